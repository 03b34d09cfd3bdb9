// The search in the top bar: asks as one types, shows hits by kind, moves by arrow keys. Never writes into its box.
const wait = 180;
let timer = 0;
let asking = null;

const root = (element) => element.closest?.("[data-desk-search]");
const parts = (box) => ({ input: box.querySelector("input"), list: box.querySelector("[role=listbox]"), status: box.querySelector("[data-desk-status]") });

document.addEventListener("input", (event) => {
  const box = root(event.target);
  if (!box) return;
  clearTimeout(timer);
  timer = setTimeout(() => ask(box), wait);
});

document.addEventListener("keydown", (event) => {
  const box = root(event.target);
  if (!box || event.isComposing || event.keyCode === 229) return;
  const { input, list } = parts(box);
  const options = [...list.querySelectorAll("[role=option]")];
  const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
  if (event.key === "Escape") {
    if (list.hidden) input.blur();
    close(box);
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (list.hidden || !options.length) return;
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    select(box, options, at < 0 && step < 0 ? options.length - 1 : (at + step + options.length) % options.length);
  } else if (event.key === "Enter" && !list.hidden && options.length) {
    event.preventDefault();
    options[Math.max(at, 0)].click();
  }
});

document.addEventListener("click", (event) => {
  const box = root(event.target);
  const open = document.querySelector("[data-desk-search]:has([role=listbox]:not([hidden]))");
  if (!open || (open === box && !event.target.closest("[role=option]"))) return;
  close(open);
  if (open === box) parts(box).input.blur(); // the heading of the page gone to takes the focus
});

document.addEventListener("focusout", (event) => {
  const box = root(event.target);
  if (box && event.relatedTarget && !box.contains(event.relatedTarget)) close(box);
});

async function ask(box) {
  const { input, list, status } = parts(box);
  const text = input.value.trim();
  asking?.abort();
  if (!text) return close(box);
  asking = new AbortController();
  try {
    const answer = await fetch(`/api/v1/desk/search?q=${encodeURIComponent(text)}`, { signal: asking.signal, headers: { accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.statusText);
    show(box, await answer.json());
  } catch (error) {
    if (error.name === "AbortError") return;
    list.replaceChildren(line("desk-none", box.dataset.failed));
    status.textContent = box.dataset.failed;
    open(box);
  }
}

function show(box, groups) {
  const { list, status } = parts(box);
  let number = 0;
  list.replaceChildren(...groups.map((group, index) => {
    const section = document.createElement("div");
    section.setAttribute("role", "group");
    section.setAttribute("aria-labelledby", `desk-group-${index}`);
    const heading = line("desk-group", group.heading);
    heading.id = `desk-group-${index}`;
    section.append(heading, ...group.hits.map((hit) => option(hit, `desk-hit-${number++}`)));
    return section;
  }));
  if (!number) list.append(line("desk-none", box.dataset.none));
  status.textContent = number ? groups.map((group) => `${group.heading}: ${group.hits.length}`).join(", ") : box.dataset.none;
  open(box);
}

function option(hit, id) {
  const link = document.createElement("a");
  link.id = id;
  link.href = hit.href;
  link.tabIndex = -1;
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  if (hit.leavesAdmin) {
    link.target = "_blank";
    link.dataset.enhanceNav = "false";
  }
  const icon = document.createElement("i");
  icon.className = "notranslate rzi";
  icon.setAttribute("aria-hidden", "true");
  icon.textContent = hit.icon;
  link.append(icon, line("desk-title", hit.title, "span"));
  if (hit.detail) link.append(line("desk-detail", hit.detail, "span"));
  return link;
}

function line(name, text, tag = "p") {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}

function select(box, options, at) {
  for (const [index, option] of options.entries()) option.setAttribute("aria-selected", index === at ? "true" : "false");
  options[at].scrollIntoView({ block: "nearest" });
  parts(box).input.setAttribute("aria-activedescendant", options[at].id);
}

function open(box) {
  const { input, list } = parts(box);
  list.hidden = false;
  input.setAttribute("aria-expanded", "true");
  input.removeAttribute("aria-activedescendant");
}

function close(box) {
  clearTimeout(timer);
  asking?.abort();
  const { input, list } = parts(box);
  list.hidden = true;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}
