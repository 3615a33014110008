/** The templates of this repository with what distributions package: Debian's Packer 1.6.6, shellcheck, and a real sshd. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
	DEBIAN,
	filesEndingIn,
	PACKER,
	packer,
	run,
	variantArguments,
} from "../packer-templates/templates.ts";

const OLD_PACKER = "/usr/bin/packer";
const SSHD = "/usr/sbin/sshd";

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "templates-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Fails with a sentence where a program of this machine is missing. */
function need(program: string, name: string): void {
	if (!existsSync(program))
		throw new Error(`${program} is missing: apt-get install ${name}.`);
}

test.each(filesEndingIn(".sh"))("shellcheck has nothing against %s", (path) => {
	need("/usr/bin/shellcheck", "shellcheck");
	const { status, said } = run("/usr/bin/shellcheck", [
		"--severity=warning",
		join(PACKER, path),
	]);
	expect(status, said).toBe(0);
});

/** A copy of `packer/` whose template is changed. */
function copyWith(change: (hcl: string) => string): string {
	cpSync(PACKER, join(folder, "packer"), { recursive: true });
	const debian = join(folder, "packer", "debian");
	const path = join(debian, "debian.pkr.hcl");
	writeFileSync(path, change(readFileSync(path, "utf8")));
	rmSync(join(debian, "plugins.pkr.hcl"));
	return debian;
}

/** Leaves out a block that begins with these words at the line's beginning. */
function without(hcl: string, words: string): string {
	const begin = hcl.indexOf(`${words} {\n`);
	const end = hcl.indexOf("\n}\n", begin) + "\n}\n".length;
	if (begin < 0) throw new Error(`no ${words} in the template`);
	return hcl.slice(0, begin) + hcl.slice(end);
}

describe("Packer 1.6.6", () => {
	/** It has no xenserver builder, and its qemu builder no UEFI yet. */
	const old = (hcl: string) =>
		without(hcl, 'source "xenserver-iso" "debian"')
			.replace(/^ *"source\.xenserver-iso\.debian",\n/m, "")
			.replace(/^ *efi_.*\n/gm, "");
	// else it would fetch the list of checksums
	const checksum = `-var=iso_checksum=sha256:${"0".repeat(64)}`;
	const validate = (...args: readonly string[]) => {
		need(OLD_PACKER, "packer");
		return run(OLD_PACKER, ["validate", ...args, checksum, copyWith(old)]);
	};

	test.each([
		...variantArguments(DEBIAN),
	])("finds the qemu source and the provisioners of %s valid", (_key, args) => {
		const { status, said } = validate(...args);
		expect(status, said).toBe(0);
	});

	test("refuses a firmware and guest tools that there are not", () => {
		const args = variantArguments(DEBIAN).get("12") ?? [];
		const { status, said } = validate(
			...args,
			"-var=firmware=efi",
			"-var=xen_tools=cd",
		);
		expect(status).not.toBe(0);
		expect(said).toContain("The variable firmware takes bios or uefi.");
		expect(said).toContain(
			"The variable xen_tools takes iso, package or none.",
		);
	});
});

/** An sshd of our own, for the user that runs the tests, by a key that is made here. */
async function startSshd(): Promise<{
	readonly port: number;
	readonly key: string;
	readonly child: ChildProcess;
}> {
	need(SSHD, "openssh-server");
	const key = join(folder, "key");
	for (const path of [key, join(folder, "host")])
		execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", path]);
	// where it separates its privileges; only root needs it, and only root can make it
	if (userInfo().uid === 0) mkdirSync("/run/sshd", { recursive: true });
	const port = await freePort();
	const config = join(folder, "sshd_config");
	writeFileSync(
		config,
		[
			`ListenAddress 127.0.0.1:${port}`,
			`HostKey ${join(folder, "host")}`,
			`AuthorizedKeysFile ${key}.pub`,
			`PidFile ${join(folder, "sshd.pid")}`,
			"PasswordAuthentication no",
			"PermitRootLogin prohibit-password",
			"StrictModes no",
			"UsePAM no",
			"Subsystem sftp internal-sftp",
			"",
		].join("\n"),
	);
	const child = spawn(SSHD, ["-D", "-e", "-f", config], { stdio: "ignore" });
	for (let n = 0; !(await listens(port)); n++) {
		if (n > 100 || child.exitCode !== null)
			throw new Error("sshd does not listen.");
		await sleep(100);
	}
	return { port, key, child };
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, "close");
	return port;
}

async function listens(port: number): Promise<boolean> {
	const socket = connect(port, "127.0.0.1");
	try {
		await once(socket, "connect");
		return true;
	} catch {
		return false;
	} finally {
		socket.destroy();
	}
}

test("Packer uploads the shared scripts, and brings what inventory.sh wrote to where the action looks for it", async () => {
	const { port, key, child } = await startSshd();
	try {
		const source = `
source "null" "debian" {
  ssh_host             = "127.0.0.1"
  ssh_port             = ${port}
  ssh_username         = "${userInfo().username}"
  ssh_private_key_file = "${key}"
}
`;
		const debian = copyWith((hcl) => {
			const sources = ['source "xenserver-iso"', 'source "qemu"'].reduce(
				(text, words) => without(text, `${words} "debian"`),
				hcl,
			);
			const [before = "", ...provisioners] = sources.split(
				/^(?= {2}provisioner )/m,
			);
			// the others would change this machine
			const harmless = provisioners.filter((text) => !text.includes("sudo"));
			expect(harmless).toHaveLength(4);
			const build = before.replace(
				/sources = \[[^\]]*\]/,
				'sources = ["source.null.debian"]',
			);
			return `${source}${build}${harmless.join("")}}\n`
				.replaceAll("/tmp/tpl", join(folder, "tpl"))
				.replaceAll("/tmp/inventory", join(folder, "inventory"));
		});
		const { status, said } = packer(
			"build",
			`-var-file=${join(debian, "debian-12.pkrvars.hcl")}`,
			`-var=output_directory=${join(folder, "output")}`,
			debian,
		);
		expect(status, said).toBe(0);
		const files = join(folder, "output-files", "null.debian");
		expect(readdirSync(files).sort()).toEqual([
			"packages.tsv",
			"sbom.cdx.json",
		]);
		expect(
			JSON.parse(readFileSync(join(files, "sbom.cdx.json"), "utf8")),
		).toMatchObject({ bomFormat: "CycloneDX" });
	} finally {
		child.kill();
		await once(child, "exit");
	}
});
