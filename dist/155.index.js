export const id = 155;
export const ids = [155];
export const modules = {

/***/ 9766:
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

/***/ 2898:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ NOTHING_KNOWN),
  _: () => (/* binding */ evaluate)
});

// EXTERNAL MODULE: ./build/plan/hcl/value.js
var hcl_value = __webpack_require__(1659);
;// CONCATENATED MODULE: ./build/plan/hcl/functions.js

/**
 * Packer's functions that names, paths and versions are made with.
 * https://developer.hashicorp.com/packer/docs/templates/hcl_templates/functions
 */
const FUNCTIONS = new Map([
    ["basename", onTexts((path) => segmentsOf(path).at(-1) ?? path)],
    ["coalesce", coalesce],
    ["compact", onList((list) => list.filter((item) => item !== ""))],
    ["concat", (...lists) => (0,hcl_value/* joinLists */.Qc)(lists)],
    ["contains", contains],
    ["dirname", onTexts(dirname)],
    ["element", functions_element],
    ["endswith", onTexts((text, end) => text.endsWith(end))],
    ["format", format],
    ["join", join],
    ["keys", onMap((map) => sortedEntries(map).map(([key]) => key))],
    ["length", functions_length],
    ["lookup", lookup],
    ["lower", onTexts((text) => text.toLowerCase())],
    ["merge", merge],
    ["replace", replace],
    ["reverse", onList((list) => list.toReversed())],
    ["split", split],
    ["startswith", onTexts((text, start) => text.startsWith(start))],
    ["strcontains", onTexts((text, part) => text.includes(part))],
    ["substr", substr],
    ["trimprefix", onTexts(trimPrefix)],
    ["trimspace", onTexts((text) => text.trim())],
    ["trimsuffix", onTexts(trimSuffix)],
    ["upper", onTexts((text) => text.toUpperCase())],
    ["values", onMap((map) => sortedEntries(map).map(([, value]) => value))],
]);
/** Calls a function by its name; unknown where it is not one of ours or its arguments do not tell. */
function callFunction(name, args) {
    const result = FUNCTIONS.get(name)?.(...args);
    return result === undefined ? hcl_value/* UNKNOWN */.HV : result;
}
function onTexts(call) {
    return (first, second = "") => {
        const [a, b] = [(0,hcl_value/* toText */.fE)(first), (0,hcl_value/* toText */.fE)(second)];
        return a === undefined || b === undefined ? undefined : call(a, b);
    };
}
function onList(call) {
    return (list) => (0,hcl_value/* isList */.Lv)(list) && !list.includes(hcl_value/* UNKNOWN */.HV) ? call(list) : undefined;
}
function onMap(call) {
    return (map) => ((0,hcl_value/* isMap */.jh)(map) ? call(map) : undefined);
}
function sortedEntries(map) {
    return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
/** The first that is neither null nor empty, as Packer does. */
function coalesce(...args) {
    return args.find((value) => value !== null && value !== "");
}
function contains(list = hcl_value/* UNKNOWN */.HV, wanted = hcl_value/* UNKNOWN */.HV) {
    if (!(0,hcl_value/* isList */.Lv)(list) || wanted === hcl_value/* UNKNOWN */.HV)
        return undefined;
    if (list.includes(wanted))
        return true;
    return list.includes(hcl_value/* UNKNOWN */.HV) ? undefined : false;
}
function segmentsOf(path) {
    return path.split("/").filter((segment) => segment !== "");
}
function dirname(path) {
    const slash = path.lastIndexOf("/");
    if (slash === -1)
        return ".";
    const parents = segmentsOf(path.slice(0, slash)).join("/");
    return path.startsWith("/") ? `/${parents}` : parents;
}
function functions_element(list = hcl_value/* UNKNOWN */.HV, index = hcl_value/* UNKNOWN */.HV) {
    const at = (0,hcl_value/* toNumber */.Ro)(index);
    if (!(0,hcl_value/* isList */.Lv)(list) || at === undefined || at < 0)
        return undefined;
    return list[at % list.length];
}
function format(pattern = hcl_value/* UNKNOWN */.HV, ...args) {
    const text = (0,hcl_value/* toText */.fE)(pattern);
    if (text === undefined)
        return undefined;
    const pieces = [];
    let end = 0;
    let next = 0;
    for (const match of text.matchAll(/%(0?)(\d{0,2})(.?)/gsu)) {
        pieces.push(text.slice(end, match.index));
        end = match.index + match[0].length;
        const [, zero = "", width = "", verb] = match;
        if (verb === "%")
            pieces.push("%");
        else if (verb === "s" || verb === "d" || verb === "v")
            pieces.push((0,hcl_value/* toText */.fE)(args[next++])?.padStart(Number(width), zero === "" ? " " : "0"));
        else
            return undefined;
    }
    return (0,hcl_value/* joinTexts */.B5)([...pieces, text.slice(end)], "");
}
function join(separator = hcl_value/* UNKNOWN */.HV, ...lists) {
    const text = (0,hcl_value/* toText */.fE)(separator);
    const items = (0,hcl_value/* joinLists */.Qc)(lists);
    return text === undefined || items === undefined
        ? undefined
        : (0,hcl_value/* joinTexts */.B5)(items, text);
}
function functions_length(value = hcl_value/* UNKNOWN */.HV) {
    if (typeof value === "string" || (0,hcl_value/* isList */.Lv)(value))
        return value.length;
    return (0,hcl_value/* isMap */.jh)(value) ? value.size : undefined;
}
function lookup(map = hcl_value/* UNKNOWN */.HV, key = hcl_value/* UNKNOWN */.HV, ifAbsent) {
    const name = (0,hcl_value/* toText */.fE)(key);
    if (!(0,hcl_value/* isMap */.jh)(map) || name === undefined)
        return undefined;
    return map.has(name) ? map.get(name) : ifAbsent;
}
function merge(...maps) {
    const all = new Map();
    for (const map of maps) {
        if (map === null)
            continue;
        if (!(0,hcl_value/* isMap */.jh)(map))
            return undefined;
        for (const [key, value] of map)
            all.set(key, value);
    }
    return all;
}
function replace(...args) {
    const [text, part, replacement] = args.map(hcl_value/* toText */.fE);
    if (text === undefined || part === undefined || replacement === undefined)
        return undefined;
    return (0,hcl_value/* joinTexts */.B5)(text.split(part), replacement);
}
function split(separator = hcl_value/* UNKNOWN */.HV, text = hcl_value/* UNKNOWN */.HV) {
    const [by, whole] = [(0,hcl_value/* toText */.fE)(separator), (0,hcl_value/* toText */.fE)(text)];
    return by === undefined ? undefined : whole?.split(by);
}
function substr(text = hcl_value/* UNKNOWN */.HV, offset = hcl_value/* UNKNOWN */.HV, count = hcl_value/* UNKNOWN */.HV) {
    const [from, size] = [(0,hcl_value/* toNumber */.Ro)(offset), (0,hcl_value/* toNumber */.Ro)(count)];
    if (from === undefined || size === undefined)
        return undefined;
    const rest = (0,hcl_value/* toText */.fE)(text)?.slice(from);
    return size < 0 ? rest : rest?.slice(0, size);
}
function trimPrefix(text, prefix) {
    return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}
function trimSuffix(text, suffix) {
    return suffix !== "" && text.endsWith(suffix)
        ? text.slice(0, -suffix.length)
        : text;
}

;// CONCATENATED MODULE: ./build/plan/hcl/evaluate.js


/** Knows no name: only what is written out has a value. */
const NOTHING_KNOWN = () => hcl_value/* UNKNOWN */.HV;
/**
 * The value of an expression as far as the names in it are known.
 * Never throws: what Packer would refuse, and what is not evaluated here, is unknown.
 */
function evaluate(expression, lookup) {
    switch (expression.kind) {
        case "literal":
            return expression.value;
        case "template":
            return ((0,hcl_value/* joinTexts */.B5)(expression.parts.map((part) => typeof part === "string" ? part : evaluate(part, lookup)), "") ?? hcl_value/* UNKNOWN */.HV);
        case "list":
            return expression.items.map((item) => evaluate(item, lookup));
        case "object":
            return evaluateObject(expression, lookup);
        case "reference":
            return evaluateReference(expression.path, lookup);
        case "index":
            return index(evaluate(expression.target, lookup), evaluate(expression.key, lookup));
        case "call":
            return evaluateCall(expression, lookup);
        case "conditional": {
            const test = (0,hcl_value/* toBoolean */.G4)(evaluate(expression.test, lookup));
            if (test === undefined)
                return hcl_value/* UNKNOWN */.HV;
            return evaluate(test ? expression.yes : expression.no, lookup);
        }
        case "unary":
            return evaluateUnary(expression.operator, evaluate(expression.operand, lookup));
        case "binary":
            return evaluateBinary(expression, lookup);
        case "opaque":
            return hcl_value/* UNKNOWN */.HV;
    }
}
function evaluateObject(expression, lookup) {
    const map = new Map();
    for (const { key, value } of expression.entries) {
        const name = (0,hcl_value/* toText */.fE)(evaluate(key, lookup));
        if (name === undefined)
            return hcl_value/* UNKNOWN */.HV;
        map.set(name, evaluate(value, lookup));
    }
    return map;
}
function evaluateReference(path, lookup) {
    const [root, name, ...rest] = path;
    if (root === undefined || name === undefined)
        return hcl_value/* UNKNOWN */.HV;
    return rest.reduce(index, lookup(root, name));
}
function index(target, key) {
    const found = (0,hcl_value/* isMap */.jh)(target)
        ? target.get((0,hcl_value/* toText */.fE)(key) ?? "")
        : (0,hcl_value/* isList */.Lv)(target)
            ? target[(0,hcl_value/* toNumber */.Ro)(key) ?? -1]
            : undefined;
    return found === undefined ? hcl_value/* UNKNOWN */.HV : found;
}
function evaluateCall(expression, lookup) {
    const args = expression.args.map((argument) => evaluate(argument, lookup));
    // what the environment holds is for the lookup to tell
    if (expression.name === "env")
        return lookup("env", (0,hcl_value/* toText */.fE)(args[0]) ?? "");
    if (!expression.expand)
        return callFunction(expression.name, args);
    const last = (0,hcl_value/* joinLists */.Qc)(args.slice(-1));
    if (last === undefined)
        return hcl_value/* UNKNOWN */.HV;
    return callFunction(expression.name, [...args.slice(0, -1), ...last]);
}
function evaluateUnary(operator, operand) {
    if (operator === "!") {
        const value = (0,hcl_value/* toBoolean */.G4)(operand);
        return value === undefined ? hcl_value/* UNKNOWN */.HV : !value;
    }
    const value = (0,hcl_value/* toNumber */.Ro)(operand);
    return value === undefined ? hcl_value/* UNKNOWN */.HV : -value;
}
function evaluateBinary({ operator, left, right }, lookup) {
    const a = evaluate(left, lookup);
    const b = evaluate(right, lookup);
    const result = operator === "==" || operator === "!="
        ? compare(a, b, operator === "==")
        : operator === "&&" || operator === "||"
            ? combine(a, b, operator === "||")
            : calculate(operator, (0,hcl_value/* toNumber */.Ro)(a), (0,hcl_value/* toNumber */.Ro)(b));
    return result ?? hcl_value/* UNKNOWN */.HV;
}
/** Equality of primitives, without conversion; that of lists and objects is not asked for. */
function compare(a, b, equal) {
    if (!isPrimitive(a) || !isPrimitive(b))
        return undefined;
    return (a === b) === equal;
}
function isPrimitive(value) {
    return value === null || (0,hcl_value/* toText */.fE)(value) !== undefined;
}
/** `||` where `decisive` is true, else `&&`: one side may decide alone. */
function combine(a, b, decisive) {
    const sides = [(0,hcl_value/* toBoolean */.G4)(a), (0,hcl_value/* toBoolean */.G4)(b)];
    if (sides.includes(decisive))
        return decisive;
    return sides.includes(undefined) ? undefined : !decisive;
}
function calculate(operator, a, b) {
    if (a === undefined || b === undefined)
        return undefined;
    switch (operator) {
        case "+":
            return a + b;
        case "-":
            return a - b;
        case "*":
            return a * b;
        case "/":
            return b === 0 ? undefined : a / b;
        case "%":
            return b === 0 ? undefined : a % b;
        case ">":
            return a > b;
        case "<":
            return a < b;
        case ">=":
            return a >= b;
        case "<=":
            return a <= b;
        default:
            return undefined;
    }
}


/***/ }),

