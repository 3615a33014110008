/** The runner's secret masker (actions/runner `SecretMasker.cs`, `ValueEncoders.cs`). */

const MASK = "***";

/** Sections shorter than this are not worth a mask of their own. */
const SHORTEST_SECTION = 6;

/** Forms in which a secret may turn up in a log, each masked as well; empty where a form does not apply. */
const ENCODERS: readonly ((value: string) => string)[] = [
	(value) => base64(value, 0),
	(value) => base64(value, 1),
	(value) => base64(value, 2),
	(value) => value.replaceAll('"', '\\"'),
	(value) => value.replaceAll("'", "''"),
	(value) => JSON.stringify(value).slice(1, -1),
	(value) =>
		encodeURIComponent(value).replace(
			/[!'()*]/g,
			(character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
		),
	(value) =>
		value.replace(
			/[&<>"']/g,
			(character) =>
				({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[
					character
				] ?? "&apos;",
		),
	(value) => /^"(.{7,})"$/s.exec(value)?.[1] ?? "",
	beforeAmpersand,
	afterAmpersand,
];

export class SecretMasker {
	/** The values that were registered, without their encoded forms. */
	readonly values = new Set<string>();
	readonly #forms = new Set<string>();

	add(value: string): void {
		if (value === "") return;
		this.values.add(value);
		this.#forms.add(value);
		for (const encode of ENCODERS) {
			const form = encode(value);
			if (form !== "") this.#forms.add(form);
		}
	}

	/** Replaces each stretch of secrets, overlapping ones together, by `***`. */
	mask(text: string): string {
		const found: [start: number, end: number][] = [];
		for (const form of this.#forms) {
			for (
				let start = text.indexOf(form);
				start >= 0;
				start = text.indexOf(form, start + 1)
			)
				found.push([start, start + form.length]);
		}
		found.sort(([a], [b]) => a - b);
		let masked = "";
		let shownTo = 0;
		for (let index = 0; index < found.length; ) {
			let [start, end] = found[index] ?? [0, 0];
			for (index++; index < found.length; index++) {
				const [nextStart, nextEnd] = found[index] ?? [0, 0];
				if (nextStart > end) break;
				end = Math.max(end, nextEnd);
			}
			masked += text.slice(shownTo, start) + MASK;
			shownTo = end;
		}
		return masked + text.slice(shownTo);
	}
}

/** Base64 of the bytes less the last `shift`, as the runner does it for the three alignments. */
function base64(value: string, shift: number): string {
	const bytes = Buffer.from(value, "utf8");
	const cut = bytes.length > shift ? bytes.length - shift : bytes.length;
	return bytes.subarray(0, cut).toString("base64");
}

/** PowerShell prints a failed command in sections, parted at ampersands. */
function beforeAmpersand(value: string): string {
	const plus = value.indexOf("&+");
	const end = plus >= 0 ? plus + 2 : value.lastIndexOf("&") + 1;
	return end >= SHORTEST_SECTION ? value.slice(0, end) : "";
}

function afterAmpersand(value: string): string {
	if (!value.includes("&")) return "";
	const plus = value.indexOf("&+");
	const section = value.slice(
		plus >= 0 ? plus + 3 : value.lastIndexOf("&") + 1,
	);
	return section.length >= SHORTEST_SECTION ? section : "";
}
