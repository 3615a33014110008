import { describe, expect, test } from "vitest";
import { parseOva } from "../../src/xva/ova.ts";
import { parseRpcValue } from "../../src/xva/rpc-value.ts";
import { type OvaOptions, ovaXml } from "../stand-ins/xva-ova.ts";

const GIB = 1 << 30;

function parse(options: OvaOptions = {}, disks = [{ sizeBytes: GIB }]) {
	return parseOva(Buffer.from(ovaXml(disks, options).xml));
}

function parseChanged(replace: (xml: string) => string) {
	return parseOva(Buffer.from(replace(ovaXml([{ sizeBytes: GIB }], {}).xml)));
}

describe("facts", () => {
	test("are those of the VM, in bytes", () => {
		const { facts, disks } = parse({
			name: "Ubuntu 24.04 <LTS> & more",
			vcpus: 4,
			memory: 2 * GIB,
			isTemplate: false,
			tags: ["a", "b"],
			network: "DMZ",
		});
		expect(facts).toEqual({
			name: "Ubuntu 24.04 <LTS> & more",
			description: "",
			vcpus_max: 4,
			vcpus_at_startup: 4,
			memory_static_max: 2 * GIB,
			memory_static_min: 2 * GIB,
			memory_dynamic_max: 2 * GIB,
			memory_dynamic_min: 2 * GIB,
			firmware: "bios",
			secure_boot: false,
			is_a_template: false,
			tags: ["a", "b"],
			other_config: {},
			networks: [{ device: "0", network: "DMZ", mtu: 1500 }],
			exporter: {
				product_brand: "XCP-ng",
				product_version: "8.3.0",
				build_number: "cloud",
				xapi_version: "1.20",
			},
		});
		expect(disks).toEqual([
			{
				ref: "Ref:7",
				virtualSize: GIB,
				name: "Packer-disk 0",
				device: "xvda",
				bootable: true,
			},
		]);
	});

	test("do not hold the exporter's host name", () => {
		const { xml } = ovaXml([{ sizeBytes: GIB }], {});
		expect(xml).toContain("xcp-ng-lab");
		expect(JSON.stringify(parse())).not.toContain("xcp-ng-lab");
	});

	test("list disks by their place in the VM, and no ISO", () => {
		const { disks } = parse(
			{ cd: true },
			[1, 2, 3, 4, 5].map((n) => ({ sizeBytes: n })),
		);
		expect(disks.map(({ device }) => device)).toEqual([
			"xvda",
			"xvdb",
			"xvdc",
			"xvde",
			"xvdf",
		]);
		expect(disks.map(({ virtualSize }) => virtualSize)).toEqual([
			1, 2, 3, 4, 5,
		]);
	});

	test("take a disk on an ISO storage for none of the archive's", () => {
		const { disks } = parseChanged((xml) =>
			xml.replace(
				"<name>content_type</name><value>user<",
				"<name>content_type</name><value>iso<",
			),
		);
		expect(disks).toEqual([]);
	});

	test("take what is in a CD drive, and an empty drive, for none of the archive's", () => {
		const { xml } = ovaXml([{ sizeBytes: GIB }], { cd: true });
		const onDisk = xml.replace(
			"<name>content_type</name><value>iso<",
			"<name>content_type</name><value>user<",
		);
		const refs = (text: string) =>
			parseOva(Buffer.from(text)).disks.map(({ ref }) => ref);
		expect(refs(onDisk)).toEqual(["Ref:10"]);
		const empty = onDisk.replaceAll(
			"<name>empty</name><value><boolean>0<",
			"<name>empty</name><value><boolean>1<",
		);
		expect(refs(empty)).toEqual([]);
	});

	test("count the image of a suspended VM among the disks", () => {
		const { disks } = parseChanged((xml) =>
			xml
				.replace(
					"<name>suspend_VDI</name><value>OpaqueRef:NULL<",
					"<name>suspend_VDI</name><value>Ref:7<",
				)
				.replace(
					"<name>type</name><value>Disk<",
					"<name>type</name><value>CD<",
				),
		);
		expect(disks.map(({ ref }) => ref)).toEqual(["Ref:7"]);
	});

	test("keep keys that objects of JavaScript have", () => {
		const { facts } = parse({
			otherConfig: JSON.parse('{"__proto__":"x","constructor":"y"}'),
		});
		expect(Object.entries(facts.other_config)).toEqual([
			["__proto__", "x"],
			["constructor", "y"],
		]);
	});

	test("are read from indented XML too", () => {
		const pretty = ovaXml([{ sizeBytes: GIB }], {}).xml.replaceAll(
			/<(member|data|struct|\/struct|\/data|\/member)>/g,
			"\n  <$1>\n",
		);
		const indented = `<?xml version="1.0"?>\n${pretty}\n`;
		expect(parseOva(Buffer.from(indented))).toEqual(parse());
	});
});