/***/ 8456:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ propertiesOf),
/* harmony export */   V: () => (/* binding */ readJson)
/* harmony export */ });
/* harmony import */ var _scanner_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(516);

/** A number or a word; what follows it is looked at by who comes next. */
const PLAIN = /-?[0-9][0-9.eE+-]*|true|false|null/y;
/** Reads JSON, keeping positions and repeated names. Throws an {@link HclError} where it is not JSON. */
function readJson(text, file) {
    const scanner = new _scanner_js__WEBPACK_IMPORTED_MODULE_0__/* .Scanner */ .L(text, file);
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
    const content = readContent(scanner);
    scanner.depth = depth;
    return { ...content, at, start, end: scanner.offset };
}
function readContent(scanner) {
    if (scanner.take("{"))
        return { kind: "object", properties: readProperties(scanner) };
    if (scanner.take("["))
        return { kind: "list", items: readItems(scanner) };
    if (scanner.peek() === _scanner_js__WEBPACK_IMPORTED_MODULE_0__/* .CODE */ .S.quote)
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
    while (!scanner.take("}")) {
        const at = scanner.position();
        if (scanner.peek() !== _scanner_js__WEBPACK_IMPORTED_MODULE_0__/* .CODE */ .S.quote)
            scanner.fail(`Expected a name in quotes, found ${scanner.found()}.`);
        const name = readString(scanner);
        scanner.expect(":", "after a name");
        properties.push({ name, value: readValue(scanner), at });
        if (scanner.take(","))
            continue;
        scanner.expect("}", "at the end of an object");
        break;
    }
    return properties;
}
function readItems(scanner) {
    const items = [];
    while (!scanner.take("]")) {
        items.push(readValue(scanner));
        if (scanner.take(","))
            continue;
        scanner.expect("]", "at the end of a list");
        break;
    }
    return items;
}
function readString(scanner) {
    const { text, offset } = scanner;
    let end = offset + 1;
    while (end < text.length && text.charCodeAt(end) !== _scanner_js__WEBPACK_IMPORTED_MODULE_0__/* .CODE */ .S.quote)
        end += text.charCodeAt(end) === _scanner_js__WEBPACK_IMPORTED_MODULE_0__/* .CODE */ .S.backslash ? 2 : 1;
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
/* harmony import */ var _json_reader_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8456);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2861);


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
    return { file, ...toBody((0,_json_reader_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .V)(text, file), TEMPLATE, { text, file }) };
}
function toBody(value, type, source) {
    const attributes = [];
    const blocks = [];
    for (const property of (0,_json_reader_js__WEBPACK_IMPORTED_MODULE_0__/* .propertiesOf */ .P)(value)) {
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
    if (value.kind === "list")
        return value.items.flatMap((item) => toBlocks(property, item, type, labels, source));
    if (labels.length === type.labels)
        return [{ type: name, labels, body: toBody(value, type, source), at }];
    return (0,_json_reader_js__WEBPACK_IMPORTED_MODULE_0__/* .propertiesOf */ .P)(value).flatMap((label) => toBlocks({ ...property, at: label.at }, label.value, type, [...labels, label.name], source));
}
function toAttribute({ name, value, at }, source) {
    const text = source.text.slice(value.start, value.end);
    return { name, expression: toExpression(value, source.file), text, at };
}
function toExpression(value, file) {
    const { at } = value;
    if (value.kind === "list") {
        const items = value.items.map((item) => toExpression(item, file));
        return { kind: "list", items, at };
    }
    if (value.kind === "object") {
        const entries = value.properties.map((property) => ({
            key: (0,_parse_js__WEBPACK_IMPORTED_MODULE_1__/* .parseHclTemplate */ .NY)(property.name, file, property.at),
            value: toExpression(property.value, file),
        }));
        return { kind: "object", entries, at };
    }
    if (typeof value.value === "string")
        return (0,_parse_js__WEBPACK_IMPORTED_MODULE_1__/* .parseHclTemplate */ .NY)(value.value, file, at);
    return { kind: "literal", value: value.value, at };
}


/***/ }),

