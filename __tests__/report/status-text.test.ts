import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ImageResult, Report } from "../../src/model.ts";
import {
	DESCRIPTION_MAX,
	errorStatus,
	overallStatus,
	subjectStatus,
} from "../../src/report/status-text.ts";
import { anyText } from "./hostile-text.ts";
import {
	BUILD,
	hostile,
	image,
	PLANNED,
	publication,
	RICH,
	report,
	result,
} from "./samples.ts";

const [one, two] = [image("debian", "12"), image("debian", "13")];
const xva = (size: number) => [{ path: "x.xva", size, sha256: "0" }];

function unchanged(count: number): readonly ImageResult[] {
	return Array.from({ length: count }, (_, index) =>
		result(image("os", String(index)), "unchanged", { reason: "unchanged" }),
	);
}

const FAILURE: Report["failures"][number] = {
	subject: "debian-13",
	reason: "upload",
	message: "The store\nclosed the connection.",
	details: [],
};

describe("one template or image", () => {
	test.each<[string, readonly ImageResult[], string, string]>([
		[
			"built",
			[result(one, "built", { seconds: 724, files: xva(3_200_000_000) })],
			"success",
			"Built in 12m 4s · 3.2 GB",
		],
		[
			"built without files, as a cloud image",
			[result(one, "built", { seconds: 4 })],
			"success",
			"Built in 4s",
		],
		[
			"images of one Packer run, which share its time",
			[
				result(one, "built", { seconds: 60, files: xva(1e9) }),
				result(two, "built", { seconds: 60, files: xva(2e9) }),
			],
			"success",
			"Built 2 images in 1m 0s · 3 GB",
		],
		[
			"images of two Packer runs, one after the other",
			[
				result(one, "built", { seconds: 60, build: "1" }),
				result(two, "built", { seconds: 60, build: "2" }),
			],
			"success",
			"Built 2 images in 2m 0s",
		],
		[
			"failed",
			[result(two, "failed", { reason: "upload" })],
			"failure",
			"Failed: upload: The store closed the connection.",
		],
		[
			"one of two failed",
			[result(one, "built"), result(two, "failed", { reason: "upload" })],
			"failure",
			"1 of 2 failed: debian-13: upload: The store closed the connection.",
		],
		["cancelled", [result(one, "cancelled")], "error", "Cancelled"],
		[
			"cancelled after one was built",
			[result(one, "built"), result(two, "cancelled")],
			"error",
			"Cancelled: 1 built, 1 cancelled",
		],
		[
			"skipped",
			[result(one, "skipped", { reason: "its parent base-1 failed" })],
			"error",
			"Skipped: its parent base-1 failed",
		],
		[
			"unchanged",
			[result(one, "unchanged", { reason: `already published as ${BUILD}` })],
			"success",
			`Unchanged: already published as ${BUILD}`,
		],
		[
			"all unchanged",
			[result(one, "unchanged"), result(two, "unchanged")],
			"success",
			"Unchanged: 2 images",
		],
	])("%s", (_, results, state, description) => {
		const given = report({ results, failures: [FAILURE] });
		expect(subjectStatus(given, "debian")).toEqual({ state, description });
	});

	test("pending while there is only the plan", () => {
		expect(subjectStatus(PLANNED, "debian")).toEqual({
			state: "pending",
			description: "Planned: changed: packer/debian/http/preseed.cfg",
		});
	});

	test("by the image's name, where no template has it", () => {
		expect(subjectStatus(RICH, "debian-12")).toEqual({
			state: "success",
			description: "Built in 12m 4s · 3.2 GB",
		});
	});

	test("the size is that of the image, its log not counted", () => {
		const given = report({
			results: [result(one, "built", { seconds: 1, files: xva(9e9) })],
			publications: [publication(one)],
		});
		expect(subjectStatus(given, "debian").description).toBe(
			"Built in 1s · 3.2 GB",
		);
	});
});

describe("the whole run", () => {
	test.each<[string, Partial<Report>, string, string]>([
		["nothing there", {}, "success", "Nothing to build"],
		[
			"nothing changed",
			{ results: unchanged(8) },
			"success",
			"Nothing to build: 8 unchanged",
		],
		[
			"good",
			{ results: [result(one, "built"), ...unchanged(8)] },
			"success",
			"1 built, 8 unchanged",
		],
		[
			"failed",
			{
				results: [
					result(one, "built"),
					result(two, "failed", { reason: "upload" }),
				],
				failures: [FAILURE],
			},
			"failure",
			"1 built, 1 failed · debian-13: upload: The store closed the connection.",
		],
		[
			"cancelled",
			{ results: [result(one, "cancelled")] },
			"error",
			"1 cancelled",
		],
		[
			"failed before any image",
			{ failures: [FAILURE] },
			"failure",
			"Failed: upload: The store closed the connection.",
		],
	])("%s", (_, rest, state, description) => {
		expect(overallStatus(report(rest))).toEqual({ state, description });
	});

	test("pending while there is only the plan", () => {
		expect(overallStatus(PLANNED)).toEqual({
			state: "pending",
			description: "3 planned, 2 unchanged",
		});
	});
});

test("no description is longer than GitHub takes, or of two lines", () => {
	fc.assert(
		fc.property(
			anyText.map((text) => text.repeat(20)),
			fc.constantFrom("failed", "skipped", "unchanged", "planned", "built"),
			(text, state) => {
				const given = hostile(text, 2, state);
				for (const { description } of [
					overallStatus(given),
					subjectStatus(given, `${text}0`),
					errorStatus(text),
				]) {
					expect([...description].length).toBeLessThanOrEqual(DESCRIPTION_MAX);
					expect(description).not.toMatch(/[\r\n]/);
					expect(description.isWellFormed()).toBe(true);
				}
			},
		),
	);
	expect(errorStatus("x".repeat(500)).description).toBe(
		`Failed: ${"x".repeat(131)}…`,
	);
});
