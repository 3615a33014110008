export const id = 889;
export const ids = [889,4826,72];
export const modules = {

/***/ 20072:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DEFAULT_NETWORK: () => (/* binding */ DEFAULT_NETWORK),
/* harmony export */   K: () => (/* binding */ checkVm),
/* harmony export */   d: () => (/* binding */ BadVm)
/* harmony export */ });
/* harmony import */ var _rpc_write_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6399);

/** No pool could import such a VM. */
class BadVm extends Error {
    name = "BadVm";
}
/** The network that every pool has by this name, on the bridge of its first interface. */
const DEFAULT_NETWORK = {
    name: "Pool-wide network associated with eth0",
    bridge: "xenbr0",
};
/** Drives of a VM, the CD's among them: XenServer's configuration limit. */
const MAX_DRIVES = 241;
/** Interfaces of a VM: XenServer's configuration limit. */
const MAX_INTERFACES = 7;
/** Blocks of 1 MiB that eight digits can number. */
const MAX_DISK_MIB = 100_000_000;
/** Throws {@link BadVm} that names the field where no pool could import such a VM. */
function checkVm(vm) {
    if (vm.disks.length === 0 || vm.disks.length >= MAX_DRIVES) {
        throw new BadVm(`The VM has ${vm.disks.length} disks: give it 1 to ${MAX_DRIVES - 1}.`);
    }
    if (vm.networks.length > MAX_INTERFACES) {
        throw new BadVm(`The VM has ${vm.networks.length} networks: give it ${MAX_INTERFACES} at most.`);
    }
    checkCount("number of CPUs", vm.cpus);
    checkCount("memory in bytes", vm.memoryBytes);
    for (const disk of vm.disks)
        checkDisk(disk);
    for (const [subject, text] of texts(vm))
        checkText(subject, text);
    if (vm.name === "")
        throw new BadVm("The VM has no name: give it one.");
    if ("default_template" in vm.otherConfig) {
        throw new BadVm("The VM's other_config has the key default_template, for which a pool would take its own template of that name: remove it.");
    }
}
function checkDisk({ name, sizeBytes }) {
    const subject = `The disk ${JSON.stringify(name)}`;
    if (sizeBytes === 0) {
        throw new BadVm(`${subject} has no bytes: look at what made it, and make it again.`);
    }
    if (sizeBytes > MAX_DISK_MIB * 2 ** 20) {
        throw new BadVm(`${subject} has ${sizeBytes} bytes, more than the ${MAX_DISK_MIB} MiB that an XVA can number: make it smaller.`);
    }
}
function checkCount(field, value) {
    if (Number.isSafeInteger(value) && value > 0)
        return;
    throw new BadVm(`The VM's ${field} is ${value}: give a whole number above 0.`);
}
function checkText(subject, text) {
    const character = (0,_rpc_write_js__WEBPACK_IMPORTED_MODULE_0__/* .forbiddenCharacter */ .DB)(text);
    if (character === undefined)
        return;
    throw new BadVm(`${subject} holds the character ${character}, which ova.xml cannot: remove it.`);
}
/** Everything that a person wrote, and what to call it. */
function* texts(vm) {
    yield ["The VM's name", vm.name];
    yield ["The VM's description", vm.description];
    for (const tag of vm.tags)
        yield ["A tag of the VM", tag];
    for (const [key, value] of Object.entries(vm.otherConfig)) {
        yield ["A key of the VM's other_config", key];
        yield [`The VM's other_config ${JSON.stringify(key)}`, value];
    }
    for (const { name, bridge } of vm.networks) {
        yield ["A network's name", name];
        yield ["A network's bridge", bridge];
    }
    for (const { name } of vm.disks)
        yield ["A disk's name", name];
}


/***/ }),

/***/ 64826:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JJ: () => (/* binding */ giveName),
/* harmony export */   KM: () => (/* binding */ writeFully),
/* harmony export */   ND: () => (/* binding */ AlreadyExists),
/* harmony export */   NoSpace: () => (/* binding */ NoSpace),
/* harmony export */   SW: () => (/* binding */ withoutRoom),
/* harmony export */   f8: () => (/* binding */ writeWhole)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);


