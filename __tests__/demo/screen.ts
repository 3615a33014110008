/** What the demo prints: headings, the step's log as GitHub shows it, trees, JSON. Colours are for terminals only. */

import { stripVTControlCharacters, styleText } from "node:util";

/** Columns of running text, and length of the lines under headings. */
const WIDTH = 100;

/** Groups that GitHub shows closed; the build's own is open while it runs. */
const FOLDED = /^(Run |Log of )/;

/** How GitHub shows an annotation in the log. */
const LEVELS: Readonly<
	Record<
		string,
		{ readonly word: string; readonly color: "red" | "yellow" | "blue" }
	>
> = {
	error: { word: "Error", color: "red" },
	warning: { word: "Warning", color: "yellow" },
	notice: { word: "Notice", color: "blue" },
};

export function heading(text: string): void {
	const line = "─".repeat(Math.max(3, WIDTH - text.length - 4));
	print(`\n${styleText(["bold", "cyan"], `── ${text} ${line}`)}`);
}

/** Running text, wrapped. */
export function say(text: string): void {
	let line = "";
	print("");
	for (const word of text.split(/\s+/)) {
		if (`${line} ${word}`.length > WIDTH) {
			print(line);
			line = word;
		} else line = line === "" ? word : `${line} ${word}`;
	}
	print(line);
}

export function label(text: string): void {
	print(`\n${styleText("bold", text)}`);
}

/** Lines of somebody else's, indented, after a blank one where nothing introduces them. */
export function block(lines: readonly string[], introduced = true): void {
	if (!introduced) print("");
	for (const line of lines) print(`  ${line}`.trimEnd());
}

/** Shows the log of one step, line by line as it comes. */
export class LogView {
	#folded: { readonly title: string; lines: number } | undefined;

	readonly show = (line: string): void => {
		const [, mark, text = ""] = /^##\[(\w+)\](.*)$/.exec(line) ?? [];
		if (this.#folded !== undefined) {
			if (mark === "endgroup") this.#unfold();
			else this.#folded.lines += 1;
		} else if (mark === "group" && FOLDED.test(text)) {
			this.#folded = { title: text, lines: 0 };
		} else if (mark !== "endgroup") this.#print(mark, text, line);
	};

	#unfold(): void {
		const { title, lines } = this.#folded ?? { title: "", lines: 0 };
		this.#folded = undefined;
		print(bar(styleText("dim", `▸ ${title} (${lines} lines, folded)`)));
	}

	#print(mark: string | undefined, text: string, line: string): void {
		const level = LEVELS[mark ?? ""];
		if (level !== undefined)
			print(bar(styleText(level.color, `${level.word}: ${text}`)));
		else if (mark === "group") print(bar(styleText("bold", `▾ ${text}`)));
		else print(bar(fitting(stripVTControlCharacters(line))));
	}
}

function bar(line: string): string {
	return `  ${styleText("dim", "│")} ${line}`.trimEnd();
}

/** On a terminal a long line is cut at its edge; the kept log has it whole. */
function fitting(line: string): string {
	const { isTTY, columns } = process.stdout;
	const room = columns - 5;
	return isTTY && line.length > room ? `${line.slice(0, room)}…` : line;
}

function print(line: string): void {
	process.stdout.write(`${line}\n`);
}
