export const id = 1601;
export const ids = [1601,2772];
export const modules = {

/***/ 81601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _report_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92772);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28801);
/**
 * The post step: takes over what a cancelled or killed main left. It may be run twice, and does nothing where main ended
 * well. The runner gives a cancelled job about five minutes; the waits stay below.
 */


/** Of a sentence in the summary. */
const PROBLEM_MAX = 1000;
async function post(run, folder) {
    const journal = _state_js__WEBPACK_IMPORTED_MODULE_1__/* .Journal */ .C.open(folder);
    if (journal === undefined || !journal.adopt())
        return;
    const { finished, summaryWritten, builds } = journal.data;
    run.runner.info(finished
        ? "Finishing what the run could not."
        : "The build was cut off: cleaning up what it left.");
    run.signal.addEventListener("abort", () => journal.update({ cancelled: true }), { once: true });
    const { takeOver } = await Promise.all(/* import() */[__webpack_require__.e(3711), __webpack_require__.e(2358), __webpack_require__.e(4006), __webpack_require__.e(5803), __webpack_require__.e(6359), __webpack_require__.e(5347), __webpack_require__.e(9845), __webpack_require__.e(3424), __webpack_require__.e(5520), __webpack_require__.e(5915), __webpack_require__.e(2285), __webpack_require__.e(7606), __webpack_require__.e(487)]).then(__webpack_require__.bind(__webpack_require__, 33067));
    const { problems, kept } = await takeOver(run, journal);
    for (const problem of problems)
        run.runner.info(problem);
    const published = kept.length > 0 ? await publishKept(run, kept) : [];
    if (run.settings.summary && !summaryWritten) {
        const left = builds.filter(({ ended }) => !ended).map(({ os }) => os);
        const how = journal.data.cancelled === true ? "cancelled" : "cut off";
        run.runner.writeSummary(summaryOf(how, left, [...published, ...problems]));
    }
    journal.update({ finished: true, summaryWritten: true });
    if (journal.settled)
        journal.remove();
    else
        run.runner.info("The next run on this runner tries again what could not be cleaned up.");
}
function summaryOf(how, left, lines) {
    return [
        `## XVA templates: ${how}`,
        "",
        `The run was cut off while it built ${left.map((os) => `\`${os}\``).join(", ") || "nothing"}. Nothing half-built was published.`,
        ...lines.map((line) => `- ${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_0__.escapeMarkdown)(line, PROBLEM_MAX)}`),
        "",
    ].join("\n");
}
/**
 * What main was publishing when it was killed, gone on with from the parts that the store has. Who cancels meanwhile does
 * not want it published later either. Never throws.
 */
async function publishKept(run, kept) {
    const { openSpool, publishSpooled } = await Promise.all(/* import() */[__webpack_require__.e(3424), __webpack_require__.e(189)]).then(__webpack_require__.bind(__webpack_require__, 83424));
    const isKept = (waiting) => kept.some(({ image, build }) => image === waiting.image && build === waiting.build);
    const { notices, warnings } = await publishSpooled(run, isKept);
    const said = [...notices.map(({ message }) => message), ...warnings];
    for (const line of said)
        run.runner.info(line);
    if (run.signal.aborted) {
        const spool = openSpool(run);
        const waiting = (await spool?.list().catch(() => [])) ?? [];
        for (const entry of waiting.filter(isKept))
            await spool?.remove(entry);
    }
    return said;
}


/***/ }),

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


/***/ })

};
