/** What `template.yml` says of a template, before what the inputs say for templates that say nothing. */
import type { TemplateFacts } from "../bucket/records.ts";
import type { Image, Leg, PackerRoot } from "../model.ts";
import type { Settings } from "../settings.ts";
import type { MadePlan } from "./make-plan.ts";
import type { Run } from "./run.ts";

/**
 * Channels that a good build moves. On the default branch the template's own, else the input's, else `latest`; elsewhere
 * only the input's, since what is tried on a branch is nobody's `stable`.
 */
export function channelsOf(
	run: Run,
	made: MadePlan,
	os: string,
): readonly string[] {
	const { channels } = run.settings;
	if (made.plan.ref !== made.defaultRef) return channels ?? [];
	return made.manifests.get(os)?.channels?.onSuccess ?? channels ?? ["latest"];
}

/** Hardware of an XVA that is made from a disk: the variant's, else the template's, else the input's. */
export function hardwareOf(
	run: Run,
	made: MadePlan,
	{ os, variant = "" }: Leg["root"],
): Settings["vm"] {
	const manifest = made.manifests.get(os);
	const own = {
		...manifest?.hardware,
		...manifest?.variants.get(variant)?.hardware,
	};
	const { vm } = run.settings;
	return {
		cpus: own.cpus ?? vm.cpus,
		memoryMib: own.memory ?? vm.memoryMib,
		firmware: own.firmware ?? vm.firmware,
	};
}

/** What a record says of where an image comes from. Owners are people, and stay out of it. */
export function templateFacts(
	{ manifests }: Pick<MadePlan, "manifests">,
	root: PackerRoot,
	image: Image,
): TemplateFacts {
	const { os, directory, file, variant, varFiles } = root;
	const manifest = manifests.get(os);
	const own = manifest?.variants.get(variant ?? "");
	const title = own?.title ?? manifest?.title;
	const description = manifest?.description;
	const { eolCycle, ...system } = {
		...manifest?.os,
		...(own?.codename === undefined ? {} : { codename: own.codename }),
		...(own?.eolCycle === undefined ? {} : { eolCycle: own.eolCycle }),
	};
	const known = {
		...system,
		...(eolCycle === undefined ? {} : { eol_cycle: eolCycle }),
	};
	return {
		directory,
		...(file === undefined ? {} : { file }),
		...(variant === undefined ? {} : { variant }),
		var_files: varFiles,
		builds: image.builds.map(({ name }) => name),
		...(title === undefined ? {} : { title }),
		...(description === undefined ? {} : { description }),
		...(manifest === undefined || manifest.tags.length === 0
			? {}
			: { tags: manifest.tags }),
		...(Object.keys(known).length === 0 ? {} : { os: known }),
	};
}
