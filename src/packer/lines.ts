/** Bytes of a program's output to clean, bounded lines of text. */

/** Longest line that is kept; what goes beyond is dropped, so that a line of 50 MB costs nothing. */
export const MAX_LINE_BYTES = 64 * 1024;

export interface Line {
	readonly text: string;
	/** True when the end of the line was dropped. */
	readonly cut: boolean;
}

const NEWLINE = 0x0a;

/** Cuts a stream of bytes into lines, without their ends; bytes that are not UTF-8 become U+FFFD. */
export class LineSplitter {
	readonly #limitBytes: number;
	#parts: Uint8Array[] = [];
	#length = 0;
	#cut = false;

	constructor(limitBytes: number = MAX_LINE_BYTES) {
		this.#limitBytes = limitBytes;
	}

	/** The lines that this chunk completes. */
	push(chunk: Uint8Array): Line[] {
		const lines: Line[] = [];
		let start = 0;
		for (;;) {
			const end = chunk.indexOf(NEWLINE, start);
			if (end === -1) break;
			this.#keep(chunk.subarray(start, end));
			lines.push(this.#take());
			start = end + 1;
		}
		this.#keep(chunk.subarray(start));
		return lines;
	}

	/** The last line, where the output did not end with a line break. */
	end(): Line[] {
		return this.#length === 0 ? [] : [this.#take()];
	}

	#keep(part: Uint8Array): void {
		const room = this.#limitBytes - this.#length;
		if (part.length > room) this.#cut = true;
		if (room === 0 || part.length === 0) return;
		// A copy: the caller may use the chunk's memory again.
		const kept = Uint8Array.from(part.subarray(0, room));
		this.#parts.push(kept);
		this.#length += kept.length;
	}

	#take(): Line {
		const line = {
			text: Buffer.concat(this.#parts, this.#length).toString("utf8"),
			cut: this.#cut,
		};
		this.#parts = [];
		this.#length = 0;
		this.#cut = false;
		return line;
	}
}

/** ECMA-48 sequences: CSI (colours, cursor), OSC (titles, links), and the two-character ones. */
const ESCAPE_SEQUENCES = new RegExp(
	[
		"\\u001b\\[[0-?]*[ -/]*[@-~]",
		"\\u001b\\][^\\u0007\\u001b]*(?:\\u0007|\\u001b\\\\)?",
		"\\u001b[ -/]*[0-~]?",
	].join("|"),
	"g",
);
/** Control characters but tab, and the C1 block. */
const CONTROLS = /[^\P{Cc}\t]/gu;

/** One line as a terminal would leave it: no colours, of a progress bar its last state, no control characters. */
export function cleanLine(text: string): string {
	const plain = text.includes("\u001b")
		? text.replace(ESCAPE_SEQUENCES, "")
		: text;
	const states = plain.replace(/\r+$/, "");
	return states.slice(states.lastIndexOf("\r") + 1).replace(CONTROLS, "");
}
