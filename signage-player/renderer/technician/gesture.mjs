// The way to the technician page, which no visitor takes by accident: the upper left corner held for three seconds, then the
// upper right one. By keyboard: Ctrl, Alt and K held together for as long. Knows no DOM, so that node can test it.
export const HOLD_MS = 3000;
// From the first corner to the second.
export const GAP_MS = 8000;
const LEAST_CORNER_PX = 64;
const CORNER = 0.12;

/** Where a point of the signal lies for the viewer, who stands upright before an output that may be turned. */
export function upright({ x, y }, rotation, width, height) {
  switch (rotation) {
    case 90: return { x: y, y: width - x, width: height, height: width };
    case 180: return { x: width - x, y: height - y, width, height };
    case 270: return { x: height - y, y: x, width: height, height: width };
    default: return { x, y, width, height };
  }
}

/** 'left', 'right' or null. */
export function cornerOf({ x, y, width, height }) {
  const side = Math.max(LEAST_CORNER_PX, CORNER * Math.min(width, height));
  if (y < 0 || y > side || x < 0 || x > width) return null;
  return x <= side ? 'left' : x >= width - side ? 'right' : null;
}

export class CornerGesture {
  #made;
  #now;
  #timers;
  #held = null;
  #timer;
  #armedUntil = -Infinity;

  constructor(made, { now = () => performance.now(), timers = globalThis } = {}) {
    this.#made = made;
    this.#now = now;
    this.#timers = timers;
  }

  /** A finger or button goes down; another one beside it spoils the gesture. */
  down(point, isOnly = true) {
    const corner = cornerOf(point);
    this.#let();
    if (!isOnly || corner === null || (corner === 'right' && this.#now() > this.#armedUntil)) return this.#spoil();
    this.#hold(corner);
  }

  /** It may tremble, but not leave the corner. */
  move(point) {
    if (this.#held && cornerOf(point) !== this.#held) this.#spoil();
  }

  up() {
    if (this.#held) this.#spoil();
  }

  chordDown() {
    if (this.#held !== 'chord') this.#hold('chord');
  }

  #hold(what) {
    this.#let();
    this.#held = what;
    this.#timer = this.#timers.setTimeout(() => this.#heldLongEnough(what), HOLD_MS);
  }

  #heldLongEnough(what) {
    this.#held = null;
    if (what === 'left') this.#armedUntil = this.#now() + GAP_MS;
    else {
      this.#armedUntil = -Infinity;
      this.#made();
    }
  }

  #spoil() {
    this.#let();
    this.#armedUntil = -Infinity;
  }

  #let() {
    this.#timers.clearTimeout(this.#timer);
    this.#held = null;
  }
}
