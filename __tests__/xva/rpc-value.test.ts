import { describe, expect, test } from "vitest";
import { parseRpcValue, type RpcValue } from "../../src/xva/rpc-value.ts";

describe("values", () => {
	test.each<[string, string, RpcValue]>([
		["bare", "<value>a b</value>", "a b"],
		["empty, in each way", "<value/>", ""],
		["empty, with its end", "<value></value>", ""],
		["typed", "<value><string> b </string></value>", " b "],
		["typed and empty", "<value><string/></value>", ""],
		["typed, with spaces around", "<value>\n <i4>1</i4>\n</value>", "1"],
		["nil", "<value><nil/></value>", ""],
		["a double", "<value><double>1.0</double></value>", "1.0"],
		[
			"a date",
			"<value><dateTime.iso8601>19700101T00:00:00Z</dateTime.iso8601></value>",
			"19700101T00:00:00Z",
		],
		["XML's entities", "<value>&lt;&gt;&amp;&quot;&apos;</value>", "<>&\"'"],
		["numeric references", "<value>&#233;&#xe9;&#x1F600;</value>", "éé😀"],
		["CDATA", "<value>a<![CDATA[<b>&amp;]]>c</value>", "a<b>&amp;c"],
		["comments in text", "<value>a<!-- x -->b</value>", "ab"],
		["a comment that holds CDATA's end", "<value>a<!-- ]]> --></value>", "a"],
		["line ends", "<value>a\r\nb\rc&#13;</value>", "a\nb\nc\r"],
		["an empty struct", "<value><struct/></value>", new Map()],
		["an empty array", "<value><array><data/></array></value>", []],
		[
			"a struct, in its order",
			"<value><struct><member><name>b</name><value>1</value></member><member><name>a</name><value/></member></struct></value>",
			new Map([
				["b", "1"],
				["a", ""],
			]),
		],
		[
			"what is written on several lines",
			'<?xml version="1.0" encoding="UTF-8"?>\r\n<!-- c -->\n<value>\n\t<array>\n\t<data >\n<value>a</value>\n<!-- c -->\n</data>\n</array >\n</value>\n',
			["a"],
		],
	])("%s", (_, xml, expected) => {
		expect(parseRpcValue(xml)).toEqual(expected);
	});
});

describe("what is no XML-RPC is refused, with the place", () => {
	test.each([
		["nothing", "", "<value> is missing at its end"],
		["text", "hello", "<value> is missing at byte 0"],
		[
			"another root",
			"<methodCall/>",
			"<methodCall> stands where <value> belongs at byte 0",
		],
		[
			"a second root",
			"<value/><value/>",
			"something follows its end at byte 8",
		],
		["bytes in front", "é<value/>", "<value> is missing at byte 0"],
		[
			"a place behind é",
			"<value>é&x;</value>",
			"&x; stands for no character at byte 9",
		],
		[
			"an end that is missing",
			"<value>a",
			"an element is not closed at its end",
		],
		[
			"a struct without an end",
			"<value><struct>",
			"<member> is missing at its end",
		],
		[
			"ends that cross",
			"<value><string>a</value></string>",
			"</string> is missing at byte 16",
		],
		[
			"an unknown type",
			"<value><object>1</object></value>",
			"<object> is no type of XML-RPC at byte 15",
		],
		[
			"several types",
			"<value><int>1</int><int>2</int></value>",
			"</value> is missing at byte 19",
		],
		[
			"text beside a type",
			"<value>1<int>2</int></value>",
			"a <value> holds text beside its type at byte 8",
		],
		[
			"text behind a type",
			"<value><int>2</int>1</value>",
			"</value> is missing at byte 19",
		],
		[
			"elements in text",
			"<value><string><value/></string></value>",
			"</string> is missing at byte 15",
		],
		[
			"text in a struct",
			"<value><struct>a</struct></value>",
			"<member> is missing at byte 15",
		],
		[
			"a member without a value",
			"<value><struct><member><name>a</name></member></struct></value>",
			"<value> is missing at byte 37",
		],
		[
			"a member without a name",
			"<value><struct><member><value/></member></struct></value>",
			"<value> stands where <name> belongs at byte 23",
		],
		[
			"a member of nothing",
			"<value><struct><member/></struct></value>",
			"a <member> holds nothing at byte 24",
		],
		[
			"a name twice",
			"<value><struct><member><name>a</name><value/></member><member><name>a</name><value/></member></struct></value>",
			'a struct has "a" twice at byte 76',
		],
		[
			"an array without data",
			"<value><array/></value>",
			"an <array> has no <data> at byte 15",
		],
		[
			"attributes",
			'<value a="1"/>',
			"<value> has attributes, which XML-RPC has not, or no end at byte 7",
		],
		[
			"a document type",
			"<!DOCTYPE a><value/>",
			"it declares a document type or other markup at byte 0",
		],
		[
			"one in front of which a comment stands",
			"<!-- --><!doctype a><value/>",
			"it declares a document type or other markup at byte 8",
		],
		[
			"an entity of its own",
			"<value>&b;</value>",
			"&b; stands for no character at byte 7",
		],
		[
			"a reference without an end",
			"<value>&amp</value>",
			"a & begins no reference at byte 7",
		],
		[
			"a reference to no character",
			"<value>&#0;</value>",
			"&#0; stands for no character at byte 7",
		],
		[
			"a reference to half a character",
			"<value>&#xD800;</value>",
			"&#xD800; stands for no character at byte 7",
		],
		[
			"one beyond the last character",
			"<value>&#x110000;</value>",
			"&#x110000; stands for no character at byte 7",
		],
		[
			"a control character",
			"<value>\u0001</value>",
			"it has a control character at byte 7",
		],
		[
			"one in a comment",
			"<!--\u0000--><value/>",
			"it has a control character at byte 4",
		],
		[
			"a comment that does not end",
			"<!-- <value/>",
			"a comment is not closed at byte 4",
		],
		[
			"a comment in a comment",
			"<!-- <!-- --> --><value/>",
			"a comment holds -- at byte 7",
		],
		[
			"CDATA that does not end",
			"<value><![CDATA[a</value>",
			"a CDATA section is not closed at byte 16",
		],
		[
			"CDATA's end alone",
			"<value>]]></value>",
			"it has ]]> outside of CDATA at byte 7",
		],
		[
			"a processing instruction",
			"<?php 1 ?><value/>",
			"it has a processing instruction at byte 0",
		],
		[
			"another encoding",
			'<?xml version="1.0" encoding="latin1"?><value/>',
			"its XML declaration is not that of XML 1 in UTF-8 at byte 0",
		],
		[
			"a name that is too long",
			`<${"a".repeat(33)}/>`,
			"a tag has no name, or one that XML-RPC has not at byte 1",
		],
		[
			"a tag without a name",
			"<value>< /value>",
			"a tag has no name, or one that XML-RPC has not at byte 8",
		],
		[
			"too deep a nesting",
			"<value><array><data>".repeat(22),
			"its elements are nested more than 64 deep at byte 427",
		],
	])("%s", (_, xml, expected) => {
		expect(() => parseRpcValue(xml)).toThrow(new Error(expected));
	});

	test("more elements than any VM needs", () => {
		const xml = `<value><array><data>${"<value/>".repeat(100_000)}</data></array></value>`;
		expect(() => parseRpcValue(xml)).toThrow(/more than 100000 elements/);
	});
});
