/** XVA files as Xen Orchestra writes them to import a VM: the one writer in production that makes them without a host. */
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { importVm } from "@xen-orchestra/xva/importVm.mjs";

const TASK = "OpaqueRef:00000000-0000-4000-8000-0000000000aa";

/** The bytes that Xen Orchestra would send to a pool for a VM of these disks. */
export async function xenOrchestraXva(
	name: string,
	disks: readonly Buffer[],
): Promise<Buffer> {
	let sent: Promise<Buffer> | undefined;
	await importVm(
		{
			name_label: name,
			memory: 1 << 30,
			nCpus: 2,
			firmware: "uefi",
			networks: [{ macAddress: "02:00:00:00:00:01", isGenerated: false }],
			vdis: disks.map((disk, index) => ({
				name_label: `${name} ${index}`,
				virtual_size: disk.length,
			})),
			vhds: disks.map((disk) => ({
				footer: { currentSize: disk.length },
				rawContent: async () => Readable.from([disk], { objectMode: false }),
			})),
		},
		{
			task_create: async () => TASK,
			putResource: async (body) => {
				sent = buffer(body);
				await sent;
				return TASK;
			},
		},
		{
			$ref: "OpaqueRef:00000000-0000-4000-8000-0000000000bb",
			uuid: "00000000-0000-4000-8000-0000000000bb",
			name_label: "Local storage",
			type: "ext",
			content_type: "user",
			shared: false,
		},
		{
			uuid: "00000000-0000-4000-8000-0000000000cc",
			name_label: "Pool-wide network associated with eth0",
			bridge: "xenbr0",
			MTU: 1500,
			other_config: {},
		},
	);
	if (sent === undefined) throw new Error("Xen Orchestra sent nothing.");
	return sent;
}
