export const id = 5915;
export const ids = [5915];
export const modules = {

/***/ 11122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KX: () => (/* binding */ isLegacy),
/* harmony export */   Tr: () => (/* binding */ validateArguments),
/* harmony export */   a0: () => (/* binding */ MARKER_VARIABLE),
/* harmony export */   fb: () => (/* binding */ buildArguments),
/* harmony export */   gh: () => (/* binding */ packerEnvironment),
/* harmony export */   nD: () => (/* binding */ initArguments),
/* harmony export */   xW: () => (/* binding */ offeredVariables)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/** Settings to the argument lists and the environment that Packer gets. */

/** `packer init`. */
function initArguments(settings) {
    return ["init", target(settings)];
}
/** `packer validate`: a shared variable file may hold more than the root declares, so that is no warning. */
function validateArguments(settings, { modern }) {
    return [
        "validate",
        ...(modern ? ["-no-warn-undeclared-var"] : []),
        ...selection(settings),
        target(settings),
    ];
}
/** `packer build`: nobody is there to answer, hence never `-on-error=ask`. */
function buildArguments(settings) {
    const { parallelBuilds } = settings;
    return [
        "build",
        "-machine-readable",
        "-color=false",
        "-on-error=cleanup",
        ...(parallelBuilds === undefined
            ? []
            : [`-parallel-builds=${parallelBuilds}`]),
        ...selection(settings),
        target(settings),
    ];
}
/** A legacy JSON template: no `packer init`, variable files in JSON, no `PKR_VAR_*`. */
function isLegacy(root) {
    return /(?<!\.pkr)\.json$/i.test(root.file ?? "");
}
function selection(settings) {
    const { root, only, except, repository, variableFile } = settings;
    const files = [...root.varFiles, ...settings.varFiles].map((file) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(repository, file));
    return [
        ...(only.length > 0 ? [`-only=${only.join(",")}`] : []),
        ...(except.length > 0 ? [`-except=${except.join(",")}`] : []),
        ...[...files, ...(variableFile === undefined ? [] : [variableFile])].map((file) => `-var-file=${file}`),
    ];
}
/** Folder or file of the root as Packer is given it: relative to where it runs, and never like an option. */
function target({ root, repository, workingDirectory }) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(workingDirectory, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(repository, root.directory, root.file ?? ""));
    if (path === "")
        return ".";
    return path.startsWith("-") ? `./${path}` : path;
}
/** Marks every process of a run: its value is the run's folder. */
const MARKER_VARIABLE = "XVA_TEMPLATE_ACTION_BUILD";
/** Never Packer's business: the action's inputs and state, tokens, the runner's command files. */
const DENIED = /^(?:INPUT_.*|STATE_.*|ACTIONS_.*|GITHUB_TOKEN|GH_TOKEN|GITHUB_(?:ENV|OUTPUT|STATE|PATH|STEP_SUMMARY|ARTIFACTS)|NODE_OPTIONS)$/i;
/** Ours to decide: where the log goes, and that nothing is published to HCP Packer. */
const OURS = /^(?:PACKER_LOG|PACKER_LOG_PATH|PACKER_PLUGIN_PATH|HCP_.*)$/i;
/** What a process needs to live, whatever the mode: the runner's clean-up, paths, locale, proxies, certificates. */
const NEEDED = /^(?:RUNNER_TRACKING_ID|PATH|HOME|USER|LOGNAME|SHELL|TMPDIR|TMP|TEMP|LANG|LANGUAGE|LC_.*|TZ|LD_LIBRARY_PATH|XDG_.*|(?:HTTPS?|ALL|NO|FTP)_PROXY|SSL_CERT_(?:FILE|DIR))$/i;
/** The environment in which Packer runs. */
function packerEnvironment(request) {
    const { base, mode, offered } = request;
    const environment = {};
    for (const [name, value] of Object.entries(offered)) {
        environment[`PKR_VAR_${name}`] = value;
    }
    for (const [name, value] of Object.entries(base)) {
        const wanted = mode === "all" || mode.includes(name) || NEEDED.test(name);
        if (value === undefined || !wanted)
            continue;
        if (!DENIED.test(name) && !OURS.test(name))
            environment[name] = value;
    }
    return {
        ...environment,
        CHECKPOINT_DISABLE: "1",
        PACKER_NO_COLOR: "1",
        ...pluginPath(request),
        ...(request.debug ? { PACKER_LOG: "1" } : {}),
        [MARKER_VARIABLE]: request.marker,
    };
}
/** The step's own folder of plugins goes before ours: its plugins are installed there. */
function pluginPath({ base, mode, pluginDirectory, }) {
    const own = base.PACKER_PLUGIN_PATH;
    const given = own && (mode === "all" || mode.includes("PACKER_PLUGIN_PATH"))
        ? own
        : pluginDirectory;
    return given === undefined ? {} : { PACKER_PLUGIN_PATH: given };
}
/** Of the variables that the action can offer, those that the root declares and nothing else sets. */
function offeredVariables(request) {
    const declared = new Set(request.declared.map(({ name }) => name));
    return Object.fromEntries(Object.entries(request.available).filter(([name]) => declared.has(name) && !request.set.has(name)));
}


/***/ }),

/***/ 49766:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ HclError),
/* harmony export */   w: () => (/* binding */ attributeOf)
/* harmony export */ });
/** The shape of a read HCL file; `.pkr.hcl` and `.pkr.json` come out alike. */
/** A file that cannot be read as HCL, and where it stops making sense. */
class HclError extends Error {
    name = "HclError";
    file;
    line;
    column;
    constructor(message, file, at) {
        super(message);
        this.file = file;
        this.line = at.line;
        this.column = at.column;
    }
}
/** The attribute of that name, where the body has one. */
function attributeOf(body, name) {
    return body.attributes.find((attribute) => attribute.name === name);
}


/***/ }),

/***/ 28456:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ propertiesOf),
/* harmony export */   V: () => (/* binding */ readJson)
/* harmony export */ });
/* harmony import */ var _scanner_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90516);

