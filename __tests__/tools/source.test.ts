/** The source as it is kept: typed, formatted, linted, and the one that dist was built from. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const TIMEOUT_MS = 300_000;

function run(...args: readonly string[]): {
	code: number | null;
	said: string;
} {
	const { status, stdout, stderr } = spawnSync(process.execPath, args, {
		cwd: ROOT,
		encoding: "utf8",
		env: { ...process.env, NO_COLOR: "1" },
	});
	return { code: status, said: stdout + stderr };
}

const tool = (...path: readonly string[]) =>
	join(ROOT, "node_modules", ...path);

test(
	"is well typed",
	() => {
		const { code, said } = run(tool("typescript", "bin", "tsc"), "-p", ".");
		expect(code, said).toBe(0);
	},
	TIMEOUT_MS,
);

test(
	"is formatted and linted",
	() => {
		const { code, said } = run(
			tool("@biomejs", "biome", "bin", "biome"),
			"ci",
			"--colors=off",
			".",
		);
		expect(code, said).toBe(0);
	},
	TIMEOUT_MS,
);

test(
	"is the one that the committed dist was built from",
	() => {
		const { code, said } = run(
			join(ROOT, "__tests__", "tools", "check-dist.mjs"),
		);
		expect(code, said).toBe(0);
	},
	TIMEOUT_MS,
);
