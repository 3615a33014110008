/** The variables that template files declare. Pure. */
import type { DeclaredVariable } from "../model.ts";
import {
	type Attribute,
	attributeOf,
	type Block,
	type Expression,
	type HclFile,
	type Position,
} from "./hcl/ast.ts";
import { evaluate, NOTHING_KNOWN } from "./hcl/evaluate.ts";
import { parseHclExpression } from "./hcl/parse.ts";
import { toText, type Value } from "./hcl/value.ts";
import {
	ANY,
	typeOf,
	typeOfDefault,
	type VariableType,
} from "./variable-types.ts";

/** A longer default is no help to anybody. */
const MAX_SHOWN_DEFAULT = 200;

/** A declaration as it is written. */
export interface Declaration {
	readonly variable: DeclaredVariable;
	readonly default?: Expression;
	/** What the default comes to; absent where there is none. */
	readonly defaultValue?: Value;
	/** Undefined where Packer knows no such type. */
	readonly type: VariableType | undefined;
	readonly file: string;
	readonly at: Position;
	/** Of the attribute `type`, and of the default, where there are such. */
	readonly typeAt?: Position;
	readonly defaultAt?: Position;
	readonly validations: readonly Block[];
}

/** The same files are asked for once a variant, and for several ends. */
const KNOWN = new WeakMap<HclFile, readonly Declaration[]>();

/** The variables that files declare, by `variable` blocks and `variables` blocks, in their order. */
export function declarationsIn(
	files: readonly HclFile[],
): readonly Declaration[] {
	return files.flatMap((file) => {
		const known = KNOWN.get(file) ?? declarationsOfFile(file);
		KNOWN.set(file, known);
		return known;
	});
}

function declarationsOfFile({ file, blocks }: HclFile): readonly Declaration[] {
	return blocks.flatMap((block) => {
		if (block.type === "variables")
			return block.body.attributes.map((attribute) =>
				shortDeclaration(attribute, file),
			);
		const [name] = block.labels;
		return block.type === "variable" && name !== undefined
			? [declaration(name, block, file)]
			: [];
	});
}

/** Variables as {@link declarationsIn} finds them, each with its default. */
export function declaredVariables(
	files: readonly HclFile[],
): readonly (DeclaredVariable & { readonly default?: Expression })[] {
	return declarationsIn(files).map(({ variable, default: fallback }) => ({
		...variable,
		...(fallback === undefined ? {} : { default: fallback }),
	}));
}

/** `name = default` in a `variables` block. */
function shortDeclaration(attribute: Attribute, file: string): Declaration {
	const { name, expression, at } = attribute;
	const value = evaluate(expression, NOTHING_KNOWN);
	return {
		variable: {
			name,
			sensitive: false,
			hasDefault: true,
			type: "",
			...shownDefault(attribute, value),
			file,
			line: at.line,
		},
		default: expression,
		defaultValue: value,
		type: typeOfDefault(value),
		file,
		at,
		defaultAt: at,
		validations: [],
	};
}

function declaration(
	name: string,
	{ body, at }: Block,
	file: string,
): Declaration {
	const type = attributeOf(body, "type");
	const fallback = attributeOf(body, "default");
	const setting = (key: string) => {
		const expression = attributeOf(body, key)?.expression;
		return expression && evaluate(expression, NOTHING_KNOWN);
	};
	const sensitive = setting("sensitive") === true;
	const description = toText(setting("description"));
	const value = setting("default");
	return {
		variable: {
			name,
			sensitive,
			hasDefault: fallback !== undefined,
			type: textOfType(type),
			...(description === undefined ? {} : { description }),
			...(sensitive ? {} : shownDefault(fallback, value)),
			file,
			line: at.line,
		},
		type:
			type === undefined
				? value === undefined
					? ANY
					: typeOfDefault(value)
				: typeIn(type, file),
		file,
		at,
		...(type === undefined ? {} : { typeAt: type.at }),
		...(fallback === undefined
			? {}
			: { default: fallback.expression, defaultAt: fallback.at }),
		...(value === undefined ? {} : { defaultValue: value }),
		validations: body.blocks.filter((block) => block.type === "validation"),
	};
}

/** What people are shown of a default. */
function shownDefault(
	attribute: Attribute | undefined,
	value: Value | undefined,
): Pick<DeclaredVariable, "defaultText"> {
	const text = toText(value) ?? attribute?.text;
	return text === undefined || value === null || text.length > MAX_SHOWN_DEFAULT
		? {}
		: { defaultText: text };
}

/** JSON syntax has a type in quotes, native syntax without. */
function textOfType(attribute: Attribute | undefined): string {
	const expression = attribute?.expression;
	return expression?.kind === "literal"
		? String(expression.value)
		: (attribute?.text ?? "");
}

function typeIn(
	{ expression }: Attribute,
	file: string,
): VariableType | undefined {
	const isInQuotes = expression.kind === "literal" && file.endsWith(".json");
	if (!isInQuotes) return typeOf(expression);
	try {
		return typeOf(parseHclExpression(String(expression.value), ""));
	} catch {
		return undefined;
	}
}
