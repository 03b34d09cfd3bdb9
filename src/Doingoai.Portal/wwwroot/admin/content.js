// Keeps what is typed into [data-keep] in this browser until it is saved, and counts characters beside [data-guidance].
const prefix = "doingoai.kept.";
const days = 14;
let key = null;
let timer = 0;
let texts = {};

const counter = new Intl.Segmenter();
const textOf = (element) => ("value" in element ? element.value : element.innerHTML);

function kept(event) {
  const box = event.target.closest("[data-keep]");
  if (!box) return;
  count(event.target);
  if (!key) return;
  const source = box === event.target ? box : event.target.closest("[contenteditable]") ?? event.target;
  texts[box.dataset.keep] = textOf(source);
  clearTimeout(timer);
  timer = setTimeout(store, 400);
}

function count(box) {
  const shown = box.id && document.getElementById(`${box.id}-count`);
  if (!shown) return;
  const length = [...counter.segment(box.value.trim())].length;
  shown.querySelector("[data-count]").textContent = length;
  shown.classList.toggle("over", length > Number(box.dataset.guidance));
}

function store() {
  if (!key) return;
  try {
    localStorage.setItem(prefix + key, JSON.stringify({ at: Date.now(), texts }));
  } catch {
    // full or forbidden: typing goes on, only the safety net is missing
  }
}

export function begin(name) {
  end();
  key = name;
  texts = {};
  document.addEventListener("input", kept);
  document.querySelectorAll("[data-guidance]").forEach(count);
  tidy();
  const stored = localStorage.getItem(prefix + key);
  return stored ? JSON.parse(stored).texts : {};
}

export function forget(name) {
  clearTimeout(timer);
  texts = {};
  localStorage.removeItem(prefix + name);
}

export function end() {
  clearTimeout(timer);
  if (Object.keys(texts).length) store();
  document.removeEventListener("input", kept);
  key = null;
}

function tidy() {
  const oldest = Date.now() - days * 24 * 3600 * 1000;
  for (const name of Object.keys(localStorage).filter((one) => one.startsWith(prefix))) {
    try {
      if (JSON.parse(localStorage.getItem(name)).at > oldest) continue;
    } catch {
      // not ours any more
    }
    localStorage.removeItem(name);
  }
}
