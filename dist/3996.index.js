export const id = 3996;
export const ids = [3996];
export const modules = {

/***/ 3996:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   plan: () => (/* binding */ plan)
/* harmony export */ });
/* harmony import */ var _report_plan_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6662);
/* harmony import */ var _finish_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4210);
/* harmony import */ var _make_plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6841);



async function plan(run) {
    const scope = (0,_make_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .readScope */ .hx)(run);
    const report = {
        command: "plan",
        results: [],
        failures: [],
        publications: [],
        notices: [],
        warnings: [],
    };
    if (scope.nothing !== undefined)
        return (0,_finish_js__WEBPACK_IMPORTED_MODULE_1__/* .finish */ .O)(run, {
            ...report,
            notices: [{ level: "notice", message: scope.nothing }],
        });
    const made = await (0,_make_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .makePlan */ .Cs)(run, scope);
    for (const line of (0,_report_plan_text_js__WEBPACK_IMPORTED_MODULE_0__/* .renderPlan */ .E)(made.plan))
        run.runner.info(line);
    await (0,_finish_js__WEBPACK_IMPORTED_MODULE_1__/* .finish */ .O)(run, { ...report, plan: made.plan, notices: made.plan.notices });
}


/***/ })

};
