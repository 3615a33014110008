export const id = 8372;
export const ids = [8372];
export const modules = {

/***/ 544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ reclaimKey),
/* harmony export */   e: () => (/* binding */ reclaimBuild)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3711);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5539);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5347);
/** What a try to publish left under a build id, where it came to no record: whole objects that are of no build. */




/** A record that a killed process had sent may still land: it is looked for again after this. */
const RECORD_PAUSE_MS = 3_000;
/**
 * Deletes the objects under a build id that came to no record. `published`: the record is there after all, or was and
 * has been deleted since: then nothing is touched. Only for a build that nobody else can be publishing.
 * @param stamp of a try that is to be gone on with: its objects stay
 * @throws StoreError where an object can be neither told nor deleted
 */
async function reclaimBuild(store, image, build, signal, stamp) {
    const keys = await unrecorded(store, store.keys.build(image, build, ""), signal);
    if (keys === undefined)
        return "published";
    await remove(store, await others(store, keys, stamp, signal), signal);
    return "free";
}
/** The keys whose objects do not bear the stamp. */
async function others(store, keys, stamp, signal) {
    if (stamp === undefined)
        return keys;
    const found = await (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .mapMany */ .Cv)(keys, async (key) => {
        const head = await (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__.headOrNone)(store, key, signal);
        return head !== undefined && (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .isStamped */ .lM)(head, stamp) ? [] : [key];
    });
    return found.flat();
}
/**
 * The same for the build that an object's key names, after a process that was killed while it published; a key that is
 * of no build is left alone.
 * @throws StoreError as {@link reclaimBuild}
 */
async function reclaimKey(store, key, signal) {
    const folder = key.slice(0, key.lastIndexOf("/") + 1);
    if (!_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .BUILD_ID */ .jt.test(folder.split("/").at(-2) ?? ""))
        return;
    const keys = await unrecorded(store, folder, signal);
    if (keys === undefined || keys.length === 0)
        return;
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(RECORD_PAUSE_MS, undefined, { signal });
    await remove(store, (await unrecorded(store, folder, signal)) ?? [], signal);
}
/** Keys below a build's folder; undefined where the build is, or was, published. */
async function unrecorded(store, folder, signal) {
    const keys = [];
    for await (const { key } of (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .listKeys */ .TH)(store, folder, signal))
        keys.push(key);
    const published = [_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .RECORD */ .gv, _keys_js__WEBPACK_IMPORTED_MODULE_1__/* .DELETION */ .pv].some((name) => keys.includes(folder + name));
    return published ? undefined : keys;
}
async function remove(store, keys, signal) {
    for (const key of keys) {
        try {
            const object = { Bucket: store.bucket, Key: key };
            await store.client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__.DeleteObjectCommand(object), {
                abortSignal: signal,
            });
        }
        catch (error) {
            throw (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .explained */ .to)(store, error, "s3:DeleteObject", key);
        }
    }
}


/***/ }),

/***/ 487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hz: () => (/* binding */ storeName),
/* harmony export */   O6: () => (/* binding */ cleanUpAfterOthers),
/* harmony export */   tW: () => (/* binding */ journalsFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8801);
/** Runs on this machine that left something, because neither their main nor their post came to its end. */


const FORGOTTEN_AFTER_MS = 30 * 24 * 3600 * 1000;
/** Where the journals of this machine's runs are, until nothing is left of the run. */
function journalsFolder({ facts }) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(facts.toolCache, "xva-template-action", "runs");
}
/** What tells one place of builds from another. */
function storeName(store) {
    return store === undefined
        ? ""
        : `${store.endpoint ?? "aws"} ${store.bucket} ${store.prefix}`;
}
/**
 * Cleans up what earlier runs on this machine left: a runner whose service was stopped runs no post step. Costs nothing
 * where there is none.
 * @returns what could not be done, a sentence each
 */
