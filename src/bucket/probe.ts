/** A tiny object with which the preflight tries what a store does. */

import {
	PutObjectCommand,
	type PutObjectCommandInput,
} from "@aws-sdk/client-s3";
import { objectSettings, type Store } from "./client.ts";
import { factsOf } from "./failures.ts";
import { explained } from "./objects.ts";

/** What the object holds. */
export const BODY = Buffer.from("xva-template-action probes this store\n");
/** What it does not hold: its checksums must be refused. */
export const OTHER = Buffer.from("another body, for its checksum\n");

/** One probe on its way. */
export interface Probe {
	readonly store: Store;
	readonly key: string;
	readonly signal: AbortSignal;
}

/** Writes the object. */
export async function putProbe(
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

/**
 * Whether a request is refused by the store for what it says (400 or 501), not for lack of permission or of a store:
 * that error is thrown in the user's words.
 */
export async function refuses(
	probe: Probe,
	request: () => Promise<unknown>,
): Promise<boolean> {
	const done = async () => {
		await request();
		return true;
	};
	return (await orRefused(probe, done, [400, 501])) === undefined;
}

/** The answer, or undefined where the store refused the request with one of these statuses. */
export async function orRefused<T>(
	{ store, key, signal }: Probe,
	request: () => Promise<T>,
	statuses: readonly number[],
): Promise<T | undefined> {
	try {
		return await request();
	} catch (error) {
		signal.throwIfAborted();
		if (statuses.includes(factsOf(error).status)) {
			return undefined;
		}
		throw explained(store, error, "s3:PutObject", key);
	}
}
