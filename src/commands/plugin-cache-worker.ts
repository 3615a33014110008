/**
 * The thread that talks to GitHub's cache service: `@actions/cache` takes no signal and waits for minutes, and a thread can
 * be ended. It also prints workflow commands, which here reach nobody but the thread's owner.
 */
import * as tls from "node:tls";
import { parentPort, workerData } from "node:worker_threads";

/** What the thread is to do. */
export interface CacheTask {
	readonly operation: "restore" | "save";
	readonly key: string;
	/** The folder that is kept. Its name is part of the entry's identity. */
	readonly folder: string;
	/** Certificates (PEM) to trust, where they are not Node's own. */
	readonly ca?: readonly string[];
}

/** What it answers: whether there was an entry, or one was made. */
export interface CacheAnswer {
	readonly done: boolean;
}

/** Does the task that the thread was started with. */
export async function serveCache(): Promise<void> {
	const { operation, key, folder, ca } = workerData as CacheTask;
	// came with Node 24.5
	if (ca !== undefined) tls.setDefaultCACertificates?.(ca);
	const { restoreCache, saveCache } = await import("@actions/cache");
	const done =
		operation === "restore"
			? (await restoreCache([folder], key)) === key
			: (await saveCache([folder], key)) !== -1;
	const answer: CacheAnswer = { done };
	parentPort?.postMessage(answer);
}
