// Nothing typed into a form of the admin is lost. Before a form is sent, the server is asked whether the
// person is still logged in; if not, or if it cannot be reached, a box says so and the page stays as it
// is. What is typed into a form that says whose it is (members.kept_forms.keeping) is kept on the server
// meanwhile. Nothing is stored on the device.

const box = document.getElementById("login-box");
const QUIET = 1000; // milliseconds after the last key
const LOOK_AGAIN = 3000;
const FAILED = "w-autosave:error";

let asking = false;
let looking; // the timer that runs while the box says what is wrong
let retried = false;

// Who is logged in: "" for the person of this page, else what the box has to say.
async function ask() {
    try {
        const answer = await fetch(box.dataset.standing, { cache: "no-store" });
        if (!answer.ok) return "offline";
        const { person, token } = await answer.json();
        if (person === null) return "ended";
        if (String(person) !== box.dataset.person) return "other";
        renew(token);
        return "";
    } catch {
        return "offline";
    }
}

// A login makes the tokens of older pages void.
function renew(token) {
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
    if (window.wagtailConfig) window.wagtailConfig.CSRF_TOKEN = token;
}

function say(what) {
    for (const part of box.querySelectorAll("[data-says]")) part.hidden = !part.dataset.says.split(" ").includes(what);
    box.dataset.says = what;
    if (!box.open) box.showModal();
    box.querySelector("h2").focus();
    clearInterval(looking);
    if (what !== "again" && what !== "online") looking = setInterval(lookAgain, LOOK_AGAIN);
}

async function lookAgain() {
    const before = box.dataset.says;
    const trouble = await ask();
    if (trouble === before || !(box.open || looking)) return;
    if (trouble) return void (box.open ? say(trouble) : (box.dataset.says = trouble));
    clearInterval(looking);
    looking = undefined;
    saveAgain();
    if (box.open) say(before === "offline" ? "online" : "again");
}

// Draft forms of pages save themselves; this sets it going after it has failed.
function saveAgain() {
    const form = document.querySelector("[data-edit-form][data-controller~=w-autosave]");
    form?.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true, cancelable: false, detail: { type: "edits" } }));
}

function submitterOf(event) {
    const button = event.target.closest?.("button, input");
    const isSubmitter = button?.type === "submit" || button?.type === "image";
    const isPost = isSubmitter && (button.formMethod || button.form?.method) === "post";
    return isPost && !button.disabled ? button : null;
}