/** A number or a word; what follows it is looked at by who comes next. */
const PLAIN = /-?[0-9][0-9.eE+-]*|true|false|null/y;
/** Reads JSON, keeping positions and repeated names. Throws an {@link HclError} where it is not JSON. */
function readJson(text, file) {
    const scanner = new _scanner_js__WEBPACK_IMPORTED_MODULE_0__/* .Scanner */ .Lp(text, file);
    scanner.isJson = true;
    if (scanner.offset > 0)
        scanner.fail("JSON has no byte order mark: Packer does not read it.");
    const value = scanner.within(true, () => {
        const whole = readValue(scanner);
        scanner.skipSpace();
        return whole;
    });
    if (!scanner.atEnd)
        scanner.fail(`Expected the end of the JSON, found ${scanner.found()}.`);
    return value;
}
/** The properties of an object; none of anything else. */
function propertiesOf(value) {
    return value?.kind === "object" ? value.properties : [];
}
function readValue(scanner) {
    scanner.skipSpace();
    const at = scanner.position();
    const start = scanner.offset;
    const { depth } = scanner;
    scanner.deeper();
    const content = readContent(scanner, at);
    scanner.depth = depth;
    return { ...content, at, start, end: scanner.offset };
}
function readContent(scanner, at) {
    if (scanner.take("{"))
        return {
            kind: "object",
            properties: scanner.inside({ what: 'The "{"', at }, () => readProperties(scanner)),
        };
    if (scanner.take("["))
        return {
            kind: "list",
            items: scanner.inside({ what: 'The "["', at }, () => readItems(scanner)),
        };
    if (scanner.peek() === _scanner_js__WEBPACK_IMPORTED_MODULE_0__/* .CODE */ .Sq.quote)
        return { kind: "scalar", value: readString(scanner) };
    PLAIN.lastIndex = scanner.offset;
    const word = PLAIN.exec(scanner.text)?.[0];
    if (word === undefined)
        return scanner.fail(`Expected a value, found ${scanner.found()}.`);
    const value = parseToken(scanner, word);
    scanner.offset += word.length;
    return { kind: "scalar", value };
}
function readProperties(scanner) {
    const properties = [];
    if (scanner.take("}"))
        return properties;
    do {
        scanner.skipSpace();
        const at = scanner.position();
        if (scanner.peek() !== _scanner_js__WEBPACK_IMPORTED_MODULE_0__/* .CODE */ .Sq.quote)
            scanner.fail(`Expected a name in quotes, found ${scanner.found()}.`);
        const name = readString(scanner);
        scanner.expect(":", "after a name");
        properties.push({ name, value: readValue(scanner), at });
    } while (scanner.take(","));
    scanner.expect("}", "in an object", '," or "}');
    return properties;
}
function readItems(scanner) {
    const items = [];
    if (scanner.take("]"))
        return items;
    do
        items.push(readValue(scanner));
    while (scanner.take(","));
    scanner.expect("]", "in a list", '," or "]');
    return items;
}
function readString(scanner) {
    const { text, offset } = scanner;
    let end = offset + 1;
    while (end < text.length && text.charCodeAt(end) !== _scanner_js__WEBPACK_IMPORTED_MODULE_0__/* .CODE */ .Sq.quote)
        end += text.charCodeAt(end) === _scanner_js__WEBPACK_IMPORTED_MODULE_0__/* .CODE */ .Sq.backslash ? 2 : 1;
    const value = parseToken(scanner, text.slice(offset, end + 1));
    scanner.offset = end + 1;
    return String(value);
}
function parseToken(scanner, token) {
    try {
        return JSON.parse(token);
    }
    catch {
        return scanner.fail("This is not JSON.");
    }
}


/***/ }),

/***/ 342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ parseHclJson)
/* harmony export */ });
/* harmony import */ var _ast_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49766);
/* harmony import */ var _json_reader_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28456);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86914);



const blockType = (labels, blocks = []) => ({ labels, blocks: new Map(blocks) });
/** A Packer template; blocks of plugins are known to the plugins alone and come as attributes. */
const TEMPLATE = blockType(0, [
    ["packer", blockType(0, [["required_plugins", blockType(0)]])],
    ["variable", blockType(1, [["validation", blockType(0)]])],
    ["variables", blockType(0)],
    ["local", blockType(1)],
    ["locals", blockType(0)],
    ["data", blockType(2)],
    ["source", blockType(2)],
    [
        "build",
        blockType(0, [
            ["source", blockType(1)],
            ["provisioner", blockType(1)],
            ["error-cleanup-provisioner", blockType(1)],
            ["post-processor", blockType(1)],
            ["post-processors", blockType(0, [["post-processor", blockType(1)]])],
        ]),
    ],
]);
/**
 * Reads HCL's JSON syntax, as in `.pkr.json` and `.pkrvars.json`, into the shape of the native syntax.
 * Throws an {@link HclError} with file, line and column where the text is not that.
 * https://github.com/hashicorp/hcl/blob/main/json/spec.md
 */
function parseHclJson(text, file) {
    const root = (0,_json_reader_js__WEBPACK_IMPORTED_MODULE_1__/* .readJson */ .V)(text, file);
    const source = { text, file };
    if (root.kind !== "list")
        return { file, ...toBody(root, TEMPLATE, source) };
    // a list of objects counts as one object
    const bodies = root.items.map((item) => toBody(item, TEMPLATE, source));
    return {
        file,
        attributes: bodies.flatMap(({ attributes }) => attributes),
        blocks: bodies.flatMap(({ blocks }) => blocks),
    };
}
function toBody(value, type, source) {
    const attributes = [];
    const blocks = [];
    if (value.kind !== "object")
        failAt(value, "Expected an object here.", source);
    refuseRepeated(value, source);
    for (const property of (0,_json_reader_js__WEBPACK_IMPORTED_MODULE_1__/* .propertiesOf */ .P)(value)) {
        const inner = type.blocks.get(property.name);
        if (inner !== undefined)
            blocks.push(...toBlocks(property, property.value, inner, [], source));
        else if (property.name !== "//")
            attributes.push(toAttribute(property, source));
    }
    return { attributes, blocks };
}
/** Labels are levels of objects, and on every level a list stands for several. */
function toBlocks({ name, at }, value, type, labels, source) {
    const property = { name, at, value };
    // as if it were not there
    if (value.kind === "scalar" && value.value === null)
        return [];
    if (value.kind === "list")
        return value.items.flatMap((item) => toBlocks(property, item, type, labels, source));
    if (labels.length === type.labels)
        return [{ type: name, labels, body: toBody(value, type, source), at }];
    if (value.kind !== "object")
        failAt(value, `Expected an object with the label of a "${name}".`, source);
    return (0,_json_reader_js__WEBPACK_IMPORTED_MODULE_1__/* .propertiesOf */ .P)(value).flatMap((label) => toBlocks({ ...property, at: label.at }, label.value, type, [...labels, label.name], source));
}
function toAttribute({ name, value, at }, source) {
    const text = source.text.slice(value.start, value.end);
    return { name, expression: toExpression(value, source), text, at };
}
/** A name given twice may stand for two blocks of a plugin, which are objects: of anything else it is an error. */
function refuseRepeated(value, source) {
    const before = new Map();
    for (const { name, value: item, at } of (0,_json_reader_js__WEBPACK_IMPORTED_MODULE_1__/* .propertiesOf */ .P)(value)) {
        const earlier = before.get(name);
        before.set(name, item);
        if (earlier === undefined || name === "//")
            continue;
        if (mayBeBlock(earlier) && mayBeBlock(item))
            continue;
        throw new _ast_js__WEBPACK_IMPORTED_MODULE_0__/* .HclError */ .s(`"${name}" is set twice here.`, source.file, at);
    }
}
function mayBeBlock(value) {
    if (value.kind === "list")
        return value.items.every(mayBeBlock);
    return value.kind === "object";
}
function failAt({ at }, message, { file }) {
    throw new _ast_js__WEBPACK_IMPORTED_MODULE_0__/* .HclError */ .s(message, file, at);
}
function toExpression(value, source) {
    const { at } = value;
    const { file } = source;
    if (value.kind === "list") {
        const items = value.items.map((item) => toExpression(item, source));
        return { kind: "list", items, at };
    }
    if (value.kind === "object") {
        refuseRepeated(value, source);
        const entries = value.properties.map((property) => ({
            key: (0,_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .parseHclTemplate */ .NY)(property.name, file, property.at),
            value: toExpression(property.value, source),
        }));
        return { kind: "object", entries, at };
    }
    if (typeof value.value === "string")
        return (0,_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .parseHclTemplate */ .NY)(value.value, file, at);
    return { kind: "literal", value: value.value, at };
}


