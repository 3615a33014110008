import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hclFile, token } from "./generated.ts";
import { judged } from "./oracle.ts";

const REPOSITORY = fileURLToPath(new URL("../../../", import.meta.url));

/** Every file of HCL that the repository has. */
const FILES = execFileSync("git", ["ls-files", "-z", "*.hcl"], {
	cwd: REPOSITORY,
	encoding: "utf8",
})
	.split("\0")
	.filter((path) => path !== "");

const textOf = (path: string) => readFileSync(join(REPOSITORY, path), "utf8");

/** The same files each time, so that a failure is one of the change that it follows; others by `HCL_SEED`, for a search. */
const SEEDS = [1, 2, Number(process.env.HCL_SEED ?? 3)];

const options = (seed: number, numRuns: number) => ({ numRuns, seed });

test("there are files to judge by", () => {
	expect(FILES.length).toBeGreaterThan(25);
});

describe("HashiCorp's parser sees the same", () => {
	test.each(FILES)("in %s", async (path) => {
		const { ours, theirs } = await judged(textOf(path));
		expect(ours).toEqual(theirs);
		expect(ours).not.toBeTypeOf("string");
	});

	test.each(SEEDS)("in files generated from the seed %i", async (seed) => {
		await fc.assert(
			fc.asyncProperty(hclFile, async (text) => {
				const { ours, theirs } = await judged(text);
				expect(ours).toEqual(theirs);
				expect(ours).not.toBeTypeOf("string");
			}),
			options(seed, 150),
		);
	});
});

describe("HashiCorp's parser refuses the same", () => {
	const change = fc.record({
		at: fc.nat(),
		remove: fc.constantFrom(0, 0, 0, 1, 1, 2, 5),
		insert: fc.oneof(token, token, fc.constant("")),
	});
	const changed = (
		text: string,
		changes: readonly { at: number; remove: number; insert: string }[],
	) =>
		changes.reduce((all, { at, remove, insert }) => {
			const place = at % (all.length + 1);
			return all.slice(0, place) + insert + all.slice(place + remove);
		}, text);
	const changes = fc.array(change, { minLength: 1, maxLength: 2 });
	const pieces = FILES.map(textOf).filter((text) => text.length < 3000);

	test.each(SEEDS)("in files broken by the seed %i", async (seed) => {
		const original = fc.oneof(hclFile, fc.constantFrom(...pieces));
		await fc.assert(
			fc.asyncProperty(original, changes, async (text, how) => {
				const { ours, theirs } = await judged(changed(text, how));
				if (typeof ours === "string" && typeof theirs === "string") return;
				expect(ours).toEqual(theirs);
			}),
			options(seed, 250),
		);
	});
});
