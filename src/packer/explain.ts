/** Words for the failures of `packer init` and `packer validate`. */

import type { ExitResult } from "./process.ts";

/** Why `init` or `validate` failed, with the cure where it is a common one. */
export function explainPreparation(
	step: "init" | "validate",
	text: string,
	exit: ExitResult | undefined,
): string {
	const first =
		text
			.split("\n")
			.map((line) => line.trim())
			.find((line) => line !== "") ?? describeExit(exit);
	const said = `packer ${step}: ${first}`;
	if (step === "init" && /rate limit|\b403\b.*github/i.test(text)) {
		return `${said} GitHub's limit for anonymous calls is used up: set PACKER_GITHUB_API_TOKEN in the step's env, or keep the input cache-plugins on`;
	}
	if (
		step === "init" &&
		/no such host|dial tcp|i\/o timeout|connection refused|x509/i.test(text)
	) {
		return `${said} The plugin's host could not be reached: check network, proxy variables and certificates, or install the plugin beforehand with \`packer plugins install --path\``;
	}
	return said;
}

/** How a program ended, in words. */
export function describeExit(exit: ExitResult | undefined): string {
	return exit?.signal ? `signal ${exit.signal}` : `exit code ${exit?.code}`;
}
