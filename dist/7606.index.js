export const id = 7606;
export const ids = [7606,189];
export const modules = {

/***/ 62416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ putConsolePictures),
/* harmony export */   putFailureLog: () => (/* binding */ putFailureLog)
/* harmony export */ });
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55539);
/* harmony import */ var _upload_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16252);
/** Logs of builds that yielded nothing. */


/** Uploads the log to a place of its own, never under `templates/`; returns its URL. */
async function putFailureLog(store, capabilities, failed) {
    const { os, runId, attempt, build, logPath, signal } = failed;
    const { onMultipart } = failed;
    const key = store.keys.failureLog(os, runId, attempt, build);
    await (0,_upload_js__WEBPACK_IMPORTED_MODULE_1__/* .uploadImage */ .V6)(store, capabilities, {
        path: logPath,
        key,
        contentType: (0,_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaType */ .JL)(_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .LOG */ .$9),
        sinks: [],
        signal,
        ...(onMultipart === undefined ? {} : { onMultipart }),
    });
    return store.url(key);
}
/** Uploads the pictures of a failed build's console, oldest first, beside its log; returns their URLs. */
async function putConsolePictures(store, capabilities, { os, runId, attempt, build, signal }, paths) {
    const urls = [];
    for (const [index, path] of paths.entries()) {
        const key = store.keys.consolePicture(os, runId, attempt, build, index + 1);
        await (0,_upload_js__WEBPACK_IMPORTED_MODULE_1__/* .uploadImage */ .V6)(store, capabilities, {
            path,
            key,
            contentType: "image/png",
            sinks: [],
            signal,
        });
        urls.push(store.url(key));
    }
    return urls;
}


/***/ }),

/***/ 81030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ addPicture),
/* harmony export */   x: () => (/* binding */ keepPictures)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _bucket_logs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62416);
/** The last pictures of a build's console, in its folder while it runs, beside its log once it has failed. */



/** The screen of the hang, and two from before it. */
const KEPT = 3;
/** Adds a picture (PNG) and forgets the oldest beyond the last three. */
async function addPicture(folder, takenAt, picture) {
    const place = picturesFolder(folder);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(place, { recursive: true, mode: 0o700 });
    // the name sorts by time
    const name = `${takenAt.toISOString().replace(/[-:.]/g, "")}.png`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place, name), picture, { mode: 0o600 });
    for (const old of (await picturesOf(folder)).slice(0, -KEPT))
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(old, { force: true });
}
/** Uploads what there is; returns the URLs, oldest first. */
async function keepPictures(store, capabilities, folder, where) {
    return (0,_bucket_logs_js__WEBPACK_IMPORTED_MODULE_2__/* .putConsolePictures */ .e)(store, capabilities, where, await picturesOf(folder));
}
function picturesFolder(folder) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "console");
}
async function picturesOf(folder) {
    const place = picturesFolder(folder);
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(place).catch(() => []);
    return names.sort().map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place, name));
}


/***/ }),

/***/ 50189:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UJ: () => (/* binding */ aloneIfPossible),
/* harmony export */   XC: () => (/* binding */ acquire),
/* harmony export */   bh: () => (/* binding */ tryLock)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58500);
/* harmony import */ var _owner_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29635);
/**
 * Locks between the runner services of one machine: a file that names its holder. A holder that was killed holds nothing:
 * its lock is told by pid and start time, or by its age where the holder has pids of its own (a container).
 */





/** A holder says so often that it lives. */
const BEAT_MS = 20_000;
/** Some beats missed: where only the age can tell, such a lock is nobody's. */
const DEAD_AFTER_MS = 120_000;
const POLL_MS = 200;
const NOBODY = {
    pid: 0,
    host: "",
    boot: "",
    space: "",
    started: "",
    token: "",
};
/**
 * Takes the lock if nobody who lives holds it.
 * @throws where no file can be made there
 */
async function tryLock(path) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { recursive: true, mode: 0o700 });
    const holder = { ...(0,_owner_js__WEBPACK_IMPORTED_MODULE_4__/* .ownIdentity */ .h)(), token: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)() };
    // a link appears with its whole text, so that nobody ever reads half a lock
    const written = `${path}.${holder.token}`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(written, JSON.stringify(holder), { mode: 0o600, flag: "wx" });
    try {
        const taken = (await linked(written, path)) ||
            ((await breakStale(path)) && (await linked(written, path)));
        return taken ? held(path, holder.token) : undefined;
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(written, { force: true });
    }
}
/** Takes the lock, waiting for its holder; undefined where that took too long or was ended. */
async function acquire(path, { patienceMs, signal, onWait }) {
    const deadline = performance.now() + patienceMs;
    for (let waiting = false;; waiting = true) {
        const lock = await tryLock(path);
        if (lock !== undefined)
            return lock;
        if (!waiting)
            onWait?.();
        if (signal?.aborted || performance.now() >= deadline)
            return undefined;
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout)(POLL_MS);
    }
}
/**
 * Does the work while no other process does. Where the lock can't be had, it is done all the same: `onWithout` hears why.
 */
async function aloneIfPossible(path, work, patience) {
    const lock = await acquire(path, patience).catch((error) => {
        patience.onWithout(error instanceof Error ? error.message : String(error));
        return "none";
    });
    if (lock === undefined)
        patience.onWithout(`${path} stayed locked`);
    try {
        return await work();
    }
    finally {
        if (lock !== "none")
            await lock?.release();
    }
}
function held(path, token) {
    const beat = setInterval(() => {
        const now = new Date();
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.utimes)(path, now, now).catch(() => { });
    }, BEAT_MS);
    beat.unref();
    return {
        release: async () => {
            clearInterval(beat);
            if ((await readHolder(path))?.token === token)
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { force: true });
        },
    };
}
/** Whether it is worth trying again: a lock of the dead has been removed, or has gone by itself. */
async function breakStale(path) {
    const holder = await readHolder(path);
    if (holder === undefined)
        return true;
    if (await lives(path, holder))
        return false;
    // of several who see the same dead holder, the one with this link may remove the lock; a newer lock has another token
    const warrant = `${path}.stale-${holder.token}`;
    if (!(await linked(path, warrant))) {
        await removeForgotten(warrant);
        return false;
    }
    try {
        if ((await readHolder(warrant))?.token === holder.token)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { force: true });
        return true;
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(warrant, { force: true });
    }
}
async function lives(path, holder) {
    const running = (0,_owner_js__WEBPACK_IMPORTED_MODULE_4__/* .isRunning */ .W)(holder);
    if (running !== undefined)
        return running;
    const age = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path).then(({ mtimeMs }) => Date.now() - mtimeMs, () => Number.POSITIVE_INFINITY);
    return age < DEAD_AFTER_MS;
}
/** Whoever removes a lock may be killed at it. */
async function removeForgotten(warrant) {
    const { ctimeMs } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(warrant).catch(() => ({ ctimeMs: 0 }));
    if (ctimeMs > 0 && Date.now() - ctimeMs > DEAD_AFTER_MS)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(warrant, { force: true });
}
/** Whether the link was made; false where the name is taken, or what it should link is gone. */
async function linked(from, to) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.link)(from, to);
        return true;
    }
    catch (error) {
        const code = error instanceof Error && "code" in error ? error.code : "";
        if (code === "EEXIST" || code === "ENOENT")
            return false;
        throw error;
    }
}
/** Undefined where there is no lock. One that can't be read is judged by its age alone. */
async function readHolder(path) {
    let text;
    try {
        text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, "utf8");
    }
    catch {
        return undefined;
    }
    try {
        return { ...NOBODY, ...JSON.parse(text) };
    }
    catch {
        return NOBODY;
    }
}


/***/ }),

/***/ 44848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ chooseFiles),
/* harmony export */   Refusal: () => (/* binding */ Refusal)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _plan_narrow_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92535);
/* harmony import */ var _xva_verify_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46359);
/** Which of the files that Packer made are images, and under which names they are published. */



const XVA_NAME = /\.xva(\.gz|\.zst)?$/i;
const DISK_NAME = /\.(qcow2|raw|img|vhd|vmdk)$/i;
/** A failure with its reason already decided. */
class Refusal extends Error {
    name = "Refusal";
    reason;
    constructor(reason, message) {
        super(message);
        this.reason = reason;
    }
}
/** The files of an image, one a platform; other files of the build, such as manifests, are left out. */
async function chooseFiles(image, files) {
    const chosen = [];
    for (const file of files) {
        const format = await formatOf(file.path);
        if (format === undefined)
            continue;
        const type = image.builds.find(({ name }) => name === file.packerBuild)?.builderType;
        chosen.push({
            ...file,
            format,
            name: `${image.id}${suffixOf(file.path, format)}`,
            ...(type === undefined ? {} : { platform: (0,_plan_narrow_js__WEBPACK_IMPORTED_MODULE_1__/* .platformOf */ .tj)(type) }),
        });
    }
    const xvas = chosen.filter(({ format }) => format === "xva");
    if (xvas.length > 1)
        throw new Refusal("ambiguous", `${image.id} has ${xvas.length} XVAs (${xvas.map(({ path }) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(path)).join(", ")}), and an image is one: let each image come from one build that yields one XVA.`);
    const names = new Set();
    for (const { name, path } of chosen) {
        if (names.has(name))
            throw new Refusal("ambiguous", `${image.id} has two files that would both be ${name} (one is ${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(path)}): let each image come from one build with one such file.`);
        names.add(name);
    }
    if (chosen.length === 0 && files.length > 0)
        throw new Refusal("no_image", `None of the files that Packer made for ${image.id} is an XVA or a disk: ${files
            .map(({ path }) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(path))
            .slice(0, 5)
            .join(", ")}. A disk is told by the end of its name: .qcow2, .raw, .img, .vhd or .vmdk (in a qemu source, let vm_name end so).`);
    return chosen;
}
async function formatOf(path) {
    if (XVA_NAME.test(path))
        return "xva";
    if (DISK_NAME.test(path))
        return "disk";
    return (await (0,_xva_verify_js__WEBPACK_IMPORTED_MODULE_2__/* .looksLikeXva */ .j1)(path)) ? "xva" : undefined;
}
function suffixOf(path, format) {
    const named = (format === "xva" ? XVA_NAME : DISK_NAME).exec(path)?.[0];
    return (named ?? ".xva").toLowerCase();
}


/***/ }),

/***/ 42615:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O2: () => (/* binding */ legSecrets),
  O5: () => (/* binding */ redactFailure),
  refuseInputsInFile: () => (/* binding */ refuseInputsInFile),
  Ut: () => (/* binding */ refuseInputsInText),
  pf: () => (/* binding */ refuseSecretsInFile),
  c6: () => (/* binding */ refuseSecretsInText)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packer/command.js
var command = __webpack_require__(11122);
// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(46193);
;// CONCATENATED MODULE: ./build/packer/anchors.js
/** Finds the forms of known secrets, and the shapes of unknown ones, in one pass over a text. */
const HASHED = 4;
const HASH_BITS = 20;
/** Five bits a character, so that letters of both cases are the same; the one before the last four has left the hash. */
function roll(hash, code) {
    return ((hash << 5) ^ (code & 31)) & ((1 << HASH_BITS) - 1);
}
function hashOf(text) {
    let hash = 0;
    for (let at = 0; at < HASHED; at++)
        hash = roll(hash, text.charCodeAt(at));
    return hash;
}
/** Finds many strings in one pass: a rolling hash of four characters tells where looking closer is worth it. */
class AnchorIndex {
    #seen = new Uint8Array(1 << HASH_BITS);
    #buckets = new Map();
    #patterns;
    constructor(forms, patterns, stretches) {
        this.#patterns = patterns;
        for (const form of forms)
            for (const anchor of anchorsOf(form, stretches))
                this.#bucket(anchor.text).anchors.push(anchor);
        for (const [index, { begins }] of patterns.entries())
            for (const text of begins) {
                const { patterns: here } = this.#bucket(text);
                if (!here.includes(index))
                    here.push(index);
            }
    }
    /** All that is found, in no order; some may overlap. */
    find(text) {
        const found = [];
        /** For each pattern, where its last match ended. */
        const ends = [];
        let hash = 0;
        for (let at = 0; at < text.length; at++) {
            hash = roll(hash, text.charCodeAt(at));
            if (this.#seen[hash] === 1 && at >= HASHED - 1)
                this.#look(text, at - (HASHED - 1), hash, found, ends);
        }
        return found;
    }
    #look(text, start, hash, found, ends) {
        const bucket = this.#buckets.get(hash);
        if (bucket === undefined)
            return;
        for (const anchor of bucket.anchors) {
            if (!text.startsWith(anchor.text, start))
                continue;
            const match = grow(text, start, anchor);
            if (match !== undefined)
                found.push(match);
        }
        for (const index of bucket.patterns) {
            // a match that began inside of another of its kind would cost a square
            const expression = this.#patterns[index]?.expression;
            if (expression === undefined || start < (ends[index] ?? 0))
                continue;
            expression.lastIndex = start;
            for (const group of expression.exec(text)?.indices?.slice(1) ?? []) {
                if (group === undefined)
                    continue;
                found.push({ start: group[0], end: group[1] });
                ends[index] = group[1];
            }
        }
    }
    #bucket(text) {
        const hash = hashOf(text);
        const bucket = this.#buckets.get(hash) ?? { anchors: [], patterns: [] };
        this.#buckets.set(hash, bucket);
        this.#seen[hash] = 1;
        return bucket;
    }
}
function anchorsOf(form, { length, step }) {
    const { text } = form;
    if (form.kind !== "wrapped" || text.length < 2 * length)
        return [{ text, form, offset: 0 }];
    const offsets = Array.from({ length: Math.ceil((text.length - length) / step) }, (_, index) => index * step);
    return [...offsets, text.length - length].map((offset) => ({
        text: text.slice(offset, offset + length),
        form,
        offset,
    }));
}
/** The stretch of the form round an anchor that was found, or undefined where a whole word is asked for and is not there. */
function grow(text, at, anchor) {
    const { form, offset } = anchor;
    let start = at;
    let end = at + anchor.text.length;
    if (form.kind === "word") {
        const alone = !isWord(text[start - 1]) && !isWord(text[end]);
        return alone ? { start, end, form } : undefined;
    }
    let from = offset;
    let to = offset + anchor.text.length;
    while (from > 0 && start > 0 && text[start - 1] === form.text[from - 1]) {
        start--;
        from--;
    }
    while (to < form.text.length && text[end] === form.text[to]) {
        end++;
        to++;
    }
    return { start, end, form };
}
function isWord(char) {
    return char !== undefined && /[A-Za-z0-9_]/.test(char);
}

