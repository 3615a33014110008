export const id = 5803;
export const ids = [5803];
export const modules = {

/***/ 45803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hasHeaders: () => (/* binding */ hasHeaders),
  objectSettings: () => (/* binding */ objectSettings),
  openStore: () => (/* binding */ openStore)
});

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-cjs/index.js
var dist_cjs = __webpack_require__(53711);
;// CONCATENATED MODULE: ./build/bucket/credentials.js
/** Where the store's credentials come from, and how they stay fresh while an upload runs. */
/** Renewed when less than this is left, so that one part always fits in. */
const RENEW_BEFORE_MS = 10 * 60_000;
/** A source that hands out nearly expired keys only, or fails, is asked this often at most, unless the store refuses the keys. */
const ASK_AGAIN_MS = 60_000;
/** Tells the SDK's own cache that it must ask again. */
const ALWAYS_STALE = new Date(0);
/** Static keys, else the role by OIDC where one is named, else the SDK's default chain. */
function credentialsOf(settings, network) {
    const { accessKeyId, secretAccessKey, sessionToken } = settings;
    if (accessKeyId !== undefined && secretAccessKey !== undefined) {
        const keys = {
            accessKeyId,
            secretAccessKey,
            ...(sessionToken === undefined ? {} : { sessionToken }),
        };
        return {
            provide: async () => keys,
            forget: () => { },
            refreshable: false,
        };
    }
    return cached(settings.roleToAssume === undefined
        ? chain(network)
        : webIdentity(settings, settings.roleToAssume, network));
}
function cached(ask) {
    let known;
    let lastAsked = 0;
    let pending;
    const renew = async () => {
        const askedAt = Date.now();
        lastAsked = askedAt;
        try {
            const identity = await ask();
            known = { identity, askedAt };
            return identity;
        }
        catch (error) {
            // what we have still does for a while
            if (known !== undefined && millisecondsLeft(known.identity) > 0) {
                return known.identity;
            }
            throw error;
        }
        finally {
            pending = undefined;
        }
    };
    const renewed = () => {
        pending ??= renew();
        return pending;
    };
    return {
        provide: async () => {
            const held = known;
            const fresh = held !== undefined &&
                (millisecondsLeft(held.identity) > RENEW_BEFORE_MS ||
                    Date.now() - lastAsked < ASK_AGAIN_MS);
            const identity = fresh ? held.identity : await renewed();
            return { ...identity, expiration: ALWAYS_STALE };
        },
        forget: (accessKeyId, ageMs = 0) => {
            if (known?.identity.accessKeyId === accessKeyId &&
                Date.now() - known.askedAt >= ageMs) {
                known = undefined;
            }
        },
        refreshable: true,
    };
}
/** By the runner's clock, which may be off: the store has the last word. */
function millisecondsLeft({ expiration }) {
    return (expiration?.getTime() ?? Number.POSITIVE_INFINITY) - Date.now();
}
function chain(network) {
    let provider;
    return async () => {
        if (provider === undefined) {
            const { fromNodeProviderChain } = await __webpack_require__.e(/* import() */ 9719).then(__webpack_require__.t.bind(__webpack_require__, 29719, 19));
            provider = fromNodeProviderChain({
                clientConfig: { requestHandler: agents(network) },
            });
        }
        return provider({ forceRefresh: true });
    };
}
function webIdentity(settings, role, network) {
    return async () => {
        if (network.getIdToken === undefined) {
            throw new Error("`role-to-assume` needs an OIDC token of the job: add `permissions: id-token: write` to the workflow's job.");
        }
        const { fromWebToken } = await __webpack_require__.e(/* import() */ 9719).then(__webpack_require__.t.bind(__webpack_require__, 29719, 19));
        const assume = fromWebToken({
            roleArn: role,
            roleSessionName: settings.roleSessionName ?? "xva-template-action",
            webIdentityToken: await network.getIdToken(),
            clientConfig: {
                region: settings.region ?? "us-east-1",
                requestHandler: agents(network),
                ...(settings.stsEndpoint === undefined
                    ? {}
                    : { endpoint: settings.stsEndpoint }),
            },
        });
        return assume();
    };
}
/** The handler's options, as every client of the store gets them. */
function agents(network) {
    return {
        ...(network.httpAgent === undefined
            ? {}
            : { httpAgent: network.httpAgent }),
        ...(network.httpsAgent === undefined
            ? {}
            : { httpsAgent: network.httpsAgent }),
    };
}

