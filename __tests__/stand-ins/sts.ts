/**
 * Strict stand-ins for a job with `id-token: write` on AWS: the runner's OIDC token endpoint, STS's
 * AssumeRoleWithWebIdentity, and a gate before an S3 server that lets in only who bears credentials which this STS
 * issued and which have not expired. Each answers errors as its original does (codes and statuses of AWS's references).
 */

import {
	createPublicKey,
	createSign,
	generateKeyPairSync,
	randomBytes,
	verify,
} from "node:crypto";
import {
	createServer,
	type IncomingMessage,
	type RequestListener,
	type Server,
	type ServerResponse,
} from "node:http";
import type { StoreSettings } from "../../src/bucket/client.ts";
import { storeSettings } from "./s3.ts";
import type { SigningKeys } from "./s3-signature.ts";
import { type Issued, letIn } from "./sts-gate.ts";

export const ROLE = "arn:aws:iam::123456789012:role/templates";
const AUDIENCE = "sts.amazonaws.com";
const ISSUER = "https://token.actions.githubusercontent.com";
const SUBJECT = "repo:example/templates:ref:refs/heads/main";
const TOKEN_SECONDS = 300;
/** STS's bounds for `DurationSeconds`. */
const SHORTEST_SECONDS = 900;
const LONGEST_SECONDS = 43_200;

export interface Sts {
	/** `ACTIONS_ID_TOKEN_REQUEST_URL` and `ACTIONS_ID_TOKEN_REQUEST_TOKEN`. */
	readonly idTokenUrl: string;
	readonly idTokenBearer: string;
	readonly stsEndpoint: string;
	/** The S3 server behind the gate. */
	readonly endpoint: string;
	/** All that was issued so far. */
	readonly issued: readonly Issued[];
	/** Life of what is issued from now on; STS's own bounds do not hold for it. */
	lifetimeSeconds: number;
	/** How many of the next calls of STS are answered by 503. */
	failures: number;
	/** Nobody who was let in so far is let in again. */
	readonly expireAll: () => void;
	readonly stop: () => Promise<void>;
}

/** Starts the three on free ports, before the S3 server at `target` that knows only `keys`. */
export async function startSts(
	target: string,
	keys: SigningKeys,
): Promise<Sts> {
	const { privateKey, publicKey } = generateKeyPairSync("rsa", {
		modulusLength: 2048,
	});
	const idTokenBearer = randomBytes(16).toString("hex");
	const issued: Issued[] = [];
	const oidc = await listen((request, response) =>
		giveToken(request, response, idTokenBearer, (claims) =>
			signedJwt(claims, privateKey.export({ type: "pkcs8", format: "pem" })),
		),
	);
	const trusted = createPublicKey(
		publicKey.export({ type: "spki", format: "pem" }),
	);
	const sts = await listen((request, response) => {
		void assume(request, response, state, (token) => claimsOf(token, trusted));
	});
	const gate = await listen((request, response) =>
		letIn(request, response, { target, keys, issued }),
	);
	const state: Sts & { issued: Issued[] } = {
		idTokenUrl: `${oidc.url}/token?api-version=2.0`,
		idTokenBearer,
		stsEndpoint: sts.url,
		endpoint: gate.url,
		issued,
		lifetimeSeconds: 3600,
		failures: 0,
		expireAll: () => {
			for (const each of issued) {
				each.expiresAt = 0;
			}
		},
		stop: async () => {
			for (const { server } of [oidc, sts, gate]) {
				server.close();
				server.closeAllConnections();
			}
		},
	};
	return state;
}

/** What a job gets from the token endpoint. */
export async function idTokenOf(
	{ idTokenUrl, idTokenBearer }: Sts,
	audience = AUDIENCE,
): Promise<string> {
	const answer = await fetch(
		`${idTokenUrl}&audience=${encodeURIComponent(audience)}`,
		{ headers: { authorization: `Bearer ${idTokenBearer}` } },
	);
	return String(Object(await answer.json()).value);
}

/** Settings of a store at an endpoint, with the role that this STS gives. */
export function roleSettings(
	endpoint: string,
	{ stsEndpoint }: Sts,
	more: Partial<StoreSettings> = {},
): StoreSettings {
	const {
		accessKeyId: _key,
		secretAccessKey: _secret,
		...settings
	} = storeSettings(endpoint);
	return {
		...settings,
		roleToAssume: ROLE,
		stsEndpoint,
		roleSessionName: "run-77-1",
		...more,
	};
}

async function listen(
	listener: RequestListener,
): Promise<{ server: Server; url: string }> {
	const server = createServer(listener);
	await new Promise<void>((resolve) => {
		server.listen(0, "127.0.0.1", resolve);
	});
	const address = server.address();
	const port = typeof address === "object" ? address?.port : 0;
	return { server, url: `http://127.0.0.1:${port}` };
}

type Claims = Readonly<Record<string, unknown>>;

