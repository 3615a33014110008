import { PNG } from "pngjs";
import { describe, expect, test } from "vitest";
import { encodePng, isBlank } from "../../src/xapi/png.ts";

/** A picture whose every pixel differs from its neighbours. */
function colourful(width: number, height: number): Buffer {
	return Buffer.from(
		Array.from({ length: width * height * 3 }, (_, i) => (i * 71 + 13) % 256),
	);
}

/** What the decoder makes of a file, without its channel of opacity. */
function decode(file: Buffer) {
	const { width, height, data } = PNG.sync.read(file, { checkCRC: true });
	const rgb = data.filter((_, i) => i % 4 !== 3);
	return { width, height, rgb: Buffer.from(rgb) };
}

describe("a PNG file", () => {
	test.each([
		[1, 1],
		[3, 2],
		[720, 400],
		[1, 300],
	])("of %i×%i pixels shows the same picture to another decoder", (width, height) => {
		const picture = { width, height, rgb: colourful(width, height) };

		expect(decode(encodePng(picture))).toEqual(picture);
	});
});

describe("a blank picture", () => {
	test("has one colour, whichever", () => {
		const rgb = Buffer.alloc(30 * 3, Buffer.of(0, 0, 170));

		expect(isBlank({ width: 6, height: 5, rgb })).toBe(true);
		expect(isBlank({ width: 1, height: 1, rgb: rgb.subarray(0, 3) })).toBe(
			true,
		);
	});

	test("is none where the last pixel differs in one channel", () => {
		const rgb = Buffer.alloc(30 * 3);
		rgb[30 * 3 - 1] = 1;

		expect(isBlank({ width: 6, height: 5, rgb })).toBe(false);
	});

	test("is none where a grey differs from its neighbour", () => {
		expect(
			isBlank({ width: 2, height: 1, rgb: Buffer.of(1, 1, 1, 2, 2, 2) }),
		).toBe(false);
	});
});
