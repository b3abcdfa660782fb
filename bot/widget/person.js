// While a person has the conversation: says so in the header and fetches what they write.
// Knows when to ask, not how words are drawn.

import { WORDS } from "./words.js";

const EVERY_MS = 2_500;
const EVERY_HIDDEN_MS = 15_000; // nobody is looking

const keyOf = (message) => `${message.at} ${message.text}`;

export class Person {
  #session;
  #subtitle;
  #show;
  #shown = new Set();
  #timer = null;
  #stopped = false;

  /** `show(message)` is called once for each new message. */
  constructor(session, subtitle, show) {
    this.#session = session;
    this.#subtitle = subtitle;
    this.#show = show;
    subtitle.textContent = WORDS.subtitle;
  }

  /** Take these as shown already. */
  seen(messages) {
    for (const message of messages) if (message.outside) this.#shown.add(keyOf(message));
  }

  /** Say who has the conversation, null for the assistant, and listen while it is a person. */
  is(person) {
    if (!person) this.#subtitle.textContent = WORDS.subtitle;
    else this.#subtitle.textContent = person.status === "waiting" ? WORDS.waiting : WORDS.withPerson(person.name);
    clearTimeout(this.#timer);
    if (person && !this.#stopped) this.#timer = setTimeout(() => this.#ask(person), document.hidden ? EVERY_HIDDEN_MS : EVERY_MS);
  }

  /** Listen no more. */
  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #ask(person) {
    let found;
    try {
      found = await this.#session.updates();
    } catch (error) {
      if (!error.expired) this.is(person); // a hiccup of the network: ask again
      return;
    }
    if (this.#stopped) return;
    const fresh = (found.messages ?? []).filter((message) => !this.#shown.has(keyOf(message)));
    this.seen(fresh);
    fresh.forEach(this.#show);
    this.is(found.person);
  }
}
