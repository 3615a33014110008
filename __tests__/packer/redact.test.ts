import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/packer/redact.ts";

/** Independent encoders: what the tools of the world make of a secret. */
const ENCODERS: Record<string, (secret: string) => string> = {
	raw: (secret) => secret,
	base64: (secret) => Buffer.from(secret).toString("base64"),
	"base64 after one byte": (secret) =>
		Buffer.from(`x${secret}y`).toString("base64"),
	"base64 after two bytes": (secret) =>
		Buffer.from(`xx${secret}yy`).toString("base64"),
	base64url: (secret) => Buffer.from(secret).toString("base64url"),
	"base64 of UTF-16": (secret) =>
		Buffer.from(`$p='${secret}'`, "utf16le").toString("base64"),
	hex: (secret) => Buffer.from(secret).toString("hex"),
	"HEX, with neighbours": (secret) =>
		Buffer.from(`a${secret}b`).toString("hex").toUpperCase(),
	encodeURIComponent,
	encodeURI,
	"lower-case percent": (secret) =>
		encodeURIComponent(secret).replace(/%../g, (hex) => hex.toLowerCase()),
	"form data": (secret) => new URLSearchParams({ secret }).toString().slice(7),
	json: (secret) => JSON.stringify({ secret }),
	"json in json": (secret) => JSON.stringify(JSON.stringify({ secret })),
	"json of Go": (secret) =>
		JSON.stringify(secret).replace(
			/[<>&]/g,
			(char) => `\\u00${char.charCodeAt(0).toString(16)}`,
		),
	xml: (secret) =>
		secret
			.replaceAll("&", "&amp;")
			.replaceAll("<", "&lt;")
			.replaceAll(">", "&gt;")
			.replaceAll('"', "&quot;")
			.replaceAll("'", "&apos;"),
	"shell, single quotes": (secret) => `'${secret.replaceAll("'", "'\\''")}'`,
	"shell, double quotes": (secret) => `"${secret.replace(/["$`\\]/g, "\\$&")}"`,
	"an expression of GitHub's": (secret) => `'${secret.replaceAll("'", "''")}'`,
	"an argument on Windows": (secret) => `"${secret.replaceAll('"', '\\"')}"`,
	"PowerShell, double quotes": (secret) =>
		`"${secret.replace(/["$`]/g, "`$&")}"`,
	"Python's repr": (secret) => `'${secret.replace(/['\\]/g, "\\$&")}'`,
	"json of PHP": (secret) => JSON.stringify(secret).replaceAll("/", "\\/"),
	hcl: (secret) =>
		JSON.stringify(secret).replaceAll("${", "$$${").replaceAll("%{", "%%{"),
	"a URL in a URL": (secret) => encodeURIComponent(encodeURIComponent(secret)),
};

/** At the ends of an encoded secret the characters that share bits with a neighbour may stay. */
const middle = (encoded: string) => {
	const third = Math.floor(encoded.length / 3);
	return encoded.slice(third, encoded.length - third);
};

const secretChar = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom(..."abcXYZ0189") },
	{ weight: 2, arbitrary: fc.constantFrom(..." \"'\\$`<>&%+/=,;:@{}#?~!*()") },
	{ weight: 1, arbitrary: fc.constantFrom(..."éß漢🔑") },
);
const secretText = fc
	.array(secretChar, { minLength: 9, maxLength: 120 })
	.map((chars) => chars.join(""))
	.filter((text) => new Set(text).size > 5);

