import { describe, expect, test } from "vitest";
import { fixture, idsOf, read } from "./template-tree.ts";

/** The trees of real projects, rebuilt in small, and the ids that a person would give to their images. */
const TREES = [
	{
		tree: "file-per-version",
		packerDirectory: "packer",
		ids: ["debian-12", "opnsense", "ubuntu-22", "ubuntu-24"],
		workingDirectory: "repository",
	},
	{
		tree: "folder-per-variant",
		packerDirectory: "packer/distros",
		ids: [
			"alpine-23",
			"debian-12-uefi",
			"debian-12-uefi-lvm",
			"debian-13-uefi",
			"rocky-9-minimal",
		],
		workingDirectory: "template",
	},
	{
		tree: "folder-per-version",
		packerDirectory: "",
		ids: ["ubuntu2404", "windowsServer2022", "windowsServer2022Core"],
		workingDirectory: "template",
	},
	{
		tree: "split-files",
		packerDirectory: "packer",
		ids: ["ubuntu-24.04"],
		workingDirectory: "template",
	},
	{
		tree: "flat-root",
		packerDirectory: "packer",
		ids: [
			"almalinux-9-gencloud-x86_64",
			"almalinux-9-gencloud-aarch64",
			"almalinux-9",
			"almalinux-10",
			"almalinux",
		],
		workingDirectory: "template",
	},
	{
		tree: "one-template-many-var-files",
		packerDirectory: "",
		ids: ["packer_templates"],
		workingDirectory: null,
	},
	{
		tree: "legacy-json",
		packerDirectory: "packer",
		ids: ["centos-7.9", "debian-8", "debian-9"],
		workingDirectory: "template",
	},
	{
		tree: "hcl-json",
		packerDirectory: "packer",
		ids: ["fedora-44"],
		workingDirectory: "repository",
	},
	{
		tree: "model-template",
		packerDirectory: "packer",
		ids: ["debian-12", "debian-13"],
		workingDirectory: null,
	},
] as const;

describe.each(TREES)("$tree", ({ tree, packerDirectory, ...expected }) => {
	test("has the ids that a person would give", () => {
		const found = read(fixture(tree), { packerDirectory });
		expect(found.problems).toEqual([]);
		expect(idsOf(found)).toEqual(expected.ids);
	});

	test("tells where Packer has to run", () => {
		const found = read(fixture(tree), { packerDirectory });
		const [first] = found.templates.flatMap(({ roots }) => roots);
		expect(first?.workingDirectory).toBe(expected.workingDirectory);
	});
});

test("files that declare the same variables are run alone, each with its own", () => {
	const found = read(fixture("file-per-version"));
	const [ubuntu22, ubuntu24] =
		found.templates.find(({ os }) => os === "ubuntu")?.roots ?? [];
	expect(ubuntu22).toMatchObject({
		os: "ubuntu",
		directory: "packer/ubuntu",
		file: "ubuntu22.pkr.hcl",
		templateFiles: ["packer/ubuntu/ubuntu22.pkr.hcl"],
		variables: [
			{
				name: "remote_host",
				sensitive: true,
				hasDefault: false,
				type: "string",
			},
			{
				name: "remote_password",
				sensitive: true,
				hasDefault: false,
				type: "string",
			},
			{
				name: "network_names",
				sensitive: false,
				hasDefault: false,
				type: "list(string)",
			},
		],
		images: [
			{
				id: "ubuntu-22",
				os: "ubuntu",
				version: "22",
				builds: [
					{
						name: "xenserver-iso.ubuntu22",
						builderType: "xenserver-iso",
						sourceName: "ubuntu22",
					},
				],
			},
		],
		pool: [
			{
				build: "xenserver-iso.ubuntu22",
				vmName: "template-ubuntu-22.04",
				cloneTemplate: "Other install media",
				diskBytes: 40_000 * 2 ** 20,
				srName: "",
				isoSrName: "",
				keepVm: "never",
				ipGetter: "auto",
				uploads: true,
			},
		],
		iso: {
			url: "https://mirror.example/ubuntu-22.04.iso",
			checksum: "sha256:00",
		},
		workingDirectory: "repository",
	});
	expect(ubuntu24?.file).toBe("ubuntu24.pkr.hcl");
});

