import { describe, expect, test } from "vitest";
import { INPUT_DEFAULTS, SECRET_INPUTS } from "../src/input-table.ts";
import type { Settings } from "../src/settings.ts";
import { BUILD, type Inputs, read, refusal } from "./inputs-setup.ts";

describe("defaults", () => {
	test("are those of the contract", () => {
		expect(read()).toEqual({
			command: "build",
			selection: { kind: "changed" },
			packerDirectory: "packer",
			sharedPaths: [],
			maxAgeDays: 30,
			packer: {
				executable: "packer",
				workingDirectory: "auto",
				variables: new Map(),
				secrets: new Map(),
				varFiles: [],
				only: [],
				except: [],
				environment: "all",
				log: false,
				timeoutMinutes: 240,
				cachePlugins: true,
			},
			platforms: [],
			maxParallel: 1,
			verify: "full",
			xvaFromDisk: true,
			vm: { cpus: 2, memoryMib: 2048, firmware: "bios" },
			statuses: true,
			statusContext: "xva",
			summary: true,
			allowPullRequests: false,
			poolPatienceSeconds: 120,
			storePatienceSeconds: 900,
			consoleScreenshots: true,
			spoolLimitBytes: 50e9,
			force: false,
			workflowInputs: false,
			dryRun: false,
			secretValues: [],
			given: new Map([["s3-bucket", "images"]]),
			store: {
				bucket: "images",
				prefix: "",
				forcePathStyle: "auto",
				checksum: "auto",
				tags: {},
			},
		} satisfies Settings);
	});

	test("stand for every empty or blank value", () => {
		const empty = Object.fromEntries(
			Object.keys(INPUT_DEFAULTS).map((name) => [name, " \n"]),
		);
		expect(read({ ...empty, ...BUILD })).toEqual(read());
	});

	test("given as values change nothing", () => {
		expect(read({ ...INPUT_DEFAULTS, ...BUILD })).toEqual(read());
	});
});

