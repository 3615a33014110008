import { appendFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseMachineLine } from "../../src/packer/machine-line.ts";
import { readTraces, TraceReader } from "../../src/packer/traces.ts";
import { temporaryFolder, transcript, writeFiles } from "./helpers.ts";

const BUILD = "lab.xenserver-iso.lab";

/** Feeds lines, and gives the traces; `until` is the last line that is read. */
function follow(text: string, until = "\u0000") {
	const reader = new TraceReader();
	for (const line of text.split("\n")) {
		const machine = parseMachineLine(line);
		if (machine !== undefined) reader.read(machine);
		if (line.includes(until)) break;
	}
	return reader;
}

/** What one build says, all at second 7. */
function said(...texts: string[]): string {
	return texts
		.map(
			(text) =>
				`7,,ui,say,==> ${BUILD}: ${text.replaceAll(",", "%!(PACKER_COMMA)")}`,
		)
		.join("\n");
}

const UUID = "11a32343-5fb9-4d84-b090-a2d3d6d8b94a";
const OTHER = "00000000-5fb9-4d84-b090-a2d3d6d8b94a";

describe("the trace of a build", () => {
	it("tells of the VM, the session and the end", async () => {
		const { traces } = follow(await transcript("success.machine.stdout.txt"));
		expect(traces).toEqual([
			{
				build: BUILD,
				phase: "post-process",
				phaseSince: 1795499706000,
				vm: UUID,
				uploads: [],
				tasks: [],
				sessions: ["OpaqueRef:5bfd123b-e124-45f3-a548-656fe64a8c97"],
				address: "127.0.0.5",
				exporting: false,
				disconnected: false,
				ended: true,
			},
		]);
	});

	it("tells of what was uploaded, decoded, and of each reference once", async () => {
		const { traces } = follow(
			await transcript("iso-url-and-cd-files.machine.stdout.txt"),
		);
		expect(traces).toMatchObject([
			{
				vm: "f681f8a4-a5fb-42ee-886d-bf7fa9e129ae",
				uploads: ["OpaqueRef:7befa167-1d45-4d03-b5db-22f3beb80af3"],
				tasks: ["OpaqueRef:4da2a78b-010c-4308-8e83-c54c8df48c1b"],
				sessions: ["OpaqueRef:dd063804-238a-46ff-abe7-5dedd90e72c4"],
			},
		]);
	});

	it.each([
		["Attemping to find VDI", "prepare"],
		["Created instance", "create"],
		["Waiting 1s for boot", "boot"],
		["Step: Wait for VM's IP", "address"],
		["Waiting for SSH", "connect"],
		["provisioning on vm", "provision"],
		["Attempting to cleanly", "shutdown"],
		["Getting XVA", "export"],
		["Destroying VDI", "cleanup"],
		["(type checksum)", "post-process"],
	])("after %j is in phase %s", async (until, phase) => {
		const text = await transcript("success.machine.stdout.txt");
		const reader = follow(text, until);
		expect(reader.phase).toBe(phase);
		expect(reader.traces).toMatchObject([
			{ phase, exporting: phase === "export", ended: false },
		]);
	});

	it("has the time at which its phase began", async () => {
		const text = await transcript("success.machine.stdout.txt");
		expect(follow(text, "provisioning on vm").traces[0]?.phaseSince).toBe(
			1795499699000,
		);
	});

	it.each([
		["provisioner-fails"],
		["cancel-sigterm-provisioning"],
		["rpc-503-html"],
		["truncated-close"],
	])("has ended with %s", async (name) => {
		const text = await transcript(`${name}.machine.stdout.txt`);
		expect(follow(text).traces).toMatchObject([{ ended: true }]);
	});

	it("has not ended where the output breaks off", async () => {
		for (const name of ["host-dies-mid-build", "cancel-sigterm-export"]) {
			const text = await transcript(`${name}.machine.stdout.txt`);
			expect(follow(text).traces).toMatchObject([{ ended: false }]);
		}
	});

	it("is read of an imported instance and of Packer 1.6's lines too", () => {
		const { traces } = follow(
			[
				"1,,ui,say,==> xenserver-xva: Step: Import Instance",
				`2,,ui,message,    xenserver-xva: Imported instance '${UUID}'`,
				"3,,ui,say,==> xenserver-xva: Step: Wait for VM's IP to become known to us.",
			].join("\n"),
		);
		expect(traces).toMatchObject([
			{ build: "xenserver-xva", vm: UUID, phase: "address", phaseSince: 3000 },
		]);
	});

	it("stays with the first VM", () => {
		const { traces } = follow(
			said(
				"Step: Create Instance",
				`Created instance '${UUID}'`,
				`Created instance '${OTHER}'`,
			),
		);
		expect(traces[0]?.vm).toBe(UUID);
	});

	it("is apart from those of builds beside it", () => {
		const reader = follow(
			[
				"1,,ui,say,==> a.xenserver-iso.x: Step: Create Instance",
				`2,,ui,say,==> a.xenserver-iso.x: Created instance '${UUID}'`,
				"3,,ui,say,==> b.xenserver-iso.y: Step: Create Instance",
				`4,,ui,say,==> b.xenserver-iso.y: Created instance '${OTHER}'`,
				"5,,ui,say,==> a.xenserver-iso.x: Step: export artifact",
				"6,,ui,say,==> b.xenserver-iso.y: Waiting 1s for boot...",
			].join("\n"),
		);
		expect(reader.traces).toMatchObject([
			{ build: "a.xenserver-iso.x", vm: UUID, phase: "export" },
			{ build: "b.xenserver-iso.y", vm: OTHER, phase: "boot" },
		]);
		// what one of them does decides how long Packer is waited for
		expect(reader.phase).toBe("export");
		reader.read({
			at: 7000,
			target: "",
			type: "ui",
			data: ["say", "Build 'a.xenserver-iso.x' finished after 1 second."],
		});
		expect(reader.phase).toBe("boot");
	});
});

