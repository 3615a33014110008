import { describe, expect, test } from "vitest";
import { type Inputs, read, refusal } from "./inputs-setup.ts";

describe("wrong values", () => {
	test.each<[Inputs, string]>([
		[
			{ command: "bild" },
			"Input 'command': got \"bild\", takes one of `build`, `plan`, `prune`, `report`.",
		],
		[{ os: "../x" }, `Input 'os': got "../x", takes template or image names`],
		[{ os: "$(x)" }, `Input 'os': got "$(x)", takes template or image names`],
		[{ os: "a\n$(x)" }, `Input 'os': got "$(x)", takes`],
		[{ os: "a\0" }, String.raw`Input 'os': got "a\u0000", takes`],
		[{ os: "changed,debian" }, `Input 'os': got "changed,debian", takes`],
		[{ os: "all debian" }, `Input 'os': got "all debian", takes`],
		[
			{ "packer-directory": "../x" },
			`Input 'packer-directory': got "../x", takes a path below`,
		],
		[
			{ "packer-directory": "/x" },
			`Input 'packer-directory': got "/x", takes a path below`,
		],
		[
			{ "shared-paths": "a,../x" },
			`Input 'shared-paths': got "../x", takes a path below`,
		],
		[
			{ "packer-var-files": "/etc/x" },
			`Input 'packer-var-files': got "/etc/x", takes a path below`,
		],
		[
			{ "channels-file": "../x" },
			`Input 'channels-file': got "../x", takes a path below`,
		],
		[
			{ "s3-prefix": "a/../b" },
			`Input 's3-prefix': got "a/../b", takes a path below`,
		],
		[
			{ base: "--upload-pack=x" },
			`Input 'base': got "--upload-pack=x", takes a commit id, a branch or a tag.`,
		],
		[{ base: "a b" }, `Input 'base': got "a b", takes`],
		[{ base: "HEAD~1" }, `Input 'base': got "HEAD~1", takes`],
		[{ base: "a..b" }, `Input 'base': got "a..b", takes`],
		[{ base: "HEAD@{1}" }, `Input 'base': got "HEAD@{1}", takes`],
		[{ base: "a\0b" }, String.raw`Input 'base': got "a\u0000b", takes`],
		[
			{ "max-age": "-1" },
			`Input 'max-age': got "-1", takes a whole number from 0`,
		],
		[{ "max-age": "1.5" }, `Input 'max-age': got "1.5", takes a whole number`],
		[
			{ "max-parallel": "0" },
			`Input 'max-parallel': got "0", takes a whole number from 1 to 64.`,
		],
		[
			{ "build-timeout": "4h" },
			`Input 'build-timeout': got "4h", takes a whole number`,
		],
		[
			{ "packer-parallel-builds": "x" },
			`Input 'packer-parallel-builds': got "x", takes a whole number`,
		],
		[
			{ "packer-working-directory": "here" },
			"Input 'packer-working-directory': got \"here\", takes one of `auto`, `repository`, `template`.",
		],
		[
			{ "packer-variables": "a" },
			"Input 'packer-variables': line 1 is not of the form `name=value`.",
		],
		[
			{ "packer-variables": "a=1\na=2" },
			`Input 'packer-variables': got "a", takes each variable once.`,
		],
		[
			{ "packer-log": "yes" },
			"Input 'packer-log': got \"yes\", takes `true` or `false`.",
		],
		[
			{ "cache-plugins": "1" },
			"Input 'cache-plugins': got \"1\", takes `true` or `false`.",
		],
		[
			{ statuses: "on" },
			"Input 'statuses': got \"on\", takes `true` or `false`.",
		],
		[
			{ summary: "off" },
			"Input 'summary': got \"off\", takes `true` or `false`.",
		],
		[
			{ "allow-pull-requests": "sure" },
			"Input 'allow-pull-requests': got \"sure\", takes `true` or `false`.",
		],
		[
			{ "xva-from-disk": "no" },
			"Input 'xva-from-disk': got \"no\", takes `true` or `false`.",
		],
		[
			{ "xapi-allow-insecure-tls": "no" },
			"Input 'xapi-allow-insecure-tls': got \"no\", takes `true` or `false`.",
		],
		[
			{ "dry-run": "no" },
			"Input 'dry-run': got \"no\", takes `true` or `false`.",
		],
		[{ force: "no" }, "Input 'force': got \"no\", takes `true` or `false`."],
		[
			{ verify: "fast" },
			"Input 'verify': got \"fast\", takes one of `full`, `structure`, `none`.",
		],
		[
			{ test: "maybe" },
			"Input 'test': got \"maybe\", takes one of `auto`, `none`, `qemu`, `xapi`.",
		],
		[
			{ compress: "gzip" },
			"Input 'compress': got \"gzip\", takes one of `keep`, `zstd`.",
		],
		[
			{ "compress-level": "20" },
			`Input 'compress-level': got "20", takes a whole number from 1 to 19.`,
		],
		[{ "vm-cpus": "0" }, `Input 'vm-cpus': got "0", takes a whole number`],
		[
			{ "vm-memory": "2G" },
			`Input 'vm-memory': got "2G", takes a whole number`,
		],
		[
			{ "vm-firmware": "efi" },
			"Input 'vm-firmware': got \"efi\", takes one of `bios`, `uefi`.",
		],
		[
			{ "keep-builds": "x" },
			`Input 'keep-builds': got "x", takes a whole number`,
		],
		[{ "keep-days": "x" }, `Input 'keep-days': got "x", takes a whole number`],
		[
			{ severity: "bad" },
			"Input 'severity': got \"bad\", takes one of `security`, `broken`, `licence`, `other`.",
		],
		[
			{ replace: "all" },
			"Input 'replace': got \"all\", takes one of `keep`, `unused`.",
		],
		[
			{ "status-context": "a\nb" },
			String.raw`Input 'status-context': got "a\nb", takes at most 100 letters`,
		],
		[{ "status-context": "/x" }, `Input 'status-context': got "/x", takes`],
		[
			{ channels: "Latest" },
			`Input 'channels': got "Latest", takes channel names`,
		],
		[
			{ "s3-bucket": "s3://images" },
			`Input 's3-bucket': got "s3://images", takes the name of a bucket`,
		],
		[
			{ "s3-bucket": "a/b" },
			`Input 's3-bucket': got "a/b", takes the name of a bucket`,
		],
		[
			{ "s3-bucket": "" },
			"Input 's3-bucket': got nothing, takes the name of the bucket",
		],
		[
			{ "s3-endpoint": "s3.example.org" },
			`Input 's3-endpoint': got "s3.example.org", takes an http or https URL.`,
		],
		[
			{ "s3-public-url": "x" },
			`Input 's3-public-url': got "x", takes an http or https URL.`,
		],
		[
			{ "sts-endpoint": "x" },
			`Input 'sts-endpoint': got "x", takes an http or https URL.`,
		],
		[
			{ "s3-force-path-style": "yes" },
			`Input 's3-force-path-style': got "yes", takes`,
		],
		[
			{ "s3-checksum": "sha1" },
			"Input 's3-checksum': got \"sha1\", takes one of `auto`, `crc32`, `md5`, `none`.",
		],
		[
			{ "s3-tags": "team" },
			"Input 's3-tags': line 1 is not of the form `name=value`.",
		],
		[
			{ "role-to-assume": "images" },
			`Input 'role-to-assume': got "images", takes the ARN of a role`,
		],
		[
			{ "aws-access-key-id": "AK" },
			"Input 'aws-secret-access-key': got nothing, takes a value when 'aws-access-key-id' is given.",
		],
		[
			{ "aws-secret-access-key": "SK" },
			"Input 'aws-access-key-id': got nothing, takes a value when 'aws-secret-access-key' is given.",
		],
		[
			{ "xapi-url": "https://pool" },
			"Input 'xapi-username': got nothing, takes a value",
		],
		[
			{ "xapi-url": "https://pool", "xapi-username": "root" },
			"Input 'xapi-password': got nothing, takes a value",
		],
		[
			{ "xapi-username": "root", "xapi-password": "x" },
			"Input 'xapi-url': got nothing, takes a value",
		],
		[
			{ "xapi-url": "pool", "xapi-username": "root", "xapi-password": "x" },
			`Input 'xapi-url': got "pool", takes an http or https URL.`,
		],
		[
			{
				"xapi-url": "https://pool",
				"xapi-username": "root",
				"xapi-password": "x",
				"xapi-tls-fingerprint": "AA:BB",
			},
			`Input 'xapi-tls-fingerprint': got "AA:BB", takes SHA-256 fingerprints`,
		],
		[
			{
				command: "prune",
				"xapi-url": "https://pool",
				"xapi-username": "root",
				"xapi-password": "x",
				"keep-builds": "3",
			},
			"Input 'keep-builds': removing published builds is not available in this version.",
		],
		[
			{ command: "report" },
			"Input 'xapi-url': got nothing, takes the pool that `report` looks at.",
		],
		[
			{ command: "prune" },
			"Input 'xapi-url': got nothing, takes the pool that `prune` looks at.",
		],
		[{ "pool-patience": "0" }, `Input 'pool-patience': got "0", takes`],
		[{ "store-patience": "4" }, `Input 'store-patience': got "4", takes`],
		[
			{ "console-screenshots": "yes" },
			`Input 'console-screenshots': got "yes", takes \`true\` or \`false\`.`,
		],
		[{ "spool-limit": "-1" }, `Input 'spool-limit': got "-1", takes`],
	])("%j", (inputs, words) => {
		const message = refusal(inputs);
		expect(message).toContain(words);
		expect(message).toMatch(/\.$/);
		expect(message).not.toMatch(/[\n\0]/);
	});

	test.each([
		"validate",
		"promote",
		"rollback",
		"revoke",
		"unrevoke",
		"channels",
		"reindex",
		"deploy",
	])("command %s is of a later version", (command) => {
		expect(refusal({ command })).toBe(
			`Input 'command': \`${command}\` is not available in this version, which takes \`build\`, \`plan\`, \`prune\`, \`report\`.`,
		);
	});

	test.each<[Inputs, string]>([
		[
			{ test: "qemu" },
			"Input 'test': `qemu` is not available in this version.",
		],
		[
			{ test: "xapi" },
			"Input 'test': `xapi` is not available in this version.",
		],
		[
			{ "signing-key": "hunter2" },
			"Input 'signing-key': signing is not available in this version.",
		],
		[
			{ "signing-command": "hunter2" },
			"Input 'signing-command': signing is not available in this version.",
		],
		[
			{ "trusted-keys": "hunter2" },
			"Input 'trusted-keys': signing is not available in this version.",
		],
	])("%j is refused, not ignored", (inputs, message) => {
		expect(refusal(inputs)).toBe(message);
	});

	test("plan needs no bucket", () => {
		expect(read({ command: "plan", "s3-bucket": "" }).store).toBeUndefined();
	});
});
