export const id = 3986;
export const ids = [3986,1663];
export const modules = {

/***/ 33986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runCommandLine: () => (/* binding */ runCommandLine)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _input_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90577);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(91423);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58508);
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
    if (args[0] === "xva")
        return runXvaCommand(args.slice(1), env);
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
        return print(_version_js__WEBPACK_IMPORTED_MODULE_2__/* .VERSION */ .x);
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
    const { runCommand } = await __webpack_require__.e(/* import() */ 2664).then(__webpack_require__.bind(__webpack_require__, 42664));
    await runCommand(env, get);
}
/** These need none of what the others load. */
async function runXvaCommand(args, env) {
    const { runXva } = await __webpack_require__.e(/* import() */ 7544).then(__webpack_require__.bind(__webpack_require__, 57544));
    const { stdin, stdout, stderr } = process;
    process.exitCode = await runXva(args, {
        stdin,
        stdout,
        stderr,
        now: () => performance.now(),
        path: env.PATH,
    });
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
        `Usage: xva-template-action ${_settings_js__WEBPACK_IMPORTED_MODULE_3__/* .COMMANDS */ .L.join("|")} [--INPUT VALUE]…`,
        "       xva-template-action xva verify|info|from-disk|to-disk … (xva --help tells more)",
        "",
        "Run in a checkout of the repository. Inputs and their defaults (action.yml says what they mean):",
        ...inputs,
        `Secrets come by environment variables: ${_input_table_js__WEBPACK_IMPORTED_MODULE_1__/* .SECRET_INPUTS */ .p.map((input) => `INPUT_${input.toUpperCase()}`).join(", ")}.`,
    ].join("\n");
}


/***/ }),

/***/ 90577:
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
    "workflow-inputs": "false",
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
    "pool-patience": "120",
    "store-patience": "900",
    "console-screenshots": "true",
    "spool-limit": "50",
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

/***/ 91423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ COMMANDS)
/* harmony export */ });
const COMMANDS = ["build", "plan", "prune", "report"];


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
