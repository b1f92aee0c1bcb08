// Comforts of the pages about accounts. Their buttons are hidden until this script runs.

for (const button of document.querySelectorAll("[data-reveal]")) {
  const field = document.getElementById(button.getAttribute("aria-controls"));
  const show = (shown) => {
    field.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
  };
  button.hidden = false;
  button.addEventListener("click", () => show(field.type === "password"));
  // What is sent is a password again, so that no browser keeps it among the texts once typed.
  field.form.addEventListener("submit", () => show(false));
}

for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.getAttribute("aria-controls"));
  const word = button.querySelector("[data-word]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      word.textContent = button.dataset.copy;
    } catch {
      // Not over a secure connection, or not allowed: the text stands selected, ready for the keys.
      word.textContent = button.dataset.selected;
    }
  });
}

for (const field of document.querySelectorAll("[data-select-all]")) {
  field.addEventListener("focus", () => field.select());
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const offer of document.querySelectorAll("[data-passkey-offer]")) {
  offer.hidden = !window.PublicKeyCredential;
}
