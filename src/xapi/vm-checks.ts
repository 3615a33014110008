/** Checks of a pool's VMs, templates and ISO images by name, which ask the pool for just these. */
import type { PoolRequest } from "../model.ts";
import { PoolError } from "./errors.ts";
import { nearNames } from "./near-names.ts";
import type { Pool, Ref } from "./pool.ts";
import { type Finding, severalOf } from "./pool-checks.ts";
import type { PoolFacts } from "./pool-facts.ts";
import { readRecord, readRecords, readRefs } from "./values.ts";

/** More VMs of one name than this are counted, and not looked at. */
const MOST_RECORDS = 20;

/** `clone_template` is there once. The plugin clones a VM just as well, where that is off. */
export async function checkTemplate(
	pool: Pool,
	{ cloneTemplate: name }: PoolRequest,
): Promise<readonly Finding[]> {
	if (name === undefined) return [];
	const [only, ...others] = await named(pool, "VM", name);
	if (only === undefined)
		return missing(
			`The pool has no template ${JSON.stringify(name)} (\`clone_template\`).`,
			name,
			"templates",
			await namesOf(pool, "VM", 'field "is_a_template" = "true"'),
		);
	if (others.length > 0)
		return [
			wrong(
				severalOf(
					others.length + 1,
					"templates or VMs",
					name,
					"clone_template",
				),
			),
		];
	const vm = await readVm(pool, only);
	if (vm.isTemplate) return [];
	const said = `${JSON.stringify(name)} (\`clone_template\`) is a VM and no template`;
	return vm.powerState === "Halted"
		? [{ message: `${said}.` }]
		: [
				wrong(
					`${said}, and it is ${vm.powerState.toLowerCase()}: shut it down, or name a template.`,
				),
			];
}

/** `iso_name` is there once. */
export async function checkIso(
	pool: Pool,
	facts: PoolFacts,
	{ isoName: name }: PoolRequest,
): Promise<readonly Finding[]> {
	if (name === undefined || name === "") return [];
	const found = await named(pool, "VDI", name);
	if (found.length === 1) return [];
	if (found.length > 1)
		return [wrong(severalOf(found.length, "disks or ISOs", name, "iso_name"))];
	const isoSrs = [...facts.srs].filter(
		([, { contentType }]) => contentType === "iso",
	);
	const names = await Promise.all(
		isoSrs.map(([ref]) => namesOf(pool, "VDI", `field "SR" = "${ref}"`)),
	);
	return missing(
		`The pool has no ISO ${JSON.stringify(name)} (\`iso_name\`); one that was just copied is found after \`xe sr-scan\`.`,
		name,
		"ISOs",
		names.flat(),
	);
}

/**
 * No VM has the name that the new one will have: the plugin would not mind, but nobody could tell the two apart.
 * Templates of that name are what earlier builds kept; the plugin leaves them alone.
 */
export async function checkVmName(
	pool: Pool,
	{ vmName: name, keepVm }: PoolRequest,
): Promise<readonly Finding[]> {
	if (name === undefined || name === "") return [];
	const refs = await named(pool, "VM", name);
	const vms = await Promise.all(
		refs.slice(0, MOST_RECORDS).map((ref) => readVm(pool, ref)),
	);
	const findings: Finding[] = [];
	const machine = vms.find(({ isTemplate }) => !isTemplate);
	if (machine !== undefined) {
		const said = `The pool has a VM named ${JSON.stringify(name)} already (${machine.uuid}, ${machine.powerState.toLowerCase()})`;
		const kept = keepVm === "always" || keepVm === "on_success";
		findings.push(
			kept
				? { message: `${said}, kept by \`keep_vm\`: there will be two.` }
				: {
						reason: "name_taken",
						message: `${said}: where an older build left it, remove it with \`command: prune\`; else choose another \`vm_name\`.`,
					},
		);
	}
	const templates = vms.filter(({ isTemplate }) => isTemplate);
	if (templates.length > 0)
		findings.push({
			message: `The pool has ${templates.length === 1 ? "a template" : `${templates.length} templates`} named ${JSON.stringify(name)} already (${templates.map(({ uuid }) => uuid).join(", ")}): the build leaves ${templates.length === 1 ? "it" : "them"} as ${templates.length === 1 ? "it is" : "they are"}.`,
		});
	return findings;
}

interface VmFacts {
	readonly uuid: string;
	readonly powerState: string;
	readonly isTemplate: boolean;
}

async function readVm(pool: Pool, ref: Ref): Promise<VmFacts> {
	const method = "VM.get_record";
	const record = readRecord(await pool.call(method, ref), method);
	return {
		uuid: record.text("uuid"),
		powerState: record.text("power_state"),
		isTemplate: record.flag("is_a_template"),
	};
}

async function named(
	pool: Pool,
	type: "VM" | "VDI",
	name: string,
): Promise<readonly Ref[]> {
	const method = `${type}.get_by_name_label`;
	return readRefs(await pool.call(method, name), method);
}

/** Names to choose from, for an error that is one already: a pool that does not tell them has none. */
async function namesOf(
	pool: Pool,
	type: "VM" | "VDI",
	filter: string,
): Promise<readonly string[]> {
	const method = `${type}.get_all_records_where`;
	try {
		const records = readRecords(await pool.call(method, filter), method);
		return [...records.values()].map((record) => record.text("name_label"));
	} catch (error) {
		if (error instanceof PoolError) return [];
		throw error;
	}
}

function missing(
	message: string,
	name: string,
	what: string,
	names: readonly string[],
): readonly Finding[] {
	return [wrong(`${message}${nearNames(name, what, names)}`)];
}

function wrong(message: string): Finding {
	return { reason: "packer", message };
}
