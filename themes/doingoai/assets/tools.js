// What a page can do for its reader and needs a script for: copy the address, hand it to another program, print.
class Tool {
  #button;
  #work;

  constructor(button, work) {
    this.#button = button;
    this.#work = work;
    button.hidden = false;
    button.addEventListener("click", () => this.#run());
  }

  async #run() {
    try {
      await this.#work(this.#button);
      this.#say(this.#button.dataset.done);
    } catch (error) {
      if (error.name !== "AbortError") this.#say(this.#button.dataset.failed); // the reader closed the sheet
    }
  }

  #say(words) {
    if (words) this.#button.closest(".tools").querySelector("[role=status]").textContent = words;
  }
}

const works = {
  copy: button => navigator.clipboard.writeText(button.dataset.address),
  share: button => navigator.share({ title: document.title, url: button.dataset.address }),
  print: () => print(),
};
const can = { copy: () => !!navigator.clipboard, share: () => !!navigator.share, print: () => true };

for (const button of document.querySelectorAll("[data-tool]"))
  if (can[button.dataset.tool]?.()) new Tool(button, works[button.dataset.tool]);
