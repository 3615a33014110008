/** File changed → images planned → reason: on a real git history, by the bundle as a runner starts it. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { JobResult } from "../stand-ins/runner.ts";
import { SCENARIO_TREE } from "./scenario-tree.ts";
import {
	commitTemplates,
	openScene,
	outputOf,
	pushPayload,
	type Scene,
} from "./scene.ts";

let scene: Scene;
let base: string;

beforeAll(async () => {
	scene = await openScene();
	commitTemplates(scene.repository, SCENARIO_TREE);
	base = scene.repository.commit({
		"packer/gentoo/link.sh": "-> ../_shared/linked.sh",
		"packer/gentoo/outer": "-> ../../linked",
		"packer/_shared/linked.sh": "true\n",
		"linked/deep/file": "1\n",
	});
});

afterAll(() => scene.close());

/** Image to reason, of what a push from `base` with these changes would build. A null removes a file. */
async function plannedBy(
	changes: Readonly<Record<string, string | null>>,
): Promise<Readonly<Record<string, string>>> {
	scene.repository.git("reset", "-q", "--hard", base);
	const after = scene.repository.commit(changes);
	const job = await plan({
		event: { name: "push", payload: pushPayload(base, after) },
	});
	return reasonsOf(job);
}

function plan(options: Parameters<Scene["run"]>[0]): Promise<JobResult> {
	return scene.run({
		withoutBucket: true,
		...options,
		inputs: { command: "plan", ...options?.inputs },
	});
}

function reasonsOf(job: JobResult): Readonly<Record<string, string>> {
	expect(job.conclusion, job.main.log.join("\n")).toBe("success");
	const results = outputOf(job, "results") as {
		image: string;
		state: string;
		reason: string;
	}[];
	return Object.fromEntries(
		results
			.filter(({ state }) => state === "planned")
			.map(({ image, reason }) => [image, reason]),
	);
}

/** The file with one more line. */
const touched = (path: string) => ({
	[path]: `${SCENARIO_TREE[path] ?? ""}${path.endsWith(".json") ? "\n" : "# touched\n"}`,
});

const ALPINE_WIDE = (path: string) => ({
	"alpine-3": `${path}, which may be meant at packer/alpine/alpine.pkr.hcl:15 (var.script has no value)`,
});
const own = (path: string, ...images: readonly string[]) =>
	Object.fromEntries(images.map((image) => [image, `changed: ${path}`]));
const used = (path: string, why: string, ...images: readonly string[]) =>
	Object.fromEntries(images.map((image) => [image, `${path}, ${why}`]));

const LINUX = "packer/_shared/scripts/linux";

