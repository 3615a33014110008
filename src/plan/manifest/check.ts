/** Holds a YAML tree against a shape. Pure. */
import type {
	EitherShape,
	Key,
	KeysShape,
	MapShape,
	Shape,
	TextShape,
} from "../../template-yml/shapes.ts";
import { adviceFor, named, type Path, shown, takes } from "./check-words.ts";
import type { Found, FoundMapping, FoundScalar, Problem } from "./yaml-tree.ts";

/** All that does not fit: each message names the keys, what it got and what is taken. */
export function check(found: Found, shape: Shape): readonly Problem[] {
	return value(found, shape, []);
}

function value(found: Found, shape: Shape, path: Path): readonly Problem[] {
	if (shape.kind === "either") return value(found, chosen(found, shape), path);
	if (shape.kind === "list" && found.kind === "list")
		return found.items.flatMap((item, index) =>
			value(item, shape.item, [...path, index]),
		);
	if (shape.kind === "list" && fits(found, shape.item))
		return value(found, shape.item, path);
	if (shape.kind === "keys" && found.kind === "mapping")
		return keys(found, shape, path);
	if (shape.kind === "map" && found.kind === "mapping")
		return names(found, shape, path);
	return fits(found, shape) ? [] : [refusal(found, shape, path)];
}

function refusal(found: Found, shape: Shape, path: Path): Problem {
	const message = isNothing(found)
		? `${named(path)} has no value: leave it out, or give it ${takes(shape)}`
		: `${named(path)} is ${shown(found)}, but takes ${takes(shape)}`;
	return { message, at: found.at };
}

function names(
	found: FoundMapping,
	shape: MapShape,
	path: Path,
): readonly Problem[] {
	return [...found.entries].flatMap(([name, entry]) => {
		const inside = value(entry.value, shape.value, [...path, name]);
		const message = `The key ${named([...path, name])} takes ${shape.name.takes}`;
		return matches(name, shape.name)
			? inside
			: [{ message, at: entry.at }, ...inside];
	});
}

function keys(
	found: FoundMapping,
	shape: KeysShape,
	path: Path,
): readonly Problem[] {
	const problems = [...found.entries].flatMap(([name, entry]) => {
		const key = keyOf(name, shape);
		if (key !== undefined)
			return value(entry.value, key.shape, [...path, name]);
		const message = `The key ${named([...path, name])} is not known${adviceFor(name, shape)}`;
		return [{ message, at: entry.at }];
	});
	const lacking = Object.entries(shape.keys)
		.filter(([name, key]) => key.required && !found.entries.has(name))
		.map(([name]) => `${named(path)} lacks the key \`${name}\``);
	return [
		...problems,
		...lacking.map((message) => ({ message, at: found.at })),
	];
}

function keyOf(name: string, { keys }: KeysShape): Key | undefined {
	return Object.hasOwn(keys, name) ? keys[name] : undefined;
}

function chosen(found: Found, shape: EitherShape): Shape {
	return found.kind === "scalar" && typeof found.value === "boolean"
		? shape.first
		: shape.second;
}

/** Whether a value is what the shape takes, without looking into lists and mappings. */
function fits(found: Found, shape: Shape): boolean {
	if (isNothing(found)) return shape.kind === "keys" && shape.empty;
	if (shape.kind === "value") return shape.any || found.kind === "scalar";
	if (shape.kind === "keys") return found.kind === "mapping";
	return found.kind === "scalar" && fitsScalar(found, shape);
}

function fitsScalar({ value, text }: FoundScalar, shape: Shape): boolean {
	switch (shape.kind) {
		case "text": {
			const isText =
				typeof value === "string" ||
				(typeof value === "number" && shape.numbers === true);
			return isText && matches(text, shape);
		}
		case "whole":
			return (
				typeof value === "number" &&
				Number.isInteger(value) &&
				value >= shape.min &&
				value <= shape.max
			);
		case "flag":
			return typeof value === "boolean";
		case "word":
			return shape.words.some((word) => word === value);
		default:
			return false;
	}
}

function matches(text: string, { pattern, format }: TextShape): boolean {
	return pattern.test(text) && (format === undefined || isDate(text));
}

/** Whether a text of the form YYYY-MM-DD is a day of the calendar. */
function isDate(text: string): boolean {
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function isNothing(found: Found): boolean {
	return found.kind === "scalar" && found.value === null;
}
