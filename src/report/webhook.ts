/** A short message to a chat on failure and on recovery: Mattermost, Slack and Teams take `{"text": …}`. */
import type { Report } from "../model.ts";
import { oneLine, plural, shortRef, shortSha } from "./format.ts";
import { nameOf, type Outcomes, readReport, tally } from "./results.ts";
import { overallStatus } from "./status-text.ts";

/** A chat is no log: so many failures are named. */
const FAILURES_MAX = 5;
const MESSAGE_MAX = 200;
const NAME_MAX = 80;

/** Who speaks, and how the run before this one ended. */
export interface WebhookContext {
	/** `owner/name`. */
	readonly repository: string;
	readonly commit: string;
	readonly ref: string;
	readonly runUrl: string;
	/** State of the `xva` status of the previous run, absent where there is none. */
	readonly previous?: "error" | "failure" | "pending" | "success";
}

/** The body to post, or undefined when there is nothing to say: a good run after a good one. */
export function webhookText(
	report: Report,
	context: WebhookContext,
): { readonly text: string } | undefined {
	const { state, description } = overallStatus(report);
	const failed = state === "failure" || state === "error";
	const recovered =
		state === "success" &&
		(context.previous === "failure" || context.previous === "error");
	if (!failed && !recovered) return undefined;
	const outcomes = readReport(report);
	const counts = tally(outcomes.results) || code(description, MESSAGE_MAX);
	const lines = [
		`${failed ? "❌ XVA templates" : "✅ XVA templates are good again"}: ${counts}`,
		`${code(context.repository, NAME_MAX)} ${code(shortRef(context.ref), NAME_MAX)} at ${code(shortSha(context.commit), NAME_MAX)}`,
		...(failed ? failureLines(outcomes) : []),
		context.runUrl,
	];
	return { text: lines.join("\n") };
}

function failureLines(outcomes: Outcomes): readonly string[] {
	const failed = outcomes.results.filter(({ state }) => state === "failed");
	const lines = failed.slice(0, FAILURES_MAX).map((result) => {
		const message = outcomes.failureOf(result)?.message;
		const why = [result.reason, message].filter(Boolean).join(": ");
		return `- ${code(nameOf(result), NAME_MAX)} ${code(why, MESSAGE_MAX)}`;
	});
	const left = failed.length - lines.length;
	return left > 0 ? [...lines, `- and ${plural(left, "more failure")}`] : lines;
}

/**
 * Inline code, in which none of the three chats formats, links or mentions anything. Slack reads `<…>` even there, and
 * Markdown does not decode `&lt;` there: so angle brackets become others.
 */
function code(text: string, max: number): string {
	const plain = oneLine(text, max)
		.replaceAll("<", "‹")
		.replaceAll(">", "›")
		.replaceAll("`", "'");
	return `\`${plain || " "}\``;
}

/** The network, as an argument. */
export interface WebhookEffects {
	readonly fetch: typeof globalThis.fetch;
	/** Ends the attempt; the run does not wait for a chat. */
	readonly signal: AbortSignal;
}

/**
 * Posts a body and never throws: resolves to undefined when it was taken, else to a sentence for a warning, which names
 * no more than the host, since the path of a webhook is its secret.
 */
export async function postWebhook(
	url: string,
	body: { readonly text: string },
	{ fetch, signal }: WebhookEffects,
): Promise<string | undefined> {
	const target = URL.canParse(url) ? new URL(url) : undefined;
	if (target === undefined || !/^https?:$/.test(target.protocol))
		return "The webhook got no message: webhook-url is not an http(s) address.";
	try {
		const response = await fetch(target, {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: JSON.stringify(body),
			// A redirected POST would arrive as a GET, and the secret path at another host.
			redirect: "manual",
			signal,
		});
		await response.body?.cancel();
		if (response.ok) return undefined;
		return `The webhook at ${target.host} answered ${response.status}: check webhook-url.`;
	} catch (error) {
		return `The webhook at ${target.host} could not be reached (${errorCode(error)}): check webhook-url.`;
	}
}

/** A code or class, never a message: fetch puts the address into some. */
function errorCode(error: unknown): string {
	if (!(error instanceof Error)) return "unknown error";
	const { cause } = error;
	if (cause instanceof Error && "code" in cause) return String(cause.code);
	return error.name;
}
