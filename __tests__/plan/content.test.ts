import { describe, expect, test } from "vitest";
import type { TreeEntry } from "../../src/model.ts";
import { contentDigest, isSameScheme } from "../../src/plan/content.ts";
import { entry, root } from "./samples.ts";

const FILES = [
	entry("packer/debian/debian.pkr.hcl"),
	entry("packer/debian/http/preseed.cfg"),
	entry("packer/common/motd"),
];

const digest = (files: readonly TreeEntry[] = FILES) =>
	contentDigest(root("debian"), () => files);

/** FILES with the first file replaced. */
const withFirst = (first: TreeEntry) => [first, ...FILES.slice(1)];

test("a digest names its scheme, and is the one that records of this scheme have", () => {
	expect(digest()).toBe(
		"2:00d467bcef5a0a9bca88ca7d3eb604eaf4fdaecff880ad4871fc14e2b93d76d5",
	);
});

test("the same objects at the same paths give the same digest, in whatever order they are listed", () => {
	expect(digest(FILES.toReversed())).toBe(digest());
});

test("digests of different schemes can't be compared", () => {
	expect(isSameScheme(digest(), "2:ab")).toBe(true);
	expect(isSameScheme(digest(), "1:ab")).toBe(false);
	expect(isSameScheme(digest(), "")).toBe(false);
});

describe("every kind of change gives another digest", () => {
	const [hcl, preseed] = [
		"packer/debian/debian.pkr.hcl",
		"packer/debian/http/preseed.cfg",
	] as const;
	const changes: readonly [string, readonly TreeEntry[]][] = [
		["a file's text", withFirst(entry(hcl, "new"))],
		["a file's mode", withFirst(entry(hcl, undefined, "100755"))],
		["a file becomes a link", withFirst(entry(hcl, undefined, "120000"))],
		["a file is renamed", withFirst(entry("packer/debian/d.pkr.hcl", hcl))],
		["a file is added", [...FILES, entry("packer/debian/new")]],
		["a file is removed", FILES.slice(1)],
		[
			"two files swap their texts",
			[entry(hcl, preseed), entry(preseed, hcl), ...FILES.slice(2)],
		],
		["nothing is left", []],
	];

	test.each(changes)("%s", (_name, files) => {
		expect(digest(files)).toMatch(/^2:[0-9a-f]{64}$/);
		expect(digest(files)).not.toBe(digest());
	});

	test("all of them different", () => {
		const digests = changes.map(([, files]) => digest(files));
		expect(new Set(digests).size).toBe(changes.length);
	});

	test("a hostile name can't stand for two files", () => {
		const a = entry("packer/debian/a");
		const b = entry("packer/debian/b");
		const forged = { ...b, path: `${a.path}\0${a.mode} ${a.oid}\n${b.path}` };
		expect(digest([forged])).not.toBe(digest([a, b]));
	});
});
