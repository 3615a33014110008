/** Texts that try to be more than text. */
import fc from "fast-check";

const INJECTIONS = [
	"<script>alert(1)</script>",
	"<img src=x onerror=alert(1)>",
	"</code></td></table>",
	"</details>",
	"<!--",
	"| pipe \\| \\\\|",
	"`tick` ``` ```` ~~~",
	"\n## heading\n\n- list\n\n> quote",
	"\r\n::error::x\r",
	"\n  ::add-mask::x",
	"##[add-mask]x",
	"[text](http://example.org)",
	"![image](http://example.org/a.png)",
	"<https://example.org>",
	"https://example.org/a_b_c",
	"**bold** _em_ ~~gone~~ $x$ :tada: @here #1",
	"&lt;b&gt; &amp; &#124; &copy",
	"\u001B[31mred\u001B[0m \u009B1m \u202Ereversed",
	"\u2028\u2029\u0085\v\f\u0000",
	"\uD83D",
	"😀".repeat(3),
	"%0A%25::",
	"\\",
	"'\"",
];

/** Any text, in particular the ill-meaning. */
export const anyText: fc.Arbitrary<string> = fc
	.array(
		fc.oneof(
			fc.constantFrom(...INJECTIONS),
			fc.string({ unit: "binary", maxLength: 20 }),
			fc.string({ maxLength: 20 }),
		),
		{ maxLength: 6 },
	)
	.map((parts) => parts.join(""));

const REFERENCES: Readonly<Record<string, string>> = {
	lt: "<",
	gt: ">",
	quot: '"',
	amp: "&",
};

/** What a reader of HTML sees: tags out, references decoded. */
export function textOf(html: string): string {
	return html
		.replace(/<[^>]*>/g, "")
		.replace(/&(?:#(\d+)|(lt|gt|quot|amp));/g, (_, number, name) =>
			name === undefined
				? String.fromCharCode(Number(number))
				: (REFERENCES[name] ?? ""),
		);
}
