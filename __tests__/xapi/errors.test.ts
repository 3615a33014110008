import { describe, expect, test } from "vitest";
import { hasCode, oneLine, PoolError, refusal } from "../../src/xapi/errors.ts";

function said(code: string, ...parameters: readonly string[]): string {
	return refusal("pool.example", "X.y", code, parameters, []).message;
}

describe("XAPI's codes as sentences", () => {
	test.each([
		[
			"SESSION_AUTHENTICATION_FAILED",
			["root", "Authentication failure"],
			"user name or password is wrong: check `xapi-username` and `xapi-password`.",
		],
		[
			"RBAC_PERMISSION_DENIED",
			["vm.destroy", "No permission"],
			"the account of `xapi-username` may not do that: give it the role `pool-admin`, or one that has `vm.destroy`.",
		],
		[
			"HOST_IS_SLAVE",
			["10.0.0.1"],
			"it is a member of its pool, and 10.0.0.1 is the master: use that one in `xapi-url`.",
		],
		[
			"HOST_NOT_ENOUGH_FREE_MEMORY",
			["2147483648", "1073741824"],
			"the host has not enough free memory (2048 MiB asked for, 1024 MiB there): stop a VM or lower `vm_memory`.",
		],
		[
			"HOST_NOT_ENOUGH_FREE_MEMORY",
			[],
			"the host has not enough free memory: stop a VM or lower `vm_memory`.",
		],
		[
			"SR_FULL",
			["42949672960", "1048576"],
			"the SR is full (40960 MiB asked for, 1 MiB there): make room on it, choose another with `sr_name`, or remove what older builds left with `command: prune`.",
		],
		[
			"SR_BACKEND_FAILURE_44",
			["", "There is insufficient space", ""],
			"the SR has not enough room (There is insufficient space): make room on it, choose another with `sr_name`, or remove what older builds left with `command: prune`.",
		],
		[
			"SR_BACKEND_FAILURE_999",
			["", "", "odd [opterr=x]"],
			"the SR's storage failed (odd [opterr=x]): see /var/log/SMlog on the host.",
		],
		[
			"SR_BACKEND_FAILURE",
			[],
			"the SR's storage failed: see /var/log/SMlog on the host.",
		],
		[
			"LICENCE_RESTRICTION",
			["PCI_device"],
			"the pool's licence does not cover this (PCI_device): XenServer asks for another edition here, XCP-ng does not.",
		],
		[
			"VM_BAD_POWER_STATE",
			["OpaqueRef:1", "halted", "running"],
			"the VM is running, and would have to be halted: somebody else changed it meanwhile?",
		],
		[
			"OTHER_OPERATION_IN_PROGRESS",
			["VDI", "OpaqueRef:2"],
			"another operation on the VDI OpaqueRef:2 is under way: try again when it has ended (`xe task-list`).",
		],
		[
			"HANDLE_INVALID",
			["VM", "OpaqueRef:1"],
			"the VM is no longer there: somebody else removed it meanwhile?",
		],
		[
			"UUID_INVALID",
			["VM", "abc"],
			"there is no VM abc in the pool: check the UUID, and that `xapi-url` is the right pool.",
		],
		[
			"NETWORK_UNMANAGED",
			["OpaqueRef:1"],
			"the network is not managed by XAPI: choose another with `network_names`.",
		],
		[
			"INTERNAL_ERROR",
			["Not_found"],
			"it failed within (Not_found): see /var/log/xensource.log on the host.",
		],
		["SOMETHING_NEW", ["a", "", "b"], "a, b."],
		["SOMETHING_NEW", [], "it gave no reason."],
		["constructor", [], "it gave no reason."],
	])("%s", (code, parameters, sentence) => {
		expect(said(code, ...parameters)).toBe(
			`pool.example refused X.y: ${sentence} (${code})`,
		);
	});
});

test.each([
	["SESSION_AUTHENTICATION_FAILED", "denied"],
	["RBAC_PERMISSION_DENIED", "denied"],
	["HOST_STILL_BOOTING", "unreachable"],
	["SR_FULL", "refused"],
])("%s is %s", (code, kind) => {
	expect(refusal("h", "m", code, [], []).kind).toBe(kind);
});

test("secrets and line ends of parameters stay out", () => {
	const error = refusal(
		"h",
		"m",
		"INTERNAL_ERROR",
		["a\r\n::error::b s3cret"],
		["s3cret", ""],
	);
	expect(error.parameters).toEqual(["a ::error::b ***"]);
});

test("a secret is left out before the text is cut", () => {
	const error = refusal(
		"h",
		"m",
		"INTERNAL_ERROR",
		[`${"x".repeat(296)}s3cret`],
		["s3cret"],
	);
	expect(error.message).not.toContain("s3c");
});

test("a code belongs to the pool's errors only", () => {
	expect(hasCode(refusal("h", "m", "SR_FULL", [], []), "A", "SR_FULL")).toBe(
		true,
	);
	expect(hasCode(new PoolError("refused", "m"), "SR_FULL")).toBe(false);
	expect(
		hasCode(Object.assign(new Error(), { code: "SR_FULL" }), "SR_FULL"),
	).toBe(false);
});

test("one line, and a bounded one", () => {
	expect(oneLine(" a\u001b[1m\t\nb ")).toBe("a [1m b");
	expect(oneLine("abcdef", 3)).toBe("abc…");
});
