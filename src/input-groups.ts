/** Readers of inputs that belong together: of the pool and of the store. */
import {
	InputError,
	parseAssignments,
	parseBoolean,
	parseList,
	parseOneOf,
	parseRelativePath,
	parseUrl,
	refuse,
} from "./input-values.ts";
import type { Settings, StoreInputs } from "./settings.ts";

/** Gives the string of an input: its value, or its default. */
export type Get = (input: string) => string;

/** An object with the one field, or none where the value is empty: for `exactOptionalPropertyTypes`. */
export function optional<K extends string>(
	key: K,
	value: string,
): { readonly [P in K]?: string } {
	return value === ""
		? {}
		: ({ [key]: value } as { readonly [P in K]: string });
}

/** The pool; undefined where none of its three inputs is given. @throws InputError */
export function readXapi(get: Get): Settings["xapi"] {
	const url = get("xapi-url");
	const username = get("xapi-username");
	const password = get("xapi-password");
	const fingerprints = parseList(get("xapi-tls-fingerprint")).map(
		readFingerprint,
	);
	const allowInsecureTls = parseBoolean(
		"xapi-allow-insecure-tls",
		get("xapi-allow-insecure-tls"),
	);
	if (url === "" && username === "" && password === "") return undefined;
	for (const input of ["xapi-url", "xapi-username", "xapi-password"])
		if (get(input) === "")
			throw new InputError(
				`Input '${input}': got nothing, takes a value when another \`xapi-\` input of the pool is given.`,
			);
	const parsed = new URL(parseUrl("xapi-url", url));
	return {
		host: parsed.host,
		username,
		password,
		fingerprints,
		allowInsecureTls,
	};
}

/** SHA-256 as browsers, `openssl` and `xe` show it: hex, with or without colons. */
function readFingerprint(value: string): string {
	const hex = value.replaceAll(":", "").toLowerCase();
	if (!/^[0-9a-f]{64}$/.test(hex))
		refuse(
			"xapi-tls-fingerprint",
			value,
			"SHA-256 fingerprints: 64 hex digits each, with or without colons",
		);
	return hex;
}

/** The store; undefined without a bucket. @throws InputError */
export function readStore(get: Get): StoreInputs | undefined {
	const bucket = get("s3-bucket");
	if (bucket === "") return undefined;
	if (!/^[A-Za-z0-9][A-Za-z0-9._-]{1,254}$/.test(bucket))
		refuse("s3-bucket", bucket, "the name of a bucket (no URL, no `/`)");
	requireTogether(get, "aws-access-key-id", "aws-secret-access-key");
	const pathStyle = get("s3-force-path-style");
	const endpoint = get("s3-endpoint");
	const publicUrl = get("s3-public-url");
	const sts = get("sts-endpoint");
	return {
		bucket,
		prefix: parseRelativePath("s3-prefix", get("s3-prefix")),
		forcePathStyle:
			pathStyle === "auto"
				? "auto"
				: parseBoolean("s3-force-path-style", pathStyle),
		checksum: parseOneOf("s3-checksum", get("s3-checksum"), [
			"auto",
			"crc32",
			"md5",
			"none",
		]),
		tags: Object.fromEntries(
			parseAssignments("s3-tags", get("s3-tags"), { heredoc: false }),
		),
		...optional("endpoint", endpoint && parseUrl("s3-endpoint", endpoint)),
		...optional("region", get("s3-region")),
		...optional("acl", get("s3-acl")),
		...optional("storageClass", get("s3-storage-class")),
		...optional("sse", get("s3-sse")),
		...optional("sseKmsKeyId", get("s3-sse-kms-key-id")),
		...optional("publicUrl", publicUrl && parseUrl("s3-public-url", publicUrl)),
		...optional("accessKeyId", get("aws-access-key-id")),
		...optional("secretAccessKey", get("aws-secret-access-key")),
		...optional("sessionToken", get("aws-session-token")),
		...optional("roleToAssume", readRole(get("role-to-assume"))),
		...optional("stsEndpoint", sts && parseUrl("sts-endpoint", sts)),
	};
}

function requireTogether(get: Get, one: string, other: string): void {
	for (const [given, missing] of [
		[one, other],
		[other, one],
	] as const)
		if (get(given) !== "" && get(missing) === "")
			throw new InputError(
				`Input '${missing}': got nothing, takes a value when '${given}' is given.`,
			);
}

function readRole(value: string): string {
	if (value !== "" && !/^arn:[\w-]+:iam::[^:]*:role\/.+$/.test(value))
		refuse(
			"role-to-assume",
			value,
			"the ARN of a role (`arn:aws:iam::…:role/…`)",
		);
	return value;
}
