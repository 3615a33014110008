import { describe, expect, test } from "vitest";
import type { TreeEntry } from "../../src/model.ts";
import { isTemplateFile, readTemplates } from "../../src/plan/template.ts";
import { entry, idsOf, problemsOf, read, template } from "./template-tree.ts";

const variable = (name: string, value: string) =>
	`variable "${name}" {\n  default = "${value}"\n}\n`;

const build = (block: string) => `build {\n${block}\n}\n`;

describe("what is a template", () => {
	test("folders of one beginning are different templates", () => {
		const found = read({
			"packer/debian/a.pkr.hcl": template(),
			"packer/debian-12/a.pkr.hcl": template(),
			"packer/debian-12-uefi/a.pkr.hcl": template(),
		});
		expect(found.templates.map(({ os, directory }) => [os, directory])).toEqual(
			[
				["debian", "packer/debian"],
				["debian-12", "packer/debian-12"],
				["debian-12-uefi", "packer/debian-12-uefi"],
			],
		);
		expect(found.problems).toEqual([]);
	});

	test("folders with an underscore or a dot before them are not, at any depth", () => {
		const found = read({
			"packer/_shared/a.pkr.hcl": template(),
			"packer/.old/a.pkr.hcl": template(),
			"packer/debian/_old/a.pkr.hcl": template(),
			"packer/debian/12/.b/a.pkr.hcl": template(),
			"packer/debian/_not_a_folder.pkr.hcl": template(),
			"packer/debian1": "a file that is named nearly like a template",
		});
		expect(found.templates.map(({ os }) => os)).toEqual(["debian"]);
		expect(found.templates[0]?.roots).toHaveLength(1);
		expect(found.sharedFiles.map(({ path }) => path)).toEqual([
			"packer/_shared/a.pkr.hcl",
			"packer/.old/a.pkr.hcl",
			"packer/debian1",
		]);
	});

	test("a symbolic link is none, and is told of", () => {
		const files = { "packer/a/a.pkr.hcl": template() };
		const found = read(files, {
			entries: [
				entry("packer/a/a.pkr.hcl"),
				entry("packer/a/shared.pkr.hcl", "120000"),
				entry("packer/b/b.pkr.hcl", "120000"),
				entry("packer/c", "120000"),
				entry("packer/d", "160000"),
				entry("packer/e/e.pkr.hcl", "160000"),
			],
		});
		expect(found.templates.map(({ os }) => os)).toEqual(["a"]);
		expect(found.templates[0]?.roots[0]?.templateFiles).toEqual([
			"packer/a/a.pkr.hcl",
		]);
		expect(found.problems).toMatchObject([
			{ level: "warning", file: "packer/a/shared.pkr.hcl" },
			{ level: "warning", file: "packer/b/b.pkr.hcl" },
		]);
	});

	test.each(["all", "changed"])("the name %s is taken", (os) => {
		const found = read({ [`packer/${os}/a.pkr.hcl`]: template() });
		expect(found.templates).toEqual([]);
		expect(found.problems).toMatchObject([
			{ level: "error", message: expect.stringContaining(`"${os}"`) },
		]);
	});

	test.each([
		["-debian", '"-debian"'],
		["de bian", '"de bian"'],
		["$(touch x)", '"$(touch x)"'],
		["a\nb", '"a\\u{a}b"'],
		["a\u202eb", '"a\\u{202e}b"'],
		['a"b', '"a\\"b"'],
		["x".repeat(65), `"${"x".repeat(65)}"`],
		["débian", '"débian"'],
		["::error::x", '"::error::x"'],
	])("the name %j is refused, and shown harmlessly", (os, shown) => {
		const found = read({
			[`packer/${os}/a.pkr.hcl`]: template(),
			"packer/good/a.pkr.hcl": template(),
		});
		expect(found.templates.map((one) => one.os)).toEqual(["good"]);
		expect(found.problems).toHaveLength(1);
		expect(found.problems[0]).toMatchObject({ level: "error" });
		expect(found.problems[0]?.message).toContain(shown);
	});

	test("a bad name of a folder without template files is nobody's business", () => {
		expect(read({ "packer/my files/notes.txt": "" }).problems).toEqual([]);
	});

	test("names that JavaScript objects know are names like others", () => {
		const found = read({
			"packer/constructor/a.pkr.hcl": `${template()}variable "__proto__" {}\n`,
		});
		expect(idsOf(found)).toEqual(["constructor"]);
		expect(found.templates[0]?.roots[0]?.variables[0]?.name).toBe("__proto__");
	});

	test("two names that differ only in case are an error that names both", () => {
		const { problems } = read({
			"packer/debian/a.pkr.hcl": template(),
			"packer/Debian/a.pkr.hcl": template(),
		});
		expect(problems).toMatchObject([
			{ level: "error", message: expect.stringMatching(/"Debian".*"debian"/) },
		]);
	});

	test("a folder is a template only where something is built", () => {
		const found = read({
			"packer/common/variables.pkr.hcl": "variable a {}\n",
		});
		expect(found.templates).toEqual([]);
		expect(found.sharedFiles).toHaveLength(1);
		expect(found.problems).toMatchObject([
			{ level: "warning", file: "packer/common/variables.pkr.hcl" },
		]);
	});

	test("a template file beside the templates belongs to none", () => {
		const found = read({ "packer/debian.pkr.hcl": template() });
		expect(found.templates).toEqual([]);
		expect(found.problems).toMatchObject([
			{ level: "warning", file: "packer/debian.pkr.hcl" },
		]);
	});

	test("a JSON file counts only if it has builders", () => {
		const found = read({
			"packer/a/data.json": '{"builders": "of ships"}',
			"packer/b/data.json": '{"builders": []}',
			"packer/c/data.pkrvars.json": '{"builders": [{"type": "null"}]}',
			"packer/d/data.json": '{"builders": [{"type": "null"}]}',
		});
		expect(idsOf(found)).toEqual(["d"]);
		expect(found.problems).toEqual([]);
	});

	test("a template file is known by its place and name", () => {
		expect(isTemplateFile("debian/x.pkr.hcl")).toBe(true);
		expect(isTemplateFile("debian/12/x.pkr.json")).toBe(true);
		expect(isTemplateFile("debian/_x/x.pkr.hcl")).toBe(false);
		expect(isTemplateFile("debian/x.pkrvars.hcl")).toBe(false);
	});
});

