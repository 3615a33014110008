import { execFile } from "node:child_process";
import { chmod, symlink } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import {
	offeredVariables,
	packerEnvironment,
} from "../../src/packer/command.ts";
import { writeVariableFile } from "../../src/packer/variables.ts";
import {
	declare,
	processesWith,
	root,
	run,
	temporaryFolder,
	writeFiles,
} from "./helpers.ts";

const PLACE = "packer/debian/debian.pkr.hcl";

async function repository(template: string): Promise<string> {
	const folder = await temporaryFolder();
	await writeFiles(folder, { [PLACE]: template });
	return folder;
}

/** Two sources that yield a file each, and a provisioner of one line. */
function template(provisioner: string, options = ""): string {
	return `
source "file" "one" {
  content = "image one"
  target  = "one.xva"
}
source "file" "two" {
  content = "image two"
  target  = "two.xva"
}
build {
  sources = ["source.file.one", "source.file.two"]
  provisioner "shell-local" {
    ${options}
    inline = [${JSON.stringify(provisioner)}]
  }
  post-processor "manifest" {
    output = "manifest.json"
  }
  post-processor "checksum" {
    checksum_types = ["sha256"]
    output         = "{{.BuildName}}.sum"
  }
}
`;
}

describe("a run of real Packer", () => {
	it("yields the files of every build, each once", async () => {
		const folder = await repository(template("echo hello"));
		const { result, lines, log } = await run(folder);
		expect(result).toMatchObject({ notices: [], ids: [], buildErrors: {} });
		expect(result.failure).toBeUndefined();
		const files = result.files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
		expect(files).toEqual(
			["one", "two"].map((name) => ({
				path: join(folder, `${name}.xva`),
				packerBuild: `file.${name}`,
				builderId: "packer.file",
			})),
		);
		expect(Object.keys(result.timings)).toEqual(["validate", "build"]);
		expect(lines).toContainEqual(
			expect.stringMatching(/^\d\d:\d\d ==> file\.one: hello$/),
		);
		expect(log).toMatch(
			/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z ==> file\.two: hello$/m,
		);
		expect(log).toContain(" The configuration is valid.\n");
	});

	it("fails with the build that failed, and keeps the other's file", async () => {
		const folder = await repository(
			template("echo worse >&2; exit 3", 'only = ["file.two"]'),
		);
		const { result } = await run(folder);
		expect(result.failure).toMatchObject({
			reason: "packer",
			message: expect.stringMatching(/^file\.two: Script exited .* status: 3/),
		});
		expect(result.failure?.details).toContainEqual("==> file.two: worse");
		expect(Object.keys(result.buildErrors)).toEqual(["file.two"]);
		expect(result.files.map(({ packerBuild }) => packerBuild)).toEqual([
			"file.one",
		]);
	});

	it("runs the builds that are asked for", async () => {
		const folder = await repository(template("true"));
		const { result } = await run(folder, { arguments: { only: ["file.two"] } });
		expect(result.files.map(({ packerBuild }) => packerBuild)).toEqual([
			"file.two",
		]);
	});

	it("runs one file of a folder, from the template's folder", async () => {
		const folder = await temporaryFolder();
		await writeFiles(folder, {
			"packer/debian/a.pkr.hcl": template("true"),
			"packer/debian/b.pkr.hcl": template("true"),
		});
		const { result } = await run(folder, {
			arguments: {
				root: root({ file: "b.pkr.hcl" }),
				workingDirectory: join(folder, "packer/debian"),
			},
		});
		expect(result.failure).toBeUndefined();
		expect(result.files.map(({ path }) => path)).toContain(
			join(folder, "packer/debian/one.xva"),
		);
	});

	it("runs a legacy template, without init", async () => {
		const folder = await temporaryFolder();
		await writeFiles(folder, {
			"packer/debian/old.json": JSON.stringify({
				variables: { name: "" },
				builders: [
					{ type: "file", content: "x", target: "{{user `name`}}.xva" },
				],
			}),
		});
		const variableFile = await writeVariableFile({
			folder,
			values: new Map([["name", "legacy"]]),
			declared: [declare("name")],
			legacy: true,
		});
		const { result } = await run(folder, {
			arguments: {
				root: root({ file: "old.json" }),
				...(variableFile && { variableFile }),
			},
		});
		expect(result.failure).toBeUndefined();
		expect(Object.keys(result.timings)).toEqual(["validate", "build"]);
		expect(result.files[0]?.path).toBe(join(folder, "legacy.xva"));
	});

	it("points at the line that validate complains of", async () => {
		const folder = await repository(
			template("true").replace("content", "contents"),
		);
		const { result } = await run(folder);
		expect(result.failure).toMatchObject({
			reason: "packer",
			message: `packer validate: Unsupported argument (${PLACE}:3)`,
		});
		expect(result.failure?.details.length).toBeGreaterThan(2);
		expect(result.notices).toEqual([
			{
				level: "error",
				title: "Unsupported argument",
				message: expect.stringContaining('"contents" is not expected'),
				file: PLACE,
				line: 3,
			},
		]);
		expect(Object.keys(result.timings)).toEqual(["validate"]);
	});

	it("says what to do when a plugin can't be had", async () => {
		const folder = await repository(`
packer {
  required_plugins {
    nothing = {
      version = ">= 1.0.0"
      source  = "127.0.0.1/nobody/nothing"
    }
  }
}
${template("true")}`);
		const { result } = await run(folder);
		expect(result.failure).toMatchObject({
			reason: "packer",
			message: expect.stringMatching(/^packer init: /),
		});
		expect(result.failure?.details.length).toBeGreaterThan(0);
	});

	it("fails where no build yields a file", async () => {
		const folder = await repository(`
source "null" "x" {
  communicator = "none"
}
build {
  sources = ["source.null.x"]
}
`);
		const { result } = await run(folder);
		expect(result.failure).toMatchObject({ reason: "no_image" });
	});

	it("ignores a build without files where another has some", async () => {
		const folder = await repository(
			`source "null" "x" {
  communicator = "none"
}
${template("true").replace('"source.file.one"', '"source.null.x"')}`,
		);
		const { result } = await run(folder);
		expect(result.failure).toBeUndefined();
		expect(result.files).toHaveLength(1);
		expect(result.ids).toEqual([]);
	});

	it("takes no symbolic link for an image", async () => {
		const folder = await repository(
			template("true", 'only = ["file.two"]').replaceAll(
				"two.xva",
				"out/x.xva",
			),
		);
		await writeFiles(folder, { "private.xva": "secret", "out/.keep": "" });
		await symlink(join(folder, "private.xva"), join(folder, "out/x.xva"));
		const { result } = await run(folder);
		expect(result.files.map(({ packerBuild }) => packerBuild)).toEqual([
			"file.one",
		]);
		expect(result.notices).toEqual([
			{
				level: "warning",
				message: "file.two: out/x.xva is not a regular file",
			},
		]);
	});

	it("finds a file in whose path Packer hides a secret", async () => {
		const folder = await repository(`
variable "folder" {
  type      = string
  sensitive = true
}
${template("true").replace('"one.xva"', '"out/$' + '{var.folder}-x/one.xva"')}`);
		await writeFiles(folder, {
			"out/k3ept-secret-x/.keep": "",
			"out/other/one.xva": "",
		});
		const { result } = await run(folder, {
			environment: { PKR_VAR_folder: "k3ept-secret" },
			secrets: ["k3ept-secret"],
		});
		expect(result.files.map(({ path }) => path)).toContain(
			join(folder, "out/k3ept-secret-x/one.xva"),
		);
	});

	it("refuses to guess between two files that fit", async () => {
		const folder = await repository(`
variable "folder" {
  type      = string
  sensitive = true
}
${template("true").replace('"one.xva"', '"out/$' + '{var.folder}/one.xva"')}`);
		await writeFiles(folder, {
			"out/k3ept-secret/.keep": "",
			"out/stale/one.xva": "",
		});
		const { result } = await run(folder, {
			arguments: { only: ["file.one"] },
			environment: { PKR_VAR_folder: "k3ept-secret" },
		});
		expect(result.failure).toMatchObject({
			reason: "no_image",
			message: expect.stringContaining("and 2 files fit it"),
		});
	});

	it("sets offered variables when they are declared, and lets others win", async () => {
		const folder = await repository(`
variable "build_id" {
  type = string
}
variable "vm_tags" {
  type = list(string)
}
variable "output_directory" {
  type    = string
  default = "default"
}
${template("true")
	.replace(
		'"image one"',
		'join(",", [var.build_id, var.output_directory, jsonencode(var.vm_tags)])',
	)
	.replace("true", "cat one.xva; env | grep PKR_VAR_ | sort")}`);
		const declared = ["build_id", "vm_tags", "output_directory"].map((name) =>
			declare(name),
		);
		const variableFile = await writeVariableFile({
			folder,
			values: new Map([["output_directory", "by-input"]]),
			declared,
			legacy: false,
		});
		const offered = offeredVariables({
			available: {
				build_id: "offered",
				vm_tags: '["xva-template"]',
				output_directory: "offered",
				remote_host: "undeclared",
			},
			declared,
			set: new Set(["output_directory"]),
		});
		const { PKR_VAR_build_id, PKR_VAR_vm_tags } = packerEnvironment({
			base: { PKR_VAR_build_id: "by-step" },
			mode: "all",
			pluginDirectory: "/",
			offered,
			debug: false,
			marker: "/",
		});
		const { log } = await run(folder, {
			arguments: { only: ["file.one"], ...(variableFile && { variableFile }) },
			environment: {
				PKR_VAR_build_id: PKR_VAR_build_id ?? "",
				PKR_VAR_vm_tags: PKR_VAR_vm_tags ?? "",
			},
		});
		expect(log).toContain('by-step,by-input,["xva-template"]');
		expect(log).not.toContain("remote_host");
		expect(log).not.toContain("PKR_VAR_output_directory");
	});
});

