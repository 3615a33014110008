/** What can go wrong with the XAPI stand-in, switch by switch. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startXapi, type XapiStandIn } from "./xapi.ts";
import { type Caller, callXml, openCaller } from "./xapi-caller.ts";

let xapi: XapiStandIn;
let caller: Caller;

beforeEach(async () => {
	xapi = await startXapi();
	caller = openCaller(xapi);
});

afterEach(async () => {
	await caller.close();
	await xapi.close();
});

const login = (password = xapi.password) =>
	callXml(caller, "session.login_with_password", "root", password);

describe("a login", () => {
	test("with another password, or by switch, is refused", async () => {
		const refused = {
			ErrorDescription: [
				"SESSION_AUTHENTICATION_FAILED",
				"root",
				"Authentication failure",
			],
		};
		expect(await login("another")).toMatchObject(refused);
		xapi.faults.wrongPassword = true;
		expect(await login()).toMatchObject(refused);
		xapi.faults.wrongPassword = false;
		expect(await login()).toMatchObject({ Status: "Success" });
	});

	test("at a member of the pool is sent to its master", async () => {
		const port = Number(xapi.host.split(":")[1]);
		const member = await startXapi({ address: "127.0.0.2", port });
		const other = openCaller(member);
		try {
			member.faults.slaveOf = "127.0.0.1";
			await expect(other.call("VM.get_all")).rejects.toThrow(
				"HOST_IS_SLAVE 127.0.0.1",
			);
			expect(member.certificate).not.toBe(xapi.certificate);
		} finally {
			await other.close();
			await member.close();
		}
	});

	test("that has expired has to be done again", async () => {
		xapi.faults.expireSessions();
		await expect(caller.call("VM.get_all")).rejects.toThrow("SESSION_INVALID");
		expect(xapi.sessions()).toEqual([]);
	});
});

describe("the host", () => {
	const called = async (count: number): Promise<void> => {
		while (xapi.calls.length < count) await new Promise(setImmediate);
	};

	test("goes in the middle of a call, is not to be reached, and comes back on its port", async () => {
		const { host } = xapi;
		const cut = expect(
			caller.call("event.from", ["task"], "", 30.5),
		).rejects.toMatchObject({ code: "UND_ERR_SOCKET" });
		await called(1);
		await xapi.goAway();
		await cut;
		await expect(caller.call("VM.get_all")).rejects.toMatchObject({
			code: "ECONNREFUSED",
		});
		await xapi.comeBack();
		expect(xapi.host).toBe(host);
		expect(await caller.call("VM.get_all")).toEqual([xapi.template]);
	});

	test("takes calls and never answers", async () => {
		xapi.faults.stalled = true;
		const cut = expect(caller.call("VM.get_all")).rejects.toMatchObject({
			code: "UND_ERR_SOCKET",
		});
		await called(1);
		xapi.faults.stalled = false;
		expect(await caller.call("pool.get_all")).toEqual([xapi.pool]);
		await xapi.goAway();
		await cut;
	});

	test("answers by pages for a while, or all the time", async () => {
		xapi.faults.html503 = 1;
		expect(await caller.send("/")).toMatchObject({
			status: 503,
			type: "text/html",
		});
		expect(await caller.call("VM.get_all")).toEqual([xapi.template]);
		xapi.faults.html500 = true;
		for (const method of ["GET", "PUT", "POST"] as const)
			expect(await caller.send("/jsonrpc", { method })).toMatchObject({
				status: 500,
				type: "text/html",
			});
	});

	test("takes its time", async () => {
		const answered: string[] = [];
		const ask = async (method: string): Promise<void> => {
			await caller.call(method);
			answered.push(method);
		};
		xapi.faults.slowMs = 500;
		const slow = ask("VM.get_all");
		await called(1);
		xapi.faults.slowMs = 0;
		await ask("pool.get_all");
		await slow;
		expect(answered).toEqual(["pool.get_all", "VM.get_all"]);
	});
});

describe("a method", () => {
	test("fails as often as it is told to, then works", async () => {
		const vm = xapi.vm({ name_label: "one" });
		const words = ["OTHER_OPERATION_IN_PROGRESS", "VM", vm, "clone"] as const;
		xapi.faults.failMethod("VM.destroy", words, 2);
		for (let time = 0; time < 2; time += 1)
			await expect(caller.call("VM.destroy", vm)).rejects.toThrow(
				words.join(" "),
			);
		await caller.call("VM.destroy", vm);
	});

	test("fails until it is told to work", async () => {
		xapi.faults.failMethod("SR.scan", ["SR_BACKEND_FAILURE_40", "a", "b"]);
		await expect(caller.call("SR.scan", xapi.sr)).rejects.toThrow(
			"SR_BACKEND_FAILURE_40 a b",
		);
		xapi.faults.failMethod("SR.scan", undefined);
		await caller.call("SR.scan", xapi.sr);
	});

	test("fails in its task", async () => {
		xapi.faults.taskFailure = ["OUT_OF_SPACE", "/"];
		const task = await caller.call<string>("Async.SR.scan", xapi.sr);
		let status = "pending";
		while (status === "pending")
			status = await caller.call<string>("task.get_status", task);
		expect(status).toBe("failure");
		expect(await caller.call("task.get_error_info", task)).toEqual([
			"OUT_OF_SPACE",
			"/",
		]);
	});
});

test("a rolling update shows in the pool's record, and leaves the rest of it", async () => {
	const config = () => caller.call("pool.get_other_config", xapi.pool);
	await caller.call("pool.add_to_other_config", xapi.pool, "a", "b");
	xapi.faults.setRollingUpdate(true);
	expect(await config()).toEqual({
		a: "b",
		rolling_upgrade_in_progress: "true",
	});
	xapi.faults.setRollingUpdate(false);
	expect(await config()).toEqual({ a: "b" });
});

test("each call is written down", async () => {
	await caller.call("VM.get_all");
	await callXml(caller, "pool.get_all", caller.session);
	await caller.send("/export?uuid=1");
	expect(
		xapi.calls.map(({ protocol, method, parameters }) => [
			protocol,
			method,
			parameters,
		]),
	).toEqual([
		["jsonrpc", "VM.get_all", [caller.session]],
		["xmlrpc", "pool.get_all", [caller.session]],
		["http", "GET /export", [{ uuid: "1" }]],
	]);
});
