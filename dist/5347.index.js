export const id = 5347;
export const ids = [5347];
export const modules = {

/***/ 9472:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RA: () => (/* binding */ rungsOf),
/* harmony export */   Rv: () => (/* binding */ sendsCrc32),
/* harmony export */   S4: () => (/* binding */ judge),
/* harmony export */   el: () => (/* binding */ bodyChecksum),
/* harmony export */   hB: () => (/* binding */ weakest),
/* harmony export */   s5: () => (/* binding */ declaredChecksum),
/* harmony export */   so: () => (/* binding */ sentPart),
/* harmony export */   zk: () => (/* binding */ completion),
/* harmony export */   zx: () => (/* binding */ payloadHash)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38522);
/* harmony import */ var _crc32_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39772);
/**
 * How a store checks what it gets: a ladder from the strongest down, because stores differ.
 * Whatever the rung, the SHA-256 of the file is in the record. Pure.
 */



/** From the strongest down. */
const LADDER = ["crc32", "crc32-composite", "md5", "none"];
/** The rungs that `s3-checksum` allows, from the strongest down. */
function rungsOf(wanted) {
    switch (wanted) {
        case "auto":
            return LADDER;
        case "crc32":
            return ["crc32", "crc32-composite"];
        default:
            return [wanted];
    }
}
/** The lowest of these rungs: what holds for all. */
function weakest(rungs) {
    return LADDER.findLast((rung) => rungs.includes(rung)) ?? "none";
}
/** Whether the rung sends a CRC-32 with each body. */
function sendsCrc32(checksum) {
    return checksum === "crc32" || checksum === "crc32-composite";
}
/** The checksum header of one body; `crc` is its CRC-32. */
function bodyChecksum(checksum, body, crc = (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.crc32)(body)) {
    if (sendsCrc32(checksum)) {
        return { ChecksumCRC32: (0,_crc32_js__WEBPACK_IMPORTED_MODULE_2__/* .encodeCrc32 */ .Q)(crc) };
    }
    return checksum === "md5"
        ? { ContentMD5: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("md5").update(body).digest("base64") }
        : {};
}
/** A part, by what was said of its body and what the store answered. */
function sentPart(part) {
    const { number, body, crc, etag, stated } = part;
    return { number, length: body.length, crc, etag, md5: stated.ContentMD5 };
}
/** `x-amz-content-sha256` of a streamed part: the CRC-32 header, itself signed, guards it, else the signature must. */
function payloadHash(checksum, body) {
    return sendsCrc32(checksum)
        ? "UNSIGNED-PAYLOAD"
        : (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(body).digest("hex");
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
                    ? { ChecksumCRC32: (0,_crc32_js__WEBPACK_IMPORTED_MODULE_2__/* .encodeCrc32 */ .Q)(part.crc) }
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
/**
 * How far the store has checked a finished object, by what it says of it; a file sent as one request is one part.
 * @returns undefined where it states another checksum than that of what was sent: the object is damaged
 */
function judge(checksum, parts, stored) {
    if (sendsCrc32(checksum)) {
        return judgeCrc32(parts, stored.crc32);
    }
    return checksum === "md5" ? judgeMd5(parts, stored) : "none";
}
function judgeCrc32(parts, stated) {
    if (stated === undefined) {
        return "none";
    }
    if (stated === wholeCrc32(parts)) {
        return "crc32";
    }
    const composite = compositeCrc32(parts);
    return stated === composite || stated === `${composite}-${parts.length}`
        ? "crc32-composite"
        : undefined;
}
function wholeCrc32(parts) {
    return (0,_crc32_js__WEBPACK_IMPORTED_MODULE_2__/* .encodeCrc32 */ .Q)(parts.reduce((crc, part) => (0,_crc32_js__WEBPACK_IMPORTED_MODULE_2__/* .combineCrc32 */ .N)(crc, part.crc, part.length), 0));
}
function compositeCrc32(parts) {
    const digests = parts.map((part) => Buffer.from((0,_crc32_js__WEBPACK_IMPORTED_MODULE_2__/* .encodeCrc32 */ .Q)(part.crc), "base64"));
    return (0,_crc32_js__WEBPACK_IMPORTED_MODULE_2__/* .encodeCrc32 */ .Q)((0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.crc32)(Buffer.concat(digests)));
}
function judgeMd5(parts, { etag, encryption = "" }) {
    const stated = etag.replaceAll('"', "").toLowerCase();
    // With keys of a KMS the ETag looks like an MD5 and is none.
    const opaque = encryption.startsWith("aws:kms") || !/^[0-9a-f]{32}(-\d+)?$/.test(stated);
    if (opaque) {
        return "none";
    }
    const digests = parts.map(({ md5 = "" }) => Buffer.from(md5, "base64"));
    const ofDigests = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("md5").update(Buffer.concat(digests));
    const expected = [`${ofDigests.digest("hex")}-${parts.length}`];
    const [only] = digests;
    if (only !== undefined && parts.length === 1) {
        expected.push(only.toString("hex"));
    }
    return expected.includes(stated) ? "md5" : undefined;
}


/***/ }),

