/**
 * TLS connections to a pool whose certificate was found good before a byte is sent.
 * Pools mostly have certificates that they signed themselves, often without a matching name: a pinned fingerprint trusts
 * the certificate whatever its name, dates and issuer.
 */
import { isIP } from "node:net";
import { connect, type TLSSocket } from "node:tls";
import { oneLine, PoolError } from "./errors.ts";
import type { PoolTarget } from "./pool.ts";

/** Whom to trust; see {@link PoolTarget}. */
export type Trust = Pick<
	PoolTarget,
	"fingerprints" | "allowInsecureTls" | "ca"
>;

/** A host and its port, as a socket wants them. */
export interface Address {
	/** Name or address, IPv6 without brackets. */
	readonly hostname: string;
	readonly port: number;
	/** As people write it: `host`, or `host:port` where the port is not 443. */
	readonly text: string;
}

const HTTPS_PORT = 443;

/**
 * Reads `host` and `host:port`; IPv6 without a port also without brackets.
 * @throws PoolError where it is no host
 */
export function readAddress(host: string, defaultPort = HTTPS_PORT): Address {
	const url = URL.parse(`https://${isIP(host) === 6 ? `[${host}]` : host}`);
	if (url === null || url.href !== `https://${url.host}/`)
		throw new PoolError(
			"unexpected",
			`${JSON.stringify(oneLine(host, 80))} is no host of a pool: it takes \`host\` or \`host:port\`.`,
		);
	const port = url.port === "" ? defaultPort : Number(url.port);
	return {
		hostname: url.hostname.replace(/^\[(.*)\]$/, "$1"),
		port,
		text: port === HTTPS_PORT ? url.hostname : `${url.hostname}:${port}`,
	};
}

/**
 * Connects, and checks the certificate. The socket is the caller's to end.
 * @throws PoolError `unreachable`, `untrusted`, or `stopped` by `signal`
 */
export function connectTrusted(
	address: Address,
	trust: Trust,
	timeoutMs: number,
	signal?: AbortSignal,
): Promise<TLSSocket> {
	return new Promise((resolve, reject) => {
		const { hostname: host, port } = address;
		const socket = connect({
			host,
			port,
			// SNI takes no addresses
			...(isIP(host) === 0 ? { servername: host } : {}),
			...(trust.ca === undefined ? {} : { ca: [...trust.ca] }),
			// judged below, where a fingerprint may outweigh the chain
			rejectUnauthorized: false,
		});
		const settle = (error?: PoolError) => {
			clearTimeout(timer);
			signal?.removeEventListener("abort", stop);
			socket.off("error", fail);
			if (error === undefined) return resolve(socket);
			// a late error of a socket that is given up interests nobody
			socket.on("error", () => {}).destroy();
			reject(error);
		};
		const stop = () => settle(stopped(address));
		const fail = (cause: Error) => settle(notConnected(address, cause));
		const timer = setTimeout(() => settle(late(address, timeoutMs)), timeoutMs);
		socket.once("error", fail);
		socket.once("secureConnect", () => settle(judge(socket, address, trust)));
		if (signal?.aborted === true) stop();
		else signal?.addEventListener("abort", stop, { once: true });
	});
}

/** Why the certificate is not trusted, or nothing where it is. */
function judge(
	socket: TLSSocket,
	address: Address,
	trust: Trust,
): PoolError | undefined {
	if (trust.allowInsecureTls || socket.authorized) return undefined;
	const certificate = socket.getPeerX509Certificate();
	if (certificate === undefined)
		return new PoolError("untrusted", `${address.text} shows no certificate.`);
	const fingerprint = certificate.fingerprint256;
	const hex = fingerprint.replaceAll(":", "").toLowerCase();
	if (trust.fingerprints.includes(hex)) return undefined;
	const subject = oneLine(certificate.subject ?? "", 200) || "no subject";
	const expiry = certificate.validToDate.toISOString().slice(0, 10);
	const why =
		trust.fingerprints.length > 0
			? "is not the one of `xapi-tls-fingerprint`; it was renewed, or somebody stands in between"
			: `is not trusted (${socket.authorizationError ?? "no reason given"})`;
	return new PoolError(
		"untrusted",
		`The certificate of ${address.text} ${why}. It is for ${subject}, valid until ${expiry}. Compare it on the host with \`openssl x509 -in /etc/xensource/xapi-ssl.pem -noout -fingerprint -sha256\`; where it is the same, trust it by this line: \`xapi-tls-fingerprint: ${fingerprint}\`.`,
	);
}

/** The error of a call that the caller gave up. */
export function stopped(address: Address): PoolError {
	return new PoolError("stopped", `The call to ${address.text} was given up.`);
}

/** The error of an answer that does not come. */
export function late(address: Address, timeoutMs: number): PoolError {
	return new PoolError(
		"unreachable",
		`${address.text} did not answer within ${timeoutMs / 1000} s: check \`xapi-url\`, the host, and the firewall between runner and pool.`,
	);
}

function notConnected(address: Address, cause: Error): PoolError {
	const { text } = address;
	const code = codeOf(cause);
	switch (code) {
		case "ECONNREFUSED":
			return unreachable(
				`${text} refused the connection: is the port in \`xapi-url\` right, and does its toolstack run (\`xe-toolstack-restart\`)?`,
				cause,
			);
		case "ENOTFOUND":
		case "EAI_AGAIN":
			return unreachable(
				`The name of ${text} could not be resolved: check \`xapi-url\` and the runner's DNS.`,
				cause,
			);
		case "EPROTO":
		case "ERR_SSL_WRONG_VERSION_NUMBER":
		case "ERR_SSL_PACKET_LENGTH_TOO_LONG":
			return unreachable(
				`${text} does not speak TLS as expected: is the port in \`xapi-url\` the one for https?`,
				cause,
			);
		default:
			return unreachable(
				code.startsWith("ERR_SSL_")
					? `${text} and the runner agree on no way of TLS (${code}): update the host, or renew its certificate (\`xe host-refresh-server-certificate\`).`
					: `The connection to ${text} could not be opened (${code || oneLine(cause.message)}): check \`xapi-url\` and the network between runner and pool.`,
				cause,
			);
	}
}

/** The error of a connection that broke under a call. */
export function broken(address: Address, cause: Error): PoolError {
	return new PoolError(
		"unreachable",
		`The connection to ${address.text} broke (${codeOf(cause) || oneLine(cause.message)}): check the host, and the network between runner and pool.`,
		{ transient: true, cause },
	);
}

function unreachable(message: string, cause: Error): PoolError {
	return new PoolError("unreachable", message, { cause });
}

function codeOf(error: Error): string {
	return "code" in error && typeof error.code === "string" ? error.code : "";
}
