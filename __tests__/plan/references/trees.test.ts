import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { describe, expect, test } from "vitest";
import { type Files, fixture, read } from "../template-tree.ts";

/** What the roots of a tree refer to outside and inside their folders; folders end in `/`. */
const TREES = [
	{
		tree: "file-per-version",
		packerDirectory: "packer",
		dependencies: [
			"packer/common/",
			"packer/debian/http/",
			"packer/opnsense/http/",
			"packer/ubuntu/http/",
		],
		absent: [],
	},
	{
		tree: "folder-per-variant",
		packerDirectory: "packer/distros",
		dependencies: [
			"packer/distros/alpine/23/http/",
			"packer/distros/debian/12/uefi-lvm/http/",
			"packer/distros/debian/12/uefi/http/",
			"packer/distros/debian/13/uefi/http/",
			"packer/distros/rocky/9/minimal/http/",
		],
		absent: [],
	},
	{
		tree: "folder-per-version",
		packerDirectory: "",
		dependencies: [
			"ubuntu2404/setup/autounattend.xml",
			"windowsServer2022/setup/autounattend.xml",
			"windowsServer2022Core/setup/autounattend.xml",
		],
		absent: [
			"ubuntu2404/ubuntu2404.pkr.hcl:10",
			"windowsServer2022/win2022.pkr.hcl:10",
			"windowsServer2022Core/win2022core.pkr.hcl:10",
		],
	},
	{
		tree: "split-files",
		packerDirectory: "packer",
		dependencies: ["packer/ubuntu-24.04/cidata/"],
		absent: [],
	},
	{
		tree: "flat-root",
		packerDirectory: "packer",
		dependencies: ["packer/almalinux/ansible/cloud.yml"],
		absent: [],
	},
	{
		tree: "legacy-json",
		packerDirectory: "packer",
		dependencies: ["packer/centos/scripts/", "packer/centos/scripts/update.sh"],
		absent: ["packer/centos/packer.json:15"],
	},
	{
		tree: "hcl-json",
		packerDirectory: "packer",
		dependencies: ["packer/fedora/http/"],
		absent: ["packer/fedora/fedora.pkr.json:19"],
	},
	{
		tree: "model-template",
		packerDirectory: "packer",
		dependencies: [
			"packer/_shared/scripts/linux/",
			"packer/debian/http/",
			"packer/debian/scripts/packages.sh",
			"packer/debian/tests/in-build.sh",
		],
		absent: [],
	},
] as const;

describe.each(TREES)("$tree", ({ tree, packerDirectory, ...expected }) => {
	const roots = () =>
		read(fixture(tree), { packerDirectory }).templates.flatMap(
			(template) => template.roots,
		);

	test("refers to what a person would say", () => {
		const paths = roots()
			.flatMap(({ dependencies }) => dependencies)
			.map(({ path, folder }) => (folder ? `${path}/` : path));
		expect([...new Set(paths)].sort()).toEqual(expected.dependencies);
	});

	test("leaves nothing open but what is absent", () => {
		expect(roots().flatMap(({ unresolved }) => unresolved)).toEqual([]);
		const absent = roots()
			.flatMap(({ problems }) => problems)
			.filter(({ title }) => title?.includes("is not there"))
			.map(({ file, line }) => `${file}:${line}`);
		expect([...new Set(absent)]).toEqual(expected.absent);
	});
});

test("scripts that a variable chooses are unresolved until a variable file tells", () => {
	const files = fixture("one-template-many-var-files");
	const path = "os_pkrvars/debian/debian-12-x86_64.pkrvars.hcl";
	const rootOf = (varFiles: readonly string[]) =>
		read(files, {
			packerDirectory: "",
			varFiles: varFiles.map((name) => ({
				path: name,
				text: files[name] ?? "",
			})),
		}).templates[0]?.roots[0];
	expect(rootOf([])?.unresolved).toEqual([
		{
			file: "packer_templates/pkr-builder.pkr.hcl",
			line: 19,
			why: "in local.scripts, var.os_name has no value",
		},
	]);
	expect(rootOf([path])?.unresolved).toEqual([]);
});

describe("the templates of this repository", () => {
	const repository = join(import.meta.dirname, "..", "..", "..");
	const files: Files = Object.fromEntries(
		readdirSync(join(repository, "packer"), {
			recursive: true,
			withFileTypes: true,
		})
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name))
			.map((path) => [
				relative(repository, path).split(sep).join("/"),
				readFileSync(path, "utf8"),
			]),
	);
	const roots = read(files).templates.flatMap((template) => template.roots);

	test("are found", () => {
		expect(roots.length).toBeGreaterThan(0);
	});

	test.each(
		roots.map((root) => [root.variant ?? root.directory, root] as const),
	)("%s: every reference resolves", (_name, root) => {
		expect(root.unresolved).toEqual([]);
		expect(root.problems).toEqual([]);
		expect(root.dependencies).toContainEqual({
			path: "packer/_shared/scripts/linux",
			folder: true,
			why: expect.stringMatching(/^used at debian\.pkr\.hcl:\d+$/),
		});
	});
});
