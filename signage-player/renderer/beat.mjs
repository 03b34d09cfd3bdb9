// Says once a second which screens live and how fast frames are painted. When the page hangs, this falls silent by itself.
// It looks at a few frames and rests: asking for every one would have a picture that stands still drawn sixty times a second.
const EVERY_MS = 1_000;
const FRAMES = 12;

export function startBeat(send, alive, page = globalThis) {
  let began = null;
  let frames = 0;
  function count(now) {
    began ??= now;
    const lookedMs = now - began;
    if (lookedMs === 0 || (frames < FRAMES && lookedMs < EVERY_MS)) {
      frames++;
      page.requestAnimationFrame(count);
      return;
    }
    send({ type: 'beat', screens: alive(), fps: Math.round((frames * 10_000) / lookedMs) / 10 });
    began = null;
    frames = 0;
    page.setTimeout(() => page.requestAnimationFrame(count), Math.max(0, EVERY_MS - lookedMs));
  }
  page.requestAnimationFrame(count);
}
