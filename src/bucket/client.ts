/** The one client of the store: credentials, time-outs, retries, and how an object is written. */

import { Readable } from "node:stream";
import {
	type PutObjectCommandInput,
	S3Client,
	type S3ClientConfig,
} from "@aws-sdk/client-s3";
import type { Checksum } from "./checksum.ts";
import {
	ASK_AGAIN_MS,
	agents,
	type Credentials,
	credentialsOf,
	type StoreNetwork,
} from "./credentials.ts";
import { factsOf, isExpired } from "./failures.ts";
import { type Keys, keysUnder } from "./keys.ts";
import { RETRY_BUDGET_MS } from "./retry.ts";

/** Where the store is and how objects are written there: the `s3-*` and `aws-*` inputs. */
export interface StoreSettings {
	readonly bucket: string;
	readonly prefix: string;
	readonly endpoint?: string;
	readonly region?: string;
	/** `auto`: path style when an endpoint is set that is not AWS's. */
	readonly forcePathStyle: "auto" | boolean;
	readonly checksum: "auto" | "crc32" | "md5" | "none";
	readonly acl?: string;
	readonly storageClass?: string;
	readonly sse?: string;
	readonly sseKmsKeyId?: string;
	readonly tags: Readonly<Record<string, string>>;
	/** Base URL that consumers use for the bucket. */
	readonly publicUrl?: string;
	readonly accessKeyId?: string;
	readonly secretAccessKey?: string;
	readonly sessionToken?: string;
	readonly roleToAssume?: string;
	readonly stsEndpoint?: string;
	readonly roleSessionName?: string;
}

/** A bucket and prefix that can be talked to. */
export interface Store {
	readonly settings: StoreSettings;
	readonly bucket: string;
	readonly keys: Keys;
	/** Retries by itself what can be sent again; streams it sends once. */
	readonly client: S3Client;
	/** For CompleteMultipartUpload: one try, and minutes of silence allowed. */
	readonly patientClient: S3Client;
	/** Whether expired credentials can be renewed. */
	readonly refreshable: boolean;
	/** How long a failing request of an upload is tried again, in milliseconds. */
	readonly retryBudgetMs: number;
	/** Rungs of the integrity ladder that the store has refused since it was opened. */
	readonly refusedChecksums: Set<Checksum>;
	/** What a consumer would use to reach `key`. */
	readonly url: (key: string) => string;
	/** Ends the kept connections. */
	readonly close: () => void;
}

const CONNECTION_TIMEOUT_MS = 10_000;
/** Of silence, not of duration: a stalled socket would hang for ever. */
const IDLE_TIMEOUT_MS = 60_000;
/** Some stores put the parts together before they answer. */
const COMPLETE_TIMEOUT_MS = 10 * 60_000;
const ATTEMPTS = 5;

/** What the SDK would print is in the errors that we throw. */
const SILENT = {
	debug: () => {},
	info: () => {},
	warn: () => {},
	error: () => {},
};

/** Opens the store; nothing is sent yet. */
export function openStore(
	settings: StoreSettings,
	network: StoreNetwork = {},
): Store {
	const credentials = credentialsOf(settings, network);
	const client = s3Client(
		settings,
		network,
		credentials,
		ATTEMPTS,
		network.idleTimeoutMs ?? IDLE_TIMEOUT_MS,
	);
	const patient = s3Client(
		settings,
		network,
		credentials,
		1,
		COMPLETE_TIMEOUT_MS,
	);
	return {
		settings,
		bucket: settings.bucket,
		keys: keysUnder(settings.prefix),
		client,
		get patientClient() {
			patient.config.systemClockOffset = client.config.systemClockOffset;
			return patient;
		},
		refreshable: credentials.refreshable,
		retryBudgetMs: network.retryBudgetMs ?? RETRY_BUDGET_MS,
		refusedChecksums: new Set(),
		url: (key) => objectUrl(settings, key),
		close: () => {
			client.destroy();
			patient.destroy();
		},
	};
}

