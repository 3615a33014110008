export const id = 6359;
export const ids = [6359];
export const modules = {

/***/ 70865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ ioBuffer)
/* harmony export */ });
/**
 * Bytes between the start of memory and of a buffer. AMD processors with "fast short rep mov" copy up to 20 times more slowly to
 * where the target begins 1 to 31 bytes behind the source, as places within a page of 4 KiB (measured). malloc places large memory
 * 16 bytes behind the start of a page, so a kernel that copies out of its page cache would meet that; with 136 more neither it does,
 * nor xxhash-wasm, which copies to the 88th byte of a page out of members that begin at multiples of 512 bytes.
 */
const OFFSET = 136;
/** Memory to read files into, with whatever is in it. */
function ioBuffer(bytes) {
    return Buffer.allocUnsafeSlow(OFFSET + bytes).subarray(OFFSET);
}


/***/ }),

/***/ 68704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ XvaArchive)
});

// EXTERNAL MODULE: ./build/xva/block-hash.js
var block_hash = __webpack_require__(76632);
// EXTERNAL MODULE: ./build/xva/content-digest.js
var content_digest = __webpack_require__(97488);
// EXTERNAL MODULE: ./build/xva/errors.js
var errors = __webpack_require__(80111);
;// CONCATENATED MODULE: ./build/xva/disk-reader.js

/**
 * Follows one disk through its blocks. A block's number says how many blocks before it were left out because they are zero,
 * not where it belongs: a block of no bytes, which xapi sends to keep a connection alive, takes a number and no room.
 */
class DiskReader {
    disk;
    /** Absent where the content is not hashed. */
    digest;
    #lastSuffix = "";
    #lastNumber = -1;
    /** Bytes of the disk that the blocks and holes so far make up. */
    #position = 0;
    #storedBytes = 0;
    constructor(disk, digest) {
        this.disk = disk;
        this.digest = digest;
    }
    /** Bytes that the archive holds of this disk. */
    get storedBytes() {
        return this.#storedBytes;
    }
    /**
     * Takes the next block, `suffix` being its number as the archive writes it, and returns its position on the disk in bytes.
     * Throws {@link XvaError}.
     */
    block(member, suffix, holeBytes) {
        const details = { member: member.name, offset: member.offset };
        const number = Number(suffix);
        const first = this.#lastNumber === -1;
        if (!first && (suffix <= this.#lastSuffix || number <= this.#lastNumber)) {
            throw new errors.XvaError("order", `${member.name} comes after block ${this.#lastSuffix}: the numbers must rise, or an import fails; export the VM again.`, details);
        }
        if (first && number !== 0) {
            throw new errors.XvaError("missing-block", `${this.disk.ref} begins with block ${suffix}: its first block is missing, so the file is damaged; copy or build it again.`, details);
        }
        const { virtualSize } = this.disk;
        const complete = this.#position === virtualSize;
        const position = this.#position + (number - this.#lastNumber - 1) * holeBytes;
        if (complete || position + member.sizeBytes > virtualSize) {
            throw new errors.XvaError("size-mismatch", `${member.name} goes beyond the end of the disk, which has ${virtualSize} bytes by ova.xml: the file is damaged; copy or build it again.`, details);
        }
        // a hole before it would stand for the last block, which is never left out
        if (member.sizeBytes === 0 && position === virtualSize) {
            throw new errors.XvaError("missing-block", `${member.name} has no bytes where ${this.disk.ref} ends: the disk's last block is missing, so the file is damaged; copy or build it again.`, details);
        }
        this.#lastSuffix = suffix;
        this.#lastNumber = number;
        this.#position = position + member.sizeBytes;
        this.#storedBytes += member.sizeBytes;
        return position;
    }
    /** Says that the disk's blocks are all read: they must make up the whole disk. */
    end() {
        const { ref, virtualSize, facts } = this.disk;
        if (this.#position === virtualSize)
            return;
        const found = this.#lastNumber === -1
            ? "holds no block of it"
            : `holds ${this.#position}, up to block ${this.#lastSuffix}`;
        throw new errors.XvaError("missing-block", `The disk ${(0,errors/* quoteName */.A)(facts.name)} (${ref}) has ${virtualSize} bytes by ova.xml, but the archive ${found}: the file is incomplete; copy or build it again.`, { member: ref });
    }
}

// EXTERNAL MODULE: ./build/xva/ova.js + 6 modules
var ova = __webpack_require__(31066);
;// CONCATENATED MODULE: ./build/xva/archive.js





/** Largest block that is read, in bytes: it is held in memory. xapi and all known writers make blocks of 1 MiB. */
const MAX_BLOCK_BYTES = 16 << 20;
const BLOCK_NAME = /^(.+)\/(\d{1,20})$/;
const CHECKSUM_NAME = /^(.+)\.(xxhash|checksum)$/;
/**
 * Checks the members of an XVA against the format as xapi's stream_vdi.ml reads and writes it:
 * ova.xml, then per disk, in string order of the references, blocks each followed by its checksum.
 */
class XvaArchive {
    #hash;
    #onBlock;
    /** By reference, in the order in which they must stand. */
    #disks = new Map();
    #ova;
    #current;
    #member = { name: "", sizeBytes: 0, offset: 0 };
    /** Reference of the disk of the last block. */
    #lastRef = "";
    /** A block whose checksum has not come yet. */
    #block;
    /** Length of the first block of the whole archive: what xapi takes as the size of each block left out. */
    #holeBytes;
    #blocks = 0;
    #checksums = new Set();
    constructor({ hash, onBlock }) {
        this.#hash = hash;
        this.#onBlock = onBlock;
    }
    member(member) {
        this.#member = member;
        if (this.#ova === undefined)
            this.#current = this.#beginOva(member);
        else if (this.#block !== undefined) {
            this.#current = this.#beginChecksum(member, this.#block);
        }
        else
            this.#current = this.#beginBlock(member);
    }
    data(bytes) {
        const current = this.#current;
        switch (current?.kind) {
            case "ova":
                current.bytes.set(bytes, current.length);
                current.length += bytes.length;
                return;
            case "block":
                this.#blockData(current, bytes);
                return;
            case "checksum":
                current.text += String.fromCharCode(...bytes);
                return;
        }
    }
    memberEnd() {
        const current = this.#current;
        switch (current?.kind) {
            case "ova":
                this.#endOva(current.bytes);
                return;
            case "block":
                this.#block = current;
                this.#blocks += 1;
                return;
            case "checksum":
                this.#endChecksum(current);
                return;
        }
    }
    /** Says that the archive is read to its end marker; every disk must be whole by now. */
    end() {
        if (this.#block !== undefined)
            throw noChecksum(this.#block.member);
        if (this.#ova === undefined)
            throw notAnXva(this.#member);
        for (const disk of this.#disks.values())
            disk.end();
        return {
            ova: this.#ova,
            disks: this.#disks,
            blocks: this.#blocks,
            checksums: [...this.#checksums],
        };
    }
    #beginOva(member) {
        if (member.name !== "ova.xml") {
            if (!BLOCK_NAME.test(member.name))
                throw notAnXva(member);
            throw new errors.XvaError("order", `The archive begins with ${(0,errors/* quoteName */.A)(member.name)} instead of ova.xml, so no pool can import it: export the VM again.`, { member: member.name, offset: member.offset });
        }
        if (member.sizeBytes > ova/* MAX_OVA_BYTES */.K) {
            throw new errors.XvaError("unsupported", `ova.xml has ${member.sizeBytes} bytes, more than the ${ova/* MAX_OVA_BYTES */.K} that are read: export the VM again.`, { member: member.name, offset: member.offset });
        }
        return { kind: "ova", bytes: new Uint8Array(member.sizeBytes), length: 0 };
    }
    #endOva(bytes) {
        this.#ova = (0,ova/* parseOva */.I)(bytes);
        const inOrder = [...this.#ova.disks].sort((a, b) => a.ref < b.ref ? -1 : 1);
        const hash = this.#hash;
        for (const disk of inOrder) {
            const digest = hash && new content_digest/* DiskDigest */.Gw(() => hash.newXxh64());
            this.#disks.set(disk.ref, new DiskReader(disk, digest));
        }
    }
    #beginBlock(member) {
        const { name, sizeBytes, offset } = member;
        const [, ref, suffix] = BLOCK_NAME.exec(name) ?? [];
        const reader = this.#disks.get(ref ?? "");
        if (suffix === undefined || reader === undefined)
            throw this.#unexpected(member);
        if (reader.disk.ref < this.#lastRef) {
            throw new errors.XvaError("order", `${name} comes after blocks of ${this.#lastRef}: disks must stand in the order of their references as text, or an import fails; export the VM again.`, { member: name, offset });
        }
        if (sizeBytes > MAX_BLOCK_BYTES) {
            throw new errors.XvaError("unsupported", `${name} has ${sizeBytes} bytes, more than the ${MAX_BLOCK_BYTES} that a block may have: the file is damaged or made by an unknown tool; export the VM again.`, { member: name, offset });
        }
        this.#lastRef = reader.disk.ref;
        this.#holeBytes ??= sizeBytes;
        const position = reader.block(member, suffix, this.#holeBytes);
        const isChunk = sizeBytes === content_digest/* CHUNK_BYTES */.EC && position % content_digest/* CHUNK_BYTES */.EC === 0;
        return {
            kind: "block",
            member,
            disk: reader,
            position,
            isChunk,
            length: 0,
        };
    }
    #blockData(block, bytes) {
        const position = block.position + block.length;
        block.length += bytes.length;
        this.#hash?.add(bytes);
        if (!block.isChunk)
            block.disk.digest?.add(position, bytes);
        this.#onBlock?.(block.disk.disk, position, bytes);
    }
    #beginChecksum(member, block) {
        const [, name, algorithm] = CHECKSUM_NAME.exec(member.name) ?? [];
        if (name !== block.member.name)
            throw noChecksum(block.member);
        if (algorithm !== "xxhash" && algorithm !== "checksum")
            throw noChecksum(block.member);
        if (member.sizeBytes !== (algorithm === "xxhash" ? 16 : 40)) {
            throw badChecksum(member);
        }
        return { kind: "checksum", block, algorithm, text: "" };
    }
    #endChecksum({ block, algorithm, text }) {
        if (!block_hash/* CHECKSUM_PATTERNS */.ei[algorithm].test(text))
            throw badChecksum(this.#member);
        if (this.#hash !== undefined) {
            const xxh64 = this.#hash.xxh64();
            const actual = algorithm === "xxhash" ? (0,block_hash/* xxhashText */.QE)(xxh64) : this.#hash.sha1();
            if (actual !== text)
                throw mismatch(block.member, text, actual);
            if (block.isChunk)
                block.disk.digest?.addChunk(block.position, xxh64);
            this.#hash.clear();
        }
        this.#checksums.add(algorithm);
        this.#block = undefined;
    }
    #unexpected({ name, offset }) {
        const [, block] = CHECKSUM_NAME.exec(name) ?? [];
        const ref = BLOCK_NAME.exec(block ?? "")?.[1];
        if (this.#disks.has(ref ?? "")) {
            return new errors.XvaError("missing-block", `${name} is the checksum of a block that is not there: the file is damaged; copy or build it again.`, { member: name, offset });
        }
        return new errors.XvaError("unexpected-member", `The archive holds ${(0,errors/* quoteName */.A)(name)}, which ova.xml does not speak of: the file is damaged or changed after the export; export the VM again.`, { member: name, offset });
    }
}
function notAnXva({ name, offset }) {
    return new errors.XvaError("not-an-xva", `The file is a tar archive, but begins with ${(0,errors/* quoteName */.A)(name)} instead of ova.xml: check that the template exports with format = "xva" or "xva_compressed".`, { member: name, offset });
}
function noChecksum({ name, offset }) {
    return new errors.XvaError("checksum", `${name} is not followed by its checksum, so no pool can import it: the file is damaged; copy or build it again.`, { member: name, offset });
}
function mismatch({ name, offset }, expected, actual) {
    return new errors.XvaError("checksum", `${name} does not match its checksum (${expected} expected, ${actual} found): the block was damaged on its way or on disk; copy or build the file again, and check the runner's disk.`, { member: name, offset });
}
function badChecksum({ name, offset }) {
    return new errors.XvaError("checksum", `${name} holds no checksum of its kind: the file is damaged; copy or build it again.`, { member: name, offset });
}


/***/ }),

/***/ 76632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Iy: () => (/* binding */ BlockHash),
/* harmony export */   QE: () => (/* binding */ xxhashText),
/* harmony export */   ei: () => (/* binding */ CHECKSUM_PATTERNS)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var xxhash_wasm__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77261);


/** What a checksum looks like. xapi compares text, so the case counts. */
const CHECKSUM_PATTERNS = {
    /** XXH64, seed 0, upper case: XCP-ng and Citrix Hypervisor since 8.1. */
    xxhash: /^[0-9A-F]{16}$/,
    /** SHA-1, lower case: before. */
    checksum: /^[0-9a-f]{40}$/,
};
let instance;
/**
 * Hashes a block whose algorithm is known only from the member after it.
 * The block's bytes are hashed where they lie; only the pieces of a block that spans two chunks are copied, by {@link keep}.
 */
class BlockHash {
    #xxhash;
    #pieces = [];
    #kept = new Uint8Array(0);
    #keptLength = 0;
    constructor(api) {
        this.#xxhash = api;
    }
    static async create() {
        // Compiled once: hashes made from one instance do not disturb each other.
        instance ??= (0,xxhash_wasm__WEBPACK_IMPORTED_MODULE_1__/* ["default"] */ .A)();
        return new BlockHash(await instance);
    }
    /** Begins an XXH64 of one's own. */
    newXxh64() {
        return this.#xxhash.create64();
    }
    /** Takes a view of the block's next bytes. */
    add(bytes) {
        this.#pieces.push(bytes);
    }
    /** Copies what was added, because its memory is about to be overwritten. */
    keep() {
        for (const piece of this.#pieces) {
            const length = this.#keptLength + piece.length;
            if (length > this.#kept.length)
                this.#grow(length);
            this.#kept.set(piece, this.#keptLength);
            this.#keptLength = length;
        }
        this.#pieces = [];
    }
    /** XXH64 of the block. */
    xxh64() {
        const hash = this.newXxh64();
        for (const piece of this.#block())
            hash.update(piece);
        return hash.digest();
    }
    /** SHA-1 of the block, as its member writes it. */
    sha1() {
        const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha1");
        for (const piece of this.#block())
            hash.update(piece);
        return hash.digest("hex");
    }
    /** Forgets the block: the next one starts empty. */
    clear() {
        this.#pieces = [];
        this.#keptLength = 0;
    }
    #block() {
        return this.#keptLength === 0
            ? this.#pieces
            : [this.#kept.subarray(0, this.#keptLength), ...this.#pieces];
    }
    #grow(length) {
        const larger = new Uint8Array(Math.max(length, 2 * this.#kept.length, 1 << 20));
        larger.set(this.#kept.subarray(0, this.#keptLength));
        this.#kept = larger;
    }
}
/** An XXH64 as its member writes it. */
function xxhashText(xxh64) {
    return xxh64.toString(16).padStart(16, "0").toUpperCase();
}


/***/ }),

/***/ 97488:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EC: () => (/* binding */ CHUNK_BYTES),
/* harmony export */   Gw: () => (/* binding */ DiskDigest),
/* harmony export */   Wf: () => (/* binding */ imageDigest)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

/** Bytes of the chunks that a digest is made of: the size of xapi's blocks, so that a block's own checksum serves. */
const CHUNK_BYTES = 1 << 20;
/** Names the scheme: another one counts as another content. */
const SCHEME = "xxh64-1m:";
/** XXH64 of a chunk of zeros. */
const ZERO_CHUNK = 0x87d2a1b6e1163ef1n;
const ZEROS = new Uint8Array(64 << 10);
/**
 * Digest of a disk's content: SHA-256 over number and XXH64 (both 64 bits, little-endian) of every chunk of 1 MiB that is not all zero.
 * A last short chunk is padded with zeros: neither holes nor a rounded-up size make a difference.
 * It recognises content; since XXH64 can be forged, it proves nothing to someone who does not trust the writer.
 */
class DiskDigest {
    #newHash;
    #sha256 = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    #entry = Buffer.alloc(16);
    /** The chunk that has come in part. */
    #open;
    /** `newHash` begins an XXH64 of seed 0. */
    constructor(newHash) {
        this.#newHash = newHash;
    }
    /** Takes a whole chunk whose XXH64 is known, at a multiple of {@link CHUNK_BYTES}. Positions must rise, also among calls of {@link add}. */
    addChunk(position, xxh64) {
        this.#closeChunk();
        this.#enter(position / CHUNK_BYTES, xxh64);
    }
    /** Takes bytes of the disk from `position` on; what is passed over is zero. */
    add(position, bytes) {
        let taken = 0;
        while (taken < bytes.length) {
            const at = position + taken;
            const chunk = this.#chunkOf(at);
            pad(chunk, at % CHUNK_BYTES);
            const piece = bytes.subarray(taken, taken + CHUNK_BYTES - chunk.length);
            chunk.hash.update(piece);
            chunk.length += piece.length;
            taken += piece.length;
        }
    }
    /** The digest as text; nothing can be added afterwards. */
    digest() {
        this.#closeChunk();
        return SCHEME + this.#sha256.digest("hex");
    }
    #chunkOf(position) {
        const number = Math.floor(position / CHUNK_BYTES);
        if (this.#open?.number !== number) {
            this.#closeChunk();
            this.#open = { number, length: 0, hash: this.#newHash() };
        }
        return this.#open;
    }
    #closeChunk() {
        const chunk = this.#open;
        if (chunk === undefined)
            return;
        this.#open = undefined;
        pad(chunk, CHUNK_BYTES);
        this.#enter(chunk.number, chunk.hash.digest());
    }
    #enter(number, xxh64) {
        if (xxh64 === ZERO_CHUNK)
            return;
        this.#entry.writeBigUInt64LE(BigInt(number), 0);
        this.#entry.writeBigUInt64LE(xxh64, 8);
        this.#sha256.update(this.#entry);
    }
}
/** Fills a chunk with zeros up to a length. */
function pad(chunk, length) {
    while (chunk.length < length) {
        const zeros = ZEROS.subarray(0, length - chunk.length);
        chunk.hash.update(zeros);
        chunk.length += zeros.length;
    }
}
/** Digest of an image: over its disks' digests, one a line, in order of their device numbers. */
function imageDigest(diskDigests) {
    const lines = diskDigests.map((digest) => `${digest}\n`).join("");
    return SCHEME + (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(lines).digest("hex");
}


/***/ }),

/***/ 11940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ createDecoder)
});

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/xva/errors.js
var errors = __webpack_require__(80111);
;// CONCATENATED MODULE: ./build/xva/decoder-stream.js


