/** Ends processes of a job as the kernel's out-of-memory killer would. */
import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";

/** Kills the action's process whose working directory is the workspace. */
export function killMain(workspace: string): void {
	killIn(workspace, (command) => command.includes("dist/index.js"));
}

/** Kills those of the action and of Packer in the workspace whose command line matches. */
export function killIn(
	workspace: string,
	matches: (command: string) => boolean,
): void {
	const pids = execFileSync("pgrep", ["-f", "dist/index.js|packer build"], {
		encoding: "utf8",
	});
	for (const pid of pids.trim().split("\n"))
		try {
			const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
			if (readlinkSync(`/proc/${pid}/cwd`) !== workspace) continue;
			if (matches(command.replaceAll("\0", " ")))
				process.kill(Number(pid), "SIGKILL");
		} catch {
			// it ended meanwhile
		}
}