/** Something has the path already: it is not overwritten. */
class AlreadyExists extends Error {
    name = "AlreadyExists";
    constructor(path) {
        super(`${path} exists already: remove it, or choose another name.`);
    }
}
/** The place has no room for the file. */
class NoSpace extends Error {
    name = "NoSpace";
}
/**
 * Writes a file whole or not at all: `fill` gets a file beside it, `<path>.partial-<random>`, which gets its name when all
 * is well and is removed when not. Rejects with {@link AlreadyExists} where the path exists, or does when the file is whole, and
 * with {@link NoSpace}. By the time `fill` settles, it must have ended its writes.
 */
async function writeWhole(path, signal, fill) {
    if (await exists(path))
        throw new AlreadyExists(path);
    const partial = `${path}.partial-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString("hex")}`;
    const file = await create(partial, path);
    try {
        const result = await fill(file).finally(() => file.close());
        signal.throwIfAborted();
        await giveName(partial, path);
        return result;
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(partial, { force: true });
        throw withoutRoom(error, path);
    }
}
/** Of a file system that has no hard links. */
const NO_LINKS = new Set([
    "EPERM",
    "ENOTSUP",
    "EOPNOTSUPP",
    "ENOSYS",
    "EMLINK",
]);
/**
 * Gives a finished file its name, on the same file system, and never over another file: a link is refused where one is, also
 * where it came a moment ago. Rejects with {@link AlreadyExists}.
 */
async function giveName(finished, path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.link)(finished, path);
    }
    catch (error) {
        const code = errorCode(error);
        if (code === "EEXIST")
            throw new AlreadyExists(path);
        if (code === undefined || !NO_LINKS.has(code))
            throw error;
        if (await exists(path))
            throw new AlreadyExists(path);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(finished, path);
        return;
    }
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(finished);
}
/** A {@link NoSpace} that names `path` where a file system had no room for it; any other error as it is. */
function withoutRoom(error, path) {
    const cause = error instanceof NoSpace ? error.cause : error;
    switch (errorCode(cause)) {
        case "ENOSPC":
        case "EDQUOT":
            return new NoSpace(`No space is left for ${path}: free some, or choose a folder on another disk.`, { cause });
        case "EFBIG":
            return new NoSpace(`${path} becomes larger than its file system allows: choose a folder on another one.`, { cause });
        default:
            return error;
    }
}
/** Writes all pieces, one after the other, from `position` (bytes). */
async function writeFully(file, pieces, position) {
    let left = pieces;
    let at = position;
    while (left.length > 0) {
        // A full disk takes a part of a write first, and refuses the next.
        const { bytesWritten } = await file.writev(left, at);
        at += bytesWritten;
        left = after(left, bytesWritten);
    }
}
/** What remains of pieces without their first bytes. */
function after(pieces, bytes) {
    let skip = bytes;
    return pieces.flatMap((piece) => {
        const skipped = Math.min(skip, piece.length);
        skip -= skipped;
        return skipped === piece.length ? [] : [piece.subarray(skipped)];
    });
}
async function exists(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path);
        return true;
    }
    catch (error) {
        if (errorCode(error) === "ENOENT")
            return false;
        throw unwritable(error, path);
    }
}
async function create(partial, path) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(partial, "wx");
    }
    catch (error) {
        throw unwritable(error, path);
    }
}
function unwritable(cause, path) {
    const full = withoutRoom(cause, path);
    if (full !== cause)
        return full;
    return new Error(`${path} cannot be written (${errorCode(cause)}): check that its folder exists and can be written to.`, { cause });
}
function errorCode(error) {
    return error instanceof Error && "code" in error
        ? String(error.code)
        : undefined;
}


/***/ }),

