import { describe, expect, test } from "vitest";
import {
	BLUE,
	FORMAT,
	greeting,
	HANDSHAKE,
	PREPARED,
	play,
	RED,
	RED_AND_BLUE,
	read,
	rectangle,
	request,
	type Step,
	send,
	TWO_PIXELS,
	uint16,
	uint32,
	update,
} from "./rfb-script.ts";

describe("a screen", () => {
	test("is read by RFB 3.8, as a guest beside others", async () => {
		expect(await play([...HANDSHAKE, ...TWO_PIXELS])).toEqual(RED_AND_BLUE);
	});

	test("is read by RFB 3.7, which says nothing after no password", async () => {
		expect(
			await play([
				send("RFB 003.007\n"),
				read("RFB 003.007\n"),
				send(Buffer.of(1, 1)),
				read(Buffer.of(1), Buffer.of(1)),
				...TWO_PIXELS,
			]),
		).toEqual(RED_AND_BLUE);
	});

	test.each([
		"003",
		"005",
	])("is read by RFB 3.%s as by 3.3, where the server decides", async (minor) => {
		expect(
			await play([
				send(`RFB 003.${minor}\n`),
				read("RFB 003.003\n"),
				send(uint32(1)),
				read(Buffer.of(1)),
				...TWO_PIXELS,
			]),
		).toEqual(RED_AND_BLUE);
	});

	test("of a newer server is read by RFB 3.8", async () => {
		const [, ...rest] = HANDSHAKE;
		expect(await play([send("RFB 003.889\n"), ...rest, ...TWO_PIXELS])).toEqual(
			RED_AND_BLUE,
		);
	});

	test("may come byte by byte", async () => {
		expect(
			await play([...HANDSHAKE, ...TWO_PIXELS], { pieceBytes: 1 }),
		).toEqual(RED_AND_BLUE);
	});

	test("may come in several updates and rectangles, with other messages between them", async () => {
		const bell = Buffer.of(2);
		const colours = Buffer.concat([
			Buffer.of(1, 0, 0, 0, 0, 2),
			FORMAT.subarray(4),
		]);
		const clipboard = Buffer.concat([
			Buffer.of(3, 0, 0, 0),
			uint32(5),
			Buffer.from("hello"),
		]);
		expect(
			await play([
				...HANDSHAKE,
				greeting(2, 2),
				...PREPARED,
				request(2, 2),
				send(bell, colours, clipboard),
				update(
					rectangle([0, 0, 1, 1], 0, RED),
					rectangle([1, 0, 1, 1], 0, BLUE),
				),
				request(2, 2, 1),
				update(rectangle([0, 1, 2, 1], 0, BLUE, RED)),
			]),
		).toEqual({
			width: 2,
			height: 2,
			rgb: Buffer.from("ff00000000ff0000ffff0000", "hex"),
		});
	});

	test("may copy a part of itself", async () => {
		expect(
			await play([
				...HANDSHAKE,
				greeting(3, 1),
				...PREPARED,
				request(3, 1),
				update(
					rectangle([0, 0, 2, 1], 0, RED, BLUE),
					rectangle([1, 0, 2, 1], 1, uint16(0, 0)),
				),
			]),
		).toEqual({
			width: 3,
			height: 1,
			rgb: Buffer.from("ff0000ff00000000ff", "hex"),
		});
	});

	test("may copy a part of itself over that part", async () => {
		expect(
			await play([
				...HANDSHAKE,
				greeting(1, 3),
				...PREPARED,
				request(1, 3),
				update(
					rectangle([0, 0, 1, 2], 0, RED, BLUE),
					rectangle([0, 1, 1, 2], 1, uint16(0, 0)),
				),
			]),
		).toEqual({
			width: 1,
			height: 3,
			rgb: Buffer.from("ff0000ff00000000ff", "hex"),
		});
	});

	test("may paint a pixel twice before the others", async () => {
		expect(
			await play([
				...HANDSHAKE,
				greeting(2, 1),
				...PREPARED,
				request(2, 1),
				update(
					rectangle([0, 0, 1, 1], 0, BLUE),
					rectangle([0, 0, 1, 1], 0, RED),
				),
				request(2, 1, 1),
				update(rectangle([1, 0, 1, 1], 0, BLUE)),
			]),
		).toEqual(RED_AND_BLUE);
	});

	test("may change its size before it is painted", async () => {
		expect(
			await play([
				...HANDSHAKE,
				greeting(640, 480),
				...PREPARED,
				request(640, 480),
				update(rectangle([0, 0, 2, 1], -223)),
				request(2, 1),
				update(rectangle([0, 0, 2, 1], 0, RED, BLUE)),
			]),
		).toEqual(RED_AND_BLUE);
	});

	test("that is not complete in time is black where nothing came", async () => {
		expect(
			await play(
				[
					...HANDSHAKE,
					greeting(2, 1),
					...PREPARED,
					request(2, 1),
					update(rectangle([1, 0, 1, 1], 0, BLUE)),
				],
				{ timeoutMs: 300 },
			),
		).toEqual({ width: 2, height: 1, rgb: Buffer.of(0, 0, 0, 0, 0, 255) });
	});
});

