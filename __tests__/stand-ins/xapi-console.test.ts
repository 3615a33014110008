/** The console of the XAPI stand-in, as a small client of its own sees it: bytes over TLS. */
import { connect, type TLSSocket } from "node:tls";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startXapi, type XapiStandIn } from "./xapi.ts";
import { plainPicture } from "./xapi-console.ts";

let xapi: XapiStandIn;
let session: string;
let vm: string;
const sockets: TLSSocket[] = [];

beforeEach(async () => {
	xapi = await startXapi();
	session = xapi.db.create("session");
	vm = xapi.vm({ name_label: "one", power_state: "Running" });
});

afterEach(async () => {
	for (const socket of sockets.splice(0)) socket.destroy();
	await xapi.close();
});

/** A socket after the `CONNECT`, and what comes back. */
function open(path: string) {
	const [host = "", port] = xapi.host.split(":");
	const socket = connect({ host, port: Number(port), ca: xapi.certificate });
	sockets.push(socket);
	const pieces: Buffer[] = [];
	socket.on("data", (piece) => pieces.push(piece));
	socket.write(
		`CONNECT ${path} HTTP/1.0\r\nCookie: session_id=${session}\r\n\r\n`,
	);
	return {
		pieces,
		write: (bytes: readonly number[]) => socket.write(Buffer.from(bytes)),
		/** Waits until so many bytes have come after the answer's head, and returns them. */
		async bytes(length: number): Promise<Buffer> {
			for (;;) {
				const all = Buffer.concat(pieces);
				const body = all.subarray(all.indexOf("\r\n\r\n") + 4);
				if (all.includes("\r\n\r\n") && body.length >= length) return body;
				await new Promise((resolve) => socket.once("data", resolve));
			}
		},
	};
}

const consolePath = (): string => {
	const [ref = ""] = xapi.db.record("VM", vm).consoles;
	const { pathname, search } = new URL(xapi.db.record("console", ref).location);
	return `${pathname}${search}`;
};

const VERSION = [...Buffer.from("RFB 003.008\n")];
/** Bytes of the greeting: version, security types, result, and the screen with its name `guest`. */
const GREETING = 12 + 2 + 4 + 24 + 5;
const UPDATE_HEAD = 16;
const whole = (width: number, height: number) => [
	3,
	0,
	0,
	0,
	0,
	0,
	0,
	width,
	0,
	height,
];

test("shows the picture, whole or a part", async () => {
	xapi.screen.picture = plainPicture(3, 2, [1, 2, 3]);
	const client = open(consolePath());
	client.write([...VERSION, 1, 1, ...whole(3, 2)]);
	const body = await client.bytes(GREETING + UPDATE_HEAD + 3 * 2 * 4);
	expect(body.subarray(0, 12).toString()).toBe("RFB 003.008\n");
	expect([...body.subarray(12, 22)]).toEqual([1, 1, 0, 0, 0, 0, 0, 3, 0, 2]);
	expect([...body.subarray(GREETING, GREETING + UPDATE_HEAD)]).toEqual([
		0, 0, 0, 1, 0, 0, 0, 0, 0, 3, 0, 2, 0, 0, 0, 0,
	]);
	expect([...body.subarray(-4)]).toEqual([3, 2, 1, 0]);
	client.write([3, 0, 0, 2, 0, 1, 0, 9, 0, 9]);
	const part = await client.bytes(body.length + UPDATE_HEAD + 4);
	expect([...part.subarray(body.length + 4, body.length + 12)]).toEqual([
		0, 2, 0, 1, 0, 1, 0, 1,
	]);
});

test("speaks the pixels that are asked for", async () => {
	xapi.screen.picture = plainPicture(1, 1, [255, 0, 255]);
	const client = open(consolePath());
	const rgb565 = [16, 16, 1, 1, 0, 31, 0, 63, 0, 31, 11, 5, 0, 0, 0, 0];
	const encodings = [2, 0, 0, 1, 0, 0, 0, 0];
	client.write([
		...VERSION,
		1,
		1,
		0,
		0,
		0,
		0,
		...rgb565,
		...encodings,
		...whole(1, 1),
	]);
	const body = await client.bytes(GREETING + UPDATE_HEAD + 2);
	expect([...body.subarray(-2)]).toEqual([0b11111000, 0b00011111]);
});

test("sends its first words with the answer, by switch", async () => {
	xapi.screen.bannerWithAnswer = true;
	const client = open(consolePath());
	await client.bytes(12);
	expect(client.pieces[0]?.toString()).toMatch(
		/^HTTP\/1\.1 200 .*\r\n\r\nRFB/s,
	);
});

test("is there for a session and a running VM only", async () => {
	const refused = async (path: string) => {
		const client = open(path);
		await client.bytes(0);
		return Buffer.concat(client.pieces).toString().split("\r\n")[0];
	};
	const path = consolePath();
	expect(await refused("/console?uuid=none")).toBe("HTTP/1.1 404 Not Found");
	xapi.db.set("VM", vm, { power_state: "Paused" });
	expect(await refused(path)).toBe("HTTP/1.1 404 Not Found");
	xapi.faults.expireSessions();
	expect(await refused(path)).toBe("HTTP/1.1 401 Unauthorised");
});
