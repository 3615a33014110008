/** What is planned, for every event, from every kind of checkout; always by the bundle as a runner starts it. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { JobResult } from "../stand-ins/runner.ts";
import {
	commitTemplates,
	fileTemplate,
	openScene,
	outputOf,
	payload,
	pushPayload,
	type RunOptions,
	type Scene,
} from "./scene.ts";

let scene: Scene;
const folders: string[] = [];

beforeAll(async () => {
	scene = await openScene();
	commitTemplates(scene.repository, {
		"packer/debian/debian-12.pkr.hcl": fileTemplate("debian", "debian-12"),
		"packer/ubuntu/ubuntu-24.pkr.hcl": fileTemplate("ubuntu", "ubuntu-24"),
		"README.md": "hello",
	});
});

afterEach(() => {
	for (const folder of folders.splice(0))
		rmSync(folder, { recursive: true, force: true });
});

afterAll(() => scene.close());

const git = (...args: string[]) => scene.repository.git(...args);

/** A plan without a bucket. */
function plan(options: RunOptions): Promise<JobResult> {
	return scene.run({
		withoutBucket: true,
		...options,
		inputs: { command: "plan", ...options.inputs },
	});
}

function planned(job: JobResult): readonly unknown[] {
	expect(job.conclusion, job.main.log.join("\n")).toBe("success");
	expect(scene.github.violations).toEqual([]);
	return outputOf(job, "planned");
}

function change(os: string): { before: string; after: string } {
	const before = git("rev-parse", "HEAD");
	const after = scene.repository.commit({
		[`packer/${os}/n.txt`]: String(Math.random()),
	});
	return { before, after };
}

describe("events", () => {
	test("a push compares with its before, over any number of commits", async () => {
		const { before } = change("debian");
		change("debian");
		scene.repository.commit({ "README.md": String(Math.random()) });
		const job = await plan({
			event: {
				name: "push",
				payload: pushPayload(before, git("rev-parse", "HEAD")),
			},
		});
		expect(planned(job)).toEqual(["debian"]);
		expect(job.main.outputs.matrix).toBe('{"include":[{"os":"debian"}]}');
	});

	test("a new branch compares with the merge base, a new default branch and a tag with nothing", async () => {
		git("checkout", "-qb", "feature");
		const { after } = change("ubuntu");
		const event = (ref: string) => ({
			event: { name: "push", payload: pushPayload(null, after, ref) },
			ref,
		});
		expect(planned(await plan(event("refs/heads/feature")))).toEqual([
			"ubuntu",
		]);
		expect(planned(await plan(event("refs/heads/main")))).toEqual([
			"debian",
			"ubuntu",
		]);
		expect(planned(await plan(event("refs/tags/v1")))).toEqual([
			"debian",
			"ubuntu",
		]);
		git("checkout", "-q", "main");
	});

	test("a forced push compares with its before while that can be had, else with everything", async () => {
		const { after } = change("debian");
		git("reset", "-q", "--hard", "HEAD^");
		const forced = change("ubuntu");
		const had = await plan({
			event: {
				name: "push",
				payload: pushPayload(after, forced.after, undefined, { forced: true }),
			},
		});
		expect(planned(had)).toEqual(["debian", "ubuntu"]);
		const gone = await plan({
			event: {
				name: "push",
				payload: pushPayload("1".repeat(40), forced.after, undefined, {
					forced: true,
				}),
			},
		});
		expect(planned(gone)).toEqual(["debian", "ubuntu"]);
		expect(gone.main.summary).toContain("forced push");
	});

	test("a pull request is compared by its merge commit, or by the merge base", async () => {
		git("checkout", "-qb", "topic");
		const topic = change("ubuntu");
		git("checkout", "-q", "main");
		const base = change("debian").after;
		git("checkout", "-q", "--detach");
		git("merge", "-q", "--no-ff", "-m", "merge", "topic");
		const merge = git("rev-parse", "HEAD");
		const event = {
			name: "pull_request",
			payload: payload({
				pull_request: { head: { sha: topic.after }, base: { sha: base } },
			}),
		};
		const ref = "refs/pull/1/merge";
		expect(planned(await plan({ event, ref }))).toEqual(["ubuntu"]);
		git("checkout", "-q", "topic");
		const job = await plan({ event, ref, github: { sha: merge } });
		expect(planned(job)).toEqual(["ubuntu"]);
		git("checkout", "-q", "main");
	});

	test("a merge group compares with its base", async () => {
		const { before } = change("debian");
		const job = await plan({
			event: {
				name: "merge_group",
				payload: payload({ merge_group: { base_sha: before } }),
			},
		});
		expect(planned(job)).toEqual(["debian"]);
	});

	test("without a bucket a dispatch plans everything and says why", async () => {
		const job = await plan({});
		expect(planned(job)).toEqual(["debian", "ubuntu"]);
		expect(job.main.log.join("\n")).toContain("no bucket");
	});

	test("plan writes no status and touches no file", async () => {
		change("debian");
		const before = scene.github.statuses.length;
		planned(await plan({}));
		expect(scene.github.statuses).toHaveLength(before);
		expect(git("status", "--porcelain")).toBe("");
	});
});

