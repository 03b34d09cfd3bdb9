// Small conveniences of the whole admin. Nothing here writes into a box.
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copy]");
  if (!button) return;
  await copy(button.dataset.copy);
  const label = button.querySelector("span") ?? button;
  const before = label.textContent;
  if (before === button.dataset.copied) return;
  label.textContent = button.dataset.copied;
  setTimeout(() => { label.textContent = before; }, 2000);
});

async function copy(text) {
  if (navigator.clipboard) return await navigator.clipboard.writeText(text);
  const box = document.createElement("textarea"); // plain HTTP has no clipboard
  box.value = text;
  document.body.append(box);
  box.select();
  document.execCommand("copy");
  box.remove();
}

// Radzen moves the focus into a dialog half a second after it opened: not away from a box in it that one already writes in.
const focusDialog = Radzen.focusFirstFocusableElement;
Radzen.focusFirstFocusableElement = (dialog) => {
  if (!dialog.contains(document.activeElement)) focusDialog(dialog);
};

// Keys: whatever is on the page and says data-shortcut is pressed by it. Text boxes keep undo and everything else of their own.
const singleKeys = "doingoai.single-keys";
const single = () => localStorage.getItem(singleKeys) !== "off";
const isText = (element) => element?.isContentEditable || element?.matches?.("input:not([type=checkbox], [type=radio], [type=button]), textarea, select");
const shown = (element) => element.checkVisibility?.() ?? element.offsetParent !== null;

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
  const keys = combination(event);
  const alone = keys.length === 1;
  if (alone && (!single() || isText(event.target))) return;
  if (keys === "ctrl+k" && event.target.isContentEditable) return; // makes a link there
  if (press(keys)) event.preventDefault();
});

function combination(event) {
  const key = event.key.toLowerCase();
  const held = [(event.ctrlKey || event.metaKey) && "ctrl", event.altKey && "alt", event.shiftKey && key.length > 1 && "shift"].filter(Boolean);
  return [...held, key].join("+");
}

function press(keys) {
  if (keys === "?") return openShortcuts();
  if (keys === "alt+p") return preview();
  if (keys === "alt+pagedown") return toLanguage(1);
  if (keys === "alt+pageup") return toLanguage(-1);
  const dialog = [...document.querySelectorAll(".rz-dialog, dialog[open]")].at(-1);
  const targets = [...(dialog ?? document).querySelectorAll("[data-shortcut]")].filter((one) => one.dataset.shortcut.split(" ").includes(keys) && shown(one));
  const target = targets.at(-1);
  if (!target) return false;
  if (isText(target)) {
    target.focus();
    target.select?.();
  } else if (!target.disabled) {
    target.click();
  }
  return true;
}

// The same field of the next language; beside a source, the next translation.
function toLanguage(step) {
  const links = [...document.querySelectorAll(".translate-bar a[href*='/translate/']")];
  if (links.length) {
    const here = links.findIndex((link) => link.getAttribute("aria-current"));
    links[(here + step + links.length) % links.length].click();
    return true;
  }
  const columns = [...document.querySelectorAll(".language-column")];
  if (!columns.length) return false;
  const field = document.activeElement?.closest?.("[data-field]")?.dataset.field;
  const here = columns.findIndex((column) => (shown(column) && column.contains(document.activeElement)) || (field === undefined && column.classList.contains("is-current") && !shown(columns.find((one) => one !== column))));
  const at = here < 0 ? (step > 0 ? 0 : columns.length - 1) : (here + step + columns.length) % columns.length;
  const column = columns[at];
  const tab = document.querySelectorAll(".language-tabs [role=tab]")[at];
  if (!shown(column)) tab?.click();
  const controls = ":is(input, textarea, select, [contenteditable=true])";
  waitFor(() => shown(column), () => (column.querySelector(`[data-field="${CSS.escape(field ?? "")}"] ${controls}`) ?? column.querySelector(controls))?.focus());
  return true;
}

function preview() {
  const links = [...document.querySelectorAll("[data-preview]")];
  const column = document.activeElement?.closest?.(".language-column");
  const link = column ? column.querySelector("[data-preview]") : links.find(shown);
  link?.click();
  return links.length > 0;
}

function waitFor(ready, then, tries = 20) {
  if (ready()) then();
  else if (tries) setTimeout(() => waitFor(ready, then, tries - 1), 50);
}

function openShortcuts() {
  const dialog = document.getElementById("shortcuts");
  if (!dialog || dialog.open) return false;
  const box = dialog.querySelector("#single-keys");
  box.checked = single();
  box.onchange = () => localStorage.setItem(singleKeys, box.checked ? "on" : "off");
  dialog.showModal();
  return true;
}

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-open-shortcuts]")) openShortcuts();
  if (event.target.closest?.("[data-close-dialog]") || event.target.matches?.("dialog[open]")) event.target.closest("dialog").close();
});
