/** A `workflow_dispatch` form for the repository's templates, as YAML to paste. Pure. */
import { stringify } from "yaml";
import { oneLine } from "./format.ts";

export interface FormTemplate {
	readonly os: string;
	/** Ids of its images. */
	readonly images: readonly string[];
	/** Those that a person may set. */
	readonly variables: readonly FormVariable[];
}

export interface FormVariable {
	readonly name: string;
	/** Packer's type expression; empty where none is given. */
	readonly type: string;
	readonly description?: string;
	/** Its default as text, where there is one to show. */
	readonly defaultText?: string;
	/** The values that it takes, as text; empty: any. */
	readonly allowed: readonly string[];
	/** Nothing but a person sets it. */
	readonly required: boolean;
	/** Never asked for: what is typed into the form stands in the run's page. */
	readonly secret: boolean;
}

/** Two mappings of YAML, to be merged into a workflow. */
export interface WorkflowForm {
	/** `on:` of the workflow; comments say which variables are left out. */
	readonly on: string;
	/** `with:` of the step that uses this action. */
	readonly with: string;
}

/** GitHub's limit since December 2025; ten before. */
const MOST_INPUTS = 25;
/** GitHub names no limit, but nobody finds anything in a longer menu that can't be searched. */
const MOST_OPTIONS = 100;
const DESCRIPTION_LENGTH = 400;
const VALUE_LENGTH = 60;
/** Option that leaves a variable alone. Linters refuse an empty one, which GitHub takes. */
const AS_IT_IS = "default";

interface Input {
	readonly description: string;
	readonly type: "choice" | "string" | "number";
	readonly required: boolean;
	readonly default?: string;
	readonly options?: readonly string[];
}

/** A variable with all who declare it. */
interface Shared {
	readonly name: string;
	readonly users: readonly string[];
	readonly declared: readonly FormVariable[];
	/** No template can be built without. */
	readonly required: boolean;
}

/**
 * The form: `os` with the names of templates and images, and an input for each variable that is no secret, those
 * that must be set first. An input that is left alone sets nothing, so that variable files and variants keep their say.
 */
export function renderWorkflowForm(
	templates: readonly FormTemplate[],
): WorkflowForm {
	const { inputs, leftOut } = arrange(sharedVariables(templates));
	const form = Object.fromEntries([
		["os", osInput(templates)],
		...inputs.map(({ id, variable }) => [
			id,
			variableInput(variable, templates.length),
		]),
	]);
	return {
		on: [
			"on:",
			"  workflow_dispatch:",
			"    inputs:",
			...lines(form, "      "),
			...leftOut.map((text) => `      # ${text}`),
			"",
		].join("\n"),
		with: [
			"with:",
			`  os: ${expression("inputs.os")}`,
			...(inputs.length === 0 ? [] : ["  packer-variables: |"]),
			...inputs.map(
				({ id, variable }) => `    ${expression(assignment(id, variable))}`,
			),
			"",
		].join("\n"),
	};
}

function lines(value: unknown, indent: string): readonly string[] {
	// YAML 1.1, too, must not take a word for a boolean: editors still speak it.
	const text = stringify(value, { lineWidth: 0, compat: "yaml-1.1" });
	return text
		.trimEnd()
		.split("\n")
		.map((line) => indent + line);
}

function expression(text: string): string {
	return `\${{ ${text} }}`;
}

function osInput(templates: readonly FormTemplate[]): Input {
	const names = templates.flatMap(({ os, images }) => [os, ...images]);
	const options = [...new Set(["changed", "all", ...names])];
	const description =
		"Templates or images to build; changed: what has changed since its last good build";
	const common = { required: true, default: "changed" };
	return options.length <= MOST_OPTIONS
		? { description, type: "choice", ...common, options }
		: {
				description: shown(
					`${description}. Separated by commas: ${options.slice(1).join(", ")}`,
					DESCRIPTION_LENGTH,
				),
				type: "string",
				...common,
			};
}

function sharedVariables(
	templates: readonly FormTemplate[],
): readonly Shared[] {
	const byName = new Map<string, { os: string; variable: FormVariable }[]>();
	for (const { os, variables } of templates)
		for (const variable of variables) {
			const group = byName.get(variable.name) ?? [];
			byName.set(variable.name, [...group, { os, variable }]);
		}
	return [...byName]
		.map(([name, group]) => ({
			name,
			users: [...new Set(group.map(({ os }) => os))],
			declared: group.map(({ variable }) => variable),
		}))
		.filter(({ declared }) => !declared.some(({ secret }) => secret))
		.map((shared) => ({
			...shared,
			required:
				shared.users.length === templates.length &&
				shared.declared.every(({ required }) => required),
		}));
}

