export const id = 4650;
export const ids = [4650];
export const modules = {

/***/ 34650:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ isoNotice),
/* harmony export */   Z: () => (/* binding */ isoReader),
/* harmony export */   isoChanged: () => (/* binding */ isoChanged)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _plan_iso_checksum_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83919);
/**
 * Checksums of installers whose template names a file of checksums: read when an image is built, for its record, and on
 * `schedule`, to see whether the installer has moved since. A file that can't be read is never a failure.
 */



/** Debian's largest file of checksums has 40 KiB; a page of errors, or an ISO by mistake, is none. */
const MAX_BYTES = 4 << 20;
const TIMEOUT_MS = 15_000;
const AT_ONCE = 4;
/** Digits of a checksum that people are shown. */
const SHOWN_DIGITS = 12;
/** A reader that fetches each file once, and asks a host that did not answer no second time. */
function isoReader(options) {
    const texts = new Map();
    const dead = new Map();
    const read = (place, workingDirectory) => {
        if (place.kind === "path")
            return readLocal((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workingDirectory, place.path));
        const known = texts.get(place.url);
        if (known !== undefined)
            return known;
        const text = download(place, options, dead);
        texts.set(place.url, text);
        return text;
    };
    return async (iso, workingDirectory) => {
        const parsed = (0,_plan_iso_checksum_js__WEBPACK_IMPORTED_MODULE_2__/* .parseIsoChecksum */ .ix)(iso?.checksum ?? "none");
        if (parsed.kind === "none")
            return {};
        if (parsed.kind === "literal")
            return { checksum: parsed.checksum, from: "iso_checksum" };
        const { place } = parsed;
        const from = (0,_plan_iso_checksum_js__WEBPACK_IMPORTED_MODULE_2__/* .shownPlace */ .z7)(place);
        if (place.kind === "other")
            return { from, problem: "only http, https and local files are read" };
        const isoPath = (0,_plan_iso_checksum_js__WEBPACK_IMPORTED_MODULE_2__/* .pathOf */ .XM)(iso?.url ?? "");
        try {
            const text = await read(place, workingDirectory);
            const checksum = (0,_plan_iso_checksum_js__WEBPACK_IMPORTED_MODULE_2__/* .findChecksum */ .ZQ)(text, isoPath);
            return checksum === undefined
                ? { from, problem: `it names no ${(0,_plan_iso_checksum_js__WEBPACK_IMPORTED_MODULE_2__/* .baseOf */ .bx)(isoPath) || "ISO"}` }
                : { checksum, from };
        }
        catch (error) {
            return options.signal.aborted ? {} : { from, problem: noted(error) };
        }
    };
}
/** The sentence for a checksum that is not known, with what follows from that. */
function isoNotice({ images }, { from = "", problem }, consequence) {
    if (problem === undefined)
        return [];
    const names = images.map(({ id }) => id).join(", ");
    return [
        {
            level: "notice",
            message: `${names}: the checksums of its ISO (${from}) could not be read (${problem}): ${consequence}.`,
        },
    ];
}
/**
 * Images whose content is as it was last built, and whose ISO is not. A last good build that does not tell its ISO's
 * checksum (an older version of the action made it, or it could not be read then) says nothing.
 */
