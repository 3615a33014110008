export const id = 1271;
export const ids = [1271];
export const modules = {

/***/ 3808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Oc: () => (/* binding */ MAX_LINE_BYTES),
/* harmony export */   Ow: () => (/* binding */ cleanLine),
/* harmony export */   g3: () => (/* binding */ LineSplitter)
/* harmony export */ });
/** Bytes of a program's output to clean, bounded lines of text. */
/** Longest line that is kept; what goes beyond is dropped, so that a line of 50 MB costs nothing. */
const MAX_LINE_BYTES = 64 * 1024;
const NEWLINE = 0x0a;
/** Cuts a stream of bytes into lines, without their ends; bytes that are not UTF-8 become U+FFFD. */
class LineSplitter {
    #limitBytes;
    #parts = [];
    #length = 0;
    #cut = false;
    constructor(limitBytes = MAX_LINE_BYTES) {
        this.#limitBytes = limitBytes;
    }
    /** The lines that this chunk completes. */
    push(chunk) {
        const lines = [];
        let start = 0;
        for (;;) {
            const end = chunk.indexOf(NEWLINE, start);
            if (end === -1)
                break;
            this.#keep(chunk.subarray(start, end));
            lines.push(this.#take());
            start = end + 1;
        }
        this.#keep(chunk.subarray(start));
        return lines;
    }
    /** The last line, where the output did not end with a line break. */
    end() {
        return this.#length === 0 ? [] : [this.#take()];
    }
    #keep(part) {
        const room = this.#limitBytes - this.#length;
        if (part.length > room)
            this.#cut = true;
        if (room === 0 || part.length === 0)
            return;
        // A copy: the caller may use the chunk's memory again.
        const kept = Uint8Array.from(part.subarray(0, room));
        this.#parts.push(kept);
        this.#length += kept.length;
    }
    #take() {
        const line = {
            text: Buffer.concat(this.#parts, this.#length).toString("utf8"),
            cut: this.#cut,
        };
        this.#parts = [];
        this.#length = 0;
        this.#cut = false;
        return line;
    }
}
/** What most lines are: nothing in them needs a closer look. */
const PLAIN = /^[\t -~]*$/;
/** The cursor goes to the start of the line, or far enough back: what comes next overwrites it. */
const TO_START = new RegExp(["\\u001b\\[(?:[01]?G|\\d{3,}D)", "\\u009b(?:[01]?G|\\d{3,}D)"].join("|"), "g");
/**
 * ECMA-48 sequences with a leading escape or in one 8-bit character: strings (OSC, DCS, SOS, PM, APC: titles, links,
 * pictures), CSI (colours, cursor), and the two-character ones. A string without an end hides nothing of the line.
 */
const ESCAPE_SEQUENCES = new RegExp([
    "(?:\\u001b[PX\\]^_]|[\\u0090\\u0098\\u009d-\\u009f])[^\\u0007\\u001b\\u009c]*(?:\\u0007|\\u001b\\\\|\\u009c)",
    "(?:\\u001b\\[|\\u009b)[0-?]*[ -/]*[@-~]",
    "\\u001b[ -/]*[0-~]?",
].join("|"), "g");
/** Control characters but tab, and the C1 block. */
const CONTROLS = /[^\P{Cc}\t]/gu;
/**
 * What can't be seen and changes what is seen: order of reading (bidi), width (zero-width, fillers, tags), line breaks.
 * Variation selectors stay: they only choose the look of the character before them.
 */
const HIDDEN = /[[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Zl}\p{Zp}]--[\ufe0e\ufe0f]]/gv;
/** Programs of Windows begin their output with it. */
const BYTE_ORDER_MARK = /^\ufeff/;
/**
 * One line as a terminal would leave it: no colours, of a progress bar its last state, no control characters. What is
 * hidden in it is shown as `<U+202E>`.
 */
