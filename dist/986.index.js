export const id = 986;
export const ids = [986,337];
export const modules = {

/***/ 3986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runCommandLine: () => (/* binding */ runCommandLine)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _input_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(577);
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7337);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8508);
/** The command line: the commands of the action by their names, with the inputs as options. */




const USAGE_EXIT_CODE = 2;
/** The runner brings this one; a person's may be older. */
const OLDEST_NODE = 24;
/**
 * Runs `<command> [--input value]…`. Secrets may also come by the runner's variables (`INPUT_…`), since an argument list
 * is seen by every user of the machine.
 */
async function runCommandLine(args, env) {
    const { node } = process.versions;
    if (Number.parseInt(node, 10) < OLDEST_NODE)
        return misuse(`Node ${OLDEST_NODE} or later is needed; this is ${node}.`);
    const options = Object.fromEntries(Object.keys(_input_table_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUT_DEFAULTS */ .W)
        .filter((input) => input !== "command")
        .map((input) => [input, { type: "string" }]));
    let parsed;
    const parse = () => (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({
        args: [...args],
        allowPositionals: true,
        options: {
            ...options,
            help: { type: "boolean", short: "h" },
            version: { type: "boolean" },
        },
    });
    try {
        parsed = parse();
    }
    catch (error) {
        return misuse(error instanceof Error ? error.message : String(error));
    }
    const { values, positionals } = parsed;
    if (values.version === true)
        return print(_version_js__WEBPACK_IMPORTED_MODULE_3__/* .VERSION */ .x);
    if (values.help === true)
        return print(usage());
    const [command, ...rest] = positionals;
    if (command === undefined || rest.length > 0)
        return misuse("One command is needed.");
    const get = (input) => {
        if (input === "command")
            return command;
        const value = values[input];
        return typeof value === "string"
            ? value
            : (env[`INPUT_${input.toUpperCase()}`] ?? "");
    };
    await (0,_main_js__WEBPACK_IMPORTED_MODULE_2__/* .runCommand */ .d)(env, get);
}
function print(text) {
    process.stdout.write(`${text}\n`);
}
function misuse(message) {
    process.stderr.write(`${message}\n\n${usage()}\n`);
    process.exitCode = USAGE_EXIT_CODE;
}
function usage() {
    const secret = new Set(_input_table_js__WEBPACK_IMPORTED_MODULE_1__/* .SECRET_INPUTS */ .p);
    const inputs = Object.entries(_input_table_js__WEBPACK_IMPORTED_MODULE_1__/* .INPUT_DEFAULTS */ .W)
        .filter(([input]) => input !== "command" && !secret.has(input))
        .map(([input, byDefault]) => `  --${input}${byDefault && ` (${byDefault})`}`);
    return [
        "Usage: xva-template-action build|plan [--INPUT VALUE]…",
        "",
        "Run in a checkout of the repository. Inputs and their defaults (action.yml says what they mean):",
        ...inputs,
        `Secrets come by environment variables: ${_input_table_js__WEBPACK_IMPORTED_MODULE_1__/* .SECRET_INPUTS */ .p.map((input) => `INPUT_${input.toUpperCase()}`).join(", ")}.`,
    ].join("\n");
}


/***/ }),

