/**
 * What a cancel costs, and what it leaves: the committed bundle and the popular way (`popular/`: Packer by
 * `@actions/exec`) by turns, started and cancelled as the runner does, in the middle of real Packer's `sleep`.
 *
 *   PACKER_BIN=… VERSITYGW_BIN=… node __tests__/bench/cancel.ts [rounds]
 */
import type { ChildProcess } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
	commitTemplates,
	fileTemplate,
	openScene,
	type Scene,
} from "../contract/scene.ts";
import { ourSide, popularSide, type Side, TEMPLATES } from "./cancel-sides.ts";
import { median, row } from "./measure.ts";

const ROUNDS = 9;
const PARALLEL = [1, 2] as const;
/** Most milliseconds until Packer has SIGTERM, and until main ends: then the runner would send SIGTERM too. */
const TARGETS = { terminated: 100, main: 7500 } as const;

/** Before the cancel: starting Packer is over, and no cancel meets a poll of the bundle at the same point as another. */
const REST_MS = 500;
const SPREAD_MS = 150;

/** Times in milliseconds from SIGINT; undefined for what never came. */
interface Figures {
	/** Until the last Packer got SIGTERM. */
	readonly terminated: number | undefined;
	/** Until GitHub took the last status, all being `error` now. */
	readonly settled: number | undefined;
	readonly main: number | undefined;
	readonly post: number | undefined;
	/** Until the runner's sweep at the end of the job, which a job with more steps has much later. */
	readonly swept: number;
	readonly processesLeft: number;
	readonly statusesPending: number;
}

/** Milliseconds of the machine's monotonic clock, which all its processes share. */
const clock = () => Number(process.hrtime.bigint()) / 1e6;

/** Ends of processes that this one, hence the runner, started: the script that Node ran, and when. */
const ends: { readonly script: string; readonly at: number }[] = [];
subscribe("child_process", (message) => {
	const { process: child } = message as { readonly process: ChildProcess };
	child.once("exit", () => {
		ends.push({ script: child.spawnargs[1] ?? "", at: clock() });
	});
});

/** Templates whose builds do not end by themselves. */
function commitSleepers({ repository }: Scene): void {
	const files = TEMPLATES.flatMap((os) => {
		const steps = [`echo ${os} begins`, "sleep 300"];
		return [
			[`packer/${os}/${os}-1.pkr.hcl`, fileTemplate(os, `${os}-1`, { steps })],
			[`packer/${os}/image.bin`, "no image"],
		];
	});
	commitTemplates(repository, Object.fromEntries(files));
}

/** Cancels a job soon after the lines of its log say that `parallel` Packers sleep. */
function cancelWhileAsleep(parallel: number) {
	const asked = Promise.withResolvers<void>();
	const begun = new Set<string>();
	/** When: by the machine's clock, and by the one that GitHub's stand-in goes by. */
	const sent = { at: Number.NaN, time: Number.NaN };
	const send = () => {
		sent.time = Date.now();
		sent.at = clock();
		asked.resolve();
	};
	const onLine = (line: string) => {
		const os = /(\w+) begins/.exec(line)?.[1];
		if (os === undefined || begun.has(os)) return;
		begun.add(os);
		if (begun.size === parallel)
			setTimeout(send, REST_MS + SPREAD_MS * Math.random());
	};
	return { cancelAfter: asked.promise, onLine, sent };
}

/** One job that is cancelled while `parallel` Packers sleep. */
async function cancelOnce(
	scene: Scene,
	side: Side,
	parallel: number,
): Promise<Figures> {
	const before = scene.github.statuses.length;
	const { cancelAfter, onLine, sent } = cancelWhileAsleep(parallel);
	ends.length = 0;
	const job = await scene.run({
		...side.options(parallel),
		actionPath: side.actionPath,
		cancelAfter,
		onLine,
	});
	const sweptAt = clock();
	if (job.conclusion !== "cancelled")
		throw new Error(
			`The job was not cancelled but ended as ${job.conclusion}:\n${job.main.log.join("\n")}`,
		);
	const since = (at: number | undefined) => at && at - sent.at;
	const [main, post] = ends.filter(({ script }) =>
		script.startsWith(side.actionPath),
	);
	const terminations = side.takeTerminations();
	return {
		terminated: since(
			terminations.length === parallel ? Math.max(...terminations) : undefined,
		),
		...statusFigures(scene, before, sent.time),
		main: since(main?.at),
		post: since(post?.at),
		swept: sweptAt - sent.at,
		processesLeft: job.orphans.length,
	};
}

