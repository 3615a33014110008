/** A scene for the bundle: a real repository, a real store, GitHub's stand-in, real Packer, and the runner that starts it all. */
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type GitFixture, makeRepository } from "../stand-ins/git-fixture.ts";
import { type GitHubStandIn, startGitHub } from "../stand-ins/github.ts";
import {
	type ActionRun,
	type JobResult,
	runAction,
} from "../stand-ins/runner.ts";
import {
	ACCESS_KEY,
	BUCKET,
	type S3Server,
	SECRET_KEY,
	startS3,
} from "../stand-ins/s3.ts";
import { type XvaOptions, xvaBytes } from "../stand-ins/xva.ts";

/** The folder with action.yml. */
export const ACTION_PATH = fileURLToPath(new URL("../..", import.meta.url));

const ZEROS = "0".repeat(40);

export interface RunOptions extends Partial<Omit<ActionRun, "event">> {
	readonly event?: ActionRun["event"];
	/** Full ref; `refs/heads/main` where absent. */
	readonly ref?: string;
	/** No bucket among the inputs. */
	readonly withoutBucket?: boolean;
}

export interface Scene {
	readonly repository: GitFixture;
	readonly store: S3Server;
	readonly github: GitHubStandIn;
	/** Runs the bundle with the usual inputs; those of `options` are added. */
	run(options?: RunOptions): Promise<JobResult>;
	/** A push of HEAD, from `before` (the commit before HEAD where absent, `null` for a new branch). */
	push(before?: string | null, options?: RunOptions): Promise<JobResult>;
	dispatch(
		inputs?: Record<string, string>,
		options?: RunOptions,
	): Promise<JobResult>;
	/** Keys of the bucket, sorted, without what the store keeps for itself. */
	keys(): readonly string[];
	/** An object as versitygw keeps it: a plain file. */
	object(key: string): Buffer;
	json(key: string): Record<string, unknown>;
	/** Removes an object, as if it had never been written. */
	remove(key: string): void;
	/** States by context of HEAD, as GitHub shows them. */
	statuses(): Readonly<Record<string, string>>;
	close(): Promise<void>;
}

/** Opens a scene with an empty repository and bucket. */
export async function openScene(): Promise<Scene> {
	const packer = need("PACKER_BIN");
	const repository = makeRepository();
	const store = await startS3("versitygw");
	const github = await startGitHub({ gitDirectory: repository.directory });
	const toolCache = mkdtempSync(join(tmpdir(), "tool-cache-"));
	const head = () => repository.git("rev-parse", "HEAD");
	let runNumber = 1000;
	const run = (options: RunOptions = {}): Promise<JobResult> => {
		const { event, ref = "refs/heads/main", withoutBucket, ...rest } = options;
		return runAction({
			actionPath: ACTION_PATH,
			node: need("NODE24_BIN"),
			workspace: repository.directory,
			event: event ?? {
				name: "workflow_dispatch",
				payload: payload({ inputs: null }),
			},
			toolCache,
			...rest,
			inputs: { ...(withoutBucket ? {} : bucketInputs(store)), ...rest.inputs },
			github: {
				sha: head(),
				ref,
				repository: github.repository,
				token: github.token,
				api_url: github.apiUrl,
				run_id: String(runNumber++),
				...rest.github,
			},
			env: {
				PATH: [dirname(packer), process.env.PATH].join(delimiter),
				...rest.env,
			},
		});
	};
	const keys = () => listFiles(join(store.data, BUCKET));
	const object = (key: string) => readFileSync(join(store.data, BUCKET, key));
	return {
		repository,
		store,
		github,
		run,
		push: (before, options = {}) =>
			run({
				...options,
				event: {
					name: "push",
					payload: pushPayload(
						before === undefined
							? repository.git("rev-parse", "HEAD^")
							: before,
						head(),
						options.ref,
					),
				},
			}),
		dispatch: (inputs = {}, options = {}) =>
			run({ ...options, inputs: { ...inputs, ...options.inputs } }),
		keys,
		object,
		json: (key) => JSON.parse(object(key).toString()),
		remove: (key) => rmSync(join(store.data, BUCKET, key)),
		statuses: () => github.shown(head()),
		close: async () => {
			await github.close();
			await store.stop();
			repository.remove();
			rmSync(toolCache, { recursive: true, force: true });
		},
	};
}

