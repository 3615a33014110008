/** A job summary as people read it: as a page, in colours much like GitHub's, and as text for a terminal. */

import { stripVTControlCharacters } from "node:util";
import { marked, type Tokens } from "marked";

const STYLE = `
:root { color-scheme: light dark; }
body { margin: 2rem auto; max-width: 1012px; padding: 0 1rem; background: light-dark(#fff, #0d1117); color: light-dark(#1f2328, #f0f6fc);
  font: 16px/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; overflow-wrap: break-word; }
h2 { border-bottom: 1px solid light-dark(#d1d9e0b3, #3d444db3); padding-bottom: .3em; line-height: 1.25; }
a { color: light-dark(#0969da, #4493f8); }
code, pre { background: light-dark(#818b981f, #656c7633); border-radius: 6px; font: 85% ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
code { padding: .2em .4em; }
pre { padding: 1rem; overflow: auto; line-height: 1.45; }
pre code { background: none; padding: 0; font-size: 100%; }
table { border-collapse: collapse; display: block; max-width: 100%; overflow: auto; width: max-content; }
th, td { border: 1px solid light-dark(#d1d9e0, #3d444d); padding: 6px 13px; }
tr:nth-child(2n) td { background: light-dark(#f6f8fa, #151b23); }
details, p, table, pre { margin: 0 0 1rem; }
summary { cursor: pointer; }
`;

/** The whole page. */
export function summaryPage(title: string, markdown: string): string {
	const body = marked.parse(markdown, { async: false });
	return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${STYLE}</style>
${body}</html>
`;
}

/** Lines for a terminal; what the page shows folded is its title. */
export function summaryLines(markdown: string): readonly string[] {
	const lines: string[] = [];
	let folded = false;
	for (const token of marked.lexer(markdown)) {
		if (token.type === "space") continue;
		if (token.type === "html") {
			const [, open, title] =
				/<details( open)?><summary>(.*?)<\/summary>/.exec(token.raw) ?? [];
			if (title !== undefined)
				lines.push("", `${open ? "▾" : "▸"} ${plain(title)}`);
			folded = title !== undefined && open === undefined;
			if (title === undefined && !token.raw.startsWith("</details>"))
				lines.push("", plain(token.raw));
		} else if (!folded) lines.push("", ...tokenLines(token as Tokens.Generic));
	}
	return lines.slice(1);
}

function tokenLines(token: Tokens.Generic): readonly string[] {
	if (token.type === "table") return tableLines(token as Tokens.Table);
	if (token.type === "list")
		return (token as Tokens.List).items.map(({ text }) => `- ${plain(text)}`);
	const text: string = token.text ?? "";
	return token.type === "code" ? text.split("\n") : [plain(text)];
}

function tableLines({ header, rows }: Tokens.Table): readonly string[] {
	const table = [header, ...rows].map((row) =>
		row.map(({ text }) => plain(text)),
	);
	const widths = header.map((_, column) =>
		Math.max(...table.map((row) => columns(row[column] ?? ""))),
	);
	return table.map((row) =>
		row
			.map((cell, at) => cell + " ".repeat((widths[at] ?? 0) - columns(cell)))
			.join("  ")
			.trimEnd(),
	);
}

/** Columns on a terminal: an emoji takes two, its variation selector none. */
function columns(text: string): number {
	const characters = [...text].filter((character) => character !== "\uFE0F");
	const wide = characters.filter((one) => /\p{Emoji_Presentation}/u.test(one));
	return characters.length + wide.length;
}

/** Inline Markdown of a summary without its marks. */
function plain(text: string): string {
	const bare = text
		.replace(/<[^>]*>/g, "")
		.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
		.replaceAll("**", "")
		.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
		.replaceAll("&amp;", "&");
	return stripVTControlCharacters(bare).trim();
}
