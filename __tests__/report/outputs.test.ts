import { describe, expect, test } from "vitest";
import type { Image, PlanReason, Report } from "../../src/model.ts";
import {
	emptyOutputs,
	matrixLegs,
	type Outputs,
	renderOutputs,
} from "../../src/report/outputs.ts";
import {
	hostile,
	image,
	leg,
	PLANNED,
	plan,
	RICH,
	report,
	result,
	root,
} from "./samples.ts";

const CHANGED: PlanReason = { code: "changed", text: "changed" };
const SAME: PlanReason = { code: "unchanged", text: "unchanged" };

const LISTS = ["planned", "built", "failed", "skipped", "unchanged"] as const;

function lists(outputs: Outputs): Record<string, unknown> {
	return Object.fromEntries(
		LISTS.map((name) => [name, JSON.parse(outputs[name])]),
	);
}

/** Bytes as GitHub counts a job's outputs, and as the runner's file holds them. */
function bytes(outputs: Outputs): number {
	const text = Object.entries(outputs).flat().join("");
	return Math.max(2 * text.length, Buffer.byteLength(text));
}

test("after an input error all is there, and empty", () => {
	expect(emptyOutputs()).toEqual({
		planned: "[]",
		built: "[]",
		failed: "[]",
		skipped: "[]",
		unchanged: "[]",
		matrix: '{"include":[]}',
		any: "false",
		results: "[]",
		"catalogue-url": "",
	});
	expect(renderOutputs(report())).toEqual(emptyOutputs());
});

test("a build: one outcome a template, the worst of its images", () => {
	const outputs = renderOutputs(RICH, "https://images.example.org/");
	expect(lists(outputs)).toEqual({
		planned: ["debian", "ubuntu"],
		built: ["ubuntu"],
		failed: ["debian"],
		skipped: [],
		unchanged: ["rocky", "alpine"],
	});
	expect(outputs.any).toBe("true");
	expect(outputs["catalogue-url"]).toBe("https://images.example.org/");
	const [first, , , rocky] = JSON.parse(outputs.results);
	expect(Object.keys(first)).toEqual([
		"os",
		"image",
		"version",
		"build",
		"state",
		"reason",
		"seconds",
		"files",
		"urls",
	]);
	expect(rocky).toMatchObject({
		image: "rocky-9",
		state: "unchanged",
		files: [],
	});
});

test("a plan: planned or unchanged", () => {
	const outputs = renderOutputs(PLANNED);
	expect(lists(outputs)).toEqual({
		planned: ["debian", "ubuntu"],
		built: [],
		failed: [],
		skipped: [],
		unchanged: ["rocky", "alpine"],
	});
	expect(JSON.parse(outputs.matrix)).toEqual({
		include: [{ os: "debian-12" }, { os: "debian-13" }, { os: "ubuntu" }],
	});
});

test("nothing planned", () => {
	const outputs = renderOutputs(
		report({ plan: plan([leg(root("a", [image("a", "1")]), SAME, false)]) }),
	);
	expect(outputs.any).toBe("false");
	expect(outputs.matrix).toBe('{"include":[]}');
	expect(outputs.unchanged).toBe('["a"]');
});

describe("lists", () => {
	const [one, two] = [image("a", "1"), image("a", "2")];

	test.each<[string, Report["results"], string]>([
		["cancelled ones are failed", [result(one, "cancelled")], "failed"],
		["skipped", [result(one, "skipped")], "skipped"],
		[
			"built beats unchanged",
			[result(one, "built"), result(two, "unchanged")],
			"built",
		],
		[
			"failed beats built",
			[result(one, "built"), result(two, "failed")],
			"failed",
		],
	])("%s", (_, results, list) => {
		const outputs = lists(renderOutputs(report({ results })));
		for (const name of LISTS)
			expect(outputs[name]).toEqual(
				name === list || name === "planned" ? ["a"] : [],
			);
	});

	test("a template of which some images are planned is planned only", () => {
		const half = report({
			plan: plan([
				leg(root("a", [one]), CHANGED, true),
				leg(root("a", [two]), SAME, false),
			]),
		});
		expect(lists(renderOutputs(half))).toMatchObject({
			planned: ["a"],
			unchanged: [],
		});
	});

	test("planned, then found published by another runner: planned only", () => {
		const late = report({
			plan: plan([leg(root("a", [one]), CHANGED, true)]),
			results: [result(one, "unchanged")],
		});
		expect(lists(renderOutputs(late))).toMatchObject({
			planned: ["a"],
			unchanged: [],
		});
	});

	test("a failure that can't tell its image stands for its template", () => {
		const unknown = report({
			plan: plan([leg(root("a", [one, two]), CHANGED, true)]),
			results: [
				result(one, "failed", {
					image: null,
					version: null,
					reason: "no_image",
				}),
			],
		});
		const outputs = renderOutputs(unknown);
		expect(lists(outputs)).toMatchObject({ planned: ["a"], failed: ["a"] });
		expect(JSON.parse(outputs.results)).toHaveLength(1);
		expect(JSON.parse(outputs.results)[0]).toMatchObject({
			image: null,
			version: null,
		});
	});
});

