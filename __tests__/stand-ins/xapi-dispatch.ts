/** Takes calls to the methods of the XAPI stand-in, as strictly as xapi does. */
import { accessors, assertReference } from "./xapi-accessors.ts";
import { eventMethods } from "./xapi-events.ts";
import { machineMethods } from "./xapi-machines.ts";
import {
	type Context,
	type Method,
	type Methods,
	method,
	type XapiState,
} from "./xapi-method.ts";
import { endTask, sessionMethods, taskMethods } from "./xapi-sessions.ts";
import { storageMethods } from "./xapi-storage.ts";
import { fromWire, type Wire, XapiFailure } from "./xapi-values.ts";
import { writeValue } from "./xapi-xml.ts";

const ASYNC = "Async.";

const METHODS: Methods = {
	...accessors(),
	...sessionMethods,
	...taskMethods,
	...eventMethods,
	...machineMethods,
	...storageMethods,
	"host.get_servertime": method({ host: "ref host" }, () => new Date()),
	"system.listMethods": method({}, () => methodNames(), { anonymous: true }),
};

function methodNames(): readonly string[] {
	return Object.entries(METHODS).flatMap(([name, { asynchronous }]) =>
		asynchronous ? [name, `${ASYNC}${name}`] : [name],
	);
}

/**
 * Calls a method with the parameters as they came, the session first.
 * @throws XapiFailure
 */
export async function dispatch(
	state: XapiState,
	name: string,
	parameters: readonly unknown[],
): Promise<Wire> {
	const asynchronous = name.startsWith(ASYNC);
	const bare = asynchronous ? name.slice(ASYNC.length) : name;
	const called = Object.hasOwn(METHODS, bare) ? METHODS[bare] : undefined;
	if (called === undefined || (asynchronous && !called.asynchronous))
		throw new XapiFailure("MESSAGE_METHOD_UNKNOWN", name);
	if (state.faults.slaveOf !== undefined)
		throw new XapiFailure("HOST_IS_SLAVE", state.faults.slaveOf);
	const rest = called.anonymous ? parameters : parameters.slice(1);
	assertCount(called, name, parameters.length - (called.anonymous ? 0 : 1));
	const session = called.anonymous ? "" : liveSession(state, parameters[0]);
	const context = { state, session };
	if (asynchronous) return startTask(context, bare, called, rest);
	return perform(context, bare, called, rest);
}

function assertCount(
	{ parameters, optional }: Method,
	name: string,
	received: number,
): void {
	const most = Object.keys(parameters).length;
	if (received > most || received < most - optional)
		throw new XapiFailure(
			"MESSAGE_PARAMETER_COUNT_MISMATCH",
			name,
			String(most),
			String(received),
		);
}

function liveSession({ db }: XapiState, given: unknown): string {
	if (typeof given !== "string" || !db.has("session", given))
		throw new XapiFailure("SESSION_INVALID", String(given));
	db.set("session", given, { last_active: new Date() });
	return given;
}

async function perform(
	context: Context,
	name: string,
	{ parameters, run }: Method,
	values: readonly unknown[],
): Promise<Wire> {
	const given: Record<string, unknown> = {};
	for (const [index, [parameter, type]] of Object.entries(
		parameters,
	).entries()) {
		if (index >= values.length) break;
		given[parameter] = fromWire(type, values[index], parameter);
		assertReference(context.state.db, type, given[parameter]);
	}
	const words = context.state.faults.failureOf(name);
	if (words !== undefined) throw new XapiFailure(...words);
	return run(context, given);
}

/** Runs a method behind a task, and returns the task at once. */
function startTask(
	context: Context,
	name: string,
	called: Method,
	values: readonly unknown[],
): string {
	const { state } = context;
	const task = state.db.create("task", {
		name_label: `${ASYNC}${name}`,
		status: "pending",
		created: new Date(),
		resident_on: state.hostRef,
		allowed_operations: ["cancel", "destroy"],
	});
	// The answer with the task goes first.
	setImmediate(async () => {
		try {
			const value = await perform(context, name, called, values);
			endTask(state, task, {
				result: value === "" ? "" : writeValue(value),
			});
		} catch (error) {
			if (!(error instanceof XapiFailure)) throw error;
			endTask(state, task, { failure: error });
		}
	});
	return task;
}
