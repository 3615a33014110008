/** Paths as `template.yml` writes them, repository-relative. Pure. */
import type { FoundScalar, Problem } from "./yaml-tree.ts";

/** Resolves the paths of one file, and keeps what is wrong with them. */
export interface Paths {
	readonly problems: readonly Problem[];
	/** Relative to the file's folder. */
	own(written: FoundScalar): string;
	/** A watched path or glob: of the repository, or of the file's folder where it starts with `./` or `../`. */
	watched(written: FoundScalar): string;
}

/** Paths in `file`, which is repository-relative. */
export function pathsOf(file: string): Paths {
	const folder = file.slice(0, Math.max(file.lastIndexOf("/"), 0));
	const problems: Problem[] = [];
	const resolve = (from: string, { text, at }: FoundScalar) => {
		const path = resolvePath(from, text);
		if (path === undefined)
			problems.push({
				message: `${JSON.stringify(text)} leaves the repository`,
				at,
			});
		return path ?? "";
	};
	return {
		problems,
		own: (written) => resolve(folder, written),
		watched: (written) =>
			resolve(/^\.\.?(?:\/|$)/.test(written.text) ? folder : "", written) ||
			"**",
	};
}

/**
 * The path or glob `written` from `folder` (`''` for the repository itself), with `.` and `..` followed and no `/` at
 * its end; undefined where it leaves the repository on its way. `''` is the repository itself.
 */
export function resolvePath(
	folder: string,
	written: string,
): string | undefined {
	const parts: string[] = [];
	for (const part of [...folder.split("/"), ...written.split("/")]) {
		if (part === "" || part === ".") continue;
		if (part !== "..") parts.push(part);
		else if (parts.pop() === undefined) return undefined;
	}
	return parts.join("/");
}
