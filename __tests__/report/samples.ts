/** Reports for the tests of this room: a rich one, a plan, a large and hostile one. */
import type {
	Hardware,
	Image,
	ImageResult,
	Leg,
	PackerRoot,
	Plan,
	PlanReason,
	Publication,
	Report,
	State,
	Template,
} from "../../src/model.ts";
import type { SummaryContext } from "../../src/report/summary-context.ts";

const HEAD = "e4d5f6a7b8c9d0e1f2a3b4c5d6e7f8a9b0c1d2e3";
export const BUILD = "20261124T053012Z-e4d5f6a-9f3c";
const OLD_BUILD = "20261101T010203Z-a1b2c3d-0b1e";

export function image(os: string, version: string): Image {
	return {
		id: version === "" ? os : `${os}-${version}`,
		os,
		version: version || "0",
		builds: [],
	};
}

export function root(
	os: string,
	images: readonly Image[],
	directory = `packer/${os}`,
): PackerRoot {
	return {
		os,
		directory,
		templateFiles: [`${directory}/build.pkr.hcl`],
		variables: [],
		images,
		workingDirectory: null,
		varFiles: [],
		variantValues: {},
		dependencies: [],
		unresolved: [],
		problems: [],
	};
}

export function leg(
	packerRoot: PackerRoot,
	reason: PlanReason,
	planned: boolean,
	images = packerRoot.images,
): Leg {
	return { root: packerRoot, planned, reason, images, content: "1:00" };
}

export function plan(legs: readonly Leg[], rest: Partial<Plan> = {}): Plan {
	const byOs = Map.groupBy(legs, ({ root: { os } }) => os);
	const templates: readonly Template[] = [...byOs].map(([os, own]) => ({
		os,
		directory: `packer/${os}`,
		roots: own.map((one) => one.root),
	}));
	return {
		eventName: "push",
		base: { sha: "a1b2c3d", text: "compared with a1b2c3d (the push's before)" },
		head: HEAD,
		ref: "refs/heads/main",
		legs,
		deleted: [],
		notices: [],
		dirty: false,
		templates,
		...rest,
	};
}

export function result(
	name: Image,
	state: State,
	rest: Partial<ImageResult> = {},
): ImageResult {
	return {
		os: name.os,
		image: name.id,
		version: name.version,
		build: state === "built" ? BUILD : null,
		state,
		reason: state === "built" ? "changed: packer/x/build.pkr.hcl" : "",
		seconds: 0,
		files: [],
		urls: {},
		...rest,
	};
}

export function report(rest: Partial<Report> = {}): Report {
	return {
		command: "build",
		results: [],
		failures: [],
		publications: [],
		notices: [],
		warnings: [],
		...rest,
	};
}

const HARDWARE: Hardware = {
	name: "debian-12",
	description: "",
	uuid: "00000000-0000-4000-8000-000000000003",
	vcpus_max: 2,
	vcpus_at_startup: 2,
	memory_static_max: 2_147_483_648,
	memory_static_min: 1_073_741_824,
	memory_dynamic_max: 2_147_483_648,
	memory_dynamic_min: 2_147_483_648,
	firmware: "uefi",
	secure_boot: true,
	nvram: true,
	vtpm: false,
	boot_order: "cdn",
	domain_type: "hvm",
	platform: { secureboot: "true" },
	has_vendor_device: false,
	bios_strings: {},
	recommendations: "",
	is_a_template: true,
	is_default_template: false,
	tags: [],
	other_config: {},
	disks: [
		{
			ref: "Ref:7",
			name: "system",
			uuid: "00000000-0000-4000-8000-0000000000c8",
			device: "xvda",
			userdevice: "0",
			bootable: true,
			mode: "RW",
			type: "user",
			sm_config: {},
			sr: { name: "Local storage", type: "ext", shared: false },
			virtual_size: 10_737_418_240,
			physical_utilisation: 3_221_225_472,
			stored_size: 3_221_225_472,
		},
	],
	cd_drives: [],
	networks: [],
	exporter: {
		product_brand: "XCP-ng",
		product_version: "8.3.0",
		build_number: "1",
		xapi_version: "25.6",
		export_vsn: "2",
	},
	importable: {
		xcp_ng: "8.3",
		xenserver: "8.4",
		because: ["It was exported by xapi 25.6."],
	},
};

