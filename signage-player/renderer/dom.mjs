// Elements are built, never parsed: no text from outside can become markup.
export function el(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

export function inLanguage(tag, className, lang, text) {
  const element = el(tag, className, text);
  element.lang = lang;
  return element;
}

const styles = new Map();

/** Resolves when the style sheet is in force; what is drawn before would jump. */
export function loadStyles(href) {
  if (!styles.has(href)) {
    styles.set(href, new Promise((resolve, reject) => {
      const link = el('link');
      link.rel = 'stylesheet';
      link.addEventListener('load', resolve, { once: true });
      link.addEventListener('error', () => reject(new Error(`${href} is missing`)), { once: true });
      link.href = href;
      document.head.append(link);
    }));
  }
  return styles.get(href);
}
