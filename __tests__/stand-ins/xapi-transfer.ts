/** Images in and out of the XAPI stand-in: `PUT /import_raw_vdi`, `PUT /import`, `GET /export`. */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { importXva } from "./xapi-import.ts";
import type { XapiState } from "./xapi-method.ts";
import { assertAllowed } from "./xapi-power.ts";
import { type ClassName, NULL_REF } from "./xapi-schema.ts";
import { endTask } from "./xapi-sessions.ts";
import { XapiFailure } from "./xapi-values.ts";
import { writeValue } from "./xapi-xml.ts";
import { xvaBytes } from "./xva.ts";

/** What a stalled export has sent before it stalls. */
const STALLED_BYTES = 65_536;

/** The session of a request, by its query or its cookie; undefined where it is none that is logged in. */
export function sessionOf(
	{ db }: XapiState,
	url: URL,
	request: IncomingMessage,
): string | undefined {
	const [, cookie] =
		/(?:^|;\s*)session_id=([^;\s]+)/.exec(request.headers.cookie ?? "") ?? [];
	const session = url.searchParams.get("session_id") ?? cookie ?? "";
	return db.has("session", session) ? session : undefined;
}

/** A page of HTML, as xapi answers what goes wrong before a method is called. */
export function answerPage(
	response: ServerResponse,
	status: number,
	reason: string,
): void {
	const page = `<html><body><h1>HTTP ${status} ${reason}</h1>Please contact your support representative.</body></html>`;
	response.writeHead(status, {
		"content-type": "text/html",
		"content-length": Buffer.byteLength(page),
		connection: "close",
		"cache-control": "no-cache, no-store",
		...(status === 401 && { "www-authenticate": 'Basic realm="XenServer"' }),
	});
	response.end(page);
}

/** Serves one image. Its task, where it has one, ends as the transfer ends. */
export async function serveTransfer(
	state: XapiState,
	url: URL,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const transfer = TRANSFERS[`${request.method} ${url.pathname}`];
	if (transfer === undefined) return answerPage(response, 404, "not found");
	if (sessionOf(state, url, request) === undefined)
		return answerPage(response, 401, "unauthorised");
	const task = url.searchParams.get("task_id") ?? "";
	try {
		const result = await transfer(state, url, request, response);
		endTask(state, task, { result });
	} catch (error) {
		const failure =
			error instanceof XapiFailure
				? error
				: new XapiFailure("INTERNAL_ERROR", String(error));
		endTask(state, task, { failure });
		if (!response.headersSent) answerPage(response, 500, failure.message);
	}
}

type Transfer = (
	state: XapiState,
	url: URL,
	request: IncomingMessage,
	response: ServerResponse,
) => Promise<string>;

const TRANSFERS: Readonly<Record<string, Transfer>> = {
	"PUT /import_raw_vdi": importRawDisk,
	"PUT /import_raw_vdi/": importRawDisk,
	"PUT /import": importMachine,
	"PUT /import/": importMachine,
	"GET /export": exportMachine,
	"GET /export/": exportMachine,
};