/**
 * @param before how many statuses earlier jobs have set
 * @param sentTime of SIGINT, in milliseconds since 1970
 */
function statusFigures(
	scene: Scene,
	before: number,
	sentTime: number,
): Pick<Figures, "settled" | "statusesPending"> {
	const taken = scene.github.statuses.slice(before);
	const newest = [
		...new Map(taken.map((status) => [status.context, status])).values(),
	];
	const times = newest
		.filter(({ state }) => state === "error")
		.map(({ created_at }) => Date.parse(created_at));
	const settled = times.length === newest.length;
	return {
		settled: settled ? Math.max(...times) - sentTime : undefined,
		statusesPending: newest.filter(({ state }) => state === "pending").length,
	};
}

/** Undefined where it did not come about in every round. */
function medianOf(
	figures: readonly Figures[],
	metric: keyof Figures,
): number | undefined {
	const values = figures.map((figure) => figure[metric]);
	return values.every((value) => value !== undefined)
		? median(values)
		: undefined;
}

const METRICS = {
	terminated: "Packer has SIGTERM, ms",
	settled: "the last status is `error`, ms",
	main: "main has ended, ms",
	post: "post has ended, ms",
	swept: "the runner's sweep, ms",
	processesLeft: "processes left for the sweep",
	statusesPending: "statuses pending for ever",
} as const satisfies Readonly<Record<keyof Figures, string>>;

/** Prints the table; false where our side misses a target or leaves anything. */
function report(columns: ReadonlyMap<string, readonly Figures[]>): boolean {
	row("from SIGINT, medians", ...columns.keys());
	for (const metric of Object.keys(METRICS) as (keyof Figures)[])
		row(
			METRICS[metric],
			...[...columns.values()].map(
				(figures) => medianOf(figures, metric) ?? "-",
			),
		);
	return PARALLEL.map((parallel) => {
		const ours = columns.get(`ours, ${parallel}`) ?? [];
		const theirs = columns.get(`popular, ${parallel}`) ?? [];
		const swept = (side: readonly Figures[]) => medianOf(side, "swept") ?? 0;
		const ratio = swept(ours) / swept(theirs);
		process.stdout.write(
			`until the sweep, ${parallel} at a time: ours / popular ${ratio.toFixed(1)}\n`,
		);
		return (
			ours.every(({ processesLeft }) => processesLeft === 0) &&
			medianOf(ours, "settled") !== undefined &&
			(medianOf(ours, "terminated") ?? Infinity) <= TARGETS.terminated &&
			(medianOf(ours, "main") ?? Infinity) <= TARGETS.main
		);
	}).every(Boolean);
}

async function main(): Promise<void> {
	const rounds = Number(process.argv[2] ?? ROUNDS);
	process.env.NODE24_BIN ??= process.execPath;
	const scene = await openScene();
	const folder = mkdtempSync(join(tmpdir(), "bench-cancel-"));
	try {
		const packer = process.env.PACKER_BIN ?? "";
		const sides = {
			ours: ourSide(folder, packer),
			popular: popularSide(packer),
		};
		commitSleepers(scene);
		const columns = new Map<string, Figures[]>();
		// the first round warms up
		for (let round = 0; round <= rounds; round++)
			for (const [name, side] of Object.entries(sides))
				for (const parallel of PARALLEL) {
					const figures = await cancelOnce(scene, side, parallel);
					scene.repository.git("clean", "-dfxq");
					if (round === 0) continue;
					const column = `${name}, ${parallel}`;
					columns.set(column, [...(columns.get(column) ?? []), figures]);
				}
		if (!report(columns)) process.exitCode = 1;
	} finally {
		await scene.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

await main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
	process.exitCode = 1;
});
