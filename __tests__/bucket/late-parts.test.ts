/** Parts that are still on their way when an upload ends. */

import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { first, type Seen } from "../stand-ins/s3-faults.ts";
import { type Bench, is, openBench, part } from "./uploads.ts";

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

/** Keeps part 1 on its way until the promise settles. */
function holdPart(until: Promise<unknown>) {
	const held = Promise.withResolvers<void>();
	const landed = Promise.withResolvers<void>();
	bench.proxy.rules.push(
		first(1, part(1), {
			kind: "lastByte",
			until,
			onHeld: held.resolve,
			onLanded: landed.resolve,
		}),
	);
	return { held: held.promise, landed: landed.promise };
}

const refused = (after: Promise<unknown>) =>
	({ kind: "answer", status: 400, code: "InvalidArgument", after }) as const;

/** Settles when a request that `matches` comes. */
function comes(matches: (seen: Seen) => boolean): Promise<void> {
	const { promise, resolve } = Promise.withResolvers<void>();
	bench.proxy.rules.push((seen) => {
		if (matches(seen)) {
			resolve();
		}
		return undefined;
	});
	return promise;
}

/** A late part lands when the store has been asked, after an abort, for the parts that are left. */
const afterTheAbort = () => comes(is("Other")).then(() => sleep(50));

test("after a failure they may end before the abort", async () => {
	const until = Promise.withResolvers<void>();
	const { held, landed } = holdPart(until.promise);
	let ended = false;
	let abortedBefore = false;
	bench.proxy.rules.push(first(1, part(3), refused(held)), (seen) => {
		abortedBefore ||= is("Abort")(seen) && !ended;
		return undefined;
	});
	const upload = bench.upload();
	upload.catch(() => {});
	await held;
	await sleep(500);
	ended = true;
	until.resolve();
	await expect(upload).rejects.toThrow("InvalidArgument");
	await landed;
	expect(abortedBefore).toBe(false);
	await bench.expectNothing();
});

test("one that does not end is looked for after the abort", async () => {
	const { held, landed } = holdPart(afterTheAbort());
	bench.proxy.rules.push(first(1, part(3), refused(held)));
	await expect(bench.upload()).rejects.toThrow("InvalidArgument");
	await landed;
	await bench.expectNothing();
});

test("after a cancel too", async () => {
	const { held, landed } = holdPart(afterTheAbort());
	const cancel = new AbortController();
	held.then(() => cancel.abort(new Error("cancelled by the runner")));
	bench.proxy.rules.push(first(1, part(3), { kind: "stall" }));
	await expect(bench.upload({ signal: cancel.signal })).rejects.toThrow(
		"cancelled by the runner",
	);
	await landed;
	await bench.expectNothing();
});
