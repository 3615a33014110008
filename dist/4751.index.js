export const id = 4751;
export const ids = [4751];
export const modules = {

/***/ 220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SP: () => (/* binding */ explainFailure),
/* harmony export */   _h: () => (/* binding */ laterText),
/* harmony export */   f1: () => (/* binding */ readFailure)
/* harmony export */ });
/** What GitHub's refusals and silences mean: from an error of octokit to a kind, a wait, and a sentence. */
/** GitHub asks for at least a minute where a rate limit names no time. */
const RATE_LIMIT_WAIT_SECONDS = 60;
/** Reads any error that a request of octokit ended with. `nowMilliseconds` is the time since the epoch. */
function readFailure(error, nowMilliseconds) {
    const answer = answerOf(error);
    if (answer === undefined) {
        const kind = isAbort(error) ? "aborted" : "unavailable";
        return {
            kind,
            message: error instanceof Error ? error.message : `${error}`,
        };
    }
    const { status } = answer;
    const message = wordsOf(answer.data) ?? `HTTP ${status}`;
    const kind = kindOf(answer, message);
    const waitSeconds = waitOf(answer, kind, nowMilliseconds);
    return waitSeconds === undefined
        ? { kind, status, message }
        : { kind, status, message, waitSeconds };
}
/** One sentence for a failed read: `what` is what was not done, such as `list the files of acme/templates`. */
function explainFailure(what, failure) {
    const said = `GitHub did not ${what} (${failure.message})`;
    switch (failure.kind) {
        case "aborted":
            return `${said}: the request was given up.`;
        case "bad-token":
            return `${said}: check the input github-token.`;
        case "forbidden":
            return `${said}: the token of the input github-token may not do that; add \`permissions: contents: read\` to the job.`;
        case "missing":
        case "rejected":
            return `${said}.`;
        case "rate-limited":
            return `${said}: the rate limit of the token is used up; ${laterText(failure)}.`;
        case "unavailable":
            return `${said}: GitHub could not be reached; check the runner's network and proxy, and run again.`;
    }
}
/** `try again in 12 minutes`, as far as GitHub said so. */
function laterText(failure) {
    const minutes = Math.ceil((failure.waitSeconds ?? 0) / 60);
    if (minutes < 1)
        return "try again later";
    return `try again in ${minutes} minute${minutes === 1 ? "" : "s"}`;
}
function kindOf(answer, message) {
    const { status, headers } = answer;
    const limited = headers["retry-after"] !== undefined ||
        headers["x-ratelimit-remaining"] === "0" ||
        /rate limit/i.test(message);
    if (status === 429 || (status === 403 && limited))
        return "rate-limited";
    if (status === 401)
        return "bad-token";
    if (status === 403)
        return "forbidden";
    if (status === 404 || status === 410)
        return "missing";
    return status === 408 || status >= 500 ? "unavailable" : "rejected";
}
/** `retry-after`, else the reset of a used-up limit, else a minute: the order of GitHub's best practices. */
function waitOf({ headers }, kind, nowMilliseconds) {
    if (kind !== "rate-limited" && kind !== "unavailable")
        return undefined;
    const retryAfter = wholeNumber(headers["retry-after"]);
    if (retryAfter !== undefined)
        return retryAfter;
    if (kind === "unavailable")
        return undefined;
    const reset = wholeNumber(headers["x-ratelimit-reset"]);
    if (headers["x-ratelimit-remaining"] !== "0" || reset === undefined)
        return RATE_LIMIT_WAIT_SECONDS;
    // One second more: the reset is a whole second, and clocks differ.
    return Math.max(1, Math.ceil(reset - nowMilliseconds / 1000) + 1);
}
/** The answer inside an error of octokit; absent where the network failed. */
function answerOf(error) {
    if (!isRecord(error) || !isRecord(error.response))
        return undefined;
    const { status, headers, data } = error.response;
    if (typeof status !== "number")
        return undefined;
    return { status, headers: isRecord(headers) ? headers : {}, data };
}
/** `message`, and the first of `errors` that says something of its own. */
function wordsOf(data) {
    if (!isRecord(data) || typeof data.message !== "string")
        return undefined;
    const errors = Array.isArray(data.errors) ? data.errors : [];
    for (const entry of errors) {
        const detail = isRecord(entry) ? entry.message : entry;
        if (typeof detail === "string")
            return `${data.message}: ${detail}`;
    }
    return data.message;
}
function wholeNumber(value) {
    return /^\d+$/.test(`${value}`) ? Number(value) : undefined;
}
function isAbort(error) {
    return error instanceof Error && error.name === "AbortError";
}
function isRecord(value) {
    return typeof value === "object" && value !== null;
}


/***/ }),

/***/ 74751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   commitParents: () => (/* binding */ commitParents),
/* harmony export */   defaultBranch: () => (/* binding */ defaultBranch),
/* harmony export */   listTree: () => (/* binding */ listTree),
/* harmony export */   mergeBase: () => (/* binding */ mergeBase),
/* harmony export */   readCommit: () => (/* binding */ readCommit)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(220);
/** Commits and trees by GitHub's API: what a plan compares where the checkout cannot tell. */

/**
 * Looks a commit up by its id or by a ref (`main`, `heads/main`, `refs/heads/main`); absent where there is none.
 *
 * @throws where GitHub does not answer or does not let us read
 */
