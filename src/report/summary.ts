/** The job summary: the page that people open first after a run. Pure; writing it is the command's. */
import type { ImageResult, Report } from "../model.ts";
import {
	code,
	escapeMarkdown,
	isHttpUrl,
	link,
	shortRef,
	shortSha,
} from "./format.ts";
import { phasesChart } from "./gantt.ts";
import { readReport, tally } from "./results.ts";
import type { SummaryContext } from "./summary-context.ts";
import { factsTable } from "./summary-facts.ts";
import {
	deletedSection,
	failureSections,
	neverPublishedSection,
	noticeSection,
} from "./summary-notices.ts";
import { configurationTable, resultTables } from "./summary-tables.ts";

/**
 * Bytes of UTF-8 that each section may take. The runner drops a whole summary above 1,024 KiB; these come to less than
 * 900 KiB, which leaves room for what other steps of a job append.
 */
const BUDGETS = {
	results: 380 * 1024,
	failures: 200 * 1024,
	notices: 60 * 1024,
	deleted: 8 * 1024,
	facts: 100 * 1024,
	configuration: 32 * 1024,
} as const;

/** A footer is no inventory: the record of each build names all plugins. */
const PLUGINS_MAX = 20;

/** The summary as GitHub-flavoured Markdown, below 900 KiB whatever the report holds. */
export function renderSummary(report: Report, context: SummaryContext): string {
	const outcomes = readReport(report);
	const sections = [
		heading(report, outcomes.results),
		comparison(report, context),
		...resultTables(report, outcomes, BUDGETS.results),
		failureSections(report, outcomes, context, BUDGETS.failures),
		noticeSection(report, BUDGETS.notices),
		neverPublishedSection(report, context),
		deletedSection(report, BUDGETS.deleted),
		factsTable(report, BUDGETS.facts),
		phasesChart(context.phases ?? []),
		configurationTable(context.configuration, BUDGETS.configuration),
		footer(report, context),
	];
	return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function heading(report: Report, results: readonly ImageResult[]): string {
	if (report.plan === undefined && results.length === 0)
		return `## XVA templates: ${escapeMarkdown(report.command, 40)}`;
	return `## XVA templates: ${tally(results) || "nothing to build"}`;
}

/** One sentence: what was looked at, and what it was compared with. */
function comparison(report: Report, context: SummaryContext): string {
	const { plan } = report;
	const commit = plan?.head ?? context.commit;
	const sha = code(shortSha(commit), 7);
	const at = isHttpUrl(context.repositoryUrl)
		? link(sha, `${context.repositoryUrl}/commit/${commit}`)
		: sha;
	const ref = code(shortRef(plan?.ref ?? context.ref), 120);
	const event = code(plan?.eventName ?? report.command, 60);
	const base =
		plan === undefined
			? ""
			: `, ${escapeMarkdown(plan.base.text, 300).replace(/\.$/, "")}`;
	return `Run of ${event} on ${ref} at ${at}${base}.`;
}

function footer(report: Report, context: SummaryContext): string {
	const { packer } = report;
	const plugins = Object.entries(packer?.plugins ?? {})
		.slice(0, PLUGINS_MAX)
		.map(
			([source, version]) =>
				`${escapeMarkdown(source, 120)} ${escapeMarkdown(version, 40)}`,
		);
	const parts = [
		`xva-template-action ${escapeMarkdown(context.actionVersion, 40)}`,
		packer === undefined ? "" : `Packer ${escapeMarkdown(packer.version, 40)}`,
		...plugins,
		context.runnerName === ""
			? ""
			: `runner ${escapeMarkdown(context.runnerName, 80)}`,
		isHttpUrl(context.runUrl) ? link("run", context.runUrl) : "",
		context.links.catalogue === undefined
			? ""
			: link("catalogue", context.links.catalogue),
	];
	return `<sub>${parts.filter((part) => part !== "").join(" · ")}</sub>`;
}