async function importRawDisk(
	{ db }: XapiState,
	url: URL,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<string> {
	const vdi = named(db, url, "VDI", "vdi");
	refuseChunks(request);
	const { virtual_size } = db.record("VDI", vdi);
	let bytes = 0;
	for await (const chunk of request) {
		bytes += (chunk as Buffer).length;
		if (bytes > virtual_size) throw new XapiFailure("VDI_IO_ERROR", vdi);
	}
	if (bytes > 0) db.set("VDI", vdi, { physical_utilisation: bytes });
	answerEmpty(response);
	return "";
}

async function importMachine(
	state: XapiState,
	url: URL,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<string> {
	refuseChunks(request);
	const sr = url.searchParams.has("sr_id")
		? named(state.db, url, "SR", "sr_id")
		: state.sr;
	// A client may ask in this way whether it will be sent elsewhere.
	if (request.headers["content-length"] === "0") {
		answerEmpty(response);
		return "";
	}
	const machines = await importXva(state, sr, request as AsyncIterable<Buffer>);
	answerEmpty(response);
	return writeValue(machines);
}

/** xapi does not read chunks. */
function refuseChunks({ headers }: IncomingMessage): void {
	if (headers["transfer-encoding"] !== undefined)
		throw new XapiFailure("IMPORT_ERROR_CANNOT_HANDLE_CHUNKED");
}

function answerEmpty(response: ServerResponse): void {
	response.writeHead(200, { "content-length": 0, connection: "close" });
	response.end();
}

async function exportMachine(
	state: XapiState,
	url: URL,
	_: IncomingMessage,
	response: ServerResponse,
): Promise<string> {
	const { db, faults } = state;
	const vm = named(db, url, "VM", url.searchParams.has("ref") ? "ref" : "uuid");
	assertAllowed(db.record("VM", vm), vm, "export");
	if (faults.export === "401" || faults.export === "500") {
		answerPage(response, Number(faults.export), "refused");
		throw new XapiFailure("INTERNAL_ERROR", "refused");
	}
	const image =
		faults.export === "empty" ? Buffer.alloc(0) : await xva(state, vm);
	const body = compressed(image, url.searchParams.get("use_compression"));
	const operation = `OpaqueRef:${randomUUID()}`;
	const { current_operations } = db.record("VM", vm);
	db.set("VM", vm, {
		current_operations: { ...current_operations, [operation]: "export" },
	});
	try {
		await send(response, body, faults.export);
	} finally {
		const { [operation]: _, ...rest } = db.record("VM", vm).current_operations;
		db.set("VM", vm, { current_operations: rest });
	}
	return "";
}

/** Sends a body of no announced length and without chunks, as xapi does, so that only the end of the connection ends it. */
async function send(
	response: ServerResponse,
	body: Buffer,
	fault: string,
): Promise<void> {
	response.useChunkedEncodingByDefault = false;
	response.writeHead(200, {
		"content-type": "application/octet-stream",
		connection: "close",
		"cache-control": "no-cache, no-store",
	});
	const closed = new Promise<void>((resolve) => {
		response.once("close", resolve);
	});
	if (fault === "stalled") response.write(body.subarray(0, STALLED_BYTES));
	else if (fault === "truncated")
		response.end(body.subarray(0, body.length / 2));
	else response.end(body);
	await closed;
	if (fault === "truncated" || !response.writableFinished)
		throw new XapiFailure("INTERNAL_ERROR", "Unix.EPIPE");
}

function compressed(image: Buffer, kind: string | null): Buffer {
	if (kind === "true" || kind === "gzip") return gzipSync(image, { level: 1 });
	return kind === "zstd" ? zstdCompressSync(image) : image;
}

/** The VM as an archive whose disks hold their first and last blocks only. */
async function xva({ db }: XapiState, vm: string): Promise<Buffer> {
	const record = db.record("VM", vm);
	const disks = record.VBDs.map((vbd) => db.record("VBD", vbd))
		.filter(({ type, VDI }) => type === "Disk" && VDI !== NULL_REF)
		.map(({ VDI }) => db.record("VDI", VDI));
	return xvaBytes({
		name: record.name_label,
		description: record.name_description,
		isTemplate: record.is_a_template,
		vcpus: record.VCPUs_max,
		memory: record.memory_static_max,
		tags: record.tags,
		otherConfig: record.other_config,
		firmware: record.HVM_boot_params.firmware === "uefi" ? "uefi" : "bios",
		disks: disks.map(({ virtual_size, name_label }) => ({
			sizeBytes: virtual_size,
			name: name_label,
			holes: "all",
		})),
	});
}

/** The record that a query names, by reference or uuid. */
function named(
	db: XapiState["db"],
	url: URL,
	cls: ClassName,
	parameter: string,
): string {
	const name = url.searchParams.get(parameter) ?? "";
	if (db.has(cls, name)) return name;
	const [ref] = db.find(cls, "uuid", name);
	if (ref === undefined) throw new XapiFailure("UUID_INVALID", cls, name);
	return ref;
}
