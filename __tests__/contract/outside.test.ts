/** The ways to the outside: OIDC, proxies, a certificate of one's own, the webhook. */

import { mkdtempSync, rmSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Certificates, makeCertificates } from "../certificates.ts";
import { ACCESS_KEY, SECRET_KEY } from "../stand-ins/s3.ts";
import {
	buildsOf,
	commitTemplates,
	fileTemplate,
	openScene,
	type Scene,
	smallXva,
} from "./scene.ts";

let scene: Scene;
let certificates: Certificates;
const folder = mkdtempSync(join(tmpdir(), "certificates-"));
const servers: Server[] = [];

beforeAll(async () => {
	scene = await openScene();
	certificates = makeCertificates(folder, ["127.0.0.1"]);
	commitTemplates(scene.repository, {
		"packer/debian/debian-12.pkr.hcl": fileTemplate("debian", "debian-12"),
		"packer/debian/image.bin": await smallXva(),
	});
});

afterEach(async () => {
	for (const server of servers.splice(0)) {
		server.closeAllConnections();
		await new Promise((done) => server.close(done));
	}
});

afterAll(async () => {
	rmSync(folder, { recursive: true, force: true });
	await scene.close();
});

async function listen(server: Server): Promise<number> {
	servers.push(server);
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	return (server.address() as AddressInfo).port;
}

/** Passes a request on to the scene's store; the host that was asked stays, since it is signed. */
function passOn(server: Server): Server {
	return server.on("request", (incoming, outgoing) => {
		const target = new URL(incoming.url ?? "/", scene.store.endpoint);
		const { port } = new URL(scene.store.endpoint);
		const onward = request(
			{
				host: "127.0.0.1",
				port,
				method: incoming.method,
				path: target.pathname + target.search,
				headers: incoming.headers,
			},
			(answer) => {
				outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
				answer.pipe(outgoing);
			},
		);
		onward.on("error", () => outgoing.destroy());
		incoming.pipe(onward);
	});
}

test("credentials by OIDC: the runner's token is traded at the STS", async () => {
	const asked: string[] = [];
	const tokens = createServer((incoming, outgoing) => {
		asked.push(incoming.url ?? "");
		outgoing.setHeader("content-type", "application/json");
		outgoing.end(JSON.stringify({ value: "eyJhbGciOiJub25lIn0.e30.id-token" }));
	});
	const sts = createServer((incoming, outgoing) => {
		let body = "";
		incoming.on("data", (chunk) => {
			body += chunk;
		});
		incoming.on("end", () => {
			asked.push(body);
			outgoing.setHeader("content-type", "text/xml");
			outgoing.end(
				`<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>${ACCESS_KEY}</AccessKeyId><SecretAccessKey>${SECRET_KEY}</SecretAccessKey><SessionToken></SessionToken><Expiration>${new Date(Date.now() + 3_600_000).toISOString()}</Expiration></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`,
			);
		});
	});
	const tokenPort = await listen(tokens);
	const stsPort = await listen(sts);
	const inputs = {
		os: "debian",
		"aws-access-key-id": "",
		"aws-secret-access-key": "",
		"role-to-assume": "arn:aws:iam::123456789012:role/xva",
		"sts-endpoint": `http://127.0.0.1:${stsPort}`,
	};
	const job = await scene.run({
		inputs,
		env: {
			ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${tokenPort}/token?api-version=2`,
			ACTIONS_ID_TOKEN_REQUEST_TOKEN: "request-token",
		},
	});
	expect(job.conclusion, job.main.log.join("\n")).toBe("success");
	expect(asked.join("\n")).toContain("audience=sts.amazonaws.com");
	expect(asked.join("\n")).toContain("Action=AssumeRoleWithWebIdentity");
	const without = await scene.run({ inputs });
	expect(without.conclusion).toBe("failure");
	expect(without.main.log.join("\n")).toContain("id-token: write");
});

test("a store that only a proxy reaches", async () => {
	const before = buildsOf(scene, "debian/12").length;
	const port = await listen(passOn(createServer()));
	const job = await scene.dispatch(
		{ os: "debian", "s3-endpoint": "http://store.invalid:8080" },
		{
			env: {
				http_proxy: `http://127.0.0.1:${port}`,
				no_proxy: "127.0.0.1,localhost",
			},
		},
	);
	expect(job.conclusion, job.main.log.join("\n")).toBe("success");
	expect(buildsOf(scene, "debian/12")).toHaveLength(before + 1);
});

test("a store with a certificate of one's own: refused with the way out, then trusted by ca-file", async () => {
	const port = await listen(
		passOn(
			createTlsServer({
				key: certificates.key,
				cert: certificates.cert,
			}),
		),
	);
	const endpoint = { os: "debian", "s3-endpoint": `https://127.0.0.1:${port}` };
	const refused = await scene.dispatch(endpoint);
	expect(refused.conclusion).toBe("failure");
	expect(refused.main.log.join("\n")).toContain("ca-file");
	const trusted = await scene.dispatch({
		...endpoint,
		"ca-file": certificates.caFile,
	});
	expect(trusted.conclusion, trusted.main.log.join("\n")).toBe("success");
});

test("the webhook hears of a failure and of the recovery, and of nothing else", async () => {
	const heard: string[] = [];
	const port = await listen(
		createServer((incoming, outgoing) => {
			let body = "";
			incoming.on("data", (chunk) => {
				body += chunk;
			});
			incoming.on("end", () => {
				heard.push(body);
				outgoing.end();
			});
		}),
	);
	const inputs = { "webhook-url": `http://127.0.0.1:${port}/secret-path` };
	commitTemplates(scene.repository, { "packer/debian/image.bin": "no image" });
	const bad = await scene.push(undefined, { inputs });
	expect(bad.conclusion).toBe("failure");
	expect(heard).toHaveLength(1);
	expect(JSON.parse(heard[0] ?? "").text).toContain("debian-12");
	expect(
		bad.main.raw.filter(
			(line) =>
				line.includes("secret-path") && !line.startsWith("::add-mask::"),
		),
	).toEqual([]);
	commitTemplates(scene.repository, {
		"packer/debian/image.bin": await smallXva(),
	});
	await scene.push(undefined, { inputs });
	expect(heard).toHaveLength(2);
	expect(JSON.parse(heard[1] ?? "").text).toContain("good again");
	commitTemplates(scene.repository, { "packer/debian/note.txt": "good" });
	await scene.push(undefined, { inputs });
	expect(heard).toHaveLength(2);
});
