/** The first Node 24, whose zstd decoder calls a cut file whole, says of every file what a new one says. */
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { xvaBytes } from "../stand-ins/xva.ts";
import { ACTION_PATH } from "./scene.ts";

const BUNDLE = join(ACTION_PATH, "dist", "index.js");
const FUZZER = join(ACTION_PATH, "__tests__", "fuzz", "fuzz.ts");
const PATIENCE_MS = 300_000;

let oldest = "";
let folder = "";
const names: string[] = [];

beforeAll(async () => {
	oldest = process.env.NODE24_OLDEST_BIN ?? "";
	if (oldest === "")
		throw new Error("Set NODE24_OLDEST_BIN to the path of Node 24.0.0.");
	folder = mkdtempSync(join(tmpdir(), "oldest-node-"));
	const good = await xvaBytes({
		disks: [{ sizeBytes: 3_000 }],
		blockBytes: 512,
	});
	const half = Math.floor(good.length / 2);
	const [head, tail] = [good.subarray(0, half), good.subarray(half)];
	const zstd = zstdCompressSync(good);
	const gzip = gzipSync(good);
	const files: Readonly<Record<string, Buffer>> = {
		plain: good,
		gzip,
		zstd,
		"zstd in two frames": Buffer.concat([
			zstdCompressSync(head),
			zstdCompressSync(tail),
		]),
		"gzip in two members": Buffer.concat([gzipSync(head), gzipSync(tail)]),
		"cut zstd": zstd.subarray(0, -1),
		"zstd cut at half": zstd.subarray(0, zstd.length / 2),
		"cut gzip": gzip.subarray(0, -1),
		"zstd without its second frame": zstdCompressSync(head),
		"zstd and bytes": Buffer.concat([zstd, Buffer.from("more")]),
		"gzip and bytes": Buffer.concat([gzip, Buffer.from("more")]),
		"zstd and zeros": Buffer.concat([zstd, Buffer.alloc(100)]),
		"gzip and zeros": Buffer.concat([gzip, Buffer.alloc(100)]),
		"damaged zstd": damaged(zstd),
		"damaged gzip": damaged(gzip),
	};
	for (const [name, content] of Object.entries(files)) {
		names.push(name);
		writeFileSync(join(folder, name), content);
	}
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The bytes with one of them changed in the middle. */
function damaged(bytes: Buffer): Buffer {
	const copy = Buffer.from(bytes);
	const at = copy.length >> 1;
	copy[at] = (copy[at] ?? 0) ^ 0xff;
	return copy;
}

/** Class by file, null for a valid one. */
function verdicts(node: string): Record<string, unknown> {
	const args = [BUNDLE, "xva", "verify", "--json", ...names];
	const { stdout, stderr } = spawnSync(node, args, {
		cwd: folder,
		encoding: "utf8",
	});
	expect(stderr).toBe("");
	const lines = stdout.trim().split("\n");
	return Object.fromEntries(
		lines.map((line) => {
			const { file, class: found } = JSON.parse(line);
			return [file, found];
		}),
	);
}

test("every file has the same verdict", () => {
	const now = verdicts(process.execPath);
	expect(verdicts(oldest)).toEqual(now);
	expect(now).toMatchObject({
		zstd: null,
		"zstd in two frames": null,
		"gzip in two members": null,
		"cut zstd": "truncated",
		"zstd cut at half": "truncated",
		"zstd without its second frame": "truncated",
		"zstd and bytes": "trailing-data",
		"gzip and zeros": "trailing-data",
		"damaged gzip": "compression",
	});
});

test(
	"mutations are judged there as the reference judges them",
	async () => {
		const { stdout } = await promisify(execFile)(oldest, [
			"--no-warnings",
			FUZZER,
			"--seed",
			"24000",
			"--cases",
			"1500",
		]);
		expect(stdout).toMatch(/1500 cases .*findings 0/);
	},
	PATIENCE_MS,
);
