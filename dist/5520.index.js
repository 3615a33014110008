export const id = 5520;
export const ids = [5520];
export const modules = {

/***/ 73406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GN: () => (/* binding */ NOTHING_KNOWN),
  aX: () => (/* binding */ argumentsOf),
  _3: () => (/* binding */ evaluate),
  b9: () => (/* binding */ evaluateIn),
  J9: () => (/* binding */ outermost),
  ZK: () => (/* binding */ scopesOf),
  Rk: () => (/* binding */ splatItems)
});

// EXTERNAL MODULE: ./build/plan/hcl/operators.js
var operators = __webpack_require__(62379);
// EXTERNAL MODULE: ./build/plan/hcl/value.js
var hcl_value = __webpack_require__(1659);
;// CONCATENATED MODULE: ./build/plan/hcl/convert.js


/**
 * A value in the type that a type expression names: `string`, `list(number)`, `object({ name = string })`.
 * Undefined where Packer would refuse it, or where that is not told.
 */
function convertTo(value, type) {
    if (value === hcl_value/* UNKNOWN */.HV || value === null)
        return value;
    if (type.kind === "reference") {
        const [name, ...more] = type.path;
        return more.length > 0 ? undefined : toPrimitive(value, name ?? "");
    }
    if (type.kind !== "call")
        return undefined;
    const [inner, ...more] = type.args;
    if (inner === undefined || more.length > 0)
        return undefined;
    switch (type.name) {
        case "list":
            return toList(value, inner);
        case "set": {
            const items = toList(value, inner);
            return items === undefined ? undefined : (0,operators/* asSet */.pZ)(items);
        }
        case "map":
            return toMap(value, inner);
        case "tuple":
            return inner.kind === "list" ? toTuple(value, inner.items) : undefined;
        case "object":
            return inner.kind === "object" ? toObject(value, inner) : undefined;
        default:
            return undefined;
    }
}
function toPrimitive(value, type) {
    switch (type) {
        case "string":
            return (0,hcl_value/* toText */.fE)(value);
        case "number":
            return (0,hcl_value/* toNumber */.Ro)(value);
        case "bool":
            return (0,hcl_value/* toBoolean */.G4)(value);
        case "any":
            return value;
        default:
            return undefined;
    }
}
/** Items of one type; of `any`, those that have one already. */
function toList(value, type) {
    if (!(0,hcl_value/* isList */.Lv)(value))
        return undefined;
    const items = value.map((item) => convertTo(item, type));
    return allTold(items) && (0,operators/* isUniform */.dj)(items) ? items : undefined;
}
function toTuple(value, types) {
    if (!(0,hcl_value/* isList */.Lv)(value) || value.length !== types.length)
        return undefined;
    const items = types.map((type, at) => convertTo(value[at] ?? null, type));
    return allTold(items) ? items : undefined;
}
function toMap(value, type) {
    if (!(0,hcl_value/* isMap */.jh)(value))
        return undefined;
    const items = toList([...value.values()], type);
    if (items === undefined)
        return undefined;
    return new Map([...value.keys()].map((key, at) => [key, items[at] ?? null]));
}
function allTold(items) {
    return !items.includes(undefined);
}
/** The attributes that the type names and no others; those of `optional(type, default)` may be left out. */
function toObject(value, type) {
    if (!(0,hcl_value/* isMap */.jh)(value))
        return undefined;
    const object = new Map();
    for (const entry of type.entries) {
        const name = entry.key.kind === "literal" ? String(entry.key.value) : "";
        const inner = entry.value;
        const isOptional = inner.kind === "call" && inner.name === "optional";
        const given = value.get(name) ?? (isOptional ? null : undefined);
        const [type = inner, fallback] = isOptional ? inner.args : [inner];
        if (given === undefined)
            return undefined;
        const found = given === null && fallback?.kind === "literal" ? fallback.value : given;
        if (given === null && fallback !== undefined && fallback.kind !== "literal")
            return undefined;
        const converted = convertTo(found, type);
        if (converted === undefined)
            return undefined;
        object.set(name, converted);
    }
    return object;
}

// EXTERNAL MODULE: ./build/plan/hcl/functions.js + 8 modules
var functions = __webpack_require__(17055);
;// CONCATENATED MODULE: ./build/plan/hcl/refused.js



/**
 * Does Packer refuse the expression for sure, so that `try` goes on to its next? Only where what it asks for is plainly
 * not there: what is merely unknown is not refused.
 */
function isRefused(expression, scope) {
    const inside = (inner) => isRefused(inner, scope);
    const value = (inner) => evaluateIn(inner, scope);
    switch (expression.kind) {
        case "literal":
        case "item":
            return false;
        case "template":
            return expression.parts.some((part) => typeof part !== "string" &&
                (inside(part) || isNoPrimitive(value(part))));
        case "list":
            return expression.items.some(inside);
        case "object":
            return expression.entries.some((entry) => inside(entry.key) || inside(entry.value));
        case "reference":
            return isRefusedReference(expression.path, scope);
        case "index":
            return (inside(expression.target) ||
                inside(expression.key) ||
                lacks(value(expression.target), value(expression.key)));
        case "call":
            return isRefusedWithArguments(expression, scope);
        case "conditional": {
            const test = (0,hcl_value/* toBoolean */.G4)(value(expression.test));
            if (test === undefined)
                return inside(expression.test);
            return inside(test ? expression.yes : expression.no);
        }
        case "unary":
            return inside(expression.operand);
        case "binary":
            return isRefusedBinary(expression, scope);
        case "for":
            return inside(expression.collection);
        case "splat":
            return (inside(expression.target) ||
                (splatItems(value(expression.target), scope) ?? []).some((inner) => isRefused(expression.each, inner)));
    }
}
function isNoPrimitive(value) {
    return value === null || (0,hcl_value/* isList */.Lv)(value) || (0,hcl_value/* isMap */.jh)(value);
}
/** Has a known value no such item? */
function lacks(target, key) {
    if (target === hcl_value/* UNKNOWN */.HV || key === hcl_value/* UNKNOWN */.HV)
        return false;
    if ((0,hcl_value/* isMap */.jh)(target))
        return !target.has((0,hcl_value/* toText */.fE)(key) ?? "");
    return !(0,hcl_value/* isList */.Lv)(target) || target[(0,hcl_value/* toNumber */.Ro)(key) ?? -1] === undefined;
}
function isRefusedReference(path, scope) {
    const [root = "", ...steps] = path;
    const local = scope.names.get(root);
    const rest = local === undefined ? steps.slice(1) : steps;
    let value = local ?? scope.lookup(root, steps[0] ?? "");
    for (const step of rest) {
        if (lacks(value, step))
            return true;
        const found = (0,hcl_value/* isMap */.jh)(value) ? value.get(step) : undefined;
        value = found === undefined ? hcl_value/* UNKNOWN */.HV : found;
    }
    return false;
}
function isRefusedWithArguments(expression, scope) {
    const { name, args } = expression;
    if (name === "can" || name === "convert")
        return false;
    const refused = args.map((argument) => isRefused(argument, scope));
    if (name === "try")
        return !refused.includes(false);
    if (refused.includes(true))
        return true;
    const values = argumentsOf(expression, scope);
    return values !== undefined && (0,functions/* isRefusedCall */.Jj)(name, values);
}
/** `&&` and `||` may leave their right side out; what counts wants numbers. */
function isRefusedBinary({ operator, left, right }, scope) {
    if (isRefused(left, scope))
        return true;
    if (operator === "&&" || operator === "||")
        return false;
    if (isRefused(right, scope))
        return true;
    if (operator === "==" || operator === "!=")
        return false;
    return [left, right].some((side) => {
        const value = evaluateIn(side, scope);
        return (0,hcl_value/* isWhollyKnown */.nH)(value) && (0,hcl_value/* toNumber */.Ro)(value) === undefined;
    });
}

;// CONCATENATED MODULE: ./build/plan/hcl/evaluate.js





/** Knows no name: only what is written out has a value. */
const NOTHING_KNOWN = () => hcl_value/* UNKNOWN */.HV;
/** Steps of one evaluation, an item of an argument counting as one: loops in loops must come to an end. */
const MAX_STEPS = 200_000;
/**
 * The value of an expression as far as the names in it are known.
 * Never throws: what Packer would refuse, and what is not evaluated here, is unknown.
 */
function evaluate(expression, lookup) {
    return expression.kind === "literal"
        ? (0,hcl_value/* bounded */.Mm)(expression.value)
        : evaluateIn(expression, outermost(lookup));
}
const NO_NAMES = new Map();
/** The scope outside all loops. */
function outermost(lookup) {
    const budget = { steps: MAX_STEPS };
    return { lookup, names: NO_NAMES, item: hcl_value/* UNKNOWN */.HV, budget };
}
/** As {@link evaluate}, inside loops. */
function evaluateIn(expression, scope) {
    return spend(scope, 1) ? (0,hcl_value/* bounded */.Mm)(valueIn(expression, scope)) : hcl_value/* UNKNOWN */.HV;
}
function spend({ budget }, steps) {
    budget.steps -= steps;
    return budget.steps >= 0;
}
function valueIn(expression, scope) {
    const inside = (inner) => evaluateIn(inner, scope);
    switch (expression.kind) {
        case "literal":
            return expression.value;
        case "template":
            return ((0,hcl_value/* joinTexts */.B5)(expression.parts.map((part) => typeof part === "string" ? part : inside(part)), "") ?? hcl_value/* UNKNOWN */.HV);
        case "list":
            return expression.items.map(inside);
        case "object":
            return evaluateObject(expression, scope);
        case "reference":
            return evaluateReference(expression.path, scope);
        case "index":
            return index(inside(expression.target), inside(expression.key));
        case "call":
            return evaluateCall(expression, scope);
        case "conditional":
            return evaluateConditional(expression, scope);
        case "unary":
            return (0,operators/* evaluateUnary */.T7)(expression.operator, inside(expression.operand));
        case "binary": {
            const left = inside(expression.left);
            const right = inside(expression.right);
            if (!spend(scope, (0,hcl_value/* sizeOf */.$d)(left) + (0,hcl_value/* sizeOf */.$d)(right)))
                return hcl_value/* UNKNOWN */.HV;
            return (0,operators/* evaluateBinary */.vI)(expression.operator, left, right);
        }
        case "for":
            return evaluateFor(expression, scope);
        case "splat":
            return evaluateSplat(expression, scope);
        case "item":
            return scope.item;
    }
}
/** Of two entries with one key the later wins, as Packer has it. */
function evaluateObject(expression, scope) {
    const map = new Map();
    for (const { key, value } of expression.entries) {
        const name = (0,hcl_value/* toText */.fE)(evaluateIn(key, scope));
        if (name === undefined)
            return hcl_value/* UNKNOWN */.HV;
        map.set(name, evaluateIn(value, scope));
    }
    return map;
}
function evaluateReference(path, scope) {
    const [root = "", ...steps] = path;
    const local = scope.names.get(root);
    if (local !== undefined)
        return steps.reduce(index, local);
    const [name, ...rest] = steps;
    if (name === undefined)
        return hcl_value/* UNKNOWN */.HV;
    return rest.reduce(index, scope.lookup(root, name));
}
/** The item of a list or map; unknown where there is none, which Packer refuses. */
function index(target, key) {
    const found = (0,hcl_value/* isMap */.jh)(target)
        ? target.get((0,hcl_value/* toText */.fE)(key) ?? "")
        : (0,hcl_value/* isList */.Lv)(target)
            ? target[(0,hcl_value/* toNumber */.Ro)(key) ?? -1]
            : undefined;
    return found === undefined ? hcl_value/* UNKNOWN */.HV : found;
}
function evaluateConditional(expression, scope) {
    const test = (0,hcl_value/* toBoolean */.G4)(evaluateIn(expression.test, scope));
    if (test === undefined)
        return hcl_value/* UNKNOWN */.HV;
    const yes = evaluateIn(expression.yes, scope);
    const no = evaluateIn(expression.no, scope);
    return test ? (0,operators/* unify */.QF)(yes, no) : (0,operators/* unify */.QF)(no, yes);
}
function evaluateCall(expression, scope) {
    const { name } = expression;
    if (name === "try" || name === "can")
        return attempt(expression, scope);
    if (name === "convert") {
        const [value, type] = expression.args;
        if (value === undefined || type === undefined)
            return hcl_value/* UNKNOWN */.HV;
        return convertTo(evaluateIn(value, scope), type) ?? hcl_value/* UNKNOWN */.HV;
    }
    const args = argumentsOf(expression, scope);
    if (args === undefined)
        return hcl_value/* UNKNOWN */.HV;
    // what the environment holds is for the lookup to tell
    if (name === "env")
        return scope.lookup("env", (0,hcl_value/* toText */.fE)(args[0]) ?? "");
    return (0,functions/* callFunction */.Tx)(name, args);
}
/** Arguments of a call, with the last one expanded where it ends in `...`; undefined where that is not told. */
function argumentsOf({ args, expand }, scope) {
    const values = args.map((argument) => evaluateIn(argument, scope));
    const cost = values.reduce((sum, value) => sum + (0,hcl_value/* sizeOf */.$d)(value), 0);
    if (!spend(scope, cost))
        return undefined;
    if (!expand)
        return values;
    const last = (0,hcl_value/* joinLists */.Qc)(values.slice(-1));
    return last === undefined ? undefined : [...values.slice(0, -1), ...last];
}
/** `try(a, b, …)` is the first that Packer does not refuse; `can(a)` tells whether it does not. */
function attempt({ name, args, expand }, scope) {
    if (expand || (name === "can" && args.length !== 1))
        return hcl_value/* UNKNOWN */.HV;
    for (const argument of args) {
        if (isRefused(argument, scope))
            continue;
        const value = evaluateIn(argument, scope);
        if (!(0,hcl_value/* isWhollyKnown */.nH)(value))
            return hcl_value/* UNKNOWN */.HV;
        return name === "can" ? true : value;
    }
    return name === "can" ? false : hcl_value/* UNKNOWN */.HV;
}
/** The scopes of a loop, one an item; undefined where its collection is not told or holds no items. */
function scopesOf({ collection, names }, scope) {
    return itemsOf(evaluateIn(collection, scope))?.map(([key, value]) => {
        const inner = new Map(scope.names);
        if (names.key !== undefined)
            inner.set(names.key, key);
        return { ...scope, names: inner.set(names.value, value) };
    });
}
function itemsOf(collection) {
    if ((0,hcl_value/* isMap */.jh)(collection))
        return (0,hcl_value/* sortedEntries */.CA)(collection);
    return (0,hcl_value/* isList */.Lv)(collection)
        ? collection.map((value, at) => [at, value])
        : undefined;
}
function evaluateFor(expression, scope) {
    const scopes = scopesOf(expression, scope);
    if (scopes === undefined)
        return hcl_value/* UNKNOWN */.HV;
    const kept = [];
    for (const inner of scopes) {
        const { condition } = expression;
        const keep = condition === undefined || (0,hcl_value/* toBoolean */.G4)(evaluateIn(condition, inner));
        if (keep === undefined)
            return hcl_value/* UNKNOWN */.HV;
        if (keep)
            kept.push(inner);
    }
    if (expression.key !== undefined)
        return collect(expression.key, expression, kept);
    const values = kept.map((inner) => evaluateIn(expression.value, inner));
    return expression.makes === "list"
        ? values
        : ((0,hcl_value/* joinTexts */.B5)(values, "") ?? hcl_value/* UNKNOWN */.HV);
}
/** The object that a loop makes: the same key twice is refused where values are not grouped by it. */
function collect(key, { value, grouped }, scopes) {
    const groups = new Map();
    for (const scope of scopes) {
        const name = (0,hcl_value/* toText */.fE)(evaluateIn(key, scope));
        const group = name === undefined ? undefined : groups.get(name);
        if (name === undefined || (group !== undefined && !grouped))
            return hcl_value/* UNKNOWN */.HV;
        const item = evaluateIn(value, scope);
        if (group === undefined)
            groups.set(name, [item]);
        else
            group.push(item);
    }
    if (grouped)
        return groups;
    return new Map([...groups].map(([name, [item = null]]) => [name, item]));
}
/** What is no list counts as a list of one, null as an empty one. */
function evaluateSplat({ target, each }, scope) {
    return (splatItems(evaluateIn(target, scope), scope)?.map((inner) => evaluateIn(each, inner)) ?? hcl_value/* UNKNOWN */.HV);
}
/** The scopes of a splat, one an item; undefined where its target is not told. */
function splatItems(target, scope) {
    if (target === hcl_value/* UNKNOWN */.HV)
        return undefined;
    const items = (0,hcl_value/* isList */.Lv)(target) ? target : target === null ? [] : [target];
    return items.map((item) => ({ ...scope, item }));
}


