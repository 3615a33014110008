/** Keys of `template.yml` that say what becomes of an image: tests, channels, retention. */
import {
	CHANNEL,
	DATE,
	ENVIRONMENT,
	FLAG,
	type Key,
	keysOf,
	LINE,
	listOf,
	oneOf,
	PATH,
	TEXT,
	whole,
} from "./shapes.ts";

/** Builds and days: nobody keeps more. */
const MOST_KEPT = 1_000_000;

export const tests: Key = {
	title: "Tests",
	description: "What the image must pass.",
	shape: keysOf({
		boot: {
			title: "On the booted image",
			description:
				"Scripts that print TAP, run in the image at its first boot.",
			shape: listOf(PATH),
			examples: [["../_shared/tests/universal.sh", "tests/smoke.sh"]],
			slips: ["scripts", "on-boot"],
		},
		"in-build": {
			title: "During the build",
			description: "Scripts that the template itself runs, for the record.",
			shape: listOf(PATH),
			examples: [["tests/in-build.sh"]],
			slips: ["build"],
		},
		required: {
			title: "Required",
			description:
				"Whether a failed test holds channels back and fails the run, or the ids of the tests that do.",
			shape: {
				kind: "either",
				first: FLAG,
				second: listOf(LINE),
			},
		},
		timeout: {
			title: "Time",
			description: "Minutes for one boot with its tests.",
			shape: whole(1, 1440),
			examples: [30],
			slips: ["timeout-minutes", "minutes"],
		},
		env: {
			title: "Environment",
			description: "Environment variables of the scripts.",
			shape: {
				kind: "map",
				name: ENVIRONMENT,
				value: { kind: "value", any: false },
			},
			examples: [{ BUILD_USER: "packer" }],
			slips: ["environment", "vars"],
		},
		skip: {
			title: "Waived tests",
			description: "Tests whose failure does not count for a while.",
			shape: listOf(
				keysOf({
					id: {
						title: "Id",
						description: "Of the test.",
						shape: LINE,
						required: true,
						examples: ["sys.time"],
						slips: ["name", "test"],
					},
					reason: {
						title: "Reason",
						description: "Why it is waived.",
						shape: TEXT,
						required: true,
						slips: ["why", "because", "comment"],
					},
					until: {
						title: "Last day",
						description: "After it the test counts again.",
						shape: DATE,
						examples: ["2027-01-31"],
						slips: ["expires", "date", "end"],
					},
				}),
			),
			slips: ["skipped", "waivers", "ignore"],
		},
	}),
};

export const channels: Key = {
	title: "Channels",
	description: "Names that move to a build.",
	shape: keysOf({
		"on-success": {
			title: "On success",
			description:
				"Channels that move to a build that is verified and has passed its tests.",
			shape: listOf(CHANNEL),
			examples: ["testing"],
			slips: ["success", "onsuccess", "default"],
		},
		promote: {
			title: "Promotion",
			description: "Who moves the other channels.",
			shape: oneOf("manual", "automatic"),
			slips: ["promotion"],
		},
	}),
};

export const retention: Key = {
	title: "Retention",
	description: "What `prune` keeps of each image.",
	shape: keysOf({
		keep: {
			title: "Builds",
			description: "Newest builds to keep; 0 keeps all.",
			shape: whole(0, MOST_KEPT),
			examples: [5],
			slips: ["keep-builds", "builds", "count"],
		},
		days: {
			title: "Days",
			description: "Builds younger than these days stay; 0 keeps all.",
			shape: whole(0, MOST_KEPT),
			examples: [180],
			slips: ["keep-days", "max-age", "ttl"],
		},
	}),
	slips: ["keep", "prune"],
};
