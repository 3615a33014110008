export const id = 4121;
export const ids = [4121,2772];
export const modules = {

/***/ 92772:
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
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
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

/***/ 94121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Z: () => (/* binding */ renderOutputs),
/* harmony export */   emptyOutputs: () => (/* binding */ emptyOutputs)
/* harmony export */ });
/* unused harmony exports MATRIX_LEGS_MAX, OUTPUTS_MAX_BYTES, matrixLegs */
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92772);
/* harmony import */ var _results_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59670);


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

/***/ 59670:
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


/***/ })

};