describe("matrix", () => {
	function two(
		os: string,
		first: Image,
		second: Image,
		planned: readonly Image[],
	) {
		const packerRoot = root(os, [first, second]);
		return leg(packerRoot, CHANGED, true, planned);
	}
	const [bios, uefi] = [image("debian", "13"), image("debian", "13-uefi")];

	test("a template of one root is named whole", () => {
		expect(matrixLegs(plan([two("debian", bios, uefi, [bios, uefi])]))).toEqual(
			[{ os: "debian" }],
		);
	});

	test("images asked for by name stay so", () => {
		expect(matrixLegs(plan([two("debian", bios, uefi, [uefi])]))).toEqual([
			{ os: "debian-13-uefi" },
		]);
	});

	test("each planned root of a larger template is a leg, with all its images", () => {
		const legs = [
			two("debian", bios, uefi, [bios, uefi]),
			leg(root("debian", [image("debian", "12")]), SAME, false),
		];
		expect(matrixLegs(plan(legs))).toEqual([
			{ os: "debian-13,debian-13-uefi" },
		]);
	});

	test("an image named as a template is can't be asked for alone", () => {
		const legs = [
			two("debian", bios, uefi, [bios, uefi]),
			leg(root("debian", [image("debian", "12")]), SAME, false),
			leg(root("debian-13", [image("debian-13", "9")]), SAME, false),
		];
		expect(matrixLegs(plan(legs))).toEqual([{ os: "debian" }]);
	});

	test.each([
		255, 256, 257, 1000,
	])("%d roots are at most 256 legs, each root once", (count) => {
		const legs = Array.from({ length: count }, (_, index) =>
			leg(root(`os${index}`, [image(`os${index}`, "1")]), CHANGED, true),
		);
		const matrix = matrixLegs(plan(legs));
		expect(matrix).toHaveLength(Math.min(count, 256));
		expect(matrix.flatMap(({ os }) => os.split(","))).toEqual(
			legs.map((one) => one.root.os),
		);
		const sizes = matrix.map(({ os }) => os.split(",").length);
		expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
	});
});

describe("limits", () => {
	const url = `https://images.example.org/${"x".repeat(150)}`;

	function many(count: number, state: "built" | "unchanged"): Report {
		return report({
			results: Array.from({ length: count }, (_, index) =>
				result(image(`os${index}`, "1"), index === 0 ? "built" : state, {
					reason: "changed",
					files: [{ path: "x.xva", size: 1, sha256: "0".repeat(64) }],
					urls: { image: url, metadata: url, log: url, page: url },
				}),
			),
		});
	}

	test("unchanged images lose their addresses first", () => {
		const outputs = renderOutputs(many(1000, "unchanged"));
		const results = JSON.parse(outputs.results);
		expect(bytes(outputs)).toBeLessThan(1024 * 1024);
		expect(results).toHaveLength(1000);
		expect(results[0].urls.image).toBe(url);
		expect(results[1]).toMatchObject({ files: [], urls: {} });
	});

	test("then all do", () => {
		const outputs = renderOutputs(many(1000, "built"));
		const results = JSON.parse(outputs.results);
		expect(bytes(outputs)).toBeLessThan(1024 * 1024);
		expect(results).toHaveLength(1000);
		expect(results[0]).toMatchObject({ files: [], urls: {} });
	});

	test("then unchanged images go, and at the end the last ones", () => {
		expect(
			JSON.parse(renderOutputs(many(5000, "unchanged")).results),
		).toHaveLength(1);
		const outputs = renderOutputs(many(5000, "built"));
		expect(bytes(outputs)).toBeLessThan(1024 * 1024);
		expect(JSON.parse(outputs.results).length).toBeGreaterThan(1000);
		expect(JSON.parse(outputs.built)).toHaveLength(5000);
	});

	test("messages of 100 KB do not matter", () => {
		const outputs = renderOutputs(hostile("é\n".repeat(50_000), 4, "failed"));
		expect(outputs.results.length).toBeLessThan(1024 * 1024);
		expect(outputs.results).not.toContain("\n");
	});
});
