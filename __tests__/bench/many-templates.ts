/** A git repository with many templates, made by `git fast-import`: two commits and a work tree. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface ManyTemplates {
	readonly directory: string;
	readonly templates: readonly string[];
	readonly base: string;
	readonly head: string;
	remove(): void;
}

export interface Size {
	readonly templates: number;
	/** In all. */
	readonly files: number;
	/** Files that the second commit changes, spread evenly. */
	readonly changed: number;
}

/** Makes the repository in a temporary folder. */
export function makeManyTemplates(size: Size): ManyTemplates {
	const directory = mkdtempSync(join(tmpdir(), "many-templates-"));
	const git = (args: readonly string[], input = "") =>
		execFileSync("git", args, {
			cwd: directory,
			input,
			encoding: "utf8",
			maxBuffer: 1 << 28,
		}).trim();
	git(["init", "-q", "-b", "main"]);
	const templates = Array.from(
		{ length: size.templates },
		(_, index) => `os${`${index}`.padStart(4, "0")}`,
	);
	const perTemplate = size.files / size.templates;
	const files = templates.flatMap((os) =>
		Array.from({ length: perTemplate }, (_, index) => [
			pathOf(os, index),
			index === 0 ? templateText(os) : `${os} ${index}\n`,
		]),
	);
	const step = size.files / size.changed;
	const changes = Array.from({ length: size.changed }, (_, index) => {
		const [path = "", text = ""] = files[Math.floor(index * step)] ?? [];
		return [path, `${text}# changed\n`];
	});
	git(["fast-import", "--quiet"], commit(files) + commit(changes));
	git(["reset", "-q", "--hard"]);
	return {
		directory,
		templates,
		base: git(["rev-parse", "HEAD~1"]),
		head: git(["rev-parse", "HEAD"]),
		remove: () => rmSync(directory, { recursive: true, force: true }),
	};
}

function pathOf(os: string, index: number): string {
	return index === 0
		? `packer/${os}/${os}.pkr.hcl`
		: `packer/${os}/http/dir${index % 7}/file${index}.cfg`;
}

function templateText(os: string): string {
	return `variable "output_directory" {
  type    = string
  default = "output"
}

source "qemu" "${os}-1" {
  iso_url          = "https://example.invalid/${os}.iso"
  iso_checksum     = "none"
  output_directory = var.output_directory
}

build {
  sources = ["source.qemu.${os}-1"]
}
`;
}

function commit(files: readonly (readonly string[])[]): string {
	const blobs = files.map(
		([path, text = ""]) =>
			`M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`,
	);
	return `commit refs/heads/main
committer A Tester <tester@example.invalid> 1767323045 +0000
data 1
x
${blobs.join("")}
`;
}
