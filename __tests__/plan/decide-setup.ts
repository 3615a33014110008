/** One template with two images in one Packer root, and what is known of them. */

import type { LastGoodBuild, PlanReason } from "../../src/model.ts";
import type { Concern } from "../../src/plan/concerns.ts";
import {
	type Comparison,
	type DecideRequest,
	decide,
	type LastGood,
} from "../../src/plan/decide.ts";
import { image, root, template } from "./samples.ts";

export const CONTENT = "1:same";

/** Two images in one Packer root. */
export const ONE = image("debian", "12");
export const TWO = image("debian", "13");
export const ROOT = root("debian", { images: [ONE, TWO] });
export const DEBIAN = template("debian", [ROOT]);

export const SAME: LastGoodBuild = {
	build: "20260105T000000Z-aaaaaaa-0001",
	content: CONTENT,
	createdAt: "2026-01-05T00:00:00Z",
};
/** Of the same content, built earlier. */
export const EARLIER: LastGoodBuild = {
	build: "20260101T000000Z-aaaaaaa-0001",
	content: CONTENT,
	createdAt: "2026-01-01T00:00:00Z",
};
export const OTHER: LastGoodBuild = {
	build: "20260103T000000Z-bbbbbbb-0002",
	content: "1:other",
	createdAt: "2026-01-03T00:00:00Z",
};

export const NO: Comparison = { kind: "changes", changes: [] };
export const UNKNOWN: Comparison = {
	kind: "unknown",
	text: "the push's before: can't be had",
};
export const LAST_GOOD: Comparison = { kind: "last-good" };
export const EVERYTHING: Comparison = {
	kind: "everything",
	text: "a tag was pushed",
};
export const CHANGE: Concern = { path: "packer/debian/http/x" };

export interface Case {
	readonly comparison: Comparison;
	readonly changes?: readonly Concern[];
	/** Of ONE and of TWO. */
	readonly lastGood: readonly [LastGood, LastGood];
	/** With a `max-age` of 30 days. */
	readonly builtBefore?: Date;
	/** Of ONE and of TWO. */
	readonly isoChanges?: readonly [string | undefined, string | undefined];
}

export function legOf({
	comparison,
	changes = [],
	lastGood,
	builtBefore,
	isoChanges,
}: Case) {
	const request: DecideRequest = {
		templates: [DEBIAN],
		requestedText: "requested",
		comparison,
		changesOf: () => changes,
		contentOf: () => CONTENT,
		lastGood: ({ id }) => lastGood[id === ONE.id ? 0 : 1],
		dispatchLine: (os) => `gh workflow run templates.yml -f os=${os}`,
		...(builtBefore === undefined
			? {}
			: { builtBefore: { time: builtBefore, days: 30 } }),
		...(isoChanges === undefined
			? {}
			: { isoChange: ({ id }) => isoChanges[id === ONE.id ? 0 : 1] }),
	};
	const [leg] = decide(request);
	if (leg === undefined) throw new Error("There is no leg.");
	return leg;
}

export const both = (good: LastGood): readonly [LastGood, LastGood] => [
	good,
	good,
];

export const changed: PlanReason = {
	code: "changed",
	text: "changed: packer/debian/http/x",
};
export const published: PlanReason = {
	code: "already-published",
	text: `already published as ${SAME.build}`,
};
export const unchanged: PlanReason = { code: "unchanged", text: "no change" };
export const differs: PlanReason = {
	code: "differs",
	text: `differs from ${OTHER.build}`,
};
export const never: PlanReason = {
	code: "never-published",
	text: "never published: name it in os: gh workflow run templates.yml -f os=debian",
};
export const first: PlanReason = {
	code: "first-build",
	text: "no good build yet",
};
export const noBucket: PlanReason = {
	code: "base-unknown",
	text: "no bucket to look up the last good build",
};
export const cantTell: PlanReason = {
	code: "base-unknown",
	text: UNKNOWN.text,
};
export const everything: PlanReason = {
	code: "everything",
	text: "everything counts as changed",
};

export const yes = { comparison: NO, changes: [CHANGE] };
