// Before the first paint, and so not a module: what the reader chose stands on the root element, where the style sheet finds it.
(root => {
  let chosen = {};
  try {
    chosen = JSON.parse(localStorage.getItem("doingoai-reader")) ?? {};
  } catch {
    // storage is off, or holds what this theme never wrote
  }
  const asks = query => matchMedia(query).matches;
  root.dataset.size = [0, 1, 2, 3].includes(chosen.size) ? chosen.size : 0;
  root.dataset.contrast = chosen.contrast ?? asks("(prefers-contrast: more)") ? "more" : "usual";
  root.dataset.motion = chosen.still ?? asks("(prefers-reduced-motion: reduce)") ? "less" : "usual";
})(document.documentElement);
