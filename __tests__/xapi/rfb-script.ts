/** A server of the Remote Framebuffer protocol that plays a script. */
import { type Duplex, duplexPair } from "node:stream";
import { expect } from "vitest";
import { readScreen } from "../../src/xapi/rfb.ts";

export const RED = Buffer.of(0, 0, 255, 0);
export const BLUE = Buffer.of(255, 0, 0, 0);
export const FORMAT = Buffer.alloc(16);

/** What the client sends after the handshake: how pixels are to look, which encodings it takes, and that it wants all. */
const PIXEL_FORMAT = Buffer.from(
	"0000000020180001" + "00ff00ff00ff" + "100800000000",
	"hex",
);
const ENCODINGS = Buffer.from("020000030000000000000001ffffff21", "hex");

/** A server by script: what it sends, and what it must read before it goes on. */
export type Step = { readonly send: Buffer } | { readonly read: Buffer };

export function send(...parts: readonly (Buffer | string)[]): Step {
	return { send: Buffer.concat(parts.map((part) => Buffer.from(part))) };
}

export function read(...parts: readonly (Buffer | string)[]): Step {
	return { read: Buffer.concat(parts.map((part) => Buffer.from(part))) };
}

/** Plays the script, in pieces of `pieceBytes`; returns what the client makes of it, and what it said unexpectedly. */
export async function play(
	steps: readonly Step[],
	{ pieceBytes = 1 << 16, timeoutMs = 5000, hangUp = false } = {},
) {
	const [client, server] = duplexPair();
	const served = serve(server, steps, pieceBytes).then(() => {
		if (hangUp) server.end();
	});
	const picture = await readScreen(client, timeoutMs);
	await served;
	expect(client.destroyed).toBe(true);
	return picture;
}

async function serve(
	server: Duplex,
	steps: readonly Step[],
	pieceBytes: number,
): Promise<void> {
	const chunks = server[Symbol.asyncIterator]();
	let heard = Buffer.alloc(0);
	for (const step of steps) {
		if ("send" in step) {
			for (let at = 0; at < step.send.length; at += pieceBytes)
				server.write(step.send.subarray(at, at + pieceBytes));
			continue;
		}
		while (heard.length < step.read.length) {
			const { value, done } = await chunks.next();
			if (done) return;
			heard = Buffer.concat([heard, value]);
		}
		expect(heard.subarray(0, step.read.length).toString("hex")).toBe(
			step.read.toString("hex"),
		);
		heard = heard.subarray(step.read.length);
	}
}

export function uint16(...values: readonly number[]): Buffer {
	const bytes = Buffer.alloc(2 * values.length);
	values.forEach((value, i) => {
		bytes.writeUInt16BE(value, 2 * i);
	});
	return bytes;
}

export function uint32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeInt32BE(value | 0);
	return bytes;
}

export function greeting(width: number, height: number): Step {
	return send(uint16(width, height), FORMAT, uint32(4), "test");
}

export function request(width: number, height: number, incremental = 0): Step {
	return read(Buffer.of(3, incremental), uint16(0, 0, width, height));
}

export function update(...rectangles: readonly Buffer[]): Step {
	return send(Buffer.of(0, 0), uint16(rectangles.length), ...rectangles);
}

export function rectangle(
	[x, y, width, height]: readonly [number, number, number, number],
	encoding: number,
	...data: readonly Buffer[]
): Buffer {
	return Buffer.concat([
		uint16(x, y, width, height),
		uint32(encoding),
		...data,
	]);
}

export const HANDSHAKE: readonly Step[] = [
	send("RFB 003.008\n"),
	read("RFB 003.008\n"),
	send(Buffer.of(2, 2, 1)),
	read(Buffer.of(1)),
	send(uint32(0)),
	read(Buffer.of(1)),
];

export const PREPARED = [read(PIXEL_FORMAT), read(ENCODINGS)];

/** A screen of two pixels, red and blue. */
export const TWO_PIXELS: readonly Step[] = [
	greeting(2, 1),
	...PREPARED,
	request(2, 1),
	update(rectangle([0, 0, 2, 1], 0, RED, BLUE)),
];

export const RED_AND_BLUE = {
	width: 2,
	height: 1,
	rgb: Buffer.of(255, 0, 0, 0, 0, 255),
};