describe("good values", () => {
	test.each<[Inputs, Partial<Settings>]>([
		[{ command: "plan" }, { command: "plan" }],
		[{ "xva-from-disk": "false" }, { xvaFromDisk: false }],
		[
			{ "vm-cpus": "4", "vm-memory": "512", "vm-firmware": "uefi" },
			{ vm: { cpus: 4, memoryMib: 512, firmware: "uefi" } },
		],
		[{ compress: "zstd" }, { zstdLevel: 3 }],
		[{ compress: "zstd", "compress-level": "19" }, { zstdLevel: 19 }],
		[{ os: "all" }, { selection: { kind: "all" } }],
		[
			{ os: "debian, ubuntu-24.04" },
			{ selection: { kind: "names", names: ["debian", "ubuntu-24.04"] } },
		],
		[{ "packer-directory": "." }, { packerDirectory: "" }],
		[{ "packer-directory": "./a b/" }, { packerDirectory: "a b" }],
		[
			{ "shared-paths": "scripts/\nmy files/**" },
			{ sharedPaths: ["scripts", "my files/**"] },
		],
		[{ base: "v1.2.3" }, { base: "v1.2.3" }],
		[{ base: "feature/x" }, { base: "feature/x" }],
		[{ "max-age": "0" }, { maxAgeDays: 0 }],
		[{ "pool-patience": "30" }, { poolPatienceSeconds: 30 }],
		[{ "store-patience": "60" }, { storePatienceSeconds: 60 }],
		[{ "console-screenshots": "false" }, { consoleScreenshots: false }],
		[{ "spool-limit": "0" }, { spoolLimitBytes: 0 }],
		[{ "dry-run": "true" }, { dryRun: true }],
		[{ platforms: "kvm xcp-ng" }, { platforms: ["kvm", "xcp-ng"] }],
		[{ "max-parallel": "64" }, { maxParallel: 64 }],
		[{ verify: "structure" }, { verify: "structure" }],
		[{ statuses: "FALSE" }, { statuses: false }],
		[{ summary: "False" }, { summary: false }],
		[{ "allow-pull-requests": "True" }, { allowPullRequests: true }],
		[
			{ "status-context": "images (x/y): 1" },
			{ statusContext: "images (x/y): 1" },
		],
		[{ channels: "testing, stable" }, { channels: ["testing", "stable"] }],
		[{ "ca-file": "certs/my ca.pem" }, { caFile: "certs/my ca.pem" }],
		[{ "github-token": "ghs_x" }, { githubToken: "ghs_x" }],
		[
			{ "webhook-url": "https://chat.example.org/hooks/abc?x=1" },
			{ webhookUrl: "https://chat.example.org/hooks/abc?x=1" },
		],
	])("%j", (inputs, settings) => {
		expect(read(inputs)).toMatchObject(settings);
	});

	test("of Packer", () => {
		expect(
			read({
				packer: "/opt/packer 1.16/packer",
				"packer-working-directory": "template",
				"packer-variables": "a=1\nb=x=y",
				"packer-secrets": "key<<EOF\none\ntwo\nEOF",
				"packer-var-files": "vars/a.pkrvars.hcl, b.json",
				"packer-only": "*.debian qemu.*",
				"packer-except": "x",
				"packer-environment": "PATH, HOME",
				"packer-log": "true",
				"packer-parallel-builds": "0",
				"build-timeout": "0",
				"cache-plugins": "false",
			}).packer,
		).toEqual({
			executable: "/opt/packer 1.16/packer",
			workingDirectory: "template",
			variables: new Map([
				["a", "1"],
				["b", "x=y"],
			]),
			secrets: new Map([["key", "one\ntwo"]]),
			varFiles: ["vars/a.pkrvars.hcl", "b.json"],
			only: ["*.debian", "qemu.*"],
			except: ["x"],
			environment: ["PATH", "HOME"],
			log: true,
			parallelBuilds: 0,
			timeoutMinutes: 0,
			cachePlugins: false,
		} satisfies Settings["packer"]);
	});

	test("of the store", () => {
		expect(
			read({
				"s3-prefix": "./ci/images/",
				"s3-endpoint": "https://s3.example.org/",
				"s3-region": "eu-west-3",
				"s3-force-path-style": "false",
				"s3-checksum": "md5",
				"s3-acl": "private",
				"s3-storage-class": "STANDARD_IA",
				"s3-sse": "aws:kms",
				"s3-sse-kms-key-id": "alias/images",
				"s3-tags": "team=os\nenv=prod",
				"s3-public-url": "https://images.example.org/",
				"aws-access-key-id": "AK",
				"aws-secret-access-key": "SK",
				"aws-session-token": "ST",
				"role-to-assume": "arn:aws:iam::123456789012:role/images",
				"sts-endpoint": "https://sts.example.org",
			}).store,
		).toEqual({
			bucket: "images",
			prefix: "ci/images",
			endpoint: "https://s3.example.org",
			region: "eu-west-3",
			forcePathStyle: false,
			checksum: "md5",
			acl: "private",
			storageClass: "STANDARD_IA",
			sse: "aws:kms",
			sseKmsKeyId: "alias/images",
			tags: { team: "os", env: "prod" },
			publicUrl: "https://images.example.org",
			accessKeyId: "AK",
			secretAccessKey: "SK",
			sessionToken: "ST",
			roleToAssume: "arn:aws:iam::123456789012:role/images",
			stsEndpoint: "https://sts.example.org",
		} satisfies Settings["store"]);
	});

	test("a role of a Ceph gateway has no account", () => {
		const role = "arn:aws:iam:::role/images";
		expect(read({ "role-to-assume": role }).store?.roleToAssume).toBe(role);
	});

	test.each([
		["https://pool.example.org", "pool.example.org"],
		["https://pool.example.org:8443/", "pool.example.org:8443"],
		["https://[2001:db8::1]", "[2001:db8::1]"],
	])("of the pool: %s", (url, host) => {
		const pool = {
			"xapi-url": url,
			"xapi-username": "root",
			"xapi-password": "p w",
		};
		expect(read(pool).xapi).toEqual({
			host,
			username: "root",
			password: "p w",
			fingerprints: [],
			allowInsecureTls: false,
		});
	});

	test("fingerprints of the pool, as programs show them", () => {
		const hex = "0123456789abcdef".repeat(4);
		const colons = hex.toUpperCase().match(/../g)?.join(":") ?? "";
		const settings = read({
			"xapi-url": "https://pool",
			"xapi-username": "root",
			"xapi-password": "p w",
			"xapi-tls-fingerprint": `${colons}\n${hex.replace("0", "f")}`,
			"xapi-allow-insecure-tls": "true",
		});
		expect(settings.xapi).toMatchObject({
			fingerprints: [hex, hex.replace("0", "f")],
			allowInsecureTls: true,
		});
	});

	test("prune is a dry run unless it is told otherwise", () => {
		const pool = {
			command: "prune",
			"xapi-url": "https://pool",
			"xapi-username": "root",
			"xapi-password": "p w",
		};
		expect(read(pool).dryRun).toBe(true);
		expect(read({ ...pool, "dry-run": "false" }).dryRun).toBe(false);
	});

	test("of the later commands are accepted where they change nothing", () => {
		const later = {
			test: "none",
			"compress-level": "19",
			"keep-builds": "5",
			severity: "security",
			replace: "unused",
			image: "debian-12",
			reason: "because",
		};
		expect(read(later)).toEqual({
			...read(),
			given: new Map(Object.entries({ ...BUILD, ...later })),
		});
	});
});

