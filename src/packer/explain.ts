/** Words for the failures of Packer's commands. */

import type { Notice } from "../model.ts";
import type { OutputReader } from "./output.ts";
import type { ExitResult } from "./process.ts";

/**
 * Why `init` or `validate` failed, from what it printed and the diagnostics in that, with the cure where the reason
 * is a common one.
 */
export function explainPreparation(
	step: "init" | "validate",
	text: string,
	notices: readonly Notice[],
	exit: ExitResult,
): string {
	const line = text.split("\n").find((item) => item.trim() !== "");
	const reason =
		firstError(notices) ?? line?.trim().replace(/:$/, "") ?? describeExit(exit);
	const said = `packer ${step}: ${reason}`;
	if (step === "init" && /rate limit/i.test(text)) {
		return `${said} (GitHub's limit for anonymous calls is used up: set PACKER_GITHUB_API_TOKEN in the step's env, or keep the input \`cache-plugins\` on)`;
	}
	if (
		step === "init" &&
		/no such host|dial tcp|i\/o timeout|connection refused|x509/i.test(text)
	) {
		return `${said} (the plugin's host can't be reached: check the network, the proxy variables and the certificates, or install the plugin beforehand with \`packer plugins install --path\`)`;
	}
	return said;
}

/** All that the xenserver plugin has to say at the end: why, it said before. */
const SAYS_NOTHING = /^Build was halted\.?\s*$/;

/** Why `build` failed: the first build's error, else the first diagnostic, else the exit code. */
export function explainBuild(
	{ buildErrors, traces }: OutputReader,
	notices: readonly Notice[],
	exit: ExitResult,
): string {
	const [first] = buildErrors;
	if (first !== undefined) {
		const [name, message] = first;
		const more =
			buildErrors.size > 1 ? ` (and ${buildErrors.size - 1} more)` : "";
		const problem = traces.find(({ build }) => build === name)?.problem;
		const said = SAYS_NOTHING.test(message) && problem ? problem : message;
		return `${name}: ${said.trim()}${more}`;
	}
	return `packer build: ${firstError(notices) ?? describeExit(exit)}`;
}

function firstError(notices: readonly Notice[]): string | undefined {
	const error = notices.find(({ level }) => level === "error");
	if (error === undefined) return undefined;
	const { title, message, file, line } = error;
	return `${title ?? message}${file === undefined ? "" : ` (${file}:${line})`}`;
}

function describeExit({ code, signal }: ExitResult): string {
	return signal === null
		? `ended with exit code ${code}`
		: `ended by ${signal}`;
}
