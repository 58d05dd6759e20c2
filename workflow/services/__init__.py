"""The verbs of a review. Screens, the demo and importers call these; each is one transaction."""

from workflow.services.address import change_address
from workflow.services.claims import claim, delegate, give_up_claim
from workflow.services.due import publish_due
from workflow.services.emergency import (
    confirm_emergency,
    decline_emergency,
    request_emergency,
)
from workflow.services.policy import lay_out_policy, remove_policy, set_policy
from workflow.services.release import release_signed_text, release_without_review
from workflow.services.review import (
    return_to_author,
    return_to_stage,
    sign_off,
    submit,
    take_over,
)
from workflow.services.schedule import cancel_schedule
from workflow.services.stages import OtherTextError
from workflow.services.takedown import confirm_take_down, retract, take_down

__all__ = [
    "OtherTextError",
    "cancel_schedule",
    "change_address",
    "claim",
    "confirm_emergency",
    "confirm_take_down",
    "decline_emergency",
    "delegate",
    "give_up_claim",
    "lay_out_policy",
    "publish_due",
    "release_signed_text",
    "release_without_review",
    "remove_policy",
    "request_emergency",
    "retract",
    "return_to_author",
    "return_to_stage",
    "set_policy",
    "sign_off",
    "submit",
    "take_down",
    "take_over",
]
