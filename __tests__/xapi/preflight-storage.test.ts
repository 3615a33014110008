import { describe, expect, test } from "vitest";
import { eachWithPool, GIB, inspect, NETWORK, NOTHING } from "./inspecting.ts";

const scene = eachWithPool();
const xapi = () => scene().xapi;
const pool = () => scene().pool;

describe("storage", () => {
	test("an SR that is not there, with those that are", async () => {
		const { problems } = await inspect(pool(), { srName: "Lokal storage" });
		expect(problems).toEqual([
			'packer: The pool has no SR "Lokal storage" (`sr_name`). Its SRs: "Local storage".',
		]);
	});

	test("two SRs of a name", async () => {
		xapi().db.create("SR", { name_label: "Local storage", type: "ext" });
		const { problems } = await inspect(pool(), { srName: "Local storage" });
		expect(problems).toEqual([
			'packer: The pool has 2 SRs named "Local storage" (`sr_name`), and Packer\'s plugin wants the name to be unique: rename the others.',
		]);
	});

	test("no default SR, missed once", async () => {
		xapi().db.set("pool", xapi().pool, { default_SR: "OpaqueRef:NULL" });
		const { problems } = await inspect(pool(), {
			srName: "",
			isoSrName: "",
			uploads: true,
		});
		expect(problems).toEqual([
			"packer: The pool has no default SR: set one, or name one in the template with `sr_name` and `sr_iso_name`.",
		]);
	});

	test("an SR for ISOs matters to a build that uploads one", async () => {
		expect(await inspect(pool(), { isoSrName: "none" })).toEqual(NOTHING);
		const { problems } = await inspect(pool(), {
			isoSrName: "none",
			uploads: true,
		});
		expect(problems).toEqual([
			'packer: The pool has no SR "none" (`sr_iso_name`). Its SRs: "ISOs", "Local storage".',
		]);
	});

	test("an SR that no host has", async () => {
		for (const pbd of xapi().db.record("SR", xapi().sr).PBDs)
			xapi().db.set("PBD", pbd, { currently_attached: false });
		const { problems } = await inspect(pool(), { srName: "" });
		expect(problems).toEqual([
			'pool_down: SR "Local storage" is attached to no host: plug it (`xe pbd-plug`).',
		]);
	});

	test.each([
		["lvm", 20, 40, "pool_full"],
		["lvmoiscsi", 39.9, 40, "pool_full"],
		["lvm", 40, 40, ""],
		["ext", 20, 40, "warning"],
		["nfs", 40, 40, ""],
		["nfs", 0.9, 0.5, "pool_full"],
		["lvm", 0.9, undefined, "pool_full"],
	])("%s with %s GiB free for %s GiB: %s", async (type, free, disk, outcome) => {
		xapi().db.set("SR", xapi().sr, { type });
		xapi().faults.setFreeSpace(xapi().sr, Math.round(free * GIB));
		const { problems, warnings } = await inspect(pool(), {
			srName: "",
			...(disk === undefined ? {} : { diskBytes: disk * GIB }),
		});
		expect(problems.map((text) => text.split(":")[0])).toEqual(
			outcome === "pool_full" ? [outcome] : [],
		);
		expect(warnings).toHaveLength(outcome === "warning" ? 1 : 0);
		for (const text of [...problems, ...warnings])
			expect(text).toContain(`SR "Local storage" has ${free} GiB free`);
	});

	test("a size that the storage does not tell is not judged", async () => {
		xapi().db.set("SR", xapi().sr, { physical_size: 0 });
		expect(await inspect(pool(), { srName: "", diskBytes: 40 * GIB })).toEqual(
			NOTHING,
		);
	});

	test("an SR for ISOs with little room is a warning", async () => {
		xapi().faults.setFreeSpace(xapi().isoSr, 0.5 * GIB);
		const { problems, warnings } = await inspect(pool(), {
			isoSrName: "ISOs",
			uploads: true,
		});
		expect(problems).toEqual([]);
		expect(warnings).toEqual([
			'SR "ISOs" has 0.5 GiB free: the ISO may not fit.',
		]);
	});
});

describe("networks", () => {
	test("each that is missing, with those that are there", async () => {
		const { problems } = await inspect(pool(), {
			networkNames: ["a", NETWORK, "b"],
		});
		expect(problems).toEqual([
			`packer: The pool has no network "a" (\`network_names\`). Its networks: "${NETWORK}".`,
			`packer: The pool has no network "b" (\`network_names\`). Its networks: "${NETWORK}".`,
		]);
	});

	test("of many, the ten that are nearest", async () => {
		for (let vlan = 100; vlan < 140; vlan++)
			xapi().db.create("network", { name_label: `VLAN ${vlan}` });
		const { problems } = await inspect(pool(), { networkNames: ["vlan 1050"] });
		expect(problems[0]).toContain('Near it are the networks "VLAN 105", ');
		expect(problems[0]).toContain(" (of 41).");
		expect(problems[0]?.match(/"VLAN/g)).toHaveLength(10);
	});

	test("two of a name", async () => {
		xapi().db.create("network", { name_label: NETWORK });
		const { problems } = await inspect(pool(), { networkNames: [NETWORK] });
		expect(problems).toEqual([
			expect.stringContaining("The pool has 2 networks named"),
		]);
	});
});
