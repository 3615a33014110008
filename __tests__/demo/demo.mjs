// `npm run demo`: gets the real parts, then tells the story (story.ts) under Node 24, the version that the runner brings.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Older ones lack what the launchers use. */
const OLDEST_NODE = 20;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

try {
	process.exitCode = await main();
} catch (error) {
	console.error(error.message);
	process.exitCode = 1;
}

async function main() {
	const { version } = process;
	if (Number.parseInt(version.slice(1), 10) < OLDEST_NODE)
		throw new Error(
			`Node ${OLDEST_NODE} or later is needed, and this is ${version}: install it from https://nodejs.org.`,
		);
	const { prepare, ROOT } = await import("../tools/setup.mjs");
	if (!existsSync(join(ROOT, "dist", "index.js")))
		throw new Error("dist/index.js is missing: run `npm run build` first.");
	const parts = await prepare({ need: ["node", "packer", "s3-weed"] });
	return tellStory(parts, ROOT);
}

/** Runs the story to its end, and returns its exit code; a signal to us is one to the story, which ends what it started. */
async function tellStory(parts, root) {
	const script = fileURLToPath(new URL("story.ts", import.meta.url));
	const child = spawn(parts.node, [script, root], {
		stdio: "inherit",
		env: {
			...process.env,
			PACKER_BIN: parts.packer,
			WEED_BIN: parts["s3-weed"],
		},
	});
	const forward = (signal) => child.kill(signal);
	for (const signal of SIGNALS) process.on(signal, forward);
	const [code] = await once(child, "exit");
	for (const signal of SIGNALS) process.off(signal, forward);
	return code ?? 1;
}
