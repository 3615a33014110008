/**
 * Checksums of installers whose template names a file of checksums: read when an image is built, for its record, and on
 * `schedule`, to see whether the installer has moved since. A file that can't be read is never a failure.
 */
import { readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { FoundGoodBuild } from "../bucket/lookup.ts";
import type { Notice, PackerRoot } from "../model.ts";
import type { Network } from "../network.ts";
import {
	baseOf,
	type ChecksumPlace,
	findChecksum,
	parseIsoChecksum,
	pathOf,
	shownPlace,
} from "../plan/iso-checksum.ts";
import type { Run } from "./run.ts";

/** Debian's largest file of checksums has 40 KiB; a page of errors, or an ISO by mistake, is none. */
const MAX_BYTES = 4 << 20;
const TIMEOUT_MS = 15_000;
const AT_ONCE = 4;
/** Digits of a checksum that people are shown. */
const SHOWN_DIGITS = 12;

/** What became of an `iso_checksum`: nothing where it says none, or nobody waits for it any more. */
export interface ResolvedIso {
	/** `<type>:<hex>`, lower case. */
	readonly checksum?: string;
	/** Where that stands, for people: `iso_checksum`, `SHA256SUMS at cdimage.debian.org`. */
	readonly from?: string;
	/** Why there is no checksum, as half a sentence. */
	readonly problem?: string;
}

/** Reads the checksum of an installer; relative paths lead from `workingDirectory`. Never rejects. */
export type IsoReader = (
	iso: PackerRoot["iso"],
	workingDirectory: string,
) => Promise<ResolvedIso>;

export interface IsoReaderOptions {
	readonly network: () => Promise<Pick<Network, "fetch">>;
	readonly signal: AbortSignal;
	readonly timeoutMs?: number;
}

/** A reader that fetches each file once, and asks a host that did not answer no second time. */
export function isoReader(options: IsoReaderOptions): IsoReader {
	const texts = new Map<string, Promise<string>>();
	const dead = new Map<string, string>();
	const read = (
		place: Exclude<ChecksumPlace, { kind: "other" }>,
		workingDirectory: string,
	): Promise<string> => {
		if (place.kind === "path")
			return readLocal(resolve(workingDirectory, place.path));
		const known = texts.get(place.url);
		if (known !== undefined) return known;
		const text = download(place, options, dead);
		texts.set(place.url, text);
		return text;
	};
	return async (iso, workingDirectory) => {
		const parsed = parseIsoChecksum(iso?.checksum ?? "none");
		if (parsed.kind === "none") return {};
		if (parsed.kind === "literal")
			return { checksum: parsed.checksum, from: "iso_checksum" };
		const { place } = parsed;
		const from = shownPlace(place);
		if (place.kind === "other")
			return { from, problem: "only http, https and local files are read" };
		const isoPath = pathOf(iso?.url ?? "");
		try {
			const text = await read(place, workingDirectory);
			const checksum = findChecksum(text, isoPath);
			return checksum === undefined
				? { from, problem: `it names no ${baseOf(isoPath) || "ISO"}` }
				: { checksum, from };
		} catch (error) {
			return options.signal.aborted ? {} : { from, problem: noted(error) };
		}
	};
}

/** The sentence for a checksum that is not known, with what follows from that. */
export function isoNotice(
	{ images }: PackerRoot,
	{ from = "", problem }: ResolvedIso,
	consequence: string,
): readonly Notice[] {
	if (problem === undefined) return [];
	const names = images.map(({ id }) => id).join(", ");
	return [
		{
			level: "notice",
			message: `${names}: the checksums of its ISO (${from}) could not be read (${problem}): ${consequence}.`,
		},
	];
}

/** What is compared on `schedule`. */
export interface IsoRequest {
	readonly roots: readonly PackerRoot[];
	readonly contentOf: (root: PackerRoot) => string;
	/** By image id. */
	readonly lastGood: ReadonlyMap<string, FoundGoodBuild>;
}

export interface MovedIsos {
	/** Why, by id of each image whose ISO is not the one that its last good build was made from. */
	readonly changed: ReadonlyMap<string, string>;
	/** Checksums that could not be read. */
	readonly notices: readonly Notice[];
}

/**
 * Images whose content is as it was last built, and whose ISO is not. A last good build that does not tell its ISO's
 * checksum (an older version of the action made it, or it could not be read then) says nothing.
 */
export async function isoChanged(
	run: Run,
	request: IsoRequest,
): Promise<MovedIsos> {
	const { network, signal } = run;
	const read = isoReader({ network, signal });
	const changed = new Map<string, string>();
	const notices: Notice[] = [];
	const queue = request.roots.entries();
	const worker = async () => {
		for (const [, root] of queue) {
			const built = builtAlike(request, root);
			if (built.length === 0) continue;
			const now = await read(root.iso, workingDirectoryOf(run, root));
			notices.push(
				...isoNotice(root, now, "whether it has moved is not known"),
			);
			for (const [id, good] of built) {
				const text = movedText(now, good);
				if (text !== undefined) changed.set(id, text);
			}
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
	return { changed, notices };
}

/** The root's last good builds that tell their ISO; none where one of its images has no good build of this content. */
function builtAlike(
	{ contentOf, lastGood }: IsoRequest,
	root: PackerRoot,
): readonly (readonly [id: string, good: FoundGoodBuild])[] {
	if (root.iso?.checksum === undefined) return [];
	const goods = root.images.flatMap(({ id }) => {
		const good = lastGood.get(id);
		return good === undefined ? [] : [[id, good] as const];
	});
	if (!goods.some(([, good]) => good.isoChecksum !== undefined)) return [];
	const content = contentOf(root);
	return goods.length === root.images.length &&
		goods.every(([, good]) => good.content === content)
		? goods
		: [];
}

/** Checksums of two types can't be compared. */
function movedText(
	{ checksum, from }: ResolvedIso,
	{ build, isoChecksum }: FoundGoodBuild,
): string | undefined {
	if (checksum === undefined || isoChecksum === undefined) return undefined;
	const [type, now = ""] = checksum.split(":");
	const [typeThen, then = ""] = isoChecksum.split(":");
	if (type !== typeThen || now === then) return undefined;
	const shown = (hex: string) => `${hex.slice(0, SHOWN_DIGITS)}…`;
	return `its ISO has moved: ${from} gives ${shown(now)} where ${build} was built from ${shown(then)}`;
}

function workingDirectoryOf(
	{ settings, facts }: Run,
	root: PackerRoot,
): string {
	const { workingDirectory } = settings.packer;
	const place =
		workingDirectory === "auto" ? root.workingDirectory : workingDirectory;
	return place === "template"
		? join(facts.workspace, root.directory)
		: facts.workspace;
}

async function readLocal(path: string): Promise<string> {
	const found = await stat(path);
	// whoever opens a pipe waits
	if (!found.isFile()) throw new Unreadable("it is no file");
	if (found.size > MAX_BYTES) throw tooLarge();
	return readFile(path, "utf8");
}

/** @throws Unreadable */
async function download(
	{ url, authorization }: Extract<ChecksumPlace, { kind: "http" }>,
	{ network, signal, timeoutMs = TIMEOUT_MS }: IsoReaderOptions,
	dead: Map<string, string>,
): Promise<string> {
	const { host } = new URL(url);
	const why = dead.get(host);
	if (why !== undefined) throw new Unreadable(why);
	const { fetch } = await network();
	const late = AbortSignal.timeout(timeoutMs);
	const headers = authorization === undefined ? {} : { authorization };
	try {
		const response = await fetch(url, {
			headers,
			signal: AbortSignal.any([signal, late]),
		});
		if (response.ok) return await readBody(response);
		await response.body?.cancel();
		throw new Unreadable(`HTTP ${response.status}`);
	} catch (error) {
		// the host answers, but not with what we want
		if (error instanceof Unreadable) throw error;
		const reason = late.aborted
			? `no whole answer in ${timeoutMs / 1000} seconds`
			: noted(error);
		dead.set(host, reason);
		throw new Unreadable(reason, { cause: error });
	}
}

/** Its message is half a sentence. */
class Unreadable extends Error {}

async function readBody(response: Response): Promise<string> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of response.body ?? []) {
		size += chunk.length;
		// leaving the loop ends the transfer
		if (size > MAX_BYTES) throw tooLarge();
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString("utf8");
}

function tooLarge(): Unreadable {
	return new Unreadable(`it is larger than ${MAX_BYTES >> 20} MiB`);
}

/** What `fetch` and the file system say, without the program's own words. */
function noted(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	if (error instanceof Unreadable) return error.message;
	const { cause } = error;
	if (!(cause instanceof Error)) return error.message;
	return cause.message || ("code" in cause ? String(cause.code) : cause.name);
}
