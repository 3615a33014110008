/** The stage of every fault: a scene with a pool, and a store behind a proxy that can break. */
import { fileURLToPath } from "node:url";
import {
	bucketInputs,
	commitTemplates,
	openScene,
	pushPayload,
	type RunOptions,
	type Scene,
	smallXva,
} from "../contract/scene.ts";
import type { JobResult } from "../stand-ins/runner.ts";
import { type FaultProxy, startFaultProxy } from "../stand-ins/s3-faults.ts";
import { startXapi, type XapiStandIn } from "../stand-ins/xapi.ts";
import { ISO_NAME } from "../stand-ins/xapi-seed.ts";

const CANARY = "CANARY-template-secret-51c7";
const VM_PROGRAM = fileURLToPath(
	new URL("../stand-ins/xapi-vm.mjs", import.meta.url),
);
export const REPLAY_PACKER = fileURLToPath(
	new URL("../stand-ins/replay-packer.mjs", import.meta.url),
);

/** Large enough for several parts of a multipart upload. */
const IMAGE_BYTES = 24 * 1024 * 1024;

export interface Stage {
	readonly scene: Scene;
	readonly xapi: XapiStandIn;
	readonly proxy: FaultProxy;
	/** Values that must not be seen. */
	readonly canaries: readonly string[];
	/** Commits a template of that name whose image is good; `steps` are of its shell-local step. */
	template(os: string, options?: VmTemplateOptions): Promise<void>;
	/** Commits a template of the xenserver builder, whose Packer is the replay of a recording. */
	recordedTemplate(os: string): void;
	/**
	 * Runs it: Packer says what the real one said in that recording. The VM that it tells of comes into the pool as it
	 * tells of it, bearing no stamp.
	 */
	replay(
		os: string,
		recording: string,
		options?: ReplayOptions,
	): Promise<JobResult>;
	/** Runs the action for one template, with pool, secrets and the store behind the proxy. */
	run(os: string, options?: RunOptions): Promise<JobResult>;
	/** The next run on this machine: a push that changes no template. */
	next(): Promise<JobResult>;
	close(): Promise<void>;
}

export interface ReplayOptions extends RunOptions {
	/** Address that the guest's tools report. */
	readonly address?: string;
	/** Variables of the replay, such as `REPLAY_STALL_AT`. */
	readonly variables?: Readonly<Record<string, string>>;
}

const RECORDINGS = fileURLToPath(
	new URL("../fixtures/transcripts/", import.meta.url),
);

export async function openStage(): Promise<Stage> {
	const scene = await openScene();
	const xapi = await startXapi();
	const proxy = await startFaultProxy(scene.store.endpoint);
	const image = await smallXva({ disks: [{ sizeBytes: IMAGE_BYTES }] });
	const run: Stage["run"] = (os, options = {}) =>
		scene.run({
			...options,
			inputs: {
				os,
				...bucketInputs(proxy),
				"xapi-url": `https://${xapi.host}`,
				"xapi-username": xapi.username,
				"xapi-password": xapi.password,
				"xapi-tls-fingerprint": xapi.fingerprint,
				"packer-secrets": `canary=${CANARY}`,
				"pool-patience": "5",
				"store-patience": "10",
				...options.inputs,
			},
			env: {
				NODE: process.execPath,
				XAPI_VM: VM_PROGRAM,
				...options.env,
			},
		});
	return {
		scene,
		xapi,
		proxy,
		canaries: [CANARY, xapi.password],
		template: async (os, options = {}) => {
			commitTemplates(scene.repository, {
				[`packer/${os}/${os}-12.pkr.hcl`]: vmTemplate(os, options),
				[`packer/${os}/image.bin`]: image,
			});
		},
		recordedTemplate: (os) => {
			commitTemplates(scene.repository, {
				[`packer/${os}/${os}-12.pkr.hcl`]: XENSERVER_TEMPLATE,
			});
		},
		replay: (
			os,
			recording,
			{ address, variables, onLine, ...options } = {},
		) => {
			let told = false;
			return run(os, {
				...options,
				inputs: { packer: REPLAY_PACKER, ...options.inputs },
				env: {
					REPLAY_TRANSCRIPT: `${RECORDINGS}${recording}.machine.stdout.txt`,
					...variables,
				},
				onLine: (line) => {
					const uuid = /Created instance '([\da-f-]{36})'/.exec(line)?.[1];
					if (uuid !== undefined && !told) {
						told = true;
						xapi.vm({
							uuid,
							name_label: "template-lab-12",
							power_state: "Running",
							disks: [{}],
							...(address === undefined ? {} : { ip: address }),
						});
					}
					onLine?.(line);
				},
			});
		},
		run,
		next: () => {
			const head = scene.repository.git("rev-parse", "HEAD");
			return run("changed", {
				event: { name: "push", payload: pushPayload(head, head) },
			});
		},
		close: async () => {
			await proxy.stop();
			await xapi.close();
			await scene.close();
		},
	};
}

/** As the recorded one was, but for the secrets. */
const XENSERVER_TEMPLATE = `
variable "remote_host" { type = string }
variable "remote_username" { type = string }
variable "remote_password" {
  type      = string
  sensitive = true
}
variable "canary" {
  type      = string
  sensitive = true
}

source "xenserver-iso" "lab" {
  remote_host      = var.remote_host
  remote_username  = var.remote_username
  remote_password  = var.remote_password
  vm_name          = "template-lab-12"
  iso_name         = "${ISO_NAME}"
  disk_size        = 10240
  ssh_username     = "root"
  ssh_password     = var.canary
}

build {
  name    = "lab"
  sources = ["source.xenserver-iso.lab"]
}
`;

export interface VmTemplateOptions {
	/** After the VM was made, before it is removed again; by default nothing. */
	readonly steps?: readonly string[];
	/** HCL that is added. */
	readonly more?: string;
}

/** Makes a stamped VM in the pool, as a hypervisor's builder would, prints secrets, and copies an image that is there. */
function vmTemplate(
	os: string,
	{ steps = [], more = "" }: VmTemplateOptions,
): string {
	const vm = (what: string) =>
		`"$NODE" "$XAPI_VM" ${what} --host "$XAPI_HOST" --name "vm-${os}" --tags "$VM_TAGS" --other-config "$VM_OTHER_CONFIG"`;
	const inline = [
		vm("create"),
		'echo "the secret is $CANARY"',
		'printf %s "$XAPI_PASSWORD" | base64 -w0; echo',
		"echo it begins",
		...steps,
		vm("destroy"),
	];
	return `
variable "output_directory" { type = string }
variable "remote_host" { type = string }
variable "remote_username" { type = string }
variable "remote_password" {
  type      = string
  sensitive = true
}
variable "canary" {
  type      = string
  sensitive = true
}
variable "vm_tags" { type = list(string) }
variable "vm_other_config" { type = map(string) }

${more}

source "file" "${os}-12" {
  source = "packer/${os}/image.bin"
  target = "\${var.output_directory}/${os}.xva"
}

build {
  sources = ["source.file.${os}-12"]
  provisioner "shell-local" {
    environment_vars = [
      "XAPI_HOST=\${var.remote_host}",
      "XAPI_USERNAME=\${var.remote_username}",
      "XAPI_PASSWORD=\${var.remote_password}",
      "VM_TAGS=\${jsonencode(var.vm_tags)}",
      "VM_OTHER_CONFIG=\${jsonencode(var.vm_other_config)}",
      "CANARY=\${var.canary}",
    ]
    inline = [${inline.map((step) => JSON.stringify(step)).join(", ")}]
  }
}
`;
}
