import { describe, expect, test } from "vitest";
import type { Image, PackerRoot, PlanReason } from "../../src/model.ts";
import {
	type Comparison,
	type DecideRequest,
	decide,
	type LastGood,
} from "../../src/plan/decide.ts";
import type { TreeChange } from "../../src/plan/git-lines.ts";
import { image, root, template } from "./samples.ts";

const CONTENT = "1:same";

/** Two images in one Packer root. */
const ONE = image("debian", "12");
const TWO = image("debian", "13");
const ROOT = root("debian", { images: [ONE, TWO] });
const DEBIAN = template("debian", [ROOT]);

const SAME: LastGood = {
	build: "20260105T000000Z-aaaaaaa-0001",
	content: CONTENT,
	createdAt: "2026-01-05T00:00:00Z",
};
/** Of the same content, built earlier. */
const EARLIER: LastGood = {
	build: "20260101T000000Z-aaaaaaa-0001",
	content: CONTENT,
	createdAt: "2026-01-01T00:00:00Z",
};
const OTHER: LastGood = {
	build: "20260103T000000Z-bbbbbbb-0002",
	content: "1:other",
	createdAt: "2026-01-03T00:00:00Z",
};

const NO: Comparison = { kind: "changes", changes: [] };
const UNKNOWN: Comparison = {
	kind: "unknown",
	text: "the push's before: can't be had",
};
const LAST_GOOD: Comparison = { kind: "last-good" };
const EVERYTHING: Comparison = { kind: "everything", text: "a tag was pushed" };
const CHANGE: TreeChange = { path: "packer/debian/http/x", status: "modified" };

interface Case {
	readonly comparison: Comparison;
	readonly changes?: readonly TreeChange[];
	readonly sharedChanges?: readonly string[];
	/** Of ONE and of TWO. */
	readonly lastGood: readonly [LastGood, LastGood];
	readonly builtBefore?: Date;
}

function legOf({
	comparison,
	changes = [],
	sharedChanges = [],
	lastGood,
	builtBefore,
}: Case) {
	const request: DecideRequest = {
		templates: [DEBIAN],
		requestedText: "requested",
		comparison,
		sharedChanges,
		changesByTemplate: new Map([["debian", changes]]),
		contents: new Map([[ROOT, CONTENT]]),
		lastGood: ({ id }) => lastGood[id === ONE.id ? 0 : 1],
		dispatchLine: (os) => `gh workflow run templates.yml -f os=${os}`,
		...(builtBefore === undefined ? {} : { builtBefore }),
	};
	const [leg] = decide(request);
	if (leg === undefined) throw new Error("There is no leg.");
	return leg;
}

const both = (good: LastGood): readonly [LastGood, LastGood] => [good, good];

const changed: PlanReason = {
	code: "changed",
	text: "changed: packer/debian/http/x",
};
const published: PlanReason = {
	code: "already-published",
	text: `already published as ${SAME.build}`,
};
const unchanged: PlanReason = { code: "unchanged", text: "no change" };
const differs: PlanReason = {
	code: "differs",
	text: `differs from ${OTHER.build}`,
};
const never: PlanReason = {
	code: "never-published",
	text: "never published: name it in os: gh workflow run templates.yml -f os=debian",
};
const first: PlanReason = { code: "first-build", text: "no good build yet" };
const noBucket: PlanReason = {
	code: "base-unknown",
	text: "no bucket to look up the last good build",
};
const cantTell: PlanReason = { code: "base-unknown", text: UNKNOWN.text };
const everything: PlanReason = {
	code: "everything",
	text: "everything counts as changed",
};

const yes = { comparison: NO, changes: [CHANGE] };

