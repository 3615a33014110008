/** Numbers that look random and are the same for the same seed (mulberry32). */
export class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = seed | 0;
	}

	/** A generator of its own for case `index` of a run. */
	static ofCase(seed: number, index: number): Random {
		const start = new Random(Math.imul(seed, 0x9e3779b1) ^ index);
		return new Random(start.#next() ^ Math.imul(index, 0x85ebca77));
	}

	#next(): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return (mixed ^ (mixed >>> 14)) >>> 0;
	}

	/** A whole number from 0 up to, not including, `bound`. */
	below(bound: number): number {
		return this.#next() % Math.max(1, bound);
	}

	between(least: number, most: number): number {
		return least + this.below(most - least + 1);
	}

	/** True in `percent` of a hundred. */
	chance(percent: number): boolean {
		return this.below(100) < percent;
	}

	pick<T>(list: readonly T[]): T {
		const chosen = list[this.below(list.length)];
		if (chosen === undefined) throw new Error("Nothing to pick from.");
		return chosen;
	}

	bytes(length: number): Buffer {
		return Buffer.from(Array.from({ length }, () => this.below(256)));
	}
}
