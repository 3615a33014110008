/** Plays the recorded calls of a client against the XAPI stand-in, and compares the answers. */
import { Agent, request } from "undici";
import type { XapiStandIn } from "./xapi.ts";
import type { Wire } from "./xapi-values.ts";
import { readDocument, writeValue } from "./xapi-xml.ts";

/** One line of a recording. */
interface Recorded {
	readonly kind: "rpc" | "put" | "get";
	readonly method: string;
	readonly args: readonly Wire[];
	readonly res: Wire;
	readonly ok: "Success" | "Failure";
	/** Path and query of a transfer. */
	readonly path: string;
	/** Bytes of an upload. */
	readonly got: number;
}

/** The calls and transfers of a recording, one JSON object a line. */
export function recordedCalls(lines: string): readonly Recorded[] {
	return lines
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line) as Recorded)
		.filter(({ kind }) => ["rpc", "put", "get"].includes(kind));
}

/** Makes all calls in order, and returns what differs from the recording, a sentence a difference. */
export async function replay(
	xapi: XapiStandIn,
	calls: readonly Recorded[],
): Promise<readonly string[]> {
	const dispatcher = new Agent({ connect: { ca: xapi.certificate } });
	const names = new Names();
	const differences: string[] = [];
	try {
		for (const call of calls) {
			const place = call.kind === "rpc" ? call.method : call.path;
			const found =
				call.kind === "rpc"
					? await replayCall(xapi.host, dispatcher, names, call)
					: await replayTransfer(xapi.host, dispatcher, names, call);
			differences.push(...found.map((text) => `${place}: ${text}`));
		}
	} finally {
		await dispatcher.close();
	}
	return differences;
}

async function replayCall(
	host: string,
	dispatcher: Agent,
	names: Names,
	{ method, args, res, ok }: Recorded,
): Promise<readonly string[]> {
	const parameters = args
		.map((value) => `<param>${writeValue(names.ours(value))}</param>`)
		.join("");
	const { body } = await request(`https://${host}/`, {
		dispatcher,
		method: "POST",
		body: `<?xml version="1.0"?><methodCall><methodName>${method}</methodName><params>${parameters}</params></methodCall>`,
	});
	const [, value = ""] = /<param>(.*)<\/param>/s.exec(await body.text()) ?? [];
	const answer = readDocument(value) as Readonly<Record<string, Wire>>;
	if (answer.Status !== ok)
		return [`${ok} was recorded, and this is ${JSON.stringify(answer)}`];
	return names.differences(res, answer.Value ?? answer.ErrorDescription, "");
}

async function replayTransfer(
	host: string,
	dispatcher: Agent,
	names: Names,
	{ kind, path, got }: Recorded,
): Promise<readonly string[]> {
	const url = new URL(path, `https://${host}`);
	for (const [name, value] of url.searchParams)
		url.searchParams.set(name, String(names.ours(value)));
	const { statusCode, body } = await request(url, {
		dispatcher,
		...(kind === "put"
			? { method: "PUT", body: Buffer.alloc(got) }
			: { method: "GET" }),
	});
	const { byteLength } = await body.bytes();
	if (statusCode !== 200) return [`HTTP ${statusCode}`];
	return kind === "get" && byteLength === 0 ? ["an empty body"] : [];
}

const REFERENCE = /^OpaqueRef:[0-9a-f-]{36}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Recorded references and uuids, and those that stand for them here. */
class Names {
	readonly #ours = new Map<string, string>();

	/** A recorded value with the references and uuids of this pool. */
	ours(value: Wire): Wire {
		if (typeof value === "string") return this.#ours.get(value) ?? value;
		if (Array.isArray(value)) return value.map((entry) => this.ours(entry));
		if (typeof value !== "object" || value === null) return value;
		return Object.fromEntries(
			Object.entries(value).map(([name, entry]) => [name, this.ours(entry)]),
		);
	}

	/** What differs; a field that was not recorded may be there, and a name that is new stands for its recorded one from now on. */
	differences(
		recorded: Wire,
		answered: Wire | undefined,
		place: string,
	): readonly string[] {
		if (typeof recorded === "string")
			return this.#sameText(recorded, answered)
				? []
				: [said(place, recorded, answered)];
		if (Array.isArray(recorded)) {
			if (!Array.isArray(answered) || answered.length !== recorded.length)
				return [said(place, recorded, answered)];
			return recorded.flatMap((entry, index) =>
				this.differences(entry, answered[index], `${place}[${index}]`),
			);
		}
		if (typeof recorded !== "object" || recorded === null)
			return recorded === answered ? [] : [said(place, recorded, answered)];
		if (typeof answered !== "object" || answered === null)
			return [said(place, recorded, answered)];
		return Object.entries(recorded).flatMap(([name, entry]) =>
			this.differences(
				entry,
				(answered as Readonly<Record<string, Wire>>)[name],
				`${place}.${name}`,
			),
		);
	}

	#sameText(recorded: string, answered: Wire | undefined): boolean {
		if (typeof answered !== "string") return false;
		const form = [REFERENCE, UUID].find((pattern) => pattern.test(recorded));
		// The recorded server gave back an empty text where xapi has the reference of nothing.
		if (form === undefined)
			return (
				answered === recorded ||
				(recorded === "" && answered === "OpaqueRef:NULL")
			);
		const known = this.#ours.get(recorded);
		if (known === undefined && form.test(answered))
			this.#ours.set(recorded, answered);
		return (known ?? this.#ours.get(recorded)) === answered;
	}
}

function said(
	place: string,
	recorded: Wire,
	answered: Wire | undefined,
): string {
	return `${place} ${JSON.stringify(recorded)} was recorded, and this is ${JSON.stringify(answered)}`;
}
