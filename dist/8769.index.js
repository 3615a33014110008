export const id = 8769;
export const ids = [8769,5990];
export const modules = {

/***/ 58769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fromDisk: () => (/* binding */ fromDisk)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./build/disk/errors.js
var errors = __webpack_require__(62893);
// EXTERNAL MODULE: ./build/disk/open.js + 14 modules
var disk_open = __webpack_require__(75243);
// EXTERNAL MODULE: ./build/xva/recompress.js
var recompress = __webpack_require__(95245);
// EXTERNAL MODULE: ./build/xva/write.js + 4 modules
var write = __webpack_require__(40889);
// EXTERNAL MODULE: ./build/commands/xva-errors.js
var xva_errors = __webpack_require__(97660);
// EXTERNAL MODULE: ./build/commands/xva-layout.js
var xva_layout = __webpack_require__(29697);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./build/xva/new-vm.js
var new_vm = __webpack_require__(20072);
;// CONCATENATED MODULE: ./build/commands/xva-new.js
/** The options of `xva from-disk`. */




const USAGE = `Usage: xva-template-action xva from-disk [OPTION]… DISK… --output FILE.xva

Makes an XVA for XCP-ng 8.2 and later, without a pool; the VM boots from the
first disk. Raw disks are read as they are; qcow2, VHD, VMDK, VHDX and VDI with
the help of qemu-img. The file is verified before it appears; one that exists is
never touched.

  --output FILE.xva      the file to make
  --name TEXT            name of the VM (the file's, without .xva or .xva.zst)
  --description TEXT     its description
  --cpus N               virtual CPUs (2)
  --memory MIB           memory in MiB (2048)
  --firmware bios|uefi   how it boots (bios)
  --tag TEXT             a tag; may be given several times
  --network NAME=BRIDGE  a network interface; may be given several times; else
                         "${new_vm.DEFAULT_NETWORK.name}=${new_vm.DEFAULT_NETWORK.bridge}"
  --no-network           no network interface
  --no-template          make a VM, not a template
  --compress zstd        compress it, by the zstd program where there is one
  --compress-level N     1 to 19 (3)
  --json                 one JSON object of what was made, as of verify
  --no-progress          do not tell how far it is

Exit code: 0 made and valid, 1 it failed, 2 wrong use or a file that cannot be
used.`;
const MIB = 1 << 20;
/** Parses the command line; throws {@link UsageError} before anything is done. */
function parseFromDisk(args) {
    const { values, positionals } = (0,xva_errors/* options */.fF)(() => parse(args));
    if (positionals.length === 0)
        throw new xva_errors/* UsageError */.eb("A disk is needed.");
    const { output } = values;
    if (output === undefined)
        throw new xva_errors/* UsageError */.eb("--output is needed.");
    refuseStreams(positionals, output);
    const json = values.json === true;
    const wanted = {
        disks: positionals,
        output,
        vm: {
            name: values.name ?? (0,external_node_path_.basename)(output).replace(/\.xva(?:\.zst)?$/i, ""),
            description: values.description ?? "",
            cpus: whole("cpus", values.cpus ?? "2", 1, 1024),
            memoryBytes: memoryMib(values.memory ?? "2048") * MIB,
            firmware: firmware(values.firmware ?? "bios"),
            tags: tags(values.tag ?? []),
            isTemplate: values["no-template"] !== true,
            otherConfig: {},
            networks: networks(values.network, values["no-network"] === true),
        },
        zstdLevel: zstdLevel(values.compress, values["compress-level"]),
        json,
        progress: !json && values["no-progress"] !== true,
    };
    checkWanted(wanted);
    return wanted;
}
/** Refuses what no pool could import, whatever the disks are. */
function checkWanted({ vm, disks }) {
    try {
        (0,new_vm/* checkVm */.K)({ ...vm, disks: disks.map((name) => ({ name, sizeBytes: MIB })) });
    }
    catch (error) {
        if (error instanceof new_vm/* BadVm */.d)
            throw new xva_errors/* UsageError */.eb(error.message);
        throw error;
    }
}
function refuseStreams(disks, output) {
    if (disks.includes(xva_errors/* STDIN */.TF)) {
        throw new xva_errors/* UsageError */.eb("A disk must be a file: standard input is none.");
    }
    if (output === xva_errors/* STDIN */.TF) {
        throw new xva_errors/* UsageError */.eb("--output takes a file: standard output is none.");
    }
}
function memoryMib(text) {
    const [least, most] = [16, 100_000_000];
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most)
        return value;
    throw new xva_errors/* UsageError */.eb(`--memory takes MiB, a whole number from ${least} to ${most} such as 4096, not ${JSON.stringify(text)}.`);
}
function tags(given) {
    if (!given.includes(""))
        return given;
    throw new xva_errors/* UsageError */.eb("--tag takes a text, not an empty one.");
}
function parse(args) {
    return (0,external_node_util_.parseArgs)({
        args: [...args],
        allowPositionals: true,
        options: {
            output: { type: "string", short: "o" },
            name: { type: "string" },
            description: { type: "string" },
            cpus: { type: "string" },
            memory: { type: "string" },
            firmware: { type: "string" },
            tag: { type: "string", multiple: true },
            network: { type: "string", multiple: true },
            "no-network": { type: "boolean" },
            "no-template": { type: "boolean" },
            compress: { type: "string" },
            "compress-level": { type: "string" },
            json: { type: "boolean" },
            "no-progress": { type: "boolean" },
        },
    });
}
function whole(option, text, least, most) {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most)
        return value;
    throw new xva_errors/* UsageError */.eb(`--${option} takes a whole number from ${least} to ${most}, not ${JSON.stringify(text)}.`);
}
function firmware(text) {
    if (text === "bios" || text === "uefi")
        return text;
    throw new xva_errors/* UsageError */.eb(`--firmware takes bios or uefi, not ${JSON.stringify(text)}.`);
}
function networks(given, none) {
    if (none && given !== undefined) {
        throw new xva_errors/* UsageError */.eb("--network and --no-network exclude each other.");
    }
    if (none)
        return [];
    return given?.map(network) ?? [new_vm.DEFAULT_NETWORK];
}
/** A bridge's name holds no `=`, a network's may. */
function network(text) {
    const at = text.lastIndexOf("=");
    const name = text.slice(0, at);
    const bridge = text.slice(at + 1);
    if (at > 0 && bridge !== "")
        return { name, bridge };
    throw new xva_errors/* UsageError */.eb(`--network takes NAME=BRIDGE, such as "${new_vm.DEFAULT_NETWORK.name}=${new_vm.DEFAULT_NETWORK.bridge}", not ${JSON.stringify(text)}.`);
}
function zstdLevel(compress, level) {
    if (compress === undefined) {
        if (level === undefined)
            return undefined;
        throw new xva_errors/* UsageError */.eb("--compress-level needs --compress zstd.");
    }
    if (compress !== "zstd") {
        throw new xva_errors/* UsageError */.eb(`--compress takes zstd, not ${JSON.stringify(compress)}.`);
    }
    return whole("compress-level", level ?? "3", 1, 19);
}