/***/ }),

/***/ 86914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z4: () => (/* binding */ parseHcl),
  dk: () => (/* binding */ parseHclExpression),
  NY: () => (/* binding */ parseHclTemplate)
});

;// CONCATENATED MODULE: ./build/plan/hcl/for.js
/** Reads on behind `for`: `k, v in collection : [key =>] value [...] [if condition]` and the closing bracket. */
function readFor(scanner, readExpression, closing, at) {
    const makes = closing === "}" ? "object" : "list";
    const names = readForNames(scanner);
    const collection = readExpression(scanner);
    scanner.expect(":", 'after the collection of "for"');
    const first = readExpression(scanner);
    if (makes === "object")
        scanner.expect("=>", 'after the key of "for" in braces');
    const key = makes === "object" ? { key: first } : {};
    const value = makes === "object" ? readExpression(scanner) : first;
    const grouped = makes === "object" && scanner.take("...");
    const condition = scanner.takeKeyword("if")
        ? { condition: readExpression(scanner) }
        : {};
    scanner.expect(closing, 'at the end of "for"');
    return {
        ...{ kind: "for", makes, names, collection, ...key, value },
        ...{ ...condition, grouped, at },
    };
}
/** Reads `v in` or `k, v in`. */
function readForNames(scanner) {
    const first = readName(scanner, 'after "for"');
    const second = scanner.take(",")
        ? readName(scanner, "after the comma")
        : undefined;
    if (!scanner.takeKeyword("in"))
        scanner.fail(`Expected "in", found ${scanner.found()}.`);
    return second === undefined
        ? { value: first }
        : { key: first, value: second };
}
function readName(scanner, where) {
    scanner.skipSpace();
    const name = scanner.identifier();
    if (name === "")
        scanner.fail(`Expected a name ${where}, found ${scanner.found()}.`);
    return name;
}

;// CONCATENATED MODULE: ./build/plan/hcl/operator-at.js
/** Longer operators first where one begins with another. */
const OPERATORS = [
    ["||", 1],
    ["&&", 2],
    ["==", 3],
    ["!=", 3],
    [">=", 4],
    ["<=", 4],
    [">", 4],
    ["<", 4],
    ["+", 5],
    ["-", 5],
    ["*", 6],
    ["/", 6],
    ["%", 6],
];
const OPERATOR_STARTS = new Set(OPERATORS.map(([operator]) => operator.charCodeAt(0)));
/** The operator between two operands at the cursor, after space, and how strongly it binds; undefined where there is none. */
function operatorAt(scanner) {
    scanner.skipSpace();
    if (!OPERATOR_STARTS.has(scanner.peek()))
        return undefined;
    return OPERATORS.find(([operator]) => scanner.text.startsWith(operator, scanner.offset));
}

// EXTERNAL MODULE: ./build/plan/hcl/scanner.js
var hcl_scanner = __webpack_require__(90516);
;// CONCATENATED MODULE: ./build/plan/hcl/pieces.js
/** Adds text, trimmed where the marker before it asks for that: what is then empty still makes text of what it is beside. */
function addText(pieces, text) {
    const kept = pieces.trimNext ? text.trimStart() : text;
    pieces.trimNext = false;
    if (text !== "")
        pieces.list.push({ kind: "text", text: kept });
}
/** `<<-`: takes the smallest indentation of all lines from every line; blank lines do not count. */
function removeIndentation(pieces) {
    const lines = [];
    let smallest = Number.POSITIVE_INFINITY;
    let atLineStart = true;
    for (const piece of pieces) {
        if (atLineStart) {
            const indentation = piece.kind === "text" ? indentationOf(piece.text) : 0;
            if (piece.kind === "text" && Number.isFinite(indentation))
                lines.push(piece);
            smallest = Math.min(smallest, indentation);
        }
        atLineStart = piece.kind === "text" && piece.text.endsWith("\n");
    }
    for (const line of lines)
        line.text = line.text.slice(smallest);
}
function indentationOf(line) {
    const trimmed = line.trimStart();
    if (trimmed === "" && line.endsWith("\n"))
        return Number.POSITIVE_INFINITY;
    return line.length - trimmed.length;
}
/** Nests the pieces and makes one expression of them. */
function assemble(scanner, pieces, at) {
    const reader = { pieces, next: 0 };
    const { parts } = nest(scanner, reader, [], at);
    return fromParts(parts, at);
}
/** Reads on to one of `closings`, which end what begins at `at`, or to the end where there are none. */
function nest(scanner, reader, closings, at) {
    const parts = [];
    for (;;) {
        const piece = reader.pieces[reader.next++];
        if (piece === undefined) {
            if (closings.length > 0)
                scanner.fail(`There is no "%{ ${closings.at(-1)} }" for this.`, at);
            return { parts, closing: "" };
        }
        if (piece.kind === "text")
            addPart(parts, piece.text);
        else if (piece.kind === "value")
            parts.push(piece.value);
        else if (piece.kind === "if" || piece.kind === "for")
            parts.push(nestDirective(scanner, reader, piece));
        else if (closings.includes(piece.kind))
            return { parts, closing: piece.kind };
        else
            scanner.fail(`"%{ ${piece.kind} }" has no beginning.`, piece.at);
    }
}
/** A heredoc's text comes line by line. */
function addPart(parts, text) {
    const last = parts.at(-1);
    if (typeof last === "string")
        parts[parts.length - 1] = last + text;
    else
        parts.push(text);
}
function nestDirective(scanner, reader, piece) {
    const { at, value: subject } = piece;
    const { depth } = scanner;
    scanner.deeper();
    const inner = (closings) => {
        const { parts, closing } = nest(scanner, reader, closings, at);
        return { text: fromParts(parts, at), closing };
    };
    let result;
    if (piece.kind === "for") {
        const { names } = piece;
        const value = inner(["endfor"]).text;
        result = {
            ...{ kind: "for", makes: "text", names, collection: subject, value },
            ...{ grouped: false, at },
        };
    }
    else {
        const yes = inner(["else", "endif"]);
        const no = yes.closing === "else" ? inner(["endif"]).text : fromParts([], at);
        result = { kind: "conditional", test: subject, yes: yes.text, no, at };
    }
    scanner.depth = depth;
    return result;
}
/** Plain text is a literal, a lone `${x}` is x itself, and the rest a template. */
function fromParts(parts, at) {
    const [first] = parts;
    if (parts.length === 1 && typeof first === "object")
        return first;
    if (parts.every((part) => typeof part === "string"))
        return { kind: "literal", value: parts.join(""), at };
    return { kind: "template", parts, at };
}