async function cleanUpAfterOthers(run) {
    _state_js__WEBPACK_IMPORTED_MODULE_1__/* .Journal */ .C.removeUnreadable(journalsFolder(run), run.now(), FORGOTTEN_AFTER_MS);
    const all = _state_js__WEBPACK_IMPORTED_MODULE_1__/* .Journal */ .C.orphans(journalsFolder(run), run.now());
    const orphans = all.filter(({ data }) => isMine(run, data));
    for (const journal of all.filter((one) => !orphans.includes(one)))
        if (isForgotten(run, journal))
            journal.remove();
    if (orphans.length === 0)
        return [];
    const { takeOver } = await Promise.all(/* import() */[__webpack_require__.e(3711), __webpack_require__.e(2358), __webpack_require__.e(4006), __webpack_require__.e(6359), __webpack_require__.e(5803), __webpack_require__.e(5347), __webpack_require__.e(9845), __webpack_require__.e(3424), __webpack_require__.e(2285), __webpack_require__.e(6738), __webpack_require__.e(7606), __webpack_require__.e(3067)]).then(__webpack_require__.bind(__webpack_require__, 3067));
    const problems = [];
    for (const journal of orphans) {
        if (!journal.adopt())
            continue;
        const { runId, runAttempt } = journal.data;
        run.runner.info(`Cleaning up what run ${runId}-${runAttempt} left here.`);
        problems.push(...(await takeOver(run, journal)).problems);
        if (journal.settled || isForgotten(run, journal))
            journal.remove();
    }
    return problems;
}
/** What nobody could clean up for so long, nobody will: its session and credentials are gone too. */
function isForgotten({ now }, { data }) {
    return now().getTime() - Date.parse(data.createdAt) > FORGOTTEN_AFTER_MS;
}
/** Only a run with the same repository, bucket and pool has what it takes to clean up. */
function isMine({ facts, settings }, { repository, store, pool }) {
    return (repository === facts.repository &&
        store === storeName(settings.store) &&
        (pool === "" || pool === settings.xapi?.host));
}


/***/ }),

/***/ 3513:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  uploadSpooled: () => (/* binding */ uploadSpooled)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/bucket/errors.js
var errors = __webpack_require__(972);
// EXTERNAL MODULE: ./build/bucket/preflight.js + 2 modules
var preflight = __webpack_require__(7883);
// EXTERNAL MODULE: ./build/bucket/publish.js + 3 modules
var publish = __webpack_require__(480);
// EXTERNAL MODULE: ./build/bucket/reclaim.js
var reclaim = __webpack_require__(544);
// EXTERNAL MODULE: ./build/spool/spool.js + 1 modules
var spool_spool = __webpack_require__(9306);
// EXTERNAL MODULE: ./build/spool/transfer.js
var transfer = __webpack_require__(5705);
// EXTERNAL MODULE: ./build/xva/zstd-program.js
var zstd_program = __webpack_require__(8794);
// EXTERNAL MODULE: ./build/commands/progress-lines.js
var progress_lines = __webpack_require__(2737);
// EXTERNAL MODULE: ./build/commands/source-tree.js + 4 modules
var source_tree = __webpack_require__(6411);
// EXTERNAL MODULE: ./build/xva/recompress.js
var recompress = __webpack_require__(5245);
// EXTERNAL MODULE: ./build/commands/keep.js
var keep = __webpack_require__(3038);
;// CONCATENATED MODULE: ./build/commands/spooled-files.js
/** The files of an image in the spool: what is sent is proved to be what was verified. */




/** The one reading that uploads the file proves that it is the one that was verified. */
function imageFile(taken, file, { program, signal, }) {
    const { name, platform, sha256, zstdLevel: level } = file;
    const hash = (0,external_node_crypto_.createHash)("sha256");
    const recompression = (level) => (0,recompress/* openRecompression */.IG)({
        mode: "none",
        level,
        signal,
        ...(program === undefined ? {} : { program }),
    });
    return {
        path: taken.pathOf(file),
        name,
        ...(platform === undefined ? {} : { platform }),
        ...(level === undefined ? {} : { through: () => recompression(level) }),
        sinks: [
            {
                write: (chunk) => {
                    hash.update(chunk);
                },
                end: async () => prove(name, hash.digest("hex"), sha256),
            },
        ],
    };
}
/** @throws UntrustedEntry where the log has changed */
async function proveLog(taken, signal) {
    const { log } = taken.entry;
    const { sha256 } = await (0,keep/* readThrough */.ir)(taken.pathOf(log), [], signal);
    prove(log.name, sha256, log.sha256);
}
function prove(name, found, expected) {
    if (found !== expected)
        throw new spool_spool/* UntrustedEntry */.L(`${name} is no longer what was verified (SHA-256 ${found}, and it was ${expected})`);
}

