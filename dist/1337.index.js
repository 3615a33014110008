export const id = 1337;
export const ids = [1337,4650];
export const modules = {

/***/ 1337:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  buildPlanned: () => (/* binding */ buildPlanned)
});

// EXTERNAL MODULE: ./build/report/status-text.js
var status_text = __webpack_require__(98397);
// EXTERNAL MODULE: ./build/commands/statuses.js + 2 modules
var commands_statuses = __webpack_require__(44649);
;// CONCATENATED MODULE: ./build/commands/board.js


/** The runner leaves 7.5 s between its first signal and the next. */
const CANCEL_STATUS_TIMEOUT_MS = 5_000;
function openBoard(statuses, journal) {
    return {
        statuses,
        warnings: new Set(),
        saved: (more = undefined) => journal.update({
            pending: statuses?.pending() ?? [],
            ends: statuses?.ends() ?? {},
            ...more,
        }),
    };
}
/** The runner may end us before Packer has cleaned up: what is pending is settled as soon as the cancel comes. */
function settleOnCancel(run, { statuses, saved }) {
    const settle = async () => {
        const { state, description } = status_text/* CANCELLED_STATUS */.Zn;
        await statuses?.settle(state, description, AbortSignal.timeout(CANCEL_STATUS_TIMEOUT_MS));
        saved();
    };
    run.signal.addEventListener("abort", () => void settle(), { once: true });
    if (run.signal.aborted)
        void settle();
}
/** Pending first, all at once: a queue of builds is seen as soon as it is known. */
async function announce(run, made, { statuses, warnings, saved }) {
    if (statuses === undefined)
        return;
    const subjects = (0,commands_statuses/* plannedSubjects */.AB)(run, made.plan);
    const said = Promise.all([
        statuses.set("", "pending", `Building ${subjects.length} template(s)`),
        ...subjects.map((name) => statuses.set(name, "pending", "Waiting to be built")),
    ]);
    // written down before GitHub has answered: we may be killed meanwhile
    saved();
    for (const warning of await said)
        if (warning !== undefined)
            warnings.add(warning);
}
/** Says how the leg's template, or its images, ended. */
async function sayEnd(run, leg, report, { statuses, warnings, saved }) {
    for (const name of (0,commands_statuses/* subjectsOf */.Z6)(run, leg)) {
        const { state, description } = (0,status_text/* subjectStatus */.PZ)(report, name);
        const warning = await statuses?.set(name, state, description);
        if (warning !== undefined)
            warnings.add(warning);
        saved();
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./build/spool/transfer.js
var transfer = __webpack_require__(35705);
// EXTERNAL MODULE: ./build/commands/spool.js
var spool = __webpack_require__(83424);
;// CONCATENATED MODULE: ./build/commands/stale.js



/** A file system's clock may lag so far behind the system's. */
const TOLERANCE_MS = 2_000;
/** What plugins call their images. */
const IMAGE_NAME = /\.(?:xva|xva\.gz|xva\.zst|qcow2|raw|img|vhd|vmdk)$/i;
/** Large enough to fill a disk that is not looked at. */
const LARGE_BYTES = 16 * 2 ** 20;
/** Of a workspace with more, the rest is not looked at. */
const MAX_ENTRIES = 100_000;
/**
 * Why a file is no artifact of a build that began at `startedAt`; undefined where it is one. Goes by the time of the last
 * change of the inode, which no program can set back: a copy that keeps the times of its original counts as new.
 */
function whyStale(name, { ctimeMs, ctime }, startedAt) {
    if (ctimeMs >= startedAt.getTime() - TOLERANCE_MS)
        return undefined;
    return `${name} is of an earlier run (${ctime.toISOString()}, and this build began at ${startedAt.toISOString()}): it is left alone; empty the template's output_directory, or let the template take the one that the action offers`;
}
/** Sentences on what failed builds left in the workspace and nobody claims, since `startedAt`. Never throws. */
async function leftBehindWarnings(workspace, startedAt) {
    const left = await leftBehind(workspace, startedAt);
    return left.map(({ path, size }) => `A build that failed left ${path} (${(0,transfer/* gigabytes */.kN)(size)}) on the runner, and Packer does not name it as its own: remove it, or let the template take the output_directory that the action offers.`);
}
/**
 * Large images below a folder that were made since `startedAt`: what a failed Packer left in the workspace. Links are not
 * followed, and `.git` is not looked into.
 */
async function leftBehind(folder, startedAt) {
    const found = [];
    const queue = [folder];
    let seen = 0;
    for (const place of queue) {
        const entries = await (0,promises_.readdir)(place, { withFileTypes: true }).catch(() => []);
        for (const entry of entries) {
            if (++seen > MAX_ENTRIES)
                return found;
            const path = (0,external_node_path_.join)(place, entry.name);
            if (entry.isDirectory() && entry.name !== ".git")
                queue.push(path);
            if (!entry.isFile() || !IMAGE_NAME.test(entry.name))
                continue;
            const stats = await (0,promises_.lstat)(path).catch(() => undefined);
            if (stats !== undefined &&
                stats.size >= LARGE_BYTES &&
                whyStale(path, stats, startedAt) === undefined)
                found.push({ path, size: stats.size });
        }
    }
    return found;
}

;// CONCATENATED MODULE: ./build/commands/disk.js
/** Room on the runner's disks: asked for before a build, watched while Packer runs, given back after it. */






/** Less room than this is not worth starting with: an image alone is larger. */
const LEAST_BYTES = 2 ** 30;
/** Packer is stopped while the journal and the log can still be written. */
const LOW_BYTES = 256e6;
/** A disk is filled at a few hundred megabytes a second. */
const LOOK_EVERY_MS = 1_000;
/** Enough to name what takes the room; a folder with more is told as "more than". */
const disk_MAX_ENTRIES = 50_000;
/** What takes the room that a build may want. */
function occupantsOf({ run, folder }) {
    return [
        { name: "this build", path: folder },
        { name: "the spool", path: (0,spool/* spoolRoot */.A)(run) },
        {
            name: "Packer's cache",
            path: packerCache(run.env, run.facts.workspace),
        },
    ];
}
/** What a build may take of a disk: Packer's image, and once more where it is converted or kept. */
function neededBytes(lastImageBytes) {
    return LEAST_BYTES + 2 * (lastImageBytes ?? 0);
}
/** Packer's own cache of ISOs, as Packer itself looks for it (packer-plugin-sdk, CachePath). */
function packerCache(environment, workingDirectory) {
    const { PACKER_CACHE_DIR, XDG_CACHE_HOME, HOME } = environment;
    if (PACKER_CACHE_DIR)
        return (0,external_node_path_.resolve)(workingDirectory, PACKER_CACHE_DIR);
    if (XDG_CACHE_HOME)
        return (0,external_node_path_.join)(XDG_CACHE_HOME, "packer");
    return (0,external_node_path_.join)(HOME ?? workingDirectory, ".cache", "packer");
}
/** Why a build is not worth starting, undefined where there is room in `folder`. */
async function roomFailure(folder, needed, occupants) {
    const free = await freeBytes(await existing(folder));
    if (free >= needed)
        return undefined;
    return {
        reason: "runner_full",
        message: `The runner has ${(0,transfer/* gigabytes */.kN)(free)} left on ${await fileSystemOf(folder)}, and a build of this image may take ${(0,transfer/* gigabytes */.kN)(needed)}: make room on that disk, then run again.${await whatTakesIt(folder, occupants)}`,
        details: [],
    };
}
/**
 * Looks at the folders' disks until it is stopped. A disk that is low already when it begins is not its matter: what is
 * needed there was asked for before, and the rest does without.
 */
async function watchDisk(folders, settings) {
    const { minFreeBytes = LOW_BYTES, everyMs = LOOK_EVERY_MS, freeOf = freeBytes, } = settings;
    const watched = [];
    for (const folder of await oneOfEachDisk(folders))
        if ((await freeOf(folder)) >= minFreeBytes)
            watched.push(folder);
    const controller = new AbortController();
    const look = async () => {
        for (const folder of watched) {
            const free = await freeOf(folder);
            if (free >= minFreeBytes)
                continue;
            const doom = await lowDisk(folder, free, settings.occupants);
            if (controller.signal.aborted)
                return;
            controller.abort(doom);
            settings.onLow?.(doom);
            return;
        }
    };
    let timer;
    let stopped = false;
    const next = () => {
        if (stopped || controller.signal.aborted)
            return;
        timer = setTimeout(() => void look().then(next, next), everyMs);
        timer.unref();
    };
    next();
    return {
        signal: controller.signal,
        stop: () => {
            stopped = true;
            clearTimeout(timer);
        },
    };
}
async function lowDisk(folder, free, occupants) {
    return {
        reason: "runner_full",
        message: `The disk of the runner is nearly full (${(0,transfer/* gigabytes */.kN)(free)} left on ${await fileSystemOf(folder)}), so Packer was stopped while the log could still be written: make room on that disk, then run again.${await whatTakesIt(folder, occupants)}`,
    };
}
/** One folder that is there of each file system. */
async function oneOfEachDisk(folders) {
    const byDevice = new Map();
    for (const folder of folders) {
        const path = await existing(folder);
        const { dev } = await (0,promises_.stat)(path);
        if (!byDevice.has(dev))
            byDevice.set(dev, path);
    }
    return [...byDevice.values()];
}
/** A file system that does not tell counts as one with room. */
async function freeBytes(folder) {
    try {
        const { bavail, bsize } = await (0,promises_.statfs)(folder);
        return bavail * bsize;
    }
    catch {
        return Number.POSITIVE_INFINITY;
    }
}
/** The folder, or the nearest one above it that is there. */
async function existing(folder) {
    let path = folder;
    while ((0,external_node_path_.dirname)(path) !== path) {
        if ((await (0,promises_.stat)(path).catch(() => undefined)) !== undefined)
            return path;
        path = (0,external_node_path_.dirname)(path);
    }
    return path;
}
/** Such as `/data (/dev/sdb1)`. */
async function fileSystemOf(folder) {
    const path = await existing(folder);
    try {
        const mounts = (0,external_node_fs_.readFileSync)("/proc/self/mounts", "utf8")
            .split("\n")
            .map((line) => line.split(" ").map(unescapeMount))
            .filter(([, point = ""]) => point === "/" || path === point || path.startsWith(`${point}/`))
            .sort(([, a = ""], [, b = ""]) => a.length - b.length);
        const [device = "", point = path] = mounts.at(-1) ?? [];
        return `${point} (${device})`;
    }
    catch {
        return path;
    }
}
/** Blanks in mount points are written in octal (fstab(5)). */
function unescapeMount(text) {
    return text.replace(/\\(\d{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8)));
}
/** A sentence on the folders of the same disk, largest first; empty where none of them holds anything. */
async function whatTakesIt(folder, occupants) {
    const { dev } = await (0,promises_.stat)(await existing(folder));
    const sized = [];
    for (const place of occupants) {
        const there = await (0,promises_.stat)(place.path).catch(() => undefined);
        if (there?.dev !== dev)
            continue;
        sized.push({ ...place, ...(await sizeOf(place.path)) });
    }
    const told = sized
        .filter(({ size }) => size > 0)
        .sort((a, b) => b.size - a.size)
        .map(({ name, path, size, more }) => `${name} ${more ? "more than " : ""}${(0,transfer/* gigabytes */.kN)(size)} (${path})`);
    return told.length === 0 ? "" : ` What takes it: ${told.join(", ")}.`;
}
/** Bytes on disk of what is below a folder. */
async function sizeOf(folder) {
    const queue = [folder];
    let size = 0;
    let seen = 0;
    for (const place of queue)
        for (const entry of await (0,promises_.readdir)(place, { withFileTypes: true }).catch(() => [])) {
            if (++seen > disk_MAX_ENTRIES)
                return { size, more: true };
            const path = (0,external_node_path_.join)(place, entry.name);
            if (entry.isDirectory())
                queue.push(path);
            else
                size += await (0,promises_.lstat)(path).then(({ blocks }) => blocks * 512, () => 0);
        }
    return { size, more: false };
}
/**
 * Removes the artifacts of a build that lie outside its own folder, whether or not it went well: they would fill the disk.
 * What was there before the build is not ours.
 * @returns a sentence for each that stays and should not
 */
async function removeOutside(files, { folder, startedAt }) {
    const problems = [];
    for (const { path } of files) {
        if (path.startsWith(folder + external_node_path_.sep))
            continue;
        const stats = await (0,promises_.lstat)(path).catch(() => undefined);
        if (stats === undefined ||
            !stats.isFile() ||
            whyStale(path, stats, startedAt) !== undefined)
            continue;
        await (0,promises_.rm)(path, { force: true }).catch((error) => problems.push(`${path} stays on the runner's disk: ${String(error)}`));
    }
    return problems;
}

// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(46193);
;// CONCATENATED MODULE: ./build/commands/leg-log.js
/** A leg's whole log, shown when it has ended. */


const LOG_CHUNK_BYTES = 256 * 1024;
/** With several at a time the live lines are mixed: the whole log follows as a group of its own. */
function showWholeLog({ run, label, logPath }) {
    run.runner.group(`Log of ${label}`);
    if ((0,external_node_fs_.existsSync)(logPath))
        for (const line of linesOf(logPath))
            run.runner.foreign(line);
    else
        run.runner.info("There is no log: Packer was not started.");
    run.runner.endGroup();
}
/** Lines of a file of any size; without waiting, so that no other leg's line comes between. */
function* linesOf(path) {
    const decoder = new external_node_string_decoder_.StringDecoder("utf8");
    const buffer = Buffer.alloc(LOG_CHUNK_BYTES);
    const file = (0,external_node_fs_.openSync)(path, "r");
    let rest = "";
    try {
        for (let read = 1; read > 0;) {
            read = (0,external_node_fs_.readSync)(file, buffer);
            const lines = (rest + decoder.write(buffer.subarray(0, read))).split("\n");
            rest = lines.pop() ?? "";
            yield* lines;
        }
        if (rest !== "")
            yield rest;
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}

// EXTERNAL MODULE: ./build/bucket/logs.js
var logs = __webpack_require__(62416);
// EXTERNAL MODULE: ./build/commands/console.js
var console = __webpack_require__(81030);
// EXTERNAL MODULE: ./build/commands/leg-secrets.js + 6 modules
var leg_secrets = __webpack_require__(42615);
// EXTERNAL MODULE: ./build/commands/workshop.js + 3 modules
var commands_workshop = __webpack_require__(49845);
;// CONCATENATED MODULE: ./build/commands/leg-outcome.js
/** How a leg ends: what it has to say, and what becomes of one that yielded nothing. */





const LOG_TIMEOUT_MS = 60_000;
/** The upload of a build's log and of what else shows why it failed, made at the first call. */
function logKeeper(build) {
    let kept;
    return () => {
        kept ??= keepLog(build);
        return kept;
    };
}
async function keepLog(build) {
    const { run, workshop, identity, leg, logPath, folder } = build;
    const { store, capabilities } = workshop;
    const { os } = leg.root;
    const where = {
        os,
        runId: run.facts.runId,
        attempt: run.facts.runAttempt,
        build: identity.id,
        signal: AbortSignal.timeout(LOG_TIMEOUT_MS),
    };
    const warnings = [];
    let logKey = "";
    const attempt = (what, upload) => upload.catch((error) => {
        warnings.push(`The ${what} of ${os} could not be kept: ${(0,commands_workshop/* sentence */.em)(error)}`);
        return undefined;
    });
    const url = (0,external_node_fs_.existsSync)(logPath)
        ? await attempt("log", (0,leg_secrets/* refuseSecretsInFile */.pf)(build, `The log of ${os}`, logPath).then(() => (0,logs.putFailureLog)(store, capabilities, {
            ...where,
            logPath,
            onMultipart: (upload) => {
                logKey = upload.key;
                workshop.journal.addUpload(upload);
            },
        })))
        : undefined;
    if (url !== undefined)
        workshop.journal.removeUpload(logKey);
    const pictures = await attempt("console's pictures", (0,console/* keepPictures */.x)(store, capabilities, folder, where));
    return { url, pictures: pictures ?? [], warnings };
}
/** A leg, or some of its images, that yielded nothing: the log goes where failed builds' logs go. */
async function failed(build, failure, notices = [], images = build.leg.images) {
    const { run, identity, leg } = build;
    const { url, pictures, warnings } = await build.keepLog();
    const outcome = unbuiltLeg(run, { ...leg, images }, (0,leg_secrets/* redactFailure */.O5)(build, pictures.length === 0 ? failure : { ...failure, pictures }), identity);
    return {
        ...outcome,
        results: outcome.results.map((result) => ({
            ...result,
            urls: url === undefined ? {} : { log: url },
        })),
        notices,
        warnings,
    };
}
/** The outcome of a leg of which nothing was built. */
function unbuiltLeg(run, leg, failure, identity) {
    const cancelled = failure.reason === "cancelled";
    const seconds = identity === undefined
        ? 0
        : Math.round((run.now().getTime() - identity.startedAt.getTime()) / 1000);
    return {
        results: leg.images.map((image) => ({
            os: image.os,
            image: image.id,
            version: image.version,
            build: identity?.id ?? null,
            state: cancelled ? "cancelled" : "failed",
            reason: failure.reason,
            seconds,
            files: [],
            urls: {},
        })),
        failures: leg.images.map(({ id }) => ({ ...failure, subject: id })),
        publications: [],
        notices: [],
        warnings: [],
        plugins: {},
        phases: [],
    };
}

// EXTERNAL MODULE: ./build/packer/command.js
var command = __webpack_require__(11122);
// EXTERNAL MODULE: ./build/packer/version.js
var packer_version = __webpack_require__(15771);
;// CONCATENATED MODULE: ./build/packer/plugins.js
/** Which plugins a root was built with, as Packer tells it. */



/**
 * The plugins that the root requires, by source such as `github.com/vatesfr/xenserver`; none where Packer was given no
 * folder of plugins. Others that are installed may be found by Packer as well: what asks for no plugin is not told of one.
 * @throws where Packer does not answer, or a binary has gone
 */
async function requiredPlugins({ packer, environment, arguments: settings, }) {
    const { PACKER_PLUGIN_PATH: folder } = environment;
    if (!packer.modern || folder === undefined)
        return {};
    const answer = await (0,packer_version/* ask */.kA)(packer.file, ["plugins", "required", ...(0,command/* initArguments */.nD)(settings).slice(1)], environment, settings.workingDirectory);
    const found = parseRequired(answer, folder).map(async ({ source, version, file }) => [source, { version, sha256: await (0,packer_version/* sha256 */.sc)(file) }]);
    return Object.fromEntries(await Promise.all(found));
}
/**
 * The answer of `packer plugins required`, a line a plugin: `<name> <source> "<constraints>"`, then the path of each
 * installed version that fits, oldest first (command/plugins_required.go); Packer takes the last (hcl2template/plugin.go).
 */
function parseRequired(answer, folder) {
    return answer.split("\n").flatMap((line) => {
        const source = /^\S+ (\S+) "/.exec(line)?.[1];
        if (source === undefined)
            return [];
        // a path may hold spaces, but all of them begin alike
        const start = line.lastIndexOf(` ${(0,external_node_path_.join)(folder, source)}/packer-plugin-`);
        const file = line.slice(start + 1);
        const version = /_v([^_/]+)_x[^/]+$/.exec(file)?.[1];
        return start < 0 || version === undefined
            ? []
            : [{ source, version, file }];
    });
}

// EXTERNAL MODULE: ./build/commands/iso.js
var commands_iso = __webpack_require__(34650);
;// CONCATENATED MODULE: ./build/commands/made-with.js



/** Begins to read the installer's checksum, just before Packer does. */
function beginIso({ run, leg }, { request }) {
    const forgotten = new AbortController();
    const reader = (0,commands_iso/* isoReader */.Z)({
        network: run.network,
        signal: AbortSignal.any([run.signal, forgotten.signal]),
    });
    return {
        read: reader(leg.root.iso, request.arguments.workingDirectory),
        forget: () => forgotten.abort(),
    };
}
/** To be asked after Packer has run, with its plugins installed. Never throws. */
async function madeWithOf(build, { request, shownVariables }, coming) {
    const plugins = await requiredPlugins(request).catch((error) => {
        build.log(`The plugins' versions are not recorded: ${(0,commands_workshop/* sentence */.em)(error)}`);
        return {};
    });
    const iso = await coming.read;
    return {
        plugins,
        variables: shownVariables,
        ...(iso.checksum === undefined ? {} : { isoChecksum: iso.checksum }),
        notices: (0,commands_iso/* isoNotice */.S)(build.leg.root, iso, "the record does not tell which ISO it was built from"),
    };
}
/** Versions of plugins by their source. */
function versionsOf(plugins) {
    return Object.fromEntries(Object.entries(plugins).map(([source, { version }]) => [source, version]));
}

// EXTERNAL MODULE: ./build/packer/run.js + 8 modules
var packer_run = __webpack_require__(39339);
// EXTERNAL MODULE: ./build/commands/pool-sweep.js
var pool_sweep = __webpack_require__(39368);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/packer/growth.js
var growth = __webpack_require__(99692);
;// CONCATENATED MODULE: ./build/packer/watchdog.js
/**
 * Whether a build can still succeed: a pure decision from what Packer said, what the pool answers us, and how the
 * exported file grows. It is needed since the xenserver plugin has no time-out of its own but `install_timeout`
 * (200 minutes), and waits through a dead pool as through a live one.
 */

/** An export waits for the pool's storage, and so may a clean-up, behind which a finished image waits. */
const SLOW_PHASE_FACTOR = 5;
/** A pool that changes its mind all the time shall not fill the memory. */
const MAX_PROBES = 1000;
/** In these phases Packer waits for a VM that runs, or works on it. */
const NEEDS_VM = new Set([
    "boot",
    "address",
    "connect",
    "provision",
]);
/** The probes with one more; of those that say the same, the first and the last are kept. */
function addProbe(probes, probe) {
    const [before, last] = probes.slice(-2);
    const repeats = before !== undefined &&
        last !== undefined &&
        saysTheSame(before, last) &&
        saysTheSame(last, probe);
    return [...(repeats ? probes.slice(0, -1) : probes), probe].slice(-MAX_PROBES);
}
function saysTheSame(a, b) {
    if (!a.ok || !b.ok)
        return a.ok === b.ok;
    return JSON.stringify(a.vms) === JSON.stringify(b.vms);
}
/** Why one of the builds can't succeed any more; undefined while all of them can. */
function judge(state) {
    for (const trace of state.traces) {
        if (trace.ended || !isOfPool(trace))
            continue;
        const doom = findDisconnected(trace) ??
            findSilence(state, trace) ??
            findStopped(state, trace) ??
            findUnnoticed(state, trace) ??
            findStandstill(state, trace);
        if (doom !== undefined)
            return doom;
    }
    return undefined;
}
/** Other builders and the post-processors do without the pool. */
function isOfPool({ phase, vm, uploads }) {
    if (phase === "post-process")
        return false;
    return (vm !== undefined ||
        uploads.length > 0 ||
        phase === "prepare" ||
        phase === "create");
}
function findDisconnected(trace) {
    if (!trace.disconnected)
        return undefined;
    return {
        reason: "install_hang",
        message: `Packer's connection to the pool is dead while it was in phase ${trace.phase} of ${trace.build} ("connection is shut down"): after one answer of the pool that is no RPC the plugin never gets another. Packer was stopped; run again`,
    };
}
/** The pool answers us no more. */
function findSilence(state, trace) {
    const { probes, exported, now } = state;
    const last = probes.at(-1);
    if (last === undefined || last.ok)
        return undefined;
    const answered = probes.findLast(({ ok }) => ok) ?? probes[0] ?? last;
    // An export that goes on shows that the pool lives, whatever it answers us
    const heard = trace.exporting ? (exported?.grownAt ?? 0) : 0;
    const seconds = secondsSince(state, Math.max(answered.at, heard));
    const factor = trace.phase === "cleanup" ? SLOW_PHASE_FACTOR : 1;
    if (seconds <= factor * state.patienceSeconds)
        return undefined;
    return {
        reason: "pool_down",
        message: `The pool at ${state.host} has not answered for ${Math.round((now - answered.at) / 1000)} s (last: ${last.message}) while Packer was in phase ${trace.phase} of ${trace.build}: Packer was stopped, since it would wait for hours. See that the pool's master is up and can be reached from the runner, then run again`,
    };
}
/** The VM that Packer waits for or works on is halted or gone. */
function findStopped(state, trace) {
    if (!NEEDS_VM.has(trace.phase))
        return undefined;
    const stands = standsSince(state, trace, ({ exists, powerState }) => !exists || powerState === "Halted");
    if (stands === undefined)
        return undefined;
    const { vm, seconds } = stands;
    const what = vm.exists
        ? `has been halted for ${seconds} s`
        : `has been gone from the pool for ${seconds} s`;
    const why = vm.exists
        ? "its installer ended by power-off where it should reboot, or somebody stopped it"
        : "somebody removed it";
    return {
        reason: "install_hang",
        message: `The VM of ${trace.build} ${what} while Packer was in phase ${trace.phase}: ${why}. Packer was stopped, since it would wait for its time-out`,
    };
}
/** The VM has its address, as far as the pool knows, and Packer does not see it. */
function findUnnoticed(state, trace) {
    if (trace.phase !== "address" || trace.address !== undefined) {
        return undefined;
    }
    if (state.deafToTools?.has(trace.build))
        return undefined;
    const stands = standsSince(state, trace, ({ addresses }) => addresses.length > 0);
    if (stands === undefined)
        return undefined;
    const { vm, seconds } = stands;
    return {
        reason: "install_hang",
        message: `The VM of ${trace.build} has had the address ${vm.addresses[0]} for ${seconds} s, and Packer has not noticed: after one answer of the pool that is no RPC, such as a page with HTTP 503, the plugin's connection is dead for ever, and it would wait for its install_timeout (200 minutes unless the template says otherwise). Packer was stopped; run again`,
    };
}
/** The exported file has stopped growing. */
function findStandstill(state, trace) {
    const { exported } = state;
    if (!trace.exporting || exported === undefined)
        return undefined;
    const seconds = secondsSince(state, Math.max(exported.grownAt, trace.phaseSince));
    if (seconds <= SLOW_PHASE_FACTOR * state.patienceSeconds)
        return undefined;
    return {
        reason: "pool_down",
        message: `The export of ${trace.build} has stood still at ${(0,growth/* showSize */.t)(exported.bytes)} for ${seconds} s: Packer was stopped, since it would wait for ever. Look at the pool's storage and at \`xe task-list\` on its master, then run again`,
    };
}
/** For how long what the pool says of the build's VM has stood so, within its phase; undefined within our patience. */
function standsSince(state, trace, isSo) {
    const seen = state.probes.flatMap((probe) => {
        const vm = probe.ok ? probe.vms[trace.vm ?? ""] : undefined;
        return vm === undefined ? [] : [{ at: probe.at, vm }];
    });
    const last = seen.at(-1);
    if (last === undefined || !isSo(last.vm))
        return undefined;
    const first = seen[seen.findLastIndex(({ vm }) => !isSo(vm)) + 1] ?? last;
    // Up to the last answer: a silent pool has a rule of its own
    const began = Math.max(first.at, trace.phaseSince);
    const seconds = Math.round((last.at - began) / 1000);
    return seconds > state.patienceSeconds ? { vm: last.vm, seconds } : undefined;
}
function secondsSince({ now }, at) {
    return Math.round((now - at) / 1000);
}

;// CONCATENATED MODULE: ./build/commands/supervise.js
/**
 * Stands beside Packer while it builds: notes what it makes in the pool, asks the pool over a session of our own, takes a
 * picture of the console now and then, and has Packer stopped when the build can't succeed any more.
 */





/** The watchdog looks so often within its patience. */
const LOOKS_PER_PATIENCE = 6;
const LOOK_AT_MOST_EVERY_MS = 1_000;
const LOOK_AT_LEAST_EVERY_MS = 5_000;
/** An installer that hangs is seen early, one that takes long does not fill the disk. */
const FIRST_PICTURE_MS = 5_000;
const LAST_PICTURE_EVERY_MS = 60_000;
/** @param entry the build in the journal: what Packer makes in the pool is noted there as it is told */
function supervise(build, entry) {
    const supervisor = new Supervisor(build, entry);
    const looking = supervisor.look();
    return {
        watch: supervisor.watch,
        stop: async () => {
            supervisor.end();
            await looking;
        },
    };
}
class Supervisor {
    watch;
    #build;
    #ended = new AbortController();
    #doomed = new AbortController();
    #entry;
    #traces = [];
    #exported;
    #probes = [];
    /** VMs that our pool has shown: others may be in another pool, which the template names. */
    #seen = new Set();
    /** Those whose plugin may listen for the guest's HTTP request only. */
    #mayBeDeaf;
    #pictureAt = 0;
    #pictureEveryMs = FIRST_PICTURE_MS;
    constructor(build, entry) {
        this.#build = build;
        this.#entry = entry;
        const requests = build.leg.root.pool ?? [];
        this.#mayBeDeaf = requests.filter(({ ipGetter }) => ipGetter !== "auto" && ipGetter !== "tools");
        this.watch = {
            observe: (traces, exported) => {
                this.#exported = exported;
                this.#traces = traces;
                this.#note();
                this.#judge();
            },
            doomed: this.#doomed.signal,
        };
    }
    end() {
        this.#ended.abort();
    }
    /** Looks at the pool until the build has ended. Never throws. */
    async look() {
        const { settings } = this.#build.run;
        if (settings.xapi === undefined)
            return;
        const everyMs = Math.min(LOOK_AT_LEAST_EVERY_MS, Math.max(LOOK_AT_MOST_EVERY_MS, (settings.poolPatienceSeconds * 1000) / LOOKS_PER_PATIENCE));
        const { signal } = this.#ended;
        while (!signal.aborted) {
            await (0,external_node_timers_promises_.setTimeout)(everyMs, undefined, { signal }).catch(() => { });
            if (signal.aborted || this.#traces.length === 0)
                continue;
            await this.#probe();
            this.#judge();
        }
    }
    /** What Packer has made is written down before it goes on: a killed main can tell nobody any more. */
    #note() {
        const { pool } = this.#entry;
        if (pool === undefined)
            return;
        const now = (0,pool_sweep/* poolOf */.e9)(pool, this.#traces);
        if (JSON.stringify(now) === JSON.stringify(pool))
            return;
        this.#entry = { ...this.#entry, pool: now };
        this.#build.workshop.journal.setBuild(this.#entry);
    }
    async #probe() {
        const { run } = this.#build;
        try {
            const pool = await run.pool();
            if (pool === undefined)
                return;
            const { ping, probeVm } = await __webpack_require__.e(/* import() */ 1535).then(__webpack_require__.bind(__webpack_require__, 71535));
            const vms = {};
            for (const { vm } of this.#running()) {
                if (vm === undefined)
                    continue;
                const found = await probeVm(pool, vm);
                if (found.exists)
                    this.#seen.add(vm);
                if (this.#seen.has(vm))
                    vms[vm] = found;
            }
            if (Object.keys(vms).length === 0)
                await ping(pool);
            this.#add({ at: run.now().getTime(), ok: true, vms });
            await this.#takePictures(pool);
        }
        catch (error) {
            const message = (0,commands_workshop/* sentence */.em)(error);
            if (this.#isOurs())
                this.#add({ at: run.now().getTime(), ok: false, message });
        }
    }
    /** Does the build hang on the pool of `xapi-url`, as far as we know? */
    #isOurs() {
        const { run, leg } = this.#build;
        const requests = leg.root.pool ?? [];
        return (this.#seen.size > 0 ||
            requests.length === 0 ||
            requests.some((request) => (0,pool_sweep/* mayBuildOnOurs */.Km)(run, request)));
    }
    #add(probe) {
        this.#probes = addProbe(this.#probes, probe);
    }
    /** A source whose build is not known may be any of them. */
    #deafToTools() {
        const builds = this.#mayBeDeaf.map((request) => request.build);
        return new Set(builds.includes("") ? this.#traces.map(({ build }) => build) : builds);
    }
    #running() {
        return this.#traces.filter(({ ended }) => !ended);
    }
    /** Of VMs that Packer waits for: nobody else sees what an installer asks. */
    async #takePictures(pool) {
        const { run, folder } = this.#build;
        const now = run.now();
        const due = now.getTime() - this.#pictureAt >= this.#pictureEveryMs;
        const waiting = this.#running().filter(({ vm, phase }) => vm !== undefined &&
            (phase === "boot" || phase === "address" || phase === "connect"));
        if (!run.settings.consoleScreenshots || !due || waiting.length === 0)
            return;
        if (this.#pictureAt > 0)
            this.#pictureEveryMs = Math.min(this.#pictureEveryMs * 2, LAST_PICTURE_EVERY_MS);
        this.#pictureAt = now.getTime();
        const { screenshot } = await __webpack_require__.e(/* import() */ 9619).then(__webpack_require__.bind(__webpack_require__, 29619));
        for (const { vm = "" } of waiting) {
            // a console that gives no picture is no sign of a pool that is down
            const picture = await screenshot(pool, vm).catch(() => undefined);
            if (picture === undefined || picture.blank)
                continue;
            await (0,console/* addPicture */._)(folder, now, picture.png).catch(() => { });
        }
    }
    #judge() {
        const { run } = this.#build;
        if (this.#doomed.signal.aborted || this.#ended.signal.aborted)
            return;
        const doom = judge({
            host: run.settings.xapi?.host ?? "",
            traces: this.#traces,
            probes: this.#probes,
            now: run.now().getTime(),
            patienceSeconds: run.settings.poolPatienceSeconds,
            deafToTools: this.#deafToTools(),
            ...(this.#exported === undefined ? {} : { exported: this.#exported }),
        });
        if (doom !== undefined)
            this.#doomed.abort(doom);
    }
}

;// CONCATENATED MODULE: ./build/commands/pack-leg.js
/** Packer for one leg, under supervision: of its pool, of the runner's disk. What it left in the pool is taken back. */





/** One pass over the pool takes seconds; a VM whose export was cut off is busy until its host notices. */
const POOL_DEADLINE_MS = 120_000;
/** Post, and the next run on this machine, try again. */
const DEAD_POOL_DEADLINE_MS = 10_000;
/** Runs Packer and then sweeps the pool: nothing of the build is published yet. */
async function packLeg(build, entry, request) {
    const packed = await packWatched(build, entry, request);
    if (entry.pool === undefined)
        return { packed, left: [] };
    const { run, workshop, leg } = build;
    const pool = {
        ...(0,pool_sweep/* poolOf */.e9)(entry.pool, packed.traces),
        keep: (0,pool_sweep/* keepsVm */.Q9)(leg, packed),
    };
    // whoever goes on with what can't be taken back now must know it all
    workshop.journal.setBuild({ ...entry, pool });
    const left = await (0,pool_sweep/* sweepPool */.bl)(run, { ...entry, pool }, packed.failure?.reason === "pool_down"
        ? DEAD_POOL_DEADLINE_MS
        : POOL_DEADLINE_MS, build.log);
    if (left.length === 0 || run.settings.xapi === undefined)
        workshop.journal.sweptBuild(entry.build);
    return { packed, left };
}
async function packWatched(build, entry, request) {
    const { run, identity } = build;
    const occupants = occupantsOf(build);
    const disk = await watchDisk([run.facts.workspace, ...occupants.map(({ path }) => path)], { occupants });
    const supervision = supervise(build, entry);
    const { watch } = supervision;
    try {
        return await (0,packer_run/* runRoot */.c)({
            ...request,
            whyStale: (name, stats) => whyStale(name, stats, identity.startedAt),
            watch: { ...watch, doomed: AbortSignal.any([watch.doomed, disk.signal]) },
        });
    }
    finally {
        disk.stop();
        await supervision.stop();
    }
}

// EXTERNAL MODULE: ./build/commands/packer-request.js + 3 modules
var packer_request = __webpack_require__(30427);
;// CONCATENATED MODULE: ./build/commands/pool-check.js


const NOTHING = { failures: new Map(), warnings: [] };
/** Never throws: a pool that can't be asked is a failure of each leg that builds on it, as far as we know. */
async function checkPool(run, legs) {
    const concerned = legs.filter(pool_sweep/* usesPool */.v_);
    if (run.settings.xapi === undefined || concerned.length === 0)
        return NOTHING;
    try {
        const pool = await run.pool();
        if (pool === undefined)
            return NOTHING;
        const { inspectPool } = await Promise.all(/* import() */[__webpack_require__.e(7661), __webpack_require__.e(3637)]).then(__webpack_require__.bind(__webpack_require__, 13637));
        const requests = concerned.flatMap(requestsOf);
        const { problems, warnings } = await inspectPool(pool, requests);
        const failures = concerned.flatMap((leg) => {
            const mine = problems.filter(({ request }) => requestsOf(leg).includes(request));
            const [first] = mine;
            return first === undefined
                ? []
                : [[leg, failureOf(first.reason, mine)]];
        });
        const moved = pool.host !== pool.askedHost;
        return {
            failures: new Map(failures),
            warnings: [
                ...warnings,
                ...(moved
                    ? [
                        `Input 'xapi-url' names ${pool.askedHost}, a member of the pool whose master is ${pool.host}: this run builds there. Set xapi-url to the master.`,
                    ]
                    : []),
            ],
            ...(moved ? { master: pool.host } : {}),
        };
    }
    catch (error) {
        const failure = failureOf("pool_down", [{ message: (0,commands_workshop/* sentence */.em)(error) }]);
        const failing = concerned.filter((leg) => {
            const requests = requestsOf(leg);
            return (requests.length === 0 ||
                requests.some((request) => (0,pool_sweep/* mayBuildOnOurs */.Km)(run, request)));
        });
        return {
            ...NOTHING,
            failures: new Map(failing.map((leg) => [leg, failure])),
        };
    }
}
/** What the Packer builds of the leg's images ask of the pool; one whose build is not known is asked for in any case. */
function requestsOf({ root, images }) {
    const names = new Set(images.flatMap(({ builds }) => builds.map(({ name }) => name)));
    return (root.pool ?? []).filter(({ build }) => build === "" || names.size === 0 || names.has(build));
}
function failureOf(reason, problems) {
    const said = [...new Set(problems.map(({ message }) => message))];
    return { reason, message: said.join(" "), details: [] };
}

// EXTERNAL MODULE: ./build/bucket/publish.js + 3 modules
var publish = __webpack_require__(480);
// EXTERNAL MODULE: ./build/xva/errors.js
var errors = __webpack_require__(80111);
// EXTERNAL MODULE: ./build/xva/head.js
var xva_head = __webpack_require__(20442);
// EXTERNAL MODULE: ./build/xva/zstd-program.js
var zstd_program = __webpack_require__(28794);
// EXTERNAL MODULE: ./build/plan/narrow.js
var narrow = __webpack_require__(92535);
;// CONCATENATED MODULE: ./build/commands/build-files.js
/**
 * What a template leaves beside its images to be published with them: `packages.tsv`, `sbom.cdx.json` and `compliance/…` in
 * `<output_directory>-files/`, where several builds share a run in a folder a build below it, named `<type>.<source name>`.
 */



/** What is larger is no list and no report. */
const MAX_BYTES = 64 << 20;
/** A folder with more was not meant for us. */
const MAX_FILES = 500;
/** More sentences of one run nobody reads. */
const MAX_WARNINGS = 10;
/** One part of a path, as keys and `SHA256SUMS` can have it. */
const PART = /^[A-Za-z0-9][A-Za-z0-9._-]{0,200}$/;
const WANTED = "only packages.tsv, sbom.cdx.json and what is in compliance/ is taken up";
/**
 * The files of a Packer run that is over.
 * @param folder `<output_directory>-files`, which need not be there
 * @param images all that the run was to yield
 */
async function findBuildFiles(folder, images) {
    const extras = new Map();
    const problems = [];
    for (const path of await filesBelow(folder)) {
        const taken = await take(folder, path, images);
        if (typeof taken === "string") {
            problems.push(`${path} is not published: ${taken}.`);
            continue;
        }
        const { image, extra } = taken;
        const others = extras.get(image.id) ?? [];
        if (others.some(({ name }) => name === extra.name))
            problems.push(`${path} is not published: ${image.id} has another ${extra.name}.`);
        else
            extras.set(image.id, [...others, extra]);
    }
    const more = problems.length - MAX_WARNINGS;
    return {
        extras,
        warnings: [
            ...problems.slice(0, MAX_WARNINGS),
            ...(more > 0 ? [`${more} more files are not published.`] : []),
        ],
    };
}
/** All that is no folder, relative and sorted; a link is not followed. */
async function filesBelow(folder) {
    const root = await (0,promises_.lstat)(folder).catch(() => undefined);
    if (!root?.isDirectory())
        return [];
    const found = [];
    const folders = [""];
    for (const below of folders)
        for (const entry of await (0,promises_.readdir)((0,external_node_path_.join)(folder, below), {
            withFileTypes: true,
        })) {
            const path = below === "" ? entry.name : `${below}/${entry.name}`;
            if (entry.isDirectory())
                folders.push(path);
            else
                found.push(path);
            if (found.length + folders.length > MAX_FILES)
                throw new Error(`more than ${MAX_FILES} files and folders are in ${folder}`);
        }
    return found.sort();
}
/** The file as it is published, or half a sentence why it is not. */
async function take(folder, relative, images) {
    const place = placeOf(relative, images);
    if (place === undefined)
        return "the run has several images, and it is in no folder of a build, such as qemu.debian/";
    const { image, platform, path: own } = place;
    const name = publishedName(own, platform === mainPlatform(image), platform);
    if (name === undefined)
        return WANTED;
    if (!name.split("/").every((part) => PART.test(part)))
        return "its name takes letters, digits, dots, dashes and underscores";
    const path = (0,external_node_path_.join)(folder, relative);
    const stats = await (0,promises_.lstat)(path);
    if (!stats.isFile())
        return "it is no regular file";
    if (stats.size === 0)
        return "it is empty";
    if (stats.size > MAX_BYTES)
        return `it has ${stats.size} bytes, and at most ${MAX_BYTES} are taken up`;
    if (own === "sbom.cdx.json" && !(await isCycloneDx(path)))
        return "it is no CycloneDX document in JSON";
    return {
        image,
        extra: { path, name, ...(platform === undefined ? {} : { platform }) },
    };
}
function placeOf(relative, images) {
    const slash = relative.indexOf("/");
    const first = relative.slice(0, Math.max(0, slash));
    for (const image of images) {
        const build = image.builds.find(({ builderType, sourceName }) => first === `${builderType}.${sourceName}`);
        if (build !== undefined) {
            const platform = (0,narrow/* platformOf */.tj)(build.builderType);
            const path = relative.slice(slash + 1);
            return { image, platform, path };
        }
    }
    const [image] = images;
    return image === undefined || images.length > 1
        ? undefined
        : {
            image,
            platform: mainPlatform(image),
            path: relative,
        };
}
/** The platform whose files have the plain names; undefined where the template's builds could not be read. */
function mainPlatform({ builds }) {
    const platforms = builds.map(({ builderType }) => (0,narrow/* platformOf */.tj)(builderType));
    return platforms.find((platform) => platform === "xcp-ng") ?? platforms[0];
}
/** Undefined where it is not to be published. */
function publishedName(path, main, platform = "") {
    const [first, ...rest] = path.split("/");
    if (first === "compliance" && rest.length > 0)
        return main ? path : ["compliance", platform, ...rest].join("/");
    if (path === "packages.tsv")
        return main ? path : `packages.${platform}.tsv`;
    if (path !== "sbom.cdx.json")
        return undefined;
    return main ? path : `sbom.${platform}.cdx.json`;
}
async function isCycloneDx(path) {
    try {
        const bom = JSON.parse(await (0,promises_.readFile)(path, "utf8"));
        return (typeof bom === "object" &&
            bom !== null &&
            "bomFormat" in bom &&
            bom.bomFormat === "CycloneDX");
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./build/xva/sniff.js
var sniff = __webpack_require__(44818);
// EXTERNAL MODULE: ./build/commands/image-files.js
var image_files = __webpack_require__(44848);
// EXTERNAL MODULE: ./build/commands/progress-lines.js
var progress_lines = __webpack_require__(35118);
// EXTERNAL MODULE: ./build/commands/stamps.js
var stamps = __webpack_require__(76919);
// EXTERNAL MODULE: ./build/commands/template-settings.js
var template_settings = __webpack_require__(36187);
;// CONCATENATED MODULE: ./build/commands/convert-images.js
/**
 * What becomes of an image's files between Packer and the store: an XVA is made of a disk where there is none, and an XVA
 * is recompressed on its way where the user asked for it.
 */








const MIB = 1 << 20;
/** @throws Refusal where a conversion that must be made can't be */
async function convertImages(build, image, files) {
    const { warnings, files: all } = await withXva(build, image, files);
    const { zstdLevel } = build.run.settings;
    return {
        warnings,
        files: await Promise.all(all.map((file) => stored(image, file, zstdLevel))),
    };
}
/** How the file is stored: an XVA that is zstd already stays as it is. */
async function stored(image, file, zstdLevel) {
    if (file.format !== "xva")
        return file;
    const compression = await compressionOf(file.path);
    return zstdLevel === undefined || compression === "zstd"
        ? { ...file, compression }
        : { ...file, compression, name: `${image.id}.xva`, zstdLevel };
}
async function compressionOf(path) {
    const file = await (0,promises_.open)(path);
    try {
        const head = Buffer.alloc(sniff/* SNIFF_BYTES */.dD);
        const { bytesRead } = await file.read(head, 0, sniff/* SNIFF_BYTES */.dD, 0);
        return (0,sniff/* sniffCompression */.Hs)(head.subarray(0, bytesRead));
    }
    finally {
        await file.close();
    }
}
/** Adds the XVA of the image's disk, where the build yielded none and the user does not forbid it. */
async function withXva(build, image, files) {
    const { settings } = build.run;
    const disk = diskOf(files);
    const wanted = settings.xvaFromDisk &&
        (settings.platforms.length === 0 || settings.platforms.includes("xcp-ng"));
    if (!wanted || disk === undefined)
        return { files, warnings: [] };
    try {
        return {
            files: [await makeXva(build, image, disk), ...files],
            warnings: [],
        };
    }
    catch (error) {
        build.run.signal.throwIfAborted();
        const { DiskError, MissingProgram, NoRoom } = await __webpack_require__.e(/* import() */ 2893).then(__webpack_require__.bind(__webpack_require__, 62893));
        const { NoSpace } = await __webpack_require__.e(/* import() */ 4826).then(__webpack_require__.bind(__webpack_require__, 64826));
        const what = `No XVA of ${image.id} could be made from ${disk.name}: ${(0,commands_workshop/* sentence */.em)(error)}`;
        if (error instanceof NoRoom || error instanceof NoSpace)
            throw new image_files.Refusal("runner_full", what);
        // a disk that was published before the runner could make XVAs still is
        if (!(error instanceof MissingProgram))
            throw new image_files.Refusal("verification", error instanceof DiskError
                ? `${what} Set the input xva-from-disk to false to publish the disk alone.`
                : what);
        return { files, warnings: [what] };
    }
}
/** The disk to make an XVA of: that of a KVM machine before those of others. */
function diskOf(files) {
    if (files.some(({ format }) => format === "xva"))
        return undefined;
    const disks = files.filter(({ format }) => format === "disk");
    return disks.find(({ platform }) => platform === "kvm") ?? disks[0];
}
async function makeXva(build, image, disk) {
    const { run, folder } = build;
    const { openDisk } = await __webpack_require__.e(/* import() */ 5243).then(__webpack_require__.bind(__webpack_require__, 75243));
    const { DEFAULT_NETWORK } = await __webpack_require__.e(/* import() */ 72).then(__webpack_require__.bind(__webpack_require__, 20072));
    const { writeXva } = await __webpack_require__.e(/* import() */ 889).then(__webpack_require__.bind(__webpack_require__, 40889));
    const vm = (0,template_settings/* hardwareOf */.is)(run, build.made, build.leg.root);
    const { tags, otherConfig } = (0,stamps/* stampsOf */.c)(build);
    const path = (0,external_node_path_.join)(folder, `${image.id}.xva`);
    const source = await openDisk(disk.path, {
        scratch: folder,
        signal: run.signal,
        env: { PATH: run.env.PATH },
        say: build.log,
    });
    try {
        const tell = (0,progress_lines/* progressLines */.L)("Writing", build.log);
        build.log(`Making ${image.id}.xva from ${(0,external_node_path_.basename)(disk.path)}.`);
        await writeXva({
            name: image.id,
            description: `Made from a disk (${source.format}) by ${run.facts.repository || "a local run"}, build ${build.identity.id}`,
            cpus: vm.cpus,
            memoryBytes: vm.memoryMib * MIB,
            firmware: vm.firmware,
            tags,
            isTemplate: true,
            otherConfig,
            networks: [DEFAULT_NETWORK],
            disks: [{ name: image.id, source }],
        }, path, {
            signal: run.signal,
            onProgress: (done, total) => tell(`${image.id}.xva`, done, total),
        });
    }
    finally {
        await source.close();
    }
    return {
        path,
        packerBuild: disk.packerBuild,
        builderId: disk.builderId,
        format: "xva",
        name: `${image.id}.xva`,
        platform: "xcp-ng",
        madeFrom: { name: disk.name, format: source.format },
    };
}

// EXTERNAL MODULE: ./build/commands/inspector.js
var commands_inspector = __webpack_require__(22854);
// EXTERNAL MODULE: ./build/commands/keep.js
var keep = __webpack_require__(83038);
// EXTERNAL MODULE: ./build/commands/rescue.js
var rescue = __webpack_require__(90678);
;// CONCATENATED MODULE: ./build/plan/build-key.js
/** What makes a build besides its content: the tools, the installer, the parent, the variables. Pure. */

/** Raised whenever the same parts would give another key. */
const SCHEME = 2;
/** A longer value is told by its digest. */
const VALUE_MAX = 100;
/** The build key of one Packer run. */
function buildKey(inputs) {
    const { packer, plugins, iso, baseSha256, variables } = inputs;
    const entries = [["packer", toolText(packer)]];
    for (const [source, plugin] of Object.entries(plugins))
        entries.push([`plugin ${source}`, toolText(plugin)]);
    if (iso !== undefined)
        entries.push(["iso", isoText(iso)]);
    if (baseSha256 !== undefined)
        entries.push(["base", `sha256:${baseSha256}`]);
    for (const [name, value] of Object.entries(variables))
        entries.push([`variable ${name}`, shortened(value)]);
    const parts = Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
    return { key: `${SCHEME}:${sha256Of(JSON.stringify(parts))}`, parts };
}
function toolText(tool) {
    return `${tool.version} sha256:${tool.sha256}`;
}
/** By its checksum, else by where it comes from. */
function isoText({ url = "", checksum = "", resolved, }) {
    return resolved ?? shortened(`${url} ${checksum}`.trim());
}
function shortened(value) {
    return value.length > VALUE_MAX ? `sha256:${sha256Of(value)}` : value;
}
function sha256Of(text) {
    return (0,external_node_crypto_.createHash)("sha256").update(text).digest("hex");
}

// EXTERNAL MODULE: ./build/plan/iso-checksum.js
var iso_checksum = __webpack_require__(83919);
;// CONCATENATED MODULE: ./build/commands/unpublished.js
/** An image as it is to be published: its files, and what the record will say beside what is found in them. */





/** `owner/name` on github.com, else the repository's address. */
function repositoryOf({ repository, serverUrl }) {
    if (repository === "")
        return "local";
    return serverUrl === "https://github.com"
        ? repository
        : `${serverUrl}/${repository}`;
}
/** Puts together what the publishing of an image needs, under a new stamp. */
async function describeUnpublished(origin, files) {
    const { build, good } = origin;
    const { run, made, leg, logPath } = build;
    return {
        image: good.image,
        files,
        logPath,
        facts: await factsOf(origin),
        channels: (0,template_settings/* channelsOf */.MB)(run, made, good.image.os),
        reason: leg.reason.text,
        by: { actor: run.facts.actor, run_url: run.facts.runUrl ?? "" },
        stamp: (0,external_node_crypto_.randomUUID)(),
    };
}
async function factsOf(origin) {
    const { build, packed, good, madeWith } = origin;
    const { run, made, leg, workshop } = build;
    const { root } = leg;
    const { plugins, variables } = madeWith;
    const iso = isoOf(build, madeWith);
    const template = made.plan.templates.find(({ os }) => os === root.os);
    const { version, sha256 } = workshop.packer;
    const packer = { version, sha256 };
    const { key, parts } = buildKey({ packer, plugins, ...iso, variables });
    return {
        identity: build.identity,
        content: leg.content,
        buildKey: key,
        buildKeyParts: parts,
        template: (0,template_settings/* templateFacts */.AA)(made, root, good.image),
        runImages: leg.images.map(({ id }) => id),
        source: {
            repository: repositoryOf(run.facts),
            commit: made.plan.head,
            ref: made.plan.ref,
            tree: (await made.tree.treeId(template?.directory ?? root.directory)) ?? "",
            run_url: run.facts.runUrl ?? "",
            dirty: made.plan.dirty,
        },
        packer: { ...packer, plugins: versionsOf(plugins) },
        ...iso,
        variables,
        artifacts: packed.ids.filter(({ packerBuild }) => good.image.builds.some(({ name }) => name === packerBuild)),
        timings: packed.timings,
    };
}
/** The installer, without the credentials that its URLs may carry. */
function isoOf({ leg, secrets }, { isoChecksum }) {
    const { iso } = leg.root;
    if (iso === undefined)
        return {};
    const shown = (text) => (0,iso_checksum/* withoutCredentials */.ri)(secrets.publicRedactor.redact(text));
    const facts = {
        ...(iso.url === undefined ? {} : { url: shown(iso.url) }),
        ...(iso.checksum === undefined ? {} : { checksum: shown(iso.checksum) }),
        ...(isoChecksum === undefined ? {} : { resolved: isoChecksum }),
    };
    return { iso: facts };
}

;// CONCATENATED MODULE: ./build/commands/publish-images.js
/** The images of one Packer run into the bucket: one reading of each file verifies, digests and uploads it. */


















/** Bytes of one read of an XVA's head. */
const HEAD_BYTES = 1 << 20;
/** Publishes one image after the other; one that fails leaves the others alone. */
async function publishImages(build, packed, images, madeWith) {
    const zstd = build.run.settings.zstdLevel === undefined
        ? undefined
        : await (0,zstd_program/* findZstd */.N2)(build.run.env);
    const beside = await filesBeside(build);
    const done = [];
    for (const good of images) {
        const { image } = good;
        let publishing;
        const warnings = [];
        try {
            const chosen = await (0,image_files/* chooseFiles */.P)(image, good.files);
            const converted = await convertImages(build, image, chosen);
            warnings.push(...converted.warnings);
            const { files } = converted;
            const unpublished = await describeUnpublished({ build, packed, good, madeWith }, files);
            const extras = beside.extras.get(image.id) ?? [];
            publishing = { build, unpublished: { ...unpublished, extras }, zstd };
            done.push(await publishOne(publishing));
        }
        catch (error) {
            const failure = await publish_images_keep(publishing, publish_images_failureOf(build, error));
            build.log(`Not published: ${image.id}: ${failure.message}`);
            done.push(await failed(build, failure, [], [image]));
        }
        build.workshop.journal.endPublishing(image.id, build.identity.id);
        done.push({ results: [], failures: [], publications: [], warnings });
        for (const problem of await removeOutside(good.files, {
            folder: build.folder,
            startedAt: build.identity.startedAt,
        }))
            build.log(problem);
    }
    return {
        results: done.flatMap(({ results }) => results),
        failures: done.flatMap(({ failures }) => failures),
        publications: done.flatMap(({ publications }) => publications),
        warnings: [...beside.warnings, ...done.flatMap(({ warnings }) => warnings)],
    };
}
/** An image is published also where what lies beside it can't be read. */
function filesBeside(build) {
    const { output_directory } = (0,packer_request/* offered */.Ix)(build);
    return findBuildFiles(`${output_directory}-files`, build.leg.images).catch((error) => ({
        extras: new Map(),
        warnings: [
            `The files beside ${build.label} are not published: ${(0,commands_workshop/* sentence */.em)(error)}`,
        ],
    }));
}
function publish_images_failureOf({ run }, error) {
    if (run.signal.aborted)
        return {
            reason: "cancelled",
            message: "The run was cancelled before the image was published.",
            details: [],
        };
    if (error instanceof image_files.Refusal)
        return { reason: error.reason, message: error.message, details: [] };
    if (error instanceof errors.XvaError)
        return {
            reason: "verification",
            message: `${error.class}: ${error.message}`,
            details: [],
        };
    return (0,commands_workshop/* storeFailure */.Si)(error);
}
/** An image that only the store would not take waits on the runner. */
async function publish_images_keep(publishing, failure) {
    if (publishing === undefined)
        return failure;
    const { build, unpublished } = publishing;
    const { run, workshop, log } = build;
    const { store, journal } = workshop;
    const refuseSecrets = (subject, text) => (0,leg_secrets/* refuseSecretsInText */.c6)(build, subject, text);
    const keeper = { run, store, journal, log, refuseSecrets };
    return (0,keep/* keepImage */.zz)(keeper, unpublished, failure);
}
async function publishOne(publishing) {
    const { build, unpublished, zstd } = publishing;
    const { run, workshop } = build;
    const { store, journal } = workshop;
    const { image, facts, files, extras = [] } = unpublished;
    refuseSecretsInRecord(build, image, [facts, unpublished.reason]);
    await (0,leg_secrets/* refuseSecretsInFile */.pf)(build, `The log of ${image.id}`, build.logPath);
    for (const { name, path } of extras)
        await (0,leg_secrets/* refuseSecretsInFile */.pf)(build, `${name} of ${image.id}`, path);
    await refuseSecretsInOva(build, files);
    if ((0,keep/* whyNotKept */.oq)(run) === undefined)
        await (0,rescue/* safeguard */.H)(journal, unpublished);
    const publication = await send(publishing, zstd).catch((error) => {
        if (!(error instanceof zstd_program/* EncoderError */.ni) || zstd === undefined)
            throw error;
        build.log(`${error.message} Compressing on one thread instead.`);
        return send(publishing, undefined);
    });
    for (const { path } of publication.files)
        journal.removeUpload(store.keys.build(image, build.identity.id, path));
    build.log(`Published ${image.id} as ${build.identity.id}: ${publication.urls.image ?? publication.urls.metadata}`);
    return {
        results: [resultOf(build, image, publication)],
        failures: [],
        publications: [publication],
        warnings: publication.warnings,
    };
}
/** @param zstd path of the program that compresses, where one does */
function send({ build, unpublished }, zstd) {
    const { run, made, workshop, log } = build;
    const { store, capabilities, journal } = workshop;
    const { signal, settings } = run;
    const inspector = new commands_inspector.Inspector({ mode: settings.verify, signal, zstd });
    return (0,publish/* publishBuild */.O)(store, capabilities, {
        ...unpublished,
        files: unpublished.files.map((file) => inspector.open(file)),
        // what the image says of itself is known when all of it has been read, and stands in the record
        inspection: (sources) => {
            const inspection = inspector.result(sources);
            refuseSecretsInRecord(build, unpublished.image, inspection);
            return inspection;
        },
        keepParts: (0,keep/* whyNotKept */.oq)(run) === undefined,
        isAncestor: async (ancestor, descendant) => (await made.tree.isAncestor(ancestor, descendant)) ?? "unknown",
        now: run.now,
        signal,
        onKey: (key) => journal.addUpload({ key, uploadId: "" }),
        onMultipart: (upload) => journal.addUpload(upload),
        onProgress: (0,progress_lines/* progressLines */.L)("Uploading", log),
        onLeftover: (key) => log(`${key} may be left, belongs to no build and could not be deleted: remove it, or allow s3:DeleteObject.`),
    });
}
function refuseSecretsInRecord(build, image, value) {
    const record = `The record of ${image.id}`;
    (0,leg_secrets/* refuseSecretsInText */.c6)(build, record, JSON.stringify(value));
}
/** What an XVA says of itself comes first in it: a secret there is found before anything is sent. */
async function refuseSecretsInOva(build, files) {
    for (const { format, path, name } of files) {
        if (format !== "xva")
            continue;
        const head = (0,external_node_fs_.createReadStream)(path, { highWaterMark: HEAD_BYTES });
        const facts = await (0,xva_head/* readFacts */.M)(head).catch((error) => {
            // what is wrong with it is told by the verification; without one, nothing that it says is told to anybody
            if (error instanceof errors.XvaError)
                return null;
            throw error;
        });
        (0,leg_secrets/* refuseSecretsInText */.c6)(build, `ova.xml of ${name}`, JSON.stringify(facts));
    }
}
function resultOf({ run, leg, identity }, image, { files, urls }) {
    return {
        os: image.os,
        image: image.id,
        version: image.version,
        build: identity.id,
        state: "built",
        reason: leg.reason.text,
        seconds: Math.round((run.now().getTime() - identity.startedAt.getTime()) / 1000),
        files: files.map(({ path, size, sha256 }) => ({ path, size, sha256 })),
        urls,
    };
}

;// CONCATENATED MODULE: ./build/commands/sharpen.js
const NO_SPACE = /no space left on device|ENOSPC|disk quota exceeded/i;
/** XAPI's codes: 44 is what storage drivers say of an SR without room. */
const POOL_FULL = /\bSR_FULL\b|\bSR_BACKEND_FAILURE_44\b|\bHOST_NOT_ENOUGH_FREE_MEMORY\b|\bNO_HOSTS_AVAILABLE\b/;
/** Does a message say that a disk of the runner is full? */
function isRunnerFull(message) {
    return NO_SPACE.test(message);
}
/** A failure of Packer with the reason that its own words tell; others stay as they are. */
function sharpen(failure) {
    if (failure === undefined || failure.reason !== "packer")
        return failure;
    const said = [failure.message, ...failure.details].join("\n");
    if (POOL_FULL.test(said))
        return {
            ...failure,
            reason: "pool_full",
            message: `The pool has no room for the VM: ${failure.message}`,
        };
    if (isRunnerFull(said))
        return {
            ...failure,
            reason: "runner_full",
            message: `A disk was full: ${failure.message}`,
        };
    return failure;
}

;// CONCATENATED MODULE: ./build/commands/build-leg.js
/** One leg from Packer to the bucket: build, look at what came out, publish it, say what became of it. */















const NO_IMAGE = {
    reason: "no_image",
    message: "Packer ended well, and none of its files is an image.",
    details: [],
};
const CANCELLED = {
    reason: "cancelled",
    message: "The run was cancelled before the image was published.",
    details: [],
};
/** Never throws: what goes wrong is the outcome of this leg, and the others go on. */
async function buildLeg(run, made, leg, workshop, options) {
    const { several } = options;
    const build = openBuild(run, made, leg, workshop, options);
    const { identity, folder, logPath, label } = build;
    const { os } = leg.root;
    const entry = {
        os,
        build: identity.id,
        startedAt: identity.startedAt.toISOString(),
        folder,
        logPath,
        ended: false,
        ...((0,pool_sweep/* usesPool */.v_)(leg) ? { pool: (0,pool_sweep/* expectedPool */.DO)(run, leg) } : {}),
    };
    workshop.journal.setBuild(entry);
    if (!several) {
        run.runner.group(`${label} (${identity.id})`);
        run.runner.openFence();
    }
    const outcome = await buildAndPublish(build, entry).catch((error) => failed(build, unexpected(run, error)));
    if (several)
        showWholeLog(build);
    else {
        run.runner.closeFence();
        run.runner.endGroup();
    }
    await (0,promises_.rm)(folder, { recursive: true, force: true }).catch(() => { });
    workshop.journal.endBuild(identity.id);
    return outcome;
}
function openBuild(run, made, leg, workshop, { several, poolHost }) {
    const identity = newIdentity(run.now(), made.plan.head);
    const folder = (0,external_node_path_.join)(workshop.scratch, identity.id);
    const label = labelOf(made, leg);
    const prefix = several ? `${label} | ` : "";
    const begun = {
        run,
        made,
        leg,
        workshop,
        identity,
        label,
        folder,
        logPath: (0,external_node_path_.join)(folder, "build.log"),
        poolHost,
        log: (line) => run.runner.foreign(prefix + line),
    };
    const build = { ...begun, secrets: (0,leg_secrets/* legSecrets */.O2)(begun) };
    return { ...build, keepLog: logKeeper(build) };
}
/** The template's name, or its images' where several roots of one template are built. */
function labelOf(made, { root, images }) {
    const alike = made.plan.legs.filter((leg) => leg.planned && leg.root.os === root.os);
    return alike.length === 1 ? root.os : images.map(({ id }) => id).join(", ");
}
/** What nothing below has turned into a failure of its own. */
function unexpected(run, error) {
    const message = (0,commands_workshop/* sentence */.em)(error);
    const full = isRunnerFull(message);
    return {
        reason: run.signal.aborted ? "cancelled" : full ? "runner_full" : "packer",
        message,
        details: [],
    };
}
function newIdentity(now, head) {
    const time = now.toISOString().replace(/[-:]|\.\d+/g, "");
    const id = `${time}-${head.slice(0, 7)}-${(0,external_node_crypto_.randomBytes)(2).toString("hex")}`;
    return { id, startedAt: now };
}
async function buildAndPublish(build, entry) {
    await (0,promises_.mkdir)(build.folder, { recursive: true, mode: 0o700 });
    const unfit = await whyNot(build);
    if (unfit !== undefined)
        return failed(build, unfit);
    const request = await (0,packer_request/* packerRequest */.AL)(build);
    const iso = beginIso(build, request);
    try {
        return await packAndPublish(build, entry, request, iso);
    }
    finally {
        iso.forget();
    }
}
async function packAndPublish(build, entry, request, iso) {
    const { run, folder } = build;
    const { packed, left } = await packLeg(build, entry, request.request);
    const packedAt = run.now();
    const failure = sharpen(packed.failure);
    const good = goodImages(build, packed);
    if (good.length === 0)
        iso.forget();
    const madeWith = await madeWithOf(build, request, iso);
    const outcomes = [await publishImages(build, packed, good, madeWith)];
    const bad = build.leg.images.filter((image) => !good.some((one) => one.image === image));
    const unused = packed.files.filter((file) => !good.some(({ files }) => files.includes(file)));
    for (const problem of await removeOutside(unused, {
        folder,
        startedAt: build.identity.startedAt,
    }))
        build.log(problem);
    if (bad.length > 0)
        outcomes.push(await failed(build, failure ?? reasonOf(run), packed.notices, bad));
    return {
        results: outcomes.flatMap(({ results }) => results),
        failures: outcomes.flatMap(({ failures }) => failures),
        publications: outcomes.flatMap(({ publications }) => publications),
        warnings: [...left, ...outcomes.flatMap(({ warnings }) => warnings)],
        notices: [...packed.notices, ...madeWith.notices],
        plugins: versionsOf(madeWith.plugins),
        phases: phasesOf(build, packed, packedAt),
    };
}
/** Why the build is not worth starting, with the runner's disk and the pool as they are now. */
async function whyNot(build) {
    const { run, leg, folder } = build;
    const needed = neededBytes(lastBytes(build));
    const full = await roomFailure(folder, needed, occupantsOf(build));
    return full ?? (await checkPool(run, [leg])).failures.get(leg);
}
/** Bytes of the leg's images as they were last published, as far as the plan knows. */
function lastBytes({ leg, made }) {
    const sizes = leg.images.map(({ id }) => made.lastGood.get(id)?.size ?? 0);
    return sizes.reduce((sum, size) => sum + size, 0);
}
/** Packer went well, and still there is no image. */
function reasonOf(run) {
    return run.signal.aborted ? CANCELLED : NO_IMAGE;
}
/** Packer's steps one after the other, then all that followed. */
function phasesOf({ run, label, identity }, { timings }, packedAt) {
    let at = identity.startedAt.getTime();
    const steps = Object.entries(timings).map(([name, seconds]) => {
        const startedAt = new Date(at);
        at += seconds * 1000;
        return { subject: label, name, startedAt, seconds };
    });
    const seconds = (run.now().getTime() - packedAt.getTime()) / 1000;
    return [
        ...steps,
        { subject: label, name: "publish", startedAt: packedAt, seconds },
    ];
}
/** The images of which every Packer build went well and something came out. */
function goodImages({ leg, run }, packed) {
    const { failure } = packed;
    if (run.signal.aborted ||
        (failure !== undefined && failure.reason !== "packer"))
        return [];
    const broken = Object.keys(packed.buildErrors);
    // a failure that names no build concerns all of them
    if (failure !== undefined && broken.length === 0)
        return [];
    const [first] = leg.images;
    const single = leg.images.length === 1 && first !== undefined;
    return leg.images
        .filter((image) => !image.builds.some(({ name }) => broken.includes(name)))
        .map((image) => ({
        image,
        files: packed.files.filter((file) => (single && broken.length === 0) ||
            image.builds.some(({ name }) => name === file.packerBuild)),
    }))
        .filter(({ image, files }) => files.length > 0 || idsOf(image, packed) > 0);
}
function idsOf(image, packed) {
    return packed.ids.filter(({ packerBuild }) => image.builds.some(({ name }) => name === packerBuild)).length;
}

// EXTERNAL MODULE: ./build/commands/finish.js + 1 modules
var finish = __webpack_require__(64210);
// EXTERNAL MODULE: ./build/commands/plan-problems.js
var plan_problems = __webpack_require__(52477);
;// CONCATENATED MODULE: ./build/commands/build-planned.js








async function buildPlanned(run, made, { report, sha, extras }) {
    const startedAt = run.now();
    const journal = (0,commands_workshop/* openScratch */.jd)(run);
    const legs = made.plan.legs.filter((leg) => leg.planned);
    journal.update({ statusSha: sha });
    const board = openBoard(extras.statuses, journal);
    await announce(run, made, board);
    settleOnCancel(run, board);
    const roots = legs.map(({ root }) => root);
    const workshop = await (0,commands_workshop/* openWorkshop */._M)(run, journal, roots);
    const [ready, failure] = "reason" in workshop ? [undefined, workshop] : [workshop, undefined];
    const check = await checkPool(run, ready === undefined ? [] : legs);
    const ended = [];
    const onEnd = async (leg, outcome) => {
        // a template ends with the last of its legs
        ended.push(outcome);
        await sayEnd(run, leg, { ...report, ...merge(ended) }, board);
    };
    const outcomes = failure !== undefined
        ? legs.map((leg) => unbuiltLeg(run, leg, failure))
        : await buildAll({ run, made, legs, workshop: ready, check, onEnd });
    const left = outcomes.some(({ failures }) => failures.length > 0)
        ? await leftBehindWarnings(run.facts.workspace, startedAt)
        : [];
    const whole = wholeReport(report, outcomes, ready, [
        ...check.warnings,
        ...left,
    ]);
    if (ready === undefined)
        for (const leg of legs)
            await sayEnd(run, leg, whole, board);
    if (journal.problem !== undefined)
        board.warnings.add(journal.problem);
    const warnings = [...new Set([...whole.warnings, ...board.warnings])];
    const phases = outcomes.flatMap((outcome) => outcome.phases);
    const { saved } = board;
    await (0,finish/* finish */.O)(run, { ...whole, warnings }, { ...extras, phases, saved });
    await ready?.plugins.save();
    await (0,commands_workshop/* closeScratch */.ZF)(run, journal);
}
/** What the run has to say, with what was said before anything was built. */
function wholeReport(before, outcomes, workshop, warnings) {
    const built = merge(outcomes);
    return {
        ...before,
        ...built,
        publications: [...before.publications, ...built.publications],
        notices: [
            ...before.notices,
            ...outcomes.flatMap((outcome) => outcome.notices),
        ],
        warnings: [
            ...before.warnings,
            ...(workshop?.warnings ?? []),
            ...outcomes.flatMap((outcome) => outcome.warnings),
            ...warnings,
        ],
        ...packerOf(outcomes, workshop),
    };
}
/** `max-parallel` legs at a time, in the plan's order; after a cancel no new one starts. */
async function buildAll(building) {
    const { run, legs, onEnd } = building;
    const outcomes = [];
    const several = run.settings.maxParallel > 1 && legs.length > 1;
    let next = 0;
    const work = async () => {
        for (let index = next++; index < legs.length; index = next++) {
            const leg = legs[index];
            if (leg === undefined)
                return;
            const outcome = await buildOne(building, leg, several);
            outcomes[index] = outcome;
            await onEnd(leg, outcome);
        }
    };
    const workers = Math.min(run.settings.maxParallel, legs.length);
    if (several)
        run.runner.openFence();
    try {
        await Promise.all(Array.from({ length: workers }, work));
    }
    finally {
        if (several)
            run.runner.closeFence();
    }
    return outcomes;
}
async function buildOne({ run, made, workshop, check }, leg, several) {
    if (run.signal.aborted)
        return unbuiltLeg(run, leg, {
            reason: "cancelled",
            message: "The run was cancelled before this build began.",
            details: [],
        });
    const failure = (0,plan_problems/* brokenLeg */.Ub)(leg) ?? check.failures.get(leg);
    const poolHost = check.master;
    return failure === undefined
        ? buildLeg(run, made, leg, workshop, { several, poolHost })
        : unbuiltLeg(run, leg, failure);
}
function merge(outcomes) {
    return {
        results: outcomes.flatMap((outcome) => outcome.results),
        failures: outcomes.flatMap((outcome) => outcome.failures),
        publications: outcomes.flatMap((outcome) => outcome.publications),
    };
}
/** Packer as it was found, with the plugins that the builds turned out to use. */
function packerOf(outcomes, workshop) {
    if (workshop === undefined)
        return {};
    const { version, sha256 } = workshop.packer;
    const plugins = Object.assign({}, ...outcomes.map((outcome) => outcome.plugins));
    return { packer: { version, sha256, plugins } };
}


/***/ }),

/***/ 22854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Inspector: () => (/* binding */ Inspector)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _xva_recompress_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95245);
/* harmony import */ var _xva_verify_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46359);
/* harmony import */ var _xva_versions_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5973);
/** Looks at an image's files while they are read for the upload, and says what it found. */




