export const id = 3424;
export const ids = [3424];
export const modules = {

/***/ 83424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ spoolRoot),
/* harmony export */   openSpool: () => (/* binding */ openSpool),
/* harmony export */   publishSpooled: () => (/* binding */ publishSpooled)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _spool_spool_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99306);
/* harmony import */ var _file_lock_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50189);
/**
 * The spool of this machine: verified images that could not be uploaded wait in it, and the next `build` run publishes
 * them before it builds anything. What is heavy is loaded only where there is something to do.
 */




/** Another runner service may be copying an image of many gigabytes into the spool. */
const SPOOL_PATIENCE_MS = 10 * 60_000;
/** The spool of this machine for the run's bucket, undefined without one. */
function openSpool(run, onRemoved) {
    const { store, spoolLimitBytes } = run.settings;
    if (store === undefined)
        return undefined;
    const { endpoint = "", bucket, prefix } = store;
    const place = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256")
        .update(JSON.stringify([endpoint.replace(/\/+$/, ""), bucket, prefix]))
        .digest("hex")
        .slice(0, 32);
    const root = spoolRoot(run);
    return new _spool_spool_js__WEBPACK_IMPORTED_MODULE_2__/* .Spool */ .Q({
        root,
        place,
        limitBytes: spoolLimitBytes,
        say: (line) => run.runner.info(line),
        ...(onRemoved === undefined ? {} : { onRemoved }),
        locks: {
            exclusive: async (work) => {
                const lock = await (0,_file_lock_js__WEBPACK_IMPORTED_MODULE_3__/* .acquire */ .XC)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, ".locks", "spool"), {
                    patienceMs: SPOOL_PATIENCE_MS,
                    signal: run.signal,
                    onWait: () => run.runner.info("Another run on this machine is at work on the spool: waiting for it."),
                });
                if (lock === undefined)
                    throw new Error("another run on this machine keeps the spool locked");
                try {
                    return await work();
                }
                finally {
                    await lock.release();
                }
            },
            claim: (name) => (0,_file_lock_js__WEBPACK_IMPORTED_MODULE_3__/* .tryLock */ .bh)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, ".locks", name)),
        },
    });
}
/** Where the spool of this machine is. */
function spoolRoot({ facts }) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(facts.toolCache, "xva-template-action", "spool");
}
/**
 * Publishes what waits here for the run's bucket, where anything does: a missing spool costs one look at a folder.
 * To be called before the plan is made, which then sees those images as published. Never throws.
 */
async function publishSpooled(run, wanted = () => true) {
    const spool = openSpool(run);
    const all = await spool?.list().catch(() => []);
    const waiting = all?.filter(wanted);
    if (spool === undefined || waiting === undefined || waiting.length === 0)
        return { publications: [], notices: [], warnings: [] };
    const { uploadSpooled } = await Promise.all(/* import() */[__webpack_require__.e(3711), __webpack_require__.e(2358), __webpack_require__.e(5803), __webpack_require__.e(6359), __webpack_require__.e(5347), __webpack_require__.e(9845), __webpack_require__.e(5915), __webpack_require__.e(2285), __webpack_require__.e(818), __webpack_require__.e(622), __webpack_require__.e(8985), __webpack_require__.e(8372)]).then(__webpack_require__.bind(__webpack_require__, 25894));
    return uploadSpooled(run, spool, waiting);
}


/***/ }),

/***/ 2704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ER: () => (/* binding */ parseEntry),
/* harmony export */   Ho: () => (/* binding */ OtherVersion),
/* harmony export */   Lj: () => (/* binding */ factsShape),
/* harmony export */   R8: () => (/* binding */ filesOf),
/* harmony export */   fq: () => (/* binding */ imageShape),
/* harmony export */   pE: () => (/* binding */ flatName),
/* harmony export */   u0: () => (/* binding */ entryText)
/* harmony export */ });
/* unused harmony export SCHEMA */
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18729);

