import { describe, expect, test } from "vitest";
import type { Image, PackerRoot } from "../../src/model.ts";
import { decide } from "../../src/plan/decide.ts";
import type { TreeChange } from "../../src/plan/git-lines.ts";
import {
	both,
	CONTENT,
	changed,
	DEBIAN,
	legOf,
	NO,
	ONE,
	ROOT,
	SAME,
	TWO,
	unchanged,
	yes,
} from "./decide-setup.ts";
import { image, root, template } from "./samples.ts";

describe("a change", () => {
	test("of several files names the first and counts the others", () => {
		const changes = ["a", "b", "c"].map(
			(name): TreeChange => ({
				path: `packer/debian/${name}`,
				status: "deleted",
			}),
		);
		expect(
			legOf({ comparison: NO, changes, lastGood: both("none") }).reason.text,
		).toBe("changed: packer/debian/a and 2 more");
	});

	test("of a shared file concerns every template", () => {
		expect(
			legOf({
				comparison: NO,
				sharedChanges: ["packer/common/motd", "x"],
				lastGood: both("unknown"),
			}),
		).toMatchObject({
			planned: true,
			reason: {
				code: "shared-change",
				text: "shared file changed: packer/common/motd and 1 more",
			},
		});
	});

	test("of the template's own files is told before a shared one", () => {
		expect(
			legOf({ ...yes, sharedChanges: ["x"], lastGood: both("unknown") }).reason,
		).toEqual(changed);
	});

	test("of NOTES.md alone is none", () => {
		const changes: TreeChange[] = [
			{ path: "packer/debian/NOTES.md", status: "modified" },
		];
		expect(
			legOf({ comparison: NO, changes, lastGood: both("unknown") }),
		).toMatchObject({ planned: false, reason: unchanged });
	});

	test("of another root's template file concerns that root alone", () => {
		const uefi = root("debian", {
			templateFiles: ["packer/debian/uefi.pkr.hcl"],
			images: [image("debian", "uefi")],
		});
		const legs = decide({
			templates: [template("debian", [ROOT, uefi]), template("ubuntu")],
			requestedText: "requested",
			comparison: NO,
			sharedChanges: [],
			changesByTemplate: new Map([
				[
					"debian",
					[{ path: "packer/debian/uefi.pkr.hcl", status: "modified" }],
				],
			]),
			contentOf: () => "",
			lastGood: () => "unknown",
			dispatchLine: (os) => os,
		});
		expect(legs.map(({ planned }) => planned)).toEqual([false, true, false]);
	});
});

describe("what is asked for by name", () => {
	const requested = (
		of: ReadonlyMap<PackerRoot, readonly Image[]>,
		text: "requested" | "all",
	) =>
		decide({
			templates: [DEBIAN, template("ubuntu")],
			requested: of,
			requestedText: text,
			comparison: NO,
			sharedChanges: [],
			changesByTemplate: new Map(),
			contentOf: () => CONTENT,
			lastGood: () => SAME,
			dispatchLine: (os) => os,
		});

	test("is planned whatever has changed or was published, and nothing else is", () => {
		const legs = requested(new Map([[ROOT, [TWO]]]), "requested");
		expect(legs).toMatchObject([
			{
				planned: true,
				images: [TWO],
				content: CONTENT,
				reason: { code: "requested", text: "asked for by name" },
			},
			{ planned: false, reason: { code: "unchanged", text: "not asked for" } },
		]);
	});

	test("as all says so", () => {
		const [leg] = requested(new Map([[ROOT, ROOT.images]]), "all");
		expect(leg).toMatchObject({
			planned: true,
			images: [ONE, TWO],
			reason: { code: "all", text: "all asked for" },
		});
	});
});
