import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockFace, formatsFor } from '../../signage-player/renderer/widgets/clock-face.mjs';
import { readNotice } from '../../signage-player/renderer/notice.mjs';
import { PortalClock } from '../../signage-player/renderer/portal-clock.mjs';
import { languages, texts } from '../../signage-player/renderer/texts.mjs';

test('The clock shows Vietnam time, Beijing time an hour ahead, and the date of Vietnam in three languages', () => {
  const face = clockFace(formatsFor('Asia/Ho_Chi_Minh'), Date.UTC(2026, 10, 22, 16, 59, 7));
  assert.equal(face.time, '23:59');
  assert.equal(face.seconds, '07');
  assert.equal(face.beijing, '00:59');
  assert.match(face.dates.vi, /^Chủ Nhật, 22 tháng 11/);
  assert.match(face.dates.en, /^Sunday.* 22 November 2026$/);
  assert.equal(face.dates.zh, '2026年11月22日星期日');
});

test('Midnight is 00:00, not 24:00', () => {
  assert.equal(clockFace(formatsFor('Asia/Ho_Chi_Minh'), Date.UTC(2026, 10, 22, 17)).time, '00:00');
});

test('A code is set in two groups of four and the three words follow', () => {
  assert.deepEqual(readNotice('K7MP2X9Q'), { code: 'K7MP 2X9Q', lines: [] });
  assert.deepEqual(readNotice('K7MP-2X9Q\nmây\nsuối\nhoa sen'), { code: 'K7MP 2X9Q', lines: ['mây', 'suối', 'hoa sen'] });
  assert.deepEqual(readNotice('mây\nsuối\nhoa sen'), { code: null, lines: ['mây', 'suối', 'hoa sen'] });
});

test('Portal time goes on by the monotonic clock, whatever the wall clock does', () => {
  let monotonic = 500;
  const clock = new PortalClock(() => monotonic, Date.UTC(1970, 0, 1));
  clock.set(1_764_000_000_000);
  monotonic += 1234.4;
  assert.equal(clock.now(), 1_764_000_001_234);
});

test('Every text of the renderer is there in three languages', () => {
  for (const [name, text] of Object.entries(texts)) for (const { key } of languages) assert.ok(text[key]?.trim(), `${name} ${key}`);
});
