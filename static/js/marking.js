// Words that are selected in the article go into the form for a fact by hand.
const article = document.querySelector("[data-article]");
const form = document.querySelector("[data-marking]");

function place(node, offset) {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-at]");
  return piece && article.contains(piece) ? Number(piece.dataset.at) + offset : null;
}

document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const start = place(range.startContainer, range.startOffset);
  if (start === null || place(range.endContainer, range.endOffset) === null) return;
  const words = selection.toString();
  form.elements.words.value = words.trim();
  // Offsets count as Python does, by characters; a page counts some of them twice.
  form.elements.start.value = /[\ud800-\udfff]/.test(article.textContent) ? "" : start + words.search(/\S/);
});
