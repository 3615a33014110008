/** The pool as a user meets it: checked before a build, watched during it, swept after it, and looked at on request. */
import { PNG } from "pngjs";
import {
	afterAll,
	beforeAll,
	beforeEach,
	describe,
	expect,
	test,
} from "vitest";
import { openStage, type Stage } from "../faults/stage.ts";
import type { JobResult } from "../stand-ins/runner.ts";
import { startXapi } from "../stand-ins/xapi.ts";
import { plainPicture } from "../stand-ins/xapi-console.ts";
import { bucketInputs, outputOf } from "./scene.ts";

let stage: Stage;
let round = 0;
let os = "";

beforeAll(async () => {
	stage = await openStage();
});

beforeEach(() => {
	os = `pool${round++}`;
	stage.recordedTemplate(os);
});

afterAll(() => stage.close());

/** What the build failed with, as outputs and summary tell it. */
function failureOf(job: JobResult): {
	readonly reason: string;
	readonly summary: string;
} {
	const [result] = outputOf(job, "results") as { readonly reason: string }[];
	return { reason: result?.reason ?? "", summary: job.main.summary };
}

const logOf = (job: JobResult) => job.main.log.join("\n");

describe("before Packer gets the password", () => {
	test("an untrusted certificate is told, with the line to paste", async () => {
		const { calls } = stage.xapi;
		const before = calls.length;
		const job = await stage.replay(os, "success", {
			inputs: { "xapi-tls-fingerprint": "" },
		});
		expect(failureOf(job).reason).toBe("pool_down");
		const colons = stage.xapi.fingerprint.toUpperCase().match(/../g)?.join(":");
		expect(logOf(job)).toContain(`xapi-tls-fingerprint: ${colons}`);
		expect(logOf(job)).not.toContain("$ packer build");
		expect(calls.slice(before)).toEqual([]);
	});

	test("a wrong password is told, and Packer is not started", async () => {
		const job = await stage.replay(os, "success", {
			inputs: { "xapi-password": "not the password" },
		});
		expect(failureOf(job).reason).toBe("pool_down");
		expect(failureOf(job).summary).toMatch(/user|password/i);
		expect(logOf(job)).not.toContain("$ packer build");
		expect(
			job.main.raw.join("\n").replace(/::add-mask::.*/g, ""),
		).not.toContain("not the password");
	});

	test("a VM that bears the name is told with its UUID", async () => {
		const uuid = "0e1f6a34-1a2b-4c3d-8e4f-000000000001";
		const vm = stage.xapi.vm({ uuid, name_label: "template-lab-12" });
		const job = await stage.replay(os, "success");
		stage.xapi.db.remove("VM", vm);
		expect(failureOf(job).reason).toBe("name_taken");
		expect(logOf(job)).toContain(uuid);
	});

	test("an SR without room is told", async () => {
		stage.xapi.faults.setFreeSpace(stage.xapi.sr, 500_000_000);
		const job = await stage.replay(os, "success");
		stage.xapi.faults.setFreeSpace(stage.xapi.sr, 2 ** 40);
		expect(failureOf(job).reason).toBe("pool_full");
	});

	test("a rolling update of the pool is waited out", async () => {
		stage.xapi.faults.setRollingUpdate(true);
		const job = await stage.replay(os, "success");
		stage.xapi.faults.setRollingUpdate(false);
		expect(failureOf(job).reason).toBe("pool_down");
		expect(logOf(job)).toMatch(/rolling/i);
	});

	test("where xapi-url names a member, templates get the master", async () => {
		const [, port = ""] = stage.xapi.host.split(":");
		const member = await startXapi({
			address: "127.0.0.2",
			port: Number(port),
			password: stage.xapi.password,
		});
		member.faults.slaveOf = stage.xapi.host;
		await stage.template(`${os}m`, {
			steps: ['echo "the host is $XAPI_HOST"'],
		});
		try {
			const job = await stage.run(`${os}m`, {
				inputs: {
					"xapi-url": `https://${member.host}`,
					"xapi-tls-fingerprint": `${member.fingerprint} ${stage.xapi.fingerprint}`,
				},
			});
			expect(logOf(job)).toContain(`the host is ${stage.xapi.host}`);
			expect(job.conclusion).toBe("success");
			expect(logOf(job)).toMatch(/Set xapi-url to the master/);
		} finally {
			await member.close();
		}
	});
});

