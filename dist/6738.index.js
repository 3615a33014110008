export const id = 6738;
export const ids = [6738];
export const modules = {

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
    const offered = OFFERED.filter((name) => given.environment?.has(name) !== true).map((name) => [name, _hcl_value_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN */ .HV]);
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
        ipGetter: text("ip_getter", "auto"),
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
    const { name, type, sensitive } = variable;
    const fallback = variable.default === undefined
        ? _hcl_value_js__WEBPACK_IMPORTED_MODULE_3__/* .UNKNOWN */ .HV
        : (0,_hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .evaluate */ ._)(variable.default, _hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING_KNOWN */ .G);
    if (Object.hasOwn(given.inputs, name))
        return valueOfText(given.inputs[name] ?? "", type, fallback);
    const inFile = given.files.get(name);
    if (inFile !== undefined)
        return inFile;
    const exported = given.environment?.get(name);
    if (exported === undefined)
        return fallback;
    // a secret has no place in a plan, whose names and sentences everyone sees
    return sensitive ? _hcl_value_js__WEBPACK_IMPORTED_MODULE_3__/* .UNKNOWN */ .HV : valueOfText(exported, type, fallback);
}
/**
 * A given text as Packer takes it (its `expressionFromVariableDefinition`): as it is for strings and numbers, else as an
 * HCL expression. A variable without a type, or of any, has that of its default, and is text where that tells none.
 */
function valueOfText(text, type, fallback) {
    if (text === _hcl_value_js__WEBPACK_IMPORTED_MODULE_3__/* .UNKNOWN */ .HV)
        return _hcl_value_js__WEBPACK_IMPORTED_MODULE_3__/* .UNKNOWN */ .HV;
    const isOpen = type === "" || type === "any";
    const kind = isOpen ? typeof (fallback ?? _hcl_value_js__WEBPACK_IMPORTED_MODULE_3__/* .UNKNOWN */ .HV) : type;
    if (kind === "number")
        return (0,_hcl_value_js__WEBPACK_IMPORTED_MODULE_3__/* .toNumber */ .Ro)(text) ?? _hcl_value_js__WEBPACK_IMPORTED_MODULE_3__/* .UNKNOWN */ .HV;
    return kind === "string" || kind === "symbol" ? text : parseValue(text);
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


/***/ }),

/***/ 9670:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $l: () => (/* binding */ isFailureReason),
  Vb: () => (/* binding */ nameOf),
  bu: () => (/* binding */ outcome),
  tL: () => (/* binding */ readReport),
  N4: () => (/* binding */ tally),
  S3: () => (/* binding */ totalSeconds),
  UT: () => (/* binding */ totalSize)
});

;// CONCATENATED MODULE: ./build/model.js
/**
 * The product's words as types. One template travels one way through the stages:
 *
 *   event -> Plan -> BuildResult -> Inspection -> Publication -> Report
 *
 * The smallest thing that travels alone is a {@link Leg}: one Packer root with the images it yields.
 * This file imports nothing.
 */
/** Reasons of failure: a closed list, each with a page in the documentation. */
const FAILURE_REASONS = [
    "packer",
    "install_hang",
    "pool_down",
    "pool_full",
    "name_taken",
    "runner_full",
    "timeout",
    "no_image",
    "ambiguous",
    "verification",
    "test",
    "upload",
    "store_down",
    "store_denied",
    "secret_found",
    "base",
    "cancelled",
];

;// CONCATENATED MODULE: ./build/report/results.js

/** States in the order in which people count them. */
const COUNTED = [
    "built",
    "failed",
    "cancelled",
    "skipped",
    "planned",
    "unchanged",
];
/** Indexes a report once, so that no question costs a walk through a thousand images. */
function readReport(report) {
    const publications = new Map(report.publications.map((publication) => [
        publication.image.id,
        publication,
    ]));
    // Reversed, so that the first of several failures of one subject stays.
    const failures = new Map(report.failures.toReversed().map((failure) => [failure.subject, failure]));
    return {
        results: [...report.results, ...untold(report)],
        filesOf: (result) => {
            const publication = publications.get(nameOf(result));
            return publication?.build === result.build
                ? publication.files.filter(({ role }) => role === "image")
                : result.files;
        },
        failureOf: (result) => failures.get(nameOf(result)) ?? failures.get(result.os),
    };
}
function untold(report) {
    const told = new Set(report.results.map((result) => result.image ?? unknownImage(result.os)));
    return (report.plan?.legs ?? [])
        .filter((leg) => !told.has(unknownImage(leg.root.os)))
        .flatMap(legResults)
        .filter((result) => !told.has(nameOf(result)));
}
/** Key of a result that can't tell its image: no image is named so. */
function unknownImage(os) {
    return `${os}/`;
}
function legResults(leg) {
    return leg.images.map((image) => ({
        os: image.os,
        image: image.id,
        version: image.version,
        build: leg.planned ? null : (leg.lastGood?.build ?? null),
        state: leg.planned ? "planned" : "unchanged",
        reason: leg.reason.text,
        seconds: 0,
        files: [],
        urls: {},
    }));
}
/** The image's id, or its template where the image is unknown. */
function nameOf(result) {
    return result.image ?? result.os;
}
/** `3 built, 1 failed, 8 unchanged`; empty where there is nothing to count. */
function tally(results) {
    return COUNTED.map((state) => ({
        state,
        count: results.filter((result) => result.state === state).length,
    }))
        .filter(({ count }) => count > 0)
        .map(({ state, count }) => `${count} ${state}`)
        .join(", ");
}
/** The one state of several images: the worst that needs somebody to look at it. */
function outcome(results) {
    const worstFirst = [
        "failed",
        "cancelled",
        "skipped",
        "planned",
        "built",
    ];
    return (worstFirst.find((state) => results.some((result) => result.state === state)) ?? "unchanged");
}
/** Bytes of some files. */
function totalSize(files) {
    return files.reduce((sum, { size }) => sum + size, 0);
}
/** Seconds of some results; images of one Packer run share its build id and its time. */
function totalSeconds(results) {
    const seconds = new Map();
    for (const result of results) {
        const run = result.build ?? nameOf(result);
        seconds.set(run, Math.max(seconds.get(run) ?? 0, result.seconds));
    }
    return [...seconds.values()].reduce((sum, value) => sum + value, 0);
}
/** Narrows a result's reason, which is free text where nothing failed. */
function isFailureReason(reason) {
    return FAILURE_REASONS.some((known) => known === reason);
}


