export const id = 72;
export const ids = [72];
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


/***/ })

};
