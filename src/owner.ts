/** Which process wrote a thing, so that another one can tell whether it still runs. */
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

export interface Owner {
	readonly pid: number;
	readonly host: string;
	/** The kernel's id of this boot. */
	readonly boot: string;
	/** The pid namespace: a container counts its processes anew. */
	readonly space: string;
	/** Start of the process in clock ticks after the boot: pids are used again. */
	readonly started: string;
}

/** This process. */
export function ownIdentity(): Owner {
	return { pid: process.pid, started: startOf(process.pid) ?? "", ...here() };
}

/**
 * Does that very process still run? Undefined where it can't be told from here: on another machine, in another container
 * that shares a folder with this one, or on a system without /proc.
 */
export function isRunning(owner: Owner): boolean | undefined {
	const { host, boot, space } = here();
	if (owner.host !== host) return undefined;
	if (owner.boot !== boot) return false;
	// without a start time there is no /proc to ask
	if (owner.space !== space || owner.started === "") return undefined;
	return startOf(owner.pid) === owner.started;
}

function here(): Pick<Owner, "host" | "boot" | "space"> {
	return {
		host: hostname(),
		boot: text(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8")),
		space: text(() => readlinkSync("/proc/self/ns/pid")),
	};
}

function text(read: () => string): string {
	try {
		return read().trim();
	} catch {
		return "";
	}
}

/** Undefined where there is no such process. */
function startOf(pid: number): string | undefined {
	const stat = text(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
	// `pid (name) state ppid …`: the name may hold anything, and the start is the 20th field behind it
	const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
	return stat === "" || state === "Z" ? undefined : fields[18];
}
