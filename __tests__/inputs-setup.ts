/** Settings as the tests read them. */

import { expect } from "vitest";
import { InputError } from "../src/input-values.ts";
import { readSettings } from "../src/inputs.ts";
import type { Settings } from "../src/settings.ts";

export type Inputs = Readonly<Record<string, string>>;

export const BUILD: Inputs = { "s3-bucket": "images" };

/** Settings of a build with a bucket, and the inputs of the test. */
export function read(inputs: Inputs = {}): Settings {
	const all = { ...BUILD, ...inputs };
	return readSettings((name) => all[name] ?? "");
}

/** The one sentence that a wrong input gets. */
export function refusal(inputs: Inputs): string {
	try {
		read(inputs);
	} catch (error) {
		expect(error).toBeInstanceOf(InputError);
		return error instanceof Error ? error.message : "";
	}
	throw new Error("The inputs were taken.");
}
