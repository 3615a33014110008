import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scanFor } from "../../src/packer/secret-scan.ts";
import { temporaryFolder } from "./helpers.ts";

const PASSWORD = {
	name: "the input `xapi-password`",
	value: "pässword-77 & <x>",
};
const TOKEN = {
	name: "the variable `token`",
	value: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
};
const scan = scanFor([PASSWORD, TOKEN]);

describe("scanFor", () => {
	it("finds nothing in what holds no secret", () => {
		expect(scan.text('{"schema": "metadata-1"} *** päss')).toBeUndefined();
	});

	it.each([
		["raw", PASSWORD.value],
		["in JSON", JSON.stringify({ a: PASSWORD.value })],
		["in XML", "p&#228; pässword-77 &amp; &lt;x&gt;"],
		["in a URL", encodeURIComponent(PASSWORD.value)],
		["in Base64", Buffer.from(`root:${PASSWORD.value}`).toString("base64")],
		["in hexadecimal", Buffer.from(PASSWORD.value).toString("hex")],
	])("finds one %s, and names it", (_how, text) => {
		expect(scan.text(`é ${text}`)?.name).toBe(PASSWORD.name);
	});

	it("tells where the first is, in bytes", () => {
		expect(scan.text(`é ${TOKEN.value} ${PASSWORD.value}`)).toEqual({
			name: TOKEN.name,
			offset: 3,
		});
	});

	it("takes no part of a long secret for the whole", () => {
		expect(scan.text(TOKEN.value.slice(0, 24))).toBeUndefined();
		const long = scanFor([
			{ name: "long", value: `https://example.com/${"ab1".repeat(60)}` },
		]);
		expect(long.text("https://example.com/")).toBeUndefined();
		const base64 = Buffer.from(
			`https://example.com/${"ab1".repeat(60)}`,
		).toString("base64");
		expect(long.text(base64.slice(0, 40))).toBeUndefined();
		expect(long.text(base64.match(/.{1,64}/g)?.at(1) ?? "")?.name).toBe("long");
	});

	it("looks for none so short that the file may have it of itself", () => {
		const short = scanFor([{ name: "short", value: "image" }]);
		expect(short.text('{"image": "debian-12"}')).toBeUndefined();
	});

	it("finds one in a file, wherever the reading cuts it", async () => {
		const path = join(await temporaryFolder(), "file");
		await fc.assert(
			fc.asyncProperty(
				// the file is read in pieces of 64 KiB
				fc.integer({ min: 65_536 - 60, max: 65_536 + 20 }),
				fc.constantFrom(PASSWORD, TOKEN),
				fc.constantFrom<BufferEncoding>("utf8", "utf16le"),
				async (offset, secret, encoding) => {
					const bytes = Buffer.concat([
						Buffer.alloc(offset, "\xff", "latin1"),
						Buffer.from(secret.value, encoding),
						Buffer.alloc(100_000),
					]);
					await writeFile(path, bytes);
					expect(await scan.file(path)).toEqual({ name: secret.name, offset });
				},
			),
			{ numRuns: 40 },
		);
		await writeFile(path, Buffer.alloc(200_000, "x"));
		expect(await scan.file(path)).toBeUndefined();
	});
});