/***/ }),

/***/ 17055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Tx: () => (/* binding */ callFunction),
  Jj: () => (/* binding */ isRefusedCall),
  YP: () => (/* binding */ standingOf)
});

// EXTERNAL MODULE: ./build/plan/hcl/value.js
var hcl_value = __webpack_require__(1659);
;// CONCATENATED MODULE: ./build/plan/hcl/parameters.js

const parameters_text = hcl_value/* toText */.fE;
/** Text that no number or boolean stands for. */
const string = (value) => typeof value === "string" ? value : undefined;
const number = hcl_value/* toNumber */.Ro;
const whole = (value) => {
    const found = (0,hcl_value/* toNumber */.Ro)(value);
    return Number.isSafeInteger(found) ? found : undefined;
};
/** Any value that is known, but for what is inside it. */
const any = (value) => value === hcl_value/* UNKNOWN */.HV ? undefined : value;
/** A list, of which items may be unknown. */
const partlyKnown = (value) => (0,hcl_value/* isList */.Lv)(value) ? value : undefined;
/** A list of known items. */
const list = (value) => (0,hcl_value/* isList */.Lv)(value) && !value.includes(hcl_value/* UNKNOWN */.HV) ? value : undefined;
const map = (value) => (0,hcl_value/* isMap */.jh)(value) ? value : undefined;
/** A list whose items are all read alike. */
function listOf(item) {
    return (value) => (0,hcl_value/* isList */.Lv)(value) ? allOf(value.map((each) => item(each))) : undefined;
}
const texts = listOf(parameters_text);
const numbers = listOf(number);
function allOf(values) {
    const found = values.filter((value) => value !== undefined);
    return found.length === values.length ? found : undefined;
}
/** A function with so many parameters. */
function takes(parameters, call) {
    return (args) => {
        if (args.length !== parameters.length)
            return undefined;
        const read = readAll(parameters, args);
        return read === undefined ? undefined : call(...read);
    };
}
/** A function whose last parameter takes any number of arguments. */
function takesMore(parameters, more, call) {
    return (args) => {
        if (args.length < parameters.length)
            return undefined;
        const read = readAll(parameters, args);
        const rest = allOf(args.slice(parameters.length).map(more));
        return read === undefined || rest === undefined
            ? undefined
            : call(rest, ...read);
    };
}
function readAll(parameters, args) {
    const read = parameters.map((parameter, at) => parameter(args[at] ?? null));
    return isComplete(read) ? read : undefined;
}
/** As many values as parameters, each of its parameter's kind, if none is missing. */
function isComplete(values) {
    return !values.includes(undefined);
}

;// CONCATENATED MODULE: ./build/plan/hcl/encoding-functions.js


