/** The program that stands in for the plugin's work in a pool. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startXapi, type XapiStandIn } from "./xapi.ts";

const PROGRAM = fileURLToPath(new URL("xapi-vm.mjs", import.meta.url));

let xapi: XapiStandIn;
let folder: string;

beforeEach(async () => {
	xapi = await startXapi();
	folder = mkdtempSync(join(tmpdir(), "xapi-vm-"));
});

afterEach(async () => {
	rmSync(folder, { recursive: true });
	await xapi.close();
});

const run = (command: string, ...more: readonly string[]) =>
	promisify(execFile)(
		process.execPath,
		[
			PROGRAM,
			command,
			"--host",
			xapi.host,
			"--name",
			"template-debian-12",
			...more,
		],
		{ env: { XAPI_USERNAME: xapi.username, XAPI_PASSWORD: xapi.password } },
	);

const made = (): string =>
	xapi.db.find("VM", "name_label", "template-debian-12")[0] ?? "";

test("makes a stamped VM that runs, exports it, and removes it with its disk", async () => {
	const stamps = { "xva-template:os": "debian" };
	const created = await run(
		"create",
		...["--tags", JSON.stringify(["xva-template", "xva-run:1-1"])],
		...["--other-config", JSON.stringify(stamps)],
	);
	const vm = xapi.db.record("VM", made());
	expect(vm).toMatchObject({
		power_state: "Running",
		is_a_template: false,
		tags: ["xva-template", "xva-run:1-1"],
		other_config: stamps,
	});
	const disks = () => xapi.db.record("SR", xapi.sr).VDIs;
	expect(disks()).toHaveLength(1);
	expect(created.stdout).toContain(`Created instance '${vm.uuid}'\n`);

	const file = join(folder, "image.xva");
	const exported = await run("export", "--output", file);
	const session = xapi.sessions().at(-1);
	expect(exported.stdout).toContain(
		`Getting XVA https://${xapi.host}/export?uuid=${vm.uuid}&session_id=${session}\n`,
	);
	expect(statSync(file).size).toBeGreaterThan(2 << 20);
	expect(xapi.db.record("VM", made()).is_a_template).toBe(true);

	const destroyed = await run("destroy");
	expect(destroyed.stdout).toContain("Destroying VM\nDestroying VDI 0\n");
	expect([made(), disks()]).toEqual(["", []]);
	// As the plugin, it never logs out.
	expect(xapi.sessions()).toHaveLength(3);
});

test("fails as the plugin does", async () => {
	xapi.faults.wrongPassword = true;
	await expect(run("create")).rejects.toMatchObject({
		code: 1,
		stderr:
			"API Error: SESSION_AUTHENTICATION_FAILED root Authentication failure\n",
	});
	xapi.faults.wrongPassword = false;
	await expect(run("destroy")).rejects.toMatchObject({
		code: 1,
		stderr: "there is no VM template-debian-12\n",
	});
});
