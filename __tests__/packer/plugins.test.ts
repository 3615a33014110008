import { createHash } from "node:crypto";
import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseRequired, requiredPlugins } from "../../src/packer/plugins.ts";
import { findPacker } from "../../src/packer/version.ts";
import { realPacker, root, temporaryFolder, writeFiles } from "./helpers.ts";

const environment = { PATH: process.env.PATH ?? "", HOME: "/" };
const PLATFORM = `linux_${process.arch === "x64" ? "amd64" : process.arch}`;

function sha256(text: string): string {
	return createHash("sha256").update(text).digest("hex");
}

/** A program that describes itself to Packer as a plugin of this version. */
function pluginScript(version: string): string {
	const described = JSON.stringify({
		version,
		sdk_version: "0.6.0",
		api_version: "x5.0",
		builders: [],
		post_processors: [],
		provisioners: [],
		datasources: [],
	});
	return `#!/bin/sh\necho '${described}'\n`;
}

async function install(folder: string, source: string, version: string) {
	const name = source.split("/").at(-1);
	const file = `packer-plugin-${name}_v${version}_x5.0_${PLATFORM}`;
	const text = pluginScript(version);
	await writeFiles(join(folder, source), {
		[file]: text,
		[`${file}_SHA256SUM`]: sha256(text),
	});
	await chmod(join(folder, source, file), 0o755);
}

function template(plugins: Readonly<Record<string, string>>): string {
	const required = Object.entries(plugins).map(
		([source, version]) =>
			`${source.split("/").at(-1)} = {\n source = "${source}"\n version = "${version}"\n}`,
	);
	return `packer {\nrequired_plugins {\n${required.join("\n")}\n}\n}\n`;
}

/** What real Packer tells of a template, with these plugins installed. */
async function told(
	text: string,
	installed: readonly (readonly [source: string, version: string])[],
	place = "plugins of it",
) {
	const folder = await temporaryFolder();
	const plugins = join(folder, place);
	await mkdir(plugins);
	for (const [source, version] of installed)
		await install(plugins, source, version);
	await writeFiles(folder, { "packer/debian/debian.pkr.hcl": text });
	return requiredPlugins({
		packer: await findPacker({
			packer: realPacker(),
			searchPath: "",
			cwd: folder,
			environment,
		}),
		environment: { ...environment, PACKER_PLUGIN_PATH: plugins },
		arguments: {
			root: root(),
			repository: folder,
			workingDirectory: folder,
			only: [],
			except: [],
			varFiles: [],
		},
	});
}

describe("the plugins of a root", () => {
	it("are those that it requires, in the version that Packer takes, with the digest of the binary", async () => {
		const found = await told(
			template({
				"github.com/acme/thing": "~> 1.0",
				"github.com/b/c": "1.0.0",
			}),
			[
				["github.com/acme/thing", "1.0.9"],
				["github.com/acme/thing", "1.0.10"],
				["github.com/acme/thing", "2.0.0"],
				["github.com/b/c", "1.0.0"],
				["github.com/not/asked", "3.0.0"],
			],
		);
		expect(found).toEqual({
			"github.com/acme/thing": {
				version: "1.0.10",
				sha256: sha256(pluginScript("1.0.10")),
			},
			"github.com/b/c": {
				version: "1.0.0",
				sha256: sha256(pluginScript("1.0.0")),
			},
		});
	});

	it("are none where it requires none, or none is installed that fits", async () => {
		const installed = [["github.com/acme/thing", "1.0.0"]] as const;
		expect(await told("", installed)).toEqual({});
		const later = template({ "github.com/acme/thing": ">= 2.0.0" });
		expect(await told(later, installed)).toEqual({});
	});

	it("are not asked for where Packer has no folder of plugins", async () => {
		const packer = {
			file: "/nowhere/packer",
			version: "1.16.0",
			sha256: "",
			modern: true,
		};
		const settings = {
			root: root(),
			repository: "/nowhere",
			workingDirectory: "/nowhere",
			only: [],
			except: [],
			varFiles: [],
		};
		const request = { packer, environment, arguments: settings };
		expect(await requiredPlugins(request)).toEqual({});
	});
});

it("a line of Packer's answer is read from its end: any folder may hold spaces", () => {
	const at = (version: string) =>
		`/my tools /plugins/github.com/b/c/packer-plugin-c_v${version}_x5.0_linux_amd64`;
	const answer = `c github.com/b/c ">= 1.0.0,< 2.0.0" ${at("1.0.0")} ${at("1.1.0-dev")}\nd github.com/b/d ""\nsomething else\n`;
	expect(parseRequired(answer, "/my tools /plugins/")).toEqual([
		{ source: "github.com/b/c", version: "1.1.0-dev", file: at("1.1.0-dev") },
	]);
});