;// CONCATENATED MODULE: ./build/plan/hcl/strings.js



const SIMPLE_ESCAPES = new Map([
    ["n", "\n"],
    ["r", "\r"],
    ["t", "\t"],
    ['"', '"'],
    ["\\", "\\"],
]);
/** Reads a quoted string at the cursor, which is at `at`, with its interpolations. */
function readQuoted(scanner, readExpression, at) {
    const start = ++scanner.offset;
    // most strings are plain
    if (skipPlainText(scanner) === hcl_scanner/* CODE */.Sq.quote) {
        const value = scanner.text.slice(start, scanner.offset++);
        return { kind: "literal", value, at };
    }
    scanner.offset = start;
    const pieces = { list: [], trimNext: false };
    addText(pieces, readText(scanner, pieces, readExpression, hcl_scanner/* CODE */.Sq.quote));
    if (scanner.peek() !== hcl_scanner/* CODE */.Sq.quote)
        scanner.fail("The string that begins here does not end in its line.", at);
    scanner.offset++;
    return assemble(scanner, pieces.list, at);
}
/** `${` or `%{` at the cursor. */
function isMarker(scanner) {
    const code = scanner.peek();
    return ((code === hcl_scanner/* CODE */.Sq.dollar || code === hcl_scanner/* CODE */.Sq.percent) &&
        scanner.peek(1) === hcl_scanner/* CODE */.Sq.brace);
}
/** `$${` or `%%{` at the cursor: the text `${` or `%{`. */
function isEscapedMarker(scanner) {
    const code = scanner.peek();
    return ((code === hcl_scanner/* CODE */.Sq.dollar || code === hcl_scanner/* CODE */.Sq.percent) &&
        scanner.peek(1) === code &&
        scanner.peek(2) === hcl_scanner/* CODE */.Sq.brace);
}
function readEscape(scanner) {
    const at = scanner.position();
    const letter = scanner.text.charAt(scanner.offset + 1);
    const simple = SIMPLE_ESCAPES.get(letter);
    if (simple !== undefined) {
        scanner.offset += 2;
        return simple;
    }
    const length = letter === "u" ? 4 : letter === "U" ? 8 : 0;
    const from = scanner.offset + 2;
    const hex = scanner.text.slice(from, from + length);
    const point = Number.parseInt(hex, 16);
    if (length === 0 || !/^[0-9a-fA-F]+$/.test(hex) || hex.length < length)
        scanner.fail(`There is no escape "\\${letter}" in a string.`, at);
    if (point > 0x10ffff)
        scanner.fail(`"\\U${hex}" is no character.`, at);
    scanner.offset = from + length;
    return String.fromCodePoint(point);
}
/** Reads `${ … }` or `%{ … }` at the cursor, `~` markers included. */
function readMarker(scanner, pieces, readExpression) {
    const isDirective = scanner.peek() === hcl_scanner/* CODE */.Sq.percent;
    const opening = isDirective ? "%{" : `${"$"}{`;
    const at = scanner.position();
    scanner.offset += 2;
    const last = pieces.list.at(-1);
    if (scanner.peek() === hcl_scanner/* CODE */.Sq.tilde) {
        scanner.offset++;
        if (last?.kind === "text")
            last.text = last.text.trimEnd();
    }
    const read = () => {
        pieces.list.push(isDirective
            ? readDirective(scanner, readExpression)
            : { kind: "value", value: readExpression(scanner) });
        pieces.trimNext = scanner.take("~");
        if (!scanner.take("}"))
            scanner.fail(`Expected "}", found ${scanner.found()}. A "${opening}" that is not Packer's is written "${opening.charAt(0)}${opening}".`);
    };
    scanner.within(true, read, { what: `The "${opening}"`, at });
}
function readDirective(scanner, readExpression) {
    scanner.skipSpace();
    const at = scanner.position();
    const keyword = scanner.identifier();
    switch (keyword) {
        case "if":
            return { kind: keyword, value: readExpression(scanner), at };
        case "for": {
            const names = readForNames(scanner);
            return { kind: keyword, names, value: readExpression(scanner), at };
        }
        case "else":
        case "endif":
        case "endfor":
            return { kind: keyword, at };
        default:
            return scanner.fail(`There is no directive "${keyword}".`, at);
    }
}
/** Reads a heredoc; the cursor is behind its `<<`, which is at `at`. */
function readHeredoc(scanner, readExpression, at) {
    const flush = scanner.peek() === hcl_scanner/* CODE */.Sq.dash;
    if (flush)
        scanner.offset++;
    const marker = scanner.identifier();
    if (scanner.peek() === hcl_scanner/* CODE */.Sq.return)
        scanner.offset++;
    if (marker === "" || scanner.peek() !== hcl_scanner/* CODE */.Sq.newline)
        scanner.fail('Expected a marker and a new line after "<<".', at);
    const pieces = { list: [], trimNext: false };
    for (;;) {
        if (scanner.atEnd)
            scanner.fail(`The text that begins here never ends. Expected a line with "${marker}" alone, and a line end behind it.`, at);
        scanner.newline();
        if (takesMarkerLine(scanner, marker))
            break;
        readHeredocLine(scanner, pieces, readExpression);
    }
    if (flush)
        removeIndentation(pieces.list);
    return assemble(scanner, pieces.list, at);
}
/** Steps behind the marker if it is alone on the line at the cursor, a line that ends: HCL wants that. */
function takesMarkerLine(scanner, marker) {
    const { text, offset } = scanner;
    const newline = text.indexOf("\n", offset);
    const line = text.slice(offset, newline);
    if (newline === -1 || line.trim() !== marker)
        return false;
    scanner.offset = line.endsWith("\r") ? newline - 1 : newline;
    return true;
}
/** Reads to the end of the line, which may lie further down when an interpolation spans lines. */
function readHeredocLine(scanner, pieces, readExpression) {
    const rest = readText(scanner, pieces, readExpression, hcl_scanner/* CODE */.Sq.newline);
    // HCL's scanner cuts a line behind a dollar and a blank, so that a marker below does not trim the blank
    const isCut = /[$%][ \t]\r?$/.test(rest);
    for (const part of isCut ? [rest, "\n"] : [`${rest}\n`])
        addText(pieces, part);
}
/** Reads the whole text of the scanner as a string, without quotes and escapes. */
function readTemplate(scanner, readExpression) {
    const at = scanner.position();
    const pieces = { list: [], trimNext: false };
    addText(pieces, readText(scanner, pieces, readExpression, hcl_scanner/* CODE */.Sq.none));
    return assemble(scanner, pieces.list, at);
}
/** Reads pieces up to the code unit `end` or the end of the text; gives the text behind the last of them. */
function readText(scanner, pieces, readExpression, end) {
    let text = "";
    let start = scanner.offset;
    const flush = () => text + scanner.text.slice(start, scanner.offset);
    for (;;) {
        const code = skipPlainText(scanner);
        if (scanner.atEnd || code === end)
            return flush();
        // a quoted string ends in its line: who reads it says so
        if (code === hcl_scanner/* CODE */.Sq.newline && end === hcl_scanner/* CODE */.Sq.quote)
            return flush();
        if (code === hcl_scanner/* NOT_UTF8 */.mM && end !== hcl_scanner/* CODE */.Sq.none)
            scanner.fail("This file is not UTF-8: Packer does not read this text.");
        if (code === hcl_scanner/* CODE */.Sq.return && !takesReturn(scanner, end))
            scanner.fail("A carriage return stands before the end of a line only.");
        if (code === hcl_scanner/* CODE */.Sq.newline)
            scanner.newline();
        else if (code === hcl_scanner/* CODE */.Sq.backslash && end === hcl_scanner/* CODE */.Sq.quote) {
            text = flush() + readEscape(scanner);
            start = scanner.offset;
        }
        else if (isEscapedMarker(scanner)) {
            scanner.offset++;
            text = flush();
            scanner.offset++;
            start = scanner.offset;
        }
        else if (isMarker(scanner)) {
            addText(pieces, flush());
            readMarker(scanner, pieces, readExpression);
            text = "";
            start = scanner.offset;
        }
        else
            scanner.offset++;
    }
}
/** May a carriage return stand here? In a heredoc before the end of a line; anywhere in a text that JSON holds. */
function takesReturn(scanner, end) {
    if (end === hcl_scanner/* CODE */.Sq.newline)
        return scanner.peek(1) === hcl_scanner/* CODE */.Sq.newline;
    return end === hcl_scanner/* CODE */.Sq.none;
}
/** Steps to the next character that may mean something in a string, and gives its code unit. */
function skipPlainText(scanner) {
    for (;;) {
        const code = scanner.peek();
        switch (code) {
            case hcl_scanner/* CODE */.Sq.quote:
            case hcl_scanner/* CODE */.Sq.backslash:
            case hcl_scanner/* CODE */.Sq.dollar:
            case hcl_scanner/* CODE */.Sq.percent:
            case hcl_scanner/* CODE */.Sq.newline:
            case hcl_scanner/* CODE */.Sq.return:
            case hcl_scanner/* NOT_UTF8 */.mM:
                return code;
        }
        if (Number.isNaN(code))
            return code;
        scanner.offset++;
    }
}

