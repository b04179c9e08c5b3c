// From the words somebody selected in the text to what the server can look for: offsets in code points, and the words.
// The server anchors them again and trusts only that, so nothing here needs to be more than a good hint.

/** Text nodes of a sentence that are the text itself: numbers and links beside it stand in [data-aside]. */
function textNodes(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest("[data-aside]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

/** How many code points a string has: a browser counts UTF-16 units, and "🇦🇲" is four of them but two code points. */
const points = (text) => Array.from(text).length;

/** The words of a range inside one sentence, and where they start and end in the whole text; null outside of it. */
function within(sentence, range) {
  const before = [];
  const inside = [];
  for (const node of textNodes(sentence)) {
    const part = document.createRange();
    part.selectNodeContents(node);
    if (part.compareBoundaryPoints(Range.START_TO_END, range) <= 0) before.push(node.data);
    else if (part.compareBoundaryPoints(Range.END_TO_START, range) < 0) {
      const start = node === range.startContainer ? range.startOffset : 0;
      const end = node === range.endContainer ? range.endOffset : node.length;
      before.push(inside.length ? "" : node.data.slice(0, start));
      inside.push(node.data.slice(start, end));
    }
  }
  const words = inside.join("");
  const start = Number(sentence.dataset.start) + points(before.join(""));
  return words ? { start, end: start + points(words), words } : null;
}

/** What is selected in the text: {sel_start, sel_end, sel_exact}; null where nothing of it is. */
function selectedPassage() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const parts = [...document.querySelectorAll(".sentence")]
    .filter((sentence) => range.intersectsNode(sentence))
    .map((sentence) => within(sentence, range))
    .filter(Boolean);
  if (!parts.length) return null;
  return {
    sel_start: parts[0].start,
    sel_end: parts.at(-1).end,
    sel_exact: parts.map((part) => part.words).join(" "),
  };
}

// Whoever wants to know what is selected listens to "passage-selected"; its detail is null where nothing is.
document.addEventListener("selectionchange", () => {
  document.dispatchEvent(new CustomEvent("passage-selected", { detail: selectedPassage() }));
});
