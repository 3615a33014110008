/**
 * The demo under Node 24: pushes to a repository of templates and a dispatch, as a user would see what comes of them.
 *
 *   node story.ts FOLDER    (FOLDER holds action.yml and dist/)
 */

import { strict as assert } from "node:assert";
import { join } from "node:path";
import type { JobResult } from "../stand-ins/runner.ts";
import { breakOffExport, installMachines } from "./pool.ts";
import { block, heading, label, say } from "./screen.ts";
import { openStage, type Push, ROOT_PASSWORD, type Stage } from "./stage.ts";
import {
	FIRST_COMMIT,
	POINT_RELEASES_COMMIT,
	SHARED_COMMIT,
	TIME_COMMIT,
} from "./templates.ts";

const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

const ROCKY_LATEST = "templates/rocky/9/channels/latest.json";

/** Of a record, what says most. */
const SHOWN_FIELDS = ["image", "build", "content", "source", "verification"];

const stop = new AbortController();
for (const [signal, code] of Object.entries(SIGNALS))
	process.on(signal, () => {
		process.exitCode = code;
		stop.abort(new Error("The demo was stopped."));
	});
// `| head` has seen enough.
process.stdout.on("error", (error) => stop.abort(error));

try {
	await play(process.argv[2] ?? ".");
} catch (error) {
	process.exitCode ||= 1;
	console.error(error instanceof Error ? error.message : error);
}

async function play(actionPath: string): Promise<void> {
	const startedAt = Date.now();
	heading("xva-template-action: the demo");
	say(
		`A repository with four templates, a bucket in a real S3 server, real Packer. Only the hypervisor is missing: its machines are
		small files made beforehand. GitHub and its runner are played by stand-ins on this machine.`,
	);
	const stage = await openStage(actionPath, stop.signal);
	label("What is made is kept in");
	block([stage.folder]);
	try {
		const first = await firstPush(stage);
		const second = await twoTemplatesChange(stage, first);
		await theSameAgain(stage, { before: first, after: second });
		const third = await sharedScript(stage, second);
		await oneVariant(stage);
		await brokenExport(stage, third);
		await stage.bucket.copyTo(join(stage.folder, "bucket"));
	} finally {
		await stage.close();
	}
	lookNext(stage.folder, Math.round((Date.now() - startedAt) / 1000));
}

async function firstPush(stage: Stage): Promise<string> {
	heading("1. The first push");
	say(
		`The branch is new, so there is nothing to compare with: everything is built, three at a time. Debian is one folder with two
		variants, each with a variable file. A shared script prints the root password, which it should not: see how the log shows it.`,
	);
	const after = stage.repository.commit("Four templates", FIRST_COMMIT);
	block(stage.repository.lastCommit(), false);
	const job = await stage.run(
		"1-first-push",
		{ after },
		{ "max-parallel": "3" },
	);
	expectBuilt(job, ["alpine", "debian", "rocky", "ubuntu"]);
	stage.showStatuses(after);
	await stage.showBucket();
	return after;
}

async function twoTemplatesChange(
	stage: Stage,
	before: string,
): Promise<string> {
	heading("2. A push that changes two templates");
	say(
		`Debian 13 and Ubuntu get one more package. First "command: plan", as a job of its own may do it: it says what would be built,
		and why, and touches nothing. Its output "matrix" spreads the work over several machines.`,
	);
	const after = stage.repository.commit(
		"Debian 13, Ubuntu: keep the time",
		TIME_COMMIT,
	);
	block(stage.repository.lastCommit(), false);
	const push = { before, after };
	await installMachines(stage.pool, 2, ["debian-13", "ubuntu-24.04"]);
	const plan = await stage.run("2-plan", push, { command: "plan" });
	label("Output matrix");
	block([plan.main.outputs.matrix ?? ""]);
	say("Then the build, one after the other, with a live log.");
	const job = await stage.run("2-two-templates", push);
	expectBuilt(job, ["debian", "ubuntu"]);
	stage.showStatuses(after);
	await stage.showBucket();
	await showRecord(stage, job);
	return after;
}

async function theSameAgain(stage: Stage, push: Push): Promise<void> {
	heading("3. The same push again");
	say(
		"Somebody re-runs the job. What is published already is not built twice: nothing has changed.",
	);
	const job = await stage.run("3-same-again", push);
	expectBuilt(job, []);
	assert.equal(job.main.outputs.any, "false");
	await stage.showBucket();
}

