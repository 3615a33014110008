import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { Agent, createServer as createTlsServer } from "node:https";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openStore, type StoreSettings } from "../../src/bucket/client.ts";
import { headOrNone } from "../../src/bucket/objects.ts";
import { storeSettings } from "../stand-ins/s3.ts";
import { calm, inFolder } from "./samples.ts";

describe("certificates", () => {
	test("one that is not trusted: `ca-file`; one whose authority is given is taken", async () => {
		await inFolder(async (folder) => {
			const [key, cert] = selfSigned(folder);
			const tls = createTlsServer({ key, cert }, (_request, response) => {
				response.writeHead(404).end();
			});
			await new Promise<void>((resolve) => {
				tls.listen(0, "127.0.0.1", resolve);
			});
			const address = tls.address();
			const port = typeof address === "object" ? address?.port : 0;
			const settings = storeSettings(`https://127.0.0.1:${port}`);
			const strict = openStore(settings);
			const trusting = openStore(settings, {
				httpsAgent: new Agent({ ca: cert }),
			});
			try {
				await expect(headOrNone(strict, "a", calm)).rejects.toMatchObject({
					reason: "store_down",
					message: expect.stringContaining("`ca-file`"),
				});
				expect(await headOrNone(trusting, "a", calm)).toBeUndefined();
			} finally {
				strict.close();
				trusting.close();
				tls.closeAllConnections();
				tls.close();
			}
		});
	});
});

/** A key and certificate for 127.0.0.1. */
function selfSigned(folder: string): [key: string, cert: string] {
	const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
	const request =
		"req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1";
	execFileSync(
		"openssl",
		[...request.split(" "), "-keyout", key, "-out", cert],
		{ stdio: "ignore" },
	);
	return [readFileSync(key, "utf8"), readFileSync(cert, "utf8")];
}

describe("addresses", () => {
	const hostOf = async (more: Partial<StoreSettings>) => {
		const { endpoint: _none, ...plain } = storeSettings("");
		const store = openStore({ ...plain, ...more });
		const style = store.client.config.forcePathStyle;
		store.close();
		return style;
	};

	test.each([
		[{}, false],
		[{ endpoint: "https://s3.eu-west-1.amazonaws.com" }, false],
		[{ endpoint: "https://rgw.example.org:7480" }, true],
		[{ endpoint: "https://amazonaws.com.example.org" }, true],
		[
			{ endpoint: "https://rgw.example.org", forcePathStyle: false } as const,
			false,
		],
	])("path style for %j: %j", async (settings, style) => {
		expect(await hostOf(settings)).toBe(style);
	});

	test("links are what consumers can use", () => {
		const settings = storeSettings("http://127.0.0.1:1");
		expect(openStore(settings).url("a/b.xva")).toBe("s3://images/a/b.xva");
		const publicUrl = "https://images.example.org/vm/";
		expect(openStore({ ...settings, publicUrl }).url("a b/c+.xva")).toBe(
			"https://images.example.org/vm/a%20b/c%2B.xva",
		);
	});
});
