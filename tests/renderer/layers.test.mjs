// What lies above what, in a document that is not there: elements, styles and fades are the few things the layers ask for.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Layers } from '../../signage-player/renderer/layers.mjs';

let screen, layers, fades;

class Element {
  children = [];
  parent = null;
  style = { opacity: '' };
  constructor(name) { this.name = name; }
  append(...children) {
    for (const child of children) if (child instanceof Element) child.parent = this;
    this.children.push(...children);
  }
  remove() {
    this.parent?.children.splice(this.parent.children.indexOf(this), 1);
    this.parent = null;
  }
  animate([from, to]) {
    let finish;
    const finished = new Promise((resolve) => { finish = resolve; });
    fades.push({ name: this.name, from: Number(from.opacity), to: Number(to.opacity), finish });
    return { finished, cancel() {} };
  }
}

beforeEach(() => {
  globalThis.document = { createElement: (tag) => new Element(tag) };
  globalThis.requestAnimationFrame = (next) => setImmediate(next);
  globalThis.getComputedStyle = ({ style }) => ({ opacity: style.opacity === '' ? '1' : String(style.opacity) });
  fades = [];
  screen = new Element('screen');
  layers = new Layers(screen, () => ({}));
});

const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => { setImmediate(resolve); });
};

const seen = () => screen.children.slice(1).map(({ name }) => name); // the slate lies at the bottom

/** A frame whose start is held until it is let go or fails; taking it away fails it, as a video whose source is taken does. */
function frame(name, { held = false } = {}) {
  const made = { element: new Element(name), begun: 0, again: async () => { made.begun++; } };
  const started = new Promise((resolve, reject) => Object.assign(made, { go: resolve, fail: reject }));
  made.start = () => (held ? started : Promise.resolve());
  made.dispose = () => made.fail(new Error('interrupted'));
  started.catch(() => {});
  return made;
}

function present(next) {
  const done = layers.present(next, { fadeMs: 100, offsetMs: 0 });
  return done.then(() => 'came', () => 'failed');
}

async function passFades() {
  for (let turn = 0; turn < 3; turn++) {
    await settle();
    for (const fade of fades) fade.finish();
  }
  await settle();
}

async function bring(next) {
  const done = present(next);
  await passFades();
  return done;
}

test('What fails after another one has covered it takes nothing away but itself', async () => {
  await bring(frame('old'));
  const late = frame('late', { held: true });
  const ending = present(late);
  await settle();
  assert.equal(await bring(frame('emergency')), 'came');
  assert.equal(await ending, 'failed');
  await passFades();
  assert.deepEqual(seen(), ['emergency']);
});

test('What fails after the slate was uncovered leaves its successor alone', async () => {
  const late = frame('late', { held: true });
  late.dispose = () => {};
  present(late);
  await bring(null);
  await bring(frame('next'));
  late.fail(new Error('broken'));
  await settle();
  assert.deepEqual(seen(), ['next']);
});

test('What cannot start goes, and what it was to cover stays', async () => {
  await bring(frame('old'));
  const broken = frame('broken', { held: true });
  const ending = present(broken);
  await settle();
  broken.fail(new Error('broken'));
  assert.equal(await ending, 'failed');
  assert.deepEqual(seen(), ['old']);
});

test('What had not come up yet does not flash up when everything goes', async () => {
  await bring(frame('old'));
  present(frame('coming', { held: true }));
  await settle();
  fades = [];
  await bring(null);
  assert.deepEqual(fades.map(({ name, from, to }) => [name, from > 0.5, to]), [['old', true, 0], ['coming', false, 0]]);
  assert.deepEqual(seen(), []);
});

test('What starts while it is on its way out does not come up again', async () => {
  const late = frame('late', { held: true });
  present(late);
  await settle();
  present(null);
  await settle();
  late.go();
  await settle();
  assert.deepEqual(fades.map(({ to }) => to), [0]);
});

test('Only what is seen begins anew', async () => {
  const [old, next] = [frame('old'), frame('next')];
  await bring(old);
  assert.equal(await layers.again(old), true);
  await bring(next);
  assert.equal(await layers.again(old), false);
  assert.equal(await layers.again(next), true);
  assert.equal(await layers.again(null), false);
  assert.deepEqual([old.begun, next.begun], [1, 1]);
});

test('What is still on its way begins anew once it has come', async () => {
  const late = frame('late', { held: true });
  present(late);
  const again = layers.again(late);
  await settle();
  assert.equal(late.begun, 0);
  late.go();
  await passFades();
  assert.equal(await again, true);
});

test('With no frame it is the slate that is there again, and no frame', async () => {
  const gone = frame('gone');
  await bring(gone);
  await bring(null);
  assert.equal(await layers.again(null), true);
  assert.equal(await layers.again(gone), false);
});

test('What must leave does not wait for a film that takes its time to start', async () => {
  let left = 0;
  await bring(frame('recalled'));
  const film = frame('film', { held: true });
  const coming = layers.present(film, { fadeMs: 100, offsetMs: 0, leave: { withinMs: 0, left: () => { left++; } } });
  await new Promise((resolve) => { setTimeout(resolve, 20); });
  await passFades();
  assert.deepEqual([seen(), left], [['film'], 1]);
  film.go();
  await passFades();
  await coming;
  assert.deepEqual([seen(), left, await layers.again(film)], [['film'], 1, true]);
});

test('What must leave and is covered in time leaves under the new one, without the slate between', async () => {
  let left = 0;
  await bring(frame('recalled'));
  fades = [];
  const coming = layers.present(frame('next'), { fadeMs: 100, offsetMs: 0, leave: { withinMs: 20, left: () => { left++; } } });
  await new Promise((resolve) => { setTimeout(resolve, 60); });
  await passFades();
  await coming;
  assert.deepEqual([seen(), left, fades.map(({ to }) => to)], [['next'], 0, [1]]);
});

test('A screen that is no more lets its frames go', async () => {
  let disposed = 0;
  const clock = frame('clock');
  clock.dispose = () => { disposed++; };
  await bring(clock);
  layers.dispose();
  assert.deepEqual([seen(), disposed], [[], 1]);
});
