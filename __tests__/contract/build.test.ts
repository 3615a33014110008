/** What a user gets of a push: the changed templates, built, proved, published, reported. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { JobResult } from "../stand-ins/runner.ts";
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
let first: JobResult;

beforeAll(async () => {
	scene = await openScene();
	const image = await smallXva();
	commitTemplates(scene.repository, {
		"packer/debian/debian-12.pkr.hcl": fileTemplate("debian", "debian-12"),
		"packer/debian/image.bin": image,
		"packer/debian-lts/web.pkr.hcl": fileTemplate("debian-lts", "web"),
		"packer/debian-lts/image.bin": image,
		"packer/ubuntu/ubuntu.pkr.hcl": fileTemplate("ubuntu", "ubuntu-2404"),
		"packer/ubuntu/image.bin": image,
		"packer/_shared/lib.sh": "echo shared\n",
	});
	first = await scene.push(null);
});

afterAll(() => scene.close());

describe("the first push", () => {
	test("ends well, and leaves no process, no scratch and no request that GitHub does not describe", () => {
		expect(first.conclusion, first.main.log.join("\n")).toBe("success");
		expect(first.orphans).toEqual([]);
		expect(first.leftovers).toEqual([]);
		expect(scene.github.violations).toEqual([]);
		expect(scene.repository.git("status", "--porcelain")).toBe("");
	});

	test("publishes each image with log, provenance, checksums and record, and moves latest", () => {
		const [build] = buildsOf(scene, "debian/12");
		const folder = `templates/debian/12/${build}`;
		const names = scene
			.keys()
			.filter((key) => key.startsWith(`${folder}/`))
			.map((key) => key.slice(folder.length + 1));
		expect(names).toEqual([
			"SHA256SUMS",
			"build.log",
			"debian-12.xva",
			"metadata.json",
			"provenance.json",
		]);
		const pointer = scene.json("templates/debian/12/channels/latest.json");
		expect(pointer).toMatchObject({ channel: "latest", build, previous: null });
		expect(scene.json("catalogue.json")).toMatchObject({
			schema: "catalogue-1",
			images: expect.arrayContaining([
				expect.objectContaining({
					image: "debian-12",
					channels: { latest: build },
				}),
			]),
		});
	});

	test("the checksums are those of the bytes in the store", () => {
		const [build] = buildsOf(scene, "debian/12");
		const folder = `templates/debian/12/${build}`;
		const lines = scene
			.object(`${folder}/SHA256SUMS`)
			.toString()
			.trim()
			.split("\n");
		expect(lines).toHaveLength(4);
		for (const line of lines) {
			const [sum, name] = line.split(/ [ *]/);
			const bytes = scene.object(`${folder}/${name}`);
			expect(createHash("sha256").update(bytes).digest("hex"), name).toBe(sum);
		}
	});

	test("sets one status for each template and one over all", () => {
		expect(scene.statuses()).toEqual({
			xva: "success",
			"xva/debian": "success",
			"xva/debian-lts": "success",
			"xva/ubuntu": "success",
		});
	});

	test("tells the result in outputs and summary", () => {
		expect(outputOf(first, "built")).toEqual([
			"debian",
			"debian-lts",
			"ubuntu",
		]);
		expect(outputOf(first, "failed")).toEqual([]);
		expect(first.main.outputs.any).toBe("true");
		expect(first.main.summary).toContain("3 built");
		expect(first.main.summary).toContain("debian-12");
	});
});

test("the same push again builds nothing, and still sets the status to require", async () => {
	const before = scene.keys();
	const job = await scene.push(null);
	expect(job.conclusion).toBe("success");
	expect(outputOf(job, "planned")).toEqual([]);
	expect(outputOf(job, "unchanged")).toEqual([
		"debian",
		"debian-lts",
		"ubuntu",
	]);
	expect(scene.keys()).toEqual(before);
	expect(job.main.log.join("\n")).toContain("already published as");
	expect(scene.statuses().xva).toBe("success");
});

test("a change of one template builds that one, not the one whose name begins alike", async () => {
	scene.repository.commit({ "packer/debian/note.txt": "changed" });
	const job = await scene.push();
	expect(outputOf(job, "built")).toEqual(["debian"]);
	expect(buildsOf(scene, "debian/12")).toHaveLength(2);
	expect(job.main.log.join("\n")).toContain("packer/debian/note.txt");
});

test("a push whose run was dropped is healed by the next one", async () => {
	scene.repository.commit({ "packer/ubuntu/note.txt": "dropped" });
	scene.repository.commit({ "README.md": "another change" });
	const job = await scene.push();
	expect(outputOf(job, "built")).toEqual(["ubuntu"]);
	expect(job.main.log.join("\n")).toContain("differs from");
});

test("a change of a shared file that nobody uses builds nothing and is told, and a change of NOTES.md is not", async () => {
	scene.repository.commit({ "packer/debian/NOTES.md": "only words" });
	expect(outputOf(await scene.push(), "planned")).toEqual([]);
	scene.repository.commit({ "packer/_shared/lib.sh": "echo changed\n" });
	const job = await scene.run({
		event: { name: "push", payload: undefined },
		inputs: { command: "plan", base: "HEAD^" },
	});
	expect(job.conclusion).toBe("failure");
	const plan = await scene.push(undefined, { inputs: { command: "plan" } });
	expect(outputOf(plan, "planned")).toEqual([]);
	expect(plan.main.log.join("\n")).toContain(
		"Changed, and no template refers to it: packer/_shared/lib.sh.",
	);
});

test("a template may be deleted and another renamed: reported, and built under the new name", async () => {
	scene.repository.git("mv", "packer/debian-lts", "packer/web");
	scene.repository.commit({});
	const job = await scene.push(undefined, { inputs: { command: "plan" } });
	const text = job.main.log.join("\n");
	expect(outputOf(job, "planned")).toContain("web");
	expect(text).toMatch(
		/debian-lts.*(deleted|gone|removed)|(deleted|gone|removed).*debian-lts/i,
	);
});

test("a template writes where the action says, and nothing stays in the workspace", async () => {
	const own = fileTemplate("alpine", "alpine-3")
		.replace(/variable "output_directory" \{[^}]*\}/, "")
		.replaceAll(/\$\{var.output_directory\}/g, "output-alpine");
	commitTemplates(scene.repository, {
		"packer/alpine/alpine.pkr.hcl": own,
		"packer/alpine/image.bin": await smallXva(),
	});
	const job = await scene.dispatch({ os: "alpine" });
	expect(job.conclusion, job.main.log.join("\n")).toBe("success");
	expect(
		existsSync(join(scene.repository.directory, "output-alpine/alpine-3.xva")),
	).toBe(false);
});
