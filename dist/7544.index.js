export const id = 7544;
export const ids = [7544,2772];
export const modules = {

/***/ 97660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kr: () => (/* binding */ UnusableFileError),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   TF: () => (/* binding */ STDIN),
/* harmony export */   WE: () => (/* binding */ explain),
/* harmony export */   dc: () => (/* binding */ EXIT),
/* harmony export */   eb: () => (/* binding */ UsageError),
/* harmony export */   fF: () => (/* binding */ options),
/* harmony export */   q0: () => (/* binding */ describe),
/* harmony export */   yu: () => (/* binding */ inputName)
/* harmony export */ });
/* harmony import */ var _report_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92772);
/* harmony import */ var _xva_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80111);
/** How the `xva` commands fail: each error ends as one line and an exit code. */


/** Exit codes; of several, the highest counts. */
const EXIT = { fine: 0, bad: 1, unusable: 2 };
/** The command line was used in a wrong way: where its help is, is shown after the message. */
class UsageError extends Error {
    name = "UsageError";
}
/** A file that can't be read, or a place that can't be written to. */
class UnusableFileError extends Error {
    name = "UnusableFileError";
}
const LONGEST_LINE = 2000;
/** Somebody else's text on one line of a terminal, without control characters. */
function shown(text) {
    return (0,_report_format_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text, LONGEST_LINE);
}
/** The name of standard input, as a file. */
const STDIN = "-";
/** What to call an input file. */
function inputName(path) {
    return path === STDIN ? "standard input" : shown(path);
}
/** `truncated: The file ends … (Ref:7/00000001, offset 1536).`, or just the sentence of another error. */
function describe(error) {
    if (!(error instanceof _xva_errors_js__WEBPACK_IMPORTED_MODULE_1__.XvaError)) {
        return shown(error instanceof Error ? error.message : String(error));
    }
    const where = [
        ...(error.member === undefined ? [] : [error.member]),
        // What is wrong from the first byte on is not wrong at a place.
        ...(error.offset ? [`offset ${error.offset}`] : []),
    ];
    const place = where.length === 0 ? "" : ` (${where.join(", ")})`;
    return shown(`${error.class}: ${error.message}${place}`);
}
/** The same error, or a sentence where it is the system's about a path. */
function explain(error, path) {
    const code = codeOf(error);
    const sentence = code === "ENOENT" && PATTERN.test(path)
        ? "matches no file: give the names of files that are there"
        : SYSTEM_ERRORS[code];
    if (sentence === undefined)
        return error;
    return new UnusableFileError(`${shown(path)} ${sentence}.`, { cause: error });
}
/** A pattern that a shell found no file for comes as it is. */
const PATTERN = /[*?[]/;
/** What the system says of paths, for people. */
const SYSTEM_ERRORS = {
    ENOENT: "is not there",
    ENOTDIR: "is not there: a part of the path is no folder",
    EISDIR: "is a folder, not a file",
    EACCES: "is closed to this user",
    EPERM: "is closed to this user",
    EROFS: "is on a file system that is read only",
    ENAMETOOLONG: "is too long a name",
    ELOOP: "is a symbolic link that leads nowhere",
    ENXIO: "is no file that can be read",
    EIO: "is on a disk that has an error",
};
function codeOf(error) {
    return error instanceof Error && "code" in error ? String(error.code) : "";
}
/** Parses options; what `parseArgs` says of wrong ones is wrong use. */
function options(parse) {
    try {
        return parse();
    }
    catch (error) {
        throw new UsageError(wrongOption(error), { cause: error });
    }
}
/** What `parseArgs` says, in one sentence. */
function wrongOption(error) {
    const text = describe(error);
    const option = /--?[^\s'<,]+(?=\s<value>|'|$)/.exec(text)?.[0] ?? "an option";
    switch (codeOf(error)) {
        case "ERR_PARSE_ARGS_UNKNOWN_OPTION":
            return `There is no option ${option}.`;
        case "ERR_PARSE_ARGS_INVALID_OPTION_VALUE":
            if (text.includes("does not take an argument"))
                return `${option} takes no value.`;
            return text.includes("is ambiguous")
                ? `${option} needs a value; one that begins with a dash is given as ${option}=VALUE.`
                : `${option} needs a value.`;
        default:
            return text;
    }
}


/***/ }),

