/** The names that somebody may have meant. */

const MOST = 10;

/**
 * A sentence with up to ten of `names`, those most like `wanted` first; `what` is their plural, such as `networks`.
 * Empty where there are none.
 */
export function nearNames(
	wanted: string,
	what: string,
	names: readonly string[],
): string {
	const unique = [...new Set(names)].filter((name) => name !== "");
	if (unique.length === 0) return "";
	const near = unique
		.map((name) => ({ name, distance: distance(wanted, name) }))
		.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
		.slice(0, MOST)
		.map(({ name }) => JSON.stringify(name))
		.join(", ");
	return unique.length > MOST
		? ` Near it are the ${what} ${near} (of ${unique.length}).`
		: ` Its ${what}: ${near}.`;
}

/** Edits from one name to the other, letter case left out; where one contains the other, fewer than any. */
function distance(wanted: string, name: string): number {
	const a = wanted.toLowerCase();
	const b = name.toLowerCase();
	if (a !== "" && (b.includes(a) || a.includes(b))) return 0;
	let above = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (const [row, letter] of [...a].entries()) {
		const line = [row + 1];
		for (let column = 1; column <= b.length; column++)
			line[column] = Math.min(
				(line[column - 1] ?? 0) + 1,
				(above[column] ?? 0) + 1,
				(above[column - 1] ?? 0) + (letter === b[column - 1] ? 0 : 1),
			);
		above = line;
	}
	return above[b.length] ?? 0;
}
