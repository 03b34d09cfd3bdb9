// How things stand, as text. Built once per language and filled in place: a button is never exchanged under a finger.
import { el } from '../dom.mjs';
import { faults as faultWords } from './faults.mjs';
import { bytesIn, durationIn, gapIn, momentIn, numberIn } from './format.mjs';

const BAD_OUTCOMES = new Set(['noSuchName', 'refused', 'unreachable', 'timedOut', 'badCertificate', 'notThePortal', 'portalFails', 'failed']);
const BAD_VERDICTS = new Set(['other', 'black', 'frozen']);
const LITTLE_DISK = 0.05;
// A renderer beats once a second.
const LATE_BEAT_MS = 20_000;

export class Page {
  #words;
  #language;
  #ask;
  #cards = {};
  #screens = new Map();
  #grid;
  #left;
  #calmButtons;
  #calmOff;
  #test;

  constructor({ words, language, languageButtons, ask, leave }) {
    this.#words = words;
    this.#language = language;
    this.#ask = ask;
    this.#left = el('span', 'technician-left');
    const head = el('header', 'technician-head', el('div', 'technician-title', el('h1', '', words.title), this.#left), languageButtons(), button('technician-leave', words.leave, leave));
    this.#grid = el('div', 'technician-grid');
    for (const name of ['faults', 'link', 'clock', 'calm', 'network', 'disk', 'machine']) this.#addCard(name, words[name]);
    this.#test = button('technician-test', words.testNetwork, () => ask({ wish: 'testNetwork' }));
    this.#cards.network.element.append(this.#test);
    this.#calmButtons = el('div', 'technician-buttons');
    this.#calmOff = button('technician-calm-off', words.calmOff, () => ask({ wish: 'play' }));
    this.#cards.calm.element.append(this.#calmButtons, this.#calmOff);
    this.element = el('section', 'technician-page', head, el('div', 'technician-scroll', this.#grid));
  }

  show({ report }) {
    if (!report) return;
    const { time, gap, moment } = this.#format;
    this.#left.textContent = this.#words.closesIn(time(report.leftMs));
    this.#faults(report.faults);
    this.#link(report.link, report.clock);
    this.#clock(report.clock, gap, moment);
    this.#disk(report);
    this.#machine(report.machine);
    this.#calm(report);
    this.#network(report.network);
    this.#fillScreens(report.screens);
  }

  get #format() {
    const language = this.#language;
    return {
      time: (ms) => durationIn(language, ms), gap: (ms) => gapIn(language, ms), moment: (ms, options) => momentIn(language, ms, options), bytes: (count) => bytesIn(language, count), number: (value, digits) => numberIn(language, value, digits),
    };
  }

  #faults(list) {
    const { moment } = this.#format;
    const w = this.#words;
    const known = faultWords[this.#language];
    fill(this.#cards.faults, list.length === 0 ? [{ text: w.noFaults, tone: 'good' }] : list.map(({ code, screen, detail, atMs, count, isLasting }) => ({
      text: known[code] ?? `${known.unknown} (${code})`,
      detail: [isLasting ? w.since(moment(atMs)) : w.last(moment(atMs), count), screen, detail].filter(Boolean).join(' · '),
      tone: isLasting ? 'bad' : 'worse',
    })));
  }

