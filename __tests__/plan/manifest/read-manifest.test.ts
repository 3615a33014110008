import { describe, expect, it, test } from "vitest";
import {
	isManifestLike,
	MANIFEST_FILE,
	readManifest,
} from "../../../src/plan/manifest/read-manifest.ts";
import { FILE, manifestOf } from "./reading.ts";

const NOTHING = {
	file: FILE,
	tags: [],
	os: {},
	variants: new Map(),
	hardware: {},
	inputs: new Map(),
	watch: [],
	ignore: [],
	owners: [],
};

describe("a template.yml", () => {
	it.each([
		"",
		"\n",
		"# nothing yet\n",
		"---\n",
		"{}",
		"~",
	])("may say nothing: %j", (text) => {
		expect(manifestOf(text)).toEqual(NOTHING);
	});

	it("says what HCL cannot", () => {
		const manifest = manifestOf(`# yaml-language-server: $schema=x
schema: 1
title: Debian
description: |
  Debian stable
logo: debian
tags: [linux, cloud-init]
notes: README.md
os: { id: debian, version: "12", codename: bookworm, family: linux, arch: x86_64, eol: debian, eol-cycle: 12 }
platforms:
  xcp-ng: { only: "*.xenserver-iso.*" }
  kvm: { only: ["*.qemu.a", "*.qemu.b"], artifact: "*.qcow2" }
  vhd:
hardware: { cpus: 2, memory: 2048, firmware: uefi }
base: { template: debian-base, variant: 12, channel: stable, as: base }
inputs:
  disk_mb: { description: Size of the disk, allowed: [8192, 16384], required: true }
  größe: { allowed: small }
  token: { secret: true }
  free:
working-directory: template
tests:
  boot: [../_shared/tests/universal.sh, tests/smoke.sh]
  in-build: tests/in-build.sh
  required: true
  timeout: 30
  env: { BUILD_USER: packer, COUNT: 1_0, RATIO: 1.50, QUIET: True }
  skip:
    - { id: sys.time, reason: no network, until: 2027-01-31 }
    - id: sys.tools
      reason: not built in a pool
channels: { on-success: [testing, nightly], promote: manual }
retention: { keep: 5, days: 0 }
owners: ["@infra/templates", "@octocat", vm@example.org]
`);
		expect(manifest).toEqual({
			file: FILE,
			title: "Debian",
			description: "Debian stable\n",
			logo: "debian",
			tags: ["linux", "cloud-init"],
			notes: "packer/debian/README.md",
			os: {
				id: "debian",
				version: "12",
				codename: "bookworm",
				family: "linux",
				arch: "x86_64",
				eol: "debian",
				eolCycle: "12",
			},
			variants: new Map(),
			platforms: new Map(
				Object.entries({
					"xcp-ng": { only: ["*.xenserver-iso.*"] },
					kvm: { only: ["*.qemu.a", "*.qemu.b"], artifact: "*.qcow2" },
					vhd: { only: [] },
				}),
			),
			hardware: { cpus: 2, memory: 2048, firmware: "uefi" },
			base: {
				template: "debian-base",
				variant: "12",
				channel: "stable",
				as: "base",
			},
			inputs: new Map(
				Object.entries({
					disk_mb: {
						description: "Size of the disk",
						allowed: [8192, 16384],
						required: true,
						secret: false,
						line: 17,
					},
					größe: {
						allowed: ["small"],
						required: false,
						secret: false,
						line: 18,
					},
					token: { allowed: [], required: false, secret: true, line: 19 },
					free: { allowed: [], required: false, secret: false, line: 20 },
				}),
			),
			watch: [],
			ignore: [],
			workingDirectory: "template",
			tests: {
				boot: [
					"packer/_shared/tests/universal.sh",
					"packer/debian/tests/smoke.sh",
				],
				inBuild: ["packer/debian/tests/in-build.sh"],
				required: true,
				timeoutMinutes: 30,
				env: {
					BUILD_USER: "packer",
					COUNT: "1_0",
					RATIO: "1.50",
					QUIET: "true",
				},
				skip: [
					{
						id: "sys.time",
						reason: "no network",
						until: "2027-01-31",
						line: 29,
					},
					{ id: "sys.tools", reason: "not built in a pool", line: 30 },
				],
			},
			channels: { onSuccess: ["testing", "nightly"], promote: "manual" },
			retention: { keep: 5, days: 0 },
			owners: ["@infra/templates", "@octocat", "vm@example.org"],
		});
	});

	it("names variants, each with its files and values", () => {
		const { variants } = manifestOf(`variants:
  "13":
    var-files:
      - debian-13.pkrvars.hcl
      - ../_shared/uefi.pkrvars.hcl
    vars: { disk_mb: 8192, name: trixie, uefi: true, ratio: 1.50, tags: [a, "%{b}"], map: { k: 1 } }
    only: "*.qemu.*"
    default: true
    title: Debian 13 (UEFI)
    codename: trixie
    eol-cycle: 13
    hardware: { firmware: uefi }
  12:
`);
		expect([...variants.keys()]).toEqual(["13", "12"]);
		expect(variants.get("13")).toEqual({
			key: "13",
			varFiles: [
				"packer/debian/debian-13.pkrvars.hcl",
				"packer/_shared/uefi.pkrvars.hcl",
			],
			vars: {
				disk_mb: "8192",
				name: "trixie",
				uefi: "true",
				ratio: "1.50",
				tags: '["a","%{b}"]',
				map: '{"k":1}',
			},
			only: ["*.qemu.*"],
			default: true,
			title: "Debian 13 (UEFI)",
			codename: "trixie",
			eolCycle: "13",
			hardware: { firmware: "uefi" },
			line: 2,
			lines: {
				"packer/debian/debian-13.pkrvars.hcl": 4,
				"packer/_shared/uefi.pkrvars.hcl": 5,
			},
		});
		expect(variants.get("12")).toEqual({
			key: "12",
			varFiles: [],
			vars: {},
			only: [],
			default: false,
			hardware: {},
			line: 13,
			lines: {},
		});
	});

	it("keeps a number as it is written where a name is meant", () => {
		const { variants, os, inputs } = manifestOf(
			"variants: { 24.10: , 1.0: , 007: , 0x1F: }\nos: { version: 24.10 }\ninputs: { v: { allowed: [24.10, 24.04, 2, 2.0] } }",
		);
		expect([...variants.keys()]).toEqual(["24.10", "1.0", "007", "0x1F"]);
		expect(os.version).toBe("24.10");
		expect(inputs.get("v")?.allowed).toEqual(["24.10", 24.04, 2, "2.0"]);
	});

	it("leaves dates and the words of YAML 1.1 as text", () => {
		const { os, tests } = manifestOf(
			"os: { eol: 2028-06-30, codename: no }\ntests: { env: { A: yes, B: on, C: 2027-01-31 } }",
		);
		expect(os).toEqual({ eol: "2028-06-30", codename: "no" });
		expect(tests?.env).toEqual({ A: "yes", B: "on", C: "2027-01-31" });
	});

	it("takes one item for a list of one", () => {
		const manifest = manifestOf(
			"variants: { a: { var-files: a.pkrvars.hcl } }\ntests: { required: sys.time, skip: { id: x, reason: y } }\nowners: '@a'",
		);
		expect(manifest.variants.get("a")?.varFiles).toEqual([
			"packer/debian/a.pkrvars.hcl",
		]);
		expect(manifest.tests?.required).toEqual(["sys.time"]);
		expect(manifest.tests?.skip).toHaveLength(1);
		expect(manifest.owners).toEqual(["@a"]);
	});

	it("requires no test unless it says so", () => {
		expect(manifestOf("tests: { boot: a.sh }").tests?.required).toBe(false);
		expect(manifestOf("tests: { required: [] }").tests?.required).toEqual([]);
	});

	it("may use aliases", () => {
		const { variants } = manifestOf(
			"variants:\n  a: &it { only: [x] }\n  b: *it\n  c: { only: &only [y] }\n  d: { only: *only }\n",
		);
		expect([...variants.values()].map(({ only }) => only)).toEqual([
			["x"],
			["x"],
			["y"],
			["y"],
		]);
		expect([...variants.values()].map(({ line }) => line)).toEqual([
			2, 3, 4, 5,
		]);
	});

	it("may have the line ends and the mark of other systems", () => {
		expect(manifestOf("\ufefftitle: A\r\ntags:\r\n  - b\r\n")).toMatchObject({
			title: "A",
			tags: ["b"],
		});
	});
});

