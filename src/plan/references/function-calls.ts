/** Calls of the functions that read files when Packer loads a template. Pure. */
import type { Attribute, Expression } from "../hcl/ast.ts";
import {
	evaluateIn,
	type Lookup,
	outermost,
	type Scope,
	scopesOf,
} from "../hcl/evaluate.ts";
import { toBoolean, toText, UNKNOWN, type Value } from "../hcl/value.ts";
import { childrenOf } from "../hcl/walk.ts";
import { whyUnknown } from "../hcl/why.ts";
import { withPathFunctions } from "./path-functions.ts";

/** A call and the path that it is given. */
export interface FileCall {
	readonly name: string;
	readonly line: number;
	/** Of `fileset` a glob. */
	readonly path: Value;
	/** Half a sentence where the path is not known. */
	readonly why: string;
	/** It may not be called, or fail without harm. */
	readonly optional: boolean;
}

const FILE_FUNCTIONS: ReadonlySet<string> = new Set([
	"file",
	"filebase64",
	"fileset",
	"templatefile",
]);

/** Calls of one expression that are followed: a loop in a loop makes more than any template has files. */
const MAX_CALLS = 10_000;

/** Can a setting hold such a call? A look at its text, so that few are walked through. */
export function mayCall(text: string): boolean {
	return text.includes("file");
}

/** Every call that an expression makes with these names; a loop makes one for each item. */
export function fileCalls(
	{ expression, text }: Pick<Attribute, "expression" | "text">,
	lookup: Lookup,
): readonly FileCall[] {
	const calls: FileCall[] = [];
	const scope = outermost(lookup);
	walk(expression, { scope, written: text, optional: false, calls });
	const last = calls[MAX_CALLS];
	if (last === undefined) return calls;
	const why = `it is called more than ${MAX_CALLS} times`;
	return [...calls.slice(0, MAX_CALLS), { ...last, path: UNKNOWN, why }];
}

interface Walk {
	readonly scope: Scope;
	/** Text of the whole setting. */
	readonly written: string;
	readonly optional: boolean;
	/** Why what a loop around it goes through is not known, or not all of it. */
	readonly why?: string;
	readonly calls: FileCall[];
}

function walk(expression: Expression, context: Walk): void {
	const { scope, written } = context;
	if (context.calls.length > MAX_CALLS) return;
	if (expression.kind === "call") {
		const { name, args } = expression;
		if (FILE_FUNCTIONS.has(name))
			context.calls.push(callOf(expression, context));
		const optional = context.optional || name === "try" || name === "can";
		for (const argument of args) walk(argument, { ...context, optional });
	} else if (expression.kind === "conditional") {
		const { test, yes, no } = expression;
		walk(test, context);
		const chosen = toBoolean(
			evaluateIn(withPathFunctions(test, written), scope),
		);
		const branches = chosen === undefined ? [yes, no] : [chosen ? yes : no];
		const optional = context.optional || chosen === undefined;
		for (const branch of branches) walk(branch, { ...context, optional });
	} else if (expression.kind === "for") walkLoop(expression, context);
	else for (const child of childrenOf(expression)) walk(child, context);
}

function walkLoop(
	expression: Expression & { kind: "for" },
	context: Walk,
): void {
	const { collection, key, value, condition } = expression;
	walk(collection, context);
	const loop = {
		...expression,
		collection: withPathFunctions(collection, context.written),
	};
	const scopes = scopesOf(loop, context.scope);
	const why =
		context.why ??
		whyUnknown(loop.collection, context.scope.lookup) ??
		"an item that it is made of is not known";
	for (const scope of scopes ?? [context.scope])
		for (const part of [key, value, condition])
			if (part !== undefined) walk(part, { ...context, scope, why });
}

function callOf(
	{ name, args, at }: Expression & { kind: "call" },
	{ scope, written, optional, why }: Walk,
): FileCall {
	const [first, second] = args;
	const value = (argument: Expression | undefined): Value =>
		argument === undefined
			? UNKNOWN
			: evaluateIn(withPathFunctions(argument, written), scope);
	const path: Value = value(first);
	const cause =
		why ??
		(first && whyUnknown(withPathFunctions(first, written), scope.lookup)) ??
		`${name}() is given no path`;
	const call: FileCall = { name, line: at.line, path, why: cause, optional };
	if (name !== "fileset" || typeof path !== "string") return call;
	return { ...call, path: `${path}/${toText(value(second)) ?? "*"}` };
}
