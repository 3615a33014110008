import { describe, expect, test } from "vitest";
import { narrowRoot, platformOf } from "../../src/plan/narrow.ts";
import { build, image, root } from "./samples.ts";

const ALL = { platforms: [], only: [], except: [] };

const XCP = build("xenserver-iso", "debian");
const QEMU = build("qemu", "debian");
const AWS = build("amazon-ebs", "debian");

/** Names of the builds that are kept. */
function kept(
	builds: Parameters<typeof image>[2],
	wanted: Partial<typeof ALL> | object = {},
) {
	const narrowed = narrowRoot(
		root("debian", { images: [image("debian", "12", builds)] }),
		{ ...ALL, ...wanted },
	);
	return narrowed.images.flatMap(({ builds: those }) =>
		those.map(({ name }) => name),
	);
}

test.each([
	["xenserver-iso", "xcp-ng"],
	["xenserver-xva", "xcp-ng"],
	["qemu", "kvm"],
	["proxmox-clone", "proxmox"],
	["vsphere-iso", "vsphere"],
	["amazon-ebs", "aws"],
	["null", "null"],
	["constructor", "constructor"],
])("the platform of %s is %s", (builder, platform) => {
	expect(platformOf(builder)).toBe(platform);
});

describe("platforms", () => {
	test("are the builds that template.yml names for them, else those of their builders", () => {
		const buildsOf = new Map([
			["xcp-ng", { only: ["*.debian"] }],
			["kvm", { only: [] }],
			["lab", { only: ["amazon-ebs.*"] }],
		]);
		const platforms = (...names: string[]) =>
			kept([QEMU, XCP, AWS], { platforms: names, buildsOf });
		expect(platforms("kvm")).toEqual([QEMU.name]);
		expect(platforms("lab")).toEqual([AWS.name]);
		expect(platforms("aws", "kvm")).toEqual([QEMU.name, AWS.name]);
		expect(platforms("xcp-ng")).toEqual([QEMU.name, XCP.name, AWS.name]);
	});

	test("default to xcp-ng where the root has such a source", () => {
		expect(kept([QEMU, XCP, AWS])).toEqual([XCP.name]);
	});

	test("default to all where it has none", () => {
		expect(kept([QEMU, AWS])).toEqual([QEMU.name, AWS.name]);
	});

	test("are decided for the root, not for each image", () => {
		const narrowed = narrowRoot(
			root("debian", {
				images: [image("debian", "12", [XCP]), image("debian", "13", [QEMU])],
			}),
			ALL,
		);
		expect(narrowed.images.map(({ id }) => id)).toEqual(["debian-12"]);
		expect(narrowed.narrowed).toBe(true);
	});

	test("are those that are named", () => {
		expect(kept([QEMU, XCP, AWS], { platforms: ["kvm", "aws"] })).toEqual([
			QEMU.name,
			AWS.name,
		]);
		expect(kept([QEMU, XCP], { platforms: ["vsphere"] })).toEqual([]);
	});
});

describe("only and except", () => {
	const one = build("qemu", "debian", "base");
	const two = build("qemu", "debian-uefi", "base");
	test.each<[object, string[]]>([
		[{ only: ["base.qemu.debian"] }, [one.name]],
		[{ only: ["*uefi"] }, [two.name]],
		[{ only: ["base.*"] }, [one.name, two.name]],
		[{ only: ["*.{debian,x}"] }, [one.name]],
		[{ only: ["qemu.debian"] }, []],
		[{ except: ["*.debian"] }, [two.name]],
		[{ only: ["*"], except: ["*uefi"] }, [one.name]],
		[{ except: ["*"] }, []],
	])("%j", (wanted, names) => {
		expect(kept([one, two], wanted)).toEqual(names);
	});
});

describe("the narrowed root", () => {
	const CHECK = build("null", "dependencies");

	test("of nothing but null sources are no image beside others, but run with them", () => {
		const images = [
			image("debian", "12", [XCP]),
			image("debian", "dependencies", [CHECK]),
		];
		const narrowed = narrowRoot(root("debian", { images }), ALL);
		expect(narrowed.images).toEqual([images[0]]);
		expect(narrowed.narrowed).toBeUndefined();
	});

	test("of null sources stay with the platform that is left, and don't make an image of one that is not", () => {
		expect(kept([XCP, QEMU, CHECK])).toEqual([XCP.name, CHECK.name]);
		expect(kept([XCP, CHECK], { platforms: ["kvm"] })).toEqual([]);
		expect(kept([CHECK])).toEqual([CHECK.name]);
	});

	test("is the same where nothing is left out", () => {
		const whole = root("debian", { images: [image("debian", "12", [QEMU])] });
		expect(narrowRoot(whole, ALL)).toEqual(whole);
	});

	test("says that it is narrowed, and keeps the rest", () => {
		const whole = root("debian", {
			images: [image("debian", "12", [QEMU, XCP])],
		});
		expect(narrowRoot(whole, ALL)).toEqual({
			...whole,
			images: [image("debian", "12", [XCP])],
			narrowed: true,
		});
	});

	test("leaves an image of which the builds could not be read to Packer", () => {
		const unread = root("debian", { images: [image("debian", "12", [])] });
		expect(narrowRoot(unread, { ...ALL, platforms: ["xcp-ng"] })).toEqual(
			unread,
		);
	});
});
