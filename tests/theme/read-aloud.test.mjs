import assert from "node:assert/strict";
import { test } from "node:test";
import { pieces, voiceFor } from "../../themes/doingoai/assets/read-aloud.js";

const voice = (lang, more = {}) => ({ lang, localService: true, default: false, ...more });

test("A voice speaks the language of the page, and is the machine's own", () => {
  const voices = [voice("en-US"), voice("vi-VN", { localService: false }), voice("vi_VN", { name: "own" })];
  assert.equal(voiceFor(voices, "vi").name, "own");
  assert.equal(voiceFor(voices, "en").lang, "en-US");
});

test("Without a voice of the language there is none, rather than a wrong one", () => {
  assert.equal(voiceFor([voice("en-GB"), voice("vi-VN", { localService: false })], "vi"), undefined);
  assert.equal(voiceFor([], "en"), undefined);
});

test("Chinese pages are read in Mandarin", () => {
  const mandarin = voice("cmn-CN");
  assert.equal(voiceFor([voice("zh-HK"), voice("zh-TW"), mandarin], "zh-Hans"), mandarin);
  assert.equal(voiceFor([voice("zh-HK")], "zh-Hans"), undefined);
});

test("The voice that the reader's system prefers comes first", () => {
  const own = voice("en-GB", { default: true });
  assert.equal(voiceFor([voice("en-US"), own], "en"), own);
});

test("A text is spoken whole, in pieces that end where sentences do", () => {
  const vietnamese = "Lào Cai có đường biên giới dài với tỉnh Vân Nam. ".repeat(20);
  const found = pieces(vietnamese);
  assert.equal(found.join(" "), vietnamese.trim());
  for (const piece of found) {
    assert.ok(piece.length <= 220);
    assert.ok(piece.endsWith("."));
  }
});

test("Chinese, which has no blanks, is cut after its own marks", () => {
  const chinese = "老街省与中国云南省接壤，口岸贸易活跃。".repeat(30);
  const found = pieces(chinese);
  assert.equal(found.join(""), chinese);
  assert.ok(found.every(piece => piece.length <= 220 && /[。，]$/u.test(piece)));
});

test("What never ends is cut all the same, but never through a character", () => {
  const found = pieces("𠀀".repeat(1000));
  assert.equal(found.join(""), "𠀀".repeat(1000));
  assert.ok(found.every(piece => piece.length <= 220 && !/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(piece)));
  assert.deepEqual(pieces(" \n "), []);
});
