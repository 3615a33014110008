import { describe, expect, test } from "vitest";
import { concerned, expand, type Tree, whyOf } from "./tree.ts";

const module = (name: string, manifest: string, metadata = "{}"): Tree => ({
	[`puppet/modules/${name}/manifests/init.pp`]: manifest,
	[`puppet/modules/${name}/metadata.json`]: metadata,
	[`puppet/modules/${name}/templates/x.epp`]: "",
});

const MODULES: Tree = {
	...module(
		"nginx",
		"class nginx(Stdlib::Port $port = 80) { concat { '/etc/nginx.conf': } }",
		'{ "name": "acme-nginx", "dependencies": [{ "name": "acme/systemd" }] }',
	),
	...module("stdlib", ""),
	...module("concat", "define concat() { }"),
	...module("systemd", "class systemd { }"),
	...module("php", "class php { require apt }"),
	...module("apt", "class apt { file { '/x': require => Class['gnupg'] } }"),
	...module("gnupg", ""),
	...module("mysql", "class mysql { }"),
	...module("vcs", ""),
	"puppet/modules/vcs/lib/puppet/type/vcsrepo.rb": "",
	"puppet/manifests/other.pp": "include mysql",
	"puppet/Puppetfile": "",
	"puppet/environment.conf": "",
	"puppet/hiera.yaml": "version: 5\ndefaults:\n  datadir: facts\n",
	"puppet/facts/common.yaml": "",
	"puppet/secret/common.yaml": "",
};

const REFERENCES = [
	"puppet-masterless.manifest_file puppet/manifests/site.pp",
	"puppet-masterless.module_paths puppet/modules/",
	"puppet-masterless.hiera_config_path puppet/hiera.yaml",
];

/** Modules that concern a root whose manifest is this. */
function modulesOf(manifest: string): readonly string[] {
	const tree = { ...MODULES, "puppet/manifests/site.pp": manifest };
	const found = concerned(tree, REFERENCES).map(
		(path) => /^puppet\/modules\/(\w+)\//.exec(path)?.[1],
	);
	return [...new Set(found)].filter((name) => name !== undefined).sort();
}

const ALL = [
	"apt",
	"concat",
	"gnupg",
	"mysql",
	"nginx",
	"php",
	"stdlib",
	"systemd",
	"vcs",
];

describe("modules that a manifest uses", () => {
	test.each<[string, readonly string[]]>([
		["include mysql", ["mysql"]],
		["include ::mysql::server", ["mysql"]],
		["include systemd, mysql", ["mysql", "systemd"]],
		["include(['systemd', 'mysql'])", ["mysql", "systemd"]],
		["contain 'mysql'", ["mysql"]],
		["require mysql::client", ["mysql"]],
		["class { 'mysql': root => $password }", ["mysql"]],
		["class { '::mysql::server': root => $password }", ["mysql"]],
		["class { ['systemd', 'mysql']: }", ["mysql", "systemd"]],
		["Class['mysql'] -> Package['x']", ["mysql"]],
		["class site inherits mysql { }", ["mysql"]],
		["mysql::db { 'x': user => $user }", ["mysql"]],
		["$x = mysql::password('x')", ["mysql"]],
		["vcsrepo { '/srv': ensure => present }", ["vcs"]],
		["file { '/x': source => 'puppet:///modules/mysql/x' }", ["mysql"]],
		["file { '/x': content => epp('mysql/x.epp') }", ["mysql"]],
		["file { '/x': require => File[$y] }", []],
		["# include mysql\n/* include php */", []],
		["include systemd\n$mysql = 1", ["systemd"]],
		["node default { if $x { include mysql } }", ["mysql"]],
	])("%s", (manifest, expected) => {
		expect(modulesOf(manifest)).toEqual(expected);
	});

	test("and what those use: types, metadata, classes", () => {
		expect(modulesOf("include nginx")).toEqual([
			"concat",
			"nginx",
			"stdlib",
			"systemd",
		]);
		expect(modulesOf("include php")).toEqual(["apt", "gnupg", "php"]);
	});

	test.each([
		"include $classes",
		"include systemd, $other",
		"include lookup('classes', Array[String])",
		"lookup('classes').include",
		"hiera_include('classes')",
		"class { $name: }",
		'include "role::' + "$" + '{role}"',
		"create_resources('class', $classes)",
	])("%s: all of them", (manifest) => {
		expect(modulesOf(manifest)).toEqual(ALL);
	});
});

