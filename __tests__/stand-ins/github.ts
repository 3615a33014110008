/**
 * A GitHub on this machine: statuses with a memory, commits and trees of a real git repository, GitHub's unwritten limits, and
 * its bad days on request. Each request and each answer is judged by GitHub's own description of its API.
 */

import {
	createServer,
	type IncomingMessage,
	type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, failed, invalid, ok, okOr404 } from "./github-answers.ts";
import { type Faults, faultAnswer, noFaults } from "./github-faults.ts";
import {
	createJudge,
	type Judge,
	type JudgedRequest,
	type Operation,
	readDescription,
} from "./github-judge.ts";
import { GitObjects } from "./github-objects.ts";
import { StatusBook, type TakenStatus } from "./github-statuses.ts";

export interface GitHubStandInOptions {
	/** Folder of the git repository whose objects are served. */
	readonly gitDirectory: string;
	/** `owner/name`. */
	readonly repository?: string;
	readonly defaultBranch?: string;
	readonly token?: string;
}

export interface RecordedRequest {
	readonly method: string;
	/** Path below the API's base, with query. */
	readonly path: string;
	readonly body: unknown;
	/** What it was answered; 0 where the connection was cut. */
	status: number;
}

export interface GitHubStandIn {
	/** The value of `GITHUB_API_URL`: like GitHub Enterprise Server's, it has a path. */
	readonly apiUrl: string;
	readonly repository: string;
	readonly token: string;
	readonly faults: Faults;
	readonly requests: readonly RecordedRequest[];
	/** What GitHub's description does not allow; a test asserts that it is empty. */
	readonly violations: readonly string[];
	/** All statuses in the order in which they were taken. */
	readonly statuses: readonly TakenStatus[];
	/** State by context, as GitHub would show a commit. */
	shown(sha: string): Readonly<Record<string, string>>;
	/** Takes a status as if another run had set it. */
	takeStatus(status: Pick<TakenStatus, "sha" | "context" | "state">): void;
	close(): Promise<void>;
}

/** Like GitHub Enterprise Server, so that a client which forgets the path of `GITHUB_API_URL` is found out. */
const BASE_PATH = "/api/v3";

/** Starts on a free port of 127.0.0.1. */
export async function startGitHub(
	options: GitHubStandInOptions,
): Promise<GitHubStandIn> {
	const repository = options.repository ?? "acme/templates";
	const token = options.token ?? "ghs_0123456789abcdefghijklmnopqrstuvwxyz";
	const server = createServer();
	await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
	const { port } = server.address() as AddressInfo;
	const apiUrl = `http://127.0.0.1:${port}${BASE_PATH}`;
	const service = new Service(options, repository, token, apiUrl);
	server.on("request", (request: IncomingMessage, response: ServerResponse) => {
		service.serve(request, response).catch((error: unknown) => {
			service.violations.push(`the stand-in failed: ${error}`);
			response.destroy();
		});
	});
	return {
		apiUrl,
		repository,
		token,
		faults: service.faults,
		requests: service.requests,
		violations: service.violations,
		statuses: service.book.taken,
		shown: (sha) =>
			Object.fromEntries(
				service.book.newest(sha).map(({ context, state }) => [context, state]),
			),
		takeStatus: (status) => {
			service.book.take(status);
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		},
	};
}

class Service {
	readonly requests: RecordedRequest[] = [];
	readonly violations: string[] = [];
	readonly book: StatusBook;
	readonly faults = noFaults();
	readonly #repository: string;
	readonly #token: string;
	readonly #judge: Judge;
	readonly #objects: GitObjects;
	readonly #repositoryBody: Record<string, unknown>;

