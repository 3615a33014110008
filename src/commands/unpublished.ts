/** An image as it is to be published: its files, and what the record will say beside what is found in them. */
import { randomUUID } from "node:crypto";
import type { IsoFacts, RecordFacts } from "../bucket/records.ts";
import type { BuildResult } from "../model.ts";
import { buildKey } from "../plan/build-key.ts";
import { withoutCredentials } from "../plan/iso-checksum.ts";
import type { RunFacts } from "../run-facts.ts";
import type { ImageSource } from "./image-files.ts";
import type { Unpublished } from "./keep.ts";
import type { GoodImage, LegBuild } from "./leg-outcome.ts";
import { type MadeWith, versionsOf } from "./made-with.ts";
import { channelsOf, templateFacts } from "./template-settings.ts";

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
	readonly madeWith: MadeWith;
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
		channels: channelsOf(run, made, good.image.os),
		reason: leg.reason.text,
		by: { actor: run.facts.actor, run_url: run.facts.runUrl ?? "" },
		stamp: randomUUID(),
	};
}

async function factsOf(origin: Origin) {
	const { build, packed, good, madeWith } = origin;
	const { run, made, leg, workshop } = build;
	const { root } = leg;
	const { plugins, variables } = madeWith;
	const iso = isoOf(build, madeWith);
	const template = made.plan.templates.find(({ os }) => os === root.os);
	const { version, sha256 } = workshop.packer;
	const packer = { version, sha256 };
	const { key, parts } = buildKey({ packer, plugins, ...iso, variables });
	return {
		identity: build.identity,
		content: leg.content,
		buildKey: key,
		buildKeyParts: parts,
		template: templateFacts(made, root, good.image),
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
		packer: { ...packer, plugins: versionsOf(plugins) },
		...iso,
		variables,
		artifacts: packed.ids.filter(({ packerBuild }) =>
			good.image.builds.some(({ name }) => name === packerBuild),
		),
		timings: packed.timings,
	};
}

/** The installer, without the credentials that its URLs may carry. */
function isoOf(
	{ leg, secrets }: LegBuild,
	{ isoChecksum }: MadeWith,
): Pick<RecordFacts, "iso"> {
	const { iso } = leg.root;
	if (iso === undefined) return {};
	const shown = (text: string) =>
		withoutCredentials(secrets.publicRedactor.redact(text));
	const facts: IsoFacts = {
		...(iso.url === undefined ? {} : { url: shown(iso.url) }),
		...(iso.checksum === undefined ? {} : { checksum: shown(iso.checksum) }),
		...(isoChecksum === undefined ? {} : { resolved: isoChecksum }),
	};
	return { iso: facts };
}
