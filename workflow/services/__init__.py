"""The verbs of a review. Screens, the demo and importers call these; each is one transaction."""

from workflow.services.release import release_signed_text, release_without_review
from workflow.services.review import return_to_author, sign_off, submit
from workflow.services.takedown import take_down

__all__ = [
    "release_signed_text",
    "release_without_review",
    "return_to_author",
    "sign_off",
    "submit",
    "take_down",
]