/** Functions that write and read text in another form. */
const ENCODING_FUNCTIONS = {
    base64decode: takes([parameters_text], base64decode),
    base64encode: takes([parameters_text], (of) => Buffer.from(of).toString("base64")),
    jsondecode: takes([parameters_text], jsondecode),
    jsonencode: ([value, ...more]) => value === undefined || more.length > 0 ? undefined : jsonencode(value),
    urlencode: takes([parameters_text], urlencode),
};
/** JSON nested deeper than expressions can be is left to Packer. */
const MAX_DEPTH = 100;
function base64decode(of) {
    const base64 = of.replace(/[\r\n]/g, "");
    const isStrict = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
    if (!isStrict.test(base64))
        return undefined;
    try {
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.from(base64, "base64"));
    }
    catch {
        return undefined;
    }
}
function jsondecode(of) {
    try {
        return fromJson(JSON.parse(of), 0);
    }
    catch {
        return hcl_value/* REFUSED */.ln;
    }
}
function fromJson(json, depth) {
    if (depth > MAX_DEPTH)
        return undefined;
    if (typeof json !== "object" || json === null)
        return typeof json === "string" ||
            typeof json === "number" ||
            typeof json === "boolean"
            ? json
            : null;
    const entries = Object.entries(json).map(([key, value]) => [key, fromJson(value, depth + 1)]);
    const values = [];
    const map = new Map();
    for (const [key, value] of entries) {
        if (value === undefined)
            return undefined;
        values.push(value);
        map.set(key, value);
    }
    return Array.isArray(json) ? values : map;
}
/** JSON as Go writes it: names sorted, and what HTML would take for markup escaped. */
function jsonencode(value) {
    if (value === null)
        return "null";
    if (!(0,hcl_value/* isWhollyKnown */.nH)(value))
        return undefined;
    if ((0,hcl_value/* isList */.Lv)(value))
        return enclose("[", value.map(jsonencode), "]");
    if ((0,hcl_value/* isMap */.jh)(value))
        return enclose("{", (0,hcl_value/* sortedEntries */.CA)(value).map(([key, item]) => {
            const json = jsonencode(item);
            return json === undefined ? undefined : `${quote(key)}:${json}`;
        }), "}");
    return typeof value === "string" ? quote(value) : (0,hcl_value/* toText */.fE)(value);
}
function enclose(open, items, close) {
    const inner = (0,hcl_value/* joinTexts */.B5)(items, ",");
    return inner === undefined ? undefined : `${open}${inner}${close}`;
}
function quote(of) {
    return JSON.stringify(of).replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
/** As a query's part: a space is a plus. */
function urlencode(of) {
    return encodeURIComponent(of)
        .replace(/%20/g, "+")
        .replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

;// CONCATENATED MODULE: ./build/plan/hcl/text-functions.js


/** Functions of texts. Lengths and places count what a reader takes for one character, as Packer does. */
const TEXT_FUNCTIONS = {
    basename: takes([parameters_text], basename),
    chomp: takes([parameters_text], (of) => of.replace(/[\r\n]+$/, "")),
    compact: ([list = hcl_value/* UNKNOWN */.HV, ...more]) => more.length === 0 ? compact(list) : undefined,
    dirname: takes([parameters_text], dirname),
    endswith: takes([parameters_text, parameters_text], (of, end) => of.endsWith(end)),
    indent: takes([whole, parameters_text], indent),
    join: takesMore([parameters_text], texts, (lists, separator) => lists.length === 0 ? undefined : (0,hcl_value/* joinTexts */.B5)(lists.flat(), separator)),
    lower: takes([parameters_text], (of) => eachCharacter(of, (c) => c.toLowerCase())),
    replace: takes([parameters_text, parameters_text, parameters_text], replace),
    sort: takes([texts], (of) => of.toSorted(hcl_value/* compareTexts */.qy)),
    split: takes([parameters_text, parameters_text], (separator, of) => separator === "" ? [...of] : of.split(separator)),
    startswith: takes([parameters_text, parameters_text], (of, start) => of.startsWith(start)),
    strcontains: takes([parameters_text, parameters_text], (of, part) => of.includes(part)),
    strrev: takes([parameters_text], (of) => charactersOf(of).toReversed().join("")),
    substr: takes([parameters_text, number, number], substr),
    title: takes([parameters_text], title),
    trim: takes([parameters_text, parameters_text], trim),
    trimprefix: takes([parameters_text, parameters_text], trimPrefix),
    trimspace: takes([parameters_text], (of) => of.replace(OUTER_SPACE, "")),
    trimsuffix: takes([parameters_text, parameters_text], trimSuffix),
    upper: takes([parameters_text], (of) => eachCharacter(of, (c) => c.toUpperCase())),
};
const OUTER_SPACE = /^\p{White_Space}+|\p{White_Space}+$/gu;
/** Made when first needed: the tables behind it take long to load. */
let segmenter;
/** Grapheme clusters. */
function charactersOf(of) {
    if (/^[ -~]*$/.test(of))
        return of.split("");
    segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
    return Array.from(segmenter.segment(of), ({ segment }) => segment);
}
/** Changes the case of each character alone; undefined where one would become several, which are one in Packer. */
function eachCharacter(of, change) {
    const changed = Array.from(of, (one) => (one === "ß" ? one : change(one)));
    return changed.every((character) => [...character].length === 1)
        ? changed.join("")
        : undefined;
}
/** A separator is what neither letter, digit nor underscore is; beyond ASCII only space. */
function title(of) {
    return of.replace(/(?<![\p{L}\p{Nd}_]|[^\p{White_Space}\0-\x7f])\p{Ll}/gu, (letter) => eachCharacter(letter, (c) => c.toUpperCase()) ?? letter);
}
function basename(path) {
    return segmentsOf(path).at(-1) ?? (path === "" ? "." : "/");
}
function segmentsOf(path) {
    return path.split("/").filter((segment) => segment !== "");
}
/** What Go's filepath.Dir gives: cleaned of `.`, `..` and doubled slashes. */
function dirname(path) {
    const isAbsolute = path.startsWith("/");
    const kept = [];
    for (const segment of segmentsOf(path.slice(0, path.lastIndexOf("/") + 1))) {
        if (segment === ".")
            continue;
        const last = kept.at(-1);
        if (segment !== "..")
            kept.push(segment);
        else if (last !== undefined && last !== "..")
            kept.pop();
        else if (!isAbsolute)
            kept.push(segment);
    }
    const joined = kept.join("/");
    return isAbsolute ? `/${joined}` : joined || ".";
}
function compact(list) {
    if (!(0,hcl_value/* isList */.Lv)(list))
        return undefined;
    const kept = [];
    for (const item of list) {
        const of = item === null ? "" : (0,hcl_value/* toText */.fE)(item);
        if (of === undefined)
            return undefined;
        if (of !== "")
            kept.push(of);
    }
    return kept;
}
function indent(spaces, of) {
    if (spaces < 0 || spaces > 1000)
        return undefined;
    return (0,hcl_value/* joinTexts */.B5)(of.split("\n"), `\n${" ".repeat(spaces)}`);
}
function replace(of, part, by) {
    const pieces = part === "" ? ["", ...of, ""] : of.split(part);
    return (0,hcl_value/* joinTexts */.B5)(pieces, by);
}
/** A negative offset counts from the end, a negative size takes all. */
function substr(of, from, size) {
    if (!Number.isInteger(from) || !Number.isInteger(size))
        return undefined;
    const characters = charactersOf(of);
    const rest = characters.slice(from);
    // a size of nothing takes all from an offset at the end: Packer's own
    const all = size < 0 || (size === 0 && from < 0);
    return (all ? rest : rest.slice(0, size)).join("");
}
function trim(of, characters) {
    const cut = new Set(characters);
    const kept = [...of];
    let end = kept.length;
    while (end > 0 && cut.has(kept[end - 1] ?? ""))
        end--;
    let start = 0;
    while (start < end && cut.has(kept[start] ?? ""))
        start++;
    return kept.slice(start, end).join("");
}
function trimPrefix(of, prefix) {
    return of.startsWith(prefix) ? of.slice(prefix.length) : of;
}
function trimSuffix(of, suffix) {
    return suffix !== "" && of.endsWith(suffix)
        ? of.slice(0, -suffix.length)
        : of;
}

;// CONCATENATED MODULE: ./build/plan/hcl/format.js




/** `format` and `formatlist`. */
const FORMAT_FUNCTIONS = {
    format: takesMore([parameters_text], asItIs, (args, pattern) => format(pattern, args)),
    formatlist: takesMore([parameters_text], asItIs, (args, pattern) => formatlist(pattern, args)),
};
function asItIs(value) {
    return value;
}
/** `%`, flags, width, precision and the verb. */
const VERB = /%([ +\-0#]*)(\d{0,3})(?:\.(\d{1,3}))?(.?)/gsu;
/** Undefined where an argument is unknown, missing or too many, or where a number would be rounded. */
function format(pattern, args) {
    const pieces = [];
    let end = 0;
    let next = 0;
    for (const match of pattern.matchAll(VERB)) {
        const [whole, flags = "", width = "", precision, letter = ""] = match;
        pieces.push(pattern.slice(end, match.index));
        end = match.index + whole.length;
        if (whole === "%%")
            pieces.push("%");
        else
            pieces.push(formatted({
                flags,
                width: Number(width),
                precision: precision === undefined ? undefined : Number(precision),
                letter,
            }, args[next++]));
    }
    if (next !== args.length)
        return undefined;
    return (0,hcl_value/* joinTexts */.B5)([...pieces, pattern.slice(end)], "");
}
function formatted(verb, value) {
    // null has no type, and so no form
    if (value === undefined || value === null)
        return undefined;
    if (!(0,hcl_value/* isWhollyKnown */.nH)(value))
        return undefined;
    const { letter, flags, precision } = verb;
    if (letter === "v")
        return formatAny(verb, value);
    if (letter === "s" || letter === "q") {
        const of = (0,hcl_value/* toText */.fE)(value);
        if (of === undefined)
            return undefined;
        const cut = charactersOf(of)
            .slice(0, precision || undefined)
            .join("");
        return padded(verb, letter === "s" ? cut : jsonencode(cut));
    }
    if (letter === "t")
        return (0,hcl_value/* toText */.fE)((0,hcl_value/* toBoolean */.G4)(value));
    const number = (0,hcl_value/* toNumber */.Ro)(value);
    if (number === undefined || flags.includes("#"))
        return undefined;
    return formatNumber(verb, number);
}
/** `%v` writes small numbers only, as large ones get an exponent. */
function formatAny(verb, value) {
    const sharp = verb.flags.includes("#");
    if (typeof value === "string" && !sharp)
        return padded(verb, value);
    if (typeof value === "number" && !sharp) {
        const size = Math.abs(value);
        const isSmall = size < 1e6 && (size === 0 || size >= 1e-4);
        return isSmall ? padded(verb, (0,hcl_value/* toText */.fE)(value)) : undefined;
    }
    return padded(verb, jsonencode(value));
}
const BASES = new Map([
    ["b", 2],
    ["o", 8],
    ["d", 10],
    ["x", 16],
    ["X", 16],
]);
function formatNumber(verb, value) {
    const { letter, precision } = verb;
    const digits = digitsOf(letter, Math.abs(value), precision);
    if (digits === undefined)
        return undefined;
    const sign = value < 0
        ? "-"
        : verb.flags.includes("+")
            ? "+"
            : verb.flags.includes(" ")
                ? " "
                : "";
    if (!verb.flags.includes("0") || verb.flags.includes("-"))
        return padded({ ...verb, flags: verb.flags.replaceAll("0", "") }, sign + digits);
    return sign + digits.padStart(verb.width - sign.length, "0");
}
/** `%f` is told where nothing is rounded away. */
function digitsOf(letter, size, precision) {
    if (letter === "f") {
        const digits = size.toFixed(Math.min(precision ?? 6, 20));
        return Number(digits) === size && size < 1e15 ? digits : undefined;
    }
    const base = BASES.get(letter);
    if (base === undefined || precision !== undefined)
        return undefined;
    if (!Number.isSafeInteger(size))
        return undefined;
    const digits = size.toString(base);
    return letter === "X" ? digits.toUpperCase() : digits;
}
function padded({ flags, width }, of) {
    if (of === undefined)
        return undefined;
    const missing = Math.max(0, width - charactersOf(of).length);
    const padding = (flags.includes("0") ? "0" : " ").repeat(missing);
    return flags.includes("-") ? of + padding : padding + of;
}
/** One text for each item of its lists, which are of one length; what is no list serves for all. */
function formatlist(pattern, args) {
    const lengths = new Set(args.filter(hcl_value/* isList */.Lv).map(({ length }) => length));
    if (lengths.size > 1 || !args.every(hcl_value/* isWhollyKnown */.nH))
        return undefined;
    const [count = 1] = lengths;
    const results = [];
    for (let at = 0; at < count; at++) {
        const result = format(pattern, args.map((each) => ((0,hcl_value/* isList */.Lv)(each) ? (each[at] ?? null) : each)));
        if (result === undefined)
            return undefined;
        results.push(result);
    }
    return results;
}

// EXTERNAL MODULE: ./build/plan/hcl/operators.js
var operators = __webpack_require__(62379);
;// CONCATENATED MODULE: ./build/plan/hcl/list-functions.js




/** Functions of lists and maps. What Packer keeps as a set is a list here, in the order in which it goes through one. */
const LIST_FUNCTIONS = {
    alltrue: takes([list], (of) => decide(of, false)),
    anytrue: takes([list], (of) => decide(of, true)),
    chunklist: takes([list, whole], chunklist),
    coalesce: takesMore([], any, (args) => coalesce(args)),
    coalescelist: takesMore([], list, (lists) => lists.find(({ length }) => length > 0)),
    concat: takesMore([], partlyKnown, (lists) => lists.length === 0 ? undefined : (0,hcl_value/* joinLists */.Qc)(lists)),
    contains: takes([partlyKnown, any], contains),
    distinct: takes([list], distinct),
    element: takes([partlyKnown, whole], (of, at) => at < 0 ? undefined : of[at % of.length]),
    flatten: takes([list], flatten),
    index: takes([list, any], (of, wanted) => indexOf(of, wanted)),
    keys: takes([map], (of) => (0,hcl_value/* sortedEntries */.CA)(of).map(([key]) => key)),
    length: takes([any], list_functions_length),
    lookup: takes([map, parameters_text, any], lookup),
    merge: takesMore([], any, merge),
    reverse: takes([partlyKnown], (of) => of.toReversed()),
    setintersection: takesMore([list], list, (more, first) => {
        const common = first.filter((item) => more.every((other) => other.includes(item)));
        return (0,operators/* asSet */.pZ)([first, ...more].flat()) && (0,operators/* asSet */.pZ)(common);
    }),
    setproduct: takesMore([], list, setproduct),
    setunion: takesMore([list], list, (more, first) => (0,operators/* asSet */.pZ)([first, ...more].flat())),
    slice: takes([partlyKnown, whole, whole], (of, start, end) => start < 0 || end < start || end > of.length
        ? undefined
        : of.slice(start, end)),
    values: takes([map], (of) => (0,hcl_value/* sortedEntries */.CA)(of).map(([, value]) => value)),
    zipmap: takes([texts, partlyKnown], zipmap),
};
/** `alltrue` and `anytrue`: one item that is `decisive` settles it. */
function decide(of, decisive) {
    const known = of.map((item) => (item === null ? false : (0,hcl_value/* toBoolean */.G4)(item)));
    if (known.includes(undefined))
        return undefined;
    return known.includes(decisive) ? decisive : !decisive;
}
function chunklist(of, size) {
    if (size < 0 || !(0,operators/* isUniform */.dj)(of))
        return undefined;
    const step = size === 0 ? Math.max(of.length, 1) : size;
    const chunks = [];
    for (let at = 0; at < of.length; at += step)
        chunks.push(of.slice(at, at + step));
    return chunks;
}
/** The first that is neither null nor empty, in the type that all have. */
function coalesce(args) {
    const found = args.find((value) => value !== null && value !== "");
    if (found === undefined)
        return undefined;
    const result = args.reduce(operators/* unify */.QF, found);
    return result === hcl_value/* UNKNOWN */.HV ? undefined : result;
}
function contains(of, wanted) {
    const differ = of.map((item) => (0,operators/* doDiffer */.W4)(item, wanted));
    if (differ.includes(false))
        return true;
    return differ.includes(undefined) ? undefined : false;
}
function indexOf(of, wanted) {
    const differ = of.map((item) => (0,operators/* doDiffer */.W4)(item, wanted));
    const at = differ.findIndex((each) => each !== true);
    return differ[at] === false ? at : undefined;
}
function distinct(of) {
    if (!(0,operators/* isUniform */.dj)(of))
        return undefined;
    const kept = [];
    // of one type, what looks alike is alike
    for (const item of of)
        if (kept.every((other) => (0,operators/* doDiffer */.W4)(other, item) === true))
            kept.push(item);
    return kept;
}
function flatten(of) {
    const items = [];
    for (const item of of) {
        if (item === hcl_value/* UNKNOWN */.HV)
            return undefined;
        const inner = (0,hcl_value/* isList */.Lv)(item) ? flatten(item) : [item];
        if (inner === undefined)
            return undefined;
        for (const each of inner)
            items.push(each);
    }
    return items;
}
function list_functions_length(of) {
    if (typeof of === "string")
        return charactersOf(of).length;
    if ((0,hcl_value/* isList */.Lv)(of))
        return of.length;
    return (0,hcl_value/* isMap */.jh)(of) ? of.size : undefined;
}
/** The value for a key that is not there takes the type of a map's values, which is not known of an object. */
function lookup(of, key, ifAbsent) {
    if (of.has(key))
        return of.get(key);
    const sameKind = [...of.values()].every((value) => (0,operators/* unify */.QF)(ifAbsent, value) === ifAbsent);
    return sameKind ? ifAbsent : undefined;
}
function merge(maps) {
    const all = new Map();
    for (const each of maps) {
        if (each === null)
            continue;
        if (!(0,hcl_value/* isMap */.jh)(each))
            return undefined;
        for (const [key, value] of each)
            all.set(key, value);
    }
    return all;
}
function setproduct(lists) {
    if (lists.length < 2)
        return undefined;
    let products = [[]];
    for (const of of lists) {
        if (products.length * of.length > hcl_value/* MAX_ITEMS */._5)
            return undefined;
        products = products.flatMap((product) => of.map((item) => [...product, item]));
    }
    return products;
}
function zipmap(keys, values) {
    if (keys.length !== values.length)
        return undefined;
    return new Map(keys.map((key, at) => [key, values[at] ?? null]));
}

;// CONCATENATED MODULE: ./build/plan/hcl/number-functions.js


/** Functions of numbers. */
const NUMBER_FUNCTIONS = {
    abs: takes([number], Math.abs),
    ceil: takes([number], (of) => Math.ceil(of)),
    floor: takes([number], (of) => Math.floor(of)),
    max: takesMore([number], number, (more, first) => Math.max(first, ...more)),
    min: takesMore([number], number, (more, first) => Math.min(first, ...more)),
    parseint: takes([string, whole], parseint),
    pow: takes([number, number], (base, power) => (0,hcl_value/* exactly */.pV)(base ** power, base, power)),
    range: takesMore([number], number, (more, first) => range([first, ...more])),
    signum: takes([whole], Math.sign),
    sum: takes([numbers], sum),
};
/** Digits beyond those of base 36 are left to Packer. */
function parseint(digits, base) {
    if (base < 2 || base > 36)
        return undefined;
    const allowed = "0123456789abcdefghijklmnopqrstuvwxyz".slice(0, base);
    const isWritten = /^[+-]?[0-9a-z]+$/i.test(digits);
    const unsigned = digits.replace(/^[+-]/, "").toLowerCase();
    if (!isWritten || [...unsigned].some((digit) => !allowed.includes(digit)))
        return undefined;
    const value = Number.parseInt(digits, base);
    return Number.isSafeInteger(value) ? value : undefined;
}
/** `range(end)`, `range(start, end)` or `range(start, end, step)`. */
function range(args) {
    if (args.length > 3)
        return undefined;
    const [start = 0, end = 0] = args.length === 1 ? [0, ...args] : args;
    const step = args[2] ?? (end < start ? -1 : 1);
    const goesThere = end === start || (step !== 0 && step > 0 === end > start);
    if (!goesThere || (0,hcl_value/* exactly */.pV)(start, end, step) === undefined)
        return undefined;
    const count = end === start ? 0 : Math.ceil((end - start) / step);
    // Packer's own bound
    if (count >= 1024 || count > hcl_value/* MAX_ITEMS */._5)
        return undefined;
    return Array.from({ length: count }, (_, at) => start + at * step);
}
function sum(of) {
    if (of.length === 0)
        return undefined;
    return (0,hcl_value/* exactly */.pV)(of.reduce((total, each) => total + each), ...of);
}

;// CONCATENATED MODULE: ./build/plan/hcl/regex-syntax.js
/** Steps that a search may take at worst. */
const MAX_COST = 5_000_000;
/** What translates to itself after a backslash, besides punctuation. */
const CLASSES = {
    d: ["[0-9]", "0-9"],
    D: ["[^0-9]", ""],
    w: ["[0-9A-Za-z_]", "0-9A-Za-z_"],
    W: ["[^0-9A-Za-z_]", ""],
    s: ["[\\t\\n\\f\\r ]", "\\t\\n\\f\\r "],
    S: ["[^\\t\\n\\f\\r ]", ""],
    b: ["\\b", ""],
    B: ["\\B", ""],
    A: ["^", ""],
    z: ["$", ""],
    t: ["\\t", "\\t"],
    n: ["\\n", "\\n"],
    r: ["\\r", "\\r"],
    f: ["\\f", "\\f"],
    v: ["\\v", "\\v"],
};
/** One token of a pattern: an escape, a bracket expression, a group's beginning, a quantifier or a character. */
const TOKEN = /\\(?<escaped>.)|(?<brackets>\[\^?\]?(?:\\.|[^\]\\])*\])|\((?<group>\?(?:P?<[A-Za-z]\w*>|:))?|(?<close>\))|(?<quantifier>(?:[*+?]|\{\d+(?:,\d*)?\})\??)|(?<other>[^()[\]\\*+?])/gsu;
/**
 * The JavaScript regular expression that finds in the text what RE2 would. Undefined where the pattern uses what the two
 * see differently (a repeated group with captures in it, Unicode classes, flags), or might search for too long.
 */
function translate(pattern, of) {
    const ignoresCase = pattern.startsWith("(?i)");
    if (ignoresCase && /[^\0-\x7f]/.test(of + pattern))
        return undefined;
    const source = ignoresCase ? pattern.slice(4) : pattern;
    const translated = new Translation(source).run(of.length + 1);
    if (translated === undefined)
        return undefined;
    try {
        return new RegExp(translated, ignoresCase ? "giu" : "gu");
    }
    catch {
        return undefined;
    }
}
/** A pattern on its way from one syntax to the other, and what a search with it may cost. */
class Translation {
    #source;
    #groups = [];
    /** The group whose end was the last token. */
    #closed;
    #before = "";
    /** Ways that a search may go for each of its starts, repeats without end left out. */
    #ways = 1;
    #repeats;
    constructor(source) {
        this.#source = source;
        this.#repeats = source.startsWith("^") ? 0 : 1;
    }
    /** Undefined where it cannot be translated, or costs too much for a text of that length. */
    run(length) {
        let result = "";
        let end = 0;
        for (const match of this.#source.matchAll(TOKEN)) {
            const [token] = match;
            const piece = this.#translate(token, match.groups ?? {});
            if (match.index !== end || piece === undefined)
                return undefined;
            result += piece;
            end += token.length;
            this.#before = token;
        }
        // repeats that follow one another share the text between them
        let cost = this.#ways;
        for (let at = 1; at <= this.#repeats; at++)
            cost *= (length + at) / at;
        const isWhole = end === this.#source.length && this.#groups.length === 0;
        return isWhole && cost <= MAX_COST ? result : undefined;
    }
    #translate(token, { escaped: letter, brackets, group, close, quantifier }) {
        const closed = this.#closed;
        this.#closed = undefined;
        if (close !== undefined) {
            this.#closed = this.#groups.pop();
            return this.#closed === undefined ? undefined : token;
        }
        if (quantifier !== undefined) {
            if (!this.#mayRepeat(quantifier, closed))
                return undefined;
            this.#spoilGroups();
            return quantifier;
        }
        if (token.startsWith("(")) {
            if (this.#groups.length > 0 && group !== "?:")
                this.#spoilGroups();
            this.#groups.push({ captures: group !== "?:", isPlain: true });
            return token.replace("?P<", "?<");
        }
        if (token === "|") {
            this.#ways++;
            this.#spoilGroups();
        }
        if (letter !== undefined)
            return translateEscape(letter);
        if (brackets !== undefined)
            return translateBrackets(brackets);
        return token === "." ? "[^\\n]" : token;
    }
    /** A group around choices, captures or repeats is not repeated itself: there the two differ, or search for ever. */
    #mayRepeat(quantifier, closed) {
        if (this.#before === "" || /^[|^]$|^\((?:\?.*)?$/s.test(this.#before))
            return false;
        if (/^(?:[*+?]|\{.*\})\??$/.test(this.#before))
            return false;
        if (/^\??$/.test(quantifier.slice(1)) && quantifier.startsWith("?")) {
            this.#ways *= 2;
            return true;
        }
        if (closed !== undefined && !closed.isPlain)
            return false;
        const [, from, comma, to] = /^\{(\d+)(,?)(\d*)\}/.exec(quantifier) ?? [];
        if (from === undefined || (comma !== "" && to === ""))
            this.#repeats++;
        else
            this.#ways *= Number(to || from) - Number(from) + 1;
        return true;
    }
    #spoilGroups() {
        for (const group of this.#groups)
            group.isPlain = false;
    }
}
function translateEscape(letter) {
    const known = CLASSES[letter];
    if (known !== undefined)
        return known[0];
    return /[A-Za-z0-9\u0080-\uffff]/.test(letter)
        ? undefined
        : literally(letter);
}
function literally(punctuation) {
    return /[\^$.*+?()[\]{}|/-]/.test(punctuation)
        ? `\\${punctuation}`
        : punctuation;
}
/** `[…]`: what stands for several characters has no place beside a dash. */
function translateBrackets(brackets) {
    const [, opening = "[", inner = ""] = /^(\[\^?)(.*)\]$/s.exec(brackets) ?? [];
    if (inner.includes("[:"))
        return undefined;
    const items = inner.match(/\\.|[^\\]/gsu) ?? [];
    const pieces = items.map((item, at) => {
        if (!item.startsWith("\\"))
            return /[\][]/.test(item) ? `\\${item}` : item;
        const known = CLASSES[item.slice(1)]?.[1];
        if (known === undefined)
            return translateEscape(item.slice(1));
        const isOne = /^\\.$/.test(known);
        const dashes = items[at - 1] === "-" || items[at + 1] === "-";
        return known !== "" && (isOne || !dashes) ? known : undefined;
    });
    return pieces.includes(undefined)
        ? undefined
        : `${opening}${pieces.join("")}]`;
}

;// CONCATENATED MODULE: ./build/plan/hcl/regex.js



/** Functions of regular expressions, where Packer's (RE2) mean the same here and are soon done. */
const REGEX_FUNCTIONS = {
    regex: takes([parameters_text, parameters_text], (pattern, of) => {
        const found = translate(pattern, of)?.exec(of);
        return found === null ? hcl_value/* REFUSED */.ln : found && capturesOf(found);
    }),
    regexall: takes([parameters_text, parameters_text], (pattern, of) => allIn(pattern, of)?.map(capturesOf)),
    regex_replace: takes([parameters_text, parameters_text, parameters_text], (of, pattern, by) => {
        const matches = allIn(pattern, of);
        if (matches === undefined)
            return undefined;
        const pieces = [];
        let end = 0;
        for (const match of matches) {
            pieces.push(of.slice(end, match.index), expand(by, match));
            end = match.index + match[0].length;
        }
        return (0,hcl_value/* joinTexts */.B5)([...pieces, of.slice(end)], "");
    }),
};
/** All matches, but for empty ones right behind another, which Go leaves out. */
function allIn(pattern, of) {
    const regex = translate(pattern, of);
    if (regex === undefined)
        return undefined;
    let end = -1;
    return [...of.matchAll(regex)].filter((match) => {
        const [whole] = match;
        const isNew = whole !== "" || match.index !== end;
        end = match.index + whole.length;
        return isNew;
    });
}
/** The whole match where the pattern captures nothing; else a list of captures, or a map where they have names. */
function capturesOf(match) {
    const [whole, ...captures] = match;
    if (match.groups !== undefined)
        return new Map(Object.entries(match.groups).map(([name, capture]) => [
            name,
            capture ?? null,
        ]));
    return captures.length === 0
        ? whole
        : captures.map((capture) => capture ?? null);
}
/** Go's template of a replacement: `$1`, `${1}`, `$name`, `$$`; a group that is not there is nothing. */
function expand(template, match) {
    return template.replace(/\$(?:\$|(\w+)|\{(\w+)\})/g, (_all, bare, braced) => {
        const name = bare ?? braced;
        if (name === undefined)
            return "$";
        return ((/^\d+$/.test(name) ? match[Number(name)] : match.groups?.[name]) ?? "");
    });
}

;// CONCATENATED MODULE: ./build/plan/hcl/functions.js







/**
 * Packer's functions whose results their arguments alone tell, and that names, paths and versions are made with.
 * https://developer.hashicorp.com/packer/docs/templates/hcl_templates/functions
 */
const FUNCTIONS = new Map(Object.entries({
    ...ENCODING_FUNCTIONS,
    ...FORMAT_FUNCTIONS,
    ...LIST_FUNCTIONS,
    ...NUMBER_FUNCTIONS,
    ...REGEX_FUNCTIONS,
    ...TEXT_FUNCTIONS,
}));
/** Those that have a value only when Packer runs, or need what is not read here. */
const NOT_EVALUATED = new Set(`abspath aws_secretsmanager aws_secretsmanager_raw base64gzip bcrypt cidrhost cidrnetmask cidrsubnet cidrsubnets
	consul_key csvdecode env file filebase64 fileexists fileset formatdate legacy_isotime legacy_strftime log md5
	pathexpand rfc3339_parse rsadecrypt sha1 sha256 sha512 templatefile textdecodebase64 textencodebase64 timeadd
	timestamp unix_timestamp_parse uuidv4 uuidv5 vault yamldecode yamlencode`.split(/\s+/));
/** Functions that the evaluation of expressions itself knows. */
const OF_EXPRESSIONS = new Set(["try", "can", "convert"]);
/** Calls a function by its name; unknown where it is not one of ours or its arguments do not tell. */
function callFunction(name, args) {
    const result = FUNCTIONS.get(name)?.(args);
    return result === undefined || result === hcl_value/* REFUSED */.ln ? hcl_value/* UNKNOWN */.HV : result;
}
/** Does Packer refuse the call for sure? Told of those that templates ask `can` and `try` about. */
function isRefusedCall(name, args) {
    return FUNCTIONS.get(name)?.(args) === hcl_value/* REFUSED */.ln;
}
/** How a function stands here: evaluated, known to Packer alone, or none of Packer's. */
function standingOf(name) {
    if (FUNCTIONS.has(name) || OF_EXPRESSIONS.has(name))
        return "evaluated";
    return NOT_EVALUATED.has(name) ? "later" : "none";
}


/***/ }),

/***/ 62379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QF: () => (/* binding */ unify),
/* harmony export */   T7: () => (/* binding */ evaluateUnary),
/* harmony export */   W4: () => (/* binding */ doDiffer),
/* harmony export */   dj: () => (/* binding */ isUniform),
/* harmony export */   pZ: () => (/* binding */ asSet),
/* harmony export */   vI: () => (/* binding */ evaluateBinary)
/* harmony export */ });
/* harmony import */ var _value_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1659);

/** `!x` or `-x`; unknown where Packer would refuse it. */
function evaluateUnary(operator, operand) {
    if (operator === "!") {
        const value = (0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .toBoolean */ .G4)(operand);
        return value === undefined ? _value_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN */ .HV : !value;
    }
    const value = (0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .toNumber */ .Ro)(operand);
    return value === undefined ? _value_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN */ .HV : -value;
}
/** Any operator with two sides; unknown where they do not tell, or Packer would refuse it. */
function evaluateBinary(operator, left, right) {
    const result = operator === "==" || operator === "!="
        ? compare(left, right, operator === "==")
        : operator === "&&" || operator === "||"
            ? combine(left, right, operator === "||")
            : calculate(operator, (0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .toNumber */ .Ro)(left), (0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .toNumber */ .Ro)(right));
    return result === undefined ? _value_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN */ .HV : result;
}
/**
 * Equality without conversion. Lists and maps that look alike may still differ to Packer, by their types
 * (`list(string)` is no tuple): only that they differ is told.
 */
function compare(a, b, equal) {
    const differ = doDiffer(a, b);
    if (differ === undefined)
        return undefined;
    return differ !== equal;
}
/** Are they unequal? Undefined where that is not told: see above. */
function doDiffer(a, b) {
    if (a === _value_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN */ .HV || b === _value_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN */ .HV)
        return undefined;
    if (!holdsItems(a) || !holdsItems(b))
        return a !== b;
    if (!(0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isWhollyKnown */ .nH)(a) || !(0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isWhollyKnown */ .nH)(b))
        return undefined;
    return looksAlike(a, b) ? undefined : true;
}
function holdsItems(value) {
    return (0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isList */ .Lv)(value) || (0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(value);
}
/** Do two known values have the same items, whatever Packer's types for them? */
function looksAlike(a, b) {
    if ((0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isList */ .Lv)(a) && (0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isList */ .Lv)(b))
        return (a.length === b.length &&
            b.every((item, index) => looksAlike(a[index], item)));
    if ((0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(a) && (0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(b))
        return (a.size === b.size &&
            [...b].every(([key, item]) => looksAlike(a.get(key), item)));
    return a === b;
}
/** `||` where `decisive` is true, else `&&`: one side may decide alone. */
function combine(a, b, decisive) {
    const sides = [(0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .toBoolean */ .G4)(a), (0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .toBoolean */ .G4)(b)];
    if (sides.includes(decisive))
        return decisive;
    return sides.includes(undefined) ? undefined : !decisive;
}
function calculate(operator, a, b) {
    if (a === undefined || b === undefined)
        return undefined;
    switch (operator) {
        case "+":
            return (0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .exactly */ .pV)(a + b, a, b);
        case "-":
            return (0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .exactly */ .pV)(a - b, a, b);
        case "*":
            return (0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .exactly */ .pV)(a * b, a, b);
        case "/":
            return b !== 0 && (a / b) * b === a ? (0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .exactly */ .pV)(a / b, a, b) : undefined;
        case "%":
            return b === 0 ? undefined : (0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .exactly */ .pV)(a % b, a, b);
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
/** The chosen one of two results of a condition, in the type that both have; unknown where they have none. */
function unify(chosen, other) {
    if (chosen === _value_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN */ .HV || other === _value_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN */ .HV)
        return chosen;
    if (chosen === null || other === null)
        return chosen;
    if (!holdsItems(chosen) && !holdsItems(other)) {
        if (typeof chosen === typeof other)
            return chosen;
        const hasText = typeof chosen === "string" || typeof other === "string";
        return (hasText ? (0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .toText */ .fE)(chosen) : undefined) ?? _value_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN */ .HV;
    }
    if ((0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(chosen) && (0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(other) && haveSameKeys(chosen, other))
        return new Map([...chosen].map(([key, value]) => [
            key,
            unify(value, other.get(key) ?? null),
        ]));
    if (!holdsItems(chosen) || !holdsItems(other))
        return _value_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN */ .HV;
    if ((0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isList */ .Lv)(chosen) !== (0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isList */ .Lv)(other))
        return _value_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN */ .HV;
    // a list of numbers and one of texts are lists of texts: left to Packer
    const kinds = kindsIn(other.values(), kindsIn(chosen.values()));
    return kinds.size > 1 ? _value_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN */ .HV : chosen;
}
function haveSameKeys(a, b) {
    return a.size === b.size && [...a.keys()].every((key) => b.has(key));
}
/** The kinds of the values inside, null and what is unknown left out. */
function kindsIn(values, found = new Set()) {
    for (const value of values) {
        if ((0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isList */ .Lv)(value) || (0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(value)) {
            found.add((0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isList */ .Lv)(value) ? "[]" : "{}");
            kindsIn(value.values(), found);
        }
        else if (value !== null && value !== _value_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN */ .HV)
            found.add(typeof value);
    }
    return found;
}
/** Packer makes a list of them, in which all have one type. */
function isUniform(of) {
    const [first = null] = of.filter((item) => item !== null);
    return of.every((item) => {
        if (!(0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isWhollyKnown */ .nH)(item))
            return false;
        return isOneType(item, first) && isOneType(first, item);
    });
}
function isOneType(item, other) {
    const unified = unify(item, other);
    return unified !== _value_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN */ .HV && doDiffer(unified, item) !== true;
}
/** Without what is there twice, in order; undefined where the order is Packer's own or kinds are mixed. */
function asSet(of) {
    const kinds = new Set(of.map((item) => typeof item));
    const [kind = "string"] = kinds;
    if (kinds.size > 1 || kind === "object")
        return undefined;
    const once = [...new Set(of)];
    return kind === "string"
        ? once.toSorted((a, b) => (0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .compareTexts */ .qy)(String(a), String(b)))
        : once.toSorted((a, b) => Number(a) - Number(b));
}


/***/ }),

/***/ 1659:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ sizeOf),
/* harmony export */   B5: () => (/* binding */ joinTexts),
/* harmony export */   CA: () => (/* binding */ sortedEntries),
/* harmony export */   G4: () => (/* binding */ toBoolean),
/* harmony export */   HV: () => (/* binding */ UNKNOWN),
/* harmony export */   Lv: () => (/* binding */ isList),
/* harmony export */   Mm: () => (/* binding */ bounded),
/* harmony export */   Qc: () => (/* binding */ joinLists),
/* harmony export */   Ro: () => (/* binding */ toNumber),
/* harmony export */   _5: () => (/* binding */ MAX_ITEMS),
/* harmony export */   fE: () => (/* binding */ toText),
/* harmony export */   jh: () => (/* binding */ isMap),
/* harmony export */   ln: () => (/* binding */ REFUSED),
/* harmony export */   nH: () => (/* binding */ isWhollyKnown),
/* harmony export */   pV: () => (/* binding */ exactly),
/* harmony export */   qy: () => (/* binding */ compareTexts)
/* harmony export */ });
/** Stands for what only Packer can know: times, the environment, variables that nobody set. */
const UNKNOWN = Symbol("unknown");
/** What a function gives where Packer refuses its arguments for sure. Not a value. */
const REFUSED = Symbol("refused");
/** Bounds on what a repository's files may grow to: beyond them a value is unknown. */
const MAX_TEXT_LENGTH = 65_536;
const MAX_ITEMS = 10_000;
const MAX_SIZE = 20_000;
const MAX_DEPTH = 100;
/** A primitive as Packer puts it into a string; undefined where it cannot, or where that is not told. */
function toText(value) {
    if (typeof value === "string")
        return value;
    if (typeof value === "boolean")
        return String(value);
    return typeof value === "number" && isFaithful(value)
        ? String(Object.is(value, -0) ? 0 : value)
        : undefined;
}
/** Packer's numbers have 512 bits: is this one as it was written? */
function isFaithful(value) {
    if (Number.isInteger(value))
        return Number.isSafeInteger(value);
    return /^-?\d{1,15}\.\d+$/.test(String(value)) && digitsOf(value) <= 15;
}
function digitsOf(value) {
    return String(value).replace(/^-?0?\.?0*|\./g, "").length;
}
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** A number, or text that is one; undefined for all else. */
function toNumber(value) {
    const isText = typeof value === "string" && NUMBER.test(value);
    const number = isText ? Number(value) : value;
    return typeof number === "number" && Number.isFinite(number)
        ? number
        : undefined;
}
/** Does binary hold the number exactly, so that Packer's 512 bits come to the same? */
function isExact(value) {
    return Number.isSafeInteger(value * 1024);
}
/** A result of arithmetic where it and its operands are exact; undefined where Packer would say more digits. */
function exactly(result, ...operands) {
    return [result, ...operands].every(isExact) ? result : undefined;
}
/** A boolean, or text that is one; undefined for all else. */
function toBoolean(value) {
    if (value === "true" || value === "1")
        return true;
    if (value === "false" || value === "0")
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
/** In the order of their keys' bytes, as Packer goes through a map. */
function sortedEntries(map) {
    return [...map].sort(([a], [b]) => compareTexts(a, b));
}
/** Order of UTF-8: that of UTF-16 puts what takes two units before U+E000. */
function compareTexts(a, b) {
    const length = Math.min(a.length, b.length);
    for (let at = 0; at < length; at++) {
        const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
        if (left === right)
            continue;
        const leftIsHalf = left >= 0xd800 && left < 0xe000;
        const rightIsHalf = right >= 0xd800 && right < 0xe000;
        return leftIsHalf === rightIsHalf ? left - right : leftIsHalf ? 1 : -1;
    }
    return a.length - b.length;
}
/** Those of lists and maps that were measured before, as what is made of them is measured next. */
const measures = new WeakMap();
function measureOf(value) {
    if (typeof value === "string")
        return { size: 1 + (value.length >> 6), depth: 0 };
    if (!isList(value) && !isMap(value))
        return { size: 1, depth: 0 };
    const known = measures.get(value);
    if (known !== undefined)
        return known;
    let size = 1;
    let depth = 0;
    for (const item of value.values()) {
        const inner = measureOf(item);
        size += inner.size;
        depth = Math.max(depth, inner.depth);
    }
    const measure = { size, depth: depth + 1 };
    measures.set(value, measure);
    return measure;
}
/** How much there is to a value: one for each item on all levels, and for each 64 characters. */
function sizeOf(value) {
    return measureOf(value).size;
}
/** The value, or unknown where it is larger or deeper than what is kept: to walk through a value is never much. */
function bounded(value) {
    if (typeof value === "string")
        return value.length > MAX_TEXT_LENGTH ? UNKNOWN : value;
    const { size, depth } = measureOf(value);
    return size > MAX_SIZE || depth > MAX_DEPTH ? UNKNOWN : value;
}
/** Is nothing in it unknown? */
function isWhollyKnown(value) {
    if (isList(value) || isMap(value)) {
        for (const item of value.values())
            if (!isWhollyKnown(item))
                return false;
        return true;
    }
    return value !== UNKNOWN;
}


/***/ }),

/***/ 85165:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ looksLegacy),
  C: () => (/* binding */ readLegacyRoot)
});