describe("warnings", () => {
	test.each<[string, OvaOptions, RegExp]>([
		["many CPUs", { vcpus: 8 }, /VCPUs_max is 8/],
		["a CD drive", { cd: true }, /A CD drive is left.*with a disc/],
		["a network by name", { network: "VLAN 12" }, /\("VLAN 12"\)/],
		[
			"a default template",
			{ otherConfig: { default_template: "true" } },
			/default template/,
		],
		[
			"a password",
			{ description: "login root, password: debian" },
			/speaks of a password/,
		],
	])("%s", (_, options, expected) => {
		const { warnings } = parse(options);
		expect(warnings).toHaveLength(1);
		expect(warnings[0]).toMatch(expected);
		expect(warnings[0]).not.toContain("debian");
	});

	test("none for a plain template", () => {
		expect(parse({ vcpus: 2 }).warnings).toEqual([]);
	});
});

describe("hostile XML", () => {
	test.each([
		[
			"entities of its own",
			'<!DOCTYPE v [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><value>&b;</value>',
			/document type/,
		],
		["a huge depth", "<value><array><data>".repeat(100_000), /./],
		[
			"a depth that closes",
			`${"<value><array><data>".repeat(50)}${"</data></array></value>".repeat(50)}`,
			/nested/i,
		],
		["an end that is missing", "<value><struct>", /./],
		["tags that cross", "<value><string>a</value></string>", /./],
		["two roots", "<value>1</value><value>2</value>", /several|Multiple/],
		["an unknown type", "<value><object>1</object></value>", /no type/],
		["attributes", `<value ${'a="1" '.repeat(100_000)}/>`, /attributes/],
		["several types", "<value><int>1</int><int>2</int></value>", /several/],
		[
			"a key twice",
			"<value><struct><member><name>a</name><value>1</value></member><member><name>a</name><value>2</value></member></struct></value>",
			/twice/,
		],
		[
			"a member without a value",
			"<value><struct><member><name>a</name></member></struct></value>",
			/<value> is missing/,
		],
		[
			"elements where text belongs",
			"<value><string><value>1</value></string></value>",
			/text belongs/,
		],
	])("%s is refused", (_, xml, expected) => {
		expect(() => parseRpcValue(xml)).toThrow(expected);
	});

	test("bytes that are not UTF-8 are refused", () => {
		expect(() =>
			parseOva(Buffer.from("<value>\xff</value>", "latin1")),
		).toThrow(/cannot be read/);
	});

	test("a reference that is no folder's name is refused", () => {
		expect(() =>
			parseChanged((xml) => xml.replaceAll("Ref:7<", "../Ref:7<")),
		).toThrow(/reference "\.\.\/Ref:7"/);
	});

	test("more tags than any VM needs are refused before they are parsed", () => {
		const items = "<value/>".repeat(1 << 20);
		const xml = `<value><array><data>${items}</data></array></value>`;
		expect(() => parseRpcValue(xml)).toThrow(/more than 100000 tags/);
	});

	test("what the parser repeats of the input is cut short", () => {
		const xml = `<value>${"<a>".repeat(50_000)}`;
		expect(() => parseRpcValue(xml)).toThrow(/^.{1,200}$/s);
	});
});

describe("values", () => {
	test("are decoded: bare, typed, empty, and with XML's entities", () => {
		const xml =
			"<value><array><data><value>a &lt;&amp;&gt; &#233;&#x1F600; &unknown;</value><value/><value></value><value><string> b </string></value><value><boolean>1</boolean></value></data></array></value>";
		expect(parseRpcValue(xml)).toEqual([
			"a <&> é😀 &unknown;",
			"",
			"",
			" b ",
			"1",
		]);
	});
});