/** Raised whenever an older reader would publish something wrong. */
const SCHEMA = "spooled-1";
const CHECKSUMS = ["crc32", "crc32-composite", "md5", "none"];
/** `spooled.json` of another version of the action: not for us to publish or to remove. */
class OtherVersion extends Error {
    name = "OtherVersion";
}
/** All files of an entry. */
function filesOf({ files, log, extras = [] }) {
    return [...files, log, ...extras];
}
/** Name of a file in an entry's folder, which has none below it; `+` is in no name of a file. */
function flatName({ name }) {
    return name.replaceAll("/", "+");
}
function entryText(entry) {
    return `${JSON.stringify({ schema: SCHEMA, ...entry }, null, "\t")}\n`;
}
/**
 * Reads `spooled.json`.
 * @throws OtherVersion for another version's, Error where it is none
 */
function parseEntry(source) {
    const value = JSON.parse(source);
    const { schema } = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .shape */ .cW)({ schema: _shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq })(value, "spooled.json");
    if (schema !== SCHEMA && /^spooled-\d+$/.test(schema))
        throw new OtherVersion(`it is ${schema}, and this version reads ${SCHEMA}`);
    if (schema !== SCHEMA)
        throw new Error(`its schema is ${schema}`);
    return ENTRY(value, "spooled.json");
}
/** A name that stays in its folder, as the contract has names of images and files. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,200}$/;
const name = (value, where) => matching(value, where, NAME);
/** The same below folders, as a build has its compliance reports. */
const path = (value, where) => {
    const found = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(value, where);
    for (const part of found.split("/"))
        matching(part, where, NAME);
    return found;
};
const hexDigest = (value, where) => matching(value, where, /^[0-9a-f]{64}$/);
function matching(value, where, pattern) {
    const found = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(value, where);
    if (!pattern.test(found))
        throw new Error(`${where} is ${found}`);
    return found;
}
const time = (value, where) => {
    const date = new Date((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(value, where));
    if (Number.isNaN(date.getTime()))
        throw new Error(`${where} is no time`);
    return date;
};
const imageShape = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .shape */ .cW)({
    id: name,
    os: name,
    version: name,
    builds: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .shape */ .cW)({ name: _shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq, builderType: _shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq, sourceName: _shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq })),
});
const checksum = (value, where) => {
    const found = CHECKSUMS.find((one) => one === value);
    if (found === undefined)
        throw new Error(`${where} is ${String(value)}`);
    return found;
};
const file = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .shape */ .cW)({
    name: path,
    platform: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    size: _shape_js__WEBPACK_IMPORTED_MODULE_0__/* .amount */ .vj,
    sha256: hexDigest,
    zstdLevel: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .amount */ .vj),
    upload: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .shape */ .cW)({ uploadId: _shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq, partBytes: _shape_js__WEBPACK_IMPORTED_MODULE_0__/* .amount */ .vj, checksum })),
});
/** Verified by this action: the bytes are proved by digest, so what was found in them needs no second look. */
const inspection = (value, where) => {
    const found = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .shape */ .cW)({ verification: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .shape */ .cW)({ result: _shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq }) })(value, where);
    if (!["passed", "none"].includes(found.verification.result))
        throw new Error(`${where} did not pass`);
    return value;
};
const factsShape = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .shape */ .cW)({
    identity: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .shape */ .cW)({ id: name, startedAt: time }),
    content: _shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq,
    buildKey: _shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq,
    buildKeyParts: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)),
    template: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .shape */ .cW)({
        directory: _shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq,
        file: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
        variant: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
        var_files: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
        builds: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
        title: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
        description: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
        tags: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)),
        os: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)),
    })),
    runImages: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    source: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .shape */ .cW)({
        repository: _shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq,
        commit: _shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq,
        ref: _shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq,
        tree: _shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq,
        run_url: _shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq,
        dirty: _shape_js__WEBPACK_IMPORTED_MODULE_0__/* .truth */ .Im,
    }),
    packer: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .shape */ .cW)({ version: _shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq, sha256: _shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq, plugins: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq) }),
    iso: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .shape */ .cW)({
        url: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
        checksum: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
        resolved: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    })),
    variables: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    artifacts: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .shape */ .cW)({ packerBuild: _shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq, kind: _shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq, id: _shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq })),
    timings: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .amount */ .vj),
});
const ENTRY = (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .shape */ .cW)({
    place: _shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq,
    repository: _shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq,
    image: imageShape,
    files: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(file),
    log: file,
    extras: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)((0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(file)),
    inspection,
    facts: factsShape,
    channels: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    reason: _shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq,
    by: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .shape */ .cW)({ actor: _shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq, run_url: _shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq }),
    stamp: (0,_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)(_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
});


