// Makes questions quicker to answer: keys for options, buttons and dragging for orderings.
// Pages work without it. What is sent is always what the form's own controls hold.
//
// A page marks   [data-question]       around each open question
//                button[data-primary]  for "go on"
//                [data-previous], [data-next]  for moving between questions

const QUESTION = "[data-question]";
const OPTION = "[data-options] input:not(:disabled)";
const CONTROL = `${OPTION}, input:not([type=hidden]):not(:disabled), select:not(:disabled)`;

/** Make what stands in `root` quicker to use. Safe to call again after its content changed. */
export function enhance(root = document) {
  for (const ordering of root.querySelectorAll("[data-ordering]:not([data-enhanced])")) {
    if (!ordering.querySelector("select:disabled")) enhanceOrdering(ordering);
  }
}

// ---- Keys ----

const isOption = (element) => element.matches(OPTION);
const isTextField = (element) => element.matches("input") && !element.matches("[type=radio], [type=checkbox]");
const takesText = (element) => element.matches("select, textarea, [contenteditable]") || isTextField(element);

/** The question a key is meant for: the one with the focus, or the only one on the page. */
function questionOf(element) {
  const all = document.querySelectorAll(QUESTION);
  const inside = element.closest(QUESTION);
  return inside ?? (all.length === 1 && !element.closest("nav, dialog") ? all[0] : null);
}

function onKey(event) {
  const element = event.target;
  const modified = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
  if (modified || event.defaultPrevented || !(element instanceof Element)) return;
  if (document.querySelector("dialog:modal")) return;
  const handled =
    event.key === "Enter" ? goOn(element) : !takesText(element) && (choose(event, element) || move(event, element));
  if (handled) event.preventDefault();
}

/** 1-9 and A-I: radios are selected, checkboxes toggled, as by a click. */
function choose(event, element) {
  const place = "123456789".indexOf(event.key) + 1 || "abcdefghi".indexOf(event.key.toLowerCase()) + 1;
  const option = event.key.length === 1 && place && questionOf(element)?.querySelectorAll(OPTION)[place - 1];
  if (!option || event.repeat) return false;
  option.focus();
  option.click();
  return true;
}

/** Enter: the primary button, or the next question where a page has several. */
function goOn(element) {
  const inQuestion = element.closest(QUESTION) && (isOption(element) || isTextField(element));
  if (!inQuestion && element !== document.body) return false;
  const questions = [...document.querySelectorAll(QUESTION)];
  const primary = (element.form ?? document).querySelector("button[data-primary]");
  if (questions.length > 1) {
    if (!inQuestion) return false;
    const next = questions[questions.indexOf(element.closest(QUESTION)) + 1];
    (next?.querySelector(CONTROL) ?? primary)?.focus();
    return true;
  }
  primary?.click();
  return Boolean(primary);
}

function move(event, element) {
  if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
    if (element.matches("input") && !element.matches("[type=checkbox]")) return false;
    if (element.closest("[data-ordering], audio, video")) return false;
    const target = document.querySelector(event.key === "ArrowLeft" ? "[data-previous]" : "[data-next]");
    target?.click();
    return Boolean(target);
  }
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step || !element.matches("[type=checkbox]") || !isOption(element)) return false;
  const options = [...element.closest(QUESTION).querySelectorAll(OPTION)];
  options[options.indexOf(element) + step]?.focus();
  return true;
}

// ---- Orderings ----

