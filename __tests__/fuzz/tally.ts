import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Outcome } from "./case.ts";

/** Findings of one kind that are told in full. */
const TOLD = 3;

/** Counts the outcomes of a run, and keeps the files of its findings. */
export class Tally {
	readonly #seed: number;
	readonly #startedAt = Date.now();
	readonly #outcomes = new Map<string, number>();
	readonly #kinds = new Map<string, number>();
	#folder: string | undefined;
	#cases = 0;
	findings = 0;

	constructor(seed: number) {
		this.#seed = seed;
	}

	/** Counts a case; resolves with what there is to tell of it. */
	async add(index: number, outcome: Outcome): Promise<string | undefined> {
		this.#cases += 1;
		count(this.#outcomes, outcome.ours);
		if (outcome.finding === undefined) return undefined;
		this.findings += 1;
		const kind = `${outcome.finding} ${outcome.ours}`.replace(/\d+/g, "0");
		if (count(this.#kinds, kind) > TOLD) return undefined;
		this.#folder ??= await mkdtemp(join(tmpdir(), "xva-fuzz-"));
		const path = join(this.#folder, `${this.#seed}-${index}.xva`);
		await writeFile(path, outcome.mutant.file);
		return describeFinding(this.#seed, index, outcome, path);
	}

	/** What there is to say of the run so far. */
	line(): string {
		const seconds = (Date.now() - this.#startedAt) / 1_000;
		const outcomes = [...this.#outcomes]
			.sort(([, a], [, b]) => b - a)
			.map(([name, times]) => `${name} ${times}`);
		return [
			`seed ${this.#seed}: ${this.#cases} cases in ${Math.round(seconds)} s`,
			`${Math.round(this.#cases / seconds)}/s`,
			...outcomes,
			`memory ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MiB`,
			`findings ${this.findings}`,
		].join(", ");
	}
}

function describeFinding(
	seed: number,
	index: number,
	{ finding, ours, reference, mutant }: Outcome,
	path: string,
): string {
	const theirs = reference.valid
		? ["valid", ...reference.oddities].join("; ")
		: `invalid: ${reference.why}`;
	return [
		`FINDING: ${finding}`,
		`  again:     --seed ${seed} --only ${index}`,
		`  ours:      ${ours}`,
		`  reference: ${theirs}`,
		...mutant.steps.map((step) => `  step:      ${step}`),
		`  file:      ${path}`,
	].join("\n");
}

function count(counts: Map<string, number>, name: string): number {
	const times = (counts.get(name) ?? 0) + 1;
	counts.set(name, times);
	return times;
}
