import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { Walker } from '../../signage-player/renderer/walker.mjs';

// Promises settle between timer ticks; a few turns of the event loop let chains of awaits finish.
const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

class Canvas {
  shown = [];
  disposed = [];
  prepared = [];
  fail = new Set();
  hold = new Map();
  noticed = null;
  seen = null;

  async prepare(entry) {
    this.prepared.push(entry.id);
    if (this.hold.has(entry.id)) await this.hold.get(entry.id);
    if (this.fail.has(entry.id)) throw new Error('broken picture');
    return { id: entry.id, dispose: () => this.disposed.push(entry.id) };
  }
  async present(frame, { fadeMs, leave }) {
    this.leave = leave;
    this.seen = frame;
    this.shown.push({ id: frame?.id ?? '', fadeMs });
  }
  async again(frame) {
    if (frame !== this.seen) return false;
    this.shown.push({ id: 'again' });
    return true;
  }
  async painted() {}
  notice(text) { this.noticed = text; }
  get ids() { return this.shown.map(({ id }) => id); }
}

let now, canvas, reports, busy, walker;
beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout'] });
  now = 0;
  canvas = new Canvas();
  reports = [];
  busy = [];
  walker = new Walker({
    clock: { now: () => now },
    canvas,
    report: {
      drawn: (manifest, entry, atMs) => reports.push(`${manifest} ${entry || 'slate'} ${atMs}`),
      busy: (entry) => busy.push(entry),
      failed: (manifest, entry, reason) => reports.push(`${manifest} ${entry} failed: ${reason}`),
    },
    timers: { setTimeout: (...args) => setTimeout(...args), clearTimeout: (id) => clearTimeout(id) },
  });
});

async function pass(ms) {
  for (const until = now + ms; now < until;) {
    now += 10;
    mock.timers.tick(10);
    await settle();
  }
}

function view(manifest, loop, extra = {}) {
  const steps = loop.map(([entry, ms]) => ({ entry, ms }));
  const entries = Object.fromEntries(steps.map(({ entry }) => [entry, { id: entry, kind: 'slide' }]));
  return { plan: { manifest, segments: [{ fromMs: 0, toMs: 1e8, anchorMs: 0, loop: steps }] }, entries, nowMs: now, ...extra };
}

async function show(next) {
  walker.show(next);
  await settle();
}

test('Entries follow one another, each reported when it is seen and prepared before its turn', async () => {
  await show(view(7, [['a', 1000], ['b', 1000]]));
  await pass(900);
  assert.deepEqual(canvas.prepared, ['a', 'b']);
  await pass(1150);
  assert.deepEqual(canvas.ids, ['a', 'b', 'a']);
  assert.deepEqual(reports.map((line) => line.slice(0, 3)), ['7 a', '7 b', '7 a']);
});

test('What may break the page is said before it is done', async () => {
  await show(view(7, [['a', 1000], ['b', 1000]]));
  await pass(900);
  assert.deepEqual(busy, ['a', '', 'a', '', 'b', '']); // prepared, brought on, the next one prepared
});

test('What has just come on is alone with the page for a while, so that the next one is not blamed for what it breaks', async () => {
  await show(view(7, [['a', 60_000], ['b', 2_000]]));
  await pass(4_900);
  assert.deepEqual(busy, ['a', '', 'a', '']);
  await pass(200);
  assert.deepEqual(busy, ['a', '', 'a', '', 'b', '']);
  await pass(55_800);
  assert.deepEqual(canvas.prepared, ['a', 'b']); // of a short one half
  await pass(200);
  assert.deepEqual(canvas.prepared, ['a', 'b', 'a']);
});

test('What was to be prepared is not, once something else has come on', async () => {
  await show(view(7, [['a', 60_000], ['b', 60_000]]));
  await pass(1_000);
  await show(view(8, [['c', 60_000], ['d', 60_000]]));
  await pass(4_500);
  assert.deepEqual(canvas.prepared, ['a', 'c']);
  await pass(1_000);
  assert.deepEqual(canvas.prepared, ['a', 'c', 'd']);
});

