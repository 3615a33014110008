import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
	afterAll,
	afterEach,
	beforeAll,
	beforeEach,
	describe,
	expect,
	it,
} from "vitest";
import { isoReader, type ResolvedIso } from "../../src/commands/iso.ts";
import { type Network, openNetwork } from "../../src/network.ts";
import { type Certificates, makeCertificates } from "../certificates.ts";
import { ISO, type IsoServer, startIsoServer } from "./iso-server.ts";

const SHA256 = "2a".repeat(32);
const CHECKSUM = `sha256:${SHA256}`;
const SUMS = `${"ff".repeat(32)}  other.iso\n${SHA256}  ${ISO}\n`;

let folder: string;
let certificates: Certificates;
let server: IsoServer;
let secure: IsoServer;
const networks: Network[] = [];

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), "iso-test-"));
	certificates = makeCertificates(folder, ["127.0.0.1"]);
	server = await startIsoServer();
	secure = await startIsoServer(certificates);
});
beforeEach(() => {
	server.sums = SUMS;
	secure.sums = SUMS;
	server.requests.length = 0;
	secure.requests.length = 0;
});
afterEach(async () => {
	for (const network of networks.splice(0)) await network.close();
});
afterAll(() => {
	server?.close();
	secure?.close();
	rmSync(folder, { recursive: true, force: true });
});

interface Options {
	readonly trust?: boolean;
	readonly signal?: AbortSignal;
	readonly timeoutMs?: number;
}

function reader({ trust, signal, timeoutMs }: Options = {}) {
	const network = openNetwork({}, trust ? certificates.caFile : undefined);
	networks.push(network);
	return isoReader({
		network: async () => network,
		signal: signal ?? new AbortController().signal,
		...(timeoutMs === undefined ? {} : { timeoutMs }),
	});
}

/** Resolves `file:<place>` for an ISO on the server. */
function resolve(place: string, options?: Options): Promise<ResolvedIso> {
	const iso = { url: `${server.url}/iso/${ISO}`, checksum: `file:${place}` };
	return reader(options)(iso, folder);
}

