import {
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
import { Journal, type JournalBuild } from "../src/state.ts";

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "state-test-"));
});

afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

const scratch = () => join(folder, "scratch/run");

const BUILD: JournalBuild = {
	os: "debian",
	build: "20260105T000000Z-aaaaaaa-0001",
	folder: "/scratch/one",
	logPath: "/scratch/one/build.log",
	ended: false,
};

test("a new journal is empty, on disk, and for its owner alone", () => {
	const journal = Journal.create(scratch());
	expect(journal.folder).toBe(scratch());
	expect(Journal.open(scratch())?.data).toEqual({
		version: 1,
		finished: false,
		summaryWritten: false,
		pending: [],
		builds: [],
		uploads: [],
	});
	expect(statSync(scratch()).mode & 0o777).toBe(0o700);
	expect(statSync(join(scratch(), "journal.json")).mode & 0o777).toBe(0o600);
});

test("what was noted is there when another process opens it, after every single change", () => {
	const journal = Journal.create(scratch());
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
	const journal = Journal.create(scratch());
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
	Journal.create(scratch()).addUpload({ key: "a", uploadId: "1" });
	Journal.open(scratch())?.addUpload({ key: "b", uploadId: "2" });
	const keys = Journal.open(scratch())?.data.uploads.map(({ key }) => key);
	expect(keys).toEqual(["a", "b"]);
});

test("a journal that can't be written is kept in memory, and says so instead of failing", () => {
	const journal = Journal.create(scratch());
	expect(journal.problem).toBeUndefined();
	rmSync(scratch(), { recursive: true });
	journal.setBuild(BUILD);
	expect(journal.data.builds).toEqual([BUILD]);
	expect(journal.problem).toContain("post step");
});

test("a change replaces the file at once: who reads it meanwhile has the old one whole", () => {
	const journal = Journal.create(scratch());
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
	writeFileSync(join(folder, "journal.json"), '{"version":1,"pen');
	expect(Journal.open(folder)).toBeUndefined();
});

test("fields that an older main did not write have their empty values", () => {
	writeFileSync(
		join(folder, "journal.json"),
		'{"version":1,"pending":["xva"]}',
	);
	expect(Journal.open(folder)?.data).toMatchObject({
		pending: ["xva"],
		builds: [],
		uploads: [],
		finished: false,
	});
});
