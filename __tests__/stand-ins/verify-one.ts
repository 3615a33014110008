/** Verifies the file that its argument names, in a process of its own, and says what that took. */
import { XvaError } from "../../src/xva/errors.ts";
import { verifyFile } from "../../src/xva/verify.ts";

const [, , path = ""] = process.argv;
const startedAt = performance.now();
const { outcome, message } = await verifyFile(path, { mode: "full" }).then(
	() => ({ outcome: "valid", message: "" }),
	(error: unknown) => {
		if (!(error instanceof XvaError)) throw error;
		return { outcome: error.class, message: error.message };
	},
);
process.stdout.write(
	JSON.stringify({
		outcome,
		message,
		seconds: (performance.now() - startedAt) / 1_000,
		// kilobytes
		maxRssBytes: process.resourceUsage().maxRSS * 1_024,
	}),
);
