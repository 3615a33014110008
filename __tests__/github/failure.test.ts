import { expect, test } from "vitest";
import { readFailure } from "../../src/github/failure.ts";
import { waitSeconds } from "../../src/github/retry.ts";

function answer(
	status: number,
	headers: Record<string, string> = {},
	data: unknown = { message: "said" },
): unknown {
	return Object.assign(new Error("outer"), {
		response: { status, headers, data },
	});
}

test.each([
	["401", answer(401), "bad-token"],
	["403", answer(403), "forbidden"],
	["403 with retry-after", answer(403, { "retry-after": "5" }), "rate-limited"],
	[
		"403 of a used-up limit",
		answer(403, { "x-ratelimit-remaining": "0" }),
		"rate-limited",
	],
	[
		"403 that speaks of limits",
		answer(403, {}, { message: "You have exceeded a secondary rate limit" }),
		"rate-limited",
	],
	["404", answer(404), "missing"],
	["408", answer(408), "unavailable"],
	["422", answer(422), "rejected"],
	["429", answer(429), "rate-limited"],
	["502 with a page for people", answer(502, {}, "<html>"), "unavailable"],
	["no answer", new Error("connect ECONNREFUSED"), "unavailable"],
	["aborted", new DOMException("stop", "AbortError"), "aborted"],
	["nonsense", "text", "unavailable"],
])("%s is read as its kind", (_, error, kind) => {
	expect(readFailure(error, 0).kind).toBe(kind);
});

test("the first detail of a refusal is told with it", () => {
	const errors = [{ field: "description", message: "is too long" }];
	const error = answer(422, {}, { message: "Validation Failed", errors });
	expect(readFailure(error, 0).message).toBe("Validation Failed: is too long");
});

test.each([
	[
		"retry-after",
		{
			"retry-after": "7",
			"x-ratelimit-remaining": "0",
			"x-ratelimit-reset": "500",
		},
		7,
	],
	[
		"the reset",
		{ "x-ratelimit-remaining": "0", "x-ratelimit-reset": "500" },
		401,
	],
	[
		"a reset in the past",
		{ "x-ratelimit-remaining": "0", "x-ratelimit-reset": "5" },
		1,
	],
	["no word", {}, 60],
	[
		"a reset of a limit that is not used up",
		{ "x-ratelimit-remaining": "3", "x-ratelimit-reset": "500" },
		60,
	],
])("a rate limit with %s", (_, headers: Record<string, string>, seconds) => {
	expect(readFailure(answer(429, headers), 100_000).waitSeconds).toBe(seconds);
});

test("waits double up to a bound, and half of each is chance", () => {
	const down = { kind: "unavailable", message: "" } as const;
	const waits = [1, 2, 3, 4, 5, 6, 7].map((n) => waitSeconds(down, n, 1));
	expect(waits).toEqual([1, 2, 4, 8, 16, 20, 20]);
	expect(waitSeconds(down, 3, 0)).toBe(2);
	expect(waitSeconds({ ...down, waitSeconds: 30 }, 1, 1)).toBe(30);
});

test("what can't succeed is not tried again", () => {
	const kinds = [
		"aborted",
		"bad-token",
		"forbidden",
		"missing",
		"rejected",
	] as const;
	for (const kind of kinds)
		expect(waitSeconds({ kind, message: "" }, 1, 1)).toBeUndefined();
});