/***/ 57544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runXva: () => (/* binding */ runXva)
});

// EXTERNAL MODULE: ./build/commands/xva-errors.js
var xva_errors = __webpack_require__(97660);
// EXTERNAL MODULE: ./build/report/progress.js
var progress = __webpack_require__(15364);
;// CONCATENATED MODULE: ./build/commands/xva-terminal.js

/** A bar is redrawn a few times a second; a log that nobody watches gets a calm line. */
const BAR_EVERY_SECONDS = 0.2;
const LINE_EVERY_SECONDS = 15;
const BAR_COLUMNS = 20;
/** Of a long path, the end that is shown. */
const NAME_COLUMNS = 30;
const DEFAULT_COLUMNS = 80;
/** Without colours: nothing of what is said needs them. */
function openTerminal(streams, signal) {
    const { stdin, stdout, stderr, path } = streams;
    return {
        stdin,
        path,
        signal,
        print: (line) => void stdout.write(`${line}\n`),
        say: (line) => void stderr.write(`${line}\n`),
        follow: (label, wanted) => {
            if (!wanted)
                return { tell: () => { }, end: () => { } };
            return stderr.isTTY === true
                ? followByBar(streams, label)
                : followByLines(streams, label);
        },
    };
}
function followByLines({ stderr, now }, label) {
    const meter = (0,progress/* createMeter */.q)({
        startedAt: now(),
        everySeconds: LINE_EVERY_SECONDS,
    });
    return {
        tell: (done, total) => {
            const text = meter(now(), done, total);
            if (text !== undefined)
                stderr.write(`${label}: ${text}\n`);
        },
        end: () => { },
    };
}
/** One line, drawn over itself and gone at the end. */
function followByBar({ stderr, now }, label) {
    const meter = (0,progress/* createMeter */.q)({
        startedAt: now(),
        everySeconds: BAR_EVERY_SECONDS,
    });
    const name = label.length > NAME_COLUMNS ? `…${label.slice(-NAME_COLUMNS)}` : label;
    let drawn = 0;
    const draw = (line) => {
        stderr.write(`\r${line.padEnd(drawn)}`);
        drawn = line.length;
    };
    return {
        tell: (done, total) => {
            const text = meter(now(), done, total);
            if (text === undefined)
                return;
            // A line as wide as the terminal would wrap.
            const columns = (stderr.columns ?? DEFAULT_COLUMNS) - 1;
            const room = columns - `${name}  []  ${text}`.length;
            const bar = room > 4 && (0,progress/* progressBar */.h)(done, total, Math.min(room, BAR_COLUMNS));
            draw((bar ? `${name}  ${bar}  ${text}` : `${name}  ${text}`).slice(0, columns));
        },
        end: () => {
            if (drawn === 0)
                return;
            draw("");
            stderr.write("\r");
        },
    };
}

;// CONCATENATED MODULE: ./build/commands/xva.js
/** `xva-template-action xva …`: the XVA format on the command line, without a pool, a bucket or a repository. */


