/**
 * Takes one picture of a screen by the Remote Framebuffer protocol (RFC 6143), versions 3.3, 3.7 and 3.8, as the
 * console of a VM speaks it: no password, since the pool has asked for a session before.
 */

import type { Duplex } from "node:stream";
import type { Picture } from "./png.ts";

/** No console is larger; what claims to be is not believed. */
const MAX_SIDE = 4096;
/** A server's name, its reason for a refusal, its clipboard: read and thrown away, up to this. */
const MAX_TEXT_BYTES = 1 << 20;
const BYTES_PER_PIXEL = 4;
const SECURITY_NONE = 1;
const RAW = 0;
const COPY_RECT = 1;
const DESKTOP_SIZE = -223;

/**
 * One picture of the screen behind `stream`, which is destroyed in the end. Where the time is over before all of the
 * picture has come, the rest of it is black.
 * @throws where nothing of a picture came, with the reason as the message
 */
export async function readScreen(
	stream: Duplex,
	timeoutMs: number,
): Promise<Picture> {
	let late = false;
	const timer = setTimeout(() => {
		late = true;
		stream.destroy();
	}, timeoutMs);
	const screen = new Screen();
	const reader = new Reader(stream);
	try {
		await shakeHands(stream, reader);
		await receive(stream, reader, screen);
	} catch (error) {
		if (!late) throw error;
		if (screen.painted === 0) {
			throw new Error(
				`The console sent no picture within ${timeoutMs / 1000} seconds.`,
				{ cause: error },
			);
		}
	} finally {
		clearTimeout(timer);
		stream.destroy();
	}
	return screen.picture();
}

/** Version, then security; each version says it in another way (RFC 6143, section 7.1 and appendix A). */
async function shakeHands(stream: Duplex, reader: Reader): Promise<void> {
	const banner = (await reader.take(12)).toString("latin1");
	const match = /^RFB (\d{3})\.(\d{3})\n$/.exec(banner);
	if (!match) {
		throw new Error("The console does not speak the RFB protocol.");
	}
	const [major, minor] = [Number(match[1]), Number(match[2])];
	const version = major > 3 || minor >= 8 ? 8 : minor === 7 ? 7 : 3;
	stream.write(`RFB 003.00${version}\n`);
	// In 3.3 the server decides; later ones offer a list, which is empty where they refuse.
	const offered =
		version === 3
			? [await reader.uint32()]
			: [...(await reader.take(await reader.uint8()))];
	if (!offered.includes(SECURITY_NONE)) throw refused();
	if (version > 3) stream.write(Buffer.of(SECURITY_NONE));
	if (version === 8 && (await reader.uint32()) !== 0) throw refused();
	// Shared: whoever looks at the console already is not thrown out.
	stream.write(Buffer.of(1));
}

function refused(): Error {
	return new Error("The console refused to be looked at.");
}

/** Asks for the whole screen, in a pixel format of ours, until all of it has come. */
async function receive(
	stream: Duplex,
	reader: Reader,
	screen: Screen,
): Promise<void> {
	screen.resize(await reader.uint16(), await reader.uint16());
	await reader.skip(16);
	await reader.skip(await reader.uint32());
	stream.write(pixelFormat());
	stream.write(encodings([RAW, COPY_RECT, DESKTOP_SIZE]));
	while (!screen.complete) {
		// A server has to answer to a request for what changed only when something does: the first asks for all.
		stream.write(updateRequest(screen, screen.painted > 0));
		await nextUpdate(reader, screen);
	}
}

/** Reads messages up to and with the next update of the framebuffer (RFC 6143, section 7.6). */
async function nextUpdate(reader: Reader, screen: Screen): Promise<void> {
	for (;;) {
		const type = await reader.uint8();
		if (type === 0) {
			await reader.skip(1);
			let rectangles = await reader.uint16();
			while (rectangles-- > 0) await readRectangle(reader, screen);
			return;
		}
		if (type === 1) {
			await reader.skip(3);
			await reader.skip(6 * (await reader.uint16()));
		} else if (type === 3) {
			await reader.skip(3);
			await reader.skip(await reader.uint32());
		} else if (type !== 2) {
			throw new Error(`The console sent a message of unknown type ${type}.`);
		}
	}
}

async function readRectangle(reader: Reader, screen: Screen): Promise<void> {
	const x = await reader.uint16();
	const y = await reader.uint16();
	const width = await reader.uint16();
	const height = await reader.uint16();
	const encoding = (await reader.uint32()) | 0;
	if (encoding === DESKTOP_SIZE) {
		screen.resize(width, height);
		return;
	}
	if (x + width > screen.width || y + height > screen.height) {
		throw new Error("The console sent a picture larger than its screen.");
	}
	if (encoding === RAW) {
		for (let row = y; row < y + height; row++) {
			screen.paint(x, row, await reader.take(width * BYTES_PER_PIXEL));
		}
	} else if (encoding === COPY_RECT) {
		const from = { x: await reader.uint16(), y: await reader.uint16() };
		screen.copy(from, { x, y, width, height });
	} else {
		throw new Error(`The console sent unknown encoding ${encoding}.`);
	}
}

