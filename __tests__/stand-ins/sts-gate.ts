/** A gate before an S3 server: lets in who bears temporary credentials that are good now, as AWS does. */

import {
	request as httpRequest,
	type IncomingMessage,
	type ServerResponse,
} from "node:http";
import {
	authorizationOf,
	isSignedWith,
	type SigningKeys,
	signAnew,
	type WireRequest,
} from "./s3-signature.ts";

/** Temporary credentials that this STS issued. */
export interface Issued extends SigningKeys {
	readonly sessionToken: string;
	/** The token that they were got with. */
	readonly idToken: string;
	expiresAt: number;
}

type Refusal = readonly [status: number, code: string, message: string];

/** What stands behind the gate, and whom it knows. */
export interface Gate {
	readonly target: string;
	readonly keys: SigningKeys;
	readonly issued: readonly Issued[];
}

/** Passes a request on under the server's own keys, if it is signed with credentials that are good now. */
export function letIn(
	request: IncomingMessage,
	response: ServerResponse,
	{ target, keys, issued }: Gate,
): void {
	request.on("error", () => {});
	response.on("error", () => {});
	const { method = "", url = "", headers } = request;
	const wire = { method, url, headers };
	const judged = judge(wire, issued);
	if ("refused" in judged) {
		const [status, code, message] = judged.refused;
		request.resume();
		request.on("end", () => {
			response.writeHead(status, { "content-type": "application/xml" });
			response.end(
				method === "HEAD"
					? undefined
					: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
			);
		});
		return;
	}
	const onward = httpRequest(
		new URL(url, target),
		{ method, headers: signAnew(wire, keys, judged.scope) },
		(reply) => {
			response.writeHead(reply.statusCode ?? 502, reply.headers);
			reply.pipe(response);
		},
	);
	onward.on("error", () => request.socket.destroy());
	response.on("close", () => onward.destroy());
	request.pipe(onward);
}

/** The scope of the signature, or what AWS would say against the request. */
function judge(
	request: WireRequest,
	issued: readonly Issued[],
): { scope: string } | { refused: Refusal } {
	const said = authorizationOf(request.headers);
	const known = issued.find((each) => each.accessKeyId === said?.accessKeyId);
	if (said === undefined || known === undefined) {
		const message = "The AWS Access Key Id you provided does not exist.";
		return { refused: [403, "InvalidAccessKeyId", message] };
	}
	if (request.headers["x-amz-security-token"] !== known.sessionToken) {
		const message = "The provided token is malformed or otherwise invalid.";
		return { refused: [400, "InvalidToken", message] };
	}
	if (!isSignedWith(request, said, known.secretAccessKey)) {
		const message = "The request signature we calculated does not match.";
		return { refused: [403, "SignatureDoesNotMatch", message] };
	}
	return known.expiresAt <= Date.now()
		? { refused: [400, "ExpiredToken", "The provided token has expired."] }
		: { scope: said.scope };
}
