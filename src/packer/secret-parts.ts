/** What of a secret is a secret by itself: its lines, and the parts of a URL that nobody can guess. Pure. */

/** A shorter line says too little: a `{` would blank half the log. */
const MIN_LINE_LENGTH = 8;
/** Names in a path are shorter as a rule; what is longer may be the key to it. */
const MIN_URL_PART_LENGTH = 16;
/** The first and last line of every key. */
const ARMOUR = /^-----(?:BEGIN|END) [^-]+-----$/;

/** The secret itself and each part of it that is looked for alone, trimmed, each once. */
export function secretParts(secret: string): readonly string[] {
	const whole = secret.trim();
	const lines = linesOf(whole).filter(
		(line) => line.length >= MIN_LINE_LENGTH && !ARMOUR.test(line),
	);
	return [...new Set([whole, ...lines, ...partsOfUrl(whole)])];
}

/**
 * What the runner is told to mask for a secret. It masks each line of a value alone, whatever its length, so that a
 * secret with a short line goes by its longer lines.
 */
export function masksOf(secret: string): readonly string[] {
	const whole = secret.trim();
	const lines = linesOf(whole);
	const long = lines.filter((line) => line.length >= MIN_LINE_LENGTH);
	return lines.length > 1 && long.length < lines.length ? long : [whole];
}

function linesOf(text: string): readonly string[] {
	return text
		.split(/\r\n|\r|\n/)
		.map((line) => line.trim())
		.filter((line) => line !== "");
}

/** A client that tells what it asks for prints the path alone, and a server one segment of it. */
function partsOfUrl(text: string): readonly string[] {
	if (!/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text)) return [];
	const { pathname, search, searchParams, password } = new URL(text);
	return [
		pathname + search,
		pathname,
		password,
		...pathname.split("/"),
		...searchParams.values(),
	].filter((part) => part.length >= MIN_URL_PART_LENGTH);
}
