// Titles are suggested while words are typed. Without this the form works as it stands.
const pause = 160;

class Suggestions {
  #input;
  #list = document.createElement("ul");
  #timer = 0;
  #asked = new AbortController();
  #chosen = -1;

  constructor(input) {
    this.#input = input;
    this.#list.id = `${input.id}-titles`;
    this.#list.className = "suggestions";
    this.#list.hidden = true;
    this.#list.setAttribute("role", "listbox");
    this.#list.setAttribute("aria-label", input.dataset.suggestLabel);
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", this.#list.id]]) input.setAttribute(name, value);
    input.form.append(this.#list);
    input.addEventListener("input", event => event.isComposing || this.#askSoon()); // half a Chinese syllable is no word
    input.addEventListener("compositionend", () => this.#askSoon());
    input.addEventListener("keydown", event => this.#onKey(event));
    input.addEventListener("blur", () => this.#close());
    this.#list.addEventListener("pointerdown", event => event.preventDefault()); // keeps the focus in the box
    this.#list.addEventListener("click", event => this.#go(event.target.closest("li")));
  }

  #askSoon() {
    clearTimeout(this.#timer);
    this.#asked.abort();
    this.#timer = setTimeout(() => this.#ask(), pause);
  }

  async #ask() {
    const words = this.#input.value.trim();
    if (!words) return this.#close();

    this.#asked = new AbortController();
    try {
      const answer = await fetch(`${this.#input.dataset.suggest}?q=${encodeURIComponent(words)}`, { signal: this.#asked.signal });
      if (answer.ok) this.#show(await answer.json());
    } catch {
      this.#close(); // off line, or asked again meanwhile
    }
  }

  #show(titles) {
    this.#list.replaceChildren(...titles.map((one, at) => {
      const option = document.createElement("li");
      option.id = `${this.#list.id}-${at}`;
      option.setAttribute("role", "option");
      option.dataset.href = one.href;
      option.textContent = one.title;
      return option;
    }));
    this.#choose(-1);
    this.#open(titles.length > 0 && document.activeElement === this.#input);
  }

  #onKey(event) {
    if (event.isComposing || this.#list.hidden) return;

    const count = this.#list.children.length;
    if (event.key === "ArrowDown") this.#choose((this.#chosen + 2) % (count + 1) - 1);
    else if (event.key === "ArrowUp") this.#choose((this.#chosen + 1 + count) % (count + 1) - 1);
    else if (event.key === "Escape") this.#close();
    else if (event.key === "Enter" && this.#chosen >= 0) this.#go(this.#list.children[this.#chosen]);
    else return;
    event.preventDefault();
  }

  #choose(at) {
    this.#chosen = at;
    [...this.#list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    if (at < 0) this.#input.removeAttribute("aria-activedescendant");
    else this.#input.setAttribute("aria-activedescendant", this.#list.children[at].id);
  }

  #go(option) {
    if (option) location.assign(option.dataset.href);
  }

  #open(open) {
    this.#list.hidden = !open;
    this.#input.setAttribute("aria-expanded", String(open));
  }

  #close() {
    clearTimeout(this.#timer);
    this.#asked.abort();
    this.#open(false);
  }
}

for (const input of document.querySelectorAll("input[data-suggest]")) new Suggestions(input);
