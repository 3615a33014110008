export const id = 2390;
export const ids = [2390];
export const modules = {

/***/ 2390:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   postWebhook: () => (/* binding */ postWebhook),
/* harmony export */   webhookText: () => (/* binding */ webhookText)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92772);
/* harmony import */ var _results_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59670);
/* harmony import */ var _status_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98397);



/** A chat is no log: so many failures are named. */
const FAILURES_MAX = 5;
const MESSAGE_MAX = 200;
const NAME_MAX = 80;
/** The body to post, or undefined when there is nothing to say: a good run after a good one. */
function webhookText(report, context) {
    const { state, description } = (0,_status_text_js__WEBPACK_IMPORTED_MODULE_1__/* .overallStatus */ .gX)(report);
    const failed = state === "failure" || state === "error";
    const recovered = state === "success" &&
        (context.previous === "failure" || context.previous === "error");
    if (!failed && !recovered)
        return undefined;
    const outcomes = (0,_results_js__WEBPACK_IMPORTED_MODULE_2__/* .readReport */ .tL)(report);
    const counts = (0,_results_js__WEBPACK_IMPORTED_MODULE_2__/* .tally */ .N4)(outcomes.results) || code(description, MESSAGE_MAX);
    const lines = [
        `${failed ? "❌ XVA templates" : "✅ XVA templates are good again"}: ${counts}`,
        `${code(context.repository, NAME_MAX)} ${code((0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .shortRef */ .m3)(context.ref), NAME_MAX)} at ${code((0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .shortSha */ .Fu)(context.commit), NAME_MAX)}`,
        ...(failed ? failureLines(outcomes) : []),
        context.runUrl,
    ];
    return { text: lines.join("\n") };
}
function failureLines(outcomes) {
    const failed = outcomes.results.filter(({ state }) => state === "failed");
    const lines = failed.slice(0, FAILURES_MAX).map((result) => {
        const message = outcomes.failureOf(result)?.message;
        const why = [result.reason, message].filter(Boolean).join(": ");
        return `- ${code((0,_results_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(result), NAME_MAX)} ${code(why, MESSAGE_MAX)}`;
    });
    const left = failed.length - lines.length;
    return left > 0 ? [...lines, `- and ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(left, "more failure")}`] : lines;
}
/**
 * Inline code, in which none of the three chats formats, links or mentions anything. Slack reads `<…>` even there, and
 * Markdown does not decode `&lt;` there: so angle brackets become others.
 */
function code(text, max) {
    const plain = (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text, max)
        .replaceAll("<", "‹")
        .replaceAll(">", "›")
        .replaceAll("`", "'");
    return `\`${plain || " "}\``;
}
/**
 * Posts a body and never throws: resolves to undefined when it was taken, else to a sentence for a warning, which names
 * no more than the host, since the path of a webhook is its secret.
 */
async function postWebhook(url, body, { fetch, signal }) {
    const target = URL.canParse(url) ? new URL(url) : undefined;
    if (target === undefined || !/^https?:$/.test(target.protocol))
        return "The webhook got no message: webhook-url is not an http(s) address.";
    try {
        const response = await fetch(target, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify(body),
            // A redirected POST would arrive as a GET, and the secret path at another host.
            redirect: "manual",
            signal,
        });
        await response.body?.cancel();
        if (response.ok)
            return undefined;
        return `The webhook at ${target.host} answered ${response.status}: check webhook-url.`;
    }
    catch (error) {
        return `The webhook at ${target.host} could not be reached (${errorCode(error)}): check webhook-url.`;
    }
}
/** A code or class, never a message: fetch puts the address into some. */
function errorCode(error) {
    if (!(error instanceof Error))
        return "unknown error";
    const { cause } = error;
    if (cause instanceof Error && "code" in cause)
        return String(cause.code);
    return error.name;
}


/***/ })

};
