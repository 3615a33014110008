import { describe, expect, test } from "vitest";
import type { Dependency, PackerRoot } from "../../src/model.ts";
import { type ConcernsRequest, concernsOf } from "../../src/plan/concerns.ts";
import type { TreeChange } from "../../src/plan/git-lines.ts";
import { entry, root, template } from "./samples.ts";

const PATHS = [
	"README.md",
	"scripts/setup.sh",
	"scripts/deep/run.sh",
	"scripts-old/x",
	"packer/README.md",
	"packer/common/motd",
	"packer/debian/NOTES.md",
	"packer/debian/debian.pkr.hcl",
	"packer/debian/http/NOTES.md",
	"packer/debian/http/preseed.cfg",
	"packer/debian-12/debian-12.pkr.hcl",
	"packer-old/debian/debian.pkr.hcl",
	"vars/site.pkrvars.hcl",
];
const OWN = [
	"packer/debian/debian.pkr.hcl",
	"packer/debian/http/NOTES.md",
	"packer/debian/http/preseed.cfg",
];

function concerns(fields: Partial<ConcernsRequest> = {}) {
	return concernsOf({
		packerDirectory: "packer",
		sharedPaths: [],
		varFiles: [],
		entries: PATHS.map((path) => entry(path)),
		templates: [template("debian"), template("debian-12")],
		rules: new Map(),
		...fields,
	});
}

/** Files of a root, by their paths. */
const filesOf = (of: PackerRoot, fields: Partial<ConcernsRequest> = {}) =>
	concerns({ templates: [template("debian", [of])], ...fields })
		.filesOf(of)
		.map(({ path }) => path);

const uses = (...dependencies: readonly Dependency[]) =>
	root("debian", { dependencies });

const file = (path: string): Dependency => ({
	path,
	folder: false,
	why: "used at debian.pkr.hcl:4",
});

const modified = (...paths: readonly string[]): TreeChange[] =>
	paths.map((path) => ({ path, status: "modified" }));
const deleted = (...paths: readonly string[]): TreeChange[] =>
	paths.map((path) => ({ path, status: "deleted" }));

