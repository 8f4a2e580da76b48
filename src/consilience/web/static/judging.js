// Keys for those who work through lists; everything is reached without them, too.
"use strict";

const isTyping = (element) => element.closest("input, select, textarea, [contenteditable]") !== null;

const goTo = (step) => {
  const cards = [...document.querySelectorAll(".queue > article, .hits > li")];
  const at = cards.findIndex((card) => card.contains(document.activeElement));
  const next = cards[Math.min(Math.max(at + step, 0), cards.length - 1)];
  const link = next && next.querySelector("a");
  if (link) {
    link.focus();
    next.scrollIntoView({ block: "nearest" });
  }
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key === "/") {
    const box = document.querySelector("#words, #name, #find");
    if (box) {
      event.preventDefault();
      box.focus();
    }
  } else if (event.key === "j") {
    goTo(1);
  } else if (event.key === "k") {
    goTo(-1);
  }
});

// Counting what many articles have in common takes long, so the page comes first.
const counted = document.querySelector("[data-facets]");
if (counted) {
  fetch(counted.dataset.facets)
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
    .then((html) => {
      counted.innerHTML = html; // escaped by the server, like any page
    })
    .catch(() => {}); // the link stays
}
