// The layers of one screen: the calm slate lies at the bottom for ever, frames come on top of each other. The old frame
// stays opaque until the new one covers it fully, so no gap, no flash and no darkening can be seen.
import { prepareFrame } from './frames.mjs';
import { createNotice } from './notice.mjs';
import { createSlate } from './slate.mjs';

const LEAVE_MS = 120;

// Not 0: a layer of opacity 0 is neither rasterised nor played. As 8-bit alpha it still rounds to nothing.
const UNSEEN = 0.001;

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Two animation frames: what was in the document before the first is composited by the second. */
export async function composited() {
  await frame();
  await frame();
}

export class Layers {
  #element;
  #describe;
  #frames = [];
  #seen = null; // what alone is seen, below any notice: null is the slate
  #coming = { frame: null, arrival: Promise.resolve() };
  #notice = null;
  #noticeText = null;

  constructor(element, describe) {
    this.#element = element;
    this.#describe = describe;
    element.append(createSlate());
  }

  prepare(entry) {
    return prepareFrame(entry, this.#describe());
  }

  /**
   * Resolves when the frame alone is seen, or when it was taken away for another one. A frame of null uncovers the slate.
   * What lies below leaves with `leave: { withinMs, left }` at the latest then, even if a film has not started: the slate
   * is seen instead, and `left` is told.
   */
  present(next, { fadeMs, offsetMs, leave = null }) {
    const arrival = next === null ? this.#uncover(fadeMs) : this.#cover(next, fadeMs, offsetMs, leave);
    this.#coming = { frame: next, arrival: arrival.catch(() => {}) };
    return arrival;
  }

  /** Begins the frame anew, once it has come if it is on its way; false if it is not what is seen: it failed, or went. */
  async again(frame) {
    if (frame === this.#coming.frame) await this.#coming.arrival;
    if (frame !== this.#seen) return false;
    await frame?.again();
    await composited();
    return frame === this.#seen;
  }

  painted() {
    return composited();
  }

  notice(text) {
    if (text === this.#noticeText) return;
    this.#noticeText = text;
    this.#notice?.remove();
    this.#notice = text ? createNotice(text) : null;
    if (!this.#notice) return;
    this.#element.append(this.#notice);
    this.#seen = null;
    this.#remove(this.#frames.splice(0));
  }

  /** The screen is no more. */
  dispose() {
    this.#seen = null;
    this.#remove(this.#frames.splice(0));
  }

  async #cover(next, fadeMs, offsetMs, leave) {
    next.element.style.opacity = UNSEEN;
    this.#frames.push(next);
    this.#element.append(next.element);
    const overdue = leave && setTimeout(() => this.#leaveBelow(next, leave.left), leave.withinMs);
    try {
      await next.start(offsetMs);
    } catch (error) {
      // While it started another one may have covered it: then it is gone already, and what is there now stays.
      if (this.#has(next)) this.#remove(this.#frames.splice(this.#frames.indexOf(next), 1));
      throw error;
    } finally {
      clearTimeout(overdue);
    }
    await composited();
    if (!this.#has(next)) return; // it may be on its way out, and must not come up again
    await fade(next.element, UNSEEN, 1, fadeMs);
    if (!this.#has(next)) return;
    next.element.style.opacity = '';
    this.#seen = next;
    this.#remove(this.#frames.splice(0, this.#frames.indexOf(next)));
    await composited();
  }

  async #uncover(fadeMs) {
    await this.#leave(this.#frames.splice(0), fadeMs);
    await composited();
  }

  async #leaveBelow(next, left) {
    if (this.#frames.indexOf(next) < 1) return;
    await this.#leave(this.#frames.splice(0, this.#frames.indexOf(next)), LEAVE_MS);
    if (this.#seen !== next) left();
  }

  async #leave(leaving, fadeMs) {
    this.#seen = null;
    // Each from where it is: what had not come up yet must not flash up in order to go.
    await Promise.all(leaving.map(({ element }) => fade(element, getComputedStyle(element).opacity, 0, fadeMs)));
    this.#remove(leaving);
  }

  #has(frame) {
    return this.#frames.includes(frame);
  }

  #remove(frames) {
    for (const old of frames) {
      old.element.remove();
      old.dispose();
    }
  }
}

async function fade(element, from, to, duration) {
  const animation = element.animate([{ opacity: from }, { opacity: to }], { duration, easing: 'ease-in-out', fill: 'forwards' });
  try {
    await animation.finished;
    element.style.opacity = to;
    animation.cancel();
  } catch {
    // Cancelled because the element left the document: there is nothing to wait for.
  }
}
