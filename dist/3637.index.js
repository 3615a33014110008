export const id = 3637;
export const ids = [3637];
export const modules = {

/***/ 13637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  inspectPool: () => (/* binding */ inspectPool)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/xapi/errors.js + 1 modules
var errors = __webpack_require__(16677);
// EXTERNAL MODULE: ./build/near-names.js
var near_names = __webpack_require__(77701);
;// CONCATENATED MODULE: ./build/xapi/near-names.js
/** The names of a pool that somebody may have meant, as a sentence. */

const MOST = 10;
/**
 * A sentence with up to ten of `names`, those most like `wanted` first; `what` is their plural, such as `networks`.
 * Empty where there are none.
 */
function nearNames(wanted, what, names) {
    const unique = (0,near_names/* byNearness */.fl)(wanted, names.filter((name) => name !== ""));
    if (unique.length === 0)
        return "";
    const near = unique
        .slice(0, MOST)
        .map((name) => JSON.stringify(name))
        .join(", ");
    return unique.length > MOST
        ? ` Near it are the ${what} ${near} (of ${unique.length}).`
        : ` Its ${what}: ${near}.`;
}

;// CONCATENATED MODULE: ./build/xapi/pool-checks.js

const GIB = 2 ** 30;
/** With less than this on its SR no system is installed. */
const LEAST_FREE_BYTES = GIB;
/** The plugin's default of `vm_memory`. */
const LEAST_MEMORY_BYTES = GIB;
/** Storage that takes a disk's full size at once. That of other types grows with what is written. */
const THICK_TYPES = new Set([
    "lvm",
    "lvmoiscsi",
    "lvmohba",
    "lvmofcoe",
]);
/** Can the pool run anything at all now? */
function checkHosts({ rollingUpdate, hosts, master, }) {
    if (rollingUpdate)
        return [
            {
                reason: "pool_down",
                message: "The pool is in the middle of a rolling update: run again when it has ended.",
            },
        ];
    const ready = hosts.filter((host) => host.ready);
    if (ready.length === 0)
        return [
            {
                reason: "pool_down",
                message: "No host of the pool takes VMs: all are in maintenance mode or not live; enable one with `xe host-enable`.",
            },
        ];
    const findings = [];
    if (master?.ready === false)
        findings.push({
            message: `The pool's master ${master.name} is in maintenance mode: builds run on its other hosts.`,
        });
    if (ready.every(({ memoryTotal, memoryFree }) => memoryTotal > 0 && memoryFree < LEAST_MEMORY_BYTES))
        findings.push({
            message: "No host of the pool has 1 GiB of memory free: a VM may not start.",
        });
    return findings;
}
/** The SR for disks has room, and the one for uploads is there. */
function checkStorage(facts, request) {
    const { srName, isoSrName, uploads, diskBytes } = request;
    const disks = findSr(facts, "sr_name", srName);
    const isos = uploads ? findSr(facts, "sr_iso_name", isoSrName) : NONE;
    const findings = [...disks.findings];
    // the default SR is missed once
    for (const finding of isos.findings)
        if (!findings.some(({ message }) => message === finding.message))
            findings.push(finding);
    if (disks.sr !== undefined)
        findings.push(...checkRoom(disks.sr, diskBytes));
    if (isos.sr !== undefined && isos.sr !== disks.sr && freeBytes(isos.sr) < GIB)
        findings.push({
            message: `SR ${quote(isos.sr.name)} has ${gib(freeBytes(isos.sr))} free: the ISO may not fit.`,
        });
    return findings;
}
/** Each network is there once. */
function checkNetworks({ networks }, { networkNames = [] }) {
    return networkNames.flatMap((name) => {
        const count = networks.filter((other) => other === name).length;
        if (count === 1)
            return [];
        return [
            {
                reason: "packer",
                message: count === 0
                    ? `The pool has no network ${quote(name)} (\`network_names\`).${nearNames(name, "networks", networks)}`
                    : severalOf(count, "networks", name, "network_names"),
            },
        ];
    });
}
/** The sentence for a name that more than one object bears. */
function severalOf(count, what, name, setting) {
    return `The pool has ${count} ${what} named ${quote(name)} (\`${setting}\`), and Packer's plugin wants the name to be unique: rename the others.`;
}
const NONE = { findings: [] };
function findSr({ srs, defaultSr }, setting, name) {
    if (name === undefined)
        return NONE;
    const wrong = (message) => ({
        findings: [{ reason: "packer", message }],
    });
    const named = [...srs.values()].filter((sr) => sr.name === name);
    const [sr] = name === "" ? [srs.get(defaultSr)] : named;
    if (sr === undefined)
        return wrong(name === ""
            ? "The pool has no default SR: set one, or name one in the template with `sr_name` and `sr_iso_name`."
            : `The pool has no SR ${quote(name)} (\`${setting}\`).${nearNames(name, "SRs", namesFor(setting, srs))}`);
    if (name !== "" && named.length > 1)
        return wrong(severalOf(named.length, "SRs", name, setting));
    if (!sr.attached)
        return {
            findings: [
                {
                    reason: "pool_down",
                    message: `SR ${quote(sr.name)} is attached to no host: plug it (\`xe pbd-plug\`).`,
                },
            ],
        };
    return { sr, findings: [] };
}
function namesFor(setting, srs) {
    return [...srs.values()]
        .filter(({ contentType }) => setting === "sr_iso_name" || contentType !== "iso")
        .map(({ name }) => name);
}
function checkRoom(sr, diskBytes) {
    const free = freeBytes(sr);
    const cure = "make room on it, choose another with `sr_name`, or remove what older builds left with `command: prune`";
    if (free < LEAST_FREE_BYTES)
        return [
            {
                reason: "pool_full",
                message: `SR ${quote(sr.name)} has ${gib(free)} free: ${cure}.`,
            },
        ];
    if (diskBytes === undefined || diskBytes <= free)
        return [];
    const sizes = `SR ${quote(sr.name)} has ${gib(free)} free, and the template's disks are ${gib(diskBytes)}`;
    return THICK_TYPES.has(sr.type)
        ? [
            {
                reason: "pool_full",
                message: `${sizes}, which this SR (${sr.type}) takes at once: ${cure}.`,
            },
        ]
        : [
            {
                message: `${sizes}: the build fails should they be filled.`,
            },
        ];
}
/** Endless where the storage does not tell its size. */
function freeBytes({ physicalSize, physicalUtilisation }) {
    return physicalSize > 0
        ? Math.max(0, physicalSize - physicalUtilisation)
        : Number.POSITIVE_INFINITY;
}
function gib(bytes) {
    return `${Math.round((bytes / GIB) * 10) / 10} GiB`;
}
function quote(name) {
    return JSON.stringify(name);
}

// EXTERNAL MODULE: ./build/xapi/values.js
var values = __webpack_require__(52403);
;// CONCATENATED MODULE: ./build/xapi/pool-facts.js

/** @throws PoolError */
async function readPoolFacts(pool) {
    const all = async (type) => {
        const method = `${type}.get_all_records`;
        return (0,values/* readRecords */.T3)(await pool.call(method), method);
    };
    const [pools, hosts, metrics, srs, pbds, networks] = await Promise.all([
        all("pool"),
        all("host"),
        all("host_metrics"),
        all("SR"),
        all("PBD"),
        all("network"),
    ]);
    const [self] = pools.values();
    const hostFacts = new Map([...hosts].map(([ref, host]) => [ref, hostOf(host, metrics)]));
    const masterRef = self?.ref("master") ?? "";
    const software = hosts.get(masterRef)?.map("software_version");
    return {
        name: self?.text("name_label") ?? "",
        version: [software?.get("product_brand"), software?.get("product_version")]
            .filter((word) => word !== undefined)
            .join(" "),
        rollingUpdate: self?.map("other_config").has("rolling_upgrade_in_progress") ?? false,
        defaultSr: self?.ref("default_SR") ?? "",
        master: hostFacts.get(masterRef),
        hosts: [...hostFacts.values()],
        srs: new Map([...srs].map(([ref, sr]) => [ref, srOf(sr, pbds)])),
        networks: [...networks.values()].map((network) => network.text("name_label")),
    };
}
function hostOf(host, metrics) {
    const measured = metrics.get(host.ref("metrics"));
    return {
        name: host.text("name_label"),
        hostname: host.text("hostname"),
        address: host.text("address"),
        ready: host.flag("enabled") && (measured?.flag("live") ?? true),
        memoryTotal: measured?.whole("memory_total") ?? 0,
        memoryFree: measured?.whole("memory_free") ?? 0,
    };
}
function srOf(sr, pbds) {
    return {
        name: sr.text("name_label"),
        type: sr.text("type"),
        contentType: sr.text("content_type"),
        attached: sr
            .refs("PBDs")
            .some((ref) => pbds.get(ref)?.flag("currently_attached")),
        physicalSize: sr.whole("physical_size"),
        physicalUtilisation: sr.whole("physical_utilisation"),
    };
}

// EXTERNAL MODULE: ./build/xapi/trust.js
var trust = __webpack_require__(39419);
;// CONCATENATED MODULE: ./build/xapi/vm-checks.js




/** More VMs of one name than this are counted, and not looked at. */
const MOST_RECORDS = 20;
/** `clone_template` is there once. The plugin clones a VM just as well, where that is off. */
async function checkTemplate(pool, { cloneTemplate: name }) {
    if (name === undefined)
        return [];
    const [only, ...others] = await named(pool, "VM", name);
    if (only === undefined)
        return missing(`The pool has no template ${JSON.stringify(name)} (\`clone_template\`).`, name, "templates", await namesOf(pool, "VM", 'field "is_a_template" = "true"'));
    if (others.length > 0)
        return [
            wrong(severalOf(others.length + 1, "templates or VMs", name, "clone_template")),
        ];
    const vm = await readVm(pool, only);
    if (vm.isTemplate)
        return [];
    const said = `${JSON.stringify(name)} (\`clone_template\`) is a VM and no template`;
    return vm.powerState === "Halted"
        ? [{ message: `${said}.` }]
        : [
            wrong(`${said}, and it is ${vm.powerState.toLowerCase()}: shut it down, or name a template.`),
        ];
}
/** `iso_name` is there once. */
async function checkIso(pool, facts, { isoName: name }) {
    if (name === undefined || name === "")
        return [];
    const found = await named(pool, "VDI", name);
    if (found.length === 1)
        return [];
    if (found.length > 1)
        return [wrong(severalOf(found.length, "disks or ISOs", name, "iso_name"))];
    const isoSrs = [...facts.srs].filter(([, { contentType }]) => contentType === "iso");
    const names = await Promise.all(isoSrs.map(([ref]) => namesOf(pool, "VDI", `field "SR" = "${ref}"`)));
    return missing(`The pool has no ISO ${JSON.stringify(name)} (\`iso_name\`); one that was just copied is found after \`xe sr-scan\`.`, name, "ISOs", names.flat());
}
/**
 * No VM has the name that the new one will have: the plugin would not mind, but nobody could tell the two apart.
 * Templates of that name are what earlier builds kept; the plugin leaves them alone.
 */
async function checkVmName(pool, { vmName: name, keepVm }) {
    if (name === undefined || name === "")
        return [];
    const refs = await named(pool, "VM", name);
    const vms = await Promise.all(refs.slice(0, MOST_RECORDS).map((ref) => readVm(pool, ref)));
    const findings = [];
    const machine = vms.find(({ isTemplate }) => !isTemplate);
    if (machine !== undefined) {
        const said = `The pool has a VM named ${JSON.stringify(name)} already (${machine.uuid}, ${machine.powerState.toLowerCase()})`;
        const kept = keepVm === "always" || keepVm === "on_success";
        findings.push(kept
            ? { message: `${said}, kept by \`keep_vm\`: there will be two.` }
            : {
                reason: "name_taken",
                message: `${said}: where an older build left it, remove it with \`command: prune\`; else choose another \`vm_name\`.`,
            });
    }
    const templates = vms.filter(({ isTemplate }) => isTemplate);
    if (templates.length > 0)
        findings.push({
            message: `The pool has ${templates.length === 1 ? "a template" : `${templates.length} templates`} named ${JSON.stringify(name)} already (${templates.map(({ uuid }) => uuid).join(", ")}): the build leaves ${templates.length === 1 ? "it" : "them"} as ${templates.length === 1 ? "it is" : "they are"}.`,
        });
    return findings;
}
async function readVm(pool, ref) {
    const method = "VM.get_record";
    const record = (0,values/* readRecord */.aE)(await pool.call(method, ref), method);
    return {
        uuid: record.text("uuid"),
        powerState: record.text("power_state"),
        isTemplate: record.flag("is_a_template"),
    };
}
async function named(pool, type, name) {
    const method = `${type}.get_by_name_label`;
    return (0,values/* readRefs */.n6)(await pool.call(method, name), method);
}
/** Names to choose from, for an error that is one already: a pool that does not tell them has none. */
async function namesOf(pool, type, filter) {
    const method = `${type}.get_all_records_where`;
    try {
        const records = (0,values/* readRecords */.T3)(await pool.call(method, filter), method);
        return [...records.values()].map((record) => record.text("name_label"));
    }
    catch (error) {
        if (error instanceof errors/* PoolError */.FJ)
            return [];
        throw error;
    }
}
function missing(message, name, what, names) {
    return [wrong(`${message}${nearNames(name, what, names)}`)];
}
function wrong(message) {
    return { reason: "packer", message };
}

;// CONCATENATED MODULE: ./build/xapi/preflight.js
/** Looks at a pool before Packer starts: is all there that a build asks for, and once only, with room for it? */






const TIMEOUT_MS = 5000;
/** Requests that are checked at the same time, to spare the toolstack. */
const LANES = 4;
/**
 * Checks each request that is for this pool; fields that a request has not are not checked, and an empty `srName` or `isoSrName`
 * is the pool's default SR, as for Packer's plugin. What the pool has not told in time is not checked, with a warning.
 * @throws PoolError where the pool can't be asked
 */
async function inspectPool(pool, requests, options = {}) {
    const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
    const inspection = new Inspecting(pool, requests);
    const late = new AbortController();
    const work = inspection.run().finally(() => late.abort());
    const inTime = await Promise.race([
        work.then(() => true),
        (0,promises_.setTimeout)(timeoutMs, false, { signal: late.signal }).catch(() => true),
    ]);
    if (inTime)
        await work;
    else
        inspection.warn(`${pool.host} did not tell within ${timeoutMs / 1000} s all that was asked: the pool was checked in part only.`);
    return inspection.result();
}
class Inspecting {
    #pool;
    #requests;
    #problems = [];
    #warnings = new Set();
    #facts;
    constructor(pool, requests) {
        this.#pool = pool;
        this.#requests = requests;
    }
    warn(message) {
        this.#warnings.add(message);
    }
    async run() {
        const facts = await readPoolFacts(this.#pool);
        this.#facts = facts;
        const ours = this.#requests.filter((request) => this.#isOurs(facts, request));
        const general = checkHosts(facts);
        for (const request of ours)
            this.#add(request, general);
        // a pool in this state has other troubles, which end with it
        if (general.some(({ reason }) => reason !== undefined))
            return;
        const queue = ours.values();
        const lane = async () => {
            for (const request of queue)
                await this.#check(facts, request);
        };
        await Promise.all(Array.from({ length: LANES }, lane));
    }
    result() {
        return {
            problems: [...this.#problems],
            warnings: [...this.#warnings],
            facts: {
                master: this.#pool.host,
                version: this.#facts?.version ?? "",
                name: this.#facts?.name ?? "",
                hosts: this.#facts?.hosts.length ?? 0,
            },
        };
    }
    async #check(facts, request) {
        this.#add(request, checkStorage(facts, request));
        this.#add(request, checkNetworks(facts, request));
        const checks = [
            checkTemplate(this.#pool, request),
            checkIso(this.#pool, facts, request),
            checkVmName(this.#pool, request),
        ];
        for (const found of await Promise.allSettled(checks))
            if (found.status === "fulfilled")
                this.#add(request, found.value);
            else
                this.#passOver(found.reason);
    }
    /** A call that the pool refuses leaves a check undone; a pool that does not answer ends them all. */
    #passOver(error) {
        if (!(error instanceof errors/* PoolError */.FJ) ||
            error.kind === "unreachable" ||
            error.kind === "stopped")
            throw error;
        this.warn(`The pool was checked in part only: ${error.message}`);
    }
    #add(request, findings) {
        const { build } = request;
        for (const { reason, message } of findings)
            if (reason === undefined)
                this.warn(message);
            else
                this.#problems.push({ request, build, reason, message });
    }
    #isOurs(facts, { build, remoteHost }) {
        if (remoteHost === undefined || remoteHost === "")
            return true;
        const { host, askedHost } = this.#pool;
        const names = [
            host,
            askedHost,
            ...facts.hosts.flatMap(({ name, hostname, address }) => [
                name,
                hostname,
                address,
            ]),
        ].map(bareName);
        if (names.includes(bareName(remoteHost)))
            return true;
        this.warn(`${build === "" ? "A Packer build" : `Packer build ${build}`} sets remote_host to ${JSON.stringify(remoteHost)}, which is no host of the pool of xapi-url: it was not checked.`);
        return false;
    }
}
/** Name or address without port, for comparing. */
function bareName(host) {
    try {
        return (0,trust/* readAddress */.zq)(host).hostname;
    }
    catch {
        // a name-label that is no host name
        return host;
    }
}


/***/ })

};
