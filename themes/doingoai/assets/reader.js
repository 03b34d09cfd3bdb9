// Text size, contrast and motion as the reader wants them. Kept in the reader's own browser, told to nobody.
const key = "doingoai-reader";
const root = document.documentElement;

class ReaderControls {
  #panel;
  #said;

  constructor(panel) {
    this.#panel = panel;
    this.#said = panel.querySelector("[role=status]");
    panel.addEventListener("change", () => this.#choose());
    panel.querySelector("[data-reset]").addEventListener("click", () => this.#reset());
    panel.addEventListener("keydown", event => event.key === "Escape" && this.#fold());
    document.addEventListener("pointerdown", event => panel.contains(event.target) || panel.removeAttribute("open"));
    addEventListener("storage", event => event.key === key && location.reload()); // chosen in another tab
    this.#show();
  }

  #show() {
    this.#input(`[name=reader-size][value="${root.dataset.size}"]`).checked = true;
    this.#input("[name=reader-contrast]").checked = root.dataset.contrast === "more";
    this.#input("[name=reader-motion]").checked = root.dataset.motion === "less";
  }

  #choose() {
    const chosen = {
      size: Number(this.#input("[name=reader-size]:checked").value),
      contrast: this.#input("[name=reader-contrast]").checked,
      still: this.#input("[name=reader-motion]").checked,
    };
    this.#apply(chosen);
    this.#keep(() => localStorage.setItem(key, JSON.stringify(chosen)));
  }

  #reset() {
    this.#apply({ size: 0, contrast: matchMedia("(prefers-contrast: more)").matches, still: matchMedia("(prefers-reduced-motion: reduce)").matches });
    this.#keep(() => localStorage.removeItem(key));
    this.#show();
  }

  #apply({ size, contrast, still }) {
    root.dataset.size = size;
    root.dataset.contrast = contrast ? "more" : "usual";
    root.dataset.motion = still ? "less" : "usual";
  }

  #keep(write) {
    try {
      write();
      this.#said.textContent = this.#said.dataset.kept;
    } catch {
      this.#said.textContent = this.#said.dataset.notKept; // private window: it holds for this page
    }
  }

  #fold() {
    this.#panel.removeAttribute("open");
    this.#panel.querySelector("summary").focus();
  }

  #input(selector) {
    return this.#panel.querySelector(selector);
  }
}

for (const panel of document.querySelectorAll("details[data-reader]")) new ReaderControls(panel);
