"""Guards of the text: what the digest counts, and what stores a public text."""

from guards.guard import Guard

DIGEST = ("tests/evidence/test_digest.py",)
WORDS = ("tests/workflow/text/test_signed_words.py",)
OLDER = ("tests/workflow/text/test_older_digests.py",)
ROWS = ("tests/workflow/text/test_public_rows.py",)
NAMED = ("tests/workflow/text/test_signed_references.py",)
PUBLIC = ("tests/workflow/text/test_public_text.py",)

GUARDS: tuple[Guard, ...] = (
    Guard(
        "plain words are never rewritten",
        "evidence/digest.py",
        "return without_keys(text) if isinstance(text, RichHtml) else text",
        "return without_keys(text)",
        DIGEST,
    ),
    Guard(
        "what stands in a text area is no markup",
        "evidence/digest.py",
        "any(tag[1] in _OPAQUE for tag in _TAG.finditer(html))",
        "False",
        DIGEST,
    ),
    Guard(
        "rich text is taken as it is stored",
        "workflow/text/content.py",
        "(block.get_prep_value(value) if to_be_stored else value.source)",
        "block.get_prep_value(value)",
        WORDS,
    ),
    Guard(
        "older signatures do not hold where words were left out",
        "workflow/selectors/older_digests.py",
        "if hides_words(text, version) or not _signed_texts_hide_nothing(page_id, submitted):",
        "if not _signed_texts_hide_nothing(page_id, submitted):",
        OLDER,
    ),
    Guard(
        "nor where they were left out of a text that was signed",
        "workflow/selectors/older_digests.py",
        "if hides_words(text, version) or not _signed_texts_hide_nothing(page_id, submitted):",
        "if hides_words(text, version):",
        OLDER,
    ),
    Guard(
        "words that an older release left out are named",
        "workflow/verification/live.py",
        "if pieces := words_left_out(content, version):",
        "if pieces := []:",
        OLDER,
    ),
    Guard(
        "no code changes a public text in place",
        "workflow/guards/page_writes.py",
        "if page.live and not is_as_released(page, update_fields, newest):",
        "if False:",
        PUBLIC,
    ),
    Guard(
        "no words are hidden in a text of an older release",
        "workflow/guards/public_text.py",
        "    if words_left_out(fields, version):",
        "    if False:",
        OLDER,
    ),
    Guard(
        "no code changes a row of a public page",
        "workflow/guards/rows.py",
        "if not raw and page_changed_by(instance):",
        "if False:",
        ROWS,
    ),
    Guard(
        "no code deletes a row of a public page",
        "workflow/guards/rows.py",
        "if page and not _is_deleted(page, origin):",
        "if False:",
        ROWS,
    ),
    Guard(
        "no code changes a list of a public page",
        "workflow/guards/rows.py",
        'if list_changed_by(sender, pairs, adds=action == "pre_add"):',
        "if False:",
        ROWS,
    ),
    Guard(
        "what a public page names is not deleted",
        "workflow/guards/rows.py",
        "if pages := public_pages_naming(instance):",
        "if pages := []:",
        NAMED,
    ),
    Guard(
        "what the body of a public page chooses is not deleted",
        "workflow/guards/signed_references.py",
        "    if model is Page:",
        "    if False:",
        NAMED,
    ),
    Guard(
        "a keyword of a public page keeps its name",
        "workflow/guards/rows.py",
        "if instance.name not in names and public_pages_naming(instance):",
        "if False:",
        NAMED,
    ),
    Guard(
        "a draft takes no row from a public page",
        "workflow/guards/page_writes.py",
        "if public_page_losing_rows(page):",
        "if False:",
        ROWS,
    ),
)
