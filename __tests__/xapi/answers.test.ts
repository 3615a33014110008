import type { ServerResponse } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import type { PoolOptions } from "../../src/xapi/client.ts";
import { type OddHost, result, startOddHost } from "./odd-host.ts";
import { failureOf, open, PASSWORD } from "./opening.ts";

let host: OddHost | undefined;

afterEach(async () => {
	await host?.close();
	host = undefined;
});

/** The error of a login that is answered so. */
async function answered(
	answer: (response: ServerResponse) => void,
	options: Partial<PoolOptions> = {},
) {
	host = await startOddHost((_request, response) => answer(response));
	return failureOf(open(host, {}, options));
}

describe("answers that are not XAPI's", () => {
	test("a redirect names where it leads", async () => {
		const error = await answered((response) =>
			response.writeHead(302, { location: "https://10.0.0.7/" }).end(),
		);
		expect(error.kind).toBe("unexpected");
		expect(error.message).toContain("https://10.0.0.7/");
		expect(error.message).toContain("xapi-url");
	});

	test("a page of another server is named by its title", async () => {
		const error = await answered((response) =>
			response.end(
				"<html><title>Xen Orchestra\n  6</title><body>…</body></html>",
			),
		);
		expect(error.kind).toBe("unexpected");
		expect(error.message).toContain("(Xen Orchestra 6)");
	});

	test.each([
		"not json",
		'"text"',
		"[]",
		"null",
		'{"id":0}',
	])("%s", async (body) => {
		const error = await answered((response) => response.end(body));
		expect(error.kind).toBe("unexpected");
	});

	test("404", async () => {
		const error = await answered((response) => response.writeHead(404).end());
		expect(error.message).toContain("answered 404, which is not XAPI's JSON");
	});

	test("an answer without end is cut", async () => {
		const error = await answered(
			(response) => {
				const more = () => {
					while (!response.destroyed && response.write("x".repeat(65_536)));
				};
				response.on("drain", more);
				more();
			},
			{ maxAnswerBytes: 2 * 1_048_576 },
		);
		expect(error.kind).toBe("unexpected");
		expect(error.message).toContain("more than 2 MiB");
	});

	test("a session that is no text", async () => {
		const error = await answered((response) => result(response, { a: 1 }));
		expect(error.message).toContain("session.login_with_password is a record");
	});
});

describe("errors of the host", () => {
	test("what it echoes of the password stays out", async () => {
		const error = await answered((response) =>
			response.end(
				JSON.stringify({
					jsonrpc: "2.0",
					id: 0,
					error: {
						code: 1,
						message: "INTERNAL_ERROR",
						data: [`Failure("${PASSWORD}")`],
					},
				}),
			),
		);
		expect(error.code).toBe("INTERNAL_ERROR");
		expect(JSON.stringify([error.message, error.parameters])).not.toContain(
			PASSWORD,
		);
		expect(error.message).toContain('Failure("***")');
	});
});

test("an answer larger than any buffer comes whole", async () => {
	const names = Array.from(
		{ length: 200_000 },
		(_, index) => `OpaqueRef:${index}`,
	);
	host = await startOddHost((_request, response, body) =>
		result(response, body.includes("login") ? "OpaqueRef:session" : names),
	);
	const pool = await open(host);
	expect(await pool.call<string[]>("VM.get_all")).toEqual(names);
	await pool.close();
});

test("one connection serves one call after the other", async () => {
	host = await startOddHost((_request, response) => result(response, "ok"));
	const pool = await open(host);
	for (let call = 0; call < 5; call++) await pool.call("pool.get_all");
	await pool.close();
	expect(host.connections()).toBe(1);
});
