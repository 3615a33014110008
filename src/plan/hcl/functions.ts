import { ENCODING_FUNCTIONS } from "./encoding-functions.ts";
import { FORMAT_FUNCTIONS } from "./format.ts";
import { LIST_FUNCTIONS } from "./list-functions.ts";
import { NUMBER_FUNCTIONS } from "./number-functions.ts";
import type { Call } from "./parameters.ts";
import { REGEX_FUNCTIONS } from "./regex.ts";
import { TEXT_FUNCTIONS } from "./text-functions.ts";
import { REFUSED, UNKNOWN, type Value } from "./value.ts";

/**
 * Packer's functions whose results their arguments alone tell, and that names, paths and versions are made with.
 * https://developer.hashicorp.com/packer/docs/templates/hcl_templates/functions
 */
const FUNCTIONS: ReadonlyMap<string, Call> = new Map(
	Object.entries({
		...ENCODING_FUNCTIONS,
		...FORMAT_FUNCTIONS,
		...LIST_FUNCTIONS,
		...NUMBER_FUNCTIONS,
		...REGEX_FUNCTIONS,
		...TEXT_FUNCTIONS,
	}),
);

/** Those that have a value only when Packer runs, or need what is not read here. */
const NOT_EVALUATED: ReadonlySet<string> = new Set(
	`abspath aws_secretsmanager aws_secretsmanager_raw base64gzip bcrypt cidrhost cidrnetmask cidrsubnet cidrsubnets
	consul_key csvdecode env file filebase64 fileexists fileset formatdate legacy_isotime legacy_strftime log md5
	pathexpand rfc3339_parse rsadecrypt sha1 sha256 sha512 templatefile textdecodebase64 textencodebase64 timeadd
	timestamp unix_timestamp_parse uuidv4 uuidv5 vault yamldecode yamlencode`.split(
		/\s+/,
	),
);

/** Functions that the evaluation of expressions itself knows. */
const OF_EXPRESSIONS: ReadonlySet<string> = new Set(["try", "can", "convert"]);

/** Calls a function by its name; unknown where it is not one of ours or its arguments do not tell. */
export function callFunction(name: string, args: readonly Value[]): Value {
	const result = FUNCTIONS.get(name)?.(args);
	return result === undefined || result === REFUSED ? UNKNOWN : result;
}

/** Does Packer refuse the call for sure? Told of those that templates ask `can` and `try` about. */
export function isRefusedCall(name: string, args: readonly Value[]): boolean {
	return FUNCTIONS.get(name)?.(args) === REFUSED;
}

/** How a function stands here: evaluated, known to Packer alone, or none of Packer's. */
export function standingOf(name: string): "evaluated" | "later" | "none" {
	if (FUNCTIONS.has(name) || OF_EXPRESSIONS.has(name)) return "evaluated";
	return NOT_EVALUATED.has(name) ? "later" : "none";
}
