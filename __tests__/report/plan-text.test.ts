import fc from "fast-check";
import { expect, test } from "vitest";
import { renderPlan } from "../../src/report/plan-text.ts";
import { anyText } from "./hostile-text.ts";
import { hostile, PLANNED, plan } from "./samples.ts";

test("a table of every image, aligned, and what is gone", () => {
	expect(PLANNED.plan && renderPlan(PLANNED.plan)).toEqual([
		"Compared with a1b2c3d (the push's before). 3 of 5 images to build.",
		"  IMAGE         PLAN       WHY",
		"  debian-12     build      changed: packer/debian/http/preseed.cfg",
		"  debian-13     build      changed: packer/debian/http/preseed.cfg",
		"  ubuntu-24.04  build      differs from 20261101T010203Z-a1b2c3d-0b1e",
		"  rocky-9       unchanged  already published as 20261101T010203Z-a1b2c3d-0b1e",
		"  alpine-3.22   unchanged  never published: name it in os",
		"Deleted, not built: centos",
		"Modified or untracked files below the templates folder: what is built from them counts as no commit's content.",
	]);
});

test("an empty plan is one sentence", () => {
	expect(renderPlan(plan([], { base: { text: "no base." } }))).toEqual([
		"No base. 0 of 0 images to build.",
	]);
});

test("no name starts a command or another line, and columns stay aligned", () => {
	fc.assert(
		fc.property(anyText, (text) => {
			const given = hostile(text, 3, "built").plan ?? plan([]);
			const lines = renderPlan(given);
			expect(lines).toHaveLength(2 + 3 + 3);
			for (const line of lines) expect(line).not.toMatch(/[\r\n]|^\s*::|##\[/);
		}),
	);
});
