export const id = 9517;
export const ids = [9517,6677];
export const modules = {

/***/ 16677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  FJ: () => (/* binding */ PoolError),
  hasCode: () => (/* binding */ hasCode),
  TN: () => (/* binding */ oneLine),
  x5: () => (/* binding */ refusal)
});

;// CONCATENATED MODULE: ./build/xapi/error-words.js
/**
 * XAPI's error codes as sentences that a user can act on.
 * Codes and their parameters: xen-api `ocaml/idl/datamodel_errors.ml` and `ocaml/xapi-consts/api_errors.ml`.
 */
const SPACE = "make room on it, choose another with `sr_name`, or remove what older builds left with `command: prune`";
const SENTENCES = {
    SESSION_AUTHENTICATION_FAILED: "user name or password is wrong: check `xapi-username` and `xapi-password`.",
    SESSION_INVALID: "the session has ended and a new login did not help: is the host restarting, or the account being changed?",
    RBAC_PERMISSION_DENIED: ([permission]) => `the account of \`xapi-username\` may not do that: give it the role \`pool-admin\`, or one that has ${quote(permission)}.`,
    PERMISSION_DENIED: "the account of `xapi-username` may not do that.",
    USER_IS_NOT_LOCAL_SUPERUSER: "only `root` may do that: use it in `xapi-username`.",
    AUTH_SERVICE_ERROR: ([message]) => `the pool's directory service did not answer${said(message)}: check it, or use the local account \`root\`.`,
    HOST_IS_SLAVE: ([master]) => `it is a member of its pool, and ${master ?? "another host"} is the master: use that one in \`xapi-url\`.`,
    HOST_STILL_BOOTING: "its toolstack is starting: try again in a minute.",
    HOST_IN_EMERGENCY_MODE: "it has lost its pool's master: bring the master back, or name a new one with `xe pool-emergency-transition-to-master`.",
    HOST_HAS_NO_MANAGEMENT_IP: "its management interface has no address: check its network.",
    CANNOT_CONTACT_HOST: "a host of the pool can't be reached: check that it runs and that the pool's network is whole.",
    HOST_OFFLINE: "a host that it needs is off.",
    HOST_NOT_LIVE: "a host that it needs does not answer.",
    HOST_DISABLED: "the host is in maintenance mode: enable it with `xe host-enable`.",
    NO_HOSTS_AVAILABLE: "no host of the pool can run the VM: check that one is enabled, has the memory, and reaches the VM's SR and networks.",
    NOT_SUPPORTED_DURING_UPGRADE: "the pool is being updated: try again when all its hosts are.",
    HOST_NOT_ENOUGH_FREE_MEMORY: ([needed, available]) => `the host has not enough free memory${ofBytes(needed, available)}: stop a VM or lower \`vm_memory\`.`,
    VM_MEMORY_SIZE_TOO_LOW: "the VM has too little memory: raise `vm_memory`.",
    SR_FULL: ([requested, maximum]) => `the SR is full${ofBytes(requested, maximum)}: ${SPACE}.`,
    SR_NOT_ATTACHED: "the SR is not attached to the host: plug it (`xe pbd-plug`).",
    SR_NO_PBDS: "the SR is attached to no host: plug it (`xe pbd-plug`).",
    SR_ATTACH_FAILED: "the SR could not be attached: check its storage.",
    SR_VDI_LOCKING_FAILED: "a disk is locked on its SR by another host: try again when that operation has ended.",
    VDI_IN_USE: "the disk is in use: shut the VM down that has it, or wait for the operation on it.",
    VDI_NOT_AVAILABLE: "the disk is not there on its SR: rescan it (`xe sr-scan`).",
    VDI_NOT_MANAGED: "the disk is not one that XAPI manages.",
    LICENCE_RESTRICTION: ([feature]) => `the pool's licence does not cover this${said(feature)}: XenServer asks for another edition here, XCP-ng does not.`,
    LICENSE_EXPIRED: "the host's licence has expired: renew it.",
    VM_BAD_POWER_STATE: ([, expected, actual]) => `the VM is ${actual?.toLowerCase() ?? "in another state"}, and would have to be ${expected?.toLowerCase() ?? "in another one"}: somebody else changed it meanwhile?`,
    VM_IS_TEMPLATE: "it is a template, and that works for VMs only.",
    VM_IS_PROTECTED: "the VM is protected by high availability.",
    VM_CANNOT_DELETE_DEFAULT_TEMPLATE: "the pool's own templates stay.",
    VM_MISSING_PV_DRIVERS: "the VM's tools are not there (yet): install the guest tools in the template, or wait for them.",
    VM_REQUIRES_SR: "no host that can run the VM reaches its SR: choose a shared SR with `sr_name`.",
    VM_REQUIRES_NETWORK: "no host that can run the VM has its network: choose another with `network_names`.",
    VM_NO_VCPUS: "the VM has no CPU: set `vcpus_max` and `vcpus_atstartup`.",
    VM_HVM_REQUIRED: "the VM is paravirtualised, and that works with HVM only.",
    OTHER_OPERATION_IN_PROGRESS: ([kind, object]) => `another operation on ${kind === undefined ? "it" : `the ${kind} ${object ?? ""}`.trimEnd()} is under way: try again when it has ended (\`xe task-list\`).`,
    OPERATION_NOT_ALLOWED: ([reason]) => `not allowed${said(reason)}.`,
    OPERATION_BLOCKED: ([object]) => `somebody blocked that for ${object ?? "it"}: see its \`blocked-operations\`.`,
    HANDLE_INVALID: ([kind]) => `the ${kind ?? "object"} is no longer there: somebody else removed it meanwhile?`,
    OBJECT_NOLONGER_EXISTS: "it is no longer there.",
    UUID_INVALID: ([kind, uuid]) => `there is no ${kind ?? "object"} ${uuid ?? ""} in the pool: check the UUID, and that \`xapi-url\` is the right pool.`,
    NETWORK_ALREADY_CONNECTED: "the network is connected already.",
    NETWORK_UNMANAGED: "the network is not managed by XAPI: choose another with `network_names`.",
    MAC_STILL_EXISTS: ([mac]) => `the MAC address ${mac ?? ""} is used already: leave it to XAPI.`,
    DUPLICATE_VM: "the VM is there already.",
    IMPORT_INCOMPATIBLE_VERSION: "the image comes from a newer version than the host's: import it into a host of that version or later.",
    TASK_CANCELLED: "the task was cancelled in the pool.",
    MESSAGE_METHOD_UNKNOWN: "it does not know this call: is it a version that is still maintained?",
    MESSAGE_PARAMETER_COUNT_MISMATCH: "it takes other parameters: is it a version that is still maintained?",
    NOT_IMPLEMENTED: "it does not do that.",
    INTERNAL_ERROR: ([message]) => `it failed within${said(message)}: see /var/log/xensource.log on the host.`,
};
/** Storage back ends have a number each in `SR_BACKEND_FAILURE_<n>`; xapi-project/sm `drivers/XE_SR_ERRORCODES.xml`. */
const BACKEND_SENTENCES = {
    "44": `the SR has not enough room: ${SPACE}.`,
    "46": "the disk is not there on its SR, or is in use: rescan it (`xe sr-scan`).",
    "47": "the SR is not reachable: check its storage.",
    "73": "the NFS share can't be mounted: check its server.",
    "78": "the disk could not be created: check the SR's storage and its room.",
    "80": "the disk could not be marked for removal: try again when the SR is idle.",
};
/** One clause with its full stop, for `code` and its parameters. */
function sentenceOf(code, parameters) {
    const sentence = Object.hasOwn(SENTENCES, code) ? SENTENCES[code] : undefined;
    if (typeof sentence === "string")
        return sentence;
    if (sentence !== undefined)
        return sentence(parameters);
    const backend = /^SR_BACKEND_FAILURE_?(\d*)$/.exec(code);
    if (backend !== null)
        return ofBackend(backend[1] ?? "", parameters);
    const words = parameters.filter((text) => text !== "").join(", ");
    return words === "" ? "it gave no reason." : `${words}.`;
}
/** Parameters of a back end's failure: status, output, and its own words in the last place that has some. */
function ofBackend(number, parameters) {
    const words = said(parameters.findLast((text) => text !== ""));
    const known = BACKEND_SENTENCES[number];
    return known === undefined
        ? `the SR's storage failed${words}: see /var/log/SMlog on the host.`
        : known.replace(/:/, `${words}:`);
}
function said(words) {
    return words === undefined || words === "" ? "" : ` (${words})`;
}
function quote(word) {
    return word === undefined ? "the permission" : `\`${word}\``;
}
/** Two numbers of bytes as MiB, where they are numbers. */
function ofBytes(needed, available) {
    const mebibytes = (bytes) => bytes !== undefined && /^\d+$/.test(bytes)
        ? `${Math.round(Number(bytes) / 1_048_576)} MiB`
        : undefined;
    const [asked, there] = [mebibytes(needed), mebibytes(available)];
    return asked === undefined || there === undefined
        ? ""
        : ` (${asked} asked for, ${there} there)`;
}