describe("what is a root", () => {
	const alone = (name: string) => variable("x", "") + template("null", name);

	test("of files that are run alone, one without a build is warned of", () => {
		const found = read({
			"packer/a/a1.pkr.hcl": alone("a1"),
			"packer/a/a2.pkr.hcl": alone("a2"),
			"packer/a/spare.pkr.hcl": variable("y", ""),
		});
		expect(found.templates[0]?.roots.map(({ file }) => file)).toEqual([
			"a1.pkr.hcl",
			"a2.pkr.hcl",
		]);
		expect(found.problems).toMatchObject([
			{
				level: "warning",
				file: "packer/a/spare.pkr.hcl",
				message: expect.stringContaining('variable "x"'),
			},
		]);
	});

	test.each([
		["variables", "variables {\n  x = 1\n}\n", 'variable "x" {}\n'],
		["source", 'source "null" "s" {}\n', 'source "null" "s" {}\n'],
		["data", 'data "d" "x" {}\n', 'data "d" "x" {}\n'],
		["local", "locals {\n  x = 1\n}\n", 'local "x" {\n  expression = 1\n}\n'],
		[
			"plugin",
			"packer {\n  required_plugins {\n    p = {}\n  }\n}\n",
			"packer {\n  required_plugins {\n    p = {}\n  }\n}\n",
		],
	])("a repeated %s parts the files", (_what, first, second) => {
		const found = read({
			"packer/a/a1.pkr.hcl": first + template("null", "one"),
			"packer/a/a2.pkr.hcl": second + template("null", "two"),
		});
		expect(found.templates[0]?.roots.map(({ file }) => file)).toEqual([
			"a1.pkr.hcl",
			"a2.pkr.hcl",
		]);
	});

	test("a file that is run alone gets no variable files of its folder", () => {
		const files = {
			"packer/a/a1.pkr.hcl":
				variable("os_version", "1") + template("null", "p"),
			"packer/a/a2.pkr.hcl":
				variable("os_version", "2") + template("null", "q"),
			"packer/a/x.auto.pkrvars.hcl": 'os_version = "3"\n',
		};
		expect(idsOf(read(files))).toEqual(["a-1", "a-2"]);
	});

	test("a file that cannot be read is an error with its place, and others go on", () => {
		const found = read({
			"packer/a/a.pkr.hcl": 'source "x" "y" {\n  a = "b\n}\n',
			"packer/b/b.pkr.json": '{"build": [}',
			"packer/c/c.json": '{"builders": [nothing]}',
			"packer/d/d.pkr.hcl": template(),
		});
		expect(problemsOf(found)).toMatchObject([
			{ level: "error", file: "packer/a/a.pkr.hcl", line: 2, column: 7 },
			{ level: "error", file: "packer/b/b.pkr.json", line: 1, column: 12 },
			{ level: "error", file: "packer/c/c.json", line: 1, column: 15 },
		]);
		expect(idsOf(found)).toEqual(["a", "b", "c", "d"]);
		expect(found.templates[0]?.roots).toMatchObject([
			{ templateFiles: ["packer/a/a.pkr.hcl"], images: [{ builds: [] }] },
		]);
	});

	test("a file that is not there is an error", () => {
		const found = read({}, { entries: [entry("packer/a/a.pkr.hcl")] });
		expect(problemsOf(found)).toMatchObject([
			{ level: "error", file: "packer/a/a.pkr.hcl" },
		]);
		expect(idsOf(found)).toEqual(["a"]);
	});

	test("a broken variable file of the inputs is an error of that file", () => {
		const varFiles = [{ path: "vars/a.pkrvars.hcl", text: "a = \n" }];
		const found = read({ "packer/a/a.pkr.hcl": template() }, { varFiles });
		expect(found.problems).toMatchObject([
			{ level: "error", file: "vars/a.pkrvars.hcl", line: 1 },
		]);
	});
});

