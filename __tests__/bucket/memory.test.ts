import { execFile } from "node:child_process";
import { truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { startS3 } from "../stand-ins/s3.ts";
import { inFolder } from "./samples.ts";

const MIB = 1024 * 1024;
const uploader = fileURLToPath(
	new URL("../stand-ins/upload-one.ts", import.meta.url),
);

test("an upload of 512 MiB takes at most 256 MB of memory", async () => {
	const server = await startS3("versitygw");
	try {
		await inFolder(async (folder) => {
			const path = join(folder, "sparse.xva");
			writeFileSync(path, "");
			truncateSync(path, 512 * MIB);
			const { stdout } = await promisify(execFile)(process.execPath, [
				uploader,
				server.endpoint,
				path,
				"sparse.xva",
			]);
			const { size, storeChecksum, maxRssBytes } = JSON.parse(
				stdout.trimEnd().split("\n").at(-1) ?? "",
			);
			expect(size).toBe(512 * MIB);
			expect(storeChecksum).toBe("crc32");
			expect(maxRssBytes).toBeLessThanOrEqual(256_000_000);
		});
	} finally {
		await server.stop();
	}
});
