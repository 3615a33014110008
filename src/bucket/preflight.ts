/** What the store can do and lets us do, found out before anything is built. */

import { createHash, randomUUID } from "node:crypto";
import {
	AbortMultipartUploadCommand,
	CreateMultipartUploadCommand,
	DeleteObjectCommand,
	GetObjectCommand,
	PutObjectCommand,
	type PutObjectCommandInput,
	UploadPartCommand,
} from "@aws-sdk/client-s3";
import { bodyChecksum, type Checksum, declaredChecksum } from "./checksum.ts";
import { objectSettings, type Store } from "./client.ts";
import { StoreError } from "./errors.ts";
import { factsOf } from "./failures.ts";
import { foreign, isOf } from "./json.ts";
import { type Capabilities, explained, getJson, listKeys } from "./objects.ts";

const BODY = Buffer.from("xva-template-action probes this store\n");
const OTHER = Buffer.from("another body, for its checksum\n");
/** A clock that is further off than this will be refused by some stores. */
const SKEW_WARNING_MS = 60_000;

/** One probe on its way. */
interface Probe {
	readonly store: Store;
	readonly key: string;
	readonly signal: AbortSignal;
}

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

async function put(
	{ store, key, signal }: Probe,
	more: Partial<PutObjectCommandInput>,
): Promise<void> {
	await store.client.send(
		new PutObjectCommand({
			Bucket: store.bucket,
			Key: key,
			Body: BODY,
			...objectSettings(store.settings),
			...more,
		}),
		{ abortSignal: signal },
	);
}

/** Whether a request is refused by the store for what it says, not for lack of permission or of a store. */
async function refuses(
	{ store, key, signal }: Probe,
	request: () => Promise<unknown>,
	statuses: readonly number[],
): Promise<boolean> {
	try {
		await request();
		return false;
	} catch (error) {
		signal.throwIfAborted();
		if (statuses.includes(factsOf(error).status)) {
			return true;
		}
		throw explained(store, error, "s3:PutObject", key);
	}
}

/** Writes the probe; returns whether a right CRC-32 header is taken. */
async function writes(probe: Probe): Promise<boolean> {
	const withCrc32 = () => put(probe, bodyChecksum("crc32", BODY));
	if (!(await refuses(probe, withCrc32, [400, 501]))) {
		return true;
	}
	// Not the checksum's fault where the plain body is refused too: then its error is thrown.
	try {
		await put(probe, {});
		return false;
	} catch (error) {
		throw explained(probe.store, error, "s3:PutObject", probe.key);
	}
}

async function holdsConditions(probe: Probe): Promise<boolean> {
	// 501 and 400: the store does not know the header; the conditions do not hold then.
	const holds = async (condition: Partial<PutObjectCommandInput>) => {
		try {
			await put(probe, condition);
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

/** The first rung of the ladder that holds, or the one that `s3-checksum` names. */
async function strongestChecksum(
	probe: Probe,
	takesCrc32: boolean,
): Promise<Checksum> {
	const wanted = probe.store.settings.checksum;
	if (wanted === "none") {
		return "none";
	}
	if (wanted !== "md5") {
		const found = takesCrc32 ? await strongestCrc32(probe) : undefined;
		if (found !== undefined) {
			return found;
		}
		if (wanted === "crc32") {
			throw new StoreError(
				"upload",
				"The store does not check CRC-32: set `s3-checksum` to `auto`, `md5` or `none`.",
			);
		}
	}
	const wrongMd5 = () => put(probe, bodyChecksum("md5", OTHER));
	if (await refuses(probe, wrongMd5, [400])) {
		return "md5";
	}
	if (wanted === "md5") {
		throw new StoreError(
			"upload",
			"The store does not check `Content-MD5`: set `s3-checksum` to `auto`, `crc32` or `none`.",
		);
	}
	return "none";
}

async function strongestCrc32(probe: Probe): Promise<Checksum | undefined> {
	const wrongCrc32 = () => put(probe, bodyChecksum("crc32", OTHER));
	if (!(await refuses(probe, wrongCrc32, [400]))) {
		return undefined;
	}
	for (const rung of ["crc32", "crc32-composite"] as const) {
		if (await partsAreChecked(probe, rung)) {
			return rung;
		}
	}
	return undefined;
}

/** Begins an upload as the rung declares it and sends a part with a wrong CRC-32, which must be refused. */
async function partsAreChecked(probe: Probe, rung: Checksum): Promise<boolean> {
	const { store, key, signal } = probe;
	const upload = await begin(probe, rung);
	if (upload === undefined) {
		return false;
	}
	const target = { Bucket: store.bucket, Key: key, UploadId: upload.id };
	try {
		const wrongPart = () =>
			store.client.send(
				new UploadPartCommand({
					...target,
					PartNumber: 1,
					Body: BODY,
					...bodyChecksum("crc32", OTHER),
				}),
				{ abortSignal: signal },
			);
		return upload.declared && (await refuses(probe, wrongPart, [400]));
	} finally {
		await store.client
			.send(new AbortMultipartUploadCommand(target), { abortSignal: signal })
			.catch((error: unknown) => {
				throw explained(store, error, "s3:AbortMultipartUpload", key);
			});
	}
}

/** Undefined where the store refuses the rung; `declared` is false where it answers with a weaker one. */
async function begin(
	{ store, key, signal }: Probe,
	rung: Checksum,
): Promise<{ id: string; declared: boolean } | undefined> {
	try {
		const { UploadId, ChecksumType } = await store.client.send(
			new CreateMultipartUploadCommand({
				Bucket: store.bucket,
				Key: key,
				...objectSettings(store.settings),
				...declaredChecksum(rung),
			}),
			{ abortSignal: signal },
		);
		return UploadId === undefined
			? undefined
			: {
					id: UploadId,
					declared: rung !== "crc32" || ChecksumType === "FULL_OBJECT",
				};
	} catch (error) {
		const { status } = factsOf(error);
		if (status === 400 || status === 501) {
			return undefined;
		}
		throw explained(store, error, "s3:PutObject", key);
	}
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
