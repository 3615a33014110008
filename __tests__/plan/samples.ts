/** Templates and entries for the tests of pure files. */

import type {
	Image,
	PackerBuild,
	PackerRoot,
	Template,
	TreeEntry,
} from "../../src/model.ts";

/** A file whose id follows from `text`. */
export function entry(path: string, text = path, mode = "100644"): TreeEntry {
	return { path, mode, oid: Buffer.from(text).toString("hex").padEnd(40, "0") };
}

export function build(
	builderType: string,
	sourceName = "x",
	block = "",
): PackerBuild {
	return {
		name: `${block === "" ? "" : `${block}.`}${builderType}.${sourceName}`,
		builderType,
		sourceName,
	};
}

export function image(
	os: string,
	version: string,
	builds = [build("qemu", os)],
): Image {
	return { id: `${os}-${version}`, os, version, builds };
}

export function root(
	os: string,
	fields: Partial<PackerRoot> & { readonly directory?: string } = {},
): PackerRoot {
	const directory = fields.directory ?? `packer/${os}`;
	return {
		os,
		directory,
		templateFiles: [`${directory}/${os}.pkr.hcl`],
		variables: [],
		images: [image(os, "1")],
		workingDirectory: null,
		varFiles: [],
		variantValues: {},
		dependencies: [],
		unresolved: [],
		problems: [],
		...fields,
	};
}

export function template(
	os: string,
	roots = [root(os)],
	directory = `packer/${os}`,
): Template {
	return { os, directory, roots };
}
