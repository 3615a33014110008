import { execFileSync } from "node:child_process";
import { chmod, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import {
	findPacker,
	installedPlugins,
	parsePlugins,
} from "../../src/packer/version.ts";
import {
	REPLAY_PACKER,
	realPacker,
	temporaryFolder,
	writeFiles,
} from "./helpers.ts";

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

describe("plugins", () => {
	it("gives the newest version of each source below the folder", () => {
		const base = "/tools/plugins";
		const at = (version: string, name = "vatesfr/xenserver") =>
			`${base}/github.com/${name}/packer-plugin-${name.split("/")[1]}_v${version}_x5.0_linux_amd64`;
		const output = [
			at("0.9.0"),
			at("0.11.4"),
			at("0.11.4-dev"),
			at("1.1.3", "hashicorp/qemu"),
			"/elsewhere/github.com/a/b/packer-plugin-b_v1.0.0_x5.0_linux_amd64",
			"not a plugin",
		].join("\n");
		expect(parsePlugins(output, base)).toEqual({
			"github.com/hashicorp/qemu": "1.1.3",
			"github.com/vatesfr/xenserver": "0.11.4",
		});
	});

	it("asks Packer", async () => {
		const packer = await find(REPLAY_PACKER);
		expect(
			await installedPlugins(
				packer,
				{ ...environment, PACKER_PLUGIN_PATH: "/tools" },
				"/tools",
			),
		).toEqual({ "github.com/vatesfr/xenserver": "0.11.4" });
		expect(
			await installedPlugins(
				await find(realPacker()),
				{ ...environment, PACKER_PLUGIN_PATH: "/nowhere" },
				"/nowhere",
			),
		).toEqual({});
	});
});