// EXTERNAL MODULE: ./build/packer/secret-parts.js
var secret_parts = __webpack_require__(82604);
;// CONCATENATED MODULE: ./build/packer/encodings.js
/**
 * The forms in which a secret may turn up in a log: what shells, JSON, URLs, XML and base64 make of it. Those that the
 * runner masks in its own log (actions/runner, `ValueEncoders.cs`) are all among them.
 */

/** Shorter secrets are left alone: hiding every `a` of a log helps nobody. */
const MINIMUM_LENGTH = 4;
/** From here on a secret is searched for anywhere and in every encoding; below, as a whole word only. */
const ENCODED_LENGTH = 8;
/** So long a word without white space is a token or a key, of which each stretch tells something. */
const TOKEN = /^[\w+/=.~-]{32,}$/;
/** What Packer puts in the place of a sensitive value. */
const SCRUBBED = "<sensitive>";
/** Characters that percent-encoders leave as they are, beside letters and digits. */
const PERCENT_KEEPERS = [
    "-_.~", // RFC 3986, Go's url.QueryEscape
    "-_.!~*'()", // encodeURIComponent
    "-_.~$&+=:@", // Go's url.PathEscape
    "-_.!~*'();/?:@&=+$,#", // encodeURI
    "-_.*", // HTML forms
];
/**
 * Every form of the secrets that is worth looking for, each once; none holds a line break. `scrubbed` are values that
 * Packer replaces by itself, in the middle of a secret too: what it leaves of one is a form of it.
 */