// EXTERNAL MODULE: ./build/commands/workshop.js + 3 modules
var workshop = __webpack_require__(9845);
;// CONCATENATED MODULE: ./build/commands/publish-spooled.js
/** What waits in the spool of this machine for the run's bucket goes into it, before anything is planned or built. */












/** Uploads the entries, oldest build first; one that fails stays for the next run. Never throws. */
async function uploadSpooled(run, spool, entries) {
    const said = {
        publications: [],
        notices: [],
        warnings: [],
    };
    let journal;
    let left = entries.length;
    try {
        // post and later runs abort what a killed upload leaves
        journal = (0,workshop/* openScratch */.jd)(run);
        const store = await run.store();
        if (store === undefined)
            return said;
        const capabilities = await (0,preflight/* preflight */.M)(store, run.signal);
        const uploading = { run, spool, journal, store, capabilities, ...said };
        for (const name of entries) {
            run.signal.throwIfAborted();
            await uploadOne(uploading, name);
            left--;
        }
    }
    catch (error) {
        said.warnings.push(`${left} image(s) still wait on this runner for their upload: ${(0,workshop/* sentence */.em)(error)}`);
    }
    finally {
        if (journal !== undefined)
            await (0,workshop/* closeScratch */.ZF)(run, journal);
    }
    return said;
}
/** @throws where the next would fail as well */
async function uploadOne(uploading, name) {
    const { run, spool, warnings } = uploading;
    const label = `${name.image} ${name.build}`;
    let taken;
    try {
        taken = await spool.take(name);
        if (taken === undefined)
            run.runner.info(`${label} waits on this runner, and another run has it.`);
        else
            await uploadTaken(uploading, taken, label);
    }
    catch (error) {
        if (error instanceof spool_spool/* UntrustedEntry */.L)
            warnings.push(await discard(spool, name, taken, error));
        else if (run.signal.aborted || isDown(error))
            throw error;
        else
            warnings.push(`${label} still waits on this runner for its upload: ${(0,workshop/* sentence */.em)(error)}`);
    }
    finally {
        await taken?.release();
    }
}
function isDown(error) {
    return error instanceof errors.StoreError && error.reason === "store_down";
}
async function discard(spool, { image, build }, taken, error) {
    const why = error.message.replace(/\.$/, "");
    try {
        await (taken === undefined
            ? spool.remove({ place: spool.place, image, build })
            : taken.remove());
        return `${image} ${build} was removed from the spool of this runner and not published: ${why}. It must be built again.`;
    }
    catch (problem) {
        return `${image} ${build} in the spool of this runner is not published: ${why}. Remove it by hand: ${(0,workshop/* sentence */.em)(problem)}`;
    }
}
async function uploadTaken(uploading, taken, label) {
    const { run, store } = uploading;
    const { entry } = taken;
    const { image, facts } = entry;
    if (entry.repository !== run.facts.repository) {
        run.runner.info(`${label} waits on this runner for a run of ${entry.repository}.`);
        return;
    }
    const build = facts.identity.id;
    const { stamp = (0,external_node_crypto_.randomUUID)() } = entry;
    const found = await (0,reclaim/* reclaimBuild */.e)(store, image, build, run.signal, stamp);
    if (found === "published") {
        run.runner.info(`${label} is in the bucket already: it leaves the spool.`);
        await taken.remove();
        return;
    }
    const size = entry.files.reduce((sum, file) => sum + file.size, 0);
    run.runner.info(`Uploading ${label} (${(0,transfer/* gigabytes */.kN)(size)}), which an earlier run on this machine verified and could not upload.`);
    await proveLog(taken, run.signal);
    const publication = await publishTaken(uploading, taken, stamp);
    const moved = publication.channels.join(", ");
    uploading.publications.push(publication);
    uploading.warnings.push(...publication.warnings);
    uploading.notices.push({
        level: "notice",
        message: `${label} is published now: an earlier run built it and could not upload it${moved === "" ? "" : `; ${moved} moved to it`}.`,
    });
    await taken.remove();
}
async function publishTaken(uploading, taken, stamp) {
    const { run, store, journal } = uploading;
    const { image, facts, files } = taken.entry;
    const zstd = files.some(({ zstdLevel }) => zstdLevel !== undefined)
        ? await (0,zstd_program/* findZstd */.N2)(run.env)
        : undefined;
    const publication = await send(uploading, taken, { stamp, zstd }).catch((error) => {
        if (!(error instanceof zstd_program/* EncoderError */.ni) || zstd === undefined)
            throw error;
        run.runner.info(`${(0,workshop/* sentence */.em)(error)} Compressing on one thread instead.`);
        return send(uploading, taken, { stamp, zstd: undefined });
    });
    for (const { path } of publication.files)
        journal.removeUpload(store.keys.build(image, facts.identity.id, path));
    return publication;
}
function send({ run, journal, store, capabilities }, taken, { stamp, zstd }) {
    const { entry } = taken;
    const { signal } = run;
    const say = (line) => run.runner.info(line);
    const keyOf = (name) => store.keys.build(entry.image, entry.facts.identity.id, name);
    return (0,publish/* publishBuild */.O)(store, capabilities, {
        ...entry,
        stamp,
        keepParts: true,
        files: entry.files.map((file) => {
            const sent = imageFile(taken, file, { program: zstd, signal });
            if (file.upload === undefined)
                return sent;
            const resume = { ...file.upload, key: keyOf(file.name), stamp };
            return { ...sent, resume };
        }),
        logPath: taken.pathOf(entry.log),
        inspection: () => entry.inspection,
        isAncestor: ancestry(run),
        now: run.now,
        signal,
        onKey: (key) => journal.addUpload({ key, uploadId: "" }),
        onMultipart: async (upload) => {
            // what the entry knows of outlives this process, and is no business of the journal's
            if (await noteUpload(taken, upload, keyOf, stamp))
                journal.removeUpload(upload.key);
            else
                journal.addUpload(upload);
        },
        onLeft: (upload) => journal.addUpload(upload),
        onProgress: (0,progress_lines/* progressLines */.L)("Uploading", say),
        onResumed: (name, there, total) => say(`Resumed: the store had ${(0,transfer/* gigabytes */.kN)(there)} of ${(0,transfer/* gigabytes */.kN)(total)} of ${name}.`),
        onAnew: (name, why) => say(`${name} is sent from its beginning: ${why}`),
    });
}
/** Writes an upload into the entry, so that whoever tries next goes on with it; false where it is of no file of the entry's. */
async function noteUpload(taken, { key, uploadId, partBytes, checksum }, keyOf, stamp) {
    const { entry } = taken;
    const upload = { uploadId, partBytes, checksum };
    const file = entry.files.find(({ name }) => keyOf(name) === key);
    if (file === undefined)
        return false;
    if (file.upload?.uploadId === uploadId)
        return true;
    await taken.update({
        ...entry,
        stamp,
        files: entry.files.map((one) => (one === file ? { ...one, upload } : one)),
    });
    return true;
}
/** Asked only where a channel would move. */
function ancestry(run) {
    let tree;
    return async (ancestor, descendant) => {
        tree ??= (0,source_tree/* openSourceTree */.g)(run, []);
        return (await (await tree).isAncestor(ancestor, descendant)) ?? "unknown";
    };
}


