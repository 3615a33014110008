import { PNG } from "pngjs";
import {
	afterAll,
	beforeAll,
	beforeEach,
	describe,
	expect,
	test,
} from "vitest";
import { screenshot } from "../../src/xapi/console.ts";
import type { Pool } from "../../src/xapi/pool.ts";
import { startXapi, type XapiStandIn } from "../stand-ins/xapi.ts";
import { plainPicture, XapiScreen } from "../stand-ins/xapi-console.ts";
import { open } from "./opening.ts";

let xapi: XapiStandIn;
let pool: Pool;
let uuid: string;

beforeAll(async () => {
	xapi = await startXapi();
	pool = await open(xapi);
	const vm = xapi.vm({ name_label: "installing", power_state: "Running" });
	({ uuid } = xapi.db.record("VM", vm));
});

beforeEach(() => {
	Object.assign(xapi.screen, new XapiScreen());
});

afterAll(async () => {
	await pool.close();
	await xapi.close();
});

/** The pixels of a PNG file, by another decoder. */
function pixels(png: Buffer): Buffer {
	const { data } = PNG.sync.read(png, { checkCRC: true });
	return Buffer.from(data.filter((_, i) => i % 4 !== 3));
}

describe("a screenshot", () => {
	test("shows what the console shows", async () => {
		const rgb = Buffer.from(
			Array.from({ length: 720 * 400 * 3 }, (_, i) => (i * 31) % 256),
		);
		xapi.screen.picture = { width: 720, height: 400, rgb };

		const picture = await screenshot(pool, uuid);

		expect(picture).toMatchObject({ width: 720, height: 400, blank: false });
		expect(pixels(picture?.png ?? Buffer.alloc(0))).toEqual(rgb);
	});

	test("is the same where the console greets in one piece with the answer", async () => {
		xapi.screen.bannerWithAnswer = true;

		expect(await screenshot(pool, uuid)).toMatchObject({ width: 64 });
	});

	test("is taken on the host that runs the VM, by the name that we know where that is the master", async () => {
		const vm = xapi.vm({ name_label: "elsewhere", power_state: "Running" });
		const { consoles, uuid: elsewhere } = xapi.db.record("VM", vm);
		const [ref = ""] = consoles;
		const location = "https://192.0.2.7/console?uuid=4711";
		xapi.db.set("console", ref, { location });
		const asked: string[] = [];
		const seen: Pool = {
			host: pool.host,
			askedHost: pool.askedHost,
			call: (method, ...parameters) => pool.call(method, ...parameters),
			connect: async (path) => {
				asked.push(path);
				throw new Error("far away");
			},
			logoutOf: (session) => pool.logoutOf(session),
			close: () => pool.close(),
		};

		await expect(screenshot(seen, elsewhere)).rejects.toThrow("far away");
		xapi.db.set("VM", vm, { resident_on: "OpaqueRef:another-host" });
		await expect(screenshot(seen, elsewhere)).rejects.toThrow("far away");

		expect(asked).toEqual(["/console?uuid=4711", location]);
	});

	test("of one colour is blank", async () => {
		xapi.screen.picture = plainPicture(80, 25, [0, 0, 0]);

		expect(await screenshot(pool, uuid)).toMatchObject({ blank: true });
	});

	test("is an error where the console says nothing in time", async () => {
		xapi.screen.silent = true;

		await expect(screenshot(pool, uuid, { timeoutMs: 100 })).rejects.toThrow(
			"no picture within 0.1 seconds",
		);
	});
});

describe("there is no screenshot", () => {
	test.each([
		"Halted",
		"Paused",
		"Suspended",
	] as const)("of a VM that is %s", async (power_state) => {
		const vm = xapi.vm({ name_label: "idle", power_state });

		expect(
			await screenshot(pool, xapi.db.record("VM", vm).uuid),
		).toBeUndefined();
	});

	test("of a VM that is not there", async () => {
		expect(
			await screenshot(pool, "f681f8a4-a5fb-42ee-886d-bf7fa9e129ae"),
		).toBeUndefined();
	});

	test("of a VM with a console of text only", async () => {
		const vm = xapi.vm({ name_label: "text", power_state: "Running" });
		const { consoles, uuid: text } = xapi.db.record("VM", vm);
		for (const ref of consoles)
			xapi.db.set("console", ref, { protocol: "vt100" });

		expect(await screenshot(pool, text)).toBeUndefined();
	});
});
