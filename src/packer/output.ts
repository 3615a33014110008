/** What `packer build -machine-readable` comes to, and what a person should read of it. */

import { cleanLine } from "./lines.ts";
import { parseMachineLine } from "./machine-line.ts";
import { type BuildTrace, type Phase, TraceReader } from "./traces.ts";

/** An artifact as Packer lists it; post-processors list the builder's again. */
export interface PackerArtifact {
	readonly build: string;
	readonly builderId: string;
	readonly id: string;
	/** As Packer prints them: relative to its working directory, `<sensitive>` in place of a secret. */
	readonly files: readonly string[];
}

/** A line for people, clean but not redacted. */
export interface UiLine {
	readonly level: "say" | "error";
	readonly text: string;
}

/** Texts with diagnostics that are kept; more than this nobody reads. */
const MAX_DIAGNOSTIC_TEXTS = 100;

/** Gathers the outcome of one `packer build` from its lines; holds little, however long the output. */
export class OutputReader {
	/** Number of builds that failed, as Packer counts them. */
	errorCount = 0;
	/** Packer began to cancel, or says that it has. */
	cancelled = false;
	/** Why each failed build failed. */
	readonly buildErrors = new Map<string, string>();
	/** Texts that hold HCL diagnostics. */
	readonly diagnostics: string[] = [];
	readonly #artifacts = new Map<string, PackerArtifact>();
	readonly #traces = new TraceReader();

	/** Where the run stands: `export` while any of its builds exports. */
	get phase(): Phase | undefined {
		return this.#traces.phase;
	}

	/** What each build has told of itself. */
	get traces(): readonly BuildTrace[] {
		return this.#traces.traces;
	}

	get artifacts(): readonly PackerArtifact[] {
		return [...this.#artifacts.values()];
	}

	/** Takes one line of standard output in; returns what a person should read of it. */
	read(line: string): UiLine[] {
		const machine = parseMachineLine(line);
		if (machine === undefined) return displayLines("say", line);
		this.#traces.read(machine);
		const { target, type, data } = machine;
		switch (type) {
			case "ui":
				return this.#ui(data);
			case "error-count":
				this.errorCount = Number(data[0]) || 0;
				return [];
			case "error":
				this.buildErrors.set(target, data.join(","));
				return [];
			case "artifact":
				this.#artifact(target, data);
				return [];
			default:
				return [];
		}
	}

	#ui([level, ...rest]: readonly string[]): UiLine[] {
		const text = rest.join(",");
		if (/^Cancelling build after|^Cleanly cancelled builds/.test(text)) {
			this.cancelled = true;
		}
		if (
			/^(?:Error|Warning): /.test(text) &&
			this.diagnostics.length < MAX_DIAGNOSTIC_TEXTS
		) {
			this.diagnostics.push(text);
		}
		return displayLines(level === "error" ? "error" : "say", text);
	}

	#artifact(build: string, [index, key, ...rest]: readonly string[]): void {
		const name = `${build}\n${index}`;
		const artifact = this.#artifacts.get(name) ?? {
			build,
			builderId: "",
			id: "",
			files: [],
		};
		const value = rest.join(",");
		if (key === "builder-id") {
			this.#artifacts.set(name, { ...artifact, builderId: value });
		} else if (key === "id") {
			this.#artifacts.set(name, { ...artifact, id: value });
		} else if (key === "file") {
			const files = [...artifact.files, rest.slice(1).join(",")];
			this.#artifacts.set(name, { ...artifact, files });
		}
	}
}

/** A text of Packer as lines: blank ones at either end dropped, each as a terminal would leave it. */
export function displayLines(level: UiLine["level"], text: string): UiLine[] {
	return text
		.replace(/^\n+|\s+$/g, "")
		.split("\n")
		.map((line) => ({ level, text: cleanLine(line) }));
}