describe("secrets", () => {
	it("appear nowhere, in no encoding that a provisioner may choose", async () => {
		const secret = 'S3cret & "quoted" <tag> it\'s/100%';
		const folder = await repository(`
variable "password" {
  type      = string
  sensitive = true
}
${template(
	[
		'printf "raw %s\\n" "$PASSWORD"',
		'printf "b64 "; printf %s "$PASSWORD" | base64 -w0; echo',
		'printf "b64 shifted "; printf "x%s" "$PASSWORD" | base64 -w0; echo',
		'printf "hex "; printf %s "$PASSWORD" | od -An -tx1 -v | tr -d " \\n"; echo',
		"printf 'json '; cat password.json",
		'printf "error %s\\n" "$PASSWORD" >&2',
		'printf "colour \\033[31m%s\\033[0m\\n" "$PASSWORD"',
		'printf "unfinished %s" "$PASSWORD"',
	].join("\n"),
	'environment_vars = ["PASSWORD=$' + '{var.password}"]',
)}`);
		await writeFiles(folder, {
			"password.json": `${JSON.stringify({ secret })}\n`,
		});
		const variableFile = await writeVariableFile({
			folder,
			values: new Map([["password", secret]]),
			declared: [declare("password", "string", { sensitive: true })],
			legacy: false,
		});
		const { result, lines, log } = await run(folder, {
			secrets: [secret],
			debug: true,
			arguments: { ...(variableFile && { variableFile }) },
		});
		expect(result.failure).toBeUndefined();
		const said = [...lines, log, JSON.stringify(result)].join("\n");
		for (const label of ["b64", "b64 shifted", "hex", "json"]) {
			expect(said).toMatch(new RegExp(`: ${label} .{0,14}\\*\\*\\*`));
		}
		const core = Buffer.from(secret).toString("base64").slice(4, -4);
		const hex = Buffer.from(secret).toString("hex");
		for (const form of ["S3cret", "quoted", "<tag>", core, hex]) {
			expect(said).not.toContain(form);
		}
	});

	it("puts the debug log into the file only, redacted", async () => {
		const folder = await repository(template("true"));
		const { lines, log } = await run(folder, {
			debug: true,
			environment: { PKR_VAR_unused: "x" },
			secrets: ["Packer version"],
		});
		expect(log).toContain("[INFO] ***: 1.16.0");
		expect(lines.join("\n")).not.toContain("[INFO]");
	});
});

