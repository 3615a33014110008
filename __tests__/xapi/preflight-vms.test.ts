import { describe, expect, test } from "vitest";
import { eachWithPool, ISO, inspect } from "./inspecting.ts";

const scene = eachWithPool();
const xapi = () => scene().xapi;
const pool = () => scene().pool;

describe("templates", () => {
	test("one that is missing, with those that are there", async () => {
		xapi().vm({ name_label: "Debian Bookworm 12", is_a_template: true });
		xapi().vm({ name_label: "Debian Bookworm 13" });
		const { problems } = await inspect(pool(), {
			cloneTemplate: "Debian Bookwurm 12",
		});
		expect(problems).toEqual([
			'packer: The pool has no template "Debian Bookwurm 12" (`clone_template`). Its templates: "Debian Bookworm 12", "Other install media".',
		]);
	});

	test("a name that a VM bears too", async () => {
		xapi().vm({ name_label: "Other install media" });
		const { problems } = await inspect(pool(), {
			cloneTemplate: "Other install media",
		});
		expect(problems).toEqual([
			expect.stringContaining("2 templates or VMs named"),
		]);
	});

	test.each([
		["Halted", [], ['"base" (`clone_template`) is a VM and no template.']],
		[
			"Running",
			[
				'packer: "base" (`clone_template`) is a VM and no template, and it is running: shut it down, or name a template.',
			],
			[],
		],
	] as const)("a VM that is %s", async (power_state, problems, warnings) => {
		xapi().vm({ name_label: "base", power_state });
		expect(await inspect(pool(), { cloneTemplate: "base" })).toEqual({
			problems,
			warnings,
		});
	});

	test("near names that the pool does not tell are left out", async () => {
		xapi().faults.failMethod("VM.get_all_records_where", [
			"RBAC_PERMISSION_DENIED",
			"x",
			"",
		]);
		const { problems } = await inspect(pool(), { cloneTemplate: "none" });
		expect(problems).toEqual([
			'packer: The pool has no template "none" (`clone_template`).',
		]);
	});
});

describe("ISOs", () => {
	test("one that is missing, with those that are there", async () => {
		const { problems } = await inspect(pool(), { isoName: "debian-12.iso" });
		expect(problems).toEqual([
			`packer: The pool has no ISO "debian-12.iso" (\`iso_name\`); one that was just copied is found after \`xe sr-scan\`. Its ISOs: "${ISO}".`,
		]);
	});

	test("two of a name", async () => {
		xapi().db.create("VDI", { name_label: ISO, SR: xapi().sr });
		const { problems } = await inspect(pool(), { isoName: ISO });
		expect(problems).toEqual([
			expect.stringContaining("2 disks or ISOs named"),
		]);
	});
});

describe("the VM's name", () => {
	test("that a VM bears", async () => {
		const { uuid } = xapi().db.record(
			"VM",
			xapi().vm({ name_label: "debian-12", power_state: "Running" }),
		);
		const { problems } = await inspect(pool(), { vmName: "debian-12" });
		expect(problems).toEqual([
			`name_taken: The pool has a VM named "debian-12" already (${uuid}, running): where an older build left it, remove it with \`command: prune\`; else choose another \`vm_name\`.`,
		]);
	});

	test("that a VM bears which an older build kept", async () => {
		xapi().vm({ name_label: "debian-12" });
		const { problems, warnings } = await inspect(pool(), {
			vmName: "debian-12",
			keepVm: "on_success",
		});
		expect(problems).toEqual([]);
		expect(warnings).toEqual([expect.stringContaining("kept by `keep_vm`")]);
	});

	test("that templates bear is a warning", async () => {
		const uuids = [1, 2].map(
			() =>
				xapi().db.record(
					"VM",
					xapi().vm({ name_label: "debian-12", is_a_template: true }),
				).uuid,
		);
		expect(await inspect(pool(), { vmName: "debian-12" })).toEqual({
			problems: [],
			warnings: [
				`The pool has 2 templates named "debian-12" already (${uuids.join(", ")}): the build leaves them as they are.`,
			],
		});
	});
});
