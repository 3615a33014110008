import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fileTemplate, openScene, type Scene, smallXva } from "./scene.ts";

let scene: Scene;

beforeAll(async () => {
	scene = await openScene();
	scene.repository.commit({
		"packer/debian/debian-12.pkr.hcl": fileTemplate("debian", "debian-12"),
		"packer/ubuntu/ubuntu-24.04.pkr.hcl": fileTemplate("ubuntu", "ubuntu-2404"),
		"packer/_shared/lib.sh": "echo shared\n",
	});
	const image = await smallXva();
	for (const os of ["debian", "ubuntu"])
		writeFileSync(join(scene.repository.directory, "packer", os, "image.bin"), image);
	scene.repository.commit({});
});

afterAll(() => scene.close());

test("a push builds what changed, publishes it and reports it; the same push again builds nothing", async () => {
	const job = await scene.push(null);
	expect(job.main.log.join("\n")).toContain("debian-12");
	expect(job.conclusion, job.main.log.join("\n")).toBe("success");
	console.log(job.main.log.join("\n"));
	console.log(job.main.summary);
	console.log(scene.keys().join("\n"));
	console.log(job.main.outputs, scene.statuses(), scene.github.violations, job.orphans, job.leftovers);
	console.log(scene.keys().filter((k) => k.endsWith("metadata.json")).map((k) => scene.object(k).toString()).join("\n"));
	const again = await scene.push(null);
	console.log(again.main.log.join("\n"));
	expect(createHash).toBeDefined();
});
