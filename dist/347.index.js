export const id = 347;
export const ids = [347,803,972];
export const modules = {

/***/ 914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  el: () => (/* binding */ bodyChecksum),
  zk: () => (/* binding */ completion),
  s5: () => (/* binding */ declaredChecksum),
  S4: () => (/* binding */ judge),
  zx: () => (/* binding */ payloadHash)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/bucket/crc32.js
/** CRC-32 of parts put together without reading them again. Pure. */
const BITS = 32;
/** x^0 … in the reflected order that zlib uses: bit 31 is x^0. */
const ONE = 0x80000000;
const POLYNOMIAL = 0xedb88320;
/** a·b modulo the CRC polynomial. */
function multiply(a, b) {
    let product = 0;
    let shifted = b;
    for (let bit = 0; bit < BITS; bit++) {
        if (a & (ONE >>> bit)) {
            product ^= shifted;
        }
        shifted = shifted & 1 ? (shifted >>> 1) ^ POLYNOMIAL : shifted >>> 1;
    }
    return product >>> 0;
}
/** x^(8·bytes) modulo the CRC polynomial, by squaring. */
function shiftBy(bytes) {
    let power = ONE;
    let square = ONE >>> 8;
    for (let rest = bytes; rest > 0; rest = Math.floor(rest / 2)) {
        if (rest % 2 === 1) {
            power = multiply(power, square);
        }
        square = multiply(square, square);
    }
    return power;
}
/** CRC-32 of `a` followed by `b`, from the CRC-32 of each and the length of `b` in bytes. */
function combineCrc32(a, b, lengthB) {
    return (multiply(shiftBy(lengthB), a) ^ b) >>> 0;
}
/** A CRC-32 as S3 writes it: base64 of four bytes, big-endian. */
function encodeCrc32(crc) {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(crc >>> 0);
    return bytes.toString("base64");
}

;// CONCATENATED MODULE: ./build/bucket/checksum.js
/**
 * How a store checks what it gets: a ladder from the strongest down, because stores differ.
 * Whatever the rung, the SHA-256 of the file is in the record. Pure.
 */



/** Whether the rung sends a CRC-32 with each body. */
function sendsCrc32(checksum) {
    return checksum === "crc32" || checksum === "crc32-composite";
}
/** The checksum header of one body; `crc` is its CRC-32. */
function bodyChecksum(checksum, body, crc = (0,external_node_zlib_.crc32)(body)) {
    if (sendsCrc32(checksum)) {
        return { ChecksumCRC32: encodeCrc32(crc) };
    }
    return checksum === "md5"
        ? { ContentMD5: (0,external_node_crypto_.createHash)("md5").update(body).digest("base64") }
        : {};
}
/** `x-amz-content-sha256` of a streamed part: the CRC-32 header, itself signed, guards it, else the signature must. */
function payloadHash(checksum, body) {
    return sendsCrc32(checksum)
        ? "UNSIGNED-PAYLOAD"
        : (0,external_node_crypto_.createHash)("sha256").update(body).digest("hex");
}
/** What CreateMultipartUpload declares. */
function declaredChecksum(checksum) {
    switch (checksum) {
        case "crc32":
            return { ChecksumAlgorithm: "CRC32", ChecksumType: "FULL_OBJECT" };
        case "crc32-composite":
            return { ChecksumAlgorithm: "CRC32" };
        default:
            return {};
    }
}
/** What CompleteMultipartUpload says of the whole and of its parts, in order. */
function completion(checksum, parts) {
    const size = parts.reduce((sum, part) => sum + part.length, 0);
    return {
        MultipartUpload: {
            Parts: parts.map((part) => ({
                PartNumber: part.number,
                ETag: part.etag,
                ...(sendsCrc32(checksum)
                    ? { ChecksumCRC32: encodeCrc32(part.crc) }
                    : {}),
            })),
        },
        ...(checksum === "crc32"
            ? {
                ChecksumType: "FULL_OBJECT",
                ChecksumCRC32: wholeCrc32(parts),
                MpuObjectSize: size,
            }
            : {}),
    };
}
function wholeCrc32(parts) {
    return encodeCrc32(parts.reduce((crc, part) => combineCrc32(crc, part.crc, part.length), 0));
}
function compositeCrc32(parts) {
    const digests = parts.map((part) => Buffer.from(encodeCrc32(part.crc), "base64"));
    return encodeCrc32((0,external_node_zlib_.crc32)(Buffer.concat(digests)));
}
/**
 * How far the store has checked a finished object, by the CRC-32 that it states.
 * @param stated as the store gave it, possibly with `-<parts>`; undefined where it states none
 * @returns undefined where it states another than what was sent: the object is damaged
 */
function judge(checksum, parts, stated) {
    if (!sendsCrc32(checksum)) {
        return checksum;
    }
    if (stated === undefined) {
        return "crc32-composite";
    }
    const digest = stated.replace(/-\d+$/, "");
    if (digest === wholeCrc32(parts)) {
        return "crc32";
    }
    return digest === compositeCrc32(parts) ? "crc32-composite" : undefined;
}


/***/ }),

