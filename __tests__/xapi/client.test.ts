import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startXapi, type XapiStandIn } from "../stand-ins/xapi.ts";
import { startOddHost } from "./odd-host.ts";
import { failureOf, open } from "./opening.ts";

let xapi: XapiStandIn;

beforeEach(async () => {
	xapi = await startXapi();
});

afterEach(() => xapi.close());

function methods(host = xapi): readonly string[] {
	return host.calls.map(({ method }) => method);
}

describe("a session", () => {
	test("logs in under our name, calls, and logs out", async () => {
		const pool = await open(xapi);
		expect(pool.host).toBe(xapi.host);
		expect(pool.askedHost).toBe(xapi.host);
		expect(xapi.calls[0]?.parameters.slice(2)).toEqual([
			"1.0",
			"xva-template-action",
		]);
		expect(await pool.call("pool.get_all")).toEqual([xapi.pool]);
		expect(xapi.sessions()).toHaveLength(1);
		await pool.close();
		expect(xapi.sessions()).toHaveLength(0);
	});

	test("is closed once, and for good", async () => {
		const pool = await open(xapi);
		await pool.close();
		await pool.close();
		expect(methods().filter((name) => name === "session.logout")).toHaveLength(
			1,
		);
		const error = await failureOf(pool.call("pool.get_all"));
		expect(error.kind).toBe("stopped");
	});

	test("that has ended is renewed, once for all calls of the time", async () => {
		const pool = await open(xapi);
		xapi.faults.expireSessions();
		xapi.faults.slowMs = 50;
		const calls = ["pool", "host", "SR"].map((type) =>
			pool.call(`${type}.get_all`),
		);
		expect(await Promise.all(calls)).toContainEqual([xapi.hostRef]);
		expect(xapi.sessions()).toHaveLength(1);
		await pool.close();
	});

	test("that can't be renewed is said, without the session", async () => {
		const pool = await open(xapi);
		const [session = ""] = xapi.sessions();
		xapi.faults.failMethod("VM.get_all", ["SESSION_INVALID", session]);
		const error = await failureOf(pool.call("VM.get_all"));
		expect(error.code).toBe("SESSION_INVALID");
		expect(error.kind).toBe("denied");
		xapi.faults.failMethod("VM.get_all", [
			"INTERNAL_ERROR",
			`was ${xapi.sessions().at(-1)}`,
		]);
		const echo = await failureOf(pool.call("VM.get_all"));
		expect(echo.message).toContain("was ***");
		expect(echo.parameters.join()).not.toContain("OpaqueRef");
		await pool.close();
	});
});

describe("who may not", () => {
	test("a wrong password", async () => {
		const error = await failureOf(open(xapi, { password: "wrong-Password-9" }));
		expect(error.kind).toBe("denied");
		expect(error.code).toBe("SESSION_AUTHENTICATION_FAILED");
		expect(error.message).toContain(
			"check `xapi-username` and `xapi-password`",
		);
		expect(error.message).not.toContain("wrong-Password-9");
		expect(methods()).toHaveLength(1);
	});

	test("a refused call has XAPI's code, parameters and a sentence", async () => {
		const pool = await open(xapi);
		const error = await failureOf(pool.call("VM.get_by_uuid", "no-such"));
		expect(error).toMatchObject({
			kind: "refused",
			code: "UUID_INVALID",
			parameters: ["VM", "no-such"],
		});
		expect(error.message).toBe(
			`${xapi.host} refused VM.get_by_uuid: there is no VM no-such in the pool: check the UUID, and that \`xapi-url\` is the right pool. (UUID_INVALID)`,
		);
		await pool.close();
	});
});

describe("a member of a pool", () => {
	let member: XapiStandIn;

	beforeEach(async () => {
		member = await startXapi({ address: "127.0.0.2" });
		member.faults.slaveOf = xapi.host;
	});

	afterEach(() => member.close());

	test("leads to its master", async () => {
		const pool = await open(member, {
			fingerprints: [member.fingerprint, xapi.fingerprint],
		});
		expect([pool.askedHost, pool.host]).toEqual([member.host, xapi.host]);
		expect(await pool.call("pool.get_all")).toEqual([xapi.pool]);
		await pool.close();
		expect(methods(member)).toEqual(["session.login_with_password"]);
		expect(xapi.sessions()).toHaveLength(0);
	});

	test("leads to a master whose certificate is checked too", async () => {
		const error = await failureOf(open(member));
		expect(error.kind).toBe("untrusted");
		expect(error.message).toContain(
			`${member.host} is a member of its pool, and ${xapi.host} the master.`,
		);
		expect(xapi.calls).toHaveLength(0);
	});

	test("leads on once only", async () => {
		xapi.faults.slaveOf = member.host;
		const error = await failureOf(
			open(member, { fingerprints: [member.fingerprint, xapi.fingerprint] }),
		);
		expect(error.code).toBe("HOST_IS_SLAVE");
		expect(methods(member)).toHaveLength(1);
		expect(methods()).toHaveLength(1);
	});

	test("that became one in the middle leads on too", async () => {
		member.faults.slaveOf = undefined;
		const pool = await open(member, {
			fingerprints: [member.fingerprint, xapi.fingerprint],
		});
		member.faults.slaveOf = xapi.host;
		expect(await pool.call("pool.get_all")).toEqual([xapi.pool]);
		expect(pool.host).toBe(xapi.host);
		await pool.close();
	});
});