/** Decoded buffers that wait for whoever takes them; the decoder is held when there are as many. */
const MAX_WAITING = 2;
/**
 * A decoder of node:zlib whose errors, and those of `output`, reject the call that is under way or the next one.
 * Node decodes on a thread of its own; decoded buffers wait for a turn of the event loop, so that it is fed before they are hashed.
 */
class DecoderStream {
    #stream;
    #output;
    #waiting = [];
    #handingOver = false;
    /** The decoder's own error, told after what it decoded before. */
    #broken;
    #failure;
    #reject = () => { };
    #drained = () => { };
    constructor(stream, output) {
        this.#stream = stream;
        this.#output = output;
        stream.on("data", (bytes) => {
            this.#waiting.push(bytes);
            if (this.#waiting.length >= MAX_WAITING)
                stream.pause();
            this.#start();
        });
        // Node does not call back a write that meets an error: the event is the only word of it.
        stream.on("error", (error) => this.#break(error));
    }
    /** Resolves when the chunk is decoded; some of what came of it may still wait to be handed over. */
    write(chunk) {
        return this.#run((resolve) => {
            this.#stream.write(chunk, (error) => {
                if (error)
                    this.#break(error);
                else
                    resolve();
            });
        });
    }
    /** Resolves when all that was decoded is handed over. */
    drain() {
        return this.#run((resolve) => {
            this.#drained = resolve;
            this.#start();
        });
    }
    /** Says that no more comes, and resolves when all is handed over. */
    async end() {
        await this.#run((resolve) => {
            this.#stream.once("end", resolve);
            this.#stream.end();
        });
        await this.drain();
    }
    destroy() {
        this.#fail(new Error("The decoder was destroyed."));
    }
    #run(start) {
        return new Promise((resolve, reject) => {
            this.#reject = reject;
            if (this.#failure !== undefined)
                reject(this.#failure);
            else
                start(resolve);
        });
    }
    #break(error) {
        this.#broken ??= translate(error);
        this.#start();
    }
    #start() {
        if (this.#handingOver)
            return;
        this.#handingOver = true;
        void this.#handOver();
    }
    async #handOver() {
        try {
            for (;;) {
                await (0,promises_.setImmediate)();
                const bytes = this.#waiting.shift();
                if (bytes === undefined || this.#failure !== undefined)
                    break;
                this.#stream.resume();
                await this.#output(bytes);
                free(bytes);
            }
            this.#handingOver = false;
            if (this.#broken !== undefined)
                this.#fail(this.#broken);
            this.#drained();
        }
        catch (error) {
            this.#fail(toError(error));
        }
    }
    #fail(error) {
        this.#failure ??= error;
        this.#stream.destroy();
        this.#reject(this.#failure);
    }
}
/**
 * Gives the memory of decoded bytes back at once, where they end the buffer that Node decoded them into: it decodes on in another one.
 * Left to the garbage collector it would be 70 MB more, and 20 % of the time for the pages of ever new buffers.
 */
function free({ buffer, byteOffset, byteLength }) {
    if (byteOffset + byteLength < buffer.byteLength)
        return;
    if (buffer instanceof ArrayBuffer)
        buffer.transfer(0);
}
function toError(error) {
    return error instanceof Error ? error : new Error(String(error));
}
/** An error of node:zlib as one of ours. */
function translate(error) {
    if (error instanceof errors.XvaError)
        return error;
    const { code, message } = error;
    if (code === "Z_BUF_ERROR")
        return truncated(error);
    // Zlib looks for this header where a member begins; that the first one has it is known from the magic bytes.
    if (message === "incorrect header check")
        return trailingGzip(error);
    if (code === "ZSTD_error_frameParameter_windowTooLarge") {
        return new errors.XvaError("unsupported", "The zstd data needs a window of more than 128 MiB, which pools cannot import: compress it without --long and --ultra.", { cause: error });
    }
    return new errors.XvaError("compression", `The compressed data is damaged (${message}): copy or build the file again.`, { cause: error });
}
function truncated(cause) {
    return new errors.XvaError("truncated", "The compressed data ends too early: the export or copy was cut off; check the connection to the pool and the free disk space, and build again.", { cause });
}
function trailingGzip(cause) {
    return new errors.XvaError("trailing-data", "Something that is not gzip follows the compressed data: the file was appended to or mixed with another one; copy or build it again.", { cause });
}

// EXTERNAL MODULE: ./build/xva/zstd-frames.js
var zstd_frames = __webpack_require__(50174);
;// CONCATENATED MODULE: ./build/xva/decompress.js



/** Output buffer of Node's decoders: 1.8 times faster than the default of 16 KiB. */
const OUTPUT_BYTES = 1 << 20;
/**
 * Makes a decoder. `output` is called in order, each call after the one before has settled, and what it throws ends the decoding.
 * Whoever is slow to settle slows the decoder, so that memory stays bounded however much comes out.
 */
function createDecoder(compression, output) {
    switch (compression) {
        case "none":
            return { write: output, end: () => { }, destroy: () => { } };
        case "gzip":
            return new GzipDecoder(output);
        case "zstd":
            return new ZstdDecoder(output);
    }
}
/** Several members are one file, as for gzip(1); nothing else may follow. */
class GzipDecoder {
    #gunzip = (0,external_node_zlib_.createGunzip)({ chunkSize: OUTPUT_BYTES });
    #stream;
    #written = 0;
    constructor(output) {
        this.#stream = new DecoderStream(this.#gunzip, output);
    }
    async write(chunk) {
        this.#written += chunk.length;
        await this.#stream.write(chunk);
        // Zeros after a member end Node's stream without an error.
        if (this.#gunzip.bytesWritten !== this.#written) {
            await this.#stream.drain();
            throw trailingGzip();
        }
    }
    async end() {
        await this.#stream.end();
    }
    destroy() {
        this.#stream.destroy();
    }
}
/** Node's decoder takes several frames if each begins a write of its own: see {@link ZstdFrameWalker}. */
class ZstdDecoder {
    #walker = new zstd_frames/* ZstdFrameWalker */.l();
    #stream;
    constructor(output) {
        const zstd = (0,external_node_zlib_.createZstdDecompress)({ chunkSize: OUTPUT_BYTES });
        this.#stream = new DecoderStream(zstd, output);
    }
    async write(chunk) {
        for (const piece of this.#walker.feed(chunk))
            await this.#stream.write(piece);
    }
    async end() {
        await this.#stream.drain();
        if (!this.#walker.complete)
            throw truncated();
        this.#stream.destroy();
    }
    destroy() {
        this.#stream.destroy();
    }
}


/***/ }),

/***/ 31066:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ MAX_OVA_BYTES),
  I: () => (/* binding */ parseOva)
});

// EXTERNAL MODULE: ./build/xva/errors.js
var errors = __webpack_require__(80111);
;// CONCATENATED MODULE: ./build/xva/ova-disks.js

/**
 * The disks that xapi streams, in order of their device numbers: of VBDs other than CDs, whose SR is none of ISOs, and a suspend
 * image. A VDI on two VBDs is one disk.
 */