async function isoChanged(run, request) {
    const { network, signal } = run;
    const read = isoReader({ network, signal });
    const changed = new Map();
    const notices = [];
    const queue = request.roots.entries();
    const worker = async () => {
        for (const [, root] of queue) {
            const built = builtAlike(request, root);
            if (built.length === 0)
                continue;
            const now = await read(root.iso, workingDirectoryOf(run, root));
            notices.push(...isoNotice(root, now, "whether it has moved is not known"));
            for (const [id, good] of built) {
                const text = movedText(now, good);
                if (text !== undefined)
                    changed.set(id, text);
            }
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return { changed, notices };
}
/** The root's last good builds that tell their ISO; none where one of its images has no good build of this content. */
function builtAlike({ contentOf, lastGood }, root) {
    if (root.iso?.checksum === undefined)
        return [];
    const goods = root.images.flatMap(({ id }) => {
        const good = lastGood.get(id);
        return good === undefined ? [] : [[id, good]];
    });
    if (!goods.some(([, good]) => good.isoChecksum !== undefined))
        return [];
    const content = contentOf(root);
    return goods.length === root.images.length &&
        goods.every(([, good]) => good.content === content)
        ? goods
        : [];
}
/** Checksums of two types can't be compared. */
function movedText({ checksum, from }, { build, isoChecksum }) {
    if (checksum === undefined || isoChecksum === undefined)
        return undefined;
    const [type, now = ""] = checksum.split(":");
    const [typeThen, then = ""] = isoChecksum.split(":");
    if (type !== typeThen || now === then)
        return undefined;
    const shown = (hex) => `${hex.slice(0, SHOWN_DIGITS)}…`;
    return `its ISO has moved: ${from} gives ${shown(now)} where ${build} was built from ${shown(then)}`;
}
function workingDirectoryOf({ settings, facts }, root) {
    const { workingDirectory } = settings.packer;
    const place = workingDirectory === "auto" ? root.workingDirectory : workingDirectory;
    return place === "template"
        ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(facts.workspace, root.directory)
        : facts.workspace;
}
async function readLocal(path) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path);
    // whoever opens a pipe waits
    if (!found.isFile())
        throw new Unreadable("it is no file");
    if (found.size > MAX_BYTES)
        throw tooLarge();
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, "utf8");
}
/** @throws Unreadable */
async function download({ url, authorization }, { network, signal, timeoutMs = TIMEOUT_MS }, dead) {
    const { host } = new URL(url);
    const why = dead.get(host);
    if (why !== undefined)
        throw new Unreadable(why);
    const { fetch } = await network();
    const late = AbortSignal.timeout(timeoutMs);
    const headers = authorization === undefined ? {} : { authorization };
    try {
        const response = await fetch(url, {
            headers,
            signal: AbortSignal.any([signal, late]),
        });
        if (response.ok)
            return await readBody(response);
        await response.body?.cancel();
        throw new Unreadable(`HTTP ${response.status}`);
    }
    catch (error) {
        // the host answers, but not with what we want
        if (error instanceof Unreadable)
            throw error;
        const reason = late.aborted
            ? `no whole answer in ${timeoutMs / 1000} seconds`
            : noted(error);
        dead.set(host, reason);
        throw new Unreadable(reason, { cause: error });
    }
}
/** Its message is half a sentence. */
class Unreadable extends Error {
}
async function readBody(response) {
    const chunks = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
        size += chunk.length;
        // leaving the loop ends the transfer
        if (size > MAX_BYTES)
            throw tooLarge();
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString("utf8");
}
function tooLarge() {
    return new Unreadable(`it is larger than ${MAX_BYTES >> 20} MiB`);
}
/** What `fetch` and the file system say, without the program's own words. */
function noted(error) {
    if (!(error instanceof Error))
        return String(error);
    if (error instanceof Unreadable)
        return error.message;
    const { cause } = error;
    if (!(cause instanceof Error))
        return error.message;
    return cause.message || ("code" in cause ? String(cause.code) : cause.name);
}


/***/ }),

/***/ 83919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XM: () => (/* binding */ pathOf),
/* harmony export */   ZQ: () => (/* binding */ findChecksum),
/* harmony export */   bx: () => (/* binding */ baseOf),
/* harmony export */   ix: () => (/* binding */ parseIsoChecksum),
/* harmony export */   ri: () => (/* binding */ withoutCredentials),
/* harmony export */   z7: () => (/* binding */ shownPlace)
/* harmony export */ });
/**
 * `iso_checksum` as Packer takes it, and the checksum of an ISO in a file of checksums as Packer's downloader finds it:
 * go-getter 2.2 checksum.go and packer-plugin-sdk iso_config.go, whose oddities are kept, because a checksum that Packer
 * would not use is worse than none. Pure.
 */
