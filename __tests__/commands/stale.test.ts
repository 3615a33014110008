import {
	copyFileSync,
	linkSync,
	lstatSync,
	mkdirSync,
	mkdtempSync,
	rmSync,
	symlinkSync,
	truncateSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
	leftBehind,
	leftBehindWarnings,
	whyStale,
} from "../../src/commands/stale.ts";
import { resolveArtifacts } from "../../src/packer/artifacts.ts";

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "stale-"));
});

afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

function file(name: string, size = 3): string {
	const path = join(folder, name);
	writeFileSync(path, "");
	truncateSync(path, size);
	return path;
}

describe("a file that Packer lists", () => {
	const minutes = (count: number) => new Date(Date.now() + count * 60_000);
	const verdict = (path: string, startedAt: Date) =>
		whyStale("output/a.xva", lstatSync(path), startedAt);

	it("is this build's when it was written after the build began", () => {
		expect(verdict(file("a.xva"), minutes(-10))).toBeUndefined();
	});

	it("is an earlier run's when it was not, and the sentence says what to do", () => {
		const why = verdict(file("a.xva"), minutes(10));
		expect(why).toMatch(/^output\/a\.xva is of an earlier run \(20\d\d-/);
		expect(why).toMatch(/output_directory/);
	});

	it("is this build's also where it bears the time of its original", () => {
		const path = file("a.xva");
		copyFileSync(path, join(folder, "b.xva"));
		utimesSync(join(folder, "b.xva"), minutes(-1000), minutes(-1000));
		expect(verdict(join(folder, "b.xva"), minutes(-10))).toBeUndefined();
		linkSync(path, join(folder, "c.xva"));
		expect(verdict(join(folder, "c.xva"), minutes(-10))).toBeUndefined();
	});

	it("is an earlier run's also where its time was set to the future", () => {
		const path = file("a.xva");
		utimesSync(path, minutes(60), minutes(60));
		expect(verdict(path, minutes(10))).toBeDefined();
	});

	it("may be as much older than the build as file systems' clocks are coarse", () => {
		const { ctimeMs } = lstatSync(file("a.xva"));
		expect(
			verdict(join(folder, "a.xva"), new Date(ctimeMs + 1_000)),
		).toBeUndefined();
	});

	it("is none where it is a link to a file outside", async () => {
		const secret = file("secret");
		const output = join(folder, "output");
		mkdirSync(output);
		symlinkSync(secret, join(output, "a.xva"));
		const { files, problems } = await resolveArtifacts(
			[
				{
					build: "file.a",
					builderId: "packer.file",
					id: "File",
					files: ["output/a.xva"],
				} as Parameters<typeof resolveArtifacts>[0][number],
			],
			folder,
		);
		expect(files).toEqual([]);
		expect(problems).toEqual(["file.a: output/a.xva is not a regular file"]);
	});
});

describe("what a failed build left in the workspace", () => {
	const LARGE = 20 * 2 ** 20;

	it("is its large images, wherever they are", async () => {
		mkdirSync(join(folder, "packer/output"), { recursive: true });
		mkdirSync(join(folder, ".git"));
		const wanted = file("packer/output/half.xva", LARGE);
		file("packer/output/small.xva");
		file("packer/output/large.log", LARGE);
		file(".git/pack.img", LARGE);
		symlinkSync(wanted, join(folder, "link.xva"));
		const began = new Date(Date.now() - 60_000);
		expect(await leftBehind(folder, began)).toEqual([
			{ path: wanted, size: LARGE },
		]);
		expect(await leftBehindWarnings(folder, began)).toEqual([
			expect.stringContaining(`left ${wanted} (21.0 MB) on the runner`),
		]);
		const later = new Date(Date.now() + 60_000);
		expect(await leftBehind(folder, later)).toEqual([]);
		expect(await leftBehind(join(folder, "nowhere"), began)).toEqual([]);
	});
});
