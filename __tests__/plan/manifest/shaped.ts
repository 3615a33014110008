/** Documents of the shapes of template.yml, and documents that are nearly so. */
import fc from "fast-check";
import type {
	KeysShape,
	Shape,
	TextShape,
} from "../../../src/template-yml/shapes.ts";

/** For every pattern some that fit and some that do not. */
const TEXTS = [
	"debian",
	"12",
	"24.10",
	"x86_64",
	"BUILD_USER",
	"größe",
	"a/b.hcl",
	"../x/y.sh",
	"./z",
	"docs/**",
	"*.md",
	"*.qemu.*",
	"@infra/templates",
	"vm@example.org",
	"2028-02-29",
	"2027-02-29",
	"2027-13-01",
	"two words",
	"two\nlines",
	"bell\u0007",
	"C:/x",
	"!x",
	"a\\b",
	"/a",
	" x",
	"a,b",
	"-x",
	"..",
	"~",
	"true",
	"5",
	"",
	"x".repeat(65),
];
const text = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom(...TEXTS) },
	{ weight: 1, arbitrary: fc.string() },
);
const number = fc.constantFrom(0, 1, 12, 24.5, -1, 1024, 1025, 1_000_001);
const value: fc.Arbitrary<unknown> = fc.oneof(text, number, fc.boolean());
const anything: fc.Arbitrary<unknown> = fc.oneof(
	value,
	fc.constant(null),
	fc.array(value, { maxLength: 2 }),
	fc.dictionary(fc.constantFrom("keep", "id", "only", "zzz"), value, {
		maxKeys: 2,
	}),
);

function textOf({ pattern, format }: TextShape): fc.Arbitrary<string> {
	return text.filter(
		(sample) =>
			pattern.test(sample) && (format === undefined || sample === "2028-02-29"),
	);
}

/** Values of a shape; where `wrong` comes in, anything. */
export function shaped(shape: Shape, wrong: number): fc.Arbitrary<unknown> {
	const right = fitting(shape, wrong);
	return wrong === 0
		? right
		: fc.oneof(
				{ weight: 100 - wrong, arbitrary: right },
				{ weight: wrong, arbitrary: anything },
			);
}

function fitting(shape: Shape, wrong: number): fc.Arbitrary<unknown> {
	switch (shape.kind) {
		case "text":
			return shape.numbers
				? fc.oneof(textOf(shape), fc.constantFrom(0, 12, 24.5))
				: textOf(shape);
		case "whole":
			return fc.integer({ min: shape.min, max: shape.max });
		case "flag":
			return fc.boolean();
		case "word":
			return fc.constantFrom(...shape.words);
		case "value":
			return shape.any ? anything.filter((it) => it !== null) : value;
		case "list": {
			const item = shaped(shape.item, wrong);
			return fc.oneof(item, fc.array(item, { maxLength: 3 }));
		}
		case "keys":
			return keysOf(shape, wrong);
		case "map":
			return fc.dictionary(
				wrong === 0 ? textOf(shape.name) : text,
				shaped(shape.value, wrong),
				{ maxKeys: 3, noNullPrototype: true },
			);
		case "either":
			return fc.oneof(shaped(shape.first, wrong), shaped(shape.second, wrong));
	}
}

function keysOf(
	{ keys, empty }: KeysShape,
	wrong: number,
): fc.Arbitrary<unknown> {
	const entries = Object.entries(keys);
	const required = entries
		.filter(([, key]) => key.required)
		.map(([name]) => name);
	const known = fc.record(
		Object.fromEntries(
			entries.map(([name, key]) => [name, shaped(key.shape, wrong)]),
		),
		{ requiredKeys: wrong === 0 ? required : [], noNullPrototype: true },
	);
	const few = known.chain((all) =>
		fc
			.subarray(Object.keys(all))
			.map((chosen) =>
				Object.fromEntries(
					Object.entries(all).filter(
						([name]) =>
							chosen.includes(name) || (required.includes(name) && wrong === 0),
					),
				),
			),
	);
	return empty
		? fc.oneof(
				{ weight: 9, arbitrary: few },
				{ weight: 1, arbitrary: fc.constant(null) },
			)
		: few;
}
