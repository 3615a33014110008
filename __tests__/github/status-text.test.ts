import { expect, test } from "vitest";
import {
	cutText,
	overall,
	statusWarning,
} from "../../src/github/status-text.ts";

test.each([
	["short", "short"],
	["two\n  lines\u0000", "two lines\u0000"],
	["💿".repeat(140), "💿".repeat(140)],
	["💿".repeat(141), `${"💿".repeat(139)}…`],
	["", ""],
])("texts are cut by characters: %j", (text, cut) => {
	expect(cutText(text, 140)).toBe(cut);
});

test.each([
	["success", [], "success"],
	["success", ["success", "success"], "success"],
	["success", ["pending", "success"], "pending"],
	["success", ["pending", "failure"], "failure"],
	["success", ["error"], "failure"],
	["pending", ["success"], "pending"],
	["pending", ["error"], "failure"],
	["failure", ["pending"], "failure"],
	["error", ["failure", "pending"], "error"],
] as const)("%s among %j is %s", (own, others, state) => {
	expect(overall(own, others)).toBe(state);
});

test("a missing permission names the line to add", () => {
	const message = "Resource not accessible by integration";
	expect(statusWarning("xva", { kind: "forbidden", message })).toBe(
		"The commit status xva was not set: the token may not write statuses (Resource not accessible by integration); add `permissions: statuses: write` to the job. Runs for pull requests of forks and of Dependabot never get that permission.",
	);
});
