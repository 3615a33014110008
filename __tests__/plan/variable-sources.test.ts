/** Which value wins, against Packer itself. */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { buildArguments } from "../../src/packer/command.ts";
import { writeVariableFile } from "../../src/packer/variables.ts";
import { parseHcl } from "../../src/plan/hcl/parse.ts";
import { givenBy } from "../../src/plan/variable-sources.ts";
import { lookupIn } from "../../src/plan/variables.ts";
import { realPacker, temporaryFolder, writeFiles } from "../packer/helpers.ts";
import { read } from "./template-tree.ts";

/** What may set a variable. */
const LAYERS = [
	"environment",
	"auto",
	"common",
	"variant-file",
	"input-file",
	"variant-value",
	"input",
] as const;

/** A variable for each combination of layers that set it, and one of each type. */
const NAMES = Array.from(
	{ length: 2 ** LAYERS.length },
	(_, bits) => `v${bits}`,
);

/** The variables that a layer sets, each to the layer's name. */
function setBy(layer: (typeof LAYERS)[number]): readonly string[] {
	const bit = 2 ** LAYERS.indexOf(layer);
	return NAMES.filter((_, bits) => (bits & bit) !== 0);
}

function asFile(layer: (typeof LAYERS)[number]): string {
	return setBy(layer)
		.map((name) => `${name} = "${layer}"\n`)
		.join("");
}

function asRecord(layer: (typeof LAYERS)[number]): Record<string, string> {
	return Object.fromEntries(setBy(layer).map((name) => [name, layer]));
}

const TEMPLATE = `${NAMES.map((name) => `variable "${name}" {\n  default = "default"\n}\n`).join("")}
source "file" "x" {
  content = jsonencode({
${NAMES.map((name) => `    ${name} = var.${name}\n`).join("")}
  })
  target = "out.json"
}
build {
  sources = ["source.file.x"]
}
`;

const values = Object.entries(asRecord("variant-value"))
	.map(([name, value]) => `      ${name}: ${value}\n`)
	.join("");

const FILES = {
	"packer/debian/debian.pkr.hcl": TEMPLATE,
	"packer/debian/x.auto.pkrvars.hcl": asFile("auto"),
	"packer/debian/default.pkrvars.hcl": asFile("common"),
	"packer/debian/twelve.pkrvars.hcl": asFile("variant-file"),
	"vars/in.pkrvars.hcl": asFile("input-file"),
	"packer/debian/template.yml": `variants:\n  "12":\n    var-files: [twelve.pkrvars.hcl]\n    vars:\n${values}`,
};

test("every combination of what sets a variable comes out as Packer has it", async () => {
	const variables = asRecord("input");
	const environment = new Map(Object.entries(asRecord("environment")));
	const path = "vars/in.pkrvars.hcl";
	const varFiles = [{ path, text: FILES[path] }];
	const found = read(FILES, { variables, environment, varFiles });
	const [root] = found.templates[0]?.roots ?? [];
	if (root === undefined) throw new Error("no root was found");
	expect(root.problems).toEqual([]);

	const parsed = (file: keyof typeof FILES) => parseHcl(FILES[file], file);
	const given = givenBy({
		inputs: {
			variables,
			environment,
			secretNames: new Set(),
			files: [parsed(path)],
		},
		files: [
			parsed("packer/debian/x.auto.pkrvars.hcl"),
			...root.varFiles.map((file) => parsed(file as keyof typeof FILES)),
		],
		variantValues: root.variantValues,
	});
	const lookup = lookupIn([parsed("packer/debian/debian.pkr.hcl")], given);
	const ours = Object.fromEntries(
		NAMES.map((name) => [name, lookup("var", name)]),
	);

	const folder = await temporaryFolder();
	await writeFiles(folder, FILES);
	const variableFile = await writeVariableFile({
		folder,
		values: new Map(Object.entries({ ...root.variantValues, ...variables })),
		declared: root.variables,
		legacy: false,
	});
	await promisify(execFile)(
		realPacker(),
		buildArguments({
			root,
			repository: folder,
			workingDirectory: folder,
			only: [],
			except: [],
			varFiles: [path],
			...(variableFile === undefined ? {} : { variableFile }),
		}),
		{
			cwd: folder,
			env: {
				...process.env,
				CHECKPOINT_DISABLE: "1",
				...Object.fromEntries(
					[...environment].map(([name, value]) => [`PKR_VAR_${name}`, value]),
				),
			},
		},
	);
	const theirs: unknown = JSON.parse(
		await readFile(join(folder, "out.json"), "utf8"),
	);
	expect(ours).toEqual(theirs);
});
