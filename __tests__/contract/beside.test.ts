/** What a template leaves beside its image is published with it: lists of packages, SBOMs, reports. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobResult } from "../stand-ins/runner.ts";
import {
	buildsOf,
	commitTemplates,
	fileTemplate,
	openScene,
	outputOf,
	type Scene,
	smallXva,
} from "./scene.ts";

const SECRET = "CANARY-beside-1f7e93";
const BOM = '{"bomFormat":"CycloneDX","specVersion":"1.6"}';
const HERE = `\${var.output_directory}-files`;

let scene: Scene;
let good: Buffer;

beforeAll(async () => {
	scene = await openScene();
	good = await smallXva();
});
afterAll(() => scene.close());

/** Builds a template whose steps leave something beside the image. */
function build(
	steps: readonly string[],
	inputs: Record<string, string> = {},
): Promise<JobResult> {
	commitTemplates(scene.repository, {
		"packer/debian/debian-12.pkr.hcl": fileTemplate("debian", "debian-12", {
			steps: [`mkdir -p ${HERE}/compliance`, ...steps],
			more: 'variable "token" {\n  type = string\n  default = ""\n  sensitive = true\n}',
		}),
		"packer/debian/image.bin": good,
	});
	return scene.dispatch({ os: "debian", ...inputs });
}

test("the files that it names are in the build, the others are warned of", async () => {
	const job = await build([
		`printf 'name\\tversion\\nbash\\t5.2\\n' > ${HERE}/packages.tsv`,
		`mkdir ${HERE}/\${source.type}.\${source.name}`,
		`echo '${BOM}' > ${HERE}/\${source.type}.\${source.name}/sbom.cdx.json`,
		`echo '<Benchmark/>' > ${HERE}/compliance/results.xml`,
		`echo key > ${HERE}/id_ed25519`,
		`ln -s /etc/passwd ${HERE}/compliance/passwd`,
	]);
	const log = job.main.log.join("\n");
	expect(job.conclusion, log).toBe("success");
	expect(log).toContain("id_ed25519 is not published: only packages.tsv");
	expect(log).toContain("compliance/passwd is not published: it is no regular");
	const [id = ""] = buildsOf(scene, "debian/12");
	const prefix = `templates/debian/12/${id}/`;
	const keys = scene.keys().filter((key) => key.startsWith(prefix));
	expect(keys.map((key) => key.slice(prefix.length))).toEqual([
		"SHA256SUMS",
		"build.log",
		"compliance/results.xml",
		"debian-12.xva",
		"metadata.json",
		"packages.tsv",
		"provenance.json",
		"sbom.cdx.json",
	]);
	expect(scene.object(`${prefix}packages.tsv`).toString()).toBe(
		"name\tversion\nbash\t5.2\n",
	);
	const { files } = scene.json(`${prefix}metadata.json`);
	expect(files).toEqual(
		expect.arrayContaining([
			expect.objectContaining({
				path: "packages.tsv",
				role: "other",
				media_type: "text/tab-separated-values; charset=utf-8",
			}),
			expect.objectContaining({
				path: "sbom.cdx.json",
				role: "other",
				media_type: "application/vnd.cyclonedx+json",
			}),
		]),
	);
	expect(outputOf(job, "results")).toEqual([
		expect.objectContaining({
			files: expect.arrayContaining([
				expect.objectContaining({ path: "compliance/results.xml" }),
			]),
		}),
	]);
});

test("an SBOM that is none is warned of, and the image is published", async () => {
	const before = buildsOf(scene, "debian/12").length;
	const job = await build([`echo '{' > ${HERE}/sbom.cdx.json`]);
	expect(job.conclusion, job.main.log.join("\n")).toBe("success");
	expect(job.main.log.join("\n")).toContain(
		"sbom.cdx.json is not published: it is no CycloneDX document",
	);
	expect(buildsOf(scene, "debian/12")).toHaveLength(before + 1);
});

test("a secret in one of them keeps the image from being published", async () => {
	const before = scene.keys().filter((key) => key.startsWith("templates/"));
	const job = await build(
		[`printf 'name\\n%s\\n' '\${var.token}' > ${HERE}/packages.tsv`],
		{ "packer-secrets": `token=${SECRET}` },
	);
	expect(job.conclusion).toBe("failure");
	expect(outputOf(job, "results")).toEqual([
		expect.objectContaining({ state: "failed", reason: "secret_found" }),
	]);
	expect(job.main.log.join("\n")).toContain("packages.tsv of debian-12 holds");
	expect(scene.keys().filter((key) => key.startsWith("templates/"))).toEqual(
		before,
	);
});
