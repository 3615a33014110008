/** The runner as it is: a store that goes away, a workspace with leftovers, a machine that keeps nothing. */
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startCacheService } from "../stand-ins/actions-cache.ts";
import { type FaultProxy, startFaultProxy } from "../stand-ins/s3-faults.ts";
import {
	buildsOf,
	commitTemplates,
	fileTemplate,
	openScene,
	outputOf,
	type Scene,
	smallXva,
} from "./scene.ts";

let scene: Scene;
let proxy: FaultProxy;
let folder: string;
let toolCache: string;
let good: Buffer;

beforeAll(async () => {
	good = await smallXva();
});

beforeEach(async () => {
	scene = await openScene();
	proxy = await startFaultProxy(scene.store.endpoint);
	folder = mkdtempSync(join(tmpdir(), "runner-test-"));
	toolCache = join(folder, "tools");
});

afterEach(async () => {
	await proxy.stop();
	await scene.close();
	rmSync(folder, { recursive: true, force: true });
});

/** A job on the one machine of the test, which reaches the store through the proxy. */
const job = (inputs: Record<string, string> = {}, env = {}) =>
	scene.dispatch(
		{ "s3-endpoint": proxy.endpoint, ...inputs },
		{ toolCache, env },
	);
const spoolFolder = () => join(toolCache, "xva-template-action", "spool");
const refuseImages = () =>
	proxy.rules.push(({ operation, path }) =>
		operation === "Put" && path.endsWith(".xva")
			? { kind: "answer", status: 403, code: "AccessDenied" }
			: undefined,
	);

describe("an image whose upload fails", () => {
	beforeEach(() => {
		commitTemplates(scene.repository, {
			"packer/debian/debian.pkr.hcl": fileTemplate("debian", "debian-12"),
			"packer/debian/image.bin": good,
		});
	});

	it("is published by the next run under its own build id, and not built again", async () => {
		refuseImages();
		const failed = await job();
		expect(failed.conclusion).toBe("failure");
		const [result] = outputOf(failed, "results") as [
			{ build: string; reason: string },
		];
		expect(result.reason).toBe("store_denied");
		expect(failed.main.log.join("\n")).toContain("kept on this runner");
		expect(failed.leftovers).toEqual([]);
		expect(buildsOf(scene, "debian/12")).toEqual([]);
		proxy.rules.length = 0;
		const next = await job();
		expect(next.conclusion).toBe("success");
		expect(outputOf(next, "planned")).toEqual([]);
		expect(outputOf(next, "unchanged")).toEqual(["debian"]);
		expect(buildsOf(scene, "debian/12")).toEqual([result.build]);
		expect(scene.json("templates/debian/12/channels/latest.json").build).toBe(
			result.build,
		);
		expect(
			scene.object(`templates/debian/12/${result.build}/debian-12.xva`),
		).toEqual(good);
		expect(readdirSync(spoolFolder())).toEqual([".locks"]);
		expect(next.leftovers).toEqual([]);
	});

	it("is built again where there is no spool", async () => {
		refuseImages();
		const failed = await job({ "spool-limit": "0" });
		expect(failed.main.log.join("\n")).toContain("spool-limit is 0");
		expect(existsSync(spoolFolder())).toBe(false);
		proxy.rules.length = 0;
		const next = await job({ "spool-limit": "0" });
		expect(outputOf(next, "built")).toEqual(["debian"]);
	});

	it("is not kept where it is broken", async () => {
		const broken = Buffer.from(good);
		broken.fill(0xff, broken.length - 40_000, broken.length - 30_000);
		commitTemplates(scene.repository, { "packer/debian/image.bin": broken });
		refuseImages();
		const failed = await job();
		expect(outputOf(failed, "results")).toMatchObject([
			{ reason: "verification" },
		]);
		expect(existsSync(spoolFolder())).toBe(false);
	});
});

describe("leftovers in the workspace", () => {
	it("of an earlier run are neither published nor removed, though Packer lists them", async () => {
		const listed = `  post-processor "artifice" {
    files = ["out/old.xva"]
  }
  provisioner`;
		commitTemplates(scene.repository, {
			"packer/debian/debian.pkr.hcl": fileTemplate(
				"debian",
				"debian-12",
			).replace("  provisioner", listed),
			"packer/debian/image.bin": good,
		});
		const old = join(scene.repository.directory, "out", "old.xva");
		mkdirSync(dirname(old));
		writeFileSync(old, await smallXva({ checksum: "checksum" }));
		// nothing can set back the time at which an inode changed
		await sleep(3_000);
		const result = await job();
		expect(result.conclusion).toBe("success");
		expect(result.main.log.join("\n")).toContain("is of an earlier run");
		const [build] = buildsOf(scene, "debian/12");
		expect(scene.object(`templates/debian/12/${build}/debian-12.xva`)).toEqual(
			good,
		);
		expect(existsSync(old)).toBe(true);
	});
});

describe("a runner that keeps nothing", () => {
	/** Real Packer, whose `init` finds its plugin without a network. */
	const packerWithPlugin = () => {
		const script = join(folder, "packer");
		const described = JSON.stringify({
			version: "1.0.0",
			sdk_version: "0.6.0",
			api_version: "x5.0",
			builders: [],
			post_processors: [],
			provisioners: [],
			datasources: [],
		});
		writeFileSync(
			script,
			`#!/bin/sh
file="$PACKER_PLUGIN_PATH/github.com/acme/thing/packer-plugin-thing_v1.0.0_x5.0_linux_amd64"
if [ "$1" = init ] && [ ! -e "$file" ]; then
	mkdir -p "$(dirname "$file")"
	cat > "$file" <<'END'
#!/bin/sh
echo '${described}'
END
	chmod 755 "$file"
	sha256sum "$file" | cut -d ' ' -f 1 | tr -d '\\n' > "\${file}_SHA256SUM"
	echo "downloaded the thing"
fi
exec "${process.env.PACKER_BIN}" "$@"
`,
			{ mode: 0o755 },
		);
		return script;
	};

	it("gets its plugins from GitHub's cache, and builds as well when that is dead", async () => {
		commitTemplates(scene.repository, {
			"packer/debian/debian.pkr.hcl": fileTemplate("debian", "debian-12", {
				more: `packer {
  required_plugins {
    thing = {
      source  = "github.com/acme/thing"
      version = "1.0.0"
    }
  }
}`,
			}),
			"packer/debian/image.bin": good,
		});
		const inputs = { os: "debian", packer: packerWithPlugin() };
		const cache = await startCacheService();
		const build = async () => {
			rmSync(toolCache, { recursive: true, force: true });
			const result = await job(inputs, cache.env);
			expect(result.conclusion).toBe("success");
			expect(result.leftovers).toEqual([]);
			return result.main.log.join("\n");
		};
		try {
			expect(await build()).toContain("downloaded the thing");
			expect(cache.entries.size).toBe(1);
			const second = await build();
			expect(second).toContain("1 plugin(s) came from GitHub's cache");
			expect(second).not.toContain("downloaded the thing");
			expect(cache.complaints).toEqual([]);
		} finally {
			await cache.stop();
		}
		const third = await build();
		expect(third).toContain("downloaded the thing");
		expect(third).toContain("GitHub's cache of plugins is left alone");
	});
});
