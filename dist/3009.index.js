export const id = 3009;
export const ids = [3009,2772];
export const modules = {

/***/ 64210:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ finish),
  a: () => (/* binding */ sendWebhook)
});

// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(92772);
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
var outputs = __webpack_require__(94121);
// EXTERNAL MODULE: ./build/report/results.js + 1 modules
var results = __webpack_require__(59670);
// EXTERNAL MODULE: ./build/report/status-text.js
var status_text = __webpack_require__(98397);
// EXTERNAL MODULE: ./build/version.js
var version = __webpack_require__(58508);
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
    const { renderSummary } = await __webpack_require__.e(/* import() */ 58).then(__webpack_require__.bind(__webpack_require__, 60058));
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
    // one mistake may fail several images
    const failures = [
        ...Map.groupBy(report.failures, ({ reason, message }) => JSON.stringify([reason, message])).values(),
    ].map((alike) => {
        const subjects = alike.map(({ subject }) => subject).join(", ");
        return {
            level: "error",
            title: alike[0]?.reason ?? "",
            // the log shows the message alone
            message: `${subjects}: ${alike[0]?.message}`,
        };
    });
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
    const { statusOf } = await __webpack_require__.e(/* import() */ 2661).then(__webpack_require__.bind(__webpack_require__, 12661));
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

/***/ 77375:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ makePlan),
  h: () => (/* binding */ readScope)
});

// EXTERNAL MODULE: ./build/input-values.js
var input_values = __webpack_require__(85895);
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
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/plan/content.js
/** The content digest of a Packer root: which git objects make its images, pure. */

/** Raised whenever the same objects would give another digest: a record of another scheme counts as none. */
const CONTENT_SCHEME = 2;
/** `<scheme>:<hex SHA-256>` of the files that make a root; the same objects at the same paths give the same digest. */
function contentDigest(root, filesOf) {
    const lines = filesOf(root)
        .toSorted((a, b) => (a.path < b.path ? -1 : 1))
        .map(({ path, mode, oid }) => `${path}\0${mode} ${oid}\0`);
    const hash = (0,external_node_crypto_.createHash)("sha256").update(lines.join(""));
    return `${CONTENT_SCHEME}:${hash.digest("hex")}`;
}
/** Are both digests of one scheme? Only then does a difference say anything. */
function isSameScheme(one, other) {
    const schemeOf = (content) => content.slice(0, content.indexOf(":"));
    return schemeOf(one) === schemeOf(other);
}

;// CONCATENATED MODULE: ./build/plan/decide.js

