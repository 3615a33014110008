import { spawn } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
	type DetachedRequest,
	startDetached,
} from "../../src/packer/process.ts";
import { sweepMarked } from "../../src/packer/sweep.ts";
import { processesWith, temporaryFolder, until } from "./helpers.ts";

const MARKER = "XVA_TEMPLATE_ACTION_BUILD";

async function start(shell: string, more: Partial<DetachedRequest> = {}) {
	const folder = join(await temporaryFolder(), "run");
	const output = { stdout: "", stderr: "" };
	const started = await startDetached({
		file: "/bin/sh",
		args: ["-c", shell],
		cwd: "/",
		env: { PATH: process.env.PATH ?? "" },
		folder,
		onOutput: (stream, chunk) => {
			output[stream] += Buffer.from(chunk).toString();
		},
		timeoutMinutes: 0,
		stopGraceSeconds: () => 10,
		...more,
	});
	return { ...started, folder, output };
}

/** A grandchild in a session of its own, that no group signal reaches. */
const DAEMON = "setsid sleep 600 </dev/null >/dev/null 2>&1 &";

describe("startDetached", () => {
	it("hands over all output and the exit code", async () => {
		const run = await start("echo out; echo err >&2; exit 7");
		expect(await run.finished).toEqual({
			code: 7,
			signal: null,
			timedOut: false,
		});
		expect(run.output).toEqual({ stdout: "out\n", stderr: "err\n" });
	});

	it("writes the pid down before the program runs, in private files", async () => {
		const run = await start('cat "$XVA_TEMPLATE_ACTION_BUILD/pid"; echo $$');
		await run.finished;
		expect(run.output.stdout).toBe(`${run.pid}\n${run.pid}\n`);
		expect(await readFile(join(run.folder, "pid"), "utf8")).toBe(
			`${run.pid}\n`,
		);
		for (const name of ["", "stdout.log", "stderr.log"]) {
			expect((await stat(join(run.folder, name))).mode & 0o077).toBe(0);
		}
	});

	it("gives the program no input, and arguments as they are", async () => {
		const run = await start("", {
			args: ["-c", 'cat; printf "%s|" "$0" "$@"', "$(id)", "a b", "", "'\"\n"],
		});
		await run.finished;
		expect(run.output.stdout).toBe("$(id)|a b||'\"\n|");
	});

	it("leads a process group of its own", async () => {
		const run = await start("cut -d' ' -f5 /proc/$$/stat");
		await run.finished;
		expect(run.output.stdout.trim()).toBe(String(run.pid));
	});

	it("leaves nothing behind after a normal exit", async () => {
		const run = await start(`sleep 600 & ${DAEMON} echo done`);
		expect((await run.finished).code).toBe(0);
		expect(run.output.stdout).toBe("done\n");
		expect(await processesWith(`${MARKER}=${run.folder}`)).toEqual([]);
	});

	it("leaves nothing of its group that hides its environment", async () => {
		const run = await start("env -i /bin/sleep 600 & echo $!");
		await run.finished;
		const orphan = Number(run.output.stdout);
		await until(async () => {
			const stat = await readFile(`/proc/${orphan}/stat`, "utf8").catch(
				() => "gone",
			);
			return /gone|\) Z /.test(stat);
		});
	});

	it("lets the program clean up when it is stopped", async () => {
		const run = await start(
			`${DAEMON} trap 'sleep 0.3; echo cleaned; exit 1' TERM; echo ready; while :; do sleep 0.05; done`,
		);
		await until(() => run.output.stdout === "ready\n");
		run.stop(30);
		expect(await run.finished).toMatchObject({ code: 1, signal: null });
		expect(run.output.stdout).toBe("ready\ncleaned\n");
		expect(await processesWith(`${MARKER}=${run.folder}`)).toEqual([]);
	});

	it("kills a program that does not heed, and all that it started", async () => {
		const run = await start(
			`${DAEMON} trap '' TERM; echo ready; while :; do sleep 0.05; done`,
		);
		await until(() => run.output.stdout === "ready\n");
		run.stop(600);
		run.stop(0.2);
		expect(await run.finished).toMatchObject({ code: null, signal: "SIGKILL" });
		expect(await processesWith(`${MARKER}=${run.folder}`)).toEqual([]);
	});

	it("stops at the time-out", async () => {
		const run = await start("sleep 600", { timeoutMinutes: 0.005 });
		expect(await run.finished).toEqual({
			code: null,
			signal: "SIGTERM",
			timedOut: true,
		});
	});

	it("bears a time-out beyond what timers can", async () => {
		const run = await start("sleep 0.2", { timeoutMinutes: 1e9 });
		expect(await run.finished).toMatchObject({ code: 0, timedOut: false });
	});

	it("says what it could not start", async () => {
		const run = await start("", { file: "/nowhere/packer", args: [] });
		expect((await run.finished).code).toBe(127);
		const lost = await start("", { cwd: "/nowhere" }).catch(
			(error: unknown) => error,
		);
		expect(String(lost)).toMatch(/Could not start \/bin\/sh in \/nowhere/);
	});

	it("ends the program when its output cannot be taken", async () => {
		const run = await start("echo x; exec sleep 600", {
			onOutput: () => {
				throw new Error("disk full");
			},
		});
		await expect(run.finished).rejects.toThrow("disk full");
		expect(await processesWith(`${MARKER}=${run.folder}`)).toEqual([]);
	});
});

describe("sweepMarked", () => {
	/** As main leaves it when it is killed: running, with nobody to follow it. */
	function orphan(folder: string, shell: string) {
		const child = spawn("/bin/sh", ["-c", shell], {
			detached: true,
			stdio: "ignore",
			env: { PATH: process.env.PATH ?? "", [MARKER]: `${folder}/build` },
		});
		return new Promise<NodeJS.Signals | number | null>((resolve) => {
			child.once("exit", (code, signal) => resolve(signal ?? code));
		});
	}

	it("asks Packer first, and waits for its clean-up", async () => {
		const folder = await temporaryFolder();
		const exit = orphan(
			folder,
			`${DAEMON} trap 'sleep 0.3; touch ${folder}/cleaned; exit 3' TERM; touch ${folder}/ready; while :; do sleep 0.05; done`,
		);
		await until(() =>
			stat(join(folder, "ready")).then(
				() => true,
				() => false,
			),
		);
		const ended = await sweepMarked(folder, { graceSeconds: 30 });
		expect(ended.map(({ name }) => name)).toContain("sh");
		expect(await exit).toBe(3);
		await stat(join(folder, "cleaned"));
		expect(await processesWith(`${MARKER}=${folder}`)).toEqual([]);
		expect(await sweepMarked(folder, { graceSeconds: 30 })).toEqual([]);
	});

	it("kills what does not heed, at once when told to hurry", async () => {
		const folder = await temporaryFolder();
		const exit = orphan(folder, "trap '' TERM; while :; do sleep 0.05; done");
		await until(async () => (await processesWith(folder)).length > 0);
		await sweepMarked(folder, {
			graceSeconds: 600,
			signal: AbortSignal.abort(),
		});
		expect(await exit).toBe("SIGKILL");
	});

	it("touches nobody else", async () => {
		const folder = await temporaryFolder();
		const exit = orphan(`${folder}-other`, "sleep 0.5; exit 9");
		expect(await sweepMarked(folder, { graceSeconds: 0 })).toEqual([]);
		expect(await exit).toBe(9);
	});
});
