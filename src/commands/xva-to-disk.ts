/** `xva to-disk`: takes a disk out of an XVA, which is verified on the way. */
import { extname, join } from "node:path";
import { parseArgs } from "node:util";
import { formatBinarySize } from "../report/format.ts";
import { extractDisk } from "../xva/extract.ts";
import type { XvaCommand } from "./xva.ts";
import { EXIT, options, shown, UsageError } from "./xva-errors.ts";
import { makeBeside, refuseUnreadable } from "./xva-output.ts";
import type { Terminal } from "./xva-terminal.ts";

const USAGE = `Usage: xva-template-action xva to-disk [OPTION]… FILE.xva --output DISK

Takes a disk out of an XVA. The whole file is verified, and nothing appears
where it is not valid; a file that exists is never touched.

  --output DISK     the file to make
  --disk WHICH      the disk's device (xvda, or its number), name or reference;
                    needed where there are several
  --format FORMAT   raw, qcow2, vpc (VHD) or vmdk; by default that of the
                    output's name. All but raw need qemu-img
  --no-progress     do not tell how far it is

Exit code: 0 made, 1 the XVA is not valid or it failed, 2 wrong use or a file
that cannot be used.`;

const FORMATS = ["raw", "qcow2", "vpc", "vmdk"] as const;
type Format = (typeof FORMATS)[number];

const FORMAT_OF: Readonly<Record<string, Format>> = {
	".raw": "raw",
	".img": "raw",
	".qcow2": "qcow2",
	".vhd": "vpc",
	".vpc": "vpc",
	".vmdk": "vmdk",
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
	const { output } = values;
	if (output === undefined) throw new UsageError("--output is needed.");
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
		const byName = FORMAT_OF[extname(output).toLowerCase()];
		if (byName !== undefined) return byName;
		throw new UsageError(
			`--format is needed: the name ${JSON.stringify(shown(output))} tells none.`,
		);
	}
	const format = FORMATS.find((each) => each === given);
	if (format !== undefined) return format;
	throw new UsageError(
		`--format takes ${FORMATS.join(", ")}, not ${JSON.stringify(given)}.`,
	);
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
	}).finally(following.end);
	if (format === "raw") return { made: raw, sizeBytes };
	const made = join(scratch, `disk.${format}`);
	terminal.say(`Converting ${shown(output)} to ${format}.`);
	const { convertRaw } = await import("../disk/convert.ts");
	await convertRaw(raw, made, format, signal, { PATH });
	return { made, sizeBytes };
}
