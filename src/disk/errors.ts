/** What a person can act on: a disk that can't be read, and why, in one sentence. */
export class DiskError extends Error {
	override readonly name: string = "DiskError";
}

/** The disk may be fine: this machine lacks the program that reads it. */
export class MissingProgram extends DiskError {
	override readonly name = "MissingProgram";
}
