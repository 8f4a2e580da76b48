// The server tells of every change; the part of this page that shows it is then asked for again.
"use strict";
const source = document.getElementById("lot").dataset.events;
const events = source && new EventSource(source);
let busy = false;
let again = false;
const show = async () => {
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  try {
    const answer = await fetch(location.pathname, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("lot");
    const old = document.getElementById("lot");
    // The status line stays the same element, so that it is read out when its words change.
    const status = old.querySelector("[role=status]");
    status.replaceChildren(...fresh.querySelector("[role=status]").childNodes);
    fresh.querySelector("[role=status]").replaceWith(status);
    const focused = old.contains(document.activeElement) && document.activeElement.getAttribute("href");
    old.replaceWith(fresh);
    document.title = page.title;
    if (focused) fresh.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
  } finally {
    busy = false;
    if (again) {
      again = false;
      show();
    }
  }
};
events?.addEventListener("progress", show);
events?.addEventListener("end", () => {
  events.close();
  show();
});
