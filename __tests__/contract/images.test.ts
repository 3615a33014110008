/** Several images of one Packer root: built together, asked for alone, and told apart when one fails. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobResult } from "../stand-ins/runner.ts";
import {
	buildsOf,
	commitTemplates,
	openScene,
	outputOf,
	type Scene,
	smallXva,
} from "./scene.ts";

let scene: Scene;

/** Two images and a source that only prepares; `broken` names the build whose provisioner fails. */
function template(broken = "none"): string {
	const source = (name: string) => `
source "file" "${name}" {
  source = "packer/multi/image.bin"
  target = "\${var.output_directory}/${name}.xva"
}`;
	return `variable "output_directory" {
  type    = string
  default = "output-multi"
}
${source("multi-1")}
${source("multi-2")}
source "null" "dependencies" {
  communicator = "none"
}
build {
  sources = ["source.null.dependencies", "source.file.multi-1", "source.file.multi-2"]
  provisioner "shell-local" {
    only   = ["file.${broken}"]
    inline = ["echo this one breaks >&2", "exit 1"]
  }
}
`;
}

beforeAll(async () => {
	scene = await openScene();
	commitTemplates(scene.repository, {
		"packer/multi/multi.pkr.hcl": template(),
		"packer/multi/image.bin": await smallXva(),
	});
});

afterAll(() => scene.close());

function states(job: JobResult): Record<string, string> {
	const results = outputOf(job, "results") as {
		image: string;
		state: string;
	}[];
	return Object.fromEntries(results.map(({ image, state }) => [image, state]));
}

test("one run builds both under one build id", async () => {
	const job = await scene.push(null);
	expect(job.conclusion, job.main.log.join("\n")).toBe("success");
	expect(states(job)).toEqual({ "multi-1": "built", "multi-2": "built" });
	const [one] = buildsOf(scene, "multi/1");
	expect(buildsOf(scene, "multi/2")).toEqual([one]);
	expect(scene.json(`templates/multi/1/${one}/metadata.json`)).toMatchObject({
		run_images: ["multi-1", "multi-2"],
	});
	expect(outputOf(await scene.push(null), "planned")).toEqual([]);
});

test("an image named alone is built alone, with a status of its own", async () => {
	const job = await scene.dispatch({ os: "multi-2" });
	expect(job.conclusion, job.main.log.join("\n")).toBe("success");
	expect(states(job)).toEqual({ "multi-2": "built" });
	expect(buildsOf(scene, "multi/1")).toHaveLength(1);
	expect(buildsOf(scene, "multi/2")).toHaveLength(2);
	expect(scene.statuses()).toMatchObject({
		"xva/multi-2": "success",
		xva: "success",
	});
	expect(job.main.outputs.matrix).toBe('{"include":[{"os":"multi-2"}]}');
});

test("where one fails, the other is published", async () => {
	commitTemplates(scene.repository, {
		"packer/multi/multi.pkr.hcl": template("multi-1"),
	});
	const job = await scene.push();
	expect(job.conclusion).toBe("failure");
	expect(states(job)).toEqual({ "multi-1": "failed", "multi-2": "built" });
	expect(outputOf(job, "failed")).toEqual(["multi"]);
	expect(job.main.summary).toContain("this one breaks");
	expect(scene.statuses()).toMatchObject({
		"xva/multi": "failure",
		xva: "failure",
	});
	expect(buildsOf(scene, "multi/1")).toHaveLength(1);
	expect(buildsOf(scene, "multi/2")).toHaveLength(3);
});

test("where one is missing the root has not the content, and both are built again", async () => {
	commitTemplates(scene.repository, {
		"packer/multi/multi.pkr.hcl": template(),
	});
	const job = await scene.push();
	expect(states(job)).toEqual({ "multi-1": "built", "multi-2": "built" });
	expect(job.conclusion).toBe("success");
});
