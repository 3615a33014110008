import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addPicture } from "../../src/commands/console.ts";

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "console-test-"));
});

afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

test("of the pictures of a console the last three are kept, in the order in which they were taken", async () => {
	for (let second = 8; second < 13; second++) {
		const takenAt = new Date(Date.UTC(2026, 10, 24, 5, 30, second));
		await addPicture(folder, takenAt, Buffer.from(`picture ${second}`));
	}
	const place = join(folder, "console");
	expect(
		readdirSync(place)
			.sort()
			.map((name) => readFileSync(join(place, name), "utf8")),
	).toEqual(["picture 10", "picture 11", "picture 12"]);
});
