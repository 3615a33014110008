import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text as bodyText } from "node:stream/consumers";
import fc from "fast-check";
import { marked } from "marked";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { postWebhook, webhookText } from "../../src/report/webhook.ts";
import { anyText } from "./hostile-text.ts";
import { hostile, image, RICH, report, result } from "./samples.ts";

const CONTEXT = {
	repository: "example/templates",
	commit: "e4d5f6a7b8c9",
	ref: "refs/heads/main",
	runUrl: "https://github.com/example/templates/actions/runs/7",
} as const;

const GOOD = report({ results: [result(image("a", "1"), "built")] });
const CANCELLED = report({ results: [result(image("a", "1"), "cancelled")] });

describe("what is said", () => {
	test("on failure", () => {
		expect(webhookText(RICH, CONTEXT)?.text).toBe(
			[
				"❌ XVA templates: 2 built, 1 failed, 2 unchanged",
				"`example/templates` `main` at `e4d5f6a`",
				"- `debian-13` `packer: Packer ended with exit code 1.`",
				CONTEXT.runUrl,
			].join("\n"),
		);
	});

	test("on failure before any image", () => {
		const { text } =
			webhookText(
				report({
					failures: [
						{
							subject: "",
							reason: "store_down",
							message: "No answer.",
							details: [],
						},
					],
				}),
				CONTEXT,
			) ?? {};
		expect(text).toContain(
			"❌ XVA templates: `Failed: store_down: No answer.`\n",
		);
	});

	test.each([
		[GOOD, undefined, undefined],
		[GOOD, "success", undefined],
		[GOOD, "pending", undefined],
		[GOOD, "failure", "✅ XVA templates are good again: 1 built"],
		[GOOD, "error", "✅ XVA templates are good again: 1 built"],
		[CANCELLED, "success", "❌ XVA templates: 1 cancelled"],
	] as const)("case %#", (given, previous, firstLine) => {
		const context = previous === undefined ? CONTEXT : { ...CONTEXT, previous };
		expect(webhookText(given, context)?.text.split("\n")[0]).toBe(firstLine);
	});

	test("a plan alone says nothing", () => {
		const planned = report({ results: [result(image("a", "1"), "planned")] });
		expect(
			webhookText(planned, { ...CONTEXT, previous: "failure" }),
		).toBeUndefined();
	});

	test("many failures are counted", () => {
		const { text = "" } = webhookText(hostile("x", 9, "failed"), CONTEXT) ?? {};
		expect(text.split("\n- ")).toHaveLength(1 + 5 + 1);
		expect(text).toContain("\n- and 4 more failures\n");
	});

	test("names and messages format, link and mention nothing, and stay short", () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const given = webhookText(hostile(text, 2, "failed"), {
					...CONTEXT,
					ref: text,
				});
				const said = given?.text ?? "";
				expect(said.split("\n")).toHaveLength(5);
				expect([...said].length).toBeLessThan(2000);
				expect(said).not.toMatch(/[<>]/);
				const html = marked.parse(said, { async: false });
				const outside = html.replace(/<code>[\s\S]*?<\/code>/g, "");
				expect(outside.match(/<(?!\/)\w+/g)).toEqual([
					"<p",
					"<ul",
					"<li",
					"<li",
					"<a",
				]);
				expect(html.match(/<code>/g)).toHaveLength(3 + 2 * 2);
			}),
		);
	});
});

describe("sending", () => {
	const SECRET = "/hooks/s3cr3t";
	const received: {
		method: string;
		path: string;
		type: string;
		body: string;
	}[] = [];
	let server: Server;
	let origin: string;

	async function take(request: IncomingMessage): Promise<void> {
		received.push({
			method: request.method ?? "",
			path: request.url ?? "",
			type: request.headers["content-type"] ?? "",
			body: await bodyText(request),
		});
	}

	beforeAll(async () => {
		server = createServer((request, response) => {
			if (request.url === "/hang") return;
			void take(request).then(() => {
				const status = Number(request.url?.split("?")[1] ?? 200);
				response.writeHead(status, { location: "/elsewhere" }).end("answer");
			});
		});
		await new Promise<void>((listening) => {
			server.listen(0, "127.0.0.1", listening);
		});
		origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	});

	afterAll(async () => {
		server.closeAllConnections();
		await new Promise((closed) => server.close(closed));
	});

	function post(url: string, signal = AbortSignal.timeout(30_000)) {
		return postWebhook(url, { text: "hello" }, { fetch, signal });
	}

	test("a JSON body by POST", async () => {
		received.length = 0;
		expect(await post(`${origin}${SECRET}`)).toBeUndefined();
		expect(received).toEqual([
			{
				method: "POST",
				path: SECRET,
				type: "application/json",
				body: '{"text":"hello"}',
			},
		]);
	});

	test.each([
		404, 500, 302,
	])("an answer %d is a warning without the path", async (status) => {
		received.length = 0;
		expect(await post(`${origin}${SECRET}?${status}`)).toBe(
			`The webhook at ${new URL(origin).host} answered ${status}: check webhook-url.`,
		);
		expect(received).toHaveLength(1);
	});

	test("nobody there", async () => {
		const closed = createServer();
		await new Promise<void>((listening) => {
			closed.listen(0, "127.0.0.1", listening);
		});
		const { port } = closed.address() as AddressInfo;
		await new Promise((done) => closed.close(done));
		expect(await post(`http://127.0.0.1:${port}${SECRET}`)).toBe(
			`The webhook at 127.0.0.1:${port} could not be reached (ECONNREFUSED): check webhook-url.`,
		);
	});

	test("a server that never answers is given up by the signal", async () => {
		expect(await post(`${origin}/hang`, AbortSignal.timeout(50))).toMatch(
			/could not be reached \(TimeoutError\)/,
		);
	});

	test.each([
		`http://user:${SECRET}@127.0.0.1/`,
		"ftp://127.0.0.1/s3cr3t",
		"s3cr3t",
	])("%s is refused without repeating it", async (url) => {
		const warning = await post(url);
		expect(warning).toMatch(/webhook-url/);
		expect(warning).not.toContain("s3cr3t");
	});
});
