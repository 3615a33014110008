/** Calls the XAPI stand-in in the three forms of its protocol, for its own tests. */
import { Agent, request } from "undici";
import type { XapiStandIn } from "./xapi.ts";
import type { Wire } from "./xapi-values.ts";
import { readDocument, writeValue } from "./xapi-xml.ts";

export interface Caller {
	/** Reference of a session that is logged in. */
	readonly session: string;
	/** Calls a method by JSON-RPC 2.0, the session first; a failure is an error `CODE parameter …`. */
	call<T>(method: string, ...parameters: readonly unknown[]): Promise<T>;
	/** A request as it is. */
	send(
		path: string,
		options?: {
			readonly method?: "GET" | "PUT" | "POST";
			readonly body?: string | Buffer;
		},
	): Promise<{
		readonly status: number;
		readonly type: unknown;
		readonly body: Buffer;
	}>;
	close(): Promise<void>;
}

/** Logs in without a call, so that switches do not matter. */
export function openCaller(xapi: XapiStandIn): Caller {
	const dispatcher = new Agent({ connect: { ca: xapi.certificate } });
	const session = xapi.db.create("session", { this_host: xapi.hostRef });
	const send: Caller["send"] = async (path, options = {}) => {
		const { statusCode, headers, body } = await request(
			`https://${xapi.host}${path}`,
			{ dispatcher, method: "GET", ...options },
		);
		const bytes = Buffer.from(await body.bytes());
		return { status: statusCode, type: headers["content-type"], body: bytes };
	};
	return {
		session,
		send,
		async call<T>(method: string, ...parameters: readonly unknown[]) {
			const params = [session, ...parameters];
			const { body } = await send("/jsonrpc", {
				method: "POST",
				body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
			});
			const { result, error } = JSON.parse(body.toString()) as {
				readonly result: T;
				readonly error?: { message: string; data: readonly string[] };
			};
			if (error !== undefined)
				throw new Error([error.message, ...error.data].join(" "));
			return result;
		},
		// Whatever still waits for an answer is cut off.
		close: () => dispatcher.destroy(),
	};
}

/** The answer to a call by XML-RPC, as the value that its document holds. */
export async function callXml(
	{ send }: Caller,
	method: string,
	...parameters: readonly Wire[]
): Promise<Wire> {
	const params = parameters.map(
		(value) => `<param>${writeValue(value)}</param>`,
	);
	const { body } = await send("/", {
		method: "POST",
		body: `<methodCall><methodName>${method}</methodName><params>${params.join("")}</params></methodCall>`,
	});
	const [, value = ""] = /<param>(.*)<\/param>/s.exec(body.toString()) ?? [];
	return readDocument(value);
}