/***/ 577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ INPUT_DEFAULTS),
/* harmony export */   p: () => (/* binding */ SECRET_INPUTS)
/* harmony export */ });
/** The table of inputs: names and defaults, and which of them are secrets. */
/** Every input and its default; `action.yml` says the same and a test holds the two together. */
const INPUT_DEFAULTS = {
    command: "build",
    os: "changed",
    "packer-directory": "packer",
    "shared-paths": "",
    base: "",
    "max-age": "30",
    packer: "packer",
    "packer-working-directory": "auto",
    "packer-variables": "",
    "packer-secrets": "",
    "packer-var-files": "",
    "packer-only": "",
    "packer-except": "",
    "packer-environment": "all",
    "packer-log": "false",
    "packer-parallel-builds": "",
    platforms: "",
    "max-parallel": "1",
    "build-timeout": "240",
    "cache-plugins": "true",
    "xapi-url": "",
    "xapi-username": "",
    "xapi-password": "",
    "xapi-sr": "",
    "xapi-network": "",
    "xapi-tls-fingerprint": "",
    "xapi-allow-insecure-tls": "false",
    "ca-file": "",
    verify: "full",
    test: "auto",
    "xva-from-disk": "true",
    "vm-cpus": "2",
    "vm-memory": "2048",
    "vm-firmware": "bios",
    compress: "keep",
    "compress-level": "3",
    "s3-bucket": "",
    "s3-prefix": "",
    "s3-endpoint": "",
    "s3-region": "",
    "s3-force-path-style": "auto",
    "s3-checksum": "auto",
    "s3-acl": "",
    "s3-storage-class": "",
    "s3-sse": "",
    "s3-sse-kms-key-id": "",
    "s3-tags": "",
    "s3-public-url": "",
    "aws-access-key-id": "",
    "aws-secret-access-key": "",
    "aws-session-token": "",
    "role-to-assume": "",
    "sts-endpoint": "",
    "signing-key": "",
    "signing-command": "",
    "trusted-keys": "",
    channels: "",
    "channels-file": "channels.yml",
    "keep-builds": "0",
    "keep-days": "0",
    image: "",
    build: "",
    channel: "",
    reason: "",
    severity: "other",
    replacement: "",
    "effective-at": "",
    replace: "keep",
    "dry-run": "",
    force: "false",
    "github-token": "",
    statuses: "true",
    "status-context": "xva",
    summary: "true",
    "webhook-url": "",
    "allow-pull-requests": "false",
};
/** Inputs whose values are secrets: masked in the log, redacted from all that leaves the machine, shown nowhere. */
const SECRET_INPUTS = [
    "packer-secrets",
    "xapi-password",
    "aws-access-key-id",
    "aws-secret-access-key",
    "aws-session-token",
    "signing-key",
    "github-token",
    "webhook-url",
];


/***/ }),

/***/ 5895:
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

/***/ 7337:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ runCommand),
  runMain: () => (/* binding */ runMain),
  runPost: () => (/* binding */ runPost)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./build/commands/run.js
/** What every command is given: settings, facts of the run, and the outside world, opened when first needed. */

/** A run whose clients load and connect at their first use: a run that changes nothing stays quick. */
function openRun(options) {
    const { env, facts, settings, runner, signal } = options;
    const network = once(async () => {
        const { openNetwork } = await __webpack_require__.e(/* import() */ 198).then(__webpack_require__.bind(__webpack_require__, 198));
        return openNetwork(env, settings.caFile);
    });
    const github = once(() => openGitHubOf(options, network.get));
    const store = once(() => openStoreOf(options, network.get));
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
        close: async () => {
            (await store.opened())?.close();
            await (await network.opened())?.close();
        },
    };
}
function once(open) {
    let opening;
    return {
        get: () => {
            opening ??= open();
            return opening;
        },
        opened: async () => opening?.catch(() => undefined),
    };
}
async function openGitHubOf({ facts, settings, runner }, network) {
    const token = settings.githubToken;
    if (token === undefined || facts.repository === "")
        return undefined;
    // @actions/github parses the event's file while it loads, and a broken one would end us there
    if (facts.payload === undefined)
        delete process.env.GITHUB_EVENT_PATH;
    const { openGitHub } = await Promise.all(/* import() */[__webpack_require__.e(752), __webpack_require__.e(845), __webpack_require__.e(269)]).then(__webpack_require__.bind(__webpack_require__, 4269));
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
        Promise.all(/* import() */[__webpack_require__.e(711), __webpack_require__.e(803)]).then(__webpack_require__.bind(__webpack_require__, 5803)),
        network(),
    ]);
    const { httpAgent, httpsAgent } = open;
    for (const warning of open.warnings)
        runner.info(warning);
    return openStore({ ...inputs, roleSessionName: `xva-template-${facts.runKey}` }, { httpAgent, httpsAgent, getIdToken: () => getIdToken(open) });
}
/** The runner's OIDC token for AWS (GitHub's documentation: the job needs `id-token: write`). */
async function getIdToken(network) {
    network.trustEverywhere();
    const { getIDToken } = await Promise.all(/* import() */[__webpack_require__.e(752), __webpack_require__.e(421)]).then(__webpack_require__.bind(__webpack_require__, 6421));
    try {
        return await getIDToken("sts.amazonaws.com");
    }
    catch (cause) {
        const { StoreError } = await __webpack_require__.e(/* import() */ 972).then(__webpack_require__.bind(__webpack_require__, 972));
        throw new StoreError("store_denied", "Input 'role-to-assume': the runner gives this job no OIDC token. Add `permissions: id-token: write` to the job (with `contents: read` and `statuses: write`).", cause);
    }
}