/***/ 6399:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DB: () => (/* binding */ forbiddenCharacter),
/* harmony export */   HN: () => (/* binding */ RpcDouble),
/* harmony export */   zX: () => (/* binding */ rpcXml)
/* harmony export */ });
/** A number that xapi keeps as a float. */
class RpcDouble {
    value;
    constructor(value) {
        this.value = value;
    }
}
/** Writes a `<value>` on one line, as xapi does. Texts must pass {@link forbiddenCharacter}. */
function rpcXml(value) {
    return `<value>${content(value)}</value>`;
}
/** The first character that XML 1.0 cannot hold, such as `U+0001`; half a surrogate pair is one too. */
function forbiddenCharacter(text) {
    const character = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.exec(text);
    if (character === null)
        return undefined;
    const code = character[0].codePointAt(0) ?? 0;
    return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
function content(value) {
    if (typeof value === "string")
        return escapeXml(value);
    if (typeof value === "number")
        return String(value);
    if (typeof value === "boolean")
        return `<boolean>${value ? 1 : 0}</boolean>`;
    if (value instanceof RpcDouble)
        return `<double>${value.value}</double>`;
    if (value instanceof Date) {
        const text = value.toISOString().replace(/-|\.\d+/g, "");
        return `<dateTime.iso8601>${text}</dateTime.iso8601>`;
    }
    if (isArray(value)) {
        return `<array><data>${value.map(rpcXml).join("")}</data></array>`;
    }
    const members = Object.entries(value).map(([name, item]) => `<member><name>${escapeXml(name)}</name>${rpcXml(item)}</member>`);
    return `<struct>${members.join("")}</struct>`;
}
/** Array.isArray does not narrow readonly arrays. */
function isArray(value) {
    return Array.isArray(value);
}
const ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    // A reader turns a bare carriage return into a line feed.
    "\r": "&#13;",
};
function escapeXml(text) {
    return text.replace(/[&<>\r]/g, (character) => ESCAPES[character] ?? "");
}


/***/ }),

/***/ 40889:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  writeXva: () => (/* binding */ writeXva)
});

// EXTERNAL MODULE: ./node_modules/xxhash-wasm/esm/xxhash-wasm.js
var xxhash_wasm = __webpack_require__(77261);
// EXTERNAL MODULE: ./build/io-buffer.js
var io_buffer = __webpack_require__(70865);
;// CONCATENATED MODULE: ./build/xva/disk-source.js
/** Bytes of a block of an XVA. */
const BLOCK_BYTES = 1 << 20;
/**
 * The blocks that an archive may have to hold of a disk, in order: the first, those with data, the last; in runs of up to
 * `most`. The work is that of the extents, however large the disk is.
 */
function* blockRuns(disk, most) {
    let [first, count, extents] = [0, 1, []];
    const takes = (block) => block <= first + count && block < first + most;
    let read = 0;
    for (const extent of disk.extents) {
        let at = extent.start;
        const end = Math.min(at + extent.length, disk.sizeBytes);
        if (at < read)
            throw new Error("The disk's extents do not rise.");
        while (at < end) {
            const block = Math.floor(at / BLOCK_BYTES);
            if (!takes(block)) {
                yield { first, count, extents };
                [first, count, extents] = [block, 0, []];
            }
            read = Math.min(end, (first + most) * BLOCK_BYTES);
            extents.push({ start: at, length: read - at });
            count = Math.ceil(read / BLOCK_BYTES) - first;
            at = read;
        }
    }
    const last = Math.ceil(disk.sizeBytes / BLOCK_BYTES) - 1;
    if (!takes(last)) {
        yield { first, count, extents };
        [first, count, extents] = [last, 0, []];
    }
    yield { first, count: last - first + 1, extents };
}
/** Fills `into`, which is as long, with the blocks of a run. Only what may hold data is read. */
async function readRun(source, { first, extents }, into) {
    const reads = [];
    let filled = 0;
    for (const { start, length } of extents) {
        const at = start - first * BLOCK_BYTES;
        into.fill(0, filled, at);
        filled = at + length;
        reads.push(source.read(into.subarray(at, filled), start));
    }
    into.fill(0, filled);
    await settled(reads);
}
/** Waits for all, also when one fails, and then rejects as the first that did: nothing goes on behind the caller's back. */
async function settled(work) {
    for (const result of await Promise.allSettled(work)) {
        if (result.status === "rejected")
            throw result.reason;
    }
}