function archiveDisks(tree) {
    const disks = new Map();
    const add = (vdi, vbd) => {
        const sr = tree.find("SR", vdi.text("SR", ""));
        if (sr?.text("content_type", "") === "iso" || disks.has(vdi.id))
            return;
        if (!/^[\w:.-]{1,80}$/.test(vdi.id)) {
            throw vdi.error(`has the reference ${(0,errors/* quoteName */.A)(vdi.id)}`);
        }
        disks.set(vdi.id, diskFacts(vdi, vbd, sr));
    };
    for (const vbd of tree.all("VBD")) {
        if (vbd.text("type") === "CD" || vbd.flag("empty", false))
            continue;
        add(tree.require("VDI", vbd.text("VDI"), vbd), vbd);
    }
    for (const vm of tree.all("VM")) {
        const vdi = tree.find("VDI", vm.text("suspend_VDI", ""));
        if (vdi !== undefined)
            add(vdi);
    }
    return [...disks.values()]
        .sort((a, b) => position(a) - position(b))
        .map((facts) => ({
        ref: facts.ref,
        virtualSize: facts.virtual_size,
        facts,
    }));
}
/** The CD drives of a VM, in order of their device numbers. */
function cdDrives(tree, vm) {
    return tree
        .all("VBD")
        .filter((vbd) => vbd.text("type") === "CD")
        .filter((vbd) => vbd.text("VM", vm.id) === vm.id)
        .map((vbd) => ({
        userdevice: vbd.text("userdevice", ""),
        disc: disc(tree, vbd),
    }))
        .sort((a, b) => position(a) - position(b));
}
function diskFacts(vdi, vbd, sr) {
    const userdevice = vbd?.text("userdevice", "") ?? "";
    return {
        ref: vdi.id,
        name: vdi.text("name_label", ""),
        uuid: vdi.text("uuid", ""),
        device: vbd?.text("device", "") || userdevice,
        userdevice,
        bootable: vbd?.flag("bootable", false) ?? false,
        mode: vbd?.text("mode", "RW") ?? "RW",
        type: vdi.text("type", "user"),
        sm_config: Object.fromEntries(vdi.map("sm_config")),
        sr: {
            name: sr?.text("name_label", "") ?? "",
            type: sr?.text("type", "") ?? "",
            shared: sr?.flag("shared", false) ?? false,
        },
        virtual_size: vdi.wholeNumber("virtual_size"),
        physical_utilisation: vdi.wholeNumber("physical_utilisation", 0),
    };
}
/** Name of the disc in a drive; its VDI may be left out of the archive's objects. */
function disc(tree, vbd) {
    if (vbd.flag("empty", false))
        return "";
    const vdi = vbd.text("VDI", "");
    return tree.find("VDI", vdi)?.text("name_label", vdi) ?? vdi;
}
/** Where a device stands among the others; what is on no device comes last. */
function position({ userdevice }) {
    return /^\d+$/.test(userdevice)
        ? Number(userdevice)
        : Number.MAX_SAFE_INTEGER;
}

;// CONCATENATED MODULE: ./build/xva/ova-objects.js

