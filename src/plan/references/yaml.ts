/** Reads YAML of other programs, whatever their tags (`!vault`, `!unsafe`) mean. */
import { parseAllDocuments } from "yaml";

export type ReadYaml =
	| { readonly documents: readonly unknown[] }
	/** Line of the error, 1-based, and what is wrong there as half a sentence. */
	| { readonly line: number; readonly error: string };

/** Values of all documents. Aliases of one node give one object. Never throws. */
export function readYaml(text: string): ReadYaml {
	if (text.startsWith("$ANSIBLE_VAULT"))
		return { line: 1, error: "is encrypted" };
	try {
		const documents = parseAllDocuments(text, {
			logLevel: "silent",
			prettyErrors: true,
			uniqueKeys: false,
			merge: true,
		});
		for (const { errors } of documents) {
			const [first] = errors;
			if (first !== undefined)
				return {
					line: first.linePos?.[0].line ?? 1,
					error: `is not YAML (${first.message.split(/ at line |\n/, 1)[0]})`,
				};
		}
		return { documents: documents.map((document) => document.toJS()) };
	} catch (error) {
		// nesting deeper than the stack, or more aliases than a person writes
		return { line: 1, error: `is not readable YAML (${String(error)})` };
	}
}
