/**
 * What the lines of a run tell of its builds: where each stands, and what the xenserver plugin made in the pool for
 * it. Guests and scripts speak through the same lines, after the same prefix: nothing that gives leave to remove or
 * stop something is taken from a line of a time when they may speak.
 */

import { createReadStream } from "node:fs";
import { join } from "node:path";
import { type Line, LineSplitter } from "./lines.ts";
import { type MachineLine, parseMachineLine } from "./machine-line.ts";

/** Of an error that is kept. */
const MAX_WORDS = 1000;

const READ_BYTES = 1 << 20;

/** Where a build stands, in the order of its life; it never goes back. */
const PHASES = [
	"prepare",
	"create",
	"boot",
	"address",
	"connect",
	"provision",
	"shutdown",
	"export",
	"cleanup",
	"post-process",
] as const;
export type Phase = (typeof PHASES)[number];

/** What one Packer build has told of itself. */
export interface BuildTrace {
	/** Name of the build, as Packer prints it. */
	readonly build: string;
	/** Absent where nothing but facts were told. */
	readonly phase?: Phase;
	/** When the phase began: ms since the epoch, to the second, by Packer's clock. */
	readonly phaseSince: number;
	/** UUID of the VM that it made. */
	readonly vm?: string;
	/** Opaque references of the VDIs that it uploaded, such as an ISO and `Packer-CD`. */
	readonly uploads: readonly string[];
	/** Opaque references of its uploads' tasks. */
	readonly tasks: readonly string[];
	/** Opaque references of its sessions: whoever has one is logged in. */
	readonly sessions: readonly string[];
	/** Address of the VM that Packer goes on with. */
	readonly address?: string;
	/** The last error of the build itself, before its clean-up; not redacted. */
	readonly problem?: string;
	readonly exporting: boolean;
	/** Packer's client of the pool said that it is dead, before the clean-up. */
	readonly disconnected: boolean;
	/** Packer is through with it, well or badly, its clean-up included. */
	readonly ended: boolean;
}

/** First match wins; the words are those of packer-plugin-xenserver and of Packer's SDK. */
const PHASE_WORDS: readonly (readonly [RegExp, Phase])[] = [
	[/^XAPI client session established/, "prepare"],
	[/^Step: (?:Create|Import) Instance/, "create"],
	[/^Waiting \S+ for boot/, "boot"],
	[/^Step: Wait for VM's IP/, "address"],
	[/^Waiting for (?:SSH|WinRM) to become available/, "connect"],
	[/^Provisioning with |^Running local shell script/, "provision"],
	[/^Step: Shutting down VM/, "shutdown"],
	[/^Step: export artifact/, "export"],
	[/^(?:Download completed|Destroying VM|Deleting output dir)/, "cleanup"],
	[/^Running post-processor/, "post-process"],
];

/** `==> name: text`, or with four spaces for the arrow. Post-processors speak as `name (type)`: they are none of the plugin. */
const SPOKEN = /^(?:==> | {4})([^\s:()][^:()\n]*): ([^\n]*)/;
const BUILD_ENDED = /^Build '(.+)' (?:finished|errored)/;
const ALL_ENDED =
	/^\s*==> (?:Builds finished|Some builds didn't complete)|^Cleanly cancelled builds/;
const MADE = /^(?:Created|Imported) instance '([\da-f-]{36})'/;
const ADDRESS = /^Got IP address '([^']{1,64})'/;
const UPLOAD = /^PUT '?https?:\/\/\S+\/import\w*\?/;
const EXPORT = /^Getting XVA https?:\/\/\S+\/export\?/;
/** A reference in a query, as it is or percent-encoded. */
const REFERENCE =
	/[?&](vdi|task_id|session_id)=(OpaqueRef(?::|%3A)[\w-]{1,64})/g;
/** Go's `rpc.ErrShutdown`: after one answer that is no RPC, every further call ends so. */
const SHUT_DOWN = /(?:^|: )connection is shut down$/;

/** More references than this no build has; a guest that makes some up shall not fill the memory. */
const MAX_REFERENCES = 32;

/** Follows the builds of one run. */
export class TraceReader {
	readonly #builds = new Map<string, BuildTrace>();
	#last: string | undefined;

