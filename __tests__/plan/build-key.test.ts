import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type BuildKeyInputs, buildKey } from "../../src/plan/build-key.ts";

const SHA = "ab".repeat(32);
const OTHER = "cd".repeat(32);

const INPUTS: BuildKeyInputs = {
	packer: { version: "1.16.0", sha256: SHA },
	plugins: {
		"github.com/vatesfr/xenserver": { version: "0.9.0", sha256: OTHER },
		"github.com/hashicorp/qemu": { version: "1.1.4", sha256: SHA },
	},
	iso: {
		url: "https://example.org/debian.iso",
		checksum: "file:https://example.org/SHA256SUMS",
		resolved: `sha256:${SHA}`,
	},
	baseSha256: OTHER,
	variables: { disk_mb: "10240", cpus: "2" },
};

describe("the build key", () => {
	it("says what it is made of, in the order of names", () => {
		const { parts } = buildKey(INPUTS);
		expect(Object.entries(parts)).toEqual([
			["base", `sha256:${OTHER}`],
			["iso", `sha256:${SHA}`],
			["packer", `1.16.0 sha256:${SHA}`],
			["plugin github.com/hashicorp/qemu", `1.1.4 sha256:${SHA}`],
			["plugin github.com/vatesfr/xenserver", `0.9.0 sha256:${OTHER}`],
			["variable cpus", "2"],
			["variable disk_mb", "10240"],
		]);
	});

	it("can be computed again from its parts", () => {
		const { key, parts } = buildKey(INPUTS);
		const digest = createHash("sha256").update(JSON.stringify(parts));
		expect(key).toBe(`2:${digest.digest("hex")}`);
	});

	it("is the same whatever the order in which things are told", () => {
		const reversed = <T>(from: Readonly<Record<string, T>>) =>
			Object.fromEntries(Object.entries(from).reverse());
		const { plugins, variables } = INPUTS;
		expect(
			buildKey({
				...INPUTS,
				plugins: reversed(plugins),
				variables: reversed(variables),
			}),
		).toEqual(buildKey(INPUTS));
	});

	const { iso: _iso, baseSha256: _base, ...without } = INPUTS;
	it.each<[string, BuildKeyInputs]>([
		["Packer's version", { ...INPUTS, packer: { version: "1", sha256: SHA } }],
		[
			"Packer's digest",
			{ ...INPUTS, packer: { version: "1.16.0", sha256: OTHER } },
		],
		["a plugin less", { ...INPUTS, plugins: {} }],
		[
			"a plugin's digest",
			{
				...INPUTS,
				plugins: {
					...INPUTS.plugins,
					"github.com/hashicorp/qemu": { version: "1.1.4", sha256: OTHER },
				},
			},
		],
		["the ISO", { ...INPUTS, iso: { resolved: `sha256:${OTHER}` } }],
		["no ISO", { ...without, baseSha256: OTHER }],
		["no parent", { ...without, iso: INPUTS.iso ?? {} }],
		["a variable", { ...INPUTS, variables: { disk_mb: "10241", cpus: "2" } }],
		["a variable less", { ...INPUTS, variables: { disk_mb: "10240" } }],
	])("differs by %s", (_what, inputs) => {
		expect(buildKey(inputs).key).not.toBe(buildKey(INPUTS).key);
	});

	it("is of the ISO, not of the mirror, where its checksum is known", () => {
		const iso = {
			url: "https://mirror.example.net/debian.iso",
			checksum: `sha256:${SHA}`,
			resolved: `sha256:${SHA}`,
		};
		expect(buildKey({ ...INPUTS, iso }).key).toBe(buildKey(INPUTS).key);
	});

	it("goes by the template's words where the checksum is not known", () => {
		const iso = { url: "https://example.org/debian.iso", checksum: "none" };
		expect(buildKey({ ...without, iso }).parts.iso).toBe(
			"https://example.org/debian.iso none",
		);
		const { url } = iso;
		expect(buildKey({ ...without, iso: { url } }).parts.iso).toBe(url);
	});

	it("tells a long value by its digest", () => {
		const value = "x".repeat(101);
		const digest = createHash("sha256").update(value).digest("hex");
		const { parts } = buildKey({ ...INPUTS, variables: { value } });
		expect(parts["variable value"]).toBe(`sha256:${digest}`);
	});
});
