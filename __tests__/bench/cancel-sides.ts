/** The two sides of `cancel.ts`: what each is, how it is started, and how it is seen that Packer was told to stop. */
import {
	cpSync,
	existsSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ACTION_PATH, type RunOptions } from "../contract/scene.ts";

/** Their names; each builds for as long as it is let. */
export const TEMPLATES = ["debian", "ubuntu"] as const;
const POPULAR = fileURLToPath(new URL("popular", import.meta.url));

export interface Side {
	readonly actionPath: string;
	/** `parallel` Packers run when the step is cancelled. */
	options(parallel: number): RunOptions;
	/** Times at which a Packer got SIGTERM since the last call. */
	takeTerminations(): readonly number[];
}

/** Real Packer behind a process that notes when SIGTERM comes and passes it on. */
function makeWitness(folder: string, packer: string): string {
	const file = join(folder, "packer");
	writeFileSync(
		file,
		`#!${process.execPath}
const { appendFileSync } = require("node:fs");
const packer = require("node:child_process").spawn(
	${JSON.stringify(packer)}, process.argv.slice(2), { stdio: "inherit" });
process.once("SIGTERM", () => appendFileSync(
	${JSON.stringify(join(folder, "terminations"))}, process.hrtime.bigint() + "\\n"));
process.on("SIGTERM", () => packer.kill("SIGTERM"));
packer.on("exit", (code) => process.exit(code ?? 1));
`,
		{ mode: 0o755 },
	);
	return file;
}

/** The committed bundle: a copy, since a build may replace it meanwhile. */
export function ourSide(folder: string, packer: string): Side {
	for (const name of ["action.yml", "dist"])
		cpSync(join(ACTION_PATH, name), join(folder, name), { recursive: true });
	const terminations = join(folder, "terminations");
	const witness = makeWitness(folder, packer);
	return {
		actionPath: folder,
		options: (parallel) => ({
			inputs: {
				os: "all",
				packer: witness,
				"max-parallel": String(parallel),
			},
		}),
		takeTerminations: () => {
			if (!existsSync(terminations)) return [];
			const lines = readFileSync(terminations, "utf8").trim().split("\n");
			rmSync(terminations);
			return lines.map((nanoseconds) => Number(nanoseconds) / 1e6);
		},
	};
}

/** The action in `popular/`: it is the runner that ends its Packer, so nobody needs to watch for SIGTERM. */
export function popularSide(packer: string): Side {
	return {
		actionPath: POPULAR,
		options: (parallel) => ({
			withoutBucket: true,
			inputs: {
				packer,
				templates: TEMPLATES.slice(0, parallel)
					.map((os) => `packer/${os}`)
					.join(" "),
			},
		}),
		takeTerminations: () => [],
	};
}
