import { describe, expect, it } from "vitest";
import { cleanLine, LineSplitter } from "../../src/packer/lines.ts";
import { parseMachineLine } from "../../src/packer/machine-line.ts";
import { OutputReader } from "../../src/packer/output.ts";
import { transcript } from "./helpers.ts";

async function read(name: string) {
	const reader = new OutputReader();
	const lines = (await transcript(name))
		.split("\n")
		.flatMap((line) => (line === "" ? [] : reader.read(line)));
	return { reader, lines };
}

describe("parseMachineLine", () => {
	it("splits at the first three commas, then the data, then unescapes", () => {
		expect(
			parseMachineLine(
				"1795499706,b.file.x,artifact,2,string,one%!(PACKER_COMMA) two\\nthree\\r",
			),
		).toEqual({
			at: 1795499706000,
			target: "b.file.x",
			type: "artifact",
			data: ["2", "string", "one, two\nthree\r"],
		});
	});

	it("leaves what is no machine-readable line", () => {
		for (const line of ["", "hello", "12,x", "x,,ui,say,hi", "real\t0m0.630s"])
			expect(parseMachineLine(line)).toBeUndefined();
	});
});

describe("OutputReader", () => {
	it("lists the artifacts of a success, post-processors' included", async () => {
		const { reader, lines } = await read("success.machine.stdout.txt");
		expect(reader.artifacts).toEqual([
			{
				build: "lab.xenserver-iso.lab",
				builderId: "packer.xenserver",
				id: "VM",
				files: ["packer-template-lab/template-lab-12.xva"],
			},
			{
				build: "lab.xenserver-iso.lab",
				builderId: "packer.xenserver",
				id: "VM",
				files: ["packer-template-lab/template-lab-12.xva"],
			},
			{
				build: "lab.xenserver-iso.lab",
				builderId: "packer.post-processor.checksum",
				id: "",
				files: [
					"packer-template-lab/template-lab-12.xva",
					"lab_sha256.checksum",
				],
			},
		]);
		expect(reader.errorCount).toBe(0);
		expect(reader.buildErrors.size).toBe(0);
		expect(reader.phase).toBe("post-process");
		expect(lines[0]).toEqual({
			level: "say",
			text: "==> lab.xenserver-iso.lab: XAPI client session established",
		});
		expect(lines.at(-1)?.text).toContain("template-lab-12.xva, lab_sha256");
	});

	it("takes an error line of a provisioner for what it is: no failure", async () => {
		const { reader, lines } = await read("success.machine.stdout.txt");
		expect(lines.filter(({ level }) => level === "error")).toHaveLength(1);
		expect(reader.errorCount).toBe(0);
	});

	it("tells which build failed, and why", async () => {
		const { reader } = await read("provisioner-fails.machine.stdout.txt");
		expect(reader.errorCount).toBe(1);
		expect([...reader.buildErrors]).toEqual([
			[
				"lab.xenserver-iso.lab",
				"Script exited with non-zero exit status: 100. Allowed exit codes are: [0]",
			],
		]);
		expect(reader.artifacts).toEqual([]);
	});

	it("shows an error of several lines as such", async () => {
		const { lines } = await read("iso-checksum-mismatch.machine.stdout.txt");
		expect(lines.map(({ text }) => text)).toContain(
			"Got: 91bd8b3674e8ae59a4a88df177b7772d7b075b3d234ae50d97c13c695e8775a7",
		);
	});

	it.each([
		["cancel-sigterm-wait-ip.machine.stdout.txt", "cleanup"],
		["cancel-sigterm-provisioning.machine.stdout.txt", "cleanup"],
		["cancel-sigterm-export.machine.stdout.txt", "export"],
		["cancel-sigint-group.machine.stdout.txt", "cleanup"],
	])("sees the cancel in %s", async (name, phase) => {
		const { reader } = await read(name);
		expect(reader.cancelled).toBe(true);
		expect(reader.phase).toBe(phase);
	});

	it("reads Packer 1.6 as well, whose artifacts may be ids", async () => {
		const { reader, lines } = await read("amazon-ebs-1.6.6.mr.txt");
		expect(reader.artifacts[0]).toEqual({
			build: "multi.amazon-ebs.debian",
			builderId: "mitchellh.amazonebs",
			id: "us-east-1:ami-266afe721f0b0d70d",
			files: [],
		});
		expect(lines[2]?.text).toBe(
			"    multi.amazon-ebs.debian: Found Image ID: ami-12c6146b",
		);
	});

	it("keeps the texts that hold diagnostics", async () => {
		const { reader } = await read("qemu-seal-1.6.6.mr.txt");
		expect(reader.diagnostics).toHaveLength(1);
		expect(reader.diagnostics[0]).toContain("  on seal.pkr.hcl line 1:\n");
	});

	it("shows what is not machine-readable as it is", () => {
		expect(new OutputReader().read("panic: \u001b[31moh\u001b[0m")).toEqual([
			{ level: "say", text: "panic: oh" },
		]);
	});
});

