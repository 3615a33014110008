export const id = 151;
export const ids = [151];
export const modules = {

/***/ 80151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openPool: () => (/* binding */ openPool)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/xapi/errors.js + 1 modules
var errors = __webpack_require__(16677);
// EXTERNAL MODULE: ./build/xapi/trust.js
var xapi_trust = __webpack_require__(39419);
;// CONCATENATED MODULE: ./build/xapi/raw.js


/** XAPI's head has some hundred bytes. */
const MAX_HEAD_BYTES = 16_384;
/**
 * Connects, checks the certificate, sends `CONNECT path` with the session, and returns the socket after the head of a 200.
 * XAPI's console speaks HTTP/1.0, and what follows its head may come with it: it stays in the socket.
 * @throws PoolError `denied` where the session is not taken
 */
async function openRaw(address, trust, options) {
    const { path, session, timeoutMs, signal } = options;
    if (/[\s\p{Cc}]/u.test(path))
        throw new errors/* PoolError */.FJ("unexpected", `${JSON.stringify((0,errors/* oneLine */.TN)(path, 80))} is no path of a console.`);
    const socket = await (0,xapi_trust/* connectTrusted */.Ou)(address, trust, timeoutMs, signal);
    socket.write(`CONNECT ${path} HTTP/1.0\r\nHost: ${address.text}\r\nCookie: session_id=${session}\r\n\r\n`);
    const status = await readHead(socket, address, timeoutMs, signal);
    if (status === 200)
        return socket;
    socket.destroy();
    const denied = status === 401 || status === 403;
    throw new errors/* PoolError */.FJ(denied ? "denied" : "refused", `${address.text} answered ${status || "something other than HTTP"} to the console's CONNECT: ${denied ? "the session is not taken." : "is the VM still running there?"}`);
}
/** Status of the answer; 0 where it is none. Bytes after the head go back to the socket, for whoever reads it next. */
function readHead(socket, address, timeoutMs, signal) {
    return new Promise((resolve, reject) => {
        let head = Buffer.alloc(0);
        const settle = (end) => {
            clearTimeout(timer);
            signal?.removeEventListener("abort", stop);
            socket.off("readable", read).off("error", fail).off("end", ended);
            end();
        };
        const giveUp = (error) => settle(() => {
            socket.on("error", () => { }).destroy();
            reject(error);
        });
        const stop = () => giveUp((0,xapi_trust/* stopped */.ce)(address));
        const fail = (cause) => giveUp((0,xapi_trust/* broken */.mw)(address, cause));
        const ended = () => fail(new Error("it ended before its answer"));
        const timer = setTimeout(() => giveUp((0,xapi_trust/* late */.fn)(address, timeoutMs)), timeoutMs);
        // by `readable`, which leaves the socket neither flowing nor paused
        const read = () => {
            for (let chunk = socket.read(); chunk !== null; chunk = socket.read())
                head = Buffer.concat([head, chunk]);
            const end = head.indexOf("\r\n\r\n");
            if (end === -1 && head.length <= MAX_HEAD_BYTES)
                return;
            const text = head.subarray(0, Math.max(0, end)).toString("latin1");
            const status = /^HTTP\/1\.[01] (\d{3})\b/.exec(text)?.[1];
            settle(() => {
                if (end !== -1 && end + 4 < head.length)
                    socket.unshift(head.subarray(end + 4));
                resolve(Number(status ?? 0));
            });
        };
        socket.on("readable", read).once("error", fail).once("end", ended);
        if (signal?.aborted === true)
            stop();
        else
            signal?.addEventListener("abort", stop, { once: true });
    });
}

// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: ./build/xapi/values.js
var values = __webpack_require__(52403);
;// CONCATENATED MODULE: ./build/xapi/rpc.js




/** Kept-alive connections are ended here before a host would, so that no call meets a dead one. */
const IDLE_MS = 5000;
/** Opens nothing yet. */
function openWire(address, trust, limits) {
    const ended = new AbortController();
    const agent = new TrustingAgent(() => (0,xapi_trust/* connectTrusted */.Ou)(address, trust, limits.connectTimeoutMs, ended.signal));
    return {
        address,
        post: async (call) => {
            const answer = await send(agent, address, limits.maxAnswerBytes, call);
            return readResult(address, call, readJson(address, answer));
        },
        close: () => {
            ended.abort();
            agent.destroy();
        },
    };
}
/** An agent that hands a request its connection when that is trusted, and not before. */
class TrustingAgent extends external_node_https_.Agent {
    #connect;
    constructor(connect) {
        super({ keepAlive: true, timeout: IDLE_MS });
        this.#connect = connect;
    }
    createConnection(_options, done) {
        this.#connect().then((socket) => done(null, socket), done);
    }
}
function send(agent, address, maxBytes, { method, parameters, timeoutMs, signal }) {
    const body = JSON.stringify({
        jsonrpc: "2.0",
        id: 0,
        method,
        params: parameters,
    });
    return new Promise((resolve, reject) => {
        if (signal?.aborted === true)
            return reject((0,xapi_trust/* stopped */.ce)(address));
        const outgoing = (0,external_node_https_.request)({
            agent,
            host: address.hostname,
            port: address.port,
            path: "/jsonrpc",
            method: "POST",
            headers: {
                Accept: "application/json",
                "Content-Type": "application/json",
                "Content-Length": Buffer.byteLength(body),
                "User-Agent": "xva-template-action",
            },
        });
        const settle = (end) => {
            clearTimeout(timer);
            signal?.removeEventListener("abort", stop);
            end();
        };
        const fail = (error) => settle(() => {
            reject(error instanceof errors/* PoolError */.FJ ? error : (0,xapi_trust/* broken */.mw)(address, error));
            outgoing.destroy();
        });
        const stop = () => fail((0,xapi_trust/* stopped */.ce)(address));
        const timer = setTimeout(() => fail((0,xapi_trust/* late */.fn)(address, timeoutMs)), timeoutMs);
        outgoing.on("error", fail);
        outgoing.once("response", (incoming) => {
            readBody(incoming, maxBytes, address).then((text) => settle(() => resolve({
                status: incoming.statusCode ?? 0,
                location: incoming.headers.location ?? "",
                text,
            })), fail);
        });
        signal?.addEventListener("abort", stop, { once: true });
        outgoing.end(body);
    });
}
async function readBody(incoming, maxBytes, address) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of incoming) {
        bytes += chunk.length;
        if (bytes > maxBytes)
            throw new errors/* PoolError */.FJ("unexpected", `${address.text} answered with more than ${Math.round(maxBytes / 1_048_576)} MiB, and the rest was not read.`);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString("utf8");
}
/** The JSON of an answer. What is none is said: a redirect, an error page, another server. @throws PoolError */
function readJson(address, { status, location, text }) {
    const host = address.text;
    if (status >= 300 && status < 400)
        throw new errors/* PoolError */.FJ("unexpected", `${host} sent us elsewhere (${(0,errors/* oneLine */.TN)(location, 100) || "without saying where"}): name the pool's master itself in \`xapi-url\`.`);
    if (status >= 500)
        throw new errors/* PoolError */.FJ("unreachable", `${host} answered ${status}${titleOf(text)}: its toolstack is busy, starting or broken; see \`systemctl status xapi\` on the host.`, { transient: status !== 500 });
    if (status === 200) {
        try {
            return JSON.parse(text);
        }
        catch {
            // said below: what came is no JSON
        }
    }
    throw new errors/* PoolError */.FJ("unexpected", `${host} answered ${status}${titleOf(text)}, which is not XAPI's JSON: is \`xapi-url\` a host of XCP-ng or XenServer (and not Xen Orchestra), and a version that is still maintained?`);
}
/** The words of a page, shortened: its title or heading, else its start. */
function titleOf(page) {
    const heading = /<(?:title|h1)[^>]*>([^<]+)/i.exec(page.slice(0, 4096))?.[1];
    const words = (0,errors/* oneLine */.TN)(heading ?? page.slice(0, 400).replaceAll(/<[^>]*>/g, " "), 80);
    return words === "" ? "" : ` (${words})`;
}
function readResult(address, call, answer) {
    if ((0,values/* isRecord */.u4)(answer)) {
        const { error } = answer;
        if ((0,values/* isRecord */.u4)(error) && typeof error.message === "string") {
            const data = Array.isArray(error.data) ? error.data : [];
            throw (0,errors/* refusal */.x5)(address.text, call.method, error.message, data.map((item) => `${item}`), call.secrets);
        }
        if ("result" in answer)
            return answer.result;
    }
    throw new errors/* PoolError */.FJ("unexpected", `${address.text} answered ${call.method} with JSON that is no answer of XAPI.`);
}

