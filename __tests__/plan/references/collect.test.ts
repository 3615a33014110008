import { describe, expect, test } from "vitest";
import { FILE, provisioner, references, said, source } from "./roots.ts";

const saidBy = (text: string, varFile = "") =>
	references(text, varFile).map(said);

describe("settings that name files", () => {
	test.each([
		["shell", "script"],
		["shell", "scripts"],
		["shell-local", "script"],
		["shell-local", "scripts"],
		["powershell", "script"],
		["powershell", "scripts"],
		["windows-shell", "script"],
		["windows-shell", "scripts"],
		["file", "source"],
		["file", "sources"],
		["ansible", "playbook_file"],
		["ansible", "galaxy_file"],
		["ansible", "inventory_file"],
		["ansible", "inventory_directory"],
		["ansible-local", "playbook_file"],
		["ansible-local", "playbook_files"],
		["ansible-local", "playbook_dir"],
		["ansible-local", "playbook_paths"],
		["ansible-local", "galaxy_file"],
		["ansible-local", "group_vars"],
		["ansible-local", "host_vars"],
		["ansible-local", "inventory_file"],
		["puppet-masterless", "manifest_file"],
		["puppet-masterless", "manifest_dir"],
		["puppet-masterless", "module_paths"],
		["puppet-masterless", "hiera_config_path"],
		["chef-solo", "cookbook_paths"],
		["chef-solo", "roles_path"],
		["chef-solo", "data_bags_path"],
		["chef-solo", "environments_path"],
		["chef-client", "config_template"],
		["salt-masterless", "local_state_tree"],
		["salt-masterless", "local_pillar_roots"],
		["salt-masterless", "minion_config"],
		["salt-masterless", "grains_file"],
		["goss", "tests"],
		["goss", "vars_file"],
	])("of the provisioner %s: %s", (type, setting) => {
		for (const value of ['"a/b"', '["a/b"]'])
			expect(saidBy(provisioner(type, `${setting} = ${value}`))).toEqual([
				`${type}.${setting} relative a/b`,
			]);
	});

	test.each([
		["xenserver-iso", "http_directory"],
		["xenserver-iso", "cd_files"],
		["xenserver-iso", "floppy_files"],
		["qemu", "floppy_dirs"],
		["amazon-ebs", "user_data_file"],
		["azure-arm", "custom_data_file"],
		["googlecompute", "startup_script_file"],
		["file", "source"],
		["vagrant", "template"],
	])("of the source %s: %s", (type, setting) => {
		expect(saidBy(source(type, `${setting} = "a/b"`))).toEqual([
			`${type}.${setting} relative a/b`,
		]);
	});

	test.each([
		["shell-local", "script"],
		["shell-local", "scripts"],
		["vagrant", "include"],
		["vagrant", "vagrantfile_template"],
	])("of the post-processor %s: %s", (type, setting) => {
		const inChain = (inner: string) => `post-processors {\n${inner}\n}`;
		const step = `post-processor "${type}" {\n${setting} = "a/b"\n}`;
		for (const steps of [step, inChain(step)])
			expect(saidBy(`build {\n${steps}\n}`)).toEqual([
				`${type}.${setting} relative a/b`,
			]);
	});

	test.each([
		["ansible", "roles_path"],
		["ansible", "collections_path"],
		["ansible-local", "role_paths"],
		["ansible-local", "collection_paths"],
	])("that galaxy may make: %s: %s", (type, setting) => {
		expect(saidBy(provisioner(type, `${setting} = "a/b"`))).toEqual([
			`${type}.${setting} relative a/b?`,
		]);
	});

	test.each([
		["qemu", "iso_url"],
		["qemu", "iso_urls"],
		["xenserver-xva", "source_path"],
	])("that seldom are files of the repository: %s: %s", (type, setting) => {
		expect(saidBy(source(type, `${setting} = "a/b"`))).toEqual([
			`${type}.${setting} relative a/b?`,
		]);
		expect(saidBy(source(type, `${setting} = var.unset`))).toEqual([]);
		expect(
			saidBy(source(type, `${setting} = "https://mirror.example/x"`)),
		).toEqual([]);
	});

	test("in steps that clean up, settings for one build alone, and blocks inside", () => {
		expect(
			saidBy(`
source "proxmox-iso" "x" {
  additional_iso_files {
    cd_files = ["cidata/user-data"]
  }
}
build {
  sources = ["proxmox-iso.x"]
  error-cleanup-provisioner "shell-local" {
    script = "clean.sh"
  }
  provisioner "shell" {
    script   = "a.sh"
    override = {
      x = { script = "b.sh" }
    }
  }
}`),
		).toEqual([
			"proxmox-iso.cd_files relative cidata/user-data",
			"shell-local.script relative clean.sh",
			"shell.script relative a.sh",
			"shell.script relative b.sh",
		]);
	});

	test.each([
		["shell", 'inline = ["sh a.sh"]\nenvironment_vars = ["X=a/b"]'],
		["shell", "script = null"],
		["shell", "scripts = []"],
		["shell", 'script = ""'],
		["shell", 'scripts = var.off ? ["a.sh"] : []'],
		["shell", 'source = "a"'],
		["file", 'content = "x"\ndestination = "/etc/x"'],
		["file", 'generated = true\nsource = "a"'],
		["file", 'direction = "download"\nsource = "/tmp/a"\ndestination = "a"'],
		["file", 'source = "{{ build `SSHPrivateKeyFile` }}"'],
		["file", 'source = "https://mirror.example/x"'],
		["file", `source = "\${var.output_directory}/x.sh"`],
	])("none: %s: %s", (type, settings) => {
		expect(
			saidBy(`
variable "off" {
  default = false
}
variable "output_directory" {
  default = "output"
}${provisioner(type, settings)}`),
		).toEqual([]);
	});

	test("a source that no build uses names nothing, and all do where it is not known which are used", () => {
		const sources = `
source "qemu" "a" {
  http_directory = "a"
}
source "qemu" "b" {
  http_directory = "b"
}`;
		expect(saidBy(`${sources}\nbuild {\nsources = ["qemu.b"]\n}`)).toEqual([
			"qemu.http_directory relative b",
		]);
		expect(saidBy(`${sources}\nbuild {\nsources = [var.unset]\n}`)).toEqual([
			"qemu.http_directory relative a",
			"qemu.http_directory relative b",
		]);
	});

	test("settings of a source that a build block adds are its own", () => {
		expect(
			saidBy(`
source "qemu" "a" {
  http_directory = "a"
}
build {
  source "qemu.a" {
    cd_files = ["b"]
  }
}`),
		).toEqual(["qemu.cd_files relative b", "qemu.http_directory relative a"]);
	});
});