/***/ 5803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  objectSettings: () => (/* binding */ objectSettings),
  openStore: () => (/* binding */ openStore)
});

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-cjs/index.js
var dist_cjs = __webpack_require__(3711);
;// CONCATENATED MODULE: ./build/bucket/credentials.js
/** Where the store's credentials come from, and how they stay fresh while an upload runs. */
/** Renewed when less than this is left, so that one part always fits in. */
const RENEW_BEFORE_MS = 10 * 60_000;
/** A source that only hands out nearly expired tokens is asked this often at most. */
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
    let pending;
    const fresh = () => {
        const left = (known?.identity.expiration?.getTime() ?? Number.POSITIVE_INFINITY) -
            Date.now();
        const recent = Date.now() - (known?.askedAt ?? 0) < ASK_AGAIN_MS;
        return left > RENEW_BEFORE_MS || (recent && left > 0)
            ? known?.identity
            : undefined;
    };
    const renew = async () => {
        try {
            const identity = await ask();
            known = { identity, askedAt: Date.now() };
            return identity;
        }
        finally {
            pending = undefined;
        }
    };
    return {
        provide: async () => {
            pending ??= fresh() === undefined ? renew() : undefined;
            const identity = fresh() ?? (await (pending ?? renew()));
            return { ...identity, expiration: ALWAYS_STALE };
        },
        forget: () => {
            known = undefined;
        },
        refreshable: true,
    };
}
function chain(network) {
    let provider;
    return async () => {
        if (provider === undefined) {
            const { fromNodeProviderChain } = await __webpack_require__.e(/* import() */ 719).then(__webpack_require__.t.bind(__webpack_require__, 9719, 19));
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
        const { fromWebToken } = await __webpack_require__.e(/* import() */ 719).then(__webpack_require__.t.bind(__webpack_require__, 9719, 19));
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
var failures = __webpack_require__(7832);
// EXTERNAL MODULE: ./build/bucket/keys.js
var keys = __webpack_require__(5539);
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
    client.middlewareStack.add((next) => async (request) => {
        try {
            return await next(request);
        }
        catch (error) {
            if (!credentials.refreshable || !(0,failures/* isExpired */._d)(error)) {
                throw error;
            }
            credentials.forget();
            if ("Body" in request.input && request.input.Body instanceof external_node_stream_.Readable) {
                throw error;
            }
            return next(request);
        }
    }, { step: "initialize", name: "renewExpiredCredentials" });
    return client;
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

/***/ 972:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   StoreError: () => (/* binding */ StoreError),
/* harmony export */   W: () => (/* binding */ explain)
/* harmony export */ });
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7832);
/** Errors of the store as sentences that name the fix. */

/** A failure of the store with its class and a sentence that a user can act on. */
class StoreError extends Error {
    name = "StoreError";
    reason;
    constructor(reason, message, cause) {
        super(message, { cause });
        this.reason = reason;
    }
}
/**
 * The error as a {@link StoreError}. One that is none of the store's (a verifier's, a cancel) comes back as it is.
 */
