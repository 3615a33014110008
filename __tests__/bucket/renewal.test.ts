import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { credentialsOf } from "../../src/bucket/credentials.ts";
import {
	idTokenOf,
	roleSettings,
	type Sts,
	startSts,
} from "../stand-ins/sts.ts";

const MINUTE = 60_000;

let sts: Sts;

beforeEach(async () => {
	sts = await startSts("http://127.0.0.1:9", {
		accessKeyId: "nobody",
		secretAccessKey: "asks the store here",
	});
});
afterEach(async () => {
	vi.useRealTimers();
	await sts.stop();
});

describe("credentials of a role", () => {
	/** Credentials at a given time; the clock stands still between. */
	const clock = () => {
		const start = Date.now();
		vi.useFakeTimers({ toFake: ["Date"], now: start });
		const credentials = credentialsOf(roleSettings("http://127.0.0.1:9", sts), {
			getIdToken: () => idTokenOf(sts),
		});
		return async (minutes: number) => {
			vi.setSystemTime(start + minutes * MINUTE);
			const { accessKeyId } = await credentials.provide();
			return sts.issued.findIndex((keys) => keys.accessKeyId === accessKeyId);
		};
	};

	test("they are renewed when less than 10 minutes are left", async () => {
		const at = clock();
		expect(await at(0)).toBe(0);
		expect(await at(49.9)).toBe(0);
		expect(await at(50.1)).toBe(1);
		expect(sts.issued[0]?.idToken).not.toBe(sts.issued[1]?.idToken);
	});

	test("a source that gives nearly expired ones only is asked once a minute", async () => {
		sts.lifetimeSeconds = 120;
		const at = clock();
		for (const [minutes, index] of [
			[0, 0],
			[0.9, 0],
			[1.1, 1],
			[2, 1],
			[2.2, 2],
		] as const) {
			expect(await at(minutes)).toBe(index);
		}
	});

	test("a clock that is ahead by more than they live does not ask at every request", async () => {
		sts.lifetimeSeconds = -600;
		const at = clock();
		expect([await at(0), await at(0.1), await at(0.2)]).toEqual([0, 0, 0]);
	});

	test("many requests at once ask once", async () => {
		const at = clock();
		const all = await Promise.all(Array.from({ length: 8 }, () => at(0)));
		expect(new Set(all)).toEqual(new Set([0]));
		expect(sts.issued).toHaveLength(1);
	});

	test("while STS is down the old ones do as long as they live, and it is asked once a minute", async () => {
		const at = clock();
		await at(0);
		sts.failures = Number.POSITIVE_INFINITY;
		expect(await at(51)).toBe(0);
		sts.failures = 0;
		expect(await at(51.5)).toBe(0);
		expect(await at(52.1)).toBe(1);
		sts.failures = Number.POSITIVE_INFINITY;
		await expect(at(120)).rejects.toThrow();
	});
});
