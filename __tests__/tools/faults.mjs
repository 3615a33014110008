// `npm run faults`: lets every fault happen, and writes what each left behind into the documentation.
//
//   node __tests__/tools/faults.mjs

import { spawn } from "node:child_process";
import { once } from "node:events";
import {
	existsSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepare, ROOT, variablesOf } from "./setup.mjs";

const PAGE = join(ROOT, ".github/docs/faults.md");
const [BEGIN, END] = ["<!-- table -->", "<!-- /table -->"];
const COLUMNS = [
	["processes", "processes"],
	["vms", "VMs, disks, sessions"],
	["multiparts", "unfinished uploads"],
	["pending", "statuses pending"],
	["secrets", "secrets"],
	["wrong", "published bytes wrong"],
	["lost", "images lost"],
];

const scratch = mkdtempSync(join(tmpdir(), "xva-faults-"));
try {
	const rows = join(scratch, "rows.jsonl");
	const paths = await prepare({ need: ["node", "packer", "s3-versitygw"] });
	const child = spawn(
		paths.node,
		[
			join(ROOT, "node_modules/vitest/vitest.mjs"),
			"run",
			"__tests__/faults/",
			"__tests__/slow/faults.test.ts",
		],
		{
			cwd: ROOT,
			stdio: "inherit",
			env: { ...process.env, ...variablesOf(paths), FAULT_TABLE: rows },
		},
	);
	const [code] = await once(child, "exit");
	process.exitCode = code ?? 1;
	if (existsSync(rows)) writeTable(readRows(rows));
} catch (error) {
	console.error(error.message);
	process.exitCode = 1;
} finally {
	rmSync(scratch, { recursive: true, force: true });
}

function readRows(path) {
	const lines = readFileSync(path, "utf8").trim().split("\n");
	return lines
		.map((line) => JSON.parse(line))
		.sort((a, b) => a.order - b.order);
}

function writeTable(rows) {
	const head = ["fault", ...COLUMNS.map(([, title]) => title)];
	const table = [
		`| ${head.join(" | ")} |`,
		`|---|${"--:|".repeat(COLUMNS.length)}`,
		...rows.map(
			(row) =>
				`| ${[row.name, ...COLUMNS.map(([column]) => row[column])].join(" | ")} |`,
		),
	];
	const page = readFileSync(PAGE, "utf8");
	const before = page.slice(0, page.indexOf(BEGIN) + BEGIN.length);
	const after = page.slice(page.indexOf(END));
	writeFileSync(PAGE, `${before}\n\n${table.join("\n")}\n\n${after}`);
	console.log(`${rows.length} faults are in .github/docs/faults.md.`);
}
