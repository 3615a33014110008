/** A template prints every secret there is, in every encoding, and not one byte that leaves the machine holds any. */
import {
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { JobResult } from "../stand-ins/runner.ts";
import { ACCESS_KEY, SECRET_KEY } from "../stand-ins/s3.ts";
import {
	commitTemplates,
	fileTemplate,
	openScene,
	type Scene,
	smallXva,
} from "./scene.ts";

const PRINTER = fileURLToPath(new URL("canary-print.mjs", import.meta.url));
const HOOK_TOKEN = "hookcanary0x9k2m4p6q8r0s2t4v6";
const REF = "0a4380ed-7f8a-4b5d-acf7-718c94262027";
const DEPLOY_KEY = [
	"-----BEGIN CANARY KEY-----",
	"canaryb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAt",
	"{",
	"canaryzc2gtZWQyNTUxOQAAACBcanary",
	"-----END CANARY KEY-----",
].join("\n");

/** Secrets that the action is told of, or that the template declares. */
const DECLARED = {
	"pool password": "canary-pool-Passw0rd/+&=",
	"secret of packer-secrets": "canary-s3cr3t/+& \"quoted\" <x> $y 'z' é\\",
	"sensitive variable": "canary-variable-41-x",
	"list's item": "canary-list-item-one",
	"map's value": "canary-map-value-two",
	"environment's PKR_VAR": "canary-environment-77",
	"environment, by env()": "canary-env-function-31",
	"template's default": "canary-default-literal",
	"variable file's": "canary-variable-file-19",
	"automatic variable file's": "canary-automatic-file-23",
	"S3's key": ACCESS_KEY,
	"S3's secret": SECRET_KEY,
	"AWS session token":
		"canary/AWS+session/token0123456789+abcdefghijklmnop/qrstuvwxyz==",
	"runner's token": "canary-runtime-token-0123",
} as const;

/** Secrets by their shape alone; printed as tools print them. */
const SHAPES = {
	"AWS key": "AKIACANARY0EXAMPLE77:canary7MDENGbPxRfiCYzEXAMPLEKEY012345678",
	"GitHub token": "ghp_canary0123456789ABCDEFGHIJabcdefghij",
	"fine-grained token": "github_pat_11CANARY0_0123456789abcdefghijABCDEFGHIJ",
	"URL's password": "https://root:canary-in-url@pool.invalid/export",
	session: `https://pool.invalid/export?uuid=1&session_id=OpaqueRef:${REF}`,
	"session, encoded": `PUT '/import_raw_vdi?session_id=OpaqueRef%3A${REF}'`,
	"session, in a call": `<params><param><value><string>OpaqueRef:${REF}</string></value></param>`,
	"bearer header": "Authorization: Bearer canary.bearer-0123456789abcdef",
	"web token":
		"eyJhbGciOiJIUzI1NiJ9.eyJjYW5hcnkiOiJjYW5hcnkifQ.canary-signature",
	"presigned URL":
		"https://s3.invalid/x?X-Amz-Credential=AKIACANARY0EXAMPLE77%2F2026&X-Amz-Signature=canary0123456789abcdef",
	"private key": [
		"-----BEGIN RSA PRIVATE KEY-----",
		"MIIEcanaryQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDcanary",
		"q83vcanary==",
		"-----END RSA PRIVATE KEY-----",
	].join("\n"),
};
/** What of the shapes must not be seen. */
const SHAPE_SECRETS = ["canary", "CANARY", "eyJjYW5", REF];

const VARIABLES = `
variable "remote_password" {
  type    = string
  default = ""
}
variable "admin_password" {
  type      = string
  sensitive = true
}
variable "deploy_key" {
  type      = string
  sensitive = true
}
variable "plain_sensitive" {
  type      = string
  sensitive = true
}
variable "listed" {
  type      = list(string)
  sensitive = true
}
variable "mapped" {
  type      = map(string)
  sensitive = true
}
variable "exported" {
  type      = string
  sensitive = true
}
variable "from_env" {
  type      = string
  default   = env("CANARY_SETTING")
  sensitive = true
}
variable "literal" {
  type      = string
  default   = "${DECLARED["template's default"]}"
  sensitive = true
}
variable "in_file" {
  type      = string
  sensitive = true
}
variable "in_automatic_file" {
  type      = string
  sensitive = true
}
variable "admin_user" {
  type      = string
  default   = "root"
  sensitive = true
}`;

/** Packer prints what the template asks it to, and a script prints all that there is. */
const STEPS = [
	`echo '\${var.plain_sensitive} \${var.listed[0]} \${var.mapped.k} \${var.exported} \${var.from_env} \${var.literal}'`,
	`echo '\${var.in_file} \${var.in_automatic_file} \${var.remote_password}' >&2`,
	"echo 'login as root, not as rooted'",
	`"$CANARY_NODE" "${PRINTER}"`,
];

let scene: Scene;
let hook: Server;
const hooked: string[] = [];
const folder = mkdtempSync(join(tmpdir(), "canary-"));
const canaryFile = join(folder, "canaries.json");
const commandLines = new Set<string>();
const sampler = setInterval(sampleProcesses, 15);

function sampleProcesses(): void {
	for (const pid of readdirSync("/proc")) {
		if (!/^\d+$/.test(pid)) continue;
		try {
			commandLines.add(readFileSync(`/proc/${pid}/cmdline`, "latin1"));
		} catch {
			// it has ended
		}
	}
}

beforeAll(async () => {
	scene = await openScene();
	hook = createServer((request, response) => {
		request.setEncoding("utf8");
		request.on("data", (chunk) => hooked.push(chunk));
		request.on("end", () => response.end());
	});
	await new Promise<void>((done) => hook.listen(0, "127.0.0.1", done));
	writeFileSync(
		canaryFile,
		JSON.stringify({ ...DECLARED, "deploy key": DEPLOY_KEY, hook: hookUrl() }),
	);
	const shapes = Object.entries(SHAPES).map(([name, text]) =>
		text.split("\n").map((line) => `echo ${shellQuote(`${name}: ${line}`)}`),
	);
	const steps = [
		...STEPS,
		...shapes.flat().flatMap((step) => [step, `${step} >&2`]),
	];
	const good = templateOf("debian", steps);
	commitTemplates(scene.repository, {
		"packer/debian/debian-12.pkr.hcl": good,
		"packer/debian/image.bin": await smallXva(),
		"packer/debian/x.auto.pkrvars.hcl": `in_automatic_file = "${DECLARED["automatic variable file's"]}"\n`,
		"packer/ubuntu/ubuntu-24.pkr.hcl": templateOf("ubuntu", [
			...steps,
			"exit 3",
		]),
		"packer/ubuntu/image.bin": await smallXva(),
		"packer/ubuntu/x.auto.pkrvars.hcl": `in_automatic_file = "${DECLARED["automatic variable file's"]}"\n`,
		"secrets.pkrvars.hcl": `in_file = "${DECLARED["variable file's"]}"\n`,
	});
});

afterAll(async () => {
	clearInterval(sampler);
	rmSync(folder, { recursive: true, force: true });
	await new Promise((done) => hook.close(done));
	await scene.close();
});

function hookUrl(): string {
	const { port } = hook.address() as AddressInfo;
	return `http://127.0.0.1:${port}/hooks/${HOOK_TOKEN}`;
}

function templateOf(os: string, steps: readonly string[]): string {
	return fileTemplate(os, `${os}-41`, { steps, more: VARIABLES });
}

function shellQuote(text: string): string {
	return `'${text.replaceAll("'", "'\\''")}'`;
}

function build(os: string): Promise<JobResult> {
	return scene.dispatch(
		{
			os,
			"packer-secrets": `admin_password=${DECLARED["secret of packer-secrets"]}\ndeploy_key<<END\n${DEPLOY_KEY}\nEND`,
			"packer-variables": [
				`plain_sensitive=${DECLARED["sensitive variable"]}`,
				`listed=["${DECLARED["list's item"]}"]`,
				`mapped={"k": "${DECLARED["map's value"]}"}`,
			].join("\n"),
			"packer-var-files": "secrets.pkrvars.hcl",
			"packer-log": "true",
			"webhook-url": hookUrl(),
			"xapi-url": "https://pool.invalid",
			"xapi-username": "svc-packer",
			"xapi-password": DECLARED["pool password"],
		},
		{
			env: {
				PKR_VAR_exported: DECLARED["environment's PKR_VAR"],
				CANARY_SETTING: DECLARED["environment, by env()"],
				CANARY_FILE: canaryFile,
				CANARY_NODE: process.env.NODE24_BIN ?? "",
				ACTIONS_RUNTIME_TOKEN: DECLARED["runner's token"],
				AWS_SESSION_TOKEN: DECLARED["AWS session token"],
			},
		},
	);
}

/** What of a secret must not be found: the middle of each encoding, where no neighbour has a share. */
function formsOf(secret: string): readonly string[] {
	const base64 = (text: string) => Buffer.from(text).toString("base64");
	return [
		secret,
		...secret.split("\n").filter((line) => line.startsWith("canary")),
		base64(secret).slice(0, 20),
		base64(`x${secret}`).slice(4, 24),
		base64(`xy${secret}`).slice(4, 24),
		Buffer.from(secret).toString("base64url").slice(0, 20),
		Buffer.from(secret, "utf16le").toString("base64").slice(0, 30),
		Buffer.from(secret).toString("hex"),
		Buffer.from(secret).toString("hex").toUpperCase(),
		encodeURIComponent(secret),
		JSON.stringify(secret).slice(1, -1),
		secret.replaceAll("&", "&amp;").replaceAll("<", "&lt;"),
		secret.replace(/["$`\\]/g, "\\$&"),
		secret.replaceAll("'", "'\\''"),
	];
}

/** Everything that left the machine with a run, by where it went. */
function places(job: JobResult): Readonly<Record<string, string>> {
	const steps = job.post === undefined ? [job.main] : [job.main, job.post];
	const found: Record<string, string> = {
		// before the runner masks anything: our part must be clean by itself
		log: steps
			.flatMap(({ raw }) => raw)
			.filter((line) => !line.startsWith("::add-mask::"))
			.join("\n"),
		// but the inputs, which the runner prints before we are there
		"log as shown": steps
			.flatMap(({ log }) => log.slice(log.indexOf("##[endgroup]") + 1))
			.join("\n"),
		annotations: JSON.stringify(job.main.annotations),
		outputs: JSON.stringify(job.main.outputs),
		summary: job.main.summary,
		"requests to GitHub": JSON.stringify(scene.github.requests),
		webhook: hooked.join("\n"),
		"command lines": [...commandLines].join("\n"),
	};
	for (const key of scene.keys())
		if (!key.endsWith(".xva"))
			found[key] = scene.object(key).toString("latin1");
	return found;
}

describe.each([
	["debian", "success"],
	["ubuntu", "failure"],
])("a build of %s, a %s", (os, conclusion) => {
	let job: JobResult;
	beforeAll(async () => {
		job = await build(os);
	});

	test("prints all canaries and ends as it should", () => {
		const log = job.main.raw.join("\n");
		expect(job.conclusion, job.main.log.slice(-30).join("\n")).toBe(conclusion);
		expect(log).toContain("canary deploy key base64, wrapped: ");
		expect(log).toContain("private key: ");
		const kept = scene.keys().filter((key) => key.endsWith(".log"));
		expect(kept.length).toBeGreaterThan(0);
		for (const key of kept)
			expect(scene.object(key).toString()).toContain(
				"canary hook json in json",
			);
	});

	test.each(
		Object.entries({ ...DECLARED, "deploy key": DEPLOY_KEY, hook: HOOK_TOKEN }),
	)("%s is in no byte that leaves the machine", (_name, secret) => {
		for (const [place, text] of Object.entries(places(job)))
			for (const form of formsOf(secret)) {
				const bytes = Buffer.from(form).toString("latin1");
				const at = Math.max(text.indexOf(form), text.indexOf(bytes));
				expect(
					at === -1 ? "" : `${place}: ${text.slice(at - 80, at + 80)}`,
				).toBe("");
			}
	});

	test("what is a secret by its shape is in no byte that leaves the machine", () => {
		for (const [place, text] of Object.entries(places(job))) {
			if (place === "command lines") continue;
			for (const line of text.split("\n")) {
				const shape = Object.keys(SHAPES).find((name) =>
					line.includes(`${name}: `),
				);
				if (shape === undefined) continue;
				for (const secret of SHAPE_SECRETS)
					expect(line.slice(line.indexOf(shape)), place).not.toContain(secret);
			}
		}
	});

	test("a word that is no secret is hidden as a word of the log only, and not masked", () => {
		const log = job.main.raw.join("\n");
		// newer versions of Packer replace it by themselves, in the middle of words too
		expect(log).toMatch(/login as (?:\*\*\*, not as rooted|<sensitive>, )/);
		expect(log).toContain("the variable `admin_user`");
		expect(job.masks).not.toContain("root");
		expect(job.masks).not.toContain("{");
	});

	test("all that is hidden has been masked by the runner too, before Packer was started", () => {
		const raw = job.main.raw;
		const lastMask = raw.findLastIndex((line) =>
			line.startsWith("::add-mask::"),
		);
		expect(raw.findIndex((line) => line.includes("$ packer "))).toBeGreaterThan(
			lastMask,
		);
		for (const [name, secret] of Object.entries(DECLARED))
			expect(job.masks, name).toContain(secret);
	});
});

describe("a secret that survives", () => {
	const secret = DECLARED["sensitive variable"];

	async function buildFedora(
		steps: readonly string[],
		description: string,
	): Promise<JobResult> {
		commitTemplates(scene.repository, {
			"packer/fedora/fedora-41.pkr.hcl": templateOf("fedora", steps),
			"packer/fedora/x.auto.pkrvars.hcl": `in_automatic_file = "a-value-of-no-interest"\n`,
			"packer/fedora/image.bin": await smallXva({ description }),
		});
		return build("fedora");
	}

	function expectRefused(job: JobResult): void {
		expect(job.conclusion).toBe("failure");
		expect(JSON.parse(job.main.outputs.results ?? "[]")).toContainEqual(
			expect.objectContaining({
				os: "fedora",
				state: "failed",
				reason: "secret_found",
			}),
		);
		expect(
			scene.keys().filter((key) => key.startsWith("templates/fedora/")),
		).toEqual([]);
		for (const [place, text] of Object.entries(places(job)))
			expect(text.includes(secret), place).toBe(false);
	}

	test("in what the image says of itself: nothing of the build is published, and the secret is named", async () => {
		const job = await buildFedora(["echo building"], `built with ${secret}`);
		expectRefused(job);
		expect(job.main.annotations[0]?.message).toContain(
			"ova.xml of fedora-41.xva holds the value of the variable `plain_sensitive`",
		);
		expect(scene.keys().some((key) => key.startsWith("logs/fedora/"))).toBe(
			true,
		);
	});

	test("in the log: neither the build nor the log is in the bucket, and that is said", async () => {
		const logs = () => scene.keys().filter((key) => key.startsWith("logs/"));
		const before = logs();
		const intoLog = `printf '%s' '\${var.plain_sensitive}' >> "$XVA_TEMPLATE_ACTION_BUILD/../../build.log"`;
		const job = await buildFedora([intoLog], "");
		expectRefused(job);
		expect(job.main.annotations[0]?.message).toContain(
			"The log of fedora-41 holds the value of the variable `plain_sensitive`",
		);
		expect(job.main.summary).toContain("The log of fedora could not be kept");
		expect(logs()).toEqual(before);
	});
});