async function sharedScript(stage: Stage, before: string): Promise<string> {
	heading("4. A shared script changes");
	say(
		`Of the four templates two use packer/_shared/apt.sh: their HCL says so. The plan names the line, and leaves the others alone.`,
	);
	const after = stage.repository.commit(
		"apt.sh: generate a locale",
		SHARED_COMMIT,
	);
	block(stage.repository.lastCommit(), false);
	await installMachines(stage.pool, 3, [
		"debian-12",
		"debian-13",
		"ubuntu-24.04",
	]);
	const job = await stage.run(
		"4-shared-script",
		{ before, after },
		{ "max-parallel": "3" },
	);
	expectBuilt(job, ["debian", "ubuntu"]);
	assert.match(
		job.main.log.join("\n"),
		/_shared\/apt\.sh, used at debian\.pkr\.hcl:\d+/,
	);
	return after;
}

async function oneVariant(stage: Stage): Promise<void> {
	heading("5. One variant, by its name");
	say(
		`"Run workflow" with the name of an image: Debian 13 is built once more, and Debian 12, of the same folder, is not.`,
	);
	await installMachines(stage.pool, 4, ["debian-13"]);
	const job = await stage.run("5-one-variant", "dispatch", { os: "debian-13" });
	expectBuilt(job, ["debian"]);
	await stage.showBucket();
}

async function brokenExport(stage: Stage, before: string): Promise<void> {
	heading("6. An export that breaks off");
	say(
		`Alpine and Rocky get a point release, and the pool breaks the export of Rocky off at 60 %. Packer's plugin takes what came
		for the whole and ends well, as it does here. The file is refused, Alpine is published, and Rocky's channel stays.`,
	);
	const after = stage.repository.commit(
		"Alpine, Rocky: point releases",
		POINT_RELEASES_COMMIT,
	);
	block(stage.repository.lastCommit(), false);
	await installMachines(stage.pool, 5, ["alpine-3.22", "rocky-9"]);
	await breakOffExport(stage.pool, "rocky-9");
	const good = await stage.bucket.json(ROCKY_LATEST);
	const job = await stage.run("6-broken-export", { before, after });
	assert.equal(job.conclusion, "failure");
	expectBuilt(job, ["alpine"]);
	stage.showStatuses(after);
	await stage.showBucket();
	const latest = await stage.bucket.json(ROCKY_LATEST);
	assert.equal(latest.build, good.build);
	label(ROCKY_LATEST);
	block([`still names the good build ${latest.build}`]);
}

/** Some of what a build's record says, and that its log keeps the secret. */
async function showRecord(stage: Stage, job: JobResult): Promise<void> {
	const [result] = resultsOf(job).filter(({ os }) => os === "ubuntu");
	const folder = `templates/ubuntu/24.04/${result?.build}`;
	const record = await stage.bucket.json(`${folder}/metadata.json`);
	label(`From ${folder}/metadata.json`);
	const shown = SHOWN_FIELDS.map((field) => [field, record[field]]);
	block(JSON.stringify(Object.fromEntries(shown), null, 2).split("\n"));
	const log = `${await stage.bucket.read(`${folder}/build.log`)}`;
	for (const secret of [ROOT_PASSWORD, btoa(ROOT_PASSWORD)])
		assert.ok(!log.includes(secret), "build.log holds the root password");
}

function expectBuilt(job: JobResult, templates: readonly string[]): void {
	assert.deepEqual(JSON.parse(job.main.outputs.built ?? ""), templates);
}

interface Result {
	readonly os: string;
	readonly build: string;
}

function resultsOf(job: JobResult): readonly Result[] {
	return JSON.parse(job.main.outputs.results ?? "[]");
}

function lookNext(folder: string, seconds: number): void {
	heading(`The end, after ${seconds} seconds`);
	say("Nothing is left running. Kept to be looked at:");
	block([
		folder,
		"  1-first-push, 2-plan, …  summary (HTML, Markdown) and log of each run",
		"  repository               the templates, with git's history",
		"  bucket                   a copy of every object; in a build's folder: sha256sum --check SHA256SUMS",
		`To remove it: rm -r ${folder}`,
	]);
	say("In README.md:");
	block([
		"The first hour, step by step       with your own pool and store",
		"What is built, and why             the rules behind the plans above",
		"What a build writes in the bucket  the layout seen above",
		"When it fails                      a page for each reason",
	]);
}
