export const id = 972;
export const ids = [972];
export const modules = {

/***/ 20972:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   StoreError: () => (/* binding */ StoreError),
/* harmony export */   W: () => (/* binding */ explain),
/* harmony export */   b: () => (/* binding */ isResumable)
/* harmony export */ });
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27832);
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
 * Whether a later try may go on from what this one left: only the store was to blame, because it was away or refused us.
 * To be asked of what an upload or a publishing threw.
 */
function isResumable(error, signal) {
    return (!signal.aborted && error instanceof StoreError && error.reason !== "upload");
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


/***/ })

};
