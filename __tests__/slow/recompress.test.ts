/** Recompression by the real `zstd` program. */
import { execFileSync, spawnSync } from "node:child_process";
import {
	chmodSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
	EncoderError,
	findZstd,
	openRecompression,
} from "../../src/xva/recompress.ts";
import { xvaBytes } from "../stand-ins/xva.ts";
import { collect, recompress } from "../xva/recompressing.ts";
import { verify } from "../xva/verifying.ts";

let program: string;
let archive: Buffer;
const folder = mkdtempSync(join(tmpdir(), "recompress-"));

beforeAll(async () => {
	const found = await findZstd(process.env);
	if (found === undefined)
		throw new Error(
			"These tests need the zstd program, 1.4 or later, on PATH.",
		);
	program = found;
	archive = await xvaBytes({
		disks: [
			{ sizeBytes: 40 << 20, holes: [3, 4, 5] },
			{ sizeBytes: (9 << 20) + 512 },
		],
	});
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each<[string, (bytes: Buffer) => Buffer]>([
	["plain", (bytes) => bytes],
	["gzip", (bytes) => gzipSync(bytes, { level: 1 })],
	["zstd", (bytes) => zstdCompressSync(bytes)],
])("from %s", (_, compress) => {
	test.each([
		1, 3, 19,
	])("at level %i, zstd itself and our verifier find it whole", async (level) => {
		const source = compress(archive);
		const { output, verified } = await recompress(source, { program, level });
		execFileSync(program, ["-q", "-t"], { input: output });
		const back = execFileSync(program, ["-q", "-d", "-c", "-M8MB"], {
			input: output,
			maxBuffer: 2 * archive.length,
		});
		expect(back.equals(archive)).toBe(true);
		const after = await verify(output);
		expect(after.compression).toBe("zstd");
		expect(after.contentDigest).toBe(verified.contentDigest);
		expect(verified).toEqual(await verify(source));
	});
});

test("the frame has a checksum of its content, so that damage is seen", async () => {
	const { output } = await recompress(archive, { program });
	const path = join(folder, "listed.zst");
	writeFileSync(path, output);
	const { stdout } = spawnSync(program, ["-l", "-v", path], {
		encoding: "utf8",
	});
	expect(stdout).toMatch(/Check: XXH64/);
});

test("killed in the middle is an error of both ends, never a short file", async () => {
	const path = join(folder, "zstd");
	writeFileSync(path, `#!/bin/sh\necho $$ >"$0.pid"\nexec ${program} "$@"\n`);
	chmodSync(path, 0o755);
	const { signal } = new AbortController();
	const through = openRecompression({
		mode: "full",
		level: 1,
		program: path,
		signal,
	});
	const feed = (async () => {
		const middle = archive.length / 2;
		await through.write(archive.subarray(0, middle));
		process.kill(Number(readFileSync(`${path}.pid`, "utf8")), "SIGKILL");
		await through.write(archive.subarray(middle));
		await through.end();
	})();
	const [read, written] = await Promise.allSettled([
		collect(through.output),
		feed,
	]);
	expect(read).toMatchObject({ status: "rejected" });
	expect(written).toEqual(read);
	expect(read.status === "rejected" && read.reason).toBeInstanceOf(
		EncoderError,
	);
	expect(String(read.status === "rejected" && read.reason)).toMatch(
		/ended with SIGKILL/,
	);
	expect(() => through.result()).toThrow();
});
