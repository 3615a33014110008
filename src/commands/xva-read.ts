/** Reads an image for the `xva` commands: from a path, or from standard input where it is `-`. */

import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { addAbortSignal } from "node:stream";
import { ioBuffer } from "../io-buffer.ts";
import type { Hardware } from "../model.ts";
import { type VerifiedXva, XvaVerifier } from "../xva/verify.ts";
import { explain, STDIN } from "./xva-errors.ts";
import type { Following, Terminal } from "./xva-terminal.ts";

/** Copied from the system, hashed and verified within the processor's cache: larger ones cost twice the system's time. */
const PIECE_BYTES = 1 << 18;

/** What one reading of an XVA proved. */
export interface Examined {
	readonly verified: VerifiedXva & { readonly hardware: Hardware };
	/** Bytes of the file as it is stored, and their SHA-256 as hex. */
	readonly sizeBytes: number;
	readonly sha256: string;
}

/** Reads an XVA once, verifies and digests it. Rejects with `XvaError` where it is unsound. */
export async function examine(
	path: string,
	mode: "full" | "structure",
	terminal: Terminal,
	following: Following,
): Promise<Examined> {
	const verifier = new XvaVerifier({ mode });
	const hash = createHash("sha256");
	let sizeBytes = 0;
	try {
		for await (const piece of readPieces(path, terminal, following)) {
			hash.update(piece);
			await verifier.write(piece);
			sizeBytes += piece.length;
		}
		const { hardware, ...rest } = await verifier.end();
		if (hardware === undefined) throw new Error("A verified XVA has no facts.");
		const verified = { ...rest, hardware };
		return { verified, sizeBytes, sha256: hash.digest("hex") };
	} finally {
		verifier.destroy();
	}
}

/** The bytes of a file in order, each piece valid until the next one is asked for. */
export async function* readPieces(
	path: string,
	terminal: Terminal,
	following?: Following,
): AsyncGenerator<Uint8Array, void, undefined> {
	const pieces = path === STDIN ? readStdin(terminal) : readFile(path);
	let done = 0;
	for await (const { bytes, totalBytes } of pieces) {
		terminal.signal.throwIfAborted();
		yield bytes;
		done += bytes.length;
		following?.tell(done, totalBytes);
	}
}

interface Piece {
	readonly bytes: Uint8Array;
	/** Bytes of the whole, where they are known. */
	readonly totalBytes?: number;
}

async function* readStdin({
	stdin,
	signal,
}: Terminal): AsyncGenerator<Piece, void, undefined> {
	try {
		for await (const bytes of addAbortSignal(signal, stdin)) yield { bytes };
	} catch (error) {
		throw explain(error, "Standard input");
	}
}

async function* readFile(path: string): AsyncGenerator<Piece, void, undefined> {
	try {
		const file = await open(path);
		try {
			const stat = await file.stat();
			const total = stat.isFile() ? { totalBytes: stat.size } : {};
			for await (const bytes of readAhead(file)) yield { bytes, ...total };
		} finally {
			await file.close();
		}
	} catch (error) {
		throw explain(error, path);
	}
}

/** One piece is read while another is in use. */
async function* readAhead(
	file: FileHandle,
): AsyncGenerator<Uint8Array, void, undefined> {
	let buffer = ioBuffer(PIECE_BYTES);
	let other = ioBuffer(PIECE_BYTES);
	let reading = file.read(buffer, 0, PIECE_BYTES, null);
	try {
		for (;;) {
			const { bytesRead } = await reading;
			if (bytesRead === 0) return;
			[buffer, other] = [other, buffer];
			reading = file.read(buffer, 0, PIECE_BYTES, null);
			yield other.subarray(0, bytesRead);
		}
	} finally {
		await Promise.allSettled([reading]);
	}
}
