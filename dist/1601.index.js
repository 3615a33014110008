export const id = 1601;
export const ids = [1601];
export const modules = {

/***/ 1601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8801);
/**
 * The post step: takes over what a cancelled or killed main left. It may be run twice, and does nothing where main ended
 * well. The runner gives a cancelled job about five minutes; the waits stay below.
 */

async function post(run, folder) {
    const journal = _state_js__WEBPACK_IMPORTED_MODULE_0__/* .Journal */ .C.open(folder);
    if (journal === undefined || !journal.adopt())
        return;
    const { finished, summaryWritten, builds } = journal.data;
    run.runner.info(finished
        ? "Finishing what the run could not."
        : "The build was cut off: cleaning up what it left.");
    const { takeOver } = await Promise.all(/* import() */[__webpack_require__.e(3711), __webpack_require__.e(2358), __webpack_require__.e(5803), __webpack_require__.e(6549), __webpack_require__.e(9845), __webpack_require__.e(2071), __webpack_require__.e(8567), __webpack_require__.e(487)]).then(__webpack_require__.bind(__webpack_require__, 3067));
    const problems = await takeOver(run, journal);
    for (const problem of problems)
        run.runner.info(problem);
    if (run.settings.summary && !summaryWritten) {
        const left = builds.filter(({ ended }) => !ended);
        run.runner.writeSummary([
            "## XVA templates: cancelled",
            "",
            `The run was cut off while it built ${left.map(({ os }) => `\`${os}\``).join(", ") || "nothing"}. Nothing half-built was published.`,
            ...problems.map((problem) => `- ${problem}`),
            "",
        ].join("\n"));
    }
    journal.update({ finished: true, summaryWritten: true });
    if (journal.settled)
        journal.remove();
    else
        run.runner.info("The next run on this runner tries again what could not be cleaned up.");
}


/***/ })

};
