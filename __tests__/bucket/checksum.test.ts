import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	bodyChecksum,
	type Checksum,
	judge,
	sentPart,
	weakest,
} from "../../src/bucket/checksum.ts";
import { refusesChecksum } from "../../src/bucket/failures.ts";

/** Parts as they were sent on a rung. */
const sent = (checksum: Checksum, bodies: readonly Uint8Array[]) =>
	bodies.map((body, index) =>
		sentPart({
			number: index + 1,
			body,
			crc: crc32(body),
			etag: "",
			stated: bodyChecksum(checksum, body),
		}),
	);
const bodies = ["one part", "the other"].map((text) => Buffer.from(text));

describe("a CRC-32", () => {
	// of "one partthe other", and of the two parts' ones put together, by Python's zlib
	const [WHOLE, COMPOSITE] = ["5mByVw==", "+0tncg=="];

	test.each([
		["of the whole", WHOLE, "crc32"],
		["of the parts' ones", `${COMPOSITE}-2`, "crc32-composite"],
		["of the parts' ones without their number", COMPOSITE, "crc32-composite"],
		["of the parts' ones with another number", `${COMPOSITE}-3`, undefined],
		["of something else", "AAAAAA==", undefined],
		["that is not stated", undefined, "none"],
	])("%s", (_, stated, expected) => {
		const stored = { crc32: stated, etag: "", encryption: undefined };
		expect(judge("crc32", sent("crc32", bodies), stored)).toBe(expected);
	});

	test("of the whole is known from the parts, however they are cut", () => {
		fc.assert(
			fc.property(fc.array(fc.uint8Array()), (cut) => {
				const digest = Buffer.alloc(4);
				digest.writeUInt32BE(crc32(Buffer.concat(cut)));
				const stated = digest.toString("base64");
				const stored = { crc32: stated, etag: "", encryption: undefined };
				expect(judge("crc32", sent("crc32", cut), stored)).toBe("crc32");
			}),
		);
	});
});

describe("ETags", () => {
	// md5sum of the two MD5s, put together as bytes
	const ETAG = '"bac1c09bad4d624df24d323f89655aba-2"';

	test.each([
		["the MD5 of the MD5s", ETAG, undefined, "md5"],
		["with keys of a KMS", ETAG, "aws:kms", "none"],
		["that are no MD5", '"0x8DDF00"', undefined, "none"],
		["weak ones", `W/${ETAG}`, undefined, "none"],
		[
			"of another",
			'"00000000000000000000000000000000-2"',
			undefined,
			undefined,
		],
	])("%s", (_, etag, encryption, expected) => {
		const stored = { crc32: undefined, etag, encryption };
		expect(judge("md5", sent("md5", bodies), stored)).toBe(expected);
	});
});

test("a body sent as one has its own MD5 for an ETag", () => {
	const [body = Buffer.alloc(0)] = bodies;
	const etag = createHash("md5").update(body).digest("hex");
	const stored = { crc32: undefined, etag, encryption: undefined };
	expect(judge("md5", sent("md5", [body]), stored)).toBe("md5");
});

test("several files are as sure as the least sure of them", () => {
	expect(weakest(["crc32", "md5", "crc32-composite"])).toBe("md5");
	expect(weakest([])).toBe("none");
});

describe("a refusal of checksums", () => {
	const error = (status: number, name: string, message: string) =>
		Object.assign(new Error(message), {
			name,
			$metadata: { httpStatusCode: status },
		});

	test.each([
		[400, "InvalidArgument", "Unsupported header 'x-amz-checksum-crc32'", true],
		[400, "InvalidRequest", "Content-MD5 is not supported here", true],
		[
			501,
			"NotImplemented",
			"A header you provided implies functionality",
			true,
		],
		[400, "BadDigest", "The CRC32 you specified did not match", false],
		[400, "InvalidRequest", "The checksum does not match", false],
		[400, "InvalidPart", "the checksum of a part", false],
		[400, "ExpiredToken", "The provided token has expired.", false],
		[403, "AccessDenied", "x-amz-checksum-crc32", false],
	])("%d %s (%s): %j", (status, name, message, expected) => {
		expect(refusesChecksum(error(status, name, message))).toBe(expected);
	});
});
