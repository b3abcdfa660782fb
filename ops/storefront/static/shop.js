// The shop page's own behaviour: opening the chat, and the demo's "you are" switcher.

const chat = document.querySelector("attune-chat");
const chooser = document.querySelector("#customer");
const hint = document.querySelector("#order-hint");
const CHOSEN = "attune.demo.customer";

for (const button of document.querySelectorAll("[data-open-chat]")) {
  button.addEventListener("click", () => chat.open());
}

function become(customer) {
  chooser.value = customer;
  if (chooser.selectedIndex < 0) chooser.value = "";
  sessionStorage.setItem(CHOSEN, chooser.value);
  chat.setAttribute("customer", chooser.value);
  const { order, state } = chooser.selectedOptions[0].dataset;
  hint.textContent = order ? `Your order ${order} is ${state}.` : "";
}

if (chooser) {
  chooser.addEventListener("change", () => become(chooser.value));
  become(sessionStorage.getItem(CHOSEN) ?? "");
}
