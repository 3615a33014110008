/** The way from the event to a Plan: trees, templates, base, last good builds, decision. Writes nothing anywhere. */
import type { FoundGoodBuild } from "../bucket/lookup.ts";
import { refuse } from "../input-values.ts";
import type { Notice, Plan, PlanBase } from "../model.ts";
import { type FoundBase, findBase } from "../plan/base.ts";
import { type ContentRequest, contentDigests } from "../plan/content.ts";
import { type Comparison, type DecideRequest, decide } from "../plan/decide.ts";
import { type EventScope, readEvent } from "../plan/event.ts";
import { FULL_ID } from "../plan/git-fetch.ts";
import type { Settings } from "../settings.ts";
import { type LastGoodAnswer, lookUpLastGood } from "./last-good.ts";
import type { Run } from "./run.ts";
import { openSourceTree, type SourceTree } from "./source-tree.ts";
import { selectImages, templatesOfTree } from "./templates.ts";

/** A plan, and what the commands after it need to know of the trees. */
export interface MadePlan {
	readonly plan: Plan;
	readonly scope: EventScope;
	readonly tree: SourceTree;
	/** Full ref of the default branch, where it is known. */
	readonly defaultRef?: string;
	/** Last good builds by image id, as far as they were looked up. */
	readonly lastGood: ReadonlyMap<string, FoundGoodBuild>;
}

/** Channels that a good build of this run moves: `latest` on the default branch, where the inputs name none. */
export function channelsOf(run: Run, made: MadePlan): readonly string[] {
	const { channels } = run.settings;
	if (channels !== undefined) return channels;
	return made.plan.ref === made.defaultRef ? ["latest"] : [];
}

/** What an event says, or a sentence where there is nothing to do. */
export function readScope(run: Run): EventScope {
	const { eventName, payload, sha, ref } = run.facts;
	return readEvent({ name: eventName, payload, sha, ref });
}

/** @throws InputError where the repository and the inputs don't fit */
export async function makePlan(run: Run, scope: EventScope): Promise<MadePlan> {
	const { settings } = run;
	const whole =
		settings.sharedPaths.length > 0 || settings.packer.varFiles.length > 0;
	const folders = whole ? [""] : [settings.packerDirectory];
	const tree = await openSourceTree(run, folders);
	// git answers these side by side
	const [entries, modified, [base, compared]] = await Promise.all([
		tree.entries(),
		tree.modified(),
		compareWithBase(run, scope, tree),
	]);
	const { templates, layout, notices } = templatesOfTree(
		settings,
		entries,
		tree.readText,
		run.env,
	);
	const requested = selectImages(settings, templates);
	const defaultRef = await defaultRefOf(run, scope);
	const lastGood = await lookUpLastGood(run, {
		templates: requested === undefined ? templates : [],
		ref: scope.ref,
		...(defaultRef === undefined ? {} : { defaultRef }),
	});
	const changes = compared.kind === "changes" ? compared.changes : [];
	const sorted = layout.sort(changes);
	const legs = decide({
		templates,
		...(requested === undefined ? {} : { requested }),
		requestedText: settings.selection.kind === "all" ? "all" : "requested",
		comparison: compared,
		sharedChanges: sorted.shared,
		changesByTemplate: sorted.byTemplate,
		...publishedView(run, lastGood, { templates, files: layout.files }),
		...ageLimit(run, scope),
		dispatchLine: (os) =>
			`gh workflow run ${run.facts.workflow || "templates.yml"} -f os=${os}`,
	});
	const plan: Plan = {
		eventName: run.facts.eventName,
		base: describeBase(settings, compared, base),
		head: tree.head,
		ref: scope.ref,
		legs,
		deleted: sorted.deleted,
		notices: [
			...notices,
			...warningsOf(run, scope, tree, modified, lastGood.warnings),
		],
		dirty: modified.length > 0,
		templates,
	};
	return {
		plan,
		scope,
		tree,
		lastGood: lastGood.builds ?? new Map(),
		...(defaultRef === undefined ? {} : { defaultRef }),
	};
}

/** What a leg is compared with in the bucket; without one nothing is digested. */
function publishedView(
	run: Run,
	{ builds }: LastGoodAnswer,
	request: ContentRequest,
): Pick<DecideRequest, "contentOf" | "lastGood"> {
	return {
		contentOf:
			run.settings.store === undefined ? () => "" : contentDigests(request),
		lastGood: ({ id }) =>
			builds === undefined ? "unknown" : (builds.get(id) ?? "none"),
	};
}

function ageLimit(
	run: Run,
	scope: EventScope,
): Pick<DecideRequest, "builtBefore"> {
	const { maxAgeDays } = run.settings;
	return scope.schedule && maxAgeDays > 0
		? { builtBefore: daysBefore(run.now(), maxAgeDays) }
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

async function compareWithBase(
	run: Run,
	scope: EventScope,
	tree: SourceTree,
): Promise<readonly [FoundBase, Comparison]> {
	const base = await baseOf(run, scope, tree);
	return [base, await compare(tree, base)];
}

async function compare(tree: SourceTree, base: FoundBase): Promise<Comparison> {
	if (base.kind === "nothing") return { kind: "everything", text: base.text };
	if (base.kind !== "commit") return base;
	const changes = await tree.changes(base.sha);
	return changes === undefined
		? { kind: "unknown", text: `${base.text}: its files can't be read` }
		: { kind: "changes", changes };
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
