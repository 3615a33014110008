import { describe, expect, test } from "vitest";
import {
	type IsoFacts,
	provenanceText,
	type RecordFacts,
	recordText,
} from "../../src/bucket/records.ts";
import { buildId, inFolder, sampleBuild } from "./samples.ts";

const URL = "https://example.org/debian-12.iso";

async function facts(more: Partial<RecordFacts> = {}): Promise<RecordFacts> {
	return inFolder(async (folder) => {
		const { facts, image, inspection } = sampleBuild({
			folder,
			build: buildId(0),
		});
		return {
			...facts,
			image,
			createdAt: new Date("2026-11-24T06:00:00Z"),
			verification: inspection(new Map()).verification,
			...more,
		};
	});
}

/** What the provenance says of the installer. */
async function dependency(iso: IsoFacts) {
	const { predicate } = JSON.parse(provenanceText(await facts({ iso }), []));
	const { resolvedDependencies } = predicate.buildDefinition;
	return resolvedDependencies.find(({ uri }: { uri: string }) => uri === URL);
}

describe("the record", () => {
	test("has the ISO as the template names it, and what that came to", async () => {
		const checksum = "file:https://example.org/SHA256SUMS";
		const resolved = `sha256:${"0a".repeat(32)}`;
		const iso = { url: URL, checksum, resolved };
		const record = JSON.parse(recordText(await facts({ iso }), []));
		expect(record.iso).toEqual({ url: URL, checksum, resolved });
		const unknown = await facts({ iso: { url: URL } });
		expect(JSON.parse(recordText(unknown, [])).iso).toEqual({
			url: URL,
			checksum: "",
		});
	});

	test("has the build key, and what it is made of", async () => {
		const buildKeyParts = { packer: "1.16.0", "variable cpus": "2" };
		const given = await facts({ buildKey: "2:ab", buildKeyParts });
		expect(JSON.parse(recordText(given, []))).toMatchObject({
			build_key: "2:ab",
			build_key_parts: buildKeyParts,
		});
	});
});

test.each<[IsoFacts, object]>([
	[
		{ url: URL, resolved: `sha256:${"0a".repeat(32)}` },
		{ uri: URL, digest: { sha256: "0a".repeat(32) } },
	],
	[
		{ url: URL, resolved: `sha512:${"0a".repeat(64)}` },
		{ uri: URL, digest: { sha512: "0a".repeat(64) } },
	],
	[{ url: URL, checksum: "file:SHA256SUMS" }, { uri: URL }],
])("the provenance of %j names %j", async (iso, expected) => {
	expect(await dependency(iso)).toEqual(expected);
});
