/** `xva from-disk`: makes an XVA of disk images, without a pool, and proves it. */
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { DiskError, MissingProgram, NoRoom } from "../disk/errors.ts";
import { type OpenDisk, openDisk } from "../disk/open.ts";
import {
	findZstd,
	openRecompression,
	type Recompression,
} from "../xva/recompress.ts";
import { writeXva } from "../xva/write.ts";
import type { XvaCommand } from "./xva.ts";
import { EXIT, shown, UnusableFileError } from "./xva-errors.ts";
import { layout } from "./xva-layout.ts";
import { type NewXva, parseFromDisk, USAGE } from "./xva-new.ts";
import { makeBeside, refuseUnreadable } from "./xva-output.ts";
import { type Examined, examine, readPieces } from "./xva-read.ts";
import type { Terminal } from "./xva-terminal.ts";
import { validJson, validLine } from "./xva-verify.ts";

export const fromDisk: XvaCommand = {
	usage: USAGE,
	run: async (args, terminal) => {
		const wanted = parseFromDisk(args);
		for (const disk of wanted.disks) await refuseUnreadable(disk);
		const { examined } = await makeBeside(
			wanted.output,
			terminal.signal,
			(scratch) => make(wanted, scratch, terminal),
		);
		const lines = wanted.json
			? [validJson(wanted.output, "full", examined)]
			: [
					validLine(wanted.output, "full", examined),
					"",
					...layout(examined.verified),
					"",
					NOT_TRIED,
				];
		for (const line of lines) terminal.print(line);
		return EXIT.fine;
	},
};

const NOT_TRIED =
	"No import of such an XVA into a real pool has been reported yet: try it before you rely on it.";

/** Writes the XVA into `scratch`, and reads it again as whoever imports it will. */
async function make(wanted: NewXva, scratch: string, terminal: Terminal) {
	const plain = join(scratch, "plain.xva");
	await write(wanted, plain, scratch, terminal);
	const made =
		wanted.zstdLevel === undefined
			? plain
			: await compress(plain, wanted, wanted.zstdLevel, terminal);
	const following = terminal.follow(
		`Verifying ${shown(wanted.output)}`,
		wanted.progress,
	);
	const examined = await examine(made, "full", terminal, following).finally(
		following.end,
	);
	return { made, examined: withoutChoices(examined) };
}

/** Nobody is surprised by them: a network is what the user named, or the one that every pool has. */
const ABOUT_NETWORKS = /^(?:An import looks for its networks|A network is on)/;

function withoutChoices(examined: Examined): Examined {
	const { verified } = examined;
	const warnings = verified.warnings.filter((w) => !ABOUT_NETWORKS.test(w));
	return { ...examined, verified: { ...verified, warnings } };
}

/** A disk that is refused is a file that can't be used; that this machine can't read it is no fault of the disk's. */
function refused(error: unknown): unknown {
	if (!(error instanceof DiskError)) return error;
	if (error instanceof MissingProgram || error instanceof NoRoom) return error;
	return new UnusableFileError(error.message, { cause: error });
}

async function write(
	wanted: NewXva,
	path: string,
	scratch: string,
	terminal: Terminal,
): Promise<void> {
	const { signal, path: PATH } = terminal;
	const following = terminal.follow(
		`Writing ${shown(wanted.output)}`,
		wanted.progress,
	);
	const sources: OpenDisk[] = [];
	try {
		for (const disk of wanted.disks) {
			const options = {
				scratch,
				scratchName: `the folder of ${wanted.output}`,
				signal,
				say: (text: string) => terminal.say(shown(text)),
				env: { PATH },
			};
			sources.push(await openDisk(disk, options));
		}
		const disks = sources.map((source, index) => ({
			name: `${wanted.vm.name} disk ${index}`,
			source,
		}));
		await writeXva({ ...wanted.vm, disks }, path, {
			signal,
			onProgress: following.tell,
		});
	} catch (error) {
		throw refused(error);
	} finally {
		following.end();
		for (const source of sources) await source.close();
	}
}

/** Compresses the XVA into a file beside it, whose path is returned. */
async function compress(
	plain: string,
	{ output, progress }: NewXva,
	level: number,
	terminal: Terminal,
): Promise<string> {
	const { signal } = terminal;
	const made = `${plain}.zst`;
	const program = await findZstd({ PATH: terminal.path });
	// What comes out is verified in full: here the file is only read.
	const through = openRecompression({ mode: "none", level, program, signal });
	const following = terminal.follow(`Compressing ${shown(output)}`, progress);
	const feeding = feed(through, readPieces(plain, terminal, following));
	const storing = pipeline(through.output, createWriteStream(made));
	try {
		await Promise.all([feeding, storing]);
		return made;
	} finally {
		through.destroy();
		await Promise.allSettled([feeding, storing]);
		following.end();
	}
}

async function feed(
	through: Recompression,
	pieces: AsyncIterable<Uint8Array>,
): Promise<void> {
	for await (const piece of pieces) await through.write(piece);
	await through.end();
}
