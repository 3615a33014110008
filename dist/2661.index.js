export const id = 2661;
export const ids = [2661];
export const modules = {

/***/ 12661:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   statusOf: () => (/* binding */ statusOf)
/* harmony export */ });
/** The newest state of a status context on a commit; undefined where there is none or it can't be read. */
async function statusOf(github, sha, context) {
    const { octokit, owner, repo } = github;
    try {
        const { data } = await octokit.rest.repos.getCombinedStatusForRef({
            owner,
            repo,
            ref: sha,
            per_page: 100,
        });
        const found = data.statuses.find((status) => status.context.toLowerCase() === context.toLowerCase());
        return found?.state;
    }
    catch {
        return undefined;
    }
}


/***/ })

};