/** The objects of an ova.xml, by class and reference. */
class OvaTree {
    version;
    #objects = new Map();
    /** Throws {@link XvaError} of class `metadata` where the value has not the shape of an export's header. */
    constructor(value) {
        const header = new OvaRecord("header", "", struct(value));
        this.version = new OvaRecord("version", "", header.struct("version"));
        for (const item of header.array("objects")) {
            const object = new OvaRecord("object", "", struct(item));
            const type = object.text("class");
            const id = object.text("id");
            const ofType = this.#objects.get(type) ?? new Map();
            if (ofType.has(id))
                throw object.error(`${(0,errors/* quoteName */.A)(id)} stands there twice`);
            ofType.set(id, new OvaRecord(type, id, object.struct("snapshot")));
            this.#objects.set(type, ofType);
        }
    }
    all(type) {
        return [...(this.#objects.get(type)?.values() ?? [])];
    }
    find(type, id) {
        return this.#objects.get(type)?.get(id);
    }
    /** As {@link find}, but `from` refers to the object, so it must be there. */
    require(type, id, from) {
        const found = this.find(type, id);
        if (found === undefined) {
            throw from.error(`refers to ${type} ${(0,errors/* quoteName */.A)(id)}, which is not there`);
        }
        return found;
    }
    error(what) {
        return metadataError(`It ${what}`);
    }
}
/** One record of ova.xml, read field by field; a field of the wrong type is an {@link XvaError}. */
class OvaRecord {
    type;
    id;
    #fields;
    constructor(type, id, fields) {
        this.type = type;
        this.id = id;
        this.#fields = fields;
    }
    /** The text of a field; without a default, the field must be there. */
    text(field, missing) {
        const value = this.#fields.get(field) ?? missing;
        if (typeof value !== "string")
            throw this.#wrong(field, "text");
        return value;
    }
    flag(field, missing) {
        const text = this.text(field, missing ? "1" : "0");
        if (text === "1" || text === "true")
            return true;
        if (text === "0" || text === "false")
            return false;
        throw this.#wrong(field, "a boolean");
    }
    /** A whole number from 0 to 2^53; without a default, the field must be there. */
    wholeNumber(field, missing) {
        const text = this.text(field, missing?.toString()).trim();
        const value = Number(text);
        if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) {
            throw this.#wrong(field, "a whole number");
        }
        return value;
    }
    /** Text by key; empty where the field is absent. */
    map(field) {
        const entries = new Map();
        if (!this.#fields.has(field))
            return entries;
        for (const [key, value] of this.struct(field)) {
            if (typeof value !== "string")
                throw this.#wrong(field, "text by key");
            entries.set(key, value);
        }
        return entries;
    }
    /** Texts; empty where the field is absent. */
    list(field) {
        if (!this.#fields.has(field))
            return [];
        return this.array(field).map((value) => {
            if (typeof value !== "string")
                throw this.#wrong(field, "a list of text");
            return value;
        });
    }
    struct(field) {
        const value = this.#fields.get(field);
        if (!(value instanceof Map))
            throw this.#wrong(field, "a struct");
        return value;
    }
    array(field) {
        const value = this.#fields.get(field);
        if (!Array.isArray(value))
            throw this.#wrong(field, "an array");
        return value;
    }
    error(what) {
        const subject = this.id === "" ? this.type : `${this.type} ${(0,errors/* quoteName */.A)(this.id)}`;
        return metadataError(`Its ${subject} ${what}`);
    }
    #wrong(field, expected) {
        return this.error(this.#fields.has(field)
            ? `has a ${field} that is not ${expected}`
            : `has no ${field}`);
    }
}
function struct(value) {
    if (!(value instanceof Map))
        throw metadataError("It holds no struct where one belongs");
    return value;
}
function metadataError(what) {
    return new errors.XvaError("metadata", `ova.xml describes no VM that can be imported. ${what}: the file is damaged or not an export of a VM; export the VM again.`, { member: "ova.xml" });
}

;// CONCATENATED MODULE: ./build/xva/xml-reader.js
/**
 * Reads the XML that XML-RPC is written in, piece by piece and in one pass: elements, text, comments, CDATA.
 * What XML-RPC has no use for (document types, entities of one's own, attributes, processing instructions) is refused,
 * so no document costs more memory than a few times its length.
 */
/** Deepest nesting of elements: an ova.xml has about 16. */
const MAX_DEPTH = 64;
/** Most elements, comments, CDATA sections, references and carriage returns: an ova.xml has some thousands. */
const MAX_PIECES = 100_000;
/** Longest name of an element; XML-RPC's longest is `dateTime.iso8601`. */
const MAX_NAME_LENGTH = 32;
/** Longest reference, with its `&` and `;`. */
const MAX_REFERENCE_LENGTH = 12;
const DECLARATION = /^<\?xml\s+version\s*=\s*(["'])1\.\d\1(?:\s+encoding\s*=\s*(["'])(?:utf-8|us-ascii)\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\3)?\s*\?>/i;
const ENTITIES = new Map([
    ["lt", "<"],
    ["gt", ">"],
    ["amp", "&"],
    ["quot", '"'],
    ["apos", "'"],
]);
const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const AMPERSAND = 38;
const LESS_THAN = 60;
const RIGHT_BRACKET = 93;
/** Every method throws an Error that ends with the byte where the document is wrong. */
class XmlReader {
    #xml;
    #at = 0;
    #depth = 0;
    #pieces = 0;
    constructor(xml) {
        this.#xml = xml;
    }
    /** Passes over the XML declaration, where there is one; it stands first. */
    declaration() {
        if (!/^<\?xml[ \t\r\n]/.test(this.#xml))
            return;
        const [declaration] = DECLARATION.exec(this.#xml.slice(0, 200)) ?? [];
        if (declaration === undefined) {
            throw this.error("its XML declaration is not that of XML 1 in UTF-8");
        }
        this.#at = declaration.length;
    }
    /** Passes over white space and comments between elements. */
    gap() {
        do
            this.#space();
        while (this.#comment());
    }
    /** Whether an end tag comes. */
    atEndTag() {
        return this.#xml.startsWith("</", this.#at);
    }
    /** Says that nothing but white space and comments may follow. */
    end() {
        this.gap();
        if (this.#at < this.#xml.length) {
            throw this.error("something follows its end");
        }
    }
    /** Reads a start tag, of this name where one is given. */
    open(expected) {
        const start = this.#at;
        if (this.#xml.charCodeAt(start) !== LESS_THAN || this.atEndTag()) {
            throw this.error(`${expected === undefined ? "an element" : `<${expected}>`} is missing`);
        }
        this.#refuseMarkup();
        this.#at += 1;
        const name = this.#name();
        this.#space();
        const empty = this.#take("/>");
        if (!empty && !this.#take(">")) {
            throw this.error(`<${name}> has attributes, which XML-RPC has not, or no end`);
        }
        if (expected !== undefined && name !== expected) {
            throw this.error(`<${name}> stands where <${expected}> belongs`, start);
        }
        this.#count();
        if (!empty)
            this.#depth += 1;
        if (this.#depth > MAX_DEPTH) {
            throw this.error(`its elements are nested more than ${MAX_DEPTH} deep`, start);
        }
        return { name, empty };
    }
    /** Reads the end tag of the element that was opened last; text before it is none. */
    close(name) {
        const start = this.#at;
        const found = this.#take("</") ? this.#name() : undefined;
        this.#space();
        if (found !== name || !this.#take(">")) {
            throw this.error(`</${name}> is missing`, start);
        }
        this.#depth -= 1;
    }
    /** Reads text up to the next tag, references and CDATA decoded, line ends as XML has them. */
    text() {
        let text = "";
        for (;;) {
            text += this.#characters();
            if (this.#take("<![CDATA["))
                text += this.#cdata();
            else if (!this.#comment())
                break;
        }
        if (this.#at === this.#xml.length) {
            throw this.error("an element is not closed");
        }
        return text;
    }
    /** An error at a place of the document, by default where reading stands. */
    error(what, at = this.#at) {
        const where = at >= this.#xml.length
            ? "at its end"
            : `at byte ${Buffer.byteLength(this.#xml.slice(0, at))}`;
        return new Error(`${what} ${where}`);
    }
    /** Characters up to the next `<`, or, all of them literal, up to `end`. */
    #characters(end) {
        const literal = end !== undefined;
        const limit = end ?? this.#xml.length;
        let text = "";
        let from = this.#at;
        for (; this.#at < limit; this.#at += 1) {
            const code = this.#xml.charCodeAt(this.#at);
            if (!literal && code === LESS_THAN)
                break;
            if (!literal && code === AMPERSAND) {
                text += this.#xml.slice(from, this.#at) + this.#reference();
                from = this.#at + 1;
            }
            else if (code === CARRIAGE_RETURN) {
                this.#count();
                text += `${this.#xml.slice(from, this.#at)}\n`;
                if (this.#xml.charCodeAt(this.#at + 1) === LINE_FEED)
                    this.#at += 1;
                from = this.#at + 1;
            }
            else if (!isCharacter(code)) {
                throw this.error("it has a control character");
            }
            else if (!literal && this.#atSectionEnd(code)) {
                throw this.error("it has ]]> outside of CDATA");
            }
        }
        return text + this.#xml.slice(from, this.#at);
    }
    #cdata() {
        this.#count();
        const text = this.#characters(this.#find("]]>", "a CDATA section"));
        this.#take("]]>");
        return text;
    }
    /** Reads `&…;` up to its last character. */
    #reference() {
        this.#count();
        const limit = this.#at + MAX_REFERENCE_LENGTH;
        const name = /^&(#x[0-9a-fA-F]+|#[0-9]+|[a-z]+);/.exec(this.#xml.slice(this.#at, limit))?.[1];
        if (name === undefined)
            throw this.error("a & begins no reference");
        const character = name.startsWith("#")
            ? numericCharacter(name)
            : ENTITIES.get(name);
        if (character === undefined) {
            throw this.error(`&${name}; stands for no character`);
        }
        this.#at += name.length + 1;
        return character;
    }
    #name() {
        const [name] = /^[A-Za-z][A-Za-z0-9.]*/.exec(this.#xml.slice(this.#at, this.#at + MAX_NAME_LENGTH + 1)) ?? [];
        if (name === undefined || name.length > MAX_NAME_LENGTH) {
            throw this.error("a tag has no name, or one that XML-RPC has not");
        }
        this.#at += name.length;
        return name;
    }
    #comment() {
        if (!this.#take("<!--"))
            return false;
        this.#count();
        this.#characters(this.#find("--", "a comment"));
        if (!this.#take("-->"))
            throw this.error("a comment holds --");
        return true;
    }
    /** Where `end` stands next. */
    #find(end, what) {
        const at = this.#xml.indexOf(end, this.#at);
        if (at === -1)
            throw this.error(`${what} is not closed`);
        return at;
    }
    #space() {
        for (;;) {
            const code = this.#xml.charCodeAt(this.#at);
            if (code !== SPACE &&
                code !== LINE_FEED &&
                code !== TAB &&
                code !== CARRIAGE_RETURN)
                return;
            this.#at += 1;
        }
    }
    #atSectionEnd(code) {
        return code === RIGHT_BRACKET && this.#xml.startsWith("]]>", this.#at);
    }
    #take(token) {
        if (!this.#xml.startsWith(token, this.#at))
            return false;
        this.#at += token.length;
        return true;
    }
    #refuseMarkup() {
        if (this.#xml.startsWith("<!", this.#at)) {
            throw this.error("it declares a document type or other markup");
        }
        if (this.#xml.startsWith("<?", this.#at)) {
            throw this.error("it has a processing instruction");
        }
    }
    #count() {
        this.#pieces += 1;
        if (this.#pieces > MAX_PIECES) {
            throw this.error(`it has more than ${MAX_PIECES} elements and references`);
        }
    }
}
/** XML's `Char`, of UTF-16 code units: halves of a surrogate pair are checked where the bytes are decoded. */
function isCharacter(code) {
    return (code >= SPACE && code < 0xfffe) || code === TAB || code === LINE_FEED;
}
/** The character of `#233` or `#xe9`; undefined where XML has none of that number. */
function numericCharacter(name) {
    const code = name.startsWith("#x")
        ? Number.parseInt(name.slice(2), 16)
        : Number.parseInt(name.slice(1), 10);
    if (code === CARRIAGE_RETURN)
        return "\r";
    if (code >= 0xd800 && code <= 0xdfff)
        return undefined;
    if (code > 0x10ffff || !(code > 0xffff || isCharacter(code)))
        return undefined;
    return String.fromCodePoint(code);
}

;// CONCATENATED MODULE: ./build/xva/rpc-value.js


const SCALARS = new Set([
    "string",
    "int",
    "i4",
    "i8",
    "double",
    "boolean",
    "dateTime.iso8601",
    "base64",
    "nil",
]);
/**
 * Parses one XML-RPC `<value>` by the specification's grammar (xmlrpc.com/spec.md), with the `i8` and `nil` that are
 * common, white space and comments between elements. Text of a `<value>` keeps its spaces.
 * Throws an Error that says what is wrong with it, and at which byte. Memory and time are bounded by the length.
 */
function parseRpcValue(xml) {
    const reader = new XmlReader(xml);
    reader.declaration();
    reader.gap();
    const value = readValue(reader);
    reader.end();
    return value;
}
function readValue(reader) {
    if (reader.open("value").empty)
        return "";
    const text = reader.text();
    if (reader.atEndTag()) {
        reader.close("value");
        return text;
    }
    if (/[^ \t\r\n]/.test(text)) {
        throw reader.error("a <value> holds text beside its type");
    }
    const value = readType(reader, reader.open());
    reader.gap();
    reader.close("value");
    return value;
}
function readType(reader, tag) {
    if (SCALARS.has(tag.name))
        return readText(reader, tag);
    if (tag.name === "struct")
        return readStruct(reader, tag);
    if (tag.name === "array")
        return readArray(reader, tag);
    throw reader.error(`<${tag.name}> is no type of XML-RPC`);
}
function readText(reader, { name, empty }) {
    if (empty)
        return "";
    const text = reader.text();
    reader.close(name);
    return text;
}
function readStruct(reader, { empty }) {
    const members = new Map();
    if (empty)
        return members;
    for (reader.gap(); !reader.atEndTag(); reader.gap()) {
        if (reader.open("member").empty) {
            throw reader.error("a <member> holds nothing");
        }
        reader.gap();
        const name = readText(reader, reader.open("name"));
        if (members.has(name)) {
            throw reader.error(`a struct has ${(0,errors/* quoteName */.A)(name)} twice`);
        }
        reader.gap();
        members.set(name, readValue(reader));
        reader.gap();
        reader.close("member");
    }
    reader.close("struct");
    return members;
}
function readArray(reader, array) {
    const items = [];
    if (array.empty)
        throw reader.error("an <array> has no <data>");
    reader.gap();
    if (!reader.open("data").empty) {
        for (reader.gap(); !reader.atEndTag(); reader.gap()) {
            items.push(readValue(reader));
        }
        reader.close("data");
    }
    reader.gap();
    reader.close("array");
    return items;
}

;// CONCATENATED MODULE: ./build/xva/ova-passwords.js
/** Passwords where everybody can read them: a heuristic that would rather miss one than cry wolf. */

/** Characters of a text that are looked at. */
const SEARCHED_LENGTH = 65_536;
/** `password: x`, `Passwort = x`, `the password is x`; the value is the first group. */
const NAMED = /(?<![\w-])(?:(?:root|admin|user|default)[ _-]?)?(?:password|passwd|passphrase|pass|pwd|rootpw|passwort|kennwort|mot de passe)(?: ?[:=] ?| is | ist | est )["'`]?([^\s"'`,;)]{1,80})/giu;
/** `login root/toor`, `credentials: root:toor`. */
const PAIR = /(?<![\w-])(?:login|credentials?|default user)(?: ?[:=] ?| )["'`]?[\w.@-]{1,40}[:/](?!\/)([^\s"'`,;)]{1,80})/giu;
/** What stands where a password would and is none. */
const NO_SECRET = /^(?:no|none|not|off|disabled|locked|empty|unset|unchanged|random|randomi[sz]ed|generated|expired|required|needed|set|see|changed|asked|prompted|given|by|in|via|from|as|to|the|an?|your|yours|only|login|logins|auth|authentication|<.*|\[.*|\{.*|\$.*|\*+|x{3,}|…|\.+|-+|\d{1,5})$/iu;
/** Keys whose value is a secret by their name. */
const SECRET_KEY = /(?:^|[^a-z])(?:password|passwd|passphrase|pwd|rootpw|secret|api[_-]?key|token)$/i;
/** Where a password seems to stand, as the beginning of a sentence; never the password. */
function passwordPlaces(texts) {
    return [
        ...(tellsPassword(texts.description) ? ["The VM's description"] : []),
        ...(texts.tags.some(tellsPassword) ? ["One of the VM's tags"] : []),
        ...Object.entries(texts.other_config)
            .filter(([key, value]) => (SECRET_KEY.test(key) && isSecret(value)) || tellsPassword(value))
            .map(([key]) => `The VM's other_config ${(0,errors/* quoteName */.A)(key)}`),
    ];
}
function tellsPassword(text) {
    const searched = text.slice(0, SEARCHED_LENGTH);
    return [NAMED, PAIR].some((pattern) => [...searched.matchAll(pattern)].some(([, value = ""]) => isSecret(value)));
}
function isSecret(value) {
    const bare = value.trim().replace(/[.!?]{1,3}$/, "");
    return bare !== "" && bare.length <= 4096 && !NO_SECRET.test(bare);
}

;// CONCATENATED MODULE: ./build/xva/warnings.js
/** What will surprise whoever imports a VM. */


/** A pool refuses a VM with more vCPUs than a host has CPUs; small hosts have this many. */
const SMALL_HOST_CPUS = 4;
/** The name that every pool gives to the network of its first interface. */
const POOL_WIDE = /^Pool-wide network associated with eth\d+$/;
/** Bridges that xapi numbers itself: an import cannot make one (xapi-project/xen-api#6040). */
const NUMBERED_BRIDGE = /^xapi\d+$/;
/** What matters to whoever imports the VM, a sentence each with what to do. No sentence holds a secret. */
function importWarnings(vm, facts, disks) {
    return [
        ...cpuWarning(facts),
        ...suspendWarning(vm),
        ...cdWarning(facts),
        ...readOnlyWarning(disks),
        ...networkWarning(facts),
        ...bridgeWarning(facts),
        ...templateWarning(facts),
        ...vendorDeviceWarning(facts),
        ...nvramWarning(facts),
        ...vtpmWarning(facts),
        ...passwordPlaces(facts).map((place) => `${place} tells a password, and whoever can read the catalogue can read it: take it out of the template.`),
    ];
}
function cpuWarning({ vcpus_max: count }) {
    if (count <= SMALL_HOST_CPUS)
        return [];
    return [
        `VCPUs_max is ${count}: hosts with fewer than ${count} CPUs refuse to start the VM (HOST_NOT_ENOUGH_PCPUS); set vcpus_max in the template to ${SMALL_HOST_CPUS} or less.`,
    ];
}
function suspendWarning(vm) {
    const state = vm.text("power_state", "Halted");
    if (state.toLowerCase() !== "suspended")
        return [];
    return [
        "The VM was exported suspended: its memory, with all that it held, is in the archive, and it resumes on like CPUs only; shut it down before the export.",
    ];
}
function cdWarning({ cd_drives: drives }) {
    if (drives.length === 0)
        return [];
    const full = drives.filter(({ disc }) => disc !== "").length;
    const what = drives.length === 1 ? "A CD drive is" : `${drives.length} CD drives are`;
    const disc = full === 0 ? "" : `, ${full} with a disc that other pools do not have`;
    return [
        `${what} left in the VM${disc}: every VM made from it gets them; detach them before the export.`,
    ];
}
function readOnlyWarning(disks) {
    return disks
        .filter(({ facts }) => facts.mode === "RO")
        .map(({ facts }) => `The disk ${(0,errors/* quoteName */.A)(facts.name)} is attached read-only, so no VM made from it can write there: attach it with mode RW before the export.`);
}
function networkWarning({ networks }) {
    const names = new Set(networks
        .map(({ network }) => network)
        .filter((name) => !POOL_WIDE.test(name)));
    if (names.size === 0)
        return [];
    const list = [...names].map(errors/* quoteName */.A).join(", ");
    return [
        `An import looks for its networks by name (${list}) and makes new ones where the pool has none: export with "Pool-wide network associated with eth0", for example by export_network_names.`,
    ];
}
function bridgeWarning({ networks }) {
    const bridges = new Set(networks
        .map(({ bridge }) => bridge)
        .filter((bridge) => NUMBERED_BRIDGE.test(bridge)));
    if (bridges.size === 0)
        return [];
    return [
        `A network is on the bridge ${[...bridges].join(", ")}: an import into a pool that knows neither it nor the network's name fails (INVALID_VALUE); export with "Pool-wide network associated with eth0", for example by export_network_names.`,
    ];
}
function templateWarning({ is_default_template: isDefault }) {
    if (!isDefault)
        return [];
    return [
        "The VM is marked as a default template: an import takes the pool's own template of that name instead; remove default_template from other_config.",
    ];
}
function vendorDeviceWarning({ has_vendor_device: has }) {
    if (!has)
        return [];
    return [
        "The VM has has_vendor_device on: in every Windows made from it, Windows Update installs XenServer's drivers, and other systems have no use for it; turn it off before the system is installed unless that is wanted.",
    ];
}
function nvramWarning({ nvram }) {
    if (!nvram)
        return [];
    return [
        "UEFI variables are in the archive: all VMs made from it begin with the same ones, secrets among them included; remove EFI-variables from the VM's NVRAM before the export unless the system boots by an entry there.",
    ];
}
function vtpmWarning({ vtpm }) {
    if (!vtpm)
        return [];
    return [
        "A vTPM is in the VM: what it holds goes with the archive, and VMs made from it share its keys; remove it before the export and give each VM its own.",
    ];
}

;// CONCATENATED MODULE: ./build/xva/ova.js





/** Largest ova.xml that is read, in bytes; one with UEFI variables has some 100 KB. */
const MAX_OVA_BYTES = 16 << 20;
/** Reads ova.xml, an XML-RPC value; throws {@link XvaError} of class `metadata` or `unsupported`. */
function parseOva(bytes) {
    const tree = new OvaTree(parse(bytes));
    // xapi, too, takes a header without one for the oldest.
    const exportVersion = tree.version.text("export_vsn", "0");
    if (exportVersion !== "2") {
        throw new errors.XvaError("unsupported", `The archive has export version ${(0,errors/* quoteName */.A)(exportVersion)} instead of 2, which all have since XenServer 4.1: import it into a current pool and export it again.`, { member: "ova.xml" });
    }
    const vm = mainVm(tree);
    const disks = archiveDisks(tree);
    const facts = {
        ...vmFacts(vm),
        ...firmwareFacts(tree, vm),
        cd_drives: cdDrives(tree, vm),
        networks: networks(tree, vm),
        exporter: exporter(tree.version, exportVersion),
    };
    return { facts, disks, warnings: importWarnings(vm, facts, disks) };
}
function parse(bytes) {
    try {
        const xml = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
        return parseRpcValue(xml);
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new errors.XvaError("metadata", `ova.xml cannot be read (${reason}): the file is damaged or not an export of a VM; export the VM again.`, { member: "ova.xml", cause: error });
    }
}
/** The VM that was exported; its snapshots may stand beside it. */
function mainVm(tree) {
    const vms = tree.all("VM");
    const vm = vms.find((each) => !each.flag("is_a_snapshot", false)) ?? vms[0];
    if (vm === undefined)
        throw tree.error("names no VM");
    return vm;
}
function vmFacts(vm) {
    const otherConfig = vm.map("other_config");
    return {
        name: vm.text("name_label"),
        description: vm.text("name_description", ""),
        uuid: vm.text("uuid", ""),
        vcpus_max: vm.wholeNumber("VCPUs_max"),
        vcpus_at_startup: vm.wholeNumber("VCPUs_at_startup"),
        memory_static_max: vm.wholeNumber("memory_static_max"),
        memory_static_min: vm.wholeNumber("memory_static_min"),
        memory_dynamic_max: vm.wholeNumber("memory_dynamic_max"),
        memory_dynamic_min: vm.wholeNumber("memory_dynamic_min"),
        domain_type: vm.text("domain_type", "unspecified"),
        platform: Object.fromEntries(vm.map("platform")),
        has_vendor_device: vm.flag("has_vendor_device", false),
        recommendations: vm.text("recommendations", ""),
        is_a_template: vm.flag("is_a_template", false),
        // An import goes by either of the two.
        is_default_template: vm.flag("is_default_template", false) ||
            otherConfig.get("default_template") === "true",
        tags: vm.list("tags"),
        other_config: Object.fromEntries(otherConfig),
    };
}
function firmwareFacts(tree, vm) {
    const boot = vm.map("HVM_boot_params");
    const uefi = boot.get("firmware") === "uefi";
    return {
        firmware: uefi ? "uefi" : "bios",
        secure_boot: uefi && vm.map("platform").get("secureboot") === "true",
        nvram: vm.map("NVRAM").size > 0,
        vtpm: tree.all("VTPM").length > 0 || vm.list("VTPMs").length > 0,
        boot_order: boot.get("order") ?? "",
        bios_strings: Object.fromEntries(vm.map("bios_strings")),
    };
}
function networks(tree, vm) {
    return tree
        .all("VIF")
        .filter((vif) => vif.text("VM", vm.id) === vm.id)
        .map((vif) => {
        const network = tree.find("network", vif.text("network"));
        return {
            device: vif.text("device"),
            network: network?.text("name_label") ?? "",
            bridge: network?.text("bridge", "") ?? "",
            mac: vif.text("MAC", ""),
            mac_autogenerated: vif.flag("MAC_autogenerated", false),
            mtu: vif.wholeNumber("MTU"),
            locking_mode: vif.text("locking_mode", "network_default"),
        };
    })
        .sort((a, b) => Number(a.device) - Number(b.device));
}
/** A header without a version of xapi is refused, as an import would. */
function exporter(version, exportVersion) {
    const major = version.wholeNumber("xapi_major");
    return {
        product_brand: version.text("product_brand", ""),
        product_version: version.text("product_version", ""),
        build_number: version.text("build_number", ""),
        xapi_version: `${major}.${version.wholeNumber("xapi_minor")}`,
        export_vsn: exportVersion,
    };
}


/***/ }),

/***/ 44818:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hs: () => (/* binding */ sniffCompression),
/* harmony export */   J9: () => (/* binding */ diagnoseHead),
/* harmony export */   dD: () => (/* binding */ SNIFF_BYTES),
/* harmony export */   yD: () => (/* binding */ namesOvaXml)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80111);

/** Bytes from the start of a file that {@link sniffCompression} wants to see. */
const SNIFF_BYTES = 4;
/**
 * Tells the compression by magic bytes, never by name: compressed exports are called `.xva` too.
 * A zstd file may start with a skippable frame (pzstd writes one before each data frame).
 */
function sniffCompression(head) {
    if (startsWith(head, [0x1f, 0x8b]))
        return "gzip";
    if (startsWith(head, [0x28, 0xb5, 0x2f, 0xfd]))
        return "zstd";
    const skippable = ((head[0] ?? 0) & 0xf0) === 0x50 &&
        startsWith(head.subarray(1), [0x2a, 0x4d, 0x18]);
    return skippable ? "zstd" : "none";
}
const FOREIGN = [
    {
        magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a],
        what: "an xz file",
        compression: true,
    },
    { magic: [0x42, 0x5a, 0x68], what: "a bzip2 file", compression: true },
    {
        magic: [0x04, 0x22, 0x4d, 0x18],
        what: "an lz4 file",
        compression: true,
    },
    { magic: [0x1f, 0x8b], what: "a gzip file in a compressed file" },
    {
        magic: [0x28, 0xb5, 0x2f, 0xfd],
        what: "a zstd file in a compressed file",
    },
    { magic: [0x50, 0x4b, 0x03, 0x04], what: "a zip file" },
    { magic: [0x51, 0x46, 0x49, 0xfb], what: "a qcow2 disk image" },
    { magic: [0x4b, 0x44, 0x4d, 0x56], what: "a VMDK disk image" },
    {
        magic: [0x63, 0x6f, 0x6e, 0x65, 0x63, 0x74, 0x69, 0x78],
        what: "a VHD disk image",
    },
    {
        magic: [0x76, 0x68, 0x64, 0x78, 0x66, 0x69, 0x6c, 0x65],
        what: "a VHDX disk image",
    },
];
const ERROR_PAGE = /^\s*(?:<(?:!doctype|html|head|body|title|h1|center|\?xml|!--)|HTTP\/\d)/i;
const OVA_XML_NAME = Array.from("ova.xml\0", (c) => c.charCodeAt(0));
/** Whether the first tar header (of the uncompressed file) names `ova.xml`, be it sound or not. */
function namesOvaXml(head) {
    return startsWith(head, OVA_XML_NAME);
}
/** Says what a file is whose first bytes (up to 512, uncompressed) are no valid tar header. */
function diagnoseHead(head) {
    const text = new TextDecoder().decode(head);
    if (ERROR_PAGE.test(text)) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.XvaError("html-error-page", "The file is an error page of a web server, not an XVA: the export or download was refused (an expired session or a failed request); look at what the page says and at the pool's log, and build again or download it again.", { offset: 0 });
    }
    if (namesOvaXml(head)) {
        return head.length < 512
            ? new _errors_js__WEBPACK_IMPORTED_MODULE_0__.XvaError("truncated", "The file ends within its first header: the export was cut off; check the connection to the pool and the free disk space, and build again.", { offset: head.length, member: "ova.xml" })
            : new _errors_js__WEBPACK_IMPORTED_MODULE_0__.XvaError("checksum", "The header of ova.xml does not match its checksum: the file is damaged; copy or build it again.", { offset: 0, member: "ova.xml" });
    }
    const foreign = FOREIGN.find(({ magic }) => startsWith(head, magic));
    if (foreign?.compression) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.XvaError("unsupported", `The file is ${foreign.what}, which pools cannot import: use an uncompressed XVA, gzip or zstd.`, { offset: 0 });
    }
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.XvaError("not-an-xva", `The file is ${foreign?.what ?? "not a tar archive"}, not an XVA: check what made it (with Packer, the template exports with format = "xva" or "xva_compressed").`, { offset: 0 });
}
function startsWith(bytes, magic) {
    return magic.every((byte, index) => bytes[index] === byte);
}


/***/ }),

/***/ 26949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ TarReader)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80111);
/* harmony import */ var _sniff_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44818);
/* harmony import */ var _zeros_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87221);



