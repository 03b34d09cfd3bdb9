// What is typed into [data-keep] goes to the portal every few seconds, beside the circuit, and waits in this browser while it
// cannot. Nothing here ever writes into a box. [data-commit] boxes belong to a larger value: they are told to the circuit as
// if they had been left. Also counts characters beside [data-guidance].
const prefix = "doingoai.kept.";
const days = 60;
const storeAfter = 300;
const sendAfter = 1200;
const retryAfter = 2500;
const counter = new Intl.Segmenter();
const clock = new Intl.DateTimeFormat("vi-VN", { timeZone: "Asia/Ho_Chi_Minh", hour: "2-digit", minute: "2-digit", second: "2-digit" });

let form = null;
let csrf = null;

const nameOf = (key, person) => `${prefix}${person}.${key}`;
const textOf = (element) => ("value" in element ? element.value : window.Radzen?.getEditorHtml?.(element) ?? element.innerHTML);

// Boxes somebody typed into before begin() reached this page: on a slow line that is seconds after they were shown.
const early = new Set();
document.addEventListener("input", (event) => {
  if (!form && event.target.closest?.("[data-keep]")) early.add(event.target);
});

export function leftover(key, person) {
  early.clear(); // of a page that was left
  tidy();
  return read(nameOf(key, person));
}

export function begin(key, person, basis) {
  end();
  form = { key, person, basis, touched: new Map(), dirty: new Set(), collected: null, storing: 0, sending: 0, flight: null, resting: false };
  document.addEventListener("input", typed);
  document.addEventListener("visibilitychange", hurry);
  window.addEventListener("pagehide", store);
  window.addEventListener("online", hurry);
  window.addEventListener("focus", hurry);
  if (read(nameOf(key, person))) localStorage.removeItem(nameOf(key, person)); // it was handed over when the page opened
  show("idle");
  for (const target of early) if (target.isConnected) typed({ target });
  early.clear();
}

export function end() {
  if (!form) return;
  store();
  clearTimeout(form.sending);
  clearTimeout(form.storing);
  document.removeEventListener("input", typed);
  document.removeEventListener("visibilitychange", hurry);
  window.removeEventListener("pagehide", store);
  window.removeEventListener("online", hurry);
  window.removeEventListener("focus", hurry);
  form = null;
}

export async function collect() {
  if (!form) return new TextEncoder().encode("{}");
  form.resting = true;
  commitAll();
  await form.flight;
  const texts = {};
  for (const [id, element] of form.touched) if (element.isConnected) texts[id] = textOf(element);
  form.collected = texts;
  return new TextEncoder().encode(JSON.stringify(texts));
}

export function settle(saved, key, basis) {
  if (!form) return;
  if (saved) {
    localStorage.removeItem(nameOf(form.key, form.person));
    form.key = key;
    form.basis = basis;
    for (const [id, text] of Object.entries(form.collected ?? {})) {
      const element = form.touched.get(id);
      if (element?.isConnected && textOf(element) !== text) {
        form.dirty.add(id);
      } else {
        form.touched.delete(id);
        form.dirty.delete(id);
      }
    }
    show(form.dirty.size ? "typing" : "idle");
  }
  form.collected = null;
  form.resting = false;
  if (form.dirty.size) schedule(sendAfter);
}

export function forget() {
  if (!form) return;
  form.touched.clear();
  form.dirty.clear();
  localStorage.removeItem(nameOf(form.key, form.person));
  show("idle");
}

export function busy() {
  const here = document.hasFocus() ? document.activeElement : null;
  return here?.closest?.("[data-keep], [data-commit]") ? here.closest("[data-language]")?.dataset.language ?? null : null;
}

export function focusField(id) {
  const field = document.getElementById(id) ?? document.querySelector(`[data-keep="${CSS.escape(id)}"]`);
  const control = field?.matches("input, select, textarea, button") ? field : field?.querySelector("[contenteditable], input, select, textarea, button");
  (control ?? field)?.scrollIntoView({ block: "center" });
  control?.focus();
}