/***/ }),

/***/ 8397:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PO: () => (/* binding */ errorStatus),
/* harmony export */   PZ: () => (/* binding */ subjectStatus),
/* harmony export */   Zn: () => (/* binding */ CANCELLED_STATUS),
/* harmony export */   gX: () => (/* binding */ overallStatus)
/* harmony export */ });
/* unused harmony export DESCRIPTION_MAX */
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2772);
/* harmony import */ var _results_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9670);


/** GitHub answers 422 to a description of more code points. */
const DESCRIPTION_MAX = 140;
/** GitHub has no word for cancelled and skipped: both block a merge, and neither is the template's fault. */
const GITHUB_STATES = {
    planned: "pending",
    built: "success",
    failed: "failure",
    cancelled: "error",
    skipped: "error",
    unchanged: "success",
};
/** The status of what was cut off before it could report, as `post` settles it. */
const CANCELLED_STATUS = {
    state: "error",
    description: "Cancelled",
};
/** The status of a run that ended before any image had a result, by the sentence of its error. */
function errorStatus(message) {
    return status("failure", `Failed: ${message}`);
}
/**
 * The status `xva/<name>` of one template, or of one image where no template has that name. Pending while the report
 * has no result for it.
 */
function subjectStatus(report, name) {
    const outcomes = (0,_results_js__WEBPACK_IMPORTED_MODULE_1__/* .readReport */ .tL)(report);
    const all = outcomes.results;
    const ofTemplate = all.filter(({ os }) => os === name);
    const results = ofTemplate.length > 0
        ? ofTemplate
        : all.filter(({ image }) => image === name);
    const state = (0,_results_js__WEBPACK_IMPORTED_MODULE_1__/* .outcome */ .bu)(results);
    return status(GITHUB_STATES[state], describe(outcomes, results, state));
}
function describe(outcomes, results, state) {
    const those = results.filter((result) => result.state === state);
    const only = results.length === 1 ? results[0] : undefined;
    switch (state) {
        case "built": {
            const many = those.length > 1 ? ` ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(those.length, "image")}` : "";
            return `Built${many} in ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)((0,_results_js__WEBPACK_IMPORTED_MODULE_1__/* .totalSeconds */ .S3)(those))}${sizeText(outcomes, those)}`;
        }
        case "failed": {
            const which = results.length > 1 ? `${those.length} of ${results.length} failed` : "";
            return `${which || "Failed"}: ${firstFailure(outcomes, those, results.length > 1)}`;
        }
        case "cancelled":
            return only === undefined ? `Cancelled: ${(0,_results_js__WEBPACK_IMPORTED_MODULE_1__/* .tally */ .N4)(results)}` : "Cancelled";
        case "skipped":
            return `Skipped: ${those[0]?.reason ?? ""}`;
        case "planned":
            return `Planned: ${those[0]?.reason ?? ""}`;
        case "unchanged":
            return only === undefined
                ? `Unchanged: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(results.length, "image")}`
                : `Unchanged: ${only.reason}`;
    }
}
function sizeText(outcomes, results) {
    const bytes = (0,_results_js__WEBPACK_IMPORTED_MODULE_1__/* .totalSize */ .UT)(results.flatMap(outcomes.filesOf));
    return bytes > 0 ? ` · ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSize */ .Xq)(bytes)}` : "";
}
/** `upload: The store closed the connection.`, with the image's name before it where there are several. */
function firstFailure(outcomes, failed, named) {
    const [first] = failed;
    if (first === undefined)
        return "";
    const message = outcomes.failureOf(first)?.message;
    return [named ? (0,_results_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(first) : undefined, first.reason, message]
        .filter((part) => part !== undefined && part !== "")
        .join(": ");
}
/** The status `xva` of the whole run: the one to require. */
function overallStatus(report) {
    const outcomes = (0,_results_js__WEBPACK_IMPORTED_MODULE_1__/* .readReport */ .tL)(report);
    const { results } = outcomes;
    const state = (0,_results_js__WEBPACK_IMPORTED_MODULE_1__/* .outcome */ .bu)(results);
    const [failure] = report.failures;
    if (results.length === 0 && failure !== undefined)
        return errorStatus(`${failure.reason}: ${failure.message}`);
    if (state === "unchanged")
        return status("success", ["Nothing to build", (0,_results_js__WEBPACK_IMPORTED_MODULE_1__/* .tally */ .N4)(results)].filter(Boolean).join(": "));
    const failed = results.filter((result) => result.state === "failed");
    const first = failed.length > 0 ? ` · ${firstFailure(outcomes, failed, true)}` : "";
    return status(GITHUB_STATES[state], `${(0,_results_js__WEBPACK_IMPORTED_MODULE_1__/* .tally */ .N4)(results)}${first}`);
}
function status(state, description) {
    return {
        state,
        description: (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)((0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(description, DESCRIPTION_MAX), DESCRIPTION_MAX),
    };
}


/***/ })

};
