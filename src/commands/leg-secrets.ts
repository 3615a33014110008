/** What must not be seen of one leg: the secrets of the inputs, and the values of its sensitive variables. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Failure } from "../model.ts";
import { isLegacy } from "../packer/command.ts";
import { createRedactor, type Redactor } from "../packer/redact.ts";
import { masksOf } from "../packer/secret-parts.ts";
import { type SecretScan, scanFor } from "../packer/secret-scan.ts";
import { sensitiveValues } from "../plan/sensitive-values.ts";
import { classifySecrets, knownNames, secretInputs } from "../secrets.ts";
import { Refusal } from "./image-files.ts";
import type { LegBuild } from "./leg-outcome.ts";
import { givenValues, offered, variableFiles } from "./packer-request.ts";
import type { Run } from "./run.ts";

export interface LegSecrets {
	/** For logs: secrets, and words that hide no more than themselves. */
	readonly redactor: Redactor;
	/** For what is told to everyone: secrets alone. */
	readonly publicRedactor: Redactor;
	readonly scan: SecretScan;
	/** What the runner is to mask, beside the secrets of the inputs. */
	readonly masks: readonly string[];
	/** Sentences for the log: what is hidden in part, or not at all. */
	readonly notes: readonly string[];
}

/** Reads the files that Packer will read, before a build can change them. Never throws. */
export function legSecrets(
	build: Omit<LegBuild, "keepLog" | "secrets">,
): LegSecrets {
	const { run, made, leg } = build;
	const { settings, env } = run;
	const inputs = secretInputs(settings, env);
	const { values, unknown } = sensitiveValues({
		templates: readAll(build, leg.root.templateFiles),
		variableFiles: readAll(build, variableFiles(build)),
		inputs: givenValues(build),
		secretNames: new Set([
			...settings.packer.secrets.keys(),
			// template.yml can call a variable secret as well
			...leg.root.variables
				.filter(({ sensitive }) => sensitive)
				.map(({ name }) => name),
		]),
		env,
		legacy: isLegacy(leg.root),
	});
	const variables = values.map(({ name, value }) => ({
		name: `the variable \`${name}\``,
		value,
		origin: "variable" as const,
	}));
	const images = made.plan.templates.flatMap(({ roots }) =>
		roots.flatMap((root) => root.images),
	);
	const known = [
		...knownNames(settings, env),
		...images.flatMap(({ os, id, version }) => [os, id, version]),
		...Object.values(offered(build)),
	].filter((value) => value !== settings.xapi?.password);
	const { hidden, words, tooShort } = classifySecrets(
		[...inputs, ...variables],
		known,
	);
	const ofVariables = hidden.filter(({ origin }) => origin === "variable");
	const secrets = hidden.map(({ value }) => value);
	const scrubbed = values.map(({ value }) => value);
	return {
		redactor: createRedactor(secrets, { words, scrubbed }),
		publicRedactor: createRedactor(secrets, { scrubbed }),
		scan: scanFor(hidden),
		masks: ofVariables.flatMap(({ value }) => masksOf(value)),
		notes: notesOf(
			tooShort.filter((name) => variables.some((one) => one.name === name)),
			unknown,
		),
	};
}

function readAll({ run }: Pick<LegBuild, "run">, paths: readonly string[]) {
	return paths.flatMap((path) => {
		try {
			const text = readFileSync(join(run.facts.workspace, path), "utf8");
			return [{ path, text }];
		} catch {
			// what we can't read Packer can't read either, and says so
			return [];
		}
	});
}

function notesOf(
	tooShort: readonly string[],
	unknown: readonly string[],
): readonly string[] {
	return [
		...(tooShort.length === 0
			? []
			: [
					`Too short or too common to hide but as whole words of this log: ${tooShort.join(", ")}.`,
				]),
		...(unknown.length === 0
			? []
			: [
					`Only Packer knows the value of ${unknown.map((name) => `\`${name}\``).join(", ")}: hiding it is left to Packer, which does so from 1.15.1 on.`,
				]),
	];
}

/**
 * Refuses to publish a text in which a secret survives.
 * @throws Refusal (`secret_found`), naming the secret and the text
 */
export function refuseSecretsInText(
	{ secrets }: Pick<LegBuild, "secrets">,
	what: string,
	text: string,
): void {
	refuse(what, secrets.scan.text(text));
}

/** The same for a file. */
export async function refuseSecretsInFile(
	{ secrets }: Pick<LegBuild, "secrets">,
	what: string,
	path: string,
): Promise<void> {
	refuse(what, await secrets.scan.file(path));
}

/** The same where the leg is not known any more, only the inputs: for who takes over from a main that was killed. */
export async function refuseInputsInFile(
	run: Pick<Run, "settings" | "env">,
	what: string,
	path: string,
): Promise<void> {
	refuse(what, await inputsScan(run).file(path));
}

/** The same for a text. */
export function refuseInputsInText(
	run: Pick<Run, "settings" | "env">,
	what: string,
	text: string,
): void {
	refuse(what, inputsScan(run).text(text));
}

function inputsScan({
	settings,
	env,
}: Pick<Run, "settings" | "env">): SecretScan {
	const { hidden } = classifySecrets(
		secretInputs(settings, env),
		knownNames(settings, env),
	);
	return scanFor(hidden);
}

function refuse(what: string, found: ReturnType<SecretScan["text"]>): void {
	if (found === undefined) return;
	throw new Refusal(
		"secret_found",
		`${what} holds the value of ${found.name} (byte ${found.offset}), so nothing of it is published. Find the step that prints or stores it, and give the value a new one if others could read it.`,
	);
}

/** A failure as it may be told to everyone. */
export function redactFailure(
	{ secrets }: Pick<LegBuild, "secrets">,
	failure: Failure,
): Failure {
	return {
		...failure,
		message: secrets.publicRedactor.redact(failure.message),
	};
}
