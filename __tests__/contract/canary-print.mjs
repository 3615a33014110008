// Prints every secret of the file $CANARY_FILE, a JSON object, in every encoding: each line in two writes with a pause
// between, on both outputs. Run by a template's step.
import { Buffer } from "node:buffer";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** Of each: what a tool would print, a neighbour left and right where it matters. */
const ENCODINGS = {
	raw: (secret) => secret,
	base64: (secret) => Buffer.from(secret).toString("base64"),
	"base64 after one byte": (secret) =>
		Buffer.from(`x${secret}`).toString("base64"),
	"base64 after two bytes": (secret) =>
		Buffer.from(`xy${secret}z`).toString("base64"),
	base64url: (secret) => Buffer.from(secret).toString("base64url"),
	"base64 of JSON": (secret) =>
		Buffer.from(JSON.stringify({ secret })).toString("base64"),
	"base64 of UTF-16": (secret) =>
		Buffer.from(secret, "utf16le").toString("base64"),
	"base64, wrapped": (secret) =>
		Buffer.from(secret).toString("base64").replace(/.{64}/g, "$&\n"),
	hex: (secret) => Buffer.from(secret).toString("hex"),
	HEX: (secret) => Buffer.from(secret).toString("hex").toUpperCase(),
	percent: encodeURIComponent,
	form: (secret) => new URLSearchParams({ secret }).toString(),
	json: (secret) => JSON.stringify({ secret }),
	"json in json": (secret) => JSON.stringify(JSON.stringify({ secret })),
	xml: (secret) =>
		secret.replace(
			/[&<>"']/g,
			(char) =>
				({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[char] ??
				"&apos;",
		),
	"single quotes": (secret) => `'${secret.replaceAll("'", "'\\''")}'`,
	"double quotes": (secret) => `"${secret.replace(/["$`\\]/g, "\\$&")}"`,
};

const secrets = Object.entries(
	JSON.parse(readFileSync(process.env.CANARY_FILE, "utf8")),
);
const lines = secrets.flatMap(([name, secret]) =>
	Object.entries(ENCODINGS).map(
		([encoding, encode]) => `canary ${name} ${encoding}: ${encode(secret)}\n`,
	),
);

for (const output of [process.stdout, process.stderr]) {
	// halves of all lines are on their way before the other half comes
	for (const line of lines) {
		const half = Math.floor(line.length / 2);
		output.write(line.slice(0, half));
		await sleep(1);
		output.write(line.slice(half));
	}
}
