import { spawn } from "node:child_process";
import { once } from "node:events";
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const module = JSON.stringify(new URL("./cache.mjs", import.meta.url).href);

let home: string;
let cache: string;

beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), "cache-test-"));
	cache = join(home, "xva-template-action");
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

/** Runs a script with `cached` and `note` (appends a word to the file `notes`), as a process of its own. */
async function script(
	text: string,
	onFirstWords: () => void = () => {},
): Promise<{ code: number | null; out: string }> {
	const head = `import { cached } from ${module};
		import { appendFileSync, writeFileSync } from "node:fs";
		import { setTimeout as sleep } from "node:timers/promises";
		const note = (word) => appendFileSync(${JSON.stringify(join(home, "notes"))}, word + "\\n");\n`;
	const child = spawn(
		process.execPath,
		["--input-type=module", "-e", head + text],
		{
			env: { ...process.env, XDG_CACHE_HOME: home },
			stdio: ["ignore", "pipe", "pipe"],
		},
	);
	let out = "";
	for (const stream of [child.stdout, child.stderr])
		stream.setEncoding("utf8").on("data", (chunk) => {
			if (out === "") onFirstWords();
			out += chunk;
		});
	const [code] = await once(child, "close");
	return { code, out };
}

const BUILD = `console.log(await cached("part-1", async (folder) => {
	note("built"); await sleep(300); writeFileSync(folder + "/tool", ""); }));`;

test("a part is built once, also by two processes at once", async () => {
	const ends = await Promise.all([script(BUILD), script(BUILD)]);
	ends.push(await script(BUILD));
	for (const { code, out } of ends) {
		expect(code).toBe(0);
		expect(out).toContain(join(cache, "part-1"));
	}
	const { out } = await script(
		`import { readFileSync } from "node:fs"; console.log(readFileSync(${JSON.stringify(join(home, "notes"))}, "utf8"));`,
	);
	expect(out.trim()).toBe("built");
	expect(readdirSync(cache)).toEqual(["part-1"]);
});

test("a build that fails leaves nothing, and the next one starts anew", async () => {
	const bad = await script(
		`await cached("part-1", (folder) => { writeFileSync(folder + "/half", ""); throw new Error("broken"); });`,
	);
	expect(bad.code).toBe(1);
	expect(bad.out).toContain("broken");
	expect(readdirSync(cache)).toEqual([]);
	expect((await script(BUILD)).code).toBe(0);
});

test("what a killed process left is taken over", async () => {
	const killed = await script(
		`await cached("part-1", (folder) => { writeFileSync(folder + "/half", ""); process.kill(process.pid, "SIGKILL"); });`,
	);
	expect(killed.code).toBeNull();
	expect(readdirSync(cache)).toHaveLength(2);
	expect((await script(BUILD)).code).toBe(0);
	expect(readdirSync(cache)).toEqual(["part-1"]);
	expect(readdirSync(join(cache, "part-1"))).toEqual(["tool"]);
});

test("a process waits for one that lives, and says for whom", async () => {
	mkdirSync(cache, { recursive: true });
	const lock = join(cache, ".part-1.lock");
	writeFileSync(lock, `${process.pid}`);
	const { code, out } = await script(BUILD, () => {
		expect(existsSync(join(cache, "part-1"))).toBe(false);
		rmSync(lock, { force: true });
	});
	expect(code).toBe(0);
	expect(out).toContain(
		`waiting for process ${process.pid}, which holds ${lock}`,
	);
});
