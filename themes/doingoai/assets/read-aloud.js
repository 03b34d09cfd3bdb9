// Reads a story aloud by a voice of the reader's own machine; voices that live elsewhere are never asked.
const longest = 220; // characters; browsers fall silent in the middle of longer ones

/** The voice for a language, or undefined. For Chinese a Mandarin one. */
export function voiceFor(voices, tag) {
  const wanted = tag.toLowerCase().split("-")[0];
  const own = voices.filter(voice => voice.localService && speaks(voice, wanted));
  return own.find(voice => voice.default) ?? own[0];
}

function speaks(voice, wanted) {
  const tag = voice.lang.toLowerCase().replaceAll("_", "-");
  return wanted === "zh" ? /^(zh-(cn|hans|sg)|cmn)\b/.test(tag) || tag === "zh" : tag.split("-")[0] === wanted;
}

/** A text in pieces short enough to be spoken whole: at the ends of sentences, else at commas and blanks. */
export function pieces(text) {
  const found = [];
  let rest = text.replace(/\s+/gu, " ").trim();
  while (rest.length > longest) {
    const at = cut(rest.slice(0, longest));
    found.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return rest ? [...found, rest] : found;
}

function cut(head) {
  for (const end of [/.*(?:[.!?…]["”’)]*\s|[。！？；]["”’）]*)/su, /.*(?:[,;:]\s|[，、：])/su, /.*\s/su]) {
    const match = end.exec(head);
    if (match && match[0].length > longest / 4) return match[0].length;
  }
  return /[\ud800-\udbff]$/.test(head) ? head.length - 1 : head.length; // never through a character
}

class ReadAloud {
  #box;
  #start;
  #pause;
  #stop;
  #queue = [];
  #voice;
  #turn = 0;

  constructor(box) {
    this.#box = box;
    [this.#start, this.#pause, this.#stop] = ["start", "pause", "stop"].map(name => box.querySelector(`[data-aloud=${name}]`));
    this.#start.addEventListener("click", () => this.#begin());
    this.#pause.addEventListener("click", () => this.#rest());
    this.#stop.addEventListener("click", () => this.#end());
    addEventListener("pagehide", () => speechSynthesis.cancel());
    speechSynthesis.addEventListener("voiceschanged", () => this.#offer()); // browsers list voices late
    this.#offer();
  }

  #offer() {
    this.#voice = voiceFor(speechSynthesis.getVoices(), document.documentElement.lang);
    this.#box.hidden = !this.#voice;
  }

  #begin() {
    speechSynthesis.cancel();
    const blocks = document.querySelectorAll(".story h1, .story .standfirst, .story .prose > *");
    this.#queue = [...blocks].flatMap(block => pieces(block.innerText ?? "").map(text => ({ block, text })));
    this.#turn += 1;
    this.#show("speaking");
    this.#next(this.#turn);
  }

  #next(turn) {
    if (turn !== this.#turn) return; // stopped, or begun anew

    this.#mark(null);
    const piece = this.#queue.shift();
    if (!piece) return this.#end();

    this.#mark(piece.block);
    const words = new SpeechSynthesisUtterance(piece.text);
    words.voice = this.#voice;
    words.lang = this.#voice.lang;
    words.addEventListener("end", () => this.#next(turn));
    words.addEventListener("error", () => turn === this.#turn && this.#end());
    speechSynthesis.speak(words);
  }

  #rest() {
    const resting = this.#box.dataset.state !== "resting";
    if (resting) speechSynthesis.pause();
    else speechSynthesis.resume();
    this.#show(resting ? "resting" : "speaking");
  }

  #end() {
    this.#turn += 1;
    this.#queue = [];
    speechSynthesis.resume(); // a paused queue would stay paused for the next text
    speechSynthesis.cancel();
    this.#mark(null);
    const hadFocus = this.#box.contains(document.activeElement);
    this.#show("silent");
    if (hadFocus) this.#start.focus();
  }

  #show(state) {
    this.#box.dataset.state = state;
    const silent = state === "silent";
    this.#start.hidden = !silent;
    this.#pause.hidden = this.#stop.hidden = silent;
    this.#pause.textContent = state === "resting" ? this.#pause.dataset.go : this.#pause.dataset.rest;
    if (!silent && document.activeElement === document.body) this.#pause.focus();
  }

  #mark(block) {
    document.querySelector(".is-read")?.classList.remove("is-read");
    block?.classList.add("is-read");
  }
}

if (globalThis.speechSynthesis && globalThis.document)
  for (const box of document.querySelectorAll("[data-read-aloud]")) new ReadAloud(box);
