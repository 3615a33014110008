export const id = 58;
export const ids = [58];
export const modules = {

/***/ 60058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderSummary: () => (/* binding */ renderSummary)
});

// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(92772);
;// CONCATENATED MODULE: ./build/report/gantt.js
/** The chart of phases in the job summary. Pure. */

/** GitHub draws no mermaid diagram of more characters; the rest of the budget is the fence. */
const DIAGRAM_MAX = 49_000;
/** A folded gantt chart where more than one image has phases: with one there is nothing to see. */
function phasesChart(phases) {
    const bySubject = Map.groupBy(phases, ({ subject }) => subject);
    if (bySubject.size < 2)
        return "";
    const lines = [
        "gantt",
        "    dateFormat x",
        "    axisFormat %H:%M",
        "    todayMarker off",
    ];
    let characters = lines.join("\n").length;
    let left = bySubject.size;
    for (const [subject, own] of bySubject) {
        const section = [`    section ${safeName(subject)}`, ...own.map(taskLine)];
        characters += section.join("\n").length + 1;
        if (characters > DIAGRAM_MAX)
            break;
        lines.push(...section);
        left -= 1;
    }
    const note = left > 0 ? `\n\n… and ${left} more.` : "";
    return (0,format/* details */.zH)("Phases", (0,format/* fence */.EU)(lines, "mermaid") + note);
}
function taskLine({ name, startedAt, seconds }) {
    const start = startedAt.getTime();
    // A task of no length is not drawn.
    const end = start + Math.max(1000, Math.round(seconds * 1000));
    return `    ${safeName(name)} :${start}, ${end}`;
}
/** Colons, hashes, semicolons and more are syntax to mermaid. */
function safeName(name) {
    return (name
        .slice(0, 64)
        .replace(/[^A-Za-z0-9._ -]+/g, "-")
        .trim() || "-");
}

// EXTERNAL MODULE: ./build/report/results.js + 1 modules
var report_results = __webpack_require__(59670);
;// CONCATENATED MODULE: ./build/report/tables.js
/** Tables of Markdown that stay within a number of bytes. Pure. */

/** A row. */
function cells(contents) {
    return `| ${contents.join(" | ")} |`;
}
/** Head, rule, and as many rows as fit. */
function table(columns, rows, budgetBytes, noun) {
    const head = cells(columns.map(({ title }) => title));
    const rule = cells(columns.map(({ right }) => (right ? "--:" : ":--")));
    const body = (0,format/* within */.ux)(rows, budgetBytes, "\n", (left) => `… and ${(0,format/* plural */.LS)(left, `more ${noun}`)}: see the log.`);
    return `${head}\n${rule}\n${body}`;
}

;// CONCATENATED MODULE: ./build/report/summary-facts.js


