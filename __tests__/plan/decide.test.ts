import { describe, expect, test } from "vitest";
import type { PlanReason } from "../../src/model.ts";
import type { LastGood } from "../../src/plan/decide.ts";
import {
	both,
	type Case,
	CONTENT,
	cantTell,
	changed,
	differs,
	EARLIER,
	EVERYTHING,
	everything,
	first,
	LAST_GOOD,
	legOf,
	NO,
	never,
	noBucket,
	ONE,
	OTHER,
	published,
	ROOT,
	SAME,
	TWO,
	UNKNOWN,
	unchanged,
	yes,
} from "./decide-setup.ts";

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
	const tooOld: PlanReason = {
		code: "too-old",
		text: "last built 2026-01-01, older than max-age (30 days)",
	};

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
