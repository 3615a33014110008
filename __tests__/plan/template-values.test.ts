import { describe, expect, test } from "vitest";
import type { TemplatesRequest } from "../../src/plan/template.ts";
import { idsOf, read } from "./template-tree.ts";

const DOLLAR = "$";

/** The root of one template with a source `q.vm`, a build of it and more. */
function rootOf(
	more: string,
	source = "",
	request: Partial<TemplatesRequest> = {},
) {
	const text = `source "q" "vm" {\n${source}\n}\nbuild {\n  sources = ["q.vm"]\n}\n${more}`;
	const found = read({ "packer/a/a.pkr.hcl": text }, request);
	expect(found.problems).toEqual([]);
	return found.templates[0]?.roots[0];
}

const legacy = (value: unknown, request: Partial<TemplatesRequest> = {}) =>
	read({ "packer/a/a.json": JSON.stringify(value) }, request);

describe("the installer", () => {
	test("is found through locals and variables", () => {
		const root = rootOf(
			[
				'variable "v" {\n  default = "9"\n}',
				`locals {\n  name = "a-${DOLLAR}{var.v}"\n}`,
				`local "url" {\n  expression = "https://m/${DOLLAR}{local.name}.iso"\n}`,
			].join("\n"),
			'iso_url = local.url\niso_checksum = "none"',
		);
		expect(root?.iso).toEqual({ url: "https://m/a-9.iso", checksum: "none" });
	});

	test("may be the first of several addresses", () => {
		const root = rootOf(
			"",
			'iso_urls = ["https://m/1.iso", "https://m/2.iso"]',
		);
		expect(root?.iso).toEqual({ url: "https://m/1.iso" });
		const old = legacy({
			builders: [{ type: "q", iso_urls: ["https://m/1.iso"] }],
		});
		expect(old.templates[0]?.roots[0]?.iso).toEqual({ url: "https://m/1.iso" });
	});

	test("is that of the build where the build has its own", () => {
		const text =
			'source "q" "vm" {\n  iso_url = "https://m/source.iso"\n}\n' +
			'build {\n  source "q.vm" {\n    iso_url = "https://m/build.iso"\n  }\n}\n';
		const found = read({ "packer/a/a.pkr.hcl": text });
		expect(found.templates[0]?.roots[0]?.iso?.url).toBe("https://m/build.iso");
	});

	test("is not told where only Packer knows it", () => {
		expect(rootOf('variable "u" {}\n', "iso_url = var.u")).not.toHaveProperty(
			"iso",
		);
	});
});

describe("locals", () => {
	test("that refer to one another in a circle are unknown", () => {
		const itself = Array(20).fill("local.c").join(", ");
		const root = rootOf(
			`locals {\n  a = local.b\n  b = local.a\n  c = [${itself}]\n}\n`,
			"iso_url = local.a\niso_checksum = local.c",
		);
		expect(root).not.toHaveProperty("iso");
	});

	test("that stand on one another without end do not exhaust the stack", () => {
		const nested = (text: string) =>
			`${"[".repeat(40)}${text}${"]".repeat(40)}`;
		const lines = Array.from(
			{ length: 5000 },
			(_, i) => `  l${i} = ${nested(`local.l${i + 1}`)}\n`,
		);
		const root = rootOf(`locals {\n${lines.join("")}}\n`, "iso_url = local.l0");
		expect(root?.images).toHaveLength(1);
	});
});

