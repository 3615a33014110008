import { describe, expect, test } from "vitest";
import { pathIndex } from "../../../src/plan/path-index.ts";
import {
	type ResolvedReferences,
	type ResolveRequest,
	resolveReferences,
} from "../../../src/plan/references/resolve.ts";
import { provisioner, references, source } from "./roots.ts";

const DIRECTORY = "packer/debian";

type Tree = Readonly<Record<string, string>> | readonly string[];

function resolve(
	text: string,
	tree: Tree,
	workingDirectory: ResolveRequest["workingDirectory"] = "auto",
): ResolvedReferences {
	const isList = (paths: Tree): paths is readonly string[] =>
		Array.isArray(paths);
	const files = isList(tree)
		? Object.fromEntries(tree.map((path) => [path, ""]))
		: tree;
	return resolveReferences(references(text), {
		directory: DIRECTORY,
		workingDirectory,
		index: pathIndex(() => Object.keys(files)),
		text: (path) => files[path],
	});
}

/** Paths as they are resolved; folders end in `/`. */
function pathsIn({ dependencies }: ResolvedReferences): readonly string[] {
	return dependencies.map(({ path, folder }) => (folder ? `${path}/` : path));
}

/** A root whose provisioner has these scripts. */
const scripts = (...paths: readonly string[]) =>
	provisioner("shell", `scripts = [${paths.join(", ")}]`);

describe("where a path leads", () => {
	const tree = [
		"common/update.sh",
		"packer/_shared/linux/seal.sh",
		"packer/_shared/linux/lib.sh",
		"packer/debian/debian.pkr.hcl",
		"packer/debian/scripts/a.sh",
		"packer/debian/http/preseed.cfg",
	];

	test.each([
		[`"\${path.root}/scripts/a.sh"`, ["packer/debian/scripts/a.sh"]],
		[`"\${path.root}/../_shared/linux/"`, ["packer/_shared/linux/"]],
		[
			`"\${path.root}/../_shared/linux/seal.sh"`,
			["packer/_shared/linux/seal.sh"],
		],
		[`"\${path.root}/../../common/update.sh"`, ["common/update.sh"]],
		[`"\${path.root}"`, ["packer/debian/"]],
		[`"\${path.root}/scripts/*.sh"`, ["packer/debian/scripts/"]],
		[`"\${path.root}/*.sh"`, ["packer/debian/"]],
		[`"\${path.root}/../_shared/*/seal.sh"`, ["packer/_shared/"]],
		[`"\${path.cwd}/common/update.sh"`, ["common/update.sh"]],
		[`"\${path.cwd}/scripts/a.sh"`, ["packer/debian/scripts/a.sh"]],
		['"common/update.sh"', ["common/update.sh"]],
		['"./common/"', ["common/"]],
		['"scripts/a.sh"', ["packer/debian/scripts/a.sh"]],
		['"scripts//./a.sh"', ["packer/debian/scripts/a.sh"]],
		['"../_shared/linux/seal.sh"', ["packer/_shared/linux/seal.sh"]],
		['"common/*.sh"', ["common/"]],
	])("%s", (path, expected) => {
		const resolved = resolve(scripts(path), tree);
		expect(pathsIn(resolved)).toEqual(expected);
		expect(resolved.problems).toEqual([]);
		expect(resolved.unresolved).toEqual([]);
		expect(resolved.outside).toEqual([]);
	});

	test("each path once, with the first place that names it", () => {
		const again = `"\${path.root}/scripts/a.sh",\n"./scripts/a.sh"`;
		expect(
			resolve(scripts(again, '"scripts/a.sh"'), tree).dependencies,
		).toEqual([
			{
				path: "packer/debian/scripts/a.sh",
				folder: false,
				why: "used at debian.pkr.hcl:6",
			},
		]);
	});

	test("of a function that Packer gives the root's folder", () => {
		const text = (path: string) => `locals {\nx = file(${path})\n}\nbuild {}`;
		expect(pathsIn(resolve(text('"scripts/a.sh"'), tree))).toEqual([
			"packer/debian/scripts/a.sh",
		]);
		expect(pathsIn(resolve(text('"common/update.sh"'), tree))).toEqual([]);
		const twice = resolve(text(`"\${path.root}/scripts/a.sh"`), tree);
		expect(pathsIn(twice)).toEqual(["packer/debian/scripts/a.sh"]);
		expect(twice.workingDirectory).toBe("template");
	});

	test("what stands behind a place concerns the root too", () => {
		const resolved = resolve(scripts(`"\${path.root}/a.sh"`), {
			"packer/debian/a.sh": '. "$(dirname "$0")/lib.sh"\n',
			"packer/debian/lib.sh": "",
		});
		expect(pathsIn(resolved)).toEqual([
			"packer/debian/a.sh",
			"packer/debian/lib.sh",
		]);
	});
});