describe("checkouts", () => {
	/** A clone as actions/checkout makes it, of depth 1. */
	function shallowClone(): string {
		const folder = mkdtempSync(join(tmpdir(), "shallow-"));
		folders.push(folder);
		git("config", "uploadpack.allowAnySHA1InWant", "true");
		execFileSync("git", [
			"clone",
			"-q",
			"--depth=1",
			`file://${scene.repository.directory}`,
			folder,
		]);
		return folder;
	}

	test("of depth 1: just the base commit is fetched", async () => {
		const { before, after } = change("debian");
		const workspace = shallowClone();
		const job = await plan({
			workspace,
			event: { name: "push", payload: pushPayload(before, after) },
		});
		expect(planned(job)).toEqual(["debian"]);
		const count = execFileSync("git", ["rev-list", "--count", "--all"], {
			cwd: workspace,
		});
		expect(Number(count)).toBeLessThanOrEqual(2);
	});

	test("of depth 1 without credentials: GitHub's trees are asked", async () => {
		const { before, after } = change("ubuntu");
		const workspace = shallowClone();
		execFileSync(
			"git",
			["remote", "set-url", "origin", "https://nowhere.invalid/x"],
			{ cwd: workspace },
		);
		const job = await plan({
			workspace,
			event: { name: "push", payload: pushPayload(before, after) },
		});
		expect(planned(job)).toEqual(["ubuntu"]);
		expect(
			scene.github.requests.some(({ path }) => path.includes("/git/trees/")),
		).toBe(true);
	});

	test("without git at all, and with truncated answers", async () => {
		const { before, after } = change("debian");
		const empty = mkdtempSync(join(tmpdir(), "no-git-"));
		folders.push(empty);
		scene.github.faults.treeLimit = 4;
		const job = await plan({
			event: { name: "push", payload: pushPayload(before, after) },
			env: { PATH: empty },
		});
		scene.github.faults.treeLimit = 100_000;
		expect(planned(job)).toEqual(["debian"]);
	});

	test("without git and without GitHub everything is planned, and the summary says why", async () => {
		const { before, after } = change("debian");
		const empty = mkdtempSync(join(tmpdir(), "no-git-"));
		folders.push(empty);
		const job = await plan({
			event: { name: "push", payload: pushPayload(before, after) },
			inputs: { "github-token": "" },
			github: { token: "" },
			env: { PATH: empty },
		});
		expect(planned(job)).toEqual(["debian", "ubuntu"]);
		expect(job.main.summary).toMatch(/can.t be (told|had)/);
	});

	test("a modified template is warned of", async () => {
		const file = join(
			scene.repository.directory,
			"packer/debian/untracked.txt",
		);
		execFileSync("touch", [file]);
		const job = await plan({});
		rmSync(file);
		expect(job.main.annotations.map((one) => one.message).join("\n")).toContain(
			"untracked.txt",
		);
	});
});

describe("trees", () => {
	test("links, hidden and underscored folders are no templates; submodules and odd names do no harm", async () => {
		const other = mkdtempSync(join(tmpdir(), "other-"));
		folders.push(other);
		mkdirSync(join(scene.repository.directory, "packer/_base"), {
			recursive: true,
		});
		symlinkSync("debian", join(scene.repository.directory, "packer/linked"));
		const { before } = change("debian");
		commitTemplates(scene.repository, {
			"packer/_base/base.pkr.hcl": fileTemplate("_base", "base"),
			"packer/.hidden/x.pkr.hcl": fileTemplate("x", "x"),
			'packer/ubuntu/a name\twith "quotes"\nand lines — ü.txt': "odd",
		});
		const job = await plan({
			event: {
				name: "push",
				payload: pushPayload(before, git("rev-parse", "HEAD")),
			},
			inputs: { os: "all" },
		});
		expect(planned(job)).toEqual(["debian", "ubuntu"]);
		expect(job.main.log.filter((line) => line.startsWith("and lines"))).toEqual(
			[],
		);
	});

	test("an image of a template can be asked for by its own id", async () => {
		commitTemplates(scene.repository, {
			"packer/two/two-1.pkr.hcl": fileTemplate("two", "two-1"),
			"packer/two/two-2.pkr.hcl": fileTemplate("two", "two-2"),
		});
		const job = await plan({ inputs: { os: "two-2" } });
		const results = outputOf(job, "results") as {
			image: string;
			state: string;
		}[];
		expect(planned(job)).toEqual(["two"]);
		expect(results.find(({ image }) => image === "two-2")?.state).toBe(
			"planned",
		);
		expect(results.find(({ image }) => image === "two-1")?.state).toBe(
			"unchanged",
		);
	});
});
