/** The last Packer that distributions package, 1.6.6: below 1.10 there is a warning and no `init`, and the job is done all the same. */
import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
	buildsOf,
	commitTemplates,
	fileTemplate,
	openScene,
	type Scene,
	smallXva,
} from "../contract/scene.ts";

const OLD_PACKER = "/usr/bin/packer";

let scene: Scene;

beforeAll(async () => {
	let version = "";
	try {
		version = execFileSync(OLD_PACKER, ["version"], { encoding: "utf8" });
	} catch (cause) {
		throw new Error("Debian's Packer is missing: apt-get install packer.", {
			cause,
		});
	}
	expect(version).toContain("Packer v1.6.6");
	scene = await openScene();
	commitTemplates(scene.repository, {
		"packer/debian/debian-12.pkr.hcl": fileTemplate("debian", "debian-12"),
		"packer/debian/image.bin": await smallXva(),
		"packer/legacy/legacy-1.json": JSON.stringify({
			variables: { output_directory: "legacy-out" },
			builders: [
				{
					type: "file",
					source: "packer/debian/image.bin",
					target: "{{user `output_directory`}}/legacy-1.xva",
				},
			],
		}),
	});
});

afterAll(() => scene?.close());

test("Packer 1.6.6 builds an HCL template and a legacy JSON one", async () => {
	const job = await scene.dispatch({ os: "all", packer: OLD_PACKER });
	expect(job.conclusion, job.main.log.join("\n")).toBe("success");
	const log = job.main.log.join("\n");
	expect(log).toContain("older than 1.10");
	expect(log).not.toContain("$ packer init");
	expect(buildsOf(scene, "debian/12")).toHaveLength(1);
	expect(buildsOf(scene, "legacy/1")).toHaveLength(1);
});
