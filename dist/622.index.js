export const id = 622;
export const ids = [622];
export const modules = {

/***/ 56411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ openSourceTree)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/plan/git-fetch.js
var git_fetch = __webpack_require__(11023);
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
var external_node_child_process_ = __webpack_require__(31421);
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
    return folders.includes("") ? [] : ["--", ...folders];
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
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/plan/worktree.js
/** The work tree as a listing, where there is no git: git's own object ids, so that digests stay the same. */




/**
 * All files below `folders` of the workspace (a file stands for itself), with the mode and the SHA-1 id that git would give them (git's
 * documentation: `blob <size> NUL <content>`). Filters of `.gitattributes` are not applied. `.git` is left out.
 */
async function listWorkTree(workspace, folders) {
    const entries = [];
    for (const folder of folders) {
        const found = await (0,promises_.lstat)((0,external_node_path_.join)(workspace, folder)).catch(() => undefined);
        if (found?.isFile() || found?.isSymbolicLink())
            entries.push(await entryOf(workspace, folder, found.isSymbolicLink()));
        else
            await walk(workspace, folder, entries);
    }
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





async function openSourceTree(run) {
    const warnings = [];
    const repository = await openGit(run, warnings);
    const api = await openApi(run, repository?.head ?? run.facts.sha);
    const head = repository?.head ?? run.facts.sha;
    const entries = (folders) => repository?.list(head, folders) ??
        listWithoutGit(run, folders, api, warnings);
    return {
        head,
        entries,
        warnings,
        histories: [repository, api].filter((h) => h !== undefined),
        changes: async (base, folders) => {
            // a base that only GitHub has is an error of git's
            const known = await repository
                ?.changes(base, head, folders)
                .catch(() => undefined);
            if (known !== undefined)
                return known;
            const before = await api?.list(base, folders);
            return before && compareListings(before, await entries(folders));
        },
        modified: async (folders) => (await repository?.modified(folders)) ?? [],
        treeId: async (folder) => (await repository?.treeId(folder)) ?? (await api?.treeId(folder)),
        readText: (path) => readText((0,external_node_path_.join)(run.facts.workspace, path)),
        readLink: (path) => readLink((0,external_node_path_.join)(run.facts.workspace, path)),
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
    const trees = await __webpack_require__.e(/* import() */ 4751).then(__webpack_require__.bind(__webpack_require__, 74751));
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
function readLink(path) {
    try {
        return (0,external_node_fs_.readlinkSync)(path);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 11023:
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

/***/ 70172:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ SCHEMA_VERSION),
  n: () => (/* binding */ TEMPLATE)
});

;// CONCATENATED MODULE: ./build/template-yml/shapes.js
/** The shapes that values of `template.yml` can have: what the validator and the JSON Schema are both made of. */
const LINE = {
    kind: "text",
    pattern: /^(?=.*\S)\P{Cc}+$/u,
    takes: "one line of text",
};
const TEXT = {
    kind: "text",
    pattern: /\S/u,
    takes: "text",
};
/** As the bucket's keys, statuses and shells take it. */
const NAME = {
    kind: "text",
    pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/u,
    takes: "a name: letters, digits, `.`, `_`, `-`, at most 64, a letter or digit first",
    numbers: true,
};
/** A name of HCL. */
const VARIABLE = {
    kind: "text",
    pattern: /^[\p{L}_][\p{L}\p{N}_-]*$/u,
    takes: "the name of a variable: letters, digits, `_`, `-`",
};
const ENVIRONMENT = {
    kind: "text",
    pattern: /^[A-Za-z_][A-Za-z0-9_]*$/u,
    takes: "the name of an environment variable: letters, digits, `_`",
};
const CHANNEL = {
    kind: "text",
    pattern: /^[a-z][a-z0-9-]{0,31}$/u,
    takes: "a channel: a lower-case letter, then at most 31 lower-case letters, digits and `-`",
};
const PATH = {
    kind: "text",
    pattern: /^(?![A-Za-z]:)[^/\\\s\p{Cc}][^\\\p{Cc}]*$/u,
    takes: "a path with `/`, relative to the folder of this file",
};
/** Paths or globs; a leading `!` would mean all others. */
const GLOB = {
    kind: "text",
    pattern: /^(?![A-Za-z]:|!)[^/\\\s\p{Cc}][^\\\p{Cc}]*$/u,
    takes: "a path or glob with `/`, relative to the repository, or with `./` or `../` first to the folder of this file",
};
const INNER_GLOB = {
    kind: "text",
    pattern: /^(?![A-Za-z]:|!|(?:.*\/)?\.\.(?:\/|$))[^/\\\s\p{Cc}][^\\\p{Cc}]*$/u,
    takes: "a path or glob with `/` in the folder of this file, without `..`",
};
/** Globs of Packer itself (`-only`). */
const BUILDS = {
    kind: "list",
    item: {
        kind: "text",
        pattern: /^[^\s,]+$/u,
        takes: "the name of a Packer build or a glob, such as `*.qemu.*`",
    },
};
const DATE = {
    kind: "text",
    pattern: /^\d{4}-\d\d-\d\d$/u,
    takes: "a day, as YYYY-MM-DD",
    format: "date",
};
const OWNER = {
    kind: "text",
    pattern: /^(?:@[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)?|[^\s@]+@[^\s@]+)$/u,
    takes: "`@user`, `@organisation/team` or a mail address",
};
const FLAG = { kind: "flag" };
/** A list of `item`, or one alone. */
function listOf(item) {
    return { kind: "list", item };
}
/** One of `words`. */
function oneOf(...words) {
    return { kind: "word", words };
}
/** A whole number from `min` to `max`. */
function whole(min, max) {
    return { kind: "whole", min, max };
}
/** A mapping of known keys that says something. */
function keysOf(keys) {
    return { kind: "keys", keys, empty: false };
}
/** A mapping of chosen names, each with known keys or nothing. */
function namedKeys(name, keys) {
    return { kind: "map", name, value: { kind: "keys", keys, empty: true } };
}

;// CONCATENATED MODULE: ./build/template-yml/image-keys.js
/** Keys of `template.yml` that say what is built, and of what. */

const codename = {
    title: "Codename",
    description: "What the vendor calls the release.",
    shape: NAME,
    examples: ["bookworm"],
};
const eolCycle = {
    title: "Cycle of endoflife.date",
    description: "Name of the release there, where it is not the version of the image.",
    shape: NAME,
    examples: ["12", "24.04"],
    slips: ["cycle", "release-cycle", "eol-release"],
};
const hardware = {
    title: "Hardware",
    description: "Of an XVA that is made from a disk image; what Packer builds in a pool has its own.",
    shape: keysOf({
        cpus: {
            title: "CPUs",
            description: "Virtual CPUs.",
            shape: whole(1, 1024),
            examples: [2],
            slips: ["vcpus", "cores"],
        },
        memory: {
            title: "Memory",
            description: "Memory in MiB.",
            shape: whole(16, 100_000_000),
            examples: [2048],
            slips: ["ram"],
        },
        firmware: {
            title: "Firmware",
            description: "What starts the machine.",
            shape: oneOf("bios", "uefi"),
            slips: ["boot", "boot-mode"],
        },
    }),
    slips: ["vm", "machine"],
};
const only = {
    title: "Builds",
    description: "Names or globs of Packer builds, as `packer build -only` takes them.",
    shape: BUILDS,
    examples: ["*.qemu.*"],
    slips: ["builds", "sources"],
};
const os = {
    title: "Operating system",
    description: "What the images hold.",
    shape: keysOf({
        id: {
            title: "Id",
            description: "As `ID` of /etc/os-release has it.",
            shape: NAME,
            examples: ["debian"],
            slips: ["name", "distribution"],
        },
        version: {
            title: "Version",
            description: "Version of the operating system, where it is the same for all images.",
            shape: NAME,
            examples: ["12"],
            slips: ["release"],
        },
        codename,
        family: {
            title: "Family",
            description: "Kind of operating system.",
            shape: NAME,
            examples: ["linux", "windows", "freebsd"],
            slips: ["type", "kind"],
        },
        arch: {
            title: "Architecture",
            description: "Of the processor.",
            shape: NAME,
            examples: ["x86_64"],
            slips: ["cpu", "platform"],
        },
        eol: {
            title: "End of life",
            description: "Product of endoflife.date, whose cycle is the version, or a date as YYYY-MM-DD.",
            shape: NAME,
            examples: ["debian", "2028-06-30"],
            slips: ["eol-date", "end-of-life", "eol-product"],
        },
        "eol-cycle": eolCycle,
    }),
    slips: ["operating-system", "distro"],
};
const variants = {
    title: "Variants",
    description: "Images of the same files, each with its own variable files or values. The key is the version of the image.",
    shape: namedKeys(NAME, {
        "var-files": {
            title: "Variable files",
            description: "In the order in which they apply.",
            shape: listOf(PATH),
            examples: [["debian-12.pkrvars.hcl"]],
            slips: ["vars-file", "variables-file", "pkrvars"],
        },
        vars: {
            title: "Values of variables",
            description: "They win over the variable files.",
            shape: {
                kind: "map",
                name: VARIABLE,
                value: { kind: "value", any: true },
            },
            examples: [{ disk_mb: 8192 }],
            slips: ["variables", "values", "inputs"],
        },
        only,
        default: {
            title: "Default",
            description: "The one that is meant where none is named. At most one.",
            shape: FLAG,
        },
        title: {
            title: "Title",
            description: "Name of the image for people.",
            shape: LINE,
            examples: ["Debian 13 (UEFI)"],
            slips: ["name"],
        },
        codename,
        "eol-cycle": eolCycle,
        hardware,
    }),
    examples: [{ "12": { "var-files": ["debian-12.pkrvars.hcl"] } }],
    slips: ["versions", "images", "flavours", "flavors", "matrix"],
};
const platforms = {
    title: "Platforms",
    description: "Platforms to build, and the Packer builds of each.",
    shape: namedKeys(NAME, {
        only,
        artifact: {
            title: "Artifact",
            description: "Glob of the file names that are the image.",
            shape: LINE,
            examples: ["*.qcow2"],
            slips: ["file", "output"],
        },
    }),
    examples: [{ "xcp-ng": { only: "*.xenserver-iso.*" } }],
    slips: ["targets", "builders", "providers"],
};
const base = {
    title: "Base image",
    description: "The image that this template starts from.",
    shape: keysOf({
        template: {
            title: "Template",
            description: "Its template.",
            shape: NAME,
            required: true,
            examples: ["debian"],
            slips: ["os", "name"],
        },
        variant: {
            title: "Variant",
            description: "Its variant, or version.",
            shape: NAME,
            examples: ["12"],
            slips: ["version"],
        },
        channel: {
            title: "Channel",
            description: "Where to take it from.",
            shape: CHANNEL,
            examples: ["stable"],
        },
        as: {
            title: "Prefix",
            description: "First part of the names of the variables that tell where it is: `base` for `base_path`.",
            shape: VARIABLE,
            examples: ["base"],
            slips: ["prefix"],
        },
    }),
    slips: ["parent", "from", "extends"],
};
const inputs = {
    title: "Inputs",
    description: "What may be given to the variables of the template.",
    shape: namedKeys(VARIABLE, {
        description: {
            title: "Description",
            description: "Instead of the one in the template.",
            shape: TEXT,
            slips: ["help", "title"],
        },
        allowed: {
            title: "Allowed values",
            description: "Any other value is refused before Packer starts.",
            shape: listOf({ kind: "value", any: false }),
            examples: [["small", "large"]],
            slips: ["enum", "options", "choices", "values", "one-of"],
        },
        required: {
            title: "Required",
            description: "A run that does not set it is refused before Packer starts.",
            shape: FLAG,
        },
        secret: {
            title: "Secret",
            description: "Its value is masked and never recorded.",
            shape: FLAG,
            slips: ["sensitive", "password"],
        },
    }),
    examples: [{ disk_mb: { allowed: [8192, 16384] } }],
    slips: ["variables", "vars", "parameters"],
};

;// CONCATENATED MODULE: ./build/template-yml/lifecycle-keys.js
/** Keys of `template.yml` that say what becomes of an image: tests, channels, retention. */

/** Builds and days: nobody keeps more. */
const MOST_KEPT = 1_000_000;
const tests = {
    title: "Tests",
    description: "What the image must pass.",
    shape: keysOf({
        boot: {
            title: "On the booted image",
            description: "Scripts that print TAP, run in the image at its first boot.",
            shape: listOf(PATH),
            examples: [["../_shared/tests/universal.sh", "tests/smoke.sh"]],
            slips: ["scripts", "on-boot"],
        },
        "in-build": {
            title: "During the build",
            description: "Scripts that the template itself runs, for the record.",
            shape: listOf(PATH),
            examples: [["tests/in-build.sh"]],
            slips: ["build"],
        },
        required: {
            title: "Required",
            description: "Whether a failed test holds channels back and fails the run, or the ids of the tests that do.",
            shape: {
                kind: "either",
                first: FLAG,
                second: listOf(LINE),
            },
        },
        timeout: {
            title: "Time",
            description: "Minutes for one boot with its tests.",
            shape: whole(1, 1440),
            examples: [30],
            slips: ["timeout-minutes", "minutes"],
        },
        env: {
            title: "Environment",
            description: "Environment variables of the scripts.",
            shape: {
                kind: "map",
                name: ENVIRONMENT,
                value: { kind: "value", any: false },
            },
            examples: [{ BUILD_USER: "packer" }],
            slips: ["environment", "vars"],
        },
        skip: {
            title: "Waived tests",
            description: "Tests whose failure does not count for a while.",
            shape: listOf(keysOf({
                id: {
                    title: "Id",
                    description: "Of the test.",
                    shape: LINE,
                    required: true,
                    examples: ["sys.time"],
                    slips: ["name", "test"],
                },
                reason: {
                    title: "Reason",
                    description: "Why it is waived.",
                    shape: TEXT,
                    required: true,
                    slips: ["why", "because", "comment"],
                },
                until: {
                    title: "Last day",
                    description: "After it the test counts again.",
                    shape: DATE,
                    examples: ["2027-01-31"],
                    slips: ["expires", "date", "end"],
                },
            })),
            slips: ["skipped", "waivers", "ignore"],
        },
    }),
};
const channels = {
    title: "Channels",
    description: "Names that move to a build.",
    shape: keysOf({
        "on-success": {
            title: "On success",
            description: "Channels that move to a build that is verified and has passed its tests.",
            shape: listOf(CHANNEL),
            examples: ["testing"],
            slips: ["success", "onsuccess", "default"],
        },
        promote: {
            title: "Promotion",
            description: "Who moves the other channels.",
            shape: oneOf("manual", "automatic"),
            slips: ["promotion"],
        },
    }),
};
const retention = {
    title: "Retention",
    description: "What `prune` keeps of each image.",
    shape: keysOf({
        keep: {
            title: "Builds",
            description: "Newest builds to keep; 0 keeps all.",
            shape: whole(0, MOST_KEPT),
            examples: [5],
            slips: ["keep-builds", "builds", "count"],
        },
        days: {
            title: "Days",
            description: "Builds younger than these days stay; 0 keeps all.",
            shape: whole(0, MOST_KEPT),
            examples: [180],
            slips: ["keep-days", "max-age", "ttl"],
        },
    }),
    slips: ["keep", "prune"],
};

;// CONCATENATED MODULE: ./build/template-yml/keys.js
/** The keys of `template.yml`: one table for the validator, the JSON Schema and people. */



/** The schema that this version of the action knows. */
const SCHEMA_VERSION = 1;
/** The whole file. */
const TEMPLATE = {
    kind: "keys",
    empty: true,
    keys: {
        schema: {
            title: "Schema",
            description: "Version of this format.",
            shape: oneOf(SCHEMA_VERSION),
            slips: ["version", "$schema", "api-version"],
        },
        title: {
            title: "Title",
            description: "Name of the template for people; the folder's otherwise.",
            shape: LINE,
            examples: ["Debian"],
            slips: ["name"],
        },
        description: {
            title: "Description",
            description: "What the images are for.",
            shape: TEXT,
            examples: ["Debian stable with cloud-init, without a password"],
            slips: ["summary"],
        },
        logo: {
            title: "Logo",
            description: "Name of a logo, or a path to one.",
            shape: PATH,
            examples: ["debian"],
            slips: ["icon"],
        },
        tags: {
            title: "Tags",
            description: "Words to find the images by.",
            shape: listOf(LINE),
            examples: [["linux", "cloud-init"]],
            slips: ["labels", "keywords"],
        },
        notes: {
            title: "Notes",
            description: "A file with what users should know; README.md otherwise.",
            shape: PATH,
            examples: ["README.md"],
            slips: ["readme", "documentation"],
        },
        os: os,
        variants: variants,
        platforms: platforms,
        hardware: hardware,
        base: base,
        inputs: inputs,
        watch: {
            title: "Watched files",
            description: "More files whose change concerns these images, as paths or globs; a folder stands for all below it. Relative to the repository, or with `./` or `../` first to the folder of this file.",
            shape: listOf(GLOB),
            examples: [["ansible/**"]],
            slips: ["paths", "depends", "depends-on", "dependencies", "shared-paths"],
        },
        ignore: {
            title: "Ignored files",
            description: "Files in the folder of this file whose change concerns no image, as paths or globs relative to it; a folder stands for all below it.",
            shape: listOf(INNER_GLOB),
            examples: [["docs/**", "*.md"]],
            slips: ["exclude", "paths-ignore"],
        },
        "working-directory": {
            title: "Working directory",
            description: "Where Packer runs; told by the file references otherwise.",
            shape: oneOf("repository", "template"),
            slips: ["workdir", "work-dir", "cwd", "packer-working-directory"],
        },
        tests: tests,
        channels: channels,
        retention: retention,
        owners: {
            title: "Owners",
            description: "Who looks after the template.",
            shape: listOf(OWNER),
            examples: [["@infra/templates"]],
            slips: ["maintainers", "authors", "codeowners", "contacts"],
        },
    },
};


/***/ })

};
