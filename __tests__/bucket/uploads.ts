/** A bench for uploads: a server, a proxy that spoils chosen requests, and a look at what is left of each upload. */

import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import {
	GetObjectCommand,
	ListMultipartUploadsCommand,
} from "@aws-sdk/client-s3";
import { expect } from "vitest";
import type { Store } from "../../src/bucket/client.ts";
import { type Capabilities, headOrNone } from "../../src/bucket/objects.ts";
import {
	type Uploaded,
	type UploadInput,
	uploadImage,
} from "../../src/bucket/upload.ts";
import { BUCKET, type S3Server, startS3, storeAt } from "../stand-ins/s3.ts";
import {
	type FaultProxy,
	type Operation,
	type Seen,
	startFaultProxy,
} from "../stand-ins/s3-faults.ts";
import { calm, FULL, inFolder, randomFile, sha256OfFile } from "./samples.ts";

export const MIB = 1024 * 1024;
/** Three parts, the last one short. */
export const BIG = 33 * MIB;
/** One request. */
export const SMALL = 100_000;

/** What an upload may differ in. */
export interface Trial extends Partial<UploadInput> {
	readonly size?: number;
	readonly store?: Store;
	readonly capabilities?: Capabilities;
}

export interface Bench {
	readonly server: S3Server;
	readonly proxy: FaultProxy;
	/** Through the proxy. */
	readonly store: Store;
	/** Key of the last upload. */
	readonly key: () => string;
	/** Uploads random bytes, under a new key where none is given; what is stored then must be what was sent. */
	readonly upload: (trial?: Trial) => Promise<Uploaded>;
	/** How often the proxy saw it. */
	readonly asked: (operation: Operation) => number;
	/** SHA-256 of an object, read past our own code: from the server's disk where it keeps plain files. */
	readonly stored: (key: string) => Promise<string | undefined>;
	/** Nothing of the last upload may be in the store. */
	readonly expectNothing: () => Promise<void>;
	/** After each test: no multipart left, and every object one that was sent whole. Forgets rules and requests. */
	readonly settle: () => Promise<void>;
	readonly stop: () => Promise<void>;
}

/** Matches an operation. */
export const is = (operation: Operation) => (seen: Seen) =>
	seen.operation === operation;

/** Matches a part by its number. */
export const part = (number: number) => (seen: Seen) =>
	seen.part === `${number}`;

/** Starts server and proxy. */
export async function openBench(
	kind: "versitygw" | "seaweedfs" = "versitygw",
): Promise<Bench> {
	const server = await startS3(kind);
	const proxy = await startFaultProxy(server.endpoint);
	const store = storeAt(proxy.endpoint);
	const plain = storeAt(server.endpoint);
	/** Digests of what was sent, by key. */
	const sent = new Map<string, string[]>();
	const onDisk = (key: string) => join(server.data, BUCKET, key);
	let key = "";
	let count = 0;
	/** What the server lists, and the parts that it keeps on disk, listed or not. */
	const unfinished = async () => {
		const { Uploads = [] } = await plain.client.send(
			new ListMultipartUploadsCommand({ Bucket: BUCKET }),
		);
		const parts = join(server.data, BUCKET, ".sgwtmp", "multipart");
		const kept = existsSync(parts) ? readdirSync(parts) : [];
		return [...Uploads.map((upload) => upload.Key), ...kept];
	};
	const stored = async (of: string) => {
		if (kind === "versitygw") {
			return existsSync(onDisk(of)) ? sha256OfFile(onDisk(of)) : undefined;
		}
		const { Body } = await plain.client.send(
			new GetObjectCommand({ Bucket: BUCKET, Key: of }),
		);
		const bytes = (await Body?.transformToByteArray()) ?? "";
		return createHash("sha256").update(bytes).digest("hex");
	};
	const upload = (trial: Trial = {}) =>
		inFolder(async (folder) => {
			const { size = BIG, store: on = store, capabilities, ...more } = trial;
			count++;
			key = more.key ?? `bench/${count}.xva`;
			const path = more.path ?? randomFile(folder, "image.xva", size);
			if (more.through === undefined) {
				sent.set(key, [...(sent.get(key) ?? []), sha256OfFile(path)]);
			}
			const done = await uploadImage(on, capabilities ?? FULL, {
				path,
				key,
				contentType: "application/x-xva",
				sinks: [],
				signal: calm,
				...more,
			});
			expect(await stored(key)).toBe(done.sha256);
			expect((done.source ?? done).sha256).toBe(sha256OfFile(path));
			return done;
		});
	return {
		server,
		proxy,
		store,
		key: () => key,
		upload,
		stored,
		asked: (operation) => proxy.seen.filter(is(operation)).length,
		expectNothing: async () => {
			expect(await headOrNone(plain, key, calm)).toBeUndefined();
			expect(existsSync(onDisk(key))).toBe(false);
			expect(await unfinished()).toEqual([]);
		},
		settle: async () => {
			proxy.rules.length = 0;
			proxy.seen.length = 0;
			store.refusedChecksums.clear();
			expect(await unfinished()).toEqual([]);
			for (const [each, digests] of sent) {
				if (existsSync(onDisk(each))) {
					expect(digests).toContain(sha256OfFile(onDisk(each)));
				}
			}
			sent.clear();
		},
		stop: async () => {
			store.close();
			plain.close();
			await proxy.stop();
			await server.stop();
		},
	};
}
