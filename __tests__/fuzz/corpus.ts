/** Valid files that the mutations begin with: of the tests' own writer, small, and of Xen Orchestra's. */
import { type XvaOptions, xvaMembers } from "../stand-ins/xva.ts";
import { xenOrchestraXva } from "../xva/xen-orchestra.ts";
import { type Draft, newMember } from "./draft.ts";
import { Doubts } from "./reference-parts.ts";
import { readTar } from "./reference-tar.ts";

export interface Base {
	readonly name: string;
	readonly draft: Draft;
}

const SMALL: Readonly<Record<string, XvaOptions>> = {
	"one disk": { disks: [{ sizeBytes: 350 }], blockBytes: 100 },
	"two disks": {
		disks: [{ sizeBytes: 350 }, { sizeBytes: 250 }],
		blockBytes: 100,
	},
	holes: {
		disks: [
			{ sizeBytes: 4_000, holes: [1, 2, 5] },
			{ sizeBytes: 2_100, holes: "all" },
		],
		blockBytes: 512,
	},
	"SHA-1": {
		disks: [{ sizeBytes: 1_500, holes: [1] }, { sizeBytes: 700 }],
		blockBytes: 700,
		checksum: "checksum",
	},
	"keep-alive": {
		disks: [{ sizeBytes: 400, holes: [1] }, { sizeBytes: 200 }],
		blockBytes: 64,
		keepAlive: true,
	},
	"a CD and no network": {
		disks: [{ sizeBytes: 600 }],
		blockBytes: 300,
		cd: true,
		network: null,
	},
	"four disks in the order of text": {
		disks: [100, 200, 150, 130].map((sizeBytes) => ({ sizeBytes })),
		blockBytes: 100,
		padded: true,
	},
	"UEFI and words": {
		disks: [{ sizeBytes: 1_024, name: "a & b <c>" }],
		blockBytes: 512,
		firmware: "uefi",
		secureBoot: true,
		description: 'é "quoted" & <odd>',
		tags: ["one", "two"],
		otherConfig: { "xva-template:os": "debian" },
	},
	"no disk": { disks: [] },
};

/** Every call makes the same files. */
export async function makeCorpus(): Promise<Base[]> {
	const small = await Promise.all(
		Object.entries(SMALL).map(async ([name, options]) => {
			const members = (await xvaMembers(options)).map((member) =>
				newMember(member.name, Buffer.from(member.body)),
			);
			return { name, draft: { members, padded: options.padded ?? false } };
		}),
	);
	// Its blocks have a megabyte each, so that it is slow, and shall be rare.
	const often = Array.from({ length: 5 }, () => small).flat();
	return [...often, await fromXenOrchestra()];
}

async function fromXenOrchestra(): Promise<Base> {
	const file = await xenOrchestraXva("fuzz", [Buffer.alloc(1_500, "xo")]);
	const members = readTar(file, new Doubts()).map(({ name, body }) =>
		newMember(name, name === "ova.xml" ? steady(body) : body),
	);
	return { name: "Xen Orchestra", draft: { members, padded: false } };
}

/** UUIDs are new in each file; here they count. */
function steady(ova: Buffer): Buffer {
	let count = 0;
	const xml = ova
		.toString()
		.replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, () => {
			count += 1;
			return `00000000-0000-4000-8000-${String(count).padStart(12, "0")}`;
		});
	return Buffer.from(xml);
}
