/** Payloads of events, shaped as GitHub's. In Actions a push's commits carry no lists of files. */

export const ZEROS = "0".repeat(40);
export const BEFORE = "b".repeat(40);
export const AFTER = "a".repeat(40);
export const BASE = "c".repeat(40);
export const PULL_HEAD = "d".repeat(40);

const API = "https://api.github.com/repos/acme/templates";
const HTML = "https://github.com/acme/templates";
const ZONED_TIME = "2026-01-02T03:04:05Z";
const PERSON = { name: "A Tester", email: "tester@example.invalid" };

const OWNER = {
	login: "acme",
	id: 1,
	node_id: "O_1",
	avatar_url: "https://avatars.example.invalid/u/1",
	gravatar_id: "",
	url: "https://api.github.com/users/acme",
	html_url: "https://github.com/acme",
	type: "Organization",
	site_admin: false,
	...Object.fromEntries(
		[
			"followers",
			"following",
			"gists",
			"starred",
			"subscriptions",
			"organizations",
			"repos",
			"events",
			"received_events",
		].map((name) => [
			`${name}_url`,
			`https://api.github.com/users/acme/${name}`,
		]),
	),
};

const REPOSITORY_LINKS = [
	"forks",
	"keys",
	"collaborators",
	"teams",
	"hooks",
	"issue_events",
	"events",
	"assignees",
	"branches",
	"tags",
	"blobs",
	"git_tags",
	"git_refs",
	"trees",
	"statuses",
	"languages",
	"stargazers",
	"contributors",
	"subscribers",
	"subscription",
	"commits",
	"git_commits",
	"comments",
	"issue_comment",
	"contents",
	"compare",
	"merges",
	"archive",
	"downloads",
	"issues",
	"pulls",
	"milestones",
	"notifications",
	"labels",
	"releases",
	"deployments",
];

export const REPOSITORY = {
	id: 1,
	node_id: "R_1",
	name: "templates",
	full_name: "acme/templates",
	private: false,
	owner: OWNER,
	html_url: HTML,
	description: null,
	fork: false,
	url: API,
	...Object.fromEntries(
		REPOSITORY_LINKS.map((name) => [`${name}_url`, `${API}/${name}`]),
	),
	created_at: 1_767_322_000,
	updated_at: ZONED_TIME,
	pushed_at: 1_767_323_045,
	git_url: "git://github.com/acme/templates.git",
	ssh_url: "git@github.com:acme/templates.git",
	clone_url: `${HTML}.git`,
	svn_url: HTML,
	homepage: null,
	size: 1,
	stargazers_count: 0,
	watchers_count: 0,
	language: "HCL",
	has_issues: true,
	has_projects: false,
	has_downloads: true,
	has_wiki: false,
	has_pages: false,
	has_discussions: false,
	forks_count: 0,
	mirror_url: null,
	archived: false,
	open_issues_count: 0,
	license: null,
	forks: 0,
	open_issues: 0,
	watchers: 0,
	default_branch: "main",
	topics: [],
	visibility: "public",
};

function commit(id: string) {
	return {
		id,
		tree_id: "e".repeat(40),
		distinct: true,
		message: "A change",
		timestamp: ZONED_TIME,
		url: `${HTML}/commit/${id}`,
		author: PERSON,
		committer: PERSON,
	};
}

export interface PushFields {
	readonly ref?: string;
	readonly before?: string;
	readonly after?: string;
	readonly created?: boolean;
	readonly deleted?: boolean;
	readonly forced?: boolean;
}

/** A push of one commit to the default branch, and what is different. */
export function push(fields: PushFields = {}) {
	const after = fields.after ?? AFTER;
	const commits = after === ZEROS ? [] : [commit(after)];
	return {
		ref: "refs/heads/main",
		before: BEFORE,
		after,
		created: false,
		deleted: false,
		forced: false,
		base_ref: null,
		compare: `${HTML}/compare/x...y`,
		commits,
		head_commit: commits[0] ?? null,
		repository: REPOSITORY,
		pusher: PERSON,
		sender: { ...OWNER, type: "User" },
		...fields,
	};
}

export function mergeGroup() {
	return {
		action: "checks_requested",
		merge_group: {
			head_sha: AFTER,
			head_ref: "refs/heads/gh-readonly-queue/main/pr-7-x",
			base_sha: BASE,
			base_ref: "refs/heads/main",
			head_commit: {
				id: AFTER,
				tree_id: "e".repeat(40),
				message: "A merge",
				timestamp: ZONED_TIME,
				author: PERSON,
				committer: PERSON,
			},
		},
		sender: { ...OWNER, type: "User" },
	};
}

/** What the plan reads of an event of a pull request; the whole has hundreds of fields. */
export function pullRequest() {
	return {
		action: "synchronize",
		number: 7,
		pull_request: {
			number: 7,
			head: { ref: "feature", sha: PULL_HEAD, repo: REPOSITORY },
			base: { ref: "main", sha: BASE, repo: REPOSITORY },
			merge_commit_sha: AFTER,
		},
		repository: REPOSITORY,
	};
}
