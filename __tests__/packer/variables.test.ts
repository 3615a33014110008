import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import type { DeclaredVariable } from "../../src/model.ts";
import { writeVariableFile } from "../../src/packer/variables.ts";
import { declare, realPacker, temporaryFolder, writeFiles } from "./helpers.ts";

/** Has real Packer read the file, and gives back what arrived in the template. */
async function arrive(
	declared: readonly DeclaredVariable[],
	values: Readonly<Record<string, string>>,
): Promise<unknown> {
	const folder = await temporaryFolder();
	const path = await writeVariableFile({
		folder,
		declared,
		values: new Map(Object.entries(values)),
		legacy: false,
	});
	const blocks = declared.map(({ name, type, hasDefault }) => {
		const lines = [
			...(type === "" ? [] : [`type = ${type}`]),
			...(hasDefault ? ["default = { a = 1 }"] : []),
		];
		return `variable "${name}" {\n${lines.join("\n")}\n}\n`;
	});
	const all = declared.map(({ name }) => `${name} = var.${name}`).join("\n");
	await writeFiles(folder, {
		"t/t.pkr.hcl": `${blocks.join("")}
source "file" "x" {
  content = jsonencode({
    ${all}
  })
  target = "${join(folder, "out.json")}"
}
build {
  sources = ["source.file.x"]
}
`,
	});
	await promisify(execFile)(
		realPacker(),
		["build", ...(path === undefined ? [] : [`-var-file=${path}`]), "t"],
		{ cwd: folder, env: { ...process.env, CHECKPOINT_DISABLE: "1" } },
	);
	return JSON.parse(await readFile(join(folder, "out.json"), "utf8"));
}

describe("writeVariableFile", () => {
	it("brings strings to Packer as they are", async () => {
		const values = {
			quotes: `a "b" 'c' \\ \\n \\u0041`,
			lines: "one\ntwo\r\n\tthree\n",
			templates: `\${x} $\${y} $$\${z} %{if} %%{b} $ % {}`,
			unicode: "é 漢 🔑 \u0001\u0085",
			json: '{"a":[1]}',
			number: "007",
			empty: "",
		};
		expect(
			await arrive(
				Object.keys(values).map((name) => declare(name)),
				values,
			),
		).toEqual(values);
	});

	it("brings every type to Packer", async () => {
		const list = "list(string)";
		expect(
			await arrive(
				[
					declare("number", "number"),
					declare("yes", "bool"),
					declare("untyped", ""),
					declare("any", "any"),
					declare("json_list", list),
					declare("hcl_list", list),
					declare("numbers", "set(number)"),
					declare("json_map", "map(string)"),
					declare("hcl_map", "map(string)"),
					declare("object", "object({ a = string, b = list(number) })"),
					declare("by_default", "", { hasDefault: true }),
				],
				{
					number: "5.5",
					yes: "true",
					untyped: "[1]",
					any: "text",
					json_list: '["$' + '{a}", "\\ud83d\\udd11\\/\\"", "b"]',
					hcl_list: '[\n  "a", # first\n  "b",\n]',
					numbers: "[2, 1]",
					json_map: '{"k-1 $' + '{x}":"v","other":"w"}',
					hcl_map: '{ k = "v" }',
					object: '{ a = "x", b = [1] }',
					by_default: "{ a = 2 }",
				},
			),
		).toEqual({
			number: 5.5,
			yes: true,
			untyped: "[1]",
			any: "text",
			json_list: ["$" + "{a}", '🔑/"', "b"],
			hcl_list: ["a", "b"],
			numbers: [1, 2],
			json_map: { ["k-1 $" + "{x}"]: "v", other: "w" },
			hcl_map: { k: "v" },
			object: { a: "x", b: [1] },
			by_default: { a: 2 },
		});
	});

	it("writes a private file with what the root declares, and none for nothing", async () => {
		const folder = await temporaryFolder();
		const values = new Map([
			["mine", "1"],
			["other", "2"],
		]);
		const path = await writeVariableFile({
			folder,
			values,
			declared: [declare("mine"), declare("unset")],
			legacy: false,
		});
		expect(path).toBe(join(folder, "action.pkrvars.hcl"));
		expect(await readFile(path ?? "", "utf8")).toBe('mine = "1"\n');
		expect((await stat(path ?? "")).mode & 0o777).toBe(0o600);
		expect(
			await writeVariableFile({
				folder,
				values,
				declared: [declare("unset")],
				legacy: false,
			}),
		).toBeUndefined();
	});

	it("writes JSON for a legacy template", async () => {
		const folder = await temporaryFolder();
		const path = await writeVariableFile({
			folder,
			values: new Map([["a", 'q"\n']]),
			declared: [declare("a")],
			legacy: true,
		});
		expect(path).toBe(join(folder, "action.json"));
		expect(await readFile(path ?? "", "utf8")).toBe('{"a":"q\\"\\n"}');
	});
});
