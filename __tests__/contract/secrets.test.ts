/** Secrets appear nowhere, and what a template prints is never believed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { JobResult } from "../stand-ins/runner.ts";
import {
	commitTemplates,
	fileTemplate,
	openScene,
	outputOf,
	type Scene,
	smallXva,
} from "./scene.ts";

const CANARY = 'CANARY-s3cr3t/+& "quoted" <x>';
const POOL_CANARY = "CANARY-pool-password-9f2c";
const VARIABLE_CANARY = "CANARY-sensitive-variable-41";
const ENV_CANARY = "CANARY-env-password-77";

/** The secret as Packer's steps print it, in the forms that a careless script would. */
const STEPS = [
	'echo "plain $SECRET"',
	'printf %s "$SECRET" | base64',
	'printf "x%s" "$SECRET" | base64 -w0; echo',
	'printf "xy%s" "$SECRET" | base64 -w0; echo',
	'printf %s "$SECRET" | od -An -tx1 | tr -d " \\n"; echo',
	'echo "pool $POOL"',
	'printf %s "$POOL" | sed "s/./&/g"; echo',
	"echo 'Getting XVA https://root:CANARY-in-url@host/export?uuid=1&session_id=OpaqueRef:0a4380ed-7f8a-4b5d-acf7-718c94262027'",
	"echo 'session_id=OpaqueRef%3A0a4380ed-7f8a-4b5d-acf7-718c94262027'",
	"echo '::error::forged by a template'",
	"echo 'x ##[error]forged in mid-line'",
	"echo '::add-mask::provisioning'",
	"echo '::set-output name=any::forged'",
	'cat /proc/$PPID/cmdline /proc/$PPID/../*/cmdline 2>/dev/null | tr "\\0" " " | head -c 100000 > "$ARGV_FILE"',
	'env | grep -c -E "^(INPUT_|ACTIONS_|GITHUB_TOKEN|STATE_)" > "$ENV_FILE" || true',
];

let scene: Scene;
let job: JobResult;

beforeAll(async () => {
	scene = await openScene();
	const template = fileTemplate("debian", "debian-12", {
		steps: STEPS,
		more: `
variable "admin_password" {
  type      = string
  sensitive = true
}
variable "remote_password" {
  type    = string
  default = ""
}
variable "variable_password" {
  type      = string
  sensitive = true
  default   = ""
}
variable "env_password" {
  type      = string
  sensitive = true
  default   = ""
}`,
	}).replace(
		'provisioner "shell-local" {',
		`provisioner "shell-local" {
    environment_vars = ["SECRET=\${var.admin_password}", "POOL=\${var.remote_password}", "ENVP=\${var.env_password}"]`,
	);
	commitTemplates(scene.repository, {
		"packer/debian/debian-12.pkr.hcl": template,
		"packer/debian/image.bin": await smallXva(),
	});
	job = await scene.dispatch(
		{
			os: "debian",
			"packer-secrets": `admin_password<<EOF\n${CANARY}\nEOF`,
			"packer-variables": `variable_password=${VARIABLE_CANARY}`,
			"xapi-url": "https://pool.invalid",
			"xapi-username": "root",
			"xapi-password": POOL_CANARY,
		},
		{
			debug: true,
			env: {
				PKR_VAR_env_password: ENV_CANARY,
				ACTIONS_RUNTIME_TOKEN: "CANARY-runtime-token",
				ARGV_FILE: join(scene.repository.directory, ".git", "argv.txt"),
				ENV_FILE: join(scene.repository.directory, ".git", "env.txt"),
			},
		},
	);
});

afterAll(() => scene.close());

function forms(secret: string): readonly string[] {
	const bytes = Buffer.from(secret);
	return [
		secret,
		bytes.toString("base64").slice(0, 16),
		Buffer.from(`x${secret}`).toString("base64").slice(4, 24),
		Buffer.from(`xy${secret}`).toString("base64").slice(4, 24),
		bytes.toString("hex"),
		encodeURIComponent(secret),
		JSON.stringify(secret).slice(1, -1),
	];
}

describe("secrets", () => {
	test("the build went well, so that there is something to look through", () => {
		expect(job.conclusion, job.main.log.join("\n")).toBe("success");
		expect(job.main.raw.join("\n")).toContain("plain");
	});

	test.each([
		CANARY,
		POOL_CANARY,
		VARIABLE_CANARY,
		ENV_CANARY,
		"CANARY-in-url",
		"0a4380ed-7f8a-4b5d-acf7-718c94262027",
		"CANARY-runtime-token",
	])("%s is in no byte that leaves the machine", (secret) => {
		const masks = job.main.raw.filter((line) =>
			line.startsWith("::add-mask::"),
		);
		const said = job.main.raw
			.filter((line) => !masks.includes(line))
			.join("\n");
		const places: Record<string, string> = {
			log: said,
			summary: job.main.summary,
			outputs: JSON.stringify(job.main.outputs),
			requests: JSON.stringify(scene.github.requests),
		};
		for (const key of scene.keys())
			places[key] = scene.object(key).toString("latin1");
		for (const [place, text] of Object.entries(places))
			for (const form of forms(secret))
				expect(text.includes(form), `${form} in ${place}`).toBe(false);
	});

	test("nothing is masked before the secrets are: masks come first", () => {
		const [first] = job.main.raw;
		expect(first).toMatch(/^::add-mask::/);
	});

	test("Packer sees neither the inputs nor the runner's tokens", () => {
		const file = join(scene.repository.directory, ".git", "env.txt");
		expect(readFileSync(file, "utf8").trim()).toBe("0");
	});
});

describe("hostile output", () => {
	test("forges no annotation, no output and no mask", () => {
		const messages = job.main.annotations.map((one) => one.message).join("\n");
		expect(messages).not.toContain("forged");
		expect(job.main.outputs.any).toBe("true");
		expect(job.masks).not.toContain("provisioning");
		expect(outputOf(job, "built")).toEqual(["debian"]);
	});

	test("a folder name with a shell in it is refused by name, and not run", async () => {
		commitTemplates(scene.repository, {
			"packer/$(touch pwned)/x.pkr.hcl": fileTemplate("x", "x"),
		});
		const bad = await scene.dispatch({ command: "plan", os: "all" });
		expect(bad.conclusion).toBe("failure");
		expect(bad.main.annotations[0]?.message).toContain("$(touch pwned)");
		scene.repository.git("rm", "-rq", "packer/$(touch pwned)");
		scene.repository.commit({});
	});
});