/** Which variables get an input, and its id; sentences about the others. */
function arrange(variables: readonly Shared[]): {
	readonly inputs: readonly {
		readonly id: string;
		readonly variable: Shared;
	}[];
	readonly leftOut: readonly string[];
} {
	const inputs: { id: string; variable: Shared }[] = [];
	const unfit: string[] = [];
	const beyond: string[] = [];
	const taken = new Set(["os"]);
	const ordered = [
		...variables.filter(({ required }) => required),
		...variables.filter(({ required }) => !required),
	];
	for (const variable of ordered) {
		const id = inputId(variable.name, taken);
		if (id === undefined) unfit.push(variable.name);
		else if (taken.size >= MOST_INPUTS) beyond.push(variable.name);
		else {
			taken.add(id.toLowerCase());
			inputs.push({ id, variable });
		}
	}
	const leftOut = [
		sentence("Their names cannot be those of inputs", unfit),
		sentence(`Left out, for GitHub takes ${MOST_INPUTS} inputs`, beyond),
	];
	return { inputs, leftOut: leftOut.filter((text) => text !== "") };
}

function sentence(what: string, names: readonly string[]): string {
	return names.length === 0
		? ""
		: `${what}: ${names.map((name) => shown(name, VALUE_LENGTH)).join(", ")}`;
}

/** GitHub takes ASCII letters, digits, `-`, `_`, and tells no capital from a small letter. */
function inputId(name: string, taken: ReadonlySet<string>): string | undefined {
	if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)) return undefined;
	return [name, `var_${name}`].find((id) => !taken.has(id.toLowerCase()));
}

function variableInput(variable: Shared, templates: number): Input {
	const { required } = variable;
	const description = describe(variable, templates);
	const options = optionsOf(variable);
	if (options === undefined)
		return {
			description,
			type: variable.declared.every(({ type }) => type.trim() === "number")
				? "number"
				: "string",
			required,
		};
	const choice = { description, type: "choice", required } as const;
	return required
		? { ...choice, options }
		: { ...choice, default: AS_IT_IS, options: [AS_IT_IS, ...options] };
}

/** What a menu can offer, where all who declare the variable take listed values or a boolean. */
function optionsOf({ declared }: Shared): readonly string[] | undefined {
	const lists = declared.map(({ type, allowed }) => {
		if (allowed.length > 0) return allowed;
		// a checkbox can't be left alone
		return type.trim() === "bool" ? ["true", "false"] : undefined;
	});
	if (lists.includes(undefined)) return undefined;
	const options = [...new Set(lists.flatMap((list) => list ?? []))];
	return options.length < MOST_OPTIONS && options.every(isOption)
		? options
		: undefined;
}

/** One line that GitHub takes for no expression, and its comparison not for the word that leaves things alone. */
function isOption(value: string): boolean {
	return (
		value.trim() === value &&
		value !== "" &&
		value.toLowerCase() !== AS_IT_IS &&
		!/\$\{\{|\p{Cc}/u.test(value)
	);
}

function describe(
	{ name, users, declared }: Shared,
	templates: number,
): string {
	const text = declared.find(({ description }) => description)?.description;
	const types = new Set(declared.map(({ type }) => type.trim()));
	const [type = ""] = types;
	const isSimple = /^(?:string|number|bool|any)?$/.test(type);
	const defaults = new Set(declared.map(({ defaultText }) => defaultText));
	const [common] = defaults.size === 1 ? defaults : [];
	const more = [
		...(types.size > 1 || isSimple ? [] : [`${type} as JSON`]),
		...(users.length === templates ? [] : [`of ${users.join(", ")}`]),
		...(common === undefined || common === ""
			? []
			: [`default: ${shown(common, VALUE_LENGTH)}`]),
	];
	return shown(
		(text ?? name) + (more.length === 0 ? "" : ` (${more.join("; ")})`),
		DESCRIPTION_LENGTH,
	);
}

/** One line without expressions, which GitHub would refuse there. */
function shown(text: string, most: number): string {
	return oneLine(text, most).replaceAll("${{", "$ {{");
}

/**
 * An expression that gives the line `name=value`, or an empty one, which the action passes over. `format` first makes
 * text of the input: GitHub's comparison takes the number 0, `false` and nothing for the same.
 */
function assignment(id: string, variable: Shared): string {
	const input = `inputs.${id}`;
	const line = `format('${variable.name}={0}', ${input})`;
	const isSet =
		optionsOf(variable) === undefined
			? `format('{0}', ${input}) != ''`
			: `${input} && ${input} != '${AS_IT_IS}'`;
	return `${isSet} && ${line} || ''`;
}