/***/ }),

/***/ 6411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ openSourceTree)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/plan/git-fetch.js
var git_fetch = __webpack_require__(1023);
;// CONCATENATED MODULE: ./build/plan/git-lines.js
/** The NUL-terminated records of a git answer. */
function splitNul(buffer) {
    const parts = buffer.toString().split("\0");
    parts.pop();
    return parts;
}
/**
 * Parses `ls-tree -z`: `<mode> SP <type> SP <oid> TAB <path> NUL`. In place, without a list of lines between: a
 * repository may have 100,000.
 */
function parseListing(buffer) {
    const text = buffer.toString();
    const entries = [];
    for (let start = 0;;) {
        const end = text.indexOf("\0", start);
        if (end < 0)
            return entries;
        const typeStart = text.indexOf(" ", start) + 1;
        const oidStart = text.indexOf(" ", typeStart) + 1;
        const tab = text.indexOf("\t", oidStart);
        entries.push({
            mode: text.slice(start, typeStart - 1),
            oid: text.slice(oidStart, tab),
            path: text.slice(tab + 1, end),
        });
        start = end + 1;
    }
}
/** Parses `diff-tree --raw -z`: `:<mode> <mode> <oid> <oid> <status> NUL <path> NUL`. */
function parseChanges(buffer) {
    const parts = splitNul(buffer);
    const changes = [];
    for (let index = 0; index + 1 < parts.length; index += 2) {
        const letter = parts[index]?.at(-1);
        changes.push({
            path: parts[index + 1] ?? "",
            status: letter === "A" ? "added" : letter === "D" ? "deleted" : "modified",
        });
    }
    return changes;
}
/** What differs between two listings, as `diff-tree` would say it. */
function compareListings(base, head) {
    const before = new Map(base.map((entry) => [entry.path, entry]));
    const changes = [];
    for (const entry of head) {
        const old = before.get(entry.path);
        before.delete(entry.path);
        if (old === undefined)
            changes.push({ path: entry.path, status: "added" });
        else if (old.oid !== entry.oid || old.mode !== entry.mode)
            changes.push({ path: entry.path, status: "modified" });
    }
    for (const path of before.keys())
        changes.push({ path, status: "deleted" });
    return changes;
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./build/plan/git-process.js
/** Starts git: the only place that does. */

/** git could not be run, or refused: `stderr` is its last words. */
class GitError extends Error {
    name = "GitError";
}
/** `git` with an environment in which neither the user's hooks nor another repository's variables act. */
function createGit(options) {
    const inherited = Object.fromEntries(Object.entries(options.env).filter(([name]) => !/^(GIT_|INPUT_|STATE_|ACTIONS_)/.test(name)));
    const fixed = [
        "-c",
        `safe.directory=${options.directory}`,
        "-c",
        "core.fsmonitor=false",
        "-c",
        "core.hooksPath=/dev/null",
        "-c",
        "core.quotePath=false",
        // a fetch would start maintenance in the background, which outlives us
        "-c",
        "gc.auto=0",
        "-c",
        "maintenance.auto=false",
    ];
    return (args, extraEnv = {}) => new Promise((done, failed) => {
        const child = (0,external_node_child_process_.spawn)("git", [...fixed, ...args], {
            cwd: options.directory,
            stdio: ["ignore", "pipe", "pipe"],
            env: {
                ...inherited,
                LC_ALL: "C",
                GIT_TERMINAL_PROMPT: "0",
                GIT_OPTIONAL_LOCKS: "0",
                GIT_LITERAL_PATHSPECS: "1",
                ...extraEnv,
            },
        });
        const out = [];
        const err = [];
        child.stdout.on("data", (chunk) => out.push(chunk));
        child.stderr.on("data", (chunk) => err.push(chunk));
        child.on("error", (cause) => failed(new GitError("git could not be started: install git on the runner, or give `github-token` so that GitHub's API answers instead.", { cause })));
        child.on("close", (code) => done({
            code: code ?? -1,
            stdout: Buffer.concat(out),
            stderr: lastLine(Buffer.concat(err).toString()),
        }));
    });
}
function lastLine(text) {
    return text.trim().split("\n").at(-1)?.slice(0, 300) ?? "";
}
/** What git prints. @throws GitError where it fails */
async function must(git, args) {
    const out = await git(args);
    if (out.code !== 0)
        throw new GitError(`git ${args[0]} failed: ${out.stderr || `exit code ${out.code}`}`);
    return out.stdout;
}

;// CONCATENATED MODULE: ./build/plan/git.js
/** What git says of a repository. Nothing of the user's configuration or work tree is changed. */




/**
 * Opens the repository of the workspace.
 * @throws GitError where there is no git, no repository, or no commit
 */
async function openRepository(options) {
    const git = createGit({
        // git compares the owner of the real folder with `safe.directory`
        directory: await realFolder(options.directory),
        env: options.env,
    });
    const found = await git([
        "rev-parse",
        "--is-shallow-repository",
        "--show-prefix",
        "HEAD^{commit}",
    ]);
    const [shallow, prefix, head] = found.stdout.toString().split("\n");
    if (found.code !== 0 || head === undefined || !git_fetch/* FULL_ID */.G2.test(head))
        throw new GitError(`The workspace is no git repository with a commit: ${found.stderr || "git said nothing"}`);
    if (prefix !== "")
        throw new GitError(`The workspace is a folder inside a repository (${prefix}): check the repository out into the workspace itself.`);
    const clone = { git, options, head, shallow: shallow === "true" };
    return {
        head,
        shallow: clone.shallow,
        resolve: (revision) => (0,git_fetch/* resolveOrFetch */.wc)(clone, revision),
        have: (sha) => (0,git_fetch/* have */.HO)(clone, sha),
        parents: (sha) => parents(git, sha),
        mergeBase: (other) => (0,git_fetch/* mergeBase */.wu)(clone, other),
        isAncestor: (ancestor, descendant) => isAncestor(clone, ancestor, descendant),
        list: async (commit, folders) => parseListing(await must(git, [
            "ls-tree",
            "-r",
            "-z",
            "--full-tree",
            commit,
            ...pathspec(folders),
        ])),
        changes: async (base, to, folders) => parseChanges(await must(git, [
            "diff-tree",
            "-r",
            "-z",
            "--raw",
            "--no-renames",
            "--no-abbrev",
            "--no-ext-diff",
            base,
            to,
            ...pathspec(folders),
        ])),
        treeId: async (folder) => {
            const out = await git([
                "rev-parse",
                "--verify",
                "--quiet",
                // the slash makes it a folder or nothing
                folder === "" ? `${head}:` : `${head}:${folder}/`,
            ]);
            return out.code === 0 ? out.stdout.toString().trim() : undefined;
        },
        modified: async (folders) => {
            const out = await git([
                "status",
                "--porcelain",
                "-z",
                "--no-renames",
                "--untracked-files=normal",
                "--ignore-submodules=dirty",
                ...pathspec(folders),
            ]);
            if (out.code !== 0)
                throw new GitError(out.stderr);
            return splitNul(out.stdout).map((line) => line.slice(3));
        },
    };
}
function pathspec(folders) {
    return folders.includes("") ? [] : ["--", ...folders.map((f) => `${f}/`)];
}
/** Parents as the commit itself names them: `rev-list` would hide those beyond a shallow clone's cut. */
async function parents(git, sha) {
    const commit = (await must(git, ["cat-file", "commit", sha])).toString();
    const [header = ""] = commit.split("\n\n", 1);
    return [...header.matchAll(/^parent (.+)$/gm)].map((match) => match[1] ?? "");
}
async function realFolder(directory) {
    try {
        return await (0,promises_.realpath)(directory);
    }
    catch (cause) {
        throw new GitError(`The workspace (${directory}) does not exist.`, {
            cause,
        });
    }
}
async function isAncestor({ git, shallow }, ancestor, descendant) {
    const out = await git(["merge-base", "--is-ancestor", ancestor, descendant]);
    if (out.code === 0)
        return true;
    // in a shallow clone "no" may only mean that history ends before the answer
    return out.code === 1 && !shallow ? false : undefined;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/plan/worktree.js
/** The work tree as a listing, where there is no git: git's own object ids, so that digests stay the same. */




/**
 * All files below `folders` of the workspace, with the mode and the SHA-1 id that git would give them (git's
 * documentation: `blob <size> NUL <content>`). Filters of `.gitattributes` are not applied. `.git` is left out.
 */
async function listWorkTree(workspace, folders) {
    const entries = [];
    for (const folder of folders)
        await walk(workspace, folder, entries);
    return entries;
}
async function walk(workspace, folder, entries) {
    const children = await (0,promises_.readdir)((0,external_node_path_.join)(workspace, folder), {
        withFileTypes: true,
    }).catch(() => []);
    for (const child of children) {
        if (child.name === ".git")
            continue;
        const path = folder === "" ? child.name : `${folder}/${child.name}`;
        if (child.isDirectory())
            await walk(workspace, path, entries);
        else if (child.isFile() || child.isSymbolicLink())
            entries.push(await entryOf(workspace, path, child.isSymbolicLink()));
    }
}
async function entryOf(workspace, path, isLink) {
    const absolute = (0,external_node_path_.join)(workspace, path);
    if (isLink) {
        const target = Buffer.from(await (0,promises_.readlink)(absolute));
        const hash = (0,external_node_crypto_.createHash)("sha1").update(`blob ${target.length}\0`);
        return { path, mode: "120000", oid: hash.update(target).digest("hex") };
    }
    const { size, mode } = await (0,promises_.lstat)(absolute);
    const hash = (0,external_node_crypto_.createHash)("sha1").update(`blob ${size}\0`);
    for await (const chunk of (0,external_node_fs_.createReadStream)(absolute))
        hash.update(chunk);
    return {
        path,
        mode: (mode & 0o100) === 0 ? "100644" : "100755",
        oid: hash.digest("hex"),
    };
}

;// CONCATENATED MODULE: ./build/commands/source-tree.js
/** Where a plan's trees come from: git, else GitHub's API, else the work tree alone. */





/** Opens the trees below `folders` (`''` for all of the repository). */
async function openSourceTree(run, folders) {
    const warnings = [];
    const repository = await openGit(run, warnings);
    const api = await openApi(run, repository?.head ?? run.facts.sha);
    const head = repository?.head ?? run.facts.sha;
    let listing;
    const entries = () => {
        listing ??=
            repository?.list(head, folders) ??
                listWithoutGit(run, folders, api, warnings);
        return listing;
    };
    return {
        head,
        entries,
        warnings,
        histories: [repository, api].filter((h) => h !== undefined),
        changes: async (base) => {
            // a base that only GitHub has is an error of git's
            const known = await repository
                ?.changes(base, head, folders)
                .catch(() => undefined);
            if (known !== undefined)
                return known;
            const before = await api?.list(base, folders);
            return before && compareListings(before, await entries());
        },
        modified: async () => (await repository?.modified([run.settings.packerDirectory])) ?? [],
        treeId: async (folder) => (await repository?.treeId(folder)) ?? (await api?.treeId(folder)),
        readText: (path) => readText((0,external_node_path_.join)(run.facts.workspace, path)),
        isAncestor: async (ancestor, descendant) => (await repository?.isAncestor(ancestor, descendant)) ??
            (await api?.isAncestor(ancestor, descendant)),
    };
}
async function openGit(run, warnings) {
    try {
        return await openRepository({
            directory: run.facts.workspace,
            env: run.env,
            serverUrl: run.facts.serverUrl,
            ...(run.settings.githubToken === undefined
                ? {}
                : { token: run.settings.githubToken }),
            ...(run.settings.caFile === undefined
                ? {}
                : { caFile: run.settings.caFile }),
        });
    }
    catch (error) {
        warnings.push(error instanceof Error ? error.message : String(error));
        return undefined;
    }
}
/** GitHub's API as a history; every answer that it does not give is `undefined`, with a warning in the log. */
async function openApi(run, head) {
    const trees = await __webpack_require__.e(/* import() */ 4751).then(__webpack_require__.bind(__webpack_require__, 4751));
    /** Opened at the first question: most plans never ask. */
    const ask = async (question) => {
        const github = await run.github();
        if (github === undefined)
            return undefined;
        try {
            return await question(github);
        }
        catch (error) {
            run.runner.info(error instanceof Error ? error.message : String(error));
            return undefined;
        }
    };
    return {
        have: async (sha) => (await ask((github) => trees.readCommit(github, sha))) !== undefined,
        resolve: async (revision) => (await ask((github) => trees.readCommit(github, revision)))?.sha,
        parents: (sha) => ask((github) => trees.commitParents(github, sha)),
        mergeBase: (other) => ask((github) => trees.mergeBase(github, other, head)),
        list: (commit, folders) => ask(async (github) => {
            const listings = await Promise.all(folders.map((folder) => trees.listTree(github, commit, folder)));
            return listings.flatMap((listing) => listing.entries);
        }),
        treeId: async (folder) => (await ask((github) => trees.listTree(github, head, folder)))?.tree,
        isAncestor: async (ancestor, descendant) => {
            const base = await ask((github) => trees.mergeBase(github, ancestor, descendant));
            return base === undefined ? undefined : base === ancestor;
        },
    };
}
async function listWithoutGit(run, folders, api, warnings) {
    const listed = await api?.list(run.facts.sha, folders);
    if (listed !== undefined)
        return listed;
    warnings.push("Neither git nor GitHub's API could be asked: the files of the workspace are taken as they are.");
    return listWorkTree(run.facts.workspace, folders);
}
function readText(path) {
    try {
        return (0,external_node_fs_.readFileSync)(path, "utf8");
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 1023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G2: () => (/* binding */ FULL_ID),
/* harmony export */   HO: () => (/* binding */ have),
/* harmony export */   wc: () => (/* binding */ resolveOrFetch),
/* harmony export */   wu: () => (/* binding */ mergeBase)
/* harmony export */ });
/* unused harmony export resolve */
/** SHA-1 or SHA-256 in full. */
const FULL_ID = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
/** Commit id of a ref or commit, or undefined where the clone has it not. */
async function resolve(git, revision) {
    for (const name of [revision, `refs/remotes/origin/${revision}`]) {
        const out = await git([
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            `${name}^{commit}`,
        ]);
        if (out.code === 0)
            return out.stdout.toString().trim();
    }
    return undefined;
}
/** As {@link resolve}, after fetching a branch or tag of that name where the clone has it not. */
async function resolveOrFetch(clone, revision) {
    const found = await resolve(clone.git, revision);
    if (found !== undefined || FULL_ID.test(revision))
        return found;
    for (const kind of ["heads", "tags"]) {
        const source = `+refs/${kind}/${revision}:refs/remotes/origin/${revision}`;
        if (await fetch(clone, [...withoutHistory(clone), "origin", source]))
            return resolve(clone.git, revision);
    }
    return undefined;
}
/** True when the commit is there, or could be fetched alone: GitHub serves any commit that it still has by its id. */
async function have(clone, sha) {
    const there = () => clone.git(["cat-file", "-e", `${sha}^{commit}`]);
    if ((await there()).code === 0)
        return true;
    return ((await fetch(clone, [...withoutHistory(clone), "origin", sha])) &&
        (await there()).code === 0);
}
/** How far a shallow clone is deepened, commit by commit count, before its history counts as out of reach. */
const DEEPENING_STEPS = [50, 500, 5000];
/** Merge base of HEAD and a branch or commit, or undefined where history does not reach it. */
async function mergeBase(clone, other) {
    const { git, head, shallow } = clone;
    const find = async () => {
        const sha = await resolve(git, other);
        if (sha === undefined)
            return undefined;
        const out = await git(["merge-base", head, sha]);
        return out.code === 0 ? out.stdout.toString().trim() : undefined;
    };
    const source = FULL_ID.test(other)
        ? other
        : `+refs/heads/${other}:refs/remotes/origin/${other}`;
    if ((await resolve(git, other)) === undefined)
        await fetch(clone, [...withoutHistory(clone), "origin", source]);
    const found = await find();
    if (found !== undefined || !shallow)
        return found;
    for (const depth of DEEPENING_STEPS) {
        // named, since the clone's own refspec would bring every branch along
        const what = [`--deepen=${depth}`, "origin", head, source];
        if (!(await fetch(clone, what)))
            break;
        const deeper = await find();
        if (deeper !== undefined)
            return deeper;
    }
    return undefined;
}
/** A full clone fetches what it lacks: a depth would make it a shallow one. */
function withoutHistory(clone) {
    return clone.shallow ? ["--depth=1"] : [];
}
/**
 * Fetches with the checkout's own credentials first and, only where they do not reach, with ours: for this one command
 * and by environment, never argv. git takes `caFile` instead of the system's certificates, so that it comes second too.
 */
async function fetch(clone, what) {
    const { git, options } = clone;
    const args = [
        "fetch",
        "--quiet",
        "--no-tags",
        "--no-recurse-submodules",
        "--no-write-fetch-head",
        ...what,
    ];
    const trusts = options.caFile === undefined
        ? [{}]
        : [{}, { GIT_SSL_CAINFO: options.caFile }];
    const own = await ownCredentials(clone);
    for (const credentials of own === undefined ? [{}] : [{}, own])
        for (const trust of trusts)
            if ((await git(args, { ...credentials, ...trust })).code === 0)
                return true;
    return false;
}
async function ownCredentials({ git, options, }) {
    const remote = await git(["remote", "get-url", "origin"]);
    const server = `${options.serverUrl}/`;
    if (options.token === undefined ||
        !remote.stdout.toString().startsWith(server))
        return undefined;
    const basic = Buffer.from(`x-access-token:${options.token}`).toString("base64");
    return {
        GIT_CONFIG_COUNT: "1",
        GIT_CONFIG_KEY_0: `http.${server}.extraheader`,
        GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${basic}`,
    };
}


/***/ })

};
