/** A script of the tests as the product is shipped: one file of JavaScript. */

import { execFile } from "node:child_process";
import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const tool = (...path: readonly string[]) =>
	join(ROOT, "node_modules", ...path);

/**
 * Bundles a script.
 * @param script below `__tests__/`
 * @param folder gets what is made, and is removed by the caller
 * @returns path of the bundle
 */
export async function bundled(script: string, folder: string): Promise<string> {
	const project = join(folder, "tsconfig.json");
	const compiled = join(folder, "compiled");
	const settings = {
		extends: join(ROOT, "tsconfig.build.json"),
		compilerOptions: {
			rootDir: ROOT,
			outDir: compiled,
			typeRoots: [tool("@types")],
		},
		include: [],
		files: [join(ROOT, "__tests__", script)],
	};
	await writeFile(project, JSON.stringify(settings));
	await writeFile(join(folder, "package.json"), '{"type":"module"}');
	// so that the bundler finds the packages
	await symlink(tool(), join(folder, "node_modules"));
	const node = (args: readonly string[]) =>
		promisify(execFile)(process.execPath, args);
	await node([tool("typescript", "bin", "tsc"), "-p", project]);
	const entry = join(compiled, "__tests__", script.replace(/\.ts$/, ".js"));
	const ncc = tool("@vercel", "ncc", "dist", "ncc", "cli.js");
	await node([ncc, "build", entry, "-o", join(folder, "bundle")]);
	return join(folder, "bundle", "index.js");
}
