/** The only reader of inputs: strings of the runner or the command line in, {@link Settings} or one error out. */

import { type Get, optional, readStore, readXapi } from "./input-groups.ts";
import { INPUT_DEFAULTS, SECRET_INPUTS } from "./input-table.ts";
import {
	InputError,
	parseAssignments,
	parseBoolean,
	parseChannels,
	parseList,
	parseOneOf,
	parsePaths,
	parseRelativePath,
	parseSelection,
	parseWhole,
	refuse,
} from "./input-values.ts";
import { COMMANDS, type PackerSettings, type Settings } from "./settings.ts";

const LATER_COMMANDS: readonly string[] = [
	"validate",
	"promote",
	"rollback",
	"revoke",
	"unrevoke",
	"channels",
	"reindex",
	"deploy",
	"manage",
];

/**
 * Reads all inputs. `raw` gives the string of an input as the runner or the command line passed it, empty where there is
 * none; an empty value means the default.
 * @throws InputError for the first wrong value
 */
export function readSettings(raw: Get): Settings {
	const get: Get = (input) =>
		raw(input).trim() || (INPUT_DEFAULTS[input] ?? "");
	const command = readCommand(get("command"));
	refuseLater(get);
	const store = readStore(get);
	if ((command === "build" || command === "prune") && store === undefined)
		throw new InputError(
			"Input 's3-bucket': got nothing, takes the name of the bucket that receives the builds.",
		);
	const packer = readPacker(get);
	const xapi = readXapi(get);
	if ((command === "prune" || command === "report") && xapi === undefined)
		throw new InputError(
			`Input 'xapi-url': got nothing, takes the pool that \`${command}\` looks at.`,
		);
	const base = get("base");
	if (/[\s\p{Cc}~^:?*[\\]|^-|\.\.|@\{/u.test(base))
		refuse("base", base, "a commit id, a branch or a tag");
	return {
		command,
		selection: parseSelection(get("os")),
		packerDirectory: parseRelativePath(
			"packer-directory",
			get("packer-directory"),
		),
		sharedPaths: parsePaths("shared-paths", get("shared-paths")),
		maxAgeDays: parseWhole("max-age", get("max-age"), 0, 100_000),
		packer,
		platforms: parseList(get("platforms")),
		maxParallel: parseWhole("max-parallel", get("max-parallel"), 1, 64),
		verify: parseOneOf("verify", get("verify"), ["full", "structure", "none"]),
		...readConversion(get),
		poolPatienceSeconds: parseWhole(
			"pool-patience",
			get("pool-patience"),
			5,
			86_400,
		),
		storePatienceSeconds: parseWhole(
			"store-patience",
			get("store-patience"),
			5,
			86_400,
		),
		consoleScreenshots: parseBoolean(
			"console-screenshots",
			get("console-screenshots"),
		),
		spoolLimitBytes:
			parseWhole("spool-limit", get("spool-limit"), 0, 1_000_000) * 1e9,
		dryRun:
			get("dry-run") === ""
				? command === "prune"
				: parseBoolean("dry-run", get("dry-run")),
		force: parseBoolean("force", get("force")),
		workflowInputs: parseBoolean("workflow-inputs", get("workflow-inputs")),
		statuses: parseBoolean("statuses", get("statuses")),
		statusContext: readStatusContext(get("status-context")),
		summary: parseBoolean("summary", get("summary")),
		allowPullRequests: parseBoolean(
			"allow-pull-requests",
			get("allow-pull-requests"),
		),
		secretValues: secretValues(get, packer),
		given: givenInputs(raw, packer),
		...optional("base", base),
		...optional("caFile", get("ca-file")),
		...optional("githubToken", get("github-token")),
		...(get("webhook-url") === ""
			? {}
			: { webhookUrl: readWebhook(get("webhook-url")) }),
		...(get("channels") === ""
			? {}
			: { channels: parseChannels("channels", get("channels")) }),
		...(xapi === undefined ? {} : { xapi }),
		...(store === undefined ? {} : { store }),
	};
}

function readCommand(value: string): Settings["command"] {
	if (LATER_COMMANDS.includes(value))
		throw new InputError(
			`Input 'command': \`${value}\` is not available in this version, which takes ${COMMANDS.map((name) => `\`${name}\``).join(", ")}.`,
		);
	return parseOneOf("command", value, COMMANDS);
}

/** Refuses what a later version brings and what would be unsafe or surprising to ignore; parses the rest. */
function refuseLater(get: Get): void {
	const later = (input: string, what: string): never => {
		throw new InputError(
			`Input '${input}': ${what} is not available in this version.`,
		);
	};
	const test = parseOneOf("test", get("test"), [
		"auto",
		"none",
		"qemu",
		"xapi",
	]);
	if (test === "qemu" || test === "xapi") later("test", `\`${test}\``);
	for (const input of ["signing-key", "signing-command", "trusted-keys"])
		if (get(input) !== "") later(input, "signing");
	for (const input of ["keep-builds", "keep-days"])
		if (
			parseWhole(input, get(input), 0, 1_000_000) > 0 &&
			get("command") === "prune"
		)
			later(input, "removing published builds");
	parseRelativePath("channels-file", get("channels-file"));
	parseOneOf("replace", get("replace"), ["keep", "unused"]);
	parseOneOf("severity", get("severity"), [
		"security",
		"broken",
		"licence",
		"other",
	]);
}

