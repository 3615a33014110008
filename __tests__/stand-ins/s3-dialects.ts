/** Stores that make something else of checksums than the servers here, as rules for the proxy before one. */

import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { Rule } from "./s3-faults.ts";
import type { Message } from "./s3-rewrite.ts";

const CHECKSUM = /^x-amz-(checksum|sdk-checksum)-/;

const refused = (status: number, code: string, message: string) =>
	({ kind: "answer", status, code, message }) as const;

/** Backblaze B2: no `x-amz-checksum-*` at all. */
export const backblaze: Rule = ({ headers }) => {
	const header = Object.keys(headers).find((name) => CHECKSUM.test(name));
	return header === undefined
		? undefined
		: refused(
				400,
				"InvalidArgument",
				`Unsupported header '${header}' received for this API call.`,
			);
};

/** Cloudflare R2: a CRC-32 is one of the parts only, as its answer to Create says. */
export const r2: Rule = ({ operation, headers }) => {
	if (operation === "Complete" && headers["x-amz-checksum-type"]) {
		return refused(501, "NotImplemented", "FULL_OBJECT is not implemented");
	}
	return operation === "Create"
		? {
				kind: "rewrite",
				request: (message) => {
					delete message.headers["x-amz-checksum-type"];
				},
			}
		: undefined;
};

/** Google's interoperable API: no checksum of the whole, and a Complete with those of parts is a failed condition. */
export function google(): Rule {
	const declared = new Set<string>();
	return ({ operation, path, headers }) => {
		if (headers["x-amz-checksum-type"]) {
			return refused(400, "InvalidArgument", "Invalid x-amz-checksum-type");
		}
		if (operation === "Create") {
			declared.delete(path);
			if (headers["x-amz-checksum-algorithm"]) {
				declared.add(path);
			}
		}
		return operation === "Complete" && declared.has(path)
			? refused(412, "PreconditionFailed", "Precondition failed.")
			: undefined;
	};
}

/** Takes every checksum, looks at none and states none. */
export const ignoring: Rule = () => ({
	kind: "rewrite",
	request: dropChecksums,
	reply: dropChecksums,
});

/** Checks every part, states no checksum of an object, and its ETags are no MD5. */
export const secretive: Rule = () => ({
	kind: "rewrite",
	reply: (message) => {
		dropChecksums(message);
		edit(message, (xml) =>
			xml.replace(/(&#34;|&quot;|")[0-9a-f]{32}-\d+/, "$1opaque"),
		);
	},
});

function dropChecksums(message: Message): void {
	for (const name of Object.keys(message.headers)) {
		if (CHECKSUM.test(name) || /^(content-md5|x-amz-mp-)/.test(name)) {
			delete message.headers[name];
		}
	}
	edit(message, (xml) =>
		xml.replace(/<Checksum(\w+)>[^<]*<\/Checksum\1>/g, ""),
	);
}

/** Checks what it gets, then keeps another first byte of one part (or of a body sent whole), and tells nobody. */
export function corrupting(part: string | null): Rule {
	const kept = new Map<string, string>();
	return (seen) => {
		if (seen.operation === "Complete") {
			return {
				kind: "rewrite",
				request: (message) => {
					delete message.headers["x-amz-checksum-crc32"];
					edit(message, (xml) =>
						[...kept].reduce(
							(text, [sent, now]) => text.replace(sent, now),
							xml,
						),
					);
				},
			};
		}
		const isBody = seen.operation === "UploadPart" || seen.operation === "Put";
		return isBody && seen.part === part
			? { kind: "rewrite", request: (message) => corrupt(message, kept) }
			: undefined;
	};
}

function corrupt(message: Message, kept: Map<string, string>): void {
	const body = Buffer.from(message.body);
	body[0] = (body[0] ?? 0) ^ 1;
	message.body = body;
	const { headers } = message;
	const sent = headers["x-amz-checksum-crc32"];
	if (typeof sent === "string") {
		const digest = Buffer.alloc(4);
		digest.writeUInt32BE(crc32(body));
		kept.set(sent, digest.toString("base64"));
		headers["x-amz-checksum-crc32"] = digest.toString("base64");
	}
	if (headers["content-md5"] !== undefined) {
		headers["content-md5"] = createHash("md5").update(body).digest("base64");
	}
}

/** Changes a body of XML; parts of an image are none. */
function edit(message: Message, change: (xml: string) => string): void {
	if (message.body[0] === "<".charCodeAt(0) && message.body.length < 1e6) {
		message.body = Buffer.from(change(message.body.toString()));
	}
}