const NAME_MAX = 80;
const WHY_MAX = 240;
/** A warning is a sentence with what to do. */
const WARNING_MAX = 400;
const LISTED_MAX = 10;
const ADDRESS_MAX = 400;
const BUILD_KEY_MAX = 600;
/** A digest among other things is recognised by its beginning. */
const LONG_HEX = /\b([0-9a-f]{12})[0-9a-f]{20,}\b/g;
/** What was found in each published image, and its files to copy, folded; empty where nothing was published. */
function factsTable(report, budgetBytes) {
    const { publications } = report;
    if (publications.length === 0)
        return "";
    const columns = [
        "Image",
        "Verified",
        "vCPU",
        "Memory",
        "Disks",
        "Firmware",
        "Imports into",
        "Channels",
    ].map((title) => ({ title }));
    const rows = publications.map((publication) => cells(factCells(publication)));
    const facts = table(columns, rows, budgetBytes / 2, "image");
    const files = (0,format/* fence */.EU)((0,format/* within */.ux)(publications.flatMap(fileLines), budgetBytes / 4, "\n", (left) => `… and ${(0,format/* plural */.LS)(left, "more line")}`).split("\n"), "text");
    const warnings = publications.flatMap(warningLines);
    const said = (0,format/* within */.ux)(warnings, budgetBytes / 4, "\n", (left) => `… and ${(0,format/* plural */.LS)(left, "more warning")}: see the records.`);
    const parts = [facts, ...(warnings.length > 0 ? [said] : []), files];
    return (0,format/* details */.zH)("What was built", parts.join("\n\n"));
}
/** What will surprise whoever imports the image. */
function warningLines({ image, inspection }) {
    return inspection.verification.warnings.map((warning) => `- ${(0,format/* code */.aY)(image.id, NAME_MAX)}: ${(0,format.escapeMarkdown)(warning, WARNING_MAX)}`);
}
function importText({ importable }) {
    const { xcp_ng: xcpNg, xenserver } = importable;
    return `XCP-ng ${orLater(xcpNg)}, XenServer ${orLater(xenserver)}`;
}
/** A version, if it does not say so itself. */
function orLater(version) {
    return version.includes(" ") ? version : `${version} or later`;
}
/** Two lines an image file: its address, and its digest and size; then the digest of what is on the disks, and the build key. */
function fileLines({ files, urls, inspection, buildKey, }) {
    const { content_digest: content } = inspection.verification;
    const folder = urls.metadata?.replace(/[^/]*$/, "") ?? "";
    return files
        .filter(({ role }) => role === "image")
        .slice(0, LISTED_MAX)
        .flatMap(({ path, size, sha256 }) => [
        (0,format/* logLine */.BP)(folder + path, ADDRESS_MAX),
        (0,format/* logLine */.BP)(`${sha256}  ${(0,format/* formatSize */.Xq)(size)}`, ADDRESS_MAX),
    ])
        .concat(content === undefined ? [] : [`content ${content}`])
        .concat((0,format/* logLine */.BP)(buildKeyText(buildKey), BUILD_KEY_MAX));
}
/** The key, and in words what it is made of. */
function buildKeyText({ key, parts }) {
    const named = Object.entries(parts).map(([name, value]) => `${name} ${value.replace(LONG_HEX, "$1…")}`);
    return [`build key ${key}`, named.join(", ")]
        .filter((part) => part !== "")
        .join(": ");
}
function factCells(publication) {
    const { image, inspection, channels } = publication;
    const { hardware } = inspection;
    const firmware = hardware?.secure_boot
        ? `${hardware.firmware}, secure boot`
        : (hardware?.firmware ?? "");
    return [
        (0,format/* code */.aY)(image.id, NAME_MAX),
        (0,format.escapeMarkdown)(verifiedText(publication), WHY_MAX),
        hardware === undefined ? "" : String(hardware.vcpus_max),
        hardware === undefined ? "" : (0,format/* formatBinarySize */.yn)(hardware.memory_static_max),
        listed(hardware?.disks ?? [], diskText),
        (0,format.escapeMarkdown)(firmware, 40),
        hardware === undefined ? "" : (0,format.escapeMarkdown)(importText(hardware), 60),
        listed(channels, (channel) => (0,format/* code */.aY)(channel, 40)),
    ];
}
/** What we proved of the image, and whether the store proved that it has the same bytes. */
function verifiedText({ inspection, storeChecksum }) {
    const { result, mode, blocks, compression, warnings, message } = inspection.verification;
    const stored = storeChecksum === "none" ? "upload not verified by the store" : "";
    const parts = [
        result === "none" ? "not verified" : `${result} (${mode})`,
        blocks > 0 ? (0,format/* plural */.LS)(blocks, "block") : "",
        compression === "none" ? "" : compression,
        message ?? "",
        warnings.length > 0 ? (0,format/* plural */.LS)(warnings.length, "warning") : "",
        stored,
    ];
    return parts.filter((part) => part !== "").join(", ");
}
function diskText({ name, virtual_size, stored_size }) {
    return `${(0,format.escapeMarkdown)(name, 40)}: ${(0,format/* formatBinarySize */.yn)(virtual_size)} (${(0,format/* formatBinarySize */.yn)(stored_size)} stored)`;
}
/** Several things in one cell, one below the other. */
function listed(things, text) {
    const shown = things.slice(0, LISTED_MAX).map(text);
    const left = things.length - shown.length;
    return [...shown, ...(left > 0 ? [`and ${left} more`] : [])].join("<br>");
}

