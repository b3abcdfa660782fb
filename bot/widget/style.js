// The widget's looks, as constructed style sheets: a strict content security policy forbids inline ones.

import { CARDS } from "./style-cards.js";

const PANEL = `
:host { --ink: #23302d; --soft: #65726e; --line: #e8e2d7; --paper: #fbf8f3; --moss: #2f5d56; --moss-deep: #234842;
  --mist: #e6efeb; position: fixed; right: 24px; bottom: 24px; z-index: 2147483000;
  font: 15px/1.5 "Inter", "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif; color: var(--ink); }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
button { font: inherit; color: inherit; cursor: pointer; }
svg { fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
:focus-visible { outline: 3px solid #8fc1b5; outline-offset: 2px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.launcher { display: flex; align-items: center; gap: 10px; padding: 14px 22px 14px 18px; border: 0; border-radius: 99px;
  background: var(--moss); color: #fff; font-weight: 600; box-shadow: 0 14px 34px -12px #1d3a35b0; transition: transform .15s; }
.launcher:hover { transform: translateY(-2px); background: var(--moss-deep); }
.launcher svg { width: 24px; height: 24px; }

.panel { display: flex; flex-direction: column; width: min(408px, calc(100vw - 32px)); height: min(680px, calc(100vh - 48px));
  background: var(--paper); border-radius: 22px; overflow: hidden; box-shadow: 0 30px 80px -24px #14241fb8, 0 0 0 1px #23302d14;
  animation: rise .22s ease-out; }
@keyframes rise { from { opacity: 0; transform: translateY(14px); } }
header { display: flex; align-items: center; gap: 12px; padding: 14px 14px 14px 18px; background: var(--moss); color: #fff; }
.face { width: 42px; height: 42px; border-radius: 50%; background: #f3e9dc; color: var(--moss); display: grid; place-items: center; }
.face svg { width: 26px; height: 26px; }
.names { flex: 1; min-width: 0; }
h2 { margin: 0; font-size: 17px; line-height: 1.25; }
.names p { margin: 0; font-size: 13px; color: #d5e4de; }
.close { width: 40px; height: 40px; border: 0; border-radius: 50%; background: transparent; display: grid; place-items: center; }
.close:hover { background: #ffffff22; }
.close svg { width: 20px; height: 20px; }
.mood { margin: 0; padding: 7px 18px; font-size: 12.5px; color: #4f5f5a; background: var(--mist); }
.link { border: 0; background: none; padding: 0; color: var(--moss-deep); text-decoration: underline; text-underline-offset: 2px; }

.scroll { flex: 1; overflow-y: auto; padding: 18px 16px 8px; overscroll-behavior: contain; scrollbar-width: thin; }
.log { display: flex; flex-direction: column; gap: 10px; outline-offset: 6px; }
.row { display: flex; animation: appear .2s ease-out; }
@keyframes appear { from { opacity: 0; transform: translateY(6px); } }
.row.customer { justify-content: flex-end; }
.bubble { margin: 0; max-width: 86%; padding: 10px 14px; border-radius: 18px; white-space: pre-line; overflow-wrap: anywhere; }
.assistant .bubble { background: #fff; border: 1px solid var(--line); border-bottom-left-radius: 6px; }
.customer .bubble { background: var(--moss); color: #fff; border-bottom-right-radius: 6px; }
.person .bubble { background: #fdf0e3; border: 1px solid #efd6bb; border-bottom-left-radius: 6px; }
.name { display: block; font-size: 12.5px; font-weight: 700; color: #8a4b1f; }
.unsent .bubble { opacity: .6; }
.failed { margin: -4px 2px 0; text-align: right; font-size: 13px; color: #a33d20; }
.remark { margin: 2px 12px; text-align: center; font-size: 13px; color: var(--soft); }
.typing { display: inline-flex; gap: 5px; margin: 10px 0 4px; padding: 13px 15px; border-radius: 18px; border-bottom-left-radius: 6px;
  background: #fff; border: 1px solid var(--line); }
.typing i { width: 7px; height: 7px; border-radius: 50%; background: #8fa39c; animation: breathe 1.3s infinite ease-in-out; }
.typing i:nth-of-type(2) { animation-delay: .18s; }
.typing i:nth-of-type(3) { animation-delay: .36s; }
@keyframes breathe { 0%, 70%, 100% { opacity: .35; } 35% { opacity: 1; transform: translateY(-2px); } }

.composer { display: flex; gap: 10px; align-items: flex-end; padding: 12px 14px 14px; background: #fff; border-top: 1px solid var(--line); }
textarea { flex: 1; resize: none; font: inherit; color: inherit; padding: 10px 14px; border: 1px solid #d9d2c5; border-radius: 18px; background: var(--paper); }
textarea:focus-visible { outline-offset: 0; }
textarea::placeholder { color: #7b8783; }
.send { flex: none; width: 44px; height: 44px; border: 0; border-radius: 50%; background: var(--moss); color: #fff; display: grid; place-items: center; }
.send:hover { background: var(--moss-deep); }
.send svg { width: 21px; height: 21px; }

@media (max-width: 520px) {
  :host { right: 14px; bottom: 14px; }
  .panel { position: fixed; inset: 0; width: 100vw; height: 100dvh; border-radius: 0; }
}
@media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
`;

/** Return the widget's style sheets. */
export function sheets() {
  return [PANEL, CARDS].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
}
