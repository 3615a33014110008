import { describe, expect, test } from "vitest";
import {
	packMember,
	packMembers,
	tarHeader,
	type XvaMember,
	xvaBytes,
	xvaMembers,
} from "../stand-ins/xva.ts";
import {
	continued,
	MIB,
	member,
	refusal,
	TWO_DISKS,
	verdict,
} from "./verifying.ts";

/** An archive of two disks (Ref:7 with blocks 0 to 3, Ref:9 with 0 to 2) whose members a test changes. */
async function changed(
	change: (members: XvaMember[]) => XvaMember[],
): Promise<Buffer> {
	return packMembers(change(await xvaMembers(TWO_DISKS)));
}

const without =
	(...names: string[]) =>
	(members: XvaMember[]) =>
		members.filter(({ name }) => !names.some((part) => name.startsWith(part)));
const renamed = (from: string, to: string) => (members: XvaMember[]) =>
	members.map(({ name, body }) => ({
		name: name.startsWith(from) ? name.replace(from, to) : name,
		body,
	}));
const ovaText =
	(replace: (xml: string) => string) =>
	(members: XvaMember[]): XvaMember[] =>
		members.map((each) =>
			each.name === "ova.xml"
				? member(each.name, replace(Buffer.from(each.body).toString()))
				: each,
		);

describe("files that are no archive", () => {
	const page =
		"<!DOCTYPE html><html><body><h1>401 Unauthorized</h1></body></html>";
	test.each([
		["empty", ""],
		["html-error-page", page],
		["html-error-page", `\n <html>${"x".repeat(9_000)}</html>`],
		["html-error-page", "HTTP/1.1 500 Internal Server Error\r\n\r\n"],
		["html-error-page", "<?xml version='1.0'?><methodResponse/>"],
		["not-an-xva", "Internal error"],
		["not-an-xva", "x"],
		["not-an-xva", Buffer.alloc(20_480)],
		["not-an-xva", Buffer.from(`QFI\xfb${"\0".repeat(2_000)}`, "latin1")],
		["unsupported", Buffer.from(`\xfd7zXZ\0${"\0".repeat(600)}`, "latin1")],
		["not-an-xva", packMembers([member("readme.txt", "hello")])],
		["not-an-xva", packMembers([member("./ova.xml", "hello")])],
	])("%s", async (expected, content) => {
		const bytes = Buffer.from(content);
		for (const chunk of [1, MIB]) {
			expect(await verdict(bytes, chunk)).toBe(expected);
		}
	});

	test("the message of a page names the cause and the cure", async () => {
		const error = await refusal(Buffer.from(page));
		expect(error.message).toMatch(/error page of a web server.*build again/);
	});
});

describe("order", () => {
	test.each([
		["blocks before ova.xml", (m: XvaMember[]) => [...m.slice(1, 3), ...m]],
		[
			"disks in the wrong order",
			(m: XvaMember[]) => [...m.slice(0, 1), ...m.slice(9), ...m.slice(1, 9)],
		],
		[
			"numbers that fall",
			(m: XvaMember[]) => [
				...m.slice(0, 3),
				...m.slice(5, 7),
				...m.slice(3, 5),
				...m.slice(7),
			],
		],
		["a number twice", (m: XvaMember[]) => [...m.slice(0, 3), ...m.slice(1)]],
		[
			"numbers that rise, but not as text",
			(m: XvaMember[]) => renamed("Ref:7/00000001", "Ref:7/1")(m),
		],
	])("%s", async (_, change) => {
		expect(await verdict(await changed(change))).toBe("order");
	});
});

describe("missing-block", () => {
	test.each([
		["no first block", without("Ref:7/00000000"), "Ref:7/00000001"],
		["no last block", without("Ref:7/00000003"), "Ref:7"],
		["a disk without blocks", without("Ref:7"), "Ref:7"],
		["the last disk without blocks", without("Ref:9"), "Ref:9"],
		[
			"a checksum without its block",
			(m: XvaMember[]) => m.filter(({ name }) => name !== "Ref:7/00000001"),
			"Ref:7/00000001.xxhash",
		],
		[
			"a block of no bytes for a hole",
			(m: XvaMember[]) =>
				m.map((each) =>
					each.name === "Ref:7/00000001"
						? member(each.name)
						: each.name === "Ref:7/00000001.xxhash"
							? member(each.name, "EF46DB3751D8E999")
							: each,
				),
			"Ref:7",
		],
	])("%s", async (_, change, where) => {
		const error = await refusal(await changed(change));
		expect(error).toMatchObject({ class: "missing-block", member: where });
	});
});

describe("size-mismatch", () => {
	test.each([
		["a block beyond the end", renamed("Ref:7/00000003", "Ref:7/00000004")],
		[
			"a huge block number",
			renamed("Ref:7/00000003", "Ref:7/99999999999999999999"),
		],
		[
			"a block of no bytes after the last",
			(m: XvaMember[]) => [
				...m.slice(0, 9),
				member("Ref:7/00000004"),
				member("Ref:7/00000004.xxhash", "EF46DB3751D8E999"),
				...m.slice(9),
			],
		],
		[
			"a disk that ova.xml says is smaller",
			ovaText((xml) => xml.replace("<value>350</value>", "<value>300</value>")),
		],
	])("%s", async (_, change) => {
		expect(await verdict(await changed(change))).toBe("size-mismatch");
	});
});

