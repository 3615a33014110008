/** How the tests of this folder push bytes through the verifier. */

import { expect } from "vitest";
import type { Hardware } from "../../src/model.ts";
import { XvaError } from "../../src/xva/errors.ts";
import {
	type VerifiedXva,
	type VerifyOptions,
	XvaVerifier,
} from "../../src/xva/verify.ts";
import { packMember, type XvaMember, xvaMembers } from "../stand-ins/xva.ts";

export const MIB = 1 << 20;

/** An archive of two disks: Ref:7 with blocks 0 to 3, Ref:9 with 0 to 2. */
export const TWO_DISKS = {
	disks: [{ sizeBytes: 350 }, { sizeBytes: 250 }],
	blockBytes: 100,
};

/** A member that stands where a test puts it. */
export function member(name: string, body = ""): XvaMember {
	return { name, body: Buffer.from(body) };
}

/** An archive that begins well and goes on with a header of the test. */
export async function continued(header: Uint8Array): Promise<Buffer> {
	const [ova] = await xvaMembers(TWO_DISKS);
	if (ova === undefined) throw new Error("no ova.xml");
	return Buffer.concat([...packMember(ova), header]);
}

/** Verifies bytes in chunks, and has facts of the VM. */
export async function verify(
	bytes: Uint8Array,
	chunkBytes = MIB,
	mode: "full" | "structure" = "full",
): Promise<VerifiedXva & { readonly hardware: Hardware }> {
	const verified = await pushThrough(bytes, { mode }, chunkBytes);
	const { hardware } = verified;
	if (hardware === undefined) throw new Error("Verified without facts.");
	return { ...verified, hardware };
}

/** Pushes bytes through a verifier in chunks out of one buffer that is overwritten as soon as a write resolves. */
export async function pushThrough(
	bytes: Uint8Array,
	options: VerifyOptions,
	chunkBytes = MIB,
): Promise<VerifiedXva> {
	const verifier = new XvaVerifier(options);
	const buffer = new Uint8Array(Math.min(chunkBytes, bytes.length));
	try {
		for (let at = 0; at < bytes.length; at += chunkBytes) {
			const chunk = bytes.subarray(at, at + chunkBytes);
			buffer.set(chunk);
			await verifier.write(buffer.subarray(0, chunk.length));
			buffer.fill(0xa5);
		}
		return await verifier.end();
	} finally {
		verifier.destroy();
	}
}

/** The error for which bytes are refused: it says where, and what to do. */
export async function refusal(
	bytes: Uint8Array,
	chunkBytes = MIB,
	mode: "full" | "structure" = "full",
): Promise<XvaError> {
	const error = await findRefusal(bytes, chunkBytes, mode);
	if (error === undefined) throw new Error("The archive was called valid.");
	return error;
}

/** The class for which bytes are refused, or `valid`. */
export async function verdict(
	bytes: Uint8Array,
	chunkBytes = MIB,
	mode: "full" | "structure" = "full",
): Promise<string> {
	return (await findRefusal(bytes, chunkBytes, mode))?.class ?? "valid";
}

async function findRefusal(
	bytes: Uint8Array,
	chunkBytes: number,
	mode: "full" | "structure",
): Promise<XvaError | undefined> {
	try {
		await verify(bytes, chunkBytes, mode);
		return undefined;
	} catch (error) {
		if (!(error instanceof XvaError)) throw error;
		expect(error.offset).toBeGreaterThanOrEqual(0);
		expect(error.message).toMatch(/^\S.*: .*\.$/s);
		return error;
	}
}
