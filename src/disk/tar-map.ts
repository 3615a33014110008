/** The map of data that GNU tar writes in front of a sparse file (`--sparse-version=1.0`). */
import { basename, dirname } from "node:path";
import type { Readable } from "node:stream";
import { type Program, start } from "./program.ts";

const BLOCK = 512;
/** Bytes of a name and times: more is none of tar's headers. */
const MAX_PAX_BYTES = 1 << 20;

/** One range that holds data, as tar tells it. */
type Told = (start: number, length: number) => void;

/**
 * Asks GNU tar where a file holds data. It looks for holes by asking the file system, writes the map first, and is ended before it sends the data.
 * @param path absolute
 * @returns false where there is no such tar, or its answer is none of that shape: what was told until then is not to be used
 */
export async function askTar(
	path: string,
	sizeBytes: number,
	program: Pick<Program, "env" | "signal">,
	told: Told,
): Promise<boolean> {
	const tar = start({
		...program,
		name: "tar",
		args: [
			"--create",
			"--file=-",
			"--format=posix",
			"--sparse",
			"--sparse-version=1.0",
			// a tar that does not know this option would look for holes by reading everything
			"--hole-detection=seek",
			"--no-recursion",
			// the name is the name, with its backslashes
			"--no-unquote",
			`--directory=${dirname(path)}`,
			"--",
			`./${basename(path)}`,
		],
	});
	try {
		return await readMap(new Bytes(tar.stdout), sizeBytes, told);
	} finally {
		tar.kill();
		await tar.ended;
	}
}

async function readMap(
	bytes: Bytes,
	sizeBytes: number,
	told: Told,
): Promise<boolean> {
	const header = await bytes.take(BLOCK);
	if (header === undefined || header[156] !== 0x78) return false; // type x
	const paxBytes = Number.parseInt(header.toString("latin1", 124, 136), 8);
	if (!(paxBytes > 0 && paxBytes <= MAX_PAX_BYTES)) return false;
	const pax = await bytes.take(Math.ceil(paxBytes / BLOCK) * BLOCK);
	const file = await bytes.take(BLOCK);
	if (pax === undefined || file === undefined) return false;
	// each record is `<length> <key>=<value>\n`; a file's name can't hold a NUL, but may hold lines that look like records
	const records = paxRecords(pax.subarray(0, paxBytes));
	if (records.get("GNU.sparse.major") === undefined) {
		told(0, sizeBytes);
		return true;
	}
	if (
		records.get("GNU.sparse.major") !== "1" ||
		records.get("GNU.sparse.minor") !== "0" ||
		records.get("GNU.sparse.realsize") !== String(sizeBytes)
	)
		return false;
	const count = await bytes.number();
	if (count === undefined) return false;
	for (let index = 0; index < count; index++) {
		const start = await bytes.number();
		const length = await bytes.number();
		if (start === undefined || length === undefined) return false;
		told(start, length);
	}
	return true;
}

/** Records of a pax header, by their lengths. */
function paxRecords(pax: Buffer): ReadonlyMap<string, string> {
	const records = new Map<string, string>();
	let at = 0;
	while (at < pax.length) {
		const space = pax.indexOf(0x20, at);
		const length = Number(pax.toString("latin1", at, space));
		if (space < 0 || !(length > space - at && at + length <= pax.length)) break;
		const record = pax.toString("utf8", space + 1, at + length - 1);
		const equals = record.indexOf("=");
		records.set(record.slice(0, equals), record.slice(equals + 1));
		at += length;
	}
	return records;
}

/** Takes a stream apart, piece by piece. */
class Bytes {
	readonly #chunks: AsyncIterator<Buffer>;
	#rest: Buffer = Buffer.alloc(0);

	constructor(stream: Readable) {
		this.#chunks = stream[Symbol.asyncIterator]();
	}

	/** The next bytes, or undefined where the stream ends before. */
	async take(length: number): Promise<Buffer | undefined> {
		while (this.#rest.length < length) if (!(await this.#more())) return;
		const taken = this.#rest.subarray(0, length);
		this.#rest = this.#rest.subarray(length);
		return taken;
	}

	/** The next line, a decimal number; undefined where it is none. */
	async number(): Promise<number | undefined> {
		let end = this.#rest.indexOf(0x0a);
		while (end < 0) {
			// no number is that long
			if (this.#rest.length > 20 || !(await this.#more())) return;
			end = this.#rest.indexOf(0x0a);
		}
		const text = this.#rest.toString("latin1", 0, end);
		this.#rest = this.#rest.subarray(end + 1);
		return /^\d{1,16}$/.test(text) ? Number(text) : undefined;
	}

	async #more(): Promise<boolean> {
		const { done, value } = await this.#chunks.next();
		if (done === true) return false;
		this.#rest = Buffer.concat([this.#rest, value]);
		return true;
	}
}
