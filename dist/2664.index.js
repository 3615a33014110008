export const id = 2664;
export const ids = [2664];
export const modules = {

/***/ 85895:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dl: () => (/* binding */ parseUrl),
/* harmony export */   E1: () => (/* binding */ parseList),
/* harmony export */   Iz: () => (/* binding */ parsePaths),
/* harmony export */   R8: () => (/* binding */ parseOneOf),
/* harmony export */   TR: () => (/* binding */ refuse),
/* harmony export */   dz: () => (/* binding */ InputError),
/* harmony export */   gO: () => (/* binding */ parseSelection),
/* harmony export */   k6: () => (/* binding */ parseAssignments),
/* harmony export */   mq: () => (/* binding */ parseChannels),
/* harmony export */   yG: () => (/* binding */ parseBoolean),
/* harmony export */   z2: () => (/* binding */ parseWhole),
/* harmony export */   zu: () => (/* binding */ parseRelativePath)
/* harmony export */ });
/* unused harmony exports NAME_PATTERN, IMAGE_ID_PATTERN */
/** Parsers of single input values: pure, each refusing with one {@link InputError}. */
/** A wrong input: the message names the input, what it got and what it takes. */
class InputError extends Error {
    name = "InputError";
}
const SHOWN_LENGTH = 60;
/** Refuses a value: `Input 'os': got "…", takes ….` Control characters are shown escaped; long values are cut. */
function refuse(input, got, takes) {
    const cut = got.length > SHOWN_LENGTH ? `${got.slice(0, SHOWN_LENGTH)}…` : got;
    throw new InputError(`Input '${input}': got ${JSON.stringify(cut)}, takes ${takes}.`);
}
/** Names of templates and channels' likes: what may reach a key, a status or a shell of the user. */
const NAME_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** Image ids: `<os>-<version>`, both {@link NAME_PATTERN}. */
const IMAGE_ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,128}$/;
const CHANNEL_PATTERN = /^[a-z][a-z0-9-]{0,31}$/;
const VARIABLE_PATTERN = /^[\p{L}_][\p{L}\p{N}_-]*$/u;
/** A list separated by commas, white space or new lines; empty items are dropped, duplicates merged. */
function parseList(value) {
    return [...new Set(value.split(/[\s,]+/).filter((item) => item !== ""))];
}
/** A list of paths or globs, separated by commas or new lines only, since paths may hold spaces. */
function parsePaths(input, value) {
    const items = value
        .split(/[,\r\n]+/)
        .map((item) => item.trim())
        .filter((item) => item !== "");
    return [...new Set(items.map((item) => parseRelativePath(input, item)))];
}
/**
 * A path below the workspace as a normalised POSIX path, `''` for the workspace itself.
 * Refuses absolute paths, `..`, backslashes and control characters before any file system sees them.
 */
function parseRelativePath(input, value) {
    const hasControl = [...value].some((char) => (char.codePointAt(0) ?? 0) < 32);
    const parts = value.split("/").filter((part) => part !== "" && part !== ".");
    if (hasControl ||
        value.startsWith("/") ||
        value.includes("\\") ||
        /^[A-Za-z]:/.test(value) ||
        parts.includes(".."))
        refuse(input, value, "a path below the workspace, with `/`, without `..` and not absolute");
    return parts.join("/");
}
/** A boolean of the YAML 1.2 core schema. */
function parseBoolean(input, value) {
    if (/^(true|True|TRUE)$/.test(value))
        return true;
    if (/^(false|False|FALSE)$/.test(value))
        return false;
    return refuse(input, value, "`true` or `false`");
}
/** A whole number between `min` and `max`. */
function parseWhole(input, value, min, max) {
    const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= min && number <= max))
        refuse(input, value, `a whole number from ${min} to ${max}`);
    return number;
}
/** One of a closed list of words. */
function parseOneOf(input, value, words) {
    const found = words.find((word) => word === value);
    return (found ??
        refuse(input, value, `one of ${words.map((w) => `\`${w}\``).join(", ")}`));
}
/** An http or https URL without credentials in it; a trailing slash is dropped. */
function parseUrl(input, value) {
    let url;
    try {
        url = new URL(value);
    }
    catch {
        url = undefined;
    }
    if (url === undefined ||
        (url.protocol !== "https:" && url.protocol !== "http:"))
        return refuse(input, redactUrl(value), "an http or https URL");
    if (url.username !== "" || url.password !== "")
        refuse(input, `${url.protocol}//…@${url.host}`, "a URL without credentials");
    return value.replace(/\/+$/, "");
}
/** What does not parse may still hold a password: all before the last `@` is left out. */
function redactUrl(value) {
    return value.replace(/^.*@/s, "…@");
}
/** Parses `os`: names, or `changed` alone, or `all` alone. */
function parseSelection(value) {
    const names = parseList(value);
    const takes = "template or image names (letters, digits, `.`, `_`, `-`; starting with a letter or digit), or `changed` alone, or `all` alone";
    for (const name of names)
        if (!IMAGE_ID_PATTERN.test(name))
            refuse("os", name, takes);
    for (const word of ["changed", "all"]) {
        if (!names.includes(word))
            continue;
        if (names.length > 1)
            refuse("os", value, takes);
        return { kind: word };
    }
    return names.length === 0 ? { kind: "changed" } : { kind: "names", names };
}
/** Parses `channels`. */
function parseChannels(input, value) {
    const names = parseList(value);
    for (const name of names)
        if (!CHANNEL_PATTERN.test(name))
            refuse(input, name, "channel names: a lower-case letter, then at most 31 lower-case letters, digits and `-`");
    return names;
}
/**
 * Lines `name=value`; with `heredoc`, also `name<<EOF`, lines, `EOF` (as GitHub's own files take it). Blank lines and
 * lines that start with `#` are skipped. A name given twice is refused. Values never stand in an error.
 */
function parseAssignments(input, value, options) {
    const result = new Map();
    const lines = value.split(/\r?\n/);
    for (let index = 0; index < lines.length; index++) {
        const line = lines[index] ?? "";
        if (line.trim() === "" || line.trimStart().startsWith("#"))
            continue;
        const heredoc = options.heredoc
            ? /^\s*([^=<\s]+)<<(\S+)\s*$/.exec(line)
            : null;
        const equals = line.indexOf("=");
        const name = (heredoc?.[1] ?? line.slice(0, Math.max(equals, 0))).trim();
        if (!VARIABLE_PATTERN.test(name))
            refuseLine(input, index, options.heredoc);
        if (result.has(name))
            refuse(input, name, "each variable once");
        if (heredoc === null) {
            result.set(name, line.slice(equals + 1).trim());
            continue;
        }
        const end = lines.indexOf(heredoc[2] ?? "", index + 1);
        if (end < 0)
            throw new InputError(`Input '${input}': the value of ${name} has no closing line '${heredoc[2]}'.`);
        result.set(name, lines.slice(index + 1, end).join("\n"));
        index = end;
    }
    return result;
}
function refuseLine(input, index, heredoc) {
    const more = heredoc ? ", or `name<<EOF`, lines, `EOF`" : "";
    throw new InputError(`Input '${input}': line ${index + 1} is not of the form \`name=value\`${more}.`);
}


