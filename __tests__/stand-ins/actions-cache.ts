/**
 * GitHub's cache service, version 2: three Twirp methods in JSON, and blobs at signed addresses. Strict: what the service
 * would refuse is refused, and what no client of its should send is kept in `complaints`.
 */
import { randomUUID } from "node:crypto";
import {
	createServer,
	type IncomingMessage,
	type ServerResponse,
} from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

export interface CacheService {
	/** `ACTIONS_RESULTS_URL`. */
	readonly url: string;
	/** What the runner gives to an action's environment. */
	readonly env: Readonly<Record<string, string>>;
	/** Finished entries by key. */
	readonly entries: ReadonlyMap<string, Buffer>;
	/** Names of the methods that were called, in order; `PUT` and `GET` are blobs. */
	readonly calls: readonly string[];
	readonly complaints: readonly string[];
	/** Replaces the bytes of an entry. */
	corrupt(key: string, bytes: Buffer): void;
	stop(): Promise<void>;
}

export interface CacheServiceOptions {
	/** `slow`: takes the request and answers after minutes. `broken`: answers 500 at once. */
	readonly behaviour?: "good" | "slow" | "broken";
	/** The token may read only. */
	readonly readOnly?: boolean;
}

interface Asked {
	readonly key: string;
	readonly version: string;
	readonly size: unknown;
}

interface Reply {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly json?: Readonly<Record<string, unknown>>;
	readonly bytes?: Buffer | undefined;
}

interface Entry {
	readonly key: string;
	readonly version: string;
	readonly blob: string;
	bytes?: Buffer;
	finished: boolean;
}

const SERVICE = "/twirp/github.actions.results.api.v1.CacheService/";
/** Longer than anybody waits. */
const SLOW_MS = 10 * 60_000;

export async function startCacheService(
	options: CacheServiceOptions = {},
): Promise<CacheService> {
	const service = new Service(options);
	const server = createServer((request, response) => {
		service.handle(request, response).catch((error: unknown) => {
			service.complaints.push(String(error));
			response.destroy();
		});
	});
	await new Promise<void>((resolve) => {
		server.listen(0, "127.0.0.1", resolve);
	});
	const address = server.address();
	const port = typeof address === "object" ? address?.port : 0;
	const url = `http://127.0.0.1:${port}/`;
	service.url = url;
	return {
		url,
		env: {
			ACTIONS_CACHE_SERVICE_V2: "True",
			ACTIONS_RESULTS_URL: url,
			ACTIONS_RUNTIME_TOKEN: service.token,
			// any other host is taken for a GitHub Enterprise Server, which has version 1 only
			GITHUB_SERVER_URL: "https://github.com",
		},
		get entries() {
			return service.finished();
		},
		calls: service.calls,
		complaints: service.complaints,
		corrupt: (key, bytes) => service.corrupt(key, bytes),
		stop: async () => {
			service.stopped.abort();
			server.closeAllConnections();
			await new Promise((resolve) => {
				server.close(resolve);
			});
		},
	};
}

class Service {
	url = "";
	readonly token = randomUUID();
	readonly calls: string[] = [];
	readonly complaints: string[] = [];
	readonly stopped = new AbortController();
	readonly #signature = randomUUID();
	readonly #options: CacheServiceOptions;
	readonly #entries: Entry[] = [];

	constructor(options: CacheServiceOptions) {
		this.#options = options;
	}

	finished(): ReadonlyMap<string, Buffer> {
		return new Map(
			this.#entries
				.filter(({ finished }) => finished)
				.map(({ key, bytes }) => [key, bytes ?? Buffer.alloc(0)]),
		);
	}

	corrupt(key: string, bytes: Buffer): void {
		const entry = this.#entries.find((one) => one.key === key);
		if (entry === undefined) throw new Error(`There is no entry ${key}.`);
		entry.bytes = bytes;
	}