describe("a connection that is dead", () => {
	it("is one where it is said before the clean-up", () => {
		const { traces } = follow(
			`${said("Step: Create Instance")}\n7,,ui,error,==> ${BUILD}: Error creating disk: connection is shut down`,
		);
		expect(traces[0]?.disconnected).toBe(true);
	});

	it("is none where the clean-up says it", async () => {
		const text = await transcript("rpc-503-html.machine.stdout.txt");
		expect(text).toContain("connection is shut down");
		expect(follow(text).traces[0]?.disconnected).toBe(false);
	});

	it("stays dead, whatever the plugin says next", () => {
		const { traces } = follow(
			[
				said("Step: Create Instance"),
				`7,,ui,error,==> ${BUILD}: connection is shut down`,
				`7,,ui,error,==> ${BUILD}: giving up`,
			].join("\n"),
		);
		expect(traces).toMatchObject([
			{ disconnected: true, problem: "giving up" },
		]);
	});

	it("is none where a script says it", () => {
		const { traces } = follow(
			`${said("Provisioning with shell script: x")}\n7,,ui,error,==> ${BUILD}: connection is shut down`,
		);
		expect(traces[0]?.disconnected).toBe(false);
	});
});

describe("a guest that talks like the plugin", () => {
	const before = said(
		"Step: Create Instance",
		`Created instance '${UUID}'`,
		"Step: Wait for VM's IP to become known to us.",
		"Got IP address '10.0.0.1'",
		"Provisioning with shell script: /tmp/x",
	);

	it("can't name another VM, upload, session or address", () => {
		const { traces } = follow(
			`${before}\n${said(
				`Created instance '${OTHER}'`,
				"PUT 'https://pool/import_raw_vdi?session_id=OpaqueRef%3Aa&task_id=OpaqueRef%3Ab&vdi=OpaqueRef%3Ac'",
				"Getting XVA https://pool/export?uuid=x&session_id=OpaqueRef:d",
				"Got IP address '10.6.6.6'",
			)}`,
		);
		expect(traces).toMatchObject([
			{
				vm: UUID,
				uploads: [],
				tasks: [],
				sessions: [],
				address: "10.0.0.1",
			},
		]);
	});

	it("can't go back in the build's life", () => {
		const { traces } = follow(
			`${before}\n${said("Step: Create Instance", `Created instance '${OTHER}'`)}`,
		);
		expect(traces).toMatchObject([{ phase: "provision", vm: UUID }]);
	});

	it("can't speak for another build, nor end its own", () => {
		const { traces } = follow(
			`${before}\n${said(
				`x\\n==> other: Created instance '${OTHER}'`,
				`Build '${BUILD}' finished after 1 second.`,
				"Cleanly cancelled builds after being interrupted.",
			)}`,
		);
		expect(traces).toHaveLength(1);
		expect(traces[0]?.ended).toBe(false);
	});

	it("is no build of its own as a post-processor", () => {
		const { traces } = follow(
			`${before}\n7,,ui,say,==> ${BUILD} (shell-local): Running local shell script: x\n7,,ui,say,==> ${BUILD} (shell-local): Created instance '${OTHER}'`,
		);
		expect(traces).toMatchObject([{ build: BUILD, vm: UUID }]);
	});

	it("can't fill the memory", () => {
		const many = Array.from(
			{ length: 1000 },
			(_, index) =>
				`Getting XVA https://pool/export?session_id=OpaqueRef:${index}`,
		);
		const { traces } = follow(
			`${before}\n${said("Step: export artifact", ...many)}`,
		);
		expect(traces[0]?.sessions).toHaveLength(32);
	});
});

describe("readTraces", () => {
	it("tells the same from what Packer left on the disk", async () => {
		const folder = await temporaryFolder();
		const text = await transcript("iso-url-and-cd-files.machine.stdout.txt");
		await writeFiles(folder, { "packer/build/stdout.log": text });
		expect(await readTraces(folder)).toEqual(follow(text).traces);
	});

	it("passes over a line of 50 MB", async () => {
		const folder = await temporaryFolder();
		await mkdir(join(folder, "packer/build"), { recursive: true });
		const path = join(folder, "packer/build/stdout.log");
		await appendFile(path, `${said("Step: Create Instance")}\n7,,ui,say,`);
		const chunk = Buffer.alloc(1 << 20, "x");
		for (let index = 0; index < 50; index++) await appendFile(path, chunk);
		// cut off in the middle of a line, as a kill does it
		await appendFile(path, `\n${said(`Created instance '${UUID}'`)}`);
		expect(await readTraces(folder)).toMatchObject([{ vm: UUID }]);
	});

	it("is empty where Packer never built", async () => {
		expect(await readTraces(await temporaryFolder())).toEqual([]);
	});
});
