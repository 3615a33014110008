/** Whose journals a run takes over, and how long one waits for a run that can. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
	cleanUpAfterOthers,
	journalsFolder,
	storeName,
} from "../../src/commands/journals.ts";
import type { Run } from "../../src/commands/run.ts";
import type { JournalRun } from "../../src/journal-data.ts";
import { Journal } from "../../src/state.ts";
import { type Machine, openMachine } from "./spooling.ts";

let machine: Machine;
let run: Run;

beforeEach(() => {
	machine = openMachine("http://127.0.0.1:1");
	run = machine.run();
});

afterEach(() => machine.close());

/** A journal whose process is gone, and that has nothing left to do. */
function orphan(about: Partial<JournalRun> = {}, createdAt = new Date()) {
	const folder = join(journalsFolder(run), "one");
	const journal = Journal.create(folder, {
		scratch: join(machine.folder, "gone"),
		runId: "1",
		runAttempt: "1",
		repository: run.facts.repository,
		store: storeName(run.settings.store),
		pool: "",
		...about,
	});
	const path = join(folder, "journal.json");
	const data = JSON.parse(readFileSync(path, "utf8"));
	const owner = { ...journal.data.owner, boot: "an earlier one" };
	writeFileSync(
		path,
		JSON.stringify({ ...data, owner, createdAt: createdAt.toISOString() }),
	);
	return path;
}

test("a run cleans up after a dead one of its repository, bucket and pool", async () => {
	const path = orphan();
	expect(await cleanUpAfterOthers(run)).toEqual([]);
	expect(existsSync(path)).toBe(false);
});

test.each([
	[{ repository: "another/one" }],
	[{ store: "another bucket" }],
	[{ pool: "another.pool" }],
])("it leaves one of %j to those who can", async (about) => {
	const path = orphan(about);
	expect(await cleanUpAfterOthers(run)).toEqual([]);
	expect(existsSync(path)).toBe(true);
});

test("one that nobody came for in a month is dropped", async () => {
	const month = 31 * 24 * 3600 * 1000;
	const path = orphan(
		{ repository: "another/one" },
		new Date(Date.now() - month),
	);
	expect(await cleanUpAfterOthers(run)).toEqual([]);
	expect(existsSync(path)).toBe(false);
});
