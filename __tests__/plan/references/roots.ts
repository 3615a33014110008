/** A root in memory and what it refers to. */
import { parseHclJson } from "../../../src/plan/hcl/json.ts";
import { readJson } from "../../../src/plan/hcl/json-reader.ts";
import { parseHcl } from "../../../src/plan/hcl/parse.ts";
import { readHclRoot } from "../../../src/plan/hcl-root.ts";
import { readLegacyRoot } from "../../../src/plan/legacy-root.ts";
import type { RawReference } from "../../../src/plan/references/raw-reference.ts";
import { type GivenValues, valuesOf } from "../../../src/plan/variables.ts";

export const FILE = "packer/debian/debian.pkr.hcl";

/** What variable files give, in HCL. */
function given(varFile: string): GivenValues {
	return { inputs: {}, files: valuesOf([parseHcl(varFile, "x.pkrvars.hcl")]) };
}

/** References of a root in `packer/debian`. */
export function references(
	text: string,
	varFile = "",
	file = FILE,
): readonly RawReference[] {
	const parse = file.endsWith(".json") ? parseHclJson : parseHcl;
	return readHclRoot([parse(text, file)], given(varFile)).references();
}

/** The same of a template of the format of before HCL. */
export function legacyReferences(
	template: unknown,
	varFile = "",
): readonly RawReference[] {
	const file = "packer/debian/debian.json";
	const text = JSON.stringify(template, null, "\t");
	const content = readLegacyRoot(readJson(text, file), file, given(varFile));
	return content?.references() ?? [];
}

/** `shell.script root scripts/x.sh`, or `shell.script: var.x has no value`; optional ones end in `?`. */
export function said({
	what,
	from,
	value,
	why,
	optional = false,
}: RawReference): string {
	const told =
		value === undefined ? `${what}: ${why}` : `${what} ${from} ${value}`;
	return optional ? `${told}?` : told;
}

/** A build of one provisioner, whose settings these are. */
export function provisioner(type: string, settings: string): string {
	return `
source "null" "x" {}
build {
  sources = ["null.x"]
  provisioner "${type}" {
    ${settings}
  }
}`;
}

/** A build of one source, whose settings these are. */
export function source(type: string, settings: string): string {
	return `
source "${type}" "x" {
  ${settings}
}
build {
  sources = ["source.${type}.x"]
}`;
}