;// CONCATENATED MODULE: ./build/report/summary-notices.js


/** Of Packer's error lines the last ones tell what went wrong. */
const DETAIL_LINES_MAX = 20;
const DETAIL_LINE_MAX = 400;
const summary_notices_NAME_MAX = 80;
const MESSAGE_MAX = 600;
/** One command line names so many images. */
const NEVER_PUBLISHED_MAX = 50;
const NOTICE_ICONS = {
    error: "❌",
    warning: "⚠️",
    notice: "ℹ️",
};
/** One open block a failure: what, why, and Packer's last error lines. */
function failureSections(report, outcomes, context, budgetBytes) {
    const logs = new Map(outcomes.results.map((result) => [(0,report_results/* nameOf */.Vb)(result), result.urls.log]));
    const sections = report.failures.map((failure) => failureSection(failure, context, logs.get(failure.subject)));
    return (0,format/* within */.ux)(sections, budgetBytes, "\n\n", (left) => `… and ${(0,format/* plural */.LS)(left, "more failure")}: see the log.`);
}
function failureSection(failure, context, log) {
    const title = `❌ ${(0,format/* code */.aY)(failure.subject, summary_notices_NAME_MAX)} ${(0,format.escapeMarkdown)(failure.reason, 40)}: ${(0,format.escapeMarkdown)(failure.message, MESSAGE_MAX)}`;
    const lines = failure.details
        .slice(-DETAIL_LINES_MAX)
        .map((line) => (0,format/* logLine */.BP)(line, DETAIL_LINE_MAX));
    const links = failureLinks(failure, context, log);
    const body = [
        lines.length > 0 ? (0,format/* fence */.EU)(lines, "text") : "",
        consolePictures(failure.pictures ?? []),
        links,
    ]
        .filter((part) => part !== "")
        .join("\n\n");
    return body === "" ? title : (0,format/* details */.zH)(title, body, true);
}
/** The last one is shown where a browser can reach it; the others, and those in a closed bucket, are links. */
function consolePictures(urls) {
    const last = urls.at(-1);
    if (last === undefined)
        return "";
    const links = urls.map((url, index) => (0,format/* link */.nf)(`picture ${index + 1}`, url));
    const shown = (0,format/* isHttpUrl */.q$)(last) ? `\n\n![The VM's console](${last})` : "";
    return `The VM's console before it ended: ${links.join(" · ")}${shown}`;
}
function failureLinks({ reason }, context, log) {
    const page = (0,report_results/* isFailureReason */.$l)(reason)
        ? context.links.reason?.(reason)
        : undefined;
    return [
        log === undefined ? "" : (0,format/* link */.nf)("Full log", log),
        page === undefined ? "" : (0,format/* link */.nf)("What this means, and what to do", page),
    ]
        .filter((part) => part !== "")
        .join(" · ");
}
/** Notices of plan and run, and what went wrong after a record was written: one line each, equal ones once. */
function noticeSection(report, budgetBytes) {
    const { plan, publications } = report;
    const lines = [
        ...(plan?.dirty
            ? [
                `${NOTICE_ICONS.warning} Files below the templates folder were modified or untracked: what was built from them counts as no commit's content.`,
            ]
            : []),
        ...[...(plan?.notices ?? []), ...report.notices].map(noticeText),
        ...report.warnings.map((text) => `${NOTICE_ICONS.warning} ${(0,format.escapeMarkdown)(text, MESSAGE_MAX)}`),
        ...publications.flatMap(({ image, warnings }) => warnings.map((text) => `${NOTICE_ICONS.warning} ${(0,format/* code */.aY)(image.id, summary_notices_NAME_MAX)} ${(0,format.escapeMarkdown)(text, MESSAGE_MAX)}`)),
    ];
    return bullets([...new Set(lines)], budgetBytes, "notice");
}
function noticeText({ level, title, message, file, line }) {
    const place = [file, line].filter((part) => part !== undefined).join(":");
    const parts = [
        NOTICE_ICONS[level],
        place === "" ? "" : (0,format/* code */.aY)(place, 160),
        title === undefined ? "" : `**${(0,format.escapeMarkdown)(title, 160)}**:`,
        (0,format.escapeMarkdown)(message, MESSAGE_MAX),
    ];
    return parts.filter((part) => part !== "").join(" ");
}
/**
 * Images that no build has ever published and that no change asks for, with the one line that builds them; each image's
 * own line is its reason in the table.
 */