const SHA256 =
	"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const STORE = "https://images.example.org/xva/templates/debian/12";

export function publication(
	name: Image,
	rest: Partial<Publication> = {},
): Publication {
	return {
		image: name,
		build: BUILD,
		files: [
			{
				path: `${name.id}.xva`,
				role: "image",
				platform: "xcp-ng",
				size: 3_187_671_040,
				sha256: SHA256,
				media_type: "application/x-xva",
			},
			{
				path: "build.log",
				role: "log",
				size: 12_345_678,
				sha256: SHA256,
				media_type: "text/plain",
			},
		],
		inspection: {
			verification: {
				result: "passed",
				mode: "full",
				format: "xva",
				compression: "none",
				blocks: 3072,
				warnings: [],
			},
			hardware: HARDWARE,
		},
		channels: ["latest"],
		warnings: [],
		storeChecksum: "crc32",
		buildKey: {
			key: `2:${SHA256}`,
			parts: {
				iso: `sha256:${SHA256}`,
				packer: `1.16.0 sha256:${SHA256}`,
				"variable disk_mb": "10240",
			},
		},
		urls: {},
		...rest,
	};
}

const DEBIAN_12 = image("debian", "12");
const DEBIAN_13 = image("debian", "13");
const UBUNTU = image("ubuntu", "24.04");
const ROCKY = image("rocky", "9");
const ALPINE = image("alpine", "3.22");
const CHANGED: PlanReason = {
	code: "changed",
	text: "changed: packer/debian/http/preseed.cfg",
};

/** Everything that a run can say, once. */
export const RICH: Report = report({
	plan: plan(
		[
			leg(root("debian", [DEBIAN_12], "packer/debian/12"), CHANGED, true),
			leg(root("debian", [DEBIAN_13], "packer/debian/13"), CHANGED, true),
			leg(
				root("ubuntu", [UBUNTU]),
				{ code: "differs", text: `differs from ${OLD_BUILD}` },
				true,
			),
			leg(
				root("rocky", [ROCKY]),
				{
					code: "already-published",
					text: `already published as ${OLD_BUILD}`,
				},
				false,
			),
			leg(
				root("alpine", [ALPINE]),
				{ code: "never-published", text: "never published: name it in os" },
				false,
			),
		],
		{ deleted: ["centos"], dirty: true },
	),
	results: [
		result(DEBIAN_12, "built", {
			reason: CHANGED.text,
			seconds: 724.4,
			files: [
				{ path: "debian-12.xva", size: 3_187_671_040, sha256: SHA256 },
				{ path: "build.log", size: 12_345_678, sha256: SHA256 },
			],
			urls: {
				image: `${STORE}/${BUILD}/debian-12.xva`,
				metadata: `${STORE}/${BUILD}/metadata.json`,
				log: `${STORE}/${BUILD}/build.log`,
			},
		}),
		result(DEBIAN_13, "failed", {
			reason: "packer",
			seconds: 95,
			urls: {
				log: `https://images.example.org/xva/logs/debian/7-1/${BUILD}.log`,
			},
		}),
		result(UBUNTU, "built", {
			reason: `differs from ${OLD_BUILD}`,
			seconds: 1203,
			urls: { image: `s3://images/xva/templates/ubuntu/24.04/${BUILD}/u.xva` },
		}),
	],
	failures: [
		{
			subject: "debian-13",
			reason: "packer",
			message: "Packer ended with exit code 1.",
			details: [
				"Error: Unable to locate package nosuch | <b>bold</b>",
				"",
				"  on packer/debian/13/build.pkr.hcl line 12:",
				"  12:   inline = [```echo```]",
				"::error::not ours",
			],
		},
	],
	publications: [publication(DEBIAN_12), publication(UBUNTU)],
	notices: [
		{
			level: "warning",
			title: "Unused file",
			message: "variables.pkr.hcl has no build block.",
			file: "packer/debian/13/variables.pkr.hcl",
			line: 3,
		},
	],
	warnings: ["channel stable kept: it names a later commit."],
	packer: {
		version: "1.16.0",
		sha256: SHA256,
		plugins: { "github.com/vatesfr/xenserver": "0.9.0" },
	},
});

