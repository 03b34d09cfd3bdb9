import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { allows, at, choose, lookAgainAt } from '../../signage-player/renderer/walk.mjs';

const golden = new URL('../golden/', import.meta.url);
for (const name of readdirSync(golden).filter((file) => file.startsWith('plan-'))) {
  const { about, plan, expect } = JSON.parse(readFileSync(new URL(name, golden), 'utf8'));
  test(`${name}: ${about}`, () => {
    assert.ok(expect.length > 0);
    for (const { atMs, ...expected } of expect) assert.deepEqual(at(plan, atMs), expected, `at ${atMs}`);
  });
}

const plan = (...segments) => ({ manifest: 1, fromMs: 0, toMs: 1e9, segments });
const segment = (fromMs, toMs, ...loop) => ({ fromMs, toMs, anchorMs: fromMs, loop: loop.map(([entry, ms]) => ({ entry, ms })) });
const running = (entry, fromMs, toMs) => ({ entry, fromMs, toMs });
const abc = plan(segment(0, 1e6, ['a', 10_000], ['b', 10_000], ['c', 10_000]));

test('Outside every segment the calm slate shows until the next one begins', () => {
  assert.deepEqual(at(plan(segment(5000, 6000, ['a', 1000])), 1000), { entry: '', fromMs: 1000, toMs: 5000 });
  assert.deepEqual(at(null, 1000), { entry: '', fromMs: 1000, toMs: Infinity });
});

test('A loop without length is the calm slate, not an endless walk', () => {
  assert.equal(at(plan(segment(0, 100, ['a', 0])), 50).entry, '');
});

test('With nothing running the walk begins where the plan is', () => {
  assert.deepEqual(choose(abc, 12_000), { entry: 'b', fromMs: 10_000, toMs: 20_000 });
});

test('The running entry plays on under a new plan that still has it elsewhere in its loop', () => {
  const shown = running('c', 10_000, 20_000);
  assert.equal(choose(abc, 12_000, shown), shown);
});

test('The running entry is replaced at once by a plan that dropped it', () => {
  assert.equal(choose(abc, 12_000, running('gone', 10_000, 20_000)).entry, 'b');
});

test('A higher window replaces the running entry the moment it opens', () => {
  const outranked = plan(segment(0, 15_000, ['a', 10_000], ['b', 10_000]), segment(15_000, 30_000, ['alarm', 5000]));
  const shown = running('b', 10_000, 20_000);
  assert.equal(choose(outranked, 14_999, shown), shown);
  assert.equal(lookAgainAt(outranked, shown, 14_000), 15_000);
  assert.equal(choose(outranked, 15_000, shown).entry, 'alarm');
});

test('When its time is over the walk is in step with the plan again', () => {
  assert.deepEqual(choose(abc, 24_000, running('a', 14_000, 24_000)), { entry: 'c', fromMs: 20_000, toMs: 30_000 });
});

test('A rest too short to read is passed over for the next entry', () => {
  assert.deepEqual(choose(abc, 19_500, running('c', 9500, 19_500)), { entry: 'c', fromMs: 19_500, toMs: 30_000 });
});

test('A timer that fires a moment early moves on instead of repeating the entry', () => {
  assert.equal(choose(abc, 9_997, running('a', 0, 9_997)).entry, 'b');
});

test('A jump shows its entry now and for its full time, even while another runs', () => {
  assert.deepEqual(choose(abc, 12_000, running('b', 10_000, 20_000), { jumpTo: 'a' }), { entry: 'a', fromMs: 12_000, toMs: 22_000 });
});

test('A jump to where the plan already is follows the plan', () => {
  assert.deepEqual(choose(abc, 12_000, running('a', 10_000, 20_000), { jumpTo: 'b' }), { entry: 'b', fromMs: 10_000, toMs: 20_000 });
});

test('A jump to an entry the plan does not have is not obeyed', () => {
  assert.equal(choose(abc, 12_000, null, { jumpTo: 'x' }).entry, 'b');
});

test('What cannot be shown is passed over, and when nothing can be shown the slate comes', () => {
  assert.equal(choose(abc, 12_000, null, { isBroken: (entry) => entry === 'b' }).entry, 'c');
  assert.equal(choose(abc, 22_000, null, { isBroken: (entry) => entry === 'c' }).entry, 'a');
  assert.equal(choose(abc, 12_000, null, { isBroken: () => true }).entry, '');
});

test('A clock that was set back does not hold an entry for hours', () => {
  assert.equal(choose(abc, 12_000, running('a', 3_600_000, 3_610_000)).entry, 'b');
});

test('A single entry begins again when its time is over', () => {
  const one = plan(segment(0, 1e6, ['a', 10_000]));
  assert.deepEqual(choose(one, 10_000, running('a', 0, 10_000)), { entry: 'a', fromMs: 10_000, toMs: 20_000 });
});

test('An entry is allowed wherever it stands in the loop of the moment', () => {
  assert.ok(allows(abc, 'c', 1));
  assert.ok(!allows(abc, 'x', 1));
  assert.ok(!allows(abc, 'a', 2e6));
});
