/** What the job summary tells of each published image: facts, warnings, files. Pure. */
import type { Disk, Hardware, Publication, Report } from "../model.ts";
import {
	code,
	details,
	escapeMarkdown,
	fence,
	formatBinarySize,
	formatSize,
	logLine,
	plural,
	within,
} from "./format.ts";
import { cells, table } from "./tables.ts";

const NAME_MAX = 80;
const WHY_MAX = 240;
/** A warning is a sentence with what to do. */
const WARNING_MAX = 400;
const LISTED_MAX = 10;
const ADDRESS_MAX = 400;
const BUILD_KEY_MAX = 600;
/** A digest among other things is recognised by its beginning. */
const LONG_HEX = /\b([0-9a-f]{12})[0-9a-f]{20,}\b/g;

/** What was found in each published image, and its files to copy, folded; empty where nothing was published. */
export function factsTable(report: Report, budgetBytes: number): string {
	const { publications } = report;
	if (publications.length === 0) return "";
	const columns = [
		"Image",
		"Verified",
		"vCPU",
		"Memory",
		"Disks",
		"Firmware",
		"Imports into",
		"Channels",
	].map((title) => ({ title }));
	const rows = publications.map((publication) => cells(factCells(publication)));
	const facts = table(columns, rows, budgetBytes / 2, "image");
	const files = fence(
		within(
			publications.flatMap(fileLines),
			budgetBytes / 4,
			"\n",
			(left) => `… and ${plural(left, "more line")}`,
		).split("\n"),
		"text",
	);
	const warnings = publications.flatMap(warningLines);
	const said = within(
		warnings,
		budgetBytes / 4,
		"\n",
		(left) => `… and ${plural(left, "more warning")}: see the records.`,
	);
	const parts = [facts, ...(warnings.length > 0 ? [said] : []), files];
	return details("What was built", parts.join("\n\n"));
}

/** What will surprise whoever imports the image. */
function warningLines({ image, inspection }: Publication): readonly string[] {
	return inspection.verification.warnings.map(
		(warning) =>
			`- ${code(image.id, NAME_MAX)}: ${escapeMarkdown(warning, WARNING_MAX)}`,
	);
}

function importText({ importable }: Hardware): string {
	const { xcp_ng: xcpNg, xenserver } = importable;
	return `XCP-ng ${orLater(xcpNg)}, XenServer ${orLater(xenserver)}`;
}

/** A version, if it does not say so itself. */
function orLater(version: string): string {
	return version.includes(" ") ? version : `${version} or later`;
}

/** Two lines an image file: its address, and its digest and size; then the digest of what is on the disks, and the build key. */
function fileLines({
	files,
	urls,
	inspection,
	buildKey,
}: Publication): readonly string[] {
	const { content_digest: content } = inspection.verification;
	const folder = urls.metadata?.replace(/[^/]*$/, "") ?? "";
	return files
		.filter(({ role }) => role === "image")
		.slice(0, LISTED_MAX)
		.flatMap(({ path, size, sha256 }) => [
			logLine(folder + path, ADDRESS_MAX),
			logLine(`${sha256}  ${formatSize(size)}`, ADDRESS_MAX),
		])
		.concat(content === undefined ? [] : [`content ${content}`])
		.concat(logLine(buildKeyText(buildKey), BUILD_KEY_MAX));
}

/** The key, and in words what it is made of. */
function buildKeyText({ key, parts }: Publication["buildKey"]): string {
	const named = Object.entries(parts).map(
		([name, value]) => `${name} ${value.replace(LONG_HEX, "$1…")}`,
	);
	return [`build key ${key}`, named.join(", ")]
		.filter((part) => part !== "")
		.join(": ");
}

function factCells(publication: Publication): readonly string[] {
	const { image, inspection, channels } = publication;
	const { hardware } = inspection;
	const firmware = hardware?.secure_boot
		? `${hardware.firmware}, secure boot`
		: (hardware?.firmware ?? "");
	return [
		code(image.id, NAME_MAX),
		escapeMarkdown(verifiedText(publication), WHY_MAX),
		hardware === undefined ? "" : String(hardware.vcpus_max),
		hardware === undefined ? "" : formatBinarySize(hardware.memory_static_max),
		listed(hardware?.disks ?? [], diskText),
		escapeMarkdown(firmware, 40),
		hardware === undefined ? "" : escapeMarkdown(importText(hardware), 60),
		listed(channels, (channel) => code(channel, 40)),
	];
}

/** What we proved of the image, and whether the store proved that it has the same bytes. */
function verifiedText({ inspection, storeChecksum }: Publication): string {
	const { result, mode, blocks, compression, warnings, message } =
		inspection.verification;
	const stored =
		storeChecksum === "none" ? "upload not verified by the store" : "";
	const parts = [
		result === "none" ? "not verified" : `${result} (${mode})`,
		blocks > 0 ? plural(blocks, "block") : "",
		compression === "none" ? "" : compression,
		message ?? "",
		warnings.length > 0 ? plural(warnings.length, "warning") : "",
		stored,
	];
	return parts.filter((part) => part !== "").join(", ");
}

function diskText({ name, virtual_size, stored_size }: Disk): string {
	return `${escapeMarkdown(name, 40)}: ${formatBinarySize(virtual_size)} (${formatBinarySize(stored_size)} stored)`;
}

/** Several things in one cell, one below the other. */
function listed<T>(things: readonly T[], text: (thing: T) => string): string {
	const shown = things.slice(0, LISTED_MAX).map(text);
	const left = things.length - shown.length;
	return [...shown, ...(left > 0 ? [`and ${left} more`] : [])].join("<br>");
}