/***/ 2861:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z4: () => (/* binding */ parseHcl),
  dk: () => (/* binding */ parseHclExpression),
  NY: () => (/* binding */ parseHclTemplate)
});

// EXTERNAL MODULE: ./build/plan/hcl/scanner.js
var hcl_scanner = __webpack_require__(516);
;// CONCATENATED MODULE: ./build/plan/hcl/pieces.js
/** Adds text, trimmed where the marker before it asks for that. */
function addText(pieces, text) {
    const kept = pieces.trimNext ? text.trimStart() : text;
    pieces.trimNext = false;
    if (kept !== "")
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
    const { at, value } = piece;
    const { depth } = scanner;
    scanner.deeper();
    const inner = (closings) => {
        const { parts, closing } = nest(scanner, reader, closings, at);
        return { text: fromParts(parts, at), closing };
    };
    let result;
    if (piece.kind === "for") {
        const body = inner(["endfor"]).text;
        result = { kind: "opaque", children: [value, body], at };
    }
    else {
        const yes = inner(["else", "endif"]);
        const no = yes.closing === "else" ? inner(["endif"]).text : fromParts([], at);
        result = { kind: "conditional", test: value, yes: yes.text, no, at };
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
/** Reads a quoted string at the cursor, with its interpolations. */
function readQuoted(scanner, readExpression) {
    const at = scanner.position();
    const pieces = { list: [], trimNext: false };
    scanner.offset++;
    addText(pieces, readText(scanner, pieces, readExpression, hcl_scanner/* CODE */.S.quote));
    if (scanner.atEnd)
        scanner.fail("A string that begins here never ends.", at);
    scanner.offset++;
    return assemble(scanner, pieces.list, at);
}
/** `${` or `%{` at the cursor. */
function isMarker(scanner) {
    const code = scanner.peek();
    return ((code === hcl_scanner/* CODE */.S.dollar || code === hcl_scanner/* CODE */.S.percent) &&
        scanner.peek(1) === hcl_scanner/* CODE */.S.brace);
}
/** `$${` or `%%{` at the cursor: the text `${` or `%{`. */
function isEscapedMarker(scanner) {
    const code = scanner.peek();
    return ((code === hcl_scanner/* CODE */.S.dollar || code === hcl_scanner/* CODE */.S.percent) &&
        scanner.peek(1) === code &&
        scanner.peek(2) === hcl_scanner/* CODE */.S.brace);
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
    const isDirective = scanner.peek() === hcl_scanner/* CODE */.S.percent;
    scanner.offset += 2;
    const last = pieces.list.at(-1);
    if (scanner.peek() === hcl_scanner/* CODE */.S.tilde) {
        scanner.offset++;
        if (last?.kind === "text")
            last.text = last.text.trimEnd();
    }
    scanner.within(true, () => {
        pieces.list.push(isDirective
            ? readDirective(scanner, readExpression)
            : { kind: "value", value: readExpression(scanner) });
        pieces.trimNext = scanner.take("~");
        scanner.expect("}", "at the end of an interpolation");
    });
}
function readDirective(scanner, readExpression) {
    scanner.skipSpace();
    const at = scanner.position();
    const keyword = scanner.identifier();
    switch (keyword) {
        case "if":
            return { kind: keyword, value: readExpression(scanner), at };
        case "for":
            do {
                scanner.skipSpace();
                scanner.identifier();
            } while (scanner.take(","));
            if (!scanner.takeKeyword("in"))
                scanner.fail(`Expected "in", found ${scanner.found()}.`);
            return { kind: keyword, value: readExpression(scanner), at };
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
    const flush = scanner.peek() === hcl_scanner/* CODE */.S.dash;
    if (flush)
        scanner.offset++;
    const marker = scanner.identifier();
    if (scanner.peek() === hcl_scanner/* CODE */.S.return)
        scanner.offset++;
    if (marker === "" || scanner.peek() !== hcl_scanner/* CODE */.S.newline)
        scanner.fail('Expected a marker and a new line after "<<".', at);
    const pieces = { list: [], trimNext: false };
    for (;;) {
        if (scanner.atEnd)
            scanner.fail(`A text that begins with "<<${marker}" never ends.`, at);
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
    scanner.offset = offset + line.trimEnd().length;
    return true;
}
/** Reads to the end of the line, which may lie further down when an interpolation spans lines. */
function readHeredocLine(scanner, pieces, readExpression) {
    const rest = readText(scanner, pieces, readExpression, hcl_scanner/* CODE */.S.newline);
    addText(pieces, `${rest}\n`);
}
/** Reads the whole text of the scanner as a string, without quotes and escapes. */
function readTemplate(scanner, readExpression) {
    const at = scanner.position();
    const pieces = { list: [], trimNext: false };
    addText(pieces, readText(scanner, pieces, readExpression, hcl_scanner/* CODE */.S.none));
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
        if (code === hcl_scanner/* CODE */.S.newline && end === hcl_scanner/* CODE */.S.quote)
            scanner.fail("This string does not end in its line.");
        if (code === hcl_scanner/* CODE */.S.newline)
            scanner.newline();
        else if (code === hcl_scanner/* CODE */.S.backslash && end === hcl_scanner/* CODE */.S.quote) {
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
/** Steps to the next character that may mean something in a string, and gives its code unit. */
function skipPlainText(scanner) {
    for (;;) {
        const code = scanner.peek();
        switch (code) {
            case hcl_scanner/* CODE */.S.quote:
            case hcl_scanner/* CODE */.S.backslash:
            case hcl_scanner/* CODE */.S.dollar:
            case hcl_scanner/* CODE */.S.percent:
            case hcl_scanner/* CODE */.S.newline:
                return code;
        }
        if (Number.isNaN(code))
            return code;
        scanner.offset++;
    }
}

;// CONCATENATED MODULE: ./build/plan/hcl/expression.js


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
/** Reads the expression at the cursor; fails with an {@link HclError}. */
function parseExpression(scanner) {
    const { depth } = scanner;
    scanner.deeper();
    scanner.skipSpace();
    const at = scanner.position();
    let expression = parseBinary(scanner, 1);
    if (scanner.take("?")) {
        const yes = parseExpression(scanner);
        scanner.expect(":", "between the two results of a condition");
        const no = parseExpression(scanner);
        expression = { kind: "conditional", test: expression, yes, no, at };
    }
    scanner.depth = depth;
    return expression;
}
function parseBinary(scanner, minimum) {
    scanner.skipSpace();
    const at = scanner.position();
    let left = parseUnary(scanner);
    for (;;) {
        const found = operatorAt(scanner);
        if (found === undefined || found[1] < minimum)
            return left;
        const [operator, precedence] = found;
        scanner.deeper();
        scanner.offset += operator.length;
        const right = parseBinary(scanner, precedence + 1);
        left = { kind: "binary", operator, left, right, at };
    }
}
function operatorAt(scanner) {
    scanner.skipSpace();
    if (!OPERATOR_STARTS.has(scanner.peek()))
        return undefined;
    return OPERATORS.find(([operator]) => scanner.text.startsWith(operator, scanner.offset));
}
function parseUnary(scanner) {
    scanner.skipSpace();
    const at = scanner.position();
    for (const operator of ["-", "!"]) {
        if (!scanner.take(operator))
            continue;
        scanner.deeper();
        return { kind: "unary", operator, operand: parseUnary(scanner), at };
    }
    return parsePostfix(scanner, parsePrimary(scanner, at), at);
}
/** What follows a value: `.name`, `.0`, `[key]`, and the splats `.*` and `[*]`. */
function parsePostfix(scanner, primary, at) {
    let target = primary;
    for (;;) {
        scanner.skipSpace();
        const code = scanner.peek();
        if (code === hcl_scanner/* CODE */.S.dot && scanner.peek(1) !== hcl_scanner/* CODE */.S.dot) {
            scanner.offset++;
            target = parseMember(scanner, target, at);
        }
        else if (code === hcl_scanner/* CODE */.S.bracket) {
            scanner.offset++;
            target = parseIndex(scanner, target, at);
        }
        else
            return target;
    }
}
function parseMember(scanner, target, at) {
    if (scanner.take("*"))
        return splat(scanner, target, at);
    const keyAt = scanner.position();
    const digits = scanner.digits();
    const value = digits === "" ? scanner.identifier() : Number(digits);
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
    return scanner.within(true, () => {
        const isSplat = scanner.take("*");
        const key = isSplat ? undefined : parseExpression(scanner);
        scanner.expect("]", "after an index");
        if (key === undefined)
            return splat(scanner, target, at);
        return { kind: "index", target, key, at };
    });
}
function splat(scanner, target, at) {
    scanner.deeper();
    return { kind: "opaque", children: [target], at };
}
function parsePrimary(scanner, at) {
    const code = scanner.peek();
    if (code === hcl_scanner/* CODE */.S.quote)
        return readQuoted(scanner, parseExpression);
    if (code >= hcl_scanner/* CODE */.S.zero && code <= hcl_scanner/* CODE */.S.nine)
        return parseNumber(scanner, at);
    if (scanner.take("(")) {
        return scanner.within(true, () => {
            const inner = parseExpression(scanner);
            scanner.expect(")", "after an expression in parentheses");
            return inner;
        });
    }
    if (scanner.take("["))
        return parseList(scanner, at);
    if (scanner.take("{"))
        return parseObject(scanner, at);
    if (scanner.take("<<"))
        return readHeredoc(scanner, parseExpression, at);
    return parseName(scanner, at);
}
function parseNumber(scanner, at) {
    let text = scanner.digits();
    if (scanner.peek() === hcl_scanner/* CODE */.S.dot && isDigitAt(scanner, 1)) {
        scanner.offset++;
        text += `.${scanner.digits()}`;
    }
    if (scanner.peek() === 0x65 || scanner.peek() === 0x45) {
        const sign = scanner.peek(1) === hcl_scanner/* CODE */.S.dash ? "-" : "";
        const signed = sign !== "" || scanner.peek(1) === 0x2b;
        if (isDigitAt(scanner, signed ? 2 : 1)) {
            scanner.offset += signed ? 2 : 1;
            text += `e${sign}${scanner.digits()}`;
        }
    }
    return { kind: "literal", value: Number(text), at };
}
function isDigitAt(scanner, ahead) {
    const code = scanner.peek(ahead);
    return code >= hcl_scanner/* CODE */.S.zero && code <= hcl_scanner/* CODE */.S.nine;
}
function parseName(scanner, at) {
    let name = scanner.identifier();
    if (name === "")
        scanner.fail(`Expected a value, found ${scanner.found()}.`, at);
    if (name === "true" || name === "false")
        return { kind: "literal", value: name === "true", at };
    if (name === "null")
        return { kind: "literal", value: null, at };
    let isFunction = false;
    while (scanner.take("::")) {
        isFunction = true;
        name += `::${scanner.identifier()}`;
    }
    if (scanner.take("("))
        return parseCall(scanner, name, at);
    if (isFunction)
        scanner.fail(`Expected "(" after "${name}", found ${scanner.found()}.`);
    return { kind: "reference", path: [name], at };
}
function parseCall(scanner, name, at) {
    return scanner.within(true, () => {
        const args = [];
        let expand = false;
        while (!scanner.take(")")) {
            args.push(parseExpression(scanner));
            expand = scanner.take("...");
            if (!expand && scanner.take(","))
                continue;
            scanner.expect(")", `after the arguments of ${name}`);
            break;
        }
        return { kind: "call", name, args, expand, at };
    });
}
function parseList(scanner, at) {
    return scanner.within(true, () => {
        if (scanner.takeKeyword("for"))
            return parseFor(scanner, "]", at);
        const items = [];
        while (!scanner.take("]")) {
            items.push(parseExpression(scanner));
            if (scanner.take(","))
                continue;
            scanner.expect("]", "at the end of a list");
            break;
        }
        return { kind: "list", items, at };
    });
}
/** Reads on behind `for`: `k, v in collection : [key =>] value [...] [if condition]` and the closing bracket. */
function parseFor(scanner, closing, at) {
    do {
        scanner.skipSpace();
        if (scanner.identifier() === "")
            scanner.fail(`Expected a name after "for", found ${scanner.found()}.`);
    } while (scanner.take(","));
    if (!scanner.takeKeyword("in"))
        scanner.fail(`Expected "in", found ${scanner.found()}.`);
    const children = [parseExpression(scanner)];
    scanner.expect(":", 'after the collection of "for"');
    children.push(parseExpression(scanner));
    if (scanner.take("=>"))
        children.push(parseExpression(scanner));
    scanner.take("...");
    if (scanner.takeKeyword("if"))
        children.push(parseExpression(scanner));
    scanner.expect(closing, 'at the end of "for"');
    return { kind: "opaque", children, at };
}
function parseObject(scanner, at) {
    scanner.skipLines();
    if (scanner.takeKeyword("for"))
        return scanner.within(true, () => parseFor(scanner, "}", at));
    return scanner.within(false, () => {
        const entries = [];
        for (;;) {
            scanner.skipLines();
            if (scanner.take("}"))
                return { kind: "object", entries, at };
            const key = parseKey(scanner);
            if (!scanner.take("="))
                scanner.expect(":", "after a key");
            entries.push({ key, value: parseExpression(scanner) });
            if (scanner.take(","))
                continue;
            const code = scanner.peek();
            if (code !== hcl_scanner/* CODE */.S.newline && code !== hcl_scanner/* CODE */.S.closeBrace)
                scanner.fail(`Expected "}" or a new line, found ${scanner.found()}.`);
        }
    });
}
/** A bare name is a key by itself; in parentheses it is an expression. */
function parseKey(scanner) {
    const inParentheses = scanner.text.startsWith("(", scanner.offset);
    const key = parseExpression(scanner);
    const [name, ...more] = key.kind === "reference" ? key.path : [];
    if (inParentheses || name === undefined || more.length > 0)
        return key;
    return { kind: "literal", value: name, at: key.at };
}

;// CONCATENATED MODULE: ./build/plan/hcl/parse.js



/**
 * Reads HCL's native syntax, as in `.pkr.hcl` and `.pkrvars.hcl`, in one pass.
 * Throws an {@link HclError} with file, line and column where the text is not HCL.
 */
function parseHcl(text, file) {
    return { file, ...parseBody(new hcl_scanner/* Scanner */.L(text, file), false) };
}
/**
 * Reads one expression that is the whole text, such as a list given as the value of a variable.
 * Throws an {@link HclError} where it is not one.
 */
function parseHclExpression(text, file) {
    const scanner = new hcl_scanner/* Scanner */.L(text, file);
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
    return readTemplate(new hcl_scanner/* Scanner */.L(text, file, at), parseExpression);
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
                scanner.fail('Expected "}" at the end of a block.');
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
        scanner.fail(`Expected the name of a setting or a block, found ${scanner.found()}.`);
    if (scanner.take("=")) {
        scanner.skipSpace();
        const start = scanner.offset;
        const expression = parseExpression(scanner);
        scanner.skipSpace();
        const text = scanner.text.slice(start, scanner.tokenEnd);
        return { name, expression, text, at };
    }
    const labels = parseLabels(scanner, name);
    const body = scanner.within(false, () => parseBody(scanner, true));
    return { type: name, labels, body, at };
}
/** Reads a block's labels and its `{`. */
function parseLabels(scanner, type) {
    const labels = [];
    while (!scanner.take("{")) {
        if (scanner.peek() === hcl_scanner/* CODE */.S.quote) {
            const label = readQuoted(scanner, parseExpression);
            if (label.kind !== "literal" || typeof label.value !== "string")
                scanner.fail("A block's label is plain text.", label.at);
            labels.push(label.value);
            continue;
        }
        const label = scanner.identifier();
        if (label === "")
            scanner.fail(`Expected "=" or "{" after "${type}", found ${scanner.found()}.`);
        labels.push(label);
    }
    return labels;
}
/** A block in one line holds one setting and ends in that line; any other item ends its line. */
function expectEndOfItem(scanner, inOneLine) {
    scanner.skipSpace();
    const code = scanner.peek();
    if (inOneLine ? code === hcl_scanner/* CODE */.S.closeBrace : code === hcl_scanner/* CODE */.S.newline)
        return;
    if (scanner.atEnd && !inOneLine)
        return;
    const expected = inOneLine ? '"}" in the same line' : "a new line";
    scanner.fail(`Expected ${expected}, found ${scanner.found()}.`);
}


/***/ }),

/***/ 516:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ Scanner),
/* harmony export */   S: () => (/* binding */ CODE)
/* harmony export */ });
/* harmony import */ var _ast_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9766);