function explain(error, settings, attempt) {
    if (error instanceof StoreError) {
        return error;
    }
    const facts = (0,_failures_js__WEBPACK_IMPORTED_MODULE_0__/* .factsOf */ .xS)(error);
    const known = ofNetwork(facts, settings) ??
        ofCredentials(facts, settings) ??
        ofBucket(facts, settings, attempt) ??
        ofAnswer(facts, settings, attempt);
    return known === undefined
        ? error
        : new StoreError(known[0], known[1], error);
}
function ofNetwork(facts, settings) {
    const { code, name } = facts;
    const where = settings.endpoint ?? "the S3 endpoint of AWS";
    if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code)) {
        return [
            "store_down",
            code === "CERT_HAS_EXPIRED"
                ? `The certificate of ${where} has expired: renew it on the store.`
                : code === "ERR_TLS_CERT_ALTNAME_INVALID"
                    ? `The certificate of ${where} is for another name: use the name it was made for in \`s3-endpoint\`.`
                    : `The certificate of ${where} is not trusted: give its authority's certificate in \`ca-file\` (${code}).`,
        ];
    }
    if (/^(EPROTO|ERR_SSL_)/.test(code)) {
        return [
            "store_down",
            `${where} does not speak TLS as expected: is \`s3-endpoint\` \`http://\` where it should be \`https://\`, or the other way round? (${code})`,
        ];
    }
    if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
        return [
            "store_down",
            `The name of ${where} could not be resolved: check \`s3-endpoint\`, \`s3-force-path-style\` and the runner's DNS.`,
        ];
    }
    if (code === "ECONNREFUSED") {
        return [
            "store_down",
            `${where} refused the connection: check the port in \`s3-endpoint\`, and that the store runs.`,
        ];
    }
    if (name === "TimeoutError" || code === "ETIMEDOUT") {
        return [
            "store_down",
            `${where} did not answer in time: check \`s3-endpoint\`, proxy and firewall between runner and store.`,
        ];
    }
    return code !== "" && facts.status === 0
        ? [
            "store_down",
            `The connection to ${where} broke (${code}): check the network between runner and store.`,
        ]
        : undefined;
}
const NO_CREDENTIALS = "No credentials for the store were found: set `aws-access-key-id` and `aws-secret-access-key`, or `role-to-assume` with `permissions: id-token: write`, or give the runner AWS's environment variables, a profile or an instance role.";
function ofCredentials(facts, settings) {
    switch (facts.name) {
        case "CredentialsProviderError":
            return ["store_denied", NO_CREDENTIALS];
        case "SignatureDoesNotMatch":
            return [
                "store_denied",
                "The store says that the secret is wrong: check `aws-secret-access-key` (and that no space or line end came along).",
            ];
        case "InvalidAccessKeyId":
        case "XAdminUserNotFound":
            return [
                "store_denied",
                "The store does not know the access key: check `aws-access-key-id`.",
            ];
        case "RequestTimeTooSkewed":
        case "RequestExpired":
            return ["store_denied", skewed(facts)];
        case "ExpiredToken":
        case "ExpiredTokenException":
        case "TokenRefreshRequired":
            return [
                "store_denied",
                "The session of the store's credentials has expired: give keys that outlive the build, or use `role-to-assume`, which is renewed.",
            ];
        case "InvalidToken":
            return [
                "store_denied",
                "The store does not take the session token: check that `aws-session-token` belongs to `aws-access-key-id`, and leave it empty for permanent keys.",
            ];
        case "InvalidIdentityToken":
        case "InvalidIdentityTokenException":
            return [
                "store_denied",
                `The role ${settings.roleToAssume ?? ""} does not trust this job's OIDC token: check the trust policy of \`role-to-assume\` (provider, audience, subject).`,
            ];
        default:
            return undefined;
    }
}
function skewed(facts) {
    const seconds = facts.serverTime === undefined
        ? undefined
        : Math.round((Date.now() - facts.serverTime) / 1000);
    const skew = seconds === undefined
        ? "differs"
        : `is ${Math.abs(seconds)} seconds ${seconds > 0 ? "ahead of" : "behind"} the store's`;
    return `The store refuses the request's time: the runner's clock ${skew}; let the runner keep its clock by NTP.`;
}
function ofBucket(facts, settings, attempt) {
    const bucket = settings.bucket;
    switch (facts.name) {
        case "NoSuchBucket":
            return [
                "store_denied",
                `There is no bucket ${bucket}: create it, or correct \`s3-bucket\` or \`s3-endpoint\`.`,
            ];
        case "PermanentRedirect":
        case "AuthorizationHeaderMalformed":
        case "IllegalLocationConstraintException":
            return [
                "store_denied",
                facts.region === ""
                    ? `The bucket ${bucket} is in another region: set \`s3-region\` (the store said: ${facts.message}).`
                    : `The bucket ${bucket} is in region ${facts.region}: set \`s3-region: ${facts.region}\`.`,
            ];
        case "AccessControlListNotSupported":
            return [
                "store_denied",
                `The bucket ${bucket} takes no ACL: leave \`s3-acl\` empty and use a bucket policy.`,
            ];
        case "AccountProblem":
        case "AllAccessDisabled":
            return [
                "store_denied",
                `The account of bucket ${bucket} is closed to us: ask its owner (${facts.name}).`,
            ];
        case "QuotaExceeded":
        case "XMinioStorageFull":
            return [
                "store_down",
                `The store is full: make room in ${bucket} or raise its quota.`,
            ];
        default:
            return facts.status === 403
                ? ["store_denied", denied(bucket, attempt)]
                : undefined;
    }
}
function denied(bucket, attempt) {
    const target = attempt.key === undefined ? "" : ` (${attempt.key})`;
    return `The store denies \`${attempt.permission}\` on bucket ${bucket}${target}: add it to the policy of these credentials, and check that \`s3-bucket\` is not another account's bucket.`;
}
function ofAnswer(facts, settings, attempt) {
    if (facts.status === 0) {
        return undefined;
    }
    const where = settings.endpoint ?? "AWS";
    const target = attempt.key === undefined ? "" : ` on ${attempt.key}`;
    // The answer to a HEAD has no body: the SDK calls it unknown.
    const words = /^Unknown/.test(facts.name)
        ? ""
        : ` ${facts.name} (${facts.message})`;
    return [
        facts.status >= 500 ? "store_down" : "upload",
        `${where} answered ${facts.status}${words} to \`${attempt.permission}\`${target}.`,
    ];
}