/** The picture as it comes together. */
class Screen {
	width = 0;
	height = 0;
	/** Pixels that have come. */
	painted = 0;
	#rgb = Buffer.alloc(0);
	#seen = new Uint8Array(0);

	get complete(): boolean {
		return this.painted === this.width * this.height;
	}

	/** Starts again with another size. */
	resize(width: number, height: number): void {
		if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
			throw new Error(`The console claims a screen of ${width}×${height}.`);
		}
		this.width = width;
		this.height = height;
		this.painted = 0;
		this.#rgb = Buffer.alloc(width * height * 3);
		this.#seen = new Uint8Array(width * height);
	}

	/** Pixels as {@link pixelFormat} orders them: blue, green, red, nothing. */
	paint(x: number, y: number, pixels: Buffer): void {
		const first = y * this.width + x;
		for (let i = 0; i < pixels.length; i += BYTES_PER_PIXEL) {
			const at = first + i / BYTES_PER_PIXEL;
			this.#rgb[at * 3] = pixels[i + 2] ?? 0;
			this.#rgb[at * 3 + 1] = pixels[i + 1] ?? 0;
			this.#rgb[at * 3 + 2] = pixels[i] ?? 0;
			this.#mark(at);
		}
	}

	/** Copies a part of the screen to another place of it; the two may overlap. */
	copy(from: { x: number; y: number }, to: Rectangle): void {
		if (from.x + to.width > this.width || from.y + to.height > this.height) {
			throw new Error("The console copied from outside its screen.");
		}
		const before = Buffer.from(this.#rgb);
		for (let row = 0; row < to.height; row++) {
			const source = (from.y + row) * this.width + from.x;
			const target = (to.y + row) * this.width + to.x;
			before.copy(this.#rgb, target * 3, source * 3, (source + to.width) * 3);
			for (let i = 0; i < to.width; i++) this.#mark(target + i);
		}
	}

	picture(): Picture {
		return { width: this.width, height: this.height, rgb: this.#rgb };
	}

	#mark(pixel: number): void {
		if (this.#seen[pixel] === 1) return;
		this.#seen[pixel] = 1;
		this.painted++;
	}
}

interface Rectangle {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** Takes exact numbers of bytes out of a stream. */
class Reader {
	readonly #chunks: AsyncIterator<Buffer>;
	#buffered: Buffer = Buffer.alloc(0);

	constructor(stream: Duplex) {
		this.#chunks = stream[Symbol.asyncIterator]();
	}

	async take(length: number): Promise<Buffer> {
		const parts: Buffer[] = [this.#buffered];
		let available = this.#buffered.length;
		while (available < length) {
			const { done, value } = await this.#chunks.next();
			if (done) throw new Error("The console closed the connection.");
			parts.push(value);
			available += value.length;
		}
		const bytes = parts.length === 1 ? this.#buffered : Buffer.concat(parts);
		this.#buffered = bytes.subarray(length);
		return bytes.subarray(0, length);
	}

	async skip(length: number): Promise<void> {
		if (length > MAX_TEXT_BYTES) {
			throw new Error(`The console sent a text of ${length} bytes.`);
		}
		await this.take(length);
	}

	async uint8(): Promise<number> {
		return (await this.take(1)).readUInt8();
	}

	async uint16(): Promise<number> {
		return (await this.take(2)).readUInt16BE();
	}

	async uint32(): Promise<number> {
		return (await this.take(4)).readUInt32BE();
	}
}

/** SetPixelFormat: 32 bits, true colour, little-endian, 255 a channel: blue, green, red, nothing. */
function pixelFormat(): Buffer {
	const flags = [32, 24, 0, 1];
	const maxima = [0, 255, 0, 255, 0, 255];
	const shifts = [16, 8, 0];
	return Buffer.of(0, 0, 0, 0, ...flags, ...maxima, ...shifts, 0, 0, 0);
}

/** SetEncodings. */
function encodings(types: readonly number[]): Buffer {
	const message = Buffer.alloc(4 + 4 * types.length);
	message.writeUInt8(2);
	message.writeUInt16BE(types.length, 2);
	types.forEach((type, i) => {
		message.writeInt32BE(type, 4 + 4 * i);
	});
	return message;
}

/** FramebufferUpdateRequest for all of the screen. */
function updateRequest(screen: Screen, incremental: boolean): Buffer {
	const message = Buffer.alloc(10);
	message.writeUInt8(3);
	message.writeUInt8(incremental ? 1 : 0, 1);
	message.writeUInt16BE(screen.width, 6);
	message.writeUInt16BE(screen.height, 8);
	return message;
}
