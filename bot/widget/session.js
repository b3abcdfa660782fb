// Who is talking, and the way to the server. Knows HTTP and storage; nothing of the page.

const KEPT = "attune.session";
const TIMEOUT_MS = 40_000;

/** A message did not arrive or was not taken; `message` may be shown to the customer. */
export class NotSent extends Error {
  constructor(message, { expired = false } = {}) {
    super(message);
    this.expired = expired;
  }
}

/** Return an id for a message; a retry keeps it, so the server can tell. */
export function newId() {
  return crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`; // randomUUID needs https or this computer
}

export class Session {
  /** `server`: origin of the chat server; `start`: address that gives a token; `customer`: id or "". */
  constructor({ server, start, customer }) {
    this.server = server;
    this.startUrl = start;
    this.customer = customer;
    this.token = this.#kept();
  }

  get isNew() {
    return this.token === null;
  }

  /** Forget the conversation here; the next message starts another. */
  reset() {
    this.token = null;
    sessionStorage.removeItem(KEPT);
  }

  async send(text, { id, title }) {
    const body = { text, message_id: id, ...(title ? { title } : {}) };
    return this.#call("message", { method: "POST", body: JSON.stringify(body) });
  }

  /** All that was said, and the person who has the conversation, or null. */
  async history() {
    return this.#call("history", {});
  }

  /** What was said without being asked for by a message: a person's words. */
  async updates() {
    return this.#call("updates", {});
  }

  async #call(path, init) {
    if (this.isNew) await this.#begin();
    const headers = { Authorization: `Bearer ${this.token}` };
    if (init.body) headers["Content-Type"] = "application/json";
    const answer = await fetchJson(`${this.server}/webhooks/attune/${path}`, { ...init, headers });
    if (answer.status === 401) {
      this.reset();
      throw new NotSent(answer.body.message ?? "", { expired: true });
    }
    if (!answer.ok) throw new NotSent(answer.body.message ?? "");
    return answer.body;
  }

  async #begin() {
    const answer = await fetchJson(this.startUrl, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ customer: this.customer || null }),
    });
    if (!answer.ok || !answer.body.token) throw new NotSent(answer.body.message ?? "");
    this.token = answer.body.token;
    sessionStorage.setItem(KEPT, JSON.stringify({ customer: this.customer, token: this.token }));
  }

  #kept() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEPT));
      return kept?.customer === this.customer ? (kept.token ?? null) : null;
    } catch {
      return null;
    }
  }
}

async function fetchJson(url, init) {
  try {
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS), credentials: "omit" });
    const body = await answer.json().catch(() => ({}));
    return { ok: answer.ok, status: answer.status, body };
  } catch {
    throw new NotSent("");
  }
}