/***/ }),

/***/ 7832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fv: () => (/* binding */ isConditionFailed),
/* harmony export */   I$: () => (/* binding */ isSlowDown),
/* harmony export */   _d: () => (/* binding */ isExpired),
/* harmony export */   c4: () => (/* binding */ isNotFound),
/* harmony export */   dg: () => (/* binding */ isTransient),
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
/** The body that arrived was not the one that was sent. */
function isDamaged(error) {
    const { name } = factsOf(error);
    return (name === "BadDigest" ||
        name === "XAmzContentSHA256Mismatch" ||
        name === "XAmzContentChecksumMismatch");
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

/***/ 5539:
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
    const imageFolder = (image) => `${root}templates/${image.os}/${image.version}/`;
    return {
        prefix: normal,
        catalogue: `${root}catalogue.json`,
        imagesFolder,
        schemasFolder: `${root}schemas/`,
        image: (image) => `${imagesFolder}${image}.json`,
        page: (image, firstBuild) => `${root}pages/${image}/${firstBuild}.json`,
        imageFolder,
        build: (image, build, name) => `${imageFolder(image)}${build}/${name}`,
        afterBuild: (image, build) => `${imageFolder(image)}${build}0`,
        channel: (image, channel) => `${imageFolder(image)}channels/${channel}.json`,
        schema: (name) => `${root}schemas/${name}.json`,
        failureLog: (os, runId, attempt, build) => `${root}logs/${os}/${runId}-${attempt}/${build}.log`,
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
    [".json", "application/json"],
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

/***/ 5347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cq: () => (/* binding */ STAMP),
/* harmony export */   Cv: () => (/* binding */ mapMany),
/* harmony export */   Ef: () => (/* binding */ putIfAbsent),
/* harmony export */   Oj: () => (/* binding */ putIfUnchanged),
/* harmony export */   TH: () => (/* binding */ listKeys),
/* harmony export */   Tt: () => (/* binding */ getJson),
/* harmony export */   lM: () => (/* binding */ isStamped),
/* harmony export */   ms: () => (/* binding */ headOrNone),
/* harmony export */   q4: () => (/* binding */ getText),
/* harmony export */   to: () => (/* binding */ explained)
/* harmony export */ });
/* unused harmony export MANY */
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3711);
/* harmony import */ var _aws_sdk_lib_storage__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2358);
/* harmony import */ var _checksum_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(914);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5803);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(972);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7832);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6029);
/** Small objects: written once or on condition, read with their ETag, listed. */







