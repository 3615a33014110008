/** Clients that nobody here wrote work against the XAPI stand-in, and it answers as the recordings of the real plugin's calls say. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import {
	afterAll,
	afterEach,
	beforeAll,
	beforeEach,
	describe,
	expect,
	test,
	vi,
} from "vitest";
import { createClient } from "xen-api";
import { startXapi, type XapiStandIn } from "./xapi.ts";
import { recordedCalls, replay } from "./xapi-replay.ts";

let xapi: XapiStandIn;

// xen-api tells of each connection that is cut when a test ends.
beforeAll(() => {
	vi.spyOn(console, "warn").mockReturnValue();
});
afterAll(() => vi.restoreAllMocks());

beforeEach(async () => {
	xapi = await startXapi({
		password: "CANARY-xapi-password",
		guestAddress: "127.0.0.5",
	});
});

afterEach(() => xapi.close());

/** An answer once it is the wanted one. */
async function eventually<T>(look: () => T | undefined): Promise<T> {
	for (;;) {
		const found = look();
		if (found !== undefined) return found;
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}

describe.each(["json-rpc", "xml-rpc"])("xen-api by %s", (transport) => {
	const connect = async () => {
		const client = createClient({
			url: `https://${xapi.host}`,
			auth: { user: xapi.username, password: xapi.password },
			allowUnauthorized: true,
			transport,
			debounce: 20,
		});
		await client.connect();
		await client.objectsFetched;
		return client;
	};

	test("logs in, lists, and logs out", async () => {
		xapi.vm({ name_label: "one", tags: ["xva-template"], disks: [{}] });
		const client = await connect();
		const labels = Object.values(client.objects.all)
			.filter(({ $type }) => $type === "VM")
			.map(({ name_label }) => name_label);
		expect(labels.sort()).toEqual(["Other install media", "one"]);
		expect(xapi.sessions()).toEqual([client.sessionId]);
		await client.disconnect();
		await eventually(() => (xapi.sessions().length === 0 ? true : undefined));
	});

	test("is told of what changes", async () => {
		const vm = xapi.vm({ name_label: "one" });
		const client = await connect();
		await client.callAsync("VM.start", vm, false, false);
		expect(await client.barrier(vm)).toMatchObject({ power_state: "Running" });
		await client.callAsync("VM.hard_shutdown", vm);
		await client.callAsync("VM.destroy", vm);
		await eventually(() => (client.objects.all[vm] ? undefined : true));
		await client.disconnect();
	});

	test("gets what a task came to, well or badly", async () => {
		const vm = xapi.vm({ name_label: "one", power_state: "Running" });
		const client = await connect();
		const clone = await client.callAsync("VM.clone", xapi.template, "two");
		expect(xapi.db.record("VM", String(clone)).name_label).toBe("two");
		await expect(client.callAsync("VM.destroy", vm)).rejects.toMatchObject({
			code: "VM_BAD_POWER_STATE",
			params: [vm, "halted", "running"],
		});
		xapi.faults.taskFailure = ["OUT_OF_SPACE", "/"];
		await expect(
			client.callAsync("VM.clone", xapi.template, "three"),
		).rejects.toMatchObject({ code: "OUT_OF_SPACE", params: ["/"] });
		await client.disconnect();
	});

	test("imports a disk", async () => {
		const client = await connect();
		const vdi = await client.call<string>("VDI.create", {
			SR: xapi.sr,
			name_label: "Packer-CD",
			virtual_size: 4_096,
			type: "user",
			sharable: false,
			read_only: false,
			other_config: {},
		});
		const body = Buffer.alloc(4_096, 7);
		await client.putResource(body, "/import_raw_vdi/", { query: { vdi } });
		expect(xapi.db.record("VDI", vdi).physical_utilisation).toBe(4_096);
		await client.disconnect();
	});

	test("exports a machine and imports it again", async () => {
		const fields = {
			tags: ["a", "b"],
			other_config: { "xva-template:os": "debian" },
		};
		const vm = xapi.vm({
			name_label: "template-debian-12",
			is_a_template: true,
			...fields,
			disks: [{ virtual_size: 8 << 20 }],
		});
		const client = await connect();
		const { body, task } = await client.getResource("/export", {
			query: { ref: vm },
		});
		const image = await buffer(body);
		await task;
		const [copy = ""] = await client.putResource<string[]>(image, "/import/", {
			query: { sr_id: xapi.sr },
		});
		const { VBDs, ...record } = xapi.db.record("VM", copy);
		expect(record).toMatchObject({
			name_label: "template-debian-12",
			is_a_template: true,
			...fields,
		});
		const disks = VBDs.map((vbd) => xapi.db.record("VBD", vbd).VDI);
		expect(disks.map((vdi) => xapi.db.record("VDI", vdi))).toMatchObject([
			{ virtual_size: 8 << 20, SR: xapi.sr },
		]);
		await client.disconnect();
	});
});

test("XenAPI logs in, lists, imports, watches tasks and logs out", async () => {
	const python = process.env.XENAPI_PYTHON;
	if (!python)
		throw new Error(
			"XENAPI_PYTHON is not set: run the tests by `npm test`, which installs XenAPI.",
		);
	const vm = xapi.vm({ name_label: "one", tags: ["xva-template"] });
	const script = fileURLToPath(new URL("xapi-client.py", import.meta.url));
	const { stdout, stderr } = await promisify(execFile)(
		python,
		[script, xapi.host],
		{ env: { XAPI_USERNAME: xapi.username, XAPI_PASSWORD: xapi.password } },
	);
	expect(stderr).toBe("");
	expect(JSON.parse(stdout)).toEqual({
		api: "2.21",
		vms: ["Other install media", "one"],
		types: {
			VCPUs_max: "str",
			is_a_template: "bool",
			HVM_shadow_multiplier: "float",
			snapshot_time: "DateTime",
			tags: "list",
			platform: "dict",
		},
		uploaded: "4096",
		tasks: ["success", "success"],
		clones: 1,
		refused: ["VM_BAD_POWER_STATE", vm, "running", "halted"],
		vm,
	});
	expect(xapi.sessions()).toEqual([]);
});

describe("the recorded calls of the real plugin", () => {
	const recordings = [
		"success",
		"iso-url-and-cd-files",
		"keep-vm-on-success",
		"wrong-password",
		"provisioner-fails",
	];

	test.each(recordings)("%s is answered as it was", async (name) => {
		xapi.db.set("VDI", xapi.iso, { name_label: "tiny.iso" });
		xapi.faults.wrongPassword = name === "wrong-password";
		const file = new URL(
			`../fixtures/transcripts/${name}.rpc.jsonl`,
			import.meta.url,
		);
		const calls = recordedCalls(readFileSync(file, "utf8"));
		expect(calls.length).toBeGreaterThan(0);
		expect(await replay(xapi, calls)).toEqual([]);
	});
});
