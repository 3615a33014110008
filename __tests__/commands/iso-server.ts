/** A web server with files of checksums, and with all that can go wrong with them. */
import { once } from "node:events";
import {
	createServer,
	type IncomingMessage,
	type RequestListener,
	type Server,
	type ServerResponse,
} from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Certificates } from "../certificates.ts";

export const ISO = "debian-12.14.0-amd64-netinst.iso";

export interface IsoServer {
	/** Address without a path. */
	readonly url: string;
	readonly host: string;
	/** Path and Authorization header of each request, in order. */
	readonly requests: string[];
	/** Text of `/iso/SHA256SUMS`. */
	sums: string;
	close(): void;
}

/** Answers on 127.0.0.1, by TLS where there are certificates. */
export async function startIsoServer(
	certificates?: Certificates,
): Promise<IsoServer> {
	const requests: string[] = [];
	const state = { sums: "" };
	const listener: RequestListener = (request, response) => {
		const { authorization = "" } = request.headers;
		requests.push(`${request.url} ${authorization}`.trim());
		answer(request, response, state.sums);
	};
	const server: Server =
		certificates === undefined
			? createServer(listener)
			: createHttpsServer(certificates, listener);
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	return Object.assign(state, {
		url: `${certificates === undefined ? "http" : "https"}://${host}`,
		host,
		requests,
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	});
}

function answer(
	request: IncomingMessage,
	response: ServerResponse,
	sums: string,
): void {
	const { pathname, searchParams } = new URL(request.url ?? "", "http://x");
	switch (pathname) {
		case "/iso/SHA256SUMS":
			response.end(sums);
			return;
		case "/redirect/SHA256SUMS":
			response.writeHead(302, { location: searchParams.get("to") ?? "" });
			response.end();
			return;
		case "/silent/SHA256SUMS":
			return;
		case "/endless/SHA256SUMS":
			response.write(sums);
			return;
		case "/huge/SHA256SUMS":
			response.write(sums);
			response.end(Buffer.alloc((4 << 20) + 1, " "));
			return;
		case "/large/SHA256SUMS":
			response.write(Buffer.alloc((4 << 20) - sums.length, "\n"));
			response.end(sums);
			return;
		case "/cut/SHA256SUMS":
			response.writeHead(200, { "content-length": "1000000" });
			response.write(sums, () => response.destroy());
			return;
		case "/secret/SHA256SUMS":
			response.statusCode = request.headers.authorization ? 200 : 401;
			response.end(sums);
			return;
		default:
			response.statusCode = 404;
			response.end("<html>Not found</html>");
	}
}
