/**
 * Verifies an XVA of 1 GB, plain, gzip and zstd, by turns with the programs that people use for less: `sha256sum`,
 * `gzip -dc` and `zstd -dc` to nowhere. The programs are found on PATH; the files lie in tmpfs.
 *
 *   node __tests__/bench/verify.ts [rounds]
 *
 * The disk is made of pieces of 64 KiB as real disks hold them: machine code (of the running Node), text (JavaScript of
 * node_modules), zeros and random bytes, which stand for what is compressed already. No two blocks are alike.
 * Our process keeps its compiled code, as what we ship is JavaScript: the time to strip types is not the product's.
 */

import { spawn } from "node:child_process";
import { createHash, randomFillSync } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { glob, mkdtemp, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createGzip, createZstdCompress } from "node:zlib";
import { verifyFile } from "../../src/xva/verify.ts";
import { writeXva } from "../stand-ins/xva.ts";
import { median } from "./measure.ts";

const MIB = 1 << 20;
const BLOCKS = 1_000;
const PIECE_BYTES = 64 << 10;
const TMPFS = "/dev/shm";

/** One run of one program, start-up included; ours without it, too. */
interface Run {
	readonly seconds: number;
	readonly cpuSeconds: number;
	readonly within?: {
		readonly seconds: number;
		readonly cpuSeconds: number;
		readonly peakMb: number;
	};
}

/** A file, and what else reads it. */
interface Contest {
	readonly name: string;
	readonly path: string;
	readonly theirs: readonly string[];
}

