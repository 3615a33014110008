/** The way from the event to a Plan: trees, templates, base, last good builds, decision. Writes nothing anywhere. */
import type { FoundGoodBuild } from "../bucket/lookup.ts";
import { InputError, refuse } from "../input-values.ts";
import type { Leg, Notice, Plan, PlanBase, Template } from "../model.ts";
import { type FoundBase, findBase } from "../plan/base.ts";
import type { Concerns, SortedChanges } from "../plan/concerns.ts";
import { contentDigest } from "../plan/content.ts";
import { type Comparison, type DecideRequest, decide } from "../plan/decide.ts";
import { type EventScope, readEvent } from "../plan/event.ts";
import { FULL_ID } from "../plan/git-fetch.ts";
import type { Manifest } from "../plan/manifest/manifest.ts";
import { checkGiven } from "../plan/variable-checks.ts";
import type { Settings } from "../settings.ts";
import type { IsoRequest, MovedIsos } from "./iso.ts";
import { keepIds } from "./kept-ids.ts";
import { type LastGoodAnswer, lookUpLastGood } from "./last-good.ts";
import { problemNotices, unresolvedNotices } from "./plan-problems.ts";
import { readTrees } from "./read-trees.ts";
import type { Run } from "./run.ts";
import { openSourceTree, type SourceTree } from "./source-tree.ts";
import { selectImages, type TemplatesOfTree } from "./templates.ts";

/** A plan, and what the commands after it need to know of the trees. */
export interface MadePlan {
	readonly plan: Plan;
	readonly scope: EventScope;
	readonly tree: SourceTree;
	/** Full ref of the default branch, where it is known. */
	readonly defaultRef?: string;
	/** What the templates' `template.yml` say, by the template's name. */
	readonly manifests: ReadonlyMap<string, Manifest>;
	/** Last good builds by image id, as far as they were looked up. */
	readonly lastGood: ReadonlyMap<string, FoundGoodBuild>;
}

/** What an event says, or a sentence where there is nothing to do. */
export function readScope(run: Run): EventScope {
	const { eventName, payload, sha, ref } = run.facts;
	return readEvent({ name: eventName, payload, sha, ref });
}

/** @throws InputError where the repository and the inputs don't fit */
export async function makePlan(run: Run, scope: EventScope): Promise<MadePlan> {
	const { settings } = run;
	const tree = await openSourceTree(run);
	const { read, base, compared, modified } = await readTrees(run, tree, () =>
		baseOf(run, scope, tree),
	);
	const { templates, concerns } = read;
	const requested = selectImages(settings, templates);
	const defaultRef = await defaultRefOf(run, scope);
	const lastGood = await lookUpLastGood(run, {
		templates: requested === undefined ? templates : [],
		ref: scope.ref,
		...(defaultRef === undefined ? {} : { defaultRef }),
	});
	const changes = compared.kind === "changes" ? compared.changes : [];
	const sorted = concerns.sort(changes);
	const published = publishedView(run, lastGood, concerns);
	const isos = await isoChanges(run, scope, templates, {
		contentOf: published.contentOf,
		lastGood: lastGood.builds ?? new Map(),
	});
	const legs = decide({
		templates,
		...(requested === undefined ? {} : { requested }),
		requestedText: settings.selection.kind === "all" ? "all" : "requested",
		comparison: compared,
		changesOf: sorted.of,
		...published,
		...ageLimit(run, scope),
		...(isos === undefined
			? {}
			: { isoChange: ({ id }) => isos.changed.get(id) }),
		dispatchLine: (os) =>
			`gh workflow run ${run.facts.workflow || "templates.yml"} -f os=${os}`,
	});
	await refuseUnfit(run, read, legs, lastGood);
	const plan: Plan = {
		eventName: run.facts.eventName,
		base: describeBase(settings, compared, base),
		head: tree.head,
		ref: scope.ref,
		legs,
		deleted: sorted.deleted,
		notices: [
			...templateNotices(run, read, legs, sorted),
			...(isos?.notices ?? []),
			...warningsOf(run, scope, tree, modified, lastGood.warnings),
		],
		dirty: modified.length > 0,
		templates,
	};
	return {
		plan,
		scope,
		tree,
		manifests: read.manifests,
		lastGood: lastGood.builds ?? new Map(),
		...(defaultRef === undefined ? {} : { defaultRef }),
	};
}

/** @throws InputError where an input or the id of a published image does not fit what is planned */
async function refuseUnfit(
	run: Run,
	{ templates, ids, manifests }: TemplatesOfTree,
	legs: readonly Leg[],
	lastGood: LastGoodAnswer,
): Promise<void> {
	const fresh = freshImages(legs, lastGood);
	await keepIds(run, { templates, ids, fresh, manifests });
	const wrong = checkGiven(
		legs.filter((leg) => leg.planned).map(({ root }) => root),
	);
	if (wrong.length > 0) throw new InputError(wrong.join(" "));
}

/** What there is to say of the templates, and of the files that they refer to. */
function templateNotices(
	run: Run,
	{ templates, leftOut, notices }: TemplatesOfTree,
	legs: readonly Leg[],
	{ unused }: SortedChanges,
): readonly Notice[] {
	const roots = [
		...templates.flatMap((template) => template.roots),
		...leftOut,
	];
	return [
		...notices,
		...problemNotices(legs, run.settings.command),
		...unresolvedNotices(legs),
		...unusedNotices(unused(roots)),
	];
}

