/** The policies of the documentation, put on a bucket of a real S3 server that enforces them. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import {
	AbortMultipartUploadCommand,
	CreateBucketCommand,
	CreateMultipartUploadCommand,
	DeleteObjectCommand,
	GetObjectCommand,
	ListMultipartUploadsCommand,
	ListObjectsV2Command,
	ListPartsCommand,
	PutBucketPolicyCommand,
	PutObjectCommand,
	S3Client,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeBlocks, readRepositoryFile } from "./documents.ts";

const Bucket = "vm-templates";
const BUILD = "xva/templates/debian/12/20261124T053012Z-a1b2c3d-9f3c";
const IMAGE = `${BUILD}/debian-12.xva`;
const LOGS = [`${BUILD}/build.log`, "xva/logs/debian/1-1/build.log"];
const PUBLISHED = [
	IMAGE,
	`${BUILD}/metadata.json`,
	`${BUILD}/SHA256SUMS`,
	"xva/catalogue.json",
	"xva/images/debian-12.json",
];
const FOREIGN = "other/file";

let folder: string;
let server: ChildProcess | undefined;
let endpoint: string;
let root: S3Client;
let runner: S3Client;
let reader: S3Client;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), "policies-"));
	const binary = process.env.VERSITYGW_BIN;
	if (binary === undefined)
		throw new Error(
			"VERSITYGW_BIN names no versitygw: run the tests by `npm test`.",
		);
	endpoint = `http://127.0.0.1:${await freePort()}`;
	server = await startServer(binary);
	root = client("root");
	runner = client("runner");
	reader = client("reader");
	for (const user of ["runner", "reader"]) await createUser(binary, user);
	await root.send(new CreateBucketCommand({ Bucket }));
	await putPolicy([...readmeStatements(), ...publicStatements()]);
	for (const Key of [...PUBLISHED, ...LOGS])
		await runner.send(new PutObjectCommand({ Bucket, Key, Body: "x" }));
	await root.send(new PutObjectCommand({ Bucket, Key: FOREIGN, Body: "x" }));
});

afterAll(() => {
	server?.kill();
	rmSync(folder, { recursive: true, force: true });
});

describe("the runner", () => {
	it("reads what it wrote, logs included", async () => {
		for (const Key of [IMAGE, ...LOGS])
			expect(
				await outcome(runner.send(new GetObjectCommand({ Bucket, Key }))),
			).toBe("allowed");
	});

	it("lists below the prefix, and not the whole bucket", async () => {
		const list = (Prefix?: string) =>
			outcome(
				runner.send(
					new ListObjectsV2Command({ Bucket, ...(Prefix && { Prefix }) }),
				),
			);
		expect(await list("xva/templates/debian/12/")).toBe("allowed");
		expect(await list("other/")).toBe("denied");
		expect(await list()).toBe("denied");
	});

	it("finds, looks into and aborts its uploads", async () => {
		const Key = `${BUILD}/big.xva`;
		const { UploadId } = await runner.send(
			new CreateMultipartUploadCommand({ Bucket, Key }),
		);
		const upload = { Bucket, Key, UploadId };
		const { Uploads } = await runner.send(
			new ListMultipartUploadsCommand({ Bucket, Prefix: Key }),
		);
		expect(Uploads).toMatchObject([{ Key, UploadId }]);
		expect(await outcome(runner.send(new ListPartsCommand(upload)))).toBe(
			"allowed",
		);
		expect(
			await outcome(runner.send(new AbortMultipartUploadCommand(upload))),
		).toBe("allowed");
	});

	it("removes its probe and nothing else", async () => {
		const Key = "xva/.probe/1";
		await runner.send(new PutObjectCommand({ Bucket, Key, Body: "x" }));
		const remove = (key: string) =>
			outcome(runner.send(new DeleteObjectCommand({ Bucket, Key: key })));
		expect(await remove(Key)).toBe("allowed");
		expect(await remove(IMAGE)).toBe("denied");
		expect(await remove("xva/catalogue.json")).toBe("denied");
	});

	it("has no business outside the prefix", async () => {
		const body = { Bucket, Key: FOREIGN, Body: "y" };
		expect(await outcome(runner.send(new PutObjectCommand(body)))).toBe(
			"denied",
		);
	});
});

describe("readers", () => {
	const read = (Key: string) =>
		outcome(reader.send(new GetObjectCommand({ Bucket, Key })));

	it("read everything but logs", async () => {
		for (const key of PUBLISHED) expect(await read(key)).toBe("allowed");
		for (const key of [...LOGS, FOREIGN])
			expect(await read(key)).toBe("denied");
	});

	it("write and list nothing", async () => {
		const body = { Bucket, Key: IMAGE, Body: "y" };
		expect(await outcome(reader.send(new PutObjectCommand(body)))).toBe(
			"denied",
		);
		const list = new ListObjectsV2Command({ Bucket, Prefix: "xva/" });
		expect(await outcome(reader.send(list))).toBe("denied");
	});
});

describe("anonymous readers", () => {
	it("read everything but logs", async () => {
		const status = async (key: string) =>
			(await fetch(`${endpoint}/${Bucket}/${key}`)).status;
		for (const key of PUBLISHED) expect(await status(key)).toBe(200);
		for (const key of [...LOGS, FOREIGN]) expect(await status(key)).toBe(403);
	});
});

async function outcome(
	request: Promise<unknown>,
): Promise<"allowed" | "denied"> {
	try {
		await request;
		return "allowed";
	} catch (error) {
		if (error instanceof Error && error.name === "AccessDenied")
			return "denied";
		throw error;
	}
}

/** The README's bucket policy, its roles replaced by the users of the server. */
function readmeStatements(): readonly object[] {
	return statementsOf("README.md").map((statement) =>
		JSON.parse(
			JSON.stringify(statement)
				.replace("arn:aws:iam::123456789012:role/xva-runner", "runner")
				.replace("arn:aws:iam::123456789012:role/xva-readers", "reader"),
		),
	);
}

