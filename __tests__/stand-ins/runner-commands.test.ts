import { expect, test } from "vitest";
import { StepLog } from "./runner-commands.ts";
import { SecretMasker } from "./runner-masks.ts";

function logOf(...lines: string[]): StepLog {
	const options = { workspace: "/srv/space", debug: false, onShown: () => {} };
	const log = new StepLog(new SecretMasker(), options);
	for (const line of lines) log.receive(line);
	return log;
}

test.each([
	[
		"::error file=a.hcl,line=3,title=Bad%2C%3A%0A::x%25%0Ay",
		{
			level: "error",
			message: "x%\ny",
			properties: { file: "a.hcl", line: "3", title: "Bad,:\n" },
		},
	],
	[
		"  ::Warning::  text",
		{ level: "warning", message: "  text", properties: {} },
	],
	[
		"text ##[notice title=a%5D;file=/srv/space/b.hcl]said",
		{
			level: "notice",
			message: "said",
			properties: { title: "a]", file: "b.hcl" },
		},
	],
	[
		"::error line=3,endLine=4,col=1,endColumn=x::y",
		{ level: "error", message: "y", properties: { line: "3", endLine: "4" } },
	],
])("%s is an annotation", (line, annotation) => {
	expect(logOf(line).annotations).toEqual([annotation]);
});

test.each([
	"text ::error::x",
	"::unknown::x",
	"::error x",
	"##[unknown]x",
	"##[error x",
])("%s is no command", (line) => {
	const log = logOf(line);
	expect(log.lines).toEqual([line]);
	expect(log.annotations).toEqual([]);
});

test("ten annotations of a level are kept, each cut to 4096 characters; the log has all", () => {
	const lines = Array.from(
		{ length: 12 },
		(_, n) => `::error::${n}${"x".repeat(5000)}`,
	);
	const log = logOf(...lines, "::warning::w");
	expect(log.annotations).toHaveLength(11);
	expect(log.annotations[0]?.message).toHaveLength(4096);
	expect(log.lines).toHaveLength(13);
	expect(log.lines[11]).toHaveLength("##[error]11".length + 5000);
});

test("between stop and its token nothing is a command", () => {
	const log = logOf(
		"::stop-commands::Token123",
		"::error::a",
		"x ##[add-mask]b",
		"::other::",
		"::token123::",
		"::error::c",
	);
	expect(log.annotations.map(({ message }) => message)).toEqual(["c"]);
	expect(log.lines).toEqual([
		"::stop-commands::***",
		"::error::a",
		"x ##[add-mask]b",
		"::other::",
		"::token123::",
		"##[error]c",
	]);
	expect(log.failed).toBe(false);
});

test.each([
	"::stop-commands::",
	"::stop-commands::error",
	"::set-env name=A::b",
	"::add-path::/x",
])("%s fails the step", (line) => {
	expect(logOf(line).failed).toBe(true);
});

test("masks hide what comes after them, each line of a value and each form of it", () => {
	const secret = 'pass"word&<x> é';
	const log = logOf(
		secret,
		`::add-mask::${secret}`,
		"::add-mask::first line%0A  second line ",
		`a ${secret} b`,
		encodeURIComponent(secret),
		Buffer.from(secret).toString("base64"),
		JSON.stringify(secret),
		"my second line here, first line there",
		"::error::with second line",
		"::add-mask:: ",
	);
	expect(log.lines).toEqual([
		secret,
		"a *** b",
		"***",
		"***",
		'"***"',
		"my *** here, *** there",
		"##[error]with ***",
		"##[warning]Can't add secret mask for empty string in ##[add-mask] command.",
	]);
	expect(log.annotations[0]?.message).toBe("with ***");
	expect(log.raw[0]).toBe(secret);
});

test("overlapping secrets become one mask", () => {
	const masker = new SecretMasker();
	masker.add("abcdef");
	masker.add("defghi");
	expect(masker.mask("-abcdefghi-abcdef-")).toBe("-***-***-");
});

test("groups, debug lines and echoes are shown as the runner shows them", () => {
	const log = logOf(
		"::group::Build",
		"::debug::hidden",
		"::endgroup::",
		"::echo::on",
		"::notice::n",
	);
	expect(log.lines).toEqual([
		"##[group]Build",
		"##[endgroup]",
		"::notice::n",
		"##[notice]n",
	]);
});

test("outputs by log lines still count, with a warning", () => {
	const log = logOf("::set-output name=a::1", "::save-state name=b::2");
	expect(log.outputs).toEqual({ a: "1" });
	expect(log.state).toEqual({ b: "2" });
	expect(log.annotations.map(({ level }) => level)).toEqual([
		"warning",
		"warning",
	]);
});
