import { describe, expect, test } from "vitest";
import { type ImportFacts, importableBy } from "../../src/xva/versions.ts";

function importable(facts: Partial<ImportFacts> = {}) {
	return importableBy({
		xapiVersion: "1.3",
		checksums: ["checksum"],
		compression: "none",
		firmware: "bios",
		vtpm: false,
		secureBoot: false,
		...facts,
	});
}

describe("the oldest products that import an archive", () => {
	test.each<[string, Partial<ImportFacts>, string, string, RegExp]>([
		["of XenServer 6.5", {}, "7.4", "5.5", /xapi 1\.3,/],
		["of XenServer 7.0", { xapiVersion: "1.9" }, "7.4", "7.0", /xapi 1\.9,/],
		[
			"between two that are known",
			{ xapiVersion: "1.14" },
			"8.0",
			"8.0",
			/xapi 1\.14,/,
		],
		["of XCP-ng 8.0", { xapiVersion: "1.20" }, "8.0", "8.0", /xapi 1\.20,/],
		[
			"of XCP-ng 8.1 and 8.2",
			{ xapiVersion: "1.20", checksums: ["xxhash"] },
			"8.1",
			"8.1",
			/\.xxhash/,
		],
		[
			"of a beta of XCP-ng 8.3",
			{ xapiVersion: "24.11" },
			"8.3",
			"8.4",
			/xapi 24\.11,/,
		],
		[
			"of XCP-ng 8.3",
			{ xapiVersion: "24.19" },
			"8.3",
			"8.4",
			/xapi 24\.19, .*VERSION\)\.$/,
		],
		[
			"of XCP-ng 8.3 with updates",
			{ xapiVersion: "25.6" },
			"8.3",
			"8.4",
			/need the updates/,
		],
		[
			"of the newest that is known",
			{ xapiVersion: "26.4" },
			"8.3",
			"8.4",
			/need the updates/,
		],
		[
			"of the future",
			{ xapiVersion: "26.5" },
			"8.3 or later",
			"8.4 or later",
			/newer than every xapi/,
		],
		[
			"of a far future",
			{ xapiVersion: "100.0" },
			"8.3 or later",
			"8.4 or later",
			/newer than every xapi/,
		],
		[
			"of no version at all",
			{ xapiVersion: "" },
			"8.3 or later",
			"8.4 or later",
			/newer than every xapi/,
		],
		[
			"with both checksums",
			{ checksums: ["checksum", "xxhash"] },
			"8.1",
			"8.1",
			/\.xxhash/,
		],
		["with zstd", { compression: "zstd" }, "8.0", "8.1", /zstd/],
		["with gzip", { compression: "gzip" }, "7.4", "5.5", /xapi/],
		["with UEFI", { firmware: "uefi" }, "8.0", "8.0", /UEFI/],
		[
			"with secure boot",
			{ firmware: "uefi", secureBoot: true },
			"8.2",
			"8.2",
			/secure boot/,
		],
		["with a vTPM", { firmware: "uefi", vtpm: true }, "8.3", "8.4", /vTPM/],
	])("%s", (_, facts, xcpNg, xenServer, because) => {
		const found = importable(facts);
		expect(found).toMatchObject({ xcp_ng: xcpNg, xenserver: xenServer });
		expect(found.because).toHaveLength(1);
		expect(found.because[0]).toMatch(because);
	});

	test("every reason that decides is told, and none that does not", () => {
		const { because } = importable({
			xapiVersion: "25.6",
			checksums: ["xxhash"],
			compression: "zstd",
			firmware: "uefi",
			vtpm: true,
			secureBoot: true,
		});
		expect(because).toHaveLength(2);
		expect(because[0]).toContain("xapi 25.6");
		expect(because[1]).toContain("vTPM");
	});

	test("a reason counts that decides for one of the two products", () => {
		const { because } = importable({
			checksums: ["xxhash"],
			compression: "zstd",
		});
		expect(because).toEqual([
			expect.stringMatching(/xxhash/),
			expect.stringMatching(/zstd/),
		]);
	});
});
