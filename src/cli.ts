/** The command line: the commands of the action by their names, with the inputs as options. */
import { parseArgs } from "node:util";
import { INPUT_DEFAULTS, SECRET_INPUTS } from "./input-table.ts";
import type { Env } from "./run-facts.ts";
import { COMMANDS } from "./settings.ts";
import { VERSION } from "./version.ts";

const USAGE_EXIT_CODE = 2;
/** The runner brings this one; a person's may be older. */
const OLDEST_NODE = 24;

/**
 * Runs `<command> [--input value]…`. Secrets may also come by the runner's variables (`INPUT_…`), since an argument list
 * is seen by every user of the machine.
 */
export async function runCommandLine(
	args: readonly string[],
	env: Env,
): Promise<void> {
	const { node } = process.versions;
	if (Number.parseInt(node, 10) < OLDEST_NODE)
		return misuse(`Node ${OLDEST_NODE} or later is needed; this is ${node}.`);
	if (args[0] === "xva") return runXvaCommand(args.slice(1), env);
	const options = Object.fromEntries(
		Object.keys(INPUT_DEFAULTS)
			.filter((input) => input !== "command")
			.map((input) => [input, { type: "string" as const }]),
	);
	let parsed: ReturnType<typeof parse>;
	const parse = () =>
		parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				...options,
				help: { type: "boolean", short: "h" },
				version: { type: "boolean" },
			},
		});
	try {
		parsed = parse();
	} catch (error) {
		return misuse(error instanceof Error ? error.message : String(error));
	}
	const { values, positionals } = parsed;
	if (values.version === true) return print(VERSION);
	if (values.help === true) return print(usage());
	const [command, ...rest] = positionals;
	if (command === undefined || rest.length > 0)
		return misuse("One command is needed.");
	const get = (input: string): string => {
		if (input === "command") return command;
		const value = (values as Readonly<Record<string, unknown>>)[input];
		return typeof value === "string"
			? value
			: (env[`INPUT_${input.toUpperCase()}`] ?? "");
	};
	const { runCommand } = await import("./main.ts");
	await runCommand(env, get);
}

/** These need none of what the others load. */
async function runXvaCommand(args: readonly string[], env: Env): Promise<void> {
	const { runXva } = await import("./commands/xva.ts");
	const { stdin, stdout, stderr } = process;
	process.exitCode = await runXva(args, {
		stdin,
		stdout,
		stderr,
		now: () => performance.now(),
		path: env.PATH,
	});
}

function print(text: string): void {
	process.stdout.write(`${text}\n`);
}

function misuse(message: string): void {
	process.stderr.write(`${message}\n\n${usage()}\n`);
	process.exitCode = USAGE_EXIT_CODE;
}

function usage(): string {
	const secret = new Set<string>(SECRET_INPUTS);
	const inputs = Object.entries(INPUT_DEFAULTS)
		.filter(([input]) => input !== "command" && !secret.has(input))
		.map(
			([input, byDefault]) => `  --${input}${byDefault && ` (${byDefault})`}`,
		);
	return [
		`Usage: xva-template-action ${COMMANDS.join("|")} [--INPUT VALUE]…`,
		"       xva-template-action xva verify|info|from-disk|to-disk … (xva --help tells more)",
		"",
		"Run in a checkout of the repository. Inputs and their defaults (action.yml says what they mean):",
		...inputs,
		`Secrets come by environment variables: ${SECRET_INPUTS.map((input) => `INPUT_${input.toUpperCase()}`).join(", ")}.`,
	].join("\n");
}
