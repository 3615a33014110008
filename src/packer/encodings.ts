/**
 * The forms in which a secret may turn up in a log: what shells, JSON, URLs, XML and base64 make of it. Those that the
 * runner masks in its own log (actions/runner, `ValueEncoders.cs`) are all among them.
 */

import { secretParts } from "./secret-parts.ts";

/**
 * One form of a secret. A form of kind `wrapped` may be broken over several lines by the tool that printed it; one of
 * kind `word` counts only where no letter, digit or `_` touches it.
 */
export interface SecretForm {
	readonly text: string;
	readonly kind: "whole" | "wrapped" | "word";
	/** The secret that it is a form of. */
	readonly secret: string;
}

/** Shorter secrets are left alone: hiding every `a` of a log helps nobody. */
const MINIMUM_LENGTH = 4;
/** From here on a secret is searched for anywhere and in every encoding; below, as a whole word only. */
const ENCODED_LENGTH = 8;
/** So long a word without white space is a token or a key, of which each stretch tells something. */
const TOKEN = /^[\w+/=.~-]{32,}$/;

/** What Packer puts in the place of a sensitive value. */
const SCRUBBED = "<sensitive>";

/** Characters that percent-encoders leave as they are, beside letters and digits. */
const PERCENT_KEEPERS = [
	"-_.~", // RFC 3986, Go's url.QueryEscape
	"-_.!~*'()", // encodeURIComponent
	"-_.~$&+=:@", // Go's url.PathEscape
	"-_.!~*'();/?:@&=+$,#", // encodeURI
	"-_.*", // HTML forms
];

/**
 * Every form of the secrets that is worth looking for, each once; none holds a line break. `scrubbed` are values that
 * Packer replaces by itself, in the middle of a secret too: what it leaves of one is a form of it.
 */
export function secretForms(
	secrets: readonly string[],
	scrubbed: readonly string[] = [],
): SecretForm[] {
	const forms = new Map<string, SecretForm>();
	const scrub = packersOwn(scrubbed);
	for (const secret of secrets) {
		const put = (text: string, kind: SecretForm["kind"]) => {
			if (text.length < MINIMUM_LENGTH || /[\r\n]/.test(text)) return;
			if (!forms.has(text)) forms.set(text, { text, kind, secret });
		};
		const add = (text: string, kind: SecretForm["kind"]) => {
			put(text, kind);
			const left = scrub(text);
			if (left.replaceAll(SCRUBBED, "") !== "") put(left, kind);
		};
		for (const part of secretParts(secret)) {
			if (part.length >= ENCODED_LENGTH) {
				for (const text of textForms(part))
					add(text, TOKEN.test(text) ? "wrapped" : "whole");
				// JSON in Base64 is how tools pass settings on
				for (const text of new Set([part, ...jsonForms(part)]))
					for (const bytes of byteForms(text)) add(bytes, "wrapped");
			} else if (part.length >= MINIMUM_LENGTH) {
				for (const text of shortForms(part)) add(text, "word");
			}
		}
	}
	return [...forms.values()];
}

/** Packer's own replacement of the values, and of their lines (packer-plugin-sdk, `LogSecretFilter`). */
function packersOwn(values: readonly string[]): (text: string) => string {
	const lines = values.flatMap((value) => [value, ...value.split("\n")]);
	const longestFirst = [...new Set(lines)]
		.filter((line) => line.trim() !== "")
		.toSorted((a, b) => b.length - a.length);
	return (text) =>
		longestFirst.reduce((left, line) => left.replaceAll(line, SCRUBBED), text);
}

/** Words that are to be hidden where they stand alone, and only as they are. */
export function wordForms(words: readonly string[]): SecretForm[] {
	const unique = new Set(words.map((word) => word.trim()));
	return [...unique]
		.filter((word) => word.length >= MINIMUM_LENGTH && !/[\r\n]/.test(word))
		.map((word) => ({ text: word, kind: "word", secret: word }));
}

/** What is long enough to be found by itself, even of a short secret. */
function shortForms(value: string): string[] {
	const bytes = Buffer.from(value, "utf8");
	const base64 = bytes.toString("base64");
	return [
		...textForms(value),
		base64,
		base64.replace(/=+$/, ""),
		bytes.toString("hex"),
	];
}

