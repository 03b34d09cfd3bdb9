// One output: places its screens as unscaled pixel rectangles and turns all of them with the output.
import { Layers } from './layers.mjs';
import { createSlate } from './slate.mjs';
import { Walker } from './walker.mjs';

// The screen of a device that does not know its screens yet: it is the whole page.
const UNASSIGNED = '00000000-0000-0000-0000-000000000000';

export class Stage {
  #element;
  #clock;
  #send;
  #fit;
  #screens = new Map();

  constructor(element, { clock, send, fit }) {
    this.#element = element;
    this.#clock = clock;
    this.#send = send;
    this.#fit = fit;
    this.#showBase();
    addEventListener('resize', () => this.#arrange());
  }

  /** The complete set of this output's screens: what is not among them is gone. */
  showAll(views) {
    const ids = new Set(views.map((view) => view.screen.id));
    for (const [id, screen] of this.#screens) {
      if (ids.has(id)) continue;
      screen.walker.stop();
      screen.layers.dispose();
      screen.element.remove();
      this.#screens.delete(id);
    }
    for (const view of views) this.show(view);
    if (views.length === 0) this.#showBase();
  }

  show(view) {
    this.#clock.set(view.nowMs);
    const screen = this.#screens.get(view.screen.id) ?? this.#add(view.screen.id);
    screen.placed = view.screen;
    this.#arrange();
    screen.walker.show(view);
  }

  /** After a break of the connection the agent hears what is on. */
  repeat() {
    for (const { walker } of this.#screens.values()) walker.repeat();
  }

  /** Screens whose walk is on time; the others give no sign of life, although the page still paints. */
  get alive() {
    return [...this.#screens].filter(([, { walker }]) => walker.onTime).map(([id]) => id);
  }

  /** How the output stands before a viewer, and the languages it speaks, the first one first. */
  get facing() {
    const first = [...this.#screens.values()][0]?.placed;
    return { rotation: this.#fit ? 0 : first?.rotation ?? 0, languages: first?.languages ?? [] };
  }

  #showBase() {
    this.#element.querySelector(':scope > .base')?.remove();
    const base = document.createElement('div');
    base.className = 'screen base';
    base.append(createSlate());
    this.#element.prepend(base);
  }

  #add(id) {
    const element = document.createElement('div');
    element.className = 'screen';
    this.#element.append(element);
    const screen = { element, placed: null };
    screen.layers = new Layers(element, () => ({ clock: this.#clock, timeZone: screen.placed.timeZone, languages: screen.placed.languages }));
    screen.walker = new Walker({
      clock: this.#clock,
      canvas: screen.layers,
      report: {
        drawn: (manifest, entry, atMs) => this.#send({ type: 'drawn', screen: id, manifest, entry, atMs }),
        busy: (entry) => this.#send({ type: 'busy', screen: id, entry }),
        failed: (manifest, entry, reason) => this.#send({ type: 'failed', screen: id, manifest, entry, reason }),
      },
    });
    this.#screens.set(id, screen);
    return screen;
  }

  #arrange() {
    for (const [id, { element, placed }] of this.#screens) {
      const whole = id === UNASSIGNED;
      element.classList.toggle('whole', whole);
      if (whole) continue;
      for (const [name, value] of Object.entries({ left: placed.x, top: placed.y, width: placed.width, height: placed.height })) element.style[name] = `${value}px`;
    }
    this.#element.querySelector(':scope > .base').hidden = this.#screens.size > 0;
    this.#turn();
  }

  // The rectangles are in the viewer's upright pixels; the signal lies on its side when the output is turned.
  #turn() {
    const placed = [...this.#screens.values()].map((screen) => screen.placed);
    const rotation = placed[0]?.rotation ?? 0;
    const moves = { 90: 'translateX(100vw)', 180: 'translate(100vw, 100vh)', 270: 'translateY(100vh)' };
    const turn = rotation ? `${moves[rotation]} rotate(${rotation}deg)` : '';
    this.#element.style.transform = this.#fit && placed.length ? `${scaleOf(placed)} ` : turn;
  }
}

// For a person at a desk, who looks at a wall through a window that is smaller than it: scaled and upright.
function scaleOf(placed) {
  const width = Math.max(...placed.map(({ x, width: w }) => x + w));
  const height = Math.max(...placed.map(({ y, height: h }) => y + h));
  return `scale(${Math.min(1, innerWidth / width, innerHeight / height)})`;
}
