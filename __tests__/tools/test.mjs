// `npm test`: gets the real parts, runs vitest under Node 24, and ends with `N passed, N failed`.
//
//   node __tests__/tools/test.mjs [--slow] [arguments of vitest]
//
// Without arguments of vitest coverage is measured, and its gate applies.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepare, ROOT, variablesOf } from "./setup.mjs";

const SLOW = "__tests__/slow";

const NEED = [
	"node",
	"node-oldest",
	"packer",
	"s3-versitygw",
	"s3-weed",
	"xenapi",
];
const NEED_SLOW = ["actionlint", "zizmor"];

try {
	process.exitCode = await main(process.argv.slice(2));
} catch (error) {
	console.error(error.message);
	process.exitCode = 1;
}

async function main(args) {
	const slow = args.includes("--slow");
	const given = args.filter((argument) => argument !== "--slow");
	if (slow && !existsSync(join(ROOT, SLOW)))
		throw new Error(`There are no slow tests: ${SLOW} is not there.`);
	const paths = await prepare({
		need: slow ? [...NEED, ...NEED_SLOW] : NEED,
	});
	const scratch = mkdtempSync(join(tmpdir(), "xva-test-"));
	try {
		const report = join(scratch, "report.json");
		const options = [
			"--reporter=default",
			"--reporter=json",
			`--outputFile.json=${report}`,
		];
		if (slow) options.push(`${SLOW}/`);
		else options.push("--exclude", `${SLOW}/**`);
		if (!slow && given.length === 0) options.push("--coverage");
		const code = await vitest(paths, [...options, ...given]);
		const { passed, failed } = countTests(report);
		console.log(`${passed} passed, ${failed} failed`);
		return passed === 0 || failed > 0 ? 1 : code;
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
}

/** Runs vitest under Node 24, and returns its exit code. */
async function vitest(paths, args) {
	const script = join(ROOT, "node_modules", "vitest", "vitest.mjs");
	const child = spawn(paths.node, [script, "run", ...args], {
		cwd: ROOT,
		stdio: "inherit",
		env: { ...process.env, ...variablesOf(paths) },
	});
	const [code] = await once(child, "exit");
	return code ?? 1;
}

/** Counts by vitest's report; a file that could not be loaded is a failure. */
function countTests(report) {
	if (!existsSync(report)) return { passed: 0, failed: 1 };
	const { testResults } = JSON.parse(readFileSync(report, "utf8"));
	let passed = 0;
	let failed = 0;
	for (const { status, assertionResults } of testResults) {
		const count = (wanted) =>
			assertionResults.filter((test) => test.status === wanted).length;
		passed += count("passed");
		failed += count("failed") || (status === "failed" ? 1 : 0);
	}
	return { passed, failed };
}
