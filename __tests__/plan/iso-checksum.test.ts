import { describe, expect, it } from "vitest";
import {
	findChecksum,
	parseIsoChecksum,
	pathOf,
	shownPlace,
	withoutCredentials,
} from "../../src/plan/iso-checksum.ts";

const MD5 = `${"0".repeat(31)}a`;
const SHA1 = `${"1".repeat(39)}a`;
const SHA256 = `${"2".repeat(63)}a`;
const SHA512 = `${"3".repeat(127)}a`;
const OTHER = "f".repeat(64);

describe("iso_checksum", () => {
	it.each([
		[`sha256:${SHA256}`, `sha256:${SHA256}`],
		[`SHA256:${SHA256.toUpperCase()}`, `sha256:${SHA256}`],
		[`md5:${MD5}`, `md5:${MD5}`],
		[`sha1:${SHA1}`, `sha1:${SHA1}`],
		[`sha512:${SHA512}`, `sha512:${SHA512}`],
		[MD5, `md5:${MD5}`],
		[SHA1, `sha1:${SHA1}`],
		[SHA256, `sha256:${SHA256}`],
		[SHA512.toUpperCase(), `sha512:${SHA512}`],
	])("%s is the checksum itself", (text, checksum) => {
		expect(parseIsoChecksum(text)).toEqual({ kind: "literal", checksum });
	});

	it.each([
		"none",
		"",
		`sha384:${SHA256}`,
		"sha256:",
		"sha256:xyz",
		"2a2a",
		`FILE:${SHA256}`,
	])("%j is none", (text) => {
		expect(parseIsoChecksum(text)).toEqual({ kind: "none" });
	});

	it.each([
		[
			"file:https://example.org/a/SHA256SUMS",
			"https://example.org/a/SHA256SUMS",
		],
		["file:HTTP://example.org/x?y=1#z", "http://example.org/x?y=1"],
	])("%s is a file on the network", (text, url) => {
		const place = { kind: "http", url };
		expect(parseIsoChecksum(text)).toEqual({ kind: "file", place });
	});

	it.each([
		["user:pass", "user:pass"],
		["user", "user:"],
		["us%40er:pa%3Ass", "us@er:pa:ss"],
		["user:100%", "user:100%"],
	])("the credentials %s go into a header", (userinfo, credentials) => {
		const text = `file:https://${userinfo}@example.org/SHA256SUMS`;
		const authorization = `Basic ${Buffer.from(credentials).toString("base64")}`;
		const url = "https://example.org/SHA256SUMS";
		const place = { kind: "http", url, authorization };
		expect(parseIsoChecksum(text)).toEqual({ kind: "file", place });
	});

	it.each([
		["file:./sums/SHA256SUMS", "./sums/SHA256SUMS"],
		["file:SHA256SUMS", "SHA256SUMS"],
		["file:example.org/SHA256SUMS", "example.org/SHA256SUMS"],
		["file:/srv/iso/SHA256SUMS", "/srv/iso/SHA256SUMS"],
		["file:file:///srv/my%20iso/SHA256SUMS", "/srv/my iso/SHA256SUMS"],
		["file:file://./SHA256SUMS", "./SHA256SUMS"],
		["file:file:SHA256SUMS", "SHA256SUMS"],
	])("%s is a file of the machine", (text, path) => {
		const place = { kind: "path", path };
		expect(parseIsoChecksum(text)).toEqual({ kind: "file", place });
	});

	it.each([
		["file:ftp://example.org/SHA256SUMS", "a URL of ftp"],
		["file:s3::https://bucket/SHA256SUMS", "a URL of s3::"],
		["file:git::https://example.org/a.git", "a URL of git::"],
		["file:http::https://example.org/SHA256SUMS", "a URL of http::"],
		["file:smb://host/share/SHA256SUMS", "a URL of smb"],
		["file:https://", "a URL that is broken"],
	])("%s is not read", (text, what) => {
		const place = { kind: "other", what };
		expect(parseIsoChecksum(text)).toEqual({ kind: "file", place });
	});
});

