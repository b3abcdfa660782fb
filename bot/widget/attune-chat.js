// <attune-chat server="http://host:5005" session="/session" customer="C0001">: the chat as a native element.
// Holds the conversation on screen; the conversation itself is kept by the server and fetched on a reload.

import { bubble, cardRow, failure, quickReplies, remark } from "./bubbles.js";
import { buildPanel } from "./panel.js";
import { NotSent, Session } from "./session.js";
import { sheets } from "./style.js";
import { WORDS } from "./words.js";

const OPEN = "attune.open";
const MOOD_OFF = "attune.mood.off";
const STAGGER_MS = 260;

class AttuneChat extends HTMLElement {
  static observedAttributes = ["customer"];
  #parts;
  #session = null;
  #queue = Promise.resolve();
  #waiting = 0;
  #shown = false;

  connectedCallback() {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = sheets();
    const parts = (this.#parts = buildPanel());
    root.append(parts.launcher, parts.panel);
    parts.launcher.addEventListener("click", () => this.open());
    parts.close.addEventListener("click", () => this.close());
    parts.moodSwitch.addEventListener("click", () => this.#switchMood());
    parts.form.addEventListener("submit", (event) => this.#submit(event));
    parts.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.#submit(event);
    });
    parts.input.addEventListener("input", () => this.#fit());
    root.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    this.#begin();
    if (sessionStorage.getItem(OPEN)) this.open();
  }

  attributeChangedCallback(_name, before, after) {
    if (this.#session && (before ?? "") !== (after ?? "")) this.#begin();
  }

  /** Show the conversation and put the cursor into the message field. */
  async open() {
    const { launcher, panel, input } = this.#parts;
    panel.hidden = false;
    launcher.hidden = true;
    launcher.setAttribute("aria-expanded", "true");
    sessionStorage.setItem(OPEN, "1");
    input.focus();
    if (!this.#shown) await this.#restore();
    this.#scroll();
  }

  /** Hide the conversation; it goes on where it stopped. */
  close() {
    const { launcher, panel } = this.#parts;
    panel.hidden = true;
    launcher.hidden = false;
    launcher.setAttribute("aria-expanded", "false");
    sessionStorage.removeItem(OPEN);
    launcher.focus();
  }

  #begin() {
    const [server, start] = [this.getAttribute("server") ?? "", this.getAttribute("session") ?? "/session"];
    this.#session = new Session({ server, start, customer: this.getAttribute("customer") ?? "" });
    this.#shown = false;
    if (this.#session.isNew) sessionStorage.removeItem(MOOD_OFF);
    this.#parts.log.replaceChildren();
    this.#showMood();
    if (!this.#parts.panel.hidden) this.#restore();
  }

  async #restore() {
    this.#shown = true;
    const session = this.#session;
    let messages = [];
    try {
      messages = session.isNew ? [] : await session.history();
    } catch (error) {
      if (error.expired) this.#add(remark(WORDS.expired));
    }
    if (session !== this.#session) return;
    if (messages.length === 0) {
      this.#add(bubble("assistant", WORDS.greeting));
      this.#add(quickReplies(WORDS.starters.map((text) => ({ title: text, payload: text })), this.#press));
    }
    messages.forEach((message, at) => {
      if (message.from === "customer") this.#add(bubble("customer", message.text));
      else this.#addReply(message, at === messages.length - 1);
    });
    this.#scroll();
  }

  #press = (payload, title) => this.#say(payload, payload === title ? undefined : title);

  #submit(event) {
    event.preventDefault();
    const text = this.#parts.input.value;
    if (!text.trim()) return;
    this.#parts.input.value = "";
    this.#fit();
    this.#say(text);
  }

  /** Show a message and send it after those before it; `title` is what to show for a payload. */
  #say(text, title) {
    for (const old of this.#parts.log.querySelectorAll(".quick")) old.remove();
    const row = bubble("customer", title ?? text);
    this.#add(row);
    this.#scroll();
    return this.#deliver({ text, title, row, id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}` });
  }

  #deliver(message) {
    this.#wait(1);
    const turn = this.#queue.then(() => this.#exchange(message)).finally(() => this.#wait(-1));
    this.#queue = turn.catch(() => {});
    return turn;
  }

  async #exchange(message) {
    const session = this.#session;
    try {
      const body = await this.#sendOnceMoreIfExpired(session, message);
      if (session === this.#session) await this.#showTurn(body);
    } catch (error) {
      if (!(error instanceof NotSent)) throw error;
      message.row.classList.add("unsent");
      message.row.after(
        failure(error.message, (line) => {
          line.remove();
          message.row.classList.remove("unsent");
          this.#deliver(message); // the same id: had it arrived after all, its answer comes back
        }),
      );
      this.#scroll();
    }
  }

  async #sendOnceMoreIfExpired(session, message) {
    try {
      return await session.send(message.text, message);
    } catch (error) {
      if (!error.expired) throw error;
      message.row.before(remark(WORDS.expired));
      return session.send(message.text, message);
    }
  }

  async #showTurn(body) {
    if (body.notice) this.#add(remark(body.notice));
    const replies = body.replies ?? [];
    if (body.erased) this.#forget();
    for (const [at, reply] of replies.entries()) {
      if (at > 0) await pause();
      this.#addReply(reply, at === replies.length - 1);
      this.#scroll();
    }
    if (body.erased) this.#add(remark(WORDS.erased));
    this.#scroll();
  }

  #addReply(reply, isLast) {
    if (reply.text) this.#add(bubble("assistant", reply.text));
    if (reply.cards?.length) this.#add(cardRow(reply.cards, this.#press));
    if (isLast && reply.buttons?.length) this.#add(quickReplies(reply.buttons, this.#press));
  }

  #forget() {
    this.#session.reset();
    this.#parts.log.replaceChildren();
    sessionStorage.removeItem(MOOD_OFF);
    this.#showMood();
  }

  async #switchMood() {
    const off = sessionStorage.getItem(MOOD_OFF) === null;
    await this.#say(off ? "/stop_mood" : "/resume_mood", off ? WORDS.stopTitle : WORDS.resumeTitle);
    if (this.#parts.log.querySelector(".failed")) return;
    if (off) sessionStorage.setItem(MOOD_OFF, "1");
    else sessionStorage.removeItem(MOOD_OFF);
    this.#showMood();
  }

  #showMood() {
    const off = sessionStorage.getItem(MOOD_OFF) !== null;
    this.#parts.moodText.textContent = off ? WORDS.moodStopped : WORDS.moodNote;
    this.#parts.moodSwitch.textContent = off ? WORDS.moodResume : WORDS.moodStop;
  }

  #wait(change) {
    this.#waiting += change;
    this.#parts.typing.hidden = this.#waiting === 0;
    this.#scroll();
  }

  #add(node) {
    this.#parts.log.append(node);
  }

  #scroll() {
    const view = this.#parts.log.parentElement;
    view.scrollTop = view.scrollHeight;
  }

  #fit() {
    const { input } = this.#parts;
    input.rows = Math.min(5, input.value.split("\n").length + Math.floor(input.value.length / 44));
  }
}

/** A breath between two replies, for those who like motion. */
function pause() {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return Promise.resolve();
  return new Promise((done) => setTimeout(done, STAGGER_MS));
}

customElements.define("attune-chat", AttuneChat);
