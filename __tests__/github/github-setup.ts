/** The client of src/github against the stand-in, with a clock that only sleeping moves. */

import { type GitHubClient, openGitHub } from "../../src/github/client.ts";
import type { GitHubStandIn } from "../stand-ins/github.ts";

export interface Opened {
	readonly client: GitHubClient;
	/** Seconds of each sleep. */
	readonly slept: number[];
	readonly log: string[];
}

/** Opens the stand-in. Time stands at 0 until a sleep, which returns at once; jitter is at its greatest. */
export function open(
	github: GitHubStandIn,
	options: Partial<Parameters<typeof openGitHub>[0]> = {},
): Opened {
	const slept: number[] = [];
	const log: string[] = [];
	let milliseconds = 0;
	const client = openGitHub({
		token: github.token,
		apiUrl: github.apiUrl,
		repository: github.repository,
		fetch,
		sleep: async (duration) => {
			milliseconds += duration;
			slept.push(duration / 1000);
		},
		now: () => milliseconds,
		random: () => 1,
		log: (line) => log.push(line),
		...options,
	});
	return { client, slept, log };
}