// EXTERNAL MODULE: ./build/commands/xva-output.js
var xva_output = __webpack_require__(75894);
// EXTERNAL MODULE: ./build/commands/xva-read.js
var xva_read = __webpack_require__(25099);
// EXTERNAL MODULE: ./build/commands/xva-verify.js
var xva_verify = __webpack_require__(15990);
;// CONCATENATED MODULE: ./build/commands/xva-from-disk.js
/** `xva from-disk`: makes an XVA of disk images, without a pool, and proves it. */













const fromDisk = {
    usage: USAGE,
    run: async (args, terminal) => {
        const wanted = parseFromDisk(args);
        for (const disk of wanted.disks)
            await (0,xva_output/* refuseUnreadable */.ws)(disk);
        const { examined } = await (0,xva_output/* makeBeside */.pO)(wanted.output, terminal.signal, (scratch) => make(wanted, scratch, terminal));
        const lines = wanted.json
            ? [(0,xva_verify.validJson)(wanted.output, "full", examined)]
            : [
                (0,xva_verify.validLine)(wanted.output, "full", examined),
                "",
                ...(0,xva_layout/* layout */.Z)(examined.verified),
                "",
                NOT_TRIED,
            ];
        for (const line of lines)
            terminal.print(line);
        return xva_errors/* EXIT */.dc.fine;
    },
};
const NOT_TRIED = "No import of such an XVA into a real pool has been reported yet: try it before you rely on it.";
/** Writes the XVA into `scratch`, and reads it again as whoever imports it will. */
async function make(wanted, scratch, terminal) {
    const plain = (0,external_node_path_.join)(scratch, "plain.xva");
    await xva_from_disk_write(wanted, plain, scratch, terminal);
    const made = wanted.zstdLevel === undefined
        ? plain
        : await compress(plain, wanted, wanted.zstdLevel, terminal);
    const following = terminal.follow(`Verifying ${(0,xva_errors/* shown */.SP)(wanted.output)}`, wanted.progress);
    const examined = await (0,xva_read/* examine */.s)(made, "full", terminal, following).finally(following.end);
    return { made, examined: withoutChoices(examined) };
}
/** Nobody is surprised by them: a network is what the user named, or the one that every pool has. */
const ABOUT_NETWORKS = /^(?:An import looks for its networks|A network is on)/;
function withoutChoices(examined) {
    const { verified } = examined;
    const warnings = verified.warnings.filter((w) => !ABOUT_NETWORKS.test(w));
    return { ...examined, verified: { ...verified, warnings } };
}
/** A disk that is refused is a file that can't be used; that this machine can't read it is no fault of the disk's. */
function refused(error) {
    if (!(error instanceof errors.DiskError))
        return error;
    if (error instanceof errors.MissingProgram || error instanceof errors.NoRoom)
        return error;
    return new xva_errors/* UnusableFileError */.Kr(error.message, { cause: error });
}
async function xva_from_disk_write(wanted, path, scratch, terminal) {
    const { signal, path: PATH } = terminal;
    const following = terminal.follow(`Writing ${(0,xva_errors/* shown */.SP)(wanted.output)}`, wanted.progress);
    const sources = [];
    try {
        for (const disk of wanted.disks) {
            const options = {
                scratch,
                scratchName: `the folder of ${wanted.output}`,
                signal,
                say: (text) => terminal.say((0,xva_errors/* shown */.SP)(text)),
                env: { PATH },
            };
            sources.push(await (0,disk_open.openDisk)(disk, options));
        }
        const disks = sources.map((source, index) => ({
            name: `${wanted.vm.name} disk ${index}`,
            source,
        }));
        await (0,write.writeXva)({ ...wanted.vm, disks }, path, {
            signal,
            onProgress: following.tell,
        });
    }
    catch (error) {
        throw refused(error);
    }
    finally {
        following.end();
        for (const source of sources)
            await source.close();
    }
}
/** Compresses the XVA into a file beside it, whose path is returned. */
async function compress(plain, { output, progress }, level, terminal) {
    const { signal } = terminal;
    const made = `${plain}.zst`;
    const program = await (0,recompress/* findZstd */.N2)({ PATH: terminal.path });
    // What comes out is verified in full: here the file is only read.
    const through = (0,recompress/* openRecompression */.IG)({ mode: "none", level, program, signal });
    const following = terminal.follow(`Compressing ${(0,xva_errors/* shown */.SP)(output)}`, progress);
    const feeding = feed(through, (0,xva_read/* readPieces */.u)(plain, terminal, following));
    const storing = (0,promises_.pipeline)(through.output, (0,external_node_fs_.createWriteStream)(made));
    try {
        await Promise.all([feeding, storing]);
        return made;
    }
    finally {
        through.destroy();
        await Promise.allSettled([feeding, storing]);
        following.end();
    }
}
async function feed(through, pieces) {
    for await (const piece of pieces)
        await through.write(piece);
    await through.end();
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

/***/ 75894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   pO: () => (/* binding */ makeBeside),
/* harmony export */   ws: () => (/* binding */ refuseUnreadable)
/* harmony export */ });
/* unused harmony export refuseExisting */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _xva_partial_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64826);
/* harmony import */ var _xva_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97660);
/** How the `xva` commands write a file: whole or not at all, and never over another one. */




