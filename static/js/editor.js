// Lists of rows in the form of a question: adds, removes and moves rows without leaving the page.
// Pages work without it. The server does the work: it gets the form with the button that was
// pressed, and of the page that comes back the part that holds the rows is put in place.

const HOLDER = "[data-content-editor]";
const FIRST_FIELD = "textarea, input:not([type=radio], [type=checkbox], [type=hidden])";

const holder = document.querySelector(HOLDER);
const status = document.createElement("p");

/** Does what a button asks for; sends the form plainly where that cannot be done from here. */
async function press(button) {
  const asked = understand(button.value);
  holder.inert = true;
  const fresh = await ask(button).catch(() => null);
  holder.inert = false;
  if (!fresh) return sendPlainly(button);
  const words = { ...holder.querySelector("[data-editor]").dataset };
  const gone = asked.row(holder)?.dataset.row;
  holder.replaceChildren(...fresh.childNodes);
  prepare();
  const list = holder.querySelector(`[data-list="${CSS.escape(asked.list)}"]`);
  const row = focusAfter(asked, list);
  announce(asked, words, asked.action === "remove" ? gone : row?.dataset.row);
  // A preview, and whoever asks before leaving the page, has to know.
  holder.dispatchEvent(new Event("input", { bubbles: true }));
}

/** The part of the answer that takes the place of ours. Files are sent when the question is saved. */
async function ask(button) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(button.form)) {
    if (typeof value === "string") body.append(name, value);
  }
  body.append(button.name, button.value);
  const url = button.form.getAttribute("action") || location.href;
  const answer = await fetch(url, { method: "POST", body, headers: { "X-Partial": "content" } });
  if (!answer.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector(HOLDER);
}

function sendPlainly(button) {
  button.dataset.plain = "";
  button.form.requestSubmit(button);
}

/** `content-options-2-up` is a matter of the list `content-options`. */
function understand(value) {
  const found = /^(.*?)(?:-(\d+))?-(add|remove|up|down|to-(\d+))$/.exec(value);
  const [, list, number, action, target] = found;
  const rowOf = (root) => button(root, `${list}-${number}-remove`)?.closest("[data-row]");
  return { list, number, action: target ? "to" : action, target: Number(target), row: rowOf };
}

const button = (root, value) => root.querySelector(`button[value="${CSS.escape(value)}"]`);
const rowsOf = (list) => [...list.querySelectorAll(":scope > .edit-rows > [data-row]")];

/** Puts the focus where work goes on; gives the row that was added or moved. */
function focusAfter({ list: name, number, action, target }, list) {
  if (!list) return null;
  const rows = rowsOf(list);
  const at = Number(number);
  const place = { add: rows.length - 1, remove: Math.min(at, rows.length - 1), up: at - 1, down: at + 1, to: target }[action];
  const row = rows[place];
  if (!row) list.querySelector(":scope > .edit-add").focus();
  else if (action === "add" || action === "remove") row.querySelector(FIRST_FIELD).focus();
  else {
    const usable = [`${action}`, "up", "down", "remove"].map((kind) => button(row, `${name}-${place}-${kind}`));
    usable.find((one) => one && !one.disabled).focus();
  }
  return row;
}

function announce({ action }, words, row) {
  const said = { add: words.added, remove: words.removed }[action] ?? words.moved;
  status.textContent = "";
  // A moment later, so that it is read out even when it says the same as before.
  setTimeout(() => { status.textContent = said.replace("{row}", row ?? ""); }, 50);
}

// ---- Dragging; with the keyboard, the buttons do the same ----

function drag(event, grip) {
  const row = grip.closest("[data-row]");
  const list = row.parentElement;
  const from = [...list.children].indexOf(row);
  event.preventDefault();
  grip.setPointerCapture(event.pointerId);
  row.classList.add("is-dragged");
  const follow = ({ clientY }) => {
    // The neighbours move, so that the row that is held stays captured.
    while (clientY < middle(row.previousElementSibling)) row.after(row.previousElementSibling);
    while (clientY > middle(row.nextElementSibling)) row.before(row.nextElementSibling);
  };
  const drop = () => {
    grip.removeEventListener("pointermove", follow);
    row.classList.remove("is-dragged");
    const to = [...list.children].indexOf(row);
    if (to !== from) dropAt(row, to);
  };
  grip.addEventListener("pointermove", follow);
  grip.addEventListener("lostpointercapture", drop, { once: true });
}

/** Asks for the move by a button that the page does not show. */
function dropAt(row, to) {
  const known = row.querySelector(":scope > .edit-moves > button[value$='-remove']").value;
  const hidden = document.createElement("button");
  Object.assign(hidden, { name: "press", value: known.replace(/remove$/, `to-${to}`), hidden: true, formNoValidate: true });
  holder.append(hidden);
  press(hidden);
}

/** Where half of an element is above; nowhere for none, so that comparing with it is false. */
function middle(element) {
  if (!element) return NaN;
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}

/** Shows the grips of lists in which something can be moved. */
function prepare() {
  for (const rows of holder.querySelectorAll(".edit-rows")) {
    for (const grip of rows.querySelectorAll(":scope > * > .edit-moves > [data-grip]")) {
      grip.hidden = rows.children.length < 2;
    }
  }
}

function onSubmit(event) {
  const pressed = event.submitter;
  if (!pressed || pressed.name !== "press" || !holder.contains(pressed)) return;
  if ("plain" in pressed.dataset) return;
  event.preventDefault();
  press(pressed);
}

if (holder) {
  Object.assign(status, { className: "visually-hidden", ariaLive: "polite" });
  holder.after(status);
  prepare();
  // Before the page's own listeners, which would take the form for sent.
  document.addEventListener("submit", onSubmit, { capture: true });
  holder.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (grip && event.button === 0) drag(event, grip);
  });
}
