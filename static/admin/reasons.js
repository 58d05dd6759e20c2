// Each reason leads to its field, on whichever tab and in whichever closed panel it stands.

const FOCUSABLE = "[contenteditable=true], input:not([type=hidden]), textarea, select, button";

/** The element of a field, or of the innermost part of its path that is on the screen. */
function placeOf(path) {
  const byId = document.getElementById(`id_${path}`);
  if (byId) {
    return byId.closest("[data-field]") ?? byId;
  }
  const rows = document.getElementById(`id_${path}-FORMS`);
  if (rows) {
    return rows.parentElement;
  }
  let place = null;
  for (const part of path.split(".")) {
    const inner = (place ?? document).querySelector(`[data-contentpath="${CSS.escape(part)}"]`);
    if (!inner) {
      break;
    }
    place = inner;
  }
  return place;
}

/** Open the tab and the panels around an element. */
function reveal(element) {
  const tab = element.closest("[role=tabpanel]");
  if (tab?.hidden) {
    document.querySelector(`[role=tab][aria-controls="${tab.id}"]`)?.click();
  }
  for (let panel = element.closest("[data-panel]"); panel; panel = panel.parentElement?.closest("[data-panel]")) {
    const toggle = panel.querySelector("[data-panel-toggle]");
    if (toggle?.getAttribute("aria-expanded") === "false") {
      toggle.click();
    }
  }
}

/** Put the cursor into a place as soon as its tab shows it; a tab takes some frames to open. */
function enter(place, frames = 120) {
  if (!place.checkVisibility() && frames > 0) {
    requestAnimationFrame(() => enter(place, frames - 1));
    return;
  }
  const field = place.matches(FOCUSABLE) ? place : place.querySelector(FOCUSABLE);
  field?.focus({ preventScroll: true });
  place.scrollIntoView({ block: "center" });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-reason-field]");
  const place = link && placeOf(link.dataset.reasonField);
  if (!place) {
    return;
  }
  event.preventDefault();
  reveal(place);
  enter(place);
});

document.querySelector("[data-submission-reasons]")?.focus();
