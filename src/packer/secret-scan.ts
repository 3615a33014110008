/** The last look at a file before it is published: does a secret survive in it? */

import { createReadStream } from "node:fs";
import { AnchorIndex } from "./anchors.ts";
import { secretForms } from "./encodings.ts";

/** A secret and how people call it: never its value. */
export interface NamedSecret {
	/** Such as ``the input `xapi-password` ``. */
	readonly name: string;
	readonly value: string;
}

/** A secret that is there. */
export interface Survivor {
	readonly name: string;
	/** In bytes. */
	readonly offset: number;
}

/** Looks for secrets in files and texts; made once for a set of secrets. */
export interface SecretScan {
	text(text: string): Survivor | undefined;
	/** Reads the file once, in bounded memory. */
	file(path: string): Promise<Survivor | undefined>;
}

/**
 * A stretch of a wrapped form counts as evidence only where it is so long: a shorter one may be what many texts share,
 * and a build is lost by it. A line of 64 characters, the least that tools wrap at, holds one in any case.
 */
const STRETCHES = { length: 48, step: 16 };

/** What is found of a shorter secret may be a word that the file has of itself. */
const MIN_LENGTH = 8;

/** A scan for the secrets in all their encodings; those of fewer than 8 characters are not looked for. */
export function scanFor(secrets: readonly NamedSecret[]): SecretScan {
	const names = new Map(
		secrets
			.filter(({ value }) => value.trim().length >= MIN_LENGTH)
			.map(({ name, value }) => [value, name]),
	);
	// bytes as characters, so that offsets are those of the file and no chunk ends in half a character
	const forms = secretForms([...names.keys()]).flatMap((form) =>
		(["utf8", "utf16le"] as const).map((encoding) => ({
			...form,
			text: Buffer.from(form.text, encoding).toString("latin1"),
		})),
	);
	const longest = forms.reduce(
		(length, { text }) => Math.max(length, text.length),
		0,
	);
	const index = new AnchorIndex(forms, [], STRETCHES);
	const first = (bytes: string): Survivor | undefined => {
		const [found] = index.find(bytes).toSorted((a, b) => a.start - b.start);
		const name = names.get(found?.form?.secret ?? "");
		return found === undefined || name === undefined
			? undefined
			: { name, offset: found.start };
	};
	return {
		text: (text) => first(Buffer.from(text, "utf8").toString("latin1")),
		file: async (path) => {
			let kept = "";
			let keptAt = 0;
			for await (const chunk of createReadStream(path, "latin1")) {
				const bytes = kept + chunk;
				const found = first(bytes);
				if (found !== undefined)
					return { ...found, offset: keptAt + found.offset };
				// one character more, by which a whole word is told
				kept = bytes.slice(-(longest + 1));
				keptAt += bytes.length - kept.length;
			}
			return undefined;
		},
	};
}
