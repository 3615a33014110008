import { chmod, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
	processesWith,
	REPLAY_PACKER,
	type RunOptions,
	run,
	temporaryFolder,
	transcriptPath,
	writeFiles,
} from "./helpers.ts";

const XVA = "packer-template-lab/template-lab-12.xva";
const BUILD = "lab.xenserver-iso.lab";

/** Runs a recording of the real plugin; the image is a copy of `image`. */
async function replay(name: string, options: RunOptions = {}) {
	const folder = await temporaryFolder();
	await writeFiles(folder, { image: "the image" });
	const outcome = await run(folder, {
		executable: REPLAY_PACKER,
		...options,
		environment: {
			REPLAY_TRANSCRIPT: transcriptPath(name),
			REPLAY_SOURCE: join(folder, "image"),
			...options.environment,
		},
	});
	return { folder, ...outcome };
}

describe("a success of the xenserver plugin", () => {
	it.each([
		"success",
		"keep-vm-on-success",
		"iso-url-and-cd-files",
		"secret-echoed-by-provisioner",
		"cancel-sigint-pid-only",
		// These are the verifier's to refuse: Packer saw nothing wrong.
		"export-401-html",
		"export-empty",
		"truncated-close",
	])("%s yields one image", async (name) => {
		const { folder, result } = await replay(`${name}.machine.stdout.txt`);
		if (name !== "cancel-sigint-pid-only") {
			expect(result.failure).toBeUndefined();
		}
		expect(result.files).toEqual([
			{
				path: join(folder, XVA),
				packerBuild: BUILD,
				builderId: "packer.xenserver",
			},
		]);
		expect(await readFile(join(folder, XVA), "utf8")).toBe("the image");
		expect(result.phase).toBe("post-process");
	});

	it("keeps the pool's session and the secret's base64 out of the log", async () => {
		const { log, lines } = await replay(
			"secret-echoed-by-provisioner.machine.stdout.txt",
			{ secrets: ["CANARY-xapi-password"] },
		);
		expect(log).toContain("session_id=***");
		expect(log).toContain(": b64 ***");
		for (const text of [log, ...lines]) {
			expect(text).not.toMatch(/session_id=Opaque|Q0FOQVJZ|CANARY/);
		}
	});

	it("hides the percent-encoded session of an ISO upload", async () => {
		const { log } = await replay("iso-url-and-cd-files.machine.stdout.txt");
		expect(log).toContain("import_raw_vdi?");
		expect(log).not.toMatch(/session_id=OpaqueRef/i);
	});

	it("finds the image where Packer hid a part of its path", async () => {
		const folder = await temporaryFolder();
		await writeFiles(folder, {
			"sensitive.txt": (
				await readFile(transcriptPath("success.machine.stdout.txt"), "utf8")
			).replaceAll("template-lab-12", "<sensitive>"),
		});
		const { result } = await run(folder, {
			executable: REPLAY_PACKER,
			environment: {
				REPLAY_TRANSCRIPT: join(folder, "sensitive.txt"),
				REPLAY_SENSITIVE: "hidden name",
			},
		});
		expect(result.files.map(({ path }) => path)).toEqual([
			join(folder, "packer-template-lab/hidden name.xva"),
		]);
	});

	it("is ambiguous with two XVAs in one build", async () => {
		const folder = await temporaryFolder();
		await writeFiles(folder, {
			"two.txt": [
				"1,b.file.x,artifact,0,builder-id,packer.xenserver",
				"1,b.file.x,artifact,0,id,VM",
				"1,b.file.x,artifact,0,file,0,out/a.xva",
				"1,b.file.x,artifact,0,file,1,out/b.xva.gz",
			].join("\n"),
		});
		const { result } = await run(folder, {
			executable: REPLAY_PACKER,
			environment: { REPLAY_TRANSCRIPT: join(folder, "two.txt") },
		});
		expect(result.failure).toMatchObject({
			reason: "ambiguous",
			message: expect.stringContaining("b.file.x yielded 2 XVAs"),
		});
	});

	it("says which file is not there", async () => {
		const folder = await temporaryFolder();
		await writeFiles(folder, {
			packer: `#!/bin/sh
test "$1" = build || exit 0
echo '1,x.y,artifact,0,file,0,out/gone.xva'
`,
		});
		await chmod(join(folder, "packer"), 0o755);
		const { result } = await run(folder, {
			executable: join(folder, "packer"),
		});
		expect(result.failure).toMatchObject({
			reason: "no_image",
			message: expect.stringContaining("(x.y: out/gone.xva is not there)"),
		});
	});
});

describe("an artifact that is an id", () => {
	it.each([
		[
			"amazon-ebs-1.6.6.mr.txt",
			{
				packerBuild: "multi.amazon-ebs.debian",
				kind: "mitchellh.amazonebs",
				id: "us-east-1:ami-266afe721f0b0d70d",
			},
		],
		[
			"vsphere-clone-1.6.6.mr.txt",
			{
				packerBuild: "vsphere-clone.child",
				kind: "jetbrains.vsphere",
				id: "tpl-child",
			},
		],
	])("is given once, by %s", async (name, id) => {
		const { result } = await replay(name);
		expect(result.ids).toEqual([id]);
		expect(result.files).toEqual([]);
		expect(result.failure).toBeUndefined();
	});

	it("is none where the id says nothing", async () => {
		const { result } = await replay("qemu-seal-1.6.6.mr.txt");
		expect(result.ids).toEqual([]);
		expect(result.files.map(({ builderId }) => builderId)).toEqual([
			"transcend.qemu",
		]);
		expect(result.notices).toMatchObject([
			{ level: "warning", file: "seal.pkr.hcl", line: 1 },
		]);
	});
});

