// Counts painted frames and says once a second which screens live. When the page hangs, this falls silent by itself.
export function startBeat(send, alive) {
  let frames = 0;
  let since = performance.now();
  function count(now) {
    frames++;
    if (now - since >= 1000) {
      send({ type: 'beat', screens: alive(), fps: Math.round((frames * 10_000) / (now - since)) / 10 });
      frames = 0;
      since = now;
    }
    requestAnimationFrame(count);
  }
  requestAnimationFrame(count);
}
