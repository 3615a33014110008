/** Builds to publish, and a folder to keep their files in. */

import { createHash, randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Capabilities } from "../../src/bucket/objects.ts";
import type { PublishInput } from "../../src/bucket/publish.ts";
import type { Hardware, Image, Inspection } from "../../src/model.ts";

export const FULL: Capabilities = {
	conditionalWrites: true,
	checksum: "crc32",
	warnings: [],
};

export const COMMIT = "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334";

/** A signal that never fires. */
export const calm = new AbortController().signal;

/** Calls `use` with a temporary folder that is removed afterwards. */
export async function inFolder<T>(
	use: (folder: string) => Promise<T>,
): Promise<T> {
	const folder = await mkdtemp(join(tmpdir(), "bucket-test-"));
	try {
		return await use(folder);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** A file of random bytes. */
export function randomFile(folder: string, name: string, size: number) {
	const path = join(folder, name);
	writeFileSync(path, randomBytes(size));
	return path;
}

/** An image by os and version. */
export function imageOf(os: string, version: string): Image {
	return { id: `${os}-${version}`, os, version, builds: [] };
}

/** A build id: `minute` after a fixed start, so that ids sort as numbers. */
export function buildId(
	minute: number,
	{ start = Date.UTC(2026, 10, 24, 5, 30, 12), commit = COMMIT } = {},
): string {
	const time = new Date(start + minute * 60_000)
		.toISOString()
		.replace(/[-:]|\.\d+/g, "");
	const random = randomBytes(2).toString("hex");
	return `${time}-${commit.slice(0, 7)}-${random}`;
}

export const HARDWARE: Hardware = {
	name: "debian-12",
	description: "made by Packer",
	vcpus_max: 2,
	vcpus_at_startup: 2,
	memory_static_max: 2147483648,
	memory_static_min: 1073741824,
	memory_dynamic_max: 2147483648,
	memory_dynamic_min: 2147483648,
	firmware: "bios",
	secure_boot: false,
	is_a_template: true,
	tags: ["xva-template"],
	other_config: { "xva-template:os": "debian" },
	disks: [
		{
			name: "system",
			device: "xvda",
			bootable: true,
			virtual_size: 10737418240,
			stored_size: 1073741824,
		},
	],
	networks: [{ device: "0", network: "lan", mtu: 1500 }],
	exporter: {
		product_brand: "XCP-ng",
		product_version: "8.3.0",
		build_number: "cloud",
		xapi_version: "25.6",
	},
};

const INSPECTION: Inspection = {
	verification: {
		result: "passed",
		mode: "full",
		format: "xva",
		compression: "none",
		blocks: 12,
		warnings: [],
	},
	hardware: HARDWARE,
};

/** What a sample build may differ in. */
export interface Sample {
	readonly image?: Image;
	readonly build?: string;
	readonly folder: string;
	/** Bytes of the image. */
	readonly size?: number;
	readonly commit?: string;
	readonly content?: string;
	readonly ref?: string;
	readonly dirty?: boolean;
	readonly tests?: { readonly result: string };
	readonly channels?: readonly string[];
}

/** A whole build of an image with random bytes. */
export function sampleBuild(sample: Sample): PublishInput {
	const image = sample.image ?? imageOf("debian", "12");
	const build = sample.build ?? buildId(0);
	const xva = randomFile(sample.folder, `${build}.xva`, sample.size ?? 1000);
	const logPath = join(sample.folder, `${build}.log`);
	writeFileSync(logPath, "==> xenserver-iso.debian: done\n");
	return {
		image,
		files: [
			{ path: xva, name: `${image.id}.xva`, platform: "xcp-ng", sinks: [] },
		],
		logPath,
		inspection: () => INSPECTION,
		facts: {
			identity: { id: build, startedAt: new Date("2026-11-24T05:30:12Z") },
			content: sample.content ?? "1:abc",
			buildKey: "1:def",
			runImages: [image.id],
			source: {
				repository: "example/templates",
				commit: sample.commit ?? COMMIT,
				ref: sample.ref ?? "refs/heads/main",
				tree: "0f1e2d3c4b5a69788796a5b4c3d2e1f001122334",
				run_url: "https://github.com/example/templates/actions/runs/1",
				dirty: sample.dirty ?? false,
			},
			packer: {
				version: "1.16.0",
				sha256: "ab".repeat(32),
				plugins: { "github.com/ddelnano/xenserver": "0.8.1" },
			},
			iso: {
				url: "https://example.org/debian-12.iso",
				checksum: `sha256:${"cd".repeat(32)}`,
			},
			variables: { disk_size: "10240" },
			artifacts: [],
			timings: { init: 1.5, build: 1200 },
			...(sample.tests === undefined ? {} : { tests: { ...sample.tests } }),
		},
		channels: sample.channels ?? ["latest"],
		reason: "pushed",
		by: {
			actor: "octocat",
			run_url: "https://github.com/example/templates/actions/runs/1",
		},
		isAncestor: () => "unknown",
		now: () => new Date("2026-11-24T06:00:00Z"),
		signal: calm,
	};
}

/** Hex digest of a file. */
export function sha256OfFile(path: string): string {
	return createHash("sha256").update(readFileSync(path)).digest("hex");
}