function neverPublishedSection(report, context) {
    const { plan } = report;
    const names = (plan?.legs ?? [])
        .filter(({ planned, reason }) => !planned && reason.code === "never-published")
        .flatMap(({ images }) => images.map(({ id }) => id));
    if (plan === undefined || names.length === 0)
        return "";
    if (context.workflow === undefined)
        return "";
    const named = names
        .slice(0, NEVER_PUBLISHED_MAX)
        .map((name) => (0,format/* oneLine */.TN)(name, summary_notices_NAME_MAX));
    const first = names.length > named.length ? ` the first ${named.length}` : "";
    const command = [
        "gh workflow run",
        shellWord((0,format/* oneLine */.TN)(context.workflow, 200)),
        "--ref",
        shellWord((0,format/* oneLine */.TN)((0,format/* shortRef */.m3)(plan.ref), 200)),
        "-f",
        shellWord(`os=${named.join(",")}`),
    ].join(" ");
    return `ℹ️ ${(0,format/* plural */.LS)(names.length, "image")} never published, and not changed either. To build${first}:\n\n${(0,format/* fence */.EU)([command], "sh")}`;
}
/** A word for a POSIX shell, quoted where it needs to be; `''` in it is nothing to a shell, and breaks a runner's `##[`. */
function shellWord(text) {
    return /^[\w./:=,@+-]+$/.test(text)
        ? text
        : `'${text.replaceAll("'", "'\\''").replaceAll("##[", "##''[")}'`;
}
/** Templates that the base had and the head has not. */
function deletedSection(report, budgetBytes) {
    const names = (report.plan?.deleted ?? []).map((os) => (0,format/* code */.aY)(os, summary_notices_NAME_MAX));
    if (names.length === 0)
        return "";
    const list = (0,format/* within */.ux)(names, budgetBytes, ", ", (left) => `… and ${left} more.`);
    return `🗑️ Deleted, not built: ${list}`;
}
function bullets(lines, budgetBytes, noun) {
    return (0,format/* within */.ux)(lines.map((line) => `- ${line}`), budgetBytes, "\n", (left) => `… and ${(0,format/* plural */.LS)(left, `more ${noun}`)}: see the log.`);
}

;// CONCATENATED MODULE: ./build/report/summary-tables.js