describe("variables", () => {
	test("given as text are taken by their type", () => {
		const more =
			'variable "n" {\n  type = string\n  default = "x"\n}\nvariable "l" {\n  default = ["https://m/x.iso"]\n}\n';
		const source = "iso_url = var.l[0]\niso_checksum = var.n";
		const variables = { n: "[1]", l: '["https://m/y.iso"]' };
		expect(rootOf(more, source)?.iso).toEqual({
			url: "https://m/x.iso",
			checksum: "x",
		});
		expect(rootOf(more, source, { variables })?.iso).toEqual({
			url: "https://m/y.iso",
			checksum: "[1]",
		});
		expect(rootOf(more, source, { variables: { l: "no list" } })?.iso).toEqual({
			checksum: "x",
		});
	});

	test.each([
		["type = number\n  default = 1", 'var.v == 22.1 ? "ok" : "no"'],
		["default = 1", 'var.v == 22.1 ? "ok" : "no"'],
		['default = "1"', 'var.v == "22.10" ? "ok" : "no"'],
		["default = null", 'var.v == "22.10" ? "ok" : "no"'],
		["type = any", 'var.v == "22.10" ? "ok" : "no"'],
	])("with %j are numbers or texts as Packer has it", (body, iso) => {
		const more = `variable "v" {\n  ${body}\n}\n`;
		const asInput = { variables: { v: "22.10" } };
		const asEnvironment = { environment: new Map([["v", "22.10"]]) };
		for (const request of [asInput, asEnvironment])
			expect(rootOf(more, `iso_url = ${iso}`, request)?.iso?.url).toBe("ok");
	});

	test("are taken from the environment where neither an input nor a variable file sets them", () => {
		const text = [
			'variable "os_version" {\n  default = "default"\n}',
			'source "q" "vm" {}\nbuild {\n  sources = ["q.vm"]\n}\n',
		].join("\n");
		const version = (
			request: Partial<TemplatesRequest>,
			more: Readonly<Record<string, string>> = {},
		) => idsOf(read({ "packer/a/a.pkr.hcl": text, ...more }, request));
		const environment = new Map([["os_version", "environment"]]);
		const auto = { "packer/a/x.auto.pkrvars.hcl": 'os_version = "auto"\n' };
		const varFiles = [{ path: "v.pkrvars.hcl", text: 'os_version = "file"\n' }];
		const variables = { os_version: "input" };
		expect(version({})).toEqual(["a-default"]);
		expect(version({ environment })).toEqual(["a-environment"]);
		expect(version({ environment }, auto)).toEqual(["a-auto"]);
		expect(version({ environment, varFiles }, auto)).toEqual(["a-file"]);
		expect(version({ environment, varFiles, variables }, auto)).toEqual([
			"a-input",
		]);
	});

	test("are taken from the environment with what is empty there, and as lists", () => {
		const more =
			'variable "l" {\n  type = list(string)\n}\nvariable "n" {\n  default = "x"\n}\n';
		const environment = new Map([
			["l", '["https://m/x.iso"]'],
			["n", ""],
		]);
		const source = `iso_url = var.l[0]\niso_checksum = "sha256:${DOLLAR}{var.n}"`;
		expect(rootOf(more, source, { environment })?.iso).toEqual({
			url: "https://m/x.iso",
			checksum: "sha256:",
		});
	});

	test("are unknown where a secret sets them, and not their default", () => {
		const more = (sensitive: boolean) =>
			`variable "u" {\n  default = "https://m/default.iso"\n  sensitive = ${sensitive}\n}\n`;
		const environment = new Map([["u", "https://m/secret.iso"]]);
		const source = "iso_url = var.u";
		expect(rootOf(more(true), source, { environment })).not.toHaveProperty(
			"iso",
		);
		expect(
			rootOf(more(false), source, { secretNames: ["u"] }),
		).not.toHaveProperty("iso");
	});

	test("may have the names that JavaScript objects know", () => {
		const more = 'variable "constructor" {\n  default = "https://m/c.iso"\n}\n';
		const root = rootOf(more, "iso_url = var.constructor");
		expect(root?.iso?.url).toBe("https://m/c.iso");
	});

	test("declared twice in one file leave the folder one root: Packer says the rest", () => {
		const more = 'variable "x" {}\nvariable "x" {}\n';
		expect(rootOf(more)?.file).toBeUndefined();
	});

	test("of old templates are given and filled in like others", () => {
		const value = {
			variables: { os_version: "1", secret: "{{env `X`}}" },
			builders: [
				{
					type: "q",
					name: "b",
					iso_url: "https://m/{{user `os_version`}}.iso",
					iso_checksum: "{{user `secret`}}",
				},
			],
		};
		const found = legacy(value);
		expect(idsOf(found)).toEqual(["a-1"]);
		expect(found.templates[0]?.roots[0]?.iso).toEqual({
			url: "https://m/1.iso",
		});
		const given = legacy(value, { variables: { os_version: "2" } });
		expect(idsOf(given)).toEqual(["a-2"]);
		const environment = new Map([["os_version", "not read by Packer"]]);
		expect(idsOf(legacy(value, { environment }))).toEqual(["a-1"]);
		const secretNames = ["os_version"];
		expect(idsOf(legacy(value, { secretNames }))).toEqual(["a"]);
		const varFiles = [{ path: "v.json", text: '{"os_version": "3"}' }];
		expect(idsOf(legacy(value, { varFiles }))).toEqual(["a-3"]);
		const version = { variables: { version: "{{env `X`}}" } };
		expect(idsOf(legacy({ ...value, ...version }))).toEqual(["a"]);
	});
});

describe("files that a root names", () => {
	const placeOf = (text: string) =>
		read({
			"packer/a/a.pkr.hcl": text,
			"packer/common/x.xva": "",
		}).templates[0]?.roots[0]?.workingDirectory;

	const build = (step: string) =>
		`source "q" "vm" {}\nbuild {\n  sources = ["q.vm"]\n${step}\n}\n`;

	test("are those of the builder that copies a file", () => {
		expect(
			placeOf(
				'source "file" "f" {\n  source = "packer/common/x.xva"\n}\nbuild {\n  sources = ["file.f"]\n}\n',
			),
		).toBe("repository");
	});

	test("are not those that another step makes first", () => {
		const step = (more: string) =>
			build(
				`  provisioner "file" {\n    source = "packer/common/x.xva"\n    ${more}\n  }`,
			);
		expect(placeOf(step(""))).toBe("repository");
		expect(placeOf(step("generated = true"))).toBeNull();
	});

	test("are named in old templates too, but not what is fetched from the machine", () => {
		const old = (step: object) =>
			read({
				"packer/a/a.json": JSON.stringify({
					builders: [{ type: "q" }],
					provisioners: [{ type: "file", source: "packer/common", ...step }],
				}),
				"packer/common/x.sh": "",
			}).templates[0]?.roots[0]?.workingDirectory;
		expect(old({})).toBe("repository");
		expect(old({ direction: "download" })).toBeNull();
	});
});
