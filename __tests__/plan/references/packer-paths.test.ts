import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pathIndex } from "../../../src/plan/path-index.ts";
import { resolveReferences } from "../../../src/plan/references/resolve.ts";
import { references } from "./roots.ts";

/** Every file says where it is, so that what Packer reads tells which one it meant. */
const FILES = [
	"a.txt",
	"only-here.txt",
	"packer/debian/a.txt",
	"packer/debian/own.txt",
	"packer/_shared/a.txt",
];

/** Expressions whose value is the text of the file that they name. */
const EXPRESSIONS = [
	'file("a.txt")',
	'file("only-here.txt")',
	'file("own.txt")',
	'file("../_shared/a.txt")',
	`file("\${path.root}/a.txt")`,
	`file("\${path.root}/../_shared/a.txt")`,
	`file("\${path.cwd}/a.txt")`,
	`file("\${path.cwd}/\${path.root}/a.txt")`,
	`file("\${abspath(path.root)}/a.txt")`,
	'file(abspath("a.txt"))',
	`file("\${dirname(abspath(path.root))}/_shared/a.txt")`,
	'templatefile("a.txt", {})',
	'templatefile("only-here.txt", {})',
	`templatefile("\${path.root}/a.txt", {})`,
	'base64decode(filebase64("a.txt"))',
	'base64decode(filebase64("own.txt"))',
	`base64decode(filebase64("\${path.root}/own.txt"))`,
];

const repository = mkdtempSync(join(tmpdir(), "packer-paths-"));

beforeAll(() => {
	for (const path of FILES) {
		mkdirSync(dirname(join(repository, path)), { recursive: true });
		writeFileSync(join(repository, path), path);
	}
});

afterAll(() => rmSync(repository, { recursive: true }));

const template = (expressions: readonly string[]) => {
	const locals = expressions.map(
		(expression, at) => `  text${at} = try(${expression}, "")\n`,
	);
	return `locals {\n${locals.join("")}}\nbuild {}\n`;
};

/** What Packer reads for each expression, empty where it finds no file. */
function readByPacker(
	workingDirectory: "repository" | "template",
): readonly string[] {
	const { PACKER_BIN, PATH } = process.env;
	if (!PACKER_BIN)
		throw new Error("Set PACKER_BIN to a Packer executable (1.16)");
	const folder = "packer/debian";
	const file = "debian.pkr.hcl";
	writeFileSync(join(repository, folder, file), template(EXPRESSIONS));
	const inFolder = workingDirectory === "template";
	const names = EXPRESSIONS.map((_expression, at) => `local.text${at}`);
	const { stdout, stderr } = spawnSync(
		PACKER_BIN,
		["console", inFolder ? file : join(folder, file)],
		{
			cwd: inFolder ? join(repository, folder) : repository,
			input: `jsonencode([${names.join(", ")}])\n`,
			encoding: "utf8",
			env: { PATH, HOME: repository, CHECKPOINT_DISABLE: "1" },
		},
	);
	if (stderr !== "") throw new Error(stderr);
	return JSON.parse(stdout);
}

/** What is said that Packer reads. */
function resolved(
	expression: string,
	workingDirectory: "repository" | "template",
): string {
	const { dependencies } = resolveReferences(
		references(template([expression])),
		{
			directory: "packer/debian",
			workingDirectory,
			index: pathIndex(() => FILES),
			text: (path) => path,
		},
	);
	return dependencies.map(({ path }) => path).join(", ");
}

test.each([
	"repository",
	"template",
] as const)("paths of functions are those that Packer reads where it runs in the %s", (workingDirectory) => {
	const told = EXPRESSIONS.map((expression) => [
		expression,
		resolved(expression, workingDirectory),
	]);
	const read = readByPacker(workingDirectory);
	expect(told).toEqual(EXPRESSIONS.map((one, at) => [one, read[at]]));
});