describe("a change of one file", () => {
	const cases: readonly [string, Readonly<Record<string, string>>][] = [
		// a template's own folder
		[
			"packer/debian/debian.pkr.hcl",
			own("packer/debian/debian.pkr.hcl", "debian-12", "debian-13"),
		],
		[
			"packer/debian/template.yml",
			own("packer/debian/template.yml", "debian-12", "debian-13"),
		],
		[
			"packer/debian/debian-12.pkrvars.hcl",
			own("packer/debian/debian-12.pkrvars.hcl", "debian-12"),
		],
		[
			"packer/debian/debian-13.pkrvars.hcl",
			own("packer/debian/debian-13.pkrvars.hcl", "debian-13"),
		],
		[
			"packer/debian/http/preseed.cfg",
			own("packer/debian/http/preseed.cfg", "debian-12", "debian-13"),
		],
		[
			"packer/debian/scripts/packages.sh",
			own("packer/debian/scripts/packages.sh", "debian-12", "debian-13"),
		],
		[
			"packer/debian/new-file",
			own("packer/debian/new-file", "debian-12", "debian-13"),
		],
		["packer/debian/NOTES.md", {}],
		["packer/debian/README.md", {}],
		["packer/debian/docs/why.md", {}],
		["packer/debian/docs/new/deep.md", {}],
		[
			"packer/ubuntu/ubuntu-22.04.pkr.hcl",
			own("packer/ubuntu/ubuntu-22.04.pkr.hcl", "ubuntu-22.04"),
		],
		[
			"packer/ubuntu/ubuntu-24.04.pkr.hcl",
			own("packer/ubuntu/ubuntu-24.04.pkr.hcl", "ubuntu-24.04"),
		],
		[
			"packer/ubuntu/user-data",
			own("packer/ubuntu/user-data", "ubuntu-22.04", "ubuntu-24.04"),
		],
		[
			"packer/rocky/rocky.pkr.hcl",
			own("packer/rocky/rocky.pkr.hcl", "rocky-9"),
		],
		[
			"packer/fedora/fedora.pkr.hcl",
			own("packer/fedora/fedora.pkr.hcl", "fedora-44"),
		],
		[
			"packer/alpine/alpine.pkr.hcl",
			own("packer/alpine/alpine.pkr.hcl", "alpine-3"),
		],
		[
			"packer/suse/json/suse.json",
			own("packer/suse/json/suse.json", "suse-16"),
		],
		["packer/suse/anything", own("packer/suse/anything", "suse-16")],
		// shared files
		[
			`${LINUX}/update.sh`,
			{
				...ALPINE_WIDE(`${LINUX}/update.sh`),
				...used(
					`${LINUX}/update.sh`,
					"used at debian.pkr.hcl:19",
					"debian-12",
					"debian-13",
				),
			},
		],
		[
			`${LINUX}/lib.sh`,
			{
				...ALPINE_WIDE(`${LINUX}/lib.sh`),
				...used(
					`${LINUX}/lib.sh`,
					`sourced by ${LINUX}/update.sh:2, used at debian.pkr.hcl:19`,
					"debian-12",
					"debian-13",
				),
			},
		],
		[
			`${LINUX}/seal.sh`,
			{
				...ALPINE_WIDE(`${LINUX}/seal.sh`),
				...used(
					`${LINUX}/seal.sh`,
					"used at debian.pkr.hcl:28",
					"debian-12",
					"debian-13",
				),
				...used(
					`${LINUX}/seal.sh`,
					"used at ubuntu-22.04.pkr.hcl:13",
					"ubuntu-22.04",
				),
			},
		],
		[
			`${LINUX}/deep/a.sh`,
			{
				...ALPINE_WIDE(`${LINUX}/deep/a.sh`),
				...used(
					`${LINUX}/deep/a.sh`,
					"used at debian.pkr.hcl:22",
					"debian-12",
					"debian-13",
				),
			},
		],
		[
			`${LINUX}/deep/more/new.sh`,
			{
				...ALPINE_WIDE(`${LINUX}/deep/more/new.sh`),
				...used(
					`${LINUX}/deep/more/new.sh`,
					"used at debian.pkr.hcl:22",
					"debian-12",
					"debian-13",
				),
			},
		],
		[
			"packer/_shared/scripts/suse/setup.sh",
			{
				...ALPINE_WIDE("packer/_shared/scripts/suse/setup.sh"),
				...used(
					"packer/_shared/scripts/suse/setup.sh",
					"used at suse.json:4",
					"suse-16",
				),
			},
		],
		[
			"packer/_shared/motd.txt",
			{
				...ALPINE_WIDE("packer/_shared/motd.txt"),
				...used(
					"packer/_shared/motd.txt",
					"used at fedora.pkr.hcl:16",
					"fedora-44",
				),
			},
		],
		["packer/_shared/nobody.sh", ALPINE_WIDE("packer/_shared/nobody.sh")],
		[`${LINUX}/unreferenced.sh`, ALPINE_WIDE(`${LINUX}/unreferenced.sh`)],
		["packer/README.md", ALPINE_WIDE("packer/README.md")],
		// beside the templates folder
		["README.md", {}],
		["files/other", {}],
		[
			"files/motd",
			used("files/motd", "watched in template.yml", "debian-12", "debian-13"),
		],
		[
			"vars/site.pkrvars.hcl",
			used(
				"vars/site.pkrvars.hcl",
				"variable file of the variant 13",
				"debian-13",
			),
		],
		["vars/other.pkrvars.hcl", {}],
		[
			"ansible/site.yml",
			used("ansible/site.yml", "used at rocky.pkr.hcl:18", "rocky-9"),
		],
		[
			"ansible/desktop.yml",
			used("ansible/desktop.yml", "used at fedora.pkr.hcl:13", "fedora-44"),
		],
		["ansible/roles/unused/tasks/main.yml", {}],
		["ansible/other.yml", {}],
		// commands of the runner, and what is behind symbolic links
		[
			"tools/check.sh",
			used("tools/check.sh", "used at gentoo-1.pkr.hcl:17", "gentoo-1"),
		],
		[
			"tools/common.sh",
			used(
				"tools/common.sh",
				"sourced by tools/check.sh:2, used at gentoo-1.pkr.hcl:17",
				"gentoo-1",
			),
		],
		[
			"packer/_shared/linked.sh",
			{
				...ALPINE_WIDE("packer/_shared/linked.sh"),
				...used(
					"packer/_shared/linked.sh",
					"behind the link packer/gentoo/link.sh",
					"gentoo-1",
				),
			},
		],
		[
			"linked/deep/file",
			used(
				"linked/deep/file",
				"behind the link packer/gentoo/outer",
				"gentoo-1",
			),
		],
	];

	test.each(cases)("%s", async (path, expected) => {
		expect(await plannedBy(touched(path))).toEqual(expected);
	});

	/** Of these the images alone are told: how a role comes to a play is told at its own tests. */
	const ansible: readonly [string, readonly string[]][] = [
		["ansible/roles/base/tasks/main.yml", ["rocky-9"]],
		["ansible/roles/base/templates/new.j2", ["rocky-9"]],
		["ansible/roles/web/meta/main.yml", ["rocky-9"]],
		["ansible/roles/common/tasks/main.yml", ["rocky-9"]],
		["ansible/roles/desktop/tasks/main.yml", ["fedora-44"]],
		["ansible/group_vars/all.yml", ["fedora-44", "rocky-9"]],
		["ansible/requirements.yml", ["fedora-44", "rocky-9"]],
		["ansible/host_vars/new.yml", ["fedora-44", "rocky-9"]],
		["ansible.cfg", ["fedora-44", "rocky-9"]],
	];

	test.each(ansible)("%s", async (path, images) => {
		const planned = await plannedBy(touched(path));
		expect(Object.keys(planned).sort()).toEqual(images);
		for (const [image, reason] of Object.entries(planned))
			expect(reason).toMatch(
				new RegExp(
					`^${path}, .+used at ${image.startsWith("rocky") ? "rocky" : "fedora"}\\.pkr\\.hcl:\\d+$`,
				),
			);
	});
});

