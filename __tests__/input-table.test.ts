import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { INPUT_DEFAULTS, SECRET_INPUTS } from "../src/input-table.ts";

/** Every input that users may know: none may be renamed or removed. */
const CONTRACT_INPUTS = `
	command os packer-directory shared-paths base max-age packer packer-working-directory packer-variables packer-secrets
	packer-var-files workflow-inputs packer-only packer-except packer-environment packer-log packer-parallel-builds platforms max-parallel
	build-timeout cache-plugins xapi-url xapi-username xapi-password xapi-sr xapi-network xapi-tls-fingerprint
	xapi-allow-insecure-tls ca-file verify test xva-from-disk vm-cpus vm-memory vm-firmware compress compress-level
	s3-bucket s3-prefix s3-endpoint s3-region s3-force-path-style s3-checksum s3-acl s3-storage-class s3-sse
	s3-sse-kms-key-id s3-tags s3-public-url aws-access-key-id aws-secret-access-key aws-session-token role-to-assume
	sts-endpoint signing-key signing-command trusted-keys channels channels-file keep-builds keep-days image build channel
	reason severity replacement effective-at replace dry-run force github-token statuses status-context summary webhook-url
	allow-pull-requests pool-patience store-patience console-screenshots spool-limit`
	.trim()
	.split(/\s+/);

const CONTRACT_OUTPUTS = [
	"planned",
	"built",
	"failed",
	"skipped",
	"unchanged",
	"matrix",
	"any",
	"results",
	"catalogue-url",
];

interface Manifest {
	readonly inputs: Readonly<
		Record<
			string,
			{ readonly description?: string; readonly default?: unknown }
		>
	>;
	readonly outputs: Readonly<Record<string, unknown>>;
	readonly runs: Readonly<Record<string, string>>;
}

const manifest: Manifest = parse(
	readFileSync(new URL("../action.yml", import.meta.url), "utf8"),
);

test("every input and output of the contract exists, and the defaults table names the same inputs", () => {
	expect(Object.keys(manifest.inputs).sort()).toEqual(CONTRACT_INPUTS.sort());
	expect(Object.keys(INPUT_DEFAULTS).sort()).toEqual(CONTRACT_INPUTS.sort());
	expect(Object.keys(manifest.outputs)).toEqual(CONTRACT_OUTPUTS);
});

test("action.yml and the defaults table say the same defaults, all of them strings", () => {
	const { "github-token": token, ...others } = Object.fromEntries(
		Object.entries(manifest.inputs).map(([name, input]) => [
			name,
			input.default ?? "",
		]),
	);
	const { "github-token": none, ...table } = INPUT_DEFAULTS;
	expect(others).toEqual(table);
	expect(token).toBe("$" + "{{ github.token }}");
	// an empty token given by the user means none
	expect(none).toBe("");
});

test("every input has a description, and none is required by the runner, which would not say what it takes", () => {
	for (const [name, input] of Object.entries(manifest.inputs)) {
		expect(input.description, name).toMatch(/\S/);
		expect(input, name).not.toHaveProperty("required");
	}
});

test("secrets are inputs, and every input named like one is among them", () => {
	for (const name of SECRET_INPUTS) expect(INPUT_DEFAULTS).toHaveProperty(name);
	const named = CONTRACT_INPUTS.filter((name) =>
		/secret|password|token$|access-key|signing-key/.test(name),
	);
	expect(SECRET_INPUTS).toEqual(expect.arrayContaining(named));
});

test("the action runs on Node 24 from the one bundle, main and post", () => {
	expect(manifest.runs).toEqual({
		using: "node24",
		main: "dist/index.js",
		post: "dist/index.js",
	});
});
