/** What follows the record: channels, the image's index, the catalogue, the schemas. Each may fail by itself. */

import { projectCatalogue } from "./catalogue.ts";
import { type ChannelOutcome, moveChannel } from "./channels.ts";
import { projectImage } from "./projection.ts";
import type { Publishing } from "./publish.ts";
import { publishSchemas } from "./publish-schemas.ts";

/** What moved, and what could not be written: the next publish of the image repairs that. */
export interface Indexed {
	readonly channels: readonly string[];
	readonly warnings: readonly string[];
}

/** Makes a build visible whose record is there; never throws. */
export async function indexBuild(
	publishing: Publishing,
	sumsSha256: string,
): Promise<Indexed> {
	const { store, capabilities, input, stamp } = publishing;
	const { image, signal } = input;
	const build = input.facts.identity.id;
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
	for (const channel of input.channels) {
		await step(`channel ${channel}`, async () => {
			const outcome = await move(publishing, channel, sumsSha256);
			if (outcome.state === "moved") {
				channels.push(channel);
			} else {
				warnings.push(`${image.id} ${build} is published: ${outcome.why}.`);
			}
		});
	}
	const indexing = { store, capabilities, stamp, now: input.now(), signal };
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
	{ store, capabilities, input }: Publishing,
	channel: string,
	sumsSha256: string,
): Promise<ChannelOutcome> {
	const { image, facts, reason, by, isAncestor, signal } = input;
	return moveChannel(store, capabilities, {
		image,
		channel,
		build: facts.identity.id,
		commit: facts.source.commit,
		sumsSha256,
		reason,
		by,
		at: input.now(),
		isAncestor,
		signal,
	});
}
