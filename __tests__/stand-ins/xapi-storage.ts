/** What the XAPI stand-in does with disks and devices. */
import { randomUUID } from "node:crypto";
import { assertReference } from "./xapi-accessors.ts";
import type { XapiDatabase } from "./xapi-db.ts";
import { assertAttachable, assertUnused, copyDisk } from "./xapi-disks.ts";
import {
	action,
	type Method,
	type Methods,
	method,
	VOID,
} from "./xapi-method.ts";
import {
	type ClassName,
	NULL_REF,
	type RecordOf,
	typeOf,
} from "./xapi-schema.ts";
import { fromWire, XapiFailure } from "./xapi-values.ts";

/** Constructor fields of a class: those that must be given, and those that may. */
interface Constructor {
	readonly required: readonly string[];
	readonly optional: readonly string[];
}

const DEVICE_REQUIRED = [
	"VM",
	"other_config",
	"qos_algorithm_type",
	"qos_algorithm_params",
];

const CONSTRUCTORS = {
	VDI: {
		required: [
			"SR",
			"virtual_size",
			"type",
			"sharable",
			"read_only",
			"other_config",
		],
		optional: [
			"name_label",
			"name_description",
			"xenstore_data",
			"sm_config",
			"tags",
		],
	},
	VBD: {
		required: [
			...DEVICE_REQUIRED,
			"VDI",
			"userdevice",
			"bootable",
			"mode",
			"type",
			"empty",
		],
		optional: ["unpluggable"],
	},
	VIF: {
		required: [...DEVICE_REQUIRED, "network", "device", "MAC", "MTU"],
		optional: ["locking_mode", "ipv4_allowed", "ipv6_allowed"],
	},
} as const satisfies Partial<Record<ClassName, Constructor>>;

export const storageMethods: Methods = {
	"VDI.create": creator("VDI", (db, fields) => {
		const { SR = "", virtual_size = 0 } = fields;
		const { physical_size, physical_utilisation } = db.record("SR", SR);
		const free = physical_size - physical_utilisation;
		if (virtual_size > free)
			throw new XapiFailure("SR_FULL", String(virtual_size), String(free));
		return db.create("VDI", { managed: true, ...fields });
	}),
	"VDI.destroy": action({ self: "ref VDI" }, ({ state }, { self }) => {
		assertUnused(state.db, self, "destroy");
		for (const vbd of state.db.record("VDI", self).VBDs)
			state.db.remove("VBD", vbd);
		state.db.remove("VDI", self);
		return VOID;
	}),
	"VDI.clone": action(
		{ vdi: "ref VDI", driver_params: "map string" },
		({ state }, { vdi }) => copyDisk(state.db, vdi),
	),
	"VDI.copy": action(
		{ vdi: "ref VDI", sr: "ref SR" },
		({ state }, { vdi, sr }) => copyDisk(state.db, vdi, sr),
	),
	"VDI.resize": action(
		{ vdi: "ref VDI", size: "int" },
		({ state }, { vdi, size }) => {
			assertUnused(state.db, vdi, "resize");
			state.db.set("VDI", vdi, { virtual_size: size });
			return VOID;
		},
	),
	"SR.scan": action({ sr: "ref SR" }, () => VOID),
	...vbdMethods(),
	...vifMethods(),
};

