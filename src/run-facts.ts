/** What the runner's environment says of this run; the only reader of `GITHUB_*` and `RUNNER_*`. */
import { readFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";

export type Env = Readonly<Record<string, string | undefined>>;

export interface RunFacts {
	readonly eventName: string;
	/** Parsed event file; undefined where it is missing or no JSON. */
	readonly payload: unknown;
	/** Commit of the event. */
	readonly sha: string;
	/** Full ref of the event. */
	readonly ref: string;
	/** `owner/name`, empty outside Actions. */
	readonly repository: string;
	readonly serverUrl: string;
	readonly apiUrl: string;
	/** `local` outside Actions. */
	readonly runId: string;
	readonly runAttempt: string;
	/** `<run id>-<attempt>`. */
	readonly runKey: string;
	/** Page of this attempt, undefined outside Actions. */
	readonly runUrl?: string;
	readonly actor: string;
	readonly workflow: string;
	/** Absolute. */
	readonly workspace: string;
	readonly temp: string;
	/** Outlives the run, and is the user's own: plugins that are started lie there, and images that are published. */
	readonly toolCache: string;
	readonly runnerName: string;
	readonly runnerEnvironment: string;
}

/** Reads the facts; a local run gets harmless stand-ins. */
export function readRunFacts(env: Env): RunFacts {
	const of = (name: string, otherwise = ""): string => env[name] || otherwise;
	const temp = of("RUNNER_TEMP", tmpdir());
	const serverUrl = of("GITHUB_SERVER_URL", "https://github.com");
	const repository = of("GITHUB_REPOSITORY");
	const runId = of("GITHUB_RUN_ID");
	const attempt = of("GITHUB_RUN_ATTEMPT", "1");
	return {
		eventName: of("GITHUB_EVENT_NAME", "workflow_dispatch"),
		payload: readPayload(of("GITHUB_EVENT_PATH")),
		sha: of("GITHUB_SHA"),
		ref: of("GITHUB_REF"),
		repository,
		serverUrl,
		apiUrl: of("GITHUB_API_URL", "https://api.github.com"),
		runId: runId || "local",
		runAttempt: attempt,
		runKey: `${runId || "local"}-${attempt}`,
		...(runId === "" || repository === ""
			? {}
			: {
					runUrl: `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${attempt}`,
				}),
		actor: of("GITHUB_ACTOR"),
		workflow: workflowFile(of("GITHUB_WORKFLOW_REF")),
		workspace: resolve(of("GITHUB_WORKSPACE", process.cwd())),
		temp,
		toolCache: of(
			"RUNNER_TOOL_CACHE",
			of("XDG_CACHE_HOME", join(homedir(), ".cache")),
		),
		runnerName: of("RUNNER_NAME", "local"),
		runnerEnvironment: of("RUNNER_ENVIRONMENT", "self-hosted"),
	};
}

function readPayload(path: string): unknown {
	try {
		return JSON.parse(readFileSync(path, "utf8"));
	} catch {
		return undefined;
	}
}

/** `templates.yml` of `owner/name/.github/workflows/templates.yml@refs/heads/main`. */
function workflowFile(workflowRef: string): string {
	return /\/\.github\/workflows\/([^@]+)@/.exec(workflowRef)?.[1] ?? "";
}
