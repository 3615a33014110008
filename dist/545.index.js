export const id = 545;
export const ids = [545,2772];
export const modules = {

/***/ 4210:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ finish),
  a: () => (/* binding */ sendWebhook)
});

// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(2772);
;// CONCATENATED MODULE: ./build/report/annotations.js

/** The runner keeps so many annotations of each type a step, and drops the rest without a word. */
const ANNOTATIONS_PER_LEVEL = 10;
/** The runner cuts an annotation's message at so many UTF-16 units. */
const MESSAGE_MAX = 4096;
const TITLE_MAX = 255;
const LEVELS = ["error", "warning", "notice"];
/**
 * The lines to print: one workflow command a notice, duplicates merged, at most ten a level; where there are more, the
 * last command counts them and they follow as plain lines.
 *
 * `used` is how many annotations of a level the step makes by other means (failing it makes an error).
 */
function renderAnnotations(notices, used = {}) {
    return LEVELS.flatMap((level) => {
        const room = Math.max(1, ANNOTATIONS_PER_LEVEL - (used[level] ?? 0));
        return levelLines(level, distinct(notices.filter((notice) => notice.level === level)), room);
    });
}
function distinct(notices) {
    const byContent = new Map(notices.map((notice) => [key(notice), notice]));
    return [...byContent.values()];
}
function key(notice) {
    const { message, title, file, line, column } = notice;
    return JSON.stringify([message, title, file, line, column]);
}
function levelLines(level, notices, room) {
    if (notices.length <= room)
        return notices.map(command);
    const shown = notices.slice(0, room - 1);
    const rest = notices.slice(room - 1);
    return [
        ...shown.map(command),
        `::${level}::${escapeData(`and ${rest.length} more: see the log`)}`,
        `${(0,format/* plural */.LS)(rest.length, level)} without an annotation:`,
        ...rest.map(plainLine),
    ];
}
function command(notice) {
    const properties = Object.entries({
        file: notice.file,
        line: position(notice.line),
        col: position(notice.column),
        title: notice.title && (0,format/* oneLine */.TN)(notice.title, TITLE_MAX),
    })
        .filter(([, value]) => value !== undefined && value !== "")
        .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
        .join(",");
    const head = properties === "" ? notice.level : `${notice.level} ${properties}`;
    return `::${head}::${escapeData((0,format/* cutUnits */.Cv)(notice.message, MESSAGE_MAX))}`;
}
/** The runner refuses a position that is not a whole number from 1. */
function position(value) {
    return value !== undefined && Number.isSafeInteger(value) && value > 0
        ? value
        : undefined;
}
function plainLine(notice) {
    const place = [notice.file, position(notice.line), position(notice.column)]
        .filter((part) => part !== undefined)
        .join(":");
    const text = [place, notice.title, notice.message].filter(Boolean).join(": ");
    return (0,format/* workflowSafe */.Jk)(`  ${(0,format/* oneLine */.TN)(text, MESSAGE_MAX)}`);
}
/** As `@actions/core` escapes a command's data. */
function escapeData(text) {
    return text
        .replaceAll("%", "%25")
        .replaceAll("\r", "%0D")
        .replaceAll("\n", "%0A");
}
/** As `@actions/core` escapes a command's property. */
function escapeProperty(text) {
    return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

// EXTERNAL MODULE: ./build/report/outputs.js
var outputs = __webpack_require__(4121);
// EXTERNAL MODULE: ./build/report/results.js + 1 modules
var results = __webpack_require__(9670);
// EXTERNAL MODULE: ./build/report/status-text.js
var status_text = __webpack_require__(8397);
// EXTERNAL MODULE: ./build/version.js
var version = __webpack_require__(8508);
;// CONCATENATED MODULE: ./build/commands/finish.js





/** A chat is not waited for longer than this. */
const WEBHOOK_TIMEOUT_MS = 10_000;
/** Says what the run came to, in every place where people look. Nothing here fails the run; its results do. */
async function finish(run, report, extras = {}) {
    const { runner } = run;
    for (const [name, value] of Object.entries((0,outputs/* renderOutputs */.$Z)(report, extras.catalogueUrl ?? "")))
        runner.setOutput(name, value);
    const warnings = await concludeStatuses(report, extras);
    extras.saved?.();
    await writeSummary(run, report, extras);
    extras.saved?.({ summaryWritten: true });
    annotate(run, report, [...warnings, ...(await sendWebhook(run, report))]);
    const failed = failedSentence(report);
    if (failed !== undefined)
        runner.fail(failed);
}
async function concludeStatuses(report, { statuses, published }) {
    if (statuses === undefined)
        return [];
    const own = (0,status_text/* overallStatus */.gX)(report);
    const describe = (state) => state === own.state
        ? own.description
        : state === "pending"
            ? "Other templates of this commit are still being built"
            : "Another template of this commit failed";
    const options = published === undefined ? {} : { published };
    const warning = await statuses.conclude(own.state, describe, options);
    return warning === undefined ? [] : [warning];
}
async function writeSummary(run, report, extras) {
    if (!run.settings.summary)
        return;
    const { renderSummary } = await __webpack_require__.e(/* import() */ 6937).then(__webpack_require__.bind(__webpack_require__, 6937));
    const { facts, settings } = run;
    const links = {
        reason: (reason) => `https://github.com/${run.env.GITHUB_ACTION_REPOSITORY || facts.repository}/blob/${run.env.GITHUB_ACTION_REF || "main"}/.github/docs/failures/${reason}.md`,
    };
    run.runner.writeSummary(renderSummary(report, {
        repositoryUrl: facts.repository === "" ? "" : `${facts.serverUrl}/${facts.repository}`,
        commit: report.plan?.head ?? facts.sha,
        ref: facts.ref,
        runUrl: facts.runUrl ?? "",
        ...(facts.workflow === "" ? {} : { workflow: facts.workflow }),
        runnerName: facts.runnerName,
        actionVersion: version/* VERSION */.x,
        configuration: Object.fromEntries(settings.given),
        phases: extras.phases ?? [],
        links: extras.catalogueUrl === undefined
            ? links
            : { ...links, catalogue: extras.catalogueUrl },
    }));
}
function annotate(run, report, warnings) {
    const failures = report.failures.map(({ subject, reason, message }) => ({
        level: "error",
        title: reason,
        // the log shows the message alone
        message: `${subject}: ${message}`,
    }));
    const said = [...report.warnings, ...warnings].map((message) => ({
        level: "warning",
        message,
    }));
    const notices = [...failures, ...report.notices, ...said];
    if (run.runner.underActions) {
        run.runner.commands(renderAnnotations(notices, { error: 1 }));
    }
    else
        for (const { level, file, line, message } of notices)
            run.runner.info(`${level}: ${file === undefined ? "" : `${file}:${line ?? 1}: `}${message}`);
}
/** A message on failure and on recovery; a warning where it could not be sent. */
async function sendWebhook(run, report) {
    const url = run.settings.webhookUrl;
    if (url === undefined || report.command === "plan")
        return [];
    const { postWebhook, webhookText } = await __webpack_require__.e(/* import() */ 2390).then(__webpack_require__.bind(__webpack_require__, 2390));
    const previous = await previousState(run, report);
    const body = webhookText(report, {
        repository: run.facts.repository,
        commit: report.plan?.head ?? run.facts.sha,
        ref: run.facts.ref,
        runUrl: run.facts.runUrl ?? "",
        ...(previous === undefined ? {} : { previous }),
    });
    if (body === undefined)
        return [];
    const { fetch } = await run.network();
    const warning = await postWebhook(url, body, {
        fetch,
        signal: AbortSignal.timeout(WEBHOOK_TIMEOUT_MS),
    });
    return warning === undefined ? [] : [warning];
}
/** How the commit before this one ended, to tell a recovery from a good run after a good one. */
async function previousState(run, report) {
    const sha = report.plan?.base.sha;
    const github = await run.github();
    if (sha === undefined || github === undefined)
        return undefined;
    const { statusOf } = await __webpack_require__.e(/* import() */ 2661).then(__webpack_require__.bind(__webpack_require__, 2661));
    return statusOf(github, sha, run.settings.statusContext);
}
function failedSentence(report) {
    const failed = (0,results/* readReport */.tL)(report).results.filter(({ state }) => state === "failed" || state === "cancelled" || state === "skipped");
    if (failed.length === 0)
        return report.failures.length === 0
            ? undefined
            : report.failures.map(({ message }) => message).join(" ");
    const names = failed.map(({ os, image, state, reason }) => `${image ?? os} (${state === "failed" ? reason : state})`);
    return `Not built: ${names.slice(0, 20).join(", ")}${names.length > 20 ? ` and ${names.length - 20} more` : ""}.`;
}


/***/ }),

