// Says at once that a chosen file is too large, and keeps the form from being sent in vain: what
// is typed stays where it is. Without it the server says the same, once it has the file.

const tooLarge = (field) => [...field.files].some((file) => file.size > Number(field.dataset.largest));

/** A place for the message that is there before the message is, so that it is read out. */
function addAlert(field) {
  const alert = document.createElement("p");
  alert.id = `${field.id}-too-large`;
  alert.setAttribute("role", "alert");
  field.before(alert);
  field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${alert.id}`.trim());
  return (text) => {
    alert.className = text ? "field-error" : "visually-hidden";
    alert.textContent = text;
  };
}

for (const field of document.querySelectorAll("input[type=file][data-largest]")) {
  const say = addAlert(field);
  say("");
  const refused = field.getAttribute("aria-invalid");
  field.addEventListener("change", () => {
    const heavy = tooLarge(field);
    say(heavy ? field.dataset.tooLarge : "");
    if (heavy || refused) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  });
  // Before any other script hears of it.
  field.form.addEventListener("submit", (event) => {
    if (!tooLarge(field)) return;
    event.preventDefault();
    const folded = field.closest("details");
    if (folded) folded.open = true;
    say(field.dataset.tooLarge);
    field.focus();
  }, { capture: true });
}
