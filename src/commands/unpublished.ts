/** An image as it is to be published: its files, and what the record will say beside what is found in them. */
import { createHash, randomUUID } from "node:crypto";
import type { RecordFacts } from "../bucket/records.ts";
import type { BuildResult, PackerIdentity } from "../model.ts";
import type { RunFacts } from "../run-facts.ts";
import type { ImageSource } from "./image-files.ts";
import type { Unpublished } from "./keep.ts";
import type { GoodImage, LegBuild } from "./leg-outcome.ts";
import { channelsOf } from "./make-plan.ts";

/** Raised whenever the same tools would give another key. */
const BUILD_KEY_SCHEME = 1;

/** `owner/name` on github.com, else the repository's address. */
function repositoryOf({ repository, serverUrl }: RunFacts): string {
	if (repository === "") return "local";
	return serverUrl === "https://github.com"
		? repository
		: `${serverUrl}/${repository}`;
}

/** What the record will say of the build, beside its files and what is found in them. */
export interface Origin {
	readonly build: LegBuild;
	readonly packed: BuildResult;
	readonly good: GoodImage;
	readonly identity: PackerIdentity;
	readonly variables: Readonly<Record<string, string>>;
}

/** Puts together what the publishing of an image needs, under a new stamp. */
export async function describeUnpublished(
	origin: Origin,
	files: readonly ImageSource[],
): Promise<Unpublished> {
	const { build, good } = origin;
	const { run, made, leg, logPath } = build;
	return {
		image: good.image,
		files,
		logPath,
		facts: await factsOf(origin),
		channels: channelsOf(run, made),
		reason: leg.reason.text,
		by: { actor: run.facts.actor, run_url: run.facts.runUrl ?? "" },
		stamp: randomUUID(),
	};
}

async function factsOf(origin: Origin) {
	const { build, packed, good, identity, variables } = origin;
	const { run, made, leg } = build;
	const { root } = leg;
	const iso = isoOf(build);
	const template = made.plan.templates.find(({ os }) => os === root.os);
	const key = [identity, iso.iso ?? null, variables];
	const digest = createHash("sha256").update(JSON.stringify(key)).digest("hex");
	return {
		identity: build.identity,
		content: leg.content,
		buildKey: `${BUILD_KEY_SCHEME}:${digest}`,
		runImages: leg.images.map(({ id }) => id),
		source: {
			repository: repositoryOf(run.facts),
			commit: made.plan.head,
			ref: made.plan.ref,
			tree:
				(await made.tree.treeId(template?.directory ?? root.directory)) ?? "",
			run_url: run.facts.runUrl ?? "",
			dirty: made.plan.dirty,
		},
		packer: identity,
		...iso,
		variables,
		artifacts: packed.ids.filter(({ packerBuild }) =>
			good.image.builds.some(({ name }) => name === packerBuild),
		),
		timings: packed.timings,
	};
}

/** The installer's URL without the credentials that it may carry. */
function isoOf({ leg, secrets }: LegBuild): Pick<RecordFacts, "iso"> {
	const { iso } = leg.root;
	if (iso?.url === undefined) return iso === undefined ? {} : { iso };
	return { iso: { ...iso, url: secrets.publicRedactor.redact(iso.url) } };
}
