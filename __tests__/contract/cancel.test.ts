/** A run that is cut off leaves no process, no upload, no pending status and no scratch. */
import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { killMain } from "../stand-ins/kill.ts";
import { startFaultProxy } from "../stand-ins/s3-faults.ts";
import {
	bucketInputs,
	commitTemplates,
	fileTemplate,
	openScene,
	outputOf,
	type Scene,
	smallXva,
} from "./scene.ts";

let scene: Scene;
let round = 0;

beforeAll(async () => {
	scene = await openScene();
	const image = await smallXva();
	commitTemplates(scene.repository, {
		"packer/debian/debian-12.pkr.hcl": fileTemplate("debian", "debian-12", {
			steps: ["echo it begins", "sleep 300", "echo it ends"],
		}),
		"packer/debian/image.bin": image,
		"packer/ubuntu/ubuntu-24.pkr.hcl": fileTemplate("ubuntu", "ubuntu-24"),
		"packer/ubuntu/image.bin": image,
	});
});

beforeEach(() => {
	scene.repository.commit({ "packer/debian/round.txt": String(round++) });
});

afterAll(() => scene.close());

test("a cancel in mid-build ends Packer, settles the statuses and keeps the log", async () => {
	const job = await scene.dispatch({ os: "all" }, { cancelAfter: /it begins/ });
	expect(job.conclusion).toBe("cancelled");
	expect(job.orphans).toEqual([]);
	expect(job.leftovers).toEqual([]);
	expect(scene.statuses()).toEqual({
		xva: "error",
		"xva/debian": "error",
		"xva/ubuntu": "error",
	});
	expect(outputOf(job, "failed")).toEqual(["debian", "ubuntu"]);
	expect(outputOf(job, "built")).toEqual([]);
	expect(scene.keys().some((key) => key.startsWith("templates/"))).toBe(false);
	const log = scene.keys().find((key) => key.startsWith("logs/debian/"));
	expect(scene.object(log ?? "").toString()).toContain("it begins");
	expect(job.main.summary).toContain("cancelled");
	expect(job.main.log.join("\n")).not.toContain("it ends");
	expect(scene.github.violations).toEqual([]);
});

test("with several at a time, all of them end", async () => {
	commitTemplates(scene.repository, {
		"packer/ubuntu/ubuntu-24.pkr.hcl": fileTemplate("ubuntu", "ubuntu-24", {
			steps: ["sleep 301"],
		}),
	});
	const job = await scene.dispatch(
		{ os: "all", "max-parallel": "2" },
		{ cancelAfter: /debian \| .*it begins/ },
	);
	expect(job.orphans).toEqual([]);
	expect(outputOf(job, "failed")).toEqual(["debian", "ubuntu"]);
	expect(scene.statuses().xva).toBe("error");
});

test("after main was killed, post takes over", async () => {
	const job = await scene.dispatch(
		{ os: "debian" },
		{
			onLine: (line) => {
				if (line.includes("it begins")) killMain(scene.repository.directory);
			},
		},
	);
	expect(job.main.conclusion).toBe("failure");
	expect(job.post?.log.join("\n")).toContain("cleaning up what it left");
	expect(job.orphans).toEqual([]);
	expect(job.leftovers).toEqual([]);
	expect(scene.statuses()).toEqual({ xva: "error", "xva/debian": "error" });
	expect(job.post?.summary).toContain("cut off");
	expect(
		scene.keys().filter((key) => key.startsWith("logs/debian/")).length,
	).toBeGreaterThan(1);
});

test("a cancel in mid-upload leaves no unfinished upload", async () => {
	const proxy = await startFaultProxy(scene.store.endpoint);
	try {
		commitTemplates(scene.repository, {
			"packer/debian/debian-12.pkr.hcl": fileTemplate("debian", "debian-12"),
			"packer/debian/image.bin": await smallXva({
				disks: [{ sizeBytes: 48 * 1024 * 1024 }],
			}),
		});
		let cancel = (): void => {};
		const cancelled = new Promise<void>((done) => {
			cancel = done;
		});
		proxy.rules.push((seen) => {
			if (seen.operation !== "UploadPart") return undefined;
			cancel();
			return { kind: "stall" };
		});
		const job = await scene.dispatch(
			{ os: "debian", ...bucketInputs({ endpoint: proxy.endpoint }) },
			{ cancelAfter: cancelled },
		);
		expect(job.conclusion).toBe("cancelled");
		expect(job.orphans).toEqual([]);
		expect(scene.keys().filter((key) => key.endsWith(".xva"))).toEqual([]);
		expect(unfinished(scene)).toEqual([]);
		expect(scene.statuses().xva).toBe("error");
	} finally {
		await proxy.stop();
	}
});

test("a status that a cut-off run left is settled by the run that finds the image published", async () => {
	commitTemplates(scene.repository, {
		"packer/debian/image.bin": await smallXva(),
		"packer/ubuntu/ubuntu-24.pkr.hcl": fileTemplate("ubuntu", "ubuntu-24"),
	});
	expect((await scene.dispatch({ os: "all" })).conclusion).toBe("success");
	const sha = scene.repository.git("rev-parse", "HEAD");
	scene.github.takeStatus({ sha, context: "xva/debian", state: "error" });
	scene.github.takeStatus({ sha, context: "xva", state: "error" });
	const job = await scene.push();
	expect(outputOf(job, "planned")).toEqual([]);
	expect(scene.statuses()).toMatchObject({
		"xva/debian": "success",
		xva: "success",
	});
});

/** versitygw keeps the parts of unfinished uploads below `.sgwtmp`. */
function unfinished({ store }: Scene): readonly string[] {
	const found = execFileSync(
		"find",
		[store.data, "-path", "*.sgwtmp/multipart/*", "-type", "f"],
		{ encoding: "utf8" },
	);
	return found.split("\n").filter((line) => line !== "");
}