function secretForms(secrets, scrubbed = []) {
    const forms = new Map();
    const scrub = packersOwn(scrubbed);
    for (const secret of secrets) {
        const put = (text, kind) => {
            if (text.length < MINIMUM_LENGTH || /[\r\n]/.test(text))
                return;
            if (!forms.has(text))
                forms.set(text, { text, kind, secret });
        };
        const add = (text, kind) => {
            put(text, kind);
            const left = scrub(text);
            if (left.replaceAll(SCRUBBED, "") !== "")
                put(left, kind);
        };
        for (const part of (0,secret_parts/* secretParts */.B)(secret)) {
            if (part.length >= ENCODED_LENGTH) {
                for (const text of textForms(part))
                    add(text, TOKEN.test(text) ? "wrapped" : "whole");
                // JSON in Base64 is how tools pass settings on
                for (const text of new Set([part, ...jsonForms(part)]))
                    for (const bytes of byteForms(text))
                        add(bytes, "wrapped");
            }
            else if (part.length >= MINIMUM_LENGTH) {
                for (const text of shortForms(part))
                    add(text, "word");
            }
        }
    }
    return [...forms.values()];
}
/** Packer's own replacement of the values, and of their lines (packer-plugin-sdk, `LogSecretFilter`). */
function packersOwn(values) {
    const lines = values.flatMap((value) => [value, ...value.split("\n")]);
    const longestFirst = [...new Set(lines)]
        .filter((line) => line.trim() !== "")
        .toSorted((a, b) => b.length - a.length);
    return (text) => longestFirst.reduce((left, line) => left.replaceAll(line, SCRUBBED), text);
}
/** Words that are to be hidden where they stand alone, and only as they are. */
function wordForms(words) {
    const unique = new Set(words.map((word) => word.trim()));
    return [...unique]
        .filter((word) => word.length >= MINIMUM_LENGTH && !/[\r\n]/.test(word))
        .map((word) => ({ text: word, kind: "word", secret: word }));
}
/** What is long enough to be found by itself, even of a short secret. */
function shortForms(value) {
    const bytes = Buffer.from(value, "utf8");
    const base64 = bytes.toString("base64");
    return [
        ...textForms(value),
        base64,
        base64.replace(/=+$/, ""),
        bytes.toString("hex"),
    ];
}
function textForms(value) {
    return [
        value,
        ...jsonForms(value),
        ...percentForms(value),
        ...xmlForms(value),
        ...shellForms(value),
        ...sectionForms(value),
    ];
}
function jsonForms(value) {
    const unicode = (text, pattern) => text.replace(pattern, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
    const plain = JSON.stringify(value).slice(1, -1);
    return [
        plain,
        plain.replaceAll("/", "\\/"), // PHP's json_encode
        plain.replaceAll("${", "$$${").replaceAll("%{", "%%{"), // HCL
        unicode(plain, /[<>&\u2028\u2029]/g), // Go's encoding/json, jsonencode()
        unicode(plain, /[^ -~]/g), // Python's json.dumps
        JSON.stringify(plain).slice(1, -1), // JSON inside JSON
    ];
}
function percentForms(value) {
    return PERCENT_KEEPERS.flatMap((keep) => {
        const upper = percentEncode(value, keep);
        const lower = upper.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase());
        return [upper, lower].flatMap((text) => [
            text,
            text.replaceAll("%20", "+"),
            text.replaceAll("%", "%25"), // an URL in an URL
        ]);
    });
}
function percentEncode(value, keep) {
    let encoded = "";
    for (const byte of Buffer.from(value, "utf8")) {
        const char = String.fromCharCode(byte);
        encoded +=
            /[A-Za-z0-9]/.test(char) || keep.includes(char)
                ? char
                : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    }
    return encoded;
}
function xmlForms(value) {
    const escaped = value
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll(">", "&gt;");
    return ['"', "&quot;", "&#34;"].flatMap((double) => ["'", "&apos;", "&#39;", "&#x27;"].map((single) => escaped.replaceAll('"', double).replaceAll("'", single)));
}
function shellForms(value) {
    return [
        value.replaceAll("'", "'\\''"),
        value.replaceAll("'", "'\"'\"'"), // Python's shlex.quote
        value.replaceAll("'", "''"), // GitHub's expressions, PowerShell, YAML, SQL
        value.replace(/['\\]/g, "\\$&"), // Python's repr, Ruby's and Puppet's strings
        value.replaceAll('"', '\\"'), // an argument of a command on Windows
        value.replace(/["$`\\]/g, "\\$&"), // inside double quotes
        value.replace(/["$`]/g, "`$&"), // inside PowerShell's double quotes
        value.replace(/[^\w@%+=:,./\-\u0080-\uffff]/g, "\\$&"), // printf %q
    ];
}
/** A secret without the quotes round it, and the sections in which PowerShell shows a command that failed. */
function sectionForms(value) {
    const inner = /^"(.+)"$/s.exec(value)?.[1] ?? "";
    const plus = value.indexOf("&+");
    const end = plus >= 0 ? plus + 2 : value.lastIndexOf("&") + 1;
    const sections = end === 0
        ? []
        : [value.slice(0, end), value.slice(plus >= 0 ? end + 1 : end)];
    return [inner, ...sections].filter((part) => part.length >= ENCODED_LENGTH);
}
function byteForms(value) {
    const bytes = Buffer.from(value, "utf8");
    const hex = bytes.toString("hex");
    return [
        hex,
        hex.toUpperCase(),
        ...base64Forms(bytes),
        ...base64Forms(Buffer.from(value, "utf16le")), // PowerShell's -EncodedCommand
    ];
}
/**
 * The secret's base64 alone, to its last character and padding; and what stays the same of it whatever stands around,
 * for the three ways in which its bytes can fall on groups of three: characters that hold bits of a neighbour are left out.
 */
function base64Forms(bytes) {
    const within = [0, 1, 2].map((shift) => Buffer.concat([Buffer.alloc(shift), bytes])
        .toString("base64")
        .slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6)));
    const alone = bytes.toString("base64");
    return [alone, alone.replace(/=+$/, ""), ...within].flatMap((encoded) => [
        encoded,
        encoded.replaceAll("+", "-").replaceAll("/", "_"),
    ]);
}

;// CONCATENATED MODULE: ./build/packer/secret-patterns.js
/**
 * Secrets that nobody told us of, by the shape in which tools print them. Lengths are bounded, so that a hostile line
 * costs linear time and a stream knows how much to hold back ({@link PATTERN_REACH}).
 */
/** No match is longer, what is looked at round it included. */
const PATTERN_REACH = 17_000;
/** A reference to an object of the pool, raw or percent-encoded. */
const REFERENCE = /OpaqueRef(?::|%(?:25)?3A)[\w-]{1,64}/.source;
/** Between a name and its value: `=`, `: `, `":"`, and the same in JSON within JSON. */
const ASSIGNED = /["'\\]{0,4}\s{0,4}(?:=>|[:=])\s{0,4}["'\\]{0,4}/.source;
/** The same, or the end of an XML tag. */
const GIVEN = `(?:${ASSIGNED}|>)`;
/** Space between XML tags, also where the text is quoted. */
const BETWEEN = /(?:\s|\\[nrt]){0,64}/.source;
/** A value in Base64. */
const BASE64 = "[A-Za-z0-9+/=]";
/** The letters in which a URL's scheme may end, and `://`. */
const SCHEME_ENDS = Array.from({ length: 26 }, (_, index) => `${String.fromCharCode(97 + index)}://`);
/** Base64 of `{"` and a letter. */
const JWT_BEGINS = Array.from({ length: 26 }, (_, index) => `eyJ${"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[index + 33]}`);
const PATTERNS = [
    // scheme://user:password@host, where Packer may have replaced the one and not the other
    pattern(SCHEME_ENDS, /\w:\/\/((?:[^\s/?#@:"'<>]|<sensitive>){0,128}:(?:[^\s/"'<>]|<sensitive>){1,512})@/
        .source),
    // A live session of the pool: the plugin prints it, raw on export and percent-encoded on upload.
    pattern(["sess"], `session\\w{0,16}(?:[\\s"'\\\\:=>]|%(?:25)?3D|&quot;|&#34;|</name>|<value>|<string>){1,16}(${REFERENCE})`),
    // In calls to the pool the session is the first parameter; in the answer to a login it is the result.
    pattern(["para"], `params(?:\\\\?"\\s{0,4}:\\s{0,4}\\[\\s{0,4}\\\\?"|>${BETWEEN}<param>${BETWEEN}<value>${BETWEEN}(?:<string>)?)(${REFERENCE})`),
    pattern(["resu"], `result\\\\?"\\s{0,4}:\\s{0,4}\\\\?"(${REFERENCE})`),
    pattern(["valu"], `Value</name>${BETWEEN}<value>${BETWEEN}(?:<string>)?(${REFERENCE})`),
    // The id of an AWS key, and the secret where it stands beside it.
    pattern(["AKIA", "ASIA"], `(?<![A-Za-z0-9])(A[KS]IA[A-Z0-9]{16})(?![A-Za-z0-9])(?:[^A-Za-z0-9+/]{1,16}([A-Za-z0-9+/]{40})(?!${BASE64}))?`, ""),
    pattern(["secr"], `secret[ _-]?(?:access[ _-]?)?key${GIVEN}(${BASE64}{16,128})`),
    pattern(["sess", "secu"], `(?:session|security)[ _-]?token${GIVEN}((?:${BASE64}|%[0-9A-F]{2}){16,4096})`),
    // A presigned URL, and the header that signs a request.
    pattern(["X-Am"], `X-Amz-(?:Signature|Credential|Security-Token)(?:${ASSIGNED}|%3D)([\\w%/+=.~-]{8,4096})`),
    pattern(["sign"], `signature=((?:${BASE64}|%[0-9A-F]{2}){16,128})`),
    pattern(["AWS4"], "AWS4-HMAC-SHA256 Credential=([^\\s,]{8,256})"),
    pattern(["ghp_", "gho_", "ghu_", "ghs_", "ghr_"], "(gh[pousr]_[A-Za-z0-9][\\w.-]{18,510}[\\w-])", ""),
    pattern(["gith"], "(github_pat_\\w{20,255})"),
    pattern(["auth"], `authorization${ASSIGNED}(?:(?:Bearer|Basic|Token|Negotiate)[\\s+]{1,4}([^\\s"'\\\\,;<>]{4,4096})|([\\w.~+/=-]{20,4096}))`),
    pattern(["bear"], "(?<!\\w)bearer[\\s+]{1,4}([\\w.~+/=-]{20,4096})"),
    // A JSON Web Token, such as those of the runner; not inside of a longer word, where each letter could begin one.
    pattern(JWT_BEGINS, "(?<=^|[^\\w-]|%[0-9A-Fa-f]{2}|\\\\[nrt])(eyJ[\\w-]{10,2048}\\.[\\w-]{10,4096}(?:\\.[\\w-]{0,1024})?)", ""),
    // A private key: all between the header and the next `--`, so that one match never begins in another.
    pattern(["BEGI"], "(?<=-----)BEGIN [A-Z0-9 ]{0,32}PRIVATE KEY(?: BLOCK)?-----((?:[\\w\\s+/=\\\\:;,.'\"<>()%]|-(?!-)){1,16384})", ""),
];
function pattern(begins, source, flags = "i") {
    return { begins, expression: new RegExp(source, `dy${flags}`) };
}

;// CONCATENATED MODULE: ./build/packer/redact.js
/**
 * Takes secrets out of text before it reaches a log or the store. The runner masks its own log only; what is uploaded
 * is masked here, and in more encodings.
 */




const REPLACEMENT = "***";
/** Tools wrap Base64 and long tokens anywhere: each stretch of a line is enough. */
const STRETCHES = { length: 16, step: 8 };
/** A private key of 16384 bits has some 200 lines; what looks like one for longer is none. */
const MAX_KEY_LINES = 400;
const KEY_BEGINS = /-----BEGIN [A-Z0-9 ]{0,32}PRIVATE KEY(?: BLOCK)?-----/;
const KEY_NAME = "PRIVATE KEY";
const KEY_ENDS = "-----END ";
/** A line of the body, after whatever Packer puts before it. */
const KEY_LINE = /(?<=^|[\s:|>])[A-Za-z0-9+/=]{1,80}(?=\s*$)/;
/**
 * Builds a redactor for the given secrets.
 *
 * A secret of at least 8 characters, and each such line of it, is found raw and as base64 (three alignments, also of
 * UTF-16), base64url, percent-encoded, JSON-, XML- and shell-escaped and hexadecimal; one of 4 to 7 characters, and
 * each of the words, as a whole word; a shorter one not at all. What is in {@link PATTERNS} goes too.
 */
function createRedactor(secrets, { words = [], scrubbed = [] } = {}) {
    const forms = [...secretForms(secrets, scrubbed), ...wordForms(words)];
    const longest = forms.reduce((length, form) => Math.max(length, form.text.length), PATTERN_REACH);
    const index = new AnchorIndex(forms, PATTERNS, STRETCHES);
    const find = (text) => merge(index.find(text));
    const redact = (text) => replace(text, find(text), 0, text.length);
    return {
        longest,
        redact,
        stream: () => new Stream(find, longest + 1),
        lines: () => lineRedactor(redact),
    };
}
/** Remembers that a private key has begun: each line of its body alone looks like nothing. */
function lineRedactor(redact) {
    // two outputs may print at once
    let open = 0;
    let left = 0;
    return (line) => {
        const inside = open > 0 && left-- > 0;
        const ends = line.includes(KEY_ENDS);
        if (inside && ends)
            open--;
        if (line.includes(KEY_NAME) && beginsKey(line)) {
            open = left > 0 ? open + 1 : 1;
            left = MAX_KEY_LINES;
        }
        return redact(inside && !ends ? line.replace(KEY_LINE, REPLACEMENT) : line);
    };
}
function beginsKey(line) {
    const begin = line.search(KEY_BEGINS);
    return begin !== -1 && !line.includes(KEY_ENDS, begin);
}
/** Sorted, and those that overlap or touch made one. */
function merge(found) {
    if (found.length === 0)
        return [];
    const merged = [];
    for (const { start, end } of found.toSorted((a, b) => a.start - b.start)) {
        const last = merged.at(-1);
        if (last !== undefined && start <= last[1]) {
            last[1] = Math.max(last[1], end);
        }
        else {
            merged.push([start, end]);
        }
    }
    return merged;
}
/** `text[from, to)` with the ranges replaced; a range that began before `from` has had its replacement already. */
function replace(text, ranges, from, to) {
    if (ranges.length === 0)
        return text.slice(from, to);
    let result = "";
    let cursor = from;
    for (const [start, end] of ranges) {
        if (end <= cursor)
            continue;
        if (start >= to)
            break;
        if (start >= from)
            result += text.slice(cursor, start) + REPLACEMENT;
        cursor = Math.min(end, to);
    }
    return result + text.slice(cursor, to);
}
/** Holds back as much as a secret can reach forward, and remembers as much as one can reach back. */
class Stream {
    #find;
    #reach;
    #decoder = new external_node_string_decoder_.StringDecoder("utf8");
    #text = "";
    /** Characters of `#text` that are passed on already. */
    #done = 0;
    constructor(find, reach) {
        this.#find = find;
        this.#reach = reach;
    }
    write(chunk) {
        this.#text +=
            typeof chunk === "string" ? chunk : this.#decoder.write(chunk);
        // Each round looks at what was kept once more: rounds that are too small would cost a square.
        const pending = this.#text.length - this.#done;
        return pending < 2 * this.#reach
            ? ""
            : this.#emit(this.#text.length - this.#reach);
    }
    end() {
        this.#text += this.#decoder.end();
        return this.#emit(this.#text.length);
    }
    #emit(to) {
        const result = replace(this.#text, this.#find(this.#text), this.#done, to);
        const forget = Math.max(0, to - this.#reach);
        this.#text = this.#text.slice(forget);
        this.#done = to - forget;
        return result;
    }
}

;// CONCATENATED MODULE: ./build/packer/secret-scan.js
/** The last look at a file before it is published: does a secret survive in it? */



/**
 * A stretch of a wrapped form counts as evidence only where it is so long: a shorter one may be what many texts share,
 * and a build is lost by it. A line of 64 characters, the least that tools wrap at, holds one in any case.
 */
const secret_scan_STRETCHES = { length: 48, step: 16 };
/** What is found of a shorter secret may be a word that the file has of itself. */
const MIN_LENGTH = 8;
/** A scan for the secrets in all their encodings; those of fewer than 8 characters are not looked for. */
function scanFor(secrets) {
    const names = new Map(secrets
        .filter(({ value }) => value.trim().length >= MIN_LENGTH)
        .map(({ name, value }) => [value, name]));
    // bytes as characters, so that offsets are those of the file and no chunk ends in half a character
    const forms = secretForms([...names.keys()]).flatMap((form) => ["utf8", "utf16le"].map((encoding) => ({
        ...form,
        text: Buffer.from(form.text, encoding).toString("latin1"),
    })));
    const longest = forms.reduce((length, { text }) => Math.max(length, text.length), 0);
    const index = new AnchorIndex(forms, [], secret_scan_STRETCHES);
    const first = (bytes) => {
        const [found] = index.find(bytes).toSorted((a, b) => a.start - b.start);
        const name = names.get(found?.form?.secret ?? "");
        return found === undefined || name === undefined
            ? undefined
            : { name, offset: found.start };
    };
    return {
        text: (text) => first(Buffer.from(text, "utf8").toString("latin1")),
        file: async (path) => {
            let kept = "";
            let keptAt = 0;
            for await (const chunk of (0,external_node_fs_.createReadStream)(path, "latin1")) {
                const bytes = kept + chunk;
                const found = first(bytes);
                if (found !== undefined)
                    return { ...found, offset: keptAt + found.offset };
                // one character more, by which a whole word is told
                kept = bytes.slice(-(longest + 1));
                keptAt += bytes.length - kept.length;
            }
            return undefined;
        },
    };
}

// EXTERNAL MODULE: ./build/plan/hcl/ast.js
var ast = __webpack_require__(49766);
// EXTERNAL MODULE: ./build/plan/hcl/evaluate.js + 2 modules
var evaluate = __webpack_require__(73406);
// EXTERNAL MODULE: ./build/plan/hcl/json.js
var json = __webpack_require__(342);
// EXTERNAL MODULE: ./build/plan/hcl/json-reader.js
var json_reader = __webpack_require__(28456);
// EXTERNAL MODULE: ./build/plan/hcl/parse.js + 5 modules
var hcl_parse = __webpack_require__(86914);
// EXTERNAL MODULE: ./build/plan/hcl/value.js
var hcl_value = __webpack_require__(1659);
// EXTERNAL MODULE: ./build/plan/legacy-root.js + 1 modules
var legacy_root = __webpack_require__(85165);
// EXTERNAL MODULE: ./build/plan/variables.js
var plan_variables = __webpack_require__(94519);
;// CONCATENATED MODULE: ./build/plan/sensitive-values.js
/** The values of what a root holds for sensitive, wherever they come from. Pure. */








/**
 * Collects every value that is written or given for a sensitive variable, whether or not another wins over it, and those
 * of sensitive locals. What cannot be read is left to Packer, which says more of it.
 */
function sensitiveValues(request) {
    const found = request.legacy ? legacyValues(request) : hclValues(request);
    const values = found.flatMap(({ name, value }) => leavesOf(value).map((text) => ({ name, value: text })));
    const known = new Set(values.map(({ name }) => name));
    const unknown = found
        .filter(({ name, value }) => hasUnknown(value) && !known.has(name))
        .map(({ name }) => name);
    return { values, unknown: [...new Set(unknown)] };
}
function hclValues(request) {
    const { env, inputs, secretNames } = request;
    const files = request.templates.flatMap(readHcl);
    const inFiles = request.variableFiles
        .flatMap(readHcl)
        .map((file) => (0,plan_variables/* valuesOf */.sm)([file]));
    const declared = (0,plan_variables/* declaredVariables */.At)(files);
    const environment = (root, name) => root === "env" ? (env[name] ?? "") : hcl_value/* UNKNOWN */.HV;
    const defaults = new Map();
    const exported = new Map();
    const given = new Map();
    for (const { name, type, default: fallback } of declared) {
        if (fallback !== undefined)
            defaults.set(name, (0,evaluate/* evaluate */._3)(fallback, environment));
        const text = env[`PKR_VAR_${name}`];
        if (text !== undefined)
            exported.set(name, valueOfText(text, type));
        const input = inputs.get(name);
        if (input !== undefined)
            given.set(name, valueOfText(input, type));
    }
    const origins = [defaults, exported, ...inFiles, given];
    const variables = declared
        .filter(({ name, sensitive }) => sensitive || secretNames.has(name))
        .flatMap(({ name }) => origins.flatMap((origin) => origin.has(name) ? [{ name, value: origin.get(name) ?? null }] : []));
    const last = new Map(origins.flatMap((origin) => [...origin]));
    return [...variables, ...sensitiveLocals(files, last)];
}
/** `local "x" { expression = …, sensitive = true }` */
function sensitiveLocals(files, values) {
    const lookup = (0,plan_variables/* lookupIn */.IX)(files, { inputs: {}, files: values });
    return files
        .flatMap(({ blocks }) => blocks)
        .filter(({ type, body }) => {
        const flag = (0,ast/* attributeOf */.w)(body, "sensitive")?.expression;
        return type === "local" && flag && (0,evaluate/* evaluate */._3)(flag, lookup) === true;
    })
        .flatMap(({ labels }) => labels.slice(0, 1))
        .map((name) => ({ name, value: lookup("local", name) }));
}
function legacyValues(request) {
    const { env, inputs, secretNames, variableFiles } = request;
    return request.templates.flatMap(({ path, text }) => {
        const filled = text.replace(/\{\{\s*env\s+(?:`|\\")(\w+)(?:`|\\")\s*\}\}/g, (_code, name) => JSON.stringify(env[name] ?? "").slice(1, -1));
        const json = tryTo(() => (0,json_reader/* readJson */.V)(filled, path));
        if (json === undefined)
            return [];
        const origins = [
            { inputs: {}, files: new Map() },
            ...variableFiles
                .flatMap(readHcl)
                .map((file) => ({ inputs: {}, files: (0,plan_variables/* valuesOf */.sm)([file]) })),
            { inputs: Object.fromEntries(inputs), files: new Map() },
        ];
        return origins.flatMap((given) => {
            const content = (0,legacy_root/* readLegacyRoot */.C)(json, path, given);
            return (content?.variables ?? [])
                .filter(({ name, sensitive }) => sensitive || secretNames.has(name))
                .map(({ name }) => ({ name, value: content?.variable(name) ?? null }));
        });
    });
}
function readHcl({ path, text }) {
    const parse = path.endsWith(".json") ? json/* parseHclJson */.f : hcl_parse/* parseHcl */.z4;
    const file = tryTo(() => parse(text, path));
    return file === undefined ? [] : [file];
}
/** A text that an input or the environment gives: of a list or map the literal, of which the text itself is no secret. */
function valueOfText(text, type) {
    if (/^(?:string|number|bool)$/.test(type))
        return text;
    const looksLike = /^\s*(?:\[.*\]|\{.*\})\s*$/s.test(text);
    const value = looksLike
        ? tryTo(() => (0,evaluate/* evaluate */._3)((0,hcl_parse/* parseHclExpression */.dk)(text, ""), evaluate/* NOTHING_KNOWN */.GN))
        : undefined;
    if (value === undefined)
        return text;
    // without a type either may be meant
    return type === "" ? [text, value] : value;
}
function leavesOf(value) {
    if ((0,hcl_value/* isList */.Lv)(value))
        return value.flatMap(leavesOf);
    if ((0,hcl_value/* isMap */.jh)(value))
        return [...value.values()].flatMap(leavesOf);
    const text = typeof value === "boolean" ? undefined : (0,hcl_value/* toText */.fE)(value);
    return text === undefined || text === "" ? [] : [text];
}
function hasUnknown(value) {
    if ((0,hcl_value/* isList */.Lv)(value))
        return value.some(hasUnknown);
    if ((0,hcl_value/* isMap */.jh)(value))
        return [...value.values()].some(hasUnknown);
    return value === hcl_value/* UNKNOWN */.HV;
}
/** What cannot be read is left to Packer. */
function tryTo(read) {
    try {
        return read();
    }
    catch (error) {
        if (error instanceof ast/* HclError */.s)
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/secrets.js
var build_secrets = __webpack_require__(5009);
// EXTERNAL MODULE: ./build/commands/image-files.js
var image_files = __webpack_require__(44848);
// EXTERNAL MODULE: ./build/commands/packer-request.js + 3 modules
var packer_request = __webpack_require__(30427);
;// CONCATENATED MODULE: ./build/commands/leg-secrets.js
/** What must not be seen of one leg: the secrets of the inputs, and the values of its sensitive variables. */










/** Reads the files that Packer will read, before a build can change them. Never throws. */
function legSecrets(build) {
    const { run, made, leg } = build;
    const { settings, env } = run;
    const inputs = (0,build_secrets/* secretInputs */._y)(settings, env);
    const { values, unknown } = sensitiveValues({
        templates: readAll(build, leg.root.templateFiles),
        variableFiles: readAll(build, (0,packer_request/* variableFiles */.Ed)(build)),
        inputs: (0,packer_request/* givenValues */.yA)(build),
        secretNames: new Set([
            ...settings.packer.secrets.keys(),
            // template.yml can call a variable secret as well
            ...leg.root.variables
                .filter(({ sensitive }) => sensitive)
                .map(({ name }) => name),
        ]),
        env,
        legacy: (0,command/* isLegacy */.KX)(leg.root),
    });
    const variables = values.map(({ name, value }) => ({
        name: `the variable \`${name}\``,
        value,
        origin: "variable",
    }));
    const images = made.plan.templates.flatMap(({ roots }) => roots.flatMap((root) => root.images));
    const known = [
        ...(0,build_secrets/* knownNames */.UH)(settings, env),
        ...images.flatMap(({ os, id, version }) => [os, id, version]),
        ...Object.values((0,packer_request/* offered */.Ix)(build)),
    ].filter((value) => value !== settings.xapi?.password);
    const { hidden, words, tooShort } = (0,build_secrets/* classifySecrets */.Yl)([...inputs, ...variables], known);
    const ofVariables = hidden.filter(({ origin }) => origin === "variable");
    const secrets = hidden.map(({ value }) => value);
    const scrubbed = values.map(({ value }) => value);
    return {
        redactor: createRedactor(secrets, { words, scrubbed }),
        publicRedactor: createRedactor(secrets, { scrubbed }),
        scan: scanFor(hidden),
        masks: ofVariables.flatMap(({ value }) => (0,secret_parts/* masksOf */.J)(value)),
        notes: notesOf(tooShort.filter((name) => variables.some((one) => one.name === name)), unknown),
    };
}
function readAll({ run }, paths) {
    return paths.flatMap((path) => {
        try {
            const text = (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(run.facts.workspace, path), "utf8");
            return [{ path, text }];
        }
        catch {
            // what we can't read Packer can't read either, and says so
            return [];
        }
    });
}
function notesOf(tooShort, unknown) {
    return [
        ...(tooShort.length === 0
            ? []
            : [
                `Too short or too common to hide but as whole words of this log: ${tooShort.join(", ")}.`,
            ]),
        ...(unknown.length === 0
            ? []
            : [
                `Only Packer knows the value of ${unknown.map((name) => `\`${name}\``).join(", ")}: hiding it is left to Packer, which does so from 1.15.1 on.`,
            ]),
    ];
}
/**
 * Refuses to publish a text in which a secret survives.
 * @throws Refusal (`secret_found`), naming the secret and the text
 */
function refuseSecretsInText({ secrets }, what, text) {
    refuse(what, secrets.scan.text(text));
}
/** The same for a file. */
async function refuseSecretsInFile({ secrets }, what, path) {
    refuse(what, await secrets.scan.file(path));
}
/** The same where the leg is not known any more, only the inputs: for who takes over from a main that was killed. */
async function refuseInputsInFile(run, what, path) {
    refuse(what, await inputsScan(run).file(path));
}
/** The same for a text. */
function refuseInputsInText(run, what, text) {
    refuse(what, inputsScan(run).text(text));
}
function inputsScan({ settings, env, }) {
    const { hidden } = (0,build_secrets/* classifySecrets */.Yl)((0,build_secrets/* secretInputs */._y)(settings, env), (0,build_secrets/* knownNames */.UH)(settings, env));
    return scanFor(hidden);
}
function refuse(what, found) {
    if (found === undefined)
        return;
    throw new image_files.Refusal("secret_found", `${what} holds the value of ${found.name} (byte ${found.offset}), so nothing of it is published. Find the step that prints or stores it, and give the value a new one if others could read it.`);
}
/** A failure as it may be told to everyone. */
function redactFailure({ secrets }, failure) {
    return {
        ...failure,
        message: secrets.publicRedactor.redact(failure.message),
    };
}


/***/ }),

/***/ 30427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  yA: () => (/* binding */ givenValues),
  Ix: () => (/* binding */ offered),
  AL: () => (/* binding */ packerRequest),
  Ed: () => (/* binding */ variableFiles)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packer/command.js
var command = __webpack_require__(11122);
// EXTERNAL MODULE: ./build/packer/run.js + 8 modules
var packer_run = __webpack_require__(39339);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./build/packer/variables.js
/**
 * The values of `packer-variables` and `packer-secrets` for one root, as a variable file that only its owner can read:
 * an argument would stand in the process list, and `PKR_VAR_*` loses to any variable file.
 */


/** Types whose values are written as text: Packer itself turns `5` and `true` into a number and a boolean. */
const SCALAR_TYPES = /^(?:string|number|bool|any)?$/;
/**
 * Writes those of the values that the root declares to a file in `folder` (mode 0600), the name telling Packer the
 * format: HCL, or JSON for a legacy template. Returns its path, or undefined where there is nothing to write.
 */
async function writeVariableFile(request) {
    const { folder, values, declared, legacy } = request;
    const mine = declared.filter(({ name }) => values.has(name));
    if (mine.length === 0)
        return undefined;
    const path = (0,external_node_path_.join)(folder, legacy ? "action.json" : "action.pkrvars.hcl");
    const text = legacy
        ? JSON.stringify(Object.fromEntries(mine.map(({ name }) => [name, values.get(name)])))
        : mine
            .map((variable) => renderVariable(variable, values.get(variable.name)))
            .join("");
    await (0,promises_.writeFile)(path, text, { mode: 0o600, flag: "wx" });
    return path;
}
/**
 * One assignment in HCL. A string stays what it is, `"`, `\`, line breaks and `${` included. A list, set, tuple, map
 * or object is read as JSON, else taken as the HCL literal that `packer build -var` would take; so is a value in
 * brackets for a variable whose type only its default tells.
 */
function renderVariable(variable, value = "") {
    const { name, type, hasDefault } = variable;
    const literal = !SCALAR_TYPES.test(type.trim()) ||
        (type.trim() === "" &&
            hasDefault &&
            /^\s*(?:\[.*\]|\{.*\})\s*$/s.test(value));
    return `${name} = ${literal ? renderLiteral(value) : quote(value)}\n`;
}
function renderLiteral(value) {
    let parsed;
    try {
        parsed = JSON.parse(value);
    }
    catch {
        // Parentheses, so that the literal may span lines.
        return `(${value}\n)`;
    }
    return renderJson(parsed);
}
function renderJson(value) {
    if (typeof value === "string")
        return quote(value);
    if (Array.isArray(value))
        return `[${value.map(renderJson).join(", ")}]`;
    if (typeof value === "object" && value !== null) {
        const items = Object.entries(value).map(([key, item]) => `(${quote(key)}) = ${renderJson(item)}`);
        return `{${items.join(", ")}}`;
    }
    return JSON.stringify(value);
}
/** A quoted HCL string that means exactly `text`. */
function quote(text) {
    const escaped = text
        .replace(/[\\"]/g, "\\$&")
        .replaceAll("${", "$$${")
        .replaceAll("%{", "%%{")
        .replace(/\p{Cc}/gu, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
    return `"${escaped}"`;
}

;// CONCATENATED MODULE: ./build/plan/variable-names.js
/** Which variables a variable file sets: names only, pure. */
/**
 * Names of the attributes at the top level of a `.pkrvars.hcl` or JSON variable file. A name that stands at the start of a
 * line inside a nested value counts too: the action would rather not offer a variable than override one.
 */
function variableNames(text, path) {
    if (path.endsWith(".json")) {
        try {
            const value = JSON.parse(text);
            return typeof value === "object" && value !== null
                ? Object.keys(value)
                : [];
        }
        catch {
            return [];
        }
    }
    return [
        ...text.matchAll(/^[ \t]*("?)([\p{L}_][\p{L}\p{N}_-]*)\1[ \t]*=/gmu),
    ].map((match) => match[2] ?? "");
}

// EXTERNAL MODULE: ./build/plan/hcl/value.js
var hcl_value = __webpack_require__(1659);
// EXTERNAL MODULE: ./build/plan/template-reader.js
var template_reader = __webpack_require__(5496);
// EXTERNAL MODULE: ./build/plan/variables.js
var variables = __webpack_require__(94519);
;// CONCATENATED MODULE: ./build/plan/variable-texts.js
/** What variable files set, as text for people. Pure. */



/** Values by variable name, of a later file those that win; lists and maps as JSON. What can't be read is left to Packer. */
function fileValues(files) {
    const read = files.flatMap(({ path, text }) => (0,template_reader/* readHcl */.K)(path, text).content ?? []);
    return new Map([...(0,variables/* valuesOf */.sm)(read)].flatMap(([name, value]) => {
        const text = textOf(value);
        return text === undefined ? [] : [[name, text]];
    }));
}
function textOf(value) {
    if (value === null)
        return "null";
    return (0,hcl_value/* isList */.Lv)(value) || (0,hcl_value/* isMap */.jh)(value)
        ? JSON.stringify(plain(value))
        : (0,hcl_value/* toText */.fE)(value);
}
function plain(value) {
    if ((0,hcl_value/* isList */.Lv)(value))
        return value.map(plain);
    if ((0,hcl_value/* isMap */.jh)(value))
        return Object.fromEntries([...value].map(([name, item]) => [name, plain(item)]));
    return value === hcl_value/* UNKNOWN */.HV ? null : value;
}

// EXTERNAL MODULE: ./build/commands/stamps.js
var stamps = __webpack_require__(76919);
;// CONCATENATED MODULE: ./build/commands/packer-request.js
/** What Packer is called with for one leg: working directory, variables, environment, secrets to hide. */








/** Packer's own clean-up after SIGTERM: `post` waits longer where the runner ends us first. */
const STOP_GRACE_SECONDS = 120;
/** Writes the leg's private variable file, has its secrets masked, and says how Packer is to be run. */
async function packerRequest(build) {
    const { run, leg, workshop, folder } = build;
    const { packer: settings } = run.settings;
    for (const mask of build.secrets.masks)
        run.runner.mask(mask);
    for (const note of build.secrets.notes)
        build.log(note);
    const values = givenValues(build);
    const variableFile = await writeVariableFile({
        folder,
        values,
        declared: leg.root.variables,
        legacy: (0,command/* isLegacy */.KX)(leg.root),
    });
    const debug = settings.log || run.runner.debugging;
    const environment = (0,command/* packerEnvironment */.gh)({
        base: run.env,
        mode: settings.environment,
        ...((await (0,packer_run/* asksForPlugins */.k)({
            root: leg.root,
            repository: run.facts.workspace,
        })) && workshop.packer.modern
            ? { pluginDirectory: workshop.pluginDirectory }
            : {}),
        offered: (0,command/* offeredVariables */.xW)({
            available: offered(build),
            declared: leg.root.variables,
            set: new Set([
                ...values.keys(),
                ...readVariableFiles(build).flatMap(({ path, text }) => variableNames(text, path)),
            ]),
        }),
        debug,
        marker: folder,
    });
    return {
        shownVariables: shownVariables(build),
        request: {
            arguments: packerArguments(build, variableFile),
            packer: workshop.packer,
            environment,
            folder: (0,external_node_path_.join)(folder, "packer"),
            logPath: build.logPath,
            redactor: build.secrets.redactor,
            log: build.log,
            signal: run.signal,
            timeoutMinutes: settings.timeoutMinutes,
            stopGraceSeconds: STOP_GRACE_SECONDS,
            debug,
            initInTurn: (work) => workshop.plugins.init(work),
            now: run.now,
        },
    };
}
function packerArguments({ run, leg }, variableFile) {
    const { packer: settings } = run.settings;
    const { workspace } = run.facts;
    const { root } = leg;
    const place = settings.workingDirectory === "auto"
        ? (root.workingDirectory ?? "repository")
        : settings.workingDirectory;
    const whole = root.narrowed !== true && leg.images.length === root.images.length;
    const names = leg.images.flatMap((image) => image.builds.map(({ name }) => name));
    // where builds are left out, those that stay are named; else the user's own globs go through as they are
    const named = !whole && names.length > 0;
    return {
        root,
        repository: workspace,
        workingDirectory: place === "repository" ? workspace : (0,external_node_path_.join)(workspace, root.directory),
        only: named ? names : settings.only,
        except: named ? [] : settings.except,
        varFiles: settings.varFiles,
        ...(variableFile === undefined ? {} : { variableFile }),
        ...(settings.parallelBuilds === undefined
            ? {}
            : { parallelBuilds: settings.parallelBuilds }),
    };
}
/** The variables that the action can offer; the template takes those that it declares and nothing else sets. */
function offered(build) {
    const { run, made, identity, folder, poolHost } = build;
    const { facts, settings } = run;
    const { tags, otherConfig } = (0,stamps/* stampsOf */.c)(build);
    return {
        output_directory: (0,external_node_path_.join)(folder, "output"),
        build_id: identity.id,
        build_commit: made.plan.head,
        build_run_url: facts.runUrl ?? "",
        vm_tags: JSON.stringify(tags),
        vm_other_config: JSON.stringify(otherConfig),
        ...(settings.xapi === undefined
            ? {}
            : {
                remote_host: poolHost ?? settings.xapi.host,
                remote_username: settings.xapi.username,
                remote_password: settings.xapi.password,
            }),
    };
}
/** What the action's own variable file gives: the variant's values, over which those of the inputs win. */
function givenValues({ run, leg, }) {
    const { variables, secrets } = run.settings.packer;
    return new Map([
        ...Object.entries(leg.root.variantValues),
        ...variables,
        ...secrets,
    ]);
}
/**
 * Variable files that Packer reads, repository-relative, in the order in which they apply: those that it finds by itself,
 * the root's own, those that the inputs name.
 */
function variableFiles({ run, leg, }) {
    return [
        ...automaticFiles((0,external_node_path_.join)(run.facts.workspace, leg.root.directory), leg.root),
        ...leg.root.varFiles,
        ...run.settings.packer.varFiles,
    ];
}
/** Beside a file that is run alone Packer reads none. */
function automaticFiles(folder, { directory, file }) {
    if (file !== undefined)
        return [];
    try {
        return (0,external_node_fs_.readdirSync)(folder)
            .filter((name) => /\.auto\.pkrvars\.(hcl|json)$/.test(name))
            .sort()
            .map((name) => (0,external_node_path_.join)(directory, name));
    }
    catch {
        // Packer says better than we what is wrong with the folder
        return [];
    }
}
function readVariableFiles(build) {
    const { workspace } = build.run.facts;
    return variableFiles(build).map((path) => ({
        path,
        text: (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(workspace, path), "utf8"),
    }));
}
/** A longer value is cut in the record. */
const MAX_SHOWN_LENGTH = 1000;
/**
 * What was given to the template's variables by files, the variant and `packer-variables`, without secrets. A credential in
 * what is no secret of itself, such as the URL of a mirror, does not stand in the record.
 */
function shownVariables(build) {
    const { packer } = build.run.settings;
    const given = new Map([
        ...fileValues(readVariableFiles(build)),
        ...Object.entries(build.leg.root.variantValues),
        ...packer.variables,
    ]);
    const shown = build.leg.root.variables
        .filter(({ name, sensitive }) => !sensitive && !packer.secrets.has(name))
        .flatMap(({ name }) => {
        const value = given.get(name);
        return value === undefined ? [] : [[name, value]];
    });
    return Object.fromEntries(shown.map(([name, value]) => {
        const text = build.secrets.publicRedactor.redact(value);
        const isLong = text.length > MAX_SHOWN_LENGTH;
        return [name, isLong ? `${text.slice(0, MAX_SHOWN_LENGTH)}…` : text];
    }));
}


/***/ }),

/***/ 39368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DO: () => (/* binding */ expectedPool),
/* harmony export */   Km: () => (/* binding */ mayBuildOnOurs),
/* harmony export */   Q9: () => (/* binding */ keepsVm),
/* harmony export */   bl: () => (/* binding */ sweepPool),
/* harmony export */   e9: () => (/* binding */ poolOf),
/* harmony export */   v_: () => (/* binding */ usesPool)
/* harmony export */ });
/* harmony import */ var _workshop_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49845);
/** What a build made in the pool, and taking it back once Packer is over. */

/** Does a leg build on a pool? Its sources say so, or the template takes the action's stamps. */
function usesPool({ root }) {
    return ((root.pool ?? []).length > 0 ||
        root.variables.some(({ name }) => name === "vm_other_config"));
}
/** Packer ended by itself, and its template wants the VM kept: so it says, or it can't be known. */
function keepsVm({ root }, { traces, failure }) {
    if (traces.some(({ ended }) => !ended))
        return false;
    return (root.pool ?? []).some(({ keepVm }) => keepVm === undefined ||
        keepVm === "always" ||
        (keepVm === "on_success" && failure === undefined));
}
/** May a source build on the pool of `xapi-url`? Not where it names another host, though that may be one of the same pool. */
function mayBuildOnOurs({ settings: { xapi } }, { remoteHost = "" }) {
    const bare = (host) => host.replace(/:\d+$/, "").toLowerCase();
    return (xapi !== undefined &&
        (remoteHost === "" || bare(remoteHost) === bare(xapi.host)));
}
/** What is known of a leg's VMs before Packer starts. */
function expectedPool(run, { root }) {
    return {
        vms: [],
        vmNames: Object.fromEntries((root.pool ?? [])
            // a VM of that name in our pool would be somebody else's
            .filter((request) => mayBuildOnOurs(run, request))
            .flatMap(({ build, vmName }) => vmName === undefined ? [] : [[build, vmName]])),
        unprinted: [],
        uploads: [],
        tasks: [],
        sessions: [],
        keep: false,
    };
}
/** The same, with what Packer's lines have told since. */
function poolOf(known, traces) {
    const all = (before, told) => [...new Set([...before, ...traces.flatMap(told)])];
    const namesOf = (some) => some.flatMap(({ build }) => known.vmNames[build] ?? []);
    const silent = traces.filter(({ vm, phase }) => vm === undefined && hasBegun(phase));
    const told = new Set(namesOf(traces.filter(({ vm }) => vm !== undefined)));
    const unprinted = new Set([...known.unprinted, ...namesOf(silent)]);
    const heardAt = Math.max(known.unprintedAt ?? 0, ...silent.map(({ phaseSince }) => phaseSince));
    return {
        ...known,
        vms: all(known.vms, ({ vm }) => (vm === undefined ? [] : [vm])),
        unprinted: [...unprinted].filter((name) => !told.has(name)),
        ...(heardAt === 0 ? {} : { unprintedAt: heardAt }),
        uploads: all(known.uploads, ({ uploads }) => uploads),
        tasks: all(known.tasks, ({ tasks }) => tasks),
        sessions: all(known.sessions, ({ sessions }) => sessions),
    };
}
function hasBegun(phase) {
    return phase !== undefined && phase !== "prepare";
}
/**
 * Gives back what the build left in the pool: nothing of the build may be published. Never throws.
 * @returns what could not be taken back, a sentence each
 */
async function sweepPool(run, build, deadlineMs, log) {
    const { unprintedAt, ...made } = build.pool;
    if (run.settings.xapi === undefined)
        return made.keep ? [] : unreachable(made);
    try {
        const [{ reapBuild }, pool] = await Promise.all([
            Promise.all(/* import() */[__webpack_require__.e(9517), __webpack_require__.e(4165)]).then(__webpack_require__.bind(__webpack_require__, 74165)),
            run.pool(),
        ]);
        if (pool === undefined)
            return [];
        const claim = {
            ...made,
            vmNames: Object.values(made.vmNames),
            buildId: build.build,
            startedAt: new Date(build.startedAt),
            ...(unprintedAt === undefined
                ? {}
                : { unprintedAt: new Date(unprintedAt) }),
        };
        const { left } = await reapBuild(pool, claim, {
            deadlineMs,
            log: (line) => log(`In the pool: ${line}`),
        });
        return left;
    }
    catch (error) {
        const what = made.vms.length > 0 ? made.vms : made.unprinted;
        return [
            `The pool could not be swept after build ${build.build} (VM ${what.join(", ") || "not known"}): ${(0,_workshop_js__WEBPACK_IMPORTED_MODULE_0__/* .sentence */ .em)(error)}`,
        ];
    }
}
/** Without a session of our own all that can be done is to name it. */
function unreachable({ vms }) {
    return vms.map((uuid) => `VM ${uuid} may be left in the pool, and without the input xapi-url nobody looks: \`xe vm-uninstall uuid=${uuid} force=true\` removes it.`);
}


/***/ }),

/***/ 90678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ safeguard),
/* harmony export */   i: () => (/* binding */ rescue)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _bucket_keys_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(55539);
/* harmony import */ var _spool_entry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2704);
/* harmony import */ var _spool_shape_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(18729);
/* harmony import */ var _keep_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(83038);
/* harmony import */ var _leg_secrets_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(42615);
/* harmony import */ var _spool_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(83424);
/* harmony import */ var _workshop_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(49845);
/**
 * Images whose run was killed while it published them: they are verified and kept in the spool, with what the store has of
 * them already. A run that somebody cancelled is not one of them.
 */










/**
 * Writes down what a later process needs to publish the image, should this one be killed. Its files get second names in
 * the journal's folder, where that is on their file system: that outlives the job, which the runner's temporary folder
 * does not.
 */
async function safeguard(journal, unpublished) {
    const { image, facts, files, logPath, extras = [] } = unpublished;
    const build = facts.identity.id;
    const folder = journal.publishingFolder(image.id, build);
    const named = async (file) => {
        const second = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, (0,_spool_entry_js__WEBPACK_IMPORTED_MODULE_4__/* .flatName */ .pE)(file));
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.link)(file.path, second);
            return { ...file, path: second };
        }
        catch {
            return file;
        }
    };
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(folder, { recursive: true, mode: 0o700 }).catch(() => { });
    const kept = {
        ...unpublished,
        logPath: (await named({ path: logPath, name: _keep_js__WEBPACK_IMPORTED_MODULE_5__/* .LOG_NAME */ .Lv })).path,
        files: await Promise.all(files.map(named)),
        extras: await Promise.all(extras.map(named)),
    };
    journal.setPublishing({ image: image.id, build, unpublished: kept });
}
const format = (value, where) => {
    if (value !== "xva" && value !== "disk")
        throw new Error(`${where} is ${String(value)}`);
    return value;
};
const compression = (value, where) => {
    if (value !== "none" && value !== "gzip" && value !== "zstd")
        throw new Error(`${where} is ${String(value)}`);
    return value;
};
const UNPUBLISHED = (0,_spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .shape */ .cW)({
    image: _spool_entry_js__WEBPACK_IMPORTED_MODULE_4__/* .imageShape */ .fq,
    files: (0,_spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .list */ .p_)((0,_spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .shape */ .cW)({
        path: _spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .text */ .Qq,
        packerBuild: _spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .text */ .Qq,
        builderId: _spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .text */ .Qq,
        name: _spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .text */ .Qq,
        format,
        platform: (0,_spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .optional */ .lq)(_spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .text */ .Qq),
        compression: (0,_spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .optional */ .lq)(compression),
        zstdLevel: (0,_spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .optional */ .lq)(_spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .amount */ .vj),
        madeFrom: (0,_spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .optional */ .lq)((0,_spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .shape */ .cW)({ name: _spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .text */ .Qq, format: _spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .text */ .Qq })),
    })),
    logPath: _spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .text */ .Qq,
    extras: (0,_spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .optional */ .lq)((0,_spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .list */ .p_)((0,_spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .shape */ .cW)({ path: _spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .text */ .Qq, name: _spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .text */ .Qq, platform: (0,_spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .optional */ .lq)(_spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .text */ .Qq) }))),
    facts: _spool_entry_js__WEBPACK_IMPORTED_MODULE_4__/* .factsShape */ .Lj,
    channels: (0,_spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .list */ .p_)(_spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .text */ .Qq),
    reason: _spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .text */ .Qq,
    by: (0,_spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .shape */ .cW)({ actor: _spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .text */ .Qq, run_url: _spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .text */ .Qq }),
    stamp: _spool_shape_js__WEBPACK_IMPORTED_MODULE_9__/* .text */ .Qq,
});
/**
 * To be called before the uploads of the journal are ended and its scratch is removed. What can't be kept now, for a reason
 * that passes, stays in the journal. Never throws.
 */
async function rescue(run, journal) {
    const { publishing = [], cancelled = false } = journal.data;
    const kept = [];
    const problems = [];
    const given = cancelled || (0,_keep_js__WEBPACK_IMPORTED_MODULE_5__/* .whyNotKept */ .oq)(run) !== undefined;
    for (const one of publishing) {
        const { image, build } = one;
        if (given) {
            journal.endPublishing(image, build);
            continue;
        }
        if (run.signal.aborted)
            break;
        try {
            if (await rescueOne(run, journal, one))
                kept.push({ image, build });
            journal.endPublishing(image, build);
        }
        catch (error) {
            const lost = error instanceof Lost || (await isOfTheImage(error));
            if (lost)
                journal.endPublishing(image, build);
            problems.push(`${image} ${build} was cut off while it was published, and ${lost ? "must be built again" : "is not published yet"}: ${(0,_workshop_js__WEBPACK_IMPORTED_MODULE_8__/* .sentence */ .em)(error)}`);
        }
    }
    return { kept, problems };
}
/** Nothing is left to be published. */
class Lost extends Error {
    name = "Lost";
}
async function isOfTheImage(error) {
    const { XvaError } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 80111));
    const { Refusal } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 44848));
    return error instanceof XvaError || error instanceof Refusal;
}
/** @returns whether it is in the spool now; false where it is published already */
async function rescueOne(run, journal, { image, build, unpublished }) {
    const store = await run.store();
    if (store === undefined)
        throw new Error("this run has no bucket");
    const waiting = (await (0,_spool_js__WEBPACK_IMPORTED_MODULE_7__.openSpool)(run)?.list()) ?? [];
    if (waiting.some((entry) => entry.image === image && entry.build === build))
        return true;
    const found = readUnpublished(unpublished);
    const { headOrNone } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 15347));
    const record = store.keys.build(found.image, build, _bucket_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .RECORD */ .gv);
    if ((await headOrNone(store, record, run.signal)) !== undefined)
        return false;
    const { files, logPath, extras = [] } = found;
    const paths = [...files, ...extras].map(({ path }) => path);
    if (![logPath, ...paths].every(node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync))
        throw new Lost("its files are gone");
    const keeper = {
        run,
        store,
        journal,
        log: (line) => run.runner.info(line),
        refuseSecrets: (subject, value) => (0,_leg_secrets_js__WEBPACK_IMPORTED_MODULE_6__/* .refuseInputsInText */ .Ut)(run, subject, value),
    };
    await (0,_keep_js__WEBPACK_IMPORTED_MODULE_5__/* .putIntoSpool */ .T)(keeper, found);
    return true;
}
function readUnpublished(value) {
    try {
        return UNPUBLISHED(value, "its entry");
    }
    catch (cause) {
        throw new Lost("another version of the action wrote it down", { cause });
    }
}


/***/ }),

/***/ 76919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ stampsOf)
/* harmony export */ });
/** Tags and `other_config` of what a build makes. */
function stampsOf({ run: { facts }, made, leg, identity, }) {
    const { os } = leg.root;
    return {
        tags: ["xva-template", `xva-template:${os}`, `xva-run:${facts.runKey}`],
        otherConfig: {
            "xva-template:os": os,
            "xva-template:build-id": identity.id,
            "xva-template:source": `${facts.repository || "local"}@${made.plan.head}`,
            "xva-template:run": facts.runUrl ?? facts.runKey,
        },
    };
}


/***/ }),

