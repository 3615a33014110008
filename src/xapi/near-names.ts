/** The names of a pool that somebody may have meant, as a sentence. */
import { byNearness } from "../near-names.ts";

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
	const unique = byNearness(
		wanted,
		names.filter((name) => name !== ""),
	);
	if (unique.length === 0) return "";
	const near = unique
		.slice(0, MOST)
		.map((name) => JSON.stringify(name))
		.join(", ");
	return unique.length > MOST
		? ` Near it are the ${what} ${near} (of ${unique.length}).`
		: ` Its ${what}: ${near}.`;
}
