// Sends dropped and chosen files in pieces, two files at a time, and goes on where it was interrupted: after a broken
// link by itself, after a closed browser when the same file is chosen again.
const base = "/api/v1/media/uploads";
const atOnce = 2;
const pauses = [1, 2, 5, 10, 20, 30, 30, 30];

class Refused extends Error {}

const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const wait = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

async function problem(response) {
  const told = await response.json().catch(() => null);
  return told?.detail ?? told?.title ?? `HTTP ${response.status}`;
}

export function start(zone, list, options, desk) {
  const input = zone.querySelector("input[type=file]");
  const texts = options.texts;
  const waiting = [];
  let folder = options.folder;
  let running = 0;
  let token = null;
  let gone = false;

  async function csrf() {
    token ??= (await (await fetch("/api/v1/session")).json()).csrf;
    return token;
  }

  async function call(method, path, body) {
    const headers = { "X-CSRF": await csrf() };
    if (body) headers["Content-Type"] = "application/json";
    const response = await fetch(base + path, { method, headers, body: body && JSON.stringify(body) });
    if (response.ok) return response.status === 204 ? null : response.json();
    if (response.status === 401 || response.status === 400) token = null;
    if (response.status >= 500 || response.status === 429) throw new Error(await problem(response));
    throw new Refused(await problem(response));
  }

  // XMLHttpRequest, because fetch does not tell how much of a body has left.
  function put(path, piece, hash, moved, row) {
    return new Promise((done, failed) => {
      const request = new XMLHttpRequest();
      row.request = request;
      request.open("PUT", base + path);
      request.setRequestHeader("X-CSRF", token);
      request.setRequestHeader("X-Piece-SHA256", hash);
      request.upload.onprogress = (event) => moved(event.loaded);
      request.onerror = request.onabort = request.ontimeout = () => failed(new Error(texts.interrupted));
      request.timeout = 120000;
      request.onload = () => {
        if (request.status === 200) return done(JSON.parse(request.responseText));
        let told = null;
        try {
          told = JSON.parse(request.responseText);
        } catch {
          // not one of ours
        }
        const words = told?.detail ?? `HTTP ${request.status}`;
        failed(request.status === 409 && told?.code === "media.disk-full" ? new Refused(words) : new Error(words));
      };
      request.send(piece);
    });
  }

  async function send(file, row) {
    const plan = { fileName: file.name, size: file.size, stamp: file.lastModified, folder };
    let upload = await call("POST", "", plan);
    row.upload = upload.id;
    const hashes = new Uint8Array(Math.ceil(file.size / upload.piece) * 32);
    for (let n = 0, at = 0; at < file.size; n++, at += upload.piece) {
      if (row.cancelled) throw new Refused(texts.cancelled);
      const piece = await file.slice(at, at + upload.piece).arrayBuffer();
      const hash = await crypto.subtle.digest("SHA-256", piece);
      hashes.set(new Uint8Array(hash), n * 32);
      if (at + piece.byteLength <= upload.offset) continue; // sent before
      await csrf();
      upload = await put(`/${upload.id}?offset=${at}`, piece, hex(hash), (sent) => show(row, (at + sent) / file.size), row);
      row.failures = 0;
    }
    show(row, 1, texts.checking);
    return call("POST", `/${upload.id}/finish`, { pieces: hex(await crypto.subtle.digest("SHA-256", hashes)) });
  }

  async function run(row) {
    row.failures = 0;
    for (;;) {
      try {
        show(row, row.bar.value, texts.sending);
        return ended(row, await send(row.file, row));
      } catch (error) {
        if (row.cancelled) return row.element.remove();
        if (error instanceof Refused || row.failures >= pauses.length) return failed(row, error.message);
        show(row, row.bar.value, texts.waiting);
        await wait(pauses[row.failures++]);
      }
    }
  }

  function next() {
    while (!gone && running < atOnce && waiting.length) {
      const row = waiting.shift();
      running++;
      run(row).finally(() => {
        running--;
        next();
      });
    }
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function add(file) {
    const row = { file, element: element("li", "media-upload"), bar: document.createElement("progress"), words: element("span", "media-upload-words", texts.queued) };
    row.bar.max = 1;
    row.bar.value = 0;
    row.bar.setAttribute("aria-label", file.name);
    row.words.setAttribute("role", "status");
    row.button = element("button", "link-button", texts.cancel);
    row.button.type = "button";
    row.button.onclick = () => cancel(row);
    row.element.append(element("span", "media-upload-name", file.name), row.bar, row.words, row.button);
    list.append(row.element);
    if (!crypto.subtle) return failed(row, texts.insecure);
    waiting.push(row);
    next();
  }

  function show(row, part, words) {
    row.bar.value = part;
    row.words.textContent = words && part === 0 ? words : `${words ?? texts.sending} ${Math.floor(part * 100)} %`;
  }

  function cancel(row) {
    row.cancelled = true;
    row.request?.abort();
    const at = waiting.indexOf(row);
    if (at >= 0) waiting.splice(at, 1);
    if (row.upload) call("DELETE", `/${row.upload}`).catch(() => {});
    row.element.remove();
  }

  function failed(row, message) {
    row.element.classList.add("failed");
    row.words.textContent = message;
    row.button.textContent = texts.close;
    const again = element("button", "link-button", texts.retry);
    again.type = "button";
    again.onclick = () => {
      again.remove();
      row.button.textContent = texts.cancel;
      row.element.classList.remove("failed");
      waiting.push(row);
      next();
    };
    if (crypto.subtle) row.button.before(again);
  }

  function ended(row, end) {
    row.element.classList.add("done");
    row.bar.value = 1;
    row.button.textContent = texts.close;
    row.button.onclick = () => row.element.remove();
    row.words.textContent = texts[end.outcome];
    if (end.outcome === "known") {
      const link = element("a", "", texts.openKnown);
      link.href = `/admin/media?asset=${end.asset.sha256}`;
      row.words.append(" ", link);
    } else setTimeout(() => row.element.remove(), 6000);
    if (!gone) desk.invokeMethodAsync("UploadedAsync");
  }

  const take = (files) => [...files].forEach(add);
  const chosen = () => {
    take(input.files);
    input.value = "";
  };
  const over = (event) => {
    event.preventDefault();
    zone.classList.add("media-drop-over");
  };
  const out = () => zone.classList.remove("media-drop-over");
  const dropped = (event) => {
    event.preventDefault();
    out();
    take(event.dataTransfer.files);
  };
  const leaving = (event) => {
    if (running) event.preventDefault();
  };
  input.addEventListener("change", chosen);
  zone.addEventListener("dragover", over);
  zone.addEventListener("dragleave", out);
  zone.addEventListener("drop", dropped);
  window.addEventListener("beforeunload", leaving);

  return {
    into(id) {
      folder = id;
    },
    end() {
      gone = true;
      window.removeEventListener("beforeunload", leaving);
    },
  };
}