test('An unchanged entry plays on under a new manifest, which is reported drawn once', async () => {
  await show(view(7, [['a', 60_000]]));
  await pass(500);
  await show(view(8, [['a', 60_000], ['new', 1000]]));
  await show(view(8, [['a', 60_000], ['new', 1000]]));
  assert.deepEqual(canvas.ids, ['a']);
  assert.deepEqual(reports, ['7 a 0', '8 a 500']);
});

test('A step shorter than the fade is seen alone, and counted, before the next one is due', async () => {
  canvas.present = async (frame, { fadeMs }) => {
    await new Promise((resolve) => { setTimeout(resolve, fadeMs); });
    canvas.shown.push({ id: frame.id, fadeMs });
  };
  await show(view(7, [['a', 500], ['b', 500], ['long', 60_000]]));
  await pass(2_000);
  assert.deepEqual(reports.map((line) => line.split(' ')[1]), ['a', 'b', 'long']);
  assert.ok(canvas.shown[0].fadeMs <= 125 && canvas.shown[2].fadeMs === 600);
});

test('A dropped entry is cut within 500 ms', async () => {
  await show(view(7, [['a', 60_000]]));
  await pass(500);
  await show(view(8, [['b', 60_000]]));
  await pass(100);
  assert.deepEqual(canvas.ids, ['a', 'b']);
  assert.ok(canvas.shown[1].fadeMs < 200);
});

test('A recalled entry gives way to the slate when its successor is not decoded in time', async () => {
  await show(view(7, [['a', 60_000]]));
  let release;
  canvas.hold.set('b', new Promise((resolve) => { release = resolve; }));
  await show(view(8, [['b', 60_000]]));
  await pass(400);
  assert.deepEqual(canvas.ids, ['a', '']);
  release();
  await pass(20);
  assert.deepEqual(canvas.ids, ['a', '', 'b']);
});

test('While the next entry is still being decoded the old frame stays', async () => {
  canvas.hold.set('b', new Promise(() => {}));
  await show(view(7, [['a', 1000], ['b', 5000]]));
  await pass(3000);
  assert.deepEqual(canvas.ids, ['a']);
});

test('What fails is reported, passed over and tried again later', async () => {
  canvas.fail.add('b');
  await show(view(7, [['a', 1000], ['b', 1000], ['c', 1000]]));
  await pass(3000);
  assert.ok(!canvas.ids.includes('b'));
  assert.ok(canvas.ids.includes('c'));
  assert.equal(reports.filter((line) => line.includes('failed: broken picture')).length, 1);
  canvas.fail.clear();
  await pass(35_000);
  assert.ok(canvas.ids.includes('b'));
});

test('A successor that is ready in time but painted slowly is not covered by the slate', async () => {
  await show(view(7, [['a', 60_000]]));
  await pass(500);
  let painted;
  const present = canvas.present.bind(canvas);
  canvas.present = async (frame, how) => {
    present(frame, how);
    await new Promise((resolve) => { painted = resolve; });
  };
  await show(view(8, [['b', 60_000]]));
  await pass(400);
  painted();
  await pass(100);
  assert.deepEqual(canvas.ids, ['a', 'b']);
  assert.match(reports.at(-1), /^8 b /);
});

test('When nothing can be shown the slate comes and is reported', async () => {
  canvas.fail.add('a');
  await show(view(7, [['a', 1000]]));
  assert.deepEqual(canvas.ids, ['']);
  assert.equal(reports.at(-1), '7 slate 0');
});

test('Show now jumps', async () => {
  await show(view(7, [['a', 60_000], ['b', 60_000]]));
  await pass(100);
  await show(view(8, [['a', 60_000], ['b', 60_000]], { jumpTo: 'b' }));
  assert.deepEqual(canvas.ids, ['a', 'b']);
  assert.equal(reports.at(-1), '8 b 100');
});

