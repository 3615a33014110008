import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { JournalBuild, JournalRun } from "../src/journal-data.ts";
import { ownIdentity } from "../src/owner.ts";
import { Journal } from "../src/state.ts";

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "state-test-"));
});

afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

/** Of the journal. */
const scratch = () => join(folder, "scratch/run");

const BUILD: JournalBuild = {
	os: "debian",
	build: "20260105T000000Z-aaaaaaa-0001",
	startedAt: "2026-01-05T00:00:00.000Z",
	folder: "/scratch/one",
	logPath: "/scratch/one/build.log",
	ended: false,
};

const RUN: JournalRun = {
	scratch: "/scratch",
	runId: "7",
	runAttempt: "1",
	repository: "acme/templates",
	store: "aws images ",
	pool: "pool.example",
};

test("a new journal is empty, on disk, and for its owner alone", () => {
	const journal = Journal.create(scratch(), RUN);
	expect(journal.folder).toBe(scratch());
	expect(Journal.open(scratch())?.data).toEqual({
		...RUN,
		version: 2,
		createdAt: expect.any(String),
		owner: ownIdentity(),
		finished: false,
		summaryWritten: false,
		pending: [],
		ends: {},
		builds: [],
		uploads: [],
	});
	expect(statSync(scratch()).mode & 0o777).toBe(0o700);
	expect(statSync(join(scratch(), "journal.json")).mode & 0o777).toBe(0o600);
});

test("what was noted is there when another process opens it, after every single change", () => {
	const journal = Journal.create(scratch(), RUN);
	const reopened = () => Journal.open(scratch())?.data;
	journal.update({ statusSha: "abc" });
	expect(reopened()).toMatchObject({ statusSha: "abc" });
	journal.setBuild(BUILD);
	expect(reopened()).toMatchObject({ builds: [BUILD] });
	journal.addUpload({ key: "a", uploadId: "1" });
	journal.addUpload({ key: "b", uploadId: "2" });
	journal.removeUpload("a");
	expect(reopened()).toMatchObject({ uploads: [{ key: "b", uploadId: "2" }] });
	journal.update({ pending: ["xva", "xva/debian"] });
	expect(reopened()).toMatchObject({ pending: ["xva", "xva/debian"] });
	journal.update({ finished: true });
	expect(reopened()).toEqual({
		...journal.data,
		finished: true,
		statusSha: "abc",
	});
});

test("a build is noted once, as it is now", () => {
	const journal = Journal.create(scratch(), RUN);
	const other = {
		...BUILD,
		os: "ubuntu",
		build: "20260105T000000Z-aaaaaaa-0002",
	};
	journal.setBuild(BUILD);
	journal.setBuild(other);
	journal.setBuild({ ...BUILD, ended: true });
	expect(Journal.open(scratch())?.data.builds).toEqual([
		other,
		{ ...BUILD, ended: true },
	]);
});

test("a reopened journal goes on where the other ended", () => {
	Journal.create(scratch(), RUN).addUpload({ key: "a", uploadId: "1" });
	Journal.open(scratch())?.addUpload({ key: "b", uploadId: "2" });
	const keys = Journal.open(scratch())?.data.uploads.map(({ key }) => key);
	expect(keys).toEqual(["a", "b"]);
});

test("a journal that can't be written is kept in memory, and says so instead of failing", () => {
	const journal = Journal.create(scratch(), RUN);
	expect(journal.problem).toBeUndefined();
	rmSync(scratch(), { recursive: true });
	journal.setBuild(BUILD);
	expect(journal.data.builds).toEqual([BUILD]);
	expect(journal.problem).toContain("post step");
});

test("a change replaces the file at once: who reads it meanwhile has the old one whole", () => {
	const journal = Journal.create(scratch(), RUN);
	const path = join(scratch(), "journal.json");
	const before = statSync(path).ino;
	journal.setBuild(BUILD);
	expect(statSync(path).ino).not.toBe(before);
	expect(readdirSync(scratch())).toEqual(["journal.json"]);
	// what a kill in the middle of a write leaves harms nothing
	writeFileSync(`${path}.new`, readFileSync(path).subarray(0, 20));
	expect(Journal.open(scratch())?.data.builds).toEqual([BUILD]);
	journal.update({ finished: true });
	expect(Journal.open(scratch())?.data.finished).toBe(true);
});

test("there is nothing to read where there is no journal, or a broken one", () => {
	expect(Journal.open(join(folder, "gone"))).toBeUndefined();
	writeFileSync(join(folder, "journal.json"), '{"version":2,"pen');
	expect(Journal.open(folder)).toBeUndefined();
});

test("a journal of another version is nobody's", () => {
	writeFileSync(
		join(folder, "journal.json"),
		'{"version":1,"pending":["xva"]}',
	);
	expect(Journal.open(folder)).toBeUndefined();
});

test("a build ends, and its pool is swept, each on its own", () => {
	const pool = {
		vms: ["u"],
		vmNames: {},
		unprinted: [],
		uploads: [],
		tasks: [],
		sessions: [],
		keep: false,
	};
	const journal = Journal.create(scratch(), RUN);
	journal.setBuild({ ...BUILD, pool });
	journal.endBuild(BUILD.build);
	expect(journal.data.builds).toEqual([{ ...BUILD, pool, ended: true }]);
	journal.sweptBuild(BUILD.build);
	expect(Journal.open(scratch())?.data.builds).toEqual([
		{ ...BUILD, ended: true },
	]);
});

