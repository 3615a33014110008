/** A well-formed `template.yml` as the product's words. Pure. */
import { Fields, present } from "./fields.ts";
import type {
	Manifest,
	ManifestBase,
	ManifestChannels,
	ManifestHardware,
	ManifestInput,
	ManifestOs,
	ManifestPlatform,
	ManifestTests,
	ManifestVariant,
} from "./manifest.ts";
import { type Paths, resolvePath } from "./paths.ts";
import type { Found, FoundScalar, Place } from "./yaml-tree.ts";

/** Everything that the file says; `paths` hears of what leaves the repository. */
export function manifestOf(
	fields: Fields,
	file: string,
	paths: Paths,
): Manifest {
	const [notes] = fields.scalars("notes");
	return present({
		file,
		title: fields.text("title"),
		description: fields.text("description"),
		logo: fields.text("logo"),
		tags: fields.texts("tags"),
		notes: notes === undefined ? undefined : paths.own(notes),
		os: osOf(fields.within("os")),
		variants: new Map(
			fields
				.named("variants")
				.map(([key, variant, at]) => [key, variantOf(key, variant, at, paths)]),
		),
		platforms: fields.has("platforms") ? platformsOf(fields) : undefined,
		hardware: hardwareOf(fields.within("hardware")),
		base: fields.has("base") ? baseOf(fields.within("base")) : undefined,
		inputs: new Map(
			fields
				.named("inputs")
				.map(([name, input, at]) => [name, inputOf(input, at)]),
		),
		watch: fields.scalars("watch").map(paths.watched),
		ignore: fields.texts("ignore").map((glob) => resolvePath("", glob) || "**"),
		workingDirectory: fields.word("working-directory", [
			"repository",
			"template",
		]),
		tests: fields.has("tests")
			? testsOf(fields.within("tests"), paths)
			: undefined,
		channels: fields.has("channels")
			? channelsOf(fields.within("channels"))
			: undefined,
		retention: fields.has("retention")
			? retentionOf(fields.within("retention"))
			: undefined,
		owners: fields.texts("owners"),
	});
}

function osOf(os: Fields): ManifestOs {
	return present({
		id: os.text("id"),
		version: os.text("version"),
		codename: os.text("codename"),
		family: os.text("family"),
		arch: os.text("arch"),
		eol: os.text("eol"),
		eolCycle: os.text("eol-cycle"),
	});
}

function variantOf(
	key: string,
	variant: Fields,
	{ line }: Place,
	paths: Paths,
): ManifestVariant {
	const written = variant.scalars("var-files");
	const varFiles = written.map(paths.own);
	return present({
		key,
		varFiles,
		vars: variant.values("vars"),
		only: variant.texts("only"),
		default: variant.flag("default") ?? false,
		title: variant.text("title"),
		codename: variant.text("codename"),
		eolCycle: variant.text("eol-cycle"),
		hardware: hardwareOf(variant.within("hardware")),
		line,
		lines: Object.fromEntries(
			varFiles.map((path, index) => [path, written[index]?.at.line ?? line]),
		),
	});
}

function platformsOf(fields: Fields): ReadonlyMap<string, ManifestPlatform> {
	return new Map(
		fields.named("platforms").map(([name, platform]) => [
			name,
			present({
				only: platform.texts("only"),
				artifact: platform.text("artifact"),
			}),
		]),
	);
}

function hardwareOf(hardware: Fields): ManifestHardware {
	return present({
		cpus: hardware.whole("cpus"),
		memory: hardware.whole("memory"),
		firmware: hardware.word("firmware", ["bios", "uefi"]),
	});
}

function baseOf(base: Fields): ManifestBase {
	return present({
		template: base.text("template") ?? "",
		variant: base.text("variant"),
		channel: base.text("channel"),
		as: base.text("as"),
	});
}

function inputOf(input: Fields, { line }: Place): ManifestInput {
	return present({
		description: input.text("description"),
		allowed: input.scalars("allowed").map(allowedValue),
		required: input.flag("required") ?? false,
		secret: input.flag("secret") ?? false,
		line,
	});
}

/** A number that is written otherwise than it is shown (`24.10`) is text: nothing of it is lost. */
function allowedValue({ value, text }: FoundScalar): string | number | boolean {
	return value === null || String(value) !== text ? text : value;
}

function testsOf(tests: Fields, paths: Paths): ManifestTests {
	return present({
		boot: tests.scalars("boot").map(paths.own),
		inBuild: tests.scalars("in-build").map(paths.own),
		required:
			tests.flag("required") ??
			(tests.has("required") && tests.texts("required")),
		timeoutMinutes: tests.whole("timeout"),
		env: tests.values("env"),
		skip: tests.items("skip").map(skipOf),
	});
}

function skipOf(item: Found): ManifestTests["skip"][number] {
	const skip = new Fields(item);
	return present({
		id: skip.text("id") ?? "",
		reason: skip.text("reason") ?? "",
		until: skip.text("until"),
		line: item.at.line,
	});
}

function channelsOf(channels: Fields): ManifestChannels {
	return present({
		onSuccess: channels.texts("on-success"),
		promote: channels.word("promote", ["manual", "automatic"]),
	});
}

function retentionOf(retention: Fields): NonNullable<Manifest["retention"]> {
	return present({
		keep: retention.whole("keep"),
		days: retention.whole("days"),
	});
}
