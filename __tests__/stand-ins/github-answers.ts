/** Answers of the GitHub stand-in, in GitHub's words. */

export interface Answer {
	readonly status: number;
	readonly body: unknown;
	readonly headers?: Readonly<Record<string, string>>;
}

export function ok(body: unknown): Answer {
	return { status: 200, body };
}

export function okOr404(body: unknown): Answer {
	return body === undefined ? failed(404, "Not Found") : ok(body);
}

export function failed(status: number, message: string): Answer {
	const documentation_url = "https://docs.github.com/rest";
	return { status, body: { message, documentation_url, status: `${status}` } };
}

/** GitHub's words for a value of a status that it does not take. */
export function invalid(field: string, message: string): Answer {
	const errors = [{ resource: "Status", code: "custom", field, message }];
	return { status: 422, body: { message: "Validation Failed", errors } };
}
