import { describe, expect, test } from "vitest";
import { BadVm, checkVm } from "../../src/xva/new-vm.ts";
import { parseOva } from "../../src/xva/ova.ts";
import { OvaTree } from "../../src/xva/ova-objects.ts";
import { ovaXml, type VmDescription } from "../../src/xva/ova-write.ts";
import { parseRpcValue, type RpcValue } from "../../src/xva/rpc-value.ts";
import { MIB } from "./verifying.ts";
import { xenOrchestraXva } from "./xen-orchestra.ts";

const VM: VmDescription = {
	name: "debian-12",
	description: "A template",
	cpus: 2,
	memoryBytes: 2048 * MIB,
	firmware: "bios",
	tags: [],
	isTemplate: true,
	otherConfig: {},
	networks: [],
	disks: [{ name: "root", sizeBytes: 10 * MIB }],
};

function facts(changes: Partial<VmDescription>) {
	const { xml } = ovaXml({ ...VM, ...changes });
	return parseOva(Buffer.from(xml)).facts;
}

describe("ova.xml", () => {
	test("is one line that names xapi 1.20", () => {
		const { xml } = ovaXml(VM);
		expect(xml).toMatch(/^<value><struct>.*<\/struct><\/value>$/);
		expect(xml).toContain(
			"<name>xapi_major</name><value>1</value></member><member><name>xapi_minor</name><value>20</value>",
		);
	});

	test("writes values as xapi does", () => {
		const { xml } = ovaXml(VM);
		const field = (name: string) =>
			new RegExp(`<name>${name}</name><value>(.*?)</value>`).exec(xml)?.[1];
		expect(field("is_a_template")).toBe("<boolean>1</boolean>");
		expect(field("HVM_shadow_multiplier")).toBe("<double>1</double>");
		expect(field("snapshot_time")).toBe(
			"<dateTime.iso8601>19700101T00:00:00Z</dateTime.iso8601>",
		);
		expect(field("memory_static_max")).toBe("2147483648");
		expect(field("domid")).toBe("-1");
		expect(field("power_state")).toBe("Halted");
	});

	test("refers to nothing that is not there", () => {
		const { xml } = ovaXml({
			...VM,
			disks: [...VM.disks, { name: "data", sizeBytes: MIB }],
			networks: [
				{ name: "front", bridge: "xenbr0" },
				{ name: "back", bridge: "xenbr1" },
				{ name: "front", bridge: "xenbr0" },
			],
		});
		const ids = [...xml.matchAll(/<name>id<\/name><value>(.*?)<\/value>/g)].map(
			([, id]) => id,
		);
		const named = [...xml.matchAll(/<value>(Ref:\d+)<\/value>/g)].map(
			([, ref]) => ref,
		);
		expect(new Set(ids).size).toBe(ids.length);
		expect(new Set(named)).toEqual(new Set(ids));
		const uuids = [...xml.matchAll(/<name>uuid<\/name><value>(.*?)<\/value>/g)];
		expect(new Set(uuids.map(([, uuid]) => uuid)).size).toBe(ids.length);
	});

	test("has one network for all interfaces on it", () => {
		const front = { name: "front", bridge: "xenbr0" };
		const back = { name: "front", bridge: "xenbr1" };
		const { xml } = ovaXml({ ...VM, networks: [front, back, front] });
		const tree = new OvaTree(parseRpcValue(xml));
		expect(tree.all("network").map((each) => each.list("VIFs").length)).toEqual(
			[2, 1],
		);
		expect(facts({ networks: [front, back, front] }).networks).toMatchObject([
			{ device: "0", network: "front", bridge: "xenbr0" },
			{ device: "1", network: "front", bridge: "xenbr1" },
			{ device: "2", network: "front", bridge: "xenbr0" },
		]);
	});

	test.each([
		["bios", "qemu-upstream-compat"],
		["uefi", "qemu-upstream-uefi"],
	] as const)("describes a VM of %s", (firmware, model) => {
		expect(facts({ firmware })).toMatchObject({
			firmware,
			secure_boot: false,
			nvram: false,
			vtpm: false,
			boot_order: "cdn",
			domain_type: "hvm",
			platform: { "device-model": model, acpi: "1" },
		});
	});

	test("describes a VM that is no template, without networks", () => {
		expect(facts({ isTemplate: false })).toMatchObject({
			is_a_template: false,
			is_default_template: false,
			networks: [],
		});
	});

	test("keeps every text as it was", () => {
		const text = `<&>"'\t\r\n é 中 🚀 ]]> &amp; \u{10fffd}`;
		expect(
			facts({
				name: text,
				description: text,
				tags: [text, "b"],
				otherConfig: { [text]: text },
				networks: [{ name: text, bridge: text }],
			}),
		).toMatchObject({
			name: text,
			description: text,
			tags: [text, "b"],
			other_config: { [text]: text },
			networks: [{ network: text, bridge: text }],
		});
	});

	test("has every field that Xen Orchestra writes", async () => {
		const { xml } = ovaXml({
			...VM,
			networks: [{ name: "front", bridge: "xenbr0" }],
		});
		const ours = fieldsByClass(xml);
		const theirs = fieldsByClass(await xenOrchestraOva());
		const missing = ["VM", "VBD", "VIF", "VDI"].flatMap((type) =>
			(theirs.get(type) ?? [])
				.filter((field) => ours.get(type)?.includes(field) !== true)
				.map((field) => `${type} ${field}`),
		);
		// Fields of Xen Orchestra's own: XAPI has no such ones.
		expect(missing).toEqual([
			"VDI descriptionLabel",
			"VDI metrics",
			"VDI vbds",
		]);
		expect(theirs.get("VM")?.length).toBeGreaterThan(70);
	});
});

