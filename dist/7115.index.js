export const id = 7115;
export const ids = [7115,5990];
export const modules = {

/***/ 77115:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   info: () => (/* binding */ info)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _xva_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80111);
/* harmony import */ var _xva_head_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20442);
/* harmony import */ var _xva_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97660);
/* harmony import */ var _xva_layout_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29697);
/* harmony import */ var _xva_read_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(25099);
/* harmony import */ var _xva_verify_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(15990);
/** `xva info`: what an XVA holds, by its head alone or, with `--full`, by the whole file. */







const USAGE = `Usage: xva-template-action xva info [OPTION]… FILE

Shows what an XVA holds: the VM, its disks and networks, which products can
import it, and what will surprise whoever does. Reads the head of the file only;
"-" is standard input.

  --full          read the whole file: verify it, and add what is stored of each
                  disk, and digests
  --json          the facts as one JSON object (sizes in bytes); of a bad file
                  the one of verify
  --no-progress   do not tell how far it is

Exit code: 0 shown, 1 the file is not valid, 2 wrong use or a file that cannot
be read.`;
const info = {
    usage: USAGE,
    run: async (args, terminal) => {
        const request = parse(args);
        try {
            await show(request, terminal);
            return _xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .EXIT */ .dc.fine;
        }
        catch (error) {
            terminal.signal.throwIfAborted();
            if (!request.json)
                throw error;
            terminal.print((0,_xva_verify_js__WEBPACK_IMPORTED_MODULE_6__.invalidJson)(request.file, error));
            return error instanceof _xva_errors_js__WEBPACK_IMPORTED_MODULE_1__.XvaError ? _xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .EXIT */ .dc.bad : _xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .EXIT */ .dc.unusable;
        }
    },
};
function parse(args) {
    const { values, positionals } = (0,_xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .options */ .fF)(() => (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({
        args: [...args],
        allowPositionals: true,
        options: {
            full: { type: "boolean" },
            json: { type: "boolean" },
            "no-progress": { type: "boolean" },
        },
    }));
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) {
        throw new _xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UsageError */ .eb("One file is needed.");
    }
    const json = values.json === true;
    return {
        file,
        full: values.full === true,
        json,
        progress: !json && values["no-progress"] !== true,
    };
}
async function show({ file, full, json, progress }, terminal) {
    if (!full) {
        const facts = await (0,_xva_head_js__WEBPACK_IMPORTED_MODULE_2__/* .readFacts */ .M)((0,_xva_read_js__WEBPACK_IMPORTED_MODULE_5__/* .readPieces */ .u)(file, terminal));
        const lines = json ? [factsJson(facts)] : [...(0,_xva_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .layout */ .Z)(facts), "", HEAD_ONLY];
        for (const each of lines)
            terminal.print(each);
        return;
    }
    const following = terminal.follow((0,_xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .inputName */ .yu)(file), progress);
    const examined = await (0,_xva_read_js__WEBPACK_IMPORTED_MODULE_5__/* .examine */ .s)(file, "full", terminal, following).finally(following.end);
    const lines = json
        ? [factsJson(examined.verified, examined)]
        : [
            (0,_xva_verify_js__WEBPACK_IMPORTED_MODULE_6__.validLine)(file, "full", examined),
            (0,_xva_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .line */ .n)("Content digest", examined.verified.contentDigest ?? ""),
            "",
            ...(0,_xva_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .layout */ .Z)(examined.verified),
        ];
    for (const each of lines)
        terminal.print(each);
}
const HEAD_ONLY = "Only the head was read; `xva verify` proves the rest.";
/** The hardware as records have it, with what else is known of the file. */
function factsJson({ hardware, compression, warnings }, examined) {
    const proof = examined && {
        size: examined.sizeBytes,
        sha256: examined.sha256,
        blocks: examined.verified.blocks,
        content_digest: examined.verified.contentDigest,
    };
    return JSON.stringify({ ...hardware, compression, warnings, ...proof });
}


/***/ }),

/***/ 29697:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ layout),
/* harmony export */   n: () => (/* binding */ line)
/* harmony export */ });
/* harmony import */ var _report_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92772);
/* harmony import */ var _xva_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97660);


