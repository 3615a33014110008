/** Asking an S3 server something else than a client did, under the server's own keys. */

import { createHash } from "node:crypto";
import {
	request as httpRequest,
	type IncomingHttpHeaders,
	type IncomingMessage,
	type ServerResponse,
} from "node:http";
import { ACCESS_KEY, SECRET_KEY } from "./s3.ts";
import { authorizationOf, signAnew } from "./s3-signature.ts";

/** A message on the wire, to be changed in place. */
export interface Message {
	readonly headers: IncomingHttpHeaders;
	body: Buffer;
}

/** What is changed of a request and of its answer. */
export interface Change {
	readonly request?: (message: Message) => void;
	readonly reply?: (message: Message) => void;
}

/** What the servers here know. */
const KEYS = { accessKeyId: ACCESS_KEY, secretAccessKey: SECRET_KEY };

/** Passes a request on changed, and the answer too; both are read whole. */
export async function rewrite(
	target: string,
	request: IncomingMessage,
	response: ServerResponse,
	change: Change,
): Promise<void> {
	try {
		const body = Buffer.concat(await request.toArray());
		const message: Message = { headers: { ...request.headers }, body };
		change.request?.(message);
		const { method = "", url = "" } = request;
		const scope = authorizationOf(request.headers)?.scope ?? "";
		message.headers["content-length"] = String(message.body.length);
		message.headers["x-amz-content-sha256"] = createHash("sha256")
			.update(message.body)
			.digest("hex");
		const wire = { method, url, headers: message.headers };
		const headers = signAnew(wire, KEYS, scope);
		const reply = await ask(target, request, headers, message.body);
		const said: Message = {
			headers: { ...reply.headers },
			body: Buffer.concat(await reply.toArray()),
		};
		change.reply?.(said);
		if (method !== "HEAD") {
			said.headers["content-length"] = String(said.body.length);
		}
		response.writeHead(reply.statusCode ?? 502, said.headers);
		response.end(said.body);
	} catch {
		request.socket.destroy();
	}
}

/** The server's answer to the request with these headers and this body. */
export function ask(
	target: string,
	{ method = "", url = "" }: IncomingMessage,
	headers: IncomingHttpHeaders,
	body: Buffer,
): Promise<IncomingMessage> {
	return new Promise((resolve, reject) => {
		httpRequest(new URL(url, target), { method, headers }, resolve)
			.on("error", reject)
			.end(body);
	});
}