export const CONTEXT: SummaryContext = {
	repositoryUrl: "https://github.com/example/templates",
	commit: HEAD,
	ref: "refs/heads/main",
	runUrl: "https://github.com/example/templates/actions/runs/7/attempts/1",
	workflow: "templates.yml",
	runnerName: "builder-1",
	actionVersion: "1.0.0",
	configuration: { os: "changed", "s3-bucket": "images", "s3-prefix": "" },
	links: {
		catalogue: "https://images.example.org/xva/index.html",
		reason: (reason) => `https://example.org/docs/reasons/${reason}.md`,
	},
	phases: [
		{
			subject: "debian-12",
			name: "build",
			startedAt: new Date("2026-11-24T05:30:12Z"),
			seconds: 600,
		},
		{
			subject: "debian-12",
			name: "upload",
			startedAt: new Date("2026-11-24T05:40:12Z"),
			seconds: 124,
		},
		{
			subject: "ubuntu: #24.04",
			name: "build",
			startedAt: new Date("2026-11-24T05:30:12Z"),
			seconds: 1203,
		},
	],
};

/** `plan` over the same templates: no results, the plan says it all. */
export const PLANNED: Report = report({
	command: "plan",
	...(RICH.plan === undefined ? {} : { plan: RICH.plan }),
});

/** A report of `count` images in which every text that others wrote is `text`, names numbered. */
export function hostile(
	text: string,
	count: number,
	state: State,
	name = (index: number) => `${text}${index}`,
): Report {
	const names = Array.from({ length: count }, (_, index) => ({
		...image(name(index), ""),
		version: text,
	}));
	const legs = names.map((name) =>
		leg(
			root(name.os, [name]),
			{ code: "never-published", text },
			state !== "unchanged",
		),
	);
	const urls = {
		image: `https://example.org/${text}`,
		log: text,
		page: `https://example.org/?q=${text}`,
	};
	return report({
		plan: plan(legs, {
			eventName: text,
			base: { text },
			ref: text,
			deleted: names.map(({ os }) => os),
			notices: [{ level: "warning", message: text, title: text, file: text }],
		}),
		results: names.map((name) =>
			result(name, state, {
				build: BUILD,
				reason: text,
				seconds: 1,
				files: [{ path: text, size: 1, sha256: text }],
				urls,
			}),
		),
		failures: names.map(({ id }) => ({
			subject: id,
			reason: "packer" as const,
			message: text,
			details: Array.from({ length: 30 }, () => text),
		})),
		publications: names.map((name) =>
			publication(name, {
				channels: [text],
				warnings: [text],
				buildKey: { key: text, parts: { [text]: text } },
				inspection: {
					verification: {
						result: "failed",
						mode: "full",
						format: "xva",
						compression: "none",
						blocks: 1,
						message: text,
						warnings: [text],
					},
					hardware: {
						...HARDWARE,
						disks: Array.from({ length: 30 }, () => ({
							ref: text,
							name: text,
							uuid: text,
							device: text,
							userdevice: text,
							bootable: true,
							mode: text,
							type: text,
							sm_config: { [text]: text },
							sr: { name: text, type: text, shared: true },
							virtual_size: 1,
							physical_utilisation: 1,
							stored_size: 1,
						})),
					},
				},
			}),
		),
		notices: names.map(({ id }) => ({
			level: "error" as const,
			message: id,
			file: text,
		})),
		warnings: names.map(({ id }) => id),
		packer: { version: text, sha256: text, plugins: { [text]: text } },
	});
}

/** A place that is as hostile as the report. */
export function hostileContext(text: string, count: number): SummaryContext {
	return {
		...CONTEXT,
		ref: text,
		workflow: text,
		runnerName: text,
		actionVersion: text,
		configuration: Object.fromEntries(
			Array.from({ length: count }, (_, index) => [`${index}${text}`, text]),
		),
		links: { catalogue: `https://example.org/${text}`, reason: () => text },
		phases: Array.from({ length: count }, (_, index) => ({
			subject: `${index}${text}`,
			name: text,
			startedAt: new Date(0),
			seconds: 1,
		})),
	};
}
