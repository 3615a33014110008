/**
 * The forms in which a secret may turn up in a log: what shells, JSON, URLs, XML and base64 make of it.
 */

/** One form of a secret. A form of kind `wrapped` may be broken over several lines by the tool that printed it. */
export interface SecretForm {
	readonly text: string;
	readonly kind: "whole" | "wrapped" | "word";
}

/** Shorter secrets are left alone: hiding every `a` of a log helps nobody. */
const MINIMUM_LENGTH = 4;
/** From here on a secret is searched for anywhere and in every encoding; below, as a whole word only. */
const ENCODED_LENGTH = 8;

/** Characters that percent-encoders leave as they are, beside letters and digits. */
const PERCENT_KEEPERS = [
	"-_.~", // RFC 3986, Go's url.QueryEscape
	"-_.!~*'()", // encodeURIComponent
	"-_.~$&+=:@", // Go's url.PathEscape
	"-_.!~*'();/?:@&=+$,#", // encodeURI
	"-_.*", // HTML forms
];

/** Every form of the secrets that is worth looking for, each once; none holds a line break. */
export function secretForms(secrets: readonly string[]): SecretForm[] {
	const forms = new Map<string, SecretForm>();
	const add = (text: string, kind: SecretForm["kind"]) => {
		if (!/[\r\n]/.test(text) && !forms.has(text)) {
			forms.set(text, { text, kind });
		}
	};
	for (const value of secrets.flatMap(withLines)) {
		if (value.length >= ENCODED_LENGTH) {
			for (const text of textForms(value)) add(text, "whole");
			for (const text of byteForms(value)) add(text, "wrapped");
		} else if (value.length >= MINIMUM_LENGTH) {
			add(value, "word");
		}
	}
	return [...forms.values()];
}

/** A secret and, since logs are lines, each of its lines. */
function withLines(secret: string): string[] {
	const lines = secret.split(/\r\n|\r|\n/);
	return [...new Set([secret, ...lines.map((line) => line.trim())])];
}

function textForms(value: string): string[] {
	return [
		value,
		...jsonForms(value),
		...percentForms(value),
		...xmlForms(value),
		...shellForms(value),
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
		value.replace(/["$`\\]/g, "\\$&"), // inside double quotes
		value.replace(/[^\w@%+=:,./\-\u0080-\uffff]/g, "\\$&"), // printf %q
	];
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
