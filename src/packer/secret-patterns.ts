/**
 * Secrets that nobody told us of, by the shape in which tools print them. Lengths are bounded, so that a hostile line
 * costs linear time and a stream knows how much to hold back ({@link PATTERN_REACH}).
 */

/** One shape. The groups of the expression are what goes. */
export interface SecretPattern {
	/** Four characters, of whatever case, of which one must stand where a match begins. */
	readonly begins: readonly string[];
	/** Sticky, with indices. */
	readonly expression: RegExp;
}

/** No match is longer, what is looked at round it included. */
export const PATTERN_REACH = 17_000;

/** A reference to an object of the pool, raw or percent-encoded. */
const REFERENCE = /OpaqueRef(?::|%(?:25)?3A)[\w-]{1,64}/.source;
/** Between a name and its value: `=`, `: `, `":"`, and the same in JSON within JSON. */
const ASSIGNED = /["'\\]{0,4}\s{0,4}(?:=>|[:=])\s{0,4}["'\\]{0,4}/.source;
/** The same, or the end of an XML tag. */
const GIVEN = `(?:${ASSIGNED}|>)`;
/** Space between XML tags, also where the text is quoted. */
const BETWEEN = /(?:\s|\\[nrt]){0,64}/.source;
/** A value in Base64. */
const BASE64 = "[A-Za-z0-9+/=]";

/** The letters in which a URL's scheme may end, and `://`. */
const SCHEME_ENDS = Array.from(
	{ length: 26 },
	(_, index) => `${String.fromCharCode(97 + index)}://`,
);
/** Base64 of `{"` and a letter. */
const JWT_BEGINS = Array.from(
	{ length: 26 },
	(_, index) =>
		`eyJ${"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[index + 33]}`,
);

export const PATTERNS: readonly SecretPattern[] = [
	// scheme://user:password@host, where Packer may have replaced the one and not the other
	pattern(
		SCHEME_ENDS,
		/\w:\/\/((?:[^\s/?#@:"'<>]|<sensitive>){0,128}:(?:[^\s/"'<>]|<sensitive>){1,512})@/
			.source,
	),
	// A live session of the pool: the plugin prints it, raw on export and percent-encoded on upload.
	pattern(
		["sess"],
		`session\\w{0,16}(?:[\\s"'\\\\:=>]|%(?:25)?3D|&quot;|&#34;|</name>|<value>|<string>){1,16}(${REFERENCE})`,
	),
	// In calls to the pool the session is the first parameter; in the answer to a login it is the result.
	pattern(
		["para"],
		`params(?:\\\\?"\\s{0,4}:\\s{0,4}\\[\\s{0,4}\\\\?"|>${BETWEEN}<param>${BETWEEN}<value>${BETWEEN}(?:<string>)?)(${REFERENCE})`,
	),
	pattern(["resu"], `result\\\\?"\\s{0,4}:\\s{0,4}\\\\?"(${REFERENCE})`),
	pattern(
		["valu"],
		`Value</name>${BETWEEN}<value>${BETWEEN}(?:<string>)?(${REFERENCE})`,
	),
	// The id of an AWS key, and the secret where it stands beside it.
	pattern(
		["AKIA", "ASIA"],
		`(?<![A-Za-z0-9])(A[KS]IA[A-Z0-9]{16})(?![A-Za-z0-9])(?:[^A-Za-z0-9+/]{1,16}([A-Za-z0-9+/]{40})(?!${BASE64}))?`,
		"",
	),
	pattern(
		["secr"],
		`secret[ _-]?(?:access[ _-]?)?key${GIVEN}(${BASE64}{16,128})`,
	),
	pattern(
		["sess", "secu"],
		`(?:session|security)[ _-]?token${GIVEN}((?:${BASE64}|%[0-9A-F]{2}){16,4096})`,
	),
	// A presigned URL, and the header that signs a request.
	pattern(
		["X-Am"],
		`X-Amz-(?:Signature|Credential|Security-Token)(?:${ASSIGNED}|%3D)([\\w%/+=.~-]{8,4096})`,
	),
	pattern(["sign"], `signature=((?:${BASE64}|%[0-9A-F]{2}){16,128})`),
	pattern(["AWS4"], "AWS4-HMAC-SHA256 Credential=([^\\s,]{8,256})"),
	pattern(
		["ghp_", "gho_", "ghu_", "ghs_", "ghr_"],
		"(gh[pousr]_[A-Za-z0-9][\\w.-]{18,510}[\\w-])",
		"",
	),
	pattern(["gith"], "(github_pat_\\w{20,255})"),
	pattern(
		["auth"],
		`authorization${ASSIGNED}(?:(?:Bearer|Basic|Token|Negotiate)[\\s+]{1,4}([^\\s"'\\\\,;<>]{4,4096})|([\\w.~+/=-]{20,4096}))`,
	),
	pattern(["bear"], "(?<!\\w)bearer[\\s+]{1,4}([\\w.~+/=-]{20,4096})"),
	// A JSON Web Token, such as those of the runner; not inside of a longer word, where each letter could begin one.
	pattern(
		JWT_BEGINS,
		"(?<=^|[^\\w-]|%[0-9A-Fa-f]{2}|\\\\[nrt])(eyJ[\\w-]{10,2048}\\.[\\w-]{10,4096}(?:\\.[\\w-]{0,1024})?)",
		"",
	),
	// A private key: all between the header and the next `--`, so that one match never begins in another.
	pattern(
		["BEGI"],
		"(?<=-----)BEGIN [A-Z0-9 ]{0,32}PRIVATE KEY(?: BLOCK)?-----((?:[\\w\\s+/=\\\\:;,.'\"<>()%]|-(?!-)){1,16384})",
		"",
	),
];

function pattern(
	begins: readonly string[],
	source: string,
	flags = "i",
): SecretPattern {
	return { begins, expression: new RegExp(source, `dy${flags}`) };
}
