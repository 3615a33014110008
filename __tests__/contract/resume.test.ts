/** An upload that was cut off is gone on with from the parts that the store has, by post or by the next run. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { killMain } from "../stand-ins/kill.ts";
import type { JobResult } from "../stand-ins/runner.ts";
import { type FaultProxy, startFaultProxy } from "../stand-ins/s3-faults.ts";
import {
	buildsOf,
	commitTemplates,
	fileTemplate,
	openScene,
	outputOf,
	type Scene,
	smallXva,
} from "./scene.ts";

/** Five parts of 16 MiB. */
const PARTS = 5;

let scene: Scene;
let proxy: FaultProxy;
let folder: string;
let toolCache: string;
let good: Buffer;

beforeAll(async () => {
	good = await smallXva({
		disks: [{ sizeBytes: (PARTS * 16 - 8) * 1024 * 1024, pattern: 7 }],
	});
});

beforeEach(async () => {
	scene = await openScene();
	proxy = await startFaultProxy(scene.store.endpoint);
	folder = mkdtempSync(join(tmpdir(), "resume-test-"));
	toolCache = join(folder, "tools");
	commitTemplates(scene.repository, {
		"packer/debian/debian.pkr.hcl": fileTemplate("debian", "debian-12"),
		"packer/debian/image.bin": good,
	});
});

afterEach(async () => {
	await proxy.stop();
	await scene.close();
	rmSync(folder, { recursive: true, force: true });
});

const job = (
	options: { readonly serviceStops?: boolean } = {},
	inputs: Record<string, string> = {},
): Promise<JobResult> =>
	scene.dispatch(
		{ "s3-endpoint": proxy.endpoint, "store-patience": "5", ...inputs },
		{ toolCache, ...options },
	);

/** Numbers of the image's parts that were sent; the probes of the store have parts too. */
const partsSent = () =>
	proxy.seen.flatMap(({ operation, part, path }) =>
		operation === "UploadPart" && path.endsWith(".xva") ? [Number(part)] : [],
	);

const imageOf = (build: string | undefined) =>
	scene.object(`templates/debian/12/${build}/debian-12.xva`);

/** Kills main, as the kernel would that is short of memory, when the store is asked for this part. */
function killAtPart(number: number): void {
	let done = false;
	proxy.rules.push(({ operation, part }) => {
		if (operation !== "UploadPart" || part !== String(number) || done)
			return undefined;
		done = true;
		// the others in flight have their time to arrive
		setTimeout(() => killMain(scene.repository.directory), 1_500);
		return { kind: "stall" };
	});
}

test("main is killed in the middle: post publishes the image, and sends only what the store has not", async () => {
	killAtPart(PARTS);
	const killed = await job();
	expect(killed.main.conclusion).toBe("failure");
	const said = killed.post?.log.join("\n") ?? "";
	expect(said).toContain("is published now");
	const [build] = buildsOf(scene, "debian/12");
	expect(imageOf(build).equals(good)).toBe(true);
	expect(scene.json("templates/debian/12/channels/latest.json").build).toBe(
		build,
	);
	expect(
		scene.json(`templates/debian/12/${build}/metadata.json`).verification,
	).toMatchObject({ result: "passed" });
	const sent = partsSent();
	expect(sent.filter((part) => part === PARTS).length).toBeGreaterThan(1);
	expect(sent.length).toBeLessThan(2 * PARTS - 1);
	expect(killed.leftovers).toEqual([]);
	expect(existsSync(join(toolCache, "xva-template-action", "runs"))).toBe(true);
	expect(readdirSync(join(toolCache, "xva-template-action", "runs"))).toEqual(
		[],
	);
	proxy.rules.length = 0;
	const next = await job();
	expect(outputOf(next, "unchanged")).toEqual(["debian"]);
});