/** Nesting that no real file reaches; a hostile one must not exhaust the stack, here or in what reads the result. */
const MAX_DEPTH = 100;
const CODE = {
    /** No code unit: what `peek` gives at the end equals nothing. */
    none: -1,
    tab: 0x09,
    newline: 0x0a,
    return: 0x0d,
    space: 0x20,
    quote: 0x22,
    hash: 0x23,
    dollar: 0x24,
    percent: 0x25,
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
const isDigit = (code) => code >= CODE.zero && code <= CODE.nine;
const isAsciiLetter = (code) => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
const UNICODE_START = /^[\p{ID_Start}_]$/u;
const UNICODE_CONTINUE = /^\p{ID_Continue}$/u;
/** A cursor over HCL text that knows its line; each character is passed once. */
class Scanner {
    text;
    file;
    offset = 0;
    /** Are newlines space? True inside brackets and interpolations, false where they end an item. */
    newlinesAreSpace = false;
    /** Levels of nesting at the cursor; who goes deeper puts it back. */
    depth = 0;
    /** Offset behind the last token, seen after {@link skipSpace}. */
    tokenEnd = 0;
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
    position() {
        return { line: this.#line, column: this.offset - this.#lineStart + 1 };
    }
    fail(message, at = this.position()) {
        throw new _ast_js__WEBPACK_IMPORTED_MODULE_0__/* .HclError */ .s(message, this.file, at);
    }
    /** What stands at the cursor, for messages. */
    found() {
        if (this.atEnd)
            return "the end of the file";
        if (this.peek() === CODE.newline)
            return "the end of the line";
        return JSON.stringify(String.fromCodePoint(this.text.codePointAt(this.offset) ?? 0));
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
        while (this.#skipOne())
            ;
        this.#spaceEnd = this.offset;
    }
    #skipOne() {
        const code = this.peek();
        if (code === CODE.space || code === CODE.tab || code === CODE.return)
            this.offset++;
        else if (code === CODE.newline && this.newlinesAreSpace)
            this.newline();
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
        this.within(true, () => this.skipSpace());
    }
    /** Runs `read` with newlines as space or not, one level deeper. */
    within(newlinesAreSpace, read) {
        const { depth, newlinesAreSpace: before } = this;
        this.newlinesAreSpace = newlinesAreSpace;
        this.deeper();
        const result = read();
        this.depth = depth;
        this.newlinesAreSpace = before;
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
    expect(token, where) {
        if (!this.take(token))
            this.fail(`Expected "${token}" ${where}, found ${this.found()}.`);
    }
    /** Takes an identifier at the cursor; empty where there is none. */
    identifier() {
        const start = this.offset;
        let step = this.#identifierStep(true);
        while (step > 0) {
            this.offset += step;
            step = this.#identifierStep(false);
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
    /** Takes digits at the cursor. */
    digits() {
        const start = this.offset;
        while (isDigit(this.peek()))
            this.offset++;
        return this.text.slice(start, this.offset);
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


/***/ }),

/***/ 1659:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B5: () => (/* binding */ joinTexts),
/* harmony export */   G4: () => (/* binding */ toBoolean),
/* harmony export */   HV: () => (/* binding */ UNKNOWN),
/* harmony export */   Lv: () => (/* binding */ isList),
/* harmony export */   Qc: () => (/* binding */ joinLists),
/* harmony export */   Ro: () => (/* binding */ toNumber),
/* harmony export */   fE: () => (/* binding */ toText),
/* harmony export */   jh: () => (/* binding */ isMap)
/* harmony export */ });
/** Stands for what only Packer can know: times, the environment, variables that nobody set. */
const UNKNOWN = Symbol("unknown");
/** Bounds on what a repository's files may grow to: beyond them a value is unknown. */
const MAX_TEXT_LENGTH = 65_536;
const MAX_ITEMS = 10_000;
/** A primitive as Packer puts it into a string; undefined where it cannot. */
function toText(value) {
    if (typeof value === "string")
        return value;
    return typeof value === "boolean" || typeof value === "number"
        ? String(value)
        : undefined;
}
/** A number, or text that is one; undefined for all else. */
function toNumber(value) {
    const isText = typeof value === "string" && value.trim() !== "";
    const number = isText ? Number(value) : value;
    return typeof number === "number" && Number.isFinite(number)
        ? number
        : undefined;
}
/** A boolean, or text that is one; undefined for all else. */
function toBoolean(value) {
    if (value === "true")
        return true;
    if (value === "false")
        return false;
    return typeof value === "boolean" ? value : undefined;
}
function isList(value) {
    return Array.isArray(value);
}
function isMap(value) {
    return value instanceof Map;
}
/** Texts put together; undefined where one is unknown or the whole too long. */
function joinTexts(values, separator) {
    const texts = [];
    let length = 0;
    for (const value of values) {
        const text = toText(value);
        if (text === undefined)
            return undefined;
        length += text.length + separator.length;
        if (length > MAX_TEXT_LENGTH)
            return undefined;
        texts.push(text);
    }
    return texts.join(separator);
}
/** Lists put together; undefined where one is unknown or the whole too long. */
function joinLists(values) {
    const items = [];
    for (const value of values) {
        if (!isList(value) || items.length + value.length > MAX_ITEMS)
            return undefined;
        for (const item of value)
            items.push(item);
    }
    return items;
}


/***/ }),

/***/ 9312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ readLegacyRoot),
/* harmony export */   _: () => (/* binding */ looksLegacy)
/* harmony export */ });
/* harmony import */ var _hcl_json_reader_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8456);
/* harmony import */ var _hcl_value_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1659);
/* harmony import */ var _pool_request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9594);
/* harmony import */ var _root_content_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2016);