// EXTERNAL MODULE: ./build/plan/hcl/json-reader.js
var json_reader = __webpack_require__(28456);
// EXTERNAL MODULE: ./build/plan/hcl/value.js
var hcl_value = __webpack_require__(1659);
// EXTERNAL MODULE: ./build/plan/pool-request.js
var pool_request = __webpack_require__(39594);
// EXTERNAL MODULE: ./build/plan/references/raw-reference.js
var raw_reference = __webpack_require__(94539);
// EXTERNAL MODULE: ./build/plan/references/reference-attributes.js
var reference_attributes = __webpack_require__(56532);
;// CONCATENATED MODULE: ./build/plan/references/collect-legacy.js
/** Which files and folders a template of the format of before HCL names, and where. Pure. */



/** As `collectReferences`, of JSON. */
function collectLegacyReferences(request) {
    const references = [];
    const made = [];
    for (const step of request.steps)
        addStep(step, request, references, made);
    return (0,raw_reference/* tidied */.G)(references, made);
}
function addStep(step, request, references, made) {
    const { file, directory, resolve } = request;
    const setting = (name) => (0,json_reader/* propertiesOf */.P)(step).find((property) => property.name === name)?.value;
    const type = resolve(setting("type"));
    if (typeof type !== "string")
        return;
    const downloads = type === "file" && resolve(setting("direction")) === "download";
    const uploads = type === "file" && !downloads && resolve(setting("generated")) !== true;
    if (downloads) {
        const place = { what: "", file, line: step.at.line, optional: false };
        const destination = resolve(setting("destination"));
        made.push(...(0,raw_reference/* referencesOf */.C)(destination, place, directory, () => ""));
    }
    references.push(...inSettings(step, type, uploads, request));
}
function inSettings(settings, type, uploads, request) {
    return (0,json_reader/* propertiesOf */.P)(settings).flatMap(({ name, value, at }) => {
        const use = (0,reference_attributes/* pathUse */.p)(type, name, uploads);
        if (use === undefined)
            return reference_attributes/* NESTED_SETTINGS */.Q.has(name)
                ? objectsBelow(value).flatMap((inner) => inSettings(inner, type, uploads, request))
                : [];
        const items = value.kind === "list" ? value.items : [value];
        return items
            .flatMap((item) => {
            const place = {
                what: `${type}.${name}`,
                file: request.file,
                line: value.kind === "list" ? item.at.line : at.line,
                optional: use !== "needed",
            };
            return (0,raw_reference/* referencesOf */.C)(request.resolve(item), place, request.directory, () => whyUnknown(request.missing(item)));
        })
            .filter(({ why }) => use !== "maybe" || why === undefined);
    });
}
function whyUnknown(variable) {
    return variable === undefined
        ? "its value is not known"
        : `the variable ${variable} has no value`;
}
/** The object itself, and those in it at any depth. */
function objectsBelow(value) {
    if (value.kind === "list")
        return value.items.flatMap(objectsBelow);
    return value.kind === "object"
        ? [
            value,
            ...value.properties.flatMap((property) => objectsBelow(property.value)),
        ]
        : [];
}

