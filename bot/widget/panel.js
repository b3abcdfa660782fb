// The widget's fixed parts: launcher, header, conversation, mood note, composer. No behaviour of its own.

import { el, icon } from "./dom.js";
import { WORDS } from "./words.js";

const SPEECH = "M12 3c5.2 0 9 3.4 9 7.8s-3.8 7.8-9 7.8c-.9 0-1.8-.1-2.6-.3L5 21v-4.3C3.7 15.3 3 13.2 3 10.8 3 6.4 6.8 3 12 3z";
const CROSS = "M6 6l12 12M18 6L6 18";
const LEAF = "M12 4c4.5 3.3 6.5 7 6.5 10a6.5 6.5 0 0 1-13 0c0-3 2-6.7 6.5-10zM12 9.500V20";
const PLANE = "M4 12l16-7-6 15-3-6.500z";

/** Build the parts and return those that behaviour is added to. */
export function buildPanel() {
  const subtitle = el("p", { textContent: WORDS.subtitle, role: "status" });
  const launcher = el(
    "button",
    { type: "button", className: "launcher", "aria-expanded": "false", "aria-controls": "panel" },
    icon(SPEECH),
    el("span", { textContent: WORDS.launcher }),
  );
  const close = el("button", { type: "button", className: "close", "aria-label": WORDS.close }, icon(CROSS));
  const moodText = el("span", { textContent: WORDS.moodNote });
  const moodSwitch = el("button", { type: "button", className: "link", textContent: WORDS.moodStop });
  const log = el("div", { className: "log", role: "log", "aria-live": "polite", "aria-label": WORDS.log, tabIndex: 0 });
  const typing = el(
    "p",
    { className: "typing", role: "status", hidden: true },
    el("span", { className: "unseen", textContent: WORDS.typing }),
    ...[0, 1, 2].map(() => el("i", { "aria-hidden": "true" })),
  );
  const input = el("textarea", {
    rows: 1,
    placeholder: WORDS.placeholder,
    "aria-label": WORDS.input,
    enterKeyHint: "send",
    dir: "auto",
    autocomplete: "off",
  });
  const send = el("button", { type: "submit", className: "send", "aria-label": WORDS.send }, icon(PLANE));
  const form = el("form", { className: "composer" }, input, send);
  const panel = el(
    "section",
    { id: "panel", className: "panel", role: "dialog", "aria-label": WORDS.title, hidden: true },
    el(
      "header",
      {},
      el("div", { className: "face" }, icon(LEAF)),
      el(
        "div",
        { className: "names" },
        el("h2", { textContent: WORDS.title }),
        subtitle,
      ),
      close,
    ),
    el("p", { className: "mood" }, moodText, " ", moodSwitch),
    el("div", { className: "scroll" }, log, typing),
    form,
  );
  return { launcher, panel, close, subtitle, moodText, moodSwitch, log, typing, input, form };
}
