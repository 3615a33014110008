/** What the largest ova.xml can cost: each is verified in a process of its own, as `verify` of the command line would. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { MAX_OVA_BYTES } from "../../src/xva/ova.ts";
import { packMembers, xvaMembers } from "../stand-ins/xva.ts";

const MAX_RSS_BYTES = 256_000_000;
const verifier = fileURLToPath(
	new URL("../stand-ins/verify-one.ts", import.meta.url),
);

/** As many pieces as make the largest document. */
function filled(head: string, piece: string, tail = ""): string {
	const room = MAX_OVA_BYTES - Buffer.byteLength(head + tail);
	return head + piece.repeat(room / Buffer.byteLength(piece)) + tail;
}

/** A real ova.xml around a description. */
const [ova, ...blocks] = await xvaMembers({ disks: [{ sizeBytes: 1_000 }] });
const DESCRIPTION = "<name>name_description</name><value>";
const [before = "", after = ""] = splitBehind(String(ova?.body), DESCRIPTION);
const [empty = "", rest = ""] = splitBehind(
	before + after,
	"<name>other_config</name><value><struct>",
);

function splitBehind(whole: string, place: string): [string, string] {
	const at = whole.indexOf(place) + place.length;
	return [whole.slice(0, at), whole.slice(at)];
}

function manyMembers(): string {
	const members = Array.from({ length: 30_000 }, (_, index) => {
		const name = String(index).padStart(450, "k");
		return `<member><name>${name}</name><value>v</value></member>`;
	});
	return empty + members.join("") + rest;
}

const LIST = "<value><array><data>";
const LIST_END = "</data></array></value>";

test.each<[string, () => string, string]>([
	[
		"two million elements",
		() => filled(LIST, "<value/>", LIST_END),
		"metadata",
	],
	["endless nesting", () => filled("", LIST), "metadata"],
	["an endless name", () => filled("<", "a"), "metadata"],
	["attributes", () => filled("<value ", 'a="1" ', "/>"), "metadata"],
	[
		"a flood of references",
		() => filled("<value>", "&#233;", "</value>"),
		"metadata",
	],
	["a flood of &", () => filled("<value>", "&"), "metadata"],
	[
		"a flood of line ends",
		() => filled("<value>", "\r", "</value>"),
		"metadata",
	],
	["a flood of comments", () => filled("", "<!---->", "<value/>"), "metadata"],
	[
		"a flood of CDATA",
		() => filled("<value>", "<![CDATA[]]>", "</value>"),
		"metadata",
	],
	["text without an end", () => filled("<value>", "a"), "metadata"],
	["white space alone", () => filled("", " "), "metadata"],
	["a comment without an end", () => filled("<!--", "a"), "metadata"],
	["one huge text", () => filled(before, "a", after), "valid"],
	[
		"one huge text of two bytes a character",
		() => filled(`${before}中`, "a", after),
		"valid",
	],
	[
		"a text that speaks of passwords all the time",
		() => filled(before, "password login a:", after),
		"valid",
	],
	["an other_config of long keys", manyMembers, "valid"],
])("%s", async (_, xml, expected) => {
	const folder = await mkdtemp(join(tmpdir(), "hostile-"));
	try {
		const path = join(folder, "hostile.xva");
		const body = Buffer.from(xml());
		await writeFile(path, packMembers([{ name: "ova.xml", body }, ...blocks]));
		const { stdout } = await promisify(execFile)(process.execPath, [
			verifier,
			path,
		]);
		const { outcome, message, maxRssBytes } = JSON.parse(stdout);
		expect(outcome).toBe(expected);
		expect(message.length).toBeLessThan(500);
		expect(maxRssBytes).toBeLessThan(MAX_RSS_BYTES);
	} finally {
		await rm(folder, { recursive: true });
	}
});
