/** The events of the XAPI stand-in: clients wait for what has changed since they last asked. */
import { wireRecord } from "./xapi-accessors.ts";
import {
	type Context,
	type Methods,
	method,
	type XapiState,
} from "./xapi-method.ts";
import { CLASSES, type ClassName } from "./xapi-schema.ts";
import { type Wire, XapiFailure } from "./xapi-values.ts";

type Subscription = (cls: ClassName, ref: string) => boolean;

/** Nobody is told of the sessions of others. */
const OBSERVED: readonly ClassName[] = CLASSES.filter(
	(cls) => cls !== "session",
);

export const eventMethods: Methods = {
	"event.from": method(
		{ classes: "set string", token: "string", timeout: "float" },
		(context, { classes, token, timeout }) =>
			eventsFrom(context, subscribe(classes), generationOf(token), timeout),
	),
	"event.inject": method(
		{ class: "string", ref: "string" },
		({ state }, { class: name, ref }) => {
			const cls = OBSERVED.find((known) => isNamed(known, name));
			if (cls === undefined) throw new XapiFailure("HANDLE_INVALID", name, ref);
			return tokenOf(state.db.inject(cls, ref) - 1);
		},
	),
};

/** Waits for changes after a generation, at most `timeout` seconds, and as long as the session lives. */
async function eventsFrom(
	{ state, session }: Context,
	wanted: Subscription,
	generation: number,
	timeout: number,
): Promise<Wire> {
	const { db } = state;
	const deadline = AbortSignal.any([
		state.gone(),
		AbortSignal.timeout(Math.ceil(timeout * 1_000)),
	]);
	await new Promise<void>((resolve) => {
		const look = (): void => {
			const due =
				deadline.aborted ||
				!db.has("session", session) ||
				db.changesAfter(generation, wanted).length > 0;
			if (!due) return;
			stop();
			deadline.removeEventListener("abort", look);
			resolve();
		};
		const stop = db.onChange(look);
		deadline.addEventListener("abort", look);
		look();
	});
	if (!db.has("session", session))
		throw new XapiFailure("SESSION_INVALID", session);
	return eventBatch(state, wanted, generation);
}

function eventBatch(
	{ db }: XapiState,
	wanted: Subscription,
	generation: number,
): Wire {
	const changes = db.changesAfter(generation, wanted);
	return {
		events: changes.map(({ cls, ref, operation, generation: id }) => ({
			id: String(id),
			timestamp: "0.0",
			class: cls.toLowerCase(),
			operation,
			ref,
			...(operation !== "del" && { snapshot: wireRecord(db, cls, ref) }),
		})),
		valid_ref_counts: Object.fromEntries(
			OBSERVED.map((cls) => [
				cls.toLowerCase(),
				db.refs(cls).filter((ref) => wanted(cls, ref)).length,
			]),
		),
		token: tokenOf(db.generation),
	};
}

/** The records that a client wants to hear of: `*`, classes in any case, or single ones as `<class>/<reference>`. */
function subscribe(names: readonly string[]): Subscription {
	return (cls, ref) =>
		OBSERVED.includes(cls) &&
		names.some((name) => {
			const [wanted = "", only] = name.split("/");
			return (
				wanted === "*" ||
				(isNamed(cls, wanted) && (only === undefined || only === ref))
			);
		});
}

function isNamed(cls: ClassName, name: string): boolean {
	return cls.toLowerCase() === name.toLowerCase();
}

function tokenOf(generation: number): string {
	return `${String(generation).padStart(20, "0")},${"0".repeat(20)}`;
}

function generationOf(token: string): number {
	if (token === "") return 0;
	const match = /^(\d+),\d+$/.exec(token);
	if (match === null)
		throw new XapiFailure("EVENT_FROM_TOKEN_PARSE_FAILURE", token);
	return Number(match[1]);
}
