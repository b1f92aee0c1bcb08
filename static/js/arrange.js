// Rearranges the questions of a set by pointer, and by its buttons without loading the page anew.
// Without this script the same buttons send the form. Also closes menus that were left open.

class Arrangement {
  constructor(form) {
    this.form = form;
    this.list = form.querySelector("ol");
    this.said = form.querySelector("[data-said]");
    this.carried = null;
    for (const handle of form.querySelectorAll("[data-handle]")) handle.hidden = false;
    form.addEventListener("submit", (event) => this.shift(event));
    this.list.addEventListener("pointerdown", (event) => this.lift(event));
    this.list.addEventListener("pointermove", (event) => this.carry(event));
    this.list.addEventListener("pointerup", () => this.drop());
    this.list.addEventListener("pointercancel", () => this.letGo());
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.letGo());
  }

  get entries() {
    return [...this.list.children];
  }

  /** One of the arrow buttons: the same request, answered with the new order. */
  async shift(event) {
    const button = event.submitter;
    if (!button?.dataset.shift) return;
    event.preventDefault();
    const entry = button.closest("[data-question]");
    this.before = this.entries;
    await this.send(entry, { to: button.value });
    const other = [...entry.querySelectorAll("[data-shift]")].find((one) => !one.disabled);
    (button.disabled ? other : button)?.focus();
  }

  lift(event) {
    const handle = event.target.closest("[data-handle]");
    if (!handle || event.button !== 0) return;
    event.preventDefault();
    this.carried = handle.closest("[data-question]");
    this.before = this.entries;
    this.carried.classList.add("entry-carried");
    this.list.setPointerCapture(event.pointerId);
  }

  carry(event) {
    if (!this.carried) return;
    const rest = this.entries.filter((entry) => entry !== this.carried);
    const below = rest.find((entry) => {
      const { top, height } = entry.getBoundingClientRect();
      return event.clientY < top + height / 2;
    });
    if (this.carried.nextElementSibling !== (below ?? null)) this.list.insertBefore(this.carried, below ?? null);
    this.keepInView(event.clientY);
  }

  /** Near the edge of the window the page moves along. */
  keepInView(y) {
    const edge = 60;
    if (y < edge) window.scrollBy(0, -edge / 4);
    else if (y > window.innerHeight - edge) window.scrollBy(0, edge / 4);
  }

  drop() {
    const entry = this.carried;
    if (!entry) return;
    this.settle();
    const moved = this.entries.some((one, place) => one !== this.before[place]);
    const after = entry.previousElementSibling?.dataset.question ?? 0;
    if (moved) this.send(entry, { to: "after", after });
  }

  /** Puts back what is being carried. */
  letGo() {
    if (!this.carried) return;
    this.settle();
    this.list.append(...this.before);
  }

  settle() {
    this.carried.classList.remove("entry-carried");
    this.carried = null;
  }

  async send(entry, fields) {
    const address = entry.querySelector("[data-shift]").formAction;
    const token = this.form.querySelector("[name=csrf_token]").value;
    try {
      const response = await fetch(address, {
        method: "POST",
        headers: { Accept: "application/json", "X-CSRFToken": token },
        body: new URLSearchParams(fields),
      });
      const answer = await response.json();
      if (!response.ok) return this.putBack(answer.error);
      this.show(answer.order.map(String));
      this.say(this.form.dataset.moved.replace("{place}", this.entries.indexOf(entry) + 1));
    } catch {
      this.putBack(this.form.dataset.failed);
    }
  }

  /** What was not saved is not shown either. */
  putBack(text) {
    if (this.before) this.list.append(...this.before);
    this.number();
    this.complain(text);
  }

  /** The order as the server has it, with what others moved meanwhile. */
  show(order) {
    const place = (entry) => order.indexOf(entry.dataset.question);
    const known = this.entries.filter((entry) => place(entry) >= 0);
    this.list.append(...known.sort((one, other) => place(one) - place(other)));
    this.number();
  }

  number() {
    this.entries.forEach((entry, place, all) => {
      for (const number of entry.querySelectorAll("[data-number]")) number.textContent = place + 1;
      entry.querySelector("[data-shift=up]").disabled = place === 0;
      entry.querySelector("[data-shift=down]").disabled = place === all.length - 1;
    });
  }

  say(text) {
    this.said.textContent = text;
    this.said.className = "visually-hidden";
  }

  complain(text) {
    this.said.textContent = text;
    this.said.className = "field-error";
  }
}

for (const form of document.querySelectorAll("form[data-arrange]")) new Arrangement(form);

const drops = () => document.querySelectorAll("details[data-drop][open]");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const drop of drops()) {
    const inside = drop.contains(document.activeElement);
    drop.open = false;
    if (inside) drop.querySelector("summary").focus();
  }
});
for (const kind of ["pointerdown", "focusin"]) {
  document.addEventListener(kind, (event) => {
    for (const drop of drops()) if (!drop.contains(event.target)) drop.open = false;
  });
}
