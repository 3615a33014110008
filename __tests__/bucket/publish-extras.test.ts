/** What goes beside an image: lists of packages, SBOMs, compliance reports. */
import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "../../src/bucket/client.ts";
import { headOrNone, listKeys } from "../../src/bucket/objects.ts";
import { publishBuild } from "../../src/bucket/publish.ts";
import type { PublishInput } from "../../src/bucket/publishing.ts";
import { reclaimKey } from "../../src/bucket/reclaim.ts";
import { BUCKET, type S3Server, startS3, storeAt } from "../stand-ins/s3.ts";
import {
	buildId,
	calm,
	FULL,
	imageOf,
	inFolder,
	sampleBuild,
	sha256OfFile,
} from "./samples.ts";

const image = imageOf("debian", "12");
const NAMES = [
	"packages.tsv",
	"sbom.cdx.json",
	"sbom.kvm.cdx.json",
	"compliance/scan.sarif",
];

let server: S3Server;
let store: Store;

beforeAll(async () => {
	server = await startS3("versitygw");
	store = storeAt(server.endpoint);
});
afterAll(async () => {
	store?.close();
	await server?.stop();
});

function sample(folder: string, build: string): PublishInput {
	const extras = NAMES.map((name, n) => {
		const path = join(folder, `extra-${n}`);
		writeFileSync(path, `${name}\n`);
		const platform = name.includes("kvm") ? "kvm" : "xcp-ng";
		return { path, name, platform };
	});
	return { ...sampleBuild({ folder, image, build }), extras };
}

const keyOf = (build: string, name: string) =>
	store.keys.build(image, build, name);

async function below(build: string): Promise<readonly string[]> {
	const keys: string[] = [];
	for await (const { key } of listKeys(store, keyOf(build, ""), calm))
		keys.push(key);
	return keys;
}

test("they are objects of the build, in the record and among the checksums, of their own media types", async () => {
	const build = buildId(0);
	await inFolder(async (folder) => {
		const input = sample(folder, build);
		const { files } = await publishBuild(store, FULL, input);
		const others = files.filter(({ role }) => role === "other");
		expect(others).toEqual(
			(input.extras ?? []).map(({ path, name, platform }) => ({
				path: name,
				role: "other",
				platform,
				size: name.length + 1,
				sha256: sha256OfFile(path),
				media_type: {
					tsv: "text/tab-separated-values; charset=utf-8",
					json: "application/vnd.cyclonedx+json",
					sarif: "application/sarif+json",
				}[name.split(".").at(-1) ?? ""],
			})),
		);
		const { ContentType } =
			(await headOrNone(store, keyOf(build, "sbom.cdx.json"), calm)) ?? {};
		expect(ContentType).toBe("application/vnd.cyclonedx+json");
	});
	const cwd = join(server.data, BUCKET, keyOf(build, ""));
	const said = execFileSync("sha256sum", ["--check", "SHA256SUMS"], {
		cwd,
		encoding: "utf8",
	});
	for (const name of NAMES) expect(said).toContain(`${name}: OK`);
});

test("nothing of them stays where the build comes to no record", async () => {
	const build = buildId(1);
	await inFolder(async (folder) => {
		const input = sample(folder, build);
		const missing = { path: join(folder, "absent"), name: "compliance/absent" };
		const extras = [...(input.extras ?? []), missing];
		await expect(
			publishBuild(store, FULL, { ...input, extras }),
		).rejects.toThrow("absent");
	});
	expect(await below(build)).toEqual([]);
});

test("a later try with the same stamp finds them there, and replaces one that is another", async () => {
	const build = buildId(2);
	await inFolder(async (folder) => {
		const input = { ...sample(folder, build), stamp: "the stamp" };
		await publishBuild(store, FULL, input);
		rmSync(join(server.data, BUCKET, keyOf(build, "metadata.json")));
		const [packages] = input.extras ?? [];
		writeFileSync(packages?.path ?? "", "other packages\n");
		const { files } = await publishBuild(store, FULL, input);
		expect(files.find(({ path }) => path === "packages.tsv")?.sha256).toBe(
			sha256OfFile(packages?.path ?? ""),
		);
	});
});

test("what a killed process left of a build is found by any of them, below a folder too", async () => {
	const build = buildId(3);
	await inFolder((folder) => publishBuild(store, FULL, sample(folder, build)));
	const key = keyOf(build, "compliance/scan.sarif");
	await reclaimKey(store, key, calm);
	expect((await below(build)).length).toBe(5 + NAMES.length);
	rmSync(join(server.data, BUCKET, keyOf(build, "metadata.json")));
	await reclaimKey(store, key, calm);
	expect(await below(build)).toEqual([]);
});
