import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { CreateMultipartUploadCommand } from "@aws-sdk/client-s3";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
	abortMultipart,
	abortUploadsOf,
	type Multipart,
} from "../../src/bucket/upload.ts";
import { BUCKET, storeAt } from "../stand-ins/s3.ts";
import { first } from "../stand-ins/s3-faults.ts";
import { inFolder, randomFile } from "./samples.ts";
import { type Bench, BIG, is, openBench, part } from "./uploads.ts";

let bench: Bench;

beforeAll(async () => {
	bench = await openBench();
});
afterEach(async () => {
	await bench.settle();
});
afterAll(async () => {
	await bench?.stop();
});

/** Uploads, and cancels when the first request that matches comes. */
async function cancelled(matches: Parameters<typeof first>[1]): Promise<void> {
	const cancel = new AbortController();
	const act = () => cancel.abort(new Error("cancelled by the runner"));
	bench.proxy.rules.push(first(1, matches, { kind: "meanwhile", act }));
	await expect(bench.upload({ signal: cancel.signal })).rejects.toThrow(
		"cancelled by the runner",
	);
}

describe("a cancel", () => {
	test("aborts the upload, names it before, and throws its reason", async () => {
		const cancel = new AbortController();
		bench.proxy.rules.push(
			first(1, part(2), {
				kind: "meanwhile",
				act: () => cancel.abort(new Error("cancelled by the runner")),
			}),
		);
		const told: string[] = [];
		await expect(
			bench.upload({
				signal: cancel.signal,
				onKey: (key) => {
					told.push(key);
				},
				onMultipart: ({ key, uploadId }) => {
					told.push(`${key} ${uploadId === "" ? "" : "begun"}`);
				},
			}),
		).rejects.toThrow("cancelled by the runner");
		expect(told).toEqual([bench.key(), `${bench.key()} begun`]);
		await bench.expectNothing();
	});

	test("at the beginning leaves nothing", async () => {
		await cancelled(is("Create"));
		await bench.expectNothing();
	});

	test("leaves nothing of a part that reaches the store after the abort", async () => {
		const { promise: aborted, resolve } = Promise.withResolvers<void>();
		bench.proxy.rules.push(
			first(1, part(1), { kind: "late", until: aborted }),
			(seen) => {
				// asked for parts after the abort
				if (seen.operation === "Other") {
					resolve();
				}
				return undefined;
			},
		);
		await cancelled(part(2));
		await aborted;
		await bench.expectNothing();
	});
});

describe("an abort", () => {
	/** An upload with one part. */
	async function begin(): Promise<Multipart> {
		const begun: Multipart[] = [];
		const cancel = new AbortController();
		bench.proxy.rules.push(
			first(1, part(3), { kind: "meanwhile", act: () => cancel.abort() }),
			(seen) =>
				is("Abort")(seen)
					? { kind: "answer", status: 204, code: "" }
					: undefined,
		);
		const onMultipart = (upload: Multipart) => {
			begun.push(upload);
		};
		await expect(
			bench.upload({ signal: cancel.signal, onMultipart }),
		).rejects.toThrow();
		bench.proxy.rules.length = 0;
		bench.proxy.seen.length = 0;
		return begun[0] ?? { key: "", uploadId: "" };
	}

	test("is said again as long as parts are left", async () => {
		const upload = await begin();
		bench.proxy.rules.push(
			first(1, is("Abort"), { kind: "answer", status: 204, code: "" }),
		);
		await abortMultipart(bench.store, upload);
		expect(bench.asked("Abort")).toBe(2);
		await bench.expectNothing();
	});

	test("that never helps names the upload", async () => {
		const upload = await begin();
		bench.proxy.rules.push((seen) =>
			is("Abort")(seen) ? { kind: "answer", status: 204, code: "" } : undefined,
		);
		await expect(abortMultipart(bench.store, upload)).rejects.toThrow(
			upload.uploadId,
		);
		bench.proxy.rules.length = 0;
		await abortMultipart(bench.store, upload);
	});

	test("is believed where the parts may not be listed", async () => {
		const upload = await begin();
		bench.proxy.rules.push((seen) =>
			is("Other")(seen)
				? { kind: "answer", status: 403, code: "AccessDenied" }
				: undefined,
		);
		await abortMultipart(bench.store, upload);
		expect(bench.asked("Abort")).toBe(1);
	});

	test("of an upload that is gone is none", async () => {
		const upload = await begin();
		await abortMultipart(bench.store, upload);
		await abortMultipart(bench.store, upload);
	});
});

describe("uploads that nobody remembers", () => {
	test("are found by their key", async () => {
		for (const Key of ["left/a.xva", "left/a.xva", "left/a.xva.zst"]) {
			await bench.store.client.send(
				new CreateMultipartUploadCommand({ Bucket: BUCKET, Key }),
			);
		}
		const keys = ["left/a.xva", "left/never.xva"];
		const ended = await abortUploadsOf(bench.store, keys);
		expect(ended.map(({ key }) => key)).toEqual(["left/a.xva", "left/a.xva"]);
		expect(await abortUploadsOf(bench.store, keys)).toEqual([]);
		const other = await abortUploadsOf(bench.store, ["left/a.xva.zst"]);
		expect(other).toHaveLength(1);
	});

	test("of a process that was killed too, by another one with the same bucket", async () => {
		await inFolder(async (folder) => {
			const { promise: stalled, resolve } = Promise.withResolvers<void>();
			bench.proxy.rules.push((seen) => {
				if (!part(3)(seen)) {
					return undefined;
				}
				resolve();
				return { kind: "stall" };
			});
			const key = "killed/a.xva";
			const path = randomFile(folder, "a.xva", BIG);
			const child = spawn(process.execPath, [
				fileURLToPath(new URL("../stand-ins/upload-one.ts", import.meta.url)),
				bench.proxy.endpoint,
				path,
				key,
			]);
			await stalled;
			child.kill("SIGKILL");
			await once(child, "exit");
			const later = storeAt(bench.server.endpoint);
			expect(await abortUploadsOf(later, [key])).toHaveLength(1);
			later.close();
		});
	});
});
