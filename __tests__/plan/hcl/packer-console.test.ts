import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { jsonencode } from "../../../src/plan/hcl/encoding-functions.ts";
import { evaluate, type Lookup } from "../../../src/plan/hcl/evaluate.ts";
import { parseHclJson } from "../../../src/plan/hcl/json.ts";
import { parseHcl, parseHclExpression } from "../../../src/plan/hcl/parse.ts";
import { UNKNOWN } from "../../../src/plan/hcl/value.ts";

/** `#{` stands for `${`, which a template string here would take for its own. */
const hcl = (text: string) => text.replaceAll("#{", "${");

const VARIABLES = `
variable "os" { default = "debian" }
variable "version" { default = 12 }
variable "none" { default = null }
variable "flag" { default = true }
variable "tags" {
  type    = list(string)
  default = ["b", "a", "b"]
}
variable "map" {
  type    = map(string)
  default = { two = "2", one = "1" }
}
variable "object" {
  type    = object({ name = string, size = number, nested = object({ list = list(number) }) })
  default = { name = "x", size = 1.5, nested = { list = [3, 1, 2] } }
}
variable "disks" {
  default = [{ name = "a", size = 10 }, { name = "b", size = 20 }]
}
`;

/** What Packer and ours must come to the same of. */
const EXPRESSIONS = hcl(`
"#{var.os}-#{var.version}"
"v#{24.10}"
"#{1.5e3}"
"a#{true}"
"#{-0.25}"
"#{100000000}"
"#{1e15}"
[1 + 2 * 3, 7 / 2, 7 % 4, -7 % 4, 2 - 5, -(3)]
["5" + 1, "2" * "3", 1 / 4]
[1 == 1, 1 == "1", "a" == "a", null == null, var.none == null, var.tags == null]
[[1] == [2], {} != { a = 1 }, [] == "x", var.tags == ["z"], var.map == { one = "3" }]
[1 < 2, 2 <= 1, 3 >= 3, "10" > 9]
[true && false, true || false, !true, "true" && true, !"0", "1" || false]
[true ? 1 : "a", false ? 1 : "a", true ? null : 1, var.flag ? var.os : "x"]
true ? [1, 2] : []
false ? { a = 1 } : { a = 2 }
true ? { a = 1 } : { b = 2 }
true ? { a = 1, b = "x" } : { a = 2, b = "y" }
[true ? true : "x", false ? 1.5 : "x"]
true ? 1 : true
true ? [1] : "x"
var.tags[1]
var.tags.0
var.tags["1"]
var.map["one"]
var.map.two
var.object.nested.list[2]
var.disks[1].size
var.disks.0.name
{ a = 1 }.a
[1, [2, 3]][1][0]
{ "a b" = 1, c : 2, (var.os) = 3, "#{var.os}2" = 4, 5 = 6 }
[for x in [1, 2, 3] : x * 2]
[for x in var.tags : upper(x) if x != "a"]
[for i, x in var.tags : "#{i}-#{x}"]
[for k, v in var.map : "#{k}=#{v}"]
[for k, v in { b = 1, a = 2 } : k]
[for x in [[1, 2], [3]] : [for y in x : y + 1]]
{ for x in var.tags : x => upper(x)... }
{ for i, x in ["a", "b"] : x => i }
{ for k, v in var.map : upper(k) => v if v == "1" }
{ for x in var.tags : x => 1 }
{ for d in var.disks : d.name => d.size }
[for x in var.none : x]
[for x in "abc" : x]
[for x in [1] : y]
[for os in ["inner"] : os]
var.disks[*].name
var.disks.*.size
var.disks[*].name[0]
var.disks.*.name[0]
var.tags[*]
var.os[*]
var.none[*]
var.object[*].nested.list
[[1, 2], [3]][*][0]
[{ a = [{ b = 1 }, { b = 2 }] }][*].a[*].b
var.object.nested.list[*]
"%{ if var.flag }yes%{ else }no%{ endif }"
"%{ if false }yes%{ endif }"
"<%{ for x in var.tags }#{x},%{ endfor }>"
"<%{ for i, x in var.tags }#{i}#{x} %{ endfor }>"
"a  #{~ "b" ~}  c"
"a %{~ if true ~} b %{~ else ~} c %{~ endif ~} d"
"%{ for x in [1, 2] ~} x#{x} %{~ endfor }"
"$#{a} %%{b} $ % $$ %%"
"\\t\\"q\\"\\u00e9\\U0001F600\\\\"
"tab	é"
"#{[1, 2]}"
"#{null}"
"#{var.none}x"
try(var.object.absent, "default")
try(var.map["absent"], var.map["one"])
try(var.tags[9], "none")
try(var.tags[0], "none")
try(var.none.x, "y")
try(var.disks[0].absent.deeper, var.disks[1].absent, "z")
try("#{var.object.absent}", "template")
try(regex("^x", "abc"), "no match")
try([for x in [1] : x], [])
try(upper(var.map.absent), 1)
try(jsondecode("{"), "bad")
try(1 + "a", 2)
try({ a = var.map.absent }, 3)
try(var.disks[*].absent, 4)
can(var.map.one)
can(var.map.absent)
can(regex("^[0-9]+$", "123"))
can(regex("^[0-9]+$", "12a"))
can(var.tags[7])
convert("5", number)
convert(5, string)
convert("true", bool)
convert(["1", 2], list(string))
convert(["b", "a", "b"], set(string))
convert({ a = 1 }, map(string))
convert({ a = "1", b = 2 }, object({ a = number }))
convert(["1", "x"], tuple([number, string]))
convert("x", number)
convert({ a = 1 }, object({ b = number }))
abs(-3.5)
[ceil(1.2), floor(-1.2), ceil(3)]
[max(1, 5, "7"), min(3, -2)]
[pow(2, 10), pow(2, -1), signum(-3), sum([1, 2, "3"])]
[parseint("ff", 16), parseint("-101", 2), parseint("077", 8)]
parseint("9", 8)
parseint(10, 10)
[range(3), range(1, 4), range(0, 1, 0.25), range(3, 0), range(5, 0, -2), range(0)]
range(1, 5, -1)
[alltrue([true, "true"]), alltrue([]), alltrue([true, false]), alltrue([null])]
[anytrue([false, "1"]), anytrue([]), anytrue([null])]
[basename("a/b/"), basename("/"), basename(""), basename("a/b.c")]
[dirname("a/b/"), dirname("a"), dirname("/a"), dirname("a/./b/../c/d"), dirname("../x/y"), dirname("a//b//c"), dirname("")]
base64encode("é{}")
base64decode("w6l7fQ==")
base64decode("w6l7fQ")
[chomp("a\\n\\n"), chomp("a\\r\\n"), chomp("a\\nb")]
[chunklist([1, 2, 3], 2), chunklist(["a"], 0), chunklist([], 2)]
[coalesce(null, "", "b"), coalesce(var.none, 5), coalesce("", 5), coalesce(1, "a")]
coalesce(null, "")
coalesce([], "a")
coalescelist([], ["a"], ["b"])
compact(["", "a", null, "b"])
[concat(["a"], var.tags), concat([1], ["x"], [])]
[contains(var.tags, "a"), contains([1, 2], "1"), contains([[1]], [2])]
[distinct(var.tags), distinct([1, 2, 1]), distinct([{ a = 1 }, { a = 2 }, { a = 1 }])]
[element(var.tags, 4), element([1, 2], 0)]
element([], 0)
element(var.tags, -1)
[endswith("abc", "bc"), startswith("abc", "b"), strcontains("abc", "b")]
[flatten([[1, [2]], [], 3, [["a"]]]), flatten([])]
flatten("x")
[format("%s-%02d-%v%%", "a", 5, true), format("%5s|%-5s|%05d", "a", "b", -42), format("%x %X %o %b", 255, 255, 8, 5)]
[format("%q %v %v", "a\\"<b", [1, "x"], { a = null }), format("%t", "true"), format("%.2f %f", 1.5, 2), format("%+d % d", 3, 4)]
[format("%v", 1234), format("%#v", "x"), format("%s", 12.5), format("%.3s", "abcdef"), format("%3d|%-4d|", 5, 6)]
format("%s")
format("%s", "a", "b")
format("%d", 1.5)
formatlist("%s-%s", ["a", "b"], "x")
formatlist("%s", [])
formatlist("%s%d", ["a", "b"], [1])
formatlist("x%s", "y")
indent(2, "a\\nb\\n")
index(var.tags, "a")
index(var.tags, "z")
[join("-", var.tags, ["c"]), join(",", [1, true]), join("", [])]
join(",", ["a", null])
jsonencode({ b = [1, null, true], a = "<&>\\"\\n", c = 1.5 })
[jsonencode("é\\u2028"), jsonencode([]), jsonencode({}), jsonencode(null)]
jsondecode("{\\"b\\": [1, null, true, \\"x\\"], \\"a\\": {\\"c\\": 1.5}}")
[keys({ b = 1, a = 2 }), values({ b = 1, a = 2 }), keys(var.map), values(var.map)]
[length(var.tags), length("héllo😀"), length({ a = 1 }), length("")]
length(5)
[lookup({ a = "b" }, "a", "d"), lookup(var.map, "z", "d")]
lookup({ a = "b" }, "a")
[lower("AÉß"), upper("aéß"), title("hello wörld-foo_bar x2y")]
merge({ a = 1, b = 2 }, null, { b = "x" })
merge()
merge("x")
regex("[a-z]+", "12abc34def")
regex("(\\\\d+)\\\\.(\\\\d+)", "v12.34.5")
regex("(?P<major>\\\\d+)\\\\.(?P<minor>\\\\d+)?", "12.x")
regex("^(?:debian|ubuntu)-(\\\\w+)$", "debian-12")
regex("(a)|(b)", "b")
regex("x", "abc")
regexall("\\\\d+", "1 22 333")
regexall("a*", "baac")
regexall("(.)(.)", "abcd")
[regex_replace("a.b.c", "\\\\.", "-"), regex_replace("hello world", "(\\\\w+) (\\\\w+)", "$2 $1"), regex_replace("abc", "b*", "-")]
regex_replace("2024-01-02", "(?P<y>\\\\d+)-(?P<m>\\\\d+)", "#{"$"}{m}/#{"$"}{y}")
regex("(?i)HELLO", "say hello")
regex("[^\\\\s]+$", "a b	c")
regex(".+", "a\\r\\nb")
[replace("a.b.c", ".", "-"), replace("abc", "", "-"), replace("aaa", "aa", "b")]
[reverse([1, "a", true]), strrev("héé😀")]
[setunion(["b", "a"], ["a", "c"]), setintersection(["a", "b"], ["b", "c"]), setunion([3, 1], [2])]
setproduct(["a", "b"], [1, 2])
slice(["a", "b", "c"], 1, 3)
slice(["a"], 0, 2)
[sort(["b", "a", "C"]), sort([10, 9])]
[split(",", "a,b,,c"), split("", "aé😀"), split(",", "")]
[substr("hello", 1, 3), substr("hello", -2, -1), substr("hello", 0, 0), substr("hello", 9, 1), substr("hello", 3, 9), substr("hé😀lo", 1, 2)]
[substr("hello", -3, 2), substr("hello", -2, 0)]
substr("a", -5, 1)
[trim("?!hello?!", "!?"), trimprefix("aab", "a"), trimsuffix("aab", "b"), trimsuffix("a", ""), trimspace("\\t a\\u00a0\\n")]
urlencode("a b&c=é/~!*'()")
zipmap(["a", "b"], [1, "x"])
zipmap(["a"], [1, 2])
concat([var.tags, ["z"]]...)
max([1, 9, 4]...)
tostring(1)
tolist([1])
upper("a", "b")
upper(null)
upper([1])
[5, 010]
lower(true)
join("-", [for k in ["os", "version"] : "#{k}#{length(k)}"])
[for d in var.disks : d if d.size > 10]
[for n in range(3) : format("disk%02d", n)]
{ for g in ["a1", "b1", "a2"] : substr(g, 0, 1) => g... }
`)
	.trim()
	.split("\n");

