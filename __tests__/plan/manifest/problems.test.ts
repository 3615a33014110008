import { describe, expect, it, test } from "vitest";
import { problemsOf } from "./reading.ts";

describe("an unknown key is an error, with what was meant", () => {
	it.each([
		["retension: { keep: 1 }", "retention"],
		["tittle: x", "title"],
		["Title: x", "title"],
		["workdir: template", "working-directory"],
		["working_dir: template", "working-directory"],
		["workingDirectory: template", "working-directory"],
		["name: x", "title"],
		["maintainers: x", "owners"],
		["exclude: x", "ignore"],
		["parent: x", "base"],
		["variables: x", "inputs"],
		["$schema: x", "schema"],
		["variants: { a: { var_files: x } }", "var-files"],
		["variants: { a: { varfiles: x } }", "var-files"],
		["variants: { a: { var-file: x } }", "var-files"],
		["variants: { a: { eol_cycle: x } }", "eol-cycle"],
		["variants: { a: { variables: x } }", "vars"],
		["channels: { on_success: x }", "on-success"],
		["channels: { on-sucess: x }", "on-success"],
		["inputs: { a: { enum: x } }", "allowed"],
		["inputs: { a: { sensitive: true } }", "secret"],
		["tests: { skip: [{ id: a, reason: b, expires: c }] }", "until"],
		["hardware: { ram: 1 }", "memory"],
	])("%s", (text, meant) => {
		const [problem, ...more] = problemsOf(text);
		expect(problem).toMatch(
			/^1:\d+ The key `[^`]+` is not known: did you mean `/,
		);
		expect(problem).toContain(`did you mean \`${meant}\`?`);
		expect(more).toEqual([]);
	});

	it("says where a key belongs", () => {
		expect(problemsOf("on-success: x")).toEqual([
			"1:1 The key `on-success` is not known: it belongs to `channels`.",
		]);
		expect(problemsOf("firmware: x")).toEqual([
			"1:1 The key `firmware` is not known: it belongs to `hardware`.",
		]);
		expect(problemsOf("tests: { owners: x }")).toEqual([
			"1:10 The key `tests.owners` is not known: it belongs to the top of the file.",
		]);
		expect(problemsOf("until: x")).toEqual([
			"1:1 The key `until` is not known: it belongs to `tests.skip`.",
		]);
	});

	it("else lists what is known", () => {
		expect(problemsOf("retention: { zzzzzz: 1 }")).toEqual([
			"1:14 The key `retention.zzzzzz` is not known. Known here: `keep`, `days`.",
		]);
	});

	it("is not fooled by what every object has", () => {
		expect(
			problemsOf("constructor: 1\n__proto__: 2\ntoString: 3"),
		).toHaveLength(3);
	});

	it("knows no merging", () => {
		expect(problemsOf("os: &a { id: x }\n<<: *a")).toEqual([
			'2:1 The key `"<<"` is not known: mappings are not merged, but an alias stands for a whole value.',
		]);
	});
});

describe("a wrong value is an error that says what is taken", () => {
	it.each([
		[
			"retention:\n  keep: five",
			'2:9 `retention.keep` is "five", but takes a whole number from 0 to 1000000.',
		],
		[
			"retention: { days: -1 }",
			"1:20 `retention.days` is -1, but takes a whole number from 0 to 1000000.",
		],
		[
			"retention: { days: 1.5 }",
			"1:20 `retention.days` is 1.5, but takes a whole number from 0 to 1000000.",
		],
		[
			"working-directory: repo",
			'1:20 `working-directory` is "repo", but takes `repository` or `template`.',
		],
		["schema: '1'", '1:9 `schema` is "1", but takes `1`.'],
		["title: [a]", "1:8 `title` is a list, but takes one line of text."],
		[
			"title: |\n  a\n  b\n",
			'1:8 `title` is "a\\nb\\n", but takes one line of text.',
		],
		["title: 12", "1:8 `title` is 12, but takes one line of text."],
		[
			"variants:\n  a:\n    default: yes",
			'3:14 `variants.a.default` is "yes", but takes `true` or `false`.',
		],
		[
			"channels: { on-success: [ok, Latest] }",
			'1:30 `channels.on-success[1]` is "Latest", but takes a channel: a lower-case letter, then at most 31 lower-case letters, digits and `-`.',
		],
		[
			"tests: { skip: [{ id: a, reason: b, until: 2026-02-30 }] }",
			'1:44 `tests.skip[0].until` is "2026-02-30", but takes a day, as YYYY-MM-DD.',
		],
		[
			"tests: { skip: [{ id: a, reason: b, until: tomorrow }] }",
			'1:44 `tests.skip[0].until` is "tomorrow", but takes a day, as YYYY-MM-DD.',
		],
		[
			"tests: { required: maybe }\nowners: infra",
			'2:9 `owners` is "infra", but takes `@user`, `@organisation/team` or a mail address; or a list of such.',
		],
		[
			"platforms: [xcp-ng]",
			"1:12 `platforms` is a list, but takes a mapping, each key a name: letters, digits, `.`, `_`, `-`, at most 64, a letter or digit first.",
		],
		[
			"retention: 5",
			"1:12 `retention` is 5, but takes a mapping of `keep`, `days`.",
		],
		[
			"variants: { a: { vars: { x: } } }",
			"1:26 `variants.a.vars.x` has no value: leave it out, or give it a value.",
		],
		[
			"inputs: { a: { allowed: [[1]] } }",
			"1:26 `inputs.a.allowed[0]` is a list, but takes text, a number or a boolean.",
		],
		[
			"title:\nos: { id: x }",
			"1:1 `title` has no value: leave it out, or give it one line of text.",
		],
		[
			"- title: x",
			"1:1 This file is a list, but takes a mapping of `schema`, `title`, `description`, `logo`, `tags`, `notes`, `os`, ….",
		],
	])("%j", (text, problem) => {
		expect(problemsOf(text)).toEqual([problem]);
	});

	it("shortens what is long", () => {
		const [problem] = problemsOf(`working-directory: ${"x".repeat(5000)}`);
		expect(problem?.length).toBeLessThan(200);
	});

	it("stops at twenty", () => {
		const lines = Array.from({ length: 50 }, (_, index) => `zzzz${index}: 1`);
		const problems = problemsOf(lines.join("\n"));
		expect(problems).toHaveLength(20);
		expect(problems[19]).toMatch(/^20:1 /);
	});

	it("reports each, in the file's order", () => {
		expect(
			problemsOf(
				"variants:\n  a: { defualt: 1 }\ntests:\n  skip: [{ until: x }]\nzzz: 1",
			).map((problem) => problem.split(" ", 1)[0]),
		).toEqual(["2:8", "4:10", "4:10", "4:19", "5:1"]);
	});
});

