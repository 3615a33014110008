/** What follows the record: channels, the image's index, the catalogue, the schemas. Each may fail by itself. */

import { projectCatalogue } from "./catalogue.ts";
import {
	type ChannelOutcome,
	type IsAncestor,
	moveChannel,
} from "./channels.ts";
import type { Store } from "./client.ts";
import type { By } from "./json.ts";
import type { ImageName } from "./keys.ts";
import type { Capabilities } from "./objects.ts";
import { projectImage } from "./projection.ts";
import { publishSchemas } from "./publish-schemas.ts";

/** A build whose record is there, and how it is to be shown. */
export interface RecordedBuild {
	readonly image: ImageName;
	readonly build: string;
	/** 40 hex digits. */
	readonly commit: string;
	/** Hex SHA-256 of its `SHA256SUMS`. */
	readonly sumsSha256: string;
	/** Channels that move to it. */
	readonly channels: readonly string[];
	readonly reason: string;
	readonly by: By;
	readonly isAncestor: IsAncestor;
	readonly now: () => Date;
	/** Of this run, for pages. */
	readonly stamp: string;
	readonly signal: AbortSignal;
}

/** What moved, and what could not be written: the next publish of the image repairs that. */
export interface Indexed {
	/** Channels that now name the build. */
	readonly channels: readonly string[];
	readonly warnings: readonly string[];
}

/** Makes a build visible whose record is there; never throws. */
export async function indexBuild(
	store: Store,
	capabilities: Capabilities,
	recorded: RecordedBuild,
): Promise<Indexed> {
	const { image, build, stamp, signal } = recorded;
	const channels: string[] = [];
	const warnings: string[] = [];
	const step = async (name: string, work: () => Promise<unknown>) => {
		try {
			await work();
		} catch (error) {
			const why = error instanceof Error ? error.message : String(error);
			warnings.push(
				`${image.id} ${build} is published, but ${name} could not be written; the next publish repairs it: ${why}`,
			);
		}
	};
	for (const channel of recorded.channels) {
		await step(`channel ${channel}`, async () => {
			const outcome = await move(store, capabilities, recorded, channel);
			if (outcome.state === "moved") {
				channels.push(channel);
			} else {
				warnings.push(`${image.id} ${build} is published: ${outcome.why}.`);
			}
		});
	}
	const indexing = { store, capabilities, stamp, now: recorded.now(), signal };
	const expected = { build, channels };
	await step("its index", () => projectImage(indexing, image, expected));
	await step("the catalogue", () =>
		projectCatalogue(indexing, image.id, expected),
	);
	await step("the JSON Schemas", () =>
		publishSchemas(store, capabilities, signal),
	);
	return { channels, warnings };
}

function move(
	store: Store,
	capabilities: Capabilities,
	recorded: RecordedBuild,
	channel: string,
): Promise<ChannelOutcome> {
	const { image, build, commit, sumsSha256 } = recorded;
	const { reason, by, isAncestor, now, signal } = recorded;
	return moveChannel(store, capabilities, {
		image,
		channel,
		build,
		commit,
		sumsSha256,
		reason,
		by,
		at: now(),
		isAncestor,
		signal,
	});
}