/** Refuses a path that something has already, or whose folder is not there. */
async function refuseExisting(path) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(folder);
    }
    catch (error) {
        throw (0,_xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .explain */ .WE)(error, folder);
    }
    const exists = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path).then(() => true, () => false);
    if (exists) {
        throw new _xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UnusableFileError */ .Kr(`${(0,_xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(path)} exists already: remove it, or choose another name.`);
    }
}
/** Refuses what is no file that can be read, before any work is done. */
async function refuseUnreadable(path) {
    let isFile;
    try {
        isFile = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path)).isFile();
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.R_OK);
    }
    catch (error) {
        throw (0,_xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .explain */ .WE)(error, path);
    }
    if (!isFile)
        throw new _xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UnusableFileError */ .Kr(`${(0,_xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(path)} is not a file.`);
}
/**
 * Runs `work` with a folder of its own beside `path`, on the same disk. The file that it names by its result moves to
 * `path` when all is well; the folder goes whatever happens. What has no room is told of `path`, by `NoSpace`.
 */
async function makeBeside(path, signal, work) {
    await refuseExisting(path);
    const scratch = await makeScratch(path);
    try {
        const result = await work(scratch);
        signal.throwIfAborted();
        await (0,_xva_partial_file_js__WEBPACK_IMPORTED_MODULE_2__/* .giveName */ .JJ)(result.made, path);
        return result;
    }
    catch (error) {
        if (error instanceof _xva_partial_file_js__WEBPACK_IMPORTED_MODULE_2__/* .AlreadyExists */ .ND)
            throw new _xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UnusableFileError */ .Kr(error.message, { cause: error });
        throw (0,_xva_partial_file_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutRoom */ .SW)(error, (0,_xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(path));
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(scratch, { recursive: true, force: true });
    }
}
async function makeScratch(path) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
    try {
        // The name is short whatever the file's is.
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `.${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path).slice(0, 40)}.partial-`));
    }
    catch (error) {
        throw (0,_xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .explain */ .WE)((0,_xva_partial_file_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutRoom */ .SW)(error, (0,_xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(path)), folder);
    }
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

/***/ 95245:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IG: () => (/* binding */ openRecompression),
/* harmony export */   N2: () => (/* reexport safe */ _zstd_program_js__WEBPACK_IMPORTED_MODULE_4__.N2)
/* harmony export */ });
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46466);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38522);
/* harmony import */ var _verify_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46359);
/* harmony import */ var _zstd_frames_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50174);
/* harmony import */ var _zstd_program_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(28794);
/** Turns an XVA into a zstd one while it is verified, in one pass and in memory that does not grow with the file. */






