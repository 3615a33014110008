import {
	afterAll,
	afterEach,
	beforeAll,
	beforeEach,
	expect,
	test,
} from "vitest";
import { createStatuses, type Statuses } from "../../src/github/statuses.ts";
import { type GitFixture, makeRepository } from "../stand-ins/git-fixture.ts";
import { type GitHubStandIn, startGitHub } from "../stand-ins/github.ts";
import { noFaults } from "../stand-ins/github-faults.ts";
import { open } from "./github-setup.ts";

const targetUrl = "https://github.com/acme/templates/actions/runs/1/attempts/1";

let repository: GitFixture;
let github: GitHubStandIn;
let sha: string;
let commits = 0;

beforeAll(async () => {
	repository = makeRepository();
	github = await startGitHub({ gitDirectory: repository.directory });
});

beforeEach(() => {
	sha = repository.commit({ "a.txt": `${commits++}` });
	(github.statuses as unknown[]).length = 0;
});

afterEach(() => {
	Object.assign(github.faults, noFaults());
	expect(github.violations).toEqual([]);
});

afterAll(async () => {
	await github.close();
	repository.remove();
});

function report(pending?: readonly string[]): Statuses {
	const { client } = open(github, { budgetSeconds: 5 });
	const options = { sha, targetUrl, prefix: "xva" };
	return createStatuses(client, pending ? { ...options, pending } : options);
}

const taken = () =>
	github.statuses.map(({ context, state, description }) => [
		context,
		state,
		description,
	]);

test("pending, then final: two requests, each with the run's page", async () => {
	const statuses = report();
	expect(await statuses.set("debian", "pending", "building")).toBeUndefined();
	expect(await statuses.set("debian", "pending", "building")).toBeUndefined();
	expect(
		await statuses.set("debian", "success", "Built in 12m 4s"),
	).toBeUndefined();
	expect(
		await statuses.set("debian", "success", "Built in 12m 4s"),
	).toBeUndefined();
	expect(taken()).toEqual([
		["xva/debian", "pending", "building"],
		["xva/debian", "success", "Built in 12m 4s"],
	]);
	expect(github.statuses[0]?.target_url).toBe(targetUrl);
});

test("long descriptions and contexts are cut to what GitHub takes", async () => {
	const statuses = report();
	const warning = await statuses.set(
		"💿".repeat(300),
		"failure",
		"🔥".repeat(300),
	);
	expect(warning).toBeUndefined();
	const [status] = github.statuses;
	expect([...(status?.context ?? "")]).toHaveLength(255);
	expect([...(status?.description ?? "")]).toHaveLength(140);
});

test("what is pending is remembered before it is sent, and settled", async () => {
	const statuses = report();
	const sent = statuses.set("debian", "pending", "building");
	expect(statuses.pending()).toEqual(["xva/debian"]);
	await sent;
	await statuses.set("", "pending", "1 of 2");
	await statuses.set("alma", "success", "done");
	expect(statuses.pending()).toEqual(["xva/debian", "xva"]);
	expect(await statuses.settle("error", "cancelled")).toEqual([]);
	expect(github.shown(sha)).toEqual({
		"xva/debian": "error",
		xva: "error",
		"xva/alma": "success",
	});
	expect(statuses.pending()).toEqual([]);
	await statuses.settle("error", "cancelled");
	expect(github.statuses).toHaveLength(5);
});

test("another process settles what the first one left", async () => {
	const main = report();
	await main.set("debian", "pending", "building");
	const post = report(main.pending());
	expect(await post.settle("error", "cancelled")).toEqual([]);
	expect(github.shown(sha)).toEqual({ "xva/debian": "error" });
	expect(post.pending()).toEqual([]);
});

test("a missing permission is one warning and one request", async () => {
	github.faults.forbidden = true;
	const before = github.requests.length;
	const statuses = report();
	const warning = await statuses.set("debian", "pending", "building");
	expect(warning).toContain("`permissions: statuses: write`");
	expect(await statuses.set("alma", "pending", "building")).toBeUndefined();
	expect(await statuses.set("debian", "failure", "no")).toBeUndefined();
	expect(await statuses.settle("error", "cancelled")).toEqual([]);
	expect(github.requests).toHaveLength(before + 1);
});

test("a GitHub that is down costs one budget, one warning, and is asked once for each later status", async () => {
	github.faults.down = true;
	const before = github.requests.length;
	const statuses = report();
	const warning = await statuses.set("debian", "pending", "building");
	expect(warning).toMatch(
		/^The commit status xva\/debian was not set: GitHub could not be reached/,
	);
	const tries = github.requests.length - before;
	expect(tries).toBeGreaterThan(1);
	expect(await statuses.set("alma", "pending", "building")).toBeUndefined();
	expect(github.requests).toHaveLength(before + tries + 1);
	github.faults.down = false;
	expect(await statuses.settle("failure", "failed")).toEqual([]);
	expect(github.shown(sha)).toEqual({
		"xva/debian": "failure",
		"xva/alma": "failure",
	});
});