	constructor(
		options: GitHubStandInOptions,
		repository: string,
		token: string,
		apiUrl: string,
	) {
		const description = readDescription();
		this.#repository = repository;
		this.#token = token;
		this.#judge = createJudge(description);
		this.book = new StatusBook(`${apiUrl}/repos/${repository}`);
		this.#objects = new GitObjects(
			options.gitDirectory,
			`${apiUrl}/repos/${repository}`,
		);
		this.#repositoryBody = {
			...repositoryExample(description),
			full_name: repository,
			name: repository.split("/")[1],
			default_branch: options.defaultBranch ?? "main",
		};
	}

	async serve(
		request: IncomingMessage,
		response: ServerResponse,
	): Promise<void> {
		const url = new URL(request.url ?? "/", "http://127.0.0.1");
		const text = await readAll(request);
		const inside = url.pathname.startsWith(`${BASE_PATH}/`);
		const judged = {
			method: request.method ?? "",
			path: inside ? url.pathname.slice(BASE_PATH.length) : "",
			query: url.searchParams,
			body: text === "" ? undefined : JSON.parse(text),
		};
		const record: RecordedRequest = {
			method: judged.method,
			path: `${judged.path}${url.search}`,
			body: judged.body,
			status: 0,
		};
		this.requests.push(record);
		if (this.faults.delayMilliseconds > 0)
			await sleep(this.faults.delayMilliseconds);
		if (this.faults.down) {
			request.socket.destroy();
			return;
		}
		const operation = this.#judge(judged);
		if (operation === undefined)
			this.violations.push(`no operation for ${judged.method} ${url.pathname}`);
		const answer =
			this.#refusal(request) ??
			faultAnswer(this.faults, operation?.id) ??
			(await this.#answer(judged, operation));
		this.violations.push(
			...(operation?.violations ?? []),
			...(operation?.judgeAnswer(answer.status, answer.body) ?? []),
		);
		record.status = answer.status;
		const type = { "content-type": "application/json; charset=utf-8" };
		response.writeHead(answer.status, { ...type, ...answer.headers });
		response.end(JSON.stringify(answer.body));
	}

	#refusal(request: IncomingMessage): Answer | undefined {
		const { authorization = "", "user-agent": agent } = request.headers;
		if (!agent)
			return failed(403, "Request forbidden by administrative rules.");
		const given = /^(?:token|bearer) (.+)$/i.exec(authorization);
		if (given === null) return failed(401, "Requires authentication");
		return given[1] === this.#token
			? undefined
			: failed(401, "Bad credentials");
	}

	async #answer(
		{ query, body }: JudgedRequest,
		operation: Operation | undefined,
	): Promise<Answer> {
		const { owner, repo, ...named } = operation?.parameters ?? {};
		if (`${owner}/${repo}` !== this.#repository)
			return failed(404, "Not Found");
		const { sha = "", ref = "" } = named;
		const page = Number(query.get("page") ?? 1);
		const perPage = Math.min(Number(query.get("per_page") ?? 30), 100);
		switch (operation?.id) {
			case "repos/get":
				return ok(this.#repositoryBody);
			case "repos/create-commit-status":
				return this.#createStatus(sha, body as Record<string, string>);
			case "repos/get-combined-status-for-ref":
			case "repos/list-commit-statuses-for-ref": {
				const found = await this.#objects.resolve(ref);
				if (found === undefined) return failed(404, "Not Found");
				return operation.id === "repos/list-commit-statuses-for-ref"
					? this.book.list(found, page, perPage)
					: this.book.combined(found, page, perPage, this.#repositoryBody);
			}
			case "repos/get-commit": {
				const found = await this.#objects.commit(ref);
				return found
					? ok(found)
					: failed(422, `No commit found for SHA: ${ref}`);
			}
			case "git/get-commit":
				return okOr404(await this.#objects.gitCommit(named.commit_sha ?? ""));
			case "git/get-blob":
				return okOr404(await this.#objects.blob(named.file_sha ?? ""));
			case "git/get-tree": {
				const limit = this.faults.treeLimit;
				const recursive = query.has("recursive");
				return okOr404(
					await this.#objects.tree(named.tree_sha ?? "", recursive, limit),
				);
			}
			case "repos/compare-commits-with-basehead": {
				const [base = "", head = ""] = (named.basehead ?? "").split("...");
				return okOr404(await this.#objects.compare(base, head, perPage));
			}
			default:
				return failed(404, "Not Found");
		}
	}

	async #createStatus(
		sha: string,
		body: Readonly<Record<string, string>>,
	): Promise<Answer> {
		if (!/^[0-9a-f]{40}$/.test(sha))
			return invalid("sha", "sha must be a 40 character SHA1");
		if ((await this.#objects.gitCommit(sha)) === undefined)
			return failed(422, `No commit found for SHA: ${sha}`);
		return this.book.create({ state: "", ...body, sha });
	}
}

async function readAll(request: IncomingMessage): Promise<string> {
	request.setEncoding("utf8");
	let text = "";
	for await (const chunk of request) text += chunk;
	return text;
}

/** A repository as GitHub's description shows one, less its forks, plus the property that the example lacks. */
function repositoryExample(
	description: Record<string, unknown>,
): Record<string, unknown> {
	const { examples } = description.components as {
		examples: Record<string, { value: Record<string, unknown> }>;
	};
	const { parent, source, template_repository, ...repository } =
		examples["full-repository-default-response"]?.value ?? {};
	return { ...repository, language: null };
}
