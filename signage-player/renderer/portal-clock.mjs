// Portal time: told by the agent with every view, counted on by the machine's monotonic clock, so that a wrong or
// stepping wall clock of the machine never reaches a screen.
export class PortalClock {
  #monotonic;
  #offset;

  constructor(monotonic = () => performance.now(), wall = Date.now()) {
    this.#monotonic = monotonic;
    this.#offset = wall - monotonic();
  }

  set(nowMs) {
    this.#offset = nowMs - this.#monotonic();
  }

  now() {
    return Math.round(this.#monotonic() + this.#offset);
  }
}
