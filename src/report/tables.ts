/** Tables of Markdown that stay within a number of bytes. Pure. */
import { plural, within } from "./format.ts";

/** A row. */
export function cells(contents: readonly string[]): string {
	return `| ${contents.join(" | ")} |`;
}

/** Head, rule, and as many rows as fit. */
export function table(
	columns: readonly { readonly title: string; readonly right?: boolean }[],
	rows: readonly string[],
	budgetBytes: number,
	noun: string,
): string {
	const head = cells(columns.map(({ title }) => title));
	const rule = cells(columns.map(({ right }) => (right ? "--:" : ":--")));
	const body = within(
		rows,
		budgetBytes,
		"\n",
		(left) => `… and ${plural(left, `more ${noun}`)}: see the log.`,
	);
	return `${head}\n${rule}\n${body}`;
}
