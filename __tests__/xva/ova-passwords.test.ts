import { describe, expect, test } from "vitest";
import { passwordPlaces } from "../../src/xva/ova-passwords.ts";

function places(texts: {
	description?: string;
	tags?: string[];
	other_config?: Record<string, string>;
}) {
	return passwordPlaces({
		description: "",
		tags: [],
		other_config: {},
		...texts,
	});
}

describe("a description that tells a password", () => {
	test.each([
		"password: debian",
		"Password = debian",
		"root password: 'toor!'",
		"Login: debian / Password: debian",
		"The default password is vagrant.",
		"passwd:debian",
		"pwd=debian",
		"mot de passe : debian",
		"Das Passwort ist debian",
		"login root/toor",
		"credentials: root:toor",
		"Default user: xcp/xcp-ng",
		"password: none, root password: toor",
	])("%s", (description) => {
		expect(places({ description })).toEqual(["The VM's description"]);
	});

	test.each([
		"",
		"Debian 12, built 2026-11-24",
		"Password login is disabled",
		"password authentication: off",
		"password: none",
		"Password: <generated at first boot>",
		"root password is locked",
		"The password is random.",
		"password: ********",
		"passwordless sudo",
		"no-password: yes, ssh keys only",
		"Login: https://docs.example.org",
		"login by SSH keys only",
		"login: debian",
		"bypass: enabled",
		"A compass. North: up",
	])("not: %s", (description) => {
		expect(places({ description })).toEqual([]);
	});
});

test("tags and other_config are looked at, keys too", () => {
	expect(
		places({
			tags: ["xva-template", "password:debian"],
			other_config: {
				"xva-template:source": "owner/repository@a1b2c3d",
				base_template_name: "Debian Bookworm 12",
				root_password: "toor",
				"api-token": "",
				note: "password: toor",
				mac_seed: "0f1e2d3c-0000-4000-8000-000000000000",
				password_policy: "strict",
			},
		}),
	).toEqual([
		"One of the VM's tags",
		`The VM's other_config "root_password"`,
		`The VM's other_config "note"`,
	]);
});
