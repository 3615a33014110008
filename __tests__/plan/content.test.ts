import { describe, expect, test } from "vitest";
import type { PackerRoot, Template, TreeEntry } from "../../src/model.ts";
import { concernsRoot, contentDigests } from "../../src/plan/content.ts";
import { entry, root, template } from "./samples.ts";

const DEBIAN = template("debian");

const FILES = [
	entry("packer/debian/debian.pkr.hcl"),
	entry("packer/debian/http/preseed.cfg"),
	entry("packer/debian/NOTES.md"),
];
const SHARED = [entry("packer/common/motd"), entry("vars/site.pkrvars.hcl")];

/** Digest of a template's only root. */
function digest(
	files: readonly TreeEntry[] = FILES,
	shared: readonly TreeEntry[] = SHARED,
	of: Template = DEBIAN,
): string {
	const digests = contentDigests({
		templates: [of],
		files: () => ({ own: new Map([[of.os, files]]), shared }),
	});
	return digests(of.roots[0] as PackerRoot);
}

/** FILES with the first file replaced. */
const withFirst = (first: TreeEntry) => [first, ...FILES.slice(1)];

test("a digest names its scheme, and is the one that records of this scheme have", () => {
	expect(digest()).toBe(
		"1:3f522cd637f70464e523d191bcd1b8b30dd9400d38e418c666c83707c372f5e8",
	);
});

describe("the same objects at the same paths give the same digest", () => {
	test("in whatever order they are listed", () => {
		expect(digest(FILES.toReversed(), SHARED.toReversed())).toBe(digest());
	});

	test("whatever other templates there are", () => {
		const alone = digest();
		const other = template("ubuntu");
		const digests = contentDigests({
			templates: [other, DEBIAN],
			files: () => ({
				own: new Map([
					["ubuntu", [entry("packer/ubuntu/ubuntu.pkr.hcl")]],
					["debian", FILES],
				]),
				shared: SHARED,
			}),
		});
		expect(digests(DEBIAN.roots[0] as PackerRoot)).toBe(alone);
		expect(digests(other.roots[0] as PackerRoot)).not.toBe(alone);
	});

	test("whatever NOTES.md in the template's folder says", () => {
		expect(
			digest([...FILES.slice(0, 2), entry("packer/debian/NOTES.md", "new")]),
		).toBe(digest());
		expect(digest(FILES.slice(0, 2))).toBe(digest());
	});
});

describe("every kind of change gives another digest", () => {
	const changes: readonly [string, string][] = [
		[
			"a file's text",
			digest(withFirst(entry("packer/debian/debian.pkr.hcl", "new"))),
		],
		[
			"a file's mode",
			digest(
				withFirst(entry("packer/debian/debian.pkr.hcl", undefined, "100755")),
			),
		],
		[
			"a file becomes a link",
			digest(
				withFirst(entry("packer/debian/debian.pkr.hcl", undefined, "120000")),
			),
		],
		[
			"a file is renamed",
			digest(
				withFirst(
					entry("packer/debian/d.pkr.hcl", "packer/debian/debian.pkr.hcl"),
				),
			),
		],
		["a file is added", digest([...FILES, entry("packer/debian/new")])],
		["a file is removed", digest([entry("packer/debian/debian.pkr.hcl")])],
		[
			"NOTES.md deeper in the folder",
			digest([...FILES, entry("packer/debian/http/NOTES.md")]),
		],
		[
			"a file whose name begins like NOTES.md",
			digest([...FILES, entry("packer/debian/NOTES.md.tpl")]),
		],
		[
			"a shared file's text",
			digest(FILES, [entry("packer/common/motd", "new"), ...SHARED.slice(1)]),
		],
		[
			"a shared file is added",
			digest(FILES, [...SHARED, entry("packer/common/new")]),
		],
		["a shared file is removed", digest(FILES, SHARED.slice(1))],
		[
			"a file moves from own to shared",
			digest(FILES.slice(1), [...SHARED, ...FILES.slice(0, 1)]),
		],
		[
			"two files swap their texts",
			digest([
				entry("packer/debian/debian.pkr.hcl", "packer/debian/http/preseed.cfg"),
				entry("packer/debian/http/preseed.cfg", "packer/debian/debian.pkr.hcl"),
			]),
		],
		["nothing is left", digest([], [])],
	];

	test.each(changes)("%s", (_name, changed) => {
		expect(changed).toMatch(/^1:[0-9a-f]{64}$/);
		expect(changed).not.toBe(digest());
	});

	test("all of them different", () => {
		expect(new Set(changes.map(([, changed]) => changed)).size).toBe(
			changes.length,
		);
	});

	test("a hostile name can't stand for two files", () => {
		const a = entry("packer/debian/a");
		const b = entry("packer/debian/b");
		const forged = { ...b, path: `${a.path}\0${a.mode} ${a.oid}\n${b.path}` };
		expect(digest([forged])).not.toBe(digest([a, b]));
	});
});

describe("roots of one template", () => {
	const bios = root("debian", {
		file: "bios.pkr.hcl",
		templateFiles: ["packer/debian/bios.pkr.hcl"],
	});
	const uefi = root("debian", {
		file: "uefi.pkr.hcl",
		templateFiles: ["packer/debian/uefi.pkr.hcl"],
	});
	const both = template("debian", [bios, uefi]);
	const files = [
		entry("packer/debian/bios.pkr.hcl"),
		entry("packer/debian/uefi.pkr.hcl"),
		entry("packer/debian/http/preseed.cfg"),
	];
	const digests = (own: readonly TreeEntry[]) => {
		const found = contentDigests({
			templates: [both],
			files: () => ({ own: new Map([["debian", own]]), shared: [] }),
		});
		return [found(bios), found(uefi)];
	};

	test("have content of their own", () => {
		const [ofBios, ofUefi] = digests(files);
		expect(ofBios).not.toBe(ofUefi);
	});

	test("are not concerned by the other's template file", () => {
		const [ofBios, ofUefi] = digests(files);
		const [bios2, uefi2] = digests([
			...files.slice(0, 1),
			entry("packer/debian/uefi.pkr.hcl", "new"),
			...files.slice(2),
		]);
		expect(bios2).toBe(ofBios);
		expect(uefi2).not.toBe(ofUefi);
		expect(concernsRoot("packer/debian/uefi.pkr.hcl", both, bios)).toBe(false);
		expect(concernsRoot("packer/debian/uefi.pkr.hcl", both, uefi)).toBe(true);
	});

	test("are both concerned by the other files, and by a template file that is gone", () => {
		const [ofBios, ofUefi] = digests(files);
		const [bios2, uefi2] = digests([
			...files.slice(0, 2),
			entry("packer/debian/http/preseed.cfg", "new"),
		]);
		expect(bios2).not.toBe(ofBios);
		expect(uefi2).not.toBe(ofUefi);
		for (const of of [bios, uefi])
			expect(concernsRoot("packer/debian/gone.pkr.hcl", both, of)).toBe(true);
	});
});
