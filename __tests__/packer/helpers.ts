import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { DeclaredVariable, PackerRoot } from "../../src/model.ts";
import { packerEnvironment } from "../../src/packer/command.ts";
import { createRedactor } from "../../src/packer/redact.ts";
import { type RunRequest, runRoot } from "../../src/packer/run.ts";

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), "packer-test-"));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

/** Real Packer, as the test launcher gives it. */
export function realPacker(): string {
	const { PACKER_BIN } = process.env;
	if (!PACKER_BIN) {
		throw new Error("Set PACKER_BIN to a Packer executable (1.16)");
	}
	return PACKER_BIN;
}

export const REPLAY_PACKER = fileURLToPath(
	new URL("../stand-ins/replay-packer.mjs", import.meta.url),
);

export function transcriptPath(name: string): string {
	return fileURLToPath(
		new URL(`../fixtures/transcripts/${name}`, import.meta.url),
	);
}

export function transcript(name: string): Promise<string> {
	return readFile(transcriptPath(name), "utf8");
}

export async function writeFiles(
	folder: string,
	files: Readonly<Record<string, string>>,
): Promise<void> {
	for (const [name, text] of Object.entries(files)) {
		const path = join(folder, name);
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, text);
	}
}

export function declare(
	name: string,
	type = "string",
	more: Partial<DeclaredVariable> = {},
): DeclaredVariable {
	return { name, type, sensitive: false, hasDefault: false, ...more };
}

export function root(more: Partial<PackerRoot> = {}): PackerRoot {
	return {
		os: "debian",
		directory: "packer/debian",
		templateFiles: ["packer/debian/debian.pkr.hcl"],
		variables: [],
		images: [],
		workingDirectory: "repository",
		varFiles: [],
		variantValues: {},
		dependencies: [],
		unresolved: [],
		problems: [],
		...more,
	};
}

export type RunOptions = Partial<Omit<RunRequest, "redactor" | "arguments">> & {
	readonly arguments?: Partial<RunRequest["arguments"]>;
	readonly secrets?: readonly string[];
	readonly environment?: Readonly<Record<string, string>>;
	/** Executable; real Packer unless given. */
	readonly executable?: string;
};

/** Runs the root `packer/debian` of a repository in `folder`; gives the result, the live lines and the log's text. */
export async function run(folder: string, options: RunOptions = {}) {
	const scratch = join(folder, "scratch");
	const lines: string[] = [];
	const logPath = join(folder, "build.log");
	const { executable, secrets = [], environment = {}, ...request } = options;
	const result = await runRoot({
		packer: {
			file: executable ?? realPacker(),
			version: "1.16.0",
			sha256: "",
			modern: true,
		},
		folder: scratch,
		logPath,
		redactor: createRedactor(secrets),
		log: (line) => lines.push(line),
		signal: new AbortController().signal,
		timeoutMinutes: 0,
		stopGraceSeconds: 20,
		debug: false,
		initInTurn: (work) => work(),
		now: () => new Date(),
		...request,
		arguments: {
			root: root(),
			repository: folder,
			workingDirectory: folder,
			only: [],
			except: [],
			varFiles: [],
			...options.arguments,
		},
		environment: packerEnvironment({
			base: { ...process.env, ...environment },
			mode: "all",
			pluginDirectory: join(folder, "plugins"),
			offered: {},
			debug: request.debug ?? false,
			marker: scratch,
		}),
	});
	return { result, lines, log: await readFile(logPath, "utf8") };
}

/** Pids of the processes that have `text` in their environment. */
export async function processesWith(text: string): Promise<number[]> {
	const { readdir } = await import("node:fs/promises");
	const pids: number[] = [];
	for (const entry of await readdir("/proc")) {
		if (!/^\d+$/.test(entry) || Number(entry) === process.pid) continue;
		const environment = await readFile(`/proc/${entry}/environ`, "utf8").catch(
			() => "",
		);
		if (environment.includes(text)) pids.push(Number(entry));
	}
	return pids;
}

/** Waits for a condition; the test's own time-out ends what never comes. */
export async function until(
	condition: () => boolean | Promise<boolean>,
): Promise<void> {
	while (!(await condition())) {
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}
