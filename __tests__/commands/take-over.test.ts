import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeOver } from "../../src/commands/take-over.ts";
import type { JournalBuild } from "../../src/journal-data.ts";
import { Journal } from "../../src/state.ts";
import { makeRepository } from "../stand-ins/git-fixture.ts";
import { startGitHub } from "../stand-ins/github.ts";
import { startXapi, type XapiStandIn } from "../stand-ins/xapi.ts";
import { poolInputs } from "./pools.ts";
import { type Machine, openMachine } from "./spooling.ts";

const NAME = "template-debian-12";
const BUILD = "20261124T053012Z-a1b2c3d-9f3c";
const STARTED_AT = Date.parse("2026-11-24T05:30:12Z");

let xapi: XapiStandIn;
let machine: Machine;

beforeEach(async () => {
	xapi = await startXapi();
	machine = openMachine("http://127.0.0.1:1");
});

afterEach(async () => {
	await machine.close();
	await xapi.close();
});

/** What a killed run left: a folder with the lines that Packer spoke, and the journal. */
function leftBehind(build: Partial<JournalBuild> = {}): Journal {
	const scratch = join(machine.folder, "scratch");
	const folder = join(scratch, BUILD);
	mkdirSync(join(folder, "packer/build"), { recursive: true });
	writeFileSync(
		join(folder, "packer/build/stdout.log"),
		`${STARTED_AT / 1000},,ui,say,==> lab: Step: Create Instance\n`,
	);
	const journal = Journal.create(join(machine.folder, "journal"), {
		scratch,
		runId: "1",
		runAttempt: "1",
		repository: "owner/templates",
		store: "",
		pool: xapi.host,
	});
	journal.setBuild({
		os: "debian",
		build: BUILD,
		startedAt: new Date(STARTED_AT).toISOString(),
		folder,
		logPath: join(folder, "build.log"),
		ended: false,
		pool: {
			vms: [],
			vmNames: { lab: NAME },
			unprinted: [],
			uploads: [],
			tasks: [],
			sessions: [],
			keep: false,
		},
		...build,
	});
	return journal;
}

/** A VM of the template's name, without a stamp. */
function vmMadeAt(time: number): string {
	const metrics = xapi.db.create("VM_metrics", {
		install_time: new Date(time),
		start_time: new Date(0),
	});
	return xapi.vm({ name_label: NAME, metrics });
}

const run = () => machine.run({ inputs: poolInputs(xapi) });

test("what only Packer's lines told is swept by a later run too, once the pool is back", async () => {
	const journal = leftBehind();
	const vm = vmMadeAt(STARTED_AT + 5_000);
	await xapi.goAway();
	expect((await takeOver(run(), journal)).problems).not.toEqual([]);
	expect(existsSync(journal.data.scratch)).toBe(false);
	expect(journal.settled).toBe(false);
	await xapi.comeBack();
	const later = Journal.open(journal.folder);
	expect(later && (await takeOver(run(), later)).problems).toEqual([]);
	expect(xapi.db.has("VM", vm)).toBe(false);
	expect(later?.settled).toBe(true);
});

test("a VM of the name that somebody made days later stays", async () => {
	const journal = leftBehind();
	const vm = vmMadeAt(STARTED_AT + 2 * 86_400_000);
	await takeOver(run(), journal);
	expect(xapi.db.has("VM", vm)).toBe(true);
});

test("a part that can't be done at all does not keep the others from being done", async () => {
	const journal = leftBehind();
	const vm = vmMadeAt(STARTED_AT + 5_000);
	const broken = {
		...run(),
		store: () => Promise.reject(new Error("no credentials")),
	};
	expect((await takeOver(broken, journal)).problems).toEqual([
		expect.stringContaining("no credentials"),
	]);
	expect(xapi.db.has("VM", vm)).toBe(false);
	expect(existsSync(journal.data.scratch)).toBe(false);
});

test("its statuses end with a link to the run that was cut off, not to the one that cleans up", async () => {
	const repository = makeRepository();
	const sha = repository.commit({ a: "" });
	const github = await startGitHub({ gitDirectory: repository.directory });
	const env = {
		GITHUB_REPOSITORY: github.repository,
		GITHUB_API_URL: github.apiUrl,
		GITHUB_SERVER_URL: "https://github.example",
		GITHUB_RUN_ID: "2",
	};
	try {
		const journal = leftBehind();
		journal.update({ statusSha: sha, pending: ["xva/debian"] });
		const inputs = { ...poolInputs(xapi), "github-token": github.token };
		const { problems } = await takeOver(machine.run({ env, inputs }), journal);
		expect(problems).toEqual([]);
		expect(github.statuses).toMatchObject([
			{
				context: "xva/debian",
				state: "error",
				target_url: `https://github.example/${github.repository}/actions/runs/1/attempts/1`,
			},
		]);
	} finally {
		await github.close();
		repository.remove();
	}
});