describe("a VM that no pool could import", () => {
	const disk = { name: "root", sizeBytes: MIB };
	test.each<[string, Partial<VmDescription>, string]>([
		["no disk", { disks: [] }, "The VM has 0 disks: give it 1 to 240."],
		[
			"too many disks",
			{ disks: Array.from({ length: 241 }, () => disk) },
			"The VM has 241 disks: give it 1 to 240.",
		],
		[
			"an empty disk",
			{ disks: [{ name: "root", sizeBytes: 0 }] },
			'The disk "root" has no bytes: look at what made it, and make it again.',
		],
		[
			"a disk with too many blocks",
			{ disks: [{ name: "root", sizeBytes: (1e8 + 1) * MIB }] },
			'The disk "root" has 104857601048576 bytes, more than the 100000000 MiB that an XVA can number: make it smaller.',
		],
		[
			"too many networks",
			{
				networks: Array.from({ length: 8 }, () => ({ name: "a", bridge: "" })),
			},
			"The VM has 8 networks: give it 7 at most.",
		],
		["no name", { name: "" }, "The VM has no name: give it one."],
		[
			"no CPU",
			{ cpus: 0 },
			"The VM's number of CPUs is 0: give a whole number above 0.",
		],
		[
			"half a byte of memory",
			{ memoryBytes: 0.5 },
			"The VM's memory in bytes is 0.5: give a whole number above 0.",
		],
		[
			"the key of a default template",
			{ otherConfig: { default_template: "true" } },
			"The VM's other_config has the key default_template, for which a pool would take its own template of that name: remove it.",
		],
		[
			"a control character",
			{ description: "a\u0001b" },
			"The VM's description holds the character U+0001, which ova.xml cannot: remove it.",
		],
		[
			"half a surrogate pair",
			{ tags: ["fine", "a\ud800b"] },
			"A tag of the VM holds the character U+D800, which ova.xml cannot: remove it.",
		],
		[
			"a noncharacter",
			{ disks: [{ name: "\uffff", sizeBytes: MIB }] },
			"A disk's name holds the character U+FFFF, which ova.xml cannot: remove it.",
		],
		[
			"a NUL in a stamp",
			{ otherConfig: { "xva-template:os": "\0" } },
			'The VM\'s other_config "xva-template:os" holds the character U+0000, which ova.xml cannot: remove it.',
		],
	])("is refused: %s", (_, changes, message) => {
		expect(() => checkVm({ ...VM, ...changes })).toThrow(new BadVm(message));
	});

	test("the largest that one can is not refused", () => {
		checkVm({
			...VM,
			disks: Array.from({ length: 240 }, () => ({
				name: "d",
				sizeBytes: 1e8 * MIB,
			})),
			networks: Array.from({ length: 7 }, () => ({ name: "a", bridge: "" })),
		});
	});
});

/** Names of the fields of an ova.xml, by class. */
function fieldsByClass(xml: string): Map<string, string[]> {
	const fields = new Map<string, string[]>();
	const objects = struct(parseRpcValue(xml)).get("objects");
	if (!Array.isArray(objects)) throw new Error("no objects");
	for (const object of objects) {
		const { type, snapshot } = parts(object);
		fields.set(type, [...struct(snapshot).keys()]);
	}
	return fields;
}

function parts(object: RpcValue): { type: string; snapshot: RpcValue } {
	const type = struct(object).get("class");
	const snapshot = struct(object).get("snapshot");
	if (typeof type !== "string" || snapshot === undefined)
		throw new Error("no object");
	return { type, snapshot };
}

function struct(value: RpcValue): ReadonlyMap<string, RpcValue> {
	if (value instanceof Map) return value;
	throw new Error("no struct");
}

async function xenOrchestraOva(): Promise<string> {
	const xva = await xenOrchestraXva("theirs", [Buffer.alloc(MIB)]);
	const size = Number.parseInt(xva.toString("latin1", 124, 135), 8);
	return xva.toString("utf8", 512, 512 + size);
}
