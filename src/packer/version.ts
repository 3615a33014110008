/** Which Packer this is. */

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { access, stat } from "node:fs/promises";
import { delimiter, isAbsolute, join, resolve, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";

export interface PackerExecutable {
	/** Absolute path. */
	readonly file: string;
	/** Such as `1.16.0`. */
	readonly version: string;
	/** Lower-case hex digest of the executable. */
	readonly sha256: string;
	/** At least 1.10: it has `init` as we use it. */
	readonly modern: boolean;
}

const MODERN: readonly [number, number] = [1, 10];
const INSTALL =
	"Install it (https://developer.hashicorp.com/packer/install, or the hashicorp/setup-packer action in a step before), or give its path in the input `packer`";
const ANSWER_TIMEOUT_MS = 60_000;

const run = promisify(execFile);

/**
 * Finds the executable of the input `packer`, a name on `searchPath` or a path (relative to `cwd`), and asks it for
 * its version. Throws a sentence that names the input where there is none, or where it is something else.
 */
export async function findPacker(request: {
	readonly packer: string;
	/** The value of PATH. */
	readonly searchPath: string;
	readonly cwd: string;
	readonly environment: Readonly<Record<string, string>>;
}): Promise<PackerExecutable> {
	const file = await locate(request);
	const output = await ask(file, ["version"], request.environment);
	const version = /^Packer v(\S+)/m.exec(output)?.[1];
	if (version === undefined) {
		throw new Error(
			`${file} does not answer \`version\` as HashiCorp Packer does (cracklib has a program of the same name). ${INSTALL}`,
		);
	}
	return {
		file,
		version,
		sha256: await sha256(file),
		modern: isModern(version),
	};
}

async function locate({
	packer,
	searchPath,
	cwd,
}: {
	readonly packer: string;
	readonly searchPath: string;
	readonly cwd: string;
}): Promise<string> {
	const isPath = isAbsolute(packer) || packer.includes(sep);
	const candidates = isPath
		? [resolve(cwd, packer)]
		: searchPath
				.split(delimiter)
				.filter((folder) => folder !== "")
				.map((folder) => resolve(cwd, join(folder, packer)));
	for (const candidate of candidates) {
		if (await isExecutable(candidate)) return candidate;
	}
	throw new Error(
		isPath
			? `The input \`packer\` is ${packer}, and there is no executable file there. ${INSTALL}`
			: `There is no ${packer} on PATH. ${INSTALL}`,
	);
}

async function isExecutable(path: string): Promise<boolean> {
	try {
		await access(path, constants.X_OK);
		return (await stat(path)).isFile();
	} catch {
		return false;
	}
}

/**
 * What Packer prints when it is called with `args`.
 * @throws a sentence that names the input where it fails or takes a minute
 */
export async function ask(
	file: string,
	args: readonly string[],
	environment: Readonly<Record<string, string>>,
	cwd?: string,
): Promise<string> {
	try {
		const pending = run(file, args, {
			...(cwd === undefined ? {} : { cwd }),
			env: environment,
			timeout: ANSWER_TIMEOUT_MS,
			killSignal: "SIGKILL",
		});
		// Something that is not Packer may wait for words.
		pending.child.stdin?.end();
		return (await pending).stdout;
	} catch (cause) {
		const said =
			cause instanceof Error && "stderr" in cause ? String(cause.stderr) : "";
		throw new Error(
			`\`${file} ${args.join(" ")}\` failed: check the input \`packer\` (${said.trim() || cause})`,
			{ cause },
		);
	}
}

/** Lower-case hex digest of a file. */
export async function sha256(file: string): Promise<string> {
	const hash = createHash("sha256");
	await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
	return hash.digest("hex");
}

function isModern(version: string): boolean {
	const [major = 0, minor = 0] = version.split(".").map(Number);
	return major > MODERN[0] || (major === MODERN[0] && minor >= MODERN[1]);
}