describe("functions that read files", () => {
	test.each([
		['file("a")', "function.file root a"],
		['templatefile("a", { x = 1 })', "function.templatefile root a"],
		['fileset("a", "*.sh")', "function.fileset root a/*.sh"],
		['fileset("a", var.unset)', "function.fileset root a/*"],
		['filebase64("a")', "function.filebase64 relative a"],
		[`file("\${path.root}/a")`, "function.file twice a"],
		[`fileset("\${path.root}/a", "*")`, "function.fileset twice a/*"],
		[`filebase64("\${path.root}/a")`, "function.filebase64 root a"],
		[`file("\${path.cwd}/a")`, "function.file cwd a"],
		[`file("\${path.cwd}/\${path.root}/a")`, "function.file root a"],
		[`file("\${abspath(path.root)}/a")`, "function.file root a"],
		['file(abspath("a"))', "function.file cwd a"],
		['file("/etc/a")', "function.file absolute /etc/a"],
		['file(pathexpand("~/a"))', "function.file absolute ~/a"],
		['trimspace(file("a"))', "function.file root a"],
		['try(file("a"), "")', "function.file root a?"],
		['var.on ? file("a") : file("b")', "function.file root a"],
		[`"x\${file("a")}y"`, "function.file root a"],
		['{ x = [file("a")] }', "function.file root a"],
		["file(var.unset)", "function.file: var.unset has no value"],
		[
			"file(local.made)",
			"function.file: in local.made, the function uuidv4 is not evaluated before Packer runs",
		],
	])("%s", (expression, expected) => {
		const text = `
variable "on" {
  default = true
}
locals {
  made = uuidv4()
  used = ${expression}
}`;
		expect(saidBy(text)).toEqual([expected]);
	});

	test("both branches where it is not known which is taken", () => {
		const text = 'locals {\nx = var.unset ? file("a") : file("b")\n}';
		expect(saidBy(text)).toEqual([
			"function.file root a?",
			"function.file root b?",
		]);
	});

	test("one call each item of a loop, and why where the items are not known", () => {
		const loop = (items: string) =>
			`locals {\nx = { for f in ${items} : f => file("cfg/\${f}") }\n}`;
		expect(saidBy(loop('["a", "b"]'))).toEqual([
			"function.file root cfg/a",
			"function.file root cfg/b",
		]);
		expect(saidBy(loop('fileset("cfg", "*.d/*")'))).toEqual([
			"function.fileset root cfg/*.d/*",
			"function.file root cfg/*.d/*",
		]);
		expect(saidBy(loop("var.unset"))).toEqual([
			"function.file: var.unset has no value",
		]);
	});

	test("calls inside calls", () => {
		const text = `locals {
  x = templatefile("\${abspath(path.root)}/data/ks.pkrtpl.hcl", {
    storage = templatefile("\${abspath(path.root)}/data/storage.pkrtpl.hcl", {})
  })
}`;
		expect(references(text).map(({ value, line }) => [value, line])).toEqual([
			["data/ks.pkrtpl.hcl", 2],
			["data/storage.pkrtpl.hcl", 3],
		]);
	});

	test.each([
		["a locals block", 'locals {\nx = file("a")\n}'],
		[
			"a local block",
			'local "x" {\nexpression = file("a")\nsensitive = true\n}',
		],
		["a data block", 'data "http" "x" {\nbody = file("a")\n}'],
		["a source", source("qemu", 'cd_content = { x = file("a") }')],
		["a source", source("qemu", 'http_content = { "/x" = file("a") }')],
		["a provisioner", provisioner("file", 'content = file("a")')],
		[
			"a post-processor",
			'build {\npost-processor "manifest" {\ncustom_data = { x = file("a") }\n}\n}',
		],
	])("in %s", (_where, text) => {
		expect(saidBy(text)).toEqual(["function.file root a"]);
	});
});

