/** Errors of the store as sentences that name the fix. */

import type { StoreSettings } from "./client.ts";
import { type ErrorFacts, factsOf } from "./failures.ts";

/** Why the store failed: it is not there, it refuses us, or this one upload went wrong. */
export type StoreErrorClass = "store_down" | "store_denied" | "upload";

/** A failure of the store with its class and a sentence that a user can act on. */
export class StoreError extends Error {
	override readonly name = "StoreError";
	readonly reason: StoreErrorClass;

	constructor(reason: StoreErrorClass, message: string, cause?: unknown) {
		super(message, { cause });
		this.reason = reason;
	}
}

/**
 * Whether a later try may go on from what this one left: only the store was to blame, because it was away or refused us.
 * To be asked of what an upload or a publishing threw.
 */
export function isResumable(error: unknown, signal: AbortSignal): boolean {
	return (
		!signal.aborted && error instanceof StoreError && error.reason !== "upload"
	);
}

/** What was tried when an error came. */
export interface Attempt {
	/** S3's name of the permission that it needs, such as `s3:PutObject`. */
	readonly permission: string;
	readonly key?: string;
}

type Explanation = readonly [reason: StoreErrorClass, sentence: string];

/**
 * The error as a {@link StoreError}. One that is none of the store's (a verifier's, a cancel) comes back as it is.
 */
export function explain(
	error: unknown,
	settings: StoreSettings,
	attempt: Attempt,
): unknown {
	if (error instanceof StoreError) {
		return error;
	}
	const facts = factsOf(error);
	const known =
		ofNetwork(facts, settings) ??
		ofCredentials(facts, settings) ??
		ofBucket(facts, settings, attempt) ??
		ofAnswer(facts, settings, attempt);
	return known === undefined
		? error
		: new StoreError(known[0], known[1], error);
}

function ofNetwork(
	facts: ErrorFacts,
	settings: StoreSettings,
): Explanation | undefined {
	const { code, name } = facts;
	const where = settings.endpoint ?? "the S3 endpoint of AWS";
	if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code)) {
		return [
			"store_down",
			code === "CERT_HAS_EXPIRED"
				? `The certificate of ${where} has expired: renew it on the store.`
				: code === "ERR_TLS_CERT_ALTNAME_INVALID"
					? `The certificate of ${where} is for another name: use the name it was made for in \`s3-endpoint\`.`
					: `The certificate of ${where} is not trusted: give its authority's certificate in \`ca-file\` (${code}).`,
		];
	}
	if (/^(EPROTO|ERR_SSL_)/.test(code)) {
		return [
			"store_down",
			`${where} does not speak TLS as expected: is \`s3-endpoint\` \`http://\` where it should be \`https://\`, or the other way round? (${code})`,
		];
	}
	if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
		return [
			"store_down",
			`The name of ${where} could not be resolved: check \`s3-endpoint\`, \`s3-force-path-style\` and the runner's DNS.`,
		];
	}
	if (code === "ECONNREFUSED") {
		return [
			"store_down",
			`${where} refused the connection: check the port in \`s3-endpoint\`, and that the store runs.`,
		];
	}
	if (name === "TimeoutError" || code === "ETIMEDOUT") {
		return [
			"store_down",
			`${where} did not answer in time: check \`s3-endpoint\`, proxy and firewall between runner and store.`,
		];
	}
	return code !== "" && facts.status === 0
		? [
				"store_down",
				`The connection to ${where} broke (${code}): check the network between runner and store.`,
			]
		: undefined;
}

const NO_CREDENTIALS =
	"No credentials for the store were found: set `aws-access-key-id` and `aws-secret-access-key`, or `role-to-assume` with `permissions: id-token: write`, or give the runner AWS's environment variables, a profile or an instance role.";

