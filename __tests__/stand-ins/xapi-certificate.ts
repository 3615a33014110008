/** A self-signed certificate as a host makes one at its installation, by the openssl command. */
import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface SelfSigned {
	/** PEM. */
	readonly key: string;
	/** PEM. */
	readonly certificate: string;
	/** SHA-256, 64 lower-case hex digits. */
	readonly fingerprint: string;
}

/** Makes a certificate for an IP address. */
export function selfSigned(address: string): SelfSigned {
	const folder = mkdtempSync(join(tmpdir(), "xapi-certificate-"));
	try {
		const args = [
			...["req", "-x509", "-days", "2", "-nodes"],
			...["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"],
			...["-keyout", "key.pem", "-out", "certificate.pem"],
			...["-subj", `/CN=${address}`],
			...["-addext", `subjectAltName=IP:${address}`],
		];
		execFileSync("openssl", args, { cwd: folder, stdio: "ignore" });
		const read = (name: string) => readFileSync(join(folder, name), "utf8");
		const certificate = read("certificate.pem");
		const { fingerprint256 } = new X509Certificate(certificate);
		return {
			key: read("key.pem"),
			certificate,
			fingerprint: fingerprint256.replaceAll(":", "").toLowerCase(),
		};
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
