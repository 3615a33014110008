import { describe, expect, test } from "vitest";
import { parseOva } from "../../src/xva/ova.ts";
import { type OvaOptions, ovaXml } from "../stand-ins/xva-ova.ts";

const GIB = 1 << 30;

function parse(options: OvaOptions = {}, disks = [{ sizeBytes: GIB }]) {
	return parseOva(Buffer.from(ovaXml(disks, options).xml));
}

function parseChanged(
	replace: (xml: string) => string,
	options: OvaOptions = {},
) {
	const { xml } = ovaXml([{ sizeBytes: GIB }], options);
	const changed = replace(xml);
	expect(changed).not.toBe(xml);
	return parseOva(Buffer.from(changed));
}

describe("disks and drives", () => {
	test("name the CD drives and what is in them", () => {
		expect(parse({ cd: true }).facts.cd_drives).toEqual([
			{ userdevice: "3", disc: "netinst.iso" },
		]);
		const { facts } = parseChanged(
			(xml) =>
				xml.replaceAll(
					"<name>empty</name><value><boolean>0<",
					"<name>empty</name><value><boolean>1<",
				),
			{ cd: true },
		);
		expect(facts.cd_drives).toEqual([{ userdevice: "3", disc: "" }]);
	});

	test("name a disc by its reference where the archive leaves its object out", () => {
		const { facts } = parseChanged(
			(xml) =>
				xml.replace(
					/(<name>VDI<.name><value>)[^<]*(<.value><.member><member><name>device<.name><value>xvdd)/,
					"$1Ref:99$2",
				),
			{ cd: true },
		);
		expect(facts.cd_drives).toEqual([{ userdevice: "3", disc: "Ref:99" }]);
	});

	test("list disks by their place in the VM, and no ISO", () => {
		const { disks } = parse(
			{ cd: true },
			[1, 2, 3, 4, 5].map((n) => ({ sizeBytes: n })),
		);
		expect(disks.map(({ facts }) => facts.device)).toEqual([
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
});