// EXTERNAL MODULE: ./build/plan/references/found.js
var found = __webpack_require__(40813);
;// CONCATENATED MODULE: ./build/plan/legacy-root.js





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
    const declared = (0,json_reader/* propertiesOf */.P)(root.get("variables"));
    const variable = (name) => variableValue(name, declared, given);
    const resolve = (value) => resolveWith(variable, value);
    const sensitive = new Set(listOf(root.get("sensitive-variables")).map(resolve));
    const iso = isoOf(builders, resolve);
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
        references: () => referencesIn(root, file, declared, given),
    };
}
function referencesIn(root, file, declared, given) {
    const variable = (name) => givenOrDefault(name, declared, given);
    return collectLegacyReferences({
        steps: ["builders", "provisioners", "post-processors"].flatMap((name) => listOf(root.get(name))),
        file,
        directory: (0,found/* folderOf */.yS)(file),
        resolve: (value) => filledIn(variable, value),
        missing: (value) => value.kind === "scalar" && typeof value.value === "string"
            ? namesIn(value.value).find((name) => (0,hcl_value/* toText */.fE)(variable(name)) === undefined)
            : undefined,
    });
}
function byName(value) {
    return new Map((0,json_reader/* propertiesOf */.P)(value).map(({ name, value: content }) => [name, content]));
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
/** A variable's value; unknown where Packer has to fill it in. */
function variableValue(name, declared, given) {
    return withoutCode(givenOrDefault(name, declared, given));
}
function givenOrDefault(name, declared, given) {
    if (Object.hasOwn(given.inputs, name))
        return given.inputs[name] ?? "";
    const fromFile = given.files.get(name);
    if (fromFile !== undefined)
        return fromFile;
    const value = declared.find((property) => property.name === name)?.value;
    return value?.kind === "scalar" ? value.value : hcl_value/* UNKNOWN */.HV;
}
function withoutCode(value) {
    return typeof value === "string" && value.includes("{{") ? hcl_value/* UNKNOWN */.HV : value;
}
/** A value with its ``{{user `name`}}`` filled in; unknown where it has other code. */
function resolveWith(variable, value) {
    if (value?.kind === "list")
        return value.items.map((item) => resolveWith(variable, item));
    return withoutCode(filledIn(variable, value));
}
const USER = /\{\{\s*user\s+[`"]([^`"]+)[`"]\s*\}\}/g;
/** Names of the variables in a text. */
function namesIn(text) {
    return [...text.matchAll(USER)].map(([, name = ""]) => name);
}
/** The same with other code as it is; unknown where a variable is, and for what is no primitive. */
function filledIn(variable, value) {
    if (value?.kind !== "scalar")
        return hcl_value/* UNKNOWN */.HV;
    const text = value.value;
    if (typeof text !== "string")
        return text;
    if (namesIn(text).some((name) => (0,hcl_value/* toText */.fE)(variable(name)) === undefined))
        return hcl_value/* UNKNOWN */.HV;
    return text.replace(USER, (_code, name) => (0,hcl_value/* toText */.fE)(variable(name)) ?? "");
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
    if (typeof type !== "string" || !(0,pool_request/* buildsOnPool */.Bl)(type))
        return [];
    return [
        (0,pool_request/* poolRequest */.C8)({
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


/***/ }),

/***/ 92535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cb: () => (/* binding */ matchesBuild),
/* harmony export */   qp: () => (/* binding */ narrowRoot),
/* harmony export */   tj: () => (/* binding */ platformOf)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14006);
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
    const isFor = (build, platform) => {
        const globs = wanted.buildsOf?.get(platform)?.only ?? [];
        return globs.length > 0
            ? matchesBuild(build.name, globs)
            : platformOf(build.builderType) === platform;
    };
    const platforms = wanted.platforms.length > 0
        ? wanted.platforms
        : all.some((build) => isFor(build, "xcp-ng"))
            ? ["xcp-ng"]
            : undefined;
    const keep = (build) => (prepares(build) ||
        (platforms?.some((platform) => isFor(build, platform)) ?? true)) &&
        (wanted.only.length === 0 || matchesBuild(build.name, wanted.only)) &&
        !matchesBuild(build.name, wanted.except);
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
function matchesBuild(name, globs) {
    return globs.some((glob) => picomatch__WEBPACK_IMPORTED_MODULE_0__.isMatch(name, glob, { dot: true }));
}


/***/ }),