/***/ }),

/***/ 42664:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCommand: () => (/* binding */ runCommand),
  runMain: () => (/* binding */ runMain),
  runPost: () => (/* binding */ runPost)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./build/commands/run.js
/** What every command is given: settings, facts of the run, and the outside world, opened when first needed. */

/** A pool that takes longer for one answer does not answer: the whole check before a build has five seconds. */
const POOL_TIMEOUT_MS = 10_000;
/** A run whose clients load and connect at their first use: a run that changes nothing stays quick. */
function openRun(options) {
    const { env, facts, settings, runner, signal } = options;
    const network = once(async () => {
        const { openNetwork } = await __webpack_require__.e(/* import() */ 198).then(__webpack_require__.bind(__webpack_require__, 60198));
        return openNetwork(env, settings.caFile);
    });
    const github = once(() => openGitHubOf(options, network.get));
    const store = once(() => openStoreOf(options, network.get));
    const sessionListeners = [];
    let session;
    const pool = once(() => openPoolOf(options, network.get, (now) => {
        session = now;
        for (const listener of sessionListeners)
            listener(now);
    }));
    const closePool = async () => {
        const open = await pool.opened();
        pool.forget();
        await open?.close();
    };
    return {
        env,
        facts,
        settings,
        runner,
        signal,
        now: () => new Date(),
        network: network.get,
        github: github.get,
        store: store.get,
        pool: pool.get,
        closePool,
        onPoolSession: (listener) => {
            sessionListeners.push(listener);
            if (session !== undefined)
                listener(session);
        },
        close: async () => {
            await closePool();
            (await store.opened())?.close();
            await (await network.opened())?.close();
        },
    };
}
function once(open) {
    let opening;
    return {
        get: () => {
            opening ??= open().catch((error) => {
                opening = undefined;
                throw error;
            });
            return opening;
        },
        opened: async () => opening?.catch(() => undefined),
        forget: () => {
            opening = undefined;
        },
    };
}
async function openGitHubOf({ facts, settings, runner }, network) {
    const token = settings.githubToken;
    if (token === undefined || facts.repository === "")
        return undefined;
    // @actions/github parses the event's file while it loads, and a broken one would end us there
    if (facts.payload === undefined)
        delete process.env.GITHUB_EVENT_PATH;
    const { openGitHub } = await Promise.all(/* import() */[__webpack_require__.e(6752), __webpack_require__.e(1845), __webpack_require__.e(4269)]).then(__webpack_require__.bind(__webpack_require__, 84269));
    return openGitHub({
        token,
        apiUrl: facts.apiUrl,
        repository: facts.repository,
        fetch: (await network()).fetch,
        sleep: (milliseconds, stop) => (0,promises_.setTimeout)(milliseconds, undefined, stop === undefined ? {} : { signal: stop }),
        now: Date.now,
        log: (line) => runner.info(line),
    });
}
async function openStoreOf({ facts, settings, runner }, network) {
    const inputs = settings.store;
    if (inputs === undefined)
        return undefined;
    const [{ openStore }, open] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(3711), __webpack_require__.e(5803)]).then(__webpack_require__.bind(__webpack_require__, 45803)),
        network(),
    ]);
    const { httpAgent, httpsAgent } = open;
    for (const warning of open.warnings)
        runner.info(warning);
    return openStore({ ...inputs, roleSessionName: `xva-template-${facts.runKey}` }, {
        httpAgent,
        httpsAgent,
        getIdToken: () => getIdToken(open),
        retryBudgetMs: settings.storePatienceSeconds * 1000,
    });
}
async function openPoolOf({ settings }, network, onSession) {
    const { xapi } = settings;
    if (xapi === undefined)
        return undefined;
    const [{ openPool }, { ca }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(7661), __webpack_require__.e(151)]).then(__webpack_require__.bind(__webpack_require__, 80151)),
        network(),
    ]);
    return openPool(ca === undefined ? xapi : { ...xapi, ca }, {
        timeoutMs: POOL_TIMEOUT_MS,
        onSession,
    });
}
/** The runner's OIDC token for AWS (GitHub's documentation: the job needs `id-token: write`). */
async function getIdToken(network) {
    network.trustEverywhere();
    const { getIDToken } = await Promise.all(/* import() */[__webpack_require__.e(6752), __webpack_require__.e(3838)]).then(__webpack_require__.bind(__webpack_require__, 33838));
    try {
        return await getIDToken("sts.amazonaws.com");
    }
    catch (cause) {
        const { StoreError } = await __webpack_require__.e(/* import() */ 972).then(__webpack_require__.bind(__webpack_require__, 20972));
        // the one failure of @actions/core that is not the network's
        if (!/Unable to get ACTIONS_ID_TOKEN_REQUEST/.test(String(cause)))
            throw new StoreError("store_down", `The runner's OIDC token could not be had: ${cause instanceof Error ? cause.message : cause}. Run again; if it stays so, look at https://www.githubstatus.com.`, cause);
        throw new StoreError("store_denied", "Input 'role-to-assume': the runner gives this job no OIDC token. Add `permissions: id-token: write` to the job (with `contents: read` and `statuses: write`).", cause);
    }
}

// EXTERNAL MODULE: ./build/input-values.js
var input_values = __webpack_require__(85895);
;// CONCATENATED MODULE: ./build/input-groups.js
/** Readers of inputs that belong together: of the pool and of the store. */

