/** Entries to spool, and a spool to put them in. */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SpoolEntry } from "../../src/spool/entry.ts";
import { Spool, type SpoolLocks } from "../../src/spool/spool.ts";

export const PLACE = "0123456789abcdef";
export const calm = new AbortController().signal;

/** `2026…Z` builds that sort as their numbers. */
export function buildId(number: number): string {
	return `20261124T0530${String(number).padStart(2, "0")}Z-a1b2c3d-9f3c`;
}

/** An entry of one file with these bytes. */
export function entryOf(
	bytes: Uint8Array,
	fields: { readonly build?: number; readonly image?: string } = {},
): SpoolEntry {
	const { build = 1, image = "debian-12" } = fields;
	const sha256 = (data: Uint8Array) =>
		createHash("sha256").update(data).digest("hex");
	return {
		place: PLACE,
		repository: "owner/templates",
		image: {
			id: image,
			os: "debian",
			version: "12",
			builds: [{ name: "file.a", builderType: "file", sourceName: "a" }],
		},
		files: [
			{
				name: `${image}.xva`,
				platform: "xcp-ng",
				size: bytes.length,
				sha256: sha256(bytes),
			},
		],
		log: { name: "build.log", size: 4, sha256: sha256(Buffer.from("log\n")) },
		inspection: {
			verification: {
				result: "passed",
				mode: "full",
				format: "xva",
				compression: "none",
				blocks: 3,
				warnings: [],
			},
		},
		facts: {
			identity: {
				id: buildId(build),
				startedAt: new Date("2026-11-24T05:30:12Z"),
			},
			content: "1:abc",
			buildKey: "2:def",
			buildKeyParts: { packer: "1.16.0", "variable cpus": "2" },
			runImages: [image],
			source: {
				repository: "owner/templates",
				commit: "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334",
				ref: "refs/heads/main",
				tree: "f00d",
				run_url: "https://github.com/owner/templates/actions/runs/1",
				dirty: false,
			},
			packer: { version: "1.16.0", sha256: "00", plugins: { a: "1.0.0" } },
			iso: {
				url: "https://example.org/debian.iso",
				checksum: "file:SHA256SUMS",
				resolved: `sha256:${"ab".repeat(32)}`,
			},
			variables: { cpus: "2" },
			artifacts: [],
			timings: { build: 1.5 },
		},
		channels: ["latest"],
		reason: "changed",
		by: { actor: "somebody", run_url: "https://github.com/run/1" },
	};
}

/** Locks of one process that never has to wait, but for names that are claimed. */
export function simpleLocks(): SpoolLocks & { readonly claimed: Set<string> } {
	const claimed = new Set<string>();
	return {
		claimed,
		exclusive: (work) => work(),
		claim: async (name) => {
			if (claimed.has(name)) return undefined;
			claimed.add(name);
			return {
				release: async () => {
					claimed.delete(name);
				},
			};
		},
	};
}

export interface Desk {
	readonly folder: string;
	readonly root: string;
	readonly said: string[];
	readonly claimed: Set<string>;
	readonly spool: Spool;
	/** Writes a build's files and puts them into the spool. */
	put(entry: SpoolEntry, bytes: Uint8Array): Promise<string>;
	close(): void;
}

export function openDesk(limitBytes = 1e9): Desk {
	const folder = mkdtempSync(join(tmpdir(), "spool-"));
	const root = join(folder, "tools", "spool");
	const said: string[] = [];
	const locks = simpleLocks();
	const spool = new Spool({
		root,
		place: PLACE,
		limitBytes,
		locks,
		say: (line) => said.push(line),
	});
	return {
		folder,
		root,
		said,
		claimed: locks.claimed,
		spool,
		put: async (entry, bytes) => {
			const path = join(folder, `${entry.facts.identity.id}.xva`);
			const log = join(folder, "build.log");
			writeFileSync(path, bytes);
			writeFileSync(log, "log\n");
			const [file] = entry.files;
			const files = new Map([[file?.name ?? "", path]]);
			await spool.put(entry, { files, log }, calm);
			return path;
		},
		close: () => rmSync(folder, { recursive: true, force: true }),
	};
}
