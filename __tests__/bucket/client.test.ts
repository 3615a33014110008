import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { Agent, createServer as createTlsServer } from "node:https";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openStore, type StoreSettings } from "../../src/bucket/client.ts";
import { headOrNone } from "../../src/bucket/objects.ts";
import { uploadImage } from "../../src/bucket/upload.ts";
import {
	ACCESS_KEY,
	type S3Server,
	SECRET_KEY,
	startS3,
	storeSettings,
} from "../stand-ins/s3.ts";
import {
	type FaultProxy,
	first,
	startFaultProxy,
} from "../stand-ins/s3-faults.ts";
import { calm, FULL, inFolder, randomFile } from "./samples.ts";

const MINUTE = 60_000;

let server: S3Server;
let proxy: FaultProxy;
let sts: Server;
let stsEndpoint = "";
/** Bodies of what STS was asked. */
const asked: URLSearchParams[] = [];
let lifetimeMs = 60 * MINUTE;

beforeAll(async () => {
	server = await startS3("versitygw");
	proxy = await startFaultProxy(server.endpoint);
	sts = createServer(async (request, response) => {
		asked.push(new URLSearchParams((await request.toArray()).join("")));
		response.writeHead(200, { "content-type": "text/xml" });
		response.end(assumed(new Date(Date.now() + lifetimeMs)));
	});
	await new Promise<void>((resolve) => {
		sts.listen(0, "127.0.0.1", resolve);
	});
	const address = sts.address();
	const port = typeof address === "object" ? address?.port : 0;
	stsEndpoint = `http://127.0.0.1:${port}`;
});
afterEach(() => {
	asked.length = 0;
	proxy.rules.length = 0;
});
afterAll(async () => {
	sts?.close();
	sts?.closeAllConnections();
	await proxy?.stop();
	await server?.stop();
});

/** Without a session token: the S3 server here knows none. */
function assumed(expiration: Date): string {
	return `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>${ACCESS_KEY}</AccessKeyId><SecretAccessKey>${SECRET_KEY}</SecretAccessKey><Expiration>${expiration.toISOString()}</Expiration></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`;
}

function withRole() {
	const {
		accessKeyId: _key,
		secretAccessKey: _secret,
		...settings
	} = storeSettings(proxy.endpoint);
	let tokens = 0;
	return openStore(
		{
			...settings,
			roleToAssume: "arn:aws:iam::123456789012:role/templates",
			stsEndpoint,
			roleSessionName: "run-77-1",
		},
		{
			getIdToken: async () => {
				tokens++;
				return `token-${tokens}`;
			},
		},
	);
}

describe("a role by OIDC", () => {
	test("is assumed once for many requests, with the job's token", async () => {
		lifetimeMs = 60 * MINUTE;
		const store = withRole();
		for (let request = 0; request < 5; request++) {
			await headOrNone(store, "nothing", calm);
		}
		store.close();
		expect(asked.map((body) => Object.fromEntries(body))).toEqual([
			expect.objectContaining({
				Action: "AssumeRoleWithWebIdentity",
				RoleArn: "arn:aws:iam::123456789012:role/templates",
				RoleSessionName: "run-77-1",
				WebIdentityToken: "token-1",
			}),
		]);
	});

	test("that is about to expire is not asked for at every request", async () => {
		lifetimeMs = 2 * MINUTE;
		const store = withRole();
		for (let request = 0; request < 5; request++) {
			await headOrNone(store, "nothing", calm);
		}
		store.close();
		expect(asked).toHaveLength(1);
	});

	test("is assumed anew when the store calls it expired, in the middle of an upload", async () => {
		lifetimeMs = 60 * MINUTE;
		const store = withRole();
		const expired = {
			kind: "answer",
			status: 403,
			code: "ExpiredToken",
		} as const;
		proxy.rules.push(
			first(1, ({ part }) => part === "2", expired),
			first(1, ({ operation }) => operation === "Complete", expired),
		);
		const size = 33 * 1024 * 1024;
		const done = await inFolder((folder) =>
			uploadImage(store, FULL, {
				path: randomFile(folder, "a", size),
				key: "role.xva",
				contentType: "application/x-xva",
				sinks: [],
				signal: calm,
			}),
		);
		store.close();
		expect(done.size).toBe(size);
		expect(asked.map((body) => body.get("WebIdentityToken"))).toEqual([
			"token-1",
			"token-2",
			"token-3",
		]);
	});

	test("without a token says which permission the job lacks", async () => {
		const { accessKeyId: _key, ...settings } = storeSettings(proxy.endpoint);
		const store = openStore({
			...settings,
			roleToAssume: "arn:aws:iam::1:role/r",
		});
		await expect(headOrNone(store, "nothing", calm)).rejects.toThrow(
			/`permissions: id-token: write`/,
		);
		store.close();
	});
});

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