describe("the version of an image", () => {
	const idOf = (files: Record<string, string>) => idsOf(read(files));

	test.each([
		["ubuntu-22", "ubuntu-22"],
		["ubuntu_22", "ubuntu-22"],
		["ubuntu2404", "ubuntu-2404"],
		["Ubuntu-24-minimal", "ubuntu-24-minimal"],
		["ubuntu-server-24", "ubuntu"],
		["kubuntu-24", "ubuntu"],
	])("is read from the source's name %s", (name, id) => {
		expect(idOf({ "packer/ubuntu/x.pkr.hcl": template("q", name) })).toEqual([
			id,
		]);
	});

	test("may have dots, where Packer lets names have them", () => {
		const renamed = build('source "q.vm" {\n  name = "ubuntu-24.04"\n}');
		const text = `source "q" "vm" {}\n`;
		const ids = ["ubuntu-24.04"];
		expect(idOf({ "packer/ubuntu/x.pkr.hcl": text + renamed })).toEqual(ids);
		expect(idOf({ "packer/ubuntu/ubuntu-24.04.pkr.hcl": template() })).toEqual(
			ids,
		);
		expect(
			idOf({
				"packer/ubuntu/x.json":
					'{"builders": [{"type": "q", "name": "ubuntu-24.04"}]}',
			}),
		).toEqual(ids);
	});

	test("goes by the order of the rules", () => {
		const source = 'source "q" "vm" {}\n';
		const named = build('name = "deb-2"\nsources = ["q.vm"]');
		const unnamed = build('sources = ["q.vm"]');
		const values = variable("version", "5") + variable("os_version", "4");
		const first =
			'source "q" "deb-1" {}\n' +
			build('name = "deb-2"\nsources = ["q.deb-1"]');
		const steps = [
			{ "packer/deb/7/deb-3.pkr.hcl": values + first },
			{ "packer/deb/7/deb-3.pkr.hcl": values + source + named },
			{ "packer/deb/7/deb-3.pkr.hcl": values + source + unnamed },
			{ "packer/deb/7/x.pkr.hcl": values + source + unnamed },
			{ "packer/deb/7/x.pkr.hcl": variable("version", "5") + source + unnamed },
			{ "packer/deb/7/x.pkr.hcl": source + unnamed },
			{ "packer/deb9.1/x.pkr.hcl": source + unnamed },
			{ "packer/deb/x.pkr.hcl": source + unnamed },
		].map(
			(files) => read(files as Record<string, string>).templates[0]?.roots[0],
		);
		expect(
			steps.map((root) => [root?.images[0]?.id, root?.images[0]?.version]),
		).toEqual([
			["deb-1", "1"],
			["deb-2", "2"],
			["deb-3", "3"],
			["deb-4", "4"],
			["deb-5", "5"],
			["deb-7", "7"],
			["deb9.1", "9.1"],
			["deb", "0"],
		]);
	});

	test("comes from the inputs before anything in the repository", () => {
		const files = {
			"packer/deb/x.pkr.hcl": variable("os_version", "1") + template(),
			"packer/deb/x.auto.pkrvars.hcl": 'os_version = "2"\n',
		};
		const varFiles = [
			{ path: "a.pkrvars.json", text: '{"os_version": "3"}' },
			{ path: "b.pkrvars.hcl", text: 'os_version = "4"\n' },
		];
		expect(idsOf(read(files))).toEqual(["deb-2"]);
		expect(idsOf(read(files, { varFiles }))).toEqual(["deb-4"]);
		const variables = { os_version: "5" };
		expect(idsOf(read(files, { varFiles, variables }))).toEqual(["deb-5"]);
	});

	test.each([
		["24.04 LTS", "deb-24.04-LTS"],
		["../../x", "deb-x"],
		["a\\nb", "deb-a-b"],
		["é", "deb"],
		["", "deb"],
		["9".repeat(200), `deb-${"9".repeat(64)}`],
	])("has the characters of names: %j", (value, id) => {
		const text = variable("os_version", value) + template();
		expect(idOf({ "packer/deb/x.pkr.hcl": text })).toEqual([id]);
	});

	test("is the source's name where two are of one builder", () => {
		const text = ["ubuntu-jammy", "ubuntu_noble", "ubuntuserver", "ubuntu"]
			.map((name) => `source "q" "${name}" {}\n`)
			.join("");
		const sources = build(
			'sources = ["q.ubuntu-jammy", "q.ubuntu_noble", "q.ubuntuserver", "q.ubuntu"]',
		);
		expect(idOf({ "packer/ubuntu/x.pkr.hcl": text + sources })).toEqual([
			"ubuntu-jammy",
			"ubuntu-noble",
			"ubuntu-ubuntuserver",
			"ubuntu",
		]);
	});

	test("is the build block's name where two use one source", () => {
		const text =
			'source "q" "vm" {}\n' +
			build('name = "base"\nsources = ["q.vm"]') +
			build('name = "full"\nsources = ["q.vm"]');
		expect(idOf({ "packer/deb/x.pkr.hcl": text })).toEqual([
			"deb-vm-base",
			"deb-vm-full",
		]);
	});

	test("is the file's name where nothing else tells files apart that are run alone", () => {
		const text = variable("x", "") + template();
		expect(
			idOf({
				"packer/windows/server2022.pkr.hcl": text,
				"packer/windows/server2025.pkr.hcl": text,
				"packer/windows/windows.pkr.hcl": text,
			}),
		).toEqual(["windows-server2022", "windows-server2025", "windows"]);
	});

	test("is given without builds where only Packer knows the sources", () => {
		const text =
			'variable "which" {\n  type = list(string)\n}\nsource "q" "vm" {}\n' +
			build("sources = var.which");
		const files = { "packer/deb/deb-12.pkr.hcl": text };
		const [image] = read(files).templates[0]?.roots[0]?.images ?? [];
		expect(image).toMatchObject({ id: "deb-12", builds: [] });
		const variables = { which: '["source.q.vm"]' };
		const [told] =
			read(files, { variables }).templates[0]?.roots[0]?.images ?? [];
		expect(told?.builds.map(({ name }) => name)).toEqual(["q.vm"]);
	});

	test("twice the same id is an error that names both places", () => {
		const { problems } = read({
			"packer/rhel/10/uefi/rhel10-uefi.pkr.hcl": template(),
			"packer/rhel/10/airgapped/rhel10-uefi.pkr.hcl": template(),
		});
		expect(problems).toMatchObject([
			{
				level: "error",
				file: "packer/rhel/10/uefi/rhel10-uefi.pkr.hcl",
				message: expect.stringMatching(
					/"rhel-10-uefi".*rhel\/10\/airgapped.*rhel\/10\/uefi/,
				),
			},
		]);
	});

	test("twice the same id in two templates is an error as well", () => {
		const { problems } = read({
			"packer/debian/debian-12.pkr.hcl": template(),
			"packer/debian-12/x.pkr.hcl": template(),
		});
		expect(problems).toMatchObject([{ level: "error" }]);
	});
});