/***/ 39772:
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

/***/ 95387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ onLadder),
/* harmony export */   q: () => (/* binding */ unsupported)
/* harmony export */ });
/* harmony import */ var _checksum_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9472);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20972);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27832);
/** Down the integrity ladder in the middle of a run: a checksum that the store refuses costs a rung, never a build. */



/**
 * Sends on the rung that the preflight found, and on the next one down for as long as the store refuses its checksum.
 * What it refused is not tried again in this run. Throws what `send` throws, and a `StoreError` where `s3-checksum`
 * allows no lower rung.
 */
async function onLadder(store, found, send) {
    const { settings, refusedChecksums } = store;
    const all = (0,_checksum_js__WEBPACK_IMPORTED_MODULE_0__/* .rungsOf */ .RA)(settings.checksum);
    const below = all.includes(found) ? all.slice(all.indexOf(found)) : [found];
    const refused = [];
    let refusal;
    for (const rung of below.filter((each) => !refusedChecksums.has(each))) {
        try {
            const result = await send(rung);
            for (const each of refused) {
                refusedChecksums.add(each);
            }
            return result;
        }
        catch (error) {
            if (rung === "none" || !(0,_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .refusesChecksum */ .fZ)(error)) {
                throw error;
            }
            refused.push(rung);
            refusal = error;
        }
    }
    throw unsupported(settings.checksum, refusal);
}
/** The error for a store that does not hold the only rungs that `s3-checksum` allows. */
function unsupported(wanted, cause) {
    const [name, others] = wanted === "md5"
        ? ["`Content-MD5`", "`crc32` or `none`"]
        : ["CRC-32", "`md5` or `none`"];
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__.StoreError("upload", `The store does not check ${name}: set \`s3-checksum\` to \`auto\`, ${others}.`, cause);
}


/***/ }),

/***/ 15347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cq: () => (/* binding */ STAMP),
/* harmony export */   Cv: () => (/* binding */ mapMany),
/* harmony export */   Ef: () => (/* binding */ putIfAbsent),
/* harmony export */   Oj: () => (/* binding */ putIfUnchanged),
/* harmony export */   TH: () => (/* binding */ listKeys),
/* harmony export */   Tt: () => (/* binding */ getJson),
/* harmony export */   headOrNone: () => (/* binding */ headOrNone),
/* harmony export */   lM: () => (/* binding */ isStamped),
/* harmony export */   q4: () => (/* binding */ getText),
/* harmony export */   to: () => (/* binding */ explained)
/* harmony export */ });
/* unused harmony export MANY */
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53711);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20972);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27832);
/* harmony import */ var _put_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59986);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86029);
/** Small objects: written once or on condition, read with their ETag, listed. */





