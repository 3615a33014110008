/**
 * Uploads a file of 2 GB to versitygw on tmpfs by turns with our own code and with `s5cmd cp`, and prints the ratios.
 *
 *   VERSITYGW_BIN=… S5CMD_BIN=… node __tests__/bench/publish.ts [rounds]
 */

import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { ACCESS_KEY, BUCKET, SECRET_KEY, startS3 } from "../stand-ins/s3.ts";

const MIB = 1024 * 1024;
const SIZE_BYTES = 2_000_000_000;
const TMPFS = "/dev/shm";
const uploader = fileURLToPath(
	new URL("../stand-ins/upload-one.ts", import.meta.url),
);

/** One run of one program. */
interface Run {
	readonly seconds: number;
	readonly cpuSeconds: number;
	/** Where the program tells it. */
	readonly peakMb?: number;
}

async function main(): Promise<void> {
	const rounds = Number(process.argv[2] ?? 5);
	const s5cmd = process.env.S5CMD_BIN;
	if (s5cmd === undefined) {
		throw new Error("Set S5CMD_BIN to the path of s5cmd.");
	}
	const folder = await mkdtemp(join(TMPFS, "bench-publish-"));
	const server = await startS3("versitygw", folder);
	try {
		const file = join(folder, "image.xva");
		await writeRandom(file);
		const expected = await sha256(file);
		const runs: { ours: Run; theirs: Run }[] = [];
		for (let round = 1; round <= rounds; round++) {
			const ours = await measure(process.execPath, [
				uploader,
				server.endpoint,
				file,
				"ours.xva",
			]);
			await check(join(server.data, BUCKET, "ours.xva"), expected);
			const theirs = await measure(s5cmd, [
				"--endpoint-url",
				server.endpoint,
				"cp",
				file,
				`s3://${BUCKET}/theirs.xva`,
			]);
			await check(join(server.data, BUCKET, "theirs.xva"), expected);
			runs.push({ ours, theirs });
			console.log(`round ${round}: ${show(ours)} | s5cmd ${show(theirs)}`);
		}
		const ratio = (of: (run: Run) => number) =>
			median(runs.map(({ ours, theirs }) => of(ours) / of(theirs))).toFixed(2);
		console.log(
			`ours / s5cmd, median of ${rounds}: wall ${ratio((run) => run.seconds)}, CPU ${ratio((run) => run.cpuSeconds)}`,
		);
		const peak = Math.max(...runs.map(({ ours }) => ours.peakMb ?? 0));
		console.log(`ours, peak memory: ${peak.toFixed(0)} MB (limit 256 MB)`);
	} finally {
		await server.stop();
		await rm(folder, { recursive: true, force: true });
	}
}

async function writeRandom(path: string): Promise<void> {
	const file = await open(path, "w");
	try {
		for (let left = SIZE_BYTES; left > 0; left -= 16 * MIB) {
			await file.write(randomBytes(Math.min(left, 16 * MIB)));
		}
	} finally {
		await file.close();
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
	const [output, errors] = (
		await Promise.all([child.stdout.toArray(), child.stderr.toArray()])
	).map((chunks) => chunks.join(""));
	const [seconds, user, system] =
		/([\d.]+) ([\d.]+) ([\d.]+)\s*$/
			.exec(errors ?? "")
			?.slice(1)
			.map(Number) ?? [];
	if (seconds === undefined || user === undefined || system === undefined) {
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

function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length >> 1;
	const [low, high] = [sorted[sorted.length - middle - 1], sorted[middle]];
	return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}

await main();
