/** The templates of this repository, as their tests need them. */
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

/** The folder `packer/` of this repository. */
export const PACKER = fileURLToPath(new URL("../../packer", import.meta.url));
export const DEBIAN = join(PACKER, "debian");
export const INVENTORY = join(PACKER, "_shared/scripts/linux/inventory.sh");

/** Files below `packer/` whose names end so, relative to it. */
export function filesEndingIn(end: string): readonly string[] {
	return readdirSync(PACKER, { recursive: true, encoding: "utf8" })
		.filter((path) => path.endsWith(end))
		.sort();
}

/** What a variant of `template.yml` adds to Packer's command line, by its key. */
export function variantArguments(
	folder: string,
): ReadonlyMap<string, readonly string[]> {
	const { variants } = parse(
		readFileSync(join(folder, "template.yml"), "utf8"),
	) as {
		readonly variants: Readonly<
			Record<
				string,
				{
					readonly "var-files": readonly string[];
					readonly vars?: Readonly<Record<string, string>>;
				}
			>
		>;
	};
	return new Map(
		Object.entries(variants).map(([key, { "var-files": files, vars = {} }]) => [
			key,
			[
				...files.map((file) => `-var-file=${join(folder, file)}`),
				...Object.entries(vars).map(([name, value]) => `-var=${name}=${value}`),
			],
		]),
	);
}

/** Runs a program to its end; what it says is text. */
export function run(
	program: string,
	args: readonly string[],
	env: Readonly<Record<string, string>> = {},
): SpawnSyncReturns<string> & { readonly said: string } {
	const done = spawnSync(program, args, {
		encoding: "utf8",
		maxBuffer: 1 << 28,
		env: { ...process.env, CHECKPOINT_DISABLE: "1", ...env },
	});
	return { ...done, said: `${done.error ?? ""}${done.stdout}${done.stderr}` };
}

/** Packer as `npm test` built it. */
export function packer(...args: readonly string[]) {
	const program = process.env.PACKER_BIN;
	if (program === undefined || program === "")
		throw new Error("Set PACKER_BIN: `npm test` does.");
	return run(program, args);
}