/** What an object is known by to the one who wrote it: in its metadata, so that a lost reply can be told from a stranger. */
const STAMP = "stamp";
/** Largest body that is sent as one PUT; lib-storage would cut longer ones. */
const SINGLE_PUT_BYTES = 5 * 1024 * 1024;
/** For a body that broke off while it was read: the SDK has retried the rest. */
const READ_BUDGET_MS = 5_000;
/**
 * Writes an object that nobody has written yet.
 * @returns `written`, also where an earlier try of ours with the same stamp did; `exists` where it is another's.
 */
async function putIfAbsent(store, capabilities, object, stamp, signal) {
    if (!capabilities.conditionalWrites) {
        const present = await headOrNone(store, object.key, signal);
        if (present !== undefined) {
            return isStamped(present, stamp) ? "written" : "exists";
        }
    }
    try {
        await put(store, capabilities, object, {
            Metadata: { [STAMP]: stamp },
            ...(capabilities.conditionalWrites ? { IfNoneMatch: "*" } : {}),
        }, signal);
        return "written";
    }
    catch (error) {
        signal.throwIfAborted();
        if ((0,_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .isConditionFailed */ .Fv)(error) || (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .isTransient */ .dg)(error)) {
            const present = await headOrNone(store, object.key, signal);
            if (present !== undefined) {
                return isStamped(present, stamp) ? "written" : "exists";
            }
        }
        throw explained(store, error, "s3:PutObject", object.key);
    }
}
/**
 * Replaces an object that has not changed since it was read.
 * @param etag the ETag it had, or undefined where it was not there
 * @returns `conflict` where somebody else was first (or a reply of our own was lost: read again)
 */
