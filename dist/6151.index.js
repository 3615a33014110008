export const id = 6151;
export const ids = [6151,111];
export const modules = {

/***/ 111:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ quoteName),
/* harmony export */   XvaError: () => (/* binding */ XvaError)
/* harmony export */ });
/* unused harmony export XVA_ERROR_CLASSES */
/** What is wrong with an archive, as a closed list; shown by the command line and kept in the record. */
const XVA_ERROR_CLASSES = (/* unused pure expression or super */ null && ([
    "empty",
    "html-error-page",
    "not-an-xva",
    "truncated",
    "checksum",
    "order",
    "missing-block",
    "size-mismatch",
    "unexpected-member",
    "trailing-data",
    "metadata",
    "compression",
    "unsupported",
]));
/** A file that is no sound XVA: the message says what probably happened and what to do. */
class XvaError extends Error {
    name = "XvaError";
    class;
    member;
    offset;
    constructor(errorClass, message, details = {}) {
        super(message, details.cause === undefined ? {} : { cause: details.cause });
        this.class = errorClass;
        if (details.member !== undefined)
            this.member = details.member;
        if (details.offset !== undefined)
            this.offset = details.offset;
    }
}
/** A name from the archive, safe to print: quoted, with control characters escaped, and not endless. */
function quoteName(name) {
    const short = name.length > 120 ? `${name.slice(0, 120)}…` : name;
    return JSON.stringify(short).replace(/[\u007f-\u009f\u2028-\u202e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}


/***/ }),

/***/ 6151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mS: () => (/* binding */ XvaVerifier),
  j1: () => (/* binding */ looksLikeXva)
});