	/** The builds that have told something, in the order of their first words. */
	get traces(): readonly BuildTrace[] {
		return [...this.#builds.values()];
	}

	/** Of the run, as far as stopping it goes: `export` while any build exports, else where the last speaker stands. */
	get phase(): Phase | undefined {
		return this.traces.some(({ exporting }) => exporting)
			? "export"
			: this.#builds.get(this.#last ?? "")?.phase;
	}

	/** Takes one line in. */
	read({ at, target, type, data }: MachineLine): void {
		if (type === "ui") {
			const [level, ...rest] = data;
			this.#hear(at, level === "error", rest.join(","));
		} else if (type === "error" || type === "artifact-count") {
			this.#end(target);
		}
	}

	#hear(at: number, isError: boolean, text: string): void {
		this.#end(BUILD_ENDED.exec(text)?.[1] ?? "");
		if (ALL_ENDED.test(text)) {
			for (const build of this.#builds.keys()) this.#end(build);
		}
		const [, build = "", words = ""] = SPOKEN.exec(text) ?? [];
		if (build === "") return;
		const before = this.#builds.get(build) ?? newTrace(build, at);
		const after = learn(move(before, words, at), words, isError);
		if (after === before) return;
		this.#builds.set(build, after);
		this.#last = build;
	}

	#end(build: string): void {
		const trace = this.#builds.get(build);
		if (trace === undefined) return;
		this.#builds.set(build, { ...trace, exporting: false, ended: true });
	}
}

function newTrace(build: string, at: number): BuildTrace {
	return {
		build,
		phaseSince: at,
		uploads: [],
		tasks: [],
		sessions: [],
		exporting: false,
		disconnected: false,
		ended: false,
	};
}

/** The trace in the phase that the words begin, or as it was. */
function move(trace: BuildTrace, words: string, at: number): BuildTrace {
	const next = PHASE_WORDS.find(([pattern]) => pattern.test(words))?.[1];
	if (next === undefined || rank(next) <= rank(trace.phase)) return trace;
	return {
		...trace,
		phase: next,
		phaseSince: at,
		exporting: next === "export",
	};
}

function rank(phase: Phase | undefined): number {
	return phase === undefined ? -1 : PHASES.indexOf(phase);
}

/** The trace with the facts that the words tell, or as it was. */
function learn(trace: BuildTrace, words: string, isError: boolean): BuildTrace {
	const { phase } = trace;
	// Before the VM runs, and while it is exported, the plugin alone speaks.
	if (rank(phase) < rank("boot")) {
		const vm = MADE.exec(words)?.[1];
		if (vm !== undefined && trace.vm === undefined) return { ...trace, vm };
		if (UPLOAD.test(words)) return withReferences(trace, words);
	}
	if (phase === "export" && EXPORT.test(words)) {
		return withReferences(trace, words);
	}
	if (phase === "address") {
		const address = ADDRESS.exec(words)?.[1];
		if (address !== undefined) return { ...trace, address };
	}
	if (isError && phase !== "provision" && rank(phase) < rank("cleanup")) {
		const disconnected = trace.disconnected || SHUT_DOWN.test(words);
		return { ...trace, problem: words.slice(0, MAX_WORDS), disconnected };
	}
	return trace;
}

function withReferences(trace: BuildTrace, words: string): BuildTrace {
	const found = [...words.matchAll(REFERENCE)];
	const more = (known: readonly string[], name: string) => {
		const named = found
			.filter((match) => match[1] === name)
			.map(([, , reference = ""]) => reference.replace(/%3A/i, ":"));
		return [...new Set([...known, ...named])].slice(0, MAX_REFERENCES);
	};
	return {
		...trace,
		uploads: more(trace.uploads, "vdi"),
		tasks: more(trace.tasks, "task_id"),
		sessions: more(trace.sessions, "session_id"),
	};
}

/**
 * The traces of the Packer builds of one of our builds, from its own folder (the one with `packer/` in it), however
 * long the output. `ended` tells whether Packer came to its end by itself. Empty where Packer never built.
 */
export async function readTraces(
	folder: string,
): Promise<readonly BuildTrace[]> {
	const reader = new TraceReader();
	const splitter = new LineSplitter();
	const take = (lines: readonly Line[]) => {
		for (const { text } of lines) {
			const line = parseMachineLine(text);
			if (line !== undefined) reader.read(line);
		}
	};
	const path = join(folder, "packer", "build", "stdout.log");
	try {
		const chunks = createReadStream(path, { highWaterMark: READ_BYTES });
		for await (const chunk of chunks) take(splitter.push(chunk));
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ENOENT") {
			return [];
		}
		throw error;
	}
	take(splitter.end());
	return reader.traces;
}
