/** Sizes and commands in sentences for people. */

const UNITS = ["bytes", "kB", "MB", "GB", "TB"] as const;

/** Bytes as people read them: `3.2 GB`, powers of 1,000. */
export function sizeText(bytes: number): string {
	let value = bytes;
	let unit = 0;
	while (Math.round(value * 10) / 10 >= 1000 && unit < UNITS.length - 1) {
		value /= 1000;
		unit += 1;
	}
	return `${Math.round(value * 10) / 10} ${UNITS[unit]}`;
}

/** A command to copy that makes one plain qcow2 file of an image. */
export function toQcow2(name: string, output: string): string {
	return `qemu-img convert -O qcow2 ${shellWord(name)} ${output}`;
}

/** A file's name as a POSIX shell takes it for one word, and a program for no option. */
export function shellWord(name: string): string {
	const path = name.startsWith("-") ? `./${name}` : name;
	return /^[\w./@%+,:=-]+$/.test(path)
		? path
		: `'${path.replaceAll("'", "'\\''")}'`;
}
