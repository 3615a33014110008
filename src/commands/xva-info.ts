/** `xva info`: what an XVA holds, by its head alone or, with `--full`, by the whole file. */
import { parseArgs } from "node:util";
import { readFacts } from "../xva/head.ts";
import type { XvaCommand } from "./xva.ts";
import { EXIT, options, shown, UsageError } from "./xva-errors.ts";
import { type Facts, layout } from "./xva-layout.ts";
import { type Examined, examine, readPieces } from "./xva-read.ts";
import type { Terminal } from "./xva-terminal.ts";
import { validLine } from "./xva-verify.ts";

const USAGE = `Usage: xva-template-action xva info [OPTION]… FILE

Shows what an XVA holds: the VM, its disks and networks, which products can
import it, and what will surprise whoever does. Reads the head of the file only;
"-" is standard input.

  --full          read the whole file: verify it, and add what is stored of each
                  disk, and digests
  --json          the facts as one JSON object (sizes in bytes)
  --no-progress   do not tell how far it is

Exit code: 0 shown, 1 the file is not valid, 2 wrong use or a file that cannot
be read.`;

interface Request {
	readonly file: string;
	readonly full: boolean;
	readonly json: boolean;
	readonly progress: boolean;
}

export const info: XvaCommand = {
	usage: USAGE,
	run: async (args, terminal) => {
		await show(parse(args), terminal);
		return EXIT.fine;
	},
};

function parse(args: readonly string[]): Request {
	const { values, positionals } = options(() =>
		parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				full: { type: "boolean" },
				json: { type: "boolean" },
				"no-progress": { type: "boolean" },
			},
		}),
	);
	const [file, ...others] = positionals;
	if (file === undefined || others.length > 0) {
		throw new UsageError("One file is needed.");
	}
	const json = values.json === true;
	return {
		file,
		full: values.full === true,
		json,
		progress: !json && values["no-progress"] !== true,
	};
}

async function show(
	{ file, full, json, progress }: Request,
	terminal: Terminal,
): Promise<void> {
	if (!full) {
		const facts = await readFacts(readPieces(file, terminal));
		for (const line of json ? [factsJson(facts)] : layout(facts))
			terminal.print(line);
		return;
	}
	const following = terminal.follow(shown(file), progress);
	const examined = await examine(file, "full", terminal, following).finally(
		following.end,
	);
	const lines = json
		? [factsJson(examined.verified, examined)]
		: [validLine(file, examined), "", ...layout(examined.verified)];
	for (const line of lines) terminal.print(line);
}

/** The hardware as records have it, with what else is known of the file. */
function factsJson(
	{ hardware, compression, warnings }: Facts,
	examined?: Examined,
): string {
	const proof = examined && {
		size: examined.sizeBytes,
		sha256: examined.sha256,
		blocks: examined.verified.blocks,
		content_digest: examined.verified.contentDigest,
	};
	return JSON.stringify({ ...hardware, compression, warnings, ...proof });
}
