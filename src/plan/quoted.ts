/** Text of a repository in quotes for a message: what is not letter, digit, punctuation or plain space is spelled out. */
export function quoted(text: string): string {
	const escaped = text.replace(
		/["\\]|[^\p{L}\p{N}\p{P}\p{S} ]/gu,
		(character) =>
			character === '"' || character === "\\"
				? `\\${character}`
				: `\\u{${character.codePointAt(0)?.toString(16)}}`,
	);
	return `"${escaped}"`;
}
