export const id = 198;
export const ids = [198];
export const modules = {

/***/ 60198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openNetwork: () => (/* binding */ openNetwork)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44708);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(41692);
/* harmony import */ var _input_values_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(85895);
/** How every client of the action reaches the outside: proxy variables and `ca-file` honoured by all of them. */






/** Connections to the store at the same time: parts in flight plus small objects. */
const MAX_SOCKETS = 32;
/** `proxyEnv` of Node's agents came with 24.5; earlier ones pass over it in silence. */
const AGENTS_TAKE_PROXIES = process.versions.node.localeCompare("24.5", "en", { numeric: true }) >= 0;
/**
 * Opens the network for `env`'s `http_proxy`, `https_proxy` and `no_proxy` (either case).
 * @throws InputError where `ca-file` can't be read or holds no certificate
 */
function openNetwork(env, caFile) {
    const ca = caFile === undefined ? undefined : trustedWith(caFile);
    const tls = ca === undefined ? {} : { ca };
    const sockets = { keepAlive: true, maxSockets: MAX_SOCKETS };
    const proxy = { proxyEnv: env };
    const httpAgent = new node_http__WEBPACK_IMPORTED_MODULE_2__.Agent({ ...sockets, ...proxy });
    const httpsAgent = new node_https__WEBPACK_IMPORTED_MODULE_3__.Agent({ ...sockets, ...proxy, ...tls });
    const proxies = proxyOptions(env);
    const proxied = proxies.httpProxy !== "" || proxies.httpsProxy !== "";
    const own = ca !== undefined || proxied ? openDispatcher(proxies, tls) : undefined;
    return {
        fetch: own?.fetch ?? globalThis.fetch,
        ...tls,
        httpAgent,
        httpsAgent,
        trustEverywhere: () => {
            if (ca !== undefined)
                node_tls__WEBPACK_IMPORTED_MODULE_4__.setDefaultCACertificates?.(ca);
        },
        warnings: proxied && !AGENTS_TAKE_PROXIES
            ? [
                `The store is not reached by way of the proxy: this runner's Node is ${process.versions.node}, and it takes 24.5 or later. Update the runner.`,
            ]
            : [],
        close: async () => {
            httpAgent.destroy();
            httpsAgent.destroy();
            await own?.close();
        },
    };
}
/** A `fetch` by way of the proxies and with the trust of `tls`; its package loads at the first request. */
function openDispatcher(proxies, tls) {
    const open = async () => {
        const { Agent, EnvHttpProxyAgent, fetch } = await __webpack_require__.e(/* import() */ 6752).then(__webpack_require__.t.bind(__webpack_require__, 46752, 19));
        // requestTls and proxyTls reach undici's ProxyAgent, although the type of this agent does not name them
        const trust = { connect: tls, requestTls: tls, proxyTls: tls };
        const dispatcher = proxies.httpProxy === "" && proxies.httpsProxy === ""
            ? new Agent(trust)
            : new EnvHttpProxyAgent({ ...proxies, ...trust });
        return { dispatcher, fetch };
    };
    let opening;
    const send = async (input, init) => {
        opening ??= open();
        const { dispatcher, fetch } = await opening;
        return fetch(input, { ...init, dispatcher });
    };
    return {
        fetch: send,
        close: async () => (await opening)?.dispatcher.destroy(),
    };
}
function trustedWith(caFile) {
    let pem;
    try {
        pem = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(caFile, "utf8");
    }
    catch (cause) {
        throw new _input_values_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .dz(`Input 'ca-file': ${JSON.stringify(caFile)} can't be read; it takes a PEM file of certificates.`, { cause });
    }
    try {
        new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(pem);
    }
    catch (cause) {
        throw new _input_values_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .dz(`Input 'ca-file': ${JSON.stringify(caFile)} holds no certificate; it takes a PEM file of certificates.`, { cause });
    }
    return [...node_tls__WEBPACK_IMPORTED_MODULE_4__.getCACertificates("default"), pem];
}
function proxyOptions(env) {
    const of = (name) => env[name] || env[name.toUpperCase()] || undefined;
    const httpProxy = of("http_proxy");
    const httpsProxy = of("https_proxy");
    const noProxy = of("no_proxy");
    // empty strings keep undici from reading process.env by itself
    return {
        httpProxy: httpProxy ?? "",
        httpsProxy: httpsProxy ?? "",
        noProxy: noProxy ?? "",
    };
}


/***/ })

};
