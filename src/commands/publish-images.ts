/** The images of one Packer run into the bucket: one reading of each file verifies, digests and uploads it. */
import { createHash } from "node:crypto";
import { publishBuild } from "../bucket/publish.ts";
import type { RecordFacts } from "../bucket/records.ts";
import type {
	BuildResult,
	Failure,
	Image,
	ImageResult,
	PackerIdentity,
	Publication,
} from "../model.ts";
import type { RunFacts } from "../run-facts.ts";
import { XvaError } from "../xva/errors.ts";
import { removeOutside } from "./disk.ts";
import { chooseFiles, type ImageSource, Refusal } from "./image-files.ts";
import { Inspector } from "./inspector.ts";
import { failed, type GoodImage, type LegBuild } from "./leg-outcome.ts";
import { refuseSecretsInFile, refuseSecretsInText } from "./leg-secrets.ts";
import { channelsOf } from "./make-plan.ts";
import { spoolImage } from "./spool.ts";
import { storeFailure } from "./workshop.ts";

export interface PublishedImages {
	readonly results: readonly ImageResult[];
	readonly failures: readonly (Failure & { readonly subject: string })[];
	readonly publications: readonly Publication[];
	readonly warnings: readonly string[];
}

/** Progress of an upload in the log at so calm a pace. */
const PROGRESS_EVERY_MS = 15_000;
/** Raised whenever the same tools would give another key. */
const BUILD_KEY_SCHEME = 1;

/** Publishes one image after the other; one that fails leaves the others alone. */
export async function publishImages(
	build: LegBuild,
	packed: BuildResult,
	images: readonly GoodImage[],
	plugins: Readonly<Record<string, string>>,
	variables: Readonly<Record<string, string>>,
): Promise<PublishedImages> {
	const { packer } = build.workshop;
	const identity: PackerIdentity = {
		version: packer.version,
		sha256: packer.sha256,
		plugins,
	};
	const done: PublishedImages[] = [];
	for (const good of images) {
		let publishing: Publishing | undefined;
		try {
			const files = await chooseFiles(good.image, good.files);
			publishing = { build, packed, good, files, identity, variables };
			done.push(await publishOne(publishing));
		} catch (error) {
			const failure = await keep(publishing, failureOf(build, error));
			build.log(`Not published: ${good.image.id}: ${failure.message}`);
			done.push(await failed(build, failure, [], [good.image]));
		}
		for (const problem of await removeOutside(good.files, {
			folder: build.folder,
			startedAt: build.identity.startedAt,
		}))
			build.log(problem);
	}
	return {
		results: done.flatMap(({ results }) => results),
		failures: done.flatMap(({ failures }) => failures),
		publications: done.flatMap(({ publications }) => publications),
		warnings: done.flatMap(({ warnings }) => warnings),
	};
}

function failureOf({ run }: LegBuild, error: unknown): Failure {
	if (run.signal.aborted)
		return {
			reason: "cancelled",
			message: "The run was cancelled before the image was published.",
			details: [],
		};
	if (error instanceof Refusal)
		return { reason: error.reason, message: error.message, details: [] };
	if (error instanceof XvaError)
		return {
			reason: "verification",
			message: `${error.class}: ${error.message}`,
			details: [],
		};
	return storeFailure(error);
}

/** An image that only the store would not take waits on the runner. */
async function keep(
	publishing: Publishing | undefined,
	failure: Failure,
): Promise<Failure> {
	if (publishing === undefined) return failure;
	const { build, good, files } = publishing;
	const facts = await factsOf(publishing);
	return spoolImage(build, { image: good.image, files, facts, failure });
}

interface Publishing {
	readonly build: LegBuild;
	readonly packed: BuildResult;
	readonly good: GoodImage;
	readonly files: readonly ImageSource[];
	readonly identity: PackerIdentity;
	readonly variables: Readonly<Record<string, string>>;
}

async function publishOne(publishing: Publishing): Promise<PublishedImages> {
	const { build, good } = publishing;
	const { run, made, leg, workshop } = build;
	const { image } = good;
	const facts = await factsOf(publishing);
	const record = `The record of ${image.id}`;
	refuseSecretsInText(build, record, JSON.stringify([facts, leg.reason.text]));
	await refuseSecretsInFile(build, `The log of ${image.id}`, build.logPath);
	const inspector = new Inspector(run.settings.verify);
	const files = publishing.files.map((file) => inspector.open(file));
	const publication = await publishBuild(
		workshop.store,
		workshop.capabilities,
		{
			image,
			files,
			logPath: build.logPath,
			// what the image says of itself is known when all of it has been read, and stands in the record
			inspection: () => {
				const inspection = inspector.result();
				refuseSecretsInText(build, record, JSON.stringify(inspection));
				return inspection;
			},
			facts,
			channels: channelsOf(run, made),
			reason: leg.reason.text,
			by: { actor: run.facts.actor, run_url: run.facts.runUrl ?? "" },
			isAncestor: async (ancestor, descendant) =>
				(await made.tree.isAncestor(ancestor, descendant)) ?? "unknown",
			now: run.now,
			signal: run.signal,
			onKey: (key) => workshop.journal.addUpload({ key, uploadId: "" }),
			onMultipart: (upload) => workshop.journal.addUpload(upload),
			onProgress: progress(build),
			onLeftover: (key) =>
				build.log(
					`${key} may be left, belongs to no build and could not be deleted: remove it, or allow s3:DeleteObject.`,
				),
		},
	);
	for (const { path } of publication.files)
		workshop.journal.removeUpload(
			workshop.store.keys.build(image, build.identity.id, path),
		);
	build.log(
		`Published ${image.id} as ${build.identity.id}: ${publication.urls.image ?? publication.urls.metadata}`,
	);
	return {
		results: [resultOf(build, image, publication)],
		failures: [],
		publications: [publication],
		warnings: publication.warnings,
	};
}

function resultOf(
	{ run, leg, identity }: LegBuild,
	image: Image,
	{ files, urls }: Publication,
): ImageResult {
	return {
		os: image.os,
		image: image.id,
		version: image.version,
		build: identity.id,
		state: "built",
		reason: leg.reason.text,
		seconds: Math.round(
			(run.now().getTime() - identity.startedAt.getTime()) / 1000,
		),
		files: files.map(({ path, size, sha256 }) => ({ path, size, sha256 })),
		urls,
	};
}

/** `owner/name` on github.com, else the repository's address. */
function repositoryOf({ repository, serverUrl }: RunFacts): string {
	if (repository === "") return "local";
	return serverUrl === "https://github.com"
		? repository
		: `${serverUrl}/${repository}`;
}

async function factsOf(publishing: Publishing) {
	const { build, packed, good, identity, variables } = publishing;
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

function progress({ log }: LegBuild) {
	let last = Date.now();
	return (name: string, sent: number, total: number): void => {
		if (Date.now() - last < PROGRESS_EVERY_MS) return;
		last = Date.now();
		log(
			`Uploading ${name}: ${Math.floor((sent / total) * 100)} % of ${(total / 1e9).toFixed(2)} GB`,
		);
	};
}
