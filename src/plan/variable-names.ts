/** Which variables a variable file sets: names only, pure. */

/**
 * Names of the attributes at the top level of a `.pkrvars.hcl` or JSON variable file. A name that stands at the start of a
 * line inside a nested value counts too: the action would rather not offer a variable than override one.
 */
export function variableNames(text: string, path: string): readonly string[] {
	if (path.endsWith(".json")) {
		try {
			const value: unknown = JSON.parse(text);
			return typeof value === "object" && value !== null
				? Object.keys(value)
				: [];
		} catch {
			return [];
		}
	}
	return [
		...text.matchAll(/^[ \t]*("?)([\p{L}_][\p{L}\p{N}_-]*)\1[ \t]*=/gmu),
	].map((match) => match[2] ?? "");
}