/** An object with the one field, or none where the value is empty: for `exactOptionalPropertyTypes`. */
function optional(key, value) {
    return value === ""
        ? {}
        : { [key]: value };
}
/** The pool; undefined where none of its three inputs is given. @throws InputError */
function readXapi(get) {
    const url = get("xapi-url");
    const username = get("xapi-username");
    const password = get("xapi-password");
    const fingerprints = (0,input_values/* parseList */.E1)(get("xapi-tls-fingerprint")).map(readFingerprint);
    const allowInsecureTls = (0,input_values/* parseBoolean */.yG)("xapi-allow-insecure-tls", get("xapi-allow-insecure-tls"));
    if (url === "" && username === "" && password === "")
        return undefined;
    for (const input of ["xapi-url", "xapi-username", "xapi-password"])
        if (get(input) === "")
            throw new input_values/* InputError */.dz(`Input '${input}': got nothing, takes a value when another \`xapi-\` input of the pool is given.`);
    const parsed = new URL((0,input_values/* parseUrl */.Dl)("xapi-url", url));
    return {
        host: parsed.host,
        username,
        password,
        fingerprints,
        allowInsecureTls,
    };
}
/** SHA-256 as browsers, `openssl` and `xe` show it: hex, with or without colons. */
function readFingerprint(value) {
    const hex = value.replaceAll(":", "").toLowerCase();
    if (!/^[0-9a-f]{64}$/.test(hex))
        (0,input_values/* refuse */.TR)("xapi-tls-fingerprint", value, "SHA-256 fingerprints: 64 hex digits each, with or without colons");
    return hex;
}
/** The store; undefined without a bucket. @throws InputError */
function readStore(get) {
    const bucket = get("s3-bucket");
    if (bucket === "")
        return undefined;
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{1,254}$/.test(bucket))
        (0,input_values/* refuse */.TR)("s3-bucket", bucket, "the name of a bucket (no URL, no `/`)");
    requireTogether(get, "aws-access-key-id", "aws-secret-access-key");
    const pathStyle = get("s3-force-path-style");
    const endpoint = get("s3-endpoint");
    const publicUrl = get("s3-public-url");
    const sts = get("sts-endpoint");
    return {
        bucket,
        prefix: (0,input_values/* parseRelativePath */.zu)("s3-prefix", get("s3-prefix")),
        forcePathStyle: pathStyle === "auto"
            ? "auto"
            : (0,input_values/* parseBoolean */.yG)("s3-force-path-style", pathStyle),
        checksum: (0,input_values/* parseOneOf */.R8)("s3-checksum", get("s3-checksum"), [
            "auto",
            "crc32",
            "md5",
            "none",
        ]),
        tags: Object.fromEntries((0,input_values/* parseAssignments */.k6)("s3-tags", get("s3-tags"), { heredoc: false })),
        ...optional("endpoint", endpoint && (0,input_values/* parseUrl */.Dl)("s3-endpoint", endpoint)),
        ...optional("region", get("s3-region")),
        ...optional("acl", get("s3-acl")),
        ...optional("storageClass", get("s3-storage-class")),
        ...optional("sse", get("s3-sse")),
        ...optional("sseKmsKeyId", get("s3-sse-kms-key-id")),
        ...optional("publicUrl", publicUrl && (0,input_values/* parseUrl */.Dl)("s3-public-url", publicUrl)),
        ...optional("accessKeyId", get("aws-access-key-id")),
        ...optional("secretAccessKey", get("aws-secret-access-key")),
        ...optional("sessionToken", get("aws-session-token")),
        ...optional("roleToAssume", readRole(get("role-to-assume"))),
        ...optional("stsEndpoint", sts && (0,input_values/* parseUrl */.Dl)("sts-endpoint", sts)),
    };
}
function requireTogether(get, one, other) {
    for (const [given, missing] of [
        [one, other],
        [other, one],
    ])
        if (get(given) !== "" && get(missing) === "")
            throw new input_values/* InputError */.dz(`Input '${missing}': got nothing, takes a value when '${given}' is given.`);
}
function readRole(value) {
    if (value !== "" && !/^arn:[\w-]+:iam::[^:]*:role\/.+$/.test(value))
        (0,input_values/* refuse */.TR)("role-to-assume", value, "the ARN of a role (`arn:aws:iam::…:role/…`)");
    return value;
}

// EXTERNAL MODULE: ./build/input-table.js
var input_table = __webpack_require__(90577);
// EXTERNAL MODULE: ./build/settings.js
var settings = __webpack_require__(91423);
;// CONCATENATED MODULE: ./build/inputs.js
/** The only reader of inputs: strings of the runner or the command line in, {@link Settings} or one error out. */




const LATER_COMMANDS = [
    "validate",
    "promote",
    "rollback",
    "revoke",
    "unrevoke",
    "channels",
    "reindex",
    "deploy",
    "manage",
];
/**
 * Reads all inputs. `raw` gives the string of an input as the runner or the command line passed it, empty where there is
 * none; an empty value means the default.
 * @throws InputError for the first wrong value
 */
