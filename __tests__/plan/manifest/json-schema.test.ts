import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { check } from "../../../src/plan/manifest/check.ts";
import { readYaml } from "../../../src/plan/manifest/yaml-tree.ts";
import { TEMPLATE_SCHEMA } from "../../../src/template-yml/json-schema.ts";
import { TEMPLATE } from "../../../src/template-yml/keys.ts";
import type { Key, Shape } from "../../../src/template-yml/shapes.ts";
import { problemsOf } from "./reading.ts";
import { shaped } from "./shaped.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

const ajv = new Ajv({ strict: true, allowUnionTypes: true });
addFormats.default(ajv);
ajv.addKeyword("patternErrorMessage");
const judge = ajv.compile(TEMPLATE_SCHEMA);

/** What our own validator says of a JSON value that is written as YAML. */
function complaints(value: unknown): readonly string[] {
	const { root, problems } = readYaml(stringify(value));
	return [
		...problems,
		...(root === undefined ? [] : check(root, TEMPLATE)),
	].map(({ message }) => message);
}

describe("the JSON Schema in .github/schemas", () => {
	it("is the one of the table", () => {
		const { status, stderr } = spawnSync(
			process.execPath,
			["__tests__/tools/schemas.mjs", "--check"],
			{ cwd: ROOT, encoding: "utf8" },
		);
		expect(status, stderr).toBe(0);
		const path = `${ROOT}/.github/schemas/template-1.json`;
		expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(TEMPLATE_SCHEMA);
	});
});

describe("the JSON Schema and the validator", () => {
	it("take the same documents, those that are well formed", () => {
		fc.assert(
			fc.property(shaped(TEMPLATE, 0), (value) => {
				expect(complaints(value)).toEqual([]);
				expect(judge(value), JSON.stringify(judge.errors)).toBe(true);
			}),
			{ numRuns: 500, seed: 1 },
		);
	});

	it("refuse the same documents", () => {
		const seen = { valid: 0, invalid: 0 };
		fc.assert(
			fc.property(shaped(TEMPLATE, 3), (value) => {
				const valid = judge(value);
				seen[valid ? "valid" : "invalid"]++;
				expect(complaints(value).length === 0, stringify(value)).toBe(valid);
			}),
			{ numRuns: 1500, seed: 1 },
		);
		expect(seen.valid).toBeGreaterThan(100);
		expect(seen.invalid).toBeGreaterThan(100);
	});

	it("agree on one value that is wrong, for every key", () => {
		for (const { path, key } of keysIn(TEMPLATE, []))
			fc.assert(
				fc.property(shaped(key.shape, 30), (value) => {
					const document = wrapped(path, value);
					expect(complaints(document).length === 0, stringify(document)).toBe(
						judge(document),
					);
				}),
				{ numRuns: 60, seed: 1 },
			);
	});
});

describe("each key", () => {
	const keys = keysIn(TEMPLATE, []).map(({ path, key }) => ({
		name: path.join("."),
		path,
		key,
	}));

	it.each(keys)("$name has words for people, and examples that hold", ({
		path,
		key,
	}) => {
		expect(key.title).toMatch(/^[A-Z]/);
		expect(key.description).toMatch(/^[A-Z].*[.`]$/);
		for (const example of key.examples ?? []) {
			expect(complaints(wrapped(path, example))).toEqual([]);
			expect(judge(wrapped(path, example))).toBe(true);
		}
	});

	it("is suggested for each of its slips", () => {
		for (const { path, key } of keysIn(TEMPLATE, []))
			for (const slip of key.slips ?? [])
				expect(problemsOf(stringify(wrapped(path, 1, slip)))).toEqual([
					expect.stringContaining(`did you mean \`${path.at(-1)}\`?`),
				]);
	});
});

/** Every key of the table with its place; `*` stands for a chosen name, `0` for an item. */
function keysIn(
	shape: Shape,
	path: readonly string[],
): readonly { path: readonly string[]; key: Key }[] {
	if (shape.kind === "list") return keysIn(shape.item, [...path, "0"]);
	if (shape.kind === "map") return keysIn(shape.value, [...path, "*"]);
	if (shape.kind !== "keys") return [];
	return Object.entries(shape.keys).flatMap(([name, key]) => [
		{ path: [...path, name], key },
		...keysIn(key.shape, [...path, name]),
	]);
}

/** A document that holds one value at a place, and what must stand beside it; `slip` stands for its key. */
function wrapped(
	path: readonly string[],
	value: unknown,
	slip = path.at(-1) ?? "",
): unknown {
	const [name, ...rest] = path;
	if (name === undefined) return value;
	const inner = wrapped(rest, value, slip);
	if (name === "0") return [{ id: "x", reason: "y", ...Object(inner) }];
	if (name === "*") return { name: inner };
	const key = rest.length === 0 ? slip : name;
	return name === "base"
		? {
				[key]:
					typeof inner === "object" && rest.length > 0
						? { template: "x", ...inner }
						: inner,
			}
		: { [key]: inner };
}
