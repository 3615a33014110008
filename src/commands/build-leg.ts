/** One leg from Packer to the bucket: build, look at what came out, publish it, say what became of it. */
import { randomBytes } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { JournalBuild } from "../journal-data.ts";
import type {
	BuildIdentity,
	BuildResult,
	Failure,
	Image,
	Leg,
} from "../model.ts";
import type { Phase } from "../report/gantt.ts";
import {
	neededBytes,
	occupantsOf,
	removeOutside,
	roomFailure,
} from "./disk.ts";
import { showWholeLog } from "./leg-log.ts";
import {
	failed,
	type GoodImage,
	type LegBuild,
	type LegOutcome,
	logKeeper,
} from "./leg-outcome.ts";
import { legSecrets } from "./leg-secrets.ts";
import {
	beginIso,
	type ComingIso,
	madeWithOf,
	versionsOf,
} from "./made-with.ts";
import type { MadePlan } from "./make-plan.ts";
import { packLeg } from "./pack-leg.ts";
import { type LegRequest, packerRequest } from "./packer-request.ts";
import { checkPool } from "./pool-check.ts";
import { expectedPool, usesPool } from "./pool-sweep.ts";
import { publishImages } from "./publish-images.ts";
import type { Run } from "./run.ts";
import { isRunnerFull, sharpen } from "./sharpen.ts";
import { sentence, type Workshop } from "./workshop.ts";

const NO_IMAGE: Failure = {
	reason: "no_image",
	message: "Packer ended well, and none of its files is an image.",
	details: [],
};
const CANCELLED: Failure = {
	reason: "cancelled",
	message: "The run was cancelled before the image was published.",
	details: [],
};

export interface LegOptions {
	/** Legs are built at the same time: the lines of their logs tell whose they are. */
	readonly several: boolean;
	readonly poolHost: string | undefined;
}

/** Never throws: what goes wrong is the outcome of this leg, and the others go on. */
export async function buildLeg(
	run: Run,
	made: MadePlan,
	leg: Leg,
	workshop: Workshop,
	options: LegOptions,
): Promise<LegOutcome> {
	const { several } = options;
	const build = openBuild(run, made, leg, workshop, options);
	const { identity, folder, logPath, label } = build;
	const { os } = leg.root;
	const entry: JournalBuild = {
		os,
		build: identity.id,
		startedAt: identity.startedAt.toISOString(),
		folder,
		logPath,
		ended: false,
		...(usesPool(leg) ? { pool: expectedPool(run, leg) } : {}),
	};
	workshop.journal.setBuild(entry);
	if (!several) {
		run.runner.group(`${label} (${identity.id})`);
		run.runner.openFence();
	}
	const outcome = await buildAndPublish(build, entry).catch((error: unknown) =>
		failed(build, unexpected(run, error)),
	);
	if (several) showWholeLog(build);
	else {
		run.runner.closeFence();
		run.runner.endGroup();
	}
	await rm(folder, { recursive: true, force: true }).catch(() => {});
	workshop.journal.endBuild(identity.id);
	return outcome;
}

function openBuild(
	run: Run,
	made: MadePlan,
	leg: Leg,
	workshop: Workshop,
	{ several, poolHost }: LegOptions,
): LegBuild {
	const identity = newIdentity(run.now(), made.plan.head);
	const folder = join(workshop.scratch, identity.id);
	const label = labelOf(made, leg);
	const prefix = several ? `${label} | ` : "";
	const begun = {
		run,
		made,
		leg,
		workshop,
		identity,
		label,
		folder,
		logPath: join(folder, "build.log"),
		poolHost,
		log: (line: string) => run.runner.foreign(prefix + line),
	};
	const build = { ...begun, secrets: legSecrets(begun) };
	return { ...build, keepLog: logKeeper(build) };
}

/** The template's name, or its images' where several roots of one template are built. */
function labelOf(made: MadePlan, { root, images }: Leg): string {
	const alike = made.plan.legs.filter(
		(leg) => leg.planned && leg.root.os === root.os,
	);
	return alike.length === 1 ? root.os : images.map(({ id }) => id).join(", ");
}

/** What nothing below has turned into a failure of its own. */
function unexpected(run: Run, error: unknown): Failure {
	const message = sentence(error);
	const full = isRunnerFull(message);
	return {
		reason: run.signal.aborted ? "cancelled" : full ? "runner_full" : "packer",
		message,
		details: [],
	};
}

function newIdentity(now: Date, head: string): BuildIdentity {
	const time = now.toISOString().replace(/[-:]|\.\d+/g, "");
	const id = `${time}-${head.slice(0, 7)}-${randomBytes(2).toString("hex")}`;
	return { id, startedAt: now };
}

