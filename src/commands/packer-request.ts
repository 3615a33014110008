/** What Packer is called with for one leg: working directory, variables, environment, secrets to hide. */
import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { DeclaredVariable } from "../model.ts";
import {
	isLegacy,
	offeredVariables,
	type PackerArguments,
	packerEnvironment,
} from "../packer/command.ts";
import { createRedactor } from "../packer/redact.ts";
import { asksForPlugins, type RunRequest } from "../packer/run.ts";
import { writeVariableFile } from "../packer/variables.ts";
import { variableNames } from "../plan/variable-names.ts";
import type { LegBuild } from "./leg-outcome.ts";

/** Packer's own clean-up after SIGTERM: `post` waits longer where the runner ends us first. */
const STOP_GRACE_SECONDS = 120;

export interface LegRequest {
	readonly request: RunRequest;
	/** Values of the template's variables that the record may show. */
	readonly shownVariables: Readonly<Record<string, string>>;
}

/** Writes the leg's private variable file and says how Packer is to be run. */
export async function packerRequest(build: LegBuild): Promise<LegRequest> {
	const { run, leg, workshop, folder } = build;
	const { packer: settings } = run.settings;
	const values = new Map([...settings.variables, ...settings.secrets]);
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
			available: available(build),
			declared: leg.root.variables,
			set: new Set([...values.keys(), ...(await namesSetByFiles(build))]),
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
			redactor: createRedactor(secretsOf(build, environment)),
			log: build.log,
			signal: run.signal,
			timeoutMinutes: settings.timeoutMinutes,
			stopGraceSeconds: STOP_GRACE_SECONDS,
			debug,
			initInTurn: workshop.initInTurn,
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
function available(build: LegBuild): Record<string, string> {
	const { run, made, leg, identity, folder } = build;
	const { facts, settings } = run;
	const { os } = leg.root;
	const stamps = {
		"xva-template:os": os,
		"xva-template:build-id": identity.id,
		"xva-template:source": `${facts.repository || "local"}@${made.plan.head}`,
		"xva-template:run": facts.runUrl ?? facts.runKey,
	};
	const tags = [
		"xva-template",
		`xva-template:${os}`,
		`xva-run:${facts.runKey}`,
	];
	return {
		output_directory: join(folder, "output"),
		build_id: identity.id,
		build_commit: made.plan.head,
		build_run_url: facts.runUrl ?? "",
		vm_tags: JSON.stringify(tags),
		vm_other_config: JSON.stringify(stamps),
		...(settings.xapi === undefined
			? {}
			: {
					remote_host: settings.xapi.host,
					remote_username: settings.xapi.username,
					remote_password: settings.xapi.password,
				}),
	};
}

async function namesSetByFiles(build: LegBuild): Promise<readonly string[]> {
	const { workspace } = build.run.facts;
	const { directory } = build.leg.root;
	const inFolder = await readdir(join(workspace, directory)).catch(() => []);
	const automatic = inFolder
		.filter((name) => /\.auto\.pkrvars\.(hcl|json)$/.test(name))
		.map((name) => join(directory, name));
	return [...build.run.settings.packer.varFiles, ...automatic].flatMap((path) =>
		variableNames(readFileSync(join(workspace, path), "utf8"), path),
	);
}

function sensitiveVariables({ leg }: LegBuild): readonly DeclaredVariable[] {
	return leg.root.variables.filter((variable) => variable.sensitive);
}

/** Secret inputs, and the values of the root's sensitive variables wherever they come from. */
function secretsOf(
	build: LegBuild,
	environment: Readonly<Record<string, string>>,
): string[] {
	const { settings } = build.run;
	const sensitive = sensitiveVariables(build)
		.flatMap(({ name }) => [
			settings.packer.variables.get(name),
			environment[`PKR_VAR_${name}`],
		])
		.filter((value) => value !== undefined);
	return [...settings.secretValues, ...sensitive];
}

function shownVariables(build: LegBuild): Record<string, string> {
	const sensitive = new Set(sensitiveVariables(build).map(({ name }) => name));
	const declared = new Set(build.leg.root.variables.map(({ name }) => name));
	return Object.fromEntries(
		[...build.run.settings.packer.variables].filter(
			([name]) => declared.has(name) && !sensitive.has(name),
		),
	);
}
