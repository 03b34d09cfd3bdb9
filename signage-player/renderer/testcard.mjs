// What a technician checks a screen with: its outermost pixels, its middle, its size, its colours, its loudspeaker.
import { el } from './dom.mjs';

const FIRST_LINE = 'testcard';
const TONE_MS = 2000;
const BARS = ['white', 'yellow', 'cyan', 'green', 'magenta', 'red', 'blue', 'black'];

export const isTestCard = (lines) => lines[0] === FIRST_LINE;

/** lines: the word, the machine's name, the screen's size. */
export function createTestCard([, name = '', size = '']) {
  tone();
  return el(
    'section', 'testcard',
    el('div', 'testcard-bars', ...BARS.map((colour) => el('i', `testcard-${colour}`))),
    el('div', 'testcard-cross'),
    el('div', 'testcard-words', el('b', '', name), el('span', '', size)),
    el('div', 'testcard-edge'),
  );
}

// Two seconds of 1 kHz. A machine without a loudspeaker has no context that runs; the card is shown all the same.
function tone() {
  const Audio = globalThis.AudioContext;
  if (!Audio) return;
  const context = new Audio();
  const oscillator = context.createOscillator();
  const volume = context.createGain();
  volume.gain.value = 0.2;
  oscillator.frequency.value = 1000;
  oscillator.connect(volume).connect(context.destination);
  oscillator.start();
  oscillator.stop(context.currentTime + TONE_MS / 1000);
  oscillator.addEventListener('ended', () => context.close());
}
