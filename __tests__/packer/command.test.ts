import { describe, expect, it } from "vitest";
import {
	buildArguments,
	initArguments,
	isLegacy,
	offeredVariables,
	packerEnvironment,
	validateArguments,
} from "../../src/packer/command.ts";
import { declare, root } from "./helpers.ts";

const plain = {
	root: root(),
	repository: "/repo",
	workingDirectory: "/repo",
	only: [],
	except: [],
	varFiles: [],
};

describe("arguments", () => {
	it("builds the root's folder", () => {
		expect(buildArguments(plain)).toEqual([
			"build",
			"-machine-readable",
			"-color=false",
			"-on-error=cleanup",
			"packer/debian",
		]);
		expect(initArguments(plain)).toEqual(["init", "packer/debian"]);
	});

	it("names the variable files in order, the action's own last", () => {
		const settings = {
			...plain,
			only: ["*.xenserver-iso.*", "null.x"],
			except: ["file.*"],
			varFiles: ["b.pkrvars.hcl", "a.pkrvars.hcl"],
			variableFile: "/scratch/action.pkrvars.hcl",
			parallelBuilds: 2,
		};
		const selection = [
			"-only=*.xenserver-iso.*,null.x",
			"-except=file.*",
			"-var-file=/repo/b.pkrvars.hcl",
			"-var-file=/repo/a.pkrvars.hcl",
			"-var-file=/scratch/action.pkrvars.hcl",
			"packer/debian",
		];
		expect(buildArguments(settings).slice(4)).toEqual([
			"-parallel-builds=2",
			...selection,
		]);
		expect(validateArguments(settings, { modern: true })).toEqual([
			"validate",
			"-no-warn-undeclared-var",
			...selection,
		]);
		expect(validateArguments(settings, { modern: false })).toEqual([
			"validate",
			...selection,
		]);
	});

	it.each([
		["/repo/packer/debian", {}, "."],
		["/repo/packer/debian", { directory: "packer/debian/bios" }, "bios"],
		["/repo/packer/debian", { file: "b.pkr.hcl" }, "b.pkr.hcl"],
		["/repo", { file: "b.json" }, "packer/debian/b.json"],
		["/repo/packer", { directory: "packer/-x" }, "./-x"],
	])("from %s, %j is %s", (workingDirectory, more, expected) => {
		const settings = { ...plain, workingDirectory, root: root(more) };
		expect(buildArguments(settings).at(-1)).toBe(expected);
	});

	it("knows a legacy template by its name", () => {
		expect(isLegacy(root())).toBe(false);
		expect(isLegacy(root({ file: "a.pkr.json" }))).toBe(false);
		expect(isLegacy(root({ file: "a.pkr.hcl" }))).toBe(false);
		expect(isLegacy(root({ file: "a.json" }))).toBe(true);
	});
});

describe("packerEnvironment", () => {
	const request = {
		base: {
			PATH: "/bin",
			HOME: "/root",
			LC_ALL: "C",
			https_proxy: "http://proxy",
			NO_PROXY: "localhost",
			SSL_CERT_FILE: "/ca.pem",
			RUNNER_TRACKING_ID: "github_1",
			MINE: "1",
			PKR_VAR_os_version: "12",
			AWS_REGION: "eu-west-1",
			"INPUT_PACKER-SECRETS": "x",
			INPUT_OS: "x",
			STATE_isPost: "x",
			ACTIONS_RUNTIME_TOKEN: "x",
			ACTIONS_ID_TOKEN_REQUEST_TOKEN: "x",
			GITHUB_TOKEN: "x",
			GH_TOKEN: "x",
			GITHUB_ENV: "x",
			GITHUB_OUTPUT: "x",
			GITHUB_STATE: "x",
			GITHUB_PATH: "x",
			GITHUB_STEP_SUMMARY: "x",
			GITHUB_SHA: "abc",
			NODE_OPTIONS: "x",
			HCP_CLIENT_ID: "x",
			PACKER_LOG: "1",
			PACKER_LOG_PATH: "/log",
			PACKER_PLUGIN_PATH: "/theirs",
			UNSET: undefined,
		},
		mode: "all",
		pluginDirectory: "/tools/plugins",
		offered: {},
		debug: false,
		marker: "/scratch",
	} as const;
	const needed = {
		PATH: "/bin",
		HOME: "/root",
		LC_ALL: "C",
		https_proxy: "http://proxy",
		NO_PROXY: "localhost",
		SSL_CERT_FILE: "/ca.pem",
		RUNNER_TRACKING_ID: "github_1",
	};
	const ours = {
		CHECKPOINT_DISABLE: "1",
		PACKER_NO_COLOR: "1",
		PACKER_PLUGIN_PATH: "/tools/plugins",
		XVA_TEMPLATE_ACTION_BUILD: "/scratch",
	};

	it("passes all but what is the runner's and the action's", () => {
		expect(packerEnvironment(request)).toEqual({
			...needed,
			...ours,
			PACKER_PLUGIN_PATH: "/theirs",
			MINE: "1",
			PKR_VAR_os_version: "12",
			AWS_REGION: "eu-west-1",
			GITHUB_SHA: "abc",
		});
	});

	it("passes the names that are asked for, and what a process needs to live", () => {
		expect(
			packerEnvironment({
				...request,
				mode: ["MINE", "GITHUB_TOKEN", "INPUT_OS", "UNKNOWN"],
			}),
		).toEqual({ ...needed, ...ours, MINE: "1" });
	});

	it("adds offered variables, the step's own winning", () => {
		const offered = { os_version: "13", build_id: "b" };
		expect(packerEnvironment({ ...request, offered })).toMatchObject({
			PKR_VAR_os_version: "12",
			PKR_VAR_build_id: "b",
		});
		expect(packerEnvironment({ ...request, offered, mode: [] })).toMatchObject({
			PKR_VAR_os_version: "13",
		});
	});

	it("leaves Packer its own plugins where nothing is to be installed", () => {
		const { pluginDirectory, ...nothing } = request;
		expect(pluginDirectory).toBe("/tools/plugins");
		expect(packerEnvironment({ ...nothing, mode: [] })).not.toHaveProperty(
			"PACKER_PLUGIN_PATH",
		);
	});

	it("turns the debug log on when asked", () => {
		expect(packerEnvironment({ ...request, debug: true }).PACKER_LOG).toBe("1");
	});
});

describe("offeredVariables", () => {
	it("offers what is declared and not set elsewhere", () => {
		expect(
			offeredVariables({
				available: { build_id: "b", output_directory: "/o", vm_tags: "[]" },
				declared: [declare("build_id"), declare("output_directory")],
				set: new Set(["output_directory"]),
			}),
		).toEqual({ build_id: "b" });
	});
});
