import { PassThrough, Readable } from "node:stream";
import { beforeEach, describe, expect, test } from "vitest";
import {
	openTerminal,
	type Terminal,
} from "../../src/commands/xva-terminal.ts";

let now: number;
let written: string;
let printed: string;
beforeEach(() => {
	now = 1000;
	written = "";
	printed = "";
});

/** A terminal of the test: 80 columns, or a file. */
function open(isTTY: boolean, columns = 80): Terminal {
	const stderr = Object.assign(new PassThrough(), { isTTY, columns });
	stderr.on("data", (text) => {
		written += text;
	});
	const stdout = new PassThrough().on("data", (text) => {
		printed += text;
	});
	const stdin = Readable.from([]);
	return openTerminal(
		{ stdin, stdout, stderr, now: () => now, path: undefined },
		new AbortController().signal,
	);
}

/** Fifty tenths of a second at 10 MB/s. */
function work(terminal: Terminal, wanted: boolean, total?: number): void {
	const following = terminal.follow("debian-12.xva", wanted);
	for (let tenth = 1; tenth <= 50; tenth += 1) {
		now += 100;
		following.tell(tenth * 1e6, total);
	}
	following.end();
}

/** What a terminal shows in the end, and after each redrawing. */
function screens(): string[] {
	return written.split("\r").slice(1);
}

describe("on a terminal", () => {
	test("one line is redrawn a few times a second, and gone at the end", () => {
		work(open(true), true, 50e6);
		expect(written).not.toContain("\n");
		expect(screens()[0]).toBe(
			"debian-12.xva  [....................]  2 MB of 50 MB (4 %), 10 MB/s, 5s left",
		);
		expect(screens().length).toBeLessThanOrEqual(27);
		expect(screens().at(-2)?.trim()).toBe("");
		expect(screens().at(-1)).toBe("");
	});

	test.each([
		[
			70,
			"debian-12.xva  [.............]  2 MB of 50 MB (4 %), 10 MB/s, 5s left",
		],
		[60, "debian-12.xva  2 MB of 50 MB (4 %), 10 MB/s, 5s left"],
		[40, "debian-12.xva  2 MB of 50 MB (4 %), 10 "],
	])("of %i columns, no line is as wide, which would wrap it", (columns, line) => {
		work(open(true, columns), true, 50e6);
		for (const screen of screens()) expect(screen.length).toBeLessThan(columns);
		expect(screens()[0]).toBe(line);
	});

	test("of a long path the end is shown", () => {
		const following = open(true).follow(`/srv/${"x".repeat(99)}/a.xva`, true);
		now += 1000;
		following.tell(1e6);
		expect(written).toBe(`\r…${"x".repeat(24)}/a.xva  1 MB, 1 MB/s`);
	});

	test("a line hides the longer one before it", () => {
		const following = open(true).follow("x", true);
		now += 1000;
		following.tell(123_456_789, 999_999_999);
		now += 1000;
		following.tell(200_000_000);
		const [long, short] = screens();
		expect(short?.length).toBe(long?.length);
	});

	test("nothing where it is not wanted", () => {
		work(open(true), false, 50e6);
		expect(written).toBe("");
	});
});

describe("in a log", () => {
	test("work of some seconds says nothing", () => {
		work(open(false), true, 50e6);
		expect(written).toBe("");
	});

	test("long work says a line every 15 seconds, without controls", () => {
		const following = open(false).follow("debian-12.xva", true);
		for (let second = 1; second <= 40; second += 1) {
			now += 1000;
			following.tell(second * 1e6, 100e6);
		}
		following.end();
		expect(written).toBe(
			"debian-12.xva: 15 MB of 100 MB (15 %), 1 MB/s, 1m 25s left\ndebian-12.xva: 30 MB of 100 MB (30 %), 1 MB/s, 1m 10s left\n",
		);
	});
});

test("what was asked for and what is said of the work go two ways", () => {
	const terminal = open(true);
	terminal.print("result");
	terminal.say("remark");
	expect(printed).toBe("result\n");
	expect(written).toBe("remark\n");
});
