/** Many runners at once: they share nothing but the bucket and the commit's statuses. */
import { afterAll, beforeAll, expect, test } from "vitest";
import {
	buildsOf,
	commitTemplates,
	fileTemplate,
	openScene,
	outputOf,
	type Scene,
	smallXva,
} from "./scene.ts";

const NAMES = ["alpine", "debian", "rocky", "ubuntu"];
let scene: Scene;

beforeAll(async () => {
	scene = await openScene();
	const image = await smallXva();
	commitTemplates(
		scene.repository,
		Object.fromEntries(
			NAMES.flatMap((os) => [
				[`packer/${os}/${os}-1.pkr.hcl`, fileTemplate(os, `${os}-1`)],
				[`packer/${os}/image.bin`, image],
			]),
		),
	);
});

afterAll(() => scene.close());

test("the legs of a matrix, on machines of their own, lose nothing of each other", async () => {
	const plan = await scene.push(null, { inputs: { command: "plan" } });
	const { include } = JSON.parse(plan.main.outputs.matrix ?? "{}") as {
		include: { os: string }[];
	};
	expect(include.map(({ os }) => os)).toEqual(NAMES);
	const jobs = await Promise.all(
		include.map(({ os }) => scene.dispatch({ os })),
	);
	for (const job of jobs)
		expect(job.conclusion, job.main.log.join("\n")).toBe("success");
	const catalogue = scene.json("catalogue.json") as {
		images: { image: string; channels: { latest: string } }[];
	};
	expect(catalogue.images.map(({ image }) => image)).toEqual(
		NAMES.map((os) => `${os}-1`),
	);
	for (const os of NAMES) {
		const [build] = buildsOf(scene, `${os}/1`);
		const entry = catalogue.images.find(({ image }) => image === `${os}-1`);
		expect(entry?.channels.latest).toBe(build);
	}
	expect(scene.statuses()).toEqual({
		xva: "success",
		...Object.fromEntries(NAMES.map((os) => [`xva/${os}`, "success"])),
	});
	expect(outputOf(await scene.push(null), "planned")).toEqual([]);
});

test("a leg that fails keeps the status over all red, whoever ends last", async () => {
	commitTemplates(scene.repository, { "packer/debian/image.bin": "no image" });
	const [bad] = await Promise.all([
		scene.dispatch({ os: "debian" }),
		scene.dispatch({ os: "ubuntu" }),
	]);
	expect(bad.conclusion).toBe("failure");
	const late = await scene.dispatch({ os: "rocky" });
	expect(late.conclusion).toBe("success");
	expect(scene.statuses()).toMatchObject({
		xva: "failure",
		"xva/debian": "failure",
		"xva/ubuntu": "success",
		"xva/rocky": "success",
	});
});

test("several at a time on one machine: prefixed lines, and each log whole in the end", async () => {
	const job = await scene.dispatch({ os: "alpine rocky", "max-parallel": "2" });
	expect(job.conclusion, job.main.log.join("\n")).toBe("success");
	const log = job.main.log.join("\n");
	expect(log).toContain("alpine | ");
	expect(log).toContain("rocky | ");
	expect(log).toContain("##[group]Log of alpine");
	expect(buildsOf(scene, "alpine/1")).toHaveLength(2);
});

test("a build whose run was cut off before its index is shown by the next run", async () => {
	const [build] = buildsOf(scene, "ubuntu/1").toReversed();
	for (const key of [
		"images/ubuntu-1.json",
		"catalogue.json",
		"templates/ubuntu/1/channels/latest.json",
	])
		scene.remove(key);
	const job = await scene.push();
	expect(job.main.log.join("\n")).toContain("cut off before it was indexed");
	expect(scene.json("templates/ubuntu/1/channels/latest.json")).toMatchObject({
		build,
	});
	expect(scene.json("images/ubuntu-1.json")).toMatchObject({
		channels: { latest: build },
	});
	expect(scene.json("catalogue.json")).toMatchObject({ schema: "catalogue-1" });
	const again = await scene.push();
	expect(again.main.log.join("\n")).not.toContain("cut off");
});
