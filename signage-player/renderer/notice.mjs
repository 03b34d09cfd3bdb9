// What a person at the device must read: the enrolment code in large type, then three words; or what identifies a screen.
import { el, inLanguage } from './dom.mjs';
import { createSlate } from './slate.mjs';
import { createTestCard, isTestCard } from './testcard.mjs';
import { languages, texts } from './texts.mjs';

const COVERED = 'technician';
const CODE = /^[2-9A-HJ-NP-Z]{8}$/;

/** Splits a notice into its code and what follows, so that each can be set in its own size. */
export function readNotice(text) {
  const lines = text.split('\n').map((line) => line.trim()).filter(Boolean);
  const bare = lines[0]?.replaceAll(/[\s-]/g, '') ?? '';
  return CODE.test(bare) ? { code: `${bare.slice(0, 4)} ${bare.slice(4)}`, lines: lines.slice(1) } : { code: null, lines };
}

export function createNotice(text) {
  const { code, lines } = readNotice(text);
  if (lines[0] === COVERED) return createSlate(); // the technician page lies over it
  if (isTestCard(lines)) return createTestCard(lines);
  const words = el('div', 'notice-words', ...lines.map((line) => el('span', 'notice-word', line)));
  const body = code
    ? [caption(texts.enrolment), el('p', 'notice-code', code), ...(lines.length ? [words, caption(texts.words)] : [])]
    : [words];
  return el('section', 'notice', el('div', 'slate-ridges'), el('div', 'notice-card', ...body));
}

function caption(text) {
  return el('p', 'notice-caption', ...languages.map(({ key, lang }) => inLanguage('span', `notice-${key}`, lang, text[key])));
}
