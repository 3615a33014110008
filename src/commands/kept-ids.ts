/** An image keeps the id under which it is published: whoever reads its channels would wait for ever for the next build. */
import { posix } from "node:path";
import type { PublishedTemplate } from "../bucket/published-templates.ts";
import { InputError } from "../input-values.ts";
import type { Image, PackerRoot, Template } from "../model.ts";
import type { MadePlan } from "./make-plan.ts";
import type { Run } from "./run.ts";
import { templateFacts } from "./template-settings.ts";

export interface IdsRequest {
	readonly templates: readonly Template[];
	/** Ids of all images of the head, those of platforms that are not built included. */
	readonly ids: ReadonlySet<string>;
	/** Images that were never published, of the legs that are planned. */
	readonly fresh: readonly (readonly [root: PackerRoot, image: Image])[];
	readonly manifests: MadePlan["manifests"];
}

/**
 * Asks the bucket only where an image is new. A bucket that can't be asked says nothing here.
 * @throws InputError where a published image would be built under another id, with the line that keeps it
 */
export async function keepIds(run: Run, request: IdsRequest): Promise<void> {
	const { fresh, ids, manifests } = request;
	const store = await run.store();
	if (store === undefined || fresh.length === 0 || run.settings.force) return;
	const { publishedTemplates } = await import(
		"../bucket/published-templates.ts"
	);
	const published = await publishedTemplates(store, {
		os: new Set(fresh.map(([, { os }]) => os)),
		except: ids,
		signal: run.signal,
	}).catch(() => []);
	for (const [root, image] of fresh) {
		const facts = templateFacts({ manifests }, root, image);
		const before = published.find(
			(one) => one.image.os === image.os && isSameSource(one.template, facts),
		);
		const template = request.templates.find(({ os }) => os === image.os);
		if (before !== undefined && template !== undefined)
			throw new InputError(
				`${before.image.id} is published (${before.build}), and would now be built as ${image.id}: whoever reads its channels would get nothing new. ${remedy(before, root, image, template)} To start a new image instead, give the input 'force'.`,
			);
	}
}

/**
 * The same files, and a Packer build in common. A variant is told by its variable files, since its key is what gives the id; a
 * template that gets its first variants, or loses them, is the same one.
 */
function isSameSource(
	before: PublishedTemplate["template"],
	now: PublishedTemplate["template"],
): boolean {
	const files = [before.var_files, now.var_files];
	return (
		before.directory === now.directory &&
		before.file === now.file &&
		(files.some((list) => list.length === 0) ||
			before.var_files.join("\n") === now.var_files.join("\n")) &&
		before.builds.some((name) => now.builds.includes(name))
	);
}

/** The line that keeps the id. */
function remedy(
	{ image: before }: PublishedTemplate,
	{ varFiles }: PackerRoot,
	image: Image,
	{ directory }: Template,
): string {
	if (before.id === before.os)
		return `An image is called as its folder where nothing tells a version: take back what does now.`;
	const texts =
		varFiles.length === 0
			? image.builds.map(({ name }) => name)
			: varFiles.map((path) => posix.relative(directory, path));
	const list = texts.map((text) => JSON.stringify(text)).join(", ");
	const setting = varFiles.length === 0 ? "only" : "var-files";
	return `Keep the id by this line of ${directory}/template.yml: variants: { ${JSON.stringify(before.version)}: { ${setting}: [${list}] } }.`;
}