;// CONCATENATED MODULE: ./build/plan/hcl/expression.js




/** Reads the expression at the cursor; fails with an {@link HclError}. */
function parseExpression(scanner) {
    const { depth } = scanner;
    scanner.deeper();
    scanner.skipSpace();
    const at = scanner.position();
    let expression = parseBinary(scanner, 1, at);
    if (scanner.take("?")) {
        const yes = parseExpression(scanner);
        scanner.expect(":", "between the two results of a condition");
        const no = parseExpression(scanner);
        expression = { kind: "conditional", test: expression, yes, no, at };
    }
    scanner.depth = depth;
    return expression;
}
/** `at` is the cursor's place, here and below: an expression begins where its first part does. */
function parseBinary(scanner, minimum, at) {
    let left = parseUnary(scanner, at);
    for (;;) {
        const found = operatorAt(scanner);
        if (found === undefined || found[1] < minimum)
            return left;
        const [operator, precedence] = found;
        scanner.deeper();
        scanner.offset += operator.length;
        scanner.skipSpace();
        const right = parseBinary(scanner, precedence + 1, scanner.position());
        left = { kind: "binary", operator, left, right, at };
    }
}
function parseUnary(scanner, at) {
    const code = scanner.peek();
    if (code !== hcl_scanner/* CODE */.Sq.dash && code !== hcl_scanner/* CODE */.Sq.not)
        return parsePostfix(scanner, parsePrimary(scanner, at), at);
    scanner.offset++;
    scanner.deeper();
    scanner.skipSpace();
    const operand = parseUnary(scanner, scanner.position());
    return {
        kind: "unary",
        operator: code === hcl_scanner/* CODE */.Sq.dash ? "-" : "!",
        operand,
        at,
    };
}
/** What follows a value: `.name`, `.0`, `[key]`, and the splats `.*` and `[*]`. */
function parsePostfix(scanner, primary, at) {
    let target = primary;
    for (;;) {
        scanner.skipSpace();
        const code = scanner.peek();
        if (code === hcl_scanner/* CODE */.Sq.dot && scanner.peek(1) !== hcl_scanner/* CODE */.Sq.dot) {
            scanner.offset++;
            target = scanner.take("*")
                ? parseSplat(scanner, target, at, false)
                : parseMember(scanner, target, at);
        }
        else if (code === hcl_scanner/* CODE */.Sq.bracket) {
            scanner.offset++;
            target = parseIndex(scanner, target, at);
        }
        else
            return target;
    }
}
function parseMember(scanner, target, at) {
    const keyAt = scanner.position();
    const number = scanner.number();
    if (number.includes("."))
        scanner.fail(`Write [${number.replace(".", "][")}] for two indexes.`, keyAt);
    const value = number === "" ? scanner.identifier() : Number(number);
    if (value === "")
        scanner.fail(`Expected a name after ".", found ${scanner.found()}.`);
    if (target.kind === "reference" && typeof value === "string")
        return { ...target, path: [...target.path, value] };
    scanner.deeper();
    const key = { kind: "literal", value, at: keyAt };
    return { kind: "index", target, key, at };
}
function parseIndex(scanner, target, at) {
    scanner.deeper();
    const open = { what: 'The "["', at: scanner.position(-1) };
    const key = scanner.within(true, () => {
        const read = scanner.take("*") ? undefined : parseExpression(scanner);
        scanner.expect("]", "after an index");
        return read;
    }, open);
    if (key === undefined)
        return parseSplat(scanner, target, at, true);
    return { kind: "index", target, key, at };
}
/** `[*]` takes all that follows to every item, `.*` names and numbers alone. */
function parseSplat(scanner, target, at, full) {
    scanner.deeper();
    const item = { kind: "item", at: scanner.position() };
    const each = full
        ? parsePostfix(scanner, item, at)
        : parseMembers(scanner, item, at);
    return { kind: "splat", target, each, at };
}
function parseMembers(scanner, item, at) {
    let target = item;
    for (;;) {
        scanner.skipSpace();
        if (scanner.peek() !== hcl_scanner/* CODE */.Sq.dot || scanner.peek(1) === hcl_scanner/* CODE */.Sq.dot)
            return target;
        scanner.offset++;
        target = parseMember(scanner, target, at);
    }
}
function parsePrimary(scanner, at) {
    const code = scanner.peek();
    if (code >= hcl_scanner/* CODE */.Sq.zero && code <= hcl_scanner/* CODE */.Sq.nine)
        return parseNumber(scanner, at);
    switch (code) {
        case hcl_scanner/* CODE */.Sq.quote:
            return readQuoted(scanner, parseExpression, at);
        case hcl_scanner/* CODE */.Sq.parenthesis:
            scanner.offset++;
            return parseInParentheses(scanner, at);
        case hcl_scanner/* CODE */.Sq.bracket:
            scanner.offset++;
            return parseList(scanner, at);
        case hcl_scanner/* CODE */.Sq.brace:
            scanner.offset++;
            return parseObject(scanner, at);
    }
    if (scanner.take("<<"))
        return readHeredoc(scanner, parseExpression, at);
    return parseName(scanner, at);
}
function parseInParentheses(scanner, at) {
    const read = () => {
        const inner = parseExpression(scanner);
        scanner.expect(")", "after an expression in parentheses");
        return inner;
    };
    return scanner.within(true, read, { what: 'The "("', at });
}
function parseNumber(scanner, at) {
    const text = scanner.number();
    if (!/^\d+\.?\d*(?:[eE][+-]?\d+)?$/.test(text))
        scanner.fail(`"${text}" is no number.`, at);
    return { kind: "literal", value: Number(text), at };
}
function parseName(scanner, at) {
    let name = scanner.identifier();
    if (name === "")
        failWithoutValue(scanner);
    if (name === "true" || name === "false")
        return { kind: "literal", value: name === "true", at };
    if (name === "null")
        return { kind: "literal", value: null, at };
    let isFunction = false;
    while (scanner.take("::")) {
        isFunction = true;
        const next = scanner.identifier();
        if (next === "")
            scanner.fail(`Expected a name after "::", found ${scanner.found()}.`);
        name += `::${next}`;
    }
    if (scanner.take("("))
        return parseCall(scanner, name, at);
    if (isFunction)
        scanner.fail(`Expected "(" after "${name}", found ${scanner.found()}.`);
    return { kind: "reference", path: [name], at };
}
function parseCall(scanner, name, at) {
    const read = () => {
        const args = [];
        let expand = false;
        while (!scanner.take(")")) {
            args.push(parseExpression(scanner));
            expand = scanner.take("...");
            if (!expand && scanner.take(","))
                continue;
            const expected = expand ? ")" : '," or ")';
            scanner.expect(")", `in the arguments of ${name}`, expected);
            break;
        }
        return { kind: "call", name, args, expand, at };
    };
    return scanner.within(true, read, { what: `The call of ${name}`, at });
}
function parseList(scanner, at) {
    const read = () => {
        if (scanner.takeKeyword("for"))
            return readFor(scanner, parseExpression, "]", at);
        const items = [];
        while (!scanner.take("]")) {
            items.push(parseExpression(scanner));
            if (scanner.take(","))
                continue;
            scanner.expect("]", "in a list", '," or "]');
            break;
        }
        return { kind: "list", items, at };
    };
    return scanner.within(true, read, { what: 'The "["', at });
}
function parseObject(scanner, at) {
    const open = { what: 'The "{"', at };
    scanner.skipLines();
    if (scanner.takeKeyword("for")) {
        const read = () => readFor(scanner, parseExpression, "}", at);
        return scanner.within(true, read, open);
    }
    return scanner.within(false, () => parseEntries(scanner, at), open);
}
function parseEntries(scanner, at) {
    const entries = [];
    for (;;) {
        scanner.skipLines();
        if (scanner.take("}"))
            return { kind: "object", entries, at };
        const key = parseKey(scanner);
        if (!scanner.take("="))
            scanner.expect(":", "after a key", '=" or ":');
        entries.push({ key, value: parseExpression(scanner) });
        if (scanner.take(","))
            continue;
        const code = scanner.peek();
        if (code !== hcl_scanner/* CODE */.Sq.newline && code !== hcl_scanner/* CODE */.Sq.closeBrace)
            scanner.fail(`Expected ",", a new line or "}" after an entry, found ${scanner.found()}.`);
    }
}
/** A bare name is a key by itself; in parentheses or quotes it is an expression. */
function parseKey(scanner) {
    const first = scanner.text[scanner.offset];
    const key = parseExpression(scanner);
    const [name, ...more] = key.kind === "reference" ? key.path : [];
    if (name === undefined || more.length > 0)
        return key;
    if (first === "(" || first === '"')
        return key;
    return { kind: "literal", value: name, at: key.at };
}
function failWithoutValue(scanner) {
    const found = scanner.found();
    const hint = found === `"'"` || found === '"`"'
        ? " A string stands in double quotes."
        : "";
    return scanner.fail(`Expected a value, found ${found}.${hint}`);
}