/** Output buffer of Node's encoder. */
const OUTPUT_BYTES = 1 << 20;
/**
 * Opens a recompression of one file: plain, gzip or zstd in, one zstd frame out. A file that is no sound XVA rejects with
 * its `XvaError`, an encoder that fails with {@link EncoderError}, an abort with the signal's reason; `output` rejects likewise,
 * so that what was cut never looks whole.
 */
function openRecompression(options) {
    return new Recompressor(options);
}
class Recompressor {
    output;
    #encoder;
    #verifier;
    #closing = false;
    #result;
    #failure;
    /** Rejects the piece that the encoder has not taken yet. */
    #reject = () => { };
    constructor({ mode, level, program, signal }) {
        const encoder = program === undefined ? encodeHere(level) : (0,_zstd_program_js__WEBPACK_IMPORTED_MODULE_4__/* .startZstd */ .YR)(program, level);
        this.#encoder = encoder;
        this.#verifier = new _verify_js__WEBPACK_IMPORTED_MODULE_2__/* .XvaVerifier */ .mS({
            mode,
            onArchive: (bytes) => this.#encode(bytes),
        });
        this.output = this.#read();
        // `ended` tells why a stream broke.
        encoder.input.on("error", () => { });
        encoder.output.on("error", () => { });
        const stop = () => this.#fail(signal.reason);
        signal.addEventListener("abort", stop);
        encoder.ended
            .then(() => {
            if (!this.#closing)
                this.#fail(new _zstd_program_js__WEBPACK_IMPORTED_MODULE_4__/* .EncoderError */ .ni(CUT));
        }, (error) => this.#fail(error))
            .finally(() => signal.removeEventListener("abort", stop));
        if (signal.aborted)
            stop();
    }
    write(chunk) {
        return this.#guard(() => this.#verifier.write(chunk));
    }
    end() {
        return this.#guard(async () => {
            const result = await this.#verifier.end();
            this.#closing = true;
            this.#encoder.input.end();
            await this.#encoder.ended;
            this.#result = result;
        });
    }
    destroy() {
        this.#fail(new Error("The recompression was destroyed."));
    }
    result() {
        if (this.#result === undefined)
            throw new Error("The XVA has not been recompressed to its end.");
        return this.#result;
    }
    /** Resolves when the encoder has taken the bytes, so that their memory may be used again. */
    #encode(bytes) {
        return new Promise((resolve, reject) => {
            if (this.#failure !== undefined)
                return reject(this.#failure);
            this.#reject = reject;
            this.#encoder.input.write(bytes, (error) => {
                if (!error)
                    resolve();
            });
        });
    }
    /** What the encoder yields, proved to end where a zstd frame does: its exit code alone is a word. */
    async *#read() {
        const walker = new _zstd_frames_js__WEBPACK_IMPORTED_MODULE_3__/* .ZstdFrameWalker */ .l();
        try {
            for await (const chunk of this.#encoder.output) {
                walk(walker, chunk);
                yield chunk;
            }
            await this.#encoder.ended;
            if (!walker.complete)
                throw new _zstd_program_js__WEBPACK_IMPORTED_MODULE_4__/* .EncoderError */ .ni(CUT);
        }
        catch (error) {
            this.#fail(error);
        }
        if (this.#failure !== undefined)
            throw this.#failure;
    }
    async #guard(work) {
        try {
            if (this.#failure === undefined)
                await work();
        }
        catch (error) {
            this.#fail(error);
        }
        if (this.#failure !== undefined)
            throw this.#failure;
    }
    #fail(error) {
        this.#failure ??= error instanceof Error ? error : new Error(String(error));
        this.#verifier.destroy();
        this.#encoder.destroy(this.#failure);
        this.#reject(this.#failure);
    }
}
const CUT = "The zstd encoder did not yield a whole zstd file: try again, or leave the XVA as it is.";
/** What the walker finds wrong is wrong with the encoder, not with the file that goes in. */
function walk(walker, chunk) {
    try {
        for (const _ of walker.feed(chunk))
            ;
    }
    catch (cause) {
        throw new _zstd_program_js__WEBPACK_IMPORTED_MODULE_4__/* .EncoderError */ .ni(CUT, { cause });
    }
}
/** One thread of this process. Node's `ZSTD_c_nbWorkers` stays unset: with it the stream loses its end. */
function encodeHere(level) {
    const stream = (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createZstdCompress)({
        chunkSize: OUTPUT_BYTES,
        params: {
            [node_zlib__WEBPACK_IMPORTED_MODULE_1__.constants.ZSTD_c_compressionLevel]: level,
            [node_zlib__WEBPACK_IMPORTED_MODULE_1__.constants.ZSTD_c_checksumFlag]: 1,
        },
    });
    return {
        input: stream,
        output: stream,
        ended: (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_0__.finished)(stream, { readable: false }).catch((cause) => {
            throw new _zstd_program_js__WEBPACK_IMPORTED_MODULE_4__/* .EncoderError */ .ni(`The zstd encoder failed (${cause instanceof Error ? cause.message : cause}): try again, or leave the XVA as it is.`, { cause });
        }),
        destroy: (error) => {
            stream.destroy(error);
        },
    };
}


