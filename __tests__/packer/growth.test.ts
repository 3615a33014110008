import { spawn } from "node:child_process";
import { once } from "node:events";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { MARKER_VARIABLE } from "../../src/packer/command.ts";
import { followBuild } from "../../src/packer/follow.ts";
import { findExport, showSize } from "../../src/packer/growth.ts";
import { OutputReader } from "../../src/packer/output.ts";
import { temporaryFolder, until, writeFiles } from "./helpers.ts";

/** A process of the run in `folder` that has the files open, in their order, and waits. */
async function hold(folder: string, ...files: readonly string[]) {
	const script = `
		const { openSync, writeSync } = require("node:fs");
		for (const file of process.argv.slice(1)) writeSync(openSync(file, "a"), "more");
		console.log("open");
		setInterval(() => {}, 1000);`;
	const child = spawn(process.execPath, ["-e", script, ...files], {
		env: { ...process.env, [MARKER_VARIABLE]: join(folder, "build") },
		stdio: ["ignore", "pipe", "inherit"],
	});
	onTestFinished(async () => {
		child.kill("SIGKILL");
		await once(child, "exit");
	});
	await once(child.stdout, "data");
}

describe("findExport", () => {
	it("finds the image that a process of the run writes, wherever it is", async () => {
		const folder = await temporaryFolder();
		const elsewhere = join(await temporaryFolder(), "vm 1.xva");
		await writeFiles(folder, { "old.xva": "not open" });
		await hold(folder, join(folder, "stdout.log"), elsewhere);
		const { mtimeMs } = await stat(elsewhere);
		expect(await findExport(folder)).toEqual({
			path: elsewhere,
			bytes: 4,
			grownAt: mtimeMs,
		});
	});

	it("takes the one that was written to last", async () => {
		const folder = await temporaryFolder();
		await hold(folder, join(folder, "a.vhd"), join(folder, "b.xva.gz"));
		await new Promise((resolve) => setTimeout(resolve, 20));
		await writeFiles(folder, { "a.vhd": "the newest" });
		expect(await findExport(folder)).toMatchObject({
			path: join(folder, "a.vhd"),
			bytes: 10,
		});
	});

	it("does not look at other runs", async () => {
		const folder = await temporaryFolder();
		await hold(await temporaryFolder(), join(folder, "a.xva"));
		expect(await findExport(folder)).toBeUndefined();
	});
});

describe("followBuild", () => {
	it("tells the watch and the log of the export, while there is one", async () => {
		const folder = await temporaryFolder();
		await hold(folder, join(folder, "a.xva"));
		const reader = new OutputReader();
		const seen: unknown[] = [];
		const said: string[] = [];
		const follow = followBuild({
			reader,
			folder,
			watch: {
				observe: (_, exported) => seen.push(exported?.bytes),
				doomed: new AbortController().signal,
			},
			onProgress: (text) => said.push(text),
			tickMs: 10,
		});
		onTestFinished(follow.stop);
		follow.tell();
		expect(seen).toEqual([undefined]);
		reader.read("1,,ui,say,==> x: Step: export artifact");
		await until(() => said.length > 0);
		expect(said[0]).toBe("Export: 0 MB so far");
		expect(seen.at(-1)).toBe(4);
		reader.read("1,,ui,say,==> x: Download completed: y");
		await until(() => seen.at(-1) === undefined);
	});
});

it.each([
	[0, "0 MB"],
	[812_400_000, "812 MB"],
	[1_250_000_000, "1.3 GB"],
	[99_000_000_000, "99.0 GB"],
])("%d bytes are shown as %s", (bytes, text) => {
	expect(showSize(bytes)).toBe(text);
});
