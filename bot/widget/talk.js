// One conversation on screen: what was said, what is being sent, what did not arrive.
// The conversation itself is kept by the server; a new Talk shows it again.

import { bubble, cardRow, failure, quickReplies, remark } from "./bubbles.js";
import { Person } from "./person.js";
import { NotSent, newId } from "./session.js";
import { WORDS } from "./words.js";

const STAGGER_MS = 260;

export class Talk {
  #session;
  #log;
  #typing;
  #queue = Promise.resolve();
  #waiting = 0;
  #over = false;
  #person;
  #told = false;

  /** `onErased` is called when the server has deleted the conversation. */
  constructor(session, { log, typing, subtitle }, onErased) {
    this.#session = session;
    this.#log = log;
    this.#typing = typing;
    this.onErased = onErased;
    log.replaceChildren();
    typing.hidden = true;
    this.#person = new Person(session, subtitle, (message) => {
      this.#addReply(message, true);
      this.scroll();
    });
  }

  /** Stop showing anything: another conversation has the screen. */
  end() {
    this.#over = true;
    this.#person.stop();
  }

  /** Show what the server remembers, or a greeting. */
  async restore() {
    let past = {};
    this.#log.setAttribute("aria-live", "off"); // a screen reader need not read the past aloud
    try {
      past = this.#session.isNew ? {} : await this.#session.history();
    } catch (error) {
      if (error.expired) this.#add(remark(WORDS.expired));
    }
    const messages = past.messages ?? [];
    if (messages.length === 0) {
      this.#add(bubble("assistant", WORDS.greeting));
      this.#add(quickReplies(WORDS.starters.map((text) => ({ title: text, payload: text })), this.#press));
    }
    messages.forEach((message, at) => {
      if (message.from === "customer") this.#add(bubble("customer", message.text));
      else this.#addReply(message, at === messages.length - 1);
    });
    this.scroll();
    this.#log.setAttribute("aria-live", "polite");
    this.#person.seen(messages);
    this.#person.is(past.person ?? null);
  }

  /** Show a message and send it after those before it; `title` is what to show for a payload. Tells whether it arrived. */
  say(text, title) {
    for (const old of this.#log.querySelectorAll(".quick")) old.remove();
    const row = bubble("customer", title ?? text);
    this.#add(row);
    this.scroll();
    return this.#deliver({ text, title, row, id: newId() });
  }

  /** Show the newest. */
  scroll() {
    const view = this.#log.parentElement;
    view.scrollTop = view.scrollHeight;
  }

  #press = (payload, title) => this.say(payload, payload.startsWith("/") ? title : undefined);

  #deliver(message) {
    this.#wait(1);
    const turn = this.#queue.then(() => this.#exchange(message)).finally(() => this.#wait(-1));
    this.#queue = turn.catch(() => {});
    return turn;
  }

  async #exchange(message) {
    try {
      await this.#showTurn(await this.#sendAgainIfExpired(message));
      return true;
    } catch (error) {
      if (!(error instanceof NotSent)) throw error;
      this.#showFailure(message, error.message);
      return false;
    }
  }

  async #sendAgainIfExpired(message) {
    try {
      return await this.#session.send(message.text, message);
    } catch (error) {
      if (!error.expired) throw error;
      message.row.before(remark(WORDS.expired));
      return this.#session.send(message.text, message);
    }
  }

  #showFailure(message, reason) {
    const retry = (line) => {
      line.remove();
      message.row.classList.remove("unsent");
      this.#deliver(message); // under the same id: had it arrived after all, its answer comes back
    };
    message.row.classList.add("unsent");
    message.row.after(failure(reason, retry));
    this.scroll();
  }

  async #showTurn(body) {
    const replies = body.replies ?? [];
    if (body.erased) {
      this.#session.reset();
      this.#log.replaceChildren();
    }
    // That a person will answer is said once; the header goes on saying it.
    if (body.notice && !(body.person && this.#told)) this.#add(remark(body.notice));
    this.#told = Boolean(body.person && (this.#told || body.notice));
    if (body.person && !this.#over) this.#person.is(body.person);
    for (const [at, reply] of replies.entries()) {
      if (at > 0) await pause();
      this.#addReply(reply, at === replies.length - 1);
      this.scroll();
    }
    if (body.erased) {
      this.#add(remark(WORDS.erased));
      this.onErased();
    }
  }

  #addReply(reply, isLast) {
    if (reply.text) this.#add(bubble(reply.from ?? "assistant", reply.text, reply.name));
    if (reply.cards?.length) this.#add(cardRow(reply.cards, this.#press));
    if (isLast && reply.buttons?.length) this.#add(quickReplies(reply.buttons, this.#press));
  }

  #wait(change) {
    this.#waiting += change;
    if (!this.#over) this.#typing.hidden = this.#waiting === 0;
    this.scroll();
  }

  #add(node) {
    if (!this.#over) this.#log.append(node);
  }
}

/** A breath between two replies, for those who like motion. */
function pause() {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return Promise.resolve();
  return new Promise((done) => setTimeout(done, STAGGER_MS));
}
