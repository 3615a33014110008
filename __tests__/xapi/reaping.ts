/** A pool in which tests leave things behind and let the reaper at them. */
import type { Pool } from "../../src/xapi/pool.ts";
import { type Claim, reapBuild } from "../../src/xapi/reap.ts";
import { startXapi, type XapiStandIn } from "../stand-ins/xapi.ts";
import { open } from "./opening.ts";

export const BUILD = "20261124T053012Z-a1b2c3d-9f3c";
export const OLDER = "20261001T101010Z-0000000-0000";
export const NAME = "template-debian-12";
export const STARTED = new Date("2026-11-24T05:30:12Z");
export const LATER = new Date("2026-11-24T05:40:00Z");
export const BEFORE = new Date("2026-11-24T05:20:00Z");

/** The stamps of a build's VM. */
export function stamps(build = BUILD): Readonly<Record<string, string>> {
	return {
		"xva-template:os": "debian",
		"xva-template:build-id": build,
		"xva-template:run": "4711-1",
	};
}

interface ReapOptions {
	readonly deadlineMs?: number;
	readonly signal?: AbortSignal;
	/** The pool as the reaper is to see it. */
	readonly pool?: Pool;
}

export interface Reaping {
	readonly xapi: XapiStandIn;
	readonly pool: Pool;
	/** Lets the reaper at what a build may have left; without fields: of a VM of which only the name is known. */
	readonly reap: (
		fields?: Partial<Claim>,
		options?: ReapOptions,
	) => Promise<{
		readonly removed: readonly string[];
		readonly left: readonly string[];
		readonly lines: readonly string[];
	}>;
	readonly uuidOf: (vm: string) => string;
	/** References of a VM's disks. */
	readonly disksOf: (vm: string) => readonly string[];
	/** A VM's field that says when it was made, and last started. */
	readonly made: (install_time: Date, start_time?: Date) => { metrics: string };
	/** An image that Packer's plugin uploaded. */
	readonly upload: (name?: string) => string;
	/** Takes all out of the pool that tests put there. */
	readonly empty: () => void;
	readonly close: () => Promise<void>;
}

export async function startReaping(): Promise<Reaping> {
	const xapi = await startXapi();
	const { db } = xapi;
	const pool = await open(xapi);
	return {
		xapi,
		pool,
		reap: (fields, options) => reapIn({ pool, ...options }, fields),
		uuidOf: (vm) => db.record("VM", vm).uuid,
		disksOf: (vm) =>
			db
				.record("VM", vm)
				.VBDs.map((vbd) => db.record("VBD", vbd))
				.filter(({ type }) => type === "Disk")
				.map(({ VDI }) => VDI),
		made: (install_time, start_time = new Date(0)) => ({
			metrics: db.create("VM_metrics", { install_time, start_time }),
		}),
		upload: (name_label = "Packer-CD") =>
			db.create("VDI", {
				name_label,
				SR: xapi.isoSr,
				virtual_size: 376_832,
				managed: true,
				other_config: { temp: "temp" },
			}),
		empty: () => {
			for (const cls of ["VBD", "VDI", "VM", "task"] as const)
				for (const ref of db.refs(cls))
					if (ref !== xapi.template && ref !== xapi.iso) db.remove(cls, ref);
		},
		close: async () => {
			await pool.close();
			await xapi.close();
		},
	};
}

async function reapIn(
	{ pool, deadlineMs = 10_000, signal }: ReapOptions & { readonly pool: Pool },
	fields: Partial<Claim> = {},
) {
	const claim: Claim = {
		buildId: BUILD,
		startedAt: STARTED,
		vms: [],
		vmNames: [NAME],
		uploads: [],
		sessions: [],
		tasks: [],
		keep: false,
		...fields,
	};
	const lines: string[] = [];
	const { removed, left } = await reapBuild(pool, claim, {
		deadlineMs,
		...(signal && { signal }),
		log: (line) => {
			lines.push(line);
		},
	});
	return { removed, left, lines };
}

/** Calls back soon after a method was called for the first time since; the answer stops the waiting. */
export function onCall(
	xapi: XapiStandIn,
	method: string,
	callback: () => void,
): () => void {
	const seen = xapi.calls.length;
	const timer = setInterval(() => {
		if (!xapi.calls.slice(seen).some((call) => call.method === method)) return;
		clearInterval(timer);
		callback();
	}, 5);
	return () => clearInterval(timer);
}
