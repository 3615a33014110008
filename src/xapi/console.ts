/** Screenshots of a VM's console, over our own session. */

import { hasCode } from "./errors.ts";
import { encodePng, isBlank } from "./png.ts";
import type { Pool, Ref } from "./pool.ts";
import { readScreen } from "./rfb.ts";
import { type Fields, readRecord, readRecords, readText } from "./values.ts";

/** A picture of a console. */
export interface Screenshot {
	readonly png: Buffer;
	readonly width: number;
	readonly height: number;
	/** Every pixel has the same colour: nothing is to be seen. */
	readonly blank: boolean;
}

export interface ScreenshotOptions {
	/** For the picture, once the console is open; 5000 milliseconds where absent. */
	readonly timeoutMs?: number;
}

const TIMEOUT_MS = 5000;

/**
 * A picture of what a VM shows now. Undefined where it shows nothing: it is not running, is gone, or has no graphical
 * console. Others may look at the console meanwhile, unless the pool allows one connection at a time
 * (`limit_console_sessions`): then it is taken for the moment that the picture lasts, or refused.
 * @throws PoolError, and an Error where the console sends no picture
 */
export async function screenshot(
	pool: Pool,
	vmUuid: string,
	options: ScreenshotOptions = {},
): Promise<Screenshot | undefined> {
	const location = await findConsole(pool, vmUuid);
	if (location === undefined) return undefined;
	const stream = await pool.connect(location);
	const picture = await readScreen(stream, options.timeoutMs ?? TIMEOUT_MS);
	return {
		png: encodePng(picture),
		width: picture.width,
		height: picture.height,
		blank: isBlank(picture),
	};
}

/** Where the console of a running VM is, as `Pool.connect` takes it. */
async function findConsole(
	pool: Pool,
	vmUuid: string,
): Promise<string | undefined> {
	try {
		const method = "VM.get_by_uuid";
		const ref = readText(await pool.call(method, vmUuid), method);
		const vm = await record(pool, "VM", ref);
		// XAPI opens no console of a VM in another state.
		if (vm.text("power_state") !== "Running") return undefined;
		for (const self of vm.refs("consoles")) {
			const { text } = await record(pool, "console", self);
			if (text("protocol") !== "rfb") continue;
			const location = text("location");
			const here = vm.ref("resident_on") === (await masterOf(pool));
			return here ? pathOf(location) : location;
		}
		return undefined;
	} catch (error) {
		if (hasCode(error, "UUID_INVALID", "HANDLE_INVALID")) return undefined;
		throw error;
	}
}

/** On the host that we talk to, whose name we know, and its certificate: a location has only the address. */
function pathOf(location: string): string {
	const { pathname, search } = new URL(location);
	return `${pathname}${search}`;
}

async function masterOf(pool: Pool): Promise<Ref | undefined> {
	const method = "pool.get_all_records";
	const [own] = readRecords(await pool.call(method), method).values();
	return own?.ref("master");
}

async function record(pool: Pool, name: string, ref: Ref): Promise<Fields> {
	const method = `${name}.get_record`;
	return readRecord(await pool.call(method, ref), method);
}