/***/ 2772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ logLine),
/* harmony export */   Cv: () => (/* binding */ cutUnits),
/* harmony export */   EU: () => (/* binding */ fence),
/* harmony export */   Fu: () => (/* binding */ shortSha),
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   Jk: () => (/* binding */ workflowSafe),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   Xq: () => (/* binding */ formatSize),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   escapeMarkdown: () => (/* binding */ escapeMarkdown),
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
        // Brackets stay in a host: `http://[::1]/`.
        .replace(/[()<>|`"\\\s]|(?<!^https?:\/\/[^/]*)[[\]]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`)
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

/***/ 4121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Z: () => (/* binding */ renderOutputs),
/* harmony export */   emptyOutputs: () => (/* binding */ emptyOutputs)
/* harmony export */ });
/* unused harmony exports MATRIX_LEGS_MAX, OUTPUTS_MAX_BYTES, matrixLegs */
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2772);
/* harmony import */ var _results_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9670);


/** GitHub starts at most so many jobs of a matrix. */
const MATRIX_LEGS_MAX = 256;
/** GitHub takes 1 MiB of outputs a job, counted as UTF-16; names and delimiters need some of it. */
const OUTPUTS_MAX_BYTES = 1_000_000;
/** A result's reason is a sentence; what is longer is somebody's log. */
const REASON_MAX = 300;
/** The outputs after an error in the inputs: every list is there, and empty. */
function emptyOutputs() {
    return {
        planned: "[]",
        built: "[]",
        failed: "[]",
        skipped: "[]",
        unchanged: "[]",
        matrix: JSON.stringify({ include: [] }),
        any: "false",
        results: "[]",
        "catalogue-url": "",
    };
}
/**
 * The outputs of a run. Of `planned` and `unchanged` a template is in one; of `built`, `failed` and `skipped` in at
 * most one, by the worst of its images. `results` gives way where all would be larger than GitHub takes: first the
 * files and addresses of unchanged images, then all of those, then unchanged images, then the last ones.
 */
