/** A process that uploads one file and prints what came of it: `upload-one.ts ENDPOINT FILE KEY`. */

import { uploadImage } from "../../src/bucket/upload.ts";
import { storeAt } from "./s3.ts";

const [endpoint = "", path = "", key = ""] = process.argv.slice(2);
const store = storeAt(endpoint);
const done = await uploadImage(
	store,
	{ conditionalWrites: true, checksum: "crc32", warnings: [] },
	{
		path,
		key,
		contentType: "application/x-xva",
		sinks: [],
		signal: new AbortController().signal,
	},
);
store.close();
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
console.log(
	JSON.stringify({
		...done,
		maxRssBytes: maxRSS * 1024,
		cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
	}),
);