  #link({ name, forMs, portal, heardMs, roundTripMs }, { nowMs }) {
    const { time, number } = this.#format;
    const w = this.#words;
    fill(this.#cards.link, [
      name ? { label: w.linkNow, text: w.links[name] ?? name, tone: 'good' } : { text: w.linkNone, tone: 'bad' },
      { label: w.linkFor, text: time(forMs) },
      { label: w.heard, text: heardMs === undefined ? w.never : nowMs - heardMs < 1000 ? w.now : w.ago(time(nowMs - heardMs)) },
      ...(roundTripMs === undefined ? [] : [{ label: w.roundTrip, text: `${number(roundTripMs)} ms` }]),
      { label: w.portal, text: portal },
    ]);
  }

  #clock({ nowMs, wallMs, offsetMs, uncertaintyMs, proven }, gap, moment) {
    const { number } = this.#format;
    const w = this.#words;
    fill(this.#cards.clock, [
      { label: w.vietnamTime, text: moment(nowMs, { seconds: true }) },
      ...(w.beijingTime ? [{ label: w.beijingTime, text: moment(nowMs, { seconds: true, zone: 'Asia/Shanghai' }) }] : []),
      { text: proven ? w.proven : w.unproven, tone: proven ? 'good' : 'bad' },
      { label: w.machineTime, text: moment(wallMs, { seconds: true }) },
      { label: w.offset, text: offsetMs === undefined ? w.unknown : gap(offsetMs) },
      { label: w.uncertainty, text: uncertaintyMs === undefined ? w.unknown : `± ${number(uncertaintyMs)} ms` },
    ]);
  }

  #disk({ disk, downloads }) {
    const { bytes, number } = this.#format;
    const w = this.#words;
    fill(this.#cards.disk, [
      disk.trouble ? { text: faultWords[this.#language][disk.trouble] ?? disk.trouble, tone: 'bad' } : { text: w.diskGood, tone: 'good' },
      { label: w.free, text: `${bytes(disk.free)} / ${bytes(disk.total)}`, tone: disk.free < disk.total * LITTLE_DISK ? 'bad' : undefined },
      { label: w.media, text: w.mediaOf(bytes(disk.mediaBytes), bytes(disk.mediaMost), number(disk.mediaFiles)) },
      { label: w.downloads, text: downloads.files ? w.downloading(number(downloads.files), bytes(downloads.bytes)) : w.noDownloads, tone: downloads.files ? 'worse' : undefined },
      { label: w.backlog, text: number(disk.journalBacklog) },
    ]);
  }

  #machine({ name, device, player, roster, upMs }) {
    const w = this.#words;
    fill(this.#cards.machine, [
      { label: w.machineName, text: name }, { label: w.version, text: player, small: true }, { label: w.up, text: this.#format.time(upMs) }, { label: w.roster, text: roster }, { label: w.device, text: device, small: true },
    ]);
  }

  #calm({ calmLeftMs, calmChoices }) {
    const w = this.#words;
    const isOn = calmLeftMs !== undefined;
    if (this.#calmButtons.childElementCount !== calmChoices.length) {
      this.#calmButtons.replaceChildren(...calmChoices.map((minutes) => button('technician-calm-on', w.calmFor(minutes), () => this.#ask({ wish: 'calm', minutes }))));
    }
    this.#calmOff.hidden = !isOn;
    fill(this.#cards.calm, [isOn ? { text: w.calmOn(this.#format.time(calmLeftMs)), tone: 'worse' } : { text: w.calmText }]);
  }

  #network(steps) {
    const { number } = this.#format;
    const w = this.#words;
    this.#test.disabled = steps?.some(({ outcome }) => outcome === 'running') ?? false;
    // All rows from the start: what is below must not wander while the answers come in.
    const all = steps && Object.keys(w.questions).map((question) => steps.find((step) => step.question === question) ?? { question, target: '' });
    fill(this.#cards.network, all?.map(({ question, target, outcome, ms, detail }) => outcome === undefined ? { label: w.questions[question], text: '…', detail: '\u00a0' } : {
      label: w.questions[question],
      text: w.outcomes[outcome] + (ms === undefined || outcome === 'notNeeded' || question === 'clock' ? '' : ` · ${number(ms)} ms`),
      detail: [target, detail].filter(Boolean).join(' → '),
      tone: outcome === 'good' ? 'good' : BAD_OUTCOMES.has(outcome) ? 'bad' : outcome === 'clockOff' ? 'worse' : undefined,
    }) ?? [{ text: w.notTested }]);
  }

  #fillScreens(screens) {
    const gone = new Set(this.#screens.keys());
    for (const screen of screens) {
      gone.delete(screen.id);
      if (!this.#screens.has(screen.id)) this.#screens.set(screen.id, this.#addCard(`screen-${screen.id}`, this.#words.screen, 'technician-screen'));
      this.#fillScreen(this.#screens.get(screen.id), screen);
    }
    for (const id of gone) {
      this.#screens.get(id).element.remove();
      this.#screens.delete(id);
    }
  }

  #fillScreen(card, screen) {
    const { moment, number, time } = this.#format;
    const w = this.#words;
    card.title.textContent = screen.name ? `${screen.name} · ${screen.width} × ${screen.height}` : w.screen;
    if (!screen.active) return fill(card, [{ text: w.noManifest, tone: 'bad' }]);

    const isLate = screen.beatAgeMs === undefined || screen.beatAgeMs > LATE_BEAT_MS;
    fill(card, [
      { label: w.due, text: screen.hasContent ? w.duePlan : w.dueCalm, tone: screen.hasContent ? 'good' : 'worse' },
      { label: w.drawn, text: screen.drawnMs === undefined ? w.never : moment(screen.drawnMs, { seconds: true }) },
      { label: w.seen, text: screen.seen ? w.verdicts[screen.seen] : w.unknown, tone: BAD_VERDICTS.has(screen.seen) ? 'bad' : undefined },
      { label: w.beat, text: isLate ? (screen.beatAgeMs === undefined ? w.none : w.ago(time(screen.beatAgeMs))) : w.fps(number(screen.framesPerSecond ?? 0)), tone: isLate ? 'bad' : undefined },
      { label: w.active, text: String(screen.active) },
      { label: w.issued, text: moment(screen.issuedMs) },
      { label: w.previous, text: screen.previous ? String(screen.previous) : w.none },
      ...(screen.givenUp ? [{ label: w.gaveUp, text: String(screen.givenUp), detail: screen.givenUpFor, tone: 'bad' }] : []),
      { label: w.items, text: number(screen.entries) + (screen.missing ? ` · ${w.missing(number(screen.missing))}` : ''), tone: screen.missing ? 'worse' : undefined },
      { label: w.horizon, text: moment(screen.horizonMs) },
      ...(screen.approvedUntilMs === undefined ? [] : [{ label: w.approved, text: moment(screen.approvedUntilMs) }]),
    ]);
  }

  #addCard(name, title, extra = '') {
    const heading = el('h2', '', title);
    const rows = el('div', 'technician-rows');
    const element = el('section', `technician-card technician-card-${name} ${extra}`.trim(), heading, rows);
    this.#grid.insertBefore(element, extra ? this.#cards.disk.element : null);
    this.#cards[name] = { element, rows, title: heading, said: null };
    return this.#cards[name];
  }
}

function button(className, text, click) {
  const element = el('button', className, text);
  element.type = 'button';
  element.addEventListener('click', click);
  return element;
}

// Rows hold no buttons: they may be exchanged, when something changed.
function fill(card, rows) {
  const said = JSON.stringify(rows);
  if (said === card.said) return;
  card.said = said;
  card.rows.replaceChildren(...rows.map(({ label, text, detail, tone, small }) => el(
    'p', ['technician-row', tone && `is-${tone}`, small && 'is-small'].filter(Boolean).join(' '),
    ...(label ? [el('span', 'technician-label', label)] : []),
    el('span', 'technician-value', text),
    ...(detail ? [el('small', '', detail)] : []),
  )));
}
