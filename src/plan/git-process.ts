/** Starts git: the only place that does. */
import { spawn } from "node:child_process";

/** git could not be run, or refused: `stderr` is its last words. */
export class GitError extends Error {
	override readonly name = "GitError";
}

export interface GitProcessOptions {
	/** The workspace: a folder of the repository, its links resolved. */
	readonly directory: string;
	readonly env: Readonly<Record<string, string | undefined>>;
}

/** What one run of git came to. */
export interface GitOutput {
	readonly code: number;
	readonly stdout: Buffer;
	readonly stderr: string;
}

/** Runs git with arguments and further environment variables. */
export type Git = (
	args: readonly string[],
	extraEnv?: Readonly<Record<string, string>>,
) => Promise<GitOutput>;

/** `git` with an environment in which neither the user's hooks nor another repository's variables act. */
export function createGit(options: GitProcessOptions): Git {
	const inherited = Object.fromEntries(
		Object.entries(options.env).filter(
			([name]) => !/^(GIT_|INPUT_|STATE_|ACTIONS_)/.test(name),
		),
	);
	const fixed = [
		"-c",
		`safe.directory=${options.directory}`,
		"-c",
		"core.fsmonitor=false",
		"-c",
		"core.hooksPath=/dev/null",
		"-c",
		"core.quotePath=false",
		// a fetch would start maintenance in the background, which outlives us
		"-c",
		"gc.auto=0",
		"-c",
		"maintenance.auto=false",
	];
	return (args, extraEnv = {}) =>
		new Promise((done, failed) => {
			const child = spawn("git", [...fixed, ...args], {
				cwd: options.directory,
				stdio: ["ignore", "pipe", "pipe"],
				env: {
					...inherited,
					LC_ALL: "C",
					GIT_TERMINAL_PROMPT: "0",
					GIT_OPTIONAL_LOCKS: "0",
					GIT_LITERAL_PATHSPECS: "1",
					...extraEnv,
				},
			});
			const out: Buffer[] = [];
			const err: Buffer[] = [];
			child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
			child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
			child.on("error", (cause) =>
				failed(
					new GitError(
						"git could not be started: install git on the runner, or give `github-token` so that GitHub's API answers instead.",
						{ cause },
					),
				),
			);
			child.on("close", (code) =>
				done({
					code: code ?? -1,
					stdout: Buffer.concat(out),
					stderr: lastLine(Buffer.concat(err).toString()),
				}),
			);
		});
}

function lastLine(text: string): string {
	return text.trim().split("\n").at(-1)?.slice(0, 300) ?? "";
}

/** What git prints. @throws GitError where it fails */
export async function must(git: Git, args: readonly string[]): Promise<Buffer> {
	const out = await git(args);
	if (out.code !== 0)
		throw new GitError(
			`git ${args[0]} failed: ${out.stderr || `exit code ${out.code}`}`,
		);
	return out.stdout;
}
