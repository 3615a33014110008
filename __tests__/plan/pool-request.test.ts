import { describe, expect, test } from "vitest";
import type { PoolRequest } from "../../src/model.ts";
import type { TemplatesRequest } from "../../src/plan/template.ts";
import { read } from "./template-tree.ts";

const DOLLAR = "$";
const MEGABYTE = 1 << 20;

function poolOf(
	files: Readonly<Record<string, string>>,
	request: Partial<TemplatesRequest> = {},
) {
	const found = read(files, request);
	expect(found.problems).toEqual([]);
	return found.templates[0]?.roots[0]?.pool;
}

/** What an HCL template with one source `vm` asks for. */
function asked(
	source: string,
	{
		type = "xenserver-iso",
		more = "",
		...request
	}: Partial<TemplatesRequest> & { type?: string; more?: string } = {},
): PoolRequest | undefined {
	const text = `source "${type}" "vm" {\n${source}\n}\nbuild {\n  sources = ["source.${type}.vm"]\n}\n${more}`;
	return poolOf({ "packer/a/a.pkr.hcl": text }, request)?.[0];
}

const variable = (name: string, fallback = "") =>
	`variable "${name}" {\n  type = string\n${fallback && `  default = ${fallback}\n`}}\n`;

describe("what a source asks of its pool", () => {
	test("is all that the template tells", () => {
		expect(
			asked(
				[
					'remote_host = "pool.example"',
					`vm_name = "debian-${DOLLAR}{var.v}"`,
					'clone_template = "Debian Bookworm 12"',
					'sr_name = "Local storage"',
					'sr_iso_name = "ISOs"',
					'iso_name = "debian.iso"',
					'network_names = ["lab", local.network]',
					"disk_size = 8192",
					'keep_vm = "on_success"',
					'ip_getter = "http"',
				].join("\n"),
				{ more: `${variable("v", '"12"')}locals {\n  network = "dmz"\n}\n` },
			),
		).toEqual({
			build: "xenserver-iso.vm",
			remoteHost: "pool.example",
			vmName: "debian-12",
			cloneTemplate: "Debian Bookworm 12",
			srName: "Local storage",
			isoSrName: "ISOs",
			isoName: "debian.iso",
			networkNames: ["lab", "dmz"],
			diskBytes: 8192 * MEGABYTE,
			keepVm: "on_success",
			ipGetter: "http",
			uploads: false,
		});
	});

	test("is what the plugin takes where the template says nothing", () => {
		const request = {
			build: "xenserver-iso.vm",
			cloneTemplate: "Other install media",
			srName: "",
			isoSrName: "",
			diskBytes: 40_000 * MEGABYTE,
			keepVm: "never",
			ipGetter: "auto",
			uploads: false,
		};
		expect(asked("")).toEqual(request);
		expect(
			asked(
				[
					'vm_name = ""',
					'sr_name = ""',
					"sr_iso_name = null",
					"keep_vm = null",
					'ip_getter = ""',
					"disk_size = 0",
					"network_names = []",
				].join("\n"),
			),
		).toEqual(request);
	});

	test("has no disks and no template by default where a VM is cloned or imported", () => {
		expect(asked("", { type: "xenserver-xva" })).toEqual({
			build: "xenserver-xva.vm",
			srName: "",
			isoSrName: "",
			keepVm: "never",
			ipGetter: "auto",
			uploads: false,
		});
	});

	test.each([
		["vm_name", `"x-${DOLLAR}{timestamp()}"`],
		["vm_name", '"x-{{timestamp}}"'],
		["vm_name", "var.nobody_sets"],
		["sr_name", "var.nobody_sets"],
		["sr_name", "data.http.sr.body"],
		["sr_iso_name", "var.nobody_sets"],
		["ip_getter", "var.nobody_sets"],
		["network_names", '["a", var.nobody_sets]'],
		["keep_vm", "var.nobody_sets"],
		["clone_template", "var.nobody_sets"],
		["disk_size", "var.nobody_sets"],
		["additional_disks", "var.nobody_sets"],
	])("is without %s where that is %s", (name, value) => {
		const fields: Readonly<Record<string, keyof PoolRequest>> = {
			vm_name: "vmName",
			sr_name: "srName",
			sr_iso_name: "isoSrName",
			ip_getter: "ipGetter",
			network_names: "networkNames",
			keep_vm: "keepVm",
			clone_template: "cloneTemplate",
			disk_size: "diskBytes",
			additional_disks: "diskBytes",
		};
		const request = asked(`${name} = ${value}`, {
			more: variable("nobody_sets"),
		});
		expect(request).toBeDefined();
		expect(request).not.toHaveProperty([fields[name] ?? ""]);
	});

	test.each([
		"xenserver-iso",
		"xenserver-xva",
		"xcp-iso",
	])("is read of the builder %s", (type) => {
		expect(asked("", { type })?.build).toBe(`${type}.vm`);
	});

	test("is nothing of other builders", () => {
		expect(asked('vm_name = "x"', { type: "qemu" })).toBeUndefined();
	});
});

