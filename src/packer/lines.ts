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

/** What most lines are: nothing in them needs a closer look. */
const PLAIN = /^[\t -~]*$/;
/** The cursor goes to the start of the line, or far enough back: what comes next overwrites it. */
const TO_START = new RegExp(
	["\\u001b\\[(?:[01]?G|\\d{3,}D)", "\\u009b(?:[01]?G|\\d{3,}D)"].join("|"),
	"g",
);
/**
 * ECMA-48 sequences with a leading escape or in one 8-bit character: strings (OSC, DCS, SOS, PM, APC: titles, links,
 * pictures), CSI (colours, cursor), and the two-character ones. A string without an end hides nothing of the line.
 */
const ESCAPE_SEQUENCES = new RegExp(
	[
		"(?:\\u001b[PX\\]^_]|[\\u0090\\u0098\\u009d-\\u009f])[^\\u0007\\u001b\\u009c]*(?:\\u0007|\\u001b\\\\|\\u009c)",
		"(?:\\u001b\\[|\\u009b)[0-?]*[ -/]*[@-~]",
		"\\u001b[ -/]*[0-~]?",
	].join("|"),
	"g",
);
/** Control characters but tab, and the C1 block. */
const CONTROLS = /[^\P{Cc}\t]/gu;
/**
 * What can't be seen and changes what is seen: order of reading (bidi), width (zero-width, fillers, tags), line breaks.
 * Variation selectors stay: they only choose the look of the character before them.
 */
const HIDDEN =
	/[[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Zl}\p{Zp}]--[\ufe0e\ufe0f]]/gv;
/** Programs of Windows begin their output with it. */
const BYTE_ORDER_MARK = /^\ufeff/;

/**
 * One line as a terminal would leave it: no colours, of a progress bar its last state, no control characters. What is
 * hidden in it is shown as `<U+202E>`.
 */
export function cleanLine(text: string): string {
	if (PLAIN.test(text)) return text;
	const states = text
		.replace(TO_START, "\r")
		.replace(ESCAPE_SEQUENCES, "")
		.replace(/\r+$/, "");
	return typedOver(states.slice(states.lastIndexOf("\r") + 1))
		.replace(CONTROLS, "")
		.replace(BYTE_ORDER_MARK, "")
		.replace(HIDDEN, showHidden);
}

/** A backspace takes the character before it away. */
function typedOver(text: string): string {
	if (!text.includes("\b")) return text;
	const kept: string[] = [];
	for (const char of text) {
		if (char === "\b") kept.pop();
		else kept.push(char);
	}
	return kept.join("");
}

function showHidden(char: string): string {
	const code = char.codePointAt(0) ?? 0;
	return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
}