describe("symbolic links", () => {
	const tree = {
		"packer/debian/srv/x.sh": "",
		"packer/debian/shared": "../_shared",
		"packer/debian/twice": "shared",
		"packer/debian/away": "../../../elsewhere",
		"packer/debian/root": "/srv",
		"packer/debian/circle": "circle",
		"packer/debian/submodule": "",
		"packer/_shared/seal.sh": "",
	};

	test.each([
		["shared", ["packer/debian/shared"]],
		["shared/seal.sh", ["packer/debian/shared", "packer/_shared/seal.sh"]],
		[
			"twice/seal.sh",
			["packer/debian/twice", "packer/debian/shared", "packer/_shared/seal.sh"],
		],
		["shared/", ["packer/debian/shared"]],
		["shared/absent.sh", []],
		["away/x.sh", []],
		["root/x.sh", []],
		["circle/x.sh", []],
	])("%s", (path, expected) => {
		const resolved = resolve(scripts(`"\${path.root}/${path}"`), tree);
		expect(pathsIn(resolved)).toEqual(expected);
		expect(resolved.problems.length).toBe(expected.length > 0 ? 0 : 1);
	});

	test("what is in a submodule changes with it", () => {
		const { index, text } = {
			index: pathIndex(() => ["packer/debian/submodule"]),
			text: () => undefined,
		};
		const { dependencies } = resolveReferences(
			references(scripts(`"\${path.root}/submodule/x.sh"`)),
			{ directory: DIRECTORY, workingDirectory: "auto", index, text },
		);
		expect(dependencies.map(({ path }) => path)).toEqual([
			"packer/debian/submodule",
		]);
	});
});

describe("where Packer runs", () => {
	const tree = [
		"common/x.sh",
		"both/x.sh",
		"packer/debian/both/x.sh",
		"packer/debian/own/x.sh",
	];

	test.each([
		[['"common/x.sh"'], "repository"],
		[['"own/x.sh"'], "template"],
		[['"own/*"'], "template"],
		[[`"\${path.cwd}/own/x.sh"`], "template"],
		[['"both/x.sh"'], null],
		[['"both/x.sh"', '"own/x.sh"'], "template"],
		[['"common/x.sh"', '"own/x.sh"'], null],
		[['"absent.sh"', '"own/x.sh"'], "template"],
		[['"../debian/own/x.sh"'], "template"],
		[['"."', '"*.sh"'], null],
		[[`"\${path.root}/own/x.sh"`], null],
		[["var.unset"], null],
		[[], null],
	] as const)("%j: %s", (paths, expected) => {
		expect(resolve(scripts(...paths), tree).workingDirectory).toBe(expected);
	});

	test("what is in both folders counts in both, as long as nothing decides", () => {
		expect(pathsIn(resolve(scripts('"both/x.sh"'), tree))).toEqual([
			"both/x.sh",
			"packer/debian/both/x.sh",
		]);
		expect(
			pathsIn(resolve(scripts('"both/x.sh"', '"own/x.sh"'), tree)),
		).toEqual(["packer/debian/both/x.sh", "packer/debian/own/x.sh"]);
	});

	test("a fixed one wins, and the other is not looked in", () => {
		const text = scripts('"common/x.sh"', '"own/x.sh"', '"both/x.sh"');
		const inTemplate = resolve(text, tree, "template");
		expect(inTemplate.workingDirectory).toBe("template");
		expect(pathsIn(inTemplate)).toEqual([
			"packer/debian/own/x.sh",
			"packer/debian/both/x.sh",
		]);
		const inRepository = resolve(text, tree, "repository");
		expect(inRepository.workingDirectory).toBe("repository");
		expect(pathsIn(inRepository)).toEqual(["common/x.sh", "both/x.sh"]);
	});

	test("the path of an ISO tells it where there is one", () => {
		const iso = source("qemu", 'iso_url = "own/x.sh"');
		expect(resolve(iso, tree).workingDirectory).toBe("template");
	});
});

describe("what can't be told", () => {
	test("is unresolved at its line, with the reason", () => {
		const resolved = resolve(scripts("var.family", '"own/x.sh"'), []);
		expect(resolved.unresolved).toEqual([
			{
				file: "packer/debian/debian.pkr.hcl",
				line: 6,
				why: "var.family has no value",
			},
		]);
		expect(resolved.problems.map(({ level }) => level)).toEqual(["warning"]);
	});

	test("may be elsewhere in the repository: it is asked for", () => {
		const text = scripts(
			`"\${path.root}/../../ansible/x.sh"`,
			'"scripts/x.sh"',
			'"packer/absent/x.sh"',
			'"http"',
		);
		const { outside } = resolve(text, ["packer/debian/http/preseed.cfg"]);
		// "scripts" as well: there it would be the repository where Packer runs
		expect(outside).toEqual(["ansible", "packer/absent", "scripts"]);
	});

	test("what is found is not asked for elsewhere", () => {
		const { outside } = resolve(scripts('"http"'), ["packer/debian/http/x"]);
		expect(outside).toEqual([]);
	});
});

