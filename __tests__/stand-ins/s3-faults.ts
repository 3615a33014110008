/** An HTTP proxy in front of an S3 server that does to chosen requests what networks and stores do. */

import {
	createServer,
	request as httpRequest,
	type IncomingMessage,
	type ServerResponse,
} from "node:http";
import { type Readable, Transform } from "node:stream";
import { ask, type Change, rewrite } from "./s3-rewrite.ts";

/** S3's name of a request. */
export type Operation =
	| "Create"
	| "UploadPart"
	| "Complete"
	| "Abort"
	| "Put"
	| "List"
	| "Get"
	| "Head"
	| "Delete"
	| "Other";

/** A request as rules see it. */
export interface Seen {
	readonly operation: Operation;
	readonly path: string;
	readonly part: string | null;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** What happens to a request; undefined lets it pass. */
export type Fault =
	/** The server never hears of it; without a code the answer has no body. */
	| {
			readonly kind: "answer";
			readonly status: number;
			readonly code: string;
			readonly message?: string;
			readonly headers?: Record<string, string>;
			/** Answers when it settles. */
			readonly after?: Promise<unknown>;
	  }
	/** The server is asked something else, under its own keys, and its answer may be changed too. */
	| ({ readonly kind: "rewrite" } & Change)
	/** The request reaches the server when the promise settles, even if the client has gone by then. */
	| { readonly kind: "late"; readonly until: Promise<unknown> }
	/**
	 * The server has all of the body but its last byte (then `onHeld` is called), which comes when the promise settles,
	 * even if the client has gone by then; `onLanded` is called when the server has answered.
	 */
	| {
			readonly kind: "lastByte";
			readonly until: Promise<unknown>;
			readonly onHeld: () => void;
			readonly onLanded: () => void;
	  }
	/** The connection is reset after so many bytes of the body. */
	| { readonly kind: "reset"; readonly afterBytes: number }
	/** Nothing is read and nothing is answered. */
	| { readonly kind: "stall" }
	/** The server does it, the client never hears: the connection is reset, after `act`. */
	| { readonly kind: "lostReply"; readonly act?: () => void }
	/** The server does it, and the connection stays open without an answer. */
	| { readonly kind: "silence" }
	/** One byte of the body is changed on its way. */
	| { readonly kind: "flip" }
	/** Called when the request comes, before it is passed on. */
	| { readonly kind: "meanwhile"; readonly act: () => Promise<void> | void };

export type Rule = (seen: Seen) => Fault | undefined;

export interface FaultProxy {
	readonly endpoint: string;
	/** Asked in order for every request; the first fault is done. */
	readonly rules: Rule[];
	/** All requests so far. */
	readonly seen: Seen[];
	readonly stop: () => Promise<void>;
}

/** `fault` for the first `times` requests that `matches`. */
export function first(
	times: number,
	matches: (seen: Seen) => boolean,
	fault: Fault,
): Rule {
	let left = times;
	return (seen) => {
		if (left === 0 || !matches(seen)) {
			return undefined;
		}
		left--;
		return fault;
	};
}

/** Starts a proxy in front of `target`. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
	const rules: Rule[] = [];
	const seen: Seen[] = [];
	const server = createServer((request, response) => {
		const now = describe(request);
		seen.push(now);
		void handle(target, request, response, faultOf(rules, now));
	});
	server.on("connection", (socket) => socket.on("error", () => {}));
	await new Promise<void>((resolve) => {
		server.listen(0, "127.0.0.1", resolve);
	});
	const address = server.address();
	const port = typeof address === "object" ? address?.port : 0;
	return {
		endpoint: `http://127.0.0.1:${port}`,
		rules,
		seen,
		stop: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

/** Rules after the first that applies are not asked. */
function faultOf(rules: readonly Rule[], seen: Seen): Fault | undefined {
	for (const rule of rules) {
		const fault = rule(seen);
		if (fault !== undefined) {
			return fault;
		}
	}
	return undefined;
}

function describe(request: IncomingMessage): Seen {
	const { pathname, searchParams } = new URL(request.url ?? "", "http://s3");
	return {
		operation: operationOf(request.method ?? "", searchParams),
		path: pathname,
		part: searchParams.get("partNumber"),
		headers: request.headers,
	};
}

function operationOf(method: string, query: URLSearchParams): Operation {
	if (query.has("uploadId")) {
		return (
			({ POST: "Complete", PUT: "UploadPart", DELETE: "Abort" } as const)[
				method
			] ?? "Other"
		);
	}
	if (query.has("uploads")) {
		return method === "POST" ? "Create" : "Other";
	}
	if (query.has("list-type")) {
		return "List";
	}
	return (
		({ PUT: "Put", GET: "Get", HEAD: "Head", DELETE: "Delete" } as const)[
			method
		] ?? "Other"
	);
}

async function handle(
	target: string,
	request: IncomingMessage,
	response: ServerResponse,
	fault: Fault | undefined,
): Promise<void> {
	request.on("error", () => {});
	response.on("error", () => {});
	switch (fault?.kind) {
		case "answer":
			request.resume();
			request.on("end", async () => {
				await fault.after;
				answer(response, fault);
			});
			return;
		case "reset":
			resetAfter(request, fault.afterBytes);
			return;
		case "stall":
			return;
		case "rewrite":
			await rewrite(target, request, response, fault);
			return;
		case "late": {
			const body = Buffer.concat(await request.toArray());
			await fault.until;
			await ask(target, request, request.headers, body).catch(() => {});
			request.socket.destroy();
			return;
		}
		case "lastByte":
			await holdLastByte(target, request, response, fault);
			return;
		case "meanwhile":
			await fault.act();
			pass(target, request, response, fault);
			return;
		default:
			pass(target, request, response, fault);
	}
}

function answer(
	response: ServerResponse,
	fault: Extract<Fault, { kind: "answer" }>,
): void {
	const { status, code, message = "said by the test", headers } = fault;
	response.writeHead(status, { "content-type": "application/xml", ...headers });
	response.end(
		code === ""
			? undefined
			: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
	);
}

function resetAfter(request: IncomingMessage, bytes: number): void {
	let got = 0;
	request.on("data", (chunk: Buffer) => {
		got += chunk.length;
		if (got > bytes) {
			request.socket.resetAndDestroy();
		}
	});
}

/** What the server answers reaches a client that is still there. */
async function holdLastByte(
	target: string,
	request: IncomingMessage,
	response: ServerResponse,
	fault: Extract<Fault, { kind: "lastByte" }>,
): Promise<void> {
	const body = Buffer.concat(await request.toArray());
	const { method = "", url = "", headers } = request;
	const onward = httpRequest(new URL(url, target), { method, headers });
	onward.on("error", () => request.socket.destroy());
	onward.on("response", (reply) => {
		reply.on("end", fault.onLanded);
		response.writeHead(reply.statusCode ?? 502, reply.headers);
		reply.pipe(response);
	});
	onward.write(body.subarray(0, -1), fault.onHeld);
	await fault.until;
	onward.end(body.subarray(-1));
}

function pass(
	target: string,
	request: IncomingMessage,
	response: ServerResponse,
	fault: Fault | undefined,
): void {
	const onward = httpRequest(
		new URL(request.url ?? "", target),
		{ method: request.method ?? "", headers: request.headers },
		(reply) => {
			if (fault?.kind === "lostReply") {
				reply.resume();
				reply.on("end", () => {
					fault.act?.();
					request.socket.resetAndDestroy();
				});
				return;
			}
			if (fault?.kind === "silence") {
				reply.resume();
				return;
			}
			response.writeHead(reply.statusCode ?? 502, reply.headers);
			reply.pipe(response);
		},
	);
	onward.on("error", () => request.socket.destroy());
	response.on("close", () => onward.destroy());
	const body: Readable =
		fault?.kind === "flip" ? request.pipe(flipFirstByte()) : request;
	body.pipe(onward);
}

function flipFirstByte(): Transform {
	let flipped = false;
	return new Transform({
		transform(chunk: Buffer, _encoding, done) {
			const out = Buffer.from(chunk);
			if (!flipped) {
				out[0] = (out[0] ?? 0) ^ 1;
				flipped = true;
			}
			done(null, out);
		},
	});
}