describe("a host that does not answer", () => {
	test("is gone", async () => {
		await xapi.goAway();
		const error = await failureOf(open(xapi));
		expect(error.kind).toBe("unreachable");
		expect(error.message).toContain(`${xapi.host} refused the connection`);
	});

	test("goes in the middle: the call fails, and close comes back", async () => {
		const pool = await open(xapi);
		await xapi.goAway();
		const error = await failureOf(pool.call("VM.get_all"));
		expect(error.kind).toBe("unreachable");
		await pool.close();
	});

	test("comes back: the next call works on the same session", async () => {
		const pool = await open(xapi);
		await xapi.goAway();
		await xapi.comeBack();
		expect(await pool.call("pool.get_all")).toEqual([xapi.pool]);
		await pool.close();
	});

	test("stalls: each call ends by its time-out, and close by its own", async () => {
		const pool = await open(xapi, {}, { timeoutMs: 300 });
		xapi.faults.stalled = true;
		const error = await failureOf(pool.call("VM.get_all"));
		expect(error.kind).toBe("unreachable");
		expect(error.message).toContain("did not answer within 0.3 s");
		await pool.close(100);
	});

	test("stalls: a call that is given up ends at once", async () => {
		const stop = new AbortController();
		const pool = await open(xapi, {}, { signal: stop.signal });
		xapi.faults.stalled = true;
		const call = failureOf(pool.call("VM.get_all"));
		stop.abort();
		expect((await call).kind).toBe("stopped");
		expect((await failureOf(pool.call("VM.get_all"))).kind).toBe("stopped");
		xapi.faults.stalled = false;
		await pool.close();
		expect(xapi.sessions()).toHaveLength(0);
	});

	test("is slow: its answer is waited for", async () => {
		xapi.faults.slowMs = 300;
		const pool = await open(xapi, {}, { timeoutMs: 5000 });
		expect(await pool.call("pool.get_all")).toEqual([xapi.pool]);
		await pool.close();
	});
});

describe("a host with troubles", () => {
	test("500 and a page", async () => {
		xapi.faults.html500 = true;
		const error = await failureOf(open(xapi));
		expect(error.kind).toBe("unreachable");
		expect(error.message).toMatch(/answered 500 \(.+\): its toolstack is/);
	});

	test("one 503 is passed over by logins and reads", async () => {
		xapi.faults.html503 = 1;
		const pool = await open(xapi);
		xapi.faults.html503 = 1;
		expect(await pool.call("pool.get_all")).toEqual([xapi.pool]);
		await pool.close();
	});

	test("two are not", async () => {
		const pool = await open(xapi);
		xapi.faults.html503 = 2;
		const error = await failureOf(pool.call("pool.get_all"));
		expect(error.message).toContain("answered 503");
		await pool.close();
	});

	test("what changes something is not sent twice", async () => {
		const pool = await open(xapi);
		const vm = xapi.vm({ name_label: "one" });
		xapi.faults.html503 = 1;
		const error = await failureOf(pool.call("VM.set_name_label", vm, "two"));
		expect(error.kind).toBe("unreachable");
		expect(xapi.db.record("VM", vm).name_label).toBe("one");
		await pool.close();
	});

	test("a read whose connection breaks is sent once more", async () => {
		let cut = 0;
		const host = await startOddHost((request, response, body) => {
			if (body.includes("VM.get_all") && cut++ === 0) request.socket.destroy();
			else
				response.end(
					JSON.stringify({ jsonrpc: "2.0", id: 0, result: "OpaqueRef:1" }),
				);
		});
		try {
			const pool = await open(host);
			expect(await pool.call("VM.get_all")).toBe("OpaqueRef:1");
			expect(cut).toBe(2);
			await pool.close();
		} finally {
			await host.close();
		}
	});
});
