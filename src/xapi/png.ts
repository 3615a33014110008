/** Writes PNG files: eight bits a channel, RGB, no filter, no interlace (W3C PNG, third edition). */

import { crc32, deflateSync } from "node:zlib";

/** A picture in memory. */
export interface Picture {
	readonly width: number;
	readonly height: number;
	/** Three bytes a pixel (red, green, blue), rows from the top, without padding. */
	readonly rgb: Buffer;
}

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
const BIT_DEPTH = 8;
const COLOUR_TYPE_RGB = 2;
const CHANNELS = 3;

/** The picture as a PNG file. */
export function encodePng(picture: Picture): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(picture.width, 0);
	header.writeUInt32BE(picture.height, 4);
	header.writeUInt8(BIT_DEPTH, 8);
	header.writeUInt8(COLOUR_TYPE_RGB, 9);
	// The last three bytes are zero: deflate, the five standard filters, no interlace.
	return Buffer.concat([
		SIGNATURE,
		chunk("IHDR", header),
		chunk("IDAT", deflateSync(scanLines(picture))),
		chunk("IEND", Buffer.alloc(0)),
	]);
}

/** Whether every pixel has the same colour, as a console has that shows nothing. */
export function isBlank({ rgb }: Picture): boolean {
	// Each byte equals the one a pixel further on: then all pixels are alike.
	return rgb.subarray(CHANNELS).equals(rgb.subarray(0, -CHANNELS));
}

/** Each row behind the number of its filter, which is 0 (none). */
function scanLines({ width, height, rgb }: Picture): Buffer {
	const row = width * CHANNELS;
	const lines = Buffer.alloc((row + 1) * height);
	for (let y = 0; y < height; y++) {
		rgb.copy(lines, y * (row + 1) + 1, y * row, (y + 1) * row);
	}
	return lines;
}

/** Length, type, data, and the checksum over type and data. */
function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const checksum = Buffer.alloc(4);
	checksum.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, checksum]);
}
