/** The documentation of this repository, taken apart: pages, links, headings and code blocks. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type MarkedToken, marked, type Token } from "marked";

export const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));

export interface Page {
	/** Repository-relative. */
	readonly path: string;
	readonly text: string;
}

/** Every page that a reader may open: the Markdown files at the top and below `.github`. */
export function pages(): readonly Page[] {
	const top = readdirSync(REPOSITORY).filter((name) => name.endsWith(".md"));
	return [...top, ...filesBelow(".github", ".md")].map((path) => ({
		path,
		text: readRepositoryFile(path),
	}));
}

export function readRepositoryFile(path: string): string {
	return readFileSync(join(REPOSITORY, path), "utf8");
}

/** Repository-relative paths of the files below a folder whose name ends so. */
export function filesBelow(folder: string, suffix: string): readonly string[] {
	return readdirSync(join(REPOSITORY, folder), {
		recursive: true,
		withFileTypes: true,
	})
		.filter((entry) => entry.isFile() && entry.name.endsWith(suffix))
		.map((entry) =>
			relative(REPOSITORY, join(entry.parentPath, entry.name)).replaceAll(
				"\\",
				"/",
			),
		);
}

/** Repository-relative path that a relative link of a page leads to. */
export function resolveLink(page: Page, href: string): string {
	return join(dirname(page.path), href);
}

/** Targets of all links and images of a page. */
export function links(page: Page): readonly string[] {
	return tokens(page).flatMap((token) =>
		token.type === "link" || token.type === "image" ? [token.href] : [],
	);
}

/** Anchors of a page's headings, as GitHub makes them. */
export function anchors(page: Page): readonly string[] {
	return tokens(page).flatMap((token) =>
		token.type === "heading"
			? [
					token.text
						.toLowerCase()
						.replace(/[^\p{L}\p{N}\p{M} _-]/gu, "")
						.replaceAll(" ", "-"),
				]
			: [],
	);
}

/** A part of a page below a heading of the second level, up to the next one. */
export interface Section {
	readonly heading: string;
	readonly page: Page;
}

/** The parts of a page; what stands before the first is none. */
export function sections({ path, text }: Page): readonly Section[] {
	const found: { heading: string; text: string }[] = [];
	for (const token of marked.lexer(text)) {
		if (token.type === "heading" && token.depth === 2)
			found.push({ heading: token.text, text: "" });
		else {
			const last = found.at(-1);
			if (last !== undefined) last.text += token.raw;
		}
	}
	return found.map((section) => ({
		heading: section.heading,
		page: { path, text: section.text },
	}));
}

/** The first cells of the rows of a page's tables. */
export function firstCells(page: Page): readonly string[] {
	return tokens(page).flatMap((token) =>
		token.type === "table" ? token.rows.map(([cell]) => cell?.text ?? "") : [],
	);
}

/** Lines of running text that people wrote: no table, code, heading or comment, and nothing that a tool fills in. */
export function proseLines(page: Page): readonly string[] {
	return marked
		.lexer(page.text.replace(/<!-- (\w+) -->[\s\S]*<!-- \/\1 -->/g, ""))
		.flatMap((token) =>
			token.type === "paragraph" || token.type === "list"
				? token.raw.split("\n")
				: [],
		);
}

/** The fenced code blocks of a page in one language. */
export function codeBlocks(page: Page, language: string): readonly string[] {
	return tokens(page).flatMap((token) =>
		token.type === "code" && token.lang === language ? [token.text] : [],
	);
}

function tokens(page: Page): readonly MarkedToken[] {
	const found: Token[] = [];
	marked.walkTokens(marked.lexer(page.text), (token) => {
		found.push(token);
	});
	return found as MarkedToken[];
}
