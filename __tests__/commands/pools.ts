/** A stand-in of a pool as the inputs of a run name it. */
import type { XapiStandIn } from "../stand-ins/xapi.ts";

export function poolInputs({
	host,
	username,
	password,
	fingerprint,
}: XapiStandIn): Readonly<Record<string, string>> {
	return {
		"xapi-url": `https://${host}`,
		"xapi-username": username,
		"xapi-password": password,
		"xapi-tls-fingerprint": fingerprint,
	};
}

/** `other_config` of a VM of the build. */
export function stampsOf(build: string): Readonly<Record<string, string>> {
	return { "xva-template:os": "debian", "xva-template:build-id": build };
}
