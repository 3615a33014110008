/**
 * A process that uploads one file: `upload-one.ts ENDPOINT FILE KEY [OPTIONS]`, the options as JSON. Prints a line of JSON
 * when an upload in parts has begun, and one with what came of it.
 */

import type { BegunUpload, Sink } from "../../src/bucket/upload.ts";
import { uploadImage } from "../../src/bucket/upload.ts";
import { XvaVerifier } from "../../src/xva/verify.ts";
import { storeAt } from "./s3.ts";

export interface UploadOptions {
	/** Verifies the file as an XVA on its way. */
	readonly verify?: "full" | "structure";
	readonly resume?: BegunUpload;
}

/** What is printed in the end, beside what `uploadImage` returns. */
export interface UploadedByOther {
	readonly size: number;
	readonly sha256: string;
	readonly storeChecksum: string;
	readonly resumedBytes: number;
	readonly maxRssBytes: number;
	readonly cpuSeconds: number;
}

const [endpoint = "", path = "", key = "", json = "{}"] = process.argv.slice(2);
const { verify, resume }: UploadOptions = JSON.parse(json);

function verifier(mode: "full" | "structure"): Sink {
	const checked = new XvaVerifier({ mode });
	return {
		write: (chunk) => checked.write(chunk),
		end: async () => void (await checked.end()),
	};
}

const store = storeAt(endpoint);
const done = await uploadImage(
	store,
	{ conditionalWrites: true, checksum: "crc32", warnings: [] },
	{
		path,
		key,
		contentType: "application/x-xva",
		sinks: verify === undefined ? [] : [verifier(verify)],
		signal: new AbortController().signal,
		onMultipart: (upload) => console.log(JSON.stringify(upload)),
		...(resume === undefined ? {} : { resume }),
	},
);
store.close();
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
const uploaded: UploadedByOther = {
	...done,
	maxRssBytes: maxRSS * 1024,
	cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
};
console.log(JSON.stringify(uploaded));
