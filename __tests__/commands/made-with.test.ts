import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import {
	beginIso,
	madeWithOf,
	type PackerCall,
	versionsOf,
} from "../../src/commands/made-with.ts";
import type { Leg } from "../../src/model.ts";
import { imageOf } from "../bucket/samples.ts";
import { realPacker, root } from "../packer/helpers.ts";
import { ISO, type IsoServer, startIsoServer } from "./iso-server.ts";
import { type Machine, openMachine } from "./spooling.ts";

const SHA256 = "2a".repeat(32);

let web: IsoServer;
let machine: Machine;
let logged: string[];

beforeAll(async () => {
	web = await startIsoServer();
	machine = openMachine("http://127.0.0.1:1");
});
afterAll(async () => {
	await machine?.close();
	web?.close();
});
beforeEach(() => {
	web.sums = `${SHA256}  ${ISO}\n`;
	logged = [];
});

/** A leg whose ISO's checksum is in a file of the web server. */
function legOf(name: string): Leg {
	const images = [imageOf("debian", "12")];
	const checksum = `file:${web.url}/${name}/SHA256SUMS`;
	return {
		root: root({ images, iso: { url: ISO, checksum } }),
		planned: true,
		reason: { code: "changed", text: "changed" },
		images,
		content: "1:a",
	};
}

/** A call of Packer in the machine's folder. */
function call(more: Partial<PackerCall["request"]> = {}): PackerCall {
	const { folder } = machine;
	return {
		shownVariables: { cpus: "2" },
		request: {
			packer: {
				file: realPacker(),
				version: "1.16.0",
				sha256: "",
				modern: true,
			},
			environment: {},
			arguments: {
				root: root(),
				repository: folder,
				workingDirectory: folder,
				only: [],
				except: [],
				varFiles: [],
			},
			...more,
		},
	};
}

function madeWith(name: string, packerCall = call()) {
	const leg = legOf(name);
	const coming = beginIso({ run: machine.run(), leg }, packerCall);
	const log = (line: string) => logged.push(line);
	return { coming, end: () => madeWithOf({ leg, log }, packerCall, coming) };
}

it("tells variables, and the ISO's checksum as it was when the build began", async () => {
	const { coming, end } = madeWith("iso");
	await coming.read;
	web.sums = `${"ff".repeat(32)}  ${ISO}\n`;
	expect(await end()).toEqual({
		plugins: {},
		variables: { cpus: "2" },
		isoChecksum: `sha256:${SHA256}`,
		notices: [],
	});
});

it("a checksum that can't be read is a notice", async () => {
	const { end } = madeWith("nowhere");
	const { isoChecksum, notices } = await end();
	expect(isoChecksum).toBeUndefined();
	expect(notices).toEqual([
		{
			level: "notice",
			message: `debian-12: the checksums of its ISO (SHA256SUMS at ${web.host}) could not be read (HTTP 404): the record does not tell which ISO it was built from.`,
		},
	]);
});

it("a build that failed waits for no checksum and says nothing of it", async () => {
	const { coming, end } = madeWith("silent");
	coming.forget();
	expect((await end()).notices).toEqual([]);
});

it("plugins that Packer does not tell are missing from the record, and the log says why", async () => {
	const environment = { PACKER_PLUGIN_PATH: "/nowhere" };
	const packer = { file: "/bin/false", version: "1", sha256: "", modern: true };
	const { end } = madeWith("iso", call({ environment, packer }));
	expect((await end()).plugins).toEqual({});
	expect(logged).toEqual([
		expect.stringMatching(
			/^The plugins' versions are not recorded: .*plugins required .* failed/,
		),
	]);
});

it("the record has the plugins' versions alone", () => {
	const plugins = { "github.com/b/c": { version: "1.0.0", sha256: SHA256 } };
	expect(versionsOf(plugins)).toEqual({ "github.com/b/c": "1.0.0" });
});
