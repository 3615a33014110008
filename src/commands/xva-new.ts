/** The options of `xva from-disk`. */
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { BadVm, checkVm, DEFAULT_NETWORK } from "../xva/new-vm.ts";
import { options, STDIN, UsageError } from "./xva-errors.ts";

export const USAGE = `Usage: xva-template-action xva from-disk [OPTION]… DISK… --output FILE.xva

Makes an XVA for XCP-ng 8.2 and later, without a pool; the VM boots from the
first disk. Raw disks are read as they are; qcow2, VHD, VMDK, VHDX and VDI with
the help of qemu-img. The file is verified before it appears; one that exists is
never touched.

  --output FILE.xva      the file to make
  --name TEXT            name of the VM (the file's, without .xva or .xva.zst)
  --description TEXT     its description
  --cpus N               virtual CPUs (2)
  --memory MIB           memory in MiB (2048)
  --firmware bios|uefi   how it boots (bios)
  --tag TEXT             a tag; may be given several times
  --network NAME=BRIDGE  a network interface; may be given several times; else
                         "${DEFAULT_NETWORK.name}=${DEFAULT_NETWORK.bridge}"
  --no-network           no network interface
  --no-template          make a VM, not a template
  --compress zstd        compress it, by the zstd program where there is one
  --compress-level N     1 to 19 (3)
  --json                 one JSON object of what was made, as of verify
  --no-progress          do not tell how far it is

Exit code: 0 made and valid, 1 it failed, 2 wrong use or a file that cannot be
used.`;

/** What is to be made of what. */
export interface NewXva {
	readonly disks: readonly string[];
	readonly output: string;
	readonly vm: {
		readonly name: string;
		readonly description: string;
		readonly cpus: number;
		readonly memoryBytes: number;
		readonly firmware: "bios" | "uefi";
		readonly tags: readonly string[];
		readonly isTemplate: boolean;
		readonly otherConfig: Readonly<Record<string, string>>;
		readonly networks: readonly {
			readonly name: string;
			readonly bridge: string;
		}[];
	};
	/** Absent: not compressed. */
	readonly zstdLevel: number | undefined;
	readonly json: boolean;
	readonly progress: boolean;
}

const MIB = 1 << 20;

/** Parses the command line; throws {@link UsageError} before anything is done. */
export function parseFromDisk(args: readonly string[]): NewXva {
	const { values, positionals } = options(() => parse(args));
	if (positionals.length === 0) throw new UsageError("A disk is needed.");
	const { output } = values;
	if (output === undefined) throw new UsageError("--output is needed.");
	refuseStreams(positionals, output);
	const json = values.json === true;
	const wanted: NewXva = {
		disks: positionals,
		output,
		vm: {
			name: values.name ?? basename(output).replace(/\.xva(?:\.zst)?$/i, ""),
			description: values.description ?? "",
			cpus: whole("cpus", values.cpus ?? "2", 1, 1024),
			memoryBytes: memoryMib(values.memory ?? "2048") * MIB,
			firmware: firmware(values.firmware ?? "bios"),
			tags: tags(values.tag ?? []),
			isTemplate: values["no-template"] !== true,
			otherConfig: {},
			networks: networks(values.network, values["no-network"] === true),
		},
		zstdLevel: zstdLevel(values.compress, values["compress-level"]),
		json,
		progress: !json && values["no-progress"] !== true,
	};
	checkWanted(wanted);
	return wanted;
}

/** Refuses what no pool could import, whatever the disks are. */
function checkWanted({ vm, disks }: NewXva): void {
	try {
		checkVm({ ...vm, disks: disks.map((name) => ({ name, sizeBytes: MIB })) });
	} catch (error) {
		if (error instanceof BadVm) throw new UsageError(error.message);
		throw error;
	}
}

function refuseStreams(disks: readonly string[], output: string): void {
	if (disks.includes(STDIN)) {
		throw new UsageError("A disk must be a file: standard input is none.");
	}
	if (output === STDIN) {
		throw new UsageError("--output takes a file: standard output is none.");
	}
}

function memoryMib(text: string): number {
	const [least, most] = [16, 100_000_000];
	const value = Number(text);
	if (/^\d+$/.test(text) && value >= least && value <= most) return value;
	throw new UsageError(
		`--memory takes MiB, a whole number from ${least} to ${most} such as 4096, not ${JSON.stringify(text)}.`,
	);
}

function tags(given: readonly string[]): readonly string[] {
	if (!given.includes("")) return given;
	throw new UsageError("--tag takes a text, not an empty one.");
}

function parse(args: readonly string[]) {
	return parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			output: { type: "string", short: "o" },
			name: { type: "string" },
			description: { type: "string" },
			cpus: { type: "string" },
			memory: { type: "string" },
			firmware: { type: "string" },
			tag: { type: "string", multiple: true },
			network: { type: "string", multiple: true },
			"no-network": { type: "boolean" },
			"no-template": { type: "boolean" },
			compress: { type: "string" },
			"compress-level": { type: "string" },
			json: { type: "boolean" },
			"no-progress": { type: "boolean" },
		},
	});
}

function whole(
	option: string,
	text: string,
	least: number,
	most: number,
): number {
	const value = Number(text);
	if (/^\d+$/.test(text) && value >= least && value <= most) return value;
	throw new UsageError(
		`--${option} takes a whole number from ${least} to ${most}, not ${JSON.stringify(text)}.`,
	);
}

function firmware(text: string): "bios" | "uefi" {
	if (text === "bios" || text === "uefi") return text;
	throw new UsageError(
		`--firmware takes bios or uefi, not ${JSON.stringify(text)}.`,
	);
}

function networks(given: readonly string[] | undefined, none: boolean) {
	if (none && given !== undefined) {
		throw new UsageError("--network and --no-network exclude each other.");
	}
	if (none) return [];
	return given?.map(network) ?? [DEFAULT_NETWORK];
}

/** A bridge's name holds no `=`, a network's may. */
function network(text: string) {
	const at = text.lastIndexOf("=");
	const name = text.slice(0, at);
	const bridge = text.slice(at + 1);
	if (at > 0 && bridge !== "") return { name, bridge };
	throw new UsageError(
		`--network takes NAME=BRIDGE, such as "${DEFAULT_NETWORK.name}=${DEFAULT_NETWORK.bridge}", not ${JSON.stringify(text)}.`,
	);
}

function zstdLevel(
	compress: string | undefined,
	level: string | undefined,
): number | undefined {
	if (compress === undefined) {
		if (level === undefined) return undefined;
		throw new UsageError("--compress-level needs --compress zstd.");
	}
	if (compress !== "zstd") {
		throw new UsageError(
			`--compress takes zstd, not ${JSON.stringify(compress)}.`,
		);
	}
	return whole("compress-level", level ?? "3", 1, 19);
}
