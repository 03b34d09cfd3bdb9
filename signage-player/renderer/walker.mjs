// Carries the walk out on one screen: prepares the next frame while the present one shows, swaps, reports, and at worst
// shows the calm slate. Knows no DOM: the canvas paints, so that node can test this.
import { allows, at, choose, lookAgainAt } from './walk.mjs';

const FADE_MS = 600;
const CUT_MS = 120;
// Of a short step no more than this is spent on fading: otherwise the next one would be due before it was ever seen alone.
const FADE_SHARE = 1 / 4;
// What must leave the screen leaves within 500 ms, even if its successor is still being decoded or, being a film, started.
const PATIENCE_MS = 300;
const BROKEN_FOR_MS = 30_000;
// What has just come on is alone with the page for so long, or half of its time: should it break the page, nothing else can have.
const ALONE_MS = 5_000;
// Browsers' timers overflow beyond 24.8 days, and a stepping clock must be noticed.
const LONGEST_SLEEP_MS = 60_000;

export class Walker {
  #clock;
  #canvas;
  #report;
  #timers;
  #view = null;
  #running = null;
  #shown = null;
  #drawnManifest = null;
  #drawnEntry = null;
  #drawnAt = null;
  #next = null;
  #broken = new Map();
  #busy = [];
  #ticket = 0;
  #timer;
  #preloading;
  #dueAt = Infinity;

  constructor({ clock, canvas, report, timers = globalThis }) {
    this.#clock = clock;
    this.#canvas = canvas;
    this.#report = report;
    this.#timers = timers;
  }