;// CONCATENATED MODULE: ./build/plan/hcl/parse.js



/**
 * Reads HCL's native syntax, as in `.pkr.hcl` and `.pkrvars.hcl`, in one pass.
 * Throws an {@link HclError} with file, line and column where the text is not HCL.
 */
function parseHcl(text, file) {
    return { file, ...parseBody(new hcl_scanner/* Scanner */.Lp(text, file), false) };
}
/**
 * Reads one expression that is the whole text, such as a list given as the value of a variable.
 * Throws an {@link HclError} where it is not one.
 */
function parseHclExpression(text, file) {
    const scanner = new hcl_scanner/* Scanner */.Lp(text, file);
    const expression = parseExpression(scanner);
    scanner.skipLines();
    if (!scanner.atEnd)
        scanner.fail(`Expected the end of the value, found ${scanner.found()}.`);
    return expression;
}
/**
 * Reads a whole text as a string with interpolations, without quotes and escapes, as JSON syntax holds them.
 * Throws an {@link HclError} where an interpolation in it cannot be read.
 */
function parseHclTemplate(text, file, at) {
    return readTemplate(new hcl_scanner/* Scanner */.Lp(text, file, at), parseExpression);
}
/** Reads to the end of the file, or of the block whose `{` is behind the cursor. */
function parseBody(scanner, inBlock) {
    const attributes = [];
    const blocks = [];
    const names = new Set();
    const opening = inBlock ? scanner.position().line : 0;
    for (;;) {
        scanner.skipLines();
        if (inBlock && scanner.take("}"))
            break;
        if (scanner.atEnd) {
            if (inBlock)
                scanner.fail('Expected "}".');
            break;
        }
        const item = parseItem(scanner);
        if ("expression" in item) {
            if (names.has(item.name))
                scanner.fail(`"${item.name}" is set twice here.`, item.at);
            names.add(item.name);
            attributes.push(item);
        }
        else
            blocks.push(item);
        expectEndOfItem(scanner, item.at.line === opening);
    }
    return { attributes, blocks };
}
function parseItem(scanner) {
    const at = scanner.position();
    const name = scanner.identifier();
    if (name === "")
        scanner.fail(`Expected the name of a setting or a block, found ${scanner.found()}.${hintOf(scanner)}`);
    if (scanner.take("=")) {
        scanner.skipSpace();
        const start = scanner.offset;
        const expression = parseExpression(scanner);
        scanner.skipSpace();
        const text = scanner.text.slice(start, scanner.tokenEnd);
        return { name, expression, text, at };
    }
    const labels = parseLabels(scanner, name);
    const open = { what: `The block "${name}"`, at };
    const body = scanner.within(false, () => parseBody(scanner, true), open);
    return { type: name, labels, body, at };
}
/** Reads a block's labels and its `{`. */
function parseLabels(scanner, type) {
    const labels = [];
    while (!scanner.take("{")) {
        if (scanner.peek() === hcl_scanner/* CODE */.Sq.quote) {
            const label = readQuoted(scanner, parseExpression, scanner.position());
            if (label.kind !== "literal" || typeof label.value !== "string")
                scanner.fail("A block's label is plain text.", label.at);
            labels.push(label.value);
            continue;
        }
        const label = scanner.identifier();
        if (label === "")
            scanner.fail(`Expected "=" and a value, or the "{" of a block, after "${type}", found ${scanner.found()}.`);
        labels.push(label);
    }
    return labels;
}
/** A block in one line holds one setting and ends in that line; any other item ends its line. */
function expectEndOfItem(scanner, inOneLine) {
    scanner.skipSpace();
    const code = scanner.peek();
    if (inOneLine ? code === hcl_scanner/* CODE */.Sq.closeBrace : code === hcl_scanner/* CODE */.Sq.newline)
        return;
    if (scanner.atEnd && !inOneLine)
        return;
    const expected = inOneLine
        ? '"}", as a block in one line holds one setting'
        : "a new line";
    scanner.fail(`Expected ${expected}, found ${scanner.found()}.`);
}
function hintOf(scanner) {
    return scanner.peek() === hcl_scanner/* CODE */.Sq.closeBrace
        ? " There is no block for it to close."
        : "";
}


