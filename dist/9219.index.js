export const id = 9219;
export const ids = [9219,2772];
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
    const { renderSummary } = await __webpack_require__.e(/* import() */ 58).then(__webpack_require__.bind(__webpack_require__, 58));
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

/***/ 6841:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MB: () => (/* binding */ channelsOf),
  Cs: () => (/* binding */ makePlan),
  hx: () => (/* binding */ readScope)
});

// EXTERNAL MODULE: ./build/input-values.js
var input_values = __webpack_require__(5895);
;// CONCATENATED MODULE: ./build/plan/base.js
/** The first candidate that can be had; `unknown` where none can, with the reason. */
async function findBase(candidates, histories, head) {
    for (const candidate of candidates) {
        if (candidate.kind === "nothing" || candidate.kind === "last-good")
            return candidate;
        for (const history of histories) {
            const sha = await locate(candidate, history, head);
            if (sha !== undefined)
                return { kind: "commit", sha, text: describe(candidate) };
        }
    }
    const tried = candidates.map(describe).join(", ") || "no base named";
    return { kind: "unknown", text: `${tried}: can't be had` };
}
function describe(candidate) {
    return candidate.kind === "first-parent"
        ? "the first parent of the pull request's merge commit"
        : candidate.text;
}
async function locate(candidate, history, head) {
    switch (candidate.kind) {
        case "commit":
            return (await history.have(candidate.sha)) ? candidate.sha : undefined;
        case "ref":
            return history.resolve(candidate.ref);
        case "merge-base":
            return history.mergeBase(candidate.with);
        case "first-parent": {
            if (head !== candidate.mergeCommit)
                return undefined;
            const parents = await history.parents(head);
            const first = parents?.length === 2 ? parents[0] : undefined;
            return first !== undefined && (await history.have(first))
                ? first
                : undefined;
        }
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/plan/content.js
/** The content digest of a Packer root: which git objects make its images, pure. */

/** Raised whenever the same objects would give another digest: a record of another scheme counts as none. */
const CONTENT_SCHEME = 1;
/** Notes to people, directly in a template's folder, change no image. */
const NOTES_FILE = "NOTES.md";
/** Does a file of the template's folder concern this root? Everything does, but other roots' template files. */
function concernsRoot(path, template, root) {
    if (path.endsWith(NOTES_FILE) &&
        path === `${template.directory}/${NOTES_FILE}`)
        return false;
    return (root.templateFiles.includes(path) ||
        !template.roots.some((other) => other.templateFiles.includes(path)));
}
/** `<scheme>:<hex SHA-256>` of a root, made when asked; the same objects at the same paths give the same digest. */
function contentDigests(request) {
    const templates = new Map(request.templates.map((one) => [one.os, one]));
    let files;
    let shared;
    return (root) => {
        const template = templates.get(root.os);
        if (template === undefined)
            return "";
        files ??= request.files();
        shared ??= digest(files.shared);
        const own = (files.own.get(root.os) ?? []).filter((entry) => concernsRoot(entry.path, template, root));
        const hash = (0,external_node_crypto_.createHash)("sha256").update(digest(own)).update(shared);
        return `${CONTENT_SCHEME}:${hash.digest("hex")}`;
    };
}
function digest(entries) {
    const lines = entries
        .toSorted((a, b) => (a.path < b.path ? -1 : 1))
        .map(({ path, mode, oid }) => `${path}\0${mode} ${oid}\0`);
    return (0,external_node_crypto_.createHash)("sha256").update(lines.join("")).digest();
}

;// CONCATENATED MODULE: ./build/plan/decide.js

/** Every root of every template, planned or not. */
function decide(request) {
    return request.templates.flatMap((template) => template.roots.map((root) => decideRoot(request, template, root)));
}
function decideRoot(request, template, root) {
    const content = request.contentOf(root);
    if (request.requested !== undefined) {
        const images = request.requested.get(root);
        return {
            root,
            content,
            planned: images !== undefined,
            images: images ?? root.images,
            reason: images === undefined
                ? { code: "unchanged", text: "not asked for" }
                : {
                    code: request.requestedText,
                    text: request.requestedText === "all"
                        ? "all asked for"
                        : "asked for by name",
                },
        };
    }
    const change = changeOf(request, template, root);
    const good = lastGoodOfRoot(request, root, content);
    const [planned, reason] = outcome(request, root, change, good);
    return {
        root,
        content,
        planned,
        reason,
        images: root.images,
        ...("build" in good ? { lastGood: good.build } : {}),
    };
}
function changeOf(request, template, root) {
    const { comparison } = request;
    if (comparison.kind === "everything")
        return {
            kind: "yes",
            reason: { code: "everything", text: "everything counts as changed" },
        };
    if (comparison.kind !== "changes")
        return comparison;
    const own = (request.changesByTemplate.get(template.os) ?? [])
        .map((change) => change.path)
        .filter((path) => concernsRoot(path, template, root));
    if (own.length > 0)
        return {
            kind: "yes",
            reason: { code: "changed", text: `changed: ${andMore(own)}` },
        };
    if (request.sharedChanges.length > 0)
        return {
            kind: "yes",
            reason: {
                code: "shared-change",
                text: `shared file changed: ${andMore(request.sharedChanges)}`,
            },
        };
    return { kind: "no" };
}
function andMore(paths) {
    const more = paths.length > 1 ? ` and ${paths.length - 1} more` : "";
    return `${paths[0]}${more}`;
}
/**
 * The root has the content only if every one of its images has a good build of it. One of other content says more than
 * one that was never built: a run was dropped.
 */
function lastGoodOfRoot(request, root, content) {
    const goods = root.images.map((image) => request.lastGood(image));
    if (goods.includes("unknown"))
        return { kind: "unknown" };
    const builds = goods
        .filter((good) => typeof good !== "string")
        .toSorted((a, b) => (a.build < b.build ? 1 : -1));
    const differing = builds.find((good) => good.content !== content);
    if (differing !== undefined)
        return { kind: "other", build: differing };
    const [build, oldest] = [builds[0], builds.at(-1)];
    return build === undefined || oldest === undefined || goods.includes("none")
        ? { kind: "none" }
        : { kind: "same", build, oldest: oldest.createdAt };
}
/** The contract's table, row by row. */
function outcome(request, root, change, good) {
    if (good.kind === "same") {
        const limit = request.builtBefore;
        if (limit !== undefined && new Date(good.oldest) < limit)
            return [
                true,
                { code: "too-old", text: `last built ${good.oldest.slice(0, 10)}` },
            ];
        return change.kind === "no"
            ? [false, { code: "unchanged", text: `published as ${good.build.build}` }]
            : [
                false,
                {
                    code: "already-published",
                    text: `already published as ${good.build.build}`,
                },
            ];
    }
    if (change.kind === "yes")
        return [true, change.reason];
    if (good.kind === "other")
        return [
            true,
            { code: "differs", text: `differs from ${good.build.build}` },
        ];
    if (change.kind === "unknown")
        return [true, { code: "base-unknown", text: change.text }];
    if (change.kind === "last-good")
        return [
            true,
            good.kind === "none"
                ? { code: "first-build", text: "no good build yet" }
                : {
                    code: "base-unknown",
                    text: "no bucket to look up the last good build",
                },
        ];
    return good.kind === "none"
        ? [
            false,
            {
                code: "never-published",
                text: `never published: name it in os: ${request.dispatchLine(root.os)}`,
            },
        ]
        : [false, { code: "unchanged", text: "no change" }];
}

;// CONCATENATED MODULE: ./build/plan/event.js
/**
 * (event name, payload) -> what to compare with, or a refusal: the event table of the contract, pure.
 * Rules of the payloads: GitHub's webhook documentation; in Actions a push carries no file lists.
 */
const ZEROS = /^0+$/;
const SHA = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
const UNTRUSTED = /^(pull_request($|_target$|_review)|workflow_run$)/;
/** Reads a value of the payload by its keys, without believing anything about its shape. */
function pick(value, ...keys) {
    let current = value;
    for (const key of keys) {
        if (typeof current !== "object" || current === null)
            return undefined;
        current = current[key];
    }
    return current;
}
function event_text(value) {
    return typeof value === "string" && value !== "" ? value : undefined;
}
function shaOf(value) {
    const sha = event_text(value);
    return sha !== undefined && SHA.test(sha) ? sha : undefined;
}
/** What an event compares with, by the contract's table. */
function readEvent(facts) {
    const { name, payload } = facts;
    const defaultBranch = event_text(pick(payload, "repository", "default_branch"));
    const common = {
        statusSha: facts.sha,
        ref: facts.ref,
        schedule: name === "schedule",
        untrusted: UNTRUSTED.test(name),
        ...(defaultBranch === undefined ? {} : { defaultBranch }),
    };
    if (payload === undefined && name === "push")
        return {
            ...common,
            candidates: [],
            unknown: "the event's file is missing or is not JSON",
        };
    if (name === "push")
        return { ...common, ...readPush(facts, defaultBranch) };
    if (name.startsWith("pull_request"))
        return { ...common, ...readPullRequest(facts) };
    if (name === "merge_group")
        return { ...common, ...readMergeGroup(payload) };
    return {
        ...common,
        candidates: [
            { kind: "last-good", text: "the last good build of each image" },
        ],
    };
}
function readPush(facts, defaultBranch) {
    const { payload } = facts;
    const ref = event_text(pick(payload, "ref")) ?? facts.ref;
    const after = event_text(pick(payload, "after")) ?? "";
    if (pick(payload, "deleted") === true || ZEROS.test(after))
        return { candidates: [], nothing: `${ref} was deleted: nothing to do.` };
    if (ref.startsWith("refs/tags/"))
        return {
            candidates: [
                {
                    kind: "nothing",
                    text: "a tag was pushed: everything counts as changed",
                },
            ],
        };
    const before = event_text(pick(payload, "before")) ?? "";
    const onDefault = defaultBranch !== undefined && ref === `refs/heads/${defaultBranch}`;
    const mergeBase = defaultBranch === undefined || onDefault
        ? []
        : [
            {
                kind: "merge-base",
                with: defaultBranch,
                text: `the merge base with ${defaultBranch}`,
            },
        ];
    if (pick(payload, "created") === true || ZEROS.test(before))
        return mergeBase.length > 0
            ? { candidates: mergeBase }
            : {
                candidates: [
                    {
                        kind: "nothing",
                        text: "a new branch: everything counts as changed",
                    },
                ],
            };
    const beforeSha = shaOf(before);
    const commit = beforeSha === undefined
        ? []
        : [{ kind: "commit", sha: beforeSha, text: "the push's before" }];
    if (pick(payload, "forced") !== true)
        return { candidates: commit };
    return {
        candidates: [
            ...commit,
            ...mergeBase,
            {
                kind: "nothing",
                text: "a forced push whose former commit is gone: everything counts as changed",
            },
        ],
    };
}
function readPullRequest(facts) {
    const head = shaOf(pick(facts.payload, "pull_request", "head", "sha"));
    const base = shaOf(pick(facts.payload, "pull_request", "base", "sha"));
    // `pull_request_target` runs on a branch instead
    const candidates = /^refs\/pull\/\d+\/merge$/.test(facts.ref)
        ? [{ kind: "first-parent", mergeCommit: facts.sha }]
        : [];
    if (base !== undefined)
        candidates.push({
            kind: "merge-base",
            with: base,
            text: "the merge base with the pull request's base",
        });
    return { candidates, ...(head === undefined ? {} : { statusSha: head }) };
}
function readMergeGroup(payload) {
    const base = shaOf(pick(payload, "merge_group", "base_sha"));
    return base === undefined
        ? { candidates: [], unknown: "the event names no base_sha" }
        : {
            candidates: [
                { kind: "commit", sha: base, text: "the merge group's base" },
            ],
        };
}

// EXTERNAL MODULE: ./build/plan/git-fetch.js
var git_fetch = __webpack_require__(1023);
;// CONCATENATED MODULE: ./build/commands/last-good.js
/** `build` needs the bucket and fails without it; `plan` says what it could not see. */
async function lookUpLastGood(run, request) {
    const store = await run.store();
    if (store === undefined)
        return { warnings: [] };
    const images = request.templates.flatMap((template) => template.roots.flatMap((root) => root.images));
    if (images.length === 0)
        return { builds: new Map(), warnings: [] };
    const { lastGoodBuilds } = await Promise.all(/* import() */[__webpack_require__.e(3711), __webpack_require__.e(2358), __webpack_require__.e(5803), __webpack_require__.e(5347), __webpack_require__.e(2497)]).then(__webpack_require__.bind(__webpack_require__, 2497));
    try {
        const found = await lastGoodBuilds(store, images, {
            ref: request.ref,
            ...(request.defaultRef === undefined
                ? {}
                : { defaultBranchRef: request.defaultRef }),
            // revoked builds count on push, where they stand for the content, and not on schedule, which replaces them
            includeRevoked: run.facts.eventName !== "schedule",
        });
        const builds = new Map();
        for (const [id, good] of found)
            if (good !== undefined)
                builds.set(id, good);
        return { builds, warnings: [] };
    }
    catch (error) {
        if (run.settings.command !== "plan")
            throw error;
        const why = error instanceof Error ? error.message : String(error);
        return { warnings: [`The bucket could not be asked: ${why}`] };
    }
}

// EXTERNAL MODULE: ./build/commands/source-tree.js + 4 modules
var source_tree = __webpack_require__(6411);
// EXTERNAL MODULE: ./build/packer/command.js
var command = __webpack_require__(1122);
// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
// EXTERNAL MODULE: ./build/plan/hcl/value.js
var hcl_value = __webpack_require__(1659);
;// CONCATENATED MODULE: ./build/plan/images.js

const MAX_VERSION_LENGTH = 64;
/**
 * The images that one Packer run yields, by the contract's rules 2 to 6 for versions: builds of one version and
 * different builder types are one image; with the same builder type the source's name becomes the version.
 * A root that does not tell its builds has one image without builds.
 */
function imagesOf(root) {
    const { os, content } = root;
    const otherwise = versionOfRoot(root);
    const found = content === undefined ? [] : content.builds;
    if (found.length === 0)
        return [toImage(os, otherwise, [])];
    const placed = found.map((build) => ({
        found: build,
        version: versionFromNames(os, namesOf(build)) ?? otherwise,
    }));
    return groupById(os, placed)
        .flatMap((group) => separate(os, group))
        .map((group) => toImage(os, group[0].version, group));
}
function groupById(os, placed) {
    const groups = new Map();
    for (const build of placed) {
        const id = idOf(os, build.version);
        const group = groups.get(id);
        if (group === undefined)
            groups.set(id, [build]);
        else
            group.push(build);
    }
    return [...groups.values()];
}
/** Tells builds of one builder type apart: by the source's name, and where that is the same, by the build block's. */
function separate(os, group) {
    if (!hasTwoOfAType(group))
        return [group];
    const bySource = groupById(os, group.map((build) => ({
        ...build,
        version: versionOf(withoutOs(os, build.found.source?.name ?? "")) ??
            build.version,
    })));
    const separated = bySource.flatMap((same) => hasTwoOfAType(same) ? same.map((build) => withBlockName(os, build)) : same);
    return groupById(os, separated);
}
function withBlockName(os, build) {
    const source = withoutOs(os, build.found.source?.name ?? "");
    const block = withoutOs(os, build.found.blockName);
    const both = [source, block].filter((name) => name !== "").join("-");
    return { ...build, version: versionOf(both) ?? build.version };
}
function hasTwoOfAType(group) {
    const types = group.flatMap(({ found }) => found.source?.type ?? []);
    return new Set(types).size < types.length;
}
function idOf(os, version) {
    return version.inId ? `${os}-${version.text}` : os;
}
function toImage(os, version, group) {
    return {
        id: idOf(os, version),
        os,
        version: version.text,
        builds: group.flatMap(({ found }) => toPackerBuild(found)),
    };
}
function toPackerBuild({ source }) {
    if (source === undefined)
        return [];
    const { type, name, buildName } = source;
    return [{ name: buildName, builderType: type, sourceName: name }];
}
/** What rule 2 looks at, in its order. */
function namesOf({ source, blockName, files }) {
    return [source?.name ?? "", blockName, ...files.map(stemOf)];
}
/** A template file's name without folder and extension. */
function stemOf(path) {
    const name = path.slice(path.lastIndexOf("/") + 1);
    return name.replace(/(?:\.pkr)?\.(?:hcl|json)$/, "");
}
/** Rule 2: the first name that starts with the template's and then a digit. */
function versionFromNames(os, names) {
    for (const name of names) {
        const rest = restAfterOs(os, name);
        if (rest !== undefined && /^[0-9]/.test(rest))
            return versionOf(rest);
    }
    return undefined;
}
/** Rules 3 to 6, which are the same for all builds of a root. */
function versionOfRoot({ os, path, content }) {
    const named = content &&
        ["os_version", "version"]
            .map((name) => versionOf((0,hcl_value/* toText */.fE)(content.variable(name)) ?? ""))
            .find((version) => version !== undefined);
    const number = /[0-9]+(?:\.[0-9]+)*$/.exec(os)?.[0];
    return named ?? versionOf(path) ?? { text: number ?? "0", inId: false };
}
/** What follows the template's name and one separator; undefined where the name does not start with it. */
function restAfterOs(os, name) {
    if (!name.toLowerCase().startsWith(os.toLowerCase()))
        return undefined;
    return name.slice(os.length).replace(/^[-_]/, "");
}
/** A name without the template's name before it, where that stands apart; empty where it is all of it. */
function withoutOs(os, name) {
    const rest = restAfterOs(os, name);
    const separator = name.charAt(os.length);
    return rest !== undefined && /^[-_0-9]?$/.test(separator) ? rest : name;
}
/** Text as a version, its characters those of names; undefined where nothing is left. */
function versionOf(text) {
    const version = text
        .replace(/[^A-Za-z0-9._-]+/g, "-")
        .slice(0, MAX_VERSION_LENGTH)
        .replace(/^[^A-Za-z0-9]+/, "")
        .replace(/[._-]+$/, "");
    return version === "" ? undefined : { text: version, inId: true };
}

;// CONCATENATED MODULE: ./build/plan/quoted.js
/** Text of a repository in quotes for a message: what is not letter, digit, punctuation or plain space is spelled out. */
function quoted(text) {
    const escaped = text.replace(/["\\]|[^\p{L}\p{N}\p{P}\p{S} ]/gu, (character) => character === '"' || character === "\\"
        ? `\\${character}`
        : `\\u{${character.codePointAt(0)?.toString(16)}}`);
    return `"${escaped}"`;
}

// EXTERNAL MODULE: ./build/plan/hcl/ast.js
var ast = __webpack_require__(9766);
// EXTERNAL MODULE: ./build/plan/hcl/evaluate.js + 1 modules
var evaluate = __webpack_require__(2898);
// EXTERNAL MODULE: ./build/plan/pool-request.js
var pool_request = __webpack_require__(9594);
// EXTERNAL MODULE: ./build/plan/root-content.js
var root_content = __webpack_require__(2016);
// EXTERNAL MODULE: ./build/plan/variables.js
var plan_variables = __webpack_require__(4519);
;// CONCATENATED MODULE: ./build/plan/hcl-root.js






/** Reads what the files of one root say together, as Packer would with the given values. */
function readHclRoot(files, given) {
    const lookup = (0,plan_variables/* lookupIn */.IX)(files, given);
    const declared = declaredSources(files);
    const poolLookup = (0,plan_variables/* lookupIn */.IX)(files, (0,pool_request/* withOffered */.G)(given));
    const builds = [];
    const used = [];
    const pool = [];
    for (const file of files)
        for (const block of file.blocks.filter(({ type }) => type === "build")) {
            const sources = sourcesOf(block, declared, lookup);
            const found = buildsOf(block, file.file, sources, lookup);
            used.push(...(sources ?? []));
            builds.push(...found);
            pool.push(...(sources ?? anySource(declared)).flatMap((source, index) => poolRequestsOf(source, found[index]?.source?.buildName ?? "", poolLookup)));
        }
    const iso = isoOf(used, lookup);
    return {
        builds,
        variables: (0,plan_variables/* declaredVariables */.At)(files).map(({ default: _default, ...variable }) => variable),
        variable: (name) => lookup("var", name),
        ...(iso === undefined ? {} : { iso }),
        pool,
        fileReferences: [
            // the builder "file" takes a file as the provisioner of that name does
            ...used.flatMap(({ type, bodies }) => bodies.flatMap((body) => fileReferences(body, type === "file", lookup))),
            ...files
                .flatMap((file) => file.blocks)
                .filter(({ type }) => type === "build")
                .flatMap(({ body }) => fileReferences(body, false, lookup)),
        ],
    };
}
function declaredSources(files) {
    const sources = new Map();
    for (const { file, blocks } of files)
        for (const { type, labels, body } of blocks)
            if (type === "source")
                sources.set(labels.join("."), { body, file });
    return sources;
}
/** The sources of a build block; undefined where they are not known before Packer runs. */
function sourcesOf(build, declared, lookup) {
    const listed = attributeValue(build.body, "sources", lookup);
    if (listed !== undefined && !(0,hcl_value/* isList */.Lv)(listed))
        return undefined;
    const nested = build.body.blocks.filter(({ type }) => type === "source");
    const sources = [
        ...(listed ?? []).map((reference) => usedSource(reference, undefined, declared, lookup)),
        ...nested.map(({ labels, body }) => usedSource(labels[0] ?? hcl_value/* UNKNOWN */.HV, body, declared, lookup)),
    ];
    return sources.every((source) => source !== undefined) ? sources : undefined;
}
/** `source.<type>.<name>` or `<type>.<name>`; a nested block may give the build another name. */
function usedSource(reference, nested, declared, lookup) {
    if (typeof reference !== "string")
        return undefined;
    const parts = reference.split(".");
    const [type, name] = parts.length > 2 ? parts.slice(1) : parts;
    if (type === undefined || name === undefined)
        return undefined;
    const source = declared.get(`${type}.${name}`);
    const renamed = nested === undefined ? undefined : attributeValue(nested, "name", lookup);
    if (renamed !== undefined && typeof renamed !== "string")
        return undefined;
    return {
        type,
        name: renamed ?? name,
        bodies: [nested, source?.body].filter((body) => body !== undefined),
        files: source === undefined ? [] : [source.file],
    };
}
function buildsOf(block, file, sources, lookup) {
    const blockName = (0,hcl_value/* toText */.fE)(attributeValue(block.body, "name", lookup) ?? "");
    if (sources === undefined || blockName === undefined)
        return [{ blockName: blockName ?? "", files: [file] }];
    const prefix = blockName === "" ? "" : `${blockName}.`;
    return sources.map(({ type, name, files }) => ({
        blockName,
        source: { type, name, buildName: `${prefix}${type}.${name}` },
        files: [...files, file],
    }));
}
/** Where it is not known which sources a build block uses, it may be any. */
function anySource(declared) {
    return [...declared].map(([key, { body, file }]) => {
        const [type = "", name = ""] = key.split(".");
        return { type, name, bodies: [body], files: [file] };
    });
}
/** One where the source builds on a pool, else none. */
function poolRequestsOf({ type, bodies }, build, lookup) {
    if (!(0,pool_request/* buildsOnPool */.Bl)(type))
        return [];
    const setting = (name) => bodies
        .map((body) => attributeValue(body, name, lookup))
        .find((value) => value !== undefined);
    return [
        (0,pool_request/* poolRequest */.C8)({
            builderType: type,
            build,
            setting,
            disks: disksOf(bodies, lookup),
        }),
    ];
}
/** Sizes of the `disks` blocks; in JSON syntax they are a list of objects. */
function disksOf(bodies, lookup) {
    const blocks = bodies.flatMap((body) => body.blocks);
    if (blocks.some(({ type }) => type === "dynamic"))
        return hcl_value/* UNKNOWN */.HV;
    const listed = bodies.flatMap((body) => {
        const value = attributeValue(body, "disks", lookup);
        if (value === undefined)
            return [];
        return (0,hcl_value/* isList */.Lv)(value) ? value : [value];
    });
    return [
        ...blocks
            .filter(({ type }) => type === "disks")
            .map(({ body }) => attributeValue(body, "disk_size", lookup)),
        ...listed.map((disk) => ((0,hcl_value/* isMap */.jh)(disk) ? disk.get("disk_size") : undefined)),
    ];
}
/** The installer's URL and checksum, of the first source where they are known. */
function isoOf(sources, lookup) {
    for (const { bodies } of sources) {
        const known = (name) => {
            for (const body of bodies) {
                const value = attributeValue(body, name, lookup);
                const first = (0,hcl_value/* isList */.Lv)(value) ? value[0] : value;
                if (typeof first === "string" && first !== "")
                    return first;
            }
            return undefined;
        };
        const url = known("iso_url") ?? known("iso_urls");
        const checksum = known("iso_checksum");
        if (url !== undefined || checksum !== undefined)
            return {
                ...(url === undefined ? {} : { url }),
                ...(checksum === undefined ? {} : { checksum }),
            };
    }
    return undefined;
}
function fileReferences(body, uploads, lookup) {
    const here = body.attributes
        .filter((attribute) => (0,root_content/* namesFiles */.E)(attribute.name, uploads))
        .flatMap(({ expression }) => (0,root_content/* relativePaths */.X)((0,evaluate/* evaluate */._)(expression, lookup)));
    const inside = body.blocks.flatMap((block) => fileReferences(block.body, isUpload(block, lookup), lookup));
    return [...here, ...inside];
}
function isUpload(block, lookup) {
    return (block.type === "provisioner" &&
        block.labels[0] === "file" &&
        attributeValue(block.body, "direction", lookup) !== "download" &&
        attributeValue(block.body, "generated", lookup) !== true);
}
/** Value of an attribute; undefined where the body has no such attribute. */
function attributeValue(body, name, lookup) {
    const attribute = (0,ast/* attributeOf */.w)(body, name);
    return attribute === undefined
        ? undefined
        : (0,evaluate/* evaluate */._)(attribute.expression, lookup);
}

// EXTERNAL MODULE: ./build/plan/legacy-root.js
var legacy_root = __webpack_require__(9312);
;// CONCATENATED MODULE: ./build/plan/roots.js




/** The Packer roots of one folder; none where its files hold no build. */
function rootsOf(folder, given, reader) {
    for (const link of folder.links)
        reader.report({
            level: "warning",
            message: `${quoted(link)} is a symbolic link: it makes no template, and what it holds is not read here.`,
            file: link,
        });
    return [
        ...hclRoots(folder, given, reader),
        ...legacyRoots(folder, given, reader),
    ];
}
function hclRoots(folder, given, reader) {
    const paths = folder.templates.toSorted();
    const read = paths.map((path) => reader.hcl(path));
    const files = read.filter((file) => file !== undefined);
    if (files.length < paths.length)
        return [{ templateFiles: paths }];
    const repeated = repeatedBlock(files);
    if (repeated !== undefined)
        return files.flatMap((file) => fileRoot(file, repeated, given, reader));
    if (files.some(hasBuild)) {
        const all = withAutoVariables(folder, given, reader);
        return [{ templateFiles: paths, content: readHclRoot(files, all) }];
    }
    const [first] = paths;
    if (first !== undefined)
        reader.report({
            level: "warning",
            message: `The template files in ${quoted(folder.directory)} have no build block, so nothing is built from them.`,
            file: first,
        });
    return [];
}
/** A file that is run alone. Packer then reads no other file of its folder, variable files included. */
function fileRoot(file, repeated, given, reader) {
    const path = file.file;
    if (hasBuild(file))
        return [
            {
                file: nameOf(path),
                templateFiles: [path],
                content: readHclRoot([file], given),
            },
        ];
    reader.report({
        level: "warning",
        message: `${quoted(path)} is not used: files of its folder declare the same ${repeated}, so each file with a build block is run alone, and this one has none.`,
        file: path,
    });
    return [];
}
function nameOf(path) {
    return path.slice(path.lastIndexOf("/") + 1);
}
function hasBuild({ blocks }) {
    return blocks.some(({ type }) => type === "build");
}
/** The first block that two of the files declare, as a message names it: Packer refuses to read such files together. */
function repeatedBlock(files) {
    const declaredIn = new Map();
    for (const file of files)
        for (const name of declarationsOf(file)) {
            const before = declaredIn.get(name);
            if (before !== undefined && before !== file)
                return name;
            declaredIn.set(name, file);
        }
    return undefined;
}
function declarationsOf({ blocks }) {
    return blocks.flatMap(({ type, labels, body }) => {
        const names = body.attributes.map(({ name }) => name);
        switch (type) {
            case "variables":
                return names.map((name) => `variable ${quoted(name)}`);
            case "locals":
                return names.map((name) => `local ${quoted(name)}`);
            case "packer":
                return body.blocks
                    .filter((block) => block.type === "required_plugins")
                    .flatMap((block) => block.body.attributes)
                    .map(({ name }) => `required plugin ${quoted(name)}`);
            case "variable":
            case "local":
            case "source":
            case "data":
                return [`${type} ${labels.map(quoted).join(" ")}`];
            default:
                return [];
        }
    });
}
function withAutoVariables(folder, given, reader) {
    const own = folder.autoVariables
        .toSorted()
        .map((path) => reader.hcl(path))
        .filter((file) => file !== undefined);
    return { ...given, files: new Map([...(0,plan_variables/* valuesOf */.sm)(own), ...given.files]) };
}
function legacyRoots(folder, given, reader) {
    return folder.maybeLegacy.toSorted().flatMap((path) => {
        const text = reader.text(path);
        if (text === undefined || !(0,legacy_root/* looksLegacy */._)(text))
            return [];
        const root = { file: nameOf(path), templateFiles: [path] };
        const json = reader.json(path, text);
        if (json === undefined)
            return [root];
        const content = (0,legacy_root/* readLegacyRoot */.C)(json, path, given);
        return content === undefined ? [] : [{ ...root, content }];
    });
}

;// CONCATENATED MODULE: ./build/plan/template-files.js
const SYMBOLIC_LINK = "120000";
const SUBMODULE = "160000";
const HIDDEN_FOLDER = /(?:^|\/)[_.][^/]*\//;
/**
 * Is this a Packer template by its name and place? `path` is relative to the templates folder.
 * The old JSON format has no name of its own, so it never is one here.
 */
function isTemplateFile(path) {
    return hasTemplateName(path) && !HIDDEN_FOLDER.test(path);
}
/** Sorts the files that Packer may read by template and folder: one pass over all entries. */
function groupTemplateFiles(entries, packerDirectory) {
    const prefix = packerDirectory === "" ? "" : `${packerDirectory}/`;
    const folders = new Map();
    const stray = [];
    for (const { path, mode } of entries) {
        const kind = mode === SUBMODULE ? undefined : kindOf(path, mode);
        if (kind === undefined || !path.startsWith(prefix))
            continue;
        const relative = path.slice(prefix.length);
        if (HIDDEN_FOLDER.test(relative))
            continue;
        const slash = relative.indexOf("/");
        if (slash !== -1) {
            const os = relative.slice(0, slash);
            const directory = path.slice(0, path.lastIndexOf("/"));
            folderOf(folders, os, directory)[kind].push(path);
        }
        else if (kind === "templates")
            stray.push(path);
    }
    return { folders, stray };
}
function hasTemplateName(path) {
    return path.endsWith(".pkr.hcl") || path.endsWith(".pkr.json");
}
function kindOf(path, mode) {
    const isJson = path.endsWith(".json");
    if (!isJson && !path.endsWith(".hcl"))
        return undefined;
    if (mode === SYMBOLIC_LINK)
        return hasTemplateName(path) ? "links" : undefined;
    if (hasTemplateName(path))
        return "templates";
    if (/\.pkrvars\.(?:hcl|json)$/.test(path))
        return /\.auto\.pkrvars\.\w+$/.test(path) ? "autoVariables" : undefined;
    return isJson ? "maybeLegacy" : undefined;
}
function folderOf(folders, os, directory) {
    let ofTemplate = folders.get(os);
    if (ofTemplate === undefined) {
        ofTemplate = new Map();
        folders.set(os, ofTemplate);
    }
    let folder = ofTemplate.get(directory);
    if (folder === undefined) {
        folder = {
            directory,
            templates: [],
            maybeLegacy: [],
            autoVariables: [],
            links: [],
        };
        ofTemplate.set(directory, folder);
    }
    return folder;
}

// EXTERNAL MODULE: ./build/plan/hcl/json.js
var json = __webpack_require__(342);
// EXTERNAL MODULE: ./build/plan/hcl/json-reader.js
var json_reader = __webpack_require__(8456);
// EXTERNAL MODULE: ./build/plan/hcl/parse.js + 3 modules
var hcl_parse = __webpack_require__(2861);
;// CONCATENATED MODULE: ./build/plan/template-reader.js





/** `readText` gives the text of a file of the commit, undefined where it has none. */
function createTemplateReader(readText) {
    const problems = [];
    const report = (problem) => {
        problems.push(problem);
    };
    const parsed = (path, parse) => {
        try {
            return parse();
        }
        catch (error) {
            if (!(error instanceof ast/* HclError */.s))
                throw error;
            report(unreadable(path, error));
            return undefined;
        }
    };
    return {
        text: readText,
        hcl: (path, text = readText(path)) => {
            if (text === undefined) {
                report(missing(path));
                return undefined;
            }
            const parse = path.endsWith(".json") ? json/* parseHclJson */.f : hcl_parse/* parseHcl */.z4;
            return parsed(path, () => parse(text, path));
        },
        json: (path, text) => parsed(path, () => (0,json_reader/* readJson */.V)(text, path)),
        report,
        problems,
    };
}
function unreadable(file, { message, line, column }) {
    return {
        level: "error",
        title: "This Packer file cannot be read",
        message,
        file,
        line,
        column,
    };
}
function missing(file) {
    return {
        level: "error",
        message: `The file ${quoted(file)} is in the commit, but it cannot be read.`,
        file,
    };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/plan/working-directory.js

/**
 * The folder against which a root's relative file references exist: the repository or the root's own folder;
 * null where both or none explain them. A reference that exists nowhere tells nothing.
 */
function workingDirectoryOf(references, directory, exists) {
    let onlyInRepository = false;
    let onlyInFolder = false;
    for (const reference of references) {
        const path = external_node_path_.posix.normalize(withoutGlob(reference));
        if (/^\.?\/?$/.test(path))
            continue;
        const inRepository = exists(path);
        const inFolder = exists(external_node_path_.posix.join(directory, path));
        onlyInRepository ||= inRepository && !inFolder;
        onlyInFolder ||= inFolder && !inRepository;
    }
    if (onlyInRepository === onlyInFolder)
        return null;
    return onlyInRepository ? "repository" : "template";
}
/** `cd_files` takes globs: of those, the folder before the first wildcard. */
function withoutGlob(reference) {
    const wildcard = reference.search(/[*?[]/);
    if (wildcard === -1)
        return reference;
    return reference.slice(0, reference.lastIndexOf("/", wildcard) + 1);
}
/** Answers whether a file or folder is among the paths; the index is made on the first question. */
function existsAmong(paths) {
    let known;
    return (path) => {
        known ??= withFolders(paths());
        return known.has(path.endsWith("/") ? path.slice(0, -1) : path);
    };
}
function withFolders(paths) {
    const known = new Set();
    for (const path of paths) {
        known.add(path);
        let slash = path.lastIndexOf("/");
        while (slash !== -1) {
            const folder = path.slice(0, slash);
            if (known.has(folder))
                break;
            known.add(folder);
            slash = path.lastIndexOf("/", slash - 1);
        }
    }
    return known;
}

;// CONCATENATED MODULE: ./build/plan/template.js









const TEMPLATE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** Words of the input `os`. */
const TAKEN_NAMES = new Set(["all", "changed"]);
/**
 * Finds the templates below the templates folder, their Packer roots and images, by the contract's section 1.
 * Reads nothing but template files and the variable files that Packer reads by itself. Never throws for what
 * a repository holds: that becomes problems with file and line.
 */
function readTemplates(request) {
    const { entries, packerDirectory } = request;
    const prefix = packerDirectory === "" ? "" : `${packerDirectory}/`;
    const reader = createTemplateReader(request.readText);
    const context = {
        reader,
        given: givenValues(request, reader),
        exists: existsAmong(() => entries.map(({ path }) => path)),
    };
    const { folders, stray } = groupTemplateFiles(entries, packerDirectory);
    const templates = [];
    const refused = new Set();
    for (const [os, below] of [...folders].sort(byName)) {
        const roots = readRoots(os, prefix + os, [...below.values()], context);
        if (roots.length === 0)
            continue;
        const problem = problemWithName(os);
        if (problem === undefined)
            templates.push({ os, directory: prefix + os, roots });
        else {
            refused.add(os);
            reader.report({ level: "error", message: problem });
        }
    }
    for (const file of stray)
        reader.report(strayFile(file));
    for (const problem of [
        ...sameButForCase(templates),
        ...repeatedIds(templates),
    ])
        reader.report(problem);
    const taken = new Set([...templates.map(({ os }) => os), ...refused]);
    const isShared = ({ path }) => {
        const slash = path.indexOf("/", prefix.length);
        return slash === -1 || !taken.has(path.slice(prefix.length, slash));
    };
    return {
        templates,
        problems: reader.problems,
        sharedFiles: entries.filter(isShared),
    };
}
function givenValues({ variables, secretNames = [], environment, varFiles }, reader) {
    const files = varFiles
        .map(({ path, text }) => reader.hcl(path, text))
        .filter((file) => file !== undefined);
    const secrets = [...secretNames].map((name) => [name, hcl_value/* UNKNOWN */.HV]);
    return {
        inputs: { ...variables, ...Object.fromEntries(secrets) },
        files: (0,plan_variables/* valuesOf */.sm)(files),
        ...(environment === undefined ? {} : { environment }),
    };
}
function byName([a], [b]) {
    return a < b ? -1 : 1;
}
function readRoots(os, directory, folders, context) {
    return folders
        .toSorted((a, b) => byName([a.directory, a], [b.directory, b]))
        .flatMap((folder) => {
        const found = rootsOf(folder, context.given, context.reader);
        const below = folder.directory.slice(directory.length + 1);
        return found.map((root) => {
            const alone = found.length > 1 ? (root.file ?? "") : "";
            const path = [below, withoutOs(os, stemOf(alone))]
                .filter((part) => part !== "")
                .join("/");
            return toPackerRoot(os, folder.directory, path, root, context);
        });
    });
}
function toPackerRoot(os, directory, path, { content, ...found }, { exists }) {
    const references = content?.fileReferences ?? [];
    return {
        os,
        directory,
        ...found,
        variables: content?.variables ?? [],
        images: imagesOf({
            os,
            path,
            ...(content === undefined ? {} : { content }),
        }),
        ...(content?.iso === undefined ? {} : { iso: content.iso }),
        ...(content === undefined || content.pool.length === 0
            ? {}
            : { pool: content.pool }),
        workingDirectory: references.length === 0
            ? null
            : workingDirectoryOf(references, directory, exists),
    };
}
function problemWithName(os) {
    if (TAKEN_NAMES.has(os))
        return `No template can have the name ${quoted(os)}: the input "os" takes that word. Rename the folder.`;
    if (!TEMPLATE_NAME.test(os))
        return `The folder ${quoted(os)} holds Packer templates, but its name cannot be a template's: a letter or digit, then up to 63 letters, digits, ".", "_" or "-". Rename the folder, or let its name start with "_" if nothing is to be built from it.`;
    return undefined;
}
function strayFile(file) {
    return {
        level: "warning",
        message: `${quoted(file)} is directly in the templates folder, where it belongs to no template. Move it into a folder with the name of its system.`,
        file,
    };
}
function sameButForCase(templates) {
    const groups = Map.groupBy(templates, ({ os }) => os.toLowerCase());
    return [...groups.values()]
        .filter((group) => group.length > 1)
        .map((group) => ({
        level: "error",
        message: `The templates ${group.map(({ os }) => quoted(os)).join(" and ")} differ only in case. Rename one.`,
    }));
}
function repeatedIds(templates) {
    const places = templates
        .flatMap(({ roots }) => roots)
        .flatMap((root) => root.images.map(({ id }) => ({ id, file: placeOf(root) })));
    return [...Map.groupBy(places, ({ id }) => id)]
        .filter(([, group]) => group.length > 1)
        .map(([id, group]) => {
        const files = group.map(({ file }) => file);
        return {
            level: "error",
            message: `The image id ${quoted(id)} is given more than once, by ${files.map(quoted).join(" and ")}. Let a source's name, a file's name or the variable "os_version" tell the images apart.`,
            ...(files[1] === undefined ? {} : { file: files[1] }),
        };
    });
}
/** The file or folder that a person would look for. */
function placeOf({ directory, templateFiles }) {
    const [only, ...more] = templateFiles;
    return only === undefined || more.length > 0 ? directory : only;
}

;// CONCATENATED MODULE: ./build/plan/layout.js
/** Which file of the repository is whose: a template's own, or shared by all, pure. */


/** Sorts the files of the repository; each question is one pass over the entries. */
function layOut(request) {
    const { packerDirectory, templates, entries } = request;
    const prefix = packerDirectory === "" ? "" : `${packerDirectory}/`;
    const names = new Set(templates.map((template) => template.os));
    const osOf = (path) => {
        if (!path.startsWith(prefix))
            return "";
        const end = path.indexOf("/", prefix.length);
        return end < 0 ? "" : path.slice(prefix.length, end);
    };
    const isNamedShared = sharedMatcher(request);
    const isShared = (path) => !names.has(osOf(path)) && (path.startsWith(prefix) || isNamedShared(path));
    return {
        files: () => ({
            own: Map.groupBy(entries, (entry) => osOf(entry.path)),
            shared: entries.filter((entry) => isShared(entry.path)),
        }),
        sort: (changes) => {
            const deleted = new Set(changes
                .filter((change) => change.status === "deleted")
                .filter((change) => isTemplateFile(change.path.slice(prefix.length)))
                .map((change) => osOf(change.path))
                .filter((os) => os !== "" && !names.has(os)));
            return {
                byTemplate: Map.groupBy(changes, (change) => osOf(change.path)),
                // what went away together with its template was never shared
                shared: changes
                    .map((change) => change.path)
                    .filter((path) => isShared(path) && !deleted.has(osOf(path))),
                deleted: [...deleted].sort(),
            };
        },
    };
}
function sharedMatcher(request) {
    const varFiles = new Set(request.varFiles);
    const globs = request.sharedPaths.flatMap((glob) => [glob, `${glob}/**`]);
    const matches = globs.length === 0 ? () => false : picomatch(globs, { dot: true });
    return (path) => varFiles.has(path) || matches(path);
}

// EXTERNAL MODULE: ./build/plan/narrow.js
var narrow = __webpack_require__(2535);
;// CONCATENATED MODULE: ./build/commands/templates.js
/** The templates of the tree as the inputs want them: read, checked, narrowed, and those that were asked for by name. */





const VARIABLE_PREFIX = "PKR_VAR_";
/** @throws InputError where names, ids or variables don't fit, in every run and whatever has changed */
function templatesOfTree(settings, entries, readText, env) {
    const directory = settings.packerDirectory;
    const below = directory === ""
        ? entries
        : entries.filter((entry) => entry.path.startsWith(`${directory}/`));
    if (below.length === 0)
        (0,input_values/* refuse */.TR)("packer-directory", directory, "a folder that the commit has, with templates in it");
    const read = readTemplates({
        entries: below,
        packerDirectory: directory,
        readText,
        variables: Object.fromEntries(settings.packer.variables),
        secretNames: settings.packer.secrets.keys(),
        environment: environmentVariables(settings, env),
        varFiles: readVarFiles(settings, readText),
    });
    // names and ids concern the whole repository; an error at a line is its template's own, and Packer says the rest
    const fatal = read.problems.find(({ level, line }) => level === "error" && line === undefined);
    if (fatal !== undefined)
        throw new input_values/* InputError */.dz(fatal.message);
    const templates = narrowTemplates(settings, read.templates);
    checkVariables(settings, read.templates);
    const layout = layOut({
        packerDirectory: directory,
        sharedPaths: settings.sharedPaths,
        varFiles: settings.packer.varFiles,
        entries,
        templates: read.templates,
    });
    const left = templates.filter(({ roots }) => roots.length === 0);
    const notices = left.map(({ os }) => ({
        level: "notice",
        message: `${os} is left out: none of its builds is for these platforms and names.`,
    }));
    return { templates, layout, notices: [...read.problems, ...notices] };
}
function readVarFiles(settings, readText) {
    return settings.packer.varFiles.map((path) => ({
        path,
        text: readText(path) ??
            (0,input_values/* refuse */.TR)("packer-var-files", path, "files of the repository"),
    }));
}
/** What the step's environment sets of the templates' variables, as far as Packer will see it. */
function environmentVariables(settings, env) {
    const seen = (0,command/* packerEnvironment */.gh)({
        base: env,
        mode: settings.packer.environment,
        offered: {},
        debug: false,
        marker: "",
    });
    return new Map(Object.entries(seen)
        .filter(([name]) => name.startsWith(VARIABLE_PREFIX))
        .map(([name, value]) => [name.slice(VARIABLE_PREFIX.length), value]));
}
function narrowTemplates(settings, templates) {
    const wanted = {
        platforms: settings.platforms,
        only: settings.packer.only,
        except: settings.packer.except,
    };
    return templates.map((template) => ({
        ...template,
        roots: template.roots
            .map((root) => (0,narrow/* narrowRoot */.q)(root, wanted))
            .filter((root) => root.images.length > 0),
    }));
}
/** A variable that no template declares is a typing error that Packer would pass over in silence. */
function checkVariables(settings, templates) {
    const declared = new Set(templates.flatMap((template) => template.roots.flatMap((root) => root.variables.map(({ name }) => name))));
    for (const [input, names] of [
        ["packer-variables", settings.packer.variables.keys()],
        ["packer-secrets", settings.packer.secrets.keys()],
    ])
        for (const name of names)
            if (!declared.has(name))
                (0,input_values/* refuse */.TR)(input, name, `variables that a template declares (${[...declared].sort().join(", ") || "none does"})`);
}
/** The images of each root that were asked for by name, or undefined for `changed`. */
function selectImages(settings, templates) {
    const { selection } = settings;
    if (selection.kind === "changed")
        return undefined;
    const roots = templates.flatMap((template) => template.roots);
    if (selection.kind === "all")
        return new Map(roots.map((root) => [root, root.images]));
    const known = new Set(templates.flatMap(({ os, roots: own }) => [
        os,
        ...own.flatMap((root) => root.images.map((image) => image.id)),
    ]));
    for (const name of selection.names)
        if (!known.has(name))
            (0,input_values/* refuse */.TR)("os", name, `one of: ${[...known].sort().join(", ") || "(no template found)"}`);
    const names = new Set(selection.names);
    const selected = new Map(roots
        .map((root) => {
        const images = root.images.filter((image) => names.has(image.os) || names.has(image.id));
        return [root, images];
    })
        .filter(([, images]) => images.length > 0));
    const found = [...selected.values()].flat();
    for (const name of names)
        if (!found.some(({ os, id }) => os === name || id === name))
            (0,input_values/* refuse */.TR)("os", name, "templates of which `platforms`, `packer-only` and `packer-except` leave a build");
    return selected;
}

;// CONCATENATED MODULE: ./build/commands/make-plan.js









/** Channels that a good build of this run moves: `latest` on the default branch, where the inputs name none. */
function channelsOf(run, made) {
    const { channels } = run.settings;
    if (channels !== undefined)
        return channels;
    return made.plan.ref === made.defaultRef ? ["latest"] : [];
}
/** What an event says, or a sentence where there is nothing to do. */
function readScope(run) {
    const { eventName, payload, sha, ref } = run.facts;
    return readEvent({ name: eventName, payload, sha, ref });
}
/** @throws InputError where the repository and the inputs don't fit */
async function makePlan(run, scope) {
    const { settings } = run;
    const whole = settings.sharedPaths.length > 0 || settings.packer.varFiles.length > 0;
    const folders = whole ? [""] : [settings.packerDirectory];
    const tree = await (0,source_tree/* openSourceTree */.g)(run, folders);
    // git answers these side by side
    const [entries, modified, [base, compared]] = await Promise.all([
        tree.entries(),
        tree.modified(),
        compareWithBase(run, scope, tree),
    ]);
    const { templates, layout, notices } = templatesOfTree(settings, entries, tree.readText, run.env);
    const requested = selectImages(settings, templates);
    const defaultRef = await defaultRefOf(run, scope);
    const lastGood = await lookUpLastGood(run, {
        templates: requested === undefined ? templates : [],
        ref: scope.ref,
        ...(defaultRef === undefined ? {} : { defaultRef }),
    });
    const changes = compared.kind === "changes" ? compared.changes : [];
    const sorted = layout.sort(changes);
    const legs = decide({
        templates,
        ...(requested === undefined ? {} : { requested }),
        requestedText: settings.selection.kind === "all" ? "all" : "requested",
        comparison: compared,
        sharedChanges: sorted.shared,
        changesByTemplate: sorted.byTemplate,
        ...publishedView(run, lastGood, { templates, files: layout.files }),
        ...ageLimit(run, scope),
        dispatchLine: (os) => `gh workflow run ${run.facts.workflow || "templates.yml"} -f os=${os}`,
    });
    const plan = {
        eventName: run.facts.eventName,
        base: describeBase(settings, compared, base),
        head: tree.head,
        ref: scope.ref,
        legs,
        deleted: sorted.deleted,
        notices: [
            ...notices,
            ...warningsOf(run, scope, tree, modified, lastGood.warnings),
        ],
        dirty: modified.length > 0,
        templates,
    };
    return {
        plan,
        scope,
        tree,
        lastGood: lastGood.builds ?? new Map(),
        ...(defaultRef === undefined ? {} : { defaultRef }),
    };
}
/** What a leg is compared with in the bucket; without one nothing is digested. */
function publishedView(run, { builds }, request) {
    return {
        contentOf: run.settings.store === undefined ? () => "" : contentDigests(request),
        lastGood: ({ id }) => builds === undefined ? "unknown" : (builds.get(id) ?? "none"),
    };
}
function ageLimit(run, scope) {
    const { maxAgeDays } = run.settings;
    return scope.schedule && maxAgeDays > 0
        ? { builtBefore: daysBefore(run.now(), maxAgeDays) }
        : {};
}
function daysBefore(now, days) {
    return new Date(now.getTime() - days * 86_400_000);
}
async function baseOf(run, scope, tree) {
    const { base } = run.settings;
    if (run.settings.selection.kind !== "changed")
        return { kind: "last-good", text: "nothing: named in os" };
    if (base === undefined)
        return scope.unknown === undefined
            ? findBase(scope.candidates, tree.histories, tree.head)
            : { kind: "unknown", text: scope.unknown };
    const text = `the input base (${base})`;
    const given = await findBase([
        ...(git_fetch/* FULL_ID */.G2.test(base)
            ? [{ kind: "commit", sha: base, text }]
            : []),
        { kind: "ref", ref: base, text },
    ], tree.histories, tree.head);
    return given.kind === "unknown"
        ? (0,input_values/* refuse */.TR)("base", base, "a commit or ref that the repository has")
        : given;
}
async function compareWithBase(run, scope, tree) {
    const base = await baseOf(run, scope, tree);
    return [base, await compare(tree, base)];
}
async function compare(tree, base) {
    if (base.kind === "nothing")
        return { kind: "everything", text: base.text };
    if (base.kind !== "commit")
        return base;
    const changes = await tree.changes(base.sha);
    return changes === undefined
        ? { kind: "unknown", text: `${base.text}: its files can't be read` }
        : { kind: "changes", changes };
}
function describeBase(settings, compared, base) {
    if (settings.selection.kind !== "changed")
        return { text: "compared with nothing: the input os says what to build" };
    if (base.kind === "commit" && compared.kind === "changes")
        return {
            sha: base.sha,
            text: `compared with ${base.sha.slice(0, 7)} (${base.text})`,
        };
    if (compared.kind === "unknown")
        return { text: `what has changed can't be told: ${compared.text}` };
    return {
        text: base.kind === "last-good" ? `compared with ${base.text}` : base.text,
    };
}
async function defaultRefOf(run, scope) {
    // a schedule runs on the default branch only, and its payload does not name it
    if (scope.schedule)
        return scope.ref;
    if (scope.defaultBranch !== undefined)
        return `refs/heads/${scope.defaultBranch}`;
    const github = await run.github();
    if (github === undefined)
        return undefined;
    const { defaultBranch } = await __webpack_require__.e(/* import() */ 4751).then(__webpack_require__.bind(__webpack_require__, 4751));
    const name = await defaultBranch(github).catch(() => undefined);
    return name === undefined ? undefined : `refs/heads/${name}`;
}
function warningsOf(run, scope, tree, modified, others) {
    const warnings = [...tree.warnings, ...others];
    const { sha } = run.facts;
    if (sha !== "" && tree.head !== sha && tree.head !== scope.statusSha)
        warnings.push(`The commit that is checked out (${tree.head.slice(0, 7)}) is not the event's (${sha.slice(0, 7)}): statuses, records and content go by the one checked out.`);
    if (modified.length > 0)
        warnings.push(`${modified.length} file(s) below ${run.settings.packerDirectory || "the workspace"} differ from the commit (${modified.slice(0, 3).join(", ")}${modified.length > 3 ? ", …" : ""}): such a build is recorded as dirty.`);
    return warnings.map((message) => ({ level: "warning", message }));
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
