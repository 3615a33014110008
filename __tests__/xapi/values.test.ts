import { describe, expect, test } from "vitest";
import { PoolError } from "../../src/xapi/errors.ts";
import {
	type Fields,
	readRecord,
	readRecords,
	readRefs,
	readText,
} from "../../src/xapi/values.ts";

function record(field: unknown): Fields {
	return readRecord({ field }, "VM.get_record");
}

describe("fields that are what they should be", () => {
	test.each<[keyof Fields, unknown, unknown]>([
		["text", "", ""],
		["whole", 42, 42],
		["whole", -1, -1],
		["whole", "10737418240", 10_737_418_240],
		["whole", "9223372036854775807", 2 ** 63],
		["flag", false, false],
		["date", "20261124T05:30:12Z", new Date("2026-11-24T05:30:12Z")],
		["date", "2026-11-24T05:30:12.25Z", new Date("2026-11-24T05:30:12Z")],
		["ref", "OpaqueRef:NULL", "OpaqueRef:NULL"],
		["refs", ["OpaqueRef:1"], ["OpaqueRef:1"]],
		["map", { a: "b" }, new Map([["a", "b"]])],
	])("%s %j", (type, given, read) => {
		expect(record(given)[type]("field")).toEqual(read);
	});
});

describe("fields that are not", () => {
	test.each<[keyof Fields, unknown]>([
		["text", 1],
		["text", null],
		["whole", 1.5],
		["whole", "1.5"],
		["whole", ""],
		["whole", "12345678901234567890"],
		["flag", "true"],
		["date", "20261324T05:30:12Z"],
		["date", "20261124T05:30:12"],
		["date", 5],
		["ref", undefined],
		["refs", {}],
		["refs", ["a", 1]],
		["map", ["a"]],
		["map", { a: 1 }],
	])("%s %j", (type, given) => {
		expect(() => record(given)[type]("field")).toThrow(
			/^The pool's answer to VM.get_record, field field is .+ was expected/,
		);
	});

	test("one that only objects of JavaScript have", () => {
		expect(() => record(1).text("constructor")).toThrow(
			/is absent, where text/,
		);
	});
});

test("answers", () => {
	expect(readText("a", "X.y")).toBe("a");
	expect(readRefs(["a"], "X.y")).toEqual(["a"]);
	const records = readRecords({ "OpaqueRef:1": { name_label: "a" } }, "X.y");
	expect(records.get("OpaqueRef:1")?.text("name_label")).toBe("a");
});

test.each([
	["a list", () => readText(["a"], "X.y")],
	["a record", () => readRefs({}, "X.y")],
	["null", () => readRecord(null, "X.y")],
	["a list", () => readRecords([], "X.y")],
	["a number", () => readRecords({ a: 1 }, "X.y")],
])("an answer that is %s", (type, read) => {
	expect(read).toThrow(PoolError);
	expect(read).toThrow(`The pool's answer to X.y is ${type}, where`);
});