test("files that complete one another are one root, with the variable files that Packer reads by itself", () => {
	const [root] = read(fixture("split-files")).templates[0]?.roots ?? [];
	expect(root?.file).toBeUndefined();
	expect(root?.templateFiles).toEqual([
		"packer/ubuntu-24.04/build.pkr.hcl",
		"packer/ubuntu-24.04/variables.pkr.hcl",
	]);
	expect(root?.iso).toEqual({
		url: "https://mirror.example/noble/ubuntu-24.04.5-live-server-amd64.iso",
		checksum: "file:https://mirror.example/noble/SHA256SUMS",
	});
	expect(root?.images[0]?.builds[0]?.name).toBe("ub24.xenserver-iso.vm");
});

test("builds of one version and different builders are one image", () => {
	const [root] = read(fixture("flat-root")).templates[0]?.roots ?? [];
	const image = root?.images.find(({ id }) => id === "almalinux-9");
	expect(image?.builds.map(({ name }) => name)).toEqual([
		"qemu.almalinux-9",
		"virtualbox-iso.almalinux-9",
		"vmware-iso.almalinux-9",
	]);
});

test("a variable file gives the version that the template leaves open", () => {
	const files = fixture("one-template-many-var-files");
	const path = "os_pkrvars/debian/debian-12-x86_64.pkrvars.hcl";
	const varFiles = [{ path, text: files[path] ?? "" }];
	const found = read(files, { packerDirectory: "", varFiles });
	expect(idsOf(found)).toEqual(["packer_templates-12"]);
	const [root] = found.templates[0]?.roots ?? [];
	expect(root?.iso?.url).toBe("https://mirror.example/debian-12.iso");
	expect(root?.images[0]?.builds.map(({ name }) => name)).toEqual([
		"qemu.vm",
		"virtualbox-iso.vm",
	]);
	expect(found.sharedFiles.map((file) => file.path)).toEqual([path]);
});

test("the model template takes its version from the file of a variant", () => {
	const files = fixture("model-template");
	const path = "packer/debian/debian-13.pkrvars.hcl";
	const varFiles = [{ path, text: files[path] ?? "" }];
	expect(idsOf(read(files, { varFiles }))).toEqual(["debian-13"]);
});

test("old JSON templates are run alone, with the names that -only takes", () => {
	const found = read(fixture("legacy-json"));
	const [centos] = found.templates[0]?.roots ?? [];
	expect(centos).toMatchObject({
		file: "packer.json",
		templateFiles: ["packer/centos/packer.json"],
		iso: { url: "https://mirror.example/centos.iso", checksum: "none" },
		images: [
			{
				builds: [
					{
						name: "xenserver-iso",
						builderType: "xenserver-iso",
						sourceName: "xenserver-iso",
					},
				],
			},
		],
	});
	expect(
		centos?.variables.map(({ name, sensitive, hasDefault }) => ({
			name,
			sensitive,
			hasDefault,
		})),
	).toEqual([
		{ name: "version", sensitive: false, hasDefault: true },
		{ name: "mirror", sensitive: false, hasDefault: true },
		{ name: "url", sensitive: false, hasDefault: true },
		{ name: "password", sensitive: true, hasDefault: false },
	]);
	const debian = found.templates[1]?.roots.map(({ file }) => file);
	expect(debian).toEqual(["debian-8.json", "debian-9.json"]);
});

test("HCL in JSON says the same as HCL", () => {
	const [root] = read(fixture("hcl-json")).templates[0]?.roots ?? [];
	expect(root?.variables).toMatchObject([
		{ name: "os_version", sensitive: false, hasDefault: true, type: "string" },
		{ name: "token", sensitive: true, hasDefault: false, type: "string" },
		{
			name: "tags",
			sensitive: false,
			hasDefault: true,
			type: "list(string)",
		},
	]);
	expect(root?.iso?.url).toBe("https://mirror.example/fedora-44.iso");
	expect(root?.images[0]?.builds.map(({ name }) => name)).toEqual([
		"f.qemu.server",
		"f.xenserver-iso.renamed",
	]);
});