async function buildAndPublish(
	build: LegBuild,
	entry: JournalBuild,
): Promise<LegOutcome> {
	await mkdir(build.folder, { recursive: true, mode: 0o700 });
	const unfit = await whyNot(build);
	if (unfit !== undefined) return failed(build, unfit);
	const request = await packerRequest(build);
	const iso = beginIso(build, request);
	try {
		return await packAndPublish(build, entry, request, iso);
	} finally {
		iso.forget();
	}
}

async function packAndPublish(
	build: LegBuild,
	entry: JournalBuild,
	request: LegRequest,
	iso: ComingIso,
): Promise<LegOutcome> {
	const { run, folder } = build;
	const { packed, left } = await packLeg(build, entry, request.request);
	const packedAt = run.now();
	const failure = sharpen(packed.failure);
	const good = goodImages(build, packed);
	if (good.length === 0) iso.forget();
	const madeWith = await madeWithOf(build, request, iso);
	const outcomes = [await publishImages(build, packed, good, madeWith)];
	const bad = build.leg.images.filter(
		(image) => !good.some((one) => one.image === image),
	);
	const unused = packed.files.filter(
		(file) => !good.some(({ files }) => files.includes(file)),
	);
	for (const problem of await removeOutside(unused, {
		folder,
		startedAt: build.identity.startedAt,
	}))
		build.log(problem);
	if (bad.length > 0)
		outcomes.push(
			await failed(build, failure ?? reasonOf(run), packed.notices, bad),
		);
	return {
		results: outcomes.flatMap(({ results }) => results),
		failures: outcomes.flatMap(({ failures }) => failures),
		publications: outcomes.flatMap(({ publications }) => publications),
		warnings: [...left, ...outcomes.flatMap(({ warnings }) => warnings)],
		notices: [...packed.notices, ...madeWith.notices],
		plugins: versionsOf(madeWith.plugins),
		phases: phasesOf(build, packed, packedAt),
	};
}

/** Why the build is not worth starting, with the runner's disk and the pool as they are now. */
async function whyNot(build: LegBuild): Promise<Failure | undefined> {
	const { run, leg, folder } = build;
	const needed = neededBytes(lastBytes(build));
	const full = await roomFailure(folder, needed, occupantsOf(build));
	return full ?? (await checkPool(run, [leg])).failures.get(leg);
}

/** Bytes of the leg's images as they were last published, as far as the plan knows. */
function lastBytes({ leg, made }: LegBuild): number {
	const sizes = leg.images.map(({ id }) => made.lastGood.get(id)?.size ?? 0);
	return sizes.reduce((sum, size) => sum + size, 0);
}

/** Packer went well, and still there is no image. */
function reasonOf(run: Run): Failure {
	return run.signal.aborted ? CANCELLED : NO_IMAGE;
}

/** Packer's steps one after the other, then all that followed. */
function phasesOf(
	{ run, label, identity }: LegBuild,
	{ timings }: BuildResult,
	packedAt: Date,
): readonly Phase[] {
	let at = identity.startedAt.getTime();
	const steps = Object.entries(timings).map(([name, seconds]) => {
		const startedAt = new Date(at);
		at += seconds * 1000;
		return { subject: label, name, startedAt, seconds };
	});
	const seconds = (run.now().getTime() - packedAt.getTime()) / 1000;
	return [
		...steps,
		{ subject: label, name: "publish", startedAt: packedAt, seconds },
	];
}

/** The images of which every Packer build went well and something came out. */
function goodImages(
	{ leg, run }: LegBuild,
	packed: BuildResult,
): readonly GoodImage[] {
	const { failure } = packed;
	if (
		run.signal.aborted ||
		(failure !== undefined && failure.reason !== "packer")
	)
		return [];
	const broken = Object.keys(packed.buildErrors);
	// a failure that names no build concerns all of them
	if (failure !== undefined && broken.length === 0) return [];
	const [first] = leg.images;
	const single = leg.images.length === 1 && first !== undefined;
	return leg.images
		.filter((image) => !image.builds.some(({ name }) => broken.includes(name)))
		.map((image) => ({
			image,
			files: packed.files.filter(
				(file) =>
					(single && broken.length === 0) ||
					image.builds.some(({ name }) => name === file.packerBuild),
			),
		}))
		.filter(({ image, files }) => files.length > 0 || idsOf(image, packed) > 0);
}

function idsOf(image: Image, packed: BuildResult): number {
	return packed.ids.filter(({ packerBuild }) =>
		image.builds.some(({ name }) => name === packerBuild),
	).length;
}
