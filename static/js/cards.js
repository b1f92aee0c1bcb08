// Flashcards by keys and by swiping. Pages work without it: each key presses a control of the page.
//
// [data-key="u"]       a button or link that a key presses
// [data-flip-button]   shows the answer; [data-proposed] is the rating that Space and Enter give
// [data-took]          hidden field for the milliseconds since the front was shown

const SWIPE = 60;
const SHOWN = "card-shown";

const takesText = (element) => element.closest("input, select, textarea, [contenteditable]");
const primary = () => document.querySelector("[data-flip-button], [data-proposed]");

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat || event.defaultPrevented) return;
  if (takesText(event.target)) return;
  if (event.key === " " || event.key === "Enter") {
    if (event.target.closest("button, a, summary")) return;
    press(event, primary());
  } else if (event.key === "?") {
    const list = document.querySelector("[data-keys]");
    if (list) list.open = !list.open;
  } else {
    press(event, document.querySelector(`[data-key="${CSS.escape(event.key)}"]`));
  }
}

function press(event, control) {
  if (!control) return;
  event.preventDefault();
  control.click();
}

/** Left is Again, right is Good; on the front a swipe turns the card. */
function watchSwipes(card) {
  let start = null;
  card.addEventListener("touchstart", ({ touches }) => {
    start = touches.length === 1 ? { x: touches[0].clientX, y: touches[0].clientY } : null;
  }, { passive: true });
  card.addEventListener("touchend", ({ changedTouches: [touch] }) => {
    if (!start) return;
    const across = touch.clientX - start.x;
    const along = touch.clientY - start.y;
    start = null;
    if (Math.abs(across) < SWIPE || Math.abs(across) < 2 * Math.abs(along)) return;
    const rating = across < 0 ? "1" : "3";
    (document.querySelector(`[data-rate] [data-key="${rating}"]`) ?? document.querySelector("[data-flip-button]"))?.click();
  }, { passive: true });
}

/** How long the card was looked at, from its front on. */
function keepTime() {
  const took = document.querySelector("[data-took]");
  if (document.querySelector("[data-flip-button]")) sessionStorage.setItem(SHOWN, String(Date.now()));
  if (!took) return;
  const since = Number(sessionStorage.getItem(SHOWN));
  took.form.addEventListener("submit", () => {
    if (since) took.value = String(Math.max(0, Date.now() - since));
  });
}

document.addEventListener("keydown", onKey);
const card = document.querySelector(".flashcard");
if (card) watchSwipes(card);
keepTime();