/** What an object is known by to the one who wrote it: in its metadata, so that a lost reply can be told from a stranger. */
const STAMP = "stamp";
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
        await (0,_put_js__WEBPACK_IMPORTED_MODULE_2__/* .put */ .y)(store, capabilities, object, {
            Metadata: { [STAMP]: stamp },
            ...(capabilities.conditionalWrites ? { IfNoneMatch: "*" } : {}),
        }, signal);
        return "written";
    }
    catch (error) {
        signal.throwIfAborted();
        if ((0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .isConditionFailed */ .Fv)(error) || (0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .isTransient */ .dg)(error)) {
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
        await (0,_put_js__WEBPACK_IMPORTED_MODULE_2__/* .put */ .y)(store, capabilities, object, capabilities.conditionalWrites ? condition : {}, signal);
        return "written";
    }
    catch (error) {
        signal.throwIfAborted();
        if ((0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .isConditionFailed */ .Fv)(error) || (0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .isNotFound */ .c4)(error)) {
            return "conflict";
        }
        throw explained(store, error, "s3:PutObject", object.key);
    }
}
/** What HEAD says of an object, or undefined where there is none. */
async function headOrNone(store, key, signal) {
    try {
        return await store.client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_4__.HeadObjectCommand({ Bucket: store.bucket, Key: key }), { abortSignal: signal });
    }
    catch (error) {
        if ((0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .isNotFound */ .c4)(error)) {
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
        const response = await store.client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_4__.GetObjectCommand({ Bucket: store.bucket, Key: key }), { abortSignal: signal });
        return {
            text: (await response.Body?.transformToString()) ?? "",
            etag: response.ETag ?? "",
        };
    };
    try {
        return await (0,_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .retry */ .L5)(read, {
            signal,
            refreshable: store.refreshable,
            budgetMs: READ_BUDGET_MS,
        });
    }
    catch (error) {
        if ((0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .isNotFound */ .c4)(error)) {
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
        return await store.client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_4__.ListObjectsV2Command({
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
    return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .W)(error, store.settings, {
        permission,
        ...(key === undefined ? {} : { key }),
    });
}


/***/ }),

/***/ 59986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ put)
/* harmony export */ });
/* harmony import */ var _aws_sdk_lib_storage__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22358);
/* harmony import */ var _checksum_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9472);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45803);
/* harmony import */ var _ladder_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95387);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86029);
/** One small object on its way to the store: again while the store is too busy, lower down where it refuses the checksum. */





/** Largest body that is sent as one PUT; lib-storage would cut longer ones. */
const SINGLE_PUT_BYTES = 5 * 1024 * 1024;
/** Writes the object, with what `more` asks for; throws the errors of the SDK. */
async function put(store, capabilities, object, more, signal) {
    signal.throwIfAborted();
    const body = Buffer.from(object.body);
    const client = endedBy(store.client, signal);
    const partSize = Math.max(body.length + 1, SINGLE_PUT_BYTES);
    const params = {
        Bucket: store.bucket,
        Key: object.key,
        Body: body,
        ContentType: object.contentType,
        ...(0,_client_js__WEBPACK_IMPORTED_MODULE_2__.objectSettings)(store.settings),
        ...more,
    };
    const { refreshable, retryBudgetMs: budgetMs } = store;
    await (0,_ladder_js__WEBPACK_IMPORTED_MODULE_3__/* .onLadder */ .U)(store, capabilities.checksum, (checksum) => {
        const checked = { ...params, ...(0,_checksum_js__WEBPACK_IMPORTED_MODULE_1__/* .bodyChecksum */ .el)(checksum, body) };
        return (0,_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .retry */ .L5)(() => new _aws_sdk_lib_storage__WEBPACK_IMPORTED_MODULE_0__/* .Upload */ ._({ client, partSize, params: checked }).done(), { signal, refreshable, budgetMs });
    });
}
/** lib-storage's own abort leaves a PUT and its retries running: they would write after the caller has given up. */
function endedBy(client, signal) {
    const send = (command) => client.send(command, { abortSignal: signal });
    return Object.create(client, { send: { value: send } });
}


/***/ })

};