describe("the names of variants are those of versions", () => {
	it.each([
		"a b",
		"-a",
		"ä",
		"a/b",
		"x".repeat(65),
		"1e+5",
		"..",
		"'12 '",
	])("%s is none", (name) => {
		const [problem] = problemsOf(`variants: { ? ${name} : { only: x } }`);
		expect(problem).toMatch(
			/^1:\d+ The key `variants\..*` takes a name: letters, digits,/,
		);
	});
	it.each([
		"12",
		"24.10",
		"13-uefi",
		"a_b",
		"x".repeat(64),
	])("%s is one", (name) => {
		expect(problemsOf(`variants: { ? ${name} : { only: x } }`)).toEqual([]);
	});
});

test("only one variant is the default", () => {
	expect(
		problemsOf(
			"variants:\n  a: { default: true }\n  b: { default: false }\n  c: { default: true }\n  d: { default: true }",
		),
	).toEqual([
		'4:3 The variants "a" and "c" are both the default: leave one.',
		'5:3 The variants "a" and "d" are both the default: leave one.',
	]);
});

test("a base names a template, a waived test its id and reason", () => {
	expect(
		problemsOf("base: { channel: stable }\ntests: { skip: [{}] }"),
	).toEqual([
		"1:7 `base` lacks the key `template`.",
		"2:17 `tests.skip[0]` lacks the key `id`.",
		"2:17 `tests.skip[0]` lacks the key `reason`.",
	]);
});

describe("a path", () => {
	it.each([
		"../../../x",
		"../../..",
		"x/../../../../y",
		"../debian/../../../z",
	])("that leaves the repository is an error at its line: %s", (path) => {
		const [where] = [`2:${"  boot: [a, ".length + 1}`];
		expect(problemsOf(`tests:\n  boot: [a, ${path}]`)).toEqual([
			`${where} ${JSON.stringify(path)} leaves the repository.`,
		]);
		expect(
			problemsOf(`variants: { a: { var-files: [${path}] } }`),
		).toHaveLength(1);
	});

	it("that is watched may leave the folder, not the repository", () => {
		expect(problemsOf("watch: [../../../x]")).toHaveLength(1);
		expect(problemsOf("watch: [x/../../y]")).toHaveLength(1);
		expect(problemsOf("watch: [../../x]")).toEqual([]);
	});

	it("that is ignored is in the folder", () => {
		for (const path of ["../x", "a/../b", "..", "a/.."])
			expect(problemsOf(`ignore: ["${path}"]`)).toHaveLength(1);
		expect(problemsOf("ignore: [..a, a..b, a../b]")).toEqual([]);
	});

	it.each([
		"/etc/passwd",
		"C:/x",
		"a\\\\b",
		"",
		" a",
		"a\\u0000b",
	])("is neither absolute nor odd: %j", (path) => {
		for (const key of ["watch", "ignore", "notes"])
			expect(problemsOf(`${key}: "${path}"`)).toHaveLength(1);
		expect(problemsOf(`tests: { boot: ["${path}"] }`)).toHaveLength(1);
	});

	it("does not stand for all others", () => {
		expect(problemsOf("watch: ['!a']\nignore: ['!b']")).toHaveLength(2);
	});
});

describe("a file of another schema", () => {
	it("is refused as a whole, not key by key", () => {
		expect(problemsOf("schema: 2\nnovelty: { a: 1 }\n")).toEqual([
			"1:9 The file is of schema 2; this version of the action knows schema 1.",
		]);
	});
});