test("a burst of 5xx and a rate limit are waited out", async () => {
	github.faults.unavailable = 1;
	github.faults.rateLimited = 1;
	expect(await report().set("debian", "success", "done")).toBeUndefined();
	expect(github.shown(sha)).toEqual({ "xva/debian": "success" });
});

test("a full context is a warning, and the others go on", async () => {
	for (let n = 0; n < 1000; n++)
		github.takeStatus({ sha, context: "xva/debian", state: "pending" });
	const statuses = report();
	expect(await statuses.set("debian", "success", "done")).toBe(
		"The commit status xva/debian was not set: GitHub did not take it (This SHA and context has reached the maximum number of statuses.).",
	);
	const before = github.requests.length;
	await statuses.set("debian", "failure", "done");
	expect(github.requests).toHaveLength(before);
	expect(await statuses.set("alma", "success", "done")).toBeUndefined();
});

test("a newer state takes the place of one that waits for its retry", async () => {
	github.faults.unavailable = 1;
	let asleep = (): void => {};
	const waiting = new Promise<void>((resolve) => {
		asleep = resolve;
	});
	const { client } = open(github, {
		sleep: (_, signal) =>
			new Promise((_resolve, reject) => {
				signal?.addEventListener("abort", () => reject(signal.reason));
				asleep();
			}),
	});
	const statuses = createStatuses(client, { sha, targetUrl, prefix: "xva" });
	const older = statuses.set("debian", "pending", "building");
	await waiting;
	expect(await statuses.set("debian", "error", "cancelled")).toBeUndefined();
	expect(await older).toBeUndefined();
	expect(taken()).toEqual([["xva/debian", "error", "cancelled"]]);
});

test("no time left is a warning", async () => {
	const signal = AbortSignal.abort();
	const warning = await report().set("debian", "error", "cancelled", signal);
	expect(warning).toBe(
		"The commit status xva/debian was not set: there was no time left.",
	);
});

test("the status over all waits for the other legs, over all pages", async () => {
	for (let n = 0; n < 130; n++)
		github.takeStatus({ sha, context: `ci/${n}`, state: "failure" });
	github.takeStatus({ sha, context: "XVA/alma", state: "pending" });
	const statuses = report();
	await statuses.set("debian", "pending", "building");
	await statuses.set("debian", "success", "done");
	expect(await statuses.conclude("success", (state) => state)).toBeUndefined();
	expect(github.shown(sha).xva).toBe("pending");
	expect(statuses.pending()).toEqual([]);
	github.takeStatus({ sha, context: "xva/alma", state: "success" });
	await statuses.conclude("success", (state) => state);
	expect(github.shown(sha).xva).toBe("success");
});

test("a leg that ends while another one concludes leaves no pending status", async () => {
	github.takeStatus({ sha, context: "xva/alma", state: "pending" });
	const statuses = report();
	await statuses.set("debian", "success", "done");
	await statuses.conclude("success", (state) => {
		// Between our reading and our writing the other leg ends, and concludes.
		if (state === "pending") {
			github.takeStatus({ sha, context: "xva/alma", state: "failure" });
			github.takeStatus({ sha, context: "xva", state: "failure" });
		}
		return state;
	});
	expect(github.shown(sha).xva).toBe("failure");
});

test("where the others can't be read, the own result stands", async () => {
	github.faults.unavailable = 1;
	const { client } = open(github, { budgetSeconds: 0 });
	const statuses = createStatuses(client, { sha, targetUrl, prefix: "xva" });
	await statuses.conclude("failure", (state) => state);
	expect(github.shown(sha)).toEqual({ xva: "failure" });
});

test("what a run that was cut off left of something published is settled, and does not count", async () => {
	github.takeStatus({ sha, context: "xva/debian", state: "error" });
	github.takeStatus({ sha, context: "xva/rocky", state: "pending" });
	const published = new Map([
		["debian", "Published as one"],
		["rocky", "Published as two"],
	]);
	await report().conclude("success", (state) => state, { published });
	expect(github.shown(sha)).toEqual({
		"xva/debian": "success",
		"xva/rocky": "success",
		xva: "success",
	});
});

test("an end that GitHub could not be told is told by the next process, and is not taken for a cancel", async () => {
	const first = report();
	await first.set("debian", "pending", "building");
	await first.set("ubuntu", "pending", "building");
	github.faults.down = true;
	await first.set("debian", "success", "Built in 12m 4s");
	github.faults.down = false;
	expect(first.pending()).toEqual(["xva/debian", "xva/ubuntu"]);
	expect(first.ends()).toEqual({
		"xva/debian": { state: "success", description: "Built in 12m 4s" },
	});
	const { client } = open(github, { budgetSeconds: 5 });
	const next = createStatuses(client, {
		sha,
		targetUrl,
		prefix: "xva",
		pending: first.pending(),
		ends: first.ends(),
	});
	expect(await next.settle("error", "Cancelled")).toEqual([]);
	expect(github.shown(sha)).toEqual({
		"xva/debian": "success",
		"xva/ubuntu": "error",
	});
	expect(next.pending()).toEqual([]);
	expect(next.ends()).toEqual({});
}, 30_000);
