export const id = 7661;
export const ids = [7661,6677];
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

/***/ 39419:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ou: () => (/* binding */ connectTrusted),
/* harmony export */   ce: () => (/* binding */ stopped),
/* harmony export */   fn: () => (/* binding */ late),
/* harmony export */   mw: () => (/* binding */ broken),
/* harmony export */   zq: () => (/* binding */ readAddress)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41692);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16677);
/**
 * TLS connections to a pool whose certificate was found good before a byte is sent.
 * Pools mostly have certificates that they signed themselves, often without a matching name: a pinned fingerprint trusts
 * the certificate whatever its name, dates and issuer.
 */



const HTTPS_PORT = 443;
/**
 * Reads `host` and `host:port`; IPv6 without a port also without brackets.
 * @throws PoolError where it is no host
 */
function readAddress(host, defaultPort = HTTPS_PORT) {
    const url = URL.parse(`https://${(0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 6 ? `[${host}]` : host}`);
    if (url === null || url.href !== `https://${url.host}/`)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PoolError */ .FJ("unexpected", `${JSON.stringify((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(host, 80))} is no host of a pool: it takes \`host\` or \`host:port\`.`);
    const port = url.port === "" ? defaultPort : Number(url.port);
    return {
        hostname: url.hostname.replace(/^\[(.*)\]$/, "$1"),
        port,
        text: port === HTTPS_PORT ? url.hostname : `${url.hostname}:${port}`,
    };
}
/**
 * Connects, and checks the certificate. The socket is the caller's to end.
 * @throws PoolError `unreachable`, `untrusted`, or `stopped` by `signal`
 */
function connectTrusted(address, trust, timeoutMs, signal) {
    return new Promise((resolve, reject) => {
        const { hostname: host, port } = address;
        const socket = (0,node_tls__WEBPACK_IMPORTED_MODULE_1__.connect)({
            host,
            port,
            // SNI takes no addresses
            ...((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 0 ? { servername: host } : {}),
            ...(trust.ca === undefined ? {} : { ca: [...trust.ca] }),
            // judged below, where a fingerprint may outweigh the chain
            rejectUnauthorized: false,
        });
        const settle = (error) => {
            clearTimeout(timer);
            signal?.removeEventListener("abort", stop);
            socket.off("error", fail);
            if (error === undefined)
                return resolve(socket);
            // a late error of a socket that is given up interests nobody
            socket.on("error", () => { }).destroy();
            reject(error);
        };
        const stop = () => settle(stopped(address));
        const fail = (cause) => settle(notConnected(address, cause));
        const timer = setTimeout(() => settle(late(address, timeoutMs)), timeoutMs);
        socket.once("error", fail);
        socket.once("secureConnect", () => settle(judge(socket, address, trust)));
        if (signal?.aborted === true)
            stop();
        else
            signal?.addEventListener("abort", stop, { once: true });
    });
}
/** Why the certificate is not trusted, or nothing where it is. */
function judge(socket, address, trust) {
    if (trust.allowInsecureTls || socket.authorized)
        return undefined;
    const certificate = socket.getPeerX509Certificate();
    if (certificate === undefined)
        return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PoolError */ .FJ("untrusted", `${address.text} shows no certificate.`);
    const fingerprint = certificate.fingerprint256;
    const hex = fingerprint.replaceAll(":", "").toLowerCase();
    if (trust.fingerprints.includes(hex))
        return undefined;
    const subject = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(certificate.subject ?? "", 200) || "no subject";
    const expiry = certificate.validToDate.toISOString().slice(0, 10);
    const why = trust.fingerprints.length > 0
        ? "is not the one of `xapi-tls-fingerprint`; it was renewed, or somebody stands in between"
        : `is not trusted (${socket.authorizationError ?? "no reason given"})`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PoolError */ .FJ("untrusted", `The certificate of ${address.text} ${why}. It is for ${subject}, valid until ${expiry}. Compare it on the host with \`openssl x509 -in /etc/xensource/xapi-ssl.pem -noout -fingerprint -sha256\`; where it is the same, trust it by this line: \`xapi-tls-fingerprint: ${fingerprint}\`.`);
}
/** The error of a call that the caller gave up. */
function stopped(address) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PoolError */ .FJ("stopped", `The call to ${address.text} was given up.`);
}
/** The error of an answer that does not come. */
function late(address, timeoutMs) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PoolError */ .FJ("unreachable", `${address.text} did not answer within ${timeoutMs / 1000} s: check \`xapi-url\`, the host, and the firewall between runner and pool.`);
}
function notConnected(address, cause) {
    const { text } = address;
    const code = codeOf(cause);
    switch (code) {
        case "ECONNREFUSED":
            return unreachable(`${text} refused the connection: is the port in \`xapi-url\` right, and does its toolstack run (\`xe-toolstack-restart\`)?`, cause);
        case "ENOTFOUND":
        case "EAI_AGAIN":
            return unreachable(`The name of ${text} could not be resolved: check \`xapi-url\` and the runner's DNS.`, cause);
        case "EPROTO":
        case "ERR_SSL_WRONG_VERSION_NUMBER":
        case "ERR_SSL_PACKET_LENGTH_TOO_LONG":
            return unreachable(`${text} does not speak TLS as expected: is the port in \`xapi-url\` the one for https?`, cause);
        default:
            return unreachable(code.startsWith("ERR_SSL_")
                ? `${text} and the runner agree on no way of TLS (${code}): update the host, or renew its certificate (\`xe host-refresh-server-certificate\`).`
                : `The connection to ${text} could not be opened (${code || (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(cause.message)}): check \`xapi-url\` and the network between runner and pool.`, cause);
    }
}
/** The error of a connection that broke under a call. */
function broken(address, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PoolError */ .FJ("unreachable", `The connection to ${address.text} broke (${codeOf(cause) || (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(cause.message)}): check the host, and the network between runner and pool.`, { transient: true, cause });
}
function unreachable(message, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PoolError */ .FJ("unreachable", message, { cause });
}
function codeOf(error) {
    return "code" in error && typeof error.code === "string" ? error.code : "";
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
