/**
 * Plan over many templates against the popular way, in one run: `node __tests__/bench/plan-tree.ts` (Node 24).
 *
 * The popular way: `git diff --name-status` and one picomatch filter a template over its list, which tells which of the
 * given templates changed and no more. Ours, with the templates given too: open the repository, compare the trees, sort
 * the changes and decide, as in a plan without a bucket. What it takes to find and read the templates as well, which the
 * popular way leaves to the person who writes the filters, is told beside it.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import picomatch from "picomatch";
import type { Template, TreeEntry } from "../../src/model.ts";
import { concernsOf } from "../../src/plan/concerns.ts";
import { decide } from "../../src/plan/decide.ts";
import { openRepository } from "../../src/plan/git.ts";
import { readTemplates } from "../../src/plan/template.ts";
import {
	type ManyTemplates,
	makeManyTemplates,
	type Size,
} from "./many-templates.ts";
import { compare, row } from "./measure.ts";

const SIZES: readonly Size[] = [
	{ templates: 250, files: 12_500, changed: 750 },
	{ templates: 500, files: 25_000, changed: 1_500 },
	{ templates: 1_000, files: 50_000, changed: 3_000 },
];
const PACKER_DIRECTORY = "packer";
const ROUNDS = 7;
/** Times that ours is to be faster at the largest size. */
const TARGET_RATIO = 3;
/** A template may cost this many times more in the largest repository than in the smallest. */
const LINEAR_SLACK = 1.5;

/** Names of the templates that changed, the popular way. */
function planByFilters({ directory, templates, base, head }: ManyTemplates) {
	const out = execFileSync(
		"git",
		["diff", "--no-renames", "--name-status", "-z", base, head],
		{ cwd: directory, encoding: "utf8", maxBuffer: 1 << 28 },
	);
	const files = out.split("\0").filter((_, index) => index % 2 === 1);
	return templates.filter((os) => {
		const matches = picomatch(`packer/${os}/**`, { dot: true });
		return files.filter((file) => matches(file)).length > 0;
	});
}

/** Finds and reads the templates among the entries. */
function readAll(directory: string, entries: readonly TreeEntry[]) {
	return readTemplates({
		entries,
		packerDirectory: PACKER_DIRECTORY,
		readText: (path) => readFileSync(join(directory, path), "utf8"),
		variables: {},
		varFiles: [],
		workingDirectory: "auto",
	}).templates;
}

/** Names of the templates that are planned, our way; without `given` they are found and read as well. */
async function planByTrees(
	{ directory, base, head }: ManyTemplates,
	given?: readonly Template[],
) {
	const folders = [PACKER_DIRECTORY];
	const repository = await openRepository({
		directory,
		env: process.env,
		serverUrl: "https://github.com",
	});
	const [entries, changes] = await Promise.all([
		given === undefined ? repository.list(head, folders) : [],
		repository.changes(base, head, folders),
	]);
	const templates = given ?? readAll(directory, entries);
	const concerns = concernsOf({
		packerDirectory: PACKER_DIRECTORY,
		sharedPaths: [],
		varFiles: [],
		entries,
		templates,
		rules: new Map(),
	});
	const sorted = concerns.sort(changes);
	const legs = decide({
		templates,
		requestedText: "requested",
		comparison: { kind: "changes", changes },
		changesOf: sorted.of,
		contentOf: () => "",
		lastGood: () => "unknown",
		dispatchLine: (os) => os,
	});
	return legs.filter((leg) => leg.planned).map((leg) => leg.root.os);
}

/** Milliseconds of the ways at one size. */
async function measure(size: Size) {
	const repository = makeManyTemplates(size);
	try {
		const popular = planByFilters(repository);
		const ours = await planByTrees(repository);
		if (ours.join() !== popular.join())
			throw new Error("The two ways do not plan the same templates.");
		const { directory, head } = repository;
		const { list } = await openRepository({
			directory,
			env: process.env,
			serverUrl: "https://github.com",
		});
		const templates = readAll(directory, await list(head, [PACKER_DIRECTORY]));
		return await compare(
			{
				popular: () => planByFilters(repository),
				ours: () => planByTrees(repository, templates),
				reading: () => planByTrees(repository),
			},
			ROUNDS,
		);
	} finally {
		repository.remove();
	}
}

const HEADINGS = [
	"popular ms",
	"ours ms",
	"ratio",
	"ms a template",
	"and reading ms",
];
row("templates / files / changed", ...HEADINGS);
const results = [];
for (const size of SIZES) {
	const { popular, ours, reading } = await measure(size);
	const ratio = popular / ours;
	const each = ours / size.templates;
	results.push({ ratio, each });
	const name = `${size.templates} / ${size.files} / ${size.changed}`;
	row(name, popular, ours, ratio, each, reading);
}
const [smallest, largest] = [results[0], results.at(-1)];
if (smallest === undefined || largest === undefined)
	throw new Error("Nothing was measured.");
const growth = largest.each / smallest.each;
process.stdout.write(
	`\n${largest.ratio.toFixed(1)} times faster (target ${TARGET_RATIO}); a template costs ${growth.toFixed(2)} times as much in the largest repository as in the smallest (linear: 1)\n`,
);
if (largest.ratio < TARGET_RATIO || growth > LINEAR_SLACK) process.exitCode = 1;
