import { describe, expect, test } from "vitest";
import { concerned, expand, type Tree, whyOf } from "./tree.ts";

const SCRIPTS: Tree = {
	"packer/_shared/scripts/seal.sh": "",
	"packer/_shared/scripts/lib.sh": "",
	"packer/_shared/scripts/lib/log.sh": "",
	"packer/_shared/scripts/setup.py": "",
	"packer/_shared/common/lib.sh": "",
	"packer/_shared/upload/extra/tools.sh": "",
	"packer/debian/local.sh": "",
	"tools/root.sh": "",
};
const SEAL = "shell.script packer/_shared/scripts/seal.sh";

/** Files besides itself that concern a root which runs seal.sh with this text. */
function named(
	text: string,
	references: readonly string[] = [SEAL],
): readonly string[] {
	const tree = { ...SCRIPTS, "packer/_shared/scripts/seal.sh": text };
	return expand(tree, references).dependencies.map(({ path }) => path);
}

const LIB = ["packer/_shared/scripts/lib.sh"];
const LOG = ["packer/_shared/scripts/lib/log.sh"];
const COMMON = ["packer/_shared/common/lib.sh"];

describe("what a script sources or runs", () => {
	test.each<[string, readonly string[]]>([
		[". ./lib.sh", LIB],
		["source lib.sh", LIB],
		["  source   'lib.sh' # comment", LIB],
		['. "$(dirname "$0")/lib.sh"', LIB],
		['. "$(dirname -- "$0")/lib/log.sh"', LOG],
		[". `dirname $0`/lib.sh", LIB],
		[`. "\${0%/*}/../common/lib.sh"`, COMMON],
		[`source "\${BASH_SOURCE[0]%/*}/lib.sh"`, LIB],
		[`source "$(dirname "\${BASH_SOURCE[0]}")/../common/lib.sh"`, COMMON],
		[
			`SCRIPT_DIR="$(cd "$(dirname "\${BASH_SOURCE[0]}")" >/dev/null 2>&1 && pwd)"\n. "$SCRIPT_DIR/lib/log.sh"`,
			LOG,
		],
		[
			'readonly here=$(dirname "$(readlink -f -- "$0")")\nbash "$here/lib.sh"',
			LIB,
		],
		[
			`ROOT=$(cd "$(dirname "$0")/.." && pwd)\nsource "\${ROOT}/common/lib.sh"`,
			COMMON,
		],
		['d=lib; . "./$d/log.sh"', LOG],
		["sh ./lib.sh", LIB],
		["bash -eux -o pipefail lib.sh arg", LIB],
		["bash -euo pipefail lib.sh", LIB],
		["bash -u lib.sh", LIB],
		["sudo -E -u root env A=b /bin/bash ./lib.sh", LIB],
		["exec ./lib.sh", LIB],
		["timeout -k 5 10m bash lib.sh", LIB],
		["chmod +x lib.sh && ./lib.sh || exit 1", LIB],
		["if ! ./lib.sh; then exit 1; fi", LIB],
		["[ -f ./lib.sh ] && . ./lib.sh", LIB],
		["( cd /tmp && ./lib.sh )", LIB],
		["python3 ./setup.py", ["packer/_shared/scripts/setup.py"]],
		["bash -e \\\n  lib.sh", LIB],
		[". /tmp/tpl/lib.sh", LIB],
		[". /tmp/tpl/lib/log.sh", LOG],
		['. "$LIBRARY/lib.sh"', LIB],
		[`. "\${LIBRARY:-/tmp}/lib/log.sh"`, LOG],
		[
			'for f in a b; do . "$(dirname "$0")/lib/$f.sh"; done',
			["packer/_shared/scripts/lib"],
		],
		['. "$(dirname "$0")/$1.sh"', ["packer/_shared/scripts"]],
	])("%s", (text, expected) => {
		expect(named(text)).toEqual(expected);
	});

	test.each([
		"# x; . ./lib.sh",
		"lib.sh",
		"echo . ./lib.sh",
		"cp lib.sh /usr/local/bin/",
		". /etc/os-release",
		". ./absent.sh",
		'. "$file"',
		'. "lib$n.sh"',
		"bash -c './lib.sh'",
		". ./seal.sh",
		". ../../../../../lib.sh/",
		". ./lib",
		"",
	])("nothing by %j", (text) => {
		expect(named(text)).toEqual([]);
	});

	test("an upload is where a path of the machine is looked for", () => {
		const text = ". /tmp/extra/tools.sh";
		const tree = { ...SCRIPTS, "packer/_shared/scripts/seal.sh": text };
		const uploaded = ["file.source packer/_shared/upload/", SEAL];
		expect(concerned(tree, uploaded)).toEqual([
			"packer/_shared/scripts/seal.sh",
			"packer/_shared/upload/extra/tools.sh",
		]);
		expect(concerned(tree, [SEAL])).toEqual(["packer/_shared/scripts/seal.sh"]);
	});

	test("a script of an upload may lead out of it", () => {
		const tree = {
			...SCRIPTS,
			"packer/_shared/scripts/seal.sh": ". /tmp/extra/tools.sh",
			"packer/_shared/upload/extra/tools.sh": ". ../../common/lib.sh",
		};
		expect(
			concerned(tree, ["file.source packer/_shared/upload/", SEAL]),
		).toContain("packer/_shared/common/lib.sh");
	});

	test("shell-local runs in the repository or the template's folder, the others do not", () => {
		const text = "sh local.sh\n./tools/root.sh";
		const local = SEAL.replace("shell.", "shell-local.");
		expect(named(text, [local])).toEqual([
			"packer/debian/local.sh",
			"tools/root.sh",
		]);
		expect(named(text)).toEqual([]);
	});
});