const COMMANDS = {
    verify: async () => (await Promise.all(/* import() */[__webpack_require__.e(6359), __webpack_require__.e(5990)]).then(__webpack_require__.bind(__webpack_require__, 15990))).verify,
    info: async () => (await Promise.all(/* import() */[__webpack_require__.e(6359), __webpack_require__.e(7115)]).then(__webpack_require__.bind(__webpack_require__, 77115))).info,
    "from-disk": async () => (await Promise.all(/* import() */[__webpack_require__.e(6359), __webpack_require__.e(5243), __webpack_require__.e(889), __webpack_require__.e(8769)]).then(__webpack_require__.bind(__webpack_require__, 58769))).fromDisk,
    "to-disk": async () => (await Promise.all(/* import() */[__webpack_require__.e(6359), __webpack_require__.e(6477)]).then(__webpack_require__.bind(__webpack_require__, 66477))).toDisk,
};
const USAGE = [
    "Usage: xva-template-action xva COMMAND …",
    "",
    "  verify FILE…              prove that XVA files are whole",
    "  info FILE                 show what an XVA holds",
    "  from-disk DISK… --output FILE.xva",
    "                            make an XVA of disk images, without a pool",
    "  to-disk FILE.xva --output DISK",
    "                            take a disk out of an XVA",
    "",
    "`xva COMMAND --help` tells more. Exit code: 0 fine, 1 a file is not valid or the",
    "work failed, 2 wrong use or a file that cannot be used, 130 after Ctrl-C.",
].join("\n");
/** Exit codes of a process that a signal ended, as shells have them. */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
/** The one for SIGPIPE: whoever reads our output has gone. */
const PIPE_EXIT = 141;
/** Why everything ends. */
class Ended extends Error {
    name = "Ended";
    exitCode;
    constructor(reason, exitCode) {
        super(reason);
        this.exitCode = exitCode;
    }
}
/** Runs `xva` with its arguments, and returns the exit code. Never throws: what went wrong is one line. */
async function runXva(args, streams) {
    const ending = endOnSignals(streams);
    const terminal = openTerminal(streams, ending.signal);
    try {
        const exitCode = await dispatch(args, terminal);
        await flush(streams.stdout);
        ending.signal.throwIfAborted();
        return exitCode;
    }
    catch (error) {
        if (ending.signal.aborted)
            return endedBy(ending.signal.reason, terminal);
        terminal.say((0,xva_errors/* describe */.q0)(error));
        return error instanceof xva_errors/* UnusableFileError */.Kr ? xva_errors/* EXIT */.dc.unusable : xva_errors/* EXIT */.dc.bad;
    }
    finally {
        ending.forget();
    }
}
async function dispatch([name, ...rest], terminal) {
    if (name === undefined)
        return misuse("xva needs a command.", "", terminal);
    if (isHelp(name)) {
        terminal.print(USAGE);
        return xva_errors/* EXIT */.dc.fine;
    }
    const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (load === undefined) {
        return misuse(`xva has no command ${JSON.stringify(name)}.`, "", terminal);
    }
    const command = await load();
    const end = rest.indexOf("--");
    const options = end === -1 ? rest : rest.slice(0, end);
    if (options.some(isHelp)) {
        terminal.print(command.usage);
        return xva_errors/* EXIT */.dc.fine;
    }
    try {
        return await command.run(rest, terminal);
    }
    catch (error) {
        if (error instanceof xva_errors/* UsageError */.eb) {
            return misuse(error.message, ` ${name}`, terminal);
        }
        throw error;
    }
}
function isHelp(argument) {
    return argument === "--help" || argument === "-h";
}
/** @param command with a blank before it, or nothing */
function misuse(message, command, terminal) {
    terminal.say((0,xva_errors/* shown */.SP)(message));
    terminal.say(`Try \`xva-template-action xva${command} --help\`.`);
    return xva_errors/* EXIT */.dc.unusable;
}
function endedBy(reason, terminal) {
    if (!(reason instanceof Ended))
        return xva_errors/* EXIT */.dc.bad;
    if (reason.exitCode !== PIPE_EXIT)
        terminal.say(reason.message);
    return reason.exitCode;
}
/** Waits until all is written, or refused. */
function flush(stream) {
    return new Promise((done) => {
        stream.write("", () => done());
    });
}
/** A second signal ends the process at once, as it would without us. */
function endOnSignals({ stdout, stderr }) {
    const controller = new AbortController();
    const end = (reason, exitCode) => controller.abort(new Ended(reason, exitCode));
    const handlers = Object.entries(SIGNALS).map(([signal, code]) => {
        const handler = () => end(`Ended by ${signal}: nothing was left.`, code);
        process.once(signal, handler);
        return () => process.off(signal, handler);
    });
    const broken = (error) => error.code === "EPIPE"
        ? end("", PIPE_EXIT)
        : end(`The output cannot be written: ${error.message}.`, xva_errors/* EXIT */.dc.bad);
    stdout.on("error", broken);
    stderr.on("error", broken);
    return {
        signal: controller.signal,
        forget: () => {
            for (const forget of handlers)
                forget();
        },
    };
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


/***/ }),

