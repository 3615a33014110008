/** Reads `template.yml`. Pure. */
import type { Notice } from "../../model.ts";
import { SCHEMA_VERSION, TEMPLATE } from "../../template-yml/keys.ts";
import { check } from "./check.ts";
import { Fields } from "./fields.ts";
import type { Manifest } from "./manifest.ts";
import { manifestOf } from "./manifest-of.ts";
import { pathsOf } from "./paths.ts";
import { type Problem, readYaml } from "./yaml-tree.ts";

/** Name of the file, directly in a template's folder. */
export const MANIFEST_FILE = "template.yml";

/** Whether a file of a template's folder was probably meant to be its {@link MANIFEST_FILE}, which it is not. */
export function isManifestLike(name: string): boolean {
	return name !== MANIFEST_FILE && /^\.?templates?\.ya?ml$/i.test(name);
}

/** More are no help to anybody. */
const MOST_PROBLEMS = 20;

/**
 * Reads the text of a `template.yml`; `file` is its repository-relative path, and its folder the template's. An empty
 * file says nothing, which is well. Every problem is an error at its line and column; where there is one, there is no
 * manifest. Whether the files exist that it names is not looked at.
 */
export function readManifest(
	text: string,
	file: string,
): { readonly manifest?: Manifest; readonly problems: readonly Notice[] } {
	const { root, problems } = readYaml(text);
	if (problems.length > 0) return { problems: notices(problems, file) };
	const fields = new Fields(root);
	const unfit =
		root === undefined ? [] : (otherSchema(fields) ?? check(root, TEMPLATE));
	if (unfit.length > 0) return { problems: notices(unfit, file) };
	const paths = pathsOf(file);
	const manifest = manifestOf(fields, file, paths);
	const late = [...paths.problems, ...severalDefaults(fields)];
	return late.length > 0
		? { problems: notices(late, file) }
		: { manifest, problems: [] };
}

function notices(
	problems: readonly Problem[],
	file: string,
): readonly Notice[] {
	return [...problems]
		.sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column)
		.slice(0, MOST_PROBLEMS)
		.map(({ message, at }) => ({
			level: "error",
			title: `This ${MANIFEST_FILE} cannot be used`,
			message: /[.?]$/.test(message) ? message : `${message}.`,
			file,
			...at,
		}));
}

/** A file of a later schema has keys that this version can't judge. */
function otherSchema(fields: Fields): readonly Problem[] | undefined {
	const schema = fields.found("schema");
	if (
		schema?.kind !== "scalar" ||
		typeof schema.value !== "number" ||
		schema.value === SCHEMA_VERSION
	)
		return undefined;
	const message = `The file is of schema ${schema.text}; this version of the action knows schema ${SCHEMA_VERSION}`;
	return [{ message, at: schema.at }];
}

function severalDefaults(fields: Fields): readonly Problem[] {
	const [first, ...more] = fields
		.named("variants")
		.filter(([, variant]) => variant.flag("default"));
	return more.map(([key, , at]) => ({
		message: `The variants ${JSON.stringify(first?.[0])} and ${JSON.stringify(key)} are both the default: leave one`,
		at,
	}));
}
