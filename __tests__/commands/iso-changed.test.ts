import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Store } from "../../src/bucket/client.ts";
import { publishBuild } from "../../src/bucket/publish.ts";
import { isoChanged } from "../../src/commands/iso.ts";
import { lookUpLastGood } from "../../src/commands/last-good.ts";
import type { PackerRoot } from "../../src/model.ts";
import {
	buildId,
	FULL,
	imageOf,
	inFolder,
	type Sample,
	sampleBuild,
} from "../bucket/samples.ts";
import { root } from "../packer/helpers.ts";
import { type S3Server, startS3, storeAt } from "../stand-ins/s3.ts";
import { ISO, type IsoServer, startIsoServer } from "./iso-server.ts";
import { type Machine, openMachine } from "./spooling.ts";

const THEN = "9c1d".repeat(16);
const NOW = "3f2a".repeat(16);
const CONTENT = "1:content";

let store: Store;
let s3: S3Server;
let web: IsoServer;
let machine: Machine;

beforeAll(async () => {
	s3 = await startS3("versitygw");
	store = storeAt(s3.endpoint);
	web = await startIsoServer();
	machine = openMachine(s3.endpoint);
});
afterAll(async () => {
	await machine?.close();
	web?.close();
	store?.close();
	await s3?.stop();
});
beforeEach(() => {
	web.sums = `${NOW}  ${ISO}\n`;
	web.requests.length = 0;
});

/** A root of images of an os of its own, with a file of checksums on the web server. */
function rootOf(
	os: string,
	versions: readonly string[],
	checksum = `file:${web.url}/iso/SHA256SUMS`,
): PackerRoot {
	return root({
		os,
		directory: `packer/${os}`,
		images: versions.map((version) => imageOf(os, version)),
		iso: { url: `https://example.org/${ISO}`, checksum },
	});
}

/** Publishes a good build of each image of the root. */
async function publish(
	{ images }: PackerRoot,
	sample: Omit<Sample, "folder" | "image"> = {},
): Promise<string> {
	const build = sample.build ?? buildId(0);
	for (const image of images)
		await inFolder((folder) => {
			const iso = { url: ISO, resolved: `sha256:${THEN}` };
			const given = { content: CONTENT, iso, ...sample, build };
			return publishBuild(
				store,
				FULL,
				sampleBuild({ folder, image, ...given }),
			);
		});
	return build;
}

/** What a scheduled run finds, with the content that its roots have. */
async function check(roots: readonly PackerRoot[], content = CONTENT) {
	const run = machine.run({ env: { GITHUB_EVENT_NAME: "schedule" } });
	try {
		const { builds = new Map() } = await lookUpLastGood(run, {
			templates: [{ os: "any", directory: "packer/any", roots }],
			ref: "refs/heads/main",
		});
		const request = { roots, contentOf: () => content, lastGood: builds };
		const { changed, notices } = await isoChanged(run, request);
		return {
			changed: Object.fromEntries(changed),
			notices: notices.map(({ message }) => message),
		};
	} finally {
		await run.close();
	}
}

it("an ISO that is another than the last good build's is told, with both", async () => {
	const moved = rootOf("moved", ["12"]);
	const build = await publish(moved);
	expect(await check([moved])).toEqual({
		changed: {
			"moved-12": `its ISO has moved: SHA256SUMS at ${web.host} gives 3f2a3f2a3f2a… where ${build} was built from 9c1d9c1d9c1d…`,
		},
		notices: [],
	});
});

it("is told of each image of a root, and the file is fetched once for all roots", async () => {
	const both = rootOf("both", ["12", "13"]);
	const third = rootOf("third", ["1"]);
	await publish(both);
	await publish(third, { iso: { url: ISO, resolved: `sha256:${NOW}` } });
	const { changed } = await check([both, third]);
	expect(Object.keys(changed)).toEqual(["both-12", "both-13"]);
	expect(web.requests).toEqual(["/iso/SHA256SUMS"]);
});

it("counts against the newest good build", async () => {
	const twice = rootOf("twice", ["1"]);
	await publish(twice);
	const iso = { url: ISO, resolved: `sha256:${NOW}` };
	await publish(twice, { build: buildId(1), iso });
	expect((await check([twice])).changed).toEqual({});
});

it("a checksum in the template itself may have come by another way than a commit", async () => {
	const literal = rootOf("literal", ["1"], `sha256:${NOW}`);
	const build = await publish(literal);
	expect((await check([literal])).changed).toEqual({
		"literal-1": `its ISO has moved: iso_checksum gives 3f2a3f2a3f2a… where ${build} was built from 9c1d9c1d9c1d…`,
	});
	expect(web.requests).toEqual([]);
});

it.each<[string, Omit<Sample, "folder">]>([
	["does not tell its ISO", { iso: { url: ISO, checksum: "file:SHA256SUMS" } }],
	[
		"tells another kind of checksum",
		{ iso: { url: ISO, resolved: `sha512:${THEN}${THEN}` } },
	],
	["has other content", { content: "1:other" }],
	["is dirty", { dirty: true }],
])("a last good build that %s says nothing", async (what, sample) => {
	const os = what.replaceAll(" ", "-");
	const quiet = rootOf(os, ["1"]);
	await publish(quiet, sample);
	expect(await check([quiet])).toEqual({ changed: {}, notices: [] });
});

it("nothing is fetched for what is planned or left anyway", async () => {
	const never = rootOf("never", ["1"]);
	const other = rootOf("other", ["1"]);
	const part = rootOf("part", ["1", "2"]);
	const none = rootOf("none", ["1"], "none");
	const untold = rootOf("untold", ["1"]);
	await publish(other, { content: "1:other" });
	await publish(rootOf("part", ["1"]));
	await publish(none);
	await publish(untold, { iso: { url: ISO } });
	const found = await check([never, other, part, none, untold, root()]);
	expect(found).toEqual({ changed: {}, notices: [] });
	expect(web.requests).toEqual([]);
});

it("checksums that can't be read are a notice without the URL's secrets, and nothing moves", async () => {
	const place = web.url.replace("//", "//user:t0ken@");
	const broken = rootOf("broken", ["1"], `file:${place}/nowhere/SHA256SUMS`);
	await publish(broken);
	expect(await check([broken])).toEqual({
		changed: {},
		notices: [
			`broken-1: the checksums of its ISO (SHA256SUMS at ${web.host}) could not be read (HTTP 404): whether it has moved is not known.`,
		],
	});
});
