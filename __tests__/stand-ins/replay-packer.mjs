#!/usr/bin/env node
/**
 * A `packer` that replays what the real one said. From the environment:
 *
 *   REPLAY_TRANSCRIPT  output of `packer build -machine-readable`, told again by `build`
 *   REPLAY_SOURCE      file that becomes each image that the transcript names (else a few bytes)
 *   REPLAY_SENSITIVE   text that Packer hid as `<sensitive>` in the names of files
 *   REPLAY_LINE_MS     time between two lines (0)
 *   REPLAY_EXIT        exit code, where it is not the one that the transcript tells
 *   REPLAY_STALL_AT    text of a line after which nothing more comes, whatever is asked: the host is dead or stalled
 *   REPLAY_EXPORT      file that is held open from the export on, with half an image in it
 *
 * Lines bear the time at which they are told. A transcript of a cancelled build waits at `Cancelling build` for
 * SIGTERM. If the recording does not end cleanly after it, neither does this: it goes on until it is killed, as the
 * real one did. SIGINT to the process alone is swallowed, as Packer does.
 */

import {
	copyFileSync,
	mkdirSync,
	openSync,
	readFileSync,
	writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const VERSION = "1.16.0";
const SOURCE = "github.com/vatesfr/xenserver";
const PLUGIN = `${SOURCE}/packer-plugin-xenserver_v0.11.4_x5.0_linux_amd64`;

const { env } = process;
const [command = "", subcommand] = process.argv.slice(2);
process.on("SIGINT", () => {});
process.exitCode = await answer();

async function answer() {
	if (command === "version") return say(`Packer v${VERSION}`);
	if (command === "init") return say("");
	if (command === "validate") return say("The configuration is valid.");
	if (command === "plugins" && subcommand === "required") {
		const path = join(env.PACKER_PLUGIN_PATH ?? "/plugins", PLUGIN);
		return say(`xenserver ${SOURCE} "" ${path}`);
	}
	if (command === "build" && process.argv.includes("-machine-readable")) {
		return replay(readFileSync(env.REPLAY_TRANSCRIPT ?? "", "utf8"));
	}
	process.stderr.write(`replay-packer does not know: ${command}\n`);
	return 1;
}

function say(text) {
	process.stdout.write(`${text}\n`);
	return 0;
}

async function replay(transcript) {
	const terminated = new Promise((resolve) => {
		process.on("SIGTERM", () => resolve("terminated"));
	});
	const cancelled = transcript.includes("Cancelling build after receiving");
	const lines = transcript.split("\n").filter((line) => /^\d+,/.test(line));
	for (const line of lines) {
		if (line.includes(",Cancelling build after receiving")) {
			await untilAsked(terminated);
		} else if (!cancelled && (await pause(terminated)) === "terminated") {
			process.stdout.write(
				"1,,ui,error,Cancelling build after receiving terminated\n" +
					"1,,ui,say,Cleanly cancelled builds after being interrupted.\n",
			);
			return 1;
		}
		makeFile(line);
		if (line.includes(": Getting XVA ") && env.REPLAY_EXPORT) {
			writeFileSync(openSync(env.REPLAY_EXPORT, "w"), "half an image\n");
		}
		const seconds = Math.floor(Date.now() / 1000);
		process.stdout.write(`${line.replace(/^\d+/, seconds)}\n`);
		if (env.REPLAY_STALL_AT && line.includes(env.REPLAY_STALL_AT)) {
			await untilAsked(new Promise(() => {}));
		}
	}
	if (cancelled && !transcript.includes("Cleanly cancelled builds")) {
		await untilAsked(new Promise(() => {}));
	}
	return Number(
		env.REPLAY_EXIT ??
			(/,error-count,[1-9]/.test(transcript) || cancelled ? 1 : 0),
	);
}

function pause(terminated) {
	return Promise.race([terminated, sleep(Number(env.REPLAY_LINE_MS ?? 0))]);
}

/** A promise alone keeps no process alive. */
async function untilAsked(promise) {
	const alive = setInterval(() => {}, 1000);
	await promise;
	clearInterval(alive);
}

function makeFile(line) {
	const [, listed] = /,artifact,\d+,file,\d+,(.+)$/.exec(line) ?? [];
	if (listed === undefined) return;
	const path = listed
		.replaceAll("%!(PACKER_COMMA)", ",")
		.replaceAll("<sensitive>", env.REPLAY_SENSITIVE ?? "hidden");
	mkdirSync(dirname(path), { recursive: true });
	const isImage = /\.(?:xva|qcow2|raw|vhd)(?:\.gz|\.zst)?$/.test(path);
	if (isImage && env.REPLAY_SOURCE) copyFileSync(env.REPLAY_SOURCE, path);
	else writeFileSync(path, `made by the replay: ${path}\n`);
}
