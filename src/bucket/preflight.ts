/** What the store can do and lets us do, found out before anything is built. */

import { createHash, randomUUID } from "node:crypto";
import {
	DeleteObjectCommand,
	GetObjectCommand,
	type PutObjectCommandInput,
} from "@aws-sdk/client-s3";
import { bodyChecksum } from "./checksum.ts";
import type { Store } from "./client.ts";
import { StoreError } from "./errors.ts";
import { factsOf } from "./failures.ts";
import { foreign, isOf } from "./json.ts";
import { type Capabilities, explained, getJson, listKeys } from "./objects.ts";
import { BODY, OTHER, type Probe, putProbe, refuses } from "./probe.ts";
import { strongestChecksum } from "./probe-checksum.ts";

/** A clock that is further off than this will be refused by some stores. */
const SKEW_WARNING_MS = 60_000;

/**
 * Writes, reads, lists and removes a tiny object of its own, and tries what the store must refuse.
 * Throws a `StoreError` that names what is missing; a denied removal is none.
 */
export async function preflight(
	store: Store,
	signal: AbortSignal,
): Promise<Capabilities> {
	const probe = { store, key: store.keys.probe(randomUUID()), signal };
	const takesCrc32 = await writes(probe);
	try {
		const conditionalWrites = await holdsConditions(probe);
		const checksum = await strongestChecksum(probe, takesCrc32);
		await reads(probe);
		await refuseForeignCatalogue(store, signal);
		return {
			conditionalWrites,
			checksum,
			warnings: warningsOf(store, conditionalWrites),
		};
	} finally {
		await remove(probe);
	}
}

function warningsOf(store: Store, conditionalWrites: boolean): string[] {
	const skew = store.client.config.systemClockOffset;
	return [
		...(Math.abs(skew) > SKEW_WARNING_MS
			? [
					`The runner's clock is ${Math.round(Math.abs(skew) / 1000)} seconds ${skew < 0 ? "ahead of" : "behind"} the store's: let it be kept by NTP.`,
				]
			: []),
		...(conditionalWrites
			? []
			: [
					"The store does not hold conditional writes: let one run at a time publish (a `concurrency` group in the workflow).",
				]),
	];
}

/** Writes the probe; returns whether a right CRC-32 header is taken. */
async function writes(probe: Probe): Promise<boolean> {
	const withCrc32 = () => putProbe(probe, bodyChecksum("crc32", BODY));
	if (!(await refuses(probe, withCrc32))) {
		return true;
	}
	// Not the checksum's fault where the plain body is refused too: then its error is thrown.
	try {
		await putProbe(probe, {});
		return false;
	} catch (error) {
		throw explained(probe.store, error, "s3:PutObject", probe.key);
	}
}

async function holdsConditions(probe: Probe): Promise<boolean> {
	// 501 and 400: the store does not know the header; the conditions do not hold then.
	const holds = async (condition: Partial<PutObjectCommandInput>) => {
		try {
			await putProbe(probe, condition);
			return false;
		} catch (error) {
			const { status } = factsOf(error);
			if (status === 412 || status === 400 || status === 501) {
				return status === 412;
			}
			throw explained(probe.store, error, "s3:PutObject", probe.key);
		}
	};
	const stranger = `"${createHash("md5").update(OTHER).digest("hex")}"`;
	return (
		(await holds({ IfNoneMatch: "*" })) && (await holds({ IfMatch: stranger }))
	);
}

async function reads({ store, key, signal }: Probe): Promise<void> {
	try {
		const response = await store.client.send(
			new GetObjectCommand({ Bucket: store.bucket, Key: key }),
			{ abortSignal: signal },
		);
		await response.Body?.transformToByteArray();
	} catch (error) {
		throw explained(store, error, "s3:GetObject", key);
	}
	for await (const _ of listKeys(store, key, signal)) {
		return;
	}
	throw new StoreError(
		"store_denied",
		`The store does not list what was just written to bucket ${store.bucket}: allow \`s3:ListBucket\` on the prefix.`,
	);
}

/** Throws where `catalogue.json` was written by somebody else. */
async function refuseForeignCatalogue(
	store: Store,
	signal: AbortSignal,
): Promise<void> {
	const found = await getJson(store, store.keys.catalogue, signal);
	if (found !== undefined && !isOf(found.value, "catalogue-1")) {
		throw foreign(store, store.keys.catalogue);
	}
}

async function remove({ store, key }: Probe): Promise<void> {
	// A runner that may not delete leaves a tiny object below `.probe/`: no failure.
	await store.client
		.send(new DeleteObjectCommand({ Bucket: store.bucket, Key: key }), {
			abortSignal: AbortSignal.timeout(5_000),
		})
		.catch(() => {});
}
