export const id = 1663;
export const ids = [1663];
export const modules = {

/***/ 90577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ INPUT_DEFAULTS),
/* harmony export */   p: () => (/* binding */ SECRET_INPUTS)
/* harmony export */ });
/** The table of inputs: names and defaults, and which of them are secrets. */
/** Every input and its default; `action.yml` says the same and a test holds the two together. */
const INPUT_DEFAULTS = {
    command: "build",
    os: "changed",
    "packer-directory": "packer",
    "shared-paths": "",
    base: "",
    "max-age": "30",
    packer: "packer",
    "packer-working-directory": "auto",
    "packer-variables": "",
    "packer-secrets": "",
    "packer-var-files": "",
    "workflow-inputs": "false",
    "packer-only": "",
    "packer-except": "",
    "packer-environment": "all",
    "packer-log": "false",
    "packer-parallel-builds": "",
    platforms: "",
    "max-parallel": "1",
    "build-timeout": "240",
    "cache-plugins": "true",
    "xapi-url": "",
    "xapi-username": "",
    "xapi-password": "",
    "xapi-sr": "",
    "xapi-network": "",
    "xapi-tls-fingerprint": "",
    "xapi-allow-insecure-tls": "false",
    "pool-patience": "120",
    "store-patience": "900",
    "console-screenshots": "true",
    "spool-limit": "50",
    "ca-file": "",
    verify: "full",
    test: "auto",
    "xva-from-disk": "true",
    "vm-cpus": "2",
    "vm-memory": "2048",
    "vm-firmware": "bios",
    compress: "keep",
    "compress-level": "3",
    "s3-bucket": "",
    "s3-prefix": "",
    "s3-endpoint": "",
    "s3-region": "",
    "s3-force-path-style": "auto",
    "s3-checksum": "auto",
    "s3-acl": "",
    "s3-storage-class": "",
    "s3-sse": "",
    "s3-sse-kms-key-id": "",
    "s3-tags": "",
    "s3-public-url": "",
    "aws-access-key-id": "",
    "aws-secret-access-key": "",
    "aws-session-token": "",
    "role-to-assume": "",
    "sts-endpoint": "",
    "signing-key": "",
    "signing-command": "",
    "trusted-keys": "",
    channels: "",
    "channels-file": "channels.yml",
    "keep-builds": "0",
    "keep-days": "0",
    image: "",
    build: "",
    channel: "",
    reason: "",
    severity: "other",
    replacement: "",
    "effective-at": "",
    replace: "keep",
    "dry-run": "",
    force: "false",
    "github-token": "",
    statuses: "true",
    "status-context": "xva",
    summary: "true",
    "webhook-url": "",
    "allow-pull-requests": "false",
};
/** Inputs whose values are secrets: masked in the log, redacted from all that leaves the machine, shown nowhere. */
const SECRET_INPUTS = [
    "packer-secrets",
    "xapi-password",
    "aws-access-key-id",
    "aws-secret-access-key",
    "aws-session-token",
    "signing-key",
    "github-token",
    "webhook-url",
];


/***/ }),

/***/ 91423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ COMMANDS)
/* harmony export */ });
const COMMANDS = ["build", "plan", "prune", "report"];


/***/ })

};
