export const id = 5990;
export const ids = [5990];
export const modules = {

/***/ 25099:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ examine),
/* harmony export */   u: () => (/* binding */ readPieces)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57075);
/* harmony import */ var _io_buffer_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(70865);
/* harmony import */ var _xva_verify_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46359);
/* harmony import */ var _xva_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(97660);
/** Reads an image for the `xva` commands: from a path, or from standard input where it is `-`. */






/** Copied from the system, hashed and verified within the processor's cache: larger ones cost twice the system's time. */
const PIECE_BYTES = 1 << 18;
/** Reads an XVA once, verifies and digests it. Rejects with `XvaError` where it is unsound. */
async function examine(path, mode, terminal, following) {
    const verifier = new _xva_verify_js__WEBPACK_IMPORTED_MODULE_3__/* .XvaVerifier */ .mS({ mode });
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    let sizeBytes = 0;
    try {
        for await (const piece of readPieces(path, terminal, following)) {
            hash.update(piece);
            await verifier.write(piece);
            sizeBytes += piece.length;
        }
        const { hardware, ...rest } = await verifier.end();
        if (hardware === undefined)
            throw new Error("A verified XVA has no facts.");
        const verified = { ...rest, hardware };
        return { verified, sizeBytes, sha256: hash.digest("hex") };
    }
    finally {
        verifier.destroy();
    }
}
/** The bytes of a file in order, each piece valid until the next one is asked for. */
async function* readPieces(path, terminal, following) {
    const pieces = path === _xva_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .STDIN */ .TF ? readStdin(terminal) : readFile(path);
    let done = 0;
    for await (const { bytes, totalBytes } of pieces) {
        terminal.signal.throwIfAborted();
        yield bytes;
        done += bytes.length;
        following?.tell(done, totalBytes);
    }
}
async function* readStdin({ stdin, signal, }) {
    try {
        for await (const bytes of (0,node_stream__WEBPACK_IMPORTED_MODULE_2__.addAbortSignal)(signal, stdin))
            yield { bytes };
    }
    catch (error) {
        throw (0,_xva_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .explain */ .WE)(error, "Standard input");
    }
}
async function* readFile(path) {
    try {
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path);
        try {
            const stat = await file.stat();
            const total = stat.isFile() ? { totalBytes: stat.size } : {};
            for await (const bytes of readAhead(file))
                yield { bytes, ...total };
        }
        finally {
            await file.close();
        }
    }
    catch (error) {
        throw (0,_xva_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .explain */ .WE)(error, path);
    }
}
/** One piece is read while another is in use. */
async function* readAhead(file) {
    let buffer = (0,_io_buffer_js__WEBPACK_IMPORTED_MODULE_5__/* .ioBuffer */ .b)(PIECE_BYTES);
    let other = (0,_io_buffer_js__WEBPACK_IMPORTED_MODULE_5__/* .ioBuffer */ .b)(PIECE_BYTES);
    let reading = file.read(buffer, 0, PIECE_BYTES, null);
    try {
        for (;;) {
            const { bytesRead } = await reading;
            if (bytesRead === 0)
                return;
            [buffer, other] = [other, buffer];
            reading = file.read(buffer, 0, PIECE_BYTES, null);
            yield other.subarray(0, bytesRead);
        }
    }
    finally {
        await Promise.allSettled([reading]);
    }
}


/***/ }),

/***/ 15990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   invalidJson: () => (/* binding */ invalidJson),
/* harmony export */   validJson: () => (/* binding */ validJson),
/* harmony export */   validLine: () => (/* binding */ validLine),
/* harmony export */   verify: () => (/* binding */ verify)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _report_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92772);
/* harmony import */ var _xva_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80111);
/* harmony import */ var _xva_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97660);
/* harmony import */ var _xva_read_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(25099);
/** `xva verify`: proves that XVA files are whole, each in one reading. */





