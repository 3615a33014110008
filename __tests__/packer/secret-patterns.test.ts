import { readdir } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/packer/redact.ts";
import { PATTERN_REACH } from "../../src/packer/secret-patterns.ts";
import { transcript, transcriptPath } from "./helpers.ts";

const { redact, stream } = createRedactor([]);

const UUID = "5bfd123b-e124-45f3-a548-656fe64a8c97";
const REF = `OpaqueRef:${UUID}`;
const KEY_ID = "AKIAIOSFODNN7EXAMPLE";
const SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const SIGNATURE = "9f2c".repeat(16);
const TOKEN = "0123456789abcdefABCDEF0123456789abcdef";
const JWT = `eyJhbGciOiJSUzI1NiJ9.${"eyJpc3MiOiJ4".repeat(3)}.${"sig-_na".repeat(4)}`;

/** A line, and what remains of it. */
const HIDDEN: readonly (readonly [what: string, line: string, left: string])[] =
	[
		[
			"a URL's user and password",
			"https://root:pw@host/x",
			"https://***@host/x",
		],
		["a password with @ in it", "s3://u:p@ss:w@h", "s3://***@h"],
		[
			"a password beside a user whom Packer replaced",
			"https://<sensitive>:pw@host/x",
			"https://***@host/x",
		],
		["a password alone", "redis://:pw@host", "redis://***@host"],
		["a session, raw", `?session_id=${REF}&x`, "?session_id=***&x"],
		[
			"a session, encoded",
			`session_id=OpaqueRef%3A${UUID}'`,
			"session_id=***'",
		],
		[
			"a session, encoded twice",
			`session_id%253DOpaqueRef%253A${UUID}`,
			"session_id%253D***",
		],
		["a cookie", `Cookie: session_id=${REF}`, "Cookie: session_id=***"],
		["a session in JSON", `{"session_id": "${REF}"}`, '{"session_id": "***"}'],
		[
			"a session in JSON in JSON",
			`{\\"session_id\\":\\"${REF}\\"}`,
			'{\\"session_id\\":\\"***\\"}',
		],
		[
			"a session in XML",
			`<name>session_id</name><value><string>${REF}</string>`,
			"<name>session_id</name><value><string>***</string>",
		],
		[
			"a session of which XAPI complains",
			`SESSION_INVALID ${REF}`,
			"SESSION_INVALID ***",
		],
		[
			"the first parameter of a call",
			`<params>\n <param><value><string>${REF}</string>`,
			"<params>\n <param><value><string>***</string>",
		],
		[
			"the same without a type",
			`<params><param><value>${REF}</value>`,
			"<params><param><value>***</value>",
		],
		[
			"the same in JSON",
			`"method":"VM.start","params":["${REF}",1]`,
			'"method":"VM.start","params":["***",1]',
		],
		["the result of a login", `{"result":"${REF}"}`, '{"result":"***"}'],
		[
			"the result of a login in XML",
			`<name>Value</name><value>${REF}</value>`,
			"<name>Value</name><value>***</value>",
		],
		["the id of an AWS key", `key ${KEY_ID}.`, "key ***."],
		["id and secret", `${KEY_ID}:${SECRET} x`, "***:*** x"],
		[
			"a credentials file",
			`aws_secret_access_key = ${SECRET}`,
			"aws_secret_access_key = ***",
		],
		[
			"a variable",
			`export AWS_SECRET_ACCESS_KEY="${SECRET}"`,
			'export AWS_SECRET_ACCESS_KEY="***"',
		],
		[
			"an answer of STS",
			`<SecretAccessKey>${SECRET}</SecretAccessKey>`,
			"<SecretAccessKey>***</SecretAccessKey>",
		],
		[
			"a session token",
			`"SessionToken": "IQoJb3JpZ2luX2VjEPT//////////wE="`,
			'"SessionToken": "***"',
		],
		[
			"a presigned URL",
			`?X-Amz-Credential=${KEY_ID}%2F20261124%2Fus-east-1&X-Amz-Security-Token=IQoJb3Jp%2FZ2lu&X-Amz-Signature=${SIGNATURE}`,
			"?X-Amz-Credential=***&X-Amz-Security-Token=***&X-Amz-Signature=***",
		],
		[
			"a presigned URL of before",
			`AWSAccessKeyId=${KEY_ID}&Signature=vjbyPxybdZaNmGa%2ByT272YEAiv4%3D&Expires=1`,
			"AWSAccessKeyId=***&Signature=***&Expires=1",
		],
		[
			"a signed request",
			`Authorization: AWS4-HMAC-SHA256 Credential=${KEY_ID}/20261124/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=${SIGNATURE}`,
			"Authorization: AWS4-HMAC-SHA256 Credential=***, SignedHeaders=host, Signature=***",
		],
		...["ghp", "gho", "ghu", "ghs", "ghr"].map(
			(kind) => [`a token ${kind}`, `(${kind}_${TOKEN})`, "(***)"] as const,
		),
		["a fine-grained token", `github_pat_11ABC_${TOKEN}.`, "***."],
		[
			"a Bearer header",
			"-H 'Authorization: Bearer abc.def-1'",
			"-H 'Authorization: Bearer ***'",
		],
		[
			"a Basic header in JSON",
			'"authorization":"Basic cm9vdDpwdw=="',
			'"authorization":"Basic ***"',
		],
		[
			"git's header",
			"http.extraheader=AUTHORIZATION: basic cm9vdDpwdw==",
			"http.extraheader=AUTHORIZATION: basic ***",
		],
		["a Bearer token alone", `Bearer ${TOKEN}`, "Bearer ***"],
		[
			"the runner's token",
			`ACTIONS_RUNTIME_TOKEN=${JWT}`,
			"ACTIONS_RUNTIME_TOKEN=***",
		],
		["the same, quoted", `"a\\n${JWT}"`, '"a\\n***"'],
		[
			"a private key",
			"-----BEGIN PRIVATE KEY-----\nMIIE\nvQ==\n-----END PRIVATE KEY-----",
			"-----BEGIN PRIVATE KEY-----***-----END PRIVATE KEY-----",
		],
		[
			"a key on one line",
			"-----BEGIN OPENSSH PRIVATE KEY-----\\nb3Bl\\n-----END",
			"-----BEGIN OPENSSH PRIVATE KEY-----***-----END",
		],
		[
			"an encrypted key",
			"-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0A\n\nMIIE\n-----END",
			"-----BEGIN RSA PRIVATE KEY-----***-----END",
		],
	];