describe("a failure of the xenserver plugin", () => {
	it.each([
		[
			"provisioner-fails",
			/^lab\.xenserver-iso\.lab: Script exited with non-zero exit status: 100/,
			"==> lab.xenserver-iso.lab: E: Unable to locate package nosuch",
		],
		[
			"iso-checksum-mismatch",
			/^lab\.xenserver-iso\.lab: error downloading ISO/,
			"*sha256.Digest]",
		],
		[
			"wrong-password",
			/API Error: SESSION_AUTHENTICATION_FAILED/,
			"==> Some builds didn't complete successfully and had errors:",
		],
		[
			"unreachable-refused",
			/connection refused$/,
			"==> Some builds didn't complete successfully and had errors:",
		],
		[
			"rpc-503-html",
			/^lab\.xenserver-iso\.lab: Could not get IP address of VM: Timed out$/,
			"==> lab.xenserver-iso.lab: connection is shut down",
		],
	])("%s tells why", async (name, message, detail) => {
		const { result } = await replay(`${name}.machine.stdout.txt`);
		expect(result.failure).toMatchObject({
			reason: "packer",
			message: expect.stringMatching(message),
		});
		expect(result.failure?.details).toContain(detail);
		expect(result.failure?.details.length).toBeLessThanOrEqual(20);
		expect(result.buildErrors).toHaveProperty([BUILD]);
		expect(result.files).toEqual([]);
	});

	it("is told by the exit code where Packer says nothing", async () => {
		const { result } = await replay("success.machine.stdout.txt", {
			environment: { REPLAY_EXIT: "2" },
		});
		expect(result.failure).toMatchObject({
			reason: "packer",
			message: "packer build: ended with exit code 2",
		});
		expect(result.files).toHaveLength(1);
	});

	it("is told where Packer can't be run", async () => {
		const { result } = await replay("success.machine.stdout.txt", {
			executable: "/nowhere/packer",
		});
		expect(result.failure).toMatchObject({
			reason: "packer",
			message: "/nowhere/packer could not be run: check the input `packer`",
		});
	});
});

describe("a cancel", () => {
	/** Cancels when the recording waits for it. */
	function cancel(name: string, lastWords: RegExp) {
		const controller = new AbortController();
		return replay(`${name}.machine.stdout.txt`, {
			signal: controller.signal,
			log: (line) => {
				if (lastWords.test(line)) controller.abort();
			},
		});
	}

	it.each([
		["cancel-sigterm-wait-ip", /Step: Wait for VM's IP/],
		["cancel-sigterm-provisioning", /: Provisioning with/],
	])("%s waits for the plugin's clean-up", async (name, lastWords) => {
		const { folder, result, log } = await cancel(name, lastWords);
		expect(result.failure?.reason).toBe("cancelled");
		expect(log).toContain("Destroying VDI 0");
		expect(log).toContain("Cleanly cancelled builds");
		expect(await processesWith(folder)).toEqual([]);
	});

	it("does not wait long during an export, which heeds no signal", async () => {
		const controller = new AbortController();
		const { folder, result } = await replay(
			"cancel-sigterm-export.machine.stdout.txt",
			{
				signal: controller.signal,
				stopGraceSeconds: 3600,
				log: (line) => {
					if (line.includes("Getting XVA")) controller.abort();
				},
			},
		);
		expect(result.failure?.reason).toBe("cancelled");
		expect(result.phase).toBe("export");
		expect(await processesWith(folder)).toEqual([]);
	});

	it("of any other recording ends it as Packer does", async () => {
		const controller = new AbortController();
		const { result, log } = await replay("success.machine.stdout.txt", {
			signal: controller.signal,
			environment: { REPLAY_LINE_MS: "50" },
			log: (line) => {
				if (line.includes("Unpausing")) controller.abort();
			},
		});
		expect(result.failure?.reason).toBe("cancelled");
		expect(log).toContain("Cleanly cancelled builds");
	});
});

describe("the log", () => {
	it("is private, and the unredacted output stays in the scratch folder", async () => {
		const { folder } = await replay("success.machine.stdout.txt");
		for (const path of ["build.log", "scratch", "scratch/build/stdout.log"]) {
			expect((await stat(join(folder, path))).mode & 0o077).toBe(0);
		}
	});

	it("cuts a line of more than 64 KiB, and shows no half of a secret", async () => {
		const folder = await temporaryFolder();
		const secret = "a secret that may stand at the cut";
		const text = `${"x".repeat(65_536 - 60)}${secret.repeat(60)}`;
		await writeFiles(folder, {
			"long.txt": `1,,ui,say,${text}\n1,,ui,error,${"e".repeat(200_000)}\n`,
		});
		const { log, lines } = await run(folder, {
			executable: REPLAY_PACKER,
			environment: { REPLAY_TRANSCRIPT: join(folder, "long.txt") },
			secrets: [secret],
		});
		expect(log).not.toContain("secret");
		expect(log).toContain("(cut: longer than 64 KiB)");
		for (const line of lines) expect(line.length).toBeLessThan(66_000);
	});
});
