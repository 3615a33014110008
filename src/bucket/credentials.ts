/** Where the store's credentials come from, and how they stay fresh while an upload runs. */

import type { Agent as HttpAgent } from "node:http";
import type { Agent as HttpsAgent } from "node:https";
import type { StoreSettings } from "./client.ts";

/** What of the network the store needs, made by the caller for its proxy and certificates. */
export interface StoreNetwork {
	readonly httpAgent?: HttpAgent;
	readonly httpsAgent?: HttpsAgent;
	/** A fresh OIDC token of the job, for `role-to-assume`. */
	readonly getIdToken?: () => Promise<string>;
	/** Silence after which a request is given up, in milliseconds; 60 seconds where it is not given. */
	readonly idleTimeoutMs?: number;
	/** How long a failing request of an upload is tried again, in milliseconds; 15 minutes where it is not given. */
	readonly retryBudgetMs?: number;
}

/** Keys that may expire. */
export interface Identity {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	readonly sessionToken?: string;
	readonly expiration?: Date;
}

/** Credentials with a cache of our own: the SDK's asks once per request near the end of a token. */
export interface Credentials {
	/** For the SDK: it asks at every request, the cache here answers. */
	readonly provide: () => Promise<Identity & { expiration?: Date }>;
	/** Drops the keys that the store called expired, if they are still the ones in use and older than `ageMs`. */
	readonly forget: (accessKeyId: string, ageMs?: number) => void;
	/** False for static keys: asking again would yield the same. */
	readonly refreshable: boolean;
}

/** Renewed when less than this is left, so that one part always fits in. */
const RENEW_BEFORE_MS = 10 * 60_000;
/** A source that hands out nearly expired keys only, or fails, is asked this often at most, unless the store refuses the keys. */
export const ASK_AGAIN_MS = 60_000;
/** Tells the SDK's own cache that it must ask again. */
const ALWAYS_STALE = new Date(0);

/** Static keys, else the role by OIDC where one is named, else the SDK's default chain. */
export function credentialsOf(
	settings: StoreSettings,
	network: StoreNetwork,
): Credentials {
	const { accessKeyId, secretAccessKey, sessionToken } = settings;
	if (accessKeyId !== undefined && secretAccessKey !== undefined) {
		const keys = {
			accessKeyId,
			secretAccessKey,
			...(sessionToken === undefined ? {} : { sessionToken }),
		};
		return {
			provide: async () => keys,
			forget: () => {},
			refreshable: false,
		};
	}
	return cached(
		settings.roleToAssume === undefined
			? chain(network)
			: webIdentity(settings, settings.roleToAssume, network),
	);
}

function cached(ask: () => Promise<Identity>): Credentials {
	let known: { identity: Identity; askedAt: number } | undefined;
	let lastAsked = 0;
	let pending: Promise<Identity> | undefined;
	const renew = async (): Promise<Identity> => {
		const askedAt = Date.now();
		lastAsked = askedAt;
		try {
			const identity = await ask();
			known = { identity, askedAt };
			return identity;
		} catch (error) {
			// what we have still does for a while
			if (known !== undefined && millisecondsLeft(known.identity) > 0) {
				return known.identity;
			}
			throw error;
		} finally {
			pending = undefined;
		}
	};
	const renewed = (): Promise<Identity> => {
		pending ??= renew();
		return pending;
	};
	return {
		provide: async () => {
			const held = known;
			const fresh =
				held !== undefined &&
				(millisecondsLeft(held.identity) > RENEW_BEFORE_MS ||
					Date.now() - lastAsked < ASK_AGAIN_MS);
			const identity = fresh ? held.identity : await renewed();
			return { ...identity, expiration: ALWAYS_STALE };
		},
		forget: (accessKeyId, ageMs = 0) => {
			if (
				known?.identity.accessKeyId === accessKeyId &&
				Date.now() - known.askedAt >= ageMs
			) {
				known = undefined;
			}
		},
		refreshable: true,
	};
}

/** By the runner's clock, which may be off: the store has the last word. */
function millisecondsLeft({ expiration }: Identity): number {
	return (expiration?.getTime() ?? Number.POSITIVE_INFINITY) - Date.now();
}

function chain(network: StoreNetwork): () => Promise<Identity> {
	let provider: ((options: object) => Promise<Identity>) | undefined;
	return async () => {
		if (provider === undefined) {
			const { fromNodeProviderChain } = await import(
				"@aws-sdk/credential-providers"
			);
			provider = fromNodeProviderChain({
				clientConfig: { requestHandler: agents(network) },
			});
		}
		return provider({ forceRefresh: true });
	};
}

function webIdentity(
	settings: StoreSettings,
	role: string,
	network: StoreNetwork,
): () => Promise<Identity> {
	return async () => {
		if (network.getIdToken === undefined) {
			throw new Error(
				"`role-to-assume` needs an OIDC token of the job: add `permissions: id-token: write` to the workflow's job.",
			);
		}
		const { fromWebToken } = await import("@aws-sdk/credential-providers");
		const assume = fromWebToken({
			roleArn: role,
			roleSessionName: settings.roleSessionName ?? "xva-template-action",
			webIdentityToken: await network.getIdToken(),
			clientConfig: {
				region: settings.region ?? "us-east-1",
				requestHandler: agents(network),
				...(settings.stsEndpoint === undefined
					? {}
					: { endpoint: settings.stsEndpoint }),
			},
		});
		return assume();
	};
}

/** The handler's options, as every client of the store gets them. */
export function agents(network: StoreNetwork): {
	httpAgent?: HttpAgent;
	httpsAgent?: HttpsAgent;
} {
	return {
		...(network.httpAgent === undefined
			? {}
			: { httpAgent: network.httpAgent }),
		...(network.httpsAgent === undefined
			? {}
			: { httpsAgent: network.httpsAgent }),
	};
}