const BLOCK_BYTES = 512;
/** Zeros allowed after the end marker. GNU tar fills records of 10,240 bytes, with `-b` up to 1 MiB and more. */
const MAX_PADDING_BYTES = 1 << 20;
/**
 * Incremental reader of V7, ustar and GNU tar that hands out the bytes of regular files.
 * It is strict where damage could hide: header checksums, zero padding, the end marker and what follows it.
 * No `ustar` magic is demanded, since xapi writes V7 headers with a NUL type.
 */
class TarReader {
    #sink;
    #header = new Uint8Array(BLOCK_BYTES);
    #headerLength = 0;
    #state = "header";
    /** Bytes of data or padding that are still to come. */
    #left = 0;
    #offset = 0;
    #member;
    /** Offset of the first zero block. */
    #endOffset = 0;
    constructor(sink) {
        this.#sink = sink;
    }
    /** The member that was begun last. */
    get member() {
        return this.#member;
    }
    /** Reads the next bytes of the archive; throws {@link XvaError}. */
    write(chunk) {
        let at = 0;
        while (at < chunk.length) {
            const rest = at === 0 ? chunk : chunk.subarray(at);
            const taken = this.#take(rest);
            at += taken;
            this.#offset += taken;
            this.#advance();
        }
    }
    /** Says that the archive ends here; throws {@link XvaError} where it should not. */
    end() {
        if (this.#offset === 0) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.XvaError("empty", "The file is empty: the export yielded nothing; look at the pool's log and at the free disk space, and build again.", { offset: 0 });
        }
        if (this.#member === undefined && this.#state === "header") {
            throw (0,_sniff_js__WEBPACK_IMPORTED_MODULE_1__/* .diagnoseHead */ .J9)(this.#header.subarray(0, this.#headerLength));
        }
        const complete = this.#state === "end" &&
            this.#offset - this.#endOffset >= 2 * BLOCK_BYTES;
        if (!complete || this.#offset % BLOCK_BYTES !== 0)
            throw this.#truncated();
    }
    #take(rest) {
        switch (this.#state) {
            case "header":
                return this.#takeHeader(rest);
            case "data": {
                const taken = Math.min(this.#left, rest.length);
                this.#left -= taken;
                this.#sink.data(rest.subarray(0, taken));
                return taken;
            }
            case "padding": {
                const taken = Math.min(this.#left, rest.length);
                this.#left -= taken;
                if (!(0,_zeros_js__WEBPACK_IMPORTED_MODULE_2__/* .isZero */ .b)(rest.subarray(0, taken)))
                    throw this.#dirtyPadding();
                return taken;
            }
            case "end":
                return this.#takeEnd(rest);
        }
    }
    #takeHeader(rest) {
        const taken = Math.min(BLOCK_BYTES - this.#headerLength, rest.length);
        this.#header.set(rest.subarray(0, taken), this.#headerLength);
        this.#headerLength += taken;
        return taken;
    }
    #takeEnd(rest) {
        if (!(0,_zeros_js__WEBPACK_IMPORTED_MODULE_2__/* .isZero */ .b)(rest)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.XvaError("trailing-data", "Something follows the archive's end marker: the file was appended to or mixed with another one; copy or build it again.", { offset: this.#offset });
        }
        const limit = this.#endOffset + 2 * BLOCK_BYTES + MAX_PADDING_BYTES;
        if (this.#offset + rest.length > limit) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.XvaError("trailing-data", `More than ${MAX_PADDING_BYTES} zero bytes follow the archive's end marker: the file was extended after the export; copy or build it again.`, { offset: limit });
        }
        return rest.length;
    }
    /** Goes to the next state when the present one has all its bytes. */
    #advance() {
        if (this.#state === "header" && this.#headerLength === BLOCK_BYTES) {
            this.#headerDone();
        }
        if (this.#state === "data" && this.#left === 0) {
            this.#sink.memberEnd();
            this.#state = "padding";
            const size = this.#member?.sizeBytes ?? 0;
            this.#left = (BLOCK_BYTES - (size % BLOCK_BYTES)) % BLOCK_BYTES;
        }
        if (this.#state === "padding" && this.#left === 0) {
            this.#state = "header";
            this.#headerLength = 0;
        }
    }
    #headerDone() {
        const offset = this.#offset - BLOCK_BYTES;
        if (this.#member !== undefined && (0,_zeros_js__WEBPACK_IMPORTED_MODULE_2__/* .isZero */ .b)(this.#header)) {
            this.#state = "end";
            this.#endOffset = offset;
            return;
        }
        if (!checksumMatches(this.#header)) {
            if (this.#member === undefined)
                throw (0,_sniff_js__WEBPACK_IMPORTED_MODULE_1__/* .diagnoseHead */ .J9)(this.#header);
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.XvaError("checksum", `The tar header after ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .A)(this.#member.name)} does not match its checksum: the file is damaged; copy or build it again.`, { offset, member: this.#member.name });
        }
        this.#member = parseHeader(this.#header, offset);
        this.#state = "data";
        this.#left = this.#member.sizeBytes;
        this.#sink.member(this.#member);
    }
    #truncated() {
        const where = this.#state === "data"
            ? `in the middle of ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .A)(this.#member?.name ?? "")}`
            : "without its end marker";
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.XvaError("truncated", `The archive ends ${where}, at byte ${this.#offset}: the export or copy was cut off; check the connection to the pool and the free disk space, and build again.`, { offset: this.#offset, member: this.#member?.name });
    }
    #dirtyPadding() {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.XvaError("checksum", `The padding after ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .A)(this.#member?.name ?? "")} is not zero: the file is damaged; copy or build it again.`, { offset: this.#offset, member: this.#member?.name });
    }
}
const NAME = { start: 0, end: 100 };
const SIZE = { start: 124, end: 136 };
const CHECKSUM = { start: 148, end: 156 };
const TYPE = 156;
const MAGIC = { start: 257, end: 263 };
const PREFIX = { start: 345, end: 500 };
/** Types of members that no XVA has, by flag. */
const REFUSED_TYPES = {
    "1": "a hard link",
    "2": "a symbolic link",
    "3": "a character device",
    "4": "a block device",
    "5": "a directory",
    "6": "a named pipe",
};
function parseHeader(header, offset) {
    const name = memberName(header);
    const type = String.fromCharCode(header[TYPE] ?? 0);
    const refused = REFUSED_TYPES[type];
    if (refused !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.XvaError("unexpected-member", `The archive holds ${refused}, ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .A)(name)}, which no XVA does: do not import it; export the VM again.`, { offset, member: name });
    }
    if (type !== "\0" && type !== "0") {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.XvaError("unsupported", `The archive uses a tar extension (type ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .A)(type)}) that pools cannot import: pack it with plain ustar headers, as GNU tar does with --format=ustar.`, { offset, member: name });
    }
    if (name.startsWith("/") || name.split("/").includes("..")) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.XvaError("unexpected-member", `The archive holds ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .A)(name)}, a path that leaves its folder: do not import it; export the VM again.`, { offset, member: name });
    }
    const sizeBytes = parseNumber(header.subarray(SIZE.start, SIZE.end));
    if (sizeBytes === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.XvaError("unsupported", `The size of ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .A)(name)} is not a number that can be read: the file is damaged or made by an unknown tool; export the VM again.`, { offset, member: name });
    }
    return { name, sizeBytes, offset };
}
function memberName(header) {
    const name = text(header.subarray(NAME.start, NAME.end));
    // Only POSIX's `ustar\0` has a prefix; GNU's `ustar  ` keeps times there.
    const magic = text(header.subarray(MAGIC.start, MAGIC.end));
    const prefix = magic === "ustar" ? text(header.subarray(PREFIX.start, PREFIX.end)) : "";
    return prefix === "" ? name : `${prefix}/${name}`;
}
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
function text(field) {
    const end = field.indexOf(0);
    return decoder.decode(end === -1 ? field : field.subarray(0, end));
}
/** Octal digits, or base 256 where the first bit says so (GNU); undefined for all else and beyond 2^53. */
function parseNumber(field) {
    const first = field[0] ?? 0;
    if (first === 0x80) {
        const value = field.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0);
        return Number.isSafeInteger(value) ? value : undefined;
    }
    const digits = /^ *([0-7]+)[ \0]*$/.exec(String.fromCharCode(...field))?.[1];
    return digits === undefined ? undefined : Number.parseInt(digits, 8);
}
/** The sum of all bytes of the header, its own field taken as spaces. */
function checksumMatches(header) {
    const expected = parseNumber(header.subarray(CHECKSUM.start, CHECKSUM.end));
    let sum = (CHECKSUM.end - CHECKSUM.start) * 0x20;
    for (let at = 0; at < BLOCK_BYTES; at += 1) {
        if (at === CHECKSUM.start)
            at = CHECKSUM.end;
        sum += header[at] ?? 0;
    }
    return sum === expected;
}


/***/ }),

/***/ 46359:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mS: () => (/* binding */ XvaVerifier),
  j1: () => (/* binding */ looksLikeXva),
  AI: () => (/* binding */ verifyFile)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/io-buffer.js
var io_buffer = __webpack_require__(70865);
// EXTERNAL MODULE: ./build/xva/block-hash.js
var block_hash = __webpack_require__(76632);
// EXTERNAL MODULE: ./build/xva/decompress.js + 1 modules
var decompress = __webpack_require__(11940);
// EXTERNAL MODULE: ./build/xva/errors.js
var errors = __webpack_require__(80111);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/xva/archive.js + 1 modules
var archive = __webpack_require__(68704);
// EXTERNAL MODULE: ./build/xva/content-digest.js
var content_digest = __webpack_require__(97488);
// EXTERNAL MODULE: ./build/xva/tar.js
var tar = __webpack_require__(26949);
// EXTERNAL MODULE: ./build/xva/versions.js
var versions = __webpack_require__(5973);
;// CONCATENATED MODULE: ./build/xva/pipeline.js







/** What is made of a file whose compression is known: file bytes → decoder → tar → archive → whoever looks on. */
class Pipeline {
    #compression;
    #options;
    #decoder;
    #hash;
    #archive;
    /** Absent in mode `none`. */
    #tar;
    /** Of the archive in a compressed file. */
    #sha256;
    #archiveBytes = 0;
    #pieces = [];
    /** With `hash`, blocks are compared with their checksums and the content is digested. */
    constructor(compression, options, hash) {
        this.#compression = compression;
        this.#options = options;
        this.#hash = hash;
        this.#archive = new archive/* XvaArchive */.G({
            hash,
            onBlock: options.onBlock &&
                ((disk, position, bytes) => {
                    this.#pieces.push({ disk, position, bytes });
                }),
        });
        if (options.mode !== "none")
            this.#tar = new tar/* TarReader */.R(this.#archive);
        if (hash !== undefined && compression !== "none")
            this.#sha256 = (0,external_node_crypto_.createHash)("sha256");
        this.#decoder = (0,decompress/* createDecoder */.$)(compression, (bytes) => this.#take(bytes));
    }
    async write(chunk) {
        await this.#located(() => this.#decoder.write(chunk));
    }
    async end() {
        await this.#located(() => this.#decoder.end());
        const contents = await this.#located(() => {
            this.#tar?.end();
            return this.#tar && this.#archive.end();
        });
        const sha256 = this.#sha256?.digest("hex");
        return {
            compression: this.#compression,
            blocks: contents?.blocks ?? 0,
            warnings: contents?.ova.warnings ?? [],
            checksums: contents?.checksums ?? [],
            ...(this.#compression === "none"
                ? {}
                : {
                    archive: {
                        sizeBytes: this.#archiveBytes,
                        ...(sha256 === undefined ? {} : { sha256 }),
                    },
                }),
            ...(contents && this.#found(contents)),
        };
    }
    destroy() {
        this.#decoder.destroy();
    }
    /** Reads bytes of the archive, and waits only where someone looks on. */
    #take(bytes) {
        this.#tar?.write(bytes);
        this.#archiveBytes += bytes.length;
        this.#sha256?.update(bytes);
        const { onArchive } = this.#options;
        if (onArchive === undefined && this.#pieces.length === 0) {
            this.#hash?.keep();
            return;
        }
        return this.#show(bytes);
    }
    async #show(bytes) {
        const { onArchive, onBlock } = this.#options;
        for (const piece of this.#pieces)
            await onBlock?.(piece.disk, piece.position, piece.bytes);
        this.#pieces = [];
        await onArchive?.(bytes);
        this.#hash?.keep();
    }
    #found({ ova, disks, checksums, }) {
        const digests = [];
        const described = ova.disks.map(({ ref, facts }) => {
            const reader = disks.get(ref);
            const digest = reader?.digest?.digest();
            if (digest !== undefined)
                digests.push(digest);
            return {
                ...facts,
                stored_size: reader?.storedBytes ?? 0,
                ...(digest === undefined ? {} : { content_digest: digest }),
            };
        });
        const { firmware, vtpm, secure_boot, exporter } = ova.facts;
        const hardware = {
            ...ova.facts,
            disks: described,
            importable: (0,versions/* importableBy */.z)({
                xapiVersion: exporter.xapi_version,
                checksums,
                compression: this.#compression,
                firmware,
                vtpm,
                secureBoot: secure_boot,
            }),
        };
        return {
            hardware,
            ...(this.#hash === undefined
                ? {}
                : { contentDigest: (0,content_digest/* imageDigest */.Wf)(digests) }),
        };
    }
    /** Adds to an error where the archive was read by then, if it does not say. */
    async #located(work) {
        try {
            return await work();
        }
        catch (error) {
            if (!(error instanceof errors.XvaError) || error.offset !== undefined)
                throw error;
            const last = this.#tar?.member;
            const member = error.member ?? last?.name;
            const offset = error.member !== undefined && error.member === last?.name
                ? last.offset
                : this.#archiveBytes;
            const { cause } = error;
            throw new errors.XvaError(error.class, error.message, { member, offset, cause });
        }
    }
}