// EXTERNAL MODULE: ./build/xva/new-vm.js
var new_vm = __webpack_require__(20072);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/xva/rpc-write.js
var rpc_write = __webpack_require__(6399);
;// CONCATENATED MODULE: ./build/xva/ova-fields.js
/**
 * The records of ova.xml, field by field. A field that xapi's datamodel gives no default must be there, or the import fails;
 * the others are written where Xen Orchestra, whose VMs are imported every day, writes them too.
 */

/** A reference to nothing. */
const NONE = "OpaqueRef:NULL";
const NEVER = new Date(0);
const NO_OPERATIONS = {
    allowed_operations: [],
    current_operations: {},
};
const NO_QOS = {
    qos_algorithm_type: "",
    qos_algorithm_params: {},
    qos_supported_algorithms: [],
};
/** A VM that is halted; its VBDs and VIFs are the caller's to add. `macSeed` is a UUID: MACs are made from it on a restore. */
function vmFields(vm, macSeed) {
    const memory = vm.memoryBytes;
    return {
        name_label: vm.name,
        name_description: vm.description,
        is_a_template: vm.isTemplate,
        tags: vm.tags,
        VCPUs_max: vm.cpus,
        VCPUs_at_startup: vm.cpus,
        memory_static_max: memory,
        memory_dynamic_max: memory,
        memory_dynamic_min: memory,
        memory_static_min: memory,
        other_config: {
            base_template_name: "Other install media",
            mac_seed: macSeed,
            ...sorted(vm.otherConfig),
        },
        ...FIRMWARE[vm.firmware],
        ...VM_DEFAULTS,
    };
}
/** Disk before CD before network. The first boot of a UEFI VM makes new variables. */
const FIRMWARE = {
    bios: {
        HVM_boot_params: { order: "cdn", firmware: "bios" },
        platform: platform("qemu-upstream-compat"),
    },
    uefi: {
        HVM_boot_params: { order: "cdn", firmware: "uefi" },
        platform: platform("qemu-upstream-uefi"),
    },
};
/** What XCP-ng's "Other install media" has, which suits Linux and Windows (`viridian`) alike. */
function platform(deviceModel) {
    return {
        "device-model": deviceModel,
        acpi: "1",
        apic: "true",
        hpet: "true",
        nx: "true",
        pae: "true",
        secureboot: "false",
        timeoffset: "0",
        viridian: "true",
    };
}
const VM_DEFAULTS = {
    ...NO_OPERATIONS,
    user_version: 1,
    version: 0,
    reference_label: "other-install-media",
    is_default_template: false,
    is_control_domain: false,
    power_state: "Halted",
    domain_type: "hvm",
    domid: -1,
    domarch: "",
    hardware_platform_version: 0,
    HVM_boot_policy: "BIOS order",
    HVM_shadow_multiplier: new rpc_write/* RpcDouble */.HN(1),
    NVRAM: {},
    PV_args: "",
    PV_bootloader: "",
    PV_bootloader_args: "",
    PV_kernel: "",
    PV_legacy_args: "",
    PV_ramdisk: "",
    PCI_bus: "",
    attached_PCIs: [],
    VCPUs_params: {},
    VGPUs: [],
    VTPMs: [],
    VUSBs: [],
    memory_overhead: 0,
    memory_target: 0,
    actions_after_crash: "restart",
    actions_after_reboot: "restart",
    actions_after_shutdown: "destroy",
    affinity: NONE,
    resident_on: NONE,
    metrics: NONE,
    guest_metrics: NONE,
    suspend_VDI: NONE,
    suspend_SR: NONE,
    // Without `parent`, an import takes the VM for one of a time before ballooning and changes its memory.
    parent: NONE,
    children: [],
    is_a_snapshot: false,
    is_snapshot_from_vmpp: false,
    is_vmss_snapshot: false,
    snapshot_of: NONE,
    snapshot_time: NEVER,
    snapshot_info: {},
    snapshot_metadata: "",
    snapshots: [],
    transportable_snapshot_id: "",
    bios_strings: {},
    blobs: {},
    blocked_operations: {},
    consoles: [],
    crash_dumps: [],
    generation_id: "",
    ha_always_run: false,
    ha_restart_priority: "",
    has_vendor_device: false,
    last_boot_CPU_flags: {},
    last_booted_record: "",
    order: 0,
    recommendations: "",
    requires_reboot: false,
    shutdown_delay: 0,
    start_delay: 0,
    xenstore_data: {},
};
/** A disk's place in the VM; the VM and the VDI are the caller's to add. */
function vbdFields(device) {
    return {
        ...NO_OPERATIONS,
        ...NO_QOS,
        device: deviceName(device),
        userdevice: device,
        bootable: device === 0,
        mode: "RW",
        type: "Disk",
        unpluggable: true,
        empty: false,
        currently_attached: false,
        // The disk goes with the VM when that is removed.
        other_config: { owner: "" },
        storage_lock: false,
        status_code: 0,
        status_detail: "",
        runtime_properties: {},
        metrics: NONE,
    };
}
/** `xvda` to `xvdz`, then `xvdaa`. */
function deviceName(device) {
    const letter = (index) => String.fromCharCode(0x61 + index);
    const high = Math.floor(device / 26);
    return `xvd${high > 0 ? letter(high - 1) : ""}${letter(device % 26)}`;
}
/** A disk; its SR and VBDs are the caller's to add. It never was in a pool, so it takes nothing there. */
function vdiFields(disk) {
    return {
        ...NO_OPERATIONS,
        name_label: disk.name,
        name_description: "",
        virtual_size: disk.sizeBytes,
        physical_utilisation: 0,
        type: "user",
        sharable: false,
        read_only: false,
        managed: true,
        missing: false,
        allow_caching: false,
        cbt_enabled: false,
        is_tools_iso: false,
        on_boot: "persist",
        location: "",
        parent: NONE,
        is_a_snapshot: false,
        snapshot_of: NONE,
        snapshot_time: NEVER,
        snapshots: [],
        metadata_of_pool: NONE,
        metadata_latest: false,
        crash_dumps: [],
        other_config: {},
        sm_config: {},
        storage_lock: false,
        tags: [],
        xenstore_data: {},
    };
}
/** An interface; its VM and network are the caller's to add. An import makes the MAC. */
function vifFields(device) {
    return {
        ...NO_OPERATIONS,
        ...NO_QOS,
        device,
        MAC: "",
        MAC_autogenerated: true,
        MTU: 1500,
        currently_attached: false,
        locking_mode: "network_default",
        ipv4_allowed: [],
        ipv4_addresses: [],
        ipv4_configuration_mode: "None",
        ipv4_gateway: "",
        ipv6_allowed: [],
        ipv6_addresses: [],
        ipv6_configuration_mode: "None",
        ipv6_gateway: "",
        other_config: {},
        status_code: 0,
        status_detail: "",
        runtime_properties: {},
        metrics: NONE,
    };
}
/** A network; its VIFs are the caller's to add. */
function networkFields({ name, bridge }) {
    return {
        ...NO_OPERATIONS,
        name_label: name,
        name_description: "",
        bridge,
        MTU: 1500,
        managed: true,
        default_locking_mode: "unlocked",
        PIFs: [],
        assigned_ips: {},
        blobs: {},
        other_config: {},
        purpose: [],
        tags: [],
    };
}
/** Where the disks are said to have been; its VDIs are the caller's to add. An import puts them elsewhere, but looks this up. */
function srFields() {
    return {
        ...NO_OPERATIONS,
        name_label: "Disk images",
        name_description: "",
        type: "file",
        content_type: "user",
        shared: false,
        PBDs: [],
        virtual_allocation: 0,
        physical_utilisation: 0,
        physical_size: 0,
        blobs: {},
        clustered: false,
        introduced_by: NONE,
        is_tools_sr: false,
        local_cache_enabled: false,
        other_config: {},
        sm_config: {},
        tags: [],
    };
}
function sorted(map) {
    return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}