const USAGE = `Usage: xva-template-action xva verify [OPTION]… FILE…

Reads each file once, to its end, and says whether it is a whole XVA; "-" is
standard input. Plain, gzip and zstd are told by content, not by name.

  --structure     do not compare the blocks with their checksums
  --json          one JSON object a line: file, valid, class, message, member,
                  offset, and facts of a valid file
  --no-progress   do not tell how far it is

Exit code: 0 all are valid, 1 one is not, 2 wrong use or a file that cannot be
read; the highest of several.`;
const verify = {
    usage: USAGE,
    run: async (args, terminal) => {
        const request = parse(args);
        let worst = _xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .EXIT */ .dc.fine;
        for (const file of request.files) {
            worst = Math.max(worst, await verifyOne(file, request, terminal));
        }
        return worst;
    },
};
function parse(args) {
    const { values, positionals } = (0,_xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .options */ .fF)(() => (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({
        args: [...args],
        allowPositionals: true,
        options: {
            structure: { type: "boolean" },
            json: { type: "boolean" },
            "no-progress": { type: "boolean" },
        },
    }));
    if (positionals.length === 0)
        throw new _xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UsageError */ .eb("A file is needed.");
    if (positionals.filter((file) => file === _xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .STDIN */ .TF).length > 1) {
        throw new _xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UsageError */ .eb("Standard input can be read only once.");
    }
    return {
        files: positionals,
        mode: values.structure === true ? "structure" : "full",
        json: values.json === true,
        progress: values.json !== true && values["no-progress"] !== true,
    };
}
async function verifyOne(file, { mode, json, progress }, terminal) {
    const following = terminal.follow((0,_xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .inputName */ .yu)(file), progress);
    try {
        const examined = await (0,_xva_read_js__WEBPACK_IMPORTED_MODULE_4__/* .examine */ .s)(file, mode, terminal, following);
        following.end();
        terminal.print(json ? validJson(file, mode, examined) : validLine(file, mode, examined));
        return _xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .EXIT */ .dc.fine;
    }
    catch (error) {
        following.end();
        terminal.signal.throwIfAborted();
        if (error instanceof _xva_errors_js__WEBPACK_IMPORTED_MODULE_2__.XvaError) {
            terminal.print(json
                ? invalidJson(file, error)
                : `invalid  ${(0,_xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .inputName */ .yu)(file)}  ${(0,_xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .describe */ .q0)(error)}`);
            return _xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .EXIT */ .dc.bad;
        }
        if (json)
            terminal.print(invalidJson(file, error));
        else
            terminal.say((0,_xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .describe */ .q0)(error));
        return _xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .EXIT */ .dc.unusable;
    }
}
/** `valid    debian-12.xva  (2 disks, 1,234 blocks, zstd, sha256 …)`. */
function validLine(file, mode, { verified, sha256 }) {
    const { hardware, blocks, compression } = verified;
    const facts = [
        (0,_report_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(hardware.disks.length, "disk"),
        `${blocks.toLocaleString("en")} block${blocks === 1 ? "" : "s"}`,
        ...(compression === "none" ? [] : [compression]),
        `sha256 ${sha256}`,
    ];
    const valid = mode === "full" ? "valid  " : "valid (structure only)";
    return `${valid}  ${(0,_xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .inputName */ .yu)(file)}  (${facts.join(", ")})`;
}
/** What was found, as one line of JSON. */
function validJson(file, mode, { verified, sizeBytes, sha256 }) {
    return JSON.stringify({
        file,
        valid: true,
        class: null,
        message: null,
        member: null,
        offset: null,
        mode,
        size: sizeBytes,
        sha256,
        compression: verified.compression,
        archive_size: verified.archive?.sizeBytes ?? sizeBytes,
        archive_sha256: verified.archive?.sha256 ?? sha256,
        blocks: verified.blocks,
        checksums: verified.checksums,
        disks: verified.hardware.disks.length,
        content_digest: verified.contentDigest ?? null,
        warnings: verified.warnings,
    });
}
/** Of a file that is not valid, as one line of JSON; `class` is null where it could not be read at all. */
function invalidJson(file, error) {
    const found = error instanceof _xva_errors_js__WEBPACK_IMPORTED_MODULE_2__.XvaError ? error : undefined;
    return JSON.stringify({
        file,
        valid: false,
        class: found?.class ?? null,
        message: found?.message ?? (0,_xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .describe */ .q0)(error),
        member: found?.member ?? null,
        offset: found?.offset ?? null,
    });
}


/***/ })

};
