// A keyboard in a kiosk's socket reaches the browser's own shortcuts: a new tab, another size, a page to print. In fullscreen
// Chromium offers all of them to the page first, but for those that leave fullscreen or end it; those the agent mends.

const named = /^(F\d{1,2}|Browser\w*|Launch\w*|Zoom\w*|Print|Save|Open|Find|Help|New|Close|ContextMenu)$/;

/** Whether the browser might make something of the key by itself; ordinary typing it leaves to the page. */
export const isShortcut = ({ key, ctrlKey, altKey, metaKey, shiftKey }) => ctrlKey || altKey || metaKey || named.test(key) || (shiftKey && key === 'Escape');

/** From now on the browser makes nothing of them. */
export function keepShortcuts(target = globalThis) {
  target.addEventListener('keydown', (event) => {
    if (isShortcut(event)) event.preventDefault();
  });
  // Ctrl and the wheel change the size of everything.
  target.addEventListener('wheel', (event) => {
    if (event.ctrlKey) event.preventDefault();
  }, { passive: false });
}
