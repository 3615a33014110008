/** The `github` context of a job, from its event and what the caller says. */

import { join } from "node:path";
import type { ActionRun } from "./runner.ts";

/** What an action of a job sees as `github`; the caller's values win. Nothing leads off this machine. */
export function gitHubContext(
	run: Pick<ActionRun, "event" | "github" | "workspace">,
	temp: string,
): Readonly<Record<string, string>> {
	const { name, payload } = run.event;
	const { ref, after, number } = (
		typeof payload === "object" && payload !== null ? payload : {}
	) as Record<string, unknown>;
	const pullRequest =
		number === undefined ? undefined : `refs/pull/${number}/merge`;
	const context = {
		action: "__self",
		actor: "octocat",
		api_url: "http://127.0.0.1:9/api/v3",
		base_ref: "",
		event_name: name,
		event_path: join(temp, "_github_workflow", "event.json"),
		graphql_url: "http://127.0.0.1:9/api/graphql",
		head_ref: "",
		job: "build",
		ref: `${ref ?? pullRequest ?? "refs/heads/main"}`,
		repository: "acme/templates",
		run_attempt: "1",
		run_id: "1234567890",
		run_number: "7",
		server_url: "https://github.com",
		sha: `${after ?? ""}`,
		token: "ghs_0123456789abcdefghijklmnopqrstuvwxyz",
		triggering_actor: "octocat",
		workflow: "Templates",
		workspace: run.workspace,
		...run.github,
	};
	return {
		...context,
		ref_name: context.ref.replace(/^refs\/(heads|tags|pull)\//, ""),
		ref_type: context.ref.startsWith("refs/tags/") ? "tag" : "branch",
		repository_owner: context.repository.split("/")[0] ?? "",
	};
}