const PLAIN = [
	"using SR: OpaqueRef:5bfd123b-e124-45f3-a548-656fe64a8c97",
	"==> x: Creating VIF on network 'OpaqueRef:5bfd123b-e124-45f3-a548-656fe64a8c97'",
	"https://deb.debian.org:443/debian @ trixie",
	"http://10.0.0.1:8080/x?to=me@example.org",
	"git@github.com:owner/name.git",
	"session_id is not given",
	"The security token was not found: see the documentation of AWS",
	"authorization: enabled",
	"Basic authentication of the bearer of this message",
	"The bearer authenticates itself",
	"Signature=good",
	"secret_key: required",
	"-----BEGIN CERTIFICATE-----",
	"-----BEGIN PUBLIC KEY-----",
	"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	"eyJub3QiOiJhIHRva2VuIn0=",
	"ghp_short",
	"AKIABUTNOTAKEYATALLREALLY",
];

describe("patterns", () => {
	it.each(HIDDEN)("hide %s", (_what, line, left) => {
		expect(redact(line)).toBe(left);
		expect(redact(`before ${line} after`)).toBe(`before ${left} after`);
	});

	it.each(PLAIN)("leave: %s", (line) => {
		expect(redact(line)).toBe(line);
	});

	it("find the same in a stream, wherever it is cut", () => {
		fc.assert(
			fc.property(
				fc.array(
					fc.constantFrom(
						...HIDDEN,
						...PLAIN.map((line) => ["", line, line] as const),
					),
					{ minLength: 1, maxLength: 20 },
				),
				fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1 }),
				(pieces, sizes) => {
					const text = pieces.map(([, line]) => line).join("\n");
					const parts = stream();
					let streamed = "";
					for (let at = 0, turn = 0; at < text.length; turn++) {
						const size = sizes[turn % sizes.length] ?? 1;
						streamed += parts.write(text.slice(at, at + size));
						at += size;
					}
					expect(streamed + parts.end()).toBe(redact(text));
				},
			),
		);
	});

	it("reach no further than a stream holds back", () => {
		const longest = [
			`-----BEGIN PRIVATE KEY-----${"a".repeat(50_000)}`,
			`eyJh${"a".repeat(2040)}.${"a".repeat(50_000)}`,
			`Bearer ${"a".repeat(50_000)}`,
			`X-Amz-Security-Token=${"a".repeat(50_000)}`,
			`ghp_${"a".repeat(50_000)}`,
		];
		for (const text of longest) {
			const left = redact(text);
			expect(left).toContain("***");
			expect(text.length - left.length).toBeLessThan(PATTERN_REACH);
		}
	});

	it("end on hostile text", () => {
		for (const part of [
			"a://b:",
			"session_id=",
			"<params><param><value>",
			"X-Amz-Signature=",
			"eyJh",
			"eyJhbGciOiJSUzI1NiJ9.",
			"ghp_",
			"Bearer ",
			"Authorization: Bearer aaaa",
			"-----BEGIN PRIVATE KEY-----",
			"secret_access_key=",
			"AKIAIOSFODNN7EXAMPLE",
		]) {
			const text = part.repeat(Math.ceil(1_000_000 / part.length));
			expect(redact(text).length).toBeLessThanOrEqual(text.length);
		}
	});

	it("change nothing in real logs but the pool's session", async () => {
		const names = (await readdir(transcriptPath("."))).filter((name) =>
			name.endsWith(".txt"),
		);
		expect(names.length).toBeGreaterThan(20);
		for (const name of names) {
			const text = await transcript(name);
			expect(redact(text), name).toBe(
				text.replace(/(?<=session_id=)OpaqueRef(?::|%3A)[\w-]+/g, "***"),
			);
		}
	});
});
