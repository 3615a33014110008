import { expect, test } from "vitest";
import { sharpen } from "../../src/commands/sharpen.ts";
import type { Failure } from "../../src/model.ts";

const failure = (message: string, more: Partial<Failure> = {}): Failure => ({
	reason: "packer",
	message,
	details: [],
	...more,
});

test.each([
	["API Error: SR_FULL 10737418240 512", "pool_full"],
	["API Error: SR_BACKEND_FAILURE_44 There is insufficient space", "pool_full"],
	["API Error: HOST_NOT_ENOUGH_FREE_MEMORY 4294967296 1", "pool_full"],
	["API Error: NO_HOSTS_AVAILABLE", "pool_full"],
	["write output/x.xva: no space left on device", "runner_full"],
	["ENOSPC: no space left on device, write", "runner_full"],
	["write: disk quota exceeded", "runner_full"],
	["Script exited with non-zero exit status: 100", "packer"],
	["API Error: SR_FULLY_QUALIFIED", "packer"],
])("%s is of reason %s", (message, reason) => {
	const sharpened = sharpen(failure(message));
	expect(sharpened?.reason).toBe(reason);
	expect(sharpened?.message).toContain(message);
});

test("Packer's last error lines count as well", () => {
	const details = [
		"something",
		"cp: error writing 'x': No space left on device",
	];
	expect(sharpen(failure("exit status 1", { details }))).toMatchObject({
		reason: "runner_full",
		details,
	});
});

test("a failure with another reason keeps it", () => {
	const cancelled = failure("SR_FULL", { reason: "cancelled" });
	expect(sharpen(cancelled)).toBe(cancelled);
	expect(sharpen(undefined)).toBeUndefined();
});