function s3Client(
	settings: StoreSettings,
	network: StoreNetwork,
	credentials: Credentials,
	maxAttempts: number,
	socketTimeout: number,
): S3Client {
	const config: S3ClientConfig = {
		region: settings.region ?? regionOfChain(),
		forcePathStyle: pathStyle(settings),
		credentials: credentials.provide,
		maxAttempts,
		logger: SILENT,
		// Trailing checksums are stored as part of the object by some stores and refused by others.
		requestChecksumCalculation: "WHEN_REQUIRED",
		responseChecksumValidation: "WHEN_REQUIRED",
		// The preflight has proved that writing is allowed: no round trip before each part.
		expectContinueHeader: false,
		requestHandler: {
			connectionTimeout: CONNECTION_TIMEOUT_MS,
			socketTimeout,
			...agents(network),
		},
		...(settings.endpoint === undefined ? {} : { endpoint: settings.endpoint }),
	};
	const client = new S3Client(config);
	if (credentials.refreshable) {
		renewExpired(client, credentials);
	}
	return client;
}

/** Sends a request that was refused for expired keys once more with new ones; a stream is sent again by who made it. */
function renewExpired(client: S3Client, { forget }: Credentials): void {
	client.middlewareStack.add(
		(next, { commandName }) =>
			async (args) => {
				try {
					return await next(args);
				} catch (error) {
					const isHead = commandName === "HeadObjectCommand";
					if (isExpired(error)) {
						forget(accessKeyOf(args.request));
					} else if (isHead && isMute(error)) {
						forget(accessKeyOf(args.request), ASK_AGAIN_MS);
					}
					throw error;
				}
			},
		{ step: "finalizeRequest", priority: "low", name: "forgetExpiredKeys" },
	);
	client.middlewareStack.add(
		(next, { commandName }) =>
			async (args) => {
				try {
					return await next(args);
				} catch (error) {
					const isHead = commandName === "HeadObjectCommand";
					const renewed = isExpired(error) || (isHead && isMute(error));
					const streamed =
						"Body" in args.input && args.input.Body instanceof Readable;
					if (!renewed || streamed) {
						throw error;
					}
					return next(args);
				}
			},
		{ step: "initialize", name: "sendAgainWithNewKeys" },
	);
}

/** The key that a request was signed with; empty where it is not signed. */
function accessKeyOf(request: unknown): string {
	const headers = hasHeaders(request) ? request.headers : {};
	return /Credential=([^/]+)/.exec(headers.authorization ?? "")?.[1] ?? "";
}

/** Tells a request on its way from what else the SDK's middleware may be given. */
export function hasHeaders(
	request: unknown,
): request is { headers: Record<string, string> } {
	return (
		typeof request === "object" && request !== null && "headers" in request
	);
}

/** The answer to HEAD has no body: expired keys look like any bad request. */
function isMute(error: unknown): boolean {
	const { status } = factsOf(error);
	return status === 400 || status === 403;
}

/** The SDK's chain (environment, shared configuration), else AWS's first region. */
function regionOfChain(): () => Promise<string> {
	const chain = new S3Client({}).config.region;
	return () => chain().catch(() => "us-east-1");
}

function pathStyle(settings: StoreSettings): boolean {
	if (settings.forcePathStyle !== "auto") {
		return settings.forcePathStyle;
	}
	return settings.endpoint !== undefined && !isAws(settings.endpoint);
}

function isAws(endpoint: string): boolean {
	const host = URL.parse(endpoint)?.hostname ?? "";
	return /(^|\.)amazonaws\.com(\.cn)?$/.test(host);
}

function objectUrl(settings: StoreSettings, key: string): string {
	if (settings.publicUrl === undefined) {
		return `s3://${settings.bucket}/${key}`;
	}
	const path = key.split("/").map(encodeURIComponent).join("/");
	return `${settings.publicUrl.replace(/\/+$/, "")}/${path}`;
}

type ObjectSettings = Pick<
	PutObjectCommandInput,
	"ACL" | "StorageClass" | "ServerSideEncryption" | "SSEKMSKeyId" | "Tagging"
>;

/** How every object of ours is written, as the parameters of a write. */
export function objectSettings(settings: StoreSettings): ObjectSettings {
	const given = {
		ACL: settings.acl,
		StorageClass: settings.storageClass,
		ServerSideEncryption: settings.sse,
		SSEKMSKeyId: settings.sseKmsKeyId,
		Tagging:
			Object.keys(settings.tags).length === 0
				? undefined
				: new URLSearchParams(settings.tags).toString(),
	};
	return Object.fromEntries(
		Object.entries(given).filter(([, value]) => value !== undefined),
	) as ObjectSettings;
}
