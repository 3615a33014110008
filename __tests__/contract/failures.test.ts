/** What a user gets when something is wrong: one reason, the others unharmed, nothing bad published. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Journal } from "../../src/state.ts";
import type { JobResult } from "../stand-ins/runner.ts";
import { BUCKET } from "../stand-ins/s3.ts";
import {
	buildsOf,
	commitTemplates,
	fileTemplate,
	openScene,
	outputOf,
	type Scene,
	smallXva,
} from "./scene.ts";

let scene: Scene;
let good: Buffer;

beforeAll(async () => {
	scene = await openScene();
	good = await smallXva();
	commitTemplates(scene.repository, {
		"packer/debian/debian-12.pkr.hcl": fileTemplate("debian", "debian-12"),
		"packer/debian/image.bin": good,
		"packer/ubuntu/ubuntu-24.pkr.hcl": fileTemplate("ubuntu", "ubuntu-24"),
		"packer/ubuntu/image.bin": good,
	});
	await scene.push(null);
});

afterAll(() => scene.close());

interface Result {
	readonly image: string;
	readonly state: string;
	readonly reason: string;
	readonly urls: { readonly log?: string };
}

function resultOf(job: JobResult, image: string): Result {
	const results = outputOf(job, "results") as readonly Result[];
	const found = results.find((result) => result.image === image);
	if (found === undefined) throw new Error(`no result of ${image}`);
	return found;
}

describe("an image that is not whole is never published", () => {
	const damaged: Record<string, () => Uint8Array> = {
		"an HTML page": () =>
			Buffer.from("<html><body>500 Internal Error</body></html>"),
		"an empty file": () => Buffer.alloc(0),
		"a truncated file": () => good.subarray(0, Math.floor(good.length / 2)),
		"a flipped bit": () => {
			const bytes = Buffer.from(good);
			const at = bytes.length - 600_000;
			bytes[at] = (bytes[at] ?? 0) ^ 1;
			return bytes;
		},
	};

	test.each(Object.keys(damaged))("%s", async (name) => {
		const [before] = buildsOf(scene, "debian/12");
		const content = damaged[name]?.() ?? Buffer.alloc(0);
		commitTemplates(scene.repository, {
			"packer/debian/image.bin": content,
			"packer/ubuntu/note.txt": name,
		});
		const job = await scene.push();
		expect(job.conclusion).toBe("failure");
		expect(resultOf(job, "debian-12")).toMatchObject({
			state: "failed",
			reason: "verification",
		});
		expect(outputOf(job, "built")).toEqual(["ubuntu"]);
		expect(outputOf(job, "failed")).toEqual(["debian"]);
		expect(buildsOf(scene, "debian/12")).toEqual([before]);
		const left = scene
			.keys()
			.filter((key) => /^templates\/debian\/12\/2/.test(key));
		expect(
			left.every((key) => key.includes(`/${before}/`)),
			left.join("\n"),
		).toBe(true);
		expect(
			scene.json("templates/debian/12/channels/latest.json"),
		).toMatchObject({
			build: before,
		});
		expect(scene.statuses()).toMatchObject({
			"xva/debian": "failure",
			"xva/ubuntu": "success",
			xva: "failure",
		});
		expect(job.orphans).toEqual([]);
		expect(job.leftovers).toEqual([]);
	});

	test("the log of such a build is kept apart, and the summary links to it", async () => {
		const job = await scene.dispatch({ os: "debian" });
		const { log } = resultOf(job, "debian-12").urls;
		expect(log).toMatch(/^s3:\/\/images\/logs\/debian\/\d+-1\/.*\.log$/);
		const key = (log ?? "").replace("s3://images/", "");
		expect(scene.object(key).toString()).toContain("provisioning");
	});
});

describe("a template that Packer refuses", () => {
	test("is annotated at its line, and does not stop the others", async () => {
		commitTemplates(scene.repository, {
			"packer/debian/image.bin": good,
			"packer/debian/debian-12.pkr.hcl": fileTemplate("debian", "debian-12", {
				more: "locals {\n  x = var.nowhere\n}",
			}),
			"packer/ubuntu/note.txt": "again",
		});
		const job = await scene.push();
		expect(resultOf(job, "debian-12")).toMatchObject({ reason: "packer" });
		expect(resultOf(job, "ubuntu-24").state).toBe("built");
		const annotation = job.main.annotations.find(
			(one) => one.properties.file === "packer/debian/debian-12.pkr.hcl",
		);
		expect(annotation?.properties.line).toBe("7");
		expect(job.main.summary).toContain("nowhere");
	});

	test("a failing provisioner shows its last lines", async () => {
		commitTemplates(scene.repository, {
			"packer/debian/debian-12.pkr.hcl": fileTemplate("debian", "debian-12", {
				steps: ["echo the disk is on fire >&2", "exit 3"],
			}),
		});
		const job = await scene.push();
		expect(resultOf(job, "debian-12")).toMatchObject({ reason: "packer" });
		expect(job.main.summary).toContain("the disk is on fire");
		expect(scene.statuses().xva).toBe("failure");
	});

	test("a full disk is told apart from a bad template", async () => {
		commitTemplates(scene.repository, {
			"packer/debian/debian-12.pkr.hcl": fileTemplate("debian", "debian-12", {
				steps: ["echo 'write disk.img: no space left on device' >&2", "exit 1"],
			}),
		});
		const job = await scene.push();
		expect(resultOf(job, "debian-12").reason).toBe("runner_full");
		expect(job.main.summary).toContain("A disk was full");
	});

	test("a build that makes no image says so", async () => {
		commitTemplates(scene.repository, {
			"packer/debian/debian-12.pkr.hcl": fileTemplate("debian", "debian-12", {
				target: "notes.txt",
				image: "note.bin",
			}),
			"packer/debian/note.bin": "no image",
		});
		const none = await scene.push();
		expect(resultOf(none, "debian-12").reason).toBe("no_image");
	});

	test("past its time it is stopped, and nothing of it goes on", async () => {
		commitTemplates(scene.repository, {
			"packer/debian/debian-12.pkr.hcl": fileTemplate("debian", "debian-12", {
				steps: ["sleep 300"],
			}),
		});
		const job = await scene.push(undefined, {
			inputs: { "build-timeout": "1" },
		});
		expect(resultOf(job, "debian-12").reason).toBe("timeout");
		expect(job.orphans).toEqual([]);
	}, 180_000);
});

describe("what is wrong before anything is built", () => {
	const cases: Record<string, [Record<string, string>, RegExp, string?]> = {
		"an unknown os": [
			{ os: "debina" },
			/Input 'os': got "debina".*debian, debian-12, ubuntu, ubuntu-24/,
		],
		"an os that climbs": [{ os: "../x" }, /Input 'os'/],
		"an os for a shell": [{ os: "$(x)" }, /Input 'os'/],
		"a missing folder": [
			{ "packer-directory": "templates" },
			/Input 'packer-directory'/,
		],
		"no such base": [
			{ base: "no-such-ref" },
			/Input 'base': got "no-such-ref"/,
		],
		"an unknown variable": [
			{ "packer-variables": "nowhere=1" },
			/Input 'packer-variables': got "nowhere"/,
		],
		"a later command": [
			{ command: "promote" },
			/not available in this version/,
		],
		"a later test": [{ test: "qemu" }, /not available in this version/],
	};
	test.each(Object.keys(cases))("%s", async (name) => {
		const [inputs, message] = cases[name] ?? [{}, /never/];
		const requests = scene.keys().length;
		const job = await scene.dispatch(inputs);
		expect(job.conclusion).toBe("failure");
		expect(job.main.annotations.map((one) => one.message).join("\n")).toMatch(
			message,
		);
		expect(job.main.outputs).toMatchObject({
			planned: "[]",
			built: "[]",
			any: "false",
			matrix: '{"include":[]}',
			results: "[]",
		});
		expect(scene.keys()).toHaveLength(requests);
	});

	test("no bucket", async () => {
		const job = await scene.dispatch({}, { withoutBucket: true });
		expect(job.main.annotations[0]?.message).toMatch(/Input 's3-bucket'/);
	});

	test("no Packer: every planned image fails with the way to install it", async () => {
		const job = await scene.dispatch({
			os: "ubuntu",
			packer: "no-such-packer",
		});
		expect(resultOf(job, "ubuntu-24")).toMatchObject({
			state: "failed",
			reason: "packer",
		});
		expect(job.main.log.join("\n")).toContain("Install it");
		expect(scene.statuses()["xva/ubuntu"]).toBe("failure");
	});

	test("a wrong secret of the store", async () => {
		const job = await scene.dispatch({
			os: "ubuntu",
			"aws-secret-access-key": "wrong-wrong-wrong",
		});
		expect(resultOf(job, "ubuntu-24")).toMatchObject({
			reason: "store_denied",
		});
		expect(job.main.log.join("\n")).toContain("aws-secret-access-key");
	});

	test("a bucket that is not there, and a store that does not answer", async () => {
		const absent = await scene.dispatch({
			os: "ubuntu",
			"s3-bucket": "elsewhere",
		});
		expect(absent.conclusion).toBe("failure");
		expect(absent.main.log.join("\n")).toContain("elsewhere");
		const dead = await scene.dispatch({
			os: "ubuntu",
			"s3-endpoint": "http://127.0.0.1:9",
		});
		expect(resultOf(dead, "ubuntu-24")).toMatchObject({ reason: "store_down" });
	});

	test("a pull request on this runner, before it touches what others left there", async () => {
		const toolCache = mkdtempSync(join(tmpdir(), "tool-cache-"));
		const orphan = join(toolCache, "xva-template-action/runs/xva-1-1");
		const journal = Journal.create(orphan, {
			scratch: join(toolCache, "scratch"),
			runId: "1",
			runAttempt: "1",
			repository: scene.github.repository,
			store: `${scene.store.endpoint} ${BUCKET} `,
			pool: "",
		});
		const owner = { ...journal.data.owner, boot: "before" };
		journal.update({ owner });
		const job = await scene.run({
			event: { name: "pull_request_target", payload: {} },
			toolCache,
		});
		expect(job.main.annotations[0]?.message).toContain("allow-pull-requests");
		expect(existsSync(orphan)).toBe(true);
		await scene.dispatch({ os: "ubuntu" }, { toolCache });
		expect(existsSync(orphan)).toBe(false);
		rmSync(toolCache, { recursive: true });
	});
});

describe("reporting never fails a run", () => {
	test("without permission for statuses the line to add is named", async () => {
		commitTemplates(scene.repository, {
			"packer/debian/debian-12.pkr.hcl": fileTemplate("debian", "debian-12"),
			"packer/ubuntu/note.txt": "permission",
		});
		scene.github.faults.forbidden = true;
		const job = await scene.dispatch({ os: "ubuntu" });
		scene.github.faults.forbidden = false;
		expect(job.conclusion).toBe("success");
		expect(job.main.log.join("\n")).toContain("statuses: write");
	});

	test("a missing event file and one that is no JSON are said, and everything that differs is planned", async () => {
		commitTemplates(scene.repository, { "packer/debian/note.txt": "event" });
		for (const payload of [undefined, "{broken"]) {
			const job = await scene.run({
				event: { name: "push", payload },
				inputs: { command: "plan" },
			});
			expect(job.conclusion, job.main.log.join("\n")).toBe("success");
			expect(outputOf(job, "planned")).toContain("debian");
			expect(job.main.log.join("\n")).toContain(
				"event's file is missing or is not JSON",
			);
		}
	});

	test("a deleted branch is success with a notice", async () => {
		const job = await scene.run({
			event: {
				name: "push",
				payload: { ref: "refs/heads/x", deleted: true, after: "0".repeat(40) },
			},
		});
		expect(job.conclusion).toBe("success");
		expect(job.main.annotations[0]?.message).toContain("was deleted");
	});
});