// UNUSED EXPORTS: verifyFile

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./node_modules/xxhash-wasm/esm/xxhash-wasm.js
const t=new Uint8Array([0,97,115,109,1,0,0,0,1,48,8,96,3,127,127,127,1,127,96,3,127,127,127,0,96,2,127,127,0,96,1,127,1,127,96,3,127,127,126,1,126,96,3,126,127,127,1,126,96,2,127,126,0,96,1,127,1,126,3,11,10,0,0,2,1,3,4,5,6,1,7,5,3,1,0,1,7,85,9,3,109,101,109,2,0,5,120,120,104,51,50,0,0,6,105,110,105,116,51,50,0,2,8,117,112,100,97,116,101,51,50,0,3,8,100,105,103,101,115,116,51,50,0,4,5,120,120,104,54,52,0,5,6,105,110,105,116,54,52,0,7,8,117,112,100,97,116,101,54,52,0,8,8,100,105,103,101,115,116,54,52,0,9,10,251,22,10,242,1,1,4,127,32,0,32,1,106,33,3,32,1,65,16,79,4,127,32,3,65,16,107,33,6,32,2,65,168,136,141,161,2,106,33,3,32,2,65,137,235,208,208,7,107,33,4,32,2,65,207,140,162,142,6,106,33,5,3,64,32,3,32,0,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,33,3,32,4,32,0,65,4,106,34,0,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,33,4,32,2,32,0,65,4,106,34,0,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,33,2,32,5,32,0,65,4,106,34,0,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,33,5,32,6,32,0,65,4,106,34,0,79,13,0,11,32,2,65,12,119,32,5,65,18,119,106,32,4,65,7,119,106,32,3,65,1,119,106,5,32,2,65,177,207,217,178,1,106,11,32,1,106,32,0,32,1,65,15,113,16,1,11,146,1,0,32,1,32,2,106,33,2,3,64,32,1,65,4,106,32,2,75,69,4,64,32,0,32,1,40,2,0,65,189,220,202,149,124,108,106,65,17,119,65,175,214,211,190,2,108,33,0,32,1,65,4,106,33,1,12,1,11,11,3,64,32,1,32,2,79,69,4,64,32,0,32,1,45,0,0,65,177,207,217,178,1,108,106,65,11,119,65,177,243,221,241,121,108,33,0,32,1,65,1,106,33,1,12,1,11,11,32,0,32,0,65,15,118,115,65,247,148,175,175,120,108,34,0,65,13,118,32,0,115,65,189,220,202,149,124,108,34,0,65,16,118,32,0,115,11,63,0,32,0,65,8,106,32,1,65,168,136,141,161,2,106,54,2,0,32,0,65,12,106,32,1,65,137,235,208,208,7,107,54,2,0,32,0,65,16,106,32,1,54,2,0,32,0,65,20,106,32,1,65,207,140,162,142,6,106,54,2,0,11,195,4,1,6,127,32,1,32,2,106,33,6,32,0,65,24,106,33,4,32,0,65,40,106,40,2,0,33,3,32,0,32,0,40,2,0,32,2,106,54,2,0,32,0,65,4,106,34,5,32,5,40,2,0,32,2,65,16,79,32,0,40,2,0,65,16,79,114,114,54,2,0,32,2,32,3,106,65,16,73,4,64,32,3,32,4,106,32,1,32,2,252,10,0,0,32,0,65,40,106,32,2,32,3,106,54,2,0,15,11,32,3,4,64,32,3,32,4,106,32,1,65,16,32,3,107,34,2,252,10,0,0,32,0,65,8,106,34,3,32,3,40,2,0,32,4,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,54,2,0,32,0,65,12,106,34,3,32,3,40,2,0,32,4,65,4,106,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,54,2,0,32,0,65,16,106,34,3,32,3,40,2,0,32,4,65,8,106,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,54,2,0,32,0,65,20,106,34,3,32,3,40,2,0,32,4,65,12,106,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,54,2,0,32,0,65,40,106,65,0,54,2,0,32,1,32,2,106,33,1,11,32,1,32,6,65,16,107,77,4,64,32,6,65,16,107,33,8,32,0,65,8,106,40,2,0,33,2,32,0,65,12,106,40,2,0,33,3,32,0,65,16,106,40,2,0,33,5,32,0,65,20,106,40,2,0,33,7,3,64,32,2,32,1,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,33,2,32,3,32,1,65,4,106,34,1,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,33,3,32,5,32,1,65,4,106,34,1,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,33,5,32,7,32,1,65,4,106,34,1,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,33,7,32,8,32,1,65,4,106,34,1,79,13,0,11,32,0,65,8,106,32,2,54,2,0,32,0,65,12,106,32,3,54,2,0,32,0,65,16,106,32,5,54,2,0,32,0,65,20,106,32,7,54,2,0,11,32,1,32,6,73,4,64,32,4,32,1,32,6,32,1,107,34,1,252,10,0,0,32,0,65,40,106,32,1,54,2,0,11,11,97,1,1,127,32,0,65,16,106,40,2,0,33,1,32,0,65,4,106,40,2,0,4,127,32,1,65,12,119,32,0,65,20,106,40,2,0,65,18,119,106,32,0,65,12,106,40,2,0,65,7,119,106,32,0,65,8,106,40,2,0,65,1,119,106,5,32,1,65,177,207,217,178,1,106,11,32,0,40,2,0,106,32,0,65,24,106,32,0,65,40,106,40,2,0,16,1,11,255,3,2,3,126,1,127,32,0,32,1,106,33,6,32,1,65,32,79,4,126,32,6,65,32,107,33,6,32,2,66,214,235,130,238,234,253,137,245,224,0,124,33,3,32,2,66,177,169,172,193,173,184,212,166,61,125,33,4,32,2,66,249,234,208,208,231,201,161,228,225,0,124,33,5,3,64,32,3,32,0,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,33,3,32,4,32,0,65,8,106,34,0,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,33,4,32,2,32,0,65,8,106,34,0,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,33,2,32,5,32,0,65,8,106,34,0,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,33,5,32,6,32,0,65,8,106,34,0,79,13,0,11,32,2,66,12,137,32,5,66,18,137,124,32,4,66,7,137,124,32,3,66,1,137,124,32,3,66,207,214,211,190,210,199,171,217,66,126,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,133,66,135,149,175,175,152,182,222,155,158,127,126,66,157,163,181,234,131,177,141,138,250,0,125,32,4,66,207,214,211,190,210,199,171,217,66,126,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,133,66,135,149,175,175,152,182,222,155,158,127,126,66,157,163,181,234,131,177,141,138,250,0,125,32,2,66,207,214,211,190,210,199,171,217,66,126,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,133,66,135,149,175,175,152,182,222,155,158,127,126,66,157,163,181,234,131,177,141,138,250,0,125,32,5,66,207,214,211,190,210,199,171,217,66,126,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,133,66,135,149,175,175,152,182,222,155,158,127,126,66,157,163,181,234,131,177,141,138,250,0,125,5,32,2,66,197,207,217,178,241,229,186,234,39,124,11,32,1,173,124,32,0,32,1,65,31,113,16,6,11,134,2,0,32,1,32,2,106,33,2,3,64,32,2,32,1,65,8,106,79,4,64,32,1,41,3,0,66,207,214,211,190,210,199,171,217,66,126,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,32,0,133,66,27,137,66,135,149,175,175,152,182,222,155,158,127,126,66,157,163,181,234,131,177,141,138,250,0,125,33,0,32,1,65,8,106,33,1,12,1,11,11,32,1,65,4,106,32,2,77,4,64,32,0,32,1,53,2,0,66,135,149,175,175,152,182,222,155,158,127,126,133,66,23,137,66,207,214,211,190,210,199,171,217,66,126,66,249,243,221,241,153,246,153,171,22,124,33,0,32,1,65,4,106,33,1,11,3,64,32,1,32,2,73,4,64,32,0,32,1,49,0,0,66,197,207,217,178,241,229,186,234,39,126,133,66,11,137,66,135,149,175,175,152,182,222,155,158,127,126,33,0,32,1,65,1,106,33,1,12,1,11,11,32,0,32,0,66,33,136,133,66,207,214,211,190,210,199,171,217,66,126,34,0,32,0,66,29,136,133,66,249,243,221,241,153,246,153,171,22,126,34,0,32,0,66,32,136,133,11,77,0,32,0,65,8,106,32,1,66,214,235,130,238,234,253,137,245,224,0,124,55,3,0,32,0,65,16,106,32,1,66,177,169,172,193,173,184,212,166,61,125,55,3,0,32,0,65,24,106,32,1,55,3,0,32,0,65,32,106,32,1,66,249,234,208,208,231,201,161,228,225,0,124,55,3,0,11,244,4,2,3,127,4,126,32,1,32,2,106,33,5,32,0,65,40,106,33,4,32,0,65,200,0,106,40,2,0,33,3,32,0,32,0,41,3,0,32,2,173,124,55,3,0,32,2,32,3,106,65,32,73,4,64,32,3,32,4,106,32,1,32,2,252,10,0,0,32,0,65,200,0,106,32,2,32,3,106,54,2,0,15,11,32,3,4,64,32,3,32,4,106,32,1,65,32,32,3,107,34,2,252,10,0,0,32,0,65,8,106,34,3,32,3,41,3,0,32,4,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,55,3,0,32,0,65,16,106,34,3,32,3,41,3,0,32,4,65,8,106,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,55,3,0,32,0,65,24,106,34,3,32,3,41,3,0,32,4,65,16,106,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,55,3,0,32,0,65,32,106,34,3,32,3,41,3,0,32,4,65,24,106,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,55,3,0,32,0,65,200,0,106,65,0,54,2,0,32,1,32,2,106,33,1,11,32,1,65,32,106,32,5,77,4,64,32,5,65,32,107,33,2,32,0,65,8,106,41,3,0,33,6,32,0,65,16,106,41,3,0,33,7,32,0,65,24,106,41,3,0,33,8,32,0,65,32,106,41,3,0,33,9,3,64,32,6,32,1,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,33,6,32,7,32,1,65,8,106,34,1,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,33,7,32,8,32,1,65,8,106,34,1,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,33,8,32,9,32,1,65,8,106,34,1,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,33,9,32,2,32,1,65,8,106,34,1,79,13,0,11,32,0,65,8,106,32,6,55,3,0,32,0,65,16,106,32,7,55,3,0,32,0,65,24,106,32,8,55,3,0,32,0,65,32,106,32,9,55,3,0,11,32,1,32,5,73,4,64,32,4,32,1,32,5,32,1,107,34,1,252,10,0,0,32,0,65,200,0,106,32,1,54,2,0,11,11,188,2,1,5,126,32,0,65,24,106,41,3,0,33,1,32,0,41,3,0,34,2,66,32,90,4,126,32,0,65,8,106,41,3,0,34,3,66,1,137,32,0,65,16,106,41,3,0,34,4,66,7,137,124,32,1,66,12,137,32,0,65,32,106,41,3,0,34,5,66,18,137,124,124,32,3,66,207,214,211,190,210,199,171,217,66,126,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,133,66,135,149,175,175,152,182,222,155,158,127,126,66,157,163,181,234,131,177,141,138,250,0,125,32,4,66,207,214,211,190,210,199,171,217,66,126,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,133,66,135,149,175,175,152,182,222,155,158,127,126,66,157,163,181,234,131,177,141,138,250,0,125,32,1,66,207,214,211,190,210,199,171,217,66,126,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,133,66,135,149,175,175,152,182,222,155,158,127,126,66,157,163,181,234,131,177,141,138,250,0,125,32,5,66,207,214,211,190,210,199,171,217,66,126,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,133,66,135,149,175,175,152,182,222,155,158,127,126,66,157,163,181,234,131,177,141,138,250,0,125,5,32,1,66,197,207,217,178,241,229,186,234,39,124,11,32,2,124,32,0,65,40,106,32,2,66,31,131,167,16,6,11]);async function e(){return function(t){const{exports:{mem:e,xxh32:n,xxh64:r,init32:i,update32:a,digest32:o,init64:s,update64:u,digest64:c}}=t;let h=new Uint8Array(e.buffer);function g(t,n){if(e.buffer.byteLength<t+n){const r=Math.ceil((t+n-e.buffer.byteLength)/65536);e.grow(r),h=new Uint8Array(e.buffer)}}function f(t,e,n,r,i,a){g(t);const o=new Uint8Array(t);return h.set(o),n(0,e),o.set(h.subarray(0,t)),{update(e){let n;return h.set(o),"string"==typeof e?(g(3*e.length,t),n=w.encodeInto(e,h.subarray(t)).written):(g(e.byteLength,t),h.set(e,t),n=e.byteLength),r(0,t,n),o.set(h.subarray(0,t)),this},digest:()=>(h.set(o),a(i(0)))}}function y(t){return t>>>0}const b=2n**64n-1n;function d(t){return t&b}const w=new TextEncoder,l=0,p=0n;function x(t,e=l){return g(3*t.length,0),y(n(0,w.encodeInto(t,h).written,e))}function L(t,e=p){return g(3*t.length,0),d(r(0,w.encodeInto(t,h).written,e))}return{h32:x,h32ToString:(t,e=l)=>x(t,e).toString(16).padStart(8,"0"),h32Raw:(t,e=l)=>(g(t.byteLength,0),h.set(t),y(n(0,t.byteLength,e))),create32:(t=l)=>f(48,t,i,a,o,y),h64:L,h64ToString:(t,e=p)=>L(t,e).toString(16).padStart(16,"0"),h64Raw:(t,e=p)=>(g(t.byteLength,0),h.set(t),d(r(0,t.byteLength,e))),create64:(t=p)=>f(88,t,s,u,c,d)}}((await WebAssembly.instantiate(t)).instance)}
//# sourceMappingURL=xxhash-wasm.js.map

