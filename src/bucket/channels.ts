/** Channels: movable names for builds, each a pointer with its history. */

import type { Store } from "./client.ts";
import { commit } from "./commit.ts";
import { type By, type Channel, isObject } from "./json.ts";
import { type ImageName, RECORD } from "./keys.ts";
import { type Capabilities, getJson } from "./objects.ts";

/** Whether a commit is an ancestor of another, as far as can be told. */
export type IsAncestor = (
	ancestor: string,
	descendant: string,
) => Promise<boolean | "unknown"> | boolean | "unknown";

/** A build that wants to be what a channel names. */
export interface ChannelMove {
	readonly image: ImageName;
	readonly channel: string;
	readonly build: string;
	readonly commit: string;
	/** Hex SHA-256 of the build's `SHA256SUMS`. */
	readonly sumsSha256: string;
	readonly reason: string;
	readonly by: By;
	readonly at: Date;
	readonly isAncestor: IsAncestor;
	readonly signal: AbortSignal;
}

/** What became of a move; `kept` says why the channel stays where it is. */
export type ChannelOutcome =
	| { readonly state: "moved" }
	| { readonly state: "kept"; readonly why: string };

/**
 * Moves a channel to a new build, only forward: to a greater build id, and not to a commit that is an ancestor
 * of the one that it names.
 */
export async function moveChannel(
	store: Store,
	capabilities: Capabilities,
	move: ChannelMove,
): Promise<ChannelOutcome> {
	let kept: string | undefined;
	await commit(
		store,
		capabilities,
		{
			key: store.keys.channel(move.image, move.channel),
			schema: "channel-1",
			done: async (current) => {
				kept = await whyKept(store, move, current);
				return current.build === move.build || kept !== undefined;
			},
			next: (current) => movedTo(move, current),
		},
		move.signal,
	);
	return kept === undefined ? { state: "moved" } : { state: "kept", why: kept };
}

async function whyKept(
	store: Store,
	move: ChannelMove,
	current: Channel,
): Promise<string | undefined> {
	const { channel, build, commit: head } = move;
	if (current.build === build) {
		return undefined;
	}
	if (current.build > build) {
		return `channel ${channel} of ${move.image.id} stays at ${current.build}, which is newer than ${build}`;
	}
	const present = await commitOf(store, move.image, current.build, move.signal);
	const goesBack =
		present !== undefined &&
		present !== head &&
		(await move.isAncestor(head, present)) === true;
	return goesBack
		? `channel ${channel} of ${move.image.id} stays at ${current.build}: ${head.slice(0, 7)}, which was built now, is an ancestor of its ${present.slice(0, 7)}`
		: undefined;
}

/** The commit that a build's record names, or undefined where there is no such record. */
export async function commitOf(
	store: Store,
	image: ImageName,
	build: string,
	signal: AbortSignal,
): Promise<string | undefined> {
	const key = store.keys.build(image, build, RECORD);
	const record = (await getJson(store, key, signal))?.value;
	const source = isObject(record) ? record.source : undefined;
	const commit = isObject(source) ? source.commit : undefined;
	return typeof commit === "string" ? commit : undefined;
}

function movedTo(move: ChannelMove, current: Channel | undefined): Channel {
	const { build, reason, by } = move;
	const at = move.at.toISOString();
	return {
		...current,
		schema: "channel-1",
		image: move.image.id,
		channel: move.channel,
		build,
		serial: (current?.serial ?? 0) + 1,
		updated_at: at,
		sums_sha256: move.sumsSha256,
		reason,
		by,
		previous: current?.build ?? null,
		history: [
			...(current?.history ?? []),
			{ build, at, operation: "build", by, reason },
		],
	};
}