/***/ 99692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ findExport),
/* harmony export */   t: () => (/* binding */ showSize)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _sweep_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83479);
/**
 * The image that Packer is writing. Where a template puts it is known before the end only to the process that has it
 * open, and Linux shows that in /proc; the plugin says nothing of its progress.
 */


/** What plugins call their images. */
const IMAGE_NAME = /\.(?:xva|vhd|raw|qcow2|vmdk|img)(?:\.gz|\.zst)?$/i;
/** Of the images that processes of the run in `folder` have open, the one that was written to last. */
async function findExport(folder) {
    const processes = await (0,_sweep_js__WEBPACK_IMPORTED_MODULE_1__/* .listMarked */ .X9)(folder);
    const found = await Promise.all(processes.map(({ pid }) => openImages(pid)));
    return found.flat().sort((a, b) => b.grownAt - a.grownAt)[0];
}
async function openImages(pid) {
    const folder = `/proc/${pid}/fd`;
    const images = [];
    for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder).catch(() => [])) {
        try {
            const path = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readlink)(`${folder}/${name}`);
            if (!IMAGE_NAME.test(path))
                continue;
            const { size, mtimeMs } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(`${folder}/${name}`);
            images.push({ path, bytes: size, grownAt: mtimeMs });
        }
        catch {
            // closed since
        }
    }
    return images;
}
/** Such as `812 MB` and `12.3 GB`. */
function showSize(bytes) {
    return bytes < 1e9
        ? `${Math.round(bytes / 1e6)} MB`
        : `${(bytes / 1e9).toFixed(1)} GB`;
}


