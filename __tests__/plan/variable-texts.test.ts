import { expect, test } from "vitest";
import { fileValues } from "../../src/plan/variable-texts.ts";

test("what variable files set, as text: the last one wins, lists and maps are JSON", () => {
	const values = fileValues([
		{
			path: "a.pkrvars.hcl",
			text: 'a = "one"\nn = 5\nflag = true\nnothing = null\nl = ["x", 1]\nbroken = name\n',
		},
		{ path: "b.pkrvars.json", text: '{"a": "two", "m": {"k": [true]}}' },
		{ path: "c.pkrvars.hcl", text: "unreadable = \n" },
	]);
	expect(Object.fromEntries(values)).toEqual({
		a: "two",
		n: "5",
		flag: "true",
		nothing: "null",
		l: '["x",1]',
		m: '{"k":[true]}',
	});
});
