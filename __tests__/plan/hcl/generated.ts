/** HCL files of every kind of thing that HCL has, in odd but legal spacing. */
import fc from "fast-check";

const DOLLAR = "$";

const name = fc.constantFrom(
	"a",
	"var",
	"x-1",
	"été",
	"_b",
	"ü",
	"for_each",
	"If",
);

/** Between tokens of one line. */
const blank = fc.constantFrom(
	"",
	" ",
	" ",
	" ",
	"  ",
	"\t",
	" /* c */ ",
	"/**/",
);
/** Where newlines are space. */
const wide = fc.oneof(
	{ weight: 6, arbitrary: blank },
	fc.constantFrom("\n", " # c\n", "\n// c\n  ", "/* a\n b */"),
);

const join = (...parts: fc.Arbitrary<string>[]) =>
	fc.tuple(...parts).map((texts) => texts.join(""));

const separated = (items: fc.Arbitrary<string>, by: string, size = 3) =>
	fc
		.array(join(wide, items, wide), { maxLength: size })
		.map((all) => all.join(by));

const plainText = fc.stringMatching(
	/^[a-zA-Z0-9 .,;:'#é~!?(){}[\]<=>|&*/+_-]{0,8}$/,
);

const escaped = fc.constantFrom(
	...["\\n", "\\t", '\\"', "\\\\", "\\u00e9", "\\U0001F600", "\\r"],
);

const marker = fc.constantFrom(
	`${DOLLAR}${DOLLAR}{x}`,
	"%%{y}",
	"$.",
	"%-",
	"$a",
	"%%b",
	"$$c",
);

type Grammar = Record<
	| "expression"
	| "term"
	| "postfix"
	| "text"
	| "list"
	| "object"
	| "forList"
	| "forObject"
	| "call"
	| "operation"
	| "condition"
	| "interpolation"
	| "directive",
	string
>;

const strip = fc.constantFrom("", "", "~");

const { expression, interpolation, directive } = fc.letrec<Grammar>((tie) => ({
	expression: fc.oneof(
		{ maxDepth: 4, depthSize: "small", withCrossShrink: true },
		tie("term"),
		tie("term"),
		tie("operation"),
		tie("condition"),
		tie("postfix"),
	),
	term: fc.oneof(
		{ maxDepth: 4, depthSize: "small", withCrossShrink: true },
		fc.constantFrom(
			"1",
			"0",
			"1.5",
			"2e3",
			"1E-2",
			"12345",
			"true",
			"false",
			"null",
		),
		join(name, fc.constantFrom("", ".b", ".c.d-e", " . f")),
		tie("text"),
		tie("list"),
		tie("object"),
		tie("call"),
		tie("forList"),
		tie("forObject"),
		join(fc.constant("("), wide, tie("expression"), wide, fc.constant(")")),
		fc.constantFrom("-1", "- 2.5", "!true", "-a.b", "!!f()", "-(1)", "!a[0]"),
	),
	postfix: join(
		name,
		fc.constantFrom("", ".0", "[*]", ".*", ".*.b", "[*].b", '["k"]'),
		fc.constant("["),
		wide,
		tie("expression"),
		wide,
		fc.constantFrom("]", "].b", "].0", "][*].c[0]", "].*.d"),
	),
	text: fc
		.array(
			fc.oneof(
				plainText,
				plainText,
				escaped,
				marker,
				tie("interpolation"),
				tie("directive"),
			),
			{
				maxLength: 4,
			},
		)
		.map((parts) => `"${parts.join("")}"`),
	list: join(
		fc.constant("["),
		separated(tie("expression"), ","),
		fc.constantFrom("]"),
	),
	object: join(
		fc.constant("{"),
		wide,
		fc
			.array(
				join(
					fc.oneof(
						name,
						fc.constantFrom('"q k"', "(v)", "5", `"${DOLLAR}{k}"`),
					),
					blank,
					fc.constantFrom("=", ":"),
					blank,
					tie("expression"),
					blank,
					fc.constantFrom(",", "\n", ",\n", " # c\n"),
				),
				{ maxLength: 3 },
			)
			.map((entries) => entries.join("")),
		wide,
		fc.constant("}"),
	),
	forList: join(
		fc.constantFrom("[for x in ", "[ for k, v in ", "[\nfor\nx\nin "),
		wide,
		tie("expression"),
		fc.constant(":"),
		tie("expression"),
		fc.constantFrom("", "", " if x", "\nif\nv"),
		wide,
		fc.constant("]"),
	),
	forObject: join(
		fc.constantFrom("{for x in ", "{ for k, v in ", "{\n for x in "),
		tie("expression"),
		fc.constant(" : "),
		tie("expression"),
		fc.constantFrom("=>", " => ", "=>\n"),
		tie("expression"),
		fc.constantFrom("", "...", " ... if x", " if v"),
		wide,
		fc.constant("}"),
	),
	call: join(
		fc.constantFrom("f(", "a-b(", "g (", "n::s::f("),
		separated(tie("expression"), ","),
		fc.constant(")"),
	),
	operation: join(
		tie("term"),
		blank,
		fc.constantFrom(
			"+",
			" - ",
			"*",
			" / ",
			"%",
			"==",
			" != ",
			"<",
			">",
			"<=",
			" >= ",
			"&&",
			" || ",
		),
		blank,
		tie("term"),
		fc.constantFrom("", "", " + 1", " && x"),
	),
	condition: join(
		tie("term"),
		fc.constantFrom(" ? ", "?"),
		tie("term"),
		fc.constant(" : "),
		tie("term"),
	),
	interpolation: join(
		fc.constant(`${DOLLAR}{`),
		strip,
		wide,
		tie("expression"),
		wide,
		strip,
		fc.constant("}"),
	),
	directive: fc.oneof(
		join(
			fc.constantFrom("%{ if ", "%{~ if "),
			tie("term"),
			fc.constantFrom(" }", " ~}"),
			plainText,
			fc.constantFrom("%{ else }n", "%{~ else ~} m ", ""),
			fc.constantFrom("%{ endif }", "%{~endif~}"),
		),
		join(
			fc.constantFrom("%{ for x in ", "%{~ for k, v in "),
			tie("term"),
			fc.constantFrom(" }", "~}"),
			plainText,
			fc.constantFrom("%{ endfor }", "%{~ endfor ~}"),
		),
	),
}));

/** Indented, blank and unindented lines, whose text is cut by interpolations. */
const heredoc = fc
	.tuple(
		fc.constantFrom("<<", "<<-"),
		fc.constantFrom("EOF", "E-1", "_x"),
		fc.array(
			join(
				fc.constantFrom("", "  ", "    ", "\t"),
				fc.oneof(
					plainText,
					marker,
					interpolation,
					directive,
					fc.constant("\\n"),
					fc.constant(""),
				),
				plainText,
			),
			{ maxLength: 4 },
		),
		fc.constantFrom("", "  ", "\t"),
	)
	.map(([opening, word, lines, indent]) =>
		[`${opening}${word}`, ...lines, `${indent}${word}`].join("\n"),
	);

const comment = fc.constantFrom("", "", "", " # c", ' // c "', " /* c */", "#");

const attribute = (index: number) =>
	join(
		blank,
		fc.constantFrom(`n${index}`, `a-${index}`, `é${index}`),
		blank,
		fc.constant("="),
		blank,
		fc.oneof({ weight: 4, arbitrary: join(expression, comment) }, heredoc),
		fc.constant("\n"),
	);

/** The number of labels goes with the type, as `hcl2json` has no place for others. */
const header = fc.constantFrom(
	...["b0 {", "b1 x {", 'b1 "y z" {', 'b2 "l" m{', 'b2\t"é" /* c */ "$q" {'],
);

const body = (depth: number): fc.Arbitrary<string> =>
	fc
		.tuple(
			...Array.from({ length: 3 }, (_, index) =>
				fc.oneof(
					attribute(index),
					fc.constantFrom(
						"\n",
						"# c\n",
						"/* c\n c */\n",
						"// c\n",
						"b0 {}\n",
						'b1 "o" { x = 1 }\n',
					),
					...(depth === 0
						? []
						: [
								join(
									header,
									comment.map((text) => `${text}\n`),
									body(depth - 1),
									blank,
									fc.constant("}"),
									comment,
									fc.constant("\n"),
								),
							]),
				),
			),
		)
		.map((parts) => parts.join(""));

/** Whole files, some with Windows line ends or a byte order mark. */
export const hclFile = fc
	.tuple(
		body(2),
		fc.constantFrom("\n", "\n", "\r\n"),
		fc.constantFrom("", "", "", "\ufeff"),
	)
	.map(([text, newline, mark]) => mark + text.replaceAll("\n", newline));

/** What breaks a file, or does not. */
export const token = fc.constantFrom(
	...[
		"{",
		"}",
		'"',
		`${DOLLAR}{`,
		"%{",
		"\n",
		"(",
		")",
		"[",
		"]",
		"=",
		"==",
		"=>",
		"<<EOF\n",
		"\nEOF\n",
		"<<-X\n",
		"\n  X\n",
	],
	...[
		"%{ if x }",
		"%{ else }",
		"%{ endif }",
		"%{ for x in y }",
		"%{ endfor }",
		"~",
		".",
		"..",
		"...",
		"*",
		"[*]",
		",",
		"?",
		":",
	],
	...[
		"for x in y : x",
		"#",
		"/*",
		"*/",
		"//",
		"\\",
		"\\n",
		"\\u00e9",
		"\\u12",
		"-",
		"!",
		"&&",
		"&",
		"||",
		"|",
		"null",
		"1e5",
		"1.5",
		"1.",
		"5x",
	],
	...[
		"é",
		"\t",
		"\r\n",
		"\r",
		"if",
		"in",
		"::",
		"a::b()",
		"'",
		"`",
		";",
		"\u0000",
		"\u00a0",
		"\u200b",
		"@",
		"^",
		"^=",
		"+=",
		"\u2028",
	],
);