;// CONCATENATED MODULE: ./build/xva/block-hash.js


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
        instance ??= e();
        return new BlockHash(await instance);
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
    /** The checksum of the block as its member writes it; the next block starts empty. */
    digest(algorithm) {
        const pieces = [this.#kept.subarray(0, this.#keptLength), ...this.#pieces];
        this.#pieces = [];
        this.#keptLength = 0;
        if (algorithm === "checksum") {
            const hash = (0,external_node_crypto_.createHash)("sha1");
            for (const piece of pieces)
                hash.update(piece);
            return hash.digest("hex");
        }
        const hash = this.#xxhash.create64();
        for (const piece of pieces)
            hash.update(piece);
        return hash.digest().toString(16).padStart(16, "0").toUpperCase();
    }
    #grow(length) {
        const larger = new Uint8Array(Math.max(length, 2 * this.#kept.length, 1 << 20));
        larger.set(this.#kept.subarray(0, this.#keptLength));
        this.#kept = larger;
    }
}

// EXTERNAL MODULE: ./build/xva/errors.js
var errors = __webpack_require__(111);
;// CONCATENATED MODULE: ./build/xva/disk-reader.js

/**
 * Follows one disk through its blocks. A block's number says how many blocks before it were left out because they are zero,
 * not where it belongs: a block of no bytes, which xapi sends to keep a connection alive, takes a number and no room.
 */
class DiskReader {
    #disk;
    #lastSuffix = "";
    #lastNumber = -1;
    /** Bytes of the disk that the blocks and holes so far make up. */
    #position = 0;
    #storedBytes = 0;
    constructor(disk) {
        this.#disk = disk;
    }
    /** Reference of the disk, the folder of its blocks. */
    get ref() {
        return this.#disk.ref;
    }
    /** Bytes that the archive holds of this disk. */
    get storedBytes() {
        return this.#storedBytes;
    }
    /** Takes the next block, `suffix` being its number as the archive writes it; throws {@link XvaError}. */
    block(member, suffix, holeBytes) {
        const details = { member: member.name, offset: member.offset };
        const number = Number(suffix);
        const first = this.#lastNumber === -1;
        if (!first && (suffix <= this.#lastSuffix || number <= this.#lastNumber)) {
            throw new errors.XvaError("order", `${member.name} comes after block ${this.#lastSuffix}: the numbers must rise, or an import fails; export the VM again.`, details);
        }
        if (first && number !== 0) {
            throw new errors.XvaError("missing-block", `${this.ref} begins with block ${suffix}: its first block is missing, so the file is damaged; copy or build it again.`, details);
        }
        const { virtualSize } = this.#disk;
        const complete = this.#position === virtualSize;
        this.#position += (number - this.#lastNumber - 1) * holeBytes;
        this.#position += member.sizeBytes;
        if (complete || this.#position > virtualSize) {
            throw new errors.XvaError("size-mismatch", `${member.name} goes beyond the end of the disk, which has ${virtualSize} bytes by ova.xml: the file is damaged; copy or build it again.`, details);
        }
        this.#lastSuffix = suffix;
        this.#lastNumber = number;
        this.#storedBytes += member.sizeBytes;
    }
    /** Says that the disk's blocks are all read: they must make up the whole disk. */
    end() {
        const { ref, name, virtualSize } = this.#disk;
        if (this.#position === virtualSize)
            return;
        const found = this.#lastNumber === -1
            ? "holds no block of it"
            : `holds ${this.#position}, up to block ${this.#lastSuffix}`;
        throw new errors.XvaError("missing-block", `The disk ${JSON.stringify(name)} (${ref}) has ${virtualSize} bytes by ova.xml, but the archive ${found}: the file is incomplete; copy or build it again.`, { member: ref });
    }
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
    /** A whole number from 0 to 2^53. */
    wholeNumber(field) {
        const text = this.text(field).trim();
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

// EXTERNAL MODULE: ./node_modules/fast-xml-parser/src/xmlparser/XMLParser.js + 23 modules
var XMLParser = __webpack_require__(1143);
;// CONCATENATED MODULE: ./build/xva/rpc-value.js

/** Deepest nesting of XML elements: an ova.xml has about 16. */
const MAX_DEPTH = 64;
/** Most tags, comments and the like: an ova.xml has some thousands, and the parser takes 300 bytes for each. */
const MAX_TAGS = 100_000;
/** Longest excerpt of the parser's own words, which may repeat what it read. */
const MAX_REASON_LENGTH = 200;
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
const parser = new XMLParser/* default */.A({
    preserveOrder: true,
    ignoreAttributes: true,
    ignoreDeclaration: true,
    ignorePiTags: true,
    parseTagValue: false,
    trimValues: false,
    // Entities are decoded here: only those that XML itself defines.
    processEntities: false,
    maxNestedTags: MAX_DEPTH,
});
/**
 * Parses one XML-RPC `<value>`; throws an Error that says what is wrong with it.
 * Document types, and with them entities of one's own (XML bombs), are refused.
 */
function parseRpcValue(xml) {
    if (/<!DOCTYPE/i.test(xml)) {
        throw new Error("it declares a document type");
    }
    if (/<[a-z][^\s<>]*\s+[^\s/>]/i.test(xml)) {
        throw new Error("it has attributes, which XML-RPC has not");
    }
    if (hasMoreTags(xml, MAX_TAGS)) {
        throw new Error(`it has more than ${MAX_TAGS} tags`);
    }
    return rpcValue(only(rpc_value_elements(parseXml(xml)), "value"));
}
function hasMoreTags(xml, most) {
    let count = 0;
    for (let at = xml.indexOf("<"); at !== -1; at = xml.indexOf("<", at + 1)) {
        count += 1;
        if (count > most)
            return true;
    }
    return false;
}
function parseXml(xml) {
    try {
        return parser.parse(xml, true);
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(reason.slice(0, MAX_REASON_LENGTH), { cause: error });
    }
}
function rpcValue(value) {
    const children = rpc_value_elements(value.children);
    const [child] = children;
    if (child === undefined)
        return textOf(value);
    if (children.length > 1)
        throw new Error("a <value> holds several types");
    if (SCALARS.has(child.tag))
        return textOf(child);
    if (child.tag === "struct")
        return rpcStruct(child);
    if (child.tag === "array") {
        const data = only(rpc_value_elements(child.children), "data");
        return rpc_value_elements(data.children).map((item) => rpcValue(expect(item, "value")));
    }
    throw new Error(`<${child.tag.slice(0, 40)}> is no type of XML-RPC`);
}
function rpcStruct(struct) {
    const entries = new Map();
    for (const member of rpc_value_elements(struct.children)) {
        const [name, value, ...rest] = rpc_value_elements(expect(member, "member").children);
        if (rest.length > 0)
            throw new Error("a <member> holds several values");
        const key = textOf(expect(name, "name"));
        if (entries.has(key))
            throw new Error(`a struct has "${key}" twice`);
        entries.set(key, rpcValue(expect(value, "value")));
    }
    return entries;
}
function rpc_value_elements(nodes) {
    return nodes.flatMap((node) => Object.entries(node).flatMap(([tag, children]) => typeof children === "string" ? [] : [{ tag, children }]));
}
function textOf(element) {
    return element.children
        .map((node) => {
        const text = node["#text"];
        if (typeof text !== "string") {
            throw new Error(`<${element.tag}> holds elements where text belongs`);
        }
        return decodeEntities(text);
    })
        .join("");
}
function only(list, tag) {
    if (list.length > 1)
        throw new Error(`there are several elements for one <${tag}>`);
    return expect(list[0], tag);
}
function expect(element, tag) {
    if (element?.tag !== tag)
        throw new Error(`<${tag}> is missing`);
    return element;
}
const ENTITIES = {
    lt: "<",
    gt: ">",
    amp: "&",
    quot: '"',
    apos: "'",
};
function decodeEntities(text) {
    if (!text.includes("&"))
        return text;
    return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(\w{1,10}));/gi, (whole, hex, decimal, name) => {
        if (name !== undefined)
            return ENTITIES[name] ?? whole;
        const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
}

;// CONCATENATED MODULE: ./build/xva/warnings.js
/** A pool refuses a VM with more vCPUs than a host has CPUs; small hosts have this many. */
const SMALL_HOST_CPUS = 4;
/** The name that every pool gives to the network of its first interface. */
const POOL_WIDE = /^Pool-wide network associated with eth\d+$/;
const PASSWORD = /pass(?:word|wd|phrase)?\s*[:=]|\bpassword\b|\bpwd\b|mot de passe/i;
/** What matters to whoever imports the VM, a sentence each. */
function importWarnings(tree, vm, facts) {
    return [
        ...cpuWarning(facts),
        ...cdWarning(tree),
        ...networkWarning(facts),
        ...templateWarning(vm),
        ...passwordWarning(facts),
    ];
}
function cpuWarning({ vcpus_max: count }) {
    if (count <= SMALL_HOST_CPUS)
        return [];
    return [
        `VCPUs_max is ${count}: hosts with fewer than ${count} CPUs refuse to start the VM (HOST_NOT_ENOUGH_PCPUS); set vcpus_max in the template to ${SMALL_HOST_CPUS} or less.`,
    ];
}
function cdWarning(tree) {
    const drives = tree.all("VBD").filter((vbd) => vbd.text("type") === "CD");
    if (drives.length === 0)
        return [];
    const full = drives.filter((vbd) => !vbd.flag("empty", false)).length;
    const what = drives.length === 1 ? "A CD drive is" : `${drives.length} CD drives are`;
    const disc = full === 0 ? "" : `, ${full} with a disc that other pools do not have`;
    return [
        `${what} left in the VM${disc}: every VM made from it gets them; detach them before the export.`,
    ];
}
function networkWarning({ networks }) {
    const names = new Set(networks
        .map(({ network }) => network)
        .filter((name) => !POOL_WIDE.test(name)));
    if (names.size === 0)
        return [];
    const list = [...names].map((name) => JSON.stringify(name)).join(", ");
    return [
        `An import looks for its networks by name (${list}) and makes new ones where the pool has none: export with "Pool-wide network associated with eth0", for example by export_network_names.`,
    ];
}
function templateWarning(vm) {
    const isDefault = vm.flag("is_default_template", false) ||
        vm.map("other_config").get("default_template") === "true";
    if (!isDefault)
        return [];
    return [
        "The VM is marked as a default template: an import takes the pool's own template of that name instead; remove default_template from other_config.",
    ];
}
function passwordWarning({ description }) {
    if (!PASSWORD.test(description))
        return [];
    return [
        "The VM's description speaks of a password, and whoever can read the catalogue can read it: remove it from vm_description.",
    ];
}

;// CONCATENATED MODULE: ./build/xva/ova.js




/** Largest ova.xml that is read, in bytes; one with UEFI variables has some 100 KB. */
const MAX_OVA_BYTES = 16 << 20;
/** Reads ova.xml, an XML-RPC value; throws {@link XvaError} of class `metadata` or `unsupported`. */
function parseOva(bytes) {
    const tree = new OvaTree(parse(bytes));
    const version = tree.version;
    const exportVersion = version.text("export_vsn", "2");
    if (exportVersion !== "2") {
        throw new errors.XvaError("unsupported", `The archive has export version ${(0,errors/* quoteName */.A)(exportVersion)}, of a XenServer before 5.0: import it into a current pool and export it again.`, { member: "ova.xml" });
    }
    const vm = mainVm(tree);
    const disks = archiveDisks(tree);
    const facts = {
        ...vmFacts(vm),
        networks: networks(tree, vm),
        exporter: {
            product_brand: version.text("product_brand", ""),
            product_version: version.text("product_version", ""),
            build_number: version.text("build_number", ""),
            xapi_version: `${version.text("xapi_major", "0")}.${version.text("xapi_minor", "0")}`,
        },
    };
    return { facts, disks, warnings: importWarnings(tree, vm, facts) };
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
    const uefi = vm.map("HVM_boot_params").get("firmware") === "uefi";
    return {
        name: vm.text("name_label"),
        description: vm.text("name_description", ""),
        vcpus_max: vm.wholeNumber("VCPUs_max"),
        vcpus_at_startup: vm.wholeNumber("VCPUs_at_startup"),
        memory_static_max: vm.wholeNumber("memory_static_max"),
        memory_static_min: vm.wholeNumber("memory_static_min"),
        memory_dynamic_max: vm.wholeNumber("memory_dynamic_max"),
        memory_dynamic_min: vm.wholeNumber("memory_dynamic_min"),
        firmware: uefi ? "uefi" : "bios",
        secure_boot: uefi && vm.map("platform").get("secureboot") === "true",
        is_a_template: vm.flag("is_a_template", false),
        tags: vm.list("tags"),
        other_config: Object.fromEntries(vm.map("other_config")),
    };
}
/**
 * The disks that xapi streams: of VBDs other than CDs, whose SR is none of ISOs, and a suspend image.
 * A VDI on two VBDs is one disk.
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
        const number = vbd?.text("userdevice", "") ?? "";
        disks.set(vdi.id, {
            ref: vdi.id,
            virtualSize: vdi.wholeNumber("virtual_size"),
            name: vdi.text("name_label", ""),
            device: vbd?.text("device", "") || number,
            bootable: vbd?.flag("bootable", false) ?? false,
            position: /^\d+$/.test(number) ? Number(number) : Number.MAX_SAFE_INTEGER,
        });
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
        .sort((a, b) => a.position - b.position)
        .map(({ position: _, ...disk }) => disk);
}
function networks(tree, vm) {
    return tree
        .all("VIF")
        .filter((vif) => vif.text("VM", vm.id) === vm.id)
        .map((vif) => ({
        device: vif.text("device"),
        network: tree.find("network", vif.text("network"))?.text("name_label") ?? "",
        mtu: vif.wholeNumber("MTU"),
    }))
        .sort((a, b) => Number(a.device) - Number(b.device));
}

;// CONCATENATED MODULE: ./build/xva/archive.js




/** Largest block that is read, in bytes. xapi and all known writers make blocks of 1 MiB. */
const MAX_BLOCK_BYTES = 64 << 20;
const BLOCK_NAME = /^(.+)\/(\d{1,20})$/;
const CHECKSUM_NAME = /^(.+)\.(xxhash|checksum)$/;
/**
 * Checks the members of an XVA against the format as xapi's stream_vdi.ml reads and writes it:
 * ova.xml, then per disk, in string order of the references, blocks each followed by its checksum.
 */
class XvaArchive {
    #hash;
    /** By reference, in the order in which they must stand. */
    #disks = new Map();
    #ova;
    #current;
    #member = { name: "", sizeBytes: 0, offset: 0 };
    #disk;
    /** A block whose checksum has not come yet. */
    #block;
    /** Length of the first block of the whole archive: what xapi takes as the size of each block left out. */
    #holeBytes;
    #blocks = 0;
    /** Without `hash`, checksums are looked at but not compared. */
    constructor(hash) {
        this.#hash = hash;
    }
    get blocks() {
        return this.#blocks;
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
                this.#hash?.add(bytes);
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
                this.#block = this.#member;
                this.#blocks += 1;
                return;
            case "checksum":
                this.#endChecksum(current.algorithm, current.text);
                return;
        }
    }
    /** Says that the archive is read to its end marker; every disk must be whole by now. */
    end() {
        if (this.#block !== undefined)
            throw noChecksum(this.#block);
        if (this.#ova === undefined)
            throw notAnXva(this.#member);
        for (const disk of this.#disks.values())
            disk.end();
        return { ova: this.#ova, disks: this.#disks };
    }
    #beginOva(member) {
        if (member.name !== "ova.xml") {
            if (!BLOCK_NAME.test(member.name))
                throw notAnXva(member);
            throw new errors.XvaError("order", `The archive begins with ${(0,errors/* quoteName */.A)(member.name)} instead of ova.xml, so no pool can import it: export the VM again.`, { member: member.name, offset: member.offset });
        }
        if (member.sizeBytes > MAX_OVA_BYTES) {
            throw new errors.XvaError("unsupported", `ova.xml has ${member.sizeBytes} bytes, more than the ${MAX_OVA_BYTES} that are read: export the VM again.`, { member: member.name, offset: member.offset });
        }
        return { kind: "ova", bytes: new Uint8Array(member.sizeBytes), length: 0 };
    }
    #endOva(bytes) {
        this.#ova = parseOva(bytes);
        const inOrder = [...this.#ova.disks].sort((a, b) => a.ref < b.ref ? -1 : 1);
        for (const disk of inOrder)
            this.#disks.set(disk.ref, new DiskReader(disk));
    }
    #beginBlock(member) {
        const { name, sizeBytes, offset } = member;
        const [, ref, suffix] = BLOCK_NAME.exec(name) ?? [];
        const disk = this.#disks.get(ref ?? "");
        if (suffix === undefined || disk === undefined)
            throw this.#unexpected(member);
        if (this.#disk !== undefined && disk.ref < this.#disk.ref) {
            throw new errors.XvaError("order", `${name} comes after blocks of ${this.#disk.ref}: disks must stand in the order of their references as text, or an import fails; export the VM again.`, { member: name, offset });
        }
        if (sizeBytes > MAX_BLOCK_BYTES) {
            throw new errors.XvaError("unsupported", `${name} has ${sizeBytes} bytes, more than the ${MAX_BLOCK_BYTES} that a block may have: the file is damaged or made by an unknown tool; export the VM again.`, { member: name, offset });
        }
        this.#disk = disk;
        this.#holeBytes ??= sizeBytes;
        disk.block(member, suffix, this.#holeBytes);
        return { kind: "block" };
    }
    #beginChecksum(member, block) {
        const [, name, algorithm] = CHECKSUM_NAME.exec(member.name) ?? [];
        if (name !== block.name)
            throw noChecksum(block);
        if (algorithm !== "xxhash" && algorithm !== "checksum")
            throw noChecksum(block);
        if (member.sizeBytes !== (algorithm === "xxhash" ? 16 : 40)) {
            throw badChecksum(member);
        }
        return { kind: "checksum", algorithm, text: "" };
    }
    #endChecksum(algorithm, text) {
        if (!CHECKSUM_PATTERNS[algorithm].test(text))
            throw badChecksum(this.#member);
        const actual = this.#hash?.digest(algorithm) ?? text;
        if (actual !== text) {
            throw new errors.XvaError("checksum", `${this.#block?.name} does not match its checksum (${text} expected, ${actual} found): the block was damaged on its way or on disk; copy or build the file again, and check the runner's disk.`, { member: this.#block?.name, offset: this.#block?.offset });
        }
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
function badChecksum({ name, offset }) {
    return new errors.XvaError("checksum", `${name} holds no checksum of its kind: the file is damaged; copy or build it again.`, { member: name, offset });
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/xva/zstd-frames.js

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
 * Node's own decoder stops after the first frame, drops or ignores what follows it, and up to 24.19 takes a cut frame for a whole one.
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
    /** Walks over the next bytes of the file; the parts of data frames are views of `chunk`. Throws {@link XvaError}. */
    *feed(chunk) {
        let at = 0;
        // Start of the bytes that belong to the present data frame and were not given yet.
        let from = 0;
        while (at < chunk.length) {
            const magicBefore = this.#atMagic;
            at += this.#step(chunk, at);
            if (magicBefore && !this.#atMagic) {
                from = at;
                if (!this.#skippable) {
                    yield { kind: "bytes", bytes: FRAME_MAGIC_BYTES };
                }
            }
            if (!this.#last || this.#skip > 0)
                continue;
            if (!this.#skippable) {
                if (at > from) {
                    yield { kind: "bytes", bytes: chunk.subarray(from, at) };
                }
                yield { kind: "end" };
            }
            this.#nextFrame();
        }
        if (!this.#atMagic && !this.#skippable && at > from) {
            yield { kind: "bytes", bytes: chunk.subarray(from, at) };
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
        throw new errors.XvaError("trailing-data", "Something that is not zstd follows the compressed data: the file was appended to or mixed with another one; copy or build it again.");
    }
    #magicDone(value) {
        this.#skippable = value !== FRAME_MAGIC;
        this.#field = this.#skippable ? "skippable-length" : "descriptor";
    }
    #blockDone(value) {
        const type = (value >> 1) & 3;
        if (type === RESERVED_BLOCK) {
            throw new errors.XvaError("compression", "The zstd data holds a block of a type that does not exist: the file is damaged; copy or build it again.");
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

;// CONCATENATED MODULE: ./build/xva/decompress.js



/** Output buffer of Node's decoders: 1.8 times faster than the default of 16 KiB. */
const OUTPUT_BYTES = 1 << 20;
/** Makes a decoder; `output` is called in order, and what it throws ends the decoding. */
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
        if (this.#gunzip.bytesWritten !== this.#written)
            throw trailingGzip();
    }
    async end() {
        await this.#stream.end();
    }
    destroy() {
        this.#stream.destroy();
    }
}
/** One decoder of Node for each frame, since it knows no more than one: see {@link ZstdFrameWalker}. */
class ZstdDecoder {
    #walker = new ZstdFrameWalker();
    #output;
    #frame;
    constructor(output) {
        this.#output = output;
    }
    async write(chunk) {
        for (const part of this.#walker.feed(chunk)) {
            if (part.kind === "bytes") {
                this.#frame ??= new DecoderStream((0,external_node_zlib_.createZstdDecompress)({ chunkSize: OUTPUT_BYTES }), this.#output);
                await this.#frame.write(part.bytes);
            }
            else {
                await this.#frame?.end();
                this.#frame = undefined;
            }
        }
    }
    end() {
        if (!this.#walker.complete)
            throw truncated();
    }
    destroy() {
        this.#frame?.destroy();
    }
}
/** A decoder of node:zlib whose errors, and those of `output`, reject the call that is under way. */
class DecoderStream {
    #stream;
    #failure;
    #reject = () => { };
    constructor(stream, output) {
        this.#stream = stream;
        stream.on("data", (bytes) => {
            if (this.#failure !== undefined)
                return;
            try {
                output(bytes);
            }
            catch (error) {
                this.#fail(toError(error));
            }
        });
        // Node does not call back a write that meets an error: the event is the only word of it.
        stream.on("error", (error) => this.#fail(translate(error)));
    }
    write(chunk) {
        return this.#run((resolve) => {
            this.#stream.write(chunk, (error) => {
                if (error)
                    this.#fail(translate(error));
                else
                    resolve();
            });
        });
    }
    end() {
        return this.#run((resolve) => {
            this.#stream.once("end", resolve);
            this.#stream.end();
        });
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
    #fail(error) {
        this.#failure ??= error;
        this.#stream.destroy();
        this.#reject(this.#failure);
    }
}
function toError(error) {
    return error instanceof Error ? error : new Error(String(error));
}
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

;// CONCATENATED MODULE: ./build/xva/sniff.js

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
        return new errors.XvaError("html-error-page", "The file is an error page of a web server, not an XVA: the pool refused the export (an expired session or a failed request); look at the pool's log and build again.", { offset: 0 });
    }
    if (namesOvaXml(head)) {
        return head.length < 512
            ? new errors.XvaError("truncated", "The file ends within its first header: the export was cut off; check the connection to the pool and the free disk space, and build again.", { offset: head.length, member: "ova.xml" })
            : new errors.XvaError("checksum", "The header of ova.xml does not match its checksum: the file is damaged; copy or build it again.", { offset: 0, member: "ova.xml" });
    }
    const foreign = FOREIGN.find(({ magic }) => startsWith(head, magic));
    if (foreign?.compression) {
        return new errors.XvaError("unsupported", `The file is ${foreign.what}, which pools cannot import: use an uncompressed XVA, gzip or zstd.`, { offset: 0 });
    }
    return new errors.XvaError("not-an-xva", `The file is ${foreign?.what ?? "not a tar archive"}, not an XVA: check that the template exports with format = "xva" or "xva_compressed".`, { offset: 0 });
}
function startsWith(bytes, magic) {
    return magic.every((byte, index) => bytes[index] === byte);
}

;// CONCATENATED MODULE: ./build/xva/tar.js


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
    /** Bytes of the archive read so far. */
    get offset() {
        return this.#offset;
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
            throw new errors.XvaError("empty", "The file is empty: the export yielded nothing; look at the pool's log and at the free disk space, and build again.", { offset: 0 });
        }
        if (this.#member === undefined && this.#state === "header") {
            throw diagnoseHead(this.#header.subarray(0, this.#headerLength));
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
                if (!isZero(rest.subarray(0, taken)))
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
        if (!isZero(rest)) {
            throw new errors.XvaError("trailing-data", "Something follows the archive's end marker: the file was appended to or mixed with another one; copy or build it again.", { offset: this.#offset });
        }
        const limit = this.#endOffset + 2 * BLOCK_BYTES + MAX_PADDING_BYTES;
        if (this.#offset + rest.length > limit) {
            throw new errors.XvaError("trailing-data", `More than ${MAX_PADDING_BYTES} zero bytes follow the archive's end marker: the file was extended after the export; copy or build it again.`, { offset: limit });
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
        if (this.#member !== undefined && isZero(this.#header)) {
            this.#state = "end";
            this.#endOffset = offset;
            return;
        }
        if (!checksumMatches(this.#header)) {
            if (this.#member === undefined)
                throw diagnoseHead(this.#header);
            throw new errors.XvaError("checksum", `The tar header after ${(0,errors/* quoteName */.A)(this.#member.name)} does not match its checksum: the file is damaged; copy or build it again.`, { offset, member: this.#member.name });
        }
        this.#member = parseHeader(this.#header, offset);
        this.#state = "data";
        this.#left = this.#member.sizeBytes;
        this.#sink.member(this.#member);
    }
    #truncated() {
        const where = this.#state === "data"
            ? `in the middle of ${(0,errors/* quoteName */.A)(this.#member?.name ?? "")}`
            : "without its end marker";
        return new errors.XvaError("truncated", `The archive ends ${where}, at byte ${this.#offset}: the export or copy was cut off; check the connection to the pool and the free disk space, and build again.`, { offset: this.#offset, member: this.#member?.name });
    }
    #dirtyPadding() {
        return new errors.XvaError("checksum", `The padding after ${(0,errors/* quoteName */.A)(this.#member?.name ?? "")} is not zero: the file is damaged; copy or build it again.`, { offset: this.#offset, member: this.#member?.name });
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
        throw new errors.XvaError("unexpected-member", `The archive holds ${refused}, ${(0,errors/* quoteName */.A)(name)}, which no XVA does: do not import it; export the VM again.`, { offset, member: name });
    }
    if (type !== "\0" && type !== "0") {
        throw new errors.XvaError("unsupported", `The archive uses a tar extension (type ${(0,errors/* quoteName */.A)(type)}) that pools cannot import: pack it with plain ustar headers, as GNU tar does with --format=ustar.`, { offset, member: name });
    }
    if (name.startsWith("/") || name.split("/").includes("..")) {
        throw new errors.XvaError("unexpected-member", `The archive holds ${(0,errors/* quoteName */.A)(name)}, a path that leaves its folder: do not import it; export the VM again.`, { offset, member: name });
    }
    const sizeBytes = parseNumber(header.subarray(SIZE.start, SIZE.end));
    if (sizeBytes === undefined) {
        throw new errors.XvaError("unsupported", `The size of ${(0,errors/* quoteName */.A)(name)} is not a number that can be read: the file is damaged or made by an unknown tool; export the VM again.`, { offset, member: name });
    }
    return { name, sizeBytes, offset };
}
function memberName(header) {
    const name = tar_text(header.subarray(NAME.start, NAME.end));
    // Only POSIX's `ustar\0` has a prefix; GNU's `ustar  ` keeps times there.
    const magic = tar_text(header.subarray(MAGIC.start, MAGIC.end));
    const prefix = magic === "ustar" ? tar_text(header.subarray(PREFIX.start, PREFIX.end)) : "";
    return prefix === "" ? name : `${prefix}/${name}`;
}
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
function tar_text(field) {
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
    for (const byte of header.subarray(0, CHECKSUM.start))
        sum += byte;
    for (const byte of header.subarray(CHECKSUM.end))
        sum += byte;
    return sum === expected;
}
function isZero(bytes) {
    return bytes.every((byte) => byte === 0);
}

;// CONCATENATED MODULE: ./build/xva/verify.js







/** Bytes of one read: large reads cost half of what Node's default of 64 KiB does. */
const READ_BYTES = (/* unused pure expression or super */ null && (4 << 20));
/** Bytes of a file's head that {@link looksLikeXva} reads: more than the largest block of any compression. */
const HEAD_BYTES = 1 << 20;
/**
 * Verifies an XVA that is pushed through it, in memory that does not grow with the file.
 * Calls are made one after the other. After an error every call rejects with that same error.
 */
class XvaVerifier {
    #mode;
    /** First bytes of the file, until they tell its compression. */
    #head = new Uint8Array(0);
    #pipeline;
    #failure;
    constructor(options) {
        this.#mode = options.mode;
    }
    /** Takes the file's next bytes. The chunk is the caller's again when this resolves. Rejects with {@link XvaError}. */
    write(chunk) {
        return this.#guard(async () => {
            if (this.#pipeline !== undefined)
                return this.#pipeline.write(chunk);
            this.#head = Buffer.concat([this.#head, chunk]);
            if (this.#head.length >= SNIFF_BYTES)
                await this.#start();
        });
    }
    /** Says that the file ends here, and resolves with what was verified. Rejects with {@link XvaError}. */
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
        const hash = this.#mode === "full" ? await BlockHash.create() : undefined;
        if (this.#failure !== undefined)
            throw this.#failure;
        const pipeline = new Pipeline(sniffCompression(head), hash);
        this.#pipeline = pipeline;
        await pipeline.write(head);
        return pipeline;
    }
    async #guard(work) {
        if (this.#failure !== undefined)
            throw this.#failure;
        try {
            return await work();
        }
        catch (error) {
            this.#failure ??= error;
            this.destroy();
            throw this.#failure;
        }
    }
}
/** File bytes → decoder → tar → archive. */
class Pipeline {
    #compression;
    #archive;
    #tar;
    #decoder;
    constructor(compression, hash) {
        const archive = new XvaArchive(hash);
        const tar = new TarReader(archive);
        this.#compression = compression;
        this.#archive = archive;
        this.#tar = tar;
        this.#decoder = createDecoder(compression, (bytes) => {
            tar.write(bytes);
            hash?.keep();
        });
    }
    async write(chunk) {
        await this.#located(() => this.#decoder.write(chunk));
    }
    async end() {
        await this.#located(() => this.#decoder.end());
        this.#tar.end();
        const { ova, disks } = this.#archive.end();
        return {
            compression: this.#compression,
            blocks: this.#archive.blocks,
            hardware: {
                ...ova.facts,
                disks: ova.disks.map(({ ref, name, device, bootable, virtualSize }) => ({
                    name,
                    device,
                    bootable,
                    virtual_size: virtualSize,
                    stored_size: disks.get(ref)?.storedBytes ?? 0,
                })),
            },
            warnings: ova.warnings,
        };
    }
    destroy() {
        this.#decoder.destroy();
    }
    /** Adds to a decoder's error how far the archive was read by then. */
    async #located(work) {
        try {
            await work();
        }
        catch (error) {
            if (!(error instanceof errors.XvaError) || error.offset !== undefined)
                throw error;
            const { member, cause } = error;
            throw new errors.XvaError(error.class, error.message, {
                member,
                offset: this.#tar.offset,
                cause,
            });
        }
    }
}
/** Verifies the XVA at a path; rejects with {@link XvaError}, or with the file system's error where it can't be read. */
async function verifyFile(path, options) {
    const file = await open(path);
    const verifier = new XvaVerifier(options);
    try {
        const buffer = Buffer.allocUnsafe(READ_BYTES);
        for await (const chunk of chunks(file, buffer))
            await verifier.write(chunk);
        return await verifier.end();
    }
    finally {
        verifier.destroy();
        await file.close();
    }
}
/** Reads a file to its end, piece by piece into the same buffer. */
async function* chunks(file, buffer) {
    for (;;) {
        const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
        if (bytesRead === 0)
            return;
        yield buffer.subarray(0, bytesRead);
    }
}
/**
 * Whether a file is meant to be an XVA: its first tar member, after decompression, is called `ova.xml`.
 * Reads the head only; a damaged XVA still looks like one. Rejects where the file can't be read.
 */
async function looksLikeXva(path) {
    const file = await (0,promises_.open)(path);
    try {
        const buffer = Buffer.allocUnsafe(HEAD_BYTES);
        const { bytesRead } = await file.read(buffer, 0, HEAD_BYTES, 0);
        return namesOvaXml(await decodeHead(buffer.subarray(0, bytesRead)));
    }
    finally {
        await file.close();
    }
}
/** The first bytes of the uncompressed file, as far as they can be had. */
async function decodeHead(head) {
    let decoded = new Uint8Array(0);
    const enough = new Error("enough");
    const decoder = createDecoder(sniffCompression(head), (bytes) => {
        decoded = Buffer.concat([decoded, bytes.subarray(0, 512)]);
        if (decoded.length >= 512)
            throw enough;
    });
    try {
        await decoder.write(head);
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


/***/ })

};