/** More unchanged images than this are folded away. */
const UNCHANGED_IN_SIGHT = 20;
/** Part of the results' budget that the folded table of unchanged images may take. */
const FOLDED_SHARE = 0.3;
const summary_tables_NAME_MAX = 80;
const summary_tables_WHY_MAX = 240;
const DIGEST_SHOWN = 12;
/** Icon of each state; the order is that of the rows: what needs somebody comes first. */
const ICONS = {
    failed: "❌",
    cancelled: "🚫",
    skipped: "⏭️",
    built: "✅",
    planned: "🔨",
    unchanged: "➖",
};
const ROW_ORDER = Object.keys(ICONS);
/** The table of all results, and a folded one of unchanged images where they are many; none without results. */
function resultTables(report, outcomes, budgetBytes) {
    const sorted = outcomes.results.toSorted((a, b) => ROW_ORDER.indexOf(a.state) - ROW_ORDER.indexOf(b.state));
    const unchanged = sorted.filter(({ state }) => state === "unchanged");
    const fold = unchanged.length > UNCHANGED_IN_SIGHT;
    const shown = fold
        ? sorted.filter(({ state }) => state !== "unchanged")
        : sorted;
    const columns = resultColumns(outcomes, whyCell(report));
    const main = resultTable(columns, shown, budgetBytes * (1 - FOLDED_SHARE));
    if (!fold)
        return [main];
    const folded = resultTable(columns, unchanged, budgetBytes * FOLDED_SHARE);
    return [main, (0,format/* details */.zH)(`${unchanged.length} unchanged`, folded)];
}
function resultTable(columns, results, budgetBytes) {
    if (results.length === 0)
        return "";
    const rows = results.map((result) => row(columns, result));
    return table(columns, rows, budgetBytes, "image");
}
/** What did not run has no duration, size or digest: a plan's table is narrower. */
function resultColumns({ results, filesOf }, why) {
    const ran = results.some(({ state }) => state !== "planned" && state !== "unchanged");
    const first = [
        { title: "Image", cell: (result) => (0,format/* code */.aY)((0,report_results/* nameOf */.Vb)(result), summary_tables_NAME_MAX) },
        { title: "Result", cell: resultCell },
        { title: "Why", cell: why },
    ];
    const links = results.some((result) => linksCell(result) !== "")
        ? [{ title: "Links", cell: linksCell }]
        : [];
    if (!ran)
        return [...first, ...links];
    return [
        ...first,
        {
            title: "Duration",
            right: true,
            cell: ({ seconds }) => (seconds > 0 ? (0,format/* formatDuration */.a3)(seconds) : ""),
        },
        {
            title: "Size",
            right: true,
            cell: (result) => {
                const bytes = (0,report_results/* totalSize */.UT)(filesOf(result));
                return bytes > 0 ? (0,format/* formatSize */.Xq)(bytes) : "";
            },
        },
        { title: "SHA-256", cell: (result) => digestCell(filesOf(result)) },
        ...links,
    ];
}
function resultCell({ state, reason }) {
    const words = `${ICONS[state]} ${state}`;
    return state === "failed" ? `${words}: ${(0,format.escapeMarkdown)(reason, 60)}` : words;
}
/** Why an image was built or left. The reason of a failure stands under Result, so here the plan's reason does. */
function whyCell(report) {
    const planned = new Map((0,report_results/* readReport */.tL)({ ...report, results: [] }).results.map((result) => [
        (0,report_results/* nameOf */.Vb)(result),
        result.reason,
    ]));
    return (result) => {
        const why = ["failed", "cancelled"].includes(result.state)
            ? (planned.get((0,report_results/* nameOf */.Vb)(result)) ?? "")
            : result.reason;
        return (0,format.escapeMarkdown)(why, summary_tables_WHY_MAX);
    };
}
function digestCell(files) {
    const [first] = files;
    if (first === undefined)
        return "";
    const more = files.length > 1 ? ` and ${files.length - 1} more` : "";
    return (0,format/* code */.aY)(first.sha256.slice(0, DIGEST_SHOWN), DIGEST_SHOWN) + more;
}
/** Addresses that are no links (a bucket without a public URL has `s3://…`) stand below: they would fill the row. */
function linksCell({ urls }) {
    const named = [
        ["image", urls.image],
        ["record", urls.metadata],
        ["log", urls.log],
        ["page", urls.page],
    ];
    return named
        .flatMap(([label, url]) => url !== undefined && (0,format/* isHttpUrl */.q$)(url) ? [(0,format/* link */.nf)(label, url)] : [])
        .join(" · ");
}
/** The inputs that took effect, folded; empty without any. */
function configurationTable(configuration, budgetBytes) {
    const rows = Object.entries(configuration)
        .filter(([, value]) => value !== "")
        .map(([name, value]) => cells([(0,format/* code */.aY)(name, summary_tables_NAME_MAX), (0,format/* code */.aY)(value, summary_tables_WHY_MAX)]));
    if (rows.length === 0)
        return "";
    const columns = [{ title: "Input" }, { title: "Value" }];
    return (0,format/* details */.zH)("Configuration", table(columns, rows, budgetBytes, "input"));
}
function row(columns, result) {
    return cells(columns.map(({ cell }) => cell(result)));
}

