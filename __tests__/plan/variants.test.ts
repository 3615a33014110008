import { describe, expect, test } from "vitest";
import type { PackerRoot } from "../../src/model.ts";
import type { TemplatesRequest } from "../../src/plan/template.ts";
import {
	type Files,
	idsOf,
	problemsOf,
	read,
	template,
} from "./template-tree.ts";

/** What tells the runs of a repository apart. */
function runs(files: Files, request: Partial<TemplatesRequest> = {}) {
	const { templates } = read(files, request);
	return templates
		.flatMap(({ roots }) => roots)
		.map(({ variant, varFiles, images }: PackerRoot) => [
			variant,
			images.map(({ id }) => id).join(" "),
			varFiles.map((path) => path.slice(path.lastIndexOf("/") + 1)).join(" "),
		]);
}

/** A template `debian` with these variable files, all empty. */
function debian(...names: readonly string[]): Readonly<Record<string, string>> {
	return {
		"packer/debian/debian.pkr.hcl": template(),
		...Object.fromEntries(
			names.map((name) => [
				`packer/debian/${name}`,
				name.endsWith(".json") ? "{}" : "",
			]),
		),
	};
}

const declared = 'variable "x" {\n  default = 1\n}\n';

describe("variable files beside the template", () => {
	test.each([
		[["debian-12.pkrvars.hcl", "debian-13.pkrvars.hcl"], "debian-12 debian-13"],
		[["debian_12.pkrvars.hcl", "debian13.pkrvars.hcl"], "debian-13 debian-12"],
		[["12.pkrvars.hcl", "13-uefi.pkrvars.hcl"], "debian-12 debian-13-uefi"],
		[["debian-12.pkrvars.json"], "debian-12"],
		[
			["debian-bios.pkrvars.hcl", "debian-uefi.pkrvars.hcl"],
			"debian-bios debian-uefi",
		],
	])("%j make the variants %s", (names, ids) => {
		const found = read(debian(...names));
		expect(idsOf(found).join(" ")).toBe(ids);
		expect(problemsOf(found)).toEqual([]);
	});

	test("apply to all where they are named after the folder, default or variables", () => {
		const files = debian(
			"debian.pkrvars.hcl",
			"default.pkrvars.hcl",
			"variables.pkrvars.json",
			"debian-12.pkrvars.hcl",
			"debian-13.pkrvars.hcl",
		);
		const common =
			"variables.pkrvars.json default.pkrvars.hcl debian.pkrvars.hcl";
		expect(runs(files)).toEqual([
			["12", "debian-12", `${common} debian-12.pkrvars.hcl`],
			["13", "debian-13", `${common} debian-13.pkrvars.hcl`],
		]);
	});

	test.each([
		["lab.pkrvars.hcl", "lab.pkrvars.hcl"],
		["debian.pkrvars.hcl", "debian.pkrvars.hcl"],
		["Default.pkrvars.hcl", "Default.pkrvars.hcl"],
		["example.pkrvars.hcl", ""],
		["debian.sample.pkrvars.hcl", ""],
		["debian.pkrvars.hcl.example", ""],
		["debian.auto.pkrvars.hcl", ""],
	])("the only one, %s, is used: %j", (name, used) => {
		expect(runs(debian(name))).toEqual([[undefined, "debian", used]]);
	});

	test("of several other names none is used, and a missing value tells of them", () => {
		const files = {
			...debian("lab.pkrvars.hcl", "prod.pkrvars.hcl"),
			"packer/debian/variables.pkr.hcl": 'variable "mirror" {}\n',
		};
		expect(runs(files)).toEqual([[undefined, "debian", ""]]);
		expect(problemsOf(read(files))).toMatchObject([
			{
				file: "packer/debian/variables.pkr.hcl",
				line: 1,
				message: expect.stringMatching(
					/"mirror" has no value.*"lab.pkrvars.hcl", "prod.pkrvars.hcl".*packer-var-files \(packer\/debian\/lab.pkrvars.hcl\).*variants: \{ "lab": \{ var-files: \[lab.pkrvars.hcl\] \} \}/,
				),
			},
		]);
	});

	test("are not sought where an input names one of the folder", () => {
		const files = debian("debian-12.pkrvars.hcl", "debian-13.pkrvars.hcl");
		const varFiles = [
			{ path: "packer/debian/debian-13.pkrvars.hcl", text: "" },
		];
		expect(runs(files, { varFiles })).toEqual([[undefined, "debian", ""]]);
		const elsewhere = [{ path: "vars/all.pkrvars.hcl", text: "" }];
		expect(runs(files, { varFiles: elsewhere })).toHaveLength(2);
	});

	test("of a folder inside the template are named after it or the template", () => {
		expect(
			runs({
				"packer/debian/server/a.pkr.hcl": template(),
				"packer/debian/server/server-12.pkrvars.hcl": "",
				"packer/debian/server/debian-13.pkrvars.hcl": "",
				"packer/debian/desktop/a.pkr.hcl": template(),
				"packer/debian/desktop/desktop.pkrvars.hcl": "",
			}),
		).toEqual([
			[undefined, "debian-desktop", "desktop.pkrvars.hcl"],
			["13", "debian-13", "debian-13.pkrvars.hcl"],
			["12", "debian-server-12", "server-12.pkrvars.hcl"],
		]);
	});

	test("of a file that is run alone are named after the file", () => {
		const alone = declared + template();
		expect(
			runs({
				"packer/debian/debian-1.pkr.hcl": alone,
				"packer/debian/debian-12.pkr.hcl": alone,
				"packer/debian/debian-12-x.pkr.hcl": alone,
				"packer/debian/debian-1.pkrvars.hcl": "",
				"packer/debian/debian-12-bios.pkrvars.hcl": "",
				"packer/debian/debian-12-uefi.pkrvars.hcl": "",
				"packer/debian/debian-12-x.pkrvars.hcl": "",
				"packer/debian/default.pkrvars.hcl": "",
			}),
		).toEqual([
			[undefined, "debian-1", "debian-1.pkrvars.hcl"],
			[undefined, "debian-12-x", "debian-12-x.pkrvars.hcl"],
			["bios", "debian-12-bios", "debian-12-bios.pkrvars.hcl"],
			["uefi", "debian-12-uefi", "debian-12-uefi.pkrvars.hcl"],
		]);
	});

	test("are not sought for templates in the old format", () => {
		expect(
			runs({
				"packer/debian/debian.json": '{"builders": [{"type": "q"}]}',
				"packer/debian/debian.pkrvars.json": "{}",
			}),
		).toEqual([[undefined, "debian", ""]]);
	});

	test("that are symbolic links are told of and not read", () => {
		const files = debian("debian-12.pkrvars.hcl");
		const entries = Object.keys(files).map((path) => ({
			path,
			mode: path.endsWith("pkrvars.hcl") ? "120000" : "100644",
			oid: "0".repeat(40),
		}));
		const found = read(files, { entries });
		expect(idsOf(found)).toEqual(["debian"]);
		expect(found.problems).toMatchObject([
			{ level: "warning", file: "packer/debian/debian-12.pkrvars.hcl" },
		]);
	});

	test("that cannot be read are an error of their variant alone", () => {
		const files = {
			...debian("debian-12.pkrvars.hcl"),
			"packer/debian/debian-13.pkrvars.hcl": "x = \n",
		};
		const [first, second] = read(files).templates[0]?.roots ?? [];
		expect(first?.problems).toEqual([]);
		expect(second?.problems).toMatchObject([
			{ level: "error", file: "packer/debian/debian-13.pkrvars.hcl", line: 1 },
		]);
	});

	test("with the same key are an error that names both", () => {
		const { problems } = read(
			debian("debian-12.pkrvars.hcl", "debian_12.pkrvars.hcl"),
		);
		expect(problems).toMatchObject([
			{
				level: "error",
				message: expect.stringMatching(
					/"debian-12".*debian-12.pkrvars.hcl" and ".*debian_12.pkrvars.hcl"/,
				),
			},
		]);
	});
});

