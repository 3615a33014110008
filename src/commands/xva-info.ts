/** `xva info`: what an XVA holds, by its head alone or, with `--full`, by the whole file. */
import { parseArgs } from "node:util";
import { XvaError } from "../xva/errors.ts";
import { readFacts } from "../xva/head.ts";
import type { XvaCommand } from "./xva.ts";
import { EXIT, inputName, options, UsageError } from "./xva-errors.ts";
import { type Facts, layout, line } from "./xva-layout.ts";
import { type Examined, examine, readPieces } from "./xva-read.ts";
import type { Terminal } from "./xva-terminal.ts";
import { invalidJson, validLine } from "./xva-verify.ts";

const USAGE = `Usage: xva-template-action xva info [OPTION]… FILE

Shows what an XVA holds: the VM, its disks and networks, which products can
import it, and what will surprise whoever does. Reads the head of the file only;
"-" is standard input.

  --full          read the whole file: verify it, and add what is stored of each
                  disk, and digests
  --json          the facts as one JSON object (sizes in bytes); of a bad file
                  the one of verify
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
		const request = parse(args);
		try {
			await show(request, terminal);
			return EXIT.fine;
		} catch (error) {
			terminal.signal.throwIfAborted();
			if (!request.json) throw error;
			terminal.print(invalidJson(request.file, error));
			return error instanceof XvaError ? EXIT.bad : EXIT.unusable;
		}
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
		const lines = json ? [factsJson(facts)] : [...layout(facts), "", HEAD_ONLY];
		for (const each of lines) terminal.print(each);
		return;
	}
	const following = terminal.follow(inputName(file), progress);
	const examined = await examine(file, "full", terminal, following).finally(
		following.end,
	);
	const lines = json
		? [factsJson(examined.verified, examined)]
		: [
				validLine(file, "full", examined),
				line("Content digest", examined.verified.contentDigest ?? ""),
				"",
				...layout(examined.verified),
			];
	for (const each of lines) terminal.print(each);
}

const HEAD_ONLY = "Only the head was read; `xva verify` proves the rest.";

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