/** What the one reading of an image's files finds out. */
class Inspector {
    #settings;
    /** An image's record speaks of its XVA where there is one. */
    #subject;
    #found;
    /** Files as they were read, by their names: those that others are made from. */
    #read = new Map();
    constructor(settings) {
        this.#settings = settings;
    }
    /** The file with what looks at it, and what changes it on its way to the store. */
    open(file) {
        const { path, name, platform, zstdLevel } = file;
        return {
            path,
            name,
            sinks: this.#sinks(file, zstdLevel === undefined, false),
            ...(platform === undefined ? {} : { platform }),
            ...(zstdLevel === undefined
                ? {}
                : { through: () => this.#recompression(zstdLevel) }),
        };
    }
    /** What looks at the file as it is now, though it may be changed on its way later. */
    look(file) {
        return this.#sinks(file, true, file.zstdLevel !== undefined);
    }
    /**
     * To be asked when all files have been read.
     * @param sources by name, the files as they were read, where they were changed on their way
     */
    result(sources = new Map()) {
        for (const [name, file] of sources)
            this.#read.set(name, file);
        const found = this.#found;
        return {
            verification: this.#verification(),
            ...hardwareOf(found, this.#subject),
        };
    }
    #sinks(file, verify, digest) {
        const { name, format } = file;
        const wanted = digest || this.#subject?.madeFrom?.name === name;
        if (this.#subject?.format !== "xva")
            this.#subject = file;
        return [
            ...(format === "xva" && verify ? this.#verifier() : []),
            ...(wanted ? [this.#digest(name)] : []),
        ];
    }
    #verification() {
        const found = this.#found;
        const { mode } = this.#settings;
        const subject = this.#subject;
        const about = {
            format: subject?.format ?? "other",
            ...this.#origin(subject),
        };
        if (found === undefined || mode === "none")
            return {
                result: "none",
                mode: "none",
                compression: storedAs(subject, subject?.compression ?? "none"),
                blocks: 0,
                warnings: [],
                ...about,
            };
        const { contentDigest } = found;
        const archive = this.#archive(found, subject);
        return {
            result: "passed",
            mode,
            compression: subject?.zstdLevel === undefined ? found.compression : "zstd",
            blocks: found.blocks,
            warnings: found.warnings,
            ...archive,
            ...(contentDigest === undefined ? {} : { content_digest: contentDigest }),
            ...about,
        };
    }
    /** What is inside a compressed XVA: an uncompressed one that is recompressed is that itself. */
    #archive({ archive, compression }, subject) {
        if (archive !== undefined) {
            const { sizeBytes, sha256 } = archive;
            return {
                archive_size: sizeBytes,
                ...(sha256 === undefined ? {} : { archive_sha256: sha256 }),
            };
        }
        const read = this.#read.get(subject?.name ?? "");
        if (compression !== "none" || subject?.zstdLevel === undefined || !read)
            return {};
        return { archive_size: read.size, archive_sha256: read.sha256 };
    }
    /** The file that the XVA was made from: the one that Packer made. */
    #origin(subject) {
        if (subject === undefined)
            return {};
        const { name, madeFrom, zstdLevel } = subject;
        const read = this.#read.get(madeFrom?.name ?? name);
        if (read === undefined || (madeFrom ?? zstdLevel) === undefined)
            return {};
        const format = madeFrom?.format ?? subject.compression ?? "none";
        return { made_from: { format, ...read } };
    }
    #verifier() {
        const { mode } = this.#settings;
        if (mode === "none")
            return [];
        const verifier = new _xva_verify_js__WEBPACK_IMPORTED_MODULE_2__/* .XvaVerifier */ .mS({ mode });
        return [
            {
                write: (chunk) => verifier.write(chunk),
                end: async () => {
                    this.#found = await verifier.end();
                },
            },
        ];
    }
    #digest(name) {
        const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
        let size = 0;
        return {
            write: (chunk) => {
                hash.update(chunk);
                size += chunk.length;
            },
            end: async () => {
                this.#read.set(name, { size, sha256: hash.digest("hex") });
            },
        };
    }
    #recompression(level) {
        const { mode, zstd, signal } = this.#settings;
        const recompression = (0,_xva_recompress_js__WEBPACK_IMPORTED_MODULE_1__/* .openRecompression */ .IG)({
            mode,
            level,
            signal,
            ...(zstd === undefined ? {} : { program: zstd }),
        });
        return {
            write: (chunk) => recompression.write(chunk),
            end: async () => {
                await recompression.end();
                this.#found = recompression.result();
            },
            output: recompression.output,
            destroy: () => recompression.destroy(),
        };
    }
}
function storedAs(subject, compression) {
    return subject?.zstdLevel === undefined ? compression : "zstd";
}
/** A recompressed XVA needs what zstd needs, whatever it was before. */
function hardwareOf(found, subject) {
    const { hardware, checksums = [] } = found ?? {};
    if (hardware === undefined)
        return {};
    if (subject?.zstdLevel === undefined)
        return { hardware };
    const importable = (0,_xva_versions_js__WEBPACK_IMPORTED_MODULE_3__/* .importableBy */ .z)({
        xapiVersion: hardware.exporter.xapi_version,
        checksums,
        compression: "zstd",
        firmware: hardware.firmware,
        vtpm: hardware.vtpm,
        secureBoot: hardware.secure_boot,
    });
    return { hardware: { ...hardware, importable } };
}


