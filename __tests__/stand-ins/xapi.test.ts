/** The XAPI stand-in is as strict as xapi, in all forms of its protocol. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startXapi, type XapiStandIn } from "./xapi.ts";
import { type Caller, callXml, openCaller } from "./xapi-caller.ts";

let xapi: XapiStandIn;
let caller: Caller;
let vm: string;

beforeEach(async () => {
	xapi = await startXapi();
	caller = openCaller(xapi);
	vm = xapi.vm({ name_label: "one", VCPUs_max: 2, disks: [{}] });
});

afterEach(async () => {
	await caller.close();
	await xapi.close();
});

const diskOf = (machine: string): string => {
	const [vbd = ""] = xapi.db.record("VM", machine).VBDs;
	return xapi.db.record("VBD", vbd).VDI;
};

describe("answers", () => {
	const post = async (path: string, body: string) => {
		const answer = await caller.send(path, { method: "POST", body });
		return { ...answer, body: answer.body.toString() };
	};

	test("JSON-RPC 2.0", async () => {
		const params = [caller.session, vm];
		const asked = { jsonrpc: "2.0", id: 7, params };
		const good = await post(
			"/jsonrpc",
			JSON.stringify({ ...asked, method: "VM.get_VCPUs_max" }),
		);
		expect(good.type).toBe("application/json");
		expect(JSON.parse(good.body)).toEqual({
			jsonrpc: "2.0",
			result: 2,
			id: 7,
		});
		const bad = await post(
			"/jsonrpc",
			JSON.stringify({ ...asked, method: "VM.unpause" }),
		);
		expect(JSON.parse(bad.body)).toEqual({
			jsonrpc: "2.0",
			error: {
				code: 1,
				message: "VM_BAD_POWER_STATE",
				data: [vm, "paused", "halted"],
			},
			id: 7,
		});
	});

	test("JSON-RPC 1.0", async () => {
		const asked = { id: "a", params: [caller.session, vm] };
		const good = await post(
			"/jsonrpc",
			JSON.stringify({ ...asked, method: "VM.get_name_label" }),
		);
		expect(JSON.parse(good.body)).toEqual({
			result: "one",
			error: null,
			id: "a",
		});
		const bad = await post(
			"/jsonrpc",
			JSON.stringify({ ...asked, method: "VM.get_colour" }),
		);
		expect(JSON.parse(bad.body)).toEqual({
			result: null,
			error: ["MESSAGE_METHOD_UNKNOWN", "VM.get_colour"],
			id: "a",
		});
	});

	test("XML-RPC, with ints as texts", async () => {
		xapi.db.set("VM", vm, { name_label: "<a> & 'b'" });
		const get = (field: string) =>
			callXml(caller, `VM.get_${field}`, caller.session, vm);
		const success = (Value: unknown) => ({ Status: "Success", Value });
		expect(await get("name_label")).toEqual(success("<a> & 'b'"));
		expect(await get("VCPUs_max")).toEqual(success("2"));
		expect(await get("is_a_template")).toEqual(success(false));
		expect(await get("snapshot_time")).toEqual(success("19700101T00:00:00Z"));
		expect(await get("colour")).toEqual({
			Status: "Failure",
			ErrorDescription: ["MESSAGE_METHOD_UNKNOWN", "VM.get_colour"],
		});
	});

	test.each([
		["/jsonrpc", "{"],
		["/jsonrpc", '{"method":"VM.get_all","params":[]}'],
		["/jsonrpc", '{"jsonrpc":"3.0","method":"VM.get_all","params":[],"id":1}'],
		["/", "<methodCall><params/></methodCall>"],
	])("500 and a page to a malformed call: %s %s", async (path, body) => {
		const answer = await post(path, body);
		expect([answer.status, answer.type]).toEqual([500, "text/html"]);
	});
});

describe("refuses", () => {
	test("calls without a session that is logged in", async () => {
		const failure = (...parameters: readonly string[]) =>
			callXml(caller, "VM.get_all", ...parameters);
		expect(await failure("OpaqueRef:none")).toMatchObject({
			ErrorDescription: ["SESSION_INVALID", "OpaqueRef:none"],
		});
		expect(await failure()).toMatchObject({
			ErrorDescription: [
				"MESSAGE_PARAMETER_COUNT_MISMATCH",
				"VM.get_all",
				"0",
				"-1",
			],
		});
		await caller.call("session.logout");
		await expect(caller.call("VM.get_all")).rejects.toThrow(
			`SESSION_INVALID ${caller.session}`,
		);
	});

	test.each([
		["VM.destroy", [], "MESSAGE_PARAMETER_COUNT_MISMATCH VM.destroy 1 0"],
		["VM.get_all", ["more"], "MESSAGE_PARAMETER_COUNT_MISMATCH VM.get_all 0 1"],
		["VM.set_power_state", [], "MESSAGE_METHOD_UNKNOWN VM.set_power_state"],
		["Async.VM.get_all", [], "MESSAGE_METHOD_UNKNOWN Async.VM.get_all"],
		["session.get_all", [], "MESSAGE_METHOD_UNKNOWN session.get_all"],
		["toString", [], "MESSAGE_METHOD_UNKNOWN toString"],
		["VM.get_record", ["OpaqueRef:1"], "HANDLE_INVALID VM OpaqueRef:1"],
		["VM.get_record", ["OpaqueRef:NULL"], "HANDLE_INVALID VM OpaqueRef:NULL"],
		["VM.get_by_uuid", ["1"], "UUID_INVALID VM 1"],
		["VM.get_by_uuid", [1], "FIELD_TYPE_ERROR uuid"],
	])("%s(%j): %s", async (method, parameters, failure) => {
		await expect(caller.call(method, ...parameters)).rejects.toThrow(failure);
	});

	test("references of another class, and takes that of nothing where a field may be empty", async () => {
		const set = (sr: string) =>
			caller.call("pool.set_default_SR", xapi.pool, sr);
		await expect(set(vm)).rejects.toThrow(`HANDLE_INVALID SR ${vm}`);
		await set("OpaqueRef:NULL");
		expect(xapi.db.record("pool", xapi.pool).default_SR).toBe("OpaqueRef:NULL");
	});

	test.each([
		["VM.set_name_label", 1],
		["VM.set_is_a_template", "true"],
		["VM.set_VCPUs_max", 1.5],
		["VM.set_VCPUs_max", "two"],
		["VM.set_tags", { a: "b" }],
		["VM.set_tags", [1]],
		["VM.set_other_config", ["a"]],
		["VM.set_other_config", { a: 1 }],
		["VM.set_actions_after_crash", "explode"],
	])("%s to %j", async (method, value) => {
		await expect(caller.call(method, vm, value)).rejects.toThrow(
			"FIELD_TYPE_ERROR value",
		);
	});

	test("a record without what its constructor needs", async () => {
		const record = { SR: xapi.sr, virtual_size: 1, type: "user" };
		await expect(caller.call("VDI.create", record)).rejects.toThrow(
			"FIELD_TYPE_ERROR sharable",
		);
	});
});

describe("fields", () => {
	test("of maps and sets change by entries", async () => {
		await caller.call("VM.add_to_other_config", vm, "a", "1");
		await expect(
			caller.call("VM.add_to_other_config", vm, "a", "2"),
		).rejects.toThrow(`MAP_DUPLICATE_KEY VM other_config ${vm} a`);
		await caller.call("VM.remove_from_other_config", vm, "b");
		await caller.call("VM.add_tags", vm, "x");
		await caller.call("VM.add_tags", vm, "y");
		await caller.call("VM.remove_tags", vm, "x");
		expect(xapi.db.record("VM", vm)).toMatchObject({
			other_config: { a: "1" },
			tags: ["y"],
		});
	});

	test("that list other records follow them", async () => {
		const disk = diskOf(vm);
		const [vbd = ""] = await caller.call<string[]>("VM.get_VBDs", vm);
		expect(await caller.call("VDI.get_VBDs", disk)).toEqual([vbd]);
		await caller.call("VBD.destroy", vbd);
		expect(await caller.call("VDI.get_VBDs", disk)).toEqual([]);
		expect(await caller.call("VM.get_VBDs", vm)).toEqual([]);
	});

	test.each([
		['field "name_label" = "one"', ["one"]],
		[
			'(field "is_a_template" = "true") or field "VCPUs_max" = "2"',
			["Other install media", "one"],
		],
		['not field "name_label" = "one" and true', ["Other install media"]],
	])("are searched: %s", async (expression, labels) => {
		const found = await caller.call<Record<string, { name_label: string }>>(
			"VM.get_all_records_where",
			expression,
		);
		const names = Object.values(found).map(({ name_label }) => name_label);
		expect(names.sort()).toEqual(labels);
	});

	test.each([
		'field "uuid" like "x"',
		'field "uuid" = "x" "y"',
		"(true",
		"",
	])("are not searched by nonsense: %s", async (expression) => {
		await expect(
			caller.call("VM.get_all_records_where", expression),
		).rejects.toThrow("INVALID_VALUE expr");
	});
});
