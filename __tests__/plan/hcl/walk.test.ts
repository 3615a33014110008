import { expect, test } from "vitest";
import { parseHcl } from "../../../src/plan/hcl/parse.ts";
import { callsIn, expressionsIn } from "../../../src/plan/hcl/walk.ts";

const DOLLAR = "$";

const FILE = parseHcl(
	`build {
  a = f1(f2(), x) ? f3() : f4()
  b {
    c = [for k, v in f5() : f6(v) if f7(k)]
    d = "${DOLLAR}{f8()}%{ if f9() }${DOLLAR}{f10()}%{ endif }"
  }
  e = { (f11()) = -f12(), g = f13()[f14()].*.h == f15()
    i = <<-EOF
      ${DOLLAR}{f16()}
      %{ for x in f17() }${DOLLAR}{f18(x)}%{ endfor }
    EOF
  }
}
j = { for x in y[*].k[f19()] : f20() => f21()... }
`,
	"f",
);

test("every call is found, in the order in which it is written", () => {
	const calls = [...callsIn(FILE)];
	expect(calls.map(({ name }) => name)).toEqual(
		Array.from({ length: 21 }, (_, at) => `f${at + 1}`),
	);
	expect(calls.map(({ at }) => at)).toEqual(
		calls
			.map(({ at }) => at)
			.toSorted((a, b) => a.line - b.line || a.column - b.column),
	);
	expect(calls.at(17)?.at).toEqual({ line: 10, column: 28 });
});

test("references inside loops and splats have their places", () => {
	const references = [...expressionsIn(FILE)].flatMap((expression) =>
		expression.kind === "reference"
			? [
					`${expression.path.join(".")} ${expression.at.line}:${expression.at.column}`,
				]
			: [],
	);
	expect(references).toEqual([
		"x 2:16",
		"v 4:32",
		"k 4:41",
		"x 10:32",
		"y 14:16",
	]);
});