test('A single entry counts as a new play each round without being painted anew', async () => {
  await show(view(7, [['a', 1000]]));
  await pass(2100);
  assert.deepEqual(canvas.ids, ['a', 'again', 'again']);
  assert.equal(reports.length, 3);
});

test('What failed unheard while it was superseded is brought on anew, and not counted as if it stood there', async () => {
  const held = new Map();
  canvas.present = async (frame) => {
    canvas.shown.push({ id: frame.id });
    if (frame.id !== 'a') await new Promise((resolve, reject) => { held.set(frame.id, { resolve, reject }); });
    canvas.seen = frame;
  };
  await show(view(7, [['a', 60_000]]));
  await show(view(8, [['b', 60_000]]));
  await show(view(9, [['c', 60_000], ['b', 60_000]], { jumpTo: 'c' }));
  held.get('b').reject(new Error('interrupted')); // c has superseded it
  await settle();
  held.get('c').reject(new Error('broken video')); // what shows before it is taken to be b
  await settle();
  assert.deepEqual(canvas.ids, ['a', 'b', 'c', 'b']);
  assert.ok(!reports.some((line) => / b \d/.test(line)), reports.join());
  held.get('b').resolve();
  await settle();
  assert.match(reports.at(-1), /^9 b \d/);
});

test('A notice covers the screen and rests the walk; afterwards it goes on where the plan is', async () => {
  await show(view(7, [['a', 1000], ['b', 1000]]));
  await show(view(7, [['a', 1000], ['b', 1000]], { notice: 'K7MP2X9Q' }));
  assert.equal(canvas.noticed, 'K7MP2X9Q');
  await pass(5200);
  assert.deepEqual(canvas.ids, ['a']);
  await show(view(7, [['a', 1000], ['b', 1000]]));
  assert.equal(canvas.noticed, null);
  assert.deepEqual(canvas.ids, ['a', 'b']);
});

test('What a notice covers is reported as seen no more, and as seen again afterwards', async () => {
  await show(view(7, [['a', 60_000]], { notice: 'K7MP2X9Q' }));
  assert.deepEqual(reports, []); // nothing had been seen
  await show(view(7, [['a', 60_000]]));
  await pass(500);
  await show(view(7, [['a', 60_000]], { notice: 'technician' }));
  await show(view(7, [['a', 60_000]], { notice: 'technician' }));
  await pass(500);
  await show(view(7, [['a', 60_000]]));
  assert.deepEqual(reports, ['7 a 0', '7 slate 500', '7 a 1000']);
});

test('A frame that became ready after the plan moved on is thrown away unseen', async () => {
  let release;
  canvas.hold.set('a', new Promise((resolve) => { release = resolve; }));
  await show(view(7, [['a', 60_000]]));
  await show(view(8, [['b', 60_000]]));
  release();
  await settle();
  assert.deepEqual(canvas.ids, ['b']);
  assert.deepEqual(canvas.disposed, ['a']);
});

test('After a break of the connection the agent hears what is on since when, and nothing before the first frame', async () => {
  walker.repeat();
  assert.deepEqual(reports, []);
  await show(view(7, [['a', 60_000]]));
  now += 5000;
  walker.repeat();
  assert.deepEqual(reports, ['7 a 0', '7 a 0']);
});

test('A walk that stands still is not on time', async () => {
  await show(view(7, [['a', 1000]]));
  assert.ok(walker.onTime);
  now += 12_000;
  assert.ok(!walker.onTime);
});

test('A dropped entry leaves in time though its successor starts late, and only that way is the slate reported', async () => {
  await show(view(1, [['a', 5000], ['b', 5000]]));
  await pass(5_200);
  assert.equal(canvas.leave, null); // nobody drives out what may stay
  await pass(1_000);
  const before = reports.length;
  await show(view(2, [['c', 5000]]));
  assert.equal(canvas.leave.withinMs, 300);
  canvas.leave.left();
  assert.deepEqual(reports.slice(before).map((said) => said.split(' ')[1]), ['c', 'slate']);
});
