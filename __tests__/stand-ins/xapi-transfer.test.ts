/** Images in and out of the XAPI stand-in. */
import { gunzipSync, zstdDecompressSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startXapi, type XapiStandIn } from "./xapi.ts";
import { type Caller, openCaller } from "./xapi-caller.ts";

let xapi: XapiStandIn;
let caller: Caller;
let vm: string;

beforeEach(async () => {
	xapi = await startXapi();
	caller = openCaller(xapi);
	vm = xapi.vm({ name_label: "one", disks: [{ virtual_size: 4 << 20 }] });
});

afterEach(async () => {
	await caller.close();
	await xapi.close();
});

const download = (query = "") =>
	caller.send(`/export?session_id=${caller.session}&ref=${vm}${query}`);

describe("an export", () => {
	test("is an archive, plain or compressed", async () => {
		const { status, body } = await download();
		expect(status).toBe(200);
		expect(body.toString("latin1", 0, 7)).toBe("ova.xml");
		const gzip = await download("&use_compression=true");
		expect(gunzipSync(gzip.body)).toEqual(body);
		const zstd = await download("&use_compression=zstd");
		expect(zstdDecompressSync(zstd.body)).toEqual(body);
	});

	test("is asked for by uuid too", async () => {
		const { uuid } = xapi.db.record("VM", vm);
		const answer = await caller.send(
			`/export?session_id=${caller.session}&uuid=${uuid}`,
		);
		expect(answer.status).toBe(200);
	});

	test("needs a session, and a VM that is halted", async () => {
		expect((await caller.send(`/export?ref=${vm}`)).status).toBe(401);
		await caller.call("VM.start", vm, false, false);
		const { status, body } = await download();
		expect(status).toBe(500);
		expect(body.toString()).toContain("VM_BAD_POWER_STATE");
	});

	test("is cut off, refused or empty by switch", async () => {
		const whole = (await download()).body;
		xapi.faults.export = "truncated";
		const task = await caller.call<string>("task.create", "export", "");
		const half = await download(`&task_id=${task}`);
		expect(half.status).toBe(200);
		expect(xapi.db.record("task", task).status).toBe("failure");
		expect(half.body).toEqual(whole.subarray(0, whole.length / 2));
		xapi.faults.export = "empty";
		expect(await download()).toMatchObject({ status: 200, body: Buffer.of() });
		xapi.faults.export = "401";
		expect(await download()).toMatchObject({ status: 401, type: "text/html" });
		xapi.faults.export = "500";
		expect(await download()).toMatchObject({ status: 500, type: "text/html" });
	});

	test("that stalls keeps the VM until its client goes", async () => {
		xapi.faults.export = "stalled";
		const other = openCaller(xapi);
		const stalled = other.send(`/export?session_id=${other.session}&ref=${vm}`);
		while (
			Object.keys(xapi.db.record("VM", vm).current_operations).length === 0
		)
			await new Promise(setImmediate);
		await expect(caller.call("VM.destroy", vm)).rejects.toThrow(
			`OTHER_OPERATION_IN_PROGRESS VM ${vm} export`,
		);
		await xapi.goAway();
		expect((await stalled).body).toHaveLength(65_536);
		await other.close();
		await xapi.comeBack();
		await caller.call("VM.destroy", vm);
	});
});

describe("an import", () => {
	const upload = async (path: string, body: Buffer) => {
		const task = await caller.call<string>("task.create", "import", "");
		const { status } = await caller.send(
			`${path}&session_id=${caller.session}&task_id=${task}`,
			{ method: "PUT", body },
		);
		const { error_info, status: outcome } = xapi.db.record("task", task);
		return { status, outcome, error_info };
	};

	test("of an archive that ends too early fails, and leaves nothing", async () => {
		const { body } = await download();
		const before = xapi.db.refs("VM");
		expect(await upload("/import?", body.subarray(0, -1_024))).toEqual({
			status: 500,
			outcome: "failure",
			error_info: ["IMPORT_ERROR_PREMATURE_EOF"],
		});
		expect(await upload("/import?", Buffer.alloc(2_048, "x"))).toMatchObject({
			outcome: "failure",
		});
		expect(xapi.db.refs("VM")).toEqual(before);
		expect(await upload("/import?", body)).toMatchObject({
			status: 200,
			outcome: "success",
		});
	});

	test("of more bytes than the disk has fails", async () => {
		const { VBDs } = xapi.db.record("VM", vm);
		const vdi = xapi.db.record("VBD", VBDs[0] ?? "").VDI;
		const path = `/import_raw_vdi?vdi=${vdi}`;
		expect(await upload(path, Buffer.alloc((4 << 20) + 1))).toMatchObject({
			outcome: "failure",
			error_info: ["VDI_IO_ERROR", vdi],
		});
		expect(await upload(path, Buffer.alloc(4 << 20))).toMatchObject({
			outcome: "success",
		});
	});

	test("goes to the SR that it names", async () => {
		const { body } = await download();
		await upload(`/import?sr_id=${xapi.isoSr}`, body);
		expect(xapi.db.record("SR", xapi.isoSr).VDIs).toHaveLength(2);
		expect(await upload("/import?sr_id=none", body)).toMatchObject({
			error_info: ["UUID_INVALID", "SR", "none"],
		});
	});
});
