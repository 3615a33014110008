/** What an earlier run said of its commit. */
import type { GitHubClient } from "./client.ts";
import type { StatusState } from "./status-text.ts";

/** The newest state of a status context on a commit; undefined where there is none or it can't be read. */
export async function statusOf(
	github: GitHubClient,
	sha: string,
	context: string,
): Promise<StatusState | undefined> {
	const { octokit, owner, repo } = github;
	try {
		const { data } = await octokit.rest.repos.getCombinedStatusForRef({
			owner,
			repo,
			ref: sha,
			per_page: 100,
		});
		const found = data.statuses.find(
			(status) => status.context.toLowerCase() === context.toLowerCase(),
		);
		return found?.state as StatusState | undefined;
	} catch {
		return undefined;
	}
}