	async handle(
		request: IncomingMessage,
		response: ServerResponse,
	): Promise<void> {
		const url = new URL(request.url ?? "/", this.url);
		const body = await bodyOf(request);
		const reply = url.pathname.startsWith(SERVICE)
			? await this.#method(request, url.pathname.slice(SERVICE.length), body)
			: this.#blob(request, url, body);
		const { status, headers = {}, json, bytes } = reply;
		const sent = json === undefined ? bytes : Buffer.from(JSON.stringify(json));
		response.writeHead(status, {
			"content-length": sent?.length ?? 0,
			...(json === undefined ? {} : { "content-type": "application/json" }),
			...headers,
		});
		response.end(request.method === "HEAD" ? undefined : sent);
	}

	async #method(
		request: IncomingMessage,
		method: string,
		body: Buffer,
	): Promise<Reply> {
		this.calls.push(method);
		if (this.#options.behaviour === "slow")
			await sleep(SLOW_MS, undefined, { signal: this.stopped.signal }).catch(
				() => {},
			);
		if (this.#options.behaviour === "broken")
			return { status: 500, json: { code: "internal", msg: "broken" } };
		if (request.method !== "POST")
			return this.#refusal(404, `${request.method} of ${method}`);
		if (request.headers.authorization !== `Bearer ${this.token}`)
			return this.#refusal(401, "a wrong token");
		if (request.headers["content-type"] !== "application/json")
			return this.#refusal(404, "no JSON");
		const asked: Record<string, unknown> = JSON.parse(body.toString());
		const { key, version } = asked;
		if (
			typeof key !== "string" ||
			typeof version !== "string" ||
			key.length > 512 ||
			key.includes(",") ||
			!/^[0-9a-f]{64}$/.test(version)
		)
			return this.#refusal(400, JSON.stringify(asked));
		return this.#answer(method, { key, version, size: asked.size_bytes });
	}

	#answer(method: string, { key, version, size }: Asked): Reply {
		const found = this.#entries.find(
			(entry) => entry.key === key && entry.version === version,
		);
		if (method === "GetCacheEntryDownloadURL")
			return {
				status: 200,
				json: found?.finished
					? {
							ok: true,
							signed_download_url: this.#address(found),
							matched_key: key,
						}
					: { ok: false, signed_download_url: "", matched_key: "" },
			};
		if (this.#options.readOnly)
			return {
				status: 403,
				json: {
					code: "permission_denied",
					msg: "cache write denied: the token may only read",
				},
			};
		if (method === "CreateCacheEntry") {
			if (found !== undefined)
				return { status: 409, json: { code: "already_exists", msg: key } };
			const entry = { key, version, blob: randomUUID(), finished: false };
			this.#entries.push(entry);
			const signed_upload_url = this.#address(entry);
			return { status: 200, json: { ok: true, signed_upload_url } };
		}
		if (method !== "FinalizeCacheEntryUpload")
			return this.#refusal(404, method);
		if (found === undefined || String(size) !== String(found.bytes?.length))
			return this.#refusal(400, `an entry of ${size} bytes`);
		found.finished = true;
		return { status: 200, json: { ok: true, entry_id: "1" } };
	}

	#address({ blob }: Entry): string {
		return `${this.url}account/container/${blob}?sig=${this.#signature}`;
	}

	#blob(request: IncomingMessage, url: URL, body: Buffer): Reply {
		const { method = "", headers } = request;
		this.calls.push(method);
		const entry = this.#entries.find(({ blob }) =>
			url.pathname.endsWith(`/${blob}`),
		);
		if (
			entry === undefined ||
			url.searchParams.get("sig") !== this.#signature ||
			headers.authorization !== undefined
		)
			return this.#refusal(403, `${method} ${url.pathname}`);
		if (method !== "PUT") return { status: 200, bytes: entry.bytes };
		if (headers["x-ms-blob-type"] !== "BlockBlob")
			return this.#refusal(400, "no block blob");
		entry.bytes = body;
		return { status: 201, headers: { etag: '"1"', "x-ms-request-id": "1" } };
	}

	#refusal(status: number, what: string): Reply {
		this.complaints.push(what);
		return { status, json: { code: "invalid_argument", msg: what } };
	}
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk);
	return Buffer.concat(chunks);
}
