import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import {
	createServer,
	request as httpRequest,
	type IncomingMessage,
	type Server,
	type ServerResponse,
} from "node:http";
import {
	createServer as createHttpsServer,
	request as httpsRequest,
} from "node:https";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { InputError } from "../src/input-values.ts";
import { type Network, openNetwork } from "../src/network.ts";
import { type Certificates, makeCertificates } from "./certificates.ts";

/** A name that no resolver knows: only the proxy leads there. */
const HOST = "store.made-up.invalid";

let folder: string;
let certificates: Certificates;
let plain: Server;
let secure: Server;
let proxy: Server;
/** What the proxy was asked for, in order. */
let proxied: string[] = [];
let network: Network | undefined;

const portOf = (server: Server) => (server.address() as AddressInfo).port;

async function listen(server: Server): Promise<Server> {
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	return server;
}

/** A proxy for whatever host: everything leads to the two servers of this test. */
function createProxy(): Server {
	const server = createServer((request, response) => {
		proxied.push(`${request.method} ${request.url}`);
		const { pathname } = new URL(request.url ?? "");
		const { headers, method } = request;
		const onward = httpRequest({
			port: portOf(plain),
			host: "127.0.0.1",
			path: pathname,
			method,
			headers,
		});
		onward.on("response", (answer) => {
			response.writeHead(answer.statusCode ?? 500, answer.headers);
			answer.pipe(response);
		});
		request.pipe(onward);
	});
	server.on("connect", (request, socket) => {
		proxied.push(`CONNECT ${request.url}`);
		const target = request.url?.endsWith(":443") ? secure : plain;
		const onward = connect(portOf(target), "127.0.0.1", () => {
			socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
			socket.pipe(onward).pipe(socket);
		});
		onward.on("error", () => socket.destroy());
		socket.on("error", () => onward.destroy());
	});
	return server;
}

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), "network-test-"));
	certificates = makeCertificates(folder, [HOST, "127.0.0.1"]);
	const answer = (_request: IncomingMessage, response: ServerResponse) =>
		response.end("it answers");
	plain = await listen(createServer(answer));
	secure = await listen(createHttpsServer(certificates, answer));
	proxy = await listen(createProxy());
});

afterAll(() => {
	for (const server of [plain, secure, proxy]) {
		server.closeAllConnections();
		server.close();
	}
	rmSync(folder, { recursive: true, force: true });
});

afterEach(async () => {
	await network?.close();
	network = undefined;
	proxied = [];
});

function open(env: Readonly<Record<string, string>>, trust = true): Network {
	network = openNetwork(env, trust ? certificates.caFile : undefined);
	return network;
}

/** GET by `fetch`. */
async function byFetch({ fetch }: Network, url: string): Promise<string> {
	return (await fetch(url)).text();
}

/** GET as the store's client does it: by the agents. */
async function byAgent(
	{ httpAgent, httpsAgent }: Network,
	url: string,
): Promise<string> {
	const request = url.startsWith("https:")
		? httpsRequest(url, { agent: httpsAgent })
		: httpRequest(url, { agent: httpAgent });
	request.end();
	const [response]: IncomingMessage[] = await once(request, "response");
	let text = "";
	for await (const chunk of response ?? []) text += chunk;
	return text;
}

const proxyUrl = () => `http://127.0.0.1:${portOf(proxy)}`;

describe.each([
	["fetch", byFetch],
	["agents", byAgent],
])("by %s", (_name, get) => {
	test.each([
		"https_proxy",
		"HTTPS_PROXY",
	])("%s leads to an https server", async (name) => {
		expect(await get(open({ [name]: proxyUrl() }), `https://${HOST}/a`)).toBe(
			"it answers",
		);
		expect(proxied).toEqual([`CONNECT ${HOST}:443`]);
	});

	test.each([
		"http_proxy",
		"HTTP_PROXY",
	])("%s leads to an http server", async (name) => {
		expect(await get(open({ [name]: proxyUrl() }), `http://${HOST}/a`)).toBe(
			"it answers",
		);
		expect(proxied).toHaveLength(1);
		expect(proxied[0]).toMatch(
			new RegExp(`^(CONNECT ${HOST}:80|GET http://${HOST}/a)$`),
		);
	});

	test.each([
		["no_proxy", "127.0.0.1"],
		["NO_PROXY", "example.org,127.0.0.1"],
		["no_proxy", "*"],
	])("%s=%s goes round the proxy", async (name, value) => {
		const env = {
			http_proxy: proxyUrl(),
			https_proxy: proxyUrl(),
			[name]: value,
		};
		const opened = open(env);
		expect(await get(opened, `http://127.0.0.1:${portOf(plain)}/`)).toBe(
			"it answers",
		);
		expect(await get(opened, `https://127.0.0.1:${portOf(secure)}/`)).toBe(
			"it answers",
		);
		expect(proxied).toEqual([]);
	});

	test("no_proxy with a domain covers the hosts below it, and no others", async () => {
		const opened = open({
			https_proxy: proxyUrl(),
			no_proxy: ".other.invalid,made-up",
		});
		expect(await get(opened, `https://${HOST}/`)).toBe("it answers");
		expect(proxied).toHaveLength(1);
		await expect(get(opened, "https://store.other.invalid/")).rejects.toThrow();
		expect(proxied).toHaveLength(1);
	});

	test("the process's own variables count only where they are given", async () => {
		process.env.https_proxy = proxyUrl();
		try {
			expect(await get(open({}), `https://127.0.0.1:${portOf(secure)}/`)).toBe(
				"it answers",
			);
			expect(proxied).toEqual([]);
		} finally {
			delete process.env.https_proxy;
		}
	});

	test("an untrusted certificate is refused, and ca-file trusts it", async () => {
		const url = `https://127.0.0.1:${portOf(secure)}/`;
		await expect(get(open({}, false), url)).rejects.toThrow();
		await network?.close();
		expect(await get(open({}), url)).toBe("it answers");
	});

	test("an untrusted certificate behind a proxy is refused", async () => {
		const opened = open({ https_proxy: proxyUrl() }, false);
		await expect(get(opened, `https://${HOST}/`)).rejects.toThrow();
	});
});

describe("ca-file", () => {
	test.each<[string, string | undefined, string]>([
		["is missing", undefined, "can't be read"],
		["is empty", "", "holds no certificate"],
		[
			"is a key",
			"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
			"holds no certificate",
		],
		[
			"is broken",
			"-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n",
			"holds no certificate",
		],
	])("that %s is an error of the input", (_name, text, words) => {
		const file = join(folder, "wrong.pem");
		rmSync(file, { force: true });
		if (text !== undefined) writeFileSync(file, text);
		expect(() => openNetwork({}, file)).toThrow(InputError);
		expect(() => openNetwork({}, file)).toThrow(
			`Input 'ca-file': ${JSON.stringify(file)} ${words}; it takes a PEM file of certificates.`,
		);
	});

	test("keeps the system's certificates trusted", () => {
		const { ca } = open({}).httpsAgent.options;
		expect(Array.isArray(ca) && ca.length).toBeGreaterThan(10);
	});
});