function cleanLine(text) {
    if (PLAIN.test(text))
        return text;
    const states = text
        .replace(TO_START, "\r")
        .replace(ESCAPE_SEQUENCES, "")
        .replace(/\r+$/, "");
    return typedOver(states.slice(states.lastIndexOf("\r") + 1))
        .replace(CONTROLS, "")
        .replace(BYTE_ORDER_MARK, "")
        .replace(HIDDEN, showHidden);
}
/** A backspace takes the character before it away. */
function typedOver(text) {
    if (!text.includes("\b"))
        return text;
    const kept = [];
    for (const char of text) {
        if (char === "\b")
            kept.pop();
        else
            kept.push(char);
    }
    return kept.join("");
}
function showHidden(char) {
    const code = char.codePointAt(0) ?? 0;
    return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
}


/***/ }),

/***/ 8765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ parseMachineLine)
/* harmony export */ });
/**
 * The lines of `packer build -machine-readable`: `<unix time>,<target>,<type>,<data…>`. In each field of data a comma is
 * written `%!(PACKER_COMMA)`, a line feed `\n` and a carriage return `\r` (a backslash stays as it is).
 */
/** Parses one line, or gives undefined where it is not machine-readable output. */
function parseMachineLine(line) {
    const match = /^(\d+),([^,]*),([a-z-]+),(.*)$/s.exec(line);
    if (match === null)
        return undefined;
    const [, seconds, target = "", type = "", data = ""] = match;
    return {
        at: Number(seconds) * 1000,
        target,
        type,
        data: data.split(",").map(unescapeField),
    };
}
function unescapeField(field) {
    return field
        .replaceAll("%!(PACKER_COMMA)", ",")
        .replaceAll("\\n", "\n")
        .replaceAll("\\r", "\r");
}


/***/ }),

/***/ 3479:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TK: () => (/* binding */ sweepMarked),
/* harmony export */   X9: () => (/* binding */ listMarked),
/* harmony export */   vG: () => (/* binding */ sendSignal)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8500);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1122);
/**
 * Ends the processes of a run, wherever they went: a provisioner's daemon may have left Packer's process group, and
 * main may have been killed before it could tell. Each carries the run's folder in its environment, and Linux shows
 * that in /proc.
 */



const POLL_MS = 100;
/** Killing is repeated, since a process may fork while the list is read. */
const MAX_KILL_ROUNDS = 50;
/**
 * Ends every process of the run in `folder` (and of its phases, in folders below): SIGTERM to Packer, up to
 * `graceSeconds` for its own clean-up, then SIGKILL to all that is left. `signal` cuts the wait short. Safe to call
 * again, and where nothing runs. Returns what it found running.
 */
async function sweepMarked(folder, options) {
    const deadline = performance.now() + options.graceSeconds * 1000;
    const found = new Map();
    const look = async () => {
        const processes = await listMarked(folder);
        for (const { pid, name } of processes)
            found.set(pid, { pid, name });
        return processes;
    };
    let running = await look();
    if (options.graceSeconds > 0) {
        for (const { pid, leader } of running) {
            if (leader)
                sendSignal(pid, "SIGTERM");
        }
    }
    while (running.some(({ leader }) => leader) &&
        performance.now() < deadline &&
        !options.signal?.aborted) {
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout)(POLL_MS);
        running = await look();
    }
    for (let round = 0; running.length > 0 && round < MAX_KILL_ROUNDS; round++) {
        for (const { pid } of running)
            sendSignal(pid, "SIGKILL");
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout)(POLL_MS / 5);
        running = await look();
    }
    return [...found.values()];
}
/** Sends a signal; a process or group (negative) that is gone is no error. */
function sendSignal(pid, signal) {
    try {
        process.kill(pid, signal);
    }
    catch (error) {
        const code = error instanceof Error && "code" in error ? error.code : "";
        // EPERM: it became another user's (sudo); nothing that we could do.
        if (code !== "ESRCH" && code !== "EPERM")
            throw error;
    }
}
/** The processes of the run in `folder` that are there now. */
async function listMarked(folder) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)("/proc").catch(() => []);
    const processes = [];
    for (const entry of entries) {
        if (!/^\d+$/.test(entry) || Number(entry) === process.pid)
            continue;
        if (!(await isMarked(entry, folder)))
            continue;
        const stat = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`/proc/${entry}/stat`, "utf8").catch(() => "");
        // `pid (name) state ppid pgrp …`, and the name may hold anything.
        const [, name = "", state = "", group = ""] = /^\d+ \((.*)\) (\S) \d+ (\d+) /s.exec(stat) ?? [];
        if (state === "" || state === "Z" || state === "X")
            continue;
        processes.push({ pid: Number(entry), name, leader: group === entry });
    }
    return processes;
}
/** Gone, or another user's: not marked. */
async function isMarked(pid, folder) {
    const environment = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`/proc/${pid}/environ`, "utf8").catch(() => "");
    const marker = `${_command_js__WEBPACK_IMPORTED_MODULE_2__/* .MARKER_VARIABLE */ .a0}=${folder}`;
    return environment
        .split("\0")
        .some((item) => item === marker || item.startsWith(`${marker}/`));
}


