/**
 * Which rung of the integrity ladder a store holds, found by one upload of one part a rung: a wrong checksum must be
 * refused, the right one taken, and what the store then says of the object must be what we expect.
 */

import { crc32 } from "node:zlib";
import {
	AbortMultipartUploadCommand,
	CompleteMultipartUploadCommand,
	CreateMultipartUploadCommand,
	UploadPartCommand,
} from "@aws-sdk/client-s3";
import {
	bodyChecksum,
	type Checksum,
	completion,
	declaredChecksum,
	judge,
	rungsOf,
	type SentPart,
	sendsCrc32,
	sentPart,
} from "./checksum.ts";
import { objectSettings } from "./client.ts";
import { statedCrc32, storedOf } from "./complete.ts";
import { isNotFound } from "./failures.ts";
import { unsupported } from "./ladder.ts";
import { explained } from "./objects.ts";
import { BODY, OTHER, orRefused, type Probe } from "./probe.ts";

/**
 * The first rung that holds, of those that `s3-checksum` allows.
 * @param takesCrc32 whether a plain write with a CRC-32 was taken: else no rung with one is tried
 */
export async function strongestChecksum(
	probe: Probe,
	takesCrc32: boolean,
): Promise<Checksum> {
	const wanted = probe.store.settings.checksum;
	for (const rung of rungsOf(wanted)) {
		if (rung === "none") {
			return rung;
		}
		if ((takesCrc32 || !sendsCrc32(rung)) && (await holds(probe, rung))) {
			return rung;
		}
	}
	throw unsupported(wanted);
}

/** An upload of the probe that has begun. */
interface Upload {
	readonly Bucket: string;
	readonly Key: string;
	readonly UploadId: string;
}

async function holds(probe: Probe, rung: Checksum): Promise<boolean> {
	const begun = await begin(probe, rung);
	if (begun === undefined) {
		return false;
	}
	const { upload, declared } = begun;
	try {
		if (
			!declared ||
			(await sendPart(probe, upload, rung, OTHER)) !== undefined
		) {
			return false;
		}
		const part = await sendPart(probe, upload, rung, BODY);
		return part !== undefined && (await completes(probe, upload, rung, part));
	} finally {
		await abort(probe, upload);
	}
}

/** Undefined where the store refuses the rung; `declared` is false where it answers with a weaker one. */
async function begin(
	probe: Probe,
	rung: Checksum,
): Promise<{ upload: Upload; declared: boolean } | undefined> {
	const { store, key, signal } = probe;
	const target = { Bucket: store.bucket, Key: key };
	const command = new CreateMultipartUploadCommand({
		...target,
		...objectSettings(store.settings),
		...declaredChecksum(rung),
	});
	const create = () => store.client.send(command, { abortSignal: signal });
	const answer = await orRefused(probe, create, [400, 501]);
	return answer?.UploadId === undefined
		? undefined
		: {
				upload: { ...target, UploadId: answer.UploadId },
				declared: rung !== "crc32" || answer.ChecksumType === "FULL_OBJECT",
			};
}

/** Sends the probe as the only part, with the checksum of `claimed`; undefined where the store refuses it. */
async function sendPart(
	probe: Probe,
	upload: Upload,
	rung: Checksum,
	claimed: Buffer,
): Promise<SentPart | undefined> {
	const { store, signal } = probe;
	const stated = bodyChecksum(rung, claimed);
	const part = { number: 1, body: BODY, crc: crc32(BODY), stated };
	const command = new UploadPartCommand({
		...upload,
		...stated,
		PartNumber: part.number,
		Body: BODY,
	});
	const send = () => store.client.send(command, { abortSignal: signal });
	const answer = await orRefused(probe, send, [400, 501]);
	return answer && sentPart({ ...part, etag: answer.ETag ?? "" });
}

/** Whether the object appears, and the store says of it what the rung is to prove. */
async function completes(
	probe: Probe,
	upload: Upload,
	rung: Checksum,
	part: SentPart,
): Promise<boolean> {
	const { store, key, signal } = probe;
	const command = new CompleteMultipartUploadCommand({
		...upload,
		...completion(rung, [part]),
	});
	const complete = () => store.client.send(command, { abortSignal: signal });
	// 412: Google's answer to checksums of parts
	const answer = await orRefused(probe, complete, [400, 412, 501]);
	if (answer === undefined) {
		return false;
	}
	const said = storedOf(answer);
	const stored =
		sendsCrc32(rung) && said.crc32 === undefined
			? { ...said, crc32: await statedCrc32(store, key, signal) }
			: said;
	const proved = judge(rung, [part], stored);
	// With keys of a KMS no ETag proves anything; who asks for MD5 gets it for the parts.
	return (
		proved === rung || (store.settings.checksum === "md5" && proved === "none")
	);
}

/** Also after the object has appeared: an upload that may not be aborted would be left by the first cancel. */
async function abort(probe: Probe, upload: Upload): Promise<void> {
	const { store, key, signal } = probe;
	try {
		await store.client.send(new AbortMultipartUploadCommand(upload), {
			abortSignal: signal,
		});
	} catch (error) {
		if (!isNotFound(error)) {
			throw explained(store, error, "s3:AbortMultipartUpload", key);
		}
	}
}