function readSettings(raw) {
    const get = (input) => raw(input).trim() || (input_table/* INPUT_DEFAULTS */.W[input] ?? "");
    const command = readCommand(get("command"));
    refuseLater(get);
    const store = readStore(get);
    if ((command === "build" || command === "prune") && store === undefined)
        throw new input_values/* InputError */.dz("Input 's3-bucket': got nothing, takes the name of the bucket that receives the builds.");
    const packer = readPacker(get);
    const xapi = readXapi(get);
    if ((command === "prune" || command === "report") && xapi === undefined)
        throw new input_values/* InputError */.dz(`Input 'xapi-url': got nothing, takes the pool that \`${command}\` looks at.`);
    const base = get("base");
    if (/[\s\p{Cc}~^:?*[\\]|^-|\.\.|@\{/u.test(base))
        (0,input_values/* refuse */.TR)("base", base, "a commit id, a branch or a tag");
    return {
        command,
        selection: (0,input_values/* parseSelection */.gO)(get("os")),
        packerDirectory: (0,input_values/* parseRelativePath */.zu)("packer-directory", get("packer-directory")),
        sharedPaths: (0,input_values/* parsePaths */.Iz)("shared-paths", get("shared-paths")),
        maxAgeDays: (0,input_values/* parseWhole */.z2)("max-age", get("max-age"), 0, 100_000),
        packer,
        platforms: (0,input_values/* parseList */.E1)(get("platforms")),
        maxParallel: (0,input_values/* parseWhole */.z2)("max-parallel", get("max-parallel"), 1, 64),
        verify: (0,input_values/* parseOneOf */.R8)("verify", get("verify"), ["full", "structure", "none"]),
        ...readConversion(get),
        poolPatienceSeconds: (0,input_values/* parseWhole */.z2)("pool-patience", get("pool-patience"), 5, 86_400),
        storePatienceSeconds: (0,input_values/* parseWhole */.z2)("store-patience", get("store-patience"), 5, 86_400),
        consoleScreenshots: (0,input_values/* parseBoolean */.yG)("console-screenshots", get("console-screenshots")),
        spoolLimitBytes: (0,input_values/* parseWhole */.z2)("spool-limit", get("spool-limit"), 0, 1_000_000) * 1e9,
        dryRun: get("dry-run") === ""
            ? command === "prune"
            : (0,input_values/* parseBoolean */.yG)("dry-run", get("dry-run")),
        force: (0,input_values/* parseBoolean */.yG)("force", get("force")),
        workflowInputs: (0,input_values/* parseBoolean */.yG)("workflow-inputs", get("workflow-inputs")),
        statuses: (0,input_values/* parseBoolean */.yG)("statuses", get("statuses")),
        statusContext: readStatusContext(get("status-context")),
        summary: (0,input_values/* parseBoolean */.yG)("summary", get("summary")),
        allowPullRequests: (0,input_values/* parseBoolean */.yG)("allow-pull-requests", get("allow-pull-requests")),
        secretValues: secretValues(get, packer),
        given: givenInputs(raw, packer),
        ...optional("base", base),
        ...optional("caFile", get("ca-file")),
        ...optional("githubToken", get("github-token")),
        ...(get("webhook-url") === ""
            ? {}
            : { webhookUrl: readWebhook(get("webhook-url")) }),
        ...(get("channels") === ""
            ? {}
            : { channels: (0,input_values/* parseChannels */.mq)("channels", get("channels")) }),
        ...(xapi === undefined ? {} : { xapi }),
        ...(store === undefined ? {} : { store }),
    };
}
function readCommand(value) {
    if (LATER_COMMANDS.includes(value))
        throw new input_values/* InputError */.dz(`Input 'command': \`${value}\` is not available in this version, which takes ${settings/* COMMANDS */.L.map((name) => `\`${name}\``).join(", ")}.`);
    return (0,input_values/* parseOneOf */.R8)("command", value, settings/* COMMANDS */.L);
}
/** Refuses what a later version brings and what would be unsafe or surprising to ignore; parses the rest. */
function refuseLater(get) {
    const later = (input, what) => {
        throw new input_values/* InputError */.dz(`Input '${input}': ${what} is not available in this version.`);
    };
    const test = (0,input_values/* parseOneOf */.R8)("test", get("test"), [
        "auto",
        "none",
        "qemu",
        "xapi",
    ]);
    if (test === "qemu" || test === "xapi")
        later("test", `\`${test}\``);
    for (const input of ["signing-key", "signing-command", "trusted-keys"])
        if (get(input) !== "")
            later(input, "signing");
    for (const input of ["keep-builds", "keep-days"])
        if ((0,input_values/* parseWhole */.z2)(input, get(input), 0, 1_000_000) > 0 &&
            get("command") === "prune")
            later(input, "removing published builds");
    (0,input_values/* parseRelativePath */.zu)("channels-file", get("channels-file"));
    (0,input_values/* parseOneOf */.R8)("replace", get("replace"), ["keep", "unused"]);
    (0,input_values/* parseOneOf */.R8)("severity", get("severity"), [
        "security",
        "broken",
        "licence",
        "other",
    ]);
}
/** What becomes of images between Packer and the store. */
function readConversion(get) {
    const compress = (0,input_values/* parseOneOf */.R8)("compress", get("compress"), ["keep", "zstd"]);
    const level = (0,input_values/* parseWhole */.z2)("compress-level", get("compress-level"), 1, 19);
    return {
        xvaFromDisk: (0,input_values/* parseBoolean */.yG)("xva-from-disk", get("xva-from-disk")),
        vm: {
            cpus: (0,input_values/* parseWhole */.z2)("vm-cpus", get("vm-cpus"), 1, 1024),
            memoryMib: (0,input_values/* parseWhole */.z2)("vm-memory", get("vm-memory"), 16, 100_000_000),
            firmware: (0,input_values/* parseOneOf */.R8)("vm-firmware", get("vm-firmware"), ["bios", "uefi"]),
        },
        ...(compress === "zstd" ? { zstdLevel: level } : {}),
    };
}
function readPacker(get) {
    const variables = (0,input_values/* parseAssignments */.k6)("packer-variables", get("packer-variables"), { heredoc: false });
    const secrets = (0,input_values/* parseAssignments */.k6)("packer-secrets", get("packer-secrets"), {
        heredoc: true,
    });
    for (const name of secrets.keys())
        if (variables.has(name))
            (0,input_values/* refuse */.TR)("packer-secrets", name, "names that `packer-variables` does not set");
    const environment = (0,input_values/* parseList */.E1)(get("packer-environment"));
    const parallel = get("packer-parallel-builds");
    return {
        executable: get("packer"),
        workingDirectory: (0,input_values/* parseOneOf */.R8)("packer-working-directory", get("packer-working-directory"), ["auto", "repository", "template"]),
        variables,
        secrets,
        varFiles: (0,input_values/* parsePaths */.Iz)("packer-var-files", get("packer-var-files")),
        only: (0,input_values/* parseList */.E1)(get("packer-only")),
        except: (0,input_values/* parseList */.E1)(get("packer-except")),
        environment: environment.length === 1 && environment[0] === "all"
            ? "all"
            : environment,
        log: (0,input_values/* parseBoolean */.yG)("packer-log", get("packer-log")),
        timeoutMinutes: (0,input_values/* parseWhole */.z2)("build-timeout", get("build-timeout"), 0, 7200),
        cachePlugins: (0,input_values/* parseBoolean */.yG)("cache-plugins", get("cache-plugins")),
        ...(parallel === ""
            ? {}
            : {
                parallelBuilds: (0,input_values/* parseWhole */.z2)("packer-parallel-builds", parallel, 0, 1000),
            }),
    };
}
function readWebhook(value) {
    if (!URL.canParse(value) || !/^https?:/.test(value))
        throw new input_values/* InputError */.dz("Input 'webhook-url': takes an http or https URL.");
    return value;
}
function readStatusContext(value) {
    if (!/^[\w .:()-][\w .:()/-]{0,99}$/.test(value))
        (0,input_values/* refuse */.TR)("status-context", value, "at most 100 letters, digits, spaces and `. : ( ) / _ -`");
    return value;
}
function secretValues(get, packer) {
    const values = input_table/* SECRET_INPUTS */.p.filter((input) => input !== "packer-secrets")
        .map(get)
        .concat([...packer.secrets.values()]);
    return [...new Set(values.filter((value) => value !== ""))];
}
/** What was given; of variables the names alone, since a template may hold one for sensitive. */
function givenInputs(raw, packer) {
    const secret = new Set(input_table/* SECRET_INPUTS */.p);
    const given = new Map();
    for (const [input, byDefault] of Object.entries(input_table/* INPUT_DEFAULTS */.W)) {
        const value = raw(input).trim();
        if (value !== "" && value !== byDefault && !secret.has(input))
            given.set(input, value);
    }
    if (packer.variables.size > 0)
        given.set("packer-variables", [...packer.variables.keys()].join(", "));
    return given;
}

// EXTERNAL MODULE: ./build/packer/secret-parts.js
var secret_parts = __webpack_require__(82604);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/run-facts.js
/** What the runner's environment says of this run; the only reader of `GITHUB_*` and `RUNNER_*`. */