describe("paths in it", () => {
	it("are of its folder, up to the repository's root", () => {
		const manifest = manifestOf(
			"variants: { a: { var-files: [./a.hcl, x//b.hcl, ../../c.hcl, '../debian/d e.hcl'] } }\ntests: { boot: ../../t.sh }",
		);
		expect(manifest.variants.get("a")?.varFiles).toEqual([
			"packer/debian/a.hcl",
			"packer/debian/x/b.hcl",
			"c.hcl",
			"packer/debian/d e.hcl",
		]);
		expect(manifest.tests?.boot).toEqual(["t.sh"]);
	});

	it("are of the repository where its folder is that", () => {
		expect(
			manifestOf("tests: { boot: t.sh }", "template.yml").tests?.boot,
		).toEqual(["t.sh"]);
	});

	it("are watched in the repository, or with ./ or ../ from its folder", () => {
		const { watch } = manifestOf(
			"watch: [ansible/**, ./extra, ../_shared/x/, ../../roles/*.yml, ../.., .github/x, ..a]",
		);
		expect(watch).toEqual([
			"ansible/**",
			"packer/debian/extra",
			"packer/_shared/x",
			"roles/*.yml",
			"**",
			".github/x",
			"..a",
		]);
	});

	it("are ignored in its folder only", () => {
		expect(manifestOf("ignore: ['*.md', ./docs/, .]").ignore).toEqual([
			"*.md",
			"docs",
			"**",
		]);
	});
});

test("every error has its file, line and column", () => {
	expect(readManifest("title: A\nretension: 1\n", FILE).problems).toEqual([
		{
			level: "error",
			title: "This template.yml cannot be used",
			message: "The key `retension` is not known: did you mean `retention`?",
			file: FILE,
			line: 2,
			column: 1,
		},
	]);
});

test.each([
	"template.yaml",
	"Template.yml",
	"TEMPLATE.YAML",
	"templates.yml",
	".template.yml",
])("%s was meant to be a template.yml", (name) => {
	expect(isManifestLike(name)).toBe(true);
});

test.each([
	MANIFEST_FILE,
	"template.json",
	"my-template.yml",
	"yaml",
])("%s is not taken for a wrong template.yml", (name) => {
	expect(isManifestLike(name)).toBe(false);
});
