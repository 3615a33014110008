export const id = 601;
export const ids = [601];
export const modules = {

/***/ 1601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var _bucket_abort_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6685);
/* harmony import */ var _packer_sweep_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3479);
/* harmony import */ var _report_statusText_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3966);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8801);
/* harmony import */ var _statuses_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4649);
/**
 * The post step: takes over what a cancelled or killed main left. It may be run twice, and does nothing where main ended
 * well. The runner gives a cancelled job about five minutes; the waits here stay below.
 */







/** How long a Packer that is still cleaning up on the pool is waited for. */
const PACKER_GRACE_SECONDS = 200;
const STATUS_TIMEOUT_MS = 30_000;
/** post probes nothing: the least that any store can do is enough for a log. */
const LEAST = {
    conditionalWrites: false,
    checksum: "none",
    warnings: [],
};
async function post(run, scratch) {
    const journal = _state_js__WEBPACK_IMPORTED_MODULE_5__/* .Journal */ .C.open(scratch);
    if (journal === undefined)
        return;
    if (!journal.data.finished)
        await takeOver(run, journal);
    journal.update({ finished: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(scratch, { recursive: true, force: true });
}
async function takeOver(run, journal) {
    run.runner.info("The build was cut off: cleaning up what it left.");
    const left = journal.data.builds.filter((build) => !build.ended);
    const [said] = await Promise.all([
        settleStatuses(run, journal),
        endProcesses(run, left),
        abortUploads(run, journal),
    ]);
    const problems = [...said, ...(await keepLogs(run, left))];
    for (const problem of problems)
        run.runner.info(problem);
    if (run.settings.summary && !journal.data.summaryWritten)
        run.runner.writeSummary([
            "## XVA templates: cancelled",
            "",
            `The run was cut off while it built ${left.map(({ os }) => `\`${os}\``).join(", ") || "nothing"}. Nothing half-built was published.`,
            ...problems.map((problem) => `- ${problem}`),
            "",
        ].join("\n"));
}
async function settleStatuses(run, journal) {
    const { statusSha, pending } = journal.data;
    if (statusSha === undefined || pending.length === 0)
        return [];
    const { statuses } = await (0,_statuses_js__WEBPACK_IMPORTED_MODULE_6__/* .openStatuses */ .JL)(run, statusSha, pending);
    const { state, description } = _report_statusText_js__WEBPACK_IMPORTED_MODULE_4__/* .CANCELLED_STATUS */ .Zn;
    const warnings = await statuses?.settle(state, description, AbortSignal.timeout(STATUS_TIMEOUT_MS));
    return warnings ?? [];
}
async function endProcesses(run, builds) {
    await Promise.all(builds.map(async ({ os, folder }) => {
        const ended = await (0,_packer_sweep_js__WEBPACK_IMPORTED_MODULE_3__/* .sweepMarked */ .T)(folder, {
            graceSeconds: PACKER_GRACE_SECONDS,
        });
        for (const { pid, name } of ended)
            run.runner.info(`Ended ${name} (pid ${pid}) of ${os}.`);
    }));
}
async function abortUploads(run, journal) {
    const store = await run.store();
    if (store === undefined)
        return;
    for (const upload of journal.data.uploads) {
        await (0,_bucket_abort_js__WEBPACK_IMPORTED_MODULE_2__/* .abortMultipart */ .p)(store, upload)
            .then(() => run.runner.info(`Aborted the upload of ${upload.key}.`))
            .catch((error) => run.runner.info(`The unfinished upload of ${upload.key} could not be aborted: ${String(error)}`));
    }
}
/** The logs of builds that were cut off go where failed builds' logs go. */
async function keepLogs(run, builds) {
    const store = await run.store();
    if (store === undefined)
        return [];
    const { putFailureLog } = await __webpack_require__.e(/* import() */ 416).then(__webpack_require__.bind(__webpack_require__, 2416));
    const problems = [];
    for (const { os, build, logPath } of builds) {
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(logPath))
            continue;
        try {
            const url = await putFailureLog(store, LEAST, {
                os,
                build,
                runId: run.facts.runId,
                attempt: run.facts.runAttempt,
                logPath,
                signal: AbortSignal.timeout(STATUS_TIMEOUT_MS),
            });
            run.runner.info(`The log of ${os} is at ${url}`);
        }
        catch (error) {
            problems.push(`The log of ${os} could not be kept: ${error instanceof Error ? error.message : String(error)}`);
        }
    }
    return problems;
}


/***/ }),

/***/ 2772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ logLine),
/* harmony export */   Cv: () => (/* binding */ cutUnits),
/* harmony export */   EU: () => (/* binding */ fence),
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   Fu: () => (/* binding */ shortSha),
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   Jk: () => (/* binding */ workflowSafe),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   Xq: () => (/* binding */ formatSize),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   m3: () => (/* binding */ shortRef),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   q$: () => (/* binding */ isHttpUrl),
/* harmony export */   ux: () => (/* binding */ within),
/* harmony export */   yn: () => (/* binding */ formatBinarySize),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/**
 * Words, sizes and escapes that every message of a run is made of. Pure.
 *
 * Names, messages and log lines are other people's: each of them passes through one function of this file
 * before it stands in Markdown, in a log or in a chat.
 */

const DECIMAL_UNITS = ["B", "kB", "MB", "GB", "TB", "PB"];
const BINARY_UNITS = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
/** Bytes as people compare downloads: `3.2 GB`, powers of 1,000. */
function formatSize(bytes) {
    return scale(bytes, 1000, DECIMAL_UNITS);
}
/** Bytes of memory and virtual disks, which come in powers of two: `2 GiB`. */
function formatBinarySize(bytes) {
    return scale(bytes, 1024, BINARY_UNITS);
}
function scale(bytes, base, units) {
    let value = Number.isFinite(bytes) ? Math.max(0, bytes) : 0;
    let unit = 0;
    // Compared after rounding: 999,999 bytes are `1 MB`, not `1000 kB`.
    while (oneDecimal(value) >= base && unit < units.length - 1) {
        value /= base;
        unit += 1;
    }
    return `${oneDecimal(value)} ${units[unit]}`;
}
function oneDecimal(value) {
    return Math.round(value * 10) / 10;
}
/** Seconds as `4s`, `12m 4s` or `1h 0m 5s`, rounded to whole ones. */
function formatDuration(seconds) {
    const whole = Number.isFinite(seconds) ? Math.max(0, Math.round(seconds)) : 0;
    const hours = Math.floor(whole / 3600);
    const minutes = Math.floor((whole % 3600) / 60);
    const parts = [`${whole % 60}s`];
    if (whole >= 60)
        parts.unshift(`${minutes}m`);
    if (whole >= 3600)
        parts.unshift(`${hours}h`);
    return parts.join(" ");
}
/** The seven digits of a commit that a build id shows too. */
function shortSha(sha) {
    return sha.slice(0, 7);
}
/** A branch or tag as people write it: `refs/heads/main` is `main`. */
function shortRef(ref) {
    return ref.replace(/^refs\/(?:heads|tags)\//, "");
}
/** `1 image`, `2 images`: a count with its noun. */
function plural(count, noun) {
    return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
/** At most `max` code points, the last one `…` where something was cut: never half a character. */
function cut(text, max) {
    if (text.length <= max)
        return text;
    const kept = [];
    for (const character of text) {
        if (kept.length === max)
            return `${kept.slice(0, max - 1).join("")}…`;
        kept.push(character);
    }
    return text;
}
/** At most `max` UTF-16 units, which is how the runner counts, and never half a character. */
function cutUnits(text, max) {
    if (text.length <= max)
        return text;
    const kept = text.slice(0, max - 1);
    // A cut pair leaves half a character at the end, which is dropped.
    return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}
/** Controls that reorder what a reader sees. */
const BIDI_CONTROLS = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
/** Text on one line, without control characters, of at most `max` code points. */
function oneLine(text, max) {
    // What can't be shown is not worth cleaning: messages may be megabytes.
    const head = cutUnits(text, max * 4).toWellFormed();
    return cut((0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(head)
        .replace(BIDI_CONTROLS, "")
        .replace(/[\s\p{Cc}]+/gu, " ")
        .trim(), max);
}
/** One line of somebody's log, indentation kept, of at most `max` code points. */
function logLine(text, max) {
    const head = cutUnits(text, max * 4).toWellFormed();
    const clean = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(head)
        .replace(BIDI_CONTROLS, "")
        .replaceAll("\t", "    ")
        .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ")
        .trimEnd();
    return cut(workflowSafe(clean), max);
}
/**
 * A line that the runner takes for no command: it reads `::name::` at the start of a line, blanks before it or not,
 * and `##[name]` anywhere in it.
 */
function workflowSafe(line) {
    return line.replace(/^(\s*):(?=:)/, "$1: ").replaceAll("##[", "# #[");
}
/**
 * Characters that Markdown, HTML, tables, mentions, emoji codes, links or formulas start with. An underscore inside a
 * word and a colon before a blank mean nothing and stay readable.
 */
const MARKDOWN_SPECIAL = /[&<>|\\`*~[\]#@$]|:(?! )|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
/**
 * Text for Markdown, table cells included: one line of at most `max` code points in which special characters are
 * character references, which no Markdown construct is made of. Put something of ours before it at the start of a line.
 */
function escapeMarkdown(text, max) {
    return oneLine(text, max).replace(MARKDOWN_SPECIAL, (character) => `&#${character.charCodeAt(0)};`);
}
/** Inline code by its HTML tag: backticks and pipes need no counting there, in a table or outside. */
function code(text, max) {
    return `<code>${escapeMarkdown(text, max)}</code>`;
}
/** A code block whose fence is longer than any run of backticks in it. */
function fence(lines, language) {
    const body = lines.join("\n");
    const longest = Math.max(0, ...[...body.matchAll(/`+/g)].map((run) => run[0].length));
    const marks = "`".repeat(Math.max(3, longest + 1));
    return `${marks}${language}\n${body}\n${marks}`;
}
/** Longest address that becomes a link: what browsers and proxies take. */
const LONGEST_URL = 2000;
/**
 * A Markdown link with a label that is Markdown already; without an http(s) address (a bucket without a public URL has
 * `s3://…`) the label and the address as code, since GitHub drops other schemes.
 */
function link(label, url) {
    if (url.length > LONGEST_URL || !isHttpUrl(url))
        return `${label} ${code(url, 300)}`;
    const target = new URL(url).href
        .replace(/[()<>|`"\\\s]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`)
        .replaceAll("&", "&amp;");
    return `[${label}](${target})`;
}
/** Whether a text is an absolute http or https address. */
function isHttpUrl(text) {
    return /^https?:\/\//i.test(text) && URL.canParse(text);
}
/** A closed or open block that can be folded; `title` and `body` are Markdown. */
function details(title, body, open = false) {
    return `<details${open ? " open" : ""}><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
/**
 * As many pieces as fit into `budgetBytes` of UTF-8, joined by `separator`; where some are left out, a last paragraph
 * by `more`.
 */
function within(pieces, budgetBytes, separator, more) {
    const kept = [];
    let bytes = 0;
    for (const piece of pieces) {
        bytes += Buffer.byteLength(piece) + separator.length;
        if (bytes > budgetBytes)
            break;
        kept.push(piece);
    }
    const left = pieces.length - kept.length;
    const note = left > 0 ? `\n\n${more(left)}` : "";
    return kept.join(separator) + note;
}


/***/ }),

/***/ 9670:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $l: () => (/* binding */ isFailureReason),
  Vb: () => (/* binding */ nameOf),
  bu: () => (/* binding */ outcome),
  tL: () => (/* binding */ readReport),
  N4: () => (/* binding */ tally),
  S3: () => (/* binding */ totalSeconds),
  UT: () => (/* binding */ totalSize)
});

;// CONCATENATED MODULE: ./build/model.js
/**
 * The product's words as types. One template travels one way through the stages:
 *
 *   event -> Plan -> BuildResult -> Inspection -> Publication -> Report
 *
 * The smallest thing that travels alone is a {@link Leg}: one Packer root with the images it yields.
 * This file imports nothing.
 */
/** Reasons of failure: a closed list, each with a page in the documentation. */
const FAILURE_REASONS = [
    "packer",
    "install_hang",
    "pool_down",
    "pool_full",
    "name_taken",
    "runner_full",
    "timeout",
    "no_image",
    "ambiguous",
    "verification",
    "test",
    "upload",
    "store_down",
    "store_denied",
    "secret_found",
    "base",
    "cancelled",
];

;// CONCATENATED MODULE: ./build/report/results.js

/** States in the order in which people count them. */
const COUNTED = [
    "built",
    "failed",
    "cancelled",
    "skipped",
    "planned",
    "unchanged",
];
/** Indexes a report once, so that no question costs a walk through a thousand images. */
function readReport(report) {
    const publications = new Map(report.publications.map((publication) => [
        publication.image.id,
        publication,
    ]));
    // Reversed, so that the first of several failures of one subject stays.
    const failures = new Map(report.failures.toReversed().map((failure) => [failure.subject, failure]));
    return {
        results: [...report.results, ...untold(report)],
        filesOf: (result) => {
            const publication = publications.get(nameOf(result));
            return publication?.build === result.build
                ? publication.files.filter(({ role }) => role === "image")
                : result.files;
        },
        failureOf: (result) => failures.get(nameOf(result)) ?? failures.get(result.os),
    };
}
function untold(report) {
    const told = new Set(report.results.map((result) => result.image ?? unknownImage(result.os)));
    return (report.plan?.legs ?? [])
        .filter((leg) => !told.has(unknownImage(leg.root.os)))
        .flatMap(legResults)
        .filter((result) => !told.has(nameOf(result)));
}
/** Key of a result that can't tell its image: no image is named so. */
function unknownImage(os) {
    return `${os}/`;
}
function legResults(leg) {
    return leg.images.map((image) => ({
        os: image.os,
        image: image.id,
        version: image.version,
        build: leg.planned ? null : (leg.lastGood?.build ?? null),
        state: leg.planned ? "planned" : "unchanged",
        reason: leg.reason.text,
        seconds: 0,
        files: [],
        urls: {},
    }));
}
/** The image's id, or its template where the image is unknown. */
function nameOf(result) {
    return result.image ?? result.os;
}
/** `3 built, 1 failed, 8 unchanged`; empty where there is nothing to count. */
function tally(results) {
    return COUNTED.map((state) => ({
        state,
        count: results.filter((result) => result.state === state).length,
    }))
        .filter(({ count }) => count > 0)
        .map(({ state, count }) => `${count} ${state}`)
        .join(", ");
}
/** The one state of several images: the worst that needs somebody to look at it. */
function outcome(results) {
    const worstFirst = [
        "failed",
        "cancelled",
        "skipped",
        "planned",
        "built",
    ];
    return (worstFirst.find((state) => results.some((result) => result.state === state)) ?? "unchanged");
}
/** Bytes of some files. */
function totalSize(files) {
    return files.reduce((sum, { size }) => sum + size, 0);
}
/** Seconds of some results; images of one Packer run share its build id and its time. */
function totalSeconds(results) {
    const seconds = new Map();
    for (const result of results) {
        const run = result.build ?? nameOf(result);
        seconds.set(run, Math.max(seconds.get(run) ?? 0, result.seconds));
    }
    return [...seconds.values()].reduce((sum, value) => sum + value, 0);
}
/** Narrows a result's reason, which is free text where nothing failed. */
function isFailureReason(reason) {
    return FAILURE_REASONS.some((known) => known === reason);
}


/***/ }),

/***/ 3966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PO: () => (/* binding */ errorStatus),
/* harmony export */   PZ: () => (/* binding */ subjectStatus),
/* harmony export */   Zn: () => (/* binding */ CANCELLED_STATUS),
/* harmony export */   gX: () => (/* binding */ overallStatus)
/* harmony export */ });
/* unused harmony export DESCRIPTION_MAX */
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2772);
/* harmony import */ var _results_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9670);


/** GitHub answers 422 to a description of more code points. */
const DESCRIPTION_MAX = 140;
/** GitHub has no word for cancelled and skipped: both block a merge, and neither is the template's fault. */
const GITHUB_STATES = {
    planned: "pending",
    built: "success",
    failed: "failure",
    cancelled: "error",
    skipped: "error",
    unchanged: "success",
};
/** The status of what was cut off before it could report, as `post` settles it. */
const CANCELLED_STATUS = {
    state: "error",
    description: "Cancelled",
};
/** The status of a run that ended before any image had a result, by the sentence of its error. */
function errorStatus(message) {
    return status("failure", `Failed: ${message}`);
}
/**
 * The status `xva/<name>` of one template, or of one image where no template has that name. Pending while the report
 * has no result for it.
 */
function subjectStatus(report, name) {
    const outcomes = (0,_results_js__WEBPACK_IMPORTED_MODULE_1__/* .readReport */ .tL)(report);
    const all = outcomes.results;
    const ofTemplate = all.filter(({ os }) => os === name);
    const results = ofTemplate.length > 0
        ? ofTemplate
        : all.filter(({ image }) => image === name);
    const state = (0,_results_js__WEBPACK_IMPORTED_MODULE_1__/* .outcome */ .bu)(results);
    return status(GITHUB_STATES[state], describe(outcomes, results, state));
}
function describe(outcomes, results, state) {
    const those = results.filter((result) => result.state === state);
    const only = results.length === 1 ? results[0] : undefined;
    switch (state) {
        case "built": {
            const many = those.length > 1 ? ` ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(those.length, "image")}` : "";
            return `Built${many} in ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)((0,_results_js__WEBPACK_IMPORTED_MODULE_1__/* .totalSeconds */ .S3)(those))}${sizeText(outcomes, those)}`;
        }
        case "failed": {
            const which = results.length > 1 ? `${those.length} of ${results.length} failed` : "";
            return `${which || "Failed"}: ${firstFailure(outcomes, those, results.length > 1)}`;
        }
        case "cancelled":
            return only === undefined ? `Cancelled: ${(0,_results_js__WEBPACK_IMPORTED_MODULE_1__/* .tally */ .N4)(results)}` : "Cancelled";
        case "skipped":
            return `Skipped: ${those[0]?.reason ?? ""}`;
        case "planned":
            return `Planned: ${those[0]?.reason ?? ""}`;
        case "unchanged":
            return only === undefined
                ? `Unchanged: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(results.length, "image")}`
                : `Unchanged: ${only.reason}`;
    }
}
function sizeText(outcomes, results) {
    const bytes = (0,_results_js__WEBPACK_IMPORTED_MODULE_1__/* .totalSize */ .UT)(results.flatMap(outcomes.filesOf));
    return bytes > 0 ? ` · ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSize */ .Xq)(bytes)}` : "";
}
/** `upload: The store closed the connection.`, with the image's name before it where there are several. */
function firstFailure(outcomes, failed, named) {
    const [first] = failed;
    if (first === undefined)
        return "";
    const message = outcomes.failureOf(first)?.message;
    return [named ? (0,_results_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(first) : undefined, first.reason, message]
        .filter((part) => part !== undefined && part !== "")
        .join(": ");
}
/** The status `xva` of the whole run: the one to require. */
function overallStatus(report) {
    const outcomes = (0,_results_js__WEBPACK_IMPORTED_MODULE_1__/* .readReport */ .tL)(report);
    const { results } = outcomes;
    const state = (0,_results_js__WEBPACK_IMPORTED_MODULE_1__/* .outcome */ .bu)(results);
    const [failure] = report.failures;
    if (results.length === 0 && failure !== undefined)
        return errorStatus(`${failure.reason}: ${failure.message}`);
    if (state === "unchanged")
        return status("success", ["Nothing to build", (0,_results_js__WEBPACK_IMPORTED_MODULE_1__/* .tally */ .N4)(results)].filter(Boolean).join(": "));
    const failed = results.filter((result) => result.state === "failed");
    const first = failed.length > 0 ? ` · ${firstFailure(outcomes, failed, true)}` : "";
    return status(GITHUB_STATES[state], `${(0,_results_js__WEBPACK_IMPORTED_MODULE_1__/* .tally */ .N4)(results)}${first}`);
}
function status(state, description) {
    return {
        state,
        description: (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)((0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(description, DESCRIPTION_MAX), DESCRIPTION_MAX),
    };
}


/***/ })

};
