// Draws what was said: bubbles, quick replies, product cards, failed messages.

import { el, pictureUrl } from "./dom.js";
import { WORDS } from "./words.js";

/** One bubble of text, from "customer", "assistant" or "person", whose name stands above it. */
export function bubble(from, text, name = "") {
  const who = { customer: WORDS.you, assistant: WORDS.assistant }[from] ?? WORDS.said(name);
  return el(
    "div",
    { className: `row ${from}` },
    el(
      "p",
      { className: "bubble", dir: "auto" },
      from === "person" ? el("span", { className: "name", "aria-hidden": "true", textContent: name || WORDS.colleague }) : null,
      el("span", { className: "unseen", textContent: `${who}: ` }),
      text,
    ),
  );
}

/** A line of the widget's own between the bubbles. */
export function remark(text) {
  return el("p", { className: "remark", textContent: text });
}

/** A row of buttons; `press(payload, title)` is called with the one chosen. */
export function quickReplies(buttons, press) {
  return el(
    "div",
    { className: "quick" },
    ...buttons.map(({ title, payload }) =>
      el("button", { type: "button", className: "chip", textContent: title, onclick: () => press(payload, title) }),
    ),
  );
}

/** Product cards side by side. */
export function cardRow(cards, press) {
  return el("ul", { className: "cards" }, ...cards.map((card) => productCard(card, press)));
}

function productCard(card, press) {
  const src = pictureUrl(card.image ?? "");
  const buttons = (card.buttons ?? []).map(({ title, payload }) =>
    el("button", {
      type: "button",
      className: `act ${kind(payload)}`,
      textContent: title,
      "aria-label": WORDS.reaction(title, card.title),
      "aria-pressed": "false",
      onclick: (event) => {
        for (const other of event.currentTarget.parentElement.children) other.setAttribute("aria-pressed", "false");
        event.currentTarget.setAttribute("aria-pressed", "true");
        press(payload, WORDS.reaction(title, card.title));
      },
    }),
  );
  return el(
    "li",
    { className: "card", "data-product": card.product_id ?? "" },
    src && card.image ? el("img", { src, alt: WORDS.picture(card.title), width: 200, height: 200 }) : null,
    el("h4", { textContent: card.title ?? "" }),
    el("p", { className: "price", textContent: card.price ?? "" }),
    el("p", { className: "reason", dir: "auto", textContent: card.reason ?? "" }),
    el("div", { className: "acts" }, ...buttons),
  );
}

/** The class that colours a card's button: like, dislike, buy or other. */
function kind(payload) {
  return /^\/(like|dislike|buy)\b/.exec(payload)?.[1] ?? "other";
}

/** What stands under a message that did not arrive. */
export function failure(reason, retry) {
  const line = el(
    "p",
    { className: "failed", role: "alert" },
    `${reason || WORDS.offline} `,
    el("button", { type: "button", className: "link", textContent: WORDS.retry, onclick: () => retry(line) }),
  );
  return line;
}
