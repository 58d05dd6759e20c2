"""An act of the evidence in words, as true as its details make it."""

from django.utils.translation import gettext as _

from evidence.models import Evidence
from workflow.models import Release
from workflow.selectors.emergencies import DECLINED


def act_words(action: str, details: dict) -> str:
    """What was done. A page that went down was not released, though its row has that action."""
    kind = details.get("kind")
    if action == Evidence.Action.RELEASE and kind in Release.DOWN:
        return str(Release.Kind(kind).label)
    if action == Evidence.Action.EMERGENCY and details.get("step") == DECLINED:
        return _("emergency release declined")
    # The value itself when a later version of the program wrote it.
    return str(Evidence.Action(action).label if action in Evidence.Action.values else action)


def kind_words(action: str, details: dict) -> str:
    """By what right a page was released; empty for any other act."""
    kind = details.get("kind", "")
    if action != Evidence.Action.RELEASE or kind in Release.DOWN:
        return ""
    return str(Release.Kind(kind).label if kind in Release.Kind.values else kind)
