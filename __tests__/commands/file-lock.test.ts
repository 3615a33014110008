import { spawn } from "node:child_process";
import { once } from "node:events";
import {
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
	acquire,
	aloneIfPossible,
	tryLock,
} from "../../src/commands/file-lock.ts";
import { ownIdentity } from "../../src/owner.ts";

let folder: string;
let path: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "file-lock-"));
	path = join(folder, "below", "lock");
});

afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

/** A lock as another process would have left it. */
function leave(holder: Record<string, unknown>, ageSeconds = 0): void {
	rmSync(path, { force: true });
	writeFileSync(path, JSON.stringify({ ...ownIdentity(), ...holder }));
	const then = new Date(Date.now() - ageSeconds * 1000);
	utimesSync(path, then, then);
}

const LOCK_MODULE = fileURLToPath(
	new URL("../../src/commands/file-lock.ts", import.meta.url),
);

/** A process of its own that does `body` with `tryLock`, `acquire` and `path`. */
async function run(body: string): Promise<ReturnType<typeof spawn>> {
	const script = `import { tryLock, acquire } from ${JSON.stringify(LOCK_MODULE)};
const path = ${JSON.stringify(path)};
${body}`;
	const child = spawn(
		process.execPath,
		["--input-type=module", "--eval", script],
		{ stdio: ["ignore", "pipe", "inherit"] },
	);
	return child;
}

describe("a lock between processes", () => {
	it("is one holder's until it is released, and leaves no file", async () => {
		const lock = await tryLock(path);
		expect(lock).toBeDefined();
		expect(await tryLock(path)).toBeUndefined();
		await lock?.release();
		const again = await tryLock(path);
		expect(again).toBeDefined();
		await again?.release();
		expect(readdirSync(join(folder, "below"))).toEqual([]);
	});

	it("is taken from a holder that was killed", async () => {
		const child = await run(
			"await tryLock(path); console.log('held'); setInterval(() => {}, 1000);",
		);
		try {
			if (child.stdout !== null) await once(child.stdout, "data");
			expect(await tryLock(path)).toBeUndefined();
			child.kill("SIGKILL");
			await once(child, "exit");
			const lock = await tryLock(path);
			expect(lock).toBeDefined();
			await lock?.release();
			expect(readdirSync(join(folder, "below"))).toEqual([]);
		} finally {
			child.kill("SIGKILL");
		}
	});

	it("is not taken by its pid alone: the same number started at another time is another process", async () => {
		await (await tryLock(path))?.release();
		leave({ started: "1", token: "t" });
		const lock = await tryLock(path);
		expect(lock).toBeDefined();
		await lock?.release();
	});

	it("of an earlier boot is nobody's", async () => {
		await (await tryLock(path))?.release();
		leave({ boot: "another", token: "t" });
		expect(await tryLock(path)).toBeDefined();
	});

	it("of another container or machine is judged by its last sign of life", async () => {
		await (await tryLock(path))?.release();
		for (const elsewhere of [
			{ space: "pid:[1]" },
			{ host: `not-${hostname()}` },
		]) {
			leave({ ...elsewhere, token: "t" });
			expect(await tryLock(path)).toBeUndefined();
			leave({ ...elsewhere, token: "t" }, 600);
			const lock = await tryLock(path);
			expect(lock).toBeDefined();
			await lock?.release();
		}
	});

	it("that can't be read is nobody's once it is old", async () => {
		await (await tryLock(path))?.release();
		writeFileSync(path, "{half");
		expect(await tryLock(path)).toBeUndefined();
		const then = new Date(Date.now() - 600_000);
		utimesSync(path, then, then);
		expect(await tryLock(path)).toBeDefined();
	});

	it("lets one process at a time add to a file, dead holders in between", async () => {
		const log = join(folder, "log");
		await (await tryLock(path))?.release();
		leave({ started: "1", token: "dead" });
		const children = await Promise.all(
			Array.from({ length: 4 }, () =>
				run(`import { readFileSync, writeFileSync } from "node:fs";
for (let count = 0; count < 5; count++) {
	const lock = await acquire(path, { patienceMs: 60000 });
	let text = "";
	try { text = readFileSync(${JSON.stringify(log)}, "utf8"); } catch {}
	await new Promise((resolve) => setTimeout(resolve, 2));
	writeFileSync(${JSON.stringify(log)}, text + "x");
	await lock.release();
}`),
			),
		);
		const codes = await Promise.all(
			children.map(async (child) => (await once(child, "exit"))[0]),
		);
		expect(codes).toEqual([0, 0, 0, 0]);
		expect(readFileSync(log, "utf8")).toBe("x".repeat(20));
		expect(readdirSync(join(folder, "below"))).toEqual([]);
	});
});

describe("waiting for a lock", () => {
	it("ends with the patience, and says once that it waits", async () => {
		const lock = await tryLock(path);
		let waits = 0;
		const onWait = () => {
			waits++;
		};
		expect(await acquire(path, { patienceMs: 500, onWait })).toBeUndefined();
		expect(waits).toBe(1);
		await lock?.release();
	});

	it("ends with the signal", async () => {
		const lock = await tryLock(path);
		const signal = AbortSignal.abort();
		expect(await acquire(path, { patienceMs: 60_000, signal })).toBeUndefined();
		await lock?.release();
	});

	it("does the work all the same where it must be done, and says so", async () => {
		const lock = await tryLock(path);
		const said: string[] = [];
		const onWithout = (why: string) => {
			said.push(why);
		};
		const work = async () => "done";
		expect(
			await aloneIfPossible(path, work, { patienceMs: 0, onWithout }),
		).toBe("done");
		expect(said).toEqual([`${path} stayed locked`]);
		await lock?.release();
		expect(
			await aloneIfPossible(path, work, { patienceMs: 0, onWithout }),
		).toBe("done");
		expect(said).toHaveLength(1);
		writeFileSync(join(folder, "file"), "");
		const nowhere = join(folder, "file", "lock");
		expect(
			await aloneIfPossible(nowhere, work, { patienceMs: 0, onWithout }),
		).toBe("done");
		expect(said).toHaveLength(2);
	});
});
