/** What a template leaves beside its images, and which of it is published under which name. */
import {
	mkdirSync,
	mkdtempSync,
	rmSync,
	symlinkSync,
	truncateSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findBuildFiles } from "../../src/commands/build-files.ts";
import type { Image } from "../../src/model.ts";

const BOM = JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.6" });

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "build-files-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, content = "x"): string {
	const file = join(folder, path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, content);
	return file;
}

/** An image of builds given as `<type>.<source name>`. */
function imageOf(id: string, ...builds: readonly string[]): Image {
	return {
		id,
		os: "debian",
		version: id.replace("debian-", ""),
		builds: builds.map((name) => {
			const [builderType = "", sourceName = ""] = name.split(".");
			return { name: `debian.${name}`, builderType, sourceName };
		}),
	};
}

/** Published name to platform and place, by image. */
async function found(...images: readonly Image[]) {
	const { extras, warnings } = await findBuildFiles(folder, images);
	return {
		warnings,
		files: Object.fromEntries(
			[...extras].map(([image, files]) => [
				image,
				Object.fromEntries(
					files.map(({ name, path, platform }) => [
						name,
						[platform, path.slice(folder.length + 1)],
					]),
				),
			]),
		),
	};
}

const xen = imageOf("debian-12", "xenserver-iso.debian");
const both = imageOf("debian-12", "qemu.debian", "xenserver-iso.debian");

test("a run that left nothing has nothing", async () => {
	rmSync(folder, { recursive: true });
	expect(await found(xen)).toEqual({ warnings: [], files: {} });
	mkdirSync(folder);
});

test("the files of a run with one image are that image's", async () => {
	write("packages.tsv");
	write("sbom.cdx.json", BOM);
	write("compliance/openscap/results.xml");
	expect(await found(xen)).toEqual({
		warnings: [],
		files: {
			"debian-12": {
				"compliance/openscap/results.xml": [
					"xcp-ng",
					"compliance/openscap/results.xml",
				],
				"packages.tsv": ["xcp-ng", "packages.tsv"],
				"sbom.cdx.json": ["xcp-ng", "sbom.cdx.json"],
			},
		},
	});
});

test("of two platforms that of XCP-ng has the plain names, the other says whose it is", async () => {
	for (const build of ["qemu.debian", "xenserver-iso.debian"]) {
		write(`${build}/packages.tsv`);
		write(`${build}/sbom.cdx.json`, BOM);
		write(`${build}/compliance/lynis.json`);
	}
	const { files, warnings } = await found(both);
	expect(warnings).toEqual([]);
	expect(files["debian-12"]).toEqual({
		"packages.tsv": ["xcp-ng", "xenserver-iso.debian/packages.tsv"],
		"sbom.cdx.json": ["xcp-ng", "xenserver-iso.debian/sbom.cdx.json"],
		"compliance/lynis.json": [
			"xcp-ng",
			"xenserver-iso.debian/compliance/lynis.json",
		],
		"packages.kvm.tsv": ["kvm", "qemu.debian/packages.tsv"],
		"sbom.kvm.cdx.json": ["kvm", "qemu.debian/sbom.cdx.json"],
		"compliance/kvm/lynis.json": ["kvm", "qemu.debian/compliance/lynis.json"],
	});
});

test("a platform that is built alone has the plain names", async () => {
	write("qemu.debian/packages.tsv");
	const { files } = await found(imageOf("debian-12", "qemu.debian"));
	expect(files["debian-12"]).toEqual({
		"packages.tsv": ["kvm", "qemu.debian/packages.tsv"],
	});
});

test("an image whose builds could not be read takes what lies in no build's folder", async () => {
	write("packages.tsv");
	const { files, warnings } = await found(imageOf("debian-12"));
	expect(warnings).toEqual([]);
	expect(files["debian-12"]).toEqual({
		"packages.tsv": [undefined, "packages.tsv"],
	});
});