/** Could this JSON be a template? A look at the text, so that other JSON files need not be read. */
function looksLegacy(text) {
    return /"builders"\s*:\s*\[/.test(text);
}
/** Reads a template that {@link looksLegacy}; undefined where it is none after all. */
function readLegacyRoot(json, file, given) {
    const root = byName(json);
    const builders = objectsIn(root.get("builders"));
    if (builders.length === 0)
        return undefined;
    const declared = (0,_hcl_json_reader_js__WEBPACK_IMPORTED_MODULE_0__/* .propertiesOf */ .P)(root.get("variables"));
    const variable = (name) => variableValue(name, declared, given);
    const resolve = (value) => resolveWith(variable, value);
    const sensitive = new Set(listOf(root.get("sensitive-variables")).map(resolve));
    const iso = isoOf(builders, resolve);
    const steps = ["provisioners", "post-processors"].flatMap((name) => objectsIn(root.get(name)));
    return {
        builds: builders.map((builder) => buildOf(builder, file, resolve)),
        variables: declared.map(({ name, value }) => ({
            name,
            sensitive: sensitive.has(name),
            hasDefault: resolve(value) !== null,
            type: "",
        })),
        variable,
        ...(iso === undefined ? {} : { iso }),
        pool: builders.flatMap((builder) => poolRequestsOf(builder, file, resolve)),
        fileReferences: [...builders, ...steps].flatMap((properties) => fileReferences(properties, resolve)),
    };
}
function byName(value) {
    return new Map((0,_hcl_json_reader_js__WEBPACK_IMPORTED_MODULE_0__/* .propertiesOf */ .P)(value).map(({ name, value: content }) => [name, content]));
}
/** A list's items; anything else stands for a list of itself. */
function listOf(value) {
    if (value === undefined)
        return [];
    return value.kind === "list" ? value.items.flatMap(listOf) : [value];
}
function objectsIn(value) {
    return listOf(value)
        .filter(({ kind }) => kind === "object")
        .map(byName);
}
function variableValue(name, declared, given) {
    if (Object.hasOwn(given.inputs, name))
        return given.inputs[name] ?? "";
    const fromFile = given.files.get(name);
    if (fromFile !== undefined)
        return fromFile;
    const value = declared.find((property) => property.name === name)?.value;
    if (value?.kind !== "scalar")
        return _hcl_value_js__WEBPACK_IMPORTED_MODULE_1__/* .UNKNOWN */ .HV;
    return hasEngineCode(value.value) ? _hcl_value_js__WEBPACK_IMPORTED_MODULE_1__/* .UNKNOWN */ .HV : value.value;
}
function hasEngineCode(value) {
    return typeof value === "string" && value.includes("{{");
}
/** A value with its ``{{user `name`}}`` filled in; unknown where it has other code. */
function resolveWith(variable, value) {
    if (value?.kind === "list")
        return value.items.map((item) => resolveWith(variable, item));
    if (value?.kind !== "scalar")
        return _hcl_value_js__WEBPACK_IMPORTED_MODULE_1__/* .UNKNOWN */ .HV;
    if (typeof value.value !== "string")
        return value.value;
    let known = true;
    const text = value.value.replace(/\{\{\s*user\s+[`"]([^`"]+)[`"]\s*\}\}/g, (_code, name) => {
        const filled = (0,_hcl_value_js__WEBPACK_IMPORTED_MODULE_1__/* .toText */ .fE)(variable(name));
        if (filled === undefined)
            known = false;
        return filled ?? "";
    });
    return known && !hasEngineCode(text) ? text : _hcl_value_js__WEBPACK_IMPORTED_MODULE_1__/* .UNKNOWN */ .HV;
}
/** `name`, or the type where there is none, is what `-only` takes. */
function buildOf(builder, file, resolve) {
    const type = resolve(builder.get("type"));
    const name = builder.has("name") ? resolve(builder.get("name")) : type;
    const known = typeof type === "string" && typeof name === "string";
    return {
        blockName: "",
        files: [file],
        ...(known ? { source: { type, name, buildName: name } } : {}),
    };
}
/** One where the builder builds on a pool, else none. The action offers variables to HCL templates only. */
function poolRequestsOf(builder, file, resolve) {
    const type = resolve(builder.get("type"));
    if (typeof type !== "string" || !(0,_pool_request_js__WEBPACK_IMPORTED_MODULE_2__/* .buildsOnPool */ .Bl)(type))
        return [];
    return [
        (0,_pool_request_js__WEBPACK_IMPORTED_MODULE_2__/* .poolRequest */ .C8)({
            builderType: type,
            build: buildOf(builder, file, resolve).source?.buildName ?? "",
            setting: (name) => builder.has(name) ? resolve(builder.get(name)) : undefined,
            disks: objectsIn(builder.get("disks")).map((disk) => resolve(disk.get("disk_size"))),
        }),
    ];
}
function isoOf(builders, resolve) {
    for (const builder of builders) {
        const url = resolve(builder.get("iso_url") ?? listOf(builder.get("iso_urls"))[0]);
        const checksum = resolve(builder.get("iso_checksum"));
        if (typeof url === "string" || typeof checksum === "string")
            return {
                ...(typeof url === "string" ? { url } : {}),
                ...(typeof checksum === "string" ? { checksum } : {}),
            };
    }
    return undefined;
}
function fileReferences(properties, resolve) {
    const uploads = resolve(properties.get("type")) === "file" &&
        resolve(properties.get("direction")) !== "download";
    return [...properties]
        .filter(([name]) => (0,_root_content_js__WEBPACK_IMPORTED_MODULE_3__/* .namesFiles */ .E)(name, uploads))
        .flatMap(([, value]) => (0,_root_content_js__WEBPACK_IMPORTED_MODULE_3__/* .relativePaths */ .X)(resolve(value)));
}


/***/ }),

