// <attune-chat server="http://host:5005" session="/session" customer="C0001">: the chat as a native element.
// Opens and closes, takes what is typed, and starts another conversation when the customer changes.

import { buildPanel } from "./panel.js";
import { Session } from "./session.js";
import { sheets } from "./style.js";
import { Talk } from "./talk.js";
import { WORDS } from "./words.js";

const OPEN = "attune.open";
const MOOD_OFF = "attune.mood.off";

class AttuneChat extends HTMLElement {
  static observedAttributes = ["customer"];
  #parts;
  #talk = null;
  #restored = false;

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
    parts.input.addEventListener("input", () => this.#fit());
    parts.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.#submit(event);
    });
    root.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    this.#begin();
    if (sessionStorage.getItem(OPEN)) this.open();
  }

  attributeChangedCallback(_name, before, after) {
    if (this.#talk && (before ?? "") !== (after ?? "")) this.#begin();
  }

  /** Show the conversation and put the cursor into the message field. */
  open() {
    const { launcher, panel, input } = this.#parts;
    panel.hidden = false;
    launcher.hidden = true;
    launcher.setAttribute("aria-expanded", "true");
    sessionStorage.setItem(OPEN, "1");
    input.focus();
    this.#restore();
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
    this.#talk?.end();
    const session = new Session({
      server: this.getAttribute("server") ?? "",
      start: this.getAttribute("session") ?? "/session",
      customer: this.getAttribute("customer") ?? "",
    });
    if (session.isNew) sessionStorage.removeItem(MOOD_OFF);
    this.#talk = new Talk(session, this.#parts, () => this.#moodIs("on"));
    this.#restored = false;
    this.#showMood();
    if (!this.#parts.panel.hidden) this.#restore();
  }

  #restore() {
    if (!this.#restored) this.#talk.restore();
    this.#restored = true;
    this.#talk.scroll();
  }

  #submit(event) {
    event.preventDefault();
    const { input } = this.#parts;
    const text = input.value;
    if (!text.trim()) return;
    input.value = "";
    this.#fit();
    this.#talk.say(text);
  }

  async #switchMood() {
    const wanted = sessionStorage.getItem(MOOD_OFF) ? "on" : "off";
    const [payload, title] =
      wanted === "off" ? ["/stop_mood", WORDS.stopTitle] : ["/resume_mood", WORDS.resumeTitle];
    if (await this.#talk.say(payload, title)) this.#moodIs(wanted);
  }

  #moodIs(state) {
    if (state === "off") sessionStorage.setItem(MOOD_OFF, "1");
    else sessionStorage.removeItem(MOOD_OFF);
    this.#showMood();
  }

  #showMood() {
    const off = sessionStorage.getItem(MOOD_OFF) !== null;
    this.#parts.moodText.textContent = off ? WORDS.moodStopped : WORDS.moodNote;
    this.#parts.moodSwitch.textContent = off ? WORDS.moodResume : WORDS.moodStop;
  }

  #fit() {
    const { input } = this.#parts;
    input.rows = Math.min(5, input.value.split("\n").length + Math.floor(input.value.length / 44));
  }
}

customElements.define("attune-chat", AttuneChat);
