import { describe, expect, test } from "vitest";
import { byNearness, didYouMean, nearest } from "../src/near-names.ts";

describe("the name that was meant", () => {
	test.each([
		["cups", ["cpus", "disks"], "cpus"],
		["CPUS", ["cpus"], "cpus"],
		["os_versoin", ["os_version", "version"], "os_version"],
		["version", ["os_version"], "os_version"],
		["debian-14", ["debian-12", "ubuntu-14"], "debian-12"],
		["os", ["os_version"], undefined],
		["disk", ["network"], undefined],
		["a", ["b"], undefined],
		["", ["x"], undefined],
		["x", [], undefined],
	])("for %j of %j is %j", (wanted, names, found) => {
		expect(nearest(wanted, names)).toBe(found);
	});

	test("is a question at the end of a sentence, or nothing", () => {
		expect(didYouMean("cups", ["cpus"])).toBe('; did you mean "cpus"?');
		expect(didYouMean("cups", ["network"])).toBe("");
	});
});

test("names are in the order of their nearness, each once", () => {
	expect(
		byNearness("debian", ["ubuntu", "debain", "debian-12", "debain", "alma"]),
	).toEqual(["debian-12", "debain", "alma", "ubuntu"]);
});