describe("the pool's host", () => {
	const host = "remote_host = var.remote_host";
	test("is the action's to give where nothing but a default sets the variable", () => {
		for (const fallback of ["", '"old.example"'])
			expect(
				asked(host, { more: variable("remote_host", fallback) }),
			).not.toHaveProperty("remoteHost");
	});

	test("is what an input or a variable file sets", () => {
		const more = variable("remote_host", '"old.example"');
		expect(
			asked(host, { more, variables: { remote_host: "a.example" } }),
		).toHaveProperty("remoteHost", "a.example");
		const text = 'remote_host = "b.example"\n';
		expect(
			asked(host, { more, varFiles: [{ path: "x.pkrvars.hcl", text }] }),
		).toHaveProperty("remoteHost", "b.example");
	});

	test("is what the environment sets", () => {
		const more = variable("remote_host", '"old.example"');
		const environment = new Map([["remote_host", "c.example"]]);
		expect(asked(host, { more, environment })).toHaveProperty(
			"remoteHost",
			"c.example",
		);
	});

	test("is the default of a variable that the action does not know", () => {
		expect(
			asked("remote_host = var.pool", {
				more: variable("pool", '"pool.example"'),
			}),
		).toHaveProperty("remoteHost", "pool.example");
	});
});

test("a name made of what the action sets is not known, through a local neither", () => {
	const more = `${variable("build_id", '"none"')}locals {\n  name = "vm-${DOLLAR}{var.build_id}"\n}\n`;
	expect(asked("vm_name = local.name", { more })).not.toHaveProperty("vmName");
});

describe("a name that a variable gives", () => {
	const source = "vm_name = var.name";
	const environment = new Map([["name", "by-environment"]]);

	test("is the environment's, not the default", () => {
		const more = variable("name", '"by-default"');
		expect(asked(source, { more, environment })?.vmName).toBe("by-environment");
	});

	test("is not known where it is a secret", () => {
		const sensitive = `variable "name" {\n  default = "by-default"\n  sensitive = true\n}\n`;
		expect(asked(source, { more: sensitive, environment })).not.toHaveProperty(
			"vmName",
		);
		const more = variable("name", '"by-default"');
		expect(
			asked(source, { more, environment, secretNames: ["name"] }),
		).not.toHaveProperty("vmName");
	});
});

describe("the bytes of the disks", () => {
	test.each([
		["disks {\n  disk_size = 10\n}\ndisks {\n  disk_size = 20\n}", 30],
		["disk_size = 99\ndisks {\n  disk_size = 10\n}", 10],
		["disk_size = 10\nadditional_disks = [20, 30]", 60],
		['disk_size = "10"', 10],
	])("of %j are %d MB", (source, megabytes) => {
		expect(asked(source)?.diskBytes).toBe(megabytes * MEGABYTE);
	});

	test.each([
		'disks {\n  disk_name = "a"\n}',
		'dynamic "disks" {\n  for_each = [1]\n  content {}\n}',
		'disk_size = "10 GB"',
	])("of %j are not known", (source) => {
		expect(asked(source)).not.toHaveProperty("diskBytes");
	});
});

