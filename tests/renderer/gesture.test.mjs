import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { CornerGesture, cornerOf, GAP_MS, HOLD_MS, upright } from '../../signage-player/renderer/technician/gesture.mjs';

const size = { width: 1920, height: 1080 };
const LEFT = { x: 20, y: 20, ...size };
const RIGHT = { x: 1900, y: 20, ...size };
const MIDDLE = { x: 900, y: 500, ...size };

let now, made, gesture;
beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout'] });
  [now, made] = [0, 0];
  gesture = new CornerGesture(() => made++, { now: () => now, timers: { setTimeout: (...args) => setTimeout(...args), clearTimeout: (id) => clearTimeout(id) } });
});

function pass(ms) {
  now += ms;
  mock.timers.tick(ms);
}

function hold(point, ms = HOLD_MS) {
  gesture.down(point);
  pass(ms);
  gesture.up();
}

test('The left corner held, then the right one, is the gesture', () => {
  hold(LEFT);
  assert.equal(made, 0);
  pass(500);
  hold(RIGHT);
  assert.equal(made, 1);
});

test('It is made as soon as the second corner was held long enough, and once', () => {
  hold(LEFT);
  gesture.down(RIGHT);
  pass(HOLD_MS - 1);
  assert.equal(made, 0);
  pass(1);
  assert.equal(made, 1);
  pass(10 * HOLD_MS);
  gesture.up();
  hold(RIGHT);
  assert.equal(made, 1);
});

for (const [what, spoil] of Object.entries({
  'tapping both corners': () => { hold(LEFT, 200); hold(RIGHT, 200); },
  'letting go of the left corner too early': () => { hold(LEFT, HOLD_MS - 1); hold(RIGHT); },
  'letting go of the right corner too early': () => { hold(LEFT); hold(RIGHT, HOLD_MS - 1); },
  'the right corner alone': () => hold(RIGHT),
  'the corners the other way round': () => { hold(RIGHT); hold(LEFT); },
  'taking too long between them': () => { hold(LEFT); pass(GAP_MS + 1); hold(RIGHT); },
  'touching something else between them': () => { hold(LEFT); hold(MIDDLE, 100); hold(RIGHT); },
  'sliding out of the corner': () => { gesture.down(LEFT); pass(1000); gesture.move(MIDDLE); pass(HOLD_MS); gesture.up(); hold(RIGHT); },
  'a second finger': () => { gesture.down(LEFT); pass(1000); gesture.down(MIDDLE, false); pass(HOLD_MS); gesture.up(); hold(RIGHT); },
  'a hand flat on both corners': () => { gesture.down(LEFT); gesture.down(RIGHT, false); pass(2 * HOLD_MS); gesture.up(); },
  'holding the middle': () => { hold(MIDDLE); hold(MIDDLE); },
})) {
  test(`It is not made by ${what}`, () => {
    spoil();
    pass(HOLD_MS);
    assert.equal(made, 0);
  });
}

test('A finger may tremble', () => {
  gesture.down(LEFT);
  for (let i = 0; i < 30; i++) {
    pass(100);
    gesture.move({ ...LEFT, x: 20 + (i % 5), y: 25 - (i % 3) });
  }
  gesture.up();
  hold(RIGHT);
  assert.equal(made, 1);
});

test('The chord held long enough is the gesture, however often the keyboard repeats it', () => {
  for (let i = 0; i < 30; i++) {
    gesture.chordDown();
    pass(HOLD_MS / 30);
  }
  assert.equal(made, 1);
});

test('A chord that is let go does nothing', () => {
  gesture.chordDown();
  pass(HOLD_MS - 1);
  gesture.up();
  pass(HOLD_MS);
  assert.equal(made, 0);
});

test('Corners are the viewer’s, however the output is turned', () => {
  // The signal lies on its side: 1920 × 1080 pixels, the viewer sees 1080 × 1920.
  const seen = (x, y, rotation) => cornerOf(upright({ x, y }, rotation, 1920, 1080));
  assert.equal(seen(5, 5, 0), 'left');
  assert.equal(seen(1915, 5, 0), 'right');
  assert.equal(seen(1915, 5, 90), 'left');
  assert.equal(seen(1915, 1075, 90), 'right');
  assert.equal(seen(1915, 1075, 180), 'left');
  assert.equal(seen(5, 1075, 180), 'right');
  assert.equal(seen(5, 1075, 270), 'left');
  assert.equal(seen(5, 5, 270), 'right');
  assert.deepEqual(upright({ x: 1915, y: 5 }, 90, 1920, 1080), { x: 5, y: 5, width: 1080, height: 1920 });
});