/** Every root of every template, planned or not. */
function decide(request) {
    return request.templates.flatMap((template) => template.roots.map((root) => decideRoot(request, root)));
}
function decideRoot(request, root) {
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
    const change = changeOf(request, root);
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
function changeOf(request, root) {
    const { comparison } = request;
    if (comparison.kind === "everything")
        return {
            kind: "yes",
            reason: { code: "everything", text: "everything counts as changed" },
        };
    if (comparison.kind !== "changes")
        return comparison;
    const concerns = request.changesOf(root);
    const [first] = concerns;
    if (first === undefined)
        return { kind: "no" };
    const more = concerns.length > 1 ? ` and ${concerns.length - 1} more` : "";
    if (first.why === undefined)
        return {
            kind: "yes",
            reason: { code: "changed", text: `changed: ${first.path}${more}` },
        };
    return {
        kind: "yes",
        reason: {
            code: "shared-change",
            text: `${first.path}, ${first.why}${more}`,
        },
    };
}
/**
 * The root has the content only if every one of its images has a good build of it. One of other content says more than
 * one that was never built: a run was dropped.
 */
function lastGoodOfRoot(request, root, content) {
    const goods = root.images.map((image) => request.lastGood(image));
    if (goods.includes("unknown"))
        return { kind: "unknown" };
    const all = goods
        .filter((good) => typeof good !== "string")
        .toSorted((a, b) => (a.build < b.build ? 1 : -1));
    // a dirty build has no content, and differs from all
    const builds = all.filter((good) => good.content === "" || isSameScheme(good.content, content));
    const differing = builds.find((good) => good.content !== content);
    if (differing !== undefined)
        return { kind: "other", build: differing };
    const [build, oldest] = [builds[0], builds.at(-1)];
    if (goods.includes("none"))
        return { kind: "none" };
    return build === undefined ||
        oldest === undefined ||
        builds.length < all.length
        ? { kind: "none", ...(all[0] === undefined ? {} : { earlier: all[0] }) }
        : { kind: "same", build, oldest: oldest.createdAt };
}
/** The contract's table, row by row. */
function outcome(request, root, change, good) {
    if (good.kind === "same") {
        const stale = staleReason(request, root, good.oldest);
        if (stale !== undefined)
            return [true, stale];
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
    if (good.kind === "none" && good.earlier !== undefined)
        return [
            false,
            {
                code: "unchanged",
                text: `no change (${good.earlier.build} is of an earlier scheme of content)`,
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
/** Why an image of the same content is built again on a schedule. */
function staleReason({ builtBefore, isoChange }, root, oldest) {
    const moved = root.images
        .map((image) => isoChange?.(image))
        .find((text) => text !== undefined);
    if (moved !== undefined)
        return { code: "iso-changed", text: moved };
    if (builtBefore === undefined || new Date(oldest) >= builtBefore.time)
        return undefined;
    const { days } = builtBefore;
    return {
        code: "too-old",
        text: `last built ${oldest.slice(0, 10)}, older than max-age (${days} days)`,
    };
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
var git_fetch = __webpack_require__(11023);
// EXTERNAL MODULE: ./build/plan/variable-checks.js
var variable_checks = __webpack_require__(52104);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/commands/template-settings.js
var template_settings = __webpack_require__(36187);
;// CONCATENATED MODULE: ./build/commands/kept-ids.js
/** An image keeps the id under which it is published: whoever reads its channels would wait for ever for the next build. */



/**
 * Asks the bucket only where an image is new. A bucket that can't be asked says nothing here.
 * @throws InputError where a published image would be built under another id, with the line that keeps it
 */
async function keepIds(run, request) {
    const { fresh, ids, manifests } = request;
    const store = await run.store();
    if (store === undefined || fresh.length === 0 || run.settings.force)
        return;
    const { publishedTemplates } = await Promise.all(/* import() */[__webpack_require__.e(3711), __webpack_require__.e(2358), __webpack_require__.e(5803), __webpack_require__.e(5347), __webpack_require__.e(2935)]).then(__webpack_require__.bind(__webpack_require__, 42935));
    const published = await publishedTemplates(store, {
        os: new Set(fresh.map(([, { os }]) => os)),
        except: ids,
        signal: run.signal,
    }).catch(() => []);
    for (const [root, image] of fresh) {
        const facts = (0,template_settings/* templateFacts */.AA)({ manifests }, root, image);
        const before = published.find((one) => one.image.os === image.os && isSameSource(one.template, facts));
        const template = request.templates.find(({ os }) => os === image.os);
        if (before !== undefined && template !== undefined)
            throw new input_values/* InputError */.dz(`${before.image.id} is published (${before.build}), and would now be built as ${image.id}: whoever reads its channels would get nothing new. ${remedy(before, root, image, template)} To start a new image instead, give the input 'force'.`);
    }
}
/**
 * The same files, and a Packer build in common. A variant is told by its variable files, since its key is what gives the id; a
 * template that gets its first variants, or loses them, is the same one.
 */
function isSameSource(before, now) {
    const files = [before.var_files, now.var_files];
    return (before.directory === now.directory &&
        before.file === now.file &&
        (files.some((list) => list.length === 0) ||
            before.var_files.join("\n") === now.var_files.join("\n")) &&
        before.builds.some((name) => now.builds.includes(name)));
}
/** The line that keeps the id. */
function remedy({ image: before }, { varFiles }, image, { directory }) {
    if (before.id === before.os)
        return `An image is called as its folder where nothing tells a version: take back what does now.`;
    const texts = varFiles.length === 0
        ? image.builds.map(({ name }) => name)
        : varFiles.map((path) => external_node_path_.posix.relative(directory, path));
    const list = texts.map((text) => JSON.stringify(text)).join(", ");
    const setting = varFiles.length === 0 ? "only" : "var-files";
    return `Keep the id by this line of ${directory}/template.yml: variants: { ${JSON.stringify(before.version)}: { ${setting}: [${list}] } }.`;
}

;// CONCATENATED MODULE: ./build/commands/last-good.js
/** `build` needs the bucket and fails without it; `plan` says what it could not see. */
async function lookUpLastGood(run, request) {
    const store = await run.store();
    if (store === undefined)
        return { warnings: [] };
    const images = request.templates.flatMap((template) => template.roots.flatMap((root) => root.images));
    if (images.length === 0)
        return { builds: new Map(), warnings: [] };
    const { lastGoodBuilds } = await Promise.all(/* import() */[__webpack_require__.e(3711), __webpack_require__.e(2358), __webpack_require__.e(5803), __webpack_require__.e(5347), __webpack_require__.e(2497)]).then(__webpack_require__.bind(__webpack_require__, 82497));
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

// EXTERNAL MODULE: ./build/commands/plan-problems.js
var plan_problems = __webpack_require__(52477);
// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(14006);
;// CONCATENATED MODULE: ./build/plan/path-index.js
/** The files of a commit by path, and the folders that they make. Pure. */
/** The index is made at the first question. */
function pathIndex(paths) {
    let sorted;
    let kinds;
    const files = () => {
        sorted ??= [...paths()].sort();
        return sorted;
    };
    const below = (folder) => {
        const prefix = trimmed(folder) === "" ? "" : `${trimmed(folder)}/`;
        const all = files();
        const start = firstAtLeast(all, prefix);
        let end = start;
        while (all[end]?.startsWith(prefix))
            end++;
        return all.slice(start, end);
    };
    return {
        kindOf: (path) => {
            kinds ??= kindsOf(files());
            return kinds.get(trimmed(path));
        },
        below,
        namesIn: (folder) => {
            const start = trimmed(folder) === "" ? 0 : trimmed(folder).length + 1;
            const names = below(folder).map((path) => {
                const slash = path.indexOf("/", start);
                return path.slice(start, slash === -1 ? undefined : slash);
            });
            return [...new Set(names)].sort();
        },
    };
}
function trimmed(path) {
    return path.endsWith("/") ? path.slice(0, -1) : path;
}
function kindsOf(files) {
    const kinds = new Map([["", "folder"]]);
    for (const path of files) {
        kinds.set(path, "file");
        let slash = path.lastIndexOf("/");
        while (slash !== -1) {
            const folder = path.slice(0, slash);
            if (kinds.has(folder))
                break;
            kinds.set(folder, "folder");
            slash = folder.lastIndexOf("/");
        }
    }
    return kinds;
}
/** Index of the first of the sorted texts that is not before `wanted`. */
function firstAtLeast(sorted, wanted) {
    let [low, high] = [0, sorted.length];
    while (low < high) {
        const middle = (low + high) >>> 1;
        if ((sorted[middle] ?? "") < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
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
    const isVariables = /\.pkrvars\.(?:hcl|json)$/.test(path);
    if (mode === SYMBOLIC_LINK)
        return hasTemplateName(path) || isVariables ? "links" : undefined;
    if (hasTemplateName(path))
        return "templates";
    if (isVariables)
        return /\.auto\.pkrvars\.\w+$/.test(path) ? "autoVariables" : "variables";
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
            variables: [],
            links: [],
        };
        ofTemplate.set(directory, folder);
    }
    return folder;
}

;// CONCATENATED MODULE: ./build/plan/concerns.js
/** Which files of the repository make the images of which Packer root, and why. Pure. */



/** Notes to people, directly in a template's folder, change no image. */
const NOTES_FILE = "NOTES.md";
/** Sorts the files of the repository by the roots that they concern. */
function concernsOf(request) {
    const { entries } = request;
    const places = placesOf(request);
    const own = ownFiles(request);
    const why = reasons(request, places);
    const byPath = new Map(entries.map((entry) => [entry.path, entry]));
    const head = collect(() => byPath.keys(), places, why);
    return {
        filesOf: (root) => concerning(root, head, own, why).flatMap(({ path }) => byPath.get(path) ?? []),
        sort: (changes) => {
            const deleted = deletedTemplates(changes, places);
            // what went away together with its template was never shared
            const paths = changes
                .map(({ path }) => path)
                .filter((path) => !deleted.has(places.osOf(path)));
            const changed = collect(() => paths, places, why);
            const of = (root) => concerning(root, changed, own, why);
            return {
                of,
                deleted: [...deleted].sort(),
                unused: (roots) => {
                    const used = new Set(roots.flatMap((root) => of(root).map(({ path }) => path)));
                    return changed.shared().filter((path) => !used.has(path));
                },
            };
        },
    };
}
function collect(paths, places, why) {
    const all = lazily(() => [...paths()]);
    return {
        index: pathIndex(all),
        all,
        byOs: lazily(() => Map.groupBy(all(), (path) => places.osOf(path))),
        shared: lazily(() => all().filter((path) => places.isShared(path))),
        forEverybody: lazily(() => all().filter((path) => why.everybody(path) !== undefined)),
    };
}
/** Those of the paths that concern a root, each once: of its template's folder first. */
function concerning(root, paths, own, why) {
    const inFolder = (paths.byOs().get(root.os) ?? []).filter((path) => own.concerns(path, root));
    const candidates = new Set([
        ...root.varFiles.filter((path) => paths.index.kindOf(path) === "file"),
        ...root.dependencies.flatMap(({ path }) => paths.index.kindOf(path) === "file" ? [path] : paths.index.below(path)),
        ...paths.forEverybody(),
        ...why.watched(root, paths.all),
        ...(root.unresolved.length > 0 ? paths.shared() : []),
    ]);
    for (const path of inFolder)
        candidates.delete(path);
    const elsewhere = [...candidates].sort().flatMap((path) => {
        const reason = why.of(path, root);
        return reason === undefined ? [] : [{ path, why: reason }];
    });
    return [...inFolder.map((path) => ({ path })), ...elsewhere];
}
function reasons(request, places) {
    const everybody = namedByInputs(request, places);
    const watchers = new Map([...request.rules]
        .filter(([, { watch }]) => watch.length > 0)
        .map(([os, { watch }]) => [os, globs(watch)]));
    return {
        everybody,
        watched: ({ os }, paths) => {
            const matches = watchers.get(os);
            return matches === undefined ? [] : paths().filter(matches);
        },
        of: (path, root) => dependencyOf(path, root)?.why ??
            variableFileOf(path, root) ??
            everybody(path) ??
            (watchers.get(root.os)?.(path) === true
                ? "watched in template.yml"
                : undefined) ??
            (places.isShared(path) ? unresolvedOf(root) : undefined),
    };
}
function placesOf({ packerDirectory, templates }) {
    const prefix = packerDirectory === "" ? "" : `${packerDirectory}/`;
    const names = new Set(templates.map(({ os }) => os));
    const osOf = (path) => {
        if (!path.startsWith(prefix))
            return "";
        const end = path.indexOf("/", prefix.length);
        return end < 0 ? "" : path.slice(prefix.length, end);
    };
    return {
        osOf,
        isTemplate: (path) => names.has(osOf(path)),
        isShared: (path) => path.startsWith(prefix) && !names.has(osOf(path)),
        isTemplateFile: (path) => isTemplateFile(path.slice(prefix.length)),
    };
}
/** Everything in a template's folder counts, but notes, what `template.yml` ignores, and what only other roots read. */
function ownFiles({ templates, rules }) {
    const byOs = new Map(templates.map((template) => {
        const { directory, os, roots } = template;
        const readBy = new Map();
        for (const root of roots)
            for (const path of [...root.templateFiles, ...root.varFiles]) {
                const readers = readBy.get(path) ?? new Set();
                readBy.set(path, readers.add(rootKey(root)));
            }
        const isIgnored = globs(rules.get(os)?.ignore ?? []);
        return [os, { directory, readBy, isIgnored }];
    }));
    return {
        concerns: (path, root) => {
            const template = byOs.get(root.os);
            if (template === undefined)
                return false;
            const relative = path.slice(template.directory.length + 1);
            if (relative === NOTES_FILE || template.isIgnored(relative))
                return false;
            return template.readBy.get(path)?.has(rootKey(root)) ?? true;
        },
    };
}
/** One text a root: its folder, file and variant. */
function rootKey({ directory, file = "", variant = "", }) {
    return `${directory}\0${file}\0${variant}`;
}
function dependencyOf(path, { dependencies }) {
    return dependencies.find((dependency) => path === dependency.path ||
        dependency.path === "" ||
        path.startsWith(`${dependency.path}/`));
}
function variableFileOf(path, { varFiles, variant }) {
    if (!varFiles.includes(path))
        return undefined;
    return variant === undefined
        ? "its variable file"
        : `variable file of the variant ${variant}`;
}
function unresolvedOf({ unresolved }) {
    const [first] = unresolved;
    return (first && `which may be meant at ${first.file}:${first.line} (${first.why})`);
}
function namedByInputs({ sharedPaths, varFiles }, places) {
    const matches = globs(sharedPaths);
    const files = new Set(varFiles);
    return (path) => {
        if (files.has(path))
            return "named in packer-var-files";
        // a template's own files can't be made shared
        return matches(path) && !places.isTemplate(path)
            ? "named in shared-paths"
            : undefined;
    };
}
function globs(patterns) {
    if (patterns.length === 0)
        return () => false;
    const all = patterns
        .map((pattern) => pattern.replace(/^\.\//, "").replace(/\/+$/, ""))
        .flatMap((pattern) => [pattern, `${pattern}/**`]);
    return picomatch(all, { dot: true });
}
/** Templates that the base had and the head has not. */
function deletedTemplates(changes, places) {
    return new Set(changes
        .filter(({ status }) => status === "deleted")
        .map(({ path }) => path)
        .filter((path) => places.isTemplateFile(path))
        .filter((path) => !places.isTemplate(path))
        .map((path) => places.osOf(path))
        .filter((os) => os !== ""));
}
function lazily(make) {
    let made;
    return () => {
        made ??= { value: make() };
        return made.value;
    };
}

// EXTERNAL MODULE: ./build/near-names.js
var near_names = __webpack_require__(77701);
// EXTERNAL MODULE: ./build/packer/command.js
var command = __webpack_require__(11122);
// EXTERNAL MODULE: ./build/plan/narrow.js
var narrow = __webpack_require__(92535);
// EXTERNAL MODULE: ./build/plan/quoted.js
var quoted = __webpack_require__(5252);
// EXTERNAL MODULE: ./build/plan/template-reader.js
var template_reader = __webpack_require__(5496);
// EXTERNAL MODULE: ./build/plan/hcl/ast.js
var ast = __webpack_require__(49766);
// EXTERNAL MODULE: ./build/plan/hcl/evaluate.js + 2 modules
var evaluate = __webpack_require__(73406);
// EXTERNAL MODULE: ./build/plan/hcl/value.js
var hcl_value = __webpack_require__(1659);
// EXTERNAL MODULE: ./build/plan/pool-request.js
var pool_request = __webpack_require__(39594);
// EXTERNAL MODULE: ./build/plan/hcl/functions.js + 8 modules
var functions = __webpack_require__(17055);
// EXTERNAL MODULE: ./build/plan/hcl/walk.js
var walk = __webpack_require__(65797);
;// CONCATENATED MODULE: ./build/plan/hcl/why.js




/** How many locals are followed to the cause; they may stand on themselves. */
const MAX_LOCALS = 10;
/**
 * Half a sentence that names the first cause why {@link evaluate} does not know an expression, wholly or in part:
 * `var.family has no value`. Undefined where it knows all of it. Follows locals where the lookup tells their expressions.
 */
function whyUnknown(expression, lookup) {
    return why(expression, (0,evaluate/* outermost */.J9)(lookup), MAX_LOCALS);
}
function why(expression, scope, locals) {
    if ((0,hcl_value/* isWhollyKnown */.nH)((0,evaluate/* evaluateIn */.b9)(expression, scope)))
        return undefined;
    if (expression.kind === "reference")
        return whyReference(expression.path, scope, locals);
    for (const [inner, innerScope] of partsOf(expression, scope)) {
        const cause = why(inner, innerScope, locals);
        if (cause !== undefined)
            return cause;
    }
    return itself(expression, scope);
}
/** What an expression's value is made of, with the scope of each. */
function partsOf(expression, scope) {
    if (expression.kind === "conditional") {
        const test = (0,hcl_value/* toBoolean */.G4)((0,evaluate/* evaluateIn */.b9)(expression.test, scope));
        if (test === undefined)
            return [[expression.test, scope]];
        return [[test ? expression.yes : expression.no, scope]];
    }
    if (expression.kind === "for") {
        const { collection, key, value, condition } = expression;
        const parts = [condition, key, value].filter((part) => part !== undefined);
        return [
            [collection, scope],
            ...((0,evaluate/* scopesOf */.ZK)(expression, scope) ?? []).flatMap((inner) => parts.map((part) => [part, inner])),
        ];
    }
    if (expression.kind === "splat") {
        const items = (0,evaluate/* splatItems */.Rk)((0,evaluate/* evaluateIn */.b9)(expression.target, scope), scope);
        return [
            [expression.target, scope],
            ...(items ?? []).map((inner) => [expression.each, inner]),
        ];
    }
    return (0,walk/* childrenOf */.LU)(expression).map((child) => [child, scope]);
}
function whyReference(path, scope, locals) {
    const [root = "", name = "", ...rest] = path;
    const whole = path.join(".");
    if (scope.names.has(root))
        return `${whole} has no value`;
    if (root === "data" || root === "build" || root === "source")
        return `${whole} is known only when Packer runs`;
    if (name === "")
        return `${whole} stands for nothing`;
    const value = scope.lookup(root, name);
    if (value !== hcl_value/* UNKNOWN */.HV && rest.length > 0)
        return `${root}.${name} has no "${rest.join(".")}"`;
    const behind = scope.lookup.expressionOf?.(root, name);
    const cause = behind === undefined || locals === 0
        ? undefined
        : why(behind, (0,evaluate/* outermost */.J9)(scope.lookup), locals - 1);
    return cause === undefined
        ? `${root}.${name} has no value`
        : `in ${root}.${name}, ${cause}`;
}
/** The cause where all parts of an expression are known. */
function itself(expression, scope) {
    if (scope.budget.steps < 0)
        return "it takes too long to work out";
    if (expression.kind !== "call")
        return "Packer refuses it, or it is too large";
    const { name } = expression;
    if (name === "env")
        return "the environment of the run is not known";
    switch ((0,functions/* standingOf */.YP)(name)) {
        case "evaluated":
            return `${name}() is given what it does not take, or what is not told`;
        case "later":
            return `the function ${name} is not evaluated before Packer runs`;
        case "none":
            return `Packer has no function ${name}`;
    }
}

;// CONCATENATED MODULE: ./build/plan/references/command-words.js
/** Paths in commands that run on the runner, where the files of the repository are: `shell-local`'s, and Ansible's. Pure. */
const COMMANDS = new Map([
    ["shell-local", new Set(["command", "execute_command", "inline"])],
    ["ansible", new Set(["ansible_env_vars", "command", "extra_arguments"])],
]);
/** Are a setting's words those of a command that Packer runs beside itself? */
function isLocalCommand(type, setting) {
    return COMMANDS.get(type)?.has(setting) === true;
}
/** Options, absolute paths (what is left of a URL is one), and what a shell or a build fills in. */
const NO_PATH = /^[-/~]|[$]|\{\{/;
/** The words with a slash; which of them are files of the repository is for the caller to find out. */
function commandWords(command) {
    return command.split("\n").flatMap((line) => {
        const isPlaybook = /\bansible-playbook\b/.test(line);
        return line
            .split(/[\s"'`;|&()<>=,:@]+/)
            .filter((word) => word.includes("/") && !NO_PATH.test(word))
            .map((text) => ({
            what: isPlaybook && /\.ya?ml$/.test(text)
                ? "ansible.playbook_file"
                : "shell-local.script",
            text,
        }));
    });
}

// EXTERNAL MODULE: ./build/plan/references/path-text.js
var path_text = __webpack_require__(92652);
;// CONCATENATED MODULE: ./build/plan/references/path-functions.js

/**
 * An expression in which the functions that make paths are put into texts: `abspath` leaves a mark, `pathexpand` nothing, and
 * `fileset` is a list of its pattern alone, so that what is made of each of its files becomes a glob. `written` is the text
 * of the expression, or of what it stands in: most hold no such function, and stay as they are.
 */
function withPathFunctions(expression, written) {
    return PATH_FUNCTIONS.some((name) => written.includes(name))
        ? rewrite(expression)
        : expression;
}
const PATH_FUNCTIONS = ["abspath", "pathexpand", "fileset"];
function rewrite(expression) {
    const inside = rewrite;
    const { at } = expression;
    switch (expression.kind) {
        case "literal":
        case "reference":
        case "item":
            return expression;
        case "template": {
            const { parts } = expression;
            return {
                ...expression,
                parts: parts.map((part) => typeof part === "string" ? part : inside(part)),
            };
        }
        case "list":
            return { ...expression, items: expression.items.map(inside) };
        case "object":
            return {
                ...expression,
                entries: expression.entries.map(({ key, value }) => ({
                    key: inside(key),
                    value: inside(value),
                })),
            };
        case "index":
            return {
                ...expression,
                target: inside(expression.target),
                key: inside(expression.key),
            };
        case "call": {
            const args = expression.args.map(inside);
            const [first, second] = args;
            const { name } = expression;
            if (name === "pathexpand" && first !== undefined)
                return first;
            if (name === "abspath" && first !== undefined)
                return { kind: "template", parts: [path_text/* ABSOLUTE */.or, first], at };
            if (name === "fileset" && second !== undefined)
                return { kind: "list", items: [second], at };
            return { ...expression, args };
        }
        case "conditional":
            return {
                ...expression,
                test: inside(expression.test),
                yes: inside(expression.yes),
                no: inside(expression.no),
            };
        case "unary":
            return { ...expression, operand: inside(expression.operand) };
        case "binary":
            return {
                ...expression,
                left: inside(expression.left),
                right: inside(expression.right),
            };
        case "for": {
            const { key, condition } = expression;
            return {
                ...expression,
                collection: inside(expression.collection),
                value: inside(expression.value),
                ...(key === undefined ? {} : { key: inside(key) }),
                ...(condition === undefined ? {} : { condition: inside(condition) }),
            };
        }
        case "splat":
            return {
                ...expression,
                target: inside(expression.target),
                each: inside(expression.each),
            };
    }
}

;// CONCATENATED MODULE: ./build/plan/references/function-calls.js





const FILE_FUNCTIONS = new Set([
    "file",
    "filebase64",
    "fileset",
    "templatefile",
]);
/** Calls of one expression that are followed: a loop in a loop makes more than any template has files. */
const MAX_CALLS = 10_000;
/** Can a setting hold such a call? A look at its text, so that few are walked through. */
function mayCall(text) {
    return text.includes("file");
}
/** Every call that an expression makes with these names; a loop makes one for each item. */
function fileCalls({ expression, text }, lookup) {
    const calls = [];
    const scope = (0,evaluate/* outermost */.J9)(lookup);
    function_calls_walk(expression, { scope, written: text, optional: false, calls });
    const last = calls[MAX_CALLS];
    if (last === undefined)
        return calls;
    const why = `it is called more than ${MAX_CALLS} times`;
    return [...calls.slice(0, MAX_CALLS), { ...last, path: hcl_value/* UNKNOWN */.HV, why }];
}
function function_calls_walk(expression, context) {
    const { scope, written } = context;
    if (context.calls.length > MAX_CALLS)
        return;
    if (expression.kind === "call") {
        const { name, args } = expression;
        if (FILE_FUNCTIONS.has(name))
            context.calls.push(callOf(expression, context));
        const optional = context.optional || name === "try" || name === "can";
        for (const argument of args)
            function_calls_walk(argument, { ...context, optional });
    }
    else if (expression.kind === "conditional") {
        const { test, yes, no } = expression;
        function_calls_walk(test, context);
        const chosen = (0,hcl_value/* toBoolean */.G4)((0,evaluate/* evaluateIn */.b9)(withPathFunctions(test, written), scope));
        const branches = chosen === undefined ? [yes, no] : [chosen ? yes : no];
        const optional = context.optional || chosen === undefined;
        for (const branch of branches)
            function_calls_walk(branch, { ...context, optional });
    }
    else if (expression.kind === "for")
        walkLoop(expression, context);
    else
        for (const child of (0,walk/* childrenOf */.LU)(expression))
            function_calls_walk(child, context);
}
function walkLoop(expression, context) {
    const { collection, key, value, condition } = expression;
    function_calls_walk(collection, context);
    const loop = {
        ...expression,
        collection: withPathFunctions(collection, context.written),
    };
    const scopes = (0,evaluate/* scopesOf */.ZK)(loop, context.scope);
    const why = context.why ??
        whyUnknown(loop.collection, context.scope.lookup) ??
        "an item that it is made of is not known";
    for (const scope of scopes ?? [context.scope])
        for (const part of [key, value, condition])
            if (part !== undefined)
                function_calls_walk(part, { ...context, scope, why });
}
function callOf({ name, args, at }, { scope, written, optional, why }) {
    const [first, second] = args;
    const value = (argument) => argument === undefined
        ? hcl_value/* UNKNOWN */.HV
        : (0,evaluate/* evaluateIn */.b9)(withPathFunctions(argument, written), scope);
    const path = value(first);
    const cause = why ??
        (first && whyUnknown(withPathFunctions(first, written), scope.lookup)) ??
        `${name}() is given no path`;
    const call = { name, line: at.line, path, why: cause, optional };
    if (name !== "fileset" || typeof path !== "string")
        return call;
    return { ...call, path: `${path}/${(0,hcl_value/* toText */.fE)(value(second)) ?? "*"}` };
}

;// CONCATENATED MODULE: ./build/plan/references/path-lookup.js
/** Names as paths are made of them: `path.root` and `path.cwd`, and locals that are made of those. Pure. */





/** How many locals may stand on one another; what stands deeper, or on itself, is unknown. */
const MAX_LOCAL_DEPTH = 10;
/**
 * Looks up names for the paths of a root in `directory`. `path.root`, `path.cwd` and `var.output_directory` are marked texts
 * (path-text.ts), other variables are what `variables` knows.
 */
function pathLookup(files, variables, directory) {
    const expressions = localExpressions(files);
    const locals = new Map();
    let depth = 0;
    const valueOfLocal = (name) => {
        const known = locals.get(name);
        if (known !== undefined)
            return known;
        const expression = expressions.get(name);
        if (expression === undefined || depth >= MAX_LOCAL_DEPTH)
            return hcl_value/* UNKNOWN */.HV;
        depth++;
        const value = (0,evaluate/* evaluate */._3)(expression, lookup);
        depth--;
        locals.set(name, value);
        return value;
    };
    const root = (0,path_text/* rootDirectory */.aS)(directory);
    const find = (of, name) => {
        if (of === "local")
            return valueOfLocal(name);
        if (of === "path" && name === "root")
            return root;
        if (of === "path" && name === "cwd")
            return path_text/* WORKING_DIRECTORY */.kL;
        if (of === "var" && name === "output_directory")
            return path_text/* OUTPUT_DIRECTORY */.uy;
        return variables(of, name);
    };
    const lookup = Object.assign(find, {
        expressionOf: (of, name) => of === "local" ? expressions.get(name) : undefined,
    });
    return lookup;
}
/** The same, with what stands behind one more name, such as `source`. */
function withName(lookup, of, values) {
    const find = (root, name) => {
        if (root !== of)
            return lookup(root, name);
        const value = values.get(name);
        return value === undefined ? hcl_value/* UNKNOWN */.HV : value;
    };
    return lookup.expressionOf === undefined
        ? find
        : Object.assign(find, { expressionOf: lookup.expressionOf });
}
/** The locals of `locals` and `local` blocks. */
function localExpressions(files) {
    const locals = new Map();
    for (const { type, labels, body } of files.flatMap((file) => file.blocks)) {
        if (type === "locals")
            for (const { name, expression, text } of body.attributes)
                locals.set(name, withPathFunctions(expression, text));
        const [name] = labels;
        const value = (0,ast/* attributeOf */.w)(body, "expression");
        if (type === "local" && name !== undefined && value !== undefined)
            locals.set(name, withPathFunctions(value.expression, value.text));
    }
    return locals;
}

// EXTERNAL MODULE: ./build/plan/references/raw-reference.js
var raw_reference = __webpack_require__(94539);
// EXTERNAL MODULE: ./build/plan/references/reference-attributes.js
var reference_attributes = __webpack_require__(56532);
;// CONCATENATED MODULE: ./build/plan/references/collect.js
/** Which files and folders the HCL of a root names, and where. Pure. */










/** Blocks that Packer evaluates whether a build uses them or not. They name files by functions alone. */
const DECLARATIONS = new Set(["data", "local", "locals"]);
/**
 * The references of a root in the order of its sources, builds and declarations. A value that can't be told, a loop or a
 * source included, makes one with a `why`.
 */
function collectReferences(request) {
    const { files, directory, variables } = request;
    const lookup = pathLookup(files, variables, directory);
    const found = { directory, references: [], made: [] };
    for (const { type, body, file } of request.sources)
        addBody(body, { type, file, lookup, uploads: type === "file" }, found);
    for (const { body, file, sources } of request.builds) {
        const lookups = sources !== undefined && mentionsSource(body)
            ? sources.map((source) => withSource(lookup, source))
            : [lookup];
        for (const each of lookups)
            addBody(body, { type: "build", file, lookup: each, uploads: false }, found);
    }
    for (const { file, blocks } of files)
        for (const { type, body } of blocks)
            if (DECLARATIONS.has(type))
                for (const attribute of body.attributes)
                    addCalls(attribute, file, lookup, found);
    return (0,raw_reference/* tidied */.G)(found.references, found.made);
}
function withSource(lookup, { type, name }) {
    return withName(lookup, "source", new Map(Object.entries({ type, name })));
}
function mentionsSource({ attributes, blocks }) {
    return (attributes.some(({ name, text }) => name !== "sources" && text.includes("source.")) || blocks.some(({ body }) => mentionsSource(body)));
}
function addBody(body, settings, found) {
    for (const attribute of body.attributes) {
        addAttribute(attribute, settings, found);
        addCalls(attribute, settings.file, settings.lookup, found);
    }
    for (const block of body.blocks)
        if (block.type === "dynamic")
            addDynamic(block, settings, found);
        // the sources that a build names are read as such
        else if (block.type !== "source")
            addBlock(block, settings, found);
}
function addBlock(block, around, found) {
    const { type, labels, body } = block;
    const isStep = type === "provisioner" ||
        type === "error-cleanup-provisioner" ||
        type === "post-processor";
    if (!isStep) {
        addBody(body, around, found);
        return;
    }
    const [label = ""] = labels;
    const { lookup, file } = around;
    const isTransfer = type !== "post-processor" && label === "file";
    const value = (name) => {
        const attribute = (0,ast/* attributeOf */.w)(body, name);
        return attribute && pathValue(attribute, lookup);
    };
    const downloads = isTransfer && value("direction") === "download";
    const uploads = isTransfer && !downloads && value("generated") !== true;
    if (downloads) {
        const destination = value("destination") ?? null;
        const place = { what: "", file, line: block.at.line, optional: false };
        found.made.push(...(0,raw_reference/* referencesOf */.C)(destination, place, found.directory, () => ""));
    }
    addBody(body, { type: label, file, lookup, uploads }, found);
}
/** A block for each item; one for all where the items are not known. */
function addDynamic(block, settings, found) {
    const { labels, body } = block;
    const [type = ""] = labels;
    const content = body.blocks.find((inner) => inner.type === "content");
    if (content === undefined)
        return;
    const valueIn = (name, lookup) => {
        const attribute = (0,ast/* attributeOf */.w)(body, name);
        return attribute && pathValue(attribute, lookup);
    };
    const iterator = (0,ast/* attributeOf */.w)(body, "iterator")?.text ?? type;
    for (const item of itemsOf(valueIn("for_each", settings.lookup))) {
        const lookup = withName(settings.lookup, iterator, item);
        const labelValues = valueIn("labels", lookup);
        const inner = {
            ...content,
            type,
            labels: ((0,hcl_value/* isList */.Lv)(labelValues) ? labelValues : []).map((label) => (0,hcl_value/* toText */.fE)(label) ?? ""),
        };
        addBlock(inner, { ...settings, lookup }, found);
    }
}
function itemsOf(value) {
    const entries = (0,hcl_value/* isMap */.jh)(value)
        ? [...value]
        : (0,hcl_value/* isList */.Lv)(value)
            ? value.map((item, at) => [at, item])
            : undefined;
    return (entries?.map(([key, item]) => new Map([
        ["key", key],
        ["value", item],
    ])) ?? [new Map()]);
}
/** The paths that a setting holds, or settings inside it. */
function addAttribute(attribute, settings, found) {
    const { name, expression, text, at } = attribute;
    if (isLocalCommand(settings.type, name)) {
        addCommand(attribute, settings, found);
        return;
    }
    const use = (0,reference_attributes/* pathUse */.p)(settings.type, name, settings.uploads);
    if (use === undefined) {
        if (reference_attributes/* NESTED_SETTINGS */.Q.has(name))
            addNested(expression, text, settings, found);
        return;
    }
    const { type, file, lookup } = settings;
    const items = expression.kind === "list" ? expression.items : [expression];
    for (const item of items) {
        const line = expression.kind === "list" ? item.at.line : at.line;
        const place = {
            what: `${type}.${name}`,
            file,
            line,
            optional: use !== "needed",
        };
        const path = withPathFunctions(item, text);
        const references = (0,raw_reference/* referencesOf */.C)((0,evaluate/* evaluate */._3)(path, lookup), place, found.directory, () => whyUnknown(path, lookup) ?? "its value is not known");
        found.references.push(...references.filter(({ why }) => use !== "maybe" || why === undefined));
    }
}
/** A word that is no file of the repository is no mistake. */
function addCommand({ expression, text, at }, { file, lookup }, found) {
    const items = expression.kind === "list" ? expression.items : [expression];
    for (const item of items) {
        const line = expression.kind === "list" ? item.at.line : at.line;
        const command = (0,hcl_value/* toText */.fE)((0,evaluate/* evaluate */._3)(withPathFunctions(item, text), lookup));
        for (const { what, text: word } of commandWords(command ?? ""))
            found.references.push(...(0,raw_reference/* referencesOf */.C)(word, { what, file, line, optional: true }, found.directory, () => ""));
    }
}
/** Objects of settings, by the name of a build, in a list, or as JSON syntax has blocks. */
function addNested(expression, text, settings, found) {
    if (expression.kind === "list")
        for (const item of expression.items)
            addNested(item, text, settings, found);
    if (expression.kind !== "object")
        return;
    for (const { key, value } of expression.entries) {
        const name = (0,hcl_value/* toText */.fE)((0,evaluate/* evaluate */._3)(key, settings.lookup)) ?? "";
        if ((0,reference_attributes/* pathUse */.p)(settings.type, name, settings.uploads) === undefined)
            addNested(value, text, settings, found);
        else {
            const inner = { name, expression: value, text, at: key.at };
            addAttribute(inner, settings, found);
        }
    }
}
function addCalls(attribute, file, lookup, { directory, references }) {
    if (!mayCall(attribute.text))
        return;
    for (const call of fileCalls(attribute, lookup)) {
        const { name, line, path, why, optional } = call;
        const place = { what: `function.${name}`, file, line, optional };
        references.push(...(0,raw_reference/* referencesOf */.C)(path, place, directory, () => why));
    }
}
function pathValue({ expression, text }, lookup) {
    return (0,evaluate/* evaluate */._3)(withPathFunctions(expression, text), lookup);
}

// EXTERNAL MODULE: ./build/plan/references/found.js
var references_found = __webpack_require__(40813);
// EXTERNAL MODULE: ./build/plan/variable-declarations.js
var variable_declarations = __webpack_require__(64592);
// EXTERNAL MODULE: ./build/plan/variables.js
var variables = __webpack_require__(94519);
;// CONCATENATED MODULE: ./build/plan/hcl-root.js








/** Reads what the files of one root say together, as Packer would with the given values. */
function readHclRoot(files, given) {
    const names = (0,variables/* namesIn */.wX)(files);
    const lookup = (0,variables/* lookupOf */._H)(names, given);
    const declared = declaredSources(files);
    const poolLookup = (0,variables/* lookupOf */._H)(names, (0,pool_request/* withOffered */.G)(given));
    const blocks = buildBlocks(files, declared, lookup);
    const builds = [];
    const pool = [];
    for (const block of blocks) {
        const found = buildsOf(block, lookup);
        builds.push(...found);
        pool.push(...(block.sources ?? anySource(declared)).flatMap((source, index) => poolRequestsOf(source, found[index]?.source?.buildName ?? "", poolLookup)));
    }
    const used = blocks.flatMap(({ sources }) => sources ?? []);
    const iso = isoOf(used, lookup);
    return {
        builds,
        variables: (0,variable_declarations/* declarationsIn */.R)(files).map(({ variable }) => variable),
        variable: (name) => lookup("var", name),
        ...(iso === undefined ? {} : { iso }),
        pool,
        references: () => referencesIn(files, blocks, anySource(declared), lookup),
    };
}
function buildBlocks(files, declared, lookup) {
    return files.flatMap(({ file, blocks }) => blocks
        .filter(({ type }) => type === "build")
        .map((block) => ({
        body: block.body,
        file,
        sources: sourcesOf(block, file, declared, lookup),
    })));
}
function referencesIn(files, blocks, all, variables) {
    const used = new Set(blocks.flatMap(({ sources }) => sources ?? all));
    const sources = [...used].flatMap(({ type, settings }) => settings.map((part) => ({ type, ...part })));
    return collectReferences({
        files,
        directory: (0,references_found/* folderOf */.yS)(files[0]?.file ?? ""),
        variables,
        sources,
        builds: blocks,
    });
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
function sourcesOf(build, file, declared, lookup) {
    const listed = attributeValue(build.body, "sources", lookup);
    if (listed !== undefined && !(0,hcl_value/* isList */.Lv)(listed))
        return undefined;
    const nested = build.body.blocks.filter(({ type }) => type === "source");
    const sources = [
        ...(listed ?? []).map((reference) => usedSource(reference, undefined, declared, lookup)),
        ...nested.map(({ labels, body }) => usedSource(labels[0] ?? hcl_value/* UNKNOWN */.HV, { body, file }, declared, lookup)),
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
    const renamed = nested === undefined
        ? undefined
        : attributeValue(nested.body, "name", lookup);
    if (renamed !== undefined && typeof renamed !== "string")
        return undefined;
    return {
        type,
        name: renamed ?? name,
        settings: [nested, source].filter((part) => part !== undefined),
        files: source === undefined ? [] : [source.file],
    };
}
function buildsOf({ body, file, sources }, lookup) {
    const blockName = (0,hcl_value/* toText */.fE)(attributeValue(body, "name", lookup) ?? "");
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
    return [...declared].map(([key, source]) => {
        const [type = "", name = ""] = key.split(".");
        return { type, name, settings: [source], files: [source.file] };
    });
}
/** One where the source builds on a pool, else none. */
function poolRequestsOf({ type, settings }, build, lookup) {
    if (!(0,pool_request/* buildsOnPool */.Bl)(type))
        return [];
    const bodies = settings.map(({ body }) => body);
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
    for (const { settings } of sources) {
        const known = (name) => {
            for (const { body } of settings) {
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
/** Value of an attribute; undefined where the body has no such attribute. */
function attributeValue(body, name, lookup) {
    const attribute = (0,ast/* attributeOf */.w)(body, name);
    return attribute === undefined
        ? undefined
        : (0,evaluate/* evaluate */._3)(attribute.expression, lookup);
}

;// CONCATENATED MODULE: ./build/plan/images.js

const MAX_VERSION_LENGTH = 64;
/**
 * The images that one Packer run yields, by the contract's rules for versions: builds of one version and different builder
 * types are one image; with the same builder type the source's name becomes the version, behind the variant's where there
 * is one. A root that does not tell its builds has one image without builds.
 */
function imagesOf(root) {
    const { os, content } = root;
    const ofVariant = versionOfVariant(root);
    const otherwise = ofVariant ?? versionOfRoot(root);
    const found = content === undefined ? [] : content.builds;
    if (found.length === 0)
        return [toImage(os, otherwise, [])];
    const placed = found.map((build) => ({
        found: build,
        version: ofVariant ?? versionFromNames(os, namesOf(build)) ?? otherwise,
    }));
    return groupById(os, placed)
        .flatMap((group) => separate(os, group, ofVariant?.text ?? ""))
        .map((group) => toImage(os, group[0].version, group));
}
/** Rule 1, and of rule 2 the variant's name; where that tells no version, its key does, below the root's place. */
function versionOfVariant({ os, path, variant, }) {
    const { key, name } = variant ?? {};
    if (key === undefined)
        return undefined;
    if (name === undefined)
        return versionOf(key);
    const below = path === "" ? key : `${path}-${key}`;
    return versionFromNames(os, [name]) ?? versionOf(below);
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
function separate(os, group, prefix) {
    if (!hasTwoOfAType(group))
        return [group];
    const named = (build, ...names) => {
        const text = names
            .map((name) => withoutOs(os, name))
            .filter((name) => name !== "")
            .join("-");
        return {
            ...build,
            version: versionOf(behind(prefix, text)) ?? build.version,
        };
    };
    const bySource = groupById(os, group.map((build) => named(build, build.found.source?.name ?? "")));
    const separated = bySource.flatMap((same) => hasTwoOfAType(same)
        ? same.map((build) => named(build, build.found.source?.name ?? "", build.found.blockName))
        : same);
    return groupById(os, separated);
}
/** `12` and `uefi` are `12-uefi`, and so are `12` and `12-uefi`. */
function behind(prefix, text) {
    const isThere = text === prefix || /^[-_]/.test(text.slice(prefix.length));
    if (prefix === "" || (text.startsWith(prefix) && isThere))
        return text;
    return text === "" ? prefix : `${prefix}-${text}`;
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

// EXTERNAL MODULE: ./build/plan/legacy-root.js + 1 modules
var legacy_root = __webpack_require__(85165);
// EXTERNAL MODULE: ./build/template-yml/keys.js + 3 modules
var keys = __webpack_require__(70172);
;// CONCATENATED MODULE: ./build/plan/manifest/check-words.js
/** What is said of a value or key that does not fit. Pure. */


const SHOWN_LENGTH = 60;
const SHOWN_KEYS = 7;
/** A place, such as `variants."24.10".only[0]`, in backquotes. */
function named(path) {
    const text = path
        .map((part) => {
        if (typeof part === "number")
            return `[${part}]`;
        const isPlain = /^[\p{L}\p{N}_-]{1,60}$/u.test(part);
        return `.${isPlain ? part : JSON.stringify(cut(part))}`;
    })
        .join("");
    return text === "" ? "This file" : `\`${text.slice(1)}\``;
}
/** What was given. */
function shown(found) {
    if (found.kind === "list")
        return "a list";
    if (found.kind === "mapping")
        return "a mapping";
    return typeof found.value === "string"
        ? JSON.stringify(cut(found.value))
        : cut(found.text);
}
function cut(text) {
    return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}
/** What a shape takes, as the end of a sentence. */
function takes(shape) {
    switch (shape.kind) {
        case "text":
            return shape.takes;
        case "whole":
            return `a whole number from ${shape.min} to ${shape.max}`;
        case "flag":
            return "`true` or `false`";
        case "word":
            return shape.words.map((word) => `\`${word}\``).join(" or ");
        case "value":
            return shape.any ? "a value" : "text, a number or a boolean";
        case "list":
            return `${takes(shape.item)}; or a list of such`;
        case "keys":
            return `a mapping of ${listed(shape, SHOWN_KEYS)}`;
        case "map":
            return `a mapping, each key ${shape.name.takes}`;
        case "either":
            return `${takes(shape.first)}, or ${takes(shape.second)}`;
    }
}
function listed({ keys }, most) {
    const names = Object.keys(keys).map((key) => `\`${key}\``);
    return names.length > most
        ? `${names.slice(0, most).join(", ")}, …`
        : names.join(", ");
}
/** What to do about a key that is not known, as the rest of the sentence that says so. */
function adviceFor(name, shape) {
    if (name === "<<")
        return ": mappings are not merged, but an alias stands for a whole value";
    const near = nearestKey(name, shape);
    if (near !== undefined)
        return `: did you mean \`${near}\`?`;
    const home = homeOf(name);
    return home === undefined
        ? `. Known here: ${listed(shape, Number.POSITIVE_INFINITY)}`
        : `: it belongs to ${home === "" ? "the top of the file" : `\`${home}\``}`;
}
/** The key that was meant: the same but for case and separators, a slip that people make, or one that looks alike. */
function nearestKey(name, { keys }) {
    const words = new Map();
    for (const key of Object.keys(keys))
        words.set(squeezed(key), key);
    for (const [key, { slips = [] }] of Object.entries(keys))
        for (const slip of slips)
            if (!words.has(squeezed(slip)))
                words.set(squeezed(slip), key);
    const wanted = squeezed(name);
    const near = words.has(wanted) ? wanted : (0,near_names/* nearest */.pA)(wanted, words.keys());
    return near === undefined ? undefined : words.get(near);
}
/** What `varFiles`, `var_files` and `VAR-FILES` share. */
function squeezed(word) {
    return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
/** The mapping in which a key is known, the outermost first: `tests`, `variants.<name>`; `''` for the file. */
function homeOf(name) {
    let level = [["", keys/* TEMPLATE */.n]];
    while (level.length > 0) {
        for (const [path, shape] of level)
            if (shape.kind === "keys" && Object.hasOwn(shape.keys, name))
                return path;
        level = level.flatMap(([path, shape]) => within(path, shape));
    }
    return undefined;
}
function within(path, shape) {
    if (shape.kind === "list")
        return [[path, shape.item]];
    if (shape.kind === "map")
        return [[`${path}.<name>`, shape.value]];
    if (shape.kind !== "keys")
        return [];
    return Object.entries(shape.keys).map(([key, inner]) => [
        path === "" ? key : `${path}.${key}`,
        inner.shape,
    ]);
}

;// CONCATENATED MODULE: ./build/plan/manifest/check.js

/** All that does not fit: each message names the keys, what it got and what is taken. */
function check(found, shape) {
    return value(found, shape, []);
}
function value(found, shape, path) {
    if (shape.kind === "either")
        return value(found, chosen(found, shape), path);
    if (shape.kind === "list" && found.kind === "list")
        return found.items.flatMap((item, index) => value(item, shape.item, [...path, index]));
    if (shape.kind === "list" && fits(found, shape.item))
        return value(found, shape.item, path);
    if (shape.kind === "keys" && found.kind === "mapping")
        return check_keys(found, shape, path);
    if (shape.kind === "map" && found.kind === "mapping")
        return names(found, shape, path);
    return fits(found, shape) ? [] : [refusal(found, shape, path)];
}
function refusal(found, shape, path) {
    const message = isNothing(found)
        ? `${named(path)} has no value: leave it out, or give it ${takes(shape)}`
        : `${named(path)} is ${shown(found)}, but takes ${takes(shape)}`;
    return { message, at: found.at };
}
function names(found, shape, path) {
    return [...found.entries].flatMap(([name, entry]) => {
        const inside = value(entry.value, shape.value, [...path, name]);
        const message = `The key ${named([...path, name])} takes ${shape.name.takes}`;
        return matches(name, shape.name)
            ? inside
            : [{ message, at: entry.at }, ...inside];
    });
}
function check_keys(found, shape, path) {
    const problems = [...found.entries].flatMap(([name, entry]) => {
        const key = keyOf(name, shape);
        if (key !== undefined)
            return value(entry.value, key.shape, [...path, name]);
        const message = `The key ${named([...path, name])} is not known${adviceFor(name, shape)}`;
        return [{ message, at: entry.at }];
    });
    const lacking = Object.entries(shape.keys)
        .filter(([name, key]) => key.required && !found.entries.has(name))
        .map(([name]) => `${named(path)} lacks the key \`${name}\``);
    return [
        ...problems,
        ...lacking.map((message) => ({ message, at: found.at })),
    ];
}
function keyOf(name, { keys }) {
    return Object.hasOwn(keys, name) ? keys[name] : undefined;
}
function chosen(found, shape) {
    return found.kind === "scalar" && typeof found.value === "boolean"
        ? shape.first
        : shape.second;
}
/** Whether a value is what the shape takes, without looking into lists and mappings. */
function fits(found, shape) {
    if (isNothing(found))
        return shape.kind === "keys" && shape.empty;
    if (shape.kind === "value")
        return shape.any || found.kind === "scalar";
    if (shape.kind === "keys")
        return found.kind === "mapping";
    return found.kind === "scalar" && fitsScalar(found, shape);
}
function fitsScalar({ value, text }, shape) {
    switch (shape.kind) {
        case "text": {
            const isText = typeof value === "string" ||
                (typeof value === "number" && shape.numbers === true);
            return isText && matches(text, shape);
        }
        case "whole":
            return (typeof value === "number" &&
                Number.isInteger(value) &&
                value >= shape.min &&
                value <= shape.max);
        case "flag":
            return typeof value === "boolean";
        case "word":
            return shape.words.some((word) => word === value);
        default:
            return false;
    }
}
function matches(text, { pattern, format }) {
    return pattern.test(text) && (format === undefined || isDate(text));
}
/** Whether a text of the form YYYY-MM-DD is a day of the calendar. */
function isDate(text) {
    const date = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
function isNothing(found) {
    return found.kind === "scalar" && found.value === null;
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./build/plan/manifest/yaml-tree.js
/** YAML text as a tree of plain values with the place of each. Pure. */

/** Far above what people write; what is longer was not made for this. */
const MOST_CHARACTERS = 262_144;
/** Values after aliases are followed: a few lines of them can stand for billions. */
const MOST_VALUES = 20_000;
const START = { line: 1, column: 1 };
/** Words for what the parser finds most often; its own stand for the others. */
const SYNTAX_ERRORS = {
    TAB_AS_INDENT: "YAML is indented with spaces: replace the tab",
    MULTIPLE_DOCS: "The file holds several YAML documents: leave one, without a `---` after its start",
};
/** A tree that is too large to be followed. */
class TooLarge extends Error {
}
/**
 * Reads one YAML 1.2 document of the core schema. Reported are the first syntax error, tags that mean nothing, keys that
 * are no text or stand twice, aliases without an anchor before them, and what is too large. A date is text.
 */
function readYaml(text) {
    if (text.length > MOST_CHARACTERS)
        return failed(`The file is larger than ${MOST_CHARACTERS} characters`);
    const counter = new dist/* LineCounter */.HN();
    try {
        const document = (0,dist/* parseDocument */.Tp)(text, {
            lineCounter: counter,
            prettyErrors: false,
            schema: "core",
            // told here, with the line of the first
            uniqueKeys: false,
        });
        const place = yaml_tree_placesOf(counter);
        const [error] = [...document.errors, ...document.warnings];
        if (error !== undefined) {
            const message = SYNTAX_ERRORS[error.code] ?? `This is not valid YAML: ${error.message}`;
            return { problems: [{ message, at: place(error.pos[0]) }] };
        }
        return treeOf(document, place);
    }
    catch (error) {
        if (error instanceof TooLarge || error instanceof RangeError)
            return failed("The file is nested too deeply, or its aliases too often");
        throw error;
    }
}
function failed(message) {
    return { problems: [{ message, at: START }] };
}
function yaml_tree_placesOf(counter) {
    return (offset) => {
        const { line, col } = counter.linePos(offset ?? 0);
        return line === 0 ? START : { line, column: col };
    };
}
function treeOf(document, place) {
    if (document.contents === null)
        return { problems: [] };
    const walk = new Walk(place);
    const root = walk.found(document.contents);
    return { root, problems: walk.problems };
}
/** One way through a document, in its order: an alias means the last anchor of its name before it. */
class Walk {
    problems = [];
    #place;
    #anchors = new Map();
    #values = 0;
    constructor(place) {
        this.#place = place;
    }
    found(node, otherwise = START) {
        if (++this.#values > MOST_VALUES)
            throw new TooLarge();
        if ((0,dist/* isAlias */.Vj)(node)) {
            const target = this.#anchors.get(node.source);
            if (target !== undefined)
                return this.found(target);
            this.#report(`No anchor \`&${node.source}\` stands before`, node);
            return nothing(this.#place(node.range?.[0]));
        }
        const found = this.#plain(node, otherwise);
        // After its content: an anchor never holds itself.
        if (((0,dist/* isScalar */.jn)(node) || (0,dist/* isMap */.jh)(node) || (0,dist/* isSeq */.oP)(node)) && node.anchor)
            this.#anchors.set(node.anchor, node);
        return found;
    }
    #plain(node, otherwise) {
        if ((0,dist/* isMap */.jh)(node))
            return this.#mapping(node);
        if ((0,dist/* isSeq */.oP)(node))
            return {
                kind: "list",
                at: this.#place(node.range?.[0]),
                items: node.items.map((item) => this.found(item)),
            };
        if (!(0,dist/* isScalar */.jn)(node))
            return nothing(otherwise);
        const { value } = node;
        const at = this.#place(node.range?.[0]);
        if (typeof value === "number")
            return { kind: "scalar", at, value, text: node.source ?? String(value) };
        if (typeof value === "string" || typeof value === "boolean")
            return { kind: "scalar", at, value, text: String(value) };
        return nothing(node.source === "" ? otherwise : at);
    }
    #mapping(node) {
        const entries = new Map();
        for (const pair of node.items) {
            const key = this.#key(pair);
            if (key === undefined)
                continue;
            const before = entries.get(key.text);
            if (before === undefined)
                entries.set(key.text, {
                    at: key.at,
                    value: this.found(pair.value, key.at),
                });
            else
                this.problems.push({
                    message: `The key \`${key.text}\` stands twice, first in line ${before.at.line}`,
                    at: key.at,
                });
        }
        return { kind: "mapping", at: this.#place(node.range?.[0]), entries };
    }
    #key({ key }) {
        if ((0,dist/* isScalar */.jn)(key)) {
            const text = typeof key.value === "string" ? key.value : (key.source ?? "");
            if (text !== "")
                return { text, at: this.#place(key.range?.[0]) };
        }
        this.#report("A key is text or a number", key);
        return undefined;
    }
    #report(message, node) {
        const offset = (0,dist/* isNode */.Ll)(node) ? node.range?.[0] : undefined;
        this.problems.push({ message, at: this.#place(offset) });
    }
}
function nothing(at) {
    return { kind: "scalar", at, value: null, text: "" };
}
/** A tree as a JSON value. */
function plain(found) {
    if (found.kind === "scalar")
        return found.value;
    if (found.kind === "list")
        return found.items.map(plain);
    return Object.fromEntries([...found.entries].map(([key, { value }]) => [key, plain(value)]));
}

;// CONCATENATED MODULE: ./build/plan/manifest/fields.js
/** Reads the values of a mapping that was found to be well formed. Pure. */

/** The values of one mapping; a key that is not there gives undefined, or nothing of a list or mapping. */
class Fields {
    #found;
    constructor(found) {
        this.#found = found;
    }
    found(key) {
        return this.#found?.kind === "mapping"
            ? this.#found.entries.get(key)?.value
            : undefined;
    }
    has(key) {
        return this.found(key) !== undefined;
    }
    /** A number comes as it is written. */
    text(key) {
        const found = this.found(key);
        return found?.kind === "scalar" ? found.text : undefined;
    }
    whole(key) {
        const found = this.found(key);
        return found?.kind === "scalar" && typeof found.value === "number"
            ? found.value
            : undefined;
    }
    flag(key) {
        const found = this.found(key);
        return found?.kind === "scalar" && typeof found.value === "boolean"
            ? found.value
            : undefined;
    }
    word(key, words) {
        return words.find((word) => word === this.text(key));
    }
    within(key) {
        return new Fields(this.found(key));
    }
    /** The mappings under chosen names, with the place of each name. */
    named(key) {
        const found = this.found(key);
        return found?.kind === "mapping"
            ? [...found.entries].map(([name, { at, value }]) => [name, new Fields(value), at])
            : [];
    }
    /** The items of a list, or the one that stands alone. */
    items(key) {
        const found = this.found(key);
        if (found === undefined)
            return [];
        return found.kind === "list" ? found.items : [found];
    }
    scalars(key) {
        return this.items(key).flatMap((item) => item.kind === "scalar" ? [item] : []);
    }
    texts(key) {
        return this.scalars(key).map(({ text }) => text);
    }
    /** Values by name as text: lists and mappings as JSON. */
    values(key) {
        const found = this.found(key);
        if (found?.kind !== "mapping")
            return {};
        return Object.fromEntries([...found.entries].map(([name, { value }]) => [
            name,
            value.kind === "scalar" ? value.text : JSON.stringify(plain(value)),
        ]));
    }
}
/** The same object without the properties that are undefined. */
function present(value) {
    return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined));
}

;// CONCATENATED MODULE: ./build/plan/manifest/paths.js
/** Paths in `file`, which is repository-relative. */
function pathsOf(file) {
    const folder = file.slice(0, Math.max(file.lastIndexOf("/"), 0));
    const problems = [];
    const resolve = (from, { text, at }) => {
        const path = resolvePath(from, text);
        if (path === undefined)
            problems.push({
                message: `${JSON.stringify(text)} leaves the repository`,
                at,
            });
        return path ?? "";
    };
    return {
        problems,
        own: (written) => resolve(folder, written),
        watched: (written) => resolve(/^\.\.?(?:\/|$)/.test(written.text) ? folder : "", written) ||
            "**",
    };
}
/**
 * The path or glob `written` from `folder` (`''` for the repository itself), with `.` and `..` followed and no `/` at
 * its end; undefined where it leaves the repository on its way. `''` is the repository itself.
 */
function resolvePath(folder, written) {
    const parts = [];
    for (const part of [...folder.split("/"), ...written.split("/")]) {
        if (part === "" || part === ".")
            continue;
        if (part !== "..")
            parts.push(part);
        else if (parts.pop() === undefined)
            return undefined;
    }
    return parts.join("/");
}

;// CONCATENATED MODULE: ./build/plan/manifest/manifest-of.js
/** A well-formed `template.yml` as the product's words. Pure. */


/** Everything that the file says; `paths` hears of what leaves the repository. */
function manifestOf(fields, file, paths) {
    const [notes] = fields.scalars("notes");
    return present({
        file,
        title: fields.text("title"),
        description: fields.text("description"),
        logo: fields.text("logo"),
        tags: fields.texts("tags"),
        notes: notes === undefined ? undefined : paths.own(notes),
        os: osOf(fields.within("os")),
        variants: new Map(fields
            .named("variants")
            .map(([key, variant, at]) => [key, variantOf(key, variant, at, paths)])),
        platforms: fields.has("platforms") ? platformsOf(fields) : undefined,
        hardware: hardwareOf(fields.within("hardware")),
        base: fields.has("base") ? baseOf(fields.within("base")) : undefined,
        inputs: new Map(fields
            .named("inputs")
            .map(([name, input, at]) => [name, inputOf(input, at)])),
        watch: fields.scalars("watch").map(paths.watched),
        ignore: fields.texts("ignore").map((glob) => resolvePath("", glob) || "**"),
        workingDirectory: fields.word("working-directory", [
            "repository",
            "template",
        ]),
        tests: fields.has("tests")
            ? testsOf(fields.within("tests"), paths)
            : undefined,
        channels: fields.has("channels")
            ? channelsOf(fields.within("channels"))
            : undefined,
        retention: fields.has("retention")
            ? retentionOf(fields.within("retention"))
            : undefined,
        owners: fields.texts("owners"),
    });
}
function osOf(os) {
    return present({
        id: os.text("id"),
        version: os.text("version"),
        codename: os.text("codename"),
        family: os.text("family"),
        arch: os.text("arch"),
        eol: os.text("eol"),
        eolCycle: os.text("eol-cycle"),
    });
}
function variantOf(key, variant, { line }, paths) {
    const written = variant.scalars("var-files");
    const varFiles = written.map(paths.own);
    return present({
        key,
        varFiles,
        vars: variant.values("vars"),
        only: variant.texts("only"),
        default: variant.flag("default") ?? false,
        title: variant.text("title"),
        codename: variant.text("codename"),
        eolCycle: variant.text("eol-cycle"),
        hardware: hardwareOf(variant.within("hardware")),
        line,
        lines: Object.fromEntries(varFiles.map((path, index) => [path, written[index]?.at.line ?? line])),
    });
}
function platformsOf(fields) {
    return new Map(fields.named("platforms").map(([name, platform]) => [
        name,
        present({
            only: platform.texts("only"),
            artifact: platform.text("artifact"),
        }),
    ]));
}
function hardwareOf(hardware) {
    return present({
        cpus: hardware.whole("cpus"),
        memory: hardware.whole("memory"),
        firmware: hardware.word("firmware", ["bios", "uefi"]),
    });
}
function baseOf(base) {
    return present({
        template: base.text("template") ?? "",
        variant: base.text("variant"),
        channel: base.text("channel"),
        as: base.text("as"),
    });
}
function inputOf(input, { line }) {
    return present({
        description: input.text("description"),
        allowed: input.scalars("allowed").map(allowedValue),
        required: input.flag("required") ?? false,
        secret: input.flag("secret") ?? false,
        line,
    });
}
/** A number that is written otherwise than it is shown (`24.10`) is text: nothing of it is lost. */
function allowedValue({ value, text }) {
    return value === null || String(value) !== text ? text : value;
}
function testsOf(tests, paths) {
    return present({
        boot: tests.scalars("boot").map(paths.own),
        inBuild: tests.scalars("in-build").map(paths.own),
        required: tests.flag("required") ??
            (tests.has("required") && tests.texts("required")),
        timeoutMinutes: tests.whole("timeout"),
        env: tests.values("env"),
        skip: tests.items("skip").map(skipOf),
    });
}
function skipOf(item) {
    const skip = new Fields(item);
    return present({
        id: skip.text("id") ?? "",
        reason: skip.text("reason") ?? "",
        until: skip.text("until"),
        line: item.at.line,
    });
}
function channelsOf(channels) {
    return present({
        onSuccess: channels.texts("on-success"),
        promote: channels.word("promote", ["manual", "automatic"]),
    });
}
function retentionOf(retention) {
    return present({
        keep: retention.whole("keep"),
        days: retention.whole("days"),
    });
}

;// CONCATENATED MODULE: ./build/plan/manifest/read-manifest.js






/** Name of the file, directly in a template's folder. */
const MANIFEST_FILE = "template.yml";
/** Whether a file of a template's folder was probably meant to be its {@link MANIFEST_FILE}, which it is not. */
function isManifestLike(name) {
    return name !== MANIFEST_FILE && /^\.?templates?\.ya?ml$/i.test(name);
}
/** More are no help to anybody. */
const MOST_PROBLEMS = 20;
/**
 * Reads the text of a `template.yml`; `file` is its repository-relative path, and its folder the template's. An empty
 * file says nothing, which is well. Every problem is an error at its line and column; where there is one, there is no
 * manifest. Whether the files exist that it names is not looked at.
 */
function readManifest(text, file) {
    const { root, problems } = readYaml(text);
    if (problems.length > 0)
        return { problems: notices(problems, file) };
    const fields = new Fields(root);
    const unfit = root === undefined ? [] : (otherSchema(fields) ?? check(root, keys/* TEMPLATE */.n));
    if (unfit.length > 0)
        return { problems: notices(unfit, file) };
    const paths = pathsOf(file);
    const manifest = manifestOf(fields, file, paths);
    const late = [...paths.problems, ...severalDefaults(fields)];
    return late.length > 0
        ? { problems: notices(late, file) }
        : { manifest, problems: [] };
}
function notices(problems, file) {
    return [...problems]
        .sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column)
        .slice(0, MOST_PROBLEMS)
        .map(({ message, at }) => ({
        level: "error",
        title: `This ${MANIFEST_FILE} cannot be used`,
        message: /[.?]$/.test(message) ? message : `${message}.`,
        file,
        ...at,
    }));
}
/** A file of a later schema has keys that this version can't judge. */
function otherSchema(fields) {
    const schema = fields.found("schema");
    if (schema?.kind !== "scalar" ||
        typeof schema.value !== "number" ||
        schema.value === keys/* SCHEMA_VERSION */.f)
        return undefined;
    const message = `The file is of schema ${schema.text}; this version of the action knows schema ${keys/* SCHEMA_VERSION */.f}`;
    return [{ message, at: schema.at }];
}
function severalDefaults(fields) {
    const [first, ...more] = fields
        .named("variants")
        .filter(([, variant]) => variant.flag("default"));
    return more.map(([key, , at]) => ({
        message: `The variants ${JSON.stringify(first?.[0])} and ${JSON.stringify(key)} are both the default: leave one`,
        at,
    }));
}

;// CONCATENATED MODULE: ./build/plan/working-directory.js
/**
 * The folder against which a root's relative references exist: the repository or the root's own folder; null where both or
 * none explain them. A reference that exists in neither, or in both, tells nothing.
 */
function workingDirectoryOf(sightings) {
    const onlyInRepository = sightings.some(({ inRepository, inFolder }) => inRepository && !inFolder);
    const onlyInFolder = sightings.some(({ inRepository, inFolder }) => inFolder && !inRepository);
    if (onlyInRepository === onlyInFolder)
        return null;
    return onlyInRepository ? "repository" : "template";
}

;// CONCATENATED MODULE: ./build/plan/references/find-place.js
/** What a path of a template means in the files of a commit. Pure. */

/** Links may lead to links, and in circles. */
const MAX_LINKS = 8;
/** What systems allow a path to have. */
const MAX_TARGET_LENGTH = 4096;
const WILDCARD = /[*?[{]/;
/** A path without `.`, `..` inside and `/` at the end; one that leaves the repository begins with `..`. */
function joined(...parts) {
    const path = external_node_path_.posix.join(...parts).replace(/\/$/, "");
    return path === "." ? "" : path;
}
function nameOf(path) {
    return path.slice(path.lastIndexOf("/") + 1);
}
function leavesRepository(path) {
    return path === ".." || path.startsWith("../");
}
/**
 * What is at a repository-relative path; of a glob, the folder before its first wildcard, in which new files match as well.
 * A path through a symbolic link means the link and what is behind it. None where nothing is there.
 */
function findPlace(path, files) {
    if (leavesRepository(path))
        return [];
    const kind = files.index.kindOf(path);
    if (kind !== undefined)
        return [{ path, folder: kind === "folder" }];
    const wildcard = path.search(WILDCARD);
    if (wildcard === -1)
        return throughLink(path, files, MAX_LINKS);
    const folder = path.slice(0, Math.max(0, path.lastIndexOf("/", wildcard)));
    const found = findPlace(folder, files);
    return found.some((place) => place.folder) ? found : [];
}
/** A file that has something below it is a link, or a submodule of which nothing more is known. */
function throughLink(path, files, linksLeft) {
    const link = fileAbove(path, files.index);
    if (link === undefined || linksLeft === 0)
        return [];
    const itself = { path: link, folder: false };
    const target = files.text(link);
    if (target === undefined)
        return [itself];
    if (target.length > MAX_TARGET_LENGTH || target.startsWith("/"))
        return [];
    const behind = joined(link, "..", target, path.slice(link.length + 1));
    if (leavesRepository(behind))
        return [];
    const kind = files.index.kindOf(behind);
    const found = kind === undefined
        ? throughLink(behind, files, linksLeft - 1)
        : [{ path: behind, folder: kind === "folder" }];
    return found.length === 0 ? [] : [itself, ...found];
}
/** The file among the folders that a path names. */
function fileAbove(path, index) {
    let slash = path.indexOf("/");
    while (slash !== -1) {
        const above = path.slice(0, slash);
        const kind = index.kindOf(above);
        if (kind !== "folder")
            return kind && above;
        slash = path.indexOf("/", slash + 1);
    }
    return undefined;
}
/** The shortest beginning of a path at which nothing is; the path itself where all of it is there. */
function firstMissing(path, index) {
    let slash = path.indexOf("/");
    while (slash !== -1) {
        const above = path.slice(0, slash);
        if (index.kindOf(above) === undefined)
            return above;
        slash = path.indexOf("/", slash + 1);
    }
    return path;
}

;// CONCATENATED MODULE: ./build/plan/references/absent.js
/** What to say of references that mean nothing in a commit. Pure. */




/** What a file is called that shows how another is to be written. */
const SAMPLES = [".sample", ".example", ".dist", ".template"];
/** A warning that nothing is at any of the paths where a reference was looked for. */
function absentNotice({ what, file, line, from }, tried, { directory, index, elsewhere }) {
    const [first = "", ...more] = tried.map(quoted/* quoted */.T);
    const looked = more.length === 0
        ? `${first} is not in the repository`
        : `neither ${first} nor ${more.join(", ")} is in the repository`;
    const hints = tried.map((path) => hintFor(path, index));
    const hint = hints.find((text) => text !== "") ?? ".";
    return {
        level: "warning",
        title: "A file that the template names is not there",
        message: `${settingOf(what)} names a file that Packer will not find: ${looked}${elsewhere === undefined ? hint : `. ${runElsewhere(elsewhere, from === "twice", directory)}`}`,
        file,
        line,
    };
}
/** `the setting "script" of shell` or `the function file`. */
function settingOf(what) {
    const dot = what.lastIndexOf(".");
    const [type, name] = [what.slice(0, dot), what.slice(dot + 1)];
    return type === "function"
        ? `The function ${name}`
        : `The setting ${(0,quoted/* quoted */.T)(name)} of ${type}`;
}
function runElsewhere(elsewhere, isTwice, directory) {
    if (isTwice)
        return "This function takes a relative path from the template's folder, so path.root comes twice where Packer runs in the repository: leave path.root out, or write abspath(path.root).";
    const folder = elsewhere === "repository" ? "the repository" : (0,quoted/* quoted */.T)(directory);
    return `It is there from ${folder}: set packer-working-directory to ${elsewhere}.`;
}
/** A sample beside it, a near name in its folder, or nothing. */
function hintFor(path, index) {
    const sample = SAMPLES.map((ending) => path + ending).find((name) => index.kindOf(name) === "file");
    if (sample !== undefined)
        return `, but ${(0,quoted/* quoted */.T)(sample)} is: copy it to that name and fill it in.`;
    const missing = firstMissing(path, index);
    const folder = (0,references_found/* folderOf */.yS)(missing);
    const near = (0,near_names/* nearest */.pA)(nameOf(missing), index.namesIn(folder));
    if (near === undefined)
        return "";
    return `; did you mean ${(0,quoted/* quoted */.T)(joined(folder, near))}?`;
}
/** An error: what is not in the checkout is on no runner. */
function leavingNotice({ what, file, line, value = "", }) {
    return {
        level: "error",
        title: "A path leaves the repository",
        message: `${settingOf(what)} names ${(0,quoted/* quoted */.T)(value)}, which is outside the repository. A run has nothing but the repository: put the file into it.`,
        file,
        line,
    };
}
/** One warning for all absolute paths of a root. */
function absoluteNotice(references) {
    const absolute = references.filter(({ from, optional }) => from === "absolute" && optional !== true);
    const [first] = absolute;
    if (first === undefined)
        return [];
    const paths = [...new Set(absolute.map(({ value = "" }) => (0,quoted/* quoted */.T)(value)))];
    const [path, ...others] = paths;
    const more = others.length === 0 ? "" : ` (and ${others.join(", ")})`;
    return [
        {
            level: "warning",
            title: "A file of the runner",
            message: `${settingOf(first.what)} names ${path}${more}, which is on the runner: when it changes, nothing is planned.`,
            file: first.file,
            line: first.line,
        },
    ];
}

;// CONCATENATED MODULE: ./build/plan/references/ansible-config.js
/** The paths in an `ansible.cfg`. */

/** Reads `key = a:b` lines of any section; paths as written. `~` and variables are of the machine, not of the repository. */
function readAnsibleConfig(text) {
    const roles = [];
    const collections = [];
    const others = [];
    for (const line of text.split("\n")) {
        const [, key = "", value = ""] = /^\s*(\w+)\s*[=:]\s*(.*?)\s*(?:\s;.*)?$/.exec(line) ?? [];
        const paths = value
            .split(/[:,]/)
            .map((path) => path.trim())
            .filter((path) => path !== "" && !/^[/~]|\$|\{\{/.test(path));
        if (key === "roles_path")
            roles.push(...paths);
        else if (/^collections_paths?$/.test(key))
            collections.push(...paths);
        else if (/^inventory$|^library$|^module_utils$|_plugins$/.test(key))
            others.push(...paths);
    }
    return { roles, collections, others };
}
/** The same with the paths resolved against the folder of the file. */
function relativeTo(folder, config) {
    const resolve = (paths) => paths.map((path) => (0,references_found/* under */.hG)(folder, path));
    return {
        roles: resolve(config.roles),
        collections: resolve(config.collections),
        others: resolve(config.others),
    };
}

;// CONCATENATED MODULE: ./build/plan/references/yaml.js
/** Reads YAML of other programs, whatever their tags (`!vault`, `!unsafe`) mean. */

/** Values of all documents. Aliases of one node give one object. Never throws. */
function yaml_readYaml(text) {
    if (text.startsWith("$ANSIBLE_VAULT"))
        return { line: 1, error: "is encrypted" };
    try {
        const documents = (0,dist/* parseAllDocuments */.hR)(text, {
            logLevel: "silent",
            prettyErrors: true,
            uniqueKeys: false,
            merge: true,
        });
        for (const { errors } of documents) {
            const [first] = errors;
            if (first !== undefined)
                return {
                    line: first.linePos?.[0].line ?? 1,
                    error: `is not YAML (${first.message.split(/ at line |\n/, 1)[0]})`,
                };
        }
        return { documents: documents.map((document) => document.toJS()) };
    }
    catch (error) {
        // nesting deeper than the stack, or more aliases than a person writes
        return { line: 1, error: `is not readable YAML (${String(error)})` };
    }
}

;// CONCATENATED MODULE: ./build/plan/references/ansible-file.js
/** What a playbook, a file of tasks or a role's `meta/main.yml` refers to, as written. Pure. */

const FOUND = (/* unused pure expression or super */ null && (["roles", "playbooks", "tasks", "paths", "shortNamesOf"]));
/** Keywords and modules that name other files, without `ansible.builtin.`. */
const NAMES = {
    import_playbook: ["playbooks", "file"],
    import_role: ["roles", "name", "role"],
    include_role: ["roles", "name", "role"],
    import_tasks: ["tasks", "file"],
    include_tasks: ["tasks", "file"],
    // before Ansible 2.12, of tasks and of playbooks
    include: ["tasks", "file"],
    dependencies: ["roles", "role", "name", "src"],
};
function readAnsibleFile(text) {
    const yaml = yaml_readYaml(text);
    const found = {
        roles: new Set(),
        playbooks: new Set(),
        tasks: new Set(),
        paths: new Set(),
        shortNamesOf: new Set(),
    };
    if ("documents" in yaml)
        ansible_file_walk(yaml.documents, found, new Set());
    return {
        roles: [...found.roles],
        playbooks: [...found.playbooks],
        tasks: [...found.tasks],
        paths: [...found.paths],
        shortNamesOf: [...found.shortNamesOf],
        collections: qualifiers(text),
        ...("error" in yaml ? { error: { line: yaml.line, why: yaml.error } } : {}),
    };
}
/** `ns.name` of each `ns.name.what`. */
function qualifiers(text) {
    const found = text.matchAll(/\b([a-z_]\w*\.[a-z_]\w*)\.[a-z_]/g);
    return [...new Set([...found].map(([, name = ""]) => name))];
}
/** Aliases make one object of many places, so each is visited once. */
function ansible_file_walk(node, found, seen) {
    if (typeof node === "string") {
        for (const path of pathsIn(node))
            found.paths.add(path);
        return;
    }
    if (!isObject(node) || seen.has(node))
        return;
    seen.add(node);
    if (Array.isArray(node)) {
        for (const item of node)
            ansible_file_walk(item, found, seen);
        return;
    }
    const isPlay = "hosts" in node;
    for (const [key, value] of Object.entries(node)) {
        const word = key.replace(/^ansible\.(builtin|legacy)\./, "");
        // "roles" and "collections" are words of a play; elsewhere they are somebody's variables
        const [kind, ...keys] = isPlay && word === "roles"
            ? (NAMES.dependencies ?? [])
            : Object.hasOwn(NAMES, word)
                ? (NAMES[word] ?? [])
                : [];
        if (kind !== undefined)
            for (const name of namesIn(value, keys))
                found[kind].add(name);
        if (isPlay && word === "collections")
            for (const name of namesIn(value, []))
                found.shortNamesOf.add(name);
        ansible_file_walk(value, found, seen);
    }
}
/** The names in a text (`name=nginx`, `file.yml`), a map's key, or a list of these. */
function namesIn(value, keys) {
    if (Array.isArray(value))
        return value.flatMap((item) => Array.isArray(item) ? [] : namesIn(item, keys));
    if (typeof value === "string")
        return [freeForm(value.trim(), keys)];
    if (!isObject(value))
        return [];
    const named = new Map(Object.entries(value));
    const name = keys.map((key) => named.get(key)).find((at) => at !== undefined);
    return typeof name === "string" ? [name.trim()] : [];
}
/** `name=nginx tasks_from=install` names nginx, `setup.yml tags=x` names setup.yml. */
function freeForm(text, keys) {
    if (text.includes("{{"))
        return text;
    const [first = "", ...others] = text.split(/\s+/);
    const given = [first, ...others].find((word) => keys.some((key) => word.startsWith(`${key}=`)));
    return given === undefined ? first : given.slice(given.indexOf("=") + 1);
}
/** Words of a text that look like relative paths; variables lose the blanks in their braces. */
function pathsIn(text) {
    return text
        .replace(/\{\{\s*(\w+)\s*\}\}/g, "{{$1}}")
        .split(/[\s=,'"()|;]+/)
        .filter((word) => word.length < 256 &&
        /[./]/.test(word) &&
        !/^[/~]|:\/\/|^[./]+$/.test(word));
}
function isObject(value) {
    return typeof value === "object" && value !== null;
}

;// CONCATENATED MODULE: ./build/plan/references/ansible-roles.js

/**
 * Folders of the role that a name may mean, as `RoleDefinition._load_role_path` of Ansible searches: collections, `roles/`
 * beside the playbook, `roles_path`, beside the role that asks, beside the playbook. What is found up to `roles/` is
 * certain; which of the others applies hangs on settings that are not all known here, so all that are there count, and
 * where there is none, a role of that name anywhere. Empty for roles that are not in the repository.
 */
function foldersOfRole(name, search, findings, askedBy) {
    const [namespace, collection, ...role] = name.split(".");
    const collections = role.length > 0 ? [`${namespace}.${collection}`] : [...search.shortNamesOf];
    const inCollections = findings.existing(foldersOfCollections(collections, search).map((folder) => (0,references_found/* under */.hG)(folder, `roles/${role.length > 0 ? role.join(".") : name}`)));
    const beside = findings.existing(search.bases.map((base) => (0,references_found/* under */.hG)(base, `roles/${name}`)));
    if (inCollections.length + beside.length > 0)
        return withTargets([...inCollections, ...beside], name, findings);
    const elsewhere = findings.existing([
        ...search.single.filter((path) => path.split("/").at(-1) === name),
        ...search.rolePaths.map((path) => (0,references_found/* under */.hG)(path, name)),
        ...(askedBy === undefined ? [] : [(0,references_found/* under */.hG)((0,references_found/* folderOf */.yS)(askedBy), name)]),
        ...search.bases.map((base) => (0,references_found/* under */.hG)(base, name)),
    ]);
    return withTargets(elsewhere, name, findings);
}
/** Where there is nothing, or only a symbolic link (to git a file), any role of that name may be meant. */
function withTargets(found, name, findings) {
    if (found.some((path) => findings.kindOf(path) === "folder"))
        return found;
    return [...found, ...(findings.ofIndex(foldersByRole).get(name) ?? [])];
}
function foldersOfCollections(names, { bases, collectionPaths }) {
    const paths = [
        ...bases.map((base) => (0,references_found/* under */.hG)(base, "collections")),
        ...collectionPaths,
    ];
    return names.flatMap((name) => paths.map((path) => (0,references_found/* under */.hG)(path, `ansible_collections/${name.replace(".", "/")}`)));
}
/** Every `roles/<name>` of the repository: what an environment variable may mean that nobody sees here. */
function foldersByRole(index) {
    const folders = new Map();
    for (const path of index.below("")) {
        const [folder, name] = /^(?:.*?\/)?roles\/([^/]+)(?=\/)/.exec(path) ?? [];
        if (folder === undefined || name === undefined)
            continue;
        const known = folders.get(name) ?? new Set();
        folders.set(name, known.add(folder));
    }
    return new Map([...folders].map(([name, known]) => [name, [...known]]));
}

;// CONCATENATED MODULE: ./build/plan/references/ansible-run.js



/** What Ansible reads beside a playbook without being told to. */
const BESIDE = /^(ansible\.cfg|requirements\.ya?ml|inventor.*|group_vars|host_vars|library|module_utils|.*_plugins|files|templates|vars|tasks|handlers)$/;
const REQUIREMENTS = ["roles", "collections"].flatMap((folder) => ["yml", "yaml"].map((ending) => `${folder}/requirements.${ending}`));
/** Folders of a role that hold what is relative to it. */
const OF_ROLE = ["tasks", "handlers", "files", "templates", "vars", "", "meta"];
const YAML = /\.ya?ml$/;
/** Adds all that a playbook leads to. */
function follow(run) {
    ansible_run_walk(run, [{ path: run.place.path, kind: "playbook" }]);
    if (!run.dynamic)
        return;
    const folders = run.findings.existing([
        ...run.search.bases.map((base) => (0,references_found/* under */.hG)(base, "roles")),
        ...run.search.rolePaths,
    ]);
    for (const folder of folders)
        add(run, folder, `roles of ${run.place.path}`);
    ansible_run_walk(run, folders.flatMap((folder) => run.findings
        .namesIn(folder)
        .map((name) => ({ path: (0,references_found/* under */.hG)(folder, name), kind: "role" }))));
}
/** Takes what lies beside a playbook, once a folder. */
function addBase(run, base) {
    if (run.search.bases.includes(base))
        return;
    run.search.bases.push(base);
    const names = run.findings.namesIn(base).filter((name) => BESIDE.test(name));
    for (const name of [...names, ...REQUIREMENTS])
        add(run, (0,references_found/* under */.hG)(base, name), `beside ${run.place.path}`);
}
function ansible_run_walk(run, start) {
    const all = (0,references_found/* visitAll */.xT)(start, ({ path, kind, role }) => `${kind} ${path} ${role}`, (step) => (step.kind === "role" ? filesOfRole(step, run) : read(step, run)));
    if (!all)
        widen(run, {
            file: run.place.path,
            line: 1,
            why: `${run.place.path} leads to more than ${references_found/* MOST_FILES */.Q4} files`,
        });
}
/** Every file of tasks counts: which of them a role includes may be told by a variable. */
function filesOfRole({ path: role }, { findings }) {
    return ["tasks", "handlers", "meta"].flatMap((folder) => findings
        .below((0,references_found/* under */.hG)(role, folder), YAML)
        .map((path) => ({ path, kind: "tasks", role })));
}
function read(step, run) {
    const file = run.findings.read(step.path, readAnsibleFile);
    if (file === undefined || file.error !== undefined) {
        const { line, why } = file?.error ?? { line: 1, why: "can't be read" };
        widen(run, { file: step.path, line, why: `${step.path} ${why}` });
        return [];
    }
    if (step.kind === "playbook")
        addBase(run, (0,references_found/* folderOf */.yS)(step.path));
    for (const name of file.shortNamesOf)
        run.search.shortNamesOf.add(name);
    const collections = foldersOfCollections([...file.collections, ...file.shortNamesOf], run.search);
    for (const folder of run.findings.existing(collections))
        for (const name of run.findings.namesIn(folder))
            if (name !== "roles")
                add(run, (0,references_found/* under */.hG)(folder, name), `collection of ${step.path}`);
    const next = [
        ...file.roles.flatMap((name) => rolesMeant(name, step, run)),
        ...file.playbooks.flatMap((value) => filesMeant(value, "playbook", step, run)),
        ...file.tasks.flatMap((value) => filesMeant(value, "tasks", step, run)),
    ];
    // last: what else names a path says less of it
    for (const path of file.paths.flatMap((value) => meant(value, step, run)))
        add(run, path, `named in ${step.path}`);
    return next;
}
function rolesMeant(name, step, run) {
    if (name.includes("{{")) {
        run.dynamic = true;
        return [];
    }
    const folders = foldersOfRole(name, run.search, run.findings, step.role);
    for (const path of folders)
        add(run, path, `role ${name} of ${step.role ?? step.path}`);
    return folders.map((path) => ({ path, kind: "role" }));
}
/** Files that are read in turn. Where the name is made when it runs, all of the folder. */
function filesMeant(value, kind, step, run) {
    const found = meant(value, step, run);
    // those of a role are read with it
    if (found.length === 0 && step.role === undefined && value.includes("{{"))
        found.push((0,references_found/* folderOf */.yS)(step.path));
    return found.flatMap((path) => {
        add(run, path, `included by ${step.path}`);
        const files = run.findings.kindOf(path) === "file"
            ? [path]
            : run.findings.below(path, YAML);
        return files.map((file) => ({ path: file, kind }));
    });
}
/** Files and folders outside the role that a value of a file may name; of a name with variables, the folder before them. */
function meant(value, { path, role }, run) {
    const compact = value.replace(/\{\{\s*(\w+)\s*\}\}/g, "{{$1}}");
    const [start, variable] = /^\{\{(playbook_dir|inventory_dir|role_path)\}\}\/?/.exec(compact) ?? [""];
    const relative = compact.slice(start.length);
    const cut = relative.search(/\{[{%]/);
    const known = cut === -1
        ? relative
        : relative.slice(0, relative.lastIndexOf("/", cut) + 1);
    if (known === "" || known.startsWith("/"))
        return [];
    const ofRole = role === undefined || (variable !== undefined && variable !== "role_path")
        ? []
        : OF_ROLE.map((folder) => (0,references_found/* under */.hG)(role, folder));
    const ofPlay = variable === "role_path"
        ? []
        : [
            ...(variable === undefined && role === undefined
                ? [(0,references_found/* folderOf */.yS)(path)]
                : []),
            ...run.search.bases,
            ...run.search.bases.map((base) => (0,references_found/* under */.hG)(base, "tasks")),
        ];
    const found = run.findings.existing([...ofRole, ...ofPlay].map((folder) => (0,references_found/* under */.hG)(folder, known)));
    if (found.some((one) => role !== undefined && isIn(one, role)))
        return [];
    return found.filter((one) => cut === -1 || run.findings.kindOf(one) === "folder");
}
function isIn(path, folder) {
    return path === folder || path.startsWith(`${folder}/`);
}
function widen(run, unresolved) {
    run.dynamic = true;
    run.findings.cannotTell(unresolved);
    for (const base of run.search.bases)
        add(run, base, `folder of ${run.place.path}`);
}
function add(run, path, relation) {
    run.findings.add(path, `${relation}, ${run.place.why}`);
}

;// CONCATENATED MODULE: ./build/plan/references/ansible.js
/** Playbooks and what they run: roles, tasks, variables, plugins, requirements. */



const PLAYBOOK = /^ansible(-local)?\.playbook_files?$/;
/** Uploaded as a whole; playbooks run in it. */
const TREE = /^ansible-local\.playbook_(dir|paths)$/;
const ROLES = /^ansible\.roles_path$/;
/** Each is one role. */
const SINGLE_ROLES = /^ansible-local\.role_paths$/;
const COLLECTIONS = /^ansible(-local)?\.collections?_paths?$/;
const INVENTORY = /^ansible(-local)?\.inventory_(file|directory)$/;
/** Adds what playbooks use, and replaces whole folders of roles by the roles that are used where each is known. */
function expandAnsible(places, findings) {
    const runs = places
        .filter(({ what }) => PLAYBOOK.test(what))
        .map((place) => runOf(place, places, findings));
    if (runs.length === 0)
        return;
    for (const run of runs)
        follow(run);
    const allKnown = runs.every(({ dynamic }) => !dynamic);
    for (const place of places) {
        if (INVENTORY.test(place.what))
            addVariables(place, findings);
        const narrow = [TREE, ROLES, SINGLE_ROLES, COLLECTIONS];
        if (!narrow.some((what) => what.test(place.what)))
            continue;
        if (allKnown && place.folder)
            findings.replaces.add(place);
        for (const name of ["requirements.yml", "requirements.yaml"])
            findings.add((0,references_found/* under */.hG)(place.path, name), place.why);
    }
}
function runOf(place, places, findings) {
    const pathsOf = (what) => places.filter((other) => what.test(other.what)).map(({ path }) => path);
    const bases = [
        (0,references_found/* folderOf */.yS)(place.path),
        ...(place.what.startsWith("ansible-local.") ? pathsOf(TREE) : []),
    ];
    const configs = configsOf(place, bases, findings);
    const run = {
        place,
        findings,
        dynamic: false,
        search: {
            bases: [],
            rolePaths: [
                ...pathsOf(ROLES),
                ...pathsOf(SINGLE_ROLES),
                ...configs.flatMap(({ roles }) => roles),
            ],
            single: pathsOf(SINGLE_ROLES),
            collectionPaths: [
                ...pathsOf(COLLECTIONS),
                ...configs.flatMap(({ collections }) => collections),
            ],
            shortNamesOf: new Set(),
        },
    };
    for (const path of configs.flatMap(({ others }) => others))
        findings.add(path, `named in ansible.cfg, ${place.why}`);
    for (const base of bases)
        addBase(run, base);
    return run;
}
/** Ansible reads one where it runs: at the repository's root, in the template's folder, or where a variable says. */
function configsOf(place, bases, findings) {
    const folders = [(0,references_found/* folderOf */.yS)(place.file), ...bases].flatMap(withParents);
    return findings
        .existing(folders.map((folder) => (0,references_found/* under */.hG)(folder, "ansible.cfg")))
        .flatMap((path) => {
        findings.add(path, `settings of ${place.path}, ${place.why}`);
        const config = findings.read(path, readAnsibleConfig);
        return config === undefined ? [] : [relativeTo((0,references_found/* folderOf */.yS)(path), config)];
    });
}
function withParents(folder) {
    return folder === "" ? [""] : [folder, ...withParents((0,references_found/* folderOf */.yS)(folder))];
}
function addVariables({ path, folder, why }, findings) {
    for (const name of ["group_vars", "host_vars"])
        findings.add((0,references_found/* under */.hG)(folder ? path : (0,references_found/* folderOf */.yS)(path), name), `beside ${path}, ${why}`);
}

;// CONCATENATED MODULE: ./build/plan/references/chef.js
/** Chef's cookbooks are uploaded as whole folders; beside them lies what chose their versions. */

const chef_BESIDE = [
    "Policyfile.rb",
    "Policyfile.lock.json",
    "Berksfile",
    "Berksfile.lock",
];
function expandChef(places, findings) {
    for (const { what, path, why } of places)
        if (/^chef-(solo|client)\.cookbook_paths$/.test(what))
            for (const name of chef_BESIDE)
                findings.add((0,references_found/* under */.hG)((0,references_found/* folderOf */.yS)(path), name), `beside ${path}, ${why}`);
}

;// CONCATENATED MODULE: ./build/plan/references/goss.js
/** Tests of goss include others: `gossfile:` with paths or globs as keys. */


function expandGoss(places, findings) {
    for (const place of places.filter(({ what }) => what === "goss.tests")) {
        const start = place.folder
            ? findings.below(place.path, /\.(ya?ml|json)$/)
            : [place.path];
        (0,references_found/* visitAll */.xT)(start, (path) => path, (path) => (findings.read(path, includedFiles) ?? []).flatMap((included) => {
            const found = (0,references_found/* under */.hG)((0,references_found/* folderOf */.yS)(path), included);
            findings.add(found, `included by ${path}, ${place.why}`);
            return findings.kindOf(found) === "file" ? [found] : [];
        }));
    }
}
/** As written; of a glob the folder before it. Tests are templates of Go, so what is not YAML includes what it says in lines. */
function includedFiles(text) {
    const yaml = yaml_readYaml(text);
    const documents = "documents" in yaml ? yaml.documents : [];
    return documents
        .flatMap((document) => isMap(document) && isMap(document.gossfile)
        ? Object.entries(document.gossfile)
        : [])
        .map(([key, value]) => isMap(value) && typeof value.file === "string" ? value.file : key)
        .map((path) => path.replace(/[^/]*[*?[{].*$/, ""))
        .filter((path) => path !== "" && !path.startsWith("/"));
}
function isMap(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./build/plan/references/puppet-manifest.js
/** What a Puppet manifest uses of modules. Pure. */
const LIST = /["']?[\w:]+["']?(?:\s*,\s*["']?[\w:]+["']?)*/.source;
/** `include a, b::c`, `contain('a')`, `require a`, `class { ['a', 'b']: }`, `Class['a']`, `inherits a`; not `require => a`. */
const USES = new RegExp(String.raw `\b(?:(?:include|contain|require)\b(?!\s*=>)\s*\(?|[cC]lass\s*[{[]|inherits)\s*\[?\s*(${LIST})`, "g");
const DYNAMIC = new RegExp([
    // a variable in place of a name, alone, in a text or in a list
    String.raw `\b(?:(?:include|contain|require)\b(?!\s*=>)\s*\(?|class\s*\{)\s*\[?\s*(?:${LIST}\s*,\s*)?["']?[\w:]*\$`,
    String.raw `\b(?:include|contain|require)\s*\(?\s*(?:lookup|hiera)`,
    String.raw `\bhiera_include\b|\.\s*(?:include|contain|require)\b`,
    String.raw `\bcreate_resources\s*\(\s*["']?class\b`,
].join("|"));
const QUALIFIED = /(?:::)?\b([A-Za-z]\w*)::\w/g;
const FILES = /puppet:\/\/\/modules\/(\w+)\/|\b(?:template|epp|file)\s*\(\s*['"](\w+)\//g;
const WORDS = /\b([a-z]\w*)\s*(?=[{(])/g;
function puppet_manifest_readManifest(text) {
    const code = withoutComments(text);
    const modules = new Set();
    for (const [, names = ""] of code.matchAll(USES))
        for (const [name] of names.matchAll(/[\w:]+/g))
            modules.add(name.replace(/^::/, "").split("::", 1)[0] ?? "");
    for (const [, name = ""] of code.matchAll(QUALIFIED))
        modules.add(name.toLowerCase());
    for (const [, mounted, rendered] of code.matchAll(FILES))
        modules.add(mounted ?? rendered ?? "");
    const words = [...code.matchAll(WORDS)].map(([, word = ""]) => word);
    return {
        modules: [...modules],
        words: [...new Set(words)],
        dynamic: DYNAMIC.test(code),
    };
}
/** Comments go, texts stay: names stand in them. */
function withoutComments(text) {
    return text.replace(/'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"|\/\*[\s\S]*?\*\/|#[^\n]*/g, (match) => (/^['"]/.test(match) ? match : " "));
}

;// CONCATENATED MODULE: ./build/plan/references/puppet.js



const puppet_BESIDE = ["Puppetfile", "environment.conf"];
/** Adds the modules that manifests use, and replaces the folders of modules by them where each is known. */
function expandPuppet(places, findings) {
    const of = (...attributes) => places.filter(({ what }) => attributes.some((name) => what === `puppet-masterless.${name}`));
    for (const place of of("hiera_config_path"))
        addHiera(place, findings);
    const manifests = of("manifest_file", "manifest_dir");
    const modulePaths = of("module_paths");
    for (const { path, why } of [...manifests, ...modulePaths])
        for (const folder of [(0,references_found/* folderOf */.yS)(path), (0,references_found/* folderOf */.yS)((0,references_found/* folderOf */.yS)(path))])
            for (const name of puppet_BESIDE)
                findings.add((0,references_found/* under */.hG)(folder, name), `beside ${path}, ${why}`);
    if (manifests.length === 0)
        return;
    const folders = modulePaths.map(({ path }) => path);
    const known = manifests.map((place) => followManifest(place, folders, findings));
    if (known.every((one) => one))
        for (const place of modulePaths)
            findings.replaces.add(place);
}
/** False where a class is named by data: any module may be used. */
function followManifest(place, folders, findings) {
    let known = true;
    const start = place.folder
        ? findings.below(place.path, /\.pp$/)
        : [place.path];
    const all = (0,references_found/* visitAll */.xT)(start.map((path) => ({ path, module: false })), ({ path }) => path, (step) => {
        if (step.module)
            return stepsOfModule(step.path, folders, place, findings);
        const manifest = findings.read(step.path, puppet_manifest_readManifest);
        if (manifest === undefined || manifest.dynamic)
            known = false;
        const providers = findings.ofIndex(providersOf);
        const names = [
            ...(manifest?.modules ?? []),
            ...(manifest?.words ?? []).flatMap((word) => [
                word,
                ...(providers.get(word) ?? []),
            ]),
        ];
        return addModules(names, step.path, folders, place, findings);
    });
    if (!all)
        findings.cannotTell({
            file: place.path,
            line: 1,
            why: `${place.path} leads to more than ${references_found/* MOST_FILES */.Q4} files`,
        });
    return known && all;
}
function addModules(names, user, folders, { why }, findings) {
    return [...new Set(names)].flatMap((name) => {
        const paths = findings.existing(folders.map((path) => (0,references_found/* under */.hG)(path, name)));
        for (const path of paths)
            findings.add(path, `module ${name} of ${user}, ${why}`);
        return paths.map((path) => ({ path, module: true }));
    });
}
function stepsOfModule(module, folders, place, findings) {
    const metadata = (0,references_found/* under */.hG)(module, "metadata.json");
    const needed = findings.kindOf(metadata) === "file"
        ? findings.read(metadata, modulesNeeded)
        : undefined;
    return [
        ...findings
            .below(module, /\.pp$/)
            .map((path) => ({ path, module: false })),
        ...addModules(needed ?? [], module, folders, place, findings),
    ];
}
/** Names without authors: `puppetlabs/stdlib` and `puppetlabs-stdlib` are stdlib. */
function modulesNeeded(metadata) {
    const found = metadata.matchAll(/"name"\s*:\s*"[\w]+[-/](\w+)"/g);
    return [...found].map(([, name = ""]) => name);
}
/** Modules by the types of resources and the functions that they bring. */
function providersOf(index) {
    const providers = new Map();
    for (const path of index.below("")) {
        const [, module, word] = /([^/]+)\/lib\/puppet\/(?:type|functions|parser\/functions)\/(\w+)\.rb$/.exec(path) ?? [];
        if (module === undefined || word === undefined)
            continue;
        providers.set(word, [...(providers.get(word) ?? []), module]);
    }
    return providers;
}
/** Data of a hierarchy: the folders that its configuration names, relative to it, and the usual ones. */
function addHiera(place, findings) {
    const hiera = findings.read(place.path, readHiera);
    const here = (0,references_found/* folderOf */.yS)(place.path);
    for (const folder of hiera?.folders ?? ["data", "hieradata"])
        findings.add((0,references_found/* under */.hG)(here, folder), `data of ${place.path}, ${place.why}`);
    if (hiera?.error === undefined)
        return;
    findings.add(here, `beside ${place.path}, ${place.why}`);
    findings.cannotTell({
        file: place.path,
        line: hiera.error.line,
        why: `${place.path} ${hiera.error.why}`,
    });
}
/** `datadir` of version 5 and `:datadir:` of version 3, up to the first `%{…}`. */
function readHiera(text) {
    const yaml = yaml_readYaml(text);
    if ("error" in yaml)
        return {
            folders: [],
            error: { line: yaml.line, why: yaml.error },
        };
    const folders = [...text.matchAll(/\bdatadir['"]?:\s*['"]?([^\s'"#]+)/g)]
        .map(([, folder = ""]) => folder.replace(/[^/]*%\{.*$/, ""))
        .filter((folder) => folder !== "" && !folder.startsWith("/"));
    return { folders: [...folders, "data", "hieradata"] };
}

;// CONCATENATED MODULE: ./build/plan/references/shell-words.js
/** Splits lines of shell into commands and words, and works out words as far as they are literal. Pure. */

/** Stands for the folder of the script in a word's value. */
const HERE = "\0here";
/** Stands for what can't be told. */
const UNKNOWN = "\0unknown";
const SELF = `${HERE}/\0self`;
/** Characters of a word: a longer one is no path, and variables in variables make endless ones. */
const LONGEST_WORD = 1024;
/** Characters that mean nothing but themselves. */
const PLAIN = /[\w./:=@%+,-]+/y;
/** Deepest `$(…$(…` that is followed. */
const MOST_NESTED = 8;
/** Commands of a line as their words' values. A quote that the line does not close ends with it. */
function commandsOf(text, variables, depth = 0) {
    const cursor = { text, at: 0, variables };
    const commands = [[]];
    while (cursor.at < text.length) {
        const character = text[cursor.at] ?? "";
        if (/\s/.test(character))
            cursor.at++;
        else if (character === "#")
            break;
        else if (/[;&|()<>]/.test(character)) {
            cursor.at++;
            commands.push([]);
        }
        else {
            const word = readWord(cursor, depth);
            const command = commands.at(-1) ?? [];
            command.push(word);
            // what comes later in the line may use it
            if (command.every((one) => setVariable(one, variables)))
                continue;
        }
    }
    return commands.filter((words) => words.length > 0);
}
/** `name=value`; false where a word is no assignment. */
function setVariable(word, variables) {
    const [, name, value] = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(word) ?? [];
    if (name === undefined || value === undefined)
        return false;
    variables.set(name, value);
    return true;
}
function readWord(cursor, depth) {
    let word = "";
    let quoted = false;
    for (; cursor.at < cursor.text.length;) {
        const character = cursor.text[cursor.at] ?? "";
        if (!quoted && /[\s;&|()<>]/.test(character))
            break;
        cursor.at++;
        if (character === '"')
            quoted = !quoted;
        else if (character === "'" && !quoted)
            word += readUntil(cursor, "'");
        else if (character === "\\")
            word += cursor.text[cursor.at++] ?? "";
        else if (character === "`")
            word += valueOfCommand(readUntil(cursor, "`"), cursor.variables, depth);
        else if (character === "$")
            word += readExpansion(cursor, depth);
        else
            word += character + readPlain(cursor);
        if (word.length > LONGEST_WORD)
            word = UNKNOWN;
    }
    return word;
}
/** What follows a `$`. */
function readExpansion(cursor, depth) {
    const rest = cursor.text.slice(cursor.at, cursor.at + 256);
    if (rest.startsWith("("))
        return valueOfCommand(readNested(cursor), cursor.variables, depth);
    const [match, braced, plain] = /^(?:\{([^{}]*)\}|(\w+|[@*#?$!-]))/.exec(rest) ?? [];
    if (match === undefined)
        return "$";
    cursor.at += match.length;
    const [, name = "", operation = ""] = /^(\w+)(?:\[0\])?(.*)$/.exec(braced ?? plain ?? "") ?? [];
    const value = valueOfName(name, cursor.variables);
    if (operation === "" || /^:?-/.test(operation))
        return value;
    return operation === "%/*" ? shell_words_folderOf(value) : UNKNOWN;
}
function valueOfName(name, variables) {
    if (name === "0" || name === "BASH_SOURCE")
        return SELF;
    if (name === "PSScriptRoot")
        return HERE;
    return variables.get(name) ?? UNKNOWN;
}
/** `dirname x`, `cd x && pwd`, `readlink -f x`, `realpath x`, `echo x`, `basename x`: of the first command. */
function valueOfCommand(text, variables, depth) {
    if (depth === MOST_NESTED)
        return UNKNOWN;
    const [words = []] = commandsOf(text, new Map(variables), depth + 1);
    const argument = words.length > 1 ? (words.at(-1) ?? UNKNOWN) : UNKNOWN;
    if (words[0] === "dirname")
        return shell_words_folderOf(argument);
    return /^(cd|readlink|realpath|echo)$/.test(words[0] ?? "")
        ? argument
        : UNKNOWN;
}
/** Folder of a path; of one that can't be told, nothing can. */
function shell_words_folderOf(path) {
    return path.includes("/") || !path.startsWith("\0")
        ? external_node_path_.posix.dirname(path)
        : UNKNOWN;
}
/** The {@link PLAIN} characters at the cursor. */
function readPlain(cursor) {
    const start = cursor.at;
    PLAIN.lastIndex = start;
    if (PLAIN.test(cursor.text))
        cursor.at = PLAIN.lastIndex;
    return cursor.text.slice(start, cursor.at);
}
function readUntil(cursor, end) {
    const found = cursor.text.indexOf(end, cursor.at);
    const stop = found === -1 ? cursor.text.length : found;
    const text = cursor.text.slice(cursor.at, stop);
    cursor.at = stop + 1;
    return text;
}
/** What stands in the parentheses at the cursor, nested ones included. */
function readNested(cursor) {
    const start = cursor.at + 1;
    let open = 0;
    for (; cursor.at < cursor.text.length; cursor.at++) {
        const character = cursor.text[cursor.at];
        if (character === "(")
            open++;
        else if (character === ")" && --open === 0)
            break;
    }
    return cursor.text.slice(start, cursor.at++);
}

;// CONCATENATED MODULE: ./build/plan/references/shell-script.js
/** The files that a shell script sources or runs, as far as they are literal. Pure. */

const KEYWORD = /^(if|then|elif|else|while|until|do|!|\{|time|export|readonly|local|declare|typeset)$/;
/** Programs that run the command after them. */
const WRAPPER = /^(sudo|exec|command|env|nohup|nice|builtin|time|timeout)$/;
/** Its options that take a value, and of an interpreter: `sudo -u root`, `bash -euo pipefail`. */
const OF_WRAPPER = /^-[ugC]$/;
const OF_INTERPRETER = /^[-+]\w*[oO]$/;
const INTERPRETER = /^(?:.*\/)?(sh|bash|dash|ash|zsh|ksh|python3?|perl|ruby|pwsh)$/;
/** Lines that are read: real scripts have some hundreds. */
const MOST_LINES = 20_000;
function readShellScript(text) {
    return namedFiles(text);
}
/** PowerShell's `. "$PSScriptRoot\lib.ps1"` and `& .\setup.ps1` read like the shell's, but for the slashes. */
function readPowerShell(text) {
    return namedFiles(text.replaceAll("\\", "/"));
}
function namedFiles(text) {
    const variables = new Map();
    const found = [];
    let pending = "";
    for (const [index, part] of text.split(/\r?\n/, MOST_LINES).entries()) {
        if (part.endsWith("\\")) {
            pending += `${part.slice(0, -1)} `;
            continue;
        }
        for (const command of commandsOf(pending + part, variables)) {
            const named = namedBy(command, variables);
            if (named !== undefined)
                found.push({ ...named, line: index + 1 });
        }
        pending = "";
    }
    return found;
}
/** What one command names; its assignments are kept. */
function namedBy(words, variables) {
    let at = 0;
    for (; at < words.length; at++) {
        const word = words[at] ?? "";
        if (WRAPPER.test(word))
            at = afterOptions(words, at + 1, OF_WRAPPER) - 1;
        else if (!KEYWORD.test(word) && !setVariable(word, variables))
            break;
    }
    const verb = words[at] ?? "";
    if (verb === "." || verb === "source")
        return shell_script_named(words[at + 1] ?? "", "sourced");
    if (INTERPRETER.test(verb)) {
        const script = afterOptions(words, at + 1, OF_INTERPRETER);
        const options = words.slice(at + 1, script);
        // the word after -c or -m is no file
        return options.some((option) => /^-\w*[cm]$/.test(option))
            ? undefined
            : shell_script_named(words[script] ?? "", "run");
    }
    return verb.includes("/") ? shell_script_named(verb, "run") : undefined;
}
/** Past options and numbers (`timeout 5m`, `nice -n 5`). */
function afterOptions(words, start, withValue) {
    let at = start;
    for (; /^[-+]|^\d+[smhd]?$/.test(words[at] ?? ""); at++)
        if (withValue.test(words[at] ?? ""))
            at++;
    return at;
}
function shell_script_named(word, how) {
    const unknown = word.lastIndexOf(UNKNOWN);
    if (word.startsWith(`${HERE}/`) && unknown === -1) {
        const path = word.slice(HERE.length + 1);
        return path.includes("\0") ? undefined : { path, from: "script", how };
    }
    if (word.startsWith(`${HERE}/`)) {
        const known = word.slice(HERE.length + 1, word.indexOf(UNKNOWN));
        const path = known.slice(0, Math.max(0, known.lastIndexOf("/")));
        return { path, from: "script", how, folder: true };
    }
    const path = unknown === -1 ? word : afterFirstSlash(word, unknown);
    if (path === "" || path.includes("\0") || path.endsWith("/"))
        return undefined;
    return { path, from: "elsewhere", how };
}
/** `$lib/a.sh` is known from its `/a.sh`; of `x$n.sh` nothing is. */
function afterFirstSlash(word, unknown) {
    const after = word.slice(unknown + UNKNOWN.length);
    return after.startsWith("/") ? after : "";
}

;// CONCATENATED MODULE: ./build/plan/references/sourced.js
/** Scripts that scripts source or run. */


const RUNS = /^(shell|shell-local|powershell|windows-shell)\.scripts?$/;
const UPLOADS = /^file\.sources?$/;
const SHELL = /\.(sh|bash|zsh|ksh)$/;
const POWERSHELL = /\.psm?1$/;
/** Segments of a path of the machine that are looked for below an uploaded folder. */
const DEEPEST = 8;
/**
 * Adds what scripts name literally. Packer uploads a script alone: a path that is not there beside it is one of the
 * machine, where files were uploaded to, so the file of that name beside the script or in an uploaded folder is taken.
 */
function expandScripts(places, findings) {
    const uploaded = places
        .filter(({ what, folder }) => folder && UPLOADS.test(what))
        .map(({ path }) => path);
    for (const place of places) {
        if (place.folder || !(RUNS.test(place.what) || isScript(place.path)))
            continue;
        (0,references_found/* visitAll */.xT)([place.path], (path) => path, (path) => namedIn(path, findings).flatMap((named) => {
            const file = fileMeant(named, path, place, uploaded, findings);
            if (file === undefined)
                return [];
            findings.add(file, `${named.how} by ${path}:${named.line}, ${place.why}`);
            return [file];
        }));
    }
}
function isScript(path) {
    return SHELL.test(path) || POWERSHELL.test(path);
}
function namedIn(path, findings) {
    const reader = POWERSHELL.test(path) ? readPowerShell : readShellScript;
    return findings.read(path, reader) ?? [];
}
function fileMeant({ path, from, folder }, script, place, uploaded, findings) {
    const here = (0,references_found/* folderOf */.yS)(script);
    if (folder === true) {
        const whole = path === "" ? here : (0,references_found/* under */.hG)(here, path);
        return findings.kindOf(whole) === "folder" ? whole : undefined;
    }
    const isThere = (file) => findings.kindOf(file) === "file";
    if (!path.startsWith("/")) {
        const runsHere = from === "elsewhere" && place.what.startsWith("shell-local.");
        const folders = runsHere ? [here, (0,references_found/* folderOf */.yS)(place.file), ""] : [here];
        const exact = folders.map((folder) => (0,references_found/* under */.hG)(folder, path)).find(isThere);
        if (exact !== undefined)
            return exact;
    }
    const segments = path
        .split("/")
        .filter((name) => !/^\.{0,2}$/.test(name))
        .slice(-DEEPEST);
    return segments
        .map((_, index) => segments.slice(index).join("/"))
        .flatMap((end) => [here, ...uploaded].map((folder) => (0,references_found/* under */.hG)(folder, end)))
        .find(isThere);
}

;// CONCATENATED MODULE: ./build/plan/references/expand.js






/**
 * Follows the places of one root. What can't be told from a file widens: to its whole folder, or to any shared file
 * (`unresolved`). Time is bounded whatever the files hold.
 */
function expandPlaces(places, files) {
    const findings = new references_found/* Findings */.Fv(files);
    for (const expand of [
        expandAnsible,
        expandPuppet,
        expandChef,
        expandScripts,
        expandGoss,
    ])
        expand(places, findings);
    const kept = places.filter((place) => !findings.replaces.has(place));
    return {
        dependencies: [...findings.dependencies.values()].filter(({ path }) => !kept.some((place) => covers(place, path))),
        unresolved: [...findings.unresolved.values()],
        replaces: [...findings.replaces],
        outside: [...findings.outside].sort(),
    };
}
function covers({ path, folder }, other) {
    return other === path || (folder && other.startsWith(`${path}/`));
}

;// CONCATENATED MODULE: ./build/plan/references/resolve.js




const EITHER = ["repository", "template"];
/**
 * Resolves the references of one root. Relative ones are tried in the working directory; where `auto` leaves that open, in the
 * repository and in the root's folder, and both count where both are there.
 */
function resolveReferences(raw, request) {
    const told = raw.filter(isTold);
    const paths = told.filter(({ from }) => from !== "absolute");
    const workingDirectory = resolve_decide(paths, request);
    const folders = workingDirectory === null ? EITHER : [workingDirectory];
    const places = [];
    const problems = [];
    const outside = new Set();
    for (const reference of paths) {
        const tried = resolve_pathsOf(reference, folders, request);
        const found = tried.flatMap((path) => findPlace(path, request));
        const { what, file, line, optional } = reference;
        const why = `used at ${shortened(file, request.directory)}:${line}`;
        places.push(...found.map((place) => ({ ...place, what, why, file, line })));
        // the repository itself is always there, and what the index knows may be a part of it
        if (found.some(({ path }) => path === ""))
            outside.add("");
        if (found.length > 0)
            continue;
        for (const path of unlisted(reference, request))
            outside.add(path);
        if (optional === true)
            continue;
        const inside = tried.filter((path) => !leavesRepository(path));
        const notice = inside.length === 0
            ? leavingNotice(reference)
            : absentNotice(reference, inside, {
                ...request,
                elsewhere: elsewhere(reference, folders, request),
            });
        problems.push(notice);
    }
    const expanded = expandPlaces(places, request);
    const replaced = new Set(expanded.replaces);
    return {
        dependencies: eachOnce([
            ...places
                .filter((place) => !replaced.has(place))
                .map(({ path, folder, why }) => ({ path, folder, why })),
            ...expanded.dependencies,
        ]),
        unresolved: [
            ...raw.flatMap(({ file, line, why }) => why === undefined ? [] : [{ file, line, why }]),
            ...expanded.unresolved,
        ],
        workingDirectory,
        problems: [...problems, ...absoluteNotice(told)],
        outside: [...new Set([...outside, ...expanded.outside])].sort(),
    };
}
function isTold(reference) {
    return reference.value !== undefined;
}
function resolve_decide(references, request) {
    if (request.workingDirectory !== "auto")
        return request.workingDirectory;
    const isIn = (reference, folder) => resolve_pathsOf(reference, [folder], request).some((path) => findPlace(path, request).length > 0);
    return workingDirectoryOf(references
        // the same file from everywhere
        .filter(({ from }) => from !== "root")
        .map((reference) => ({
        inRepository: isIn(reference, "repository"),
        inFolder: isIn(reference, "template"),
    })));
}
/** The paths that a reference means where Packer runs in one of these folders, each once; those that leave begin with `..`. */
function resolve_pathsOf({ from, value }, folders, { directory }) {
    const inFolder = joined(directory, value);
    if (from === "root")
        return [inFolder];
    const paths = folders.map((folder) => {
        if (folder === "template")
            return inFolder;
        return from === "twice"
            ? joined(directory, directory, value)
            : joined(value);
    });
    return [...new Set(paths)];
}
/** The other working directory, where a reference would be found with it. */
function elsewhere(reference, [folder, ...others], request) {
    if (others.length > 0)
        return undefined;
    const other = folder === "repository" ? "template" : "repository";
    const found = resolve_pathsOf(reference, [other], request).some((path) => findPlace(path, request).length > 0);
    return found ? other : undefined;
}
/** What a reference may mean outside the root's folder, which the index may know nothing of. */
function unlisted(reference, request) {
    const { workingDirectory, directory, index } = request;
    // more files may change what was decided from those that are known
    const folders = workingDirectory === "auto" ? EITHER : [workingDirectory];
    return resolve_pathsOf(reference, folders, request)
        .filter((path) => !leavesRepository(path))
        .map((path) => firstMissing(path, index))
        .filter((path) => path !== "" && !path.startsWith(`${directory}/`));
}
/** The name alone of a file in the root's own folder. */
function shortened(file, directory) {
    return file.startsWith(`${directory}/`)
        ? file.slice(directory.length + 1)
        : file;
}
function eachOnce(dependencies) {
    const byPath = new Map();
    for (const dependency of dependencies)
        if (!byPath.has(dependency.path))
            byPath.set(dependency.path, dependency);
    return [...byPath.values()];
}

;// CONCATENATED MODULE: ./build/plan/roots.js



/** The Packer roots of one folder, and what of it makes none. */
function rootsOf(folder, reader) {
    const hcl = hclRoots(folder, reader);
    const links = folder.links.map((link) => warning(link, `${(0,quoted/* quoted */.T)(link)} is a symbolic link: it makes no template, and what it holds is not read here.`));
    return {
        roots: [...hcl.roots, ...legacyRoots(folder, reader)],
        warnings: [...links, ...hcl.warnings],
    };
}
function warning(file, message) {
    return { level: "warning", message, file };
}
function hclRoots(folder, reader) {
    const templateFiles = folder.templates.toSorted();
    const read = templateFiles.map((path) => reader.hcl(path));
    const problems = read.flatMap((file) => file.content === undefined ? [file.problem] : []);
    if (problems.length > 0)
        return { roots: [{ folder, templateFiles, problems }], warnings: [] };
    const files = read.flatMap(({ content }) => content ?? []);
    const repeated = repeatedBlock(files);
    if (repeated !== undefined)
        return rootsAlone(folder, files, repeated);
    if (files.some(hasBuild)) {
        const root = { folder, templateFiles, hcl: files, problems };
        return { roots: [root], warnings: [] };
    }
    const [first] = templateFiles;
    const message = `The template files in ${(0,quoted/* quoted */.T)(folder.directory)} have no build block, so nothing is built from them.`;
    return {
        roots: [],
        warnings: first === undefined ? [] : [warning(first, message)],
    };
}
/** Files that are run alone. Packer then reads no other file of the folder, variable files included. */
function rootsAlone(folder, files, repeated) {
    return {
        roots: files.filter(hasBuild).map((content) => ({
            folder,
            file: roots_nameOf(content.file),
            templateFiles: [content.file],
            hcl: [content],
            problems: [],
        })),
        warnings: files
            .filter((content) => !hasBuild(content))
            .map(({ file }) => warning(file, `${(0,quoted/* quoted */.T)(file)} is not used: files of its folder declare the same ${repeated}, so each file with a build block is run alone, and this one has none.`)),
    };
}
function roots_nameOf(path) {
    return path.slice(path.lastIndexOf("/") + 1);
}
function hasBuild({ blocks }) {
    return blocks.some(({ type }) => type === "build");
}
/** The first block that two of the files declare, as a message names it: Packer refuses to read such files together. */
function repeatedBlock(files) {
    const declaredIn = new Map();
    for (const file of files)
        for (const [type, ...names] of declarationsOf(file)) {
            const key = [type, ...names].join("\0");
            const before = declaredIn.get(key);
            if (before !== undefined && before !== file)
                return `${type} ${names.map(quoted/* quoted */.T).join(" ")}`;
            declaredIn.set(key, file);
        }
    return undefined;
}
/** The type of what is declared and its names. */
function declarationsOf({ blocks }) {
    return blocks.flatMap(({ type, labels, body }) => {
        const names = body.attributes.map(({ name }) => name);
        switch (type) {
            case "variables":
                return names.map((name) => ["variable", name]);
            case "locals":
                return names.map((name) => ["local", name]);
            case "packer":
                return body.blocks
                    .filter((block) => block.type === "required_plugins")
                    .flatMap((block) => block.body.attributes)
                    .map(({ name }) => ["required plugin", name]);
            case "variable":
            case "local":
            case "source":
            case "data":
                return [[type, ...labels]];
            default:
                return [];
        }
    });
}
function legacyRoots(folder, reader) {
    return folder.maybeLegacy.toSorted().flatMap((path) => {
        const text = reader.text(path);
        if (text === undefined || !(0,legacy_root/* looksLegacy */._)(text))
            return [];
        const root = { folder, file: roots_nameOf(path), templateFiles: [path] };
        const json = reader.json(path, text);
        if (json.content === undefined)
            return [{ ...root, problems: [json.problem] }];
        return (0,legacy_root/* readLegacyRoot */.C)(json.content, path, variables/* NOTHING_GIVEN */.Yf) === undefined
            ? []
            : [{ ...root, legacy: json.content, problems: [] }];
    });
}

// EXTERNAL MODULE: ./build/plan/variable-assignments.js
var variable_assignments = __webpack_require__(19019);
;// CONCATENATED MODULE: ./build/plan/variable-sources.js


/**
 * The values as Packer takes them: the environment loses to `*.auto.pkrvars.*`, those to variable files in the order in
 * which they are named (the root's, then `packer-var-files`), and all of them to the action's own file, named last, in which
 * `packer-variables` and `packer-secrets` win over the variant's values.
 */
function givenBy(sources) {
    const { inputs, files, variantValues } = sources;
    const secrets = [...inputs.secretNames].map((name) => [name, hcl_value/* UNKNOWN */.HV]);
    return {
        inputs: {
            ...variantValues,
            ...inputs.variables,
            ...Object.fromEntries(secrets),
        },
        files: (0,variables/* valuesOf */.sm)([...files, ...inputs.files]),
        ...(inputs.environment === undefined
            ? {}
            : { environment: inputs.environment }),
    };
}

// EXTERNAL MODULE: ./build/plan/variable-files.js
var variable_files = __webpack_require__(76766);
;// CONCATENATED MODULE: ./build/plan/variants.js
/** The variants that each Packer root of a template is run for: those of its template.yml, else as its variable files tell. */






/** A root and the runs that it is due; at least one each. */
function runsOf(request) {
    const all = [...(request.manifest?.variants.values() ?? [])];
    // who names a variant's file in an input wants that variant, as without template.yml
    const wanted = someOf(all, ({ varFiles }) => varFiles.some((path) => request.inputFiles.has(path)));
    const declared = wanted.map((variant) => ({
        variant,
        roots: rootsFor(variant, request),
    }));
    // what one variant names is not for the others, whatever its name
    const named = new Set(all.flatMap(({ varFiles }) => varFiles));
    return request.roots.flatMap((root) => {
        const files = inferredFiles(root, request);
        const common = files.common.filter((path) => !named.has(path));
        const mine = declared.filter(({ roots }) => roots.includes(root));
        const variants = mine.length > 0
            ? mine.map(({ variant }) => declaredVariant(variant, root, common, request))
            : inferredVariants(files);
        return variants.map((variant) => ({ root, variant }));
    });
}
/**
 * The roots that a variant of template.yml is for, where there are several: those beside its variable files, of files run
 * alone those that a variable file is named after, and those that have the builds which it names; all where that tells none.
 */
function rootsFor({ varFiles, only }, { roots, buildsOf }) {
    if (roots.length === 1)
        return roots;
    const folders = new Set(varFiles.map((path) => external_node_path_.posix.dirname(path)));
    const beside = someOf(roots, ({ folder }) => folders.has(folder.directory));
    const stems = stemsOf(beside);
    const owners = varFiles.map((path) => (0,variable_files/* ownerOf */.bf)((0,variable_files/* stemOfVariables */.K9)(path), stems));
    const named = someOf(beside, ({ file }) => file !== undefined && owners.includes(stemOf(file)));
    return someOf(named, (root) => buildsOf(root).some((build) => (0,narrow/* matchesBuild */.Cb)(build, only)));
}
/** Those that fit, or all where none does. */
function someOf(items, fits) {
    const fitting = items.filter(fits);
    return fitting.length > 0 ? fitting : items;
}
function declaredVariant(declared, root, common, request) {
    const { key, varFiles } = declared;
    const file = request.manifest?.file ?? "";
    const missing = varFiles
        .filter((path) => request.index.kindOf(path) !== "file")
        .map((path) => ({
        level: "error",
        title: "A variable file is missing",
        message: `The variant ${(0,quoted/* quoted */.T)(key)} names the variable file ${(0,quoted/* quoted */.T)(path)}, which is not there${(0,variable_files/* describeMissing */.UV)(path, request.index)}.`,
        file,
        line: declared.lines[path] ?? declared.line,
    }));
    const there = varFiles.filter((path) => request.index.kindOf(path) === "file");
    return {
        key,
        varFiles: [...common.filter((path) => !there.includes(path)), ...there],
        unused: [],
        declared,
        problems: [...missing, ...emptySelection(declared, root, file, request)],
    };
}
/** A variant whose globs name no build of the root that it is for would build nothing. */
function emptySelection({ key, only, line }, root, file, { buildsOf }) {
    const builds = only.length === 0 ? [] : buildsOf(root);
    const isEmpty = builds.length > 0 && !builds.some((build) => (0,narrow/* matchesBuild */.Cb)(build, only));
    if (!isEmpty)
        return [];
    const [first = ""] = only;
    return [
        {
            level: "error",
            title: "A variant builds nothing",
            message: `The variant ${(0,quoted/* quoted */.T)(key)} is for the builds ${only.map(quoted/* quoted */.T).join(", ")}, of which ${(0,quoted/* quoted */.T)(root.folder.directory)} has none: it has ${builds.map(quoted/* quoted */.T).join(", ")}${(0,near_names/* didYouMean */.au)(first, builds)}.`,
            file,
            line,
        },
    ];
}
/** Nothing is inferred for the old format, nor in a folder of which an input names a variable file: its user chose. */
function inferredFiles({ folder, file, legacy }, { os, roots, inputFiles }) {
    const { directory, variables } = folder;
    const isChosen = variables.some((path) => inputFiles.has(path));
    if (isChosen || legacy !== undefined || variables.length === 0)
        return variable_files/* NO_FILES */.EM;
    if (file === undefined)
        return (0,variable_files/* filesOfFolder */.rt)(variables, [
            ...new Set([external_node_path_.posix.basename(directory), os]),
        ]);
    const stems = stemsOf(roots.filter((root) => root.folder === folder));
    return (0,variable_files/* filesOfFile */.dJ)(variables, stemOf(file), stems);
}
/** Names of the files that are run alone. */
function stemsOf(roots) {
    return roots.flatMap(({ file }) => file === undefined ? [] : [stemOf(file)]);
}
function inferredVariants({ common, variants, others, }) {
    if (variants.length === 0)
        return [{ varFiles: common, unused: others, problems: [] }];
    return variants.map(({ key, path }) => ({
        key,
        name: (0,variable_files/* stemOfVariables */.K9)(path),
        varFiles: [...common, path],
        unused: others,
        problems: [],
    }));
}

;// CONCATENATED MODULE: ./build/plan/template-roots.js













/** None where the files below the folder hold no build; its `template.yml` then says nothing. */
function readTemplateRoots(os, directory, folders, shared) {
    const reader = (0,template_reader/* createTemplateReader */.U)(shared.readText);
    const found = folders
        .toSorted((a, b) => (a.directory < b.directory ? -1 : 1))
        .map((folder) => rootsOf(folder, reader));
    const roots = found.flatMap((folder) => folder.roots);
    const warnings = found.flatMap((folder) => folder.warnings);
    if (roots.length === 0)
        return { roots: [], outside: [], warnings };
    const { manifest, problems } = template_roots_manifestOf(directory, shared);
    const context = {
        ...shared,
        os,
        directory,
        reader,
        problems,
        ...(manifest === undefined ? {} : { manifest }),
    };
    const runs = runsOf({
        os,
        roots,
        ...(manifest === undefined ? {} : { manifest }),
        inputFiles: shared.inputFiles,
        buildsOf: (root) => buildNamesOf(root, context),
        index: shared.index,
    });
    const read = runs.map(({ root, variant }) => {
        const siblings = roots.filter(({ folder }) => folder === root.folder);
        return packerRoot(root, variant, siblings.length > 1, context);
    });
    const packerRoots = read.map((one) => one.root);
    // what a file declares that can't be read is not known
    const isWhole = roots.every((root) => root.problems.length === 0);
    const unknown = manifest && isWhole ? (0,variable_checks/* unknownNames */.be)(manifest, packerRoots) : [];
    return {
        roots: packerRoots.map((root) => ({
            ...root,
            problems: [...root.problems, ...unknown],
        })),
        outside: read.flatMap(({ outside }) => outside),
        ...(manifest === undefined ? {} : { manifest }),
        warnings,
    };
}
function template_roots_manifestOf(directory, { readText, index }) {
    const path = `${directory}/${MANIFEST_FILE}`;
    const text = index.kindOf(path) === "file" ? readText(path) : undefined;
    return text === undefined ? { problems: [] } : readManifest(text, path);
}
function buildNamesOf(root, { inputs }) {
    const given = givenBy({ inputs, files: [], variantValues: {} });
    return (contentOf(root, given)?.builds ?? []).flatMap(({ source }) => source?.buildName ?? []);
}
function contentOf({ hcl, legacy, templateFiles }, given) {
    if (hcl !== undefined)
        return readHclRoot(hcl, given);
    return legacy && (0,legacy_root/* readLegacyRoot */.C)(legacy, templateFiles[0] ?? "", given);
}
function packerRoot(root, variant, hasSiblings, context) {
    const { os } = context;
    const { directory } = root.folder;
    const { sources, problems } = template_roots_sourcesOf(root, variant, context);
    const whole = contentOf(root, givenBy(sources));
    const content = whole && narrowed(whole, variant);
    const below = directory.slice(context.directory.length + 1);
    const alone = hasSiblings ? withoutOs(os, stemOf(root.file ?? "")) : "";
    const path = [below, alone].filter((part) => part !== "").join("/");
    const resolved = resolveReferences(content?.references() ?? [], resolveRequest(directory, context));
    return {
        outside: resolved.outside,
        root: {
            os,
            directory,
            ...(root.file === undefined ? {} : { file: root.file }),
            templateFiles: root.templateFiles,
            ...factsOf(content, context),
            ...(whole?.builds.length === content?.builds.length
                ? {}
                : { narrowed: true }),
            images: imagesOf({ os, path, variant, content }),
            workingDirectory: resolved.workingDirectory,
            ...(variant.key === undefined ? {} : { variant: variant.key }),
            varFiles: variant.varFiles,
            variantValues: sources.variantValues,
            dependencies: resolved.dependencies,
            unresolved: resolved.unresolved,
            problems: [
                ...root.problems,
                ...context.problems,
                ...variant.problems,
                ...problems,
                // what a file gives that can't be read is not known
                ...(problems.length > 0
                    ? []
                    : variableProblems(root, variant, sources, context)),
                ...resolved.problems,
            ],
        },
    };
}
/** The input wins over template.yml, and that over what the references tell. */
function resolveRequest(directory, { workingDirectory, manifest, index, readText }) {
    return {
        directory,
        workingDirectory: workingDirectory === "auto"
            ? (manifest?.workingDirectory ?? "auto")
            : workingDirectory,
        index,
        text: readText,
    };
}
/** What the root's files say of it. */
function factsOf(content, { manifest }) {
    if (content === undefined)
        return { variables: [] };
    const { variables, iso, pool } = content;
    return {
        variables: variables.map((variable) => manifest?.inputs.get(variable.name)?.secret === true
            ? { ...variable, sensitive: true }
            : variable),
        ...(iso === undefined ? {} : { iso }),
        ...(pool.length === 0 ? {} : { pool }),
    };
}
/** Errors of the values that the run's variables get. */
function variableProblems(root, variant, sources, { manifest, index }) {
    const legacy = root.legacy !== undefined;
    const { declared, unused } = variant;
    return (0,variable_checks/* checkVariables */.kL)({
        variables: (0,variable_assignments/* assignedVariables */.Ic)(root, sources, {
            file: manifest?.file ?? "",
            ...(declared === undefined ? {} : { declared }),
        }),
        inputs: manifest?.inputs ?? new Map(),
        setElsewhere: new Set([
            ...sources.inputs.secretNames,
            ...(legacy ? [] : offeredNames(manifest)),
        ]),
        unusedFiles: unused,
        namesBeside: () => index.namesIn(root.folder.directory),
        legacy,
    });
}
/** What the action offers: a parent image only where the template has one. */
function offeredNames(manifest) {
    return manifest?.base === undefined
        ? pool_request/* OFFERED */.Ku.filter((name) => !name.startsWith("base_"))
        : pool_request/* OFFERED */.Ku;
}
/** The content with the builds that the variant names alone. */
function narrowed(content, { declared }) {
    const only = declared?.only ?? [];
    if (only.length === 0)
        return content;
    const keep = ({ source }) => source !== undefined && (0,narrow/* matchesBuild */.Cb)(source.buildName, only);
    const builds = content.builds.filter(keep);
    // where none is known to be named, its images are those of the whole
    return builds.length === 0 ? content : { ...content, builds };
}
/** What gives values to one run's variables, and why a file of it could not be read. */
function template_roots_sourcesOf({ folder, file }, { varFiles, declared }, { inputs, reader }) {
    // Packer reads no other file beside one that is run alone
    const automatic = file === undefined ? folder.autoVariables.toSorted() : [];
    const read = [...automatic, ...varFiles].map((path) => reader.hcl(path));
    return {
        sources: {
            inputs,
            files: read.flatMap(({ content }) => content ?? []),
            variantValues: declared?.vars ?? {},
        },
        problems: read.flatMap((one) => one.content === undefined ? [one.problem] : []),
    };
}

;// CONCATENATED MODULE: ./build/plan/template.js






const TEMPLATE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** Words of the input `os`. */
const TAKEN_NAMES = new Set(["all", "changed"]);
/**
 * Finds the templates below the templates folder, their Packer roots and images, by the contract's section 1.
 * Reads template files, their variable files and `template.yml`, and what references lead to. Never throws for what
 * a repository holds: that becomes problems with file and line.
 */
function readTemplates(request) {
    const { entries, packerDirectory } = request;
    const prefix = packerDirectory === "" ? "" : `${packerDirectory}/`;
    const varFiles = request.varFiles.map(({ path, text }) => (0,template_reader/* readHcl */.K)(path, text));
    const context = contextOf(request, varFiles);
    const problems = varFiles.flatMap((file) => file.content === undefined ? [file.problem] : []);
    const { folders, stray } = groupTemplateFiles(entries, packerDirectory);
    const templates = [];
    const manifests = new Map();
    const outside = new Set();
    const refused = new Set();
    for (const [os, below] of [...folders].sort(byName)) {
        const directory = prefix + os;
        const read = readTemplateRoots(os, directory, [...below.values()], context);
        problems.push(...read.warnings);
        for (const place of read.outside)
            outside.add(place);
        const { roots, manifest } = read;
        if (roots.length === 0)
            continue;
        const problem = problemWithName(os);
        if (problem === undefined) {
            templates.push({ os, directory, roots });
            if (manifest !== undefined)
                manifests.set(os, manifest);
        }
        else {
            refused.add(os);
            problems.push({ level: "error", message: problem });
        }
    }
    problems.push(...stray.map(strayFile), ...sameButForCase(templates), ...repeatedIds(templates));
    const taken = new Set([...templates.map(({ os }) => os), ...refused]);
    const isShared = ({ path }) => {
        if (!path.startsWith(prefix))
            return false;
        const slash = path.indexOf("/", prefix.length);
        return slash === -1 || !taken.has(path.slice(prefix.length, slash));
    };
    return {
        templates,
        manifests,
        problems,
        sharedFiles: entries.filter(isShared),
        outside: [...outside].sort(),
    };
}
function contextOf(request, varFiles) {
    const { entries, readText, workingDirectory = "auto" } = request;
    return {
        index: pathIndex(() => entries.map(({ path }) => path)),
        readText,
        inputs: {
            variables: request.variables,
            secretNames: new Set(request.secretNames),
            ...(request.environment === undefined
                ? {}
                : { environment: request.environment }),
            files: varFiles.flatMap(({ content }) => content ?? []),
        },
        inputFiles: new Set(request.varFiles.map(({ path }) => path)),
        workingDirectory,
    };
}
function byName([a], [b]) {
    return a < b ? -1 : 1;
}
function problemWithName(os) {
    if (TAKEN_NAMES.has(os))
        return `No template can have the name ${(0,quoted/* quoted */.T)(os)}: the input "os" takes that word. Rename the folder.`;
    if (!TEMPLATE_NAME.test(os))
        return `The folder ${(0,quoted/* quoted */.T)(os)} holds Packer templates, but its name cannot be a template's: a letter or digit, then up to 63 letters, digits, ".", "_" or "-". Rename the folder, or let its name start with "_" if nothing is to be built from it.`;
    return undefined;
}
function strayFile(file) {
    return {
        level: "warning",
        message: `${(0,quoted/* quoted */.T)(file)} is directly in the templates folder, where it belongs to no template. Move it into a folder with the name of its system.`,
        file,
    };
}
function sameButForCase(templates) {
    const groups = Map.groupBy(templates, ({ os }) => os.toLowerCase());
    return [...groups.values()]
        .filter((group) => group.length > 1)
        .map((group) => ({
        level: "error",
        message: `The templates ${group.map(({ os }) => (0,quoted/* quoted */.T)(os)).join(" and ")} differ only in case. Rename one.`,
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
            message: `The image id ${(0,quoted/* quoted */.T)(id)} is given more than once, by ${files.map(quoted/* quoted */.T).join(" and ")}. Let a source's name, a file's name or the variable "os_version" tell the images apart.`,
            ...(files[1] === undefined ? {} : { file: files[1] }),
        };
    });
}
/** The file or folder that a person would look for. */
function placeOf({ directory, templateFiles, variant, varFiles }) {
    const ofVariant = variant === undefined ? undefined : varFiles.at(-1);
    const [only, ...more] = templateFiles;
    return ofVariant ?? (more.length > 0 ? directory : (only ?? directory));
}

;// CONCATENATED MODULE: ./build/commands/templates.js
/** The templates of the tree as the inputs want them: read, checked, narrowed, and those that were asked for by name. */








const VARIABLE_PREFIX = "PKR_VAR_";
/** @throws InputError where names, ids or variables don't fit, in every run and whatever has changed */
function templatesOfTree(settings, entries, readText, env) {
    const directory = settings.packerDirectory;
    const isBelow = ({ path }) => directory === "" || path.startsWith(`${directory}/`);
    if (!entries.some(isBelow))
        (0,input_values/* refuse */.TR)("packer-directory", directory, "a folder that the commit has, with templates in it");
    const read = readTemplates({
        entries,
        packerDirectory: directory,
        readText,
        variables: Object.fromEntries(settings.packer.variables),
        secretNames: settings.packer.secrets.keys(),
        environment: environmentVariables(settings, env),
        varFiles: readVarFiles(settings, entries, readText),
        workingDirectory: settings.packer.workingDirectory,
    });
    // names and ids concern the whole repository; an error at a line is its template's own
    const fatal = read.problems.find(({ level, line }) => level === "error" && line === undefined);
    if (fatal !== undefined)
        throw new input_values/* InputError */.dz(fatal.message);
    const { manifests, outside } = read;
    const templates = narrowTemplates(settings, read.templates, manifests);
    checkVariables(settings, read.templates);
    const left = templates.filter(({ roots }) => roots.length === 0);
    const notices = left.map(({ os }) => ({
        level: "notice",
        message: `${os} is left out: none of its builds is for these platforms and names.`,
    }));
    return {
        templates,
        leftOut: read.templates
            .filter(({ os }) => left.some((one) => one.os === os))
            .flatMap(({ roots }) => roots),
        manifests,
        outside,
        ids: new Set(read.templates.flatMap(({ roots }) => roots.flatMap(({ images }) => images.map(({ id }) => id)))),
        concerns: concernsOf({
            packerDirectory: directory,
            sharedPaths: settings.sharedPaths,
            varFiles: settings.packer.varFiles,
            entries,
            templates: read.templates,
            rules: manifests,
        }),
        notices: [...read.problems, ...notices],
    };
}
function readVarFiles(settings, entries, readText) {
    const index = pathIndex(() => entries.map(({ path }) => path));
    return settings.packer.varFiles.map((path) => ({
        path,
        text: readText(path) ??
            (0,input_values/* refuse */.TR)("packer-var-files", path, `files of the repository${(0,variable_files/* describeMissing */.UV)(path, index)}`),
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
function narrowTemplates(settings, templates, manifests) {
    const { platforms } = settings;
    const { only, except } = settings.packer;
    return templates.map((template) => {
        const named = manifests.get(template.os)?.platforms;
        const wanted = {
            platforms: platforms.length > 0 ? platforms : [...(named?.keys() ?? [])],
            only,
            except,
            ...(named === undefined ? {} : { buildsOf: named }),
        };
        return {
            ...template,
            roots: template.roots
                .map((root) => (0,narrow/* narrowRoot */.qp)(root, wanted))
                .filter((root) => root.images.length > 0),
        };
    });
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
                (0,input_values/* refuse */.TR)(input, name, `variables that a template declares (${[...declared].sort().join(", ") || "none does"})${(0,near_names/* didYouMean */.au)(name, declared)}`);
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

;// CONCATENATED MODULE: ./build/commands/read-trees.js
/** The templates of the head and what differs from the base, in all folders that the templates refer to. */





/** What stands behind a reference may refer to more: a playbook to roles, these to others. */
const MAX_ROUNDS = 4;
/** @throws InputError where names, ids or variables don't fit */
async function readTrees(run, tree, findBase) {
    const { settings, env } = run;
    const whole = settings.sharedPaths.length > 0 || settings.packer.varFiles.length > 0;
    const folders = whole ? [""] : [settings.packerDirectory];
    // git answers these side by side
    const [first, modified, base] = await Promise.all([
        tree.entries(folders),
        tree.modified([settings.packerDirectory]),
        findBase(),
    ]);
    const readWith = (entries) => withLinks(templatesOfTree(settings, entries, tree.readText, env), entries, tree.readLink);
    let entries = first;
    let read = readWith(entries);
    const listed = new Set(folders);
    for (let round = 0; round < MAX_ROUNDS && !listed.has(""); round++) {
        const more = beyond(read).filter((place) => !listed.has(place));
        if (more.length === 0)
            break;
        for (const place of more)
            listed.add(place);
        entries = more.includes("")
            ? await tree.entries([""])
            : [...entries, ...(await tree.entries(more))];
        read = readWith(entries);
    }
    const all = listed.has("") ? [""] : [...listed];
    const others = all.filter((place) => !folders.includes(place) && place !== "");
    const [alsoModified, compared] = await Promise.all([
        others.length === 0 ? [] : tree.modified(others),
        compare(tree, base, all),
    ]);
    return {
        read: withGone(read, compared, entries, readWith),
        base,
        compared,
        modified: [...modified, ...alsoModified],
    };
}
/** Top-level folders and files outside the listed ones that templates refer to, by whatever way. */
function beyond({ outside, manifests }) {
    const named = [
        ...[...manifests.values()].flatMap(({ watch, variants }) => [
            ...watch.map((glob) => picomatch.scan(glob).base),
            ...[...variants.values()].flatMap(({ varFiles }) => varFiles),
        ]),
    ];
    const places = named
        .map((path) => external_node_path_.posix.normalize(path))
        .map((path) => (path === "." ? "" : (path.split("/")[0] ?? "")));
    return [...new Set([...outside, ...places])];
}
const read_trees_SYMBOLIC_LINK = "120000";
/** Links may lead to links, and in circles. */
const read_trees_MAX_LINKS = 8;
/** Roots that also depend on what the symbolic links among their files lead to. */
function withLinks(read, entries, readLink) {
    if (!entries.some(({ mode }) => mode === read_trees_SYMBOLIC_LINK))
        return read;
    const index = pathIndex(() => entries.map(({ path }) => path));
    const outside = new Set(read.outside);
    const templates = read.templates.map((template) => ({
        ...template,
        roots: template.roots.map((root) => {
            let whole = root;
            for (let round = 0; round < read_trees_MAX_LINKS; round++) {
                const known = new Set(whole.dependencies.map(({ path }) => path));
                const behind = read.concerns
                    .filesOf(whole)
                    .filter(({ mode }) => mode === read_trees_SYMBOLIC_LINK)
                    .flatMap(({ path }) => targetOf(path, readLink))
                    .filter(({ path }) => !known.has(path));
                if (behind.length === 0)
                    break;
                for (const { path } of behind)
                    if (index.kindOf(path) === undefined)
                        outside.add(path.split("/")[0] ?? "");
                whole = { ...whole, dependencies: [...whole.dependencies, ...behind] };
            }
            return whole;
        }),
    }));
    return { ...read, templates, outside: [...outside] };
}
/** None where the link leaves the repository. */
function targetOf(link, readLink) {
    const target = readLink(link);
    if (target === undefined || target.startsWith("/"))
        return [];
    const joined = external_node_path_.posix.join(external_node_path_.posix.dirname(link), target);
    const path = joined === "." ? "" : joined.replace(/\/$/, "");
    return path.startsWith("..")
        ? []
        : [{ path, folder: true, why: `behind the link ${link}` }];
}
function read_trees_rootsOf(templates) {
    return templates.flatMap(({ roots }) => roots);
}
async function compare(tree, base, folders) {
    if (base.kind === "nothing")
        return { kind: "everything", text: base.text };
    if (base.kind !== "commit")
        return base;
    const changes = await tree.changes(base.sha, folders);
    return changes === undefined
        ? { kind: "unknown", text: `${base.text}: its files can't be read` }
        : { kind: "changes", changes };
}
/** Files that Packer reads as templates or variables: one that is gone takes its images with it. */
const TEMPLATE_LIKE = /(?:\.pkr\.hcl|\.pkrvars\.hcl|\.json|\/template\.yml)$/;
/**
 * Roots that also know what they refer to and what is no longer there: the index of the head can't tell that a script or
 * a role was removed, so the references are read once more as if it were.
 */
function withGone(read, compared, entries, readWith) {
    const gone = compared.kind === "changes" ? compared.changes : [];
    const folders = read.templates.map(({ directory }) => `${directory}/`);
    const isTemplateLike = (path) => TEMPLATE_LIKE.test(path) &&
        folders.some((folder) => path.startsWith(folder));
    const ghosts = gone
        .filter(({ status, path }) => status === "deleted" && !isTemplateLike(path))
        .map(({ path }) => ({ path, mode: "100644", oid: "" }));
    if (ghosts.length === 0)
        return read;
    const before = new Map(read_trees_rootsOf(readWith([...entries, ...ghosts]).templates).map((root) => [
        rootKey(root),
        root,
    ]));
    const templates = read.templates.map((template) => ({
        ...template,
        roots: template.roots.map((root) => ({
            ...root,
            dependencies: [
                ...root.dependencies,
                ...(before.get(rootKey(root))?.dependencies ?? []),
            ],
        })),
    }));
    return { ...read, templates };
}

// EXTERNAL MODULE: ./build/commands/source-tree.js + 4 modules
var source_tree = __webpack_require__(56411);
;// CONCATENATED MODULE: ./build/commands/make-plan.js













/** What an event says, or a sentence where there is nothing to do. */
function readScope(run) {
    const { eventName, payload, sha, ref } = run.facts;
    return readEvent({ name: eventName, payload, sha, ref });
}
/** @throws InputError where the repository and the inputs don't fit */
async function makePlan(run, scope) {
    const { settings } = run;
    const tree = await (0,source_tree/* openSourceTree */.g)(run);
    const { read, base, compared, modified } = await readTrees(run, tree, () => make_plan_baseOf(run, scope, tree));
    const { templates, concerns } = read;
    const requested = selectImages(settings, templates);
    const defaultRef = await defaultRefOf(run, scope);
    const lastGood = await lookUpLastGood(run, {
        templates: requested === undefined ? templates : [],
        ref: scope.ref,
        ...(defaultRef === undefined ? {} : { defaultRef }),
    });
    const changes = compared.kind === "changes" ? compared.changes : [];
    const sorted = concerns.sort(changes);
    const published = publishedView(run, lastGood, concerns);
    const isos = await isoChanges(run, scope, templates, {
        contentOf: published.contentOf,
        lastGood: lastGood.builds ?? new Map(),
    });
    const legs = decide({
        templates,
        ...(requested === undefined ? {} : { requested }),
        requestedText: settings.selection.kind === "all" ? "all" : "requested",
        comparison: compared,
        changesOf: sorted.of,
        ...published,
        ...ageLimit(run, scope),
        ...(isos === undefined
            ? {}
            : { isoChange: ({ id }) => isos.changed.get(id) }),
        dispatchLine: (os) => `gh workflow run ${run.facts.workflow || "templates.yml"} -f os=${os}`,
    });
    await refuseUnfit(run, read, legs, lastGood);
    const plan = {
        eventName: run.facts.eventName,
        base: describeBase(settings, compared, base),
        head: tree.head,
        ref: scope.ref,
        legs,
        deleted: sorted.deleted,
        notices: [
            ...templateNotices(run, read, legs, sorted),
            ...(isos?.notices ?? []),
            ...warningsOf(run, scope, tree, modified, lastGood.warnings),
        ],
        dirty: modified.length > 0,
        templates,
    };
    return {
        plan,
        scope,
        tree,
        manifests: read.manifests,
        lastGood: lastGood.builds ?? new Map(),
        ...(defaultRef === undefined ? {} : { defaultRef }),
    };
}
/** @throws InputError where an input or the id of a published image does not fit what is planned */
async function refuseUnfit(run, { templates, ids, manifests }, legs, lastGood) {
    const fresh = freshImages(legs, lastGood);
    await keepIds(run, { templates, ids, fresh, manifests });
    const wrong = (0,variable_checks/* checkGiven */.Gu)(legs.filter((leg) => leg.planned).map(({ root }) => root));
    if (wrong.length > 0)
        throw new input_values/* InputError */.dz(wrong.join(" "));
}
/** What there is to say of the templates, and of the files that they refer to. */
function templateNotices(run, { templates, leftOut, notices }, legs, { unused }) {
    const roots = [
        ...templates.flatMap((template) => template.roots),
        ...leftOut,
    ];
    return [
        ...notices,
        ...(0,plan_problems/* problemNotices */.Nc)(legs, run.settings.command),
        ...(0,plan_problems/* unresolvedNotices */.pB)(legs),
        ...unusedNotices(unused(roots)),
    ];
}
function unusedNotices(paths) {
    if (paths.length === 0)
        return [];
    const more = paths.length > 3 ? ` and ${paths.length - 3} more` : "";
    return [
        {
            level: "notice",
            message: `Changed, and no template refers to it: ${paths.slice(0, 3).join(", ")}${more}. Name it in \`watch\` of a template.yml, or in shared-paths, if images are made with it.`,
        },
    ];
}
/** What a leg is compared with in the bucket; without one nothing is digested. */
function publishedView(run, { builds }, { filesOf }) {
    return {
        contentOf: run.settings.store === undefined
            ? () => ""
            : (root) => contentDigest(root, filesOf),
        lastGood: ({ id }) => builds === undefined ? "unknown" : (builds.get(id) ?? "none"),
    };
}
/** Images that would be built and that have no good build yet, where the bucket told. */
function freshImages(legs, { builds }) {
    if (builds === undefined)
        return [];
    return legs
        .filter((leg) => leg.planned)
        .flatMap(({ root, images }) => images
        .filter(({ id }) => !builds.has(id))
        .map((image) => [root, image]));
}
/** Asked on a schedule only: elsewhere a build waits for a change of the repository. */
async function isoChanges(run, scope, templates, request) {
    if (!scope.schedule || request.lastGood.size === 0)
        return undefined;
    const { isoChanged } = await __webpack_require__.e(/* import() */ 4650).then(__webpack_require__.bind(__webpack_require__, 34650));
    const roots = templates.flatMap((template) => template.roots);
    return isoChanged(run, { ...request, roots });
}
function ageLimit(run, scope) {
    const { maxAgeDays } = run.settings;
    return scope.schedule && maxAgeDays > 0
        ? {
            builtBefore: {
                time: daysBefore(run.now(), maxAgeDays),
                days: maxAgeDays,
            },
        }
        : {};
}
function daysBefore(now, days) {
    return new Date(now.getTime() - days * 86_400_000);
}
async function make_plan_baseOf(run, scope, tree) {
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
    const { defaultBranch } = await __webpack_require__.e(/* import() */ 4751).then(__webpack_require__.bind(__webpack_require__, 74751));
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

/***/ 52477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nc: () => (/* binding */ problemNotices),
/* harmony export */   Ub: () => (/* binding */ brokenLeg),
/* harmony export */   pB: () => (/* binding */ unresolvedNotices)
/* harmony export */ });
/* harmony import */ var _plan_variable_checks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52104);

/**
 * Every problem of the legs' templates once. An error stays one where its template is to be built, and is a warning
 * elsewhere; a value that is still missing may come with the build's own environment, so `plan` only warns of it.
 */
function problemNotices(legs, command) {
    const found = new Map();
    const planned = legs.filter((leg) => leg.planned);
    for (const leg of [...planned, ...legs])
        for (const problem of leg.root.problems) {
            const { file, line, message } = problem;
            const key = JSON.stringify([file, line, message]);
            if (!found.has(key))
                found.set(key, weighed(problem, leg, command));
        }
    return [...found.values()];
}
function weighed(problem, leg, command) {
    const holds = leg.planned && !(command === "plan" && (0,_plan_variable_checks_js__WEBPACK_IMPORTED_MODULE_0__/* .isMissingValue */ .yA)(problem));
    return problem.level === "error" && !holds
        ? { ...problem, level: "warning" }
        : problem;
}
/** References that can't be told, each place once: what they may mean plans more than it must. */
function unresolvedNotices(legs) {
    const found = new Map();
    for (const { root } of legs)
        for (const { file, line, why } of root.unresolved)
            found.set(`${file}:${line}:${why}`, {
                level: "notice",
                title: "A reference that can't be told before Packer runs",
                message: `What this refers to can't be told before Packer runs: ${why}. Any shared file below the templates folder may be meant, and a change of one plans this template. Give it a value that can be told, or name in \`watch\` of template.yml what lies elsewhere.`,
                file,
                line,
            });
    return [...found.values()];
}
/** Why a leg can't be built as its files are; undefined where nothing is wrong with them. */
function brokenLeg({ root }) {
    const errors = root.problems.filter(({ level }) => level === "error");
    const [first] = errors;
    if (first === undefined)
        return undefined;
    return {
        reason: "packer",
        message: `Not started: ${placed(first)}`,
        details: errors.slice(1).map(placed),
    };
}
function placed({ file, line, message }) {
    if (file === undefined)
        return message;
    return `${file}${line === undefined ? "" : `:${line}`}: ${message}`;
}


/***/ }),

/***/ 36187:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AA: () => (/* binding */ templateFacts),
/* harmony export */   MB: () => (/* binding */ channelsOf),
/* harmony export */   is: () => (/* binding */ hardwareOf)
/* harmony export */ });
/**
 * Channels that a good build moves. On the default branch the template's own, else the input's, else `latest`; elsewhere
 * only the input's, since what is tried on a branch is nobody's `stable`.
 */
function channelsOf(run, made, os) {
    const { channels } = run.settings;
    if (made.plan.ref !== made.defaultRef)
        return channels ?? [];
    return made.manifests.get(os)?.channels?.onSuccess ?? channels ?? ["latest"];
}
/** Hardware of an XVA that is made from a disk: the variant's, else the template's, else the input's. */
function hardwareOf(run, made, { os, variant = "" }) {
    const manifest = made.manifests.get(os);
    const own = {
        ...manifest?.hardware,
        ...manifest?.variants.get(variant)?.hardware,
    };
    const { vm } = run.settings;
    return {
        cpus: own.cpus ?? vm.cpus,
        memoryMib: own.memory ?? vm.memoryMib,
        firmware: own.firmware ?? vm.firmware,
    };
}
/** What a record says of where an image comes from. Owners are people, and stay out of it. */
function templateFacts({ manifests }, root, image) {
    const { os, directory, file, variant, varFiles } = root;
    const manifest = manifests.get(os);
    const own = manifest?.variants.get(variant ?? "");
    const title = own?.title ?? manifest?.title;
    const description = manifest?.description;
    const { eolCycle, ...system } = {
        ...manifest?.os,
        ...(own?.codename === undefined ? {} : { codename: own.codename }),
        ...(own?.eolCycle === undefined ? {} : { eolCycle: own.eolCycle }),
    };
    const known = {
        ...system,
        ...(eolCycle === undefined ? {} : { eol_cycle: eolCycle }),
    };
    return {
        directory,
        ...(file === undefined ? {} : { file }),
        ...(variant === undefined ? {} : { variant }),
        var_files: varFiles,
        builds: image.builds.map(({ name }) => name),
        ...(title === undefined ? {} : { title }),
        ...(description === undefined ? {} : { description }),
        ...(manifest === undefined || manifest.tags.length === 0
            ? {}
            : { tags: manifest.tags }),
        ...(Object.keys(known).length === 0 ? {} : { os: known }),
    };
}


/***/ }),

/***/ 77701:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   au: () => (/* binding */ didYouMean),
/* harmony export */   fl: () => (/* binding */ byNearness),
/* harmony export */   pA: () => (/* binding */ nearest)
/* harmony export */ });
/** Which of several names somebody may have meant. Pure. */
/** A name that is part of another counts as near it from this length on. */
const SHORTEST_PART = 3;
/** The name that was meant, where one is near enough to be offered: a third of its letters may differ. */
function nearest(wanted, names) {
    const [best] = byNearness(wanted, names);
    if (best === undefined)
        return undefined;
    const length = Math.min(wanted.length, best.length);
    const isPart = contains(wanted, best) && length >= SHORTEST_PART;
    const bound = Math.floor(wanted.length / 3);
    return isPart || edits(wanted, best) <= bound ? best : undefined;
}
/** `; did you mean "…"?` where a name is near, else nothing. */
function didYouMean(wanted, names) {
    const near = nearest(wanted, names);
    return near === undefined ? "" : `; did you mean ${JSON.stringify(near)}?`;
}
/** Each name once, those most like `wanted` first: those that contain it or are part of it, then by edits. */
function byNearness(wanted, names) {
    return [...new Set(names)]
        .map((name) => ({
        name,
        distance: contains(wanted, name) ? 0 : edits(wanted, name),
    }))
        .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
        .map(({ name }) => name);
}
function contains(wanted, name) {
    const [a, b] = [wanted.toLowerCase(), name.toLowerCase()];
    return a !== "" && (b.includes(a) || a.includes(b));
}
/** Letters left out, added, changed or swapped with the next between two names, letter case left out. */
function edits(wanted, name) {
    const [a, b] = [wanted.toLowerCase(), name.toLowerCase()];
    let before = [];
    let above = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let row = 1; row <= a.length; row++) {
        const line = [row];
        for (let column = 1; column <= b.length; column++) {
            const same = a[row - 1] === b[column - 1];
            const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
            line[column] = Math.min((line[column - 1] ?? 0) + 1, (above[column] ?? 0) + 1, (above[column - 1] ?? 0) + (same ? 0 : 1), swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY);
        }
        [before, above] = [above, line];
    }
    return above[b.length] ?? 0;
}


/***/ }),

/***/ 65797:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LU: () => (/* binding */ childrenOf),
/* harmony export */   l$: () => (/* binding */ expressionsIn)
/* harmony export */ });
/* unused harmony export callsIn */
/** Every expression of a body or expression, in the order in which they are written; what holds others comes before them. */
function* expressionsIn(node) {
    if (!("kind" in node)) {
        for (const part of partsOf(node))
            yield* expressionsIn(part);
        return;
    }
    yield node;
    for (const child of childrenOf(node))
        yield* expressionsIn(child);
}
/** Every function call of a body or expression, as {@link expressionsIn} orders them. */
function* callsIn(node) {
    for (const expression of expressionsIn(node))
        if (expression.kind === "call")
            yield expression;
}
/** Settings and blocks of a body together, in the order of the file. */
function partsOf({ attributes, blocks }) {
    return [
        ...attributes.map(({ at, expression }) => ({ at, part: expression })),
        ...blocks.map(({ at, body }) => ({ at, part: body })),
    ]
        .sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column)
        .map(({ part }) => part);
}
/** The expressions right inside one, in the order in which they are written. */
function childrenOf(expression) {
    switch (expression.kind) {
        case "literal":
        case "reference":
        case "item":
            return [];
        case "template":
            return expression.parts.filter((part) => typeof part !== "string");
        case "list":
            return expression.items;
        case "object":
            return expression.entries.flatMap(({ key, value }) => [key, value]);
        case "index":
            return [expression.target, expression.key];
        case "call":
            return expression.args;
        case "conditional":
            return [expression.test, expression.yes, expression.no];
        case "unary":
            return [expression.operand];
        case "binary":
            return [expression.left, expression.right];
        case "for":
            return [
                expression.collection,
                expression.key,
                expression.value,
                expression.condition,
            ].filter((child) => child !== undefined);
        case "splat":
            return [expression.target, expression.each];
    }
}


/***/ }),

/***/ 19019:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ic: () => (/* binding */ assignedVariables),
/* harmony export */   JJ: () => (/* binding */ shownValue),
/* harmony export */   kL: () => (/* binding */ fromOf),
/* harmony export */   qR: () => (/* binding */ isGiven)
/* harmony export */ });
/* harmony import */ var _hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73406);
/* harmony import */ var _hcl_json_reader_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28456);
/* harmony import */ var _hcl_value_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1659);
/* harmony import */ var _hcl_walk_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(65797);
/* harmony import */ var _quoted_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5252);
/* harmony import */ var _variable_declarations_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64592);
/* harmony import */ var _variable_types_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(97334);
/* harmony import */ var _variables_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(94519);








/** Does the value come with the run and not from the repository? */
function isGiven({ file }) {
    return file === undefined;
}
/** `files` are the root's variable files, template.yml the one that declares the variant. */
function assignedVariables({ hcl, legacy, templateFiles }, sources, variant) {
    const fromFiles = assignmentsOfFiles([
        ...sources.files,
        ...sources.inputs.files,
    ]);
    if (legacy !== undefined)
        return legacyVariables(legacy, templateFiles[0] ?? "").map((variable) => ({
            ...variable,
            assignments: [
                ...variable.assignments,
                ...(fromFiles.get(variable.name) ?? []),
                ...inputAssignments(variable.name, (text) => text, sources, variant),
            ],
        }));
    return (0,_variable_declarations_js__WEBPACK_IMPORTED_MODULE_3__/* .declarationsIn */ .R)(hcl ?? []).map((declared) => {
        const { name, sensitive } = declared.variable;
        return {
            name,
            sensitive,
            type: declared.type,
            file: declared.file,
            line: declared.at.line,
            typeLine: (declared.typeAt ?? declared.at).line,
            validations: declared.validations,
            assignments: [
                ...defaultOf(declared),
                ...exported(declared, sources),
                ...(fromFiles.get(name) ?? []),
                ...inputAssignments(name, (text) => (0,_variables_js__WEBPACK_IMPORTED_MODULE_5__/* .valueOfInput */ .LH)(text, declared.variable), sources, variant),
            ],
        };
    });
}
function legacyVariables(json, file) {
    const root = (0,_hcl_json_reader_js__WEBPACK_IMPORTED_MODULE_1__/* .propertiesOf */ .P)(json).find(({ name }) => name === "variables");
    return (0,_hcl_json_reader_js__WEBPACK_IMPORTED_MODULE_1__/* .propertiesOf */ .P)(root?.value).map(({ name, value, at: { line } }) => {
        const fallback = value.kind === "scalar" ? value.value : _hcl_value_js__WEBPACK_IMPORTED_MODULE_2__/* .UNKNOWN */ .HV;
        const known = hasEngineCode(fallback) ? _hcl_value_js__WEBPACK_IMPORTED_MODULE_2__/* .UNKNOWN */ .HV : fallback;
        return {
            name,
            sensitive: false,
            type: _variable_types_js__WEBPACK_IMPORTED_MODULE_4__/* .ANY */ .x4,
            file,
            line,
            typeLine: line,
            validations: [],
            // null makes a variable a required one
            assignments: fallback === null
                ? []
                : [{ value: known, from: "default", file, line }],
        };
    });
}
function hasEngineCode(value) {
    return typeof value === "string" && value.includes("{{");
}
function defaultOf(declared) {
    const { defaultValue: value, defaultAt = declared.at, file } = declared;
    if (value === undefined)
        return [];
    return [{ value, from: "default", file, line: defaultAt.line }];
}
function exported({ variable, type = _variable_types_js__WEBPACK_IMPORTED_MODULE_4__/* .ANY */ .x4 }, { inputs }) {
    const text = inputs.environment?.get(variable.name);
    if (text === undefined)
        return [];
    const value = (0,_variables_js__WEBPACK_IMPORTED_MODULE_5__/* .valueOfExported */ .Cc)(text, type);
    const name = `PKR_VAR_${variable.name}`;
    return [{ value, from: "environment", name }];
}
function assignmentsOfFiles(files) {
    const byName = new Map();
    for (const { file, attributes } of files)
        for (const { name, expression, at } of attributes) {
            const assignment = {
                value: (0,_hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_0__/* .evaluate */ ._3)(expression, _hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_0__/* .NOTHING_KNOWN */ .GN),
                from: "variable-file",
                file,
                line: at.line,
                isExpression: isMadeOfNames(expression),
            };
            const before = byName.get(name);
            if (before === undefined)
                byName.set(name, [assignment]);
            else
                before.push(assignment);
        }
    return byName;
}
function isMadeOfNames(expression) {
    let found = false;
    for (const { kind } of (0,_hcl_walk_js__WEBPACK_IMPORTED_MODULE_6__/* .expressionsIn */ .l$)(expression)) {
        // the names of a loop are its own
        if (kind === "for")
            return false;
        found ||= kind === "reference" || kind === "call";
    }
    return found;
}
/** What the action's own variable file gives: the input, or else the variant. */
function inputAssignments(name, read, { inputs, variantValues }, { file, declared }) {
    if (inputs.secretNames.has(name))
        return [{ value: _hcl_value_js__WEBPACK_IMPORTED_MODULE_2__/* .UNKNOWN */ .HV, from: "packer-secrets" }];
    if (Object.hasOwn(inputs.variables, name))
        return [
            { value: read(inputs.variables[name] ?? ""), from: "packer-variables" },
        ];
    if (declared === undefined || !Object.hasOwn(variantValues, name))
        return [];
    const value = read(variantValues[name] ?? "");
    const { key, line } = declared;
    return [{ value, from: "variant", name: key, file, line }];
}
/** Subject and verb of a sentence that the value ends, such as `the variable file "x" gives it`. */
function fromOf({ from, name = "", file = "" }) {
    switch (from) {
        case "default":
            return "its default is";
        case "variable-file":
            return `the variable file ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .T)(file)} gives it`;
        case "variant":
            return `the variant ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .T)(name)} gives it`;
        case "environment":
            return `the environment (${name}) gives it`;
        default:
            return `${from} gives it`;
    }
}
/** Longer values are cut. */
const MAX_SHOWN = 60;
/** A value for a message; not that of a secret, as all may be that the environment holds. */
function shownValue({ value, from }, { sensitive }) {
    const isSecret = from === "environment" || from === "packer-secrets";
    if (isSecret || sensitive)
        return "another (it is not shown)";
    if ((0,_hcl_value_js__WEBPACK_IMPORTED_MODULE_2__/* .isList */ .Lv)(value))
        return "a list";
    if ((0,_hcl_value_js__WEBPACK_IMPORTED_MODULE_2__/* .isMap */ .jh)(value))
        return "a map";
    if (value === null)
        return "null";
    const text = (0,_hcl_value_js__WEBPACK_IMPORTED_MODULE_2__/* .toText */ .fE)(value);
    if (text === undefined)
        return "another";
    const shown = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
    return typeof value === "string" ? (0,_quoted_js__WEBPACK_IMPORTED_MODULE_7__/* .quoted */ .T)(shown) : shown;
}


/***/ }),

/***/ 52104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gu: () => (/* binding */ checkGiven),
/* harmony export */   be: () => (/* binding */ unknownNames),
/* harmony export */   kL: () => (/* binding */ checkVariables),
/* harmony export */   yA: () => (/* binding */ isMissingValue)
/* harmony export */ });
/* harmony import */ var _near_names_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(77701);
/* harmony import */ var _hcl_ast_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49766);
/* harmony import */ var _hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73406);
/* harmony import */ var _hcl_value_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1659);
/* harmony import */ var _quoted_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5252);
/* harmony import */ var _variable_assignments_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19019);
/* harmony import */ var _variable_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76766);
/* harmony import */ var _variable_types_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(97334);
/** Do the values that a root's variables get fit what they take? Told before Packer starts, as it would tell it. Pure. */








const MISSING_VALUE = "A variable has no value";
const WRONG_INPUT = "An input does not fit a template's variable";
const WRONG_VALUE = "A value does not fit its variable";
/** Is the error that a variable has no value? The environment of the build may still bring one. */
function isMissingValue({ title }) {
    return title === MISSING_VALUE;
}
/** What the inputs and the environment give that these roots can't take: a sentence each, to fail with. */
function checkGiven(roots) {
    const wrong = roots
        .flatMap(({ problems }) => problems)
        .filter(({ title }) => title === WRONG_INPUT);
    return [...new Set(wrong.map(({ message }) => message))];
}
/** Errors at their lines, the first of each variable. Values of what is sensitive don't stand in them. */
function checkVariables(request) {
    const problems = [];
    for (const found of request.variables) {
        const input = request.inputs.get(found.name);
        const variable = input?.secret ? { ...found, sensitive: true } : found;
        const problem = unknownType(variable) ??
            wrongType(variable) ??
            missingValue(variable, input, request) ??
            notAllowed(variable, input, request) ??
            refusedByRule(variable, request);
        if (problem !== undefined)
            problems.push(problem);
    }
    return problems;
}
/** Names in template.yml that no root of the template declares. */
function unknownNames(manifest, roots) {
    const declared = roots.flatMap(({ variables }) => variables.map(({ name }) => name));
    const known = new Set(declared);
    const named = [
        ...[...manifest.inputs].map(([name, { line }]) => ({ name, line })),
        ...[...manifest.variants.values()].flatMap(({ vars, line }) => Object.keys(vars).map((name) => ({ name, line }))),
    ];
    return named
        .filter(({ name }) => !known.has(name))
        .map(({ name, line }) => ({
        level: "error",
        title: "A variable that the template does not have",
        message: `No root of the template declares the variable ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_6__/* .quoted */ .T)(name)}${(0,_near_names_js__WEBPACK_IMPORTED_MODULE_7__/* .didYouMean */ .au)(name, known) || "."}`,
        file: manifest.file,
        line,
    }));
}
function unknownType(variable) {
    if (variable.type !== undefined)
        return undefined;
    return {
        level: "error",
        title: WRONG_VALUE,
        message: `The variable ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_6__/* .quoted */ .T)(variable.name)} has a type that Packer does not know: it takes string, number, bool, any, and list(…), set(…), map(…), object({…}), tuple([…]) of types.`,
        file: variable.file,
        line: variable.typeLine,
    };
}
/** Packer refuses a value of another type even where a later one wins over it. */
function wrongType(variable) {
    const { name, type = _variable_types_js__WEBPACK_IMPORTED_MODULE_5__/* .ANY */ .x4 } = variable;
    for (const assignment of variable.assignments) {
        if (assignment.isExpression === true)
            return {
                ...placed(assignment, variable),
                message: `The variable ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_6__/* .quoted */ .T)(name)} takes a value that is written out: a variable file may hold no names and functions. A text stands in quotes.`,
            };
        const converted = (0,_variable_types_js__WEBPACK_IMPORTED_MODULE_5__/* .convert */ .C6)(assignment.value, type);
        if ("value" in converted)
            continue;
        const { takes, path } = converted;
        const at = path.length === 0 ? "" : ` at ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_6__/* .quoted */ .T)(path.join("."))}`;
        return {
            ...placed(assignment, variable),
            message: `The variable ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_6__/* .quoted */ .T)(name)} takes ${takes}${at}, but ${given(assignment, variable)}.`,
        };
    }
    return undefined;
}
/** Subject, verb and object: `packer-variables gives it "x"`. */
function given(assignment, variable) {
    return `${(0,_variable_assignments_js__WEBPACK_IMPORTED_MODULE_3__/* .fromOf */ .kL)(assignment)} ${(0,_variable_assignments_js__WEBPACK_IMPORTED_MODULE_3__/* .shownValue */ .JJ)(assignment, variable)}`;
}
/** Where the value stands; for one of an input, where the variable does. */
function placed(assignment, variable) {
    const { file, line } = (0,_variable_assignments_js__WEBPACK_IMPORTED_MODULE_3__/* .isGiven */ .qR)(assignment) ? variable : assignment;
    const title = (0,_variable_assignments_js__WEBPACK_IMPORTED_MODULE_3__/* .isGiven */ .qR)(assignment) ? WRONG_INPUT : WRONG_VALUE;
    return {
        level: "error",
        title,
        ...(file === undefined ? {} : { file }),
        ...(line === undefined ? {} : { line }),
    };
}
function missingValue(variable, input, request) {
    const { name, file, line } = variable;
    if (request.setElsewhere.has(name))
        return undefined;
    const last = variable.assignments.at(-1);
    const isEmpty = input?.required === true && (last?.value === null || last?.value === "");
    if (last !== undefined && !isEmpty)
        return undefined;
    const places = [
        variable.sensitive ? "packer-secrets" : "packer-variables",
        "a variable file",
        ...(request.legacy ? [] : [`the environment (PKR_VAR_${name})`]),
    ];
    const problem = last === undefined
        ? `The variable ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_6__/* .quoted */ .T)(name)} has no value`
        : `The variable ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_6__/* .quoted */ .T)(name)} must have a value, as template.yml says, but ${(0,_variable_assignments_js__WEBPACK_IMPORTED_MODULE_3__/* .fromOf */ .kL)(last)} ${last.value === null ? "null" : "an empty one"}`;
    return {
        level: "error",
        title: MISSING_VALUE,
        message: `${problem}: give it in ${places.join(", ")}, or by a default.${modelFile(request)}${unusedFiles(request)}`,
        file,
        line,
    };
}
/** Who came to the repository has yet to make a file of their own. */
function modelFile({ namesBeside }) {
    const [first] = (0,_variable_files_js__WEBPACK_IMPORTED_MODULE_4__/* .modelsIn */ .U$)(namesBeside());
    return first === undefined
        ? ""
        : ` There is ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_6__/* .quoted */ .T)(first.model)} beside it: copy it to ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_6__/* .quoted */ .T)(first.copy)} and fill it in.`;
}
/** One of the files may be what is missing: how to name it. */
function unusedFiles({ unusedFiles: paths }) {
    const [first = ""] = paths;
    if (paths.length === 0)
        return "";
    const names = paths.map((path) => path.slice(path.lastIndexOf("/") + 1));
    const [name = ""] = names;
    const key = name.replace(/\.pkrvars\.\w+$/, "");
    return ` Nothing names the variable files ${names.map(_quoted_js__WEBPACK_IMPORTED_MODULE_6__/* .quoted */ .T).join(", ")} beside it: name one in packer-var-files (${first}), or make variants of them in template.yml, such as variants: { ${JSON.stringify(key)}: { var-files: [${name}] } }.`;
}
function notAllowed(variable, input, { setElsewhere }) {
    const { name } = variable;
    const allowed = (input?.allowed ?? []).map(String);
    const last = variable.assignments.at(-1);
    const text = (0,_hcl_value_js__WEBPACK_IMPORTED_MODULE_2__/* .toText */ .fE)(last?.value);
    const isFine = last === undefined ||
        text === undefined ||
        allowed.length === 0 ||
        allowed.includes(text) ||
        setElsewhere.has(name);
    if (isFine)
        return undefined;
    const near = variable.sensitive ? "" : (0,_near_names_js__WEBPACK_IMPORTED_MODULE_7__/* .didYouMean */ .au)(text, allowed);
    return {
        ...placed(last, variable),
        message: `The variable ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_6__/* .quoted */ .T)(name)} may be ${allowed.map(_quoted_js__WEBPACK_IMPORTED_MODULE_6__/* .quoted */ .T).join(", ")}, as template.yml says, but ${given(last, variable)}${near || "."}`,
    };
}
/** Packer looks at the value that wins, and a condition at nothing but that. */
function refusedByRule(variable, { setElsewhere }) {
    const { name, file, type = _variable_types_js__WEBPACK_IMPORTED_MODULE_5__/* .ANY */ .x4, validations } = variable;
    const last = variable.assignments.at(-1);
    if (last === undefined || setElsewhere.has(name))
        return undefined;
    const rule = validations.find((validation) => !holds(validation, name, valueUnder(type, last)));
    if (rule === undefined)
        return undefined;
    const text = (0,_hcl_ast_js__WEBPACK_IMPORTED_MODULE_0__/* .attributeOf */ .w)(rule.body, "error_message")?.expression;
    const reason = (0,_hcl_value_js__WEBPACK_IMPORTED_MODULE_2__/* .toText */ .fE)(text && (0,_hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .evaluate */ ._3)(text, _hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING_KNOWN */ .GN));
    return {
        level: "error",
        title: (0,_variable_assignments_js__WEBPACK_IMPORTED_MODULE_3__/* .isGiven */ .qR)(last) ? WRONG_INPUT : WRONG_VALUE,
        message: `The variable ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_6__/* .quoted */ .T)(name)} refuses what ${given(last, variable)}: ${reason ?? "its condition is false."}`,
        file,
        line: rule.at.line,
    };
}
function valueUnder(type, { value }) {
    const converted = (0,_variable_types_js__WEBPACK_IMPORTED_MODULE_5__/* .convert */ .C6)(value, type);
    return "value" in converted ? converted.value : _hcl_value_js__WEBPACK_IMPORTED_MODULE_2__/* .UNKNOWN */ .HV;
}
/** What is not known before Packer runs may hold. */
function holds({ body }, name, value) {
    const condition = (0,_hcl_ast_js__WEBPACK_IMPORTED_MODULE_0__/* .attributeOf */ .w)(body, "condition")?.expression;
    if (condition === undefined)
        return true;
    const result = (0,_hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .evaluate */ ._3)(condition, (root, asked) => root === "var" && asked === name ? value : _hcl_value_js__WEBPACK_IMPORTED_MODULE_2__/* .UNKNOWN */ .HV);
    return (0,_hcl_value_js__WEBPACK_IMPORTED_MODULE_2__/* .toBoolean */ .G4)(result) !== false;
}


/***/ }),

/***/ 76766:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EM: () => (/* binding */ NO_FILES),
/* harmony export */   K9: () => (/* binding */ stemOfVariables),
/* harmony export */   U$: () => (/* binding */ modelsIn),
/* harmony export */   UV: () => (/* binding */ describeMissing),
/* harmony export */   bf: () => (/* binding */ ownerOf),
/* harmony export */   dJ: () => (/* binding */ filesOfFile),
/* harmony export */   rt: () => (/* binding */ filesOfFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _near_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77701);
/* harmony import */ var _quoted_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5252);
/** Variable files that a run of Packer uses by their name, and what to say of one that is not there. Pure. */



const NO_FILES = { common: [], variants: [], others: [] };
/** Names of files that apply to every run, the more particular last: theirs wins. The folder's own name comes after them. */
const COMMON_NAMES = ["variables", "default"];
/** Endings by which a file is a model for another and not to be used itself. */
const MODEL = /(?:^|\.)(?:sample|example)$|\.(?:dist|template)$/i;
const EXTENSION = /\.pkrvars\.(?:hcl|json)$/;
/**
 * Sorts the variable files beside the template files of a folder that is run: one named after the folder, `default` or
 * `variables` applies to all; `<folder>-<x>`, `<folder>_<x>`, `<folder><digits…>` and `<digits…>` each make the variant x,
 * the folder being the root's or the template's; a single file of another name applies too.
 */
function filesOfFolder(paths, folderNames) {
    const names = [...COMMON_NAMES, ...folderNames].map((name) => name.toLowerCase());
    const sorted = sortFiles(paths, (stem) => {
        const rank = names.indexOf(stem.toLowerCase());
        if (rank !== -1)
            return { rank };
        const keys = folderNames.map((folder) => keyAfter(folder, stem));
        const key = keys.find((found) => found !== undefined);
        return { key: key ?? (/^\d/.test(stem) ? stem : undefined) };
    });
    const { common, variants, others } = sorted;
    const isOnly = common.length + variants.length === 0 && others.length === 1;
    return isOnly ? { common: others, variants, others: [] } : sorted;
}
/**
 * Those for a file that is run alone, of all that are: `<stem>` applies to it, `<stem>-<x>` and the like make the variant x.
 */
function filesOfFile(paths, stem, stems) {
    const own = paths.filter((path) => ownerOf(stemOfVariables(path), stems) === stem);
    return sortFiles(own, (name) => name.toLowerCase() === stem.toLowerCase()
        ? { rank: 0 }
        : { key: keyAfter(stem, name) });
}
/** The one of `stems` that a variable file's stem is named after: the longest. */
function ownerOf(name, stems) {
    return stems
        .filter((stem) => name.toLowerCase() === stem.toLowerCase() ||
        keyAfter(stem, name) !== undefined)
        .toSorted((a, b) => b.length - a.length)[0];
}
function sortFiles(paths, useOf) {
    const common = [];
    const variants = [];
    const others = [];
    for (const path of paths.toSorted()) {
        const stem = stemOfVariables(path);
        if (MODEL.test(stem))
            continue;
        const use = useOf(stem);
        if ("rank" in use)
            common.push({ path, rank: use.rank });
        else if (use.key === undefined)
            others.push(path);
        else
            variants.push({ key: use.key, path });
    }
    const inOrder = common.toSorted((a, b) => a.rank - b.rank);
    return { common: inOrder.map(({ path }) => path), variants, others };
}
/** What follows a name and a separator, or stands right behind it as a number of its own. */
function keyAfter(name, stem) {
    if (!stem.toLowerCase().startsWith(name.toLowerCase()))
        return undefined;
    const rest = stem.slice(name.length);
    const key = /^[-_]?([A-Za-z0-9].*)$/.exec(rest)?.[1];
    const isApart = /^[-_]/.test(rest) || (/^\d/.test(rest) && !/\d$/.test(name));
    return isApart ? key : undefined;
}
/** A variable file's name without folder and extension. */
function stemOfVariables(path) {
    return node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(path).replace(EXTENSION, "");
}
/**
 * What to say after "… is not there": the model that lies beside it to be copied, else the name that was meant.
 * Starts with `; `; empty where there is neither.
 */
function describeMissing(path, index) {
    const folder = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(path);
    const names = index.namesIn(folder === "." ? "" : folder);
    const name = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(path);
    const model = names.find((other) => other !== name && copyOf(other) === name);
    if (model !== undefined)
        return `; there is ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(model)} beside it: copy it to ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(name)}`;
    const likely = names.filter((other) => EXTENSION.test(other));
    return (0,_near_names_js__WEBPACK_IMPORTED_MODULE_2__/* .didYouMean */ .au)(name, likely);
}
/** Variable files that are only there as models, each with the file that it is to be copied to, which is not there. */
function modelsIn(names) {
    return names.flatMap((model) => {
        const copy = copyOf(model);
        const isWanted = EXTENSION.test(copy) && !names.includes(copy);
        return copy !== model && isWanted ? [{ model, copy }] : [];
    });
}
/** `x.pkrvars.hcl.example` and `x.example.pkrvars.hcl` are to be copied to `x.pkrvars.hcl`; other names are as they are. */
function copyOf(name) {
    return name.replace(/\.(?:sample|example|dist|template)(?=(?:\.pkrvars)?\.[^.]+$|$)/i, "");
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

/***/ 76662:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ renderPlan)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92772);

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

/***/ 58508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ VERSION)
/* harmony export */ });
/** The action's own version, as in package.json (a test holds the two together). */
const VERSION = "1.0.0";


/***/ })

};
