// `npm run check-dist`: builds dist anew in a temporary folder, and compares it byte by byte with the committed one.

import {
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { buildDist } from "./build.mjs";
import { ROOT } from "./setup.mjs";

const scratch = mkdtempSync(join(tmpdir(), "xva-dist-"));
try {
	const built = join(scratch, "dist");
	await buildDist(built);
	const differences = compare(join(ROOT, "dist"), built);
	for (const difference of differences) console.error(difference);
	if (differences.length > 0)
		throw new Error(
			"dist is not what the sources give: run `npm run build` and commit dist.",
		);
	console.log("dist is what the sources give");
} catch (error) {
	console.error(error.message);
	process.exitCode = 1;
} finally {
	rmSync(scratch, { recursive: true, force: true });
}

/** One line for each file that is in one folder only, or differs. */
function compare(committed, built) {
	const names = new Set([...filesBelow(committed), ...filesBelow(built)]);
	return [...names].sort().flatMap((name) => {
		const [old, fresh] = [committed, built].map((folder) => join(folder, name));
		if (!existsSync(old)) return [`missing in dist: ${name}`];
		if (!existsSync(fresh)) return [`too much in dist: ${name}`];
		return readFileSync(old).equals(readFileSync(fresh))
			? []
			: [`differs: ${name}`];
	});
}

function filesBelow(folder) {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
