/** Where the published images of a template come from, as the record of the newest build of each says. */
import type { Store } from "./client.ts";
import { isObject, isOf } from "./json.ts";
import type { ImageName } from "./keys.ts";
import { getJson, mapMany } from "./objects.ts";
import type { TemplateFacts } from "./records.ts";

/** An image, its newest build, and what that was made from. */
export interface PublishedTemplate {
	readonly image: ImageName;
	readonly build: string;
	readonly template: TemplateFacts;
}

/**
 * The published images of these templates but those of these ids. Images whose newest record does not tell where it comes from
 * (an older version of the action wrote it) are left out.
 */
export async function publishedTemplates(
	store: Store,
	query: {
		readonly os: ReadonlySet<string>;
		readonly except: ReadonlySet<string>;
		readonly signal: AbortSignal;
	},
): Promise<readonly PublishedTemplate[]> {
	const { signal } = query;
	const catalogue = await getJson(store, store.keys.catalogue, signal);
	if (!isOf(catalogue?.value, "catalogue-1")) return [];
	const others = catalogue.value.images
		.filter(({ os, image }) => query.os.has(os) && !query.except.has(image))
		.flatMap(({ os, image, version, builds }) => {
			const newest = builds.find(({ state }) => state !== "deleted")?.build;
			return newest === undefined
				? []
				: [{ image: { os, id: image, version }, build: newest }];
		});
	const found = await mapMany(others, async ({ image, build }) => {
		const key = store.keys.build(image, build, "metadata.json");
		const record = (await getJson(store, key, signal))?.value;
		const template = isObject(record) ? record.template : undefined;
		return isTemplateFacts(template) ? [{ image, build, template }] : [];
	});
	return found.flat();
}

function isTemplateFacts(value: unknown): value is TemplateFacts {
	if (!isObject(value) || typeof value.directory !== "string") return false;
	return [value.var_files, value.builds].every(
		(list) =>
			Array.isArray(list) && list.every((item) => typeof item === "string"),
	);
}
