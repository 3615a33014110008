/** Splits lines of shell into commands and words, and works out words as far as they are literal. Pure. */
import { posix } from "node:path";

/** Stands for the folder of the script in a word's value. */
export const HERE = "\0here";
/** Stands for what can't be told. */
export const UNKNOWN = "\0unknown";
const SELF = `${HERE}/\0self`;

export type Variables = Map<string, string>;

/** A reader's position in one line. */
interface Cursor {
	readonly text: string;
	at: number;
	readonly variables: Variables;
}

/** Characters of a word: a longer one is no path, and variables in variables make endless ones. */
const LONGEST_WORD = 1024;

/** Characters that mean nothing but themselves. */
const PLAIN = /[\w./:=@%+,-]+/y;

/** Deepest `$(…$(…` that is followed. */
const MOST_NESTED = 8;

/** Commands of a line as their words' values. A quote that the line does not close ends with it. */
export function commandsOf(
	text: string,
	variables: Variables,
	depth = 0,
): readonly (readonly string[])[] {
	const cursor: Cursor = { text, at: 0, variables };
	const commands: string[][] = [[]];
	while (cursor.at < text.length) {
		const character = text[cursor.at] ?? "";
		if (/\s/.test(character)) cursor.at++;
		else if (character === "#") break;
		else if (/[;&|()<>]/.test(character)) {
			cursor.at++;
			commands.push([]);
		} else {
			const word = readWord(cursor, depth);
			const command = commands.at(-1) ?? [];
			command.push(word);
			// what comes later in the line may use it
			if (command.every((one) => setVariable(one, variables))) continue;
		}
	}
	return commands.filter((words) => words.length > 0);
}

/** `name=value`; false where a word is no assignment. */
export function setVariable(word: string, variables: Variables): boolean {
	const [, name, value] = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(word) ?? [];
	if (name === undefined || value === undefined) return false;
	variables.set(name, value);
	return true;
}

function readWord(cursor: Cursor, depth: number): string {
	let word = "";
	let quoted = false;
	for (; cursor.at < cursor.text.length; ) {
		const character = cursor.text[cursor.at] ?? "";
		if (!quoted && /[\s;&|()<>]/.test(character)) break;
		cursor.at++;
		if (character === '"') quoted = !quoted;
		else if (character === "'" && !quoted) word += readUntil(cursor, "'");
		else if (character === "\\") word += cursor.text[cursor.at++] ?? "";
		else if (character === "`")
			word += valueOfCommand(readUntil(cursor, "`"), cursor.variables, depth);
		else if (character === "$") word += readExpansion(cursor, depth);
		else word += character + readPlain(cursor);
		if (word.length > LONGEST_WORD) word = UNKNOWN;
	}
	return word;
}

/** What follows a `$`. */
function readExpansion(cursor: Cursor, depth: number): string {
	const rest = cursor.text.slice(cursor.at, cursor.at + 256);
	if (rest.startsWith("("))
		return valueOfCommand(readNested(cursor), cursor.variables, depth);
	const [match, braced, plain] =
		/^(?:\{([^{}]*)\}|(\w+|[@*#?$!-]))/.exec(rest) ?? [];
	if (match === undefined) return "$";
	cursor.at += match.length;
	const [, name = "", operation = ""] =
		/^(\w+)(?:\[0\])?(.*)$/.exec(braced ?? plain ?? "") ?? [];
	const value = valueOfName(name, cursor.variables);
	if (operation === "" || /^:?-/.test(operation)) return value;
	return operation === "%/*" ? folderOf(value) : UNKNOWN;
}

function valueOfName(name: string, variables: Variables): string {
	if (name === "0" || name === "BASH_SOURCE") return SELF;
	if (name === "PSScriptRoot") return HERE;
	return variables.get(name) ?? UNKNOWN;
}

/** `dirname x`, `cd x && pwd`, `readlink -f x`, `realpath x`, `echo x`, `basename x`: of the first command. */
function valueOfCommand(
	text: string,
	variables: Variables,
	depth: number,
): string {
	if (depth === MOST_NESTED) return UNKNOWN;
	const [words = []] = commandsOf(text, new Map(variables), depth + 1);
	const argument = words.length > 1 ? (words.at(-1) ?? UNKNOWN) : UNKNOWN;
	if (words[0] === "dirname") return folderOf(argument);
	return /^(cd|readlink|realpath|echo)$/.test(words[0] ?? "")
		? argument
		: UNKNOWN;
}

/** Folder of a path; of one that can't be told, nothing can. */
function folderOf(path: string): string {
	return path.includes("/") || !path.startsWith("\0")
		? posix.dirname(path)
		: UNKNOWN;
}

/** The {@link PLAIN} characters at the cursor. */
function readPlain(cursor: Cursor): string {
	const start = cursor.at;
	PLAIN.lastIndex = start;
	if (PLAIN.test(cursor.text)) cursor.at = PLAIN.lastIndex;
	return cursor.text.slice(start, cursor.at);
}

function readUntil(cursor: Cursor, end: string): string {
	const found = cursor.text.indexOf(end, cursor.at);
	const stop = found === -1 ? cursor.text.length : found;
	const text = cursor.text.slice(cursor.at, stop);
	cursor.at = stop + 1;
	return text;
}

/** What stands in the parentheses at the cursor, nested ones included. */
function readNested(cursor: Cursor): string {
	const start = cursor.at + 1;
	let open = 0;
	for (; cursor.at < cursor.text.length; cursor.at++) {
		const character = cursor.text[cursor.at];
		if (character === "(") open++;
		else if (character === ")" && --open === 0) break;
	}
	return cursor.text.slice(start, cursor.at++);
}
