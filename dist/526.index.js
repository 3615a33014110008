export const id = 526;
export const ids = [526,972];
export const modules = {

/***/ 9772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ combineCrc32),
/* harmony export */   Q: () => (/* binding */ encodeCrc32)
/* harmony export */ });
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
            return ["store_denied", skewed(facts)];
        case "ExpiredToken":
        case "ExpiredTokenException":
        case "TokenRefreshRequired":
        case "RequestExpired":
            return ["store_denied", expired(settings)];
        case "InvalidToken":
            return [
                "store_denied",
                "The store does not take the session token: check that `aws-session-token` belongs to `aws-access-key-id`, and leave it empty for permanent keys.",
            ];
        case "InvalidIdentityToken":
        case "InvalidIdentityTokenException":
            return ["store_denied", distrusted(settings)];
        default:
            return /sts:AssumeRole/.test(facts.message)
                ? ["store_denied", distrusted(settings)]
                : undefined;
    }
}
function expired({ sessionToken, roleToAssume }) {
    if (sessionToken !== undefined) {
        return "`aws-session-token` has expired: get the session just before this step and for longer than the build takes, or use `role-to-assume`, which is renewed while uploads run.";
    }
    if (roleToAssume !== undefined) {
        return `The credentials of \`role-to-assume\` (${roleToAssume}) expired, and so did those renewed since: check the clocks of the store and of \`sts-endpoint\`.`;
    }
    return "The session of the store's credentials has expired: give keys that outlive the build, or use `role-to-assume`, which is renewed.";
}
function distrusted({ roleToAssume = "" }) {
    return `The role ${roleToAssume} does not trust this job's OIDC token: check the trust policy of \`role-to-assume\` (provider, audience, subject).`;
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

/***/ 526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openSource: () => (/* binding */ openSource)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8522);
/* harmony import */ var _crc32_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9772);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(972);
/** A file read in order through everything that wants its bytes: by them once, by the store as often as it must. */





/** Read, hashed and handed on while it is in the processor's cache; the loop runs between two. */
const CHUNK_BYTES = 1024 * 1024;
/** Opens a file for one reading. */
async function openSource(path, sinks) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, "r");
    const before = await file.stat();
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    /** CRC-32 of each chunk that was read, by its position. */
    const seen = new Map();
    let position = 0;
    let sha256;
    const take = async (chunk) => {
        await readFully(file, chunk, position, path);
        const crc = (0,node_zlib__WEBPACK_IMPORTED_MODULE_2__.crc32)(chunk);
        const known = seen.get(position);
        if (known !== undefined && known !== crc) {
            throw changed(path);
        }
        if (known === undefined) {
            hash.update(chunk);
            for (const sink of sinks) {
                await sink.write(chunk);
            }
        }
        seen.set(position, crc);
        position += chunk.length;
        return crc;
    };
    return {
        size: before.size,
        read: async (into) => {
            let crc = 0;
            for (let at = 0; at < into.length; at += CHUNK_BYTES) {
                const chunk = into.subarray(at, at + CHUNK_BYTES);
                crc = (0,_crc32_js__WEBPACK_IMPORTED_MODULE_4__/* .combineCrc32 */ .N)(crc, await take(chunk), chunk.length);
            }
            return crc;
        },
        rewind: () => {
            position = 0;
        },
        finish: async () => {
            const after = await file.stat();
            if (position !== before.size ||
                after.size !== before.size ||
                after.mtimeMs !== before.mtimeMs) {
                throw changed(path);
            }
            if (sha256 === undefined) {
                for (const sink of sinks) {
                    await sink.end();
                }
                sha256 = hash.digest("hex");
            }
            return sha256;
        },
        close: () => file.close(),
    };
}
async function readFully(file, into, position, path) {
    for (let got = 0; got < into.length;) {
        const { bytesRead } = await file.read(into, got, into.length - got, position + got);
        if (bytesRead === 0) {
            throw changed(path);
        }
        got += bytesRead;
    }
}
function changed(path) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_3__.StoreError("upload", `${path} changed while it was uploaded: nothing was published; see that no process still writes to it when Packer ends.`);
}


/***/ })

};
