/** A host with a certificate of its own that answers calls as a test says: for what no XAPI does, and for what it should not get. */
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { selfSigned } from "../stand-ins/xapi-certificate.ts";

export interface OddHost {
	readonly host: string;
	/** PEM. */
	readonly certificate: string;
	readonly fingerprint: string;
	/** All bytes of all requests' bodies so far. */
	readonly received: () => string;
	/** For what is more than requests and answers. */
	readonly server: Server;
	/** Connections that were opened. */
	readonly connections: () => number;
	readonly close: () => Promise<void>;
}

export interface OddHostOptions {
	readonly address?: string;
	/** The name in the certificate, where it is not the address. */
	readonly certifiedName?: string;
}

/** Starts the host; it must be closed. */
export async function startOddHost(
	answer: (
		request: IncomingMessage,
		response: ServerResponse,
		body: string,
	) => void,
	{ address = "127.0.0.1", certifiedName = address }: OddHostOptions = {},
): Promise<OddHost> {
	const { key, certificate, fingerprint } = selfSigned(certifiedName);
	const bodies: string[] = [];
	const sockets = new Set<Socket>();
	let connections = 0;
	const server = createServer(
		{ key, cert: certificate },
		async (request, response) => {
			let body = "";
			for await (const chunk of request) body += chunk;
			bodies.push(body);
			answer(request, response, body);
		},
	);
	server.on("connection", (socket: Socket) => {
		connections += 1;
		sockets.add(socket);
		socket.on("close", () => sockets.delete(socket));
	});
	server.listen(0, address);
	await once(server, "listening");
	return {
		host: `${address}:${(server.address() as AddressInfo).port}`,
		certificate,
		fingerprint,
		server,
		received: () => bodies.join("\n"),
		connections: () => connections,
		close: async () => {
			server.close();
			for (const socket of sockets) socket.destroy();
			await once(server, "close");
		},
	};
}

/** Answers a call with a result, as XAPI does. */
export function result(response: ServerResponse, value: unknown): void {
	response.setHeader("content-type", "application/json");
	response.end(JSON.stringify({ jsonrpc: "2.0", result: value, id: 0 }));
}