describe("what makes a root's images", () => {
	test("is its template's folder, but the notes directly in it: no name that begins the same", () => {
		expect(filesOf(root("debian"))).toEqual(OWN);
	});

	test("is what it refers to, a folder with all below it", () => {
		expect(
			filesOf(uses(file("scripts"), file("packer/common/motd"))).slice(3),
		).toEqual([
			"packer/common/motd",
			"scripts/deep/run.sh",
			"scripts/setup.sh",
		]);
	});

	test("is the repository where it refers to all of it", () => {
		expect(filesOf(uses(file("")))).toHaveLength(PATHS.length);
	});

	test("is a file of its folder that it refers to, though its template.yml ignores it", () => {
		const rules = new Map([["debian", { watch: [], ignore: ["http"] }]]);
		expect(filesOf(root("debian"), { rules })).toEqual(OWN.slice(0, 1));
		expect(
			filesOf(uses(file("packer/debian/http/preseed.cfg")), { rules }),
		).toEqual([OWN[0], OWN[2]]);
	});

	test("is every shared file where a reference can't be told", () => {
		const unresolved = [
			{
				file: "packer/debian/debian.pkr.hcl",
				line: 4,
				why: "var.x has no value",
			},
		];
		expect(filesOf(root("debian", { unresolved })).slice(3)).toEqual([
			"packer/README.md",
			"packer/common/motd",
			"packer/debian-12/debian-12.pkr.hcl",
		]);
	});

	test.each<[string, string[], string[]]>([
		[
			"a folder, for all below it",
			["scripts"],
			["scripts/deep/run.sh", "scripts/setup.sh"],
		],
		["a folder with a slash", ["./scripts/deep/"], ["scripts/deep/run.sh"]],
		["a file", ["README.md"], ["README.md"]],
		["a glob", ["scripts/*.sh"], ["scripts/setup.sh"]],
		["a deep glob", ["**/*.sh"], ["scripts/deep/run.sh", "scripts/setup.sh"]],
		["several", ["README.md", "scripts-*"], ["README.md", "scripts-old/x"]],
		["nothing that is there", ["gone"], []],
	])("is what shared-paths and watch name: %s", (_name, globs, expected) => {
		const of = root("debian");
		expect(filesOf(of, { sharedPaths: globs }).slice(3)).toEqual(expected);
		const rules = new Map([["debian", { watch: globs, ignore: [] }]]);
		expect(filesOf(of, { rules }).slice(3)).toEqual(expected);
		const other = new Map([["fedora", { watch: globs, ignore: [] }]]);
		expect(filesOf(of, { rules: other })).toEqual(OWN);
	});

	test("is no file of another template, whatever shared-paths says", () => {
		const both = concerns({ sharedPaths: ["packer/**"] });
		const paths = both.filesOf(root("debian")).map(({ path }) => path);
		expect(paths.slice(3)).toEqual(["packer/README.md", "packer/common/motd"]);
	});

	test("is a file of another template that it refers to", () => {
		const of = uses(file("packer/debian-12/debian-12.pkr.hcl"));
		expect(filesOf(of)).toContain("packer/debian-12/debian-12.pkr.hcl");
	});

	test("is what packer-var-files names, by exact names", () => {
		const entries = [
			entry("vars/[a].pkrvars.hcl"),
			entry("vars/a.pkrvars.hcl"),
		];
		expect(
			filesOf(root("debian"), { entries, varFiles: ["vars/[a].pkrvars.hcl"] }),
		).toEqual(["vars/[a].pkrvars.hcl"]);
	});

	test("is found in a templates folder deeper down, and in the repository itself", () => {
		const unresolved = [{ file: "x", line: 1, why: "" }];
		const deep = root("debian", {
			directory: "infra/packer/debian",
			unresolved,
		});
		expect(
			concerns({
				packerDirectory: "infra/packer",
				entries: [
					"infra/packer/debian/a",
					"infra/packer/common/b",
					"infra/c",
				].map((path) => entry(path)),
				templates: [template("debian", [deep], "infra/packer/debian")],
			})
				.filesOf(deep)
				.map(({ path }) => path),
		).toEqual(["infra/packer/debian/a", "infra/packer/common/b"]);
		const whole = root("debian", { directory: "debian", unresolved });
		expect(
			concerns({
				packerDirectory: "",
				entries: ["debian/a", "debian-12/b", "common/c", "d"].map((path) =>
					entry(path),
				),
				templates: [template("debian", [whole], "debian")],
			})
				.filesOf(whole)
				.map(({ path }) => path),
		).toEqual(
			["debian/a", "common/c", "d", "debian-12/b"].toSorted((a, b) =>
				a === "debian/a" ? -1 : b === "debian/a" ? 1 : a < b ? -1 : 1,
			),
		);
	});
});

describe("roots of one folder", () => {
	const twelve = root("debian", {
		variant: "12",
		varFiles: ["packer/debian/12.pkrvars.hcl", "vars/12.pkrvars.hcl"],
	});
	const thirteen = root("debian", {
		variant: "13",
		varFiles: ["packer/debian/13.pkrvars.hcl"],
	});
	const alone = root("debian", {
		file: "cloud.pkr.hcl",
		templateFiles: ["packer/debian/cloud.pkr.hcl"],
	});
	const all = [twelve, thirteen, alone];
	const sorted = (path: string) => {
		const { of } = concerns({ templates: [template("debian", all)] }).sort(
			modified(path),
		);
		return all.map((each) => of(each)[0]);
	};

	test.each<[string, (string | undefined)[]]>([
		["packer/debian/12.pkrvars.hcl", ["own", undefined, undefined]],
		["packer/debian/13.pkrvars.hcl", [undefined, "own", undefined]],
		["packer/debian/debian.pkr.hcl", ["own", "own", undefined]],
		["packer/debian/cloud.pkr.hcl", [undefined, undefined, "own"]],
		["packer/debian/http/preseed.cfg", ["own", "own", "own"]],
		["packer/debian/gone.pkr.hcl", ["own", "own", "own"]],
		[
			"vars/12.pkrvars.hcl",
			["variable file of the variant 12", undefined, undefined],
		],
	])("%s concerns those that read it", (path, expected) => {
		expect(
			sorted(path).map((concern) => concern && (concern.why ?? "own")),
		).toEqual(expected);
	});
});

