// Where the focus goes after a change of page. Whoever already writes is left alone.
const writing = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable=true]";

export function focusHeading() {
  const heading = document.querySelector("h1");
  if (!heading || document.activeElement?.matches(writing)) return;
  if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