/***/ }),

/***/ 90516:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lp: () => (/* binding */ Scanner),
/* harmony export */   Sq: () => (/* binding */ CODE),
/* harmony export */   mM: () => (/* binding */ NOT_UTF8)
/* harmony export */ });
/* harmony import */ var _ast_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49766);

/** Nesting that no real file reaches; a hostile one must not exhaust the stack, here or in what reads the result. */
const MAX_DEPTH = 100;
const CODE = {
    /** No code unit: what `peek` gives at the end equals nothing. */
    none: -1,
    tab: 0x09,
    newline: 0x0a,
    return: 0x0d,
    space: 0x20,
    not: 0x21,
    quote: 0x22,
    hash: 0x23,
    dollar: 0x24,
    percent: 0x25,
    parenthesis: 0x28,
    star: 0x2a,
    dash: 0x2d,
    dot: 0x2e,
    slash: 0x2f,
    zero: 0x30,
    nine: 0x39,
    bracket: 0x5b,
    backslash: 0x5c,
    brace: 0x7b,
    closeBrace: 0x7d,
    tilde: 0x7e,
};
/** What a decoder puts in the place of bytes that are no text. */
const NOT_UTF8 = 0xfffd;
const isDigit = (code) => code >= CODE.zero && code <= CODE.nine;
const isAsciiLetter = (code) => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
/** HCL's own rule: all of `1.2.3` is one number, and wrong; a dot at its end is not of it. */
const NUMBER = /\d(?:(?:[\d.]|[eE][+-]?\d)*(?:\d|[eE][+-]?\d))?/y;
const UNICODE_START = /^[\p{ID_Start}_]$/u;
const UNICODE_CONTINUE = /^\p{ID_Continue}$/u;
/** A cursor over HCL text that knows its line; each character is passed once. */
class Scanner {
    text;
    file;
    offset = 0;
    /** Are newlines space? True inside brackets and interpolations, false where they end an item. */
    newlinesAreSpace = false;
    /** JSON has no comments, and carriage returns anywhere. */
    isJson = false;
    /** Levels of nesting at the cursor; who goes deeper puts it back. */
    depth = 0;
    /** Offset behind the last token, seen after {@link skipSpace}. */
    tokenEnd = 0;
    #open = [];
    #spaceEnd = -1;
    #line = 1;
    #lineStart = 0;
    /** `start` is where the text stands in its file, when it is a part of it. */
    constructor(text, file, start) {
        this.text = text;
        this.file = file;
        if (start !== undefined) {
            this.#line = start.line;
            this.#lineStart = 1 - start.column;
        }
        if (text.charCodeAt(0) === 0xfeff)
            this.#lineStart = this.offset = 1;
    }
    get atEnd() {
        return this.offset >= this.text.length;
    }
    /** Code unit at the cursor, NaN at the end. */
    peek(ahead = 0) {
        return this.text.charCodeAt(this.offset + ahead);
    }
    /** Of the cursor, or of a place near it in its line. */
    position(from = 0) {
        const column = this.offset + from - this.#lineStart + 1;
        return { line: this.#line, column };
    }
    /** Where the text ends too early, what is open is what a person looks for. */
    fail(message, at) {
        const open = this.atEnd && at === undefined ? this.#open.at(-1) : undefined;
        if (open === undefined)
            throw new _ast_js__WEBPACK_IMPORTED_MODULE_0__/* .HclError */ .s(message, this.file, at ?? this.position());
        const closing = `${open.what} that begins here is never closed`;
        throw new _ast_js__WEBPACK_IMPORTED_MODULE_0__/* .HclError */ .s(`${closing}. ${message}`, this.file, open.at);
    }
    /** What stands at the cursor, for messages. */
    found() {
        if (this.atEnd)
            return "the end of the file";
        const code = this.peek();
        if (code === CODE.newline)
            return "the end of the line";
        if (code === NOT_UTF8)
            return "a byte that is not UTF-8";
        const point = this.text.codePointAt(this.offset) ?? 0;
        const character = String.fromCodePoint(point);
        // a message with what nobody can see in it helps nobody
        return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character)
            ? JSON.stringify(character)
            : `the character U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
    }
    /** Steps over one newline, which must be at the cursor. */
    newline() {
        this.offset++;
        this.#line++;
        this.#lineStart = this.offset;
    }
    /** Steps over blanks and comments, and over newlines where they are space. */
    skipSpace() {
        if (this.offset !== this.#spaceEnd)
            this.tokenEnd = this.offset;
        while (this.#skipOne(this.peek()))
            ;
        this.#spaceEnd = this.offset;
    }
    #skipOne(code) {
        if (code === CODE.space || code === CODE.tab)
            this.offset++;
        // what most tokens begin with is above all that is asked for below
        else if (code > CODE.slash)
            return false;
        else if (code === CODE.return &&
            (this.isJson || this.peek(1) === CODE.newline))
            this.offset++;
        else if (code === CODE.newline && this.newlinesAreSpace)
            this.newline();
        else if (this.isJson)
            return false;
        else if (code === CODE.hash)
            this.#skipLine();
        else if (code === CODE.slash && this.peek(1) === CODE.slash)
            this.#skipLine();
        else if (code === CODE.slash && this.peek(1) === CODE.star)
            this.#skipComment();
        else
            return false;
        return true;
    }
    /** Steps over blanks, comments and newlines. */
    skipLines() {
        const before = this.newlinesAreSpace;
        this.newlinesAreSpace = true;
        this.skipSpace();
        this.newlinesAreSpace = before;
    }
    /** Runs `read` with newlines as space or not, one level deeper, behind what opens there. */
    within(newlinesAreSpace, read, open) {
        const { depth, newlinesAreSpace: before } = this;
        this.newlinesAreSpace = newlinesAreSpace;
        this.deeper();
        const result = open === undefined ? read() : this.inside(open, read);
        this.depth = depth;
        this.newlinesAreSpace = before;
        return result;
    }
    /** Runs `read` behind what opens at a place, for the message where it is never closed. */
    inside(open, read) {
        this.#open.push(open);
        const result = read();
        this.#open.pop();
        return result;
    }
    /** Counts one more level; what reads the result recurses as deep as this. */
    deeper() {
        if (++this.depth > MAX_DEPTH)
            this.fail("This is nested too deeply.");
    }
    /** Takes `token` if it is at the cursor, after space. */
    take(token) {
        this.skipSpace();
        if (!this.text.startsWith(token, this.offset))
            return false;
        this.offset += token.length;
        return true;
    }
    /** Takes `token` or fails; `expected` names what else might have stood there. */
    expect(token, where, expected = token) {
        if (!this.take(token))
            this.fail(`Expected "${expected}" ${where}, found ${this.found()}.`);
    }
    /** Takes an identifier at the cursor; empty where there is none. */
    identifier() {
        const start = this.offset;
        let step = this.#identifierStep(true);
        while (step > 0) {
            this.offset += step;
            step = isAsciiLetter(this.peek()) ? 1 : this.#identifierStep(false);
        }
        return this.text.slice(start, this.offset);
    }
    /** Takes a word only if it stands alone, after space. */
    takeKeyword(word) {
        this.skipSpace();
        const start = this.offset;
        if (!this.text.startsWith(word, start))
            return false;
        if (this.identifier() === word)
            return true;
        this.offset = start;
        return false;
    }
    /** Takes what HCL holds for a number, right or wrong, at the cursor; empty where there is none. */
    number() {
        if (!isDigit(this.peek()))
            return "";
        NUMBER.lastIndex = this.offset;
        const number = NUMBER.exec(this.text)?.[0] ?? "";
        this.offset += number.length;
        return number;
    }
    #identifierStep(first) {
        const code = this.peek();
        if (isAsciiLetter(code) || code === 0x5f)
            return 1;
        if (code < 0x80)
            return !first && (isDigit(code) || code === CODE.dash) ? 1 : 0;
        const point = this.text.codePointAt(this.offset);
        if (point === undefined)
            return 0;
        const character = String.fromCodePoint(point);
        const allowed = first ? UNICODE_START : UNICODE_CONTINUE;
        return allowed.test(character) ? character.length : 0;
    }
    #skipLine() {
        const end = this.text.indexOf("\n", this.offset);
        this.offset = end === -1 ? this.text.length : end;
    }
    #skipComment() {
        const at = this.position();
        const end = this.text.indexOf("*/", this.offset + 2);
        if (end === -1)
            this.fail('A comment that begins with "/*" never ends.', at);
        while (this.offset < end) {
            if (this.peek() === CODE.newline)
                this.newline();
            else
                this.offset++;
        }
        this.offset = end + 2;
    }
}


/***/ })

};
