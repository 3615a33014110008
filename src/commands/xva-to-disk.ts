/** `xva to-disk`: takes a disk out of an XVA, which is verified on the way. */
import { extname, join } from "node:path";
import { parseArgs } from "node:util";
import { formatBinarySize } from "../report/format.ts";
import { DiskChoiceError, extractDisk } from "../xva/extract.ts";
import type { XvaCommand } from "./xva.ts";
import { EXIT, options, STDIN, shown, UsageError } from "./xva-errors.ts";
import { makeBeside, refuseUnreadable } from "./xva-output.ts";
import type { Terminal } from "./xva-terminal.ts";

const USAGE = `Usage: xva-template-action xva to-disk [OPTION]… FILE.xva --output DISK

Takes a disk out of an XVA. The whole file is verified, and nothing appears
where it is not valid; a file that exists is never touched.

  --output DISK     the file to make
  --disk WHICH      the disk's device (xvda, or its number), name or reference;
                    needed where there are several
  --format FORMAT   raw, qcow2, vhd (or vpc) or vmdk; by default that of the
                    output's name. All but raw need qemu-img
  --no-progress     do not tell how far it is

Exit code: 0 made, 1 the XVA is not valid or it failed, 2 wrong use or a file
that cannot be used.`;

const FORMATS = ["raw", "qcow2", "vhd", "vmdk"] as const;
type Format = (typeof FORMATS)[number];

/** By the endings of names, and by the names that `--format` takes. */
const FORMAT_OF: Readonly<Record<string, Format>> = {
	raw: "raw",
	img: "raw",
	qcow2: "qcow2",
	vhd: "vhd",
	vpc: "vhd",
	vmdk: "vmdk",
};

interface Request {
	readonly xva: string;
	readonly output: string;
	readonly disk: string | undefined;
	readonly format: Format;
	readonly progress: boolean;
}

export const toDisk: XvaCommand = {
	usage: USAGE,
	run: async (args, terminal) => {
		const request = parse(args);
		await refuseUnreadable(request.xva);
		await requireProgram(request, terminal);
		const { sizeBytes } = await makeBeside(
			request.output,
			terminal.signal,
			(scratch) => make(request, scratch, terminal),
		);
		terminal.print(
			`${shown(request.output)}  (${request.format}, ${formatBinarySize(sizeBytes)})`,
		);
		return EXIT.fine;
	},
};

function parse(args: readonly string[]): Request {
	const { values, positionals } = options(() =>
		parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				output: { type: "string", short: "o" },
				disk: { type: "string" },
				format: { type: "string" },
				"no-progress": { type: "boolean" },
			},
		}),
	);
	const [xva, ...others] = positionals;
	if (xva === undefined || others.length > 0) {
		throw new UsageError("One XVA file is needed.");
	}
	if (xva === STDIN) {
		throw new UsageError("The XVA must be a file: it is read twice.");
	}
	const { output } = values;
	if (output === undefined) throw new UsageError("--output is needed.");
	if (output === STDIN) {
		throw new UsageError("--output takes a file: standard output is none.");
	}
	return {
		xva,
		output,
		disk: values.disk,
		format: formatOf(values.format, output),
		progress: values["no-progress"] !== true,
	};
}

function formatOf(given: string | undefined, output: string): Format {
	if (given === undefined) {
		const byName = FORMAT_OF[extname(output).slice(1).toLowerCase()];
		if (byName !== undefined) return byName;
		throw new UsageError(
			`--format is needed: the name ${JSON.stringify(shown(output))} tells none.`,
		);
	}
	const format = given === "img" ? undefined : FORMAT_OF[given];
	if (format !== undefined) return format;
	throw new UsageError(
		`--format takes ${FORMATS.join(", ")}, not ${JSON.stringify(given)}.`,
	);
}

/** qemu calls a VHD by the name of the program that had it first. */
function qemuName(format: Exclude<Format, "raw">) {
	return format === "vhd" ? "vpc" : format;
}

/** Fails before anything is read where the format can't be made here. */
async function requireProgram(
	{ format }: Request,
	{ signal, path: PATH }: Terminal,
): Promise<void> {
	if (format === "raw") return;
	const { requireConverter } = await import("../disk/convert.ts");
	await requireConverter({ format: qemuName(format), signal, env: { PATH } });
}

async function make(
	{ xva, output, disk, format, progress }: Request,
	scratch: string,
	terminal: Terminal,
) {
	const { signal, path: PATH } = terminal;
	const raw = join(scratch, "disk.raw");
	const following = terminal.follow(shown(xva), progress);
	const { sizeBytes } = await extractDisk(xva, disk, raw, {
		signal,
		onProgress: following.tell,
	})
		.catch((error) => {
			if (!(error instanceof DiskChoiceError)) throw error;
			throw new UsageError(`${error.message} Name it by --disk.`);
		})
		.finally(following.end);
	if (format === "raw") return { made: raw, sizeBytes };
	const made = join(scratch, `disk.${format}`);
	terminal.say(`Converting ${shown(output)} to ${format}.`);
	const { convertRaw } = await import("../disk/convert.ts");
	await convertRaw(raw, made, {
		format: qemuName(format),
		signal,
		env: { PATH },
		names: {
			raw: `the disk of ${shown(xva)}`,
			room: `the folder of ${shown(output)}`,
		},
	});
	return { made, sizeBytes };
}
