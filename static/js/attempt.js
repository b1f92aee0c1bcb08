// Saves answers while they are given. What could not be sent yet waits in localStorage, so that
// a lost connection or a closed laptop loses nothing. The form itself works without any of this.

const PAUSE = 500;
const LONGEST_WAIT = 30_000;

class Pending {
  /** Unsent answers of one attempt: question number to form body. */
  constructor(attempt) {
    this.key = `quizapp-pending-${attempt}`;
  }

  all() {
    try {
      return JSON.parse(localStorage.getItem(this.key)) ?? {};
    } catch {
      return {};
    }
  }

  put(number, body) {
    this.write({ ...this.all(), [number]: body });
  }

  /** Forgets an answer once it is stored, unless a newer one has been given since. */
  drop(number, body) {
    const { [number]: waiting, ...others } = this.all();
    if (waiting === body) this.write(others);
  }

  write(bodies) {
    try {
      if (Object.keys(bodies).length) localStorage.setItem(this.key, JSON.stringify(bodies));
      else localStorage.removeItem(this.key);
    } catch {
      // No storage in this browser: the answers are still sent, they just cannot wait in it.
    }
  }
}

class Autosave {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-save-status]");
    this.units = form.matches("[data-save-url]")
      ? [form]
      : [...form.querySelectorAll("[data-save-url]")];
    this.pending = new Pending(form.dataset.attempt);
    this.timers = new Map();
    this.sending = new Set();
    this.wait = 1000;
  }

  start() {
    this.restore();
    this.form.addEventListener("input", (event) => this.noticed(event, PAUSE));
    this.form.addEventListener("change", (event) => this.noticed(event, 0));
    this.form.addEventListener("submit", () => this.keepChanged());
    window.addEventListener("online", () => this.sendAll());
    window.addEventListener("pagehide", () => this.sendAll());
    window.addEventListener("pageshow", (event) => event.persisted && location.reload());
    this.sendAll();
  }

  unitOf(element) {
    return element.closest?.("[data-save-url]");
  }

  noticed(event, pause) {
    const unit = this.unitOf(event.target);
    if (!unit || !event.target.name) return;
    this.pending.put(unit.dataset.number, this.body(unit));
    clearTimeout(this.timers.get(unit));
    this.timers.set(unit, setTimeout(() => this.send(unit.dataset.number), pause));
  }

  /** A page about to be sent may never arrive: what it changes is kept until it is known to. */
  keepChanged() {
    for (const number of this.numbers()) {
      if (this.timers.has(this.unit(number))) this.pending.put(number, this.body(this.unit(number)));
    }
  }

  numbers() {
    return this.units.map((unit) => unit.dataset.number);
  }

  unit(number) {
    return this.units.find((unit) => unit.dataset.number === String(number));
  }

  fields(unit) {
    const prefix = `q${unit.dataset.number}`;
    const own = (name) => name === prefix || name.startsWith(`${prefix}-`);
    const fields = [...unit.querySelectorAll("input, select, textarea")];
    // Hidden fields tell a whole form what it was shown with; here only changes are sent.
    return fields.filter((field) => own(field.name) && field.type !== "hidden");
  }

  body(unit) {
    const values = new URLSearchParams();
    for (const field of this.fields(unit)) {
      const chosen = !["checkbox", "radio"].includes(field.type) || field.checked;
      if (chosen && !field.disabled) values.append(field.name, field.value);
    }
    return values.toString();
  }

  /** Puts back what was typed before the connection went, where the page does not show it. */
  restore() {
    for (const [number, body] of Object.entries(this.pending.all())) {
      const unit = this.unit(number);
      if (!unit) continue;
      const values = new URLSearchParams(body);
      for (const field of this.fields(unit)) {
        const given = values.getAll(field.name);
        if (["checkbox", "radio"].includes(field.type)) field.checked = given.includes(field.value);
        else if (given.length) field.value = given[0];
      }
    }
  }

  sendAll() {
    for (const number of Object.keys(this.pending.all())) this.send(number);
  }

  address(number) {
    const unit = this.unit(number) ?? this.units[0];
    return unit.dataset.saveUrl.replace(/\d+$/, number);
  }

  /** One request a question at a time, so that an older answer never overtakes a newer one. */
  async send(number) {
    const body = this.pending.all()[number];
    if (body === undefined || this.sending.has(number)) return;
    this.sending.add(number);
    const token = this.form.querySelector("[name=csrf_token]").value;
    try {
      const response = await fetch(this.address(number), {
        method: "POST",
        headers: { Accept: "application/json", "X-CSRFToken": token },
        body: new URLSearchParams(body),
        keepalive: true,
      });
      if (response.status >= 500) throw new Error(response.statusText);
      await this.arrived(number, body, response);
    } catch {
      this.failed(number);
    } finally {
      this.sending.delete(number);
    }
    if (this.wait === 1000 && this.pending.all()[number] !== undefined) this.send(number);
  }

  async arrived(number, body, response) {
    this.wait = 1000;
    this.pending.drop(number, body);
    if (response.redirected || response.status === 409) return location.reload();
    const answer = await response.json();
    if (!response.ok) return this.say(answer.error, true);
    this.show(number, answer);
    this.say(this.status.dataset.saved, false);
  }

  show(number, { before, answered, problem }) {
    const unit = this.unit(number);
    const held = unit?.querySelector(`[name="q${number}-before"]`);
    if (held) held.value = before;
    // Nobody is asked back about half a date: leaving the field saves once more.
    const typing = unit?.contains(document.activeElement) && document.activeElement.type === "text";
    if (unit && !(typing && problem)) this.ask(unit, problem);
    const cell = this.form.querySelector(`[data-cell="${number}"]`);
    cell?.classList.toggle("cell-answered", answered);
  }

  ask(unit, problem) {
    const line = unit.querySelector("[data-problem]");
    if (!line || line.textContent === problem) return;
    line.textContent = problem;
    line.parentElement.hidden = !problem;
  }

  failed(number) {
    this.say(this.status.dataset.failed, true);
    setTimeout(() => this.send(number), this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }

  say(text, trouble) {
    if (this.status.textContent !== text) this.status.textContent = text;
    this.status.classList.toggle("save-trouble", trouble);
  }
}

/** Counts down to the server's deadline and hands in what is there when it comes. */
function countDown(shown, form) {
  const end = Date.parse(shown.dataset.deadline);
  const tick = () => {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    const seconds = String(left % 60).padStart(2, "0");
    shown.textContent = `${Math.floor(left / 60)}:${seconds}`;
    if (left > 0) return;
    clearInterval(timer);
    form.requestSubmit(form.querySelector("[name=go][value=finish]"));
  };
  const timer = setInterval(tick, 1000);
  tick();
}

for (const form of document.querySelectorAll("form[data-autosave]")) {
  if (form.querySelector("[data-save-status]")) new Autosave(form).start();
  const shown = form.querySelector("[data-deadline]");
  if (shown) countDown(shown, form);
}
