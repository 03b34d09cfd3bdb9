// The pad and the page behind it, in one frame that stands upright before the viewer. Decides nothing: the agent does.
import { el, loadStyles } from '../dom.mjs';
import { languages } from '../texts.mjs';
import { Pad } from './pad.mjs';
import { Page } from './page.mjs';
import { words } from './words.mjs';

const STAY_EVERY_MS = 3000;
// The agent closes a pad that is left alone, and says once a second how things stand; these are for when it cannot.
const ALONE_MS = 70_000;
const SILENT_MS = 15_000;

export class Desk {
  #root;
  #send;
  #closed;
  #language;
  #part = null;
  #view = { door: 'ajar' };
  #stayedAt = -Infinity;
  #alone;
  #stop = new AbortController();

  constructor({ rotation, languages: known }, send, closed) {
    this.#send = send;
    this.#closed = closed;
    this.#language = languages.find(({ key }) => key === known?.[0])?.key ?? 'vi';
    this.#root = el('div', 'technician');
    this.#root.dataset.turn = rotation;
    this.#root.setAttribute('role', 'dialog');
  }

  async open() {
    await loadStyles('/renderer/technician/technician.css');
    if (this.#stop.signal.aborted) return;
    document.body.append(this.#root);
    const { signal } = this.#stop;
    this.#root.addEventListener('pointerdown', () => this.#stay(), { signal });
    addEventListener('keydown', (event) => this.#key(event), { signal });
    this.#watch();
    this.#draw();
    this.#send({ wish: 'knock' });
  }

  show(view) {
    if (view.door === 'closed') return this.close();
    const before = this.#view;
    this.#view = view;
    if (view.door === 'open') this.#watch();
    if ((before.door === 'open') !== (view.door === 'open')) this.#draw();
    this.#part.show(view);
  }

  /** Takes everything away again; idempotent. */
  close() {
    this.#stop.abort();
    clearTimeout(this.#alone);
    this.#part?.stop?.();
    this.#root.remove();
    this.#closed();
  }

  #draw() {
    this.#part?.stop?.();
    this.#root.lang = languages.find(({ key }) => key === this.#language).lang;
    const tools = {
      words: words[this.#language],
      language: this.#language,
      languageButtons: () => this.#languageButtons(),
      ask: (ask) => this.#send(ask),
      leave: () => this.#leave(),
    };
    this.#part = this.#view.door === 'open' ? new Page(tools) : new Pad(tools);
    this.#root.classList.toggle('is-open', this.#view.door === 'open');
    this.#root.setAttribute('aria-label', tools.words.title);
    this.#root.replaceChildren(this.#part.element);
    this.#part.show(this.#view);
  }

  #languageButtons() {
    return el('div', 'technician-languages', ...languages.map(({ key, lang }) => {
      const button = el('button', 'technician-language', words[key].name);
      button.type = 'button';
      button.lang = lang;
      button.setAttribute('aria-pressed', String(key === this.#language));
      button.addEventListener('click', () => {
        this.#language = key;
        this.#draw();
      });
      return button;
    }));
  }

  #leave() {
    this.#send({ wish: 'leave' });
    this.close();
  }

  #key(event) {
    this.#stay();
    if (event.key === 'Escape') this.#leave();
    else this.#part.key?.(event);
  }

  #stay() {
    this.#watch();
    if (performance.now() - this.#stayedAt < STAY_EVERY_MS) return;
    this.#stayedAt = performance.now();
    this.#send({ wish: 'stay' });
  }

  #watch() {
    clearTimeout(this.#alone);
    this.#alone = setTimeout(() => this.#leave(), this.#view.door === 'open' ? SILENT_MS : ALONE_MS);
  }
}
