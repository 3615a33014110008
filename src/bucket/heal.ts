/** A build whose run was cut off between its record and its index: shown after all. */

import { randomUUID } from "node:crypto";
import { commitOf, type IsAncestor } from "./channels.ts";
import type { Store } from "./client.ts";
import { StoreError } from "./errors.ts";
import { type Indexed, indexBuild } from "./index-build.ts";
import type { By } from "./json.ts";
import {
	CHECKSUMS,
	DELETION,
	type ImageName,
	RECORD,
	REVOCATION,
} from "./keys.ts";
import { type Capabilities, getText, headOrNone } from "./objects.ts";
import { sha256Of } from "./records.ts";

/** A build that has its record, and how it should have been shown. */
export interface HealInput {
	readonly image: ImageName;
	readonly build: string;
	/** Channels that move to it, forward only; none do where it was revoked or deleted. */
	readonly channels: readonly string[];
	readonly reason: string;
	readonly by: By;
	readonly isAncestor: IsAncestor;
	readonly now: () => Date;
	readonly signal: AbortSignal;
}

/**
 * Takes the index step of a publish again: channels, `images/`, catalogue, schemas. Does nothing where all is there.
 * Throws a `StoreError` where record or checksums cannot be read; what fails after that is in `warnings`.
 */
export async function healBuild(
	store: Store,
	capabilities: Capabilities,
	input: HealInput,
): Promise<Indexed> {
	const { image, build, signal } = input;
	const commit = await commitOf(store, image, build, signal);
	if (commit === undefined) {
		throw missing(keyOf(store, input, RECORD));
	}
	const sumsKey = keyOf(store, input, CHECKSUMS);
	const sums = await getText(store, sumsKey, signal);
	if (sums === undefined) {
		throw missing(sumsKey);
	}
	return indexBuild(store, capabilities, {
		...input,
		commit,
		sumsSha256: sha256Of(sums.text),
		channels: (await isWithdrawn(store, input)) ? [] : input.channels,
		stamp: randomUUID(),
	});
}

function keyOf(store: Store, input: HealInput, name: string): string {
	return store.keys.build(input.image, input.build, name);
}

async function isWithdrawn(store: Store, input: HealInput): Promise<boolean> {
	const found = await Promise.all(
		[REVOCATION, DELETION].map((name) =>
			headOrNone(store, keyOf(store, input, name), input.signal),
		),
	);
	return found.some((head) => head !== undefined);
}

function missing(key: string): StoreError {
	return new StoreError(
		"upload",
		`${key} is not there, or is not what this action writes: the build cannot be shown; build again.`,
	);
}
