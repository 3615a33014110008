import { describe, expect, it } from "vitest";
import { readSettings } from "../src/inputs.ts";
import {
	classifySecrets,
	knownNames,
	type SecretSource,
	secretInputs,
} from "../src/secrets.ts";

const input = (value: string, name = "i"): SecretSource => ({
	name,
	value,
	origin: "input",
});
const variable = (value: string, name = "v"): SecretSource => ({
	name: `the variable \`${name}\``,
	value,
	origin: "variable",
});

describe("classifySecrets", () => {
	it.each([
		[input("hunter2")],
		[input("pass")],
		[variable("hunter22")],
		[input("https://hooks.example.com/services/x")],
		[input("{\n}\nlonger than that")],
	])("hides $value of an $origin", (source) => {
		expect(classifySecrets([source], [])).toEqual({
			hidden: [source],
			words: [],
			tooShort: [],
		});
	});

	it.each([
		[input("pin")],
		[variable("hunter2")],
		[variable("root")],
		[variable("administrator")],
		[input("ChangeMe")],
		[variable("192.168.100.200")],
		[variable("10.20.30.40:8443")],
		[variable("10.20.30.0/24")],
		[variable("fe80::1234:5678")],
		[variable("[fe80::1234:5678]:443")],
		[variable("aa:bb:cc:dd:ee:ff")],
		[variable("https://pool.example.com")],
		[variable("svc-packer-build", "remote_username")],
		[variable("pool-master-1.lan", "remote_host")],
		[variable("the-pool.lan")],
		[input("The-Pool.lan")],
	])("makes a word of $value of an $origin", (source) => {
		expect(classifySecrets([source], ["the-pool.lan"])).toEqual({
			hidden: [],
			words: [source.value],
			tooShort: [source.name],
		});
	});

	it("takes a value for a secret where one of its holders is", () => {
		const { hidden, words, tooShort } = classifySecrets(
			[variable("svc-packer-build", "username"), variable("svc-packer-build")],
			[],
		);
		expect(hidden.map(({ name }) => name)).toEqual(["the variable `v`"]);
		expect([words, tooShort]).toEqual([[], []]);
	});

	it("passes over what is empty, and takes each value once", () => {
		const { hidden } = classifySecrets(
			[
				input(""),
				variable(" "),
				input("hunter22", "a"),
				input("hunter22", "b"),
			],
			[],
		);
		expect(hidden.map(({ name }) => name)).toEqual(["a"]);
	});
});

describe("secretInputs", () => {
	const given: Record<string, string> = {
		"s3-bucket": "bucket-of-mine",
		"aws-access-key-id": "key-id-1",
		"aws-secret-access-key": "key-1",
		"aws-session-token": "session-1",
		"github-token": "token-1",
		"webhook-url": "https://chat.example/hook",
		"xapi-url": "https://pool.example:8443",
		"xapi-username": "svc-packer",
		"xapi-password": "password-1",
		"packer-secrets": "a=secret-1\nb<<EOF\nsecret-2\nEOF",
	};
	const settings = readSettings((name) => given[name] ?? "");

	it("names every secret of the inputs, and what the environment holds", () => {
		const env = { AWS_SESSION_TOKEN: "session-2", HOME: "/root" };
		const named = secretInputs(settings, env).map(({ name, value }) => [
			name,
			value,
		]);
		expect(named).toEqual([
			["the input `xapi-password`", "password-1"],
			["the input `aws-access-key-id`", "key-id-1"],
			["the input `aws-secret-access-key`", "key-1"],
			["the input `aws-session-token`", "session-1"],
			["the input `github-token`", "token-1"],
			["the input `webhook-url`", "https://chat.example/hook"],
			["`a` of `packer-secrets`", "secret-1"],
			["`b` of `packer-secrets`", "secret-2"],
			["the environment's `AWS_SESSION_TOKEN`", "session-2"],
			...settings.secretValues.map((value) => ["a secret input", value]),
		]);
		// whatever input is added to the secret ones has a name of its own
		const { hidden } = classifySecrets(secretInputs(settings, {}), []);
		expect(hidden.map(({ name }) => name)).not.toContain("a secret input");
	});

	it("knows users and hosts that are nobody's secret", () => {
		const names = knownNames(settings, { GITHUB_REPOSITORY: "owner/name" });
		for (const name of [
			"svc-packer",
			"pool.example",
			"pool.example:8443",
			"bucket-of-mine",
			"owner",
		])
			expect(names).toContain(name);
	});
});
