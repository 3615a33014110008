import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TreeEntry } from "../../src/model.ts";
import {
	compareListings,
	parseChanges,
	parseListing,
	splitNul,
} from "../../src/plan/git-lines.ts";

const OID = "a".repeat(40);
const OTHER = "b".repeat(40);

test("records end with NUL: none of nothing", () => {
	expect(splitNul(Buffer.from(""))).toEqual([]);
	expect(splitNul(Buffer.from("a\0b \n\0"))).toEqual(["a", "b \n"]);
});

test("a listing gives mode, id and path, whatever is in the path", () => {
	const line = (path: string) => `100755 blob ${OID}\t${path}\0`;
	const paths = ["a b", "tab\tbed", "new\nline", "100644 blob x\ty"];
	expect(parseListing(Buffer.from(paths.map(line).join("")))).toEqual(
		paths.map((path) => ({ mode: "100755", oid: OID, path })),
	);
});

test("changes give status and path", () => {
	const record = (letter: string, path: string) =>
		`:100644 100644 ${OID} ${OTHER} ${letter}\0${path}\0`;
	expect(
		parseChanges(
			Buffer.from(
				record("A", "a") +
					record("D", "b") +
					record("M", ":c") +
					record("T", "d\ne"),
			),
		),
	).toEqual([
		{ path: "a", status: "added" },
		{ path: "b", status: "deleted" },
		{ path: ":c", status: "modified" },
		{ path: "d\ne", status: "modified" },
	]);
});

describe("comparing two listings", () => {
	const entry = (path: string, oid = OID, mode = "100644"): TreeEntry => ({
		path,
		oid,
		mode,
	});

	test("tells added, modified, changed in mode, and deleted", () => {
		expect(
			compareListings(
				[entry("same"), entry("text"), entry("mode"), entry("gone")],
				[
					entry("same"),
					entry("text", OTHER),
					entry("mode", OID, "100755"),
					entry("new"),
				],
			),
		).toEqual([
			{ path: "text", status: "modified" },
			{ path: "mode", status: "modified" },
			{ path: "new", status: "added" },
			{ path: "gone", status: "deleted" },
		]);
	});

	test("names a path once, and exactly those that differ", () => {
		const listing = fc
			.dictionary(fc.constantFrom(..."abcdef"), fc.constantFrom(OID, OTHER))
			.map((files) =>
				Object.entries(files).map(([path, oid]) => entry(path, oid)),
			);
		fc.assert(
			fc.property(listing, listing, (base, head) => {
				const differing = [..."abcdef"].filter(
					(path) =>
						base.find((e) => e.path === path)?.oid !==
						head.find((e) => e.path === path)?.oid,
				);
				const paths = compareListings(base, head).map(({ path }) => path);
				expect(paths.sort()).toEqual(differing);
			}),
		);
	});
});
