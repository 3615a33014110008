export const id = 9826;
export const ids = [9826];
export const modules = {

/***/ 99826:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderWorkflowForm: () => (/* binding */ renderWorkflowForm)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92772);
/** A `workflow_dispatch` form for the repository's templates, as YAML to paste. Pure. */


/** GitHub's limit since December 2025; ten before. */
const MOST_INPUTS = 25;
/** GitHub names no limit, but nobody finds anything in a longer menu that can't be searched. */
const MOST_OPTIONS = 100;
const DESCRIPTION_LENGTH = 400;
const VALUE_LENGTH = 60;
/** Option that leaves a variable alone. Linters refuse an empty one, which GitHub takes. */
const AS_IT_IS = "default";
/**
 * The form: `os` with the names of templates and images, and an input for each variable that is no secret, those
 * that must be set first. An input that is left alone sets nothing, so that variable files and variants keep their say.
 */
function renderWorkflowForm(templates) {
    const { inputs, leftOut } = arrange(sharedVariables(templates));
    const form = Object.fromEntries([
        ["os", osInput(templates)],
        ...inputs.map(({ id, variable }) => [
            id,
            variableInput(variable, templates.length),
        ]),
    ]);
    return {
        on: [
            "on:",
            "  workflow_dispatch:",
            "    inputs:",
            ...lines(form, "      "),
            ...leftOut.map((text) => `      # ${text}`),
            "",
        ].join("\n"),
        with: [
            "with:",
            `  os: ${expression("inputs.os")}`,
            ...(inputs.length === 0 ? [] : ["  packer-variables: |"]),
            ...inputs.map(({ id, variable }) => `    ${expression(assignment(id, variable))}`),
            "",
        ].join("\n"),
    };
}
function lines(value, indent) {
    // YAML 1.1, too, must not take a word for a boolean: editors still speak it.
    const text = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .stringify */ .As)(value, { lineWidth: 0, compat: "yaml-1.1" });
    return text
        .trimEnd()
        .split("\n")
        .map((line) => indent + line);
}
function expression(text) {
    return `\${{ ${text} }}`;
}
function osInput(templates) {
    const names = templates.flatMap(({ os, images }) => [os, ...images]);
    const options = [...new Set(["changed", "all", ...names])];
    const description = "Templates or images to build; changed: what has changed since its last good build";
    const common = { required: true, default: "changed" };
    return options.length <= MOST_OPTIONS
        ? { description, type: "choice", ...common, options }
        : {
            description: shown(`${description}. Separated by commas: ${options.slice(1).join(", ")}`, DESCRIPTION_LENGTH),
            type: "string",
            ...common,
        };
}
function sharedVariables(templates) {
    const byName = new Map();
    for (const { os, variables } of templates)
        for (const variable of variables) {
            const group = byName.get(variable.name) ?? [];
            byName.set(variable.name, [...group, { os, variable }]);
        }
    return [...byName]
        .map(([name, group]) => ({
        name,
        users: [...new Set(group.map(({ os }) => os))],
        declared: group.map(({ variable }) => variable),
    }))
        .filter(({ declared }) => !declared.some(({ secret }) => secret))
        .map((shared) => ({
        ...shared,
        required: shared.users.length === templates.length &&
            shared.declared.every(({ required }) => required),
    }));
}
/** Which variables get an input, and its id; sentences about the others. */
function arrange(variables) {
    const inputs = [];
    const unfit = [];
    const beyond = [];
    const taken = new Set(["os"]);
    const ordered = [
        ...variables.filter(({ required }) => required),
        ...variables.filter(({ required }) => !required),
    ];
    for (const variable of ordered) {
        const id = inputId(variable.name, taken);
        if (id === undefined)
            unfit.push(variable.name);
        else if (taken.size >= MOST_INPUTS)
            beyond.push(variable.name);
        else {
            taken.add(id.toLowerCase());
            inputs.push({ id, variable });
        }
    }
    const leftOut = [
        sentence("Their names cannot be those of inputs", unfit),
        sentence(`Left out, for GitHub takes ${MOST_INPUTS} inputs`, beyond),
    ];
    return { inputs, leftOut: leftOut.filter((text) => text !== "") };
}
function sentence(what, names) {
    return names.length === 0
        ? ""
        : `${what}: ${names.map((name) => shown(name, VALUE_LENGTH)).join(", ")}`;
}
/** GitHub takes ASCII letters, digits, `-`, `_`, and tells no capital from a small letter. */
function inputId(name, taken) {
    if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name))
        return undefined;
    return [name, `var_${name}`].find((id) => !taken.has(id.toLowerCase()));
}
function variableInput(variable, templates) {
    const { required } = variable;
    const description = describe(variable, templates);
    const options = optionsOf(variable);
    if (options === undefined)
        return {
            description,
            type: variable.declared.every(({ type }) => type.trim() === "number")
                ? "number"
                : "string",
            required,
        };
    const choice = { description, type: "choice", required };
    return required
        ? { ...choice, options }
        : { ...choice, default: AS_IT_IS, options: [AS_IT_IS, ...options] };
}
/** What a menu can offer, where all who declare the variable take listed values or a boolean. */
function optionsOf({ declared }) {
    const lists = declared.map(({ type, allowed }) => {
        if (allowed.length > 0)
            return allowed;
        // a checkbox can't be left alone
        return type.trim() === "bool" ? ["true", "false"] : undefined;
    });
    if (lists.includes(undefined))
        return undefined;
    const options = [...new Set(lists.flatMap((list) => list ?? []))];
    return options.length < MOST_OPTIONS && options.every(isOption)
        ? options
        : undefined;
}
/** One line that GitHub takes for no expression, and its comparison not for the word that leaves things alone. */
function isOption(value) {
    return (value.trim() === value &&
        value !== "" &&
        value.toLowerCase() !== AS_IT_IS &&
        !/\$\{\{|\p{Cc}/u.test(value));
}
function describe({ name, users, declared }, templates) {
    const text = declared.find(({ description }) => description)?.description;
    const types = new Set(declared.map(({ type }) => type.trim()));
    const [type = ""] = types;
    const isSimple = /^(?:string|number|bool|any)?$/.test(type);
    const defaults = new Set(declared.map(({ defaultText }) => defaultText));
    const [common] = defaults.size === 1 ? defaults : [];
    const more = [
        ...(types.size > 1 || isSimple ? [] : [`${type} as JSON`]),
        ...(users.length === templates ? [] : [`of ${users.join(", ")}`]),
        ...(common === undefined || common === ""
            ? []
            : [`default: ${shown(common, VALUE_LENGTH)}`]),
    ];
    return shown((text ?? name) + (more.length === 0 ? "" : ` (${more.join("; ")})`), DESCRIPTION_LENGTH);
}
/** One line without expressions, which GitHub would refuse there. */
function shown(text, most) {
    return (0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(text, most).replaceAll("${{", "$ {{");
}
/**
 * An expression that gives the line `name=value`, or an empty one, which the action passes over. `format` first makes
 * text of the input: GitHub's comparison takes the number 0, `false` and nothing for the same.
 */
function assignment(id, variable) {
    const input = `inputs.${id}`;
    const line = `format('${variable.name}={0}', ${input})`;
    const isSet = optionsOf(variable) === undefined
        ? `format('{0}', ${input}) != ''`
        : `${input} && ${input} != '${AS_IT_IS}'`;
    return `${isSet} && ${line} || ''`;
}


/***/ })

};