;// CONCATENATED MODULE: ./build/xapi/errors.js
/** What can go wrong with a pool, as one kind of error that says it in a sentence. */

/** A failure of the pool. Neither password nor session stands in it. */
class PoolError extends Error {
    name = "PoolError";
    kind;
    code;
    parameters;
    transient;
    constructor(kind, message, details = {}) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.kind = kind;
        this.code = details.code ?? "";
        this.parameters = details.parameters ?? [];
        this.transient = details.transient ?? false;
    }
}
/** The error is XAPI's, and has one of these codes. */
function hasCode(error, ...codes) {
    return error instanceof PoolError && codes.includes(error.code);
}
/** Codes of XAPI that say "no toolstack to talk to, for now". */
const UNREACHABLE = new Set([
    "HOST_STILL_BOOTING",
    "HOST_IN_EMERGENCY_MODE",
    "HOST_HAS_NO_MANAGEMENT_IP",
    "CANNOT_CONTACT_HOST",
    "HOST_OFFLINE",
    "HOST_NOT_LIVE",
]);
const DENIED = new Set([
    "SESSION_AUTHENTICATION_FAILED",
    "SESSION_INVALID",
    "RBAC_PERMISSION_DENIED",
    "PERMISSION_DENIED",
    "USER_IS_NOT_LOCAL_SUPERUSER",
    "AUTH_SERVICE_ERROR",
]);
/**
 * The error for XAPI's `code` and `parameters` to `method`.
 * Whatever of `secrets` the host gives back (it echoes invalid sessions) is left out.
 */
