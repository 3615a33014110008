import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	BUILD_ID,
	buildTime,
	keysUnder,
	mediaType,
	normalisePrefix,
} from "../../src/bucket/keys.ts";
import { imageOf } from "./samples.ts";

const BUILD = "20261124T053012Z-a1b2c3d-9f3c";
const image = imageOf("debian", "12");

describe("keys", () => {
	test.each([
		["", ""],
		["/", ""],
		["vm", "vm"],
		["/vm/templates/", "vm/templates"],
		["vm//templates", "vm/templates"],
	])("prefix %j is %j", (given, normal) => {
		expect(normalisePrefix(given)).toBe(normal);
	});

	test("stand where the layout says, with and without a prefix", () => {
		const keys = keysUnder("/vm/");
		expect([
			keys.catalogue,
			keys.image("debian-12"),
			keys.page("debian-12", BUILD),
			keys.build(image, BUILD, "debian-12.xva"),
			keys.channel(image, "latest"),
			keys.schema("image-1"),
			keys.failureLog("debian", "77", "2", BUILD),
			keys.probe("s"),
		]).toEqual([
			"vm/catalogue.json",
			"vm/images/debian-12.json",
			`vm/pages/debian-12/${BUILD}.json`,
			`vm/templates/debian/12/${BUILD}/debian-12.xva`,
			"vm/templates/debian/12/channels/latest.json",
			"vm/schemas/image-1.json",
			`vm/logs/debian/77-2/${BUILD}.log`,
			"vm/.probe/s",
		]);
		expect(keysUnder("").catalogue).toBe("catalogue.json");
	});

	test("tell the folder of the build that they are below, and of no other", () => {
		const keys = keysUnder("vm/templates");
		const folder = keys.build(image, BUILD, "");
		const folderOf = keys.buildFolder;
		expect(folderOf(keys.build(image, BUILD, "build.log"))).toBe(folder);
		expect(folderOf(keys.build(image, BUILD, "compliance/a/b.xml"))).toBe(
			folder,
		);
		for (const key of [
			keys.channel(image, "latest"),
			keys.failureLog("debian", "7", "1", BUILD),
			keys.page("debian-12", BUILD),
			folder.slice(0, -1),
			folder.slice("vm/".length),
			`${keys.imageFolder(image)}compliance/${BUILD}/x`,
		])
			expect(folderOf(key)).toBeUndefined();
	});

	test("are read back as what they name", () => {
		const keys = keysUnder("vm");
		expect(keys.parseImage("vm/images/debian-12.json")).toBe("debian-12");
		const parse = (key: string) => keys.parseImageKey(image, key);
		expect(parse(keys.build(image, BUILD, "compliance/a.xml"))).toEqual({
			kind: "file",
			build: BUILD,
			name: "compliance/a.xml",
		});
		expect(parse(keys.channel(image, "stable"))).toEqual({
			kind: "channel",
			channel: "stable",
		});
	});

	test.each([
		"vm/templates/debian/12/latest/metadata.json",
		`vm/templates/debian/12/${BUILD}`,
		`vm/templates/debian/12/${BUILD}/`,
		`vm/templates/debian/12/x${BUILD}/metadata.json`,
		"vm/templates/debian/12/channels/latest.json.sig",
		"vm/templates/debian/12/channels/Latest.json",
		"vm/templates/debian/13/channels/latest.json",
		`templates/debian/12/${BUILD}/metadata.json`,
	])("%s is none of the image's", (key) => {
		expect(keysUnder("vm").parseImageKey(image, key)).toBeUndefined();
	});

	test.each([
		"vm/images/a/b.json",
		"vm/images/a.xml",
		"images/a.json",
	])("%s is no image's index", (key) => {
		expect(keysUnder("vm").parseImage(key)).toBeUndefined();
	});

	test("a listing after a build skips that build's keys and no later one", () => {
		const hex = (length: number) =>
			fc
				.array(fc.constantFrom(..."0123456789abcdef"), {
					minLength: length,
					maxLength: length,
				})
				.map((digits) => digits.join(""));
		const id = fc
			.tuple(
				fc.date({
					min: new Date("2020-01-01T00:00:00Z"),
					max: new Date("2040-01-01T00:00:00Z"),
					noInvalidDate: true,
				}),
				hex(7),
				hex(4),
			)
			.map(
				([date, commit, random]) =>
					`${date.toISOString().replace(/[-:]|\.\d+/g, "")}-${commit}-${random}`,
			);
		const keys = keysUnder("");
		fc.assert(
			fc.property(id, id, (a, b) => {
				expect(a).toMatch(BUILD_ID);
				const after = keys.afterBuild(image, a);
				expect(keys.build(image, a, "metadata.json") < after).toBe(true);
				if (b > a) {
					expect(keys.build(image, b, "SHA256SUMS") > after).toBe(true);
				}
				expect(keys.channel(image, "latest") > after).toBe(true);
			}),
		);
	});

	test("a build id holds its time", () => {
		expect(new Date(buildTime(BUILD)).toISOString()).toBe(
			"2026-11-24T05:30:12.000Z",
		);
	});

	test.each([
		["debian-12.xva", "application/x-xva"],
		["debian-12.xva.zst", "application/zstd"],
		["debian-12.qcow2", "application/x-qemu-disk"],
		["build.log", "text/plain; charset=utf-8"],
		["SHA256SUMS", "text/plain; charset=utf-8"],
		["metadata.json", "application/json"],
		["disk.raw", "application/octet-stream"],
	])("%s is %s", (name, type) => {
		expect(mediaType(name)).toBe(type);
	});
});
