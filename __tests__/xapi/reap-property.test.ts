import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Claim } from "../../src/xapi/reap.ts";
import {
	BEFORE,
	LATER,
	NAME,
	OLDER,
	type Reaping,
	stamps,
	startReaping,
} from "./reaping.ts";

let ground: Reaping;

beforeAll(async () => {
	ground = await startReaping();
});

afterAll(() => ground.close());

const power = fc.constantFrom("Halted", "Paused", "Running", "Suspended");
const few = fc.nat(2);

/** What is in the pool: VMs of the build, by what tells them ("cloned": name and time), and those of others, by why they are none of ours. */
const things = fc.array(
	fc.record({
		kind: fc.constantFrom(
			...(["printed", "stamped", "other", "published", "descendant"] as const),
			...(["imported", "renamed", "snapshot", "earlier", "sharer"] as const),
			...(["cloned", "same name"] as const),
		),
		power_state: power,
		disks: few,
		sharedIsos: few,
		ownUploads: few,
		othersUpload: fc.boolean(),
	}),
	{ maxLength: 8 },
);

type Thing =
	typeof things extends fc.Arbitrary<readonly (infer T)[]> ? T : never;

/** Fields that make a VM what it is. */
function fieldsOf(kind: Thing["kind"]) {
	const import_task = "OpaqueRef:import";
	switch (kind) {
		case "printed":
			return { name_label: NAME };
		case "stamped":
			return { name_label: NAME, other_config: stamps() };
		case "cloned":
		case "same name":
			return { name_label: kind, ...ground.made(LATER) };
		case "published":
			return {
				name_label: NAME,
				other_config: stamps(OLDER),
				is_a_template: true,
			};
		case "descendant":
			return {
				name_label: "web",
				other_config: stamps(OLDER),
				...ground.made(LATER),
			};
		case "imported":
			return { name_label: NAME, other_config: { ...stamps(), import_task } };
		case "renamed":
			return { name_label: "copy of it", other_config: stamps() };
		case "snapshot":
			return { name_label: NAME, other_config: stamps(), is_a_snapshot: true };
		case "earlier":
			return { name_label: NAME, ...ground.made(BEFORE) };
		default:
			return { name_label: "database", ...ground.made(LATER) };
	}
}

/** Puts the things into the pool; returns the claim, and what must be gone in the end. */
function place(all: readonly Thing[]) {
	const { xapi, uuidOf, disksOf, upload } = ground;
	const gone = new Set<string>();
	const vms: string[] = [];
	const uploads: string[] = [];
	let borrowed: string | undefined;
	const cloned = all.filter(({ kind }) => kind === "cloned").length;
	for (const thing of all) {
		const ours =
			thing.kind === "printed" ||
			thing.kind === "stamped" ||
			(thing.kind === "cloned" && cloned === 1);
		const own = Array.from({ length: ours ? thing.ownUploads : 0 }, () =>
			upload(),
		);
		const others = thing.othersUpload ? [upload("debian-12.iso")] : [];
		const fields = fieldsOf(thing.kind);
		const vm = xapi.vm({
			power_state:
				"is_a_template" in fields || thing.kind === "snapshot"
					? "Halted"
					: thing.power_state,
			...fields,
			disks: Array.from({ length: thing.disks }, () => ({
				other_config: { temp: "temp" },
			})),
			cds: [
				...own,
				...others,
				...Array.from({ length: thing.sharedIsos }, () => xapi.iso),
			],
		});
		uploads.push(...own);
		if (thing.kind === "printed") vms.push(uuidOf(vm));
		if (thing.kind === "sharer" && borrowed !== undefined) {
			xapi.db.create("VBD", { VM: vm, VDI: borrowed, type: "Disk" });
			gone.delete(borrowed);
			borrowed = undefined;
		}
		if (!ours) continue;
		for (const ref of [vm, ...disksOf(vm), ...own]) gone.add(ref);
		borrowed = disksOf(vm)[0] ?? borrowed;
	}
	const vmNames = [NAME, "cloned", "same name"];
	return { claim: { vms, uploads, vmNames, unprinted: ["cloned"] }, gone };
}

/** The VMs, disks and devices of the pool, but for those that are to go and what merely points at them. */
function remains(gone: ReadonlySet<string>) {
	const { db } = ground.xapi;
	const vms = db.refs("VM").filter((ref) => !gone.has(ref));
	return {
		vms: vms.map((ref) => ({ ref, ...db.record("VM", ref) })),
		vdis: db
			.refs("VDI")
			.filter((ref) => !gone.has(ref))
			.map((ref) => ({ ref, ...db.record("VDI", ref), VBDs: [] })),
		vbds: db
			.refs("VBD")
			.map((ref) => ({ ref, ...db.record("VBD", ref) }))
			.filter(({ VM }) => vms.includes(VM)),
	};
}

test("a build's things go, and all else stays as it is", async () => {
	await fc.assert(
		fc.asyncProperty(things, async (all) => {
			ground.empty();
			const { claim, gone } = place(all);
			const before = remains(gone);
			const fields: Partial<Claim> = claim;

			const { removed } = await ground.reap(fields);
			const again = await ground.reap(fields);

			expect(remains(new Set())).toEqual(before);
			expect(removed).toHaveLength(gone.size);
			expect(again.removed).toEqual([]);
		}),
		{ numRuns: 60 },
	);
}, 60_000);