/***/ }),

/***/ 18729:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Im: () => (/* binding */ truth),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   cW: () => (/* binding */ shape),
/* harmony export */   g1: () => (/* binding */ record),
/* harmony export */   lq: () => (/* binding */ optional),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   vj: () => (/* binding */ amount)
/* harmony export */ });
/** Readers of JSON that say where a value is not what it should be. Pure. */
const text = (value, where) => {
    if (typeof value !== "string")
        throw new Error(`${where} is no text`);
    return value;
};
const truth = (value, where) => {
    if (typeof value !== "boolean")
        throw new Error(`${where} is no truth value`);
    return value;
};
/** A number that counts or measures: zero or more. */
const amount = (value, where) => {
    if (typeof value !== "number" || !Number.isFinite(value) || value < 0)
        throw new Error(`${where} is no number`);
    return value;
};
function optional(of) {
    return (value, where) => (value === undefined ? undefined : of(value, where));
}
function list(of) {
    return (value, where) => {
        if (!Array.isArray(value))
            throw new Error(`${where} is no list`);
        return value.map((item, index) => of(item, `${where}[${index}]`));
    };
}
function record(of) {
    return (value, where) => Object.fromEntries(Object.entries(object(value, where)).map(([name, item]) => [
        name,
        of(item, `${where}.${name}`),
    ]));
}
function shape(fields) {
    return (value, where) => {
        const from = object(value, where);
        const read = Object.entries(fields).map(([name, of]) => [
            name,
            of(from[name], `${where}.${name}`),
        ]);
        return Object.fromEntries(read.filter(([, item]) => item !== undefined));
    };
}
function object(value, where) {
    if (typeof value !== "object" || value === null || Array.isArray(value))
        throw new Error(`${where} is no object`);
    return value;
}


/***/ }),

/***/ 99306:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ Spool),
  L: () => (/* binding */ UntrustedEntry)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/spool/entry.js
var spool_entry = __webpack_require__(2704);
;// CONCATENATED MODULE: ./build/spool/folder.js
/** The spool on disk: `<root>/<place>/<build id>/<image>/`. Symbolic links, and what others can write, are never followed or read. */


/** Names that are not finished begin so. */
const UNFINISHED = ".new-";
/** Name of an entry's description. */
const DESCRIPTION = "spooled.json";
function entryFolder(root, name) {
    return (0,external_node_path_.join)(root, name.place, name.build, name.image);
}
/** Entries of one place, or of all; oldest build id first. A missing spool is an empty one. */
async function findEntries(root, place) {
    const all = await folders(root);
    const places = all.filter((one) => place === undefined || one === place);
    const found = [];
    for (const one of places)
        for (const build of await folders((0,external_node_path_.join)(root, one)))
            for (const image of await folders((0,external_node_path_.join)(root, one, build)))
                found.push({
                    place: one,
                    build,
                    image,
                    size: await sizeOf((0,external_node_path_.join)(root, one, build, image)),
                });
    return found.sort((a, b) => compare(a.build, b.build));
}
/** Half-made entries of any place: nobody is at work on one while the spool is locked. */
async function removeUnfinished(root) {
    for (const place of await folders(root))
        for (const name of await (0,promises_.readdir)((0,external_node_path_.join)(root, place)))
            if (name.startsWith(UNFINISHED))
                await (0,promises_.rm)((0,external_node_path_.join)(root, place, name), { recursive: true, force: true });
}
/** Removes an entry, and the folders above that it leaves empty. */
async function removeEntry(root, name) {
    const folder = entryFolder(root, name);
    await (0,promises_.rm)(folder, { recursive: true, force: true });
    for (const above of [
        (0,external_node_path_.join)(root, name.place, name.build),
        (0,external_node_path_.join)(root, name.place),
    ])
        await (0,promises_.rmdir)(above).catch(() => { });
}
/**
 * Size of a file that is ours alone.
 * @throws where it is a link or no file, or others own it or can write it
 */