test("a cancelled run is not published by anybody later", async () => {
	let cancel = (): void => {};
	const cancelled = new Promise<void>((done) => {
		cancel = done;
	});
	proxy.rules.push(({ operation, part }) => {
		if (operation !== "UploadPart" || part !== "2") return undefined;
		cancel();
		return { kind: "stall" };
	});
	const ended = await scene.dispatch(
		{ "s3-endpoint": proxy.endpoint },
		{ toolCache, cancelAfter: cancelled },
	);
	expect(ended.conclusion).toBe("cancelled");
	expect(buildsOf(scene, "debian/12")).toEqual([]);
	expect(scene.keys().some((key) => key.endsWith(".xva"))).toBe(false);
});

test("a store that goes away in the middle: the next run goes on from the parts that it has", async () => {
	proxy.rules.push(({ operation, part }) =>
		operation === "UploadPart" && part === String(PARTS)
			? { kind: "answer", status: 503, code: "SlowDown" }
			: undefined,
	);
	const failed = await job();
	expect(outputOf(failed, "results")).toMatchObject([
		{ state: "failed", reason: "store_down" },
	]);
	expect(failed.main.log.join("\n")).toContain("kept on this runner");
	proxy.rules.length = 0;
	const before = partsSent().length;
	const next = await job();
	expect(next.conclusion, next.main.log.join("\n")).toBe("success");
	const [build] = buildsOf(scene, "debian/12");
	expect(imageOf(build).equals(good)).toBe(true);
	expect(partsSent().slice(before)).toEqual([PARTS]);
	expect(outputOf(next, "unchanged")).toEqual(["debian"]);
});

test("an image that was there whole is not sent again, without the right to delete anything", async () => {
	proxy.rules.push(({ operation, path }) => {
		if (operation === "Delete")
			return { kind: "answer", status: 403, code: "AccessDenied" };
		return operation === "Put" && path.endsWith("build.log")
			? { kind: "answer", status: 503, code: "SlowDown" }
			: undefined;
	});
	const failed = await job();
	expect(failed.main.log.join("\n")).toContain("kept on this runner");
	proxy.rules.pop();
	proxy.rules.push(({ operation }) =>
		operation === "Delete"
			? { kind: "answer", status: 403, code: "AccessDenied" }
			: undefined,
	);
	const before = partsSent().length;
	const next = await job();
	expect(next.conclusion, next.main.log.join("\n")).toBe("success");
	const [build] = buildsOf(scene, "debian/12");
	expect(imageOf(build).equals(good)).toBe(true);
	expect(partsSent().slice(before)).toEqual([]);
});

test("main is killed and no post comes: the next run publishes what the journal kept", async () => {
	killAtPart(PARTS);
	const killed = await job({ serviceStops: true });
	expect(killed.post).toBeUndefined();
	expect(buildsOf(scene, "debian/12")).toEqual([]);
	proxy.rules.length = 0;
	const before = partsSent().length;
	const next = await job();
	expect(next.conclusion, next.main.log.join("\n")).toBe("success");
	expect(outputOf(next, "planned")).toEqual([]);
	const [build] = buildsOf(scene, "debian/12");
	expect(imageOf(build).equals(good)).toBe(true);
	expect(partsSent().slice(before)).toEqual([PARTS]);
	expect(readdirSync(join(toolCache, "xva-template-action", "runs"))).toEqual(
		[],
	);
});

test("a run that is killed while it publishes from the spool leaves its parts to the run after", async () => {
	proxy.rules.push(({ operation, part }) =>
		operation === "UploadPart" && part === "3"
			? { kind: "answer", status: 503, code: "SlowDown" }
			: undefined,
	);
	expect((await job()).main.log.join("\n")).toContain("kept on this runner");
	proxy.rules.length = 0;
	killAtPart(3);
	await job({ serviceStops: true });
	expect(buildsOf(scene, "debian/12")).toEqual([]);
	proxy.rules.length = 0;
	const before = partsSent().length;
	const next = await job();
	expect(next.conclusion, next.main.log.join("\n")).toBe("success");
	const [build] = buildsOf(scene, "debian/12");
	expect(imageOf(build).equals(good)).toBe(true);
	expect(partsSent().slice(before)).toEqual([3]);
});
