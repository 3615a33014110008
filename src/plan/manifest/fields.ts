/** Reads the values of a mapping that was found to be well formed. Pure. */
import {
	type Found,
	type FoundScalar,
	type Place,
	plain,
} from "./yaml-tree.ts";

/** The values of one mapping; a key that is not there gives undefined, or nothing of a list or mapping. */
export class Fields {
	readonly #found: Found | undefined;

	constructor(found: Found | undefined) {
		this.#found = found;
	}

	found(key: string): Found | undefined {
		return this.#found?.kind === "mapping"
			? this.#found.entries.get(key)?.value
			: undefined;
	}

	has(key: string): boolean {
		return this.found(key) !== undefined;
	}

	/** A number comes as it is written. */
	text(key: string): string | undefined {
		const found = this.found(key);
		return found?.kind === "scalar" ? found.text : undefined;
	}

	whole(key: string): number | undefined {
		const found = this.found(key);
		return found?.kind === "scalar" && typeof found.value === "number"
			? found.value
			: undefined;
	}

	flag(key: string): boolean | undefined {
		const found = this.found(key);
		return found?.kind === "scalar" && typeof found.value === "boolean"
			? found.value
			: undefined;
	}

	word<T extends string>(key: string, words: readonly T[]): T | undefined {
		return words.find((word) => word === this.text(key));
	}

	within(key: string): Fields {
		return new Fields(this.found(key));
	}

	/** The mappings under chosen names, with the place of each name. */
	named(key: string): readonly (readonly [string, Fields, Place])[] {
		const found = this.found(key);
		return found?.kind === "mapping"
			? [...found.entries].map(
					([name, { at, value }]) => [name, new Fields(value), at] as const,
				)
			: [];
	}

	/** The items of a list, or the one that stands alone. */
	items(key: string): readonly Found[] {
		const found = this.found(key);
		if (found === undefined) return [];
		return found.kind === "list" ? found.items : [found];
	}

	scalars(key: string): readonly FoundScalar[] {
		return this.items(key).flatMap((item) =>
			item.kind === "scalar" ? [item] : [],
		);
	}

	texts(key: string): readonly string[] {
		return this.scalars(key).map(({ text }) => text);
	}

	/** Values by name as text: lists and mappings as JSON. */
	values(key: string): Readonly<Record<string, string>> {
		const found = this.found(key);
		if (found?.kind !== "mapping") return {};
		return Object.fromEntries(
			[...found.entries].map(([name, { value }]) => [
				name,
				value.kind === "scalar" ? value.text : JSON.stringify(plain(value)),
			]),
		);
	}
}

type Optional<T> = {
	[K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
	[K in keyof T as undefined extends T[K] ? K : never]?: Exclude<
		T[K],
		undefined
	>;
};

/** The same object without the properties that are undefined. */
export function present<T extends object>(value: T): Optional<T> {
	return Object.fromEntries(
		Object.entries(value).filter(([, part]) => part !== undefined),
	) as Optional<T>;
}
