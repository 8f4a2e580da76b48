// Files dropped anywhere on the page go into the form, which is then sent.
"use strict";
const form = document.querySelector("form.drop");
const files = document.getElementById("files");
const chosen = document.getElementById("chosen");
const tell = () => {
  const count = files.files.length;
  chosen.textContent = count ? `${count} ${count === 1 ? "file" : "files"} chosen` : "";
};
files.addEventListener("change", tell);
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  form.classList.add("over");
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) form.classList.remove("over");
});
document.addEventListener("drop", (event) => {
  event.preventDefault();
  form.classList.remove("over");
  if (!event.dataTransfer.files.length) return;
  files.files = event.dataTransfer.files;
  tell();
  form.requestSubmit();
});
