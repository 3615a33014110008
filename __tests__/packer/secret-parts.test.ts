import { describe, expect, it } from "vitest";
import { masksOf, secretParts } from "../../src/packer/secret-parts.ts";

const JSON_SECRET = '{\n  "key": "correct horse"\n}';
const PEM = [
	"-----BEGIN PRIVATE KEY-----",
	"MIIEvQIBADANBgkqhkiG9w0BAQEFAASC",
	"-----END PRIVATE KEY-----",
].join("\n");

describe("secretParts", () => {
	it("gives a secret and each of its longer lines, but not what every key has", () => {
		expect(secretParts(JSON_SECRET)).toEqual([
			JSON_SECRET,
			'"key": "correct horse"',
		]);
		expect(secretParts(PEM)).toEqual([PEM, "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC"]);
	});

	it("gives what of a URL is its key", () => {
		const url = "https://chat.example/hooks/x9k2m4p6q8r0s2t4/in?key=a";
		expect(secretParts(url)).toEqual([
			url,
			"/hooks/x9k2m4p6q8r0s2t4/in?key=a",
			"/hooks/x9k2m4p6q8r0s2t4/in",
			"x9k2m4p6q8r0s2t4",
		]);
		expect(secretParts("https://chat.example/x")).toEqual([
			"https://chat.example/x",
		]);
	});
});

describe("masksOf", () => {
	it("is the secret itself, of several lines too: the runner masks each line", () => {
		expect(masksOf(" hunter2 ")).toEqual(["hunter2"]);
		expect(masksOf(PEM)).toEqual([PEM]);
	});

	it("is the long lines where one is so short that its mask would blank the log", () => {
		expect(masksOf(JSON_SECRET)).toEqual(['"key": "correct horse"']);
		expect(masksOf("a\nb\n")).toEqual([]);
	});
});