/***/ 2535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ narrowRoot),
/* harmony export */   t: () => (/* binding */ platformOf)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4006);
/** Which of a root's Packer builds are wanted: by platform and by build name, pure. */

/** Platform of the images that a builder yields: one row a platform. Other builders count as a platform of their own name. */
const PLATFORM_BUILDERS = {
    "xcp-ng": ["xenserver-iso", "xenserver-xva", "xcp-iso"],
    kvm: ["qemu"],
    proxmox: ["proxmox", "proxmox-iso", "proxmox-clone"],
    vsphere: ["vsphere-iso", "vsphere-clone"],
    vmware: ["vmware-iso", "vmware-vmx"],
    virtualbox: ["virtualbox-iso", "virtualbox-ovf", "virtualbox-vm"],
    aws: [
        "amazon-ebs",
        "amazon-ebssurrogate",
        "amazon-chroot",
        "amazon-instance",
    ],
    azure: ["azure-arm", "azure-chroot", "azure-dtl"],
    gcp: ["googlecompute"],
};
const BY_BUILDER = new Map(Object.entries(PLATFORM_BUILDERS).flatMap(([platform, builders]) => builders.map((builder) => [builder, platform])));
/** The platform of a builder type. */
function platformOf(builderType) {
    return BY_BUILDER.get(builderType) ?? builderType;
}
/** The root with the wanted builds alone; its images that keep none are gone. */
function narrowRoot(root, wanted) {
    const all = root.images.flatMap((image) => image.builds);
    const platforms = wanted.platforms.length > 0
        ? wanted.platforms
        : all.some((build) => platformOf(build.builderType) === "xcp-ng")
            ? ["xcp-ng"]
            : undefined;
    const keep = (build) => (prepares(build) ||
        (platforms?.includes(platformOf(build.builderType)) ?? true)) &&
        (wanted.only.length === 0 || matches(build.name, wanted.only)) &&
        !matches(build.name, wanted.except);
    const images = root.images
        .map((image) => ({ whole: image, left: image.builds.filter(keep) }))
        .filter(({ whole, left }) => isImage(whole.builds, left))
        .map(({ whole, left }) => ({ ...whole, builds: left }));
    const yielding = images.filter(({ builds }) => !onlyPrepare(builds));
    const dropped = root.images.some(({ builds }) => !builds.every(keep));
    return {
        ...root,
        images: yielding.length > 0 ? yielding : images,
        ...(dropped ? { narrowed: true } : {}),
    };
}
/** What is left of an image's builds can still yield it; builds that could not be read are left to Packer. */
function isImage(whole, left) {
    return (whole.length === 0 ||
        (left.length > 0 && (!onlyPrepare(left) || onlyPrepare(whole))));
}
/** `null` sources check and prepare: no platform, and beside others no image of their own. */
function prepares({ builderType }) {
    return builderType === "null";
}
function onlyPrepare(builds) {
    return builds.length > 0 && builds.every(prepares);
}
/** Packer's build name globs know `*`, `?`, `[…]` and `{…}`; the dot is no separator. */
function matches(name, globs) {
    return globs.some((glob) => picomatch__WEBPACK_IMPORTED_MODULE_0__.isMatch(name, glob, { dot: true }));
}


