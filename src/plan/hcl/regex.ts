import { type Call, takes, text } from "./parameters.ts";
import { translate } from "./regex-syntax.ts";
import { joinTexts, REFUSED, type Value } from "./value.ts";

/** Functions of regular expressions, where Packer's (RE2) mean the same here and are soon done. */
export const REGEX_FUNCTIONS: Readonly<Record<string, Call>> = {
	regex: takes([text, text], (pattern, of) => {
		const found = translate(pattern, of)?.exec(of);
		return found === null ? REFUSED : found && capturesOf(found);
	}),
	regexall: takes([text, text], (pattern, of) =>
		allIn(pattern, of)?.map(capturesOf),
	),
	regex_replace: takes([text, text, text], (of, pattern, by) => {
		const matches = allIn(pattern, of);
		if (matches === undefined) return undefined;
		const pieces: string[] = [];
		let end = 0;
		for (const match of matches) {
			pieces.push(of.slice(end, match.index), expand(by, match));
			end = match.index + match[0].length;
		}
		return joinTexts([...pieces, of.slice(end)], "");
	}),
};

/** All matches, but for empty ones right behind another, which Go leaves out. */
function allIn(pattern: string, of: string): RegExpExecArray[] | undefined {
	const regex = translate(pattern, of);
	if (regex === undefined) return undefined;
	let end = -1;
	return [...of.matchAll(regex)].filter((match) => {
		const [whole] = match;
		const isNew = whole !== "" || match.index !== end;
		end = match.index + whole.length;
		return isNew;
	});
}

/** The whole match where the pattern captures nothing; else a list of captures, or a map where they have names. */
function capturesOf(match: RegExpExecArray): Value {
	const [whole, ...captures] = match;
	if (match.groups !== undefined)
		return new Map(
			Object.entries(match.groups).map(([name, capture]) => [
				name,
				capture ?? null,
			]),
		);
	return captures.length === 0
		? whole
		: captures.map((capture) => capture ?? null);
}

/** Go's template of a replacement: `$1`, `${1}`, `$name`, `$$`; a group that is not there is nothing. */
function expand(template: string, match: RegExpExecArray): string {
	return template.replace(
		/\$(?:\$|(\w+)|\{(\w+)\})/g,
		(_all, bare?: string, braced?: string) => {
			const name = bare ?? braced;
			if (name === undefined) return "$";
			return (
				(/^\d+$/.test(name) ? match[Number(name)] : match.groups?.[name]) ?? ""
			);
		},
	);
}
