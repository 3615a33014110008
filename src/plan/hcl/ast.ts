/** The shape of a read HCL file; `.pkr.hcl` and `.pkr.json` come out alike. */

/** Where something starts: 1-based, columns in UTF-16 units. */
export interface Position {
	readonly line: number;
	readonly column: number;
}

export type Expression =
	| {
			readonly kind: "literal";
			readonly value: string | number | boolean | null;
			readonly at: Position;
	  }
	/** A string with interpolations: texts and expressions in their order. */
	| {
			readonly kind: "template";
			readonly parts: readonly (string | Expression)[];
			readonly at: Position;
	  }
	| {
			readonly kind: "list";
			readonly items: readonly Expression[];
			readonly at: Position;
	  }
	| {
			readonly kind: "object";
			readonly entries: readonly {
				readonly key: Expression;
				readonly value: Expression;
			}[];
			readonly at: Position;
	  }
	/** A dotted name: `var.x` is `["var", "x"]`. */
	| {
			readonly kind: "reference";
			readonly path: readonly string[];
			readonly at: Position;
	  }
	/** `target[key]`, and `target.name` where the target is not itself a dotted name. */
	| {
			readonly kind: "index";
			readonly target: Expression;
			readonly key: Expression;
			readonly at: Position;
	  }
	/** `name(args…)`; `expand` where the last argument ends in `...`. */
	| {
			readonly kind: "call";
			readonly name: string;
			readonly args: readonly Expression[];
			readonly expand: boolean;
			readonly at: Position;
	  }
	| {
			readonly kind: "conditional";
			readonly test: Expression;
			readonly yes: Expression;
			readonly no: Expression;
			readonly at: Position;
	  }
	| {
			readonly kind: "unary";
			readonly operator: string;
			readonly operand: Expression;
			readonly at: Position;
	  }
	| {
			readonly kind: "binary";
			readonly operator: string;
			readonly left: Expression;
			readonly right: Expression;
			readonly at: Position;
	  }
	/** `for` in brackets, in braces or in a string, which make a list, an object or text. */
	| {
			readonly kind: "for";
			readonly makes: "list" | "object" | "text";
			/** Its names of a key (or index) and a value: seen in `key`, `value` and `condition` alone. */
			readonly names: ForNames;
			readonly collection: Expression;
			/** Of an object. */
			readonly key?: Expression;
			readonly value: Expression;
			readonly condition?: Expression;
			/** `...`: values of the same key make a list. */
			readonly grouped: boolean;
			readonly at: Position;
	  }
	/** `target.*` or `target[*]` and what follows: `each` for every `item` of the target. */
	| {
			readonly kind: "splat";
			readonly target: Expression;
			readonly each: Expression;
			readonly at: Position;
	  }
	/** In `each` of a splat: the item it stands at. */
	| { readonly kind: "item"; readonly at: Position };

/** `for key, value in …`; the key is seldom asked for. */
export interface ForNames {
	readonly key?: string;
	readonly value: string;
}

export interface Attribute {
	readonly name: string;
	readonly expression: Expression;
	/** The expression as written. */
	readonly text: string;
	readonly at: Position;
}

export interface Block {
	readonly type: string;
	readonly labels: readonly string[];
	readonly body: Body;
	readonly at: Position;
}

/** Attributes and blocks, each in the order of the file. */
export interface Body {
	readonly attributes: readonly Attribute[];
	readonly blocks: readonly Block[];
}

export interface HclFile extends Body {
	/** Repository-relative, as given to the parser. */
	readonly file: string;
}

/** A file that cannot be read as HCL, and where it stops making sense. */
export class HclError extends Error {
	override readonly name = "HclError";
	readonly file: string;
	readonly line: number;
	readonly column: number;

	constructor(message: string, file: string, at: Position) {
		super(message);
		this.file = file;
		this.line = at.line;
		this.column = at.column;
	}
}

/** The attribute of that name, where the body has one. */
export function attributeOf(body: Body, name: string): Attribute | undefined {
	return body.attributes.find((attribute) => attribute.name === name);
}