async function ownFile(path) {
    const { size, isFile } = await own(path);
    if (!isFile)
        throw new Error(`${path} is no regular file`);
    return size;
}
/** @throws where it is a link or no folder, or others own it or can write to it */
async function ownFolder(path) {
    const { isDirectory } = await own(path);
    if (!isDirectory)
        throw new Error(`${path} is no folder`);
}
async function own(path) {
    const found = await (0,promises_.lstat)(path);
    const uid = process.getuid?.();
    if (uid !== undefined && found.uid !== uid)
        throw new Error(`${path} belongs to another user`);
    if (!found.isSymbolicLink() && (found.mode & 0o022) !== 0)
        throw new Error(`${path} can be written by other users`);
    return {
        size: found.size,
        isFile: found.isFile(),
        isDirectory: found.isDirectory(),
    };
}
/** Names of the folders in a folder, links left out; none where it is missing or a link itself. */
async function folders(path) {
    const kind = await (0,promises_.lstat)(path).catch(() => undefined);
    if (!kind?.isDirectory())
        return [];
    const entries = await (0,promises_.readdir)(path, { withFileTypes: true });
    return entries
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
        .map(({ name }) => name);
}
async function sizeOf(folder) {
    let size = 0;
    for (const name of await (0,promises_.readdir)(folder).catch(() => []))
        size += await (0,promises_.lstat)((0,external_node_path_.join)(folder, name)).then((file) => file.size, () => 0);
    return size;
}
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

// EXTERNAL MODULE: ./build/spool/transfer.js
var transfer = __webpack_require__(35705);
;// CONCATENATED MODULE: ./build/spool/spool.js
/**
 * Verified images whose upload failed, kept on the runner until a later run publishes them. Bounded over all buckets of
 * the machine: the oldest build goes first. An entry appears whole, by a rename, or not at all.
 */






