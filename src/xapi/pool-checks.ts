/** Checks of what a pool has for all its VMs: hosts, storage, networks. Pure. */
import type { FailureReason, PoolRequest } from "../model.ts";
import { nearNames } from "./near-names.ts";
import type { PoolFacts, SrFacts } from "./pool-facts.ts";

/** What a check found: a failure of its reason, or without one something worth a warning. */
export interface Finding {
	readonly reason?: FailureReason;
	/** A sentence. */
	readonly message: string;
}

const GIB = 2 ** 30;

/** With less than this on its SR no system is installed. */
const LEAST_FREE_BYTES = GIB;

/** The plugin's default of `vm_memory`. */
const LEAST_MEMORY_BYTES = GIB;

/** Storage that takes a disk's full size at once. That of other types grows with what is written. */
const THICK_TYPES: ReadonlySet<string> = new Set([
	"lvm",
	"lvmoiscsi",
	"lvmohba",
	"lvmofcoe",
]);

/** Can the pool run anything at all now? */
export function checkHosts({
	rollingUpdate,
	hosts,
	master,
}: PoolFacts): readonly Finding[] {
	if (rollingUpdate)
		return [
			{
				reason: "pool_down",
				message:
					"The pool is in the middle of a rolling update: run again when it has ended.",
			},
		];
	const ready = hosts.filter((host) => host.ready);
	if (ready.length === 0)
		return [
			{
				reason: "pool_down",
				message:
					"No host of the pool takes VMs: all are in maintenance mode or not live; enable one with `xe host-enable`.",
			},
		];
	const findings: Finding[] = [];
	if (master?.ready === false)
		findings.push({
			message: `The pool's master ${master.name} is in maintenance mode: builds run on its other hosts.`,
		});
	if (
		ready.every(
			({ memoryTotal, memoryFree }) =>
				memoryTotal > 0 && memoryFree < LEAST_MEMORY_BYTES,
		)
	)
		findings.push({
			message:
				"No host of the pool has 1 GiB of memory free: a VM may not start.",
		});
	return findings;
}

/** The SR for disks has room, and the one for uploads is there. */
export function checkStorage(
	facts: PoolFacts,
	request: PoolRequest,
): readonly Finding[] {
	const { srName, isoSrName, uploads, diskBytes } = request;
	const disks = findSr(facts, "sr_name", srName);
	const isos = uploads ? findSr(facts, "sr_iso_name", isoSrName) : NONE;
	const findings = [...disks.findings];
	// the default SR is missed once
	for (const finding of isos.findings)
		if (!findings.some(({ message }) => message === finding.message))
			findings.push(finding);
	if (disks.sr !== undefined) findings.push(...checkRoom(disks.sr, diskBytes));
	if (isos.sr !== undefined && isos.sr !== disks.sr && freeBytes(isos.sr) < GIB)
		findings.push({
			message: `SR ${quote(isos.sr.name)} has ${gib(freeBytes(isos.sr))} free: the ISO may not fit.`,
		});
	return findings;
}

/** Each network is there once. */
export function checkNetworks(
	{ networks }: PoolFacts,
	{ networkNames = [] }: PoolRequest,
): readonly Finding[] {
	return networkNames.flatMap((name) => {
		const count = networks.filter((other) => other === name).length;
		if (count === 1) return [];
		return [
			{
				reason: "packer" as const,
				message:
					count === 0
						? `The pool has no network ${quote(name)} (\`network_names\`).${nearNames(name, "networks", networks)}`
						: severalOf(count, "networks", name, "network_names"),
			},
		];
	});
}

/** The sentence for a name that more than one object bears. */
export function severalOf(
	count: number,
	what: string,
	name: string,
	setting: string,
): string {
	return `The pool has ${count} ${what} named ${quote(name)} (\`${setting}\`), and Packer's plugin wants the name to be unique: rename the others.`;
}

interface Found {
	readonly sr?: SrFacts;
	readonly findings: readonly Finding[];
}

const NONE: Found = { findings: [] };

function findSr(
	{ srs, defaultSr }: PoolFacts,
	setting: "sr_name" | "sr_iso_name",
	name: string | undefined,
): Found {
	if (name === undefined) return NONE;
	const wrong = (message: string): Found => ({
		findings: [{ reason: "packer", message }],
	});
	const named = [...srs.values()].filter((sr) => sr.name === name);
	const [sr] = name === "" ? [srs.get(defaultSr)] : named;
	if (sr === undefined)
		return wrong(
			name === ""
				? "The pool has no default SR: set one, or name one in the template with `sr_name` and `sr_iso_name`."
				: `The pool has no SR ${quote(name)} (\`${setting}\`).${nearNames(name, "SRs", namesFor(setting, srs))}`,
		);
	if (name !== "" && named.length > 1)
		return wrong(severalOf(named.length, "SRs", name, setting));
	if (!sr.attached)
		return {
			findings: [
				{
					reason: "pool_down",
					message: `SR ${quote(sr.name)} is attached to no host: plug it (\`xe pbd-plug\`).`,
				},
			],
		};
	return { sr, findings: [] };
}

function namesFor(
	setting: "sr_name" | "sr_iso_name",
	srs: PoolFacts["srs"],
): readonly string[] {
	return [...srs.values()]
		.filter(
			({ contentType }) => setting === "sr_iso_name" || contentType !== "iso",
		)
		.map(({ name }) => name);
}

function checkRoom(
	sr: SrFacts,
	diskBytes: number | undefined,
): readonly Finding[] {
	const free = freeBytes(sr);
	const cure =
		"make room on it, choose another with `sr_name`, or remove what older builds left with `command: prune`";
	if (free < LEAST_FREE_BYTES)
		return [
			{
				reason: "pool_full",
				message: `SR ${quote(sr.name)} has ${gib(free)} free: ${cure}.`,
			},
		];
	if (diskBytes === undefined || diskBytes <= free) return [];
	const sizes = `SR ${quote(sr.name)} has ${gib(free)} free, and the template's disks are ${gib(diskBytes)}`;
	return THICK_TYPES.has(sr.type)
		? [
				{
					reason: "pool_full",
					message: `${sizes}, which this SR (${sr.type}) takes at once: ${cure}.`,
				},
			]
		: [
				{
					message: `${sizes}: the build fails should they be filled.`,
				},
			];
}

/** Endless where the storage does not tell its size. */
function freeBytes({ physicalSize, physicalUtilisation }: SrFacts): number {
	return physicalSize > 0
		? Math.max(0, physicalSize - physicalUtilisation)
		: Number.POSITIVE_INFINITY;
}

function gib(bytes: number): string {
	return `${Math.round((bytes / GIB) * 10) / 10} GiB`;
}

function quote(name: string): string {
	return JSON.stringify(name);
}
