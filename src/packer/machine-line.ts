/**
 * The lines of `packer build -machine-readable`: `<unix time>,<target>,<type>,<data…>`. In each field of data a comma is
 * written `%!(PACKER_COMMA)`, a line feed `\n` and a carriage return `\r` (a backslash stays as it is).
 */

/** One machine-readable line, unescaped. */
export interface MachineLine {
	/** When Packer printed it: ms since the epoch, to the second. */
	readonly at: number;
	/** Name of the build it is about, or empty. */
	readonly target: string;
	readonly type: string;
	readonly data: readonly string[];
}

/** Parses one line, or gives undefined where it is not machine-readable output. */
export function parseMachineLine(line: string): MachineLine | undefined {
	const match = /^(\d+),([^,]*),([a-z-]+),(.*)$/s.exec(line);
	if (match === null) return undefined;
	const [, seconds, target = "", type = "", data = ""] = match;
	return {
		at: Number(seconds) * 1000,
		target,
		type,
		data: data.split(",").map(unescapeField),
	};
}

function unescapeField(field: string): string {
	return field
		.replaceAll("%!(PACKER_COMMA)", ",")
		.replaceAll("\\n", "\n")
		.replaceAll("\\r", "\r");
}
