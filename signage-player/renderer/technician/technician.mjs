// Listens for the gesture and brings up the technician's desk over whatever plays. Until then it costs two listeners and
// draws nothing; a wall without touch or keyboard never notices it.
import { CornerGesture, upright } from './gesture.mjs';

export class Technician {
  #stage;
  #send;
  #desk = null;

  constructor(stage, send) {
    this.#stage = stage;
    this.#send = send;
    const gesture = new CornerGesture(() => this.#open());
    const point = ({ clientX: x, clientY: y }) => upright({ x, y }, stage.facing.rotation, innerWidth, innerHeight);
    addEventListener('pointerdown', (event) => gesture.down(point(event), event.isPrimary));
    addEventListener('pointermove', (event) => gesture.move(point(event)));
    for (const end of ['pointerup', 'pointercancel', 'blur']) addEventListener(end, () => gesture.up());
    addEventListener('keydown', (event) => {
      if (event.ctrlKey && event.altKey && event.code === 'KeyK') gesture.chordDown();
    });
    addEventListener('keyup', () => gesture.up());
    // A finger that rests must not open the browser's own menu.
    addEventListener('contextmenu', (event) => event.preventDefault());
  }

  /** What the agent says. */
  show(view) {
    this.#desk?.show(view);
  }

  /** The agent has gone: nothing it said holds any longer, and what plays is uncovered. */
  lost() {
    this.#desk?.close();
  }

  async #open() {
    if (this.#desk) return;
    const { Desk } = await import('./desk.mjs');
    if (this.#desk) return;
    this.#desk = new Desk(this.#stage.facing, (ask) => this.#send({ type: 'technician', technician: ask }), () => { this.#desk = null; });
    await this.#desk.open();
  }
}
