/** What a person can act on: a disk that can't be read, and why, in one sentence. */
export class DiskError extends Error {
	override readonly name: string = "DiskError";
}

/** The disk may be fine: this machine lacks the program that reads it, or makes it. */
export class MissingProgram extends DiskError {
	override readonly name = "MissingProgram";
}

/** The disk may be fine: this machine has no room to unpack it, or for the image that is made. */
export class NoRoom extends DiskError {
	override readonly name = "NoRoom";
}

/** What the system says of a file, without the call and the path that Node adds. */
export function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const [, code, text] = /^([A-Z\d]+): (.*?), \w+/.exec(error.message) ?? [];
	return code === undefined ? error.message : `${text} (${code})`;
}
