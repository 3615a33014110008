/** What tells that a VM or template is of this action: its tags and entries of `other_config`. */
import type { LegBuild } from "./leg-outcome.ts";

/** Tags and `other_config` of what a build makes. */
export function stampsOf({
	run: { facts },
	made,
	leg,
	identity,
}: Pick<LegBuild, "run" | "made" | "leg" | "identity">): {
	readonly tags: readonly string[];
	readonly otherConfig: Readonly<Record<string, string>>;
} {
	const { os } = leg.root;
	return {
		tags: ["xva-template", `xva-template:${os}`, `xva-run:${facts.runKey}`],
		otherConfig: {
			"xva-template:os": os,
			"xva-template:build-id": identity.id,
			"xva-template:source": `${facts.repository || "local"}@${made.plan.head}`,
			"xva-template:run": facts.runUrl ?? facts.runKey,
		},
	};
}
