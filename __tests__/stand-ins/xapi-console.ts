/** The console of a VM: RFB 3.8 without a password over the socket of a `CONNECT`, raw pixels. */
import type { Duplex } from "node:stream";

/** What a console shows: three bytes a pixel, red, green, blue, row by row. */
export interface Picture {
	readonly width: number;
	readonly height: number;
	readonly rgb: Uint8Array;
}

/** The screen of every console; a test may change it at any time. */
export class XapiScreen {
	picture: Picture = plainPicture(64, 48, [0, 0, 170]);
	/** Send the answer to `CONNECT` and the first RFB bytes in one piece, as a host under load does. */
	bannerWithAnswer = false;
	/** Answer `CONNECT`, and then say nothing. */
	silent = false;
}

/** A picture of one colour. */
export function plainPicture(
	width: number,
	height: number,
	colour: readonly [red: number, green: number, blue: number],
): Picture {
	const rgb = Buffer.alloc(width * height * 3, Buffer.from(colour));
	return { width, height, rgb };
}

const ANSWER =
	"HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nCache-Control: no-cache, no-store\r\n\r\n";
const BANNER = "RFB 003.008\n";
const NO_PASSWORD = 1;

/** 32 bits, little endian, eight for each colour: what QEMU offers. */
const NATIVE_FORMAT = Buffer.from([
	32, 24, 0, 1, 0, 255, 0, 255, 0, 255, 16, 8, 0, 0, 0, 0,
]);

/** Lengths of a client's messages without what varies. */
const MESSAGE_BYTES: Readonly<Record<number, number>> = {
	0: 20,
	2: 4,
	3: 10,
	4: 8,
	5: 6,
	6: 8,
};

/** Answers `CONNECT` and speaks RFB until the client goes, or says what RFB does not know. */
export async function serveConsole(
	socket: Duplex,
	screen: XapiScreen,
): Promise<void> {
	socket.on("error", () => socket.destroy());
	if (screen.silent) {
		socket.write(ANSWER);
		return;
	}
	if (screen.bannerWithAnswer) socket.write(ANSWER + BANNER);
	else {
		socket.write(ANSWER);
		socket.write(BANNER);
	}
	const take = reader(socket);
	try {
		await handshake(socket, screen, take);
		await messages(socket, screen, take);
	} catch {
		socket.destroy();
	}
}

type Take = (length: number) => Promise<Buffer>;

/** Reads exactly so many bytes; an end before them is an error. */
function reader(socket: Duplex): Take {
	const chunks = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
	let rest = Buffer.alloc(0);
	return async (length) => {
		while (rest.length < length) {
			const { value, done } = await chunks.next();
			if (done) throw new Error("the client is gone");
			rest = Buffer.concat([rest, value]);
		}
		const taken = rest.subarray(0, length);
		rest = rest.subarray(length);
		return taken;
	};
}

async function handshake(
	socket: Duplex,
	{ picture }: XapiScreen,
	take: Take,
): Promise<void> {
	const version = await take(BANNER.length);
	if (version.toString() !== BANNER) throw new Error("not RFB 3.8");
	socket.write(Buffer.from([1, NO_PASSWORD]));
	const [chosen] = await take(1);
	if (chosen !== NO_PASSWORD) throw new Error("not the security offered");
	socket.write(Buffer.alloc(4));
	await take(1);
	const name = Buffer.from("guest");
	socket.write(
		Buffer.concat([
			shorts(picture.width, picture.height),
			NATIVE_FORMAT,
			longs(name.length),
			name,
		]),
	);
}

async function messages(
	socket: Duplex,
	screen: XapiScreen,
	take: Take,
): Promise<never> {
	let format: Buffer = NATIVE_FORMAT;
	for (;;) {
		const [type = -1] = await take(1);
		const length = MESSAGE_BYTES[type];
		if (length === undefined) throw new Error(`no message ${type}`);
		const message = await take(length - 1);
		if (type === 0) format = Buffer.from(message.subarray(3));
		if (type === 2) await take(4 * message.readUInt16BE(1));
		if (type === 6) await take(message.readUInt32BE(3));
		// A request for changes is answered when there are any, and here are none.
		if (type === 3 && message[0] === 0) {
			const area = [1, 3, 5, 7].map((at) => message.readUInt16BE(at));
			socket.write(update(screen.picture, area, format));
		}
	}
}

/** One rectangle of raw pixels, cut to the picture. */
function update(
	picture: Picture,
	[x = 0, y = 0, width = 0, height = 0]: readonly number[],
	format: Buffer,
): Buffer {
	const right = Math.min(x + width, picture.width);
	const bottom = Math.min(y + height, picture.height);
	const pixels: Buffer[] = [];
	for (let row = y; row < bottom; row += 1)
		for (let column = x; column < right; column += 1)
			pixels.push(pixelOf(picture, row * picture.width + column, format));
	return Buffer.concat([
		Buffer.from([0, 0]),
		shorts(1, x, y, Math.max(0, right - x), Math.max(0, bottom - y)),
		longs(0),
		...pixels,
	]);
}

/** A pixel in the format that the client has set: bits, depth, endianness, true colour, three maxima, three shifts. */
function pixelOf({ rgb }: Picture, index: number, format: Buffer): Buffer {
	let value = 0;
	for (let colour = 0; colour < 3; colour += 1) {
		const most = format.readUInt16BE(4 + 2 * colour);
		const shift = format[10 + colour] ?? 0;
		const level = Math.round(((rgb[index * 3 + colour] ?? 0) * most) / 255);
		value += level * 2 ** shift;
	}
	const bytes = (format[0] ?? 32) / 8;
	const pixel = Buffer.alloc(bytes);
	if (format[2] === 0) pixel.writeUIntLE(value, 0, bytes);
	else pixel.writeUIntBE(value, 0, bytes);
	return pixel;
}

function shorts(...values: readonly number[]): Buffer {
	const buffer = Buffer.alloc(2 * values.length);
	for (const [index, value] of values.entries())
		buffer.writeUInt16BE(value, 2 * index);
	return buffer;
}

function longs(value: number): Buffer {
	const buffer = Buffer.alloc(4);
	buffer.writeUInt32BE(value);
	return buffer;
}