function typed(event) {
  const box = event.target.closest?.("[data-keep], [data-commit]");
  if (!box) return;
  count(event.target);
  if (box.hasAttribute("data-commit")) {
    commitLater(box);
    return;
  }
  if (!form) return;
  const source = box === event.target ? box : event.target.closest("[contenteditable]");
  if (!source) return; // a tool's own box, such as the address of a link
  form.touched.set(box.dataset.keep, source);
  form.dirty.add(box.dataset.keep);
  form.storing ||= setTimeout(store, storeAfter); // not put off by further typing
  if (state() !== "expired" && state() !== "offline") show("typing");
  schedule(sendAfter);
}

function commitLater(box) {
  box.committing ||= setTimeout(() => commit(box), sendAfter);
}

function commit(box) {
  clearTimeout(box.committing);
  box.committing = 0;
  if (box.isConnected) box.dispatchEvent(new Event("change", { bubbles: true }));
}

function commitAll() {
  for (const box of document.querySelectorAll("[data-commit]")) if (box.committing) commit(box);
}

function count(box) {
  const shown = box.id && document.getElementById(`${box.id}-count`);
  if (!shown) return;
  const length = [...counter.segment(box.value.trim())].length;
  shown.querySelector("[data-count]").textContent = length;
  shown.classList.toggle("over", length > Number(box.dataset.guidance));
}

function store() {
  if (!form) return;
  form.storing = 0;
  const texts = {};
  for (const id of form.dirty) {
    const element = form.touched.get(id);
    if (element) texts[id] = textOf(element);
  }
  try {
    if (Object.keys(texts).length) localStorage.setItem(nameOf(form.key, form.person), JSON.stringify({ at: Date.now(), basis: form.basis, texts }));
    else localStorage.removeItem(nameOf(form.key, form.person));
  } catch {
    // full or forbidden: typing goes on and the portal keeps it
  }
}

function schedule(after) {
  if (!form.sending) form.sending = setTimeout(send, after);
}

function hurry() {
  if (!form) return;
  store();
  clearTimeout(form.sending);
  form.sending = 0;
  if (form.dirty.size) send();
}

async function send() {
  const mine = form;
  if (!mine) return;
  mine.sending = 0;
  if (mine.resting || mine.flight || !mine.dirty.size) return;
  const texts = {};
  for (const id of mine.dirty) texts[id] = textOf(mine.touched.get(id));
  const body = JSON.stringify({ texts, basis: mine.basis });
  mine.flight = put(mine, body);
  const outcome = await mine.flight;
  mine.flight = null;
  if (form !== mine) return;
  if (outcome === "kept") {
    for (const [id, text] of Object.entries(texts)) if (textOf(mine.touched.get(id) ?? {}) === text || !mine.touched.has(id)) mine.dirty.delete(id);
    store();
  }
  show(outcome);
  // A large text is sent less often, but never later than the few seconds that may be lost.
  if (mine.dirty.size && !mine.resting) schedule(outcome === "kept" ? Math.min(3000, Math.max(sendAfter, body.length / 150)) : retryAfter);
}

async function put(mine, body, again = true) {
  try {
    csrf ??= await token(mine.person);
    if (!csrf) return "expired";
    const answer = await fetch(`/api/v1/drafts/${encodeURIComponent(mine.key)}`, {
      method: "PUT", body, headers: { "content-type": "application/json", "X-CSRF": csrf }, signal: AbortSignal.timeout(20000),
    });
    if (answer.ok) return "kept";
    csrf = null; // another session may have begun
    if (answer.status === 401) return "expired";
    if (answer.status === 400 && again) return await put(mine, body, false);
    return answer.status >= 500 ? "offline" : "refused";
  } catch {
    return "offline";
  }
}

async function token(person) {
  const session = await (await fetch("/api/v1/session", { cache: "no-store", signal: AbortSignal.timeout(10000) })).json();
  return session.person?.replaceAll("-", "") === person ? session.csrf : null;
}

const badge = () => document.querySelector("[data-keep-state]");
const state = () => badge()?.dataset.keepState;

function show(what) {
  const shown = badge();
  if (!shown) return;
  shown.dataset.keepState = what;
  if (what === "kept") for (const time of shown.querySelectorAll("[data-keep-time]")) time.textContent = clock.format(new Date());
}

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

function tidy() {
  const oldest = Date.now() - days * 24 * 3600 * 1000;
  for (const name of Object.keys(localStorage).filter((one) => one.startsWith(prefix))) if (!(read(name)?.at > oldest)) localStorage.removeItem(name);
}