/***/ }),

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


/***/ }),

/***/ 20442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ readFacts)
/* harmony export */ });
/* harmony import */ var _archive_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68704);
/* harmony import */ var _decompress_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11940);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80111);
/* harmony import */ var _ova_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31066);
/* harmony import */ var _sniff_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44818);
/* harmony import */ var _tar_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(26949);
/* harmony import */ var _versions_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5973);







/** Members that are read: ova.xml, a block, and its checksum, whose kind decides who can import the file. */
const MEMBERS = 3;
const CHECKSUM_SUFFIX = /\.(xxhash|checksum)$/;
/** Ends the reading. */
class Enough extends Error {
}
/**
 * Reads ova.xml and the kind of the checksums from the first bytes of a file, and leaves the others unread. Rejects with
 * {@link XvaError} where the head is no XVA's.
 */
async function readFacts(pieces) {
    const head = new Head();
    const tar = new _tar_js__WEBPACK_IMPORTED_MODULE_5__/* .TarReader */ .R(head);
    let compression = "none";
    let decoder;
    let first = new Uint8Array(0);
    try {
        for await (const piece of pieces) {
            if (decoder !== undefined) {
                await decoder.write(piece);
                continue;
            }
            first = Buffer.concat([first, piece]);
            if (first.length < _sniff_js__WEBPACK_IMPORTED_MODULE_4__/* .SNIFF_BYTES */ .dD)
                continue;
            compression = (0,_sniff_js__WEBPACK_IMPORTED_MODULE_4__/* .sniffCompression */ .Hs)(first);
            decoder = (0,_decompress_js__WEBPACK_IMPORTED_MODULE_1__/* .createDecoder */ .$)(compression, (bytes) => tar.write(bytes));
            await decoder.write(first);
        }
        if (decoder === undefined)
            tar.write(first);
        await decoder?.end();
        tar.end();
    }
    catch (error) {
        if (!(error instanceof Enough))
            throw error;
    }
    finally {
        decoder?.destroy();
    }
    return factsOf(head, compression);
}
function factsOf({ ova, checksums }, compression) {
    if (ova === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.XvaError("truncated", "The file ends before ova.xml does: copy or build it again.");
    }
    const { facts, disks, warnings } = ova;
    return {
        compression,
        hardware: {
            ...facts,
            disks: disks.map((disk) => disk.facts),
            importable: (0,_versions_js__WEBPACK_IMPORTED_MODULE_6__/* .importableBy */ .z)({
                xapiVersion: facts.exporter.xapi_version,
                checksums,
                compression,
                firmware: facts.firmware,
                vtpm: facts.vtpm,
                secureBoot: facts.secure_boot,
            }),
        },
        warnings,
    };
}
/** Takes the first members of an archive. */
class Head {
    ova;
    checksums = [];
    #archive = new _archive_js__WEBPACK_IMPORTED_MODULE_0__/* .XvaArchive */ .G({});
    #members = 0;
    #bytes = [];
    member(member) {
        this.#members += 1;
        // The archive refuses what does not begin an XVA.
        if (this.#members === 1)
            this.#archive.member(member);
        const [, kind] = CHECKSUM_SUFFIX.exec(member.name) ?? [];
        if (kind === "xxhash" || kind === "checksum")
            this.checksums.push(kind);
        if (this.#members === MEMBERS)
            throw new Enough();
    }
    data(bytes) {
        if (this.#members === 1)
            this.#bytes.push(Buffer.from(bytes));
    }
    memberEnd() {
        if (this.#members === 1)
            this.ova = (0,_ova_js__WEBPACK_IMPORTED_MODULE_3__/* .parseOva */ .I)(Buffer.concat(this.#bytes));
    }
}


/***/ })

};
