import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { faults } from '../../signage-player/renderer/technician/faults.mjs';
import { bytesIn, durationIn, gapIn, momentIn } from '../../signage-player/renderer/technician/format.mjs';
import { words } from '../../signage-player/renderer/technician/words.mjs';

const read = (path) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
const unescape = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

test('Every fault is said in the words of the board, in every language', async () => {
  const codes = [...(await read('src/Doingoai.Protocol/Journals/FaultCodes.cs')).matchAll(/const string \w+ = (?:"([^"]+)"|[\w.]+);/g)].map(([, code]) => code).filter(Boolean);
  assert.ok(codes.length > 20);
  for (const [language, file] of [['vi', 'Texts.resx'], ['en', 'Texts.en.resx'], ['zh', 'Texts.zh.resx']]) {
    const board = Object.fromEntries([...(await read(`src/Doingoai.Portal/Devices/${file}`)).matchAll(/<data name="Fault_([^"]+)"[^>]*><value>(.*?)<\/value>/g)].map(([, code, text]) => [code, unescape(text)]));
    assert.deepEqual(faults[language], board);
    for (const code of codes) assert.ok(faults[language][code], `${code} in ${language}`);
  }
});

// Chinese alone says Beijing time too.
const shape = (value) => (typeof value === 'object' ? Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'beijingTime').map(([key, inner]) => [key, shape(inner)])) : typeof value);

test('Every word exists in all three languages', () => {
  assert.deepEqual(shape(words.en), shape(words.vi));
  assert.deepEqual(shape(words.zh), shape(words.vi));
});

test('Every outcome and verdict of the agent has its word', async () => {
  const camel = (name) => name[0].toLowerCase() + name.slice(1);
  const names = (text, type) => [...text.match(new RegExp(`enum ${type}\\s*{([^}]*)}`))[1].replaceAll(/\/\/.*$/gm, '').matchAll(/\b([A-Z]\w*)\b,/g)].map(([, name]) => camel(name));
  const step = await read('signage-player/Doingoai.Player/Technician/NetworkStep.cs');
  assert.deepEqual(Object.keys(words.vi.outcomes).sort(), names(step, 'NetworkOutcome').sort());
  assert.deepEqual(Object.keys(words.vi.questions).sort(), names(step, 'NetworkQuestion').sort());
  assert.deepEqual(Object.keys(words.vi.verdicts).sort(), names(await read('src/Doingoai.Protocol/Wire/FrameSeen.cs'), 'FrameVerdict').sort());
});

test('Times, spans and sizes are written as each language does', () => {
  const at = Date.UTC(2026, 10, 28, 17, 30, 12);
  assert.match(momentIn('vi', at), /29\/11\/2026/); // Vietnam is seven hours ahead
  assert.match(momentIn('zh', at, { zone: 'Asia/Shanghai', seconds: true }), /01:30:12/);
  assert.equal(momentIn('en', 1e300), '1e+300');
  assert.equal(durationIn('vi', 7_384_000), '2 giờ 3 phút');
  assert.equal(durationIn('zh', 61_000), '1分 1秒');
  assert.equal(durationIn('en', 0), '0 s');
  assert.equal(durationIn('en', -5), '0 s');
  assert.equal(gapIn('en', -842_000), '−14 min 2 s');
  assert.equal(gapIn('vi', 41), '+41 ms');
  assert.equal(bytesIn('vi', 1.5 * 1024 ** 3), '1,5 GB');
  assert.equal(bytesIn('en', 0), '0 B');
});
