/**
 * What `packer build -machine-readable` says. A line is `<unix time>,<target>,<type>,<data…>`; in each field of data
 * a comma is written `%!(PACKER_COMMA)`, a line feed `\n` and a carriage return `\r` (a backslash stays as it is).
 */

import { cleanLine } from "./lines.ts";

/** One machine-readable line, unescaped. */
export interface MachineLine {
	/** Name of the build it is about, or empty. */
	readonly target: string;
	readonly type: string;
	readonly data: readonly string[];
}

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

/** Where a build of the xenserver builders stands. */
export type Phase =
	| "create"
	| "boot"
	| "address"
	| "connect"
	| "provision"
	| "shutdown"
	| "export"
	| "cleanup";

/** First match wins; the words are those of packer-plugin-xenserver and Packer's SDK. */
const PHASES: readonly (readonly [RegExp, Phase])[] = [
	[/: Step: Create Instance/, "create"],
	[/: Waiting \S+ for boot/, "boot"],
	[/: Step: Wait for VM's IP/, "address"],
	[/: Waiting for (?:SSH|WinRM) to become available/, "connect"],
	[/: Provisioning with |: Running local shell script/, "provision"],
	[/: Step: Shutting down VM/, "shutdown"],
	[/: Step: export artifact/, "export"],
	[/: Download completed|: Destroying VM|: Deleting output dir/, "cleanup"],
];

/** Texts with diagnostics that are kept; more than this nobody reads. */
const MAX_DIAGNOSTIC_TEXTS = 100;

/** Parses one line, or gives undefined where it is not machine-readable output. */
export function parseMachineLine(line: string): MachineLine | undefined {
	const match = /^\d+,([^,]*),([a-z-]+),(.*)$/s.exec(line);
	if (match === null) return undefined;
	const [, target = "", type = "", data = ""] = match;
	return { target, type, data: data.split(",").map(unescapeField) };
}

function unescapeField(field: string): string {
	return field
		.replaceAll("%!(PACKER_COMMA)", ",")
		.replaceAll("\\n", "\n")
		.replaceAll("\\r", "\r");
}

/** Gathers the outcome of one `packer build` from its lines; holds little, however long the output. */
export class OutputReader {
	/** Number of builds that failed, as Packer counts them. */
	errorCount = 0;
	/** Packer began to cancel, or says that it has. */
	cancelled = false;
	/** Phase of the build that spoke last. */
	phase: Phase | undefined;
	/** Why each failed build failed. */
	readonly buildErrors = new Map<string, string>();
	/** Texts that hold HCL diagnostics. */
	readonly diagnostics: string[] = [];
	readonly #artifacts = new Map<string, PackerArtifact>();

	get artifacts(): readonly PackerArtifact[] {
		return [...this.#artifacts.values()];
	}

	/** Takes one line of standard output in; returns what a person should read of it. */
	read(line: string): UiLine[] {
		const machine = parseMachineLine(line);
		if (machine === undefined) return displayLines("say", line);
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
		this.phase =
			PHASES.find(([pattern]) => pattern.test(text))?.[1] ?? this.phase;
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
