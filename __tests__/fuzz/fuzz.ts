/**
 * Fuzzes the verifier of XVA files against a reference; the same seed makes the same files.
 *
 *   node __tests__/fuzz/fuzz.ts [--seed N] [--minutes M | --cases N] [--only CASE]
 *
 * Prints a line a minute. Exits with 1 where there was a finding, whose file it leaves in the temporary folder.
 */
import { parseArgs } from "node:util";
import {
	isMainThread,
	parentPort,
	Worker,
	workerData,
} from "node:worker_threads";
import { runCase } from "./case.ts";
import { makeCorpus } from "./corpus.ts";
import { Tally } from "./tally.ts";

/** A case that keeps the thread busy for longer hangs. */
const STUCK_SECONDS = 120;

interface Job {
	readonly seed: number;
	readonly first: number;
	/** Ends before this case, or when the time is over. */
	readonly last: number;
	readonly endsAt: number;
	/** The case under way, seen by both threads. */
	readonly present: Int32Array<SharedArrayBuffer>;
}

function jobOf(argv: readonly string[]): Job {
	const { values } = parseArgs({
		args: argv.slice(2),
		options: {
			seed: { type: "string", default: "1" },
			minutes: { type: "string", default: "1" },
			cases: { type: "string" },
			only: { type: "string" },
		},
	});
	const whole = (name: string, text: string): number => {
		if (!/^\d{1,9}$/.test(text))
			throw new Error(`--${name} takes a whole number, not "${text}".`);
		return Number(text);
	};
	const minutes = whole("minutes", values.minutes);
	const { cases, only } = values;
	const first = only === undefined ? 0 : whole("only", only);
	const counted = only === undefined ? cases : "1";
	return {
		seed: whole("seed", values.seed),
		first,
		last: counted === undefined ? 2 ** 31 - 1 : first + whole("cases", counted),
		endsAt:
			counted === undefined
				? Date.now() + minutes * 60_000
				: Number.POSITIVE_INFINITY,
		present: new Int32Array(new SharedArrayBuffer(4)),
	};
}

/** Lets another thread do the work, so that even an endless loop is seen; returns the exit code. */
async function supervise(job: Job): Promise<number> {
	const worker = new Worker(new URL(import.meta.url), { workerData: job });
	const again = () => `--seed ${job.seed} --only ${job.present[0]}`;
	let watch: NodeJS.Timeout | undefined;
	try {
		return await new Promise<number>((resolve) => {
			worker.on("message", (message: string | number) => {
				if (typeof message === "string") tell(message);
				else resolve(message);
			});
			worker.once("error", (error) => {
				tell(`FINDING: the process broke (${again()}): ${error.stack}`);
				resolve(1);
			});
			let before = -1;
			watch = setInterval(() => {
				if (job.present[0] === before) {
					tell(`FINDING: a case hangs (${again()})`);
					resolve(1);
				}
				before = job.present[0] ?? 0;
			}, STUCK_SECONDS * 1_000);
		});
	} finally {
		clearInterval(watch);
		await worker.terminate();
	}
}

/** Posts lines to be told, and at last the exit code. */
async function work({
	seed,
	first,
	last,
	endsAt,
	present,
}: Job): Promise<void> {
	const corpus = await makeCorpus();
	const tally = new Tally(seed);
	const say = (line: string) => parentPort?.postMessage(line);
	const each = setInterval(() => say(tally.line()), 60_000);
	for (let index = first; index < last; index += 1) {
		present[0] = index;
		const outcome = await runCase(corpus, seed, index);
		const told = await tally.add(index, outcome);
		if (told !== undefined) say(told);
		if (Date.now() > endsAt) break;
	}
	clearInterval(each);
	say(tally.line());
	parentPort?.postMessage(tally.findings > 0 ? 1 : 0);
}

function tell(text: string): void {
	process.stdout.write(`${text}\n`);
}

if (isMainThread) process.exitCode = await supervise(jobOf(process.argv));
else await work(workerData as Job);
