/**
 * Writes `.github/schemas/template-1.json`, the JSON Schema of `template.yml`, from its table in `src/template-yml/`.
 *
 *   node __tests__/tools/schemas.mjs [--check] (Node 24, which takes TypeScript)
 *
 * With --check nothing is written, and the exit code is 1 when the file is stale.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { TEMPLATE_SCHEMA } from "../../src/template-yml/json-schema.ts";

const { values } = parseArgs({
	options: { check: { type: "boolean", default: false } },
});
const name = ".github/schemas/template-1.json";
const root = fileURLToPath(new URL("../..", import.meta.url));
const path = join(root, name);
const before = existsSync(path) ? readFileSync(path, "utf8") : "";
const after = execFileSync(
	process.execPath,
	[
		join(root, "node_modules/@biomejs/biome/bin/biome"),
		"format",
		`--stdin-file-path=${name}`,
	],
	{ cwd: root, input: JSON.stringify(TEMPLATE_SCHEMA), encoding: "utf8" },
);

if (after === before) {
	console.log(`${name} says what the table says.`);
} else if (values.check) {
	console.error(
		`${name} is stale: run \`node __tests__/tools/schemas.mjs\` and commit it.`,
	);
	process.exitCode = 1;
} else {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, after);
	console.log(`${name} is rewritten.`);
}
