/** GitHub's own description of its API as the judge of requests, and of this stand-in's answers. */

import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";

type Json = Record<string, unknown>;

export interface JudgedRequest {
	readonly method: string;
	/** Path below the API's base, still percent-encoded. */
	readonly path: string;
	readonly query: URLSearchParams;
	/** Parsed JSON; absent where there was no body. */
	readonly body?: unknown;
}

export interface Operation {
	readonly id: string;
	/** Path parameters by name, decoded. */
	readonly parameters: Readonly<Record<string, string>>;
	/** What is wrong with the request; empty when nothing is. */
	readonly violations: readonly string[];
	/** What is wrong with an answer. */
	judgeAnswer(status: number, body: unknown): readonly string[];
}

/** A judge finds the operation of a request; absent where the description has none for its method and path. */
export type Judge = (request: JudgedRequest) => Operation | undefined;

interface CompiledOperation {
	readonly id: string;
	readonly method: string;
	readonly route: RegExp;
	readonly pathNames: readonly string[];
	readonly query: ReadonlyMap<string, ValidateFunction>;
	readonly body?: ValidateFunction;
	readonly bodyNames: ReadonlySet<string>;
	readonly answers: ReadonlyMap<string, ValidateFunction | undefined>;
}

/** The subset of GitHub's OpenAPI description that lies beside this file. */
export function readDescription(): Json {
	const file = new URL("./github.openapi.json", import.meta.url);
	return JSON.parse(readFileSync(file, "utf8"));
}

/** Compiles a description (half a second). */
export function createJudge(description: Json): Judge {
	const operations = compileAll(description);
	return (request) => {
		for (const operation of operations) {
			const match =
				operation.method === request.method &&
				operation.route.exec(request.path);
			if (!match) continue;
			const parameters = Object.fromEntries(
				operation.pathNames.map((name, index) => [
					name,
					decodeURIComponent(match[index + 1] ?? ""),
				]),
			);
			return {
				id: operation.id,
				parameters,
				violations: judgeRequest(operation, request),
				judgeAnswer: (status, body) => judgeAnswer(operation, status, body),
			};
		}
		return undefined;
	};
}

function judgeRequest(
	operation: CompiledOperation,
	request: JudgedRequest,
): string[] {
	const violations: string[] = [];
	for (const [name, value] of request.query) {
		const validate = operation.query.get(name);
		if (!validate)
			violations.push(`${operation.id}: unknown query \`${name}\``);
		else if (!validate(value) && !validate(Number(value)))
			violations.push(words(validate, `${operation.id}: query ${name}`));
	}
	if (operation.body === undefined) {
		if (request.body !== undefined)
			violations.push(`${operation.id}: takes no body`);
		return violations;
	}
	if (!operation.body(request.body))
		violations.push(words(operation.body, `${operation.id}: body`));
	for (const name of Object.keys(request.body ?? {})) {
		if (!operation.bodyNames.has(name))
			violations.push(`${operation.id}: unknown body property \`${name}\``);
	}
	return violations;
}

function judgeAnswer(
	operation: CompiledOperation,
	status: number,
	body: unknown,
): string[] {
	const place = `${operation.id}: answer ${status}`;
	// Errors that any operation may end with are not described one by one.
	if (!operation.answers.has(`${status}`))
		return status < 400 ? [`${place} is not described`] : [];
	const validate = operation.answers.get(`${status}`);
	return !validate || validate(body) ? [] : [words(validate, place)];
}

function words(validate: ValidateFunction, place: string): string {
	const [first] = validate.errors ?? [];
	return `${place}${first?.instancePath ?? ""} ${first?.message ?? ""}`;
}

function compileAll(description: Json): CompiledOperation[] {
	const ajv = new Ajv({ strict: false, allErrors: false });
	addFormats.default(ajv);
	ajv.addSchema({
		$id: "gh",
		components: toJsonSchema(description.components),
	});
	const schemaOf = (schema: unknown): ValidateFunction =>
		ajv.compile(toJsonSchema(schema) as Json);
	const resolve = (node: Json): Json => {
		if (typeof node.$ref !== "string") return node;
		let found: unknown = description;
		for (const name of node.$ref.slice(2).split("/"))
			found = (found as Json)[name];
		return found as Json;
	};
	const operations: CompiledOperation[] = [];
	for (const [path, methods] of Object.entries(description.paths as Json)) {
		for (const [method, operation] of Object.entries(methods as Json))
			operations.push(
				compileOperation(method, path, operation as Json, resolve, schemaOf),
			);
	}
	return operations;
}

function compileOperation(
	method: string,
	path: string,
	operation: Json,
	resolve: (node: Json) => Json,
	schemaOf: (schema: unknown) => ValidateFunction,
): CompiledOperation {
	const query = new Map<string, ValidateFunction>();
	for (const node of (operation.parameters ?? []) as Json[]) {
		const parameter = resolve(node);
		if (parameter.in === "query")
			query.set(`${parameter.name}`, schemaOf(parameter.schema));
	}
	const body = jsonSchemaOf(operation.requestBody as Json | undefined);
	const answers = new Map<string, ValidateFunction | undefined>();
	for (const [status, node] of Object.entries(operation.responses as Json)) {
		const schema = jsonSchemaOf(resolve(node as Json));
		answers.set(status, schema && schemaOf(schema));
	}
	return {
		id: `${operation.operationId}`,
		method: method.toUpperCase(),
		route: new RegExp(`^${path.replace(/\{[^}]+\}/g, "([^/]+)")}$`),
		pathNames: [...path.matchAll(/\{([^}]+)\}/g)].map((match) => `${match[1]}`),
		query,
		...(body && { body: schemaOf(body) }),
		bodyNames: new Set(Object.keys((body?.properties ?? {}) as Json)),
		answers,
	};
}

function jsonSchemaOf(node: Json | undefined): Json | undefined {
	const content = node?.content as Record<string, Json> | undefined;
	return content?.["application/json"]?.schema as Json | undefined;
}

/** OpenAPI 3.0 to JSON Schema: `nullable` becomes a type, references point into the schema named `gh`. */
function toJsonSchema(node: unknown): unknown {
	if (Array.isArray(node)) return node.map(toJsonSchema);
	if (typeof node !== "object" || node === null) return node;
	const { nullable, ...rest } = node as Json;
	const schema: Json = Object.fromEntries(
		Object.entries(rest).map(([key, value]) => [key, toJsonSchema(value)]),
	);
	if (typeof schema.$ref === "string")
		schema.$ref = schema.$ref.replace("#/components/", "gh#/components/");
	if (nullable !== true) return schema;
	if (typeof schema.type !== "string")
		return { anyOf: [{ type: "null" }, schema] };
	schema.type = [schema.type, "null"];
	if (Array.isArray(schema.enum)) schema.enum = [...schema.enum, null];
	return schema;
}