function renderOutputs(report, catalogueUrl = "") {
    const { results } = (0,_results_js__WEBPACK_IMPORTED_MODULE_1__/* .readReport */ .tL)(report);
    const templates = groupByOs(results);
    const planned = plannedTemplates(report.plan, results);
    const include = matrixLegs(report.plan);
    const ended = (...states) => [...templates]
        .filter(([, images]) => states.includes((0,_results_js__WEBPACK_IMPORTED_MODULE_1__/* .outcome */ .bu)(images)))
        .map(([os]) => os);
    const outputs = {
        planned: JSON.stringify([...planned]),
        built: JSON.stringify(ended("built")),
        failed: JSON.stringify(ended("failed", "cancelled")),
        skipped: JSON.stringify(ended("skipped")),
        unchanged: JSON.stringify(ended("unchanged").filter((os) => !planned.has(os))),
        matrix: JSON.stringify({ include }),
        any: planned.size > 0 ? "true" : "false",
        "catalogue-url": catalogueUrl,
    };
    const used = Object.values(outputs).reduce((sum, text) => sum + outputBytes(text), 0);
    return {
        ...outputs,
        results: boundedResults(results, OUTPUTS_MAX_BYTES - used),
    };
}
function groupByOs(results) {
    return Map.groupBy(results, ({ os }) => os);
}
function plannedTemplates(plan, results) {
    const legs = (plan?.legs ?? []).filter((leg) => leg.planned);
    const touched = results.filter(({ state }) => state !== "unchanged");
    return new Set([
        ...legs.map((leg) => leg.root.os),
        ...touched.map(({ os }) => os),
    ]);
}
/** The matrix of a plan: a leg a Packer root, joined by commas where GitHub would not take as many. */
function matrixLegs(plan) {
    if (plan === undefined)
        return [];
    const templates = new Map(plan.templates.map((template) => [template.os, template]));
    const names = new Set(plan.legs
        .filter((leg) => leg.planned)
        .map((leg) => legName(templates, leg)));
    return spread([...names], MATRIX_LEGS_MAX).map((part) => ({
        os: part.join(","),
    }));
}
/**
 * What to give as `os` for one leg: the template where the leg is all of it, else its images. An image that is named as
 * a template is can't be asked for alone: there the whole template is named, and more is built rather than less.
 */
