// `npm run build`: the one way to make dist. TypeScript to build/, then one bundle with its chunks and licences.
//
//   node __tests__/tools/build.mjs [folder]

import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { run } from "./run.mjs";
import { prepare, ROOT } from "./setup.mjs";

/**
 * Builds the bundle into a folder, which is emptied before: chunks of an older bundle must not stay.
 *
 * @param {string} folder
 */
export async function buildDist(folder) {
	const { node } = await prepare({ need: ["node"] });
	const tool = (name, ...path) => join(ROOT, "node_modules", name, ...path);
	rmSync(join(ROOT, "build"), { recursive: true, force: true });
	rmSync(folder, { recursive: true, force: true });
	const options = { cwd: ROOT };
	await run(
		node,
		[tool("typescript", "bin", "tsc"), "-p", "tsconfig.build.json"],
		options,
	);
	// ncc takes TypeScript 7 for an older one, so it gets JavaScript.
	const ncc = tool("@vercel/ncc", "dist", "ncc", "cli.js");
	await run(
		node,
		[ncc, "build", "build/index.js", "-o", folder, "--license", "licenses.txt"],
		options,
	);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
	try {
		await buildDist(resolve(process.argv[2] ?? join(ROOT, "dist")));
	} catch (error) {
		console.error(error.message);
		process.exitCode = 1;
	}
}
