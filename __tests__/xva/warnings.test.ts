import { describe, expect, test } from "vitest";
import { parseOva } from "../../src/xva/ova.ts";
import { type OvaOptions, ovaXml } from "../stand-ins/xva-ova.ts";

const GIB = 1 << 30;

function parse(options: OvaOptions) {
	return parseOva(Buffer.from(ovaXml([{ sizeBytes: GIB }], options).xml));
}

describe("warnings", () => {
	test.each<[string, OvaOptions, RegExp]>([
		["many CPUs", { vcpus: 8 }, /VCPUs_max is 8/],
		["a CD drive", { cd: true }, /A CD drive is left.*with a disc/],
		["a network by name", { network: "VLAN 12" }, /\("VLAN 12"\)/],
		["a numbered bridge", { bridge: "xapi1" }, /on the bridge xapi1:/],
		[
			"a default template",
			{ otherConfig: { default_template: "true" } },
			/default template/,
		],
		["UEFI variables", { firmware: "uefi", nvram: "x" }, /EFI-variables/],
		["a vTPM", { vtpm: true }, /A vTPM is in the VM/],
		["a vendor device", { vendorDevice: true }, /has_vendor_device/],
		["a suspended VM", { powerState: "Suspended" }, /exported suspended/],
		[
			"a password",
			{ description: "login root, password: debian" },
			/^The VM's description tells a password/,
		],
		[
			"a password in a tag",
			{ tags: ["a", "password=debian"] },
			/^One of the VM's tags tells a password/,
		],
		[
			"a password in other_config",
			{ otherConfig: { "cloud-init:password": "debian" } },
			/^The VM's other_config "cloud-init:password" tells a password/,
		],
	])("%s", (_, options, expected) => {
		const { warnings } = parse(options);
		expect(warnings).toHaveLength(1);
		expect(warnings[0]).toMatch(expected);
		expect(warnings[0]).not.toContain("debian");
	});

	test("a disk that is attached read-only", () => {
		const { xml } = ovaXml([{ sizeBytes: GIB, name: "data", mode: "RO" }], {});
		const { warnings } = parseOva(Buffer.from(xml));
		expect(warnings).toEqual([
			expect.stringMatching(/^The disk "data" is attached read-only/),
		]);
	});

	test("none for a plain template", () => {
		expect(parse({ vcpus: 2, bridge: "xenbr1" }).warnings).toEqual([]);
	});
});