;// CONCATENATED MODULE: ./build/xapi/client.js






const MAX_ANSWER_BYTES = 64 * 1_048_576;
/** XAPI's API version, and the name that `xe session-list` and the audit log show. */
const LOGIN_SUFFIX = ["1.0", "xva-template-action"];
/** Calls that change nothing, by XAPI's names. */
const READS = /^\w+\.get_/;
/** Between a read that met a busy or broken host, and the same once more. */
const RETRY_PAUSE_MS = 500;
const CLOSE_TIMEOUT_MS = 5000;
/**
 * Logs in to the pool. The certificate is checked before the password leaves the runner; where the host is a member, its
 * master's is checked too, and the session is there. Connects directly: proxies are not used, as Packer's plugin uses none.
 *
 * Of the session's calls, reads (`….get_…`) are sent once more where the connection broke or the pool was busy; a session that
 * has ended is renewed once, and so is one whose master has moved. Nothing else is sent twice.
 *
 * @throws PoolError
 */
async function openPool(target, options) {
    const session = new Session(target, options);
    try {
        await session.login();
    }
    catch (error) {
        session.abandon();
        throw error;
    }
    return session;
}
class Session {
    askedHost;
    #target;
    #options;
    #wire;
    #session = "";
    /** The renewal under way, which calls of the same time share. */
    #renewal;
    #closed = false;
    constructor(target, options) {
        this.#target = target;
        this.#options = options;
        const address = (0,xapi_trust/* readAddress */.zq)(target.host);
        this.askedHost = address.text;
        this.#wire = this.#openWire(address);
    }
    get host() {
        return this.#wire.address.text;
    }
    /** Logs in, at the master where this host is a member. */
    async login() {
        try {
            await this.#loginHere();
        }
        catch (error) {
            if (!(0,errors.hasCode)(error, "HOST_IS_SLAVE"))
                throw error;
            await this.#loginAtMaster(error);
        }
    }
    async call(method, ...parameters) {
        const session = this.#session;
        try {
            return (await this.#send(method, parameters));
        }
        catch (error) {
            if (!(0,errors.hasCode)(error, "SESSION_INVALID", "HOST_IS_SLAVE"))
                throw error;
            await this.#renew(session);
            return (await this.#send(method, parameters));
        }
    }
    async connect(path) {
        const { address, pathOnHost } = this.#locate(path);
        const session = this.#session;
        const open = () => openRaw(address, this.#target, {
            path: pathOnHost,
            session: this.#session,
            timeoutMs: this.#connectTimeoutMs,
            signal: this.#options.signal,
        });
        try {
            return await open();
        }
        catch (error) {
            if (!(error instanceof errors/* PoolError */.FJ) || error.kind !== "denied")
                throw error;
            await this.#renew(session);
            return open();
        }
    }
    async logoutOf(session) {
        const call = this.#call("session.logout", [session]);
        await this.#wire.post({ ...call, secrets: [...call.secrets, session] });
    }
    async close(timeoutMs = CLOSE_TIMEOUT_MS) {
        if (this.#closed)
            return;
        const { signal: _, ...call } = this.#call("session.logout", [
            this.#session,
        ]);
        this.#closed = true;
        try {
            await this.#wire.post({ ...call, timeoutMs });
            this.#options.onSession?.(undefined);
        }
        catch (error) {
            // it costs the pool an idle session
            if ((0,errors.hasCode)(error, "SESSION_INVALID"))
                this.#options.onSession?.(undefined);
        }
        this.#wire.close();
    }
    /** Ends the connections without a logout. */
    abandon() {
        this.#closed = true;
        this.#wire.close();
    }
    /** A login is safe to repeat: at worst, a session is left to its time-out. */
    async #loginHere() {
        const { username, password } = this.#target;
        const method = "session.login_with_password";
        const call = this.#call(method, [username, password, ...LOGIN_SUFFIX]);
        const answer = await twice(() => this.#wire.post(call));
        this.#session = (0,values/* readText */.yR)(answer, method);
        this.#options.onSession?.(this.#session);
    }
    async #loginAtMaster(error) {
        const [master] = error.parameters;
        if (master === undefined)
            throw error;
        const member = this.#wire;
        this.#wire = this.#openWire((0,xapi_trust/* readAddress */.zq)(master, member.address.port));
        member.close();
        try {
            await this.#loginHere();
        }
        catch (cause) {
            if (!(cause instanceof errors/* PoolError */.FJ))
                throw cause;
            const { kind, code, parameters, message } = cause;
            throw new errors/* PoolError */.FJ(kind, `${member.address.text} is a member of its pool, and ${master} the master. ${message}`, { code, parameters, cause });
        }
    }
    /** Logs in anew where `session` is still the one in use. */
    async #renew(session) {
        if (this.#session !== session)
            return;
        this.#renewal ??= this.login().finally(() => {
            this.#renewal = undefined;
        });
        await this.#renewal;
    }
    #send(method, parameters) {
        const post = async () => {
            if (this.#closed)
                throw new errors/* PoolError */.FJ("stopped", `The session on ${this.host} is closed.`);
            return this.#wire.post(this.#call(method, [this.#session, ...parameters]));
        };
        return READS.test(method) ? twice(post) : post();
    }
    #call(method, parameters) {
        return {
            method,
            parameters,
            secrets: [this.#target.password, this.#session],
            timeoutMs: this.#options.timeoutMs,
            signal: this.#options.signal,
        };
    }
    #openWire(address) {
        return openWire(address, this.#target, {
            connectTimeoutMs: this.#connectTimeoutMs,
            maxAnswerBytes: this.#options.maxAnswerBytes ?? MAX_ANSWER_BYTES,
        });
    }
    get #connectTimeoutMs() {
        const { timeoutMs, connectTimeoutMs = timeoutMs } = this.#options;
        return Math.min(timeoutMs, connectTimeoutMs);
    }
    /** Where `path` leads: on this host, or, as the location of a console, on the host that runs the VM. */
    #locate(path) {
        const url = path.startsWith("/") ? null : URL.parse(path);
        return url === null
            ? { address: this.#wire.address, pathOnHost: path }
            : {
                address: (0,xapi_trust/* readAddress */.zq)(url.host, this.#wire.address.port),
                pathOnHost: `${url.pathname}${url.search}`,
            };
    }
}
/** Sends, and once more where the connection broke or the host was busy. */
async function twice(send) {
    try {
        return await send();
    }
    catch (error) {
        if (!(error instanceof errors/* PoolError */.FJ) || !error.transient)
            throw error;
        await (0,promises_.setTimeout)(RETRY_PAUSE_MS);
        return send();
    }
}


/***/ })

};