const LABEL_COLUMNS = 15;
/** The build number in an XVA that was made of disks. */
const OUR_BUILD = "xva-template-action";
/** Lines about the VM, its disks and networks, who can import it, and what will surprise them. */
function layout({ hardware, compression, warnings }) {
    return [
        ...vmLines(hardware),
        line("Compression", compression),
        ...diskLines(hardware),
        ...networkLines(hardware.networks),
        ...hardware.cd_drives.map(({ userdevice, disc }) => line("CD drive", `${userdevice}${disc && ` with ${(0,_xva_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(disc)}`}`)),
        ...section("Warnings", warnings.map(_xva_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)),
    ];
}
function vmLines(vm) {
    const { importable } = vm;
    const extras = [
        ...(vm.secure_boot ? ["secure boot"] : []),
        ...(vm.nvram ? ["UEFI variables"] : []),
        ...(vm.vtpm ? ["vTPM"] : []),
    ];
    return [
        line("Name", vm.name),
        ...(vm.description === "" ? [] : [line("Description", vm.description)]),
        line("Kind", `${vm.is_a_template ? "template" : "VM"}, ${vm.domain_type}`),
        line("CPUs", vm.vcpus_at_startup === vm.vcpus_max
            ? String(vm.vcpus_max)
            : `${vm.vcpus_at_startup} at startup, ${vm.vcpus_max} at most`),
        line("Memory", memory(vm)),
        line("Firmware", [vm.firmware, ...extras].join(", ")),
        line("Boot order", vm.boot_order),
        ...(vm.tags.length === 0 ? [] : [line("Tags", vm.tags.join(", "))]),
        line("Exported by", exportedBy(vm.exporter)),
        line("Importable by", `XCP-ng ${orLater(importable.xcp_ng)}, XenServer ${orLater(importable.xenserver)}`),
        ...importable.because.map((reason) => line("", reason)),
    ];
}
/** What did it, of which an XVA may leave anything out; what we write says that it is like one of XCP-ng. */
function exportedBy(exporter) {
    const { product_brand, product_version, build_number, xapi_version } = exporter;
    const product = [product_brand, product_version].filter(Boolean).join(" ");
    const ours = build_number === OUR_BUILD;
    const details = [
        ...(build_number && !ours ? [`build ${build_number}`] : []),
        ...(xapi_version ? [`xapi ${xapi_version}`] : []),
    ];
    const rest = details.length === 0 ? "" : ` (${details.join(", ")})`;
    return `${ours ? `${OUR_BUILD}, as ${product}` : product}${rest}`;
}
/** The newest known release may be the oldest that is known to do, and says so. */
function orLater(release) {
    return release.endsWith("later") ? release : `${release} or later`;
}
function memory(vm) {
    const { memory_static_max: most, memory_dynamic_min: least } = vm;
    return least === most
        ? (0,_report_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBinarySize */ .yn)(most)
        : `${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBinarySize */ .yn)(least)} to ${(0,_report_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBinarySize */ .yn)(most)}`;
}
function diskLines({ disks }) {
    const stored = disks.some(({ stored_size }) => stored_size !== undefined);
    return table("Disks", [
        ["DEVICE", "SIZE", ...(stored ? ["STORED"] : []), "MODE", "BOOT", "NAME"],
        ...disks.map((disk) => [
            disk.device,
            (0,_report_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBinarySize */ .yn)(disk.virtual_size),
            ...(disk.stored_size === undefined
                ? []
                : [(0,_report_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBinarySize */ .yn)(disk.stored_size)]),
            disk.mode,
            disk.bootable ? "yes" : "no",
            disk.name,
        ]),
    ]);
}
function networkLines(networks) {
    return table("Networks", [
        ["DEVICE", "BRIDGE", "MAC", "MTU", "NAME"],
        ...networks.map(({ device, bridge, mac, mtu, network }) => [
            device,
            bridge,
            mac || "new on import",
            String(mtu),
            network,
        ]),
    ]);
}
/** A fact with its label. */
function line(label, text) {
    return `${label.padEnd(LABEL_COLUMNS)}${(0,_xva_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(text)}`;
}
function section(title, lines) {
    if (lines.length === 0)
        return [];
    return ["", title, ...lines.map((each) => `  ${each}`)];
}
/** Columns as wide as their widest cell; nothing where there is only the head. */
function table(title, rows) {
    if (rows.length === 1)
        return [];
    const cells = rows.map((row) => row.map(_xva_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP));
    const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
    return section(title, cells.map((row) => row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd()));
}


/***/ }),

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


