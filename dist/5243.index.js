export const id = 5243;
export const ids = [5243,2893];
export const modules = {

/***/ 62893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ reasonOf),
/* harmony export */   DiskError: () => (/* binding */ DiskError),
/* harmony export */   MissingProgram: () => (/* binding */ MissingProgram),
/* harmony export */   NoRoom: () => (/* binding */ NoRoom)
/* harmony export */ });
/** What a person can act on: a disk that can't be read, and why, in one sentence. */
class DiskError extends Error {
    name = "DiskError";
}
/** The disk may be fine: this machine lacks the program that reads it, or makes it. */
class MissingProgram extends DiskError {
    name = "MissingProgram";
}
/** The disk may be fine: this machine has no room to unpack it, or for the image that is made. */
class NoRoom extends DiskError {
    name = "NoRoom";
}
/** What the system says of a file, without the call and the path that Node adds. */
function reasonOf(error) {
    if (!(error instanceof Error))
        return String(error);
    const [, code, text] = /^([A-Z\d]+): (.*?), \w+/.exec(error.message) ?? [];
    return code === undefined ? error.message : `${text} (${code})`;
}


/***/ }),

/***/ 75243:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openDisk: () => (/* binding */ openDisk)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/disk/errors.js
var errors = __webpack_require__(62893);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/disk/pieces.js

