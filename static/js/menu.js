// The account menu closes like any menu: with Escape, or when the reader turns elsewhere.
const menu = document.querySelector("[data-menu]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
for (const kind of ["pointerdown", "focusin"]) {
  document.addEventListener(kind, (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
}
