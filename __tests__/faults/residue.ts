/** What a fault has left behind, counted where it lies: on the machine, in the pool, in the bucket, at the commit. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { Scene } from "../contract/scene.ts";
import type { JobResult } from "../stand-ins/runner.ts";
import type { XapiStandIn } from "../stand-ins/xapi.ts";

/** The columns of the table, each with what was found; all shall be empty. */
export interface Residue {
	/** Of the run's own processes and all that they started. */
	readonly processes: readonly string[];
	/** In the pool, beyond those that were there before; disks and sessions count too. */
	readonly vms: readonly string[];
	/** Unfinished multipart uploads. */
	readonly multiparts: readonly string[];
	/** Statuses of the commit that nobody will settle. */
	readonly pending: readonly string[];
	/** Secrets in anything that left the machine. */
	readonly secrets: readonly string[];
	/** Published files that are not what their record says, or that no record names. */
	readonly wrong: readonly string[];
	/** Verified images that are neither in the bucket nor kept for the next run. */
	readonly lost: readonly string[];
}

/** What is still there of the jobs. */
export function residueOf(
	scene: Scene,
	xapi: XapiStandIn,
	{
		jobs,
		before,
		canaries,
		expected,
	}: {
		readonly jobs: readonly JobResult[];
		/** What was in the pool. */
		readonly before: readonly string[];
		readonly canaries: readonly string[];
		/** Image folders, such as `debian/12`, whose build was verified. */
		readonly expected: readonly string[];
	},
): Residue {
	return {
		processes: [
			...jobs.flatMap(({ orphans }) => orphans.map(({ command }) => command)),
			...marked(scene.repository.directory),
		],
		vms: inPool(xapi).filter((thing) => !before.includes(thing)),
		multiparts: unfinished(scene),
		pending: Object.entries(scene.statuses())
			.filter(([, state]) => state === "pending")
			.map(([context]) => context),
		secrets: leaks(scene, jobs, canaries),
		wrong: wrongFiles(scene),
		lost: expected.filter(
			(image) =>
				!scene
					.keys()
					.some(
						(key) =>
							key.startsWith(`templates/${image}/`) &&
							key.endsWith("/metadata.json"),
					),
		),
	};
}

/**
 * Everything in the pool that a build can leave. Of sessions our own: the plugin never logs out, and does not tell the
 * session that it has until it uploads or exports.
 */
export function inPool({ db }: XapiStandIn): readonly string[] {
	return [
		...(["VM", "VDI"] as const).flatMap((kind) =>
			db.refs(kind).map((ref) => `${kind} ${ref}`),
		),
		...Object.entries(db.all("session"))
			.filter(([, { originator }]) => originator !== "packer")
			.map(([ref]) => `session ${ref}`),
	];
}

/** Processes that carry the run's marker, or work in its workspace. */
function marked(workspace: string): readonly string[] {
	return readdirSync("/proc")
		.filter((name) => /^\d+$/.test(name))
		.filter((pid) => {
			try {
				const environment = readFileSync(`/proc/${pid}/environ`, "latin1");
				const [state] = readFileSync(`/proc/${pid}/stat`, "latin1")
					.replace(/^.*\) /s, "")
					.split(" ");
				return (
					state !== "Z" &&
					environment.split("\0").includes(`GITHUB_WORKSPACE=${workspace}`)
				);
			} catch {
				return false;
			}
		})
		.map((pid) => `pid ${pid}`);
}

/** versitygw keeps the parts of unfinished uploads below `.sgwtmp`. */
export function unfinished({ store }: Scene): readonly string[] {
	return execFileSync(
		"find",
		[store.data, "-path", "*.sgwtmp/multipart/*", "-type", "f"],
		{ encoding: "utf8" },
	)
		.split("\n")
		.filter((line) => line !== "");
}

/** Every byte that left: the bucket but for the images, what GitHub got, what the runner shows. */
function leaks(
	scene: Scene,
	jobs: readonly JobResult[],
	canaries: readonly string[],
): readonly string[] {
	const places: [string, string][] = [
		...scene
			.keys()
			.filter((key) => !/\.(?:xva|png)$/.test(key))
			.map((key): [string, string] => [
				key,
				scene.object(key).toString("latin1"),
			]),
		["GitHub", JSON.stringify(scene.github.requests)],
		...jobs.flatMap(({ main, post }) =>
			[main, ...(post === undefined ? [] : [post])].flatMap(
				(step): [string, string][] => [
					// what the process itself wrote, before the runner hides anything
					[
						"log",
						step.raw
							.filter((line) => !line.startsWith("::add-mask::"))
							.join("\n"),
					],
					["summary", step.summary],
					["outputs", JSON.stringify(step.outputs)],
				],
			),
		),
	];
	return canaries.flatMap((canary) =>
		places
			.filter(([, text]) => text.includes(canary))
			.map(([place]) => `${canary} in ${place}`),
	);
}

interface Record {
	readonly files: readonly {
		readonly path: string;
		readonly size: number;
		readonly sha256: string;
	}[];
}

/** Files under `templates/` that are not as their record says, and names in indexes without a record. */
export function wrongFiles(scene: Scene): readonly string[] {
	const keys = scene.keys();
	const builds = new Map<string, string[]>();
	for (const key of keys) {
		const [, folder, name] =
			/^(templates\/[^/]+\/[^/]+\/\d{8}T\d{6}Z-[^/]+)\/(.+)$/.exec(key) ?? [];
		if (folder !== undefined && name !== undefined)
			builds.set(folder, [...(builds.get(folder) ?? []), name]);
	}
	const wrong = [...builds].flatMap(([folder, names]) => {
		if (!names.includes("metadata.json"))
			return names.map((name) => `${folder}/${name} has no record`);
		const record = scene.json(`${folder}/metadata.json`) as unknown as Record;
		return record.files
			.filter(({ path, size, sha256 }) => {
				if (!names.includes(path)) return true;
				const bytes = scene.object(`${folder}/${path}`);
				const digest = createHash("sha256").update(bytes).digest("hex");
				return bytes.length !== size || digest !== sha256;
			})
			.map(({ path }) => `${folder}/${path} is not what its record says`);
	});
	const dangling = keys
		.filter((key) => /^templates\/[^/]+\/[^/]+\/channels\//.test(key))
		.filter((key) => {
			const { build } = scene.json(key);
			const folder = key.replace(/channels\/[^/]+$/, String(build));
			return !builds.get(folder)?.includes("metadata.json");
		})
		.map((key) => `${key} names a build that is not there`);
	return [...wrong, ...dangling];
}