/** What is in the spool is not what was put there: it is never published. */
class UntrustedEntry extends Error {
    name = "UntrustedEntry";
}
class Spool {
    #settings;
    constructor(settings) {
        this.#settings = settings;
    }
    /** Name of the bucket, prefix and endpoint whose entries are ours. */
    get place() {
        return this.#settings.place;
    }
    /**
     * Keeps an image: its files are moved, the log and what else goes beside them is copied.
     * @throws with a sentence that says why it is not kept
     */
    async put(entry, sources, signal) {
        const { root, limitBytes, locks } = this.#settings;
        const size = (0,spool_entry/* filesOf */.R8)(entry).reduce((sum, file) => sum + file.size, 0);
        if (limitBytes === 0)
            throw new Error("the input spool-limit is 0");
        if (size > limitBytes)
            throw new Error(`it alone (${(0,transfer/* gigabytes */.kN)(size)}) is larger than the input spool-limit (${(0,transfer/* gigabytes */.kN)(limitBytes)})`);
        await (0,promises_.mkdir)(root, { recursive: true, mode: 0o700 });
        await ownFolder(root);
        await locks.exclusive(async () => {
            await removeUnfinished(root);
            await this.#makeRoom(size);
            await this.#add(entry, sources, signal);
        });
    }
    /** Entries for this bucket, oldest build first. Costs one look where there is no spool. */
    list() {
        return findEntries(this.#settings.root, this.#settings.place);
    }
    /** Keeps other processes from an entry; undefined where one of them has it. */
    claim(name) {
        return this.#settings.locks.claim(claimName(name));
    }
    /**
     * Takes an entry to publish it; undefined where another process has it, or has published it meanwhile.
     * @throws UntrustedEntry where it must not be published, ever; other errors say why it can't be read now
     */
    async take(name) {
        const { root, locks } = this.#settings;
        const claim = await locks.claim(claimName(name));
        if (claim === undefined)
            return undefined;
        try {
            const folder = entryFolder(root, name);
            if ((await (0,promises_.lstat)(folder).catch(() => undefined)) === undefined) {
                await claim.release();
                return undefined;
            }
            let entry = await this.#read(name, folder);
            return {
                get entry() {
                    return entry;
                },
                pathOf: (file) => (0,external_node_path_.join)(folder, (0,spool_entry/* flatName */.pE)(file)),
                update: async (now) => {
                    await describe(folder, now);
                    entry = now;
                },
                remove: () => removeEntry(root, name),
                release: () => claim.release(),
            };
        }
        catch (error) {
            await claim.release();
            throw error instanceof spool_entry/* OtherVersion */.Ho || isOfSystem(error)
                ? error
                : new UntrustedEntry(messageOf(error), { cause: error });
        }
    }
    /** Removes an entry that can't be published, unless another process has it. */
    async remove(name) {
        const claim = await this.#settings.locks.claim(claimName(name));
        if (claim === undefined)
            return;
        try {
            await removeEntry(this.#settings.root, name);
        }
        finally {
            await claim.release();
        }
    }
    async #read(name, folder) {
        const { root, place } = this.#settings;
        for (const path of [
            root,
            (0,external_node_path_.join)(root, name.place),
            (0,external_node_path_.join)(root, name.place, name.build),
            folder,
        ])
            await ownFolder(path);
        await ownFile((0,external_node_path_.join)(folder, DESCRIPTION));
        const entry = (0,spool_entry/* parseEntry */.ER)(await (0,promises_.readFile)((0,external_node_path_.join)(folder, DESCRIPTION), "utf8"));
        if (entry.place !== place ||
            entry.image.id !== name.image ||
            entry.facts.identity.id !== name.build)
            throw new Error(`${DESCRIPTION} is of another place, build or image`);
        for (const file of (0,spool_entry/* filesOf */.R8)(entry)) {
            const found = await ownFile((0,external_node_path_.join)(folder, (0,spool_entry/* flatName */.pE)(file)));
            if (found !== file.size)
                throw new Error(`${file.name} has ${found} bytes and should have ${file.size}`);
        }
        return entry;
    }
    async #makeRoom(size) {
        const { root, limitBytes, locks, say } = this.#settings;
        const entries = await findEntries(root);
        let used = entries.reduce((sum, entry) => sum + entry.size, 0);
        for (const entry of entries) {
            if (used + size <= limitBytes)
                return;
            // one that is being published is left to its process
            const claim = await locks.claim(claimName(entry));
            if (claim === undefined)
                continue;
            await this.#tellRemoved(entry);
            await removeEntry(root, entry);
            await claim.release();
            used -= entry.size;
            say(`The spool is full (spool-limit: ${(0,transfer/* gigabytes */.kN)(limitBytes)}): ${entry.image} ${entry.build} (${(0,transfer/* gigabytes */.kN)(entry.size)}) was removed from it and must be built again.`);
        }
        if (used + size > limitBytes)
            throw new Error(`the spool holds ${(0,transfer/* gigabytes */.kN)(used)} that other runs are publishing, and the input spool-limit is ${(0,transfer/* gigabytes */.kN)(limitBytes)}`);
    }
    /** What can't be read any more has nothing to tell. */
    async #tellRemoved(name) {
        const { root, place, onRemoved } = this.#settings;
        if (onRemoved === undefined || name.place !== place)
            return;
        const entry = await this.#read(name, entryFolder(root, name)).catch(() => undefined);
        if (entry !== undefined)
            onRemoved(entry);
    }
    async #add(entry, sources, signal) {
        const { root, place } = this.#settings;
        const folder = entryFolder(root, {
            place,
            build: entry.facts.identity.id,
            image: entry.image.id,
        });
        const unfinished = (0,external_node_path_.join)(root, place, `${UNFINISHED}${(0,external_node_crypto_.randomUUID)()}`);
        await (0,promises_.mkdir)(unfinished, { recursive: true, mode: 0o700 });
        try {
            await (0,transfer/* copy */.C)(sources.log, (0,external_node_path_.join)(unfinished, (0,spool_entry/* flatName */.pE)(entry.log)), signal);
            for (const file of entry.extras ?? [])
                await (0,transfer/* copy */.C)(sources.extras?.get(file.name) ?? "", (0,external_node_path_.join)(unfinished, (0,spool_entry/* flatName */.pE)(file)), signal);
            for (const file of entry.files)
                await (0,transfer/* move */.Cy)(sources.files.get(file.name) ?? "", (0,external_node_path_.join)(unfinished, (0,spool_entry/* flatName */.pE)(file)), signal);
            await describe(unfinished, entry);
            await (0,promises_.mkdir)((0,external_node_path_.join)(folder, ".."), { recursive: true, mode: 0o700 });
            await (0,promises_.rename)(unfinished, folder);
        }
        catch (error) {
            await (0,promises_.rm)(unfinished, { recursive: true, force: true });
            throw error;
        }
    }
}
/** By a rename, so that a kill never leaves half. */
async function describe(folder, entry) {
    const path = (0,external_node_path_.join)(folder, DESCRIPTION);
    await (0,promises_.writeFile)(`${path}.new`, (0,spool_entry/* entryText */.u0)(entry), {
        mode: 0o600,
        flush: true,
    });
    await (0,promises_.rename)(`${path}.new`, path);
}
function claimName({ place, build, image }) {
    return `${place}-${build}-${image}`;
}
/** The machine's trouble says nothing of the entry; a file that is missing does. */
function isOfSystem(error) {
    return error instanceof Error && "code" in error && error.code !== "ENOENT";
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 35705:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ copy),
/* harmony export */   Cy: () => (/* binding */ move),
/* harmony export */   kN: () => (/* binding */ gigabytes)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46466);
/** Files into the spool: moved where that costs nothing, else copied as far as there is room. */




