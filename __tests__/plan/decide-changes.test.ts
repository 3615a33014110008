import { describe, expect, test } from "vitest";
import type { Image, PackerRoot } from "../../src/model.ts";
import { decide } from "../../src/plan/decide.ts";
import {
	both,
	CONTENT,
	changed,
	DEBIAN,
	differs,
	first,
	LAST_GOOD,
	legOf,
	NO,
	ONE,
	OTHER,
	ROOT,
	SAME,
	TWO,
	yes,
} from "./decide-setup.ts";
import { image, root, template } from "./samples.ts";

describe("a change", () => {
	test("of several files names the first and counts the others", () => {
		const changes = ["a", "b", "c"].map((name) => ({
			path: `packer/debian/${name}`,
		}));
		expect(
			legOf({ comparison: NO, changes, lastGood: both("none") }).reason.text,
		).toBe("changed: packer/debian/a and 2 more");
	});

	test("of a shared file says where it is used", () => {
		expect(
			legOf({
				comparison: NO,
				changes: [
					{ path: "packer/common/motd", why: "used at debian.pkr.hcl:41" },
					{ path: "x", why: "watched in template.yml" },
				],
				lastGood: both("unknown"),
			}),
		).toMatchObject({
			planned: true,
			reason: {
				code: "shared-change",
				text: "packer/common/motd, used at debian.pkr.hcl:41 and 1 more",
			},
		});
	});

	test("of one root's files plans that root alone", () => {
		const uefi = root("debian", {
			templateFiles: ["packer/debian/uefi.pkr.hcl"],
			images: [image("debian", "uefi")],
		});
		const legs = decide({
			templates: [template("debian", [ROOT, uefi]), template("ubuntu")],
			requestedText: "requested",
			comparison: NO,
			changesOf: (of) =>
				of === uefi ? [{ path: "packer/debian/uefi.pkr.hcl" }] : [],
			contentOf: () => "",
			lastGood: () => "unknown",
			dispatchLine: (os) => os,
		});
		expect(legs.map(({ planned }) => planned)).toEqual([false, true, false]);
	});
});

describe("content of another scheme", () => {
	const older = { ...OTHER, content: "0:other" };

	test("counts as none: nothing is built for that", () => {
		expect(legOf({ comparison: NO, lastGood: both(older) })).toMatchObject({
			planned: false,
			reason: {
				code: "unchanged",
				text: `no change (${OTHER.build} is of an earlier scheme of content)`,
			},
		});
	});

	test("is built where something has changed, and where nothing says what has", () => {
		expect(legOf({ ...yes, lastGood: both(older) }).reason).toEqual(changed);
		expect(
			legOf({ comparison: LAST_GOOD, lastGood: both(older) }).reason,
		).toEqual(first);
	});
});

describe("an installer that has moved upstream", () => {
	const text = "its ISO has moved";

	test.each([0, 1])("plans the root of image %i, before its age does", (at) => {
		const isoChanges = [0, 1].map((index) => (index === at ? text : undefined));
		const leg = legOf({
			comparison: LAST_GOOD,
			lastGood: both(SAME),
			builtBefore: new Date("2026-02-01T00:00:00Z"),
			isoChanges: isoChanges as [string | undefined, string | undefined],
		});
		expect(leg).toMatchObject({
			planned: true,
			reason: { code: "iso-changed", text },
		});
	});

	test("says nothing where the content differs anyway", () => {
		const leg = legOf({
			comparison: LAST_GOOD,
			lastGood: both(OTHER),
			isoChanges: [text, text],
		});
		expect(leg.reason).toEqual(differs);
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
			changesOf: () => [],
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