/** Hides the lists of places and moves the items themselves; the lists follow. */
function enhanceOrdering(ordering) {
  ordering.dataset.enhanced = "";
  const list = ordering.querySelector("ol");
  const place = (item) => Number(item.querySelector("select").value) || Infinity;
  // A browser, or the autosave, may have put back places that the server did not know of.
  const placed = [...list.children].sort((one, other) => place(one) - place(other) || 0);
  list.append(...placed);
  for (const element of ordering.querySelectorAll("[data-plain]")) element.hidden = true;
  for (const element of ordering.querySelectorAll("[data-scripted]")) element.hidden = false;
  showState(ordering);
  ordering.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.matches("[data-move]")) step(ordering, button);
    if (button?.matches("[data-keep]")) keep(ordering, list);
  });
  ordering.addEventListener("keydown", (event) => {
    const key = { ArrowUp: "up", ArrowDown: "down" }[event.key];
    const item = event.target.closest("[data-move]") && event.target.closest("[data-item]");
    if (!key || !item || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    step(ordering, item.querySelector(`[data-move=${key}]`));
  });
  list.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (grip && event.button === 0) drag(event, ordering, grip);
  });
}

/** Swaps an item with its neighbour. The neighbour is what moves, so that the focus stays. */
function step(ordering, button) {
  const item = button.closest("[data-item]");
  if (!shift(item, button.dataset.move === "up")) return;
  save(ordering, item);
}

function shift(item, up) {
  const neighbour = up ? item.previousElementSibling : item.nextElementSibling;
  if (neighbour && up) item.after(neighbour);
  else if (neighbour) item.before(neighbour);
  return Boolean(neighbour);
}

function keep(ordering, list) {
  save(ordering, list.firstElementChild);
  list.querySelector("[data-move=down]").focus();
  announce(ordering, ordering.querySelector("[data-announce]").dataset.kept);
}

function drag(event, ordering, grip) {
  const item = grip.closest("[data-item]");
  const before = [...item.parentElement.children].indexOf(item);
  event.preventDefault();
  grip.setPointerCapture(event.pointerId);
  item.classList.add("is-dragged");
  const follow = ({ clientY }) => {
    // A quick hand passes several items between two of these events.
    while (clientY < middle(item.previousElementSibling)) shift(item, true);
    while (clientY > middle(item.nextElementSibling)) shift(item, false);
    item.scrollIntoView({ block: "nearest" });
  };
  const drop = () => {
    grip.removeEventListener("pointermove", follow);
    item.classList.remove("is-dragged");
    if ([...item.parentElement.children].indexOf(item) !== before) save(ordering, item);
  };
  grip.addEventListener("pointermove", follow);
  grip.addEventListener("lostpointercapture", drop, { once: true });
}

/** Where half of an element is above; nowhere for none, so that comparing with it is false. */
function middle(element) {
  if (!element) return NaN;
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}

/** Writes the places into the form and tells it, once, through the item that was moved. */
function save(ordering, moved) {
  const items = [...ordering.querySelectorAll("[data-item]")];
  items.forEach((item, index) => { item.querySelector("select").value = String(index + 1); });
  moved.querySelector("select").dispatchEvent(new Event("change", { bubbles: true }));
  const words = { item: moved.dataset.item, place: items.indexOf(moved) + 1, count: items.length };
  announce(ordering, ordering.dataset.moved.replace(/\{(\w+)\}/g, (_, name) => words[name]));
  showState(ordering);
}

/** Whether the order shown is the answer yet, and which buttons have nowhere to go. */
function showState(ordering) {
  const items = [...ordering.querySelectorAll("[data-item]")];
  const given = items.every((item, index) => item.querySelector("select").value === String(index + 1));
  ordering.classList.toggle("is-open", !given);
  ordering.querySelector("[data-keep]").parentElement.hidden = given;
  items.forEach((item, index) => {
    item.querySelector("[data-move=up]").setAttribute("aria-disabled", String(index === 0));
    item.querySelector("[data-move=down]").setAttribute("aria-disabled", String(index === items.length - 1));
  });
}

function announce(ordering, text) {
  ordering.querySelector("[data-announce]").textContent = text;
}

document.addEventListener("keydown", onKey);
// Last of all modules, so that what they put back into the form is there.
if (document.readyState === "complete") enhance();
else document.addEventListener("DOMContentLoaded", () => enhance());
