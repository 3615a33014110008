import { describe, expect, test } from "vitest";
import type { TreeChange } from "../../src/plan/git-lines.ts";
import { type LayoutRequest, layOut } from "../../src/plan/layout.ts";
import { entry, root, template } from "./samples.ts";

const PATHS = [
	"README.md",
	"scripts/setup.sh",
	"scripts/deep/run.sh",
	"scripts-old/x",
	"packer/README.md",
	"packer/common/motd",
	"packer/debian/debian.pkr.hcl",
	"packer/debian/http/preseed.cfg",
	"packer/debian-12/debian-12.pkr.hcl",
	"packer-old/debian/debian.pkr.hcl",
	"vars/site.pkrvars.hcl",
];

function layout(fields: Partial<LayoutRequest> = {}) {
	return layOut({
		packerDirectory: "packer",
		sharedPaths: [],
		varFiles: [],
		entries: PATHS.map((path) => entry(path)),
		templates: [template("debian"), template("debian-12")],
		...fields,
	});
}

const paths = (entries: readonly { readonly path: string }[] = []) =>
	entries.map(({ path }) => path);

const changed = (
	status: TreeChange["status"],
	...names: readonly string[]
): TreeChange[] => names.map((path) => ({ path, status }));

describe("files", () => {
	test("of a template are those below its folder: no name that begins the same", () => {
		const { own } = layout().files();
		expect(paths(own.get("debian"))).toEqual([
			"packer/debian/debian.pkr.hcl",
			"packer/debian/http/preseed.cfg",
		]);
		expect(paths(own.get("debian-12"))).toEqual([
			"packer/debian-12/debian-12.pkr.hcl",
		]);
	});

	test("that are shared are the others below the templates folder", () => {
		expect(paths(layout().files().shared)).toEqual([
			"packer/README.md",
			"packer/common/motd",
		]);
	});

	test.each<[string, string[], string[]]>([
		[
			"a folder, for all below it",
			["scripts"],
			["scripts/setup.sh", "scripts/deep/run.sh"],
		],
		["a file", ["README.md"], ["README.md"]],
		["a glob", ["scripts/*.sh"], ["scripts/setup.sh"]],
		["a deep glob", ["**/*.sh"], ["scripts/setup.sh", "scripts/deep/run.sh"]],
		["several", ["README.md", "scripts-*"], ["README.md", "scripts-old/x"]],
		[
			"a template's own folder, which it can't make shared",
			["packer/debian/**"],
			[],
		],
		["nothing that is there", ["gone"], []],
	])("that shared-paths names: %s", (_name, sharedPaths, expected) => {
		const shared = paths(layout({ sharedPaths }).files().shared);
		const outside = shared.filter((path) => !path.startsWith("packer/"));
		expect(outside).toEqual(expected);
		expect(shared).not.toContain("packer/debian/debian.pkr.hcl");
	});

	test("whose names begin with a dot are matched too", () => {
		const entries = [entry("scripts/.env"), entry(".config/x")];
		expect(
			paths(
				layout({ entries, sharedPaths: ["scripts", ".config/**"] }).files()
					.shared,
			),
		).toEqual(["scripts/.env", ".config/x"]);
	});

	test("that packer-var-files names are shared, by their exact names", () => {
		const entries = [
			entry("vars/[a].pkrvars.hcl"),
			entry("vars/a.pkrvars.hcl"),
		];
		expect(
			paths(
				layout({ entries, varFiles: ["vars/[a].pkrvars.hcl"] }).files().shared,
			),
		).toEqual(["vars/[a].pkrvars.hcl"]);
	});

	test("of a templates folder deeper down, and of the repository itself", () => {
		const deep = layout({
			packerDirectory: "infra/packer",
			entries: [
				entry("infra/packer/debian/a"),
				entry("infra/packer/common/b"),
				entry("infra/c"),
			],
			templates: [template("debian", [root("debian")], "infra/packer/debian")],
		});
		expect(paths(deep.files().own.get("debian"))).toEqual([
			"infra/packer/debian/a",
		]);
		expect(paths(deep.files().shared)).toEqual(["infra/packer/common/b"]);
		const whole = layout({
			packerDirectory: "",
			entries: [
				entry("debian/a"),
				entry("debian-12/b"),
				entry("common/c"),
				entry("d"),
			],
			templates: [template("debian", [root("debian")], "debian")],
		});
		expect(paths(whole.files().own.get("debian"))).toEqual(["debian/a"]);
		expect(paths(whole.files().shared)).toEqual([
			"debian-12/b",
			"common/c",
			"d",
		]);
	});
});

describe("changes", () => {
	test("concern the template whose folder they are in, or all", () => {
		const { byTemplate, shared, deleted } = layout({
			sharedPaths: ["scripts"],
		}).sort([
			...changed(
				"modified",
				"packer/debian/http/preseed.cfg",
				"packer/common/motd",
				"scripts/setup.sh",
				"README.md",
				"packer-old/debian/debian.pkr.hcl",
			),
			...changed("added", "packer/debian-12/new"),
			...changed("deleted", "packer/README.md"),
		]);
		expect(paths(byTemplate.get("debian"))).toEqual([
			"packer/debian/http/preseed.cfg",
		]);
		expect(paths(byTemplate.get("debian-12"))).toEqual([
			"packer/debian-12/new",
		]);
		expect(shared).toEqual([
			"packer/common/motd",
			"scripts/setup.sh",
			"packer/README.md",
		]);
		expect(deleted).toEqual([]);
	});

	test("of a shared file that is gone concern all", () => {
		expect(
			layout({ sharedPaths: ["tools"] }).sort(changed("deleted", "tools/gone"))
				.shared,
		).toEqual(["tools/gone"]);
	});

	test("tell which templates were deleted, and what went with them was not shared", () => {
		const { deleted, shared, byTemplate } = layout().sort([
			...changed(
				"deleted",
				"packer/fedora/fedora.pkr.hcl",
				"packer/fedora/http/ks.cfg",
				"packer/arch/deep/arch.pkr.json",
			),
			...changed("deleted", "packer/common/gone"),
		]);
		expect(deleted).toEqual(["arch", "fedora"]);
		expect(shared).toEqual(["packer/common/gone"]);
		expect(byTemplate.get("debian")).toBeUndefined();
	});

	test("of a template that is renamed: the old one is deleted, the new one has changed", () => {
		const { deleted, byTemplate } = layout().sort([
			...changed("deleted", "packer/old/old.pkr.hcl"),
			...changed("added", "packer/debian/debian.pkr.hcl"),
		]);
		expect(deleted).toEqual(["old"]);
		expect(paths(byTemplate.get("debian"))).toEqual([
			"packer/debian/debian.pkr.hcl",
		]);
	});

	test("of one template file among others delete no template", () => {
		expect(
			layout().sort(changed("deleted", "packer/debian/bios.pkr.hcl")).deleted,
		).toEqual([]);
	});

	test("of files that never made a template delete none: hidden folders, loose files, other folders", () => {
		expect(
			layout().sort(
				changed(
					"deleted",
					"packer/_old/a.pkr.hcl",
					"packer/.x/a.pkr.hcl",
					"packer/a.pkr.hcl",
					"packer/fedora/_x/a.pkr.hcl",
					"packer-old/debian/debian.pkr.hcl",
				),
			).deleted,
		).toEqual([]);
	});
});