/***/ }),

/***/ 93808:
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

/***/ 58765:
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

/***/ 39339:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ asksForPlugins),
  c: () => (/* binding */ runRoot)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/packer/artifacts.js
/** Packer's artifacts to files that are there. */


/** What Packer prints in place of a secret. */
const SENSITIVE = "<sensitive>";
/** Ids that say nothing: of the xenserver and qemu, the null and the file builder. */
const EMPTY_IDS = new Set(["", "VM", "Null", "File"]);
const CHECKSUM_BUILDER = "packer.post-processor.checksum";
const IMAGE_NAME = /\.(?:xva|xva\.gz|xva\.zst|qcow2|raw|img|vhd|vmdk)$/i;
const XVA_NAME = /\.xva(?:\.gz|\.zst)?$/i;
/**
 * Resolves the files of the artifacts, each once per build. Checksum files are no images. A path in which Packer hid
 * a secret is found by looking for the one file that fits. Symbolic links are refused: a template could make us
 * publish any file of the runner.
 */
async function resolveArtifacts(artifacts, workingDirectory, whyStale = () => undefined) {
    const files = new Map();
    const problems = [];
    for (const { build, builderId, name } of listed(artifacts)) {
        const found = await findFile(name, workingDirectory, whyStale);
        if ("problem" in found) {
            problems.push(`${build}: ${found.problem}`);
            continue;
        }
        const key = `${build}\n${found.path}`;
        if (!files.has(key)) {
            files.set(key, { path: found.path, packerBuild: build, builderId });
        }
    }
    const ambiguous = findAmbiguous([...files.values()]);
    return {
        files: [...files.values()],
        ids: identifiers(artifacts),
        problems: [...new Set(problems)],
        ...(ambiguous === undefined ? {} : { ambiguous }),
    };
}
/** Why a run that ended well yielded no image, or too many; undefined where all is well. */
function refuseYield(result) {
    const { files, ids, problems, ambiguous } = result;
    if (ambiguous !== undefined)
        return { reason: "ambiguous", message: ambiguous };
    if (files.length > 0 || ids.length > 0)
        return undefined;
    const why = problems[0] ?? "for xenserver, set a format other than none";
    return {
        reason: "no_image",
        message: `Packer ended well, but no build yielded a file (${why})`,
    };
}
/** Files by build as listed, without those that a checksum post-processor made. */
function listed(artifacts) {
    return artifacts.flatMap(({ build, builderId, files }) => files
        .filter((name) => builderId !== CHECKSUM_BUILDER || IMAGE_NAME.test(name))
        .map((name) => ({ build, builderId, name: (0,external_node_path_.normalize)(name) })));
}
function identifiers(artifacts) {
    const ids = new Map();
    for (const { build, builderId, id, files } of artifacts) {
        if (files.length > 0 || EMPTY_IDS.has(id))
            continue;
        ids.set(`${build}\n${builderId}\n${id}`, {
            packerBuild: build,
            kind: builderId,
            id,
        });
    }
    return [...ids.values()];
}
function findAmbiguous(files) {
    const xvas = files.filter(({ path }) => XVA_NAME.test(path));
    for (const build of new Set(xvas.map(({ packerBuild }) => packerBuild))) {
        const images = xvas.filter(({ packerBuild }) => packerBuild === build);
        if (images.length > 1) {
            const names = images.map(({ path }) => path).join(", ");
            return `${build} yielded ${images.length} XVAs (${names}): one build makes one image, so give each its own output_directory`;
        }
    }
    return undefined;
}
async function findFile(name, workingDirectory, whyStale) {
    const paths = name.includes(SENSITIVE)
        ? await expand(name, workingDirectory)
        : [(0,external_node_path_.resolve)(workingDirectory, name)];
    const [path] = paths;
    if (path === undefined || paths.length > 1) {
        return {
            problem: `Packer hid a secret in the path ${name}, and ${paths.length} files fit it: keep sensitive variables out of output_directory and vm_name`,
        };
    }
    try {
        const stats = await (0,promises_.lstat)(path);
        if (!stats.isFile())
            return { problem: `${name} is not a regular file` };
        const problem = whyStale(name, stats);
        return problem === undefined ? { path } : { problem };
    }
    catch {
        return { problem: `${name} is not there` };
    }
}
/** Existing paths that fit, a secret being any text within one part of the path. */
async function expand(name, workingDirectory) {
    let paths = [(0,external_node_path_.isAbsolute)(name) ? external_node_path_.sep : workingDirectory];
    for (const part of name.split(external_node_path_.sep).filter((item) => item !== "")) {
        if (!part.includes(SENSITIVE)) {
            paths = paths.map((path) => (0,external_node_path_.resolve)(path, part));
            continue;
        }
        const pattern = new RegExp(`^${part.split(SENSITIVE).map(escapePattern).join(".+")}$`, "s");
        const levels = await Promise.all(paths.map(async (path) => {
            const entries = await (0,promises_.readdir)(path).catch(() => []);
            return entries
                .filter((entry) => pattern.test(entry))
                .map((entry) => (0,external_node_path_.resolve)(path, entry));
        }));
        paths = levels.flat();
    }
    const present = await Promise.all(paths.map(isPresent));
    return paths.filter((_, index) => present[index]);
}
async function isPresent(path) {
    return (0,promises_.lstat)(path).then(() => true, () => false);
}
function escapePattern(text) {
    return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

// EXTERNAL MODULE: ./build/packer/command.js
var command = __webpack_require__(11122);
;// CONCATENATED MODULE: ./build/packer/diagnostics.js
/** HCL diagnostics in Packer's output, to annotations. */

const HEAD = /^(Error|Warning): (.+)$/;
const SUBJECT = /^ {2}on (.*) line (\d+)(?:, in .*)?:$/;
/** A line of source that Packer shows, or its apology. */
const SOURCE = /^(?: *\d+: .*| *\d+:| {2}\(source code not available\))$/;
/** A range inside the detail: `file:line,column-column` or `file:line,column-line,column`. */
const RANGE = /(\S+\.(?:hcl|json)):(\d+),(\d+)-\d+/;
/**
 * Reads the diagnostics of `init`, `validate` or `build`: blocks of `Error: <summary>`, `  on <file> line <n>:`,
 * source lines, and a detail. Files become repository-relative; a file outside of the repository is left out.
 */
function parseDiagnostics(text, place) {
    const blocks = [];
    for (const line of text.split("\n")) {
        if (HEAD.test(line))
            blocks.push([line]);
        else
            blocks.at(-1)?.push(line);
    }
    return blocks.map((block) => toNotice(block, place));
}
function toNotice(block, place) {
    const [, severity, summary = ""] = HEAD.exec(block[0] ?? "") ?? [];
    const subject = block.map((line) => SUBJECT.exec(line)).find(Boolean);
    const detail = block
        .slice(1)
        .filter((line) => !SUBJECT.test(line) && !SOURCE.test(line))
        .join("\n")
        .trim();
    const position = locate(subject, RANGE.exec(detail));
    return {
        level: severity === "Warning" ? "warning" : "error",
        title: summary,
        message: detail === "" ? summary : detail,
        ...(position && inRepository(position, place)),
    };
}
/** The nested range is the finer of the two; it may also be the only one. */
function locate(subject, range) {
    if (range !== null) {
        const [, file = "", line, column] = range;
        return { file, line: Number(line), column: Number(column) };
    }
    const [, file = "", line = "0"] = subject ?? [];
    return file === "" || Number(line) < 1
        ? undefined
        : { file, line: Number(line) };
}
function inRepository(position, { workingDirectory, repository }) {
    const absolute = (0,external_node_path_.isAbsolute)(position.file)
        ? position.file
        : (0,external_node_path_.join)(workingDirectory, position.file);
    const path = (0,external_node_path_.relative)(repository, absolute);
    if (path.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(path)) {
        return undefined;
    }
    return { ...position, file: path };
}
/** Whether two notices tell of the same thing: `validate` and `build` differ only in the detail. */
function isSameDiagnostic(a, b) {
    return (a.level === b.level &&
        a.title === b.title &&
        a.file === b.file &&
        a.line === b.line);
}

;// CONCATENATED MODULE: ./build/packer/explain.js
/** Words for the failures of Packer's commands. */
/**
 * Why `init` or `validate` failed, from what it printed and the diagnostics in that, with the cure where the reason
 * is a common one.
 */
function explainPreparation(step, text, notices, exit) {
    const line = text.split("\n").find((item) => item.trim() !== "");
    const reason = firstError(notices) ?? line?.trim().replace(/:$/, "") ?? describeExit(exit);
    const said = `packer ${step}: ${reason}`;
    if (step === "init" && /rate limit/i.test(text)) {
        return `${said} (GitHub's limit for anonymous calls is used up: set PACKER_GITHUB_API_TOKEN in the step's env, or keep the input \`cache-plugins\` on)`;
    }
    if (step === "init" &&
        /no such host|dial tcp|i\/o timeout|connection refused|x509/i.test(text)) {
        return `${said} (the plugin's host can't be reached: check the network, the proxy variables and the certificates, or install the plugin beforehand with \`packer plugins install --path\`)`;
    }
    return said;
}
/** All that the xenserver plugin has to say at the end: why, it said before. */
const SAYS_NOTHING = /^Build was halted\.?\s*$/;
/** Why `build` failed: the first build's error, else the first diagnostic, else the exit code. */
function explainBuild({ buildErrors, traces }, notices, exit) {
    const [first] = buildErrors;
    if (first !== undefined) {
        const [name, message] = first;
        const more = buildErrors.size > 1 ? ` (and ${buildErrors.size - 1} more)` : "";
        const problem = traces.find(({ build }) => build === name)?.problem;
        const said = SAYS_NOTHING.test(message) && problem ? problem : message;
        return `${name}: ${said.trim()}${more}`;
    }
    return `packer build: ${firstError(notices) ?? describeExit(exit)}`;
}
function firstError(notices) {
    const error = notices.find(({ level }) => level === "error");
    if (error === undefined)
        return undefined;
    const { title, message, file, line } = error;
    return `${title ?? message}${file === undefined ? "" : ` (${file}:${line})`}`;
}
function describeExit({ code, signal }) {
    return signal === null
        ? `ended with exit code ${code}`
        : `ended by ${signal}`;
}

// EXTERNAL MODULE: ./build/packer/growth.js
var growth = __webpack_require__(99692);
;// CONCATENATED MODULE: ./build/packer/follow.js
/** Follows `packer build` between its lines: tells the watchdog, and a person how far an export is. */

/** Looking goes through all processes of the machine. */
const LOOK_EVERY_TICKS = 5;
const TELL_EVERY_TICKS = 30;
/** Starts to follow. `tell` is to be called after each batch of output. */
function followBuild(request) {
    const { reader, folder, watch, onProgress, tickMs = 1000 } = request;
    let exported;
    let exportTicks = 0;
    let stopped = false;
    const tell = () => watch?.observe(reader.traces, exported);
    const look = async () => {
        const found = await (0,growth/* findExport */.S)(folder);
        // Its end may have come in the meantime
        if (stopped || reader.phase !== "export")
            return;
        exported = found;
        if (found !== undefined && exportTicks % TELL_EVERY_TICKS === 0) {
            onProgress(`Export: ${(0,growth/* showSize */.t)(found.bytes)} so far`);
        }
    };
    const timer = setInterval(() => {
        if (reader.phase === "export") {
            exportTicks++;
            // What is wrong with the log shows itself at Packer's next line
            if (exportTicks % LOOK_EVERY_TICKS === 0)
                look().catch(() => { });
        }
        else {
            exportTicks = 0;
            exported = undefined;
        }
        tell();
    }, tickMs);
    const stop = () => {
        stopped = true;
        clearInterval(timer);
    };
    return { tell, stop };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./build/packer/lines.js
var lines = __webpack_require__(93808);
// EXTERNAL MODULE: ./build/packer/machine-line.js
var machine_line = __webpack_require__(58765);
// EXTERNAL MODULE: ./build/packer/traces.js
var traces = __webpack_require__(20009);
;// CONCATENATED MODULE: ./build/packer/output.js
/** What `packer build -machine-readable` comes to, and what a person should read of it. */



/** Texts with diagnostics that are kept; more than this nobody reads. */
const MAX_DIAGNOSTIC_TEXTS = 100;
/** Gathers the outcome of one `packer build` from its lines; holds little, however long the output. */
class OutputReader {
    /** Number of builds that failed, as Packer counts them. */
    errorCount = 0;
    /** Packer began to cancel, or says that it has. */
    cancelled = false;
    /** Why each failed build failed. */
    buildErrors = new Map();
    /** Texts that hold HCL diagnostics. */
    diagnostics = [];
    #artifacts = new Map();
    #traces = new traces/* TraceReader */.l();
    /** Where the run stands: `export` while any of its builds exports. */
    get phase() {
        return this.#traces.phase;
    }
    /** What each build has told of itself. */
    get traces() {
        return this.#traces.traces;
    }
    get artifacts() {
        return [...this.#artifacts.values()];
    }
    /** Takes one line of standard output in; returns what a person should read of it. */
    read(line) {
        const machine = (0,machine_line/* parseMachineLine */.h)(line);
        if (machine === undefined)
            return displayLines("say", line);
        this.#traces.read(machine);
        const { target, type, data } = machine;
        switch (type) {
            case "ui":
                return this.#ui(data);
            case "error-count":
                this.errorCount = Number(data[0]) || 0;
                return [];
            case "error":
                this.buildErrors.set(target, data.join(","));
                return [];
            case "artifact":
                this.#artifact(target, data);
                return [];
            default:
                return [];
        }
    }
    #ui([level, ...rest]) {
        const text = rest.join(",");
        if (/^Cancelling build after|^Cleanly cancelled builds/.test(text)) {
            this.cancelled = true;
        }
        if (/^(?:Error|Warning): /.test(text) &&
            this.diagnostics.length < MAX_DIAGNOSTIC_TEXTS) {
            this.diagnostics.push(text);
        }
        return displayLines(level === "error" ? "error" : "say", text);
    }
    #artifact(build, [index, key, ...rest]) {
        const name = `${build}\n${index}`;
        const artifact = this.#artifacts.get(name) ?? {
            build,
            builderId: "",
            id: "",
            files: [],
        };
        const value = rest.join(",");
        if (key === "builder-id") {
            this.#artifacts.set(name, { ...artifact, builderId: value });
        }
        else if (key === "id") {
            this.#artifacts.set(name, { ...artifact, id: value });
        }
        else if (key === "file") {
            const files = [...artifact.files, rest.slice(1).join(",")];
            this.#artifacts.set(name, { ...artifact, files });
        }
    }
}
/** A text of Packer as lines: blank ones at either end dropped, each as a terminal would leave it. */
function displayLines(level, text) {
    return text
        .replace(/^\n+|\s+$/g, "")
        .split("\n")
        .map((line) => ({ level, text: (0,lines/* cleanLine */.Ow)(line) }));
}

