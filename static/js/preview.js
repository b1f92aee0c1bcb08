// Keeps the preview of a question up to date while its author writes, without leaving the page.
// The page works without it: the same buttons then send the form, which comes back as it was.

import { enhance } from "./question.js";

const WAIT = 700; // milliseconds without a key before the preview is asked for

const form = document.querySelector("[data-writing]");
const preview = form?.querySelector("[data-preview]");
const PARTS = "[data-preview], [data-advice]";
let waiting = 0;
let latest = 0;

/** The form as it stands, but for files: they are sent when the question is saved. */
function typed(button) {
  const data = new FormData(form);
  data.delete("picture");
  data.delete("press");
  data.set("go", button?.value ?? "preview");
  return data;
}

/** Asks for the page with what is typed now and takes the preview and the advice out of it. */
async function refresh(button) {
  clearTimeout(waiting);
  const asked = ++latest;
  const answer = await fetch(location.href, { method: "POST", body: typed(button), headers: { "X-Partial": "preview" } });
  if (!answer.ok || asked !== latest) return answer.ok;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of form.querySelectorAll(PARTS)) {
    const fresh = page.querySelector(part.dataset.advice ? `[data-advice="${part.dataset.advice}"]` : "[data-preview]");
    if (fresh && fresh.innerHTML !== part.innerHTML) part.innerHTML = fresh.innerHTML;
  }
  enhance(preview);
  form.classList.remove("is-stale");
  return true;
}

/** A graded preview stays until it is put back by its button: it is being read. */
const isGraded = () => !preview.querySelector("[data-question]") && preview.querySelector(".verdict");

function onInput(event) {
  if (preview.contains(event.target)) return;
  form.dataset.changed = "yes";
  if (isGraded()) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => refresh().catch(() => form.classList.add("is-stale")), WAIT);
}

/** Without an answer from the server, or with a file to send, the form is sent as always. */
async function onClick(event) {
  const button = event.target.closest("[data-preview-button]");
  if (!button || form.elements.picture?.files.length) return;
  event.preventDefault();
  const done = await refresh(button).catch(() => false);
  if (!done) return form.requestSubmit(button);
  const status = form.querySelector("[data-preview-status]");
  status.textContent = "";
  status.textContent = status.dataset.done;
  preview.focus({ preventScroll: true });
  preview.scrollIntoView({ block: "nearest" });
}

/** Asks before what was typed is left behind. */
function onLeave(event) {
  if (form.dataset.changed) event.preventDefault();
}

/** Pressed twice, a button saves once. */
function onSubmit(event) {
  if (event.defaultPrevented) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
  delete form.dataset.changed;
}

if (preview) {
  // What came back with something to mend is not saved either.
  if (form.querySelector(".field-error")) form.dataset.changed = "yes";
  form.addEventListener("input", onInput);
  form.addEventListener("click", onClick);
  form.addEventListener("submit", onSubmit);
  window.addEventListener("beforeunload", onLeave);
  window.addEventListener("pageshow", () => { delete form.dataset.sent; });
}
