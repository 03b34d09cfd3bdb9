// Where the PIN is typed: with a finger, a mouse or a keyboard. The digits are never on the screen.
import { el } from '../dom.mjs';
import { durationIn } from './format.mjs';

const LEAST = 6;
const MOST = 10;
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'back', '0', 'enter'];

export class Pad {
  #tools;
  #pin = '';
  #dots;
  #message;
  #enter;
  #keys;
  #lockedUntil = 0;
  #timer;
  #view = { door: 'ajar' };
  #isWaiting = false;

  constructor(tools) {
    this.#tools = tools;
    const { words } = tools;
    this.#dots = el('div', 'technician-dots');
    this.#message = el('p', 'technician-message');
    this.#message.setAttribute('role', 'status');
    this.#keys = el('div', 'technician-keys', ...KEYS.map((key) => this.#button(key)));
    const leave = el('button', 'technician-leave', words.leave);
    leave.type = 'button';
    leave.addEventListener('click', () => tools.leave());
    this.element = el('section', 'technician-pad', el('h1', '', words.title), tools.languageButtons(), el('p', 'technician-hint', words.enterPin), this.#dots, this.#message, this.#keys, leave);
    this.#draw();
  }

  show(view) {
    this.#view = view;
    this.#isWaiting = false;
    this.#lockedUntil = view.lockedMs ? performance.now() + view.lockedMs : 0;
    this.#pin = '';
    clearInterval(this.#timer);
    if (this.#lockedUntil) this.#timer = setInterval(() => this.#draw(), 500);
    this.#draw();
  }

  stop() {
    clearInterval(this.#timer);
  }

  key({ key, repeat }) {
    if (/^\d$/.test(key)) this.#press(key);
    else if (key === 'Backspace') this.#press('back');
    else if (key === 'Enter' && !repeat) this.#press('enter');
  }

  get #isShut() {
    return this.#view.door === 'noPin' || performance.now() < this.#lockedUntil;
  }

  #button(key) {
    const { words } = this.#tools;
    const button = el('button', `technician-key technician-key-${key}`, { back: '⌫', enter: words.open }[key] ?? key);
    button.type = 'button';
    button.tabIndex = -1; // digits come by keyboard anyway, and Enter must not press what was touched last
    if (key === 'back') button.setAttribute('aria-label', words.erase);
    if (key === 'enter') this.#enter = button;
    button.addEventListener('click', () => this.#press(key));
    return button;
  }

  #press(key) {
    if (this.#isShut || this.#isWaiting) return;
    if (key === 'enter') return this.#try();
    this.#pin = key === 'back' ? this.#pin.slice(0, -1) : (this.#pin + key).slice(0, MOST);
    if (this.#view.door === 'wrong') this.#view = { door: 'ajar' };
    this.#draw();
  }

  #try() {
    if (this.#pin.length < LEAST) return;
    this.#isWaiting = true;
    this.#tools.ask({ wish: 'enter', pin: this.#pin });
    this.#pin = '';
    this.#draw();
  }

  #draw() {
    this.#dots.replaceChildren(...Array.from({ length: Math.max(LEAST, this.#pin.length) }, (_, i) => el('i', i < this.#pin.length ? 'is-set' : '')));
    this.#enter.disabled = this.#pin.length < LEAST;
    this.#keys.classList.toggle('is-shut', this.#isShut || this.#isWaiting);
    const left = this.#lockedUntil - performance.now();
    if (this.#lockedUntil && left <= 0) {
      clearInterval(this.#timer);
      this.#lockedUntil = 0;
      this.#view = { door: 'ajar' };
    }
    this.#message.textContent = this.#words(left);
    this.#message.classList.toggle('is-bad', !this.#isWaiting && this.#view.door !== 'ajar');
  }

  #words(left) {
    const { words, language } = this.#tools;
    if (this.#isWaiting) return words.checking;
    if (this.#view.door === 'noPin') return words.noPin;
    if (this.#view.door === 'locked') return words.locked(durationIn(language, Math.max(left, 0) + 999));
    return this.#view.door === 'wrong' ? words.wrong : '';
  }
}
