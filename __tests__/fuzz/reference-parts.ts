/** Why the reference verifier calls a file invalid. */
export class Invalid extends Error {}

/**
 * What a file has that the format does not forbid in so many words, and that a stricter reader may refuse.
 * The list is closed, and each entry says why strictness is right.
 */
const ODDITIES = {
	/** Damage hides there: no writer puts anything but zeros behind a member's bytes. */
	padding: "the padding after a member is not zero",
	/** A lenient reader stops at the first NUL or space of a number and does not look on. */
	number: "a number in a header has something behind its end",
	/** The tar of xapi reads octal checksums only; GNU tar reads base 256 in every field. */
	"binary-checksum": "the checksum of a header is in base 256",
	/** GNU tar's padding is a matter of its record size, `-b`; a bound keeps an endless file from being read. */
	tail: "more than 1 MiB of zeros follow the end",
	/** Well-formed XML that is not what an XML-RPC writer makes: comments, attributes, CDATA, entities, mixed text. */
	xml: "ova.xml is not plain XML-RPC",
	/** xapi fails on a field of a wrong type or without a value; which fields count differs by version. */
	facts: "a field of ova.xml is missing or not of its type",
	/** xapi writes `Ref:` and a number; a reference is a folder's name, so a strict reader wants harmless characters. */
	reference: "a disk's reference has unusual characters",
	/** A disk of no bytes: xapi makes none, and nothing says how it is streamed. */
	"no-size": "a disk has no bytes",
	/** xapi writes the first block of a disk in full; an import takes one of no bytes, and then holes have no length. */
	"empty-first": "the first block of a disk has no bytes",
	/** Written by a XenServer before 5.0; its checksums stand at the end of the archive. */
	version: "the export version is not 2",
} as const;
type Oddity = keyof typeof ODDITIES;

/** Collects the oddities of one file. */
export class Doubts {
	readonly #found = new Set<Oddity>();

	add(oddity: Oddity): void {
		this.#found.add(oddity);
	}

	list(): string[] {
		return [...this.#found].map((oddity) => ODDITIES[oddity]);
	}
}
