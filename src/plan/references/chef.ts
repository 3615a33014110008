/** Chef's cookbooks are uploaded as whole folders; beside them lies what chose their versions. */
import {
	type Findings,
	folderOf,
	type ReferencedPlace,
	under,
} from "./found.ts";

const BESIDE = [
	"Policyfile.rb",
	"Policyfile.lock.json",
	"Berksfile",
	"Berksfile.lock",
];

export function expandChef(
	places: readonly ReferencedPlace[],
	findings: Findings,
): void {
	for (const { what, path, why } of places)
		if (/^chef-(solo|client)\.cookbook_paths$/.test(what))
			for (const name of BESIDE)
				findings.add(under(folderOf(path), name), `beside ${path}, ${why}`);
}