/** A copy leaves the disk so much for what else the run writes. */
const SPARE_BYTES = 256e6;
/** Bytes as people read them. */
function gigabytes(bytes) {
    return bytes < 1e8
        ? `${(bytes / 1e6).toFixed(1)} MB`
        : `${(bytes / 1e9).toFixed(1)} GB`;
}
/** A rename where both are on one file system, else a copy that leaves room for others. */
async function move(from, to, signal) {
    if (!(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(from)).isFile())
        throw new Error(`${from} is no regular file`);
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(from, to);
    }
    catch (error) {
        if (!isOtherFileSystem(error))
            throw error;
        await copy(from, to, signal);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(from, { force: true });
    }
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chmod)(to, 0o600);
}
/** @throws where it would not leave the disk what else the run writes */
async function copy(from, to, signal) {
    const { size } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(from);
    const { bavail, bsize } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.statfs)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(to));
    if (size + SPARE_BYTES > bavail * bsize)
        throw new Error(`the file system of ${to} has ${gigabytes(bavail * bsize)} left, and it takes ${gigabytes(size)}`);
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(from), (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createWriteStream)(to, { flags: "wx", mode: 0o600 }), { signal });
}
function isOtherFileSystem(error) {
    return error instanceof Error && "code" in error && error.code === "EXDEV";
}


/***/ })

};