describe("checksum", () => {
	test.each([
		["none after a block", without("Ref:7/00000001.xxhash")],
		[
			"that of another block",
			renamed("Ref:7/00000001.xxhash", "Ref:7/00000002.xxhash"),
		],
		["none after the last block", without("Ref:9/00000002.xxhash")],
		[
			"one of an unknown kind",
			renamed("Ref:7/00000001.xxhash", "Ref:7/00000001.md5"),
		],
		[
			"one in lower case",
			(m: XvaMember[]) =>
				m.map((each) =>
					each.name.endsWith(".xxhash")
						? member(each.name, Buffer.from(each.body).toString().toLowerCase())
						: each,
				),
		],
		[
			"one that is too long",
			(m: XvaMember[]) =>
				m.map((each) =>
					each.name === "Ref:7/00000001.xxhash"
						? member(each.name, "EF46DB3751D8E9990")
						: each,
				),
		],
	])("%s", async (_, change) => {
		const bytes = await changed(change);
		expect(await verdict(bytes)).toBe("checksum");
		expect(await verdict(bytes, MIB, "structure")).toBe("checksum");
	});

	test("one of huge size, by its header alone", async () => {
		const block = packMember(member("Ref:7/00000000", "x".repeat(100)));
		const header = tarHeader("Ref:7/00000000.xxhash", 2 ** 30);
		const bytes = await continued(Buffer.concat([...block, header]));
		expect(await verdict(bytes)).toBe("checksum");
	});

	test("a header that does not match its own", async () => {
		const header = tarHeader("Ref:7/00000000", 100);
		header[200] = 1;
		expect(await verdict(await continued(header))).toBe("checksum");
	});
});

describe("unexpected-member", () => {
	test.each([
		["a disk that ova.xml does not have", renamed("Ref:9", "Ref:99")],
		["ova.xml twice", (m: XvaMember[]) => [...m.slice(0, 1), ...m]],
		["a note", (m: XvaMember[]) => [...m, member("README", "hi")]],
		[
			"an image of the CD",
			(m: XvaMember[]) => [...m, member("Ref:7/disk.iso")],
		],
		[
			"a name that leaves the folder",
			(m: XvaMember[]) => [...m, member("Ref:7/../../x")],
		],
		["an absolute name", (m: XvaMember[]) => [...m, member("/etc/passwd")]],
	])("%s", async (_, change) => {
		expect(await verdict(await changed(change))).toBe("unexpected-member");
	});

	test("its name is printed without control characters", async () => {
		const header = tarHeader("a\n::error::b\u0085\u202e", 0);
		const { message } = await refusal(await continued(header));
		expect(message).toContain('"a\\n::error::b\\u0085\\u202e"');
	});
});

describe("trailing-data", () => {
	test.each([
		["a byte", Buffer.from("x")],
		[
			"a block after zeros",
			Buffer.concat([Buffer.alloc(5_120), Buffer.alloc(512, 1)]),
		],
		["more zeros than tar pads", Buffer.alloc(2 * MIB)],
	])("%s", async (_, tail) => {
		const bytes = Buffer.concat([await xvaBytes(TWO_DISKS), tail]);
		for (const chunk of [511, 64 * MIB]) {
			expect(await verdict(bytes, chunk)).toBe("trailing-data");
		}
	});

	test("an archive after the archive", async () => {
		const bytes = await xvaBytes(TWO_DISKS);
		expect(await verdict(Buffer.concat([bytes, bytes]))).toBe("trailing-data");
	});

	test("a single zero block before the next member", async () => {
		const bytes = await xvaBytes(TWO_DISKS);
		const at = bytes.indexOf(Buffer.from("Ref:9/00000001\0"));
		const split = [
			bytes.subarray(0, at),
			Buffer.alloc(512),
			bytes.subarray(at),
		];
		expect(await verdict(Buffer.concat(split))).toBe("trailing-data");
	});
});

describe("metadata", () => {
	test.each([
		["no XML", () => "hello"],
		["XML that is cut", (xml: string) => xml.slice(0, -20)],
		["another document", () => "<value><struct></struct></value>"],
		[
			"a size that is no number",
			(xml: string) => xml.replace("<value>350</value>", "<value>-1</value>"),
		],
		[
			"a disk whose VDI is not there",
			(xml: string) =>
				xml.replaceAll(
					"<name>id</name><value>Ref:7<",
					"<name>id</name><value>Ref:70<",
				),
		],
	])("%s", async (_, replace) => {
		const error = await refusal(await changed(ovaText(replace)));
		expect(error).toMatchObject({
			class: "metadata",
			member: "ova.xml",
			offset: 0,
		});
		expect(error.message).toMatch(/^ova\.xml .*export the VM again\.$/);
	});
});