describe("LineSplitter", () => {
	const bytes = Buffer.from("one\ntwo é\r\n\n\u{1F511}last");

	it("gives the same lines wherever the bytes are cut", () => {
		const whole = new LineSplitter();
		const lines = [...whole.push(bytes), ...whole.end()];
		expect(lines.map(({ text }) => text)).toEqual([
			"one",
			"two é\r",
			"",
			"🔑last",
		]);
		for (let at = 0; at <= bytes.length; at++) {
			const splitter = new LineSplitter();
			expect([
				...splitter.push(bytes.subarray(0, at)),
				...splitter.push(bytes.subarray(at)),
				...splitter.end(),
			]).toEqual(lines);
		}
	});

	it("survives its caller's buffer", () => {
		const buffer = Buffer.from("keep");
		const splitter = new LineSplitter();
		splitter.push(buffer);
		buffer.fill("x");
		expect(splitter.end()).toEqual([{ text: "keep", cut: false }]);
	});

	it("cuts a line that is too long and says so", () => {
		const splitter = new LineSplitter(10);
		const chunk = Buffer.alloc(7, "a");
		expect([
			...splitter.push(chunk),
			...splitter.push(chunk),
			...splitter.push(chunk),
			...splitter.push(Buffer.from("\n1234567890\n")),
		]).toEqual([
			{ text: "aaaaaaaaaa", cut: true },
			{ text: "1234567890", cut: false },
		]);
	});

	it("replaces what is not UTF-8", () => {
		const splitter = new LineSplitter();
		expect(splitter.push(Buffer.from([0x61, 0xff, 0xfe, 0x0a]))).toEqual([
			{ text: "a��", cut: false },
		]);
	});
});

describe("cleanLine", () => {
	it.each([
		["colours", "\u001b[1;31mError\u001b[0m: x", "Error: x"],
		["a title", "\u001b]0;title\u0007text", "text"],
		["a link", "\u001b]8;;https://x\u001b\\link\u001b]8;;\u001b\\", "link"],
		["character sets, a lone escape", "\u001b(B\u001b=text\u001b", "text"],
		["device control", "a\u001bP1;2|data\u001b\\b", "ab"],
		[
			"application, privacy and other strings",
			"a\u001b_x\u001b\\\u001b^y\u001b\\\u001bXz\u001b\\b",
			"ab",
		],
		["8-bit colours", "\u009b31mred\u009b0m", "red"],
		["8-bit strings", "a\u0090x\u009cb\u009dy\u0007c\u009fz\u009cd", "abcd"],
		[
			"a string without an end",
			"a\u001bPall of this stays",
			"aall of this stays",
		],
		["erasing the screen", "before\u001b[2J\u001b[Hafter", "beforeafter"],
		["a progress bar by carriage returns", "10 %\r50 %\r100 %\r", "100 %"],
		[
			"one by going to column one",
			"10 %\u001b[1G50 %\u001b[2K\u001b[G100 %",
			"100 %",
		],
		["one by going far back", "10 %\u001b[1000D100 %", "100 %"],
		["one by backspaces", "10 %\b\b\b\b99 %\b\b\b\b100 %", "100 %"],
		["more backspaces than text", "\b\b\bab", "ab"],
		["NUL and other controls", "a\u0000b\u0007c\u007fd\u0085e", "abcde"],
		[
			"tabs, letters and signs that stay",
			"tab\tand é 漢 ✔\ufe0f 👍",
			"tab\tand é 漢 ✔\ufe0f 👍",
		],
		[
			"a reversed end (Trojan source)",
			"a\u202e/* b\u2066c\u2069",
			"a<U+202E>/* b<U+2066>c<U+2069>",
		],
		[
			"zero width",
			"ad\u200bm\u200cin\u2060\u00ad",
			"ad<U+200B>m<U+200C>in<U+2060><U+00AD>",
		],
		["fillers and tags", "a\u3164b\u{e0041}", "a<U+3164>b<U+E0041>"],
		[
			"line and paragraph separators",
			"a\u2028::error::b\u2029c",
			"a<U+2028>::error::b<U+2029>c",
		],
		["a byte order mark", "\ufefftext\ufeff", "text<U+FEFF>"],
	])("handles %s", (_, raw, clean) => {
		expect(cleanLine(raw)).toBe(clean);
	});

	it("takes time that grows with the line, whatever is in it", () => {
		for (const part of [
			"\u001bP",
			"\u009b",
			"\u001b[0;",
			"\b",
			"\u202e",
			"\r",
			"\u001b[1G",
		]) {
			const text = part.repeat(2_000_000 / part.length);
			expect(typeof cleanLine(text)).toBe("string");
		}
	});
});
