/** Which values must never be seen, which hide only as words of a log, and which are too short for either. Pure. */
import type { Settings } from "./settings.ts";

/** A value that somebody declared a secret. */
export interface SecretSource {
	/** How people call it: the input `x`, the variable `y`. */
	readonly name: string;
	readonly value: string;
	/** An input that takes secrets, or a variable of a template that is `sensitive`. */
	readonly origin: "input" | "variable";
}

export interface Secrets {
	/** Masked by the runner, and redacted everywhere in all encodings. */
	readonly hidden: readonly SecretSource[];
	/** Redacted in logs where they stand alone, and no more: short, or what everybody knows. */
	readonly words: readonly string[];
	/** Names of those that are not hidden, to be said once. */
	readonly tooShort: readonly string[];
}

/** Hiding a shorter value would blank half the log; such a value hides nothing. */
const MIN_INPUT_LENGTH = 4;
/** Templates mark `root` and `true` as sensitive: a short value of theirs is more often a word than a secret. */
const MIN_VARIABLE_LENGTH = 8;

/** Values that are no secret, whoever says so. */
const COMMON_WORDS = new Set(
	`administrator changeme default password passw0rd localhost localadmin debian ubuntu centos rockylinux almalinux
	opensuse freebsd windows xenserver xcp-ng packer vagrant ansible puppet terraform cloud-init cloudinit openssh
	production staging development testing internal external enabled disabled required optional automatic unattended
	template templates undefined superuser operator anonymous username hostname example builder jenkins github runner
	root admin user guest test true false none null yes`.split(/\s+/),
);

/** What a variable of such a name holds is a user, a host or an address. */
const PLAIN_NAMES =
	/(?:^|[\W_])(?:user|user_?name|login|host|host_?name|fqdn|domain|address|ip|cidr|gateway)`?$/i;

/** Sorts what was declared a secret; `known` are names that are no secret: users, hosts, addresses, templates. */
export function classifySecrets(
	sources: readonly SecretSource[],
	known: Iterable<string>,
): Secrets {
	const plain = new Set([...known].map((value) => value.trim().toLowerCase()));
	const hidden = new Map<string, SecretSource>();
	const words = new Map<string, SecretSource>();
	for (const source of sources) {
		const value = source.value.trim();
		if (value === "") continue;
		const hides = isSecret(source, value) && !plain.has(value.toLowerCase());
		const kind = hides ? hidden : words;
		if (!kind.has(value)) kind.set(value, { ...source, value });
	}
	// one of two variables that have the same value may say that it is no secret
	const only = [...words.values()].filter(({ value }) => !hidden.has(value));
	return {
		hidden: [...hidden.values()],
		words: only.map(({ value }) => value),
		tooShort: [...new Set(only.map(({ name }) => name))],
	};
}

function isSecret({ name, origin }: SecretSource, value: string): boolean {
	if (COMMON_WORDS.has(value.toLowerCase()) || isAddress(value)) return false;
	if (origin === "input") return value.length >= MIN_INPUT_LENGTH;
	return value.length >= MIN_VARIABLE_LENGTH && !PLAIN_NAMES.test(name);
}

/** An IP or MAC address, with a port or a prefix length too; or a URL that leads to nothing but a host. */
function isAddress(value: string): boolean {
	// node:net knows them too, and takes a twentieth of the time that a plan takes to start
	const bare = value.replace(/\/\d{1,3}$/, "");
	const v6 = /^\[(.+)\](?::\d+)?$/.exec(bare)?.[1] ?? bare;
	return (
		/^(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?$/.test(bare) ||
		/^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(value) ||
		(v6.includes(":") && URL.canParse(`http://[${v6}]/`)) ||
		isHostUrl(value)
	);
}

function isHostUrl(value: string): boolean {
	if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) return false;
	const { pathname, search, hash, username, password } = new URL(value);
	return `${pathname}${search}${hash}${username}${password}` === "/";
}

/** Tokens that the step's environment may hold, for us, for Packer or for the runner: a template can print any of them. */
const SECRET_ENVIRONMENT = [
	"AWS_ACCESS_KEY_ID",
	"AWS_SECRET_ACCESS_KEY",
	"AWS_SESSION_TOKEN",
	"GITHUB_TOKEN",
	"GH_TOKEN",
	"PACKER_GITHUB_API_TOKEN",
	"ACTIONS_RUNTIME_TOKEN",
	"ACTIONS_ID_TOKEN_REQUEST_TOKEN",
	"HCP_CLIENT_SECRET",
	"VAULT_TOKEN",
	"CONSUL_HTTP_TOKEN",
];

/** The secrets that come with the inputs, and with the environment. */
export function secretInputs(
	settings: Settings,
	env: Readonly<Record<string, string | undefined>>,
): readonly SecretSource[] {
	const { xapi, store, githubToken, webhookUrl, packer } = settings;
	const named: readonly (readonly [string, string | undefined])[] = [
		["the input `xapi-password`", xapi?.password],
		["the input `aws-access-key-id`", store?.accessKeyId],
		["the input `aws-secret-access-key`", store?.secretAccessKey],
		["the input `aws-session-token`", store?.sessionToken],
		["the input `github-token`", githubToken],
		["the input `webhook-url`", webhookUrl],
		...[...packer.secrets].map(
			([name, value]) => [`\`${name}\` of \`packer-secrets\``, value] as const,
		),
		...SECRET_ENVIRONMENT.map(
			(name) => [`the environment's \`${name}\``, env[name]] as const,
		),
		// whatever else the inputs declare secret
		...settings.secretValues.map((value) => ["a secret input", value] as const),
	];
	return named.flatMap(([name, value]) =>
		value === undefined ? [] : [{ name, value, origin: "input" as const }],
	);
}

/** Users, hosts and addresses that the inputs and the environment name: nobody's secret. */
export function knownNames(
	settings: Settings,
	env: Readonly<Record<string, string | undefined>>,
): readonly string[] {
	const { xapi, store } = settings;
	const host = xapi?.host ?? "";
	return [
		xapi?.username,
		host,
		host.replace(/:\d+$/, ""),
		store?.bucket,
		store?.endpoint,
		store?.region,
		env.GITHUB_ACTOR,
		...(env.GITHUB_REPOSITORY ?? "").split("/"),
		env.GITHUB_REF_NAME,
		env.RUNNER_NAME,
		env.HOSTNAME,
		env.USER,
	].filter((name) => name !== undefined);
}
