/** Settings to the argument lists and the environment that Packer gets. */

import { join, relative } from "node:path";
import type { DeclaredVariable, PackerRoot } from "../model.ts";

/** What decides how Packer is called for one root. Paths are absolute unless they say otherwise. */
export interface PackerArguments {
	readonly root: PackerRoot;
	readonly repository: string;
	readonly workingDirectory: string;
	/** Globs of build names. */
	readonly only: readonly string[];
	readonly except: readonly string[];
	/** Of the inputs, repository-relative, in the order in which they apply: after the root's own. */
	readonly varFiles: readonly string[];
	/** The action's own variable file: named last, so that it wins. */
	readonly variableFile?: string;
	readonly parallelBuilds?: number;
}

/** `packer init`. */
export function initArguments(settings: PackerArguments): string[] {
	return ["init", target(settings)];
}

/** `packer validate`: a shared variable file may hold more than the root declares, so that is no warning. */
export function validateArguments(
	settings: PackerArguments,
	{ modern }: { readonly modern: boolean },
): string[] {
	return [
		"validate",
		...(modern ? ["-no-warn-undeclared-var"] : []),
		...selection(settings),
		target(settings),
	];
}

/** `packer build`: nobody is there to answer, hence never `-on-error=ask`. */
export function buildArguments(settings: PackerArguments): string[] {
	const { parallelBuilds } = settings;
	return [
		"build",
		"-machine-readable",
		"-color=false",
		"-on-error=cleanup",
		...(parallelBuilds === undefined
			? []
			: [`-parallel-builds=${parallelBuilds}`]),
		...selection(settings),
		target(settings),
	];
}

/** A legacy JSON template: no `packer init`, variable files in JSON, no `PKR_VAR_*`. */
export function isLegacy(root: PackerRoot): boolean {
	return /(?<!\.pkr)\.json$/i.test(root.file ?? "");
}

function selection(settings: PackerArguments): string[] {
	const { root, only, except, repository, variableFile } = settings;
	const files = [...root.varFiles, ...settings.varFiles].map((file) =>
		join(repository, file),
	);
	return [
		...(only.length > 0 ? [`-only=${only.join(",")}`] : []),
		...(except.length > 0 ? [`-except=${except.join(",")}`] : []),
		...[...files, ...(variableFile === undefined ? [] : [variableFile])].map(
			(file) => `-var-file=${file}`,
		),
	];
}

/** Folder or file of the root as Packer is given it: relative to where it runs, and never like an option. */
function target({ root, repository, workingDirectory }: PackerArguments) {
	const path = relative(
		workingDirectory,
		join(repository, root.directory, root.file ?? ""),
	);
	if (path === "") return ".";
	return path.startsWith("-") ? `./${path}` : path;
}

type Environment = Readonly<Record<string, string | undefined>>;

export interface PackerEnvironment {
	/** The environment of the step. */
	readonly base: Environment;
	/** `all`, or the names that Packer sees beside what it needs to live. */
	readonly mode: "all" | readonly string[];
	/** Where `init` keeps plugins; absent where nothing is installed, so that Packer finds those of the machine. */
	readonly pluginDirectory?: string;
	/** Variables offered to the template, by name; one that `base` lets through as `PKR_VAR_*` wins over it. */
	readonly offered: Readonly<Record<string, string>>;
	/** Packer's debug log, on standard error. */
	readonly debug: boolean;
	/** Folder of the run, by which its processes are found again. */
	readonly marker: string;
}

/** Marks every process of a run: its value is the run's folder. */
export const MARKER_VARIABLE = "XVA_TEMPLATE_ACTION_BUILD";

/** Never Packer's business: the action's inputs and state, tokens, the runner's command files. */
const DENIED =
	/^(?:INPUT_.*|STATE_.*|ACTIONS_.*|GITHUB_TOKEN|GH_TOKEN|GITHUB_(?:ENV|OUTPUT|STATE|PATH|STEP_SUMMARY|ARTIFACTS)|NODE_OPTIONS)$/i;
/** Ours to decide: where the log goes, and that nothing is published to HCP Packer. */
const OURS = /^(?:PACKER_LOG|PACKER_LOG_PATH|PACKER_PLUGIN_PATH|HCP_.*)$/i;
/** What a process needs to live, whatever the mode: the runner's clean-up, paths, locale, proxies, certificates. */
const NEEDED =
	/^(?:RUNNER_TRACKING_ID|PATH|HOME|USER|LOGNAME|SHELL|TMPDIR|TMP|TEMP|LANG|LANGUAGE|LC_.*|TZ|LD_LIBRARY_PATH|XDG_.*|(?:HTTPS?|ALL|NO|FTP)_PROXY|SSL_CERT_(?:FILE|DIR))$/i;

/** The environment in which Packer runs. */
export function packerEnvironment(
	request: PackerEnvironment,
): Record<string, string> {
	const { base, mode, offered } = request;
	const environment: Record<string, string> = {};
	for (const [name, value] of Object.entries(offered)) {
		environment[`PKR_VAR_${name}`] = value;
	}
	for (const [name, value] of Object.entries(base)) {
		const wanted = mode === "all" || mode.includes(name) || NEEDED.test(name);
		if (value === undefined || !wanted) continue;
		if (!DENIED.test(name) && !OURS.test(name)) environment[name] = value;
	}
	return {
		...environment,
		CHECKPOINT_DISABLE: "1",
		PACKER_NO_COLOR: "1",
		...pluginPath(request),
		...(request.debug ? { PACKER_LOG: "1" } : {}),
		[MARKER_VARIABLE]: request.marker,
	};
}

/** The step's own folder of plugins goes before ours: its plugins are installed there. */
function pluginPath({
	base,
	mode,
	pluginDirectory,
}: PackerEnvironment): Readonly<Record<string, string>> {
	const own = base.PACKER_PLUGIN_PATH;
	const given =
		own && (mode === "all" || mode.includes("PACKER_PLUGIN_PATH"))
			? own
			: pluginDirectory;
	return given === undefined ? {} : { PACKER_PLUGIN_PATH: given };
}

/** Of the variables that the action can offer, those that the root declares and nothing else sets. */
export function offeredVariables(request: {
	readonly available: Readonly<Record<string, string>>;
	readonly declared: readonly DeclaredVariable[];
	/** Names set by inputs or variable files. */
	readonly set: ReadonlySet<string>;
}): Record<string, string> {
	const declared = new Set(request.declared.map(({ name }) => name));
	return Object.fromEntries(
		Object.entries(request.available).filter(
			([name]) => declared.has(name) && !request.set.has(name),
		),
	);
}