/***/ 39594:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bl: () => (/* binding */ buildsOnPool),
/* harmony export */   C8: () => (/* binding */ poolRequest),
/* harmony export */   G: () => (/* binding */ withOffered),
/* harmony export */   Ku: () => (/* binding */ OFFERED)
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

/***/ 5252:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ quoted)
/* harmony export */ });
/** Text of a repository in quotes for a message: what is not letter, digit, punctuation or plain space is spelled out. */
function quoted(text) {
    const escaped = text.replace(/["\\]|[^\p{L}\p{N}\p{P}\p{S} ]/gu, (character) => character === '"' || character === "\\"
        ? `\\${character}`
        : `\\u{${character.codePointAt(0)?.toString(16)}}`);
    return `"${escaped}"`;
}


/***/ }),

/***/ 40813:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fv: () => (/* binding */ Findings),
/* harmony export */   Q4: () => (/* binding */ MOST_FILES),
/* harmony export */   hG: () => (/* binding */ under),
/* harmony export */   xT: () => (/* binding */ visitAll),
/* harmony export */   yS: () => (/* binding */ folderOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/** What the readers of this folder are given, and where they put what they find. */

/** Files that one walk reads at most: what is beyond may be any shared file. Real playbooks with all their roles have hundreds. */
const MOST_FILES = 5000;
/** Characters of a file that is read: real ones have some thousands. The slowest of this length take some seconds. */
const MOST_CHARACTERS = 256 * 1024;
/** Characters of all files of a commit that are read. */
const MOST_TEXT = 32 * 1024 * 1024;
/** Gathers what stands behind the places of one root, and remembers where it looked. */
class Findings {
    dependencies = new Map();
    unresolved = new Map();
    replaces = new Set();
    /** First segments of paths that were looked for and that the index has nothing of. */
    outside = new Set();
    #files;
    constructor(files) {
        this.#files = files;
    }
    /** The first that comes to a path says why. */
    add(path, why) {
        const kind = this.kindOf(path);
        // the repository as a whole is what an unresolved reference means
        if (kind === undefined || path === "" || this.dependencies.has(path))
            return;
        this.dependencies.set(path, { path, folder: kind === "folder", why });
    }
    /** Several playbooks may come to one unreadable file. */
    cannotTell(unresolved) {
        this.unresolved.set(`${unresolved.file}:${unresolved.line}`, unresolved);
    }
    /** What is at a path; nothing is where it leaves the repository. */
    kindOf(path) {
        if (path === ".." || path.startsWith("../") || path.startsWith("/"))
            return undefined;
        const kind = this.#files.index.kindOf(path);
        if (kind === undefined) {
            const [top = ""] = path.split("/", 1);
            if (this.#files.index.kindOf(top) === undefined)
                this.outside.add(top);
        }
        return kind;
    }
    /** Those of the paths that are there, each once. */
    existing(paths) {
        return [...new Set(paths)].filter((path) => this.kindOf(path));
    }
    namesIn(folder) {
        return this.kindOf(folder) === "folder"
            ? this.#files.index.namesIn(folder)
            : [];
    }
    /** Files below a folder whose names end so. */
    below(folder, ending) {
        return this.kindOf(folder) === "folder"
            ? this.#files.index.below(folder).filter((path) => ending.test(path))
            : [];
    }
    /** What a reader makes of a file; undefined where its text can't be had or is too long. */
    read(path, reader) {
        return remember(this.#files.index, reader, path, () => {
            const read = remember(this.#files.index, readOf, "", readOf);
            const text = this.#files.text(path);
            if (text === undefined || text.length > MOST_CHARACTERS)
                return undefined;
            read.characters += text.length;
            return read.characters > MOST_TEXT ? undefined : reader(text);
        });
    }
    /** What is made of the whole index, once. */
    ofIndex(make) {
        return remember(this.#files.index, make, "", () => make(this.#files.index));
    }
}
function readOf() {
    return { characters: 0 };
}
/** Roots share playbooks and scripts: what a reader makes of a file of a commit is made once. */
const REMEMBERED = new WeakMap();
function remember(index, reader, path, make) {
    const readers = REMEMBERED.get(index) ?? new Map();
    REMEMBERED.set(index, readers);
    const known = readers.get(reader) ?? new Map();
    readers.set(reader, known);
    const entry = known.get(path) ?? { value: make() };
    known.set(path, entry);
    return entry.value;
}
/** Visits each item and what it leads to once. False where that are more than may be. */
function visitAll(start, keyOf, visit) {
    const waiting = [...start];
    const seen = new Set();
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
        const key = keyOf(item);
        if (seen.has(key))
            continue;
        if (seen.size === MOST_FILES)
            return false;
        seen.add(key);
        waiting.push(...visit(item));
    }
    return true;
}
/** A path relative to a folder, as the repository names it: no `.`, no `..` inside, no `/` at the end. */
function under(folder, path) {
    const joined = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(folder, path).replace(/\/$/, "");
    return joined === "." ? "" : joined;
}
/** Folder of a file; empty at the repository's root. */
function folderOf(path) {
    const slash = path.lastIndexOf("/");
    return slash === -1 ? "" : path.slice(0, slash);
}


/***/ }),

/***/ 92652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZQ: () => (/* binding */ readPathText),
/* harmony export */   aS: () => (/* binding */ rootDirectory),
/* harmony export */   kL: () => (/* binding */ WORKING_DIRECTORY),
/* harmony export */   or: () => (/* binding */ ABSOLUTE),
/* harmony export */   uy: () => (/* binding */ OUTPUT_DIRECTORY)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/** Texts that begin with a folder that is known by its meaning alone: the root's, or the one where Packer runs. Pure. */

/** No path holds this character, so a text that does was made here. */
const MARK = "\0";
const ROOT = `${MARK}root/`;
/** Before a path that a function made absolute. */
const ABSOLUTE = `${MARK}absolute:`;
/** Stands for `path.cwd`. */
const WORKING_DIRECTORY = `${MARK}cwd`;
/** Stands for `var.output_directory`: what is in it is made by the build. */
const OUTPUT_DIRECTORY = `${MARK}output`;
/** Stands for `path.root`. It holds the folder's path, so that `dirname(path.root)` comes out. */
function rootDirectory(directory) {
    return `${ROOT}${directory}`;
}
/** Codes in a text that stand for a part of a path; all others are filled in by a build, with no file's name. */
const PART_OF_PATH = /\{\{\s*(env|build_name|build_type)\b[^}]*\}\}/;
/** Reads a path out of a text, for a root in this folder. */
function readPathText(text, directory) {
    const filled = text
        // as an `iso_checksum` names a list of them
        .replace(/^file:(?!\/\/)/, "")
        .replace(/\{\{\s*template_dir\s*\}\}/g, ABSOLUTE + rootDirectory(directory))
        .replace(/\{\{\s*pwd\s*\}\}/g, WORKING_DIRECTORY);
    const code = PART_OF_PATH.exec(filled)?.[0];
    if (code !== undefined)
        return { kind: "unknown", why: `${code} is known only when Packer runs` };
    if (filled === "" ||
        filled.includes("{{") ||
        filled.includes("://") ||
        filled.includes(OUTPUT_DIRECTORY))
        return { kind: "none" };
    return readMarked(filled, directory);
}
function readMarked(text, directory) {
    const isAbsolute = text.startsWith(ABSOLUTE);
    const path = isAbsolute ? text.slice(ABSOLUTE.length) : text;
    const isFromCwd = path.startsWith(WORKING_DIRECTORY);
    const rest = isFromCwd ? withoutCwd(path) : path;
    if (rest.startsWith(ROOT)) {
        const value = belowRoot(rest.slice(ROOT.length), directory);
        const relativeRoot = !isAbsolute && !isFromCwd;
        return { kind: "path", value, from: "root", relativeRoot };
    }
    if (rest.includes(MARK))
        return {
            kind: "unknown",
            why: "path.root or path.cwd is not its beginning",
        };
    const outside = isRooted(rest) ? "absolute" : "relative";
    const from = isFromCwd || (isAbsolute && outside === "relative") ? "cwd" : outside;
    return { kind: "path", value: rest, from, relativeRoot: false };
}
/** `path.root` is relative to the working directory, so one behind the other is the root's folder. */
function withoutCwd(path) {
    return path.slice(WORKING_DIRECTORY.length).replace(/^\/+/, "") || ".";
}
/** As it was written behind `path.root`, where it was. */
function belowRoot(path, directory) {
    if (path === directory)
        return ".";
    return path.startsWith(`${directory}/`)
        ? path.slice(directory.length + 1)
        : node_path__WEBPACK_IMPORTED_MODULE_0__.posix.relative(directory, path);
}
function isRooted(path) {
    return /^[/\\~]|^[A-Za-z]:[\\/]/.test(path);
}


