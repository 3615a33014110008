/** What is wrong with an archive, as a closed list; shown by the command line and kept in the record. */
export const XVA_ERROR_CLASSES = [
	"empty",
	"html-error-page",
	"not-an-xva",
	"truncated",
	"checksum",
	"order",
	"missing-block",
	"size-mismatch",
	"unexpected-member",
	"trailing-data",
	"metadata",
	"compression",
	"unsupported",
] as const;
export type XvaErrorClass = (typeof XVA_ERROR_CLASSES)[number];

/** Where in the archive, and from what, an {@link XvaError} comes. */
export interface XvaErrorDetails {
	/** Name of the tar member. */
	readonly member?: string | undefined;
	/** Bytes from the start of the uncompressed archive. */
	readonly offset?: number | undefined;
	readonly cause?: unknown;
}

/** A file that is no sound XVA: the message says what probably happened and what to do. */
export class XvaError extends Error {
	override readonly name = "XvaError";
	readonly class: XvaErrorClass;
	readonly member?: string;
	readonly offset?: number;

	constructor(
		errorClass: XvaErrorClass,
		message: string,
		details: XvaErrorDetails = {},
	) {
		super(message, details.cause === undefined ? {} : { cause: details.cause });
		this.class = errorClass;
		if (details.member !== undefined) this.member = details.member;
		if (details.offset !== undefined) this.offset = details.offset;
	}
}

/** A name from the archive, safe to print: quoted, with control characters escaped, and not endless. */
export function quoteName(name: string): string {
	const short = name.length > 120 ? `${name.slice(0, 120)}…` : name;
	return JSON.stringify(short).replace(
		/[\u007f-\u009f\u2028-\u202e]/g,
		(character) =>
			`\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}
