/** The JSON Schemas in the bucket, beside what they describe; that of `template.yml` for editors. */

import { createHash } from "node:crypto";
import { TEMPLATE_SCHEMA } from "../template-yml/json-schema.ts";
import { SCHEMA_VERSION } from "../template-yml/keys.ts";
import type { Store } from "./client.ts";
import { render } from "./json.ts";
import { mediaType } from "./keys.ts";
import { type Capabilities, listKeys, putIfUnchanged } from "./objects.ts";
import { SCHEMAS } from "./schemas.ts";

const PUBLISHED = {
	...SCHEMAS,
	[`template-${SCHEMA_VERSION}`]: TEMPLATE_SCHEMA,
};

/** Writes each schema that is absent or differs (told by its ETag, which is the MD5 on most stores). */
export async function publishSchemas(
	store: Store,
	capabilities: Capabilities,
	signal: AbortSignal,
): Promise<void> {
	const present = new Map<string, string>();
	for await (const { key, etag } of listKeys(
		store,
		store.keys.schemasFolder,
		signal,
	)) {
		present.set(key, etag);
	}
	for (const [name, schema] of Object.entries(PUBLISHED)) {
		const key = store.keys.schema(name);
		const body = render(schema);
		const etag = present.get(key);
		const md5 = createHash("md5").update(body).digest("hex");
		if (etag?.replaceAll('"', "") !== md5) {
			const object = { key, body, contentType: mediaType(key) };
			await putIfUnchanged(store, capabilities, object, etag, signal);
		}
	}
}
