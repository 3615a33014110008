/** The faults that a run must survive, each as something that happens to a real run. */
import { execFileSync } from "node:child_process";
import { createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { killIn, killMain } from "../stand-ins/kill.ts";
import type { JobResult } from "../stand-ins/runner.ts";
import { first, type Rule, type Seen } from "../stand-ins/s3-faults.ts";
import type { Stage } from "./stage.ts";

/** What came of a fault. */
export interface Happened {
	/** All jobs of it, the next run included where the fault is one that only that run can clean up after. */
	readonly jobs: readonly JobResult[];
	/** The image was verified, so it must not be lost. */
	readonly verified?: boolean;
}

export interface Fault {
	readonly name: string;
	/** Conclusion of the first job. */
	readonly ends: JobResult["conclusion"];
	happen(stage: Stage, os: string): Promise<Happened>;
}

const BEGUN = /it begins/;

/** Of Packer: real Packer, whose step makes a VM in the pool. */
export const PACKER_FAULTS: readonly Fault[] = [
	{
		name: "cancel in init",
		ends: "cancelled",
		happen: async (stage, os) => {
			await stage.template(os, { more: REQUIRED_PLUGIN });
			return withStalledProxy(async (url) => ({
				jobs: [
					await stage.run(os, {
						env: { https_proxy: url, no_proxy: "127.0.0.1" },
						cancelAfter: /\$ packer init/,
					}),
				],
			}));
		},
	},
	{
		name: "cancel in validate",
		ends: "cancelled",
		happen: async (stage, os) => {
			// a pipe that nobody writes to: validate reads it for ever
			await stage.template(os, {
				more: `locals { slow = file("packer/${os}/pipe") }`,
			});
			const { directory } = stage.scene.repository;
			execFileSync("mkfifo", [join(directory, "packer", os, "pipe")]);
			return {
				jobs: [await stage.run(os, { cancelAfter: /\$ packer validate/ })],
			};
		},
	},
	{
		name: "cancel in build",
		ends: "cancelled",
		happen: async (stage, os) => {
			await stage.template(os, { steps: ["sleep 300"] });
			return { jobs: [await stage.run(os, { cancelAfter: BEGUN })] };
		},
	},
	{
		name: "second cancel at once, then the runner's kill",
		ends: "cancelled",
		happen: async (stage, os) => {
			await stage.template(os, { steps: ["sleep 300"] });
			const job = await stage.run(os, {
				cancelAfter: BEGUN,
				patience: { interrupt: 20, terminate: 20 },
			});
			return { jobs: [job] };
		},
	},
	{
		name: "kill -9 of main",
		ends: "failure",
		happen: async (stage, os) => {
			await stage.template(os, { steps: ["sleep 300"] });
			return {
				jobs: [
					await stage.run(os, {
						onLine: once(BEGUN, () =>
							killMain(stage.scene.repository.directory),
						),
					}),
				],
			};
		},
	},
	{
		name: "kill -9 of Packer",
		ends: "failure",
		happen: async (stage, os) => {
			await stage.template(os, { steps: ["sleep 300"] });
			return {
				jobs: [
					await stage.run(os, { onLine: once(BEGUN, () => killPacker(stage)) }),
				],
			};
		},
	},
	{
		name: "the runner's service stops: no post step",
		ends: "failure",
		happen: async (stage, os) => {
			await stage.template(os, { steps: ["sleep 300"] });
			const cut = await stage.run(os, {
				onLine: once(BEGUN, () => killMain(stage.scene.repository.directory)),
				serviceStops: true,
			});
			// the machine comes back, and the next run on it finds what is left
			return {
				jobs: [cut, await stage.next()],
			};
		},
	},
	{
		name: "disk full",
		ends: "failure",
		happen: async (stage, os) => {
			await stage.template(os, {
				steps: [`cat packer/${os}/image.bin > /dev/full`],
			});
			return { jobs: [await stage.run(os)] };
		},
	},
];

/** Of the store, during the upload of a verified image. */
export const STORE_FAULTS: readonly Fault[] = [
	{
		name: "cancel in upload (which verifies too)",
		ends: "cancelled",
		happen: (stage, os) => cancelledAt(stage, os, isPart),
	},
	{
		name: "cancel in publish, before the record",
		ends: "cancelled",
		happen: (stage, os) =>
			cancelledAt(
				stage,
				os,
				({ operation, path }) =>
					operation === "Put" && path.includes("SHA256SUMS"),
			),
	},
	{
		name: "store down during the upload",
		ends: "failure",
		happen: async (stage, os) => {
			let parts = 0;
			// it takes some parts and goes away; the abort does not reach it either
			const down: Rule = (seen) => {
				if (!seen.path.includes(".xva")) return undefined;
				if (isPart(seen) && parts++ < 2) return undefined;
				return seen.operation === "Create"
					? undefined
					: { kind: "answer", status: 503, code: "ServiceUnavailable" };
			};
			return uploadedLater(stage, os, down);
		},
	},
	{
		name: "store slow",
		ends: "success",
		happen: (stage, os) =>
			uploaded(stage, os, () => ({
				kind: "meanwhile",
				act: () => new Promise((done) => setTimeout(done, 300)),
			})),
	},
	{
		name: "burst of 503",
		ends: "success",
		happen: (stage, os) =>
			uploaded(
				stage,
				os,
				first(8, isPart, { kind: "answer", status: 503, code: "SlowDown" }),
			),
	},
	{
		name: "connection reset within a part",
		ends: "success",
		happen: (stage, os) =>
			uploaded(
				stage,
				os,
				first(2, isPart, { kind: "reset", afterBytes: 1000 }),
			),
	},
	{
		name: "lost reply of the last request",
		ends: "success",
		happen: (stage, os) =>
			uploaded(
				stage,
				os,
				first(1, ({ operation }) => operation === "Complete", {
					kind: "lostReply",
				}),
			),
	},
	{
		name: "kill -9 of main between image and record",
		ends: "failure",
		happen: async (stage, os) => {
			await stage.template(os);
			const job = await withRule(
				stage,
				killOnce(
					stage,
					({ operation, path }) =>
						operation === "Put" && path.includes("SHA256SUMS"),
				),
				() => stage.run(os),
			);
			return { jobs: [job], verified: true };
		},
	},
	{
		name: "kill -9 of main during the upload",
		ends: "failure",
		happen: async (stage, os) => {
			await stage.template(os);
			const job = await withRule(stage, killOnce(stage, isPart), () =>
				stage.run(os),
			);
			return { jobs: [job], verified: true };
		},
	},
];

/** Those that take minutes. */
export const SLOW_FAULTS: readonly Fault[] = [
	{
		name: "time-out",
		ends: "failure",
		happen: async (stage, os) => {
			await stage.template(os, { steps: ["sleep 300"] });
			return {
				jobs: [await stage.run(os, { inputs: { "build-timeout": "1" } })],
			};
		},
	},
	{
		name: "GitHub down at the end",
		ends: "success",
		happen: async (stage, os) => {
			await stage.template(os, { steps: ["echo the build goes on"] });
			const { faults } = stage.scene.github;
			const job = await stage.run(os, {
				onLine: once(/the build goes on/, () => {
					faults.down = true;
				}),
			});
			faults.down = false;
			// GitHub was away for post too: the next run on this machine settles the status
			return {
				jobs: [job, await stage.next()],
				verified: true,
			};
		},
	},
];

/** Of the pool: Packer is the replay of what the real plugin said when this happened to it. */
export const POOL_FAULTS: readonly Fault[] = [
	{
		name: "cancel in export (Packer ignores SIGTERM)",
		ends: "cancelled",
		happen: async (stage, os) => {
			stage.recordedTemplate(os);
			const cancelAfter = /Getting XVA/;
			return {
				jobs: [
					await stage.replay(os, "cancel-sigterm-export", { cancelAfter }),
				],
			};
		},
	},
	{
		name: "one 503 of the pool: the plugin waits for hours",
		ends: "failure",
		happen: async (stage, os) => {
			stage.recordedTemplate(os);
			return {
				jobs: [
					await stage.replay(os, "rpc-503-html", {
						address: "192.0.2.7",
						variables: { REPLAY_STALL_AT: WAITS_FOR_ADDRESS },
					}),
				],
			};
		},
	},
	{
		name: "pool stalls while Packer waits for the VM",
		ends: "failure",
		happen: (stage, os) =>
			poolFails(stage, os, async (fails) => {
				stage.xapi.faults.stalled = fails;
			}),
	},
	{
		name: "pool down while Packer waits for the VM",
		ends: "failure",
		happen: (stage, os) =>
			poolFails(stage, os, (fails) =>
				fails ? stage.xapi.goAway() : stage.xapi.comeBack(),
			),
	},
	{
		name: "export ends in half: exit code 0, half an image",
		ends: "failure",
		happen: async (stage, os) => {
			stage.recordedTemplate(os);
			return { jobs: [await stage.replay(os, "truncated-close")] };
		},
	},
];

const WAITS_FOR_ADDRESS = "Step: Wait for VM's IP";

const REQUIRED_PLUGIN = `
packer {
  required_plugins {
    xenserver = {
      version = ">= 0.11.0"
      source  = "github.com/vatesfr/xenserver"
    }
  }
}`;

/** Of the image, not of what is tried before the build. */
function isPart({ operation, path }: Seen): boolean {
	return operation === "UploadPart" && path.includes(".xva");
}

/** Kills main at the first such request; post, which goes on with the upload, is let through. */
function killOnce(stage: Stage, at: (seen: Seen) => boolean): Rule {
	let done = false;
	return (seen) => {
		if (done || !at(seen)) return undefined;
		done = true;
		killMain(stage.scene.repository.directory);
		return { kind: "stall" };
	};
}

/** Calls once, at the first line that matches. */
function once(pattern: RegExp, act: () => void): (line: string) => void {
	let done = false;
	return (line) => {
		if (done || !pattern.test(line)) return;
		done = true;
		act();
	};
}

async function withRule<T>(
	{ proxy }: Stage,
	rule: Rule,
	work: () => Promise<T>,
): Promise<T> {
	proxy.rules.push(rule);
	try {
		return await work();
	} finally {
		proxy.rules.splice(proxy.rules.indexOf(rule), 1);
	}
}

async function cancelledAt(
	stage: Stage,
	os: string,
	matches: (seen: Seen) => boolean,
): Promise<Happened> {
	await stage.template(os);
	let cancel = (): void => {};
	const cancelled = new Promise<void>((done) => {
		cancel = done;
	});
	const job = await withRule(
		stage,
		(seen) => {
			if (!matches(seen)) return undefined;
			cancel();
			return { kind: "stall" };
		},
		() => stage.run(os, { cancelAfter: cancelled }),
	);
	return { jobs: [job] };
}

async function uploaded(
	stage: Stage,
	os: string,
	rule: Rule,
	inputs: Readonly<Record<string, string>> = { "store-patience": "60" },
): Promise<Happened> {
	await stage.template(os);
	return {
		jobs: [await withRule(stage, rule, () => stage.run(os, { inputs }))],
		verified: true,
	};
}

/** The fault ends after the run, and the next run on this machine has the image still. */
async function uploadedLater(
	stage: Stage,
	os: string,
	rule: Rule,
): Promise<Happened> {
	const { jobs } = await uploaded(stage, os, rule, { "store-patience": "5" });
	const next = await stage.next();
	return { jobs: [...jobs, next], verified: true };
}

async function poolFails(
	stage: Stage,
	os: string,
	fail: (fails: boolean) => Promise<void>,
): Promise<Happened> {
	stage.recordedTemplate(os);
	const cut = await stage.replay(os, "host-dies-mid-build", {
		variables: { REPLAY_STALL_AT: WAITS_FOR_ADDRESS },
		onLine: once(/Step: Wait for VM's IP/, () => void fail(true)),
	});
	await fail(false);
	// what could not be taken back while the pool was away is the next run's
	return {
		jobs: [cut, await stage.next()],
	};
}

/** A proxy that takes connections and says nothing. */
async function withStalledProxy<T>(
	work: (url: string) => Promise<T>,
): Promise<T> {
	const sockets: Socket[] = [];
	const server: Server = createServer((socket) => sockets.push(socket));
	await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
	const address = server.address();
	const port = typeof address === "object" ? address?.port : 0;
	try {
		return await work(`http://127.0.0.1:${port}`);
	} finally {
		for (const socket of sockets) socket.destroy();
		await new Promise((done) => server.close(done));
	}
}

function killPacker({ scene }: Stage): void {
	killIn(scene.repository.directory, (command) =>
		/^\S*packer build/.test(command),
	);
}
