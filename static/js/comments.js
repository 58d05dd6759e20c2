// Writing a comment inside the article. Loaded when the reader asks for the form; all words come
// with it from the server. What was typed is kept in this window until the server has it, its writer
// logs out (site.js), or somebody else writes here.

let box, section;

const keyOf = (form) => `comment:${form.dataset.person}:${form.action}`;

function keep(form) {
    try {
        if (form.elements.body.value) sessionStorage.setItem(keyOf(form), form.elements.body.value);
        else sessionStorage.removeItem(keyOf(form));
    } catch {
        // Storage is switched off: the text stands in the form all the same.
    }
}

function kept(form) {
    try {
        for (const key of Object.keys(sessionStorage)) {
            const isOthers = key.startsWith("comment:") && !key.startsWith(`comment:${form.dataset.person}:`);
            if (form.dataset.person && isOthers) sessionStorage.removeItem(key);
        }
        return sessionStorage.getItem(keyOf(form)) || "";
    } catch {
        return "";
    }
}

function say(words) {
    const problem = box.querySelector("[role=alert]");
    problem.textContent = words;
    problem.focus();
}

async function ask(address, options = {}) {
    const answer = await fetch(address, { ...options, headers: { "X-Requested-With": "fetch" } });
    const html = await answer.text();
    // An error page of the server or of something in between is not put into the article.
    if (!html.includes("comment-form")) throw new Error(answer.status);
    return [answer.status, html];
}

function show(html, typed = "") {
    box.innerHTML = html;
    const form = box.querySelector("form");
    if (form) {
        const body = form.elements.body;
        body.value ||= typed || kept(form);
        form.addEventListener("input", () => keep(form));
        form.addEventListener("submit", send);
    }
    const problem = box.querySelector("[role=alert]:not(:empty), [role=status]");
    (box.querySelector("[name=captcha_answer]") || problem || form?.elements.body)?.focus();
}

async function send(event) {
    event.preventDefault();
    const form = event.currentTarget;
    keep(form);
    const data = new URLSearchParams(new FormData(form, event.submitter));
    const buttons = form.querySelectorAll("button");
    for (const button of buttons) button.disabled = true;
    try {
        const [status, html] = await ask(form.action, { method: "POST", body: data });
        if (status === 201) {
            form.elements.body.value = "";
            keep(form);
        }
        show(html, data.get("body"));
    } catch {
        say(section.dataset.offline);
    } finally {
        for (const button of buttons) button.disabled = false;
    }
}

function addSheet(address) {
    if (document.querySelector(`link[href="${address}"]`)) return;
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = address;
    document.head.append(sheet);
}

// Puts the form below the comment it answers, or at the end; rejects when it cannot be had.
export async function open(link) {
    section = link.closest("[data-module]");
    addSheet(section.dataset.sheet);
    const typed = box?.querySelector("textarea")?.value || "";
    const [, html] = await ask(link.href);
    box ||= document.createElement("div");
    const line = link.closest("p");
    (line.closest("li") ? line.nextElementSibling : line).after(box);
    show(html, typed);
}
