/**
 * A process that takes uploads in parts as an S3 server does, and throws the bytes away: for what no disk here could hold.
 * Checks nothing. Prints its endpoint, and ends with its standard input.
 */

import { createServer, type IncomingMessage } from "node:http";

const XML = '<?xml version="1.0" encoding="UTF-8"?>';

/** Headers and body of the answer to each request of an upload. */
function answer({ method, url = "", headers }: IncomingMessage) {
	const { searchParams } = new URL(url, "http://s3");
	if (searchParams.has("uploads")) {
		return {
			headers: {
				"x-amz-checksum-algorithm": "CRC32",
				"x-amz-checksum-type": "FULL_OBJECT",
			},
			body: `${XML}<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>`,
		};
	}
	if (method === "POST") {
		const crc32 = headers["x-amz-checksum-crc32"];
		return {
			headers: {},
			body: `${XML}<CompleteMultipartUploadResult><ETag>"1"</ETag><ChecksumCRC32>${crc32}</ChecksumCRC32></CompleteMultipartUploadResult>`,
		};
	}
	return { headers: { etag: '"1"' }, body: "" };
}

const server = createServer((request, response) => {
	request.resume();
	request.on("end", () => {
		const { headers, body } = answer(request);
		response.writeHead(200, headers);
		response.end(body);
	});
});
server.listen(0, "127.0.0.1", () => {
	const address = server.address();
	const port = typeof address === "object" ? address?.port : 0;
	console.log(`http://127.0.0.1:${port}`);
});
process.stdin.resume().on("end", () => {
	server.closeAllConnections();
	server.close();
});