/***/ }),

/***/ 28794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N2: () => (/* binding */ findZstd),
/* harmony export */   YR: () => (/* binding */ startZstd),
/* harmony export */   ni: () => (/* binding */ EncoderError)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57975);
/** The only place that runs the `zstd` program. */



/** The encoder failed: neither the file that goes in nor whoever takes what comes out. */
class EncoderError extends Error {
    name = "EncoderError";
}
/** Before, `-T0` and `--check` do not mean the same. */
const OLDEST = [1, 4];
const VERSION = /\bv(\d+)\.(\d+)\.\d+/;
const VERSION_TIMEOUT_MS = 10_000;
/** Of what the program says on its standard error, the end that is kept, in characters. */
const LAST_WORDS = 500;
/**
 * Absolute path of the first `zstd` of version 1.4 or later on PATH. Entries that are not absolute are passed over: the
 * working directory holds a repository's files.
 */
async function findZstd(env) {
    const folders = (env.PATH ?? "").split(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter).filter(node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute);
    for (const folder of new Set(folders)) {
        const program = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "zstd");
        if (await isRecent(program))
            return program;
    }
    return undefined;
}
async function isRecent(program) {
    try {
        const { stdout } = await (0,node_util__WEBPACK_IMPORTED_MODULE_2__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)(program, ["--version"], {
            env: {},
            timeout: VERSION_TIMEOUT_MS,
        });
        const [, major, minor] = VERSION.exec(stdout)?.map(Number) ?? [];
        if (major === undefined || minor === undefined)
            return false;
        return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
    }
    catch {
        return false;
    }
}
/**
 * Starts the program with all cores. Its window stays within 8 MiB up to level 19 (no `--long`, no `--ultra`), so that
 * pools can import the file, and the frame carries a checksum of its content. It gets no environment: it has no use for
 * secrets, and `ZSTD_CLEVEL` would speak up.
 */
