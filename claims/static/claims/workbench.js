// The workbench's comforts: a bar for what is selected, single keys, and the focus where the work goes on.
// Everything it does is a press of a link or button that is there without it.

const bench = () => document.querySelector(".bench");
const bar = document.querySelector(".selection-bar");
const form = () => document.querySelector("#attribution-form form");
const typing = (element) => element.matches("input:not([type=checkbox], [type=radio]), textarea, select");
let isDirty = false;
let lastCard = null;
let lastSentence = null;

/* --- Selecting */
let passage = null;
document.addEventListener("passage-selected", ({ detail: found }) => {
  if (!bar) return;
  if (!found && bar.contains(document.activeElement)) return; // the press of a button of the bar
  passage = found;
  bar.hidden = !passage;
  for (const button of bar.querySelectorAll("[data-select=piece], [data-select=cue]")) button.hidden = !form();
});
bar?.addEventListener("pointerdown", (event) => event.preventDefault()); // keep the selection
bar?.addEventListener("click", (event) => {
  const what = event.target.dataset.select;
  if (!what || !passage) return;
  if (what === "mark") {
    const address = `${bench().dataset.mark}?${new URLSearchParams(passage)}`;
    window.htmx.ajax("GET", address, { source: bar, target: "#attribution-form", swap: "outerHTML" });
  } else if (what === "piece") {
    for (const [name, value] of Object.entries(passage)) form().elements[name].value = value;
    form().querySelector("[data-selected]").click();
  } else {
    const cue = form().elements.cue;
    cue.closest("details").open = true;
    cue.value = passage.sel_exact;
    cue.focus();
  }
  document.getSelection().removeAllRanges();
  bar.hidden = true;
});

// A tap on a sentence is a press of its number.
document.addEventListener("click", (event) => {
  const sentence = event.target.closest(".bench-text .sentence");
  const isTap = window.matchMedia("(pointer: coarse)").matches && document.getSelection().isCollapsed;
  if (sentence && isTap && !event.target.closest("a")) sentence.querySelector(".sentence-mark").click();
});

/* --- Words: one stop for the tab key, arrows within */
function gather(root) {
  for (const group of root.querySelectorAll(".words")) {
    const words = [...group.querySelectorAll(".word")];
    const first = words.find((word) => word.getAttribute("aria-pressed") === "true") ?? words[0];
    for (const word of words) word.tabIndex = word === first || word === document.activeElement ? 0 : -1;
  }
}
document.addEventListener("keydown", (event) => {
  if (!event.target.matches(".word") || !["ArrowLeft", "ArrowRight"].includes(event.key)) return;
  const forward = (event.key === "ArrowRight") === (getComputedStyle(event.target).direction === "ltr");
  const next = forward ? event.target.nextElementSibling : event.target.previousElementSibling;
  if (!next) return;
  event.preventDefault();
  next.tabIndex = 0;
  next.focus();
});
gather(document);