describe("secrets", () => {
	const SECRETS: Inputs = {
		"packer-secrets":
			"root_password=hunter2-a\nkey<<EOF\nhunter2-b1\nhunter2-b2\nEOF",
		"xapi-url": "https://pool.example.org",
		"xapi-username": "root",
		"xapi-password": "hunter2-c",
		"aws-access-key-id": "hunter2-d",
		"aws-secret-access-key": "hunter2-e",
		"aws-session-token": "hunter2-f",
		"github-token": "hunter2-g",
		"webhook-url": "https://chat.example.org/hunter2-h",
	};

	test("are all listed, so that they can be masked", () => {
		expect([...read(SECRETS).secretValues].sort()).toEqual(
			[
				"https://chat.example.org/hunter2-h",
				"hunter2-a",
				"hunter2-b1\nhunter2-b2",
				"hunter2-c",
				"hunter2-d",
				"hunter2-e",
				"hunter2-f",
				"hunter2-g",
			].sort(),
		);
	});

	test("are not among what was given", () => {
		const given = read(SECRETS).given;
		expect([...given.keys()].sort()).toEqual([
			"s3-bucket",
			"xapi-url",
			"xapi-username",
		]);
	});

	test.each(SECRET_INPUTS)("%s is never in an error", (name) => {
		for (const value of [
			"hunter2",
			"hunter2\nhunter2",
			"x=hunter2\nx=hunter2",
			"x<<EOF\nhunter2",
			"https://hunter2:hunter2@",
			"hunter2\0",
		]) {
			let message = "";
			try {
				read({ [name]: value });
			} catch (error) {
				message = error instanceof Error ? error.message : String(error);
			}
			expect(message).not.toContain("hunter2");
		}
	});

	test("a name can't be both a variable and a secret", () => {
		expect(
			refusal({
				"packer-variables": "a=hunter2",
				"packer-secrets": "a=hunter2",
			}),
		).toBe(
			`Input 'packer-secrets': got "a", takes names that \`packer-variables\` does not set.`,
		);
	});

	test.each([
		"s3-endpoint",
		"s3-public-url",
		"sts-endpoint",
	])("credentials in %s are refused and not shown", (name) => {
		const message = refusal({
			[name]: "https://user:hunter2@s3.example.org",
		});
		expect(message).toBe(
			`Input '${name}': got "https://…@s3.example.org", takes a URL without credentials.`,
		);
	});

	test("credentials in xapi-url are refused and not shown", () => {
		expect(
			refusal({
				"xapi-url": "https://root:hunter2@pool",
				"xapi-username": "root",
				"xapi-password": "x",
			}),
		).toBe(
			`Input 'xapi-url': got "https://…@pool", takes a URL without credentials.`,
		);
	});
});
