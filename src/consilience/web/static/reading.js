// Words that are marked with the mouse or the keyboard get a link of their own.
"use strict";
const button = document.createElement("a");
button.className = "button permalink";
button.textContent = "Link to these words";
button.hidden = true;
document.body.append(button);
const count = (words) => [...words].length; // code points, as the server counts
const find = (node, offset) => {
  const inside = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const paragraph = inside.closest?.("[data-start]");
  if (!paragraph) return null;
  const before = document.createRange();
  before.selectNodeContents(paragraph);
  before.setEnd(node, offset);
  return Number(paragraph.dataset.start) + count(before.toString());
};
document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  button.hidden = true;
  if (!selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const text = range.commonAncestorContainer;
  const article = (text.nodeType === Node.TEXT_NODE ? text.parentElement : text).closest?.("[data-article]");
  if (!article) return;
  const start = find(range.startContainer, range.startOffset);
  const end = find(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return;
  button.href = `/articles/${encodeURIComponent(article.dataset.article)}?span=${start}-${end}#span`;
  const box = range.getBoundingClientRect();
  button.hidden = false;
  // Places are set by the object model: the page lets no style attribute in.
  button.style.top = `${window.scrollY + box.bottom + 8}px`;
  button.style.left = `${Math.max(8, window.scrollX + box.left)}px`;
});
