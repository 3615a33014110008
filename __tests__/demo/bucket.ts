/** The bucket as a reader sees it. */

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { GetObjectCommand, paginateListObjectsV2 } from "@aws-sdk/client-s3";
import { BUCKET, storeAt } from "../stand-ins/s3.ts";

/** What lies under a key. */
export interface Stored {
	readonly bytes: number;
	readonly etag: string;
}

export class Bucket {
	readonly #store;

	constructor(endpoint: string) {
		this.#store = storeAt(endpoint);
	}

	async list(): Promise<ReadonlyMap<string, Stored>> {
		const found = new Map<string, Stored>();
		const { client } = this.#store;
		for await (const page of paginateListObjectsV2(
			{ client },
			{ Bucket: BUCKET },
		))
			for (const { Key = "", Size = 0, ETag = "" } of page.Contents ?? [])
				found.set(Key, { bytes: Size, etag: ETag });
		return found;
	}

	async json(key: string): Promise<Readonly<Record<string, unknown>>> {
		return JSON.parse(Buffer.from(await this.read(key)).toString("utf8"));
	}

	async read(key: string): Promise<Uint8Array> {
		const command = new GetObjectCommand({ Bucket: BUCKET, Key: key });
		const { Body } = await this.#store.client.send(command);
		return (await Body?.transformToByteArray()) ?? new Uint8Array();
	}

	/** Copies every object to a folder; no key is a folder of another. */
	async copyTo(folder: string): Promise<void> {
		for (const key of (await this.list()).keys()) {
			const file = join(folder, key);
			await mkdir(dirname(file), { recursive: true });
			await writeFile(file, await this.read(key));
		}
	}

	close(): void {
		this.#store.close();
	}
}

/** Sizes of what is new or other than before, by key. */
export function changedSizes(
	before: ReadonlyMap<string, Stored>,
	after: ReadonlyMap<string, Stored>,
): ReadonlyMap<string, number> {
	return new Map(
		[...after]
			.filter(([key, { etag }]) => before.get(key)?.etag !== etag)
			.map(([key, { bytes }]) => [key, bytes]),
	);
}