/** Reads the facts; a local run gets harmless stand-ins. */
function readRunFacts(env) {
    const of = (name, otherwise = "") => env[name] || otherwise;
    const temp = of("RUNNER_TEMP", (0,external_node_os_.tmpdir)());
    const serverUrl = of("GITHUB_SERVER_URL", "https://github.com");
    const repository = of("GITHUB_REPOSITORY");
    const runId = of("GITHUB_RUN_ID");
    const attempt = of("GITHUB_RUN_ATTEMPT", "1");
    return {
        eventName: of("GITHUB_EVENT_NAME", "workflow_dispatch"),
        payload: readPayload(of("GITHUB_EVENT_PATH")),
        sha: of("GITHUB_SHA"),
        ref: of("GITHUB_REF"),
        repository,
        serverUrl,
        apiUrl: of("GITHUB_API_URL", "https://api.github.com"),
        runId: runId || "local",
        runAttempt: attempt,
        runKey: `${runId || "local"}-${attempt}`,
        ...(runId === "" || repository === ""
            ? {}
            : {
                runUrl: `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${attempt}`,
            }),
        actor: of("GITHUB_ACTOR"),
        workflow: workflowFile(of("GITHUB_WORKFLOW_REF")),
        workspace: (0,external_node_path_.resolve)(of("GITHUB_WORKSPACE", process.cwd())),
        temp,
        toolCache: of("RUNNER_TOOL_CACHE", of("XDG_CACHE_HOME", (0,external_node_path_.join)((0,external_node_os_.homedir)(), ".cache"))),
        runnerName: of("RUNNER_NAME", "local"),
        runnerEnvironment: of("RUNNER_ENVIRONMENT", "self-hosted"),
    };
}
function readPayload(path) {
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(path, "utf8"));
    }
    catch {
        return undefined;
    }
}
/** `templates.yml` of `owner/name/.github/workflows/templates.yml@refs/heads/main`. */
function workflowFile(workflowRef) {
    return /\/\.github\/workflows\/([^@]+)@/.exec(workflowRef)?.[1] ?? "";
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/runner.js
/**
 * The runner's side of the conversation: log, commands, masks, outputs, state and summary. It speaks as `@actions/core`
 * does and does without it: that package brings an HTTP client along, a third of the time that a plan takes to start.
 */



/** The runner that `env` describes. */
function openRunner(env) {
    const underActions = env.GITHUB_ACTIONS === "true";
    const print = (text) => process.stdout.write(text + external_node_os_.EOL);
    let fences = 0;
    let token = "";
    const raise = () => {
        token = (0,external_node_crypto_.randomUUID)();
        if (underActions)
            print(`::stop-commands::${token}`);
    };
    const lower = () => {
        if (underActions)
            print(`::${token}::`);
    };
    /** Our own commands work inside a fence too: it is lowered for them. */
    const outside = (speak) => {
        if (fences > 0)
            lower();
        speak();
        if (fences > 0)
            raise();
    };
    return {
        underActions,
        debugging: env.RUNNER_DEBUG === "1",
        info: (text) => print(harmless(text)),
        foreign: (text) => print(text),
        openFence: () => {
            if (fences++ === 0)
                raise();
        },
        closeFence: () => {
            if (--fences === 0)
                lower();
        },
        // while commands are stopped, the log's own marks still fold its lines
        group: (title) => {
            if (!underActions)
                print(title);
            else if (fences > 0)
                print(`##[group]${harmless(title)}`);
            else
                print(command("group", harmless(title)));
        },
        endGroup: () => {
            if (!underActions)
                return;
            if (fences > 0)
                print("##[endgroup]");
            else
                print(command("endgroup", ""));
        },
        commands: (lines) => outside(() => lines.forEach(print)),
        mask: (secret) => {
            if (underActions)
                outside(() => print(command("add-mask", secret)));
        },
        setOutput: (name, value) => {
            const file = env.GITHUB_OUTPUT;
            if (file)
                appendValue(file, name, value);
            else if (!underActions)
                print(`${name}=${value}`);
        },
        saveState: (name, value) => {
            const file = env.GITHUB_STATE;
            if (file)
                appendValue(file, name, value);
        },
        writeSummary: (text) => {
            const file = env.GITHUB_STEP_SUMMARY;
            if (file)
                (0,external_node_fs_.writeFileSync)(file, text);
        },
        fail: (message) => {
            process.exitCode = 1;
            if (underActions)
                outside(() => print(command("error", message)));
            else
                process.stderr.write(`${message}${external_node_os_.EOL}`);
        },
    };
}
/** A workflow command, its data escaped as the runner unescapes it. */
function command(name, data) {
    const escaped = data
        .replaceAll("%", "%25")
        .replaceAll("\r", "%0D")
        .replaceAll("\n", "%0A");
    return `::${name}::${escaped}`;
}
/** Adds a value of whatever lines to one of the runner's files; nobody can foresee the line that ends it. */
function appendValue(file, name, value) {
    const end = `ghadelimiter_${(0,external_node_crypto_.randomUUID)()}`;
    (0,external_node_fs_.appendFileSync)(file, `${name}<<${end}${external_node_os_.EOL}${value}${external_node_os_.EOL}${end}${external_node_os_.EOL}`);
}
/**
 * Our own text may quote a hostile name: `::` at the start of a line and `##[` anywhere would be commands. U+0085 is
 * white space to the runner (.NET's `Trim`), though not to JavaScript.
 */
function harmless(text) {
    return text
        .split(/\r\n|\r|\n/)
        .map((line) => line.replace(/^([\s\u0085]*):(?=:)/, "$1: ").replaceAll("##[", "## ["))
        .join(external_node_os_.EOL);
}

// EXTERNAL MODULE: ./build/secrets.js
var secrets = __webpack_require__(5009);
// EXTERNAL MODULE: ./build/state.js
var state = __webpack_require__(28801);
;// CONCATENATED MODULE: ./build/main.js








/** A sentence needs no more, and the summary is for people. */
const SUMMARY_ERROR_MAX = 2000;
/** The action's main step. Never throws: what went wrong is said, and the exit code is 1. */
async function runMain(env) {
    await runCommand(env, (input) => env[inputVariable(input)] ?? "");
}
/** The action's post step: takes over what a cancelled or killed main left. Never fails the job. */
async function runPost(env) {
    const runner = openRunner(env);
    const journal = env[`STATE_${state/* JOURNAL_STATE */.e}`];
    if (!journal)
        return;
    const cancel = cancelOnSignals(runner, "nothing more is published");
    try {
        const { settings } = openSettings(runner, env, (input) => env[inputVariable(input)] ?? "");
        const run = openRun({
            env,
            facts: readRunFacts(env),
            settings,
            runner,
            signal: cancel.signal,
        });
        const { post } = await __webpack_require__.e(/* import() */ 1601).then(__webpack_require__.bind(__webpack_require__, 81601));
        await post(run, journal);
        await run.close();
    }
    catch (error) {
        runner.info(`Cleaning up failed: ${sentenceOf(error)}`);
    }
    finally {
        cancel.forget();
    }
}
/** Runs the command that the inputs name, from the runner's environment or the command line. */
async function runCommand(env, get) {
    const runner = openRunner(env);
    const cancel = cancelOnSignals(runner, "no new build starts");
    try {
        const { settings, tooShort } = openSettings(runner, env, get);
        if (tooShort.length > 0)
            runner.info(`Too short or too common to be hidden: ${tooShort.join(", ")}.`);
        const run = openRun({
            env,
            facts: readRunFacts(env),
            settings,
            runner,
            signal: cancel.signal,
        });
        try {
            await dispatch(run);
        }
        finally {
            await run.close();
        }
    }
    catch (error) {
        await failEarly(runner, error);
    }
    finally {
        cancel.forget();
    }
}
/** How the runner names an input in the environment: upper case, spaces as `_`, hyphens kept. */
function inputVariable(input) {
    return `INPUT_${input.replaceAll(" ", "_").toUpperCase()}`;
}
/** Reads the settings and masks their secrets before anything else is said. */
function openSettings(runner, env, get) {
    const settings = readSettings(get);
    const { hidden, tooShort } = (0,secrets/* classifySecrets */.Yl)((0,secrets/* secretInputs */._y)(settings, env), (0,secrets/* knownNames */.UH)(settings, env));
    for (const mask of hidden.flatMap(({ value }) => (0,secret_parts/* masksOf */.J)(value)))
        runner.mask(mask);
    return { settings, tooShort };
}
async function dispatch(run) {
    switch (run.settings.command) {
        case "build": {
            const { build } = await Promise.all(/* import() */[__webpack_require__.e(4006), __webpack_require__.e(8815), __webpack_require__.e(5520), __webpack_require__.e(5915), __webpack_require__.e(622), __webpack_require__.e(3009), __webpack_require__.e(2739)]).then(__webpack_require__.bind(__webpack_require__, 72739));
            return build(run);
        }
        case "plan": {
            const { plan } = await Promise.all(/* import() */[__webpack_require__.e(4006), __webpack_require__.e(8815), __webpack_require__.e(5520), __webpack_require__.e(5915), __webpack_require__.e(622), __webpack_require__.e(3009), __webpack_require__.e(3740)]).then(__webpack_require__.bind(__webpack_require__, 13740));
            return plan(run);
        }
        case "prune":
        case "report": {
            const leftovers = await __webpack_require__.e(/* import() */ 9864).then(__webpack_require__.bind(__webpack_require__, 19864));
            return leftovers[run.settings.command](run);
        }
    }
}
/** The runner sends SIGINT, then SIGTERM: the first starts the cancellation, the second finds it under way. */
function cancelOnSignals(runner, so) {
    const controller = new AbortController();
    const onSignal = (name) => {
        if (!controller.signal.aborted)
            runner.info(`Cancelling after ${name}: ${so}.`);
        controller.abort(new Error(`cancelled by ${name}`));
    };
    process.on("SIGINT", onSignal);
    process.on("SIGTERM", onSignal);
    return {
        signal: controller.signal,
        forget: () => {
            process.off("SIGINT", onSignal);
            process.off("SIGTERM", onSignal);
        },
    };
}
/** Outputs are set even where nothing could start, and the one error is said once. */
async function failEarly(runner, error) {
    const { emptyOutputs } = await __webpack_require__.e(/* import() */ 4121).then(__webpack_require__.bind(__webpack_require__, 94121));
    for (const [name, value] of Object.entries(emptyOutputs()))
        runner.setOutput(name, value);
    const { escapeMarkdown } = await __webpack_require__.e(/* import() */ 2772).then(__webpack_require__.bind(__webpack_require__, 92772));
    runner.writeSummary(`## XVA templates: not started\n\n❌ ${escapeMarkdown(sentenceOf(error), SUMMARY_ERROR_MAX)}\n`);
    runner.fail(sentenceOf(error));
    if (runner.debugging &&
        !(error instanceof input_values/* InputError */.dz) &&
        error instanceof Error)
        runner.info(error.stack ?? "");
}
function sentenceOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 29635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ isRunning),
/* harmony export */   h: () => (/* binding */ ownIdentity)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/** Which process wrote a thing, so that another one can tell whether it still runs. */


