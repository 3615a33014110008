import { expect, test } from "vitest";
import { pathIndex } from "../../src/plan/path-index.ts";

const index = pathIndex(() => ["b/c/d.txt", "a.txt", "b/e.txt", "b-c/f.txt"]);

test.each([
	["", "folder"],
	["a.txt", "file"],
	["b", "folder"],
	["b/", "folder"],
	["b/c", "folder"],
	["b/c/d.txt", "file"],
	["b/c/d", undefined],
	["c", undefined],
] as const)("%j is a %s", (path, kind) => {
	expect(index.kindOf(path)).toBe(kind);
});

test.each([
	["", ["a.txt", "b-c/f.txt", "b/c/d.txt", "b/e.txt"], ["a.txt", "b", "b-c"]],
	["b", ["b/c/d.txt", "b/e.txt"], ["c", "e.txt"]],
	["b/", ["b/c/d.txt", "b/e.txt"], ["c", "e.txt"]],
	["b/c", ["b/c/d.txt"], ["d.txt"]],
	["a.txt", [], []],
	["z", [], []],
])("what is in %j", (folder, below, names) => {
	expect(index.below(folder)).toEqual(below);
	expect(index.namesIn(folder)).toEqual(names);
});

test("the files are asked for once, at the first question", () => {
	let asked = 0;
	const lazy = pathIndex(() => {
		asked++;
		return ["a/b"];
	});
	expect(asked).toBe(0);
	expect(lazy.kindOf("a")).toBe("folder");
	expect(lazy.below("a")).toEqual(["a/b"]);
	expect(asked).toBe(1);
});