/***/ 15364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ progressBar),
/* harmony export */   q: () => (/* binding */ createMeter)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92772);
/** What long work says of itself: bytes, rate, remaining, at a calm pace. Pure: times come from the caller. */

/** How long a rate is remembered: long enough to be calm, short enough to tell a stall. */
const MEMORY_SECONDS = 10;
/** A longer wait is no forecast. */
const MAX_REMAINING_SECONDS = 99 * 3600;
/**
 * Makes a meter. Called as often as there is news, it returns the line to be said now, such as
 * `1.2 GB of 2.9 GB (42 %), 310 MB/s, 5s left`, or undefined while the last one is younger than `everySeconds`.
 * Work that begins anew (fewer bytes than before) is followed from there.
 */
function createMeter(options) {
    let last = { at: options.startedAt, bytes: 0 };
    let bytesPerSecond;
    return (now, doneBytes, totalBytes) => {
        const seconds = (now - last.at) / 1000;
        if (seconds < options.everySeconds)
            return undefined;
        const grown = doneBytes - last.bytes;
        last = { at: now, bytes: doneBytes };
        // A moving average; what is older than a time weighs e times less.
        const fresh = 1 - Math.exp(-seconds / MEMORY_SECONDS);
        if (grown < 0)
            bytesPerSecond = undefined;
        else if (bytesPerSecond === undefined)
            bytesPerSecond = grown / seconds;
        else
            bytesPerSecond += fresh * (grown / seconds - bytesPerSecond);
        return progressLine(doneBytes, totalBytes, bytesPerSecond);
    };
}
function progressLine(doneBytes, totalBytes, bytesPerSecond) {
    const parts = [(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSize */ .Xq)(doneBytes)];
    if (totalBytes !== undefined)
        parts[0] += ` of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSize */ .Xq)(totalBytes)} (${percent(doneBytes, totalBytes)} %)`;
    if (bytesPerSecond !== undefined) {
        parts.push(`${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSize */ .Xq)(bytesPerSecond)}/s`);
        const seconds = ((totalBytes ?? doneBytes) - doneBytes) / bytesPerSecond;
        if (seconds > 0 && seconds < MAX_REMAINING_SECONDS)
            parts.push(`${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(Math.max(1, seconds))} left`);
    }
    return parts.join(", ");
}
/** Whole percent, 100 only when all is done. */
function percent(doneBytes, totalBytes) {
    if (doneBytes >= totalBytes)
        return 100;
    return Math.floor((100 * doneBytes) / totalBytes);
}
/** A bar such as `[####......]`, or an empty text where the end is not known. */
function progressBar(doneBytes, totalBytes, 
/** Columns within the brackets. */
width) {
    if (totalBytes === undefined)
        return "";
    const filled = Math.floor((width * percent(doneBytes, totalBytes)) / 100);
    return `[${"#".repeat(filled)}${".".repeat(width - filled)}]`;
}


/***/ }),

/***/ 80111:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ quoteName),
/* harmony export */   XvaError: () => (/* binding */ XvaError)
/* harmony export */ });
/* unused harmony export XVA_ERROR_CLASSES */
/** What is wrong with an archive, as a closed list; shown by the command line and kept in the record. */
const XVA_ERROR_CLASSES = (/* unused pure expression or super */ null && ([
    "empty",
    "html-error-page",
    "not-an-xva",
    "truncated",
    "checksum",
    "order",
    "missing-block",
    "size-mismatch",
    "unexpected-member",
    "trailing-data",
    "metadata",
    "compression",
    "unsupported",
]));
/** A file that is no sound XVA: the message says what probably happened and what to do. */
class XvaError extends Error {
    name = "XvaError";
    class;
    member;
    offset;
    constructor(errorClass, message, details = {}) {
        super(message, details.cause === undefined ? {} : { cause: details.cause });
        this.class = errorClass;
        if (details.member !== undefined)
            this.member = details.member;
        if (details.offset !== undefined)
            this.offset = details.offset;
    }
}
/** A name from the archive, safe to print: quoted, with control characters escaped, and not endless. */
function quoteName(name) {
    const short = name.length > 120 ? `${name.slice(0, 120)}…` : name;
    return JSON.stringify(short).replace(/[\u007f-\u009f\u2028-\u202e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}


/***/ })

};
