// What a screen shows when it has nothing to show: calm, finished, from local files alone.
import { el, inLanguage } from './dom.mjs';
import { languages, texts } from './texts.mjs';

export function createSlate() {
  const place = el('p', 'slate-place', inLanguage('span', 'slate-name', 'vi', texts.place.vi), inLanguage('span', 'slate-han', 'zh-Hans', texts.place.zh));
  const lines = languages.map(({ key, lang }) => inLanguage('p', `slate-line slate-${key}`, lang, texts.backSoon[key]));
  return el('section', 'slate', el('div', 'slate-ridges'), el('div', 'slate-words', place, el('span', 'slate-rule'), ...lines));
}