function refusal(host, method, code, parameters, secrets) {
    const shown = parameters.map((text) => withoutSecrets(text, secrets));
    const kind = UNREACHABLE.has(code)
        ? "unreachable"
        : DENIED.has(code)
            ? "denied"
            : "refused";
    return new PoolError(kind, `${host} refused ${method}: ${sentenceOf(code, shown)} (${code})`, { code, parameters: shown });
}
/** `text` on one line of at most `most` characters, for messages. */
function oneLine(text, most = 300) {
    const line = text.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
    return line.length > most ? `${line.slice(0, most)}…` : line;
}
function withoutSecrets(text, secrets) {
    let shown = text;
    for (const secret of secrets)
        if (secret !== "")
            shown = shown.replaceAll(secret, "***");
    // last, for a secret that is cut is none that is found
    return oneLine(shown);
}


/***/ }),

/***/ 29445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ OS_KEY),
/* harmony export */   C6: () => (/* binding */ keepsDisk),
/* harmony export */   Gu: () => (/* binding */ disksOf),
/* harmony export */   O1: () => (/* binding */ takeInventory),
/* harmony export */   P: () => (/* binding */ isOrdinary),
/* harmony export */   PX: () => (/* binding */ isImported),
/* harmony export */   Qv: () => (/* binding */ timesOf),
/* harmony export */   SP: () => (/* binding */ RUN_KEY),
/* harmony export */   c6: () => (/* binding */ removalOf),
/* harmony export */   "in": () => (/* binding */ removalMark),
/* harmony export */   ip: () => (/* binding */ lookAtVm),
/* harmony export */   lP: () => (/* binding */ sizeText),
/* harmony export */   mT: () => (/* binding */ isForsaken),
/* harmony export */   vM: () => (/* binding */ BUILD_KEY)
/* harmony export */ });
/* unused harmony export usersOf */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16677);
/* harmony import */ var _pool_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45307);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52403);
/** VMs and disks of a pool as the reaper sees them: what they are, who uses them, and what marks they bear. */



