/** Real S3 servers on free ports of 127.0.0.1, each with an empty bucket, ended by their pid. */

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CreateBucketCommand } from "@aws-sdk/client-s3";
import {
	openStore,
	type Store,
	type StoreSettings,
} from "../../src/bucket/client.ts";
import type { StoreNetwork } from "../../src/bucket/credentials.ts";

export const ACCESS_KEY = "test-access-key";
export const SECRET_KEY = "test-secret-key-0123456789";
export const BUCKET = "images";

/** A running server. */
export interface S3Server {
	/** `http://127.0.0.1:<port>`. */
	readonly endpoint: string;
	/** Where the server keeps its data; versitygw: objects of the bucket are plain files of `<data>/<bucket>/`. */
	readonly data: string;
	readonly pid: number;
	readonly stop: () => Promise<void>;
}

/** How a server is started, told apart by its name. */
interface Recipe {
	/** Environment variable with the path of the binary. */
	readonly variable: string;
	readonly args: (ports: readonly number[], data: string) => string[];
	readonly env: Readonly<Record<string, string>>;
	/** Free ports that it needs; the first is S3's. */
	readonly ports: number;
}

const RECIPES = {
	versitygw: {
		variable: "VERSITYGW_BIN",
		args: ([port], data) => [
			"--keep-alive",
			"--quiet",
			"--port",
			`127.0.0.1:${port}`,
			"posix",
			data,
		],
		env: { ROOT_ACCESS_KEY: ACCESS_KEY, ROOT_SECRET_KEY: SECRET_KEY },
		ports: 1,
	},
	seaweedfs: {
		variable: "WEED_BIN",
		args: (
			[s3, master, masterGrpc, volume, volumeGrpc, filer, filerGrpc, s3Grpc],
			data,
		) => [
			"server",
			"-ip=127.0.0.1",
			"-ip.bind=127.0.0.1",
			`-dir=${data}`,
			"-master.telemetry=false",
			`-master.port=${master}`,
			`-master.port.grpc=${masterGrpc}`,
			`-volume.port=${volume}`,
			`-volume.port.grpc=${volumeGrpc}`,
			"-volume.max=1000",
			"-master.volumeSizeLimitMB=1024",
			"-filer",
			`-filer.port=${filer}`,
			`-filer.port.grpc=${filerGrpc}`,
			"-s3",
			`-s3.port=${s3}`,
			`-s3.port.grpc=${s3Grpc}`,
			// else on fixed ports, where a second server could not start
			"-s3.port.iceberg=0",
			"-s3.port.lance=0",
		],
		env: { AWS_ACCESS_KEY_ID: ACCESS_KEY, AWS_SECRET_ACCESS_KEY: SECRET_KEY },
		ports: 8,
	},
} as const satisfies Record<string, Recipe>;

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 5_000;

/**
 * Starts a server with the bucket {@link BUCKET} and waits for its first good answer.
 * @param parent folder for its data; a temporary one is made below it
 */
export async function startS3(
	kind: keyof typeof RECIPES,
	parent: string = tmpdir(),
): Promise<S3Server> {
	const recipe: Recipe = RECIPES[kind];
	const binary = process.env[recipe.variable];
	if (binary === undefined) {
		throw new Error(`Set ${recipe.variable} to the path of ${kind}.`);
	}
	const folder = await mkdtemp(join(parent, `s3-${kind}-`));
	const data = await mkdtemp(join(folder, "data-"));
	const ports = await freePorts(recipe.ports);
	const child = spawn(binary, recipe.args(ports, data), {
		cwd: folder,
		env: { PATH: process.env.PATH, HOME: folder, ...recipe.env },
		stdio: ["ignore", "pipe", "pipe"],
	});
	const log: Buffer[] = [];
	child.stdout.on("data", (chunk: Buffer) => log.push(chunk));
	child.stderr.on("data", (chunk: Buffer) => log.push(chunk));
	const stop = async () => {
		await end(child);
		await rm(folder, { recursive: true, force: true });
	};
	const endpoint = `http://127.0.0.1:${ports[0]}`;
	try {
		await makeBucket(endpoint, child);
	} catch (error) {
		await stop();
		throw new Error(`${kind} did not start:\n${Buffer.concat(log)}`, {
			cause: error,
		});
	}
	return { endpoint, data, pid: child.pid ?? 0, stop };
}

/** Settings of a store at an endpoint, with the server's keys. */
export function storeSettings(
	endpoint: string,
	more: Partial<StoreSettings> = {},
): StoreSettings {
	return {
		bucket: BUCKET,
		prefix: "",
		endpoint,
		region: "us-east-1",
		forcePathStyle: "auto",
		checksum: "auto",
		tags: {},
		accessKeyId: ACCESS_KEY,
		secretAccessKey: SECRET_KEY,
		...more,
	};
}

/** A store at an endpoint, with the server's keys. */
export function storeAt(
	endpoint: string,
	more: Partial<StoreSettings> = {},
	network: StoreNetwork = {},
): Store {
	return openStore(storeSettings(endpoint, more), network);
}

async function makeBucket(endpoint: string, child: ChildProcess) {
	const store = storeAt(endpoint);
	const deadline = Date.now() + START_TIMEOUT_MS;
	try {
		for (;;) {
			try {
				await store.client.send(new CreateBucketCommand({ Bucket: BUCKET }));
				return;
			} catch (error) {
				if (child.exitCode !== null || Date.now() > deadline) {
					throw error;
				}
				await sleep(100);
			}
		}
	} finally {
		store.close();
	}
}

/** Ports that were free a moment ago, all different. */
async function freePorts(count: number): Promise<number[]> {
	const servers = await Promise.all(
		Array.from({ length: count }, async () => {
			const server = createServer();
			await new Promise<void>((resolve) => {
				server.listen(0, "127.0.0.1", resolve);
			});
			return server;
		}),
	);
	return servers.map((server) => {
		const address = server.address();
		server.close();
		return typeof address === "object" && address !== null ? address.port : 0;
	});
}

async function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) {
		return;
	}
	const ended = new Promise((resolve) => child.once("exit", resolve));
	child.kill("SIGTERM");
	const timer = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
	await ended;
	clearTimeout(timer);
}
