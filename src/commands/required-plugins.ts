/** What templates ask for in `required_plugins`, in words that don't change with the rest of the file. Pure. */
import type { Body } from "../plan/hcl/ast.ts";
import { parseHclJson } from "../plan/hcl/json.ts";
import { parseHcl } from "../plan/hcl/parse.ts";

/** One text for each plugin that a template file names; for a file that can't be read, all of it. */
export function requiredPlugins(path: string, text: string): readonly string[] {
	if (!text.includes("required_plugins")) return [];
	try {
		const body = path.endsWith(".json")
			? parseHclJson(text, path)
			: parseHcl(text, path);
		return inBody(body);
	} catch {
		return [text];
	}
}

function inBody(body: Body): string[] {
	return body.blocks
		.filter(({ type }) => type === "packer")
		.flatMap((block) => block.body.blocks)
		.filter(({ type }) => type === "required_plugins")
		.flatMap((block) => block.body.attributes)
		.map(({ name, text }) => `${name} = ${text.replace(/\s+/g, " ")}`);
}
