/**
 * Signature Version 4 on both sides: proves who signed a request, and signs it anew for another.
 * Written from AWS's description ("Create a signed AWS API request"), not from the SDK that it judges.
 */

import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** Access key and secret; with a session token where they are temporary. */
export interface SigningKeys {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	readonly sessionToken?: string;
}

/** A request as it is on the wire. */
export interface WireRequest {
	readonly method: string;
	/** Path and query, as sent. */
	readonly url: string;
	readonly headers: IncomingHttpHeaders;
}

/** What the `Authorization` header says. */
export interface Authorization {
	readonly accessKeyId: string;
	/** `<date>/<region>/<service>/aws4_request`. */
	readonly scope: string;
	readonly signedHeaders: readonly string[];
	readonly signature: string;
}

const ALGORITHM = "AWS4-HMAC-SHA256";

/** Reads the `Authorization` header; undefined where there is none of this algorithm. */
export function authorizationOf(
	headers: IncomingHttpHeaders,
): Authorization | undefined {
	const parts =
		/^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
			headers.authorization ?? "",
		);
	const [, accessKeyId, scope, signedHeaders, signature] = parts ?? [];
	return accessKeyId === undefined ||
		scope === undefined ||
		signedHeaders === undefined ||
		signature === undefined
		? undefined
		: {
				accessKeyId,
				scope,
				signedHeaders: signedHeaders.split(";"),
				signature,
			};
}

/** Whether the request was signed with this secret, and nothing of what was signed has changed since. */
export function isSignedWith(
	request: WireRequest,
	authorization: Authorization,
	secretAccessKey: string,
): boolean {
	return timingSafeEqual(
		Buffer.from(authorization.signature),
		Buffer.from(signature(request, authorization, secretAccessKey)),
	);
}

/** The headers of the request, signed by `keys` in place of whoever signed it. */
export function signAnew(
	{ method, url, headers }: WireRequest,
	keys: SigningKeys,
	scope: string,
): IncomingHttpHeaders {
	const {
		authorization: _old,
		"x-amz-security-token": _token,
		...plain
	} = headers;
	const signing: IncomingHttpHeaders = {
		...plain,
		...(keys.sessionToken === undefined
			? {}
			: { "x-amz-security-token": keys.sessionToken }),
	};
	const signedHeaders = Object.keys(signing)
		.filter((name) => name === "host" || /^(x-amz-|content-md5$)/.test(name))
		.toSorted();
	const to = { method, url, headers: signing };
	const signed = signature(to, { scope, signedHeaders }, keys.secretAccessKey);
	return {
		...signing,
		authorization: `${ALGORITHM} Credential=${keys.accessKeyId}/${scope}, SignedHeaders=${signedHeaders.join(";")}, Signature=${signed}`,
	};
}

function signature(
	{ method, url, headers }: WireRequest,
	{ scope, signedHeaders }: Pick<Authorization, "scope" | "signedHeaders">,
	secretAccessKey: string,
): string {
	const [path = "", query = ""] = url.split("?");
	const canonical = [
		method,
		path,
		canonicalQuery(query),
		...signedHeaders.map(
			(name) =>
				`${name}:${String(headers[name] ?? "")
					.trim()
					.replace(/ +/g, " ")}`,
		),
		"",
		signedHeaders.join(";"),
		headers["x-amz-content-sha256"],
	].join("\n");
	const toSign = [
		ALGORITHM,
		headers["x-amz-date"],
		scope,
		createHash("sha256").update(canonical).digest("hex"),
	].join("\n");
	const key = scope
		.split("/")
		.reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
	return hmac(key, toSign).toString("hex");
}

function canonicalQuery(query: string): string {
	return query
		.split("&")
		.filter((pair) => pair !== "")
		.map((pair) => (pair.includes("=") ? pair : `${pair}=`))
		.toSorted()
		.join("&");
}

function hmac(key: string | Buffer, text: string): Buffer {
	return createHmac("sha256", key).update(text).digest();
}