describe("the table of outcomes", () => {
	test.each<[string, Case, boolean, PlanReason]>([
		["changed, none", { ...yes, lastGood: both("none") }, true, changed],
		[
			"changed, other content",
			{ ...yes, lastGood: both(OTHER) },
			true,
			changed,
		],
		["changed, unknown", { ...yes, lastGood: both("unknown") }, true, changed],
		[
			"changed, same content",
			{ ...yes, lastGood: both(SAME) },
			false,
			published,
		],
		[
			"unchanged, other content",
			{ comparison: NO, lastGood: both(OTHER) },
			true,
			differs,
		],
		[
			"unchanged, same content",
			{ comparison: NO, lastGood: both(SAME) },
			false,
			{ code: "unchanged", text: `published as ${SAME.build}` },
		],
		["still, none", { comparison: NO, lastGood: both("none") }, false, never],
		[
			"unchanged, unknown",
			{ comparison: NO, lastGood: both("unknown") },
			false,
			unchanged,
		],
		[
			"can't be told, same content",
			{ comparison: UNKNOWN, lastGood: both(SAME) },
			false,
			published,
		],
		[
			"can't be told, other content",
			{ comparison: UNKNOWN, lastGood: both(OTHER) },
			true,
			differs,
		],
		[
			"can't be told, none",
			{ comparison: UNKNOWN, lastGood: both("none") },
			true,
			cantTell,
		],
		[
			"can't be told, unknown",
			{ comparison: UNKNOWN, lastGood: both("unknown") },
			true,
			cantTell,
		],
		[
			"dispatch, same content",
			{ comparison: LAST_GOOD, lastGood: both(SAME) },
			false,
			published,
		],
		[
			"dispatch, other content",
			{ comparison: LAST_GOOD, lastGood: both(OTHER) },
			true,
			differs,
		],
		[
			"dispatch, none",
			{ comparison: LAST_GOOD, lastGood: both("none") },
			true,
			first,
		],
		[
			"dispatch, unknown",
			{ comparison: LAST_GOOD, lastGood: both("unknown") },
			true,
			noBucket,
		],
		[
			"everything, same content",
			{ comparison: EVERYTHING, lastGood: both(SAME) },
			false,
			published,
		],
		[
			"everything, other content",
			{ comparison: EVERYTHING, lastGood: both(OTHER) },
			true,
			everything,
		],
		[
			"everything, none",
			{ comparison: EVERYTHING, lastGood: both("none") },
			true,
			everything,
		],
		[
			"everything, unknown",
			{ comparison: EVERYTHING, lastGood: both("unknown") },
			true,
			everything,
		],
	])("%s", (_name, given, planned, reason) => {
		const leg = legOf(given);
		expect({ planned: leg.planned, reason: leg.reason }).toEqual({
			planned,
			reason,
		});
		expect(leg).toMatchObject({
			root: ROOT,
			content: CONTENT,
			images: [ONE, TWO],
		});
	});
});

describe("with several images in a root", () => {
	test.each<[string, readonly [LastGood, LastGood], boolean, PlanReason]>([
		[
			"one of other content: the root has not the content",
			[SAME, OTHER],
			true,
			differs,
		],
		[
			"one of other content, one never built: a run was dropped",
			[OTHER, "none"],
			true,
			differs,
		],
		["one of the same content, one never built", [SAME, "none"], false, never],
		["one that can't be told", [SAME, "unknown"], false, unchanged],
	])("%s", (_name, lastGood, planned, reason) => {
		for (const goods of [lastGood, [lastGood[1], lastGood[0]] as const]) {
			const leg = legOf({ comparison: NO, lastGood: goods });
			expect({ planned: leg.planned, reason: leg.reason }).toEqual({
				planned,
				reason,
			});
		}
	});

	test("a change is built where one image was never built of the content", () => {
		expect(legOf({ ...yes, lastGood: [SAME, "none"] })).toMatchObject({
			planned: true,
			reason: changed,
		});
	});

	test("the newest of the last good builds is named", () => {
		const leg = legOf({ ...yes, lastGood: [EARLIER, SAME] });
		expect(leg.reason).toEqual(published);
		expect(leg.lastGood).toEqual(SAME);
		expect(legOf({ ...yes, lastGood: both("none") })).not.toHaveProperty(
			"lastGood",
		);
	});
});

describe("on schedule", () => {
	const limit = new Date("2026-01-04T00:00:00Z");
	const tooOld: PlanReason = { code: "too-old", text: "last built 2026-01-01" };

	test.each<[string, readonly [LastGood, LastGood], boolean, PlanReason]>([
		[
			"an image that is older than max-age is planned",
			both(EARLIER),
			true,
			tooOld,
		],
		["one of several is enough", [SAME, EARLIER], true, tooOld],
		["a younger one is not", both(SAME), false, published],
		["other content is planned whatever its age", both(OTHER), true, differs],
		["so is what was never built", both("none"), true, first],
	])("%s", (_name, lastGood, planned, reason) => {
		const leg = legOf({ comparison: LAST_GOOD, lastGood, builtBefore: limit });
		expect({ planned: leg.planned, reason: leg.reason }).toEqual({
			planned,
			reason,
		});
	});

	test("an image that is exactly as old as allowed is not planned", () => {
		const createdAt = limit.toISOString();
		expect(
			legOf({
				comparison: LAST_GOOD,
				lastGood: both({ ...SAME, createdAt }),
				builtBefore: limit,
			}).planned,
		).toBe(false);
	});
});

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
			contents: new Map(),
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
			contents: new Map([[ROOT, CONTENT]]),
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