/** Keys in `VM.other_config` that stamp a build's VM. */
const BUILD_KEY = "xva-template:build-id";
const OS_KEY = "xva-template:os";
const RUN_KEY = "xva-template:run";
/** Key in `VDI.other_config`, see {@link removalMark}. */
const REMOVING_KEY = "xva-template:removing";
/** xapi's mark of what was imported; a clone takes it over (xen-api `import.ml`, `xapi_vm_clone.ml`). */
const IMPORT_KEY = "import_task";
/**
 * Reads the pool.
 * @throws PoolError
 */
async function takeInventory(pool) {
    const all = async (name, read) => {
        const method = `${name}.get_all_records`;
        const records = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .readRecords */ .T3)(await pool.call(method), method);
        return new Map([...records].map(([ref, fields]) => [ref, read(fields)]));
    };
    const [vms, vdis, vbds] = await Promise.all([
        all("VM", readVm),
        all("VDI", readVdi),
        all("VBD", readVbd),
    ]);
    return {
        vms,
        vdis,
        vbds: [...vbds.values()].filter(({ vdi }) => vdi !== _pool_js__WEBPACK_IMPORTED_MODULE_2__/* .NULL_REF */ .I),
    };
}
/**
 * One VM as it is now.
 * @throws PoolError
 */
async function lookAtVm(pool, ref) {
    const method = "VM.get_record";
    return readVm((0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .readRecord */ .aE)(await pool.call(method, ref), method));
}
function readVm(fields) {
    return {
        uuid: fields.text("uuid"),
        name: fields.text("name_label"),
        powerState: fields.text("power_state"),
        isTemplate: fields.flag("is_a_template"),
        isSnapshot: fields.flag("is_a_snapshot"),
        isControlDomain: fields.flag("is_control_domain"),
        otherConfig: fields.map("other_config"),
        operations: fields.map("current_operations"),
        metrics: fields.ref("metrics"),
    };
}
function readVdi(fields) {
    return {
        uuid: fields.text("uuid"),
        name: fields.text("name_label"),
        location: fields.text("location"),
        sizeBytes: fields.whole("virtual_size"),
        isPlain: fields.text("type") === "user" &&
            fields.flag("managed") &&
            !fields.flag("sharable") &&
            !fields.flag("is_a_snapshot"),
        snapshotOf: fields.ref("snapshot_of"),
        parent: fields.map("sm_config").get("vhd-parent") ?? "",
        otherConfig: fields.map("other_config"),
    };
}
function readVbd(fields) {
    return {
        vm: fields.ref("VM"),
        vdi: fields.ref("VDI"),
        type: fields.text("type"),
    };
}
/** Whether a VM can be a build's at all: no host, no snapshot, none of the templates that come with the product. */
function isOrdinary(vm) {
    return (!vm.isControlDomain &&
        !vm.isSnapshot &&
        vm.otherConfig.get("default_template") !== "true");
}
/**
 * Whether a VM came out of an XVA with its stamps, or was cloned from one that did. Where a VM of an older build bears
 * the same mark, the mark came down from that one, the build's parent, by a clone.
 */
