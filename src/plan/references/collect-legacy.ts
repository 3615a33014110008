/** Which files and folders a template of the format of before HCL names, and where. Pure. */
import { type JsonValue, propertiesOf } from "../hcl/json-reader.ts";
import type { Value } from "../hcl/value.ts";
import { type RawReference, referencesOf, tidied } from "./raw-reference.ts";
import { NESTED_SETTINGS, pathUse } from "./reference-attributes.ts";

export interface LegacyRequest {
	/** Builders, provisioners and post-processors. */
	readonly steps: readonly JsonValue[];
	readonly file: string;
	/** Of the root, repository-relative. */
	readonly directory: string;
	/** A value with the variables in it filled in, and Packer's other codes as they are. */
	readonly resolve: (value: JsonValue | undefined) => Value;
	/** First of the variables in a value that has no value itself. */
	readonly missing: (value: JsonValue) => string | undefined;
}

/** As `collectReferences`, of JSON. */
export function collectLegacyReferences(
	request: LegacyRequest,
): readonly RawReference[] {
	const references: RawReference[] = [];
	const made: RawReference[] = [];
	for (const step of request.steps) addStep(step, request, references, made);
	return tidied(references, made);
}

function addStep(
	step: JsonValue,
	request: LegacyRequest,
	references: RawReference[],
	made: RawReference[],
): void {
	const { file, directory, resolve } = request;
	const setting = (name: string) =>
		propertiesOf(step).find((property) => property.name === name)?.value;
	const type = resolve(setting("type"));
	if (typeof type !== "string") return;
	const downloads =
		type === "file" && resolve(setting("direction")) === "download";
	const uploads =
		type === "file" && !downloads && resolve(setting("generated")) !== true;
	if (downloads) {
		const place = { what: "", file, line: step.at.line, optional: false };
		const destination = resolve(setting("destination"));
		made.push(...referencesOf(destination, place, directory, () => ""));
	}
	references.push(...inSettings(step, type, uploads, request));
}

function inSettings(
	settings: JsonValue,
	type: string,
	uploads: boolean,
	request: LegacyRequest,
): readonly RawReference[] {
	return propertiesOf(settings).flatMap(({ name, value, at }) => {
		const use = pathUse(type, name, uploads);
		if (use === undefined)
			return NESTED_SETTINGS.has(name)
				? objectsBelow(value).flatMap((inner) =>
						inSettings(inner, type, uploads, request),
					)
				: [];
		const items = value.kind === "list" ? value.items : [value];
		return items
			.flatMap((item) => {
				const place = {
					what: `${type}.${name}`,
					file: request.file,
					line: value.kind === "list" ? item.at.line : at.line,
					optional: use !== "needed",
				};
				return referencesOf(
					request.resolve(item),
					place,
					request.directory,
					() => whyUnknown(request.missing(item)),
				);
			})
			.filter(({ why }) => use !== "maybe" || why === undefined);
	});
}

function whyUnknown(variable: string | undefined): string {
	return variable === undefined
		? "its value is not known"
		: `the variable ${variable} has no value`;
}

/** The object itself, and those in it at any depth. */
function objectsBelow(value: JsonValue): readonly JsonValue[] {
	if (value.kind === "list") return value.items.flatMap(objectsBelow);
	return value.kind === "object"
		? [
				value,
				...value.properties.flatMap((property) => objectsBelow(property.value)),
			]
		: [];
}
