import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openGitHub } from "../../src/github/client.ts";
import { defaultBranch } from "../../src/github/trees.ts";
import { type GitFixture, makeRepository } from "../stand-ins/git-fixture.ts";
import { type GitHubStandIn, startGitHub } from "../stand-ins/github.ts";
import { noFaults } from "../stand-ins/github-faults.ts";
import { open } from "./github-setup.ts";

let repository: GitFixture;
let github: GitHubStandIn;

beforeAll(async () => {
	repository = makeRepository();
	repository.commit({ "a.txt": "a" });
	github = await startGitHub({
		gitDirectory: repository.directory,
		defaultBranch: "trunk",
	});
});

afterEach(() => {
	Object.assign(github.faults, noFaults());
	expect(github.violations).toEqual([]);
});

afterAll(async () => {
	await github.close();
	repository.remove();
});

test("the base address is the one given, with its path", async () => {
	const { client } = open(github, { apiUrl: `${github.apiUrl}/` });
	expect(await defaultBranch(client)).toBe("trunk");
});

test("5xx is tried again with growing waits", async () => {
	github.faults.unavailable = 3;
	const { client, slept, log } = open(github);
	expect(await defaultBranch(client)).toBe("trunk");
	expect(slept).toEqual([1, 2, 4]);
	expect(log[0]).toBe(
		"GitHub: No server is currently available; trying again in 1 s.",
	);
});

test("a rate limit waits as long as GitHub says", async () => {
	github.faults.rateLimited = 1;
	github.faults.retryAfterSeconds = 37;
	const { client, slept } = open(github);
	expect(await defaultBranch(client)).toBe("trunk");
	expect(slept).toEqual([37]);
});

test("a used-up limit waits for its reset, if the budget holds it", async () => {
	github.faults.exhaustedUntil = 90;
	const opened = open(github, {
		sleep: async (milliseconds) => {
			opened.slept.push(milliseconds / 1000);
			github.faults.exhaustedUntil = undefined;
		},
	});
	expect(await defaultBranch(opened.client)).toBe("trunk");
	expect(opened.slept).toEqual([91]);
});

test("a wait beyond the budget is not begun, and the error says when to come back", async () => {
	github.faults.exhaustedUntil = 1800;
	const { client, slept } = open(github);
	await expect(defaultBranch(client)).rejects.toThrow(
		"the rate limit of the token is used up; try again in 31 minutes",
	);
	expect(slept).toEqual([]);
});

test("a GitHub that is down ends when the budget is spent", async () => {
	github.faults.down = true;
	const { client, slept } = open(github, { budgetSeconds: 10 });
	await expect(defaultBranch(client)).rejects.toThrow(
		/GitHub could not be reached; check the runner's network and proxy/,
	);
	expect(slept).toEqual([1, 2, 4]);
});

test("a wrong token is not tried again, and names its input", async () => {
	const before = github.requests.length;
	const { client } = open(github, { token: "wrong" });
	await expect(defaultBranch(client)).rejects.toThrow(
		"GitHub did not name the default branch in acme/templates (Bad credentials): check the input github-token.",
	);
	expect(github.requests).toHaveLength(before + 1);
});

test("an aborted signal ends a request that waits for its retry", async () => {
	github.faults.unavailable = 9;
	const stop = new AbortController();
	const { client } = open(github, {
		signal: stop.signal,
		sleep: async (_, signal) => {
			stop.abort();
			signal?.throwIfAborted();
		},
	});
	await expect(defaultBranch(client)).rejects.toThrow("was given up");
	expect(github.faults.unavailable).toBe(8);
});

test("eight requests are on their way at a time, and no more", async () => {
	const held: ServerResponse[] = [];
	let most = 0;
	let quiet: NodeJS.Timeout | undefined;
	const server = createServer((_, response) => {
		held.push(response);
		most = Math.max(most, held.length);
		clearTimeout(quiet);
		// Nobody is answered while more may still come.
		quiet = setTimeout(() => {
			for (const answer of held.splice(0)) {
				answer.setHeader("content-type", "application/json");
				answer.end('{"default_branch":"main"}');
			}
		}, 200);
	});
	await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
	try {
		const { port } = server.address() as AddressInfo;
		const { client } = open(github, { apiUrl: `http://127.0.0.1:${port}` });
		const many = Array.from({ length: 40 }, () => defaultBranch(client));
		expect(new Set(await Promise.all(many))).toEqual(new Set(["main"]));
		expect(most).toBe(8);
	} finally {
		server.closeAllConnections();
		server.close();
	}
});

test("a repository that is not owner/name is refused", () => {
	const options = {
		token: "t",
		apiUrl: github.apiUrl,
		fetch,
		sleep: async () => {},
		now: () => 0,
		log: () => {},
	};
	for (const name of ["", "acme", "acme/", "a/b/c"])
		expect(() => openGitHub({ ...options, repository: name })).toThrow(
			"GITHUB_REPOSITORY is not owner/name",
		);
});