describe("a screen is not read, and the error says why,", () => {
	const upTo = (...steps: readonly Step[]) => [
		...HANDSHAKE,
		greeting(2, 1),
		...PREPARED,
		request(2, 1),
		...steps,
	];

	test.each<[string, readonly Step[], string]>([
		[
			"when something else answers",
			[send("SSH-2.0-OpenSSH_9.2p1\r\n")],
			"does not speak the RFB protocol",
		],
		[
			"when a password is asked for",
			[send("RFB 003.008\n"), read("RFB 003.008\n"), send(Buffer.of(1, 2))],
			"refused",
		],
		[
			"when the server offers nothing",
			[
				send("RFB 003.008\n"),
				read("RFB 003.008\n"),
				send(Buffer.of(0), uint32(4), "busy"),
			],
			"refused",
		],
		[
			"when a server of version 3.3 wants a password",
			[send("RFB 003.003\n"), read("RFB 003.003\n"), send(uint32(2))],
			"refused",
		],
		[
			"when the server refuses after all",
			[...HANDSHAKE.slice(0, 4), send(uint32(1))],
			"refused",
		],
		[
			"when the screen is too large to be one",
			[...HANDSHAKE, greeting(65535, 65535)],
			"claims a screen of 65535×65535",
		],
		["when there is no screen", [...HANDSHAKE, greeting(0, 0)], "0×0"],
		[
			"when its name is endless",
			[...HANDSHAKE, send(uint16(2, 1), FORMAT, uint32(0x7fffffff))],
			"a text of 2147483647 bytes",
		],
		[
			"when a rectangle lies outside",
			upTo(update(rectangle([1, 0, 2, 1], 0, RED, BLUE))),
			"larger than its screen",
		],
		[
			"when it copies from outside",
			upTo(update(rectangle([0, 0, 2, 1], 1, uint16(1, 0)))),
			"from outside",
		],
		[
			"when an encoding comes that was not asked for",
			upTo(update(rectangle([0, 0, 2, 1], 16))),
			"unknown encoding 16",
		],
		[
			"when a message of no known type comes",
			upTo(send(Buffer.of(250))),
			"unknown type 250",
		],
	])("%s", async (_, steps, message) => {
		await expect(play(steps)).rejects.toThrow(message);
	});

	test("when the server hangs up", async () => {
		await expect(play(HANDSHAKE, { hangUp: true })).rejects.toThrow(
			"closed the connection",
		);
	});

	test("when nothing comes in time", async () => {
		await expect(play(HANDSHAKE, { timeoutMs: 100 })).rejects.toThrow(
			"no picture within 0.1 seconds",
		);
	});
});
