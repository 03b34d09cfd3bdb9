// Turns an entry into a frame that is ready to be seen: decoded, with its fonts, muted.
// A frame: { element, start(offsetMs), again(), dispose() }.
import { loadStyles } from './dom.mjs';

const TIMEOUT_MS = 8000;
const JOIN_FROM_MS = 700;

// A widget is a module of its kind's name in widgets/: create(options, context) gives a frame, styles names its sheet.
const WIDGET = /^[a-z][a-z0-9-]{0,30}$/;

export function prepareFrame(entry, context) {
  const kinds = { slide: pictureFrame, video: videoFrame, widget: widgetFrame };
  const prepare = kinds[entry.kind];
  if (!prepare) return Promise.reject(new Error(`unknown kind ${entry.kind}`));
  return withTimeout(prepare(entry, context), `${entry.kind} was not ready in time`);
}

async function pictureFrame(entry) {
  const image = new Image();
  image.className = 'frame';
  image.alt = '';
  // The frame that first paints it waits for its pixels instead of showing a hole.
  image.decoding = 'sync';
  image.src = entry.media;
  await image.decode().catch(() => { throw new Error('picture cannot be decoded'); });
  return {
    element: image,
    start: () => image.decode().catch(() => {}),
    again: async () => {},
    // It keeps its source: a picture that loses it outside the document is held by Chromium (156) until the page ends.
    dispose: () => {},
  };
}

async function videoFrame(entry) {
  const video = document.createElement('video');
  video.className = 'frame';
  video.muted = true;
  video.playsInline = true;
  video.disablePictureInPicture = true;
  video.preload = 'auto';
  await new Promise((resolve, reject) => {
    video.addEventListener('canplay', resolve, { once: true });
    video.addEventListener('error', () => reject(new Error(`video cannot be played: ${video.error?.message ?? 'unknown'}`)), { once: true });
    video.src = entry.media;
  });
  // A step longer than its video begins the video again; its last picture stays until then.
  video.addEventListener('ended', () => restart(video));
  return {
    element: video,
    start: (offsetMs) => startVideo(video, offsetMs),
    again: () => restart(video),
    dispose: () => {
      video.pause();
      video.removeAttribute('src');
      video.load();
    },
  };
}

async function startVideo(video, offsetMs) {
  // Joining in the middle keeps screens side by side together.
  const seconds = offsetMs / 1000;
  if (offsetMs > JOIN_FROM_MS && seconds < video.duration) video.currentTime = seconds;
  await firstPicture(video, () => video.play());
}

async function restart(video) {
  video.currentTime = 0;
  await video.play().catch(() => {});
}

function firstPicture(video, play) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(resolve, 1500);
    video.requestVideoFrameCallback(() => {
      clearTimeout(late);
      resolve();
    });
    play().catch((error) => {
      clearTimeout(late);
      reject(error);
    });
  });
}

async function widgetFrame(entry, context) {
  const kind = entry.widget?.kind;
  if (!WIDGET.test(kind ?? '')) throw new Error(`unknown widget ${kind}`);
  const { create, styles } = await import(`./widgets/${kind}.mjs`).catch(() => { throw new Error(`unknown widget ${kind}`); });
  await loadStyles(styles);
  const family = entry.widget.font ? await loadFont(entry.widget.font) : null;
  return create(entry.widget.options ?? {}, { ...context, family });
}

const fonts = new Map();

function loadFont(sha256) {
  if (!fonts.has(sha256)) {
    const family = `media-${sha256.slice(0, 16)}`;
    const loading = new FontFace(family, `url(/media/${sha256})`).load().then((face) => {
      document.fonts.add(face);
      return family;
    });
    loading.catch(() => fonts.delete(sha256));
    fonts.set(sha256, loading);
  }
  return fonts.get(sha256);
}

function withTimeout(promise, message) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(message)), TIMEOUT_MS);
  });
  promise.then((frame) => late.catch(() => frame.dispose()), () => {});
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