// EXTERNAL MODULE: ./build/xva/sniff.js
var sniff = __webpack_require__(44818);
;// CONCATENATED MODULE: ./build/xva/verify.js







/** Bytes of one read: large reads cost half of what Node's default of 64 KiB does. */
const READ_BYTES = 2 << 20;
/** Bytes of a file's head that {@link looksLikeXva} reads: more than the largest block of any compression. */
const HEAD_BYTES = 1 << 20;
/**
 * Verifies an XVA that is pushed through it, in memory that does not grow with the file.
 * Calls are made one after the other. After an error every call rejects with that same error.
 */
class XvaVerifier {
    #options;
    /** First bytes of the file, until they tell its compression. */
    #head = new Uint8Array(0);
    #pipeline;
    #failure;
    constructor(options) {
        this.#options = options;
    }
    /**
     * Takes the file's next bytes. The chunk is the caller's again when this resolves; that some of it is still to be checked
     * is for later calls to tell. Rejects with {@link XvaError}, or with what a function of the options threw.
     */
    write(chunk) {
        return this.#guard(async () => {
            if (this.#pipeline !== undefined)
                return this.#pipeline.write(chunk);
            this.#head = Buffer.concat([this.#head, chunk]);
            if (this.#head.length >= sniff/* SNIFF_BYTES */.dD)
                await this.#start();
        });
    }
    /** Says that the file ends here, and resolves with what was verified. Rejects like {@link write}. */
    end() {
        return this.#guard(async () => {
            const pipeline = this.#pipeline ?? (await this.#start());
            return pipeline.end();
        });
    }
    /** Frees everything; what is under way, and every later call, rejects. */
    destroy() {
        this.#failure ??= new Error("The verifier was destroyed.");
        this.#pipeline?.destroy();
        this.#pipeline = undefined;
    }
    async #start() {
        const head = this.#head;
        this.#head = new Uint8Array(0);
        const hash = this.#options.mode === "full" ? await block_hash/* BlockHash */.Iy.create() : undefined;
        if (this.#failure !== undefined)
            throw this.#failure;
        const pipeline = new Pipeline((0,sniff/* sniffCompression */.Hs)(head), this.#options, hash);
        this.#pipeline = pipeline;
        await pipeline.write(head);
        return pipeline;
    }
    async #guard(work) {
        if (this.#failure !== undefined)
            throw this.#failure;
        try {
            const result = await work();
            if (this.#failure === undefined)
                return result;
        }
        catch (error) {
            this.#failure ??= error;
            this.destroy();
        }
        throw this.#failure;
    }
}
/** Verifies the XVA at a path; rejects with {@link XvaError}, or with the file system's error where it can't be read. */
async function verifyFile(path, { onProgress, signal, ...options }) {
    signal?.throwIfAborted();
    const file = await (0,promises_.open)(path);
    const verifier = new XvaVerifier(options);
    const stop = () => verifier.destroy();
    signal?.addEventListener("abort", stop);
    try {
        const { size } = await file.stat();
        let readBytes = 0;
        for await (const chunk of chunks(file)) {
            await verifier.write(chunk);
            readBytes += chunk.length;
            onProgress?.(readBytes, size);
        }
        return await verifier.end();
    }
    catch (error) {
        signal?.throwIfAborted();
        throw error;
    }
    finally {
        signal?.removeEventListener("abort", stop);
        verifier.destroy();
        await file.close();
    }
}
/** Reads a file to its end. A piece is valid until the next but one is asked for: one is read while another is used. */
async function* chunks(file) {
    let [used, next] = [(0,io_buffer/* ioBuffer */.b)(READ_BYTES), (0,io_buffer/* ioBuffer */.b)(READ_BYTES)];
    let reading = file.read(next, 0, READ_BYTES, null);
    try {
        for (;;) {
            const { bytesRead } = await reading;
            if (bytesRead === 0)
                return;
            [used, next] = [next, used];
            reading = file.read(next, 0, READ_BYTES, null);
            yield used.subarray(0, bytesRead);
        }
    }
    finally {
        await reading.catch(() => { });
    }
}
/**
 * Whether a file is meant to be an XVA: its first tar member, after decompression, is called `ova.xml`.
 * Reads the head only; a damaged XVA still looks like one. Rejects where the file can't be read.
 */
async function looksLikeXva(path) {
    const file = await (0,promises_.open)(path);
    try {
        const buffer = (0,io_buffer/* ioBuffer */.b)(HEAD_BYTES);
        const { bytesRead } = await file.read(buffer, 0, HEAD_BYTES, 0);
        return (0,sniff/* namesOvaXml */.yD)(await decodeHead(buffer.subarray(0, bytesRead)));
    }
    finally {
        await file.close();
    }
}
/** The first bytes of the uncompressed file, as far as they can be had. */
async function decodeHead(head) {
    let decoded = new Uint8Array(0);
    const enough = new Error("enough");
    const decoder = (0,decompress/* createDecoder */.$)((0,sniff/* sniffCompression */.Hs)(head), (bytes) => {
        decoded = Buffer.concat([decoded, bytes.subarray(0, 512)]);
        if (decoded.length >= 512)
            throw enough;
    });
    try {
        await decoder.write(head);
        await decoder.end();
    }
    catch (error) {
        if (error !== enough && !(error instanceof errors.XvaError))
            throw error;
    }
    finally {
        decoder.destroy();
    }
    return decoded;
}


/***/ }),

