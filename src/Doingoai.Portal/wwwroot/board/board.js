// Makes the board live: the server says which screens changed, their cards are fetched and swapped. Without this module
// the page is complete as of its loading, and its forms work.
const live = document.querySelector("[data-live]");
const waiting = new Set();
let fetching = false;

const clock = () => new Date().toLocaleTimeString("en-GB", { timeZone: "Asia/Ho_Chi_Minh" });

function say(on) {
  live.textContent = (on ? live.dataset.on : live.dataset.off).replace("{0}", live.dataset.at ?? clock());
  live.classList.toggle("off", !on);
}

async function piece(address, options) {
  const response = await fetch(address, { ...options, headers: { "X-Board-Piece": "1" } });
  if (response.status === 401 || response.redirected) location.reload(); // signed out: the sign-in page comes instead
  const text = await response.text();
  return response.ok ? text : response.status === 409 ? Promise.reject(new Error(text)) : null;
}

function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild;
}

// Only what the server knows is swapped: buttons keep their focus, outcomes their place.
function swap(card, fresh) {
  card.className = fresh.className;
  const before = card.querySelector("[data-live-part]");
  if (before.contains(document.activeElement) && document.activeElement.matches("input")) return; // somebody is writing a note
  const after = fresh.querySelector("[data-live-part]");
  for (const open of before.querySelectorAll("details[open][id]")) after.querySelector(`#${CSS.escape(open.id)}`)?.setAttribute("open", "");
  before.replaceWith(after);
  if (!card.querySelector("[data-orders]") && fresh.querySelector("[data-orders]")) card.querySelector("[data-outcomes]").before(fresh.querySelector("[data-orders]"));
}

// A part of the page that the server draws anew as a whole; what somebody opened stays open.
async function renew(part) {
  const html = await piece(part.dataset.piece);
  if (!html) return;
  const fresh = parse(html);
  for (const open of part.querySelectorAll("details[open][id]")) fresh.querySelector(`#${CSS.escape(open.id)}`)?.setAttribute("open", "");
  part.replaceWith(fresh);
}

async function refresh() {
  if (fetching || document.hidden) return;
  fetching = true;
  try {
    while (waiting.size > 0) {
      const screen = waiting.values().next().value;
      waiting.delete(screen);
      const card = document.querySelector(`[data-screen="${screen}"]`);
      const html = card && await piece(`/board/screens/${screen}`);
      if (html) swap(card, parse(html));
    }
    for (const part of document.querySelectorAll("[data-piece]")) await renew(part);
    live.dataset.at = clock();
    say(true);
  } catch {
    say(false);
  } finally {
    fetching = false;
  }
}

function all() {
  for (const card of document.querySelectorAll("[data-screen]")) waiting.add(card.dataset.screen);
  return refresh();
}

function listen() {
  const events = new EventSource("/board/events");
  events.addEventListener("ready", all);
  events.addEventListener("screens", event => {
    for (const screen of event.data.split(",")) waiting.add(screen);
    refresh();
  });
  events.addEventListener("orders", refresh);
  events.addEventListener("quiet", () => say(true));
  events.onerror = () => {
    say(false);
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 5000);
  };
}

async function follow(line) {
  while (line.isConnected && line.dataset.final !== "true") {
    await new Promise(done => setTimeout(done, 700));
    const html = await piece(`/board/commands/${line.dataset.command}`).catch(() => null);
    if (!html) continue;
    const fresh = parse(html);
    line.replaceWith(fresh);
    line = fresh;
  }
}

document.addEventListener("submit", async event => {
  const form = event.target.closest("[data-orders]");
  if (!form) return;
  event.preventDefault();
  const outcomes = form.parentElement.querySelector("[data-outcomes]");
  const body = new FormData(form, event.submitter); // before it is disabled, or its name is left out
  event.submitter.disabled = true;
  try {
    const html = await piece(form.action, { method: "POST", body });
    if (!html) return;
    const line = parse(html);
    for (const before of outcomes.querySelectorAll(`[data-name="${line.dataset.name}"], .refused`)) before.remove();
    outcomes.prepend(line);
    follow(line);
  } catch (refusal) {
    const line = Object.assign(document.createElement("p"), { className: "refused", textContent: refusal.message });
    outcomes.prepend(line);
  } finally {
    event.submitter.disabled = false;
  }
});

document.addEventListener("visibilitychange", () => document.hidden || all());
setInterval(all, 30_000); // "for 12 minutes" becomes "for 13 minutes" though nothing happened
for (const line of document.querySelectorAll("[data-command]")) follow(line);
listen();
