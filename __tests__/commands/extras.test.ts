/** What goes beside an image goes with it: into the spool, out of a killed run, and to the bucket in the end. */
import {
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import {
	afterAll,
	afterEach,
	beforeAll,
	beforeEach,
	expect,
	test,
} from "vitest";
import type { ExtraFile } from "../../src/bucket/publish.ts";
import { safeguard } from "../../src/commands/rescue.ts";
import { openSpool, publishSpooled } from "../../src/commands/spool.ts";
import { takeOver } from "../../src/commands/take-over.ts";
import { openScratch } from "../../src/commands/workshop.ts";
import { Journal } from "../../src/state.ts";
import { smallXva } from "../contract/scene.ts";
import { buildId, entryOf } from "../spool/entries.ts";
import { BUCKET, type S3Server, startS3 } from "../stand-ins/s3.ts";
import { type Machine, openMachine } from "./spooling.ts";

const PACKAGES = "name\tversion\nbase-files\t12.4\n";
const REPORT = "<Benchmark/>";

let store: S3Server;
let machine: Machine;
let good: Buffer;

beforeAll(async () => {
	store = await startS3("versitygw");
	good = await smallXva();
});
afterAll(() => store.stop());
beforeEach(() => {
	machine = openMachine(store.endpoint);
});
afterEach(async () => {
	await machine.close();
	for (const name of readdirSync(join(store.data, BUCKET)))
		rmSync(join(store.data, BUCKET, name), { recursive: true });
});

function extrasIn(folder: string): readonly ExtraFile[] {
	const packages = join(folder, "one");
	const report = join(folder, "two");
	writeFileSync(packages, PACKAGES);
	writeFileSync(report, REPORT);
	return [
		{ path: packages, name: "packages.tsv", platform: "xcp-ng" },
		{ path: report, name: "compliance/openscap/results.xml" },
	];
}

const published = (name: string) =>
	readFileSync(
		join(store.data, BUCKET, "templates/debian/12", buildId(1), name),
		"utf8",
	);

function expectPublished(): void {
	expect(published("packages.tsv")).toBe(PACKAGES);
	expect(published("compliance/openscap/results.xml")).toBe(REPORT);
	expect(JSON.parse(published("metadata.json")).files).toEqual(
		expect.arrayContaining([
			expect.objectContaining({
				path: "packages.tsv",
				role: "other",
				platform: "xcp-ng",
			}),
			expect.objectContaining({
				path: "compliance/openscap/results.xml",
				role: "other",
			}),
		]),
	);
}

test("an image that waits in the spool waits with them, and is published with them", async () => {
	const extras = extrasIn(machine.folder);
	await machine.spool(machine.run(), good, { extras });
	for (const { path } of extras) rmSync(path);
	const { publications, warnings } = await publishSpooled(machine.run());
	expect(warnings).toEqual([]);
	expect(publications).toHaveLength(1);
	expectPublished();
});

test("one that was changed in the spool keeps the image from being published", async () => {
	await machine.spool(machine.run(), good, {
		extras: extrasIn(machine.folder),
	});
	const [file = ""] = readdirSync(machine.toolCache, {
		recursive: true,
		encoding: "utf8",
	}).filter((name) => name.endsWith("packages.tsv"));
	writeFileSync(
		join(machine.toolCache, file),
		PACKAGES.replace("12.4", "12.5"),
	);
	const { publications, warnings } = await publishSpooled(machine.run());
	expect(publications).toEqual([]);
	expect(warnings).toEqual([
		expect.stringContaining("packages.tsv is no longer what was verified"),
	]);
});

test("an image whose run was killed is rescued with them, also when the runner has emptied its folder", async () => {
	const journal = openScratch(machine.run());
	const { scratch } = journal.data;
	mkdirSync(scratch, { recursive: true });
	const path = join(scratch, "image.bin");
	const logPath = join(scratch, "build.log");
	writeFileSync(path, good);
	writeFileSync(logPath, "log\n");
	const { image, facts } = entryOf(good);
	await safeguard(journal, {
		image,
		facts,
		logPath,
		files: [
			{
				path,
				packerBuild: "file.a",
				builderId: "packer.file",
				format: "xva",
				name: "debian-12.xva",
				platform: "xcp-ng",
			},
		],
		extras: extrasIn(scratch),
		channels: [],
		reason: "changed",
		by: { actor: "somebody", run_url: "" },
		stamp: "stamp",
	});
	rmSync(scratch, { recursive: true });
	const reread = Journal.open(journal.folder);
	if (reread === undefined) throw new Error("no journal");
	const { problems } = await takeOver(machine.run(), reread);
	expect(problems).toEqual([]);
	expect(await openSpool(machine.run())?.list()).toHaveLength(1);
	expect((await publishSpooled(machine.run())).warnings).toEqual([]);
	expectPublished();
});