describe("variants of template.yml", () => {
	const manifest = (variants: string, more = "") =>
		({
			"packer/debian/template.yml": `variants:\n${variants}\n${more}`,
		}) as const;

	test("are runs of their own, in the file's order, whatever the files' names", () => {
		const files = {
			...debian(
				"lab.pkrvars.hcl",
				"debian-9.pkrvars.hcl",
				"default.pkrvars.hcl",
			),
			...manifest(
				'  "13": { var-files: [lab.pkrvars.hcl], vars: { x: 5 } }\n  "12": {}',
			),
			"packer/debian/variables.pkr.hcl": declared,
		};
		expect(runs(files)).toEqual([
			["13", "debian-13", "default.pkrvars.hcl lab.pkrvars.hcl"],
			["12", "debian-12", "default.pkrvars.hcl"],
		]);
		const [first, second] = read(files).templates[0]?.roots ?? [];
		expect(first?.variantValues).toEqual({ x: "5" });
		expect(second?.variantValues).toEqual({});
		expect(problemsOf(read(files))).toEqual([]);
	});

	test("keep their files to themselves, the only one of the folder too", () => {
		const files = {
			...debian("testing.pkrvars.hcl"),
			...manifest('  "12": {}\n  "13": { var-files: [testing.pkrvars.hcl] }'),
		};
		expect(runs(files)).toEqual([
			["12", "debian-12", ""],
			["13", "debian-13", "testing.pkrvars.hcl"],
		]);
	});

	test("give their key as the version, and the source's name behind it where two are of one builder", () => {
		const sources = ["debian", "uefi", "12-lvm"]
			.map((name) => `source "q" "${name}" {}\n`)
			.join("");
		const text = `${sources}build {\n  sources = ["q.debian", "q.uefi", "q.12-lvm"]\n}\n`;
		const files = {
			"packer/debian/debian-11.pkr.hcl": text,
			...manifest('  "12": {}\n  "13": {}'),
		};
		expect(idsOf(read(files))).toEqual([
			"debian-12",
			"debian-12-uefi",
			"debian-12-lvm",
			"debian-13",
			"debian-13-uefi",
			"debian-13-12-lvm",
		]);
	});

	test("may be of some builds alone", () => {
		const text =
			'source "q" "bios" {}\nsource "q" "uefi" {}\nbuild {\n  sources = ["q.bios", "q.uefi"]\n}\n';
		const files = {
			"packer/debian/debian.pkr.hcl": text,
			...manifest(
				'  "12": { only: ["*.bios"] }\n  "12-uefi": { only: [q.uefi] }',
			),
		};
		const { roots = [] } = read(files).templates[0] ?? {};
		expect(
			roots.map(({ narrowed, images }) => [
				narrowed,
				images.map(({ id, builds }) => [id, builds.map(({ name }) => name)]),
			]),
		).toEqual([
			[true, [["debian-12", ["q.bios"]]]],
			[true, [["debian-12-uefi", ["q.uefi"]]]],
		]);
	});

	test("leave out the builds of which only Packer knows the sources", () => {
		const files = {
			"packer/debian/debian.pkr.hcl":
				'variable "which" {\n  type = list(string)\n}\nsource "q" "bios" {}\nsource "q" "uefi" {}\nbuild {\n  sources = ["q.bios", "q.uefi"]\n}\nbuild {\n  sources = var.which\n}\n',
			...manifest('  "12": { only: [q.bios] }'),
		};
		const { builds } = read(files).templates[0]?.roots[0]?.images[0] ?? {};
		expect(builds?.map(({ name }) => name)).toEqual(["q.bios"]);
		const { narrowed } = read(files).templates[0]?.roots[0] ?? {};
		expect(narrowed).toBe(true);
	});

	test("that name no build are an error at their line", () => {
		const files = {
			...debian(),
			...manifest('  "12": {}\n  "13":\n    only: [xenserver-iso.wm]'),
		};
		expect(problemsOf(read(files))).toMatchObject([
			{
				level: "error",
				file: "packer/debian/template.yml",
				line: 3,
				message: expect.stringContaining('did you mean "xenserver-iso.vm"?'),
			},
		]);
	});

	test.each([
		["debian-14.pkrvars.hcl", /did you mean "debian-13.pkrvars.hcl"\?/],
		[
			"lab.pkrvars.hcl",
			/there is "lab.pkrvars.hcl.sample" beside it: copy it to "lab.pkrvars.hcl"/,
		],
		["elsewhere/x.pkrvars.hcl", /which is not there\.$/],
	])("that name the missing file %s are an error at its line", (name, message) => {
		const files = {
			...debian("debian-13.pkrvars.hcl", "lab.pkrvars.hcl.sample"),
			...manifest(`  "14":\n    var-files:\n      - ${name}`),
		};
		expect(problemsOf(read(files))).toMatchObject([
			{
				level: "error",
				file: "packer/debian/template.yml",
				line: 4,
				message: expect.stringMatching(message),
			},
		]);
	});

	test("are for the roots beside their files or with their builds, else for all", () => {
		const files = {
			"packer/debian/server/a.pkr.hcl": template("qemu", "server"),
			"packer/debian/desktop/a.pkr.hcl": template("qemu", "desktop"),
			"packer/debian/minimal/a.pkr.hcl": template("qemu", "minimal"),
			"packer/debian/server/12.pkrvars.hcl": "",
			...manifest(
				'  "12": { var-files: [server/12.pkrvars.hcl] }\n  "13": { only: [qemu.desktop] }',
			),
		};
		expect(runs(files)).toEqual([
			["13", "debian-13", ""],
			[undefined, "debian-minimal", ""],
			["12", "debian-12", "12.pkrvars.hcl"],
		]);
		const ids = idsOf(read({ ...files, ...manifest('  "12": {}') }));
		expect(ids).toEqual(["debian-12", "debian-12", "debian-12"]);
	});

	test("are for the file run alone that their variable file is named after", () => {
		const alone = declared + template();
		const files = {
			"packer/debian/bios.pkr.hcl": alone,
			"packer/debian/uefi.pkr.hcl": alone,
			"packer/debian/uefi-12.pkrvars.hcl": "",
			...manifest('  "12-uefi": { var-files: [uefi-12.pkrvars.hcl] }'),
		};
		expect(runs(files)).toEqual([
			[undefined, "debian-bios", ""],
			["12-uefi", "debian-12-uefi", "uefi-12.pkrvars.hcl"],
		]);
	});

	test("are left to the one whose file an input names", () => {
		const files = {
			...debian("debian-12.pkrvars.hcl", "debian-13.pkrvars.hcl"),
			...manifest(
				'  "12": { var-files: [debian-12.pkrvars.hcl] }\n  "13": { var-files: [debian-13.pkrvars.hcl] }',
			),
		};
		const varFiles = [
			{ path: "packer/debian/debian-13.pkrvars.hcl", text: "" },
		];
		expect(idsOf(read(files, { varFiles }))).toEqual(["debian-13"]);
	});

	test("are given to templates in the old format too", () => {
		expect(
			runs({
				"packer/debian/debian.json": '{"builders": [{"type": "q"}]}',
				"packer/debian/12.json": "{}",
				...manifest('  "12": { var-files: [12.json] }'),
			}),
		).toEqual([["12", "debian-12", "12.json"]]);
	});
});