function isImported(vm, { vms }) {
    const task = vm.otherConfig.get(IMPORT_KEY);
    if (task === undefined)
        return false;
    const build = vm.otherConfig.get(BUILD_KEY) ?? "";
    const inherited = [...vms.values()].some(({ otherConfig }) => {
        const older = otherConfig.get(BUILD_KEY);
        return (otherConfig.get(IMPORT_KEY) === task &&
            older !== undefined &&
            older < build);
    });
    return !inherited;
}
/** The disks of a VM, by reference; neither CDs nor floppies. */
function disksOf(vm, inventory) {
    const disks = new Map();
    for (const vbd of inventory.vbds) {
        const vdi = inventory.vdis.get(vbd.vdi);
        if (vbd.vm === vm && vbd.type === "Disk" && vdi)
            disks.set(vbd.vdi, vdi);
    }
    return disks;
}
/** The VMs that have a disk or CD, hosts left out: those attach what they export or import, for as long as that takes. */
function usersOf(vdi, { vbds, vms }) {
    const users = new Map();
    for (const vbd of vbds) {
        const vm = vms.get(vbd.vm);
        if (vbd.vdi === vdi && vm && !vm.isControlDomain)
            users.set(vbd.vm, vm);
    }
    return users;
}
/** Why a disk must stay although its VM goes, as a clause; undefined where it may go. */
function keepsDisk(ref, vdi, owner, inventory) {
    for (const [vm, { name, uuid }] of usersOf(ref, inventory)) {
        if (vm !== owner)
            return `VM ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(name)} (uuid ${uuid}) uses it too`;
    }
    if (!vdi.isPlain)
        return "it is no plain disk of a VM";
    for (const [other, { snapshotOf, parent, uuid }] of inventory.vdis) {
        const based = parent !== "" && [vdi.uuid, vdi.location].includes(parent);
        if (other !== ref && (snapshotOf === ref || based))
            return `disk ${uuid} is a snapshot of it or based on it`;
    }
    return undefined;
}
/**
 * Key and value for `VDI.other_config`, which say that the disk is being removed with the VM of a build. They lead back to
 * a disk whose VM is gone, where a removal was cut off between the two. The uuid is in it since clones and imports take
 * `other_config` over.
 */
function removalMark({ uuid }, buildId) {
    return [REMOVING_KEY, `${buildId} ${uuid}`];
}
/** The build whose VM a disk belonged to, where it bears the mark of its removal and no VM has it. */
function removalOf(ref, vdi, inventory) {
    const [buildId, uuid] = vdi.otherConfig.get(REMOVING_KEY)?.split(" ") ?? [];
    return uuid === vdi.uuid && isForsaken(ref, vdi, inventory)
        ? buildId
        : undefined;
}
/** A plain disk that no VM has. */
function isForsaken(ref, vdi, inventory) {
    return vdi.isPlain && usersOf(ref, inventory).size === 0;
}
/** A size for people, such as `10 GiB`. */
function sizeText(bytes) {
    const units = ["B", "KiB", "MiB", "GiB", "TiB"];
    let size = bytes;
    let unit = 0;
    for (; size >= 1024 && unit < units.length - 1; unit++)
        size /= 1024;
    return `${Number(size.toFixed(1))} ${units[unit]}`;
}
/**
 * The times of a VM. Undefined where it keeps none, as a VM that was made a template.
 * @throws PoolError
 */
async function timesOf(pool, { metrics }) {
    if (metrics === _pool_js__WEBPACK_IMPORTED_MODULE_2__/* .NULL_REF */ .I)
        return undefined;
    const method = "VM_metrics.get_record";
    const record = await pool.call(method, metrics).catch((error) => {
        // xapi may leave a reference to metrics that are gone.
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.hasCode)(error, "HANDLE_INVALID"))
            throw error;
    });
    if (record === undefined)
        return undefined;
    const fields = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .readRecord */ .aE)(record, method);
    const [installed, started] = [
        fields.date("install_time"),
        fields.date("start_time"),
    ];
    // XAPI writes "never" as the epoch.
    return {
        ...(installed.getTime() > 0 && { installed }),
        ...(started.getTime() > 0 && { started }),
    };
}


/***/ }),

/***/ 45307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ NULL_REF)
/* harmony export */ });
/** The pool as the rest of the product sees it. */
/** The opaque reference of nothing. */
const NULL_REF = "OpaqueRef:NULL";