// EXTERNAL MODULE: ./build/bucket/failures.js
var failures = __webpack_require__(27832);
// EXTERNAL MODULE: ./build/bucket/keys.js
var keys = __webpack_require__(55539);
// EXTERNAL MODULE: ./build/bucket/retry.js
var retry = __webpack_require__(86029);
;// CONCATENATED MODULE: ./build/bucket/client.js
/** The one client of the store: credentials, time-outs, retries, and how an object is written. */






const CONNECTION_TIMEOUT_MS = 10_000;
/** Of silence, not of duration: a stalled socket would hang for ever. */
const IDLE_TIMEOUT_MS = 60_000;
/** Some stores put the parts together before they answer. */
const COMPLETE_TIMEOUT_MS = 10 * 60_000;
const ATTEMPTS = 5;
/** What the SDK would print is in the errors that we throw. */
const SILENT = {
    debug: () => { },
    info: () => { },
    warn: () => { },
    error: () => { },
};
/** Opens the store; nothing is sent yet. */
function openStore(settings, network = {}) {
    const credentials = credentialsOf(settings, network);
    const client = s3Client(settings, network, credentials, ATTEMPTS, network.idleTimeoutMs ?? IDLE_TIMEOUT_MS);
    const patient = s3Client(settings, network, credentials, 1, COMPLETE_TIMEOUT_MS);
    return {
        settings,
        bucket: settings.bucket,
        keys: (0,keys/* keysUnder */.rf)(settings.prefix),
        client,
        get patientClient() {
            patient.config.systemClockOffset = client.config.systemClockOffset;
            return patient;
        },
        refreshable: credentials.refreshable,
        retryBudgetMs: network.retryBudgetMs ?? retry/* RETRY_BUDGET_MS */.KM,
        refusedChecksums: new Set(),
        url: (key) => objectUrl(settings, key),
        close: () => {
            client.destroy();
            patient.destroy();
        },
    };
}
function s3Client(settings, network, credentials, maxAttempts, socketTimeout) {
    const config = {
        region: settings.region ?? regionOfChain(),
        forcePathStyle: pathStyle(settings),
        credentials: credentials.provide,
        maxAttempts,
        logger: SILENT,
        // Trailing checksums are stored as part of the object by some stores and refused by others.
        requestChecksumCalculation: "WHEN_REQUIRED",
        responseChecksumValidation: "WHEN_REQUIRED",
        // The preflight has proved that writing is allowed: no round trip before each part.
        expectContinueHeader: false,
        requestHandler: {
            connectionTimeout: CONNECTION_TIMEOUT_MS,
            socketTimeout,
            ...agents(network),
        },
        ...(settings.endpoint === undefined ? {} : { endpoint: settings.endpoint }),
    };
    const client = new dist_cjs.S3Client(config);
    if (credentials.refreshable) {
        renewExpired(client, credentials);
    }
    return client;
}
/** Sends a request that was refused for expired keys once more with new ones; a stream is sent again by who made it. */
function renewExpired(client, { forget }) {
    client.middlewareStack.add((next, { commandName }) => async (args) => {
        try {
            return await next(args);
        }
        catch (error) {
            const isHead = commandName === "HeadObjectCommand";
            if ((0,failures/* isExpired */._d)(error)) {
                forget(accessKeyOf(args.request));
            }
            else if (isHead && isMute(error)) {
                forget(accessKeyOf(args.request), ASK_AGAIN_MS);
            }
            throw error;
        }
    }, { step: "finalizeRequest", priority: "low", name: "forgetExpiredKeys" });
    client.middlewareStack.add((next, { commandName }) => async (args) => {
        try {
            return await next(args);
        }
        catch (error) {
            const isHead = commandName === "HeadObjectCommand";
            const renewed = (0,failures/* isExpired */._d)(error) || (isHead && isMute(error));
            const streamed = "Body" in args.input && args.input.Body instanceof external_node_stream_.Readable;
            if (!renewed || streamed) {
                throw error;
            }
            return next(args);
        }
    }, { step: "initialize", name: "sendAgainWithNewKeys" });
}
/** The key that a request was signed with; empty where it is not signed. */
function accessKeyOf(request) {
    const headers = hasHeaders(request) ? request.headers : {};
    return /Credential=([^/]+)/.exec(headers.authorization ?? "")?.[1] ?? "";
}
/** Tells a request on its way from what else the SDK's middleware may be given. */
function hasHeaders(request) {
    return (typeof request === "object" && request !== null && "headers" in request);
}
/** The answer to HEAD has no body: expired keys look like any bad request. */
function isMute(error) {
    const { status } = (0,failures/* factsOf */.xS)(error);
    return status === 400 || status === 403;
}
/** The SDK's chain (environment, shared configuration), else AWS's first region. */
function regionOfChain() {
    const chain = new dist_cjs.S3Client({}).config.region;
    return () => chain().catch(() => "us-east-1");
}
function pathStyle(settings) {
    if (settings.forcePathStyle !== "auto") {
        return settings.forcePathStyle;
    }
    return settings.endpoint !== undefined && !isAws(settings.endpoint);
}
function isAws(endpoint) {
    const host = URL.parse(endpoint)?.hostname ?? "";
    return /(^|\.)amazonaws\.com(\.cn)?$/.test(host);
}
function objectUrl(settings, key) {
    if (settings.publicUrl === undefined) {
        return `s3://${settings.bucket}/${key}`;
    }
    const path = key.split("/").map(encodeURIComponent).join("/");
    return `${settings.publicUrl.replace(/\/+$/, "")}/${path}`;
}
/** How every object of ours is written, as the parameters of a write. */
function objectSettings(settings) {
    const given = {
        ACL: settings.acl,
        StorageClass: settings.storageClass,
        ServerSideEncryption: settings.sse,
        SSEKMSKeyId: settings.sseKmsKeyId,
        Tagging: Object.keys(settings.tags).length === 0
            ? undefined
            : new URLSearchParams(settings.tags).toString(),
    };
    return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}