test("a chain, with its reasons, through a cycle", () => {
	const tree = {
		...SCRIPTS,
		"packer/_shared/scripts/seal.sh": "#!/bin/sh\nset -e\n. ./lib.sh\n",
		"packer/_shared/scripts/lib.sh":
			". ./lib/log.sh\n. ./seal.sh\n. ./lib.sh\nsh ../common/lib.sh\n",
	};
	const expanded = expand(tree, [SEAL]);
	expect(expanded.dependencies).toHaveLength(3);
	expect(whyOf(expanded, "packer/_shared/scripts/lib.sh")).toBe(
		"sourced by packer/_shared/scripts/seal.sh:3, used at debian.pkr.hcl:10",
	);
	expect(whyOf(expanded, "packer/_shared/scripts/lib/log.sh")).toBe(
		"sourced by packer/_shared/scripts/lib.sh:1, used at debian.pkr.hcl:10",
	);
	expect(whyOf(expanded, "packer/_shared/common/lib.sh")).toBe(
		"run by packer/_shared/scripts/lib.sh:4, used at debian.pkr.hcl:10",
	);
});

test.each([
	['. "$PSScriptRoot\\..\\lib.ps1"', "lib.ps1"],
	["& .\\more\\setup.ps1", "scripts/more/setup.ps1"],
	[". C:\\Windows\\Temp\\more\\setup.ps1", "scripts/more/setup.ps1"],
])("PowerShell: %s", (text, expected) => {
	const tree = {
		"packer/windows/scripts/a.ps1": text,
		"packer/windows/lib.ps1": "",
		"packer/windows/scripts/more/setup.ps1": "",
	};
	expect(
		expand(tree, ["powershell.scripts packer/windows/scripts/a.ps1"])
			.dependencies,
	).toMatchObject([{ path: `packer/windows/${expected}` }]);
});

test("an uploaded script is read, other files are not", () => {
	const tree = {
		...SCRIPTS,
		"tools/root.sh": ". ./a",
		"tools/a": "",
		"tools/b": ". ./a",
	};
	expect(concerned(tree, ["file.sources tools/root.sh"])).toContain("tools/a");
	expect(concerned(tree, ["file.sources tools/b"])).toEqual(["tools/b"]);
});

test.each([
	["an endless word", `. ${"a/".repeat(100_000)}lib.sh`, []],
	["nesting without end", `. ${"$(dirname ".repeat(10_000)}`, []],
	["quotes without end", `${"'\"`$(".repeat(20_000)}`, []],
	[
		"a variable that doubles",
		`a=xx\n${"a=$a$a\n".repeat(200)}. $a/lib.sh`,
		LIB,
	],
	[
		"a line of variables",
		`a=${"x".repeat(900)}; . ${"$a".repeat(90_000)}/lib.sh`,
		LIB,
	],
])("%s costs little", (_name, text, expected) => {
	expect(named(text)).toEqual(expected);
});