describe("uploads", () => {
	test.each([
		['iso_url = "https://m/x.iso"', true],
		['iso_urls = ["https://m/x.iso"]', true],
		["iso_url = var.unset", true],
		['cd_files = ["a"]', true],
		['cd_content = { "a" = "b" }', true],
		['floppy_files = ["a"]', true],
		[
			'iso_url = ""\ncd_files = []\ncd_content = {}\nfloppy_files = null',
			false,
		],
		['iso_name = "x.iso"', false],
	])("with %j: %j", (source, uploads) => {
		expect(asked(source, { more: variable("unset") })?.uploads).toBe(uploads);
	});
});

describe("builds", () => {
	test("have the names that Packer gives them, each with its own settings", () => {
		const text = [
			'source "xenserver-iso" "vm" {\n  vm_name = "one"\n  sr_name = "sr"\n}',
			'build {\n  name = "b"\n  sources = ["xenserver-iso.vm"]\n' +
				'  source "xenserver-iso.vm" {\n    name = "two"\n    vm_name = "two"\n  }\n}',
		].join("\n");
		expect(poolOf({ "packer/a/a.pkr.hcl": text })).toMatchObject([
			{ build: "b.xenserver-iso.vm", vmName: "one", srName: "sr" },
			{ build: "b.xenserver-iso.two", vmName: "two", srName: "sr" },
		]);
	});

	test("of sources that only Packer knows may be of any", () => {
		const text = [
			'variable "s" {}',
			'source "xenserver-iso" "a" {\n  vm_name = "a"\n}',
			'source "qemu" "b" {}',
			"build {\n  sources = var.s\n}",
		].join("\n");
		expect(poolOf({ "packer/a/a.pkr.hcl": text })).toMatchObject([
			{ build: "", vmName: "a" },
		]);
	});

	test("are read of JSON in HCL's form", () => {
		const text = JSON.stringify({
			source: {
				"xenserver-iso": {
					vm: { vm_name: "x", disks: [{ disk_size: 10 }, { disk_size: 20 }] },
				},
			},
			build: { sources: ["source.xenserver-iso.vm"] },
		});
		expect(poolOf({ "packer/a/a.pkr.json": text })).toMatchObject([
			{ build: "xenserver-iso.vm", vmName: "x", diskBytes: 30 * MEGABYTE },
		]);
	});

	test("are read of a legacy template, to which the action offers nothing", () => {
		const text = JSON.stringify({
			variables: { remote_host: "pool.example", sr: "Local storage" },
			builders: [
				{
					type: "xenserver-iso",
					name: "old",
					remote_host: "{{user `remote_host`}}",
					vm_name: "x-{{timestamp}}",
					sr_name: "{{user `sr`}}",
					network_names: ["lab"],
					disk_size: "10",
					floppy_files: ["answer.xml"],
				},
				{
					type: "xcp-iso",
					disks: [{ disk_size: 10 }, { disk_size: 20 }],
					iso_url: "https://m/x.iso",
				},
				{ type: "qemu" },
			],
		});
		expect(poolOf({ "packer/a/a.json": text })).toEqual([
			{
				build: "old",
				remoteHost: "pool.example",
				cloneTemplate: "Other install media",
				srName: "Local storage",
				isoSrName: "",
				networkNames: ["lab"],
				diskBytes: 10 * MEGABYTE,
				keepVm: "never",
				ipGetter: "auto",
				uploads: true,
			},
			{
				build: "xcp-iso",
				cloneTemplate: "Other install media",
				srName: "",
				isoSrName: "",
				diskBytes: 30 * MEGABYTE,
				keepVm: "never",
				ipGetter: "auto",
				uploads: true,
			},
		]);
	});
});
