import {
	chmod,
	mkdir,
	mkdtemp,
	readFile,
	rm,
	writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
	findZstd,
	openRecompression,
	type Recompression,
	type RecompressionOptions,
} from "../../src/xva/recompress.ts";
import { xvaBytes } from "../stand-ins/xva.ts";
import { collect, IMAGE, recompress } from "./recompressing.ts";
import { verify } from "./verifying.ts";

let archive: Buffer;
let folder: string;
beforeAll(async () => {
	archive = await xvaBytes(IMAGE);
	folder = await mkdtemp(join(tmpdir(), "recompress-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A program of the test that stands where zstd would. */
async function program(
	name: string,
	script: string,
	interpreter = "#!/bin/sh",
): Promise<string> {
	const path = join(folder, name, "zstd");
	await mkdir(join(folder, name), { recursive: true });
	await writeFile(path, `${interpreter}\n${script}\n`);
	await writeFile(`${path}.whole`, zstdCompressSync(archive));
	await chmod(path, 0o755);
	return path;
}

const CUT = /did not yield a whole zstd file|ended with exit code 0/;

const HALVES = (bytes: Buffer) => [
	bytes.subarray(0, 1_500_000),
	bytes.subarray(1_500_000),
];
const SOURCES: [string, (bytes: Buffer) => Buffer][] = [
	["plain", (bytes) => bytes],
	["gzip", (bytes) => gzipSync(bytes, { level: 1 })],
	["zstd", (bytes) => zstdCompressSync(bytes)],
	[
		"zstd of several frames",
		(bytes) =>
			Buffer.concat(HALVES(bytes).map((half) => zstdCompressSync(half))),
	],
];

describe.each(SOURCES)("from %s", (_, compress) => {
	test.each(["full", "structure", "none"] as const)("mode %s", async (mode) => {
		const { output, verified } = await recompress(compress(archive), { mode });
		expect(zstdDecompressSync(output).equals(archive)).toBe(true);
		const before = await verify(compress(archive));
		const after = await verify(output);
		expect(after).toEqual({
			...before,
			compression: "zstd",
			archive: after.archive,
			hardware: after.hardware,
		});
		expect(after.contentDigest).toBe((await verify(archive)).contentDigest);
		expect(verified.compression).toBe(before.compression);
		if (mode === "full") expect(verified).toEqual(before);
	});
});

describe("in this process", () => {
	test.each([
		1, 19,
	])("level %i: one frame, with a checksum, that pools can decode", async (level) => {
		const { output } = await recompress(archive, { level });
		const descriptor = output[4] ?? 0;
		expect(descriptor & 0b100, "content checksum").toBe(0b100);
		expect(descriptor & 0b100000, "single segment").toBe(0);
		const windowLog = 10 + ((output[5] ?? 0) >> 3);
		expect(windowLog).toBeLessThanOrEqual(23);
	});

	test("whoever reads slowly slows the writer down", async () => {
		const through = open({ mode: "none" });
		// Farther apart than the window of level 1, so that it is as large compressed.
		const noise = crypto.getRandomValues(Buffer.alloc(65_536));
		const piece = Buffer.concat(
			Array.from({ length: 16 }, (_, at) => noise.map((byte) => byte ^ at)),
		);
		let written = 0;
		const feed = (async () => {
			for (; written < 64 * piece.length; written += piece.length)
				await through.write(piece);
			await through.end();
		})();
		let read = 0;
		for await (const bytes of through.output) {
			read += bytes.length;
			await sleep(2);
			expect(written - read).toBeLessThan(8 * piece.length);
		}
		await feed;
		expect(read).toBeGreaterThan(60 * piece.length);
	});
});

/** The error with which both ends of a recompression reject. */
async function failure(
	bytes: Uint8Array,
	options: Partial<RecompressionOptions>,
	use: (through: Recompression) => void = () => {},
): Promise<Error> {
	const through = open(options);
	const feed = async () => {
		for (let at = 0; at < bytes.length; at += 65_536)
			await through.write(bytes.subarray(at, at + 65_536));
		await through.end();
	};
	const both = Promise.allSettled([feed(), collect(through.output)]);
	use(through);
	const [written, read] = await both;
	expect(written.status).toBe("rejected");
	expect(read).toEqual(written);
	expect(() => through.result()).toThrow();
	await expect(through.write(new Uint8Array(1))).rejects.toThrow();
	return written.status === "rejected" ? written.reason : new Error("none");
}

function open(options: Partial<RecompressionOptions>): Recompression {
	const { signal } = new AbortController();
	return openRecompression({ mode: "full", level: 1, signal, ...options });
}

describe("a failure is the same on both ends, and never a file that looks whole", () => {
	test("of the XVA", async () => {
		const damaged = Buffer.from(archive);
		damaged[2_000_000] = (damaged[2_000_000] ?? 0) ^ 1;
		expect(await failure(damaged, {})).toMatchObject({ class: "checksum" });
		const cut = archive.subarray(0, -600_000);
		expect(await failure(cut, {})).toMatchObject({ class: "truncated" });
		expect(await failure(Buffer.alloc(0), {})).toMatchObject({
			class: "empty",
		});
	});

	test("of an abort, before and on the way", async () => {
		const reason = new Error("cancelled");
		const signal = AbortSignal.abort(reason);
		expect(await failure(archive, { signal })).toBe(reason);
		const controller = new AbortController();
		const abort = () => controller.abort(reason);
		expect(await failure(archive, { signal: controller.signal }, abort)).toBe(
			reason,
		);
	});

	test("of destroy()", async () => {
		const error = await failure(archive, {}, (through) => through.destroy());
		expect(error.message).toBe("The recompression was destroyed.");
	});

	test("of a reader that goes away", async () => {
		const through = open({});
		const feed = (async () => {
			await through.write(archive);
			await through.end();
		})();
		for await (const _ of through.output) break;
		await expect(feed).rejects.toThrow();
		through.destroy();
	});
});

describe("a program", () => {
	const BAD: [string, string, RegExp][] = [
		["fails", "echo oops >&2; exit 3", /ended with exit code 3 \(oops\)/],
		[
			"fails with all the input read",
			"cat >/dev/null; echo no memory >&2; exit 1",
			/ended with exit code 1 \(no memory\)/,
		],
		["is killed at once", "kill -9 $$", /ended with SIGKILL/],
		[
			"is killed in the middle",
			'head -c 1000 "$0.whole"; head -c 1000000 >/dev/null; kill -9 $$',
			/ended with SIGKILL/,
		],
		["goes away without an error", "exit 0", CUT],
		[
			"goes away in the middle without an error",
			"head -c 1000000 >/dev/null; exit 0",
			CUT,
		],
		["yields no zstd", 'cat "$0.whole" "$0"; cat >/dev/null', CUT],
		["closes its input and stays", "exec <&-; sleep 60", /ended with SIGKILL/],
	];

	test.each(
		BAD,
	)("that %s is one error on both ends", async (name, script, words) => {
		const path = await program(name, script);
		const { message } = await failure(archive, { program: path });
		expect(message).toMatch(words);
		expect(message).not.toContain("\n");
	});

	test.each([
		["nothing", "cat >/dev/null"],
		["a cut frame", 'cat >/dev/null; head -c 1000 "$0.whole"'],
	])("that takes everything and yields %s is an error of the output", async (name, script) => {
		const through = open({ program: await program(name, script) });
		const feed = (async () => {
			await through.write(archive);
			await through.end();
		})();
		await expect(collect(through.output)).rejects.toThrow(CUT);
		await Promise.allSettled([feed]);
	});

	test("that is not there, or cannot run, is one error", async () => {
		const nowhere = join(folder, "nowhere/zstd");
		const { message } = await failure(archive, { program: nowhere });
		expect(message).toBe(`The program ${nowhere} could not be started.`);
		const path = await program("no interpreter", "", "#!/no/such/interpreter");
		const second = await failure(archive, { program: path });
		expect(second.message).toBe(`The program ${path} could not be started.`);
	});

	const ENDS: [string, (through: Recompression, stop: () => void) => void][] = [
		["an abort", (_, stop) => stop()],
		["destroy()", (through) => through.destroy()],
	];
	test.each(ENDS)("is gone after %s", async (name, end) => {
		const path = await program(name, 'echo $$ >"$0.pid"; exec sleep 60');
		const controller = new AbortController();
		const through = open({ program: path, signal: controller.signal });
		const feed = through.write(archive);
		const pid = await until(async () =>
			Number(await readFile(`${path}.pid`, "utf8")),
		);
		end(through, () => controller.abort(new Error("cancelled")));
		await expect(feed).rejects.toThrow();
		await until(async () => {
			expect(() => process.kill(pid, 0)).toThrow();
			return true;
		});
	});

	test("sees nothing of our environment", async () => {
		const path = await program("env", "env >&2; exit 1");
		const { message } = await failure(archive, { program: path });
		expect(message).toContain("PWD=");
		expect(message).not.toContain("HOME=");
	});
});

/** The first true value of what is tried again and again. */
async function until<T>(attempt: () => Promise<T>): Promise<T> {
	for (let left = 1000; ; left -= 1) {
		const value = await attempt().catch((error: unknown) => {
			if (left === 0) throw error;
		});
		if (value) return value;
		await sleep(10);
	}
}

describe("findZstd", () => {
	const version = (text: string) => `[ "$1" = --version ] && echo '${text}'`;
	const MODERN = version(
		"*** Zstandard CLI (64-bit) v1.5.4, by Yann Collet ***",
	);

	test("takes the first on PATH that is recent enough", async () => {
		const folders = [
			await program(
				"old",
				version(
					"*** zstd command line interface 64-bits v1.3.8, by Yann Collet ***",
				),
			),
			await program("silent", "exit 0"),
			await program("broken", `${MODERN}; exit 1`),
			await program(
				"first",
				version(
					"*** zstd command line interface 64-bits v1.4.0, by Yann Collet ***",
				),
			),
			await program("second", MODERN),
		].map((path) => join(path, ".."));
		const PATH = [join(folder, "none"), ...folders].join(":");
		expect(await findZstd({ PATH })).toBe(join(folder, "first/zstd"));
	});

	test("passes over folders that are not absolute, and finds nothing without PATH", async () => {
		const path = await program("relative", MODERN);
		const PATH = [relative(process.cwd(), join(path, "..")), "", "."].join(":");
		expect(await findZstd({ PATH })).toBeUndefined();
		expect(await findZstd({})).toBeUndefined();
	});
});
