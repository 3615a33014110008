/** `xva verify`, and wrong use of all of `xva`. */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { XVA_ERROR_CLASSES } from "../../src/xva/errors.ts";
import { BUNDLE, badFiles, desk, GOOD, sha256 } from "./xva-command.ts";

const user = desk();

const parse = (line: string): unknown => JSON.parse(line);

describe("xva verify", () => {
	test("a valid file is one line, exit code 0", () => {
		const { status, stdout, stderr } = user.xva([
			"verify",
			user.put("a.xva", GOOD),
		]);
		expect(stdout).toBe(
			`valid    a.xva  (2 disks, 7 blocks, sha256 ${sha256(GOOD)})\n`,
		);
		expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
	});

	test.each([
		["gzip", gzipSync],
		["zstd", zstdCompressSync],
	])("%s is told by content, in a file and on standard input", (name, compress) => {
		const bytes = compress(GOOD);
		const { stdout } = user.xva(
			["verify", user.put("a.xva", bytes), "-"],
			bytes,
		);
		const facts = `(2 disks, 7 blocks, ${name}, sha256 ${sha256(bytes)})`;
		expect(stdout).toBe(
			`valid    a.xva  ${facts}\nvalid    standard input  ${facts}\n`,
		);
	});

	test.each(
		XVA_ERROR_CLASSES,
	)("of %s says the class, a sentence and the place, exit code 1", async (name) => {
		const file = user.put(`${name}.xva`, (await badFiles())[name]);
		const human = user.xva(["verify", file]);
		expect(human.status).toBe(1);
		expect(human.stderr).toBe("");
		expect(human.stdout).toMatch(/^[^\n]+\n$/);
		expect(human.stdout.startsWith(`invalid  ${file}  ${name}: `)).toBe(true);
		const json = user.xva(["verify", "--json", file]);
		expect(json.status).toBe(1);
		expect(json.stderr).toBe("");
		const found = JSON.parse(json.stdout);
		expect(Object.keys(found)).toEqual([
			"file",
			"valid",
			"class",
			"message",
			"member",
			"offset",
		]);
		expect(found).toMatchObject({ file, valid: false, class: name });
		expect(found.message).toMatch(/^[A-Z].*\.$|^[\w.:/]+ .*\.$/);
		expect(human.stdout).toContain(found.message);
		if (found.member !== null) expect(human.stdout).toContain(found.member);
		expect(human.stdout).not.toContain("offset 0");
		if (found.offset > 0)
			expect(human.stdout).toContain(`offset ${found.offset}`);
	});

	test("--json: one object a file, with the facts of a valid one", () => {
		const compressed = zstdCompressSync(GOOD);
		user.put("a.xva", GOOD);
		user.put("b.xva", compressed);
		const { status, stdout } = user.xva([
			"verify",
			"--json",
			"a.xva",
			"b.xva",
			"c.xva",
		]);
		expect(status).toBe(2);
		const [a, b, c] = stdout.trimEnd().split("\n").map(parse);
		expect(a).toEqual({
			file: "a.xva",
			valid: true,
			class: null,
			message: null,
			member: null,
			offset: null,
			mode: "full",
			size: GOOD.length,
			sha256: sha256(GOOD),
			compression: "none",
			archive_size: GOOD.length,
			archive_sha256: sha256(GOOD),
			blocks: 7,
			checksums: ["xxhash"],
			disks: 2,
			content_digest: expect.stringMatching(/^xxh64-1m:[0-9a-f]{64}$/),
			warnings: [],
		});
		expect(b).toEqual({
			...(a as object),
			file: "b.xva",
			size: compressed.length,
			sha256: sha256(compressed),
			compression: "zstd",
		});
		expect(c).toEqual({
			file: "c.xva",
			valid: false,
			class: null,
			message: "c.xva is not there.",
			member: null,
			offset: null,
		});
	});

	test("--structure compares no checksums, and says so", async () => {
		const file = user.put("a.xva", (await badFiles()).checksum);
		expect(user.xva(["verify", file]).status).toBe(1);
		const { status, stdout } = user.xva([
			"verify",
			"--structure",
			"--json",
			file,
		]);
		expect(status).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({
			mode: "structure",
			content_digest: null,
			archive_sha256: sha256(readFileSync(join(user.folder, file))),
		});
	});

	test("--structure says so on its line", () => {
		const file = user.put("a.xva", GOOD);
		expect(user.xva(["verify", "--structure", file]).stdout).toBe(
			`valid (structure only)  a.xva  (2 disks, 7 blocks, sha256 ${sha256(GOOD)})\n`,
		);
	});

	test("a pattern that the shell found no file for is told as one", () => {
		expect(user.xva(["verify", "*.xva"])).toEqual({
			status: 2,
			stdout: "",
			stderr:
				"*.xva matches no file: give the names of files that are there.\n",
		});
	});

	test("the exit code is the highest of several, and every file has its say", () => {
		user.put("good.xva", GOOD);
		user.put("bad.xva", "hello");
		expect(user.xva(["verify", "good.xva", "bad.xva", "good.xva"]).status).toBe(
			1,
		);
		const { status, stdout, stderr } = user.xva([
			"verify",
			"none.xva",
			"bad.xva",
			"good.xva",
		]);
		expect(status).toBe(2);
		expect(stdout).toMatch(
			/^invalid {2}bad\.xva {2}.*\nvalid {4}good\.xva {2}.*\n$/,
		);
		expect(stderr).toBe("none.xva is not there.\n");
	});

	test("of a folder, of a path through a file, of a file without permission", () => {
		mkdirSync(join(user.folder, "sub"));
		user.put("file", "x");
		user.put("secret", GOOD);
		chmodSync(join(user.folder, "secret"), 0);
		expect(user.xva(["verify", "sub"])).toEqual({
			status: 2,
			stdout: "",
			stderr: "sub is a folder, not a file.\n",
		});
		expect(user.xva(["verify", "file/a.xva"]).stderr).toBe(
			"file/a.xva is not there: a part of the path is no folder.\n",
		);
		// Root may read everything.
		if (process.getuid?.() !== 0) {
			expect(user.xva(["verify", "secret"])).toMatchObject({
				status: 2,
				stderr: "secret is closed to this user.\n",
			});
		}
	});

	test("a name with control characters can't fake a line", () => {
		const { stdout } = user.xva([
			"verify",
			user.put("a\n::error::\u001b[31m", "x"),
		]);
		expect(stdout).toMatch(/^invalid {2}a ::error:: {2}not-an-xva: [^\n]*\n$/);
	});

	test("a name that starts with a dash comes after --", () => {
		user.put("-h", GOOD);
		expect(user.xva(["verify", "--", "-h"]).status).toBe(0);
	});

	test("what can't be written is no success", () => {
		user.put("a.xva", GOOD);
		const { stderr, status } = spawnSync(
			"sh",
			["-c", '"$0" "$1" xva verify a.xva >/dev/full', process.execPath, BUNDLE],
			{ cwd: user.folder, encoding: "utf8" },
		);
		expect(stderr).toMatch(/^The output cannot be written: ENOSPC[^\n]*\.\n$/);
		expect(status).toBe(1);
	});

	test("a reader that goes away ends it without a word", () => {
		user.put("a.xva", GOOD);
		const { stderr, stdout } = spawnSync(
			"sh",
			[
				"-c",
				`"$0" "$1" xva verify ${"a.xva ".repeat(3000)} | head -n 1`,
				process.execPath,
				BUNDLE,
			],
			{ cwd: user.folder, encoding: "utf8" },
		);
		expect(stdout).toMatch(/^valid .*\n$/);
		expect(stderr).toBe("");
	});
});

