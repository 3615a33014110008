import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { ListMultipartUploadsCommand } from "@aws-sdk/client-s3";
import {
	afterAll,
	afterEach,
	beforeAll,
	beforeEach,
	describe,
	expect,
	it,
} from "vitest";
import { tryLock } from "../../src/commands/file-lock.ts";
import { openSpool, publishSpooled } from "../../src/commands/spool.ts";
import { smallXva } from "../contract/scene.ts";
import { buildId } from "../spool/entries.ts";
import { BUCKET, type S3Server, startS3, storeAt } from "../stand-ins/s3.ts";
import { type FaultProxy, startFaultProxy } from "../stand-ins/s3-faults.ts";
import { type Machine, openMachine } from "./spooling.ts";

let store: S3Server;
let proxy: FaultProxy;
let machine: Machine;
let good: Buffer;

beforeAll(async () => {
	store = await startS3("versitygw");
	proxy = await startFaultProxy(store.endpoint);
	good = await smallXva();
});

afterAll(async () => {
	await proxy.stop();
	await store.stop();
});

beforeEach(() => {
	machine = openMachine(proxy.endpoint);
});

afterEach(async () => {
	proxy.rules.length = 0;
	await machine.close();
	for (const name of readdirSync(join(store.data, BUCKET)))
		rmSync(join(store.data, BUCKET, name), { recursive: true });
});

const objectPath = (build: number, name: string) =>
	join(store.data, BUCKET, "templates/debian/12", buildId(build), name);
const record = (build: number) =>
	JSON.parse(readFileSync(objectPath(build, "metadata.json"), "utf8"));
const latest = () =>
	JSON.parse(
		readFileSync(
			join(store.data, BUCKET, "templates/debian/12/channels/latest.json"),
			"utf8",
		),
	);
const waiting = async () =>
	(await openSpool(machine.run())?.list())?.map(({ build }) => build);
const spooledFile = async (name: string) => {
	const spool = openSpool(machine.run());
	const [entry] = (await spool?.list()) ?? [];
	return join(
		machine.toolCache,
		"xva-template-action/spool",
		entry?.place ?? "",
		entry?.build ?? "",
		entry?.image ?? "",
		name,
	);
};

describe("an image that could not be uploaded", () => {
	it("is published under its own build id by the next run", async () => {
		const failure = await machine.spool(machine.run(), good);
		expect(failure.reason).toBe("store_down");
		expect(failure.message).toMatch(
			/^The store does not answer\. The image is verified and kept on this runner .* publishes it as 20261124T053001Z-a1b2c3d-9f3c/,
		);
		expect(await waiting()).toEqual([buildId(1)]);
		const outcome = await publishSpooled(machine.run());
		expect(outcome.warnings).toEqual([]);
		expect(outcome.publications).toMatchObject([
			{ build: buildId(1), channels: ["latest"] },
		]);
		expect(outcome.notices[0]?.message).toContain("is published now");
		expect(readFileSync(objectPath(1, "debian-12.xva"))).toEqual(good);
		expect(readFileSync(objectPath(1, "build.log"), "utf8")).toBe("log\n");
		expect(record(1)).toMatchObject({
			image: "debian-12",
			build: buildId(1),
			content: "1:abc",
			build_key: "2:def",
			build_key_parts: { packer: "1.16.0", "variable cpus": "2" },
			iso: { resolved: `sha256:${"ab".repeat(32)}` },
			verification: { result: "passed", mode: "full" },
			hardware: { vcpus_max: expect.any(Number) },
			packer: { version: "1.16.0" },
			source: { run_url: expect.stringContaining("/runs/1") },
		});
		expect(latest().build).toBe(buildId(1));
		expect(await waiting()).toEqual([]);
		expect(readdirSync(join(machine.folder, "temp"))).toEqual([]);
	});

	it("has nothing of the store's keys or the token beside it", async () => {
		await machine.spool(machine.run(), good);
		const text = readFileSync(await spooledFile("spooled.json"), "utf8");
		expect(text).not.toMatch(/access-key|secret/i);
	});

	it("is broken, where the reading that keeps it finds it so", async () => {
		const bad = Buffer.from(good);
		bad.fill(0xff, bad.length - 40_000, bad.length - 30_000);
		const failure = await machine.spool(machine.run(), bad);
		expect(failure.reason).toBe("verification");
		expect(await waiting()).toEqual([]);
	});

	it.each([
		["cancelled", { signal: AbortSignal.abort() }, {}],
		[
			"refused for another reason",
			{},
			{ failure: { reason: "verification" as const } },
		],
	])("is not kept where the run was %s", async (_, options, spoolOptions) => {
		const failure = await machine.spool(
			machine.run(options),
			good,
			spoolOptions,
		);
		expect(failure.message).toBe("The store does not answer.");
		expect(await waiting()).toEqual([]);
	});

	it("is not kept on a machine that ends with the job, which is said", async () => {
		const env = { RUNNER_ENVIRONMENT: "github-hosted" };
		const failure = await machine.spool(machine.run({ env }), good);
		expect(failure.message).toContain(
			"not kept on the runner: this machine ends with the job.",
		);
		expect(await waiting()).toEqual([]);
	});

	it("is not kept where there is no spool, which is said", async () => {
		const run = machine.run({ inputs: { "spool-limit": "0" } });
		const failure = await machine.spool(run, good);
		expect(failure.message).toContain(
			"not kept on the runner: the input spool-limit is 0.",
		);
		expect(
			existsSync(join(machine.toolCache, "xva-template-action", "spool")),
		).toBe(false);
	});
});