/** This process. */
function ownIdentity() {
    return { pid: process.pid, started: startOf(process.pid) ?? "", ...here() };
}
/**
 * Does that very process still run? Undefined where it can't be told from here: on another machine, in another container
 * that shares a folder with this one, or on a system without /proc.
 */
function isRunning(owner) {
    const { host, boot, space } = here();
    if (owner.host !== host)
        return undefined;
    if (owner.boot !== boot)
        return false;
    // without a start time there is no /proc to ask
    if (owner.space !== space || owner.started === "")
        return undefined;
    return startOf(owner.pid) === owner.started;
}
function here() {
    return {
        host: (0,node_os__WEBPACK_IMPORTED_MODULE_1__.hostname)(),
        boot: text(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)("/proc/sys/kernel/random/boot_id", "utf8")),
        space: text(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)("/proc/self/ns/pid")),
    };
}
function text(read) {
    try {
        return read().trim();
    }
    catch {
        return "";
    }
}
/** Undefined where there is no such process. */
function startOf(pid) {
    const stat = text(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${pid}/stat`, "utf8"));
    // `pid (name) state ppid …`: the name may hold anything, and the start is the 20th field behind it
    const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return stat === "" || state === "Z" ? undefined : fields[18];
}


/***/ }),

/***/ 82604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ secretParts),
/* harmony export */   J: () => (/* binding */ masksOf)
/* harmony export */ });
/** What of a secret is a secret by itself: its lines, and the parts of a URL that nobody can guess. Pure. */
/** A shorter line says too little: a `{` would blank half the log. */
const MIN_LINE_LENGTH = 8;
/** Names in a path are shorter as a rule; what is longer may be the key to it. */
const MIN_URL_PART_LENGTH = 16;
/** The first and last line of every key. */
const ARMOUR = /^-----(?:BEGIN|END) [^-]+-----$/;
/** The secret itself and each part of it that is looked for alone, trimmed, each once. */
function secretParts(secret) {
    const whole = secret.trim();
    const lines = linesOf(whole).filter((line) => line.length >= MIN_LINE_LENGTH && !ARMOUR.test(line));
    return [...new Set([whole, ...lines, ...partsOfUrl(whole)])];
}
/**
 * What the runner is told to mask for a secret. It masks each line of a value alone, whatever its length, so that a
 * secret with a short line goes by its longer lines.
 */
function masksOf(secret) {
    const whole = secret.trim();
    const lines = linesOf(whole);
    const long = lines.filter((line) => line.length >= MIN_LINE_LENGTH);
    return lines.length > 1 && long.length < lines.length ? long : [whole];
}
function linesOf(text) {
    return text
        .split(/\r\n|\r|\n/)
        .map((line) => line.trim())
        .filter((line) => line !== "");
}
/** A client that tells what it asks for prints the path alone, and a server one segment of it. */
function partsOfUrl(text) {
    if (!/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text))
        return [];
    const { pathname, search, searchParams, password } = new URL(text);
    return [
        pathname + search,
        pathname,
        password,
        ...pathname.split("/"),
        ...searchParams.values(),
    ].filter((part) => part.length >= MIN_URL_PART_LENGTH);
}


/***/ }),

/***/ 5009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UH: () => (/* binding */ knownNames),
/* harmony export */   Yl: () => (/* binding */ classifySecrets),
/* harmony export */   _y: () => (/* binding */ secretInputs)
/* harmony export */ });
/** Hiding a shorter value would blank half the log; such a value hides nothing. */
const MIN_INPUT_LENGTH = 4;
/** Templates mark `root` and `true` as sensitive: a short value of theirs is more often a word than a secret. */
const MIN_VARIABLE_LENGTH = 8;
/** Values that are no secret, whoever says so. */
const COMMON_WORDS = new Set(`administrator changeme default password passw0rd localhost localadmin debian ubuntu centos rockylinux almalinux
	opensuse freebsd windows xenserver xcp-ng packer vagrant ansible puppet terraform cloud-init cloudinit openssh
	production staging development testing internal external enabled disabled required optional automatic unattended
	template templates undefined superuser operator anonymous username hostname example builder jenkins github runner
	root admin user guest test true false none null yes`.split(/\s+/));
/** What a variable of such a name holds is a user, a host or an address. */
const PLAIN_NAMES = /(?:^|[\W_])(?:user|user_?name|login|host|host_?name|fqdn|domain|address|ip|cidr|gateway)`?$/i;
/** Sorts what was declared a secret; `known` are names that are no secret: users, hosts, addresses, templates. */
function classifySecrets(sources, known) {
    const plain = new Set([...known].map((value) => value.trim().toLowerCase()));
    const hidden = new Map();
    const words = new Map();
    for (const source of sources) {
        const value = source.value.trim();
        if (value === "")
            continue;
        const hides = isSecret(source, value) && !plain.has(value.toLowerCase());
        const kind = hides ? hidden : words;
        if (!kind.has(value))
            kind.set(value, { ...source, value });
    }
    // one of two variables that have the same value may say that it is no secret
    const only = [...words.values()].filter(({ value }) => !hidden.has(value));
    return {
        hidden: [...hidden.values()],
        words: only.map(({ value }) => value),
        tooShort: [...new Set(only.map(({ name }) => name))],
    };
}
function isSecret({ name, origin }, value) {
    if (COMMON_WORDS.has(value.toLowerCase()) || isAddress(value))
        return false;
    if (origin === "input")
        return value.length >= MIN_INPUT_LENGTH;
    return value.length >= MIN_VARIABLE_LENGTH && !PLAIN_NAMES.test(name);
}
/** An IP or MAC address, with a port or a prefix length too; or a URL that leads to nothing but a host. */
function isAddress(value) {
    // node:net knows them too, and takes a twentieth of the time that a plan takes to start
    const bare = value.replace(/\/\d{1,3}$/, "");
    const v6 = /^\[(.+)\](?::\d+)?$/.exec(bare)?.[1] ?? bare;
    return (/^(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?$/.test(bare) ||
        /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(value) ||
        (v6.includes(":") && URL.canParse(`http://[${v6}]/`)) ||
        isHostUrl(value));
}
function isHostUrl(value) {
    if (!/^https?:\/\//i.test(value) || !URL.canParse(value))
        return false;
    const { pathname, search, hash, username, password } = new URL(value);
    return `${pathname}${search}${hash}${username}${password}` === "/";
}
/** Tokens that the step's environment may hold, for us, for Packer or for the runner: a template can print any of them. */
const SECRET_ENVIRONMENT = [
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "GITHUB_TOKEN",
    "GH_TOKEN",
    "PACKER_GITHUB_API_TOKEN",
    "ACTIONS_RUNTIME_TOKEN",
    "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
    "HCP_CLIENT_SECRET",
    "VAULT_TOKEN",
    "CONSUL_HTTP_TOKEN",
];
/** The secrets that come with the inputs, and with the environment. */
function secretInputs(settings, env) {
    const { xapi, store, githubToken, webhookUrl, packer } = settings;
    const named = [
        ["the input `xapi-password`", xapi?.password],
        ["the input `aws-access-key-id`", store?.accessKeyId],
        ["the input `aws-secret-access-key`", store?.secretAccessKey],
        ["the input `aws-session-token`", store?.sessionToken],
        ["the input `github-token`", githubToken],
        ["the input `webhook-url`", webhookUrl],
        ...[...packer.secrets].map(([name, value]) => [`\`${name}\` of \`packer-secrets\``, value]),
        ...SECRET_ENVIRONMENT.map((name) => [`the environment's \`${name}\``, env[name]]),
        // whatever else the inputs declare secret
        ...settings.secretValues.map((value) => ["a secret input", value]),
    ];
    return named.flatMap(([name, value]) => value === undefined ? [] : [{ name, value, origin: "input" }]);
}
/** Users, hosts and addresses that the inputs and the environment name: nobody's secret. */
function knownNames(settings, env) {
    const { xapi, store } = settings;
    const host = xapi?.host ?? "";
    return [
        xapi?.username,
        host,
        host.replace(/:\d+$/, ""),
        store?.bucket,
        store?.endpoint,
        store?.region,
        env.GITHUB_ACTOR,
        ...(env.GITHUB_REPOSITORY ?? "").split("/"),
        env.GITHUB_REF_NAME,
        env.RUNNER_NAME,
        env.HOSTNAME,
        env.USER,
    ].filter((name) => name !== undefined);
}


/***/ }),

/***/ 28801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ Journal),
/* harmony export */   e: () => (/* binding */ JOURNAL_STATE)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _owner_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(29635);
/**
 * What main leaves to whoever comes after it: one journal a run, in the folder that outlives the job, named by the
 * action's state. It is written before a thing starts (a process, an upload, a pending status), so that post finds what is
 * left even after main was killed, and the next run on this machine where post never came.
 */



/** Name of the action's state that holds the journal's folder; the runner gives it back as `STATE_journal`. */
const JOURNAL_STATE = "journal";
const FILE = "journal.json";
/** GitHub ends a job on a runner of one's own after five days; one more for what comes after. */
const LONGEST_JOB_MS = 6 * 24 * 3600 * 1000;
/** Beside it: the process that cleans up after its owner. */
const ADOPTER = "adopter.json";
/** The journal of a run, written to disk at every change. */
class Journal {
    folder;
    #data;
    #problem;
    constructor(folder, data) {
        this.folder = folder;
        this.#data = data;
    }
    /** Starts a journal in a new folder. */
    static create(folder, run) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(folder, { recursive: true, mode: 0o700 });
        const journal = new Journal(folder, {
            ...run,
            version: 2,
            createdAt: new Date().toISOString(),
            owner: (0,_owner_js__WEBPACK_IMPORTED_MODULE_2__/* .ownIdentity */ .h)(),
            finished: false,
            summaryWritten: false,
            pending: [],
            ends: {},
            builds: [],
            uploads: [],
        });
        journal.#write();
        return journal;
    }
    /** Reads what another process left, or undefined where there is nothing to read. */
    static open(folder) {
        try {
            const data = JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, FILE), "utf8"));
            return data.version === 2 ? new Journal(folder, data) : undefined;
        }
        catch {
            return undefined;
        }
    }
    /**
     * Journals below a folder whose process is gone, or that nobody has touched for longer than a job can last; `folder`
     * need not be there.
     */
    static orphans(folder, now) {
        let names;
        try {
            names = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder);
        }
        catch {
            return [];
        }
        return names
            .map((name) => Journal.open((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name)))
            .filter((journal) => journal !== undefined)
            .filter((journal) => journal.#isOrphan(now));
    }
    /** Removes folders without a journal that anybody could read, once nobody has touched them for so long. Never throws. */
    static removeUnreadable(folder, now, olderThanMs) {
        try {
            for (const name of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder)) {
                const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name);
                const { mtimeMs } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path);
                const old = now.getTime() - mtimeMs > olderThanMs;
                if (old && Journal.open(path) === undefined)
                    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { recursive: true, force: true });
            }
        }
        catch {
            // another time
        }
    }
    #isOrphan(now) {
        const running = (0,_owner_js__WEBPACK_IMPORTED_MODULE_2__/* .isRunning */ .W)(this.#data.owner);
        if (running !== undefined)
            return !running;
        const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(this.folder, FILE), { throwIfNoEntry: false });
        // its run has come to its end meanwhile
        if (stats === undefined)
            return false;
        return now.getTime() - stats.mtimeMs > LONGEST_JOB_MS;
    }
    get data() {
        return this.#data;
    }
    /** Why the journal on disk is older than the one here, where that is so. */
    get problem() {
        return this.#problem;
    }
    /**
     * Takes the journal over, unless another process that still runs has done so, or the journal has gone: false then. Where
     * that can't be written down, such as on a full disk, it is taken over all the same: that disk waits for it.
     */
    adopt() {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(this.folder, ADOPTER);
        const text = JSON.stringify((0,_owner_js__WEBPACK_IMPORTED_MODULE_2__/* .ownIdentity */ .h)());
        for (let attempt = 0; attempt < 2; attempt++) {
            try {
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(path, text, { flag: "wx", mode: 0o600 });
                return true;
            }
            catch (error) {
                if (readText(path) === text)
                    return true;
                if (stillRuns(path))
                    return false;
                if (!isTaken(error))
                    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(this.folder);
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { force: true });
            }
        }
        return false;
    }
    /** Changes fields and writes the journal. Never throws: a full disk must not cost the report of what was built. */
    update(fields) {
        this.#data = { ...this.#data, ...fields };
        try {
            this.#write();
        }
        catch (error) {
            this.#problem = `What is left for the post step could not be written down: ${error instanceof Error ? error.message : String(error)}`;
        }
    }
    /** The whole of it, by a rename, so that a kill never leaves half. */
    #write() {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(this.folder, FILE);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(`${path}.new`, JSON.stringify(this.#data), { mode: 0o600 });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(`${path}.new`, path);
    }
    setBuild(build) {
        const others = this.#data.builds.filter((b) => b.build !== build.build);
        this.update({ builds: [...others, build] });
    }
    /** The build is over, well or badly. */
    endBuild(build) {
        this.#change(build, (entry) => ({ ...entry, ended: true }));
    }
    /** Nothing of the build is in the pool any more, or nobody can look. */
    sweptBuild(build) {
        this.#change(build, ({ pool: _swept, ...entry }) => entry);
    }
    #change(build, change) {
        this.update({
            builds: this.#data.builds.map((entry) => entry.build === build ? change(entry) : entry),
        });
    }
    setSession(session) {
        const { session: _before, ...data } = this.#data;
        this.#data = data;
        this.update(session === undefined ? {} : { session });
    }
    addUpload(upload) {
        const others = this.#data.uploads.filter(({ key }) => key !== upload.key);
        this.update({ uploads: [...others, upload] });
    }
    removeUpload(key) {
        this.update({ uploads: this.#data.uploads.filter((u) => u.key !== key) });
    }
    /** From here on a process that finds this one killed publishes the image in its stead. */
    setPublishing(publishing) {
        const others = this.#data.publishing ?? [];
        this.update({ publishing: [...others, publishing] });
    }
    /** Folder for the files of an image that is being published: the runner empties its temporary one before the next job. */
    publishingFolder(image, build) {
        return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(this.folder, `${build}-${image}`);
    }
    /** The image is published, kept in the spool, or given up. */
    endPublishing(image, build) {
        try {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(this.publishingFolder(image, build), {
                recursive: true,
                force: true,
            });
        }
        catch {
            // it goes with the journal
        }
        const all = this.#data.publishing ?? [];
        const publishing = all.filter((one) => one.image !== image || one.build !== build);
        if (publishing.length < all.length)
            this.update({ publishing });
    }
    /** Nothing is left to do for anybody. */
    get settled() {
        const { pending, uploads, publishing = [], builds, scratch, session, } = this.#data;
        return (session === undefined &&
            pending.length === 0 &&
            uploads.length === 0 &&
            publishing.length === 0 &&
            builds.every(({ pool }) => pool === undefined) &&
            !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(scratch));
    }
    /** Nothing is left of the run. Never throws. */
    remove() {
        try {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(this.folder, { recursive: true, force: true });
        }
        catch (error) {
            this.#problem = `${this.folder} could not be removed: ${String(error)}`;
        }
    }
}
/** Of the process that an adopter's file names; half a file is nobody's. */
function stillRuns(path) {
    try {
        return (0,_owner_js__WEBPACK_IMPORTED_MODULE_2__/* .isRunning */ .W)(JSON.parse(readText(path))) === true;
    }
    catch {
        return false;
    }
}
function isTaken(error) {
    return error instanceof Error && "code" in error && error.code === "EEXIST";
}
function readText(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, "utf8");
    }
    catch {
        return "";
    }
}


/***/ })

};