/***/ }),

/***/ 20442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ readFacts)
/* harmony export */ });
/* harmony import */ var _archive_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68704);
/* harmony import */ var _decompress_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11940);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80111);
/* harmony import */ var _ova_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31066);
/* harmony import */ var _sniff_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44818);
/* harmony import */ var _tar_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(26949);
/* harmony import */ var _versions_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5973);







/** Members that are read: ova.xml, a block, and its checksum, whose kind decides who can import the file. */
const MEMBERS = 3;
const CHECKSUM_SUFFIX = /\.(xxhash|checksum)$/;
/** Ends the reading. */
class Enough extends Error {
}
/**
 * Reads ova.xml and the kind of the checksums from the first bytes of a file, and leaves the others unread. Rejects with
 * {@link XvaError} where the head is no XVA's.
 */
async function readFacts(pieces) {
    const head = new Head();
    const tar = new _tar_js__WEBPACK_IMPORTED_MODULE_5__/* .TarReader */ .R(head);
    let compression = "none";
    let decoder;
    let first = new Uint8Array(0);
    try {
        for await (const piece of pieces) {
            if (decoder !== undefined) {
                await decoder.write(piece);
                continue;
            }
            first = Buffer.concat([first, piece]);
            if (first.length < _sniff_js__WEBPACK_IMPORTED_MODULE_4__/* .SNIFF_BYTES */ .dD)
                continue;
            compression = (0,_sniff_js__WEBPACK_IMPORTED_MODULE_4__/* .sniffCompression */ .Hs)(first);
            decoder = (0,_decompress_js__WEBPACK_IMPORTED_MODULE_1__/* .createDecoder */ .$)(compression, (bytes) => tar.write(bytes));
            await decoder.write(first);
        }
        if (decoder === undefined)
            tar.write(first);
        await decoder?.end();
        tar.end();
    }
    catch (error) {
        if (!(error instanceof Enough))
            throw error;
    }
    finally {
        decoder?.destroy();
    }
    return factsOf(head, compression);
}
function factsOf({ ova, checksums }, compression) {
    if (ova === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.XvaError("truncated", "The file ends before ova.xml does: copy or build it again.");
    }
    const { facts, disks, warnings } = ova;
    return {
        compression,
        hardware: {
            ...facts,
            disks: disks.map((disk) => disk.facts),
            importable: (0,_versions_js__WEBPACK_IMPORTED_MODULE_6__/* .importableBy */ .z)({
                xapiVersion: facts.exporter.xapi_version,
                checksums,
                compression,
                firmware: facts.firmware,
                vtpm: facts.vtpm,
                secureBoot: facts.secure_boot,
            }),
        },
        warnings,
    };
}
/** Takes the first members of an archive. */
class Head {
    ova;
    checksums = [];
    #archive = new _archive_js__WEBPACK_IMPORTED_MODULE_0__/* .XvaArchive */ .G({});
    #members = 0;
    #bytes = [];
    member(member) {
        this.#members += 1;
        // The archive refuses what does not begin an XVA.
        if (this.#members === 1)
            this.#archive.member(member);
        const [, kind] = CHECKSUM_SUFFIX.exec(member.name) ?? [];
        if (kind === "xxhash" || kind === "checksum")
            this.checksums.push(kind);
        if (this.#members === MEMBERS)
            throw new Enough();
    }
    data(bytes) {
        if (this.#members === 1)
            this.#bytes.push(Buffer.from(bytes));
    }
    memberEnd() {
        if (this.#members === 1)
            this.ova = (0,_ova_js__WEBPACK_IMPORTED_MODULE_3__/* .parseOva */ .I)(Buffer.concat(this.#bytes));
    }
}


/***/ })

};
