import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo, Server } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeCertificates } from "../certificates.ts";
import { type GitFixture, makeRepository } from "../stand-ins/git-fixture.ts";
import { makeFolder, open, removeFolder } from "./repositories.ts";

const ABSENT = "f".repeat(40);

let origin: GitFixture;
let folder: string;

beforeEach(() => {
	origin = makeRepository();
	origin.commit({ a: "a" });
	folder = makeFolder();
});

afterEach(() => {
	origin.remove();
	removeFolder(folder);
});

describe("fetching", () => {
	/** A server that knows no repository; the credentials of each request. */
	async function refusingServer(
		server: Server,
	): Promise<[string, (string | undefined)[]]> {
		const seen: (string | undefined)[] = [];
		server.on("request", (request, response) => {
			seen.push(request.headers.authorization);
			response.writeHead(401, { "www-authenticate": "Basic" }).end();
		});
		await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
		return [`127.0.0.1:${(server.address() as AddressInfo).port}`, seen];
	}

	/** A `git` that notes its arguments down, and does what git does. */
	function noteArguments(): { path: string; file: string } {
		const real = execFileSync("which", ["git"], { encoding: "utf8" }).trim();
		const file = join(folder, "arguments");
		writeFileSync(
			join(folder, "git"),
			`#!/bin/sh\necho "$@" >> '${file}'\nexec '${real}' "$@"\n`,
		);
		chmodSync(join(folder, "git"), 0o755);
		return { path: `${folder}:${process.env.PATH}`, file };
	}

	test("uses the checkout's credentials first, then ours, which stand in no argument", async () => {
		const server = createHttpServer();
		const [host, seen] = await refusingServer(server);
		try {
			origin.git("remote", "add", "origin", `http://${host}/acme/templates`);
			const { path, file } = noteArguments();
			const { have } = await open(origin.directory, {
				env: { PATH: path },
				serverUrl: `http://${host}`,
				token: "ghs_hunter2",
			});
			expect(await have(ABSENT)).toBe(false);
			const basic = Buffer.from("x-access-token:ghs_hunter2").toString(
				"base64",
			);
			expect(new Set(seen)).toEqual(new Set([undefined, `basic ${basic}`]));
			expect(seen[0]).toBeUndefined();
			const args = readFileSync(file, "utf8");
			expect(args).toContain(ABSENT);
			expect(args).not.toMatch(new RegExp(`hunter2|${basic}`));
			expect(origin.git("config", "--list", "--local")).not.toContain(
				"extraheader",
			);
		} finally {
			server.close();
		}
	});

	test.each([
		["another server", "http://127.0.0.1:1"],
		["a server whose name begins the same", "http://127.0.0"],
	])("gives our token not to %s", async (_name, serverUrl) => {
		const server = createHttpServer();
		const [host, seen] = await refusingServer(server);
		try {
			origin.git("remote", "add", "origin", `http://${host}/acme/templates`);
			const { have } = await open(origin.directory, {
				serverUrl,
				token: "ghs_hunter2",
			});
			expect(await have(ABSENT)).toBe(false);
			expect(seen).not.toHaveLength(0);
			expect(seen.every((header) => header === undefined)).toBe(true);
		} finally {
			server.close();
		}
	});

	test("does not let ca-file take the place of what the checkout trusts", async () => {
		const { caFile, key, cert } = makeCertificates(folder, ["127.0.0.1"]);
		const other = makeFolder();
		const server = createHttpsServer({ key, cert });
		const [host, seen] = await refusingServer(server);
		try {
			origin.git("remote", "add", "origin", `https://${host}/acme/templates`);
			origin.git("config", "http.sslCAInfo", caFile);
			const { caFile: another } = makeCertificates(other, ["127.0.0.1"]);
			await (await open(origin.directory, { caFile: another })).have(ABSENT);
			expect(seen).not.toEqual([]);
		} finally {
			server.close();
			removeFolder(other);
		}
	});

	test("trusts ca-file where the system's certificates do not reach", async () => {
		const { caFile, key, cert } = makeCertificates(folder, ["127.0.0.1"]);
		const server = createHttpsServer({ key, cert });
		const [host, seen] = await refusingServer(server);
		try {
			origin.git("remote", "add", "origin", `https://${host}/acme/templates`);
			await (await open(origin.directory)).have(ABSENT);
			expect(seen).toEqual([]);
			await (await open(origin.directory, { caFile })).have(ABSENT);
			expect(seen).not.toEqual([]);
		} finally {
			server.close();
		}
	});
});
