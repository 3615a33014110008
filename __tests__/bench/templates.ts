/**
 * Reading 1,000 template folders: `node __tests__/bench/templates.ts` (Node 24). Each folder is the model's: 8 kB of HCL, two
 * variants, scripts shared by all; with its `template.yml` and without. The texts are in memory: the reading is measured.
 *
 * The peer parses the HCL of the same folders with HashiCorp's own parser (`@cdktf/hcl2json`), which is the least that one
 * would do, and does no more: no values, roots, images, references, checks. Each runs in processes of its own, after one
 * that strips the types for all, since the bundle that users run has none. CPU seconds are those of the work without the
 * start of Node, memory is the process's peak, Node's own and that of the texts included; the least of some rounds counts.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resourceUsage } from "node:process";
import { entry, type Files, fixture, read } from "../plan/template-tree.ts";
import { row } from "./measure.ts";

const TEMPLATES = 1000;
const ROUNDS = 3;
const TARGET_SECONDS = 1;
const TARGET_MEGABYTES = 200;

interface Figures {
	readonly seconds: number;
	readonly megabytes: number;
	/** What came of it, so that nobody measures an error. */
	readonly images: number;
}

function manyTemplates(way: string): Files {
	const model = Object.entries(fixture("model-template")).filter(
		([path]) => way === "manifests" || !path.endsWith("template.yml"),
	);
	const own = model.filter(([path]) => path.startsWith("packer/debian/"));
	const shared = model.filter(([path]) => path.startsWith("packer/_shared/"));
	const copies = Array.from({ length: TEMPLATES }, (_, index) => {
		const os = `os${index}x`;
		return own.map(([path, text]) => [
			path.replaceAll("debian", os),
			text.replaceAll("debian-1", `${os}-1`),
		]);
	});
	return Object.fromEntries([...shared, ...copies.flat()]);
}

function readAll(files: Files): number {
	const { templates } = read(files, {
		entries: Object.keys(files).map((path) => entry(path)),
	});
	return templates.flatMap(({ roots }) => roots.flatMap(({ images }) => images))
		.length;
}

async function parseAll(files: Files): Promise<number> {
	const { parse } = await import("@cdktf/hcl2json");
	let images = 0;
	for (const [path, text] of Object.entries(files)) {
		if (!path.endsWith(".hcl")) continue;
		await parse(path, text);
		if (path.endsWith(".pkrvars.hcl")) images++;
	}
	return images;
}

async function measure(way: string): Promise<Figures> {
	const files = manyTemplates(way);
	const before = process.cpuUsage();
	const images = way === "peer" ? await parseAll(files) : readAll(files);
	const { user, system } = process.cpuUsage(before);
	return {
		seconds: (user + system) / 1e6,
		megabytes: resourceUsage().maxRSS / 1024,
		images,
	};
}

function inProcesses(way: string, folder: string): Figures {
	const env = { ...process.env, NODE_COMPILE_CACHE: folder };
	const run = (): Figures => {
		const args = [import.meta.filename, way];
		return JSON.parse(execFileSync(process.execPath, args, { env }).toString());
	};
	const { images } = run();
	const rounds = Array.from({ length: ROUNDS }, run);
	return {
		seconds: Math.min(...rounds.map(({ seconds }) => seconds)),
		megabytes: Math.min(...rounds.map(({ megabytes }) => megabytes)),
		images,
	};
}

function race(folder: string): void {
	row(`${TEMPLATES} template folders`, "CPU s", "peak MB", "images");
	const peer = inProcesses("peer", folder);
	row("@cdktf/hcl2json, parsed", peer.seconds, peer.megabytes, peer.images);
	const ours = inProcesses("ours", folder);
	row("ours, read", ours.seconds, ours.megabytes, ours.images);
	const all = inProcesses("manifests", folder);
	row("with template.yml", all.seconds, all.megabytes, all.images);
	process.stdout.write(
		`\n${(peer.seconds / ours.seconds).toFixed(1)} times less CPU than the peer; targets: ${TARGET_SECONDS} s, ${TARGET_MEGABYTES} MB\n`,
	);
	for (const { images } of [peer, ours, all])
		if (images !== 2 * TEMPLATES) throw new Error("Not all was read.");
	if (ours.seconds > TARGET_SECONDS || ours.megabytes > TARGET_MEGABYTES)
		process.exitCode = 1;
}

const [way] = process.argv.slice(2);
if (way !== undefined) {
	process.stdout.write(JSON.stringify(await measure(way)));
} else {
	const folder = mkdtempSync(join(tmpdir(), "bench-templates-"));
	try {
		race(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
