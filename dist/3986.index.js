export const id = 3986;
export const ids = [3986];
export const modules = {

/***/ 3986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runCommandLine: () => (/* binding */ runCommandLine)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _input_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(577);
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2664);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1423);
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
        `Usage: xva-template-action ${_settings_js__WEBPACK_IMPORTED_MODULE_4__/* .COMMANDS */ .L.join("|")} [--INPUT VALUE]…`,
        "",
        "Run in a checkout of the repository. Inputs and their defaults (action.yml says what they mean):",
        ...inputs,
        `Secrets come by environment variables: ${_input_table_js__WEBPACK_IMPORTED_MODULE_1__/* .SECRET_INPUTS */ .p.map((input) => `INPUT_${input.toUpperCase()}`).join(", ")}.`,
    ].join("\n");
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
