/** The workflows as their linters see them; zizmor without the network. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

function lint(
	variable: string,
	args: readonly string[],
): { code: number | null; said: string } {
	const file = process.env[variable];
	if (file === undefined)
		throw new Error(`Set ${variable}: \`npm run test:slow\` does.`);
	const { status, stdout, stderr } = spawnSync(file, args, {
		cwd: ROOT,
		encoding: "utf8",
	});
	return { code: status, said: stdout + stderr };
}

test("actionlint finds nothing", () => {
	const { code, said } = lint("ACTIONLINT_BIN", []);
	expect(code, said).toBe(0);
});

test("zizmor finds nothing", () => {
	const { code, said } = lint("ZIZMOR_BIN", [
		"--offline",
		"--no-progress",
		".",
	]);
	expect(code, said).toBe(0);
});
