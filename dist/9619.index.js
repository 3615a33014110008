export const id = 9619;
export const ids = [9619,6677];
export const modules = {

/***/ 29619:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  screenshot: () => (/* binding */ screenshot)
});

// EXTERNAL MODULE: ./build/xapi/errors.js + 1 modules
var errors = __webpack_require__(16677);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./build/xapi/png.js
/** Writes PNG files: eight bits a channel, RGB, no filter, no interlace (W3C PNG, third edition). */

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
const BIT_DEPTH = 8;
const COLOUR_TYPE_RGB = 2;
const CHANNELS = 3;
/** The picture as a PNG file. */
function encodePng(picture) {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(picture.width, 0);
    header.writeUInt32BE(picture.height, 4);
    header.writeUInt8(BIT_DEPTH, 8);
    header.writeUInt8(COLOUR_TYPE_RGB, 9);
    // The last three bytes are zero: deflate, the five standard filters, no interlace.
    return Buffer.concat([
        SIGNATURE,
        chunk("IHDR", header),
        chunk("IDAT", (0,external_node_zlib_.deflateSync)(scanLines(picture))),
        chunk("IEND", Buffer.alloc(0)),
    ]);
}
/** Whether every pixel has the same colour, as a console has that shows nothing. */
function isBlank({ rgb }) {
    // Each byte equals the one a pixel further on: then all pixels are alike.
    return rgb.subarray(CHANNELS).equals(rgb.subarray(0, -CHANNELS));
}
/** Each row behind the number of its filter, which is 0 (none). */
function scanLines({ width, height, rgb }) {
    const row = width * CHANNELS;
    const lines = Buffer.alloc((row + 1) * height);
    for (let y = 0; y < height; y++) {
        rgb.copy(lines, y * (row + 1) + 1, y * row, (y + 1) * row);
    }
    return lines;
}
/** Length, type, data, and the checksum over type and data. */
function chunk(type, data) {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const checksum = Buffer.alloc(4);
    checksum.writeUInt32BE((0,external_node_zlib_.crc32)(body));
    return Buffer.concat([length, body, checksum]);
}

;// CONCATENATED MODULE: ./build/xapi/rfb.js
/**
 * Takes one picture of a screen by the Remote Framebuffer protocol (RFC 6143), versions 3.3, 3.7 and 3.8, as the
 * console of a VM speaks it: no password, since the pool has asked for a session before.
 */
/** No console is larger; what claims to be is not believed. */
const MAX_SIDE = 4096;
/** A server's name, its reason for a refusal, its clipboard: read and thrown away, up to this. */
const MAX_TEXT_BYTES = 1 << 20;
const BYTES_PER_PIXEL = 4;
const SECURITY_NONE = 1;
const RAW = 0;
const COPY_RECT = 1;
const DESKTOP_SIZE = -223;
/**
 * One picture of the screen behind `stream`, which is destroyed in the end. Where the time is over before all of the
 * picture has come, the rest of it is black.
 * @throws where nothing of a picture came, with the reason as the message
 */
