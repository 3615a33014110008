/** Tests of goss include others: `gossfile:` with paths or globs as keys. */
import {
	type Findings,
	folderOf,
	type ReferencedPlace,
	under,
	visitAll,
} from "./found.ts";
import { readYaml } from "./yaml.ts";

export function expandGoss(
	places: readonly ReferencedPlace[],
	findings: Findings,
): void {
	for (const place of places.filter(({ what }) => what === "goss.tests")) {
		const start = place.folder
			? findings.below(place.path, /\.(ya?ml|json)$/)
			: [place.path];
		visitAll(
			start,
			(path) => path,
			(path) =>
				(findings.read(path, includedFiles) ?? []).flatMap((included) => {
					const found = under(folderOf(path), included);
					findings.add(found, `included by ${path}, ${place.why}`);
					return findings.kindOf(found) === "file" ? [found] : [];
				}),
		);
	}
}

/** As written; of a glob the folder before it. Tests are templates of Go, so what is not YAML includes what it says in lines. */
function includedFiles(text: string): readonly string[] {
	const yaml = readYaml(text);
	const documents = "documents" in yaml ? yaml.documents : [];
	return documents
		.flatMap((document) =>
			isMap(document) && isMap(document.gossfile)
				? Object.entries(document.gossfile)
				: [],
		)
		.map(([key, value]) =>
			isMap(value) && typeof value.file === "string" ? value.file : key,
		)
		.map((path) => path.replace(/[^/]*[*?[{].*$/, ""))
		.filter((path) => path !== "" && !path.startsWith("/"));
}

function isMap(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
