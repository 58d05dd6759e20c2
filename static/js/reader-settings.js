// Text size, large print and whether somebody is logged in, as kept on this device, applied before
// anything is painted: the page itself is the same for everybody.
(function () {
    const root = document.documentElement;
    root.classList.add("scripts");
    const hint = /(?:^|; )signed_in=(member|staff)(?:;|$)/.exec(document.cookie);
    if (hint) root.dataset.signedIn = hint[1];
    try {
        const kept = JSON.parse(localStorage.getItem("reader-settings")) || {};
        if (["large", "huge"].includes(kept.size)) root.dataset.size = kept.size;
        if (kept.largePrint === true) root.dataset.mode = "large-print";
    } catch {
        // Storage is switched off or holds something else: the page as it is.
    }
})();
