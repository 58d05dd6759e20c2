"""What a person is told when a rule refuses."""

from django.utils.translation import gettext_lazy as _

from workflow.rules import Refusal

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

# The text itself is frozen from its submission on, so nothing else can have changed.
FILE_CHANGED = _(
    "An image or document in this text was changed or deleted after the text was submitted, so it "
    "is no longer what was read. Return it to its author, to be submitted again."
)
