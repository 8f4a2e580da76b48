// Puts the drawing itself where its image stands: its marks then are links, and can be focused.
"use strict";
const place = async (image) => {
  const answer = await fetch(image.src);
  if (!answer.ok) return;
  // Its own colours are for standing alone; here those of the page hold, and no style is let in.
  const told = (await answer.text()).replace(/<style>[^<]*<\/style>/, "");
  const drawing = new DOMParser().parseFromString(told, "image/svg+xml").documentElement;
  if (drawing.nodeName !== "svg") return;
  drawing.removeAttribute("width");
  drawing.removeAttribute("height");
  image.replaceWith(document.importNode(drawing, true));
};
const met = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (!entry.isIntersecting) continue;
    met.unobserve(entry.target);
    if (entry.target.complete) place(entry.target);
    else entry.target.addEventListener("load", () => place(entry.target), { once: true });
  }
}, { rootMargin: "400px" });
document.querySelectorAll("img.drawing").forEach((one) => met.observe(one));
