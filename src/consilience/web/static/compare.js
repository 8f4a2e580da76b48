// j and k go through what the articles share and differ in; each text shows its part of it.
"use strict";
const stops = [...document.querySelectorAll(".stop")];
let at = -1;
const show = (stop) => {
  const name = stop.dataset.tied;
  document.querySelectorAll(".lit").forEach((one) => one.classList.remove("lit"));
  stop.classList.add("lit");
  for (const column of document.querySelectorAll(".column")) {
    const marks = column.querySelectorAll(`[data-tied="${CSS.escape(name)}"]`);
    marks.forEach((one) => one.classList.add("lit"));
    if (!marks.length) continue;
    const lift = marks[0].getBoundingClientRect().top - column.getBoundingClientRect().top;
    column.scrollTop += lift - column.clientHeight / 3;
  }
};
const go = (step) => {
  if (!stops.length) return;
  at = at < 0 ? (step > 0 ? 0 : stops.length - 1) : (at + step + stops.length) % stops.length;
  stops[at].querySelector("a.title").focus({ preventScroll: true });
  stops[at].scrollIntoView({ block: "nearest" });
  history.replaceState(null, "", `#${stops[at].id}`);
};
stops.forEach((stop, number) => {
  stop.addEventListener("focusin", () => {
    at = number;
    show(stop);
  });
});
document.addEventListener("keydown", (event) => {
  const writing = event.target.closest("input, textarea, select");
  if (writing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") go(1);
  else if (event.key === "k") go(-1);
});
const named = stops.findIndex((one) => `#${one.id}` === location.hash);
if (named >= 0) {
  at = named;
  show(stops[named]);
}
