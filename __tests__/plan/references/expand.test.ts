import { expect, test } from "vitest";
import { pathIndex } from "../../../src/plan/path-index.ts";
import { expandPlaces } from "../../../src/plan/references/expand.ts";
import { concerned, expand, place } from "./tree.ts";

test("places that nothing stands behind", () => {
	const tree = {
		"packer/debian/http/preseed.cfg": "",
		"packer/_shared/http/user-data": "",
	};
	expect(
		expand(tree, [
			"xenserver-iso.http_directory packer/debian/http/",
			"qemu.cd_files packer/_shared/http/user-data",
			"salt-masterless.local_state_tree salt/",
		]),
	).toEqual({ dependencies: [], unresolved: [], replaces: [], outside: [] });
});

test("nothing is said twice: what a kept place holds, and what two lead to", () => {
	const tree = {
		"scripts/a.sh": ". ./lib.sh",
		"scripts/b.sh": ". ./lib.sh",
		"scripts/lib.sh": "",
	};
	expect(
		expand(tree, ["shell.scripts scripts/a.sh", "shell.scripts scripts/b.sh"])
			.dependencies,
	).toEqual([
		{
			path: "scripts/lib.sh",
			folder: false,
			why: "sourced by scripts/a.sh:1, used at debian.pkr.hcl:10",
		},
	]);
	expect(
		expand(tree, ["shell.scripts scripts/a.sh", "file.source scripts/"])
			.dependencies,
	).toEqual([]);
});

test("beside Chef's cookbooks lies what chose their versions", () => {
	const tree = {
		"chef/cookbooks/web/metadata.rb": "",
		"chef/Policyfile.lock.json": "",
		"chef/Berksfile": "",
		"chef/README.md": "",
	};
	expect(concerned(tree, ["chef-solo.cookbook_paths chef/cookbooks/"])).toEqual(
		[
			"chef/cookbooks/web/metadata.rb",
			"chef/Policyfile.lock.json",
			"chef/Berksfile",
		],
	);
});

test("tests of goss include others", () => {
	const tree = {
		"goss/goss.yaml":
			"gossfile:\n  base.yaml: {}\n  'roles/*.yaml': {}\n  x: { file: named.yaml }\n",
		"goss/base.yaml": "gossfile: { ../more/more.yaml: {} }\n",
		"goss/named.yaml": "gossfile: { base.yaml: {} }\n",
		"goss/roles/web.yaml": "",
		"more/more.yaml": "port: [\n",
		"goss/unused.yaml": "",
	};
	expect(concerned(tree, ["goss.tests goss/goss.yaml"])).toEqual(
		Object.keys(tree).slice(0, -1),
	);
});

test("a file is read once for all roots of a commit", () => {
	const tree: Record<string, string> = {
		"a/site.yml": "- hosts: all\n  roles: [x]\n",
		"a/roles/x/tasks/main.yml": "- ping:\n",
	};
	const index = pathIndex(() => Object.keys(tree));
	const read: string[] = [];
	const text = (path: string) => {
		read.push(path);
		return tree[path];
	};
	const places = [place("ansible.playbook_file a/site.yml")];
	const first = expandPlaces(places, { index, text });
	expect(expandPlaces(places, { index, text })).toEqual(first);
	expect(read).toEqual(["a/site.yml", "a/roles/x/tasks/main.yml"]);
});
