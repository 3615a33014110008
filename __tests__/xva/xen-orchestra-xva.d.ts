/** What the tests use of Xen Orchestra's XVA writer, which has no types of its own. */
declare module "@xen-orchestra/xva/importVm.mjs" {
	import type { Readable } from "node:stream";

	/** Pushes an XVA of the VM to `xapi.putResource`, and resolves with the reference in its answer. */
	export function importVm(
		vm: {
			readonly name_label: string;
			readonly memory: number;
			readonly nCpus: number;
			readonly firmware: "bios" | "uefi";
			readonly networks?: readonly {
				readonly macAddress: string;
				readonly isGenerated: boolean;
			}[];
			readonly vdis: readonly {
				readonly name_label: string;
				readonly virtual_size: number;
			}[];
			readonly vhds: readonly {
				readonly footer: { readonly currentSize: number };
				rawContent(): Promise<Readable>;
			}[];
		},
		xapi: {
			task_create(name: string): Promise<string>;
			putResource(body: Readable, path: string): Promise<string>;
		},
		sr: { readonly $ref: string; readonly [field: string]: unknown },
		network?: { readonly [field: string]: unknown },
	): Promise<string>;
}
