/**
 * Writes the README's tables of inputs and outputs from action.yml, between the markers `<!-- inputs -->` …
 * `<!-- /inputs -->` and `<!-- outputs -->` … `<!-- /outputs -->`.
 *
 *   node __tests__/tools/readme.mjs [--check] [FOLDER]
 *
 * FOLDER holds both files (the repository by default). With --check nothing is written, and the exit code is 1
 * when the README is stale.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { parse } from "yaml";

const { values, positionals } = parseArgs({
	options: { check: { type: "boolean", default: false } },
	allowPositionals: true,
});
const folder =
	positionals[0] ?? fileURLToPath(new URL("../..", import.meta.url));
const readmePath = join(folder, "README.md");

const action = parse(readFileSync(join(folder, "action.yml"), "utf8"));
const before = readFileSync(readmePath, "utf8");
const after = fill(
	fill(before, "inputs", inputTables(action.inputs)),
	"outputs",
	outputTable(action.outputs),
);

if (after === before) {
	console.log("README.md says what action.yml says.");
} else if (values.check) {
	console.error(
		"README.md is stale: run `node __tests__/tools/readme.mjs` and commit README.md.",
	);
	process.exitCode = 1;
} else {
	writeFileSync(readmePath, after);
	console.log("README.md is rewritten from action.yml.");
}

/** Replaces what stands between the two markers of a name. */
function fill(text, name, content) {
	const start = `<!-- ${name} -->`;
	const end = `<!-- /${name} -->`;
	const from = text.indexOf(start);
	const to = text.indexOf(end);
	if (from < 0 || to < from)
		throw new Error(`README.md needs the markers ${start} and ${end}.`);
	return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}

/** The inputs that work as a table; those that only later versions use as a folded list. */
function inputTables(inputs) {
	const entries = Object.entries(inputs);
	const isReserved = ([, input]) =>
		/\(reserved for a later version[^)]*\)\.$/.test(input.description ?? "");
	const rows = entries
		.filter((entry) => !isReserved(entry))
		.map(([name, input]) => [
			code(name),
			input.default ? code(input.default) : "",
			cell(name, input.description),
		]);
	const reserved = entries
		.filter(isReserved)
		.map(([name]) => code(name))
		.join(", ");
	const list =
		reserved === "" ? "" : `\n\nReserved for later versions: ${reserved}.`;
	return `${table(["input", "default", "meaning"], rows)}${list}`;
}

function outputTable(outputs) {
	const rows = Object.entries(outputs).map(([name, output]) => [
		code(name),
		cell(name, output.description),
	]);
	return table(["output", "meaning"], rows);
}

function table(head, rows) {
	const line = (cells) => `| ${cells.join(" | ")} |`;
	return [line(head), line(head.map(() => "---")), ...rows.map(line)].join(
		"\n",
	);
}

function code(text) {
	return `\`${text}\``;
}

/** A description as the text of a table cell; a missing one is an error. */
function cell(name, description) {
	if (!description)
		throw new Error(`action.yml: \`${name}\` has no description.`);
	return description.trim().replace(/\s+/g, " ").replaceAll("|", "\\|");
}
