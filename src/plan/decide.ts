/** Trees, what was asked for and what was last published -> which legs are planned, and why: the contract's table, pure. */
import type {
	Image,
	LastGoodBuild,
	Leg,
	PackerRoot,
	PlanReason,
	Template,
} from "../model.ts";
import type { Concern } from "./concerns.ts";
import { isSameScheme } from "./content.ts";
import type { TreeChange } from "./git-lines.ts";

/** What is known of the difference between base and head. */
export type Comparison =
	| { readonly kind: "changes"; readonly changes: readonly TreeChange[] }
	| { readonly kind: "everything"; readonly text: string }
	/** No base at all: dispatch and schedule go by the last good build. */
	| { readonly kind: "last-good" }
	| { readonly kind: "unknown"; readonly text: string };

/** The last good build of an image; `unknown` where no bucket was given or it could not be asked. */
export type LastGood = LastGoodBuild | "none" | "unknown";

export interface DecideRequest {
	readonly templates: readonly Template[];
	/** Images asked for by name, or undefined for `changed`. */
	readonly requested?: ReadonlyMap<PackerRoot, readonly Image[]>;
	readonly requestedText: "requested" | "all";
	readonly comparison: Comparison;
	/** The changes that concern a root, those of its template's folder first. */
	readonly changesOf: (root: PackerRoot) => readonly Concern[];
	/** Content digest of a root; asked only where something compares with it or records it. */
	readonly contentOf: (root: PackerRoot) => string;
	readonly lastGood: (image: Image) => LastGood;
	/** Set on `schedule`: images built before `time` are planned. */
	readonly builtBefore?: { readonly time: Date; readonly days: number };
	/** Set on `schedule`: of an image whose installer has moved upstream since it was built, what has changed. */
	readonly isoChange?: (image: Image) => string | undefined;
	/** Line that would build a template that was never published. */
	readonly dispatchLine: (os: string) => string;
}

/** Every root of every template, planned or not. */
export function decide(request: DecideRequest): readonly Leg[] {
	return request.templates.flatMap((template) =>
		template.roots.map((root) => decideRoot(request, root)),
	);
}

function decideRoot(request: DecideRequest, root: PackerRoot): Leg {
	const content = request.contentOf(root);
	if (request.requested !== undefined) {
		const images = request.requested.get(root);
		return {
			root,
			content,
			planned: images !== undefined,
			images: images ?? root.images,
			reason:
				images === undefined
					? { code: "unchanged", text: "not asked for" }
					: {
							code: request.requestedText,
							text:
								request.requestedText === "all"
									? "all asked for"
									: "asked for by name",
						},
		};
	}
	const change = changeOf(request, root);
	const good = lastGoodOfRoot(request, root, content);
	const [planned, reason] = outcome(request, root, change, good);
	return {
		root,
		content,
		planned,
		reason,
		images: root.images,
		...("build" in good ? { lastGood: good.build } : {}),
	};
}

type Change =
	| { readonly kind: "yes"; readonly reason: PlanReason }
	| { readonly kind: "no" }
	| { readonly kind: "last-good" }
	| { readonly kind: "unknown"; readonly text: string };

function changeOf(request: DecideRequest, root: PackerRoot): Change {
	const { comparison } = request;
	if (comparison.kind === "everything")
		return {
			kind: "yes",
			reason: { code: "everything", text: "everything counts as changed" },
		};
	if (comparison.kind !== "changes") return comparison;
	const concerns = request.changesOf(root);
	const [first] = concerns;
	if (first === undefined) return { kind: "no" };
	const more = concerns.length > 1 ? ` and ${concerns.length - 1} more` : "";
	if (first.why === undefined)
		return {
			kind: "yes",
			reason: { code: "changed", text: `changed: ${first.path}${more}` },
		};
	return {
		kind: "yes",
		reason: {
			code: "shared-change",
			text: `${first.path}, ${first.why}${more}`,
		},
	};
}

type RootGood =
	| {
			readonly kind: "same";
			/** The newest of the images' last good builds. */
			readonly build: LastGoodBuild;
			/** When the oldest of them was built. */
			readonly oldest: string;
	  }
	/** The newest of those that differ. */
	| { readonly kind: "other"; readonly build: LastGoodBuild }
	/** `earlier` is the newest build, where its content is of another scheme. */
	| { readonly kind: "none"; readonly earlier?: LastGoodBuild }
	| { readonly kind: "unknown" };

/**
 * The root has the content only if every one of its images has a good build of it. One of other content says more than
 * one that was never built: a run was dropped.
 */
function lastGoodOfRoot(
	request: DecideRequest,
	root: PackerRoot,
	content: string,
): RootGood {
	const goods = root.images.map((image) => request.lastGood(image));
	if (goods.includes("unknown")) return { kind: "unknown" };
	const all = goods
		.filter((good) => typeof good !== "string")
		.toSorted((a, b) => (a.build < b.build ? 1 : -1));
	// a dirty build has no content, and differs from all
	const builds = all.filter(
		(good) => good.content === "" || isSameScheme(good.content, content),
	);
	const differing = builds.find((good) => good.content !== content);
	if (differing !== undefined) return { kind: "other", build: differing };
	const [build, oldest] = [builds[0], builds.at(-1)];
	if (goods.includes("none")) return { kind: "none" };
	return build === undefined ||
		oldest === undefined ||
		builds.length < all.length
		? { kind: "none", ...(all[0] === undefined ? {} : { earlier: all[0] }) }
		: { kind: "same", build, oldest: oldest.createdAt };
}

/** The contract's table, row by row. */
function outcome(
	request: DecideRequest,
	root: PackerRoot,
	change: Change,
	good: RootGood,
): readonly [boolean, PlanReason] {
	if (good.kind === "same") {
		const stale = staleReason(request, root, good.oldest);
		if (stale !== undefined) return [true, stale];
		return change.kind === "no"
			? [false, { code: "unchanged", text: `published as ${good.build.build}` }]
			: [
					false,
					{
						code: "already-published",
						text: `already published as ${good.build.build}`,
					},
				];
	}
	if (change.kind === "yes") return [true, change.reason];
	if (good.kind === "other")
		return [
			true,
			{ code: "differs", text: `differs from ${good.build.build}` },
		];
	if (change.kind === "unknown")
		return [true, { code: "base-unknown", text: change.text }];
	if (change.kind === "last-good")
		return [
			true,
			good.kind === "none"
				? { code: "first-build", text: "no good build yet" }
				: {
						code: "base-unknown",
						text: "no bucket to look up the last good build",
					},
		];
	if (good.kind === "none" && good.earlier !== undefined)
		return [
			false,
			{
				code: "unchanged",
				text: `no change (${good.earlier.build} is of an earlier scheme of content)`,
			},
		];
	return good.kind === "none"
		? [
				false,
				{
					code: "never-published",
					text: `never published: name it in os: ${request.dispatchLine(root.os)}`,
				},
			]
		: [false, { code: "unchanged", text: "no change" }];
}

/** Why an image of the same content is built again on a schedule. */
function staleReason(
	{ builtBefore, isoChange }: DecideRequest,
	root: PackerRoot,
	oldest: string,
): PlanReason | undefined {
	const moved = root.images
		.map((image) => isoChange?.(image))
		.find((text) => text !== undefined);
	if (moved !== undefined) return { code: "iso-changed", text: moved };
	if (builtBefore === undefined || new Date(oldest) >= builtBefore.time)
		return undefined;
	const { days } = builtBefore;
	return {
		code: "too-old",
		text: `last built ${oldest.slice(0, 10)}, older than max-age (${days} days)`,
	};
}
