/** `xva verify`: proves that XVA files are whole, each in one reading. */
import { parseArgs } from "node:util";
import { plural } from "../report/format.ts";
import { XvaError } from "../xva/errors.ts";
import type { XvaCommand } from "./xva.ts";
import {
	describe,
	EXIT,
	inputName,
	options,
	STDIN,
	UsageError,
} from "./xva-errors.ts";
import { type Examined, examine } from "./xva-read.ts";
import type { Terminal } from "./xva-terminal.ts";

const USAGE = `Usage: xva-template-action xva verify [OPTION]… FILE…

Reads each file once, to its end, and says whether it is a whole XVA; "-" is
standard input. Plain, gzip and zstd are told by content, not by name.

  --structure     do not compare the blocks with their checksums
  --json          one JSON object a line: file, valid, class, message, member,
                  offset, and facts of a valid file
  --no-progress   do not tell how far it is

Exit code: 0 all are valid, 1 one is not, 2 wrong use or a file that cannot be
read; the highest of several.`;

interface Request {
	readonly files: readonly string[];
	readonly mode: "full" | "structure";
	readonly json: boolean;
	readonly progress: boolean;
}

export const verify: XvaCommand = {
	usage: USAGE,
	run: async (args, terminal) => {
		const request = parse(args);
		let worst: number = EXIT.fine;
		for (const file of request.files) {
			worst = Math.max(worst, await verifyOne(file, request, terminal));
		}
		return worst;
	},
};

function parse(args: readonly string[]): Request {
	const { values, positionals } = options(() =>
		parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				structure: { type: "boolean" },
				json: { type: "boolean" },
				"no-progress": { type: "boolean" },
			},
		}),
	);
	if (positionals.length === 0) throw new UsageError("A file is needed.");
	if (positionals.filter((file) => file === STDIN).length > 1) {
		throw new UsageError("Standard input can be read only once.");
	}
	return {
		files: positionals,
		mode: values.structure === true ? "structure" : "full",
		json: values.json === true,
		progress: values.json !== true && values["no-progress"] !== true,
	};
}

async function verifyOne(
	file: string,
	{ mode, json, progress }: Request,
	terminal: Terminal,
): Promise<number> {
	const following = terminal.follow(inputName(file), progress);
	try {
		const examined = await examine(file, mode, terminal, following);
		following.end();
		terminal.print(
			json ? validJson(file, mode, examined) : validLine(file, mode, examined),
		);
		return EXIT.fine;
	} catch (error) {
		following.end();
		terminal.signal.throwIfAborted();
		if (error instanceof XvaError) {
			terminal.print(
				json
					? invalidJson(file, error)
					: `invalid  ${inputName(file)}  ${describe(error)}`,
			);
			return EXIT.bad;
		}
		if (json) terminal.print(invalidJson(file, error));
		else terminal.say(describe(error));
		return EXIT.unusable;
	}
}

/** `valid    debian-12.xva  (2 disks, 1,234 blocks, zstd, sha256 …)`. */
export function validLine(
	file: string,
	mode: "full" | "structure",
	{ verified, sha256 }: Examined,
): string {
	const { hardware, blocks, compression } = verified;
	const facts = [
		plural(hardware.disks.length, "disk"),
		`${blocks.toLocaleString("en")} block${blocks === 1 ? "" : "s"}`,
		...(compression === "none" ? [] : [compression]),
		`sha256 ${sha256}`,
	];
	const valid = mode === "full" ? "valid  " : "valid (structure only)";
	return `${valid}  ${inputName(file)}  (${facts.join(", ")})`;
}

/** What was found, as one line of JSON. */
export function validJson(
	file: string,
	mode: "full" | "structure",
	{ verified, sizeBytes, sha256 }: Examined,
): string {
	return JSON.stringify({
		file,
		valid: true,
		class: null,
		message: null,
		member: null,
		offset: null,
		mode,
		size: sizeBytes,
		sha256,
		compression: verified.compression,
		archive_size: verified.archive?.sizeBytes ?? sizeBytes,
		archive_sha256: verified.archive?.sha256 ?? sha256,
		blocks: verified.blocks,
		checksums: verified.checksums,
		disks: verified.hardware.disks.length,
		content_digest: verified.contentDigest ?? null,
		warnings: verified.warnings,
	});
}

/** Of a file that is not valid, as one line of JSON; `class` is null where it could not be read at all. */
export function invalidJson(file: string, error: unknown): string {
	const found = error instanceof XvaError ? error : undefined;
	return JSON.stringify({
		file,
		valid: false,
		class: found?.class ?? null,
		message: found?.message ?? describe(error),
		member: found?.member ?? null,
		offset: found?.offset ?? null,
	});
}
