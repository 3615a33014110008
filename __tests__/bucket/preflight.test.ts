import { createServer, type Server } from "node:http";
import {
	afterAll,
	afterEach,
	beforeAll,
	describe,
	expect,
	test,
	vi,
} from "vitest";
import type { StoreSettings } from "../../src/bucket/client.ts";
import { preflight } from "../../src/bucket/preflight.ts";
import { type S3Server, startS3, storeAt } from "../stand-ins/s3.ts";
import {
	type FaultProxy,
	type Rule,
	startFaultProxy,
} from "../stand-ins/s3-faults.ts";
import { calm } from "./samples.ts";

let server: S3Server;
let proxy: FaultProxy;

beforeAll(async () => {
	server = await startS3("versitygw");
	proxy = await startFaultProxy(server.endpoint);
});
afterEach(() => {
	proxy.rules.length = 0;
	proxy.seen.length = 0;
});
afterAll(async () => {
	await proxy?.stop();
	await server?.stop();
});

async function probe(more: Partial<StoreSettings> = {}, endpoint?: string) {
	const store = storeAt(endpoint ?? proxy.endpoint, more);
	try {
		return await preflight(store, calm);
	} finally {
		store.close();
	}
}

/** Answers requests that carry a header, as stores do that do not know it. */
const refusing =
	(header: string, status: number, code: string): Rule =>
	({ headers }) =>
		headers[header] === undefined
			? undefined
			: { kind: "answer", status, code };

const denying =
	(operation: string): Rule =>
	(seen) =>
		seen.operation === operation
			? { kind: "answer", status: 403, code: "AccessDenied" }
			: undefined;

describe("what a store can do", () => {
	test("is found by trying, and nothing stays behind", async () => {
		expect(await probe()).toEqual({
			conditionalWrites: true,
			checksum: "crc32",
			warnings: [],
		});
		expect(proxy.seen.at(-1)?.operation).toBe("Delete");
		expect(
			proxy.seen.filter(({ operation }) => operation === "Abort"),
		).toHaveLength(1);
	});

	test("no conditional writes: a warning that says to publish one at a time", async () => {
		proxy.rules.push(refusing("if-none-match", 501, "NotImplemented"));
		const found = await probe();
		expect(found.conditionalWrites).toBe(false);
		expect(found.warnings.join()).toContain("`concurrency`");
	});

	test("conditions on ETags must hold too", async () => {
		proxy.rules.push(refusing("if-match", 501, "NotImplemented"));
		expect((await probe()).conditionalWrites).toBe(false);
	});

	test("no checksum of the whole: the parts' one", async () => {
		proxy.rules.push(refusing("x-amz-checksum-type", 501, "NotImplemented"));
		expect((await probe()).checksum).toBe("crc32-composite");
	});

	test("no CRC-32 at all: MD5", async () => {
		proxy.rules.push(refusing("x-amz-checksum-crc32", 400, "InvalidArgument"));
		expect((await probe()).checksum).toBe("md5");
		await expect(probe({ checksum: "crc32" })).rejects.toThrow(/`s3-checksum`/);
	});

	test("s3-checksum is obeyed", async () => {
		expect((await probe({ checksum: "md5" })).checksum).toBe("md5");
		expect((await probe({ checksum: "none" })).checksum).toBe("none");
		expect((await probe({ checksum: "crc32" })).checksum).toBe("crc32");
	});

	test.each([
		["ahead of", 1],
		["behind", -1],
	])("a clock that is an hour %s the store's is made up for, with a warning", async (side, hours) => {
		const now = Date.now() + hours * 3_600_000;
		vi.useFakeTimers({ toFake: ["Date"], now });
		const found = await probe().finally(() => vi.useRealTimers());
		expect(found).toMatchObject({
			checksum: "crc32",
			warnings: [
				expect.stringMatching(
					new RegExp(`^The runner's clock is (359|360)\\d seconds ${side} the`),
				),
			],
		});
	});

	test("a removal that is denied is no failure", async () => {
		proxy.rules.push(denying("Delete"));
		expect((await probe()).checksum).toBe("crc32");
	});
});

describe("what is missing is named", () => {
	test.each([
		["Put", "`s3:PutObject`"],
		["Get", "`s3:GetObject`"],
		["List", "`s3:ListBucket`"],
		["Abort", "`s3:AbortMultipartUpload`"],
	])("%s denied: %s", async (operation, permission) => {
		proxy.rules.push(denying(operation));
		await expect(probe()).rejects.toMatchObject({
			reason: "store_denied",
			message: expect.stringContaining(permission),
		});
	});

	test("no such bucket", async () => {
		await expect(probe({ bucket: "nowhere" })).rejects.toMatchObject({
			reason: "store_denied",
			message: expect.stringMatching(/no bucket nowhere.*`s3-bucket`/),
		});
	});

	test("wrong secret", async () => {
		await expect(probe({ secretAccessKey: "wrong" })).rejects.toMatchObject({
			reason: "store_denied",
			message: expect.stringContaining("`aws-secret-access-key`"),
		});
	});

	test("unknown key", async () => {
		await expect(probe({ accessKeyId: "nobody" })).rejects.toMatchObject({
			reason: "store_denied",
			message: expect.stringContaining("`aws-access-key-id`"),
		});
	});

	test("wrong region", async () => {
		await expect(probe({ region: "eu-west-3" })).rejects.toMatchObject({
			reason: "store_denied",
			message: expect.stringContaining("`s3-region: us-east-1`"),
		});
	});

	test("a redirect to another region names it", async () => {
		proxy.rules.push(() => ({
			kind: "answer",
			status: 301,
			code: "PermanentRedirect",
			headers: { "x-amz-bucket-region": "eu-central-1" },
		}));
		await expect(probe()).rejects.toThrow(/`s3-region: eu-central-1`/);
	});

	test("a clock that the store refuses: by how much it is off", async () => {
		proxy.rules.push(() => ({
			kind: "answer",
			status: 403,
			code: "RequestTimeTooSkewed",
			headers: { date: new Date(Date.now() - 3_600_000).toUTCString() },
		}));
		await expect(probe()).rejects.toThrow(/36\d\d seconds ahead of the store/);
	});

	test("an ACL that the bucket does not take", async () => {
		proxy.rules.push(
			refusing("x-amz-acl", 400, "AccessControlListNotSupported"),
		);
		await expect(probe({ acl: "public-read" })).rejects.toThrow(/`s3-acl`/);
	});

	test("nobody listens", async () => {
		await expect(probe({}, "http://127.0.0.1:9")).rejects.toMatchObject({
			reason: "store_down",
			message: expect.stringContaining("`s3-endpoint`"),
		});
	});

	test("a name that is none", async () => {
		await expect(probe({}, "http://store.invalid")).rejects.toMatchObject({
			reason: "store_down",
			message: expect.stringMatching(/could not be resolved/),
		});
	});

	test("no S3 server at all", async () => {
		const page: Server = createServer((_request, response) => {
			response.writeHead(200, { "content-type": "text/html" });
			response.end("<html><body>Welcome</body></html>");
		});
		await new Promise<void>((resolve) => {
			page.listen(0, "127.0.0.1", resolve);
		});
		const address = page.address();
		const port = typeof address === "object" ? address?.port : 0;
		try {
			await expect(probe({}, `http://127.0.0.1:${port}`)).rejects.toMatchObject(
				{ name: "StoreError" },
			);
		} finally {
			page.closeAllConnections();
			page.close();
		}
	});
});