describe("an end before its time", () => {
	it("cancels in mid-build and leaves no process", async () => {
		const folder = await repository(
			template("setsid sleep 600 & sleep 600 & echo started; sleep 600"),
		);
		const controller = new AbortController();
		const { result } = await run(folder, {
			signal: controller.signal,
			log: (line) => {
				if (line.includes("started")) controller.abort();
			},
		});
		expect(result.failure).toMatchObject({
			reason: "cancelled",
			message: "Cancelled during packer build",
		});
		expect(result.files).toEqual([]);
		expect(await processesWith(folder)).toEqual([]);
	});

	it("does not start when it is cancelled before", async () => {
		const folder = await repository(template("true"));
		const { result, lines } = await run(folder, {
			signal: AbortSignal.abort(),
		});
		expect(result.failure?.reason).toBe("cancelled");
		expect(result.timings).toEqual({});
		expect(lines).toEqual([]);
	});

	it("stops at the time-out and leaves no process", async () => {
		const folder = await repository(template("sleep 600"));
		const { result } = await run(folder, { timeoutMinutes: 0.05 });
		expect(result.failure).toMatchObject({
			reason: "timeout",
			message: expect.stringContaining("`build-timeout`"),
		});
		expect(await processesWith(folder)).toEqual([]);
	});
});

describe("much output", () => {
	// Not from real Packer, which takes minutes for that much.
	it("stays within bounds for 100 MB of lines and one line of 50 MB", async () => {
		const folder = await temporaryFolder();
		await writeFiles(folder, {
			packer: `#!/bin/sh
test "$1" = build || exit 0
yes '1795499706,,ui,say,==> file.one: a line that is said very often%!(PACKER_COMMA) and again' | head -c 100000000
echo
head -c 50000000 /dev/zero | tr '\\0' x
head -c 50000000 /dev/zero | tr '\\0' y >&2
echo
echo '1,,ui,say,==> file.one: end'
echo '1,file.one,artifact,0,builder-id,packer.file'
echo '1,file.one,artifact,0,file,0,packer'
`,
		});
		await chmod(join(folder, "packer"), 0o755);
		const { stdout } = await promisify(execFile)(process.execPath, [
			fileURLToPath(new URL("measure-run.ts", import.meta.url)),
			folder,
		]);
		const measured: Record<string, unknown> = JSON.parse(stdout);
		expect(measured).toMatchObject({ files: 1, ended: true });
		expect(measured.logMegabytes).toBeGreaterThan(80);
		expect(measured.peakMegabytes).toBeLessThan(320);
	});
});