describe("paths that begin with a folder known by its meaning", () => {
	test.each([
		[`"\${path.root}/a"`, "root a"],
		["path.root", "root ."],
		["path.cwd", "cwd ."],
		[`"\${path.root}/../_shared/a/"`, "root ../_shared/a/"],
		[`"\${dirname(path.root)}/_shared/a"`, "root ../_shared/a"],
		[`"\${dirname(dirname(path.root))}/a"`, "root ../../a"],
		[`"\${local.shared}/a"`, "root ../_shared/a"],
		[`"\${local.deep}/a"`, "root ../_shared/linux/a"],
		['join("/", [path.root, "a"])', "root a"],
		['format("%s/%s", path.root, "a")', "root a"],
		[`"\${path.cwd}/a"`, "cwd a"],
		['abspath("a")', "cwd a"],
		[`abspath("\${path.root}/a")`, "root a"],
		[`"\${path.cwd}/\${path.root}/a"`, "root a"],
		['"a"', "relative a"],
		['"./a"', "relative ./a"],
		['"../a"', "relative ../a"],
		['"/a"', "absolute /a"],
		['"~/a"', "absolute ~/a"],
		['"C:/a"', "absolute C:/a"],
		['"{{ template_dir }}/a"', "root a"],
		['"{{pwd}}/a"', "cwd a"],
		['fileset(path.root, "*.sh")', "relative *.sh"],
	])("%s", (expression, expected) => {
		const text = `
locals {
  shared = "\${path.root}/../_shared"
  deep   = "\${local.shared}/linux"
}${provisioner("shell", `script = ${expression}`)}`;
		expect(saidBy(text).filter((said) => said.startsWith("shell."))).toEqual([
			`shell.script ${expected}`,
		]);
	});

	test("each file of a set", () => {
		const setting = `scripts = [for f in fileset("\${path.root}/scripts", "*.sh") : "\${path.root}/scripts/\${f}"]`;
		expect(saidBy(provisioner("shell", setting))).toEqual([
			"shell.scripts root scripts/*.sh",
			"function.fileset twice scripts/*.sh",
		]);
	});

	test("no name, version or pool's setting of a build holds them", () => {
		const text = source("xenserver-iso", "vm_name = path.root");
		expect(references(text)).toEqual([]);
	});
});

