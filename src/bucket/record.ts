/** The last objects of a build: provenance, checksums, and the record that makes it one. */

import type { Inspection, PublishedFile } from "../model.ts";
import { StoreError } from "./errors.ts";
import { factsOf, isConditionFailed, isTransient } from "./failures.ts";
import { KeyTaken } from "./job.ts";
import { CHECKSUMS, mediaType, PROVENANCE, RECORD } from "./keys.ts";
import { headOrNone, isStamped, putIfAbsent } from "./objects.ts";
import { putOwn } from "./own.ts";
import { keeps, keyOf, type Publishing } from "./publishing.ts";
import {
	checksumsText,
	provenanceText,
	type RecordFacts,
	recordText,
	sha256Of,
} from "./records.ts";
import { withdraw } from "./withdraw.ts";

/** A small object is written in moments; the bound leaves room for some tries and keeps a cancelled run short. */
const RECORD_TIMEOUT_MS = 20_000;
/** For the question whether the record is there, where its own reply was lost. */
const ASK_TIMEOUT_MS = 5_000;

/** The texts of a build and what they are files of. */
export interface BuildTexts {
	/** Every file of the build. */
	readonly files: readonly PublishedFile[];
	readonly sums: string;
	readonly record: string;
}

/** Writes provenance and checksums; all texts are made first, because the checksums cover the record. */
export async function putTexts(
	publishing: Publishing,
	inspection: Inspection,
	uploaded: readonly PublishedFile[],
): Promise<BuildTexts> {
	const { input, begun } = publishing;
	const facts: RecordFacts = {
		...input.facts,
		image: input.image,
		createdAt: input.now(),
		verification: inspection.verification,
		...(inspection.hardware === undefined
			? {}
			: { hardware: inspection.hardware }),
	};
	const provenance = provenanceText(facts, uploaded);
	const covered = [...uploaded, describe(PROVENANCE, "provenance", provenance)];
	const record = recordText(facts, covered);
	const listed = [...covered, describe(RECORD, "record", record)];
	const sums = checksumsText(listed);
	const how = publishing.again ? putOwn : putIfAbsent;
	for (const [name, body] of [
		[PROVENANCE, provenance],
		[CHECKSUMS, sums],
	] as const) {
		begun.add(keyOf(publishing, name));
		await write(publishing, how, name, body, input.signal);
	}
	const files = [...listed, describe(CHECKSUMS, "checksums", sums)];
	return { files, sums, record };
}

function describe(
	path: string,
	role: PublishedFile["role"],
	text: string,
): PublishedFile {
	return {
		path,
		role,
		size: Buffer.byteLength(text),
		sha256: sha256Of(text),
		media_type: mediaType(path),
	};
}

/**
 * Writes the record: from here on no cancel is heard, because half a decision is none. Where its reply is lost and
 * the record is there, it is published. Where the store refused it, the other objects are taken back; where nobody
 * knows, they stay, because a record that still arrives must find its files.
 */
export async function putRecord(
	publishing: Publishing,
	record: string,
): Promise<void> {
	const signal = AbortSignal.timeout(RECORD_TIMEOUT_MS);
	try {
		await write(publishing, putIfAbsent, RECORD, record, signal);
	} catch (error) {
		const found = await findRecord(publishing);
		if (found === "ours") {
			return;
		}
		if (found === "none" && isRefused(error)) {
			await withdraw(publishing, error);
		} else if (!keeps(publishing, error)) {
			for (const key of publishing.begun) {
				publishing.input.onLeftover?.(key);
			}
		}
		throw signal.aborted ? unanswered(publishing, error) : error;
	}
}

async function findRecord(
	publishing: Publishing,
): Promise<"ours" | "none" | "other" | "unknown"> {
	const { store, stamp } = publishing;
	const signal = AbortSignal.timeout(ASK_TIMEOUT_MS);
	try {
		const head = await headOrNone(store, keyOf(publishing, RECORD), signal);
		if (head === undefined) {
			return "none";
		}
		return isStamped(head, stamp) ? "ours" : "other";
	} catch {
		return "unknown";
	}
}

/** Whether the store answered that it will not have it, so that it cannot appear later. */
function isRefused(error: unknown): boolean {
	const answer = error instanceof StoreError ? error.cause : error;
	const { status } = factsOf(answer);
	return (
		status >= 400 &&
		status < 500 &&
		!isTransient(answer) &&
		!isConditionFailed(answer)
	);
}

function unanswered(publishing: Publishing, cause: unknown): StoreError {
	const seconds = RECORD_TIMEOUT_MS / 1000;
	return new StoreError(
		"store_down",
		`The store did not say within ${seconds} seconds that it has ${keyOf(publishing, RECORD)}: if it comes to be there, the build is published and the next run finds it; else build again.`,
		cause,
	);
}

async function write(
	publishing: Publishing,
	how: typeof putIfAbsent,
	name: string,
	body: string,
	signal: AbortSignal,
): Promise<void> {
	const { store, capabilities, stamp } = publishing;
	const key = keyOf(publishing, name);
	const object = { key, body, contentType: mediaType(name) };
	if ((await how(store, capabilities, object, stamp, signal)) === "exists") {
		throw new KeyTaken(key);
	}
}