function vbdMethods(): Methods {
	const self = { self: "ref VBD" } as const;
	return {
		"VBD.create": creator("VBD", (db, fields) => {
			if (fields.empty !== true) assertReference(db, "ref VDI", fields.VDI);
			return db.create("VBD", {
				unpluggable: true,
				...fields,
				userdevice: freeDevice(db, fields.VM ?? "", fields.userdevice ?? ""),
			});
		}),
		"VBD.destroy": action(self, ({ state: { db } }, given) => {
			const { currently_attached, uuid, VM } = db.record("VBD", given.self);
			if (currently_attached)
				throw new XapiFailure(
					"OPERATION_NOT_ALLOWED",
					`VBD '${uuid}' still attached to '${db.record("VM", VM).uuid}'`,
				);
			db.remove("VBD", given.self);
			return VOID;
		}),
		"VBD.plug": action(self, ({ state: { db } }, given) => {
			const { VM, currently_attached } = db.record("VBD", given.self);
			if (currently_attached)
				throw new XapiFailure("DEVICE_ALREADY_ATTACHED", given.self);
			assertRunning(db, VM);
			assertAttachable(db, given.self);
			db.set("VBD", given.self, { currently_attached: true });
			return VOID;
		}),
		"VBD.unplug": action(self, ({ state: { db } }, given) => {
			if (!db.record("VBD", given.self).currently_attached)
				throw new XapiFailure("DEVICE_ALREADY_DETACHED", given.self);
			db.set("VBD", given.self, { currently_attached: false });
			return VOID;
		}),
		"VBD.insert": action(
			{ vbd: "ref VBD", vdi: "ref VDI" },
			({ state: { db } }, { vbd, vdi }) => {
				const { empty, type } = db.record("VBD", vbd);
				if (type !== "CD")
					throw new XapiFailure("VBD_NOT_REMOVABLE_MEDIA", vbd);
				if (!empty) throw new XapiFailure("VBD_NOT_EMPTY", vbd);
				db.set("VBD", vbd, { VDI: vdi, empty: false });
				return VOID;
			},
		),
		"VBD.eject": action({ vbd: "ref VBD" }, ({ state: { db } }, { vbd }) => {
			const { empty, type } = db.record("VBD", vbd);
			if (type !== "CD") throw new XapiFailure("VBD_NOT_REMOVABLE_MEDIA", vbd);
			if (empty) throw new XapiFailure("VBD_IS_EMPTY", vbd);
			db.set("VBD", vbd, { VDI: NULL_REF, empty: true });
			return VOID;
		}),
	};
}

function vifMethods(): Methods {
	const self = { self: "ref VIF" } as const;
	return {
		"VIF.create": creator("VIF", (db, fields) => {
			const given = fields.MAC ?? "";
			return db.create("VIF", {
				...fields,
				MAC: given === "" ? newAddress() : given,
				MAC_autogenerated: given === "",
			});
		}),
		"VIF.destroy": action(self, ({ state: { db } }, given) => {
			if (db.record("VIF", given.self).currently_attached)
				throw new XapiFailure("DEVICE_ALREADY_ATTACHED", given.self);
			db.remove("VIF", given.self);
			return VOID;
		}),
	};
}

/** `<class>.create`, which takes a record: fields that are no constructor's are not looked at, as in xapi. */
function creator<C extends keyof typeof CONSTRUCTORS>(
	cls: C,
	make: (db: XapiDatabase, fields: Partial<RecordOf<C>>) => string,
): Method {
	const { required, optional }: Constructor = CONSTRUCTORS[cls];
	return method(
		{ args: "record" },
		({ state }, { args }) => {
			const fields: Record<string, unknown> = {};
			for (const field of [...required, ...optional]) {
				const type = typeOf(cls, field) ?? "";
				if (args[field] === undefined && optional.includes(field)) continue;
				fields[field] = fromWire(type, args[field], field);
				// A drive may be empty; its method looks at that.
				if (field !== "VDI") assertReference(state.db, type, fields[field]);
			}
			return make(state.db, fields as Partial<RecordOf<C>>);
		},
		{ asynchronous: true },
	);
}

/** The place of a drive: the one that is asked for, or the first free one. */
function freeDevice(db: XapiDatabase, vm: string, asked: string): string {
	const { VBDs } = db.record("VM", vm);
	const taken = VBDs.map((vbd) => db.record("VBD", vbd).userdevice);
	if (taken.includes(asked))
		throw new XapiFailure("DEVICE_ALREADY_EXISTS", asked);
	if (asked !== "autodetect") return asked;
	let place = 0;
	while (taken.includes(String(place))) place += 1;
	return String(place);
}

function assertRunning(db: XapiDatabase, vm: string): void {
	const { power_state } = db.record("VM", vm);
	if (power_state !== "Running")
		throw new XapiFailure(
			"VM_BAD_POWER_STATE",
			vm,
			"running",
			power_state.toLowerCase(),
		);
}

/** A locally administered address. */
function newAddress(): string {
	const pairs = randomUUID().replaceAll("-", "").match(/../g) ?? [];
	return ["02", ...pairs.slice(0, 5)].join(":");
}
