/**
 * A verified image whose upload failed is not lost: it waits on the runner, and the next `build` run there publishes it
 * under its own build id before it builds anything. What is heavy is loaded only where there is something to do.
 */
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { PublishInput } from "../bucket/publish.ts";
import type { Failure, Image, Inspection } from "../model.ts";
import type { SpoolEntry, SpooledFile } from "../spool/entry.ts";
import { Spool } from "../spool/spool.ts";
import { gigabytes } from "../spool/transfer.ts";
import { acquire, tryLock } from "./file-lock.ts";
import type { ImageSource } from "./image-files.ts";
import type { LegBuild } from "./leg-outcome.ts";
import { channelsOf } from "./make-plan.ts";
import type { SpooledOutcome } from "./publish-spooled.ts";
import type { Run } from "./run.ts";

/** Another runner service may be copying an image of many gigabytes into the spool. */
const SPOOL_PATIENCE_MS = 10 * 60_000;
const READ_BYTES = 4 << 20;
const KEPT: readonly Failure["reason"][] = [
	"upload",
	"store_down",
	"store_denied",
];
/** Names that the log may have beside an image's files. */
const LOG_NAME = "build.log";

/** The spool of this machine for the run's bucket, undefined without one. */
export function openSpool(run: Run): Spool | undefined {
	const { store, spoolLimitBytes } = run.settings;
	if (store === undefined) return undefined;
	const { endpoint = "", bucket, prefix } = store;
	const place = createHash("sha256")
		.update(JSON.stringify([endpoint.replace(/\/+$/, ""), bucket, prefix]))
		.digest("hex")
		.slice(0, 32);
	const root = spoolRoot(run);
	return new Spool({
		root,
		place,
		limitBytes: spoolLimitBytes,
		say: (line) => run.runner.info(line),
		locks: {
			exclusive: async (work) => {
				const lock = await acquire(join(root, ".locks", "spool"), {
					patienceMs: SPOOL_PATIENCE_MS,
					signal: run.signal,
					onWait: () =>
						run.runner.info(
							"Another run on this machine is at work on the spool: waiting for it.",
						),
				});
				if (lock === undefined)
					throw new Error("another run on this machine keeps the spool locked");
				try {
					return await work();
				} finally {
					await lock.release();
				}
			},
			claim: (name) => tryLock(join(root, ".locks", name)),
		},
	});
}

/** Where the spool of this machine is. */
export function spoolRoot({ facts }: Run): string {
	return join(facts.toolCache, "xva-template-action", "spool");
}

/**
 * Publishes what waits here for the run's bucket, where anything does: a missing spool costs one look at a folder.
 * To be called before the plan is made, which then sees those images as published. Never throws.
 */
export async function publishSpooled(run: Run): Promise<SpooledOutcome> {
	const spool = openSpool(run);
	const waiting = await spool?.list().catch(() => []);
	if (spool === undefined || waiting === undefined || waiting.length === 0)
		return { publications: [], notices: [], warnings: [] };
	const { uploadSpooled } = await import("./publish-spooled.ts");
	return uploadSpooled(run, spool, waiting);
}

/** An image that was not published. */
export interface Unpublished {
	readonly image: Image;
	readonly files: readonly ImageSource[];
	/** As the record would have had them. */
	readonly facts: PublishInput["facts"];
	readonly failure: Failure;
}

/**
 * Keeps the image where only the store is to blame, and says so in the failure that it returns. One reading verifies and
 * digests it before: an image that turns out to be broken is a failure of its verification instead. A cancelled run keeps
 * nothing: whoever cancels does not want the image published by a later run. Never throws.
 */
export async function spoolImage(
	build: LegBuild,
	unpublished: Unpublished,
): Promise<Failure> {
	const { run } = build;
	const { failure } = unpublished;
	const spool = openSpool(run);
	if (
		spool === undefined ||
		!KEPT.includes(failure.reason) ||
		run.signal.aborted ||
		unpublished.files.length === 0
	)
		return failure;
	const notKept = (why: string): Failure => ({
		...failure,
		message: `${failure.message} The image is not kept on the runner: ${why}.`,
	});
	if (run.facts.runnerEnvironment === "github-hosted")
		return notKept("this machine ends with the job");
	if (run.settings.spoolLimitBytes === 0)
		return notKept("the input spool-limit is 0");
	try {
		const entry = await describe(build, unpublished, spool.place);
		const files = new Map(
			unpublished.files.map(({ name, path }) => [name, path]),
		);
		await spool.put(entry, { files, log: build.logPath }, run.signal);
		const size = entry.files.reduce((sum, file) => sum + file.size, 0);
		return {
			...failure,
			message: `${failure.message} The image is verified and kept on this runner (${gigabytes(size)}): its next \`build\` run for this bucket publishes it as ${build.identity.id}, before it builds anything.`,
		};
	} catch (error) {
		return (await ofTheImage(error)) ?? notKept(noted(error));
	}
}

/** The failure where the image itself is to blame, which nobody had read to its end before. */
async function ofTheImage(error: unknown): Promise<Failure | undefined> {
	const { XvaError } = await import("../xva/errors.ts");
	const { Refusal } = await import("./image-files.ts");
	if (error instanceof Refusal)
		return { reason: error.reason, message: error.message, details: [] };
	if (!(error instanceof XvaError)) return undefined;
	const message = `${error.class}: ${error.message}`;
	return { reason: "verification", message, details: [] };
}

function noted(error: unknown): string {
	const text = error instanceof Error ? error.message : String(error);
	return text.replace(/\.$/, "");
}

/** Reads the files once: what is verified here is what the digests say. */
async function describe(
	build: LegBuild,
	{ image, files, facts }: Unpublished,
	place: string,
): Promise<SpoolEntry> {
	const { run, made, leg } = build;
	const { Inspector } = await import("./inspector.ts");
	const inspector = new Inspector(run.settings.verify);
	const spooled: SpooledFile[] = [];
	for (const file of files) {
		build.log(`Verifying ${file.name} once more, to keep it on the runner.`);
		const { path, name, platform, sinks } = inspector.open(file);
		const digest = await readThrough(path, sinks, run.signal);
		spooled.push({
			name,
			...(platform === undefined ? {} : { platform }),
			...digest,
		});
	}
	const inspection: Inspection = inspector.result();
	const { refuseSecretsInText } = await import("./leg-secrets.ts");
	const record = `The record of ${image.id}`;
	refuseSecretsInText(build, record, JSON.stringify(inspection));
	const log = await readThrough(build.logPath, [], run.signal);
	return {
		place,
		repository: run.facts.repository,
		image,
		files: spooled,
		log: { name: LOG_NAME, ...log },
		inspection,
		facts,
		channels: channelsOf(run, made),
		reason: leg.reason.text,
		by: { actor: run.facts.actor, run_url: run.facts.runUrl ?? "" },
	};
}

/** Reads a file to its end, through the sinks. */
export async function readThrough(
	path: string,
	sinks: PublishInput["files"][number]["sinks"],
	signal: AbortSignal,
): Promise<{ readonly size: number; readonly sha256: string }> {
	const { openSource } = await import("../bucket/source.ts");
	const source = await openSource(path, sinks);
	try {
		const buffer = Buffer.allocUnsafeSlow(READ_BYTES);
		for (let at = 0; at < source.size; at += READ_BYTES) {
			signal.throwIfAborted();
			await source.read(buffer.subarray(0, source.size - at));
		}
		return { size: source.size, sha256: await source.finish() };
	} finally {
		await source.close();
	}
}