function publicStatements(): readonly object[] {
	return statementsOf(".github/docs/publishing.md");
}

function statementsOf(path: string): readonly object[] {
	const [first = ""] = codeBlocks(
		{ path, text: readRepositoryFile(path) },
		"json",
	);
	return (JSON.parse(first) as { Statement: readonly object[] }).Statement;
}

async function putPolicy(Statement: readonly object[]): Promise<void> {
	const Policy = JSON.stringify({ Version: "2012-10-17", Statement });
	await root.send(new PutBucketPolicyCommand({ Bucket, Policy }));
}

function client(user: string): S3Client {
	return new S3Client({
		endpoint,
		region: "us-east-1",
		forcePathStyle: true,
		credentials: { accessKeyId: user, secretAccessKey: `${user}-secret` },
	});
}

async function startServer(binary: string): Promise<ChildProcess> {
	const data = join(folder, "data");
	const users = join(folder, "users");
	for (const path of [data, users]) mkdirSync(path);
	const { host } = new URL(endpoint);
	const started = spawn(
		binary,
		["--port", host, "--iam-dir", users, "--quiet", "posix", data],
		{
			env: { ROOT_ACCESS_KEY: "root", ROOT_SECRET_KEY: "root-secret" },
			stdio: "ignore",
		},
	);
	for (;;) {
		if (started.exitCode !== null)
			throw new Error(`versitygw ended with exit code ${started.exitCode}.`);
		const answer = await fetch(endpoint).catch(() => undefined);
		if (answer !== undefined) return started;
		await sleep(50);
	}
}

async function createUser(binary: string, user: string): Promise<void> {
	await promisify(execFile)(binary, [
		"admin",
		...[
			"--access",
			"root",
			"--secret",
			"root-secret",
			"--endpoint-url",
			endpoint,
		],
		...["create-user", "--access", user, "--secret", `${user}-secret`],
		...["--role", "user"],
	]);
}

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, "127.0.0.1");
	await new Promise((resolve) => probe.once("listening", resolve));
	const address = probe.address();
	await new Promise((resolve) => probe.close(resolve));
	if (address === null || typeof address === "string")
		throw new Error("No free port was given.");
	return address.port;
}
