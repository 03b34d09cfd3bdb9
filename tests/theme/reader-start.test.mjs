import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const script = readFileSync(new URL("../../themes/doingoai/assets/reader-start.js", import.meta.url), "utf8");

function start(kept, asked = []) {
  const dataset = {};
  runInNewContext(script, {
    document: { documentElement: { dataset } },
    localStorage: { getItem: () => { if (kept instanceof Error) throw kept; return kept; } },
    matchMedia: query => ({ matches: asked.includes(query) }),
  });
  return { ...dataset };
}

const usual = { size: 0, contrast: "usual", motion: "usual" };

test("What was chosen stands before anything is painted", () =>
  assert.deepEqual(start('{"size":2,"contrast":true,"still":true}'), { size: 2, contrast: "more", motion: "less" }));

test("Who chose nothing gets what the system asks for", () => {
  assert.deepEqual(start(null), usual);
  assert.deepEqual(start(null, ["(prefers-contrast: more)", "(prefers-reduced-motion: reduce)"]), { size: 0, contrast: "more", motion: "less" });
});

test("A choice outweighs the system", () =>
  assert.deepEqual(start('{"size":1,"contrast":false,"still":false}', ["(prefers-contrast: more)", "(prefers-reduced-motion: reduce)"]), { size: 1, contrast: "usual", motion: "usual" }));

test("Storage that is off, or holds something else, changes nothing", () => {
  for (const kept of [new Error("denied"), "{", "null", "7", '"text"', '{"size":99}', '{"size":"<b>"}', "[]"]) assert.deepEqual(start(kept), usual);
});
