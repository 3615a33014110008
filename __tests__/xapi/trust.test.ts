import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import type { PoolOptions } from "../../src/xapi/client.ts";
import type { PoolTarget } from "../../src/xapi/pool.ts";
import { readAddress } from "../../src/xapi/trust.ts";
import { selfSigned } from "../stand-ins/xapi-certificate.ts";
import { type OddHost, result, startOddHost } from "./odd-host.ts";
import { failureOf, open, PASSWORD } from "./opening.ts";

let host: OddHost | undefined;

afterEach(async () => {
	await host?.close();
	host = undefined;
});

async function start(certifiedName?: string): Promise<OddHost> {
	host = await startOddHost(
		(_request, response) => result(response, "OpaqueRef:session"),
		certifiedName === undefined ? {} : { certifiedName },
	);
	return host;
}

describe("a certificate that is trusted", () => {
	test.each<[string, (host: OddHost) => Partial<PoolTarget>]>([
		[
			"by its fingerprint",
			({ fingerprint }) => ({ fingerprints: ["0".repeat(64), fingerprint] }),
		],
		[
			"by an authority",
			({ certificate }) => ({ fingerprints: [], ca: [certificate] }),
		],
		[
			"by an authority, beside another fingerprint",
			({ certificate }) => ({
				fingerprints: ["0".repeat(64)],
				ca: [certificate],
			}),
		],
		[
			"because nothing is checked",
			() => ({ fingerprints: [], allowInsecureTls: true }),
		],
	])("%s", async (_how, target) => {
		const started = await start();
		const pool = await open(started, target(started));
		await pool.close();
		expect(started.received()).toContain(PASSWORD);
	});

	test("by its fingerprint, for another name", async () => {
		const started = await start("10.9.8.7");
		await (await open(started)).close();
		expect(started.received()).toContain(PASSWORD);
	});
});

describe("a certificate that is not trusted", () => {
	test.each<[string, (host: OddHost) => Partial<PoolTarget>]>([
		["with nothing given", () => ({ fingerprints: [] })],
		[
			"with the fingerprint of another",
			() => ({ fingerprints: ["ab".repeat(32)] }),
		],
		[
			"with an authority that signed another",
			() => ({
				fingerprints: [],
				ca: [selfSigned("10.9.8.7").certificate],
			}),
		],
	])("%s: the password does not leave, and the error has the line to paste", async (_how, target) => {
		const started = await start();
		const error = await failureOf(open(started, target(started)));
		expect(error.kind).toBe("untrusted");
		const { fingerprint256, validToDate } = new X509Certificate(
			started.certificate,
		);
		expect(error.message).toContain(
			`\`xapi-tls-fingerprint: ${fingerprint256}\``,
		);
		expect(error.message).toContain("CN=127.0.0.1");
		expect(error.message).toContain(validToDate.toISOString().slice(0, 10));
		expect(started.connections()).toBe(1);
		expect(started.received()).toBe("");
	});

	test("of an authority, for another name", async () => {
		const started = await start("10.9.8.7");
		const error = await failureOf(
			open(started, { fingerprints: [], ca: [started.certificate] }),
		);
		expect(error.message).toContain("ERR_TLS_CERT_ALTNAME_INVALID");
		expect(started.received()).toBe("");
	});

	test("a fingerprint that no longer fits is said to be that", async () => {
		const started = await start();
		const error = await failureOf(
			open(started, { fingerprints: ["ab".repeat(32)] }),
		);
		expect(error.message).toContain("is not the one of `xapi-tls-fingerprint`");
	});
});

describe("a connection that does not come about", () => {
	/** The error of a login at a server that does so with each connection. */
	async function connected(
		serve: (socket: Socket) => void,
		options: Partial<PoolOptions> = {},
	) {
		const sockets: Socket[] = [];
		const server = createServer((socket) => {
			sockets.push(socket.on("error", () => {}));
			serve(socket);
		});
		server.listen(0, "127.0.0.1");
		await once(server, "listening");
		const { port } = server.address() as AddressInfo;
		try {
			return await failureOf(
				open({ host: `127.0.0.1:${port}`, fingerprint: "" }, {}, options),
			);
		} finally {
			server.close();
			for (const socket of sockets) socket.destroy();
			await once(server, "close");
		}
	}

	test("for silence", async () => {
		const error = await connected(() => {}, { connectTimeoutMs: 200 });
		expect(error.kind).toBe("unreachable");
		expect(error.message).toContain("did not answer within 0.2 s");
	});

	test("for another protocol", async () => {
		const error = await connected((socket) =>
			socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"),
		);
		expect(error.kind).toBe("unreachable");
		expect(error.message).toContain("does not speak TLS as expected");
	});

	test("for a hang-up", async () => {
		const error = await connected((socket) => socket.destroy());
		expect(error.kind).toBe("unreachable");
		expect(error.message).toContain("could not be opened (ECONNRESET)");
	});

	test("for a name that is none", async () => {
		const error = await failureOf(
			open({ host: "pool.invalid", fingerprint: "" }),
		);
		expect(error.message).toContain("could not be resolved");
	});

	test("for us, who gave up before", async () => {
		const error = await connected(() => {}, { signal: AbortSignal.abort() });
		expect(error.kind).toBe("stopped");
	});
});

describe("addresses", () => {
	test.each([
		["pool.example", "pool.example", 443, "pool.example"],
		["Pool.Example:443", "pool.example", 443, "pool.example"],
		["10.0.0.1:8443", "10.0.0.1", 8443, "10.0.0.1:8443"],
		["fd00::1", "fd00::1", 443, "[fd00::1]"],
		["[fd00::1]:8443", "fd00::1", 8443, "[fd00::1]:8443"],
	])("%s", (given, hostname, port, text) => {
		expect(readAddress(given)).toEqual({ hostname, port, text });
	});

	test("a port that is given wins over the usual one", () => {
		expect(readAddress("10.0.0.2", 8443).text).toBe("10.0.0.2:8443");
		expect(readAddress("10.0.0.2:9443", 8443).text).toBe("10.0.0.2:9443");
	});

	test.each([
		"",
		"a b",
		"host/path",
		"user@host",
		"host?x",
		"host#x",
		"host:x",
	])("%j is none", (given) => {
		expect(() => readAddress(given)).toThrow(/is no host of a pool/);
	});
});
