/** One case of the fuzzer: a file, the verdicts of the product and of the reference, and what is wrong between them. */
import { createHash } from "node:crypto";
import { XvaError } from "../../src/xva/errors.ts";
import { type VerifiedXva, XvaVerifier } from "../../src/xva/verify.ts";
import type { Base } from "./corpus.ts";
import { type Mutant, mutant } from "./mutate.ts";
import { Random } from "./random.ts";
import { type JudgedDisk, type Judgement, judge } from "./reference.ts";
import { remembered } from "./reference-xxh64.ts";

/** A call of the verifier that takes longer hangs: small files take milliseconds. */
const HANG_SECONDS = 20;
/** Memory of the whole process; the reference's archive in memory is most of it. */
const MAX_RSS_BYTES = 1 << 30;
/** In one of so many cases the content is digested, which is slow in the reference. */
const DIGEST_EVERY = 50;
const MIB = 1 << 20;

export type Verdict =
	| { readonly kind: "valid"; readonly verified: VerifiedXva }
	| { readonly kind: "refused"; readonly error: XvaError }
	/** No answer that a verifier may give: a crash or a hang. */
	| { readonly kind: "broken"; readonly why: string };

export interface Outcome {
	/** `valid`, a class of refusal, or `broken`. */
	readonly ours: string;
	/** What is wrong; absent where all is right. */
	readonly finding?: string;
	readonly mutant: Mutant;
	readonly reference: Judgement;
}

/** Runs case `index` of a seed, which is always the same. */
export async function runCase(
	corpus: readonly Base[],
	seed: number,
	index: number,
): Promise<Outcome> {
	const random = Random.ofCase(seed, index);
	const made = mutant(corpus, random);
	const verdict = await push(made.file, random, "full");
	const reference = judge(made.file);
	const finding =
		disagreement(verdict, reference, index % DIGEST_EVERY === 0) ??
		(await otherRuns(made.file, random, verdict));
	return {
		ours: nameOf(verdict),
		mutant: made,
		reference,
		...(finding === undefined ? {} : { finding }),
	};
}

function nameOf(verdict: Verdict): string {
	return verdict.kind === "refused" ? verdict.error.class : verdict.kind;
}

/** Pushes a file in chunks of random length, out of one buffer that is overwritten as soon as it may be. */
export async function push(
	file: Buffer,
	random: Random,
	mode: "full" | "structure",
): Promise<Verdict> {
	const verifier = new XvaVerifier({ mode });
	const buffer = Buffer.alloc(file.length);
	try {
		for (const chunk of chunks(file, random)) {
			buffer.set(chunk);
			await inTime(verifier.write(buffer.subarray(0, chunk.length)));
			buffer.fill(0xa5, 0, chunk.length);
		}
		return { kind: "valid", verified: await inTime(verifier.end()) };
	} catch (error) {
		if (error instanceof XvaError) return { kind: "refused", error };
		const why = error instanceof Error ? (error.stack ?? "") : String(error);
		return { kind: "broken", why };
	} finally {
		verifier.destroy();
	}
}

/** Some pieces, cut anywhere, or close together, or where tar's blocks meet. */
function chunks(file: Buffer, random: Random): Buffer[] {
	const cuts = Array.from({ length: random.pick([0, 1, 5, 30]) }, () => {
		const at = random.below(file.length);
		return random.pick([at, at & ~511, at % 8, at % 600]);
	}).sort((a, b) => a - b);
	const ends = [...cuts, file.length];
	return ends.map((end, index) => file.subarray(ends[index - 1] ?? 0, end));
}

async function inTime<T>(work: Promise<T>): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(
			() => reject(new Error(`no answer in ${HANG_SECONDS} s`)),
			HANG_SECONDS * 1_000,
		);
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		clearTimeout(timer);
	}
}

function disagreement(
	verdict: Verdict,
	reference: Judgement,
	digest: boolean,
): string | undefined {
	const rss = digest ? process.memoryUsage.rss() : 0;
	if (rss > MAX_RSS_BYTES) return `memory: ${rss} bytes`;
	if (verdict.kind === "broken") return `broken: ${verdict.why}`;
	if (verdict.kind === "valid") {
		return reference.valid
			? otherFacts(verdict.verified, reference, digest)
			: "false valid";
	}
	const mayBeStrict = reference.valid && reference.oddities.length > 0;
	return reference.valid && !mayBeStrict ? "refuses a valid file" : undefined;
}

function otherFacts(
	{ hardware, blocks }: VerifiedXva,
	reference: Extract<Judgement, { valid: true }>,
	digest: boolean,
): string | undefined {
	const ours = hardware?.disks.map((disk) => [
		disk.ref,
		disk.virtual_size,
		disk.stored_size,
		digest ? disk.content_digest : "",
	]);
	const theirs = reference.disks.map((disk) => [
		disk.ref,
		disk.virtualSize,
		disk.stored,
		digest ? diskDigest(disk) : "",
	]);
	const [a, b] = [ours, theirs].map((disks) =>
		disks?.map(String).sort().join("; "),
	);
	if (blocks !== reference.blocks) return `blocks: ${blocks}`;
	return a === b ? undefined : `other facts: ${a}, reference ${b}`;
}

/** Of every megabyte that is not all zero: its number and its XXH64, eight bytes each. */
export function diskDigest({ virtualSize, blocks }: JudgedDisk): string {
	const hash = createHash("sha256");
	if (virtualSize <= 64 * MIB) {
		const image = Buffer.alloc(Math.ceil(virtualSize / MIB) * MIB);
		for (const { position, body } of blocks) body.copy(image, position);
		for (let at = 0; at < image.length; at += MIB) {
			const chunk = image.subarray(at, at + MIB);
			if (chunk.every((byte) => byte === 0)) continue;
			const entry = Buffer.alloc(16);
			entry.writeBigUInt64LE(BigInt(at / MIB), 0);
			entry.writeBigUInt64LE(remembered(chunk), 8);
			hash.update(entry);
		}
	}
	return `xxh64-1m:${hash.digest("hex")}`;
}

/** Of the disks' digests, a line each, in the order of their device numbers. */
export function contentDigest({
	disks,
}: Extract<Judgement, { valid: true }>): string {
	const lines = [...disks]
		.sort((a, b) => Number(a.userdevice) - Number(b.userdevice))
		.map((disk) => `${diskDigest(disk)}\n`);
	const hash = createHash("sha256").update(lines.join(""));
	return `xxh64-1m:${hash.digest("hex")}`;
}

/** The verdict is the same in other chunks; and without comparing checksums, but for those. */
async function otherRuns(
	file: Buffer,
	random: Random,
	first: Verdict,
): Promise<string | undefined> {
	if (!random.chance(25)) return undefined;
	const again = await push(file, random, "full");
	if ((again.kind === "valid") !== (first.kind === "valid"))
		return `in other chunks: ${nameOf(again)}`;
	const structure = nameOf(await push(file, random, "structure"));
	if (first.kind === "valid" && structure !== "valid")
		return `valid, but in mode structure: ${structure}`;
	const blind = nameOf(first) !== "checksum" && first.kind !== "valid";
	return blind && structure === "valid"
		? `${nameOf(first)}, but in mode structure: valid`
		: undefined;
}
