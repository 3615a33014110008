import {
	existsSync,
	lstatSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	truncateSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { copy, gigabytes, move } from "../../src/spool/transfer.ts";
import { calm } from "./entries.ts";

/** A file system in memory, which every Linux has: another one than that of temporary files, nearly always. */
const OTHER = "/dev/shm";
let folders: string[];

beforeEach(() => {
	folders = [OTHER, tmpdir()].map((place) =>
		mkdtempSync(join(place, "transfer-")),
	);
});

afterEach(() => {
	for (const folder of folders) rmSync(folder, { recursive: true });
});

describe("a file that is moved into the spool", () => {
	it("arrives whole and private from another file system as well", async () => {
		const [from = "", to = ""] = folders;
		const bytes = Buffer.alloc(3_000_000, 5);
		writeFileSync(join(from, "a"), bytes, { mode: 0o644 });
		await move(join(from, "a"), join(to, "a"), calm);
		expect(existsSync(join(from, "a"))).toBe(false);
		expect(readFileSync(join(to, "a"))).toEqual(bytes);
		expect(lstatSync(join(to, "a")).mode & 0o777).toBe(0o600);
	});

	it("is not copied where it would not fit, nor after a cancel", async () => {
		const [from = "", to = ""] = folders;
		writeFileSync(join(from, "a"), "");
		truncateSync(join(from, "a"), 2 ** 44);
		await expect(copy(join(from, "a"), join(to, "a"), calm)).rejects.toThrow(
			/left, and it takes 17592\.2 GB/,
		);
		expect(readdirSync(to)).toEqual([]);
		truncateSync(join(from, "a"), 1_000);
		const cancelled = AbortSignal.abort(new Error("cancelled"));
		await expect(
			copy(join(from, "a"), join(to, "a"), cancelled),
		).rejects.toThrow();
		expect(existsSync(join(from, "a"))).toBe(true);
	});
});

it("sizes are told as people read them", () => {
	expect([0, 1_500_000, 1.2e9].map(gigabytes)).toEqual([
		"0.0 MB",
		"1.5 MB",
		"1.2 GB",
	]);
});