;// CONCATENATED MODULE: ./build/xva/ova-write.js



/** The device number that every tool takes for the CD drive. */
const CD_DEVICE = 3;
/**
 * Writes ova.xml as xapi 1.20 (XCP-ng 8.2) would, the lowest that is to import it: a pool refuses what comes from a newer one.
 * The same for the same VM, UUIDs included. `refs` are the disks' folders in the archive, whose order as text is that of the
 * disks. The VM must have passed {@link checkVm}.
 */
function ovaXml(vm) {
    const all = layout(vm);
    const { main, sr, disks, networks, vifs } = all;
    const vdis = refs(disks.map(({ vdi }) => vdi));
    const objects = [
        object("VM", main, {
            ...vmFields(vm, all.macSeed),
            VBDs: refs(disks.map(({ vbd }) => vbd)),
            VIFs: refs(vifs),
        }),
        ...disks.map(({ vbd, vdi, device }) => object("VBD", vbd, { ...vbdFields(device), VM: main.ref, VDI: vdi.ref })),
        ...vifs.map((vif) => object("VIF", vif, {
            ...vifFields(vif.device),
            VM: main.ref,
            network: vif.network.ref,
        })),
        ...networks.map((network) => object("network", network, {
            ...networkFields(network),
            VIFs: refs(vifs.filter((vif) => vif.network === network)),
        })),
        ...disks.map(({ vdi, vbd, disk }) => object("VDI", vdi, { ...vdiFields(disk), SR: sr.ref, VBDs: [vbd.ref] })),
        object("SR", sr, { ...srFields(), VDIs: vdis }),
    ];
    return { xml: (0,rpc_write/* rpcXml */.zX)({ version: VERSION, objects }), refs: vdis };
}
/** An import asks for all of these, and compares `xapi_major` and `xapi_minor`. */
const VERSION = {
    hostname: "localhost",
    date: "1970-01-01",
    product_version: "8.2.0",
    product_brand: "XCP-ng",
    build_number: "xva-template-action",
    xapi_major: 1,
    xapi_minor: 20,
    export_vsn: 2,
};
function object(type, { ref, uuid }, fields) {
    return { class: type, id: ref, snapshot: { uuid, ...fields } };
}
function refs(identities) {
    return identities.map(({ ref }) => ref);
}
/** Gives every object a reference, of four digits so that they sort as text, and a UUID made from the VM and the reference. */
function layout(vm) {
    const seed = (0,external_node_crypto_.createHash)("sha1").update(canonical(vm)).digest("hex");
    let count = 0;
    const identity = () => {
        const ref = `Ref:${String(count++).padStart(4, "0")}`;
        return { ref, uuid: namedUuid(`${seed} ${ref}`) };
    };
    const main = identity();
    const sr = identity();
    const disks = vm.disks.map((disk, index) => ({
        disk,
        device: index < CD_DEVICE ? index : index + 1,
        vdi: identity(),
        vbd: identity(),
    }));
    const networks = new Map();
    const vifs = vm.networks.map((each, device) => {
        const key = JSON.stringify([each.name, each.bridge]);
        const network = networks.get(key) ?? { ...each, ...identity() };
        networks.set(key, network);
        return { ...identity(), device, network };
    });
    return {
        main,
        macSeed: namedUuid(`${seed} mac_seed`),
        sr,
        disks,
        vifs,
        networks: [...networks.values()],
    };
}
/** One text for one VM, however its object was put together. */
function canonical(vm) {
    return JSON.stringify([
        [vm.name, vm.description, vm.cpus, vm.memoryBytes, vm.firmware],
        [vm.isTemplate, vm.tags],
        Object.entries(vm.otherConfig).sort(([a], [b]) => (a < b ? -1 : 1)),
        vm.networks.map(({ name, bridge }) => [name, bridge]),
        vm.disks.map(({ name, sizeBytes }) => [name, sizeBytes]),
    ]);
}
/** Version 5 of RFC 9562, made from a name; the names are unique by themselves, so the namespace is the nil UUID. */
function namedUuid(name) {
    const hash = (0,external_node_crypto_.createHash)("sha1")
        .update(new Uint8Array(16))
        .update(name)
        .digest();
    hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
    hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = hash.toString("hex", 0, 16);
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// EXTERNAL MODULE: ./build/xva/partial-file.js
var partial_file = __webpack_require__(64826);
;// CONCATENATED MODULE: ./build/xva/tar-write.js
const TAR_BLOCK_BYTES = 512;
/** Length of the name's field, in bytes. */
const NAME_BYTES = 100;
/** The checksum's field: it counts as spaces while the sum is made. All after it is zero. */
const CHECKSUM = { start: 148, end: 156 };
/** What ends an archive. xapi writes no more than this, and neither do we. */
const END_OF_ARCHIVE = new Uint8Array(2 * TAR_BLOCK_BYTES);
/**
 * The V7 header of a file, as xapi writes it: no magic, a NUL type, and the epoch as time.
 * The size must be below 8 GiB, the largest that 11 octal digits hold.
 */
function tarHeader(name, sizeBytes) {
    if (Buffer.byteLength(name) > NAME_BYTES) {
        throw new Error(`${name} is too long for the name of a member.`);
    }
    const header = Buffer.alloc(TAR_BLOCK_BYTES);
    header.write(name, 0);
    header.write("0000400\0", 100, "latin1");
    header.write("0000000\0", 108, "latin1");
    header.write("0000000\0", 116, "latin1");
    header.write(`${octal(sizeBytes, 11)}\0`, 124, "latin1");
    header.write(`${octal(0, 11)}\0`, 136, "latin1");
    header.fill(0x20, CHECKSUM.start, CHECKSUM.end);
    let sum = 0;
    for (const byte of header.subarray(0, CHECKSUM.end))
        sum += byte;
    header.write(`${octal(sum, 6)}\0 `, CHECKSUM.start, "latin1");
    return header;
}
/** A whole small file: header, body and padding. */
function tarMember(name, body) {
    const padding = -body.length & (TAR_BLOCK_BYTES - 1);
    return Buffer.concat([
        tarHeader(name, body.length),
        body,
        new Uint8Array(padding),
    ]);
}
function octal(value, digits) {
    return value.toString(8).padStart(digits, "0");
}

// EXTERNAL MODULE: ./build/xva/zeros.js
var zeros = __webpack_require__(87221);
;// CONCATENATED MODULE: ./build/xva/write.js








/** Blocks that are read and written at once. */
const RUN_BLOCKS = 2;
/** Runs in memory, 2 MiB each: some are being read, one is hashed, some are being written. */
const SLOTS = 8;
/** Runs that are read before they are needed. */
const READ_AHEAD = 3;
/**
 * Writes an XVA that XCP-ng 8.2 and later import by the rules of xapi's import.ml: not compressed, blocks with XXH64 checksums,
 * zero blocks left out. Deterministic: the same VM and disks give the same bytes, however sparse the disks come. Disks are
 * rounded up to whole MiB. The file is written whole or not at all, and must not exist. The sources stay open. Rejects with an
 * Error that a user can act on, the signal's reason, or what a source's `read` rejected with.
 */
async function writeXva(vm, path, { signal, onProgress }) {
    const description = {
        ...vm,
        disks: vm.disks.map(({ name, source: { sizeBytes } }) => ({
            name,
            sizeBytes: Math.ceil(sizeBytes / BLOCK_BYTES) * BLOCK_BYTES,
        })),
    };
    (0,new_vm/* checkVm */.K)(description);
    const { xml, refs } = ovaXml(description);
    const hash = await (0,xxhash_wasm/* default */.A)();
    return (0,partial_file/* writeWhole */.f8)(path, signal, async (file) => {
        const archive = new ArchiveFile(file, hash);
        const writer = new DiskWriter(archive, signal);
        const total = vm.disks.reduce((sum, { source }) => sum + reach(source), 0);
        let done = 0;
        await archive.append([tarMember("ova.xml", Buffer.from(xml))]);
        for (const [index, { source }] of vm.disks.entries()) {
            await writer.write(source, refs[index] ?? "", (bytes) => {
                done += bytes;
                onProgress?.(done, total);
            });
        }
        await archive.append([END_OF_ARCHIVE]);
        return { sizeBytes: archive.sizeBytes, blocks: archive.blocks };
    });
}
/** Bytes of the blocks of a disk that are looked at. */
function reach(source) {
    let blocks = 0;
    for (const { count } of blockRuns(source, RUN_BLOCKS))
        blocks += count;
    return blocks * BLOCK_BYTES;
}
/** A file that grows by members. */
class ArchiveFile {
    #file;
    #hash;
    #sizeBytes = 0;
    #blocks = 0;
    constructor(file, hash) {
        this.#file = file;
        this.#hash = hash;
    }
    get sizeBytes() {
        return this.#sizeBytes;
    }
    /** Blocks of disks in the archive. */
    get blocks() {
        return this.#blocks;
    }
    /** Puts pieces at the end of the file; calls need not wait for one another. */
    append(pieces) {
        const position = this.#sizeBytes;
        for (const { length } of pieces)
            this.#sizeBytes += length;
        return (0,partial_file/* writeFully */.KM)(this.#file, pieces, position);
    }
    /** The members of a block; its bytes are not copied. */
    block(name, bytes) {
        const sum = this.#hash.h64Raw(bytes);
        const text = sum.toString(16).padStart(16, "0").toUpperCase();
        this.#blocks += 1;
        return [
            tarHeader(name, bytes.length),
            bytes,
            tarMember(`${name}.xxhash`, Buffer.from(text)),
        ];
    }
}
/** Brings disks into an archive, one after the other; while blocks are hashed, others are read and written. */
class DiskWriter {
    #archive;
    #signal;
    /** In the order in which they were taken last. */
    #slots = [];
    constructor(archive, signal) {
        this.#archive = archive;
        this.#signal = signal;
    }
    /** Writes a disk into the folder `ref`; `onDone` is told the bytes of each run. */
    async write(source, ref, onDone) {
        const last = Math.ceil(source.sizeBytes / BLOCK_BYTES) - 1;
        const ahead = [];
        const store = async (reading) => {
            if (reading === undefined)
                return;
            await reading.done;
            const pieces = this.#pieces(reading, ref, last);
            reading.slot.written = held(this.#archive.append(pieces));
            onDone(reading.run.count * BLOCK_BYTES);
        };
        try {
            for (const run of blockRuns(source, RUN_BLOCKS)) {
                const slot = this.#nextSlot();
                await slot.written;
                this.#signal.throwIfAborted();
                const bytes = slot.bytes.subarray(0, run.count * BLOCK_BYTES);
                ahead.push({ run, slot, done: held(readRun(source, run, bytes)) });
                if (ahead.length > READ_AHEAD)
                    await store(ahead.shift());
            }
            for (const reading of ahead)
                await store(reading);
        }
        finally {
            await Promise.allSettled(ahead.map(({ done }) => done));
            await settled(this.#slots.map(({ written }) => written));
        }
    }
    /** Of a run's blocks, what the archive holds: all that are not zero, and the disk's first and last. */
    #pieces({ run, slot }, ref, last) {
        return Array.from({ length: run.count }).flatMap((_, index) => {
            const number = run.first + index;
            const at = index * BLOCK_BYTES;
            const bytes = slot.bytes.subarray(at, at + BLOCK_BYTES);
            if (number !== 0 && number !== last && (0,zeros/* isZero */.b)(bytes))
                return [];
            const name = `${ref}/${String(number).padStart(8, "0")}`;
            return this.#archive.block(name, bytes);
        });
    }
    /** The memory that was taken longest ago; more of it as long as there is little. */
    #nextSlot() {
        const oldest = this.#slots.length < SLOTS ? undefined : this.#slots.shift();
        const slot = oldest ?? {
            bytes: (0,io_buffer/* ioBuffer */.b)(RUN_BLOCKS * BLOCK_BYTES),
            written: Promise.resolve(),
        };
        this.#slots.push(slot);
        return slot;
    }
}
/** The same promise; its failure is seen later, by whoever awaits it. */
function held(work) {
    work.catch(() => undefined);
    return work;
}


/***/ })

};
