#!/usr/bin/env node
/**
 * Entry of the one bundle: command line when there are arguments, post when state says so, else main; and the thread that
 * main starts from the same file to talk to GitHub's cache.
 *
 * The first act of main is to leave the state that makes the next start of this file a post step: a main that was
 * killed while it still loaded must not be run again as post.
 */
import { appendFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const POST_STATE = "isPost";

if (!isMainThread) {
	const { serveCache } = await import("./commands/plugin-cache-worker.ts");
	await serveCache();
} else if (process.argv.length > 2) {
	const { runCommandLine } = await import("./cli.ts");
	await runCommandLine(process.argv.slice(2), process.env);
} else if (process.env[`STATE_${POST_STATE}`] === "true") {
	const { runPost } = await import("./main.ts");
	await runPost(process.env);
} else {
	const stateFile = process.env.GITHUB_STATE;
	if (stateFile) appendFileSync(stateFile, `${POST_STATE}=true\n`);
	const { runMain } = await import("./main.ts");
	await runMain(process.env);
}