test("a journal is settled when nothing is left to do for anybody", () => {
	const journal = Journal.create(scratch(), {
		...RUN,
		scratch: join(folder, "large"),
	});
	expect(journal.settled).toBe(true);
	journal.update({ pending: ["xva"] });
	expect(journal.settled).toBe(false);
	journal.update({ pending: [], uploads: [{ key: "a", uploadId: "" }] });
	expect(journal.settled).toBe(false);
	journal.removeUpload("a");
	journal.setBuild({
		...BUILD,
		pool: {
			vms: [],
			vmNames: {},
			unprinted: ["x"],
			uploads: [],
			tasks: [],
			sessions: [],
			keep: false,
		},
	});
	expect(journal.settled).toBe(false);
	journal.sweptBuild(BUILD.build);
	journal.setSession("OpaqueRef:1");
	expect(journal.settled).toBe(false);
	journal.setSession(undefined);
	mkdirSync(join(folder, "large"));
	expect(journal.settled).toBe(false);
	rmSync(join(folder, "large"), { recursive: true });
	expect(journal.settled).toBe(true);
	journal.remove();
	expect(Journal.open(scratch())).toBeUndefined();
});

test("a journal whose process has ended is an orphan, one of a running process is not", async () => {
	const runs = join(folder, "scratch");
	const mine = Journal.create(join(runs, "mine"), RUN);
	const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1e6)"]);
	const path = join(runs, "other", "journal.json");
	Journal.create(join(runs, "other"), RUN);
	const started = readFileSync(`/proc/${child.pid}/stat`, "utf8")
		.split(") ")[1]
		?.split(" ")[19];
	const data = JSON.parse(readFileSync(path, "utf8"));
	const owner = { ...mine.data.owner, pid: child.pid, started };
	writeFileSync(path, JSON.stringify({ ...data, owner }));
	const orphans = () =>
		Journal.orphans(runs, new Date()).map((journal) => journal.folder);
	expect(orphans()).toEqual([]);
	child.kill();
	await once(child, "exit");
	expect(orphans()).toEqual([join(runs, "other")]);
	expect(Journal.orphans(join(folder, "none"), new Date())).toEqual([]);
});

test("a process of another machine or container may still run, until no job can", () => {
	const path = join(scratch(), "journal.json");
	const journal = Journal.create(scratch(), RUN);
	const runs = join(folder, "scratch");
	const days = (count: number) => new Date(Date.now() + count * 86_400_000);
	for (const owner of [
		{ ...journal.data.owner, host: "another", started: "1" },
		{ ...journal.data.owner, space: "pid:[1]", started: "1" },
	]) {
		writeFileSync(path, JSON.stringify({ ...journal.data, owner }));
		expect(Journal.orphans(runs, days(5))).toEqual([]);
		expect(Journal.orphans(runs, days(7))).toHaveLength(1);
	}
	const rebooted = { ...journal.data.owner, boot: "before" };
	writeFileSync(path, JSON.stringify({ ...journal.data, owner: rebooted }));
	expect(Journal.orphans(runs, new Date())).toHaveLength(1);
});

test("only one process takes a journal over, and a dead one's claim counts for nothing", () => {
	const journal = Journal.create(scratch(), RUN);
	const claim = join(scratch(), "adopter.json");
	expect(journal.adopt()).toBe(true);
	expect(journal.adopt()).toBe(true);
	writeFileSync(claim, JSON.stringify({ ...ownIdentity(), pid: process.ppid }));
	expect(journal.adopt()).toBe(true);
	const parent = readFileSync(`/proc/${process.ppid}/stat`, "utf8");
	const started = parent.slice(parent.lastIndexOf(")") + 2).split(" ")[19];
	writeFileSync(
		claim,
		JSON.stringify({ ...ownIdentity(), pid: process.ppid, started }),
	);
	expect(journal.adopt()).toBe(false);
	writeFileSync(claim, '{"pid":');
	expect(journal.adopt()).toBe(true);
});

test("on a full disk a journal is taken over all the same", () => {
	Journal.create(scratch(), RUN);
	const module = new URL("../src/state.ts", import.meta.url).href;
	const program = `
		const { Journal } = await import(${JSON.stringify(module)});
		process.exitCode = Journal.open(${JSON.stringify(scratch())}).adopt() ? 0 : 3;`;
	// no file may grow, as where no block is free
	const { status } = spawnSync("/bin/sh", [
		"-c",
		'trap "" XFSZ; ulimit -f 0; exec "$0" --input-type=module -e "$1"',
		process.execPath,
		program,
	]);
	expect(status).toBe(0);
});

test("a journal that is gone is taken over by nobody", () => {
	const journal = Journal.create(scratch(), RUN);
	rmSync(scratch(), { recursive: true });
	expect(journal.adopt()).toBe(false);
});

test("where there is no /proc, a process may still run", () => {
	const journal = Journal.create(scratch(), RUN);
	const owner = { ...journal.data.owner, started: "" };
	writeFileSync(
		join(scratch(), "journal.json"),
		JSON.stringify({ ...journal.data, owner }),
	);
	expect(Journal.orphans(join(folder, "scratch"), new Date())).toEqual([]);
});
