/** Runs the `packer` in the folder given as argument for a root there, and prints what that cost. */

import { stat } from "node:fs/promises";
import { join } from "node:path";
import { packerEnvironment } from "../../src/packer/command.ts";
import { createRedactor } from "../../src/packer/redact.ts";
import { runRoot } from "../../src/packer/run.ts";

const [folder = ""] = process.argv.slice(2);
const scratch = join(folder, "scratch");
const logPath = join(folder, "build.log");
let ended = false;
const result = await runRoot({
	arguments: {
		root: {
			os: "debian",
			directory: "packer/debian",
			templateFiles: [],
			variables: [],
			images: [],
			workingDirectory: null,
			varFiles: [],
			variantValues: {},
			dependencies: [],
			unresolved: [],
			problems: [],
		},
		repository: folder,
		workingDirectory: folder,
		only: [],
		except: [],
		varFiles: [],
	},
	packer: {
		file: join(folder, "packer"),
		version: "1.16.0",
		sha256: "",
		modern: true,
	},
	environment: packerEnvironment({
		base: process.env,
		mode: "all",
		pluginDirectory: join(folder, "plugins"),
		offered: {},
		debug: false,
		marker: scratch,
	}),
	folder: scratch,
	logPath,
	redactor: createRedactor(["correct horse battery staple"]),
	log: (line) => {
		if (line.endsWith("==> file.one: end")) ended = true;
	},
	signal: new AbortController().signal,
	timeoutMinutes: 0,
	stopGraceSeconds: 10,
	debug: false,
	initInTurn: (work) => work(),
	now: () => new Date(),
});
console.log(
	JSON.stringify({
		failure: result.failure,
		files: result.files.length,
		ended,
		logMegabytes: Math.round((await stat(logPath)).size / 1e6),
		peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
	}),
);