/***/ }),

/***/ 69517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $l: () => (/* binding */ diskCommand),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   t2: () => (/* binding */ Remover),
/* harmony export */   xe: () => (/* binding */ vmCommand)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16677);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(29445);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52403);
/** Removes single objects of a pool, patiently, and keeps the account of what went and what stayed. */




const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 3000;
/** Codes that say "not now". 24 is what storage drivers say of a disk in use. */
const BUSY = [
    "OTHER_OPERATION_IN_PROGRESS",
    "OPERATION_NOT_ALLOWED",
    "VDI_IN_USE",
    "SR_BACKEND_FAILURE_24",
    "VM_BAD_POWER_STATE",
    "TOO_MANY_PENDING_TASKS",
];
/** One clean-up. None of its methods throws: what fails is in {@link left}, and the next object has its turn. */
class Remover {
    removed = [];
    left = [];
    #pool;
    #options;
    #deadline;
    constructor(pool, options) {
        this.#pool = pool;
        this.#options = options;
        this.#deadline = performance.now() + options.deadlineMs;
    }
    /** Tries `step` until it goes well, or fails for good, or the time is over: then it throws the last failure. */
    async persist(step) {
        const { signal } = this.#options;
        for (let pauseMs = FIRST_PAUSE_MS;; pauseMs *= 2) {
            try {
                return await step();
            }
            catch (error) {
                pauseMs = Math.min(pauseMs, LONGEST_PAUSE_MS);
                const late = performance.now() + pauseMs > this.#deadline;
                if (late || signal?.aborted || !isPassing(error))
                    throw error;
            }
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(pauseMs, undefined, signal && { signal }).catch(() => { });
        }
    }
    /** Ends what is done with a VM, stops it, and destroys it and those of its disks that are its own. */
    async removeVm(ref, vm, buildId, inventory) {
        const disks = [...(0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .disksOf */ .Gu)(ref, inventory)].map(([disk, vdi]) => [disk, vdi, (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .keepsDisk */ .C6)(disk, vdi, ref, inventory)]);
        for (const [disk, vdi, kept] of disks) {
            if (kept === undefined)
                await this.#mark(disk, vdi, buildId);
        }
        const cancelled = new Set();
        const outcome = await this.#insist(ref, vmText(vm), vmCommand(vm), () => this.#destroyVm(ref, cancelled));
        if (outcome === "left")
            return;
        for (const [disk, vdi, kept] of disks) {
            const what = `disk ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(vdi.name)}`;
            if (kept === undefined)
                await this.removeDisk(disk, vdi, what);
            else
                this.#leave(`${what} (uuid ${vdi.uuid})`, kept, diskCommand(vdi));
        }
    }
    /** Destroys a disk or an ISO that no VM has any more; `what` is its name in the account. */
    async removeDisk(ref, vdi, what) {
        const text = `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(what)} (${(0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .sizeText */ .lP)(vdi.sizeBytes)}, uuid ${vdi.uuid})`;
        await this.#insist(ref, text, diskCommand(vdi), async () => {
            await this.#assertUnused(ref);
            await this.#pool.call("VDI.destroy", ref);
        });
    }
    /** Cancels a task where it is under way, and removes its record. */
    async removeTask(ref) {
        const method = "task.get_record";
        const look = async () => {
            const fields = (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .readRecord */ .aE)(await this.#pool.call(method, ref), method);
            return { name: fields.text("name_label"), uuid: fields.text("uuid") };
        };
        // Most are gone by now; what else may be wrong with the pool, the objects that follow will tell.
        const task = await look().catch(() => { });
        if (task === undefined)
            return;
        await this.#cancel(ref);
        const text = `task ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(task.name)} (uuid ${task.uuid})`;
        await this.#insist(ref, text, `xe task-cancel uuid=${task.uuid}`, () => this.#pool.call("task.destroy", ref));
    }
    /** Ends a session that is not ours. Its reference is a secret: it is in no text. */
    async endSession(session) {
        try {
            await this.#pool.logoutOf(session);
            this.#say("session of Packer's plugin");
        }
        catch (error) {
            if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.hasCode)(error, "SESSION_INVALID", "HANDLE_INVALID"))
                return;
            this.left.push(`session of Packer's plugin: ${messageOf(error)}. XAPI ends it by itself after a day.`);
        }
    }
    /** Says that something stays, why, and the command that removes it. */
    leaveVm(vm, why) {
        this.#leave(vmText(vm), why, vmCommand(vm));
    }
    #leave(what, why, command) {
        this.left.push(`${what}: ${why}. To remove it: \`${command}\``);
    }
    #say(what) {
        this.removed.push(what);
        this.#options.log(`Removed ${what}`);
    }
    /** So that a later clean-up finds the disk, should this one be cut off when the VM is gone and the disk is not. */
    async #mark(disk, vdi, buildId) {
        const [key, value] = (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .removalMark */ ["in"])(vdi, buildId);
        await this.#pool
            .call("VDI.add_to_other_config", disk, key, value)
            // Marked before, or not to be marked: the disk is removed in a moment all the same.
            .catch(() => { });
    }
    async #destroyVm(ref, cancelled) {
        const vm = await (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .lookAtVm */ .ip)(this.#pool, ref);
        for (const [task, operation] of vm.operations) {
            if (cancelled.has(task))
                continue;
            cancelled.add(task);
            this.#options.log(`Ending ${operation} of ${vmText(vm)}`);
            await this.#cancel(task);
        }
        if (vm.powerState !== "Halted")
            await this.#pool.call("VM.hard_shutdown", ref);
        await this.#pool.call("VM.destroy", ref);
    }
    /** Many a task cannot be cancelled, or has ended: then waiting is all that is left. */
    async #cancel(task) {
        await this.#pool.call("task.cancel", task).catch(() => { });
    }
    /** As the inventory is some time old. The host itself may have the disk, for as long as an export or import takes. */
    async #assertUnused(disk) {
        const pool = this.#pool;
        const vbds = await pool.call("VDI.get_VBDs", disk);
        for (const vbd of (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .readRefs */ .n6)(vbds, "VDI.get_VBDs")) {
            const ref = (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR)(await pool.call("VBD.get_VM", vbd), "VBD.get_VM");
            const vm = await (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .lookAtVm */ .ip)(pool, ref).catch((error) => {
                // xapi may keep the device of a VM that is gone, for a while.
                if (!isGone(error, ref))
                    throw error;
            });
            if (vm && !vm.isControlDomain)
                throw new Error(`${vmText(vm)} uses it`);
        }
    }
    /** Persists with `step`, whose object is `ref`, and enters the outcome in the account. */
    async #insist(ref, what, command, step) {
        let [gone, unheard] = [false, false];
        try {
            await this.persist(async () => {
                try {
                    await step();
                }
                catch (error) {
                    gone = isGone(error, ref);
                    unheard ||= isUnheard(error);
                    if (!gone)
                        throw error;
                }
            });
        }
        catch (error) {
            this.#leave(what, messageOf(error), command);
            return "left";
        }
        // Where an answer was lost before, it was this clean-up that removed it.
        if (gone && !unheard)
            return "gone";
        this.#say(what);
        return "removed";
    }
}
function isGone(error, ref) {
    return (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.hasCode)(error, "HANDLE_INVALID") && error.parameters.includes(ref);
}
function isUnheard(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .PoolError */ .FJ && error.kind === "unreachable";
}
/** HANDLE_INVALID is of another object here, which went while it was looked at. */
function isPassing(error) {
    return isUnheard(error) || (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__.hasCode)(error, "HANDLE_INVALID", ...BUSY);
}
/** The message of an error, without its full stop. */
function messageOf(error) {
    const message = error instanceof Error ? error.message : String(error);
    return message.replace(/\.$/, "");
}
function vmText({ isTemplate, name, uuid }) {
    return `${isTemplate ? "template" : "VM"} ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(name)} (uuid ${uuid})`;
}
/** The line that removes a VM or template with its disks, by hand. */
function vmCommand({ isTemplate, uuid }) {
    return isTemplate
        ? `xe template-uninstall template-uuid=${uuid} force=true`
        : `xe vm-uninstall uuid=${uuid} force=true`;
}
/** The line that removes a disk, by hand. */
function diskCommand({ uuid }) {
    return `xe vdi-destroy uuid=${uuid}`;
}