;// CONCATENATED MODULE: ./build/report/summary.js






/**
 * Bytes of UTF-8 that each section may take. The runner drops a whole summary above 1,024 KiB; these come to less than
 * 900 KiB, which leaves room for what other steps of a job append.
 */
const BUDGETS = {
    results: 380 * 1024,
    failures: 200 * 1024,
    notices: 60 * 1024,
    deleted: 8 * 1024,
    facts: 100 * 1024,
    configuration: 32 * 1024,
};
/** A footer is no inventory: the record of each build names all plugins. */
const PLUGINS_MAX = 20;
/** The summary as GitHub-flavoured Markdown, below 900 KiB whatever the report holds. */
function renderSummary(report, context) {
    const outcomes = (0,report_results/* readReport */.tL)(report);
    const sections = [
        heading(report, outcomes.results),
        comparison(report, context),
        ...resultTables(report, outcomes, BUDGETS.results),
        failureSections(report, outcomes, context, BUDGETS.failures),
        noticeSection(report, BUDGETS.notices),
        neverPublishedSection(report, context),
        deletedSection(report, BUDGETS.deleted),
        factsTable(report, BUDGETS.facts),
        phasesChart(context.phases ?? []),
        configurationTable(context.configuration, BUDGETS.configuration),
        footer(report, context),
    ];
    return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}
function heading(report, results) {
    if (report.plan === undefined && results.length === 0)
        return `## XVA templates: ${(0,format.escapeMarkdown)(report.command, 40)}`;
    return `## XVA templates: ${(0,report_results/* tally */.N4)(results) || "nothing to build"}`;
}
/** One sentence: what was looked at, and what it was compared with. */
function comparison(report, context) {
    const { plan } = report;
    const commit = plan?.head ?? context.commit;
    const sha = (0,format/* code */.aY)((0,format/* shortSha */.Fu)(commit), 7);
    const at = (0,format/* isHttpUrl */.q$)(context.repositoryUrl)
        ? (0,format/* link */.nf)(sha, `${context.repositoryUrl}/commit/${commit}`)
        : sha;
    const ref = (0,format/* code */.aY)((0,format/* shortRef */.m3)(plan?.ref ?? context.ref), 120);
    const event = (0,format/* code */.aY)(plan?.eventName ?? report.command, 60);
    const base = plan === undefined
        ? ""
        : `, ${(0,format.escapeMarkdown)(plan.base.text, 300).replace(/\.$/, "")}`;
    return `Run of ${event} on ${ref} at ${at}${base}.`;
}
function footer(report, context) {
    const { packer } = report;
    const plugins = Object.entries(packer?.plugins ?? {})
        .slice(0, PLUGINS_MAX)
        .map(([source, version]) => `${(0,format.escapeMarkdown)(source, 120)} ${(0,format.escapeMarkdown)(version, 40)}`);
    const parts = [
        `xva-template-action ${(0,format.escapeMarkdown)(context.actionVersion, 40)}`,
        packer === undefined ? "" : `Packer ${(0,format.escapeMarkdown)(packer.version, 40)}`,
        ...plugins,
        context.runnerName === ""
            ? ""
            : `runner ${(0,format.escapeMarkdown)(context.runnerName, 80)}`,
        (0,format/* isHttpUrl */.q$)(context.runUrl) ? (0,format/* link */.nf)("run", context.runUrl) : "",
        context.links.catalogue === undefined
            ? ""
            : (0,format/* link */.nf)("catalogue", context.links.catalogue),
    ];
    return `<sub>${parts.filter((part) => part !== "").join(" · ")}</sub>`;
}


/***/ })

};
