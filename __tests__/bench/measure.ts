/** Small helpers of the benchmarks. */

/** The middle value; of an even count the mean of the two in the middle. */
export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? Number.NaN;
	return sorted.length % 2 === 1
		? upper
		: ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Milliseconds that something takes. */
export async function time(run: () => unknown): Promise<number> {
	const start = performance.now();
	await run();
	return performance.now() - start;
}

/**
 * Medians of several ways to do a thing, in milliseconds, by name. The ways take turns, so that what slows the machine
 * down slows all of them; the first round warms up and does not count.
 */
export async function compare<Name extends string>(
	ways: Readonly<Record<Name, () => unknown>>,
	rounds: number,
): Promise<Readonly<Record<Name, number>>> {
	const names = Object.keys(ways) as Name[];
	const times = new Map<Name, number[]>(names.map((name) => [name, []]));
	for (let round = 0; round <= rounds; round++)
		for (const name of names) {
			const taken = await time(ways[name]);
			if (round > 0) times.get(name)?.push(taken);
		}
	return Object.fromEntries(
		names.map((name) => [name, median(times.get(name) ?? [])]),
	) as Record<Name, number>;
}

/** Prints a row of a table; figures with one decimal, small ones with two. */
export function row(
	label: string,
	...cells: readonly (string | number)[]
): void {
	const texts = cells.map((cell) =>
		(typeof cell === "number"
			? cell.toFixed(cell < 10 ? 2 : 1)
			: cell
		).padStart(16),
	);
	process.stdout.write(`${label.padEnd(34)}${texts.join("")}\n`);
}
