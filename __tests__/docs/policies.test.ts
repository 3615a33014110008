import { describe, expect, it } from "vitest";
import { codeBlocks, readRepositoryFile } from "./documents.ts";

interface Statement {
	readonly Sid?: string;
	readonly Effect: string;
	readonly Principal: unknown;
	readonly Action: string | readonly string[];
	readonly Resource: string | readonly string[];
	readonly Condition?: unknown;
}

const BUCKET = "arn:aws:s3:::vm-templates";

function policies(path: string): readonly (readonly Statement[])[] {
	return codeBlocks({ path, text: readRepositoryFile(path) }, "json").map(
		(text) =>
			(JSON.parse(text) as { Statement: readonly Statement[] }).Statement,
	);
}

function list(value: string | readonly string[]): readonly string[] {
	return typeof value === "string" ? [value] : value;
}

describe("the README's bucket policy", () => {
	const [bucket = []] = policies("README.md");
	const statement = (sid: string) => bucket.find(({ Sid }) => Sid === sid);

	it("has these statements and no other", () => {
		expect(bucket.map(({ Sid }) => Sid)).toEqual([
			"RunnerObjects",
			"RunnerLists",
			"RunnerUploads",
			"RunnerProbe",
			"Readers",
			"ReadersNoLogs",
		]);
	});

	it("lets the runner write and read objects below the prefix, and finish or abort uploads", () => {
		expect(statement("RunnerObjects")).toMatchObject({
			Effect: "Allow",
			Action: [
				"s3:PutObject",
				"s3:GetObject",
				"s3:AbortMultipartUpload",
				"s3:ListMultipartUploadParts",
			],
			Resource: `${BUCKET}/xva/*`,
		});
	});

	it("lets the runner list the prefix, and unfinished uploads", () => {
		expect(statement("RunnerLists")).toMatchObject({
			Effect: "Allow",
			Action: "s3:ListBucket",
			Resource: BUCKET,
			Condition: { StringLike: { "s3:prefix": "xva/*" } },
		});
		expect(statement("RunnerUploads")).toMatchObject({
			Effect: "Allow",
			Action: "s3:ListBucketMultipartUploads",
			Resource: BUCKET,
		});
	});

	it("lets the runner delete its probe and nothing else", () => {
		const deleting = bucket.filter(({ Action }) =>
			list(Action).some((action) => /Delete|\*/.test(action)),
		);
		expect(deleting).toMatchObject([
			{ Action: "s3:DeleteObject", Resource: `${BUCKET}/xva/.probe/*` },
		]);
	});

	it("lets readers read everything but logs", () => {
		const readers = [statement("Readers"), statement("ReadersNoLogs")];
		expect(readers).toMatchObject([
			{ Effect: "Allow", Action: "s3:GetObject", Resource: `${BUCKET}/xva/*` },
			{
				Effect: "Deny",
				Action: "s3:GetObject",
				Resource: [
					`${BUCKET}/xva/logs/*`,
					`${BUCKET}/xva/templates/*/build.log`,
				],
			},
		]);
		expect(readers[0]?.Principal).toEqual(readers[1]?.Principal);
	});
});

it("the README's trust policy is for one repository and one ref", () => {
	expect(policies("README.md")[1]).toMatchObject([
		{
			Action: "sts:AssumeRoleWithWebIdentity",
			Condition: {
				StringEquals: {
					"token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
					"token.actions.githubusercontent.com:sub":
						"repo:ORG/REPO:ref:refs/heads/main",
				},
			},
		},
	]);
});

it("the policy for public readers allows reading, and no log", () => {
	const statements = policies(".github/docs/publishing.md").flat();
	expect(statements.map(({ Action }) => Action)).toEqual(["s3:GetObject"]);
	const logs = [
		`${BUCKET}/xva/logs/debian/1-1/20261124T053012Z-a1b2c3d-9f3c.log`,
		`${BUCKET}/xva/templates/debian/12/20261124T053012Z-a1b2c3d-9f3c/build.log`,
	];
	const patterns = statements.flatMap(({ Resource }) => list(Resource));
	const image = `${BUCKET}/xva/templates/debian/12/20261124T053012Z-a1b2c3d-9f3c/debian-12.xva`;
	expect(patterns.some((pattern) => allows(pattern, image))).toBe(true);
	for (const log of logs)
		expect(patterns.filter((pattern) => allows(pattern, log))).toEqual([]);
});

/** Whether a resource pattern of a policy, `*` crossing slashes, covers an object. */
function allows(pattern: string, resource: string): boolean {
	const source = pattern
		.replace(/[.+?^${}()|[\]\\]/g, "\\$&")
		.replaceAll("*", ".*");
	return new RegExp(`^${source}$`).test(resource);
}