test("where Packer runs is told by the input, else by template.yml, else by the references", () => {
	const step = '  provisioner "file" {\n    source = "packer/debian/x"\n  }\n';
	const files = {
		"packer/debian/debian.pkr.hcl": `source "q" "vm" {}\nbuild {\n  sources = ["q.vm"]\n${step}}\n`,
		"packer/debian/x": "",
	};
	const placeOf = (more: Files, request: Partial<TemplatesRequest> = {}) =>
		read({ ...files, ...more }, request).templates[0]?.roots[0]
			?.workingDirectory;
	const yml = {
		"packer/debian/template.yml": "working-directory: template\n",
	};
	expect(placeOf({})).toBe("repository");
	expect(placeOf(yml)).toBe("template");
	expect(placeOf(yml, { workingDirectory: "auto" })).toBe("template");
	expect(placeOf(yml, { workingDirectory: "repository" })).toBe("repository");
});

test("an error of template.yml holds up every root of its template", () => {
	const files = {
		"packer/debian/a/a.pkr.hcl": template(),
		"packer/debian/b/b.pkr.hcl": template(),
		"packer/debian/template.yml": "titel: Debian\n",
	};
	const { roots = [] } = read(files).templates[0] ?? {};
	expect(roots.map(({ problems }) => problems)).toMatchObject([
		[{ level: "error", file: "packer/debian/template.yml", line: 1 }],
		[{ level: "error", file: "packer/debian/template.yml", line: 1 }],
	]);
});