describe("a file of checksums on the network", () => {
	it("gives the checksum of the ISO, and where it stands", async () => {
		expect(await resolve(`${server.url}/iso/SHA256SUMS`)).toEqual({
			checksum: CHECKSUM,
			from: `SHA256SUMS at ${server.host}`,
		});
	});

	it("is followed to where it has moved", async () => {
		const to = `${server.url}/iso/SHA256SUMS`;
		const place = `${server.url}/redirect/SHA256SUMS?to=${encodeURIComponent(to)}`;
		expect((await resolve(place)).checksum).toBe(CHECKSUM);
	});

	it("is read by TLS where its certificate is trusted", async () => {
		const place = `${secure.url}/iso/SHA256SUMS`;
		expect((await resolve(place, { trust: true })).checksum).toBe(CHECKSUM);
		const { checksum, problem } = await resolve(place);
		expect(checksum).toBeUndefined();
		expect(problem).toMatch(/certificate/);
	});

	it("may have exactly 4 MiB", async () => {
		const place = `${server.url}/large/SHA256SUMS`;
		expect((await resolve(place)).checksum).toBe(CHECKSUM);
	});

	it.each([
		["nowhere", "HTTP 404"],
		["huge", "it is larger than 4 MiB"],
		["silent", "no whole answer in 0.3 seconds"],
		["endless", "no whole answer in 0.3 seconds"],
		["secret", "HTTP 401"],
	])("that is %s is a problem: %s", async (name, problem) => {
		const timeoutMs = name === "silent" || name === "endless" ? 300 : 15_000;
		const place = `${server.url}/${name}/SHA256SUMS`;
		expect(await resolve(place, { timeoutMs })).toEqual({
			from: `SHA256SUMS at ${server.host}`,
			problem,
		});
	});

	it("that breaks off is a problem, whatever was there of it", async () => {
		const found = await resolve(`${server.url}/cut/SHA256SUMS`);
		expect(found.checksum).toBeUndefined();
		expect(found.problem).toMatch(/\S/);
	});

	it("that does not name the ISO is a problem", async () => {
		server.sums = `${SHA256}  other.iso\n`;
		const { problem } = await resolve(`${server.url}/iso/SHA256SUMS`);
		expect(problem).toBe(`it names no ${ISO}`);
	});

	it("on a host that does not answer is a problem", async () => {
		const gone = await startIsoServer();
		gone.close();
		const { problem } = await resolve(`${gone.url}/iso/SHA256SUMS`);
		expect(problem).toMatch(/ECONNREFUSED/);
	});

	it("is fetched with the credentials of its URL, which nothing tells", async () => {
		const place = server.url.replace("//", "//user:t0ken@");
		const found = await resolve(`${place}/secret/SHA256SUMS`);
		expect(found.checksum).toBe(CHECKSUM);
		expect(JSON.stringify(found)).not.toContain("t0ken");
		const header = Buffer.from("user:t0ken").toString("base64");
		expect(server.requests).toEqual([`/secret/SHA256SUMS Basic ${header}`]);
	});

	it("does not take the credentials to another host", async () => {
		const to = `${secure.url}/iso/SHA256SUMS`;
		const place = server.url.replace("//", "//user:t0ken@");
		const found = await resolve(
			`${place}/redirect/SHA256SUMS?to=${encodeURIComponent(to)}`,
			{ trust: true },
		);
		expect(found.checksum).toBe(CHECKSUM);
		expect(secure.requests).toEqual(["/iso/SHA256SUMS"]);
	});

	it("is fetched once, also by those who ask at the same time", async () => {
		const read = reader();
		const checksum = `file:${server.url}/iso/SHA256SUMS`;
		const isos = [ISO, "other.iso", "third.iso"].map((name) =>
			read({ url: `https://example.org/${name}`, checksum }, folder),
		);
		expect((await Promise.all(isos)).map((iso) => iso.checksum)).toEqual([
			CHECKSUM,
			`sha256:${"ff".repeat(32)}`,
			undefined,
		]);
		expect(server.requests).toEqual(["/iso/SHA256SUMS"]);
	});

	it("is not asked for on a host that was silent before", async () => {
		const read = reader({ timeoutMs: 300 });
		const of = (name: string) =>
			read({ url: ISO, checksum: `file:${server.url}/${name}/SHA256SUMS` }, "");
		await of("silent");
		expect((await of("iso")).problem).toBe("no whole answer in 0.3 seconds");
		expect(server.requests).toEqual(["/silent/SHA256SUMS"]);
	});

	it("is asked for on a host that only had not another one", async () => {
		const read = reader();
		const of = (name: string) =>
			read({ url: ISO, checksum: `file:${server.url}/${name}/SHA256SUMS` }, "");
		await of("nowhere");
		expect((await of("iso")).checksum).toBe(CHECKSUM);
	});

	it("says nothing once nobody waits for it", async () => {
		const forgotten = new AbortController();
		const found = resolve(`${server.url}/silent/SHA256SUMS`, {
			signal: forgotten.signal,
		});
		forgotten.abort();
		expect(await found).toEqual({});
	});
});

describe("a file of checksums on the machine", () => {
	it("is relative to where Packer runs", async () => {
		writeFileSync(join(folder, "SHA256SUMS"), SUMS);
		for (const place of [
			"SHA256SUMS",
			"./SHA256SUMS",
			join(folder, "SHA256SUMS"),
			`file://${folder}/SHA256SUMS`,
		])
			expect((await resolve(place)).checksum).toBe(CHECKSUM);
		expect(server.requests).toEqual([]);
	});

	it("that is not there, too large, or no file, is a problem", async () => {
		expect((await resolve("nowhere")).problem).toMatch(/ENOENT/);
		writeFileSync(join(folder, "huge"), SUMS);
		truncateSync(join(folder, "huge"), 4 << 20);
		expect((await resolve("huge")).checksum).toBe(CHECKSUM);
		truncateSync(join(folder, "huge"), (4 << 20) + 1);
		const huge = await resolve("huge");
		expect(huge.problem).toBe("it is larger than 4 MiB");
		expect((await resolve(".")).problem).toBe("it is no file");
	});

	it("that is a pipe without a writer holds nobody up", async () => {
		execFileSync("mkfifo", [join(folder, "pipe")]);
		expect((await resolve("pipe")).problem).toBe("it is no file");
	});
});

it("what Packer may read and the action does not is a problem", async () => {
	const place = "s3::https://user:t0ken@example.org/SHA256SUMS";
	expect(await resolve(place)).toEqual({
		from: "a URL of s3::",
		problem: "only http, https and local files are read",
	});
});

it.each([
	[undefined, {}],
	[{ url: ISO }, {}],
	[{ url: ISO, checksum: "none" }, {}],
	[
		{ url: ISO, checksum: SHA256 },
		{ checksum: CHECKSUM, from: "iso_checksum" },
	],
])("%j needs no file", async (iso, found) => {
	expect(await reader()(iso, folder)).toEqual(found);
});
