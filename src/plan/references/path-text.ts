/** Texts that begin with a folder that is known by its meaning alone: the root's, or the one where Packer runs. Pure. */
import { posix } from "node:path";

/** No path holds this character, so a text that does was made here. */
const MARK = "\0";
const ROOT = `${MARK}root/`;

/** Before a path that a function made absolute. */
export const ABSOLUTE = `${MARK}absolute:`;

/** Stands for `path.cwd`. */
export const WORKING_DIRECTORY = `${MARK}cwd`;

/** Stands for `var.output_directory`: what is in it is made by the build. */
export const OUTPUT_DIRECTORY = `${MARK}output`;

/** Stands for `path.root`. It holds the folder's path, so that `dirname(path.root)` comes out. */
export function rootDirectory(directory: string): string {
	return `${ROOT}${directory}`;
}

/** What a text says that is given where a path belongs. */
export type PathText =
	/** No file of the repository: a URL, the build's own, or filled in by Packer. */
	| { readonly kind: "none" }
	| { readonly kind: "unknown"; readonly why: string }
	| {
			readonly kind: "path";
			/** Relative to the root's folder, the working directory, or as it is written. */
			readonly value: string;
			readonly from: "root" | "cwd" | "relative" | "absolute";
			/** It was made with `path.root` alone, which is relative where Packer is given a relative folder. */
			readonly relativeRoot: boolean;
	  };

/** Codes in a text that stand for a part of a path; all others are filled in by a build, with no file's name. */
const PART_OF_PATH = /\{\{\s*(env|build_name|build_type)\b[^}]*\}\}/;

/** Reads a path out of a text, for a root in this folder. */
export function readPathText(text: string, directory: string): PathText {
	const filled = text
		// as an `iso_checksum` names a list of them
		.replace(/^file:(?!\/\/)/, "")
		.replace(/\{\{\s*template_dir\s*\}\}/g, ABSOLUTE + rootDirectory(directory))
		.replace(/\{\{\s*pwd\s*\}\}/g, WORKING_DIRECTORY);
	const code = PART_OF_PATH.exec(filled)?.[0];
	if (code !== undefined)
		return { kind: "unknown", why: `${code} is known only when Packer runs` };
	if (
		filled === "" ||
		filled.includes("{{") ||
		filled.includes("://") ||
		filled.includes(OUTPUT_DIRECTORY)
	)
		return { kind: "none" };
	return readMarked(filled, directory);
}

function readMarked(text: string, directory: string): PathText {
	const isAbsolute = text.startsWith(ABSOLUTE);
	const path = isAbsolute ? text.slice(ABSOLUTE.length) : text;
	const isFromCwd = path.startsWith(WORKING_DIRECTORY);
	const rest = isFromCwd ? withoutCwd(path) : path;
	if (rest.startsWith(ROOT)) {
		const value = belowRoot(rest.slice(ROOT.length), directory);
		const relativeRoot = !isAbsolute && !isFromCwd;
		return { kind: "path", value, from: "root", relativeRoot };
	}
	if (rest.includes(MARK))
		return {
			kind: "unknown",
			why: "path.root or path.cwd is not its beginning",
		};
	const outside = isRooted(rest) ? "absolute" : "relative";
	const from =
		isFromCwd || (isAbsolute && outside === "relative") ? "cwd" : outside;
	return { kind: "path", value: rest, from, relativeRoot: false };
}

/** `path.root` is relative to the working directory, so one behind the other is the root's folder. */
function withoutCwd(path: string): string {
	return path.slice(WORKING_DIRECTORY.length).replace(/^\/+/, "") || ".";
}

/** As it was written behind `path.root`, where it was. */
function belowRoot(path: string, directory: string): string {
	if (path === directory) return ".";
	return path.startsWith(`${directory}/`)
		? path.slice(directory.length + 1)
		: posix.relative(directory, path);
}

function isRooted(path: string): boolean {
	return /^[/\\~]|^[A-Za-z]:[\\/]/.test(path);
}
