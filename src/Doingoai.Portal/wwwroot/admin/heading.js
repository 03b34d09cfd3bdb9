// Where the focus goes after a change of page. Whoever already writes, or is at something that stayed, is left alone.
const writing = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable=true]";
const patience = 10_000; // ms a page may take to show its heading
let watch = null;

export function focusHeading() {
  watch?.disconnect();
  if (settled()) return;
  const until = performance.now() + patience;
  watch = new MutationObserver(() => {
    if (settled() || performance.now() > until) watch.disconnect();
  });
  watch.observe(document.body, { childList: true, subtree: true });
}

function settled() {
  const [heading, here] = [document.querySelector("h1"), document.activeElement];
  if (here?.matches(writing) || here?.closest("main")) return true;
  if (!heading) return false;
  if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  return true;
}
