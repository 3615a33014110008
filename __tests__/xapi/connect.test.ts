import { once } from "node:events";
import type { Duplex } from "node:stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Pool } from "../../src/xapi/pool.ts";
import { startXapi, type XapiStandIn } from "../stand-ins/xapi.ts";
import { startOddHost } from "./odd-host.ts";
import { failureOf, open } from "./opening.ts";

let xapi: XapiStandIn;
let pool: Pool;
let location: string;
let path: string;

beforeEach(async () => {
	xapi = await startXapi();
	pool = await open(xapi, {}, { timeoutMs: 2000 });
	const vm = xapi.vm({ name_label: "a", power_state: "Running" });
	const [console = ""] = xapi.db.record("VM", vm).consoles;
	location = xapi.db.record("console", console).location;
	path = location.replace(/^https:\/\/[^/]+/, "");
});

afterEach(async () => {
	await pool.close();
	await xapi.close();
});

/** The first bytes that come. */
async function banner(socket: Duplex): Promise<string> {
	const [bytes] = await once(socket, "data");
	socket.destroy();
	return String(bytes);
}

test.each([
	true,
	false,
])("a console's bytes after the answer, in one piece with it: %s", async (together) => {
	xapi.screen.bannerWithAnswer = together;
	expect(await banner(await pool.connect(path))).toBe("RFB 003.008\n");
});

test("a console by its location, whose host may be another", async () => {
	const other = await startXapi({ address: "127.0.0.2" });
	try {
		other.faults.slaveOf = xapi.host;
		const wide = await open(other, {
			fingerprints: [xapi.fingerprint, other.fingerprint],
		});
		expect(await banner(await wide.connect(location))).toBe("RFB 003.008\n");
		await wide.close();
		const elsewhere = location.replace(xapi.host, other.host);
		const error = await failureOf(pool.connect(elsewhere));
		expect(error.kind).toBe("untrusted");
	} finally {
		await other.close();
	}
});

test("a session that has ended is renewed", async () => {
	xapi.faults.expireSessions();
	expect(await banner(await pool.connect(path))).toBe("RFB 003.008\n");
	expect(xapi.sessions()).toHaveLength(1);
});

describe("no console", () => {
	test("of a VM that is not there", async () => {
		const error = await failureOf(pool.connect("/console?uuid=none"));
		expect(error.message).toMatch(/answered \d{3} to the console's CONNECT/);
	});

	test.each([
		"/console?a b",
		"/console\r\nX: y",
	])("by the path %j", async (odd) => {
		const error = await failureOf(pool.connect(odd));
		expect(error.message).toContain("is no path of a console");
	});

	test("of a host that is gone", async () => {
		await xapi.goAway();
		expect((await failureOf(pool.connect(path))).kind).toBe("unreachable");
	});

	test.each([
		["nothing", "", "did not answer within 0.3 s"],
		["something else", "SSH-2.0-x\r\n\r\n", "something other than HTTP"],
		[
			"a head without end",
			"HTTP/1.1 200 OK\r\n".padEnd(20_000, "x"),
			"something other than HTTP",
		],
	])("of a host that answers %s", async (_what, answer, said) => {
		const host = await startOddHost((_request, response) => {
			response.end('{"jsonrpc":"2.0","id":0,"result":"OpaqueRef:1"}');
		});
		host.server.on("connect", (_request, socket) => socket.write(answer));
		try {
			const odd = await open(host, {}, { timeoutMs: 300 });
			expect((await failureOf(odd.connect("/console"))).message).toContain(
				said,
			);
			await odd.close();
		} finally {
			await host.close();
		}
	});

	test("of a host that hangs up", async () => {
		const host = await startOddHost((_request, response) => {
			response.end('{"jsonrpc":"2.0","id":0,"result":"OpaqueRef:1"}');
		});
		host.server.on("connect", (_request, socket) => socket.end());
		try {
			const odd = await open(host);
			const error = await failureOf(odd.connect("/console"));
			expect(error.kind).toBe("unreachable");
			expect(error.message).toContain("broke");
			await odd.close();
		} finally {
			await host.close();
		}
	});
});

test("one that is given up ends at once", async () => {
	const stop = new AbortController();
	const host = await startOddHost((_request, response) => {
		response.end('{"jsonrpc":"2.0","id":0,"result":"OpaqueRef:1"}');
	});
	try {
		const odd = await open(host, {}, { signal: stop.signal });
		host.server.on("connect", () => stop.abort());
		expect((await failureOf(odd.connect("/console"))).kind).toBe("stopped");
		await odd.close();
	} finally {
		await host.close();
	}
});