describe("wrong use is exit code 2: a sentence and where the help is, before anything starts", () => {
	const FROM = ["from-disk", "root.raw", "--output", "a.xva"];
	const TO = ["to-disk", "a.xva"];
	test.each<[string[], string]>([
		[[], "xva needs a command."],
		[["bogus"], 'xva has no command "bogus".'],
		[["constructor"], 'xva has no command "constructor".'],
		[["verify"], "A file is needed."],
		[["verify", "--jsno", "a"], "There is no option --jsno."],
		[["verify", "-z"], "There is no option -z."],
		[["verify", "--json=no", "a"], "--json takes no value."],
		[["from-disk", "root.raw", "-o"], "--output needs a value."],
		[
			[...FROM, "--name", "--cpus", "2"],
			"--name needs a value; one that begins with a dash is given as --name=VALUE.",
		],
		[[...FROM, "--name", ""], "The VM has no name: give it one."],
		[
			[...FROM, "--name", "a\u0001"],
			"The VM's name holds the character U+0001",
		],
		[[...FROM, "--tag", ""], "--tag takes a text, not an empty one."],
		[
			[...FROM, ...Array(8).fill("--network=lan=xenbr0")],
			"The VM has 8 networks: give it 7 at most.",
		],
		[
			["from-disk", "-", "--output", "a.xva"],
			"A disk must be a file: standard input is none.",
		],
		[
			["from-disk", "root.raw", "--output", "-"],
			"--output takes a file: standard output is none.",
		],
		[
			["to-disk", "-", "--output", "a.raw"],
			"The XVA must be a file: it is read twice.",
		],
		[
			[...TO, "--output", "-"],
			"--output takes a file: standard output is none.",
		],
		[["verify", "-", "-"], "Standard input can be read only once."],
		[["info"], "One file is needed."],
		[["info", "a", "b"], "One file is needed."],
		[["from-disk", "--output", "a.xva"], "A disk is needed."],
		[["from-disk", "root.raw"], "--output is needed."],
		[
			[...FROM, "--cpus", "0"],
			'--cpus takes a whole number from 1 to 1024, not "0".',
		],
		[
			[...FROM, "--memory", "4G"],
			'--memory takes MiB, a whole number from 16 to 100000000 such as 4096, not "4G".',
		],
		[
			[...FROM, "--firmware", "efi"],
			'--firmware takes bios or uefi, not "efi".',
		],
		[[...FROM, "--network", "lan"], "--network takes NAME=BRIDGE, such as"],
		[[...FROM, "--network", "=xenbr0"], "--network takes NAME=BRIDGE, such as"],
		[
			[...FROM, "--network", "a=b", "--no-network"],
			"--network and --no-network exclude each other.",
		],
		[[...FROM, "--compress", "gzip"], '--compress takes zstd, not "gzip".'],
		[
			[...FROM, "--compress-level", "3"],
			"--compress-level needs --compress zstd.",
		],
		[
			[...FROM, "--compress", "zstd", "--compress-level", "20"],
			"--compress-level takes a whole number from 1 to 19",
		],
		[["to-disk", "--output", "a.raw"], "One XVA file is needed."],
		[TO, "--output is needed."],
		[
			[...TO, "--output", "a.disk"],
			'--format is needed: the name "a.disk" tells none.',
		],
		[
			[...TO, "--output", "a.raw", "--format", "vdi"],
			"--format takes raw, qcow2, vhd, vmdk, not",
		],
	])("%j", (args, words) => {
		const { status, stdout, stderr } = user.xva(args);
		expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
		const [sentence, hint, ...rest] = stderr.split("\n");
		expect(sentence).toMatch(/\.$/);
		expect(sentence?.startsWith(words)).toBe(true);
		const known = ["verify", "info", "from-disk", "to-disk"];
		const command = args.slice(0, 1).filter((name) => known.includes(name));
		expect(hint).toBe(
			`Try \`${["xva-template-action", "xva", ...command, "--help"].join(" ")}\`.`,
		);
		expect(rest).toEqual([""]);
		expect(readdirSync(user.folder)).toEqual([]);
	});

	test.each([
		[],
		["verify"],
		["info"],
		["from-disk"],
		["to-disk"],
	])("--help of xva %s is no wrong use", (...command) => {
		for (const help of ["--help", "-h"]) {
			const { status, stdout, stderr } = user.xva([...command, help]);
			expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
			expect(stdout).toContain(
				`Usage: xva-template-action xva ${command[0] ?? "COMMAND"}`,
			);
			for (const line of stdout.split("\n"))
				expect(line.length).toBeLessThanOrEqual(80);
		}
	});
});
