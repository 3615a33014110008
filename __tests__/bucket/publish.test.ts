import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "../../src/bucket/client.ts";
import { getJson, listKeys } from "../../src/bucket/objects.ts";
import { preflight } from "../../src/bucket/preflight.ts";
import { publishBuild } from "../../src/bucket/publish.ts";
import { SCHEMAS } from "../../src/bucket/schemas.ts";
import { BUCKET, type S3Server, startS3, storeAt } from "../stand-ins/s3.ts";
import {
	buildId,
	calm,
	FULL,
	imageOf,
	inFolder,
	sampleBuild,
} from "./samples.ts";

let server: S3Server;
let store: Store;

beforeAll(async () => {
	server = await startS3("versitygw");
	store = storeAt(server.endpoint, { prefix: "/vm//templates/" });
});
afterAll(async () => {
	store?.close();
	await server?.stop();
});

async function keys(folder: string): Promise<string[]> {
	const found: string[] = [];
	for await (const { key } of listKeys(store, folder, calm)) {
		found.push(key);
	}
	return found;
}

const onDisk = (key: string) => join(server.data, BUCKET, key);

describe("a whole publish", () => {
	test("puts everything where the layout says, with true checksums, and the record last", async () => {
		await inFolder(async (folder) => {
			const capabilities = await preflight(store, calm);
			const build = buildId(0);
			const size = 40 * 1024 * 1024 + 5;
			const input = sampleBuild({ folder, build, size });
			const done = await publishBuild(store, capabilities, input);

			expect(done.warnings).toEqual([]);
			expect(done.channels).toEqual(["latest"]);
			expect(done.storeChecksum).toBe("crc32");
			const base = `vm/templates/templates/debian/12/${build}`;
			expect(done.urls.image).toBe(`s3://${BUCKET}/${base}/debian-12.xva`);
			expect(await keys("vm/templates/")).toEqual([
				"vm/templates/catalogue.json",
				"vm/templates/images/debian-12.json",
				"vm/templates/schemas/catalogue-1.json",
				"vm/templates/schemas/channel-1.json",
				"vm/templates/schemas/image-1.json",
				"vm/templates/schemas/metadata-1.json",
				"vm/templates/schemas/page-1.json",
				"vm/templates/schemas/template-1.json",
				`${base}/SHA256SUMS`,
				`${base}/build.log`,
				`${base}/debian-12.xva`,
				`${base}/metadata.json`,
				`${base}/provenance.json`,
				"vm/templates/templates/debian/12/channels/latest.json",
			]);

			const order = [
				`${base}/debian-12.xva`,
				`${base}/build.log`,
				`${base}/provenance.json`,
				`${base}/SHA256SUMS`,
				`${base}/metadata.json`,
				"vm/templates/templates/debian/12/channels/latest.json",
				"vm/templates/images/debian-12.json",
				"vm/templates/catalogue.json",
			].map((key) => statSync(onDisk(key), { bigint: true }).mtimeNs);
			expect(order).toEqual(order.toSorted((a, b) => (a < b ? -1 : 1)));

			const checked = execFileSync("sha256sum", ["--check", "SHA256SUMS"], {
				cwd: onDisk(base),
				encoding: "utf8",
			});
			expect(checked.split("\n").filter((line) => line !== "")).toEqual([
				"build.log: OK",
				"debian-12.xva: OK",
				"metadata.json: OK",
				"provenance.json: OK",
			]);
			const stored = readFileSync(onDisk(`${base}/debian-12.xva`));
			const built = readFileSync(join(folder, `${build}.xva`));
			expect(stored.equals(built)).toBe(true);
		});
	});

	test("writes what its own schemas say, and publishes them", async () => {
		await inFolder(async (folder) => {
			const image = imageOf("alpine", "3.20");
			const build = buildId(1);
			await publishBuild(store, FULL, sampleBuild({ folder, image, build }));
			const ajv = new Ajv2020({ strict: true, allErrors: true });
			const base = "vm/templates";
			const objects = {
				"metadata-1": `${base}/templates/alpine/3.20/${build}/metadata.json`,
				"channel-1": `${base}/templates/alpine/3.20/channels/latest.json`,
				"image-1": `${base}/images/alpine-3.20.json`,
				"catalogue-1": `${base}/catalogue.json`,
			};
			for (const [name, key] of Object.entries(objects)) {
				const schema = await getJson(store, store.keys.schema(name), calm);
				expect(schema?.value).toMatchObject({
					$id: `urn:xva-template-action:${name}`,
				});
				const validate = ajv.compile(Object(schema?.value));
				const text = readFileSync(onDisk(key), "utf8");
				expect(Object.keys(JSON.parse(text))[0]).toBe("schema");
				validate(JSON.parse(text));
				expect(validate.errors).toBeNull();
			}
			expect(Object.keys(SCHEMAS)).toContain("page-1");
		});
	});

	test("names no person in what cannot be changed any more", async () => {
		await inFolder(async (folder) => {
			const image = imageOf("rocky", "9");
			const build = buildId(2);
			await publishBuild(store, FULL, sampleBuild({ folder, image, build }));
			const texts = ["metadata.json", "provenance.json", "SHA256SUMS"].map(
				(name) =>
					readFileSync(
						onDisk(`vm/templates/templates/rocky/9/${build}/${name}`),
						"utf8",
					),
			);
			expect(texts.join("")).not.toContain("octocat");
			const pointer = readFileSync(
				onDisk("vm/templates/templates/rocky/9/channels/latest.json"),
				"utf8",
			);
			expect(pointer).toContain("octocat");
		});
	});

	test("states the subjects of the provenance by the digest of the file", async () => {
		await inFolder(async (folder) => {
			const image = imageOf("ubuntu", "24.04");
			const build = buildId(3);
			const input = sampleBuild({ folder, image, build });
			await publishBuild(store, FULL, input);
			const key = store.keys.build(image, build, "provenance.json");
			const bytes = readFileSync(join(folder, `${build}.xva`));
			expect((await getJson(store, key, calm))?.value).toMatchObject({
				_type: "https://in-toto.io/Statement/v1",
				predicateType: "https://slsa.dev/provenance/v1",
				subject: [
					{
						name: "ubuntu-24.04.xva",
						digest: {
							sha256: createHash("sha256").update(bytes).digest("hex"),
						},
					},
				],
			});
		});
	});

	test("refuses to write over a build that is there, and leaves it as it was", async () => {
		await inFolder(async (folder) => {
			const image = imageOf("fedora", "41");
			const build = buildId(4);
			const first = sampleBuild({ folder, image, build });
			const { files } = await publishBuild(store, FULL, first);
			const second = sampleBuild({ folder, image, build });
			await expect(publishBuild(store, FULL, second)).rejects.toThrow(
				/fedora-41\.xva is already there/,
			);
			const there = readFileSync(
				onDisk(store.keys.build(image, build, "fedora-41.xva")),
			);
			expect(createHash("sha256").update(there).digest("hex")).toBe(
				files[0]?.sha256,
			);
		});
	});

	test("leaves a foreign catalogue.json alone: a warning that proposes s3-prefix, and a preflight that refuses", async () => {
		await inFolder(async (folder) => {
			const other = storeAt(server.endpoint, { prefix: "foreign" });
			const { PutObjectCommand } = await import("@aws-sdk/client-s3");
			await other.client.send(
				new PutObjectCommand({
					Bucket: BUCKET,
					Key: "foreign/catalogue.json",
					Body: "[1, 2, 3]",
				}),
			);
			const done = await publishBuild(other, FULL, sampleBuild({ folder }));
			expect(done.warnings).toEqual([expect.stringContaining("`s3-prefix`")]);
			expect(readFileSync(onDisk("foreign/catalogue.json"), "utf8")).toBe(
				"[1, 2, 3]",
			);
			await expect(preflight(other, calm)).rejects.toThrow(/`s3-prefix`/);
			other.close();
		});
	});
});