// Before any other listener sees it. A click that a script makes has been asked about already, but a
// key may have made it while the draft is being saved.
async function sendWhenStanding(event) {
    const button = submitterOf(event);
    if (!button || !(event.isTrusted || isBeingSaved(button.form))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (asking) return;
    asking = true;
    const trouble = await obstacle(button.form);
    asking = false;
    if (trouble) return say(trouble);
    forms.forEach(forget);
    button.click();
}

// --- A draft that is being saved ------------------------------------------------------------------

// The first saving of a new page makes it, and only then does the form know its address. Sent meanwhile,
// the form would make another one.
const SAVED = "w-autosave:success";
const LONGEST_SAVING = 60_000;
const CLOSE = 100; // milliseconds that a timer may be out
let saving; // the event that announced the saving under way
let began;
let sent; // the draft form that is on its way

function beginSaving(event) {
    // What is sent whole must not be saved beside it.
    if (event.target === sent) return event.preventDefault();
    saving = event;
    began = performance.now();
}

// Announced it is at once, asked of the server only after a while.
function isBeingSaved(form) {
    if (saving === undefined || saving.target !== form) return false;
    return performance.now() - began > Number(form.dataset.wAutosaveIntervalValue) - CLOSE;
}

// "" when the saving under way has come to its end, else what the box has to say.
function untilSaved() {
    return new Promise((resolve) => {
        const ends = [SAVED, FAILED];
        const done = (trouble) => {
            clearTimeout(late);
            ends.forEach((end) => document.removeEventListener(end, saved));
            resolve(trouble);
        };
        const saved = () => done("");
        const late = setTimeout(() => done("offline"), LONGEST_SAVING);
        ends.forEach((end) => document.addEventListener(end, saved));
    });
}

// "" when the form may go now, else what the box has to say.
async function obstacle(form) {
    for (;;) {
        const trouble = await ask();
        if (trouble || !isBeingSaved(form)) return trouble;
        const late = await untilSaved();
        if (late) return late;
    }
}

function noteSending({ target, defaultPrevented }) {
    if (defaultPrevented || !target.matches("[data-controller~=w-autosave]")) return;
    sent = target;
    saving?.preventDefault(); // announced, and asked of nobody yet
    // Somebody may stop the browser on its way.
    setTimeout(() => (sent = undefined), LONGEST_SAVING);
}

// --- What is typed is kept on the server ---------------------------------------------------------

// The forms of pages save themselves as drafts.
const forms = [...document.querySelectorAll("form:not([data-controller~=w-autosave])")].filter((form) => form.elements.form_owner);
// Wagtail's form of one object. Rows, rich text and choices stand in its hidden fields, so all of it is kept.
const objectForm = forms.find((form) => form.matches("[data-edit-form]"));
let untouched; // what it held before anybody wrote in it
let lastKept;
let waiting;
let underWay = new AbortController();

function fieldsOf(form) {
    const isKept = ([name, value]) => typeof value === "string" && form.elements.namedItem(name)?.type !== "password";
    return [...new FormData(form)].filter(isKept).filter(([name]) => !(name in { csrfmiddlewaretoken: 1, form_owner: 1, path: 1 }));
}

function typedInto(form, fields) {
    fields.set("path", new URL(form.getAttribute("action") || "", location.href).pathname);
    const now = fieldsOf(form);
    const wasKept = form.dataset.wUnsavedForceValue === "true";
    // Taken back by its writer: nothing is left to be kept.
    if (!wasKept && JSON.stringify(now) === untouched) return;
    for (const [name, value] of now) fields.append(name, value);
}

function typed() {
    const fields = new FormData();
    fields.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    fields.set("form_owner", forms[0].elements.form_owner.value);
    fields.set("path", location.pathname + location.search);
    if (objectForm) {
        typedInto(objectForm, fields);
        return fields;
    }
    for (const form of forms) {
        for (const field of form.elements) {
            if (!field.name || field.name in { csrfmiddlewaretoken: 1, form_owner: 1, path: 1 }) continue;
            if (field.type === "hidden" || field.type === "file" || field.type === "password" || field.type === "submit") continue;
            if ((field.type === "checkbox" || field.type === "radio") && !field.checked) continue;
            fields.append(field.name, field.value);
        }
    }
    return fields;
}

function keep() {
    waiting = undefined;
    const now = objectForm && JSON.stringify(fieldsOf(objectForm));
    // A key that wrote nothing lets go of nothing.
    if (objectForm && now === (lastKept ?? untouched)) return;
    underWay.abort();
    underWay = new AbortController();
    // What cannot be kept now is kept with the next key, and the form asks before it is sent.
    fetch(box.dataset.keep, { method: "POST", body: typed(), signal: underWay.signal })
        .then(({ ok }) => ok && (lastKept = now))
        .catch(() => {});
}

function keepSoon() {
    clearTimeout(waiting);
    waiting = setTimeout(keep, QUIET);
}

function forget() {
    clearTimeout(waiting);
    waiting = undefined;
    underWay.abort();
}

function keepOnLeaving() {
    if (waiting === undefined) return;
    clearTimeout(waiting);
    navigator.sendBeacon(box.dataset.keep, typed());
}

if (box) {
    window.addEventListener("click", sendWhenStanding, true);
    box.addEventListener("close", () => box.dataset.says in { again: 1, online: 1 } && clearInterval(looking));
    document.addEventListener(FAILED, async ({ detail }) => {
        if (detail.type !== "server_error" && detail.type !== "locked") return;
        const trouble = await ask();
        if (trouble) return say(trouble);
        if (!retried) saveAgain();
        retried = true;
    });
    document.addEventListener("w-autosave:save", beginSaving);
    for (const event of [SAVED, FAILED]) document.addEventListener(event, () => (saving = undefined));
    window.addEventListener("submit", noteSending);
    document.addEventListener(SAVED, () => (retried = false));
    for (const form of forms) form.addEventListener("input", keepSoon);
    if (objectForm) {
        // A rich text and a choice say nothing else.
        for (const event of ["change", "keyup"]) objectForm.addEventListener(event, keepSoon);
        objectForm.addEventListener("focusin", () => (untouched ??= JSON.stringify(fieldsOf(objectForm))));
    }
    if (forms.length) {
        window.addEventListener("pagehide", keepOnLeaving);
        // A form that was refused shows again what it held, and that is kept no longer.
        if (document.querySelector("form textarea.error, .w-field--error textarea, .review__trouble")) keepSoon();
    }
}

// --- Two editors of one page -------------------------------------------------------------------

// What stands in the form goes to the comparison, in a window of its own; it is not saved.
document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-compare]");
    if (!button) return;
    const copy = document.createElement("form");
    Object.assign(copy, { method: "post", action: button.dataset.compare, target: "_blank", hidden: true });
    for (const [name, value] of new FormData(document.querySelector("[data-edit-form]"))) {
        const field = document.createElement("input");
        if (typeof value === "string") copy.append(Object.assign(field, { type: "hidden", name, value }));
    }
    document.body.append(copy);
    copy.submit();
    copy.remove();
});
