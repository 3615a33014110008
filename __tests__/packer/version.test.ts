import { execFileSync } from "node:child_process";
import { chmod, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { findPacker } from "../../src/packer/version.ts";
import { realPacker, temporaryFolder, writeFiles } from "./helpers.ts";

const environment = { PATH: process.env.PATH ?? "", HOME: "/" };

function find(packer: string, searchPath = "", cwd = "/") {
	return findPacker({ packer, searchPath, cwd, environment });
}

async function script(text: string): Promise<string> {
	const folder = await temporaryFolder();
	await writeFiles(folder, { packer: `#!/bin/sh\n${text}\n` });
	await chmod(join(folder, "packer"), 0o755);
	return folder;
}

describe("findPacker", () => {
	it("tells version and digest of the real one, found on the search path", async () => {
		const folder = await temporaryFolder();
		await symlink(realPacker(), join(folder, "packer"));
		const [sha256] = execFileSync("sha256sum", [realPacker()], {
			encoding: "utf8",
		}).split(" ");
		expect(await find("packer", `/nowhere::${folder}`)).toEqual({
			file: join(folder, "packer"),
			version: "1.16.0",
			sha256,
			modern: true,
		});
	});

	it("takes a path, relative to where it is", async () => {
		const folder = await script('echo "Packer v1.9.5"');
		expect(await find("./packer", "", folder)).toMatchObject({
			file: join(folder, "packer"),
			version: "1.9.5",
			modern: false,
		});
	});

	it.each([
		["1.6.6+ds2", false],
		["1.10.0", true],
		["1.9.0-dev", false],
		["2.0.0", true],
	])("knows whether %s is modern", async (version, modern) => {
		const folder = await script(`echo "Packer v${version}"`);
		expect(await find("packer", folder)).toMatchObject({ version, modern });
	});

	it("says what to do where there is none", async () => {
		await expect(find("packer", "/nowhere")).rejects.toThrow(
			/There is no packer on PATH\. Install it .* input `packer`/,
		);
		await expect(find("/nowhere/packer")).rejects.toThrow(
			/The input `packer` is \/nowhere\/packer, and there is no executable/,
		);
		await expect(find(dirname(realPacker()))).rejects.toThrow(
			/no executable file/,
		);
	});

	it("does not take cracklib's packer for Packer", async () => {
		const folder = await script("cat; echo '0 0'");
		await expect(find("packer", folder)).rejects.toThrow(/cracklib/);
	});

	it("names the input where the executable fails", async () => {
		const folder = await script("echo No HOME >&2; exit 3");
		await expect(find("packer", folder)).rejects.toThrow(
			/version` failed: check the input `packer` \(No HOME\)/,
		);
	});
});
