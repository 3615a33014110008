#!/usr/bin/env node
/**
 * What the xenserver plugin does in a pool, for Packer's `shell-local`: the same calls, the same lines, and no logout.
 *
 *   node xapi-vm.mjs create  --host HOST --name NAME [--tags JSON] [--other-config JSON]   a running VM with one disk
 *   node xapi-vm.mjs export  --host HOST --name NAME --output FILE                         shut down, then downloaded
 *   node xapi-vm.mjs destroy --host HOST --name NAME                                       the VM and its disks
 *
 * The credentials are in XAPI_USERNAME and XAPI_PASSWORD. As with the plugin, no certificate is checked, and nobody
 * looks at the status of the export.
 */

import { createWriteStream } from "node:fs";
import { request } from "node:https";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";

const DISK_BYTES = 10_737_418_240;

const { values, positionals } = parseArgs({
	options: {
		host: { type: "string" },
		name: { type: "string" },
		tags: { type: "string", default: "[]" },
		"other-config": { type: "string", default: "{}" },
		output: { type: "string" },
	},
	allowPositionals: true,
});
const { host, name } = values;
const commands = { create, export: download, destroy };

try {
	const command = commands[positionals[0]];
	if (command === undefined || !host || !name)
		throw new Error("a command, --host and --name are needed");
	const { XAPI_USERNAME: user, XAPI_PASSWORD: password } = process.env;
	const session = await rpc("session.login_with_password", [
		user,
		password,
		"1.0",
		"packer",
	]);
	console.log("XAPI client session established");
	await command(
		(method, ...parameters) => rpc(method, [session, ...parameters]),
		session,
	);
} catch (error) {
	console.error(error.message);
	process.exitCode = 1;
}

async function create(call) {
	console.log("Step: Create Instance");
	const [template] = await call("VM.get_by_name_label", "Other install media");
	const vm = await call("VM.clone", template, name);
	await call("VM.set_is_a_template", vm, false);
	const given = JSON.parse(values["other-config"]);
	if (Object.keys(given).length > 0)
		await call("VM.set_other_config", vm, given);
	const [pool] = await call("pool.get_all");
	await addDisk(call, vm, await call("pool.get_default_SR", pool));
	for (const tag of JSON.parse(values.tags)) await call("VM.add_tags", vm, tag);
	const uuid = await call("VM.get_uuid", vm);
	console.log(`Created instance '${uuid}'`);
	console.log("Step: Start VM Paused");
	await call("VM.start", vm, true, false);
	console.log(`Unpausing VM ${uuid}`);
	await call("VM.unpause", vm);
	console.log("Step: Wait for VM's IP to become known to us.");
}

async function addDisk(call, vm, sr) {
	console.log(
		`Creating disk 0 (Packer-disk-0) with size ${DISK_BYTES / 1_048_576} MB using SR: ${sr}`,
	);
	const vdi = await call("VDI.create", {
		name_label: "Packer-disk-0",
		SR: sr,
		virtual_size: DISK_BYTES,
		type: "user",
		sharable: false,
		read_only: false,
		other_config: { temp: "temp" },
	});
	await call("VBD.create", {
		VM: vm,
		VDI: vdi,
		userdevice: "autodetect",
		bootable: false,
		mode: "RW",
		type: "Disk",
		empty: false,
		other_config: {},
		qos_algorithm_type: "",
		qos_algorithm_params: {},
	});
}

async function download(call, session) {
	const vm = await find(call);
	console.log("Step: Shutting down VM");
	await call("VM.clean_shutdown", vm);
	console.log("Successfully shut down VM");
	await call("VM.set_is_a_template", vm, true);
	console.log("Successfully set VM as a template");
	console.log("Step: export artifact");
	const uuid = await call("VM.get_uuid", vm);
	const url = `https://${host}/export?uuid=${uuid}&session_id=${session}`;
	console.log(`Getting XVA ${url}`);
	const response = await send(url, "GET");
	await pipeline(response, createWriteStream(values.output));
	console.log(`Download completed: ${values.output}`);
}

async function destroy(call) {
	const vm = await find(call);
	if ((await call("VM.get_power_state", vm)) !== "Halted")
		await call("VM.hard_shutdown", vm);
	const disks = [];
	for (const vbd of await call("VM.get_VBDs", vm))
		if ((await call("VBD.get_type", vbd)) === "Disk")
			disks.push(await call("VBD.get_VDI", vbd));
	console.log("Destroying VM");
	await call("VM.destroy", vm);
	for (const [index, vdi] of disks.entries()) {
		console.log(`Destroying VDI ${index}`);
		await call("VDI.destroy", vdi);
	}
}

async function find(call) {
	const [vm] = await call("VM.get_by_name_label", name);
	if (vm === undefined) throw new Error(`there is no VM ${name}`);
	return vm;
}

async function rpc(method, params) {
	const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
	const response = await send(`https://${host}/jsonrpc`, "POST", body);
	const { result, error } = JSON.parse(await text(response));
	if (error)
		throw new Error(`API Error: ${[error.message, ...error.data].join(" ")}`);
	return result;
}

function send(url, method, body) {
	return new Promise((resolve, reject) => {
		request(url, { method, rejectUnauthorized: false })
			.on("response", resolve)
			.on("error", reject)
			.end(body);
	});
}