/** The inputs that name the scene's bucket. */
export function bucketInputs(store: {
	readonly endpoint: string;
}): Record<string, string> {
	return {
		"s3-bucket": BUCKET,
		"s3-endpoint": store.endpoint,
		"aws-access-key-id": ACCESS_KEY,
		"aws-secret-access-key": SECRET_KEY,
	};
}

function need(variable: string): string {
	const value = process.env[variable];
	if (value === undefined || value === "")
		throw new Error(`Set ${variable}: \`npm test\` does.`);
	return value;
}

/** A payload as Actions trims it, with what the action reads. */
export function payload(
	fields: Record<string, unknown>,
): Record<string, unknown> {
	return { repository: { default_branch: "main" }, ...fields };
}

/** A push; `before` null is a new branch. */
export function pushPayload(
	before: string | null,
	after: string,
	ref = "refs/heads/main",
	fields: Record<string, unknown> = {},
): Record<string, unknown> {
	return payload({
		ref,
		before: before ?? ZEROS,
		after,
		created: before === null,
		deleted: false,
		forced: false,
		commits: [],
		...fields,
	});
}

function listFiles(folder: string, below = ""): string[] {
	if (!existsSync(folder)) return [];
	return readdirSync(join(folder, below), { withFileTypes: true })
		.flatMap((entry) => {
			const path = below === "" ? entry.name : `${below}/${entry.name}`;
			if (entry.isDirectory()) return listFiles(folder, path);
			return [path];
		})
		.filter((path) => !path.startsWith(".sgwtmp"))
		.sort();
}

export interface TemplateOptions {
	/** Lines of a shell-local step. */
	readonly steps?: readonly string[];
	/** Name of the image file in the template's folder. */
	readonly image?: string;
	/** Ends up as the built file's name. */
	readonly target?: string;
	/** HCL that is added. */
	readonly more?: string;
}

/** A template that needs no hypervisor: Packer's own `file` source copies an image that lies in the template's folder. */
export function fileTemplate(
	os: string,
	source: string,
	options: TemplateOptions = {},
): string {
	const {
		steps = ["echo provisioning"],
		image = "image.bin",
		more = "",
	} = options;
	const target = options.target ?? `${source}.xva`;
	return `variable "output_directory" {
  type    = string
  default = "output-${os}"
}

${more}

source "file" "${source}" {
  source = "packer/${os}/${image}"
  target = "\${var.output_directory}/${target}"
}

build {
  sources = ["source.file.${source}"]
  provisioner "shell-local" {
    inline = [${steps.map((step) => JSON.stringify(step)).join(", ")}]
  }
}
`;
}

/** Bytes of a small good XVA. */
export function smallXva(options: Partial<XvaOptions> = {}): Promise<Buffer> {
	return xvaBytes({
		disks: [{ sizeBytes: 3 * 1024 * 1024 }],
		checksum: "xxhash",
		compression: "none",
		...options,
	} as XvaOptions);
}

/** Writes files, text or bytes, and commits all. */
export function commitTemplates(
	repository: GitFixture,
	files: Readonly<Record<string, string | Uint8Array>>,
): string {
	for (const [path, content] of Object.entries(files)) {
		const file = join(repository.directory, path);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, content);
	}
	return repository.commit({});
}

/** Build ids with a record of `<os>/<version>`, oldest first. */
export function buildsOf(scene: Scene, image: string): readonly string[] {
	return scene
		.keys()
		.map(
			(key) =>
				new RegExp(`^templates/${image}/([^/]+)/metadata\\.json$`).exec(
					key,
				)?.[1],
		)
		.filter((build) => build !== undefined);
}

/** An output that is a JSON array. */
export function outputOf(job: JobResult, name: string): readonly unknown[] {
	return JSON.parse(job.main.outputs[name] ?? "null");
}
