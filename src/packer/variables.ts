/**
 * The values of `packer-variables` and `packer-secrets` for one root, as a variable file that only its owner can read:
 * an argument would stand in the process list, and `PKR_VAR_*` loses to any variable file.
 */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DeclaredVariable } from "../model.ts";

/** Types whose values are written as text: Packer itself turns `5` and `true` into a number and a boolean. */
const SCALAR_TYPES = /^(?:string|number|bool|any)?$/;

/**
 * Writes those of the values that the root declares to a file in `folder` (mode 0600), the name telling Packer the
 * format: HCL, or JSON for a legacy template. Returns its path, or undefined where there is nothing to write.
 */
export async function writeVariableFile(request: {
	readonly folder: string;
	readonly values: ReadonlyMap<string, string>;
	readonly declared: readonly DeclaredVariable[];
	readonly legacy: boolean;
}): Promise<string | undefined> {
	const { folder, values, declared, legacy } = request;
	const mine = declared.filter(({ name }) => values.has(name));
	if (mine.length === 0) return undefined;
	const path = join(folder, legacy ? "action.json" : "action.pkrvars.hcl");
	const text = legacy
		? JSON.stringify(
				Object.fromEntries(mine.map(({ name }) => [name, values.get(name)])),
			)
		: mine
				.map((variable) => renderVariable(variable, values.get(variable.name)))
				.join("");
	await writeFile(path, text, { mode: 0o600, flag: "wx" });
	return path;
}

/**
 * One assignment in HCL. A string stays what it is, `"`, `\`, line breaks and `${` included. A list, set, tuple, map
 * or object is read as JSON, else taken as the HCL literal that `packer build -var` would take; so is a value in
 * brackets for a variable whose type only its default tells.
 */
export function renderVariable(variable: DeclaredVariable, value = ""): string {
	const { name, type, hasDefault } = variable;
	const literal =
		!SCALAR_TYPES.test(type.trim()) ||
		(type.trim() === "" &&
			hasDefault &&
			/^\s*(?:\[.*\]|\{.*\})\s*$/s.test(value));
	return `${name} = ${literal ? renderLiteral(value) : quote(value)}\n`;
}

function renderLiteral(value: string): string {
	let parsed: unknown;
	try {
		parsed = JSON.parse(value);
	} catch {
		// Parentheses, so that the literal may span lines.
		return `(${value}\n)`;
	}
	return renderJson(parsed);
}

function renderJson(value: unknown): string {
	if (typeof value === "string") return quote(value);
	if (Array.isArray(value)) return `[${value.map(renderJson).join(", ")}]`;
	if (typeof value === "object" && value !== null) {
		const items = Object.entries(value).map(
			([key, item]) => `(${quote(key)}) = ${renderJson(item)}`,
		);
		return `{${items.join(", ")}}`;
	}
	return JSON.stringify(value);
}

/** A quoted HCL string that means exactly `text`. */
function quote(text: string): string {
	const escaped = text
		.replace(/[\\"]/g, "\\$&")
		.replaceAll("${", "$$${")
		.replaceAll("%{", "%%{")
		.replace(
			/\p{Cc}/gu,
			(char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
		);
	return `"${escaped}"`;
}