async function putIfUnchanged(store, capabilities, object, etag, signal) {
    const condition = etag === undefined ? { IfNoneMatch: "*" } : { IfMatch: etag };
    try {
        await put(store, capabilities, object, capabilities.conditionalWrites ? condition : {}, signal);
        return "written";
    }
    catch (error) {
        signal.throwIfAborted();
        if ((0,_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .isConditionFailed */ .Fv)(error) || (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .isNotFound */ .c4)(error)) {
            return "conflict";
        }
        throw explained(store, error, "s3:PutObject", object.key);
    }
}
async function put(store, capabilities, object, more, signal) {
    signal.throwIfAborted();
    const body = Buffer.from(object.body);
    await new _aws_sdk_lib_storage__WEBPACK_IMPORTED_MODULE_0__/* .Upload */ ._({
        client: endedBy(store.client, signal),
        partSize: Math.max(body.length + 1, SINGLE_PUT_BYTES),
        params: {
            Bucket: store.bucket,
            Key: object.key,
            Body: body,
            ContentType: object.contentType,
            ...(0,_checksum_js__WEBPACK_IMPORTED_MODULE_1__/* .bodyChecksum */ .el)(capabilities.checksum, body),
            ...(0,_client_js__WEBPACK_IMPORTED_MODULE_2__.objectSettings)(store.settings),
            ...more,
        },
    }).done();
}
/** lib-storage's own abort leaves a PUT and its retries running: they would write after the caller has given up. */
function endedBy(client, signal) {
    const send = (command) => client.send(command, { abortSignal: signal });
    return Object.create(client, { send: { value: send } });
}
/** What HEAD says of an object, or undefined where there is none. */
async function headOrNone(store, key, signal) {
    try {
        return await store.client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_6__.HeadObjectCommand({ Bucket: store.bucket, Key: key }), { abortSignal: signal });
    }
    catch (error) {
        if ((0,_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .isNotFound */ .c4)(error)) {
            return undefined;
        }
        throw explained(store, error, "s3:GetObject", key);
    }
}
/** Whether an object is the one that this stamp was given. */
function isStamped(head, stamp) {
    return head.Metadata?.[STAMP] === stamp;
}
/** Text of an object and its ETag (an opaque string of this store), or undefined where there is none. */
async function getText(store, key, signal) {
    const read = async () => {
        const response = await store.client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_6__.GetObjectCommand({ Bucket: store.bucket, Key: key }), { abortSignal: signal });
        return {
            text: (await response.Body?.transformToString()) ?? "",
            etag: response.ETag ?? "",
        };
    };
    try {
        return await (0,_retry_js__WEBPACK_IMPORTED_MODULE_5__/* .retry */ .L5)(read, {
            signal,
            refreshable: store.refreshable,
            budgetMs: READ_BUDGET_MS,
        });
    }
    catch (error) {
        if ((0,_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .isNotFound */ .c4)(error)) {
            return undefined;
        }
        throw explained(store, error, "s3:GetObject", key);
    }
}
/** A JSON object and its ETag; `value` is undefined where the text is no JSON. */
async function getJson(store, key, signal) {
    const found = await getText(store, key, signal);
    return found && { value: parse(found.text), etag: found.etag };
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** All keys below a folder in order, page by page; only those after `startAfter` where it is given. */
async function* listKeys(store, folder, signal, startAfter) {
    let token;
    do {
        const page = await listPage(store, folder, signal, startAfter, token);
        for (const { Key, ETag, Size } of page.Contents ?? []) {
            if (Key !== undefined) {
                yield { key: Key, etag: ETag ?? "", size: Size ?? 0 };
            }
        }
        token = page.IsTruncated ? page.NextContinuationToken : undefined;
    } while (token !== undefined);
}
async function listPage(store, folder, signal, startAfter, token) {
    try {
        return await store.client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_6__.ListObjectsV2Command({
            Bucket: store.bucket,
            Prefix: folder,
            ...(startAfter === undefined ? {} : { StartAfter: startAfter }),
            ...(token === undefined ? {} : { ContinuationToken: token }),
        }), { abortSignal: signal });
    }
    catch (error) {
        throw explained(store, error, "s3:ListBucket", folder);
    }
}
/** Requests in flight at once for many small objects. */
const MANY = 16;
/** Maps with at most {@link MANY} at work; results in the order of `items`; the first failure ends it. */
async function mapMany(items, work) {
    const results = new Map();
    const queue = items.entries();
    const worker = async () => {
        for (const [index, item] of queue) {
            results.set(index, await work(item));
        }
    };
    await Promise.all(Array.from({ length: MANY }, worker));
    return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}
/** The error in the user's words, with what was tried. */
function explained(store, error, permission, key) {
    return (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .explain */ .W)(error, store.settings, {
        permission,
        ...(key === undefined ? {} : { key }),
    });
}


/***/ }),

/***/ 6029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KM: () => (/* binding */ RETRY_BUDGET_MS),
/* harmony export */   L5: () => (/* binding */ retry),
/* harmony export */   p$: () => (/* binding */ jitter),
/* harmony export */   v7: () => (/* binding */ pause)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7832);
/** Trying again: within a time, with full jitter, and never what cannot succeed. */


/** How long a failing request is tried again, counted from its first failure. */
const RETRY_BUDGET_MS = 15 * 60_000;
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 20_000;
/** A body damaged this often on its way is not chance. */
const DAMAGED_TRIES = 3;
/** Runs `attempt` until it succeeds, fails for good, or the time is over; then throws its last error. */
async function retry(attempt, policy) {
    let deadline;
    let damaged = 0;
    for (let tries = 0;; tries++) {
        try {
            return await attempt();
        }
        catch (error) {
            policy.signal.throwIfAborted();
            damaged += (0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .isDamaged */ .sR)(error) ? 1 : 0;
            const again = (0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .isTransient */ .dg)(error) ||
                ((0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .isDamaged */ .sR)(error) && damaged < DAMAGED_TRIES) ||
                (policy.refreshable && (0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .isExpired */ ._d)(error));
            deadline ??= Date.now() + (policy.budgetMs ?? RETRY_BUDGET_MS);
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
