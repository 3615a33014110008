/** Changing one JSON object that others change too, so that nobody's change is lost. */

import type { Store } from "./client.ts";
import { StoreError } from "./errors.ts";
import { foreign, isOf, render, type Schemas } from "./json.ts";
import { mediaType } from "./keys.ts";
import { type Capabilities, getJson, putIfUnchanged } from "./objects.ts";
import { jitter, pause } from "./retry.ts";

/** One shared object and how it changes. */
export interface Change<S extends keyof Schemas> {
	readonly key: string;
	readonly schema: S;
	/** Whether what is there needs no change, perhaps because somebody committed ours with theirs. */
	readonly done: (current: Schemas[S]) => Promise<boolean> | boolean;
	/** What should be there; called again when somebody else was first. */
	readonly next: (
		current: Schemas[S] | undefined,
	) => Promise<Schemas[S]> | Schemas[S];
}

const TRIES = 60;
const FIRST_DELAY_MS = 15;
const LONGEST_DELAY_MS = 1_000;
/** Without conditions a slower writer may overwrite us: looked at after this long. */
const CHECK_AFTER_MS = 300;
const CHECK_SPREAD_MS = 600;
const UNCONDITIONAL_TRIES = 3;

/**
 * Applies a change: read, compute, write if unchanged, again on conflict; where the store holds no conditions
 * it writes, looks again a little later, and repeats. Returns the object that holds the change.
 * Throws where the key holds what this action did not write, or after too many tries.
 */
export async function commit<S extends keyof Schemas>(
	store: Store,
	capabilities: Capabilities,
	change: Change<S>,
	signal: AbortSignal,
): Promise<Schemas[S]> {
	const tries = capabilities.conditionalWrites ? TRIES : UNCONDITIONAL_TRIES;
	for (let count = 0; count < tries; count++) {
		const found = await getJson(store, change.key, signal);
		const current = found?.value;
		if (found !== undefined && !isOf(current, change.schema)) {
			throw foreign(store, change.key);
		}
		const present = isOf(current, change.schema) ? current : undefined;
		if (present !== undefined && (await change.done(present))) {
			return present;
		}
		const next = await change.next(present);
		const object = {
			key: change.key,
			body: render(next),
			contentType: mediaType(change.key),
		};
		const outcome = await putIfUnchanged(
			store,
			capabilities,
			object,
			found?.etag,
			signal,
		);
		if (outcome === "written" && capabilities.conditionalWrites) {
			return next;
		}
		await pause(delay(capabilities, count), signal);
		if (
			!capabilities.conditionalWrites &&
			(await holds(store, change, signal))
		) {
			return next;
		}
	}
	throw new StoreError(
		"upload",
		`${change.key} could not be changed in ${tries} tries, because others change it all the time; the next publish or \`command: reindex\` repairs it.`,
	);
}

function delay(capabilities: Capabilities, count: number): number {
	return capabilities.conditionalWrites
		? jitter(count, FIRST_DELAY_MS, LONGEST_DELAY_MS)
		: CHECK_AFTER_MS + Math.random() * CHECK_SPREAD_MS;
}

async function holds<S extends keyof Schemas>(
	store: Store,
	change: Change<S>,
	signal: AbortSignal,
): Promise<boolean> {
	const current = (await getJson(store, change.key, signal))?.value;
	return isOf(current, change.schema) && (await change.done(current));
}