/***/ }),

/***/ 52403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T3: () => (/* binding */ readRecords),
/* harmony export */   aE: () => (/* binding */ readRecord),
/* harmony export */   n6: () => (/* binding */ readRefs),
/* harmony export */   u4: () => (/* binding */ isRecord),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16677);
/**
 * Typed readers of what XAPI sends by JSON-RPC: records of text, whole numbers (64 bits), flags, dates, references and
 * maps. Each checks, and an answer that is something else is a {@link PoolError}, not a surprise later.
 */

/** Reads a record that answers `what`, such as `VM.get_record`. @throws PoolError where it is none, or later a field is not of its type */
function readRecord(value, what) {
    if (!isRecord(value))
        throw odd(what, "a record", value);
    const read = (type, parse) => (name) => {
        const field = Object.hasOwn(value, name) ? value[name] : undefined;
        const parsed = parse(field);
        if (parsed === undefined)
            throw odd(`${what}, field ${name}`, type, field);
        return parsed;
    };
    return {
        text: read("text", parseText),
        whole: read("a whole number", parseWhole),
        flag: read("true or false", (field) => typeof field === "boolean" ? field : undefined),
        date: read("a date", parseDate),
        ref: read("a reference", parseText),
        refs: read("references", parseTexts),
        map: read("a map of texts", parseMap),
    };
}
/** Reads the answer of a `get_all_records`. */
function readRecords(value, what) {
    if (!isRecord(value))
        throw odd(what, "records", value);
    return new Map(Object.entries(value).map(([ref, record]) => [
        ref,
        readRecord(record, what),
    ]));
}
/** Reads the answer of a `get_by_uuid`, of a login, and of whatever else is one text. */
function readText(value, what) {
    const text = parseText(value);
    if (text === undefined)
        throw odd(what, "text", value);
    return text;
}
/** Reads the answer of a `get_all` or `get_by_name_label`. */
function readRefs(value, what) {
    const refs = parseTexts(value);
    if (refs === undefined)
        throw odd(what, "references", value);
    return refs;
}
function isRecord(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
function parseText(value) {
    return typeof value === "string" ? value : undefined;
}
function parseTexts(value) {
    return Array.isArray(value) && value.every((item) => typeof item === "string")
        ? value
        : undefined;
}
function parseWhole(value) {
    if (typeof value === "string" && /^-?\d{1,19}$/.test(value))
        return Number(value);
    return Number.isInteger(value) ? value : undefined;
}
/** XAPI's own form of ISO 8601, `20061204T15:04:05Z`, and the one with dashes that its newer versions take too. */
function parseDate(value) {
    if (typeof value !== "string")
        return undefined;
    const parts = /^(\d{4})-?(\d\d)-?(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?Z$/.exec(value);
    if (parts === null)
        return undefined;
    const [, year, month, day, hour, minute, second] = parts;
    const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    return Number.isNaN(date.getTime()) ? undefined : date;
}
function parseMap(value) {
    if (!isRecord(value))
        return undefined;
    const entries = Object.entries(value);
    const isText = (entry) => typeof entry[1] === "string";
    return entries.every(isText) ? new Map(entries) : undefined;
}
function odd(what, expected, got) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PoolError */ .FJ("unexpected", `The pool's answer to ${what} is ${kindOf(got)}, where ${expected} was expected: is its version one that is still maintained?`);
}
function kindOf(value) {
    if (value === undefined)
        return "absent";
    if (value === null)
        return "null";
    if (Array.isArray(value))
        return "a list";
    return typeof value === "object" ? "a record" : `a ${typeof value}`;
}


/***/ })

};