async function readScreen(stream, timeoutMs) {
    let late = false;
    const timer = setTimeout(() => {
        late = true;
        stream.destroy();
    }, timeoutMs);
    const screen = new Screen();
    const reader = new Reader(stream);
    try {
        await shakeHands(stream, reader);
        await receive(stream, reader, screen);
    }
    catch (error) {
        if (!late)
            throw error;
        if (screen.painted === 0) {
            throw new Error(`The console sent no picture within ${timeoutMs / 1000} seconds.`, { cause: error });
        }
    }
    finally {
        clearTimeout(timer);
        stream.destroy();
    }
    return screen.picture();
}
/** Version, then security; each version says it in another way (RFC 6143, section 7.1 and appendix A). */
async function shakeHands(stream, reader) {
    const banner = (await reader.take(12)).toString("latin1");
    const match = /^RFB (\d{3})\.(\d{3})\n$/.exec(banner);
    if (!match) {
        throw new Error("The console does not speak the RFB protocol.");
    }
    const [major, minor] = [Number(match[1]), Number(match[2])];
    const version = major > 3 || minor >= 8 ? 8 : minor === 7 ? 7 : 3;
    stream.write(`RFB 003.00${version}\n`);
    // In 3.3 the server decides; later ones offer a list, which is empty where they refuse.
    const offered = version === 3
        ? [await reader.uint32()]
        : [...(await reader.take(await reader.uint8()))];
    if (!offered.includes(SECURITY_NONE))
        throw refused();
    if (version > 3)
        stream.write(Buffer.of(SECURITY_NONE));
    if (version === 8 && (await reader.uint32()) !== 0)
        throw refused();
    // Shared: whoever looks at the console already is not thrown out.
    stream.write(Buffer.of(1));
}
function refused() {
    return new Error("The console refused to be looked at.");
}
/** Asks for the whole screen, in a pixel format of ours, until all of it has come. */
async function receive(stream, reader, screen) {
    screen.resize(await reader.uint16(), await reader.uint16());
    await reader.skip(16);
    await reader.skip(await reader.uint32());
    stream.write(pixelFormat());
    stream.write(encodings([RAW, COPY_RECT, DESKTOP_SIZE]));
    while (!screen.complete) {
        // A server has to answer to a request for what changed only when something does: the first asks for all.
        stream.write(updateRequest(screen, screen.painted > 0));
        await nextUpdate(reader, screen);
    }
}
/** Reads messages up to and with the next update of the framebuffer (RFC 6143, section 7.6). */
async function nextUpdate(reader, screen) {
    for (;;) {
        const type = await reader.uint8();
        if (type === 0) {
            await reader.skip(1);
            let rectangles = await reader.uint16();
            while (rectangles-- > 0)
                await readRectangle(reader, screen);
            return;
        }
        if (type === 1) {
            await reader.skip(3);
            await reader.skip(6 * (await reader.uint16()));
        }
        else if (type === 3) {
            await reader.skip(3);
            await reader.skip(await reader.uint32());
        }
        else if (type !== 2) {
            throw new Error(`The console sent a message of unknown type ${type}.`);
        }
    }
}
async function readRectangle(reader, screen) {
    const x = await reader.uint16();
    const y = await reader.uint16();
    const width = await reader.uint16();
    const height = await reader.uint16();
    const encoding = (await reader.uint32()) | 0;
    if (encoding === DESKTOP_SIZE) {
        screen.resize(width, height);
        return;
    }
    if (x + width > screen.width || y + height > screen.height) {
        throw new Error("The console sent a picture larger than its screen.");
    }
    if (encoding === RAW) {
        for (let row = y; row < y + height; row++) {
            screen.paint(x, row, await reader.take(width * BYTES_PER_PIXEL));
        }
    }
    else if (encoding === COPY_RECT) {
        const from = { x: await reader.uint16(), y: await reader.uint16() };
        screen.copy(from, { x, y, width, height });
    }
    else {
        throw new Error(`The console sent unknown encoding ${encoding}.`);
    }
}
/** The picture as it comes together. */
class Screen {
    width = 0;
    height = 0;
    /** Pixels that have come. */
    painted = 0;
    #rgb = Buffer.alloc(0);
    #seen = new Uint8Array(0);
    get complete() {
        return this.painted === this.width * this.height;
    }
    /** Starts again with another size. */
    resize(width, height) {
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
            throw new Error(`The console claims a screen of ${width}×${height}.`);
        }
        this.width = width;
        this.height = height;
        this.painted = 0;
        this.#rgb = Buffer.alloc(width * height * 3);
        this.#seen = new Uint8Array(width * height);
    }
    /** Pixels as {@link pixelFormat} orders them: blue, green, red, nothing. */
    paint(x, y, pixels) {
        const first = y * this.width + x;
        for (let i = 0; i < pixels.length; i += BYTES_PER_PIXEL) {
            const at = first + i / BYTES_PER_PIXEL;
            this.#rgb[at * 3] = pixels[i + 2] ?? 0;
            this.#rgb[at * 3 + 1] = pixels[i + 1] ?? 0;
            this.#rgb[at * 3 + 2] = pixels[i] ?? 0;
            this.#mark(at);
        }
    }
    /** Copies a part of the screen to another place of it; the two may overlap. */
    copy(from, to) {
        if (from.x + to.width > this.width || from.y + to.height > this.height) {
            throw new Error("The console copied from outside its screen.");
        }
        const before = Buffer.from(this.#rgb);
        for (let row = 0; row < to.height; row++) {
            const source = (from.y + row) * this.width + from.x;
            const target = (to.y + row) * this.width + to.x;
            before.copy(this.#rgb, target * 3, source * 3, (source + to.width) * 3);
            for (let i = 0; i < to.width; i++)
                this.#mark(target + i);
        }
    }
    picture() {
        return { width: this.width, height: this.height, rgb: this.#rgb };
    }
    #mark(pixel) {
        if (this.#seen[pixel] === 1)
            return;
        this.#seen[pixel] = 1;
        this.painted++;
    }
}
/** Takes exact numbers of bytes out of a stream. */
class Reader {
    #chunks;
    #buffered = Buffer.alloc(0);
    constructor(stream) {
        this.#chunks = stream[Symbol.asyncIterator]();
    }
    async take(length) {
        const parts = [this.#buffered];
        let available = this.#buffered.length;
        while (available < length) {
            const { done, value } = await this.#chunks.next();
            if (done)
                throw new Error("The console closed the connection.");
            parts.push(value);
            available += value.length;
        }
        const bytes = parts.length === 1 ? this.#buffered : Buffer.concat(parts);
        this.#buffered = bytes.subarray(length);
        return bytes.subarray(0, length);
    }
    async skip(length) {
        if (length > MAX_TEXT_BYTES) {
            throw new Error(`The console sent a text of ${length} bytes.`);
        }
        await this.take(length);
    }
    async uint8() {
        return (await this.take(1)).readUInt8();
    }
    async uint16() {
        return (await this.take(2)).readUInt16BE();
    }
    async uint32() {
        return (await this.take(4)).readUInt32BE();
    }
}
/** SetPixelFormat: 32 bits, true colour, little-endian, 255 a channel: blue, green, red, nothing. */
function pixelFormat() {
    const flags = [32, 24, 0, 1];
    const maxima = [0, 255, 0, 255, 0, 255];
    const shifts = [16, 8, 0];
    return Buffer.of(0, 0, 0, 0, ...flags, ...maxima, ...shifts, 0, 0, 0);
}
/** SetEncodings. */
function encodings(types) {
    const message = Buffer.alloc(4 + 4 * types.length);
    message.writeUInt8(2);
    message.writeUInt16BE(types.length, 2);
    types.forEach((type, i) => {
        message.writeInt32BE(type, 4 + 4 * i);
    });
    return message;
}
/** FramebufferUpdateRequest for all of the screen. */
function updateRequest(screen, incremental) {
    const message = Buffer.alloc(10);
    message.writeUInt8(3);
    message.writeUInt8(incremental ? 1 : 0, 1);
    message.writeUInt16BE(screen.width, 6);
    message.writeUInt16BE(screen.height, 8);
    return message;
}

// EXTERNAL MODULE: ./build/xapi/values.js
var values = __webpack_require__(52403);
;// CONCATENATED MODULE: ./build/xapi/console.js
/** Screenshots of a VM's console, over our own session. */




const TIMEOUT_MS = 5000;
/**
 * A picture of what a VM shows now. Undefined where it shows nothing: it is not running, is gone, or has no graphical
 * console. Others may look at the console meanwhile, unless the pool allows one connection at a time
 * (`limit_console_sessions`): then it is taken for the moment that the picture lasts, or refused.
 * @throws PoolError, and an Error where the console sends no picture
 */
async function screenshot(pool, vmUuid, options = {}) {
    const location = await findConsole(pool, vmUuid);
    if (location === undefined)
        return undefined;
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
async function findConsole(pool, vmUuid) {
    try {
        const method = "VM.get_by_uuid";
        const ref = (0,values/* readText */.yR)(await pool.call(method, vmUuid), method);
        const vm = await record(pool, "VM", ref);
        // XAPI opens no console of a VM in another state.
        if (vm.text("power_state") !== "Running")
            return undefined;
        for (const self of vm.refs("consoles")) {
            const { text } = await record(pool, "console", self);
            if (text("protocol") !== "rfb")
                continue;
            const location = text("location");
            const here = vm.ref("resident_on") === (await masterOf(pool));
            return here ? pathOf(location) : location;
        }
        return undefined;
    }
    catch (error) {
        if ((0,errors.hasCode)(error, "UUID_INVALID", "HANDLE_INVALID"))
            return undefined;
        throw error;
    }
}
/** On the host that we talk to, whose name we know, and its certificate: a location has only the address. */
function pathOf(location) {
    const { pathname, search } = new URL(location);
    return `${pathname}${search}`;
}
async function masterOf(pool) {
    const method = "pool.get_all_records";
    const [own] = (0,values/* readRecords */.T3)(await pool.call(method), method).values();
    return own?.ref("master");
}
async function record(pool, name, ref) {
    const method = `${name}.get_record`;
    return (0,values/* readRecord */.aE)(await pool.call(method, ref), method);
}


/***/ }),

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
