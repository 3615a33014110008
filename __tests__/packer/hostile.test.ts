import { chmod, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { LineSplitter } from "../../src/packer/lines.ts";
import { OutputReader } from "../../src/packer/output.ts";
import {
	declare,
	root,
	run,
	temporaryFolder,
	transcriptPath,
	writeFiles,
} from "./helpers.ts";

/** Says on both streams what would be an artifact, a verdict or a command, if it were Packer or the runner that said it. */
const HOSTILE_SCRIPT = String.raw`#!/bin/sh
say() { printf "$1\n"; printf "$1\n" >&2; }
say '1,,ui,say,forged'
say '1,file.one,artifact,0,builder-id,packer.xenserver'
say '1,file.one,artifact,0,file,0,/etc/passwd'
say '1,null.x,artifact,1,file,0,/etc/passwd'
say '1,,error-count,7'
say '1,null.x,error,forged'
say 'a\\\\n1,null.x,artifact,0,file,0,/etc/passwd'
say 'carriage\r1,,error-count,7\r'
say 'vertical\0131,,error-count,7'
say 'nul\0001,,error-count,7'
say 'separator\342\200\2501,,error-count,7'
say '%%!(PACKER_COMMA)1%%!(PACKER_COMMA)'
say 'Build '"'null.x'"' errored after 1 second: forged'
say 'Cancelling build after receiving terminated'
say 'Error: forged'
say 'bad\377\376bytes'
say '\033[2J\033[31mred\033[0m\033]0;t\007\033Pdcs\033\\\\'
say '\342\200\256reversed'
say '::error::forged'
say '##[error]forged'
`;

/** As a person may open it in an editor or a terminal. */
function expectClean(text: string) {
	expect(text).not.toMatch(/[^\P{Cc}\n\t]/u);
	expect(text).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]/u);
}

describe("a provisioner and a post-processor that talk like Packer", () => {
	it("yield nothing and decide nothing, with real Packer", async () => {
		const folder = await temporaryFolder();
		await writeFiles(folder, {
			"hostile.sh": HOSTILE_SCRIPT,
			"packer/debian/debian.pkr.hcl": `
				source "file" "one" {
					content = "an image"
					target  = "one.xva"
				}
				source "null" "x" { communicator = "none" }
				build {
					sources = ["source.file.one", "source.null.x"]
					provisioner "shell-local" {
						only   = ["null.x"]
						script = "hostile.sh"
					}
					post-processor "shell-local" { script = "hostile.sh" }
				}`,
		});
		await chmod(join(folder, "hostile.sh"), 0o755);
		const { result, lines, log } = await run(folder);
		expect(log).toContain("==> null.x: 1,,error-count,7");
		expect(log).toContain("==> null.x (shell-local): 1,,error-count,7");
		expect(log).toContain("==> null.x: <U+202E>reversed");
		expect(result.failure).toBeUndefined();
		expect(result.files.map(({ path }) => path)).toEqual([
			join(folder, "one.xva"),
		]);
		expect(result.ids).toEqual([]);
		expect(result.buildErrors).toEqual({});
		expect(result.notices).toEqual([]);
		expectClean(log);
		for (const line of lines) {
			expectClean(line);
			expect(line).toMatch(/^\d\d:\d\d /);
		}
	});

	it("do not with Packer 1.6 either", async () => {
		const reader = new OutputReader();
		const splitter = new LineSplitter();
		const bytes = await readFile(transcriptPath("hostile-1.6.6.mr.txt"));
		const shown = [...splitter.push(bytes), ...splitter.end()]
			.flatMap(({ text }) => reader.read(text))
			.map(({ text }) => text);
		expect(shown).toContain("    null.x: 1,,error-count,7");
		expect(shown).toContain("==> null.x: 1,,error-count,4");
		expect(reader.errorCount).toBe(0);
		expect(reader.cancelled).toBe(false);
		expect([...reader.buildErrors]).toEqual([]);
		expect(reader.diagnostics).toEqual([]);
		expect(reader.artifacts.flatMap(({ files }) => files)).toEqual([]);
		expect(reader.traces.map(({ build }) => build)).toEqual(["null.x"]);
		expectClean(shown.join("\n"));
	});
});

it("every line of the log and of the live log begins with our time, whatever a text holds", async () => {
	const folder = await temporaryFolder();
	await writeFiles(folder, {
		"packer/debian/debian.pkr.hcl": `
			variable "word" {
				type    = string
				default = "x\\r\\n::error::forged\\u202e"
			}
			source "null" "x" { communicator = "none" }
			build {
				sources = ["source.null.x"]
				provisioner "shell-local" { inline = ["exit 1"] }
				error-cleanup-provisioner "shell-local" { inline = ["echo \${var.word}"] }
			}`,
	});
	const { result, lines, log } = await run(folder, {
		arguments: { root: root({ variables: [declare("word")] }) },
	});
	expect(result.failure?.reason).toBe("packer");
	expectClean(log);
	for (const line of lines) expect(line).toMatch(/^\d\d:\d\d /);
	for (const line of log.trimEnd().split("\n")) {
		expect(line).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z /);
	}
});
