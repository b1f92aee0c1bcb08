// Chooses every question on the page, or none.

const all = document.querySelector("[data-all]");
const ticks = () => [...document.querySelectorAll('input[name="ids"]')];

if (all) {
  all.hidden = false;
  all.querySelector("button").addEventListener("click", () => {
    const wanted = ticks().some((tick) => !tick.checked);
    for (const tick of ticks()) tick.checked = wanted;
  });
}
