/** Sessions and tasks of the XAPI stand-in. */
import { type Context, type Methods, method, VOID } from "./xapi-method.ts";
import type { RecordOf } from "./xapi-schema.ts";
import { XapiFailure } from "./xapi-values.ts";

export const sessionMethods: Methods = {
	"session.login_with_password": method(
		{ uname: "string", pwd: "string", version: "string", originator: "string" },
		({ state }, { uname, pwd, originator }) => {
			const { db, faults } = state;
			if (
				faults.wrongPassword ||
				uname !== state.username ||
				pwd !== state.password
			)
				throw new XapiFailure(
					"SESSION_AUTHENTICATION_FAILED",
					uname,
					"Authentication failure",
				);
			return db.create("session", {
				this_host: state.hostRef,
				is_local_superuser: true,
				auth_user_name: uname,
				originator: originator ?? "",
				last_active: new Date(),
			});
		},
		{ anonymous: true, optional: 2 },
	),
	"session.logout": method({}, ({ state, session }) => {
		state.db.remove("session", session);
		return VOID;
	}),
	"session.get_this_host": method(
		{ self: "ref session" },
		({ state }, { self }) => state.db.record("session", self).this_host,
	),
};

export const taskMethods: Methods = {
	"task.create": method(
		{ label: "string", description: "string" },
		({ state }, { label, description }) =>
			state.db.create("task", {
				name_label: label,
				name_description: description,
				status: "pending",
				created: new Date(),
				resident_on: state.hostRef,
				allowed_operations: ["cancel", "destroy"],
			}),
	),
	"task.destroy": method({ self: "ref task" }, ({ state }, { self }) => {
		state.db.remove("task", self);
		return VOID;
	}),
	"task.cancel": method({ task: "ref task" }, ({ state }, { task }) => {
		if (isPending(state.db.record("task", task)))
			state.db.set("task", task, { status: "cancelled", finished: new Date() });
		return VOID;
	}),
};

/** Ends a task well or badly, unless it is over or gone; a switch can make any of them fail. */
export function endTask(
	{ db, faults }: Context["state"],
	ref: string,
	outcome: { readonly result: string } | { readonly failure: XapiFailure },
): void {
	if (!db.has("task", ref) || !isPending(db.record("task", ref))) return;
	const words =
		faults.taskFailure ??
		("failure" in outcome
			? [outcome.failure.code, ...outcome.failure.parameters]
			: undefined);
	db.set("task", ref, {
		finished: new Date(),
		progress: 1,
		...(words === undefined
			? {
					status: "success",
					result: "result" in outcome ? outcome.result : "",
				}
			: { status: "failure", error_info: [...words] }),
	});
}

function isPending({ status }: RecordOf<"task">): boolean {
	return status === "pending" || status === "cancelling";
}
