/**
 * The wire to one host of a pool: JSON-RPC 2.0 by POST to /jsonrpc.
 * Proxies are not used: Packer's plugin connects to the host directly, and so do we.
 */
import type { IncomingMessage } from "node:http";
import { Agent, type RequestOptions, request } from "node:https";
import type { Duplex } from "node:stream";
import { oneLine, PoolError, refusal } from "./errors.ts";
import {
	type Address,
	broken,
	connectTrusted,
	late,
	stopped,
	type Trust,
} from "./trust.ts";
import { isRecord } from "./values.ts";

export interface Limits {
	/** For TCP and TLS, in milliseconds. */
	readonly connectTimeoutMs: number;
	/** An answer of more bytes is not read to its end. */
	readonly maxAnswerBytes: number;
}

/** One call. */
export interface Call {
	readonly method: string;
	readonly parameters: readonly unknown[];
	/** What is left out of errors, should the host echo it. */
	readonly secrets: readonly string[];
	/** For the whole call, connecting included. */
	readonly timeoutMs: number;
	readonly signal?: AbortSignal | undefined;
}

/** The wire to one host. Its certificate is checked on each new connection, before anything is sent. */
export interface Wire {
	readonly address: Address;
	/** Sends a call once. @throws PoolError */
	post(call: Call): Promise<unknown>;
	/** Ends all connections. */
	close(): void;
}

/** Kept-alive connections are ended here before a host would, so that no call meets a dead one. */
const IDLE_MS = 5000;

/** Opens nothing yet. */
export function openWire(address: Address, trust: Trust, limits: Limits): Wire {
	const ended = new AbortController();
	const agent = new TrustingAgent(() =>
		connectTrusted(address, trust, limits.connectTimeoutMs, ended.signal),
	);
	return {
		address,
		post: async (call) => {
			const answer = await send(agent, address, limits.maxAnswerBytes, call);
			return readResult(address, call, readJson(address, answer));
		},
		close: () => {
			ended.abort();
			agent.destroy();
		},
	};
}

/** An agent that hands a request its connection when that is trusted, and not before. */
class TrustingAgent extends Agent {
	readonly #connect: () => Promise<Duplex>;

	constructor(connect: () => Promise<Duplex>) {
		super({ keepAlive: true, timeout: IDLE_MS });
		this.#connect = connect;
	}

	override createConnection(
		_options: RequestOptions,
		done: (error: Error | null, socket?: Duplex) => void,
	): undefined {
		this.#connect().then((socket) => done(null, socket), done);
	}
}

interface Answer {
	readonly status: number;
	readonly location: string;
	readonly text: string;
}

function send(
	agent: Agent,
	address: Address,
	maxBytes: number,
	{ method, parameters, timeoutMs, signal }: Call,
): Promise<Answer> {
	const body = JSON.stringify({
		jsonrpc: "2.0",
		id: 0,
		method,
		params: parameters,
	});
	return new Promise((resolve, reject) => {
		if (signal?.aborted === true) return reject(stopped(address));
		const outgoing = request({
			agent,
			host: address.hostname,
			port: address.port,
			path: "/jsonrpc",
			method: "POST",
			headers: {
				Accept: "application/json",
				"Content-Type": "application/json",
				"Content-Length": Buffer.byteLength(body),
				"User-Agent": "xva-template-action",
			},
		});
		const settle = (end: () => void) => {
			clearTimeout(timer);
			signal?.removeEventListener("abort", stop);
			end();
		};
		const fail = (error: Error) =>
			settle(() => {
				reject(error instanceof PoolError ? error : broken(address, error));
				outgoing.destroy();
			});
		const stop = () => fail(stopped(address));
		const timer = setTimeout(() => fail(late(address, timeoutMs)), timeoutMs);
		outgoing.on("error", fail);
		outgoing.once("response", (incoming) => {
			readBody(incoming, maxBytes, address).then(
				(text) =>
					settle(() =>
						resolve({
							status: incoming.statusCode ?? 0,
							location: incoming.headers.location ?? "",
							text,
						}),
					),
				fail,
			);
		});
		signal?.addEventListener("abort", stop, { once: true });
		outgoing.end(body);
	});
}

async function readBody(
	incoming: IncomingMessage,
	maxBytes: number,
	address: Address,
): Promise<string> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of incoming as AsyncIterable<Buffer>) {
		bytes += chunk.length;
		if (bytes > maxBytes)
			throw new PoolError(
				"unexpected",
				`${address.text} answered with more than ${Math.round(maxBytes / 1_048_576)} MiB, and the rest was not read.`,
			);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString("utf8");
}

/** The JSON of an answer. What is none is said: a redirect, an error page, another server. @throws PoolError */
function readJson(
	address: Address,
	{ status, location, text }: Answer,
): unknown {
	const host = address.text;
	if (status >= 300 && status < 400)
		throw new PoolError(
			"unexpected",
			`${host} sent us elsewhere (${oneLine(location, 100) || "without saying where"}): name the pool's master itself in \`xapi-url\`.`,
		);
	if (status >= 500)
		throw new PoolError(
			"unreachable",
			`${host} answered ${status}${titleOf(text)}: its toolstack is busy, starting or broken; see \`systemctl status xapi\` on the host.`,
			{ transient: status !== 500 },
		);
	if (status === 200) {
		try {
			return JSON.parse(text);
		} catch {
			// said below: what came is no JSON
		}
	}
	throw new PoolError(
		"unexpected",
		`${host} answered ${status}${titleOf(text)}, which is not XAPI's JSON: is \`xapi-url\` a host of XCP-ng or XenServer (and not Xen Orchestra), and a version that is still maintained?`,
	);
}

/** The words of a page, shortened: its title or heading, else its start. */
function titleOf(page: string): string {
	const heading = /<(?:title|h1)[^>]*>([^<]+)/i.exec(page.slice(0, 4096))?.[1];
	const words = oneLine(
		heading ?? page.slice(0, 400).replaceAll(/<[^>]*>/g, " "),
		80,
	);
	return words === "" ? "" : ` (${words})`;
}

function readResult(address: Address, call: Call, answer: unknown): unknown {
	if (isRecord(answer)) {
		const { error } = answer;
		if (isRecord(error) && typeof error.message === "string") {
			const data = Array.isArray(error.data) ? error.data : [];
			throw refusal(
				address.text,
				call.method,
				error.message,
				data.map((item) => `${item}`),
				call.secrets,
			);
		}
		if ("result" in answer) return answer.result;
	}
	throw new PoolError(
		"unexpected",
		`${address.text} answered ${call.method} with JSON that is no answer of XAPI.`,
	);
}
