import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type GitFixture, makeRepository } from "./git-fixture.ts";
import { type GitHubStandIn, startGitHub } from "./github.ts";

let repository: GitFixture;
let github: GitHubStandIn;
let sha: string;

beforeAll(async () => {
	repository = makeRepository();
	sha = repository.commit({
		"packer/debian/a.pkr.hcl": "a",
		link: "-> packer",
	});
	github = await startGitHub({ gitDirectory: repository.directory });
});

afterAll(async () => {
	await github.close();
	repository.remove();
});

afterEach(() => {
	(github.violations as string[]).length = 0;
	(github.statuses as unknown[]).length = 0;
});

async function ask(
	path: string,
	body?: unknown,
	headers: Record<string, string> = {},
): Promise<{
	status: number;
	headers: Headers;
	body: Record<string, unknown>;
}> {
	const response = await fetch(`${github.apiUrl}${path}`, {
		method: body === undefined ? "GET" : "POST",
		headers: { authorization: `token ${github.token}`, ...headers },
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	return {
		status: response.status,
		headers: response.headers,
		body: (await response.json()) as Record<string, unknown>,
	};
}

const statuses = () => `/repos/acme/templates/statuses/${sha}`;

test("a status is kept, and shown by context without regard to case", async () => {
	const made = await ask(statuses(), {
		state: "pending",
		context: "xva/Debian",
	});
	await ask(statuses(), { state: "success", context: "xva/debian" });
	expect(made.status).toBe(201);
	expect(github.shown(sha)).toEqual({ "xva/debian": "success" });
	expect(github.statuses).toHaveLength(2);
	expect(github.violations).toEqual([]);
});

test.each([
	[{ state: "pending", description: "💿".repeat(140) }, 201, undefined],
	[
		{ state: "pending", description: "d".repeat(141) },
		422,
		{
			message: "Validation Failed",
			errors: [
				{
					resource: "Status",
					code: "custom",
					field: "description",
					message: "description is too long (maximum is 140 characters)",
				},
			],
		},
	],
	[{ state: "pending", context: "c".repeat(256) }, 422, undefined],
	[{ state: "pending", target_url: "ftp://example.invalid" }, 422, undefined],
])("the unwritten limits of a status: %j", async (body, status, answer) => {
	const got = await ask(statuses(), body);
	expect(got.status).toBe(status);
	if (answer) expect(got.body).toEqual(answer);
	expect(github.violations).toEqual([]);
});

test("the sha of a status is 40 hex digits and a commit", async () => {
	const short = await ask("/repos/acme/templates/statuses/abc", {
		state: "pending",
	});
	const unknown = await ask(
		`/repos/acme/templates/statuses/${"1".repeat(40)}`,
		{ state: "pending" },
	);
	expect(short.body.errors).toMatchObject([
		{ message: "sha must be a 40 character SHA1" },
	]);
	expect(unknown.body.message).toBe(
		`No commit found for SHA: ${"1".repeat(40)}`,
	);
});

test("a commit takes 1000 statuses of a context", async () => {
	for (let n = 0; n < 1000; n++)
		github.takeStatus({ sha, context: "xva", state: "pending" });
	const over = await ask(statuses(), { state: "success", context: "XVA" });
	const other = await ask(statuses(), { state: "success", context: "xva/a" });
	expect(over.status).toBe(422);
	expect(over.body.message).toBe(
		"This SHA and context has reached the maximum number of statuses.",
	);
	expect(other.status).toBe(201);
});

test.each([
	["a state that is none", { state: "cancelled" }, "body/state"],
	[
		"a target that is no text",
		{ state: "pending", target_url: 7 },
		"target_url",
	],
	["an unknown property", { state: "pending", colour: "red" }, "colour"],
])("the judge objects to %s", async (_, body, words) => {
	await ask(statuses(), body);
	expect(github.violations.join()).toContain(words);
});

test("the judge objects to unknown paths and queries", async () => {
	await ask("/repos/acme/templates/commits/main?perpage=3");
	await ask("/repos/acme/templates/nothing");
	expect(github.violations).toEqual([
		"repos/get-commit: unknown query `perpage`",
		"no operation for GET /api/v3/repos/acme/templates/nothing",
	]);
});

test("a token is required, and it is the right one", async () => {
	const repo = "/repos/acme/templates";
	expect((await ask(repo, undefined, { authorization: "" })).status).toBe(401);
	expect(
		(await ask(repo, undefined, { authorization: "token x" })).body,
	).toMatchObject({ message: "Bad credentials" });
	expect((await ask("/repos/acme/other")).status).toBe(404);
	expect((await ask(repo)).body.default_branch).toBe("main");
});

test("every described answer satisfies GitHub's description", async () => {
	const repo = "/repos/acme/templates";
	const next = repository.commit({ "packer/debian/a.pkr.hcl": "b" });
	const tree = repository.git("rev-parse", `${sha}^{tree}`);
	const blob = repository.git("rev-parse", `${sha}:packer/debian/a.pkr.hcl`);
	github.takeStatus({ sha, context: "xva", state: "error" });
	const paths = [
		repo,
		`${repo}/commits/main`,
		`${repo}/commits/${sha}/status?per_page=1&page=1`,
		`${repo}/commits/main/statuses`,
		`${repo}/git/commits/${next}`,
		`${repo}/git/trees/${tree}?recursive=1`,
		`${repo}/git/blobs/${blob}`,
		`${repo}/compare/${sha}...${next}`,
	];
	for (const path of paths) expect((await ask(path)).status, path).toBe(200);
	expect(github.violations).toEqual([]);
});

test("trees are those of the repository, and truncated on request", async () => {
	const tree = repository.git("rev-parse", `${sha}^{tree}`);
	const path = `/repos/acme/templates/git/trees/${tree}`;
	const level = await ask(path);
	expect(level.body.tree).toMatchObject([
		{ path: "link", mode: "120000", type: "blob" },
		{ path: "packer", mode: "040000", type: "tree" },
	]);
	github.faults.treeLimit = 2;
	const cut = await ask(`${path}?recursive=1`);
	github.faults.treeLimit = 100_000;
	expect(cut.body.truncated).toBe(true);
	expect(cut.body.tree).toHaveLength(2);
});

test("bad days come on request, and are recorded", async () => {
	const before = github.requests.length;
	const repo = "/repos/acme/templates";
	github.faults.forbidden = true;
	const forbidden = await ask(statuses(), { state: "pending" });
	expect(forbidden.status).toBe(403);
	expect(forbidden.body.message).toBe("Resource not accessible by integration");
	github.faults.forbidden = false;
	github.faults.unavailable = 1;
	github.faults.rateLimited = 1;
	expect((await ask(repo)).status).toBe(503);
	const limited = await ask(repo);
	expect(limited.status).toBe(429);
	expect(limited.headers.get("retry-after")).toBe("1");
	github.faults.down = true;
	await expect(ask(repo)).rejects.toThrow();
	github.faults.down = false;
	expect((await ask(repo)).status).toBe(200);
	const seen = github.requests.slice(before).map(({ status }) => status);
	expect(seen).toEqual([403, 503, 429, 0, 200]);
});
