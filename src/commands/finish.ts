/** The end of a run: outputs, summary, annotations, statuses, webhook, exit code. Report first, fail last. */
import type { StatusState } from "../github/status-text.ts";
import type { Statuses } from "../github/statuses.ts";
import type { Notice, Report } from "../model.ts";
import { renderAnnotations } from "../report/annotations.ts";
import type { Phase } from "../report/gantt.ts";
import { renderOutputs } from "../report/outputs.ts";
import { readReport } from "../report/results.ts";
import { overallStatus } from "../report/status-text.ts";
import { VERSION } from "../version.ts";
import type { Run } from "./run.ts";

/** What only some commands have. */
export interface FinishExtras {
	/** Statuses of a `build`; `plan` sets none. */
	readonly statuses?: Statuses;
	readonly catalogueUrl?: string;
	/** Writes down what is left for post, after each step of the report. */
	readonly saved?: (more?: { readonly summaryWritten: true }) => void;
	/** Of templates and images that stand as published: what their own statuses say. */
	readonly published?: ReadonlyMap<string, string>;
	/** When each leg went through which stage. */
	readonly phases?: readonly Phase[];
}

/** A chat is not waited for longer than this. */
const WEBHOOK_TIMEOUT_MS = 10_000;

/** Says what the run came to, in every place where people look. Nothing here fails the run; its results do. */
export async function finish(
	run: Run,
	report: Report,
	extras: FinishExtras = {},
): Promise<void> {
	const { runner } = run;
	for (const [name, value] of Object.entries(
		renderOutputs(report, extras.catalogueUrl ?? ""),
	))
		runner.setOutput(name, value);
	const warnings = await concludeStatuses(report, extras);
	extras.saved?.();
	await writeSummary(run, report, extras);
	extras.saved?.({ summaryWritten: true });
	annotate(run, report, [...warnings, ...(await sendWebhook(run, report))]);
	const failed = failedSentence(report);
	if (failed !== undefined) runner.fail(failed);
}

async function concludeStatuses(
	report: Report,
	{ statuses, published }: FinishExtras,
): Promise<readonly string[]> {
	if (statuses === undefined) return [];
	const own = overallStatus(report);
	const describe = (state: StatusState) =>
		state === own.state
			? own.description
			: state === "pending"
				? "Other templates of this commit are still being built"
				: "Another template of this commit failed";
	const options = published === undefined ? {} : { published };
	const warning = await statuses.conclude(own.state, describe, options);
	return warning === undefined ? [] : [warning];
}

async function writeSummary(
	run: Run,
	report: Report,
	extras: FinishExtras,
): Promise<void> {
	if (!run.settings.summary) return;
	const { renderSummary } = await import("../report/summary.ts");
	const { facts, settings } = run;
	const links = {
		reason: (reason: string) =>
			`https://github.com/${run.env.GITHUB_ACTION_REPOSITORY || facts.repository}/blob/${run.env.GITHUB_ACTION_REF || "main"}/.github/docs/failures/${reason}.md`,
	};
	run.runner.writeSummary(
		renderSummary(report, {
			repositoryUrl:
				facts.repository === "" ? "" : `${facts.serverUrl}/${facts.repository}`,
			commit: report.plan?.head ?? facts.sha,
			ref: facts.ref,
			runUrl: facts.runUrl ?? "",
			...(facts.workflow === "" ? {} : { workflow: facts.workflow }),
			runnerName: facts.runnerName,
			actionVersion: VERSION,
			configuration: Object.fromEntries(settings.given),
			phases: extras.phases ?? [],
			links:
				extras.catalogueUrl === undefined
					? links
					: { ...links, catalogue: extras.catalogueUrl },
		}),
	);
}

function annotate(run: Run, report: Report, warnings: readonly string[]): void {
	// one mistake may fail several images
	const failures = [
		...Map.groupBy(report.failures, ({ reason, message }) =>
			JSON.stringify([reason, message]),
		).values(),
	].map((alike): Notice => {
		const subjects = alike.map(({ subject }) => subject).join(", ");
		return {
			level: "error",
			title: alike[0]?.reason ?? "",
			// the log shows the message alone
			message: `${subjects}: ${alike[0]?.message}`,
		};
	});
	const said: Notice[] = [...report.warnings, ...warnings].map((message) => ({
		level: "warning",
		message,
	}));
	const notices = [...failures, ...report.notices, ...said];
	if (run.runner.underActions) {
		run.runner.commands(renderAnnotations(notices, { error: 1 }));
	} else
		for (const { level, file, line, message } of notices)
			run.runner.info(
				`${level}: ${file === undefined ? "" : `${file}:${line ?? 1}: `}${message}`,
			);
}

/** A message on failure and on recovery; a warning where it could not be sent. */
export async function sendWebhook(
	run: Run,
	report: Report,
): Promise<readonly string[]> {
	const url = run.settings.webhookUrl;
	if (url === undefined || report.command === "plan") return [];
	const { postWebhook, webhookText } = await import("../report/webhook.ts");
	const previous = await previousState(run, report);
	const body = webhookText(report, {
		repository: run.facts.repository,
		commit: report.plan?.head ?? run.facts.sha,
		ref: run.facts.ref,
		runUrl: run.facts.runUrl ?? "",
		...(previous === undefined ? {} : { previous }),
	});
	if (body === undefined) return [];
	const { fetch } = await run.network();
	const warning = await postWebhook(url, body, {
		fetch,
		signal: AbortSignal.timeout(WEBHOOK_TIMEOUT_MS),
	});
	return warning === undefined ? [] : [warning];
}

/** How the commit before this one ended, to tell a recovery from a good run after a good one. */
async function previousState(run: Run, report: Report) {
	const sha = report.plan?.base.sha;
	const github = await run.github();
	if (sha === undefined || github === undefined) return undefined;
	const { statusOf } = await import("../github/previous.ts");
	return statusOf(github, sha, run.settings.statusContext);
}

function failedSentence(report: Report): string | undefined {
	const failed = readReport(report).results.filter(
		({ state }) =>
			state === "failed" || state === "cancelled" || state === "skipped",
	);
	if (failed.length === 0)
		return report.failures.length === 0
			? undefined
			: report.failures.map(({ message }) => message).join(" ");
	const names = failed.map(
		({ os, image, state, reason }) =>
			`${image ?? os} (${state === "failed" ? reason : state})`,
	);
	return `Not built: ${names.slice(0, 20).join(", ")}${names.length > 20 ? ` and ${names.length - 20} more` : ""}.`;
}