describe("where Packer runs", () => {
	const directoryOf = (body: string) =>
		read({
			"packer/a/a.pkr.hcl": `source "q" "vm" {\n${body}\n}\n${build('sources = ["q.vm"]')}`,
			"packer/a/http/user-data": "",
			"packer/common/x.sh": "",
		}).templates[0]?.roots[0]?.workingDirectory;

	test.each([
		['http_directory = "packer/a/http"', "repository"],
		['http_directory = "./http/"', "template"],
		['http_directory = "../common"', "template"],
		['cd_files = ["http/*"]', "template"],
		['cd_files = ["http/user-data", "packer/common/x.sh"]', null],
		[`http_directory = "\${path.root}/http"`, null],
		['http_directory = "absent"', null],
		['http_directory = "."', null],
		['http_directory = "/etc"', null],
		['http_directory = "../../../etc"', null],
		['iso_url = "http/user-data"', "template"],
	])("%s", (body, expected) => {
		expect(directoryOf(body)).toBe(expected);
	});

	test("a file that is in both places tells nothing, but another may", () => {
		const both = { "http/user-data": "", "packer/a/a.sh": "" };
		const inBoth = (body: string) =>
			readTemplates({
				entries: [
					...Object.keys(both),
					"packer/a/a.pkr.hcl",
					"packer/a/http/user-data",
				].map((path) => entry(path)),
				packerDirectory: "packer",
				readText: () =>
					`source "q" "vm" {\n${body}\n}\n${build('sources = ["q.vm"]')}`,
				variables: {},
				varFiles: [],
			}).templates[0]?.roots[0]?.workingDirectory;
		expect(inBoth('cd_files = ["http/user-data"]')).toBeNull();
		expect(inBoth('cd_files = ["http/user-data", "a.sh"]')).toBe("template");
	});

	test("provisioners name files too, but not those that they fetch from the machine", () => {
		const step = (body: string) =>
			read({
				"packer/a/a.pkr.hcl": `source "q" "vm" {}\nbuild {\n  sources = ["q.vm"]\n  provisioner "file" {\n${body}\n  }\n}\n`,
				"packer/common/x.sh": "",
			}).templates[0]?.roots[0]?.workingDirectory;
		expect(step('source = "packer/common/"')).toBe("repository");
		expect(
			step('source = "packer/common/"\ndirection = "download"'),
		).toBeNull();
	});
});

test("a thousand templates among fifty thousand files", () => {
	const entries: TreeEntry[] = [];
	for (let i = 0; i < 1000; i++) {
		for (let j = 0; j < 49; j++)
			entries.push(entry(`packer/os-${i}/files/${j}.sh`));
		entries.push(entry(`packer/os-${i}/x.pkr.hcl`));
	}
	const asked: string[] = [];
	const found = readTemplates({
		entries,
		packerDirectory: "packer",
		readText: (path) => {
			asked.push(path);
			return variable("os_version", "7") + template();
		},
		variables: {},
		varFiles: [],
	});
	expect(found.problems).toEqual([]);
	expect(found.templates).toHaveLength(1000);
	expect(new Set(idsOf(found)).size).toBe(1000);
	expect(idsOf(found)).toContain("os-999-7");
	expect(asked).toHaveLength(1000);
});