describe("while Packer builds", () => {
	test("a hang is ended, and the last pictures of the console are kept and shown", async () => {
		const screen = plainPicture(64, 48, [200, 30, 30]);
		// a screen of one colour shows nothing and is not kept
		screen.rgb[0] = 0;
		stage.xapi.screen.picture = screen;
		const job = await stage.replay(os, "rpc-503-html", {
			address: "192.0.2.7",
			variables: { REPLAY_STALL_AT: "Step: Wait for VM's IP" },
			inputs: { "s3-public-url": "https://images.example" },
		});
		expect(failureOf(job).reason).toBe("install_hang");
		expect(logOf(job)).toContain("192.0.2.7");
		const key = stage.scene
			.keys()
			.findLast((one) => one.startsWith(`logs/${os}/`) && one.endsWith(".png"));
		const { width, height } = PNG.sync.read(stage.scene.object(key ?? ""));
		const { picture } = stage.xapi.screen;
		expect([width, height]).toEqual([picture.width, picture.height]);
		expect(failureOf(job).summary).toContain(
			`![The VM's console](https://images.example/${key})`,
		);
		expect(logOf(job)).toMatch(/In the pool: Removed VM template-lab-12/);
	});

	test("no pictures where they are not wanted", async () => {
		await stage.replay(os, "rpc-503-html", {
			address: "192.0.2.7",
			variables: { REPLAY_STALL_AT: "Step: Wait for VM's IP" },
			inputs: { "console-screenshots": "false" },
		});
		expect(
			stage.scene
				.keys()
				.filter((key) => key.startsWith(`logs/${os}/`) && key.endsWith(".png")),
		).toEqual([]);
	});

	test("without xapi-url what may be left is named, with the line that removes it", async () => {
		const job = await stage.replay(os, "cancel-sigterm-export", {
			cancelAfter: /Getting XVA/,
			inputs: {
				"xapi-url": "",
				"xapi-username": "",
				"xapi-password": "",
				"xapi-tls-fingerprint": "",
			},
		});
		const [, uuid = ""] =
			/Created instance '([\da-f-]{36})'/.exec(logOf(job)) ?? [];
		const all = [...job.main.log, ...(job.post?.log ?? [])].join("\n");
		expect(all).toContain(`xe vm-uninstall uuid=${uuid} force=true`);
		for (const ref of stage.xapi.db.find("VM", "uuid", uuid))
			stage.xapi.db.remove("VM", ref);
	});
});

describe("what older runs left", () => {
	const build = "20260101T000000Z-abcdef0-0001";
	const stamps = {
		"xva-template:os": "gone",
		"xva-template:build-id": build,
		"xva-template:run": "acme/1",
	};
	const inputs = (command: string) => ({
		command,
		os: "",
		...bucketInputs(stage.scene.store),
	});

	test("is listed by report, removed by prune on request, and nothing else is", async () => {
		const left = stage.xapi.vm({
			name_label: "half-built",
			other_config: stamps,
			disks: [{}],
			power_state: "Running",
		});
		const mine = stage.xapi.vm({ name_label: "somebody's", disks: [{}] });
		const made = stage.xapi.vm({
			name_label: "made of it",
			other_config: { ...stamps, import_task: "OpaqueRef:1" },
		});
		const report = await stage.run(os, { inputs: inputs("report") });
		expect(report.conclusion).toBe("success");
		expect(report.main.summary).toContain("half-built");
		expect(report.main.summary).not.toContain("somebody");
		expect(report.main.summary).not.toContain("made of it");
		const dry = await stage.run(os, { inputs: inputs("prune") });
		expect(dry.main.summary).toContain("Nothing was removed");
		expect(stage.xapi.db.has("VM", left)).toBe(true);
		const prune = await stage.run(os, {
			inputs: { ...inputs("prune"), "dry-run": "false" },
		});
		expect(prune.conclusion).toBe("success");
		expect(prune.main.summary).toContain("Removed: ");
		expect(stage.xapi.db.has("VM", left)).toBe(false);
		expect(stage.xapi.db.has("VM", mine)).toBe(true);
		expect(stage.xapi.db.has("VM", made)).toBe(true);
		const again = await stage.run(os, { inputs: inputs("report") });
		expect(again.main.summary).toContain("0 leftovers");
	});

	test("of a build that is published is no leftover", async () => {
		await stage.template(`${os}p`);
		const built = await stage.run(`${os}p`);
		const [result] = outputOf(built, "results") as { readonly build: string }[];
		const vm = stage.xapi.vm({
			name_label: "of a published build",
			other_config: {
				...stamps,
				"xva-template:os": `${os}p`,
				"xva-template:build-id": result?.build ?? "",
			},
		});
		const report = await stage.run(os, {
			inputs: { ...inputs("report"), "build-timeout": "1" },
		});
		expect(report.main.summary).not.toContain("of a published build");
		expect(stage.xapi.db.has("VM", vm)).toBe(true);
	});
});