/** Known to Packer, and left to it here, with the reason. */
const LEFT_TO_PACKER: Readonly<Record<string, string>> = {
	'md5("a")': "digests are of secrets, more often than not",
	"[1, 2] == [1, 2]": "a list and a tuple differ by their types alone",
	"0.1 + 0.2": "Packer counts with 512 bits",
	"1 / 3": "Packer counts with 512 bits",
	"10000000000000000000": "Packer counts with 512 bits",
	'yamldecode("a: 1")': "no YAML here",
	'cidrhost("10.0.0.0/8", 1)': "addresses are not computed",
	'format("%e", 1)': "exponents are not written",
	'regex("(a|b)+", "ab")': "a repeated choice",
	'true ? [1] : ["a"]': "a list of texts, by conversion",
	'lookup({ a = "b" }, "z", 5)': "a map would make it text, an object not",
	'convert([1, "a"], list(any))': "a list of texts, by conversion",
	'timeadd("2024-01-01T00:00:00Z", "1h")': "times are not computed",
	'sha256("a")': "digests are of secrets, more often than not",
};

const all = [...EXPRESSIONS, ...Object.keys(LEFT_TO_PACKER)];

/** What `packer console` says of locals in one file, by their names. */
function packerLocals(name: string, text: string): ReadonlyMap<string, string> {
	const packer = process.env.PACKER_BIN;
	if (packer === undefined)
		throw new Error("Set PACKER_BIN to a Packer executable for this test.");
	const folder = mkdtempSync(join(tmpdir(), "hcl-console-"));
	try {
		const file = join(folder, name);
		writeFileSync(file, text);
		const { stdout, stderr } = spawnSync(packer, ["console", file], {
			input: "variables\n",
			encoding: "utf8",
			env: { PACKER_CONFIG_DIR: folder, CHECKPOINT_DISABLE: "1" },
			maxBuffer: 1 << 24,
		});
		const found = [...stdout.matchAll(/^local\.(\w+): (".*")$/gm)];
		if (found.length === 0)
			throw new Error(`packer console said: ${stdout}${stderr}`);
		// quoted as Go does, which is JSON's way for what JSON is made of
		return new Map(
			found.map(([, local = "", quoted = ""]) => [local, JSON.parse(quoted)]),
		);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** JSON of each value in a list, or `refused`. */
function packerValues(): readonly string[] {
	const locals = all.map(
		(text, at) => `e${at} = try(jsonencode([${text}]), "refused")`,
	);
	const found = packerLocals(
		"console.pkr.hcl",
		`${VARIABLES}\nlocals {\n${locals.join("\n")}\n}\n`,
	);
	return all.map((_text, at) => found.get(`e${at}`) ?? "not told");
}

const defaults = new Map(
	parseHcl(VARIABLES, "v").blocks.map(({ labels, body }) => [
		labels[0],
		body.attributes.find(({ name }) => name === "default")?.expression,
	]),
);

const lookup: Lookup = (root, name) => {
	const expression = root === "var" ? defaults.get(name) : undefined;
	return expression === undefined
		? UNKNOWN
		: evaluate(expression, () => UNKNOWN);
};

function ours(text: string): string {
	const value = evaluate(parseHclExpression(text, "t"), lookup);
	return jsonencode([value]) ?? "unknown";
}

const theirs = packerValues();

describe("an expression has the value that Packer gives it", () => {
	test.each(
		EXPRESSIONS.map((text, at) => [text, theirs[at] ?? ""] as const),
	)("%s", (text, expected) => {
		expect(ours(text)).toBe(expected === "refused" ? "unknown" : expected);
	});
});

describe("what is left to Packer is unknown", () => {
	test.each(
		Object.keys(LEFT_TO_PACKER).map(
			(text, at) => [text, theirs[EXPRESSIONS.length + at]] as const,
		),
	)("%s", (text, expected) => {
		expect(ours(text)).toBe("unknown");
		expect(expected).not.toBe("refused");
	});
});

test("JSON syntax has the values that Packer gives it", () => {
	const values = {
		text: "a\r\n\t\\n é",
		template: hcl("x-#{var.os}#{1 + 1} $#{a} %%{b} $ %"),
		single: hcl("#{[1, 2]}"),
		directive:
			'%{ if true ~} y %{ else }n%{ endif }%{ for x in ["a"] }<%{ endfor }',
		list: [1, 1.5, -2000, true, null, hcl('#{upper("a")}')],
		object: { [hcl('#{lower("K")}')]: "v", "a.b": 1, nested: { x: [] } },
		call: hcl('#{join("-", [for x in var.tags : x])}'),
	};
	const names = Object.keys(values);
	const encoded = names.map((name) => [
		`json_${name}`,
		hcl(`#{jsonencode([local.${name}])}`),
	]);
	const text = JSON.stringify({
		variable: { os: { default: "debian" }, tags: { default: ["b", "a"] } },
		locals: { ...values, ...Object.fromEntries(encoded) },
	});
	const expressions = new Map(
		parseHclJson(text, "t")
			.blocks.filter(({ type }) => type === "locals")
			.flatMap(({ body }) => body.attributes)
			.map(({ name, expression }) => [name, expression]),
	);
	const known: Lookup = (root, name) => {
		const local = root === "local" ? expressions.get(name) : undefined;
		if (local !== undefined) return evaluate(local, known);
		return name === "os" ? "debian" : ["b", "a"];
	};
	const theirs = packerLocals("console.pkr.json", text);
	for (const name of names)
		expect(known("local", `json_${name}`)).toBe(theirs.get(`json_${name}`));
});