/***/ }),

/***/ 9594:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bl: () => (/* binding */ buildsOnPool),
/* harmony export */   C8: () => (/* binding */ poolRequest),
/* harmony export */   G: () => (/* binding */ withOffered)
/* harmony export */ });
/* harmony import */ var _hcl_value_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1659);

/** These make an empty VM; `xenserver-xva` has the disks of what it clones or imports. */
const ISO_BUILDERS = new Set(["xenserver-iso", "xcp-iso"]);
const DEFAULT_TEMPLATE = "Other install media";
/** The plugin's megabyte. */
const MEGABYTE = 1 << 20;
const DEFAULT_DISK_MEGABYTES = 40_000;
const UPLOADS = [
    "iso_url",
    "iso_urls",
    "cd_files",
    "cd_content",
    "floppy_files",
    "floppy_dirs",
    "floppy_content",
];
/** Variables to which the action gives a value where nothing but a default sets them. */
const OFFERED = [
    "output_directory",
    "build_id",
    "build_commit",
    "build_run_url",
    "vm_tags",
    "vm_other_config",
    "remote_host",
    "remote_username",
    "remote_password",
    "base_path",
    "base_url",
    "base_sha256",
    "base_name",
    "base_id",
];
/** The given values, with those of the variables that the action sets as what they are: unknown. */
function withOffered(given) {
    const offered = OFFERED.map((name) => [name, _hcl_value_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN */ .HV]);
    return { ...given, files: new Map([...offered, ...given.files]) };
}
/** Does the type of a source say that it builds on a pool? */
function buildsOnPool(builderType) {
    return ISO_BUILDERS.has(builderType) || builderType === "xenserver-xva";
}
/** What the source asks; a field is absent where its value, or the plugin's choice for it, is not known. */
function poolRequest(source) {
    const { builderType, build, setting } = source;
    const isIso = ISO_BUILDERS.has(builderType);
    const text = (name, fallback) => textOf(setting(name), fallback);
    const fields = {
        remoteHost: text("remote_host"),
        vmName: text("vm_name"),
        cloneTemplate: text("clone_template", isIso ? DEFAULT_TEMPLATE : undefined),
        srName: text("sr_name", ""),
        isoSrName: text("sr_iso_name", ""),
        isoName: text("iso_name"),
        networkNames: textsOf(setting("network_names")),
        diskBytes: isIso ? diskBytesOf(source) : undefined,
        keepVm: text("keep_vm", "never"),
    };
    return {
        build,
        ...withoutUndefined(fields),
        uploads: UPLOADS.some((name) => holdsSomething(setting(name))),
    };
}
/** A text that Packer takes as it is; the fallback where it is empty or not set; undefined where it is not known. */
function textOf(value, fallback) {
    if (isUnset(value) || value === "")
        return fallback;
    const text = (0,_hcl_value_js__WEBPACK_IMPORTED_MODULE_0__/* .toText */ .fE)(value);
    return text?.includes("{{") ? undefined : text;
}
function textsOf(value) {
    if (!(0,_hcl_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isList */ .Lv)(value) || value.length === 0)
        return undefined;
    const texts = value.map((item) => textOf(item, undefined));
    return texts.every((text) => text !== undefined) ? texts : undefined;
}
/** `disks` blocks stand for `disk_size`; either may have `additional_disks` beside it. */
function diskBytesOf({ setting, disks }) {
    const more = setting("additional_disks");
    if (disks === _hcl_value_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN */ .HV || !(isUnset(more) || (0,_hcl_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isList */ .Lv)(more)))
        return undefined;
    const one = setting("disk_size");
    const isDefault = isUnset(one) || (0,_hcl_value_js__WEBPACK_IMPORTED_MODULE_0__/* .toNumber */ .Ro)(one) === 0;
    const first = isDefault ? [DEFAULT_DISK_MEGABYTES] : [(0,_hcl_value_js__WEBPACK_IMPORTED_MODULE_0__/* .toNumber */ .Ro)(one)];
    const sizes = [
        ...(disks.length > 0 ? disks.map(_hcl_value_js__WEBPACK_IMPORTED_MODULE_0__/* .toNumber */ .Ro) : first),
        ...((0,_hcl_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isList */ .Lv)(more) ? more.map(_hcl_value_js__WEBPACK_IMPORTED_MODULE_0__/* .toNumber */ .Ro) : []),
    ];
    if (!sizes.every((size) => size !== undefined))
        return undefined;
    return sizes.reduce((sum, size) => sum + size * MEGABYTE, 0);
}
/** A value that is not known may hold something. */
function holdsSomething(value) {
    if ((0,_hcl_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isList */ .Lv)(value))
        return value.length > 0;
    if ((0,_hcl_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(value))
        return value.size > 0;
    return !isUnset(value) && value !== "";
}
function isUnset(value) {
    return value === undefined || value === null;
}
function withoutUndefined(fields) {
    const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
    return Object.fromEntries(entries);
}


/***/ }),

