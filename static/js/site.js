// What a reader can do with a page. Every page works without this file.

const root = document.documentElement;

function keepSettings() {
    try {
        localStorage.setItem("reader-settings", JSON.stringify({
            size: root.dataset.size || "",
            largePrint: root.dataset.mode === "large-print",
        }));
    } catch {
        // Storage is switched off: the choice holds for this page.
    }
}

function showPressed() {
    for (const button of document.querySelectorAll("[data-tool=size]")) {
        button.setAttribute("aria-pressed", button.dataset.size === (root.dataset.size || ""));
    }
    for (const button of document.querySelectorAll("[data-tool=large-print]")) {
        button.setAttribute("aria-pressed", root.dataset.mode === "large-print");
    }
}

function set(name, value) {
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
    keepSettings();
    showPressed();
}

function say(button, words) {
    const status = button.closest(".tools").querySelector("[role=status]");
    status.textContent = "";
    requestAnimationFrame(() => { status.textContent = words; });
}

async function copy(address) {
    try {
        await navigator.clipboard.writeText(address);
        return true;
    } catch {
        return false; // no secure connection, or the reader has refused
    }
}

// Reading aloud, paragraph by paragraph: long texts are cut off by some browsers.
class Speech {
    constructor(button) {
        this.button = button;
        this.words = button.textContent;
        this.reading = false;
    }

    toggle() {
        this.reading ? this.stop() : this.start();
    }

    start() {
        const parts = document.querySelectorAll(
            ".article h1, .summary, .body :is(p, h2, h3, h4, li, figcaption, caption, th, td)",
        );
        this.queue = [...parts]
            .filter((part) => !part.querySelector("p, li") && !part.closest(".footnotes, .references"))
            .map((part) => part.textContent.trim())
            .filter(Boolean);
        this.reading = true;
        this.button.textContent = this.button.dataset.stop;
        speechSynthesis.cancel();
        this.next();
    }

    next() {
        if (!this.reading) return;
        if (!this.queue.length) return this.stop();
        const utterance = new SpeechSynthesisUtterance(this.queue.shift());
        utterance.lang = root.lang;
        utterance.onend = () => this.next();
        utterance.onerror = () => this.stop();
        speechSynthesis.speak(utterance);
    }

    stop() {
        this.reading = false;
        this.button.textContent = this.words;
        speechSynthesis.cancel();
    }
}

const tools = {
    "size": (button) => set("size", button.dataset.size),
    "large-print": () => set("mode", root.dataset.mode === "large-print" ? "" : "large-print"),
    "print": () => window.print(),
    // The form comes when it is asked for. Where it cannot come, the link is followed.
    "comment": (link, event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        import(link.closest("[data-module]").dataset.module)
            .then((form) => form.open(link))
            .catch(() => location.assign(link.href));
    },
    "copy-link": async (button) => {
        const { address, done, failed } = button.dataset;
        say(button, await copy(address) ? done : failed);
    },
};

const speaker = document.querySelector("[data-tool=read-aloud]");
if (speaker && "speechSynthesis" in window) {
    const speech = new Speech(speaker);
    tools["read-aloud"] = () => speech.toggle();
    speaker.hidden = false;
    addEventListener("pagehide", () => speech.stop());
}

document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-tool]");
    if (button) tools[button.dataset.tool]?.(button, event);
});

// Whoever logs out leaves nothing of theirs in the window.
document.addEventListener("submit", ({ target }) => {
    if (!target.action.endsWith("/accounts/logout/")) return;
    try {
        sessionStorage.clear();
    } catch {
        // Storage is switched off: there is nothing.
    }
});

// The read is counted when the page is seen, and how often it was read is filled in.
const reads = document.querySelector("[data-reads]");
async function countRead() {
    if (document.visibilityState !== "visible") return;
    document.removeEventListener("visibilitychange", countRead);
    try {
        const answer = await fetch(reads.dataset.reads, { method: "POST", keepalive: true });
        if (answer.status === 200) reads.lastElementChild.textContent = (await answer.json()).reads;
    } catch {
        // No connection: no number.
    }
}
if (reads) {
    document.addEventListener("visibilitychange", countRead);
    countRead();
}

// The sub-columns open on hover and focus; Escape closes them until the pointer or focus has left.
for (const item of document.querySelectorAll(".column-bar > ul > li")) {
    const open = () => item.classList.remove("is-closed");
    item.addEventListener("pointerleave", open);
    item.addEventListener("focusout", (event) => {
        if (!item.contains(event.relatedTarget)) open();
    });
}
document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const item of document.querySelectorAll(".column-bar li:is(:hover, :focus-within)")) {
        item.querySelector("a").focus();
        item.classList.add("is-closed");
    }
    for (const open of document.querySelectorAll(".tools__qr[open]")) open.open = false;
});

// On a narrow screen the bar scrolls: the column one is in comes into view, the page stays where it is.
const bar = document.querySelector(".column-bar");
const here = bar?.querySelector(":scope > ul > li > [aria-current]");
if (here) bar.scrollLeft = here.offsetLeft - (bar.clientWidth - here.offsetWidth) / 2;

showPressed();
