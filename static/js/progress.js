// Watches work that goes on elsewhere, and loads the page anew when it has ended or moved on.
const EVERY = 1000;
const watched = document.querySelector("[data-progress]");
const bar = watched.querySelector("progress");

async function look() {
  try {
    const response = await fetch(watched.dataset.progress, { headers: { Accept: "application/json" } });
    if (!response.ok) return location.reload();
    const now = await response.json();
    if (now.ended || (now.done > 0 && now.done !== bar.value)) return location.reload();
  } catch {
    // Offline for a moment: the next look may get through.
  }
  setTimeout(look, EVERY);
}

setTimeout(look, EVERY);