test("beside it: what chose the modules, and the data of Hiera", () => {
	const tree = { ...MODULES, "puppet/manifests/site.pp": "include mysql" };
	const of = concerned(tree, REFERENCES);
	expect(of.filter((path) => !path.startsWith("puppet/modules/"))).toEqual([
		"puppet/Puppetfile",
		"puppet/environment.conf",
		"puppet/hiera.yaml",
		"puppet/facts/common.yaml",
		"puppet/manifests/site.pp",
	]);
	const expanded = expand(tree, REFERENCES);
	expect(whyOf(expanded, "puppet/modules/mysql/manifests/init.pp")).toBe(
		"module mysql of puppet/manifests/site.pp, used at debian.pkr.hcl:10",
	);
	expect(whyOf(expanded, "puppet/facts/common.yaml")).toBe(
		"data of puppet/hiera.yaml, used at debian.pkr.hcl:12",
	);
});

test.each([
	[":yaml:\n  :datadir: 'old'\n", ["puppet/old/x.yaml"]],
	["hierarchy:\n - datadir: env/%{environment}/x\n", ["puppet/env/a/x.yaml"]],
	["version: 5\n", ["puppet/data/x.yaml"]],
])("the data of %j", (hiera, expected) => {
	const tree = {
		"puppet/hiera.yaml": hiera,
		"puppet/old/x.yaml": "",
		"puppet/env/a/x.yaml": "",
		"puppet/data/x.yaml": "",
		"puppet/none/x.yaml": "",
	};
	const of = concerned(tree, [
		"puppet-masterless.hiera_config_path puppet/hiera.yaml",
	]);
	expect(of).toEqual(expect.arrayContaining(expected));
	expect(of).not.toContain("puppet/none/x.yaml");
});

test("an unreadable configuration of Hiera: its folder, and any shared file", () => {
	const tree = { "puppet/hiera.yaml": "a: [\n", "puppet/none/x.yaml": "" };
	const references = ["puppet-masterless.hiera_config_path puppet/hiera.yaml"];
	expect(concerned(tree, references)).toEqual(Object.keys(tree));
	expect(expand(tree, references).unresolved).toMatchObject([
		{ file: "puppet/hiera.yaml", line: 2 },
	]);
});

test("a Puppetfile is beside the manifest or its folder", () => {
	const tree = {
		"puppet/manifests/site.pp": "",
		"puppet/Puppetfile": "",
		Puppetfile: "",
	};
	expect(
		concerned(tree, [
			"puppet-masterless.manifest_file puppet/manifests/site.pp",
		]),
	).toEqual(["puppet/manifests/site.pp", "puppet/Puppetfile"]);
});

test("a folder of manifests", () => {
	const tree = {
		...MODULES,
		"puppet/manifests/site.pp": "include apt",
	};
	const of = concerned(tree, [
		"puppet-masterless.manifest_file puppet/manifests/",
		"puppet-masterless.module_paths puppet/modules/",
	]);
	expect(of).toContain("puppet/modules/apt/manifests/init.pp");
	expect(of).toContain("puppet/modules/mysql/manifests/init.pp");
	expect(of).not.toContain("puppet/modules/php/manifests/init.pp");
});

test("without a manifest that is known, the modules stand as they are", () => {
	expect(
		expand(MODULES, ["puppet-masterless.module_paths puppet/modules/"])
			.replaces,
	).toEqual([]);
});

test("a manifest that can't be read may use any module", () => {
	const tree = {
		...MODULES,
		"puppet/manifests/site.pp": `include mysql\n#${"x".repeat(300_000)}`,
	};
	expect(expand(tree, REFERENCES).replaces).toEqual([]);
});
