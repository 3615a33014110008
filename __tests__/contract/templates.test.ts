/** Templates with variants, variables and template.yml, from the push to the bucket; always by the bundle as a runner starts it. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import {
	afterAll,
	beforeAll,
	beforeEach,
	describe,
	expect,
	test,
} from "vitest";
import type { JobResult } from "../stand-ins/runner.ts";
import {
	buildsOf,
	commitTemplates,
	openScene,
	outputOf,
	payload,
	type RunOptions,
	type Scene,
	smallXva,
} from "./scene.ts";

const HCL = `variable "output_directory" {
  type    = string
  default = "output"
}
variable "os_version" { type = string }
variable "memory_mb" {
  type        = number
  default     = 2048
  description = "Memory in MiB"
  validation {
    condition     = var.memory_mb >= 512
    error_message = "A system needs half a GiB."
  }
}

source "file" "debian" {
  source = "packer/debian/image.bin"
  target = "\${var.output_directory}/debian.xva"
}

build {
  sources = ["source.file.debian"]
  provisioner "shell-local" {
    inline = ["echo building version \${var.os_version} with \${var.memory_mb} MiB"]
  }
}
`;

const MANIFEST = `title: Debian
description: For tests
tags: [linux]
os: { family: linux, eol: debian }
variants:
  "12": { var-files: [debian-12.pkrvars.hcl], codename: bookworm }
  "13": { var-files: [debian-13.pkrvars.hcl], vars: { memory_mb: 4096 }, default: true }
inputs:
  memory_mb: { allowed: [512, 1024, 2048, 4096] }
channels: { on-success: [testing] }
`;

const FILES = {
	"packer/debian/debian.pkr.hcl": HCL,
	"packer/debian/debian-12.pkrvars.hcl": 'os_version = "12"\n',
	"packer/debian/debian-13.pkrvars.hcl": 'os_version = "13"\n',
	"packer/debian/template.yml": MANIFEST,
};

const FIXTURES = fileURLToPath(new URL("../fixtures", import.meta.url));
const REPLAY = fileURLToPath(
	new URL("../stand-ins/replay-packer.mjs", import.meta.url),
);

let scene: Scene;
let base: string;

beforeAll(async () => {
	scene = await openScene();
	base = commitTemplates(scene.repository, {
		...FILES,
		"packer/debian/image.bin": await smallXva(),
	});
});

beforeEach(() => {
	scene.repository.git("reset", "-q", "--hard", base);
});

afterAll(() => scene.close());

const logOf = (job: JobResult) => job.main.log.join("\n");

function plan(options: RunOptions = {}): Promise<JobResult> {
	return scene.run({
		...options,
		inputs: { command: "plan", os: "all", ...options.inputs },
	});
}

/** A plan of these files over those of the scene. */
async function planWith(
	files: Readonly<Record<string, string | null>>,
	inputs: Readonly<Record<string, string>> = {},
): Promise<JobResult> {
	scene.repository.commit(files);
	return plan({ withoutBucket: true, inputs });
}

test("one variant is built by its image's name, with its variable file and values", async () => {
	const job = await scene.dispatch({ os: "debian-13" });
	expect(job.conclusion, logOf(job)).toBe("success");
	expect(logOf(job)).toContain("building version 13 with 4096 MiB");
	expect(buildsOf(scene, "debian/12")).toEqual([]);
	const [build = ""] = buildsOf(scene, "debian/13");
	const record = scene.json(`templates/debian/13/${build}/metadata.json`);
	expect(record).toMatchObject({
		image: "debian-13",
		variables: { os_version: "13", memory_mb: "4096" },
		build_key: expect.stringMatching(/^\d+:[0-9a-f]{64}$/),
		template: {
			directory: "packer/debian",
			variant: "13",
			var_files: ["packer/debian/debian-13.pkrvars.hcl"],
			builds: ["file.debian"],
			title: "Debian",
			tags: ["linux"],
			os: { family: "linux", eol: "debian" },
		},
	});
	expect(scene.keys()).toContain("templates/debian/13/channels/testing.json");
	expect(scene.keys()).not.toContain(
		"templates/debian/13/channels/latest.json",
	);
	expect(scene.keys()).toContain("schemas/template-1.json");
});

test("inputs win over a variant's values", async () => {
	const job = await scene.dispatch({
		os: "debian-13",
		"packer-variables": "memory_mb=1024",
	});
	expect(logOf(job)).toContain("building version 13 with 1024 MiB");
});

