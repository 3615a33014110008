/** Which of several names somebody may have meant. Pure. */

/** A name that is part of another counts as near it from this length on. */
const SHORTEST_PART = 3;

/** The name that was meant, where one is near enough to be offered: a third of its letters may differ. */
export function nearest(
	wanted: string,
	names: Iterable<string>,
): string | undefined {
	const [best] = byNearness(wanted, names);
	if (best === undefined) return undefined;
	const length = Math.min(wanted.length, best.length);
	const isPart = contains(wanted, best) && length >= SHORTEST_PART;
	const bound = Math.floor(wanted.length / 3);
	return isPart || edits(wanted, best) <= bound ? best : undefined;
}

/** `; did you mean "…"?` where a name is near, else nothing. */
export function didYouMean(wanted: string, names: Iterable<string>): string {
	const near = nearest(wanted, names);
	return near === undefined ? "" : `; did you mean ${JSON.stringify(near)}?`;
}

/** Each name once, those most like `wanted` first: those that contain it or are part of it, then by edits. */
export function byNearness(
	wanted: string,
	names: Iterable<string>,
): readonly string[] {
	return [...new Set(names)]
		.map((name) => ({
			name,
			distance: contains(wanted, name) ? 0 : edits(wanted, name),
		}))
		.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
		.map(({ name }) => name);
}

function contains(wanted: string, name: string): boolean {
	const [a, b] = [wanted.toLowerCase(), name.toLowerCase()];
	return a !== "" && (b.includes(a) || a.includes(b));
}

/** Letters left out, added, changed or swapped with the next between two names, letter case left out. */
function edits(wanted: string, name: string): number {
	const [a, b] = [wanted.toLowerCase(), name.toLowerCase()];
	let before: readonly number[] = [];
	let above = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let row = 1; row <= a.length; row++) {
		const line = [row];
		for (let column = 1; column <= b.length; column++) {
			const same = a[row - 1] === b[column - 1];
			const swapped =
				a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
			line[column] = Math.min(
				(line[column - 1] ?? 0) + 1,
				(above[column] ?? 0) + 1,
				(above[column - 1] ?? 0) + (same ? 0 : 1),
				swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
			);
		}
		[before, above] = [above, line];
	}
	return above[b.length] ?? 0;
}
