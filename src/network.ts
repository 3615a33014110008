/** How every client of the action reaches the outside: proxy variables and `ca-file` honoured by all of them. */
import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { getCACertificates } from "node:tls";
import { Agent, EnvHttpProxyAgent, fetch as undiciFetch } from "undici";
import { InputError } from "./input-values.ts";

export interface Network {
	readonly fetch: typeof globalThis.fetch;
	readonly httpAgent: HttpAgent;
	readonly httpsAgent: HttpsAgent;
	/** Ends kept-alive connections, so that the process can end. */
	close(): Promise<void>;
}

/** Connections to the store at the same time: parts in flight plus small objects. */
const MAX_SOCKETS = 32;

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
	// proxyEnv: Node 24.5; older ones ignore it
	const proxy = { proxyEnv: env };
	const httpAgent = new HttpAgent({ ...sockets, ...proxy });
	const httpsAgent = new HttpsAgent({ ...sockets, ...proxy, ...tls });
	// requestTls and proxyTls reach undici's ProxyAgent, although the type of this agent does not name them
	const options = {
		...proxyOptions(env),
		connect: tls,
		requestTls: tls,
		proxyTls: tls,
	};
	const dispatcher =
		options.httpProxy === "" && options.httpsProxy === ""
			? new Agent({ connect: tls })
			: new EnvHttpProxyAgent(options);
	const fetch = ((input: string, init?: object) =>
		undiciFetch(input, { ...init, dispatcher })) as unknown as Network["fetch"];
	return {
		fetch,
		httpAgent,
		httpsAgent,
		close: async () => {
			httpAgent.destroy();
			httpsAgent.destroy();
			await dispatcher.destroy();
		},
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
	return [...getCACertificates("default"), pem];
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
