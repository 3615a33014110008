// Runs programs for the launchers.

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";

/** Lines of a failed program that are shown. */
const SHOWN_LINES = 20;

/**
 * Runs a program to its end, silently; what it said is shown only when it fails.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} options
 */
export async function run(command, args, options = {}) {
	const child = spawn(command, args, {
		...options,
		stdio: ["ignore", "pipe", "pipe"],
	});
	let said = "";
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding("utf8");
		stream.on("data", (text) => {
			said += text;
		});
	}
	const [code, signal] = await once(child, "close");
	if (code === 0) return;
	const tail = said.trimEnd().split("\n").slice(-SHOWN_LINES).join("\n");
	throw new Error(
		`\`${[command, ...args].join(" ")}\` failed (${signal ?? code}):\n${tail}`,
	);
}

/**
 * What a program prints, or undefined where it is missing, fails or does not answer.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {string | undefined}
 */
export function ask(command, args) {
	const { status, stdout } = spawnSync(command, args, {
		encoding: "utf8",
		// Another program of the same name may wait for input.
		stdio: ["ignore", "pipe", "ignore"],
		timeout: 10_000,
	});
	return status === 0 ? stdout : undefined;
}

/**
 * Is version `text` (the first three numbers found in it) at least `least`?
 *
 * @param {string | undefined} text
 * @param {string} least such as `1.10`
 */
export function isAtLeast(text, least) {
	const found = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text ?? "");
	if (found === null) return false;
	const wanted = least.split(".").map(Number);
	for (let index = 0; index < 3; index++) {
		const difference = Number(found[index + 1] ?? 0) - (wanted[index] ?? 0);
		if (difference !== 0) return difference > 0;
	}
	return true;
}
