import { describe, expect, test } from "vitest";
import { sealHeader, tarHeader, xvaBytes } from "../stand-ins/xva.ts";
import { continued, MIB, refusal, TWO_DISKS, verdict } from "./verifying.ts";

describe("links, devices and folders are refused", () => {
	test.each(["1", "2", "3", "4", "5", "6"])("type %s", async (type) => {
		const header = tarHeader("Ref:7/00000000", 0, type);
		expect(await verdict(await continued(header))).toBe("unexpected-member");
	});
});

describe("what pools cannot import is unsupported", () => {
	test.each([
		"x",
		"g",
		"L",
		"K",
		"S",
		"V",
	])("tar extension %s", async (type) => {
		const header = tarHeader("Ref:7/00000000", 0, type);
		expect(await verdict(await continued(header))).toBe("unsupported");
	});

	test.each([
		["8 GiB in octal", "77777777777\0"],
		["text", "12 bytes    "],
		["nothing", "\0"],
		["2^64 in base 256", Buffer.from("800000010000000000000000", "hex")],
		["a negative number", Buffer.from("ffffffffffffffffffffffff", "hex")],
	])("a size of %s", async (_, size) => {
		const header = tarHeader("Ref:7/00000000", size);
		expect(await verdict(await continued(header))).toBe("unsupported");
	});

	test("an ova.xml of more than 16 MiB, by its header alone", async () => {
		const error = await refusal(tarHeader("ova.xml", 17 * MIB));
		expect(error).toMatchObject({ class: "unsupported", offset: 0 });
	});

	test.each([
		["ova.xml", ""],
		["Ref:7/00000000", "continued"],
	])("a %s of 2^40 bytes, by its header alone", async (name, where) => {
		const header = tarHeader(
			name,
			Buffer.from("800000000000010000000000", "hex"),
		);
		const bytes = where === "" ? header : await continued(header);
		expect(await refusal(bytes)).toMatchObject({
			class: "unsupported",
			member: name,
			offset: bytes.length - 512,
		});
	});

	test("an export of a XenServer before 5.0", async () => {
		const bytes = await xvaBytes({ ...TWO_DISKS, exportVersion: 0 });
		expect(await verdict(bytes)).toBe("unsupported");
	});
});

describe("sizes and names as tar's dialects write them", () => {
	test("a size in base 256", async () => {
		const bytes = await xvaBytes(TWO_DISKS);
		const at = bytes.indexOf(Buffer.from("Ref:7/00000001\0"));
		const header = bytes.subarray(at, at + 512);
		header.set(Buffer.from("800000000000000000000064", "hex"), 124);
		sealHeader(header);
		expect(await verdict(bytes)).toBe("valid");
	});

	test("a size that fills its field, led by spaces", async () => {
		const bytes = await xvaBytes(TWO_DISKS);
		const at = bytes.indexOf(Buffer.from("Ref:7/00000001\0"));
		bytes.write("         144", at + 124);
		sealHeader(bytes.subarray(at, at + 512));
		expect(await verdict(bytes)).toBe("valid");
	});

	test("a name in two parts, in ustar only", async () => {
		for (const [magic, expected] of [
			["ustar\x0000", "valid"],
			["ustar  \0", "unexpected-member"],
		] as const) {
			const bytes = await xvaBytes(TWO_DISKS);
			const at = bytes.indexOf(Buffer.from("Ref:7/00000001\0"));
			const header = bytes.subarray(at, at + 512);
			header.fill(0, 0, 100).write("00000001");
			header.write(magic, 257, "latin1");
			header.write("Ref:7", 345);
			sealHeader(header);
			expect(await verdict(bytes)).toBe(expected);
		}
	});
});
