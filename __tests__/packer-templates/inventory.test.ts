/** `inventory.sh`: the list of packages and the SBOM of this machine, and of machines of other families as their tools print them. */
import {
	chmodSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { INVENTORY, run } from "./templates.ts";

interface Bom {
	readonly metadata: {
		readonly component: Readonly<Record<string, string>>;
	};
	readonly components: readonly {
		readonly name: string;
		readonly version: string;
		readonly purl: string;
		readonly supplier?: { readonly name: string };
		readonly licenses?: readonly unknown[];
	}[];
}

const HEADER = [
	"name",
	"version",
	"architecture",
	"source",
	"source_version",
	"licence",
	"vendor",
];
/** The awks of distributions, as far as this machine has them: Debian's and Ubuntu's, Red Hat's, Alpine's. */
const AWKS = ["mawk", "gawk", "busybox awk"].filter(
	(awk) => run("sh", ["-c", `${awk} 'BEGIN { exit 0 }'`]).status === 0,
);

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "inventory-"));
	mkdirSync(join(folder, "bin"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** An executable on PATH. */
function program(name: string, script: string): void {
	const path = join(folder, "bin", name);
	writeFileSync(path, `#!/bin/sh\n${script}\n`);
	chmodSync(path, 0o755);
}

/** One that knows exactly these arguments, and prints the text. */
function tool(name: string, args: readonly string[], text: string | Buffer) {
	const output = join(folder, `${name}.txt`);
	writeFileSync(output, text);
	const expected = args.map((arg) => `'${arg}'`).join(" ");
	program(
		name,
		`[ "$#" -eq ${args.length} ] || exit 1
for expected in ${expected}; do [ "$1" = "$expected" ] || exit 1; shift; done
cat '${output}'`,
	);
}

function take(osRelease?: string) {
	const release = join(folder, "os-release");
	if (osRelease !== undefined) writeFileSync(release, osRelease);
	return run("sh", [INVENTORY, join(folder, "out")], {
		PATH: [join(folder, "bin"), process.env.PATH].join(delimiter),
		...(osRelease === undefined ? {} : { OS_RELEASE: release }),
	});
}

const textOf = (name: string) =>
	readFileSync(join(folder, "out", name), "utf8");

/** The rows of the list below its header. */
function rows(): readonly (readonly string[])[] {
	const [header, ...lines] = textOf("packages.tsv")
		.replace(/\n$/, "")
		.split("\n")
		.map((line) => line.split("\t"));
	expect(header).toEqual(HEADER);
	for (const line of lines) expect(line).toHaveLength(HEADER.length);
	return lines;
}

/** The SBOM, which CycloneDX's own library finds valid, strictly. */
async function bom(): Promise<Bom> {
	const text = textOf("sbom.cdx.json");
	const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
	expect(await validator.validate(text)).toBeNull();
	const printable = (char: string) =>
		char === "\n" || char === "\t" || (char >= " " && char <= "~");
	expect([...text].filter((char) => !printable(char))).toEqual([]);
	return JSON.parse(text);
}

const RPM = [
	"-qa",
	"--qf",
	"%{NAME}\\t%|EPOCH?{%{EPOCH}:}|%{VERSION}-%{RELEASE}\\t%{ARCH}\\t%{SOURCERPM}\\t%{LICENSE}\\t%{VENDOR}\\n",
];
const ROCKY = `NAME="Rocky Linux"
VERSION="9.6 (Blue Onyx)"
ID="rocky"
ID_LIKE="rhel centos fedora"
VERSION_ID="9.6"
PRETTY_NAME="Rocky Linux 9.6 (Blue Onyx)"
`;
const APK = ["list", "--installed"];
const ALPINE = `NAME="Alpine Linux"
ID=alpine
VERSION_ID=3.23.3
PRETTY_NAME="Alpine Linux v3.23"
`;

test("lists what dpkg-query lists, on this machine", async () => {
	const { status, said } = take();
	expect(status, said).toBe(0);
	const { stdout } = run("dpkg-query", [
		"--show",
		`--showformat=\${db:Status-Status} \${Package} \${Version} \${Architecture} \${source:Package} \${source:Version}\\n`,
	]);
	const installed = stdout
		.split("\n")
		.filter((line) => line.startsWith("installed "))
		.map((line) => line.slice("installed ".length))
		.sort();
	expect(installed.length).toBeGreaterThan(50);
	const listed = rows();
	expect(listed.map((row) => row.slice(0, 5).join(" ")).sort()).toEqual(
		installed,
	);
	expect(said).toContain(`${installed.length} packages`);
	const { metadata, components } = await bom();
	const { ID, VERSION_ID } = osRelease();
	expect(metadata.component).toMatchObject({
		type: "operating-system",
		name: ID,
		version: VERSION_ID,
	});
	expect(components.map(({ name, version }) => [name, version])).toEqual(
		listed.map(([name, version]) => [name, version]),
	);
	for (const { name, purl } of components)
		expect(decodeURIComponent(purl)).toContain(`pkg:deb/${ID}/${name}@`);
});

/** ID and VERSION_ID of this machine, as a shell reads them. */
function osRelease() {
	const { stdout } = run("sh", [
		"-c",
		'. /etc/os-release; echo "$ID"; echo "$VERSION_ID"',
	]);
	const [ID, VERSION_ID] = stdout.split("\n");
	return { ID, VERSION_ID };
}

test("writes the same bytes for the same packages", () => {
	take();
	const before = ["packages.tsv", "sbom.cdx.json"].map(textOf);
	take();
	expect(["packages.tsv", "sbom.cdx.json"].map(textOf)).toEqual(before);
});

test("takes dpkg's packages that are installed, with epochs, plus signs and the version of another source", async () => {
	tool(
		"dpkg-query",
		[
			"-W",
			"-f",
			`\${db:Status-Status}\\t\${Package}\\t\${Version}\\t\${Architecture}\\t\${source:Package}\\t\${source:Version}\\t\\t\${Origin}\\n`,
		],
		[
			"installed\tlibstdc++6\t12.2.0-14+deb12u1\tamd64\tgcc-12\t12.2.0-14+deb12u1\t\t",
			"installed\tlibdevmapper1.02.1\t2:1.02.185-2\tamd64\tlvm2\t2.03.16-2\t\t",
			"config-files\told\t1\tamd64\told\t1\t\t",
			"installed\tbash\t5.2.15-2+b8\tamd64\tbash\t5.2.15-2\t\tUbuntu",
			"installed\tadduser\t3.134~rc1\tall\tadduser\t3.134~rc1\t\t",
			"",
		].join("\n"),
	);
	const { status, said } = take("ID=debian\nVERSION_ID=12\n");
	expect(status, said).toBe(0);
	const { components } = await bom();
	expect(components.map(({ purl }) => purl)).toEqual([
		"pkg:deb/debian/adduser@3.134~rc1?arch=all&distro=debian-12",
		"pkg:deb/debian/bash@5.2.15-2%2Bb8?arch=amd64&distro=debian-12&upstream=bash%405.2.15-2",
		"pkg:deb/debian/libdevmapper1.02.1@2:1.02.185-2?arch=amd64&distro=debian-12&upstream=lvm2%402.03.16-2",
		"pkg:deb/debian/libstdc%2B%2B6@12.2.0-14%2Bdeb12u1?arch=amd64&distro=debian-12&upstream=gcc-12",
	]);
	expect(components[1]?.supplier).toEqual({ name: "Ubuntu" });
	expect(rows()[1]).toEqual([
		"bash",
		"5.2.15-2+b8",
		"amd64",
		"bash",
		"5.2.15-2",
		"",
		"Ubuntu",
	]);
});

test("takes rpm's packages, licences and vendors, and not the keys of repositories", async () => {
	tool(
		"rpm",
		RPM,
		[
			"kernel-core\t5.14.0-570.el9\tx86_64\tkernel-5.14.0-570.el9.src.rpm\tGPLv2 and Redistributable\tRocky Enterprise Software Foundation",
			"gtk2+\t1:2.24.33~rc1-8.el9\ti686\tgtk2+-2.24.33~rc1-8.el9.src.rpm\tLGPLv2+\t(none)",
			"local\t1-1\tnoarch\t(none)\t(none)\t(none)",
			"gpg-pubkey\t350d275d-6279464b\t(none)\t(none)\tpubkey\tsomebody",
			"",
		].join("\n"),
	);
	const { status, said } = take(ROCKY);
	expect(status, said).toBe(0);
	expect(said).toContain("3 packages");
	expect(rows().map((row) => row.join("|"))).toEqual([
		"gtk2+|1:2.24.33~rc1-8.el9|i686|gtk2+|2.24.33~rc1-8.el9|LGPLv2+|",
		"kernel-core|5.14.0-570.el9|x86_64|kernel|5.14.0-570.el9|GPLv2 and Redistributable|Rocky Enterprise Software Foundation",
		"local|1-1|noarch||||",
	]);
	const { metadata, components } = await bom();
	expect(metadata.component).toMatchObject({
		name: "rocky",
		version: "9.6",
		description: "Rocky Linux 9.6 (Blue Onyx)",
	});
	expect(components.map(({ purl }) => purl)).toEqual([
		"pkg:rpm/rocky/gtk2%2B@2.24.33~rc1-8.el9?arch=i686&distro=rocky-9.6&epoch=1&upstream=gtk2%2B-2.24.33~rc1-8.el9.src.rpm",
		"pkg:rpm/rocky/kernel-core@5.14.0-570.el9?arch=x86_64&distro=rocky-9.6&upstream=kernel-5.14.0-570.el9.src.rpm",
		"pkg:rpm/rocky/local@1-1?arch=noarch&distro=rocky-9.6",
	]);
	expect(components.map(({ licenses }) => licenses)).toEqual([
		[{ license: { name: "LGPLv2+" } }],
		[{ license: { name: "GPLv2 and Redistributable" } }],
		undefined,
	]);
	expect(components[1]?.supplier).toEqual({
		name: "Rocky Enterprise Software Foundation",
	});
});

test("takes apk's packages, whose licences may have brackets and whose names dashes and digits", async () => {
	tool(
		"apk",
		APK,
		[
			"WARNING: opening /var/cache/apk: No such file or directory",
			"busybox-binsh-1.37.0-r20 x86_64 {busybox} (GPL-2.0-only) [installed]",
			"py3-six-1.17.0-r0 x86_64 {py3-six} (MIT) [installed]",
			"libstdc++-15.2.0-r2 x86_64 {gcc} (GPL-2.0-or-later AND (LGPL-2.1-or-later OR MIT)) [installed]",
			"musl-1.2.5_git20240512-r1 x86_64 {musl} (MIT) [upgradable from: musl-1.2.5-r0]",
			"",
		].join("\n"),
	);
	const { status, said } = take(ALPINE);
	expect(status, said).toBe(0);
	expect(rows().map((row) => row.join("|"))).toEqual([
		"busybox-binsh|1.37.0-r20|x86_64|busybox|1.37.0-r20|GPL-2.0-only|",
		"libstdc++|15.2.0-r2|x86_64|gcc|15.2.0-r2|GPL-2.0-or-later AND (LGPL-2.1-or-later OR MIT)|",
		"musl|1.2.5_git20240512-r1|x86_64|musl|1.2.5_git20240512-r1|MIT|",
		"py3-six|1.17.0-r0|x86_64|py3-six|1.17.0-r0|MIT|",
	]);
	const { components } = await bom();
	expect(components.map(({ purl }) => purl)).toEqual([
		"pkg:apk/alpine/busybox-binsh@1.37.0-r20?arch=x86_64&distro=alpine-3.23.3&upstream=busybox",
		"pkg:apk/alpine/libstdc%2B%2B@15.2.0-r2?arch=x86_64&distro=alpine-3.23.3&upstream=gcc",
		"pkg:apk/alpine/musl@1.2.5_git20240512-r1?arch=x86_64&distro=alpine-3.23.3",
		"pkg:apk/alpine/py3-six@1.17.0-r0?arch=x86_64&distro=alpine-3.23.3",
	]);
});

describe.each(AWKS)("%s", (awk) => {
	test("writes JSON whatever bytes there are", async () => {
		program("awk", `exec ${awk} "$@"`);
		const vendor = Buffer.concat([
			Buffer.from('Société "Łódź" \\n 🐧 \u0001'),
			// a byte of no sequence, U+FFFD itself, a surrogate, two that are too long, one that is cut off
			Buffer.from([0xff, 0xef, 0xbf, 0xbd, 0xed, 0xa0, 0x80, 0xc0, 0xaf]),
			Buffer.from([0xe0, 0x80, 0xaf]),
			Buffer.from([0x20, 0xe2, 0x82]),
		]);
		tool(
			"rpm",
			RPM,
			Buffer.concat([
				Buffer.from("odd\t1-1\tnoarch\t(none)\tC:\\new\t"),
				vendor,
				Buffer.from("\n"),
			]),
		);
		const { status, said } = take(
			'ID=fedora\nVERSION_ID=43\nPRETTY_NAME="Fedora \\"43\\" \\\\n é"\n',
		);
		expect(status, said).toBe(0);
		const { metadata, components } = await bom();
		expect(metadata.component.description).toBe('Fedora "43" \\n é');
		const [odd] = components;
		expect(odd?.licenses).toEqual([{ license: { name: "C:\\new" } }]);
		expect(odd?.supplier?.name).toBe(
			`Société "Łódź" \\n 🐧 \u0001${"\ufffd".repeat(10)} \ufffd\ufffd`,
		);
	});
});

describe("fails, and leaves nothing that could be published,", () => {
	test("where the package manager fails", () => {
		program("rpm", "echo 'kernel\t1-1\tnoarch\t\t\t'; exit 1");
		// a pipe tells the end of its last program only
		expect(take("ID=fedora\n").status).not.toBe(0);
		program("apk", "exit 1");
		expect(take(ALPINE).status).not.toBe(0);
		expect(() => textOf("packages.tsv")).toThrow("ENOENT");
	});

	test("where it lists nothing", () => {
		tool("rpm", RPM, "");
		const { status, said } = take(ROCKY);
		expect(status).toBe(1);
		expect(said).toContain("lists no package");
	});

	test("on a system of which it knows no package manager", () => {
		const { status, said } = take("ID=plan9\n");
		expect(status).toBe(1);
		expect(said).toContain("no package manager is known for plan9");
	});

	test("where nobody says where to", () => {
		expect(run("sh", [INVENTORY]).status).not.toBe(0);
	});
});
