from workflow.models.claims import ReviewClaim
from workflow.models.evidence import Evidence
from workflow.models.policies import ReviewPolicy, stages_for
from workflow.models.releases import Release, SignedContent
from workflow.models.tasks import ReviewTask

__all__ = [
    "Evidence",
    "Release",
    "ReviewClaim",
    "ReviewPolicy",
    "ReviewTask",
    "SignedContent",
    "stages_for",
]