async function readCommit(github, commitish) {
    const { octokit, owner, repo } = github;
    return lookUp(github, `find the commit ${commitish}`, async () => {
        if (/^[0-9a-f]{40}$/.test(commitish)) {
            const { data } = await octokit.rest.git.getCommit({
                owner,
                repo,
                commit_sha: commitish,
            });
            return commitFacts(data.sha, data.tree.sha, data.parents);
        }
        // One file a page: this call lists the commit's files as well, and we want none of them.
        const { data } = await octokit.rest.repos.getCommit({
            owner,
            repo,
            ref: commitish,
            per_page: 1,
        });
        return commitFacts(data.sha, data.commit.tree.sha, data.parents);
    });
}
/**
 * Lists everything below `folder` (repository-relative; empty or `.` for the root) at a commit.
 *
 * It walks from the commit's root tree down to the folder, then asks for the folder at once (`recursive`). GitHub cuts an answer
 * at 100,000 entries or 7 MB and says `truncated`: then that folder alone is listed, and each of its sub-folders asked for at once.
 *
 * @throws where the commit is not there, GitHub does not answer, or one folder alone is too big to be listed
 */
async function listTree(github, commitish, folder) {
    const commit = await readCommit(github, commitish);
    if (commit === undefined)
        throw new Error(`GitHub has no commit ${commitish} in ${github.owner}/${github.repo}.`);
    const names = folder.split("/").filter((name) => name !== "" && name !== ".");
    let tree = commit.tree;
    for (const name of names) {
        const level = await readLevel(github, tree, folder);
        const child = level.find((entry) => entry.path === name);
        if (child?.type !== "tree")
            return { commit: commit.sha, entries: [], folders: new Map() };
        tree = child.sha;
    }
    const found = await readBelow(github, tree, names.join("/"));
    const folders = new Map();
    const entries = [];
    for (const { type, path, mode, sha } of found) {
        if (type === "tree")
            folders.set(path, sha);
        else
            entries.push({ path, mode, oid: sha });
    }
    return { commit: commit.sha, tree, entries, folders };
}
/** Ids of a commit's parents, first parent first; absent where GitHub does not have the commit. */
async function commitParents(github, commitish) {
    return (await readCommit(github, commitish))?.parents;
}
/** The commit where two histories part; absent where they have nothing in common, or one of them is not there. */
async function mergeBase(github, base, head) {
    const { octokit, owner, repo } = github;
    return lookUp(github, `compare ${base} with ${head}`, async () => {
        const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
            owner,
            repo,
            basehead: `${base}...${head}`,
            per_page: 1,
        });
        return data.merge_base_commit.sha;
    });
}
/** Name of the default branch, such as `main`. */
async function defaultBranch(github) {
    const { octokit, owner, repo } = github;
    const name = await lookUp(github, "name the default branch", async () => {
        const { data } = await octokit.rest.repos.get({ owner, repo });
        return data.default_branch;
    });
    if (name !== undefined)
        return name;
    throw new Error(`GitHub has no repository ${owner}/${repo} for the token of the input github-token.`);
}
/** Everything below a tree, with `folder/` put before each path. */
async function readBelow(github, tree, folder) {
    const inside = (entry) => ({
        ...entry,
        path: folder === "" ? entry.path : `${folder}/${entry.path}`,
    });
    const whole = await readTree(github, tree, true);
    if (!whole.truncated)
        return whole.tree.map(inside);
    const level = await readLevel(github, tree, folder);
    const parts = await Promise.all(level.map(inside).map(async (entry) => {
        if (entry.type !== "tree")
            return [entry];
        return [entry, ...(await readBelow(github, entry.sha, entry.path))];
    }));
    return parts.flat();
}
/** The direct children of a tree. */
async function readLevel(github, tree, folder) {
    const level = await readTree(github, tree, false);
    if (!level.truncated)
        return level.tree;
    throw new Error(`GitHub does not list the folder ${folder || "."} whole, it has too many entries: check the repository out in a step before this one.`);
}
async function readTree(github, tree, recursive) {
    const { octokit, owner, repo } = github;
    const found = await lookUp(github, `list the tree ${tree}`, async () => {
        const { data } = await octokit.rest.git.getTree({
            owner,
            repo,
            tree_sha: tree,
            // Any value, even `0` or `false`, means recursive: leave it out to mean no.
            ...(recursive ? { recursive: "1" } : {}),
        });
        return data;
    });
    if (found !== undefined)
        return found;
    throw new Error(`GitHub has no tree ${tree} in ${github.owner}/${github.repo}.`);
}
/** Runs a read: absent for what is not there, an error with a sentence for all else. */
async function lookUp(github, what, read) {
    try {
        return await read();
    }
    catch (error) {
        const failure = (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .readFailure */ .f1)(error, github.now());
        // 409 is an empty repository, 422 a name that is no commit.
        if (failure.kind === "missing" || failure.kind === "rejected")
            return undefined;
        const place = `${what} in ${github.owner}/${github.repo}`;
        throw new Error((0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .explainFailure */ .SP)(place, failure), { cause: error });
    }
}
function commitFacts(sha, tree, parents) {
    return { sha, tree, parents: parents.map((parent) => parent.sha) };
}


/***/ })

};