/** What becomes of images between Packer and the store. */
function readConversion(
	get: Get,
): Pick<Settings, "xvaFromDisk" | "vm" | "zstdLevel"> {
	const compress = parseOneOf("compress", get("compress"), ["keep", "zstd"]);
	const level = parseWhole("compress-level", get("compress-level"), 1, 19);
	return {
		xvaFromDisk: parseBoolean("xva-from-disk", get("xva-from-disk")),
		vm: {
			cpus: parseWhole("vm-cpus", get("vm-cpus"), 1, 1024),
			memoryMib: parseWhole("vm-memory", get("vm-memory"), 16, 100_000_000),
			firmware: parseOneOf("vm-firmware", get("vm-firmware"), ["bios", "uefi"]),
		},
		...(compress === "zstd" ? { zstdLevel: level } : {}),
	};
}

function readPacker(get: Get): PackerSettings {
	const variables = parseAssignments(
		"packer-variables",
		get("packer-variables"),
		{ heredoc: false },
	);
	const secrets = parseAssignments("packer-secrets", get("packer-secrets"), {
		heredoc: true,
	});
	for (const name of secrets.keys())
		if (variables.has(name))
			refuse(
				"packer-secrets",
				name,
				"names that `packer-variables` does not set",
			);
	const environment = parseList(get("packer-environment"));
	const parallel = get("packer-parallel-builds");
	return {
		executable: get("packer"),
		workingDirectory: parseOneOf(
			"packer-working-directory",
			get("packer-working-directory"),
			["auto", "repository", "template"],
		),
		variables,
		secrets,
		varFiles: parsePaths("packer-var-files", get("packer-var-files")),
		only: parseList(get("packer-only")),
		except: parseList(get("packer-except")),
		environment:
			environment.length === 1 && environment[0] === "all"
				? "all"
				: environment,
		log: parseBoolean("packer-log", get("packer-log")),
		timeoutMinutes: parseWhole("build-timeout", get("build-timeout"), 0, 7200),
		cachePlugins: parseBoolean("cache-plugins", get("cache-plugins")),
		...(parallel === ""
			? {}
			: {
					parallelBuilds: parseWhole(
						"packer-parallel-builds",
						parallel,
						0,
						1000,
					),
				}),
	};
}

function readWebhook(value: string): string {
	if (!URL.canParse(value) || !/^https?:/.test(value))
		throw new InputError("Input 'webhook-url': takes an http or https URL.");
	return value;
}

function readStatusContext(value: string): string {
	if (!/^[\w .:()-][\w .:()/-]{0,99}$/.test(value))
		refuse(
			"status-context",
			value,
			"at most 100 letters, digits, spaces and `. : ( ) / _ -`",
		);
	return value;
}

function secretValues(get: Get, packer: PackerSettings): readonly string[] {
	const values = SECRET_INPUTS.filter((input) => input !== "packer-secrets")
		.map(get)
		.concat([...packer.secrets.values()]);
	return [...new Set(values.filter((value) => value !== ""))];
}

/** What was given; of variables the names alone, since a template may hold one for sensitive. */
function givenInputs(
	raw: Get,
	packer: PackerSettings,
): ReadonlyMap<string, string> {
	const secret = new Set<string>(SECRET_INPUTS);
	const given = new Map<string, string>();
	for (const [input, byDefault] of Object.entries(INPUT_DEFAULTS)) {
		const value = raw(input).trim();
		if (value !== "" && value !== byDefault && !secret.has(input))
			given.set(input, value);
	}
	if (packer.variables.size > 0)
		given.set("packer-variables", [...packer.variables.keys()].join(", "));
	return given;
}