/***/ }),

/***/ 94539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ referencesOf),
/* harmony export */   G: () => (/* binding */ tidied)
/* harmony export */ });
/* harmony import */ var _hcl_value_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1659);
/* harmony import */ var _path_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92652);


/**
 * The references that a value makes: one, or one an item of a list. Null, and texts that name no file of the repository, make
 * none. `why` is asked where the value is not known.
 */
function referencesOf(value, place, directory, why) {
    if ((0,_hcl_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isList */ .Lv)(value))
        return value.flatMap((item) => referencesOf(item, place, directory, why));
    const { optional, ...where } = place;
    const raw = { ...where, ...(optional ? { optional } : {}) };
    if (value === _hcl_value_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN */ .HV)
        return [{ ...raw, from: "relative", why: why() }];
    const text = (0,_hcl_value_js__WEBPACK_IMPORTED_MODULE_0__/* .toText */ .fE)(value);
    if (text === undefined)
        return [];
    const path = (0,_path_text_js__WEBPACK_IMPORTED_MODULE_1__/* .readPathText */ .ZQ)(text, directory);
    if (path.kind === "none")
        return [];
    if (path.kind === "unknown")
        return [{ ...raw, from: "relative", why: path.why }];
    const { value: told, from, relativeRoot } = path;
    return [{ ...raw, value: told, from: baseOf(place, from, relativeRoot) }];
}
/** Packer's functions but `filebase64` take a relative path from the root's folder, all else from the working directory. */
function baseOf({ what }, from, relativeRoot) {
    if (!what.startsWith("function.") || what === "function.filebase64")
        return from;
    if (from === "relative")
        return "root";
    return relativeRoot ? "twice" : from;
}
/** Each once, and those that the build makes before it reads them as such. `made` are paths as `RawReference` has them. */
function tidied(references, made) {
    const makes = made.flatMap((reference) => keyOf(reference) ?? []);
    const seen = new Map();
    for (const reference of references) {
        const { file, line, what, value = "", why = "" } = reference;
        const key = keyOf(reference);
        const isMade = makes.some((path) => key === path || key?.startsWith(`${path}/`) === true);
        const text = [what, file, line, reference.from, value, why].join("\0");
        if (!seen.has(text))
            seen.set(text, isMade ? { ...reference, optional: true } : reference);
    }
    return [...seen.values()];
}
function keyOf({ from, value }) {
    if (value === undefined)
        return undefined;
    const base = from === "cwd" ? "relative" : from;
    return `${base}:${value.replace(/^(?:\.\/)+|\/+$/g, "")}`;
}


/***/ }),

/***/ 56532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ NESTED_SETTINGS),
/* harmony export */   p: () => (/* binding */ pathUse)
/* harmony export */ });
/** Which settings of sources, provisioners and post-processors name files of the repository. Pure. */
/** Of sources, provisioners and post-processors alike: no two types mean different things by such a name. */
const PATHS = new Set([
    "cd_files",
    "config_template",
    "cookbook_paths",
    "custom_data_file",
    "data_bags_path",
    "environments_path",
    "floppy_dirs",
    "floppy_files",
    "galaxy_file",
    "grains_file",
    "group_vars",
    "hiera_config_path",
    "host_vars",
    "http_directory",
    "inventory_directory",
    "inventory_file",
    "local_pillar_roots",
    "local_state_tree",
    "manifest_dir",
    "manifest_file",
    "minion_config",
    "module_paths",
    "playbook_dir",
    "playbook_file",
    "playbook_files",
    "playbook_paths",
    "role_paths",
    "roles_path",
    "script",
    "scripts",
    "startup_script_file",
    "user_data_file",
    "vagrantfile_template",
]);
/** Where ansible-galaxy puts what `galaxy_file` asks for. */
const MADE_BY_GALAXY = new Set([
    "collection_paths",
    "collections_path",
    "role_paths",
    "roles_path",
]);
/** URLs, or files that are brought before a run, and now and then a file of the repository. */
const MAYBE = new Set([
    "efi_firmware_code",
    "efi_firmware_vars",
    "iso_checksum",
    "iso_url",
    "iso_urls",
    "source_path",
]);
const OF_TYPE = new Map([
    ["goss", new Set(["tests", "vars_file"])],
    ["vagrant", new Set(["include", "template"])],
]);
/** Blocks and maps of settings inside the settings, of whatever depth, in which the same names count. */
const NESTED_SETTINGS = new Set([
    "additional_iso_files",
    "boot_iso",
    "override",
]);
/** Undefined where a setting names no files. Those of a `file` provisioner do where it uploads. */
function pathUse(type, setting, uploads) {
    if (type.startsWith("ansible") && MADE_BY_GALAXY.has(setting))
        return "made";
    if (MAYBE.has(setting) || (type === "inspec" && setting === "profile"))
        return "maybe";
    const isSource = setting === "source" || setting === "sources";
    const names = PATHS.has(setting) ||
        OF_TYPE.get(type)?.has(setting) === true ||
        (type === "file" && isSource && uploads);
    return names ? "needed" : undefined;
}


/***/ }),

/***/ 5496:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readHcl),
/* harmony export */   U: () => (/* binding */ createTemplateReader)
/* harmony export */ });
/* harmony import */ var _hcl_ast_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49766);
/* harmony import */ var _hcl_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(342);
/* harmony import */ var _hcl_json_reader_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(28456);
/* harmony import */ var _hcl_parse_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86914);
/* harmony import */ var _quoted_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5252);





/** `readText` gives the text of a file of the commit, undefined where it has none. */
function createTemplateReader(readText) {
    const files = new Map();
    return {
        text: readText,
        hcl: (path) => {
            const before = files.get(path);
            if (before !== undefined)
                return before;
            const text = readText(path);
            const read = text === undefined ? { problem: missing(path) } : readHcl(path, text);
            files.set(path, read);
            return read;
        },
        json: (path, text) => parsed(path, () => (0,_hcl_json_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .readJson */ .V)(text, path)),
    };
}
/** Reads HCL in native or JSON syntax, as the file's name says. */
function readHcl(path, text) {
    const parse = path.endsWith(".json") ? _hcl_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseHclJson */ .f : _hcl_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .parseHcl */ .z4;
    return parsed(path, () => parse(text, path));
}
function parsed(path, parse) {
    try {
        return { content: parse() };
    }
    catch (error) {
        if (!(error instanceof _hcl_ast_js__WEBPACK_IMPORTED_MODULE_0__/* .HclError */ .s))
            throw error;
        return { problem: unreadable(path, error) };
    }
}
function unreadable(file, { message, line, column }) {
    return {
        level: "error",
        title: "This Packer file cannot be read",
        message,
        file,
        line,
        column,
    };
}
function missing(file) {
    return {
        level: "error",
        message: `The file ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_4__/* .quoted */ .T)(file)} is in the commit, but it cannot be read.`,
        file,
    };
}


/***/ }),

/***/ 64592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ declaredVariables),
/* harmony export */   R: () => (/* binding */ declarationsIn)
/* harmony export */ });
/* harmony import */ var _hcl_ast_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49766);
/* harmony import */ var _hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73406);
/* harmony import */ var _hcl_parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86914);
/* harmony import */ var _hcl_value_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1659);
/* harmony import */ var _variable_types_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(97334);





/** A longer default is no help to anybody. */
const MAX_SHOWN_DEFAULT = 200;
/** The same files are asked for once a variant, and for several ends. */
const KNOWN = new WeakMap();
/** The variables that files declare, by `variable` blocks and `variables` blocks, in their order. */
function declarationsIn(files) {
    return files.flatMap((file) => {
        const known = KNOWN.get(file) ?? declarationsOfFile(file);
        KNOWN.set(file, known);
        return known;
    });
}
function declarationsOfFile({ file, blocks }) {
    return blocks.flatMap((block) => {
        if (block.type === "variables")
            return block.body.attributes.map((attribute) => shortDeclaration(attribute, file));
        const [name] = block.labels;
        return block.type === "variable" && name !== undefined
            ? [declaration(name, block, file)]
            : [];
    });
}
/** Variables as {@link declarationsIn} finds them, each with its default. */
function declaredVariables(files) {
    return declarationsIn(files).map(({ variable, default: fallback }) => ({
        ...variable,
        ...(fallback === undefined ? {} : { default: fallback }),
    }));
}
/** `name = default` in a `variables` block. */
function shortDeclaration(attribute, file) {
    const { name, expression, at } = attribute;
    const value = (0,_hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .evaluate */ ._3)(expression, _hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING_KNOWN */ .GN);
    return {
        variable: {
            name,
            sensitive: false,
            hasDefault: true,
            type: "",
            ...shownDefault(attribute, value),
            file,
            line: at.line,
        },
        default: expression,
        defaultValue: value,
        type: (0,_variable_types_js__WEBPACK_IMPORTED_MODULE_4__/* .typeOfDefault */ .vZ)(value),
        file,
        at,
        defaultAt: at,
        validations: [],
    };
}
function declaration(name, { body, at }, file) {
    const type = (0,_hcl_ast_js__WEBPACK_IMPORTED_MODULE_0__/* .attributeOf */ .w)(body, "type");
    const fallback = (0,_hcl_ast_js__WEBPACK_IMPORTED_MODULE_0__/* .attributeOf */ .w)(body, "default");
    const setting = (key) => {
        const expression = (0,_hcl_ast_js__WEBPACK_IMPORTED_MODULE_0__/* .attributeOf */ .w)(body, key)?.expression;
        return expression && (0,_hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .evaluate */ ._3)(expression, _hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING_KNOWN */ .GN);
    };
    const sensitive = setting("sensitive") === true;
    const description = (0,_hcl_value_js__WEBPACK_IMPORTED_MODULE_3__/* .toText */ .fE)(setting("description"));
    const value = setting("default");
    return {
        variable: {
            name,
            sensitive,
            hasDefault: fallback !== undefined,
            type: textOfType(type),
            ...(description === undefined ? {} : { description }),
            ...(sensitive ? {} : shownDefault(fallback, value)),
            file,
            line: at.line,
        },
        type: type === undefined
            ? value === undefined
                ? _variable_types_js__WEBPACK_IMPORTED_MODULE_4__/* .ANY */ .x4
                : (0,_variable_types_js__WEBPACK_IMPORTED_MODULE_4__/* .typeOfDefault */ .vZ)(value)
            : typeIn(type, file),
        file,
        at,
        ...(type === undefined ? {} : { typeAt: type.at }),
        ...(fallback === undefined
            ? {}
            : { default: fallback.expression, defaultAt: fallback.at }),
        ...(value === undefined ? {} : { defaultValue: value }),
        validations: body.blocks.filter((block) => block.type === "validation"),
    };
}
/** What people are shown of a default. */
function shownDefault(attribute, value) {
    const text = (0,_hcl_value_js__WEBPACK_IMPORTED_MODULE_3__/* .toText */ .fE)(value) ?? attribute?.text;
    return text === undefined || value === null || text.length > MAX_SHOWN_DEFAULT
        ? {}
        : { defaultText: text };
}
/** JSON syntax has a type in quotes, native syntax without. */
function textOfType(attribute) {
    const expression = attribute?.expression;
    return expression?.kind === "literal"
        ? String(expression.value)
        : (attribute?.text ?? "");
}
function typeIn({ expression }, file) {
    const isInQuotes = expression.kind === "literal" && file.endsWith(".json");
    if (!isInQuotes)
        return (0,_variable_types_js__WEBPACK_IMPORTED_MODULE_4__/* .typeOf */ .QP)(expression);
    try {
        return (0,_variable_types_js__WEBPACK_IMPORTED_MODULE_4__/* .typeOf */ .QP)((0,_hcl_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .parseHclExpression */ .dk)(String(expression.value), ""));
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 97334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x4: () => (/* binding */ ANY),
  C6: () => (/* binding */ convert),
  QP: () => (/* binding */ typeOf),
  vZ: () => (/* binding */ typeOfDefault)
});

// EXTERNAL MODULE: ./build/plan/hcl/evaluate.js + 2 modules
var evaluate = __webpack_require__(73406);
// EXTERNAL MODULE: ./build/plan/hcl/value.js
var hcl_value = __webpack_require__(1659);
;// CONCATENATED MODULE: ./build/plan/variable-type-words.js
const NOUNS = {
    any: "any value",
    string: "a text",
    number: "a number",
    bool: "true or false",
    list: "a list",
    set: "a set (a list)",
    map: "a map",
    tuple: "a list",
    object: "an object",
};
/** A type for people: `a list of numbers`, as far as it says more than the type itself would. */
function describeType(type) {
    const noun = NOUNS[type.kind];
    switch (type.kind) {
        case "list":
        case "set":
        case "map":
            return type.of.kind === "any" ? noun : `${noun} of ${plural(type.of)}`;
        case "tuple":
            return `${noun} of exactly ${type.items.length}`;
        case "object":
            return `${noun} with ${[...type.attributes.keys()].join(", ")}`;
        default:
            return noun;
    }
}
function plural(type) {
    switch (type.kind) {
        case "string":
            return "texts";
        case "number":
            return "numbers";
        case "bool":
            return "true and false";
        default:
            return `${type.kind}s`;
    }
}

