/** How every client of the action reaches the outside: proxy variables and `ca-file` honoured by all of them. */
import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import * as tlsModule from "node:tls";
import { InputError } from "./input-values.ts";

export interface Network {
	readonly fetch: typeof globalThis.fetch;
	readonly httpAgent: HttpAgent;
	readonly httpsAgent: HttpsAgent;
	/** Certificates (PEM) that are trusted, where `ca-file` adds to Node's own. */
	readonly ca?: readonly string[];
	/** Trusts `ca-file` in the whole process, for a client that takes no certificates of its own (Node 24.5 and later). */
	trustEverywhere(): void;
	/** What this runner's Node can't do, a sentence each. */
	readonly warnings: readonly string[];
	/** Ends kept-alive connections, so that the process can end. */
	close(): Promise<void>;
}

/** Connections to the store at the same time: parts in flight plus small objects. */
const MAX_SOCKETS = 32;

/** `proxyEnv` of Node's agents came with 24.5; earlier ones pass over it in silence. */
const AGENTS_TAKE_PROXIES =
	process.versions.node.localeCompare("24.5", "en", { numeric: true }) >= 0;

/**
 * Opens the network for `env`'s `http_proxy`, `https_proxy` and `no_proxy` (either case).
 * @throws InputError where `ca-file` can't be read or holds no certificate
 */
export function openNetwork(
	env: Readonly<Record<string, string | undefined>>,
	caFile: string | undefined,
): Network {
	const ca = caFile === undefined ? undefined : trustedWith(caFile);
	const tls = ca === undefined ? {} : { ca };
	const sockets = { keepAlive: true, maxSockets: MAX_SOCKETS };
	const proxy = { proxyEnv: env };
	const httpAgent = new HttpAgent({ ...sockets, ...proxy });
	const httpsAgent = new HttpsAgent({ ...sockets, ...proxy, ...tls });
	const proxies = proxyOptions(env);
	const proxied = proxies.httpProxy !== "" || proxies.httpsProxy !== "";
	const own =
		ca !== undefined || proxied ? openDispatcher(proxies, tls) : undefined;
	return {
		fetch: own?.fetch ?? globalThis.fetch,
		...tls,
		httpAgent,
		httpsAgent,
		trustEverywhere: () => {
			if (ca !== undefined) tlsModule.setDefaultCACertificates?.(ca);
		},
		warnings:
			proxied && !AGENTS_TAKE_PROXIES
				? [
						`The store is not reached by way of the proxy: this runner's Node is ${process.versions.node}, and it takes 24.5 or later. Update the runner.`,
					]
				: [],
		close: async () => {
			httpAgent.destroy();
			httpsAgent.destroy();
			await own?.close();
		},
	};
}

/** A `fetch` by way of the proxies and with the trust of `tls`; its package loads at the first request. */
function openDispatcher(
	proxies: ReturnType<typeof proxyOptions>,
	tls: { readonly ca?: string[] },
): Pick<Network, "fetch" | "close"> {
	const open = async () => {
		const { Agent, EnvHttpProxyAgent, fetch } = await import("undici");
		// requestTls and proxyTls reach undici's ProxyAgent, although the type of this agent does not name them
		const trust = { connect: tls, requestTls: tls, proxyTls: tls };
		const dispatcher =
			proxies.httpProxy === "" && proxies.httpsProxy === ""
				? new Agent(trust)
				: new EnvHttpProxyAgent({ ...proxies, ...trust });
		return { dispatcher, fetch };
	};
	let opening: ReturnType<typeof open> | undefined;
	const send = async (input: string, init?: object) => {
		opening ??= open();
		const { dispatcher, fetch } = await opening;
		return fetch(input, { ...init, dispatcher });
	};
	return {
		fetch: send as unknown as Network["fetch"],
		close: async () => (await opening)?.dispatcher.destroy(),
	};
}

function trustedWith(caFile: string): string[] {
	let pem: string;
	try {
		pem = readFileSync(caFile, "utf8");
	} catch (cause) {
		throw new InputError(
			`Input 'ca-file': ${JSON.stringify(caFile)} can't be read; it takes a PEM file of certificates.`,
			{ cause },
		);
	}
	try {
		new X509Certificate(pem);
	} catch (cause) {
		throw new InputError(
			`Input 'ca-file': ${JSON.stringify(caFile)} holds no certificate; it takes a PEM file of certificates.`,
			{ cause },
		);
	}
	return [...tlsModule.getCACertificates("default"), pem];
}

function proxyOptions(env: Readonly<Record<string, string | undefined>>) {
	const of = (name: string) =>
		env[name] || env[name.toUpperCase()] || undefined;
	const httpProxy = of("http_proxy");
	const httpsProxy = of("https_proxy");
	const noProxy = of("no_proxy");
	// empty strings keep undici from reading process.env by itself
	return {
		httpProxy: httpProxy ?? "",
		httpsProxy: httpsProxy ?? "",
		noProxy: noProxy ?? "",
	};
}
