/** How the tests of recompression push a file through, and what came out. */
import {
	openRecompression,
	type RecompressionOptions,
} from "../../src/xva/recompress.ts";
import type { VerifiedXva } from "../../src/xva/verify.ts";

/** Two disks of 3 and 2 blocks of 1 MiB, one of them a hole. */
export const IMAGE = {
	disks: [{ sizeBytes: 3 << 20, holes: [1] }, { sizeBytes: 2 << 20 }],
};

export interface Recompressed {
	readonly output: Buffer;
	readonly verified: VerifiedXva;
}

/** Pushes bytes through in chunks out of one buffer that is overwritten as soon as a write resolves. */
export async function recompress(
	bytes: Uint8Array,
	options: Partial<RecompressionOptions> & {
		readonly chunkBytes?: number;
	} = {},
): Promise<Recompressed> {
	const { chunkBytes = 1 << 20, ...rest } = options;
	const through = openRecompression({
		mode: "full",
		level: 1,
		signal: new AbortController().signal,
		...rest,
	});
	const feed = async () => {
		const buffer = new Uint8Array(Math.min(chunkBytes, bytes.length));
		for (let at = 0; at < bytes.length; at += chunkBytes) {
			const chunk = bytes.subarray(at, at + chunkBytes);
			buffer.set(chunk);
			await through.write(buffer.subarray(0, chunk.length));
			buffer.fill(0xa5);
		}
		await through.end();
	};
	try {
		const [output] = await Promise.all([collect(through.output), feed()]);
		return { output, verified: through.result() };
	} finally {
		through.destroy();
	}
}

export async function collect(
	output: AsyncIterable<Uint8Array>,
): Promise<Buffer> {
	const pieces: Uint8Array[] = [];
	for await (const piece of output) pieces.push(piece);
	return Buffer.concat(pieces);
}
