/** Which products can import an XVA, by what is in it. */
import type { Importable } from "../model.ts";

/** What decides who can import an XVA. */
export interface ImportFacts {
	/** Of the exporter, as the archive has it: `<major>.<minor>`. */
	readonly xapiVersion: string;
	readonly checksums: readonly ("xxhash" | "checksum")[];
	readonly compression: "none" | "gzip" | "zstd";
	readonly firmware: "bios" | "uefi";
	readonly vtpm: boolean;
	readonly secureBoot: boolean;
}

/** Releases of XCP-ng, oldest first. */
const XCP_NG = ["7.4", "8.0", "8.1", "8.2", "8.3", "8.3 or later"] as const;
/** Releases of XenServer, called Citrix Hypervisor from 8.0 to 8.2; `XenServer 8` calls itself 8.4. */
const XENSERVER = [
	"5.5",
	"7.0",
	"8.0",
	"8.1",
	"8.2",
	"8.4",
	"8.4 or later",
] as const;

/** The oldest releases that take something. */
interface Requirement {
	readonly xcpNg: (typeof XCP_NG)[number];
	readonly xenServer: (typeof XENSERVER)[number];
	/** A sentence. */
	readonly because: string;
}

/**
 * The newest xapi whose archives a release imports, as it comes on the installer. An import compares this pair with the archive's and
 * refuses a greater one (`assert_compatible` in xen-api's importexport.ml). Sources, and what is not known:
 * - 1.3: `software_version` of XenServer 6.5, ova.xml of 5.5. 1.9: `software_version` of 7.0, ova.xml of 7.1.
 * - 1.20: a constant of xapi_version.ml, whatever the package (1.249 in 8.2) says; Xen Orchestra's writer has it from 8.2.1.
 *   8.0 is the oldest that is known to take it: it passes archives of 8.1 at this check, and stumbles over their checksums
 *   (nforgeio/neonKUBE#811). What 7.2 to 7.6 have between 1.9 and 1.20 is not known, so such archives ask for 8.0 too.
 * - 24.19: from then on the package's version (xcp-ng-rpms/xapi: 24.19.2 for XCP-ng 8.3, 25.6, 25.33, 26.1, 26.4 by updates).
 *   XenServer 8.4 is updated in place likewise; with which it began is not known.
 */
const XAPI_VERSIONS = [
	{ major: 1, minor: 3, xcpNg: "7.4", xenServer: "5.5" },
	{ major: 1, minor: 9, xcpNg: "7.4", xenServer: "7.0" },
	{ major: 1, minor: 20, xcpNg: "8.0", xenServer: "8.0" },
	{ major: 24, minor: 19, xcpNg: "8.3", xenServer: "8.4" },
] as const;
/** The newest that an update of XCP-ng 8.3 is known to bring. */
const NEWEST_XAPI = { major: 26, minor: 4 } as const;

/**
 * The oldest XCP-ng and XenServer that can import an archive and start its VM, and what keeps older ones from it.
 * Sources of the rules: .xxhash in docs.citrix.com "XVA format" and xapi-project/xen-api#3829; zstd in xen-api#3797 and, in XCP-ng before,
 * xcp-ng/xcp#66; secure boot in docs.xcp-ng.org "Guest UEFI Secure Boot"; vTPM in the release notes of XCP-ng 8.3.
 */
export function importableBy(facts: ImportFacts): Importable {
	const requirements = [
		xapiRequirement(facts.xapiVersion),
		...contentRequirements(facts),
	];
	const xcpNg = newest(
		XCP_NG,
		requirements.map((each) => each.xcpNg),
	);
	const xenServer = newest(
		XENSERVER,
		requirements.map((each) => each.xenServer),
	);
	return {
		xcp_ng: xcpNg,
		xenserver: xenServer,
		because: requirements
			.filter((each) => each.xcpNg === xcpNg || each.xenServer === xenServer)
			.map(({ because }) => because),
	};
}

function contentRequirements(facts: ImportFacts): Requirement[] {
	const requirements: (Requirement | false)[] = [
		facts.checksums.includes("xxhash") && {
			xcpNg: "8.1",
			xenServer: "8.1",
			because:
				"Its blocks have .xxhash checksums, which XCP-ng and Citrix Hypervisor know since 8.1.",
		},
		facts.compression === "zstd" && {
			xcpNg: "8.0",
			xenServer: "8.1",
			because:
				"It is compressed with zstd, which XCP-ng knows since 8.0 and Citrix Hypervisor since 8.1.",
		},
		facts.firmware === "uefi" && {
			xcpNg: "8.0",
			xenServer: "8.0",
			because:
				"The VM boots by UEFI, which XCP-ng and Citrix Hypervisor offer since 8.0.",
		},
		facts.secureBoot && {
			xcpNg: "8.2",
			xenServer: "8.2",
			because:
				"The VM asks for secure boot, which XCP-ng offers since 8.2.1 and Citrix Hypervisor since 8.2 at the latest.",
		},
		facts.vtpm && {
			xcpNg: "8.3",
			xenServer: "8.4",
			because:
				"The VM has a vTPM, which XCP-ng has since 8.3 and XenServer since 8.4.",
		},
	];
	return requirements.filter((each) => each !== false);
}

function xapiRequirement(text: string): Requirement {
	const refused = `It was exported by xapi ${text}, and a pool whose xapi is older refuses it (IMPORT_INCOMPATIBLE_VERSION)`;
	const row = XAPI_VERSIONS.find((each) => !isNewer(text, each));
	if (row !== undefined) {
		const { xcpNg, xenServer } = row;
		return { xcpNg, xenServer, because: `${refused}.` };
	}
	if (isNewer(text, NEWEST_XAPI)) {
		return {
			xcpNg: "8.3 or later",
			xenServer: "8.4 or later",
			because: `${refused}: it is newer than every xapi that was known when this was written (${NEWEST_XAPI.major}.${NEWEST_XAPI.minor}).`,
		};
	}
	return {
		xcpNg: "8.3",
		xenServer: "8.4",
		because: `${refused}: XCP-ng 8.3 and XenServer 8.4 need the updates that bring it.`,
	};
}

/** Whether a version is newer than another; one that is no version at all counts as newer than any. */
function isNewer(
	text: string,
	than: { readonly major: number; readonly minor: number },
): boolean {
	const [, major, minor] = /^(\d+)\.(\d+)$/.exec(text) ?? [];
	if (major === undefined || minor === undefined) return true;
	return Number(major) === than.major
		? Number(minor) > than.minor
		: Number(major) > than.major;
}

/** The last in the order of `all` of those that are `asked` for; `asked` is not empty. */
function newest<T>(all: readonly T[], asked: readonly T[]): T {
	const [first, ...rest] = asked;
	if (first === undefined) throw new Error("No release is asked for.");
	return rest.reduce(
		(last, each) => (all.indexOf(each) > all.indexOf(last) ? each : last),
		first,
	);
}