/* --- Single keys, which can be switched off: each presses the button or link that names it in data-key */
const switchBox = document.getElementById("keys-on");
function switchKeys(on) {
  document.body.dataset.keys = on ? "on" : "off"; // shows the keys on the buttons
}
if (switchBox) {
  switchBox.checked = localStorage.getItem("keys") !== "off";
  switchKeys(switchBox.checked);
  switchBox.addEventListener("change", () => {
    localStorage.setItem("keys", switchBox.checked ? "on" : "off");
    switchKeys(switchBox.checked);
  });
}
function step(selector, current, by) {
  const all = [...document.querySelectorAll(selector)];
  const at = all.findIndex((one) => one.id === current?.id || one === current);
  const next = all[at === -1 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return next;
}
const review = () => document.querySelector(".review");
/** The button for a key: of the review, else of the card that has the focus or comes first; else of the page itself. */
function keyed(key) {
  const card = document.activeElement.closest(".card") ?? document.querySelector(".card.is-suggested");
  const named = `[data-key="${CSS.escape(key)}"]`;
  const found = (review() ?? card)?.querySelector(named);
  if (found && card?.contains(found)) lastCard = card;
  return found ?? [...document.querySelectorAll(`main ${named}`)].find((one) => !one.closest(".card"));
}
const MOVES = {
  j: () => (lastSentence = step(".sentence-mark", lastSentence, 1)),
  k: () => (lastSentence = step(".sentence-mark", lastSentence, -1)),
  m: () => lastSentence?.isConnected && lastSentence.click(),
  n: () => (lastCard = step(".card", lastCard, 1)),
  p: () => (lastCard = step(".card", lastCard, -1)),
};
// While a press of the review is on its way, keys wait if it stays with its suggestion, and are dropped if it goes on to
// the next: nobody decides on what is not there to be seen yet.
let isAway = false;
let waiting = null;
const goesOn = (button) => button.matches('a, [value="accept"], [value="reject"], [data-key="u"]');
/** What a key does; whether it does anything. */
function take(key) {
  if (isAway) {
    waiting?.push(key);
    return true;
  }
  const found = keyed(key);
  if (!found) return key in MOVES && (MOVES[key](), true);
  waiting = goesOn(found) ? null : [];
  found.click();
  if (found.matches("input")) found.select();
  return true;
}
document.addEventListener("keydown", (event) => {
  if (!switchBox?.checked || event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing(event.target) && !(event.key === "Escape" && event.target.closest(".review-question"))) return;
  if (event.target.closest("[popover]") && event.key !== "?") return;
  const key = event.key.length === 1 && !event.shiftKey ? event.key.toLowerCase() : event.key; // whatever Caps Lock says
  if (take(key)) event.preventDefault();
});
document.addEventListener("focusin", (event) => {
  if (event.target.matches(".sentence-mark")) lastSentence = event.target;
  const card = event.target.closest(".card");
  if (card) lastCard = card;
});

/* --- The review: what is marked stays in sight, and the focus where the work is */
document.addEventListener("htmx:beforeSend", ({ detail }) => {
  if (detail.target.id === "review") isAway = true;
});
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.target?.id !== "review") return;
  isAway = false;
  const keys = waiting ?? [];
  waiting = null;
  for (const key of keys) take(key);
});
const isNarrow = () => window.matchMedia("(max-width: 63.99rem)").matches;
/** Bring the words under review into the part of the window that the panel leaves free. */
function showWords() {
  const words = document.querySelector(".now-content");
  if (!words) return;
  const free = window.innerHeight - (isNarrow() ? review().offsetHeight : 0);
  const { top, bottom } = words.getBoundingClientRect();
  if (top < 0 || bottom > free) window.scrollBy({ top: top - Math.max(0, free - (bottom - top)) / 2 });
}
let reviewed = null;
/** After a press: in the question that came, at the heading of another suggestion, else on the button that was pressed. */
function settleReview() {
  gather(document);
  showWords();
  const question = document.getElementById("review-question");
  const heading = document.getElementById("review-title");
  const now = review()?.querySelector("form")?.getAttribute("action");
  if (question && !question.contains(document.activeElement)) question.focus({ preventScroll: true });
  if (question) question.scrollIntoView({ block: "nearest" });
  else if (now !== reviewed || document.activeElement === document.body) heading?.focus({ preventScroll: true });
  reviewed = now;
}
if (review()) settleReview();

/* --- What was typed is not thrown away, and the focus goes on with the work */
const isInForm = (element) => Boolean(element?.closest?.("#attribution-form"));
document.addEventListener("input", (event) => {
  if (isInForm(event.target)) isDirty = true;
});
document.addEventListener("htmx:beforeRequest", (event) => {
  const { target, elt } = event.detail;
  const isSwapped = ["attribution-form", "review"].includes(target.id);
  const throwsAway = isSwapped && (!isInForm(elt) || elt.matches("[data-cancel]"));
  if (isDirty && form() && throwsAway && !window.confirm(bench().dataset.leave)) event.preventDefault();
});
/** Give the focus to what has come, and bring it into view: at the top where the sides stand under each other. */
function arrive(element, region) {
  element?.focus({ preventScroll: true });
  region?.scrollIntoView({ block: isNarrow() ? "start" : "nearest" });
}
document.addEventListener("htmx:afterSettle", (event) => {
  const { target, requestConfig } = event.detail;
  const id = event.target.id || target.id;
  if (id === "attribution-form") {
    const section = document.getElementById("attribution-form");
    gather(document);
    if (!form()) isDirty = false;
    const wrong = event.detail.xhr.status === 422 && section?.querySelector(".errors");
    if (wrong) wrong.closest(".field")?.querySelector("input, select, textarea")?.focus() ?? wrong.scrollIntoView();
    else if (!isInForm(requestConfig.elt)) arrive(section?.querySelector("#form-title"), section);
    else if (!form()) (lastSentence?.isConnected ? lastSentence : section)?.focus();
  } else if (id === "review") {
    isDirty = false;
    settleReview();
  } else if (id === "conflict") {
    isDirty = false; // it is all kept in the form of the conflict
    event.target.tabIndex = -1;
    arrive(event.target, event.target);
  } else if (id === "attribution-list" && lastCard && document.activeElement === document.body) {
    const now = document.getElementById(lastCard.id);
    (now ?? document.querySelector(".card.is-suggested") ?? document.querySelector(".card"))?.focus();
  } else if (id === "marked-text" && lastSentence && !lastSentence.isConnected) {
    lastSentence = document.querySelector(`#${lastSentence.parentElement.id} .sentence-mark`);
    if (document.activeElement === document.body) lastSentence?.focus();
  }
});