/***/ }),

/***/ 27832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C5: () => (/* binding */ ChecksumRefusal),
/* harmony export */   Fv: () => (/* binding */ isConditionFailed),
/* harmony export */   I$: () => (/* binding */ isSlowDown),
/* harmony export */   _d: () => (/* binding */ isExpired),
/* harmony export */   c4: () => (/* binding */ isNotFound),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   fZ: () => (/* binding */ refusesChecksum),
/* harmony export */   sR: () => (/* binding */ isDamaged),
/* harmony export */   xS: () => (/* binding */ factsOf)
/* harmony export */ });
/** What an error of the SDK or the network says about itself, and which are worth another try. Pure. */
/** Reads the facts; never throws. */
function factsOf(error) {
    const headers = field(field(error, "$response"), "headers");
    const serverTime = Date.parse(text(error, "ServerTime") || text(headers, "date"));
    const status = field(field(error, "$metadata"), "httpStatusCode");
    return {
        name: text(error, "Code") || text(error, "name"),
        message: error instanceof Error ? error.message : String(error),
        status: typeof status === "number" ? status : 0,
        code: text(error, "code") || text(field(error, "cause"), "code"),
        region: text(error, "Region") || text(headers, "x-amz-bucket-region"),
        ...(Number.isNaN(serverTime) ? {} : { serverTime }),
    };
}
function field(value, name) {
    return typeof value === "object" && value !== null
        ? Reflect.get(value, name)
        : undefined;
}
function text(value, name) {
    const found = field(value, name);
    return typeof found === "string" ? found : "";
}
const EXPIRED = new Set([
    "ExpiredToken",
    "ExpiredTokenException",
    "TokenRefreshRequired",
    "InvalidToken",
    "RequestExpired",
]);
/** The credentials were good once: new ones would do. */
function isExpired(error) {
    return EXPIRED.has(factsOf(error).name);
}
/** The store asks for fewer requests. */
function isSlowDown(error) {
    const { name, status } = factsOf(error);
    return name === "SlowDown" || status === 503 || status === 429;
}
const DAMAGED = new Set([
    "BadDigest",
    "XAmzContentSHA256Mismatch",
    "XAmzContentChecksumMismatch",
]);
/** The body that arrived was not the one that was sent. */
function isDamaged(error) {
    return DAMAGED.has(factsOf(error).name);
}
/** A refusal of checksums that does not call itself one. */
class ChecksumRefusal extends Error {
    name = "ChecksumRefusal";
}
/** The store does not take the checksum headers of a request, or not what they ask for: without them it would. */
function refusesChecksum(error) {
    const { name, status, message } = factsOf(error);
    if (error instanceof ChecksumRefusal || status === 501) {
        return true;
    }
    // `InvalidPart`: a part is not what Complete says of it, so the checksums are understood.
    const understood = isDamaged(error) || name === "InvalidPart" || /match/i.test(message);
    return (status === 400 &&
        !understood &&
        /checksum|content-md5/i.test(`${name} ${message}`));
}
/** A condition of the request did not hold: somebody else was first, or our own lost write. */
function isConditionFailed(error) {
    const { name, status } = factsOf(error);
    return status === 412 || status === 409 || name === "PreconditionFailed";
}
const NOT_FOUND = new Set(["NoSuchKey", "NotFound", "NoSuchUpload"]);
/** The object or upload is not there. By name: some stores answer 404 to an unknown bucket or user as well. */
function isNotFound(error) {
    return NOT_FOUND.has(factsOf(error).name);
}
const NETWORK_CODES = new Set([
    "ECONNRESET",
    "ECONNREFUSED",
    "ECONNABORTED",
    "EPIPE",
    "ETIMEDOUT",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "ENOTFOUND",
    "EAI_AGAIN",
    "ERR_STREAM_PREMATURE_CLOSE",
]);
const TRANSIENT_NAMES = new Set([
    "TimeoutError",
    "RequestTimeout",
    "RequestTimeTooSkewed",
    "SlowDown",
    "InternalError",
    "OperationAborted",
]);
/** Whether the same request may succeed a little later. */
function isTransient(error) {
    const { name, status, code } = factsOf(error);
    return (TRANSIENT_NAMES.has(name) ||
        NETWORK_CODES.has(code) ||
        (status >= 500 && status !== 501) ||
        status === 408 ||
        status === 429);
}


