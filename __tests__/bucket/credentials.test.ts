import { join } from "node:path";
import { getIDToken } from "@actions/core";
import { ListMultipartUploadsCommand } from "@aws-sdk/client-s3";
import {
	afterAll,
	afterEach,
	beforeAll,
	beforeEach,
	describe,
	expect,
	test,
	vi,
} from "vitest";
import { openStore, type StoreSettings } from "../../src/bucket/client.ts";
import { credentialsOf } from "../../src/bucket/credentials.ts";
import { headOrNone } from "../../src/bucket/objects.ts";
import {
	abortUploadsOf,
	type UploadInput,
	uploadImage,
} from "../../src/bucket/upload.ts";
import {
	ACCESS_KEY,
	BUCKET,
	type S3Server,
	SECRET_KEY,
	startS3,
	storeAt,
} from "../stand-ins/s3.ts";
import {
	type FaultProxy,
	first,
	type Operation,
	startFaultProxy,
} from "../stand-ins/s3-faults.ts";
import {
	idTokenOf,
	ROLE,
	roleSettings,
	type Sts,
	startSts,
} from "../stand-ins/sts.ts";
import { calm, FULL, inFolder, randomFile, sha256OfFile } from "./samples.ts";

const MINUTE = 60_000;
/** Three parts, the last one short. */
const BIG = 33 * 1024 * 1024;
const KEYS = { accessKeyId: ACCESS_KEY, secretAccessKey: SECRET_KEY };

let server: S3Server;
let sts: Sts;
let proxy: FaultProxy;

beforeAll(async () => {
	server = await startS3("versitygw");
});
beforeEach(async () => {
	sts = await startSts(server.endpoint, KEYS);
	proxy = await startFaultProxy(sts.endpoint);
});
afterEach(async () => {
	vi.useRealTimers();
	await proxy.stop();
	await sts.stop();
	await expectNoUploads();
});
afterAll(async () => {
	await server?.stop();
});

async function expectNoUploads(): Promise<void> {
	const plain = storeAt(server.endpoint);
	const { Uploads = [] } = await plain.client.send(
		new ListMultipartUploadsCommand({ Bucket: BUCKET }),
	);
	plain.close();
	expect(Uploads).toEqual([]);
}

const withRole = (more: Partial<StoreSettings> = {}) =>
	openStore(roleSettings(proxy.endpoint, sts, more), {
		getIdToken: () => idTokenOf(sts),
	});

const is = (operation: Operation) => (seen: { operation: Operation }) =>
	seen.operation === operation;
const asked = (operation: Operation) => proxy.seen.filter(is(operation)).length;

/** Uploads a big file; what is in the store must be what was sent. */
async function upload(
	store: ReturnType<typeof openStore>,
	more: Partial<UploadInput> = {},
) {
	return inFolder(async (folder) => {
		const path = randomFile(folder, "a", BIG);
		const key = `${crypto.randomUUID()}.xva`;
		try {
			const done = await uploadImage(store, FULL, {
				path,
				key,
				contentType: "application/x-xva",
				sinks: [],
				signal: calm,
				...more,
			});
			const onDisk = join(server.data, BUCKET, key);
			expect(sha256OfFile(onDisk)).toBe(sha256OfFile(path));
			return done;
		} finally {
			store.close();
		}
	});
}

const expireAt = (operation: Operation, times = 1) =>
	first(times, is(operation), {
		kind: "meanwhile",
		act: () => sts.expireAll(),
	});

describe("a role by OIDC", () => {
	test("is assumed once for many requests, with the token that the runner gives @actions/core", async () => {
		vi.stubEnv("ACTIONS_ID_TOKEN_REQUEST_URL", sts.idTokenUrl);
		vi.stubEnv("ACTIONS_ID_TOKEN_REQUEST_TOKEN", sts.idTokenBearer);
		const store = openStore(roleSettings(proxy.endpoint, sts), {
			getIdToken: () => getIDToken("sts.amazonaws.com"),
		});
		for (let request = 0; request < 5; request++) {
			expect(await headOrNone(store, "nothing", calm)).toBeUndefined();
		}
		store.close();
		vi.unstubAllEnvs();
		expect(sts.issued).toHaveLength(1);
	});

	test("without a token says which permission the job lacks", async () => {
		const store = openStore(roleSettings(proxy.endpoint, sts));
		await expect(headOrNone(store, "nothing", calm)).rejects.toThrow(
			/`permissions: id-token: write`/,
		);
		store.close();
	});

	test.each([
		["another role", { roleToAssume: `${ROLE}-of-others` }, undefined],
		["another audience", {}, "https://vault.example.org"],
	])("%s: the trust policy is named", async (_, settings, audience) => {
		const store = openStore(roleSettings(proxy.endpoint, sts, settings), {
			getIdToken: () => idTokenOf(sts, audience),
		});
		await expect(headOrNone(store, "nothing", calm)).rejects.toMatchObject({
			reason: "store_denied",
			message: expect.stringMatching(/trust policy of `role-to-assume`/),
		});
		store.close();
	});
});

