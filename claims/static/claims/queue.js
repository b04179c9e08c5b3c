// The queue's keys, which can be switched off. Each presses a link or a button that is there without it; what was
// decided stays in its place, and the focus goes on to what is next.
const switchBox = document.getElementById("keys-on");
if (switchBox) {
  switchBox.checked = localStorage.getItem("keys") !== "off";
  switchBox.addEventListener("change", () => localStorage.setItem("keys", switchBox.checked ? "on" : "off"));
}
const rows = () => [...document.querySelectorAll(".suggestion")];
const current = () => document.activeElement.closest(".suggestion");
function step(by) {
  const all = rows();
  const at = all.indexOf(current());
  const next = all[at === -1 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}
const press = (key) => (current() ?? document.querySelector(".suggestion.is-suggested"))?.querySelector(`[data-key="${key}"]`)?.click();
let decided = null; // the id of the row that was decided last
function undo() {
  const row = document.getElementById(decided);
  row?.focus();
  row?.querySelector('[data-key="u"]')?.click();
}
const KEYS = { u: undo, j: () => step(1), k: () => step(-1), a: () => press("a"), x: () => press("x"), c: () => press("c") };
document.addEventListener("keydown", (event) => {
  const isTyping = event.target.matches("input:not([type=checkbox]), textarea, select");
  if (!switchBox?.checked || event.ctrlKey || event.metaKey || event.altKey || isTyping || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});
document.addEventListener("htmx:afterSettle", (event) => {
  const row = event.detail.elt.closest?.(".suggestion");
  // The focus was in the row that was replaced; where somebody has moved on meanwhile, it stays with them.
  if (!row || (document.activeElement !== document.body && !row.contains(document.activeElement))) return;
  if (row.classList.contains("is-suggested")) return row.focus();
  decided = row.id;
  (row.nextElementSibling ?? row).focus();
});