  /** A new view: what it dropped goes at once, what it kept plays on. */
  show(view) {
    this.#view = view;
    if (view.notice) return this.#suspend(view.notice);
    this.#canvas.notice(null);

    const before = this.#running;
    this.#look(view.jumpTo ?? null);
    if (before !== null && before === this.#running) this.#confirm();
  }

  /** False when the walk should have moved long ago: the page paints, but this screen hangs. */
  get onTime() {
    return this.#clock.now() < this.#dueAt + 10_000;
  }

  /** Says again what is on the screen and since when, for an agent that has just come (back). */
  repeat() {
    if (this.#drawnEntry !== null) this.#report.drawn(this.#drawnManifest, this.#drawnEntry, this.#drawnAt);
  }

  stop() {
    this.#ticket++;
    this.#timers.clearTimeout(this.#timer);
    this.#timers.clearTimeout(this.#preloading);
    this.#dropNext();
  }

  // Plays under a notice would be counted although nobody sees them: the walk rests.
  #suspend(notice) {
    this.stop();
    this.#running = null;
    this.#shown = null;
    this.#dueAt = Infinity;
    this.#canvas.notice(notice);
    if (this.#drawnEntry) this.#drawn(''); // what played below it is seen no more
    this.#drawnEntry = null;
  }

  #look(jumpTo = null) {
    const now = this.#clock.now();
    const { plan } = this.#view;
    const step = choose(plan, now, this.#running, { jumpTo, isBroken: (entry) => this.#isBroken(entry, now) });
    if (step !== this.#running) this.#begin(step, now);
    this.#sleepUntil(lookAgainAt(plan, this.#running, now), now);
  }

  #sleepUntil(atMs, now) {
    // Never a busy loop: a segment end that lies in the past would fire for ever.
    const delay = Math.min(Math.max(atMs - now, 20), LONGEST_SLEEP_MS);
    this.#dueAt = now + delay;
    this.#timers.clearTimeout(this.#timer);
    this.#timer = this.#timers.setTimeout(() => this.#look(), delay);
  }

  async #begin(step, now) {
    const mustLeave = this.#shown?.entry && !allows(this.#view.plan, this.#shown.entry, now);
    const cut = mustLeave || (this.#running !== null && now < this.#running.toMs - 50);
    const ticket = ++this.#ticket;
    this.#running = step;
    this.#timers.clearTimeout(this.#preloading);

    if (step.entry === this.#shown?.entry && await this.#again(step, ticket)) return;
    if (ticket !== this.#ticket) return;
    if (step.entry === '') return this.#paint(null, step, cut, ticket);

    const leaving = this.#shown;
    const patience = mustLeave ? this.#timers.setTimeout(() => this.#clear(leaving, ticket), PATIENCE_MS) : null;
    try {
      const frame = await this.#take(step.entry);
      this.#timers.clearTimeout(patience);
      if (ticket !== this.#ticket) return frame.dispose();
      const leave = mustLeave ? { withinMs: Math.max(0, now + PATIENCE_MS - this.#clock.now()), left: () => this.#left(ticket) } : null;
      await this.#paint(frame, step, cut, ticket, leave);
    } catch (error) {
      if (ticket === this.#ticket) this.#fail(step.entry, error);
    } finally {
      this.#timers.clearTimeout(patience);
    }
  }

  async #paint(frame, step, cut, ticket, leave = null) {
    const before = this.#shown;
    this.#shown = { entry: step.entry, frame };
    try {
      const fadeMs = Math.min(cut ? CUT_MS : FADE_MS, (step.toMs - step.fromMs) * FADE_SHARE);
      const present = () => this.#canvas.present(frame, { fadeMs, offsetMs: this.#clock.now() - step.fromMs, leave });
      await (frame === null ? present() : this.#during(step.entry, present));
    } catch (error) {
      if (ticket === this.#ticket) this.#shown = before;
      throw error;
    }
    if (ticket !== this.#ticket) return;
    this.#drawn(step.entry);
    this.#preloadSoon();
  }

  // The same entry begins anew: nothing to fade, but another play to count. False if it is not what is seen: what another one
  // supersedes on its way may fail unheard. Then it is brought on as if it were new.
  async #again(step, ticket) {
    if (!await this.#canvas.again(this.#shown.frame)) return false;
    if (ticket !== this.#ticket) return true;
    this.#drawn(step.entry);
    this.#preloadSoon();
    return true;
  }

  // A new manifest kept what shows: the next frame is its first. What is still on its way reports itself.
  async #confirm() {
    const { manifest } = this.#view.plan;
    const { entry } = this.#running;
    const ticket = this.#ticket;
    if (this.#drawnManifest === manifest || this.#drawnEntry !== entry || this.#shown?.entry !== entry) return;
    await this.#canvas.painted();
    if (ticket === this.#ticket && this.#view.plan.manifest === manifest && this.#drawnManifest !== manifest) this.#drawn(entry);
  }

  async #clear(leaving, ticket) {
    if (ticket !== this.#ticket || this.#shown !== leaving) return;
    this.#shown = { entry: '', frame: null };
    await this.#canvas.present(null, { fadeMs: CUT_MS, offsetMs: 0 });
    if (ticket === this.#ticket && this.#shown.entry === '') this.#drawn('');
  }

  // Its successor is still on its way: meanwhile the slate shows.
  #left(ticket) {
    if (ticket === this.#ticket) this.#drawn('');
  }

  #drawn(entry) {
    this.#drawnManifest = this.#view.plan.manifest;
    this.#drawnEntry = entry;
    this.#drawnAt = this.#clock.now();
    this.#report.drawn(this.#drawnManifest, entry, this.#drawnAt);
  }

  #fail(entry, error) {
    this.#broken.set(entry, this.#clock.now() + BROKEN_FOR_MS);
    this.#report.failed(this.#view.plan.manifest, entry, String(error?.message ?? error).slice(0, 200));
    this.#running = null;
    this.#look();
  }

  #isBroken(entry, now) {
    const until = this.#broken.get(entry);
    if (until !== undefined && until <= now) this.#broken.delete(entry);
    return this.#broken.has(entry);
  }

  #take(entry) {
    if (this.#next?.entry === entry) {
      const { frame } = this.#next;
      this.#next = null;
      return frame;
    }
    return this.#prepare(entry);
  }

  async #prepare(entry) {
    const described = this.#view.entries[entry];
    if (!described) throw new Error('not described by the view');
    return this.#during(entry, () => this.#canvas.prepare(described));
  }

  // Says beforehand what may break the page: once it has, nothing can be said any more.
  async #during(entry, work) {
    this.#busy.push(entry);
    this.#report.busy(entry);
    try {
      return await work();
    } finally {
      this.#busy.splice(this.#busy.lastIndexOf(entry), 1);
      this.#report.busy(this.#busy.at(-1) ?? '');
    }
  }

  #preloadSoon() {
    const wait = Math.max(0, Math.min(ALONE_MS, (this.#running.toMs - this.#clock.now()) / 2));
    this.#preloading = this.#timers.setTimeout(() => this.#preload(), wait);
  }

  #preload() {
    const { entry } = at(this.#view.plan, this.#running.toMs);
    if (entry === this.#next?.entry) return;
    this.#dropNext();
    if (entry === '' || entry === this.#shown?.entry || this.#isBroken(entry, this.#clock.now())) return;

    const next = { entry, frame: this.#prepare(entry) };
    this.#next = next;
    next.frame.catch((error) => {
      if (this.#next !== next) return;
      this.#next = null;
      this.#broken.set(entry, this.#clock.now() + BROKEN_FOR_MS);
      this.#report.failed(this.#view.plan.manifest, entry, String(error?.message ?? error).slice(0, 200));
    });
  }

  #dropNext() {
    this.#next?.frame.then((frame) => frame.dispose(), () => {});
    this.#next = null;
  }
}
