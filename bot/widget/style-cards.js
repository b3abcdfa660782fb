// The looks of quick replies and product cards.

export const CARDS = `
.quick { display: flex; flex-wrap: wrap; gap: 8px; margin: 2px 0 4px; animation: appear .25s ease-out; }
.chip { padding: 7px 14px; border: 1px solid #b9cdc6; border-radius: 99px; background: #fff; color: var(--moss-deep); font-weight: 600; font-size: 14px; text-align: left; }
.chip:hover { background: var(--mist); }

.cards { display: flex; gap: 12px; list-style: none; margin: 0 -16px; padding: 4px 16px 10px; overflow-x: auto;
  scroll-snap-type: x proximity; scrollbar-width: thin; animation: appear .3s ease-out; }
.card { flex: 0 0 178px; scroll-snap-align: center; display: flex; flex-direction: column; background: #fff; border: 1px solid var(--line);
  border-radius: 18px; padding: 10px; box-shadow: 0 12px 26px -22px #5b4a2b; }
.card img { width: 100%; height: 128px; object-fit: cover; border-radius: 12px; background: var(--mist); }
.card h4 { margin: 9px 2px 0; font-size: 14.5px; line-height: 1.3; }
.card p { margin: 3px 2px 0; }
.card .price { font-weight: 700; color: var(--moss-deep); }
.card .reason { font-size: 13px; line-height: 1.4; color: var(--soft); }
.acts { display: grid; grid-template-columns: 1fr 1fr; gap: 6px; margin-top: auto; padding-top: 10px; }
.act { padding: 6px 4px; border: 1px solid var(--line); border-radius: 10px; background: #fff; font-size: 13px; font-weight: 600; }
.act:hover { background: var(--mist); }
.act.buy { grid-column: 1 / -1; background: #b94d2e; border-color: #b94d2e; color: #fff; }
.act.buy:hover { background: #9f4026; }
.act[aria-pressed="true"] { background: var(--mist); border-color: #8fb3a8; color: var(--moss-deep); }
`;
