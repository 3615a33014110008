import { execFile } from "node:child_process";
import { open, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import {
	AlreadyExists,
	giveName,
	NoSpace,
	withoutRoom,
	writeFully,
	writeWhole,
} from "../../src/xva/partial-file.ts";
import { failure, folder, NEVER } from "./writing.ts";

const run = promisify(execFile);
const source = new URL("../../src/xva/partial-file.ts", import.meta.url).href;

test("a file appears when it is whole, and not before", async () => {
	const directory = await folder();
	const path = join(directory, "disk.raw");
	const result = await writeWhole(path, NEVER, async (file) => {
		const [partial, ...others] = await readdir(directory);
		expect(partial).toMatch(/^disk\.raw\.partial-[0-9a-f]{12}$/);
		expect(others).toEqual([]);
		await writeFully(file, [Buffer.from("ab"), Buffer.from("cd")], 0);
		await writeFully(file, [Buffer.from("ef")], 4);
		return "done";
	});
	expect(result).toBe("done");
	expect(await readdir(directory)).toEqual(["disk.raw"]);
	expect(await readFile(path, "utf8")).toBe("abcdef");
});

test("a full disk is told in a sentence, and nothing stays", async () => {
	const directory = await folder();
	const path = join(directory, "disk.raw");
	const full = await open("/dev/full", "w");
	const work = writeWhole(path, NEVER, () =>
		writeFully(full, [Buffer.alloc(10)], 0),
	);
	await expect(work).rejects.toThrow(NoSpace);
	expect(await failure(work.finally(() => full.close()))).toBe(
		`No space is left for ${path}: free some, or choose a folder on another disk.`,
	);
	expect(await readdir(directory)).toEqual([]);
});

test("a write that is taken in part goes on, up to the largest file that is allowed", async () => {
	const directory = await folder();
	const path = join(directory, "disk.raw");
	// The limit of 3 KiB lies in the middle of the second piece.
	const script = `
		import { writeFully, writeWhole } from ${JSON.stringify(source)};
		const pieces = [2048, 2048, 2048].map((size) => Buffer.alloc(size, 1));
		await writeWhole(process.argv[1], new AbortController().signal, (file) => writeFully(file, pieces, 0))
			.catch(({ message }) => console.log(message));`;
	const { stdout } = await run("bash", [
		"-c",
		'trap "" XFSZ; ulimit -f 3; exec "$@"',
		"bash",
		process.execPath,
		"--input-type=module",
		"--eval",
		script,
		path,
	]);
	expect(stdout).toBe(
		`${path} becomes larger than its file system allows: choose a folder on another one.\n`,
	);
	expect(await readdir(directory)).toEqual([]);
});

test("what a write did not take is written by the next", async () => {
	const stored = Buffer.alloc(12);
	let writes = 0;
	const slow = {
		writev: async <T extends readonly NodeJS.ArrayBufferView[]>(
			buffers: T,
			position?: number | null,
		) => {
			writes += 1;
			const bytes = Buffer.concat(buffers.map((each) => bytesOf(each)));
			const bytesWritten = bytes.copy(stored, position ?? 0, 0, 4);
			return { bytesWritten, buffers };
		},
	};
	const pieces = ["ab", "", "cdefg", "h", "ij"].map((text) =>
		Buffer.from(text),
	);
	await writeFully(slow, pieces, 1);
	expect(stored.toString("latin1")).toBe("\0abcdefghij\0");
	expect(writes).toBe(3);
});

test("a file that exists is refused, before anything is done", async () => {
	const directory = await folder();
	const path = join(directory, "disk.raw");
	await writeFile(path, "mine");
	const work = writeWhole(path, NEVER, async () => {
		throw new Error("It was begun.");
	});
	expect(await failure(work)).toBe(
		`${path} exists already: remove it, or choose another name.`,
	);
	expect(await readdir(directory)).toEqual(["disk.raw"]);
});

test("a file that came meanwhile is left as it is", async () => {
	const directory = await folder();
	const path = join(directory, "disk.raw");
	const work = writeWhole(path, NEVER, async (file) => {
		await writeFully(file, [Buffer.from("ours")], 0);
		await writeFile(path, "mine");
	});
	await expect(work).rejects.toThrow(AlreadyExists);
	expect(await readFile(path, "utf8")).toBe("mine");
	expect(await readdir(directory)).toEqual(["disk.raw"]);
});

test("a finished file gets its name, and has no other", async () => {
	const directory = await folder();
	const [finished, path] = [join(directory, "a"), join(directory, "b")];
	await writeFile(finished, "whole");
	await giveName(finished, path);
	expect(await readFile(path, "utf8")).toBe("whole");
	expect(await readdir(directory)).toEqual(["b"]);
	await writeFile(finished, "another");
	await expect(giveName(finished, path)).rejects.toThrow(AlreadyExists);
	expect(await readFile(path, "utf8")).toBe("whole");
});

test("what has no room is told of the file that the user knows", () => {
	const full = Object.assign(new Error("x"), { code: "ENOSPC" });
	const hidden = withoutRoom(full, ".hidden/disk.raw");
	expect(hidden).toBeInstanceOf(NoSpace);
	expect(withoutRoom(hidden, "disk.raw")).toEqual(
		new NoSpace(
			"No space is left for disk.raw: free some, or choose a folder on another disk.",
		),
	);
	const other = new Error("y");
	expect(withoutRoom(other, "disk.raw")).toBe(other);
});

test("a cancel that comes last leaves nothing", async () => {
	const directory = await folder();
	const controller = new AbortController();
	const work = writeWhole(
		join(directory, "disk.raw"),
		controller.signal,
		async () => controller.abort(new Error("Enough.")),
	);
	expect(await failure(work)).toBe("Enough.");
	expect(await readdir(directory)).toEqual([]);
});

function bytesOf(view: NodeJS.ArrayBufferView): Buffer {
	return Buffer.from(view.buffer, view.byteOffset, view.byteLength);
}
