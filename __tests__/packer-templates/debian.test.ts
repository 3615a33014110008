/** `packer/debian` as Packer, the shell and debconf read it. It is not run here: that takes a pool, or an installer. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
	DEBIAN,
	filesEndingIn,
	PACKER,
	packer,
	run,
	variantArguments,
} from "./templates.ts";

const VARIANTS = variantArguments(DEBIAN);
const hcl = readFileSync(join(DEBIAN, "debian.pkr.hcl"), "utf8");

test("has the images debian-12 and debian-13, for BIOS and for UEFI", () => {
	expect([...VARIANTS.keys()].sort()).toEqual([
		"12",
		"12-uefi",
		"13",
		"13-uefi",
	]);
});

test("is formatted as Packer formats", () => {
	const { status, said } = packer("fmt", "-check", "-recursive", PACKER);
	expect(status, said).toBe(0);
});

test.each([...VARIANTS])("%s is valid", (_key, args) => {
	const { status, said } = packer("validate", "-syntax-only", ...args, DEBIAN);
	expect(status, said).toBe(0);
});

test.each([...VARIANTS])("%s gives its VM a name of its own", (key, args) => {
	const { status, said } = packer("inspect", ...args, DEBIAN);
	expect(status, said).toBe(0);
	expect(said).toContain(`local.vm_name: "debian-${key}"`);
});

test("takes what the action offers", () => {
	const variables = readFileSync(join(DEBIAN, "variables.pkr.hcl"), "utf8");
	for (const name of [
		"output_directory",
		"vm_tags",
		"vm_other_config",
		"remote_host",
		"remote_username",
		"remote_password",
	]) {
		expect(variables).toContain(`variable "${name}"`);
		expect(hcl).toContain(`var.${name}`);
	}
});

test("seals last", () => {
	const provisioners = hcl.split(/^ {2}provisioner /m).slice(1);
	const sealing = provisioners.findIndex((text) => text.includes("seal.sh"));
	expect(sealing).toBe(provisioners.length - 1);
	const listing = provisioners.findIndex((text) =>
		text.includes("inventory.sh"),
	);
	expect(listing).toBeGreaterThan(0);
	expect(listing).toBeLessThan(sealing);
});

test("removes the account that the installer made", () => {
	const preseed = readFileSync(join(DEBIAN, "http/preseed.cfg"), "utf8");
	const account = /^d-i passwd\/username string (\S+)$/m.exec(preseed)?.[1];
	expect(hcl).toContain(`environment_vars  = ["BUILD_USER=${account}"]`);
	expect(hcl.match(/ssh_username +=/g)).toHaveLength(2);
	expect(
		hcl.match(new RegExp(`ssh_username += "${account}"`, "g")),
	).toHaveLength(2);
});

test("names no mirror but by a variable whose default is the installer's own", () => {
	const preseed = readFileSync(join(DEBIAN, "http/preseed.cfg"), "utf8");
	expect(preseed).not.toMatch(
		/^d-i (mirror\/http\/hostname|apt-setup\/security_host)/m,
	);
	expect(hcl).toContain(
		`mirror/http/hostname=\${var.mirror_host} apt-setup/security_host=\${var.security_host}`,
	);
});

test("has answers that debconf takes, where the machine has debconf", () => {
	const { error, status, said } = run("debconf-set-selections", [
		"--checkonly",
		join(DEBIAN, "http/preseed.cfg"),
	]);
	if (error === undefined) expect(status, said).toBe(0);
	else expect(error).toMatchObject({ code: "ENOENT" });
});

describe("each script of packer/", () => {
	const scripts = filesEndingIn(".sh");

	test("is there", () => expect(scripts.length).toBeGreaterThan(10));

	test.each(scripts)("%s is POSIX shell, and can be executed", (path) => {
		const { status, said } = run("sh", ["-n", join(PACKER, path)]);
		expect(status, said).toBe(0);
		expect(statSync(join(PACKER, path)).mode & 0o111).toBe(0o111);
		expect(readFileSync(join(PACKER, path), "utf8")).toMatch(
			/^#(!\/bin\/sh| shellcheck shell=sh)\n/,
		);
	});
});