test("a matrix leg names the image of a variant", async () => {
	const job = await plan({ withoutBucket: true });
	expect(JSON.parse(job.main.outputs.matrix ?? "")).toEqual({
		include: [{ os: "debian-12" }, { os: "debian-13" }],
	});
});

describe("wrong input fails once, before anything starts, and says what it takes", () => {
	const refused = async (job: JobResult, ...texts: readonly string[]) => {
		expect(job.conclusion).toBe("failure");
		for (const text of texts) expect(logOf(job)).toContain(text);
		expect(logOf(job)).not.toContain("building version");
	};

	test("an unknown variant", async () => {
		await refused(
			await scene.dispatch({ os: "debian-14" }),
			"Input 'os': got \"debian-14\", takes one of: debian, debian-12, debian-13",
		);
	});

	test("a value of the wrong type, and one that is not allowed", async () => {
		await refused(
			await scene.dispatch({
				os: "debian-13",
				"packer-variables": "memory_mb=much",
			}),
			"packer-variables",
			"memory_mb",
			"much",
			"number",
		);
		await refused(
			await scene.dispatch({
				os: "debian-13",
				"packer-variables": "memory_mb=3000",
			}),
			"memory_mb",
			"3000",
			'"512", "1024", "2048", "4096"',
		);
	});

	test("a variable that nobody declares, with the nearest", async () => {
		await refused(
			await scene.dispatch({ "packer-variables": "memory=512" }),
			"Input 'packer-variables': got \"memory\"",
			'"memory_mb"',
		);
	});

	test("a variable file that is not there, with its example", async () => {
		scene.repository.commit({ "vars/site.pkrvars.hcl.example": "" });
		await refused(
			await scene.dispatch({ "packer-var-files": "vars/site.pkrvars.hcl" }),
			"Input 'packer-var-files': got \"vars/site.pkrvars.hcl\"",
			"site.pkrvars.hcl.example",
		);
	});

	test("two images of one id", async () => {
		await refused(
			await planWith({
				"packer/debian/template.yml": null,
				"packer/debian/sub/debian-13.pkr.hcl": HCL,
			}),
			'The image id "debian-13" is given more than once',
		);
	});
});

describe("what is wrong with a template is an error at its line, and fails that template alone", () => {
	const cases: readonly [
		name: string,
		files: Readonly<Record<string, string | null>>,
		file: string,
		line: number,
		text: string,
	][] = [
		[
			"malformed HCL",
			{
				"packer/debian/debian.pkr.hcl": HCL.replace(
					'"file" "debian" {',
					'"file" "debian"',
				),
			},
			"packer/debian/debian.pkr.hcl",
			16,
			"Expected",
		],
		[
			"a typing error in template.yml",
			{ "packer/debian/template.yml": `${MANIFEST}retentoin: { keep: 5 }\n` },
			"packer/debian/template.yml",
			11,
			"retention",
		],
		[
			"a variable file that is not there",
			{
				"packer/debian/debian-13.pkrvars.hcl": null,
				"packer/debian/debian-13.pkrvars.hcl.sample": "",
			},
			"packer/debian/template.yml",
			7,
			"debian-13.pkrvars.hcl.sample",
		],
		[
			"a value that a rule of HCL refuses",
			{
				"packer/debian/debian-13.pkrvars.hcl":
					'os_version = "13"\nmemory_mb = 256\n',
				"packer/debian/template.yml": MANIFEST.replace(
					", vars: { memory_mb: 4096 }",
					"",
				).replace("512, ", "256, 512, "),
			},
			"packer/debian/debian.pkr.hcl",
			10,
			"A system needs half a GiB.",
		],
		[
			"a reference that leaves the repository",
			{
				"packer/debian/debian.pkr.hcl": HCL.replace(
					"inline = [",
					'script = "../../../etc/setup.sh"\n    inline = [',
				),
			},
			"packer/debian/debian.pkr.hcl",
			24,
			"outside the repository",
		],
	];

	test.each(cases)("%s", async (_name, files, file, line, text) => {
		scene.repository.commit({
			...files,
			"packer/ubuntu/ubuntu-24.pkr.hcl": `source "file" "ubuntu" {
  source = "packer/debian/image.bin"
  target = "\${var.output_directory}/ubuntu.xva"
}
variable "output_directory" { type = string }
build { sources = ["source.file.ubuntu"] }
`,
		});
		const job = await scene.dispatch({ os: "all" });
		const error = job.main.annotations.find(
			({ level, properties }) => level === "error" && properties.file === file,
		);
		expect(error, logOf(job)).toMatchObject({
			message: expect.stringContaining(text),
			properties: { line: String(line) },
		});
		expect(job.conclusion).toBe("failure");
		expect(outputOf(job, "failed")).toEqual(["debian"]);
		expect(outputOf(job, "built")).toEqual(["ubuntu"]);
	});
});