describe("when they expire in the middle of an upload", () => {
	test("parts that are refused are sent again with one new set, in the same multipart", async () => {
		proxy.rules.push(
			first(1, ({ part }) => part === "2", {
				kind: "meanwhile",
				act: () => sts.expireAll(),
			}),
		);
		const done = await upload(withRole());
		expect(done.storeChecksum).toBe("crc32");
		expect(sts.issued).toHaveLength(2);
		expect(sts.issued[0]?.idToken).not.toBe(sts.issued[1]?.idToken);
		expect(asked("Create")).toBe(1);
		expect(asked("Abort")).toBe(0);
		expect(asked("UploadPart")).toBeLessThanOrEqual(6);
	});

	test.each([
		"Create",
		"Complete",
	] as const)("%s is sent again with new ones", async (operation) => {
		proxy.rules.push(expireAt(operation));
		await upload(withRole());
		expect(sts.issued).toHaveLength(2);
		expect(asked(operation)).toBe(2);
	});

	test.each([
		"ExpiredToken",
		"ExpiredTokenException",
		"InvalidToken",
		"RequestExpired",
		"TokenRefreshRequired",
	])("%s is heard", async (code) => {
		proxy.rules.push(
			first(1, ({ part }) => part === "1", {
				kind: "answer",
				status: 400,
				code,
			}),
		);
		await upload(withRole());
		expect(sts.issued).toHaveLength(2);
	});

	test("a HEAD, whose refusal has no words, is asked again once the set is older than a minute", async () => {
		const store = withRole();
		await headOrNone(store, "nothing", calm);
		sts.expireAll();
		vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 2 * MINUTE });
		expect(await headOrNone(store, "nothing", calm)).toBeUndefined();
		store.close();
		expect(sts.issued).toHaveLength(2);
	});

	test("an STS that is down just then is waited for", async () => {
		proxy.rules.push(
			first(1, ({ part }) => part === "3", {
				kind: "meanwhile",
				act: () => {
					sts.expireAll();
					sts.failures = 4;
				},
			}),
		);
		await upload(withRole());
		expect(sts.issued).toHaveLength(2);
	});

	test("the upload that fails for another reason is aborted with new ones", async () => {
		const refusing = {
			write: () => {},
			end: async () => {
				sts.expireAll();
				throw new Error("block 00000007 is damaged");
			},
		};
		await expect(upload(withRole(), { sinks: [refusing] })).rejects.toThrow(
			"block 00000007 is damaged",
		);
		expect(asked("Abort")).toBe(2);
	});

	test("a store that calls new ones expired too is not asked for ever", async () => {
		proxy.rules.push((seen) =>
			seen.part === null
				? undefined
				: { kind: "answer", status: 400, code: "ExpiredToken" },
		);
		await expect(upload(withRole())).rejects.toMatchObject({
			reason: "store_denied",
			message: expect.stringContaining("check the clocks"),
		});
		expect(sts.issued.length).toBeLessThanOrEqual(12);
	});

	test("a session that was given as inputs says so", async () => {
		await credentialsOf(roleSettings(proxy.endpoint, sts), {
			getIdToken: () => idTokenOf(sts),
		}).provide();
		const [session] = sts.issued;
		proxy.rules.push(expireAt("UploadPart"));
		const given = storeAt(proxy.endpoint, session ?? {});
		await expect(upload(given)).rejects.toMatchObject({
			reason: "store_denied",
			message: expect.stringMatching(/^`aws-session-token` has expired/),
		});
		expect(sts.issued).toHaveLength(1);
		// nobody could end it with these: the post step names it, and whoever holds good keys can
		const plain = storeAt(server.endpoint);
		const key = proxy.seen.find(is("Create"))?.path.split("/").at(-1) ?? "";
		expect(await abortUploadsOf(plain, [key])).toHaveLength(1);
		plain.close();
	});
});
