"""What a person is told when a rule refuses."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from workflow.rules.who_may_sign import Decision, Refusal

NAMED_PAGES = 5  # in a message; more would not be read

REFUSAL_TEXTS = {
    Refusal.NOT_A_REVIEWER: _("You are not a reviewer of this stage."),
    Refusal.CONTRIBUTED: _(
        "You wrote, edited or submitted this text, so somebody else has to review it."
    ),
    Refusal.SIGNED_EARLIER_STAGE: _(
        "You have signed another stage of this review. Each stage needs a different person."
    ),
    Refusal.NOT_A_SECOND_PERSON: _("Only a final reviewer or a superuser can confirm this."),
    Refusal.FIRST_PERSON: _("This was your own decision, so somebody else has to confirm it."),
    Refusal.CLAIMED: _("A colleague has claimed this text and is reading it."),
}

WROTE_REVISION = _(
    "You wrote words of this text, or saved them, in your revision #%(revision)s of %(at)s, so "
    "somebody else has to review it."
)
WROTE_FILE = _(
    "You brought “%(file)s”, which this text shows, or wrote its words, so somebody else has to "
    "review the text."
)


def refusal_text(decision: Decision) -> str:
    """Why not, in words; of somebody who wrote in the text, where."""
    hand = decision.hand
    if decision.refusal is Refusal.CONTRIBUTED and hand and hand.revision_id:
        return WROTE_REVISION % {"revision": hand.revision_id, "at": hand.at}
    if decision.refusal is Refusal.CONTRIBUTED and hand and hand.file:
        return WROTE_FILE % {"file": hand.file}
    return str(REFUSAL_TEXTS[decision.refusal]) if decision.refusal else ""


def page_names(pages) -> str:
    """The titles of the pages that a refusal is about."""
    names = "、".join(f"《{page.title}》" for page in pages[:NAMED_PAGES])
    return (
        names if len(pages) <= NAMED_PAGES else gettext("%(names)s and others") % {"names": names}
    )


# The text itself is frozen from its submission on, so nothing else can have changed.
FILE_CHANGED = _(
    "An image or document in this text was changed or deleted after the text was submitted, so it "
    "is no longer what was read. Return it to its author, to be submitted again."
)
PUBLIC_TEXT = _(
    "What readers see of a public page changes only by a release. Save the change as a draft and "
    "submit it for review."
)
PUBLIC_ROW = _(
    "The public page %(pages)s names this, so it cannot be deleted. Take it out there in a draft and "
    "submit that page for review; after its release this can go."
)
WORDS_LEFT_OUT = _(
    "This text was submitted to an older version of the program, which did not count all of its "
    "words, so the signatures given so far do not hold. Return it to its author, or cancel its "
    "schedule, to be submitted again."
)