describe("redact", () => {
	for (const [name, encode] of Object.entries(ENCODERS)) {
		it(`hides a secret as ${name}`, () => {
			fc.assert(
				fc.property(secretText, (secret) => {
					const trimmed = secret.trim();
					if (trimmed.length < 8) return;
					const encoded = encode(trimmed);
					const redacted = createRedactor([trimmed]).redact(
						`before ${encoded} after`,
					);
					expect(redacted).toContain("***");
					expect(redacted).toMatch(/^before .* after$/s);
					expect(redacted).not.toContain(middle(encoded));
				}),
				{ numRuns: 60 },
			);
		});
	}

	it("hides each line of a secret with several, in every line of a log", () => {
		const key = [
			"-----BEGIN KEY-----",
			"b3BlbnNzaC1rZXktdjEAAAAABG5vbmU",
			"AAAAC3NzaC1lZDI1NTE5AAAAIJ4",
			"-----END KEY-----",
		].join("\n");
		const log = key.replaceAll(/^/gm, "==> null.x: ");
		expect(createRedactor([key]).redact(log)).toBe(
			[
				"==> null.x: -----BEGIN KEY-----",
				"==> null.x: ***",
				"==> null.x: ***",
				"==> null.x: -----END KEY-----",
			].join("\n"),
		);
	});

	it("hides what `base64` and `xxd -p` wrap", () => {
		const key = Array.from(
			{ length: 12 },
			(_, line) => `line ${line} ${"qwertzuiop".repeat(5)}${line * 7919}`,
		).join("\n");
		for (const encoding of ["base64", "hex"] as const) {
			const encoded = Buffer.from(key).toString(encoding);
			const wrapped = encoded.match(/.{1,76}/g) ?? [];
			const log = wrapped.map((line) => `==> null.x: ${line}`);
			const redacted = createRedactor([key]).redact(log.join("\n"));
			for (const line of redacted.split("\n").slice(0, -1)) {
				expect(line).toMatch(/^==> null\.x: .?\*\*\*.?$/);
			}
		}
	});

	it("hides a short secret as a whole word only, and a very short one not at all", () => {
		const { redact } = createRedactor(["root", "abc", "p@ss!"]);
		expect(redact("root: rootfs, user=root; chroot root")).toBe(
			"***: rootfs, user=***; chroot ***",
		);
		expect(redact("abc")).toBe("abc");
		expect(redact("is 'p@ss!'")).toBe("is '***'");
	});

	it("hides a short secret in its encodings too, where they stand alone", () => {
		const { redact } = createRedactor(["p@ss!"]);
		expect(redact("cEBzcyE= 7040737321 p%40ss! axcEBzcyEx")).toBe(
			"*** *** *** axcEBzcyEx",
		);
	});

	it("hides words where they stand alone, as they are, and nothing of them elsewhere", () => {
		const { redact } = createRedactor([], {
			words: ["administrator", "abc", "10.0.0.7"],
		});
		expect(redact("administrator@10.0.0.7: administrators, abc")).toBe(
			"***@***: administrators, abc",
		);
		const encoded = Buffer.from("administrator").toString("base64");
		expect(redact(encoded)).toBe(encoded);
	});

	it("hides the sections in which PowerShell shows a command that failed", () => {
		const { redact } = createRedactor(["first-part&+second-part"]);
		expect(redact("at first-part&+ char 1")).toBe("at *** char 1");
		expect(redact("at econd-part.")).toBe("at ***.");
	});

	it("hides a long token of which a tool shows a part", () => {
		const token = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
		const { redact } = createRedactor([token]);
		expect(redact(`key ${token.slice(0, 24)}…`)).toBe("key ***…");
	});

	it("hides the key in a secret URL where it stands without the URL", () => {
		const { redact } = createRedactor([
			"https://hooks.example.com/services/T01/B02/abcdefghijklmnopqrstuvwx?wait=true",
		]);
		expect(
			redact("POST /services/T01/B02/abcdefghijklmnopqrstuvwx HTTP/1.1"),
		).toBe("POST *** HTTP/1.1");
		expect(redact("id abcdefghijklmnopqrstuvwx of services")).toBe(
			"id *** of services",
		);
	});

	it("hides what Packer leaves of a secret of which it replaces a part", () => {
		const { redact } = createRedactor(
			["pool-root-password", '{"a": 1, "b": 2}'],
			{
				scrubbed: ["root", "{\n}"],
			},
		);
		expect(redact("with pool-<sensitive>-password.")).toBe("with ***.");
		expect(redact('<sensitive>"a": 1, "b": 2<sensitive>')).toBe("***");
		expect(redact("user <sensitive>")).toBe("user <sensitive>");
	});

	it("makes one of secrets that overlap", () => {
		const { redact } = createRedactor(["correct horse", "horse battery"]);
		expect(redact("a correct horse battery b")).toBe("a *** b");
	});

	it("hides the pool's session, raw and percent-encoded", () => {
		const { redact } = createRedactor([]);
		const id = "5bfd123b-e124-45f3-a548-656fe64a8c97";
		expect(
			redact(`GET /export?uuid=1&session_id=OpaqueRef:${id}&task_id=2`),
		).toBe("GET /export?uuid=1&session_id=***&task_id=2");
		expect(redact(`'https://h/x?session_id=OpaqueRef%3A${id}'`)).toBe(
			"'https://h/x?session_id=***'",
		);
		expect(redact(`using SR: OpaqueRef:${id}`)).toContain(id);
	});

	it("hides user and password of an URL", () => {
		const { redact } = createRedactor([]);
		expect(redact("https://root:pa:ss@w0rd@host/x see http://a:80/b@c")).toBe(
			"https://***@host/x see http://a:80/b@c",
		);
	});

	it("leaves everything else as it is", () => {
		const { redact } = createRedactor(["a secret value"]);
		const text = "nothing *** here\tat all\r\né\n";
		expect(redact(text)).toBe(text);
	});

	it("takes no longer for hostile text", () => {
		const { redact } = createRedactor(["aaaaaaaaaaaaaaaa", "://://://"]);
		expect(redact("a".repeat(2_000_000))).toBe("***");
		expect(redact("://".repeat(300_000))).toBe("***");
		expect(redact("session_id=".repeat(300_000))).toHaveLength(3_300_000);
	});
});

