/** All that the story is played with: a repository, a pool, a bucket, GitHub, and a runner that starts the bundle. */

import { strict as assert } from "node:assert";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type GitHubStandIn, startGitHub } from "../stand-ins/github.ts";
import { type JobResult, runAction } from "../stand-ins/runner.ts";
import {
	ACCESS_KEY,
	BUCKET,
	type S3Server,
	SECRET_KEY,
	startS3,
} from "../stand-ins/s3.ts";
import { Bucket, changedSizes, type Stored } from "./bucket.ts";
import { installMachines } from "./pool.ts";
import { Repository } from "./repository.ts";
import { block, LogView, label } from "./screen.ts";
import { summaryLines, summaryPage } from "./summary.ts";
import { tree } from "./tree.ts";

/** The value of the templates' sensitive variable. */
export const ROOT_PASSWORD = "correct-horse-battery-staple";

const FULL_NAME = "acme/templates";
const NO_COMMIT = "0".repeat(40);

/** A push to the default branch. */
export interface Push {
	/** Absent where the branch is new. */
	readonly before?: string;
	readonly after: string;
}

interface StageParts {
	readonly actionPath: string;
	readonly packer: string;
	readonly folder: string;
	readonly repository: Repository;
	readonly server: S3Server;
	readonly github: GitHubStandIn;
	/** Ends a run as a cancelled job. */
	readonly stopped: AbortSignal;
}

/**
 * Opens the stage; the caller closes it.
 *
 * @param actionPath folder with `action.yml` and `dist/`
 */
export async function openStage(
	actionPath: string,
	stopped: AbortSignal,
): Promise<Stage> {
	const folder = mkdtempSync(join(tmpdir(), "xva-template-action-demo-"));
	const repository = new Repository(join(folder, "repository"));
	mkdirSync(join(folder, "pool"));
	const server = await startS3("seaweedfs", folder);
	try {
		const [github] = await Promise.all([
			startGitHub({
				gitDirectory: repository.directory,
				repository: FULL_NAME,
			}),
			installMachines(join(folder, "pool"), 1),
		]);
		const packer = process.env.PACKER_BIN ?? "packer";
		return new Stage({
			actionPath,
			packer,
			folder,
			repository,
			server,
			github,
			stopped,
		});
	} catch (error) {
		await server.stop();
		throw error;
	}
}

export class Stage {
	readonly folder: string;
	readonly pool: string;
	readonly repository: Repository;
	readonly bucket: Bucket;
	readonly #parts: StageParts;
	#listing: ReadonlyMap<string, Stored> = new Map();
	#runs = 0;

	constructor(parts: StageParts) {
		this.#parts = parts;
		this.folder = parts.folder;
		this.pool = join(parts.folder, "pool");
		this.repository = parts.repository;
		this.bucket = new Bucket(parts.server.endpoint);
	}

	/** Runs the action for a push or by hand, and shows its log; log and summary are kept in a folder of this name. */
	async run(
		name: string,
		event: Push | "dispatch",
		inputs: Readonly<Record<string, string>> = {},
	): Promise<JobResult> {
		const { actionPath, stopped, github } = this.#parts;
		this.#runs += 1;
		label("The step's log");
		const view = new LogView();
		const job = await runAction({
			actionPath,
			node: process.execPath,
			workspace: this.repository.directory,
			event:
				event === "dispatch"
					? { name: "workflow_dispatch", payload: dispatched(inputs) }
					: { name: "push", payload: pushed(event) },
			inputs: { ...this.#inputs(), ...inputs },
			github: {
				action_ref: "v1",
				action_repository: "acme/xva-template-action",
				api_url: github.apiUrl,
				repository: FULL_NAME,
				run_id: `${1000 + this.#runs}`,
				run_number: `${this.#runs}`,
				token: github.token,
			},
			env: { HOME: join(this.folder, "home"), CHECKPOINT_DISABLE: "1" },
			secrets: [ROOT_PASSWORD, SECRET_KEY],
			toolCache: join(this.folder, "tool-cache"),
			cancelAfter: aborted(stopped),
			onLine: view.show,
		});
		stopped.throwIfAborted();
		this.#keep(name, job);
		return job;
	}

	/** Shows the newest status of each context of a commit; none may be pending after a run. */
	showStatuses(sha: string): void {
		const newest = new Map(
			this.#parts.github.statuses
				.filter((status) => status.sha === sha)
				.map((status) => [status.context, status]),
		);
		label(`Statuses of commit ${sha.slice(0, 7)}`);
		const rows = [...newest.values()].map(
			({ context, state, description }) =>
				`${context.padEnd(12)}  ${state.padEnd(8)}  ${description}`,
		);
		block(rows.sort());
		for (const { context, state } of newest.values())
			assert.notEqual(state, "pending", `${context} is still pending`);
	}

	/** What the bucket holds more, or other, than when this was last asked. */
	async showBucket(): Promise<void> {
		const listing = await this.bucket.list();
		const sizes = changedSizes(this.#listing, listing);
		this.#listing = listing;
		label("What is new in the bucket");
		block(sizes.size === 0 ? ["nothing"] : tree(sizes));
	}

	/** Ends the servers, and keeps what a reader may look at. */
	async close(): Promise<void> {
		this.bucket.close();
		await this.#parts.github.close();
		await this.#parts.server.stop();
		for (const scratch of ["home", "pool", "tool-cache"])
			await rm(join(this.folder, scratch), { recursive: true, force: true });
	}

	#inputs(): Record<string, string> {
		return {
			packer: this.#parts.packer,
			"packer-variables": `pool=${this.pool}`,
			"packer-secrets": `root_password=${ROOT_PASSWORD}`,
			"s3-bucket": BUCKET,
			"s3-endpoint": this.#parts.server.endpoint,
			"aws-access-key-id": ACCESS_KEY,
			"aws-secret-access-key": SECRET_KEY,
		};
	}

	#keep(name: string, { main }: JobResult): void {
		const folder = join(this.folder, name);
		mkdirSync(folder);
		const page = join(folder, "summary.html");
		writeFileSync(join(folder, "log.txt"), `${main.log.join("\n")}\n`);
		writeFileSync(join(folder, "summary.md"), main.summary);
		writeFileSync(page, summaryPage(name, main.summary));
		label(`The job summary, for a browser file://${page}`);
		block(summaryLines(main.summary));
	}
}

const EVENT = {
	ref: "refs/heads/main",
	repository: { full_name: FULL_NAME, default_branch: "main" },
	sender: { login: "octocat" },
};

/** The event as GitHub tells it. */
function pushed({ before, after }: Push): unknown {
	return {
		...EVENT,
		before: before ?? NO_COMMIT,
		after,
		created: before === undefined,
		deleted: false,
		forced: false,
	};
}

/** As "Run workflow" does. */
function dispatched(inputs: Readonly<Record<string, string>>): unknown {
	return { ...EVENT, inputs, workflow: ".github/workflows/templates.yml" };
}

function aborted(signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		if (signal.aborted) resolve();
		else signal.addEventListener("abort", () => resolve(), { once: true });
	});
}
