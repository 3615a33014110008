/** The HTTPS side of the XAPI stand-in, which can be cut off and come back. */
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import type { SelfSigned } from "./xapi-certificate.ts";
import { serveConsole, type XapiScreen } from "./xapi-console.ts";
import type { XapiDatabase } from "./xapi-db.ts";
import { dispatch } from "./xapi-dispatch.ts";
import type { XapiFaults } from "./xapi-faults.ts";
import type { XapiState } from "./xapi-method.ts";
import { type RpcCall, readRpc } from "./xapi-rpc.ts";
import { answerPage, serveTransfer, sessionOf } from "./xapi-transfer.ts";
import { XapiFailure } from "./xapi-values.ts";

/** A call of a method, or an HTTP request such as `GET /export`. */
export interface XapiCall {
	readonly method: string;
	/** As they came, the session first; of an HTTP request its query. */
	readonly parameters: readonly unknown[];
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly protocol: "jsonrpc" | "xmlrpc" | "http";
}

/** What a server serves. */
export interface Served {
	readonly state: XapiState;
	readonly screen: XapiScreen;
	readonly calls: XapiCall[];
}

/** A running server. */
export interface Door {
	readonly port: number;
	/** Cuts all connections and refuses new ones. */
	readonly close: () => Promise<void>;
}

/** Listens on an address. Port 0: a free one. */
export async function openDoor(
	served: Served,
	identity: SelfSigned,
	address: string,
	port: number,
): Promise<Door> {
	const server = createServer({
		key: identity.key,
		cert: identity.certificate,
	});
	const sockets = track(server);
	server.on("request", (request, response) => {
		void answer(served, request, response);
	});
	server.on("connect", (request, socket) => connect(served, request, socket));
	server.listen(port, address);
	await once(server, "listening");
	return {
		port: (server.address() as AddressInfo).port,
		async close() {
			if (!server.listening) return;
			const closed = once(server, "close");
			server.close();
			for (const socket of sockets) socket.destroy();
			await closed;
		},
	};
}

function track(server: Server): ReadonlySet<Socket> {
	const sockets = new Set<Socket>();
	server.on("connection", (socket: Socket) => {
		sockets.add(socket);
		socket.on("error", () => socket.destroy());
		socket.on("close", () => sockets.delete(socket));
	});
	return sockets;
}

/** Writes a request down, and answers it unless a switch says otherwise. */
async function answer(
	{ state, calls }: Served,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const { faults } = state;
	const url = urlOf(request);
	if (request.method !== "POST") {
		calls.push(httpCall(request, url));
		if (!spoil(faults, response))
			await serveTransfer(state, url, request, response);
		return;
	}
	try {
		const call = readRpc(url.pathname, await text(request));
		const { protocol, method, parameters } = call;
		calls.push({ protocol, method, parameters, at: Date.now() });
		if (spoil(faults, response)) return;
		await sleep(faults.slowMs);
		const body = await rpcAnswer(state, call);
		response.writeHead(200, {
			"content-type": call.contentType,
			"content-length": Buffer.byteLength(body),
		});
		response.end(body);
	} catch (error) {
		answerPage(response, 500, `internal server error: ${error}`);
	}
}

/** Does a switch take the answer to a request? */
function spoil(faults: XapiFaults, response: ServerResponse): boolean {
	if (faults.stalled) return true;
	if (faults.html500) {
		answerPage(response, 500, "internal server error");
		return true;
	}
	if (faults.html503 <= 0) return false;
	faults.html503 -= 1;
	answerPage(response, 503, "service unavailable");
	return true;
}

async function rpcAnswer(state: XapiState, call: RpcCall): Promise<string> {
	try {
		return call.succeed(await dispatch(state, call.method, call.parameters));
	} catch (error) {
		if (error instanceof XapiFailure) return call.fail(error);
		throw error;
	}
}

/** Opens the console that a `CONNECT` names by reference or uuid. */
function connect(
	{ state, screen, calls }: Served,
	request: IncomingMessage,
	socket: Duplex,
): void {
	const url = urlOf(request);
	calls.push(httpCall(request, url));
	if (state.faults.stalled) return;
	const refuse = (status: string) =>
		socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
	if (state.faults.html500) {
		refuse("500 Internal Server Error");
		return;
	}
	if (sessionOf(state, url, request) === undefined) {
		refuse("401 Unauthorised");
		return;
	}
	const { db } = state;
	const ref =
		url.searchParams.get("ref") ??
		db.find("console", "uuid", url.searchParams.get("uuid") ?? "")[0] ??
		"";
	if (url.pathname === "/console" && isOpen(db, ref))
		void serveConsole(socket, screen);
	else refuse("404 Not Found");
}

/** xapi opens the console of a running VM only. */
function isOpen(db: XapiDatabase, ref: string): boolean {
	return (
		db.has("console", ref) &&
		db.record("VM", db.record("console", ref).VM).power_state === "Running"
	);
}

function urlOf({ url = "/" }: IncomingMessage): URL {
	return new URL(url, "https://host");
}

function httpCall({ method }: IncomingMessage, url: URL): XapiCall {
	return {
		method: `${method} ${url.pathname}`,
		parameters: [Object.fromEntries(url.searchParams)],
		at: Date.now(),
		protocol: "http",
	};
}