// EXTERNAL MODULE: ./build/input-values.js
var input_values = __webpack_require__(5895);
// EXTERNAL MODULE: ./build/input-table.js
var input_table = __webpack_require__(577);
;// CONCATENATED MODULE: ./build/settings.js
const COMMANDS = ["build", "plan"];

;// CONCATENATED MODULE: ./build/inputs.js
/** The only reader of inputs: strings of the runner or the command line in, {@link Settings} or one error out. */



const LATER_COMMANDS = [
    "validate",
    "promote",
    "rollback",
    "revoke",
    "unrevoke",
    "channels",
    "prune",
    "reindex",
    "deploy",
    "report",
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
    if (command === "build" && store === undefined)
        throw new input_values/* InputError */.dz("Input 's3-bucket': got nothing, takes the name of the bucket that receives the builds.");
    const packer = readPacker(get);
    const xapi = readXapi(get);
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
/** An object with the one field, or none where the value is empty: for `exactOptionalPropertyTypes`. */
function optional(key, value) {
    return value === ""
        ? {}
        : { [key]: value };
}
function readCommand(value) {
    if (LATER_COMMANDS.includes(value))
        throw new input_values/* InputError */.dz(`Input 'command': \`${value}\` is not available in this version, which takes \`build\` and \`plan\`.`);
    return (0,input_values/* parseOneOf */.R8)("command", value, COMMANDS);
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
    if ((0,input_values/* parseOneOf */.R8)("compress", get("compress"), ["keep", "zstd"]) === "zstd")
        later("compress", "`zstd`");
    for (const input of ["signing-key", "signing-command", "trusted-keys"])
        if (get(input) !== "")
            later(input, "signing");
    for (const input of ["xva-from-disk", "xapi-allow-insecure-tls", "force"])
        (0,input_values/* parseBoolean */.yG)(input, get(input));
    if (get("dry-run") !== "")
        (0,input_values/* parseBoolean */.yG)("dry-run", get("dry-run"));
    (0,input_values/* parseWhole */.z2)("vm-cpus", get("vm-cpus"), 1, 1024);
    (0,input_values/* parseWhole */.z2)("vm-memory", get("vm-memory"), 16, 100_000_000);
    (0,input_values/* parseOneOf */.R8)("vm-firmware", get("vm-firmware"), ["bios", "uefi"]);
    (0,input_values/* parseWhole */.z2)("compress-level", get("compress-level"), 1, 19);
    (0,input_values/* parseWhole */.z2)("keep-builds", get("keep-builds"), 0, 1_000_000);
    (0,input_values/* parseWhole */.z2)("keep-days", get("keep-days"), 0, 1_000_000);
    (0,input_values/* parseRelativePath */.zu)("channels-file", get("channels-file"));
    (0,input_values/* parseOneOf */.R8)("replace", get("replace"), ["keep", "unused"]);
    (0,input_values/* parseOneOf */.R8)("severity", get("severity"), [
        "security",
        "broken",
        "licence",
        "other",
    ]);
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
function readXapi(get) {
    const url = get("xapi-url");
    const username = get("xapi-username");
    const password = get("xapi-password");
    if (url === "" && username === "" && password === "")
        return undefined;
    for (const input of ["xapi-url", "xapi-username", "xapi-password"])
        if (get(input) === "")
            throw new input_values/* InputError */.dz(`Input '${input}': got nothing, takes a value when another \`xapi-\` input of the pool is given.`);
    const parsed = new URL((0,input_values/* parseUrl */.Dl)("xapi-url", url));
    return { host: parsed.host, username, password };
}
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

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
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
        toolCache: of("RUNNER_TOOL_CACHE", (0,external_node_path_.join)(temp, "xva-tool-cache")),
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
var external_node_crypto_ = __webpack_require__(7598);
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

// EXTERNAL MODULE: ./build/state.js
var state = __webpack_require__(8801);
;// CONCATENATED MODULE: ./build/main.js






/** Masking a shorter value would blank half the log; such a value hides nothing. */
const MASK_MIN_LENGTH = 4;
/** A sentence needs no more, and the summary is for people. */
const SUMMARY_ERROR_MAX = 2000;
/** The action's main step. Never throws: what went wrong is said, and the exit code is 1. */
async function runMain(env) {
    await runCommand(env, (input) => env[inputVariable(input)] ?? "");
}
/** The action's post step: takes over what a cancelled or killed main left. Never fails the job. */
async function runPost(env) {
    const runner = openRunner(env);
    const scratch = env[`STATE_${state/* SCRATCH_STATE */.p}`];
    if (!scratch)
        return;
    try {
        const settings = openSettings(runner, (input) => env[inputVariable(input)] ?? "");
        const run = openRun({
            env,
            facts: readRunFacts(env),
            settings,
            runner,
            signal: new AbortController().signal,
        });
        const { post } = await Promise.all(/* import() */[__webpack_require__.e(711), __webpack_require__.e(358), __webpack_require__.e(347), __webpack_require__.e(601)]).then(__webpack_require__.bind(__webpack_require__, 1601));
        await post(run, scratch);
        await run.close();
    }
    catch (error) {
        runner.info(`Cleaning up failed: ${sentenceOf(error)}`);
    }
}
/** Runs the command that the inputs name, from the runner's environment or the command line. */
async function runCommand(env, get) {
    const runner = openRunner(env);
    const cancel = cancelOnSignals(runner);
    try {
        const settings = openSettings(runner, get);
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
function openSettings(runner, get) {
    const settings = readSettings(get);
    for (const secret of settings.secretValues)
        if (secret.length >= MASK_MIN_LENGTH)
            runner.mask(secret);
    return settings;
}
async function dispatch(run) {
    switch (run.settings.command) {
        case "build": {
            const { build } = await Promise.all(/* import() */[__webpack_require__.e(6), __webpack_require__.e(330), __webpack_require__.e(739)]).then(__webpack_require__.bind(__webpack_require__, 2739));
            return build(run);
        }
        case "plan": {
            const { plan } = await Promise.all(/* import() */[__webpack_require__.e(6), __webpack_require__.e(330), __webpack_require__.e(996)]).then(__webpack_require__.bind(__webpack_require__, 3996));
            return plan(run);
        }
    }
}
/** The runner sends SIGINT, then SIGTERM: the first starts the cancellation, the second finds it under way. */
function cancelOnSignals(runner) {
    const controller = new AbortController();
    const onSignal = (name) => {
        if (!controller.signal.aborted)
            runner.info(`Cancelling after ${name}: no new build starts.`);
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
    const { emptyOutputs } = await __webpack_require__.e(/* import() */ 121).then(__webpack_require__.bind(__webpack_require__, 4121));
    for (const [name, value] of Object.entries(emptyOutputs()))
        runner.setOutput(name, value);
    const { escapeMarkdown } = await __webpack_require__.e(/* import() */ 772).then(__webpack_require__.bind(__webpack_require__, 2772));
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

/***/ 8801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ Journal),
/* harmony export */   p: () => (/* binding */ SCRATCH_STATE)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/**
 * What main leaves to post: one journal in the scratch folder, named by the action's state. It is written before a thing
 * starts (a process, an upload, a pending status), so that post finds what is left even after main was killed.
 */


/** Name of the action's state that holds the scratch folder; the runner gives it back as `STATE_scratch`. */
const SCRATCH_STATE = "scratch";
const EMPTY = {
    version: 1,
    finished: false,
    summaryWritten: false,
    pending: [],
    builds: [],
    uploads: [],
};
const FILE = "journal.json";
/** The journal of a run, written to disk at every change. */
class Journal {
    folder;
    #data;
    #problem;
    constructor(folder, data) {
        this.folder = folder;
        this.#data = data;
    }
    /** Starts a journal in a new scratch folder. */
    static create(folder) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(folder, { recursive: true, mode: 0o700 });
        const journal = new Journal(folder, EMPTY);
        journal.#write();
        return journal;
    }
    /** Reads what main left, or undefined where there is nothing to read. */
    static open(folder) {
        try {
            const text = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, FILE), "utf8");
            return new Journal(folder, { ...EMPTY, ...JSON.parse(text) });
        }
        catch {
            return undefined;
        }
    }
    get data() {
        return this.#data;
    }
    /** Why the journal on disk is older than the one here, where that is so. */
    get problem() {
        return this.#problem;
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
    addUpload(upload) {
        const others = this.#data.uploads.filter(({ key }) => key !== upload.key);
        this.update({ uploads: [...others, upload] });
    }
    removeUpload(key) {
        this.update({ uploads: this.#data.uploads.filter((u) => u.key !== key) });
    }
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