/***/ }),

/***/ 9:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ TraceReader),
/* harmony export */   n: () => (/* binding */ readTraces)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3808);
/* harmony import */ var _machine_line_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8765);
/**
 * What the lines of a run tell of its builds: where each stands, and what the xenserver plugin made in the pool for
 * it. Guests and scripts speak through the same lines, after the same prefix: nothing that gives leave to remove or
 * stop something is taken from a line of a time when they may speak.
 */




/** Of an error that is kept. */
const MAX_WORDS = 1000;
const READ_BYTES = 1 << 20;
/** Where a build stands, in the order of its life; it never goes back. */
const PHASES = [
    "prepare",
    "create",
    "boot",
    "address",
    "connect",
    "provision",
    "shutdown",
    "export",
    "cleanup",
    "post-process",
];
/** First match wins; the words are those of packer-plugin-xenserver and of Packer's SDK. */
const PHASE_WORDS = [
    [/^XAPI client session established/, "prepare"],
    [/^Step: (?:Create|Import) Instance/, "create"],
    [/^Waiting \S+ for boot/, "boot"],
    [/^Step: Wait for VM's IP/, "address"],
    [/^Waiting for (?:SSH|WinRM) to become available/, "connect"],
    [/^Provisioning with |^Running local shell script/, "provision"],
    [/^Step: Shutting down VM/, "shutdown"],
    [/^Step: export artifact/, "export"],
    [/^(?:Download completed|Destroying VM|Deleting output dir)/, "cleanup"],
    [/^Running post-processor/, "post-process"],
];
/** `==> name: text`, or with four spaces for the arrow. Post-processors speak as `name (type)`: they are none of the plugin. */
const SPOKEN = /^(?:==> | {4})([^\s:()][^:()\n]*): ([^\n]*)/;
const BUILD_ENDED = /^Build '(.+)' (?:finished|errored)/;
const ALL_ENDED = /^\s*==> (?:Builds finished|Some builds didn't complete)|^Cleanly cancelled builds/;
const MADE = /^(?:Created|Imported) instance '([\da-f-]{36})'/;
const ADDRESS = /^Got IP address '([^']{1,64})'/;
const UPLOAD = /^PUT '?https?:\/\/\S+\/import\w*\?/;
const EXPORT = /^Getting XVA https?:\/\/\S+\/export\?/;
/** A reference in a query, as it is or percent-encoded. */
const REFERENCE = /[?&](vdi|task_id|session_id)=(OpaqueRef(?::|%3A)[\w-]{1,64})/g;
/** Go's `rpc.ErrShutdown`: after one answer that is no RPC, every further call ends so. */
const SHUT_DOWN = /(?:^|: )connection is shut down$/;
/** More references than this no build has; a guest that makes some up shall not fill the memory. */
const MAX_REFERENCES = 32;
/** Follows the builds of one run. */
class TraceReader {
    #builds = new Map();
    #last;
    /** The builds that have told something, in the order of their first words. */
    get traces() {
        return [...this.#builds.values()];
    }
    /** Of the run, as far as stopping it goes: `export` while any build exports, else where the last speaker stands. */
    get phase() {
        return this.traces.some(({ exporting }) => exporting)
            ? "export"
            : this.#builds.get(this.#last ?? "")?.phase;
    }
    /** Takes one line in. */
    read({ at, target, type, data }) {
        if (type === "ui") {
            const [level, ...rest] = data;
            this.#hear(at, level === "error", rest.join(","));
        }
        else if (type === "error" || type === "artifact-count") {
            this.#end(target);
        }
    }
    #hear(at, isError, text) {
        this.#end(BUILD_ENDED.exec(text)?.[1] ?? "");
        if (ALL_ENDED.test(text)) {
            for (const build of this.#builds.keys())
                this.#end(build);
        }
        const [, build = "", words = ""] = SPOKEN.exec(text) ?? [];
        if (build === "")
            return;
        const before = this.#builds.get(build) ?? newTrace(build, at);
        const after = learn(move(before, words, at), words, isError);
        if (after === before)
            return;
        this.#builds.set(build, after);
        this.#last = build;
    }
    #end(build) {
        const trace = this.#builds.get(build);
        if (trace === undefined)
            return;
        this.#builds.set(build, { ...trace, exporting: false, ended: true });
    }
}
function newTrace(build, at) {
    return {
        build,
        phaseSince: at,
        uploads: [],
        tasks: [],
        sessions: [],
        exporting: false,
        disconnected: false,
        ended: false,
    };
}
/** The trace in the phase that the words begin, or as it was. */
function move(trace, words, at) {
    const next = PHASE_WORDS.find(([pattern]) => pattern.test(words))?.[1];
    if (next === undefined || rank(next) <= rank(trace.phase))
        return trace;
    return {
        ...trace,
        phase: next,
        phaseSince: at,
        exporting: next === "export",
    };
}
function rank(phase) {
    return phase === undefined ? -1 : PHASES.indexOf(phase);
}
/** The trace with the facts that the words tell, or as it was. */
function learn(trace, words, isError) {
    const { phase } = trace;
    // Before the VM runs, and while it is exported, the plugin alone speaks.
    if (rank(phase) < rank("boot")) {
        const vm = MADE.exec(words)?.[1];
        if (vm !== undefined && trace.vm === undefined)
            return { ...trace, vm };
        if (UPLOAD.test(words))
            return withReferences(trace, words);
    }
    if (phase === "export" && EXPORT.test(words)) {
        return withReferences(trace, words);
    }
    if (phase === "address") {
        const address = ADDRESS.exec(words)?.[1];
        if (address !== undefined)
            return { ...trace, address };
    }
    if (isError && phase !== "provision" && rank(phase) < rank("cleanup")) {
        const disconnected = trace.disconnected || SHUT_DOWN.test(words);
        return { ...trace, problem: words.slice(0, MAX_WORDS), disconnected };
    }
    return trace;
}
function withReferences(trace, words) {
    const found = [...words.matchAll(REFERENCE)];
    const more = (known, name) => {
        const named = found
            .filter((match) => match[1] === name)
            .map(([, , reference = ""]) => reference.replace(/%3A/i, ":"));
        return [...new Set([...known, ...named])].slice(0, MAX_REFERENCES);
    };
    return {
        ...trace,
        uploads: more(trace.uploads, "vdi"),
        tasks: more(trace.tasks, "task_id"),
        sessions: more(trace.sessions, "session_id"),
    };
}
/**
 * The traces of the Packer builds of one of our builds, from its own folder (the one with `packer/` in it), however
 * long the output. `ended` tells whether Packer came to its end by itself. Empty where Packer never built.
 */
async function readTraces(folder) {
    const reader = new TraceReader();
    const splitter = new _lines_js__WEBPACK_IMPORTED_MODULE_2__/* .LineSplitter */ .g3();
    const take = (lines) => {
        for (const { text } of lines) {
            const line = (0,_machine_line_js__WEBPACK_IMPORTED_MODULE_3__/* .parseMachineLine */ .h)(text);
            if (line !== undefined)
                reader.read(line);
        }
    };
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "packer", "build", "stdout.log");
    try {
        const chunks = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(path, { highWaterMark: READ_BYTES });
        for await (const chunk of chunks)
            take(splitter.push(chunk));
    }
    catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") {
            return [];
        }
        throw error;
    }
    take(splitter.end());
    return reader.traces;
}


/***/ })

};