test("of several images each has its own folder, and what lies outside them is nobody's", async () => {
	const images = [
		imageOf("debian-12", "qemu.debian-12"),
		imageOf("debian-13", "qemu.debian-13"),
	];
	write("qemu.debian-12/packages.tsv");
	write("qemu.debian-13/packages.tsv");
	write("packages.tsv");
	const { files, warnings } = await found(...images);
	expect(Object.keys(files)).toEqual(["debian-12", "debian-13"]);
	expect(warnings).toEqual([
		expect.stringMatching(
			/^packages\.tsv is not published: .*qemu\.debian\/\.$/,
		),
	]);
});

test("two files of one name: the first is published", async () => {
	write("packages.tsv", "flat");
	write("xenserver-iso.debian/packages.tsv", "own");
	const { files, warnings } = await found(xen);
	expect(files["debian-12"]).toEqual({
		"packages.tsv": ["xcp-ng", "packages.tsv"],
	});
	expect(warnings).toEqual([
		"xenserver-iso.debian/packages.tsv is not published: debian-12 has another packages.tsv.",
	]);
});

describe("not published, and said why:", () => {
	test.each([
		["id_ed25519", "x", "only packages.tsv"],
		["packages.tsv/nested", "x", "only packages.tsv"],
		["compliance", "x", "only packages.tsv"],
		["hyperv.debian/packages.tsv", "x", "only packages.tsv"],
		["packages.tsv", "", "it is empty"],
		["sbom.cdx.json", "{", "it is no CycloneDX document"],
		["sbom.cdx.json", "null", "it is no CycloneDX document"],
		["sbom.cdx.json", '{"spdxVersion":"2.3"}', "it is no CycloneDX document"],
		["sbom.cdx.json", '{"bomFormat":"SPDX"}', "it is no CycloneDX document"],
		["compliance/re port.html", "x", "its name takes"],
		["compliance/.hidden", "x", "its name takes"],
		["compliance/a\nb", "x", "its name takes"],
	])("%j with %j", async (path, content, why) => {
		write(path, content);
		const { files, warnings } = await found(xen);
		expect(files).toEqual({});
		expect(warnings).toEqual([
			expect.stringContaining(`${path} is not published: ${why}`),
		]);
	});

	test("what is larger than any list", async () => {
		truncateSync(write("packages.tsv"), 64 * 1024 * 1024);
		expect((await found(xen)).warnings).toEqual([]);
		truncateSync(write("packages.tsv"), 64 * 1024 * 1024 + 1);
		expect((await found(xen)).warnings).toEqual([
			expect.stringContaining("it has 67108865 bytes"),
		]);
	});

	test("a link, to a file or to a folder", async () => {
		const secret = write("../secret-of-the-runner");
		symlinkSync(secret, join(folder, "packages.tsv"));
		symlinkSync("/etc", join(folder, "compliance"));
		const { files, warnings } = await found(xen);
		rmSync(secret);
		expect(files).toEqual({});
		expect(warnings).toEqual([
			expect.stringContaining("compliance is not published"),
			"packages.tsv is not published: it is no regular file.",
		]);
	});

	test("a folder that is a link itself", async () => {
		const link = `${folder}-link`;
		write("packages.tsv");
		symlinkSync(folder, link);
		const { extras } = await findBuildFiles(link, [xen]);
		rmSync(link);
		expect(extras.size).toBe(0);
	});

	test("the first ten, and how many more", async () => {
		for (let n = 0; n < 13; n++) write(`stray-${n}`);
		const { warnings } = await found(xen);
		expect(warnings).toHaveLength(11);
		expect(warnings.at(-1)).toBe("3 more files are not published.");
	});
});

test("a folder of very many files is not looked through", async () => {
	for (let n = 0; n <= 500; n++) write(`compliance/${n}`);
	await expect(found(xen)).rejects.toThrow("more than 500 files");
});
