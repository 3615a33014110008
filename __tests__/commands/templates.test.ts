import { expect, test } from "vitest";
import { templatesOfTree } from "../../src/commands/templates.ts";
import { type Inputs, read } from "../inputs-setup.ts";

const TEMPLATE = `
variable "os_version" {
  default = "12"
}
variable "sr" {
  default = "Local storage"
}
source "xenserver-iso" "vm" {
  sr_name = var.sr
}
build {
  sources = ["xenserver-iso.vm"]
}
`;

/** Version and SR of the one image, with these inputs and the step's environment. */
function planned(inputs: Inputs, env: Readonly<Record<string, string>>) {
	const entry = { path: "packer/a/a.pkr.hcl", mode: "100644", oid: "0" };
	const { templates } = templatesOfTree(
		read(inputs),
		[entry],
		() => TEMPLATE,
		env,
	);
	const root = templates[0]?.roots[0];
	return [root?.images[0]?.version, root?.pool?.[0]?.srName];
}

const ENV = { PKR_VAR_os_version: "13", PKR_VAR_sr: "SSD", os_version: "14" };

test("variables that the environment sets count as Packer takes them", () => {
	expect(planned({}, {})).toEqual(["12", "Local storage"]);
	expect(planned({}, ENV)).toEqual(["13", "SSD"]);
	expect(planned({ "packer-variables": "sr=NFS" }, ENV)).toEqual(["13", "NFS"]);
});

test("an environment that Packer does not see sets nothing", () => {
	const names = "PKR_VAR_sr,HOME";
	expect(planned({ "packer-environment": names }, ENV)).toEqual(["12", "SSD"]);
	expect(planned({ "packer-environment": "HOME" }, ENV)).toEqual([
		"12",
		"Local storage",
	]);
});

test("a secret input leaves its variable unknown", () => {
	expect(planned({ "packer-secrets": "sr=hidden-storage" }, ENV)).toEqual([
		"13",
		undefined,
	]);
});
