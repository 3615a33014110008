import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { LegBuild } from "../../src/commands/leg-outcome.ts";
import {
	givenValues,
	packerRequest,
	variableFiles,
} from "../../src/commands/packer-request.ts";
import type { PackerRoot } from "../../src/model.ts";
import { createRedactor } from "../../src/packer/redact.ts";
import { declare, root, writeFiles } from "../packer/helpers.ts";

const FILES = {
	"packer/debian/debian.pkr.hcl": "",
	"packer/debian/b.auto.pkrvars.hcl": 'x = "auto b"\nmirror = "auto"\n',
	"packer/debian/a.auto.pkrvars.hcl": 'x = "auto a"\n',
	"packer/debian/debian-12.pkrvars.hcl":
		'x = "own"\nbuild_id = "mine"\ntags = ["a"]\n',
	"vars/all.pkrvars.hcl": 'x = "input"\nhidden = "of a file"\n',
};

/** A build of a root in a repository on disk. */
async function buildOf(more: Partial<PackerRoot>): Promise<LegBuild> {
	const workspace = await mkdtemp(join(tmpdir(), "packer-request-"));
	onTestFinished(() => rm(workspace, { recursive: true, force: true }));
	await writeFiles(workspace, FILES);
	const packerRoot = root({
		varFiles: ["packer/debian/debian-12.pkrvars.hcl"],
		variantValues: { y: "variant", z: "variant", key: "variant" },
		variables: [
			...["x", "y", "z", "mirror", "build_id", "build_commit"].map((name) =>
				declare(name),
			),
			declare("tags", "list(string)"),
			declare("key", "string", { sensitive: true }),
			declare("hidden", "string", { sensitive: true }),
		],
		...more,
	});
	const build = {
		run: {
			env: {},
			runner: { debugging: false, mask: () => undefined },
			facts: { workspace, runId: "1", runAttempt: "1", repository: "o/r" },
			settings: {
				packer: {
					variables: new Map([["z", "input"]]),
					secrets: new Map([["key", "hunter2"]]),
					varFiles: ["vars/all.pkrvars.hcl"],
					environment: "all",
					workingDirectory: "auto",
					only: [],
					except: [],
				},
			},
			signal: new AbortController().signal,
		},
		made: { plan: { head: "c0ffee" } },
		leg: { root: packerRoot, images: [] },
		identity: { id: "20261124T053012Z-a1b2c3d-9f3c" },
		workshop: { packer: { modern: false }, plugins: {} },
		folder: workspace,
		log: () => undefined,
		secrets: {
			masks: [],
			notes: [],
			publicRedactor: createRedactor(["auto"]),
		},
	};
	return build as unknown as LegBuild;
}

test("variable files are in Packer's order: those it finds, the root's, the inputs'", async () => {
	expect(variableFiles(await buildOf({}))).toEqual([
		"packer/debian/a.auto.pkrvars.hcl",
		"packer/debian/b.auto.pkrvars.hcl",
		"packer/debian/debian-12.pkrvars.hcl",
		"vars/all.pkrvars.hcl",
	]);
});

test("beside a file that is run alone Packer finds none", async () => {
	const build = await buildOf({ file: "debian.pkr.hcl", varFiles: [] });
	expect(variableFiles(build)).toEqual(["vars/all.pkrvars.hcl"]);
});

test("the inputs win over the variant in the action's own variable file", async () => {
	const build = await buildOf({});
	expect(Object.fromEntries(givenValues(build))).toEqual({
		y: "variant",
		z: "input",
		key: "hunter2",
	});
	const { request } = await packerRequest(build);
	const { variableFile = "" } = request.arguments;
	expect(await readFile(variableFile, "utf8")).toBe(
		'y = "variant"\nz = "input"\nkey = "hunter2"\n',
	);
});

test("what a variable file of the root sets is not offered", async () => {
	const { request } = await packerRequest(await buildOf({}));
	expect(request.environment).toMatchObject({
		PKR_VAR_build_commit: "c0ffee",
	});
	expect(request.environment).not.toHaveProperty("PKR_VAR_build_id");
});

test("the record shows what was given, without secrets", async () => {
	const { shownVariables } = await packerRequest(await buildOf({}));
	expect(shownVariables).toEqual({
		x: "input",
		y: "variant",
		z: "input",
		mirror: expect.not.stringContaining("auto"),
		build_id: "mine",
		tags: '["a"]',
	});
});
