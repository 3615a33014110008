/** Names as paths are made of them: `path.root` and `path.cwd`, and locals that are made of those. Pure. */
import { attributeOf, type Expression, type HclFile } from "../hcl/ast.ts";
import { evaluate, type Lookup } from "../hcl/evaluate.ts";
import { UNKNOWN, type Value } from "../hcl/value.ts";
import { withPathFunctions } from "./path-functions.ts";
import {
	OUTPUT_DIRECTORY,
	rootDirectory,
	WORKING_DIRECTORY,
} from "./path-text.ts";

/** How many locals may stand on one another; what stands deeper, or on itself, is unknown. */
const MAX_LOCAL_DEPTH = 10;

/**
 * Looks up names for the paths of a root in `directory`. `path.root`, `path.cwd` and `var.output_directory` are marked texts
 * (path-text.ts), other variables are what `variables` knows.
 */
export function pathLookup(
	files: readonly HclFile[],
	variables: Lookup,
	directory: string,
): Lookup {
	const expressions = localExpressions(files);
	const locals = new Map<string, Value>();
	let depth = 0;
	const valueOfLocal = (name: string): Value => {
		const known = locals.get(name);
		if (known !== undefined) return known;
		const expression = expressions.get(name);
		if (expression === undefined || depth >= MAX_LOCAL_DEPTH) return UNKNOWN;
		depth++;
		const value = evaluate(expression, lookup);
		depth--;
		locals.set(name, value);
		return value;
	};
	const root = rootDirectory(directory);
	const find = (of: string, name: string): Value => {
		if (of === "local") return valueOfLocal(name);
		if (of === "path" && name === "root") return root;
		if (of === "path" && name === "cwd") return WORKING_DIRECTORY;
		if (of === "var" && name === "output_directory") return OUTPUT_DIRECTORY;
		return variables(of, name);
	};
	const lookup: Lookup = Object.assign(find, {
		expressionOf: (of: string, name: string) =>
			of === "local" ? expressions.get(name) : undefined,
	});
	return lookup;
}

/** The same, with what stands behind one more name, such as `source`. */
export function withName(
	lookup: Lookup,
	of: string,
	values: ReadonlyMap<string, Value>,
): Lookup {
	const find = (root: string, name: string): Value => {
		if (root !== of) return lookup(root, name);
		const value = values.get(name);
		return value === undefined ? UNKNOWN : value;
	};
	return lookup.expressionOf === undefined
		? find
		: Object.assign(find, { expressionOf: lookup.expressionOf });
}

/** The locals of `locals` and `local` blocks. */
function localExpressions(
	files: readonly HclFile[],
): ReadonlyMap<string, Expression> {
	const locals = new Map<string, Expression>();
	for (const { type, labels, body } of files.flatMap((file) => file.blocks)) {
		if (type === "locals")
			for (const { name, expression, text } of body.attributes)
				locals.set(name, withPathFunctions(expression, text));
		const [name] = labels;
		const value = attributeOf(body, "expression");
		if (type === "local" && name !== undefined && value !== undefined)
			locals.set(name, withPathFunctions(value.expression, value.text));
	}
	return locals;
}
