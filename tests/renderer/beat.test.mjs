import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startBeat } from '../../signage-player/renderer/beat.mjs';

/** A page whose frames come every so many milliseconds, for so long. */
function runFor(forMs, frameMs) {
  const sent = [];
  const due = [];
  let now = 0;
  let painted = 0;
  const later = (atMs, what) => due.push({ atMs, what });
  const page = {
    requestAnimationFrame: (what) => later((Math.floor(now / frameMs + 1e-6) + 1) * frameMs, (at) => (painted++, what(at))),
    setTimeout: (what, ms) => later(now + ms, what),
  };
  startBeat((message) => sent.push(message), () => ['a'], page);
  while (due.length > 0) {
    due.sort((left, right) => left.atMs - right.atMs);
    const next = due.shift();
    if (next.atMs > forMs) break;
    now = next.atMs;
    next.what(now);
  }
  return { sent, painted };
}

test('a page that paints says once a second how fast, and asks for a quarter of the frames', () => {
  const { sent, painted } = runFor(10_000, 1000 / 60);
  assert.ok(sent.length >= 9 && sent.length <= 10, `${sent.length} beats`);
  assert.deepEqual(sent[0], { type: 'beat', screens: ['a'], fps: 60 });
  assert.ok(painted <= 10 * 15, `${painted} frames`);
});

test('a page that paints slowly says so as often as it can', () => {
  const { sent } = runFor(30_000, 400);
  assert.ok(sent.every(({ fps }) => fps === 2.5));
  assert.ok(sent.length >= 18, `${sent.length} beats`);
  assert.equal(runFor(30_000, 4_000).sent[0].fps, 0.3);
});