describe("a checksum in a file", () => {
	const ISO = "/debian-cd/12.14.0/iso-cd/debian-12.14.0-amd64-netinst.iso";
	const NAME = "debian-12.14.0-amd64-netinst.iso";
	const find = (text: string, iso = ISO) => findChecksum(text, iso);

	it.each([
		["GNU", `${OTHER}  debian-12.14.0-amd64-DVD-1.iso\n${SHA256}  ${NAME}\n`],
		["GNU, binary", `${OTHER} *other.iso\n${SHA256} *${NAME}\n`],
		["GNU, portable", `${SHA256} ?${NAME}\n`],
		["GNU, tabs and CRLF", `${SHA256}\t\t${NAME}\r\n`],
		["GNU, upper case", `${SHA256.toUpperCase()}  ${NAME}\n`],
		["BSD", `SHA256 (other.iso) = ${OTHER}\nSHA256 (${NAME}) = ${SHA256}\n`],
		["./name", `${OTHER}  ./other.iso\n${SHA256}  ./${NAME}\n`],
		["path from the file's folder", `${SHA256}  iso-cd/${NAME}\n`],
		["full path", `${SHA256}  ${ISO}\n`],
		["last line without an end", `${OTHER}  other.iso\n${SHA256}  ${NAME}`],
		["a checksum alone", `${SHA256}\n`],
		["a checksum alone, without an end", SHA256],
		["the first that fits", `${SHA256}  ${NAME}\n${OTHER}  ${NAME}\n`],
		[
			"Rocky's, with comments",
			`# ${NAME}: 1234 bytes\nSHA256 (${NAME}) = ${SHA256}\n`,
		],
		[
			"signed",
			`-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n${SHA256}  ${NAME}\n-----BEGIN PGP SIGNATURE-----\n\niQIz\n`,
		],
		[
			"another hash beside it that Packer does not know",
			`SHA384 (${NAME}) = ${"4".repeat(96)}\nSHA256 (${NAME}) = ${SHA256}\n`,
		],
	])("is found: %s", (_style, text) => {
		expect(find(text)).toBe(`sha256:${SHA256}`);
	});

	it.each([
		["md5", MD5],
		["sha1", SHA1],
		["sha256", SHA256],
		["sha512", SHA512],
	])("is a %s by its length, or as BSD names it", (type, hex) => {
		expect(find(`${hex}  ${NAME}\n`)).toBe(`${type}:${hex}`);
		const bsd = `${type.toUpperCase()} (${NAME}) = ${hex}\n`;
		expect(find(bsd)).toBe(`${type}:${hex}`);
	});

	it.each([
		["another file's", `${OTHER}  other.iso\n`],
		["a page", "<html>\n<body>404 Not Found</body>\n</html>\n"],
		["empty", ""],
		["blank lines", "\n \n\n"],
		["no checksum", `xyz  ${NAME}\n`],
		["another length", `${SHA256}00  ${NAME}\n`],
		["commented out", `# ${SHA256}  ${NAME}\n`],
		["BSD without brackets", `SHA256 ${NAME} = ${SHA256}\n`],
		["an unknown hash", `SHA384 (${NAME}) = ${"4".repeat(96)}\n`],
	])("is not found: %s", (_what, text) => {
		expect(find(text)).toBeUndefined();
	});

	it("is told apart by its folder, as Ubuntu's netboot images are", () => {
		const text = `${OTHER}  ./hwe-netboot/mini.iso\n${SHA256}  ./netboot/mini.iso\n`;
		const iso = "/ubuntu/images/netboot/mini.iso";
		expect(find(text, iso)).toBe(`sha256:${SHA256}`);
	});

	it("is found by a path that leads out of the file's folder", () => {
		const text = `${SHA256}  ../iso/mini.iso\n`;
		expect(find(text, "/a/iso/mini.iso")).toBe(`sha256:${SHA256}`);
	});

	it("is the first line's whose name the ISO's path contains, odd as it is: so does Packer", () => {
		const text = `${SHA256}  debian-12\n${OTHER}  ${NAME}\n`;
		expect(find(text)).toBe(`sha256:${SHA256}`);
	});

	it("is the first one's whose name can't be told, odd as it is: so does Packer", () => {
		const text = `${SHA256}  my other.iso\n${OTHER}  ${NAME}\n`;
		expect(find(text)).toBe(`sha256:${SHA256}`);
	});

	it("has no name for an ISO that has none", () => {
		expect(find(`${SHA256}  ${NAME}\n`, "")).toBeUndefined();
		expect(find(`${SHA256}\n`, "")).toBe(`sha256:${SHA256}`);
	});
});

it.each([
	["https://example.org/a/my%20debian.iso?mirror=1", "/a/my debian.iso"],
	["iso/debian.iso", "iso/debian.iso"],
	["file:///srv/debian.iso", "/srv/debian.iso"],
])("the path of %s is %s", (url, path) => {
	expect(pathOf(url)).toBe(path);
});

it.each([
	["https://u:p@example.org/x", "https://example.org/x"],
	["file:https://u:p@example.org/x", "file:https://example.org/x"],
	["file:s3::https://u:p@example.org/x", "file:s3::https://example.org/x"],
	["https://example.org/x@y", "https://example.org/x@y"],
	["https://u:p@ss@example.org/x", "https://example.org/x"],
	["file:./a@b", "file:./a@b"],
	[`sha256:${SHA256}`, `sha256:${SHA256}`],
])("%s is shown as %s", (text, shown) => {
	expect(withoutCredentials(text)).toBe(shown);
});

it("a place is shown without credentials, folders and query", () => {
	const shown = (text: string) => {
		const parsed = parseIsoChecksum(text);
		return parsed.kind === "file" ? shownPlace(parsed.place) : "";
	};
	expect(shown("file:https://u:p@example.org:8443/t0ken/SUMS?sig=x")).toBe(
		"SUMS at example.org:8443",
	);
	expect(shown("file:https://example.org")).toBe("the file at example.org");
	expect(shown("file:iso/SHA256SUMS")).toBe("iso/SHA256SUMS");
	expect(shown("file:ftp://u:p@example.org/SUMS")).toBe("a URL of ftp");
});
