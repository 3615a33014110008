/** The facts of an XVA for people: pure text. */
import type { Hardware, NetworkInterface } from "../model.ts";
import { formatBinarySize } from "../report/format.ts";
import type { VerifiedXva } from "../xva/verify.ts";
import { shown } from "./xva-errors.ts";

/** What `xva info` shows: {@link Hardware}, where the disks' stored size may be unknown. */
export interface Facts {
	readonly compression: VerifiedXva["compression"];
	readonly hardware: Omit<Hardware, "disks"> & {
		readonly disks: readonly (Omit<Hardware["disks"][number], "stored_size"> & {
			readonly stored_size?: number;
		})[];
	};
	readonly warnings: readonly string[];
}

const LABEL_COLUMNS = 15;
/** The build number in an XVA that was made of disks. */
const OUR_BUILD = "xva-template-action";

/** Lines about the VM, its disks and networks, who can import it, and what will surprise them. */
export function layout({ hardware, compression, warnings }: Facts): string[] {
	return [
		...vmLines(hardware),
		line("Compression", compression),
		...diskLines(hardware),
		...networkLines(hardware.networks),
		...hardware.cd_drives.map(({ userdevice, disc }) =>
			line("CD drive", `${userdevice}${disc && ` with ${shown(disc)}`}`),
		),
		...section("Warnings", warnings.map(shown)),
	];
}

function vmLines(vm: Facts["hardware"]): string[] {
	const { importable } = vm;
	const extras = [
		...(vm.secure_boot ? ["secure boot"] : []),
		...(vm.nvram ? ["UEFI variables"] : []),
		...(vm.vtpm ? ["vTPM"] : []),
	];
	return [
		line("Name", vm.name),
		...(vm.description === "" ? [] : [line("Description", vm.description)]),
		line("Kind", `${vm.is_a_template ? "template" : "VM"}, ${vm.domain_type}`),
		line(
			"CPUs",
			vm.vcpus_at_startup === vm.vcpus_max
				? String(vm.vcpus_max)
				: `${vm.vcpus_at_startup} at startup, ${vm.vcpus_max} at most`,
		),
		line("Memory", memory(vm)),
		line("Firmware", [vm.firmware, ...extras].join(", ")),
		line("Boot order", vm.boot_order),
		...(vm.tags.length === 0 ? [] : [line("Tags", vm.tags.join(", "))]),
		line("Exported by", exportedBy(vm.exporter)),
		line(
			"Importable by",
			`XCP-ng ${orLater(importable.xcp_ng)}, XenServer ${orLater(importable.xenserver)}`,
		),
		...importable.because.map((reason) => line("", reason)),
	];
}

/** What did it, of which an XVA may leave anything out; what we write says that it is like one of XCP-ng. */
function exportedBy(exporter: Facts["hardware"]["exporter"]): string {
	const { product_brand, product_version, build_number, xapi_version } =
		exporter;
	const product = [product_brand, product_version].filter(Boolean).join(" ");
	const ours = build_number === OUR_BUILD;
	const details = [
		...(build_number && !ours ? [`build ${build_number}`] : []),
		...(xapi_version ? [`xapi ${xapi_version}`] : []),
	];
	const rest = details.length === 0 ? "" : ` (${details.join(", ")})`;
	return `${ours ? `${OUR_BUILD}, as ${product}` : product}${rest}`;
}

/** The newest known release may be the oldest that is known to do, and says so. */
function orLater(release: string): string {
	return release.endsWith("later") ? release : `${release} or later`;
}

function memory(vm: Facts["hardware"]): string {
	const { memory_static_max: most, memory_dynamic_min: least } = vm;
	return least === most
		? formatBinarySize(most)
		: `${formatBinarySize(least)} to ${formatBinarySize(most)}`;
}

function diskLines({ disks }: Facts["hardware"]): string[] {
	const stored = disks.some(({ stored_size }) => stored_size !== undefined);
	return table("Disks", [
		["DEVICE", "SIZE", ...(stored ? ["STORED"] : []), "MODE", "BOOT", "NAME"],
		...disks.map((disk) => [
			disk.device,
			formatBinarySize(disk.virtual_size),
			...(disk.stored_size === undefined
				? []
				: [formatBinarySize(disk.stored_size)]),
			disk.mode,
			disk.bootable ? "yes" : "no",
			disk.name,
		]),
	]);
}

function networkLines(networks: readonly NetworkInterface[]): string[] {
	return table("Networks", [
		["DEVICE", "BRIDGE", "MAC", "MTU", "NAME"],
		...networks.map(({ device, bridge, mac, mtu, network }) => [
			device,
			bridge,
			mac || "new on import",
			String(mtu),
			network,
		]),
	]);
}

/** A fact with its label. */
export function line(label: string, text: string): string {
	return `${label.padEnd(LABEL_COLUMNS)}${shown(text)}`;
}

function section(title: string, lines: readonly string[]): string[] {
	if (lines.length === 0) return [];
	return ["", title, ...lines.map((each) => `  ${each}`)];
}

/** Columns as wide as their widest cell; nothing where there is only the head. */
function table(title: string, rows: readonly (readonly string[])[]): string[] {
	if (rows.length === 1) return [];
	const cells = rows.map((row) => row.map(shown));
	const widths = (cells[0] ?? []).map((_, column) =>
		Math.max(...cells.map((row) => row[column]?.length ?? 0)),
	);
	return section(
		title,
		cells.map((row) =>
			row
				.map((cell, column) => cell.padEnd(widths[column] ?? 0))
				.join("  ")
				.trimEnd(),
		),
	);
}