describe("what is wrong", () => {
	const tree = [
		"common/update.sh",
		"packer/_shared/linux/seal.sh",
		"packer/debian/scripts/setup.sh",
		"packer/debian/secrets.json.sample",
		"packer/debian/users.yml.example",
	];
	const problemOf = (
		text: string,
		workingDirectory: ResolveRequest["workingDirectory"] = "auto",
	) => resolve(text, tree, workingDirectory).problems;

	test.each([
		[
			"a near name",
			`"\${path.root}/scripts/setpu.sh"`,
			'"packer/debian/scripts/setpu.sh" is not in the repository; did you mean "packer/debian/scripts/setup.sh"?',
		],
		[
			"a folder with a near name",
			`"\${path.root}/../_share/linux/seal.sh"`,
			'"packer/_share/linux/seal.sh" is not in the repository; did you mean "packer/_shared"?',
		],
		[
			"both paths that were tried",
			'"nothing/like/it.sh"',
			'neither "nothing/like/it.sh" nor "packer/debian/nothing/like/it.sh" is in the repository.',
		],
		[
			"a sample",
			`"\${path.root}/secrets.json"`,
			'"packer/debian/secrets.json" is not in the repository, but "packer/debian/secrets.json.sample" is: copy it to that name and fill it in.',
		],
		[
			"an example",
			'"users.yml"',
			'neither "users.yml" nor "packer/debian/users.yml" is in the repository, but "packer/debian/users.yml.example" is: copy it to that name and fill it in.',
		],
	])("an absent file: the warning names %s", (_what, path, sentence) => {
		expect(problemOf(scripts(path))).toEqual([
			{
				level: "warning",
				title: "A file that the template names is not there",
				message: `The setting "scripts" of shell names a file that Packer will not find: ${sentence}`,
				file: "packer/debian/debian.pkr.hcl",
				line: 6,
			},
		]);
	});

	test("an absent file that is in the other working directory", () => {
		const own = problemOf(scripts('"scripts/setup.sh"'), "repository");
		expect(own[0]?.message).toContain(
			'It is there from "packer/debian": set packer-working-directory to template.',
		);
		const common = problemOf(scripts('"common/update.sh"'), "template");
		expect(common[0]?.message).toContain(
			"It is there from the repository: set packer-working-directory to repository.",
		);
	});

	test("path.root before a path that Packer takes from the root's folder", () => {
		const text = `locals {\nx = file("\${path.root}/scripts/setup.sh")\n}`;
		expect(problemOf(text, "template")).toEqual([]);
		const [problem] = problemOf(text, "repository");
		expect(problem?.message).toContain(
			'The function file names a file that Packer will not find: "packer/debian/packer/debian/scripts/setup.sh" is not in the repository.',
		);
		expect(problem?.message).toContain("write abspath(path.root)");
	});

	test.each([
		["auto", `"\${path.root}/../../../x.sh"`, "../../../x.sh"],
		["auto", '"../../../x.sh"', "../../../x.sh"],
		["repository", '"../x.sh"', "../x.sh"],
		["repository", `"\${path.cwd}/../x.sh"`, "../x.sh"],
	] as const)("%s: %s leaves the repository", (workingDirectory, path, named) => {
		expect(problemOf(scripts(path), workingDirectory)).toEqual([
			{
				level: "error",
				title: "A path leaves the repository",
				message: `The setting "scripts" of shell names "${named}", which is outside the repository. A run has nothing but the repository: put the file into it.`,
				file: "packer/debian/debian.pkr.hcl",
				line: 6,
			},
		]);
	});

	test("a path that leaves it from one working directory alone is looked for in the other", () => {
		const { problems, dependencies } = resolve(
			scripts('"../_shared/linux/seal.sh"'),
			tree,
		);
		expect(problems).toEqual([]);
		expect(dependencies.length).toBe(1);
		const [problem] = problemOf(scripts('"../_shared/linux/sael.sh"'));
		expect(problem?.level).toBe("warning");
	});

	test("absolute paths: one warning a root", () => {
		const text = scripts('"/opt/a.sh"', '"~/b.sh"', '\n"/opt/a.sh"');
		expect(problemOf(text)).toEqual([
			{
				level: "warning",
				title: "A file of the runner",
				message:
					'The setting "scripts" of shell names "/opt/a.sh" (and "~/b.sh"), which is on the runner: when it changes, nothing is planned.',
				file: "packer/debian/debian.pkr.hcl",
				line: 6,
			},
		]);
	});

	test.each([
		["what galaxy makes", provisioner("ansible", 'roles_path = "roles"')],
		["an ISO", source("qemu", 'iso_url = "../../../../x.iso"')],
		["an ISO of the runner", source("qemu", 'iso_url = "/isos/x.iso"')],
		["what may fail", 'locals {\nx = try(file("absent"), "")\n}'],
		["an output", scripts(`"\${var.output_directory}/x.sh"`)],
		["a URL", scripts('"https://mirror.example/x.sh"')],
	])("not %s", (_what, text) => {
		expect(problemOf(text)).toEqual([]);
	});
});