/***/ }),

/***/ 55539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $9: () => (/* binding */ LOG),
/* harmony export */   EK: () => (/* binding */ PROVENANCE),
/* harmony export */   JL: () => (/* binding */ mediaType),
/* harmony export */   VQ: () => (/* binding */ REVOCATION),
/* harmony export */   aD: () => (/* binding */ buildTime),
/* harmony export */   gv: () => (/* binding */ RECORD),
/* harmony export */   pv: () => (/* binding */ DELETION),
/* harmony export */   rf: () => (/* binding */ keysUnder),
/* harmony export */   vM: () => (/* binding */ CHECKSUMS)
/* harmony export */ });
/* unused harmony exports BUILD_ID, normalisePrefix */
/**
 * The layout of the bucket: the only place that spells a key. Pure.
 *
 * No key is ever a folder of another key: stores that keep objects as files cannot hold both.
 */
/** UTC second at which the build started, 7 of the commit, 4 random hex digits. Sorts by time. */
const BUILD_ID = /^\d{8}T\d{6}Z-[0-9a-f]{7}-[0-9a-f]{4}$/;
/** Name of the record: the last object of a build, and the proof that it is whole. */
const RECORD = "metadata.json";
const REVOCATION = "revocation.json";
const DELETION = "deletion.json";
const LOG = "build.log";
const PROVENANCE = "provenance.json";
const CHECKSUMS = "SHA256SUMS";
/** The prefix as keys need it: no slash at either end, none doubled. */
function normalisePrefix(prefix) {
    return prefix
        .split("/")
        .filter((part) => part !== "")
        .join("/");
}
/** The layout under `prefix` (any spelling of it). */
function keysUnder(prefix) {
    const normal = normalisePrefix(prefix);
    const root = normal === "" ? "" : `${normal}/`;
    const imagesFolder = `${root}images/`;
    const templateFolder = (os) => `${root}templates/${os}/`;
    const imageFolder = (image) => `${templateFolder(image.os)}${image.version}/`;
    return {
        prefix: normal,
        catalogue: `${root}catalogue.json`,
        imagesFolder,
        schemasFolder: `${root}schemas/`,
        image: (image) => `${imagesFolder}${image}.json`,
        page: (image, firstBuild) => `${root}pages/${image}/${firstBuild}.json`,
        templateFolder,
        imageFolder,
        build: (image, build, name) => `${imageFolder(image)}${build}/${name}`,
        buildFolder: (key) => {
            const [os, version, build = "", ...name] = below(`${root}templates/`, key)?.split("/") ?? [];
            return BUILD_ID.test(build) && name.length > 0
                ? `${root}templates/${os}/${version}/${build}/`
                : undefined;
        },
        afterBuild: (image, build) => `${imageFolder(image)}${build}0`,
        channel: (image, channel) => `${imageFolder(image)}channels/${channel}.json`,
        schema: (name) => `${root}schemas/${name}.json`,
        failureLog: (os, runId, attempt, build) => `${root}logs/${os}/${runId}-${attempt}/${build}.log`,
        consolePicture: (os, runId, attempt, build, n) => `${root}logs/${os}/${runId}-${attempt}/${build}-console-${n}.png`,
        probe: (stamp) => `${root}.probe/${stamp}`,
        parseImage: (key) => {
            const name = below(imagesFolder, key);
            return name?.endsWith(".json") && !name.includes("/")
                ? name.slice(0, -".json".length)
                : undefined;
        },
        parseImageKey: (image, key) => {
            const rest = below(imageFolder(image), key);
            return rest === undefined ? undefined : parseImageKey(rest);
        },
    };
}
function below(folder, key) {
    return key.startsWith(folder) ? key.slice(folder.length) : undefined;
}
function parseImageKey(rest) {
    const slash = rest.indexOf("/");
    const folder = rest.slice(0, Math.max(0, slash));
    const name = rest.slice(slash + 1);
    if (BUILD_ID.test(folder) && name !== "") {
        return { kind: "file", build: folder, name };
    }
    const channel = /^([a-z][a-z0-9-]{0,31})\.json$/.exec(name)?.[1];
    return folder === "channels" && channel !== undefined
        ? { kind: "channel", channel }
        : undefined;
}
/** The time in a build id, in milliseconds since the epoch. */
function buildTime(build) {
    const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(build) ?? [];
    return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
}
const MEDIA_TYPES = [
    [".cdx.json", "application/vnd.cyclonedx+json"],
    [".json", "application/json"],
    [".sarif", "application/sarif+json"],
    [".log", "text/plain; charset=utf-8"],
    [".md", "text/markdown; charset=utf-8"],
    [".tsv", "text/tab-separated-values; charset=utf-8"],
    [".xml", "application/xml"],
    [".sh", "text/x-shellscript; charset=utf-8"],
    [CHECKSUMS, "text/plain; charset=utf-8"],
    [".gz", "application/gzip"],
    [".zst", "application/zstd"],
    [".xva", "application/x-xva"],
    [".qcow2", "application/x-qemu-disk"],
    [".vmdk", "application/x-vmdk"],
    [".vhd", "application/x-vhd"],
];
/** Media type by file name; `application/octet-stream` where the name says nothing. */
function mediaType(name) {
    return (MEDIA_TYPES.find(([suffix]) => name.endsWith(suffix))?.[1] ??
        "application/octet-stream");
}