function textForms(value: string): string[] {
	return [
		value,
		...jsonForms(value),
		...percentForms(value),
		...xmlForms(value),
		...shellForms(value),
		...sectionForms(value),
	];
}

function jsonForms(value: string): string[] {
	const unicode = (text: string, pattern: RegExp) =>
		text.replace(
			pattern,
			(char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
		);
	const plain = JSON.stringify(value).slice(1, -1);
	return [
		plain,
		plain.replaceAll("/", "\\/"), // PHP's json_encode
		plain.replaceAll("${", "$$${").replaceAll("%{", "%%{"), // HCL
		unicode(plain, /[<>&\u2028\u2029]/g), // Go's encoding/json, jsonencode()
		unicode(plain, /[^ -~]/g), // Python's json.dumps
		JSON.stringify(plain).slice(1, -1), // JSON inside JSON
	];
}

function percentForms(value: string): string[] {
	return PERCENT_KEEPERS.flatMap((keep) => {
		const upper = percentEncode(value, keep);
		const lower = upper.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase());
		return [upper, lower].flatMap((text) => [
			text,
			text.replaceAll("%20", "+"),
			text.replaceAll("%", "%25"), // an URL in an URL
		]);
	});
}

function percentEncode(value: string, keep: string): string {
	let encoded = "";
	for (const byte of Buffer.from(value, "utf8")) {
		const char = String.fromCharCode(byte);
		encoded +=
			/[A-Za-z0-9]/.test(char) || keep.includes(char)
				? char
				: `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
	}
	return encoded;
}

function xmlForms(value: string): string[] {
	const escaped = value
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;");
	return ['"', "&quot;", "&#34;"].flatMap((double) =>
		["'", "&apos;", "&#39;", "&#x27;"].map((single) =>
			escaped.replaceAll('"', double).replaceAll("'", single),
		),
	);
}

function shellForms(value: string): string[] {
	return [
		value.replaceAll("'", "'\\''"),
		value.replaceAll("'", "'\"'\"'"), // Python's shlex.quote
		value.replaceAll("'", "''"), // GitHub's expressions, PowerShell, YAML, SQL
		value.replace(/['\\]/g, "\\$&"), // Python's repr, Ruby's and Puppet's strings
		value.replaceAll('"', '\\"'), // an argument of a command on Windows
		value.replace(/["$`\\]/g, "\\$&"), // inside double quotes
		value.replace(/["$`]/g, "`$&"), // inside PowerShell's double quotes
		value.replace(/[^\w@%+=:,./\-\u0080-\uffff]/g, "\\$&"), // printf %q
	];
}

/** A secret without the quotes round it, and the sections in which PowerShell shows a command that failed. */
function sectionForms(value: string): string[] {
	const inner = /^"(.+)"$/s.exec(value)?.[1] ?? "";
	const plus = value.indexOf("&+");
	const end = plus >= 0 ? plus + 2 : value.lastIndexOf("&") + 1;
	const sections =
		end === 0
			? []
			: [value.slice(0, end), value.slice(plus >= 0 ? end + 1 : end)];
	return [inner, ...sections].filter((part) => part.length >= ENCODED_LENGTH);
}

function byteForms(value: string): string[] {
	const bytes = Buffer.from(value, "utf8");
	const hex = bytes.toString("hex");
	return [
		hex,
		hex.toUpperCase(),
		...base64Forms(bytes),
		...base64Forms(Buffer.from(value, "utf16le")), // PowerShell's -EncodedCommand
	];
}

/**
 * The secret's base64 alone, to its last character and padding; and what stays the same of it whatever stands around,
 * for the three ways in which its bytes can fall on groups of three: characters that hold bits of a neighbour are left out.
 */
function base64Forms(bytes: Buffer): string[] {
	const within = [0, 1, 2].map((shift) =>
		Buffer.concat([Buffer.alloc(shift), bytes])
			.toString("base64")
			.slice(
				Math.ceil((shift * 8) / 6),
				Math.floor(((shift + bytes.length) * 8) / 6),
			),
	);
	const alone = bytes.toString("base64");
	return [alone, alone.replace(/=+$/, ""), ...within].flatMap((encoded) => [
		encoded,
		encoded.replaceAll("+", "-").replaceAll("/", "_"),
	]);
}
