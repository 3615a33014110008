export const id = 3740;
export const ids = [3740];
export const modules = {

/***/ 13740:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  plan: () => (/* binding */ plan)
});

// EXTERNAL MODULE: ./build/report/plan-text.js
var plan_text = __webpack_require__(76662);
// EXTERNAL MODULE: ./build/commands/finish.js + 1 modules
var finish = __webpack_require__(64210);
// EXTERNAL MODULE: ./build/commands/make-plan.js + 49 modules
var make_plan = __webpack_require__(77375);
// EXTERNAL MODULE: ./build/plan/pool-request.js
var pool_request = __webpack_require__(39594);
// EXTERNAL MODULE: ./build/plan/variable-checks.js
var variable_checks = __webpack_require__(52104);
;// CONCATENATED MODULE: ./build/commands/workflow-form.js


/** The templates, each with its variables but those that the action offers. */
function formTemplates({ plan, manifests, }) {
    return plan.templates.map((template) => ({
        os: template.os,
        images: template.roots.flatMap(({ images }) => images.map(({ id }) => id)),
        variables: variablesOf(template, manifests.get(template.os)),
    }));
}
function variablesOf({ roots }, manifest) {
    const declared = new Map();
    for (const { variables } of roots)
        for (const variable of variables)
            if (!pool_request/* OFFERED */.Ku.includes(variable.name))
                declared.set(variable.name, variable);
    const missing = roots
        .flatMap(({ problems }) => problems)
        .filter(variable_checks/* isMissingValue */.yA);
    return [...declared.values()].map((variable) => {
        const { name, type, sensitive, defaultText } = variable;
        const input = manifest?.inputs.get(name);
        const description = input?.description ?? variable.description;
        return {
            name,
            type,
            ...(description === undefined ? {} : { description }),
            ...(defaultText === undefined ? {} : { defaultText }),
            allowed: (input?.allowed ?? []).map(String),
            required: missing.some(({ file, line }) => file === variable.file && line === variable.line),
            secret: sensitive || input?.secret === true,
        };
    });
}

;// CONCATENATED MODULE: ./build/commands/plan.js




async function plan(run) {
    const scope = (0,make_plan/* readScope */.h)(run);
    const report = {
        command: "plan",
        results: [],
        failures: [],
        publications: [],
        notices: [],
        warnings: [],
    };
    if (scope.nothing !== undefined)
        return (0,finish/* finish */.O)(run, {
            ...report,
            notices: [{ level: "notice", message: scope.nothing }],
        });
    const made = await (0,make_plan/* makePlan */.C)(run, scope);
    for (const line of (0,plan_text/* renderPlan */.E)(made.plan))
        run.runner.info(line);
    if (run.settings.workflowInputs)
        await sayWorkflowForm(run, made);
    await (0,finish/* finish */.O)(run, { ...report, plan: made.plan, notices: made.plan.notices });
}
/** To be pasted into a workflow, so without the timestamps and prefixes that other lines may have. */
async function sayWorkflowForm(run, made) {
    const { renderWorkflowForm } = await __webpack_require__.e(/* import() */ 9826).then(__webpack_require__.bind(__webpack_require__, 99826));
    const form = renderWorkflowForm(formTemplates(made));
    run.runner.group("workflow_dispatch for these templates");
    for (const line of [...form.on.split("\n"), ...form.with.split("\n")])
        run.runner.foreign(line);
    run.runner.endGroup();
}


/***/ })

};