/***/ }),

/***/ 86029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KM: () => (/* binding */ RETRY_BUDGET_MS),
/* harmony export */   L5: () => (/* binding */ retry),
/* harmony export */   p$: () => (/* binding */ jitter),
/* harmony export */   v7: () => (/* binding */ pause)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27832);
/** Trying again: within a time, with full jitter, and never what cannot succeed. */


/** How long a failing request of an upload is tried again: longer than a store restarts, shorter than a job waits. */
const RETRY_BUDGET_MS = 15 * 60_000;
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 20_000;
/** A body damaged this often on its way is not chance; neither are new credentials that are refused as expired. */
const CHANCES = 3;
/** Runs `attempt` until it succeeds, fails for good, or the time is over; then throws its last error. */
async function retry(attempt, policy) {
    let deadline;
    let damaged = 0;
    let expired = 0;
    for (let tries = 0;; tries++) {
        try {
            return await attempt();
        }
        catch (error) {
            policy.signal.throwIfAborted();
            damaged += (0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .isDamaged */ .sR)(error) ? 1 : 0;
            expired += (0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .isExpired */ ._d)(error) ? 1 : 0;
            const again = (0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .isTransient */ .dg)(error) ||
                ((0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .isDamaged */ .sR)(error) && damaged < CHANCES) ||
                (policy.refreshable && (0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .isExpired */ ._d)(error) && expired < CHANCES);
            deadline ??= Date.now() + policy.budgetMs;
            const delay = jitter(tries, FIRST_DELAY_MS, LONGEST_DELAY_MS);
            if (!again || Date.now() + delay > deadline) {
                throw error;
            }
            policy.onRetry?.(error);
            await pause(delay, policy.signal);
        }
    }
}
/** A random delay below an exponentially growing bound ("full jitter"), in milliseconds. */
function jitter(tries, firstMs, longestMs) {
    return Math.random() * Math.min(longestMs, firstMs * 2 ** tries);
}
/** Waits, or throws the signal's reason. */
async function pause(ms, signal) {
    try {
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, { signal });
    }
    catch (error) {
        signal.throwIfAborted();
        throw error;
    }
}


/***/ })

};