/** The runner's endpoint: `GET <url>&audience=…` with the bearer token, answered by `{value}`. */
function giveToken(
	request: IncomingMessage,
	response: ServerResponse,
	bearer: string,
	sign: (claims: Claims) => string,
): void {
	const { searchParams } = new URL(request.url ?? "", "http://runner");
	if (
		request.method !== "GET" ||
		searchParams.get("api-version") === null ||
		request.headers.authorization !== `Bearer ${bearer}`
	) {
		response.writeHead(401).end();
		return;
	}
	const now = Math.floor(Date.now() / 1000);
	const value = sign({
		iss: ISSUER,
		sub: SUBJECT,
		aud: searchParams.get("audience") ?? "https://github.com/example",
		jti: randomBytes(8).toString("hex"),
		iat: now,
		nbf: now - 5,
		exp: now + TOKEN_SECONDS,
	});
	response.writeHead(200, { "content-type": "application/json" });
	response.end(JSON.stringify({ count: value.length, value }));
}

function encode(value: unknown): string {
	return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function signedJwt(claims: Claims, privateKey: string | Buffer): string {
	const text = `${encode({ alg: "RS256", typ: "JWT" })}.${encode(claims)}`;
	const signer = createSign("RSA-SHA256").update(text);
	return `${text}.${signer.sign(privateKey, "base64url")}`;
}

/** The claims of a token that our issuer signed, undefined for any other. */
function claimsOf(
	token: string,
	trusted: ReturnType<typeof createPublicKey>,
): Claims | undefined {
	const [header = "", payload = "", signature = ""] = token.split(".");
	const signed = verify(
		"RSA-SHA256",
		Buffer.from(`${header}.${payload}`),
		trusted,
		Buffer.from(signature, "base64url"),
	);
	return signed
		? JSON.parse(Buffer.from(payload, "base64url").toString())
		: undefined;
}

async function assume(
	request: IncomingMessage,
	response: ServerResponse,
	sts: Sts & { issued: Issued[] },
	read: (token: string) => Claims | undefined,
): Promise<void> {
	const asked = new URLSearchParams((await request.toArray()).join(""));
	const down: Refusal = [503, "ServiceUnavailable", "Service Unavailable"];
	const refused =
		sts.failures-- > 0
			? down
			: refusalOf(asked, read(asked.get("WebIdentityToken") ?? ""));
	if (refused !== undefined) {
		const [status, code, message] = refused;
		response.writeHead(status, { "content-type": "text/xml" });
		response.end(
			`<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
		);
		return;
	}
	const keys: Issued = {
		accessKeyId: `ASIA${randomBytes(8).toString("hex").toUpperCase()}`,
		secretAccessKey: randomBytes(30).toString("base64"),
		sessionToken: randomBytes(60).toString("base64"),
		idToken: asked.get("WebIdentityToken") ?? "",
		expiresAt: Date.now() + sts.lifetimeSeconds * 1000,
	};
	sts.issued.push(keys);
	response.writeHead(200, { "content-type": "text/xml" });
	response.end(
		`<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult><Audience>${AUDIENCE}</Audience><Provider>${ISSUER}</Provider><SubjectFromWebIdentityToken>${SUBJECT}</SubjectFromWebIdentityToken><AssumedRoleUser><Arn>${ROLE}/${asked.get("RoleSessionName")}</Arn><AssumedRoleId>AROA1:${asked.get("RoleSessionName")}</AssumedRoleId></AssumedRoleUser><Credentials><AccessKeyId>${keys.accessKeyId}</AccessKeyId><SecretAccessKey>${keys.secretAccessKey}</SecretAccessKey><SessionToken>${keys.sessionToken}</SessionToken><Expiration>${new Date(keys.expiresAt).toISOString()}</Expiration></Credentials></AssumeRoleWithWebIdentityResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></AssumeRoleWithWebIdentityResponse>`,
	);
}

type Refusal = readonly [status: number, code: string, message: string];

/** What STS would say against the call; undefined where nothing. */
function refusalOf(
	asked: URLSearchParams,
	claims: Claims | undefined,
): Refusal | undefined {
	const seconds = Number(asked.get("DurationSeconds") ?? "3600");
	if (
		asked.get("Action") !== "AssumeRoleWithWebIdentity" ||
		asked.get("Version") !== "2011-06-15"
	) {
		return [400, "InvalidAction", "Could not find operation"];
	}
	if (
		!/^[\w+=,.@-]{2,64}$/.test(asked.get("RoleSessionName") ?? "") ||
		!(seconds >= SHORTEST_SECONDS && seconds <= LONGEST_SECONDS)
	) {
		return [400, "ValidationError", "1 validation error detected"];
	}
	if (claims === undefined) {
		return [
			400,
			"InvalidIdentityToken",
			"Couldn't retrieve verification key from your identity provider",
		];
	}
	if (Number(claims.exp) * 1000 < Date.now()) {
		return [400, "ExpiredTokenException", "Token expired"];
	}
	if (claims.aud !== AUDIENCE) {
		return [400, "InvalidIdentityToken", "Incorrect token audience"];
	}
	return asked.get("RoleArn") === ROLE && claims.sub === SUBJECT
		? undefined
		: [
				403,
				"AccessDenied",
				"Not authorized to perform sts:AssumeRoleWithWebIdentity",
			];
}
