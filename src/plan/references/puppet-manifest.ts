/** What a Puppet manifest uses of modules. Pure. */

export interface PuppetManifest {
	/** First parts of the names of classes, defined types, functions and files that it uses. */
	readonly modules: readonly string[];
	/** Types of resources and functions without a module in their name: some module may provide them. */
	readonly words: readonly string[];
	/** It includes classes that are named by data. */
	readonly dynamic: boolean;
}

const LIST = /["']?[\w:]+["']?(?:\s*,\s*["']?[\w:]+["']?)*/.source;
/** `include a, b::c`, `contain('a')`, `require a`, `class { ['a', 'b']: }`, `Class['a']`, `inherits a`; not `require => a`. */
const USES = new RegExp(
	String.raw`\b(?:(?:include|contain|require)\b(?!\s*=>)\s*\(?|[cC]lass\s*[{[]|inherits)\s*\[?\s*(${LIST})`,
	"g",
);
const DYNAMIC = new RegExp(
	[
		// a variable in place of a name, alone, in a text or in a list
		String.raw`\b(?:(?:include|contain|require)\b(?!\s*=>)\s*\(?|class\s*\{)\s*\[?\s*(?:${LIST}\s*,\s*)?["']?[\w:]*\$`,
		String.raw`\b(?:include|contain|require)\s*\(?\s*(?:lookup|hiera)`,
		String.raw`\bhiera_include\b|\.\s*(?:include|contain|require)\b`,
		String.raw`\bcreate_resources\s*\(\s*["']?class\b`,
	].join("|"),
);
const QUALIFIED = /(?:::)?\b([A-Za-z]\w*)::\w/g;
const FILES =
	/puppet:\/\/\/modules\/(\w+)\/|\b(?:template|epp|file)\s*\(\s*['"](\w+)\//g;
const WORDS = /\b([a-z]\w*)\s*(?=[{(])/g;

export function readManifest(text: string): PuppetManifest {
	const code = withoutComments(text);
	const modules = new Set<string>();
	for (const [, names = ""] of code.matchAll(USES))
		for (const [name] of names.matchAll(/[\w:]+/g))
			modules.add(name.replace(/^::/, "").split("::", 1)[0] ?? "");
	for (const [, name = ""] of code.matchAll(QUALIFIED))
		modules.add(name.toLowerCase());
	for (const [, mounted, rendered] of code.matchAll(FILES))
		modules.add(mounted ?? rendered ?? "");
	const words = [...code.matchAll(WORDS)].map(([, word = ""]) => word);
	return {
		modules: [...modules],
		words: [...new Set(words)],
		dynamic: DYNAMIC.test(code),
	};
}

/** Comments go, texts stay: names stand in them. */
function withoutComments(text: string): string {
	return text.replace(
		/'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"|\/\*[\s\S]*?\*\/|#[^\n]*/g,
		(match) => (/^['"]/.test(match) ? match : " "),
	);
}
