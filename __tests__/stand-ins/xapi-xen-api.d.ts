/** What the tests use of Xen Orchestra's client, which has no types of its own. */
declare module "xen-api" {
	interface XenApiRecord {
		readonly $ref: string;
		readonly $type: string;
		readonly name_label: string;
		readonly [field: string]: unknown;
	}

	interface XenApiClient {
		connect(): Promise<void>;
		disconnect(): Promise<void>;
		readonly objectsFetched: Promise<void>;
		readonly objects: {
			readonly all: Readonly<Record<string, XenApiRecord>>;
		};
		readonly sessionId: string;
		call<T>(method: string, ...parameters: readonly unknown[]): Promise<T>;
		callAsync<T>(method: string, ...parameters: readonly unknown[]): Promise<T>;
		barrier(ref: string): Promise<XenApiRecord>;
		createTask(label: string): Promise<string>;
		watchTask<T>(ref: string): Promise<T>;
		putResource<T>(
			body: unknown,
			path: string,
			options: { readonly query?: Readonly<Record<string, string>> },
		): Promise<T>;
		getResource(
			path: string,
			options: { readonly query: Readonly<Record<string, string>> },
		): Promise<{
			readonly body: import("node:stream").Readable;
			readonly task: Promise<unknown>;
		}>;
	}

	export function createClient(options: {
		readonly url: string;
		readonly auth: { readonly user: string; readonly password: string };
		readonly allowUnauthorized: boolean;
		readonly transport: string;
		readonly debounce: number;
	}): XenApiClient;
}
