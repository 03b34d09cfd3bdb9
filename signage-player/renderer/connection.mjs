// The way to the agent on the same machine. When it breaks, the screens go on with the plan they have.
const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 2000;

export class Connection {
  #address;
  #onMessage;
  #onOpen;
  #onClose;
  #socket = null;
  #delay = FIRST_DELAY_MS;

  constructor(address, { onMessage, onOpen, onClose }) {
    this.#address = address;
    this.#onMessage = onMessage;
    this.#onOpen = onOpen;
    this.#onClose = onClose;
    this.#open();
  }

  /** Drops the message while the connection is broken: on the next one the agent is told the present state. */
  send(message) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  #open() {
    const socket = new WebSocket(this.#address);
    this.#socket = socket;
    socket.addEventListener('open', () => {
      this.#delay = FIRST_DELAY_MS;
      this.#onOpen();
    });
    socket.addEventListener('message', ({ data }) => this.#onMessage(JSON.parse(data)));
    socket.addEventListener('close', () => {
      this.#onClose();
      setTimeout(() => this.#open(), this.#delay);
      this.#delay = Math.min(this.#delay * 2, LONGEST_DELAY_MS);
    });
  }
}