async function main(rounds: number): Promise<void> {
	const folder = await mkdtemp(join(TMPFS, "bench-verify-"));
	try {
		const contests = await files(folder);
		const bytes = (await sizes(contests)).map((size) => size / 1e6);
		console.log(
			`plain, gzip, zstd: ${bytes.map((mb) => mb.toFixed(0)).join(", ")} MB`,
		);
		const runs = contests.map(() => [] as { ours: Run; theirs: Run }[]);
		for (let round = 0; round <= rounds; round++) {
			for (const [index, { path, theirs }] of contests.entries()) {
				const self = [process.execPath, fileURLToPath(import.meta.url)];
				const pair = {
					ours: await measure([...self, "one", path], folder),
					theirs: await measure([...theirs, path], folder),
				};
				// the first round warms up
				if (round > 0) runs[index]?.push(pair);
			}
		}
		for (const [index, { name, theirs }] of contests.entries()) {
			report(
				`${name} against ${theirs.join(" ")}`,
				runs[index] ?? [],
				bytes[0] ?? 0,
			);
		}
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** In a process of its own: verifies as the upload does, which also needs SHA-256 of the file as it is. */
async function one(path: string): Promise<void> {
	const hash = createHash("sha256");
	const start = performance.now();
	const before = process.cpuUsage();
	const { archive } = await verifyFile(path, {
		mode: "full",
		onArchive: (bytes) => {
			if (path.endsWith(".xva")) hash.update(bytes);
		},
	});
	const { user, system } = process.cpuUsage(before);
	console.log(
		JSON.stringify({
			seconds: (performance.now() - start) / 1e3,
			cpuSeconds: (user + system) / 1e6,
			peakMb: process.resourceUsage().maxRSS / 1e3,
			sha256: archive?.sha256 ?? hash.digest("hex"),
		}),
	);
}

async function files(folder: string): Promise<Contest[]> {
	const plain = join(folder, "image.xva");
	await writeXva(plain, {
		disks: [{ sizeBytes: BLOCKS * MIB, fill: await realDisk() }],
	});
	const compressed = (extension: string) => `${plain}.${extension}`;
	await Promise.all([
		pipeline(
			createReadStream(plain, { highWaterMark: MIB }),
			createGzip(),
			createWriteStream(compressed("gz")),
		),
		pipeline(
			createReadStream(plain, { highWaterMark: MIB }),
			createZstdCompress(),
			createWriteStream(compressed("zst")),
		),
	]);
	return [
		{ name: "plain", path: plain, theirs: ["sha256sum"] },
		{ name: "gzip", path: compressed("gz"), theirs: ["gzip", "-dc"] },
		{ name: "zstd", path: compressed("zst"), theirs: ["zstd", "-dcq"] },
	];
}

async function sizes(contests: readonly Contest[]): Promise<number[]> {
	return Promise.all(
		contests.map(async ({ path }) => {
			const file = await open(path);
			const { size } = await file.stat();
			await file.close();
			return size;
		}),
	);
}

/** Fills blocks with real code and text, some zeros and some noise. */
async function realDisk(): Promise<(block: number, into: Buffer) => void> {
	const code = await readFile(process.execPath);
	const root = fileURLToPath(new URL("../../node_modules", import.meta.url));
	const texts: Buffer[] = [];
	for await (const path of glob("**/*.js", { cwd: root }))
		texts.push(await readFile(join(root, path)).catch(() => Buffer.alloc(0)));
	const text = Buffer.concat(texts);
	let piece = 0;
	// a step that shares no factor with the lengths, so that no two blocks are alike for long
	const from = (source: Buffer) =>
		(piece * 1_000_003) % (source.length - PIECE_BYTES);
	return (_, into) => {
		for (let at = 0; at < into.length; at += PIECE_BYTES, piece++) {
			const part = into.subarray(at, at + PIECE_BYTES);
			const kind = piece % 8;
			if (kind < 3) code.copy(part, 0, from(code));
			else if (kind < 6) text.copy(part, 0, from(text));
			else if (kind === 6) part.fill(0);
			else randomFillSync(part);
		}
	};
}

/** Runs a program to its end, its output going nowhere but for our own, and reads its times from the shell. */
async function measure(
	command: readonly string[],
	cache: string,
): Promise<Run> {
	const own = command.includes("one");
	const script = `TIMEFORMAT="%R %U %S"; time "$@"${own ? "" : " >/dev/null"}`;
	const child = spawn("bash", ["-c", script, "bash", ...command], {
		env: { ...process.env, NODE_COMPILE_CACHE: cache },
		stdio: ["ignore", "pipe", "pipe"],
	});
	const [output = "", errors = ""] = (
		await Promise.all([child.stdout.toArray(), child.stderr.toArray()])
	).map((chunks) => chunks.join(""));
	const [seconds, user, system] =
		/([\d.]+) ([\d.]+) ([\d.]+)\s*$/.exec(errors)?.slice(1).map(Number) ?? [];
	if (seconds === undefined || user === undefined || system === undefined)
		throw new Error(`${command.join(" ")} failed: ${errors}`);
	const run = { seconds, cpuSeconds: user + system };
	return own ? { ...run, within: JSON.parse(output) } : run;
}

function report(
	title: string,
	runs: readonly { readonly ours: Run; readonly theirs: Run }[],
	megabytes: number,
): void {
	const middle = (of: (pair: { ours: Run; theirs: Run }) => number) =>
		median(runs.map(of));
	const line = (name: string, value: string) =>
		console.log(`  ${name.padEnd(44)}${value}`);
	const times = (seconds: number, cpuSeconds: number) =>
		`${seconds.toFixed(2)} s, ${cpuSeconds.toFixed(2)} CPU s`;
	console.log(title);
	line(
		"ours, whole process",
		times(
			middle(({ ours }) => ours.seconds),
			middle(({ ours }) => ours.cpuSeconds),
		),
	);
	const cpu = middle(({ ours }) => ours.within?.cpuSeconds ?? Number.NaN);
	line(
		"ours, without start-up",
		times(
			middle(({ ours }) => ours.within?.seconds ?? Number.NaN),
			cpu,
		),
	);
	line(
		"theirs",
		times(
			middle(({ theirs }) => theirs.seconds),
			middle(({ theirs }) => theirs.cpuSeconds),
		),
	);
	line(
		"ours / theirs, wall",
		middle(({ ours, theirs }) => ours.seconds / theirs.seconds).toFixed(2),
	);
	line(
		"ours / theirs, CPU",
		middle(({ ours, theirs }) => ours.cpuSeconds / theirs.cpuSeconds).toFixed(
			2,
		),
	);
	line("GB of archive per CPU-second", (megabytes / 1e3 / cpu).toFixed(2));
	line(
		"peak memory",
		`${middle(({ ours }) => ours.within?.peakMb ?? Number.NaN).toFixed(0)} MB`,
	);
}

if (process.argv[2] === "one") await one(process.argv[3] ?? "");
else await main(Number(process.argv[2] ?? 5));
