/**
 * `iso_checksum` as Packer takes it, and the checksum of an ISO in a file of checksums as Packer's downloader finds it:
 * go-getter 2.2 checksum.go and packer-plugin-sdk iso_config.go, whose oddities are kept, because a checksum that Packer
 * would not use is worse than none. Pure.
 */

/** Where a file of checksums is. */
export type ChecksumPlace =
	| {
			readonly kind: "http";
			/** Without credentials. */
			readonly url: string;
			/** Value of the Authorization header that stands for the credentials in the template's URL. */
			readonly authorization?: string;
	  }
	/** As written: relative to where Packer runs. */
	| { readonly kind: "path"; readonly path: string }
	/** What the action does not read, such as `an s3 URL`. */
	| { readonly kind: "other"; readonly what: string };

/** What an `iso_checksum` says. */
export type IsoChecksum =
	/** `<type>:<hex>`, both in lower case. */
	| { readonly kind: "literal"; readonly checksum: string }
	/** `none`, or nothing that Packer would take. */
	| { readonly kind: "none" }
	| { readonly kind: "file"; readonly place: ChecksumPlace };

/** Hex digits of each type. */
const TYPES: readonly (readonly [type: string, digits: number])[] = [
	["md5", 32],
	["sha1", 40],
	["sha256", 64],
	["sha512", 128],
];

/** Reads `iso_checksum`: `<type>:<hex>`, `<hex>`, `file:<URL or path>` or `none`. */
export function parseIsoChecksum(text: string): IsoChecksum {
	const [, type, value = ""] = /^([^:]*):(.*)$/s.exec(text) ?? [];
	if (type === "file") return { kind: "file", place: placeOf(value) };
	const checksum = type === undefined ? byLength(text) : byType(type, value);
	return checksum === undefined
		? { kind: "none" }
		: { kind: "literal", checksum };
}

/** Where the text after `file:` leads. */
function placeOf(text: string): ChecksumPlace {
	// `s3::https://…` names the downloader
	const scheme = /^([A-Za-z0-9]+::|[A-Za-z][A-Za-z0-9+.-]*(?=:))/.exec(
		text,
	)?.[0];
	if (scheme === undefined) return { kind: "path", path: text };
	// the plugin SDK's own example is `file://./shasums.txt`
	if (scheme === "file")
		return { kind: "path", path: decoded(text.replace(/^file:(\/\/)?/, "")) };
	if (!/^https?$/i.test(scheme))
		return { kind: "other", what: `a URL of ${scheme}` };
	return URL.canParse(text)
		? httpPlace(new URL(text))
		: { kind: "other", what: "a URL that is broken" };
}

function httpPlace(url: URL): ChecksumPlace {
	const { username, password } = url;
	url.username = "";
	url.password = "";
	url.hash = "";
	if (username === "" && password === "")
		return { kind: "http", url: url.href };
	const credentials = `${decoded(username)}:${decoded(password)}`;
	return {
		kind: "http",
		url: url.href,
		authorization: `Basic ${Buffer.from(credentials).toString("base64")}`,
	};
}

/** How people are told of a place: without folders and query, which may hold a token. */
export function shownPlace(place: ChecksumPlace): string {
	if (place.kind === "other") return place.what;
	if (place.kind === "path") return place.path;
	const { host, pathname } = new URL(place.url);
	return `${baseOf(decoded(pathname)) || "the file"} at ${host}`;
}

/** Path of a URL as names of files are compared with it; a path as it is. */
export function pathOf(urlOrPath: string): string {
	return URL.canParse(urlOrPath)
		? decoded(new URL(urlOrPath).pathname)
		: urlOrPath;
}

/** An `iso_url` or `iso_checksum` without the name and password that its URL may carry. */
export function withoutCredentials(text: string): string {
	return text.replace(
		/^((?:file:)?(?:[a-z0-9]+::)?[a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i,
		"$1",
	);
}

/** Without percent signs, where they are an encoding. */
function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** The last part of a path. */
export function baseOf(path: string): string {
	return path.replace(/^.*\//s, "");
}

/**
 * The checksum of an ISO as `<type>:<hex>`: of the first line that Packer would take, in GNU's (`<hex>  <name>`, `<hex>
 * *<name>`) or BSD's (`SHA256 (<name>) = <hex>`) style, or with nothing but a checksum.
 * @param isoPath path of the ISO's URL: a name in the file may be any part of it
 */
export function findChecksum(
	text: string,
	isoPath: string,
): string | undefined {
	const base = baseOf(isoPath);
	for (const line of text.split("\n")) {
		const found = parseLine(line);
		if (found === undefined) continue;
		const { name, checksum } = found;
		if (
			name === undefined ||
			name === `*${base}` ||
			name === `?${base}` ||
			isoPath.includes(name.replace(/^[./]+/, ""))
		)
			return checksum;
	}
	return undefined;
}

interface ChecksumLine {
	readonly checksum: string;
	/** Absent where the line tells none that is sure. */
	readonly name?: string;
}

function parseLine(line: string): ChecksumLine | undefined {
	const fields = line.split(/\s+/).filter((field) => field !== "");
	const [first = "", second = "", , fourth = ""] = fields;
	if (fields.length === 4) {
		const name = /^\((.+)\)$/.exec(second)?.[1];
		const checksum = name === undefined ? undefined : byType(first, fourth);
		return checksum === undefined || name === undefined
			? undefined
			: { checksum, name };
	}
	const checksum = byLength(first);
	if (checksum === undefined) return undefined;
	return fields.length === 2 ? { checksum, name: second } : { checksum };
}

function byLength(hex: string): string | undefined {
	const type = TYPES.find(([, digits]) => digits === hex.length)?.[0];
	return type === undefined ? undefined : byType(type, hex);
}

function byType(type: string, hex: string): string | undefined {
	const name = type.toLowerCase();
	return TYPES.some(([known]) => known === name) &&
		/^(?:[0-9a-f]{2})+$/i.test(hex)
		? `${name}:${hex.toLowerCase()}`
		: undefined;
}