describe("the spool of a machine", () => {
	it("moves a channel only to a greater build", async () => {
		await machine.spool(machine.run(), good, { build: 2 });
		await publishSpooled(machine.run());
		await machine.spool(machine.run(), good, { build: 1 });
		const outcome = await publishSpooled(machine.run());
		expect(outcome.publications).toMatchObject([{ channels: [] }]);
		expect(latest().build).toBe(buildId(2));
	});

	it("publishes oldest first, all that is for this bucket and nothing else", async () => {
		await machine.spool(machine.run(), good, { build: 2 });
		await machine.spool(machine.run(), good, { build: 1 });
		const other = machine.run({ inputs: { "s3-prefix": "elsewhere" } });
		await machine.spool(other, good, { build: 3 });
		const outcome = await publishSpooled(machine.run());
		expect(outcome.publications.map(({ build }) => build)).toEqual([
			buildId(1),
			buildId(2),
		]);
		expect(await openSpool(other)?.list()).toHaveLength(1);
	});

	it("leaves another repository's image to its own runs", async () => {
		await machine.spool(machine.run(), good);
		const other = machine.run({ env: { GITHUB_REPOSITORY: "owner/other" } });
		const outcome = await publishSpooled(other);
		expect(outcome).toEqual({ publications: [], notices: [], warnings: [] });
		expect(machine.said.at(-1)).toContain("for a run of owner/templates");
		expect(await waiting()).toEqual([buildId(1)]);
	});

	it("keeps what still can't be uploaded, and publishes it later over what that try left", async () => {
		await machine.spool(machine.run(), good);
		// neither record nor deletion: the image stays under a build id that has no record
		proxy.rules.push(({ operation, path }) =>
			(operation === "Put" && path.endsWith("build.log")) ||
			operation === "Delete"
				? { kind: "answer", status: 403, code: "AccessDenied" }
				: undefined,
		);
		const failed = await publishSpooled(machine.run());
		expect(failed.publications).toEqual([]);
		expect(failed.warnings).toEqual([
			expect.stringContaining("still waits on this runner"),
		]);
		expect(existsSync(objectPath(1, "debian-12.xva"))).toBe(true);
		expect(await waiting()).toEqual([buildId(1)]);
		proxy.rules.length = 0;
		const outcome = await publishSpooled(machine.run());
		expect(outcome.warnings).toEqual([]);
		expect(outcome.publications).toHaveLength(1);
		expect(record(1).build).toBe(buildId(1));
	});

	it("says how many wait where the store is down", async () => {
		await machine.spool(machine.run(), good, { build: 1 });
		await machine.spool(machine.run(), good, { build: 2 });
		proxy.rules.push(() => ({
			kind: "answer",
			status: 403,
			code: "AccessDenied",
		}));
		const outcome = await publishSpooled(machine.run());
		expect(outcome.warnings).toEqual([
			expect.stringMatching(/^2 image\(s\) still wait on this runner/),
		]);
		expect(await waiting()).toEqual([buildId(1), buildId(2)]);
	});

	it("drops what turns out to be published", async () => {
		await machine.spool(machine.run(), good);
		mkdirSync(join(objectPath(1, ""), ".."), { recursive: true });
		mkdirSync(objectPath(1, ""), { recursive: true });
		writeFileSync(objectPath(1, "metadata.json"), "{}");
		const outcome = await publishSpooled(machine.run());
		expect(outcome).toEqual({ publications: [], notices: [], warnings: [] });
		expect(await waiting()).toEqual([]);
		expect(readdirSync(objectPath(1, ""))).toEqual(["metadata.json"]);
	});

	it.each([
		"debian-12.xva",
		"build.log",
	])("never publishes an image whose %s has changed", async (name) => {
		await machine.spool(machine.run(), good);
		const path = await spooledFile(name);
		const bytes = readFileSync(path);
		bytes[bytes.length - 1] = 0x21;
		writeFileSync(path, bytes);
		const outcome = await publishSpooled(machine.run());
		expect(outcome.publications).toEqual([]);
		expect(outcome.warnings).toEqual([
			expect.stringMatching(
				/removed from the spool .* no longer what was verified/,
			),
		]);
		expect(existsSync(objectPath(1, "debian-12.xva"))).toBe(false);
		expect(existsSync(objectPath(1, "metadata.json"))).toBe(false);
		expect(await waiting()).toEqual([]);
	});

	it("leaves an image to the runner service that is publishing it", async () => {
		await machine.spool(machine.run(), good);
		const [entry] = (await openSpool(machine.run())?.list()) ?? [];
		const lock = await tryLock(
			join(
				machine.toolCache,
				"xva-template-action/spool/.locks",
				`${entry?.place}-${entry?.build}-${entry?.image}`,
			),
		);
		expect((await publishSpooled(machine.run())).publications).toEqual([]);
		expect(machine.said.at(-1)).toContain("another run has it");
		await lock?.release();
		expect((await publishSpooled(machine.run())).publications).toHaveLength(1);
	});

	it("asks the store nothing where nothing waits", async () => {
		const before = proxy.seen.length;
		const outcome = await publishSpooled(machine.run());
		expect(outcome).toEqual({ publications: [], notices: [], warnings: [] });
		expect(proxy.seen).toHaveLength(before);
		expect(
			existsSync(join(machine.toolCache, "xva-template-action", "spool")),
		).toBe(false);
	});

	it("keeps a large image that was cut off half way, and leaves no upload of it", async () => {
		const large = await smallXva({ disks: [{ sizeBytes: 20 * 2 ** 20 }] });
		await machine.spool(machine.run(), large);
		const cancel = new AbortController();
		proxy.rules.push(({ operation, part }) =>
			operation === "UploadPart" && part === "2"
				? { kind: "meanwhile", act: () => cancel.abort(new Error("cancelled")) }
				: undefined,
		);
		const cut = await publishSpooled(machine.run({ signal: cancel.signal }));
		expect(cut.publications).toEqual([]);
		expect(cut.warnings).toEqual([
			expect.stringMatching(/^1 image\(s\) still wait/),
		]);
		expect(proxy.seen.at(-1)?.operation).not.toBe("UploadPart");
		expect(existsSync(objectPath(1, "debian-12.xva"))).toBe(false);
		expect(await waiting()).toEqual([buildId(1)]);
		proxy.rules.length = 0;
		expect((await publishSpooled(machine.run())).publications).toHaveLength(1);
		expect(readFileSync(objectPath(1, "debian-12.xva"))).toEqual(large);
		const { client, close } = storeAt(store.endpoint);
		const uploads = await client.send(
			new ListMultipartUploadsCommand({ Bucket: BUCKET }),
		);
		close();
		expect(uploads.Uploads ?? []).toEqual([]);
	});
});

it("the same place under any spelling has one spool", () => {
	const place = (inputs: Record<string, string>) =>
		openSpool(machine.run({ inputs }))?.place;
	expect(place({ "s3-prefix": "a/b/" })).toBe(place({ "s3-prefix": "a/b" }));
	expect(place({ "s3-prefix": "a" })).not.toBe(place({ "s3-prefix": "a/b" }));
	expect(place({ "s3-bucket": "other" })).not.toBe(place({}));
	expect(place({ "s3-endpoint": `${proxy.endpoint}/` })).toBe(place({}));
});