function unusedNotices(paths: readonly string[]): readonly Notice[] {
	if (paths.length === 0) return [];
	const more = paths.length > 3 ? ` and ${paths.length - 3} more` : "";
	return [
		{
			level: "notice",
			message: `Changed, and no template refers to it: ${paths.slice(0, 3).join(", ")}${more}. Name it in \`watch\` of a template.yml, or in shared-paths, if images are made with it.`,
		},
	];
}

/** What a leg is compared with in the bucket; without one nothing is digested. */
function publishedView(
	run: Run,
	{ builds }: LastGoodAnswer,
	{ filesOf }: Concerns,
): Pick<DecideRequest, "contentOf" | "lastGood"> {
	return {
		contentOf:
			run.settings.store === undefined
				? () => ""
				: (root) => contentDigest(root, filesOf),
		lastGood: ({ id }) =>
			builds === undefined ? "unknown" : (builds.get(id) ?? "none"),
	};
}

/** Images that would be built and that have no good build yet, where the bucket told. */
function freshImages(legs: readonly Leg[], { builds }: LastGoodAnswer) {
	if (builds === undefined) return [];
	return legs
		.filter((leg) => leg.planned)
		.flatMap(({ root, images }) =>
			images
				.filter(({ id }) => !builds.has(id))
				.map((image) => [root, image] as const),
		);
}

/** Asked on a schedule only: elsewhere a build waits for a change of the repository. */
async function isoChanges(
	run: Run,
	scope: EventScope,
	templates: readonly Template[],
	request: Omit<IsoRequest, "roots">,
): Promise<MovedIsos | undefined> {
	if (!scope.schedule || request.lastGood.size === 0) return undefined;
	const { isoChanged } = await import("./iso.ts");
	const roots = templates.flatMap((template) => template.roots);
	return isoChanged(run, { ...request, roots });
}

function ageLimit(
	run: Run,
	scope: EventScope,
): Pick<DecideRequest, "builtBefore"> {
	const { maxAgeDays } = run.settings;
	return scope.schedule && maxAgeDays > 0
		? {
				builtBefore: {
					time: daysBefore(run.now(), maxAgeDays),
					days: maxAgeDays,
				},
			}
		: {};
}

function daysBefore(now: Date, days: number): Date {
	return new Date(now.getTime() - days * 86_400_000);
}

async function baseOf(
	run: Run,
	scope: EventScope,
	tree: SourceTree,
): Promise<FoundBase> {
	const { base } = run.settings;
	if (run.settings.selection.kind !== "changed")
		return { kind: "last-good", text: "nothing: named in os" };
	if (base === undefined)
		return scope.unknown === undefined
			? findBase(scope.candidates, tree.histories, tree.head)
			: { kind: "unknown", text: scope.unknown };
	const text = `the input base (${base})`;
	const given = await findBase(
		[
			...(FULL_ID.test(base)
				? [{ kind: "commit" as const, sha: base, text }]
				: []),
			{ kind: "ref", ref: base, text },
		],
		tree.histories,
		tree.head,
	);
	return given.kind === "unknown"
		? refuse("base", base, "a commit or ref that the repository has")
		: given;
}

function describeBase(
	settings: Settings,
	compared: Comparison,
	base: FoundBase,
): PlanBase {
	if (settings.selection.kind !== "changed")
		return { text: "compared with nothing: the input os says what to build" };
	if (base.kind === "commit" && compared.kind === "changes")
		return {
			sha: base.sha,
			text: `compared with ${base.sha.slice(0, 7)} (${base.text})`,
		};
	if (compared.kind === "unknown")
		return { text: `what has changed can't be told: ${compared.text}` };
	return {
		text: base.kind === "last-good" ? `compared with ${base.text}` : base.text,
	};
}

async function defaultRefOf(
	run: Run,
	scope: EventScope,
): Promise<string | undefined> {
	// a schedule runs on the default branch only, and its payload does not name it
	if (scope.schedule) return scope.ref;
	if (scope.defaultBranch !== undefined)
		return `refs/heads/${scope.defaultBranch}`;
	const github = await run.github();
	if (github === undefined) return undefined;
	const { defaultBranch } = await import("../github/trees.ts");
	const name = await defaultBranch(github).catch(() => undefined);
	return name === undefined ? undefined : `refs/heads/${name}`;
}

function warningsOf(
	run: Run,
	scope: EventScope,
	tree: SourceTree,
	modified: readonly string[],
	others: readonly string[],
): readonly Notice[] {
	const warnings = [...tree.warnings, ...others];
	const { sha } = run.facts;
	if (sha !== "" && tree.head !== sha && tree.head !== scope.statusSha)
		warnings.push(
			`The commit that is checked out (${tree.head.slice(0, 7)}) is not the event's (${sha.slice(0, 7)}): statuses, records and content go by the one checked out.`,
		);
	if (modified.length > 0)
		warnings.push(
			`${modified.length} file(s) below ${run.settings.packerDirectory || "the workspace"} differ from the commit (${modified.slice(0, 3).join(", ")}${modified.length > 3 ? ", …" : ""}): such a build is recorded as dirty.`,
		);
	return warnings.map((message) => ({ level: "warning", message }));
}
