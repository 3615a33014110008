/** A value of XML-RPC to write. Whole numbers are written bare, as xapi does. */
export type RpcInput =
	| string
	| number
	| boolean
	| Date
	| RpcDouble
	| readonly RpcInput[]
	| { readonly [name: string]: RpcInput };

/** A number that xapi keeps as a float. */
export class RpcDouble {
	readonly value: number;

	constructor(value: number) {
		this.value = value;
	}
}

/** Writes a `<value>` on one line, as xapi does. Texts must pass {@link forbiddenCharacter}. */
export function rpcXml(value: RpcInput): string {
	return `<value>${content(value)}</value>`;
}

/** The first character that XML 1.0 cannot hold, such as `U+0001`; half a surrogate pair is one too. */
export function forbiddenCharacter(text: string): string | undefined {
	const character =
		/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.exec(text);
	if (character === null) return undefined;
	const code = character[0].codePointAt(0) ?? 0;
	return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

function content(value: RpcInput): string {
	if (typeof value === "string") return escapeXml(value);
	if (typeof value === "number") return String(value);
	if (typeof value === "boolean") return `<boolean>${value ? 1 : 0}</boolean>`;
	if (value instanceof RpcDouble) return `<double>${value.value}</double>`;
	if (value instanceof Date) {
		const text = value.toISOString().replace(/-|\.\d+/g, "");
		return `<dateTime.iso8601>${text}</dateTime.iso8601>`;
	}
	if (isArray(value)) {
		return `<array><data>${value.map(rpcXml).join("")}</data></array>`;
	}
	const members = Object.entries(value).map(
		([name, item]) =>
			`<member><name>${escapeXml(name)}</name>${rpcXml(item)}</member>`,
	);
	return `<struct>${members.join("")}</struct>`;
}

/** Array.isArray does not narrow readonly arrays. */
function isArray(value: RpcInput): value is readonly RpcInput[] {
	return Array.isArray(value);
}

const ESCAPES: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	// A reader turns a bare carriage return into a line feed.
	"\r": "&#13;",
};

function escapeXml(text: string): string {
	return text.replace(/[&<>\r]/g, (character) => ESCAPES[character] ?? "");
}
