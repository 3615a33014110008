/** What the preflight reads of a pool, in six calls however large it is. */
import type { Pool, Ref } from "./pool.ts";
import { type Fields, readRecords } from "./values.ts";

export interface HostFacts {
	readonly name: string;
	readonly hostname: string;
	readonly address: string;
	/** It takes VMs: enabled, and live. */
	readonly ready: boolean;
	/** Bytes; 0 where the host tells none. */
	readonly memoryTotal: number;
	readonly memoryFree: number;
}

export interface SrFacts {
	readonly name: string;
	readonly type: string;
	/** `iso` for those with ISO images. */
	readonly contentType: string;
	/** At least one host has it. */
	readonly attached: boolean;
	/** Bytes; 0 or less where the storage does not tell. */
	readonly physicalSize: number;
	readonly physicalUtilisation: number;
}

export interface PoolFacts {
	readonly name: string;
	/** Such as `XCP-ng 8.3.0`. */
	readonly version: string;
	readonly rollingUpdate: boolean;
	readonly defaultSr: Ref;
	readonly master: HostFacts | undefined;
	readonly hosts: readonly HostFacts[];
	readonly srs: ReadonlyMap<Ref, SrFacts>;
	readonly networks: readonly string[];
}

/** @throws PoolError */
export async function readPoolFacts(pool: Pool): Promise<PoolFacts> {
	const all = async (type: string) => {
		const method = `${type}.get_all_records`;
		return readRecords(await pool.call(method), method);
	};
	const [pools, hosts, metrics, srs, pbds, networks] = await Promise.all([
		all("pool"),
		all("host"),
		all("host_metrics"),
		all("SR"),
		all("PBD"),
		all("network"),
	]);
	const [self] = pools.values();
	const hostFacts = new Map(
		[...hosts].map(([ref, host]) => [ref, hostOf(host, metrics)]),
	);
	const masterRef = self?.ref("master") ?? "";
	const software = hosts.get(masterRef)?.map("software_version");
	return {
		name: self?.text("name_label") ?? "",
		version: [software?.get("product_brand"), software?.get("product_version")]
			.filter((word) => word !== undefined)
			.join(" "),
		rollingUpdate:
			self?.map("other_config").has("rolling_upgrade_in_progress") ?? false,
		defaultSr: self?.ref("default_SR") ?? "",
		master: hostFacts.get(masterRef),
		hosts: [...hostFacts.values()],
		srs: new Map([...srs].map(([ref, sr]) => [ref, srOf(sr, pbds)])),
		networks: [...networks.values()].map((network) =>
			network.text("name_label"),
		),
	};
}

function hostOf(host: Fields, metrics: ReadonlyMap<Ref, Fields>): HostFacts {
	const measured = metrics.get(host.ref("metrics"));
	return {
		name: host.text("name_label"),
		hostname: host.text("hostname"),
		address: host.text("address"),
		ready: host.flag("enabled") && (measured?.flag("live") ?? true),
		memoryTotal: measured?.whole("memory_total") ?? 0,
		memoryFree: measured?.whole("memory_free") ?? 0,
	};
}

function srOf(sr: Fields, pbds: ReadonlyMap<Ref, Fields>): SrFacts {
	return {
		name: sr.text("name_label"),
		type: sr.text("type"),
		contentType: sr.text("content_type"),
		attached: sr
			.refs("PBDs")
			.some((ref) => pbds.get(ref)?.flag("currently_attached")),
		physicalSize: sr.whole("physical_size"),
		physicalUtilisation: sr.whole("physical_utilisation"),
	};
}