/***/ 2016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ namesFiles),
/* harmony export */   X: () => (/* binding */ relativePaths)
/* harmony export */ });
/** Attributes that name files relative to Packer's working directory, of builders and provisioners. */
const FILE_ATTRIBUTES = new Set([
    "cd_files",
    "collections_path",
    "cookbook_paths",
    "data_bags_path",
    "environments_path",
    "floppy_dirs",
    "floppy_files",
    "galaxy_file",
    "group_vars",
    "hiera_config_path",
    "host_vars",
    "http_directory",
    "inventory_file",
    "manifest_file",
    "module_paths",
    "playbook_dir",
    "playbook_file",
    "playbook_files",
    "role_paths",
    "roles_path",
    "script",
    "scripts",
    "user_data_file",
]);
/** Does an attribute name files? Those of a `file` provisioner do, unless it downloads from the machine. */
function namesFiles(attribute, uploads) {
    return (FILE_ATTRIBUTES.has(attribute) ||
        (uploads && (attribute === "source" || attribute === "sources")));
}
/** The relative paths among a value: no URLs, absolute paths or Packer's own `{{ … }}`. */
function relativePaths(value) {
    const values = Array.isArray(value) ? value : [value];
    return values.filter((path) => typeof path === "string" &&
        path !== "" &&
        !/^[/\\~]|^[A-Za-z]:|:\/\/|\{\{/.test(path));
}


/***/ }),

/***/ 4519:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   At: () => (/* binding */ declaredVariables),
/* harmony export */   IX: () => (/* binding */ lookupIn),
/* harmony export */   sm: () => (/* binding */ valuesOf)
/* harmony export */ });
/* harmony import */ var _hcl_ast_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9766);
/* harmony import */ var _hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2898);
/* harmony import */ var _hcl_parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2861);
/* harmony import */ var _hcl_value_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1659);




/** How many locals may stand on one another; what stands deeper, or on itself, is unknown. */
const MAX_LOCAL_DEPTH = 10;
/** Types whose values Packer takes as the text itself, where they are given as text. */
const TEXT_TYPES = new Set(["string", "number"]);
/** What variable files set, the last file winning. */
function valuesOf(files) {
    return new Map(files
        .flatMap((file) => file.attributes)
        .map(({ name, expression }) => [
        name,
        (0,_hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .evaluate */ ._)(expression, _hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING_KNOWN */ .G),
    ]));
}
/** The variables that files declare, by `variable` blocks and `variables` blocks, in their order. */
function declaredVariables(files) {
    return files
        .flatMap((file) => file.blocks)
        .flatMap((block) => {
        if (block.type === "variables")
            return block.body.attributes.map(({ name, expression }) => ({
                name,
                sensitive: false,
                hasDefault: true,
                type: "",
                default: expression,
            }));
        const [name] = block.labels;
        if (block.type !== "variable" || name === undefined)
            return [];
        const sensitive = (0,_hcl_ast_js__WEBPACK_IMPORTED_MODULE_0__/* .attributeOf */ .w)(block.body, "sensitive")?.expression;
        const fallback = (0,_hcl_ast_js__WEBPACK_IMPORTED_MODULE_0__/* .attributeOf */ .w)(block.body, "default")?.expression;
        return [
            {
                name,
                sensitive: sensitive !== undefined &&
                    (0,_hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .evaluate */ ._)(sensitive, _hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING_KNOWN */ .G) === true,
                hasDefault: fallback !== undefined,
                type: typeOf((0,_hcl_ast_js__WEBPACK_IMPORTED_MODULE_0__/* .attributeOf */ .w)(block.body, "type")),
                ...(fallback === undefined ? {} : { default: fallback }),
            },
        ];
    });
}
/** JSON syntax has a type in quotes, native syntax without. */
function typeOf(attribute) {
    const expression = attribute?.expression;
    return expression?.kind === "literal"
        ? String(expression.value)
        : (attribute?.text ?? "");
}
/** Looks up `var.x` and `local.x` as the files declare and the given values set them. */
function lookupIn(files, given) {
    const variables = new Map(declaredVariables(files).map((variable) => [
        variable.name,
        variableValue(variable, given),
    ]));
    const expressions = localExpressions(files);
    const locals = new Map();
    let depth = 0;
    const valueOfLocal = (name) => {
        const value = locals.get(name);
        if (value !== undefined)
            return value;
        const expression = expressions.get(name);
        if (expression === undefined || depth >= MAX_LOCAL_DEPTH)
            return _hcl_value_js__WEBPACK_IMPORTED_MODULE_3__/* .UNKNOWN */ .HV;
        depth++;
        const evaluated = (0,_hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .evaluate */ ._)(expression, lookup);
        depth--;
        locals.set(name, evaluated);
        return evaluated;
    };
    const lookup = (root, name) => {
        if (root === "local")
            return valueOfLocal(name);
        const value = root === "var" ? variables.get(name) : undefined;
        return value === undefined ? _hcl_value_js__WEBPACK_IMPORTED_MODULE_3__/* .UNKNOWN */ .HV : value;
    };
    return lookup;
}
function variableValue(variable, given) {
    const { name, type } = variable;
    const fallback = variable.default === undefined
        ? _hcl_value_js__WEBPACK_IMPORTED_MODULE_3__/* .UNKNOWN */ .HV
        : (0,_hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .evaluate */ ._)(variable.default, _hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING_KNOWN */ .G);
    if (Object.hasOwn(given.inputs, name)) {
        const text = given.inputs[name] ?? "";
        const isText = TEXT_TYPES.has(type) ||
            (type === "" && !(0,_hcl_value_js__WEBPACK_IMPORTED_MODULE_3__/* .isList */ .Lv)(fallback) && !(0,_hcl_value_js__WEBPACK_IMPORTED_MODULE_3__/* .isMap */ .jh)(fallback));
        return isText ? text : parseValue(text);
    }
    const value = given.files.get(name);
    return value === undefined ? fallback : value;
}
function parseValue(text) {
    try {
        return (0,_hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .evaluate */ ._)((0,_hcl_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .parseHclExpression */ .dk)(text, ""), _hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING_KNOWN */ .G);
    }
    catch {
        return _hcl_value_js__WEBPACK_IMPORTED_MODULE_3__/* .UNKNOWN */ .HV;
    }
}
/** The locals of `locals` and `local` blocks. */
function localExpressions(files) {
    const locals = new Map();
    for (const block of files.flatMap((file) => file.blocks)) {
        const [name] = block.labels;
        if (block.type === "locals")
            for (const attribute of block.body.attributes)
                locals.set(attribute.name, attribute.expression);
        const expression = (0,_hcl_ast_js__WEBPACK_IMPORTED_MODULE_0__/* .attributeOf */ .w)(block.body, "expression")?.expression;
        if (block.type === "local" && name !== undefined && expression)
            locals.set(name, expression);
    }
    return locals;
}


/***/ })

};
