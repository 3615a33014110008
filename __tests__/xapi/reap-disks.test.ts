import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { XapiStandIn } from "../stand-ins/xapi.ts";
import { NAME, onCall, type Reaping, startReaping } from "./reaping.ts";

let ground: Reaping;
let xapi: XapiStandIn;
let reap: Reaping["reap"];
let uuidOf: Reaping["uuidOf"];
let disksOf: Reaping["disksOf"];
let upload: Reaping["upload"];

beforeAll(async () => {
	ground = await startReaping();
	({ xapi, reap, uuidOf, disksOf, upload } = ground);
});

afterEach(() => ground.empty());

afterAll(() => ground.close());

describe("a disk stays, and that is said,", () => {
	const reapedWith = async (change: (disk: string) => void) => {
		const vm = xapi.vm({ name_label: NAME, disks: [{ location: "on-sr" }] });
		const [disk = ""] = disksOf(vm);
		change(disk);
		const before = xapi.db.record("VDI", disk);
		const { left } = await reap({ vms: [uuidOf(vm)] });
		expect(xapi.db.has("VM", vm)).toBe(false);
		expect(xapi.db.record("VDI", disk).other_config).toEqual(
			before.other_config,
		);
		expect(left).toHaveLength(1);
		expect(left[0]).toMatch(
			`To remove it: \`xe vdi-destroy uuid=${before.uuid}\``,
		);
		return left[0];
	};

	test("where another VM has it too", async () => {
		const other = xapi.vm({ name_label: "database" });

		expect(
			await reapedWith((VDI) => {
				xapi.db.create("VBD", { VM: other, VDI, type: "Disk" });
			}),
		).toMatch(`VM database (uuid ${uuidOf(other)}) uses it too`);
	});

	test("where it has a snapshot", async () => {
		expect(
			await reapedWith((snapshot_of) => {
				xapi.db.create("VDI", { snapshot_of, is_a_snapshot: true });
			}),
		).toMatch("is a snapshot of it");
	});

	test.each([
		["uuid", (disk: string) => xapi.db.record("VDI", disk).uuid],
		["place", () => "on-sr"],
	])("where another is based on it, by its %s", async (_, parentOf) => {
		expect(
			await reapedWith((disk) => {
				const sm_config = { "vhd-parent": parentOf(disk) };
				xapi.db.create("VDI", { sm_config });
			}),
		).toMatch("based on it");
	});

	test.each([
		{ sharable: true },
		{ managed: false },
		{ type: "metadata" },
	] as const)("where it is no plain one: %o", async (fields) => {
		expect(
			await reapedWith((disk) => xapi.db.set("VDI", disk, fields)),
		).toMatch("no plain disk");
	});
});

describe("an upload", () => {
	test("stays where another VM has it", async () => {
		const cd = upload("debian-12.iso");
		const other = xapi.vm({ name_label: "rescue", cds: [cd] });

		const { removed, left } = await reap({ uploads: [cd] });

		expect(removed).toEqual([]);
		expect(left[0]).toMatch(
			`VM rescue (uuid ${uuidOf(other)}) uses it. To remove it: \`xe vdi-destroy`,
		);
		expect(xapi.db.has("VDI", cd)).toBe(true);
	});

	test("is waited for while the host itself has it", async () => {
		const cd = upload();
		const host = xapi.vm({ name_label: "host", is_control_domain: true });
		const vbd = xapi.db.create("VBD", {
			...{ VM: host, VDI: cd, currently_attached: true },
		});
		const stop = onCall(xapi, "VDI.destroy", () => xapi.db.remove("VBD", vbd));

		const { removed } = await reap({ uploads: [cd] }).finally(stop);

		expect(removed).toEqual([expect.stringContaining("uploaded Packer-CD")]);
	});
});
