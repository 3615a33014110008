/** Scripts that scripts source or run. */
import {
	type Findings,
	folderOf,
	type ReferencedPlace,
	under,
	visitAll,
} from "./found.ts";
import {
	type NamedFile,
	readPowerShell,
	readShellScript,
} from "./shell-script.ts";

const RUNS = /^(shell|shell-local|powershell|windows-shell)\.scripts?$/;
const UPLOADS = /^file\.sources?$/;
const SHELL = /\.(sh|bash|zsh|ksh)$/;
const POWERSHELL = /\.psm?1$/;
/** Segments of a path of the machine that are looked for below an uploaded folder. */
const DEEPEST = 8;

/**
 * Adds what scripts name literally. Packer uploads a script alone: a path that is not there beside it is one of the
 * machine, where files were uploaded to, so the file of that name beside the script or in an uploaded folder is taken.
 */
export function expandScripts(
	places: readonly ReferencedPlace[],
	findings: Findings,
): void {
	const uploaded = places
		.filter(({ what, folder }) => folder && UPLOADS.test(what))
		.map(({ path }) => path);
	for (const place of places) {
		if (place.folder || !(RUNS.test(place.what) || isScript(place.path)))
			continue;
		visitAll(
			[place.path],
			(path) => path,
			(path) =>
				namedIn(path, findings).flatMap((named) => {
					const file = fileMeant(named, path, place, uploaded, findings);
					if (file === undefined) return [];
					findings.add(
						file,
						`${named.how} by ${path}:${named.line}, ${place.why}`,
					);
					return [file];
				}),
		);
	}
}

function isScript(path: string): boolean {
	return SHELL.test(path) || POWERSHELL.test(path);
}

function namedIn(path: string, findings: Findings): readonly NamedFile[] {
	const reader = POWERSHELL.test(path) ? readPowerShell : readShellScript;
	return findings.read(path, reader) ?? [];
}

function fileMeant(
	{ path, from, folder }: NamedFile,
	script: string,
	place: ReferencedPlace,
	uploaded: readonly string[],
	findings: Findings,
): string | undefined {
	const here = folderOf(script);
	if (folder === true) {
		const whole = path === "" ? here : under(here, path);
		return findings.kindOf(whole) === "folder" ? whole : undefined;
	}
	const isThere = (file: string) => findings.kindOf(file) === "file";
	if (!path.startsWith("/")) {
		const runsHere =
			from === "elsewhere" && place.what.startsWith("shell-local.");
		const folders = runsHere ? [here, folderOf(place.file), ""] : [here];
		const exact = folders.map((folder) => under(folder, path)).find(isThere);
		if (exact !== undefined) return exact;
	}
	const segments = path
		.split("/")
		.filter((name) => !/^\.{0,2}$/.test(name))
		.slice(-DEEPEST);
	return segments
		.map((_, index) => segments.slice(index).join("/"))
		.flatMap((end) => [here, ...uploaded].map((folder) => under(folder, end)))
		.find(isThere);
}