;// CONCATENATED MODULE: ./build/plan/variable-types.js



const PRIMITIVES = ["string", "number", "bool"];
/** Takes any value. */
const ANY = { kind: "any" };
/** The type that an expression names; undefined where Packer knows none of that name, as for a bare `list`. */
function typeOf(expression) {
    if (expression.kind === "reference") {
        const [name, ...more] = expression.path;
        if (more.length > 0)
            return undefined;
        if (name === "any")
            return ANY;
        const kind = PRIMITIVES.find((primitive) => primitive === name);
        return kind && { kind };
    }
    if (expression.kind !== "call")
        return undefined;
    const [argument, ...more] = expression.args;
    if (argument === undefined || more.length > 0)
        return undefined;
    switch (expression.name) {
        case "list":
        case "set":
        case "map": {
            const of = typeOf(argument);
            return of && { kind: expression.name, of };
        }
        case "tuple":
            return tupleType(argument);
        case "object":
            return objectType(argument);
        default:
            return undefined;
    }
}
function tupleType(argument) {
    if (argument.kind !== "list")
        return undefined;
    const items = argument.items.map(typeOf).filter((item) => item !== undefined);
    return items.length < argument.items.length
        ? undefined
        : { kind: "tuple", items };
}
function objectType(argument) {
    if (argument.kind !== "object")
        return undefined;
    const attributes = new Map();
    for (const { key, value } of argument.entries) {
        const name = nameOf(key);
        const attribute = attributeType(value);
        if (name === undefined || attribute === undefined)
            return undefined;
        attributes.set(name, attribute);
    }
    return { kind: "object", attributes };
}
function nameOf(key) {
    return key.kind === "reference" && key.path.length === 1
        ? key.path[0]
        : (0,hcl_value/* toText */.fE)((0,evaluate/* evaluate */._3)(key, evaluate/* NOTHING_KNOWN */.GN));
}
function attributeType(value) {
    const optional = value.kind === "call" && value.name === "optional";
    const [inner, fallback] = optional ? value.args : [value];
    const type = inner && typeOf(inner);
    return (type && {
        type,
        optional,
        default: fallback === undefined ? null : (0,evaluate/* evaluate */._3)(fallback, evaluate/* NOTHING_KNOWN */.GN),
    });
}
/**
 * The type that a variable without one takes from its default: its elements' types one by one, so that a list of another
 * length fits no more. A null and an empty list or map tell nothing.
 */
function typeOfDefault(value) {
    const isEmpty = ((0,hcl_value/* isList */.Lv)(value) && value.length === 0) || ((0,hcl_value/* isMap */.jh)(value) && value.size === 0);
    return isEmpty ? ANY : typeOfValue(value);
}
function typeOfValue(value) {
    if ((0,hcl_value/* isList */.Lv)(value))
        return { kind: "tuple", items: value.map(typeOfValue) };
    if ((0,hcl_value/* isMap */.jh)(value)) {
        const attributes = [...value].map(([name, item]) => [
            name,
            { type: typeOfValue(item), optional: false, default: null },
        ]);
        return { kind: "object", attributes: new Map(attributes) };
    }
    switch (typeof value) {
        case "string":
            return { kind: "string" };
        case "number":
            return { kind: "number" };
        case "boolean":
            return { kind: "bool" };
        default:
            return ANY;
    }
}
/** What is unknown, or null, fits every type. */
function convert(value, type) {
    if (value === hcl_value/* UNKNOWN */.HV || value === null)
        return { value };
    switch (type.kind) {
        case "any":
            return { value };
        case "string":
        case "number":
        case "bool":
            return convertPrimitive(value, type.kind);
        case "list":
        case "set":
            if (!(0,hcl_value/* isList */.Lv)(value))
                return refused(type);
            return convertItems(value, () => type.of, type.kind === "set");
        case "tuple":
            return (0,hcl_value/* isList */.Lv)(value) && value.length === type.items.length
                ? convertItems(value, (index) => type.items[index] ?? ANY, false)
                : refused(type);
        case "map":
            return (0,hcl_value/* isMap */.jh)(value)
                ? convertEntries([...value].map(([name, item]) => [name, item, type.of]))
                : refused(type);
        case "object":
            return (0,hcl_value/* isMap */.jh)(value)
                ? convertObject(value, type.attributes)
                : refused(type);
    }
}
function refused(type) {
    return { takes: describeType(type), path: [] };
}
/** Decimal, as in HCL. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
function convertPrimitive(value, kind) {
    const converted = kind === "string"
        ? (0,hcl_value/* toText */.fE)(value)
        : kind === "number"
            ? asNumber(value)
            : asBoolean(value);
    return converted === undefined ? refused({ kind }) : { value: converted };
}
function asNumber(value) {
    if (typeof value === "number")
        return value;
    return typeof value === "string" && NUMBER.test(value)
        ? Number(value)
        : undefined;
}
/** A number is no boolean, though the texts `1` and `0` are. */
function asBoolean(value) {
    if (value === true || value === "true" || value === "1")
        return true;
    if (value === false || value === "false" || value === "0")
        return false;
    return undefined;
}
function convertItems(list, typeAt, isSet) {
    const items = [];
    for (const [index, item] of list.entries()) {
        const converted = convert(item, typeAt(index));
        if (!("value" in converted))
            return below(String(index), converted);
        items.push(converted.value);
    }
    return { value: isSet ? asSet(items) : items };
}
/** Each item once, and in the order in which Packer shows texts and numbers. */
function asSet(items) {
    const unique = [...new Set(items)];
    const isSortable = unique.every((item) => typeof item === "string" || typeof item === "number");
    return isSortable ? unique.sort((a, b) => (a < b ? -1 : 1)) : unique;
}
function convertEntries(entries) {
    const map = new Map();
    for (const [name, item, type] of entries) {
        const converted = convert(item, type);
        if (!("value" in converted))
            return below(name, converted);
        map.set(name, converted.value);
    }
    return { value: map };
}
/** Attributes that the type does not name are dropped. */
function convertObject(map, attributes) {
    const entries = [];
    for (const [name, attribute] of attributes) {
        const item = map.get(name);
        if (item === undefined && !attribute.optional)
            return {
                takes: `an attribute ${JSON.stringify(name)}, which is missing`,
                path: [],
            };
        entries.push([name, item ?? attribute.default, attribute.type]);
    }
    return convertEntries(entries);
}
function below(step, { takes, path }) {
    return { takes, path: [step, ...path] };
}


/***/ }),

/***/ 94519:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   At: () => (/* reexport safe */ _variable_declarations_js__WEBPACK_IMPORTED_MODULE_4__.A),
/* harmony export */   Cc: () => (/* binding */ valueOfExported),
/* harmony export */   IX: () => (/* binding */ lookupIn),
/* harmony export */   LH: () => (/* binding */ valueOfInput),
/* harmony export */   Yf: () => (/* binding */ NOTHING_GIVEN),
/* harmony export */   _H: () => (/* binding */ lookupOf),
/* harmony export */   sm: () => (/* binding */ valuesOf),
/* harmony export */   wX: () => (/* binding */ namesIn)
/* harmony export */ });
/* harmony import */ var _hcl_ast_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49766);
/* harmony import */ var _hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73406);
/* harmony import */ var _hcl_parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86914);
/* harmony import */ var _hcl_value_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1659);
/* harmony import */ var _variable_declarations_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(64592);
/* harmony import */ var _variable_types_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(97334);







const NOTHING_GIVEN = { inputs: {}, files: new Map() };
/** How many locals may stand on one another; what stands deeper, or on itself, is unknown. */
const MAX_LOCAL_DEPTH = 10;
/** What variable files set, the last file winning. */
function valuesOf(files) {
    return new Map(files
        .flatMap((file) => file.attributes)
        .map(({ name, expression }) => [
        name,
        (0,_hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .evaluate */ ._3)(expression, _hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING_KNOWN */ .GN),
    ]));
}
function namesIn(files) {
    return {
        variables: new Map((0,_variable_declarations_js__WEBPACK_IMPORTED_MODULE_4__/* .declarationsIn */ .R)(files).map((declared) => [
            declared.variable.name,
            declared,
        ])),
        locals: localExpressions(files),
    };
}
/** Looks up `var.x` and `local.x` as the names are declared and the given values set them. */
function lookupOf({ variables, locals: expressions }, given) {
    const values = new Map();
    const locals = new Map();
    let depth = 0;
    const valueOfVariable = (name) => {
        const known = values.get(name);
        if (known !== undefined)
            return known;
        const declared = variables.get(name);
        const value = declared ? variableValue(declared, given) : _hcl_value_js__WEBPACK_IMPORTED_MODULE_3__/* .UNKNOWN */ .HV;
        values.set(name, value);
        return value;
    };
    const valueOfLocal = (name) => {
        const value = locals.get(name);
        if (value !== undefined)
            return value;
        const expression = expressions.get(name);
        if (expression === undefined || depth >= MAX_LOCAL_DEPTH)
            return _hcl_value_js__WEBPACK_IMPORTED_MODULE_3__/* .UNKNOWN */ .HV;
        depth++;
        const evaluated = (0,_hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .evaluate */ ._3)(expression, lookup);
        depth--;
        locals.set(name, evaluated);
        return evaluated;
    };
    const lookup = (root, name) => {
        if (root === "local")
            return valueOfLocal(name);
        return root === "var" ? valueOfVariable(name) : _hcl_value_js__WEBPACK_IMPORTED_MODULE_3__/* .UNKNOWN */ .HV;
    };
    return lookup;
}
/** As {@link lookupOf}, of the names in these files. */
function lookupIn(files, given) {
    return lookupOf(namesIn(files), given);
}
/** The value that wins, under the variable's type; as it is where it does not fit that. */
function variableValue(declared, given) {
    const type = declared.type ?? _variable_types_js__WEBPACK_IMPORTED_MODULE_5__/* .ANY */ .x4;
    const value = winningValue(declared, type, given);
    const converted = (0,_variable_types_js__WEBPACK_IMPORTED_MODULE_5__/* .convert */ .C6)(value, type);
    return "value" in converted ? converted.value : value;
}
function winningValue({ variable, defaultValue = _hcl_value_js__WEBPACK_IMPORTED_MODULE_3__/* .UNKNOWN */ .HV }, type, given) {
    const { name, sensitive } = variable;
    const input = Object.hasOwn(given.inputs, name)
        ? (given.inputs[name] ?? "")
        : undefined;
    if (input !== undefined)
        return input === _hcl_value_js__WEBPACK_IMPORTED_MODULE_3__/* .UNKNOWN */ .HV ? _hcl_value_js__WEBPACK_IMPORTED_MODULE_3__/* .UNKNOWN */ .HV : valueOfInput(input, variable);
    const inFile = given.files.get(name);
    if (inFile !== undefined)
        return inFile;
    const exported = given.environment?.get(name);
    if (exported === undefined)
        return defaultValue;
    // a secret has no place in a plan, whose names and sentences everyone sees
    return sensitive ? _hcl_value_js__WEBPACK_IMPORTED_MODULE_3__/* .UNKNOWN */ .HV : valueOfExported(exported, type);
}
/**
 * The text of a `PKR_VAR_*` as Packer takes it (its `expressionFromVariableDefinition`): as it is for texts, numbers and
 * variables without a type, else as an HCL literal.
 */
function valueOfExported(text, { kind }) {
    const isText = kind === "string" || kind === "number" || kind === "any";
    return isText ? text : literal(text);
}
/** A text of `packer-variables` as the action's variable file has it: a list or map as a literal, all else as text. */
function valueOfInput(text, { type, hasDefault }) {
    const isScalar = /^(?:string|number|bool|any)?$/.test(type.trim());
    const inBrackets = /^\s*(?:\[.*\]|\{.*\})\s*$/s.test(text);
    const isOpen = type.trim() === "" && hasDefault;
    return isScalar && !(isOpen && inBrackets) ? text : literal(text);
}
/** A text that is no literal stays text, which fits no type that asks for one. */
function literal(text) {
    try {
        const expression = (0,_hcl_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .parseHclExpression */ .dk)(text, "");
        if (expression.kind !== "reference")
            return (0,_hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .evaluate */ ._3)(expression, _hcl_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING_KNOWN */ .GN);
    }
    catch {
        // nor is it one
    }
    return text;
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

/***/ 59670:
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

/***/ 98397:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PO: () => (/* binding */ errorStatus),
/* harmony export */   PZ: () => (/* binding */ subjectStatus),
/* harmony export */   Zn: () => (/* binding */ CANCELLED_STATUS),
/* harmony export */   gX: () => (/* binding */ overallStatus)
/* harmony export */ });
/* unused harmony export DESCRIPTION_MAX */
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92772);
/* harmony import */ var _results_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59670);


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