/***/ 5973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ importableBy)
/* harmony export */ });
/** Releases of XCP-ng, oldest first. */
const XCP_NG = ["7.4", "8.0", "8.1", "8.2", "8.3", "8.3 or later"];
/** Releases of XenServer, called Citrix Hypervisor from 8.0 to 8.2; `XenServer 8` calls itself 8.4. */
const XENSERVER = [
    "5.5",
    "7.0",
    "8.0",
    "8.1",
    "8.2",
    "8.4",
    "8.4 or later",
];
/**
 * The newest xapi whose archives a release imports, as it comes on the installer. An import compares this pair with the archive's and
 * refuses a greater one (`assert_compatible` in xen-api's importexport.ml). Sources, and what is not known:
 * - 1.3: `software_version` of XenServer 6.5, ova.xml of 5.5. 1.9: `software_version` of 7.0, ova.xml of 7.1.
 * - 1.20: a constant of xapi_version.ml, whatever the package (1.249 in 8.2) says; Xen Orchestra's writer has it from 8.2.1.
 *   8.0 is the oldest that is known to take it: it passes archives of 8.1 at this check, and stumbles over their checksums
 *   (nforgeio/neonKUBE#811). What 7.2 to 7.6 have between 1.9 and 1.20 is not known, so such archives ask for 8.0 too.
 * - 24.19: from then on the package's version (xcp-ng-rpms/xapi: 24.19.2 for XCP-ng 8.3, 25.6, 25.33, 26.1, 26.4 by updates).
 *   XenServer 8.4 is updated in place likewise; with which it began is not known.
 */
const XAPI_VERSIONS = [
    { major: 1, minor: 3, xcpNg: "7.4", xenServer: "5.5" },
    { major: 1, minor: 9, xcpNg: "7.4", xenServer: "7.0" },
    { major: 1, minor: 20, xcpNg: "8.0", xenServer: "8.0" },
    { major: 24, minor: 19, xcpNg: "8.3", xenServer: "8.4" },
];
/** The newest that an update of XCP-ng 8.3 is known to bring. */
const NEWEST_XAPI = { major: 26, minor: 4 };
/**
 * The oldest XCP-ng and XenServer that can import an archive and start its VM, and what keeps older ones from it.
 * Sources of the rules: .xxhash in docs.citrix.com "XVA format" and xapi-project/xen-api#3829; zstd in xen-api#3797 and, in XCP-ng before,
 * xcp-ng/xcp#66; secure boot in docs.xcp-ng.org "Guest UEFI Secure Boot"; vTPM in the release notes of XCP-ng 8.3.
 */
function importableBy(facts) {
    const requirements = [
        xapiRequirement(facts.xapiVersion),
        ...contentRequirements(facts),
    ];
    const xcpNg = newest(XCP_NG, requirements.map((each) => each.xcpNg));
    const xenServer = newest(XENSERVER, requirements.map((each) => each.xenServer));
    return {
        xcp_ng: xcpNg,
        xenserver: xenServer,
        because: requirements
            .filter((each) => each.xcpNg === xcpNg || each.xenServer === xenServer)
            .map(({ because }) => because),
    };
}
function contentRequirements(facts) {
    const requirements = [
        facts.checksums.includes("xxhash") && {
            xcpNg: "8.1",
            xenServer: "8.1",
            because: "Its blocks have .xxhash checksums, which XCP-ng and Citrix Hypervisor know since 8.1.",
        },
        facts.compression === "zstd" && {
            xcpNg: "8.0",
            xenServer: "8.1",
            because: "It is compressed with zstd, which XCP-ng knows since 8.0 and Citrix Hypervisor since 8.1.",
        },
        facts.firmware === "uefi" && {
            xcpNg: "8.0",
            xenServer: "8.0",
            because: "The VM boots by UEFI, which XCP-ng and Citrix Hypervisor offer since 8.0.",
        },
        facts.secureBoot && {
            xcpNg: "8.2",
            xenServer: "8.2",
            because: "The VM asks for secure boot, which XCP-ng offers since 8.2.1 and Citrix Hypervisor since 8.2 at the latest.",
        },
        facts.vtpm && {
            xcpNg: "8.3",
            xenServer: "8.4",
            because: "The VM has a vTPM, which XCP-ng has since 8.3 and XenServer since 8.4.",
        },
    ];
    return requirements.filter((each) => each !== false);
}
function xapiRequirement(text) {
    const refused = `It was exported by xapi ${text}, and a pool whose xapi is older refuses it (IMPORT_INCOMPATIBLE_VERSION)`;
    const row = XAPI_VERSIONS.find((each) => !isNewer(text, each));
    if (row !== undefined) {
        const { xcpNg, xenServer } = row;
        return { xcpNg, xenServer, because: `${refused}.` };
    }
    if (isNewer(text, NEWEST_XAPI)) {
        return {
            xcpNg: "8.3 or later",
            xenServer: "8.4 or later",
            because: `${refused}: it is newer than every xapi that was known when this was written (${NEWEST_XAPI.major}.${NEWEST_XAPI.minor}).`,
        };
    }
    return {
        xcpNg: "8.3",
        xenServer: "8.4",
        because: `${refused}: XCP-ng 8.3 and XenServer 8.4 need the updates that bring it.`,
    };
}
/** Whether a version is newer than another; one that is no version at all counts as newer than any. */
function isNewer(text, than) {
    const [, major, minor] = /^(\d+)\.(\d+)$/.exec(text) ?? [];
    if (major === undefined || minor === undefined)
        return true;
    return Number(major) === than.major
        ? Number(minor) > than.minor
        : Number(major) > than.major;
}
/** The last in the order of `all` of those that are `asked` for; `asked` is not empty. */
function newest(all, asked) {
    const [first, ...rest] = asked;
    if (first === undefined)
        throw new Error("No release is asked for.");
    return rest.reduce((last, each) => (all.indexOf(each) > all.indexOf(last) ? each : last), first);
}


/***/ }),

/***/ 87221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ isZero)
/* harmony export */ });
/** Whether all bytes are zero. One native comparison: every byte equals its neighbour, and the first is zero. */
function isZero(bytes) {
    return (bytes.length === 0 ||
        (bytes[0] === 0 &&
            Buffer.compare(bytes.subarray(1), bytes.subarray(0, -1)) === 0));
}


/***/ }),

/***/ 50174:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ ZstdFrameWalker)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80111);

const FRAME_MAGIC = 0xfd2fb528;
const FRAME_MAGIC_BYTES = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd);
const SKIPPABLE_MAGIC = 0x184d2a50;
const RLE_BLOCK = 1;
const RESERVED_BLOCK = 3;
const CONTENT_CHECKSUM_BYTES = 4;
/** The headers of a zstd file that say where its frames end (RFC 8878, section 3.1), with their lengths in bytes. */
const FIELD_BYTES = {
    magic: 4,
    descriptor: 1,
    block: 3,
    "skippable-length": 4,
};
/**
 * Cuts a zstd file into frames by its frame and block headers.
 * Node's own decoder drops what follows a frame in the same write, and up to 24.19 takes a cut frame for a whole one.
 */
class ZstdFrameWalker {
    #field = "magic";
    #value = 0;
    #have = 0;
    /** Bytes to pass over before the next header. */
    #skip = 0;
    /** The frame is at its end once `#skip` is 0. */
    #last = false;
    #skippable = false;
    #checksum = false;
    #frames = 0;
    /**
     * Walks over the next bytes of the file and gives those of data frames, no piece going beyond the end of its frame.
     * Pieces are views of `chunk`, but for magic numbers that began in the chunk before. Throws {@link XvaError}.
     */
    *feed(chunk) {
        let at = 0;
        // Where the present frame begins in this chunk.
        let from = 0;
        // Bytes of its magic number that came before.
        let before = this.#atMagic ? this.#have : 0;
        while (at < chunk.length) {
            at += this.#step(chunk, at);
            const isEnd = this.#last && this.#skip === 0;
            if (!isEnd && (at < chunk.length || this.#atMagic))
                continue;
            if (!this.#skippable) {
                if (before > 0)
                    yield FRAME_MAGIC_BYTES.subarray(0, before);
                yield chunk.subarray(from, at);
            }
            if (isEnd)
                this.#nextFrame();
            from = at;
            before = 0;
        }
    }
    /** Whether the file may end here: after a whole frame. */
    get complete() {
        return this.#atMagic && this.#have === 0 && this.#frames > 0;
    }
    get #atMagic() {
        return this.#field === "magic";
    }
    /** Passes over bytes, or reads one byte of a header; returns how many bytes it took. */
    #step(chunk, at) {
        if (this.#skip > 0) {
            const taken = Math.min(this.#skip, chunk.length - at);
            this.#skip -= taken;
            return taken;
        }
        this.#value += (chunk[at] ?? 0) * 2 ** (8 * this.#have);
        this.#have += 1;
        if (this.#atMagic)
            this.#checkMagic();
        if (this.#have === FIELD_BYTES[this.#field]) {
            const value = this.#value;
            this.#value = 0;
            this.#have = 0;
            this.#fieldDone(value);
        }
        return 1;
    }
    #fieldDone(value) {
        switch (this.#field) {
            case "magic":
                this.#magicDone(value);
                return;
            case "skippable-length":
                this.#skip = value;
                this.#last = true;
                return;
            case "descriptor": {
                const singleSegment = (value >> 5) & 1;
                const dictionaryBytes = [0, 1, 2, 4][value & 3] ?? 0;
                const sizeBytes = [singleSegment, 2, 4, 8][value >> 6] ?? 0;
                this.#checksum = ((value >> 2) & 1) === 1;
                this.#skip = 1 - singleSegment + dictionaryBytes + sizeBytes;
                this.#field = "block";
                return;
            }
            case "block":
                this.#blockDone(value);
                return;
        }
    }
    /** Compares the bytes of a magic number that are there with those that may begin a frame. */
    #checkMagic() {
        const modulus = 2 ** (8 * this.#have);
        const value = this.#value;
        const isFrame = value === FRAME_MAGIC % modulus;
        const isSkippable = value - (value % 16) === SKIPPABLE_MAGIC % modulus;
        if (isFrame || isSkippable)
            return;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.XvaError("trailing-data", "Something that is not zstd follows the compressed data: the file was appended to or mixed with another one; copy or build it again.");
    }
    #magicDone(value) {
        this.#skippable = value !== FRAME_MAGIC;
        this.#field = this.#skippable ? "skippable-length" : "descriptor";
    }
    #blockDone(value) {
        const type = (value >> 1) & 3;
        if (type === RESERVED_BLOCK) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.XvaError("compression", "The zstd data holds a block of a type that does not exist: the file is damaged; copy or build it again.");
        }
        this.#skip = type === RLE_BLOCK ? 1 : value >> 3;
        if ((value & 1) === 1) {
            this.#last = true;
            if (this.#checksum)
                this.#skip += CONTENT_CHECKSUM_BYTES;
        }
    }
    #nextFrame() {
        this.#frames += 1;
        this.#field = "magic";
        this.#last = false;
    }
}


/***/ }),