/** Pieces that are kept in memory (26 bytes each): 128 GiB of clusters in no order at all. */
const MAX_PIECES = 1 << 21;
/** The disk is in more pieces than are kept. */
class TooManyPieces extends RangeError {
}
/** Where the bytes of a disk are in its files: pieces in the disk's order, each whole in one file. What no piece holds is zero. */
class PieceMap {
    #starts = new Float64Array(1024);
    #lengths = new Float64Array(1024);
    #offsets = new Float64Array(1024);
    #files = new Uint16Array(1024);
    #count = 0;
    /**
     * Takes the next piece.
     * @param offset in the file
     * @param file number of the file
     * @throws TooManyPieces
     */
    add(start, length, offset, file = 0) {
        const last = this.#count - 1;
        if (this.#follows(last, start, offset, file)) {
            this.#lengths[last] = at(this.#lengths, last) + length;
            return;
        }
        if (this.#count === MAX_PIECES)
            throw new TooManyPieces(`it is in more than ${MAX_PIECES} pieces`);
        if (this.#count === this.#starts.length) {
            this.#starts = grown(this.#starts);
            this.#lengths = grown(this.#lengths);
            this.#offsets = grown(this.#offsets);
            const files = new Uint16Array(this.#files.length * 2);
            files.set(this.#files);
            this.#files = files;
        }
        this.#starts[this.#count] = start;
        this.#lengths[this.#count] = length;
        this.#offsets[this.#count] = offset;
        this.#files[this.#count] = file;
        this.#count++;
    }
    /** Fills `into` with the disk's bytes from `position`. */
    async read(files, into, position) {
        let done = 0;
        let index = this.#firstThatEndsAfter(position);
        while (done < into.length) {
            const here = position + done;
            const start = index < this.#count
                ? at(this.#starts, index)
                : Number.POSITIVE_INFINITY;
            if (start > here) {
                const end = Math.min(start - position, into.length);
                into.fill(0, done, end);
                done = end;
                continue;
            }
            const skip = here - start;
            const length = Math.min(at(this.#lengths, index) - skip, into.length - done);
            await readWhole(fileOf(files, at(this.#files, index)), into.subarray(done, done + length), at(this.#offsets, index) + skip);
            done += length;
            index++;
        }
    }
    #follows(last, start, offset, file) {
        if (last < 0 || this.#files[last] !== file)
            return false;
        const length = at(this.#lengths, last);
        return (at(this.#starts, last) + length === start &&
            at(this.#offsets, last) + length === offset);
    }
    #firstThatEndsAfter(position) {
        let low = 0;
        let high = this.#count;
        while (low < high) {
            const middle = (low + high) >>> 1;
            const end = at(this.#starts, middle) + at(this.#lengths, middle);
            if (end > position)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
/** Reads that many bytes. @throws DiskError where the file ends before */
async function readWhole(file, into, position) {
    let done = 0;
    while (done < into.length) {
        const { bytesRead } = await file.read(into, done, into.length - done, position + done);
        if (bytesRead === 0)
            throw new errors.DiskError(`The disk's file ends at byte ${position + done}, before the data that it should hold: it was cut while it was read.`);
        done += bytesRead;
    }
}
function at(values, index) {
    return values[index] ?? 0;
}
function fileOf(files, index) {
    const file = files[index];
    if (file === undefined)
        throw new Error(`There is no file ${index}.`);
    return file;
}
function grown(values) {
    const more = new Float64Array(values.length * 2);
    more.set(values);
    return more;
}

;// CONCATENATED MODULE: ./build/disk/files.js




/**
 * Opens a file that is no symbolic link.
 * @param name of the file in messages
 * @throws DiskError where it is none, or can't be read
 */
async function openToRead(path, name) {
    // a pipe would keep us waiting for whoever writes to it
    const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = external_node_fs_.constants;
    let handle;
    try {
        handle = await (0,promises_.open)(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
        const stat = await handle.stat();
        if (!stat.isFile())
            throw new Error("it is not a file");
        const allocatedBytes = stat.blocks * 512;
        const sizeBytes = stat.size;
        return { name, path, handle, sizeBytes, allocatedBytes };
    }
    catch (cause) {
        await handle?.close();
        throw new errors.DiskError(`${name} can't be read: ${(0,errors/* reasonOf */.A)(cause)}.`, {
            cause,
        });
    }
}
/** Bytes of a file from a place on, as far as it has them. */
async function readPart({ handle, sizeBytes }, start, length) {
    const part = Buffer.alloc(Math.max(0, Math.min(length, sizeBytes - start)));
    await readWhole(handle, part, start);
    return part;
}
/** Closes all of them. */
async function closeAll(files) {
    for (const { handle } of files)
        await handle.close();
}

;// CONCATENATED MODULE: ./build/disk/extents.js
/** Holes shorter than this are read as data: to seek costs more than to read them, and no archive is smaller for them. */
const SHORTEST_HOLE = 1 << 20;
/** Ranges that are kept; bounds memory, whatever a file claims. Beyond it the last range takes all that follows. */
const MAX_EXTENTS = 1 << 20;
/** Collects the ranges that hold data as they are found, in order. */
class ExtentList {
    #sizeBytes;
    #starts = [];
    #ends = [];
    #last = 0;
    /** @param sizeBytes size of the disk: no range may end beyond it */
    constructor(sizeBytes) {
        this.#sizeBytes = sizeBytes;
    }
    /**
     * Takes the next range that holds data; one of no bytes says nothing.
     * @throws RangeError where it overlaps what came before or leaves the disk
     */
    add(start, length) {
        const end = start + length;
        if (!Number.isSafeInteger(start) ||
            !Number.isSafeInteger(length) ||
            length < 0 ||
            start < this.#last ||
            end > this.#sizeBytes)
            throw new RangeError(`a range of ${length} bytes at ${start} is out of order or outside of the disk's ${this.#sizeBytes} bytes`);
        this.#last = end;
        if (length === 0)
            return;
        const index = this.#ends.length - 1;
        const previous = this.#ends[index];
        if (previous !== undefined &&
            (start - previous < SHORTEST_HOLE || this.#ends.length === MAX_EXTENTS)) {
            this.#ends[index] = end;
            return;
        }
        this.#starts.push(start);
        this.#ends.push(end);
    }
    /** Ranges that may hold data, rising, apart; everything else is zero. */
    extents() {
        return this.#starts.map((start, index) => ({
            start,
            length: (this.#ends[index] ?? start) - start,
        }));
    }
}

// EXTERNAL MODULE: ./build/disk/qemu-img.js
var qemu_img = __webpack_require__(21536);
// EXTERNAL MODULE: ./build/disk/program.js
var disk_program = __webpack_require__(95452);
;// CONCATENATED MODULE: ./build/disk/tar-map.js
/** The map of data that GNU tar writes in front of a sparse file (`--sparse-version=1.0`). */


const BLOCK = 512;
/** Bytes of a name and times: more is none of tar's headers. */
const MAX_PAX_BYTES = 1 << 20;
/**
 * Asks GNU tar where a file holds data. It looks for holes by asking the file system, writes the map first, and is ended before it sends the data.
 * @param path absolute
 * @returns false where there is no such tar, or its answer is none of that shape: what was told until then is not to be used
 */
async function askTar(path, sizeBytes, program, told) {
    const tar = (0,disk_program/* start */.n)({
        ...program,
        name: "tar",
        args: [
            "--create",
            "--file=-",
            "--format=posix",
            "--sparse",
            "--sparse-version=1.0",
            // a tar that does not know this option would look for holes by reading everything
            "--hole-detection=seek",
            "--no-recursion",
            // the name is the name, with its backslashes
            "--no-unquote",
            `--directory=${(0,external_node_path_.dirname)(path)}`,
            "--",
            `./${(0,external_node_path_.basename)(path)}`,
        ],
    });
    try {
        return await readMap(new Bytes(tar.stdout), sizeBytes, told);
    }
    finally {
        tar.kill();
        await tar.ended;
    }
}
async function readMap(bytes, sizeBytes, told) {
    const header = await bytes.take(BLOCK);
    if (header === undefined || header[156] !== 0x78)
        return false; // type x
    const paxBytes = Number.parseInt(header.toString("latin1", 124, 136), 8);
    if (!(paxBytes > 0 && paxBytes <= MAX_PAX_BYTES))
        return false;
    const pax = await bytes.take(Math.ceil(paxBytes / BLOCK) * BLOCK);
    const file = await bytes.take(BLOCK);
    if (pax === undefined || file === undefined)
        return false;
    // each record is `<length> <key>=<value>\n`; a file's name can't hold a NUL, but may hold lines that look like records
    const records = paxRecords(pax.subarray(0, paxBytes));
    if (records.get("GNU.sparse.major") === undefined) {
        told(0, sizeBytes);
        return true;
    }
    if (records.get("GNU.sparse.major") !== "1" ||
        records.get("GNU.sparse.minor") !== "0" ||
        records.get("GNU.sparse.realsize") !== String(sizeBytes))
        return false;
    const count = await bytes.number();
    if (count === undefined)
        return false;
    for (let index = 0; index < count; index++) {
        const start = await bytes.number();
        const length = await bytes.number();
        if (start === undefined || length === undefined)
            return false;
        told(start, length);
    }
    return true;
}
/** Records of a pax header, by their lengths. */
function paxRecords(pax) {
    const records = new Map();
    let at = 0;
    while (at < pax.length) {
        const space = pax.indexOf(0x20, at);
        const length = Number(pax.toString("latin1", at, space));
        if (space < 0 || !(length > space - at && at + length <= pax.length))
            break;
        const record = pax.toString("utf8", space + 1, at + length - 1);
        const equals = record.indexOf("=");
        records.set(record.slice(0, equals), record.slice(equals + 1));
        at += length;
    }
    return records;
}
/** Takes a stream apart, piece by piece. */
class Bytes {
    #chunks;
    #rest = Buffer.alloc(0);
    constructor(stream) {
        this.#chunks = stream[Symbol.asyncIterator]();
    }
    /** The next bytes, or undefined where the stream ends before. */
    async take(length) {
        while (this.#rest.length < length)
            if (!(await this.#more()))
                return;
        const taken = this.#rest.subarray(0, length);
        this.#rest = this.#rest.subarray(length);
        return taken;
    }
    /** The next line, a decimal number; undefined where it is none. */
    async number() {
        let end = this.#rest.indexOf(0x0a);
        while (end < 0) {
            // no number is that long
            if (this.#rest.length > 20 || !(await this.#more()))
                return;
            end = this.#rest.indexOf(0x0a);
        }
        const text = this.#rest.toString("latin1", 0, end);
        this.#rest = this.#rest.subarray(end + 1);
        return /^\d{1,16}$/.test(text) ? Number(text) : undefined;
    }
    async #more() {
        const { done, value } = await this.#chunks.next();
        if (done === true)
            return false;
        this.#rest = Buffer.concat([this.#rest, value]);
        return true;
    }
}

;// CONCATENATED MODULE: ./build/disk/holes.js




/**
 * Ranges of a file that may hold data. Holes are found without reading them, as the file system knows them: Node has no `lseek(SEEK_HOLE)`, but qemu-img
 * and GNU tar have. Where neither is there, the whole file is one range, and `say` is told.
 */
async function findExtents(file, finding) {
    const { sizeBytes, allocatedBytes } = file;
    if (allocatedBytes < sizeBytes) {
        for (const find of [byQemuImg, byTar]) {
            const found = await tryFinder(find, file, finding);
            if (found !== undefined)
                return found;
        }
        finding.say(`${file.name} has holes, which are read like data: install qemu-img (package qemu-utils) or GNU tar to skip them.`);
    }
    return [{ start: 0, length: sizeBytes }];
}
/** What one finder says, or undefined where it can't tell: holes only save time, so it is passed over, whatever its trouble is. */
async function tryFinder(find, file, finding) {
    const list = new ExtentList(file.sizeBytes);
    let known = false;
    try {
        known = await find(file, finding, (start, length) => list.add(start, length));
    }
    catch (error) {
        if (!(error instanceof errors.DiskError || error instanceof RangeError))
            throw error;
    }
    finding.signal.throwIfAborted();
    return known ? list.extents() : undefined;
}
async function byQemuImg({ name, path, sizeBytes }, finding, told) {
    let end = 0;
    const image = { name, path, format: "raw" };
    for await (const entry of (0,qemu_img/* imageMap */.gX)(image, finding)) {
        if (entry.start !== end)
            return false;
        end += entry.length;
        // qemu rounds the size up to whole sectors
        if (entry.data && !entry.zero)
            told(entry.start, Math.min(end, sizeBytes) - entry.start);
    }
    return end >= sizeBytes;
}
async function byTar({ path, sizeBytes, allocatedBytes }, finding, told) {
    // tar takes a file of no blocks for one hole, without asking; some file systems count none
    if (allocatedBytes === 0)
        return false;
    return askTar(path, sizeBytes, finding, told);
}

;// CONCATENATED MODULE: ./build/disk/layout.js

/**
 * Layout of a disk whose bytes stand in the file where they stand on the disk.
 * @param found ranges of the file, of which what is beyond the disk's end is left out
 */
function rawLayout(sizeBytes, found) {
    const extents = [];
    const pieces = new PieceMap();
    for (const { start, length } of found) {
        const within = Math.min(length, sizeBytes - start);
        if (within <= 0)
            break;
        extents.push({ start, length: within });
        pieces.add(start, within, start);
    }
    return { sizeBytes, extents, pieces };
}

;// CONCATENATED MODULE: ./build/disk/words.js
/** Sizes and commands in sentences for people. */
const UNITS = ["bytes", "kB", "MB", "GB", "TB"];
/** Bytes as people read them: `3.2 GB`, powers of 1,000. */
function sizeText(bytes) {
    let value = bytes;
    let unit = 0;
    while (Math.round(value * 10) / 10 >= 1000 && unit < UNITS.length - 1) {
        value /= 1000;
        unit += 1;
    }
    return `${Math.round(value * 10) / 10} ${UNITS[unit]}`;
}
/** A command to copy that makes one plain qcow2 file of an image. */
function toQcow2(name, output) {
    return `qemu-img convert -O qcow2 ${shellWord(name)} ${output}`;
}
/** A file's name as a POSIX shell takes it for one word, and a program for no option. */
function shellWord(name) {
    const path = name.startsWith("-") ? `./${name}` : name;
    return /^[\w./@%+,:=-]+$/.test(path)
        ? path
        : `'${path.replaceAll("'", "'\\''")}'`;
}

;// CONCATENATED MODULE: ./build/disk/copy.js
/** A raw copy of a disk that can't be read in place. */








/**
 * Unpacks an image into a sparse raw file in the scratch folder.
 * @throws NoRoom, or DiskError where qemu-img fails; then nothing is left there
 */
async function copyToRaw(image, { sizeBytes, dataBytes }, scratch, finding) {
    const { bavail, bsize } = await (0,promises_.statfs)(scratch.path);
    const free = bavail * bsize;
    if (free < dataBytes)
        throw new errors.NoRoom(`${image.name} has ${sizeText(dataBytes)} of data that must be unpacked, and ${scratch.name} has ${sizeText(free)} free: make room there, or give the disk as a raw or uncompressed qcow2 file.`);
    finding.say(`${image.name} (${image.format}) can't be read in place: up to ${sizeText(dataBytes)} are unpacked to ${scratch.name} first.`);
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_path_.resolve)(scratch.path), "disk-"));
    let file;
    const remove = async () => {
        await file?.handle.close();
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    };
    try {
        const path = (0,external_node_path_.join)(folder, "disk.raw");
        await (0,qemu_img/* imageToRaw */.p9)(image, { path, room: scratch.name }, finding);
        file = await openToRead(path, image.name);
        const layout = rawLayout(sizeBytes, await findExtents(file, finding));
        return { handle: file.handle, layout, remove };
    }
    catch (error) {
        await remove();
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/disk/image.js
/** What qemu-img says of an image: its size, where its bytes are, and whether it is whole in its own file. */





/** Largest disk, 64 TiB: more than any storage repository takes; what says more is no size. */
const MAX_DISK_BYTES = 2 ** 46;
/**
 * Looks at an image.
 * @param parts files that hold its data, in the disk's order; the last one takes all that follows
 * @throws DiskError where it can't be read, is not whole in its file, or says what can't be
 */
async function inspectImage(image, parts, calling) {
    const info = await (0,qemu_img/* imageInfo */.mF)(image, calling);
    const sizeBytes = checkInfo(image, info);
    if (image.format === "qcow2")
        await (0,qemu_img/* checkImage */.cd)(image, calling);
    const finding = new LayoutFinding(image, sizeBytes, parts);
    try {
        for await (const entry of (0,qemu_img/* imageMap */.gX)(image, calling))
            finding.add(entry);
    }
    catch (cause) {
        if (!(cause instanceof RangeError))
            throw cause;
        const remedy = cause instanceof TooManyPieces
            ? `put them in order first: ${toQcow2(image.name, "whole.qcow2")}`
            : "it is damaged";
        throw new errors.DiskError(`${image.name} can't be read: ${cause.message}: ${remedy}.`, { cause });
    }
    return finding.facts();
}
function checkInfo({ name, format }, info) {
    const { "virtual-size": sizeBytes, "format-specific": specific } = info;
    if (info["backing-filename"] !== undefined)
        throw new errors.DiskError(`${name} builds on another file, which is not read: flatten it first, where that file is: ${toQcow2(name, "flat.qcow2")}.`);
    if (specific?.data !== undefined && "data-file" in specific.data)
        throw new errors.DiskError(`${name} has its data in another file, which is not read: put them together first, where that file is: ${toQcow2(name, "whole.qcow2")}.`);
    if (info.encrypted === true)
        throw new errors.DiskError(`${name} is encrypted: decrypt it first, with qemu-img convert.`);
    if (sizeBytes === undefined || !(sizeBytes > 0))
        throw new errors.DiskError(`${name} is a ${format} image of no size: look at it with \`qemu-img info ${shellWord(name)}\`, and make or download it again.`);
    if (sizeBytes > MAX_DISK_BYTES)
        throw new errors.DiskError(`${name} says that its disk has ${sizeBytes} bytes: disks of up to 64 TiB are read.`);
    return sizeBytes;
}
/** Takes the map's entries in order, and believes none of them unseen. */
class LayoutFinding {
    #image;
    #sizeBytes;
    #parts;
    #extents;
    #pieces = new PieceMap();
    /** Number of the part that holds what comes next, and where it ends on the disk. */
    #part = 0;
    #partEnd;
    /** Every byte so far is in a file as it is on the disk. */
    #inPlace = true;
    #end = 0;
    #dataBytes = 0;
    constructor(image, sizeBytes, parts) {
        this.#image = image;
        this.#sizeBytes = sizeBytes;
        this.#parts = parts;
        this.#partEnd = parts[0]?.diskBytes ?? 0;
        this.#extents = new ExtentList(sizeBytes);
    }
    add({ start, length, depth, zero, data, offset }) {
        if (start !== this.#end || !(length > 0) || depth !== 0)
            throw this.#senseless(`that ${length} bytes follow at ${start}`);
        this.#end += length;
        if (zero || !data)
            return;
        this.#extents.add(start, length);
        this.#dataBytes += length;
        if (offset === undefined)
            this.#inPlace = false;
        else if (this.#inPlace)
            this.#place(start, length, offset);
    }
    facts() {
        const sizeBytes = this.#sizeBytes;
        const dataBytes = this.#dataBytes;
        if (this.#end !== sizeBytes)
            throw this.#senseless(`where ${this.#end} bytes are`);
        if (!this.#inPlace)
            return { sizeBytes, dataBytes };
        const held = this.#parts.reduce((sum, { file }) => sum + file.sizeBytes, 0);
        if (dataBytes > held)
            throw this.#senseless(`that ${held} bytes of files hold ${dataBytes} bytes of data`);
        const extents = this.#extents.extents();
        const pieces = this.#pieces;
        return { sizeBytes, dataBytes, layout: { sizeBytes, extents, pieces } };
    }
    /** Notes where a range of the disk is: `offset` in the file of the part that holds it. */
    #place(start, length, offset) {
        while (start >= this.#partEnd && this.#part < this.#parts.length - 1)
            this.#partEnd += this.#parts[++this.#part]?.diskBytes ?? 0;
        const file = this.#parts[this.#part]?.file;
        const end = offset + length;
        // of what is not there, qemu reads zeros without a word
        if (file === undefined || end > file.sizeBytes)
            throw new errors.DiskError(`${file?.name} has ${file?.sizeBytes} bytes, and should have data at ${end}: it was cut.`);
        this.#pieces.add(start, length, offset, this.#part);
    }
    #senseless(what) {
        return new errors.DiskError(`${this.#image.name} tells ${what}, of a disk of ${this.#sizeBytes} bytes: it is damaged.`);
    }
}

;// CONCATENATED MODULE: ./build/disk/qcow2.js
/** What the header of a qcow2 file must not say (qemu, docs/interop/qcow2.txt). */


const CORRUPT = 1n << 1n;
const EXTERNAL_DATA = 1n << 2n;
/**
 * Refuses a qcow2 image that is not whole in its own file, or can't be read: before qemu-img sees it, which would open the other file.
 * @param name of the file in messages
 * @param head the file's first bytes, at least 512
 * @throws DiskError
 */
function refuseQcow2(name, head) {
    if (head.length < 512)
        throw new errors.DiskError(`${name} is a cut qcow2 image: copy or download it again.`);
    const version = head.readUInt32BE(4);
    if (version !== 2 && version !== 3)
        throw new errors.DiskError(`${name} is a qcow image of version ${version}: 2 and 3 can be read; convert it first: ${toQcow2(name, "disk.qcow2")}.`);
    if (head.readBigUInt64BE(8) !== 0n)
        throw new errors.DiskError(`${name} is a qcow2 image that builds on another file (a backing file), which is not read: flatten it first, where that file is: ${toQcow2(name, "flat.qcow2")}.`);
    if (head.readUInt32BE(32) !== 0)
        throw new errors.DiskError(`${name} is an encrypted qcow2 image: decrypt it first, with qemu-img convert.`);
    const features = version === 3 ? head.readBigUInt64BE(72) : 0n;
    if ((features & EXTERNAL_DATA) !== 0n)
        throw new errors.DiskError(`${name} is a qcow2 image that has its data in another file, which is not read: put them together first, where that file is: ${toQcow2(name, "whole.qcow2")}.`);
    if ((features & CORRUPT) !== 0n)
        throw new errors.DiskError(`${name} is marked as corrupt: look at it with \`qemu-img check ${shellWord(name)}\`, and repair it by \`qemu-img check -r all ${shellWord(name)}\`.`);
}

;// CONCATENATED MODULE: ./build/disk/vhd.js
/** The footer of a VHD file (Microsoft, Virtual Hard Disk Image Format Specification 1.0). */

const FIXED = 2;
const DYNAMIC = 3;
const DIFFERENCING = 4;
/** VHD: is this a footer, with its own checksum, the complement of the sum of its other bytes? */
function isVhdFooter(footer) {
    if (footer.length < 512 || footer.toString("latin1", 0, 8) !== "conectix")
        return false;
    let sum = 0;
    for (const [at, byte] of footer.entries())
        if (at < 64 || at >= 68)
            sum += byte;
    return footer.readUInt32BE(64) === ~sum >>> 0;
}
/**
 * Bytes of the disk that a fixed VHD holds, which is raw but for its footer; undefined for a dynamic one.
 * @param name of the file in messages
 * @param tail the file's last 512 bytes
 * @throws DiskError where there is no sound footer, the VHD is another's child, or does not hold what it says
 */
function fixedVhdBytes(name, tail, fileBytes) {
    if (!isVhdFooter(tail))
        throw new errors.DiskError(`${name} is a VHD without a footer at its end: it was cut, or something was written behind it; copy or download it again.`);
    const type = tail.readUInt32BE(60);
    if (type === DYNAMIC)
        return undefined;
    if (type === DIFFERENCING)
        throw new errors.DiskError(`${name} is a differencing VHD, which builds on another file: merge it with its parent first (in XCP-ng, export the disk instead of its file).`);
    const sizeBytes = Number(tail.readBigUInt64BE(48));
    if (type !== FIXED || sizeBytes === 0 || sizeBytes > fileBytes - 512)
        throw new errors.DiskError(`${name} is a VHD of type ${type} and ${sizeBytes} bytes in a file of ${fileBytes}: no such VHD can be read.`);
    return sizeBytes;
}

;// CONCATENATED MODULE: ./build/disk/vmdk.js
/** VMDK: what a file of this format names, which must be nothing but parts beside it (VMware, Virtual Disk Format 5.0). */


/** More is no descriptor; qemu takes no more either. */
const MAX_DESCRIPTOR_BYTES = 1 << 20;
/** A disk of 64 TiB in parts of 2 GiB has half as many. */
const MAX_PARTS = 1 << 16;
/** `key = value`, as `parentCID=ffffffff` or `ddb.adapterType = "ide"`. */
const SETTING = /^\s*[A-Za-z][\w.]*\s*=\s*(?:"[^"]*"|[^\s"]*)\s*$/;
/** A part: `RW 4192256 SPARSE "disk-s001.vmdk"`, `RW 8192 FLAT "disk-flat.vmdk" 0`. */
const EXTENT = /^RW (\d+) (SPARSE|FLAT|VMFS) "([^"]*)"(?: (\d+))?\s*$/;
/** A part's name: a file of this very format, beside its descriptor. */
const PART = /^[^/\\:\ufffd]+\.vmdk$/i;
/** Is this the head of a descriptor: the text that names a disk's parts? */
function isVmdkDescriptor(head) {
    const text = head.toString("latin1", 0, 512);
    return /^\s*#\s*Disk\s+DescriptorFile\b/i.test(text);
}
/**
 * Parts that a descriptor names. Every line must be one that is understood: what qemu would see in another one is nothing that we could have looked at.
 * @throws DiskError where it names anything but parts beside it, or a line is no line of a descriptor
 */
function vmdkParts(name, text) {
    refuseParent(name, text);
    const parts = [];
    const lines = text.replace(/\0+$/, "").split(/\r?\n/);
    for (const [index, line] of lines.entries()) {
        const [, sectors, type, part = "", offset = "0"] = EXTENT.exec(line) ?? [];
        if (type === undefined) {
            if (/^\s*(?:#|$)/.test(line) || SETTING.test(line))
                continue;
            throw new errors.DiskError(`${name} is a VMDK descriptor whose line ${index + 1} is not understood: ${JSON.stringify(line.slice(0, 100))}. Make one file of it first: ${toQcow2(name, "disk.qcow2")}.`);
        }
        if (!PART.test(part))
            throw new errors.DiskError(`${name} is a VMDK descriptor that names ${JSON.stringify(part)} as a part: only files named *.vmdk beside it are read. Make one file of it first, if you know where it comes from: ${toQcow2(name, "disk.qcow2")}.`);
        parts.push({
            name: part,
            sparse: type === "SPARSE",
            diskBytes: Number(sectors) * 512,
            offset: Number(offset) * 512,
        });
    }
    if (parts.length === 0 || parts.length > MAX_PARTS)
        throw new errors.DiskError(`${name} is a VMDK descriptor that names ${parts.length} parts: copy or download it again.`);
    return parts;
}
/**
 * Reads the header of a sparse VMDK, and refuses one that sends its reader to a descriptor that may name other files.
 * @param header the file's first 512 bytes
 * @throws DiskError
 */
function sparseVmdkHeader(name, header) {
    if (header.length < 512 || header.toString("latin1", 0, 4) !== "KDMV")
        throw new errors.DiskError(`${name} is no sparse VMDK, or it was cut: copy or download it again.`);
    if (header.readBigUInt64LE(12) === 0n)
        throw new errors.DiskError(`${name} is a VMDK that says it has no size, and has its data elsewhere: make one file of it first, if you know where it comes from: ${toQcow2(name, "disk.qcow2")}.`);
    const at = Number(header.readBigUInt64LE(28)) * 512;
    const length = Number(header.readBigUInt64LE(36)) * 512;
    return { at, length: Math.min(length, MAX_DESCRIPTOR_BYTES) };
}
/**
 * Refuses a sparse VMDK that is a part of a disk only, or builds on another one.
 * @param text its embedded descriptor
 * @throws DiskError
 */
function checkEmbedded(name, text) {
    if (!isVmdkDescriptor(text))
        throw new errors.DiskError(`${name} is a part of a VMDK in several files: give the one that names them all, a short text.`);
    refuseParent(name, text.toString("latin1"));
}
/** Refuses a disk that builds on another one. @param text of a descriptor */
function refuseParent(name, text) {
    const parent = /parentCID\s*=\s*(\w*)/i.exec(text)?.[1] ?? "ffffffff";
    if (!/parentFileNameHint/i.test(text) && parent.toLowerCase() === "ffffffff")
        return;
    throw new errors.DiskError(`${name} is a VMDK that builds on another one (a snapshot or linked clone), which is not read: flatten it first, where that file is: ${toQcow2(name, "flat.qcow2")}.`);
}

;// CONCATENATED MODULE: ./build/disk/sniff.js
/** Which format a disk has, by its content alone. */





/** Bytes of a file's head that tell: an ISO's mark is the last one. */
const HEAD_BYTES = 33 << 10;
/** Bytes of a file's tail that tell: a fixed VHD has its mark only there. */
const TAIL_BYTES = 512;
function mark(bytes, at = 0) {
    return {
        at,
        bytes: typeof bytes === "string"
            ? Buffer.from(bytes, "latin1")
            : Buffer.from(bytes),
    };
}
const FORMATS = [
    [mark("QFI\xfb"), "qcow2"],
    [mark("KDMV"), "vmdk"],
    [mark("vhdxfile"), "vhdx"],
    [mark([0x7f, 0x10, 0xda, 0xbe], 0x40), "vdi"],
    // a dynamic VHD begins with a copy of its footer
    [mark("conectix"), "vpc"],
];
const UNPACK = () => "unpack it and give the disk inside";
const CONVERT = (name) => `convert it first: ${toQcow2(name, "disk.qcow2")}`;
/** Files that would pass for raw disks and are none: what they are, and what to do. */
const REFUSED = [
    [mark([0x1f, 0x8b, 0x08]), "compressed by gzip", UNPACK],
    [mark([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]), "compressed by xz", UNPACK],
    [mark([0x28, 0xb5, 0x2f, 0xfd]), "compressed by zstd", UNPACK],
    [mark([0x04, 0x22, 0x4d, 0x18]), "compressed by lz4", UNPACK],
    [mark("BZh"), "compressed by bzip2", UNPACK],
    [mark("7z\xbc\xaf\x27\x1c"), "a 7z archive", UNPACK],
    [mark("PK\x03\x04"), "a zip archive", UNPACK],
    [
        mark("ova.xml\0"),
        "an XVA, not a disk",
        () => "take a disk out of it by to-disk, or publish it as it is",
    ],
    [mark("ustar", 257), "a tar archive (an OVA is one)", UNPACK],
    [mark("COWD"), "an old VMware disk (COWD)", CONVERT],
    [mark("QED\0"), "a QED disk", CONVERT],
    [mark("WithoutFreeSpace"), "a Parallels disk", CONVERT],
    [mark("WithouFreSpacExt"), "a Parallels disk", CONVERT],
];
/** What a web server says instead of a file. */
const ERROR_PAGE = /^(?:\xef\xbb\xbf)?\s*(?:<(?:!doctype|html|head|body|title|h1|center|error|\?xml|!--)|HTTP\/\d)/i;
/** Endings that no raw disk has. */
const CLAIMS = {
    ".qcow2": "qcow2",
    ".vhd": "VHD",
    ".vmdk": "VMDK",
    ".vhdx": "VHDX",
    ".vdi": "VDI",
};
const SECTOR_BYTES = 512;
/**
 * Format of a disk. What has no mark of any other is raw.
 * @param name of the file in messages
 * @param head the file's first {@link HEAD_BYTES}, or all of it where it is shorter
 * @param tail its last {@link TAIL_BYTES}, likewise
 * @throws DiskError where it is no disk, or one of another kind
 */
function sniffDisk(name, head, tail) {
    if (head.length === 0)
        throw new errors.DiskError(`${name} is empty: copy or download it again.`);
    for (const [wanted, format] of FORMATS)
        if (has(head, wanted))
            return format;
    if (isVmdkDescriptor(head))
        return "vmdk";
    for (const [wanted, what, remedy] of REFUSED)
        if (has(head, wanted))
            throw new errors.DiskError(`${name} is ${what}: ${remedy(name)}.`);
    if (isVhdFooter(tail))
        return "vpc";
    if (has(head, mark("CD001", 0x8001)) && !hasPartitions(head))
        throw new errors.DiskError(`${name} is the image of a CD (ISO 9660) without a partition table, which no VM boots from as a disk: install from it and give the disk.`);
    if (ERROR_PAGE.test(head.toString("latin1", 0, 512)))
        throw new errors.DiskError(`${name} is an error page of a web server, not a disk: look at what it says, and download the disk again.`);
    return "raw";
}
/**
 * Refuses a file without the mark of any format that can't be a raw disk: an error page, or a download that was cut, must not pass for one.
 * @param name of the file, whose ending may say that it should be of a format
 * @throws DiskError
 */
function checkRaw(name, sizeBytes) {
    const claim = CLAIMS[(0,external_node_path_.extname)(name).toLowerCase()];
    if (claim !== undefined)
        throw new errors.DiskError(`${name} is no ${claim}, as its name says: it is a wrong download, or it was cut; copy or download it again (a raw disk has a name like disk.raw or disk.img).`);
    if (sizeBytes % SECTOR_BYTES !== 0)
        throw new errors.DiskError(`${name} has ${sizeBytes} bytes, no whole number of sectors of ${SECTOR_BYTES} bytes: it is no disk, or it was cut; copy or download it again.`);
}
function has(bytes, { at, bytes: wanted }) {
    return bytes.subarray(at, at + wanted.length).equals(wanted);
}
/** An MBR with an entry (a GPT has one that protects it): an ISO made for USB sticks is a disk, too. */
function hasPartitions(head) {
    if (head.readUInt16BE(510) !== 0x55aa)
        return false;
    return [446, 462, 478, 494].some((at) => head.readUInt8(at + 4) !== 0);
}

;// CONCATENATED MODULE: ./build/disk/vmdk-file.js




const HEADER_BYTES = 512;
/**
 * Opens the parts that a VMDK descriptor names; undefined for a VMDK that is whole in its own file. Either was looked at: nothing in it names any other file.
 * @throws DiskError where it has, or names, what is not to be read
 */
async function openVmdkParts(file) {
    const header = await readPart(file, 0, HEADER_BYTES);
    if (!isVmdkDescriptor(header)) {
        const { at, length } = sparseVmdkHeader(file.name, header);
        checkEmbedded(file.name, await readPart(file, at, length));
        return undefined;
    }
    if (file.sizeBytes > MAX_DESCRIPTOR_BYTES)
        throw new errors.DiskError(`${file.name} is too long for a VMDK descriptor: copy or download it again.`);
    const text = await readPart(file, 0, MAX_DESCRIPTOR_BYTES);
    const parts = [];
    try {
        for (const part of vmdkParts(file.name, text.toString("utf8")))
            parts.push(await openPart(file, part));
    }
    catch (error) {
        await closeAll(parts.map((part) => part.file));
        throw error;
    }
    return parts;
}
async function openPart(descriptor, { name, sparse, diskBytes, offset }) {
    const file = await openToRead((0,external_node_path_.join)((0,external_node_path_.dirname)(descriptor.path), name), (0,external_node_path_.join)((0,external_node_path_.dirname)(descriptor.name), name));
    try {
        if (sparse)
            sparseVmdkHeader(file.name, await readPart(file, 0, HEADER_BYTES));
        else if (file.sizeBytes < offset + diskBytes)
            throw new errors.DiskError(`${file.name} has ${file.sizeBytes} bytes, where ${descriptor.name} says ${offset + diskBytes}: it was cut.`);
        return { file, diskBytes };
    }
    catch (error) {
        await file.handle.close();
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/disk/open.js











/**
 * Opens a disk: raw ones by themselves, others with the help of qemu-img. The format is told by the content, never by the name; but what has the mark of no format, and a name that promises one, is refused.
 * Images of unknown origin are safe to open: none makes us read another file, but a VMDK's own parts beside it.
 * @throws DiskError where it is no disk, or one that can't be read; the signal's reason after an abort
 */
async function openDisk(path, options) {
    options.signal.throwIfAborted();
    const real = await (0,promises_.realpath)(path).catch((cause) => {
        throw new errors.DiskError(`${path} can't be read: ${(0,errors/* reasonOf */.A)(cause)}.`, {
            cause,
        });
    });
    const file = await openToRead(real, path);
    const opened = [file];
    try {
        return await openAs(file, opened, options);
    }
    catch (error) {
        await closeAll(opened);
        throw error;
    }
}
/** @param opened the files that are closed with the disk, or when this fails */
async function openAs(file, opened, options) {
    const { name, path, sizeBytes } = file;
    const { signal, env = {}, say = () => undefined } = options;
    const finding = { signal, env, say };
    const head = await readPart(file, 0, HEAD_BYTES);
    const tail = await readPart(file, Math.max(0, sizeBytes - TAIL_BYTES), TAIL_BYTES);
    const format = sniffDisk(name, head, tail);
    if (format === "raw")
        checkRaw(name, sizeBytes);
    const close = () => closeAll(opened);
    const rawBytes = bytesOfRaw(file, format, tail);
    if (rawBytes !== undefined) {
        const layout = rawLayout(rawBytes, await findExtents(file, finding));
        return diskOf(format, layout, opened, signal, close);
    }
    if (format === "qcow2")
        refuseQcow2(name, head);
    const beside = format === "vmdk" ? await openVmdkParts(file) : undefined;
    const parts = beside ?? [{ file, diskBytes: sizeBytes }];
    const files = parts.map((part) => part.file);
    if (beside !== undefined)
        opened.push(...files);
    const image = { name, path, format };
    const facts = await inspectImage(image, parts, finding);
    if (facts.layout !== undefined)
        return diskOf(format, facts.layout, files, signal, close);
    const { scratch, scratchName = scratch } = options;
    const copy = await copyToRaw(image, facts, { path: scratch, name: scratchName }, finding);
    return diskOf(format, copy.layout, [copy], signal, async () => {
        await close();
        await copy.remove();
    });
}
/** Size of a disk that is in its file from the first byte on, undefined where it is not. */
function bytesOfRaw({ name, sizeBytes }, format, tail) {
    if (format === "raw")
        return sizeBytes;
    return format === "vpc" ? fixedVhdBytes(name, tail, sizeBytes) : undefined;
}
function diskOf(format, { sizeBytes, extents, pieces }, files, signal, close) {
    const handles = files.map(({ handle }) => handle);
    return {
        format,
        sizeBytes,
        extents,
        read: async (into, position) => {
            signal.throwIfAborted();
            await pieces.read(handles, into, position);
        },
        close,
    };
}


/***/ }),

/***/ 95452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ linesOf),
/* harmony export */   n: () => (/* binding */ start)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/** Runs programs that know what Node can't tell of a file. They read, write to their standard output, and end with us. */

/** Characters of a program's error output that are kept: what comes first says what is wrong. */
const MAX_STDERR = 1000;
/** Starts a program with nothing of our environment but the path: no option of the user's shell changes what it does. */
function start(program) {
    const { PATH } = program.env;
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program.name, program.args, {
        env: { LC_ALL: "C", ...(PATH === undefined ? {} : { PATH }) },
        stdio: ["ignore", "pipe", "pipe"],
        signal: program.signal,
        killSignal: "SIGKILL",
    });
    let stderr = "";
    let failure;
    child.stderr.setEncoding("utf8").on("data", (text) => {
        stderr = (stderr + text).slice(0, MAX_STDERR);
    });
    child.on("error", (error) => {
        failure ??= error;
    });
    const ended = new Promise((resolve) => {
        child.on("close", (code, killedBy) => {
            const said = stderr
                .trim()
                .split(/\s*\n\s*/, 2)
                .join("; ");
            resolve({
                missing: failure?.code === "ENOENT",
                code: failure === undefined ? code : null,
                complaint: said ||
                    failure?.message ||
                    (killedBy === null ? `exit code ${code}` : `killed by ${killedBy}`),
            });
        });
    });
    // an early end of the reader's is no error of the stream's
    child.stdout.on("error", () => undefined);
    const kill = () => {
        child.kill("SIGKILL");
        // it has not ended as long as there is output that nobody reads
        child.stdout.destroy();
    };
    return { stdout: child.stdout, ended, kill };
}
/** Text lines of a program's output as they come, without their ends. */
async function* linesOf(stdout) {
    let rest = "";
    for await (const chunk of stdout.setEncoding("utf8")) {
        const lines = (rest + chunk).split("\n");
        rest = lines.pop() ?? "";
        yield* lines;
    }
    if (rest !== "")
        yield rest;
}


/***/ }),

/***/ 21536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cd: () => (/* binding */ checkImage),
/* harmony export */   gX: () => (/* binding */ imageMap),
/* harmony export */   mF: () => (/* binding */ imageInfo),
/* harmony export */   nM: () => (/* binding */ requireQemuImg),
/* harmony export */   p9: () => (/* binding */ imageToRaw),
/* harmony export */   yW: () => (/* binding */ imageFromRaw)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62893);
/* harmony import */ var _program_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95452);
/** The only place that runs qemu-img. */


/** Seconds to read what an image says of itself: a file that keeps qemu-img busy for longer is no image of a disk. */
const METADATA_SECONDS = 300;
/** Bytes of `qemu-img info` that are read: an image may have snapshots, with names. */
const MAX_INFO_BYTES = 16 << 20;
/**
 * Names an image so that no character of its path means anything, no backing file is opened, and VHDs have the size that their footer tells
 * (qemu's own choice is a geometry that may cut off the end, by who wrote the file).
 */
function named(image) {
    const { format, path } = image;
    return `json:${JSON.stringify({
        driver: format,
        ...(format === "vpc" ? { force_size_calc: "current_size" } : {}),
        ...(format === "qcow2" || format === "vmdk" ? { backing: null } : {}),
        file: { driver: "file", filename: path },
    })}`;
}
/** Runs qemu-img. @throws DiskError where it is missing, fails or is too slow; the signal's reason where that ends it */
async function* qemuImg(call, { env, signal }) {
    const { args, maxSeconds, alsoGood } = call;
    const bound = maxSeconds === undefined
        ? undefined
        : AbortSignal.timeout(maxSeconds * 1000);
    const child = (0,_program_js__WEBPACK_IMPORTED_MODULE_0__/* .start */ .n)({
        name: "qemu-img",
        args,
        env,
        signal: bound === undefined ? signal : AbortSignal.any([signal, bound]),
    });
    let whole = false;
    try {
        yield* (0,_program_js__WEBPACK_IMPORTED_MODULE_0__/* .linesOf */ .D)(child.stdout);
        whole = true;
    }
    finally {
        if (!whole)
            child.kill();
        await child.ended;
    }
    const ended = await child.ended;
    const { code } = ended;
    if (code === 0 || (code !== null && code === alsoGood))
        return;
    signal.throwIfAborted();
    throw bound?.aborted === true
        ? failure(call, `it was not done after ${maxSeconds} seconds`)
        : failureOf(call, ended);
}
/** How to get the program. */
const INSTALL = "install the package qemu-utils (Debian, Ubuntu) or qemu-img (RHEL, Fedora, Alpine)";
/** Of a full disk or quota, in the C locale. */
const NO_ROOM = /No space left on device|Disk quota exceeded/;
function failureOf(call, { missing, complaint }) {
    const { image, target } = call;
    if (missing)
        return new _errors_js__WEBPACK_IMPORTED_MODULE_1__.MissingProgram(call.missing ??
            `${image.name} is a ${image.format} disk, which takes the program qemu-img: ${INSTALL}, or give a raw disk.`);
    if (target !== undefined && NO_ROOM.test(complaint))
        return new _errors_js__WEBPACK_IMPORTED_MODULE_1__.NoRoom(`No space is left in ${target.room} for what is made of ${image.name}: make room there.`);
    let why = complaint
        .replaceAll(named(image), image.name)
        .replaceAll(image.path, image.name);
    if (target !== undefined)
        why = why.replaceAll(target.path, "the new file");
    return failure(call, why);
}
function failure({ args, image, meaning }, why) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__.DiskError(`${image.name} (${image.format}) ${meaning ?? "can't be read"}: qemu-img ${args[0]}: ${why}`);
}
/** What the image says of itself. @throws DiskError */
async function imageInfo(image, calling) {
    const args = ["info", "--output=json", named(image)];
    let text = "";
    for await (const line of qemuImg({ args, image, maxSeconds: METADATA_SECONDS }, calling)) {
        text += line;
        if (text.length > MAX_INFO_BYTES)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.DiskError(`${image.name} says too much of itself: it is damaged.`);
    }
    return JSON.parse(text);
}
/**
 * Proves that a qcow2's tables fit together and its file does not end before its data: of what is cut off, qemu-img would read zeros without a word.
 * A cut of less than a cluster at the very end is not seen: such files are written, too.
 * @throws DiskError where the image is damaged
 */
async function checkImage(image, calling) {
    const args = ["check", "--output=json", named(image)];
    const call = {
        args,
        image,
        maxSeconds: METADATA_SECONDS,
        // clusters that nothing uses, which is no harm to who reads
        alsoGood: 3,
        meaning: "is damaged, or was cut off",
    };
    for await (const _ of qemuImg(call, calling))
        ;
}
/**
 * Where an image has its bytes, in order, from the disk's start to its end. Leaving the loop ends qemu-img.
 * @throws DiskError
 */
async function* imageMap(image, calling) {
    const args = ["map", "--output=json", named(image)];
    for await (const line of qemuImg({ args, image, maxSeconds: METADATA_SECONDS }, calling)) {
        // an array with an entry a line
        const entry = /\{.*\}/.exec(line)?.[0];
        if (entry !== undefined)
            yield JSON.parse(entry);
    }
}
/** Makes a sparse raw copy. @throws DiskError; NoRoom where the target's disk is full */
async function imageToRaw(image, target, calling) {
    const args = ["convert", "-O", "raw", named(image), target.path];
    for await (const _ of qemuImg({ args, image, target }, calling))
        ;
}
/** Makes an image of a raw disk. @throws DiskError; NoRoom where the target's disk is full */
async function imageFromRaw(raw, target, format, calling) {
    // a VHD has the size that it is given, not the next one that a geometry can express
    const options = format === "vpc" ? ["-o", "force_size=on"] : [];
    const args = ["convert", "-O", format, ...options, named(raw), target.path];
    const call = {
        args,
        image: raw,
        target,
        meaning: `can't be made a ${format} image`,
    };
    for await (const _ of qemuImg(call, calling))
        ;
}
/** Fails where a machine can't make an image of a format. @throws MissingProgram */
async function requireQemuImg(format, calling) {
    const call = {
        args: ["--version"],
        image: { name: "", path: "", format },
        missing: `Making a ${format === "vpc" ? "vhd" : format} takes qemu-img: ${INSTALL}, or use --format raw.`,
    };
    for await (const _ of qemuImg(call, calling))
        ;
}


/***/ })

};