describe("a published image keeps its id", () => {
	test("a plan that would give it another fails with the line that settles it", async () => {
		const renamed = {
			"packer/debian/template.yml": MANIFEST.replace('"13":', '"trixie":'),
		};
		scene.repository.commit(renamed);
		const job = await plan();
		expect(job.conclusion).toBe("failure");
		expect(logOf(job)).toContain(
			'this line of packer/debian/template.yml: variants: { "13": { var-files: ["debian-13.pkrvars.hcl"] } }',
		);
		const forced = await plan({ inputs: { force: "true" } });
		expect(forced.conclusion).toBe("success");
	});

	test("another variant beside it is no other id", async () => {
		scene.repository.commit({
			"packer/debian/template.yml": MANIFEST.replace(
				"inputs:",
				'  "13-small": { var-files: [debian-13.pkrvars.hcl], vars: { memory_mb: 512 } }\ninputs:',
			),
		});
		expect((await plan()).conclusion).toBe("success");
	});
});

test("plan prints the form of workflow_dispatch for the repository", async () => {
	const job = await plan({
		withoutBucket: true,
		inputs: { "workflow-inputs": "true" },
	});
	const log = logOf(job);
	expect(log).toContain("workflow_dispatch:");
	expect(log).toMatch(
		/options:\n +- changed\n +- all\n +- debian\n +- debian-12\n +- debian-13/,
	);
	expect(log).toContain("memory_mb:");
	expect(log).toContain("Memory in MiB");
	expect(log).not.toContain("output_directory:");
});

describe("on a schedule", () => {
	let upstream: Server;
	let sums = "";

	beforeAll(async () => {
		upstream = createServer((_request, response) => response.end(sums));
		await new Promise<void>((resolve) => {
			upstream.listen(0, "127.0.0.1", resolve);
		});
	});
	afterAll(() => upstream.close());

	test("an image is built again when its ISO has moved, and the reason says so", async () => {
		const { port } = upstream.address() as AddressInfo;
		const url = `http://127.0.0.1:${port}`;
		const [before, after] = ["a".repeat(64), "b".repeat(64)];
		sums = `${before}  netinst.iso\n`;
		commitTemplates(scene.repository, {
			"packer/alpine/alpine-3.pkr.hcl": `variable "output_directory" { type = string }
source "xenserver-iso" "lab" {
  iso_url          = "${url}/netinst.iso"
  iso_checksum     = "file:${url}/SHA256SUMS"
  output_directory = var.output_directory
}
build {
  name    = "lab"
  sources = ["source.xenserver-iso.lab"]
}
`,
		});
		// what a pool is needed for is told again from a recording
		const built = await scene.dispatch(
			{ os: "alpine", packer: REPLAY },
			{
				env: {
					REPLAY_TRANSCRIPT: `${FIXTURES}/transcripts/success.machine.stdout.txt`,
					REPLAY_SOURCE: `${scene.repository.directory}/packer/debian/image.bin`,
				},
			},
		);
		expect(built.conclusion, logOf(built)).toBe("success");
		const [build = ""] = buildsOf(scene, "alpine/3");
		expect(
			scene.json(`templates/alpine/3/${build}/metadata.json`),
		).toMatchObject({ iso: { resolved: `sha256:${before}` } });

		const scheduled = async () => {
			const job = await scene.run({
				event: {
					name: "schedule",
					payload: payload({ schedule: "0 3 * * 1" }),
				},
				inputs: { command: "plan" },
			});
			const results = outputOf(job, "results") as {
				image: string;
				reason: string;
			}[];
			return results.find(({ image }) => image === "alpine-3")?.reason;
		};
		expect(await scheduled()).toContain("already published");
		sums = `${after}  netinst.iso\n`;
		const reason = await scheduled();
		expect(reason).toContain("SHA256SUMS");
		expect(reason).toContain(after.slice(0, 12));
		expect(reason).toContain(before.slice(0, 12));
	});
});