describe("why", () => {
	const why = (
		of: PackerRoot,
		path: string,
		fields: Partial<ConcernsRequest> = {},
	) =>
		concerns({ templates: [template("debian", [of])], ...fields })
			.sort(modified(path))
			.of(of);

	test("is where the template uses the file", () => {
		expect(why(uses(file("packer/common/motd")), "packer/common/motd")).toEqual(
			[{ path: "packer/common/motd", why: "used at debian.pkr.hcl:4" }],
		);
		expect(why(uses(file("packer/common")), "packer/common/a/new")).toEqual([
			{ path: "packer/common/a/new", why: "used at debian.pkr.hcl:4" },
		]);
		expect(why(uses(file("packer/common")), "packer/common-old")).toEqual([]);
	});

	test("is the place that can't be told", () => {
		const unresolved = [
			{
				file: "packer/debian/debian.pkr.hcl",
				line: 4,
				why: "var.x has no value",
			},
		];
		expect(why(root("debian", { unresolved }), "packer/common/x")).toEqual([
			{
				path: "packer/common/x",
				why: "which may be meant at packer/debian/debian.pkr.hcl:4 (var.x has no value)",
			},
		]);
		expect(why(root("debian", { unresolved }), "scripts/setup.sh")).toEqual([]);
	});

	test("is the setting that names the file", () => {
		const path = "scripts/setup.sh";
		expect(why(root("debian"), path, { sharedPaths: ["scripts"] })).toEqual([
			{ path, why: "named in shared-paths" },
		]);
		const rules = new Map([["debian", { watch: ["scripts"], ignore: [] }]]);
		expect(why(root("debian"), path, { rules })).toEqual([
			{ path, why: "watched in template.yml" },
		]);
		expect(why(root("debian"), path, { varFiles: [path] })).toEqual([
			{ path, why: "named in packer-var-files" },
		]);
		expect(why(root("debian", { varFiles: [path] }), path)).toEqual([
			{ path, why: "its variable file" },
		]);
	});

	test("has no answer for what concerns nobody, which is told apart", () => {
		const sorted = concerns().sort(
			modified("packer/common/motd", "README.md", "packer/debian/NOTES.md"),
		);
		expect(sorted.of(root("debian"))).toEqual([]);
		expect(sorted.unused([root("debian")])).toEqual(["packer/common/motd"]);
	});

	test("of files of its own folder comes first", () => {
		const of = uses(file("packer/common/motd"));
		const sorted = concerns({ templates: [template("debian", [of])] }).sort(
			modified("packer/common/motd", "packer/debian/http/preseed.cfg"),
		);
		expect(sorted.of(of).map(({ path }) => path)).toEqual([
			"packer/debian/http/preseed.cfg",
			"packer/common/motd",
		]);
		expect(sorted.unused([of])).toEqual([]);
	});
});

describe("what was deleted", () => {
	test("concerns who refers to it still", () => {
		const of = uses(file("scripts"));
		const sorted = concerns({ templates: [template("debian", [of])] }).sort(
			deleted("scripts/gone.sh"),
		);
		expect(sorted.of(of).map(({ path }) => path)).toEqual(["scripts/gone.sh"]);
	});

	test("with its template was never shared", () => {
		const sorted = concerns().sort([
			...deleted(
				"packer/fedora/fedora.pkr.hcl",
				"packer/fedora/http/ks.cfg",
				"packer/arch/deep/arch.pkr.json",
			),
			...deleted("packer/common/gone"),
		]);
		expect(sorted.deleted).toEqual(["arch", "fedora"]);
		expect(sorted.unused([root("debian")])).toEqual(["packer/common/gone"]);
	});

	test("of a template that is renamed: the old one is deleted, the new one has changed", () => {
		const sorted = concerns().sort([
			...deleted("packer/old/old.pkr.hcl"),
			...modified("packer/debian/debian.pkr.hcl"),
		]);
		expect(sorted.deleted).toEqual(["old"]);
		expect(sorted.of(root("debian"))).toHaveLength(1);
	});

	test("of one template file among others deletes no template", () => {
		expect(
			concerns().sort(deleted("packer/debian/other.pkr.hcl")).deleted,
		).toEqual([]);
	});

	test("outside the templates folder, or hidden in it, is no template", () => {
		expect(
			concerns().sort(
				deleted(
					"packer-old/x/x.pkr.hcl",
					"packer/x.pkr.hcl",
					"packer/_old/x.pkr.hcl",
				),
			).deleted,
		).toEqual([]);
	});
});