/***/ 77261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ e)
/* harmony export */ });
const t=new Uint8Array([0,97,115,109,1,0,0,0,1,48,8,96,3,127,127,127,1,127,96,3,127,127,127,0,96,2,127,127,0,96,1,127,1,127,96,3,127,127,126,1,126,96,3,126,127,127,1,126,96,2,127,126,0,96,1,127,1,126,3,11,10,0,0,2,1,3,4,5,6,1,7,5,3,1,0,1,7,85,9,3,109,101,109,2,0,5,120,120,104,51,50,0,0,6,105,110,105,116,51,50,0,2,8,117,112,100,97,116,101,51,50,0,3,8,100,105,103,101,115,116,51,50,0,4,5,120,120,104,54,52,0,5,6,105,110,105,116,54,52,0,7,8,117,112,100,97,116,101,54,52,0,8,8,100,105,103,101,115,116,54,52,0,9,10,251,22,10,242,1,1,4,127,32,0,32,1,106,33,3,32,1,65,16,79,4,127,32,3,65,16,107,33,6,32,2,65,168,136,141,161,2,106,33,3,32,2,65,137,235,208,208,7,107,33,4,32,2,65,207,140,162,142,6,106,33,5,3,64,32,3,32,0,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,33,3,32,4,32,0,65,4,106,34,0,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,33,4,32,2,32,0,65,4,106,34,0,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,33,2,32,5,32,0,65,4,106,34,0,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,33,5,32,6,32,0,65,4,106,34,0,79,13,0,11,32,2,65,12,119,32,5,65,18,119,106,32,4,65,7,119,106,32,3,65,1,119,106,5,32,2,65,177,207,217,178,1,106,11,32,1,106,32,0,32,1,65,15,113,16,1,11,146,1,0,32,1,32,2,106,33,2,3,64,32,1,65,4,106,32,2,75,69,4,64,32,0,32,1,40,2,0,65,189,220,202,149,124,108,106,65,17,119,65,175,214,211,190,2,108,33,0,32,1,65,4,106,33,1,12,1,11,11,3,64,32,1,32,2,79,69,4,64,32,0,32,1,45,0,0,65,177,207,217,178,1,108,106,65,11,119,65,177,243,221,241,121,108,33,0,32,1,65,1,106,33,1,12,1,11,11,32,0,32,0,65,15,118,115,65,247,148,175,175,120,108,34,0,65,13,118,32,0,115,65,189,220,202,149,124,108,34,0,65,16,118,32,0,115,11,63,0,32,0,65,8,106,32,1,65,168,136,141,161,2,106,54,2,0,32,0,65,12,106,32,1,65,137,235,208,208,7,107,54,2,0,32,0,65,16,106,32,1,54,2,0,32,0,65,20,106,32,1,65,207,140,162,142,6,106,54,2,0,11,195,4,1,6,127,32,1,32,2,106,33,6,32,0,65,24,106,33,4,32,0,65,40,106,40,2,0,33,3,32,0,32,0,40,2,0,32,2,106,54,2,0,32,0,65,4,106,34,5,32,5,40,2,0,32,2,65,16,79,32,0,40,2,0,65,16,79,114,114,54,2,0,32,2,32,3,106,65,16,73,4,64,32,3,32,4,106,32,1,32,2,252,10,0,0,32,0,65,40,106,32,2,32,3,106,54,2,0,15,11,32,3,4,64,32,3,32,4,106,32,1,65,16,32,3,107,34,2,252,10,0,0,32,0,65,8,106,34,3,32,3,40,2,0,32,4,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,54,2,0,32,0,65,12,106,34,3,32,3,40,2,0,32,4,65,4,106,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,54,2,0,32,0,65,16,106,34,3,32,3,40,2,0,32,4,65,8,106,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,54,2,0,32,0,65,20,106,34,3,32,3,40,2,0,32,4,65,12,106,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,54,2,0,32,0,65,40,106,65,0,54,2,0,32,1,32,2,106,33,1,11,32,1,32,6,65,16,107,77,4,64,32,6,65,16,107,33,8,32,0,65,8,106,40,2,0,33,2,32,0,65,12,106,40,2,0,33,3,32,0,65,16,106,40,2,0,33,5,32,0,65,20,106,40,2,0,33,7,3,64,32,2,32,1,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,33,2,32,3,32,1,65,4,106,34,1,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,33,3,32,5,32,1,65,4,106,34,1,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,33,5,32,7,32,1,65,4,106,34,1,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,33,7,32,8,32,1,65,4,106,34,1,79,13,0,11,32,0,65,8,106,32,2,54,2,0,32,0,65,12,106,32,3,54,2,0,32,0,65,16,106,32,5,54,2,0,32,0,65,20,106,32,7,54,2,0,11,32,1,32,6,73,4,64,32,4,32,1,32,6,32,1,107,34,1,252,10,0,0,32,0,65,40,106,32,1,54,2,0,11,11,97,1,1,127,32,0,65,16,106,40,2,0,33,1,32,0,65,4,106,40,2,0,4,127,32,1,65,12,119,32,0,65,20,106,40,2,0,65,18,119,106,32,0,65,12,106,40,2,0,65,7,119,106,32,0,65,8,106,40,2,0,65,1,119,106,5,32,1,65,177,207,217,178,1,106,11,32,0,40,2,0,106,32,0,65,24,106,32,0,65,40,106,40,2,0,16,1,11,255,3,2,3,126,1,127,32,0,32,1,106,33,6,32,1,65,32,79,4,126,32,6,65,32,107,33,6,32,2,66,214,235,130,238,234,253,137,245,224,0,124,33,3,32,2,66,177,169,172,193,173,184,212,166,61,125,33,4,32,2,66,249,234,208,208,231,201,161,228,225,0,124,33,5,3,64,32,3,32,0,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,33,3,32,4,32,0,65,8,106,34,0,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,33,4,32,2,32,0,65,8,106,34,0,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,33,2,32,5,32,0,65,8,106,34,0,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,33,5,32,6,32,0,65,8,106,34,0,79,13,0,11,32,2,66,12,137,32,5,66,18,137,124,32,4,66,7,137,124,32,3,66,1,137,124,32,3,66,207,214,211,190,210,199,171,217,66,126,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,133,66,135,149,175,175,152,182,222,155,158,127,126,66,157,163,181,234,131,177,141,138,250,0,125,32,4,66,207,214,211,190,210,199,171,217,66,126,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,133,66,135,149,175,175,152,182,222,155,158,127,126,66,157,163,181,234,131,177,141,138,250,0,125,32,2,66,207,214,211,190,210,199,171,217,66,126,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,133,66,135,149,175,175,152,182,222,155,158,127,126,66,157,163,181,234,131,177,141,138,250,0,125,32,5,66,207,214,211,190,210,199,171,217,66,126,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,133,66,135,149,175,175,152,182,222,155,158,127,126,66,157,163,181,234,131,177,141,138,250,0,125,5,32,2,66,197,207,217,178,241,229,186,234,39,124,11,32,1,173,124,32,0,32,1,65,31,113,16,6,11,134,2,0,32,1,32,2,106,33,2,3,64,32,2,32,1,65,8,106,79,4,64,32,1,41,3,0,66,207,214,211,190,210,199,171,217,66,126,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,32,0,133,66,27,137,66,135,149,175,175,152,182,222,155,158,127,126,66,157,163,181,234,131,177,141,138,250,0,125,33,0,32,1,65,8,106,33,1,12,1,11,11,32,1,65,4,106,32,2,77,4,64,32,0,32,1,53,2,0,66,135,149,175,175,152,182,222,155,158,127,126,133,66,23,137,66,207,214,211,190,210,199,171,217,66,126,66,249,243,221,241,153,246,153,171,22,124,33,0,32,1,65,4,106,33,1,11,3,64,32,1,32,2,73,4,64,32,0,32,1,49,0,0,66,197,207,217,178,241,229,186,234,39,126,133,66,11,137,66,135,149,175,175,152,182,222,155,158,127,126,33,0,32,1,65,1,106,33,1,12,1,11,11,32,0,32,0,66,33,136,133,66,207,214,211,190,210,199,171,217,66,126,34,0,32,0,66,29,136,133,66,249,243,221,241,153,246,153,171,22,126,34,0,32,0,66,32,136,133,11,77,0,32,0,65,8,106,32,1,66,214,235,130,238,234,253,137,245,224,0,124,55,3,0,32,0,65,16,106,32,1,66,177,169,172,193,173,184,212,166,61,125,55,3,0,32,0,65,24,106,32,1,55,3,0,32,0,65,32,106,32,1,66,249,234,208,208,231,201,161,228,225,0,124,55,3,0,11,244,4,2,3,127,4,126,32,1,32,2,106,33,5,32,0,65,40,106,33,4,32,0,65,200,0,106,40,2,0,33,3,32,0,32,0,41,3,0,32,2,173,124,55,3,0,32,2,32,3,106,65,32,73,4,64,32,3,32,4,106,32,1,32,2,252,10,0,0,32,0,65,200,0,106,32,2,32,3,106,54,2,0,15,11,32,3,4,64,32,3,32,4,106,32,1,65,32,32,3,107,34,2,252,10,0,0,32,0,65,8,106,34,3,32,3,41,3,0,32,4,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,55,3,0,32,0,65,16,106,34,3,32,3,41,3,0,32,4,65,8,106,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,55,3,0,32,0,65,24,106,34,3,32,3,41,3,0,32,4,65,16,106,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,55,3,0,32,0,65,32,106,34,3,32,3,41,3,0,32,4,65,24,106,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,55,3,0,32,0,65,200,0,106,65,0,54,2,0,32,1,32,2,106,33,1,11,32,1,65,32,106,32,5,77,4,64,32,5,65,32,107,33,2,32,0,65,8,106,41,3,0,33,6,32,0,65,16,106,41,3,0,33,7,32,0,65,24,106,41,3,0,33,8,32,0,65,32,106,41,3,0,33,9,3,64,32,6,32,1,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,33,6,32,7,32,1,65,8,106,34,1,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,33,7,32,8,32,1,65,8,106,34,1,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,33,8,32,9,32,1,65,8,106,34,1,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,33,9,32,2,32,1,65,8,106,34,1,79,13,0,11,32,0,65,8,106,32,6,55,3,0,32,0,65,16,106,32,7,55,3,0,32,0,65,24,106,32,8,55,3,0,32,0,65,32,106,32,9,55,3,0,11,32,1,32,5,73,4,64,32,4,32,1,32,5,32,1,107,34,1,252,10,0,0,32,0,65,200,0,106,32,1,54,2,0,11,11,188,2,1,5,126,32,0,65,24,106,41,3,0,33,1,32,0,41,3,0,34,2,66,32,90,4,126,32,0,65,8,106,41,3,0,34,3,66,1,137,32,0,65,16,106,41,3,0,34,4,66,7,137,124,32,1,66,12,137,32,0,65,32,106,41,3,0,34,5,66,18,137,124,124,32,3,66,207,214,211,190,210,199,171,217,66,126,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,133,66,135,149,175,175,152,182,222,155,158,127,126,66,157,163,181,234,131,177,141,138,250,0,125,32,4,66,207,214,211,190,210,199,171,217,66,126,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,133,66,135,149,175,175,152,182,222,155,158,127,126,66,157,163,181,234,131,177,141,138,250,0,125,32,1,66,207,214,211,190,210,199,171,217,66,126,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,133,66,135,149,175,175,152,182,222,155,158,127,126,66,157,163,181,234,131,177,141,138,250,0,125,32,5,66,207,214,211,190,210,199,171,217,66,126,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,133,66,135,149,175,175,152,182,222,155,158,127,126,66,157,163,181,234,131,177,141,138,250,0,125,5,32,1,66,197,207,217,178,241,229,186,234,39,124,11,32,2,124,32,0,65,40,106,32,2,66,31,131,167,16,6,11]);async function e(){return function(t){const{exports:{mem:e,xxh32:n,xxh64:r,init32:i,update32:a,digest32:o,init64:s,update64:u,digest64:c}}=t;let h=new Uint8Array(e.buffer);function g(t,n){if(e.buffer.byteLength<t+n){const r=Math.ceil((t+n-e.buffer.byteLength)/65536);e.grow(r),h=new Uint8Array(e.buffer)}}function f(t,e,n,r,i,a){g(t);const o=new Uint8Array(t);return h.set(o),n(0,e),o.set(h.subarray(0,t)),{update(e){let n;return h.set(o),"string"==typeof e?(g(3*e.length,t),n=w.encodeInto(e,h.subarray(t)).written):(g(e.byteLength,t),h.set(e,t),n=e.byteLength),r(0,t,n),o.set(h.subarray(0,t)),this},digest:()=>(h.set(o),a(i(0)))}}function y(t){return t>>>0}const b=2n**64n-1n;function d(t){return t&b}const w=new TextEncoder,l=0,p=0n;function x(t,e=l){return g(3*t.length,0),y(n(0,w.encodeInto(t,h).written,e))}function L(t,e=p){return g(3*t.length,0),d(r(0,w.encodeInto(t,h).written,e))}return{h32:x,h32ToString:(t,e=l)=>x(t,e).toString(16).padStart(8,"0"),h32Raw:(t,e=l)=>(g(t.byteLength,0),h.set(t),y(n(0,t.byteLength,e))),create32:(t=l)=>f(48,t,i,a,o,y),h64:L,h64ToString:(t,e=p)=>L(t,e).toString(16).padStart(16,"0"),h64Raw:(t,e=p)=>(g(t.byteLength,0),h.set(t),d(r(0,t.byteLength,e))),create64:(t=p)=>f(88,t,s,u,c,d)}}((await WebAssembly.instantiate(t)).instance)}
//# sourceMappingURL=xxhash-wasm.js.map


/***/ })

};