function startZstd(program, level) {
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, ["-q", "-c", "-T0", "--check", `-${level}`], {
        env: {},
        // A session of its own: Ctrl-C on a terminal is ours to handle.
        detached: true,
        stdio: ["pipe", "pipe", "pipe"],
    });
    let words = "";
    child.stderr.setEncoding("utf8").on("data", (text) => {
        words = (words + text).slice(-LAST_WORDS);
    });
    const kill = () => {
        // The group: a script may stand before the program.
        const { pid, exitCode, signalCode } = child;
        if (pid !== undefined && exitCode === null && signalCode === null)
            process.kill(-pid, "SIGKILL");
    };
    let refused = false;
    child.stdin.on("error", () => {
        refused = true;
        kill();
    });
    const ended = new Promise((resolve, reject) => {
        child.once("error", (cause) => reject(new EncoderError(`The program ${program} could not be started.`, {
            cause,
        })));
        child.once("exit", (code, signal) => {
            const tell = () => code === 0 && !refused
                ? resolve()
                : reject(failure(program, signal ?? `exit code ${code}`, words));
            if (child.stderr.closed)
                tell();
            else
                child.stderr.once("close", tell);
        });
    });
    return {
        input: child.stdin,
        output: child.stdout,
        ended,
        destroy(error) {
            child.stdout.destroy(error);
            child.stdin.destroy();
            child.stderr.destroy();
            kill();
        },
    };
}
function failure(program, how, words) {
    const said = words.trim().replace(/\s+/g, " ");
    return new EncoderError(`The program ${program} ended with ${how}${said && ` (${said})`} before the XVA was compressed: check the machine's memory and try again, or leave the XVA as it is.`);
}


/***/ })

};