function legName(templates, leg) {
    const { os } = leg.root;
    const whole = templates.get(os)?.roots.length === 1 &&
        leg.images.length === leg.root.images.length;
    const ids = leg.images.map(({ id }) => id);
    const ambiguous = ids.some((id) => templates.has(id));
    return whole || ambiguous || ids.length === 0 ? os : ids.join(",");
}
/** Splits a list into at most `parts` runs of neighbours, of lengths that differ by one at most. */
function spread(list, parts) {
    const count = Math.min(parts, list.length);
    return Array.from({ length: count }, (_, index) => list.slice(Math.floor((index * list.length) / count), Math.floor(((index + 1) * list.length) / count)));
}
function boundedResults(results, budgetBytes) {
    const full = results.map(publicResult);
    const slim = full.map((result) => ({ ...result, files: [], urls: {} }));
    const moving = slim.filter(({ state }) => state !== "unchanged");
    const attempts = [
        full,
        full.map((result, index) => result.state === "unchanged" ? (slim[index] ?? result) : result),
        slim,
        moving,
    ];
    for (const attempt of attempts) {
        const text = JSON.stringify(attempt);
        if (outputBytes(text) <= budgetBytes)
            return text;
    }
    const kept = [];
    let bytes = outputBytes("[]");
    for (const result of moving) {
        const text = JSON.stringify(result);
        bytes += outputBytes(`${text},`);
        if (bytes > budgetBytes)
            break;
        kept.push(text);
    }
    return `[${kept.join(",")}]`;
}
/** The fields of the contract, in its order, and no others. */
function publicResult(result) {
    const { os, image, version, build, state, seconds, files, urls } = result;
    return {
        os,
        image,
        version,
        build,
        state,
        reason: (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(result.reason, REASON_MAX),
        seconds,
        files: files.map(({ path, size, sha256 }) => ({ path, size, sha256 })),
        urls,
    };
}
/** The larger of what GitHub counts (UTF-16) and what the runner's file holds (UTF-8). */
function outputBytes(text) {
    return Math.max(2 * text.length, Buffer.byteLength(text));
}


/***/ }),

/***/ 6662:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ renderPlan)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2772);

const NAME_MAX = 80;
const WHY_MAX = 300;
/**
 * The plan as lines without line ends: what was compared, a table of every image (build or unchanged, and why), and
 * what was deleted. No line can be taken for a workflow command.
 */
function renderPlan(plan) {
    const rows = plan.legs.flatMap((leg) => leg.images.map((image) => [
        (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(image.id, NAME_MAX),
        leg.planned ? "build" : "unchanged",
        (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(leg.reason.text, WHY_MAX),
    ]));
    const planned = rows.filter(([, what]) => what === "build").length;
    const lines = [
        `${compared(plan)}. ${planned} of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(rows.length, "image")} to build.`,
        ...align([["IMAGE", "PLAN", "WHY"], ...rows], rows.length > 0),
        ...plan.deleted.map((os) => `Deleted, not built: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(os, NAME_MAX)}`),
        ...(plan.dirty
            ? [
                "Modified or untracked files below the templates folder: what is built from them counts as no commit's content.",
            ]
            : []),
    ];
    return lines.map(_format_js__WEBPACK_IMPORTED_MODULE_0__/* .workflowSafe */ .Jk);
}
function compared(plan) {
    const text = (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(plan.base.text, WHY_MAX).replace(/\.$/, "");
    return text.charAt(0).toUpperCase() + text.slice(1);
}
function align(table, wanted) {
    if (!wanted)
        return [];
    const width = (column) => Math.max(...table.map((row) => [...(row[column] ?? "")].length));
    const widths = [width(0), width(1)];
    return table.map((row) => `  ${row.map((cell, column) => pad(cell, widths[column] ?? 0)).join("  ")}`.trimEnd());
}
/** By code points: `padEnd` counts UTF-16 units. */
function pad(cell, width) {
    return cell + " ".repeat(Math.max(0, width - [...cell].length));
}


/***/ }),

/***/ 8508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ VERSION)
/* harmony export */ });
/** The action's own version, as in package.json (a test holds the two together). */
const VERSION = "1.0.0";


/***/ })

};