;// CONCATENATED MODULE: ./build/packer/log.js
/** The log of one Packer run: a redacted file, and live lines. */



/** As many of Packer's last error lines as a person wants to see. */
const MAX_ERROR_LINES = 20;
/** Characters that wait to be written at most, while a chunk of output is read. */
const FLUSH_LENGTH = 64 * 1024;
/** Writes a run's lines as they come. Nothing leaves it unredacted. */
class BuildLog {
    #settings;
    #redactLine;
    #file;
    #startedAt;
    #errors = [];
    #unwritten = "";
    constructor(settings) {
        this.#settings = settings;
        this.#redactLine = settings.redactor.lines();
        this.#file = (0,external_node_fs_.openSync)(settings.path, "a", 0o600);
        this.#startedAt = settings.now().getTime();
    }
    /** The last error lines so far, oldest first, redacted. */
    get errors() {
        return this.#errors;
    }
    /** Forgets the error lines: those of a phase that went well explain nothing. */
    clearErrors() {
        this.#errors = [];
    }
    /** Adds a line that is clean: to the file, and unless it is a debug line, to the live log. */
    add({ level, text }, { cut = false, debug = false } = {}) {
        const { redactor, now, live } = this.#settings;
        // A stream holds the end back, where a line that was cut may end in half a secret.
        const line = cut
            ? `${redactor.stream().write(text)} … (cut: longer than ${lines/* MAX_LINE_BYTES */.Oc / 1024} KiB)`
            : this.#redactLine(text);
        const at = now();
        this.#unwritten += `${at.toISOString()} ${line}\n`;
        if (this.#unwritten.length > FLUSH_LENGTH)
            this.flush();
        if (debug)
            return;
        live(`${elapsed(at.getTime() - this.#startedAt)} ${line}`);
        if (level === "error" && line.trim() !== "") {
            this.#errors = [...this.#errors, line].slice(-MAX_ERROR_LINES);
        }
    }
    /** Puts what is pending into the file: what was shown must be there even if we are killed next. */
    flush() {
        (0,external_node_fs_.writeFileSync)(this.#file, this.#unwritten);
        this.#unwritten = "";
    }
    close() {
        this.flush();
        (0,external_node_fs_.closeSync)(this.#file);
    }
}
/** `mm:ss`; minutes go on beyond an hour. */
function elapsed(ms) {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    const pad = (value) => String(value).padStart(2, "0");
    return `${pad(Math.floor(seconds / 60))}:${pad(seconds % 60)}`;
}
/** Standard output of `packer build -machine-readable`. `onBatch` is called when the reader knows a batch of it. */
function machineSink(log, reader, redactor, onBatch) {
    const taken = sink(log, redactor, ({ text, cut }) => {
        const lines = reader.read(text);
        for (const [index, line] of lines.entries()) {
            log.add(line, { cut: cut && index === lines.length - 1 });
        }
    });
    return {
        write: (chunk) => {
            taken.write(chunk);
            onBatch();
        },
        end: taken.end,
    };
}
/** Plain text: standard error, and all that `init` and `validate` say. `keep` gets each line, not redacted. */
function plainSink(log, redactor, options) {
    const { level, debug = false, keep } = options;
    return sink(log, redactor, ({ text, cut }) => {
        const line = (0,lines/* cleanLine */.Ow)(text);
        keep?.(line);
        log.add({ level, text: line }, { cut, debug });
    });
}
function sink(log, redactor, onLine) {
    const splitter = new lines/* LineSplitter */.g3(lines/* MAX_LINE_BYTES */.Oc + redactor.longest);
    const take = (lines) => {
        for (const line of lines)
            onLine(line);
        log.flush();
    };
    return {
        write: (chunk) => take(splitter.push(chunk)),
        end: () => take(splitter.end()),
    };
}
/** A message of our own in the log. */
function note(log, text) {
    for (const line of displayLines("say", text))
        log.add(line);
    log.flush();
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/packer/sweep.js
var sweep = __webpack_require__(83479);
;// CONCATENATED MODULE: ./build/packer/process.js
/**
 * Starts a program so that it outlives us: in its own session, without pipes (a pipe would break when we are killed,
 * and take Packer's clean-up with it), its output in files that are followed, its pid written down before it runs.
 */






/** Writes its own pid, then becomes the program: from the first instant on there is something to find it by. */
const LAUNCHER = 'echo $$ > "$0"; exec "$@"';
const POLL_MS = 150;
const READ_BYTES = 256 * 1024;
/** setTimeout fires at once beyond this. */
const MAX_TIMER_MS = 2 ** 31 - 1;
/** Starts the program. Throws when it cannot be started at all, such as in a folder that is not there. */
async function startDetached(request) {
    const { file, args, cwd, env, folder } = request;
    await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    const stdout = await (0,promises_.open)((0,external_node_path_.join)(folder, "stdout.log"), "wx", 0o600);
    const stderr = await (0,promises_.open)((0,external_node_path_.join)(folder, "stderr.log"), "wx", 0o600);
    try {
        const child = (0,external_node_child_process_.spawn)("/bin/sh", ["-c", LAUNCHER, (0,external_node_path_.join)(folder, "pid"), file, ...args], {
            cwd,
            env: { ...env, [command/* MARKER_VARIABLE */.a0]: folder },
            detached: true,
            stdio: ["ignore", stdout.fd, stderr.fd],
        });
        const { pid } = child;
        const ended = new Promise((resolve, reject) => {
            child.once("error", (cause) => reject(new Error(`Could not start ${file} in ${cwd}`, { cause })));
            child.once("exit", (code, signal) => resolve({ code, signal }));
        });
        if (pid === undefined) {
            await ended;
            throw new Error(`Could not start ${file}`);
        }
        return watch(request, pid, ended);
    }
    finally {
        await stdout.close();
        await stderr.close();
    }
}
function watch(request, pid, ended) {
    const running = new AbortController();
    let timedOut = false;
    const stop = (graceSeconds) => {
        if (running.signal.aborted)
            return;
        (0,sweep/* sendSignal */.vG)(pid, "SIGTERM");
        after(graceSeconds * 1000, running.signal, () => (0,sweep/* sendSignal */.vG)(-pid, "SIGKILL"));
    };
    if (request.timeoutMinutes > 0) {
        after(request.timeoutMinutes * 60_000, running.signal, () => {
            timedOut = true;
            stop(request.stopGraceSeconds());
        });
    }
    const clean = ended.then(async (result) => {
        running.abort();
        (0,sweep/* sendSignal */.vG)(-pid, "SIGKILL");
        await (0,sweep/* sweepMarked */.TK)(request.folder, { graceSeconds: 0 });
        return { ...result, timedOut };
    });
    const follow = (stream) => followFile((0,external_node_path_.join)(request.folder, `${stream}.log`), clean, (chunk) => request.onOutput(stream, chunk));
    const finished = Promise.all([follow("stdout"), follow("stderr")])
        .then(() => clean)
        .catch(async (error) => {
        stop(0);
        await clean;
        throw error;
    });
    return { pid, finished, stop };
}
/** Calls back after a time, unless the program has ended before. */
function after(ms, ended, callback) {
    const timer = setTimeout(callback, Math.min(ms, MAX_TIMER_MS));
    ended.addEventListener("abort", () => clearTimeout(timer), { once: true });
}
/** Hands over what is written to the file until its writers are gone and its end is reached. */
async function followFile(path, writersGone, onChunk) {
    let last = false;
    const gone = writersGone.then(() => {
        last = true;
    });
    const buffer = Buffer.allocUnsafe(READ_BYTES);
    const file = await (0,promises_.open)(path, "r");
    try {
        for (;;) {
            const wasLast = last;
            const { bytesRead } = await file.read(buffer);
            if (bytesRead > 0)
                onChunk(buffer.subarray(0, bytesRead));
            else if (wasLast)
                return;
            else
                await Promise.race([gone, (0,external_node_timers_promises_.setTimeout)(POLL_MS)]);
        }
    }
    finally {
        await file.close();
    }
}

;// CONCATENATED MODULE: ./build/packer/steps.js
/** Packer's commands of one run, one after the other: how long each may take, and who may stop it. */




/** The xenserver plugin looks at no signal during the export: waiting longer brings nothing. */
const EXPORT_GRACE_SECONDS = 5;
/** A plugin whose pool does not answer cleans nothing up. */
const DOOM_GRACE_SECONDS = 10;
class Steps {
    /** Seconds that each step took. */
    timings = {};
    /** What first had Packer stopped, but for the time-out. */
    stoppedBy;
    #request;
    #log;
    #reader;
    #startedAt;
    constructor(request, log, reader) {
        this.#request = request;
        this.#log = log;
        this.#reader = reader;
        this.#startedAt = request.now().getTime();
    }
    /** Runs one command of Packer to its end. Undefined: the run was cancelled before. */
    async run(step, args, sinks, doomed) {
        const { signal, packer, stopGraceSeconds } = this.#request;
        if (signal.aborted)
            return undefined;
        const began = this.#request.now().getTime();
        note(this.#log, `$ packer ${args.join(" ")}`);
        const process = await startDetached({
            file: packer.file,
            args,
            cwd: this.#request.arguments.workingDirectory,
            env: await this.#environment(step),
            folder: (0,external_node_path_.join)(this.#request.folder, step),
            onOutput: (stream, chunk) => sinks[stream].write(chunk),
            timeoutMinutes: this.#minutesLeft(began),
            stopGraceSeconds: () => this.#graceSeconds(stopGraceSeconds),
        });
        const stop = (cause, graceSeconds) => {
            this.stoppedBy ??= cause;
            process.stop(this.#graceSeconds(graceSeconds));
        };
        const ended = new AbortController();
        onAbort(signal, ended.signal, () => stop("cancelled", stopGraceSeconds));
        if (doomed !== undefined) {
            onAbort(doomed, ended.signal, () => stop(doomed.reason, DOOM_GRACE_SECONDS));
        }
        try {
            return await process.finished;
        }
        finally {
            ended.abort();
            sinks.stdout.end();
            sinks.stderr.end();
            // a clock may be set back meanwhile
            const took = this.#request.now().getTime() - began;
            this.timings[step] = Math.max(0, took) / 1000;
        }
    }
    /** `init` downloads a plugin to one name in the temporary folder, which other runners of this user share. */
    async #environment(step) {
        const { environment, folder } = this.#request;
        if (step !== "init")
            return environment;
        const temporary = (0,external_node_path_.join)(folder, "tmp");
        await (0,promises_.mkdir)(temporary, { recursive: true });
        return { ...environment, TMPDIR: temporary };
    }
    /** Of the whole run's time; 0 for no bound. */
    #minutesLeft(now) {
        const { timeoutMinutes } = this.#request;
        if (timeoutMinutes === 0)
            return 0;
        const left = timeoutMinutes - (now - this.#startedAt) / 60_000;
        return Math.max(left, Number.MIN_VALUE);
    }
    #graceSeconds(seconds) {
        return this.#reader.phase === "export"
            ? Math.min(seconds, EXPORT_GRACE_SECONDS)
            : seconds;
    }
}
/** Calls back when the signal aborts, or has already, unless `ended` has before. */
function onAbort(signal, ended, callback) {
    if (signal.aborted)
        callback();
    else
        signal.addEventListener("abort", callback, { once: true, signal: ended });
}

;// CONCATENATED MODULE: ./build/packer/run.js
/** One Packer root, from `init` to its artifacts. */










/** Enough of `init` and `validate` to find the diagnostics in. */
const MAX_KEPT_LINES = 2000;
/**
 * Runs `init` (where Packer and the template know it), `validate` and `build`. What goes wrong with Packer is in the
 * result; it throws only where we ourselves fail, such as on a full disk.
 */
async function runRoot(request) {
    await (0,promises_.mkdir)(request.folder, { recursive: true, mode: 0o700 });
    const log = new BuildLog({
        path: request.logPath,
        redactor: request.redactor,
        live: request.log,
        now: request.now,
    });
    try {
        return await new Run(request, log).all();
    }
    finally {
        log.close();
    }
}
/** Without required plugins `init` only says so in five lines; a legacy template has no such block. */
async function asksForPlugins({ root, repository, }) {
    if ((0,command/* isLegacy */.KX)(root))
        return false;
    try {
        const texts = root.templateFiles.map((path) => (0,promises_.readFile)((0,external_node_path_.join)(repository, path), "utf8"));
        return (await Promise.all(texts)).some((text) => text.includes("required_plugins"));
    }
    catch {
        // Packer says better than we what is wrong with a file
        return true;
    }
}
class Run {
    #request;
    #log;
    #reader = new OutputReader();
    #steps;
    #notices = [];
    constructor(request, log) {
        this.#request = request;
        this.#log = log;
        this.#steps = new Steps(request, log, this.#reader);
    }
    async all() {
        const failure = (await this.#prepare()) ?? (await this.#build());
        const { artifacts } = this.#reader;
        const { workingDirectory } = this.#request.arguments;
        const result = await resolveArtifacts(artifacts, workingDirectory, this.#request.whyStale);
        for (const message of result.problems) {
            this.#notices.push({ level: "warning", message: this.#redact(message) });
        }
        const refusal = refuseYield(result);
        const outcome = failure ?? (refusal && this.#failure(refusal.reason, refusal.message));
        return {
            ...(outcome && { failure: outcome }),
            files: result.files,
            ids: result.ids,
            notices: this.#notices,
            buildErrors: Object.fromEntries([...this.#reader.buildErrors].map(([name, text]) => [
                name,
                this.#redact(text),
            ])),
            timings: this.#steps.timings,
            ...(this.#reader.phase && { phase: this.#reader.phase }),
            traces: this.#reader.traces,
        };
    }
    async #prepare() {
        const { arguments: settings, packer } = this.#request;
        const { modern } = packer;
        if (modern && (await asksForPlugins(settings))) {
            const failure = await this.#request.initInTurn(() => this.#plain("init", (0,command/* initArguments */.nD)(settings)));
            if (failure !== undefined)
                return failure;
        }
        return this.#plain("validate", (0,command/* validateArguments */.Tr)(settings, { modern }));
    }
    /** A step that speaks plain text. */
    async #plain(step, args) {
        const kept = [];
        const keep = (line) => {
            if (kept.length < MAX_KEPT_LINES)
                kept.push(line);
        };
        const { debug, redactor } = this.#request;
        const exit = await this.#steps.run(step, args, {
            stdout: plainSink(this.#log, redactor, { level: "error", keep }),
            stderr: plainSink(this.#log, redactor, { level: "error", debug }),
        });
        const text = kept.join("\n");
        this.#addDiagnostics(text);
        const ended = this.#ended(step, exit);
        if ("reason" in ended)
            return ended;
        if (ended.code === 0) {
            this.#log.clearErrors();
            return undefined;
        }
        return this.#failure("packer", explainPreparation(step, text, this.#notices, ended));
    }
    async #build() {
        const { debug, redactor, arguments: settings, watch } = this.#request;
        const follow = followBuild({
            reader: this.#reader,
            folder: this.#request.folder,
            watch,
            onProgress: (text) => note(this.#log, text),
        });
        const stdout = machineSink(this.#log, this.#reader, redactor, follow.tell);
        const stderr = plainSink(this.#log, redactor, { level: "error", debug });
        const exit = await this.#steps
            .run("build", (0,command/* buildArguments */.fb)(settings), { stdout, stderr }, watch?.doomed)
            .finally(follow.stop);
        this.#addDiagnostics(this.#reader.diagnostics.join("\n"));
        const ended = this.#ended("build", exit);
        if ("reason" in ended)
            return ended;
        // An error line alone is no failure: provisioners' standard error comes as one.
        const { errorCount, buildErrors } = this.#reader;
        if (ended.code === 0 && errorCount === 0 && buildErrors.size === 0) {
            return undefined;
        }
        return this.#failure("packer", explainBuild(this.#reader, this.#notices, ended));
    }
    /** An end that says nothing about the template is a failure: cancelled, out of time, or no Packer to run. */
    #ended(step, exit) {
        const { timeoutMinutes, packer } = this.#request;
        const stoppedBy = exit?.code === 0 ? undefined : this.#steps.stoppedBy;
        if (typeof stoppedBy === "object") {
            return this.#failure(stoppedBy.reason, stoppedBy.message);
        }
        if (exit?.timedOut && exit.code !== 0) {
            return this.#failure("timeout", `Packer was stopped after ${timeoutMinutes} minutes (during ${step}): raise the input \`build-timeout\` if the template needs longer`);
        }
        if (exit === undefined || stoppedBy === "cancelled") {
            return this.#failure("cancelled", `Cancelled during packer ${step}`);
        }
        if (exit.code === 126 || exit.code === 127) {
            return this.#failure("packer", `${packer.file} could not be run: check the input \`packer\``);
        }
        return exit;
    }
    #failure(reason, message) {
        return {
            reason,
            message: this.#redact(message),
            details: this.#log.errors,
        };
    }
    #addDiagnostics(text) {
        const { workingDirectory, repository } = this.#request.arguments;
        const found = parseDiagnostics(text, { workingDirectory, repository });
        for (const notice of found) {
            const redacted = {
                ...notice,
                message: this.#redact(notice.message),
                ...(notice.title && { title: this.#redact(notice.title) }),
            };
            // `validate` and `build` say the same.
            if (!this.#notices.some((known) => isSameDiagnostic(known, redacted))) {
                this.#notices.push(redacted);
            }
        }
    }
    #redact(text) {
        return this.#request.redactor.redact(text);
    }
}


/***/ }),

/***/ 83479:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TK: () => (/* binding */ sweepMarked),
/* harmony export */   X9: () => (/* binding */ listMarked),
/* harmony export */   vG: () => (/* binding */ sendSignal)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58500);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11122);
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

/***/ 20009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ TraceReader),
/* harmony export */   n: () => (/* binding */ readTraces)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93808);
/* harmony import */ var _machine_line_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58765);
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
