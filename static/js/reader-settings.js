// Text size and large print as kept on this device, applied before anything is painted.
(function () {
    const root = document.documentElement;
    root.classList.add("scripts");
    try {
        const kept = JSON.parse(localStorage.getItem("reader-settings")) || {};
        if (["large", "huge"].includes(kept.size)) root.dataset.size = kept.size;
        if (kept.largePrint === true) root.dataset.mode = "large-print";
    } catch {
        // Storage is switched off or holds something else: the page as it is.
    }
})();