describe("a file that is removed", () => {
	test.each<[string, readonly string[]]>([
		[
			`${LINUX}/seal.sh`,
			["alpine-3", "debian-12", "debian-13", "ubuntu-22.04"],
		],
		[`${LINUX}/deep/more/b.sh`, ["alpine-3", "debian-12", "debian-13"]],
		["packer/debian/http/preseed.cfg", ["debian-12", "debian-13"]],
		["packer/debian/docs/why.md", []],
		["packer/_shared/daemon.json", ["alpine-3", "gentoo-1"]],
		["files/motd", ["debian-12", "debian-13"]],
		["ansible/roles/unused/tasks/main.yml", []],
		["ansible/group_vars/all.yml", ["fedora-44", "rocky-9"]],
	])("%s", async (path, images) => {
		expect(Object.keys(await plannedBy({ [path]: null })).sort()).toEqual(
			images,
		);
	});

	test("a whole template is reported, and plans nothing", async () => {
		expect(await plannedBy({ "packer/rocky/rocky.pkr.hcl": null })).toEqual({});
	});
});

describe("several changes", () => {
	test("in two templates plan both, each with its own reason", async () => {
		expect(
			await plannedBy({
				...touched("packer/debian/debian-12.pkrvars.hcl"),
				...touched("packer/rocky/rocky.pkr.hcl"),
			}),
		).toEqual({
			...own("packer/debian/debian-12.pkrvars.hcl", "debian-12"),
			...own("packer/rocky/rocky.pkr.hcl", "rocky-9"),
		});
	});

	test("count, and a template's own come first", async () => {
		const planned = await plannedBy({
			...touched(`${LINUX}/seal.sh`),
			...touched(`${LINUX}/update.sh`),
			...touched("packer/debian/debian-12.pkrvars.hcl"),
		});
		expect(planned["debian-12"]).toBe(
			"changed: packer/debian/debian-12.pkrvars.hcl and 2 more",
		);
		expect(planned["debian-13"]).toBe(
			`${LINUX}/seal.sh, used at debian.pkr.hcl:28 and 1 more`,
		);
		expect(planned["ubuntu-22.04"]).toBe(
			`${LINUX}/seal.sh, used at ubuntu-22.04.pkr.hcl:13`,
		);
	});

	test("of a template's references: what it refers to now counts", async () => {
		const hcl = SCENARIO_TREE["packer/debian/debian.pkr.hcl"] ?? "";
		scene.repository.git("reset", "-q", "--hard", base);
		const before = scene.repository.commit({
			"packer/debian/debian.pkr.hcl": hcl.replace("seal.sh", "../../nobody.sh"),
		});
		const after = scene.repository.commit({
			...touched(`${LINUX}/seal.sh`),
			...touched("packer/_shared/nobody.sh"),
		});
		const job = await plan({
			event: { name: "push", payload: pushPayload(before, after) },
		});
		const planned = reasonsOf(job);
		expect(planned["debian-12"]).toBe(
			"packer/_shared/nobody.sh, used at debian.pkr.hcl:28",
		);
		expect(planned["ubuntu-22.04"]).toContain("seal.sh");
	});
});

describe("inputs that add to it", () => {
	const planned = async (
		path: string,
		inputs: Readonly<Record<string, string>>,
	) => {
		scene.repository.git("reset", "-q", "--hard", base);
		const after = scene.repository.commit(touched(path));
		return reasonsOf(
			await plan({
				event: { name: "push", payload: pushPayload(base, after) },
				inputs,
			}),
		);
	};

	test("shared-paths concerns everybody", async () => {
		const found = await planned("README.md", { "shared-paths": "README.md" });
		expect(Object.keys(found)).toHaveLength(9);
		expect(new Set(Object.values(found))).toEqual(
			new Set(["README.md, named in shared-paths"]),
		);
	});

	test("packer-variables can tell a reference, which then no longer widens", async () => {
		const inputs = { "packer-variables": "script=packer/_shared/nobody.sh" };
		expect(await planned(`${LINUX}/deep/a.sh`, inputs)).not.toHaveProperty(
			"alpine-3",
		);
		expect(await planned("packer/_shared/nobody.sh", inputs)).toEqual({
			"alpine-3": "packer/_shared/nobody.sh, used at alpine.pkr.hcl:15",
		});
	});

	test("an image's name plans it alone, a template's all of it", async () => {
		expect(await planned("README.md", { os: "debian-13" })).toEqual({
			"debian-13": "asked for by name",
		});
		expect(Object.keys(await planned("README.md", { os: "debian" }))).toEqual([
			"debian-12",
			"debian-13",
		]);
	});
});
