// What is pasted into the editor of a text, read before the editor reads it: its own reading loses
// superscript, keeps words that somebody struck out, and joins the sections of a WeChat article.

{
    const FRAGMENT = "data-draftjs-conductor-fragment"; // what the editor itself puts on the clipboard
    const EDITOR = ".Draftail-Editor";
    const BLOCKS = new Set((
        "ADDRESS ARTICLE ASIDE BLOCKQUOTE CAPTION CENTER DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6"
        + " HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL"
    ).split(" "));
    const UNSEEN = "head, style, script, title, template, .MsoCommentReference";
    const STRUCK_OUT = "del, s, strike, .msoDel";
    const NOTE_MARKS = ".MsoFootnoteReference, .MsoEndnoteReference";
    const LINKS = /^(https?|mailto|tel):/i;
    const HAN = "[\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef\\u3000-\\u303f]";
    // Word breaks the lines of its HTML anywhere. Between Chinese characters that is no blank.
    const LINE_END_IN_CHINESE = new RegExp(`(?<=${HAN})[ \\t]*\\r?\\n[ \\t]*(?=${HAN})`, "g");
    const DEEPEST = 4;
    const leftOut = document.currentScript.dataset.leftOut;

    class Reader {
        blocks = [];
        entityMap = {};
        struckOut = false;
        block = null;

        read(node, format) {
            for (const child of node.childNodes) {
                if (child.nodeType === Node.TEXT_NODE) this.add(child.data, format);
                else if (child.nodeType === Node.ELEMENT_NODE) this.readElement(child, format);
            }
        }

        readElement(element, format) {
            const css = element.getAttribute("style") || "";
            if (element.matches(UNSEEN) || /display:\s*none|mso-hide:\s*all|comment-list/i.test(css)) return;
            if (element.matches(STRUCK_OUT) || /line-through/i.test(css)) {
                this.struckOut ||= element.textContent.trim() !== "";
                return;
            }
            if (element.tagName === "BR") {
                if (this.block) this.put("\n", format);
                return;
            }
            const isBlock = BLOCKS.has(element.tagName);
            if (isBlock) this.block = null;
            this.read(element, this.formatIn(element, css, format));
            if (isBlock) this.block = null;
        }

        formatIn(element, css, format) {
            const inside = { ...format, styles: new Set(format.styles) };
            const { tagName, style } = element;
            const set = (name, on) => on ? inside.styles.add(name) : inside.styles.delete(name);
            if (/^(B|STRONG)$/.test(tagName)) set("BOLD", true);
            if (style.fontWeight) set("BOLD", /^(bold|bolder|[6-9]00)$/.test(style.fontWeight));
            if (/^(I|EM)$/.test(tagName)) set("ITALIC", true);
            if (style.fontStyle) set("ITALIC", /italic|oblique/.test(style.fontStyle));
            const shift = shiftOf(element, css);
            if (shift !== null) {
                set("SUPERSCRIPT", shift > 0);
                set("SUBSCRIPT", shift < 0);
            }
            if (tagName === "OL" || tagName === "UL") {
                inside.list = tagName === "OL" ? "ordered-list-item" : "unordered-list-item";
                inside.depth = format.list ? Math.min(format.depth + 1, DEEPEST) : 0;
            }
            if (tagName === "A" && LINKS.test(element.getAttribute("href") || "")) {
                inside.link = Object.keys(this.entityMap).length;
                this.entityMap[inside.link] = {
                    type: "LINK", mutability: "MUTABLE", data: { url: element.getAttribute("href") },
                };
            }
            inside.isAsTyped ||= tagName === "PRE" || /^(pre|break-spaces)/.test(style.whiteSpace);
            return inside;
        }

        add(data, format) {
            const text = format.isAsTyped ? data.replace(/\r\n?/g, "\n")
                : data.replace(LINE_END_IN_CHINESE, "").replace(/[ \t\r\n\f]+/g, " ");
            if (this.block || text.trim()) this.put(text, format);
        }

        put(text, format) {
            this.block ||= this.open(format);
            if (!this.block.text) text = text.trimStart(); // the sheet indents paragraphs
            else if (this.block.text.endsWith(" ")) text = text.replace(/^ /, "");
            if (!text) return;
            const range = { offset: this.block.text.length, length: text.length };
            this.block.text += text;
            for (const style of format.styles) this.block.inlineStyleRanges.push({ ...range, style });
            if (format.link !== null) this.block.entityRanges.push({ ...range, key: format.link });
        }

        open(format) {
            const block = {
                key: Math.random().toString(36).slice(2, 7), text: "", type: format.list || "unstyled",
                depth: format.depth, inlineStyleRanges: [], entityRanges: [],
            };
            this.blocks.push(block);
            return block;
        }
    }

    // 1 for superscript, -1 for subscript, 0 for neither, null where nothing is said.
    function shiftOf(element, css) {
        if (element.tagName === "SUP" || element.matches(NOTE_MARKS)) return 1;
        if (element.tagName === "SUB") return -1;
        const raised = css.match(/mso-text-raise:\s*(-?[\d.]+)/i);
        if (raised) return Math.sign(raised[1]);
        const align = css.match(/vertical-align:\s*(super|sub|baseline)/i);
        return align ? { super: 1, sub: -1, baseline: 0 }[align[1].toLowerCase()] : null;
    }

    function cutTo(length) {
        return (range) => ({ ...range, length: Math.min(range.length, length - range.offset) });
    }

    // Without blanks and line breaks at the end, nor blocks of nothing else.
    function trimmed(blocks) {
        return blocks.map((block) => {
            const text = block.text.trimEnd();
            const fits = (range) => range.offset < text.length;
            return {
                ...block, text,
                inlineStyleRanges: block.inlineStyleRanges.filter(fits).map(cutTo(text.length)),
                entityRanges: block.entityRanges.filter(fits).map(cutTo(text.length)),
            };
        }).filter((block) => block.text);
    }

    function paste(event) {
        const html = event.clipboardData?.getData("text/html");
        if (!html || html.includes(FRAGMENT) || !event.target.closest?.(EDITOR)) return;
        const reader = new Reader();
        const nothing = { styles: new Set(), list: null, depth: 0, link: null, isAsTyped: false };
        reader.read(new DOMParser().parseFromString(html, "text/html").body, nothing);
        const blocks = trimmed(reader.blocks);
        if (!blocks.length && !reader.struckOut) return; // a picture, perhaps: for the editor to answer
        event.preventDefault();
        event.stopImmediatePropagation();
        if (blocks.length) {
            const carrier = document.createElement("div");
            carrier.setAttribute(FRAGMENT, JSON.stringify({ blocks, entityMap: reader.entityMap }));
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/html", carrier.outerHTML);
            clipboardData.setData("text/plain", blocks.map((block) => block.text).join("\n"));
            event.target.dispatchEvent(
                new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
            );
        }
        if (reader.struckOut) {
            const detail = { text: leftOut, type: "warning" };
            document.dispatchEvent(new CustomEvent("w-messages:add", { detail }));
        }
    }

    document.addEventListener("paste", paste, true);
}
