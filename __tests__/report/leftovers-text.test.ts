import { expect, test } from "vitest";
import {
	type LeftoverRow,
	leftoversSection,
	renderLeftovers,
} from "../../src/report/leftovers-text.ts";

const VM: LeftoverRow = {
	kind: "vm",
	uuid: "0e1f6a34-1a2b-4c3d-8e4f-000000000001",
	name: "debian | 12",
	buildId: "20260101T000000Z-abcdef0-0001",
	runKey: "77-1",
	powerState: "Running",
	sizeBytes: 10 * 1024 ** 3,
	reason: "Nothing of that build is published.",
	removable: true,
};
const DISK: LeftoverRow = {
	kind: "vdi",
	uuid: "0e1f6a34-1a2b-4c3d-8e4f-000000000002",
	name: "##[error]forged",
	sizeBytes: 1,
	reason: "No VM has it.",
	removable: false,
};

test("a line each, none of which is a command of the runner", () => {
	const [vm = "", disk = ""] = renderLeftovers([VM, DISK]);
	expect(vm).toBe(
		"VM debian | 12 (0e1f6a34-1a2b-4c3d-8e4f-000000000001, Running, 10 GiB) of build 20260101T000000Z-abcdef0-0001, run 77-1: Nothing of that build is published.",
	);
	expect(disk).toMatch(/^disk .*error\]forged .* of build \?, run \?/);
	expect(disk).not.toContain("##[");
});

test("nothing left is said so", () => {
	expect(leftoversSection("pool:443", [])).toContain(
		"## XVA templates: 0 leftovers in the pool",
	);
});

test("a table that names what would be removed, and hides no cell", () => {
	const section = leftoversSection("pool", [VM, DISK]);
	const rows = section.split("\n").filter((line) => line.startsWith("| "));
	expect(rows).toHaveLength(3);
	expect(rows[1]).toContain("debian &#124; 12");
	expect(section).toContain("`dry-run: false` removes 1 of these");
});

test("after a removal: how much went, and what stayed", () => {
	const section = leftoversSection("pool", [VM], {
		removed: ["VM debian"],
		left: ["disk x: in use <b>"],
	});
	expect(section).toContain("Removed: 1.");
	expect(section).toContain("- ⚠️ disk x: in use &#60;b&#62;");
	expect(section).not.toContain("Nothing was removed");
});

test("ten thousand of them fit into a summary", () => {
	const many = Array.from({ length: 10_000 }, () => VM);
	const section = leftoversSection("pool", many);
	expect(Buffer.byteLength(section)).toBeLessThan(900 * 1024);
	expect(section).toMatch(/… and \d+ more/);
});
