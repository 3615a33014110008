/** Certificates of a private authority for servers on this machine, made with the openssl command. */

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Certificates {
	/** Path of the authority's certificate (PEM). */
	readonly caFile: string;
	/** PEM of a server's key and certificate. */
	readonly key: string;
	readonly cert: string;
}

/** Makes an authority and a certificate for `hosts` in `folder`. */
export function makeCertificates(
	folder: string,
	hosts: readonly string[],
): Certificates {
	const path = (name: string) => join(folder, name);
	const openssl = (...args: string[]): string =>
		execFileSync("openssl", args, {
			cwd: folder,
			encoding: "utf8",
			stdio: ["ignore", "pipe", "pipe"],
		});
	const newKey = [
		"-newkey",
		"ec",
		"-pkeyopt",
		"ec_paramgen_curve:P-256",
		"-nodes",
	];
	openssl(
		"req",
		"-x509",
		...newKey,
		"-keyout",
		"ca.key",
		"-out",
		"ca.pem",
		"-days",
		"2",
		"-subj",
		"/CN=Test authority",
	);
	openssl(
		"req",
		...newKey,
		"-keyout",
		"server.key",
		"-out",
		"server.csr",
		"-subj",
		"/CN=Test server",
	);
	const names = hosts.map((host) =>
		/^[\d.]+$/.test(host) ? `IP:${host}` : `DNS:${host}`,
	);
	writeFileSync(path("server.ext"), `subjectAltName=${names.join(",")}\n`);
	const cert = openssl(
		"x509",
		"-req",
		"-in",
		"server.csr",
		"-CA",
		"ca.pem",
		"-CAkey",
		"ca.key",
		"-set_serial",
		"1",
		"-days",
		"2",
		"-extfile",
		"server.ext",
	);
	const key = openssl("pkey", "-in", "server.key");
	return { caFile: path("ca.pem"), key, cert };
}
