/** Passwords where everybody can read them: a heuristic that would rather miss one than cry wolf. */
import { quoteName } from "./errors.ts";

/** Characters of a text that are looked at. */
const SEARCHED_LENGTH = 65_536;
/** `password: x`, `Passwort = x`, `the password is x`; the value is the first group. */
const NAMED =
	/(?<![\w-])(?:(?:root|admin|user|default)[ _-]?)?(?:password|passwd|passphrase|pass|pwd|rootpw|passwort|kennwort|mot de passe)(?: ?[:=] ?| is | ist | est )["'`]?([^\s"'`,;)]{1,80})/giu;
/** `login root/toor`, `credentials: root:toor`. */
const PAIR =
	/(?<![\w-])(?:login|credentials?|default user)(?: ?[:=] ?| )["'`]?[\w.@-]{1,40}[:/](?!\/)([^\s"'`,;)]{1,80})/giu;
/** What stands where a password would and is none. */
const NO_SECRET =
	/^(?:no|none|not|off|disabled|locked|empty|unset|unchanged|random|randomi[sz]ed|generated|expired|required|needed|set|see|changed|asked|prompted|given|by|in|via|from|as|to|the|an?|your|yours|only|login|logins|auth|authentication|<.*|\[.*|\{.*|\$.*|\*+|x{3,}|…|\.+|-+|\d{1,5})$/iu;
/** Keys whose value is a secret by their name. */
const SECRET_KEY =
	/(?:^|[^a-z])(?:password|passwd|passphrase|pwd|rootpw|secret|api[_-]?key|token)$/i;

/** The VM's texts that are published with its record. */
export interface PublishedTexts {
	readonly description: string;
	readonly tags: readonly string[];
	readonly other_config: Readonly<Record<string, string>>;
}

/** Where a password seems to stand, as the beginning of a sentence; never the password. */
export function passwordPlaces(texts: PublishedTexts): string[] {
	return [
		...(tellsPassword(texts.description) ? ["The VM's description"] : []),
		...(texts.tags.some(tellsPassword) ? ["One of the VM's tags"] : []),
		...Object.entries(texts.other_config)
			.filter(
				([key, value]) =>
					(SECRET_KEY.test(key) && isSecret(value)) || tellsPassword(value),
			)
			.map(([key]) => `The VM's other_config ${quoteName(key)}`),
	];
}

function tellsPassword(text: string): boolean {
	const searched = text.slice(0, SEARCHED_LENGTH);
	return [NAMED, PAIR].some((pattern) =>
		[...searched.matchAll(pattern)].some(([, value = ""]) => isSecret(value)),
	);
}

function isSecret(value: string): boolean {
	const bare = value.trim().replace(/[.!?]{1,3}$/, "");
	return bare !== "" && bare.length <= 4096 && !NO_SECRET.test(bare);
}