/** Hex digits of each type. */
const TYPES = [
    ["md5", 32],
    ["sha1", 40],
    ["sha256", 64],
    ["sha512", 128],
];
/** Reads `iso_checksum`: `<type>:<hex>`, `<hex>`, `file:<URL or path>` or `none`. */
function parseIsoChecksum(text) {
    const [, type, value = ""] = /^([^:]*):(.*)$/s.exec(text) ?? [];
    if (type === "file")
        return { kind: "file", place: placeOf(value) };
    const checksum = type === undefined ? byLength(text) : byType(type, value);
    return checksum === undefined
        ? { kind: "none" }
        : { kind: "literal", checksum };
}
/** Where the text after `file:` leads. */
function placeOf(text) {
    // `s3::https://…` names the downloader
    const scheme = /^([A-Za-z0-9]+::|[A-Za-z][A-Za-z0-9+.-]*(?=:))/.exec(text)?.[0];
    if (scheme === undefined)
        return { kind: "path", path: text };
    // the plugin SDK's own example is `file://./shasums.txt`
    if (scheme === "file")
        return { kind: "path", path: decoded(text.replace(/^file:(\/\/)?/, "")) };
    if (!/^https?$/i.test(scheme))
        return { kind: "other", what: `a URL of ${scheme}` };
    return URL.canParse(text)
        ? httpPlace(new URL(text))
        : { kind: "other", what: "a URL that is broken" };
}
function httpPlace(url) {
    const { username, password } = url;
    url.username = "";
    url.password = "";
    url.hash = "";
    if (username === "" && password === "")
        return { kind: "http", url: url.href };
    const credentials = `${decoded(username)}:${decoded(password)}`;
    return {
        kind: "http",
        url: url.href,
        authorization: `Basic ${Buffer.from(credentials).toString("base64")}`,
    };
}
/** How people are told of a place: without folders and query, which may hold a token. */
function shownPlace(place) {
    if (place.kind === "other")
        return place.what;
    if (place.kind === "path")
        return place.path;
    const { host, pathname } = new URL(place.url);
    return `${baseOf(decoded(pathname)) || "the file"} at ${host}`;
}
/** Path of a URL as names of files are compared with it; a path as it is. */
function pathOf(urlOrPath) {
    return URL.canParse(urlOrPath)
        ? decoded(new URL(urlOrPath).pathname)
        : urlOrPath;
}
/** An `iso_url` or `iso_checksum` without the name and password that its URL may carry. */
function withoutCredentials(text) {
    return text.replace(/^((?:file:)?(?:[a-z0-9]+::)?[a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, "$1");
}
/** Without percent signs, where they are an encoding. */
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
/** The last part of a path. */
function baseOf(path) {
    return path.replace(/^.*\//s, "");
}
/**
 * The checksum of an ISO as `<type>:<hex>`: of the first line that Packer would take, in GNU's (`<hex>  <name>`, `<hex>
 * *<name>`) or BSD's (`SHA256 (<name>) = <hex>`) style, or with nothing but a checksum.
 * @param isoPath path of the ISO's URL: a name in the file may be any part of it
 */
function findChecksum(text, isoPath) {
    const base = baseOf(isoPath);
    for (const line of text.split("\n")) {
        const found = parseLine(line);
        if (found === undefined)
            continue;
        const { name, checksum } = found;
        if (name === undefined ||
            name === `*${base}` ||
            name === `?${base}` ||
            isoPath.includes(name.replace(/^[./]+/, "")))
            return checksum;
    }
    return undefined;
}
function parseLine(line) {
    const fields = line.split(/\s+/).filter((field) => field !== "");
    const [first = "", second = "", , fourth = ""] = fields;
    if (fields.length === 4) {
        const name = /^\((.+)\)$/.exec(second)?.[1];
        const checksum = name === undefined ? undefined : byType(first, fourth);
        return checksum === undefined || name === undefined
            ? undefined
            : { checksum, name };
    }
    const checksum = byLength(first);
    if (checksum === undefined)
        return undefined;
    return fields.length === 2 ? { checksum, name: second } : { checksum };
}
function byLength(hex) {
    const type = TYPES.find(([, digits]) => digits === hex.length)?.[0];
    return type === undefined ? undefined : byType(type, hex);
}
function byType(type, hex) {
    const name = type.toLowerCase();
    return TYPES.some(([known]) => known === name) &&
        /^(?:[0-9a-f]{2})+$/i.test(hex)
        ? `${name}:${hex.toLowerCase()}`
        : undefined;
}


/***/ })

};