describe("stream", () => {
	it("gives the same as the whole, wherever the input is cut", () => {
		const part = fc.oneof(
			secretText,
			fc.constantFrom(
				"session_id=OpaqueRef:5bfd123b-e124-45f3",
				"https://root:password@host",
				"\n",
				" ",
				"word",
			),
		);
		fc.assert(
			fc.property(
				fc.array(secretText, { minLength: 1, maxLength: 3 }),
				fc.array(
					fc.tuple(
						fc.constantFrom(...Object.values(ENCODERS)),
						fc.option(part),
						fc.nat(2),
					),
					{ minLength: 1, maxLength: 30 },
				),
				fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1 }),
				(secrets, pieces, sizes) => {
					const text = pieces
						.map(
							([encode, other, index]) =>
								`${other ?? ""} ${encode(secrets[index] ?? secrets[0] ?? "")}`,
						)
						.join("");
					const redactor = createRedactor(secrets);
					const bytes = Buffer.from(text);
					const stream = redactor.stream();
					let streamed = "";
					let at = 0;
					for (let turn = 0; at < bytes.length; turn++) {
						const size = sizes[turn % sizes.length] ?? 1;
						streamed += stream.write(bytes.subarray(at, at + size));
						at += size;
					}
					streamed += stream.end();
					expect(streamed).toBe(redactor.redact(text));
				},
			),
			{ numRuns: 200 },
		);
	});

	it("holds nothing of a secret, whatever stands around it and however the input is cut", () => {
		fc.assert(
			fc.property(
				secretText.filter((text) => text.trim().length >= 9),
				fc.constantFrom(...Object.values(ENCODERS)),
				fc.string({ unit: "binary", maxLength: 200 }),
				fc.string({ unit: "binary", maxLength: 200 }),
				fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1 }),
				(secret, encode, before, after, sizes) => {
					const encoded = encode(secret.trim());
					const bytes = Buffer.from(`${before}${encoded}${after}`);
					const redactor = createRedactor([secret]);
					const stream = redactor.stream();
					let streamed = "";
					for (let at = 0, turn = 0; at < bytes.length; turn++) {
						const size = sizes[turn % sizes.length] ?? 1;
						streamed += stream.write(bytes.subarray(at, at + size));
						at += size;
					}
					streamed += stream.end();
					const line = redactor.lines()(`${before}${encoded}${after}`);
					for (const output of [streamed, line])
						expect(output).not.toContain(middle(encoded));
				},
			),
			{ numRuns: 500 },
		);
	});

	it("gives the same over many rounds, cut inside of secrets", () => {
		const redactor = createRedactor(["correct horse battery staple"]);
		const text = "correct horse battery staple, correct horse. ".repeat(500);
		const whole = redactor.redact(text);
		for (const size of [1, 7, 401, 1000]) {
			const stream = redactor.stream();
			let streamed = "";
			for (let at = 0; at < text.length; at += size) {
				streamed += stream.write(text.slice(at, at + size));
			}
			expect(streamed + stream.end()).toBe(whole);
		}
	});

	it("passes text on while it comes, and never the start of a secret", () => {
		const redactor = createRedactor(["the secret of the house"]);
		const stream = redactor.stream();
		const out = stream.write(`${"x".repeat(50_000)} the secret of`);
		expect(out.length).toBeGreaterThan(30_000);
		expect(out).not.toContain("the secret");
	});
});

describe("lines", () => {
	const body = ["MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIB", "q83v+/=="];
	const key = [
		"-----BEGIN RSA PRIVATE KEY-----",
		...body,
		"-----END RSA PRIVATE KEY-----",
	];

	it("hides the body of a private key that nobody told us of, whatever Packer puts before its lines", () => {
		for (const prefix of ["", "==> null.x: ", "    null.x: "]) {
			const line = createRedactor([]).lines();
			const log = [...key, "done well"].map((text) => line(prefix + text));
			expect(log).toEqual([
				`${prefix}-----BEGIN RSA PRIVATE KEY-----`,
				`${prefix}***`,
				`${prefix}***`,
				`${prefix}-----END RSA PRIVATE KEY-----`,
				`${prefix}done well`,
			]);
		}
	});

	it("leaves another build's line in between, and all that follows a key without an end", () => {
		const line = createRedactor([]).lines();
		expect(line(`a: ${key[0]}`)).toBe(`a: ${key[0]}`);
		expect(line("b: Setting up libfoo (1.2-3) ...")).toBe(
			"b: Setting up libfoo (1.2-3) ...",
		);
		expect(line(`a: ${body[0]}`)).toBe("a: ***");
		for (let count = 0; count < 400; count++) line("b: a line of a log.");
		expect(line("a: done")).toBe("a: done");
	});

	it("hides two keys that two outputs print at once", () => {
		const line = createRedactor([]).lines();
		const [begin = "", first = "", last = "", end = ""] = key;
		const mixed = [begin, begin, first, first, last, end, last, end, "word"];
		expect(mixed.map((text) => line(text))).toEqual([
			begin,
			begin,
			...["***", "***", "***", end, "***", end],
			"word",
		]);
	});

	it("needs no more than one line for a key on one", () => {
		const line = createRedactor([]).lines();
		expect(line(`key: "${key.join("\\n")}"`)).toBe(
			`key: "${key[0]}***${key.at(-1)}"`,
		);
		expect(line("a: word")).toBe("a: word");
	});

	it("hides all that `redact` hides", () => {
		const line = createRedactor(["correct horse battery"]).lines();
		expect(line("a correct horse battery")).toBe("a ***");
	});
});
