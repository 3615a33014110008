/**
 * Publishes an XVA as the product does (bundled; verification, SHA-256 and upload in one reading), by turns with `s5cmd cp` of the
 * same file alone, to the same versitygw on tmpfs, and prints the ratios. Then uploads of 1, 8 and 32 GB to a server that
 * throws the bytes away, for the memory that they take.
 *
 *   VERSITYGW_BIN=… S5CMD_BIN=… node __tests__/bench/publish.ts [rounds] [gigabytes]
 *
 * Without a size it is 8 GB, or 4 where the memory for three copies is not there.
 */

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { ACCESS_KEY, BUCKET, SECRET_KEY, startS3 } from "../stand-ins/s3.ts";
import type { UploadOptions } from "../stand-ins/upload-one.ts";
import { writeXva } from "../stand-ins/xva.ts";
import { bundled } from "./bundle.ts";
import { median } from "./measure.ts";
import { writeSparseXva } from "./sparse-xva.ts";

const MIB = 1024 * 1024;
const GB = 1e9;
const TMPFS = "/dev/shm";
const OURS = "ours.xva";
const MEMORY_SIZES_GB = [1, 8, 32];
const DISCARD = fileURLToPath(
	new URL("../stand-ins/s3-discard.ts", import.meta.url),
);
const VERIFYING: UploadOptions = { verify: "full" };

/** One run of one program. */
interface Run {
	readonly seconds: number;
	readonly cpuSeconds: number;
	/** Where the program tells it. */
	readonly peakMb?: number;
}

async function main(): Promise<void> {
	const rounds = Number(process.argv[2] ?? 5);
	const gigabytes = Number(process.argv[3] ?? (await fittingGigabytes()));
	const s5cmd = process.env.S5CMD_BIN;
	if (s5cmd === undefined) {
		throw new Error("Set S5CMD_BIN to the path of s5cmd.");
	}
	const folder = await mkdtemp(join(TMPFS, "bench-publish-"));
	try {
		const uploader = await bundled("stand-ins/upload-one.ts", folder);
		await compareWith(s5cmd, uploader, folder, gigabytes, rounds);
		await showMemory(uploader, folder);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function fittingGigabytes(): Promise<number> {
	const text = await readFile("/proc/meminfo", "utf8");
	const available = Number(/MemAvailable:\s+(\d+) kB/.exec(text)?.[1]) * 1024;
	// the file, the parts that were sent, and the object that the server makes of them
	return available > 3.3 * 8 * GB ? 8 : 4;
}

async function compareWith(
	s5cmd: string,
	uploader: string,
	folder: string,
	gigabytes: number,
	rounds: number,
): Promise<void> {
	const server = await startS3("versitygw", folder);
	try {
		const file = join(folder, "image.xva");
		const sizeBytes = gigabytes * GB;
		const { sizeBytes: size } = await writeXva(file, {
			disks: [{ sizeBytes }],
		});
		const expected = await sha256(file);
		console.log(`an XVA of ${(size / GB).toFixed(2)} GB`);
		const runs: { ours: Run; theirs: Run }[] = [];
		for (let round = 1; round <= rounds; round++) {
			const ours = await upload(uploader, server.endpoint, file);
			await check(join(server.data, BUCKET, OURS), expected);
			const from = ["--endpoint-url", server.endpoint, "cp", file];
			const theirs = await measure(s5cmd, [
				...from,
				`s3://${BUCKET}/theirs.xva`,
			]);
			await check(join(server.data, BUCKET, "theirs.xva"), expected);
			runs.push({ ours, theirs });
			console.log(`round ${round}: ${show(ours)} | s5cmd ${show(theirs)}`);
		}
		const ratio = (of: (run: Run) => number) =>
			median(runs.map(({ ours, theirs }) => of(ours) / of(theirs))).toFixed(2);
		console.log(
			`ours / s5cmd, median of ${rounds}: wall ${ratio((run) => run.seconds)} (goal 1.0), CPU ${ratio((run) => run.cpuSeconds)} (goal 0.8)`,
		);
		await rm(file);
	} finally {
		await server.stop();
	}
}

async function showMemory(uploader: string, folder: string): Promise<void> {
	const sink = spawn(process.execPath, [DISCARD], {
		stdio: ["pipe", "pipe", "inherit"],
	});
	try {
		const [endpoint] = await once(createInterface(sink.stdout), "line");
		for (const gigabytes of MEMORY_SIZES_GB) {
			const file = join(folder, "sparse.xva");
			await writeSparseXva(file, gigabytes * GB);
			const run = await upload(uploader, String(endpoint), file);
			console.log(`${gigabytes} GB thrown away: ${show(run)} (goal 256 MB)`);
			await rm(file);
		}
	} finally {
		sink.stdin.end();
		await once(sink, "exit");
	}
}

async function sha256(path: string): Promise<string> {
	const hash = createHash("sha256");
	await pipeline(createReadStream(path, { highWaterMark: MIB }), hash);
	return hash.digest("hex");
}

/** The object is right, and makes room for the next. */
async function check(object: string, expected: string): Promise<void> {
	if ((await sha256(object)) !== expected) {
		throw new Error(`${object} is not the file that was uploaded.`);
	}
	await rm(object);
}

function upload(
	uploader: string,
	endpoint: string,
	file: string,
): Promise<Run> {
	const args = [uploader, endpoint, file, OURS, JSON.stringify(VERIFYING)];
	return measure(process.execPath, args);
}

/** Runs a program to its end and reads its times from the shell; our own program tells its memory by itself. */
async function measure(program: string, args: readonly string[]): Promise<Run> {
	const shell = ["-c", 'TIMEFORMAT="%R %U %S"; time "$@"', "bash"];
	const child = spawn("bash", [...shell, program, ...args], {
		env: {
			...process.env,
			AWS_ACCESS_KEY_ID: ACCESS_KEY,
			AWS_SECRET_ACCESS_KEY: SECRET_KEY,
			AWS_REGION: "us-east-1",
		},
		stdio: ["ignore", "pipe", "pipe"],
	});
	const closed = once(child, "close");
	const [output, errors] = (
		await Promise.all([child.stdout.toArray(), child.stderr.toArray()])
	).map((chunks) => chunks.join(""));
	const [code] = await closed;
	const [seconds, user, system] =
		/([\d.]+) ([\d.]+) ([\d.]+)\s*$/
			.exec(errors ?? "")
			?.slice(1)
			.map(Number) ?? [];
	if (
		code !== 0 ||
		seconds === undefined ||
		user === undefined ||
		system === undefined
	) {
		throw new Error(`${program} failed: ${errors}`);
	}
	const peakBytes = /"maxRssBytes":(\d+)/.exec(output ?? "")?.[1];
	return {
		seconds,
		cpuSeconds: user + system,
		...(peakBytes === undefined ? {} : { peakMb: Number(peakBytes) / 1e6 }),
	};
}

function show({ seconds, cpuSeconds, peakMb }: Run): string {
	const memory = peakMb === undefined ? "" : `, ${peakMb.toFixed(0)} MB`;
	return `${seconds.toFixed(2)} s, ${cpuSeconds.toFixed(2)} CPU s${memory}`;
}

await main();
