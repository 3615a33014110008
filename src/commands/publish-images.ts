/** The images of one Packer run into the bucket: one reading of each file verifies, digests and uploads it. */
import { createReadStream } from "node:fs";
import { publishBuild } from "../bucket/publish.ts";
import type {
	BuildResult,
	Failure,
	Image,
	ImageResult,
	Publication,
} from "../model.ts";
import { XvaError } from "../xva/errors.ts";
import { readFacts } from "../xva/head.ts";
import { EncoderError, findZstd } from "../xva/zstd-program.ts";
import { type BuildFiles, findBuildFiles } from "./build-files.ts";
import { convertImages } from "./convert-images.ts";
import { removeOutside } from "./disk.ts";
import { chooseFiles, type ImageSource, Refusal } from "./image-files.ts";
import { Inspector } from "./inspector.ts";
import { keepImage, type Unpublished, whyNotKept } from "./keep.ts";
import { failed, type GoodImage, type LegBuild } from "./leg-outcome.ts";
import { refuseSecretsInFile, refuseSecretsInText } from "./leg-secrets.ts";
import type { MadeWith } from "./made-with.ts";
import { offered } from "./packer-request.ts";
import { progressLines } from "./progress-lines.ts";
import { safeguard } from "./rescue.ts";
import { describeUnpublished } from "./unpublished.ts";
import { sentence, storeFailure } from "./workshop.ts";

export interface PublishedImages {
	readonly results: readonly ImageResult[];
	readonly failures: readonly (Failure & { readonly subject: string })[];
	readonly publications: readonly Publication[];
	readonly warnings: readonly string[];
}

/** Bytes of one read of an XVA's head. */
const HEAD_BYTES = 1 << 20;

/** Publishes one image after the other; one that fails leaves the others alone. */
export async function publishImages(
	build: LegBuild,
	packed: BuildResult,
	images: readonly GoodImage[],
	madeWith: MadeWith,
): Promise<PublishedImages> {
	const zstd =
		build.run.settings.zstdLevel === undefined
			? undefined
			: await findZstd(build.run.env);
	const beside = await filesBeside(build);
	const done: PublishedImages[] = [];
	for (const good of images) {
		const { image } = good;
		let publishing: Publishing | undefined;
		const warnings: string[] = [];
		try {
			const chosen = await chooseFiles(image, good.files);
			const converted = await convertImages(build, image, chosen);
			warnings.push(...converted.warnings);
			const { files } = converted;
			const unpublished = await describeUnpublished(
				{ build, packed, good, madeWith },
				files,
			);
			const extras = beside.extras.get(image.id) ?? [];
			publishing = { build, unpublished: { ...unpublished, extras }, zstd };
			done.push(await publishOne(publishing));
		} catch (error) {
			const failure = await keep(publishing, failureOf(build, error));
			build.log(`Not published: ${image.id}: ${failure.message}`);
			done.push(await failed(build, failure, [], [image]));
		}
		build.workshop.journal.endPublishing(image.id, build.identity.id);
		done.push({ results: [], failures: [], publications: [], warnings });
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
		warnings: [...beside.warnings, ...done.flatMap(({ warnings }) => warnings)],
	};
}

/** An image is published also where what lies beside it can't be read. */
function filesBeside(build: LegBuild): Promise<BuildFiles> {
	const { output_directory } = offered(build);
	return findBuildFiles(`${output_directory}-files`, build.leg.images).catch(
		(error: unknown) => ({
			extras: new Map(),
			warnings: [
				`The files beside ${build.label} are not published: ${sentence(error)}`,
			],
		}),
	);
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
	const { build, unpublished } = publishing;
	const { run, workshop, log } = build;
	const { store, journal } = workshop;
	const refuseSecrets = (subject: string, text: string) =>
		refuseSecretsInText(build, subject, text);
	const keeper = { run, store, journal, log, refuseSecrets };
	return keepImage(keeper, unpublished, failure);
}

interface Publishing {
	readonly build: LegBuild;
	readonly unpublished: Unpublished;
	/** Path of the `zstd` program, where it is wanted and there. */
	readonly zstd: string | undefined;
}

async function publishOne(publishing: Publishing): Promise<PublishedImages> {
	const { build, unpublished, zstd } = publishing;
	const { run, workshop } = build;
	const { store, journal } = workshop;
	const { image, facts, files, extras = [] } = unpublished;
	refuseSecretsInRecord(build, image, [facts, unpublished.reason]);
	await refuseSecretsInFile(build, `The log of ${image.id}`, build.logPath);
	for (const { name, path } of extras)
		await refuseSecretsInFile(build, `${name} of ${image.id}`, path);
	await refuseSecretsInOva(build, files);
	if (whyNotKept(run) === undefined) await safeguard(journal, unpublished);
	const publication = await send(publishing, zstd).catch((error: unknown) => {
		if (!(error instanceof EncoderError) || zstd === undefined) throw error;
		build.log(`${error.message} Compressing on one thread instead.`);
		return send(publishing, undefined);
	});
	for (const { path } of publication.files)
		journal.removeUpload(store.keys.build(image, build.identity.id, path));
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

/** @param zstd path of the program that compresses, where one does */
function send(
	{ build, unpublished }: Publishing,
	zstd: string | undefined,
): Promise<Publication> {
	const { run, made, workshop, log } = build;
	const { store, capabilities, journal } = workshop;
	const { signal, settings } = run;
	const inspector = new Inspector({ mode: settings.verify, signal, zstd });
	return publishBuild(store, capabilities, {
		...unpublished,
		files: unpublished.files.map((file) => inspector.open(file)),
		// what the image says of itself is known when all of it has been read, and stands in the record
		inspection: (sources) => {
			const inspection = inspector.result(sources);
			refuseSecretsInRecord(build, unpublished.image, inspection);
			return inspection;
		},
		keepParts: whyNotKept(run) === undefined,
		isAncestor: async (ancestor, descendant) =>
			(await made.tree.isAncestor(ancestor, descendant)) ?? "unknown",
		now: run.now,
		signal,
		onKey: (key) => journal.addUpload({ key, uploadId: "" }),
		onMultipart: (upload) => journal.addUpload(upload),
		onProgress: progressLines("Uploading", log),
		onLeftover: (key) =>
			log(
				`${key} may be left, belongs to no build and could not be deleted: remove it, or allow s3:DeleteObject.`,
			),
	});
}

function refuseSecretsInRecord(
	build: LegBuild,
	image: Image,
	value: unknown,
): void {
	const record = `The record of ${image.id}`;
	refuseSecretsInText(build, record, JSON.stringify(value));
}

/** What an XVA says of itself comes first in it: a secret there is found before anything is sent. */
async function refuseSecretsInOva(
	build: LegBuild,
	files: readonly ImageSource[],
): Promise<void> {
	for (const { format, path, name } of files) {
		if (format !== "xva") continue;
		const head = createReadStream(path, { highWaterMark: HEAD_BYTES });
		const facts = await readFacts(head).catch((error: unknown) => {
			// what is wrong with it is told by the verification; without one, nothing that it says is told to anybody
			if (error instanceof XvaError) return null;
			throw error;
		});
		refuseSecretsInText(build, `ova.xml of ${name}`, JSON.stringify(facts));
	}
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
