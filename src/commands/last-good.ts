/** The last good builds, looked up in the bucket where one was given. */
import type { FoundGoodBuild } from "../bucket/lookup.ts";
import type { Template } from "../model.ts";
import type { Run } from "./run.ts";

export interface LastGoodRequest {
	readonly templates: readonly Template[];
	/** Full ref of this run. */
	readonly ref: string;
	readonly defaultRef?: string;
}

export interface LastGoodAnswer {
	/** By image id; undefined where the bucket was not given or, for `plan`, could not be asked. */
	readonly builds?: ReadonlyMap<string, FoundGoodBuild>;
	readonly warnings: readonly string[];
}

/** `build` needs the bucket and fails without it; `plan` says what it could not see. */
export async function lookUpLastGood(
	run: Run,
	request: LastGoodRequest,
): Promise<LastGoodAnswer> {
	const store = await run.store();
	if (store === undefined) return { warnings: [] };
	const images = request.templates.flatMap((template) =>
		template.roots.flatMap((root) => root.images),
	);
	if (images.length === 0) return { builds: new Map(), warnings: [] };
	const { lastGoodBuilds } = await import("../bucket/lookup.ts");
	try {
		const found = await lastGoodBuilds(store, images, {
			ref: request.ref,
			...(request.defaultRef === undefined
				? {}
				: { defaultBranchRef: request.defaultRef }),
			// revoked builds count on push, where they stand for the content, and not on schedule, which replaces them
			includeRevoked: run.facts.eventName !== "schedule",
		});
		const builds = new Map<string, FoundGoodBuild>();
		for (const [id, good] of found)
			if (good !== undefined) builds.set(id, good);
		return { builds, warnings: [] };
	} catch (error) {
		if (run.settings.command !== "plan") throw error;
		const why = error instanceof Error ? error.message : String(error);
		return { warnings: [`The bucket could not be asked: ${why}`] };
	}
}
