// The clock: typed data only. Vietnam time large, Beijing time beside it, because both are kept at the gates.
import { clockFace, formatsFor } from './clock-face.mjs';
import { el, inLanguage } from '../dom.mjs';
import { languages, texts } from '../texts.mjs';

export const styles = '/renderer/widgets/clock.css';

export function create(options, { clock, timeZone, languages: shown, family }) {
  const formats = formatsFor(timeZone);
  const wanted = languages.filter(({ key }) => !shown?.length || shown.includes(key));
  const time = el('span', 'clock-time');
  const seconds = el('span', 'clock-seconds');
  const beijing = el('span', 'clock-beijing-time');
  const dates = wanted.map(({ key, lang }) => ({ key, element: inLanguage('p', `clock-date clock-${key}`, lang, '') }));
  const label = (text) => el('p', 'clock-label', ...wanted.map(({ key, lang }) => inLanguage('span', '', lang, text[key])));

  const main = el('div', 'clock-main', el('p', 'clock-digits', time, seconds), label(texts.vietnamTime), ...dates.map(({ element }) => element));
  const parts = options.beijing === 'false' ? [main] : [main, el('div', 'clock-beijing', beijing, label(texts.beijingTime))];
  const element = el('section', 'frame clock', el('div', 'slate-ridges'), el('div', 'clock-card', ...parts));
  if (family) element.style.setProperty('--clock-font', family);

  function draw(nowMs) {
    const face = clockFace(formats, nowMs);
    time.textContent = face.time;
    seconds.textContent = face.seconds;
    beijing.textContent = face.beijing;
    for (const date of dates) date.element.textContent = face.dates[date.key];
  }

  let timer;
  function tick() {
    const now = clock.now();
    draw(now);
    timer = setTimeout(tick, 1000 - (now % 1000) + 5);
  }

  draw(clock.now());
  return { element, start: async () => tick(), again: async () => {}, dispose: () => clearTimeout(timer) };
}