describe("what can't be told", () => {
	test.each([
		["var.unset", "var.unset has no value"],
		[`"a/\${var.unset}.sh"`, "var.unset has no value"],
		["local.a", "in local.a, in local.b, var.unset has no value"],
		["local.loop", "in local.loop"],
		["data.http.x.body", "data.http.x.body is known only when Packer runs"],
		[`"\${build.ID}.sh"`, "build.ID is known only when Packer runs"],
		["local.missing", "local.missing has no value"],
		['"{{build_name}}.sh"', "{{build_name}} is known only when Packer runs"],
		[`"x\${path.root}"`, "path.root or path.cwd is not its beginning"],
	])("%s", (expression, why) => {
		const text = `
locals {
  a    = local.b
  b    = "\${var.unset}/x"
  loop = local.loop
}${provisioner("shell", `script = ${expression}`)}`;
		const [reference, ...more] = references(text);
		expect(more).toEqual([]);
		expect(reference?.value).toBeUndefined();
		expect(reference?.why).toContain(why);
	});

	test("the items of a list that can be told are, the others not", () => {
		const text = provisioner(
			"shell",
			'scripts = [\n"a.sh",\nvar.unset,\n"c.sh",\n]',
		);
		expect(references(text).map((one) => [said(one), one.line])).toEqual([
			["shell.scripts relative a.sh", 7],
			["shell.scripts: var.unset has no value", 8],
			["shell.scripts relative c.sh", 9],
		]);
	});

	test("a variable file tells what a default leaves open", () => {
		const step = provisioner("shell", `script = "\${var.family}.sh"`);
		const text = `variable "family" {}${step}`;
		expect(saidBy(text)).toEqual(["shell.script: var.family has no value"]);
		expect(saidBy(text, 'family = "linux"')).toEqual([
			"shell.script relative linux.sh",
		]);
		expect(saidBy(text, "family = null").length).toBe(1);
	});

	test("a null variable is no reference", () => {
		const text = `variable "script" {\ndefault = null\n}${provisioner("shell", "script = var.script")}`;
		expect(saidBy(text)).toEqual([]);
	});
});

describe("values of a build", () => {
	test("the name and type of each source", () => {
		const text = `
source "qemu" "a" {}
source "null" "b" {}
build {
  sources = ["qemu.a"]
  source "null.b" {
    name = "c"
  }
  provisioner "shell" {
    script = "\${source.type}/\${source.name}.sh"
  }
}`;
		expect(saidBy(text)).toEqual([
			"shell.script relative qemu/a.sh",
			"shell.script relative null/c.sh",
		]);
	});

	test("the items of a dynamic block", () => {
		const dynamic = (items: string, iterator = "") => `
build {
  dynamic "provisioner" {
    for_each = ${items}
    labels   = ["shell"]
    ${iterator === "" ? "" : `iterator = ${iterator}`}
    content {
      script = "\${${iterator || "provisioner"}.value}.sh"
    }
  }
}`;
		expect(saidBy(dynamic('["a", "b"]'))).toEqual([
			"shell.script relative a.sh",
			"shell.script relative b.sh",
		]);
		expect(saidBy(dynamic('{ x = "a" }', "it"))).toEqual([
			"shell.script relative a.sh",
		]);
		expect(saidBy(dynamic("var.unset"))).toEqual([
			"shell.script: provisioner.value has no value",
		]);
	});

	test("what a provisioner brings from the machine may be absent before", () => {
		const text = `
build {
  provisioner "file" {
    direction   = "download"
    source      = "/tmp/x"
    destination = "out/"
  }
  post-processor "shell-local" {
    scripts = ["out/x/run.sh", "./out", "outside.sh"]
  }
}`;
		expect(saidBy(text)).toEqual([
			"shell-local.scripts relative out/x/run.sh?",
			"shell-local.scripts relative ./out?",
			"shell-local.scripts relative outside.sh",
		]);
	});
});

test("file and line are those of the setting", () => {
	const text = provisioner("shell", 'script = "a.sh"');
	expect(references(text)).toEqual([
		{
			what: "shell.script",
			file: FILE,
			line: 6,
			value: "a.sh",
			from: "relative",
		},
	]);
});

test("JSON syntax says the same", () => {
	const text = JSON.stringify(
		{
			locals: { shared: `\${path.root}/../_shared`, x: `\${file("a")}` },
			source: {
				"proxmox-iso": {
					x: {
						http_directory: `\${path.root}/http`,
						additional_iso_files: [{ cd_files: ["cidata/*"] }],
					},
				},
			},
			build: {
				sources: ["source.proxmox-iso.x"],
				provisioner: [
					{ shell: { scripts: [`\${local.shared}/a.sh`, `\${var.unset}`] } },
					{ file: { source: null } },
				],
			},
		},
		null,
		"\t",
	);
	const found = references(text, "", "packer/debian/debian.pkr.json");
	expect(found.map((one) => [said(one), one.line])).toEqual([
		["proxmox-iso.http_directory root http", 9],
		["proxmox-iso.cd_files relative cidata/*", 13],
		["shell.scripts root ../_shared/a.sh", 28],
		["shell.scripts: var.unset has no value", 29],
		["function.file root a", 4],
	]);
});

test("loops in loops come to an end, and what is not followed is not told", () => {
	const items = `[${Array.from({ length: 2000 }, (_, at) => at).join(", ")}]`;
	const found = references(`locals {
  items = ${items}
  x     = [for a in local.items : [for b in local.items : file("\${a}/\${b}")]]
}`);
	expect(found.length).toBeLessThan(20_000);
	expect(found.at(-1)?.why).toBe("it is called more than 10000 times");
});
