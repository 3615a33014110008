import {
	chmodSync,
	existsSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { OtherVersion } from "../../src/spool/entry.ts";
import { Spool, UntrustedEntry } from "../../src/spool/spool.ts";
import {
	buildId,
	calm,
	type Desk,
	entryOf,
	openDesk,
	PLACE,
	simpleLocks,
} from "./entries.ts";

const BYTES = Buffer.alloc(100_000, 7);
let desk: Desk;

beforeEach(() => {
	desk = openDesk();
});

afterEach(() => {
	desk.close();
});

function nameOf(build = 1, image = "debian-12") {
	return { place: PLACE, build: buildId(build), image };
}

function folderOf(build = 1, image = "debian-12"): string {
	return join(desk.root, PLACE, buildId(build), image);
}

describe("an image that is put into the spool", () => {
	it("is there whole, private, and no longer where it was", async () => {
		const entry = entryOf(BYTES);
		const path = await desk.put(entry, BYTES);
		expect(existsSync(path)).toBe(false);
		expect(existsSync(join(desk.folder, "build.log"))).toBe(true);
		const folder = folderOf();
		expect(readdirSync(folder).sort()).toEqual([
			"build.log",
			"debian-12.xva",
			"spooled.json",
		]);
		expect(readFileSync(join(folder, "debian-12.xva"))).toEqual(BYTES);
		for (const name of readdirSync(folder))
			expect(lstatSync(join(folder, name)).mode & 0o777, name).toBe(0o600);
		for (const part of [folder, join(folder, ".."), desk.root])
			expect(lstatSync(part).mode & 0o777, part).toBe(0o700);
	});

	it("comes back as it was", async () => {
		const entry = entryOf(BYTES);
		await desk.put(entry, BYTES);
		expect(await desk.spool.list()).toMatchObject([nameOf()]);
		const taken = await desk.spool.take(nameOf());
		expect(taken?.entry).toEqual(entry);
		const [file] = entry.files;
		if (file !== undefined)
			expect(readFileSync(taken?.pathOf(file) ?? "")).toEqual(BYTES);
	});

	it("is one process's at a time, and goes with its empty folders", async () => {
		await desk.put(entryOf(BYTES), BYTES);
		const taken = await desk.spool.take(nameOf());
		expect(await desk.spool.take(nameOf())).toBeUndefined();
		await desk.spool.remove(nameOf());
		expect(await desk.spool.list()).toHaveLength(1);
		await taken?.remove();
		await taken?.release();
		expect(await desk.spool.list()).toEqual([]);
		expect(readdirSync(desk.root)).toEqual([]);
		expect(await desk.spool.take(nameOf())).toBeUndefined();
		expect(desk.claimed.size).toBe(0);
	});

	it("leaves nothing behind where it could not be kept", async () => {
		const log = join(desk.folder, "build.log");
		writeFileSync(log, "log\n");
		const files = new Map([
			["debian-12.xva", join(desk.folder, "missing.xva")],
		]);
		await expect(
			desk.spool.put(entryOf(BYTES), { files, log }, calm),
		).rejects.toThrow(/missing\.xva/);
		expect(readdirSync(join(desk.root, PLACE))).toEqual([]);
		expect(await desk.spool.list()).toEqual([]);
	});

	it("is no link to another file", async () => {
		const secret = join(desk.folder, "secret");
		writeFileSync(secret, "key");
		const link = join(desk.folder, "link.xva");
		symlinkSync(secret, link);
		const log = join(desk.folder, "build.log");
		writeFileSync(log, "log\n");
		const files = new Map([["debian-12.xva", link]]);
		await expect(
			desk.spool.put(entryOf(BYTES), { files, log }, calm),
		).rejects.toThrow(/no regular file/);
		expect(readFileSync(secret, "utf8")).toBe("key");
	});

	it("is not kept in a spool that is a link to somewhere else", async () => {
		const elsewhere = join(desk.folder, "elsewhere");
		mkdirSync(join(elsewhere, PLACE, "build", "image"), { recursive: true });
		mkdirSync(join(desk.root, ".."), { recursive: true });
		symlinkSync(elsewhere, desk.root);
		await expect(desk.put(entryOf(BYTES), BYTES)).rejects.toThrow(/no folder/);
		expect(readdirSync(join(elsewhere, PLACE))).toEqual(["build"]);
		expect(await desk.spool.list()).toEqual([]);
	});

	it("sweeps what a killed run left half-made", async () => {
		const half = join(desk.root, PLACE, ".new-half");
		mkdirSync(half, { recursive: true, mode: 0o700 });
		writeFileSync(join(half, "debian-12.xva"), BYTES);
		expect(await desk.spool.list()).toEqual([]);
		await desk.put(entryOf(BYTES), BYTES);
		expect(readdirSync(join(desk.root, PLACE))).toEqual([buildId(1)]);
	});
});

describe("the bound of the spool", () => {
	/** Three entries and their logs and descriptions fit, a fourth does not. */
	const LIMIT = 320_000;

	it("lets the oldest build go first, and says so", async () => {
		desk.close();
		desk = openDesk(LIMIT);
		for (const build of [2, 1, 3, 4])
			await desk.put(entryOf(BYTES, { build }), BYTES);
		const left = await desk.spool.list();
		expect(left.map(({ build }) => build)).toEqual(
			[2, 3, 4].map((build) => buildId(build)),
		);
		expect(desk.said).toHaveLength(1);
		expect(desk.said[0]).toContain(`debian-12 ${buildId(1)} (0.1 MB)`);
	});

	it("holds over all buckets of the machine", async () => {
		desk.close();
		desk = openDesk(LIMIT);
		await desk.put(entryOf(BYTES, { build: 1 }), BYTES);
		renameSync(join(desk.root, PLACE), join(desk.root, "zzz"));
		for (const build of [2, 3, 4])
			await desk.put(entryOf(BYTES, { build }), BYTES);
		expect(readdirSync(desk.root)).toEqual([PLACE]);
		expect(await desk.spool.list()).toHaveLength(3);
	});

	it("spares what is being published, and refuses rather than exceed", async () => {
		desk.close();
		desk = openDesk(LIMIT);
		for (const build of [1, 2, 3])
			await desk.put(entryOf(BYTES, { build }), BYTES);
		await desk.spool.take(nameOf(1));
		await desk.put(entryOf(BYTES, { build: 4 }), BYTES);
		expect((await desk.spool.list()).map(({ build }) => build)).toEqual(
			[1, 3, 4].map((build) => buildId(build)),
		);
		await desk.spool.take(nameOf(3));
		await desk.spool.take(nameOf(4));
		await expect(desk.put(entryOf(BYTES, { build: 5 }), BYTES)).rejects.toThrow(
			/other runs are publishing/,
		);
	});

	it("keeps nothing that is larger by itself, and nothing at all at 0", async () => {
		for (const [limit, why] of [
			[50_000, /larger than the input spool-limit/],
			[0, /spool-limit is 0/],
		] as const) {
			desk.close();
			desk = openDesk(limit);
			await expect(desk.put(entryOf(BYTES), BYTES)).rejects.toThrow(why);
			expect(existsSync(desk.root)).toBe(false);
		}
	});
});

describe("an entry that is not what was put there", () => {
	beforeEach(async () => {
		await desk.put(entryOf(BYTES), BYTES);
	});

	const image = () => join(folderOf(), "debian-12.xva");
	const description = () => join(folderOf(), "spooled.json");
	const edit = (change: (value: Record<string, unknown>) => void) => {
		const value = JSON.parse(readFileSync(description(), "utf8"));
		change(value);
		writeFileSync(description(), JSON.stringify(value));
	};

	it.each<[string, () => void]>([
		["has a shorter image", () => writeFileSync(image(), "x")],
		["has no image", () => rmSync(image())],
		[
			"has a link for its image",
			() => {
				renameSync(image(), join(desk.folder, "moved"));
				symlinkSync(join(desk.folder, "moved"), image());
			},
		],
		["has an image that others can write", () => chmodSync(image(), 0o666)],
		[
			"lies in a folder that others can write to",
			() => chmodSync(folderOf(), 0o777),
		],
		["has no description", () => rmSync(description())],
		["has half a description", () => writeFileSync(description(), '{"schema')],
		[
			"is of another place",
			() =>
				edit((value) => {
					value.place = "elsewhere";
				}),
		],
		[
			"is of another image than its folder says",
			() =>
				edit((value) => {
					value.image = { ...Object(value.image), id: "debian-13" };
				}),
		],
		[
			"names a file outside its folder",
			() =>
				edit((value) => {
					value.files = [
						{ name: "../../secret", size: 1, sha256: "0".repeat(64) },
					];
				}),
		],
		[
			"was never verified",
			() =>
				edit((value) => {
					value.inspection = { verification: { result: "failed" } };
				}),
		],
		[
			"is of no schema of ours",
			() =>
				edit((value) => {
					value.schema = "other";
				}),
		],
	])("is never taken: it %s", async (_, spoil) => {
		spoil();
		await expect(desk.spool.take(nameOf())).rejects.toThrow(UntrustedEntry);
		expect(desk.claimed.size).toBe(0);
		await desk.spool.remove(nameOf());
		expect(await desk.spool.list()).toEqual([]);
	});

	it("is left alone where another version of the action wrote it", async () => {
		edit((value) => {
			value.schema = "spooled-2";
		});
		await expect(desk.spool.take(nameOf())).rejects.toThrow(OtherVersion);
		expect(await desk.spool.list()).toHaveLength(1);
	});
});

it("a spool that is not there costs nothing and is not made", async () => {
	const root = join(desk.folder, "nowhere");
	const spool = new Spool({
		root,
		place: PLACE,
		limitBytes: 1e9,
		locks: simpleLocks(),
		say: () => {},
	});
	expect(await spool.list()).toEqual([]);
	expect(existsSync(root)).toBe(false);
});
