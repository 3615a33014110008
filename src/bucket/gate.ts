/** How many parts may be on their way at once; fewer when the store asks for it. */

/** A counting lock whose count can shrink and grow back. */
export interface Gate {
	/** Runs `work` when there is room. */
	readonly pass: <T>(work: () => Promise<T>) => Promise<T>;
	/** Halves the room, to one at least: the store says that it is too busy. */
	readonly halve: () => void;
}

/** After this many parts without complaint there is room for one more again. */
const GOOD_PARTS = 16;

/** A gate that lets `most` through at once. */
export function openGate(most: number): Gate {
	let room = most;
	let inside = 0;
	let good = 0;
	const waiting: (() => void)[] = [];
	const admit = () => {
		while (inside < room && waiting.length > 0) {
			inside++;
			waiting.shift()?.();
		}
	};
	return {
		pass: async (work) => {
			await new Promise<void>((resolve) => {
				waiting.push(resolve);
				admit();
			});
			try {
				const result = await work();
				good++;
				if (good % GOOD_PARTS === 0) {
					room = Math.min(most, room + 1);
				}
				return result;
			} finally {
				inside--;
				admit();
			}
		},
		halve: () => {
			room = Math.max(1, Math.floor(room / 2));
			good = 0;
		},
	};
}
