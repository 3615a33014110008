/** Raw connections to a host of a pool, opened by `CONNECT`, as the console wants them. */
import type { Duplex } from "node:stream";
import type { TLSSocket } from "node:tls";
import { oneLine, PoolError } from "./errors.ts";
import {
	type Address,
	broken,
	connectTrusted,
	late,
	stopped,
	type Trust,
} from "./trust.ts";

/** XAPI's head has some hundred bytes. */
const MAX_HEAD_BYTES = 16_384;

export interface RawOptions {
	/** Path and query on the host. */
	readonly path: string;
	readonly session: string;
	/** For connecting, and again for the answer, in milliseconds. */
	readonly timeoutMs: number;
	readonly signal?: AbortSignal | undefined;
}

/**
 * Connects, checks the certificate, sends `CONNECT path` with the session, and returns the socket after the head of a 200.
 * XAPI's console speaks HTTP/1.0, and what follows its head may come with it: it stays in the socket.
 * @throws PoolError `denied` where the session is not taken
 */
export async function openRaw(
	address: Address,
	trust: Trust,
	options: RawOptions,
): Promise<Duplex> {
	const { path, session, timeoutMs, signal } = options;
	if (/[\s\p{Cc}]/u.test(path))
		throw new PoolError(
			"unexpected",
			`${JSON.stringify(oneLine(path, 80))} is no path of a console.`,
		);
	const socket = await connectTrusted(address, trust, timeoutMs, signal);
	socket.write(
		`CONNECT ${path} HTTP/1.0\r\nHost: ${address.text}\r\nCookie: session_id=${session}\r\n\r\n`,
	);
	const status = await readHead(socket, address, timeoutMs, signal);
	if (status === 200) return socket;
	socket.destroy();
	const denied = status === 401 || status === 403;
	throw new PoolError(
		denied ? "denied" : "refused",
		`${address.text} answered ${status || "something other than HTTP"} to the console's CONNECT: ${denied ? "the session is not taken." : "is the VM still running there?"}`,
	);
}

/** Status of the answer; 0 where it is none. Bytes after the head go back to the socket, for whoever reads it next. */
function readHead(
	socket: TLSSocket,
	address: Address,
	timeoutMs: number,
	signal: AbortSignal | undefined,
): Promise<number> {
	return new Promise((resolve, reject) => {
		let head = Buffer.alloc(0);
		const settle = (end: () => void) => {
			clearTimeout(timer);
			signal?.removeEventListener("abort", stop);
			socket.off("readable", read).off("error", fail).off("end", ended);
			end();
		};
		const giveUp = (error: PoolError) =>
			settle(() => {
				socket.on("error", () => {}).destroy();
				reject(error);
			});
		const stop = () => giveUp(stopped(address));
		const fail = (cause: Error) => giveUp(broken(address, cause));
		const ended = () => fail(new Error("it ended before its answer"));
		const timer = setTimeout(() => giveUp(late(address, timeoutMs)), timeoutMs);
		// by `readable`, which leaves the socket neither flowing nor paused
		const read = () => {
			for (let chunk = socket.read(); chunk !== null; chunk = socket.read())
				head = Buffer.concat([head, chunk]);
			const end = head.indexOf("\r\n\r\n");
			if (end === -1 && head.length <= MAX_HEAD_BYTES) return;
			const text = head.subarray(0, Math.max(0, end)).toString("latin1");
			const status = /^HTTP\/1\.[01] (\d{3})\b/.exec(text)?.[1];
			settle(() => {
				if (end !== -1 && end + 4 < head.length)
					socket.unshift(head.subarray(end + 4));
				resolve(Number(status ?? 0));
			});
		};
		socket.on("readable", read).once("error", fail).once("end", ended);
		if (signal?.aborted === true) stop();
		else signal?.addEventListener("abort", stop, { once: true });
	});
}
