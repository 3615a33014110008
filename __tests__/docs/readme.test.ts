import { execFile } from "node:child_process";
import {
	cpSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { REPOSITORY } from "./documents.ts";

const TOOL = join(REPOSITORY, "__tests__/tools/readme.mjs");

async function readmeTool(...args: readonly string[]) {
	return promisify(execFile)(process.execPath, [TOOL, ...args]).then(
		(output) => ({ code: 0, ...output }),
		(error: { code: number; stdout: string; stderr: string }) => error,
	);
}

describe("the README's tables of inputs and outputs", () => {
	let folder: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "readme-"));
		for (const name of ["README.md", "action.yml"])
			cpSync(join(REPOSITORY, name), join(folder, name));
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	const readme = () => readFileSync(join(folder, "README.md"), "utf8");
	const edit = (name: string, from: string | RegExp, to: string) => {
		const path = join(folder, name);
		const before = readFileSync(path, "utf8");
		const after = before.replace(from, to);
		expect(after).not.toBe(before);
		writeFileSync(path, after);
	};

	it("are those of action.yml", async () => {
		expect(await readmeTool("--check")).toMatchObject({ code: 0, stderr: "" });
	});

	it("are stale when a default changes, and --check writes nothing", async () => {
		edit("action.yml", 'default: "240"', 'default: "241"');
		const before = readme();
		const result = await readmeTool("--check", folder);
		expect(result.code).toBe(1);
		expect(result.stderr).toContain("README.md is stale");
		expect(readme()).toBe(before);
	});

	it("are rewritten without --check, and the rest of the README stays", async () => {
		edit("action.yml", 'default: "240"', 'default: "241"');
		const before = readme();
		expect(await readmeTool(folder)).toMatchObject({ code: 0 });
		expect(readme()).toBe(before.replace("| `240` |", "| `241` |"));
		expect(await readmeTool("--check", folder)).toMatchObject({ code: 0 });
	});

	it("need a description of every input", async () => {
		edit("action.yml", /(max-parallel:\n) {4}description:.*\n/, "$1");
		const result = await readmeTool(folder);
		expect(result.code).toBe(1);
		expect(result.stderr).toContain("`max-parallel` has no description");
	});

	it("need their markers", async () => {
		edit("README.md", "<!-- /outputs -->", "");
		const result = await readmeTool(folder);
		expect(result.code).toBe(1);
		expect(result.stderr).toContain(
			"README.md needs the markers <!-- outputs --> and <!-- /outputs -->",
		);
	});
});
