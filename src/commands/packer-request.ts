/** What Packer is called with for one leg: working directory, variables, environment, secrets to hide. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PackerRoot } from "../model.ts";
import {
	isLegacy,
	offeredVariables,
	type PackerArguments,
	packerEnvironment,
} from "../packer/command.ts";
import { asksForPlugins, type RunRequest } from "../packer/run.ts";
import { writeVariableFile } from "../packer/variables.ts";
import { variableNames } from "../plan/variable-names.ts";
import { fileValues } from "../plan/variable-texts.ts";
import type { LegBuild } from "./leg-outcome.ts";
import { stampsOf } from "./stamps.ts";

/** Packer's own clean-up after SIGTERM: `post` waits longer where the runner ends us first. */
const STOP_GRACE_SECONDS = 120;

export interface LegRequest {
	readonly request: RunRequest;
	/** Values of the template's variables that the record may show. */
	readonly shownVariables: Readonly<Record<string, string>>;
}

/** Writes the leg's private variable file, has its secrets masked, and says how Packer is to be run. */
export async function packerRequest(build: LegBuild): Promise<LegRequest> {
	const { run, leg, workshop, folder } = build;
	const { packer: settings } = run.settings;
	for (const mask of build.secrets.masks) run.runner.mask(mask);
	for (const note of build.secrets.notes) build.log(note);
	const values = givenValues(build);
	const variableFile = await writeVariableFile({
		folder,
		values,
		declared: leg.root.variables,
		legacy: isLegacy(leg.root),
	});
	const debug = settings.log || run.runner.debugging;
	const environment = packerEnvironment({
		base: run.env,
		mode: settings.environment,
		...((await asksForPlugins({
			root: leg.root,
			repository: run.facts.workspace,
		})) && workshop.packer.modern
			? { pluginDirectory: workshop.pluginDirectory }
			: {}),
		offered: offeredVariables({
			available: offered(build),
			declared: leg.root.variables,
			set: new Set([
				...values.keys(),
				...readVariableFiles(build).flatMap(({ path, text }) =>
					variableNames(text, path),
				),
			]),
		}),
		debug,
		marker: folder,
	});
	return {
		shownVariables: shownVariables(build),
		request: {
			arguments: packerArguments(build, variableFile),
			packer: workshop.packer,
			environment,
			folder: join(folder, "packer"),
			logPath: build.logPath,
			redactor: build.secrets.redactor,
			log: build.log,
			signal: run.signal,
			timeoutMinutes: settings.timeoutMinutes,
			stopGraceSeconds: STOP_GRACE_SECONDS,
			debug,
			initInTurn: (work) => workshop.plugins.init(work),
			now: run.now,
		},
	};
}

function packerArguments(
	{ run, leg }: LegBuild,
	variableFile: string | undefined,
): PackerArguments {
	const { packer: settings } = run.settings;
	const { workspace } = run.facts;
	const { root } = leg;
	const place =
		settings.workingDirectory === "auto"
			? (root.workingDirectory ?? "repository")
			: settings.workingDirectory;
	const whole =
		root.narrowed !== true && leg.images.length === root.images.length;
	const names = leg.images.flatMap((image) =>
		image.builds.map(({ name }) => name),
	);
	// where builds are left out, those that stay are named; else the user's own globs go through as they are
	const named = !whole && names.length > 0;
	return {
		root,
		repository: workspace,
		workingDirectory:
			place === "repository" ? workspace : join(workspace, root.directory),
		only: named ? names : settings.only,
		except: named ? [] : settings.except,
		varFiles: settings.varFiles,
		...(variableFile === undefined ? {} : { variableFile }),
		...(settings.parallelBuilds === undefined
			? {}
			: { parallelBuilds: settings.parallelBuilds }),
	};
}

/** The variables that the action can offer; the template takes those that it declares and nothing else sets. */
export function offered(
	build: Omit<LegBuild, "keepLog" | "secrets">,
): Record<string, string> {
	const { run, made, identity, folder, poolHost } = build;
	const { facts, settings } = run;
	const { tags, otherConfig } = stampsOf(build);
	return {
		output_directory: join(folder, "output"),
		build_id: identity.id,
		build_commit: made.plan.head,
		build_run_url: facts.runUrl ?? "",
		vm_tags: JSON.stringify(tags),
		vm_other_config: JSON.stringify(otherConfig),
		...(settings.xapi === undefined
			? {}
			: {
					remote_host: poolHost ?? settings.xapi.host,
					remote_username: settings.xapi.username,
					remote_password: settings.xapi.password,
				}),
	};
}

/** What the action's own variable file gives: the variant's values, over which those of the inputs win. */
export function givenValues({
	run,
	leg,
}: Pick<LegBuild, "run" | "leg">): ReadonlyMap<string, string> {
	const { variables, secrets } = run.settings.packer;
	return new Map([
		...Object.entries(leg.root.variantValues),
		...variables,
		...secrets,
	]);
}

/**
 * Variable files that Packer reads, repository-relative, in the order in which they apply: those that it finds by itself,
 * the root's own, those that the inputs name.
 */
export function variableFiles({
	run,
	leg,
}: Pick<LegBuild, "run" | "leg">): readonly string[] {
	return [
		...automaticFiles(join(run.facts.workspace, leg.root.directory), leg.root),
		...leg.root.varFiles,
		...run.settings.packer.varFiles,
	];
}

/** Beside a file that is run alone Packer reads none. */
function automaticFiles(
	folder: string,
	{ directory, file }: PackerRoot,
): readonly string[] {
	if (file !== undefined) return [];
	try {
		return readdirSync(folder)
			.filter((name) => /\.auto\.pkrvars\.(hcl|json)$/.test(name))
			.sort()
			.map((name) => join(directory, name));
	} catch {
		// Packer says better than we what is wrong with the folder
		return [];
	}
}

function readVariableFiles(build: LegBuild) {
	const { workspace } = build.run.facts;
	return variableFiles(build).map((path) => ({
		path,
		text: readFileSync(join(workspace, path), "utf8"),
	}));
}

/** A longer value is cut in the record. */
const MAX_SHOWN_LENGTH = 1000;

/**
 * What was given to the template's variables by files, the variant and `packer-variables`, without secrets. A credential in
 * what is no secret of itself, such as the URL of a mirror, does not stand in the record.
 */
function shownVariables(build: LegBuild): Record<string, string> {
	const { packer } = build.run.settings;
	const given = new Map([
		...fileValues(readVariableFiles(build)),
		...Object.entries(build.leg.root.variantValues),
		...packer.variables,
	]);
	const shown = build.leg.root.variables
		.filter(({ name, sensitive }) => !sensitive && !packer.secrets.has(name))
		.flatMap(({ name }) => {
			const value = given.get(name);
			return value === undefined ? [] : [[name, value] as const];
		});
	return Object.fromEntries(
		shown.map(([name, value]) => {
			const text = build.secrets.publicRedactor.redact(value);
			const isLong = text.length > MAX_SHOWN_LENGTH;
			return [name, isLong ? `${text.slice(0, MAX_SHOWN_LENGTH)}…` : text];
		}),
	);
}