function ofCredentials(
	facts: ErrorFacts,
	settings: StoreSettings,
): Explanation | undefined {
	switch (facts.name) {
		case "CredentialsProviderError":
			return ["store_denied", NO_CREDENTIALS];
		case "SignatureDoesNotMatch":
			return [
				"store_denied",
				"The store says that the secret is wrong: check `aws-secret-access-key` (and that no space or line end came along).",
			];
		case "InvalidAccessKeyId":
		case "XAdminUserNotFound":
			return [
				"store_denied",
				"The store does not know the access key: check `aws-access-key-id`.",
			];
		case "RequestTimeTooSkewed":
			return ["store_denied", skewed(facts)];
		case "ExpiredToken":
		case "ExpiredTokenException":
		case "TokenRefreshRequired":
		case "RequestExpired":
			return ["store_denied", expired(settings)];
		case "InvalidToken":
			return [
				"store_denied",
				"The store does not take the session token: check that `aws-session-token` belongs to `aws-access-key-id`, and leave it empty for permanent keys.",
			];
		case "InvalidIdentityToken":
		case "InvalidIdentityTokenException":
			return ["store_denied", distrusted(settings)];
		default:
			return /sts:AssumeRole/.test(facts.message)
				? ["store_denied", distrusted(settings)]
				: undefined;
	}
}

function expired({ sessionToken, roleToAssume }: StoreSettings): string {
	if (sessionToken !== undefined) {
		return "`aws-session-token` has expired: get the session just before this step and for longer than the build takes, or use `role-to-assume`, which is renewed while uploads run.";
	}
	if (roleToAssume !== undefined) {
		return `The credentials of \`role-to-assume\` (${roleToAssume}) expired, and so did those renewed since: check the clocks of the store and of \`sts-endpoint\`.`;
	}
	return "The session of the store's credentials has expired: give keys that outlive the build, or use `role-to-assume`, which is renewed.";
}

function distrusted({ roleToAssume = "" }: StoreSettings): string {
	return `The role ${roleToAssume} does not trust this job's OIDC token: check the trust policy of \`role-to-assume\` (provider, audience, subject).`;
}

function skewed(facts: ErrorFacts): string {
	const seconds =
		facts.serverTime === undefined
			? undefined
			: Math.round((Date.now() - facts.serverTime) / 1000);
	const skew =
		seconds === undefined
			? "differs"
			: `is ${Math.abs(seconds)} seconds ${seconds > 0 ? "ahead of" : "behind"} the store's`;
	return `The store refuses the request's time: the runner's clock ${skew}; let the runner keep its clock by NTP.`;
}

function ofBucket(
	facts: ErrorFacts,
	settings: StoreSettings,
	attempt: Attempt,
): Explanation | undefined {
	const bucket = settings.bucket;
	switch (facts.name) {
		case "NoSuchBucket":
			return [
				"store_denied",
				`There is no bucket ${bucket}: create it, or correct \`s3-bucket\` or \`s3-endpoint\`.`,
			];
		case "PermanentRedirect":
		case "AuthorizationHeaderMalformed":
		case "IllegalLocationConstraintException":
			return [
				"store_denied",
				facts.region === ""
					? `The bucket ${bucket} is in another region: set \`s3-region\` (the store said: ${facts.message}).`
					: `The bucket ${bucket} is in region ${facts.region}: set \`s3-region: ${facts.region}\`.`,
			];
		case "AccessControlListNotSupported":
			return [
				"store_denied",
				`The bucket ${bucket} takes no ACL: leave \`s3-acl\` empty and use a bucket policy.`,
			];
		case "AccountProblem":
		case "AllAccessDisabled":
			return [
				"store_denied",
				`The account of bucket ${bucket} is closed to us: ask its owner (${facts.name}).`,
			];
		case "QuotaExceeded":
		case "XMinioStorageFull":
			return [
				"store_down",
				`The store is full: make room in ${bucket} or raise its quota.`,
			];
		default:
			return facts.status === 403
				? ["store_denied", denied(bucket, attempt)]
				: undefined;
	}
}

function denied(bucket: string, attempt: Attempt): string {
	const target = attempt.key === undefined ? "" : ` (${attempt.key})`;
	return `The store denies \`${attempt.permission}\` on bucket ${bucket}${target}: add it to the policy of these credentials, and check that \`s3-bucket\` is not another account's bucket.`;
}

function ofAnswer(
	facts: ErrorFacts,
	settings: StoreSettings,
	attempt: Attempt,
): Explanation | undefined {
	if (facts.status === 0) {
		return undefined;
	}
	const where = settings.endpoint ?? "AWS";
	const target = attempt.key === undefined ? "" : ` on ${attempt.key}`;
	// The answer to a HEAD has no body: the SDK calls it unknown.
	const words = /^Unknown/.test(facts.name)
		? ""
		: ` ${facts.name} (${facts.message})`;
	return [
		facts.status >= 500 ? "store_down" : "upload",
		`${where} answered ${facts.status}${words} to \`${attempt.permission}\`${target}.`,
	];
}
