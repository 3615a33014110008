/** Builds whose run was cut off between record and index: shown after all, by the next run that finds them published. */
import { healBuild } from "../bucket/heal.ts";
import { preflight } from "../bucket/preflight.ts";
import type { Image } from "../model.ts";
import type { MadePlan } from "./make-plan.ts";
import type { Run } from "./run.ts";
import { channelsOf } from "./template-settings.ts";
import { sentence } from "./workshop.ts";

/**
 * Indexes the builds of this ref that stand as published and that their index does not hold. One that it does hold is
 * left alone, channels included: somebody may have moved a channel back on purpose.
 * @returns sentences for log and summary
 */
export async function healCutOff(
	run: Run,
	made: MadePlan,
	lost: readonly Image[],
): Promise<readonly string[]> {
	const store = await run.store();
	if (store === undefined) return [];
	const said: string[] = [];
	try {
		const capabilities = await preflight(store, run.signal);
		for (const image of lost) {
			const build = made.lastGood.get(image.id)?.build ?? "";
			const { channels, warnings } = await healBuild(store, capabilities, {
				image,
				build,
				channels: channelsOf(run, made, image.os),
				reason: "its own run was cut off",
				by: { actor: run.facts.actor, run_url: run.facts.runUrl ?? "" },
				isAncestor: async (ancestor, descendant) =>
					(await made.tree.isAncestor(ancestor, descendant)) ?? "unknown",
				now: run.now,
				signal: run.signal,
			});
			const moved = channels.length > 0 ? `, ${channels.join(", ")} moved` : "";
			said.push(
				`${image.id} ${build}: the run that built it was cut off before it was indexed; done now${moved}.`,
				...warnings,
			);
		}
	} catch (error) {
		said.push(`Builds that are not indexed stay so: ${sentence(error)}`);
	}
	return said;
}

/** Images of unplanned legs whose last good build is of this ref and not in its index. */
export function lostImages(made: MadePlan): readonly Image[] {
	return made.plan.legs
		.filter((leg) => !leg.planned && leg.lastGood !== undefined)
		.flatMap((leg) => leg.images)
		.filter(({ id }) => {
			const good = made.lastGood.get(id);
			return good !== undefined && !good.indexed && good.ref === made.plan.ref;
		});
}
