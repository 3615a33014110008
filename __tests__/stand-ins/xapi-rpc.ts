/** Reads calls of XML-RPC and JSON-RPC, and writes their answers as xapi's `api_server.ml` does. */
import { toJson, type Wire, type XapiFailure } from "./xapi-values.ts";
import { readCall, writeAnswer } from "./xapi-xml.ts";

/** A call, and how its answer is put into words. */
export interface RpcCall {
	readonly protocol: "jsonrpc" | "xmlrpc";
	readonly method: string;
	readonly parameters: readonly unknown[];
	readonly contentType: string;
	readonly succeed: (value: Wire) => string;
	readonly fail: (failure: XapiFailure) => string;
}

/** The call in a body. A malformed one is an error, which xapi answers by HTTP 500. */
export function readRpc(path: string, body: string): RpcCall {
	return path.startsWith("/jsonrpc") ? readJson(body) : readXml(body);
}

function readXml(body: string): RpcCall {
	const { method, parameters } = readCall(body);
	return {
		protocol: "xmlrpc",
		method,
		parameters,
		contentType: "text/xml",
		succeed: (value) =>
			writeAnswer(
				method === "system.listMethods"
					? value
					: { Status: "Success", Value: value },
			),
		fail: ({ code, parameters: rest }) =>
			writeAnswer({ Status: "Failure", ErrorDescription: [code, ...rest] }),
	};
}

function readJson(body: string): RpcCall {
	const { jsonrpc, method, params, id } = JSON.parse(body) as Readonly<
		Record<string, unknown>
	>;
	const second = jsonrpc === "2.0";
	const parameters = params ?? (second ? [] : undefined);
	if (
		typeof method !== "string" ||
		!Array.isArray(parameters) ||
		(jsonrpc !== undefined && !second) ||
		(typeof id !== "string" && !Number.isInteger(id))
	)
		throw new Error(`Jsonrpc.Malformed_method_request(${body})`);
	return {
		protocol: "jsonrpc",
		method,
		parameters: parameters as readonly unknown[],
		contentType: "application/json",
		succeed: (value) =>
			JSON.stringify(
				second
					? { jsonrpc: "2.0", result: toJson(value), id }
					: { result: toJson(value), error: null, id },
			),
		fail: ({ code, parameters: data }) =>
			JSON.stringify(
				second
					? { jsonrpc: "2.0", error: { code: 1, message: code, data }, id }
					: { result: null, error: [code, ...data], id },
			),
	};
}
