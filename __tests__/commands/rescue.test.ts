/** Images whose run was killed while it published them, as whoever comes after finds them. */
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { Unpublished } from "../../src/commands/keep.ts";
import { rescue, safeguard } from "../../src/commands/rescue.ts";
import { openSpool, publishSpooled } from "../../src/commands/spool.ts";
import { takeOver } from "../../src/commands/take-over.ts";
import { openScratch } from "../../src/commands/workshop.ts";
import { Journal } from "../../src/state.ts";
import { smallXva } from "../contract/scene.ts";
import { entryOf } from "../spool/entries.ts";
import { BUCKET, type S3Server, startS3 } from "../stand-ins/s3.ts";
import { type Machine, type MachineRun, openMachine } from "./spooling.ts";

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

const run = (options?: MachineRun) => machine.run(options);
const waiting = async () =>
	((await openSpool(run())?.list()) ?? []).map(({ image }) => image);

/** The journal of a run that was killed when it had just begun to publish an image of these bytes. */
async function killed(bytes: Uint8Array = good): Promise<Journal> {
	const journal = openScratch(run());
	const { scratch } = journal.data;
	mkdirSync(scratch, { recursive: true });
	const path = join(scratch, "image.bin");
	const logPath = join(scratch, "build.log");
	writeFileSync(path, bytes);
	writeFileSync(logPath, "log\n");
	const { image, facts } = entryOf(bytes);
	const file = {
		path,
		packerBuild: "file.a",
		builderId: "packer.file",
		format: "xva" as const,
		name: "debian-12.xva",
		platform: "xcp-ng",
	};
	const unpublished: Unpublished = {
		image,
		files: [file],
		logPath,
		facts,
		channels: ["latest"],
		reason: "changed",
		by: { actor: "somebody", run_url: "" },
		stamp: "stamp",
	};
	await safeguard(journal, unpublished);
	return reread(journal);
}

/** As another process reads it. */
function reread({ folder }: Journal): Journal {
	const journal = Journal.open(folder);
	if (journal === undefined) throw new Error("no journal");
	return journal;
}

const secondName = ({ folder }: Journal) =>
	readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
		name.endsWith("debian-12.xva"),
	);

it("its files have a second name that costs no room, closed to others", async () => {
	const journal = await killed();
	const [name = ""] = secondName(journal);
	const path = join(journal.folder, name);
	expect(statSync(path).nlink).toBe(2);
	expect(statSync(join(path, "..")).mode & 0o077).toBe(0);
	expect(readFileSync(path).equals(good)).toBe(true);
});

it("it goes into the spool, also when the runner has emptied its folder, and is published from there", async () => {
	const journal = await killed();
	rmSync(journal.data.scratch, { recursive: true });
	const { kept, problems } = await takeOver(run(), journal);
	expect(problems).toEqual([]);
	expect(kept).toMatchObject([{ image: "debian-12" }]);
	expect(journal.settled).toBe(true);
	const { publications, warnings } = await publishSpooled(run());
	expect(warnings).toEqual([]);
	expect(publications).toMatchObject([{ channels: ["latest"] }]);
	expect(await waiting()).toEqual([]);
});

it("it stays in the journal where the run that would rescue it is cancelled", async () => {
	const journal = await killed();
	const signal = AbortSignal.abort(new Error("cancelled"));
	const { kept } = await takeOver(run({ signal }), journal);
	expect(kept).toEqual([]);
	expect(journal.settled).toBe(false);
	expect(secondName(journal)).toHaveLength(1);
	expect((await rescue(run(), reread(journal))).kept).toHaveLength(1);
});

it("it stays where the store can't be asked, and says so", async () => {
	const journal = await killed();
	const away = run({
		endpoint: "http://127.0.0.1:1",
		inputs: { "store-patience": "5" },
	});
	const { problems } = await rescue(away, journal);
	expect(problems).toEqual([expect.stringContaining("is not published yet")]);
	expect(secondName(journal)).toHaveLength(1);
});

it("nobody publishes it where somebody cancelled, and its files go", async () => {
	const journal = await killed();
	journal.update({ cancelled: true });
	const { kept } = await rescue(run(), journal);
	expect(kept).toEqual([]);
	expect(secondName(journal)).toEqual([]);
	expect(await waiting()).toEqual([]);
});

it("a broken one is not kept, and must be built again", async () => {
	const broken = Buffer.from(good);
	broken.fill(0xff, broken.length - 40_000, broken.length - 30_000);
	const journal = await killed(broken);
	const { kept, problems } = await rescue(run(), journal);
	expect(kept).toEqual([]);
	expect(problems).toEqual([expect.stringContaining("must be built again")]);
	expect(secondName(journal)).toEqual([]);
	expect(await waiting()).toEqual([]);
});

it("one whose files are gone is named", async () => {
	const journal = await killed();
	rmSync(journal.data.scratch, { recursive: true });
	for (const name of secondName(journal)) rmSync(join(journal.folder, name));
	const { problems } = await rescue(run(), journal);
	expect(problems).toEqual([expect.stringContaining("must be built again")]);
	expect(journal.data.publishing).toEqual([]);
});

it("one that is in the spool already is not put there twice", async () => {
	const journal = await killed();
	const [entry] = journal.data.publishing ?? [];
	await rescue(run(), journal);
	if (entry === undefined) throw new Error("no entry");
	journal.setPublishing(entry);
	const { kept, problems } = await rescue(run(), journal);
	expect(problems).toEqual([]);
	expect(kept).toHaveLength(1);
	expect(await waiting()).toEqual(["debian-12"]);
});

it("one that is published already is left alone", async () => {
	const journal = await killed();
	const [entry] = journal.data.publishing ?? [];
	await rescue(run(), journal);
	await publishSpooled(run());
	if (entry === undefined) throw new Error("no entry");
	journal.setPublishing(entry);
	const { kept, problems } = await rescue(run(), journal);
	expect([kept, problems]).toEqual([[], []]);
	expect(journal.data.publishing).toEqual([]);
	expect(existsSync(join(store.data, BUCKET, "catalogue.json"))).toBe(true);
});
