/** Looks at an image's files while they are read for the upload, and says what it found. */
import type { ImageFile } from "../bucket/publish.ts";
import type { Hardware, Inspection, Verification } from "../model.ts";
import { XvaVerifier } from "../xva/verify.ts";
import type { ImageSource } from "./image-files.ts";

/** What the one reading of an image's files finds out. */
export class Inspector {
	readonly #mode: Verification["mode"];
	#verification: Verification;
	#hardware: Hardware | undefined;

	constructor(mode: Verification["mode"]) {
		this.#mode = mode;
		this.#verification = {
			result: "none",
			mode: "none",
			format: "other",
			compression: "none",
			blocks: 0,
			warnings: [],
		};
	}

	/** The file with the sinks that look at it. */
	open(file: ImageSource): ImageFile {
		const { path, name, platform, format } = file;
		const sinks =
			format === "xva" && this.#mode !== "none"
				? [this.#verifier(this.#mode)]
				: [];
		// an image's record speaks of its XVA where there is one
		if (this.#verification.format !== "xva")
			this.#verification = { ...this.#verification, format };
		return {
			path,
			name,
			sinks,
			...(platform === undefined ? {} : { platform }),
		};
	}

	result(): Inspection {
		return {
			verification: this.#verification,
			...(this.#hardware === undefined ? {} : { hardware: this.#hardware }),
		};
	}

	#verifier(mode: "full" | "structure") {
		const verifier = new XvaVerifier({ mode });
		return {
			write: (chunk: Uint8Array) => verifier.write(chunk),
			end: async () => {
				const found = await verifier.end();
				this.#hardware = found.hardware;
				this.#verification = {
					result: "passed",
					mode,
					format: "xva",
					compression: found.compression,
					blocks: found.blocks,
					warnings: found.warnings,
				};
			},
		};
	}
}
